//! One transaction that writes: rows, what they were, the revision that says who and why, and what goes out after it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::ask::Ask;
use crate::bodies::{Bodies, SHARED};
use crate::catalogue::{Catalogue, TableShape};
use crate::chain::{self, Entry, Meta};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::history::{self, Revision, Version};
use crate::seal;
use crate::session::{Session, int, text};
use crate::shape::{ColumnKind, SYSTEM_COLUMNS};
use crate::sql::{self, Dialect, rows};
use crate::words;

/// PostgreSQL keeps at most about 2,700 bytes in an index.
const INDEXED_BYTES_MAX: usize = 1_000;
/// `gone` of versions that are no longer held to have ever been true; 1 is the last version of a deleted row, 0 any other.
pub(crate) const WITHDRAWN: i64 = 2;
/// Entries sent in one statement.
const ENTRIES_AT_ONCE: usize = 50;

/// Who writes, when and why. `at` is `YYYY-MM-DD HH:MM:SS`, UTC, and may lie in the past, as in an import with history.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stamp {
    pub at: String,
    pub actor: String,
    pub why: String,
    pub request: String,
}

impl Stamp {
    fn check(&self) -> Result<()> {
        if !is_instant(&self.at) {
            return Err(StoreError::refused(format!("{:?} is no instant: write YYYY-MM-DD HH:MM:SS in UTC.", self.at)));
        }
        if self.actor.is_empty() {
            return Err(StoreError::refused("A stamp needs an actor: nothing is written by nobody."));
        }
        Ok(())
    }
}

/// What a write gave, once it is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed<T> {
    pub value: T,
    /// None if no row and no file was written.
    pub revision: Option<i64>,
}

/// A row to be inserted; [`SYSTEM_COLUMNS`] are the store's own and not among the values. An empty value is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewRow {
    pub table: String,
    pub class: String,
    pub sys_id: String,
    pub company: String,
    pub values: Vec<(String, Datum)>,
}

/// An open transaction. Questions asked in it see what it has written. Nothing of it stays if the work answers an error.
pub struct Writing<'a> {
    pub(crate) session: &'a mut dyn Session,
    pub(crate) dialect: Dialect,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) bodies: &'a Bodies,
    stamp: Stamp,
    pub(crate) number: i64,
    previous_hash: String,
    pub(crate) entries: Entries,
    /// Begun by [`crate::Store::erase`].
    pub(crate) may_erase: bool,
}

/// What this revision did, in order, one entry for each row.
#[derive(Default)]
pub(crate) struct Entries {
    list: Vec<Option<Entry>>,
    places: HashMap<(String, String), usize>,
}

impl Entries {
    pub fn op(&self, table: &str, sys_id: &str) -> Option<&str> {
        let place = self.places.get(&(table.to_owned(), sys_id.to_owned()))?;
        self.list.get(*place)?.as_ref().map(|entry| entry.op.as_str())
    }

    /// Notes the row's latest digest; what it was first done to stays unless `op` is given anew.
    pub fn set(&mut self, table: &str, sys_id: &str, op: &str, digest: String) {
        let entry = Entry { table: table.to_owned(), sys_id: sys_id.to_owned(), op: op.to_owned(), digest };
        let key = (table.to_owned(), sys_id.to_owned());
        if let Some(place) = self.places.get(&key) {
            self.list[*place] = Some(entry);
        } else {
            self.places.insert(key, self.list.len());
            self.list.push(Some(entry));
        }
    }

    fn forget(&mut self, table: &str, sys_id: &str) {
        if let Some(place) = self.places.remove(&(table.to_owned(), sys_id.to_owned())) {
            self.list[place] = None;
        }
    }

    fn into_list(self) -> Vec<Entry> {
        self.list.into_iter().flatten().collect()
    }
}

