//! Rows as they come, and the records they become: through the same intake as the rows of a file.

use std::collections::HashMap;

use exchange::{Intake, NotTaken, RowFault, Told, take};
use practice::desk::Judged;
use record::{Filter, Query};
use serde_json::{Map as Object, Value};

use super::map::Map;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::json::Out;
use crate::rest::table::{desk, occasion};

/// What became of a row.
#[derive(Debug, Clone, Default)]
pub struct Became {
    /// `inserted`, `updated`, `ignored` or `error`.
    pub status: String,
    /// Of the record; empty if there is none.
    pub sys_id: String,
    /// Its number, or what else stands for it.
    pub name: String,
    /// Why it was left.
    pub fault: String,
}

/// Each row by the map, in the order given. One that is refused leaves the others alone.
pub fn transformed(call: &Call, map: &Map, rows: &[Object<String, Value>]) -> Result<Vec<Became>, RestFault> {
    let told: Vec<Told> = rows.iter().enumerate().map(|(at, row)| told(map, at, row)).collect();
    let (keyed, free): (Vec<Told>, Vec<Told>) = told.into_iter().partition(|row| named(map, row).is_some());
    let mut became = HashMap::new();
    for (rows, key) in [(keyed, map.key.as_deref()), (free, None)] {
        took(call, map, rows, key, &mut became)?;
    }
    let lost = || Became { status: "error".into(), fault: "Nothing became of it.".into(), ..Became::default() };
    Ok((0..rows.len()).map(|at| became.remove(&place(at)).unwrap_or_else(lost)).collect())
}

fn place(at: usize) -> String {
    format!("record {}", at + 1)
}

fn named<'r>(map: &Map, row: &'r Told) -> Option<&'r str> {
    let key = map.key.as_ref()?;
    row.fields.iter().find(|(field, text)| field == key && !text.is_empty()).map(|(_, text)| text.as_str())
}

/// A row with the names of the record's fields. What the map does not name means nothing here.
fn told(map: &Map, at: usize, row: &Object<String, Value>) -> Told {
    let text = |value: &Value| match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let of = |(source, to): &(String, String)| Some((to.clone(), text(row.get(source)?)));
    Told { place: place(at), fields: map.fields.iter().filter_map(of).collect() }
}

fn took(
    call: &Call,
    map: &Map,
    mut rows: Vec<Told>,
    key: Option<&str>,
    became: &mut HashMap<String, Became>,
) -> Result<(), RestFault> {
    if rows.is_empty() {
        return Ok(());
    }
    // Who writes for several bodies says for which a new record is; that of a record which is there stays.
    for row in &mut rows {
        let is_said = row.fields.iter().any(|(field, _)| field == "company");
        if !is_said && !is_there(call, map, row, key)? {
            row.fields.push(("company".to_owned(), call.caller.company.clone()));
        }
    }
    let intake = Intake { register: &map.target, rows: &rows, key, each: true, ..Intake::default() };
    let (judged, faults) = match take(&desk(call), occasion(call), intake, &mut |_, _| {}) {
        Ok(taken) => (taken.rows, taken.faults),
        Err(NotTaken::Faults(faults)) => (Vec::new(), faults),
        Err(NotTaken::Trouble(trouble)) => return Err(trouble.into()),
    };
    became.extend(judged.into_iter().map(|(place, row)| (place, Became::of(row))));
    for row in &rows {
        let own: Vec<String> = faults.iter().filter(|fault| is_about(fault, row)).map(said).collect();
        if !own.is_empty() || !became.contains_key(&row.place) {
            let fault = own.join(" ");
            became.insert(row.place.clone(), Became { status: "error".into(), fault, ..Became::default() });
        }
    }
    Ok(())
}

fn is_there(call: &Call, map: &Map, row: &Told, key: Option<&str>) -> Result<bool, RestFault> {
    let (Some(key), Some(text)) = (key, named(map, row)) else { return Ok(false) };
    let query = Query::all(&map.target).and(Filter::is(key, text));
    Ok(call.asks(&query)?.count_to(&mut call.store(), 1)? != record::Counted::Exactly(0))
}

/// A fault of the whole is one of every row.
fn is_about(fault: &RowFault, row: &Told) -> bool {
    fault.place == "file" || fault.place == row.place
}

fn said(fault: &RowFault) -> String {
    match &fault.field {
        Some(field) => format!("{field}: {}", fault.message),
        None => fault.message.clone(),
    }
}

impl Became {
    fn of(row: Judged) -> Self {
        let status = match (row.is_new, row.changed.is_empty()) {
            (true, _) => "inserted",
            (false, false) => "updated",
            (false, true) => "ignored",
        };
        Self { status: status.into(), sys_id: row.saved.sys_id, name: row.name, fault: String::new() }
    }

    pub fn write(&self, call: &Call, out: &mut Out, map: &str, target: &str) {
        let register = call.dictionary.get(target);
        let display = register.map_or("number", |one| if one.reference.is_some() { "number" } else { &one.display });
        out.raw("{\"transform_map\":").text(map).raw(",\"table\":").text(target);
        out.raw(",\"display_name\":").text(display).raw(",\"display_value\":").text(&self.name);
        if !self.sys_id.is_empty() {
            out.raw(",\"record_link\":").text(&call.link(target, &self.sys_id));
        }
        out.raw(",\"status\":").text(&self.status).raw(",\"sys_id\":").text(&self.sys_id);
        if !self.fault.is_empty() {
            out.raw(",\"error_message\":").text(&self.fault);
        }
        out.raw("}");
    }
}
