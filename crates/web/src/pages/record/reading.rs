//! A record as its page shows it: fields in groups, what refers to it, and how it came to be so.

use std::sync::Arc;

use practice::clocks::RecordClock;
use practice::{clocks, journal};
use record::history::{self, Step};
use record::{
    Cell, Check, Dictionary, Field, Filter, Kind, Operand, Page, Path, Query, Record, Register, Row, Trouble, Words,
};

use super::held::{self, Held};
use crate::asked::Asked;
use crate::link::ListLink;
use crate::site::Visit;

/// Records of each kind that refer to this one and are named on its page.
const REFERRERS_SHOWN: u64 = 5;

/// What is shown of one record.
pub struct Shown {
    pub register: Arc<Register>,
    /// As it stood at the instant looked from; none when it was not there.
    pub record: Option<Record>,
    /// By what it is known: as it stood then, or else as it stands today.
    pub known: Record,
    pub groups: Vec<Group>,
    pub referrers: Vec<Referrer>,
    pub journal: Vec<journal::Entry>,
    /// As they stood at the instant asked for, and that instant.
    pub clocks: Vec<RecordClock>,
    pub clocks_at: jiff::Timestamp,
    /// Who held it until then.
    pub held: Option<Held>,
    /// Latest first.
    pub steps: Vec<Step>,
}

/// Fields that belong together.
pub struct Group {
    pub title: &'static str,
    pub filled: Vec<(Arc<Field>, Cell)>,
    /// Labels of fields that hold nothing.
    pub empty: Vec<String>,
}

/// Records of one register that name this one in one field.
pub struct Referrer {
    pub title: String,
    pub field: String,
    pub total: i64,
    pub rows: Vec<Row>,
    pub link: ListLink,
}

/// What an address leads to.
pub enum Found {
    Shown(Box<Shown>),
    /// The record lives at another address: register and reference.
    Elsewhere(String, String),
}

/// The record of this number or `sys_id`, as it stood at the instant looked from.
pub fn find_then(visit: &Visit, register: &Register, reference: &str) -> Result<Option<Record>, Trouble> {
    visit.asks(&named(register, reference))?.record(&mut visit.source())
}

/// The same; where it was not there, as it stands today.
pub fn find(visit: &Visit, register: &Register, reference: &str) -> Result<Record, Trouble> {
    let record = match find_then(visit, register, reference)? {
        None if !visit.at.is_now() => visit.asks_today(&named(register, reference))?.record(&mut visit.source())?,
        record => record,
    };
    record.ok_or_else(|| Trouble::NotFound(String::new()))
}

fn named(register: &Register, reference: &str) -> Query {
    let is_named = |name: &str, text: &str| Filter::test(name, Check::Is(Operand::Datum(text.into())));
    let mut ways = vec![is_named("sys_id", reference)];
    if register.field("number").is_some() {
        ways.push(is_named("number", &reference.to_uppercase()));
    }
    Query::all(&register.name).and(Filter::Any(ways)).ordered("sys_id", false)
}

/// What a record is called in an address: its number, else its `sys_id`.
pub fn reference(record: &Record) -> &str {
    match record.shown("number") {
        "" => &record.sys_id,
        number => number,
    }
}

pub fn read(visit: &Visit, asked: &Asked) -> Result<Found, Trouble> {
    let register = visit.register(asked.part("register"))?;
    let known = find(visit, &register, asked.part("record"))?;
    if known.class != register.name && visit.dictionary.get(&known.class).is_some() {
        return Ok(Found::Elsewhere(known.class.clone(), reference(&known).to_owned()));
    }
    let record = find_then(visit, &register, &known.sys_id)?;
    let when = &visit.at.when;
    let (name, id) = (&register.name, &known.sys_id);
    let mut steps = history::as_at(visit.store(), &visit.dictionary, &visit.actor, &visit.words, name, id, when)?;
    steps.reverse();
    let clocks = clocks::as_at(visit.store(), &visit.dictionary, &visit.actor, &visit.words, &known, when)?;
    let mut journal = journal::of(visit.store(), &visit.dictionary, &visit.actor, &visit.words, &known)?;
    let until = Words::stamp(visit.words.now);
    journal.retain(|entry| entry.at <= until);
    Ok(Found::Shown(Box::new(Shown {
        groups: record.as_ref().map_or_else(Vec::new, |record| groups(visit, &register, record)),
        referrers: referrers(visit, &register, &known)?,
        held: held::read(visit, &register, &clocks)?,
        clocks: clocks.clocks,
        clocks_at: clocks.at,
        journal,
        steps,
        record,
        known,
        register,
    })))
}

/// Kept by Guildhall for every record.
const KEPT: [&str; 7] = [
    "sys_id",
    "sys_class_name",
    "sys_mod_count",
    "sys_created_on",
    "sys_created_by",
    "sys_updated_on",
    "sys_updated_by",
];

