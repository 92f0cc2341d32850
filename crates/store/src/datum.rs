//! The three things a column can hold.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A stored value. Dates are `YYYY-MM-DD`, instants `YYYY-MM-DD HH:MM:SS` in UTC, so that text order is time order;
/// yes/no is 1 and 0, money is pence, durations are seconds, decimals are ten-thousandths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Default)]
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

    /// The same to a user: an empty text and no value are one.
    pub fn is_same(&self, other: &Self) -> bool {
        self == other || (self.is_empty() && other.is_empty())
    }
}

/// By what comes next, without trying one form after the other: a dump holds hundreds of millions.
impl<'de> Deserialize<'de> for Datum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl Visitor<'_> for Any {
            type Value = Datum;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("null, a whole number or a text")
            }

            fn visit_unit<E>(self) -> Result<Datum, E> {
                Ok(Datum::Null)
            }

            fn visit_i64<E>(self, number: i64) -> Result<Datum, E> {
                Ok(Datum::Int(number))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Datum, E> {
                i64::try_from(number).map(Datum::Int).map_err(E::custom)
            }

            fn visit_str<E>(self, text: &str) -> Result<Datum, E> {
                Ok(Datum::text(text))
            }

            fn visit_string<E>(self, text: String) -> Result<Datum, E> {
                Ok(Datum::Text(text))
            }
        }

        deserializer.deserialize_any(Any)
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
