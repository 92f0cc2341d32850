//! XLSX: one sheet of a workbook, its first row with cells being the header. The sheet streams; only the texts that cells
//! share and the formats are held, both bounded.

mod dates;
mod parts;

use std::collections::VecDeque;

use crate::csv::check_header;
use crate::fault::{Ill, cut};
use crate::rows::Source;
use crate::xml::{Node, attributes};
use crate::zipped::Archive;
use crate::{CELL_BYTES_MAX, COLUMNS_MAX, LINE_BYTES_MAX, RowFault, Told};
use dates::Shape;
use parts::{Part, SHEET_BYTES_MAX, SharedTexts, Sheet};

/// As many as a workbook can have.
const SHEET_ROWS_MAX: u64 = 1_048_576;
const SHEET_COLUMNS_MAX: usize = 16_384;
const NOTES_MAX: usize = 20;

/// An element of the sheet that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Sheet,
    Rows,
    Row,
    Cell,
    Value,
    Inline,
    Run,
    Aside,
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct Cell {
    column: usize,
    kind: String,
    format: Option<usize>,
    text: String,
    has_formula: bool,
    has_value: bool,
    is_too_long: bool,
}

/// A cell as told: its column from 0, and its text or what is wrong with it.
type CellTold = (usize, Result<String, String>);

pub(crate) struct XlsxRows {
    xml: Part,
    sheet: String,
    shapes: Vec<Shape>,
    texts: SharedTexts,
    is_1904: bool,
    notes: Vec<String>,
    names: Vec<String>,
    /// The column of each name.
    columns: Vec<usize>,
    open: Vec<Scope>,
    row: u64,
    next_column: usize,
    row_bytes: usize,
    cell: Cell,
    cells: Vec<CellTold>,
    faults: VecDeque<RowFault>,
}

impl XlsxRows {
    pub(crate) fn open(archive: Archive, sheet: Option<&str>) -> Result<Self, Vec<RowFault>> {
        let mut rows = Self::chosen(&archive, sheet).map_err(|fault| vec![fault])?;
        match rows.cells() {
            Ok(false) => {}
            Ok(true) => rows.header()?,
            Err(fault) => return Err(vec![fault]),
        }
        Ok(rows)
    }

    fn chosen(archive: &Archive, wanted: Option<&str>) -> Result<Self, RowFault> {
        let start = parts::relations(archive, "")?;
        let start = start.iter().find(|one| one.is("officeDocument"));
        let workbook = start.map(|one| one.target.as_str()).ok_or_else(|| RowFault::file("This is no workbook."))?;
        let relations = parts::relations(archive, workbook)?;
        let (sheets, is_1904) = parts::sheets(archive, workbook, &relations)?;
        let sheet = choose(&sheets, wanted)?;
        let target = |kind: &str| relations.iter().find(|one| one.is(kind)).map(|one| one.target.as_str());
        let shapes = target("styles").map(|name| parts::shapes(archive, name)).transpose()?.unwrap_or_default();
        let texts = target("sharedStrings").map(|name| SharedTexts::read(archive, name)).transpose()?;
        Ok(Self {
            xml: parts::part(archive, &sheet.target, SHEET_BYTES_MAX)?,
            sheet: sheet.name.clone(),
            shapes,
            texts: texts.unwrap_or_default(),
            is_1904,
            notes: notes(&sheets, sheet),
            names: Vec::new(),
            columns: Vec::new(),
            open: Vec::new(),
            row: 0,
            next_column: 0,
            row_bytes: 0,
            cell: Cell::default(),
            cells: Vec::new(),
            faults: VecDeque::new(),
        })
    }

    fn place(&self) -> String {
        match self.row {
            0 => format!("sheet \"{}\"", self.sheet),
            row => format!("row {row} of sheet \"{}\"", self.sheet),
        }
    }

    fn wrong(&self, message: &str) -> RowFault {
        RowFault::at(&self.place(), None, message)
    }

    fn header(&mut self) -> Result<(), Vec<RowFault>> {
        let place = self.place();
        for (column, told) in std::mem::take(&mut self.cells) {
            match told {
                Ok(name) if name.trim().is_empty() => {}
                Ok(name) => {
                    self.names.push(name.trim().to_owned());
                    self.columns.push(column);
                }
                Err(message) => return Err(vec![RowFault::at(&place, Some(letters(column)), &message)]),
            }
        }
        check_header(&self.names, &place)
    }