const AT_A_GLANCE: &str = "At a glance";
const IN_WORDS: &str = "In words";
const PEOPLE_AND_THINGS: &str = "People and things";
const TIMES: &str = "Times";
const FURTHER: &str = "Further details";
const RECORD: &str = "The record itself";
const GROUPS: [&str; 6] = [AT_A_GLANCE, IN_WORDS, PEOPLE_AND_THINGS, TIMES, FURTHER, RECORD];

fn group_of(register: &Register, field: &Field) -> &'static str {
    let is_column = register.columns.contains(&field.name);
    match &field.kind {
        _ if KEPT.contains(&field.name.as_str()) => RECORD,
        Kind::Prose => IN_WORDS,
        _ if is_column || matches!(field.name.as_str(), "company" | "state") => AT_A_GLANCE,
        Kind::Ref(_) | Kind::Refs(_) | Kind::Person => PEOPLE_AND_THINGS,
        Kind::Date | Kind::DateTime | Kind::Duration => TIMES,
        _ => FURTHER,
    }
}

fn groups(visit: &Visit, register: &Register, record: &Record) -> Vec<Group> {
    let mut groups: Vec<Group> =
        GROUPS.iter().map(|title| Group { title, filled: Vec::new(), empty: Vec::new() }).collect();
    let mut fields: Vec<&Arc<Field>> =
        register.fields.values().filter(|field| is_told(visit, register, field)).collect();
    // The columns of the list come first, in their order.
    fields.sort_by_key(|field| register.columns.iter().position(|name| *name == field.name).unwrap_or(usize::MAX));
    for field in fields {
        let at = GROUPS.iter().position(|title| *title == group_of(register, field)).unwrap_or(GROUPS.len() - 1);
        match record.values.get(&field.name) {
            Some(cell) if !cell.shown.is_empty() => groups[at].filled.push((field.clone(), cell.clone())),
            _ => groups[at].empty.push(field.label.clone()),
        }
    }
    groups.retain(|group| !group.filled.is_empty() || !group.empty.is_empty());
    groups
}

/// The title of the page says the display field and the number already.
fn is_told(visit: &Visit, register: &Register, field: &Field) -> bool {
    let in_title = field.name == "number" || (field.name == register.display && field.name != "sys_id");
    !in_title && field.kind.column().is_some() && visit.actor.may_read_field(field)
}

/// The register and those it extends, from itself upwards.
fn lineage(dictionary: &Dictionary, register: &Register) -> Vec<String> {
    let mut line = vec![register.name.clone()];
    let mut at = register.extends.clone();
    while let Some(parent) = at.filter(|parent| !line.contains(parent)) {
        at = dictionary.get(&parent).and_then(|register| register.extends.clone());
        line.push(parent);
    }
    line
}

/// Who points here: for each field of each register that may refer to this one, the records that do.
fn referrers(visit: &Visit, register: &Register, record: &Record) -> Result<Vec<Referrer>, Trouble> {
    let line = lineage(&visit.dictionary, register);
    let mut referrers = Vec::new();
    for other in visit.registers() {
        for field in other.fields.values().filter(|field| visit.actor.may_read_field(field)) {
            let check = match &field.kind {
                Kind::Refs(to) if line.contains(to) => Check::Is(Operand::Named(record.sys_id.clone())),
                kind if kind.leads_to().is_some_and(|to| line.iter().any(|name| name == to)) => {
                    Check::Is(Operand::Datum(record.sys_id.as_str().into()))
                }
                _ => continue,
            };
            if is_inherited(&visit.dictionary, &other, &field.name) || field.name == "company" {
                continue;
            }
            let query = Query::all(&other.name).and(Filter::test(&field.name, check));
            referrers.extend(referrer(visit, &other, field, query)?);
        }
    }
    Ok(referrers)
}

/// Told once, by the register in which the field stands.
fn is_inherited(dictionary: &Dictionary, register: &Register, field: &str) -> bool {
    let parent = register.extends.as_ref().and_then(|parent| dictionary.get(parent));
    parent.is_some_and(|parent| parent.field(field).is_some())
}

fn referrer(visit: &Visit, register: &Register, field: &Field, mut query: Query) -> Result<Option<Referrer>, Trouble> {
    let link = ListLink::to(&visit.dictionary, &query, &visit.words);
    for (path, descending) in &register.order {
        query = query.ordered(path, *descending);
    }
    let columns =
        if register.field("state").is_some() { vec![&*register.display, "state"] } else { vec![&*register.display] };
    let columns: Vec<Path> = columns.into_iter().map(Path::of).collect();
    let permitted = visit.asks(&query)?;
    let rows = permitted.rows(&mut visit.source(), &columns, Page { limit: REFERRERS_SHOWN, offset: 0 })?;
    if rows.is_empty() {
        return Ok(None);
    }
    let has_more = rows.len() as u64 == REFERRERS_SHOWN;
    let total =
        if has_more { permitted.count(&mut visit.source())? } else { i64::try_from(rows.len()).unwrap_or(i64::MAX) };
    Ok(Some(Referrer { title: register.plural.clone(), field: field.label.clone(), total, rows, link }))
}
