//! What does not pass, and why.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Outcome, Ran};
use crate::Done;

/// By suite, then by test: the reason.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Known(BTreeMap<String, BTreeMap<String, String>>);

impl Known {
    pub fn read() -> Done<Self> {
        toml_edit::de::from_str(include_str!("known.toml")).map_err(|error| format!("known.toml: {error}"))
    }

    pub fn reason(&self, suite: &str, test: &str) -> Option<&str> {
        Some(self.0.get(suite)?.get(test)?.as_str())
    }

    /// A sentence for each test that failed, or was not run, without a reason.
    pub fn unexpected(&self, ran: &Ran) -> Vec<String> {
        let tests = ran.parts.iter().flat_map(|part| &part.tests).filter(|test| test.outcome != Outcome::Passed);
        let unexplained = tests.filter(|test| self.reason(ran.suite, &test.name).is_none());
        unexplained.map(|test| format!("{}: {} did not pass. {}", ran.suite, test.name, test.said)).collect()
    }
}
