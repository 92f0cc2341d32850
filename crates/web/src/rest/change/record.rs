//! One change, template or model.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use practice::change::{MODELS, REGISTER, TEMPLATES};
use record::{Draft, Filter, Page, Query, Register};
use serde_json::{Map, Value};

use super::{kind, register, shape, the_change};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::{Reply, named};
use crate::rest::table::input::{self, Input};
use crate::rest::table::{desk, occasion};

pub fn one(call: &Arc<Call>) -> Result<Reply, RestFault> {
    Ok(Reply::result(&shown(call, REGISTER, &the_change(call))?))
}

pub fn template(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let query = Query::all(TEMPLATES).and(Filter::is("sys_id", call.part("template")));
    Ok(Reply::result(&shown(call, TEMPLATES, &query)?))
}

pub fn model(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let query = Query::all(MODELS).and(Filter::is("sys_id", call.part("model")));
    Ok(Reply::result(&shown(call, MODELS, &query)?))
}

/// The record that a query finds.
pub fn shown(call: &Call, name: &str, query: &Query) -> Result<Value, RestFault> {
    let register = register(call, name)?;
    let names: Vec<&str> = shape::fields(call, &register).iter().map(|field| field.name.as_str()).collect();
    let found = call.asks(query)?.picked(&mut call.store(), &names, Page::ONE)?.pop();
    Ok(shape::told(call, &register, &found.ok_or_else(RestFault::no_record)?))
}

/// Of whatever type the body or its model says.
pub fn create(call: &Arc<Call>) -> Result<Reply, RestFault> {
    made(call, None, None)
}

pub fn create_normal(call: &Arc<Call>) -> Result<Reply, RestFault> {
    made(call, kind(call), None)
}

pub fn create_emergency(call: &Arc<Call>) -> Result<Reply, RestFault> {
    made(call, kind(call), None)
}

/// By a template, which the address names.
pub fn create_standard(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let id = call.part("sys_id");
    let query = Query::all(TEMPLATES).and(Filter::is("sys_id", id)).and(Filter::is("active", 1));
    let found = call.asks(&query)?.ids(&mut call.store(), Page::ONE)?;
    if found.is_empty() {
        return Err(RestFault::no_record());
    }
    made(call, kind(call), Some(id))
}

fn made(call: &Call, kind: Option<&str>, template: Option<&str>) -> Result<Reply, RestFault> {
    let register = call.dictionary.get(REGISTER).ok_or_else(|| RestFault::invalid_table(REGISTER))?.clone();
    let mut input = read(call, &register)?;
    if let Some(kind) = kind {
        input.typed.insert("type".into(), kind.to_owned());
    }
    if let Some(template) = template {
        input.typed.insert("std_change_producer_version".into(), template.to_owned());
    }
    // A change by a template is called as the template says; any other needs a name, and clients post without one.
    if template.is_none() && input.typed.get("short_description").is_none_or(|text| text.trim().is_empty()) {
        input.typed.insert("short_description".into(), "Change without a short description".into());
    }
    let mut draft = Draft {
        is_generous: true,
        new_id: input.sys_id.take(),
        new_number: input.number.take(),
        ..Draft::new(REGISTER)
    };
    draft.typed = input.typed;
    draft.typed.insert("company".into(), call.caller.company.clone());
    let saved = desk(call).save(occasion(call), &draft);
    let saved = saved.map_err(|not| RestFault::not_saved(REGISTER, "Insert", not))?;
    let query = Query::all(REGISTER).and(Filter::is("sys_id", saved.sys_id.as_str()));
    let at = format!("{}/api/sn_chg_rest{}/change/{}", call.origin, call.version, saved.sys_id);
    input.ignored.extend(saved.unread);
    let reply = Reply::result(&shown(call, REGISTER, &query)?).with(header::LOCATION, at);
    Ok(ignored(reply, &input.ignored))
}

pub fn change(call: &Arc<Call>) -> Result<Reply, RestFault> {
    changed(call, REGISTER, &the_change(call))
}

/// What the body and the parameters say of a record that a query finds.
pub fn changed(call: &Call, name: &str, query: &Query) -> Result<Reply, RestFault> {
    let register = register(call, name)?;
    let found = call.asks(query)?.ids(&mut call.store(), Page::ONE)?.pop().ok_or_else(RestFault::no_record)?;
    let mut input = read(call, &register)?;
    input.typed.shift_remove("company");
    let mut draft = Draft { is_generous: true, sys_id: Some(found), ..Draft::new(name) };
    draft.typed = input.typed;
    let saved = desk(call).save(occasion(call), &draft);
    let saved = saved.map_err(|not| RestFault::not_saved(name, "Update", not))?;
    input.ignored.extend(saved.unread);
    let query = Query::all(name).and(Filter::is("sys_id", draft.sys_id.unwrap_or_default()));
    Ok(ignored(Reply::result(&shown(call, name, &query)?), &input.ignored))
}

pub fn delete(call: &Arc<Call>) -> Result<Reply, RestFault> {
    deleted(call, REGISTER, &the_change(call))
}

/// The record goes, and is told as it was.
pub fn deleted(call: &Call, name: &str, query: &Query) -> Result<Reply, RestFault> {
    let told = shown(call, name, query)?;
    let id = told["sys_id"]["value"].as_str().unwrap_or_default().to_owned();
    let gone = desk(call).delete(occasion(call), &Draft { sys_id: Some(id), ..Draft::new(name) });
    gone.map_err(|not| RestFault::not_saved(name, "Delete", not))?;
    Ok(Reply { status: StatusCode::OK, ..Reply::result(&told) })
}

/// What is said in the address counts less than what the body says.
pub fn read(call: &Call, register: &Register) -> Result<Input, RestFault> {
    let mut said: Map<String, Value> = Map::new();
    for (name, text) in call.parameters.iter().filter(|(name, _)| register.field(name).is_some()) {
        said.insert(name.clone(), text.clone().into());
    }
    said.extend(input::object(&call.body)?);
    Ok(input::of(call, register, said, call.is_set("sysparm_input_display_value")))
}

pub fn ignored(reply: Reply, names: &[String]) -> Reply {
    if names.is_empty() { reply } else { reply.with(named("x-fields-ignored"), names.join(",")) }
}
