//! The one door through which anything is changed.

use jiff::Timestamp;
use record::history::{self, Step};
use record::{Actor, Dictionary, Draft, Edit, Refusal, Register, Trouble, Words};
use store::{Datum, Stamp, Store, StoreError, Writing};

use crate::retelling::{Made, Retelling};
use crate::saving::{Row, Saving};

/// Saves drafts: rights, rules, history and effects in one transaction.
#[derive(Clone)]
pub struct Desk {
    pub store: Store,
    pub dictionary: Dictionary,
}

/// A record as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub register: String,
    pub sys_id: String,
    pub number: Option<String>,
    /// The revision that wrote it; none when nothing had changed.
    pub revision: Option<i64>,
    /// Fields of a generous draft whose text meant nothing, and was left out.
    pub unread: Vec<String>,
}

/// Why nothing was kept. What was typed is still in the draft.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// Every reason, each with its field and, for a batch, the place of its draft.
    #[error("{}", .0.iter().map(|(_, refusal)| refusal.to_string()).collect::<Vec<_>>().join("\n"))]
    Refused(Vec<(usize, Refusal)>),
    #[error("{0}")]
    Stale(Box<Stale>),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Somebody saved in between: what they changed since the version that the draft was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Stale {
    pub register: String,
    pub sys_id: String,
    pub version: i64,
    pub steps: Vec<Step>,
}

impl std::fmt::Display for Stale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "This record was changed while you were editing. Nothing you typed is lost.")?;
        for step in &self.steps {
            for change in &step.changes {
                write!(
                    f,
                    "\n{} changed {} from “{}” to “{}”.",
                    step.actor,
                    change.label.to_lowercase(),
                    change.was,
                    change.is
                )?;
            }
        }
        Ok(())
    }
}

impl From<StoreError> for NotSaved {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error.into())
    }
}

/// A row of a file as it was kept, or would be.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub saved: Saved,
    /// The number of the record, or what else stands for it.
    pub name: String,
    pub company: String,
    pub is_new: bool,
    /// Of a changed record, each field with what it was and what it is.
    pub changed: Vec<(String, Datum, Datum)>,
}

/// Drafts of a file, judged and kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TakenIn {
    pub rows: Vec<Judged>,
    /// The record about them; none if nothing was new.
    pub import: Option<Saved>,
    pub revision: Option<i64>,
}

/// Who saves, when and why: what a revision keeps.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    pub actor: &'a Actor,
    pub now: Timestamp,
    pub why: &'a str,
    pub request: &'a str,
}

impl Desk {
    /// Opens the door onto a store whose tables fit the dictionary.
    pub fn open(store: Store, dictionary: Dictionary) -> Result<Self, StoreError> {
        store.sync(&dictionary.schema())?;
        Ok(Self { store, dictionary })
    }

    pub fn save(&self, occasion: Occasion<'_>, draft: &Draft) -> Result<Saved, NotSaved> {
        let mut saved = self.save_all(occasion, std::slice::from_ref(draft))?;
        saved.pop().ok_or_else(|| Trouble::NotFound("Nothing was saved.".into()).into())
    }

    /// Deletes a record by its register and `sys_id`. What it was is kept in its history.
    pub fn delete(&self, occasion: Occasion<'_>, draft: &Draft) -> Result<Saved, NotSaved> {
        let committed = self.store.write(&occasion.actor.bodies, &stamp(occasion), |writing| {
            Saving::new(self, occasion, writing).delete(draft)
        })?;
        Ok(Saved { revision: committed.revision, ..committed.value })
    }

    /// All or nothing, as one revision.
    pub fn save_all(&self, occasion: Occasion<'_>, drafts: &[Draft]) -> Result<Vec<Saved>, NotSaved> {
        let committed = self
            .store
            .write(&occasion.actor.bodies, &stamp(occasion), |writing| self.save_each(occasion, writing, drafts));
        match committed {
            Ok(committed) => {
                let revision = committed.revision;
                Ok(committed.value.into_iter().map(|one| Saved { revision, ..one }).collect())
            }
            Err(NotSaved::Stale(stale)) => Err(NotSaved::Stale(Box::new(self.told(occasion, *stale)))),
            Err(other) => Err(other),
        }
    }

