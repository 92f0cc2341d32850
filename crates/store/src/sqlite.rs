//! SQLite: one file, one writer with group commit, many readers.
//!
//! **Group commit.** Whoever writes runs on its own thread while it holds the writer, inside a savepoint of an open
//! transaction. If others already wait for the writer, it leaves the transaction open and waits for the commit of the batch;
//! who finds nobody waiting, or the batch full, commits for all. Nothing is acknowledged before that commit. An error or a panic
//! in one piece of work undoes its own savepoint only.
//!
//! **After a failed sync** nothing is acknowledged any more: what the disk holds is unknown, and a second try could seem to
//! succeed without having happened. A full disk is told apart: the batch is refused whole, and the next may succeed.

mod failure;

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::ThreadId;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::hooks::Wal;
use rusqlite::limits::Limit;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params_from_iter};

use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::{EachRow, Session};
use crate::words;
use failure::Failure;

/// Older versions can lose a page when two connections checkpoint at once.
const VERSION_MIN: i32 = 3_051_003;
const BATCH_MAX: usize = 64;
/// A long transaction whose pages do not fit goes to the log and back for each of them, over and over.
const WRITER_CACHE_KIB: i64 = 64 << 10;
/// Each row is looked up in every index, and most of these stand in another order than the rows.
const FAULTS_CACHE_KIB: i64 = 256 << 10;
const READERS_MAX: usize = 8;
const READER_WAIT: Duration = Duration::from_secs(10);
/// How long to wait for another program that holds the file.
const LOCK_WAIT: Duration = Duration::from_secs(5);
const STATEMENTS_KEPT: usize = 256;
/// What a reader keeps of the file: the upper pages of the indexes that lists walk.
const READER_CACHE_KIB: i64 = 12 << 10;
/// Steps of the engine between two looks at how many are left.
const STEPS_COUNTED: i32 = 500;
/// What a statement costs at least.
const STATEMENT_STEPS: u64 = 100;
/// Pages in the log from which on a commit folds them into the file.
const CHECKPOINT_PAGES: i32 = 1_000;

pub(crate) struct Sqlite {
    path: PathBuf,
    /// Dropped before the writer: only the last connection to close can fold the log into the file, and a reader may not.
    readers: Mutex<Readers>,
    writer: Mutex<Writer>,
    stopped: Arc<AtomicBool>,
    /// Threads between asking for the writer and having it.
    waiting: AtomicUsize,
    batch_ended: Condvar,
    /// Who holds the writer, so that a write inside a write is an error and not a standstill.
    holder: Mutex<Option<ThreadId>>,
    reader_back: Condvar,
    /// Dropped last, after the connections.
    _folder: Option<tempfile::TempDir>,
}

struct Writer {
    connection: Connection,
    is_open: bool,
    /// The batch that is open or will be next.
    batch: Batch,
    in_batch: usize,
    /// What went wrong with the disk in the work at hand.
    cause: Option<Failure>,
    /// A sync failed while the log was folded into the file. SQLite would keep that to itself.
    fold_failed: Arc<AtomicBool>,
    /// Nothing is written any more; read without the writer by whoever must end the process then.
    stopped: Arc<AtomicBool>,
}

/// How a batch ended, for all who wait for it; empty until then.
type Batch = Arc<OnceLock<Result<(), Failure>>>;

#[derive(Default)]
struct Readers {
    idle: Vec<Reader>,
    opened: usize,
}

struct Reader {
    connection: Connection,
    /// How many steps the statement at hand may still take.
    left: Arc<AtomicI64>,
}

