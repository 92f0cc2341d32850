//! A body that says what a record shall hold, as a draft that the desk reads.

use axum::body::Bytes;
use indexmap::IndexMap;
use practice::people::PASSWORD;
use record::register::{Field, PEOPLE};
use record::value::{LINE_CHARS_MAX, PROSE_CHARS_MAX};
use record::{Kind, Register, Words, encoded, value};
use serde_json::{Map, Value};

use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::relaxed;

/// What a body says.
#[derive(Default)]
pub struct Input {
    /// Field and text, in the spelling that drafts are read in.
    pub typed: IndexMap<String, String>,
    /// The identifier that the sender chose for a new record.
    pub sys_id: Option<String>,
    /// The number that the sender chose for a new record.
    pub number: Option<String>,
    /// What means nothing here, or may not be written.
    pub ignored: Vec<String>,
    /// The password that a person shall have: among what is ignored, unless [`super::password`] takes it.
    pub password: Option<String>,
}

/// An object; of a list the first. Clients that write no strict JSON are read, too.
pub fn object(body: &Bytes) -> Result<Map<String, Value>, RestFault> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    let value = serde_json::from_slice(body).ok().or_else(|| relaxed::read(std::str::from_utf8(body).ok()?));
    match value {
        Some(Value::Object(object)) => Ok(object),
        Some(Value::Array(list)) => match list.into_iter().next() {
            Some(Value::Object(object)) => Ok(object),
            _ => Err(RestFault::not_json()),
        },
        _ => Err(RestFault::not_json()),
    }
}

/// What the body says about a record of this register.
pub fn read(call: &Call, register: &Register) -> Result<Input, RestFault> {
    Ok(of(call, register, object(&call.body)?, call.is_set("sysparm_input_display_value")))
}

/// What an object says about a record of this register. `is_shown`: values are what is shown for them.
pub fn of(call: &Call, register: &Register, object: Map<String, Value>, is_shown: bool) -> Input {
    let mut input = Input::default();
    for (name, value) in object {
        if name == "sys_id" {
            input.sys_id = value.as_str().filter(|id| is_id(id)).map(str::to_owned);
            continue;
        }
        if name == "number" && register.reference.is_some() {
            input.number = value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
            continue;
        }
        let field = register.field(&name).filter(|field| call.caller.actor.may_write_field(field));
        let given = text(&value, is_shown);
        if field.is_some() && register.name == PEOPLE && name == PASSWORD {
            input.password = given.as_ref().map(|(text, _)| text.clone()).filter(|text| !is_blank(text));
        }
        let typed = field.zip(given).and_then(|(field, (text, is_shown))| typed(field, &text, is_shown, &call.words));
        match typed {
            Some(typed) => _ = input.typed.insert(name, typed),
            None => input.ignored.push(name),
        }
    }
    input
}

/// What a password reads as, or nothing.
fn is_blank(text: &str) -> bool {
    text.trim().is_empty() || text == record::secret::SHOWN
}

fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A value as text, and whether it is what is shown for it. Objects are copied from what was read.
fn text(value: &Value, is_shown: bool) -> Option<(String, bool)> {
    Some(match value {
        Value::Null => (String::new(), is_shown),
        Value::Bool(flag) => (flag.to_string(), is_shown),
        Value::Number(number) => (number.to_string(), is_shown),
        Value::String(text) => (text.clone(), is_shown),
        Value::Array(list) => {
            let parts: Option<Vec<String>> = list.iter().map(|one| Some(text(one, is_shown)?.0)).collect();
            (parts?.join(","), is_shown)
        }
        Value::Object(object) => match (object.get("value"), object.get("display_value")) {
            (Some(value), _) if !value.is_object() => (text(value, false)?.0, false),
            (None, Some(shown)) if !shown.is_object() => (text(shown, true)?.0, true),
            _ => return None,
        },
    })
}

/// The spelling that a draft is read in; none for what the field could not hold.
fn typed(field: &Field, text: &str, is_shown: bool, words: &Words) -> Option<String> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return (!matches!(field.kind, Kind::Journal | Kind::Secret)).then(String::new);
    }
    Some(match &field.kind {
        Kind::DateTime => format!("{}Z", stamp(trimmed, is_shown, words)?.replacen(' ', "T", 1)),
        Kind::Date => value::iso_date(trimmed.get(..10)?)?.to_string(),
        Kind::Duration => {
            let seconds = encoded::seconds(trimmed)?;
            format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        Kind::Money => {
            let amount = trimmed.split_once(';').map_or(trimmed, |(_, amount)| amount).trim_start_matches('£');
            value::scaled(amount, 2).ok()?;
            amount.to_owned()
        }
        // One that no file names may have been added: the desk knows.
        Kind::Choice(_) => value::choice(&field.kind, trimmed).unwrap_or_else(|_| trimmed.to_owned()),
        Kind::YesNo => (value::yes_no(trimmed).ok()? == 1).to_string(),
        Kind::Whole => value::whole(trimmed.strip_suffix(".0").unwrap_or(trimmed)).ok()?.to_string(),
        Kind::Decimal => value::scaled(trimmed, 4).ok().map(|_| trimmed.to_owned())?,
        Kind::Line => kept(&trimmed.replace(['\n', '\r', '\t'], " "), LINE_CHARS_MAX),
        Kind::Prose | Kind::Journal => kept(text, PROSE_CHARS_MAX),
        Kind::Url => value::read(field, trimmed, words).ok().map(|_| trimmed.to_owned())?,
        Kind::Ref(_) | Kind::Refs(_) | Kind::Person => trimmed.to_owned(),
        Kind::File | Kind::Secret => return None,
    })
}

/// What fits, without what cannot be kept.
fn kept(text: &str, chars_max: usize) -> String {
    let fits = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    text.chars().filter(fits).take(chars_max).collect()
}

/// UTC where the value is raw, else in the caller's zone; a day means its beginning.
fn stamp(text: &str, is_shown: bool, words: &Words) -> Option<String> {
    if let Some(stamp) = value::stamp(text) {
        return Some(stamp);
    }
    let at = value::local(text).or_else(|| Some(value::iso_date(text)?.at(0, 0, 0, 0)))?;
    if is_shown {
        return Some(words.local(at));
    }
    Some(Words::stamp(at.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp()))
}
