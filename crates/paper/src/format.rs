//! How a value is printed. Rounding happens here and nowhere else, and never turns "nearly all" into "all".

use jiff::civil::Date;
use record::value::{grouped, hhmm, show_date, show_money};
use record::{Ratio, Words};
use store::Datum;

use crate::value::{Unit, Value};

/// One step after `|` in a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    Number,
    /// One to ten as words.
    InWords,
    Round(i64),
    Hhmm,
    /// `OOH 07:18`
    Ooh,
    Minutes,
    ListAnd,
    DayMonth,
    Money,
    /// The change since the period before.
    Delta,
    /// `There were no P2 incidents`
    Say(Noun),
    /// `no P2 incidents`
    As(Noun),
    /// `May`, of a month or a date.
    MonthName,
}

/// Names of the shapes, for help with slips.
pub const SHAPES: [&str; 13] = [
    "number",
    "words",
    "round",
    "hhmm",
    "ooh",
    "minutes",
    "list_and",
    "day_month",
    "money",
    "delta",
    "say",
    "as",
    "month_name",
];

/// What one counted record is called, and several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    pub one: String,
    pub many: String,
}

impl Noun {
    pub fn new(one: impl Into<String>, many: Option<String>) -> Noun {
        let one = one.into();
        let many = many.unwrap_or_else(|| plural(&one));
        Noun { one, many }
    }

    fn of(&self, count: i64) -> &str {
        if count == 1 { &self.one } else { &self.many }
    }
}

/// The regular English plural of the last word.
pub fn plural(one: &str) -> String {
    let lower = one.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    if ends(&["ay", "ey", "oy", "uy"]) || !ends(&["y"]) {
        return if ends(&["s", "x", "ch", "sh"]) { format!("{one}es") } else { format!("{one}s") };
    }
    format!("{}ies", &one[..one.len() - 1])
}

/// What printing needs besides the value.
pub struct Beside<'a> {
    pub words: &'a Words,
    pub many: &'a str,
    /// Whether a duration belongs to an incident out of hours.
    pub is_ooh: bool,
    /// The change since the period before, in words.
    pub delta: Option<&'a str>,
}

/// The printed form. The error says which shape does not fit.
pub fn print(value: &Value, shapes: &[Shape], beside: &Beside<'_>) -> Result<String, String> {
    if let Some(text) = nothing(value, shapes, beside) {
        return Ok(text);
    }
    let round = shapes.iter().find_map(|shape| if let Shape::Round(to) = shape { Some(*to) } else { None });
    let last = shapes.iter().rev().find(|shape| !matches!(shape, Shape::Round(_)));
    let Some(shape) = last else { return Ok(plain(value, round, beside)) };
    let wrong = |what: &str| Err(format!("{what} does not fit {}.", named(value)));
    match shape {
        Shape::Number => Ok(plain(value, round, beside)),
        Shape::InWords => match value {
            Value::Amount { unit: Unit::Duration, .. } => {
                seconds(value).map_or_else(|| wrong("`words`"), |s| Ok(spoken(s)))
            }
            _ => whole(value, round).map_or_else(|| wrong("`words`"), |count| Ok(in_words(count))),
        },
        Shape::Hhmm => seconds(value).map_or_else(|| wrong("`hhmm`"), |s| Ok(hhmm(s))),
        Shape::Ooh => match seconds(value) {
            Some(s) if beside.is_ooh => Ok(format!("OOH {}", hhmm(s))),
            Some(s) => Ok(hhmm(s)),
            None => wrong("`ooh`"),
        },
        Shape::Minutes => seconds(value).map_or_else(|| wrong("`minutes`"), |s| Ok(minutes(s))),
        Shape::ListAnd => match value {
            Value::List { shown, .. } => Ok(list_and(shown)),
            _ => wrong("`list_and`"),
        },
        Shape::DayMonth => dates(value, beside.words).map_or_else(|| wrong("`day_month`"), |days| Ok(day_month(&days))),
        Shape::MonthName => match dates(value, beside.words).as_deref() {
            Some([day, ..]) => Ok(day.strftime("%B").to_string()),
            _ => wrong("`month_name`"),
        },
        Shape::Money => match value {
            Value::Amount { over, under, unit } => {
                let pence = Ratio { over: *over, under: under.saturating_mul(unit.scale()) }.rounded(100);
                Ok(show_money(rounded_to(pence, round.map(|to| to.saturating_mul(100)))))
            }
            Value::Count { count } => Ok(show_money(count.saturating_mul(100))),
            _ => wrong("`money`"),
        },
        Shape::Delta => {
            beside.delta.map(str::to_owned).ok_or_else(|| "There is no period before to compare with.".to_owned())
        }
        Shape::Say(noun) => whole(value, round).map_or_else(|| wrong("`say`"), |count| Ok(said(count, noun))),
        Shape::As(noun) => whole(value, round).map_or_else(|| wrong("`as`"), |count| Ok(counted(count, noun))),
        Shape::Round(_) => Ok(plain(value, round, beside)),
    }
}

