//! The story of an organisation as files: events in TOML, bulk in CSV. Knows no register; `demo/README.md` has the form.

use std::collections::{BTreeMap, HashMap};

use record::Words;
use serde::Deserialize;
use serde_json::Value;

/// One thing that happened: a record created or changed by somebody at an instant.
#[derive(Debug, Clone)]
pub struct Event {
    /// Stored stamp, UTC.
    pub at: String,
    pub actor: String,
    pub register: Option<String>,
    /// The local handle of the record.
    pub key: Option<String>,
    pub set: Vec<(String, String)>,
    /// Set only when this event creates the record.
    pub first: Vec<(String, String)>,
    pub why: String,
    /// Where it stands, for faults.
    pub place: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    #[serde(default)]
    every: Every,
    #[serde(default)]
    event: Vec<Told>,
    #[serde(default)]
    table: Vec<Table>,
}

#[derive(Deserialize, Default, Clone)]
#[serde(deny_unknown_fields)]
struct Every {
    at: Option<String>,
    actor: Option<String>,
    why: Option<String>,
    source: Option<String>,
    #[serde(default)]
    set: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    at: Option<String>,
    actor: Option<String>,
    register: Option<String>,
    key: Option<String>,
    #[serde(default)]
    set: BTreeMap<String, Value>,
    why: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    file: String,
    register: String,
    key: Option<String>,
    source: Option<String>,
    why: Option<String>,
    #[serde(default)]
    step: Vec<TableStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableStep {
    at: Option<String>,
    actor: Option<String>,
    #[serde(default)]
    set: Vec<String>,
    #[serde(default)]
    also: BTreeMap<String, Value>,
    why: Option<String>,
}

/// Reads every file of a story. Pairs of file name and text; all faults at once.
pub fn read(files: &BTreeMap<String, String>, words: &Words) -> Result<Vec<Event>, Vec<String>> {
    let mut events = Vec::new();
    let mut faults = Vec::new();
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".toml")) {
        match toml_edit::de::from_str::<Chapter>(text) {
            Err(error) => faults.push(format!("{name}: {}", error.to_string().trim())),
            Ok(chapter) => read_chapter(name, chapter, files, words, &mut events, &mut faults),
        }
    }
    // Stable: events of one instant stay in the order of the files.
    events.sort_by(|a, b| a.at.cmp(&b.at));
    if faults.is_empty() { Ok(events) } else { Err(faults) }
}

fn read_chapter(
    name: &str,
    chapter: Chapter,
    files: &BTreeMap<String, String>,
    words: &Words,
    events: &mut Vec<Event>,
    faults: &mut Vec<String>,
) {
    let every = chapter.every;
    for (number, told) in chapter.event.into_iter().enumerate() {
        let place = format!("{name}, event {}", number + 1);
        let at = told.at.as_ref().or(every.at.as_ref());
        let Some(at) = at.and_then(|at| stamp(at, words)) else {
            faults.push(format!("{place}: `at` should be an instant such as 2020-05-06 09:14."));
            continue;
        };
        let Some(actor) = told.actor.or_else(|| every.actor.clone()) else {
            faults.push(format!("{place}: nobody did it; give `actor`."));
            continue;
        };
        events.push(Event {
            at,
            actor,
            register: told.register,
            key: told.key,
            set: typed(&told.set),
            first: typed(&every.set),
            why: why(told.why.as_deref().or(every.why.as_deref()), told.source.as_deref().or(every.source.as_deref())),
            place,
        });
    }
    for table in chapter.table {
        if let Err(fault) = read_table(name, &table, &every, files, words, events, faults) {
            faults.push(format!("{name}: {fault}"));
        }
    }
}

fn read_table(
    name: &str,
    table: &Table,
    every: &Every,
    files: &BTreeMap<String, String>,
    words: &Words,
    events: &mut Vec<Event>,
    faults: &mut Vec<String>,
) -> Result<(), String> {
    let text = files.get(&table.file).ok_or_else(|| format!("there is no file {}.", table.file))?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map_err(|e| e.to_string())?.iter().map(str::to_owned).collect();
    let column: HashMap<&str, usize> = header.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    check_columns(table, &header)?;
    for (number, row) in reader.records().enumerate() {
        let place = format!("{}, row {}", table.file, number + 2);
        let row = row.map_err(|e| format!("{}: {e}", table.file))?;
        let cell = |name: &str| column.get(name).and_then(|at| row.get(*at)).unwrap_or_default();
        let mut is_first = true;
        for step in &table.step {
            let at = match &step.at {
                Some(at) if column.contains_key(at.as_str()) => cell(at).to_owned(),
                Some(at) => at.clone(),
                None => every.at.clone().unwrap_or_default(),
            };
            if at.is_empty() {
                continue;
            }
            let Some(at) = stamp(&at, words) else {
                faults.push(format!("{place}: `{at}` is not an instant."));
                continue;
            };
            let actor = match &step.actor {
                Some(actor) if column.contains_key(actor.as_str()) => cell(actor).to_owned(),
                Some(actor) => actor.clone(),
                None => every.actor.clone().unwrap_or_default(),
            };
            let cells = step.set.iter().filter(|name| !cell(name).is_empty());
            let mut set: Vec<(String, String)> = cells.map(|name| (name.clone(), cell(name).to_owned())).collect();
            set.extend(typed(&step.also));
            events.push(Event {
                at,
                actor,
                register: Some(table.register.clone()),
                key: Some(match &table.key {
                    Some(key) => cell(key).to_owned(),
                    None => format!("{name}/{}/{number}", table.file),
                }),
                set,
                first: if is_first { typed(&every.set) } else { Vec::new() },
                why: why(
                    step.why.as_deref().or(table.why.as_deref()).or(every.why.as_deref()),
                    table.source.as_deref().or(every.source.as_deref()),
                ),
                place: place.clone(),
            });
            is_first = false;
        }
    }
    Ok(())
}

fn check_columns(table: &Table, header: &[String]) -> Result<(), String> {
    let used = |name: &String| {
        table.key.as_ref() == Some(name)
            || table
                .step
                .iter()
                .any(|s| s.at.as_ref() == Some(name) || s.actor.as_ref() == Some(name) || s.set.contains(name))
    };
    match header.iter().find(|name| !used(name)) {
        Some(name) => Err(format!("{}: no step uses the column `{name}`.", table.file)),
        None => Ok(()),
    }
}

fn stamp(text: &str, words: &Words) -> Option<String> {
    record::value::instant(text, words).ok()
}

/// A revision says why, and whether that is known or reconstructed.
fn why(why: Option<&str>, source: Option<&str>) -> String {
    match (why, source) {
        (Some(why), Some(source)) => format!("{why} ({source})"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    }
}

fn typed(set: &BTreeMap<String, Value>) -> Vec<(String, String)> {
    set.iter().map(|(name, value)| (name.clone(), text_of(value))).collect()
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Array(list) => list.iter().map(text_of).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}