impl<'a> Writing<'a> {
    pub(crate) fn begin(
        session: &'a mut dyn Session,
        dialect: Dialect,
        catalogue: &'a Catalogue,
        bodies: &'a Bodies,
        stamp: &Stamp,
    ) -> Result<Self> {
        stamp.check()?;
        let head = session.query("select number, hash from revision order by number desc limit 1", &[])?;
        let (number, previous_hash) = head.first().map_or((0, String::new()), |row| (int(row, 0), text(row, 1)));
        let (number, stamp) = (number + 1, stamp.clone());
        let entries = Entries::default();
        Ok(Self { session, dialect, catalogue, bodies, stamp, number, previous_hash, entries, may_erase: false })
    }

    /// Ends the revision and begins the next, in the same transaction: all of them come to be, or none. Answers the number of the
    /// ended one; none if it had nothing to say.
    pub fn turn(&mut self, stamp: &Stamp) -> Result<Option<i64>> {
        stamp.check()?;
        let ended = self.close()?;
        self.stamp.clone_from(stamp);
        Ok(ended)
    }

    /// The number of this revision, if it becomes one.
    pub fn revision(&self) -> i64 {
        self.number
    }

    /// Asks within this transaction, fenced by the bodies that the write was given.
    pub fn ask(&mut self, ask: &Ask) -> Result<Vec<Vec<Datum>>> {
        // Not planned: what rules ask is found by a key, and a probe would cost each save more than it spares.
        let (sql, parameters) = sql::render(self.dialect, self.catalogue, self.bodies, ask)?;
        let mut answer = self.session.query(&sql, &parameters)?;
        crate::store::trim(ask, &mut answer);
        Ok(answer)
    }

    /// The next number of a body's own series, beginning with `first`. Numbers of work that fails are given again.
    pub fn next_number(&mut self, company: &str, series: &str, first: i64) -> Result<i64> {
        self.check_company(company)?;
        let statement = rows::own(
            self.dialect,
            "insert into _series (company, series, last) values ({}, {}, {}) on conflict (company, series) do update \
             set last = case when _series.last < excluded.last then excluded.last else _series.last + 1 end returning last",
            vec![Datum::text(company), Datum::text(series), Datum::Int(first)],
        )?;
        let answer = self.session.rows(statement)?;
        answer.first().map(|row| int(row, 0)).ok_or(StoreError::Busy)
    }

    /// Inserts a row. `Unique` if the key is taken, by a row of whichever body.
    pub fn insert(&mut self, row: NewRow) -> Result<()> {
        let catalogue = self.catalogue;
        let shape = catalogue.table(&row.table)?;
        self.check_company(&row.company)?;
        check_key(&row.sys_id)?;
        if row.class.is_empty() {
            return Err(StoreError::refused(format!("A row of {} needs a class.", row.table)));
        }
        check_values(shape, &row.values, false)?;
        if matches!(self.entries.op(&row.table, &row.sys_id), Some("delete" | "withdraw")) {
            return Err(StoreError::refused(format!(
                "{} {} was deleted in this same revision; insert it again in the next.",
                row.table, row.sys_id
            )));
        }
        self.check_not_before(shape, &row.sys_id)?;
        let stamp = &self.stamp;
        let system = [
            ("sys_id", Datum::text(&row.sys_id)),
            ("sys_class_name", Datum::text(&row.class)),
            ("company", Datum::text(&row.company)),
            ("sys_mod_count", Datum::Int(0)),
            ("sys_created_on", Datum::text(&stamp.at)),
            ("sys_created_by", Datum::text(&stamp.actor)),
            ("sys_updated_on", Datum::text(&stamp.at)),
            ("sys_updated_by", Datum::text(&stamp.actor)),
            ("rev", Datum::Int(self.number)),
            ("since", Datum::text(&stamp.at)),
            (seal::COLUMN, seal::fresh()?),
        ];
        let values: Vec<(&str, Datum)> =
            system.into_iter().chain(row.values.iter().map(|(name, value)| (name.as_str(), value.clone()))).collect();
        let mut present = vec![Datum::Null; shape.columns.len()];
        for (name, value) in &values {
            if let Some(place) = shape.place(name) {
                present[place] = value.clone();
            }
        }
        let digest = shape.layout.digest(&present).as_str().to_owned();
        if self.session.run(rows::insert(self.dialect, &row.table, values)?)? == 0 {
            return Err(StoreError::Unique { table: row.table, sys_id: row.sys_id });
        }
        self.entries.set(&row.table, &row.sys_id, "insert", digest);
        Ok(())
    }

