//! A calendar as somebody writes it down: plain data, checked as a whole when it becomes a [`Calendar`].

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::holidays::Holidays;

/// What a calendar is made from.
///
/// ```toml
/// name          = "Service desk"
/// zone          = "Europe/London"
/// bank_holidays = "England and Wales"
///
/// [[versions]]
/// from  = "2012-01-01"
/// hours = { "mon–fri" = ["08:00–12:30", "13:30–17:00"], sat = ["09:00–12:00"] }
///
/// [[closures]]
/// date = "2020-12-24"
/// name = "Christmas Eve"
///
/// [[one_offs]]
/// date  = "2020-05-08"
/// name  = "VE Day, desk open for remote working"
/// hours = ["10:00–14:00"]
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timetable {
    pub name: String,
    /// An IANA name: "Europe/London". There is no default, so that nobody's browser or server decides it.
    pub zone: String,
    #[serde(default)]
    pub bank_holidays: BankHolidays,
    /// In any order. Before the first begins the calendar has no hours.
    pub versions: Vec<Version>,
    /// Days on which this place alone is closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// Days with hours of their own, whatever else the date is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_offs: Vec<OneOff>,
}

/// Opening hours from a date until the next version begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    pub from: Date,
    /// "mon", "mon–fri" or "every day" to that day's openings. A day not named is closed.
    pub hours: BTreeMap<String, Vec<String>>,
    /// Bank holidays keep the hours of their weekday.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub works_bank_holidays: bool,
}

/// A day on which this place alone is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    pub date: Date,
    pub name: String,
}

/// A day with hours of its own; none means closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneOff {
    pub date: Date,
    pub name: String,
    #[serde(default)]
    pub hours: Vec<String>,
}

/// Which bank holidays a calendar knows: a list this crate holds, or one given with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum BankHolidays {
    /// "England and Wales" or "none".
    Named(String),
    Listed {
        name: String,
        days: Vec<Closure>,
    },
}

impl Default for BankHolidays {
    fn default() -> BankHolidays {
        BankHolidays::Named("none".into())
    }
}

impl BankHolidays {
    /// The days meant, or what to write instead.
    pub(crate) fn find(&self) -> Result<Arc<Holidays>, String> {
        match self {
            BankHolidays::Named(name) => match name.to_lowercase().replace('-', " ").trim() {
                "england and wales" => Ok(Holidays::england_and_wales()),
                "none" | "" => Ok(Arc::new(Holidays::none())),
                _ => Err(format!(
                    "no bank holidays are known for “{name}”: write “England and Wales” or “none”, or list the days"
                )),
            },
            BankHolidays::Listed { name, days } => {
                Ok(Arc::new(Holidays::of(name, days.iter().map(|day| (day.date, day.name.clone())))))
            }
        }
    }
}

/// One thing wrong with a timetable: where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {why}")]
pub struct TimetableFault {
    /// The path to it: "zone", `versions[1].hours."mon–fri"`, "closures[0]". Counts from 0, as TOML and JSON do.
    pub place: String,
    pub why: String,
}

/// Everything wrong with a timetable, in the order in which it is written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct TimetableFaults {
    pub calendar: String,
    pub faults: Vec<TimetableFault>,
}

impl fmt::Display for TimetableFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "calendar “{}”", self.calendar)?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}
