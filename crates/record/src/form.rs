//! One register file, read into its form. What refers to other registers is checked by [`crate::dictionary`].

use std::collections::BTreeSet;
use std::ops::Range;

use indexmap::IndexMap;
use toml_edit::Item;

use crate::fault::{Fault, did_you_mean};
use crate::register::{Choice, ClockRule, KINDS, Keep, Kind};
use crate::sheet::{Mark, Part, Placed, Sheet, text_of};

/// What a file says, before inheritance. Texts that later checks may find fault with keep their places.
#[derive(Debug, Clone)]
pub struct Form {
    pub file: String,
    pub text: String,
    pub folder: String,
    pub name: Placed<String>,
    pub title: String,
    pub plural: Option<String>,
    pub reference: Option<String>,
    pub purpose: String,
    pub keep: Option<Placed<Keep>>,
    pub extends: Option<Placed<String>>,
    pub display: Option<Placed<String>>,
    pub known_by: Option<Vec<Placed<String>>>,
    pub columns: Vec<Placed<String>>,
    pub order: Option<Placed<String>>,
    pub fields: IndexMap<String, FieldForm>,
    pub states: IndexMap<String, StateForm>,
    pub read: Option<Vec<Placed<String>>>,
    pub write: Option<Vec<Placed<String>>>,
    pub rows: Option<Placed<String>>,
    pub clocks: IndexMap<String, (Range<usize>, ClockRule)>,
    pub views: IndexMap<String, Placed<String>>,
    pub lookups: Vec<LookupForm>,
    pub identity: Option<IdentityForm>,
    /// Further names of fields, and the field that each means.
    pub aliases: IndexMap<String, Placed<String>>,
}

#[derive(Debug, Clone)]
pub struct FieldForm {
    pub span: Range<usize>,
    pub kind: Kind,
    pub to: Option<Placed<String>>,
    pub required: bool,
    pub default: Option<Placed<String>>,
    pub label: Option<String>,
    pub ask: Option<String>,
    pub hint: Option<String>,
    pub unit: Option<String>,
    pub read: Option<Vec<Placed<String>>>,
    pub write: Option<Vec<Placed<String>>>,
    pub personal: bool,
    pub public: bool,
    pub index: Option<bool>,
    pub strict: bool,
}

#[derive(Debug, Clone)]
pub struct StateForm {
    pub span: Range<usize>,
    pub value: Option<String>,
    pub label: Option<String>,
    pub next: Vec<Placed<String>>,
    pub needs: Vec<Placed<String>>,
    pub asks: Vec<Placed<String>>,
    pub by: Vec<Placed<String>>,
    pub closed: bool,
}

#[derive(Debug, Clone)]
pub struct IdentityForm {
    /// Fields that name a record together are joined by `+`.
    pub by: Vec<Placed<String>>,
    pub within: Option<Placed<String>>,
}

#[derive(Debug, Clone)]
pub struct LookupForm {
    pub field: Placed<String>,
    pub from: Vec<Placed<String>>,
    pub gives: IndexMap<String, (Range<usize>, Placed<String>)>,
}

/// Faults that are told of one file.
const FAULTS_MAX: usize = 50;
const TOP_KEYS: [&str; 19] = [
    "register",
    "title",
    "plural",
    "reference",
    "purpose",
    "keep",
    "extends",
    "display",
    "known_by",
    "columns",
    "order",
    "fields",
    "aliases",
    "states",
    "access",
    "clocks",
    "views",
    "lookups",
    "identity",
];
const FIELD_KEYS: [&str; 15] = [
    "kind", "to", "of", "required", "default", "label", "ask", "hint", "unit", "read", "write", "personal", "public",
    "index", "strict",
];

/// Reads one file. `file` is its path from the project's root: `registers/desk/incident.toml`.
pub fn read(file: &str, text: &str) -> Result<Form, Vec<Fault>> {
    let sheet = Sheet::parse(file, text).map_err(|fault| vec![fault])?;
    let mut marks = Vec::new();
    let form = read_top(&sheet, &mut marks);
    match form {
        Some(form) if marks.is_empty() => Ok(form),
        _ => Err(marks.into_iter().take(FAULTS_MAX).map(|mark| sheet.fault(mark.span, mark.message)).collect()),
    }
}

