//! A connection in use, the same for both engines.

use crate::datum::Datum;
use crate::error::Result;

/// What is done with each row of an answer.
pub(crate) type EachRow<'a> = &'a mut dyn FnMut(&mut Vec<Datum>) -> Result<()>;

/// Runs statements, for readers inside a snapshot or alone, for the writer inside its transaction.
pub(crate) trait Session {
    /// All rows. The parameters are in the order of their numbers.
    fn query(&mut self, sql: &str, parameters: &[Datum]) -> Result<Vec<Vec<Datum>>>;

    /// All rows, or none if that took more of `steps` than there were; what was taken is taken from them. An engine that does not
    /// count its steps goes to the end.
    fn query_within(&mut self, sql: &str, parameters: &[Datum], _steps: &mut u64) -> Result<Option<Vec<Vec<Datum>>>> {
        self.query(sql, parameters).map(Some)
    }

    /// Shows row after row, without holding them all; stops at the first error of `each`. What `each` leaves in a row is filled with the
    /// next one: a row that is kept must be taken.
    fn each(&mut self, sql: &str, parameters: &[Datum], each: EachRow<'_>) -> Result<()>;

    /// How many rows were written.
    fn execute(&mut self, sql: &str, parameters: &[Datum]) -> Result<u64>;

    /// Keeps a file; false if the company has it already.
    fn put_bytes(&mut self, company: &str, sha256: &str, bytes: &[u8]) -> Result<bool>;

    /// A file of a company.
    fn bytes(&mut self, company: &str, sha256: &str) -> Result<Option<Vec<u8>>>;
}

impl dyn Session + '_ {
    pub fn run(&mut self, (sql, parameters): crate::sql::rows::Statement) -> Result<u64> {
        self.execute(&sql, &parameters)
    }

    pub fn rows(&mut self, (sql, parameters): crate::sql::rows::Statement) -> Result<Vec<Vec<Datum>>> {
        self.query(&sql, &parameters)
    }
}

/// The text in a column of an answer; empty if there is none.
pub(crate) fn text(row: &[Datum], column: usize) -> String {
    row.get(column).and_then(Datum::as_text).unwrap_or_default().to_owned()
}

/// The number in a column of an answer; 0 if there is none.
pub(crate) fn int(row: &[Datum], column: usize) -> i64 {
    row.get(column).and_then(Datum::as_int).unwrap_or_default()
}
