//! Reads a question over rows in memory, as its documentation says and in no other way.
#![allow(dead_code)]

use std::cmp::Ordering;
use std::collections::BTreeMap;

use store::{AsAt, Ask, Bodies, Cond, Datum, Measure, NewRow, Op, Order, Select, Slot, Term};

type Row = BTreeMap<String, Datum>;

struct Kept {
    row: Row,
    table: String,
    from: (i64, String),
    until: Option<(i64, String)>,
}

/// Every version that there ever was.
#[derive(Default)]
pub struct Life {
    kept: Vec<Kept>,
    pub revision: i64,
}

impl Life {
    fn present(&mut self, table: &str, sys_id: &str) -> Option<&mut Kept> {
        self.kept
            .iter_mut()
            .find(|kept| kept.until.is_none() && kept.table == table && kept.row["sys_id"] == Datum::text(sys_id))
    }

    pub fn version(&mut self, table: &str, sys_id: &str) -> Option<i64> {
        self.present(table, sys_id).and_then(|kept| kept.row["sys_mod_count"].as_int())
    }

    pub fn insert(&mut self, new: &NewRow, at: &str, number: i64) -> bool {
        if self.present(&new.table, &new.sys_id).is_some() {
            return false;
        }
        let mut row: Row = new.values.iter().map(|(name, value)| (name.clone(), plain(value))).collect();
        row.insert("sys_id".into(), new.sys_id.clone().into());
        row.insert("company".into(), new.company.clone().into());
        row.insert("sys_class_name".into(), new.class.clone().into());
        row.insert("sys_mod_count".into(), Datum::Int(0));
        row.insert("sys_updated_on".into(), at.into());
        self.kept.push(Kept { row, table: new.table.clone(), from: (number, at.into()), until: None });
        true
    }

    pub fn update(&mut self, table: &str, sys_id: &str, changes: &[(String, Datum)], at: &str, number: i64) {
        let kept = self.present(table, sys_id).unwrap();
        kept.until = Some((number, at.into()));
        let mut row = kept.row.clone();
        row.extend(changes.iter().map(|(name, value)| (name.clone(), plain(value))));
        let version = row["sys_mod_count"].as_int().unwrap();
        row.insert("sys_mod_count".into(), Datum::Int(version + 1));
        row.insert("sys_updated_on".into(), at.into());
        self.kept.push(Kept { row, table: table.into(), from: (number, at.into()), until: None });
    }

    pub fn delete(&mut self, table: &str, sys_id: &str, at: &str, number: i64) {
        self.present(table, sys_id).unwrap().until = Some((number, at.into()));
    }

    /// The rows of a table that stand at that time and may be seen.
    fn standing(&self, table: &str, as_at: &AsAt, bodies: &Bodies, classes: &[String]) -> Vec<&Row> {
        let stands = |kept: &&Kept| match as_at {
            AsAt::Now => kept.until.is_none(),
            AsAt::Revision(number) => {
                kept.from.0 <= *number && kept.until.as_ref().is_none_or(|until| until.0 > *number)
            }
            AsAt::Instant(instant) => {
                kept.from.1 <= *instant && kept.until.as_ref().is_none_or(|until| until.1 > *instant)
            }
        };
        self.kept
            .iter()
            .filter(|kept| kept.table == table)
            .filter(stands)
            .map(|kept| &kept.row)
            .filter(|row| bodies.holds(row["company"].as_text().unwrap()))
            .filter(|row| {
                classes.is_empty() || classes.iter().any(|class| row["sys_class_name"] == Datum::text(class.as_str()))
            })
            .collect()
    }
}

fn plain(value: &Datum) -> Datum {
    if value.is_empty() { Datum::Null } else { value.clone() }
}

/// A row and what its references lead to; nothing where they lead nowhere.
type Reach<'a> = Vec<Option<&'a Row>>;

