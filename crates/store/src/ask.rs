//! A question in terms of tables and columns: the tree that becomes SQL. Values travel as parameters, names are looked up in
//! the [`crate::Schema`]; a name that is not there is an error before any row is looked at.

use std::sync::Arc;

use crate::Datum;

/// One question over one table and the tables it refers to.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    pub table: String,
    /// Values of `sys_class_name` that count; empty means all.
    pub classes: Vec<String>,
    pub as_at: AsAt,
    /// Tables reached through references. Hop `n` of this list is slot table `n + 1`; the asked table itself is 0.
    pub hops: Vec<Hop>,
    pub filter: Cond,
    pub select: Select,
    pub order: Vec<Order>,
    pub limit: Option<u64>,
    pub offset: u64,
}

impl Ask {
    /// Whether the rows are named one by one: then their keys find them.
    pub(crate) fn names_rows(&self) -> bool {
        self.filter.conjuncts().iter().any(|cond| match cond {
            Cond::Compare(slot, Op::Is, _) | Cond::In(slot, _) => *slot == Slot::own("sys_id"),
            _ => false,
        })
    }
}

/// Looked at from which instant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum AsAt {
    #[default]
    Now,
    /// `YYYY-MM-DD HH:MM:SS`, UTC: rows with `since <= instant < until`.
    Instant(String),
    /// Rows with `rev <= revision < rev_until`.
    Revision(i64),
}

/// A left join: `from.column = table.sys_id`, and only rows for which `guard` holds. A row that the guard hides is an empty
/// hop, exactly as if it did not exist.
#[derive(Debug, Clone, PartialEq)]
pub struct Hop {
    /// The column that holds the reference; its slot's table comes earlier in the list.
    pub from: Slot,
    pub table: String,
    pub classes: Vec<String>,
    /// Over this hop's own table and hops before it (row rights of the register reached).
    pub guard: Cond,
}

/// A column of the asked table (0) or of hop `table - 1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot {
    pub table: usize,
    pub column: String,
}

impl Slot {
    pub fn own(column: impl Into<String>) -> Self {
        Self { table: 0, column: column.into() }
    }

    pub fn of(table: usize, column: impl Into<String>) -> Self {
        Self { table, column: column.into() }
    }
}

/// A condition. There is no SQL NULL logic here: an empty slot (NULL or '') is an ordinary value that equals nothing but
/// [`Cond::Empty`], and `Not` is the exact opposite: a row either meets a condition or meets its negation.
#[derive(Debug, Clone, PartialEq)]
pub enum Cond {
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    Compare(Slot, Op, Datum),
    In(Slot, Vec<Datum>),
    Empty(Slot),
    /// Case-insensitive, for text.
    Equals(Slot, String),
    Contains(Slot, String),
    StartsWith(Slot, String),
    EndsWith(Slot, String),
    /// The comma-separated list in this slot holds this `sys_id`.
    Lists(Slot, String),
    /// Two slots of the same kind compared.
    Slots(Slot, Op, Slot),
    /// Texts compared that are worked out of instants and days. What is worked out of nothing is nothing.
    Reckoned(Arc<(Reckoned, Op, Reckoned)>),
    /// Full-text: the row's indexed text holds all of these words (as prefixes for the last).
    Matches(String),
}

impl Cond {
    pub const TRUE: Cond = Cond::All(Vec::new());
    pub const FALSE: Cond = Cond::Any(Vec::new());

    /// Every slot that is looked at, to see whether a row meets this; none if it looks at words as well.
    pub fn slots(&self) -> Option<Vec<&Slot>> {
        Some(match self {
            Cond::All(list) | Cond::Any(list) => {
                list.iter().map(Cond::slots).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect()
            }
            Cond::Not(inner) => inner.slots()?,
            Cond::Compare(slot, ..)
            | Cond::In(slot, _)
            | Cond::Empty(slot)
            | Cond::Equals(slot, _)
            | Cond::Contains(slot, _)
            | Cond::StartsWith(slot, _)
            | Cond::EndsWith(slot, _)
            | Cond::Lists(slot, _) => vec![slot],
            Cond::Slots(left, _, right) => vec![left, right],
            Cond::Reckoned(sides) => [&sides.0, &sides.2].into_iter().filter_map(Reckoned::slot).collect(),
            Cond::Matches(_) => return None,
        })
    }

    /// Conditions that a row must meet, each by itself.
    pub fn conjuncts(&self) -> Vec<&Cond> {
        match self {
            Cond::All(list) => list.iter().flat_map(Cond::conjuncts).collect(),
            other => vec![other],
        }
    }
}

/// One side of a comparison of what is worked out.
#[derive(Debug, Clone, PartialEq)]
pub enum Reckoned {
    Text(String),
    Slot(Slot),
    /// An instant in a zone, or a day as it is, told in a form.
    Told(Slot, Form, String),
    /// So many units later, or earlier, in UTC.
    Later(Slot, i64, Unit),
}

impl Reckoned {
    pub fn slot(&self) -> Option<&Slot> {
        match self {
            Reckoned::Text(_) => None,
            Reckoned::Slot(slot) | Reckoned::Told(slot, ..) | Reckoned::Later(slot, ..) => Some(slot),
        }
    }
}

/// What is told of an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// `1` for Monday.
    Weekday,
    /// Of the year by ISO 8601, from `01`.
    Week,
    /// Of the month, from `01`.
    Day,
    /// From `00`.
    Hour,
    Minute,
    /// The unit that it falls into, by a name that no other has.
    In(Unit),
}

/// How time is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Select {
    /// Rows: these slots, in this order.
    Rows(Vec<Slot>),
    /// One row for each combination of terms that occurs (one row in all when there are no terms): the terms, then the measures.
    Groups { by: Vec<Term>, measures: Vec<Measure> },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    Slot(Slot),
    /// Falls into the first bucket whose `from <= value < to` (text order); rows in none are left out.
    Buckets(Slot, Vec<Bucket>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    pub label: String,
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    Count,
    /// Rows that also meet this condition.
    CountIf(Cond),
    /// How many have a value.
    Filled(Slot),
    Sum(Slot),
    Min(Slot),
    Max(Slot),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    pub slot: Slot,
    pub descending: bool,
    /// The values of a scale, lowest first, where their own order is not meant; what is not among them comes after.
    pub scale: Vec<String>,
}
