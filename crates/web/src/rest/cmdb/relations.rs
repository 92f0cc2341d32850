//! What a configuration item hangs together with.

use std::sync::Arc;

use axum::http::StatusCode;
use practice::estate::{End, KINDS, RELATIONS, RELATIONS_MAX, Told, ToldRelation, Way};
use record::{Filter, Page, Query, Record};
use serde_json::{Map, Value, json};

use super::{class, forbidden, instance, source};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reconcile::items;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, input, occasion};

/// What leads to an item, and what leads from it. Relations to what the caller does not see are not told.
pub fn of(call: &Call, sys_id: &str) -> Result<(Value, Value), RestFault> {
    if call.asks(&Query::all(RELATIONS)).is_err() {
        return Ok((json!([]), json!([])));
    }
    let page = Page { limit: RELATIONS_MAX as u64, offset: 0 };
    let side = |own: &str, other: &str| -> Result<Value, RestFault> {
        let query = Query::all(RELATIONS).and(Filter::is(own, sys_id)).ordered(&format!("{other}.name"), false);
        let found = call.asks(&query)?.picked(&mut call.store(), &["type", other], page)?;
        Ok(found.iter().filter_map(|one| told(call, one, other)).collect())
    };
    Ok((side("child", "parent")?, side("parent", "child")?))
}

fn told(call: &Call, relation: &Record, other: &str) -> Option<Value> {
    let to = |field: &str| relation.values.get(field)?.leads_to.as_ref().map(|(_, id)| id.clone());
    let (kind, target) = (to("type")?, to(other)?);
    let link = format!("{}/api/now{}/cmdb/instance/{}/{target}", call.origin, call.version, practice::estate::ITEMS);
    Some(json!({
        "sys_id": relation.sys_id,
        "type": {"display_value": relation.shown("type"), "link": call.link(KINDS, &kind), "value": kind},
        "target": {"display_value": relation.shown(other), "link": link, "value": target},
    }))
}

/// Relations that a body names, of an item.
pub fn read(body: &Map<String, Value>, own: &End) -> Result<Vec<ToldRelation>, RestFault> {
    let mut relations = Vec::new();
    for (name, is_outbound) in [("outbound_relations", true), ("inbound_relations", false)] {
        let list = match body.get(name) {
            None | Some(Value::Null) => continue,
            Some(Value::Array(list)) => list,
            Some(_) => return Err(RestFault::unreadable(format!("Say {name} as a list."))),
        };
        for one in list {
            let text = |field: &str| match one.get(field) {
                Some(Value::Object(object)) => object.get("value").and_then(Value::as_str).unwrap_or_default(),
                other => other.and_then(Value::as_str).unwrap_or_default(),
            };
            let (kind, target) = (text("type").to_owned(), End::Known(text("target").to_owned()));
            let (parent, child) = if is_outbound { (own.clone(), target) } else { (target, own.clone()) };
            relations.push(ToldRelation { parent, child, kind });
        }
    }
    if relations.len() > RELATIONS_MAX {
        return Err(RestFault::too_much(format!("At most {RELATIONS_MAX} relations are taken at a time.")));
    }
    Ok(relations)
}

/// Relates an item to others.
pub fn relate(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    let sys_id = call.part("sys_id");
    // What the caller does not see is not there.
    instance::shown(call, &register.name, sys_id)?;
    let body = input::object(&call.body)?;
    let said = body.get("source").and_then(Value::as_str).unwrap_or_default();
    if !said.is_empty() && source(call, said)?.is_none() {
        let message = format!("`{said}` is no source: it is none of the choices of discovery_source.");
        return Ok(items::refused(StatusCode::BAD_REQUEST, &register.name, &message));
    }
    let relations = read(&body, &End::Known(sys_id.to_owned()))?;
    let telling = Told { company: call.caller.company.clone(), relations, ..Told::default() };
    let way = Way { all_or_nothing: true, ..Way::default() };
    let outcome = desk(call).reconcile(occasion(call), &telling, way)?;
    if let Some(fault) = forbidden(&outcome, "Insert") {
        return Err(fault);
    }
    if outcome.wrongs().next().is_some() {
        return Ok(Reply { status: StatusCode::BAD_REQUEST, ..items::reply(&telling, &outcome, false) });
    }
    Ok(Reply::result(&instance::shown(call, &register.name, sys_id)?))
}

pub fn cut(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    instance::shown(call, &register.name, call.part("sys_id"))?;
    let cut = desk(call).cut_relation(occasion(call), call.part("sys_id"), call.part("relation"));
    cut.map_err(|not| RestFault::not_saved(RELATIONS, "Delete", not))?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}