fn read_top(sheet: &Sheet, marks: &mut Vec<Mark>) -> Option<Form> {
    let mut top = sheet.top();
    let name = top.text("register", marks);
    let title = top.text("title", marks);
    let purpose = top.text("purpose", marks);
    if name.is_none() || title.is_none() || purpose.is_none() {
        marks.push(Mark::new(0..1, "A register needs `register`, `title` and `purpose`."));
    }
    if let Some(name) = &name {
        check_name(name, marks);
        check_table_name(name, marks);
    }
    let keep = top.text("keep", marks).and_then(|placed| read_keep(&placed, marks));
    let mut access = top.part("access", marks);
    let form = Form {
        file: sheet.file.clone(),
        text: sheet.text.clone(),
        folder: folder(&sheet.file),
        title: title.map_or_else(String::new, |t| t.value),
        plural: top.text("plural", marks).map(|t| t.value),
        reference: top.text("reference", marks).map(|t| t.value),
        purpose: purpose.map_or_else(String::new, |t| t.value),
        keep,
        extends: top.text("extends", marks),
        display: top.text("display", marks),
        known_by: top.texts("known_by", marks),
        columns: top.texts("columns", marks).unwrap_or_default(),
        order: top.text("order", marks),
        fields: top.part("fields", marks).map_or_else(IndexMap::new, |part| read_fields(part, marks)),
        states: top.part("states", marks).map_or_else(IndexMap::new, |part| read_states(part, marks)),
        read: access.as_mut().and_then(|a| a.texts("read", marks)),
        write: access.as_mut().and_then(|a| a.texts("write", marks)),
        rows: access.as_mut().and_then(|a| a.text("rows", marks)),
        clocks: top.part("clocks", marks).map_or_else(IndexMap::new, |part| read_clocks(part, marks)),
        views: top.part("views", marks).map_or_else(IndexMap::new, |part| read_views(part, marks)),
        aliases: top.part("aliases", marks).map_or_else(IndexMap::new, |part| read_aliases(part, marks)),
        identity: top.part("identity", marks).map(|part| read_identity(part, marks)),
        lookups: top.part("lookups", marks).map_or_else(Vec::new, |part| read_lookups(part, marks)),
        name: name?,
    };
    if let Some(access) = access {
        access.finish(&["read", "write", "rows"], marks);
    }
    top.finish(&TOP_KEYS, marks);
    Some(form)
}

fn folder(file: &str) -> String {
    let parts: Vec<&str> = file.split('/').collect();
    if parts.len() >= 3 { parts[parts.len() - 2].to_owned() } else { "added".to_owned() }
}

/// Names become columns and addresses: lower case letters, digits and `_`.
pub fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    name.len() <= 63
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn check_name(name: &Placed<String>, marks: &mut Vec<Mark>) {
    if !is_name(&name.value) || name.value.contains("__") {
        let rule = "is not a name: begin with a small letter, then small letters, digits and single _, at most 63.";
        marks.push(Mark::new(name.span.clone(), format!("`{}` {rule}", name.value)));
    }
}

/// A register's name is also the name of a table, and of the one that keeps what its records were.
fn check_table_name(name: &Placed<String>, marks: &mut Vec<Mark>) {
    const TAKEN: [&str; 3] = ["revision", "entry", "schema_change"];
    const BYTES_MAX: usize = 57;
    if TAKEN.contains(&name.value.as_str()) || name.value.starts_with("sqlite_") {
        marks.push(Mark::new(
            name.span.clone(),
            format!("`{}` is kept by Guildhall itself: choose another name.", name.value),
        ));
    } else if name.value.len() > BYTES_MAX && is_name(&name.value) {
        marks.push(Mark::new(name.span.clone(), format!("The name of a register has at most {BYTES_MAX} letters.")));
    }
}

