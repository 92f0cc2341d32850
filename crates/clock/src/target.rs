//! Targets: how much time a clock may use.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Instant;
use crate::calendar::Calendar;

const TEXT_CHARS_MAX: usize = 60;
const SECONDS_MAX: i64 = 10 * 366 * 86_400;
const WORKING_DAYS_MAX: u32 = 2_500;
const MONTHS_MAX: u32 = 120;

/// How much time a clock may use, as agreements and statutes write it.
///
/// Working days and months are counted on the calendar once, from the day the clock starts, and give an amount of
/// service time: all of it from the start until service ends on the last day. From then on they are used up, and
/// paused, second by second like any other target. So without a pause a target of 10 working days ends at closing
/// time on the tenth working day after the day of the start, and a pause moves the end by the service time in it.
/// A statutory clock, which runs to midnight, uses a calendar that is open from 00:00 to 24:00 on working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Target {
    /// "4 hours": seconds inside service hours.
    Service { seconds: i64 },
    /// "72 hours elapsed": seconds at any hour.
    Elapsed { seconds: i64 },
    /// "10 working days", the day of the start not counted.
    WorkingDays { count: u32 },
    /// "1 month": to the corresponding date, or the last day of a shorter month; if that is no working day, to the
    /// next one.
    Months { count: u32 },
}

impl Target {
    /// Reads "4 hours", "1 hour 30 minutes", "01:30", "72 hours elapsed", "10 working days" or "1 month".
    pub fn parse(text: &str) -> Result<Target, TargetFault> {
        let kept: String = text.trim().chars().take(TEXT_CHARS_MAX).collect();
        if kept.len() < text.trim().len() {
            return Err(TargetFault::Form(kept));
        }
        let lower = kept.to_lowercase();
        let mut words: Vec<&str> = lower.split_whitespace().collect();
        let is_elapsed = words.last() == Some(&"elapsed");
        if is_elapsed {
            words.pop();
        }
        let target = match words.as_slice() {
            [count, "working", "day" | "days"] if !is_elapsed => Target::WorkingDays { count: whole(count, &kept)? },
            [count, "month" | "months"] if !is_elapsed => Target::Months { count: whole(count, &kept)? },
            [_, "day" | "days"] if !is_elapsed => return Err(TargetFault::Days(kept)),
            [] => return Err(TargetFault::Form(kept)),
            amount => match (is_elapsed, seconds(amount, is_elapsed, &kept)?) {
                (true, seconds) => Target::Elapsed { seconds },
                (false, seconds) => Target::Service { seconds },
            },
        };
        target.held(&kept)
    }

    fn held(self, text: &str) -> Result<Target, TargetFault> {
        let (amount, most) = match self {
            Target::Service { seconds } | Target::Elapsed { seconds } => (seconds, SECONDS_MAX),
            Target::WorkingDays { count } => (count.into(), WORKING_DAYS_MAX.into()),
            Target::Months { count } => (count.into(), MONTHS_MAX.into()),
        };
        match amount {
            ..=0 => Err(TargetFault::Nothing(text.into())),
            _ if amount > most => Err(TargetFault::TooLong(text.into())),
            _ => Ok(self),
        }
    }

    /// Does it count time outside service hours as well?
    pub fn is_elapsed(&self) -> bool {
        matches!(self, Target::Elapsed { .. })
    }

    /// The seconds a clock may use that started at `start`, counted as [`Target::is_elapsed`] says. None if the
    /// calendar has no working day to end it on.
    pub fn seconds_from(&self, start: Instant, calendar: &Calendar) -> Option<i64> {
        let day = match *self {
            Target::Service { seconds } | Target::Elapsed { seconds } => return Some(seconds),
            Target::WorkingDays { count } => {
                calendar.add_working_days(calendar.date_at(start), i32::try_from(count).ok()?)?
            }
            Target::Months { count } => {
                let corresponding = calendar.date_at(start).checked_add(i64::from(count).months()).ok()?;
                calendar.add_working_days(corresponding, 0)?
            }
        };
        Some(calendar.service_seconds(start, calendar.closes(day)?))
    }
}

fn whole(text: &str, all: &str) -> Result<u32, TargetFault> {
    let is_plain = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain).ok_or_else(|| TargetFault::Form(all.into()))
}

/// Adds up "1 hour 30 minutes" or "01:30". Only elapsed time knows a day of 24 hours.
fn seconds(words: &[&str], is_elapsed: bool, all: &str) -> Result<i64, TargetFault> {
    if let [only] = words {
        return crate::parse_hhmm(only).map_err(|_| TargetFault::Form(all.into()));
    }
    let mut total = 0;
    let mut unit_before = i64::MAX;
    for pair in words.chunks(2) {
        let [count, unit] = pair else { return Err(TargetFault::Form(all.into())) };
        let unit = match *unit {
            "day" | "days" if is_elapsed => 86_400,
            "hour" | "hours" => 3_600,
            "minute" | "minutes" => 60,
            "second" | "seconds" => 1,
            _ => return Err(TargetFault::Form(all.into())),
        };
        if unit >= unit_before {
            return Err(TargetFault::Form(all.into()));
        }
        unit_before = unit;
        total += i64::from(whole(count, all)?) * unit;
    }
    Ok(total)
}

impl FromStr for Target {
    type Err = TargetFault;

    fn from_str(text: &str) -> Result<Target, TargetFault> {
        Target::parse(text)
    }
}

impl TryFrom<String> for Target {
    type Error = TargetFault;

    fn try_from(text: String) -> Result<Target, TargetFault> {
        Target::parse(&text)
    }
}

impl From<Target> for String {
    fn from(target: Target) -> String {
        target.to_string()
    }
}

/// As [`Target::parse`] reads it.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |count: i64| if count == 1 { "" } else { "s" };
        match *self {
            Target::WorkingDays { count } => write!(f, "{count} working day{}", s(count.into())),
            Target::Months { count } => write!(f, "{count} month{}", s(count.into())),
            Target::Service { seconds } | Target::Elapsed { seconds } => {
                let parts = [(seconds / 3_600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")];
                let parts = parts.into_iter().filter(|(count, _)| *count > 0);
                let words: Vec<String> = parts.map(|(count, unit)| format!("{count} {unit}{}", s(count))).collect();
                write!(f, "{}{}", words.join(" "), if self.is_elapsed() { " elapsed" } else { "" })
            }
        }
    }
}

/// A text that is no target.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TargetFault {
    #[error(
        "“{0}” is not a target: write it like “4 hours”, “1 hour 30 minutes”, “72 hours elapsed”, “10 working days” or “1 month”"
    )]
    Form(String),
    #[error("“{0}” can be read in two ways: write “working days”, or “days elapsed” for days of 24 hours at any hour")]
    Days(String),
    #[error("“{0}” leaves no time: a target is at least 1 second")]
    Nothing(String),
    #[error("“{0}” is too long: at most 10 years, {WORKING_DAYS_MAX} working days or {MONTHS_MAX} months")]
    TooLong(String),
}
