//! What changed in records, a row for each field: `sys_audit`.

use std::collections::BTreeSet;

use record::{Filter, Query, Record, Trouble, history};
use sha2::{Digest, Sha256};
use store::{Datum, Store};

use super::{CHANGES, Working, Written, company, is, new_row, stamp};

/// Records whose changes one question is answered from.
const RECORDS_MAX: usize = 200;
/// Rows of one revision that are looked through for the one that an identifier means.
const ENTRIES_MAX: u64 = 20_000;

impl Working<'_> {
    pub(super) fn changes(&self) -> Result<Store, Trouble> {
        let tables = self.named("tablename");
        let wanted = match (self.named("documentkey"), self.named("sys_id")) {
            (Some(ids), _) => ids,
            (None, Some(changes)) => self.records_of(&changes)?,
            (None, None) => {
                let why = "Say of which records: documentkey=… or documentkeyIN… (and tablename=… if you know it).";
                return Err(Trouble::TooMuch(why.into()));
            }
        };
        if wanted.len() > RECORDS_MAX {
            return Err(Trouble::TooMuch(format!("This asks for the changes of more than {RECORDS_MAX} records.")));
        }
        let mut written = Vec::new();
        for id in wanted {
            let Some(record) = self.found(&id, tables.as_deref())? else { continue };
            written.extend(self.changes_of(&record)?);
        }
        self.kept(written)
    }

    /// The records in which changes of these identifiers were made, whoever may see them.
    fn records_of(&self, changes: &[String]) -> Result<Vec<String>, Trouble> {
        let mut records = BTreeSet::new();
        for change in changes.iter().take(RECORDS_MAX) {
            let (Some(revision), Some(record)) = (change.get(..12), change.get(12..20)) else { continue };
            let Ok(revision) = i64::from_str_radix(revision, 16) else { continue };
            let written = self.store.written_by(revision, ENTRIES_MAX)?;
            records.extend(written.into_iter().map(|(_, id)| id).filter(|id| digest(id)[..8] == *record));
        }
        Ok(records.into_iter().collect())
    }

    /// The record of this identifier, in one of these registers if they are named.
    fn found(&self, id: &str, tables: Option<&[String]>) -> Result<Option<Record>, Trouble> {
        let roots: BTreeSet<&str> = match tables {
            Some(tables) => tables.iter().map(String::as_str).collect(),
            None => self.dictionary.registers().map(|register| register.root.as_str()).collect(),
        };
        for name in roots.into_iter().filter(|name| !is(name)) {
            let query = Query::all(name).and(Filter::is("sys_id", id));
            let permitted = match self.actor.asks(self.dictionary, &query, self.words) {
                Ok(permitted) => permitted,
                Err(Trouble::NotAllowed(_) | Trouble::NotFound(_)) => continue,
                Err(trouble) => return Err(trouble),
            };
            if let Some(record) = permitted.record(&mut &*self.store)? {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    /// A row for each field of each version, by the rights of whoever reads the history.
    fn changes_of(&self, record: &Record) -> Result<Vec<Written>, Trouble> {
        let steps = history::of(self.store, self.dictionary, self.actor, self.words, &record.class, &record.sys_id)?;
        let company = company(record);
        let written = steps.into_iter().enumerate().map(|(version, step)| {
            let row = |change: history::Change| {
                let reason: String = step.why.chars().take(record::value::LINE_CHARS_MAX).collect();
                let id = identifier(step.revision, &record.sys_id, &change.field);
                let values = vec![
                    ("tablename".to_owned(), Datum::text(&record.class)),
                    ("documentkey".to_owned(), Datum::text(&record.sys_id)),
                    ("fieldname".to_owned(), Datum::text(&change.field)),
                    ("oldvalue".to_owned(), plain(&change.before)),
                    ("newvalue".to_owned(), plain(&change.after)),
                    ("user".to_owned(), Datum::text(&step.actor)),
                    ("reason".to_owned(), Datum::text(reason)),
                    ("record_checkpoint".to_owned(), Datum::Int(i64::try_from(version).unwrap_or(i64::MAX))),
                    ("internal_checkpoint".to_owned(), Datum::text(step.revision.to_string())),
                ];
                new_row(CHANGES, id, &company, values)
            };
            let rows = step.changes.iter().cloned().map(row).collect();
            Written { stamp: stamp(&step.at, &step.actor), rows }
        });
        Ok(written.collect())
    }
}

/// From which the record is found again: its revision, then what tells record and field.
fn identifier(revision: i64, record: &str, field: &str) -> String {
    format!("{revision:012x}{}{}", &digest(record)[..8], &digest(&format!("{record} {field}"))[..12])
}

fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// A stored value as text; whole numbers as digits.
fn plain(datum: &Datum) -> Datum {
    match datum {
        Datum::Int(number) => Datum::text(number.to_string()),
        other => other.clone(),
    }
}
