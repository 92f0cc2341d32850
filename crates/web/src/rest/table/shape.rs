//! How a record is written: raw values, what is shown for them, or both.

use std::borrow::Cow;
use std::collections::HashMap;

use record::encoded::Additions;
use record::register::Field;
use record::{Cell, Kind, Row, value};
use store::{Datum, SHARED};

use super::columns::{Column, Columns};
use super::counted;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::json::Out;
use crate::rest::{journals, values};

/// What `sysparm_display_value` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Raw,
    Shown,
    Both,
}

impl Mode {
    pub fn of(call: &Call) -> Self {
        match call.parameter("sysparm_display_value").trim().to_ascii_lowercase().as_str() {
            "true" => Self::Shown,
            "all" => Self::Both,
            _ => Self::Raw,
        }
    }
}

/// How the rows of one answer are written.
pub struct Shape<'c> {
    call: &'c Call,
    columns: &'c Columns,
    mode: Mode,
    has_links: bool,
    /// Begins every link: `https://HOST/api/now/v1/table/`.
    links: String,
    /// Of each record by `sys_id`.
    journals: HashMap<String, Vec<journals::Shown>>,
    /// By the name of the column, then by `sys_id`.
    counts: HashMap<&'static str, HashMap<String, i64>>,
}

impl<'c> Shape<'c> {
    /// Of these rows, whose journals are looked up if they are shown.
    pub fn of(call: &'c Call, columns: &'c Columns, rows: &[Row]) -> Result<Self, RestFault> {
        let mode = Mode::of(call);
        let journals = match mode != Mode::Raw && columns.has_journals() {
            true => journals::of(call, rows)?,
            false => HashMap::new(),
        };
        let mut counts = HashMap::new();
        for column in &columns.all {
            if let Column::Counted { count } = column {
                counts.insert(count.name, counted::counted(call, count, rows)?);
            }
        }
        let has_links = !call.is_set("sysparm_exclude_reference_link");
        let links = format!("{}/api/now{}/table/", call.origin, call.version);
        Ok(Self { call, columns, mode, has_links, links, journals, counts })
    }

    /// One record as an object.
    pub fn write(&self, out: &mut Out, row: &Row) {
        out.raw("{");
        out.each(&self.columns.all, |out, column| match column {
            Column::Cell { key, at, field } => {
                out.key(key);
                self.cell(out, field, &row.cells[*at]);
            }
            Column::Journal { key, elements } => {
                let text = self.journals.get(&row.sys_id).map(|all| journals::stream(self.call, all, elements));
                out.key(key);
                self.pair(out, "", &text.unwrap_or_default());
            }
            Column::Seconds { key, at } => {
                let seconds = row.cells[*at].datum.as_int().map(|seconds| seconds.to_string()).unwrap_or_default();
                out.key(key);
                self.pair(out, &seconds, &seconds);
            }
            Column::Counted { count } => {
                let count_of = self.counts.get(count.name).and_then(|counts| counts.get(&row.sys_id)).copied();
                let text = count_of.unwrap_or(0).to_string();
                out.key(count.name);
                self.pair(out, &text, &text);
            }
            Column::Blank { key } => {
                out.key(key);
                self.pair(out, "", "");
            }
            Column::Secret { key } => {
                out.key(key);
                self.pair(out, "", "********");
            }
            Column::Fixed { key, value, refers_to } => {
                out.key(key);
                match refers_to {
                    Some(table) => self.reference(out, table, value, value),
                    None => self.pair(out, value, value),
                }
            }
        });
        out.raw("}");
    }

    fn cell(&self, out: &mut Out, field: &Field, cell: &Cell) {
        if let (Kind::Ref(_) | Kind::Person, Some(to)) = (&field.kind, field.kind.leads_to()) {
            return match (&cell.leads_to, cell.datum.as_text()) {
                (Some((_, id)), _) => self.reference(out, to, id, &cell.shown),
                (None, Some(SHARED)) => self.reference(out, to, SHARED, SHARED),
                // Nothing, or nothing that the caller may see.
                _ => self.pair(out, "", ""),
            };
        }
        match self.mode {
            Mode::Raw => _ = out.text(&values::raw(&field.kind, &cell.datum)),
            Mode::Shown => _ = out.text(&self.shown(field, cell)),
            Mode::Both => self.pair(out, &values::raw(&field.kind, &cell.datum), &self.shown(field, cell)),
        }
    }

    fn shown<'v>(&self, field: &Field, cell: &'v Cell) -> Cow<'v, str> {
        if let ("sys_class_name", Datum::Text(class)) = (field.name.as_str(), &cell.datum) {
            let title = self.call.dictionary.get(class).map(|register| register.title.clone());
            return title.map_or(Cow::Borrowed(class), Cow::Owned);
        }
        let shown = values::shown(&field.kind, &cell.datum, &cell.shown, &self.call.words.zone);
        match (&field.kind, &cell.datum) {
            // One that no file names may have been added.
            (Kind::Choice(_), Datum::Text(value)) if cell.shown.ends_with(value::AS_TOLD) => {
                let added = Additions::of(self.call, &field.name);
                let choice = added.into_iter().map(|(_, choice)| choice).find(|choice| choice.value == *value);
                choice.map_or(shown, |choice| Cow::Owned(choice.label))
            }
            _ => shown,
        }
    }

    fn pair(&self, out: &mut Out, raw: &str, shown: &str) {
        match self.mode {
            Mode::Raw => _ = out.text(raw),
            Mode::Shown => _ = out.text(shown),
            Mode::Both => _ = out.raw("{\"display_value\":").text(shown).raw(",\"value\":").text(raw).raw("}"),
        }
    }

    fn reference(&self, out: &mut Out, table: &str, id: &str, shown: &str) {
        if !self.has_links {
            return self.pair(out, id, shown);
        }
        out.raw("{");
        if self.mode != Mode::Raw {
            out.raw("\"display_value\":").text(shown).raw(",");
        }
        out.raw("\"link\":").text(&format!("{}{table}/{id}", self.links));
        if self.mode != Mode::Shown {
            out.raw(",\"value\":").text(id);
        }
        out.raw("}");
    }
}
