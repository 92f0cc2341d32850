//! The one door through which anything is changed.

use jiff::Timestamp;
use record::history::{self, Step};
use record::{Actor, Dictionary, Draft, Refusal, Trouble, Words};
use store::{Stamp, Store, StoreError, Writing};

use crate::retelling::{Made, Retelling};
use crate::saving::Saving;

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

    /// The words by which search finds a record. Entries of journals are not searched.
    fn words(&self, row: &crate::saving::Row) -> Option<String> {
        let register = self.dictionary.get(row.get("sys_class_name")?.as_text()?)?;
        (register.name != crate::journal::REGISTER).then(|| crate::saving::searchable(register, row))
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

pub(crate) fn stamp(on: Occasion<'_>) -> Stamp {
    let (actor, why, request) = (on.actor.name.clone(), on.why.to_owned(), on.request.to_owned());
    Stamp { at: Words::stamp(on.now), actor, why, request }
}
