//! A power cut while it writes: the file system under the store forgets what it has not written, its own log included.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{END_WAIT, Engine, PATIENCE, begin, pause};
use crate::disk::{Disk, Format};
use crate::inspect::{Depth, inspect, inspect_opened};
use crate::load::Heard;
use crate::server::Server;
use crate::table::Tally;
use crate::writer::Job;

const DISK_MEGABYTES: u64 = 6_000;

#[derive(Debug, Clone, clap::Args)]
pub struct Plan {
    #[arg(long, value_enum, default_value = "sqlite")]
    pub engine: Engine,
    #[arg(long, value_enum, default_value = "ext4")]
    pub disk: Format,
    #[arg(long, default_value_t = 20)]
    pub rounds: u32,
    #[arg(long, default_value_t = 4)]
    pub writers: u32,
    #[arg(long, default_value_t = 2)]
    pub processes: u32,
    /// Longest time of writing in a round, in milliseconds.
    #[arg(long, default_value_t = 4_000)]
    pub pace: u64,
    /// Commits without a sync, to show that losses are seen: `synchronous` is `normal` on SQLite, `off` on PostgreSQL.
    #[arg(long)]
    pub unsynced: bool,
}

/// The error says what this machine lacks.
///
/// # Panics
/// If the disk cannot be cut or mounted again.
pub fn run(program: &Path, plan: &Plan) -> Result<Tally, String> {
    let mut disk = Disk::make(plan.disk, DISK_MEGABYTES)?;
    let mut server = match plan.engine {
        Engine::Sqlite => None,
        Engine::Postgres => {
            let settings: &[&str] = if plan.unsynced { &["synchronous_commit=off"] } else { &[] };
            Some(Server::make(&disk.path(), settings).ok_or("PostgreSQL is not installed")?)
        }
    };
    if let Some(server) = &mut server {
        server.start();
        server.open().map_err(|error| error.to_string())?;
    }
    let address =
        server.as_ref().map_or_else(|| disk.path().join("store.sqlite").display().to_string(), Server::address);
    let unsynced = if plan.unsynced { ", unsynced" } else { "" };
    let mut tally = Tally::of(format!("power cut, {:?} on {:?}{unsynced}", plan.engine, plan.disk));
    let mut heard = Heard::default();
    for round in 0..plan.rounds {
        let job = Job {
            round,
            patience: PATIENCE,
            opens: PATIENCE,
            writers: plan.writers,
            unsynced: plan.unsynced,
            ..Job::at(&address)
        };
        let mut loads = begin(program, &job, plan.processes, &mut heard);
        let cutter = disk.arm();
        loads[0].listen(&mut heard, pause(Duration::from_millis(plan.pace), round), |_| false);
        // First the writers: whoever lives on could take a failure of the dead disk for a success.
        loads.iter_mut().for_each(|load| load.kill());
        if let Some(server) = &mut server {
            server.kill();
        }
        cutter.cut();
        for load in loads {
            load.end(&mut heard, END_WAIT);
        }
        disk.power_up();
        let began = Instant::now();
        tally.add(match &mut server {
            Some(server) => {
                server.start();
                server.open().and_then(|store| inspect_opened(&store, began, &heard, round, Depth::Whole))
            }
            None => inspect(&address, &heard, round, Depth::Whole),
        });
        if plan.unsynced {
            // What is lost once would be counted again.
            tally.acknowledged += heard.acknowledged();
            heard.kept.clear();
            heard.sent.clear();
        }
    }
    tally.hear(&heard);
    Ok(tally)
}
