//! The three things a column can hold.

use serde::{Deserialize, Serialize};

/// A stored value. Dates are `YYYY-MM-DD`, instants `YYYY-MM-DD HH:MM:SS` in UTC, so that text order is time order;
/// yes/no is 1 and 0, money is pence, durations are seconds, decimals are ten-thousandths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(untagged)]
pub enum Datum {
    #[default]
    Null,
    Int(i64),
    Text(String),
}

impl Datum {
    pub fn text(value: impl Into<String>) -> Self {
        Self::Text(value.into())
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// Nothing there: NULL or the empty text, which mean the same to a user.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Int(_) => false,
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Datum {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
