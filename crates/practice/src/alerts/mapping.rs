//! Which incident an alert gets: rules that are records.

use jiff::SignedDuration;
use record::edit::{Edit, Ruling};
use record::value::LINE_CHARS_MAX;
use record::{Dictionary, Query, Record, Register};
use serde_json::Value;

use super::{ALERT, FILTER, RULE, TEXT, TITLE, WITHIN};
use crate::world::World;
use crate::{added_rules, clocks};

/// An alert that returns so soon is the same, where its rule does not say.
pub(super) const RETURN: SignedDuration = SignedDuration::from_hours(1);
/// No rule may wait longer than this for a return.
pub(super) const RETURN_MAX: SignedDuration = SignedDuration::from_hours(31 * 24);
/// A part of what was said, by its name.
const PART: &str = "additional_info.";

pub(super) fn filter_is_judged(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let words = world.words();
    match added_rules::condition(world.dictionary, ALERT, edit.text(FILTER), &words) {
        Ok((_, ignored)) if !ignored.is_empty() => {
            edit.refuse(FILTER, format!("This means nothing here: {}.", ignored.join("^")))
        }
        Ok((filter, _)) if !clocks::can_judge(&filter) => {
            edit.refuse(FILTER, "Compare the alert's own fields with values; an order among values is not judged.")
        }
        Ok(_) => Ok(()),
        Err(fault) => edit.refuse(FILTER, fault.message),
    }
}

pub(super) fn names_are_known(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    for handle in [TITLE, TEXT] {
        let unknown = names(edit.text(handle)).find(|name| !is_known(world.dictionary, name)).map(str::to_owned);
        if let Some(name) = unknown {
            return edit.refuse(handle, format!("An alert has no field `{name}`."));
        }
    }
    Ok(())
}

fn is_known(dictionary: &Dictionary, name: &str) -> bool {
    name.starts_with(PART) || dictionary.get(ALERT).is_some_and(|alerts| alerts.field(name).is_some())
}

pub(super) fn window_is_short(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    match edit.int(WITHIN) {
        Some(seconds) if !(0..=RETURN_MAX.as_secs()).contains(&seconds) => edit.refuse(WITHIN, "Say at most 31 days."),
        _ => Ok(()),
    }
}

/// What stands between braces, in order.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// The first rule in force of the alert's body that fits it.
pub(super) fn first(alert: &Edit, world: &mut World<'_>) -> Option<Record> {
    let query = Query::all(RULE).and(record::Filter::is("active", 1)).ordered("order", false).ordered("name", false);
    let company = alert.datum("company").clone();
    let is_for_it = |rule: &Record| {
        let of = rule.datum("company");
        *of == company || of.as_text() == Some(store::SHARED)
    };
    let words = world.words();
    let rules: Vec<Record> = world.records(&query).into_iter().filter(is_for_it).collect();
    rules.into_iter().find(|rule| {
        let text = rule.datum("alert_filter").as_text().unwrap_or_default();
        // What can no longer be read fits nothing.
        let read = added_rules::condition(world.dictionary, ALERT, text, &words);
        read.is_ok_and(|(filter, ignored)| {
            ignored.is_empty()
                && clocks::can_judge(&filter)
                && clocks::holds(world, &alert.register, &alert.after, &filter)
        })
    })
}

/// A text with the alert's fields in place of their names; what is empty leaves nothing. Said once: braces in what monitoring
/// said are not looked at again.
pub(super) fn filled(text: &str, alert: &Edit) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(&value_of(name, alert));
        rest = after;
    }
    out + rest
}

fn value_of(name: &str, alert: &Edit) -> String {
    if let Some(part) = name.strip_prefix(PART) {
        let said: Value =
            serde_json::from_str(alert.datum("additional_info").as_text().unwrap_or_default()).unwrap_or_default();
        let step = |at: &Value, name: &str| at.get(name).cloned();
        let found = part.split('.').try_fold(said, |at, name| step(&at, name));
        return match found {
            Some(Value::String(text)) => text,
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        };
    }
    shown(&alert.register, name, alert)
}

/// A choice by its label, anything else as it stands.
pub(super) fn shown(register: &Register, name: &str, alert: &Edit) -> String {
    let text = alert.datum(name).as_text().unwrap_or_default();
    let choices = register.field(name).map(|field| field.kind.choices()).unwrap_or_default();
    choices.iter().find(|choice| choice.value == text).map_or_else(|| text.to_owned(), |choice| choice.label.clone())
}

/// One line that a short description takes.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).take(LINE_CHARS_MAX).collect()
}