impl Sqlite {
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_in(path, None)
    }

    /// A file of its own that is gone with the store.
    pub fn temporary() -> Result<Self> {
        let folder = tempfile::tempdir().map_err(StoreError::engine)?;
        let path = folder.path().join("store.sqlite");
        Self::open_in(&path, Some(folder))
    }

    fn open_in(path: &Path, folder: Option<tempfile::TempDir>) -> Result<Self> {
        if rusqlite::version_number() < VERSION_MIN {
            return Err(StoreError::Engine(format!(
                "This program was built with SQLite {}; it needs 3.51.3 or later.",
                rusqlite::version()
            )));
        }
        // SQLite does not look whether the names of new files reach the disk, so that they must before it relies on them: the
        // file's here, the log's below.
        make_name(path).map_err(|told| cannot_open(path, told))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags).map_err(|told| cannot_open(path, told))?;
        prepare(&connection).map_err(|told| cannot_open(path, told))?;
        let mode = turn_to_log(&connection).map_err(|told| cannot_open(path, told))?;
        if mode != "wal" {
            return Err(StoreError::Engine(format!("{} is on a disk that allows no write-ahead log.", path.display())));
        }
        connection.pragma_update(None, "synchronous", "full").map_err(|told| cannot_open(path, told))?;
        connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB).map_err(|told| cannot_open(path, told))?;
        let fold_failed = Arc::new(AtomicBool::new(false));
        connection.wal_hook(Some(folding(&fold_failed))).map_err(|told| cannot_open(path, told))?;
        begin_log(&connection).map_err(|told| cannot_open(path, told))?;
        sync_folder(path).map_err(|told| cannot_open(path, told))?;
        let writer = Writer {
            connection,
            is_open: false,
            batch: Batch::default(),
            in_batch: 0,
            cause: None,
            fold_failed,
            stopped: Arc::default(),
        };
        Ok(Self {
            path: path.to_owned(),
            stopped: Arc::clone(&writer.stopped),
            writer: Mutex::new(writer),
            waiting: AtomicUsize::new(0),
            batch_ended: Condvar::new(),
            holder: Mutex::new(None),
            readers: Mutex::new(Readers::default()),
            reader_back: Condvar::new(),
            _folder: folder,
        })
    }

    #[cfg(feature = "testing")]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing is written any more, if so.
    pub fn stopped(&self) -> Option<StoreError> {
        self.stopped.load(Ordering::SeqCst).then(|| Failure::Stop.told())
    }

    /// Makes every commit fail, as a disk does that takes nothing any more.
    #[cfg(feature = "testing")]
    pub fn fail_commits(&self) -> Result<()> {
        locked(&self.writer).connection.commit_hook(Some(|| true)).map_err(told)
    }

    /// Writes one state of the store into a new file, without what was deleted and overwritten; on disk when this answers.
    pub fn copy_to(&self, to: &Path) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection =
            Connection::open_with_flags(&self.path, flags).map_err(|error| cannot_open(&self.path, error))?;
        prepare(&connection).map_err(told)?;
        // The copy is attached while it is written.
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1).map_err(told)?;
        let name = to.to_str().ok_or_else(|| StoreError::refused("The name of a copy must be text."))?;
        connection.execute("vacuum into ?1", [name]).map_err(told)?;
        std::fs::File::open(to).and_then(|file| file.sync_all()).map_err(StoreError::engine)
    }

    /// Writes file and log anew, without what was deleted and overwritten; on disk when this answers.
    pub fn scrub(&self) -> Result<()> {
        let mut writer = locked(&self.writer);
        if writer.is_open {
            writer.end_batch();
            self.batch_ended.notify_all();
        }
        if let Some(stopped) = self.stopped() {
            return Err(stopped);
        }
        // What was taken out of the words of the search goes with the next merge only.
        let sql = "insert into _words_text(_words_text) values ('optimize'); vacuum";
        // The new file is attached while it is written.
        writer.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1).map_err(told)?;
        let written = writer.connection.execute_batch(sql).map_err(told);
        writer.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0).map_err(told)?;
        written?;
        let is_busy: i64 =
            writer.connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0)).map_err(told)?;
        if is_busy == 0 {
            return Ok(());
        }
        Err(StoreError::refused(
            "What was erased is out of reach, but its bytes are still in the log of the file: somebody has been reading for long. \
             Run `guildhall erase --scrub` later.",
        ))
    }

    /// No longer syncs the log at each commit: a power cut may take what was acknowledged.
    #[cfg(feature = "testing")]
    pub fn loosen(&self) -> Result<()> {
        locked(&self.writer).connection.pragma_update(None, "synchronous", "normal").map_err(told)
    }

    /// Runs `work` in the writer's transaction and answers after the commit.
    pub fn write<T, E: From<StoreError>>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T, E>) -> Result<T, E> {
        if *locked(&self.holder) == Some(std::thread::current().id()) {
            return Err(StoreError::refused("A write cannot begin inside another write.").into());
        }
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut writer = locked(&self.writer);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        writer.begin()?;
        *locked(&self.holder) = Some(std::thread::current().id());
        let outcome = catch_unwind(AssertUnwindSafe(|| writer.in_savepoint(work)));
        *locked(&self.holder) = None;

        let batch = Arc::clone(&writer.batch);
        let kept = matches!(outcome, Ok(Ok(_)));
        if kept {
            writer.in_batch += 1;
        } else {
            writer.undo();
        }
        let is_last = self.waiting.load(Ordering::SeqCst) == 0 || writer.in_batch >= BATCH_MAX;
        if batch.get().is_none() && is_last {
            writer.end_batch();
        }
        if batch.get().is_some() {
            self.batch_ended.notify_all();
        } else if kept {
            while batch.get().is_none() {
                writer = self.batch_ended.wait(writer).unwrap_or_else(PoisonError::into_inner);
            }
        }
        drop(writer);
        match outcome {
            Err(panic) => resume_unwind(panic),
            Ok(Ok(answer)) => match batch.get() {
                Some(Ok(())) => Ok(answer),
                Some(Err(failure)) => Err(failure.told().into()),
                None => Err(Failure::Stop.told().into()),
            },
            Ok(Err(error)) => Err(error),
        }
    }

    /// Runs `work` on a reader: all its statements see the same state.
    pub fn read<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let borrowed = Borrowed { of: self, reader: Some(self.reader()?) };
        let Some(Reader { connection, left }) = borrowed.reader.as_ref() else { return Err(StoreError::Busy) };
        connection.execute_batch("begin").map_err(told)?;
        let mut open = Open { connection, left: Some(left), failed: false, cause: None };
        let answer = catch_unwind(AssertUnwindSafe(|| work(&mut open)));
        left.store(i64::MAX, Ordering::Relaxed);
        let ended = connection.execute_batch("rollback").map_err(told);
        match answer {
            Err(panic) => resume_unwind(panic),
            Ok(answer) => answer.and_then(|answer| ended.map(|()| answer)),
        }
    }

    fn reader(&self) -> Result<Reader> {
        let mut readers = locked(&self.readers);
        loop {
            if let Some(reader) = readers.idle.pop() {
                return Ok(reader);
            }
            if readers.opened < READERS_MAX {
                readers.opened += 1;
                drop(readers);
                return self.open_reader().inspect_err(|_| {
                    locked(&self.readers).opened -= 1;
                    self.reader_back.notify_one();
                });
            }
            let (back, waited) =
                self.reader_back.wait_timeout(readers, READER_WAIT).unwrap_or_else(PoisonError::into_inner);
            readers = back;
            if waited.timed_out() && readers.idle.is_empty() {
                return Err(StoreError::Busy);
            }
        }
    }

    /// One state of the store, with the words of the search readable as `temp._words_seen`.
    pub fn read_words<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        let connection = self.connect()?;
        let sql = "create virtual table temp._words_seen using fts5vocab(main, _words_text, instance); begin";
        connection.execute_batch(sql).map_err(told)?;
        connection.pragma_update(None, "query_only", true).map_err(told)?;
        work(&mut Open { connection: &connection, left: None, failed: false, cause: None })
    }

    /// What the engine finds wrong with the file: pages, cells, free lists, and each index against its table. On a connection with
    /// more of the file in memory, as that jumps about in every index.
    pub fn faults(&self, most: usize) -> Result<Vec<String>> {
        let connection = self.connect()?;
        connection.pragma_update(None, "query_only", true).map_err(told)?;
        connection.pragma_update(None, "cache_size", -FAULTS_CACHE_KIB).map_err(told)?;
        let mut statement = connection.prepare(&format!("pragma integrity_check({most})")).map_err(told)?;
        let said = statement.query_map([], |row| row.get(0)).map_err(told)?;
        let said = said.collect::<rusqlite::Result<Vec<String>>>().map_err(told)?;
        Ok(said.into_iter().filter(|fault| fault != "ok").collect())
    }

    fn connect(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let opened = Connection::open_with_flags(&self.path, flags);
        let connection = opened.and_then(|connection| prepare(&connection).map(|()| connection));
        connection.map_err(|told| cannot_open(&self.path, told))
    }

    fn open_reader(&self) -> Result<Reader> {
        let mut connection = self.connect()?;
        connection.pragma_update(None, "query_only", true).map_err(told)?;
        connection.pragma_update(None, "cache_size", -READER_CACHE_KIB).map_err(told)?;
        let left = Arc::new(AtomicI64::new(i64::MAX));
        let counted = Arc::clone(&left);
        let is_spent = move || counted.fetch_sub(i64::from(STEPS_COUNTED), Ordering::Relaxed) <= 0;
        connection.progress_handler(STEPS_COUNTED, Some(is_spent)).map_err(told)?;
        Ok(Reader { connection, left })
    }
}

