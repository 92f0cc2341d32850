//! PostgreSQL: the same store, for any number of nodes.
//!
//! **One writer at a time.** A write that becomes a revision first takes an advisory lock that ends with its transaction. The chain
//! of hashes needs it: each revision covers the one before, so two could not be computed side by side. Readers never wait for it,
//! nor does the outbox.
//!
//! **The second fence.** Connections work as a role that owns nothing and cannot bypass row security; every table with a `company`
//! forces it. The visible bodies are a setting of the connection; where it is missing, there are no rows.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use postgres::{Client, Config, NoTls, Row, Statement};

use crate::bodies::Bodies;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::{EachRow, Session};
use crate::sql::ddl::{APP_ROLE, BODIES_SEPARATOR, BODIES_SETTING};

const CONNECTIONS_MAX: usize = 16;
const CONNECTION_WAIT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// How long, and how often, a scrub waits for transactions that are open.
const SCRUB_WAIT: Duration = Duration::from_millis(250);
const SCRUB_WAITS: u32 = 120;
/// Statements that a connection keeps prepared; then it begins anew.
const STATEMENTS_KEPT: usize = 500;
/// PostgreSQL does not count the steps of a statement; of SQLite's there are some thousand in a millisecond, and a server may be
/// far away and busy.
const STEPS_A_MILLISECOND: u64 = 200;
/// The advisory locks, any two numbers that nobody else uses: one for revisions, one for changes of tables.
const REVISION_LOCK: i64 = 0x6775_696c_6468_616c;
const SCHEMA_LOCK: i64 = REVISION_LOCK + 1;

pub(crate) struct Postgres {
    config: Config,
    pool: Mutex<Pool>,
    back: Condvar,
    /// Threads inside a write: a second one would wait for the first for ever.
    holders: Mutex<HashSet<ThreadId>>,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Connection>,
    opened: usize,
}

struct Connection {
    client: Client,
    statements: HashMap<String, Statement>,
    /// What the fence of this connection is set to.
    fence: Option<String>,
}

impl Postgres {
    /// `postgres://user@host/database`; a socket's folder is written `postgres://user@%2Frun%2Fpostgresql/database`.
    pub fn open(url: &str) -> Result<Self> {
        let config = url.parse::<Config>().map_err(|error| {
            tracing::error!(%error, "the address of PostgreSQL cannot be read");
            StoreError::Engine(
                "This is no address of a PostgreSQL database; write postgres://user@host/database.".into(),
            )
        })?;
        Self::over(config)
    }

    pub fn over(mut config: Config) -> Result<Self> {
        config.application_name("guildhall");
        config.connect_timeout(CONNECT_TIMEOUT);
        let postgres = Self { config, pool: Mutex::default(), back: Condvar::new(), holders: Mutex::default() };
        let mut connection = postgres.connect()?;
        let version: i64 = setting(&mut connection.client, "server_version_num")?.parse().unwrap_or_default();
        if version < 150_000 {
            return Err(StoreError::Engine("PostgreSQL 15 or later is needed.".to_owned()));
        }
        if setting(&mut connection.client, "server_encoding")? != "UTF8" {
            return Err(StoreError::Engine(
                "The database must be encoded in UTF8; make it so with createdb.".to_owned(),
            ));
        }
        Ok(postgres)
    }

    /// Single statements under the fence, each on its own state.
    pub fn read<T>(&self, bodies: &Bodies, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let mut borrowed = self.borrow()?;
        let connection = borrowed.get()?;
        connection.keep_fence(bodies)?;
        // Outside a transaction, a failed statement leaves nothing behind.
        work(&mut Open { connection, failed: false })
    }

    /// Statements under the fence that all see one state.
    pub fn read_one_state<T>(&self, bodies: &Bodies, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let mut borrowed = self.borrow()?;
        let connection = borrowed.get()?;
        connection.keep_fence(bodies)?;
        connection.in_transaction("begin isolation level repeatable read read only", |_| Ok(()), work)
    }

