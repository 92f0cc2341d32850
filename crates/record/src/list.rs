//! A list as it is asked for: the words of an address or a command become one query, and which columns it shows.

use std::sync::Arc;

use store::Cond;

use crate::access::{Trouble, visible};
use crate::dictionary::Dictionary;
use crate::draft::FileName;
use crate::english;
use crate::fault::Fault;
use crate::parse;
use crate::query::{Filter, Order, Path, Query};
use crate::register::{Field, Kind, Register};
use crate::road::{Cell, Permitted};

/// The most columns that a list is asked to show.
pub const COLUMNS_MAX: usize = 60;

/// The words with which a list is asked for, as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// Name of a view of the register.
    pub view: String,
    /// A condition, which may go on to give an order and an instant.
    pub condition: String,
    /// `opened_at desc`; goes before the one that the condition gives.
    pub order: String,
    /// `number, caller_id.name`; the register's own if empty.
    pub columns: String,
}

/// What was asked, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The condition as typed, without that of the view.
    pub typed: Query,
    /// All of it, in the order in which it is listed.
    pub query: Query,
}

/// What a list shows of each record.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub path: Path,
    pub title: String,
    pub field: Arc<Field>,
}

impl Wording {
    /// A view that the register does not have is [`Trouble::NotFound`].
    pub fn read(&self, dictionary: &Dictionary, register: &Arc<Register>) -> Result<Wanted, Trouble> {
        let typed = query(dictionary, register, &self.condition)?;
        let given = match self.order.trim() {
            "" => typed.order.clone(),
            order => query(dictionary, register, &format!("order by {order}"))?.order,
        };
        let mut query = Query::all(&register.name).and(of_view(dictionary, register, &self.view)?);
        query = query.and(typed.filter.clone()).seen_from(&typed.as_at);
        query.order = order(register, given);
        Ok(Wanted { typed, query })
    }
}

/// A condition, with an order and an instant if the line goes on to give them.
pub fn query(dictionary: &Dictionary, register: &Arc<Register>, line: &str) -> Result<Query, Fault> {
    let mut reader = parse::Reader::new(dictionary, line)?;
    if reader.peek_word(1) == Some("where") {
        reader.takes(&[&register.name, "where"]);
    }
    let begins_tail = |word: Option<&str>| matches!(word, Some("order" | "as"));
    let filter = if reader.peek().is_none() || begins_tail(reader.peek_word(0)) {
        Filter::TRUE
    } else {
        reader.any(register)?
    };
    let query = reader.tail(register, filter)?;
    reader.end()?;
    Ok(query)
}

/// The condition of a view; everything where none is named.
pub fn of_view(dictionary: &Dictionary, register: &Register, view: &str) -> Result<Filter, Trouble> {
    match register.views.get(view) {
        Some(text) => Ok(dictionary.filter(&register.name, text)?),
        None if view.is_empty() => Ok(Filter::TRUE),
        None => Err(Trouble::NotFound(format!("{} has no view `{view}`.", register.title))),
    }
}

/// The order asked for, else the register's own; rows that are equal in it stay in the order of their references.
fn order(register: &Register, asked: Vec<Order>) -> Vec<Order> {
    let own =
        || register.order.iter().map(|(path, descending)| Order { path: Path::of(path), descending: *descending });
    let mut order: Vec<Order> = if asked.is_empty() { own().collect() } else { asked };
    for last in ["number", "sys_id"] {
        let path = Path::of(last);
        if register.field(last).is_some() && !order.iter().any(|one| one.path == path) {
            order.push(Order { path, descending: false });
            break;
        }
    }
    order
}

/// The columns that a list shows to its reader: those asked for, or of the register's own those that the reader may see.
pub fn columns(permitted: &Permitted, asked: &str) -> Result<Vec<Column>, Trouble> {
    let (dictionary, register) = (permitted.dictionary(), permitted.register());
    if asked.trim().is_empty() {
        let of_class = dictionary.has_children(&register.name).then_some("sys_class_name");
        let mut names: Vec<&str> = register.columns.iter().map(String::as_str).collect();
        let second = names.len().min(1);
        names.splice(second..second, of_class);
        return Ok(names.into_iter().filter_map(|name| column(permitted, Path::of(name))).collect());
    }
    let mut reader = parse::Reader::new(dictionary, asked)?;
    let mut columns: Vec<Column> = Vec::new();
    loop {
        let (path, kind) = reader.path(register)?;
        if kind.column().is_none() {
            return Err(Trouble::TooMuch(format!("A {} is no column: its entries are many.", kind.word())));
        }
        let dotted = path.dotted();
        if columns.iter().any(|known| known.path == path) {
            return Err(Trouble::TooMuch(format!("The column `{dotted}` is asked for twice.")));
        }
        if columns.len() == COLUMNS_MAX {
            return Err(Trouble::TooMuch(format!("A list shows at most {COLUMNS_MAX} columns.")));
        }
        let plural = register.plural.to_lowercase();
        let not = || Trouble::NotAllowed(format!("You may not read `{dotted}` of {plural}."));
        columns.push(column(permitted, path).ok_or_else(not)?);
        if !reader.takes_sign(",") {
            reader.end()?;
            return Ok(columns);
        }
    }
}

/// None if the reader may not see it.
fn column(permitted: &Permitted, path: Path) -> Option<Column> {
    let (dictionary, register) = (permitted.dictionary(), permitted.register());
    let field = Arc::clone(end_of(permitted, register, &path.0)?);
    let title = if path.0.len() > 1 { english::label(dictionary, register, &path.0) } else { field.label.clone() };
    Some(Column { path, title, field })
}

/// The field at the end of a path, if the reader may read each step of it.
fn end_of<'p>(permitted: &'p Permitted, register: &'p Register, path: &[String]) -> Option<&'p Arc<Field>> {
    let (dictionary, actor) = (permitted.dictionary(), permitted.actor());
    let (first, rest) = path.split_first()?;
    let field =
        register.shared_field(first).filter(|field| actor.may_read_field(field) && field.kind.column().is_some())?;
    if rest.is_empty() {
        return Some(field);
    }
    let to = dictionary.get(field.kind.leads_to()?)?;
    let is_hidden = visible(dictionary, actor, permitted.words(), to, 0) == Cond::FALSE;
    if is_hidden { None } else { end_of(permitted, to, rest) }
}

/// Every field of the register: those that the reader may see as columns under their own names, and the names of the others.
pub fn whole(permitted: &Permitted) -> (Vec<Column>, Vec<String>) {
    let fields = permitted.register().fields.values().filter(|field| field.kind.column().is_some());
    let (seen, hidden): (Vec<&Arc<Field>>, Vec<&Arc<Field>>) =
        fields.partition(|field| permitted.actor().may_read_field(field));
    let column =
        |field: &Arc<Field>| Column { path: Path::of(&field.name), title: field.name.clone(), field: field.clone() };
    (seen.into_iter().map(column).collect(), hidden.into_iter().map(|field| field.name.clone()).collect())
}

/// What a cell of a list reads as.
pub fn said(dictionary: &Dictionary, field: &Field, cell: &Cell) -> String {
    let stored = cell.datum.as_text().unwrap_or_default();
    match &field.kind {
        _ if field.name == "sys_class_name" => {
            dictionary.get(stored).map_or_else(|| cell.shown.clone(), |register| register.title.clone())
        }
        Kind::File => FileName::read(stored).map_or_else(|| cell.shown.clone(), |file| file.name),
        _ => cell.shown.clone(),
    }
}
