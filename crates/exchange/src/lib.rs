//! What comes in: files of records, read whole, judged whole, saved through the desk all or nothing. And what goes out: lists of
//! any length as files.

mod csv;
pub mod export;
mod intake;
mod json;

pub use intake::{Intake, NotTaken, RowFault, take};

/// The largest file that is read, in bytes.
pub const BYTES_MAX: u64 = 256 << 20;
/// The most rows of one file.
pub const ROWS_MAX: usize = 100_000;
/// The most columns of one file.
pub const COLUMNS_MAX: usize = 500;

/// A row as a file tells it: where it stands, and its fields as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `line 12` in CSV, `item 3` in JSON.
    pub place: String,
    pub fields: Vec<(String, String)>,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    Json,
}

impl Form {
    /// By the end of the file's name.
    pub fn of(name: &str) -> Option<Self> {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase())?;
        match end.as_str() {
            "csv" => Some(Form::Csv),
            "json" | "jsonl" | "ndjson" => Some(Form::Json),
            _ => None,
        }
    }
}

/// Reads the rows of a file. Faults of form are told with their place; all that can be found at once.
pub fn read(form: Form, bytes: &[u8]) -> Result<Vec<Told>, Vec<RowFault>> {
    if bytes.len() as u64 > BYTES_MAX {
        return Err(vec![RowFault::file(format!("The file has {} bytes; at most {BYTES_MAX} are read.", bytes.len()))]);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        let message = "This is not UTF-8. Save the file as “CSV UTF-8” and try again.";
        vec![RowFault { place: format!("line {line}"), field: None, message: message.into() }]
    })?;
    if text.contains('\0') {
        return Err(vec![RowFault::file(
            "This is UTF-16, or no text at all. Save the file as “CSV UTF-8” and try again.",
        )]);
    }
    match form {
        Form::Csv => csv::read(text),
        Form::Json => json::read(text),
    }
}
