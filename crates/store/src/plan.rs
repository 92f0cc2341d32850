//! How an ask is come by. The engines estimate how many rows a condition lets through; where one service has half of all
//! incidents they estimate badly, and put a million rows in order for a page of fifty. So it is looked at here:
//!
//! - A condition that lets few rows through goes **first**, and those rows are put in order.
//! - Where none does, rows are **walked** in the asked order until the page is full: along an index of the column; value by value
//!   where a scale gives the order; record by record where the order is that of the records referred to.
//! - What falls into a **stretch of time** is counted in the index of that period, without a look at the rows.
//!
//! Whatever the way, the answer is that of the plain statement, to the row and to the order.

use std::collections::{HashMap, HashSet};

use crate::ask::{AsAt, Ask, Cond, Hop, Op, Order, Select, Slot};
use crate::bodies::Bodies;
use crate::catalogue::{Catalogue, TableShape};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::{Session, int};
use crate::sql::{self, Dialect, Index, Parameters, Walk, quoted};

/// Fewer rows than this are better put in order than walked past.
const FIRST_MAX: i64 = 6_000;
/// Fewer rows than this are better looked up than counted past in the index of a period.
const FIRST_IN_PERIOD_MAX: i64 = 300;
/// Pages that end further down are left to the engine.
const WALKED_MAX: u64 = 50_000;
/// Different values that are walked one by one.
const VALUES_MAX: usize = 64;
/// Records referred to that are walked one by one.
const REFERRED_MAX: usize = 5_000;

/// Of those, looked at in one statement.
const REFERRED_AT_ONCE: usize = 256;

pub(crate) fn answer(
    session: &mut dyn Session,
    dialect: Dialect,
    catalogue: &Catalogue,
    bodies: &Bodies,
    ask: &Ask,
) -> Result<Vec<Vec<Datum>>> {
    // Whatever is wrong with an ask is told by its plain statement.
    let plain = sql::render(dialect, catalogue, bodies, ask)?;
    let shape = catalogue.table(&ask.table)?;
    let mut planner = Planner { session, dialect, catalogue, bodies, ask, shape };
    match planner.planned() {
        Ok(Some(answer)) => Ok(answer),
        Ok(None) => planner.session.rows(plain),
        // A condition that nothing meets leaves no term by which SQLite could use the named index, and it refuses the statement.
        Err(error) => {
            tracing::debug!(%error, table = ask.table, "a planned question was put plainly");
            planner.session.rows(plain)
        }
    }
}

struct Planner<'a> {
    session: &'a mut dyn Session,
    dialect: Dialect,
    catalogue: &'a Catalogue,
    bodies: &'a Bodies,
    ask: &'a Ask,
    shape: &'a TableShape,
}

/// Conditions that a row must meet, each by itself.
fn conjuncts<'c>(cond: &'c Cond, into: &mut Vec<&'c Cond>) {
    match cond {
        Cond::All(list) => list.iter().for_each(|one| conjuncts(one, into)),
        other => into.push(other),
    }
}

