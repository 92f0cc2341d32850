//! Revisions, and what a row once was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::Serialize;

use crate::bodies::Bodies;
use crate::catalogue::TableShape;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::seal::{self, Seal};
use crate::session::{Session, int, text};
use crate::sql::{Dialect, rows};
use crate::store::Store;
use crate::writing::{WITHDRAWN, Writing, is_instant};

const REVISIONS_AT_ONCE: u64 = 1_000;
/// What makes a row a version.
const OF_VERSIONS: [&str; 3] = ["rev", "since", seal::COLUMN];

/// One transaction: who, when, why. `hash` covers it and everything before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revision {
    pub number: i64,
    pub at: String,
    pub actor: String,
    pub why: String,
    pub request: String,
    pub hash: String,
}

/// A row as it stood between two revisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The revision that wrote it.
    pub revision: Revision,
    pub since: String,
    /// The instant and the revision that ended it; none for what stands now.
    pub until: Option<String>,
    pub until_revision: Option<i64>,
    /// It ended because the row was deleted or withdrawn, not because it was changed.
    pub is_gone: bool,
    /// Taken back as never having been true, with the import that told it.
    pub is_withdrawn: bool,
    /// Every column that was asked for, the system's too, by name.
    pub values: BTreeMap<String, Datum>,
    /// Columns whose values were erased by law.
    pub erased: BTreeSet<String>,
}

impl Store {
    /// Every version of a row that these bodies may see, oldest first; none if there is no such row.
    pub fn history(&self, bodies: &Bodies, table: &str, sys_id: &str) -> Result<Vec<Version>> {
        self.history_of(bodies, table, sys_id, None)
    }

    /// The same with all columns, or with no more than these, of which there need not be any.
    pub fn history_of(
        &self,
        bodies: &Bodies,
        table: &str,
        sys_id: &str,
        only: Option<&[&str]>,
    ) -> Result<Vec<Version>> {
        let catalogue = self.catalogue();
        let (dialect, shape) = (self.dialect(), catalogue.table(table)?);
        let read = |session: &mut dyn Session| versions(session, dialect, shape, only, sys_id, bodies);
        let found = self.engine().read_one_state(bodies, read)?;
        match found.iter().find(|version| version.revision.hash.is_empty()) {
            Some(version) => Err(lost(version.revision.number)),
            None => Ok(found),
        }
    }

    /// The revision with this number.
    pub fn revision(&self, number: i64) -> Result<Option<Revision>> {
        let dialect = self.dialect();
        self.engine().read(&Bodies::shared(), |session| one(session, dialect, number))
    }

    /// The revisions with these numbers, oldest first, at most `limit` and never more than 1,000.
    pub fn revisions(&self, numbers: RangeInclusive<i64>, limit: u64) -> Result<Vec<Revision>> {
        let limit = i64::try_from(limit.min(REVISIONS_AT_ONCE)).unwrap_or(i64::MAX);
        let values = vec![Datum::Int(*numbers.start()), Datum::Int(*numbers.end()), Datum::Int(limit)];
        let pattern = format!("{SELECT} where number >= {{}} and number <= {{}} order by number limit {{}}");
        let statement = rows::own(self.dialect(), &pattern, values)?;
        let answer = self.engine().read(&Bodies::shared(), |session| session.rows(statement))?;
        Ok(answer.iter().map(|row| revision(row)).collect())
    }

    /// The number and hash of the last revision; 0 and nothing before the first. Write it down elsewhere: only against it can a
    /// cut end be noticed.
    pub fn head(&self) -> Result<(i64, String)> {
        let sql = "select number, hash from revision order by number desc limit 1";
        let answer = self.engine().read(&Bodies::shared(), |session| session.query(sql, &[]))?;
        Ok(answer.first().map_or((0, String::new()), |row| (int(row, 0), text(row, 1))))
    }

    /// The number of the last revision, and the tables that revisions after this one wrote; none instead of these if that is too
    /// much to look through, or if there is no such revision here.
    pub fn written_since(&self, revision: i64) -> Result<(i64, Option<BTreeSet<String>>)> {
        let (head, _) = self.head()?;
        if !(0..=REVISIONS_AT_ONCE.cast_signed()).contains(&(head - revision)) {
            return Ok((head, None));
        }
        if head == revision {
            return Ok((head, Some(BTreeSet::new())));
        }
        // In the order of revisions, so that no index of tables leads past all that is older.
        let pattern = "select tbl from entry where rev > {} order by rev, seq";
        let statement = rows::own(self.dialect(), pattern, vec![Datum::Int(revision)])?;
        let answer = self.engine().read(&Bodies::shared(), |session| session.rows(statement))?;
        Ok((head, Some(answer.iter().map(|row| text(row, 0)).collect())))
    }

