//! Which groups are told, and in what order.

use std::cmp::Ordering as Order;

use record::stats::Group;
use record::{Kind, Ratio};
use store::Datum;

use super::{AGGREGATES, Aggregate, Asked};
use crate::rest::call::Call;

/// A number that a group has.
#[derive(Debug, Clone, Copy)]
enum Measured {
    Count,
    Of(Aggregate, usize),
}

/// `count^state^>^3`: an aggregate, its field, a comparison and a number.
pub struct Test {
    measured: Measured,
    holds: fn(Order) -> bool,
    /// In ten-thousandths.
    number: i64,
}

impl Test {
    /// What cannot be read is left out.
    pub(super) fn all(text: &str, asked: &mut Asked, kind: impl Fn(&str) -> Option<Kind>) -> Vec<Self> {
        let tests = text.split(',').map(str::trim).filter(|one| !one.is_empty());
        tests.filter_map(|one| Self::read(one, asked, &kind)).collect()
    }

    fn read(text: &str, asked: &mut Asked, kind: impl Fn(&str) -> Option<Kind>) -> Option<Self> {
        let parts: Vec<&str> = text.split('^').map(str::trim).collect();
        let [aggregate, name, sign, number] = parts[..] else { return None };
        let measured = Measured::read(aggregate, name, asked, kind)?;
        let holds: fn(Order) -> bool = match sign {
            "=" => Order::is_eq,
            "!=" => Order::is_ne,
            ">" => Order::is_gt,
            ">=" => Order::is_ge,
            "<" => Order::is_lt,
            "<=" => Order::is_le,
            _ => return None,
        };
        Some(Self { measured, holds, number: record::value::scaled(number, 4).ok()? })
    }

    pub(super) fn holds(&self, summed: &[(String, Kind)], group: &Group) -> bool {
        let number = self.measured.of(summed, group);
        number.is_some_and(|number| (self.holds)(number.cmp(&self.number)))
    }
}

impl Measured {
    fn read(word: &str, name: &str, asked: &mut Asked, kind: impl Fn(&str) -> Option<Kind>) -> Option<Self> {
        if word.eq_ignore_ascii_case("count") {
            return Some(Self::Count);
        }
        let (_, aggregate) = AGGREGATES.iter().find(|(known, _)| known.eq_ignore_ascii_case(word))?;
        Some(Self::Of(*aggregate, asked.place(name, kind(name)?, *aggregate)?))
    }

    /// In ten-thousandths; none of no values.
    fn of(self, summed: &[(String, Kind)], group: &Group) -> Option<i64> {
        let Self::Of(aggregate, at) = self else { return Some(group.count.saturating_mul(10_000)) };
        let one = group.summed.get(at).filter(|one| one.filled > 0)?;
        let unit = match summed.get(at)?.1 {
            Kind::Decimal => record::value::decimal_unit(),
            Kind::Money => 100,
            _ => 1,
        };
        let (over, under) = match aggregate {
            Aggregate::Avg => (one.sum, one.filled),
            Aggregate::Sum => (one.sum, 1),
            Aggregate::Min => (one.least.as_int()?, 1),
            Aggregate::Max => (one.most.as_int()?, 1),
        };
        Some(Ratio { over, under: under.saturating_mul(unit) }.rounded(10_000))
    }
}

/// By what groups are put in order.
pub struct Ordering {
    key: Key,
    descending: bool,
    summed: Vec<(String, Kind)>,
}

enum Key {
    By(usize),
    Measured(Measured),
}

impl Ordering {
    /// `state`, `AVG^reassignment_count`, `COUNT^DESC`: several with commas between. What cannot be read is left out.
    pub(super) fn all(call: &Call, asked: &mut Asked, kind: impl Fn(&str) -> Option<Kind>) -> Vec<Self> {
        let text = match call.parameter("sysparm_order_by") {
            "" => call.parameter("sysparm_orderby"),
            text => text,
        };
        let mut read = Vec::new();
        for one in text.split(',') {
            let mut parts: Vec<&str> = one.split('^').map(str::trim).filter(|part| !part.is_empty()).collect();
            let descending = parts.pop_if(|last| last.eq_ignore_ascii_case("desc")).is_some();
            let key = match parts[..] {
                [word] if word.eq_ignore_ascii_case("count") => Some(Key::Measured(Measured::Count)),
                [name] => asked.by.iter().position(|(known, ..)| known == name).map(Key::By),
                [word, name] => Measured::read(word, name, asked, &kind).map(Key::Measured),
                _ => None,
            };
            read.extend(key.map(|key| (key, descending)));
        }
        let summed = &asked.summed;
        read.into_iter().map(|(key, descending)| Self { key, descending, summed: summed.clone() }).collect()
    }

    /// Groups that are alike in everything asked stay in the order of their values.
    pub(super) fn compare(all: &[Self], one: &Group, other: &Group) -> Order {
        let compared = all.iter().map(|ordering| {
            let order = match &ordering.key {
                Key::By(at) => of_values(&one.by[*at].0, &other.by[*at].0),
                Key::Measured(measured) => {
                    measured.of(&ordering.summed, one).cmp(&measured.of(&ordering.summed, other))
                }
            };
            if ordering.descending { order.reverse() } else { order }
        });
        compared.fold(Order::Equal, Order::then)
    }
}

/// Numbers that are kept as text count as numbers.
fn of_values(one: &Datum, other: &Datum) -> Order {
    let number = |datum: &Datum| datum.as_text().and_then(|text| text.parse::<i64>().ok());
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.cmp(other),
    }
}
