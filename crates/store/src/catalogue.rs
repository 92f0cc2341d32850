//! The names that may occur in a statement. Whatever is not in here does not reach a database.

use std::collections::BTreeMap;

use crate::chain::bytes_digest;
use crate::error::{Result, StoreError};
use crate::seal::Layout;
use crate::shape::{ColumnKind, SYSTEM_COLUMNS, Schema};
use crate::sql::quoted;

/// PostgreSQL cuts names at 63 bytes, and a table has a companion `…__was`.
const TABLE_NAME_BYTES_MAX: usize = 57;
const COLUMN_NAME_BYTES_MAX: usize = 63;
/// PostgreSQL's limit is 1,600; kept versions have three columns more.
const COLUMNS_MAX: usize = 1_500;

/// Columns that only kept versions have.
pub(crate) const KEPT_COLUMNS: [(&str, ColumnKind); 3] =
    [("rev_until", ColumnKind::Int), ("until", ColumnKind::Text), ("gone", ColumnKind::Int)];

/// The store's own tables; all others of its own begin with an underscore, which no register can.
const OWN_TABLES: [&str; 3] = ["revision", "entry", "schema_change"];

/// A schema with an index by name.
#[derive(Debug, Default, Clone)]
pub(crate) struct Catalogue {
    tables: BTreeMap<String, TableShape>,
}

#[derive(Debug, Clone)]
pub(crate) struct TableShape {
    pub name: String,
    /// System columns first, then the schema's own in its order.
    pub columns: Vec<(String, ColumnKind)>,
    pub indexed: Vec<String>,
    pub tie: Option<String>,
    pub periods: Vec<String>,
    pub narrowing: Vec<String>,
    pub shared: Vec<String>,
    /// Columns that lists show.
    pub shown: Vec<String>,
    pub pairs: Vec<(String, String)>,
    /// Every column, quoted, as a select lists them.
    pub listed: String,
    /// Of what its wide indexes hold: an index of other columns has another name.
    pub mark: String,
    /// What each column holds, and its place in a row.
    kinds: BTreeMap<String, (ColumnKind, usize)>,
    pub layout: Layout,
}

impl TableShape {
    pub fn kind(&self, column: &str) -> Result<ColumnKind> {
        self.kinds
            .get(column)
            .map(|(kind, _)| *kind)
            .ok_or_else(|| StoreError::NoSuchColumn { table: self.name.clone(), column: column.to_owned() })
    }

    /// The names of all columns, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// Where rows hold this column.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.kinds.get(column).map(|(_, place)| *place)
    }

    /// Whether there is an index that rows can be found by and put in order with.
    pub fn has_order(&self, column: &str) -> bool {
        self.indexed.iter().chain(&self.periods).any(|one| one == column)
    }

    /// Besides itself, what the index of a period holds of a row.
    pub fn counted(&self) -> impl Iterator<Item = &str> {
        let own = self.tie.iter().chain(&self.narrowing).map(String::as_str);
        ["company", "sys_class_name", "sys_id", "rev", "since"].into_iter().chain(own)
    }

    /// Besides itself, what the index of what is shared holds of a row.
    pub fn held(&self) -> impl Iterator<Item = &str> {
        self.counted().chain(self.shown.iter().map(String::as_str))
    }

    /// The table of kept versions.
    pub fn was(&self) -> String {
        was(&self.name)
    }
}

/// The name of the table that keeps what the rows of `table` once were.
pub(crate) fn was(table: &str) -> String {
    format!("{table}__was")
}

impl Catalogue {
    /// Checks every name; the first that cannot be is refused with a sentence.
    pub fn of(schema: &Schema) -> Result<Self> {
        let mut tables = BTreeMap::new();
        for table in &schema.tables {
            check_table_name(&table.name)?;
            let shape = shape_of(table)?;
            if tables.insert(table.name.clone(), shape).is_some() {
                return Err(StoreError::refused(format!("Table {} is in the schema twice.", table.name)));
            }
        }
        Ok(Self { tables })
    }

    pub fn table(&self, name: &str) -> Result<&TableShape> {
        self.tables.get(name).ok_or_else(|| StoreError::NoSuchTable(name.to_owned()))
    }

