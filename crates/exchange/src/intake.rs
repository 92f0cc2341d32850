//! From rows to records: through the desk, as one revision, or not at all.

use std::collections::{BTreeSet, HashMap};

use practice::desk::Occasion;
use practice::{Desk, NotSaved, Saved};
use record::{Draft, Filter, Kind, Page, Query, Record, Register, Trouble, Words, draft, value};
use store::Datum;

use crate::export::unveiled;
use crate::{RowFault, Told};

/// A file of records on its way in.
#[derive(Debug, Clone, Copy)]
pub struct Intake<'a> {
    pub register: &'a str,
    pub rows: &'a [Told],
    /// Judge everything, keep nothing.
    pub is_rehearsal: bool,
}

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    #[error("{}", .0.iter().map(RowFault::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<RowFault>),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Takes in every row, or none and says every fault of every row. A row with `sys_id` or `number` changes that record, at
/// the version that its `sys_mod_count` names if it names one; any other makes a new one. What a row repeats unchanged is no
/// change, so that a file that was written out can be taken in again.
pub fn take(desk: &Desk, occasion: Occasion<'_>, intake: Intake<'_>) -> Result<Vec<Saved>, NotTaken> {
    let register = desk.dictionary.find(intake.register).map_err(Trouble::NotFound)?;
    let mut faults = unknown_fields(register, intake.rows);
    let mut reading = Reading { desk, occasion, register, met: HashMap::new() };
    let (mut drafts, mut places) = (Vec::new(), Vec::new());
    for row in intake.rows {
        match reading.draft(row)? {
            Ok(draft) => {
                drafts.push(draft);
                places.push(row.place.as_str());
            }
            Err(fault) => faults.push(fault),
        }
    }
    let judged = if intake.is_rehearsal || !faults.is_empty() {
        desk.rehearse(occasion, &drafts)
    } else {
        desk.save_all(occasion, &drafts)
    };
    match judged {
        Ok(saved) if faults.is_empty() => return Ok(saved),
        Ok(_) => {}
        Err(NotSaved::Refused(refusals)) => faults.extend(refusals.into_iter().map(|(at, refusal)| {
            let place = places.get(at).copied().unwrap_or_default();
            RowFault::at(place, refusal.field, &refusal.message)
        })),
        Err(NotSaved::Stale(stale)) => faults.push(RowFault::file(stale.to_string())),
        Err(NotSaved::Trouble(trouble)) => return Err(trouble.into()),
    }
    let order: HashMap<&str, usize> =
        intake.rows.iter().enumerate().map(|(at, row)| (row.place.as_str(), at + 1)).collect();
    faults.sort_by_key(|fault| order.get(fault.place.as_str()).copied().unwrap_or_default());
    Err(NotTaken::Faults(faults))
}

/// Fields that the register does not have: each once, where it is first met, with the name that may be meant.
fn unknown_fields(register: &Register, rows: &[Told]) -> Vec<RowFault> {
    let mut met = BTreeSet::new();
    let mut faults = Vec::new();
    for row in rows {
        for (name, _) in row.fields.iter().filter(|(name, _)| register.field(name).is_none()) {
            if met.insert(name) {
                let near = record::fault::did_you_mean(name, register.fields.keys().map(String::as_str));
                let message = format!("{} has no field `{name}`.{near}", register.title);
                faults.push(RowFault::at(&row.place, Some(name.clone()), &message));
            }
        }
    }
    faults
}

struct Reading<'a> {
    desk: &'a Desk,
    occasion: Occasion<'a>,
    register: &'a Register,
    /// Records that earlier rows change, and where.
    met: HashMap<String, &'a str>,
}

impl<'a> Reading<'a> {
    fn draft(&mut self, row: &'a Told) -> Result<Result<Draft, RowFault>, Trouble> {
        let is_meant = |name: &str| !KEPT.contains(&name) && self.register.field(name).is_some();
        let typed = row.fields.iter().filter(|(name, _)| is_meant(name));
        // What the file's reader could not see says nothing of the field.
        let typed = typed.filter_map(|(name, text)| Some((name.as_str(), unveiled(text)?)));
        let typed: Vec<(&str, &str)> = typed.collect();
        let mut draft = Draft::new(&self.register.name);
        match self.meant(row)? {
            Err(fault) => return Ok(Err(fault)),
            // An emptied cell of a changed record empties the field; of a new one it is a field not given.
            Ok(None) => draft.typed.extend(typed.iter().filter(|(_, text)| !text.is_empty()).map(owned)),
            Ok(Some(record)) => {
                for one in &typed {
                    if !self.repeats(&record, one.0, one.1)? {
                        draft.typed.extend([owned(one)]);
                    }
                }
                draft.version = cell(row, "sys_mod_count").and_then(|version| version.parse().ok());
                draft.sys_id = Some(record.sys_id);
            }
        }
        Ok(Ok(draft))
    }

