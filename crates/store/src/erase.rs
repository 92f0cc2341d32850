//! Lawful erasure: values of single fields, or a whole record, gone from everywhere, while the chain still verifies.
//!
//! What goes: the values in the row and in every version of it, its words in the search, its messages in the outbox, files that
//! are named. What stays: that there were such entries and when, the digest of each value without the salt that it was computed
//! with, and in `_erasure` which revision erased which columns of which record; an entry of that revision covers each line of it.
//!
//! A value is out of reach when the transaction is on disk. That its bytes are gone too is the work of [`Store::scrub`]: a database
//! leaves what it overwrites lying about in its files. Backups and dumps that were made before keep what they hold.

use crate::bodies::Bodies;
use crate::catalogue::TableShape;
use crate::chain;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::history::{Revision, revision};
use crate::seal;
use crate::session::{Session, int, text};
use crate::shape::SYSTEM_COLUMNS;
use crate::sql::{Dialect, quoted, rows};
use crate::store::{Engine, Store};
use crate::writing::{Committed, Stamp, Writing};

/// The table that entries of erasures name; their key is table and key of the record, with a slash between them.
pub(crate) const ERASURES: &str = "_erasure";
/// The table of files, for which the key is company and SHA-256, with a slash between them.
pub(crate) const FILES: &str = "_file";
/// In place of columns: all of the record.
pub(crate) const WHOLE: &str = "*";

/// What a revision erased of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    pub revision: Revision,
    /// What kind of record it was.
    pub class: String,
    /// The columns in order; none if the whole record was disposed of.
    pub columns: Vec<String>,
}

impl Erasure {
    pub fn is_whole(&self) -> bool {
        self.columns.is_empty()
    }
}

impl Store {
    /// As [`Store::write`], and may erase.
    pub fn erase<T, E: From<StoreError>>(
        &self,
        bodies: &Bodies,
        stamp: &Stamp,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<Committed<T>, E> {
        let catalogue = self.catalogue();
        let dialect = self.dialect();
        let run = |session: &mut dyn Session| {
            let mut writing = Writing::begin(session, dialect, &catalogue, bodies, stamp)?;
            writing.may_erase = true;
            let value = work(&mut writing)?;
            let revision = writing.finish()?;
            Ok(Committed { value, revision })
        };
        match self.engine() {
            Engine::Sqlite(sqlite) => sqlite.write(run),
            Engine::Postgres(postgres) => postgres.erase(bodies, run),
        }
    }

    /// Writes the files of the database anew, without anything that was erased, deleted or overwritten.
    ///
    /// On SQLite the file and its log, while others read; writers wait, and as much space is needed again meanwhile. On PostgreSQL these tables
    /// and their versions by `vacuum full`, each of them locked while it lasts; its log (`pg_wal`) and the archive of it keep what they hold until they are recycled.
    pub fn scrub(&self, tables: &[&str]) -> Result<()> {
        let catalogue = self.catalogue();
        match self.engine() {
            Engine::Sqlite(sqlite) => sqlite.scrub(),
            Engine::Postgres(postgres) => {
                let mut all: Vec<String> = ["_words", "_outbox", "_lapsing", FILES].map(quoted).to_vec();
                for table in tables {
                    let shape = catalogue.table(table)?;
                    all.extend([quoted(&shape.name), quoted(&shape.was())]);
                }
                postgres.scrub(&all)
            }
        }
    }

    /// What was erased of a record that these bodies may know of, oldest first.
    pub fn erasures(&self, bodies: &Bodies, table: &str, sys_id: &str) -> Result<Vec<Erasure>> {
        self.catalogue().table(table)?;
        let dialect = self.dialect();
        self.engine().read(bodies, |session| erasures(session, dialect, bodies, table, sys_id))
    }
}

fn erasures(
    session: &mut dyn Session,
    dialect: Dialect,
    bodies: &Bodies,
    table: &str,
    sys_id: &str,
) -> Result<Vec<Erasure>> {
    let pattern = "select r.number, r.at, r.actor, r.why, r.request, r.hash, x.class, x.columns, x.company \
                   from _erasure x join revision r on r.number = x.rev where x.tbl = {} and x.sys_id = {} order by x.rev";
    let found = session.rows(rows::own(dialect, pattern, vec![Datum::text(table), Datum::text(sys_id)])?)?;
    let visible = found.iter().filter(|row| bodies.holds(&text(row, 8)));
    let erasure =
        |row: &Vec<Datum>| Erasure { revision: revision(row), class: text(row, 6), columns: split(&text(row, 7)) };
    Ok(visible.map(erasure).collect())
}

/// No columns stand for all of them.
fn split(columns: &str) -> Vec<String> {
    columns.split(',').filter(|name| *name != WHOLE).map(str::to_owned).collect()
}

impl Writing<'_> {
    /// Erases these columns of a record that stands or stood: from its row, as a change of this revision, and from all its
    /// versions. Answers of how many versions something went.
    pub fn erase(&mut self, table: &str, sys_id: &str, columns: &[&str]) -> Result<u64> {
        self.check_may_erase()?;
        let catalogue = self.catalogue;
        let shape = catalogue.table(table)?;
        let mut columns: Vec<&str> = columns.to_vec();
        columns.sort_unstable();
        columns.dedup();
        for column in &columns {
            shape.kind(column)?;
            if SYSTEM_COLUMNS.iter().any(|(system, _)| system == column) {
                return Err(StoreError::refused(format!(
                    "The store itself keeps {column}; it is not erased by itself."
                )));
            }
        }
        let versions = self.versions(shape, sys_id)?;
        let Some(last) = versions.last() else { return Err(not_found(shape, sys_id)) };
        let (class, company) = (cell(shape, last, "sys_class_name"), cell(shape, last, "company"));
        let mut count = 0;
        if last[shape.columns.len()].is_empty() && columns.iter().any(|column| !is_empty(shape, last, column)) {
            let version = shape.place("sys_mod_count").map(|place| int(last, place)).unwrap_or_default();
            let emptied = columns.iter().map(|column| ((*column).to_owned(), Datum::Null)).collect();
            self.update(table, sys_id, version, emptied)?;
        }
        let mut values = Vec::new();
        for mut version in self.versions(shape, sys_id)? {
            let is_kept = !version[shape.columns.len()].is_empty();
            values
                .extend(columns.iter().filter_map(|column| version[shape.place(column)?].as_text().map(str::to_owned)));
            if is_kept && shape.layout.erase(&mut version, &columns)? {
                self.empty(shape, &version, &columns)?;
                count += 1;
            }
        }
        self.forget_messages(sys_id, &values)?;
        self.note(table, sys_id, &class, &company, &columns.join(","))?;
        Ok(count)
    }

