//! How a published figure would differ today, and why. It is told inside; what was published stays.

use std::collections::{BTreeMap, BTreeSet};

use record::query::When;
use record::{Actor, Path, Query, Question, Trouble, Words, history, question};

use crate::evaluate::{Counted, ask, printed, recorded};
use crate::figure::Figure;
use crate::reader::Reader;
use crate::value::Value;

/// A figure whose question gives another answer, or other records, today.
#[derive(Debug, Clone, PartialEq)]
pub struct Drift {
    pub name: String,
    pub published: String,
    /// The value today; none when the question can no longer be asked.
    pub today: Option<String>,
    pub value_differs: bool,
    /// `Published 4; today's records give 3: INC0050012 changed priority from 1 – Critical to 2 – High on 9 June 2020 by r.khan.`
    pub says: String,
    pub moved: Vec<Moved>,
    /// Records that moved and that the viewer may not open.
    pub hidden: u64,
}

/// A record that came, went, or changed what is measured of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub register: String,
    pub sys_id: String,
    pub label: String,
    pub how: How,
    pub says: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Went,
    Came,
    Changed,
}

/// The most records that one drift looks into.
const LOOKED_MAX: usize = 200;
/// The most that its sentence names.
const NAMED_MAX: usize = 3;

/// Asks each frozen question again. `counter` reads with the rights that the figures were counted with; what moved is told
/// as far as `viewer` may see it.
pub fn drift(figures: &[Figure], counter: Reader<'_>, viewer: &Actor) -> Result<Vec<Drift>, Trouble> {
    let viewer = Reader { actor: viewer, ..counter };
    let mut today: BTreeMap<&str, Value> = BTreeMap::new();
    let mut drifts = Vec::new();
    for figure in figures {
        match again(figure, figures, counter, &today) {
            Ok(Some(counted)) => {
                today.insert(&figure.name, counted.value.clone());
                drifts.extend(one(figure, &counted, viewer)?);
            }
            Ok(None) => {}
            Err(trouble @ Trouble::Store(_)) => return Err(trouble),
            Err(trouble) => drifts.push(Drift {
                name: figure.name.clone(),
                published: figure.printed.clone(),
                today: None,
                value_differs: false,
                says: format!("Published {}; its question can no longer be asked: {trouble}", figure.printed),
                moved: Vec::new(),
                hidden: 0,
            }),
        }
    }
    Ok(drifts)
}

/// The question as it was, put to the records as they are.
fn again(
    figure: &Figure,
    all: &[Figure],
    reader: Reader<'_>,
    today: &BTreeMap<&str, Value>,
) -> Result<Option<Counted>, Trouble> {
    if let Some(name) = figure.question.strip_prefix("recorded ") {
        let entered = recorded(reader, name, &When::Now)?;
        return Ok(entered.map(|entered| Counted { value: entered.value, rows: vec![entered.id], part: None }));
    }
    if figure.question.starts_with("total ") {
        let parts: Vec<&Figure> =
            figure.parts.iter().filter_map(|name| all.iter().find(|other| other.name == *name)).collect();
        let values = figure.parts.iter().map(|name| {
            today.get(name.as_str()).cloned().or_else(|| {
                // A part that stands further down has not been asked yet.
                let part = all.iter().find(|other| other.name == *name)?;
                again(part, all, reader, today).ok().flatten().map(|counted| counted.value)
            })
        });
        let count = values.map(|value| value?.count()).sum::<Option<i64>>();
        let is_known = parts.len() == figure.parts.len();
        return Ok(count.filter(|_| is_known).map(|count| Counted {
            value: Value::Count { count },
            rows: figure.rows.clone(),
            part: None,
        }));
    }
    let question = live(&question::read(reader.dictionary, &figure.question)?);
    ask(reader, &question).map(Some)
}

/// The same question without its instant.
pub(crate) fn live(question: &Question) -> Question {
    let query = Query { as_at: When::Now, ..question.query.clone() };
    Question { measure: question.measure.clone(), query }
}