    /// Runs `work` in a transaction that may become a revision.
    pub fn write<T, E: From<StoreError>>(
        &self,
        bodies: &Bodies,
        work: impl FnOnce(&mut dyn Session) -> Result<T, E>,
    ) -> Result<T, E> {
        let _holding = self.hold()?;
        let fence = fence(bodies)?;
        let mut borrowed = self.borrow()?;
        let connection = borrowed.get()?;
        // In one message: writers wait for each other's answers.
        let begin = format!(
            "begin; select set_config('{BODIES_SETTING}', '{}', true), pg_advisory_xact_lock({REVISION_LOCK})",
            fence.replace('\'', "''")
        );
        connection.in_transaction(&begin, |_| Ok(()), work)
    }

    /// Runs `work` as the owner, fenced as well, in a transaction that may become a revision: the role under which all else is
    /// written cannot change the past.
    pub fn erase<T, E: From<StoreError>>(
        &self,
        bodies: &Bodies,
        work: impl FnOnce(&mut dyn Session) -> Result<T, E>,
    ) -> Result<T, E> {
        let _holding = self.hold()?;
        let fence = fence(bodies)?;
        self.connect()?.in_transaction(
            "begin",
            |connection| {
                connection.set_fence(&fence, true)?;
                connection.lock(REVISION_LOCK)
            },
            work,
        )
    }

    /// Writes tables anew, without what was deleted and overwritten.
    pub fn scrub(&self, tables: &[String]) -> Result<()> {
        let mut connection = self.connect()?;
        let is_alone = outlasts_others(&mut connection.client).map_err(told)?;
        for table in tables {
            connection.client.batch_execute(&format!("vacuum (full, analyze) {table}")).map_err(told)?;
        }
        if is_alone {
            return Ok(());
        }
        Err(StoreError::refused(
            "What was erased is out of reach, but PostgreSQL keeps its bytes: a transaction has been open for long on this server. \
             Run `guildhall erase --scrub` when it has ended.",
        ))
    }

    /// Runs `work` in a transaction beside those that write revisions.
    pub fn work<T>(&self, bodies: &Bodies, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let fence = fence(bodies)?;
        let mut borrowed = self.borrow()?;
        borrowed.get()?.in_transaction("begin", |connection| connection.set_fence(&fence, true), work)
    }

    /// Reads as the owner, who is not fenced, on one state.
    pub fn read_whole<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let begin = "begin isolation level repeatable read read only";
        self.connect()?.in_transaction(begin, |_| Ok(()), work)
    }

    /// Changes tables as the owner; nodes that start together do it one after the other.
    pub fn alter<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let mut connection = self.connect()?;
        make_role(&mut connection.client)?;
        connection.in_transaction("begin", |connection| connection.lock(SCHEMA_LOCK), work)
    }

    #[cfg(feature = "testing")]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How many rows are found where no fence has been set.
    #[cfg(feature = "testing")]
    pub fn unfenced(&self, sql: &str) -> Result<usize> {
        self.connect_as_app()?.client.query(sql, &[]).map(|rows| rows.len()).map_err(told)
    }

    fn connect(&self) -> Result<Connection> {
        let mut client = self.config.connect(NoTls).map_err(|error| {
            tracing::error!(%error, "PostgreSQL cannot be reached");
            StoreError::Engine(
                "PostgreSQL cannot be reached; see that it runs and that its address is right.".to_owned(),
            )
        })?;
        let settings = "set search_path to public, pg_temp; set client_min_messages to warning; set standard_conforming_strings to on";
        client.batch_execute(settings).map_err(told)?;
        Ok(Connection { client, statements: HashMap::new(), fence: None })
    }

    fn connect_as_app(&self) -> Result<Connection> {
        let mut connection = self.connect()?;
        connection.client.batch_execute(&format!("set role {APP_ROLE}")).map_err(|error| {
            tracing::error!(%error, "the role cannot be taken");
            StoreError::Engine(format!(
                "The role {APP_ROLE} cannot be taken. Sync the store once as a user who may create it, or have it created and \
                 granted to this user."
            ))
        })?;
        Ok(connection)
    }

    fn borrow(&self) -> Result<Borrowed<'_>> {
        let mut pool = locked(&self.pool);
        loop {
            while let Some(connection) = pool.idle.pop() {
                if !connection.client.is_closed() {
                    return Ok(Borrowed { of: self, connection: Some(connection) });
                }
                pool.opened -= 1;
            }
            if pool.opened < CONNECTIONS_MAX {
                pool.opened += 1;
                drop(pool);
                // From here on the place is given back whatever happens.
                let mut borrowed = Borrowed { of: self, connection: None };
                borrowed.connection = Some(self.connect_as_app()?);
                return Ok(borrowed);
            }
            let (woken, waited) = self.back.wait_timeout(pool, CONNECTION_WAIT).unwrap_or_else(PoisonError::into_inner);
            pool = woken;
            if waited.timed_out() && pool.idle.is_empty() {
                return Err(StoreError::Busy);
            }
        }
    }

    fn hold(&self) -> Result<Holding<'_>> {
        let me = std::thread::current().id();
        if locked(&self.holders).insert(me) {
            return Ok(Holding { of: self, me });
        }
        Err(StoreError::refused("A write cannot begin inside another write."))
    }
}

