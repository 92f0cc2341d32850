//! Work notes and comments: entries beside a record, read with the record's rights.

use std::collections::HashMap;

use record::{Actor, Cell, Check, Dictionary, Filter, Operand, Page, Path, Query, Record, Trouble, Words, erased};
use store::{Datum, NewRow, Store};

/// The register of entries.
pub const REGISTER: &str = "sys_journal_field";
/// Says that an entry no longer counts: the edit that added it was undone.
pub(crate) const STRUCK: &str = "struck";

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The field: `work_notes`, `comments`.
    pub element: String,
    pub label: String,
    pub at: String,
    pub by: String,
    pub text: String,
    /// The edit that added it was undone.
    pub is_struck: bool,
}

pub(crate) fn row(register: &str, sys_id: &str, company: &str, element: &str, entry: &str) -> NewRow {
    let text = |name: &str, value: &str| (name.to_owned(), Datum::text(value));
    NewRow {
        table: REGISTER.into(),
        class: REGISTER.into(),
        sys_id: crate::fresh::id(),
        company: company.into(),
        values: vec![
            text("name", register),
            text("element_id", sys_id),
            text("element", element),
            text("value", entry),
        ],
    }
}

/// The entries of a record that the actor has been shown, oldest first: those of journals that the actor may read.
pub fn of(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    record: &Record,
) -> Result<Vec<Entry>, Trouble> {
    let register = dictionary.find(&record.class).map_err(Trouble::NotFound)?;
    let readable = |element: &str| register.field(element).filter(|field| actor.may_read_field(field));
    if dictionary.get(REGISTER).is_none() {
        return Ok(Vec::new());
    }
    // The record's rights have decided; its entries are fetched by the program within the same bodies.
    let system = Actor::system(&actor.id, actor.bodies.clone());
    let query =
        Query::all(REGISTER).and(Filter::is("element_id", record.sys_id.as_str())).ordered("sys_created_on", false);
    let paths = ["element", "sys_created_on", "sys_created_by", "value", STRUCK].map(Path::of);
    let mut source = store;
    let rows = system.asks(dictionary, &query, words)?.rows(&mut source, &paths, Page::ALL)?;
    let text = |datum: &Datum| datum.as_text().unwrap_or_default().to_owned();
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let [element, at, by, value, struck] = &row.cells[..] else { continue };
        let Some(field) = readable(&text(&element.datum)) else { continue };
        let (at, by, mut text) = (text(&at.datum), text(&by.datum), text(&value.datum));
        if text.is_empty() {
            // No entry is written empty.
            let erasures = store.erasures(&actor.bodies, REGISTER, &row.sys_id)?;
            text = erasures.last().map(|erasure| erased::sentence(erasure, words)).unwrap_or_default();
        }
        let is_struck = struck.datum.as_int() == Some(1);
        entries.push(Entry { element: field.name.clone(), label: field.label.clone(), at, by, text, is_struck });
    }
    Ok(entries)
}

/// The entries of records that the actor has been shown, given as register and `sys_id`; by `sys_id`, oldest first.
pub fn of_all(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    records: &[(&str, &str)],
) -> Result<HashMap<String, Vec<Entry>>, Trouble> {
    let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
    if dictionary.get(REGISTER).is_none() {
        return Ok(entries);
    }
    let classes: HashMap<&str, &str> = records.iter().map(|(class, id)| (*id, *class)).collect();
    let ids = records.iter().map(|(_, id)| Operand::Datum(Datum::text(*id))).collect();
    let query = Query::all(REGISTER).and(Filter::test("element_id", Check::In(ids))).ordered("sys_created_on", false);
    let paths = ["element_id", "element", "sys_created_on", "sys_created_by", "value", STRUCK].map(Path::of);
    // The rights of the records have decided, as for one.
    let permitted = Actor::system(&actor.id, actor.bodies.clone()).asks(dictionary, &query, words)?;
    permitted.each(store, &paths, &mut |row| {
        let [id, element, at, by, value, struck] = &row.cells[..] else { return Ok(()) };
        let text = |cell: &Cell| cell.datum.as_text().unwrap_or_default().to_owned();
        let register = classes.get(text(id).as_str()).and_then(|class| dictionary.get(class));
        let field = register.and_then(|register| register.field(&text(element)));
        if let Some(field) = field.filter(|field| actor.may_read_field(field)) {
            let (element, label) = (field.name.clone(), field.label.clone());
            let is_struck = struck.datum.as_int() == Some(1);
            let entry = Entry { element, label, at: text(at), by: text(by), text: text(value), is_struck };
            entries.entry(text(id)).or_default().push(entry);
        }
        Ok(())
    })?;
    Ok(entries)
}
