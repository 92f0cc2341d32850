//! A full disk: writes are refused with a sentence, reads go on, and once there is space writes go on in the same process.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::sync::sentences;
use super::{END_WAIT, Engine, FIRST_WAIT};
use crate::disk::{Disk, Format, ballast, open_folder};
use crate::inspect::{Depth, inspect, inspect_opened};
use crate::load::{Heard, Load};
use crate::server::Server;
use crate::table::Tally;
use crate::writer::Job;

const WRITERS: u32 = 4;
/// How long it may take until the disk is full.
const FILL_WAIT: Duration = Duration::from_secs(180);
/// Within this, writes must go on.
const BACK_WAIT: Duration = Duration::from_secs(5);

/// What is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Limit {
    Tmpfs,
    Ext4,
    Xfs,
    /// The largest file that the process may write. Needs no rights.
    FileSize,
}

#[derive(Debug, Clone, clap::Args)]
pub struct Plan {
    #[arg(long, value_enum, default_value = "sqlite")]
    pub engine: Engine,
    #[arg(long, value_enum, default_value = "ext4")]
    pub limit: Limit,
    #[arg(long, default_value_t = 64)]
    pub megabytes: u64,
    /// How often it is filled and given space.
    #[arg(long, default_value_t = 3)]
    pub rounds: u32,
    /// How long it stays full, in milliseconds.
    #[arg(long, default_value_t = 2_000)]
    pub full: u64,
}

/// The error says what this machine lacks.
///
/// # Panics
/// If what the trial stands on cannot be set up.
pub fn run(program: &Path, plan: &Plan) -> Result<Tally, String> {
    let mut tally = Tally::of(format!("full disk, {:?}, {:?}", plan.engine, plan.limit));
    let folder = open_folder().expect("a folder");
    let disk = match plan.limit {
        Limit::Tmpfs => Some(Disk::make(Format::Tmpfs, plan.megabytes)?),
        Limit::Ext4 => Some(Disk::make(Format::Ext4, plan.megabytes)?),
        Limit::Xfs => Some(Disk::make(Format::Xfs, plan.megabytes)?),
        Limit::FileSize => None,
    };
    let place = disk.as_ref().map_or_else(|| folder.path().to_owned(), Disk::path);
    let mut server = match plan.engine {
        Engine::Sqlite => None,
        Engine::Postgres => {
            let mut server = Server::make(&place, &[]).ok_or("PostgreSQL is not installed")?;
            server.start();
            server.open().map_err(|error| error.to_string())?;
            Some(server)
        }
    };
    let address = server.as_ref().map_or_else(|| place.join("store.sqlite").display().to_string(), Server::address);
    let mut space = Space { ballasts: vec![], limit: 0 };
    if disk.is_some() {
        let each = (plan.megabytes / 4 / u64::from(plan.rounds)).max(1);
        space.ballasts = (0..plan.rounds).map(|number| larger(&place, number, each)).collect();
    } else {
        space.limit = plan.megabytes << 20;
    }
    let mut heard = Heard::default();
    let job = Job { patience: u32::MAX, reads: true, writers: WRITERS, ..Job::at(&address) };
    let mut load = Load::start(program, &space.words(), &job);
    if !load.listen(&mut heard, FIRST_WAIT, |heard| !heard.kept.is_empty()) {
        return Err(format!("nothing was written: {:?}", heard.refused));
    }
    for round in 0..plan.rounds {
        fill(&load, &mut heard, plan, round, &mut tally);
        if let Some(server) = &mut server
            && !server.is_running()
        {
            tally.note(format!(
                "Round {}: PostgreSQL ended by itself on the full disk and was started again.",
                round + 1
            ));
            space.free(load.id());
            server.start();
        } else {
            space.free(load.id());
        }
        back(&load, &mut heard, round, &mut tally);
    }
    load.kill();
    load.end(&mut heard, END_WAIT);
    let began = Instant::now();
    tally.add(match &mut server {
        Some(server) => server.open().and_then(|store| inspect_opened(&store, began, &heard, 1, Depth::Whole)),
        None => inspect(&address, &heard, 1, Depth::Whole),
    });
    tally.rounds = plan.rounds;
    tally.hear(&heard);
    tally.note(sentences(&heard));
    drop(server);
    Ok(tally)
}

/// Listens until nothing is written any more, and then for a while.
fn fill(load: &Load, heard: &mut Heard, plan: &Plan, round: u32, tally: &mut Tally) {
    let before = heard.refusals();
    if !load.listen(heard, FILL_WAIT, |heard| heard.refusals() > before + 20) {
        tally.wrong(format!("round {}: it did not become full within {FILL_WAIT:?}", round + 1));
        return;
    }
    let (reads, unread, kept, refused) = (heard.reads, heard.unread.len(), heard.kept.len(), heard.refusals());
    load.listen(heard, Duration::from_millis(plan.full), |_| false);
    let (reads, unread) = (heard.reads - reads, heard.unread.len() - unread);
    let (kept, refused) = (heard.kept.len() - kept, heard.refusals() - refused);
    tally.note(format!(
        "Round {}, {} ms full: {refused} writes refused, {kept} small ones kept, {reads} reads answered, {unread} not.",
        round + 1,
        plan.full
    ));
    if plan.engine == Engine::Sqlite && (unread > 0 || reads == 0) {
        tally.wrong(format!("round {}: {unread} reads failed while the disk was full, {reads} went well", round + 1));
    }
}

/// Listens until every writer writes again.
fn back(load: &Load, heard: &mut Heard, round: u32, tally: &mut Tally) {
    let began = Instant::now();
    let before = heard.kept.len();
    let is_back = load.listen(heard, BACK_WAIT * 12, |heard| heard.kept.len() >= before + 5 * WRITERS as usize);
    let took = began.elapsed();
    tally.note(format!("Round {}: written again {} ms after there was space.", round + 1, took.as_millis()));
    if !is_back || took > BACK_WAIT {
        tally.wrong(format!("round {}: writes did not go on within {BACK_WAIT:?}", round + 1));
    }
}

fn larger(place: &Path, number: u32, megabytes: u64) -> PathBuf {
    let folder = place.join(format!("ballast-{number}"));
    std::fs::create_dir(&folder).expect("a folder on the disk");
    ballast(&folder, usize::try_from(megabytes).unwrap_or(usize::MAX))
}

/// What can be freed: files that are only in the way, or the limit on a file's size.
struct Space {
    ballasts: Vec<PathBuf>,
    limit: u64,
}

impl Space {
    fn words(&self) -> Vec<OsString> {
        if self.limit == 0 {
            return Vec::new();
        }
        // The signal would end the process where the write should fail.
        let limit = format!("--fsize={}:unlimited", self.limit);
        ["env", "--ignore-signal=XFSZ", "prlimit", &limit].map(OsString::from).to_vec()
    }

    fn free(&mut self, process: u32) {
        if let Some(path) = self.ballasts.pop() {
            std::fs::remove_file(path).expect("the ballast can be removed");
        } else if self.limit > 0 {
            self.limit *= 2;
            let words = [format!("--pid={process}"), format!("--fsize={}:unlimited", self.limit)];
            let status = Command::new("prlimit").args(words).status().expect("prlimit starts");
            assert!(status.success(), "the limit can be raised");
        }
    }
}