    /// Disposes of a whole record: row, versions, words. Answers how many versions went.
    pub fn dispose(&mut self, table: &str, sys_id: &str) -> Result<u64> {
        self.check_may_erase()?;
        let catalogue = self.catalogue;
        let shape = catalogue.table(table)?;
        if self.entries.op(table, sys_id).is_some() {
            return Err(StoreError::refused(format!("{table} {sys_id} was written in this same revision.")));
        }
        let versions = self.versions(shape, sys_id)?;
        let Some(last) = versions.last() else { return Err(not_found(shape, sys_id)) };
        let (class, company) = (cell(shape, last, "sys_class_name"), cell(shape, last, "company"));
        for name in [shape.name.clone(), shape.was()] {
            let pattern = format!("delete from {} where sys_id = {{}}", quoted(&name));
            self.session.run(rows::own(self.dialect, &pattern, vec![Datum::text(sys_id)])?)?;
        }
        self.unindex(table, sys_id)?;
        self.forget_messages(sys_id, &[])?;
        self.note(table, sys_id, &class, &company, WHOLE)?;
        Ok(versions.len() as u64)
    }

    /// Erases a file that a company keeps; false if there is none. Who names it still, names a file that is gone.
    pub fn erase_file(&mut self, company: &str, sha256: &str) -> Result<bool> {
        self.check_may_erase()?;
        self.check_company(company)?;
        let pattern = "delete from _file where company = {} and sha256 = {}";
        let values = vec![Datum::text(company), Datum::text(sha256)];
        if self.session.run(rows::own(self.dialect, pattern, values)?)? == 0 {
            return Ok(false);
        }
        self.note(FILES, &format!("{company}/{sha256}"), FILES, company, WHOLE)?;
        Ok(true)
    }