fn read_fields(part: Part<'_>, marks: &mut Vec<Mark>) -> IndexMap<String, FieldForm> {
    let mut fields = IndexMap::new();
    for (name, span, item) in part.into_entries() {
        check_name(&Placed { value: name.clone(), span: span.clone() }, marks);
        if let Some(field) = read_field(&name, span, item, marks) {
            fields.insert(name, field);
        }
        if marks.len() >= FAULTS_MAX {
            break;
        }
    }
    fields
}

fn read_field(name: &str, span: Range<usize>, item: &Item, marks: &mut Vec<Mark>) -> Option<FieldForm> {
    let Some(mut part) = Part::from_item(item) else {
        marks.push(Mark::new(span, format!("Field `{name}` should be a table: {name} = {{ kind = \"line\" }}.")));
        return None;
    };
    let Some(kind) = part.text("kind", marks) else {
        marks.push(Mark::new(span, format!("Field `{name}` needs a `kind`: one of {}.", KINDS.join(", "))));
        return None;
    };
    let to = part.text("to", marks);
    let choices = part.take("of").map(|(place, item)| (place, read_choices(item, marks)));
    let field = FieldForm {
        kind: read_kind(&kind, to.as_ref(), choices, marks)?,
        to,
        span,
        required: part.flag("required", marks).unwrap_or(false),
        default: part.text("default", marks),
        label: part.text("label", marks).map(|t| t.value),
        ask: part.text("ask", marks).map(|t| t.value),
        hint: part.text("hint", marks).map(|t| t.value),
        unit: part.text("unit", marks).map(|t| t.value),
        read: part.texts("read", marks),
        write: part.texts("write", marks),
        personal: part.flag("personal", marks).unwrap_or(false),
        public: part.flag("public", marks).unwrap_or(false),
        index: part.flag("index", marks),
        strict: part.flag("strict", marks).unwrap_or(false),
    };
    part.finish(&FIELD_KEYS, marks);
    Some(field)
}

fn read_aliases(part: Part<'_>, marks: &mut Vec<Mark>) -> IndexMap<String, Placed<String>> {
    let mut aliases = IndexMap::new();
    for (name, span, item) in part.into_entries() {
        check_name(&Placed { value: name.clone(), span: span.clone() }, marks);
        match text_of(item) {
            Some(field) => _ = aliases.insert(name, field),
            None => marks.push(Mark::new(span, format!("Write which field it means: {name} = \"state\"."))),
        }
    }
    aliases
}

fn read_identity(mut part: Part<'_>, marks: &mut Vec<Mark>) -> IdentityForm {
    let identity = IdentityForm { by: part.texts("by", marks).unwrap_or_default(), within: part.text("within", marks) };
    part.finish(&["by", "within"], marks);
    identity
}

type PlacedChoices = (Range<usize>, Option<Vec<Choice>>);

fn read_kind(
    kind: &Placed<String>,
    to: Option<&Placed<String>>,
    choices: Option<PlacedChoices>,
    marks: &mut Vec<Mark>,
) -> Option<Kind> {
    let leads = matches!(kind.value.as_str(), "ref" | "refs");
    if let (false, Some(to)) = (leads, to) {
        marks.push(Mark::new(to.span.clone(), "Only kinds ref and refs have `to`."));
    }
    if let (true, Some((place, _))) = (kind.value != "choice", &choices) {
        marks.push(Mark::new(place.clone(), "Only kind choice has `of`."));
    }
    Some(match kind.value.as_str() {
        "line" => Kind::Line,
        "prose" => Kind::Prose,
        "person" => Kind::Person,
        "date" => Kind::Date,
        "date-time" => Kind::DateTime,
        "duration" => Kind::Duration,
        "whole" => Kind::Whole,
        "decimal" => Kind::Decimal,
        "money" => Kind::Money,
        "yes-no" => Kind::YesNo,
        "journal" => Kind::Journal,
        "url" => Kind::Url,
        "file" => Kind::File,
        "secret" => Kind::Secret,
        "ref" | "refs" => {
            let Some(to) = to else {
                marks.push(Mark::new(kind.span.clone(), "A reference needs `to`: the register it leads to."));
                return None;
            };
            if kind.value == "ref" { Kind::Ref(to.value.clone()) } else { Kind::Refs(to.value.clone()) }
        }
        "choice" => match choices {
            Some((_, Some(choices))) if !choices.is_empty() => Kind::Choice(choices),
            Some((_, None)) => return None,
            _ => {
                marks.push(Mark::new(
                    kind.span.clone(),
                    "A choice needs `of`: [\"low\", \"high\"] or { 1 = \"Critical\" }.",
                ));
                return None;
            }
        },
        other => {
            let near = did_you_mean(other, KINDS);
            marks.push(Mark::new(
                kind.span.clone(),
                format!("Unknown kind `{other}`.{near} Kinds: {}.", KINDS.join(", ")),
            ));
            return None;
        }
    })
}

