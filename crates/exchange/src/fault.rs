//! What is wrong with a row or a file, told to whoever corrects the file.

use std::io;

/// What is wrong with a row, or with the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// `line 12`, `item 3`, `row 7 of sheet "Open"`, `case 3, event 2`, or `file`.
    pub place: String,
    pub field: Option<String>,
    pub message: String,
}

/// What a row quotes of itself is cut here.
const MESSAGE_CHARS_MAX: usize = 500;

/// What a file calls its sheets and fields is cut here.
const PLACE_CHARS_MAX: usize = 120;

impl RowFault {
    /// A fault of the file as a whole.
    pub fn file(message: impl Into<String>) -> Self {
        Self::at("file", None, &message.into())
    }

    pub(crate) fn at(place: &str, field: Option<String>, message: &str) -> Self {
        Self {
            place: cut(place, PLACE_CHARS_MAX),
            field: field.map(|field| cut(&field, PLACE_CHARS_MAX)),
            message: cut(message, MESSAGE_CHARS_MAX),
        }
    }

    /// What a reader below met. Where it does not know its place, it stands at `place`.
    pub(crate) fn met(error: &io::Error, place: &str) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Stop>()) {
            Some(Stop { place: Some(own), message }) => Self::at(own, None, message),
            Some(Stop { place: None, message }) => Self::at(place, None, message),
            None if error.kind() == io::ErrorKind::UnexpectedEof => {
                Self::at(place, None, "The file ends in the middle. Write it out again.")
            }
            None => Self::at(place, None, &format!("The file cannot be read: {error}.")),
        }
    }
}

pub(crate) fn cut(text: &str, chars_max: usize) -> String {
    match text.char_indices().nth(chars_max) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}

impl std::fmt::Display for RowFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.field {
            Some(field) => write!(f, "{}: {field}: {}", self.place, self.message),
            None => write!(f, "{}: {}", self.place, self.message),
        }
    }
}

/// Why a reader of bytes goes no further, on its way up through readers that know only errors of input.
#[derive(Debug)]
struct Stop {
    place: Option<String>,
    message: String,
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Stop {}

/// A reader of bytes goes no further, and knows where it stands or leaves that to who reads.
pub(crate) fn stop(place: Option<String>, message: impl Into<String>) -> io::Error {
    io::Error::other(Stop { place, message: message.into() })
}

/// How a reader of rows ends a row: the next may be read, or nothing after it.
#[derive(Debug)]
pub(crate) enum Ill {
    Row(RowFault),
    File(RowFault),
}