    /// Changes these columns of a row that stands at `version` (its `sys_mod_count`), and keeps what it was.
    ///
    /// Besides the table's own columns, `company` and `sys_class_name` can be changed.
    pub fn update(&mut self, table: &str, sys_id: &str, version: i64, changes: Vec<(String, Datum)>) -> Result<()> {
        let catalogue = self.catalogue;
        let shape = catalogue.table(table)?;
        check_values(shape, &changes, true)?;
        let company = changes.iter().find(|(name, _)| name == "company");
        if let Some((_, company)) = company {
            self.check_company(company.as_text().unwrap_or_default())?;
        }
        let mut row = self.present(shape, sys_id, version)?;
        let is_new_here = row.rev == self.number;
        if !is_new_here {
            self.check_since(shape, sys_id, &row.since)?;
            self.session.run(rows::keep(self.dialect, shape, sys_id, self.number, &self.stamp.at, false)?)?;
        }
        let system = [
            ("sys_mod_count", Datum::Int(version + 1)),
            ("sys_updated_on", Datum::text(&self.stamp.at)),
            ("sys_updated_by", Datum::text(&self.stamp.actor)),
            ("rev", Datum::Int(self.number)),
            ("since", Datum::text(&self.stamp.at)),
            (seal::COLUMN, seal::fresh()?),
        ];
        let values: Vec<(&str, Datum)> =
            changes.iter().map(|(name, value)| (name.as_str(), value.clone())).chain(system).collect();
        for (name, value) in &values {
            if let Some(place) = shape.place(name) {
                row.values[place] = value.clone();
            }
        }
        self.session.run(rows::update(self.dialect, table, sys_id, values)?)?;
        if let Some((_, company)) = company {
            let moved = vec![company.clone(), Datum::text(table), Datum::text(sys_id)];
            let statement =
                rows::own(self.dialect, "update _words set company = {} where tbl = {} and sys_id = {}", moved)?;
            self.session.run(statement)?;
        }
        let op = if self.entries.op(table, sys_id) == Some("insert") { "insert" } else { "update" };
        self.entries.set(table, sys_id, op, shape.layout.digest(&row.values).as_str().to_owned());
        Ok(())
    }

    /// Deletes a row that stands at `version`. What it was is kept.
    pub fn delete(&mut self, table: &str, sys_id: &str, version: i64) -> Result<()> {
        let catalogue = self.catalogue;
        let shape = catalogue.table(table)?;
        let row = self.present(shape, sys_id, version)?;
        let number = self.number;
        let was_inserted_here = self.entries.op(table, sys_id) == Some("insert");
        if row.rev != number {
            self.check_since(shape, sys_id, &row.since)?;
            self.session.run(rows::keep(self.dialect, shape, sys_id, number, &self.stamp.at, true)?)?;
        } else if !was_inserted_here {
            // Changed, then deleted, in one revision: the version kept by the change is the last there was.
            let pattern = format!(
                "update {} set gone = {{}} where sys_id = {{}} and rev_until = {{}}",
                sql::quoted(&shape.was())
            );
            let values = vec![Datum::Int(1), Datum::text(sys_id), Datum::Int(number)];
            self.session.run(rows::own(self.dialect, &pattern, values)?)?;
        }
        let pattern = format!("delete from {} where sys_id = {{}}", sql::quoted(table));
        self.session.run(rows::own(self.dialect, &pattern, vec![Datum::text(sys_id)])?)?;
        self.unindex(table, sys_id)?;
        if was_inserted_here {
            self.entries.forget(table, sys_id);
        } else {
            self.entries.set(table, sys_id, "delete", chain::gone_digest(table, sys_id));
        }
        Ok(())
    }

