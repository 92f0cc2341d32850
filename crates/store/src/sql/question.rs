//! From an [`Ask`] to one select.

use std::collections::BTreeSet;

use super::cond::check_size;
use super::ddl;
use super::{Dialect, Parameters, quoted, span};
use crate::ask::{AsAt, Ask, Bucket, Measure, Order, Select, Slot, Term};
use crate::bodies::Bodies;
use crate::catalogue::{Catalogue, TableShape};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::shape::{ColumnKind, UNTIL};
use crate::writing::WITHDRAWN;

const HOPS_MAX: usize = 16;
/// SQLite answers with at most 2,000 columns, PostgreSQL with 1,664.
const SELECTED_MAX: usize = 1_600;

/// An ask on its way to become SQL.
pub(super) struct Question<'a> {
    pub dialect: Dialect,
    pub ask: &'a Ask,
    pub bodies: &'a Bodies,
    /// The asked table, then the hops' tables.
    pub shapes: Vec<&'a TableShape>,
    /// The columns spoken of, table by table: kept versions are read with no more than these.
    pub used: Vec<BTreeSet<String>>,
    pub parameters: Parameters,
    /// Inside the guard of a hop.
    pub guarding: bool,
    pub walk: Walk<'a>,
}

/// How the rows of the asked table are come by, where that is not left to the engine.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Walk<'a> {
    /// The index to use, on SQLite.
    pub index: Option<Index<'a>>,
    /// Only rows in which this own column is filled.
    pub filled: Option<&'a str>,
    /// Only rows in which this own column holds nothing, in this form: an index leads to the rows of one, not of both at once.
    pub empty: Option<(&'a str, Nothing)>,
}

/// The forms in which a column holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nothing {
    Null,
    Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index<'a> {
    Order(&'a str),
    Period(&'a str),
    Pair(&'a str, &'a str),
    /// Of the instant from which rows stand.
    Since,
    /// Of how long kept versions stood.
    Span,
}

impl Index<'_> {
    pub(crate) fn name(self, shape: &TableShape) -> String {
        let mark = &shape.mark;
        let name = match self {
            Self::Order(column) if shape.shared.iter().any(|shared| shared == column) => {
                format!("{column}__order_{mark}")
            }
            Self::Order(column) => format!("{column}__order"),
            Self::Period(column) => format!("{column}__period_{mark}"),
            Self::Pair(first, then) => format!("{first}__{then}__pair"),
            Self::Since => format!("since_{mark}"),
            Self::Span => format!("was__span_{mark}"),
        };
        ddl::index_name(&shape.name, &name)
    }
}

/// The statement and its parameters. Every name is looked up before anything runs.
pub(crate) fn render(
    dialect: Dialect,
    catalogue: &Catalogue,
    bodies: &Bodies,
    ask: &Ask,
) -> Result<(String, Vec<Datum>)> {
    render_walk(dialect, catalogue, bodies, ask, Walk::default())
}

/// The statement that comes by its rows in this way.
pub(crate) fn render_walk(
    dialect: Dialect,
    catalogue: &Catalogue,
    bodies: &Bodies,
    ask: &Ask,
    walk: Walk<'_>,
) -> Result<(String, Vec<Datum>)> {
    check_size(ask)?;
    if ask.hops.len() > HOPS_MAX {
        return Err(StoreError::TooComplex(format!("The question follows more than {HOPS_MAX} references.")));
    }
    let mut shapes = vec![catalogue.table(&ask.table)?];
    for hop in &ask.hops {
        shapes.push(catalogue.table(&hop.table)?);
    }
    let used = vec![BTreeSet::new(); shapes.len()];
    let mut question =
        Question { dialect, ask, bodies, shapes, used, parameters: Parameters::new(dialect), guarding: false, walk };
    let sql = question.select()?;
    Ok((sql, question.parameters.into_values()))
}

/// The parts of a select that depend on what is selected.
#[derive(Default)]
struct Chosen {
    columns: Vec<String>,
    /// Further conditions: a row must be in one of the buckets.
    only: Vec<String>,
    group: String,
    order: Vec<String>,
}

