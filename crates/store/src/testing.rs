//! Fresh stores for tests, here and in the crates above: every test runs on each of them.
//!
//! PostgreSQL: the server named by `GUILDHALL_TEST_POSTGRES` (a URL of a user who may create databases), or else one private
//! cluster for all test processes of this user. It is started by the first that needs it, under a file lock, and found by the
//! others; a watcher beside it stops and removes it when no test process has been alive for a minute. Where PostgreSQL is not
//! installed, tests say so and run on SQLite alone.

mod cluster;

use std::sync::atomic::{AtomicUsize, Ordering};

use postgres::{Config, NoTls};

use crate::catalogue::Catalogue;
use crate::error::StoreError;
use crate::postgres::Postgres;
use crate::session::text;
use crate::shape::Schema;
use crate::sql::Dialect;
use crate::sqlite::Sqlite;
use crate::store::{Engine, Store};

/// An empty store on each engine that this machine has, with its name for messages.
///
/// # Panics
/// If a store cannot be made: a test cannot go on without.
pub fn stores() -> Vec<(&'static str, Store)> {
    let mut all = vec![("SQLite", Store::sqlite_in_memory().expect("a temporary folder can be written"))];
    all.extend(fresh_postgres().map(|store| ("PostgreSQL", store)));
    all
}

/// An empty store on PostgreSQL, if there is one here.
pub fn fresh_postgres() -> Option<Store> {
    Some(database(&server()?, "template0"))
}

/// A store with these tables on each engine that this machine has, as [`stores`]. PostgreSQL makes the tables once for all test
/// processes and hands out copies.
///
/// # Panics
/// If a store cannot be made, or its tables.
pub fn stores_of(schema: &Schema) -> Vec<(&'static str, Store)> {
    let mut all = vec![("SQLite", Store::sqlite_in_memory().expect("a temporary folder can be written"))];
    all.extend(server().map(|server| ("PostgreSQL", database(&server, &template(&server, schema)))));
    for (engine, store) in &all {
        store.sync(schema).unwrap_or_else(|error| panic!("{engine}: {error}"));
    }
    all
}

