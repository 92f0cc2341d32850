//! What a list shows: the rows of a permitted query, how many they are, and how they fall into groups.

use std::sync::Arc;

use record::list::{self, Wanted};
use record::question::{self, By};
use record::{
    Answer, Check, Counted, Fault, Field, Filter, Kind, Measure, Operand, Order, Page, Path, Permitted, Query,
    Register, Row, Trouble, When, english, spell,
};

use crate::asked::Asked;
use crate::link::ListLink;
use crate::site::Visit;

/// Rows on one page.
pub const ROWS_A_PAGE: u64 = 50;
/// Rows up to which a list is counted before somebody asks for more.
pub const COUNTED_MAX: u64 = 1_000;
/// Fields by which a list is summed up.
const SUMMARIES_MAX: usize = 4;
/// Values of one field that a summary names.
const GROUPS_MAX: usize = 12;

/// A list as far as its address can be read.
pub struct List {
    pub register: Arc<Register>,
    /// The address, with the query as it was typed.
    pub link: ListLink,
    pub views: Vec<View>,
    pub outcome: Outcome,
}

/// What came of the query.
pub enum Outcome {
    Rows(Box<Rows>),
    /// The query says an instant of its own: the same list, seen from there.
    Elsewhere(ListLink),
    /// The query has a slip; nothing was asked.
    Slip(Fault),
    /// The reader may not ask this: a sentence that says why.
    NotAllowed(String),
    /// It asks too much, or what cannot be asked together: a sentence that says why.
    TooMuch(String),
}

pub struct Rows {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Rows that the query meets.
    pub total: Counted,
    /// Rows of the register, whatever the query.
    pub whole: Counted,
    pub page: u64,
    /// Whether rows follow after this page.
    pub has_more: bool,
    pub sentence: String,
    /// Everything that decides which rows these are, as one condition.
    pub condition: String,
    /// Words were searched as at an earlier instant, and not among all records.
    pub is_partial: bool,
    /// The instant in words, and as it is spelt in an address; none for now.
    pub as_at: Option<(String, String)>,
    pub chips: Vec<Chip>,
    pub summaries: Vec<Summary>,
}

pub struct Column {
    pub shown: list::Column,
    /// Whether the rows are in its order; `Some(true)` when the greatest comes first.
    pub sorted: Option<bool>,
    /// The list in the order of this column, the other way round if it is so already.
    pub link: ListLink,
}

/// One condition in words, and the list without it.
pub struct Chip {
    pub words: String,
    pub without: ListLink,
}

/// A named query of the register.
pub struct View {
    pub title: String,
    pub count: Counted,
    pub link: ListLink,
    pub is_here: bool,
}

/// How the rows fall into the values of one field.
pub struct Summary {
    pub title: String,
    pub field: Arc<Field>,
    pub groups: Vec<Group>,
}

pub struct Group {
    pub value: String,
    pub shown: String,
    /// None where there are too many to count unasked.
    pub count: Option<i64>,
    pub link: ListLink,
}

pub fn read(visit: &Visit, asked: &Asked) -> Result<List, Trouble> {
    let register = visit.register(asked.part("register"))?;
    let link = ListLink::asked(&register.name, asked);
    if !link.view.is_empty() && !register.views.contains_key(&link.view) {
        return Err(Trouble::NotFound(String::new()));
    }
    let outcome = match rows(visit, &register, &link) {
        Ok(Ok(rows)) => Outcome::Rows(Box::new(rows)),
        Ok(Err(elsewhere)) => Outcome::Elsewhere(elsewhere),
        Err(Trouble::Fault(fault)) => Outcome::Slip(*fault),
        Err(Trouble::NotAllowed(said)) => Outcome::NotAllowed(said),
        Err(Trouble::TooMuch(said)) => Outcome::TooMuch(said),
        Err(Trouble::Store(store::StoreError::Refused(said) | store::StoreError::TooComplex(said))) => {
            Outcome::TooMuch(said)
        }
        Err(other) => return Err(other),
    };
    Ok(List { views: views(visit, &register, &link)?, register, link, outcome })
}

