//! A mapping: what the columns of another system's event log mean here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use record::fault::{Fault, did_you_mean};
use record::sheet::{Mark, Part, Placed, Sheet, text_of};
use record::{Dictionary, Kind, Register};

/// What the columns of an event log mean.
#[derive(Debug)]
pub struct Mapping {
    pub register: String,
    /// The column that names the record.
    pub key: String,
    /// The field that keeps what the key says.
    pub kept_in: String,
    /// The column that says when it happened.
    pub time: String,
    /// How times are written; none if they say their offset.
    format: Option<String>,
    /// In which times without an offset are read.
    pub zone: Option<String>,
    tz: TimeZone,
    pub actor: Option<String>,
    missing: BTreeSet<String>,
    /// Registers whose records are made when they are named.
    pub makes: Vec<String>,
    pub(crate) constants: Vec<(String, String)>,
    pub(crate) columns: Vec<Column>,
    left_out: BTreeSet<String>,
    /// A name stands for one record in each file, not across files.
    pub(crate) is_by_file: bool,
    pub text: String,
}

#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) to: String,
    pub(crate) is_time: bool,
    /// Values that the choice of ours does not know are expected: they stand as told and do not count as odd.
    is_as_told: bool,
    values: BTreeMap<String, String>,
    /// Columns and the values at which this one counts.
    when: Vec<(String, BTreeSet<String>)>,
}

const KEYS: [&str; 13] = [
    "register",
    "key",
    "kept_in",
    "time",
    "time_format",
    "zone",
    "actor",
    "missing",
    "makes",
    "left_out",
    "constants",
    "columns",
    "key_by_file",
];

impl Mapping {
    /// Reads a mapping, or says every fault with its line.
    pub fn read(file: &str, text: &str, dictionary: &Dictionary) -> Result<Self, Vec<Fault>> {
        let mut sheet = Sheet::parse(file, text).map_err(|fault| vec![fault])?;
        let mut faults = Vec::new();
        let mapping = read(sheet.top(), text, dictionary, &mut faults);
        for Mark { span, message } in faults {
            sheet.note(span, message);
        }
        match mapping {
            Some(mapping) if sheet.faults.is_empty() => Ok(mapping),
            _ => Err(sheet.faults),
        }
    }

    /// Columns of a file that the mapping does not speak of.
    pub fn unspoken<'a>(&self, columns: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let is_known = |name: &str| {
            [&self.key, &self.time].into_iter().chain(&self.actor).any(|known| known == name)
                || self.left_out.contains(name)
                || self.columns.iter().any(|column| column.name == name)
        };
        columns.into_iter().filter(|name| !is_known(name)).map(str::to_owned).collect()
    }

    /// Fields whose values are another system's own words.
    pub(crate) fn as_told(&self) -> impl Iterator<Item = String> {
        self.columns.iter().filter(|column| column.is_as_told).map(|column| column.to.clone())
    }

    pub(crate) fn instant(&self, text: &str) -> Result<Timestamp, String> {
        let Some(format) = &self.format else {
            return text.parse().map_err(|_| format!("`{text}` is not a time with its offset."));
        };
        let civil = DateTime::strptime(format, text).map_err(|_| format!("`{text}` is not written as {format}."))?;
        let zoned = self.tz.to_ambiguous_zoned(civil).compatible().map_err(|error| error.to_string())?;
        Ok(zoned.timestamp())
    }

    pub(crate) fn is_missing(&self, text: &str) -> bool {
        text.is_empty() || self.missing.contains(text)
    }
}

impl Column {
    /// The value as the register knows it; none if it does not count in this row.
    pub(crate) fn value<'a>(&'a self, text: &'a str, row: &[(String, String)]) -> Option<&'a str> {
        let counts = self
            .when
            .iter()
            .all(|(column, values)| row.iter().any(|(name, text)| name == column && values.contains(text)));
        counts.then(|| self.values.get(text).map_or(text, String::as_str))
    }
}

fn needed(part: &mut Part<'_>, key: &str, faults: &mut Vec<Mark>) -> Option<Placed<String>> {
    if !part.has(key) {
        faults.push(Mark::new(part.span.clone(), format!("`{key}` is missing.")));
    }
    part.text(key, faults)
}

fn field(register: &Register, name: &Placed<String>, faults: &mut Vec<Mark>) -> Option<Kind> {
    match register.field(&name.value) {
        Some(field) if field.kept || matches!(field.kind, Kind::Journal | Kind::File | Kind::Refs(_)) => {
            faults.push(Mark::new(name.span.clone(), format!("`{}` cannot be told by a log.", name.value)));
            None
        }
        Some(field) => Some(field.kind.clone()),
        None => {
            let near = did_you_mean(&name.value, register.fields.keys().map(String::as_str));
            let message = format!("{} has no field `{}`.{near}", register.title, name.value);
            faults.push(Mark::new(name.span.clone(), message));
            None
        }
    }
}

