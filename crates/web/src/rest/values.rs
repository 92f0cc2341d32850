//! Values as they go over the wire: raw, and as they are shown.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use record::draft::FileName;
use record::{Kind, Words, value};
use store::Datum;

/// The currency that amounts are kept in.
pub const CURRENCY: &str = "GBP";

/// The stored form, as clients compare it and send it back.
pub fn raw<'v>(kind: &Kind, datum: &'v Datum) -> Cow<'v, str> {
    match (kind, datum) {
        (_, Datum::Null) => Cow::Borrowed(""),
        (Kind::YesNo, Datum::Int(flag)) => Cow::Borrowed(if *flag == 0 { "false" } else { "true" }),
        (Kind::Duration, Datum::Int(seconds)) => Cow::Owned(since_1970(*seconds)),
        (Kind::Money, datum) => Cow::Owned(format!("{CURRENCY};{}", value::spell(kind, datum))),
        (Kind::Decimal, datum) => Cow::Owned(value::spell(kind, datum)),
        (Kind::File, Datum::Text(text)) => Cow::Owned(file_name(text)),
        (_, Datum::Int(number)) => Cow::Owned(number.to_string()),
        (_, Datum::Text(text)) => Cow::Borrowed(text),
    }
}

/// What stands for a value. `told` is what pages would show: the label of a choice, the names in a list.
pub fn shown<'v>(kind: &Kind, datum: &'v Datum, told: &'v str, zone: &TimeZone) -> Cow<'v, str> {
    match (kind, datum) {
        (Kind::DateTime, Datum::Text(stamp)) => local(stamp, zone).map_or(Cow::Borrowed(stamp), Cow::Owned),
        (Kind::Duration, Datum::Int(seconds)) => Cow::Owned(in_words(*seconds)),
        (Kind::Money, Datum::Int(pence)) => Cow::Owned(value::show_money(*pence)),
        // A value that nobody foresaw stands for itself.
        (Kind::Choice(_), Datum::Text(text)) if told.strip_suffix(value::AS_TOLD) == Some(text) => Cow::Borrowed(text),
        (Kind::Choice(_) | Kind::Refs(_), _) => Cow::Borrowed(told),
        (kind, datum) => raw(kind, datum),
    }
}

/// The same instant in a zone, in the form of the stored one.
pub fn local(stamp: &str, zone: &TimeZone) -> Option<String> {
    let at = Words::instant(stamp)?.to_zoned(zone.clone());
    Some(at.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

/// A length of time as the instant so long after the beginning of 1970.
fn since_1970(seconds: i64) -> String {
    Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), Words::stamp)
}

/// `2 Hours 17 Minutes`.
fn in_words(seconds: i64) -> String {
    let units = [("Day", seconds / 86_400), ("Hour", seconds / 3_600 % 24), ("Minute", seconds / 60 % 60)];
    let plural = |count: i64| if count == 1 { "" } else { "s" };
    let parts = units.iter().filter(|(_, count)| *count != 0);
    let parts: Vec<String> = parts.map(|(unit, count)| format!("{count} {unit}{}", plural(*count))).collect();
    match parts.is_empty() {
        true => format!("{} Second{}", seconds % 60, plural(seconds % 60)),
        false => parts.join(" "),
    }
}

fn file_name(stored: &str) -> String {
    FileName::read(stored).map_or_else(|| stored.to_owned(), |file| file.name)
}
