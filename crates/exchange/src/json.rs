//! JSON: a list of objects, an object with a list `result` (as the REST API answers), or one object a line.

use serde_json::{Map, Value};

use crate::{COLUMNS_MAX, ROWS_MAX, RowFault, Told};

pub(crate) fn read(text: &str) -> Result<Vec<Told>, Vec<RowFault>> {
    let items = items(text)?;
    if items.len() > ROWS_MAX {
        return Err(vec![RowFault::file(format!("There are more than {ROWS_MAX} items. Divide the file."))]);
    }
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        let place = format!("item {}", at + 1);
        match item {
            Value::Object(object) => match told(&place, object) {
                Ok(row) => rows.push(row),
                Err(some) => faults.extend(some),
            },
            _ => faults.push(RowFault { place, field: None, message: "This is not an object.".into() }),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn items(text: &str) -> Result<Vec<Value>, Vec<RowFault>> {
    let wrong = |error: &serde_json::Error, line: usize| {
        let message = format!("This is not JSON (column {}).", error.column());
        vec![RowFault { place: format!("line {line}"), field: None, message }]
    };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => Ok(items),
        Ok(Value::Object(mut object)) => match object.remove("result") {
            Some(Value::Array(items)) => Ok(items),
            Some(other) => Err(vec![RowFault::file(format!("`result` should be a list, and is {}.", kind(&other)))]),
            None => Ok(vec![Value::Object(object)]),
        },
        Ok(other) => {
            Err(vec![RowFault::file(format!("The file should hold a list of objects, and holds {}.", kind(&other)))])
        }
        Err(whole) => {
            let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
            let items: Result<Vec<Value>, _> =
                lines.map(|(at, line)| serde_json::from_str::<Value>(line).map_err(|error| (error, at + 1))).collect();
            // A file of several lines that is no list either is told by its first fault as a whole.
            items.map_err(|_| wrong(&whole, whole.line()))
        }
    }
}

fn told(place: &str, object: Map<String, Value>) -> Result<Told, Vec<RowFault>> {
    if object.len() > COLUMNS_MAX {
        let message = format!("This has {} fields; at most {COLUMNS_MAX} are read.", object.len());
        return Err(vec![RowFault { place: place.into(), field: None, message }]);
    }
    let mut fields = Vec::new();
    let mut faults = Vec::new();
    for (name, value) in object {
        match text(&value) {
            Some(text) => fields.push((name, text)),
            None => {
                let message = format!("This is {}; give a text, a number or yes/no.", kind(&value));
                faults.push(RowFault { place: place.into(), field: Some(name), message });
            }
        }
    }
    if faults.is_empty() { Ok(Told { place: place.into(), fields }) } else { Err(faults) }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(flag) => Some(if *flag { "yes" } else { "no" }.into()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => list.iter().map(text).collect::<Option<Vec<_>>>().map(|list| list.join(";")),
        // A reference as the REST API gives it.
        Value::Object(object) => object.get("value").and_then(text),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
