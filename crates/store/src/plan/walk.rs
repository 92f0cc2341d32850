//! The ways to the rows of a page. Each finds their identifiers in the asked order, or says that it cannot be gone.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Planner, Rows, Stop, Way, ids};
use crate::ask::{AsAt, Ask, Cond, Hop, Op, Order, Reckoned, Select, Slot};
use crate::datum::Datum;
use crate::sql::{Index, Walk};

impl Planner<'_> {
    pub(super) fn go(&mut self, way: &Way) -> Result<Option<Vec<String>>, Stop> {
        let order = self.order.clone();
        let Some(first) = order.first() else { return Ok(None) };
        let found = match way {
            Way::Narrowed(by) => self.narrowed(by, first)?,
            Way::Walked if first.slot.table > 0 => self.by_referred(first)?,
            Way::Walked if !first.scale.is_empty() => self.by_value(first)?,
            Way::Walked => self.by_column(first)?,
            Way::ByBody => self.by_body(first)?,
            Way::Inside(period) => return self.sorted(Index::Period(period)).map(Some),
            Way::First(column) => return self.sorted(Index::Order(column)).map(Some),
        };
        Ok(found.map(|mut found| {
            found.truncate(self.wanted());
            let offset = usize::try_from(self.ask.offset).unwrap_or(usize::MAX).min(found.len());
            found.split_off(offset)
        }))
    }

    /// The rows that the conditions find in an index, put in order by their keys alone; only those of the page are read whole.
    fn sorted(&mut self, index: Index<'_>) -> Result<Vec<String>, Stop> {
        let select = Select::Rows(vec![Slot::own("sys_id")]);
        let ask = Ask { select, order: self.order.clone(), ..self.ask.clone() };
        Ok(ids(self.run(&ask, Walk { index: Some(index), ..Walk::default() })?))
    }

    fn wanted(&self) -> usize {
        usize::try_from(self.ask.limit.unwrap_or(0).saturating_add(self.ask.offset)).unwrap_or(usize::MAX)
    }

    /// Adds the identifiers of one stretch; whether the page is full.
    fn stretch(
        &mut self,
        more: Option<Cond>,
        orders: &[Order],
        walk: Walk<'_>,
        found: &mut Vec<String>,
    ) -> Result<bool, Stop> {
        let missing = self.wanted().saturating_sub(found.len());
        let mut ask = Ask {
            select: Select::Rows(vec![Slot::own("sys_id")]),
            order: orders.to_vec(),
            limit: Some(missing as u64),
            offset: 0,
            ..self.ask.clone()
        };
        if let Some(more) = more {
            ask.filter = Cond::All(vec![more, ask.filter]);
        }
        found.extend(ids(self.run(&ask, walk)?));
        Ok(found.len() >= self.wanted())
    }

    /// Rows that have nothing in the column of the order: along the tie, in whose index every row stands.
    fn rest(&mut self, empty: &Slot, by: Option<&str>, found: &mut Vec<String>) -> Result<(), Stop> {
        let rest = &self.order.clone()[1..];
        let tie = self.shape.tie.as_deref().filter(|tie| self.shape.indexed.iter().any(|one| one == tie));
        let is_first =
            |tie: &&str| rest.first().is_some_and(|order| order.slot == Slot::own(*tie) && order.scale.is_empty());
        let index = tie.filter(is_first).map(|tie| by.and_then(|by| self.pair(by, tie)).unwrap_or(Index::Order(tie)));
        self.stretch(Some(Cond::Empty(empty.clone())), rest, Walk { index, ..Walk::default() }, found).map(|_| ())
    }

    fn narrowed(&mut self, by: &str, first: &Order) -> Result<Option<Vec<String>>, Stop> {
        let column = first.slot.column.as_str();
        let Some(index) = self.pair(by, column) else { return Ok(None) };
        let mut found = Vec::new();
        let walk = Walk { index: Some(index), filled: Some(column), ..Walk::default() };
        if !self.stretch(None, &self.order.clone(), walk, &mut found)? {
            self.rest(&first.slot, Some(by), &mut found)?;
        }
        Ok(Some(found))
    }

    fn by_column(&mut self, first: &Order) -> Result<Option<Vec<String>>, Stop> {
        let column = first.slot.column.as_str();
        if !self.shape.has_order(column) {
            return Ok(None);
        }
        let is_period = self.shape.periods.iter().any(|one| one == column);
        let index = if is_period { Index::Period(column) } else { Index::Order(column) };
        let mut found = Vec::new();
        let walk = Walk { index: Some(index), filled: Some(column), ..Walk::default() };
        if !self.stretch(None, &self.order.clone(), walk, &mut found)? {
            self.rest(&first.slot, None, &mut found)?;
        }
        Ok(Some(found))
    }

    /// The page of each visible body along its own rows, and of those the page of all.
    fn by_body(&mut self, first: &Order) -> Result<Option<Vec<String>>, Stop> {
        let column = first.slot.column.as_str();
        let Some(index) = self.pair("company", column).filter(|_| is_plain(&self.order)) else { return Ok(None) };
        let bodies: Vec<Datum> = self.bodies.iter().map(Datum::text).collect();
        if bodies.len() > self.tuning.bodies_max {
            return Ok(None);
        }
        let walk = Walk { index: Some(index), filled: Some(column), ..Walk::default() };
        let mut found = Vec::new();
        let is_full = self.merged(&Slot::own("company"), bodies, &self.order.clone(), walk, &mut found)?;
        Ok(is_full.then_some(found))
    }

    fn by_value(&mut self, first: &Order) -> Result<Option<Vec<String>>, Stop> {
        let column = first.slot.column.as_str();
        if !self.is_ordered(column) {
            return Ok(None);
        }
        let Some(mut there) = self.values(column)? else { return Ok(None) };
        let asked = self.conds.iter().find_map(|cond| match cond {
            Cond::In(slot, values) if *slot == first.slot => Some(values),
            _ => None,
        });
        there.retain(|value| asked.is_none_or(|asked| asked.contains(value)));
        let text = |value: &Datum| value.as_text().unwrap_or_default().to_owned();
        let mut stretches: Vec<Vec<Datum>> = Vec::new();
        for value in &first.scale {
            stretches.extend(there.iter().find(|one| text(one) == *value).map(|one| vec![one.clone()]));
        }
        let others: Vec<Datum> = there.iter().filter(|value| !first.scale.contains(&text(value))).cloned().collect();
        stretches.extend((!others.is_empty()).then_some(others));
        if first.descending {
            stretches.reverse();
        }
        let rest = &self.order.clone()[1..];
        let walk = Walk { index: Some(Index::Order(column)), ..Walk::default() };
        let mut found = Vec::new();
        for mut values in stretches {
            let more = match values.pop() {
                Some(value) if values.is_empty() => Cond::Compare(first.slot.clone(), Op::Is, value),
                last => Cond::In(first.slot.clone(), values.into_iter().chain(last).collect()),
            };
            if self.stretch(Some(more), rest, walk, &mut found)? {
                return Ok(Some(found));
            }
        }
        if asked.is_none() {
            self.rest(&first.slot, None, &mut found)?;
        }
        Ok(Some(found))
    }

    /// In the order of what stands for the records referred to.
    fn by_referred(&mut self, first: &Order) -> Result<Option<Vec<String>>, Stop> {
        let hop = &self.ask.hops[first.slot.table - 1];
        let column = hop.from.column.as_str();
        let index = match self.shape.tie.as_deref().and_then(|tie| self.pair(column, tie)) {
            Some(index) => Some(index),
            None => self.is_ordered(column).then_some(Index::Order(column)),
        };
        let is_walkable = hop.from.table == 0 && first.scale.is_empty() && (column == "company" || index.is_some());
        let Some(guard) = own(&hop.guard, first.slot.table).filter(|_| is_walkable) else { return Ok(None) };
        let referred = Ask {
            table: hop.table.clone(),
            classes: hop.classes.clone(),
            as_at: AsAt::Now,
            hops: Vec::new(),
            filter: Cond::All(vec![guard, Cond::Not(Box::new(Cond::Empty(Slot::own(&first.slot.column))))]),
            select: Select::Rows(vec![Slot::own("sys_id"), Slot::own(&first.slot.column)]),
            order: vec![Order { slot: Slot::own(&first.slot.column), descending: first.descending, scale: Vec::new() }],
            limit: Some(self.tuning.referred_max as u64 + 1),
            offset: 0,
        };
        // Each round walks along the same.
        let referred = match self.referred.take() {
            Some(referred) => referred,
            None => self.run(&referred, Walk::default())?,
        };
        if referred.len() > self.tuning.referred_max {
            return Ok(None);
        }
        let answer = self.along(&referred, first, index);
        self.referred = Some(referred);
        answer
    }

    fn along(
        &mut self,
        referred: &[Vec<Datum>],
        first: &Order,
        index: Option<Index<'_>>,
    ) -> Result<Option<Vec<String>>, Stop> {
        let hop = &self.ask.hops[first.slot.table - 1];
        let column = hop.from.column.as_str();
        let rest = &self.order.clone()[1..];
        let mut found = Vec::new();
        let mut referred = referred;
        while !referred.is_empty() {
            // Most people have never been given anything: those are passed over a portion at a time.
            let (portion, later) = referred.split_at(referred.len().min(self.tuning.referred_at_once));
            let same = later.iter().take_while(|row| row.get(1) == portion.last().and_then(|last| last.get(1))).count();
            let (portion, later) = referred.split_at(portion.len() + same);
            referred = later;
            let occurring = self.occurring(column, portion)?;
            let portion: Vec<&Vec<Datum>> =
                portion.iter().filter(|row| row.first().is_some_and(|key| occurring.contains(key))).collect();
            if self.stretches(&portion, hop, rest, index, &mut found)? {
                return Ok(Some(found));
            }
        }
        self.rest(&first.slot, None, &mut found)?;
        Ok(Some(found))
    }

    /// Record by record; those that are called the same together. Whether the page is full.
    fn stretches(
        &mut self,
        referred: &[&Vec<Datum>],
        hop: &Hop,
        rest: &[Order],
        index: Option<Index<'_>>,
        found: &mut Vec<String>,
    ) -> Result<bool, Stop> {
        let walk = Walk { index, ..Walk::default() };
        for alike in referred.chunk_by(|a, b| a.get(1) == b.get(1)) {
            let keys: Vec<Datum> = alike.iter().filter_map(|row| row.first().cloned()).collect();
            let is_full = match &keys[..] {
                [_, _, ..] if is_plain(rest) => self.merged(&hop.from, keys, rest, walk, found)?,
                _ => self.stretch(Some(Cond::In(hop.from.clone(), keys)), rest, walk, found)?,
            };
            if is_full {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The rows of each of these values along its own stretch of the index, put together in their order: asked for together, all
    /// of them would be read for the first few. Whether the page is full.
    fn merged(
        &mut self,
        slot: &Slot,
        values: Vec<Datum>,
        orders: &[Order],
        walk: Walk<'_>,
        found: &mut Vec<String>,
    ) -> Result<bool, Stop> {
        let slots = std::iter::once(Slot::own("sys_id")).chain(orders.iter().map(|order| order.slot.clone()));
        let missing = self.wanted().saturating_sub(found.len());
        let mut ask = Ask {
            select: Select::Rows(slots.collect()),
            order: orders.to_vec(),
            limit: Some(missing as u64),
            offset: 0,
            ..self.ask.clone()
        };
        let mut rows: Rows = Vec::new();
        for value in values {
            let own = Cond::Compare(slot.clone(), Op::Is, value);
            ask.filter = Cond::All(vec![own, self.ask.filter.clone()]);
            rows.extend(self.run(&ask, walk)?);
        }
        rows.sort_by(|one, other| ordered(orders, one, other));
        rows.truncate(missing);
        found.extend(ids(rows));
        Ok(found.len() >= self.wanted())
    }
}

/// Whether rows can be put in this order by their own values.
fn is_plain(orders: &[Order]) -> bool {
    orders.iter().all(|order| order.slot.table == 0 && order.scale.is_empty())
}

/// Two rows, each an identifier and what it is ordered by.
fn ordered(orders: &[Order], one: &[Datum], other: &[Datum]) -> Ordering {
    for (place, order) in orders.iter().enumerate() {
        let (Some(a), Some(b)) = (one.get(place + 1), other.get(place + 1)) else { continue };
        let by_value = if order.descending { b.cmp(a) } else { a.cmp(b) };
        let by = (*a == Datum::Null).cmp(&(*b == Datum::Null)).then(by_value);
        if by != Ordering::Equal {
            return by;
        }
    }
    one.first().cmp(&other.first())
}

/// A guard as a condition over the table itself; none if it looks at others as well.
pub(super) fn own(guard: &Cond, table: usize) -> Option<Cond> {
    let slot = |slot: &Slot| (slot.table == table).then(|| Slot::own(&slot.column));
    let all = |list: &[Cond]| list.iter().map(|one| own(one, table)).collect::<Option<Vec<_>>>();
    let side = |side: &Reckoned| {
        Some(match side {
            Reckoned::Text(text) => Reckoned::Text(text.clone()),
            Reckoned::Slot(at) => Reckoned::Slot(slot(at)?),
            Reckoned::Told(at, form, zone) => Reckoned::Told(slot(at)?, *form, zone.clone()),
            Reckoned::Later(at, count, unit) => Reckoned::Later(slot(at)?, *count, *unit),
        })
    };
    Some(match guard {
        Cond::All(list) => Cond::All(all(list)?),
        Cond::Any(list) => Cond::Any(all(list)?),
        Cond::Not(inner) => Cond::Not(Box::new(own(inner, table)?)),
        Cond::Compare(at, op, value) => Cond::Compare(slot(at)?, *op, value.clone()),
        Cond::In(at, values) => Cond::In(slot(at)?, values.clone()),
        Cond::Empty(at) => Cond::Empty(slot(at)?),
        Cond::Equals(at, text) => Cond::Equals(slot(at)?, text.clone()),
        Cond::Contains(at, text) => Cond::Contains(slot(at)?, text.clone()),
        Cond::StartsWith(at, text) => Cond::StartsWith(slot(at)?, text.clone()),
        Cond::EndsWith(at, text) => Cond::EndsWith(slot(at)?, text.clone()),
        Cond::Lists(at, text) => Cond::Lists(slot(at)?, text.clone()),
        Cond::Slots(left, op, right) => Cond::Slots(slot(left)?, *op, slot(right)?),
        Cond::Reckoned(sides) => Cond::Reckoned(Arc::new((side(&sides.0)?, sides.1, side(&sides.2)?))),
        Cond::Matches(_) => return None,
    })
}
