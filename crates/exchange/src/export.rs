//! What goes out: any list as a file, row by row, without holding it.

mod guard;
mod sheet;

use std::io::{self, Read, Seek, SeekFrom, Write};

use record::{Actor, Cell, Dictionary, Field, Path, Permitted, Register, Row, Trouble, english, spell, value};
use store::Store;

pub use guard::{guarded, unguarded};

/// How remarks at the end of a CSV file begin.
pub(crate) const REMARK: &str = "# ";
/// The last line of each CSV file that is written here. Texts of such a file are guarded, and its remarks are no rows.
const SIGNATURE: &str = "# Guildhall export 1";

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

#[derive(Debug, Clone)]
pub struct Column {
    pub path: Path,
    pub title: String,
    pub field: Field,
}

/// A list on its way out.
pub struct Export<'a> {
    pub permitted: &'a Permitted,
    pub store: &'a Store,
    pub columns: &'a [Column],
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

/// The columns that the list of the register shows to this reader.
pub fn shown_columns(permitted: &Permitted) -> Vec<Column> {
    let (dictionary, register, actor) = (permitted.dictionary(), permitted.register(), permitted.actor());
    let of_class = dictionary.has_children(&register.name).then_some("sys_class_name");
    let mut names: Vec<&str> = register.columns.iter().map(String::as_str).collect();
    let second = names.len().min(1);
    names.splice(second..second, of_class);
    let column = |name: &str| {
        let path = Path::of(name);
        let field = end_of(dictionary, actor, register, &path.0)?.clone();
        let title = if path.0.len() > 1 { english::label(dictionary, register, &path.0) } else { field.label.clone() };
        let title = field.unit.as_ref().map_or_else(|| title.clone(), |unit| format!("{title} ({unit})"));
        Some(Column { path, title, field })
    };
    names.into_iter().filter_map(column).collect()
}

/// The field at the end of a path, if the reader may read each step of it.
fn end_of<'d>(dictionary: &'d Dictionary, actor: &Actor, register: &'d Register, path: &[String]) -> Option<&'d Field> {
    let (first, rest) = path.split_first()?;
    let field = register.field(first).filter(|field| actor.may_read_field(field) && field.kind.column().is_some())?;
    if rest.is_empty() {
        return Some(field);
    }
    let to = dictionary.get(field.kind.leads_to()?).filter(|to| actor.may_read(to))?;
    end_of(dictionary, actor, to, rest)
}

/// What a file says about itself.
struct About {
    query: String,
    sentence: String,
    instant: String,
    rows: u64,
}

/// Writes the list and answers how many rows it has. What `out` refuses ends the question to the store.
pub fn write(export: &Export<'_>, kept: Kept, out: &mut (impl Write + Send)) -> Result<u64, NotWritten> {
    match kept {
        Kept::Csv => export.csv(out),
        Kept::Json => export.json(out),
        Kept::Xlsx => sheet::write(export, out),
    }
}

impl Export<'_> {
    fn titles(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.title.as_str())
    }

    /// Calls `each` for every row, and tells what was read. The revision is named on both sides of the reading.
    fn rows(&self, each: &mut dyn FnMut(&Row) -> Result<(), NotWritten>) -> Result<About, NotWritten> {
        let paths: Vec<Path> = self.columns.iter().map(|column| column.path.clone()).collect();
        let (first, _) = self.store.head().map_err(Trouble::from)?;
        let mut rows = 0;
        let mut stopped = None;
        let read = self.permitted.each(self.store, &paths, &mut |row| {
            rows += 1;
            each(&row).map_err(|error| {
                stopped = Some(error);
                Trouble::TooMuch("The file was not taken.".into())
            })
        });
        if let Some(error) = stopped {
            return Err(error);
        }
        read?;
        let (last, _) = self.store.head().map_err(Trouble::from)?;
        let (dictionary, query, words) = (self.permitted.dictionary(), self.permitted.query(), self.permitted.words());
        let revision = if first == last { format!("revision {first}") } else { format!("revision {first} to {last}") };
        let asked = value::show_instant(words.now, words);
        let instant = match english::when(&query.as_at, words) {
            Some(at) => format!("As at {at}, asked on {asked} at {revision}"),
            None => format!("As it stood on {asked}, {revision}"),
        };
        let sentence = format!(
            "{} {}",
            value::grouped(i64::try_from(rows).unwrap_or(i64::MAX)),
            english::query(dictionary, query, words)
        );
        Ok(About { query: spell::query(dictionary, query, words), sentence, instant, rows })
    }

    fn text(&self, column: &Column, cell: &Cell) -> String {
        let class =
            (column.field.name == "sys_class_name").then(|| self.permitted.dictionary().get(&cell.shown)).flatten();
        class.map_or_else(|| cell.shown.clone(), |register| register.title.clone())
    }

    fn csv(&self, out: &mut impl Write) -> Result<u64, NotWritten> {
        let fault = |error: csv::Error| NotWritten::File(io::Error::other(error));
        let mut file = csv::WriterBuilder::new().flexible(true).from_writer(out);
        file.write_record(self.titles().map(guarded)).map_err(fault)?;
        let about = self.rows(&mut |row| {
            let cells = self.columns.iter().zip(&row.cells).map(|(column, cell)| {
                let text = self.text(column, cell);
                if column.field.kind.is_number() { text } else { guarded(&text) }
            });
            file.write_record(cells).map_err(fault)
        })?;
        for line in [about.sentence, about.instant, about.query] {
            file.write_record([format!("{REMARK}{}", line.replace(['\r', '\n'], " "))]).map_err(fault)?;
        }
        file.write_record([SIGNATURE]).map_err(fault)?;
        file.flush()?;
        Ok(about.rows)
    }

    fn json(&self, out: &mut impl Write) -> Result<u64, NotWritten> {
        let mut is_first = true;
        out.write_all(b"{\"result\":[")?;
        let about = self.rows(&mut |row| {
            out.write_all(if std::mem::take(&mut is_first) { b"\n" } else { b",\n" })?;
            let cells = self.columns.iter().zip(&row.cells);
            let object: serde_json::Map<String, serde_json::Value> =
                cells.map(|(column, cell)| (column.path.dotted(), self.text(column, cell).into())).collect();
            serde_json::to_writer(&mut *out, &object).map_err(io::Error::from)?;
            Ok(())
        })?;
        let told = serde_json::json!({
            "rows": about.rows, "list": about.sentence, "instant": about.instant, "query": about.query,
        });
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
