//! Statements that write rows and read single ones.

use super::{Dialect, Parameters, quoted};
use crate::bodies::Bodies;
use crate::catalogue::TableShape;
use crate::datum::Datum;
use crate::error::Result;
use crate::shape::ColumnKind;

/// A statement and its parameters.
pub(crate) type Statement = (String, Vec<Datum>);

/// Inserts one row; nothing happens if its key is taken.
pub(crate) fn insert(dialect: Dialect, table: &str, values: Vec<(&str, Datum)>) -> Result<Statement> {
    let mut parameters = Parameters::one_by_one(dialect);
    let (mut names, mut places) = (Vec::new(), Vec::new());
    for (name, value) in values {
        // Left out rather than sent: an absent column is NULL.
        if !value.is_empty() {
            names.push(quoted(name));
            places.push(parameters.typed(value)?);
        }
    }
    let sql = format!(
        "insert into {} ({}) values ({}) on conflict do nothing",
        quoted(table),
        names.join(", "),
        places.join(", ")
    );
    Ok((sql, parameters.into_values()))
}

/// The visible row with this key: all columns in the shape's order.
pub(crate) fn select_one(dialect: Dialect, shape: &TableShape, sys_id: &str, bodies: &Bodies) -> Result<Statement> {
    let mut parameters = Parameters::one_by_one(dialect);
    let place = parameters.text(sys_id)?;
    let fence = parameters.fence("\"company\"", bodies)?;
    let sql = format!("select {} from {} where \"sys_id\" = {place} and {fence}", shape.listed, quoted(&shape.name));
    Ok((sql, parameters.into_values()))
}

/// Keeps the present row as a version that ends with this revision.
pub(crate) fn keep(
    dialect: Dialect,
    shape: &TableShape,
    sys_id: &str,
    revision: i64,
    at: &str,
    gone: bool,
) -> Result<Statement> {
    let mut parameters = Parameters::one_by_one(dialect);
    let columns = &shape.listed;
    let (until_rev, until) = (parameters.int(revision)?, parameters.text(at)?);
    let (gone, place) = (parameters.int(i64::from(gone))?, parameters.text(sys_id)?);
    let sql = format!(
        "insert into {} ({columns}, \"rev_until\", \"until\", \"gone\") \
         select {columns}, {until_rev}, {until}, {gone} from {} where \"sys_id\" = {place}",
        quoted(&shape.was()),
        quoted(&shape.name)
    );
    Ok((sql, parameters.into_values()))
}

/// Replaces these columns of a row.
pub(crate) fn update(dialect: Dialect, table: &str, sys_id: &str, values: Vec<(&str, Datum)>) -> Result<Statement> {
    let mut parameters = Parameters::one_by_one(dialect);
    let mut sets = Vec::new();
    for (name, value) in values {
        let place = if value.is_empty() { "null".to_owned() } else { parameters.typed(value)? };
        sets.push(format!("{} = {place}", quoted(name)));
    }
    let place = parameters.text(sys_id)?;
    let sql = format!("update {} set {} where \"sys_id\" = {place}", quoted(table), sets.join(", "));
    Ok((sql, parameters.into_values()))
}

/// A statement of the store's own with `{}` for each parameter in order.
pub(crate) fn own(dialect: Dialect, pattern: &str, values: Vec<Datum>) -> Result<Statement> {
    let mut parameters = Parameters::one_by_one(dialect);
    let mut sql = String::new();
    let mut pieces = pattern.split("{}");
    sql.push_str(pieces.next().unwrap_or_default());
    for (piece, value) in pieces.zip(values) {
        sql.push_str(&parameters.typed(value)?);
        sql.push_str(piece);
    }
    Ok((sql, parameters.into_values()))
}

/// The kept versions of a row that may be seen, oldest first, and the one that stands: the columns asked for, then `rev_until`,
/// `until`, `gone`, then of the revision that wrote it: at, actor, why, request, hash. In one statement all of it would be put in
/// order once more.
pub(crate) fn versions<'c>(
    dialect: Dialect,
    shape: &TableShape,
    columns: impl Iterator<Item = &'c str>,
    sys_id: &str,
    bodies: &Bodies,
) -> Result<[Statement; 2]> {
    let none = match dialect {
        Dialect::Sqlite => "null, null, 0",
        Dialect::Postgres => "null::bigint, null::text, 0::bigint",
    };
    let columns: Vec<String> = columns.map(|name| format!("v.{}", quoted(name))).collect();
    let columns = columns.join(", ");
    let of = |table: &str, ends: &str| {
        let mut parameters = Parameters::new(dialect);
        let place = parameters.text(sys_id)?;
        let fence = parameters.fence("v.\"company\"", bodies)?;
        let sql = format!(
            "select {columns}, {ends}, r.at, r.actor, r.why, r.request, r.hash from {} v \
             left join revision r on r.number = v.\"rev\" where v.\"sys_id\" = {place} and {fence} order by v.\"rev\"",
            quoted(table),
        );
        Ok((sql, parameters.into_values()))
    };
    Ok([of(&shape.was(), "v.\"rev_until\", v.\"until\", v.\"gone\"")?, of(&shape.name, none)?])
}

impl Parameters {
    /// Each value its own parameter, so that the text of a statement does not depend on which values are alike, and can be
    /// prepared once.
    pub fn one_by_one(dialect: Dialect) -> Self {
        Self { reuse: false, ..Self::new(dialect) }
    }

    /// A value in a place whose type is its own.
    fn typed(&mut self, value: Datum) -> Result<String> {
        let kind = if matches!(value, Datum::Int(_)) { ColumnKind::Int } else { ColumnKind::Text };
        self.bind(value, kind)
    }
}
