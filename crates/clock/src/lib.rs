//! Calendars, bank holidays, service hours, interval algebra and readings of clocks.
//!
//! A clock is read, not kept: what it shows follows from the [`Runs`] in a record's history, a [`Calendar`], a
//! [`Target`] and the instant of looking, and from nothing else. The same arguments give the same [`Reading`] for ever.
//!
//! | You have | You want | Ask |
//! |---|---|---|
//! | two instants | service hours between them | [`Calendar::hours`], [`Calendar::service_seconds`] |
//! | an instant | was the service open? | [`Calendar::is_open`] |
//! | a date | what kind of day is it? | [`Calendar::day`] |
//! | a history of steps, a target | used, left, due, state | [`Clock::read`] |
//! | a reading in dispute | each step of the sum | [`Reading::explain`] |
//! | "2020-05" | first and last instant, title | [`Span`] |
//!
//! Instants are whole seconds: a fraction is cut off on the way in. Durations are `i64` seconds.

mod calendar;
mod explain;
mod holidays;
mod hours;
mod interval;
mod opening;
pub mod period;
mod reading;
mod runs;
mod target;
mod timetable;
mod wall;
mod words;

pub use calendar::{Calendar, Day, DayKind};
pub use explain::{Line, Part};
pub use holidays::{Holidays, HolidaysFault, HolidaysFaults, easter_sunday, england_and_wales_by_rule};
pub use hours::YEARS_AHEAD_MAX;
pub use interval::{Interval, Intervals};
pub use opening::{Opening, OpeningFault, Week, parse_openings};
pub use period::{Span, SpanFault};
pub use reading::{Clock, Reading, State};
pub use runs::{Runs, Standing, Step};
pub use target::{Target, TargetFault};
pub use timetable::{BankHolidays, Closure, OneOff, Timetable, TimetableFault, TimetableFaults, Version};
pub use words::{
    DurationFault, StampFault, hhmm, hhmm_shown, in_words, iso_8601, parse_hhmm, parse_stamp, shown, stamp,
};

/// A point on the one time line, UTC. Everything here works in whole seconds of it.
pub type Instant = jiff::Timestamp;
