//! Named stretches of the calendar that queries and papers speak of: a month, six months, a quarter, a year.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Instant;
use crate::holidays::parse_date;
use crate::wall::{date_at, day_begins};

const MONTHS_MAX: u16 = 1_200;
const COUNCIL_YEAR_MONTH: i8 = 4;

/// From one date up to, not including, another. Never empty. Civil: instants come with a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Span {
    from: Date,
    to: Date,
}

#[derive(Serialize, Deserialize)]
struct Ends {
    from: Date,
    to: Date,
}

impl TryFrom<Ends> for Span {
    type Error = SpanFault;

    fn try_from(ends: Ends) -> Result<Span, SpanFault> {
        Span::new(ends.from, ends.to)
    }
}

impl From<Span> for Ends {
    fn from(span: Span) -> Ends {
        Ends { from: span.from, to: span.to }
    }
}

impl Span {
    /// From `from` up to, not including, `to`, which must be later.
    pub fn new(from: Date, to: Date) -> Result<Span, SpanFault> {
        if from < to { Ok(Span { from, to }) } else { Err(SpanFault::Backwards { from, to }) }
    }

    /// Reads "2020-05", "2019-12 to 2020-05", "2020-Q2", "2020", "2020/21" (April to March), "2020-05-08" or
    /// "2020-05-04 to 2020-05-08"; what stands after "to" is included.
    pub fn parse(text: &str) -> Result<Span, SpanFault> {
        let text = text.trim();
        let fault = || SpanFault::Form(text.chars().take(40).collect());
        match text.split_once(" to ") {
            Some((first, last)) => {
                let (first, last) = (one(first.trim()).ok_or_else(fault)?, one(last.trim()).ok_or_else(fault)?);
                Span::new(first.from, last.to)
            }
            None => one(text).ok_or_else(fault),
        }
    }

    /// The month "2020-05".
    pub fn month(text: &str) -> Result<Span, SpanFault> {
        parse_month(text.trim()).ok_or_else(|| SpanFault::Month(text.chars().take(40).collect()))
    }

    /// The month that a date lies in. None only at the end of the year 9999.
    pub fn month_of(date: Date) -> Option<Span> {
        whole_months(date.first_of_month(), 1)
    }

    /// The calendar quarter that a date lies in.
    pub fn quarter_of(date: Date) -> Option<Span> {
        whole_months(Date::new(date.year(), (date.month() - 1) / 3 * 3 + 1, 1).ok()?, 3)
    }

    /// The calendar year that a date lies in.
    pub fn year_of(date: Date) -> Option<Span> {
        whole_months(date.first_of_year(), 12)
    }

    /// The council year, April to March, that a date lies in.
    pub fn council_year_of(date: Date) -> Option<Span> {
        let year = date.year() - i16::from(date.month() < COUNCIL_YEAR_MONTH);
        whole_months(Date::new(year, COUNCIL_YEAR_MONTH, 1).ok()?, 12)
    }

    /// The `count` whole months that end with the month this span ends in.
    pub fn last_months(&self, count: u16) -> Result<Span, SpanFault> {
        if !(1..=MONTHS_MAX).contains(&count) {
            return Err(SpanFault::Count(count));
        }
        let first = self.last().first_of_month().checked_sub((i64::from(count) - 1).months());
        first.ok().and_then(|from| whole_months(from, count)).ok_or(SpanFault::Count(count))
    }

    /// The span before this one: as many whole months if it is of whole months, else as many days.
    pub fn previous(&self) -> Option<Span> {
        let from = match self.whole_month_count() {
            Some(count) => self.from.checked_sub(i64::from(count).months()).ok()?,
            None => self.from.checked_sub(self.day_count().days()).ok()?,
        };
        Span::new(from, self.from).ok()
    }

    pub fn from(&self) -> Date {
        self.from
    }

    /// The first date after it.
    pub fn to(&self) -> Date {
        self.to
    }

