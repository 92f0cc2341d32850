//! The table that says what a drawing shows.

use serde::{Deserialize, Serialize};

/// One cell. `href` leads to the records that are counted in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub text: String,
    pub href: Option<String>,
    /// Numbers are set to the right in figures of one width.
    pub is_number: bool,
}

impl Cell {
    /// A cell of words.
    pub fn words(text: impl Into<String>) -> Self {
        Cell { text: text.into(), href: None, is_number: false }
    }

    /// A cell with a number, as it is printed.
    pub fn number(text: impl Into<String>) -> Self {
        Cell { text: text.into(), href: None, is_number: true }
    }

    /// The same cell, leading to its records.
    pub fn leading_to(mut self, href: Option<String>) -> Self {
        self.href = href;
        self
    }
}

/// A table with one header row; the first cell of a row is its header.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChartTable {
    pub caption: String,
    pub header: Vec<String>,
    /// As many cells in each row as in `header`.
    pub rows: Vec<Vec<Cell>>,
}

impl ChartTable {
    /// RFC 4180, with a header line. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    pub fn csv(&self) -> String {
        let mut lines = vec![line_of(self.header.iter().map(String::as_str))];
        lines.extend(self.rows.iter().map(|row| line_of(row.iter().map(|cell| cell.text.as_str()))));
        lines.concat()
    }

    /// Whether a column holds numbers, so that its header stands to the right as well.
    pub fn is_number_column(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(column)).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.is_number)
    }
}

fn line_of<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(csv_cell).collect();
    format!("{}\r\n", cells.join(","))
}

fn csv_cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '@', '\t', '\r'])
        || (text.starts_with(['+', '-']) && !text[1..].starts_with(|c: char| c.is_ascii_digit()));
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
