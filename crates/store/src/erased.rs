//! What the store says was erased, against the entries of the revisions that erased it; for [`crate::Store::verify`].

use std::collections::{BTreeSet, HashMap};

use crate::catalogue::TableShape;
use crate::chain::{self, Entry};
use crate::datum::Datum;
use crate::erase::WHOLE;
use crate::error::Result;
use crate::session::{Session, int, text};
use crate::sql::{Dialect, quoted, rows};
use crate::tally::Parted;

/// Every line of `_erasure`.
#[derive(Default)]
pub(crate) struct Erased {
    /// By table and key: the revisions and what they erased.
    of: HashMap<(String, String), Vec<Line>>,
    /// Entries of which no line is left, or whose line says something else.
    unlike: Vec<(i64, String)>,
    tables: BTreeSet<String>,
}

struct Line {
    revision: i64,
    columns: String,
    digest: String,
    is_entered: bool,
}

impl Erased {
    pub fn read(session: &mut dyn Session) -> Result<Self> {
        let mut all = Self::default();
        session.each("select rev, tbl, sys_id, class, company, columns from _erasure", &[], &mut |row| {
            let (table, sys_id, columns) = (text(row, 1), text(row, 2), text(row, 5));
            let digest = chain::erasure_digest(&table, &sys_id, &text(row, 3), &text(row, 4), &columns);
            let line = Line { revision: int(row, 0), columns, digest, is_entered: false };
            all.tables.insert(table.clone());
            all.of.entry((table, sys_id)).or_default().push(line);
            Ok(())
        })?;
        Ok(all)
    }

    /// An entry of an erasure, which names table and key with a slash between them.
    pub fn entered(&mut self, revision: i64, entry: &Entry) {
        let key = entry.sys_id.split_once('/').map(|(table, sys_id)| (table.to_owned(), sys_id.to_owned()));
        let lines = key.and_then(|key| self.of.get_mut(&key));
        let line = lines.and_then(|lines| lines.iter_mut().find(|line| line.revision == revision));
        match line.filter(|line| line.digest == entry.digest) {
            Some(line) => line.is_entered = true,
            None => self.unlike.push((revision, entry.sys_id.clone())),
        }
    }

    /// Whether the whole record was disposed of after this revision.
    pub fn is_disposed(&self, table: &str, sys_id: &str, revision: i64) -> bool {
        // Most stores have none, and each entry asks.
        self.tables.contains(table) && self.lines(table, sys_id, revision).any(|line| line.columns == WHOLE)
    }

    pub fn is_erased(&self, table: &str, sys_id: &str, revision: i64, column: &str) -> bool {
        self.lines(table, sys_id, revision).any(|line| line.columns.split(',').any(|one| one == column))
    }

    /// What was erased of a record after a revision.
    fn lines(&self, table: &str, sys_id: &str, after: i64) -> impl Iterator<Item = &Line> {
        let lines = self.of.get(&(table.to_owned(), sys_id.to_owned()));
        lines.into_iter().flatten().filter(move |line| line.revision > after)
    }

    /// Values of a table that were erased and are there again, and values of which only a seal says that they were erased:
    /// sentence, key, and the revision that wrote the version.
    pub fn values(
        &self,
        session: &mut dyn Session,
        dialect: Dialect,
        shape: &TableShape,
        parted: &[Parted],
    ) -> Result<Vec<(String, String, i64)>> {
        let (table, mut all) = (&shape.name, Vec::new());
        for (sys_id, rev, columns) in parted {
            for column in columns.iter().filter(|column| !self.is_erased(table, sys_id, *rev, column)) {
                let sentence = format!(
                    "{column} of {table} {sys_id}, as revision {rev} wrote it, is gone, and no revision erased it."
                );
                all.push((sentence, sys_id.clone(), *rev));
            }
        }
        if !self.tables.contains(table) {
            return Ok(all);
        }
        let columns: Vec<String> = shape.columns.iter().map(|(name, _)| format!("v.{}", quoted(name))).collect();
        for name in [table.clone(), shape.was()] {
            let pattern = format!(
                "select {}, x.rev, x.columns from _erasure x join {} v on v.sys_id = x.sys_id and v.rev < x.rev \
                 where x.tbl = {{}}",
                columns.join(", "),
                quoted(&name)
            );
            let (sql, values) = rows::own(dialect, &pattern, vec![Datum::text(table)])?;
            session.each(&sql, &values, &mut |row| {
                let at = |column: &str| shape.place(column).and_then(|place| row.get(place));
                let (sys_id, rev) = (text(row, 0), at("rev").and_then(Datum::as_int).unwrap_or_default());
                let (by, erased) = (int(row, shape.columns.len()), text(row, shape.columns.len() + 1));
                let mut back = |what: String| {
                    let sentence =
                        format!("{what}, as revision {rev} wrote it, is there again, which revision {by} erased.");
                    all.push((sentence, sys_id.clone(), rev));
                };
                if erased == WHOLE {
                    back(format!("{table} {sys_id}"));
                } else {
                    let there = erased.split(',').filter(|column| at(column).is_some_and(|value| !value.is_empty()));
                    there.for_each(|column| back(format!("{column} of {table} {sys_id}")));
                }
                Ok(())
            })?;
        }
        Ok(all)
    }

    /// Lines that no entry bears out and entries without their line: sentence, table, key, revision. Once the chain is read.
    pub fn unnoted(&self) -> Vec<(String, String, String, i64)> {
        let mut all = Vec::new();
        for ((table, sys_id), lines) in &self.of {
            for line in lines.iter().filter(|line| !line.is_entered) {
                let revision = line.revision;
                let sentence =
                    format!("That revision {revision} erased something of {table} {sys_id} is not in its entries.");
                all.push((sentence, table.clone(), sys_id.clone(), revision));
            }
        }
        for (revision, key) in &self.unlike {
            let (table, sys_id) = key.split_once('/').unwrap_or((key, ""));
            let sentence = format!("What revision {revision} erased of {table} {sys_id} is not noted as it was.");
            all.push((sentence, table.to_owned(), sys_id.to_owned(), *revision));
        }
        all.sort_by_key(|(_, _, _, revision)| *revision);
        all
    }
}
