//! What stands behind `javascript:`: a closed list of functions of date and asker, worked out here. Nothing is ever run.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan, Zoned};

use super::Asker;
use crate::value;
use crate::words::Words;

pub(super) const SCRIPT: &str = "javascript:";
/// The furthest that a count of units may lead.
const UNITS_MAX: i64 = 100_000;

/// An operand, worked out.
#[derive(Debug, PartialEq)]
pub(super) enum Moment {
    Text(String),
    Several(Vec<String>),
    Nothing,
}

/// An operand as it is, or what its function gives; none for what is not on the list.
pub(super) fn of(operand: &str, asker: Asker<'_>) -> Option<Moment> {
    let Some(script) = operand.strip_prefix(SCRIPT) else { return Some(Moment::Text(operand.to_owned())) };
    let script = script.trim().trim_end_matches(';').trim();
    let script = script.strip_prefix("return ").unwrap_or(script).trim();
    let words = asker.words;
    let (name, given, rest) = call(script)?;
    let stamp = |at: &Zoned| Moment::Text(Words::stamp(at.timestamp()));
    let now = words.now.to_zoned(words.zone.clone());
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    Some(match (name, &given[..], rest) {
        ("getUserID", [], "") | ("getUser", [], ".getID()") => Moment::Text(words.me.clone()),
        ("getUserName", [], "") | ("getUser", [], ".getName()") => Moment::Text(asker.user_name.to_owned()),
        ("getMyGroups", [], "") | ("getUser", [], ".getMyGroups()") => Moment::Several(asker.groups.to_vec()),
        ("now", [], "") => Moment::Text(now.date().to_string()),
        ("nowDateTime" | "new GlideDateTime", [], "") => stamp(&now),
        ("getPreference" | "getProperty", _, "") => Moment::Nothing,
        ("dateGenerate", [both], "") => Moment::Text(self::stamp_in(both, &words.zone)?),
        ("dateGenerate", [day, "start"], "") => {
            Moment::Text(days(value::iso_date(day)?, value::iso_date(day)?, words)?.0)
        }
        ("dateGenerate", [day, "end"], "") => {
            Moment::Text(days(value::iso_date(day)?, value::iso_date(day)?, words)?.1)
        }
        ("dateGenerate", [day, time], "") => Moment::Text(self::stamp_in(&format!("{day} {time}"), &words.zone)?),
        (name, [], "") if name.starts_with("beginningOf") => Moment::Text(named(&name[11..], &now)?.0),
        (name, [], "") if name.starts_with("endOf") => Moment::Text(named(&name[5..], &now)?.1),
        (name, [count], "") => {
            let count: i64 = count.parse().ok()?;
            let (unit, edge) = name.split_once("Ago")?;
            let at = shifted(unit.strip_suffix('s')?, count.checked_neg()?, words)?;
            match edge {
                "" => stamp(&at),
                "Start" => Moment::Text(whole(unit.strip_suffix('s')?, &at)?.0),
                "End" => Moment::Text(whole(unit.strip_suffix('s')?, &at)?.1),
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// A call's name, what it is given in quotes or as numbers, and what follows it.
fn call(script: &str) -> Option<(&str, Vec<String>, &str)> {
    let (name, rest) = script.split_once('(')?;
    let (given, rest) = rest.split_once(')')?;
    let name = name.trim();
    let name = name.strip_prefix("gs.").unwrap_or(name);
    let unquoted = |text: &str| {
        let text = text.trim();
        let inner = ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark));
        inner.unwrap_or(text).to_owned()
    };
    let given = if given.trim().is_empty() { Vec::new() } else { given.split(',').map(unquoted).collect() };
    Some((name, given, rest.trim()))
}

/// An instant as UTC: with a time, with an offset, or a day's beginning.
pub(super) fn stamp(text: &str) -> Option<String> {
    stamp_in(text, &TimeZone::UTC)
}

fn stamp_in(text: &str, zone: &TimeZone) -> Option<String> {
    if let Some(stamp) = value::stamp(text) {
        return Some(stamp);
    }
    let at = value::local(text).or_else(|| value::iso_date(text).map(|day| day.to_datetime(Time::midnight())))?;
    Some(Words::stamp(zone.to_ambiguous_zoned(at).compatible().ok()?.timestamp()))
}

/// The first and the last second of these days.
pub(super) fn days(first: Date, last: Date, words: &Words) -> Option<(String, String)> {
    edges(first.to_datetime(Time::midnight()), last.tomorrow().ok()?.to_datetime(Time::midnight()), &words.zone)
}

/// The present, so many units on.
pub(super) fn shifted(unit: &str, count: i64, words: &Words) -> Option<Zoned> {
    words.now.to_zoned(words.zone.clone()).checked_add(units(unit, count)?).ok()
}

/// The first and the last second of the unit that an instant falls in.
pub(super) fn whole(unit: &str, at: &Zoned) -> Option<(String, String)> {
    let from = beginning(unit, at.datetime())?;
    edges(from, from.checked_add(units(unit, 1)?).ok()?, at.time_zone())
}

fn units(unit: &str, count: i64) -> Option<Span> {
    if count.abs() > UNITS_MAX {
        return None;
    }
    Some(match unit {
        "minute" => count.minutes(),
        "hour" => count.hours(),
        "day" => count.days(),
        "week" => count.weeks(),
        "month" => count.months(),
        "quarter" => (count * 3).months(),
        "year" if count.abs() <= 9_000 => count.years(),
        _ => return None,
    })
}

fn beginning(unit: &str, at: DateTime) -> Option<DateTime> {
    let day = at.date();
    let midnight = |day: Date| day.to_datetime(Time::midnight());
    Some(match unit {
        "minute" => at.with().second(0).subsec_nanosecond(0).build().ok()?,
        "hour" => at.with().minute(0).second(0).subsec_nanosecond(0).build().ok()?,
        "day" => midnight(day),
        "week" => midnight(day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?),
        "month" => midnight(day.first_of_month()),
        "quarter" => midnight(Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?),
        "year" => midnight(day.first_of_year()),
        _ => return None,
    })
}

fn edges(from: DateTime, to: DateTime, zone: &TimeZone) -> Option<(String, String)> {
    let instant = |at: DateTime| Some(zone.to_ambiguous_zoned(at).compatible().ok()?.timestamp());
    Some((Words::stamp(instant(from)?), Words::stamp(instant(to)?.checked_sub(1.second()).ok()?)))
}

/// `ThisMonth`, `LastQuarter`, `Last30Days`, …: its first and its last second. Several units back reach into the present one.
fn named(name: &str, now: &Zoned) -> Option<(String, String)> {
    let singular = |units: &str| units.strip_suffix('s').unwrap_or(units).to_ascii_lowercase();
    let (unit, first, last) = match name {
        "Today" => ("day".to_owned(), 0, 0),
        "Yesterday" => ("day".to_owned(), -1, -1),
        "Tomorrow" => ("day".to_owned(), 1, 1),
        "OneYearAgo" => return whole("day", &now.checked_sub(1.year()).ok()?),
        _ => {
            let (which, rest) = ["This", "Current", "Last", "Next"]
                .iter()
                .find_map(|which| Some((*which, name.strip_prefix(which)?)))?;
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let unit = singular(&rest[digits..]);
            match (which, &rest[..digits]) {
                ("This" | "Current", "") => (unit, 0, 0),
                ("Last", "") => (unit, -1, -1),
                ("Next", "") => (unit, 1, 1),
                ("Last", count) => (unit, -count.parse::<i64>().ok()?, 0),
                _ => return None,
            }
        }
    };
    let from = beginning(&unit, now.datetime())?;
    let (first, after) = (units(&unit, first)?, units(&unit, last + 1)?);
    edges(from.checked_add(first).ok()?, from.checked_add(after).ok()?, now.time_zone())
}