fn read_choices(item: &Item, marks: &mut Vec<Mark>) -> Option<Vec<Choice>> {
    if let Some(list) = item.as_array() {
        let words: Option<Vec<&str>> = list.iter().map(toml_edit::Value::as_str).collect();
        if let Some(words) = words {
            let mut seen = BTreeSet::new();
            for (word, value) in words.iter().zip(list) {
                if word.is_empty() || !seen.insert(*word) {
                    let span = value.span().unwrap_or(0..0);
                    marks.push(Mark::new(span, "Each choice is a word of its own, and none is empty."));
                }
            }
            return Some(words.into_iter().map(|word| named_choice(word, &label_of(word))).collect());
        }
    } else if let Some(part) = Part::from_item(item) {
        let mut choices = Vec::new();
        for (value, span, item) in part.into_entries() {
            if value.is_empty() {
                marks.push(Mark::new(span.clone(), "Each choice is a word of its own, and none is empty."));
            }
            match text_of(item) {
                Some(label) => choices.push(named_choice(&value, &label.value)),
                None => marks.push(Mark::new(span, format!("The label of `{value}` should be a text."))),
            }
        }
        return Some(choices);
    }
    marks.push(Mark::new(item.span().unwrap_or(0..0), "`of` should be [\"low\", \"high\"] or { 1 = \"Critical\" }."));
    None
}

fn named_choice(value: &str, label: &str) -> Choice {
    let is_number = value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let name = if is_number { name_of(label) } else { value.to_owned() };
    Choice { value: value.to_owned(), label: label.to_owned(), name }
}

/// `Very good` → `very_good`.
pub fn name_of(label: &str) -> String {
    let mut name = String::new();
    for c in label.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_matches('_').to_owned()
}

