//! Opening hours on a day and in a week, as people write them.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use thiserror::Error;

use crate::Instant;
use crate::interval::Interval;
use crate::wall::first_strike;

const MINUTES_A_DAY: u16 = 24 * 60;
const OPENINGS_A_DAY_MAX: usize = 24;

/// Open from one time of day to another, in minutes after midnight on the wall clock; `to` may be 1440, "24:00".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opening {
    from: u16,
    to: u16,
}

impl Opening {
    pub const WHOLE_DAY: Opening = Opening { from: 0, to: MINUTES_A_DAY };

    /// Reads "08:30–12:30", "08:30-12:30" or "08:30 to 12:30".
    pub fn parse(text: &str) -> Result<Opening, OpeningFault> {
        let parts = text.split_once('–').or_else(|| text.split_once('-')).or_else(|| text.split_once(" to "));
        let (from, to) = parts.ok_or_else(|| OpeningFault::Form(text.trim().chars().take(40).collect()))?;
        let (from, to) = (minute_of_day(from)?, minute_of_day(to)?);
        if from < to { Ok(Opening { from, to }) } else { Err(OpeningFault::Backwards(Opening { from, to })) }
    }

    /// Its length on the wall clock in seconds.
    pub fn seconds(&self) -> i64 {
        i64::from(self.to - self.from) * 60
    }

    /// The instants of this opening on a date. Empty where the whole of it falls into the spring jump.
    pub fn on(&self, date: Date, zone: &TimeZone) -> Interval {
        Interval { from: strike(zone, date, self.from), to: strike(zone, date, self.to) }
    }
}

impl fmt::Display for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        write!(f, "{:02}:{:02}–{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

fn strike(zone: &TimeZone, date: Date, minute: u16) -> Instant {
    if minute == MINUTES_A_DAY {
        return date.tomorrow().map_or(Timestamp::MAX, |next| first_strike(zone, next.at(0, 0, 0, 0)));
    }
    first_strike(zone, date.at((minute / 60) as i8, (minute % 60) as i8, 0, 0))
}

fn minute_of_day(text: &str) -> Result<u16, OpeningFault> {
    let text = text.trim();
    let fault = || OpeningFault::Time(text.chars().take(40).collect());
    let (hour, minute) = text.split_once(':').ok_or_else(fault)?;
    let number = |digits: &str| match digits.len() {
        1..=2 if digits.bytes().all(|b| b.is_ascii_digit()) => digits.parse::<u16>().ok(),
        _ => None,
    };
    let (hour, minute) = (number(hour).ok_or_else(fault)?, number(minute).ok_or_else(fault)?);
    let total = hour * 60 + minute;
    if minute < 60 && total <= MINUTES_A_DAY { Ok(total) } else { Err(fault()) }
}

/// Reads a day's openings: "08:30–12:30, 13:30–17:00"; nothing, or "closed", is none. They come back in order.
pub fn parse_openings(text: &str) -> Result<Vec<Opening>, OpeningFault> {
    if matches!(text.trim(), "" | "closed") {
        return Ok(Vec::new());
    }
    in_order(text.split(',').map(Opening::parse).collect::<Result<_, _>>()?)
}

/// Sorts a day's openings and refuses those that overlap. Those that touch may stay two.
pub(crate) fn in_order(mut openings: Vec<Opening>) -> Result<Vec<Opening>, OpeningFault> {
    if openings.len() > OPENINGS_A_DAY_MAX {
        return Err(OpeningFault::TooMany(openings.len()));
    }
    openings.sort_unstable();
    match openings.windows(2).find(|pair| pair[1].from < pair[0].to) {
        Some(pair) => Err(OpeningFault::Overlap(pair[0], pair[1])),
        None => Ok(openings),
    }
}

/// What is wrong with opening hours as written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpeningFault {
    #[error("“{0}” is not an opening: write it like 08:30–12:30")]
    Form(String),
    #[error("“{0}” is not a time of day: write it like 08:30, at the latest 24:00")]
    Time(String),
    #[error(
        "{0} ends before it begins: write hours over midnight as two openings, one to 24:00, one from 00:00 on the next day"
    )]
    Backwards(Opening),
    #[error("{0} and {1} overlap: make them one opening")]
    Overlap(Opening, Opening),
    #[error("{0} openings in one day: at most {OPENINGS_A_DAY_MAX}")]
    TooMany(usize),
}

/// Openings for each day of the week; a day without any is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    days: [Vec<Opening>; 7],
}

impl Week {
    /// Open all day, every day.
    pub fn always_open() -> Week {
        Week { days: std::array::from_fn(|_| vec![Opening::WHOLE_DAY]) }
    }

    pub fn on(&self, weekday: Weekday) -> &[Opening] {
        &self.days[weekday.to_monday_zero_offset() as usize]
    }

    pub(crate) fn set(&mut self, weekday: Weekday, openings: Vec<Opening>) {
        self.days[weekday.to_monday_zero_offset() as usize] = openings;
    }

    pub fn is_never_open(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }
}

/// Reads "mon", "Monday", "mon–fri", "sat to sun" or "every day" as the days it means.
pub(crate) fn parse_weekdays(text: &str) -> Option<Vec<Weekday>> {
    let text = text.trim().to_lowercase();
    if text == "every day" {
        return Some(Weekday::Monday.cycle_forward().take(7).collect());
    }
    let ends = text.split_once('–').or_else(|| text.split_once('-')).or_else(|| text.split_once(" to "));
    let (first, last) = ends.unwrap_or((&text, &text));
    let (first, last) = (parse_weekday(first)?, parse_weekday(last)?);
    let count = first.until(last) as usize + 1;
    Some(first.cycle_forward().take(count).collect())
}

fn parse_weekday(text: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let text = text.trim();
    let index = NAMES.iter().position(|name| *name == text || name[..3] == *text)?;
    Weekday::from_monday_zero_offset(index as i8).ok()
}
