//! What comes in and goes out: files of records.
//!
//! # Reading
//!
//! [`Rows::open`] reads a file by its name, [`Rows::of`] anything that gives bytes. Either is an iterator of
//! `Result<Told, RowFault>` that never holds more than one row, however large the file:
//!
//! ```no_run
//! use exchange::{ReadAs, Rows};
//!
//! let rows = Rows::open("incidents.csv.gz".as_ref(), &ReadAs::default()).expect("a header that can be read");
//! for row in rows {
//!     match row {
//!         Ok(told) => println!("{}: {:?}", told.place, told.fields),
//!         Err(fault) => println!("{fault}"),
//!     }
//! }
//! ```
//!
//! | | |
//! |---|---|
//! | [`Form`] | CSV, JSON (a list, `{"result": […]}`, an object a line), XLSX, XES; each also as `.gz`, or alone in a `.zip` |
//! | [`ReadAs`] | what a file does not say itself: form, [`Encoding`], sheet |
//! | [`Told`] | a row: its place and its fields as texts, in the order of the file |
//! | [`RowFault`] | what is wrong, and where |
//! | [`Rows::columns`], [`Rows::notes`], [`Rows::bytes_read`] | the header; sheets that were not read; progress |
//! | [`read`] | all rows of bytes in memory, or all faults |
//!
//! In XES each event is a row. Attributes of its case come first, as `case:NAME`; what stands inside another attribute is
//! `OUTER/INNER`. Times are told with their zone as they stand.
//! In XLSX dates become `2020-05-06` or `2020-05-06T10:00:00`, numbers are plain, and formulas give their stored value.
//!
//! Every limit is a constant here. Memory is bounded by the longest row, not by the file.
//!
//! # Taking in
//!
//! [`take`] brings rows through the desk, all or nothing; [`take_log`] tells it another system's past; [`take_back`] takes either back.
//!
//! # Alerts
//!
//! [`alerts::read`] reads what monitoring systems post.
//!
//! # Writing
//!
//! [`export::write`] writes a list of any length as a file, row by row.

pub mod alerts;
mod csv;
mod events;
pub mod export;
mod fault;
mod form;
mod intake;
mod json;
mod leash;
mod mapping;
mod packing;
mod rows;
mod scan;
mod text;
mod xes;
mod xlsx;
mod xml;
mod zipped;

pub use events::{Log, Report, TakenBack, sha256, take_back, take_log};
pub use fault::RowFault;
pub use form::Form;
pub use intake::{Intake, NotTaken, Taken, take};
pub use mapping::Mapping;
pub use rows::{ReadAs, Rows};
pub use text::Encoding;

/// The largest file that is read, in bytes: as it lies on the disk, and again unpacked.
pub const BYTES_MAX: u64 = 4 << 30;
/// The largest workbook or archive that is read from its end, in bytes; only what it holds may be larger.
pub const WORKBOOK_BYTES_MAX: u64 = 256 << 20;
/// The most rows of one file.
pub const ROWS_MAX: usize = 5_000_000;
/// The most rows that are held at once, by [`read`].
pub const HELD_ROWS_MAX: usize = 100_000;
/// The most columns of one file.
pub const COLUMNS_MAX: usize = 500;
/// The longest row, in bytes as it stands in the file.
pub const LINE_BYTES_MAX: usize = 8 << 20;
/// The longest cell, in bytes of UTF-8.
pub const CELL_BYTES_MAX: usize = 1 << 20;
/// How many faults of rows are told before nothing more is read.
pub const FAULTS_MAX: usize = 10_000;
/// How deep JSON may nest.
pub const JSON_DEPTH_MAX: usize = 64;
/// How deep XML may nest.
pub const XML_DEPTH_MAX: usize = 64;
/// The most attributes of one element of XML.
pub const XML_ATTRIBUTES_MAX: usize = 100;
/// The most files of one archive or parts of one workbook.
pub const MEMBERS_MAX: u64 = 2_000;
/// How many times its size a packed file may unpack to, once that is more than [`RATIO_BYTES_MIN`].
pub const RATIO_MAX: u64 = 100;
/// Up to here a packed file is believed, in bytes.
pub const RATIO_BYTES_MIN: u64 = 8 << 20;
/// The most that the texts which cells of a workbook share may take, in bytes, each with 24 for its place.
pub const SHARED_TEXT_BYTES_MAX: usize = 48 << 20;

/// A row as a file tells it: where it stands, and its fields as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `line 12` in CSV, `item 3` in JSON, `row 7 of sheet "Open"` in XLSX, `case 3, event 2` in XES.
    pub place: String,
    pub fields: Vec<(String, String)>,
}

/// All rows of a file that is in memory, or its faults: those of form with their place, as many as can be found at once.
pub fn read(form: Form, bytes: &[u8]) -> Result<Vec<Told>, Vec<RowFault>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for row in Rows::of_stream(bytes, form, &ReadAs::default(), export::is_export(bytes))? {
        match row {
            Ok(_) if rows.len() == HELD_ROWS_MAX => {
                faults.push(RowFault::file(format!("There are more than {HELD_ROWS_MAX} rows. Divide the file.")));
                break;
            }
            Ok(told) => rows.push(told),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// The first cell of a row that is too long.
fn cell_fault(place: &str, fields: &[(String, String)]) -> Option<RowFault> {
    let (name, text) = fields.iter().find(|(_, text)| text.len() > CELL_BYTES_MAX)?;
    Some(RowFault::at(
        place,
        Some(name.clone()),
        &format!("This is {} bytes long; at most {CELL_BYTES_MAX} are read.", text.len()),
    ))
}
