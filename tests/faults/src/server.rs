//! A PostgreSQL of one's own that keeps its promises, and that may be killed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use store::{Store, StoreError};
use tempfile::TempDir;

use crate::disk::run;
use crate::step;

const START_WAIT: Duration = Duration::from_secs(60);
const GONE_WAIT: Duration = Duration::from_secs(20);

pub struct Server {
    programs: PathBuf,
    rows: PathBuf,
    /// Apart from the rows: a socket's path is short.
    sockets: TempDir,
    settings: Vec<String>,
    postmaster: Option<Child>,
}

impl Server {
    /// Makes a cluster in a folder; none if PostgreSQL is not installed.
    ///
    /// # Panics
    /// If it is installed and cannot make one.
    pub fn make(folder: &Path, settings: &[&str]) -> Option<Self> {
        let programs = store::testing::postgres_programs()?;
        let rows = folder.join("rows");
        std::fs::create_dir(&rows).expect("a folder for the rows");
        let sockets = tempfile::Builder::new().prefix("guildhall-sockets-").tempdir().expect("a folder for sockets");
        for folder in [&rows, sockets.path()] {
            store::testing::give_to_postgres(folder);
        }
        let mut initdb = store::testing::as_postgres(&programs.join("initdb"));
        initdb
            .args(["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--pgdata"])
            .arg(&rows);
        run(&mut initdb).expect("initdb makes a cluster");
        let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
        Some(Self { programs, rows, sockets, settings, postmaster: None })
    }

    /// Starts it and comes back at once.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(&mut self) {
        let mut postgres = store::testing::as_postgres(&self.programs.join("postgres"));
        postgres.arg("-D").arg(&self.rows).arg("-k").arg(self.sockets.path());
        let own = ["listen_addresses=", "max_connections=60", "shared_buffers=32MB", "jit=off", "max_wal_size=128MB"];
        for setting in own.iter().copied().chain(self.settings.iter().map(String::as_str)) {
            postgres.arg("-c").arg(setting);
        }
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.log())
            .expect("a file for what the server says");
        let twin = log.try_clone().expect("a second handle");
        postgres.stdin(Stdio::null()).stdout(log).stderr(twin);
        self.postmaster = Some(postgres.spawn().expect("postgres starts"));
    }

    /// What the server says.
    pub fn log(&self) -> PathBuf {
        self.sockets.path().join("log")
    }

    pub fn address(&self) -> String {
        format!("postgres://postgres@{}/postgres", self.sockets.path().display().to_string().replace('/', "%2F"))
    }

    /// Opens the store as soon as the server lets it, which after a crash is after its recovery.
    pub fn open(&mut self) -> Result<Store, StoreError> {
        let began = Instant::now();
        loop {
            match step::open(&self.address(), false) {
                Err(_) if began.elapsed() < START_WAIT && self.is_running() => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                answer => return answer,
            }
        }
    }

    pub fn is_running(&mut self) -> bool {
        self.postmaster.as_mut().is_some_and(|postmaster| matches!(postmaster.try_wait(), Ok(None)))
    }

    /// The postmaster and all that it started.
    pub fn tree(&self) -> Vec<u32> {
        let Some(postmaster) = &self.postmaster else { return Vec::new() };
        let mut tree = vec![postmaster.id()];
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        tree.extend(entries.filter_map(|entry| {
            let id: u32 = entry.file_name().to_str()?.parse().ok()?;
            (parent(id)? == postmaster.id()).then_some(id)
        }));
        tree
    }

    /// Sends SIGKILL to all of it at once, and waits until nothing is left.
    ///
    /// # Panics
    /// If something is left after a while.
    pub fn kill(&mut self) {
        let tree = self.tree();
        let Some(mut postmaster) = self.postmaster.take() else { return };
        let ids = tree.iter().map(|id| OsString::from(id.to_string()));
        // An error says that one had ended meanwhile.
        let _ = run(Command::new("kill").arg("-9").args(ids));
        let _ = postmaster.wait();
        let began = Instant::now();
        while tree.iter().any(|id| is_alive(*id)) {
            assert!(began.elapsed() < GONE_WAIT, "the server's processes do not end: {tree:?}");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The state and the parent of a process, from behind its name, which may hold anything.
fn stat(id: u32) -> Option<(String, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let mut words = stat.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
}

fn parent(id: u32) -> Option<u32> {
    stat(id).map(|(_, parent)| parent)
}

fn is_alive(id: u32) -> bool {
    stat(id).is_some_and(|(state, _)| state != "Z" && state != "X")
}
