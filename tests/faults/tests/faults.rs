//! The trials in a form that takes seconds. What a machine cannot do is said and left out; `README.md` has the long forms.

use std::path::Path;
use std::time::Duration;

use faults::disk::Format;
use faults::inspect::{Depth, inspect};
use faults::load::{Heard, Load};
use faults::step::{self, Step};
use faults::table::Tally;
use faults::trial::full::Limit;
use faults::trial::kill::Victim;
use faults::trial::{Engine, calls, cut, full, kill, sync};
use faults::writer::Job;

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_faults"))
}

/// The tally of a trial that must find nothing; none if this machine cannot run it.
fn clean(trial: Result<Tally, String>) -> Option<Tally> {
    match trial {
        Ok(tally) => {
            println!("{tally}");
            assert!(tally.is_clean(), "{tally}\n{:?}", tally.wrong);
            assert!(tally.acknowledged > 0 && tally.rounds > 0, "nothing was tried");
            Some(tally)
        }
        Err(lacking) => {
            println!("skipped: {lacking}");
            None
        }
    }
}

fn killed(victim: Victim, rounds: u32) {
    let plan = kill::Plan { victim, rounds, writers: 4, pace: 400, from: None, whole_every: 1 };
    clean(kill::run(program(), &plan).ok_or_else(|| "PostgreSQL is not installed".to_owned()));
}

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    killed(Victim::Sqlite, 4);
}

#[test]
fn what_was_acknowledged_outlives_a_kill_of_the_client() {
    killed(Victim::Client, 3);
}

#[test]
fn what_was_acknowledged_outlives_a_kill_of_the_server() {
    killed(Victim::Server, 2);
}

#[test]
fn what_was_acknowledged_outlives_a_power_cut() {
    let plan = cut::Plan {
        engine: Engine::Sqlite,
        disk: Format::Ext4,
        rounds: 2,
        writers: 4,
        processes: 2,
        pace: 500,
        unsynced: false,
    };
    clean(cut::run(program(), &plan));
}

/// The first syncs of a store's life, some in the middle, and those of folding the log.
#[test]
fn after_a_failed_sync_nothing_is_acknowledged() {
    for (from, until, step) in [(1, 9, 2), (20, 90, 23)] {
        let plan = sync::Plan { engine: Engine::Sqlite, from, until, step, writers: 1 };
        clean(sync::run(program(), &plan));
    }
}

fn filled(limit: Limit, megabytes: u64) {
    let plan = full::Plan { engine: Engine::Sqlite, limit, megabytes, rounds: 2, full: 300 };
    if let Some(tally) = clean(full::run(program(), &plan)) {
        assert!(tally.refused > 0, "it was never full");
    }
}

#[test]
fn a_full_disk_refuses_writes_answers_reads_and_recovers() {
    filled(Limit::Tmpfs, 16);
}

#[test]
fn so_does_a_limit_on_the_size_of_files() {
    filled(Limit::FileSize, 6);
}

#[test]
fn a_write_call_that_fails_once_costs_one_refusal() {
    for (error, from, until, step) in [("ENOSPC", 1, 41, 20), ("ENOSPC", 100, 500, 133), ("EIO", 60, 400, 170)] {
        let plan = calls::Plan { from, until, step, steps: 60, index: false, error: error.to_owned() };
        clean(calls::run(program(), &plan));
    }
}

/// The index grows after the log is synced: the one case where the store cannot say whether a change is there.
#[test]
fn a_log_whose_index_cannot_grow_is_told_apart() {
    let plan = calls::Plan { from: 12, until: 12, step: 1, steps: 500, index: true, error: "ENOSPC".to_owned() };
    if let Some(tally) = clean(calls::run(program(), &plan)) {
        assert!(tally.refused > 0, "the index never grew");
    }
}

/// An inspection that finds nothing must be one that could have found something.
#[test]
fn what_is_missing_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let address = folder.path().join("store.sqlite").display().to_string();
    let mut heard = Heard::default();
    let job = Job { writers: 2, steps: 6, ..Job::at(&address) };
    assert!(Load::start(program(), &[], &job).end(&mut heard, Duration::from_secs(60)).success());
    assert_eq!(heard.kept.len(), 12);
    assert!(!heard.sent.is_empty());
    assert!(inspect(&address, &heard, 1, Depth::Whole).unwrap().is_clean());

    let never: Step = "r0w0n99".parse().unwrap();
    heard.kept.insert(never);
    let found = inspect(&address, &heard, 2, Depth::Whole).unwrap();
    assert_eq!(found.lost, [format!("{never} was acknowledged and is gone")]);
    heard.kept.remove(&never);

    let store = step::open(&address, false).unwrap();
    store::testing::tamper(&store, "delete from fault_note where sys_id = 'r0w0n2'");
    store::testing::tamper(&store, "update fault_note set rank = 0 where sys_id = 'r0w0n4'");
    store::testing::tamper(&store, "update _outbox set done = 0 where key = 'r0w1n0' or key = 'r0w0n0'");
    drop(store);
    let found = inspect(&address, &heard, 3, Depth::Whole).unwrap();
    assert_eq!(found.lost.len(), 3, "a row and two letters: {found:?}");
    assert_eq!(found.halves.len(), 2, "what the missing step changed, and half of another: {found:?}");
    assert!(found.verify.len() >= 2, "{found:?}");
}
