//! A record through time: who changed what, when and why, in words.

use std::collections::HashMap;

use store::{AsAt, Datum, Store, Version};

use crate::access::{Actor, Trouble};
use crate::dictionary::Dictionary;
use crate::erased;
use crate::query::{Filter, Path, Query, When};
use crate::register::{Field, Kind, Register};
use crate::value;
use crate::words::Words;

/// One revision of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub revision: i64,
    /// Stored stamp, UTC.
    pub at: String,
    pub actor: String,
    pub why: String,
    pub is_first: bool,
    /// Field label, what it was, what it became.
    pub changes: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub field: String,
    pub label: String,
    pub was: String,
    pub is: String,
    /// The stored values; nothing where they were erased.
    pub before: Datum,
    pub after: Datum,
}

/// The history of a record that the actor may see, oldest first, with the fields that the actor may read.
pub fn of(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    register: &str,
    sys_id: &str,
) -> Result<Vec<Step>, Trouble> {
    as_at(store, dictionary, actor, words, register, sys_id, &When::Now)
}

/// The same, looked at from an instant: of a record that is to be seen today all of it, of one that was to be seen then and is
/// gone since, what had happened by then.
pub fn as_at(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    register: &str,
    sys_id: &str,
    when: &When,
) -> Result<Vec<Step>, Trouble> {
    let seen = |when: &When| {
        let query = Query::all(register).and(Filter::is("sys_id", sys_id)).seen_from(when);
        let rows = actor.asks(dictionary, &query, words)?.rows(&mut &*store, &[], crate::road::Page::ONE)?;
        Ok::<_, Trouble>(rows.into_iter().next())
    };
    let (row, until) = match seen(&When::Now)? {
        Some(row) => (Some(row), AsAt::Now),
        None if *when == When::Now => (None, AsAt::Now),
        None => (seen(when)?, words.when(when)),
    };
    let Some(row) = row else { return Err(Trouble::NotFound("There is no such record.".into())) };
    let register = dictionary.find(&row.class).map_err(Trouble::NotFound)?.clone();
    let mut versions = store.history(&actor.bodies, &register.root, sys_id)?;
    versions.retain(|version| match &until {
        AsAt::Now => true,
        AsAt::Instant(stamp) => version.since <= *stamp,
        AsAt::Revision(number) => version.revision.number <= *number,
    });
    let erasures = match versions.iter().any(|version| !version.erased.is_empty()) {
        true => store.erasures(&actor.bodies, &register.root, sys_id)?,
        false => Vec::new(),
    };
    let mut steps = Vec::with_capacity(versions.len());
    let mut names = Names::of(store, dictionary, actor, words);
    for (at, version) in versions.iter().enumerate() {
        let earlier = at.checked_sub(1).map(|before| &versions[before]);
        let mut changes = Vec::new();
        for field in register.fields.values().filter(|f| told(f) && actor.may_read_field(f)) {
            let is = version.values.get(&field.name).unwrap_or(&Datum::Null);
            let was = earlier.and_then(|version| version.values.get(&field.name)).unwrap_or(&Datum::Null);
            let erased = |version: &Version| version.erased.contains(&field.name);
            let (is_erased, was_erased) = (erased(version), earlier.is_some_and(erased));
            // Whether one value that was erased differed from the next, nobody can tell.
            if is_erased != was_erased || (is != was && !(is.is_empty() && was.is_empty())) {
                let mut shown = |version: Option<&Version>, datum| match version.filter(|version| erased(version)) {
                    Some(version) => Ok(erased::by(&erasures, version.revision.number, &field.name)
                        .map_or_else(String::new, |erasure| erased::sentence(erasure, words))),
                    None => names.shown(field, datum),
                };
                let (was_shown, is_shown) = (shown(earlier, was)?, shown(Some(version), is)?);
                let (before, after) = (names.seen(field, was, &was_shown)?, names.seen(field, is, &is_shown)?);
                // From one record that the actor may not see to another, or to none: to the actor that is no change.
                if before.is_empty() && after.is_empty() && is_erased == was_erased {
                    continue;
                }
                let (was, is) = (was_shown, is_shown);
                changes.push(Change { field: field.name.clone(), label: field.label.clone(), was, is, before, after });
            }
        }
        steps.push(Step {
            revision: version.revision.number,
            at: version.revision.at.clone(),
            actor: version.revision.actor.clone(),
            why: version.revision.why.clone(),
            is_first: at == 0,
            changes,
        });
    }
    Ok(steps)
}

