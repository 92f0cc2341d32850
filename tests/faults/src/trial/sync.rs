//! A sync that fails: from then on nothing is acknowledged, whether the disk stays ill or seems well again.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{END_WAIT, Engine, begin};
use crate::disk::open_folder;
use crate::inspect::{Depth, inspect, inspect_opened};
use crate::load::{Heard, Load};
use crate::server::Server;
use crate::table::Tally;
use crate::trace::{Injection, STORE, Traced};
use crate::writer::Job;

const SYNCS: &str = "fsync,fdatasync";
const STEPS: u32 = 120;
/// Within this, PostgreSQL must have stopped to acknowledge.
const STOP_WAIT: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, clap::Args)]
pub struct Plan {
    #[arg(long, value_enum, default_value = "sqlite")]
    pub engine: Engine,
    /// The first sync of a thread that fails, and the last.
    #[arg(long, default_value_t = 1)]
    pub from: u32,
    #[arg(long, default_value_t = 100)]
    pub until: u32,
    #[arg(long, default_value_t = 1)]
    pub step: u32,
    /// With one writer nothing at all may be acknowledged after the failure; with several, each of the others may be about to
    /// tell what was on disk before it.
    #[arg(long, default_value_t = 1)]
    pub writers: u32,
}

/// The error says what this machine lacks.
///
/// # Panics
/// If what the trial stands on cannot be set up.
pub fn run(program: &Path, plan: &Plan) -> Result<Tally, String> {
    if let Some(lacking) = crate::trace::lacking() {
        return Err(lacking);
    }
    match plan.engine {
        Engine::Sqlite => Ok(sqlite(program, plan)),
        Engine::Postgres => postgres(program),
    }
}

fn sqlite(program: &Path, plan: &Plan) -> Tally {
    let mut tally = Tally::of(format!("a sync fails, SQLite, {} writer", plan.writers));
    let (mut untouched, mut on_folder, mut folding, mut at_end) = (0, 0, 0, 0);
    for number in (plan.from..=plan.until).step_by(plan.step as usize) {
        // Only this one, as if the disk were well again; and all from here.
        for when in [number.to_string(), format!("{number}+")] {
            let folder = open_folder().expect("a folder");
            let (file, log) = (folder.path().join(STORE), folder.path().join("trace"));
            let injection = Injection { calls: SYNCS, error: "EIO", when: when.clone(), files: vec![] };
            let address = file.display().to_string();
            let job = Job { writers: plan.writers, steps: STEPS, patience: 10, ..Job::at(&address) };
            let mut heard = Heard::default();
            let status = Load::start(program, &injection.words(&log), &job).end(&mut heard, END_WAIT);
            let traced = Traced::read(&log);
            let late = traced.kept_after.len();
            if !traced.on_folder.is_empty() && traced.injected.is_empty() {
                on_folder += 1;
            } else if traced.injected.is_empty() {
                untouched += 1;
            } else if status.success() {
                // While the store was closed, after the last step.
                at_end += 1;
            }
            if traced.injected.first().is_some_and(|line| line.contains(&format!("{STORE}>"))) {
                folding += 1;
            }
            if late as u32 > plan.writers - 1 {
                let failed = &traced.injected[0];
                tally.wrong(format!("sync {when}: {late} acknowledged after {failed}, first {}", traced.kept_after[0]));
            }
            let stopped: u64 =
                heard.refused.iter().filter(|(told, _)| told.contains("stopped writing")).map(|(_, n)| n).sum();
            if stopped > 2 * u64::from(plan.writers) {
                tally.wrong(format!("sync {when}: it went on for {stopped} refusals after its store had stopped"));
            }
            if status.success() && heard.kept.len() as u32 != STEPS * plan.writers {
                tally.wrong(format!("sync {when}: it ended as if all were well, with {} steps", heard.kept.len()));
            }
            tally.add(inspect(&address, &heard, 1, Depth::Whole));
            tally.hear(&heard);
        }
    }
    tally.note(format!(
        "{untouched} rounds had fewer syncs than that; in {on_folder} only the folder was hit, in {folding} the file and not \
         its log, in {at_end} only the closing of the store."
    ));
    tally
}

/// PostgreSQL answers a failed sync with a panic of its own; the store must make nothing else of it.
fn postgres(program: &Path) -> Result<Tally, String> {
    let folder = open_folder().expect("a folder");
    let mut server = Server::make(folder.path(), &[]).ok_or("PostgreSQL is not installed")?;
    server.start();
    server.open().map_err(|error| error.to_string())?;
    let mut tally = Tally::of("a sync fails, PostgreSQL, 4 writers");
    let mut heard = Heard::default();
    let job = Job { patience: 200, reads: true, ..Job::at(&server.address()) };
    let load = begin(program, &job, 1, &mut heard).remove(0);
    load.listen(&mut heard, STOP_WAIT, |_| false);
    let log = folder.path().join("trace");
    let injection = Injection { calls: SYNCS, error: "EIO", when: "1+".to_owned(), files: vec![] };
    let mut words = injection.words(&log);
    words.extend(server.tree().iter().flat_map(|id| ["-p".into(), id.to_string().into()]));
    let mut strace = std::process::Command::new(&words[0]).args(&words[1..]).spawn().expect("strace starts");
    let began = Instant::now();
    let is_hit = || std::fs::read_to_string(&log).is_ok_and(|text| text.contains("(INJECTED)"));
    while !is_hit() && began.elapsed() < END_WAIT {
        load.listen(&mut heard, Duration::from_millis(5), |_| false);
    }
    load.listen(&mut heard, STOP_WAIT, |_| false);
    let before = heard.acknowledged();
    load.listen(&mut heard, STOP_WAIT * 3, |_| false);
    let late = heard.acknowledged() - before;
    if late > 0 {
        tally.wrong(format!("{late} acknowledged more than {STOP_WAIT:?} after the first failed sync"));
    }
    server.kill();
    load.end(&mut heard, END_WAIT);
    let _ = strace.wait();
    let began = Instant::now();
    server.start();
    tally.add(server.open().and_then(|store| inspect_opened(&store, began, &heard, 1, Depth::Whole)));
    tally.hear(&heard);
    tally.note(sentences(&heard));
    Ok(tally)
}

/// The refusals, and how often each was said.
pub(super) fn sentences(heard: &Heard) -> String {
    let told = heard.refused.iter().map(|(sentence, times)| format!("- {times} times: {sentence}"));
    told.collect::<Vec<_>>().join("\n")
}
