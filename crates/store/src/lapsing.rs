//! What is kept for a while and is nobody's record: access tokens by their digest, answers that may be asked for again, when a
//! credential was last seen. It is no part of the chain, of a dump or of a backup: a restored store has none of it.

use crate::bodies::Bodies;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::text;
use crate::sql::rows;
use crate::store::Store;
use crate::writing::is_instant;

/// What the payloads of one kind may hold, in bytes.
pub const PAYLOAD_BYTES_MAX: usize = 16 << 20;

/// Something kept until an instant, `YYYY-MM-DD HH:MM:SS` in UTC, under a key that its kind has once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapsing {
    pub kind: String,
    pub key: String,
    pub until: String,
    pub payload: String,
}

impl Lapsing {
    fn values(&self) -> Result<Vec<Datum>> {
        if !is_instant(&self.until) {
            return Err(StoreError::refused(format!(
                "{:?} is no instant: write YYYY-MM-DD HH:MM:SS in UTC.",
                self.until
            )));
        }
        if self.payload.len() > PAYLOAD_BYTES_MAX {
            return Err(StoreError::refused(format!("At most {PAYLOAD_BYTES_MAX} bytes are kept for a while.")));
        }
        Ok([&self.kind, &self.key, &self.until, &self.payload].map(Datum::text).to_vec())
    }
}

const INSERT: &str = "insert into _lapsing (kind, key, until, payload) values ({}, {}, {}, {}) \
                      on conflict (kind, key) do update set until = excluded.until, payload = excluded.payload";

impl Store {
    /// Keeps it, in the place of what had its key.
    pub fn lapsing_put(&self, one: &Lapsing) -> Result<()> {
        self.lapsing_run(INSERT, one.values()?).map(|_| ())
    }

    /// Keeps it if nothing that still counts at `now` has its key; answers whether it did.
    pub fn lapsing_add(&self, one: &Lapsing, now: &str) -> Result<bool> {
        let mut values = one.values()?;
        values.push(Datum::text(now));
        Ok(self.lapsing_run(&format!("{INSERT} where _lapsing.until <= {{}}"), values)? > 0)
    }

    /// The payload of what still counts at `now`.
    pub fn lapsing_get(&self, kind: &str, key: &str, now: &str) -> Result<Option<String>> {
        let pattern = "select payload from _lapsing where kind = {} and key = {} and until > {}";
        let statement = rows::own(self.dialect(), pattern, [kind, key, now].map(Datum::text).to_vec())?;
        let found = self.engine().read(&Bodies::shared(), |session| session.rows(statement))?;
        Ok(found.first().map(|row| text(row, 0)))
    }

    /// The same, for one asker alone: it is gone then.
    pub fn lapsing_take(&self, kind: &str, key: &str, now: &str) -> Result<Option<String>> {
        let pattern = "delete from _lapsing where kind = {} and key = {} and until > {} returning payload";
        let statement = rows::own(self.dialect(), pattern, [kind, key, now].map(Datum::text).to_vec())?;
        let found = self.engine().work(&Bodies::shared(), |session| session.rows(statement))?;
        Ok(found.first().map(|row| text(row, 0)))
    }

    /// Everything of a kind that still counts at `now`, by its key.
    pub fn lapsing_of(&self, kind: &str, now: &str) -> Result<Vec<Lapsing>> {
        let pattern = "select key, until, payload from _lapsing where kind = {} and until > {} order by key";
        let statement = rows::own(self.dialect(), pattern, [kind, now].map(Datum::text).to_vec())?;
        let found = self.engine().read(&Bodies::shared(), |session| session.rows(statement))?;
        let one = |row: &Vec<Datum>| Lapsing {
            kind: kind.to_owned(),
            key: text(row, 0),
            until: text(row, 1),
            payload: text(row, 2),
        };
        Ok(found.iter().map(one).collect())
    }

    /// It counts no longer.
    pub fn lapsing_drop(&self, kind: &str, key: &str) -> Result<()> {
        let values = [kind, key].map(Datum::text).to_vec();
        self.lapsing_run("delete from _lapsing where kind = {} and key = {}", values).map(|_| ())
    }

    /// Removes what has lapsed at `now`; answers how much.
    pub fn lapsing_sweep(&self, now: &str) -> Result<u64> {
        self.lapsing_run("delete from _lapsing where until <= {}", vec![Datum::text(now)])
    }

    fn lapsing_run(&self, pattern: &str, values: Vec<Datum>) -> Result<u64> {
        let statement = rows::own(self.dialect(), pattern, values)?;
        self.engine().work(&Bodies::shared(), |session| session.run(statement))
    }
}
