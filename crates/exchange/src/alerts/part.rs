//! A part of a payload that knows where it stands.

use jiff::Timestamp;
use serde_json::Value;

use super::Odd;

pub struct Part<'v> {
    pub place: String,
    pub value: &'v Value,
}

static NOTHING: Value = Value::Null;

/// What is quoted of a payload is cut here.
const QUOTED_CHARS_MAX: usize = 80;
/// Names of fields in places are cut here.
const NAME_CHARS_MAX: usize = 60;

impl<'v> Part<'v> {
    pub fn whole(value: &'v Value) -> Self {
        Self { place: "payload".to_owned(), value }
    }

    fn at(&self, step: &str) -> String {
        match (self.place.as_str(), step.starts_with('[')) {
            ("payload", false) => step.to_owned(),
            (place, true) => format!("{place}{step}"),
            (place, false) => format!("{place}.{step}"),
        }
    }

    /// A field; nothing where there is none.
    pub fn get(&self, name: &str) -> Part<'v> {
        let step: String = name.chars().take(NAME_CHARS_MAX).collect();
        Part { place: self.at(&step), value: self.value.get(name).unwrap_or(&NOTHING) }
    }

    /// The first of these fields that is there.
    pub fn any(&self, names: &[&str]) -> Part<'v> {
        let found = names.iter().map(|name| self.get(name)).find(|part| !part.value.is_null());
        found.unwrap_or_else(|| self.get(names.first().copied().unwrap_or_default()))
    }

    /// What is said here as one text; empty where nothing is, or something that is no plain value.
    pub fn text(&self) -> String {
        match self.value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            _ => String::new(),
        }
    }

    /// The first of these fields that says something.
    pub fn first(&self, names: &[&str]) -> String {
        names.iter().map(|name| self.get(name).text()).find(|text| !text.is_empty()).unwrap_or_default()
    }

    pub fn needed(&self) -> Result<String, Odd> {
        match self.text() {
            text if text.is_empty() => Err(self.odd("A text is needed here.")),
            text => Ok(text),
        }
    }

    pub fn is_there(&self) -> bool {
        !self.value.is_null()
    }

    pub fn object(&self) -> Result<&'v serde_json::Map<String, Value>, Odd> {
        self.value.as_object().ok_or_else(|| self.odd("An object is needed here."))
    }

    pub fn list(&self) -> Result<Vec<Part<'v>>, Odd> {
        let list = self.value.as_array().ok_or_else(|| self.odd("A list is needed here."))?;
        let parts = list.iter().enumerate();
        Ok(parts.map(|(at, value)| Part { place: self.at(&format!("[{at}]")), value }).collect())
    }

    pub fn odd(&self, message: impl Into<String>) -> Odd {
        Odd { place: self.place.clone(), message: message.into(), payload: self.value.to_string().into_bytes() }
    }

    /// The fault of a part inside, with all of this one as it came.
    pub fn blame(&self, odd: Odd) -> Odd {
        Odd { payload: self.value.to_string().into_bytes(), ..odd }
    }

    /// An instant with its offset; none, with a note, where something else stands. Systems write the year 1 for never.
    pub fn instant(&self, note: &mut String) -> Option<Timestamp> {
        let text = self.text();
        if text.is_empty() || text.starts_with("0001-") {
            return None;
        }
        let read = text.parse::<Timestamp>().ok().or_else(|| {
            // `2017-06-30T22:25:43` and `2017-06-30 22:25:43` are UTC where they stand without an offset.
            let civil = text.parse::<jiff::civil::DateTime>().ok()?;
            Some(civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
        });
        let read = read.filter(|at| at.as_second() >= 0);
        if read.is_none() {
            add(note, &format!("{} “{}” is no time.", self.place, short(&text)));
        }
        read
    }
}

pub fn add(note: &mut String, sentence: &str) {
    if !note.is_empty() {
        note.push(' ');
    }
    note.push_str(sentence);
}

pub fn short(text: &str) -> String {
    crate::fault::cut(text, QUOTED_CHARS_MAX)
}

/// What is not empty, each on its own line, once.
pub fn lines<const N: usize>(texts: [String; N]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !lines.contains(&text) {
            lines.push(text);
        }
    }
    lines.join("\n")
}
