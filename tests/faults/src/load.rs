//! A process of writers seen from outside, and what was heard from it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::step::Step;
use crate::writer::Job;

/// All that was heard, over any number of loads.
#[derive(Debug, Default)]
pub struct Heard {
    pub kept: BTreeSet<Step>,
    /// Letters that may have gone out, and those that were acknowledged to have.
    pub sending: BTreeSet<String>,
    pub sent: BTreeSet<String>,
    /// Sentences of refusals and how often each was said.
    pub refused: BTreeMap<String, u64>,
    pub reads: u64,
    pub unread: Vec<String>,
    pub wrong: Vec<String>,
    pub last_kept: Option<Instant>,
    pub last_refused: Option<Instant>,
}

impl Heard {
    pub fn acknowledged(&self) -> u64 {
        (self.kept.len() + self.sent.len()) as u64
    }

    pub fn refusals(&self) -> u64 {
        self.refused.values().sum()
    }

    fn hear(&mut self, at: Instant, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "kept" => {
                self.kept.extend(rest.parse::<Step>());
                self.last_kept = Some(at);
            }
            "sending" => _ = self.sending.insert(rest.to_owned()),
            "sent" => _ = self.sent.insert(rest.to_owned()),
            "refused" => {
                let sentence = rest.split_once(' ').map_or(rest, |(_, sentence)| sentence);
                *self.refused.entry(sentence.to_owned()).or_default() += 1;
                self.last_refused = Some(at);
            }
            "read" => self.reads += 1,
            "unread" => self.unread.push(rest.to_owned()),
            _ => self.wrong.push(line.to_owned()),
        }
    }
}

pub struct Load {
    child: Child,
    lines: Receiver<(Instant, String)>,
}

impl Load {
    /// Starts the program's `write`, behind the words of `before`: a tracer, a limit.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(program: &Path, before: &[OsString], job: &Job) -> Self {
        let mut words: Vec<OsString> = before.to_vec();
        words.extend([program.into(), "write".into(), job.address.clone().into()]);
        let numbers = [
            ("--round", job.round),
            ("--first", job.first),
            ("--writers", job.writers),
            ("--steps", job.steps),
            ("--patience", job.patience),
            ("--opens", job.opens),
        ];
        words.extend(numbers.iter().flat_map(|(name, number)| [OsString::from(name), number.to_string().into()]));
        words.extend(job.reads.then(|| "--reads".into()));
        words.extend(job.pinned.then(|| "--pinned".into()));
        words.extend(job.unsynced.then(|| "--unsynced".into()));
        let mut child = Command::new(&words[0])
            .args(&words[1..])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{words:?} cannot be started: {error}"));
        let out = child.stdout.take().expect("it is piped");
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if tell.send((Instant::now(), line)).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Listens until `enough`, the end of the load, or the time is over. False if it was not enough.
    pub fn listen(&self, heard: &mut Heard, time: Duration, enough: impl Fn(&Heard) -> bool) -> bool {
        let until = Instant::now() + time;
        while !enough(heard) {
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok((at, line)) => heard.hear(at, &line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return enough(heard),
            }
        }
        true
    }

    /// Sends SIGKILL and comes back at once.
    pub fn kill(&mut self) {
        // An error says that it has ended already.
        let _ = self.child.kill();
    }

    /// Hears what was said up to the end.
    ///
    /// # Panics
    /// If it does not end within the time.
    pub fn end(mut self, heard: &mut Heard, time: Duration) -> ExitStatus {
        let until = Instant::now() + time;
        loop {
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok((at, line)) => heard.hear(at, &line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.kill();
                    panic!("the writers did not end within {time:?}");
                }
            }
        }
        self.child.wait().expect("a child can be waited for")
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.kill();
        let _ = self.child.wait();
    }
}

/// Where the program is that a load runs, when tests are not told otherwise.
pub fn own_program() -> PathBuf {
    std::env::current_exe().expect("a program knows where it is")
}
