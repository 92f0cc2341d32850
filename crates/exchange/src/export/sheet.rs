//! XLSX: texts as texts, never as formulas, and a second sheet that says what the list is.

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use store::Datum;

use super::{Export, NotWritten};
use record::{Kind, Trouble};

/// Records that one sheet holds beneath its header.
pub const ROWS_MAX: u32 = 1_048_575;
/// Characters of one cell.
const CELL_CHARS_MAX: usize = 32_767;

pub(super) fn write(export: &Export<'_>, out: &mut (impl Write + Send)) -> Result<u64, NotWritten> {
    let mut book = Workbook::new();
    // The same list is the same file, and the file tells nothing about the machine.
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("Guildhall").set_creation_datetime(&made));
    let list = book.add_worksheet_with_constant_memory()?.set_name("List")?;
    for (at, title) in (0..).zip(export.titles()) {
        list.write_string(0, at, title)?;
    }
    let mut line = 0;
    let about = export.rows(&mut |row, cells| {
        if line == ROWS_MAX {
            let message = format!("A sheet holds at most {ROWS_MAX} rows. Narrow the list, or take it as CSV.");
            return Err(Trouble::TooMuch(message).into());
        }
        line += 1;
        for ((at, text), (column, cell)) in (0..).zip(cells).zip(export.columns.iter().zip(&row.cells)) {
            match (&column.field.kind, &cell.datum) {
                // What a double holds exactly; greater numbers stay texts.
                (Kind::Whole, Datum::Int(number)) if number.unsigned_abs() < 1 << 53 => {
                    list.write_number(line, at, *number as f64)?;
                }
                _ if text.is_empty() => {}
                _ if text.chars().count() > CELL_CHARS_MAX => {
                    let message = format!("A text has more than {CELL_CHARS_MAX} characters, which a sheet does not hold. Take the list as CSV.");
                    return Err(Trouble::TooMuch(message).into());
                }
                _ => {
                    list.write_string(line, at, text)?;
                }
            }
        }
        Ok(())
    })?;
    let sheet = book.add_worksheet_with_constant_memory()?.set_name("About this list")?;
    let hidden = about.hidden();
    let told = [("List", &about.sentence), ("Instant", &about.instant), ("Query", &about.query)];
    for (at, (name, text)) in (0..).zip(told.into_iter().chain(hidden.as_ref().map(|names| ("hidden", names)))) {
        sheet.write_string(at, 0, name)?;
        sheet.write_string(at, 1, text.chars().take(CELL_CHARS_MAX).collect::<String>())?;
    }
    let last = 3 + u32::from(hidden.is_some());
    sheet.write_string(last, 0, "Rows")?;
    sheet.write_number(last, 1, f64::from(line))?;
    // The container is put together with seeks, so it goes to a file first.
    let mut file = tempfile::tempfile()?;
    book.save_to_writer(&mut file)?;
    std::io::Seek::rewind(&mut file)?;
    std::io::copy(&mut file, out)?;
    out.flush()?;
    Ok(about.rows)
}
