//! Conditions. SQL's third truth value never gets out: negations are carried down to the leaves, where `(…) is not true` is
//! the exact opposite; above them stand only `and` and `or`, in which unknown has the effect of false.

use super::question::Question;
use super::{Dialect, Parameters, joined, quoted};
use crate::ask::{Cond, Op, Reckoned, Select, Slot, Term};
use crate::bodies::Bodies;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::shape::{ColumnKind, UNTIL};
use crate::words;

pub(super) const DEPTH_MAX: usize = 64;
const NODES_MAX: usize = 10_000;
const LIST_MAX: usize = 100_000;

/// Refuses what is too deep or too large, without recursion of its own.
pub(super) fn check_size(ask: &crate::Ask) -> Result<()> {
    let mut open: Vec<(&Cond, usize)> = vec![(&ask.filter, 1)];
    open.extend(ask.hops.iter().map(|hop| (&hop.guard, 1)));
    let mut nodes = 0;
    if let Select::Groups { by, measures } = &ask.select {
        open.extend(measures.iter().filter_map(|measure| match measure {
            crate::Measure::CountIf(cond) => Some((cond, 1)),
            _ => None,
        }));
        nodes += measures.len() + by.len();
        nodes +=
            by.iter().map(|term| if let Term::Buckets(_, buckets) = term { buckets.len() } else { 0 }).sum::<usize>();
    }
    while let Some((cond, depth)) = open.pop() {
        nodes += 1;
        if depth > DEPTH_MAX {
            return Err(StoreError::TooComplex(format!("The condition is nested more than {DEPTH_MAX} deep.")));
        }
        match cond {
            Cond::All(list) | Cond::Any(list) => {
                // Counted before they are pushed, so that the stack here stays small.
                if nodes + open.len() + list.len() > NODES_MAX {
                    return Err(too_many());
                }
                open.extend(list.iter().map(|each| (each, depth + 1)));
            }
            Cond::Not(inner) => open.push((inner, depth + 1)),
            Cond::In(_, list) if list.len() > LIST_MAX => {
                return Err(StoreError::TooComplex(format!(
                    "A list in the condition has more than {LIST_MAX} values."
                )));
            }
            _ => {}
        }
    }
    if nodes > NODES_MAX { Err(too_many()) } else { Ok(()) }
}

fn too_many() -> StoreError {
    StoreError::TooComplex(format!("The condition has more than {NODES_MAX} parts."))
}

