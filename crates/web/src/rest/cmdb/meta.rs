//! What is known about a kind of configuration item: its attributes, its place among the others, and by what one is recognised.

use std::sync::Arc;

use practice::described;
use record::register::Field;
use record::{Query, Register};
use serde_json::{Value, json};

use super::class;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;

pub fn show(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = class(call)?;
    let extends = |one: &&Arc<Register>| one.extends.as_ref() == Some(&register.name);
    let readable = |one: &&Arc<Register>| call.asks(&Query::all(&one.name)).is_ok();
    let children = call.dictionary.registers().filter(extends).filter(readable);
    let parent = register.extends.as_ref().and_then(|name| call.dictionary.get(name));
    let fields = register.named_fields().filter(|(_, field)| call.caller.actor.may_read_field(field));
    let told = json!({
        "name": register.name, "label": register.title, "parent": register.extends.clone().unwrap_or_default(),
        "children": children.map(|one| one.name.clone()).collect::<Vec<_>>(), "icon": "", "icon_url": "",
        "is_extendable": "true",
        "attributes": fields.map(|(name, field)| attribute(call, name, field, parent.map(|one| &**one), &register)).collect::<Vec<_>>(),
        "relationship_rules": [], "identification_rules": rules(&register),
    });
    Ok(Reply::result(&told))
}

fn attribute(call: &Call, name: &str, field: &Field, parent: Option<&Register>, register: &Register) -> Value {
    let (kind, length) = described::type_of(name, field);
    let is_inherited = parent.is_some_and(|parent| parent.field(name).is_some());
    json!({
        "element": name, "label": field.label, "type": kind, "max_length": length.to_string(),
        "default_value": field.default.clone().unwrap_or_default(), "is_mandatory": field.required.to_string(),
        "is_read_only": (!call.caller.actor.may_write_field(field)).to_string(),
        "is_inherited": is_inherited.to_string(), "is_display": (register.display == name).to_string(),
    })
}

fn rules(register: &Register) -> Value {
    let Some(identity) = &register.identity else { return json!({}) };
    let entry = |(at, fields): (usize, &Vec<String>)| {
        json!({
            "name": fields.join(", "), "attributes": fields.join(","), "order": ((at + 1) * 100).to_string(),
            "active": "true", "search_on_table": identity.register,
        })
    };
    json!({
        "name": format!("{} rule", identity.register), "description": format!("Said by the register {}", identity.register),
        "applies_to": identity.register, "is_independent": identity.within.is_none().to_string(),
        "related_rules": identity.within.iter().map(|kind| json!({"relation_type": kind})).collect::<Vec<_>>(),
        "identifiers": identity.by.iter().enumerate().map(entry).collect::<Vec<_>>(),
    })
}
