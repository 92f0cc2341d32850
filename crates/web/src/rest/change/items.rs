//! What a change touches: items, services and offerings.

use std::sync::Arc;

use practice::change::reach::{Associated, Association, ITEMS_MAX};
use serde_json::{Value, json};

use super::list;
use super::tasks::the_change_there;
use super::worker::{Work, started};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, input, occasion};

pub fn items(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let how = association(call.parameter("association_type"))?;
    list::associated(call, how.register(), &the_change_there(call)?)
}

pub fn associate(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let body = input::object(&call.body)?;
    let said = body.get("association_type").and_then(Value::as_str).unwrap_or(call.parameter("association_type"));
    let how = association(said)?;
    let items: Vec<String> = match body.get("cmdb_ci_sys_ids") {
        Some(Value::Array(list)) => list.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect(),
        Some(Value::String(text)) => {
            text.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect()
        }
        _ => Vec::new(),
    };
    if items.is_empty() || items.len() > ITEMS_MAX {
        return Err(RestFault::unreadable(format!("Say 1 to {ITEMS_MAX} items as a list called cmdb_ci_sys_ids.")));
    }
    let change = the_change_there(call)?;
    let done = desk(call).associate(occasion(call), &change, how, &items);
    let done = done.map_err(|not| RestFault::not_saved(how.register(), "Insert", not))?;
    let mut work = Work::new(how.word(), json!({"task": change, "cmdb_ci_sys_ids": items}));
    note(&mut work, &done);
    let wants_services =
        body.get("refresh_impacted_services").is_some_and(|flag| flag == &json!(true) || flag == "true");
    if how == Association::Affected && wants_services {
        let found = desk(call).refresh_impacted(occasion(call), &change);
        let found = found.map_err(|not| RestFault::not_saved("task_cmdb_ci_service", "Insert", not))?;
        work.info.push(format!("{} impacted services were added.", found.added.len()));
    }
    work.extra.insert("ignored_cmdb_ci_sys_ids".into(), done.unknown.into());
    started(call, work)
}

pub fn refresh_impacted(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let change = the_change_there(call)?;
    let found = desk(call).refresh_impacted(occasion(call), &change);
    let found = found.map_err(|not| RestFault::not_saved("task_cmdb_ci_service", "Insert", not))?;
    let mut work = Work::new("impacted", json!({"task": change}));
    note(&mut work, &found);
    started(call, work)
}

fn note(work: &mut Work, done: &Associated) {
    work.info.push(format!("{} were associated.", done.added.len()));
    work.info.extend(done.already.iter().map(|id| format!("{id} is associated already.")));
    work.warnings.extend(done.unknown.iter().map(|id| format!("There is no such item: {id}.")));
}

fn association(word: &str) -> Result<Association, RestFault> {
    let why = "Say as association_type one of affected, impacted and offering.";
    Association::of(word.trim()).ok_or_else(|| RestFault::unreadable(why))
}
