//! Which fields an answer holds, and how each is found.

use std::sync::Arc;

use practice::{attachment, described};
use record::register::Field;
use record::{Kind, Path, Register};

use super::counted::{self, Count};
use crate::rest::attachment::told;
use crate::rest::call::Call;

/// What stands under one key of an answer.
#[derive(Debug)]
pub enum Column {
    /// A field that is read with the row: which of its cells.
    Cell { key: String, at: usize, field: Arc<Field> },
    /// A length of time that is told as a number of seconds.
    Seconds { key: String, at: usize },
    /// How many records refer to it.
    Counted { count: &'static Count },
    /// What was written into these journals.
    Journal { key: String, elements: Vec<String> },
    /// Nothing that the caller may see.
    Blank { key: String },
    /// A secret: it is there, and nobody reads it.
    Secret { key: String },
    /// What every record of every table has alike.
    Fixed { key: &'static str, value: &'static str, refers_to: Option<&'static str> },
}

/// The columns of an answer, and the paths that are asked for.
#[derive(Debug, Default)]
pub struct Columns {
    pub all: Vec<Column>,
    pub paths: Vec<Path>,
}

/// The journal that shows all of them together.
const BOTH: &str = "comments_and_work_notes";
const FIXED: [(&str, &str, Option<&str>); 3] =
    [("sys_domain", "global", Some("sys_user_group")), ("sys_domain_path", "/", None), ("sys_tags", "", None)];
/// The most fields that one answer names.
const FIELDS_MAX: usize = 500;

impl Columns {
    /// Those of `sysparm_fields`, else every field of the table. What is no field is left out.
    pub fn of(call: &Call, register: &Register) -> Self {
        let mut columns = Self::default();
        let mut seen = std::collections::HashSet::new();
        let names = call.parameter("sysparm_fields").split(',').map(str::trim).filter(|name| !name.is_empty());
        let wanted: Vec<&str> = names.filter(|name| seen.insert(*name)).take(FIELDS_MAX).collect();
        // A view of ours is a query; what it shows are the columns of the register.
        let is_view = register.views.contains_key(call.parameter("sysparm_view").trim());
        if wanted.is_empty() && is_view {
            let shown = register.columns.iter().map(String::as_str).filter(|name| *name != "sys_id");
            std::iter::once("sys_id").chain(shown).for_each(|name| columns.add(call, register, name));
        } else if wanted.is_empty() {
            register.fields.keys().for_each(|name| columns.add(call, register, name));
            register.aliases.keys().for_each(|name| columns.add(call, register, name));
            let others = std::iter::once(BOTH).chain(FIXED.iter().map(|(name, ..)| *name));
            let others = others.chain(alike(register).iter().map(|(name, _)| *name));
            let others = others.chain(counted::of(&register.name).map(|count| count.name));
            others.filter(|name| register.field(name).is_none()).for_each(|name| columns.add(call, register, name));
        } else {
            wanted.iter().for_each(|name| columns.add(call, register, name));
        }
        columns
    }

    fn add(&mut self, call: &Call, register: &Register, name: &str) {
        let key = name.to_owned();
        let Some(steps) = steps(call, register, name) else {
            let journals = || register.fields.values().filter(|field| field.kind == Kind::Journal);
            if name == BOTH && journals().next().is_some() {
                let readable = journals().filter(|field| call.caller.actor.may_read_field(field));
                let elements = readable.map(|field| field.name.clone()).collect();
                self.all.push(Column::Journal { key, elements });
            } else if let Some((key, value, refers_to)) = FIXED.iter().find(|(key, ..)| *key == name) {
                self.all.push(Column::Fixed { key, value, refers_to: *refers_to });
            } else if let Some(count) = counted::of(&register.name).find(|count| count.name == name) {
                self.all.push(Column::Counted { count });
            } else if let Some((key, value)) = alike(register).iter().find(|(key, _)| *key == name) {
                self.all.push(Column::Fixed { key, value, refers_to: None });
            }
            return;
        };
        let Some(field) = steps.last() else { return };
        self.all.push(match field.as_ref() {
            Field { kind: Kind::Secret, .. } => Column::Secret { key },
            _ if !steps.iter().all(|step| call.caller.actor.may_read_field(step)) => Column::Blank { key },
            // Entries are looked up beside the record itself, not beside what it refers to.
            Field { kind: Kind::Journal, .. } if steps.len() > 1 => Column::Blank { key },
            Field { kind: Kind::Journal, .. } => Column::Journal { key, elements: vec![name.to_owned()] },
            field if described::is_seconds(name, field) => {
                self.paths.push(Path::of(name));
                Column::Seconds { key, at: self.paths.len() - 1 }
            }
            _ => {
                self.paths.push(Path::of(name));
                Column::Cell { key, at: self.paths.len() - 1, field: Arc::clone(field) }
            }
        });
    }

    /// Whether any of them shows what was written into journals.
    pub fn has_journals(&self) -> bool {
        self.all.iter().any(|column| matches!(column, Column::Journal { .. }))
    }
}

/// What every record of this table has alike.
fn alike(register: &Register) -> &'static [(&'static str, &'static str)] {
    if register.name == attachment::REGISTER { &told::ALIKE } else { &[] }
}

/// The field of each step of a path; none where it leads nowhere.
fn steps<'r>(call: &'r Call, register: &'r Register, path: &str) -> Option<Vec<&'r Arc<Field>>> {
    record::parse::kind_at(&call.dictionary, register, path)?;
    let mut at = register;
    let mut fields: Vec<&Arc<Field>> = Vec::new();
    for step in path.split('.') {
        if let Some(before) = fields.last() {
            at = call.dictionary.get(before.kind.leads_to()?)?;
        }
        fields.push(at.shared_field(step)?);
    }
    Some(fields)
}