/// Of nothing there is no share, no mean and no least: it is said, never printed as nought.
fn nothing(value: &Value, shapes: &[Shape], beside: &Beside<'_>) -> Option<String> {
    let noun = shapes.iter().find_map(|shape| match shape {
        Shape::Say(noun) | Shape::As(noun) => Some(noun.many.as_str()),
        _ => None,
    });
    let many = noun.unwrap_or(beside.many);
    match value {
        Value::Share { whole: 0, .. } => Some(format!("no {many}")),
        Value::Nps { promoters: 0, passives: 0, detractors: 0 } => Some(format!("no {many}")),
        Value::Nothing => Some("none recorded".into()),
        Value::List { values, .. } if values.is_empty() => Some("none recorded".into()),
        _ => None,
    }
}

fn named(value: &Value) -> &'static str {
    match value {
        Value::Rows { .. } => "a table of records",
        Value::Count { .. } => "a count",
        Value::Share { .. } => "a share",
        Value::Nps { .. } => "a score",
        Value::Amount { .. } => "this amount",
        Value::Range { .. } => "a range",
        Value::List { .. } => "a list",
        Value::Nothing => "nothing",
    }
}

fn plain(value: &Value, round: Option<i64>, beside: &Beside<'_>) -> String {
    match value {
        Value::Rows { count } | Value::Count { count } => grouped(rounded_to(*count, round)),
        Value::Share { part, whole } => format!("{}%", percent(*part, *whole)),
        Value::Nps { .. } => signed(value.ratio().map_or(0, |ratio| ratio.rounded(1))),
        Value::Amount { over, under, unit } => amount(Ratio { over: *over, under: *under }, *unit, round),
        Value::Range { least, most, unit } => {
            let one = |datum: &Datum| shown(datum, *unit, round, beside.words);
            let (least, most) = (one(least), one(most));
            if least == most { least } else { format!("{least} to {most}") }
        }
        Value::List { shown, .. } => list_and(shown),
        Value::Nothing => "none recorded".into(),
    }
}

fn amount(value: Ratio, unit: Unit, round: Option<i64>) -> String {
    match unit {
        Unit::Duration => hhmm(value.rounded(1)),
        Unit::Money => show_money(rounded_to(value.rounded(1), round.map(|to| to.saturating_mul(100)))),
        Unit::Decimal => {
            let value = Ratio { over: value.over, under: value.under.saturating_mul(unit.scale()) };
            match round {
                Some(to) => grouped(rounded_to(value.rounded(1), Some(to))),
                None => decimal(value.rounded(100)),
            }
        }
        _ => grouped(rounded_to(value.rounded(1), round)),
    }
}

/// Hundredths, without idle noughts.
fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let size = hundredths.unsigned_abs();
    let units = grouped(i64::try_from(size / 100).unwrap_or(i64::MAX));
    match size % 100 {
        0 => format!("{sign}{units}"),
        rest => format!("{sign}{units}.{}", format!("{rest:02}").trim_end_matches('0')),
    }
}

fn shown(datum: &Datum, unit: Unit, round: Option<i64>, words: &Words) -> String {
    match datum {
        Datum::Int(number) => amount(Ratio::whole(*number), unit, round),
        Datum::Text(text) => match (unit, day_of(text, words)) {
            (Unit::Date | Unit::Instant, Some(day)) => show_date(day),
            _ => text.clone(),
        },
        Datum::Null => String::new(),
    }
}

/// Rounded to a whole per cent, but 100 only of all and 0 only of none.
pub fn percent(part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let rounded = Ratio { over: part.saturating_mul(100), under: whole }.rounded(1);
    if part >= whole || part <= 0 { rounded } else { rounded.clamp(1, 99) }
}

