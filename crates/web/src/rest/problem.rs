//! What a companion of the Ansible collection asks for: a problem goes to another state, with what that state needs.

use std::sync::Arc;

use axum::http::StatusCode;
use record::{Draft, Filter, Page, Query};

use super::call::Call;
use super::fault::RestFault;
use super::reply::Reply;
use super::table::{desk, input, occasion, told};

const REGISTER: &str = "problem";

/// The problem is known by its number.
pub fn new_state(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.register(REGISTER)?;
    let query = Query::all(REGISTER).and(Filter::is("number", call.part("number")));
    let found = call.asks(&query)?.ids(&mut call.store(), Page::ONE)?.pop().ok_or_else(RestFault::no_record)?;
    let state = call.part("state");
    let state = register.state(state).ok_or_else(|| RestFault::unreadable(format!("There is no state {state}.")))?;
    let mut input = input::read(call, &register)?;
    input.typed.shift_remove("company");
    input.typed.insert("state".into(), state.value.clone());
    let mut draft = Draft { is_generous: true, sys_id: Some(found.clone()), ..Draft::new(REGISTER) };
    draft.typed = input.typed;
    desk(call).save(occasion(call), &draft).map_err(|not| RestFault::not_saved(REGISTER, "Update", not))?;
    told(call, &register, &found, StatusCode::OK)
}
