//! CSV with a header row of field names, a row at a time.

use std::io::Read;

use ::csv::{ErrorKind, Position, Reader, ReaderBuilder, StringRecord};

use crate::fault::Ill;
use crate::leash::Leash;
use crate::rows::Source;
use crate::text::Text;
use crate::{COLUMNS_MAX, LINE_BYTES_MAX, RowFault, Told, cell_fault};

const TOO_LONG: &str = "This row is longer than 8 MiB. Is a quotation mark not closed?";

pub(crate) struct CsvRows<R> {
    reader: Reader<Leash<Text<R>>>,
    names: Vec<String>,
    record: StringRecord,
}

impl<R: Read> CsvRows<R> {
    pub(crate) fn open(text: Text<R>) -> Result<Self, Vec<RowFault>> {
        let leash = Leash::new(text, LINE_BYTES_MAX, TOO_LONG);
        let reader = ReaderBuilder::new().flexible(true).has_headers(false).from_reader(leash);
        let mut rows = Self { reader, names: Vec::new(), record: StringRecord::new() };
        match rows.advance() {
            Ok(true) => rows.names = rows.record.iter().map(|name| name.trim().to_owned()).collect(),
            Ok(false) => {}
            Err(Ill::Row(fault) | Ill::File(fault)) => return Err(vec![fault]),
        }
        check_header(&rows.names, "file")?;
        Ok(rows)
    }

    fn advance(&mut self) -> Result<bool, Ill> {
        self.reader.get_mut().renew();
        let line = self.reader.position().line();
        self.reader.read_record(&mut self.record).map_err(|error| {
            let place = format!("line {line}");
            Ill::File(match error.kind() {
                ErrorKind::Io(error) => RowFault::met(error, &place),
                _ => RowFault::at(&place, None, "This row cannot be read."),
            })
        })
    }
}

impl<R: Read> Source for CsvRows<R> {
    fn columns(&self) -> Option<&[String]> {
        Some(&self.names)
    }

    fn next_row(&mut self) -> Result<Option<Told>, Ill> {
        if !self.advance()? {
            return Ok(None);
        }
        let place = format!("line {}", self.record.position().map_or(0, Position::line));
        if self.record.len() != self.names.len() {
            let message = format!("This row has {} cells, the header has {}.", self.record.len(), self.names.len());
            return Err(Ill::Row(RowFault::at(&place, None, &message)));
        }
        let fields: Vec<(String, String)> =
            self.names.iter().cloned().zip(self.record.iter().map(str::to_owned)).collect();
        match cell_fault(&place, &fields) {
            Some(fault) => Err(Ill::Row(fault)),
            None => Ok(Some(Told { place, fields })),
        }
    }
}

/// Each column has a name, and no two the same.
pub(crate) fn check_header(names: &[String], place: &str) -> Result<(), Vec<RowFault>> {
    if names.len() > COLUMNS_MAX {
        let message = format!("There are {} columns; at most {COLUMNS_MAX} are read.", names.len());
        return Err(vec![RowFault::at(place, None, &message)]);
    }
    let mut faults = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if name.is_empty() {
            faults.push(RowFault::at(place, None, &format!("Column {} has no name.", at + 1)));
        } else if names[..at].contains(name) {
            faults.push(RowFault::at(place, None, &format!("There are two columns `{name}`.")));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