/// A new database of this process, copied from another that nobody is connected to.
fn database(server: &Config, template: &str) -> Store {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("guildhall_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut client = server.connect(NoTls).expect("the test server answers");
    // Left behind by an earlier process of the same number.
    client.batch_execute(&format!("drop database if exists {name} with (force)")).expect("a database can be dropped");
    // Copied as files, not page by page through the log: a quarter of the time.
    client
        .batch_execute(&format!("create database {name} encoding 'UTF8' template {template} strategy file_copy"))
        .expect("a database can be created");
    let mut config = server.clone();
    config.dbname(&name);
    Store::over(Engine::Postgres(Postgres::over(config).expect("a new database can be opened")))
}

/// The name of the database that holds these tables and nothing else, made by the first process that asks. It bears its name
/// only when it is whole, so that a process which was stopped midway leaves nothing that others would take.
fn template(server: &Config, schema: &Schema) -> String {
    let catalogue = Catalogue::of(schema).expect("a schema without faults");
    let whole = crate::sync::whole(Dialect::Postgres, &catalogue);
    let name = format!("guildhall_tables_{}", &sha256(whole.as_bytes())[..16]);
    let mut client = server.connect(NoTls).expect("the test server answers");
    let exists = |client: &mut postgres::Client| {
        let found = client.query_opt("select 1 from pg_database where datname = $1", &[&name]);
        found.expect("the test server answers").is_some()
    };
    if !exists(&mut client) {
        client.execute("select pg_advisory_lock(hashtext($1))", &[&name]).expect("a lock can be taken");
        if !exists(&mut client) {
            let store = database(server, "template0");
            store.sync(schema).expect("the tables can be made");
            let Engine::Postgres(postgres) = store.engine() else { unreachable!("it was made on PostgreSQL") };
            let made = postgres.config().get_dbname().expect("a database has a name").to_owned();
            drop(store);
            let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
            client.query(end, &[&made]).expect("connections can be ended");
            client
                .batch_execute(&format!("alter database {made} rename to {name}"))
                .expect("a database can be renamed");
        }
    }
    name
}

fn server() -> Option<Config> {
    match std::env::var("GUILDHALL_TEST_POSTGRES") {
        Ok(url) => Some(url.parse().expect("GUILDHALL_TEST_POSTGRES is postgres://user@host/database")),
        Err(_) => cluster::running().map(|cluster| cluster.config()),
    }
}

/// Where another process finds this store: see [`reopen`].
///
/// # Panics
/// For a server of `GUILDHALL_TEST_POSTGRES` that is not reached through a socket.
pub fn address(store: &Store) -> String {
    match store.engine() {
        Engine::Sqlite(sqlite) => sqlite.path().display().to_string(),
        Engine::Postgres(postgres) => {
            let config = postgres.config();
            let postgres::config::Host::Unix(folder) = &config.get_hosts()[0] else { panic!("no socket") };
            let folder = folder.display().to_string().replace('/', "%2F");
            let user = config.get_user().unwrap_or_default();
            format!("postgres://{user}@{folder}/{}", config.get_dbname().unwrap_or_default())
        }
    }
}

/// Opens the store at an address.
///
/// # Panics
/// If there is none.
pub fn reopen(address: &str) -> Store {
    let opened = if address.starts_with("postgres://") {
        Store::postgres(address)
    } else {
        Store::sqlite(std::path::Path::new(address))
    };
    opened.expect("the store opens")
}

/// The store in a file, no longer synced at each commit: for showing that a test of power cuts would notice.
///
/// # Panics
/// If it cannot be opened.
pub fn unsynced(path: &std::path::Path) -> Store {
    let sqlite = Sqlite::open(path).expect("the store opens");
    sqlite.loosen().expect("the store can be loosened");
    Store::over(Engine::Sqlite(sqlite))
}

/// The folder of programs of the newest PostgreSQL that is installed.
pub fn postgres_programs() -> Option<std::path::PathBuf> {
    cluster::programs()
}

/// A command that runs a program of PostgreSQL, which refuses to run as root, as its own user.
pub fn as_postgres(program: &std::path::Path) -> std::process::Command {
    cluster::as_postgres(cluster::is_root(), program)
}

/// Makes PostgreSQL's user the owner of a folder, where we are root.
///
/// # Panics
/// If there is no such user.
pub fn give_to_postgres(folder: &std::path::Path) {
    if cluster::is_root() {
        cluster::give(folder);
    }
}

/// What SQLite itself finds wrong with its file; nothing on PostgreSQL, which has no such check.
pub fn damage(store: &Store) -> Result<Vec<String>, StoreError> {
    match store.engine() {
        Engine::Sqlite(sqlite) => {
            let answer = sqlite.read(|session| session.query("pragma integrity_check", &[]))?;
            Ok(answer.iter().map(|row| text(row, 0)).filter(|said| said != "ok").collect())
        }
        Engine::Postgres(_) => Ok(Vec::new()),
    }
}

/// The schema that a store was synced with last, as far as its tables tell; indexes are left as they are.
pub fn schema_found(store: &Store) -> Result<Schema, StoreError> {
    let dialect = store.dialect();
    store.engine().read_whole(|session| crate::sync::schema_found(session, dialect))
}

/// Runs statements past the store, as somebody with the file or the database's owner could.
///
/// # Panics
/// If the database refuses them.
pub fn tamper(store: &Store, sql: &str) {
    match store.engine() {
        Engine::Sqlite(sqlite) => {
            let connection = rusqlite::Connection::open(sqlite.path()).expect("the file opens");
            connection.busy_timeout(std::time::Duration::from_secs(5)).expect("a timeout can be set");
            connection.execute_batch(sql).expect("the statements run");
        }
        Engine::Postgres(postgres) => {
            let mut client = postgres.config().connect(NoTls).expect("the database opens");
            client.batch_execute(sql).expect("the statements run");
        }
    }
}

/// From here on no commit succeeds, as on a disk that takes nothing any more. SQLite only.
///
/// # Panics
/// On PostgreSQL.
pub fn fail_commits(store: &Store) {
    match store.engine() {
        Engine::Sqlite(sqlite) => sqlite.fail_commits().expect("a hook can be set"),
        Engine::Postgres(_) => panic!("PostgreSQL's disk is its own matter"),
    }
}

/// How many rows a statement finds on a connection of the store on which nobody has said whose rows may be seen. None on SQLite,
/// which has no second fence.
///
/// # Panics
/// If the database refuses the statement.
pub fn count_unfenced(store: &Store, sql: &str) -> Option<usize> {
    let Engine::Postgres(postgres) = store.engine() else { return None };
    Some(postgres.unfenced(sql).expect("the statement runs"))
}

/// Lawful erasure takes the name of a file.
pub fn sha256(bytes: &[u8]) -> String {
    crate::chain::bytes_digest(bytes)
}

/// The bytes of every file in which the engine keeps the store's tables and, on SQLite, its log.
///
/// # Panics
/// If they cannot be read.
pub fn files(store: &Store) -> Vec<Vec<u8>> {
    let read = |path: &std::path::Path| std::fs::read(path).expect("the file can be read");
    match store.engine() {
        Engine::Sqlite(sqlite) => {
            let log = sqlite.path().with_file_name(
                sqlite.path().file_name().map(|name| format!("{}-wal", name.display())).expect("a store has a name"),
            );
            [sqlite.path(), &log].into_iter().filter(|path| path.exists()).map(read).collect()
        }
        Engine::Postgres(postgres) => {
            let mut client = postgres.config().connect(NoTls).expect("the database opens");
            client.batch_execute("checkpoint").expect("pages can be written out");
            let sql = "select current_setting('data_directory') || '/base/' || oid from pg_database where datname = current_database()";
            let folder: String = client.query_one(sql, &[]).expect("it says where it is").get(0);
            let entries = std::fs::read_dir(folder).expect("the folder can be read").flatten();
            entries.map(|entry| entry.path()).filter(|path| path.is_file()).map(|path| read(&path)).collect()
        }
    }
}
