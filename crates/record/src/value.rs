//! Values: from what is typed to what is stored, and back to what is read.

use jiff::civil::{Date, DateTime};
use store::Datum;

use crate::register::{Choice, Field, Kind};
use crate::words::Words;

/// The longest a line may be, in characters.
pub const LINE_CHARS_MAX: usize = 500;
/// The longest a prose field may be, in characters.
pub const PROSE_CHARS_MAX: usize = 100_000;
/// The longest duration, in seconds: a million hours.
const SECONDS_MAX: i64 = 3_600_000_000;
/// Behind a choice that no register foresaw.
pub const AS_TOLD: &str = " (as told)";
/// Years that are kept: with four digits, so that text order is time order.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=9998;

/// Reads what somebody typed into a field. References stay as typed: the desk finds the record they name.
/// The error is a sentence for the person typing.
pub fn read(field: &Field, typed: &str, words: &Words) -> Result<Datum, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(Datum::Null);
    }
    match &field.kind {
        Kind::Line => read_text(text, LINE_CHARS_MAX, false),
        Kind::Prose | Kind::Journal => read_text(typed.trim_end(), PROSE_CHARS_MAX, true),
        Kind::Url => read_url(text),
        Kind::Choice(_) => choice(&field.kind, text).map(Datum::from),
        Kind::Ref(_) | Kind::Refs(_) | Kind::Person | Kind::File => read_text(text, PROSE_CHARS_MAX, false),
        Kind::Date if text == "today" => Ok(Datum::text(words.today().to_string())),
        Kind::Date => date(text).map(|date| Datum::text(date.to_string())),
        Kind::DateTime if text == "now" => Ok(Datum::text(Words::stamp(words.now))),
        Kind::DateTime => instant(text, words).map(Datum::Text),
        Kind::Duration => duration(text).map(Datum::Int),
        Kind::Whole => whole(text).map(Datum::Int),
        Kind::Decimal => scaled(text, 4).map(Datum::Int),
        Kind::Money => scaled(text.trim_start_matches('£'), 2).map(Datum::Int),
        Kind::YesNo => yes_no(text).map(Datum::Int),
        Kind::Secret => Err("A secret is not typed into a record: it is given by a command of its own.".into()),
    }
}

fn read_text(text: &str, chars_max: usize, many_lines: bool) -> Result<Datum, String> {
    let count = text.chars().count();
    if count > chars_max {
        return Err(format!("This is {count} characters long; at most {chars_max} fit."));
    }
    let is_odd = |c: char| c.is_control() && !(many_lines && matches!(c, '\n' | '\r' | '\t'));
    match text.chars().position(is_odd) {
        Some(at) => Err(format!("Character {} cannot be kept (a control character or a line break).", at + 1)),
        None => Ok(Datum::text(text)),
    }
}

fn read_url(text: &str) -> Result<Datum, String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if !is_web || text.contains(char::is_whitespace) {
        return Err("Give a full address that begins with https://.".into());
    }
    read_text(text, 2000, false)
}

/// The stored value of a choice named by value, name or label.
pub fn choice(kind: &Kind, text: &str) -> Result<String, String> {
    let found = called(kind.choices(), text);
    found.first().map(|choice| choice.value.clone()).ok_or_else(|| {
        let known: Vec<&str> = kind.choices().iter().map(|c| c.name.as_str()).collect();
        let near = crate::fault::did_you_mean(text, known.iter().copied());
        format!("`{text}` is not one of {}.{near}", known.join(", "))
    })
}

/// The choice of this value, else the one that is called so; `2 - High` is 2, whatever that is called here. Nothing, or one.
pub fn called<'c>(choices: &'c [Choice], text: &str) -> Vec<&'c Choice> {
    let by_value = |value: &str| choices.iter().find(|choice| choice.value == value);
    let same = |one: &str| one.eq_ignore_ascii_case(text);
    let by_name = || {
        let is_it =
            |c: &&Choice| same(&c.name) || same(&c.label) || same(&c.value) || same(&crate::form::name_of(&c.label));
        choices.iter().find(is_it)
    };
    let numbered = || {
        let (number, _) = text.split_once(" - ").filter(|(_, label)| !label.trim().is_empty())?;
        number.trim().parse::<i64>().ok().and_then(|number| by_value(&number.to_string()))
    };
    by_value(text).or_else(by_name).or_else(numbered).into_iter().collect()
}

pub fn date(text: &str) -> Result<Date, String> {
    iso_date(text)
        .or_else(|| Date::strptime("%d/%m/%Y", text).ok())
        .or_else(|| Date::strptime("%d %B %Y", text).ok())
        .filter(|date| YEARS.contains(&date.year()))
        .ok_or_else(|| format!("`{text}` is not a date. Write 2020-05-31 or 31/05/2020."))
}

