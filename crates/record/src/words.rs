//! What the words `now`, `me`, `mine` and `period` stand for when a query is asked.

use clock::Span;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
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
        clock::stamp(at)
    }

    pub fn instant(stamp: &str) -> Option<Timestamp> {
        clock::parse_stamp(stamp).ok()
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
            When::PeriodEnd => store::AsAt::Instant(self.local(self.period_end())),
            When::Instant(stamp) => store::AsAt::Instant(stamp.clone()),
            When::Revision(number) => store::AsAt::Revision(*number),
        }
    }

    /// The last second of the period.
    pub fn period_end(&self) -> DateTime {
        let (_, after) = self.days(&Stretch::Period);
        after.yesterday().unwrap_or(after).at(23, 59, 59, 0)
    }

    /// First day, and the day after the last.
    pub fn days(&self, stretch: &Stretch) -> (Date, Date) {
        let today = self.today();
        let day = |from: Date, last: Date| Span::new(from, last.tomorrow().unwrap_or(last)).ok();
        let period = || self.period.and_then(|(from, to)| Span::new(from, to).ok()).or_else(|| Span::month_of(today));
        let span = match stretch {
            Stretch::Period => period(),
            Stretch::Month => Span::month_of(today),
            Stretch::LastMonth => Span::month_of(today).and_then(|month| month.previous()),
            Stretch::LastMonths(count) => {
                period().and_then(|span| span.last_months(u16::try_from(*count).unwrap_or(u16::MAX)).ok())
            }
            Stretch::CouncilYear => Span::council_year_of(today),
            Stretch::Today => day(today, today),
            Stretch::InMonth(year, number) => Date::new(*year, *number, 1).ok().and_then(Span::month_of),
            Stretch::InYear(year) => Date::new(*year, 1, 1).ok().and_then(Span::year_of),
            Stretch::Days(from, last) => day(*from, *last),
        };
        // A stretch that ends before it begins holds no day.
        span.map_or((today, today), |span| (span.from(), span.to()))
    }

    /// The instants at which a stretch of days begins and ends, as stored stamps.
    pub fn instants(&self, days: (Date, Date)) -> (String, String) {
        (self.local(days.0.at(0, 0, 0, 0)), self.local(days.1.at(0, 0, 0, 0)))
    }
}