    /// The last date in it.
    pub fn last(&self) -> Date {
        self.to.yesterday().unwrap_or(self.to)
    }

    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date < self.to
    }

    /// Does an instant lie in it, by the wall clock of a zone?
    pub fn holds(&self, at: Instant, zone: &TimeZone) -> bool {
        self.contains(date_at(zone, at))
    }

    /// Its first instant, and the first instant after it, in a zone.
    pub fn instants(&self, zone: &TimeZone) -> (Instant, Instant) {
        (day_begins(zone, self.from), day_begins(zone, self.to))
    }

    pub fn day_count(&self) -> i32 {
        // Two dates differ by at most 20,000 years of days, far inside i32.
        (self.to.duration_since(self.from).as_hours() / 24) as i32
    }

    /// Its dates, in order.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        let to = self.to;
        std::iter::successors(Some(self.from), |day| day.tomorrow().ok()).take_while(move |day| *day < to)
    }

    /// The months it touches, in order, each whole.
    pub fn months(&self) -> impl Iterator<Item = Span> {
        let to = self.to;
        let next = |month: &Span| whole_months(month.to, 1);
        std::iter::successors(Span::month_of(self.from), next).take_while(move |month| month.from < to)
    }

    /// How many months it is, if it is of whole months.
    pub fn whole_month_count(&self) -> Option<i32> {
        let index = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        (self.from.day() == 1 && self.to.day() == 1).then(|| index(self.to) - index(self.from))
    }

    /// As a title says it: "May 2020", "December 2019 to May 2020", "April to June 2020", "2020", "2020/21",
    /// "8 May 2020", "4 to 8 May 2020".
    pub fn title(&self) -> String {
        let (first, last) = (self.from, self.last());
        let (year, same_year) = (first.year(), first.year() == last.year());
        let month_of = |date: Date| date.strftime("%B").to_string();
        match self.whole_month_count() {
            Some(1) => first.strftime("%B %Y").to_string(),
            Some(12) if first.month() == 1 => year.to_string(),
            Some(12) if first.month() == COUNCIL_YEAR_MONTH => format!("{year}/{:02}", (year + 1).rem_euclid(100)),
            Some(_) if same_year => format!("{} to {}", month_of(first), last.strftime("%B %Y")),
            Some(_) => format!("{} to {}", first.strftime("%B %Y"), last.strftime("%B %Y")),
            None if first == last => first.strftime("%-d %B %Y").to_string(),
            None if same_year && first.month() == last.month() => {
                format!("{} to {}", first.day(), last.strftime("%-d %B %Y"))
            }
            None if same_year => format!("{} to {}", first.strftime("%-d %B"), last.strftime("%-d %B %Y")),
            None => format!("{} to {}", first.strftime("%-d %B %Y"), last.strftime("%-d %B %Y")),
        }
    }
}

fn whole_months(from: Date, count: u16) -> Option<Span> {
    Some(Span { from, to: from.checked_add(i64::from(count).months()).ok()? })
}

/// A span written without "to".
fn one(text: &str) -> Option<Span> {
    let council_year = || {
        let (year, next) = text.split_once('/')?;
        let year = parse_year(year)?;
        let follows = next.len() == 2 && next.parse() == Ok((year + 1).rem_euclid(100));
        whole_months(Date::new(year, COUNCIL_YEAR_MONTH, 1).ok().filter(|_| follows)?, 12)
    };
    let quarter = || {
        let (year, quarter) = text.split_once("-Q")?;
        let nth: i8 = quarter.parse().ok().filter(|nth| quarter.len() == 1 && (1..=4).contains(nth))?;
        whole_months(Date::new(parse_year(year)?, nth * 3 - 2, 1).ok()?, 3)
    };
    let year = || whole_months(Date::new(parse_year(text)?, 1, 1).ok()?, 12);
    let day = || {
        let from = parse_date(text)?;
        Some(Span { from, to: from.tomorrow().ok()? })
    };
    parse_month(text).or_else(day).or_else(quarter).or_else(council_year).or_else(year)
}

fn parse_month(text: &str) -> Option<Span> {
    if text.len() != 7 {
        return None;
    }
    whole_months(parse_date(&format!("{text}-01"))?, 1)
}

fn parse_year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|_| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
}

/// A text or a pair of dates that is no span.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpanFault {
    #[error("“{0}” is not a period: write it like 2020-05, 2019-12 to 2020-05, 2020-Q2, 2020, 2020/21 or 2020-05-08")]
    Form(String),
    #[error("“{0}” is not a month: write it like 2020-05")]
    Month(String),
    #[error("a period cannot begin on {from} and end before {to}: its end must come later")]
    Backwards { from: Date, to: Date },
    #[error("{0} months: give 1 to {MONTHS_MAX}, within the years 1 to 9999")]
    Count(u16),
}
