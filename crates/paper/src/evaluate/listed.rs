//! Tables and contributions: records printed as rows or as bullets.

use std::collections::HashMap;

use record::query::When;
use record::road::Page;
use record::{Cell, Fault, Path, Trouble};

use super::Evaluated;
use crate::document::Align;
use crate::format::{Beside, Shape, print};
use crate::reader::Reader;
use crate::script::placeholder::Placeholder;
use crate::script::{Block, RENDERINGS, Script, Wanted};
use crate::value::{Unit, Value};

/// Rows of a table, or the lines of a contribution (one column, no headings printed).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listed {
    pub columns: Vec<ListedColumn>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListedColumn {
    pub field: String,
    pub title: String,
    pub align: Align,
    /// Whether the register's owner lets the public see this field.
    pub is_public: bool,
}

/// The most rows that a paper prints in one table.
const ROWS_MAX: u64 = 1_000;

pub(super) fn read(
    script: &Script,
    reader: Reader<'_>,
    at: &When,
    faults: &mut Vec<Fault>,
) -> Result<HashMap<usize, Listed>, Trouble> {
    let mut listed = HashMap::new();
    for block in script.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Placed { placeholder, span } = block else { continue };
        let (figure, columns) = match placeholder {
            Placeholder::Table { figure, columns, .. } => (figure, columns.as_slice()),
            Placeholder::Contribution { figure, field } => (figure, std::slice::from_ref(field)),
            _ => continue,
        };
        let names: Vec<&str> = columns.iter().map(|column| column.text.as_str()).collect();
        match rows(script, reader, at, &figure.text, &names) {
            Ok(rows) => {
                listed.insert(span.start, rows);
            }
            Err(trouble @ Trouble::Store(_)) => return Err(trouble),
            Err(trouble) => faults.push(script.fault(figure.span.clone(), trouble.to_string())),
        }
    }
    Ok(listed)
}

fn rows(script: &Script, reader: Reader<'_>, at: &When, figure: &str, names: &[&str]) -> Result<Listed, Trouble> {
    let Some(Wanted::Question(question)) = script.figures.get(figure).map(|declared| &declared.wanted) else {
        return Err(Trouble::NotFound(format!("Figure `{figure}` asks for no records.")));
    };
    let permitted = reader.asks(&question.query.clone().seen_from(at))?;
    let register = permitted.register().clone();
    let mut columns = Vec::new();
    let mut paths = Vec::new();
    for name in names {
        let rendering = RENDERINGS.iter().find(|(known, _)| known == name);
        let fields: Vec<&str> = rendering.map_or_else(|| vec![*name], |(_, fields)| fields.to_vec());
        let kind = record::parse::path(reader.dictionary, &register, fields[0]).map_err(Trouble::NotFound)?;
        let (title, is_public) = field_of(reader, &register, fields[0]);
        let align = if kind.is_number() { Align::End } else { Align::Start };
        columns.push((ListedColumn { field: (*name).to_owned(), title, align, is_public }, fields.len()));
        paths.extend(fields.iter().map(|field| Path::of(field)));
    }
    let mut source = reader.store;
    let found = permitted.rows(&mut source, &paths, Page { limit: ROWS_MAX + 1, offset: 0 })?;
    if found.len() as u64 > ROWS_MAX {
        return Err(Trouble::TooMuch(format!("A table prints at most {ROWS_MAX} records. Narrow the question.")));
    }
    let rows = found.into_iter().map(|row| {
        let mut cells = row.cells.as_slice();
        columns
            .iter()
            .map(|(_, width)| {
                let (own, rest) = cells.split_at((*width).min(cells.len()));
                cells = rest;
                shown(own, reader)
            })
            .collect()
    });
    let rows = rows.collect();
    Ok(Listed { columns: columns.into_iter().map(|(column, _)| column).collect(), rows })
}

/// A rendering takes a duration and whether it was out of hours; any other column is one cell.
fn shown(cells: &[Cell], reader: Reader<'_>) -> String {
    match cells {
        [duration, out_of_hours] => {
            let Some(seconds) = duration.datum.as_int() else { return "not resolved".into() };
            let value = Value::Amount { over: seconds, under: 1, unit: Unit::Duration };
            let is_ooh = out_of_hours.datum.as_int() == Some(1);
            let beside = Beside { words: reader.words, many: "", is_ooh, delta: None };
            let shown = print(&value, &[Shape::Ooh], &beside).unwrap_or_default();
            if shown == "00:00" && seconds > 0 { "under 00:01".into() } else { shown }
        }
        [cell] => cell.shown.clone(),
        _ => String::new(),
    }
}

/// Label of the field at the end of a path, and whether the public may see it.
fn field_of(reader: Reader<'_>, register: &record::Register, dotted: &str) -> (String, bool) {
    let mut at = Some(register);
    let mut label = dotted.to_owned();
    let mut is_public = true;
    for step in dotted.split('.') {
        let Some(field) = at.and_then(|register| register.field(step)) else { break };
        label.clone_from(&field.label);
        is_public &= field.public;
        at = field.kind.leads_to().and_then(|to| reader.dictionary.get(to)).map(|register| &**register);
    }
    (label, is_public)
}

impl Evaluated {
    /// Rows of the table or contribution whose placeholder begins at this byte.
    pub fn rows_at(&self, place: usize) -> Option<&Listed> {
        self.listed.get(&place)
    }
}