    /// Takes back a row that stands at `version`, as never having been true: as at any instant it is not there. Its versions are
    /// kept, and as at a revision before this one they are still seen.
    pub fn withdraw(&mut self, table: &str, sys_id: &str, version: i64) -> Result<()> {
        let catalogue = self.catalogue;
        let shape = catalogue.table(table)?;
        let row = self.present(shape, sys_id, version)?;
        if row.rev == self.number {
            return Err(StoreError::refused(format!(
                "{table} {sys_id} was written in this same revision; it cannot be withdrawn in it."
            )));
        }
        // Dated when it was written, should that be later than now: it is no interval that counts.
        let until = self.stamp.at.clone().max(row.since);
        self.session.run(rows::keep(self.dialect, shape, sys_id, self.number, &until, true)?)?;
        let pattern = format!("update {} set gone = {{}} where sys_id = {{}}", sql::quoted(&shape.was()));
        self.session.run(rows::own(self.dialect, &pattern, vec![Datum::Int(WITHDRAWN), Datum::text(sys_id)])?)?;
        let pattern = format!("delete from {} where sys_id = {{}}", sql::quoted(table));
        self.session.run(rows::own(self.dialect, &pattern, vec![Datum::text(sys_id)])?)?;
        self.unindex(table, sys_id)?;
        self.entries.set(table, sys_id, "withdraw", chain::gone_digest(table, sys_id));
        Ok(())
    }

    /// Every version of a row, oldest first, with what this transaction has done to it.
    pub fn history(&mut self, table: &str, sys_id: &str) -> Result<Vec<Version>> {
        self.history_of(table, sys_id, None)
    }

    /// The same with all columns, or with no more than these, of which there need not be any.
    pub fn history_of(&mut self, table: &str, sys_id: &str, only: Option<&[&str]>) -> Result<Vec<Version>> {
        let shape = self.catalogue.table(table)?;
        let mut versions = history::versions(self.session, self.dialect, shape, only, sys_id, self.bodies)?;
        // The revision under way is not among the revisions yet.
        for version in versions.iter_mut().filter(|version| version.revision.number == self.number) {
            let Stamp { at, actor, why, request } = self.stamp.clone();
            version.revision = Revision { number: self.number, at, actor, why, request, hash: String::new() };
        }
        Ok(versions)
    }

    /// Makes a row findable by the words of this text, and by no others.
    pub fn index(&mut self, table: &str, sys_id: &str, company: &str, text: &str) -> Result<()> {
        self.catalogue.table(table)?;
        self.check_company(company)?;
        check_key(sys_id)?;
        let words = Datum::Text(words::for_index(text));
        let key = vec![Datum::text(table), Datum::text(sys_id), Datum::text(company)];
        match self.dialect {
            Dialect::Sqlite => {
                let pattern = "insert into _words (tbl, sys_id, company) values ({}, {}, {}) \
                               on conflict (tbl, sys_id) do update set company = excluded.company returning id";
                let answer = self.session.rows(rows::own(self.dialect, pattern, key)?)?;
                let id = answer.first().map(|row| int(row, 0)).unwrap_or_default();
                let pattern = "insert or replace into _words_text (rowid, body) values ({}, {})";
                self.session.run(rows::own(self.dialect, pattern, vec![Datum::Int(id), words])?)?;
            }
            Dialect::Postgres => {
                let pattern = "insert into _words (tbl, sys_id, company, body) \
                               values ({}, {}, {}, array_to_tsvector(string_to_array({}, ' '))) \
                               on conflict (tbl, sys_id) do update set company = excluded.company, body = excluded.body";
                let values = key.into_iter().chain([words]).collect();
                self.session.run(rows::own(self.dialect, pattern, values)?)?;
            }
        }
        Ok(())
    }

