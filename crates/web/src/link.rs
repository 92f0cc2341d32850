//! Addresses within the site.

use std::fmt;

use record::list::Wording;

use crate::asked::Asked;

/// A list as an address: everything that decides what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListLink {
    pub register: String,
    /// Name of a view.
    pub view: String,
    /// A condition in the readable spelling.
    pub condition: String,
    /// `opened_at desc`.
    pub order: String,
    pub as_at: String,
    /// `number, caller_id.name`; the register's own if empty.
    pub columns: String,
    /// From 1.
    pub page: u64,
    /// Counts to the last row, however many there are.
    pub counts_all: bool,
}

impl ListLink {
    pub fn of(register: &str) -> Self {
        Self { register: register.to_owned(), page: 1, ..Self::default() }
    }

    /// The list that an address asks for.
    pub fn asked(register: &str, asked: &Asked) -> Self {
        let text = |name| asked.parameter(name).to_owned();
        Self {
            register: register.to_owned(),
            view: text("view"),
            condition: text("where"),
            order: text("order"),
            as_at: text("as_at"),
            columns: text("columns"),
            page: asked.parameter("page").parse().unwrap_or(1).max(1),
            counts_all: asked.parameter("count") == "all",
        }
    }

    pub fn wording(&self) -> Wording {
        let Self { view, condition, order, columns, .. } = self.clone();
        Wording { view, condition, order, columns }
    }

    /// The list of a query, as it is spelt.
    pub fn to(dictionary: &record::Dictionary, query: &record::Query, words: &record::Words) -> Self {
        Self {
            condition: record::spell::filter(dictionary, query, words),
            as_at: record::spell::when(&query.as_at, words).unwrap_or_default(),
            ..Self::of(&query.register)
        }
    }

    pub fn condition(&self, condition: impl Into<String>) -> Self {
        Self { condition: condition.into(), page: 1, counts_all: false, ..self.clone() }
    }

    pub fn view(&self, view: &str) -> Self {
        Self { view: view.to_owned(), page: 1, counts_all: false, ..self.clone() }
    }

    pub fn order(&self, order: impl Into<String>) -> Self {
        Self { order: order.into(), page: 1, ..self.clone() }
    }

    pub fn page(&self, page: u64) -> Self {
        Self { page, ..self.clone() }
    }

    pub fn counting_all(&self) -> Self {
        Self { counts_all: true, ..self.clone() }
    }

    pub fn now(&self) -> Self {
        Self { as_at: String::new(), page: 1, ..self.clone() }
    }

    /// The same list as a file, whatever the page: `csv`, `xlsx` or `json`.
    pub fn file(&self, end: &str, form: &str) -> String {
        let given: Vec<(&str, &str)> = self.asks().into_iter().chain([("form", form)]).collect();
        with(&format!("/{}.{end}", self.register), &given)
    }

    /// Parameters that decide which rows and columns there are.
    fn asks(&self) -> [(&str, &str); 5] {
        [
            ("view", &self.view),
            ("where", &self.condition),
            ("order", &self.order),
            ("as_at", &self.as_at),
            ("columns", &self.columns),
        ]
    }
}

impl fmt::Display for ListLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let count = if self.counts_all { "all" } else { "" };
        let place = [("page", page.as_str()), ("count", count)];
        let given: Vec<(&str, &str)> = self.asks().into_iter().chain(place).collect();
        f.write_str(&with(&format!("/{}", self.register), &given))
    }
}

/// A record by its number, or by its `sys_id`.
pub fn record(register: &str, reference: &str) -> String {
    format!("/{}/{}", escaped(register), escaped(reference))
}

/// An address with those parameters that are not empty.
pub fn with(path: &str, parameters: &[(&str, &str)]) -> String {
    let given: Vec<String> = parameters
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{name}={}", escaped(text)))
        .collect();
    if given.is_empty() { path.to_owned() } else { format!("{path}?{}", given.join("&")) }
}

/// For a part of a path or a parameter.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => safe.push(char::from(byte)),
            other => safe.push_str(&format!("%{other:02X}")),
        }
    }
    safe
}
