//! Records as the change API tells them: each field with what is shown for it and its value, which has a type.

use record::register::Field;
use record::{Cell, Kind, Record, Register};
use serde_json::{Map, Value, json};
use store::{Datum, SHARED};

use crate::rest::call::Call;
use crate::rest::values;

/// What every record has, and nobody says.
const FIXED: [(&str, &str); 3] = [("sys_domain", "global"), ("sys_domain_path", "/"), ("sys_tags", "")];

/// The fields that a caller may be told of a register.
pub fn fields<'r>(call: &Call, register: &'r Register) -> Vec<&'r Field> {
    let actor = &call.caller.actor;
    register
        .fields
        .values()
        .map(AsRef::as_ref)
        .filter(|f| f.kind.column().is_some() && actor.may_read_field(f))
        .collect()
}

pub fn told(call: &Call, register: &Register, record: &Record) -> Value {
    let mut told = Map::new();
    for (name, cell) in &record.values {
        if let Some(field) = register.field(name) {
            told.insert(name.clone(), pair(call, field, cell));
        }
    }
    for (alias, name) in &register.aliases {
        if let Some(known) = told.get(name).cloned() {
            told.insert(alias.clone(), known);
        }
    }
    for field in register.fields.values().filter(|field| field.kind == Kind::Journal) {
        told.insert(field.name.clone(), json!({"display_value": "", "value": ""}));
    }
    for (name, value) in FIXED {
        told.entry(name).or_insert_with(|| json!({"display_value": value, "value": value}));
    }
    Value::Object(told)
}

fn pair(call: &Call, field: &Field, cell: &Cell) -> Value {
    if matches!(field.kind, Kind::Ref(_) | Kind::Person) {
        return match (&cell.leads_to, cell.datum.as_text()) {
            (Some((_, id)), _) => json!({"display_value": cell.shown, "value": id}),
            (None, Some(SHARED)) => json!({"display_value": SHARED, "value": SHARED}),
            _ => json!({"display_value": "", "value": ""}),
        };
    }
    let shown = match field.name.as_str() {
        "sys_class_name" => cell.datum.as_text().and_then(|name| Some(call.dictionary.get(name)?.title.clone())),
        _ => None,
    };
    let zone = &call.words.zone;
    let shown = shown.unwrap_or_else(|| values::shown(&field.kind, &cell.datum, &cell.shown, zone).into_owned());
    let mut told = json!({"display_value": shown, "value": value(&field.kind, &cell.datum)});
    if matches!(field.kind, Kind::DateTime | Kind::Date) {
        told["display_value_internal"] = told["display_value"].clone();
    }
    told
}

/// Numbers and answers of yes or no as such; the rest as text.
fn value(kind: &Kind, datum: &Datum) -> Value {
    match (kind, datum) {
        (_, Datum::Null) => "".into(),
        (Kind::YesNo, Datum::Int(flag)) => (*flag != 0).into(),
        (Kind::Whole, Datum::Int(number)) => (*number).into(),
        (Kind::Choice(choices), Datum::Text(text)) if choices.iter().all(|one| one.value.parse::<i64>().is_ok()) => {
            text.parse::<i64>().map_or_else(|_| text.as_str().into(), Value::from)
        }
        _ => values::raw(kind, datum).into_owned().into(),
    }
}