/// The rows, or where to look for them.
fn rows(visit: &Visit, register: &Arc<Register>, link: &ListLink) -> Result<Result<Rows, ListLink>, Trouble> {
    let dictionary = &visit.dictionary;
    let Wanted { typed, query } = link.wording().read(dictionary, register)?;
    if let Some(elsewhere) = elsewhere(visit, link, &typed) {
        return Ok(Err(elsewhere));
    }
    let query = query.seen_from(&visit.at.when);
    let permitted = visit.asks(&query)?;
    let columns = columns(list::columns(&permitted, &link.columns)?, link, &query.order);
    let paths: Vec<Path> = columns.iter().map(|column| column.shown.path.clone()).collect();
    let everything = Query::all(&register.name).seen_from(&query.as_at);
    let soon = counted(visit, link, &permitted)?;
    let part = part(visit, link, &permitted, soon, &paths)?;
    Ok(Ok(Rows {
        rows: part.rows,
        is_partial: permitted.is_partial(),
        condition: spell::filter(dictionary, &query, &visit.words),
        total: part.total,
        whole: counted(visit, link, &visit.asks(&everything)?)?,
        page: part.page,
        has_more: part.has_more,
        sentence: english::query(dictionary, &query, &visit.words),
        as_at: english::when(&query.as_at, &visit.words).zip(spell::when(&query.as_at, &visit.words)),
        chips: chips(visit, register, link, &typed.filter),
        summaries: summaries(visit, register, link, &typed.filter, &permitted, soon)?,
        columns,
    }))
}

/// As many as are worth counting unasked, or all.
fn counted(visit: &Visit, link: &ListLink, permitted: &Permitted) -> Result<Counted, Trouble> {
    if link.counts_all {
        return Ok(Counted::Exactly(permitted.count(&mut visit.source())?));
    }
    permitted.count_to(&mut visit.source(), COUNTED_MAX)
}

/// A page of a list.
struct Part {
    rows: Vec<Row>,
    total: Counted,
    page: u64,
    has_more: bool,
}

fn part(
    visit: &Visit,
    link: &ListLink,
    permitted: &Permitted,
    total: Counted,
    paths: &[Path],
) -> Result<Part, Trouble> {
    let page = match total {
        Counted::Exactly(total) => link.page.min(u64::try_from(total).unwrap_or(0).div_ceil(ROWS_A_PAGE).max(1)),
        _ => link.page,
    };
    // One more than fits tells whether there is a page after this.
    let wanted = Page { limit: ROWS_A_PAGE + 1, offset: (page - 1).saturating_mul(ROWS_A_PAGE) };
    let mut rows = permitted.rows(&mut visit.source(), paths, wanted)?;
    if rows.is_empty() && page > 1 && !matches!(total, Counted::Exactly(_)) {
        let all = Counted::Exactly(permitted.count(&mut visit.source())?);
        return part(visit, link, permitted, all, paths);
    }
    let has_more = rows.len() as u64 > ROWS_A_PAGE;
    rows.truncate(ROWS_A_PAGE as usize);
    let total = match total {
        Counted::NotYet if !has_more => {
            Counted::Exactly(i64::try_from(wanted.offset + rows.len() as u64).unwrap_or(i64::MAX))
        }
        total => total,
    };
    Ok(Part { rows, total, page, has_more })
}

/// Where a list is looked for whose condition names an instant: at that instant.
pub fn elsewhere(visit: &Visit, link: &ListLink, typed: &Query) -> Option<ListLink> {
    if typed.as_at == When::Now {
        return None;
    }
    let order = typed.order.iter().map(spelt_order).collect::<Vec<_>>().join(", ");
    let here = ListLink {
        as_at: spell::when(&typed.as_at, &visit.words).unwrap_or_default(),
        order: if link.order.is_empty() { order } else { link.order.clone() },
        ..link.clone()
    };
    Some(here.condition(spell::filter(&visit.dictionary, typed, &visit.words)))
}