/// A value in words: references by what stands for the record today, if the actor may see it.
pub fn shown(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    field: &Field,
    datum: &Datum,
) -> Result<String, Trouble> {
    Names::of(store, dictionary, actor, words).shown(field, datum)
}

/// What changed in a record, each field with what it was and what it is, as far as the actor may read it.
pub fn changes(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    register: &Register,
    changed: &[(String, Datum, Datum)],
) -> Result<Vec<Change>, Trouble> {
    let mut names = Names::of(store, dictionary, actor, words);
    let mut changes = Vec::with_capacity(changed.len());
    for (name, was, is) in changed {
        let Some(field) = register.field(name).filter(|field| actor.may_read_field(field)) else { continue };
        let (was_shown, is_shown) = (names.shown(field, was)?, names.shown(field, is)?);
        let (before, after) = (names.seen(field, was, &was_shown)?, names.seen(field, is, &is_shown)?);
        if before.is_empty() && after.is_empty() {
            continue;
        }
        let (was, is) = (was_shown, is_shown);
        changes.push(Change { field: name.clone(), label: field.label.clone(), was, is, before, after });
    }
    Ok(changes)
}

pub(crate) fn told(field: &Field) -> bool {
    !crate::dictionary::is_system(&field.name) && field.kind.column().is_some()
}

struct Names<'a> {
    store: &'a Store,
    dictionary: &'a Dictionary,
    actor: &'a Actor,
    words: &'a Words,
    /// What was looked up, by register and identifier: versions of a record mostly refer to the same.
    known: HashMap<(String, String), Option<String>>,
}

impl<'a> Names<'a> {
    fn of(store: &'a Store, dictionary: &'a Dictionary, actor: &'a Actor, words: &'a Words) -> Self {
        Self { store, dictionary, actor, words, known: HashMap::new() }
    }

    /// References are shown by what stands for the record today, if the actor may see it.
    fn shown(&mut self, field: &Field, datum: &Datum) -> Result<String, Trouble> {
        match (&field.kind, field.kind.leads_to(), datum) {
            (_, Some(to), Datum::Text(id)) => self.name(to, id),
            (Kind::Refs(to), _, Datum::Text(ids)) => {
                let names: Vec<String> = ids.split(',').map(|id| self.name(to, id)).collect::<Result<_, _>>()?;
                Ok(names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", "))
            }
            _ => Ok(value::show(&field.kind, datum, self.words)),
        }
    }

    /// The value without what it leads to where the actor may not see that.
    fn seen(&mut self, field: &Field, datum: &Datum, shown: &str) -> Result<Datum, Trouble> {
        Ok(match (&field.kind, field.kind.leads_to(), datum) {
            (_, Some(to), Datum::Text(id)) if shown.is_empty() && id != store::SHARED && !self.is_there(to, id)? => {
                Datum::Null
            }
            (Kind::Refs(to), _, Datum::Text(ids)) => {
                let mut seen = Vec::new();
                for id in ids.split(',') {
                    if self.is_there(to, id)? {
                        seen.push(id);
                    }
                }
                Datum::Text(seen.join(","))
            }
            _ => datum.clone(),
        })
    }

    fn is_there(&mut self, to: &str, id: &str) -> Result<bool, Trouble> {
        Ok(self.found(to, id)?.is_some())
    }

    fn name(&mut self, to: &str, id: &str) -> Result<String, Trouble> {
        Ok(self.found(to, id)?.unwrap_or_default())
    }

    /// What stands for a record; none if the actor may not see it.
    fn found(&mut self, to: &str, id: &str) -> Result<Option<String>, Trouble> {
        let key = (to.to_owned(), id.to_owned());
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let register = self.dictionary.find(to).map_err(Trouble::NotFound)?;
        let query = Query::all(to).and(Filter::is("sys_id", id));
        let found = match self.actor.asks(self.dictionary, &query, self.words) {
            Ok(permitted) => {
                let display = Path::of(self.actor.display(register));
                let rows = permitted.rows(&mut &*self.store, &[display], crate::road::Page::ONE)?;
                rows.into_iter().next().map(|row| row.cells.into_iter().next().map_or_else(String::new, |c| c.shown))
            }
            Err(_) => None,
        };
        self.known.insert(key, found.clone());
        Ok(found)
    }
}
