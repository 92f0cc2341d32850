//! The Table API: every register is a table, by its own name.

mod asking;
mod behind;
mod columns;
mod counted;
mod entries;
pub mod input;
mod list;
pub mod paging;
mod password;
mod shape;

use std::sync::Arc;

use axum::http::{StatusCode, header};
use practice::Desk;
use practice::desk::Occasion;
use record::{Draft, Filter, Page, Query, Register, draft, register};

use super::call::Call;
use super::fault::RestFault;
use super::json::Out;
use super::reply::{Reply, named};
pub use asking::Asking;
use columns::Columns;
pub use list::list;
pub use shape::Mode;
use shape::Shape;

/// One record of a table or of what extends it.
pub fn one(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = behind::register(call, call.part("table"))?;
    let body = shown(call, &register, call.part("sys_id"))?.ok_or_else(RestFault::no_record)?;
    Ok(Reply::json(StatusCode::OK, body))
}

pub fn create(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = writable(call)?;
    let mut input = input::read(call, &register)?;
    if !names_a_company(call, &input)? && !call.caller.company.is_empty() {
        input.typed.insert("company".to_owned(), call.caller.company.clone());
    }
    let new_id = input.sys_id.take();
    let new_number = input.number.take();
    let draft = Draft { is_generous: true, new_id, new_number, ..Draft::new(&register.name) };
    let draft = password::first(call, &mut input, draft)?;
    let draft = Draft { typed: input.typed, ..draft };
    let desk = desk(call);
    let saved = desk.save(occasion(call), &draft).map_err(|not| RestFault::not_saved(&register.name, "Insert", not))?;
    let link = call.link(&register.name, &saved.sys_id);
    let reply = told(call, &register, &saved.sys_id, StatusCode::CREATED)?;
    input.ignored.extend(saved.unread);
    Ok(ignored(reply, input.ignored).with(header::LOCATION, link))
}

/// `PUT` and `PATCH` alike: only what the body names is changed.
pub fn change(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = writable(call)?;
    let sys_id = call.part("sys_id");
    // What may be set is said by the record's own register, which may extend the one that was named.
    let query = Query::all(&register.name).and(Filter::is("sys_id", sys_id));
    let found = call.asks(&query)?.rows(&mut call.store(), &[], Page::ONE)?.pop().ok_or_else(RestFault::no_record)?;
    let own = call.dictionary.get(&found.class).unwrap_or(&register).clone();
    let mut input = input::read(call, &own)?;
    // A record keeps its number.
    input.ignored.extend(input.number.take().map(|_| "number".to_owned()));
    if !names_a_company(call, &input)? {
        input.typed.shift_remove("company");
    }
    let draft = Draft { is_generous: true, sys_id: Some(found.sys_id), ..Draft::new(&own.name) };
    let draft = password::first(call, &mut input, draft)?;
    let draft = Draft { typed: input.typed, ..draft };
    let saved = desk(call).save(occasion(call), &draft);
    let saved = saved.map_err(|not| RestFault::not_saved(&own.name, "Update", not))?;
    input.ignored.extend(saved.unread);
    Ok(ignored(told(call, &register, &saved.sys_id, StatusCode::OK)?, input.ignored))
}

pub fn delete(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = writable(call)?;
    let draft = Draft { sys_id: Some(call.part("sys_id").to_owned()), ..Draft::new(&register.name) };
    desk(call).delete(occasion(call), &draft).map_err(|not| RestFault::not_saved(&register.name, "Delete", not))?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}

/// Clients mean many things by a company; here it is the body whose record this is, if it is one at all.
fn names_a_company(call: &Call, input: &input::Input) -> Result<bool, RestFault> {
    let Some(name) = input.typed.get("company").filter(|name| !name.is_empty()) else { return Ok(false) };
    let (actor, source) = (&call.caller.actor, &mut call.store());
    let found = draft::find(register::COMPANIES, name, &call.dictionary, actor, &call.words, source)?;
    Ok(name == store::SHARED || found.is_ok())
}

pub fn desk(call: &Call) -> Desk {
    Desk { store: call.store().clone(), dictionary: call.dictionary.clone() }
}

pub fn occasion(call: &Call) -> Occasion<'_> {
    Occasion { actor: &call.caller.actor, now: call.site.now(), why: "", request: &call.name }
}

/// A register that is there. Whether it may be written is the desk's to say.
fn writable(call: &Call) -> Result<Arc<Register>, RestFault> {
    let table = call.part("table");
    call.dictionary.get(table).cloned().ok_or_else(|| RestFault::invalid_table(table))
}

/// The record as it stands after it was written, unless its sender does not want to hear.
pub fn told(call: &Call, register: &Register, sys_id: &str, status: StatusCode) -> Result<Reply, RestFault> {
    if call.header("x-no-response-body").trim().eq_ignore_ascii_case("true") {
        return Ok(Reply::nothing(status));
    }
    let body = match shown(call, register, sys_id) {
        Ok(Some(body)) => body,
        // It was written, and its writer may not read it.
        Ok(None) => nobody(),
        Err(fault) if fault.status == StatusCode::FORBIDDEN => nobody(),
        Err(other) => return Err(other),
    };
    Ok(Reply::json(status, body))
}

fn nobody() -> Out {
    let mut out = Out::default();
    out.raw("{\"result\":{}}");
    out
}

/// What was sent and means nothing here is named, for whoever looks.
fn ignored(reply: Reply, names: Vec<String>) -> Reply {
    if names.is_empty() { reply } else { reply.with(named("x-fields-ignored"), names.join(",")) }
}

/// `{"result":{…}}` of one record; none if the caller sees none.
fn shown(call: &Call, register: &Register, sys_id: &str) -> Result<Option<Out>, RestFault> {
    let columns = Columns::of(call, register);
    let query = Query::all(&register.name).and(Filter::is("sys_id", sys_id));
    let permitted = behind::permitted(call, register, &query)?;
    let rows = permitted.rows(&mut &call.answering(&permitted)?, &columns.paths, Page::ONE)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let shape = Shape::of(call, &columns, &rows)?;
    let mut out = Out::default();
    out.raw("{\"result\":").each(&rows, |out, row| shape.write(out, row)).raw("}");
    Ok(Some(out))
}
