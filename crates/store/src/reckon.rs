//! What is worked out of an instant or a day: which hour it falls into, in which week it is, what stands so much later. SQLite
//! asks the functions here, PostgreSQL its own; `record`'s trials hold both against a third reading.

use jiff::Span;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, functions::Context};

use crate::ask::{Form, Unit};

impl Form {
    const ALL: [Form; 12] = [
        Form::Weekday,
        Form::Week,
        Form::Day,
        Form::Hour,
        Form::Minute,
        Form::In(Unit::Minute),
        Form::In(Unit::Hour),
        Form::In(Unit::Day),
        Form::In(Unit::Week),
        Form::In(Unit::Month),
        Form::In(Unit::Quarter),
        Form::In(Unit::Year),
    ];

    /// As `to_char` of PostgreSQL knows it; it names the form to SQLite, too.
    pub(crate) fn pattern(self) -> &'static str {
        match self {
            Form::Weekday => "ID",
            Form::Week => "IW",
            Form::Day => "DD",
            Form::Hour => "HH24",
            Form::Minute => "MI",
            Form::In(Unit::Minute) => "YYYY-MM-DD HH24:MI",
            Form::In(Unit::Hour) => "YYYY-MM-DD HH24",
            Form::In(Unit::Day) => "YYYY-MM-DD",
            Form::In(Unit::Week) => "IYYY-IW",
            Form::In(Unit::Month) => "YYYY-MM",
            Form::In(Unit::Quarter) => "YYYY-Q",
            Form::In(Unit::Year) => "YYYY",
        }
    }

    fn of(self, at: DateTime) -> String {
        let week = || at.date().iso_week_date();
        match self {
            Form::Weekday => at.weekday().to_monday_one_offset().to_string(),
            Form::Week => format!("{:02}", week().week()),
            Form::Day => at.strftime("%d").to_string(),
            Form::Hour => at.strftime("%H").to_string(),
            Form::Minute => at.strftime("%M").to_string(),
            Form::In(Unit::Minute) => at.strftime("%Y-%m-%d %H:%M").to_string(),
            Form::In(Unit::Hour) => at.strftime("%Y-%m-%d %H").to_string(),
            Form::In(Unit::Day) => at.strftime("%Y-%m-%d").to_string(),
            Form::In(Unit::Week) => format!("{:04}-{:02}", week().year(), week().week()),
            Form::In(Unit::Month) => at.strftime("%Y-%m").to_string(),
            Form::In(Unit::Quarter) => format!("{:04}-{}", at.year(), (at.month() - 1) / 3 + 1),
            Form::In(Unit::Year) => at.strftime("%Y").to_string(),
        }
    }
}

impl Unit {
    pub const ALL: [Unit; 7] =
        [Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];

    pub fn word(self) -> &'static str {
        match self {
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.word() == word)
    }

    /// So many of them in months, or else in minutes.
    pub(crate) fn parts(self, count: i64) -> (i64, i64) {
        let minutes = |each: i64| (0, count.saturating_mul(each));
        match self {
            Unit::Minute => minutes(1),
            Unit::Hour => minutes(60),
            Unit::Day => minutes(1440),
            Unit::Week => minutes(7 * 1440),
            Unit::Month => (count, 0),
            Unit::Quarter => (count.saturating_mul(3), 0),
            Unit::Year => (count.saturating_mul(12), 0),
        }
    }

    /// Whether so many lead no further than a century.
    pub fn reaches(self, count: i64) -> bool {
        let (months, minutes) = self.parts(count);
        months.unsigned_abs() <= 1200 && minutes.unsigned_abs() <= 100 * 366 * 1440
    }
}

/// A day, or an instant in UTC; whether it is an instant.
fn read(text: &str) -> Option<(DateTime, bool)> {
    match text.len() {
        10 => text.parse::<Date>().ok().map(|day| (day.at(0, 0, 0, 0), false)),
        _ => DateTime::strptime("%Y-%m-%d %H:%M:%S", text).ok().map(|at| (at, true)),
    }
}

fn told(text: &str, pattern: &str, zone: &str) -> Option<String> {
    let form = Form::ALL.into_iter().find(|form| form.pattern() == pattern)?;
    let (at, is_instant) = read(text)?;
    let there = || Some(at.to_zoned(TimeZone::UTC).ok()?.with_time_zone(TimeZone::get(zone).ok()?).datetime());
    Some(form.of(if is_instant { there()? } else { at }))
}

fn later(text: &str, months: i64, minutes: i64) -> Option<String> {
    let (at, is_instant) = read(text)?;
    let span = Span::new().try_months(months).ok()?.try_minutes(minutes).ok()?;
    let at = at.checked_add(span).ok()?;
    Some(at.strftime(if is_instant { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d" }).to_string())
}

/// Gives a connection to SQLite `told(text, pattern, zone)` and `later(text, months, minutes)`.
pub(crate) fn functions(connection: &Connection, flags: FunctionFlags) -> rusqlite::Result<()> {
    fn text<'c>(context: &'c Context<'_>, place: usize) -> Option<&'c str> {
        match context.get_raw(place) {
            ValueRef::Text(text) => std::str::from_utf8(text).ok(),
            _ => None,
        }
    }
    connection.create_scalar_function("told", 3, flags, |context| {
        Ok((|| told(text(context, 0)?, text(context, 1)?, text(context, 2)?))())
    })?;
    connection.create_scalar_function("later", 3, flags, |context| {
        let (months, minutes) = (context.get(1)?, context.get(2)?);
        Ok(text(context, 0).and_then(|text| later(text, months, minutes)))
    })
}