fn read(mut top: Part<'_>, text: &str, dictionary: &Dictionary, faults: &mut Vec<Mark>) -> Option<Mapping> {
    let named = needed(&mut top, "register", faults)?;
    let register = match dictionary.find(&named.value) {
        Ok(register) => register.clone(),
        Err(message) => {
            faults.push(Mark::new(named.span, message));
            return None;
        }
    };
    let key = needed(&mut top, "key", faults);
    let kept_in = needed(&mut top, "kept_in", faults);
    if let Some(kept_in) = &kept_in {
        field(&register, kept_in, faults);
    }
    let time = needed(&mut top, "time", faults);
    let format = top.text("time_format", faults);
    let zone = top.text("zone", faults);
    if let (Some(format), None) = (&format, &zone) {
        let message = "Times written so say no zone: say in which `zone` they are.";
        faults.push(Mark::new(format.span.clone(), message));
    }
    let tz = match &zone {
        None => TimeZone::UTC,
        Some(zone) => TimeZone::get(&zone.value).unwrap_or_else(|_| {
            faults.push(Mark::new(zone.span.clone(), format!("`{}` is not a time zone.", zone.value)));
            TimeZone::UTC
        }),
    };
    let actor = top.text("actor", faults);
    let makes = top.texts("makes", faults).unwrap_or_default();
    for one in &makes {
        if let Err(message) = dictionary.find(&one.value) {
            faults.push(Mark::new(one.span.clone(), message));
        }
    }
    let missing = set(top.texts("missing", faults));
    let left_out = set(top.texts("left_out", faults));
    let constants = pairs(top.part("constants", faults), faults);
    for (name, span, _) in &constants {
        field(&register, &Placed { value: name.clone(), span: span.clone() }, faults);
    }
    let is_by_file = top.flag("key_by_file", faults).unwrap_or(false);
    let columns = columns(top.part("columns", faults), &register, faults);
    top.finish(&KEYS, faults);
    Some(Mapping {
        register: register.name.clone(),
        key: key?.value,
        kept_in: kept_in?.value,
        time: time?.value,
        format: format.map(|placed| placed.value),
        zone: zone.map(|placed| placed.value),
        tz,
        actor: actor.map(|placed| placed.value),
        missing,
        makes: makes.into_iter().map(|placed| placed.value).collect(),
        constants: constants.into_iter().map(|(name, _, value)| (name, value)).collect(),
        columns,
        left_out,
        is_by_file,
        text: text.to_owned(),
    })
}

fn set(list: Option<Vec<Placed<String>>>) -> BTreeSet<String> {
    list.unwrap_or_default().into_iter().map(|placed| placed.value).collect()
}

fn pairs(part: Option<Part<'_>>, faults: &mut Vec<Mark>) -> Vec<(String, Range<usize>, String)> {
    let mut pairs = Vec::new();
    for (name, span, item) in part.into_iter().flat_map(Part::into_entries) {
        match text_of(item) {
            Some(value) => pairs.push((name, span, value.value)),
            None => faults.push(Mark::new(span, format!("`{name}` should be a text in quotes."))),
        }
    }
    pairs
}

fn columns(part: Option<Part<'_>>, register: &Register, faults: &mut Vec<Mark>) -> Vec<Column> {
    let mut columns = Vec::new();
    for (name, span, item) in part.into_iter().flat_map(Part::into_entries) {
        let (to, values, when, as_told) = if let Some(to) = text_of(item) {
            (Some(to), BTreeMap::new(), Vec::new(), None)
        } else if let Some(mut part) = Part::from_item(item) {
            let to = needed(&mut part, "to", faults);
            let values = pairs(part.part("values", faults), faults);
            let mut when = Vec::new();
            if let Some(mut tests) = part.part("when", faults) {
                let names: Vec<String> = tests.keys().map(str::to_owned).collect();
                when.extend(names.into_iter().map(|name| (set(tests.texts(&name, faults)), name)).map(|(v, n)| (n, v)));
            }
            let as_told = part.flag("as_told", faults).unwrap_or(false).then(|| span.clone());
            part.finish(&["to", "values", "when", "as_told"], faults);
            (to, values.into_iter().map(|(from, _, to)| (from, to)).collect(), when, as_told)
        } else {
            faults.push(Mark::new(span, format!("`{name}` should name a field, or be a table with `to`.")));
            continue;
        };
        let Some(to) = to else { continue };
        if columns.iter().any(|column: &Column| column.to == to.value) {
            faults.push(Mark::new(to.span.clone(), format!("Two columns lead to `{}`.", to.value)));
        }
        if let Some(kind) = field(register, &to, faults) {
            if let Some(span) = as_told.clone().filter(|_| !matches!(kind, Kind::Choice(_))) {
                let message = format!("`{}` is no choice: whatever is told fits or is a fault.", to.value);
                faults.push(Mark::new(span, message));
            }
            let (is_time, is_as_told) = (kind == Kind::DateTime, as_told.is_some());
            columns.push(Column { name, to: to.value, is_time, is_as_told, values, when });
        }
    }
    columns
}
