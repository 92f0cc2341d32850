//! The process that writes: tells on its standard output, a line each, what was acknowledged, refused and read.

use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use store::{AsAt, Ask, Bodies, Cond, Select, Slot, Store, StoreError};

use crate::step::{self, BODY, Deed, LETTER, Step, TABLE};

const READ_EVERY: Duration = Duration::from_millis(20);

/// What one process of writers does.
#[derive(Debug, Clone, clap::Args)]
pub struct Job {
    /// The store: a file's path or postgres://user@host/database.
    pub address: String,
    #[arg(long, default_value_t = 0)]
    pub round: u32,
    /// The number of the first writer; the others follow.
    #[arg(long, default_value_t = 0)]
    pub first: u32,
    #[arg(long, default_value_t = 4)]
    pub writers: u32,
    /// Steps of each writer.
    #[arg(long, default_value_t = u32::MAX)]
    pub steps: u32,
    /// How often a writer tries a refused step again before it gives up.
    #[arg(long, default_value_t = 0)]
    pub patience: u32,
    /// How often the store is tried to be opened.
    #[arg(long, default_value_t = 1)]
    pub opens: u32,
    /// Reads beside the writers.
    #[arg(long)]
    pub reads: bool,
    /// Looks at the whole store all the while, so that the log cannot begin anew and grows.
    #[arg(long)]
    pub pinned: bool,
    /// Does not sync at each commit, to show that losses would be seen.
    #[arg(long)]
    pub unsynced: bool,
}

impl Job {
    /// Four writers that go on until something breaks.
    pub fn at(address: &str) -> Self {
        let address = address.to_owned();
        Self {
            address,
            round: 0,
            first: 0,
            writers: 4,
            steps: u32::MAX,
            patience: 0,
            opens: 1,
            reads: false,
            pinned: false,
            unsynced: false,
        }
    }
}

/// Runs until all steps are done, or a writer gives up; then the exit code is 3.
pub fn run(job: &Job) -> ExitCode {
    let Some(store) = &opened(job) else { return ExitCode::from(3) };
    let ended = AtomicBool::new(false);
    let done = std::thread::scope(|scope| {
        let writers: Vec<_> =
            (job.first..job.first + job.writers).map(|writer| scope.spawn(move || write(job, store, writer))).collect();
        if job.reads {
            scope.spawn(|| read(store, &ended));
        }
        if job.pinned {
            scope.spawn(|| pin(store, &ended));
        }
        let done = writers.into_iter().all(|writer| writer.join().unwrap_or(false));
        ended.store(true, Ordering::SeqCst);
        done
    });
    if done { ExitCode::SUCCESS } else { ExitCode::from(3) }
}

fn opened(job: &Job) -> Option<Store> {
    for _ in 0..job.opens {
        match step::open(&job.address, job.unsynced) {
            Ok(store) => return Some(store),
            Err(error) => say(&format!("refused open {error}")),
        }
    }
    None
}

fn write(job: &Job, store: &Store, writer: u32) -> bool {
    for number in 0..job.steps {
        let step = Step { round: job.round, writer, number };
        if !keep(job, store, step) {
            return false;
        }
        if step.deed() == Deed::Letter {
            send(job, store);
        }
    }
    true
}

/// Tries a step until it is acknowledged.
fn keep(job: &Job, store: &Store, step: Step) -> bool {
    let mut is_unknown = false;
    for attempt in 0..=job.patience {
        match step.write(store) {
            Ok(()) => {
                say(&format!("kept {step}"));
                return true;
            }
            Err(StoreError::Unique { .. }) if is_unknown => {
                say(&format!("kept {step}"));
                return true;
            }
            Err(error @ (StoreError::Unique { .. } | StoreError::Stale { .. })) if attempt > 0 => {
                say(&format!("wrong {step} was refused and is there all the same: {error}"));
                return false;
            }
            Err(error) => {
                let sentence = error.to_string();
                is_unknown |= sentence.contains("look whether");
                say(&format!("refused {step} {sentence}"));
                // As a server does: what is on the disk can be told only by whoever opens it anew.
                if store.stopped().is_some() {
                    return false;
                }
            }
        }
        std::thread::sleep(Duration::from_millis(2) * attempt.min(25));
    }
    false
}

/// Sends one letter, whoever wrote it. Whether it went out is told before and after.
fn send(job: &Job, store: &Store) {
    let letters = match store.outbox_claim(step::LETTER, &step::instant(job.round, 9), &step::instant(job.round, 10), 1)
    {
        Ok(letters) => letters,
        Err(error) => return say(&format!("refused claim {error}")),
    };
    for letter in letters.iter().filter(|letter| letter.kind == LETTER) {
        say(&format!("sending {}", letter.key));
        match store.outbox_done(letter) {
            Ok(true) => say(&format!("sent {}", letter.key)),
            Ok(false) => {}
            Err(error) => say(&format!("refused {} {error}", letter.key)),
        }
    }
}

fn read(store: &Store, ended: &AtomicBool) {
    let columns = ["sys_id", "name", "rank", "file"].map(Slot::own).to_vec();
    let ask = Ask {
        table: TABLE.to_owned(),
        classes: vec![],
        as_at: AsAt::Now,
        hops: vec![],
        filter: Cond::TRUE,
        select: Select::Rows(columns),
        order: vec![],
        limit: Some(50),
        offset: 0,
    };
    while !ended.load(Ordering::SeqCst) {
        match store.ask(&Bodies::of([BODY]), &ask) {
            Ok(_) => say("read"),
            Err(error) => say(&format!("unread {error}")),
        }
        std::thread::sleep(READ_EVERY);
    }
}

/// Begins to verify, and does not end while others write.
fn pin(store: &Store, ended: &AtomicBool) {
    while !ended.load(Ordering::SeqCst) {
        let looked = store.verify(&mut |_| {
            while !ended.load(Ordering::SeqCst) {
                std::thread::sleep(READ_EVERY);
            }
        });
        if let Err(error) = looked {
            say(&format!("unread {error}"));
        }
    }
}

/// One write call for a line: whoever is killed leaves none cut in two. Nobody listening, nothing to do.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).is_err() {
        std::process::exit(3);
    }
}
