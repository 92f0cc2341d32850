//! A body that tells of items and relations.

use std::collections::HashMap;

use practice::estate::{End, ITEMS, ITEMS_MAX, NativeKey, RELATIONS_MAX, Told, ToldItem, ToldReference, ToldRelation};
use record::value;
use serde_json::{Map, Value};

use crate::rest::call::Call;
use crate::rest::cmdb;
use crate::rest::fault::RestFault;
use crate::rest::table::input;

/// What is told; if it cannot be believed as a whole, why.
pub fn read(call: &Call) -> Result<Result<Told, (Told, String)>, RestFault> {
    let body = input::object(&call.body)?;
    let given = list(&body, "items", ITEMS_MAX)?;
    if given.is_empty() {
        return Err(RestFault::unreadable("Say the configuration items as a list called items."));
    }
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut items = Vec::with_capacity(given.len());
    for (place, one) in given.iter().enumerate() {
        let Value::Object(one) = one else { return Err(RestFault::unreadable("Each of the items is an object.")) };
        if let Some(id) = one.get("internal_id").map(text).filter(|id| !id.is_empty()) {
            places.insert(id, place);
        }
        items.push(item(call, one));
    }
    let end = |one: &Value, by_place: &str, by_id: &str| -> Result<usize, RestFault> {
        let place = match (one.get(by_place), one.get(by_id)) {
            (Some(place), _) if !place.is_null() => text(place).parse().ok(),
            (_, Some(id)) => places.get(&text(id)).copied(),
            _ => None,
        };
        let place = place.filter(|place| *place < items.len());
        place.ok_or_else(|| RestFault::unreadable(format!("{by_place} names none of the items.")))
    };
    let mut relations = Vec::new();
    for one in list(&body, "relations", RELATIONS_MAX)? {
        let (parent, child) = (end(one, "parent", "parent_id")?, end(one, "child", "child_id")?);
        let kind = one.get("type").map(text).unwrap_or_default();
        relations.push(ToldRelation { parent: End::Told(parent), child: End::Told(child), kind });
    }
    let mut references = Vec::new();
    for one in list(&body, "referenceItems", RELATIONS_MAX)? {
        let referenced = end(one, "referenced", "referenced_id")?;
        let by = end(one, "referencedBy", "referencedBy_id")?;
        references.push(ToldReference {
            field: one.get("referenceField").map(text).unwrap_or_default(),
            referenced,
            by,
        });
    }
    let company = call.caller.company.clone();
    let mut told = Told { source: String::new(), company, items, relations, references };
    let said = call.parameter("sysparm_data_source").trim();
    if said.is_empty() {
        return Ok(Ok(told));
    }
    Ok(match cmdb::source(call, said)? {
        Some(source) => {
            told.source = source;
            Ok(told)
        }
        None => Err((told, format!("`{said}` is no source: it is none of the choices of discovery_source."))),
    })
}

fn list<'b>(body: &'b Map<String, Value>, name: &str, most: usize) -> Result<&'b [Value], RestFault> {
    match body.get(name) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(list)) if list.len() > most => {
            Err(RestFault::too_much(format!("At most {most} {name} are taken at a time.")))
        }
        Some(Value::Array(list)) => Ok(list),
        Some(_) => Err(RestFault::unreadable(format!("Say {name} as a list."))),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn item(call: &Call, one: &Map<String, Value>) -> ToldItem {
    let class = one.get("className").map(text).unwrap_or_default();
    let values = match one.get("values") {
        Some(Value::Object(values)) => values.clone(),
        _ => Map::new(),
    };
    let Some(register) = call.dictionary.get(&class).filter(|register| register.root == ITEMS).cloned() else {
        return ToldItem { class, ..ToldItem::default() };
    };
    let mut item = cmdb::told(call, &register, values);
    for name in ["lookup", "related"] {
        if one.get(name).and_then(Value::as_array).is_some_and(|some| !some.is_empty()) {
            item.ignored.push(name.to_owned());
        }
    }
    item.key = one.get("sys_object_source_info").and_then(Value::as_object).and_then(key);
    item
}

fn key(info: &Map<String, Value>) -> Option<NativeKey> {
    let said = |name: &str| {
        let text: String = info.get(name).map(text).unwrap_or_default();
        text.chars().filter(|c| !c.is_control()).take(value::LINE_CHARS_MAX).collect::<String>()
    };
    let (source, key) = (said("source_name"), said("source_native_key"));
    if source.is_empty() || key.is_empty() {
        return None;
    }
    let as_of = said("source_recency_timestamp");
    let civil = || Some(value::local(&as_of)?.strftime("%Y-%m-%d %H:%M:%S").to_string());
    Some(NativeKey { source, key, feed: said("source_feed"), as_of: value::stamp(&as_of).or_else(civil) })
}
