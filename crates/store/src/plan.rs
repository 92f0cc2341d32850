//! How an ask is come by. The engines estimate how many rows a condition lets through; where one service has half of all
//! incidents they estimate badly, and put a million rows in order for a page of fifty. So it is looked at here:
//!
//! - A condition that lets few rows through goes **first**, and those rows are put in order.
//! - Where none does, rows are **walked** in the asked order until the page is full: along an index of the column, or of a pair
//!   with what is asked for; value by value where a scale gives the order; record by record where the order is that of the
//!   records referred to.
//! - What falls into a **stretch of time** is counted in the index of that period, without a look at the rows; month by month and
//!   value by value in the index of that pair, without a look at anything else.
//!
//! Which of several ways is short cannot be known beforehand: the rows wanted may all stand at the far end of the order. On SQLite,
//! whose steps can be counted, each way is tried for some steps, then each for four times as many, until one arrives.
//!
//! Whatever the way, the answer is that of the plain statement, to the row and to the order.

mod named;
mod probe;
mod tallied;
mod tuning;
mod walk;

use std::collections::HashMap;

use crate::ask::{AsAt, Ask, Cond, Measure, Op, Order, Select, Slot, Term};
use crate::bodies::Bodies;
use crate::catalogue::{Catalogue, TableShape};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::Session;
use crate::sql::{self, Dialect, Index, Walk};

pub use tuning::Tuning;

pub(crate) type Rows = Vec<Vec<Datum>>;

/// Why a way was left.
enum Stop {
    /// Its steps are spent.
    Spent,
    Failed(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// What came of trying a way for some steps.
enum Trial {
    Arrived(Vec<String>),
    Spent,
    /// It does not lead there.
    Closed,
}

/// A way to the rows of a page.
#[derive(Debug, Clone, PartialEq)]
enum Way {
    /// Along an index in which the rows of one value of this column stand in the asked order.
    Narrowed(String),
    Walked,
    /// Along the rows of each visible body.
    ByBody,
    /// All rows of a stretch of time, from the index of the period.
    Inside(String),
    /// All rows with the asked values of this column.
    First(String),
}

pub(crate) fn answer(
    session: &mut dyn Session,
    dialect: Dialect,
    catalogue: &Catalogue,
    bodies: &Bodies,
    tuning: &Tuning,
    ask: &Ask,
) -> Result<Rows> {
    // Whatever is wrong with an ask is told by its plain statement.
    let plain = sql::render(dialect, catalogue, bodies, ask)?;
    let mut planner = Planner::of(session, dialect, catalogue, bodies, tuning, ask)?;
    let Some(referring) = planner.simpler()? else { return planner.answered(plain) };
    let plain = sql::render(dialect, catalogue, bodies, &referring)?;
    Planner::of(planner.session, dialect, catalogue, bodies, tuning, &referring)?.answered(plain)
}

/// Counts the rows that an ask meets, up to `most`; none if more steps would be needed than such a count is worth.
pub(crate) fn count_to(
    session: &mut dyn Session,
    dialect: Dialect,
    catalogue: &Catalogue,
    bodies: &Bodies,
    tuning: &Tuning,
    ask: &Ask,
    most: u64,
) -> Result<Option<u64>> {
    let ask = Ask {
        select: Select::Rows(Vec::new()),
        order: Vec::new(),
        limit: Some(most.saturating_add(1)),
        offset: 0,
        ..ask.clone()
    };
    let (sql, parameters) = sql::render(dialect, catalogue, bodies, &ask)?;
    let mut planner = Planner::of(session, dialect, catalogue, bodies, tuning, &ask)?;
    let referring = planner.simpler()?;
    let (sql, parameters) = match &referring {
        Some(referring) => sql::render(dialect, catalogue, bodies, referring)?,
        None => (sql, parameters),
    };
    let mut planner =
        Planner::of(planner.session, dialect, catalogue, bodies, tuning, referring.as_ref().unwrap_or(&ask))?;
    planner.left = Some(tuning.count_steps);
    let rows = match planner.planned() {
        Ok(Some(rows)) => Some(rows),
        Err(Stop::Spent) => None,
        Ok(None) | Err(Stop::Failed(_)) => {
            let mut steps = tuning.count_steps;
            planner.session.query_within(&sql, &parameters, &mut steps)?
        }
    };
    Ok(rows.map(|rows| rows.len() as u64))
}

/// Whether the answer may take several statements, which must all see one state.
pub(crate) fn is_several(ask: &Ask) -> bool {
    ask.as_at == AsAt::Now
        && match &ask.select {
            Select::Rows(_) => ask.limit.is_some() && !ask.order.is_empty(),
            Select::Groups { by, .. } => tallied::is_tally(by),
        }
}

struct Planner<'a> {
    session: &'a mut dyn Session,
    dialect: Dialect,
    catalogue: &'a Catalogue,
    bodies: &'a Bodies,
    tuning: &'a Tuning,
    ask: &'a Ask,
    /// Conditions that a row must meet, each by itself.
    conds: Vec<&'a Cond>,
    /// What varies of the asked order.
    order: Vec<Order>,
    shape: &'a TableShape,
    /// Steps that the way at hand may still take; none where they are not counted.
    left: Option<u64>,
    /// Key and name of the records in whose order rows are walked, once they have been read.
    referred: Option<Rows>,
}

/// The one value that every row has in an own column, if the conditions say so.
fn fixed<'c>(conds: &[&'c Cond], column: &str) -> Option<&'c Datum> {
    conds.iter().find_map(|cond| match cond {
        Cond::Compare(slot, Op::Is, value) if slot.table == 0 && slot.column == column && !value.is_empty() => {
            Some(value)
        }
        _ => None,
    })
}