/// Waits until every transaction that is open now has ended, as nothing that one of them could see is taken away. False if one of them
/// goes on for too long.
fn outlasts_others(client: &mut Client) -> std::result::Result<bool, postgres::Error> {
    let now = client.query_one("select pg_snapshot_xmax(pg_current_snapshot())::text, now()::text", &[])?;
    let (next, began): (String, String) = (now.get(0), now.get(1));
    let sql = "select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 and not exists (select 1 from pg_stat_activity \
               where datname = current_database() and pid <> pg_backend_pid() and xact_start < $2::text::timestamptz)";
    for _ in 0..SCRUB_WAITS {
        if client.query_one(sql, &[&next, &began])?.get(0) {
            return Ok(true);
        }
        std::thread::sleep(SCRUB_WAIT);
    }
    Ok(false)
}

/// A thread inside a write.
struct Holding<'a> {
    of: &'a Postgres,
    me: ThreadId,
}

impl Drop for Holding<'_> {
    fn drop(&mut self) {
        locked(&self.of.holders).remove(&self.me);
    }
}

/// A place in the pool, with its connection unless that was lost.
struct Borrowed<'a> {
    of: &'a Postgres,
    connection: Option<Connection>,
}

impl Borrowed<'_> {
    fn get(&mut self) -> Result<&mut Connection> {
        self.connection.as_mut().ok_or(StoreError::Busy)
    }
}

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        let mut pool = locked(&self.of.pool);
        match self.connection.take() {
            // A panic may have left it inside a transaction.
            Some(connection) if !connection.client.is_closed() && !std::thread::panicking() => {
                pool.idle.push(connection);
            }
            _ => pool.opened -= 1,
        }
        self.of.back.notify_one();
    }
}

impl Connection {
    fn in_transaction<T, E: From<StoreError>>(
        &mut self,
        begin: &str,
        prepare: impl FnOnce(&mut Self) -> Result<()>,
        work: impl FnOnce(&mut dyn Session) -> Result<T, E>,
    ) -> Result<T, E> {
        let begun = self.client.batch_execute(begin).map_err(told);
        if let Err(error) = begun.and_then(|()| prepare(self)) {
            self.roll_back();
            return Err(error.into());
        }
        let mut session = Open { connection: self, failed: false };
        let answer = catch_unwind(AssertUnwindSafe(|| work(&mut session)));
        let failed = session.failed;
        match answer {
            Err(panic) => {
                self.roll_back();
                resume_unwind(panic)
            }
            Ok(Err(error)) => {
                self.roll_back();
                Err(error)
            }
            // PostgreSQL would answer "commit" of a failed transaction with a silent rollback.
            Ok(Ok(_)) if failed => {
                self.roll_back();
                Err(StoreError::Engine("The database failed during this work; nothing of it was kept.".into()).into())
            }
            Ok(Ok(value)) => {
                self.client.batch_execute("commit").map_err(|error| {
                    tracing::error!(%error, "a commit was not answered");
                    StoreError::Engine(
                        "PostgreSQL did not answer the commit: look whether the change is there before trying again."
                            .into(),
                    )
                })?;
                Ok(value)
            }
        }
    }