    /// Makes every record of these bodies findable anew, as after a restore; answers how many.
    pub fn reindex(&self, bodies: &store::Bodies) -> Result<u64, StoreError> {
        self.store.reindex(bodies, &|row| self.words(row))
    }

    /// Names each record that search finds by other words than its own, or not at all.
    pub fn verify_words(&self) -> Result<Vec<store::Discrepancy>, StoreError> {
        self.store.verify_words(&|row| self.words(row))
    }

    /// The words by which search finds a record, where search looks at all.
    fn words(&self, row: &Row) -> Option<String> {
        let register = self.dictionary.get(row.get("sys_class_name")?.as_text()?)?;
        crate::saving::is_searched(register).then(|| crate::saving::searchable(register, row))
    }

    /// Judges drafts as [`Desk::save_all`] would, and keeps nothing.
    pub fn rehearse(&self, occasion: Occasion<'_>, drafts: &[Draft]) -> Result<Vec<Saved>, NotSaved> {
        let mut judged = Vec::new();
        let undone: Result<store::Committed<()>, NotSaved> =
            self.store.write(&occasion.actor.bodies, &stamp(occasion), |writing| {
                judged = self.save_each(occasion, writing, drafts)?;
                Err(NotSaved::Refused(Vec::new()))
            });
        match undone {
            Err(NotSaved::Refused(refusals)) if refusals.is_empty() => Ok(judged),
            Err(other) => Err(other),
            Ok(_) => Ok(judged),
        }
    }

    /// Saves the rows of a file as one revision, all or none, and with them a last draft about what they did, by the program.
    /// `last` is given the number of the revision; nothing is said of a file in which nothing was new. A rehearsal keeps nothing.
    pub fn take_in(
        &self,
        occasion: Occasion<'_>,
        drafts: &[Draft],
        is_rehearsal: bool,
        progress: &mut dyn FnMut(usize),
        last: impl FnOnce(&[Judged], i64) -> Option<Draft>,
    ) -> Result<TakenIn, NotSaved> {
        let mut rehearsed = None;
        let committed = self.store.write(&occasion.actor.bodies, &stamp(occasion), |writing| {
            let (mut rows, mut refused) = (Vec::with_capacity(drafts.len()), Vec::new());
            for (place, draft) in drafts.iter().enumerate() {
                progress(place);
                match Saving::new(self, occasion, writing).edited(draft, 0) {
                    Ok(edit) => rows.push(Judged::of(edit)),
                    Err(NotSaved::Refused(some)) => {
                        refused.extend(some.into_iter().map(|(_, refusal)| (place, refusal)));
                    }
                    Err(other) => return Err(other),
                }
            }
            if !refused.is_empty() {
                return Err(NotSaved::Refused(refused));
            }
            let is_new = rows.iter().any(|row| row.is_new || !row.changed.is_empty());
            let about = last(&rows, writing.revision()).filter(|_| is_new);
            let program = occasion.actor.program();
            let import =
                about.map(|draft| Saving::new(self, Occasion { actor: &program, ..occasion }, writing).save(&draft, 0));
            let taken = TakenIn { rows, import: import.transpose()?, revision: None };
            if is_rehearsal {
                rehearsed = Some(taken);
                return Err(NotSaved::Refused(Vec::new()));
            }
            Ok(taken)
        });
        match (committed, rehearsed) {
            (_, Some(rehearsed)) => Ok(rehearsed),
            (Ok(committed), None) => Ok(TakenIn { revision: committed.revision, ..committed.value }),
            (Err(NotSaved::Stale(stale)), None) => Err(NotSaved::Stale(Box::new(self.told(occasion, *stale)))),
            (Err(other), None) => Err(other),
        }
    }

