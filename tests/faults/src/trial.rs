//! The trials, each in its long form for the program and in a short one for `cargo nextest run`.

pub mod calls;
pub mod cut;
pub mod full;
pub mod kill;
pub mod sync;

use std::path::Path;
use std::time::Duration;

use crate::load::{Heard, Load};
use crate::writer::Job;

/// How long a store may take until the first acknowledgement, on a slow machine with a large file.
const FIRST_WAIT: Duration = Duration::from_secs(120);
/// How often a writer asks again when a machine under load says that the store is busy.
const PATIENCE: u32 = 20;
const END_WAIT: Duration = Duration::from_secs(120);

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Four writers, spread over some processes, that have begun to be acknowledged.
fn begin(program: &Path, job: &Job, processes: u32, heard: &mut Heard) -> Vec<Load> {
    let writers = (job.writers / processes).max(1);
    let mut loads: Vec<Load> = Vec::new();
    for place in 0..processes {
        let load = Load::start(program, &[], &Job { first: place * writers, writers, ..job.clone() });
        let before = heard.kept.len();
        if !load.listen(heard, FIRST_WAIT, |heard| heard.kept.len() > before) {
            heard.wrong.push(format!("a load of round {} came to nothing: {:?}", job.round, heard.refused));
        }
        loads.push(load);
    }
    loads
}

/// A time between a fifth of the pace and the whole, another each round.
fn pause(pace: Duration, round: u32) -> Duration {
    pace / 5 + pace * 4 / 5 * (round * 37 % 100) / 100
}