impl Planner<'_> {
    fn planned(&mut self) -> Result<Option<Vec<Vec<Datum>>>> {
        let mut conds = Vec::new();
        conjuncts(&self.ask.filter, &mut conds);
        if conds.iter().any(|cond| matches!(cond, Cond::Matches(_))) {
            return Ok(None);
        }
        match &self.ask.select {
            Select::Groups { .. } => self.counted(&conds),
            Select::Rows(slots) => {
                let is_page = self.ask.limit.is_some_and(|limit| limit.saturating_add(self.ask.offset) <= WALKED_MAX);
                let Some(first) = self.ask.order.first().filter(|_| is_page) else { return self.counted(&conds) };
                if self.ask.as_at != AsAt::Now {
                    return self.counted(&conds);
                }
                let few = self.few(&conds, FIRST_MAX)?;
                if let Some(index) = few.filter(|_| self.dialect == Dialect::Sqlite) {
                    // Put in order by their keys alone; only those of the page are read whole.
                    let ask = Ask { select: Select::Rows(vec![Slot::own("sys_id")]), ..self.ask.clone() };
                    let found = self.run(&ask, Walk { index: Some(index), filled: None })?;
                    return self.fetched(ids(found), slots).map(Some);
                }
                if few.is_some() {
                    return Ok(None);
                }
                if let Some(answer) = self.inside_period(&conds, slots)? {
                    return Ok(Some(answer));
                }
                self.walked(first, slots)
            }
        }
    }

    fn run(&mut self, ask: &Ask, walk: Walk<'_>) -> Result<Vec<Vec<Datum>>> {
        let statement = sql::render_walk(self.dialect, self.catalogue, self.bodies, ask, walk)?;
        self.session.rows(statement)
    }

    /// Counts over a stretch of time, and lists of rows without an order that matters.
    fn counted(&mut self, conds: &[&Cond]) -> Result<Option<Vec<Vec<Datum>>>> {
        if self.dialect != Dialect::Sqlite || matches!(self.ask.as_at, AsAt::Revision(_)) {
            return Ok(None);
        }
        let Some(period) = self.period(conds) else {
            // Kept versions have no index by which few could be found.
            if self.ask.as_at != AsAt::Now {
                return Ok(None);
            }
            let few = self.few(conds, FIRST_MAX)?;
            return few.map(|index| self.run(self.ask, Walk { index: Some(index), filled: None })).transpose();
        };
        if self.ask.as_at == AsAt::Now
            && let Some(index) = self.few(conds, FIRST_IN_PERIOD_MAX)?
        {
            return self.run(self.ask, Walk { index: Some(index), filled: None }).map(Some);
        }
        self.run(self.ask, Walk { index: Some(Index::Period(&period)), filled: None }).map(Some)
    }

    /// A period that is bounded on both sides.
    fn period(&self, conds: &[&Cond]) -> Option<String> {
        let bounded = |name: &&String, ops: [Op; 2]| {
            conds.iter().any(|cond| {
                matches!(cond, Cond::Compare(slot, op, value)
                    if slot.table == 0 && slot.column == **name && ops.contains(op) && !value.is_empty())
            })
        };
        let both = |name: &&String| bounded(name, [Op::More, Op::AtLeast]) && bounded(name, [Op::Less, Op::AtMost]);
        self.shape.periods.iter().find(both).cloned()
    }

    /// The index of the condition that lets the fewest rows through, if they are few.
    fn few<'i>(&mut self, conds: &[&'i Cond], max: i64) -> Result<Option<Index<'i>>> {
        let mut best: Option<(i64, Index<'i>)> = None;
        for cond in conds {
            let (slot, values) = match cond {
                Cond::Compare(slot, Op::Is, value) if !value.is_empty() => (slot, vec![value.clone()]),
                Cond::In(slot, values) if values.len() <= VALUES_MAX => {
                    (slot, values.iter().filter(|value| !value.is_empty()).cloned().collect())
                }
                _ => continue,
            };
            let is_ordered = self.shape.indexed.contains(&slot.column) && !self.shape.periods.contains(&slot.column);
            if slot.table != 0 || !is_ordered {
                continue;
            }
            let kind = self.shape.kind(&slot.column)?;
            let mut parameters = Parameters::new(self.dialect);
            let wanted = parameters.is_in(&quoted(&slot.column), values, kind)?;
            let (table, index) = (quoted(&self.shape.name), Index::Order(&slot.column));
            let by = match self.dialect {
                Dialect::Sqlite => format!(" indexed by {}", quoted(&index.name(&self.shape.name))),
                Dialect::Postgres => String::new(),
            };
            let sql = format!("select count(*) from (select 1 from {table}{by} where {wanted} limit {max}) few");
            let counted = self.session.query(&sql, &parameters.into_values())?;
            let count = counted.first().map_or(max, |row| int(row, 0));
            if count < max && best.is_none_or(|(least, _)| count < least) {
                best = Some((count, index));
            }
        }
        Ok(best.map(|(_, index)| index))
    }

    /// A page of rows of a stretch of time, where the index of the period holds what they are ordered by.
    fn inside_period(&mut self, conds: &[&Cond], slots: &[Slot]) -> Result<Option<Vec<Vec<Datum>>>> {
        let Some(period) = self.period(conds).filter(|_| self.dialect == Dialect::Sqlite) else { return Ok(None) };
        let holds = |order: &Order| {
            let column = &order.slot.column;
            order.slot.table == 0
                && (["company", "sys_class_name", "sys_id"].contains(&column.as_str())
                    || *column == period
                    || self.shape.tie.as_ref() == Some(column)
                    || self.shape.narrowing.contains(column))
        };
        if !self.ask.order.iter().all(holds) {
            return Ok(None);
        }
        let ask = Ask { select: Select::Rows(vec![Slot::own("sys_id")]), ..self.ask.clone() };
        let found = self.run(&ask, Walk { index: Some(Index::Period(&period)), filled: None })?;
        self.fetched(ids(found), slots).map(Some)
    }

    /// Rows in the asked order, one stretch after the other, until the page is full.
    fn walked(&mut self, first: &Order, slots: &[Slot]) -> Result<Option<Vec<Vec<Datum>>>> {
        let found = if first.slot.table > 0 {
            self.by_referred(first)?
        } else if !first.scale.is_empty() {
            self.by_value(first)?
        } else {
            self.by_column(first)?
        };
        match found {
            Some(found) => {
                let offset = usize::try_from(self.ask.offset).unwrap_or(usize::MAX).min(found.len());
                self.fetched(found[offset..].to_vec(), slots).map(Some)
            }
            None => Ok(None),
        }
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
    ) -> Result<bool> {
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
    fn rest(&mut self, empty: &Slot, found: &mut Vec<String>) -> Result<()> {
        let rest = &self.ask.order[1..];
        let tie = self.shape.tie.as_deref().filter(|tie| self.shape.indexed.iter().any(|one| one == tie));
        let is_first =
            |tie: &&str| rest.first().is_some_and(|order| order.slot == Slot::own(*tie) && order.scale.is_empty());
        let walk = Walk { index: tie.filter(is_first).map(Index::Order), filled: None };
        self.stretch(Some(Cond::Empty(empty.clone())), rest, walk, found).map(|_| ())
    }

    fn by_column(&mut self, first: &Order) -> Result<Option<Vec<String>>> {
        let column = first.slot.column.as_str();
        if !self.shape.has_order(column) {
            return Ok(None);
        }
        let is_period = self.shape.periods.iter().any(|one| one == column);
        let index = if is_period { Index::Period(column) } else { Index::Order(column) };
        let mut found = Vec::new();
        let walk = Walk { index: Some(index), filled: Some(column) };
        if !self.stretch(None, &self.ask.order, walk, &mut found)? {
            self.rest(&first.slot, &mut found)?;
        }
        Ok(Some(found))
    }

    fn by_value(&mut self, first: &Order) -> Result<Option<Vec<String>>> {
        let column = first.slot.column.as_str();
        if !self.shape.indexed.iter().any(|one| one == column) || self.shape.periods.iter().any(|one| one == column) {
            return Ok(None);
        }
        let Some(there) = self.values(column)? else { return Ok(None) };
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
        let rest = &self.ask.order[1..];
        let walk = Walk { index: Some(Index::Order(column)), filled: None };
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
        self.rest(&first.slot, &mut found)?;
        Ok(Some(found))
    }

    /// The different values of a column, if they are not many: each is one step into the index.
    fn values(&mut self, column: &str) -> Result<Option<Vec<Datum>>> {
        let (table, name) = (quoted(&self.shape.name), quoted(column));
        let kind = self.shape.kind(column)?;
        let mut there: Vec<Datum> = Vec::new();
        while there.len() <= VALUES_MAX {
            let mut parameters = Parameters::new(self.dialect);
            let after = match there.last() {
                Some(last) => format!("{name} > {}", parameters.bind(last.clone(), kind)?),
                None => format!("{name} is not null"),
            };
            let sql = format!("select min({name}) from {table} where {after}");
            let answer = self.session.query(&sql, &parameters.into_values())?;
            match answer.into_iter().next().and_then(|row| row.into_iter().next()).filter(|value| !value.is_empty()) {
                Some(value) => there.push(value),
                None => return Ok(Some(there)),
            }
        }
        Ok(None)
    }

    /// In the order of what stands for the records referred to.
    fn by_referred(&mut self, first: &Order) -> Result<Option<Vec<String>>> {
        let hop = &self.ask.hops[first.slot.table - 1];
        let is_walkable = hop.from.table == 0
            && first.scale.is_empty()
            && (hop.from.column == "company" || self.shape.indexed.contains(&hop.from.column))
            && !self.shape.periods.contains(&hop.from.column);
        let Some(guard) = own(&hop.guard, first.slot.table).filter(|_| is_walkable) else { return Ok(None) };
        let referred = Ask {
            table: hop.table.clone(),
            classes: hop.classes.clone(),
            as_at: AsAt::Now,
            hops: Vec::new(),
            filter: Cond::All(vec![guard, Cond::Not(Box::new(Cond::Empty(Slot::own(&first.slot.column))))]),
            select: Select::Rows(vec![Slot::own("sys_id"), Slot::own(&first.slot.column)]),
            order: vec![Order { slot: Slot::own(&first.slot.column), descending: first.descending, scale: Vec::new() }],
            limit: Some(REFERRED_MAX as u64 + 1),
            offset: 0,
        };
        let referred = self.run(&referred, Walk::default())?;
        if referred.len() > REFERRED_MAX {
            return Ok(None);
        }
        let rest = &self.ask.order[1..];
        let index = (hop.from.column != "company").then_some(Index::Order(hop.from.column.as_str()));
        let mut found = Vec::new();
        let mut referred = referred.as_slice();
        while !referred.is_empty() {
            // Most people have never been given anything: those are passed over a portion at a time.
            let (portion, later) = referred.split_at(referred.len().min(REFERRED_AT_ONCE));
            let same = later.iter().take_while(|row| row.get(1) == portion.last().and_then(|last| last.get(1))).count();
            let (portion, later) = referred.split_at(portion.len() + same);
            referred = later;
            let occurring = self.occurring(&hop.from.column, portion)?;
            let portion: Vec<&Vec<Datum>> =
                portion.iter().filter(|row| row.first().is_some_and(|key| occurring.contains(key))).collect();
            if self.stretches(&portion, hop, rest, index, &mut found)? {
                return Ok(Some(found));
            }
        }
        self.rest(&first.slot, &mut found)?;
        Ok(Some(found))
    }

    /// Which of these records any row refers to.
    fn occurring(&mut self, column: &str, referred: &[Vec<Datum>]) -> Result<HashSet<Datum>> {
        let keys: Vec<&Datum> = referred.iter().filter_map(|row| row.first()).collect();
        let keys = serde_json::to_string(&keys).map_err(StoreError::engine)?;
        let mut parameters = Parameters::new(self.dialect);
        let (table, column, keys) = (quoted(&self.shape.name), quoted(column), parameters.text(keys)?);
        let values = match self.dialect {
            Dialect::Sqlite => format!("select value as id from json_each({keys})"),
            Dialect::Postgres => format!("select jsonb_array_elements_text({keys}::jsonb) as id"),
        };
        let sql = format!("select v.id from ({values}) v where exists (select 1 from {table} where {column} = v.id)");
        let rows = self.session.query(&sql, &parameters.into_values())?;
        Ok(rows.into_iter().filter_map(|row| row.into_iter().next()).collect())
    }

    /// Record by record; those that are called the same together. Whether the page is full.
    fn stretches(
        &mut self,
        referred: &[&Vec<Datum>],
        hop: &Hop,
        rest: &[Order],
        index: Option<Index<'_>>,
        found: &mut Vec<String>,
    ) -> Result<bool> {
        for alike in referred.chunk_by(|a, b| a.get(1) == b.get(1)) {
            let keys: Vec<Datum> = alike.iter().filter_map(|row| row.first().cloned()).collect();
            if self.stretch(Some(Cond::In(hop.from.clone(), keys)), rest, Walk { index, filled: None }, found)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The rows with these identifiers, in their order.
    fn fetched(&mut self, found: Vec<String>, slots: &[Slot]) -> Result<Vec<Vec<Datum>>> {
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let keys = found.iter().map(Datum::text).collect();
        let select = std::iter::once(Slot::own("sys_id")).chain(slots.iter().cloned()).collect();
        let ask = Ask {
            filter: Cond::In(Slot::own("sys_id"), keys),
            select: Select::Rows(select),
            order: Vec::new(),
            limit: None,
            offset: 0,
            ..self.ask.clone()
        };
        let rows = self.run(&ask, Walk::default())?;
        let mut rows: HashMap<String, Vec<Datum>> = rows
            .into_iter()
            .map(|mut row| {
                let values = row.split_off(1);
                (row.first().and_then(Datum::as_text).unwrap_or_default().to_owned(), values)
            })
            .collect();
        Ok(found.iter().filter_map(|id| rows.remove(id)).collect())
    }
}

fn ids(rows: Vec<Vec<Datum>>) -> Vec<String> {
    rows.into_iter().filter_map(|row| row.first()?.as_text().map(str::to_owned)).collect()
}

/// A guard as a condition over the table itself; none if it looks at others as well.
fn own(guard: &Cond, table: usize) -> Option<Cond> {
    let slot = |slot: &Slot| (slot.table == table).then(|| Slot::own(&slot.column));
    let all = |list: &[Cond]| list.iter().map(|one| own(one, table)).collect::<Option<Vec<_>>>();
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
        Cond::Matches(_) => return None,
    })
}
