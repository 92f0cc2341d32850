//! The only place where SQL is put together. Values are always parameters; names come from the [`crate::catalogue`] and are
//! always quoted. Two dialects, told apart in the functions of [`Dialect`].
//!
//! Written by hand rather than with a query builder: what differs between the engines is a dozen expressions, and what matters
//! most here a builder does not do: balanced chains, lists as one parameter, parameters told their type, columns known only after
//! the conditions have been read.

mod cond;
pub(crate) mod ddl;
mod question;
pub(crate) mod rows;
mod span;

use std::collections::HashMap;

use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::shape::ColumnKind;

pub(crate) use cond::having_words;
pub(crate) use question::{Index, Nothing, Walk, render, render_walk};

/// SQLite takes 32,766 parameters, PostgreSQL 65,535.
const PARAMETERS_MAX: usize = 30_000;
/// A longer list travels as one parameter, so that the statement stays short.
const LIST_AS_PARAMETERS_MAX: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// Parameter `number`, counted from 1. PostgreSQL is told the type, or it would guess one from the surroundings.
    pub fn parameter(self, number: usize, kind: ColumnKind) -> String {
        match (self, kind) {
            (Self::Sqlite, _) => format!("?{number}"),
            (Self::Postgres, ColumnKind::Text) => format!("${number}::text"),
            (Self::Postgres, ColumnKind::Int) => format!("${number}::bigint"),
        }
    }

    /// Where in `text` the folded `part` begins, counted from 1; 0 if nowhere.
    fn position(self, text: &str, part: &str) -> String {
        match self {
            Self::Sqlite => format!("instr({text}, {part})"),
            Self::Postgres => format!("strpos({text}, {part})"),
        }
    }

    /// An order in which empty slots come last either way, and which an index of the column can give.
    fn empties_last(self, column: &str, descending: bool) -> String {
        match (self, descending) {
            (Self::Sqlite, false) => format!("{column} nulls last"),
            (Self::Sqlite, true) => format!("{column} desc"),
            (Self::Postgres, false) => column.to_owned(),
            (Self::Postgres, true) => format!("{column} desc nulls last"),
        }
    }

    /// The last `chars` characters of `text`.
    fn ending(self, text: &str, chars: usize) -> String {
        match self {
            Self::Sqlite => format!("substr({text}, -{chars})"),
            Self::Postgres => format!("right({text}, {chars})"),
        }
    }

    /// A select over the values of a JSON array.
    fn values_of(self, array: &str, kind: ColumnKind) -> String {
        match (self, kind) {
            (Self::Sqlite, _) => format!("select value from json_each({array})"),
            (Self::Postgres, ColumnKind::Text) => format!("select jsonb_array_elements_text({array}::jsonb)"),
            (Self::Postgres, ColumnKind::Int) => format!("select jsonb_array_elements_text({array}::jsonb)::bigint"),
        }
    }

    /// A sum of integers as an integer; PostgreSQL would answer with a numeric.
    fn sum(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("sum({column})"),
            Self::Postgres => format!("sum({column})::bigint"),
        }
    }
}

/// The parameters of a statement under construction. In a question the same value is sent once.
pub(crate) struct Parameters {
    dialect: Dialect,
    values: Vec<Datum>,
    numbers: HashMap<Datum, usize>,
    reuse: bool,
}

impl Parameters {
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, values: Vec::new(), numbers: HashMap::new(), reuse: true }
    }

    pub fn text(&mut self, text: impl Into<String>) -> Result<String> {
        self.bind(Datum::Text(text.into()), ColumnKind::Text)
    }

    pub fn int(&mut self, number: i64) -> Result<String> {
        self.bind(Datum::Int(number), ColumnKind::Int)
    }

    pub fn bind(&mut self, value: Datum, kind: ColumnKind) -> Result<String> {
        if value.as_text().is_some_and(|text| text.contains('\0')) {
            return Err(StoreError::refused("A text cannot hold a zero byte."));
        }
        let next = self.values.len() + 1;
        let number = if self.reuse { *self.numbers.entry(value.clone()).or_insert(next) } else { next };
        if number == next {
            self.values.push(value);
        }
        if number > PARAMETERS_MAX {
            return Err(StoreError::TooComplex(format!(
                "The question holds more than {PARAMETERS_MAX} different values."
            )));
        }
        Ok(self.dialect.parameter(number, kind))
    }

    /// `expression in (…)`; the values all of this kind and none empty.
    pub fn is_in(&mut self, expression: &str, values: Vec<Datum>, kind: ColumnKind) -> Result<String> {
        if values.is_empty() {
            return Ok("false".to_owned());
        }
        if values.len() > LIST_AS_PARAMETERS_MAX {
            let array = serde_json::to_string(&values).map_err(StoreError::engine)?;
            let array = self.text(array)?;
            return Ok(format!("{expression} in ({})", self.dialect.values_of(&array, kind)));
        }
        let places: Vec<String> = values.into_iter().map(|value| self.bind(value, kind)).collect::<Result<_>>()?;
        Ok(format!("{expression} in ({})", places.join(", ")))
    }

    /// The fence: this company is one of the visible bodies.
    pub fn fence(&mut self, company: &str, bodies: &crate::Bodies) -> Result<String> {
        let visible = bodies.iter().map(Datum::text).collect();
        self.is_in(company, visible, ColumnKind::Text)
    }

    pub fn into_values(self) -> Vec<Datum> {
        self.values
    }
}

/// A name from the catalogue, ready for a statement.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// Joins conditions by `and` or `or` as a balanced tree: a chain of ten thousand would be too deep for either parser.
fn joined(parts: &[String], by: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        _ => {
            let (left, right) = parts.split_at(parts.len() / 2);
            format!("({} {by} {})", joined(left, by), joined(right, by))
        }
    }
}
