//! Service hours: between two instants, and onwards from one.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::Instant;
use crate::calendar::Calendar;
use crate::interval::{Interval, Intervals, later, whole_second};

/// How far ahead a calendar is searched for hours before the answer is "never".
pub const YEARS_AHEAD_MAX: i32 = 20;
const SECONDS_AHEAD_MAX: i64 = YEARS_AHEAD_MAX as i64 * 366 * 86_400;

impl Calendar {
    /// The service hours from one instant up to another.
    pub fn hours(&self, from: Instant, to: Instant) -> Intervals {
        self.stretches(from, to).collect()
    }

    /// Seconds of service hours from one instant up to another; 0 if `to` is not later.
    pub fn service_seconds(&self, from: Instant, to: Instant) -> i64 {
        self.stretches(from, to).map(|stretch| stretch.seconds()).sum()
    }

    /// Is the service open at this instant? At the closing time it no longer is.
    pub fn is_open(&self, at: Instant) -> bool {
        self.stretches(at, later(at, 1)).next().is_some()
    }

    /// The first instant, this one or later, at which the service is open. None if that is over 20 years away.
    pub fn next_open(&self, at: Instant) -> Option<Instant> {
        self.stretches(at, later(at, SECONDS_AHEAD_MAX)).next().map(|stretch| stretch.from)
    }

    /// The first instant at which `service_seconds` of service time after `from` are used up; `from` itself for 0 or
    /// less. None if that is over 20 years away, as on a calendar that never opens.
    pub fn ends_after(&self, from: Instant, service_seconds: i64) -> Option<Instant> {
        let mut left = service_seconds;
        if left <= 0 {
            return Some(whole_second(from));
        }
        for stretch in self.stretches(from, later(from, SECONDS_AHEAD_MAX)) {
            if left <= stretch.seconds() {
                return Some(later(stretch.from, left));
            }
            left -= stretch.seconds();
        }
        None
    }

    /// Has this date any service hours? A one-off day counts, a bank holiday only where the service works on it.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.closes(date).is_some()
    }

    /// When service ends on a date; none if it is not a working day.
    pub fn closes(&self, date: Date) -> Option<Instant> {
        let stretches = self.openings(date).iter().map(|opening| opening.on(date, &self.zone));
        stretches.filter(|stretch| !stretch.is_empty()).map(|stretch| stretch.to).next_back()
    }

    /// The `count`th working day after a date (before it, if negative), the date itself not counted. 0 gives the date
    /// itself if it is a working day, else the next one. None if that is over 20 years away.
    pub fn add_working_days(&self, date: Date, count: i32) -> Option<Date> {
        let years = YEARS_AHEAD_MAX.years();
        if count == 0 && self.is_working_day(date) {
            return Some(date);
        }
        let nth = count.unsigned_abs().max(1) as usize - 1;
        if count < 0 {
            let bound = date.checked_sub(years).unwrap_or(Date::MIN);
            let days = std::iter::successors(date.yesterday().ok(), |day| day.yesterday().ok());
            return days.take_while(|day| *day >= bound).filter(|day| self.is_working_day(*day)).nth(nth);
        }
        let bound = date.checked_add(years).unwrap_or(Date::MAX);
        let days = std::iter::successors(date.tomorrow().ok(), |day| day.tomorrow().ok());
        days.take_while(|day| *day <= bound).filter(|day| self.is_working_day(*day)).nth(nth)
    }

    /// When service ends on the `count`th working day after the day of an instant. None as for `add_working_days`.
    pub fn closes_after_working_days(&self, at: Instant, count: i32) -> Option<Instant> {
        self.closes(self.add_working_days(self.date_at(at), count)?)
    }

    /// The non-empty stretches of service time from one instant up to another, in order; they may touch.
    pub(crate) fn stretches(&self, from: Instant, to: Instant) -> Stretches<'_> {
        let asked = Interval::new(from, to);
        // No instant belongs to the openings of a date before the one its wall clock shows.
        let first = if asked.is_empty() { None } else { Some(self.date_at(asked.from)) };
        // No zone is two days from UTC: later dates lie wholly after what is asked.
        let last = TimeZone::UTC.to_datetime(later(asked.to, 2 * 86_400)).date();
        Stretches { calendar: self, asked, date: first, last, next_opening: 0 }
    }
}

pub(crate) struct Stretches<'a> {
    calendar: &'a Calendar,
    asked: Interval,
    date: Option<Date>,
    last: Date,
    next_opening: usize,
}

impl Iterator for Stretches<'_> {
    type Item = Interval;

    fn next(&mut self) -> Option<Interval> {
        while let Some(date) = self.date {
            let Some(opening) = self.calendar.openings(date).get(self.next_opening) else {
                self.next_opening = 0;
                self.date = date.tomorrow().ok().filter(|next| *next <= self.last);
                continue;
            };
            self.next_opening += 1;
            let stretch = opening.on(date, &self.calendar.zone);
            if stretch.from >= self.asked.to {
                self.date = None;
            }
            let inside = stretch.overlap(&self.asked);
            if !inside.is_empty() {
                return Some(inside);
            }
        }
        None
    }
}
