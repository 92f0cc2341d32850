//! Parts of a date: `Label@javascript:gs.datePart('month','january','EE')`, as the stretches of days that have them.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::query::{Compared, Part};

/// Years in which recurring parts are looked for.
const YEARS: RangeInclusive<i16> = 1970..=2069;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first day and the day after the last; none where it has no end.
pub(super) type Days = (Option<Date>, Option<Date>);

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What comes back too often to be a stretch of days: weekdays, weeks, hours.
pub(super) fn recurring(operand: &str) -> Option<(Part, Compared, i64)> {
    let [unit, value, than] = given(operand)?;
    let part = match unit.as_str() {
        "dayofweek" => Part::Weekday,
        "dayofmonth" | "day" => Part::Day,
        unit => Part::of(unit)?,
    };
    let named =
        DAYS.iter().position(|day| part == Part::Weekday && value.len() >= 3 && day.starts_with(value.as_str()));
    let number = named.and_then(|at| i64::try_from(at + 1).ok()).or_else(|| value.parse().ok())?;
    let (least, most) = part.bounds();
    let compared = match than.as_str() {
        "ee" => Compared::Same,
        "gt" => Compared::More,
        "ge" => Compared::AtLeast,
        "lt" => Compared::Less,
        "le" => Compared::AtMost,
        _ => return None,
    };
    (least..=most).contains(&number).then_some((part, compared, number))
}

/// What `gs.datePart` is given, in lower case.
fn given(operand: &str) -> Option<[String; 3]> {
    let script = operand.rsplit_once('@').map_or(operand, |(_, script)| script);
    let script = script.trim().strip_prefix("javascript:")?.trim().trim_end_matches(';');
    let given = script.trim_start_matches("gs.").strip_prefix("datePart(")?.strip_suffix(')')?;
    let given: Vec<String> =
        given.split(',').map(|one| one.trim().trim_matches(['\'', '"']).to_ascii_lowercase()).collect();
    given.try_into().ok()
}

/// The stretches that an operand means.
pub(super) fn days(operand: &str) -> Option<Vec<Days>> {
    let [unit, value, than] = &given(operand)?;
    match unit.as_str() {
        "year" => year(value.parse().ok().filter(|year| (1000..9000).contains(year))?, than).map(|days| vec![days]),
        "quarter" => within_years(numbered(value, 4)?, 4, than),
        "month" => {
            let named = MONTHS.iter().position(|month| value.len() >= 3 && month.starts_with(value.as_str()));
            let number = named.and_then(|at| i8::try_from(at + 1).ok()).or_else(|| numbered(value, 12))?;
            within_years(number, 12, than)
        }
        _ => None,
    }
}

fn numbered(text: &str, most: i8) -> Option<i8> {
    text.parse().ok().filter(|number| (1..=most).contains(number))
}

fn year(year: i16, than: &str) -> Option<Days> {
    let first = |year: i16| Date::new(year, 1, 1).ok();
    Some(match than {
        "ee" => (first(year), first(year + 1)),
        "gt" => (first(year + 1), None),
        "ge" => (first(year), None),
        "lt" => (None, first(year)),
        "le" => (None, first(year + 1)),
        _ => return None,
    })
}

/// Of a year in so many parts, those that are equal to, after or before a part; in each year.
fn within_years(part: i8, parts: i8, than: &str) -> Option<Vec<Days>> {
    let (from, to) = match than {
        "ee" => (part, part),
        "gt" => (part + 1, parts),
        "ge" => (part, parts),
        "lt" => (1, part - 1),
        "le" => (1, part),
        _ => return None,
    };
    if from > to {
        return Some(Vec::new());
    }
    let months = 12 / parts;
    let begin = |year: i16, part: i8| match part > parts {
        true => Date::new(year + 1, 1, 1).ok(),
        false => Date::new(year, (part - 1) * months + 1, 1).ok(),
    };
    Some(YEARS.map(|year| (begin(year, from), begin(year, to + 1))).collect())
}
