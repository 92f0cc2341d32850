//! A figure's records as its reader may see them: those it counted, those it nearly counted, and what today would give.

use std::collections::HashSet;
use std::sync::Arc;

use paper::{Figure, Standing};
use record::{
    Answer, Check, Filter, Measure, Operand, Page, Path, Query, Register, Row, Trouble, When, english, question, value,
};

use crate::link::ListLink;
use crate::site::Visit;

/// Rows on a figure's page; the list has the rest.
const ROWS_SHOWN: u64 = 200;
/// Near misses of one condition that are named.
const NEAR_SHOWN: u64 = 3;
/// Columns of the register that stand beside each record.
const COLUMNS_SHOWN: usize = 5;

/// What stands behind a figure.
pub struct Evidence {
    /// None for a total of other figures.
    pub counted: Option<Counted>,
    pub near: Vec<Near>,
    pub today: Option<Today>,
    pub sql: Option<String>,
}

/// The records that were counted, as they stood when they were.
pub struct Counted {
    pub register: Arc<Register>,
    pub columns: Vec<Path>,
    pub rows: Vec<Row>,
    /// Identifiers of those that have the part, for a share.
    pub part: Option<HashSet<String>>,
    /// Counted, but not among those that the reader may open.
    pub hidden: u64,
    /// Visible, but more than stand here.
    pub more: u64,
}

/// Records for which all conditions hold but one.
pub struct Near {
    /// The condition that does not hold.
    pub fails: String,
    pub count: i64,
    pub rows: Vec<Row>,
    pub link: ListLink,
}

/// The same question put to today's records, as far as the reader may see them.
pub struct Today {
    pub shown: String,
    /// Records that are counted today and were not, and the other way round.
    pub came: Vec<Row>,
    pub went: Vec<Row>,
    pub link: ListLink,
}

impl Today {
    pub fn is_same(&self) -> bool {
        self.came.is_empty() && self.went.is_empty()
    }
}

pub fn read(visit: &Visit, figure: &Figure) -> Result<Evidence, Trouble> {
    let nothing = Evidence { counted: None, near: Vec::new(), today: None, sql: None };
    if figure.counted.is_empty() {
        return Ok(nothing);
    }
    let Ok(query) = visit.dictionary.query(&figure.counted) else { return Ok(nothing) };
    let Ok(register) = visit.register(&query.register) else { return Ok(nothing) };
    let instant = match figure.standing {
        Standing::Live => When::Now,
        _ => When::Instant(figure.instant.clone()),
    };
    let query = query.seen_from(&instant);
    Ok(Evidence {
        counted: Some(counted(visit, figure, &register, &query.as_at)?),
        near: near(visit, &register, &query)?,
        today: today(visit, figure, &register, &query)?,
        sql: sql(visit, &query),
    })
}

/// Records with these identifiers, as far as the reader may see them.
fn of(register: &Register, ids: &[String], instant: &When) -> Query {
    let operands = ids.iter().map(|id| Operand::Datum(id.as_str().into())).collect();
    let query = Query::all(&register.name).and(Filter::test("sys_id", Check::In(operands))).seen_from(instant);
    let own = register.order.iter();
    own.fold(query, |query, (path, descending)| query.ordered(path, *descending))
}

fn counted(visit: &Visit, figure: &Figure, register: &Arc<Register>, instant: &When) -> Result<Counted, Trouble> {
    let is_read = |name: &&String| register.field(name).is_some_and(|field| visit.actor.may_read_field(field));
    let columns: Vec<Path> = register.columns.iter().filter(is_read).take(COLUMNS_SHOWN).map(|name| Path::of(name)).collect();
    let permitted = visit.asks(&of(register, &figure.rows, instant))?;
    let visible = u64::try_from(permitted.count(&mut visit.source())?).unwrap_or(0);
    let rows = permitted.rows(&mut visit.source(), &columns, Page { limit: ROWS_SHOWN, offset: 0 })?;
    Ok(Counted {
        register: register.clone(),
        columns,
        part: figure.part.as_ref().map(|part| part.iter().cloned().collect()),
        hidden: figure.records().saturating_sub(visible),
        more: visible.saturating_sub(rows.len() as u64),
        rows,
    })
}

/// "What about the one on the 31st?": for each condition, the records that fail by it alone.
fn near(visit: &Visit, register: &Register, query: &Query) -> Result<Vec<Near>, Trouble> {
    let parts = match &query.filter {
        Filter::All(parts) if parts.len() > 1 => parts.clone(),
        _ => return Ok(Vec::new()),
    };
    let mut near = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let others = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| part.clone());
        let filter = Filter::All(others.chain([part.clone().negated()]).collect());
        let missed = Query { filter, ..query.clone() };
        let permitted = visit.asks(&missed)?;
        let count = permitted.count(&mut visit.source())?;
        if count > 0 {
            near.push(Near {
                fails: english::filter(&visit.dictionary, register, part, &visit.words),
                rows: permitted.rows(&mut visit.source(), &[Path::of(&register.display)], Page { limit: NEAR_SHOWN, offset: 0 })?,
                link: ListLink::to(&visit.dictionary, &missed, &visit.words),
                count,
            });
        }
    }
    near.sort_by_key(|one| one.count);
    Ok(near)
}

/// None for a figure that is over today's records anyway.
fn today(visit: &Visit, figure: &Figure, register: &Register, query: &Query) -> Result<Option<Today>, Trouble> {
    if figure.standing == Standing::Live {
        return Ok(None);
    }
    let now = Query { as_at: When::Now, ..query.clone() };
    let permitted = visit.asks(&now)?;
    let ids = permitted.ids(&mut visit.source(), Page::ALL)?;
    let (then, since): (HashSet<&String>, HashSet<&String>) = (figure.rows.iter().collect(), ids.iter().collect());
    let named = |ids: Vec<String>| -> Result<Vec<Row>, Trouble> {
        let page = Page { limit: ROWS_SHOWN, offset: 0 };
        visit.asks(&of(register, &ids, &When::Now))?.rows(&mut visit.source(), &[Path::of(&register.display)], page)
    };
    let came = named(ids.iter().filter(|id| !then.contains(id)).cloned().collect())?;
    let went = named(figure.rows.iter().filter(|id| !since.contains(id)).cloned().collect())?;
    let measure = question::read(&visit.dictionary, &figure.question).map_or(Measure::Count, |asked| asked.measure);
    let answer = question::answer(&permitted, &measure, &mut visit.source())?;
    let link = ListLink::to(&visit.dictionary, &now, &visit.words);
    Ok(Some(Today { shown: shown(visit, &answer), came, went, link }))
}

/// An answer in plain words, rounded as little as can be.
fn shown(visit: &Visit, answer: &Answer) -> String {
    match answer {
        Answer::Count(count) => value::grouped(*count),
        Answer::Share { part, whole } => format!("{} of {}", value::grouped(*part), value::grouped(*whole)),
        Answer::Nps { .. } => answer.ratio().map_or_else(String::new, |ratio| ratio.rounded(1).to_string()),
        Answer::Amount { value, kind } => value::show(kind, &store::Datum::Int(value.rounded(1)), &visit.words),
        Answer::Range { least, most, kind } => {
            format!("{} to {}", value::show(kind, least, &visit.words), value::show(kind, most, &visit.words))
        }
        Answer::List { shown, .. } => shown.join(", "),
        Answer::Nothing => "nothing".into(),
    }
}

fn sql(visit: &Visit, query: &Query) -> Option<String> {
    visit.asks(query).ok()?.sql(visit.store()).ok().map(|(sql, _)| sql)
}
