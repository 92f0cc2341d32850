//! The schema against the catalogue of the database: what is missing is added, what does not fit is refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, KEPT_COLUMNS, TableShape, was};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::{Session, int, text};
use crate::shape::ColumnKind;
#[cfg(feature = "testing")]
use crate::shape::{Column, SYSTEM_COLUMNS, Schema, Table};
use crate::sql::{Dialect, ddl, rows};

/// The layout of the store's own tables. Raise it with every change that an older program would not understand.
const FORMAT: i64 = 2;

/// Table, column, and what the column holds if the store knows such.
type Found = BTreeMap<String, BTreeMap<String, Option<ColumnKind>>>;

pub(crate) fn sync(session: &mut dyn Session, dialect: Dialect, wanted: &Catalogue) -> Result<Vec<String>> {
    let found = found(session, dialect)?;
    let mut changes = Vec::new();
    if !found.contains_key("schema_change") {
        if !found.is_empty() {
            return Err(StoreError::refused(
                "This database holds tables of another program. Name an empty one, or a store of Guildhall.",
            ));
        }
        run(session, &ddl::own_tables(dialect))?;
        changes.push("The store is made.".to_owned());
    } else if !found.contains_key("_lapsing") {
        run(session, &ddl::lapsing_table(dialect))?;
        changes.push("The store can keep things for a while.".to_owned());
    }
    check_format(session)?;
    check_known(&found, wanted)?;
    for shape in wanted.tables() {
        changes.extend(fit(session, dialect, &found, shape)?);
    }
    for what in &changes {
        let values = vec![Datum::Int(FORMAT), Datum::text(what)];
        session.run(rows::own(dialect, "insert into schema_change (format, what) values ({}, {})", values)?)?;
    }
    Ok(changes)
}

/// All that makes an empty database this catalogue's store.
pub(crate) fn whole(dialect: Dialect, catalogue: &Catalogue) -> String {
    let mut all = ddl::own_tables(dialect);
    for shape in catalogue.tables() {
        all.extend(ddl::create_table(dialect, shape));
        all.extend(ddl::create_indexes(dialect, shape).into_iter().map(|(_, sql)| sql));
    }
    all.iter().map(|statement| format!("{statement};\n")).collect()
}

fn run(session: &mut dyn Session, statements: &[String]) -> Result<()> {
    statements.iter().try_for_each(|statement| session.execute(statement, &[]).map(|_| ()))
}

fn check_format(session: &mut dyn Session) -> Result<()> {
    let answer = session.query("select max(format) from schema_change", &[])?;
    let format = answer.first().map(|row| int(row, 0)).unwrap_or_default();
    if format > FORMAT {
        return Err(StoreError::refused(format!(
            "This store was written by a later Guildhall (format {format}; this program understands {FORMAT}). Use that one."
        )));
    }
    // None is noted yet in a store that is being made.
    if format > 0 && format < FORMAT {
        return Err(StoreError::refused(format!(
            "This store was written by a Guildhall from before the first release (format {format}; this program understands \
             {FORMAT}), whose history cannot be carried over. Export its lists with that program, and begin a new store."
        )));
    }
    Ok(())
}

/// Every table that is there must be in the schema: its rows would be out of reach otherwise.
fn check_known(found: &Found, wanted: &Catalogue) -> Result<()> {
    let forgotten: BTreeSet<&str> = found
        .keys()
        .filter(|name| found.contains_key(&was(name)) && wanted.table(name).is_err())
        .map(String::as_str)
        .collect();
    match forgotten.first() {
        None => Ok(()),
        Some(table) => Err(StoreError::refused(format!(
            "Table {table} is in the store but not in the schema. Bring its register back, or drop it by a written migration."
        ))),
    }
}

