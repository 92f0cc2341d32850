//! What a revision did to one record, and how the record stands now.

use std::sync::Arc;

use record::query::When;
use record::{Draft, Filter, Page, Query, Refusal, Register, Trouble};
use store::{Datum, Done, Version};

use super::giving::Work;
use super::{NotUndone, Objection};
use crate::desk::{NotSaved, name_of};
use crate::journal;
use crate::rights::FOR_GOOD;
use crate::saving::{Row, Saving};

/// One record of the revision.
pub(super) struct Part {
    pub(super) register: Arc<Register>,
    pub(super) sys_id: String,
    pub(super) name: String,
    /// Just before the revision; none if it made the record.
    pub(super) before: Option<Row>,
    /// Just after it; none if it deleted the record.
    pub(super) made: Option<Row>,
    pub(super) standing: Option<Row>,
    /// Of a note: the record that it belongs to, as it stands.
    pub(super) owner: Option<(Arc<Register>, String, Row)>,
}

/// The register of imports.
const IMPORTS: &str = "sys_import_set";

impl Part {
    pub(super) fn about(&self) -> (&Register, &str, &str) {
        (&self.register, &self.sys_id, &self.name)
    }

    pub(super) fn is_note(&self) -> bool {
        self.register.name == journal::REGISTER
    }

    pub(super) fn version(&self) -> i64 {
        self.standing.as_ref().and_then(|row| row.get("sys_mod_count")).and_then(Datum::as_int).unwrap_or(0)
    }
}

impl Work<'_, '_, '_> {
    /// What the revision did to this record, if the actor may see it and it is undone at all.
    pub(super) fn part(&mut self, done: &Done) -> Result<Option<Part>, NotUndone> {
        // What was disposed of, erased or taken back does not come again.
        if !matches!(done.op.as_str(), "insert" | "update" | "delete") {
            self.refused.push(Objection::of(None, Refusal::record("What was done here is done for good.")));
            return Ok(None);
        }
        let versions = self.writing.history(&done.table, &done.sys_id)?;
        let made = versions.iter().find(|version| version.revision.number == self.revision);
        let before = versions.iter().rfind(|version| version.until_revision == Some(self.revision));
        let Some(told) = made.or(before) else { return Err(self.hidden()) };
        let class = told.values.get("sys_class_name").and_then(Datum::as_text).unwrap_or_default();
        let Some(register) = self.desk.dictionary.get(class).cloned() else { return Err(self.hidden()) };
        let is_standing = versions.last().is_some_and(|last| last.until_revision.is_none());
        let row = |version: &Version| version.values.clone();
        let mut part = Part {
            name: name_of(&register, &told.values, &done.sys_id),
            sys_id: done.sys_id.clone(),
            before: before.map(row),
            made: made.map(row),
            standing: None,
            owner: None,
            register,
        };
        if part.is_note() {
            part.owner = Some(self.owner(&told.values)?);
            part.standing = versions.last().filter(|_| is_standing).map(row);
        } else {
            part.standing = self.sees(&part.register.name, &part.sys_id, is_standing)?;
        }
        if part.register.name == IMPORTS {
            if !self.is_import {
                let message = format!("This was an import. Take back {} instead.", part.name);
                self.refuse(&part, Refusal::record(message));
            }
            return Ok(None);
        }
        let stays = FOR_GOOD.iter().find(|(register, _)| *register == part.register.name).map(|(_, why)| *why);
        if let Some(why) = stays {
            self.refuse(&part, Refusal::record(why));
            return Ok(None);
        }
        Ok(Some(part))
    }

    /// The record as it stands, if the actor may see it; of one that is gone, whether the actor might have seen it.
    fn sees(&mut self, register: &str, sys_id: &str, is_standing: bool) -> Result<Option<Row>, NotUndone> {
        let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
        if is_standing {
            return match Saving::new(self.desk, self.on, self.writing).before(&draft) {
                Ok((_, row)) => Ok(row),
                Err(NotSaved::Trouble(Trouble::NotFound(_) | Trouble::NotAllowed(_))) => Err(self.hidden()),
                Err(other) => Err(other.into()),
            };
        }
        for revision in [self.revision, self.revision - 1] {
            let query = Query::all(register).and(Filter::is("sys_id", sys_id)).seen_from(&When::Revision(revision));
            let permitted = match self.on.actor.asks(&self.desk.dictionary, &query, &self.words) {
                Ok(permitted) => permitted,
                Err(Trouble::NotAllowed(_)) => return Err(self.hidden()),
                Err(other) => return Err(other.into()),
            };
            if !permitted.rows(self.writing, &[], Page::ONE)?.is_empty() {
                return Ok(None);
            }
        }
        Err(self.hidden())
    }

    /// The record that a note belongs to. It is read and written with that record's rights.
    fn owner(&mut self, note: &Row) -> Result<(Arc<Register>, String, Row), NotUndone> {
        let text = |name: &str| note.get(name).and_then(Datum::as_text).unwrap_or_default().to_owned();
        let (name, sys_id) = (text("name"), text("element_id"));
        let Some(register) = self.desk.dictionary.get(&name).cloned() else { return Err(self.hidden()) };
        let readable = register.field(&text("element")).filter(|field| self.on.actor.may_read_field(field));
        let Some(field) = readable.cloned() else { return Err(self.hidden()) };
        let is_standing = self.writing.history(&register.root, &sys_id)?.last().is_some_and(|last| !last.is_gone);
        let row = self.sees(&name, &sys_id, is_standing)?.unwrap_or_default();
        if !self.on.actor.may_write_field(&field) {
            let shown = name_of(&register, &row, &sys_id);
            let refusal = Refusal::field(&field.name, format!("You may not change {}.", field.label.to_lowercase()));
            self.refused.push(Objection::of(Some((&register, &sys_id, &shown)), refusal));
        }
        Ok((register, sys_id, row))
    }

    /// Answers alike whatever it is that the actor may not see, and says nothing of it.
    pub(super) fn hidden(&self) -> NotUndone {
        let message = format!(
            "Revision {} touches what you may not see. Somebody who sees all of it may undo it.",
            self.revision
        );
        NotUndone::Refused(vec![Objection::of(None, Refusal::record(message))])
    }

    pub(super) fn refuse(&mut self, part: &Part, refusal: Refusal) {
        self.refused.push(Objection::of(Some(part.about()), refusal));
    }

    pub(super) fn object(&mut self, part: &Part, refusal: Refusal) {
        self.conflicts.push(Objection::of(Some(part.about()), refusal));
    }
}
