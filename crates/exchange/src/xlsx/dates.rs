//! Numbers of a workbook that its number formats show as dates and times.

use jiff::civil::{Date, DateTime, date};
use jiff::{SignedDuration, Span};

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Number,
    Date,
    DateTime,
    Time,
    /// Hours that count on past a day.
    Elapsed,
}

impl Shape {
    /// A format that every workbook has without saying so.
    pub(crate) fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Shape::Date,
            18..=21 | 32 | 33 | 45 | 47 | 55 | 56 => Shape::Time,
            22 => Shape::DateTime,
            46 => Shape::Elapsed,
            _ => Shape::Number,
        }
    }

    /// A format spelt out, as `dd/mm/yyyy hh:mm`.
    pub(crate) fn of_code(code: &str) -> Self {
        let (letters, is_elapsed) = letters(code);
        let has = |any: &[char]| letters.contains(any);
        let has_day = has(&['y', 'd']);
        let has_hour = has(&['h', 's']);
        match (is_elapsed, has_day, has_hour) {
            (true, false, _) => Shape::Elapsed,
            (_, true, true) => Shape::DateTime,
            (_, true, false) => Shape::Date,
            (_, false, true) => Shape::Time,
            // A month alone; beside hours it would be minutes.
            (_, false, false) if has(&['m']) => Shape::Date,
            _ => Shape::Number,
        }
    }
}

/// The letters of a format that stand for parts of a value, in lower case, and whether its hours count on. Only its first
/// section: the others are for negative numbers and texts.
fn letters(code: &str) -> (String, bool) {
    let mut letters = String::new();
    let mut is_elapsed = false;
    let code = code.to_ascii_lowercase().replace("am/pm", "").replace("a/p", "").replace("general", "");
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char {
            ';' => break,
            '"' => {
                chars.by_ref().find(|next| *next == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|next| *next != ']').collect();
                let is_unit = ['h', 'm', 's'].iter().any(|unit| inside.chars().all(|one| one == *unit));
                is_elapsed |= is_unit && !inside.is_empty();
            }
            char if char.is_ascii_alphabetic() => letters.push(char),
            _ => {}
        }
    }
    (letters, is_elapsed)
}

const DAY_MILLIS: i64 = 86_400_000;

/// The text of a number: plain, or the date and time that it stands for.
pub(crate) fn text(told: &str, shape: Shape, is_1904: bool) -> Result<String, String> {
    let told = told.trim();
    let number: f64 = match told.parse() {
        Ok(number) if f64::is_finite(number) => number,
        _ => return Err(format!("`{told}` is no number.")),
    };
    if shape == Shape::Number {
        return Ok(plain(told, number));
    }
    let no_date = || format!("`{told}` is no date of a workbook.");
    // Beyond the year 9999, or before the calendar begins.
    if !(0.0..2_958_466.0).contains(&number) {
        return Err(no_date());
    }
    let millis = (number * DAY_MILLIS as f64).round() as i64;
    let (days, within) = (millis / DAY_MILLIS, millis % DAY_MILLIS);
    match shape {
        Shape::Elapsed => Ok(clock(millis, true)),
        Shape::Time if days == 0 => Ok(clock(within, false)),
        _ => {
            let day = day(days, is_1904).ok_or_else(no_date)?;
            if shape == Shape::Date && within == 0 {
                Ok(day.to_string())
            } else {
                moment(day, within).ok_or_else(no_date)
            }
        }
    }
}

/// As people write it: without an exponent, and whole numbers without a point.
fn plain(told: &str, number: f64) -> String {
    let digits = told.strip_prefix('-').unwrap_or(told);
    let is_plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { told.to_owned() } else { format!("{}", if number == 0.0 { 0.0 } else { number }) }
}

