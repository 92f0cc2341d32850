//! What a requested item takes: a task for whoever provides such things. The item closes with the last of them.

use record::edit::{Edit, Handle, Ruling, holds};
use record::{Draft, Filter, Query};

use super::{COMPLETE, REQUESTED};
use crate::world::World;
use crate::{Practice, Rule};

pub(super) const TASKS: &str = "sc_task";

const OF: Handle<holds::Link> = Handle::new(TASKS, "request_item");
const STATE: Handle<holds::Word> = Handle::new(TASKS, "state");

pub const PRACTICE: Practice = Practice {
    register: TASKS,
    follows: &[],
    relies_on: &[OF.relied(), STATE.relied()],
    rules: &[Rule { says: "A requested item closes with the last of its tasks.", keep: last_task_closes }],
};

fn last_task_closes(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let closes = edit.changes(STATE) && edit.state().is_some_and(|state| state.closed);
    if !closes || !edit.has(OF) {
        return Ok(());
    }
    let item = edit.text(OF).to_owned();
    let others = OF.is(item.as_str()).and(Filter::is("sys_id", edit.id.as_str()).negated());
    if world.count(TASKS, others.clone().and(Filter::is("active", 1))) > 0 {
        return Ok(());
    }
    let Some(record) = world.record(REQUESTED, &item).filter(|record| record.is_on("active")) else { return Ok(()) };
    let some_came = edit.is(STATE, "closed_complete") || world.count(TASKS, others.and(STATE.is(COMPLETE))) > 0;
    let how = if some_came { "closed_complete" } else { "closed_incomplete" };
    edit.save(Draft { sys_id: Some(record.sys_id), ..Draft::new(REQUESTED) }.with("state", how));
    Ok(())
}

/// Nobody works on for an item that is closed.
pub(super) fn tasks_end(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let closes = edit.datum("state") != edit.was("state") && edit.state().is_some_and(|state| state.closed);
    if edit.is_new() || !closes || world.dictionary.get(TASKS).is_none() {
        return Ok(());
    }
    let open = Query::all(TASKS).and(OF.is(edit.id.as_str())).and(Filter::is("active", 1));
    for task in world.records(&open) {
        edit.save(Draft { sys_id: Some(task.sys_id), ..Draft::new(TASKS) }.with("state", "closed_skipped"));
    }
    Ok(())
}