fn spelt_order(order: &Order) -> String {
    format!("{}{}", order.path.dotted(), if order.descending { " desc" } else { "" })
}

/// Each column, and how the list is put in its order.
fn columns(shown: Vec<list::Column>, link: &ListLink, order: &[Order]) -> Vec<Column> {
    let column = |shown: list::Column| {
        let sorted = order.first().filter(|one| one.path == shown.path).map(|one| one.descending);
        let name = shown.path.dotted();
        let next = if sorted == Some(false) { format!("{name} desc") } else { name };
        Column { sorted, link: link.order(next), shown }
    };
    shown.into_iter().map(column).collect()
}

/// Conditions that are joined by `and`, each with the list that lacks it.
fn chips(visit: &Visit, register: &Register, link: &ListLink, filter: &Filter) -> Vec<Chip> {
    let parts: Vec<Filter> = match filter {
        Filter::All(parts) => parts.clone(),
        one => vec![one.clone()],
    };
    let spelt =
        |filter: Filter| spell::filter(&visit.dictionary, &Query::all(&register.name).and(filter), &visit.words);
    let chip = |(at, part): (usize, &Filter)| {
        let rest = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, part)| part.clone()).collect();
        let words = english::filter(&visit.dictionary, register, part, &visit.words);
        Chip { words, without: link.condition(spelt(Filter::All(rest))) }
    };
    parts.iter().enumerate().map(chip).collect()
}

fn views(visit: &Visit, register: &Arc<Register>, link: &ListLink) -> Result<Vec<View>, Trouble> {
    let plain = ListLink { as_at: link.as_at.clone(), ..ListLink::of(&register.name) };
    let instant =
        list::query(&visit.dictionary, register, &tail_of(&link.as_at)).map(|query| query.as_at).unwrap_or_default();
    let names = std::iter::once("").chain(register.views.keys().map(String::as_str));
    let mut views = Vec::new();
    for name in names {
        let query =
            Query::all(&register.name).and(list::of_view(&visit.dictionary, register, name)?).seen_from(&instant);
        let Ok(permitted) = visit.asks(&query) else { continue };
        let title =
            if name.is_empty() { format!("All {}", english::lower_first(&register.plural)) } else { spoken(name) };
        let count = counted(visit, link, &permitted)?;
        views.push(View { title, count, link: plain.view(name), is_here: name == link.view });
    }
    Ok(views)
}

fn tail_of(as_at: &str) -> String {
    if as_at.is_empty() { String::new() } else { format!("as at {as_at}") }
}

/// `priority_one` → `Priority one`.
pub fn spoken(name: &str) -> String {
    record::form::label_of(name)
}

fn summaries(
    visit: &Visit,
    register: &Arc<Register>,
    link: &ListLink,
    filter: &Filter,
    permitted: &Permitted,
    total: Counted,
) -> Result<Vec<Summary>, Trouble> {
    let mut names: Vec<&str> = Vec::new();
    if visit.dictionary.has_children(&register.name) {
        names.push("sys_class_name");
    }
    let is_choice = |name: &&str| {
        register.field(name).is_some_and(|field| !field.kind.choices().is_empty() && is_shared(visit, register, field))
    };
    let shown = register.columns.iter().map(String::as_str);
    for name in ["state", "priority"].into_iter().chain(shown).filter(is_choice) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(SUMMARIES_MAX);
    if visit.own.len() > 1 && visit.body.is_none() {
        names.push("company");
    }
    let mut summaries = Vec::new();
    for name in names {
        let Some(field) = register.shared_field(name).filter(|field| visit.actor.may_read_field(field)).cloned() else {
            continue;
        };
        let mut groups = match total {
            Counted::Exactly(_) => {
                let by = [By::Field(Path::of(name))];
                let found = question::answers(permitted, &by, &Measure::Count, &mut visit.source())?;
                found.into_iter().map(|group| group_of(visit, register, link, filter, &field, group)).collect()
            }
            _ => uncounted(visit, register, link, filter, &field),
        };
        groups.sort_by_key(|group| place(visit, &field, &group.value));
        if (2..=GROUPS_MAX).contains(&groups.len()) {
            summaries.push(Summary { title: field.label.clone(), field, groups });
        }
    }
    Ok(summaries)
}

