//! `kill -9` while it writes: of the process that holds the store, or of the whole PostgreSQL behind it.
//!
//! What the process gave to the kernel outlives it, so this shows that revisions are whole and that the store opens again, not that
//! commits are synced.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{END_WAIT, PATIENCE, begin, pause};
use crate::disk::open_folder;
use crate::inspect::{Depth, inspect, inspect_opened};
use crate::load::Heard;
use crate::server::Server;
use crate::table::Tally;
use crate::writer::Job;

/// Who is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Victim {
    /// The process with the SQLite file.
    Sqlite,
    /// The client of PostgreSQL.
    Client,
    /// PostgreSQL itself, postmaster and all.
    Server,
}

#[derive(Debug, Clone, clap::Args)]
pub struct Plan {
    #[arg(long, value_enum, default_value = "sqlite")]
    pub victim: Victim,
    #[arg(long, default_value_t = 100)]
    pub rounds: u32,
    #[arg(long, default_value_t = 4)]
    pub writers: u32,
    /// Longest time of writing in a round, in milliseconds.
    #[arg(long, default_value_t = 1_500)]
    pub pace: u64,
    /// Begins with a copy of this SQLite file.
    #[arg(long)]
    pub from: Option<PathBuf>,
    /// Rounds from one look at the whole store, `verify` included, to the next; the last is always whole.
    #[arg(long, default_value_t = 1)]
    pub whole_every: u32,
}

/// # Panics
/// If what the trial stands on cannot be set up.
pub fn run(program: &Path, plan: &Plan) -> Option<Tally> {
    let folder = open_folder().expect("a folder");
    let file = folder.path().join("store.sqlite");
    if let Some(from) = &plan.from {
        std::fs::copy(from, &file).expect("the file can be copied");
    }
    let mut server = match plan.victim {
        Victim::Sqlite => None,
        Victim::Client | Victim::Server => Some(Server::make(folder.path(), &[])?),
    };
    if let Some(server) = &mut server {
        server.start();
        server.open().expect("a new server answers");
    }
    let address = server.as_ref().map_or_else(|| file.display().to_string(), Server::address);
    let (mut heard, mut tally) = (Heard::default(), Tally::of(format!("kill -9, {:?}", plan.victim)));
    for round in 0..plan.rounds {
        let job = Job { round, patience: PATIENCE, opens: PATIENCE, writers: plan.writers, ..Job::at(&address) };
        let mut loads = begin(program, &job, 1, &mut heard);
        loads[0].listen(&mut heard, pause(Duration::from_millis(plan.pace), round), |_| false);
        match (plan.victim, &mut server) {
            (Victim::Server, Some(server)) => server.kill(),
            _ => loads.iter_mut().for_each(|load| load.kill()),
        }
        for load in loads {
            let status = load.end(&mut heard, END_WAIT);
            assert!(!status.success(), "it was killed while it wrote");
        }
        let is_whole = (round + 1) % plan.whole_every == 0 || round + 1 == plan.rounds;
        let depth = if is_whole { Depth::Whole } else { Depth::Round(round) };
        let began = Instant::now();
        tally.add(match &mut server {
            Some(server) if plan.victim == Victim::Server => {
                server.start();
                server.open().and_then(|store| inspect_opened(&store, began, &heard, round, depth))
            }
            _ => inspect(&address, &heard, round, depth),
        });
    }
    tally.hear(&heard);
    Some(tally)
}
