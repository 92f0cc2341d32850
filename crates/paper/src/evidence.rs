//! The page behind a figure: what it means, the records it counted, and those it only just did not.

use std::collections::BTreeMap;

use record::query::{Check, Filter, Query, Stretch, When};
use record::road::Page;
use record::{Path, Question, Register, Trouble, english, question, spell};

use crate::figure::{Before, Figure, Standing, Target};
use crate::reader::Reader;

/// A figure as shown to one reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub name: String,
    pub title: String,
    pub reads_as: String,
    pub exact: Option<String>,
    /// One sentence: what is counted.
    pub means: String,
    pub period: Option<String>,
    pub as_at: String,
    pub revision: i64,
    pub standing: Standing,
    pub register: String,
    /// Labels of the cells of `counted`.
    pub columns: Vec<String>,
    /// The records counted, as they were then; at most [`SHOWN_MAX`].
    pub counted: Vec<Counted>,
    pub counted_all: u64,
    /// Records that are included and that this reader may not open.
    pub hidden: u64,
    pub near_misses: Vec<NearMiss>,
    pub question: String,
    /// The query of the rows counted: for a link to their list.
    pub query: String,
    /// For people who want to see it; none for totals.
    pub sql: Option<String>,
    pub target: Option<Target>,
    pub before: Option<Before>,
    pub source: Option<String>,
    pub hash: String,
    /// The hash of the rows is still the one they were counted with.
    pub is_whole: bool,
}

/// A record that the figure counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub register: String,
    pub sys_id: String,
    pub number: Option<String>,
    pub cells: Vec<String>,
    /// Of a share: whether it is in the part.
    pub is_in_part: Option<bool>,
    /// It has been changed since it was counted.
    pub is_changed: bool,
}

/// A record that fails by one condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    pub register: String,
    pub sys_id: String,
    pub label: String,
    /// The condition it does not meet, and its value: `opened is in May 2020; it is 1 June 2020, 00:07`.
    pub fails: String,
}

/// The most counted records that are shown.
pub const SHOWN_MAX: usize = 500;
/// Records asked for in one query.
const CHUNK: usize = 500;
/// The most near misses of one condition.
const MISSES_MAX: u64 = 5;
/// How many days outside a stretch of time are near.
const DAYS_NEAR: i64 = 3;

/// What `viewer` may see of a figure. The number itself is the same for everybody.
pub fn evidence(figure: &Figure, viewer: Reader<'_>) -> Result<Evidence, Trouble> {
    let register = viewer.dictionary.get(&figure.register).cloned();
    let (columns, counted, visible) = match &register {
        Some(register) => counted(figure, register, viewer)?,
        None => (Vec::new(), Vec::new(), 0),
    };
    let asked = question::read(viewer.dictionary, &figure.question).ok();
    let near_misses = match (&asked, &register) {
        (Some(asked), Some(register)) => near_misses(asked, register, viewer)?,
        _ => Vec::new(),
    };
    let sql = match asked.as_ref().map(|asked| viewer.asks(&asked.counted())) {
        Some(Ok(permitted)) => Some(sql_of(permitted.sql(viewer.store)?)),
        _ => None,
    };
    Ok(Evidence {
        name: figure.name.clone(),
        title: figure.title.clone(),
        reads_as: figure.printed.clone(),
        exact: figure.exact(),
        means: figure.sentence.clone(),
        period: figure.period.clone(),
        as_at: figure.as_at.clone(),
        revision: figure.revision,
        standing: figure.standing,
        register: figure.register.clone(),
        columns,
        counted,
        counted_all: figure.records(),
        hidden: figure.records().saturating_sub(visible),
        near_misses,
        question: figure.question.clone(),
        query: figure.counted.clone(),
        sql,
        target: figure.target.clone(),
        before: figure.before.clone(),
        source: figure.source.clone(),
        hash: figure.hash.clone(),
        is_whole: figure.is_whole(),
    })
}

fn sql_of((sql, parameters): (String, Vec<store::Datum>)) -> String {
    let shown: Vec<String> = parameters
        .iter()
        .enumerate()
        .map(|(at, datum)| {
            let value = match datum {
                store::Datum::Null => "NULL".to_owned(),
                store::Datum::Int(number) => number.to_string(),
                store::Datum::Text(text) => format!("'{}'", text.replace('\'', "''")),
            };
            format!("-- {}: {value}", at + 1)
        })
        .collect();
    if shown.is_empty() { sql } else { format!("{sql}\n{}", shown.join("\n")) }
}

type Shown = (Vec<String>, Vec<Counted>, u64);