impl Question<'_> {
    /// A condition that is true exactly if `cond` holds, or exactly if it does not. `reach` is the last table it may speak of.
    pub(super) fn cond(&mut self, cond: &Cond, negated: bool, reach: usize) -> Result<String> {
        let (list, all) = match cond {
            Cond::All(list) => (list, true),
            Cond::Any(list) => (list, false),
            Cond::Not(inner) => return self.cond(inner, !negated, reach),
            leaf => {
                let sql = self.leaf(leaf, reach)?;
                return Ok(if negated { format!("({sql}) is not true") } else { sql });
            }
        };
        if list.is_empty() {
            return Ok(if all != negated { "true" } else { "false" }.to_owned());
        }
        let parts: Vec<String> = list.iter().map(|each| self.cond(each, negated, reach)).collect::<Result<_>>()?;
        Ok(joined(&parts, if all != negated { "and" } else { "or" }))
    }

    /// True if it holds; false or unknown if not.
    fn leaf(&mut self, leaf: &Cond, reach: usize) -> Result<String> {
        match leaf {
            Cond::Compare(slot, op, value) => self.compare(slot, *op, value, reach),
            Cond::In(slot, values) if self.is_fenced(slot, values, reach) => Ok("true".to_owned()),
            Cond::In(slot, values) => {
                let (column, kind) = self.slot(slot, reach)?;
                let filled: Vec<Datum> = values.iter().filter(|value| !value.is_empty()).cloned().collect();
                for value in &filled {
                    self.check_kind(slot, kind, value)?;
                }
                self.parameters.is_in(&column, filled, kind)
            }
            Cond::Empty(slot) => {
                let (column, kind) = self.slot(slot, reach)?;
                Ok(match kind {
                    ColumnKind::Text => format!("({column} is null or {column} = '')"),
                    ColumnKind::Int => format!("{column} is null"),
                })
            }
            Cond::Equals(slot, text) if text.is_empty() => self.text_slot(slot, reach).map(|_| "false".to_owned()),
            Cond::Equals(slot, text) => {
                self.folded(slot, text, reach, |_, column, text, _| format!("{column} = {text}"))
            }
            Cond::Contains(slot, text) => self.folded(slot, text, reach, |dialect, column, text, _| {
                format!("{} > 0", dialect.position(column, text))
            }),
            Cond::StartsWith(slot, text) => self.folded(slot, text, reach, |dialect, column, text, _| {
                format!("{} = 1", dialect.position(column, text))
            }),
            Cond::EndsWith(slot, text) => self.folded(slot, text, reach, |dialect, column, text, chars| {
                format!("{} = {text}", dialect.ending(column, chars))
            }),
            Cond::Lists(slot, sys_id) => self.lists(slot, sys_id, reach),
            Cond::Slots(left, op, right) => self.slots(left, *op, right, reach),
            Cond::Reckoned(sides) => {
                let (left, op, right) = &**sides;
                let (a, b) = (self.reckoned(left, reach)?, self.reckoned(right, reach)?);
                Ok(match op {
                    Op::IsNot => format!("({a} = {b}) is not true"),
                    op => format!("{a} {} {b}", sign(*op)),
                })
            }
            Cond::Matches(line) => self.matches(line, reach),
            Cond::All(_) | Cond::Any(_) | Cond::Not(_) => self.cond(leaf, false, reach),
        }
    }

    /// Whether the fence around a table says as much, which need not be looked at twice for each row. Around the asked table and the one
    /// whose guard it is: any other may have no row.
    fn is_fenced(&self, slot: &Slot, values: &[Datum], reach: usize) -> bool {
        let is_own = slot.table == 0 || (self.guarding && slot.table == reach);
        let is_among = |company: &str| values.iter().any(|value| value.as_text() == Some(company));
        is_own && slot.column == "company" && self.bodies.iter().all(is_among)
    }

    fn compare(&mut self, slot: &Slot, op: Op, value: &Datum, reach: usize) -> Result<String> {
        let (column, kind) = self.slot(slot, reach)?;
        if value.is_empty() {
            return Ok(if op == Op::IsNot { "true" } else { "false" }.to_owned());
        }
        self.check_kind(slot, kind, value)?;
        let place = self.parameters.bind(value.clone(), kind)?;
        Ok(match op {
            Op::Is => format!("{column} = {place}"),
            Op::IsNot => format!("({column} = {place}) is not true"),
            // What is after something is not empty.
            Op::More | Op::AtLeast => format!("{column} {} {place}", sign(op)),
            _ => ordered(&column, sign(op), &place, kind, &[&column]),
        })
    }

    fn slots(&mut self, left: &Slot, op: Op, right: &Slot, reach: usize) -> Result<String> {
        let (a, kind) = self.slot(left, reach)?;
        let (b, other) = self.slot(right, reach)?;
        if kind != other {
            return Err(self.wrong_kind(right, other));
        }
        let filled = [a.as_str(), b.as_str()];
        Ok(match op {
            Op::Is => ordered(&a, "=", &b, kind, &filled),
            Op::IsNot => format!("({}) is not true", ordered(&a, "=", &b, kind, &filled)),
            _ => ordered(&a, sign(op), &b, kind, &filled),
        })
    }

    /// What is worked out of a column that is empty is null.
    fn reckoned(&mut self, side: &Reckoned, reach: usize) -> Result<String> {
        let slot = match side {
            Reckoned::Text(text) => return self.parameters.text(text.clone()),
            Reckoned::Slot(slot) | Reckoned::Told(slot, ..) | Reckoned::Later(slot, ..) => slot,
        };
        let column = self.text_slot(slot, reach)?;
        let column = format!("nullif({column}, '')");
        // A day has neither an hour nor a zone.
        let is_day = format!("length({column}) = 10");
        Ok(match (side, self.dialect) {
            (Reckoned::Told(_, form, zone), dialect) => {
                let zone = self.parameters.text(zone.clone())?;
                let pattern = form.pattern();
                match dialect {
                    Dialect::Sqlite => format!("told({column}, '{pattern}', {zone})"),
                    Dialect::Postgres => format!(
                        "to_char(case when {is_day} then {column}::timestamp else {column}::timestamp \
                         at time zone 'UTC' at time zone {zone} end, '{pattern}') collate \"C\""
                    ),
                }
            }
            (Reckoned::Later(_, count, unit), dialect) => {
                let (months, minutes) = unit.parts(*count);
                let (months, minutes) = (self.parameters.int(months)?, self.parameters.int(minutes)?);
                match dialect {
                    Dialect::Sqlite => format!("later({column}, {months}, {minutes})"),
                    Dialect::Postgres => format!(
                        "to_char({column}::timestamp + make_interval(months => ({months})::int) \
                         + ({minutes}) * interval '1 minute', \
                         case when {is_day} then 'YYYY-MM-DD' else 'YYYY-MM-DD HH24:MI:SS' end) collate \"C\""
                    ),
                }
            }
            _ => column,
        })
    }

    /// A comparison of texts without regard to case. Every text holds the empty one, but an empty slot has no text at all.
    fn folded(
        &mut self,
        slot: &Slot,
        text: &str,
        reach: usize,
        holds: fn(Dialect, &str, &str, usize) -> String,
    ) -> Result<String> {
        let column = self.text_slot(slot, reach)?;
        if text.is_empty() {
            return Ok(format!("{column} <> ''"));
        }
        let folded = words::fold(text);
        let chars = folded.chars().count();
        let place = self.parameters.text(folded)?;
        Ok(holds(self.dialect, &format!("fold({column})"), &place, chars))
    }

    fn lists(&mut self, slot: &Slot, sys_id: &str, reach: usize) -> Result<String> {
        let column = self.text_slot(slot, reach)?;
        if sys_id.is_empty() || sys_id.contains(',') {
            return Ok("false".to_owned());
        }
        let place = self.parameters.text(format!(",{sys_id},"))?;
        Ok(format!("{} > 0", self.dialect.position(&format!("(',' || {column} || ',')"), &place)))
    }

    /// Full text. A line without a letter or digit finds nothing.
    fn matches(&mut self, line: &str, reach: usize) -> Result<String> {
        if self.is_past() {
            return Err(StoreError::refused(
                "Words are searched in what is there now; leave out \"as at\" or the words.",
            ));
        }
        if self.guarding {
            return Err(StoreError::refused("Words are searched in the asked table only."));
        }
        let words = words::for_search(line);
        if words.is_empty() {
            return Ok("false".to_owned());
        }
        let table = self.parameters.text(self.ask.table.clone())?;
        let fence = self.parameters.fence("w.company", self.bodies)?;
        let own = self.slot(&Slot::own("sys_id"), reach)?.0;
        let having = having(self.dialect, &mut self.parameters, &words)?;
        Ok(format!("{own} in (select w.sys_id from {having} and w.tbl = {table} and {fence})"))
    }

    fn text_slot(&mut self, slot: &Slot, reach: usize) -> Result<String> {
        let (column, kind) = self.slot(slot, reach)?;
        if kind == ColumnKind::Text { Ok(column) } else { Err(self.wrong_kind(slot, kind)) }
    }

    fn check_kind(&self, slot: &Slot, kind: ColumnKind, value: &Datum) -> Result<()> {
        match (kind, value) {
            (ColumnKind::Text, Datum::Text(_)) | (ColumnKind::Int, Datum::Int(_)) => Ok(()),
            _ => Err(self.wrong_kind(slot, kind)),
        }
    }

    /// The column of a slot, qualified, and what it holds.
    pub(super) fn slot(&mut self, slot: &Slot, reach: usize) -> Result<(String, ColumnKind)> {
        if slot.table > reach {
            return Err(StoreError::refused(format!(
                "The question speaks of table {} where only tables up to {reach} can be seen.",
                slot.table
            )));
        }
        let kind = match slot.column.as_str() {
            UNTIL if self.is_past() => ColumnKind::Text,
            column => self.shapes[slot.table].kind(column)?,
        };
        self.used[slot.table].insert(slot.column.clone());
        Ok((format!("t{}.{}", slot.table, quoted(&slot.column)), kind))
    }

    pub(super) fn wrong_kind(&self, slot: &Slot, kind: ColumnKind) -> StoreError {
        StoreError::WrongKind {
            table: self.shapes[slot.table].name.clone(),
            column: slot.column.clone(),
            holds: kind.plainly(),
        }
    }
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Is => "=",
        Op::IsNot => "<>",
        Op::Less => "<",
        Op::AtMost => "<=",
        Op::More => ">",
        Op::AtLeast => ">=",
    }
}