    pub(crate) fn unindex(&mut self, table: &str, sys_id: &str) -> Result<()> {
        let key = || vec![Datum::text(table), Datum::text(sys_id)];
        if self.dialect == Dialect::Sqlite {
            let pattern =
                "delete from _words_text where rowid in (select id from _words where tbl = {} and sys_id = {})";
            self.session.run(rows::own(self.dialect, pattern, key())?)?;
        }
        let pattern = "delete from _words where tbl = {} and sys_id = {}";
        self.session.run(rows::own(self.dialect, pattern, key())?)?;
        Ok(())
    }

    /// Something to be sent after the commit, at least once. A second one of the same kind and key changes nothing.
    pub fn outbox(&mut self, kind: &str, key: &str, payload: &serde_json::Value) -> Result<()> {
        let values = vec![
            ("kind", Datum::text(kind)),
            ("key", Datum::text(key)),
            ("payload", Datum::Text(payload.to_string())),
            ("attempts", Datum::Int(0)),
            ("due", Datum::text(&self.stamp.at)),
            ("done", Datum::Int(0)),
        ];
        self.session.run(rows::insert(self.dialect, "_outbox", values)?).map(|_| ())
    }

    /// Keeps a file for a body and answers its SHA-256 in hexadecimal. Two bodies with the same file keep it twice, so that
    /// neither can tell.
    pub fn put_file(&mut self, company: &str, bytes: &[u8]) -> Result<String> {
        self.check_company(company)?;
        let sha256 = chain::bytes_digest(bytes);
        if self.session.put_bytes(company, &sha256, bytes)? {
            // The key names the company: two bodies may put the same file in one revision.
            let key = format!("{company}/{sha256}");
            self.entries.set("_file", &key, "file", chain::file_digest(company, &sha256));
        }
        Ok(sha256)
    }

    /// Writes the revision and its entries, and answers its number; none if there is nothing to say.
    pub(crate) fn finish(mut self) -> Result<Option<i64>> {
        self.close()
    }

    fn close(&mut self) -> Result<Option<i64>> {
        let entries = std::mem::take(&mut self.entries).into_list();
        if entries.is_empty() {
            return Ok(None);
        }
        let Self { session, stamp, number, previous_hash, .. } = self;
        let (dialect, number, previous_hash) = (self.dialect, *number, std::mem::take(previous_hash));
        let meta = Meta { number, at: &stamp.at, actor: &stamp.actor, why: &stamp.why, request: &stamp.request };
        let hash = chain::revision_hash(&previous_hash, &meta, &entries);
        session.run(rows::own(
            dialect,
            "insert into revision (number, at, actor, why, request, prev_hash, hash) values ({}, {}, {}, {}, {}, {}, {})",
            vec![
                Datum::Int(number),
                Datum::text(&stamp.at),
                Datum::text(&stamp.actor),
                Datum::text(&stamp.why),
                Datum::text(&stamp.request),
                Datum::Text(previous_hash),
                Datum::text(&hash),
            ],
        )?)?;
        let mut seq = 0;
        for some in entries.chunks(ENTRIES_AT_ONCE) {
            let places = vec!["({}, {}, {}, {}, {}, {})"; some.len()].join(", ");
            let mut values = Vec::with_capacity(some.len() * 6);
            for entry in some {
                seq += 1;
                values.extend([Datum::Int(number), Datum::Int(seq)]);
                values.extend([&entry.table, &entry.sys_id, &entry.op, &entry.digest].map(Datum::text));
            }
            let pattern = format!("insert into entry (rev, seq, tbl, sys_id, op, digest) values {places}");
            session.run(rows::own(dialect, &pattern, values)?)?;
        }
        self.number = number + 1;
        self.previous_hash = hash;
        Ok(Some(number))
    }

    pub(crate) fn check_company(&self, company: &str) -> Result<()> {
        if self.bodies.holds(company) {
            return Ok(());
        }
        // Not naming any: whether the body exists is nobody's business here.
        Err(StoreError::refused(format!(
            "Rows can be written only for the bodies given, and for {SHARED:?}; {company:?} is none of them."
        )))
    }

