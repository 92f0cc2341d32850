//! Giving back: each record of a revision, through the door.

use std::collections::BTreeSet;
use std::sync::Arc;

use record::draft::Filled;
use record::edit::{Edit, look_up};
use record::{Dictionary, Filter, Page, Query, Refusal, Register, Trouble, Words, value};
use store::{Datum, NewRow, Writing};

use super::part::Part;
use super::{Fate, NotUndone, Objection, RECORDS_MAX, Shift};
use crate::desk::{Desk, Occasion, name_of};
use crate::saving::{Row, Saving, lineage, searchable, stored_values};
use crate::world::World;
use crate::{PRACTICES, journal, rights};

/// An undo under way.
pub(super) struct Work<'a, 'w, 't> {
    pub(super) desk: &'a Desk,
    pub(super) on: Occasion<'a>,
    pub(super) words: Words,
    pub(super) revision: i64,
    /// What it made is withdrawn, as never having been true.
    pub(super) is_import: bool,
    pub(super) writing: &'w mut Writing<'t>,
    pub(super) moved: Vec<Moved>,
    pub(super) conflicts: Vec<Objection>,
    pub(super) refused: Vec<Objection>,
}

/// What became of a record, by values.
pub(super) struct Moved {
    pub(super) register: Arc<Register>,
    sys_id: String,
    name: String,
    fate: Fate,
    pub(super) fields: Vec<(String, Datum, Datum)>,
}

impl Moved {
    pub(super) fn counted(&self) -> Shift {
        let (register, sys_id, name) = (self.register.name.clone(), self.sys_id.clone(), self.name.clone());
        Shift { register, sys_id, name, fate: self.fate, fields: Vec::new() }
    }
}

impl<'a, 'w, 't> Work<'a, 'w, 't> {
    pub(super) fn new(
        desk: &'a Desk,
        on: Occasion<'a>,
        revision: i64,
        is_import: bool,
        writing: &'w mut Writing<'t>,
    ) -> Self {
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let (moved, conflicts, refused) = (Vec::new(), Vec::new(), Vec::new());
        Self { desk, on, words, revision, is_import, writing, moved, conflicts, refused }
    }