/// To the nearest multiple, half away from nought.
fn rounded_to(number: i64, to: Option<i64>) -> i64 {
    match to {
        Some(to) if to > 1 => Ratio { over: number, under: to }.rounded(1).saturating_mul(to),
        _ => number,
    }
}

/// `61`, `−5`, `0`: a true minus sign, which a line never ends on.
pub fn signed(number: i64) -> String {
    match number {
        less if less < 0 => format!("−{}", grouped(less.saturating_neg())),
        more => grouped(more),
    }
}

fn whole(value: &Value, round: Option<i64>) -> Option<i64> {
    value.count().map(|count| rounded_to(count, round))
}

fn seconds(value: &Value) -> Option<i64> {
    match value {
        Value::Amount { over, under, unit: Unit::Duration } => Some(Ratio { over: *over, under: *under }.rounded(1)),
        _ => None,
    }
}

/// `12 minutes`, rounded down like `hh:mm`; under a minute is said as that.
fn minutes(seconds: i64) -> String {
    match seconds.div_euclid(60) {
        0 if seconds > 0 => "under 1 minute".into(),
        1 => "1 minute".into(),
        count => format!("{} minutes", grouped(count)),
    }
}

/// `60 hours 8 minutes`.
pub fn spoken(seconds: i64) -> String {
    let (hours, rest) = (seconds.div_euclid(3600), seconds.rem_euclid(3600));
    match (hours, rest / 60) {
        (0, _) => minutes(seconds),
        (1, 0) => "1 hour".into(),
        (hours, 0) => format!("{} hours", grouped(hours)),
        (1, _) => format!("1 hour {}", minutes(rest)),
        (hours, _) => format!("{} hours {}", grouped(hours), minutes(rest)),
    }
}

const NUMBERS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn in_words(count: i64) -> String {
    usize::try_from(count)
        .ok()
        .and_then(|count| NUMBERS.get(count))
        .map_or_else(|| grouped(count), |word| (*word).to_owned())
}

fn counted(count: i64, noun: &Noun) -> String {
    match count {
        0 => format!("no {}", noun.many),
        count => format!("{} {}", grouped(count), noun.of(count)),
    }
}

fn said(count: i64, noun: &Noun) -> String {
    let verb = if count == 1 { "was" } else { "were" };
    format!("There {verb} {}", counted(count, noun))
}

