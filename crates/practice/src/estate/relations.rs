//! How items hang together: a relation that is told twice is one.

use record::{Draft, Filter, Page, Query, Record, Trouble};

use super::{ITEMS, KINDS, Operation, RELATIONS, RelationOutcome, Wrong, wrong};
use crate::desk::{Desk, NotSaved, Occasion};
use crate::sitting::Sitting;

impl Desk {
    /// Cuts a relation of an item that the actor sees, by whoever may make one.
    pub fn cut_relation(&self, on: Occasion<'_>, item: &str, relation: &str) -> Result<(), NotSaved> {
        let none = || NotSaved::from(Trouble::NotFound("There is no such relation.".into()));
        let register = self.dictionary.get(RELATIONS).ok_or_else(none)?;
        if !on.actor.may_write(register) {
            return Err(Trouble::NotAllowed("You may not change relations.".into()).into());
        }
        self.sit(on, |sitting| {
            let ends = Filter::is("parent", item).or(Filter::is("child", item));
            let query = Query::all(RELATIONS).and(Filter::is("sys_id", relation)).and(ends);
            let found = sitting.records(on.actor, &query, &[], Page::ONE)?.pop().ok_or_else(none)?;
            // What is no longer so is no longer told: its history keeps it.
            sitting.delete(&on.actor.program(), RELATIONS, &found.sys_id)
        })
    }
}

/// Relates two records, unless they are related so already.
pub(super) fn relate(
    sitting: &mut Sitting<'_, '_, '_>,
    parent: &str,
    child: &str,
    kind: &str,
) -> Result<RelationOutcome, Trouble> {
    let outcome = RelationOutcome { parent: parent.to_owned(), child: child.to_owned(), ..Default::default() };
    let failed = |wrong: Wrong| RelationOutcome { wrong: vec![wrong], ..outcome.clone() };
    let actor = sitting.occasion().actor.clone();
    let named = Filter::is("sys_id", kind).or(Filter::is("name", kind));
    let kinds = sitting.records(&actor, &Query::all(KINDS).and(named), &[], Page::ONE)?;
    let Some(kind) = kinds.into_iter().next() else {
        return Ok(failed(Wrong::new("INVALID_INPUT_DATA", format!("There is no kind of relation `{kind}`."))));
    };
    let mut company = String::new();
    for end in [child, parent] {
        match item(sitting, end)? {
            Some(found) => company = found.text("company").to_owned(),
            None => return Ok(failed(Wrong::new("INVALID_INPUT_DATA", "There is no such configuration item."))),
        }
    }
    let query = Query::all(RELATIONS)
        .and(Filter::is("parent", parent))
        .and(Filter::is("child", child))
        .and(Filter::is("type", kind.sys_id.as_str()));
    if let Some(known) = sitting.records(&actor, &query, &[], Page::ONE)?.pop() {
        return Ok(RelationOutcome { kept: Some((Operation::NoChange, known.sys_id)), ..outcome });
    }
    let draft = Draft::new(RELATIONS)
        .with("company", company)
        .with("parent", parent)
        .with("child", child)
        .with("type", kind.sys_id);
    match sitting.save(&actor, &draft) {
        Ok(made) => Ok(RelationOutcome { kept: Some((Operation::Insert, made.saved.sys_id)), ..outcome }),
        Err(not) => Ok(failed(wrong(not)?)),
    }
}

fn item(sitting: &mut Sitting<'_, '_, '_>, sys_id: &str) -> Result<Option<Record>, Trouble> {
    let actor = sitting.occasion().actor.clone();
    let query = Query::all(ITEMS).and(Filter::is("sys_id", sys_id));
    Ok(sitting.records(&actor, &query, &["company"], Page::ONE)?.pop())
}