/// `2020-05-31` and nothing more: a date with a time behind it is not a date.
pub fn iso_date(text: &str) -> Option<Date> {
    let date = (text.len() == 10).then(|| Date::strptime("%Y-%m-%d", text).ok()).flatten()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// Local civil time `2020-05-06 09:14[:30]` (also with `T`), or an instant with its offset (`…T09:14:00+01:00`, `…Z`).
pub fn instant(text: &str, words: &Words) -> Result<String, String> {
    if let Some(stamp) = stamp(text) {
        return Ok(stamp);
    }
    local(text)
        .map(|at| words.local(at))
        .ok_or_else(|| format!("`{text}` is not a date and time. Write 2020-05-31 14:30."))
}

/// The stored form of an instant that says its offset.
pub fn stamp(text: &str) -> Option<String> {
    let at: jiff::Timestamp = text.parse().ok()?;
    YEARS.contains(&at.to_zoned(jiff::tz::TimeZone::UTC).year()).then(|| Words::stamp(at))
}

/// A civil date and time, without an offset.
pub fn local(text: &str) -> Option<DateTime> {
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"]
        .iter()
        .find_map(|format| DateTime::strptime(format, text).ok())
        .filter(|at| YEARS.contains(&at.year()))
}

/// Seconds, from `60:08`, `17:45:30` or `4 hours 30 minutes`.
pub fn duration(text: &str) -> Result<i64, String> {
    let wrong = || format!("`{text}` is not a duration. Write 17:45 (hours and minutes) or 4 hours.");
    if text.contains(':') {
        let parts: Vec<i64> = text.split(':').map(|p| p.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
        let (hours, minutes, seconds) = match parts[..] {
            [hours, minutes] => (hours, minutes, 0),
            [hours, minutes, seconds] => (hours, minutes, seconds),
            _ => return Err(wrong()),
        };
        let fits = (0..SECONDS_MAX / 3600).contains(&hours) && (0..60).contains(&minutes) && (0..60).contains(&seconds);
        return if fits { Ok(hours * 3600 + minutes * 60 + seconds) } else { Err(wrong()) };
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    if parts.is_empty() || !parts.len().is_multiple_of(2) {
        return Err(wrong());
    }
    parts.chunks(2).try_fold(0i64, |total, pair| {
        let count: i64 = pair[0].parse().map_err(|_| wrong())?;
        let unit = match pair[1].trim_end_matches('s') {
            "second" => 1,
            "minute" | "min" => 60,
            "hour" | "hr" => 3600,
            "day" => 86_400,
            "week" => 604_800,
            _ => return Err(wrong()),
        };
        let total = count.checked_mul(unit).and_then(|part| total.checked_add(part));
        total.filter(|seconds| (0..=SECONDS_MAX).contains(seconds)).ok_or_else(wrong)
    })
}

pub fn whole(text: &str) -> Result<i64, String> {
    text.replace(',', "").parse().map_err(|_| format!("`{text}` is not a whole number."))
}

/// A decimal number as a whole count of its smallest unit; more places than `places` are refused, not rounded away.
pub fn scaled(text: &str, places: usize) -> Result<i64, String> {
    let wrong = || format!("`{text}` is not a number with at most {places} decimal places.");
    let plain = text.replace(',', "");
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (units, parts) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if units.is_empty() || !is_digits(units) || !is_digits(parts) || parts.len() > places {
        return Err(wrong());
    }
    format!("{units}{parts:0<places$}").parse::<i64>().map(|number| sign * number).map_err(|_| wrong())
}

pub fn yes_no(text: &str) -> Result<i64, String> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "1" => Ok(1),
        "no" | "false" | "0" => Ok(0),
        _ => Err(format!("`{text}` is neither yes nor no.")),
    }
}

/// How a value reads on a page. References show their `sys_id` here; a list shows the record's display field instead.
pub fn show(kind: &Kind, datum: &Datum, words: &Words) -> String {
    match (kind, datum) {
        (Kind::Secret, _) => crate::secret::SHOWN.to_owned(),
        (_, Datum::Null) => String::new(),
        (Kind::Choice(choices), Datum::Text(value)) => {
            choices.iter().find(|c| c.value == *value).map_or_else(|| format!("{value}{AS_TOLD}"), |c| c.label.clone())
        }
        (Kind::Date, Datum::Text(text)) => text.parse().map_or_else(|_| text.clone(), show_date),
        (Kind::DateTime, Datum::Text(text)) => {
            Words::instant(text).map_or_else(|| text.clone(), |at| show_instant(at, words))
        }
        (Kind::Duration, Datum::Int(seconds)) => hhmm(*seconds),
        (Kind::Decimal, Datum::Int(number)) => show_scaled(*number, 4, true),
        (Kind::Money, Datum::Int(pence)) => show_money(*pence),
        (Kind::YesNo, Datum::Int(flag)) => if *flag == 0 { "No" } else { "Yes" }.into(),
        (_, Datum::Int(number)) => grouped(*number),
        (_, Datum::Text(text)) => text.clone(),
    }
}

/// The spelling that [`read`] takes back to the same value: exports, links and queries use it.
pub fn spell(kind: &Kind, datum: &Datum) -> String {
    match (kind, datum) {
        (_, Datum::Null) | (Kind::Secret, _) => String::new(),
        (Kind::Duration, Datum::Int(seconds)) if seconds % 60 != 0 => {
            format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        (Kind::Duration, Datum::Int(seconds)) => hhmm(*seconds),
        (Kind::Decimal, Datum::Int(number)) => show_scaled(*number, 4, false),
        (Kind::Money, Datum::Int(pence)) => show_scaled(*pence, 2, false),
        (Kind::YesNo, Datum::Int(flag)) => if *flag == 0 { "no" } else { "yes" }.into(),
        (Kind::DateTime, Datum::Text(stamp)) => format!("{}Z", stamp.replacen(' ', "T", 1)),
        (_, Datum::Int(number)) => number.to_string(),
        (_, Datum::Text(text)) => text.clone(),
    }
}

/// `31 May 2020`.
pub fn show_date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `31 May 2020, 14:30`, in local time.
pub fn show_instant(at: jiff::Timestamp, words: &Words) -> String {
    let zoned = at.to_zoned(words.zone.clone());
    let seconds = if zoned.second() == 0 { "%-d %B %Y, %H:%M" } else { "%-d %B %Y, %H:%M:%S" };
    zoned.strftime(seconds).to_string()
}

/// Hours unbounded, rounded down to the minute: `60:08`.
pub fn hhmm(seconds: i64) -> String {
    clock::hhmm(seconds)
}

fn show_scaled(number: i64, places: u32, group: bool) -> String {
    let unit = 10u64.pow(places);
    let size = number.unsigned_abs();
    let sign = if number < 0 { "-" } else { "" };
    let units = i64::try_from(size / unit).unwrap_or(i64::MAX);
    let units = if group { grouped(units) } else { units.to_string() };
    let parts = format!("{:0width$}", size % unit, width = places as usize);
    let parts = parts.trim_end_matches('0');
    if parts.is_empty() { format!("{sign}{units}") } else { format!("{sign}{units}.{parts}") }
}

/// `£84,000`, or `£84,000.50` when there are pence.
pub fn show_money(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let size = pence.unsigned_abs();
    let pounds = grouped(i64::try_from(size / 100).unwrap_or(i64::MAX));
    if size.is_multiple_of(100) { format!("{sign}£{pounds}") } else { format!("{sign}£{pounds}.{:02}", size % 100) }
}

/// Thousands set apart: `10,079,000`. Four digits stay together when they could be a year, so only five or more are split.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    if digits.len() < 5 {
        return number.to_string();
    }
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}