/// What a field can be, where it would take long to say how often it is.
fn uncounted(visit: &Visit, register: &Arc<Register>, link: &ListLink, filter: &Filter, field: &Field) -> Vec<Group> {
    let values: Vec<(String, String)> = match field.name.as_str() {
        "company" => visit.own.iter().map(|body| (body.id.clone(), body.name.clone())).collect(),
        "sys_class_name" => visit
            .dictionary
            .family(&register.name)
            .into_iter()
            .map(|name| (name.clone(), title(visit, &name)))
            .collect(),
        _ => field.kind.choices().iter().map(|choice| (choice.value.clone(), choice.label.clone())).collect(),
    };
    let group = |(value, shown): (String, String)| {
        let body = visit.own.iter().find(|body| field.name == "company" && body.id == value);
        let is = match body {
            Some(body) => Operand::Named(body.code.clone()),
            None => Operand::Datum(store::Datum::text(&value)),
        };
        let query = Query::all(&register.name).and(filter.clone()).and(Filter::test(&field.name, Check::Is(is)));
        let link = link.condition(spell::filter(&visit.dictionary, &query, &visit.words));
        Group { value, shown, count: None, link }
    };
    values.into_iter().map(group).collect()
}

/// Whether every register that extends this one has the same values for a field: else they cannot be told together.
fn is_shared(visit: &Visit, register: &Register, field: &Field) -> bool {
    let family = visit.dictionary.family(&register.name);
    let mut fields = family.iter().filter_map(|name| visit.dictionary.get(name)?.field(&field.name));
    fields.all(|other| other.kind == field.kind)
}

/// Where a value stands on its scale; values without a scale stay as they are.
fn place(visit: &Visit, field: &Field, value: &str) -> usize {
    let own = || visit.own.iter().position(|body| body.id == value);
    match &field.kind {
        Kind::Choice(choices) => choices.iter().position(|choice| choice.value == value).unwrap_or(usize::MAX),
        Kind::Ref(_) => own().unwrap_or(usize::MAX),
        _ => 0,
    }
}

fn group_of(
    visit: &Visit,
    register: &Register,
    link: &ListLink,
    filter: &Filter,
    field: &Field,
    group: question::Group,
) -> Group {
    let key = group.keys.into_iter().next();
    let value = key.as_ref().and_then(|key| key.datum.as_text()).unwrap_or_default().to_owned();
    let shown = key.map(|key| key.shown).unwrap_or_default();
    let shown = if field.name == "sys_class_name" { title(visit, &value) } else { shown };
    let body = visit.own.iter().find(|body| field.name == "company" && body.id == value);
    // An organisation is spelt by its code, which people can read.
    let by_code = |code: &str| Filter::test("company", Check::Is(Operand::Named(code.to_owned())));
    let more = body.map_or(group.filter, |body| by_code(&body.code));
    let query = Query::all(&register.name).and(filter.clone()).and(more);
    let count = if let Answer::Count(count) = group.answer { count } else { 0 };
    let count = Some(count);
    let shown = if shown.is_empty() { "Not given".to_owned() } else { shown };
    Group { value, shown, count, link: link.condition(spell::filter(&visit.dictionary, &query, &visit.words)) }
}

/// The title of a register.
pub fn title(visit: &Visit, register: &str) -> String {
    visit.dictionary.get(register).map_or_else(|| register.to_owned(), |register| register.title.clone())
}
