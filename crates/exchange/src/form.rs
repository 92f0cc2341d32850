//! How files are written, and what their names say about it.

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A header row of names, then a row a line.
    Csv,
    /// A list of objects, an object with a list `result`, or an object a line.
    Json,
    /// A workbook of which one sheet is read.
    Xlsx,
    /// An event log: each event is a row.
    Xes,
}

impl Form {
    /// By the end of the file's name; `.gz` after it is looked through. A `.zip` tells nothing: what is in it does.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let (_, end) = name.strip_suffix(".gz").unwrap_or(&name).rsplit_once('.')?;
        match end {
            "csv" => Some(Form::Csv),
            "json" | "jsonl" | "ndjson" => Some(Form::Json),
            "xlsx" | "xlsm" => Some(Form::Xlsx),
            "xes" => Some(Form::Xes),
            _ => None,
        }
    }
}

/// What is asked for where the form is not known.
pub(crate) const NAMES: &str = "The file should end in .csv, .json, .jsonl, .xlsx or .xes, or in .gz after that, or be a .zip that holds one of them.";