    /// Whether any row or version of a company begins a column with this text.
    pub fn mentions(&mut self, table: &str, column: &str, company: &str, begin: &str) -> Result<bool> {
        let catalogue = self.catalogue;
        let shape = catalogue.table(table)?;
        shape.kind(column)?;
        for name in [shape.name.clone(), shape.was()] {
            let column = quoted(column);
            let length = begin.chars().count();
            let pattern = format!(
                "select 1 from {} where company = {{}} and substr({column}, 1, {length}) = {{}} limit 1",
                quoted(&name)
            );
            let values = vec![Datum::text(company), Datum::text(begin)];
            if !self.session.rows(rows::own(self.dialect, &pattern, values)?)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What earlier revisions erased of a record, oldest first.
    pub fn erasures(&mut self, table: &str, sys_id: &str) -> Result<Vec<Erasure>> {
        self.catalogue.table(table)?;
        erasures(self.session, self.dialect, self.bodies, table, sys_id)
    }

    fn check_may_erase(&self) -> Result<()> {
        if self.may_erase { Ok(()) } else { Err(StoreError::refused("This is no erasure; begin it as one.")) }
    }

    /// Columns in the shape's order, then `rev_until`; the row that stands is the last.
    fn versions(&mut self, shape: &TableShape, sys_id: &str) -> Result<Vec<Vec<Datum>>> {
        let mut all = Vec::new();
        for statement in rows::versions(self.dialect, shape, shape.names(), sys_id, self.bodies)? {
            all.extend(self.session.rows(statement)?);
        }
        Ok(all)
    }

    fn empty(&mut self, shape: &TableShape, version: &[Datum], columns: &[&str]) -> Result<()> {
        let emptied = columns.iter().map(|column| format!("{} = null", quoted(column)));
        let pattern = format!(
            "update {} set {}, {} = {{}} where sys_id = {{}} and rev = {{}}",
            quoted(&shape.was()),
            emptied.collect::<Vec<_>>().join(", "),
            seal::COLUMN
        );
        let rev = shape.place("rev").map(|place| int(version, place)).unwrap_or_default();
        let values = vec![
            Datum::Text(cell(shape, version, seal::COLUMN)),
            Datum::Text(cell(shape, version, "sys_id")),
            Datum::Int(rev),
        ];
        self.session.run(rows::own(self.dialect, &pattern, values)?).map(|_| ())
    }

    /// Messages about a record that were sent, such as hold one of the values, and answers about it that are kept for a while.
    fn forget_messages(&mut self, sys_id: &str, values: &[String]) -> Result<()> {
        let answers = "delete from _lapsing where payload like {}";
        self.session.run(rows::own(self.dialect, answers, vec![Datum::Text(format!("%{sys_id}%"))])?)?;
        let found = "select id, payload, done from _outbox where payload like {}";
        let values: Vec<String> = (values.iter())
            .filter_map(|value| Some(serde_json::to_string(value).ok()?.trim_matches('"').to_owned()))
            .filter(|value| !value.is_empty())
            .collect();
        for row in self.session.rows(rows::own(self.dialect, found, vec![Datum::Text(format!("%{sys_id}%"))])?)? {
            let payload = text(&row, 1);
            if int(&row, 2) != 0 || values.iter().any(|value| payload.contains(value.as_str())) {
                let pattern = "delete from _outbox where id = {}";
                self.session.run(rows::own(self.dialect, pattern, vec![Datum::Int(int(&row, 0))])?)?;
            }
        }
        Ok(())
    }

    fn note(&mut self, table: &str, sys_id: &str, class: &str, company: &str, columns: &str) -> Result<()> {
        let values = vec![
            ("rev", Datum::Int(self.number)),
            ("tbl", Datum::text(table)),
            ("sys_id", Datum::text(sys_id)),
            ("class", Datum::text(class)),
            ("company", Datum::text(company)),
            ("columns", Datum::text(columns)),
        ];
        if self.session.run(rows::insert(self.dialect, ERASURES, values)?)? == 0 {
            return Err(StoreError::refused(format!(
                "{table} {sys_id} is erased in this same revision already; name all its columns at once."
            )));
        }
        let digest = chain::erasure_digest(table, sys_id, class, company, columns);
        let op = if columns == WHOLE { "dispose" } else { "erase" };
        self.entries.set(ERASURES, &format!("{table}/{sys_id}"), op, digest);
        Ok(())
    }
}

fn cell(shape: &TableShape, row: &[Datum], column: &str) -> String {
    shape.place(column).map(|place| text(row, place)).unwrap_or_default()
}

fn is_empty(shape: &TableShape, row: &[Datum], column: &str) -> bool {
    shape.place(column).and_then(|place| row.get(place)).is_none_or(Datum::is_empty)
}

fn not_found(shape: &TableShape, sys_id: &str) -> StoreError {
    StoreError::NotFound { table: shape.name.clone(), sys_id: sys_id.to_owned() }
}
