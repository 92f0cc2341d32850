//! A TOML text read with its places, so that every slip is told with file, line and caret.

use std::ops::Range;

use indexmap::IndexMap;
use toml_edit::{Document, Item, Table, Value};

use crate::fault::{Fault, did_you_mean};

/// The largest TOML text that is read.
pub const BYTES_MAX: usize = 1 << 20;

/// Unknown keys that are told for one table.
const UNKNOWN_MAX: usize = 20;

/// A parsed TOML text and the faults found in it so far.
pub struct Sheet {
    pub file: String,
    pub text: String,
    pub faults: Vec<Fault>,
    document: Document<String>,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// A table whose keys are taken one by one; what is left over is unknown.
pub struct Part<'a> {
    items: IndexMap<String, (Range<usize>, &'a Item)>,
    pub span: Range<usize>,
}

impl Sheet {
    pub fn parse(file: &str, text: &str) -> Result<Self, Fault> {
        if text.len() > BYTES_MAX {
            return Err(Fault::at(
                file,
                "",
                0..0,
                format!("This file is {} bytes; at most {BYTES_MAX} are read.", text.len()),
            ));
        }
        let document = Document::parse(text.to_owned()).map_err(|error| {
            let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
            Fault::at(file, text, error.span().unwrap_or(0..0), format!("This is not TOML: {message}."))
        })?;
        Ok(Self { file: file.to_owned(), text: text.to_owned(), faults: Vec::new(), document })
    }

    /// The top of the sheet. The borrow ends the moment the parts are read, so faults can be noted with [`Sheet::note`] after.
    pub fn top(&self) -> Part<'_> {
        Part::of(self.document.as_table())
    }

    pub fn fault(&self, span: Range<usize>, message: impl Into<String>) -> Fault {
        Fault::at(&self.file, &self.text, span, message)
    }

    pub fn note(&mut self, span: Range<usize>, message: impl Into<String>) {
        let fault = self.fault(span, message);
        self.faults.push(fault);
    }
}

impl<'a> Part<'a> {
    fn of(table: &'a Table) -> Self {
        let span = table.span().unwrap_or(0..0);
        let items = table
            .iter()
            .map(|(key, item)| {
                let place = table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span()).unwrap_or(0..0);
                (key.to_owned(), (place, item))
            })
            .collect();
        Self { items, span }
    }

    /// A table or an inline table.
    pub fn from_item(item: &'a Item) -> Option<Self> {
        let table = item.as_table_like()?;
        let span = item.span().unwrap_or(0..0);
        let items = table
            .iter()
            .map(|(key, item)| {
                let place = table.key(key).and_then(toml_edit::Key::span).or_else(|| item.span()).unwrap_or(0..0);
                (key.to_owned(), (place, item))
            })
            .collect();
        Some(Self { items, span })
    }

    pub fn has(&self, key: &str) -> bool {
        self.items.contains_key(key)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.items.keys().map(String::as_str)
    }

    pub fn take(&mut self, key: &str) -> Option<(Range<usize>, &'a Item)> {
        self.items.shift_remove(key)
    }

    /// All entries in the order of the file.
    pub fn into_entries(self) -> impl Iterator<Item = (String, Range<usize>, &'a Item)> {
        self.items.into_iter().map(|(key, (span, item))| (key, span, item))
    }

    pub fn text(&mut self, key: &str, faults: &mut Vec<Mark>) -> Option<Placed<String>> {
        let (place, item) = self.take(key)?;
        match text_of(item) {
            Some(placed) => Some(placed),
            None => wrong(faults, item, place, format!("`{key}` should be a text in quotes.")),
        }
    }

    pub fn flag(&mut self, key: &str, faults: &mut Vec<Mark>) -> Option<bool> {
        let (place, item) = self.take(key)?;
        match item.as_bool() {
            Some(flag) => Some(flag),
            None => wrong(faults, item, place, format!("`{key}` should be true or false.")),
        }
    }

    pub fn texts(&mut self, key: &str, faults: &mut Vec<Mark>) -> Option<Vec<Placed<String>>> {
        let (place, item) = self.take(key)?;
        let list = item.as_array().map(|list| list.iter().map(text_of_value).collect::<Option<Vec<_>>>());
        match list {
            Some(Some(texts)) => Some(texts),
            _ => wrong(faults, item, place, format!("`{key}` should be a list of texts: [\"one\", \"two\"].")),
        }
    }

    pub fn part(&mut self, key: &str, faults: &mut Vec<Mark>) -> Option<Part<'a>> {
        let (place, item) = self.take(key)?;
        match Part::from_item(item) {
            Some(part) => Some(part),
            None => wrong(faults, item, place, format!("`{key}` should be a table.")),
        }
    }

    /// Names every key that nobody took.
    pub fn finish(self, known: &[&str], faults: &mut Vec<Mark>) {
        for (key, (span, _)) in self.items.into_iter().take(UNKNOWN_MAX) {
            let near = did_you_mean(&key, known.iter().copied());
            faults
                .push(Mark { span, message: format!("Unknown key `{key}`.{near} Known here: {}.", known.join(", ")) });
        }
    }
}

/// A fault whose file is known from where it is collected.
#[derive(Debug, Clone)]
pub struct Mark {
    pub span: Range<usize>,
    pub message: String,
}

impl Mark {
    pub fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

fn wrong<T>(faults: &mut Vec<Mark>, item: &Item, place: Range<usize>, message: String) -> Option<T> {
    faults.push(Mark { span: item.span().unwrap_or(place), message });
    None
}

pub fn text_of(item: &Item) -> Option<Placed<String>> {
    text_of_value(item.as_value()?)
}

fn text_of_value(value: &Value) -> Option<Placed<String>> {
    let span = value.span().unwrap_or(0..0);
    Some(Placed { value: value.as_str()?.to_owned(), span })
}