/// One as it is stored in a decimal field.
pub fn decimal_unit() -> i64 {
    10_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_shown() {
        for (typed, seconds, shown) in [
            ("60:08", 216_480, "60:08"),
            ("4 hours", 14_400, "04:00"),
            ("00:12:30", 750, "00:12"),
            ("2 days", 172_800, "48:00"),
        ] {
            assert_eq!(duration(typed), Ok(seconds), "{typed}");
            assert_eq!(hhmm(seconds), shown);
        }
        for wrong in ["", "4", "12:60", "1:2:3:4", "-1:00", "four hours", "9999999999999 weeks"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_exact() {
        assert_eq!(scaled("12.5", 2), Ok(1250));
        assert_eq!(scaled("-0.0001", 4), Ok(-1));
        assert_eq!(scaled("10,079,000", 2), Ok(1_007_900_000));
        for wrong in ["1.234", "", ".", "1e3", "12a", "99999999999999999999"] {
            assert!(scaled(wrong, 2).is_err(), "{wrong}");
        }
        assert_eq!(show_money(8_400_000), "£84,000");
        assert_eq!(show_scaled(-12_500, 4, true), "-1.25");
        assert_eq!(
            (grouped(1500), grouped(35_692), grouped(-1_000_000)),
            ("1500".into(), "35,692".into(), "-1,000,000".into())
        );
    }
}
