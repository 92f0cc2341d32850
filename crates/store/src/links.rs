//! Each revision over its entries and the one before; for [`crate::Store::verify`].

use crate::chain::{self, Entry, Meta};
use crate::datum::Datum;
use crate::session::int;

/// The revisions as they are read, one after the other.
#[derive(Default)]
pub(crate) struct Links {
    /// Number, at, actor, why, request, hash of the one before, hash; of the revision at hand.
    revision: Vec<Datum>,
    pub entries: Vec<Entry>,
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

    pub fn begin(&mut self, revision: Vec<Datum>) {
        self.revision = revision;
        self.entries.clear();
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
        let is_as_written = chain::revision_hash(self.text(5), &meta, &self.entries) == self.text(6);
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
