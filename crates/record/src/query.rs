//! The one tree that every query is, whatever its spelling.

use jiff::civil::{Date, DateTime};
use store::{Datum, Unit};

use crate::register::Kind;

/// Records of one register that meet a condition, in an order, looked at from an instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    pub register: String,
    pub filter: Filter,
    pub order: Vec<Order>,
    pub as_at: When,
}

impl Query {
    /// Every record of a register.
    pub fn all(register: impl Into<String>) -> Self {
        Self { register: register.into(), filter: Filter::TRUE, order: Vec::new(), as_at: When::Now }
    }

    pub fn and(mut self, filter: Filter) -> Self {
        self.filter = self.filter.and(filter);
        self
    }

    pub fn ordered(mut self, path: &str, descending: bool) -> Self {
        self.order.push(Order { path: Path::of(path), descending });
        self
    }

    /// The same query at another instant, unless it already names one.
    pub fn seen_from(mut self, when: &When) -> Self {
        if self.as_at == When::Now {
            self.as_at = when.clone();
        }
        self
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    pub path: Path,
    pub descending: bool,
}

/// The instant a query looks from.
#[derive(Debug, Clone, PartialEq, Default, Eq)]
pub enum When {
    #[default]
    Now,
    /// Local civil time of the reader's calendar zone.
    Local(DateTime),
    /// `YYYY-MM-DD HH:MM:SS`, UTC.
    Instant(String),
    /// The last second of the paper's period.
    PeriodEnd,
    Revision(i64),
}

/// A field, or one reached through references: `caller_id.location.name`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(pub Vec<String>);

impl Path {
    /// From its dotted spelling.
    pub fn of(dotted: &str) -> Self {
        Self(dotted.split('.').map(str::to_owned).collect())
    }

    pub fn dotted(&self) -> String {
        self.0.join(".")
    }

    pub fn then(&self, field: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(field.to_owned());
        Self(steps)
    }
}

/// A condition over a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Not(Box<Filter>),
    Test(Test),
}

impl Default for Filter {
    fn default() -> Self {
        Self::TRUE
    }
}

impl Filter {
    pub const TRUE: Filter = Filter::All(Vec::new());

    pub fn and(self, other: Filter) -> Filter {
        match (self, other) {
            (Filter::All(mut some), Filter::All(more)) => {
                some.extend(more);
                Filter::All(some)
            }
            (Filter::All(mut some), one) => {
                some.push(one);
                Filter::All(some)
            }
            (one, Filter::All(mut some)) => {
                some.insert(0, one);
                Filter::All(some)
            }
            (one, other) => Filter::All(vec![one, other]),
        }
    }

    pub fn or(self, other: Filter) -> Filter {
        Filter::Any(vec![self, other])
    }

    /// The exact opposite: each record meets a filter or its negation.
    pub fn negated(self) -> Filter {
        Filter::Not(Box::new(self))
    }

    pub fn is(path: &str, datum: impl Into<Datum>) -> Filter {
        Filter::Test(Test { path: Path::of(path), check: Check::Is(Operand::Datum(datum.into())) })
    }

    pub fn test(path: &str, check: Check) -> Filter {
        Filter::Test(Test { path: Path::of(path), check })
    }

    /// Every test in it, in reading order.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Filter::All(parts) | Filter::Any(parts) => parts.iter().flat_map(Filter::tests).collect(),
            Filter::Not(inner) => inner.tests(),
            Filter::Test(test) => vec![test],
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    pub path: Path,
    pub check: Check,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    Is(Operand),
    IsNot(Operand),
    Less(Operand),
    AtMost(Operand),
    More(Operand),
    AtLeast(Operand),
    In(Vec<Operand>),
    NotIn(Vec<Operand>),
    Within(Stretch),
    NotWithin(Stretch),
    Empty,
    Filled,
    Contains(String),
    StartsWith(String),
    EndsWith(String),
    /// Full text of the record.
    Matches(String),
    /// Against another field of the record, or one reached from it; both have a value. Lists are not compared.
    Beside(Compared, Path, Apart),
    /// A part of an instant or a day, in the asker's zone, as a number.
    Part(Part, Compared, i64),
}

/// How another field is looked at before it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// As it is.
    Not,
    /// Both as far as the unit that they fall into, in the asker's zone: on the same day, or on another.
    By(Unit),
    /// So many units later, or earlier.
    Later(i64, Unit),
}

/// What recurs in time too often for stretches of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// From 1 for Monday.
    Weekday,
    /// Of the year, by ISO 8601.
    Week,
    /// Of the month.
    Day,
    Hour,
    Minute,
}

impl Part {
    pub const ALL: [Part; 5] = [Part::Weekday, Part::Week, Part::Day, Part::Hour, Part::Minute];

    /// As queries spell it.
    pub fn word(self) -> &'static str {
        match self {
            Part::Weekday => "weekday",
            Part::Week => "week",
            Part::Day => "day",
            Part::Hour => "hour",
            Part::Minute => "minute",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// The least and the most that it can be.
    pub fn bounds(self) -> (i64, i64) {
        match self {
            Part::Weekday => (1, 7),
            Part::Week => (1, 53),
            Part::Day => (1, 31),
            Part::Hour => (0, 23),
            Part::Minute => (0, 59),
        }
    }
}

/// How two fields are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    Same,
    Different,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Compared {
    /// Whether fields of these kinds can be compared with one another.
    pub fn fits(one: &Kind, other: &Kind) -> bool {
        let is_list = |kind: &Kind| matches!(kind, Kind::Refs(_));
        one.column().is_some() && one.column() == other.column() && !is_list(one) && !is_list(other)
    }

    /// Whether fields of these kinds can be so far apart.
    pub fn fits_apart(self, one: &Kind, other: &Kind, apart: Apart) -> bool {
        let is_time = one.is_time() && one == other;
        Self::fits(one, other)
            && match apart {
                Apart::Not => true,
                Apart::By(_) => is_time && matches!(self, Self::Same | Self::Different),
                Apart::Later(count, unit) => is_time && unit.reaches(count),
            }
    }

    /// As queries spell it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Different => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// From its spelling in a query.
    pub fn of(sign: &str) -> Option<Self> {
        let all = [Self::Same, Self::Different, Self::Less, Self::AtMost, Self::More, Self::AtLeast];
        all.into_iter().find(|one| one.sign() == sign)
    }
}

/// The right-hand side of a test.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    Datum(Datum),
    /// A record by one of the names it is known by.
    Named(String),
    Local(DateTime),
    Me,
    /// The bodies the asker belongs to.
    Mine,
    Today,
    Now,
}

/// A stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// The period of the paper.
    Period,
    /// The month of now.
    Month,
    LastMonth,
    /// So many months, ending with the period's last, else with this month.
    LastMonths(u32),
    CouncilYear,
    Today,
    InMonth(i16, i8),
    InYear(i16),
    /// Both days inside.
    Days(Date, Date),
}
