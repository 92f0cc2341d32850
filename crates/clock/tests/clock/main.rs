//! The promises of `clock`, in the words of its subject.

mod algebra;
mod bank_holidays;
mod calendars;
mod explanations;
mod laws;
mod oracle;
mod periods;
mod targets;
mod timelines;
mod wording;

use clock::{BankHolidays, Calendar, Closure, Instant, OneOff, Timetable, Version};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// A service desk as councils have them: a lunch break, Saturday mornings for a while, a local closure, and 8 May 2020
/// worked for four hours although it was a bank holiday.
fn desk() -> Calendar {
    let version = |from: &str, hours: &[(&str, &[&str])]| Version {
        from: date(from),
        hours: hours
            .iter()
            .map(|(days, open)| (days.to_string(), open.iter().map(|o| o.to_string()).collect()))
            .collect(),
        works_bank_holidays: false,
    };
    let timetable = Timetable {
        name: "Service desk".into(),
        zone: "Europe/London".into(),
        bank_holidays: BankHolidays::Named("England and Wales".into()),
        versions: vec![
            version("2012-01-01", &[("mon–fri", &["08:00–12:30", "13:30–17:00"])]),
            version("2021-04-01", &[("mon–fri", &["07:00–19:00"]), ("sat", &["09:00–12:00"])]),
        ],
        closures: vec![Closure { date: date("2020-12-24"), name: "Christmas Eve".into() }],
        one_offs: vec![OneOff {
            date: date("2020-05-08"),
            name: "VE Day, open for remote workers".into(),
            hours: vec!["10:00–14:00".into()],
        }],
    };
    Calendar::new(timetable).unwrap()
}

/// Weekly hours in a zone, from 2012, without anything else.
fn weekly(zone: &str, hours: &[(&str, &str)]) -> Calendar {
    let hours = hours.iter().map(|(days, open)| (days.to_string(), vec![open.to_string()])).collect();
    let version = Version { from: date("2012-01-01"), hours, works_bank_holidays: false };
    let timetable =
        Timetable { name: "weekly".into(), zone: zone.into(), versions: vec![version], ..Timetable::default() };
    Calendar::new(timetable).unwrap()
}

/// Whole working days of England and Wales, midnight to midnight: what statutes count in.
fn statutory() -> Calendar {
    let mut timetable = weekly("Europe/London", &[("mon–fri", "00:00–24:00")]).timetable().clone();
    timetable.name = "Statutory".into();
    timetable.bank_holidays = BankHolidays::Named("England and Wales".into());
    Calendar::new(timetable).unwrap()
}

fn always() -> Calendar {
    Calendar::always_open(TimeZone::get("Europe/London").unwrap())
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// "Mon 2020-05-04 09:00" on the zone's wall clock (the earlier, if it comes twice), or "2020-10-25 01:30Z" in UTC.
/// A weekday that is wrong is a slip in the test.
fn instant(text: &str, zone: &TimeZone) -> Instant {
    let plain = text.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
    let zone = if plain.ends_with('Z') { &TimeZone::UTC } else { zone };
    let wall: DateTime = plain.trim_end_matches('Z').parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    if plain.len() < text.len() {
        assert!(text.starts_with(&wall.strftime("%a").to_string()), "{text} is a {}", wall.strftime("%a"));
    }
    zone.to_ambiguous_timestamp(wall).earlier().unwrap()
}

fn in_london(text: &str) -> Instant {
    instant(text, &TimeZone::get("Europe/London").unwrap())
}
