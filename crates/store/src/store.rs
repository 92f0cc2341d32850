//! A store: open it, tell it the schema, ask it, write to it.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use crate::ask::{Ask, Select};
use crate::bodies::Bodies;
use crate::catalogue::Catalogue;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::plan::{self, Tuning};
use crate::postgres::Postgres;
use crate::session::Session;
use crate::shape::Schema;
use crate::sql::{self, Dialect};
use crate::sqlite::Sqlite;
use crate::writing::{Committed, Stamp, Writing};

/// Rows and everything they once were. Clones are the same store; threads may share it.
///
/// All calls block. Ask from a thread that may wait, never from one that drives an async runtime.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
    tuning: Tuning,
}

struct Inner {
    engine: Engine,
    catalogue: RwLock<Arc<Catalogue>>,
}

pub(crate) enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Engine {
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs statements that only read, fenced by the bodies.
    pub fn read<T>(&self, bodies: &Bodies, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(work),
            Self::Postgres(postgres) => postgres.read(bodies, work),
        }
    }

    /// The same, for several statements that must see one state of the store.
    pub fn read_one_state<T>(&self, bodies: &Bodies, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(work),
            Self::Postgres(postgres) => postgres.read_one_state(bodies, work),
        }
    }

    /// Runs work in a transaction that may become a revision, and answers after its commit.
    pub fn write<T, E: From<StoreError>>(
        &self,
        bodies: &Bodies,
        work: impl FnOnce(&mut dyn Session) -> Result<T, E>,
    ) -> Result<T, E> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work),
            Self::Postgres(postgres) => postgres.write(bodies, work),
        }
    }

    /// Runs work in a transaction that is no revision: it takes no part in the chain.
    pub fn work<T>(&self, bodies: &Bodies, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work),
            Self::Postgres(postgres) => postgres.work(bodies, work),
        }
    }

    /// Reads past the fence and on one state, for [`Store::verify`] alone.
    pub fn read_whole<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(work),
            Self::Postgres(postgres) => postgres.read_whole(work),
        }
    }

    /// Changes tables, for [`Store::sync`] alone.
    pub fn alter<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T>) -> Result<T> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work),
            Self::Postgres(postgres) => postgres.alter(work),
        }
    }
}

impl Store {
    /// Opens or makes a store in one file. Its folder must exist.
    pub fn sqlite(path: &Path) -> Result<Self> {
        Ok(Self::over(Engine::Sqlite(Sqlite::open(path)?)))
    }

    /// An empty store that is gone when its last clone is dropped: for tests and for trying things out.
    pub fn sqlite_in_memory() -> Result<Self> {
        Ok(Self::over(Engine::Sqlite(Sqlite::temporary()?)))
    }

    /// Opens a store in a PostgreSQL 15 or later: `postgres://user@host/database`, or for a socket
    /// `postgres://user@%2Frun%2Fpostgresql/database`. The user owns the tables that [`Store::sync`] makes.
    pub fn postgres(url: &str) -> Result<Self> {
        Ok(Self::over(Engine::Postgres(Postgres::open(url)?)))
    }

    pub(crate) fn over(engine: Engine) -> Self {
        Self { inner: Arc::new(Inner { engine, catalogue: RwLock::default() }), tuning: Tuning::default() }
    }

    /// The same store, whose tables are known to be these.
    pub(crate) fn with_catalogue(self, catalogue: Arc<Catalogue>) -> Self {
        *self.inner.catalogue.write().unwrap_or_else(PoisonError::into_inner) = catalogue;
        self
    }

