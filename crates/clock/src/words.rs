//! Durations and instants as people and files write them.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use thiserror::Error;

use crate::Instant;
use crate::interval::{second_of, whole_second};
use crate::wall::{date_at, day_begins};

const HOUR_DIGITS_MAX: usize = 7;

/// Seconds as `60:08`: hours without bound, at least two digits, rounded down to the minute. Less than nothing has a
/// minus sign and its size rounded down: -90 is `-00:01`, -30 is `00:00`.
pub fn hhmm(seconds: i64) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 && minutes > 0 { "-" } else { "" };
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// As [`hhmm`], but under a minute says so: `under 00:01`.
pub fn hhmm_shown(seconds: i64) -> String {
    if seconds.unsigned_abs() < 60 { "under 00:01".into() } else { hhmm(seconds) }
}

/// To the second, where the parts of a sum must be seen to add up: `60:08`, or `60:08:15`.
pub(crate) fn exact(seconds: i64) -> String {
    let (sign, size) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    let (hours, minutes, rest) = (size / 3600, size / 60 % 60, size % 60);
    let rest = if rest == 0 { String::new() } else { format!(":{rest:02}") };
    format!("{sign}{hours:02}:{minutes:02}{rest}")
}

/// Seconds as `60 hours 8 minutes`, the text alternative of [`hhmm`], rounded as it is.
pub fn in_words(seconds: i64) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let counted = |count: u64, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {one}s")),
    };
    let parts: Vec<String> =
        [counted(minutes / 60, "hour"), counted(minutes % 60, "minute")].into_iter().flatten().collect();
    match (parts.is_empty(), seconds < 0) {
        (true, _) => "under a minute".into(),
        (false, true) => format!("minus {}", parts.join(" ")),
        (false, false) => parts.join(" "),
    }
}

/// Seconds as an ISO 8601 duration in hours, minutes and seconds, for exports: `PT60H8M`.
pub fn iso_8601(seconds: i64) -> String {
    let (sign, size) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    let part = |count: u64, letter: char| if count == 0 { String::new() } else { format!("{count}{letter}") };
    let text = part(size / 3600, 'H') + &part(size / 60 % 60, 'M') + &part(size % 60, 'S');
    if text.is_empty() { "PT0S".into() } else { format!("{sign}PT{text}") }
}

/// Reads `60:08` as seconds.
pub fn parse_hhmm(text: &str) -> Result<i64, DurationFault> {
    let fault = || DurationFault(text.chars().take(40).collect());
    let (sign, size) = text.trim().strip_prefix('-').map_or((1, text.trim()), |size| (-1, size));
    let (hours, minutes) = size.split_once(':').ok_or_else(fault)?;
    let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !(1..=HOUR_DIGITS_MAX).contains(&hours.len()) || minutes.len() != 2 || !are_digits(hours) || !are_digits(minutes)
    {
        return Err(fault());
    }
    let (hours, minutes): (i64, i64) = (hours.parse().map_err(|_| fault())?, minutes.parse().map_err(|_| fault())?);
    if minutes < 60 { Ok(sign * (hours * 60 + minutes) * 60) } else { Err(fault()) }
}

/// A text that is no duration.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is not a duration: write hours and minutes like 60:08")]
pub struct DurationFault(String);

/// An instant as the API and files write it: `2020-05-08 09:42:00`, UTC.
pub fn stamp(at: Instant) -> String {
    TimeZone::UTC.to_datetime(whole_second(at)).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Reads `2020-05-08 09:42:00`, UTC.
pub fn parse_stamp(text: &str) -> Result<Instant, StampFault> {
    let fault = || StampFault(text.chars().take(40).collect());
    let has_shape = text.len() == 19
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            10 => byte == b' ',
            13 | 16 => byte == b':',
            // jiff would read a leap second as :59.
            17 => (b'0'..=b'5').contains(&byte),
            _ => byte.is_ascii_digit(),
        });
    if !has_shape {
        return Err(fault());
    }
    let wall: DateTime = text.parse().map_err(|_| fault())?;
    TimeZone::UTC.to_timestamp(wall).map_err(|_| fault())
}

/// A text that is no stamp.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{0}” is not a date and time: write it in UTC like 2020-05-08 09:42:00")]
pub struct StampFault(String);

/// An instant on the wall clock of a zone: `Fri 8 May 2020, 10:42`. Seconds only where there are any; the zone's
/// letters (BST, GMT) only on the two dates on which the clocks are moved.
pub fn shown(at: Instant, zone: &TimeZone) -> String {
    let wall = zone.to_datetime(at);
    let seconds = if second_of(at).rem_euclid(60) == 0 { "" } else { ":%S" };
    let text = wall.strftime(&format!("%a %-d %b %Y, %H:%M{seconds}")).to_string();
    let date = date_at(zone, at);
    let tomorrow = date.tomorrow().map_or(at, |next| day_begins(zone, next));
    if zone.to_offset(day_begins(zone, date)) == zone.to_offset(tomorrow) {
        return text;
    }
    format!("{text} {}", zone.to_offset_info(at).abbreviation())
}