/// A reader that goes back whatever happens.
struct Borrowed<'a> {
    of: &'a Sqlite,
    reader: Option<Reader>,
}

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        let mut readers = locked(&self.of.readers);
        match self.reader.take() {
            Some(reader) if reader.connection.is_autocommit() => readers.idle.push(reader),
            // Stuck in a transaction: better a new one.
            _ => readers.opened -= 1,
        }
        self.of.reader_back.notify_one();
    }
}

impl Writer {
    fn begin(&mut self) -> Result<()> {
        if self.stopped.load(Ordering::SeqCst) {
            return Err(Failure::Stop.told());
        }
        if !self.is_open {
            // At once for writing: a transaction that began as a reader could not become the writer later.
            self.connection.execute_batch("begin immediate").map_err(told)?;
            self.is_open = true;
        }
        Ok(())
    }

    fn in_savepoint<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut dyn Session) -> Result<T, E>,
    ) -> Result<T, E> {
        self.connection.execute_batch("savepoint work").map_err(told)?;
        let mut session = Open { connection: &self.connection, left: None, failed: false, cause: None };
        let answer = work(&mut session);
        let failed = session.failed;
        self.cause = session.cause;
        let answer = answer?;
        if failed {
            return Err(
                StoreError::Engine("The database failed during this work; nothing of it was kept.".into()).into()
            );
        }
        self.connection.execute_batch("release work").map_err(told)?;
        Ok(answer)
    }

    fn undo(&mut self) {
        let cause = self.cause.take();
        if cause != Some(Failure::Stop) && !self.connection.is_autocommit() {
            match self.connection.execute_batch("rollback to work; release work") {
                Ok(()) => return,
                Err(error) => tracing::error!(%error, "a savepoint could not be undone"),
            }
        }
        // SQLite has rolled back everything by itself, or has to: the others' work of this batch too.
        self.lose_batch(cause.unwrap_or(Failure::Stop));
    }

    /// Commits what is in the batch.
    fn end_batch(&mut self) {
        if self.connection.is_autocommit() {
            return self.lose_batch(Failure::Stop);
        }
        let end = if self.in_batch > 0 { "commit" } else { "rollback" };
        match self.connection.execute_batch(end) {
            // It is in the log, but of a disk that fails nothing more is promised.
            Ok(()) if self.fold_failed.load(Ordering::SeqCst) => self.lose_batch(Failure::Stop),
            Ok(()) => self.close_batch(Ok(())),
            Err(error) => {
                tracing::error!(%error, "a commit failed");
                self.lose_batch(Failure::at_commit(&error));
            }
        }
    }

    /// Ends the batch, with nobody in it told that it was kept.
    fn lose_batch(&mut self, mut failure: Failure) {
        if !self.connection.is_autocommit()
            && let Err(error) = self.connection.execute_batch("rollback")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
            failure = Failure::Stop;
        }
        if failure == Failure::Stop {
            tracing::error!("the store stops writing");
            self.stopped.store(true, Ordering::SeqCst);
        }
        self.close_batch(Err(failure));
    }

    fn close_batch(&mut self, outcome: Result<(), Failure>) {
        let _ = std::mem::take(&mut self.batch).set(outcome);
        self.is_open = false;
        self.in_batch = 0;
    }
}

