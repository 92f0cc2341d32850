//! What can go wrong, as a fixed catalogue. What the database itself said goes to the log, never to a user: its text names
//! tables, constraints and sometimes values that the reader may not know.

/// Why the store did not do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody saved in between. Nothing was written.
    #[error("{table} {sys_id} is at version {actual} by now, not {expected}")]
    Stale { table: String, sys_id: String, expected: i64, actual: i64 },
    /// No such row among the visible bodies.
    #[error("there is no {table} {sys_id}")]
    NotFound { table: String, sys_id: String },
    /// Something with this key is there already.
    #[error("there is already a {table} {sys_id}")]
    Unique { table: String, sys_id: String },
    #[error("there is no table {0}")]
    NoSuchTable(String),
    #[error("table {table} has no column {column}")]
    NoSuchColumn { table: String, column: String },
    /// A number was compared with or put into a text column, or the other way round.
    #[error("column {column} of table {table} holds {holds}")]
    WrongKind { table: String, column: String, holds: &'static str },
    /// The question is larger than the store answers; the sentence says in which way.
    #[error("{0}")]
    TooComplex(String),
    /// All connections are in use, or another program holds the database. Worth trying again.
    #[error("the store is busy; try again in a moment")]
    Busy,
    /// Not allowed here; the sentence says why and what to do.
    #[error("{0}")]
    Refused(String),
    /// The database failed. The sentence is safe to show; the details are in the log.
    #[error("{0}")]
    Engine(String),
}

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// Logs what the database said and keeps it from the reader.
    pub(crate) fn engine(told: impl std::fmt::Display) -> Self {
        tracing::error!(%told, "the database failed");
        Self::Engine("The database failed; the log says how.".to_owned())
    }

    pub(crate) fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(sentence.into())
    }
}