/// `left sign right`, and none of the text columns named is the empty text.
fn ordered(left: &str, sign: &str, right: &str, kind: ColumnKind, filled: &[&str]) -> String {
    let mut sql = format!("{left} {sign} {right}");
    if kind == ColumnKind::Text {
        for column in filled {
            sql.push_str(&format!(" and {column} <> ''"));
        }
        sql = format!("({sql})");
    }
    sql
}

/// Where entries of the index stand that have all of these words.
fn having(dialect: Dialect, parameters: &mut Parameters, words: &[String]) -> Result<String> {
    Ok(match dialect {
        Dialect::Sqlite => {
            let sought = parameters.text(fts5_query(words))?;
            format!("_words_text join _words w on w.id = _words_text.rowid where _words_text match {sought}")
        }
        Dialect::Postgres => {
            let sought = parameters.text(tsquery(words))?;
            format!("_words w where w.body @@ ({sought})::tsquery")
        }
    })
}

/// The rows of a table with these words, as many as `most`; none if there is no word in the line.
pub(crate) fn having_words(
    dialect: Dialect,
    bodies: &Bodies,
    table: &str,
    line: &str,
    most: i64,
) -> Result<Option<(String, Vec<Datum>)>> {
    let words = words::for_search(line);
    if words.is_empty() {
        return Ok(None);
    }
    let mut parameters = Parameters::new(dialect);
    let having = having(dialect, &mut parameters, &words)?;
    let table = parameters.text(table)?;
    let fence = parameters.fence("w.company", bodies)?;
    let most = parameters.int(most)?;
    let sql = format!("select w.sys_id from {having} and w.tbl = {table} and {fence} limit {most}");
    Ok(Some((sql, parameters.into_values())))
}

/// Only words in quotes: nothing a user types is an operator. The last word is a prefix.
fn fts5_query(words: &[String]) -> String {
    format!("\"{}\"*", words.join("\" \""))
}

fn tsquery(words: &[String]) -> String {
    format!("'{}':*", words.join("' & '"))
}
