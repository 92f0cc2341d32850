//! The one window a rule has: who, when, and read-only questions in the same transaction.

use std::collections::HashMap;

use jiff::Timestamp;
use record::{Actor, Dictionary, Filter, Page, Permitted, Query, Record, Register, Source, Trouble, When, Words};
use store::{AsAt, Version};

use crate::clocks::Stood;
use crate::held::Suppliers;
use crate::undo;

/// All that a rule may know besides the edit. Rules see every record of the actor's bodies, whatever the actor's role, so that
/// "its children are still open" does not depend on who asks.
pub struct World<'w> {
    pub actor: &'w Actor,
    pub now: Timestamp,
    pub dictionary: &'w Dictionary,
    source: &'w mut dyn Source,
    /// The instant that every question looks from.
    as_at: When,
    /// Records already read: nothing is written while rules look.
    known: HashMap<(String, String), Option<Record>>,
    /// Agreements by register and body.
    pub(crate) agreed: HashMap<(String, String), Vec<Record>>,
    /// Whether the actor sees a record by rights of their own, where that was asked.
    seen: HashMap<(String, String), bool>,
    /// For whom groups and people worked.
    pub(crate) suppliers: Suppliers,
    /// How the edited record has stood, where that is known without asking.
    pub(crate) course: Option<Vec<Stood>>,
    /// The revision that is being undone.
    pub(crate) undoes: Option<i64>,
    /// What rules could not find out; the desk gives up when there is something.
    pub(crate) trouble: Option<Trouble>,
}

/// What rules have read, kept from one edit to the next of the same transaction.
#[derive(Default)]
pub(crate) struct Memory {
    known: HashMap<(String, String), Option<Record>>,
    agreed: HashMap<(String, String), Vec<Record>>,
}

impl Memory {
    /// Drops a record that was written.
    pub(crate) fn forget(&mut self, lineage: &[String], sys_id: &str) {
        for name in lineage {
            self.known.remove(&(name.clone(), sys_id.to_owned()));
        }
    }
}

impl<'w> World<'w> {
    /// `source` is the transaction when something is being saved, else the store itself.
    pub(crate) fn new(
        actor: &'w Actor,
        now: Timestamp,
        dictionary: &'w Dictionary,
        source: &'w mut dyn Source,
    ) -> Self {
        Self {
            actor,
            now,
            dictionary,
            source,
            as_at: When::Now,
            known: HashMap::new(),
            agreed: HashMap::new(),
            seen: HashMap::new(),
            suppliers: Suppliers::default(),
            course: None,
            undoes: None,
            trouble: None,
        }
    }

    /// The same window on an earlier instant: records and histories are those of then.
    pub(crate) fn seen_from(mut self, when: &When) -> Self {
        self.as_at = when.clone();
        self
    }

    /// Goes on with what was read before: whoever hands it over has written none of it since.
    pub(crate) fn remember(&mut self, memory: &mut Memory) {
        std::mem::swap(&mut self.known, &mut memory.known);
        std::mem::swap(&mut self.agreed, &mut memory.agreed);
    }

    pub fn words(&self) -> Words {
        Words::new(self.now, &self.actor.id, self.actor.bodies.clone())
    }

    pub fn stamp(&self) -> String {
        Words::stamp(self.now)
    }

    fn asks(&self, query: &Query) -> Result<Permitted, Trouble> {
        let sees_all = Actor::system(&self.actor.id, self.actor.bodies.clone());
        sees_all.asks(self.dictionary, query, &self.words())
    }

    fn keep<T>(&mut self, result: Result<T, Trouble>) -> Option<T> {
        result.map_err(|trouble| self.trouble = Some(trouble)).ok()
    }

    pub fn count(&mut self, register: &str, filter: Filter) -> i64 {
        let permitted = self.asks(&Query::all(register).and(filter).seen_from(&self.as_at));
        let result = permitted.and_then(|permitted| permitted.count(&mut self.source));
        self.keep(result).unwrap_or(0)
    }

    /// Whether the actor may see a record: for what is told to them, where rules judge by every record. Each is asked after once.
    pub(crate) fn sees(&mut self, register: &str, sys_id: &str) -> bool {
        let key = (register.to_owned(), sys_id.to_owned());
        if let Some(known) = self.seen.get(&key) {
            return *known;
        }
        let query = Query::all(register).and(Filter::is("sys_id", sys_id)).seen_from(&self.as_at);
        let sees = match self.actor.asks(self.dictionary, &query, &self.words()) {
            Err(Trouble::NotAllowed(_)) => false,
            permitted => {
                let rows = permitted.and_then(|permitted| permitted.count(&mut self.source));
                self.keep(rows).unwrap_or(0) > 0
            }
        };
        self.seen.insert(key, sees);
        sees
    }

    /// A record by its stored values; references in it are identifiers.
    pub fn record(&mut self, register: &str, sys_id: &str) -> Option<Record> {
        if sys_id.is_empty() {
            return None;
        }
        let key = (register.to_owned(), sys_id.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let found = self.stored(register, sys_id);
        self.known.insert(key, found.clone());
        found
    }

    fn stored(&mut self, register: &str, sys_id: &str) -> Option<Record> {
        let found = self.records(&Query::all(register).and(Filter::is("sys_id", sys_id))).pop()?;
        if found.class == register || self.dictionary.get(&found.class).is_none() {
            return Some(found);
        }
        // Asked as its parent, it has the parent's fields; its own register has them all.
        self.records(&Query::all(&found.class).and(Filter::is("sys_id", sys_id))).pop()
    }

    /// Every record that a query meets, by stored values.
    pub fn records(&mut self, query: &Query) -> Vec<Record> {
        let permitted = self.asks(&query.clone().seen_from(&self.as_at));
        let result = permitted.and_then(|permitted| permitted.stored(&mut self.source, Page::ALL));
        self.keep(result).unwrap_or_default()
    }

    /// Every version of a record, oldest first, with those of this transaction. What was undone reads as if it had never been.
    pub fn history(&mut self, register: &Register, sys_id: &str) -> Vec<Version> {
        self.history_of(register, sys_id, None)
    }

    /// The same with all columns, or with no more than these.
    pub fn history_of(&mut self, register: &Register, sys_id: &str, only: Option<&[&str]>) -> Vec<Version> {
        let versions = self.source.history_of(&self.actor.bodies, &register.root, sys_id, only);
        let mut versions = self.keep(versions.map_err(Trouble::from)).unwrap_or_default();
        match self.words().when(&self.as_at) {
            AsAt::Now => {}
            AsAt::Instant(stamp) => versions.retain(|version| version.since <= stamp),
            AsAt::Revision(number) => versions.retain(|version| version.revision.number <= number),
        }
        undo::as_if_never(versions, self.undoes)
    }
}
