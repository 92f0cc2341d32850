//! The tasks of a change.

use std::sync::Arc;

use practice::change::TASKS;
use record::{Draft, Filter, Page, Query};

use super::record::{changed, deleted, ignored, read, shown};
use super::{list, the_change};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, occasion};

pub fn tasks(call: &Arc<Call>) -> Result<Reply, RestFault> {
    list::tasks(call, &the_change_there(call)?)
}

pub fn task(call: &Arc<Call>) -> Result<Reply, RestFault> {
    Ok(Reply::result(&shown(call, TASKS, &the_task(call))?))
}

pub fn create_task(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let change = the_change_there(call)?;
    let register = call.dictionary.get(TASKS).ok_or_else(|| RestFault::invalid_table(TASKS))?.clone();
    let mut input = read(call, &register)?;
    if input.typed.get("short_description").is_none_or(|text| text.trim().is_empty()) {
        input.typed.insert("short_description".into(), "Task of a change".into());
    }
    let of = call.asks(&the_change(call))?.picked(&mut call.store(), &["company"], Page::ONE)?.pop();
    let company = of.ok_or_else(RestFault::no_record)?.text("company").to_owned();
    let mut draft =
        Draft { is_generous: true, new_id: input.sys_id.take(), new_number: input.number.take(), ..Draft::new(TASKS) };
    draft.typed = input.typed;
    for (field, value) in [("company", company), ("change_request", change.clone()), ("parent", change)] {
        draft.typed.insert(field.into(), value);
    }
    let saved = desk(call).save(occasion(call), &draft);
    let saved = saved.map_err(|not| RestFault::not_saved(TASKS, "Insert", not))?;
    input.ignored.extend(saved.unread);
    let query = Query::all(TASKS).and(Filter::is("sys_id", saved.sys_id));
    Ok(ignored(Reply::result(&shown(call, TASKS, &query)?), &input.ignored))
}

pub fn change_task(call: &Arc<Call>) -> Result<Reply, RestFault> {
    changed(call, TASKS, &the_task(call))
}

pub fn delete_task(call: &Arc<Call>) -> Result<Reply, RestFault> {
    deleted(call, TASKS, &the_task(call))
}

/// `sys_id` of the change, if the caller sees it.
pub fn the_change_there(call: &Call) -> Result<String, RestFault> {
    super::register(call, practice::change::REGISTER)?;
    call.asks(&the_change(call))?.ids(&mut call.store(), Page::ONE)?.pop().ok_or_else(RestFault::no_record)
}

fn the_task(call: &Call) -> Query {
    Query::all(TASKS)
        .and(Filter::is("sys_id", call.part("task")))
        .and(Filter::is("change_request", call.part("sys_id")))
}