    /// The record that a row changes; none if it makes a new one.
    fn meant(&mut self, row: &'a Told) -> Result<Result<Option<Record>, RowFault>, Trouble> {
        let fault = |field: &str, message: String| Ok(Err(RowFault::at(&row.place, Some(field.into()), &message)));
        let key = ["sys_id", "number"].into_iter().find_map(|field| Some((field, cell(row, field)?)));
        let Some((field, text)) = key else { return Ok(Ok(None)) };
        if self.register.field(field).is_none() {
            return Ok(Ok(None));
        }
        let on = self.occasion;
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let query = Query::all(&self.register.name).and(Filter::is(field, text));
        let permitted = on.actor.asks(&self.desk.dictionary, &query, &words)?;
        let mut found = permitted.stored(&mut &self.desk.store, Page { limit: 2, offset: 0 })?;
        let record = match (found.pop(), found.is_empty()) {
            (None, _) => return fault(field, format!("There is no record {text} here.")),
            (Some(_), false) => return fault(field, format!("{text} names more than one record.")),
            (Some(record), true) => record,
        };
        if let Some(earlier) = self.met.insert(record.sys_id.clone(), &row.place) {
            return fault(field, format!("{text} is changed in {earlier} already."));
        }
        match cell(row, "sys_mod_count").map(|version| (version, version.parse::<i64>())) {
            Some((version, Err(_))) => fault("sys_mod_count", format!("`{version}` is not a version.")),
            Some((_, Ok(version))) if version != record.version() => {
                let now = record.version();
                fault(
                    "sys_mod_count",
                    format!(
                        "It was changed since: the file has version {version}, it is at {now}. Write it out again."
                    ),
                )
            }
            _ => Ok(Ok(Some(record))),
        }
    }

    /// Whether a cell says what the record says already.
    fn repeats(&self, record: &Record, name: &str, text: &str) -> Result<bool, Trouble> {
        let Some(kind) = self.register.field(name).map(|field| &field.kind) else { return Ok(false) };
        let datum = record.datum(name);
        if kind.column().is_some() && value::spell(kind, datum) == text {
            return Ok(true);
        }
        let to = match kind {
            Kind::Refs(to) => to.as_str(),
            kind => match kind.leads_to() {
                Some(to) => to,
                None => return Ok(false),
            },
        };
        let is_list = matches!(kind, Kind::Refs(_));
        let names = text.split([',', ';']).map(str::trim).filter(|name| is_list && !name.is_empty());
        let names: Vec<&str> = if is_list { names.collect() } else { vec![text.trim()] };
        if text.trim().is_empty() || *datum == Datum::Null {
            return Ok(text.trim().is_empty() && *datum == Datum::Null);
        }
        let on = self.occasion;
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let mut ids = Vec::new();
        for name in names {
            let found = draft::find(to, name, &self.desk.dictionary, on.actor, &words, &mut &self.desk.store)?;
            match found {
                Ok(Datum::Text(id)) => ids.push(id),
                _ => return Ok(false),
            }
        }
        Ok(datum.as_text() == Some(ids.join(",").as_str()))
    }
}

fn cell<'a>(row: &'a Told, name: &str) -> Option<&'a str> {
    row.fields.iter().find(|(field, text)| field == name && !text.is_empty()).map(|(_, text)| text.as_str())
}

fn owned(&(name, text): &(&str, &str)) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// Columns that say which record is meant, or that Guildhall keeps itself.
const KEPT: [&str; 8] = [
    "sys_id",
    "number",
    "sys_mod_count",
    "sys_class_name",
    "sys_created_on",
    "sys_created_by",
    "sys_updated_on",
    "sys_updated_by",
];
