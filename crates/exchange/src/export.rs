//! What goes out: any list as a file, row by row, without holding it.

mod guard;
mod sheet;

use std::io::{self, Read, Seek, SeekFrom, Write};

use jiff::Timestamp;
use record::keys::Keys;
use record::list::{self, Column};
use record::{Kind, Path, Permitted, Row, Trouble, english, spell, value};
use store::Store;

pub use guard::{guarded, unguarded};
pub use sheet::ROWS_MAX as SHEET_ROWS_MAX;

/// How remarks at the end of a CSV file begin.
pub(crate) const REMARK: &str = "# ";
/// The last line of each CSV file that is written here. Texts of such a file are guarded, and its remarks are no rows.
const SIGNATURE: &str = "# Guildhall export 1";

/// Rows whose references are looked up together.
const PORTION_ROWS: usize = 200;

/// What an exported file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Csv,
    Xlsx,
    Json,
}

impl Kept {
    /// By the end of a file's name: `csv`.
    pub fn of(end: &str) -> Option<Self> {
        match end {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    pub fn end(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// A list on its way out.
pub struct Export<'a> {
    permitted: &'a Permitted,
    store: &'a Store,
    /// When it was asked for, whatever instant it is seen from.
    asked_at: Timestamp,
    columns: Vec<Column>,
    /// Of a whole export, the fields that its reader may not see.
    hidden: Option<Vec<String>>,
}

#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error(transparent)]
    Trouble(#[from] Trouble),
    #[error("The file cannot be written: {0}")]
    File(#[from] io::Error),
    #[error("The sheet cannot be written: {0}")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
}

/// Takes a row and its cells as texts.
type Pass<'e, E> = &'e mut dyn FnMut(&Row, &[String]) -> Result<(), E>;

/// What a file says about itself.
struct About {
    query: String,
    sentence: String,
    instant: String,
    rows: u64,
    /// Names of fields that are not in it because its reader may not see them.
    hidden: Vec<String>,
}

impl About {
    fn hidden(&self) -> Option<String> {
        (!self.hidden.is_empty()).then(|| self.hidden.join(", "))
    }
}

/// Writes the list and answers how many rows it has. What `out` refuses ends the question to the store.
pub fn write(export: &Export<'_>, kept: Kept, out: &mut (impl Write + Send)) -> Result<u64, NotWritten> {
    match kept {
        Kept::Csv => export.csv(out),
        Kept::Json => export.json(out),
        Kept::Xlsx => sheet::write(export, out),
    }
}

impl<'a> Export<'a> {
    /// What a page shows: these columns, in the words of the page.
    pub fn shown(permitted: &'a Permitted, store: &'a Store, asked_at: Timestamp, columns: Vec<Column>) -> Self {
        Self { permitted, store, asked_at, columns, hidden: None }
    }

    /// Every field that the reader may see, under its own name and in the spelling that is read back: references by a name
    /// that one record alone has, choices by their stored value. What the reader may not see is not there.
    pub fn whole(permitted: &'a Permitted, store: &'a Store, asked_at: Timestamp) -> Self {
        let (columns, hidden) = list::whole(permitted);
        Self { permitted, store, asked_at, columns, hidden: Some(hidden) }
    }

    pub fn paths(&self) -> Vec<Path> {
        self.columns.iter().map(|column| column.path.clone()).collect()
    }

    fn is_whole(&self) -> bool {
        self.hidden.is_some()
    }

    /// On a page the unit stands behind each value.
    fn titles(&self) -> impl Iterator<Item = String> {
        let title = |column: &Column| match &column.field.unit {
            Some(unit) if !self.is_whole() => format!("{} ({unit})", column.title),
            _ => column.title.clone(),
        };
        self.columns.iter().map(title)
    }

    /// Calls `each` with every row and its cells, and tells what was read. The revision is named on both sides of the reading.
    fn rows(&self, each: Pass<'_, NotWritten>) -> Result<About, NotWritten> {
        let (first, _) = self.store.head().map_err(Trouble::from)?;
        let mut rows = 0;
        let mut stopped = None;
        let mut pass = |row: &Row, cells: &[String]| {
            rows += 1;
            each(row, cells).map_err(|error| {
                stopped = Some(error);
                Trouble::TooMuch("The file was not taken.".into())
            })
        };
        let read = if self.is_whole() { self.spelt(&mut pass) } else { self.said(&mut pass) };
        if let Some(error) = stopped {
            return Err(error);
        }
        read?;
        let (last, _) = self.store.head().map_err(Trouble::from)?;
        let (dictionary, query, words) = (self.permitted.dictionary(), self.permitted.query(), self.permitted.words());
        let revision = if first == last { format!("revision {first}") } else { format!("revision {first} to {last}") };
        let asked = value::show_instant(self.asked_at, words);
        let instant = match english::when(&query.as_at, words) {
            Some(at) => format!("As at {at}, asked on {asked} at {revision}"),
            None => format!("As it stood on {asked}, {revision}"),
        };
        let instant = match self.permitted.is_partial() {
            true => format!("{instant}. Of what has changed since, not everything was searched"),
            false => instant,
        };
        let sentence = format!(
            "{} {}",
            value::grouped(i64::try_from(rows).unwrap_or(i64::MAX)),
            english::query(dictionary, query, words)
        );
        let hidden = self.hidden.clone().unwrap_or_default();
        Ok(About { query: spell::query(dictionary, query, words), sentence, instant, rows, hidden })
    }

    fn said(&self, each: Pass<'_, Trouble>) -> Result<(), Trouble> {
        let dictionary = self.permitted.dictionary();
        self.permitted.each(self.store, &self.paths(), &mut |row| {
            let cells = self.columns.iter().zip(&row.cells);
            let cells: Vec<String> = cells.map(|(column, cell)| list::said(dictionary, &column.field, cell)).collect();
            each(&row, &cells)
        })
    }

    fn spelt(&self, each: Pass<'_, Trouble>) -> Result<(), Trouble> {
        let kinds: Vec<&Kind> = self.columns.iter().map(|column| &column.field.kind).collect();
        let mut keys = Keys::new(self.permitted);
        let mut portion: Vec<Row> = Vec::with_capacity(PORTION_ROWS);
        let mut hand_over = |portion: &mut Vec<Row>| {
            keys.learn(&mut &*self.store, &kinds, portion)?;
            portion.drain(..).try_for_each(|row| {
                let cells = kinds.iter().zip(&row.cells).map(|(kind, cell)| keys.spell(kind, cell));
                each(&row, &cells.collect::<Vec<_>>())
            })
        };
        self.permitted.each(self.store, &self.paths(), &mut |row| {
            portion.push(row);
            if portion.len() < PORTION_ROWS { Ok(()) } else { hand_over(&mut portion) }
        })?;
        hand_over(&mut portion)
    }

    fn csv(&self, out: &mut impl Write) -> Result<u64, NotWritten> {
        let fault = |error: csv::Error| NotWritten::File(io::Error::other(error));
        let mut file = csv::WriterBuilder::new().flexible(true).from_writer(out);
        file.write_record(self.titles().map(|title| guarded(&title))).map_err(fault)?;
        let about = self.rows(&mut |_, cells| {
            let cells = self
                .columns
                .iter()
                .zip(cells)
                .map(|(column, text)| if column.field.kind.is_number() { text.clone() } else { guarded(text) });
            file.write_record(cells).map_err(fault)
        })?;
        let hidden = about.hidden().map(|names| format!("hidden: {names}"));
        for line in [about.sentence, about.instant, about.query].into_iter().chain(hidden) {
            file.write_record([format!("{REMARK}{}", line.replace(['\r', '\n'], " "))]).map_err(fault)?;
        }
        file.write_record([SIGNATURE]).map_err(fault)?;
        file.flush()?;
        Ok(about.rows)
    }

    fn json(&self, out: &mut impl Write) -> Result<u64, NotWritten> {
        let names: Vec<String> = self.columns.iter().map(|column| column.path.dotted()).collect();
        let mut is_first = true;
        out.write_all(b"{\"result\":[")?;
        let about = self.rows(&mut |_, cells| {
            out.write_all(if std::mem::take(&mut is_first) { b"\n" } else { b",\n" })?;
            let cells = names.iter().cloned().zip(cells.iter().map(|text| text.as_str().into()));
            let object: serde_json::Map<String, serde_json::Value> = cells.collect();
            serde_json::to_writer(&mut *out, &object).map_err(io::Error::from)?;
            Ok(())
        })?;
        let mut told = serde_json::json!({
            "rows": about.rows, "list": about.sentence, "instant": about.instant, "query": about.query,
        });
        if self.is_whole() {
            told["hidden"] = about.hidden.into();
        }
        writeln!(out, "\n],\"about\":{told}}}")?;
        out.flush()?;
        Ok(about.rows)
    }
}

/// Whether a CSV text was written here: its last line says so and nothing else. A cell that ends likewise does not count.
pub(crate) fn is_export(text: &[u8]) -> bool {
    text.trim_ascii_end().strip_suffix(SIGNATURE.as_bytes()).is_some_and(|rest| rest.ends_with(b"\n"))
}

/// Whether a file ends as one that was written here. Leaves it at its beginning.
pub(crate) fn ends_one(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    const END_BYTES: u64 = 64;
    let from = file.seek(SeekFrom::End(0))?.saturating_sub(END_BYTES);
    file.seek(SeekFrom::Start(from))?;
    let mut end = Vec::new();
    file.take(END_BYTES).read_to_end(&mut end)?;
    file.rewind()?;
    Ok(is_export(&end))
}
