//! What a figure came to, in a form that can be frozen: exact, with the unit it is in.

use record::register::Kind;
use record::{Answer, Ratio};
use serde::{Deserialize, Serialize};
use store::Datum;

/// An exact value. Amounts keep the unit of their field: pence, seconds, ten-thousandths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Value {
    /// Rows of a table.
    Rows {
        count: i64,
    },
    Count {
        count: i64,
    },
    Share {
        part: i64,
        whole: i64,
    },
    Nps {
        promoters: i64,
        passives: i64,
        detractors: i64,
    },
    /// `over / under` of the unit; `under` is positive.
    Amount {
        over: i64,
        under: i64,
        unit: Unit,
    },
    Range {
        least: Datum,
        most: Datum,
        unit: Unit,
    },
    List {
        values: Vec<Datum>,
        shown: Vec<String>,
        unit: Unit,
    },
    /// A mean, a least or a share of no rows at all.
    Nothing,
}

/// What the numbers of a value are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Whole,
    /// Ten-thousandths.
    Decimal,
    /// Pence.
    Money,
    /// Seconds.
    Duration,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DD HH:MM:SS`, UTC.
    Instant,
    Text,
}

impl Unit {
    pub fn of(kind: &Kind) -> Unit {
        match kind {
            Kind::Whole | Kind::YesNo => Unit::Whole,
            Kind::Decimal => Unit::Decimal,
            Kind::Money => Unit::Money,
            Kind::Duration => Unit::Duration,
            Kind::Date => Unit::Date,
            Kind::DateTime => Unit::Instant,
            _ => Unit::Text,
        }
    }

    /// How many stored units make one that people count in.
    pub fn scale(self) -> i64 {
        match self {
            Unit::Decimal => record::value::decimal_unit(),
            Unit::Money => 100,
            _ => 1,
        }
    }
}

impl Value {
    pub fn of(answer: Answer, is_rows: bool) -> Value {
        match answer {
            Answer::Count(count) if is_rows => Value::Rows { count },
            Answer::Count(count) => Value::Count { count },
            Answer::Share { part, whole } => Value::Share { part, whole },
            Answer::Nps { promoters, passives, detractors } => Value::Nps { promoters, passives, detractors },
            Answer::Amount { value, kind } => {
                Value::Amount { over: value.over, under: value.under, unit: Unit::of(&kind) }
            }
            Answer::Range { least, most, kind } => Value::Range { least, most, unit: Unit::of(&kind) },
            Answer::List { values, shown, kind } => Value::List { values, shown, unit: Unit::of(&kind) },
            Answer::Nothing => Value::Nothing,
        }
    }

    /// The number behind it in the unit that people count in (per cent, points, pounds, seconds), where there is one.
    pub fn ratio(&self) -> Option<Ratio> {
        match self {
            Value::Rows { count } | Value::Count { count } => Some(Ratio::whole(*count)),
            Value::Share { part, whole } if *whole > 0 => Some(Ratio { over: part.saturating_mul(100), under: *whole }),
            Value::Nps { promoters, passives, detractors } => {
                let all = promoters + passives + detractors;
                (all > 0).then(|| Ratio { over: (promoters - detractors).saturating_mul(100), under: all })
            }
            Value::Amount { over, under, unit } => {
                Some(Ratio { over: *over, under: under.saturating_mul(unit.scale()) })
            }
            _ => None,
        }
    }

    /// A whole count, for sums and for one and many.
    pub fn count(&self) -> Option<i64> {
        match self {
            Value::Rows { count } | Value::Count { count } => Some(*count),
            Value::Amount { over, under, unit } => {
                let under = under.saturating_mul(unit.scale());
                (under > 0 && over % under == 0).then(|| over / under)
            }
            _ => None,
        }
    }

    /// Less, equal or more; none where one of the two has no number.
    pub fn compared(&self, other: &Value) -> Option<std::cmp::Ordering> {
        Some(compared(self.ratio()?, other.ratio()?))
    }
}

/// Exact comparison of two fractions.
pub(crate) fn compared(a: Ratio, b: Ratio) -> std::cmp::Ordering {
    (i128::from(a.over) * i128::from(b.under)).cmp(&(i128::from(b.over) * i128::from(a.under)))
}

/// For drawings only.
pub(crate) fn approximate(ratio: Ratio) -> f64 {
    ratio.over as f64 / ratio.under as f64
}
