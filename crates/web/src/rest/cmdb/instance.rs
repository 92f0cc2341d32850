//! One configuration item, with what it hangs together with. What is written goes through identification, so that an item which
//! is there is changed and not made twice.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use practice::estate::{Told, ToldItem, Way};
use record::road::ROWS_MAX;
use record::{Filter, Page, Query, Register};
use serde_json::{Map, Value, json};

use super::{class, forbidden, relations, source};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reconcile::items;
use crate::rest::reply::Reply;
use crate::rest::table::paging::{self, Place};
use crate::rest::table::{Asking, desk, input, occasion};
use crate::rest::values;

/// Items on a page where nobody says how many.
const ROWS_USUAL: u64 = 1_000;

pub fn list(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    let asking = Asking::of(call, &register)?;
    let permitted = call.asks(&asking.query)?;
    let offset = call.count("sysparm_offset", 0);
    let limit = call.count("sysparm_limit", ROWS_USUAL).min(ROWS_MAX - 1);
    let mut rows = match limit {
        0 => Vec::new(),
        _ => permitted.picked(&mut call.store(), &["name"], Page { limit: limit + 1, offset })?,
    };
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let total = call.site.counts.of(call.store(), &permitted)?;
    let told = rows.iter().map(|row| json!({"sys_id": row.sys_id, "name": row.text("name")})).collect();
    let reply = asking.say(Reply::result(&Value::Array(told)));
    Ok(paging::headed(call, reply, Place { limit, offset, total: Some(total), has_more }))
}

pub fn one(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    Ok(Reply::result(&shown(call, &register.name, call.part("sys_id"))?))
}

/// The item with its relations, as the caller sees them.
pub fn shown(call: &Call, class: &str, sys_id: &str) -> Result<Value, RestFault> {
    let query = Query::all(class).and(Filter::is("sys_id", sys_id));
    let record = call.asks(&query)?.record(&mut call.store())?.ok_or_else(RestFault::no_record)?;
    let own = call.dictionary.get(&record.class).ok_or_else(RestFault::no_record)?;
    let mut attributes = Map::new();
    for (name, cell) in &record.values {
        let Some(field) = own.field(name) else { continue };
        let value = match (&cell.leads_to, field.kind.leads_to()) {
            (Some((_, id)), Some(to)) if !matches!(field.kind, record::Kind::Refs(_)) => {
                json!({"display_value": cell.shown, "link": call.link(to, id), "value": id})
            }
            _ => Value::from(values::raw(&field.kind, &cell.datum).into_owned()),
        };
        attributes.insert(name.clone(), value);
    }
    let (inbound, outbound) = relations::of(call, &record.sys_id)?;
    Ok(json!({"attributes": attributes, "inbound_relations": inbound, "outbound_relations": outbound}))
}

pub fn create(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    write(call, &register, None)
}

/// `PUT` and `PATCH` alike: only the attributes that the body names are changed.
pub fn change(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    let query = Query::all(&register.name).and(Filter::is("sys_id", call.part("sys_id")));
    let found = call.asks(&query)?.rows(&mut call.store(), &[], Page::ONE)?.pop().ok_or_else(RestFault::no_record)?;
    let own = call.dictionary.get(&found.class).unwrap_or(&register).clone();
    write(call, &own, Some(found.sys_id))
}

fn write(call: &Call, register: &Register, sys_id: Option<String>) -> Result<Reply, RestFault> {
    let body = input::object(&call.body)?;
    let said = body.get("source").and_then(Value::as_str).unwrap_or_default();
    let Some(source) = source(call, said)? else {
        let message = match said {
            "" => "Say with source where this comes from.".to_owned(),
            _ => format!("`{said}` is no source: it is none of the choices of discovery_source."),
        };
        return Ok(items::refused(StatusCode::BAD_REQUEST, &register.name, &message));
    };
    let attributes = match body.get("attributes") {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(attributes)) => attributes.clone(),
        Some(_) => return Err(RestFault::unreadable("Say the attributes as an object.")),
    };
    let (is_new, place) = (sys_id.is_none(), practice::estate::End::Told(0));
    let item = ToldItem { sys_id, ..told(call, register, attributes) };
    let relations = relations::read(&body, &place)?;
    let company = call.caller.company.clone();
    let telling = Told { source, company, items: vec![item], relations, references: Vec::new() };
    let way = Way { all_or_nothing: true, ..Way::default() };
    let outcome = desk(call).reconcile(occasion(call), &telling, way)?;
    if let Some(fault) = forbidden(&outcome, if is_new { "Insert" } else { "Update" }) {
        return Err(fault);
    }
    let Some((_, id)) = outcome.items.first().and_then(|item| item.kept.clone()) else {
        return Ok(Reply { status: StatusCode::BAD_REQUEST, ..items::reply(&telling, &outcome, false) });
    };
    let reply = Reply::result(&shown(call, &register.name, &id)?);
    if !is_new {
        return Ok(reply);
    }
    let at = format!("{}/api/now{}/cmdb/instance/{}/{id}", call.origin, call.version, register.name);
    Ok(Reply { status: StatusCode::CREATED, ..reply }.with(header::LOCATION, at))
}

/// What is told of an item, in the spelling that drafts are read in. Whose it is follows from who tells.
pub fn told(call: &Call, register: &Register, attributes: Map<String, Value>) -> ToldItem {
    let mut input = input::of(call, register, attributes, false);
    if input.typed.shift_remove("company").is_some() {
        input.ignored.push("company".to_owned());
    }
    ToldItem {
        class: register.name.clone(),
        values: input.typed.into_iter().collect(),
        ignored: input.ignored,
        ..ToldItem::default()
    }
}
