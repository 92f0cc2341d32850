//! The service catalogue: what may be asked for, baskets, and orders. Everybody who may come in may look and ask, within their
//! bodies and as far as their credential reaches.

mod basket;
mod order;
mod questions;
mod shelf;

use std::collections::BTreeMap;

use practice::catalogue::{Wish, reader};
use record::{Page, Permitted, Query, Record};
use serde_json::{Map, Value};

use super::call::Call;
use super::fault::RestFault;
use super::reply::Reply;
use super::table::input;
use super::table::paging::{self, Place};
pub use basket::{add_to_cart, add_to_wishlist, cart, change, empty, remove, wishlist};
pub use order::{order_now, submit_order, submit_producer};
pub use questions::variables;
pub use shelf::{catalog, catalogs, categories, category, item, items};

const CATALOGUES: &str = "sc_catalog";
const SECTIONS: &str = "sc_category";

/// Rows of a page where nobody says how many, and the most.
const ROWS_MAX: u64 = 1_000;

fn asks(call: &Call, query: &Query) -> Result<Permitted, RestFault> {
    Ok(reader(&call.caller.actor).asks(&call.dictionary, query, &call.words)?)
}

fn records(call: &Call, query: &Query, columns: &[&str]) -> Result<Vec<Record>, RestFault> {
    let page = Page { limit: ROWS_MAX, offset: 0 };
    Ok(asks(call, query)?.picked(&mut call.store(), columns, page)?)
}

fn only(call: &Call, query: &Query, columns: &[&str]) -> Result<Record, RestFault> {
    asks(call, query)?.picked(&mut call.store(), columns, Page::ONE)?.pop().ok_or_else(RestFault::no_record)
}

/// A page of a list, each record written by `write`.
fn listed(
    call: &Call,
    query: &Query,
    columns: &[&str],
    mut write: impl FnMut(&Record) -> Result<Value, RestFault>,
) -> Result<Reply, RestFault> {
    let permitted = asks(call, query)?;
    let offset = call.count("sysparm_offset", 0);
    let limit = call.count("sysparm_limit", ROWS_MAX).min(ROWS_MAX);
    let mut rows = match limit {
        0 => Vec::new(),
        _ => permitted.picked(&mut call.store(), columns, Page { limit: limit + 1, offset })?,
    };
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let total = u64::try_from(permitted.count(&mut call.store())?).unwrap_or(0);
    let written: Vec<Value> = rows.iter().map(&mut write).collect::<Result<_, _>>()?;
    let place = Place { limit, offset, total: Some(total), has_more };
    Ok(paging::headed(call, Reply::result(&Value::Array(written)), place))
}

/// What a body asks for; `item` is what the address names.
fn wish(call: &Call, body: &Map<String, Value>, item: &str) -> Wish {
    let said = |name: &str| match body.get(name) {
        Some(value) => text(value),
        None => call.parameter(name).to_owned(),
    };
    let (first, also) = (said("sysparm_requested_for"), said("sysparm_also_request_for"));
    // Others come to whom it is for first of all.
    let first = if first.trim().is_empty() { call.caller.actor.id.clone() } else { first };
    let for_whom = [first, also];
    let for_whom = for_whom.iter().flat_map(|names| names.split(',')).map(|name| name.trim().to_owned());
    Wish {
        item: item.to_owned(),
        quantity: said("sysparm_quantity"),
        answers: answers(body).unwrap_or_default(),
        for_whom: for_whom.filter(|name| !name.is_empty()).collect(),
    }
}

/// Answers by the names of their questions; none if the body says nothing of them.
fn answers(body: &Map<String, Value>) -> Option<BTreeMap<String, String>> {
    let variables = body.get("variables")?.as_object()?;
    Some(variables.iter().map(|(name, value)| (name.clone(), text(value))).collect())
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(","),
        Value::Object(object) => object.get("value").map(text).unwrap_or_default(),
        other => other.to_string(),
    }
}

fn body(call: &Call) -> Result<Map<String, Value>, RestFault> {
    input::object(&call.body)
}