    /// What was done last is undone first; what comes back stands before anything refers to it again, and what goes, goes last.
    pub(super) fn undo_all(&mut self) -> Result<(), NotUndone> {
        let done = self.writing.done_in(self.revision)?;
        if done.is_empty() {
            return Err(Trouble::NotFound(format!("There is no revision {}.", self.revision)).into());
        }
        if done.len() > RECORDS_MAX {
            let message = format!("Revision {} is of more than {RECORDS_MAX} records.", self.revision);
            return Err(Trouble::TooMuch(message).into());
        }
        if done.iter().any(|one| matches!(one.op.as_str(), "erase" | "dispose")) {
            let message = format!("Revision {} erased for good; that cannot be undone.", self.revision);
            return Err(Trouble::NotAllowed(message).into());
        }
        let mut parts = Vec::with_capacity(done.len());
        // A file stays with its body: a field that names it is undone.
        for one in done.iter().rev().filter(|one| one.op != "file") {
            parts.extend(self.part(one)?);
        }
        if !self.refused.is_empty() {
            return Err(self.refusal());
        }
        let (back, rest): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| part.made.is_none());
        let (notes, rest): (Vec<Part>, Vec<Part>) = rest.into_iter().partition(Part::is_note);
        let (going, changed): (Vec<Part>, Vec<Part>) = rest.into_iter().partition(|part| part.before.is_none());
        for part in &back {
            self.bring_back(part)?;
        }
        for part in &changed {
            self.give_back(part)?;
        }
        let going = self.may_go(going, &notes)?;
        let going = self.still_named(going)?;
        let gone: BTreeSet<&str> = going.iter().map(|part| part.sys_id.as_str()).collect();
        for part in &notes {
            let goes_too = part.owner.as_ref().is_some_and(|(_, id, _)| gone.contains(id.as_str()));
            if goes_too { self.let_go(part)? } else { self.strike(part)? }
        }
        for part in &going {
            self.let_go(part)?;
            self.move_to(part, Fate::Gone, Vec::new());
        }
        Ok(())
    }

    /// What was done, unless something stands against it.
    pub(super) fn end(mut self, leave_changed: bool) -> Result<(Vec<Moved>, Vec<Objection>), NotUndone> {
        if !self.refused.is_empty() {
            return Err(self.refusal());
        }
        if !self.conflicts.is_empty() && !leave_changed {
            return Err(NotUndone::Changed(self.conflicts));
        }
        Ok((self.moved, self.conflicts))
    }

    fn refusal(&mut self) -> NotUndone {
        NotUndone::Refused(std::mem::take(&mut self.refused))
    }

    fn move_to(&mut self, part: &Part, fate: Fate, fields: Vec<(String, Datum, Datum)>) {
        let (register, sys_id, name) = (part.register.clone(), part.sys_id.clone(), part.name.clone());
        self.moved.push(Moved { register, sys_id, name, fate, fields });
    }

    fn saving(&mut self) -> Saving<'_, '_, 't> {
        Saving::new(self.desk, self.on, self.writing)
    }

    /// Fields become what they were, and rules judge the record that this gives.
    fn give_back(&mut self, part: &Part) -> Result<(), NotUndone> {
        let (Some(before), Some(made)) = (&part.before, &part.made) else { return Ok(()) };
        let Some(standing) = &part.standing else {
            self.object(part, Refusal::record("It is gone since."));
            return Ok(());
        };
        let Some(given) = self.given(part, before, made, standing)? else { return Ok(()) };
        if given.is_empty() {
            return Ok(());
        }
        let filled = Filled { values: given.into_iter().collect(), ..Filled::default() };
        let (register, id) = (part.register.clone(), part.sys_id.clone());
        let mut edit = self.saving().edit(register, Some(id), Some(standing.clone()), filled)?;
        if let Err(refusal) = rights::may_write(self.on.actor, &edit) {
            self.refuse(part, refusal);
            return Ok(());
        }
        if edit.datum("state") != edit.was("state") {
            for state in [edit.state(), edit.state_before()].into_iter().flatten().cloned().collect::<Vec<_>>() {
                if let Err(refusal) = rights::may_make(self.on.actor, &edit, &state) {
                    self.refuse(part, refusal);
                }
            }
        }
        look_up_again(&mut edit, before);
        let mut against = self.judge(&mut edit)?;
        if !against.is_empty() {
            // What spoke against the record as it stood before is no reason to keep it from standing so again.
            let (register, id) = (part.register.clone(), part.sys_id.clone());
            let mut then = self.saving().edit(register, Some(id), Some(before.clone()), Filled::default())?;
            let known = self.judge(&mut then)?;
            against.retain(|refusal| !known.contains(refusal));
        }
        for refusal in against {
            self.refuse(part, refusal);
        }
        let fields = edit.changed().into_iter().map(|(name, was, is)| (name.to_owned(), was.clone(), is.clone()));
        let fields = fields.collect();
        self.saving().keep(&mut edit, false)?;
        self.move_to(part, Fate::Changed, fields);
        Ok(())
    }

    /// The values to give back. None if the actor may not write one of them.
    fn given(&mut self, part: &Part, before: &Row, made: &Row, standing: &Row) -> Result<Option<Row>, NotUndone> {
        let follows = follows(&self.desk.dictionary, &part.register);
        let mut given = Row::new();
        let mut may = true;
        for field in part.register.fields.values() {
            let name = field.name.as_str();
            let is_kept = record::dictionary::is_system(name) || field.kind.column().is_none();
            let [was, made, is] = [before, made, standing].map(|row| row.get(name).unwrap_or(&Datum::Null));
            if is_kept || follows.contains(name) || was.is_same(made) {
                continue;
            }
            if !self.on.actor.may_read_field(field) {
                return Err(self.hidden());
            }
            // What nobody types, rules wrote: it goes back with what they wrote it for.
            let is_typed = field.write.as_ref().is_none_or(|roles| !roles.is_empty());
            if is_typed && !self.on.actor.may_write_field(field) {
                let message = format!("You may not change {}.", field.label.to_lowercase());
                self.refuse(part, Refusal::field(name, message));
                may = false;
            } else if is.is_same(made) {
                given.insert(name.to_owned(), was.clone());
            } else if !is.is_same(was) {
                let message = self.since(field, is, made)?;
                self.object(part, Refusal::field(name, message));
            }
        }
        Ok(may.then_some(given))
    }

    fn since(&mut self, field: &record::Field, is: &Datum, made: &Datum) -> Result<String, NotUndone> {
        let mut show = |datum: &Datum| -> Result<String, NotUndone> {
            let Some(to) = field.kind.leads_to().filter(|_| !datum.is_empty()) else {
                return Ok(value::show(&field.kind, datum, &self.words));
            };
            // Named only as far as the actor may see it.
            let Some(register) = self.desk.dictionary.get(to) else { return Ok(String::new()) };
            let query = Query::all(to).and(Filter::is("sys_id", datum.clone()));
            let Ok(permitted) = self.on.actor.asks(&self.desk.dictionary, &query, &self.words) else {
                return Ok(String::new());
            };
            let display = record::Path::of(self.on.actor.display(register));
            let row = permitted.rows(self.writing, &[display], Page::ONE)?.into_iter().next();
            Ok(row.and_then(|row| row.cells.into_iter().next()).map_or_else(String::new, |cell| cell.shown))
        };
        let (is, made) = (show(is)?, show(made)?);
        Ok(format!("It was changed since: it is “{is}”, and revision {} had made it “{made}”.", self.revision))
    }

    /// What rules have against the edit. They set nothing but what follows from the rest.
    fn judge(&mut self, edit: &mut Edit) -> Result<Vec<Refusal>, NotUndone> {
        let dictionary = &self.desk.dictionary;
        let lineage = lineage(dictionary, &edit.register);
        let mut world = World::new(self.on.actor, self.on.now, dictionary, self.writing);
        world.undoes = Some(self.revision);
        let practices: Vec<_> =
            PRACTICES.iter().filter(|practice| lineage.iter().any(|name| name == practice.register)).collect();
        let mut given = edit.after.clone();
        given.retain(|name, _| practices.iter().all(|practice| !practice.follows.contains(&name.as_str())));
        let mut against = Vec::new();
        for rule in practices.iter().flat_map(|practice| practice.rules) {
            against.extend((rule.keep)(edit, &mut world).err());
            for (name, value) in &given {
                if edit.datum(name) != value {
                    edit.after.insert(name.clone(), value.clone());
                }
            }
        }
        edit.effects.clear();
        world.trouble.map_or(Ok(against), |trouble| Err(trouble.into()))
    }

    /// A deleted record stands again, under its own number.
    fn bring_back(&mut self, part: &Part) -> Result<(), NotUndone> {
        let Some(before) = part.before.as_ref().filter(|_| part.standing.is_none()) else { return Ok(()) };
        let (register, id) = (part.register.clone(), part.sys_id.clone());
        let filled = Filled { values: before.clone().into_iter().collect(), ..Filled::default() };
        let edit = self.saving().edit(register.clone(), Some(id.clone()), None, filled)?;
        if !part.is_note()
            && let Err(refusal) = rights::may_write(self.on.actor, &edit)
        {
            self.refuse(part, refusal);
            return Ok(());
        }
        let company = edit.datum("company").as_text().unwrap_or_default().to_owned();
        let (table, class) = (register.root.clone(), register.name.clone());
        let values = stored_values(&register, &edit.after);
        self.writing.insert(NewRow { table, class, sys_id: id.clone(), company: company.clone(), values })?;
        if !part.is_note() {
            self.writing.index(&register.root, &id, &company, &searchable(&register, &edit.after))?;
            self.move_to(part, Fate::Back, Vec::new());
        }
        Ok(())
    }

    /// Of the records that the revision made, those that stand as it left them.
    fn may_go(&mut self, made: Vec<Part>, notes: &[Part]) -> Result<Vec<Part>, NotUndone> {
        let mut going = Vec::with_capacity(made.len());
        for part in made {
            let (Some(standing), Some(made)) = (&part.standing, &part.made) else { continue };
            let register = part.register.clone();
            let edit =
                self.saving().edit(register, Some(part.sys_id.clone()), Some(standing.clone()), Filled::default())?;
            if let Err(refusal) = rights::may_write(self.on.actor, &edit) {
                self.refuse(&part, refusal);
                continue;
            }
            let follows = follows(&self.desk.dictionary, &part.register);
            let before = self.conflicts.len();
            for field in part.register.fields.values() {
                let name = field.name.as_str();
                let is_kept = record::dictionary::is_system(name) || field.kind.column().is_none();
                let [made, is] = [made, standing].map(|row| row.get(name).unwrap_or(&Datum::Null));
                if is_kept || follows.contains(name) || made.is_same(is) {
                    continue;
                }
                if !self.on.actor.may_read_field(field) {
                    return Err(self.hidden());
                }
                let message = self.since(field, is, made)?;
                self.object(&part, Refusal::field(name, message));
            }
            if self.noted(&part, notes)? {
                self.object(&part, Refusal::record("Somebody has written a note on it since."));
            }
            if self.conflicts.len() == before {
                going.push(part);
            }
        }
        Ok(going)
    }

    /// Whether a record has notes that the revision did not add.
    fn noted(&mut self, part: &Part, notes: &[Part]) -> Result<bool, NotUndone> {
        if self.desk.dictionary.get(journal::REGISTER).is_none() {
            return Ok(false);
        }
        let query = Query::all(journal::REGISTER).and(Filter::is("element_id", part.sys_id.as_str()));
        let permitted = self.on.actor.program().asks(&self.desk.dictionary, &query, &self.words)?;
        let ids = permitted.rows(self.writing, &[], Page::ALL)?;
        Ok(ids.iter().any(|row| notes.iter().all(|note| note.sys_id != row.sys_id)))
    }

    fn let_go(&mut self, part: &Part) -> Result<(), NotUndone> {
        if part.standing.is_none() {
            return Ok(());
        }
        let (table, version) = (&part.register.root, part.version());
        match self.is_import {
            true => self.writing.withdraw(table, &part.sys_id, version)?,
            false => self.writing.delete(table, &part.sys_id, version)?,
        }
        Ok(())
    }

    /// A note stays to be read, and says that it was struck; a struck one stands again.
    fn strike(&mut self, part: &Part) -> Result<(), NotUndone> {
        let (Some(standing), Some(made)) = (&part.standing, &part.made) else { return Ok(()) };
        let Some((register, id, row)) = part.owner.clone() else { return Ok(()) };
        let is_struck = |row: &Row| row.get(journal::STRUCK).and_then(Datum::as_int).unwrap_or(0);
        let was = part.before.as_ref().map_or(1, is_struck);
        if is_struck(standing) != is_struck(made) || is_struck(standing) == was {
            return Ok(());
        }
        let name = name_of(&register, &row, &id);
        let edit = self.saving().edit(register.clone(), Some(id.clone()), Some(row), Filled::default())?;
        if let Err(refusal) = rights::may_write(self.on.actor, &edit) {
            self.refused.push(Objection::of(Some((&register, &id, &name)), refusal));
            return Ok(());
        }
        let changes = vec![(journal::STRUCK.to_owned(), Datum::Int(was))];
        self.writing.update(&part.register.root, &part.sys_id, part.version(), changes)?;
        let element = part.made.as_ref().and_then(|row| row.get("element")).and_then(Datum::as_text);
        let text = part.made.as_ref().and_then(|row| row.get("value")).cloned().unwrap_or_default();
        let (was, is) = if was == 1 { (text, Datum::Null) } else { (Datum::Null, text) };
        let fields = vec![(element.unwrap_or_default().to_owned(), was, is)];
        self.moved.push(Moved { register, sys_id: id, name, fate: Fate::Struck, fields });
        Ok(())
    }
}

