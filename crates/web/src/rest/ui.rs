//! What forms and tools ask about tables and about themselves before they ask for records.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::StatusCode;
use practice::described;
use record::access::ADMIN;
use record::register::{Field, PEOPLE};
use record::{Filter, Page, Path, Query, Register};

use super::call::Call;
use super::fault::RestFault;
use super::json::Out;
use super::reply::Reply;

/// The choices of a field: value and label.
pub type Choices = HashMap<String, Vec<(String, String)>>;

/// The columns of a table, its own and inherited ones, as far as the caller may read them.
pub fn meta(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.register(call.part("table"))?;
    let choices = choices(call, &register);
    let mut out = Out::default();
    out.raw("{\"result\":{\"columns\":{");
    out.each(readable(call, &register), |out, (name, field)| column(call, out, name, field, &choices));
    out.raw("}}}");
    Ok(Reply::json(StatusCode::OK, out))
}

/// The same in short, a row each.
pub fn columns(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.register(call.part("table"))?;
    let mut out = Out::default();
    out.raw("{\"result\":[").each(readable(call, &register), |out, (name, field)| {
        out.raw("{\"label\":").text(&field.label).raw(",\"value\":").text(name);
        out.raw(",\"type\":").text(described::type_of(name, field).0);
        out.raw(",\"reference\":").raw(yes_no(field.kind.leads_to().is_some())).raw("}");
    });
    out.raw("]}");
    Ok(Reply::json(StatusCode::OK, out))
}

/// The tables that the caller could see records of.
pub fn tables(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let readable = call.dictionary.registers().filter(|one| call.asks(&Query::all(&one.name)).is_ok());
    let mut out = Out::default();
    out.raw("{\"result\":[").each(readable, |out, register| {
        out.raw("{\"label\":").text(&register.title).raw(",\"value\":").text(&register.name);
        out.raw(",\"rawLabel\":").text(&register.title).raw(",\"reference\":false}");
    });
    out.raw("]}");
    Ok(Reply::json(StatusCode::OK, out))
}

pub fn current_user(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let actor = &call.caller.actor;
    let name = own_name(call)?;
    let first = |word: &str| word.chars().next();
    let initials: String = name.split_whitespace().filter_map(first).take(2).flat_map(char::to_uppercase).collect();
    let mut out = Out::default();
    out.raw("{\"result\":{\"user_name\":").text(&actor.name).raw(",\"user_sys_id\":").text(&actor.id);
    out.raw(",\"user_display_name\":").text(&name).raw(",\"user_initials\":").text(&initials);
    out.raw(",\"user_avatar\":\"\"}}");
    Ok(Reply::json(StatusCode::OK, out))
}

/// Everybody calls in their own name: nobody puts on another's here.
pub fn session(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let actor = &call.caller.actor;
    let mut out = Out::default();
    out.raw("{\"CurrentUser\":").text(&actor.name).raw(",\"OriginalUser\":").text(&actor.name);
    out.raw(",\"admin\":").raw(yes_no(actor.has_any([ADMIN])));
    out.raw(",\"CanImpersonate\":false}");
    Ok(Reply::json(StatusCode::OK, out))
}

fn readable<'r>(call: &'r Call, register: &'r Register) -> impl Iterator<Item = (&'r str, &'r Arc<Field>)> {
    register.named_fields().filter(|(_, field)| call.caller.actor.may_read_field(field))
}

fn column(call: &Call, out: &mut Out, name: &str, field: &Field, choices: &Choices) {
    let (internal, length) = described::type_of(name, field);
    let choices = choices.get(&field.name);
    let reference = field.kind.leads_to().and_then(|name| call.dictionary.get(name));
    let kind = if choices.is_some() { "choice" } else { internal };
    out.key(name).raw("{\"name\":").text(name).raw(",\"label\":").text(&field.label);
    out.raw(",\"type\":").text(kind).raw(",\"internal_type\":").text(internal);
    out.raw(&format!(",\"max_length\":{length}"));
    out.raw(",\"mandatory\":").raw(yes_no(field.required));
    out.raw(",\"read_only\":").raw(yes_no(!call.caller.actor.may_write_field(field)));
    out.raw(",\"default\":").text(field.default.as_deref().unwrap_or_default());
    out.raw(",\"hint\":").text(field.hint.as_deref().unwrap_or_default());
    out.raw(",\"multitext\":").raw(yes_no(matches!(field.kind, record::Kind::Prose | record::Kind::Journal)));
    if let Some(reference) = reference {
        out.raw(",\"reference\":").text(&reference.name);
        out.raw(",\"reference_display_field\":").text(call.caller.actor.display(reference));
    }
    if let Some(choices) = choices {
        out.raw(",\"choice_type\":\"1\",\"choices\":[").each(choices, |out, (value, label)| {
            out.raw("{\"value\":").text(value).raw(",\"label\":").text(label).raw("}");
        });
        out.raw("]");
    }
    out.raw(",\"attributes\":{}}");
}

/// Those of the dictionary, then those that were added.
pub fn choices(call: &Call, register: &Register) -> Choices {
    let mut choices = Choices::new();
    for field in register.fields.values().filter(|field| !field.kind.choices().is_empty()) {
        let mut known: Vec<(String, String)> = Vec::new();
        let own = field.kind.choices().iter().cloned();
        for choice in own.chain(call.added(register, &field.name)) {
            if known.iter().all(|(value, _)| *value != choice.value) {
                known.push((choice.value, choice.label));
            }
        }
        choices.insert(field.name.clone(), known);
    }
    choices
}

/// Nobody needs a right to know their own name.
fn own_name(call: &Call) -> Result<String, RestFault> {
    let actor = &call.caller.actor;
    let query = Query::all(PEOPLE).and(Filter::is("sys_id", actor.id.as_str()));
    let permitted = actor.program().asks(&call.dictionary, &query, &call.words)?;
    let row = permitted.rows(&mut call.store(), &[Path::of("name")], Page::ONE)?.pop();
    let name = row.as_ref().and_then(|row| row.cells.first()).and_then(|cell| cell.datum.as_text());
    Ok(name.filter(|name| !name.is_empty()).unwrap_or(&actor.name).to_owned())
}

fn yes_no(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}