    /// Reads on to the next row that has a cell, into `cells`.
    fn cells(&mut self) -> Result<bool, RowFault> {
        self.cells.clear();
        loop {
            let place = match self.row {
                0 => "sheet",
                _ => "row",
            };
            match self.xml.next(place) {
                Err(fault) => return Err(if fault.place == place { self.wrong(&fault.message) } else { fault }),
                Ok(Node::Open(element)) => {
                    let name = element.local_name();
                    let scope = scope(self.open.last(), name.as_ref());
                    let said = match scope {
                        Some(Scope::Row) => attributes(&element, ["r", "", ""]),
                        Some(Scope::Cell) => attributes(&element, ["r", "s", "t"]),
                        _ => Ok([None, None, None]),
                    };
                    self.cell.has_formula |= scope == Some(Scope::Aside) && name.as_ref() == "f";
                    match (scope, said) {
                        (None, _) => return Err(self.wrong("This is no sheet with rows.")),
                        (_, Err(message)) => return Err(self.wrong(&message)),
                        (Some(scope), Ok(said)) => self.opened(scope, said)?,
                    }
                }
                Ok(Node::Text(text)) => {
                    if matches!(self.open.last(), Some(Scope::Value)) {
                        if self.cell.text.len() + text.len() > CELL_BYTES_MAX {
                            self.cell.is_too_long = true;
                        } else {
                            self.cell.text.push_str(&text);
                        }
                    }
                }
                Ok(Node::Close) => match self.open.pop() {
                    Some(Scope::Cell) => self.keep_cell()?,
                    Some(Scope::Row) if !self.cells.is_empty() => return Ok(true),
                    _ => {}
                },
                Ok(Node::Other) => {}
                Ok(Node::End) => return Ok(false),
            }
        }
    }

    fn opened(&mut self, scope: Scope, [reference, format, kind]: [Option<String>; 3]) -> Result<(), RowFault> {
        self.open.push(scope);
        match scope {
            Scope::Row => {
                let row = match reference {
                    Some(told) => told.parse().map_err(|_| self.wrong(&format!("`{told}` is no number of a row.")))?,
                    None => self.row + 1,
                };
                if row <= self.row || row > SHEET_ROWS_MAX {
                    return Err(self.wrong(&format!("Row {row} cannot stand after this.")));
                }
                (self.row, self.next_column, self.row_bytes) = (row, 0, 0);
            }
            Scope::Cell => {
                let column = match &reference {
                    Some(told) => {
                        column(told).ok_or_else(|| self.wrong(&format!("`{told}` is no place of a cell.")))?
                    }
                    None => self.next_column,
                };
                if column >= SHEET_COLUMNS_MAX {
                    return Err(self.wrong(&format!(
                        "There are more than {SHEET_COLUMNS_MAX} columns; at most {COLUMNS_MAX} are read."
                    )));
                }
                if column < self.next_column {
                    return Err(self.wrong(&format!("Column {} stands twice, or out of order.", letters(column))));
                }
                self.next_column = column + 1;
                let format = format.and_then(|format| format.parse().ok());
                self.cell = Cell { column, kind: kind.unwrap_or_default(), format, ..Cell::default() };
            }
            Scope::Value => self.cell.has_value = true,
            _ => {}
        }
        Ok(())
    }

    fn keep_cell(&mut self) -> Result<(), RowFault> {
        let cell = std::mem::take(&mut self.cell);
        let told = self.told(&cell);
        if matches!(&told, Ok(text) if text.is_empty()) {
            return Ok(());
        }
        self.row_bytes += told.as_ref().map_or(0, String::len);
        if self.row_bytes > LINE_BYTES_MAX {
            return Err(self.wrong("This row is longer than 8 MiB."));
        }
        self.cells.push((cell.column, told));
        Ok(())
    }

    fn told(&self, cell: &Cell) -> Result<String, String> {
        if cell.is_too_long {
            return Err(format!("This is longer than {CELL_BYTES_MAX} bytes."));
        }
        // An empty text may be what a formula gives; an empty number is a formula that nobody has reckoned.
        let is_reckoned = cell.has_value && (cell.kind == "str" || !cell.text.trim().is_empty());
        if cell.has_formula && !is_reckoned {
            return Err("This formula has no stored value. Open the workbook, save it, and try again.".into());
        }
        if !cell.has_value {
            return Ok(String::new());
        }
        match cell.kind.as_str() {
            "s" => {
                let text = cell.text.trim().parse().ok().and_then(|at| self.texts.get(at));
                text.map(str::to_owned).ok_or_else(|| format!("The workbook has no text {}.", cell.text))
            }
            "str" | "inlineStr" => Ok(parts::unescaped(&cell.text).into_owned()),
            "b" => match cell.text.trim() {
                "1" | "true" => Ok("yes".into()),
                "0" | "false" => Ok("no".into()),
                other => Err(format!("`{other}` is neither yes nor no.")),
            },
            // An error such as `#N/A`, or a date that is written as one.
            "e" | "d" => Ok(cell.text.clone()),
            "" | "n" if cell.text.trim().is_empty() => Ok(String::new()),
            "" | "n" => {
                let shape = cell.format.and_then(|at| self.shapes.get(at)).copied().unwrap_or(Shape::Number);
                dates::text(&cell.text, shape, self.is_1904)
            }
            other => Err(format!("`{other}` is no kind of cell.")),
        }
    }

