//! The private PostgreSQL of the tests.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use postgres::{Config, NoTls};

/// `initdb` and `postgres` refuse to run as root; this user comes with the package.
const POSTGRES_USER: &str = "postgres";

pub(super) struct Cluster {
    folder: PathBuf,
    /// Shared by all test processes while they live; the watcher waits until nobody holds it.
    _in_use: File,
}

/// The cluster, started if need be; none if PostgreSQL is not installed.
pub(super) fn running() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    CLUSTER
        .get_or_init(|| match programs() {
            Some(programs) => Some(Cluster::find_or_start(&programs)),
            None => {
                eprintln!("PostgreSQL is not installed: tests run on SQLite alone");
                None
            }
        })
        .as_ref()
}

/// The newest installed version's folder of programs.
pub(super) fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            let programs = entry.path().join("bin");
            (version >= 15 && programs.join("initdb").exists()).then_some((version, programs))
        })
        .collect();
    found.sort();
    found.pop().map(|(_, programs)| programs)
}

impl Cluster {
    fn find_or_start(programs: &Path) -> Self {
        let uid = user();
        let folder = std::env::temp_dir().join(format!("guildhall-test-postgres-{uid}"));
        fs::create_dir_all(&folder).expect("a folder for the test server");
        let starting = lock_file(&folder, "starting");
        starting.lock().expect("a file can be locked");
        let in_use = lock_file(&folder, "in-use");
        in_use.lock_shared().expect("a file can be locked");
        let cluster = Self { folder, _in_use: in_use };
        if cluster.config().connect(NoTls).is_err() {
            cluster.start(programs, uid == 0);
        }
        cluster.drop_left_databases();
        cluster
    }

    pub fn config(&self) -> Config {
        let mut config = Config::new();
        config.host_path(self.socket_folder()).user(POSTGRES_USER).dbname("postgres");
        config
    }

    fn socket_folder(&self) -> PathBuf {
        self.folder.join("cluster")
    }

    fn start(&self, programs: &Path, is_root: bool) {
        let cluster = self.socket_folder();
        let _ = fs::remove_dir_all(&cluster);
        fs::create_dir(&cluster).expect("a folder for the cluster");
        if is_root {
            give(&cluster);
        }
        let rows = cluster.join("rows");
        let log = cluster.join("log");
        run(as_postgres(is_root, &programs.join("initdb"))
            .args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username", POSTGRES_USER])
            .arg("--pgdata")
            .arg(&rows));
        let options = format!(
            "-k {} -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c jit=off \
             -c max_connections=400 -c shared_buffers=64MB -c max_wal_size=256MB",
            cluster.display()
        );
        run(as_postgres(is_root, &programs.join("pg_ctl"))
            .args(["--wait", "--silent", "--timeout=60", "--options", &options, "--log"])
            .arg(&log)
            .arg("--pgdata")
            .arg(&rows)
            .arg("start"));
        self.watch(programs, is_root);
    }

    /// Looks every few seconds whether any test process is alive. Takes the same locks in the same order as a starting one, so
    /// that nobody finds a server that is about to stop.
    fn watch(&self, programs: &Path, is_root: bool) {
        let stop = format!(
            "{}{}/pg_ctl --silent --mode=immediate --pgdata '{}/rows' stop",
            if is_root {
                format!("setpriv --reuid={POSTGRES_USER} --regid={POSTGRES_USER} --clear-groups ")
            } else {
                String::new()
            },
            programs.display(),
            self.socket_folder().display()
        );
        let script = format!(
            "cd / ; idle=0\n\
             while [ -e '{cluster}' ]; do\n\
               sleep 5\n\
               if flock --nonblock --exclusive '{folder}/in-use' true; then idle=$((idle + 1)); else idle=0; fi\n\
               if [ $idle -ge 12 ]; then\n\
                 flock --exclusive '{folder}/starting' \
                   flock --nonblock --exclusive '{folder}/in-use' sh -c \"{stop}; rm -rf '{cluster}'\"\n\
               fi\n\
             done",
            folder = self.folder.display(),
            cluster = self.socket_folder().display(),
        );
        let mut watcher = Command::new("setsid");
        watcher.args(["sh", "-c", &script]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = watcher.spawn().expect("a watcher can be started");
        // It outlives this process by design; where it ends first, nobody is left to be told.
        std::thread::spawn(move || child.wait());
    }

    /// The databases of test processes that have ended.
    fn drop_left_databases(&self) {
        let Ok(mut client) = self.config().connect(NoTls) else { return };
        let sql = "select datname::text from pg_database where datname like 'guildhall\\_test\\_%' limit 20";
        for row in client.query(sql, &[]).unwrap_or_default() {
            let name: String = row.get(0);
            let process = name.trim_start_matches("guildhall_test_").split('_').next().unwrap_or_default().to_owned();
            if !process.is_empty() && !Path::new("/proc").join(process).exists() {
                // Another process may drop it at the same moment.
                let _ = client.batch_execute(&format!("drop database if exists {name} with (force)"));
            }
        }
    }
}

fn user() -> u32 {
    fs::metadata("/proc/self").map(|me| me.uid()).unwrap_or_default()
}

pub(super) fn is_root() -> bool {
    user() == 0
}

pub(super) fn give(folder: &Path) {
    run(Command::new("chown").arg(POSTGRES_USER).arg(folder));
}

fn lock_file(folder: &Path, name: &str) -> File {
    File::options().create(true).truncate(false).write(true).open(folder.join(name)).expect("a lock file")
}

pub(super) fn as_postgres(is_root: bool, program: &Path) -> Command {
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command.arg(format!("--reuid={POSTGRES_USER}")).arg(format!("--regid={POSTGRES_USER}")).arg("--clear-groups");
        command.arg(program);
        command
    } else {
        Command::new(program)
    };
    // The server stays; its working folder must not be one that somebody removes, nor its output a pipe that somebody reads.
    command.current_dir("/");
    command
}

fn run(command: &mut Command) {
    let log = tempfile::tempfile().expect("a temporary file");
    let twin = log.try_clone().expect("a second handle");
    command.stdin(Stdio::null()).stdout(log).stderr(twin);
    let status = command.status().expect("the program starts");
    assert!(status.success(), "{command:?} failed: {status}");
}
