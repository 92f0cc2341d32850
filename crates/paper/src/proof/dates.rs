//! Dates as people write them, and the last day on which what they promise would still be to come.

use std::ops::Range;

use jiff::civil::Date;

use super::words::{Word, words};

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    pub at: Range<usize>,
    /// The last day that it can mean.
    pub last: Date,
}

pub(super) const MONTHS: [&str; 12] = [
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

/// Every date of a stretch of text. A year that is left out is the one that puts the date nearest to `near`.
pub fn dates(text: &str, range: Range<usize>, near: Date) -> Vec<Dated> {
    let words = words(text, range);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((date, next)) = read(&words, at, near) {
            found.push(date);
            at = next;
        } else {
            at += 1;
        }
    }
    found
}

fn read(words: &[Word<'_>], at: usize, near: Date) -> Option<(Dated, usize)> {
    if let Ok(date) = words[at].text.parse::<Date>() {
        return Some((Dated { at: words[at].at.clone(), last: date }, at + 1));
    }
    let (month, part) = month_of(&words[at])?;
    // "may" is mostly a verb: as a month it has a capital, and a day, a year or a preposition beside it.
    let day_before = at.checked_sub(1).and_then(|before| day_of(&words[before]));
    let after = words.get(at + 1);
    let day_after =
        after.filter(|word| word.text.len() <= 2).and_then(|word| word.number()).and_then(|day| i8::try_from(day).ok());
    let day = day_before.or(day_after.filter(|day| (1..=31).contains(day) && day_before.is_none()));
    let year_at = at + 1 + usize::from(day_before.is_none() && day.is_some());
    let year = words.get(year_at).and_then(|word| word.number()).and_then(|year| i16::try_from(year).ok());
    let year = year.filter(|year| (1990..=2100).contains(year));
    let preposition = at.checked_sub(1).map(|before| words[before].lower.as_str());
    let is_named = ["in", "of", "by", "until", "from", "since", "end", "mid", "early", "late", "during", "and", "to"];
    let is_date =
        day.is_some() || year.is_some() || preposition.is_some_and(|word| is_named.contains(&word)) || part.is_some();
    if !words[at].text.starts_with(char::is_uppercase) && part.is_none() || !is_date {
        return None;
    }
    let part = part.or_else(|| part_before(words, at));
    let last = |year: i16| last_day(year, month, day, part);
    let last = match year {
        Some(year) => last(year)?,
        None => (near.year() - 1..=near.year() + 1)
            .filter_map(last)
            .min_by_key(|date| date.until(near).map_or(i32::MAX, |span| span.get_days().abs()))?,
    };
    let from = day_before.map_or(at, |_| at - 1);
    let to = if year.is_some() {
        year_at
    } else if day.is_some() && day_before.is_none() {
        at + 1
    } else {
        at
    };
    Some((Dated { at: words[from].at.start..words[to].at.end, last }, to + 1))
}

/// Where in the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MonthPart {
    Early,
    Mid,
    Late,
}

fn month_of(word: &Word<'_>) -> Option<(i8, Option<MonthPart>)> {
    let (part, name) = match word.lower.split_once('-') {
        Some(("mid", name)) => (Some(MonthPart::Mid), name),
        Some(("early", name)) => (Some(MonthPart::Early), name),
        Some(("late" | "end", name)) => (Some(MonthPart::Late), name),
        _ => (None, word.lower.as_str()),
    };
    // February/March: the later of the two.
    let name = name.rsplit('/').next().unwrap_or(name);
    let at =
        MONTHS.iter().position(|month| *month == name || (name.len() == 3 && name != "may" && month.starts_with(name)));
    at.and_then(|at| i8::try_from(at + 1).ok()).map(|month| (month, part))
}

fn part_before(words: &[Word<'_>], at: usize) -> Option<MonthPart> {
    match words.get(at.checked_sub(1)?)?.lower.as_str() {
        "mid" => Some(MonthPart::Mid),
        "early" => Some(MonthPart::Early),
        _ => None,
    }
}

fn day_of(word: &Word<'_>) -> Option<i8> {
    let digits = word.lower.trim_end_matches("th").trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd");
    if digits.len() > 2 || digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn last_day(year: i16, month: i8, day: Option<i8>, part: Option<MonthPart>) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    match (day, part) {
        (Some(day), _) => Date::new(year, month, day).ok(),
        (None, Some(MonthPart::Early)) => Date::new(year, month, 10).ok(),
        (None, Some(MonthPart::Mid)) => Date::new(year, month, 20).ok(),
        (None, _) => Some(first.last_of_month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let near = date(2018, 2, 9);
        for (text, says) in [
            ("ready on the 12th January 2018", Some(date(2018, 1, 12))),
            ("by the end of January.", Some(date(2018, 1, 31))),
            ("submitted on the 21st January (see item)", Some(date(2018, 1, 21))),
            ("in December", Some(date(2017, 12, 31))),
            ("mid-June 2020", Some(date(2020, 6, 20))),
            ("on June 5, 2020", Some(date(2020, 6, 5))),
            ("2020-06-30", Some(date(2020, 6, 30))),
            ("over February/March 2018", Some(date(2018, 3, 31))),
            ("you may go", None),
            ("May we go in 3 days", None),
            ("in May", Some(date(2018, 5, 31))),
            ("31 February 2018", None),
        ] {
            let found = dates(text, 0..text.len(), near);
            assert_eq!(found.first().map(|date| date.last), says, "{text}");
        }
    }
}
