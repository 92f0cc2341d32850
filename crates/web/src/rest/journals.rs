//! What was written into journals, as a record shows it: the newest first, each entry under a line that says when and by whom.

use std::collections::HashMap;

use practice::journal::{self, Entry};
use record::{Check, Filter, Operand, Page, Path, Query, Row, register};
use store::Datum;

use super::call::Call;
use super::fault::RestFault;
use super::values;

/// An entry, with the name of who wrote it.
#[derive(Debug, Clone)]
pub struct Shown {
    entry: Entry,
    by: String,
}

/// The entries of rows that the caller has been shown, by `sys_id`: those of journals that the caller may read, oldest first.
pub fn of(call: &Call, rows: &[Row]) -> Result<HashMap<String, Vec<Shown>>, RestFault> {
    let records: Vec<(&str, &str)> = rows.iter().map(|row| (row.class.as_str(), row.sys_id.as_str())).collect();
    let entries = journal::of_all(call.store(), &call.dictionary, &call.caller.actor, &call.words, &records)?;
    let names = names(call, entries.values().flatten().map(|entry| entry.by.as_str()))?;
    let shown = |entry: Entry| {
        let by = names.get(&entry.by).unwrap_or(&entry.by).clone();
        Shown { entry, by }
    };
    Ok(entries.into_iter().map(|(id, all)| (id, all.into_iter().map(shown).collect())).collect())
}

/// What people are called, by their user names, as far as the caller may know.
pub fn names<'e>(call: &Call, users: impl Iterator<Item = &'e str>) -> Result<HashMap<String, String>, RestFault> {
    let mut users: Vec<Operand> = users.map(|user| Operand::Datum(Datum::text(user))).collect();
    users.sort_by_key(|operand| format!("{operand:?}"));
    users.dedup();
    let is_readable = call.dictionary.get(register::PEOPLE).is_some_and(|people| {
        let fields = ["user_name", "name"].map(|name| people.field(name));
        fields.iter().all(|field| field.is_some_and(|field| call.caller.actor.may_read_field(field)))
            && call.caller.actor.may_read(people)
    });
    if users.is_empty() || !is_readable {
        return Ok(HashMap::new());
    }
    let query = Query::all(register::PEOPLE).and(Filter::test("user_name", Check::In(users)));
    let paths = ["user_name", "name"].map(Path::of);
    let rows = call.asks(&query)?.rows(&mut call.store(), &paths, Page::ALL)?;
    let pair = |row: Row| {
        let [user, name] = &row.cells[..] else { return None };
        Some((user.datum.as_text()?.to_owned(), name.datum.as_text()?.to_owned()))
    };
    Ok(rows.into_iter().filter_map(pair).collect())
}

/// The newest first. Entries that an undo has struck are not shown.
pub fn stream(call: &Call, all: &[Shown], elements: &[String]) -> String {
    let mut text = String::new();
    let of_these = |one: &&Shown| elements.contains(&one.entry.element) && !one.entry.is_struck;
    for Shown { entry, by } in all.iter().rev().filter(of_these) {
        let at = values::local(&entry.at, &call.words.zone).unwrap_or_else(|| entry.at.clone());
        // Clients tell the two journals apart by these words.
        let label = match entry.element.as_str() {
            "comments" => "Additional comments",
            "work_notes" => "Work notes",
            _ => &entry.label,
        };
        text.push_str(&format!("{at} - {by} ({label})\n{}\n\n", entry.text));
    }
    text
}