/// The order without what is the same in every row.
fn varying(conds: &[&Cond], ask: &Ask) -> Vec<Order> {
    if !matches!(ask.select, Select::Rows(_)) {
        return ask.order.clone();
    }
    let is_fixed = |slot: &Slot| match slot.table.checked_sub(1).map(|place| ask.hops.get(place)) {
        None => fixed(conds, &slot.column).is_some(),
        // The record referred to is the same, and whether it may be seen does not depend on who refers to it.
        Some(Some(hop)) => {
            hop.from.table == 0
                && fixed(conds, &hop.from.column).is_some()
                && walk::own(&hop.guard, slot.table).is_some()
        }
        Some(None) => false,
    };
    ask.order.iter().filter(|order| !is_fixed(&order.slot)).cloned().collect()
}

impl<'a> Planner<'a> {
    fn of(
        session: &'a mut dyn Session,
        dialect: Dialect,
        catalogue: &'a Catalogue,
        bodies: &'a Bodies,
        tuning: &'a Tuning,
        ask: &'a Ask,
    ) -> Result<Self> {
        let conds = ask.filter.conjuncts();
        let order = varying(&conds, ask);
        let shape = catalogue.table(&ask.table)?;
        Ok(Self { session, dialect, catalogue, bodies, tuning, ask, conds, order, shape, left: None, referred: None })
    }
}