    /// The rows that a revision wrote, as table and `sys_id`, at most `limit` of them.
    pub fn written_by(&self, revision: i64, limit: u64) -> Result<Vec<(String, String)>> {
        let values = vec![Datum::Int(revision), Datum::Int(i64::try_from(limit).unwrap_or(i64::MAX))];
        let pattern = "select tbl, sys_id from entry where rev = {} order by seq limit {}";
        let statement = rows::own(self.dialect(), pattern, values)?;
        let answer = self.engine().read(&Bodies::shared(), |session| session.rows(statement))?;
        Ok(answer.iter().map(|row| (text(row, 0), text(row, 1))).collect())
    }

    /// The earliest instant of any revision; none before the first. An import with history may be dated before revision 1.
    pub fn beginning(&self) -> Result<Option<String>> {
        let answer =
            self.engine().read(&Bodies::shared(), |session| session.query("select min(at) from revision", &[]))?;
        Ok(answer.first().and_then(|row| row.first()?.as_text().map(str::to_owned)))
    }

    /// The last revision dated at or before this instant (`YYYY-MM-DD HH:MM:SS`, UTC); 0 if there is none.
    ///
    /// Where an import with history came late, a revision before this one may be dated after the instant: to look at what was
    /// true at an instant, ask as at the instant itself.
    pub fn revision_at(&self, instant: &str) -> Result<i64> {
        if !is_instant(instant) {
            return Err(StoreError::refused(format!("{instant:?} is no instant: write YYYY-MM-DD HH:MM:SS in UTC.")));
        }
        let statement =
            rows::own(self.dialect(), "select max(number) from revision where at <= {}", vec![Datum::text(instant)])?;
        let answer = self.engine().read(&Bodies::shared(), |session| session.rows(statement))?;
        Ok(answer.first().map(|row| int(row, 0)).unwrap_or_default())
    }
}

/// What a revision did to one row or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    pub table: String,
    pub sys_id: String,
    /// `insert`, `update`, `delete`, `withdraw`, `file`, and of lawful erasure `erase`, `dispose`.
    pub op: String,
}

impl Writing<'_> {
    /// What the revision with this number did, in order; nothing if there is no such revision.
    pub fn done_in(&mut self, number: i64) -> Result<Vec<Done>> {
        let pattern = "select tbl, sys_id, op from entry where rev = {} order by seq";
        let answer = self.session.rows(rows::own(self.dialect, pattern, vec![Datum::Int(number)])?)?;
        Ok(answer.iter().map(|row| Done { table: text(row, 0), sys_id: text(row, 1), op: text(row, 2) }).collect())
    }
}

/// Every version of a row, with all columns or only some; a revision that is not written yet has no hash.
pub(crate) fn versions(
    session: &mut dyn Session,
    dialect: Dialect,
    shape: &TableShape,
    only: Option<&[&str]>,
    sys_id: &str,
    bodies: &Bodies,
) -> Result<Vec<Version>> {
    let is_asked = |name: &&str| only.is_none_or(|only| OF_VERSIONS.contains(name) || only.contains(name));
    let columns: Vec<&str> = shape.names().filter(is_asked).collect();
    let count = columns.len();
    let version = |row: Vec<Datum>| {
        let (kept, told) = row[count..].split_at(3);
        let (until_revision, until) = (kept[0].as_int(), kept[1].as_text().map(str::to_owned));
        let gone = int(kept, 2);
        let told: Vec<String> = (0..5).map(|place| text(told, place)).collect();
        let [at, actor, why, request, hash] = told.try_into().unwrap_or_default();
        let names = columns.iter().map(|name| (*name).to_owned());
        let mut values: BTreeMap<String, Datum> = names.zip(row).collect();
        let seal = values.remove(seal::COLUMN).unwrap_or_default();
        let erased = Seal::read(seal.as_text().unwrap_or_default()).erased().map(str::to_owned).collect();
        let number = values.get("rev").and_then(Datum::as_int).unwrap_or_default();
        let since = values.get("since").and_then(Datum::as_text).unwrap_or_default().to_owned();
        let revision = Revision { number, at, actor, why, request, hash };
        let (is_gone, is_withdrawn) = (gone > 0, gone == WITHDRAWN);
        Version { revision, since, until, until_revision, is_gone, is_withdrawn, values, erased }
    };
    let mut found = Vec::new();
    for statement in rows::versions(dialect, shape, columns.iter().copied(), sys_id, bodies)? {
        found.extend(session.rows(statement)?.into_iter().map(version));
    }
    Ok(found)
}

const SELECT: &str = "select number, at, actor, why, request, hash from revision";

fn one(session: &mut dyn Session, dialect: Dialect, number: i64) -> Result<Option<Revision>> {
    let statement = rows::own(dialect, &format!("{SELECT} where number = {{}}"), vec![Datum::Int(number)])?;
    Ok(session.rows(statement)?.first().map(|row| revision(row)))
}

/// From number, at, actor, why, request and hash.
pub(crate) fn revision(row: &[Datum]) -> Revision {
    Revision {
        number: int(row, 0),
        at: text(row, 1),
        actor: text(row, 2),
        why: text(row, 3),
        request: text(row, 4),
        hash: text(row, 5),
    }
}

fn lost(number: i64) -> StoreError {
    StoreError::Engine(format!("Revision {number} is not in the store any more; run verify."))
}