    pub fn tables(&self) -> impl Iterator<Item = &TableShape> {
        self.tables.values()
    }
}

fn shape_of(table: &crate::Table) -> Result<TableShape> {
    let mut shape = TableShape {
        name: table.name.clone(),
        columns: SYSTEM_COLUMNS.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect(),
        indexed: Vec::new(),
        tie: table.tie.clone(),
        periods: table.periods.clone(),
        narrowing: table.narrowing.clone(),
        shared: table.shared.clone(),
        shown: table.listed.clone(),
        pairs: table.pairs.clone(),
        listed: String::new(),
        mark: String::new(),
        kinds: SYSTEM_COLUMNS
            .iter()
            .enumerate()
            .map(|(place, (name, kind))| ((*name).to_owned(), (*kind, place)))
            .collect(),
        layout: Layout::default(),
    };
    for column in &table.columns {
        let reserved = KEPT_COLUMNS.iter().any(|(name, _)| *name == column.name);
        if reserved || !is_name(&column.name, COLUMN_NAME_BYTES_MAX) {
            return Err(StoreError::refused(format!(
                "Column {:?} of table {} cannot be: a name is a small letter, then up to 62 small letters, digits and \
                 underscores, and is none of rev_until, until, gone.",
                column.name, table.name
            )));
        }
        if shape.kinds.insert(column.name.clone(), (column.kind, shape.columns.len())).is_some() {
            return Err(StoreError::refused(format!("Table {} has column {} twice.", table.name, column.name)));
        }
        shape.columns.push((column.name.clone(), column.kind));
        if column.indexed {
            shape.indexed.push(column.name.clone());
        }
    }
    let paired = shape.pairs.iter().flat_map(|(first, then)| [first, then]).chain(&shape.shared).chain(&shape.shown);
    for name in shape.tie.iter().chain(&shape.periods).chain(&shape.narrowing).chain(paired) {
        shape.kind(name)?;
    }
    if shape.columns.len() > COLUMNS_MAX {
        return Err(StoreError::refused(format!("Table {} has more than {COLUMNS_MAX} columns.", table.name)));
    }
    let held: Vec<&str> = shape.held().collect();
    shape.mark = bytes_digest(held.join(" ").as_bytes())[..8].to_owned();
    let listed: Vec<String> = shape.columns.iter().map(|(name, _)| quoted(name)).collect();
    shape.listed = listed.join(", ");
    shape.layout = Layout::of(&shape.name, &shape.columns);
    Ok(shape)
}

fn check_table_name(name: &str) -> Result<()> {
    let reserved = OWN_TABLES.contains(&name) || name.contains("__") || name.starts_with("sqlite_");
    if reserved || !is_name(name, TABLE_NAME_BYTES_MAX) {
        return Err(StoreError::refused(format!(
            "Table {name:?} cannot be: a name is a small letter, then up to {} small letters, digits and single \
             underscores, does not begin with sqlite_, and is none of {}.",
            TABLE_NAME_BYTES_MAX - 1,
            OWN_TABLES.join(", ")
        )));
    }
    Ok(())
}

fn is_name(name: &str, bytes_max: usize) -> bool {
    let mut bytes = name.bytes();
    name.len() <= bytes_max
        && bytes.next().is_some_and(|first| first.is_ascii_lowercase())
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, Table};

    fn with(table: &str, column: &str) -> Result<Catalogue> {
        let column = Column { name: column.to_owned(), kind: ColumnKind::Text, indexed: false };
        Catalogue::of(&Schema {
            tables: vec![Table { name: table.to_owned(), columns: vec![column], ..Table::default() }],
        })
    }

    #[test]
    fn only_plain_names_pass() {
        assert!(with("incident", "order").is_ok());
        let long = "a".repeat(58);
        for table in ["", "Incident", "1st", "in cident", "x\"; drop", "a__b", "revision", "_file", "sqlite_x", &long] {
            assert!(matches!(with(table, "x"), Err(StoreError::Refused(_))), "{table}");
        }
        let long = "a".repeat(64);
        for column in ["", "rev", "until", "X", "a-b", "é", "sys_id", &long] {
            assert!(matches!(with("incident", column), Err(StoreError::Refused(_))), "{column}");
        }
    }
}