fn fit(session: &mut dyn Session, dialect: Dialect, found: &Found, shape: &TableShape) -> Result<Vec<String>> {
    let table = &shape.name;
    let mut changes = Vec::new();
    match found.get(table) {
        None => {
            run(session, &ddl::create_table(dialect, shape))?;
            changes.push(format!("Table {table} was added."));
        }
        Some(columns) => {
            check_columns(shape, table, columns, false)?;
            let empty = BTreeMap::new();
            check_columns(shape, &shape.was(), found.get(&shape.was()).unwrap_or(&empty), true)?;
            for (column, kind) in &shape.columns {
                if !columns.contains_key(column) {
                    run(session, &ddl::add_column(dialect, shape, column, *kind))?;
                    changes.push(format!("Column {column} was added to table {table}."));
                }
            }
        }
    }
    let wanted = ddl::create_indexes(dialect, shape);
    for old in indexes(session, dialect, shape)? {
        if wanted.iter().all(|(name, _)| *name != old) {
            run(session, &[ddl::drop_index(&old)])?;
        }
    }
    wanted.iter().try_for_each(|(_, sql)| session.execute(sql, &[]).map(|_| ()))?;
    Ok(changes)
}

/// The indexes that the store has made for a table and its kept versions.
fn indexes(session: &mut dyn Session, dialect: Dialect, shape: &TableShape) -> Result<Vec<String>> {
    let pattern = match dialect {
        Dialect::Sqlite => {
            "select name from sqlite_schema where type = 'index' and sql is not null and tbl_name in ({}, {})"
        }
        Dialect::Postgres => {
            "select i.indexname::text from pg_indexes i where i.schemaname = 'public' and i.tablename in ({}, {}) \
             and not exists (select 1 from pg_constraint c where c.conname = i.indexname)"
        }
    };
    let tables = vec![Datum::text(&shape.name), Datum::text(shape.was())];
    let rows = session.rows(rows::own(dialect, pattern, tables)?)?;
    Ok(rows.iter().map(|row| text(row, 0)).collect())
}

fn check_columns(
    shape: &TableShape,
    table: &str,
    columns: &BTreeMap<String, Option<ColumnKind>>,
    is_kept: bool,
) -> Result<()> {
    for (column, holds) in columns {
        if is_kept && KEPT_COLUMNS.iter().any(|(name, _)| name == column) {
            continue;
        }
        match (shape.kind(column), holds) {
            (Err(_), _) => {
                return Err(StoreError::refused(format!(
                    "Column {column} of table {table} is in the store but not in the schema. Bring the field back, or drop \
                     the column by a written migration."
                )));
            }
            (Ok(wanted), holds) if Some(wanted) != *holds => {
                return Err(StoreError::refused(format!(
                    "Column {column} of table {table} holds {}, and the schema wants {}. That takes a written migration.",
                    holds.map_or("something else", ColumnKind::plainly),
                    wanted.plainly()
                )));
            }
            _ => {}
        }
    }
    Ok(())
}

/// The tables that keep what their rows once were, as a schema.
#[cfg(feature = "testing")]
pub(crate) fn schema_found(session: &mut dyn Session, dialect: Dialect) -> Result<Schema> {
    let found = found(session, dialect)?;
    let tables = found.iter().filter(|(name, _)| found.contains_key(&was(name))).map(|(name, columns)| {
        let own = columns.iter().filter(|(name, _)| !SYSTEM_COLUMNS.iter().any(|(system, _)| system == name));
        let columns = own
            .filter_map(|(name, kind)| Some(Column { name: name.clone(), kind: (*kind)?, indexed: false }))
            .collect();
        Table { name: name.clone(), columns, ..Table::default() }
    });
    Ok(Schema { tables: tables.collect() })
}

fn found(session: &mut dyn Session, dialect: Dialect) -> Result<Found> {
    let sql = match dialect {
        Dialect::Sqlite => {
            "select t.name, c.name, lower(c.type) from sqlite_schema t, pragma_table_info(t.name) c \
             where t.type = 'table' and substr(t.name, 1, 7) <> 'sqlite_'"
        }
        Dialect::Postgres => {
            "select table_name::text, column_name::text, data_type::text from information_schema.columns \
             where table_schema = 'public'"
        }
    };
    let mut found = Found::new();
    for row in session.query(sql, &[])? {
        let kind = match text(&row, 2).as_str() {
            "text" => Some(ColumnKind::Text),
            "integer" | "bigint" => Some(ColumnKind::Int),
            _ => None,
        };
        found.entry(text(&row, 0)).or_default().insert(text(&row, 1), kind);
    }
    Ok(found)
}