/// Fields that nobody's word gives: they are looked up, or worked out by rules.
fn follows(dictionary: &Dictionary, register: &Arc<Register>) -> BTreeSet<String> {
    let lineage = lineage(dictionary, register);
    let practices = PRACTICES.iter().filter(|practice| lineage.iter().any(|name| name == practice.register));
    let worked_out = practices.flat_map(|practice| practice.follows).map(|name| (*name).to_owned());
    worked_out.chain(register.lookups.iter().map(|lookup| lookup.field.clone())).collect()
}

/// Looks up what follows from fields that were given back. What follows from the same values as before is what it was before:
/// another system may have told it otherwise than our lookup.
fn look_up_again(edit: &mut Edit, before: &Row) {
    let mut looked = edit.clone();
    look_up(&mut looked);
    for lookup in &edit.register.clone().lookups {
        let is_as =
            |row: &Row| lookup.from.iter().all(|name| edit.datum(name) == row.get(name).unwrap_or(&Datum::Null));
        let value = if edit.before.as_ref().is_some_and(is_as) {
            continue;
        } else if is_as(before) {
            before.get(&lookup.field).cloned().unwrap_or_default()
        } else {
            looked.datum(&lookup.field).clone()
        };
        edit.after.insert(lookup.field.clone(), value);
    }
}
