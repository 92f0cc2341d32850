//! What tables there are. Computed from the dictionary by `record`, compared with the catalogue by [`crate::Store::sync`].

/// Every table a store should have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schema {
    pub tables: Vec<Table>,
}

/// One physical table. The children of one root share it, told apart by `sys_class_name`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    /// Besides the [`SYSTEM_COLUMNS`], which every table has.
    pub columns: Vec<Column>,
    /// The column by which rows that are otherwise equal are put in order; part of every index.
    pub tie: Option<String>,
    /// Dates and instants by which rows are counted. Each has an index that answers a count of a stretch of time by itself.
    pub periods: Vec<String>,
    /// Short columns by which such counts are narrowed: they stand in the indexes of the periods.
    pub narrowing: Vec<String>,
    /// Columns whose values very many rows share. The rows of one value are found, counted and put in order in its index alone.
    pub shared: Vec<String>,
    /// Short columns that lists show: they stand in the indexes of what is shared.
    pub listed: Vec<String>,
    /// A column whose values very many rows share, and one by which such rows are put in order: each pair has an index in which
    /// the rows of one value stand in that order.
    pub pairs: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: ColumnKind,
    /// Gets an index: rows can be found by it, and put in its order.
    pub indexed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Int,
}

impl ColumnKind {
    /// What such a column holds, in a word for a sentence.
    pub(crate) fn plainly(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Int => "whole numbers",
        }
    }
}

/// The columns that the store itself keeps on every table.
///
/// `rev` is the revision that wrote the row and `since` the instant from which it was true; a kept version also has
/// `rev_until` and `until`. `sys_mod_count` is the optimistic version. `seal` holds the salts of the version's digests and is
/// nobody else's business.
pub const SYSTEM_COLUMNS: [(&str, ColumnKind); 11] = [
    ("sys_id", ColumnKind::Text),
    ("sys_class_name", ColumnKind::Text),
    ("company", ColumnKind::Text),
    ("sys_mod_count", ColumnKind::Int),
    ("sys_created_on", ColumnKind::Text),
    ("sys_created_by", ColumnKind::Text),
    ("sys_updated_on", ColumnKind::Text),
    ("sys_updated_by", ColumnKind::Text),
    ("rev", ColumnKind::Int),
    ("since", ColumnKind::Text),
    ("seal", ColumnKind::Text),
];

/// The instant until which a row stood, for questions that look from an earlier one: empty in rows that stand to this day.
pub const UNTIL: &str = "until";