/// The records counted, as they stood at the figure's revision, as far as the viewer may see them; and how many he may.
fn counted(figure: &Figure, register: &Register, viewer: Reader<'_>) -> Result<Shown, Trouble> {
    const KEPT_APART: [&str; 2] = ["number", "company"];
    let names: Vec<&str> = register
        .columns
        .iter()
        .map(String::as_str)
        .filter(|name| {
            !KEPT_APART.contains(name) && register.field(name).is_some_and(|field| viewer.actor.may_read_field(field))
        })
        .take(6)
        .collect();
    let mut paths: Vec<Path> = names.iter().map(|name| Path::of(name)).collect();
    let has_version = register.field(VERSION).is_some();
    if has_version {
        paths.push(Path::of(VERSION));
    }
    let mut visible = 0;
    let mut found: BTreeMap<String, Counted> = BTreeMap::new();
    for ids in figure.rows.chunks(CHUNK) {
        let query = Reader::query_of(&register.name, ids);
        let then = Query { as_at: counted_at(figure), ..query.clone() };
        let Ok(permitted) = viewer.asks(&then) else { break };
        let mut source = viewer.store;
        if found.len() >= SHOWN_MAX {
            visible += u64::try_from(permitted.count(&mut source)?).unwrap_or(0);
            continue;
        }
        let rows = permitted.rows(&mut source, &paths, Page::ALL)?;
        let versions = if has_version { versions(viewer, &query)? } else { BTreeMap::new() };
        visible += rows.len() as u64;
        for row in rows {
            let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.shown.clone()).collect();
            let version = if has_version { cells.pop() } else { None };
            let is_changed = has_version && versions.get(&row.sys_id) != version.as_ref();
            let is_in_part = figure.part.as_ref().map(|part| part.contains(&row.sys_id));
            found.insert(
                row.sys_id.clone(),
                Counted { register: row.class, sys_id: row.sys_id, number: row.number, cells, is_in_part, is_changed },
            );
        }
    }
    let columns = names.iter().filter_map(|name| register.field(name)).map(|field| field.label.clone()).collect();
    let shown = figure.rows.iter().filter_map(|id| found.remove(id)).take(SHOWN_MAX).collect();
    Ok((columns, shown, visible))
}

/// From when its rows are seen. What is published stands on its revision, which nothing that is told later changes.
fn counted_at(figure: &Figure) -> When {
    match figure.standing {
        Standing::Live => When::Now,
        Standing::Pinned => When::Instant(figure.instant.clone()),
        Standing::Frozen => When::Revision(figure.revision),
    }
}

const VERSION: &str = "sys_mod_count";

/// The present version of each record.
fn versions(viewer: Reader<'_>, query: &Query) -> Result<BTreeMap<String, String>, Trouble> {
    let rows = viewer.rows(query, &[VERSION])?;
    Ok(rows.into_iter().filter_map(|row| Some((row.sys_id, row.cells.into_iter().next()?.shown))).collect())
}

/// Records that meet all conditions of a question but one.
fn near_misses(asked: &Question, register: &Register, viewer: Reader<'_>) -> Result<Vec<NearMiss>, Trouble> {
    let Filter::All(parts) = &asked.query.filter else { return Ok(Vec::new()) };
    if parts.len() < 2 {
        return Ok(Vec::new());
    }
    let mut misses = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let mut others: Vec<Filter> =
            parts.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, part)| part.clone()).collect();
        others.push(part.clone().negated());
        others.extend(beside(part, viewer));
        let query = Query { filter: Filter::All(others), order: Vec::new(), ..asked.query.clone() };
        let path = if let Filter::Test(test) = part { Some(test.path.clone()) } else { None };
        let mut paths = vec![Path::of(&register.display)];
        paths.extend(path.clone());
        let Ok(permitted) = viewer.asks(&query) else { continue };
        let mut source = viewer.store;
        let condition = english::filter(viewer.dictionary, register, part, viewer.words);
        for row in permitted.rows(&mut source, &paths, Page { limit: MISSES_MAX, offset: 0 })? {
            let mut cells = row.cells.into_iter();
            let display = cells.next().map(|cell| cell.shown).unwrap_or_default();
            let is =
                cells.next().map(|cell| cell.shown).filter(|shown| !shown.is_empty()).unwrap_or_else(|| "empty".into());
            let fails = if path.is_some() { format!("{condition}; it is {is}") } else { condition.clone() };
            let label = row.number.filter(|number| !number.is_empty()).unwrap_or(display);
            misses.push(NearMiss { register: row.class, sys_id: row.sys_id, label, fails });
        }
    }
    Ok(misses)
}

/// Outside a stretch of time, only the days beside it are near.
fn beside(part: &Filter, viewer: Reader<'_>) -> Option<Filter> {
    let Filter::Test(test) = part else { return None };
    let Check::Within(stretch) = &test.check else { return None };
    let (from, to) = viewer.words.days(stretch);
    let near = jiff::Span::new().try_days(DAYS_NEAR).ok()?;
    let days = Stretch::Days(from.checked_sub(near).ok()?, to.checked_add(near).ok()?.yesterday().ok()?);
    Some(Filter::test(&test.path.dotted(), Check::Within(days)))
}

/// The list of a figure's rows today, as a query in the readable spelling.
pub fn live_query(figure: &Figure, reader: Reader<'_>) -> Option<String> {
    let asked = question::read(reader.dictionary, &figure.question).ok()?;
    Some(spell::query(reader.dictionary, &crate::drift::live(&asked).query, reader.words))
}