fn one(figure: &Figure, counted: &Counted, viewer: Reader<'_>) -> Result<Option<Drift>, Trouble> {
    let value_differs = figure.value != counted.value;
    let set = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<String>>();
    let (was, is) = (set(&figure.rows), set(&counted.rows));
    let part = |ids: &Option<Vec<String>>| set(ids.as_deref().unwrap_or_default());
    let (part_was, part_is) = (part(&figure.part), part(&counted.part));
    let mut went: BTreeSet<String> = was.difference(&is).cloned().collect();
    let mut came: BTreeSet<String> = is.difference(&was).cloned().collect();
    went.extend(part_was.difference(&part_is).filter(|id| is.contains(*id)).cloned());
    came.extend(part_is.difference(&part_was).filter(|id| was.contains(*id)).cloned());
    if !value_differs && went.is_empty() && came.is_empty() {
        return Ok(None);
    }
    let mut moved = Vec::new();
    let mut hidden = 0;
    for (how, ids) in [(How::Went, &went), (How::Came, &came)] {
        for id in ids.iter().take(LOOKED_MAX) {
            match told(figure, id, how, viewer)? {
                Some(one) => moved.push(one),
                None => hidden += 1,
            }
        }
        hidden += ids.len().saturating_sub(LOOKED_MAX) as u64;
    }
    if value_differs && went.is_empty() && came.is_empty() {
        // The same records with other values: the newest changes of what is measured explain it.
        for id in figure.rows.iter().take(LOOKED_MAX) {
            moved.extend(told(figure, id, How::Changed, viewer)?);
        }
    }
    let today = printed(&counted.value, figure.many(), viewer.words);
    let mut reasons: Vec<String> = moved.iter().take(NAMED_MAX).map(|moved| moved.says.clone()).collect();
    let more = moved.len().saturating_sub(NAMED_MAX);
    if more > 0 {
        reasons.push(format!("{more} more"));
    }
    if hidden > 0 {
        reasons.push(format!("{hidden} that you cannot open"));
    }
    let why = if reasons.is_empty() { ".".to_owned() } else { format!(": {}.", reasons.join("; ")) };
    let says = if value_differs && today != figure.printed {
        format!("Published {}; today’s records give {today}{why}", figure.printed)
    } else {
        let other = if value_differs { "values" } else { "records" };
        format!("Published {}; today’s records still give {today}, from other {other}{why}", figure.printed)
    };
    Ok(Some(Drift {
        name: figure.name.clone(),
        published: figure.printed.clone(),
        today: Some(today),
        value_differs,
        says,
        moved,
        hidden,
    }))
}

/// What happened to one record since it was counted; none when the viewer may not see it, or nothing of it changed.
fn told(figure: &Figure, id: &str, how: How, viewer: Reader<'_>) -> Result<Option<Moved>, Trouble> {
    let steps = match history::of(viewer.store, viewer.dictionary, viewer.actor, viewer.words, &figure.register, id) {
        Ok(steps) => steps,
        Err(trouble @ Trouble::Store(_)) => return Err(trouble),
        Err(_) => return Ok(None),
    };
    let fields = fields_of(figure, viewer);
    let mut says = Vec::new();
    for step in steps.iter().filter(|step| step.revision > figure.revision) {
        let when = Words::instant(&step.at).map_or_else(
            || step.at.clone(),
            |at| record::value::show_date(at.to_zoned(viewer.words.zone.clone()).date()),
        );
        if step.is_first {
            says.push(format!("was entered on {when} by {}", step.actor));
            continue;
        }
        for change in step.changes.iter().filter(|change| fields.contains(&change.field)) {
            let (was, is) = (or_empty(&change.was), or_empty(&change.is));
            says.push(format!(
                "changed {} from {was} to {is} on {when} by {}",
                record::english::lower_first(&change.label),
                step.actor
            ));
        }
    }
    if says.is_empty() && how == How::Changed {
        return Ok(None);
    }
    let label = label(figure, id, viewer)?;
    if says.is_empty() {
        // What moved it stands in a record that it refers to, or depends on the day.
        says.push(if how == How::Went { "is no longer counted".into() } else { "is counted now".into() });
    }
    Ok(Some(Moved {
        register: figure.register.clone(),
        sys_id: id.to_owned(),
        says: format!("{label} {}", says.join(", ")),
        label,
        how,
    }))
}

fn or_empty(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}

/// Fields on which the answer depends.
fn fields_of(figure: &Figure, reader: Reader<'_>) -> BTreeSet<String> {
    let Ok(question) = question::read(reader.dictionary, &figure.question) else {
        return BTreeSet::from(["value".to_owned()]);
    };
    let first = |path: &Path| path.0.first().cloned();
    let mut fields: BTreeSet<String> =
        question.query.filter.tests().iter().filter_map(|test| first(&test.path)).collect();
    match &question.measure {
        record::Measure::Share(part) => fields.extend(part.tests().iter().filter_map(|test| first(&test.path))),
        record::Measure::Rows | record::Measure::Count => {}
        record::Measure::Nps(path)
        | record::Measure::Sum(path)
        | record::Measure::Mean(path)
        | record::Measure::Median(path)
        | record::Measure::Percentile(_, path)
        | record::Measure::Min(path)
        | record::Measure::Max(path)
        | record::Measure::Range(path)
        | record::Measure::List(path) => {
            fields.extend(first(path));
        }
    }
    fields
}

/// The record's number, or else what stands for it.
fn label(figure: &Figure, id: &str, viewer: Reader<'_>) -> Result<String, Trouble> {
    let register = viewer.dictionary.find(&figure.register).map_err(Trouble::NotFound)?;
    let rows = viewer.rows(&Reader::query_of(&figure.register, &[id.to_owned()]), &[register.display.as_str()])?;
    Ok(rows.into_iter().next().map_or_else(
        || id.to_owned(),
        |row| {
            row.number
                .filter(|number| !number.is_empty())
                .or_else(|| row.cells.into_iter().next().map(|cell| cell.shown))
                .unwrap_or_default()
        },
    ))
}