    fn roll_back(&mut self) {
        if let Err(error) = self.client.batch_execute("rollback") {
            // The server has ended the connection, and with it the transaction.
            tracing::warn!(%error, "a transaction could not be rolled back");
        }
    }

    /// The fence of the connection itself, set anew only where others asked before.
    fn keep_fence(&mut self, bodies: &Bodies) -> Result<()> {
        let fence = fence(bodies)?;
        if self.fence.as_ref() != Some(&fence) {
            self.fence = None;
            self.set_fence(&fence, false)?;
            self.fence = Some(fence);
        }
        Ok(())
    }

    fn set_fence(&mut self, fence: &str, in_transaction: bool) -> Result<()> {
        let sql = format!("select set_config('{BODIES_SETTING}', $1::text, $2::bool)");
        let statement = self.statement(&sql).map_err(told)?;
        self.client.query(&statement, &[&fence, &in_transaction]).map(|_| ()).map_err(told)
    }

    fn lock(&mut self, lock: i64) -> Result<()> {
        let statement = self.statement("select 1 from pg_advisory_xact_lock($1::bigint)").map_err(told)?;
        self.client.query(&statement, &[&lock]).map(|_| ()).map_err(told)
    }

    fn statement(&mut self, sql: &str) -> std::result::Result<Statement, postgres::Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= STATEMENTS_KEPT {
            self.statements.clear();
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// A connection in use.
struct Open<'a> {
    connection: &'a mut Connection,
    failed: bool,
}

impl Open<'_> {
    fn noted<T>(&mut self, answer: std::result::Result<T, postgres::Error>) -> Result<T> {
        answer.map_err(|error| {
            self.failed = true;
            told(error)
        })
    }

    fn run<T>(
        &mut self,
        sql: &str,
        parameters: &[&(dyn ToSql + Sync)],
        run: impl FnOnce(&mut Client, &Statement, &[&(dyn ToSql + Sync)]) -> std::result::Result<T, postgres::Error>,
    ) -> Result<T> {
        let statement = self.connection.statement(sql);
        let statement = self.noted(statement)?;
        let answer = run(&mut self.connection.client, &statement, parameters);
        self.noted(answer)
    }
}

impl Session for Open<'_> {
    fn query(&mut self, sql: &str, parameters: &[Datum]) -> Result<Vec<Vec<Datum>>> {
        let rows = self.run(sql, &sent(parameters), |client, statement, sent| client.query(statement, sent))?;
        rows.iter().map(datums).collect()
    }

    /// For the last statement of a transaction that only reads.
    fn query_within(&mut self, sql: &str, parameters: &[Datum], steps: &mut u64) -> Result<Option<Vec<Vec<Datum>>>> {
        let wait = (*steps / STEPS_A_MILLISECOND).max(1);
        let limited = self.connection.client.batch_execute(&format!("set local statement_timeout = {wait}"));
        self.noted(limited)?;
        let statement = self.connection.statement(sql);
        let statement = self.noted(statement)?;
        match self.connection.client.query(&statement, &sent(parameters)) {
            Err(error) if error.code() == Some(&SqlState::QUERY_CANCELED) => {
                *steps = 0;
                Ok(None)
            }
            answer => self.noted(answer)?.iter().map(datums).collect::<Result<_>>().map(Some),
        }
    }

    fn each(&mut self, sql: &str, parameters: &[Datum], each: EachRow<'_>) -> Result<()> {
        self.run(sql, &sent(parameters), |client, statement, sent| {
            let mut rows = client.query_raw(statement, sent.iter().copied())?;
            while let Some(row) = rows.next()? {
                if let Err(stopped) = datums(&row).and_then(|mut row| each(&mut row)) {
                    return Ok(Err(stopped));
                }
            }
            Ok(Ok(()))
        })?
    }

    fn execute(&mut self, sql: &str, parameters: &[Datum]) -> Result<u64> {
        self.run(sql, &sent(parameters), |client, statement, sent| client.execute(statement, sent))
    }

    fn put_bytes(&mut self, company: &str, sha256: &str, bytes: &[u8]) -> Result<bool> {
        let sql = "insert into _file (company, sha256, bytes) values ($1, $2, $3) on conflict do nothing";
        self.run(sql, &[&company, &sha256, &bytes], |client, statement, sent| client.execute(statement, sent))
            .map(|rows| rows > 0)
    }

    fn bytes(&mut self, company: &str, sha256: &str) -> Result<Option<Vec<u8>>> {
        let sql = "select bytes from _file where company = $1 and sha256 = $2";
        let row = self.run(sql, &[&company, &sha256], |client, statement, sent| client.query_opt(statement, sent))?;
        row.map(|row| row.try_get(0)).transpose().map_err(told)
    }
}

