//! Addresses within the site.

use std::fmt;

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
    /// From 1.
    pub page: u64,
    /// Counts to the last row, however many there are.
    pub counts_all: bool,
}

impl ListLink {
    pub fn of(register: &str) -> Self {
        Self { register: register.to_owned(), page: 1, ..Self::default() }
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
}

impl fmt::Display for ListLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let count = if self.counts_all { "all".to_owned() } else { String::new() };
        let given = [
            ("view", &self.view),
            ("where", &self.condition),
            ("order", &self.order),
            ("as_at", &self.as_at),
            ("page", &page),
            ("count", &count),
        ];
        let given: Vec<(&str, &str)> = given.into_iter().map(|(name, text)| (name, text.as_str())).collect();
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