    fn present(&mut self, shape: &TableShape, sys_id: &str, version: i64) -> Result<Present> {
        let answer = self.session.rows(rows::select_one(self.dialect, shape, sys_id, self.bodies)?)?;
        let Some(values) = answer.into_iter().next() else {
            return Err(StoreError::NotFound { table: shape.name.clone(), sys_id: sys_id.to_owned() });
        };
        let present =
            Present { rev: int(&values, system_place("rev")), since: text(&values, system_place("since")), values };
        let actual = int(&present.values, system_place("sys_mod_count"));
        if actual != version {
            return Err(StoreError::Stale {
                table: shape.name.clone(),
                sys_id: sys_id.to_owned(),
                expected: version,
                actual,
            });
        }
        Ok(present)
    }

    /// A row cannot begin before an earlier one with this key ended.
    fn check_not_before(&mut self, shape: &TableShape, sys_id: &str) -> Result<()> {
        let pattern =
            format!("select max(until) from {} where sys_id = {{}} and gone < {WITHDRAWN}", sql::quoted(&shape.was()));
        let answer = self.session.rows(rows::own(self.dialect, &pattern, vec![Datum::text(sys_id)])?)?;
        let ended = answer.first().map(|row| text(row, 0)).unwrap_or_default();
        self.check_since(shape, sys_id, &ended)
    }

    fn check_since(&self, shape: &TableShape, sys_id: &str, since: &str) -> Result<()> {
        if since <= self.stamp.at.as_str() {
            return Ok(());
        }
        Err(StoreError::refused(format!(
            "{} {sys_id} stands as it is since {since}; a change cannot be dated {}, which is earlier. Import older changes \
             before newer ones.",
            shape.name, self.stamp.at
        )))
    }
}

/// A row as it stands.
struct Present {
    rev: i64,
    since: String,
    /// In the shape's order.
    values: Vec<Datum>,
}

fn system_place(name: &str) -> usize {
    SYSTEM_COLUMNS.iter().position(|(column, _)| *column == name).unwrap_or_default()
}

fn check_key(sys_id: &str) -> Result<()> {
    if sys_id.is_empty() || sys_id.contains(',') {
        return Err(StoreError::refused(format!("{sys_id:?} cannot be a sys_id: it is empty or has a comma in it.")));
    }
    Ok(())
}

fn check_values(shape: &TableShape, values: &[(String, Datum)], changing: bool) -> Result<()> {
    let mut seen = std::collections::HashSet::new();
    for (name, value) in values {
        let kind = shape.kind(name)?;
        if SYSTEM_COLUMNS.iter().any(|(system, _)| system == name) {
            if !changing || !["company", "sys_class_name"].contains(&name.as_str()) {
                return Err(StoreError::refused(format!("The store itself keeps {name}; it is not among the values.")));
            }
            if value.is_empty() {
                return Err(StoreError::refused(format!("{name} cannot be empty.")));
            }
        }
        if !seen.insert(name) {
            return Err(StoreError::refused(format!("{name} is given twice.")));
        }
        let fits = matches!(
            (kind, value),
            (_, Datum::Null) | (ColumnKind::Text, Datum::Text(_)) | (ColumnKind::Int, Datum::Int(_))
        );
        if !fits {
            return Err(StoreError::WrongKind {
                table: shape.name.clone(),
                column: name.clone(),
                holds: kind.plainly(),
            });
        }
        if value.as_text().is_some_and(|text| text.len() > INDEXED_BYTES_MAX) && shape.indexed.contains(name) {
            return Err(StoreError::refused(format!(
                "{name} is kept in an index and takes at most {INDEXED_BYTES_MAX} bytes."
            )));
        }
    }
    Ok(())
}

/// `YYYY-MM-DD HH:MM:SS` by its shape; whether the day exists is for `clock` to say.
pub(crate) fn is_instant(text: &str) -> bool {
    text.len() == 19
        && text.bytes().zip("dddd-dd-dd dd:dd:dd".bytes()).all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            _ => byte == shape,
        })
}