/// Day 1 is 1 January 1900, and day 60 is a 29 February that never was; or day 0 is 1 January 1904.
fn day(days: i64, is_1904: bool) -> Option<Date> {
    let first = match (is_1904, days) {
        (true, _) => date(1904, 1, 1),
        (false, 0 | 60) => return None,
        (false, 1..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    first.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn moment(day: Date, millis: i64) -> Option<String> {
    let moment: DateTime = day.at(0, 0, 0, 0).checked_add(SignedDuration::from_millis(millis)).ok()?;
    Some(moment.to_string())
}

/// Hours, minutes and seconds.
fn clock(millis: i64, counts_on: bool) -> String {
    let seconds = millis / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction = match millis % 1_000 {
        0 => String::new(),
        millis => format!(".{millis:03}"),
    };
    if counts_on {
        format!("{hours}:{minutes:02}:{seconds:02}{fraction}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_letters() {
        for (code, shape) in [
            ("General", Shape::Number),
            ("0.00", Shape::Number),
            ("0.00E+00", Shape::Number),
            ("#,##0.00 \"days\"", Shape::Number),
            ("[Red]-0;[Blue]0", Shape::Number),
            ("0\\d", Shape::Number),
            ("@", Shape::Number),
            ("dd/mm/yyyy", Shape::Date),
            ("[$-809]d mmmm yyyy;@", Shape::Date),
            ("mmm", Shape::Date),
            ("yyyy-mm-dd\\Thh:mm:ss", Shape::DateTime),
            ("d/m/yy h:mm AM/PM", Shape::DateTime),
            ("hh:mm", Shape::Time),
            ("mm:ss.0", Shape::Time),
            ("[h]:mm:ss", Shape::Elapsed),
            ("[mm]:ss", Shape::Elapsed),
        ] {
            assert_eq!(Shape::of_code(code), shape, "{code}");
        }
    }

    #[test]
    fn days_count_from_1900_with_the_day_that_never_was_or_from_1904() {
        for (told, shape, is_1904, text_told) in [
            ("43957", Shape::Date, false, "2020-05-06"),
            ("43957.416666666664", Shape::DateTime, false, "2020-05-06T10:00:00"),
            ("43957.4166666667", Shape::DateTime, false, "2020-05-06T10:00:00"),
            ("43957.5", Shape::Date, false, "2020-05-06T12:00:00"),
            ("43957", Shape::DateTime, false, "2020-05-06T00:00:00"),
            ("43957.999999999", Shape::Date, false, "2020-05-07"),
            ("1", Shape::Date, false, "1900-01-01"),
            ("59", Shape::Date, false, "1900-02-28"),
            ("61", Shape::Date, false, "1900-03-01"),
            ("42495", Shape::Date, true, "2020-05-06"),
            ("0", Shape::Date, true, "1904-01-01"),
            ("2958465", Shape::Date, false, "9999-12-31"),
            ("0.4375", Shape::Time, false, "10:30:00"),
            ("43957.4375", Shape::Time, false, "2020-05-06T10:30:00"),
            ("1.1041666666666667", Shape::Elapsed, false, "26:30:00"),
            ("1E+20", Shape::Number, false, "100000000000000000000"),
            ("0.10000000000000001", Shape::Number, false, "0.1"),
            ("-2.5", Shape::Number, false, "-2.5"),
            ("-0", Shape::Number, false, "-0"),
            ("-0.0", Shape::Number, false, "0"),
            ("12345678901234567890", Shape::Number, false, "12345678901234567890"),
        ] {
            assert_eq!(text(told, shape, is_1904).as_deref(), Ok(text_told), "{told} as {shape:?}");
        }
        for (told, shape) in [
            ("60", Shape::Date),
            ("0", Shape::Date),
            ("-1", Shape::Date),
            ("2958466", Shape::Date),
            ("1e300", Shape::DateTime),
            ("", Shape::Number),
            ("NaN", Shape::Number),
            ("inf", Shape::Number),
            ("1,5", Shape::Number),
        ] {
            assert!(text(told, shape, false).is_err(), "{told} as {shape:?}");
        }
    }
}
