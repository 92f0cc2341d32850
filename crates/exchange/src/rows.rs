//! The rows of a file, one at a time.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::csv::CsvRows;
use crate::export;
use crate::fault::Ill;
use crate::form::NAMES;
use crate::json::JsonRows;
use crate::packing::{self, Content};
use crate::text::Text;
use crate::xes::XesRows;
use crate::xlsx::XlsxRows;
use crate::{Encoding, FAULTS_MAX, Form, ROWS_MAX, RowFault, Told};

/// How a file should be read, where it does not say so itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// By the file's name if none.
    pub form: Option<Form>,
    pub encoding: Encoding,
    /// The sheet of a workbook; the first that is not hidden if none.
    pub sheet: Option<String>,
}

/// One form's reader.
pub(crate) trait Source {
    fn next_row(&mut self) -> Result<Option<Told>, Ill>;

    fn columns(&self) -> Option<&[String]> {
        None
    }

    fn notes(&self) -> &[String] {
        &[]
    }
}

/// The rows of a file: an iterator that never holds more than one of them. A fault of one row is told in its place and the
/// next row follows; after a fault of the file nothing follows.
pub struct Rows<'a> {
    source: Box<dyn Source + Send + 'a>,
    tally: Tally,
    rows: usize,
    faults: usize,
    is_over: bool,
}

impl Rows<'static> {
    /// Opens a file by its name: `.csv`, `.json`, `.jsonl`, `.xlsx`, `.xes`, each also as `.gz`, or a `.zip` that holds
    /// exactly one. Faults of the header are told at once.
    pub fn open(path: &Path, read_as: &ReadAs) -> Result<Self, Vec<RowFault>> {
        let one = |message: String| vec![RowFault::file(message)];
        let mut file = File::open(path).map_err(|error| one(format!("The file cannot be opened: {error}.")))?;
        let about = file.metadata().map_err(|error| one(format!("The file cannot be opened: {error}.")))?;
        if !about.is_file() {
            return Err(one("This is no file of records but a folder, a pipe or a device.".into()));
        }
        let form = read_as.form.or_else(|| Form::of(&path.to_string_lossy()));
        let tally = Tally::default();
        let is_export =
            export::ends_one(&mut file).map_err(|error| one(format!("The file cannot be read: {error}.")))?;
        let content = packing::of_file(file, form, about.len(), &tally).map_err(|fault| vec![fault])?;
        Self::over(content, tally, read_as, is_export)
    }
}

impl<'a> Rows<'a> {
    /// Reads from anything that gives bytes; a workbook or an archive is first put into a private temporary file, because
    /// its contents are listed at its end.
    pub fn of(source: impl Read + Send + 'a, form: Form, read_as: &ReadAs) -> Result<Self, Vec<RowFault>> {
        Self::of_stream(source, form, read_as, false)
    }

    /// `is_export`: what comes was written by [`crate::export`], which only its end says.
    pub(crate) fn of_stream(
        source: impl Read + Send + 'a,
        form: Form,
        read_as: &ReadAs,
        is_export: bool,
    ) -> Result<Self, Vec<RowFault>> {
        let tally = Tally::default();
        let form = read_as.form.unwrap_or(form);
        let content = packing::of_stream(source, form, &tally).map_err(|fault| vec![fault])?;
        Self::over(content, tally, read_as, is_export)
    }

    fn over(content: Content<'a>, tally: Tally, read_as: &ReadAs, is_export: bool) -> Result<Self, Vec<RowFault>> {
        let source: Box<dyn Source + Send + 'a> = match content {
            Content::Workbook(archive) => Box::new(XlsxRows::open(archive, read_as.sheet.as_deref())?),
            Content::Bytes(_, None) => return Err(vec![RowFault::file(NAMES)]),
            Content::Bytes(bytes, Some(form)) => {
                let text = Text::new(bytes, read_as.encoding);
                match form {
                    Form::Csv => Box::new(CsvRows::open(text, is_export)?),
                    Form::Json => Box::new(JsonRows::open(text)),
                    Form::Xes => Box::new(XesRows::open(text)),
                    Form::Xlsx => {
                        return Err(vec![RowFault::file("This is no workbook. Save it as .xlsx and try again.")]);
                    }
                }
            }
        };
        Ok(Self { source, tally, rows: 0, faults: 0, is_over: false })
    }

    /// The names of the columns, where the form has a header: CSV and XLSX.
    pub fn columns(&self) -> Option<&[String]> {
        self.source.columns()
    }

    /// What the file holds and was not read, a sentence each: other sheets, and hidden ones.
    pub fn notes(&self) -> &[String] {
        self.source.notes()
    }

    /// How much of the file, as it lies on the disk, has been read: for showing progress against its size.
    pub fn bytes_read(&self) -> u64 {
        self.tally.0.load(Ordering::Relaxed)
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Told, RowFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let told = self.source.next_row();
        let is_one_more = !matches!(told, Ok(None) | Err(Ill::File(_)));
        if is_one_more && self.rows == ROWS_MAX {
            self.is_over = true;
            let message = format!("There are more than {ROWS_MAX} rows. Divide the file.");
            return Some(Err(RowFault::file(message)));
        }
        self.rows += usize::from(is_one_more);
        match told {
            Ok(Some(told)) => Some(Ok(told)),
            Ok(None) => {
                self.is_over = true;
                None
            }
            Err(Ill::Row(_)) if self.faults == FAULTS_MAX => {
                self.is_over = true;
                let message =
                    format!("There are more than {FAULTS_MAX} faults. Mend these first; the rest was not read.");
                Some(Err(RowFault::file(message)))
            }
            Err(Ill::Row(fault)) => {
                self.faults += 1;
                Some(Err(fault))
            }
            Err(Ill::File(fault)) => {
                self.is_over = true;
                Some(Err(fault))
            }
        }
    }
}

/// Counts the bytes that pass, for all who hold it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally(Arc<AtomicU64>);

impl Tally {
    pub(crate) fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A reader whose bytes are counted.
pub(crate) struct Tallied<R> {
    pub(crate) source: R,
    pub(crate) tally: Tally,
}

impl<R: Read> Read for Tallied<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.source.read(into)?;
        self.tally.add(count as u64);
        Ok(count)
    }
}