    /// Writes a past that another system kept: many revisions at their own instants, all or none.
    pub fn retell<T, E: From<StoreError>>(
        &self,
        occasion: Occasion<'_>,
        work: impl FnOnce(&mut Retelling<'_, '_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let committed = self.store.write(&occasion.actor.bodies, &stamp(occasion), |writing| {
            work(&mut Retelling::new(self, occasion, writing))
        })?;
        Ok(committed.value)
    }

    /// Withdraws records that an import made, and saves a last draft about it, as one revision. Those that somebody has
    /// changed since stay, if `leave_changed`, and else nothing is done. Answers how many went and which stayed.
    pub fn take_back(
        &self,
        occasion: Occasion<'_>,
        made: &[Made],
        leave_changed: bool,
        last: impl FnOnce(usize, usize) -> Draft,
    ) -> Result<(usize, Vec<String>), NotSaved> {
        let committed = self.store.write(&occasion.actor.bodies, &stamp(occasion), |writing| {
            let (mut gone, mut changed) = (0, Vec::new());
            for one in made {
                let draft = Draft { sys_id: Some(one.sys_id.clone()), ..Draft::new(&one.register) };
                match Saving::new(self, occasion, writing).withdraw(&draft, one.version) {
                    Ok(None) => gone += 1,
                    Ok(Some(name)) => changed.push(name),
                    // Somebody deleted it.
                    Err(NotSaved::Trouble(Trouble::NotFound(_))) => changed.push(format!("{} (gone)", one.sys_id)),
                    Err(other) => return Err(other),
                }
            }
            if !changed.is_empty() && !leave_changed {
                let changed =
                    changed.into_iter().map(|name| (0, Refusal::record(format!("{name} was changed since."))));
                return Err(NotSaved::Refused(changed.collect()));
            }
            Saving::new(self, occasion, writing).save(&last(gone, changed.len()), 0)?;
            Ok((gone, changed))
        })?;
        Ok(committed.value)
    }

    fn save_each(
        &self,
        occasion: Occasion<'_>,
        writing: &mut Writing<'_>,
        drafts: &[Draft],
    ) -> Result<Vec<Saved>, NotSaved> {
        let mut saved = Vec::with_capacity(drafts.len());
        let mut refused = Vec::new();
        for (place, draft) in drafts.iter().enumerate() {
            match Saving::new(self, occasion, writing).save(draft, 0) {
                Ok(one) => saved.push(one),
                Err(NotSaved::Refused(some)) => refused.extend(some.into_iter().map(|(_, refusal)| (place, refusal))),
                Err(other) => return Err(other),
            }
        }
        if refused.is_empty() { Ok(saved) } else { Err(NotSaved::Refused(refused)) }
    }

    /// Adds to a stale answer what was changed in between, as far as the actor may see it.
    fn told(&self, occasion: Occasion<'_>, stale: Stale) -> Stale {
        let words = Words::new(occasion.now, &occasion.actor.id, occasion.actor.bodies.clone());
        let steps = history::of(&self.store, &self.dictionary, occasion.actor, &words, &stale.register, &stale.sys_id);
        let seen = usize::try_from(stale.version).unwrap_or(0) + 1;
        Stale { steps: steps.map(|steps| steps.into_iter().skip(seen).collect()).unwrap_or_default(), ..stale }
    }
}

impl Judged {
    pub(crate) fn of(edit: Edit) -> Self {
        let changed = match edit.is_new() {
            true => Vec::new(),
            false => {
                edit.changed().into_iter().map(|(name, was, is)| (name.to_owned(), was.clone(), is.clone())).collect()
            }
        };
        let text = |name: &str| edit.datum(name).as_text().map(str::to_owned);
        let (number, company, is_new) = (text("number"), text("company").unwrap_or_default(), edit.is_new());
        let name = name_of(&edit.register, &edit.after, &edit.id);
        let saved =
            Saved { register: edit.register.name.clone(), sys_id: edit.id, number, revision: None, unread: Vec::new() };
        Self { saved, name, company, is_new, changed }
    }
}

/// What stands for a record: its number, else its display field.
pub(crate) fn name_of(register: &Register, row: &Row, sys_id: &str) -> String {
    let ways = ["number", register.display.as_str()];
    let name = ways.into_iter().find_map(|way| row.get(way)?.as_text().filter(|text| !text.is_empty()));
    name.unwrap_or(sys_id).to_owned()
}

pub(crate) fn stamp(on: Occasion<'_>) -> Stamp {
    let (actor, why, request) = (on.actor.name.clone(), on.why.to_owned(), on.request.to_owned());
    Stamp { at: Words::stamp(on.now), actor, why, request }
}