/// A connection inside a transaction.
struct Open<'a> {
    connection: &'a Connection,
    /// Where the steps of a reader are counted.
    left: Option<&'a AtomicI64>,
    failed: bool,
    cause: Option<Failure>,
}

impl Open<'_> {
    fn noted<T>(&mut self, answer: rusqlite::Result<T>) -> Result<T> {
        answer.map_err(|error| {
            self.failed = true;
            self.cause = Failure::in_work(&error).or(self.cause);
            told(error)
        })
    }

    /// The inner answer is that of `each`.
    fn try_each(&self, sql: &str, parameters: &[Datum], each: EachRow<'_>) -> rusqlite::Result<Result<()>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(parameters))?;
        let mut row = Vec::new();
        while let Some(found) = rows.next()? {
            row.resize(columns, Datum::Null);
            for (column, datum) in row.iter_mut().enumerate() {
                fill(datum, found.get_ref(column)?)?;
            }
            if let Err(stopped) = each(&mut row) {
                return Ok(Err(stopped));
            }
        }
        Ok(Ok(()))
    }

    fn try_execute(&self, sql: &str, parameters: &[Datum]) -> rusqlite::Result<u64> {
        self.connection.prepare_cached(sql)?.execute(params_from_iter(parameters)).map(|rows| rows as u64)
    }
}

