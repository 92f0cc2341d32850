//! Each of the first write calls fails once, as on a full disk: the step is refused, the next try goes well, nothing is spoilt.

use std::path::Path;

use super::END_WAIT;
use crate::disk::open_folder;
use crate::inspect::{Depth, inspect};
use crate::load::{Heard, Load};
use crate::table::Tally;
use crate::trace::{Injection, Traced};
use crate::writer::Job;

const CALLS: &str = "pwrite64,write";

#[derive(Debug, Clone, clap::Args)]
pub struct Plan {
    #[arg(long, default_value_t = 1)]
    pub from: u32,
    #[arg(long, default_value_t = 500)]
    pub until: u32,
    #[arg(long, default_value_t = 1)]
    pub step: u32,
    /// Steps in each round: 60 make some 1,300 calls and never fold the log, 150 do.
    #[arg(long, default_value_t = 60)]
    pub steps: u32,
    /// Only calls on the index of the log, of which a long look at the store keeps the log from beginning anew. The first eight make
    /// it; the next eight come with 4,062 pages in the log, which takes some 500 steps.
    #[arg(long)]
    pub index: bool,
    /// What the call answers: ENOSPC, EFBIG, EDQUOT, EIO.
    #[arg(long, default_value = "ENOSPC")]
    pub error: String,
}

/// The error says what this machine lacks.
///
/// # Panics
/// If what the trial stands on cannot be set up.
pub fn run(program: &Path, plan: &Plan) -> Result<Tally, String> {
    if let Some(lacking) = crate::trace::lacking() {
        return Err(lacking);
    }
    let mut tally = Tally::of(format!("write call {} to {} fails, {}", plan.from, plan.until, plan.error));
    let (mut untouched, mut unnoticed, mut all) = (0, 0, Heard::default());
    for number in (plan.from..=plan.until).step_by(plan.step as usize) {
        let folder = open_folder().expect("a folder");
        let (file, log) = (folder.path().join("store.sqlite"), folder.path().join("trace"));
        let address = file.display().to_string();
        let ends: &[&str] = if plan.index { &["-shm"] } else { &["", "-wal", "-shm", "-journal"] };
        let files = ends.iter().map(|end| format!("{address}{end}").into()).collect();
        let injection = Injection { calls: CALLS, error: &plan.error, when: number.to_string(), files };
        let job = Job { writers: 1, steps: plan.steps, patience: 3, opens: 3, pinned: plan.index, ..Job::at(&address) };
        let mut heard = Heard::default();
        let status = Load::start(program, &injection.words(&log), &job).end(&mut heard, END_WAIT);
        match Traced::read(&log).injected.len() {
            0 => untouched += 1,
            _ if heard.refusals() == 0 => unnoticed += 1,
            _ => {}
        }
        if !status.success() || heard.kept.len() as u32 != plan.steps {
            tally.wrong(format!("call {number}: writing did not go on: {:?}", heard.refused));
        }
        tally.add(inspect(&address, &heard, 1, Depth::Whole));
        tally.hear(&heard);
        for (sentence, times) in heard.refused {
            *all.refused.entry(sentence.replace(&address, "…")).or_default() += times;
        }
    }
    tally.note(super::sync::sentences(&all));
    tally.note(format!(
        "{untouched} rounds had fewer calls than that; in {unnoticed} the call folded the log, which is tried again with the next."
    ));
    Ok(tally)
}