    /// The same store, asked in the ways of other sizes.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn tuned(&self, tuning: Tuning) -> Self {
        Self { inner: Arc::clone(&self.inner), tuning }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.inner.engine
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.inner.engine.dialect()
    }

    pub(crate) fn catalogue(&self) -> Arc<Catalogue> {
        self.inner.catalogue.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes the tables what the schema says, and answers what was changed, a sentence each; nothing if all stood already.
    ///
    /// Tables, columns and indexes are added. A table or column that the schema lacks, or one that holds something else, is
    /// refused: that takes a written migration. May be called again, with more tables, while the store is in use.
    pub fn sync(&self, schema: &Schema) -> Result<Vec<String>> {
        let catalogue = Catalogue::of(schema)?;
        let dialect = self.dialect();
        let changes = self.engine().alter(|session| crate::sync::sync(session, dialect, &catalogue))?;
        *self.inner.catalogue.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(catalogue);
        Ok(changes)
    }

    /// What [`Store::sync`] would run on an empty database, one statement a line.
    pub fn schema_sql(&self) -> Result<String> {
        Ok(crate::sync::whole(self.dialect(), &self.catalogue()))
    }

    /// The statement for an ask and its parameters in order.
    pub fn render(&self, bodies: &Bodies, ask: &Ask) -> Result<(String, Vec<Datum>)> {
        sql::render(self.dialect(), &self.catalogue(), bodies, ask)
    }

    /// Answers an ask over the rows of these bodies.
    pub fn ask(&self, bodies: &Bodies, ask: &Ask) -> Result<Vec<Vec<Datum>>> {
        let (dialect, catalogue) = (self.dialect(), self.catalogue());
        let planned = |session: &mut dyn Session| plan::answer(session, dialect, &catalogue, bodies, &self.tuning, ask);
        let mut answer = match plan::is_several(ask) {
            true => self.engine().read_one_state(bodies, planned)?,
            false => self.engine().read(bodies, planned)?,
        };
        trim(ask, &mut answer);
        Ok(answer)
    }

    /// Counts the rows that an ask meets as far as `most`, which it passes by one if there are more; none if that takes longer
    /// than a count which need not be exact is worth.
    pub fn count_to(&self, bodies: &Bodies, ask: &Ask, most: u64) -> Result<Option<u64>> {
        let (dialect, catalogue) = (self.dialect(), self.catalogue());
        self.engine().read_one_state(bodies, |session| {
            plan::count_to(session, dialect, &catalogue, bodies, &self.tuning, ask, most)
        })
    }

    /// The rows of a table that have the words of a search, or that there are so many of them that a page is come by sooner in its order.
    pub fn with_words(&self, bodies: &Bodies, table: &str, line: &str) -> Result<Worded> {
        self.catalogue().table(table)?;
        let most = self.tuning.worded_max;
        let Some((sql, parameters)) = sql::having_words(self.dialect(), bodies, table, line, most)? else {
            return Ok(Worded::Untold);
        };
        let found = self.engine().read(bodies, |session| session.query(&sql, &parameters))?;
        if i64::try_from(found.len()).is_ok_and(|count| count >= most) {
            return Ok(Worded::Many);
        }
        Ok(Worded::Ids(found.into_iter().filter_map(|row| row.into_iter().next()).collect()))
    }

    /// Hands over the rows of an answer one after the other, all from one state of the store, without holding them all.
    /// Stops at the first error of `each`.
    pub fn each<E: From<StoreError>>(
        &self,
        bodies: &Bodies,
        ask: &Ask,
        each: &mut dyn FnMut(Vec<Datum>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (sql, parameters) = self.render(bodies, ask)?;
        let mut stopped = None;
        let read = self.engine().read(bodies, |session| {
            session.each(&sql, &parameters, &mut |row| {
                each(std::mem::take(row)).map_err(|error| {
                    stopped = Some(error);
                    StoreError::Busy
                })
            })
        });
        match stopped {
            Some(error) => Err(error),
            None => Ok(read?),
        }
    }

    /// Runs `work` in one transaction, as one revision. It is on disk when this answers. If `work` answers an error, or panics,
    /// nothing of it stays. Writes wait for each other; a write must not begin inside another one.
    pub fn write<T, E: From<StoreError>>(
        &self,
        bodies: &Bodies,
        stamp: &Stamp,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<Committed<T>, E> {
        let catalogue = self.catalogue();
        let dialect = self.dialect();
        self.engine().write(bodies, |session| {
            let mut writing = Writing::begin(session, dialect, &catalogue, bodies, stamp)?;
            let value = work(&mut writing)?;
            let revision = writing.finish()?;
            Ok(Committed { value, revision })
        })
    }

    /// Why this store writes nothing any more, if its disk has failed: what a sync that fails leaves on the disk is unknown, and
    /// only a process that opens it anew can tell. Whoever serves it ends then, and says so. PostgreSQL ends by itself.
    pub fn stopped(&self) -> Option<StoreError> {
        match self.engine() {
            Engine::Sqlite(sqlite) => sqlite.stopped(),
            Engine::Postgres(_) => None,
        }
    }

    /// A file that one of the bodies keeps.
    pub fn file(&self, bodies: &Bodies, sha256: &str) -> Result<Option<Vec<u8>>> {
        self.engine().read(bodies, |session| {
            for company in bodies.iter() {
                if let Some(bytes) = session.bytes(company, sha256)? {
                    return Ok(Some(bytes));
                }
            }
            Ok(None)
        })
    }
}

/// What is known of the rows that have the words of a search.
#[derive(Debug, Clone, PartialEq)]
pub enum Worded {
    /// All of them.
    Ids(Vec<Datum>),
    Many,
    /// They must be asked for with all else.
    Untold,
}

/// Rows of no slots are asked with one, or they could not be counted.
pub(crate) fn trim(ask: &Ask, answer: &mut [Vec<Datum>]) {
    if matches!(&ask.select, Select::Rows(slots) if slots.is_empty()) {
        answer.iter_mut().for_each(Vec::clear);
    }
}
