//! What the words `now`, `me`, `mine` and `period` stand for when a query is asked.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use store::Bodies;

use crate::query::{Stretch, When};

/// The asker's side of a query: everything a query may depend on besides the records.
#[derive(Debug, Clone)]
pub struct Words {
    pub now: Timestamp,
    pub zone: TimeZone,
    /// `sys_id` of the person asking.
    pub me: String,
    pub mine: Bodies,
    /// First day and the day after the last.
    pub period: Option<(Date, Date)>,
}

/// The zone of civil dates and times: the one the organisation's calendars and papers speak.
pub const ZONE: &str = "Europe/London";

impl Words {
    pub fn new(now: Timestamp, me: impl Into<String>, mine: Bodies) -> Self {
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        Self { now, zone, me: me.into(), mine, period: None }
    }

    pub fn in_period(mut self, from: Date, to: Date) -> Self {
        self.period = Some((from, to));
        self
    }

    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone.clone()).date()
    }

    /// The stored form of an instant: UTC, `YYYY-MM-DD HH:MM:SS`.
    pub fn stamp(at: Timestamp) -> String {
        at.strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    pub fn instant(stamp: &str) -> Option<Timestamp> {
        let civil = DateTime::strptime("%Y-%m-%d %H:%M:%S", stamp).ok()?;
        civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    }

    /// A local civil time as a stored stamp. In the hour that is skipped in spring it is the instant the clocks go to; in
    /// the hour that comes twice it is the first.
    pub fn local(&self, at: DateTime) -> String {
        let zoned = self.zone.to_ambiguous_zoned(at).compatible();
        zoned.map_or_else(|_| at.strftime("%Y-%m-%d %H:%M:%S").to_string(), |zoned| Self::stamp(zoned.timestamp()))
    }

    pub fn when(&self, when: &When) -> store::AsAt {
        match when {
            When::Now => store::AsAt::Now,
            When::Local(at) => store::AsAt::Instant(self.local(*at)),
            When::Instant(stamp) => store::AsAt::Instant(stamp.clone()),
            When::Revision(number) => store::AsAt::Revision(*number),
        }
    }

    /// First day, and the day after the last.
    pub fn days(&self, stretch: &Stretch) -> (Date, Date) {
        let today = self.today();
        let month = |date: Date| (date.first_of_month(), later(date.first_of_month(), 1));
        match stretch {
            Stretch::Period => self.period.unwrap_or_else(|| month(today)),
            Stretch::Month => month(today),
            Stretch::LastMonth => month(later(today.first_of_month(), -1)),
            Stretch::LastMonths(count) => {
                let end = self.period.map_or_else(|| month(today).1, |(_, to)| to);
                (later(end, -i64::from(*count)), end)
            }
            Stretch::CouncilYear => {
                let year = if today.month() < 4 { today.year() - 1 } else { today.year() };
                let from = Date::new(year, 4, 1).unwrap_or(today);
                (from, later(from, 12))
            }
            Stretch::Today => (today, today.tomorrow().unwrap_or(today)),
            Stretch::InMonth(year, number) => month(Date::new(*year, *number, 1).unwrap_or(today)),
            Stretch::InYear(year) => {
                let from = Date::new(*year, 1, 1).unwrap_or(today);
                (from, later(from, 12))
            }
            Stretch::Days(from, last) => (*from, last.tomorrow().unwrap_or(*last)),
        }
    }

    /// The instants at which a stretch of days begins and ends, as stored stamps.
    pub fn instants(&self, days: (Date, Date)) -> (String, String) {
        (self.local(days.0.at(0, 0, 0, 0)), self.local(days.1.at(0, 0, 0, 0)))
    }
}

fn later(date: Date, months: i64) -> Date {
    date.checked_add(Span::new().months(months)).unwrap_or(date)
}
