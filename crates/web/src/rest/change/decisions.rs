//! Approval, risk and conflicts.

use std::sync::Arc;

use axum::http::StatusCode;
use practice::change::REGISTER;
use practice::change::approval::{Decision, NotDecided};
use practice::change::conflicts::CONFLICTS;
use record::{Filter, Page, Query};
use serde_json::{Value, json};

use super::record::shown;
use super::tasks::the_change_there;
use super::worker::{Work, started};
use super::{shape, the_change};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, input, occasion};

/// Conflicts that are told of one change.
const CONFLICTS_MAX: u64 = 1_000;

pub fn approvals(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let body = input::object(&call.body)?;
    let said = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or(call.parameter(name)).trim().to_owned();
    let decision = match said("state").as_str() {
        "approved" => Decision::Approved,
        "rejected" => Decision::Rejected,
        _ => return Err(RestFault::unreadable("Say as state whether it is approved or rejected.")),
    };
    let change = the_change_there(call)?;
    match desk(call).decide(occasion(call), &change, decision, &said("comments")) {
        Ok(()) => Ok(Reply::result(&shown(call, REGISTER, &the_change(call))?)),
        Err(NotDecided::NotTheirs(why)) => Err(RestFault::not_decided(why)),
        Err(NotDecided::NotSaved(not)) => Err(RestFault::not_saved(REGISTER, "Update", not)),
    }
}

/// Works out the risk and writes it on the change.
pub fn risk(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let change = the_change_there(call)?;
    let risk = desk(call).assess_risk(occasion(call), &change);
    let risk = risk.map_err(|not| RestFault::not_saved(REGISTER, "Update", not))?;
    let mut told = shown(call, REGISTER, &the_change(call))?;
    let reasons: Vec<&str> = risk.reasons.iter().map(|reason| reason.says).collect();
    told["risk_reasons"] = json!({"display_value": reasons.join(". "), "value": reasons});
    Ok(Reply::result(&told))
}

pub fn conflicts(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = super::register(call, CONFLICTS)?;
    the_change_there(call)?;
    let columns = ["conflict_status", "conflict_last_run"];
    let change = call.asks(&the_change(call))?.picked(&mut call.store(), &columns, Page::ONE)?.pop();
    let change = change.ok_or_else(RestFault::no_record)?;
    let names: Vec<&str> = shape::fields(call, &register).iter().map(|field| field.name.as_str()).collect();
    let query = Query::all(CONFLICTS).and(Filter::is("change", change.sys_id.as_str())).ordered("sys_id", false);
    let page = Page { limit: CONFLICTS_MAX, offset: 0 };
    let found = call.asks(&query)?.picked(&mut call.store(), &names, page)?;
    let told: Vec<Value> = found.iter().map(|one| shape::told(call, &register, one)).collect();
    let is_run = !change.text("conflict_last_run").is_empty();
    Ok(Reply::result(&json!({
        "status": change.text("conflict_status"), "last_run": change.text("conflict_last_run"),
        "record_count": found.len().to_string(), "job_status": if is_run { "2" } else { "" }, "conflicts": told,
    })))
}

pub fn check_conflicts(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let change = the_change_there(call)?;
    let count = desk(call).check_conflicts(occasion(call), &change);
    let count = count.map_err(|not| RestFault::not_saved(REGISTER, "Update", not))?;
    let mut work = Work::new("conflict", json!({"task": change}));
    work.info.push(match count {
        0 => "No conflict was found.".to_owned(),
        1 => "One conflict was found.".to_owned(),
        more => format!("{more} conflicts were found."),
    });
    started(call, work)
}

/// Nothing runs by the time somebody could stop it: what was found is forgotten.
pub fn forget_conflicts(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let change = the_change_there(call)?;
    let gone = desk(call).forget_conflicts(occasion(call), &change);
    gone.map_err(|not| RestFault::not_saved(REGISTER, "Update", not))?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}