impl Question<'_> {
    fn select(&mut self) -> Result<String> {
        let chosen = match &self.ask.select {
            Select::Rows(slots) => self.rows(slots)?,
            Select::Groups { by, measures } => self.groups(by, measures)?,
        };
        if chosen.columns.len() > SELECTED_MAX {
            return Err(StoreError::TooComplex(format!("The question asks for more than {SELECTED_MAX} columns.")));
        }
        let mut wanted = chosen.only;
        if let Some(column) = self.walk.filled {
            wanted.push(format!("{} is not null", self.slot(&Slot::own(column), 0)?.0));
        }
        if let Some((column, form)) = self.walk.empty {
            let is_empty = if form == Nothing::Null { "is null" } else { "= ''" };
            wanted.push(format!("{} {is_empty}", self.slot(&Slot::own(column), 0)?.0));
        }
        if matches!(self.walk.index, Some(Index::Pair("company", _) | Index::Since)) && !self.is_past() {
            wanted.push(format!("t0.{}", ddl::UNASKED));
        }
        wanted.extend(self.classes(0, &self.ask.classes)?);
        wanted.push(self.cond(&self.ask.filter, false, self.whole_reach())?);
        let joins = self.joins()?;
        let (from, fence) = self.source(0)?;
        wanted.extend(fence);
        wanted.reverse();

        let mut sql = format!("select {} from {from}{joins} where {}", chosen.columns.join(", "), wanted.join(" and "));
        sql.push_str(&chosen.group);
        if !chosen.order.is_empty() {
            sql.push_str(&format!(" order by {}", chosen.order.join(", ")));
        }
        sql.push_str(&self.page()?);
        Ok(sql)
    }

    fn rows(&mut self, slots: &[Slot]) -> Result<Chosen> {
        let reach = self.whole_reach();
        let mut chosen = Chosen::default();
        for slot in slots {
            chosen.columns.push(self.slot(slot, reach)?.0);
        }
        if chosen.columns.is_empty() {
            // Rows of which nothing is seen are alike in any order.
            chosen.columns.push("1".to_owned());
            return Ok(chosen);
        }
        for Order { slot, descending, scale } in &self.ask.order {
            let (column, kind) = self.slot(slot, reach)?;
            let is_filled = slot.table == 0 && self.walk.filled == Some(slot.column.as_str());
            if !scale.is_empty() {
                let [empty, _] = empties_last(&column, kind, *descending);
                chosen.order.extend([empty, self.place(&column, scale, *descending)?]);
            } else if is_filled {
                chosen.order.push(format!("{column}{}", if *descending { " desc" } else { "" }));
            } else {
                chosen.order.push(self.dialect.empties_last(&column, *descending));
            }
        }
        chosen.order.push(self.slot(&Slot::own("sys_id"), reach)?.0);
        Ok(chosen)
    }

    fn groups(&mut self, by: &[Term], measures: &[Measure]) -> Result<Chosen> {
        let reach = self.whole_reach();
        let mut chosen = Chosen::default();
        let mut orders = Vec::new();
        for term in by {
            let (column, order, only) = match term {
                Term::Slot(slot) => {
                    let (column, kind) = self.slot(slot, reach)?;
                    let column = filled(&column, kind);
                    let order = empties_last(&column, ColumnKind::Int, self.descending(slot)).to_vec();
                    (column, order, None)
                }
                Term::Buckets(slot, buckets) => self.buckets(slot, buckets, reach)?,
            };
            chosen.columns.push(column);
            chosen.only.extend(only);
            orders.push(order);
        }
        chosen.order = self.group_order(by, orders)?;
        for measure in measures {
            let column = self.measure(measure, reach)?;
            chosen.columns.push(column);
        }
        if chosen.columns.is_empty() {
            return Err(StoreError::refused("A grouped question needs at least one term or measure."));
        }
        if !by.is_empty() {
            let places: Vec<String> = (1..=by.len()).map(|place| place.to_string()).collect();
            chosen.group = format!(" group by {}", places.join(", "));
        }
        Ok(chosen)
    }

    fn descending(&self, slot: &Slot) -> bool {
        self.ask.order.iter().find(|order| order.slot == *slot).is_some_and(|order| order.descending)
    }

    /// Groups come in the asked order, then in the order of their terms, so that an answer is always the same.
    fn group_order(&self, by: &[Term], mut orders: Vec<Vec<String>>) -> Result<Vec<String>> {
        let mut sorted = Vec::new();
        for order in &self.ask.order {
            let place = by.iter().position(|term| matches!(term, Term::Slot(slot) if *slot == order.slot));
            let Some(place) = place else {
                return Err(StoreError::refused(format!(
                    "Groups can be ordered only by what they are grouped by, not by {}.",
                    order.slot.column
                )));
            };
            sorted.append(&mut orders[place]);
        }
        sorted.extend(orders.into_iter().flatten());
        Ok(sorted)
    }

    /// Where a value stands on a scale.
    fn place(&mut self, column: &str, scale: &[String], descending: bool) -> Result<String> {
        let mut places = String::new();
        for (place, value) in scale.iter().enumerate() {
            let value = self.parameters.text(value.clone())?;
            places.push_str(&format!(" when {value} then {place}"));
        }
        let direction = if descending { " desc" } else { "" };
        Ok(format!("case {column}{places} else {} end{direction}", scale.len()))
    }

    /// The label, the order of buckets as listed, and the condition to be in one of them.
    fn buckets(
        &mut self,
        slot: &Slot,
        buckets: &[Bucket],
        reach: usize,
    ) -> Result<(String, Vec<String>, Option<String>)> {
        let (column, kind) = self.slot(slot, reach)?;
        if kind != ColumnKind::Text {
            return Err(self.wrong_kind(slot, kind));
        }
        if buckets.is_empty() {
            return Err(StoreError::refused("A grouping into buckets needs at least one."));
        }
        let value = filled(&column, kind);
        let (mut labels, mut places, mut any) = (String::new(), String::new(), Vec::new());
        for (place, bucket) in buckets.iter().enumerate() {
            let from = self.parameters.text(bucket.from.clone())?;
            let to = self.parameters.text(bucket.to.clone())?;
            let label = self.parameters.text(bucket.label.clone())?;
            let inside = format!("{value} >= {from} and {value} < {to}");
            labels.push_str(&format!(" when {inside} then {label}"));
            places.push_str(&format!(" when {inside} then {place}"));
            any.push(format!("({inside})"));
        }
        Ok((format!("case{labels} end"), vec![format!("min(case{places} end)")], Some(super::joined(&any, "or"))))
    }

    fn measure(&mut self, measure: &Measure, reach: usize) -> Result<String> {
        Ok(match measure {
            Measure::Count => "count(*)".to_owned(),
            Measure::CountIf(cond) => format!("count(case when {} then 1 end)", self.cond(cond, false, reach)?),
            Measure::Filled(slot) => {
                let (column, kind) = self.slot(slot, reach)?;
                format!("count({})", filled(&column, kind))
            }
            Measure::Sum(slot) => {
                let (column, kind) = self.slot(slot, reach)?;
                if kind != ColumnKind::Int {
                    return Err(self.wrong_kind(slot, kind));
                }
                self.dialect.sum(&column)
            }
            Measure::Min(slot) => {
                let (column, kind) = self.slot(slot, reach)?;
                format!("min({})", filled(&column, kind))
            }
            Measure::Max(slot) => {
                let (column, kind) = self.slot(slot, reach)?;
                format!("max({})", filled(&column, kind))
            }
        })
    }

    /// Each hop is a read: fenced, of its classes, and past its guard, or it is empty.
    fn joins(&mut self) -> Result<String> {
        let mut conditions = Vec::new();
        for (place, hop) in self.ask.hops.iter().enumerate() {
            let own = place + 1;
            // The reference stands in a table before; the hop's own is not joined yet.
            let from = self.slot(&hop.from, place)?;
            if from.1 != ColumnKind::Text {
                return Err(self.wrong_kind(&hop.from, from.1));
            }
            let sys_id = self.slot(&Slot::of(own, "sys_id"), own)?.0;
            let mut on = vec![format!("{sys_id} = {}", from.0)];
            on.extend(self.classes(own, &hop.classes)?);
            on.push(self.guard(&hop.guard, own)?);
            conditions.push(on);
        }
        // Only now is it known which columns of each table are spoken of.
        let mut sql = String::new();
        for (place, mut on) in conditions.into_iter().enumerate() {
            let (source, fence) = self.source(place + 1)?;
            on.extend(fence);
            sql.push_str(&format!(" left join {source} on {}", on.join(" and ")));
        }
        Ok(sql)
    }

    fn guard(&mut self, guard: &crate::Cond, own: usize) -> Result<String> {
        self.guarding = true;
        let sql = self.cond(guard, false, own);
        self.guarding = false;
        sql
    }

    fn classes(&mut self, table: usize, classes: &[String]) -> Result<Option<String>> {
        if classes.is_empty() {
            return Ok(None);
        }
        let column = self.slot(&Slot::of(table, "sys_class_name"), table)?.0;
        let names = classes.iter().map(Datum::text).collect();
        self.parameters.is_in(&column, names, ColumnKind::Text).map(Some)
    }

    /// Where the rows of a table come from, and the fence if it is not inside already.
    fn source(&mut self, table: usize) -> Result<(String, Option<String>)> {
        let shape = self.shapes[table];
        if self.ask.as_at == AsAt::Now {
            let fence = self.parameters.fence(&format!("t{table}.\"company\""), self.bodies)?;
            let source = format!("{} t{table}{}", quoted(&shape.name), self.by_index(table, shape));
            return Ok((source, Some(fence)));
        }
        let fence = self.parameters.fence("\"company\"", self.bodies)?;
        // A count speaks of no column, and a select needs one.
        self.used[table].insert("sys_id".to_owned());
        let columns: Vec<String> = self.used[table].iter().map(|column| quoted(column)).collect();
        let standing: Vec<String> = columns.iter().map(|column| self.standing(column)).collect();
        let (columns, standing) = (columns.join(", "), standing.join(", "));
        let now = format!("{}{}", quoted(&shape.name), self.by_index(table, shape));
        let kept = quoted(&shape.was());
        let (stands, stood) = match &self.ask.as_at {
            AsAt::Now => (String::new(), String::new()),
            AsAt::Revision(number) => {
                let place = self.parameters.int(*number)?;
                let stood = format!("{kept} where {fence} and \"rev\" <= {place} and \"rev_until\" > {place}");
                (format!("\"rev\" <= {place}"), stood)
            }
            AsAt::Instant(instant) => {
                let place = self.parameters.text(instant.clone())?;
                let stands = match self.walk.index {
                    Some(Index::Since) if table == 0 => format!("\"since\" <= {place} and {}", ddl::UNASKED),
                    _ => format!("\"since\" <= {place}"),
                };
                // What was withdrawn was at no instant.
                let then = format!("\"since\" <= {place} and \"until\" > {place} and \"gone\" < {WITHDRAWN}");
                // A row that is named has few versions.
                let stood = match table == 0 && !self.ask.names_rows() {
                    true => format!("{} where {fence} and {then}", self.by_span(shape, instant)?),
                    false => format!("{kept} where {fence} and {then}"),
                };
                (stands, stood)
            }
        };
        let source = format!(
            "(select {standing} from {now} where {fence} and {stands} union all select {columns} from {stood}) t{table}"
        );
        Ok((source, None))
    }

    /// The kept versions that can have stood at the instant, by how long they stood.
    fn by_span(&mut self, shape: &TableShape, instant: &str) -> Result<String> {
        let mut classes = Vec::new();
        for (class, begin) in span::begins(self.dialect, instant) {
            classes.push(format!("({class}, {})", self.parameters.text(begin)?));
        }
        // SQLite keeps the order of a cross join.
        let (join, by, collation) = match self.dialect {
            Dialect::Sqlite => ("cross join", format!(" indexed by {}", quoted(&Index::Span.name(shape))), ""),
            Dialect::Postgres => ("join", String::new(), " collate \"C\""),
        };
        Ok(format!(
            "(values {}) s {join} {}{by} on {} = s.column1 and \"since\" >= s.column2{collation} and {}",
            classes.join(", "),
            quoted(&shape.was()),
            span::class(self.dialect),
            ddl::UNASKED,
        ))
    }

    /// A column of rows that stand to this day: these have no end.
    fn standing(&self, column: &str) -> String {
        match self.dialect {
            _ if column != quoted(UNTIL) => column.to_owned(),
            Dialect::Sqlite => format!("null as {column}"),
            Dialect::Postgres => format!("null::text as {column}"),
        }
    }

    fn by_index(&self, table: usize, shape: &TableShape) -> String {
        match self.walk.index {
            Some(index) if table == 0 && self.dialect == Dialect::Sqlite => {
                format!(" indexed by {}", quoted(&index.name(shape)))
            }
            _ => String::new(),
        }
    }

    fn page(&mut self) -> Result<String> {
        let clamp = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let mut sql = match (self.ask.limit, self.dialect) {
            (Some(limit), _) => format!(" limit {}", self.parameters.int(clamp(limit))?),
            // SQLite takes an offset only after a limit.
            (None, Dialect::Sqlite) if self.ask.offset > 0 => " limit -1".to_owned(),
            (None, _) => String::new(),
        };
        if self.ask.offset > 0 {
            sql.push_str(&format!(" offset {}", self.parameters.int(clamp(self.ask.offset))?));
        }
        Ok(sql)
    }

    /// All tables of the question.
    pub(super) fn whole_reach(&self) -> usize {
        self.shapes.len() - 1
    }

    pub(super) fn is_past(&self) -> bool {
        self.ask.as_at != AsAt::Now
    }
}

/// NULL if the column is empty in either way.
fn filled(column: &str, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Text => format!("nullif({column}, '')"),
        ColumnKind::Int => column.to_owned(),
    }
}

/// Two order terms: rows with a value first, whichever way these are sorted.
fn empties_last(column: &str, kind: ColumnKind, descending: bool) -> [String; 2] {
    let empty = match kind {
        ColumnKind::Text => format!("coalesce({column}, '') = ''"),
        ColumnKind::Int => format!("{column} is null"),
    };
    [format!("({empty})"), if descending { format!("{column} desc") } else { column.to_owned() }]
}
