//! Each revision over its entries and the one before; for [`crate::Store::verify`].

use crate::chain::{self, Entry, Meta};
use crate::datum::Datum;
use crate::session::int;

/// What a row says of its revision, before its entry.
const COLUMNS: usize = 7;

/// The revisions as they are read, one after the other.
#[derive(Default)]
pub(crate) struct Links {
    /// Number, at, actor, why, request, hash of the one before, hash; of the revision at hand.
    revision: Vec<Datum>,
    /// Those of the revision at hand are the first `filled`; the others are memory.
    entries: Vec<Entry>,
    filled: usize,
    /// Number and hash of the one before it.
    last: i64,
    previous: String,
    /// What does not agree, and of which revision.
    pub found: Vec<(String, i64)>,
}

impl Links {
    pub fn number(&self) -> i64 {
        int(&self.revision, 0)
    }

    pub fn at(&self) -> &str {
        self.text(1)
    }

    fn text(&self, column: usize) -> &str {
        self.revision.get(column).and_then(Datum::as_text).unwrap_or_default()
    }

    /// The revision that the row begins with.
    pub fn begin(&mut self, row: &[Datum]) {
        self.revision.resize(COLUMNS, Datum::Null);
        for (own, told) in self.revision.iter_mut().zip(row) {
            match (own, told) {
                (Datum::Text(own), Datum::Text(told)) => own.clone_from(told),
                (own, told) => *own = told.clone(),
            }
        }
        self.filled = 0;
    }

    /// Those of the revision at hand.
    pub fn entries(&self) -> &[Entry] {
        &self.entries[..self.filled]
    }

    /// The entry that the row ends with: table, `sys_id`, operation and digest. False if there is none.
    pub fn add(&mut self, row: &[Datum]) -> bool {
        let mut told = row.iter().skip(COLUMNS).map_while(Datum::as_text);
        let (Some(table), Some(sys_id), Some(op), Some(digest)) = (told.next(), told.next(), told.next(), told.next())
        else {
            return false;
        };
        if self.filled == self.entries.len() {
            self.entries.push(Entry::default());
        }
        let entry = &mut self.entries[self.filled];
        let own = [&mut entry.table, &mut entry.sys_id, &mut entry.op, &mut entry.digest];
        own.into_iter().zip([table, sys_id, op, digest]).for_each(|(own, told)| told.clone_into(own));
        self.filled += 1;
        true
    }

    /// Judges the revision at hand.
    pub fn end(&mut self) {
        if self.revision.is_empty() {
            return;
        }
        let number = self.number();
        if number != self.last + 1 {
            self.found.push((format!("Revision {} is missing.", self.last + 1), self.last + 1));
        }
        let follows = self.text(5) == self.previous;
        let meta = Meta { number, at: self.at(), actor: self.text(2), why: self.text(3), request: self.text(4) };
        let is_as_written = chain::revision_hash(self.text(5), &meta, self.entries()) == self.text(6);
        if !follows {
            self.found.push((format!("Revision {number} does not follow from the one before."), number));
        }
        if !is_as_written {
            let sentence = format!("Revision {number}, or the list of what it did, is not as it was written.");
            self.found.push((sentence, number));
        }
        self.last = number;
        self.previous = self.text(6).to_owned();
    }
}
