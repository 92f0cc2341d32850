//! A piece of work at the desk: what is asked and what is saved upon it is one transaction, so nothing comes in between.

use record::{Actor, Draft, Edit, Page, Query, Record, Source, Trouble, Words};
use store::{StoreError, Writing};

use crate::desk::{Desk, Judged, NotSaved, Occasion, stamp};
use crate::saving::Saving;

/// Somebody at the desk, between the first question and the last save.
pub struct Sitting<'a, 'w, 't> {
    desk: &'a Desk,
    on: Occasion<'a>,
    writing: &'w mut Writing<'t>,
}

impl Desk {
    /// Runs work that asks and saves, as one revision, all or nothing.
    pub fn sit<T, E: From<StoreError>>(
        &self,
        on: Occasion<'_>,
        work: impl FnOnce(&mut Sitting<'_, '_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let committed =
            self.store.write(&on.actor.bodies, &stamp(on), |writing| work(&mut Sitting { desk: self, on, writing }))?;
        Ok(committed.value)
    }
}

impl Sitting<'_, '_, '_> {
    pub fn occasion(&self) -> Occasion<'_> {
        self.on
    }

    /// What questions are put to: the store as this work has left it so far.
    pub fn source(&mut self) -> &mut impl Source {
        self.writing
    }

    /// Records that somebody may see, with these columns.
    pub fn records(
        &mut self,
        actor: &Actor,
        query: &Query,
        columns: &[&str],
        page: Page,
    ) -> Result<Vec<Record>, Trouble> {
        let words = Words::new(self.on.now, &self.on.actor.id, self.on.actor.bodies.clone());
        actor.asks(&self.desk.dictionary, query, &words)?.picked(self.writing, columns, page)
    }

    /// Saves by the rights of `actor`, who is whoever sits here or the program in their name.
    pub fn save(&mut self, actor: &Actor, draft: &Draft) -> Result<Judged, NotSaved> {
        let on = Occasion { actor, ..self.on };
        Saving::new(self.desk, on, self.writing).edited(draft, 0).map(Judged::of)
    }

    /// What a draft would make of a record, before anything is written: who is refused goes on with other things.
    pub(crate) fn judge(&mut self, actor: &Actor, draft: &Draft) -> Result<Edit, NotSaved> {
        Saving::new(self.desk, Occasion { actor, ..self.on }, self.writing).judged(draft, 0)
    }

    /// Writes what was judged. Who is refused now has to leave everything.
    pub(crate) fn keep(&mut self, actor: &Actor, mut edit: Edit) -> Result<Judged, NotSaved> {
        Saving::new(self.desk, Occasion { actor, ..self.on }, self.writing).written(&mut edit, 0)?;
        Ok(Judged::of(edit))
    }

    pub fn delete(&mut self, actor: &Actor, register: &str, sys_id: &str) -> Result<(), NotSaved> {
        let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
        Saving::new(self.desk, Occasion { actor, ..self.on }, self.writing).delete(&draft).map(|_| ())
    }
}
