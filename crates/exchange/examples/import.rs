//! Takes in an event log and says how fast: `import STORE MAPPING FILE...`, the store as `sqlite:FILE` or a PostgreSQL address.

use std::path::{Path, PathBuf};
use std::time::Instant;

use exchange::{Log, Mapping, take_log};
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Dictionary, Draft};
use store::{Bodies, Store};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [place, map, files @ ..] = &arguments[..] else { return Err("import STORE MAPPING FILE...".into()) };
    let store = match place.strip_prefix("sqlite:") {
        Some(file) => Store::sqlite(Path::new(file))?,
        None => Store::postgres(place)?,
    };
    let mut texts = Vec::new();
    for folder in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers"))? {
        for file in std::fs::read_dir(folder?.path())? {
            let file = file?.path();
            texts.push((file.display().to_string(), std::fs::read_to_string(&file)?));
        }
    }
    let dictionary = Dictionary::load(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let desk = Desk::open(store, dictionary.map_err(|faults| format!("{faults:?}"))?)?;
    let now = "2026-11-01T09:00:00Z".parse()?;
    let setup = Actor::system("setup", Bodies::shared());
    let on = Occasion { actor: &setup, now, why: "Setup", request: "setup" };
    let body = Draft::new("core_company")
        .with("company", "global")
        .with("code", "log")
        .with("name", "Log")
        .with("customer", "yes");
    let body = desk.save(on, &body)?;
    let actor = Actor::system("importer", Bodies::of([body.sys_id]));
    let mapping = Mapping::read(map, &std::fs::read_to_string(map)?, &desk.dictionary)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
    let started = Instant::now();
    let report = take_log(
        &desk,
        Occasion { actor: &actor, now, why: "Import of an event log", request: "import" },
        Log { mapping: &mapping, files: &files, is_rehearsal: false, progress: &mut |_, _| {}, odd: &mut |_| {} },
    )?;
    let seconds = started.elapsed().as_secs_f64();
    println!("{}: {} records, {} events in {seconds:.1} s", report.number, report.records, report.rows);
    println!("{:.0} events a second; made {:?}", report.rows as f64 / seconds, report.named);
    for ((field, message), count) in &report.odd {
        println!("{count:>8} {field}: {message}");
    }
    Ok(())
}