impl Session for Open<'_> {
    fn query(&mut self, sql: &str, parameters: &[Datum]) -> Result<Vec<Vec<Datum>>> {
        let mut all = Vec::new();
        self.each(sql, parameters, &mut |row| {
            all.push(std::mem::take(row));
            Ok(())
        })?;
        Ok(all)
    }

    fn each(&mut self, sql: &str, parameters: &[Datum], each: EachRow<'_>) -> Result<()> {
        let answer = self.try_each(sql, parameters, each);
        self.noted(answer)?
    }

    fn query_within(&mut self, sql: &str, parameters: &[Datum], steps: &mut u64) -> Result<Option<Vec<Vec<Datum>>>> {
        let Some(left) = self.left else { return self.query(sql, parameters).map(Some) };
        let Some(allowed) = steps.checked_sub(STATEMENT_STEPS) else { return Ok(None) };
        left.store(i64::try_from(allowed).unwrap_or(i64::MAX), Ordering::Relaxed);
        let mut all = Vec::new();
        let answer = self.try_each(sql, parameters, &mut |row| {
            all.push(std::mem::take(row));
            Ok(())
        });
        *steps = u64::try_from(left.swap(i64::MAX, Ordering::Relaxed)).unwrap_or(0);
        match answer {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) => Ok(None),
            answer => self.noted(answer)?.map(|()| Some(all)),
        }
    }

    fn execute(&mut self, sql: &str, parameters: &[Datum]) -> Result<u64> {
        let answer = self.try_execute(sql, parameters);
        self.noted(answer)
    }

    fn put_bytes(&mut self, company: &str, sha256: &str, bytes: &[u8]) -> Result<bool> {
        let sql = "insert into _file (company, sha256, bytes) values (?1, ?2, ?3) on conflict do nothing";
        let answer = self
            .connection
            // Not kept: a statement holds what was bound to it.
            .prepare(sql)
            .and_then(|mut statement| statement.execute(rusqlite::params![company, sha256, bytes]));
        self.noted(answer).map(|rows| rows > 0)
    }

    fn bytes(&mut self, company: &str, sha256: &str) -> Result<Option<Vec<u8>>> {
        let sql = "select bytes from _file where company = ?1 and sha256 = ?2";
        let answer = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([company, sha256], |row| row.get(0)).optional());
        self.noted(answer)
    }
}

