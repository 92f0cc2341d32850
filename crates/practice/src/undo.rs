//! Undo: what a revision did is given back in a new one, through the same door.
//!
//! Values that the revision changed become again what they were, what it made goes, what it deleted comes back, and notes that it
//! added are struck. Rights and rules bind an undo as they bind any edit; only the order of states does not, because history says
//! that the record stood there. A value that is no longer what the revision made it is a conflict, named by record and field.
//! Fields that follow from others are worked out anew. To clocks, and to who held a record, what was undone has never been. A
//! letter that has left is not called back.

mod giving;
mod part;
mod refers;

use std::collections::{BTreeMap, BTreeSet};

use record::history::{self, Change};
use record::{Draft, Register, Trouble, Words};
use store::{Datum, StoreError, Version};

use crate::desk::{Desk, NotSaved, Occasion, stamp};
use crate::saving::Saving;
use giving::{Moved, Work};

/// The most records of one revision that are undone at once.
pub const RECORDS_MAX: usize = 100_000;
/// How the request of a revision says which one it undoes.
const MARK: &str = "undo ";

/// What to do about conflicts, and whether to keep anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// What was changed since stays as it is, and the rest is undone; else nothing is.
    pub leave_changed: bool,
    /// Judge everything, keep nothing.
    pub is_rehearsal: bool,
}

/// What an undo did, or would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Undone {
    /// The revision that it became; none if there was nothing left to undo.
    pub revision: Option<i64>,
    pub records: Vec<Shift>,
    /// What was changed since and stays.
    pub left: Vec<Objection>,
}

/// What became of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    pub register: String,
    pub sys_id: String,
    pub name: String,
    pub fate: Fate,
    /// Fields that the actor may read, as they were before the undo and as they are after it.
    pub fields: Vec<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Changed,
    /// The revision had made it.
    Gone,
    /// The revision had deleted it.
    Back,
    /// A note that the revision had added: it stays to be read, as struck.
    Struck,
}

/// What stands against an undo.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Objection {
    pub register: String,
    pub sys_id: String,
    /// The number of the record, or what else stands for it.
    pub name: String,
    pub field: Option<String>,
    pub message: String,
}