/// `a, b and c`.
pub fn list_and<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => "none recorded".into(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The civil date of a stored date or instant.
pub(crate) fn day_of(text: &str, words: &Words) -> Option<Date> {
    match text.parse::<Date>() {
        Ok(date) if text.len() == 10 => Some(date),
        _ => Words::instant(text).map(|at| at.to_zoned(words.zone.clone()).date()),
    }
}

fn dates(value: &Value, words: &Words) -> Option<Vec<Date>> {
    let data: Vec<&Datum> = match value {
        Value::List { values, unit: Unit::Date | Unit::Instant, .. } => values.iter().collect(),
        Value::Range { least, most, unit: Unit::Date | Unit::Instant } if least == most => vec![least],
        Value::Range { least, most, unit: Unit::Date | Unit::Instant } => vec![least, most],
        _ => return None,
    };
    let mut days: Vec<Date> = data.iter().filter_map(|datum| day_of(datum.as_text()?, words)).collect();
    days.dedup();
    Some(days)
}

/// `8 and 25 May`, `30 April and 2 May`, `30 June 2020 and 2 January 2021`.
fn day_month(days: &[Date]) -> String {
    let years = days.windows(2).any(|pair| pair[0].year() != pair[1].year());
    let parts: Vec<String> = days
        .iter()
        .enumerate()
        .map(|(at, day)| {
            let next = days.get(at + 1);
            let is_same_month = next.is_some_and(|next| (next.year(), next.month()) == (day.year(), day.month()));
            match (is_same_month, years) {
                (true, _) => day.day().to_string(),
                (false, false) => day.strftime("%-d %B").to_string(),
                (false, true) => show_date(*day),
            }
        })
        .collect();
    list_and(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: &Value, shapes: &[Shape]) -> String {
        let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "me", store::Bodies::shared());
        let beside = Beside { words: &words, many: "replies", is_ooh: true, delta: Some("up 2") };
        print(value, shapes, &beside).unwrap_or_else(|message| format!("! {message}"))
    }

    fn noun(one: &str) -> Noun {
        Noun::new(one, None)
    }

    #[test]
    fn nearly_all_is_never_all_and_hardly_any_is_never_none() {
        for (part, whole, says) in [
            (412, 448, "92%"),
            (199, 214, "93%"),
            (260, 262, "99%"),
            (9_999, 10_000, "99%"),
            (1, 10_000, "1%"),
            (0, 12, "0%"),
            (12, 12, "100%"),
            (1, 8, "13%"),
            (0, 0, "no replies"),
        ] {
            assert_eq!(printed(&Value::Share { part, whole }, &[]), says, "{part} of {whole}");
        }
    }

    #[test]
    fn nil_one_and_many_are_said() {
        for (count, says, counts, words) in [
            (0, "There were no P2 incidents", "no P2 incidents", "no"),
            (1, "There was 1 P2 incident", "1 P2 incident", "one"),
            (4, "There were 4 P2 incidents", "4 P2 incidents", "four"),
            (12_000, "There were 12,000 P2 incidents", "12,000 P2 incidents", "12,000"),
        ] {
            let value = Value::Count { count };
            assert_eq!(printed(&value, &[Shape::Say(noun("P2 incident"))]), says);
            assert_eq!(printed(&value, &[Shape::As(noun("P2 incident"))]), counts);
            assert_eq!(printed(&value, &[Shape::InWords]), words);
        }
        assert_eq!(
            (plural("reply"), plural("day"), plural("breach")),
            ("replies".into(), "days".into(), "breaches".into())
        );
    }

    #[test]
    fn amounts_keep_their_units() {
        let amount = |over, under, unit| Value::Amount { over, under, unit };
        for (value, shapes, says) in [
            (amount(20_150, 31, Unit::Whole), vec![], "650"),
            (amount(216_480, 1, Unit::Duration), vec![Shape::Ooh], "OOH 60:08"),
            (amount(216_480, 1, Unit::Duration), vec![Shape::InWords], "60 hours 8 minutes"),
            (amount(735, 1, Unit::Duration), vec![Shape::Minutes], "12 minutes"),
            (amount(59, 1, Unit::Duration), vec![Shape::Minutes], "under 1 minute"),
            (amount(8_400_000, 1, Unit::Money), vec![], "£84,000"),
            (amount(840_000_000, 1, Unit::Decimal), vec![Shape::Money], "£84,000"),
            (amount(1_007_900_000_000, 10, Unit::Decimal), vec![], "10,079,000"),
            (amount(30_000, 1, Unit::Decimal), vec![], "3"),
            (amount(1, 3, Unit::Duration), vec![Shape::Hhmm], "00:00"),
            (amount(-5_000, 1, Unit::Decimal), vec![], "−0.5"),
            (Value::Nps { promoters: 70, passives: 21, detractors: 9 }, vec![], "61"),
            (Value::Nps { promoters: 1, passives: 0, detractors: 2 }, vec![], "−33"),
            (Value::Nothing, vec![], "none recorded"),
            (Value::Count { count: 4 }, vec![Shape::Hhmm], "! `hhmm` does not fit a count."),
            (Value::Count { count: 4 }, vec![Shape::Delta], "up 2"),
        ] {
            assert_eq!(printed(&value, &shapes), says, "{value:?} {shapes:?}");
        }
    }

    #[test]
    fn ranges_and_days_read_as_people_say_them() {
        let range = |least: i64, most: i64| Value::Range {
            least: Datum::Int(least),
            most: Datum::Int(most),
            unit: Unit::Whole,
        };
        assert_eq!(printed(&range(1487, 1712), &[Shape::Round(100)]), "1500 to 1700");
        assert_eq!(printed(&range(1487, 1512), &[Shape::Round(100)]), "1500");
        assert_eq!(printed(&range(-50, 50), &[Shape::Round(100)]), "-100 to 100");
        let days = |days: &[&str]| Value::List {
            values: days.iter().map(|day| Datum::from(*day)).collect(),
            shown: days.iter().map(|day| (*day).to_owned()).collect(),
            unit: Unit::Date,
        };
        for (list, says) in [
            (vec!["2020-05-08", "2020-05-25"], "8 and 25 May"),
            (vec!["2020-05-08"], "8 May"),
            (vec!["2020-04-30", "2020-05-02", "2020-05-09"], "30 April, 2 and 9 May"),
            (vec!["2020-12-25", "2021-01-01"], "25 December 2020 and 1 January 2021"),
            (vec![], "none recorded"),
        ] {
            assert_eq!(printed(&days(&list), &[Shape::DayMonth]), says);
        }
    }
}