pub fn answer(life: &Life, bodies: &Bodies, ask: &Ask) -> Vec<Vec<Datum>> {
    let mut found: Vec<Reach<'_>> = Vec::new();
    for row in life.standing(&ask.table, &ask.as_at, bodies, &ask.classes) {
        let mut reach: Reach<'_> = vec![Some(row)];
        for hop in &ask.hops {
            let wanted = value(&reach, &hop.from);
            let there = life.standing(&hop.table, &ask.as_at, bodies, &hop.classes);
            let hit = there.into_iter().find(|row| !wanted.is_empty() && row["sys_id"] == wanted);
            reach.push(hit);
            if hit.is_some() && !holds(&reach, &hop.guard) {
                *reach.last_mut().unwrap() = None;
            }
        }
        if holds(&reach, &ask.filter) {
            found.push(reach);
        }
    }
    let all = match &ask.select {
        Select::Rows(slots) => rows(found, slots, &ask.order),
        Select::Groups { by, measures } => groups(&found, by, measures, &ask.order),
    };
    let limit = ask.limit.map_or(usize::MAX, |limit| limit as usize);
    all.into_iter().skip(ask.offset as usize).take(limit).collect()
}

fn rows(mut found: Vec<Reach<'_>>, slots: &[Slot], order: &[Order]) -> Vec<Vec<Datum>> {
    found.sort_by(|one, other| {
        let by_order = order.iter().map(|order| {
            let place = |reach| placed(value(reach, &order.slot), &order.scale);
            sorted(&place(one), &place(other), order.descending)
        });
        by_order
            .fold(Ordering::Equal, Ordering::then)
            .then_with(|| value(one, &Slot::own("sys_id")).cmp(&value(other, &Slot::own("sys_id"))))
    });
    found.iter().map(|reach| slots.iter().map(|slot| value(reach, slot)).collect()).collect()
}

/// Where a value stands on a scale, if there is one.
fn placed(value: Datum, scale: &[String]) -> Datum {
    if scale.is_empty() || value.is_empty() {
        return value;
    }
    let place = scale.iter().position(|one| Some(one.as_str()) == value.as_text()).unwrap_or(scale.len());
    Datum::Int(place as i64)
}

/// Empties last, both ways.
fn sorted(one: &Datum, other: &Datum, descending: bool) -> Ordering {
    one.is_empty().cmp(&other.is_empty()).then(if descending { other.cmp(one) } else { one.cmp(other) })
}

/// Where a group stands among the others, and what is shown for it.
fn term(reach: &Reach<'_>, term: &Term) -> Option<(Datum, Datum)> {
    match term {
        Term::Slot(slot) => {
            let value = value(reach, slot);
            Some((value.clone(), value))
        }
        Term::Buckets(slot, buckets) => {
            let value = value(reach, slot);
            let text = value.as_text()?;
            let place = buckets.iter().position(|bucket| bucket.from.as_str() <= text && text < bucket.to.as_str())?;
            Some((Datum::Int(place as i64), buckets[place].label.clone().into()))
        }
    }
}

/// What its terms are, and its members.
type Group<'a, 'b> = (Vec<(Datum, Datum)>, Vec<&'b Reach<'a>>);

fn groups(found: &[Reach<'_>], by: &[Term], measures: &[Measure], order: &[Order]) -> Vec<Vec<Datum>> {
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    if by.is_empty() {
        groups.push((Vec::new(), Vec::new()));
    }
    for reach in found {
        let Some(key) = by.iter().map(|each| term(reach, each)).collect::<Option<Vec<_>>>() else { continue };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, members)) => members.push(reach),
            None => groups.push((key, vec![reach])),
        }
    }
    let place_of = |slot: &Slot| by.iter().position(|term| matches!(term, Term::Slot(own) if own == slot));
    groups.sort_by(|(one, _), (other, _)| {
        let asked = order.iter().map(|Order { slot, descending, .. }| {
            let place = place_of(slot).unwrap();
            sorted(&one[place].0, &other[place].0, *descending)
        });
        let rest = one.iter().zip(other).map(|(one, other)| sorted(&one.0, &other.0, false));
        asked.chain(rest).fold(Ordering::Equal, Ordering::then)
    });
    groups
        .into_iter()
        .map(|(key, members)| {
            let shown = key.into_iter().map(|(_, shown)| shown);
            shown.chain(measures.iter().map(|each| measure(&members, each))).collect()
        })
        .collect()
}