impl std::fmt::Display for Objection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [Some(self.name.as_str()).filter(|name| !name.is_empty()), self.field.as_deref()];
        for part in parts.into_iter().flatten() {
            write!(f, "{part}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// Why nothing was undone.
#[derive(Debug, thiserror::Error)]
pub enum NotUndone {
    /// Values, or records, that were changed since.
    #[error("{}", lines(.0))]
    Changed(Vec<Objection>),
    /// What rights or rules have against it.
    #[error("{}", lines(.0))]
    Refused(Vec<Objection>),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

fn lines(objections: &[Objection]) -> String {
    objections.iter().map(Objection::to_string).collect::<Vec<_>>().join("\n")
}

impl From<StoreError> for NotUndone {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error.into())
    }
}

impl From<NotSaved> for NotUndone {
    fn from(not: NotSaved) -> Self {
        match not {
            NotSaved::Trouble(trouble) => Self::Trouble(trouble),
            NotSaved::Stale(stale) => Self::Trouble(Trouble::NotFound(stale.to_string())),
            NotSaved::Refused(refusals) => {
                Self::Refused(refusals.into_iter().map(|(_, refusal)| Objection::of(None, refusal)).collect())
            }
        }
    }
}

impl Objection {
    fn of(record: Option<(&Register, &str, &str)>, refusal: record::Refusal) -> Self {
        let (register, sys_id, name) =
            record.map_or(("", "", ""), |(register, sys_id, name)| (&register.name, sys_id, name));
        let [register, sys_id, name] = [register, sys_id, name].map(str::to_owned);
        Self { register, sys_id, name, field: refusal.field, message: refusal.message }
    }
}

impl Desk {
    /// Undoes an edit, or an edit of many records: all that one revision did, as a new revision that can itself be undone.
    pub fn undo(&self, on: Occasion<'_>, revision: i64, how: How) -> Result<Undone, NotUndone> {
        self.unmake(on, revision, how, false, |_| None)
    }

    /// Takes back what a file brought in as one revision: as [`Desk::undo`], but what it made has never been true. `last` is a
    /// draft about it, by the records that went and came back and what stays; the program saves it in the same revision.
    pub fn take_back_revision(
        &self,
        on: Occasion<'_>,
        revision: i64,
        how: How,
        last: impl FnOnce(&Undone) -> Draft,
    ) -> Result<Undone, NotUndone> {
        self.unmake(on, revision, how, true, |undone| Some(last(undone)))
    }

    fn unmake(
        &self,
        on: Occasion<'_>,
        revision: i64,
        how: How,
        is_import: bool,
        last: impl FnOnce(&Undone) -> Option<Draft>,
    ) -> Result<Undone, NotUndone> {
        let request = format!("{MARK}{revision}");
        let on = Occasion { request: &request, ..on };
        let mut rehearsed = None;
        let committed = self.store.write(&on.actor.bodies, &stamp(on), |writing| {
            let mut work = Work::new(self, on, revision, is_import, writing);
            work.undo_all()?;
            let (moved, left) = work.end(how.leave_changed)?;
            let counted = Undone { revision: None, records: moved.iter().map(Moved::counted).collect(), left };
            if let Some(draft) = last(&counted) {
                let program = on.actor.program();
                Saving::new(self, Occasion { actor: &program, ..on }, writing).save(&draft, 0)?;
            }
            if how.is_rehearsal {
                rehearsed = Some((moved, counted.left));
                return Err(NotUndone::Refused(Vec::new()));
            }
            Ok((moved, counted.left))
        });
        let (number, (moved, left)) = match (committed, rehearsed) {
            (_, Some(rehearsed)) => (None, rehearsed),
            (Ok(committed), None) => (committed.revision, committed.value),
            (Err(not), None) => return Err(not),
        };
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let mut records = Vec::with_capacity(moved.len());
        for one in moved {
            let mut shift = one.counted();
            let fields = &one.fields;
            shift.fields = history::changes(&self.store, &self.dictionary, on.actor, &words, &one.register, fields)?;
            records.push(shift);
        }
        Ok(Undone { revision: number, records, left })
    }
}

/// The versions of a record as if what was undone had never been done: from the undone revision on until the undo, values that it
/// gave read as they were before it. `pending` is a revision whose undo is under way.
pub(crate) fn as_if_never(mut versions: Vec<Version>, pending: Option<i64>) -> Vec<Version> {
    let undoes = |version: &Version| version.revision.request.strip_prefix(MARK)?.parse::<i64>().ok();
    if pending.is_none() && versions.iter().all(|version| undoes(version).is_none()) {
        return versions;
    }
    let mut undone: BTreeSet<i64> = BTreeSet::new();
    for place in (0..=versions.len()).rev() {
        let target = match versions.get(place) {
            // An undo that was undone undoes nothing.
            Some(version) if undone.contains(&version.revision.number) => None,
            Some(version) => undoes(version),
            None => pending,
        };
        let Some(target) = target else { continue };
        undone.insert(target);
        let Some(from) = versions[..place].iter().position(|version| version.revision.number == target) else {
            continue;
        };
        // Before its first version a record was not, and what was deleted did not stand.
        let Some(before) = from.checked_sub(1).map(|at| &versions[at]).filter(|before| !before.is_gone) else {
            continue;
        };
        let last = &versions[place - 1].values;
        let given: BTreeMap<String, (Datum, Datum)> = versions[from]
            .values
            .iter()
            .filter(|(name, _)| !record::dictionary::is_system(name))
            .filter_map(|(name, made)| {
                let (was, last) = (before.values.get(name)?, last.get(name)?);
                // What had been changed since was left as it was.
                (!was.is_same(made) && last.is_same(made)).then(|| (name.clone(), (made.clone(), was.clone())))
            })
            .collect();
        for version in &mut versions[from..place] {
            for (name, (made, was)) in &given {
                if let Some(value) = version.values.get_mut(name).filter(|value| value.is_same(made)) {
                    value.clone_from(was);
                }
            }
        }
    }
    versions
}
