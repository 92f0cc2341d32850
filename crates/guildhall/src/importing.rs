//! Takes in a file of records.

use std::path::{Path, PathBuf};

use clap::Args;
use exchange::{Form, Intake, Log, Mapping};
use practice::desk::Occasion;
use record::{Actor, Filter, Page, Query, Words};
use store::Bodies;

use crate::opening::{Open, Where};
use crate::{Done, Stopped, shown, told};

#[derive(Args)]
pub struct Import {
    /// Files of records: CSV or XLSX with a header of field names, JSON with a list of objects, or XES
    #[arg(required_unless_present = "take_back")]
    files: Vec<PathBuf>,
    /// The register that the records belong to
    #[arg(long, required_unless_present_any = ["map", "take_back"])]
    register: Option<String>,
    /// What the columns of an event log mean: each event becomes a version at its own time
    #[arg(long, conflicts_with = "register")]
    map: Option<PathBuf>,
    /// With --map: a CSV file for every value that is kept as told although our rules speak against it
    #[arg(long, requires = "map")]
    odd: Option<PathBuf>,
    /// Take back what an import of an event log made: its number
    #[arg(long, conflicts_with_all = ["files", "register", "map"])]
    take_back: Option<String>,
    /// With --take-back: leave what somebody has changed since
    #[arg(long, requires = "take_back")]
    leave_changed: bool,
    /// Who brings them in: a user name
    #[arg(long = "as")]
    actor: String,
    /// The body whose records they are, by its code; where it is not said, that of whoever brings them in
    #[arg(long)]
    company: Option<String>,
    /// Why, for the history of each record
    #[arg(long, default_value = "Import")]
    why: String,
    /// Judge every row, keep nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(place: &Where, import: Import) -> Done {
    match (&import.take_back, &import.map, &import.files[..], &import.register) {
        (Some(number), ..) => take_back(place, &import, number),
        (_, Some(map), ..) => take_log(place, &import, map),
        (_, _, [file], Some(register)) => take_rows(place, &import, file, register),
        _ => Err(Stopped("Without --map, one file is taken in at a time.".into())),
    }
}

fn take_back(place: &Where, import: &Import, number: &str) -> Done {
    let open = place.open()?;
    let actor = open.person(&import.actor)?;
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: number };
    let (gone, left) = exchange::take_back(&open.desk, on, number, import.leave_changed)?;
    println!("{gone} records of {number} were taken back; {} stay, because they were changed since.", left.len());
    for name in left {
        println!("  {name}");
    }
    Ok(())
}

fn take_log(place: &Where, import: &Import, map: &Path) -> Done {
    let text = std::fs::read_to_string(map).map_err(|error| Stopped(format!("{}: {error}", shown(map))))?;
    let open = place.open()?;
    let mapping = Mapping::read(&shown(map), &text, &open.desk.dictionary).map_err(|faults| Stopped(told(&faults)))?;
    let actor = open.person(&import.actor)?;
    let actor = match &import.company {
        Some(code) => within(&open, actor, code)?,
        None => actor,
    };
    let not_written = |error: csv::Error| Stopped(format!("The list of odd values cannot be written: {error}."));
    let mut list = import.odd.as_deref().map(csv::Writer::from_path).transpose().map_err(not_written)?;
    let mut written = list.as_mut().map_or(Ok(()), |list| list.write_record(["place", "field", "message"]));
    let mut odd = |fault: &exchange::RowFault| {
        if let (Some(list), Ok(())) = (&mut list, &written) {
            written = list.write_record([&fault.place, fault.field.as_deref().unwrap_or_default(), &fault.message]);
        }
    };
    let bar = indicatif::ProgressBar::no_length();
    let style = indicatif::ProgressStyle::with_template("{pos} of {len} events, {per_sec}, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()));
    let mut progress = |done: usize, of: usize| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    };
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: "import" };
    let files = &import.files;
    let log = Log { mapping: &mapping, files, is_rehearsal: import.dry_run, progress: &mut progress, odd: &mut odd };
    let report =
        exchange::take_log(&open.desk, on, log).map_err(|not| Stopped(format!("{not}\nNothing was taken in.")))?;
    bar.finish_and_clear();
    written.map_err(not_written)?;
    let (from, to) = report.revisions;
    println!("{} records from {} events, each a version.", report.records, report.rows);
    for (register, count) in &report.named {
        println!("{count} records of {register} made, because they are named.");
    }
    for ((field, message), count) in &report.odd {
        println!("{count:>8} kept as told: {field}: {message}");
    }
    match import.dry_run {
        true => println!("Nothing was kept: this was a dry run."),
        false => println!("Import {}, revisions {from} to {to}. Take it back with --take-back.", report.number),
    }
    Ok(())
}

/// The same person, in one body alone: who belongs to one body writes its records.
fn within(open: &Open, actor: Actor, code: &str) -> Done<Actor> {
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let query = Query::all(record::register::COMPANIES).and(Filter::is("code", code));
    let found = actor.asks(&open.desk.dictionary, &query, &words)?.ids(&mut &open.desk.store, Page::ONE)?.pop();
    match found {
        Some(body) if actor.bodies.holds(&body) => Ok(Actor { bodies: Bodies::of([body]), ..actor }),
        _ => Err(Stopped(format!("`{code}` is not the code of a body whose records you write."))),
    }
}

fn take_rows(place: &Where, import: &Import, file: &Path, register: &str) -> Done {
    let form = Form::of(&shown(file)).ok_or_else(|| {
        Stopped("The file should end in .csv, .json, .jsonl, .xlsx or .xes, or in .gz after that.".into())
    })?;
    let bytes = std::fs::read(file).map_err(|error| Stopped(format!("{}: {error}", shown(file))))?;
    let faults = |faults: Vec<exchange::RowFault>| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{}: {fault}", shown(file))).collect();
        Stopped(format!("{}\n{} faults; nothing was taken in.", lines.join("\n"), lines.len()))
    };
    let rows = exchange::read(form, &bytes).map_err(faults)?;
    let open = place.open()?;
    let actor = open.person(&import.actor)?;
    let progress = indicatif::ProgressBar::new_spinner().with_message(format!("{} rows", rows.len()));
    progress.enable_steady_tick(std::time::Duration::from_millis(200));
    let on = Occasion { actor: &actor, now: open.now, why: &import.why, request: "import" };
    let intake = Intake { register, rows: &rows, is_rehearsal: import.dry_run };
    let saved = match exchange::take(&open.desk, on, intake) {
        Ok(saved) => saved,
        Err(exchange::NotTaken::Faults(some)) => return Err(faults(some)),
        Err(other) => return Err(other.into()),
    };
    progress.finish_and_clear();
    match (import.dry_run, saved.first().and_then(|one| one.revision)) {
        (true, _) => println!("{} rows are in order. Nothing was kept: this was a dry run.", saved.len()),
        (false, Some(revision)) => println!("{} records taken in, as revision {revision}.", saved.len()),
        (false, None) => println!("{} rows, and nothing in them was new.", saved.len()),
    }
    Ok(())
}