impl rusqlite::ToSql for Datum {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Int(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// Puts a value in the place of another, text into the memory that text had.
fn fill(datum: &mut Datum, value: ValueRef<'_>) -> rusqlite::Result<()> {
    match (datum, value) {
        (Datum::Text(text), ValueRef::Text(_)) => {
            text.clear();
            text.push_str(value.as_str()?);
        }
        (datum, value) => *datum = rusqlite::types::FromSql::column_result(value)?,
    }
    Ok(())
}

impl rusqlite::types::FromSql for Datum {
    fn column_result(value: ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        match value {
            ValueRef::Null => Ok(Self::Null),
            ValueRef::Integer(number) => Ok(Self::Int(number)),
            ValueRef::Text(_) => value.as_str().map(Self::text),
            _ => Err(rusqlite::types::FromSqlError::InvalidType),
        }
    }
}

/// What every connection gets, reader or writer.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(LOCK_WAIT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Without it, a statement whose parameter meets the condition of a partial index is prepared anew for each value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // A name in double quotes that is no column is an error, not a text.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // What is put in order beyond the cache goes to a file that has no name any more.
    connection.pragma_update(None, "temp_store", "file")?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("fold", 1, flags, |context| {
        Ok(match context.get_raw(0) {
            ValueRef::Text(text) => Some(words::fold(&String::from_utf8_lossy(text))),
            _ => None,
        })
    })?;
    crate::reckon::functions(connection, flags)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Work that panics is caught before a lock could be left; a poisoned lock still guards sound state.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a commit does once the log is long: folds it into the file. Nothing is lost where that fails, for the log stays; but a sync
/// that failed is noted.
fn folding(failed: &Arc<AtomicBool>) -> impl FnMut(&mut Wal, i32) -> rusqlite::Result<()> + Send + 'static {
    let failed = Arc::clone(failed);
    move |log, pages| {
        if pages >= CHECKPOINT_PAGES
            && let Err(error) = log.checkpoint()
            && error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy)
        {
            tracing::error!(%error, "the log could not be folded into the file");
            failed.fetch_or(failure::is_sync(&error), Ordering::SeqCst);
        }
        Ok(())
    }
}

/// Turns the file to the mode with a log, and answers the mode that it has then. Looks at the answer to its end: only there does
/// SQLite say that the disk did not take the change.
fn turn_to_log(connection: &Connection) -> rusqlite::Result<String> {
    let mut statement = connection.prepare("pragma journal_mode = wal")?;
    let modes = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(modes.concat())
}

/// Reads something, so that the file of the log is made.
fn begin_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))
}