impl Planner<'_> {
    /// The question without joins that only its conditions need. PostgreSQL finds that by itself.
    fn simpler(&mut self) -> Result<Option<Ask>> {
        if self.dialect == Dialect::Postgres {
            return Ok(None);
        }
        match self.referring() {
            Ok(referring) => Ok(referring),
            Err(Stop::Failed(error)) => Err(error),
            Err(Stop::Spent) => Ok(None),
        }
    }

    fn answered(mut self, plain: (String, Vec<Datum>)) -> Result<Rows> {
        match self.planned() {
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) | Err(Stop::Spent) => {}
            // A condition that nothing meets leaves no term by which SQLite could use the named index, and it refuses the statement.
            Err(Stop::Failed(error)) => {
                tracing::debug!(%error, table = self.ask.table, "a planned question was put plainly");
            }
        }
        self.session.rows(plain)
    }

    fn planned(&mut self) -> Result<Option<Rows>, Stop> {
        let ask = self.ask;
        if ask.names_rows() || self.conds.iter().any(|cond| matches!(cond, Cond::Matches(_))) {
            return Ok(None);
        }
        let Select::Rows(slots) = &ask.select else { return self.counted() };
        let is_page = ask.limit.is_some_and(|limit| limit.saturating_add(ask.offset) <= self.tuning.walked_max);
        if !is_page || self.order.is_empty() || ask.as_at != AsAt::Now {
            return self.counted();
        }
        if self.dialect == Dialect::Sqlite {
            return self.page(slots);
        }
        // PostgreSQL estimates well enough what few rows are, and its steps cannot be counted.
        if self.few(self.tuning.few_max)?.is_some() {
            return Ok(None);
        }
        let found = self.go(&Way::Walked)?;
        found.map(|found| self.fetched(found, slots)).transpose()
    }

    fn run(&mut self, ask: &Ask, walk: Walk<'_>) -> Result<Rows, Stop> {
        let (sql, parameters) = sql::render_walk(self.dialect, self.catalogue, self.bodies, ask, walk)?;
        match &mut self.left {
            None => Ok(self.session.query(&sql, &parameters)?),
            Some(left) => self.session.query_within(&sql, &parameters, left)?.ok_or(Stop::Spent),
        }
    }

    /// A page of rows in an order.
    fn page(&mut self, slots: &[Slot]) -> Result<Option<Rows>, Stop> {
        for way in self.ways() {
            if let Way::Narrowed(by) = way
                && let Some(rows) = self.narrow_page(&by)?
            {
                return Ok(Some(rows));
            }
        }
        let few = self.few(self.tuning.few_max)?;
        let found = match few {
            Some((count, column)) if count < self.tuning.first_max || self.is_held(&column) => {
                self.go(&Way::First(column))?
            }
            Some((count, column)) => self.before_few(count, column)?,
            None => self.raced()?,
        };
        found.map(|found| self.fetched(found, slots)).transpose()
    }

    /// A full page along an index in which the rows of one value stand in the asked order. Where nothing else is rare it takes
    /// little more than its rows, and they are read as they are found.
    fn narrow_page(&mut self, by: &str) -> Result<Option<Rows>, Stop> {
        let Some(column) = self.order.first().map(|first| first.slot.column.clone()) else { return Ok(None) };
        let Some(index) = self.pair(by, &column) else { return Ok(None) };
        let ask = Ask { order: self.order.clone(), ..self.ask.clone() };
        self.left = Some(self.tuning.narrow_steps);
        let rows = self.run(&ask, Walk { index: Some(index), filled: Some(&column), ..Walk::default() });
        self.left = None;
        match rows {
            Ok(rows) if Some(rows.len() as u64) == self.ask.limit => Ok(Some(rows)),
            // Rows that have nothing in the column come after these.
            Ok(_) | Err(Stop::Spent) => Ok(None),
            Err(failed) => Err(failed),
        }
    }

    /// How long it takes to put so many rows in order is known, so another way is tried for about as long.
    fn before_few(&mut self, count: i64, column: String) -> Result<Option<Vec<String>>, Stop> {
        let count = u64::try_from(count).unwrap_or_default();
        for way in self.ways() {
            let steps = count.saturating_mul(self.tuning.row_steps).min(self.tuning.steps);
            if let Trial::Arrived(found) = self.tried(&way, steps)? {
                return Ok(Some(found));
            }
        }
        self.go(&Way::First(column))
    }

    /// Each way for some steps, then each for more; the first that arrives.
    fn raced(&mut self) -> Result<Option<Vec<String>>, Stop> {
        let mut ways = self.ways();
        // A long page takes more.
        let wanted = self.ask.limit.unwrap_or(0).saturating_add(self.ask.offset);
        let mut steps = self.tuning.steps.max(wanted.saturating_mul(self.tuning.wanted_steps));
        // A stretch of time is mostly short: a walk is given a glance before it.
        let is_inside = |way: &Way| matches!(way, Way::Inside(_));
        if ways.iter().any(is_inside) {
            if let Trial::Arrived(found) = self.tried(&Way::Walked, self.tuning.glance_steps)? {
                return Ok(Some(found));
            }
            ways.sort_by_key(|way| !is_inside(way));
        }
        for round in 0..self.tuning.rounds {
            let mut there = Vec::new();
            for way in ways {
                // Rows of other bodies are passed over in an index: worth another way only where there are very many.
                let is_later = round == 0 && way == Way::ByBody;
                match if is_later { Trial::Spent } else { self.tried(&way, steps)? } {
                    Trial::Arrived(found) => return Ok(Some(found)),
                    Trial::Closed => {}
                    Trial::Spent => there.push(way),
                }
            }
            ways = there;
            steps = steps.saturating_mul(4);
        }
        if let Some((_, column)) = self.few(self.tuning.last_max)? {
            return self.go(&Way::First(column));
        }
        self.go(&Way::Walked)
    }

    fn tried(&mut self, way: &Way, steps: u64) -> Result<Trial, Stop> {
        // A step in an index that holds all that is asked for looks at no row.
        let many = match way {
            Way::Inside(_) => self.tuning.inside_steps,
            Way::First(_) => self.tuning.held_steps,
            _ => 1,
        };
        self.left = Some(steps.saturating_mul(many));
        let outcome = self.go(way);
        self.left = None;
        match outcome {
            Ok(Some(found)) => Ok(Trial::Arrived(found)),
            Ok(None) => Ok(Trial::Closed),
            Err(Stop::Spent) => Ok(Trial::Spent),
            Err(failed) => Err(failed),
        }
    }

    /// What may be tried, the likely first.
    fn ways(&self) -> Vec<Way> {
        let mut ways = Vec::new();
        let Some(first) = self.order.first() else { return ways };
        if first.slot.table == 0 && first.scale.is_empty() {
            let narrows = |cond: &&Cond| match cond {
                Cond::Compare(slot, Op::Is, value) if slot.table == 0 && !value.is_empty() => {
                    self.pair(&slot.column, &first.slot.column).map(|_| Way::Narrowed(slot.column.clone()))
                }
                _ => None,
            };
            ways.extend(self.conds.iter().filter_map(narrows));
        }
        ways.push(Way::Walked);
        let asked = self.conds.iter().filter_map(|cond| match cond {
            Cond::Compare(slot, Op::Is, value) if slot.table == 0 && !value.is_empty() => Some(&slot.column),
            Cond::In(slot, _) if slot.table == 0 => Some(&slot.column),
            _ => None,
        });
        let held = asked.filter(|column| self.shape.shared.contains(*column) && self.is_held(column));
        ways.extend(held.map(|column| Way::First(column.clone())));
        ways.extend(self.period().filter(|period| self.is_held(period)).map(Way::Inside));
        ways.push(Way::ByBody);
        ways
    }

    /// The index in which the rows of one value of `first` stand in the order of `then`.
    fn pair<'n>(&self, first: &'n str, then: &'n str) -> Option<Index<'n>> {
        if self.shape.pairs.iter().any(|(one, other)| one == first && other == then) {
            return Some(Index::Pair(first, then));
        }
        let is_tie = self.shape.tie.as_deref() == Some(then) && then != first;
        (is_tie && self.is_ordered(first)).then_some(Index::Order(first))
    }

    /// Whether rows are found by this column, and put in its order.
    fn is_ordered(&self, column: &str) -> bool {
        let is_in = |list: &[String]| list.iter().any(|one| one == column);
        is_in(&self.shape.indexed) && !is_in(&self.shape.periods)
    }

    /// Counts over a stretch of time, and lists of rows without an order that matters.
    fn counted(&mut self) -> Result<Option<Rows>, Stop> {
        if self.dialect != Dialect::Sqlite || matches!(self.ask.as_at, AsAt::Revision(_)) {
            return Ok(None);
        }
        if let Some(rows) = self.tallied()? {
            return Ok(Some(rows));
        }
        let ask = self.ask;
        let by = |index| Walk { index: Some(index), ..Walk::default() };
        let Some(period) = self.period() else {
            let is_now = ask.as_at == AsAt::Now;
            let few_max = if is_now { self.tuning.few_max } else { self.tuning.last_max };
            match self.few(few_max)? {
                Some((count, column)) if is_now || count < self.tuning.first_in_period_max || self.is_held(&column) => {
                    return self.run(ask, by(Index::Order(&column))).map(Some);
                }
                _ => {}
            }
            // Rows that are put in an order are read whole.
            let is_then = ask.as_at != AsAt::Now && ask.order.is_empty();
            return if is_then || self.is_grouped() { self.run(ask, by(Index::Since)).map(Some) } else { Ok(None) };
        };
        if ask.as_at == AsAt::Now
            && let Some((_, column)) = self.few(self.tuning.first_in_period_max)?
        {
            return self.run(ask, by(Index::Order(&column))).map(Some);
        }
        self.run(ask, by(Index::Period(&period))).map(Some)
    }

    /// A period that is bounded on both sides.
    fn period(&self) -> Option<String> {
        let bounded = |name: &&String, ops: [Op; 2]| {
            self.conds.iter().any(|cond| {
                matches!(cond, Cond::Compare(slot, op, value)
                    if slot.table == 0 && slot.column == **name && ops.contains(op) && !value.is_empty())
            })
        };
        let both = |name: &&String| bounded(name, [Op::More, Op::AtLeast]) && bounded(name, [Op::Less, Op::AtMost]);
        self.shape.periods.iter().find(both).cloned()
    }

    /// Whether the index of a period, or of what is shared, holds all that is asked of a row before it is shown.
    fn is_held(&self, column: &str) -> bool {
        let is_in = |list: &[String]| list.iter().any(|one| one == column);
        let (is_shared, is_period) = (is_in(&self.shape.shared), is_in(&self.shape.periods));
        let Some(conds) = self.ask.filter.slots().filter(|_| is_shared || is_period) else { return false };
        let asked = conds.into_iter().chain(self.order.iter().map(|order| &order.slot));
        asked.map(|slot| self.own_column(slot)).all(|name| {
            name == column
                || if is_period {
                    self.shape.counted().any(|one| one == name)
                } else {
                    self.shape.held().any(|one| one == name)
                }
        })
    }

    /// The column of the asked table by which a slot is reached.
    fn own_column(&self, slot: &Slot) -> String {
        let mut slot = slot;
        while let Some(hop) = slot.table.checked_sub(1).and_then(|place| self.ask.hops.get(place)) {
            slot = &hop.from;
        }
        slot.column.clone()
    }

    /// Whether rows of now are put into groups by nothing but what each index of counts holds: read from end to end, such an index is
    /// a tenth of the rows.
    fn is_grouped(&self) -> bool {
        let Select::Groups { by, measures } = &self.ask.select else { return false };
        let mut slots = match self.ask.filter.slots() {
            Some(slots) if self.ask.as_at == AsAt::Now => slots,
            _ => return false,
        };
        slots.extend(by.iter().map(|term| match term {
            Term::Slot(slot) | Term::Buckets(slot, _) => slot,
        }));
        for measure in measures {
            match measure {
                Measure::Count => {}
                Measure::CountIf(cond) => match cond.slots() {
                    Some(own) => slots.extend(own),
                    None => return false,
                },
                Measure::Filled(slot) | Measure::Sum(slot) | Measure::Min(slot) | Measure::Max(slot) => {
                    slots.push(slot)
                }
            }
        }
        slots.into_iter().all(|slot| {
            let own = self.own_column(slot);
            self.shape.counted().any(|name| name == own)
        })
    }

    /// The rows with these identifiers, in their order.
    fn fetched(&mut self, found: Vec<String>, slots: &[Slot]) -> Result<Rows, Stop> {
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

fn ids(rows: Rows) -> Vec<String> {
    rows.into_iter().filter_map(|row| row.first()?.as_text().map(str::to_owned)).collect()
}