/// The statements say the type of each parameter themselves.
fn sent(parameters: &[Datum]) -> Vec<&(dyn ToSql + Sync)> {
    const NOTHING: &Option<&str> = &None;
    parameters
        .iter()
        .map(|parameter| -> &(dyn ToSql + Sync) {
            match parameter {
                Datum::Null => NOTHING,
                Datum::Int(number) => number,
                Datum::Text(text) => text,
            }
        })
        .collect()
}

fn datums(row: &Row) -> Result<Vec<Datum>> {
    let read = |(place, column): (usize, &postgres::Column)| {
        let kind = column.type_();
        let datum = if *kind == Type::INT8 {
            row.try_get::<_, Option<i64>>(place)?.map(Datum::Int)
        } else if *kind == Type::INT4 {
            row.try_get::<_, Option<i32>>(place)?.map(|number| Datum::Int(number.into()))
        } else {
            row.try_get::<_, Option<String>>(place)?.map(Datum::Text)
        };
        Ok(datum.unwrap_or_default())
    };
    row.columns().iter().enumerate().map(read).collect::<std::result::Result<_, postgres::Error>>().map_err(told)
}

/// The visible bodies as one setting.
fn fence(bodies: &Bodies) -> Result<String> {
    let mut all = String::new();
    for company in bodies.iter() {
        if company.contains([BODIES_SEPARATOR, '\0']) {
            return Err(StoreError::refused(format!(
                "{company:?} cannot be a company: it has a control character in it."
            )));
        }
        if !all.is_empty() {
            all.push(BODIES_SEPARATOR);
        }
        all.push_str(company);
    }
    Ok(all)
}

/// The role belongs to the whole cluster: another database's store may make it at the same moment.
fn make_role(client: &mut Client) -> Result<()> {
    let sql = format!(
        "do $$ begin \
           if not exists (select from pg_roles where rolname = '{APP_ROLE}') then \
             create role {APP_ROLE} nologin nosuperuser nobypassrls; \
           end if; \
         exception when duplicate_object or unique_violation then null; end $$; \
         do $$ begin \
           if not pg_has_role(current_user, '{APP_ROLE}', 'member') then grant {APP_ROLE} to current_user; end if; \
         end $$"
    );
    client.batch_execute(&sql).map_err(|error| {
        tracing::error!(%error, "the role cannot be made");
        StoreError::Engine(format!(
            "The role {APP_ROLE} is missing and this user may not make it. Have it made: create role {APP_ROLE}; grant \
             {APP_ROLE} to this user."
        ))
    })?;
    let loose = format!("select 1 from pg_roles where rolname = '{APP_ROLE}' and (rolsuper or rolbypassrls)");
    if client.query_opt(&loose, &[]).map_err(told)?.is_some() {
        return Err(StoreError::Engine(format!(
            "The role {APP_ROLE} may bypass row security; take that from it: alter role {APP_ROLE} nosuperuser nobypassrls."
        )));
    }
    Ok(())
}

fn setting(client: &mut Client, name: &str) -> Result<String> {
    client.query_one("select current_setting($1)", &[&name]).and_then(|row| row.try_get(0)).map_err(told)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn told(error: postgres::Error) -> StoreError {
    let busy = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    match error.code() {
        Some(code) if busy.contains(code) => StoreError::Busy,
        Some(code) if *code == SqlState::DISK_FULL => {
            tracing::error!(%error, "the disk is full");
            StoreError::Engine("The disk is full; nothing was written.".to_owned())
        }
        _ => {
            let said = error
                .as_db_error()
                .map_or_else(|| error.to_string(), |db| format!("{}: {}", db.code().code(), db.message()));
            StoreError::engine(said)
        }
    }
}
