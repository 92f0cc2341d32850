//! The catalogue: what may be asked for, the baskets in which people put it together, and the requests that come of it.

pub mod basket;
pub mod forms;
mod items;
pub mod ordering;
pub mod tasks;

pub use items::{FORMS, ITEMS, QUESTIONS, Wish};
pub use ordering::{NotOrdered, Ordered};

use record::edit::{Edit, Handle, Ruling, holds};
use record::{Actor, Draft, Filter};

use crate::world::World;
use crate::{Practice, Rule};

/// Whoever works here may ask for something: before the catalogue everybody is a requester, as far as their credential reaches.
pub fn reader(actor: &Actor) -> Actor {
    let mut actor = actor.clone();
    actor.roles.insert("requester".to_owned());
    actor
}

const REGISTER: &str = "sc_request";
const REQUESTED: &str = "sc_req_item";
/// The stored value of a state that says that somebody got what they asked for.
const COMPLETE: &str = "3";
const STATE: Handle<holds::Word> = Handle::new(REGISTER, "state");
const HOW_FAR: Handle<holds::Word> = Handle::new(REGISTER, "request_state");

pub const PRACTICE: Practice = Practice {
    register: REGISTER,
    follows: &[],
    relies_on: &[STATE.relied(), HOW_FAR.relied()],
    rules: &[
        Rule { says: "A request that is submitted is in process.", keep: submitting_begins },
        Rule { says: "A request that is closed is no longer in process.", keep: closing_is_told },
    ],
};

const MAKES: Handle<holds::Text> = Handle::new(items::FORMS, "table_name");

pub const FORM_PRACTICE: Practice = Practice {
    register: items::FORMS,
    follows: &[],
    relies_on: &[MAKES.relied()],
    rules: &[Rule { says: "A form of the catalogue makes a piece of work.", keep: makes_work }],
};

/// Whoever fills in a form need not have the right to make such a record: that is lent for work, and for nothing else.
fn makes_work(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let register = match world.dictionary.find(edit.text(MAKES)) {
        Ok(register) => register,
        Err(sentence) => return edit.refuse(MAKES, sentence),
    };
    match register.root == "task" {
        true => Ok(()),
        false => edit.refuse(MAKES, "A form makes incidents, requests and other work, not this."),
    }
}

const OF: Handle<holds::Link> = Handle::new(REQUESTED, "request");
const ITEM_STATE: Handle<holds::Word> = Handle::new(REQUESTED, "state");

pub const ITEM_PRACTICE: Practice = Practice {
    register: REQUESTED,
    follows: &[],
    relies_on: &[OF.relied(), ITEM_STATE.relied()],
    rules: &[
        Rule { says: "The open tasks of an item that closes are skipped.", keep: tasks::tasks_end },
        Rule { says: "A request closes with the last of its items.", keep: last_item_closes },
    ],
};

fn last_item_closes(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let closes = edit.changes(ITEM_STATE) && edit.state().is_some_and(|state| state.closed);
    if !closes || !edit.has(OF) {
        return Ok(());
    }
    let request = edit.text(OF).to_owned();
    let others = OF.is(request.as_str()).and(Filter::is("sys_id", edit.id.as_str()).negated());
    if world.count(REQUESTED, others.clone().and(Filter::is("active", 1))) > 0 {
        return Ok(());
    }
    let Some(record) = world.record(REGISTER, &request).filter(|record| record.is_on("active")) else { return Ok(()) };
    let some_came =
        edit.is(ITEM_STATE, "closed_complete") || world.count(REQUESTED, others.and(ITEM_STATE.is(COMPLETE))) > 0;
    let how = if some_came { "closed_complete" } else { "closed_incomplete" };
    edit.save(Draft { sys_id: Some(record.sys_id), ..Draft::new(REGISTER) }.with(HOW_FAR.field, how));
    Ok(())
}

/// What an item is asked of: nothing waits for somebody to begin.
fn submitting_begins(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is(HOW_FAR, "submitted") {
        edit.set(HOW_FAR, "in_process");
    }
    Ok(())
}

/// The other way round the register's lookup sees to it.
fn closing_is_told(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let is_open = matches!(edit.text(HOW_FAR), "" | "draft" | "in_process");
    if edit.changes(STATE) && is_open && edit.state().is_some_and(|state| state.closed) {
        let is_complete = edit.is(STATE, "closed_complete");
        edit.set(HOW_FAR, if is_complete { "closed_complete" } else { "closed_incomplete" });
    }
    Ok(())
}