/// `very_good` → `Very good`.
pub fn label_of(name: &str) -> String {
    let plain = name.replace('_', " ");
    let mut chars = plain.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn read_states(part: Part<'_>, marks: &mut Vec<Mark>) -> IndexMap<String, StateForm> {
    let mut states: IndexMap<String, StateForm> = IndexMap::new();
    for (name, span, item) in part.into_entries() {
        check_name(&Placed { value: name.clone(), span: span.clone() }, marks);
        let Some(mut part) = Part::from_item(item) else {
            marks.push(Mark::new(span, format!("State `{name}` should be a table: {name} = {{ next = [] }}.")));
            continue;
        };
        let next = part.texts("next", marks);
        if next.is_none() {
            marks.push(Mark::new(
                span.clone(),
                format!("State `{name}` needs `next`: where a record may go from here."),
            ));
        }
        let state = StateForm {
            span,
            value: part.text("value", marks).map(|t| t.value),
            label: part.text("label", marks).map(|t| t.value),
            next: next.unwrap_or_default(),
            needs: part.texts("needs", marks).unwrap_or_default(),
            asks: part.texts("asks", marks).unwrap_or_default(),
            by: part.texts("by", marks).unwrap_or_default(),
            closed: part.flag("closed", marks).unwrap_or(false),
        };
        part.finish(&["value", "label", "next", "needs", "asks", "by", "closed"], marks);
        let stored = |name: &str, state: &StateForm| state.value.clone().unwrap_or_else(|| name.to_owned());
        if let Some((other, _)) = states.iter().find(|(other, one)| stored(other, one) == stored(&name, &state)) {
            let message = format!("States `{other}` and `{name}` are stored as the same value.");
            marks.push(Mark::new(state.span.clone(), message));
        }
        states.insert(name, state);
    }
    states
}

fn read_clocks(part: Part<'_>, marks: &mut Vec<Mark>) -> IndexMap<String, (Range<usize>, ClockRule)> {
    let mut clocks = IndexMap::new();
    for (name, span, item) in part.into_entries() {
        let Some(mut part) = Part::from_item(item) else {
            marks.push(Mark::new(span, format!("Clock `{name}` should be a table with `runs_in` and `target`.")));
            continue;
        };
        let runs_in = part.texts("runs_in", marks).unwrap_or_default().into_iter().map(|t| t.value).collect();
        let target = part.text("target", marks);
        if target.is_none() {
            marks.push(Mark::new(span.clone(), format!("Clock `{name}` needs a `target`: \"10 working days\".")));
        }
        let calendar = part.text("calendar", marks).map(|t| t.value);
        part.finish(&["runs_in", "target", "calendar"], marks);
        let target = target.map_or_else(String::new, |t| t.value);
        clocks.insert(name, (span, ClockRule { runs_in, target, calendar }));
    }
    clocks
}

fn read_views(part: Part<'_>, marks: &mut Vec<Mark>) -> IndexMap<String, Placed<String>> {
    let mut views = IndexMap::new();
    for (name, span, item) in part.into_entries() {
        match text_of(item) {
            Some(text) => {
                views.insert(name, text);
            }
            None => marks.push(Mark::new(span, format!("View `{name}` should be a query in quotes."))),
        }
    }
    views
}

fn read_lookups(part: Part<'_>, marks: &mut Vec<Mark>) -> Vec<LookupForm> {
    let mut lookups = Vec::new();
    for (field, span, item) in part.into_entries() {
        let Some(mut part) = Part::from_item(item) else {
            marks.push(Mark::new(span, format!("Lookup `{field}` should be a table with `from` and `gives`.")));
            continue;
        };
        let from = part.texts("from", marks).unwrap_or_default();
        if from.is_empty() {
            marks.push(Mark::new(
                span.clone(),
                format!("Lookup `{field}` needs `from`: the fields that it follows from."),
            ));
        }
        let mut gives = IndexMap::new();
        for (key, place, item) in part.part("gives", marks).into_iter().flat_map(Part::into_entries) {
            match text_of(item) {
                Some(text) => {
                    gives.insert(key, (place, text));
                }
                None => marks.push(Mark::new(place, format!("What `{key}` gives should be a text."))),
            }
        }
        part.finish(&["from", "gives"], marks);
        lookups.push(LookupForm { field: Placed { value: field, span }, from, gives });
    }
    lookups
}

/// `6 years after superseded`, `18 months`, `for good`.
fn read_keep(placed: &Placed<String>, marks: &mut Vec<Mark>) -> Option<Placed<Keep>> {
    let sentence = placed.value.trim().to_owned();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let months = |count: &str, unit: &str| {
        let count: u32 = count.parse().ok().filter(|n| *n <= 200)?;
        match unit.trim_end_matches('s') {
            "year" => Some(count * 12),
            "month" => Some(count),
            _ => None,
        }
    };
    let keep = match words[..] {
        ["for", "good"] => Some(Keep { months: None, after: None, sentence: sentence.clone() }),
        [count, unit] => months(count, unit).map(|m| Keep { months: Some(m), after: None, sentence: sentence.clone() }),
        [count, unit, "after", ref rest @ ..] if !rest.is_empty() => months(count, unit).map(|m| Keep {
            months: Some(m),
            after: Some(rest.join("_")),
            sentence: sentence.clone(),
        }),
        _ => None,
    };
    if keep.is_none() {
        let help = "Write `6 years after closed`, `18 months` or `for good`.";
        marks.push(Mark::new(placed.span.clone(), format!("`{sentence}` is not a retention. {help}")));
    }
    Some(Placed { value: keep?, span: placed.span.clone() })
}