fn measure(members: &[&Reach<'_>], measure: &Measure) -> Datum {
    let filled = |slot: &Slot| -> Vec<Datum> {
        members.iter().map(|reach| value(reach, slot)).filter(|value| !value.is_empty()).collect()
    };
    let count = |count: usize| Datum::Int(count as i64);
    match measure {
        Measure::Count => count(members.len()),
        Measure::CountIf(cond) => count(members.iter().filter(|reach| holds(reach, cond)).count()),
        Measure::Filled(slot) => count(filled(slot).len()),
        Measure::Sum(slot) => {
            let numbers: Vec<i64> = filled(slot).iter().map(|value| value.as_int().unwrap()).collect();
            if numbers.is_empty() { Datum::Null } else { Datum::Int(numbers.iter().sum()) }
        }
        Measure::Min(slot) => filled(slot).into_iter().min().unwrap_or_default(),
        Measure::Max(slot) => filled(slot).into_iter().max().unwrap_or_default(),
    }
}

fn value(reach: &Reach<'_>, slot: &Slot) -> Datum {
    reach[slot.table].and_then(|row| row.get(&slot.column).cloned()).unwrap_or_default()
}

fn holds(reach: &Reach<'_>, cond: &Cond) -> bool {
    let folded = |slot: &Slot, text: &str, holds: fn(&str, &str) -> bool| {
        let value = value(reach, slot);
        !value.is_empty() && holds(&fold(value.as_text().unwrap()), &fold(text))
    };
    match cond {
        Cond::All(list) => list.iter().all(|each| holds(reach, each)),
        Cond::Any(list) => list.iter().any(|each| holds(reach, each)),
        Cond::Not(inner) => !holds(reach, inner),
        Cond::Compare(slot, op, wanted) => compare(&value(reach, slot), *op, wanted),
        Cond::Slots(left, op, right) => compare(&value(reach, left), *op, &value(reach, right)),
        Cond::In(slot, list) => list.iter().any(|each| compare(&value(reach, slot), Op::Is, each)),
        Cond::Empty(slot) => value(reach, slot).is_empty(),
        Cond::Equals(slot, text) => folded(slot, text, |value, text| value == text),
        Cond::Contains(slot, text) => folded(slot, text, |value, text| value.contains(text)),
        Cond::StartsWith(slot, text) => folded(slot, text, |value, text| value.starts_with(text)),
        Cond::EndsWith(slot, text) => folded(slot, text, |value, text| value.ends_with(text)),
        Cond::Lists(slot, sys_id) => {
            !sys_id.is_empty()
                && value(reach, slot).as_text().is_some_and(|list| list.split(',').any(|each| each == sys_id))
        }
        Cond::Reckoned(..) => unreachable!("what is worked out is tried in `record`"),
        Cond::Matches(_) => unreachable!("words are another test's"),
    }
}

/// An empty value equals nothing and stands in no order.
fn compare(value: &Datum, op: Op, wanted: &Datum) -> bool {
    let both = !value.is_empty() && !wanted.is_empty();
    match op {
        Op::Is => both && value == wanted,
        Op::IsNot => !(both && value == wanted),
        Op::Less => both && value < wanted,
        Op::AtMost => both && value <= wanted,
        Op::More => both && value > wanted,
        Op::AtLeast => both && value >= wanted,
    }
}

/// Case does not count, nor which sigma ends a word.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c }).collect()
}