    /// The row of `cells`; its faults are put in line.
    fn row(&mut self) -> Option<Told> {
        let place = self.place();
        let mut fields: Vec<(String, String)> = self.names.iter().map(|name| (name.clone(), String::new())).collect();
        for (column, told) in std::mem::take(&mut self.cells) {
            let at = self.columns.binary_search(&column).ok();
            match (at.and_then(|at| fields.get_mut(at)), told) {
                (Some(field), Ok(text)) => field.1 = text,
                (Some(field), Err(message)) => {
                    self.faults.push_back(RowFault::at(&place, Some(field.0.clone()), &message));
                }
                (None, _) => {
                    let message =
                        format!("Something stands in column {}, which has no name in the header.", letters(column));
                    self.faults.push_back(RowFault::at(&place, None, &message));
                    // One is enough: there may be thousands.
                    break;
                }
            }
        }
        self.faults.is_empty().then_some(Told { place, fields })
    }
}

impl Source for XlsxRows {
    fn next_row(&mut self) -> Result<Option<Told>, Ill> {
        loop {
            if let Some(fault) = self.faults.pop_front() {
                return Err(Ill::Row(fault));
            }
            if !self.cells().map_err(Ill::File)? {
                return Ok(None);
            }
            if let Some(told) = self.row() {
                return Ok(Some(told));
            }
        }
    }

    fn columns(&self) -> Option<&[String]> {
        Some(&self.names)
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// What an element is where it stands; none if it should not be the outermost.
fn scope(outer: Option<&Scope>, element: &str) -> Option<Scope> {
    Some(match (outer, element) {
        (None, "worksheet") => Scope::Sheet,
        (None, _) => return None,
        (Some(Scope::Sheet), "sheetData") => Scope::Rows,
        (Some(Scope::Rows), "row") => Scope::Row,
        (Some(Scope::Row), "c") => Scope::Cell,
        (Some(Scope::Cell), "v") => Scope::Value,
        (Some(Scope::Cell), "is") => Scope::Inline,
        (Some(Scope::Inline), "r") => Scope::Run,
        (Some(Scope::Inline | Scope::Run), "t") => Scope::Value,
        _ => Scope::Aside,
    })
}

fn choose<'a>(sheets: &'a [Sheet], wanted: Option<&str>) -> Result<&'a Sheet, RowFault> {
    let Some(wanted) = wanted else {
        let first = sheets.iter().find(|sheet| !sheet.is_hidden);
        return first.ok_or_else(|| RowFault::file("The workbook has no sheet that is not hidden."));
    };
    match sheets.iter().find(|sheet| sheet.name == wanted) {
        Some(sheet) if sheet.is_hidden => {
            let message = format!("The sheet `{wanted}` is hidden. Show it in the workbook and try again.");
            Err(RowFault::file(message))
        }
        Some(sheet) => Ok(sheet),
        None => {
            let names: Vec<String> = sheets.iter().take(NOTES_MAX).map(|sheet| format!("`{}`", sheet.name)).collect();
            Err(RowFault::file(format!("The workbook has no sheet `{wanted}`; it has {}.", names.join(", "))))
        }
    }
}

/// What of the workbook is not read.
fn notes(sheets: &[Sheet], read: &Sheet) -> Vec<String> {
    let others: Vec<&Sheet> = sheets.iter().filter(|sheet| !std::ptr::eq(*sheet, read)).collect();
    let note = |sheet: &&Sheet| {
        let why = if sheet.is_hidden { "is hidden and was not read" } else { "was not read; name it to read it" };
        format!("The sheet `{}` {why}.", cut(&sheet.name, 120))
    };
    let mut notes: Vec<String> = others.iter().take(NOTES_MAX).map(note).collect();
    if others.len() > NOTES_MAX {
        notes.push(format!("{} more sheets were not read.", others.len() - NOTES_MAX));
    }
    notes
}

/// The column of a place such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.trim_end_matches(|char: char| char.is_ascii_digit());
    if letters.is_empty() || letters.len() > 8 || letters.len() == place.len() {
        return None;
    }
    letters
        .bytes()
        .try_fold(0, |column, byte| match byte {
            b'A'..=b'Z' => Some(column * 26 + usize::from(byte - b'A') + 1),
            _ => None,
        })?
        .checked_sub(1)
}

/// The letters of a column from 0.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => return letters.iter().rev().collect(),
        }
    }
}
