//! Lists of changes, templates and models. The last element says what of the question was understood.

use std::sync::Arc;

use practice::change::{MODELS, REGISTER, TASKS, TEMPLATES};
use record::{Check, Filter, Page, Query, Register};
use serde_json::{Value, json};

use super::{kind, register, shape};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::Asking;
use crate::rest::table::paging::{self, Place};

/// Records on a page where nobody says how many, and the most.
const ROWS_USUAL: u64 = 500;
const ROWS_MAX: u64 = 2_000;
/// Parameters that are no fields and yet mean something.
const KNOWN: [&str; 2] = ["order", "textSearch"];

pub fn changes(call: &Arc<Call>) -> Result<Reply, RestFault> {
    listed(call, REGISTER, Filter::TRUE, true)
}

pub fn normal(call: &Arc<Call>) -> Result<Reply, RestFault> {
    of_kind(call)
}

pub fn standard(call: &Arc<Call>) -> Result<Reply, RestFault> {
    of_kind(call)
}

pub fn emergency(call: &Arc<Call>) -> Result<Reply, RestFault> {
    of_kind(call)
}

fn of_kind(call: &Call) -> Result<Reply, RestFault> {
    let of = kind(call).map_or(Filter::TRUE, |kind| Filter::is("type", kind));
    listed(call, REGISTER, of, true)
}

pub fn models(call: &Arc<Call>) -> Result<Reply, RestFault> {
    listed(call, MODELS, Filter::is("active", 1), true)
}

pub fn templates(call: &Arc<Call>) -> Result<Reply, RestFault> {
    listed(call, TEMPLATES, Filter::is("active", 1), true)
}

/// The tasks of a change.
pub fn tasks(call: &Call, change: &str) -> Result<Reply, RestFault> {
    listed(call, TASKS, Filter::is("change_request", change), false)
}

/// What is associated with a change.
pub fn associated(call: &Call, name: &str, change: &str) -> Result<Reply, RestFault> {
    listed(call, name, Filter::is("task", change), false)
}

fn listed(call: &Call, name: &str, filter: Filter, says_how: bool) -> Result<Reply, RestFault> {
    let register = register(call, name)?;
    let asking = Asking::of(call, &register)?;
    let mut query = Query { order: Vec::new(), ..asking.query.clone() }.and(filter);
    let words = call.parameter("textSearch").trim();
    if !words.is_empty() {
        query = query.and(Filter::test("sys_id", Check::Matches(words.to_owned())));
    }
    let order = call.parameter("order").trim();
    if !order.is_empty() && record::parse::kind_at(&call.dictionary, &register, order).is_some() {
        query = query.ordered(order, false);
    }
    let usual = if register.field("number").is_some() { "number" } else { register.display.as_str() };
    let permitted = call.asks(&query.ordered(usual, false))?;
    let offset = call.count("sysparm_offset", 0);
    let limit = call.count("sysparm_limit", ROWS_USUAL).min(ROWS_MAX);
    let names: Vec<&str> = shape::fields(call, &register).iter().map(|field| field.name.as_str()).collect();
    let mut rows = match limit {
        0 => Vec::new(),
        _ => permitted.picked(&mut call.store(), &names, Page { limit: limit + 1, offset })?,
    };
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let total = call.site.counts.of(call.store(), &permitted)?;
    let mut told: Vec<Value> = rows.iter().map(|row| shape::told(call, &register, row)).collect();
    if says_how {
        told.push(how(call, &register, &asking));
    }
    let reply = asking.say(Reply::result(&Value::Array(told)));
    Ok(paging::headed(call, reply, Place { limit, offset, total: Some(total), has_more }))
}

fn how(call: &Call, register: &Register, asking: &Asking) -> Value {
    let named = call.parameters.iter().map(|(name, _)| name.as_str());
    let named = named.filter(|name| !name.starts_with("sysparm_") && !KNOWN.contains(name));
    let is_field = |name: &&str| record::parse::kind_at(&call.dictionary, register, name).is_some();
    let (applied, ignored): (Vec<&str>, Vec<&str>) = named.partition(is_field);
    json!({"__meta": {
        "encodedQuery": call.parameter("sysparm_query"), "fields": {"applied": applied, "ignored": ignored},
        "ignoredFields": asking.ignored(),
    }})
}