/// An empty file, if there is none, with its name on the disk.
fn make_name(path: &Path) -> std::io::Result<()> {
    match File::create_new(path) {
        Ok(_) => sync_folder(path),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

fn told(error: rusqlite::Error) -> StoreError {
    match Failure::in_work(&error) {
        Some(failure) => {
            tracing::error!(%error, "the disk failed");
            failure.told()
        }
        None if matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => {
            StoreError::Busy
        }
        None => StoreError::engine(error),
    }
}

fn cannot_open(path: &Path, error: impl std::fmt::Display) -> StoreError {
    tracing::error!(%error, path = %path.display(), "the store cannot be opened");
    StoreError::Engine(format!(
        "{} cannot be opened as a store; see that its folder is there and can be written, and that no other program made it.",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_failed_commit_nothing_is_acknowledged() {
        let sqlite = Sqlite::temporary().unwrap();
        let make = |session: &mut dyn Session| session.execute("create table t (x integer)", &[]);
        sqlite.write(make).unwrap();
        let insert = |session: &mut dyn Session| session.execute("insert into t values (1)", &[]);
        // A hook that forbids the commit stands for a disk that does not take it.
        locked(&sqlite.writer).connection.commit_hook(Some(|| true)).unwrap();
        assert!(matches!(sqlite.write(insert), Err(StoreError::Engine(_))));
        locked(&sqlite.writer).connection.commit_hook(None::<fn() -> bool>).unwrap();
        assert!(matches!(sqlite.write(insert), Err(StoreError::Engine(_))), "not even when the disk seems well again");
        let rows = sqlite.read(|session| session.query("select x from t", &[])).unwrap();
        assert!(rows.is_empty(), "what was not acknowledged is not there");
    }

    #[test]
    fn a_full_disk_refuses_the_whole_batch_and_then_goes_on() {
        let sqlite = Sqlite::temporary().unwrap();
        sqlite.write(|session| session.execute("create table t (x text)", &[])).unwrap();
        let pages = |most: u32| {
            let sql = format!("pragma max_page_count = {most}");
            locked(&sqlite.writer).connection.query_row(&sql, [], |_| Ok(())).unwrap();
        };
        let insert = |text: String| {
            sqlite.write(move |session| session.execute("insert into t values (?1)", &[Datum::Text(text)]))
        };
        let count = || sqlite.read(|session| session.query("select count(*) from t", &[])).unwrap()[0][0].clone();
        pages(20);
        let full = Failure::Full.told();
        // SQLite says the same of a file that may not grow as of a disk that is full.
        let told: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| insert("x".repeat(30_000)))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let kept = told.iter().filter(|answer| answer.is_ok()).count();
        assert!(kept < told.len() && told.iter().all(|answer| answer.is_ok() || *answer == Err(full.clone())));
        assert_eq!(count(), Datum::Int(kept as i64), "what was refused is not there, what was acknowledged is");
        assert_eq!(insert("x".repeat(100_000)), Err(full));
        pages(10_000);
        insert("x".repeat(100_000)).unwrap();
        assert_eq!(count(), Datum::Int(kept as i64 + 1));
    }

    #[test]
    fn one_who_fails_does_not_take_the_batch_along() {
        let sqlite = Sqlite::temporary().unwrap();
        sqlite.write(|session| session.execute("create table t (x integer)", &[])).unwrap();
        let commits = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&commits);
        let count = move || {
            counted.fetch_add(1, Ordering::SeqCst);
            false
        };
        locked(&sqlite.writer).connection.commit_hook(Some(count)).unwrap();
        std::thread::scope(|scope| {
            let sqlite = &sqlite;
            for thread in 0..8 {
                scope.spawn(move || {
                    let saved = sqlite.write(|session| {
                        session.execute("insert into t values (?1)", &[Datum::Int(thread)])?;
                        // Long enough that the others queue up and share one commit.
                        std::thread::sleep(Duration::from_millis(5));
                        if thread % 2 == 0 {
                            Ok(())
                        } else {
                            session.execute("insert into nowhere values (1)", &[]).map(|_| ())
                        }
                    });
                    assert_eq!(saved.is_ok(), thread % 2 == 0);
                });
            }
        });
        let rows = sqlite.read(|session| session.query("select x from t order by x", &[])).unwrap();
        assert_eq!(rows.concat(), [0, 2, 4, 6].map(Datum::Int));
        let commits = commits.load(Ordering::SeqCst);
        assert!(commits < 4, "each had a commit of its own: {commits}");
    }

    #[test]
    fn a_statement_ends_when_its_steps_are_spent() {
        let sqlite = Sqlite::temporary().unwrap();
        let endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n";
        let told = sqlite.read(|session| {
            let mut steps = 20_000;
            assert_eq!(session.query_within(endless, &[], &mut steps)?, None);
            assert_eq!(steps, 0);
            let mut steps = 20_000;
            let some =
                "with recursive n(x) as (select 1 union all select x + 1 from n limit 100) select count(*) from n";
            let counted = session.query_within(some, &[], &mut steps)?;
            assert!((10_000..20_000).contains(&steps), "{steps}");
            // The same connection counts nothing where it need not.
            let many =
                "with recursive n(x) as (select 1 union all select x + 1 from n limit 9999) select count(*) from n";
            Ok((counted, session.query(many, &[])?))
        });
        assert_eq!(told.unwrap(), (Some(vec![vec![Datum::Int(100)]]), vec![vec![Datum::Int(9_999)]]));
    }

    #[test]
    fn every_connection_is_guarded() {
        let sqlite = Sqlite::temporary().unwrap();
        let value = |sql: &str| {
            let ask = |session: &mut dyn Session| session.query(sql, &[]).map(|rows| rows[0][0].clone());
            (sqlite.write(ask).unwrap(), sqlite.read(ask).unwrap())
        };
        assert_eq!(value("pragma journal_mode"), ("wal".into(), "wal".into()));
        assert_eq!(value("pragma synchronous").0, Datum::Int(2));
        assert_eq!(value("pragma trusted_schema"), (Datum::Int(0), Datum::Int(0)));
        assert_eq!(value("pragma query_only").1, Datum::Int(1));
        let attach = |session: &mut dyn Session| session.execute("attach ':memory:' as other", &[]);
        assert!(sqlite.read(attach).is_err());
    }
}
