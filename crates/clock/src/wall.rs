//! From the clock on the wall to instants, on the two nights when it is moved as well.

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::Instant;
use crate::interval::{at_second, second_of};

/// The first instant at which the clock on the wall shows `wall` or later.
///
/// One rule for every night. When the clocks go back, a time that comes twice means its first coming: who has opened
/// stays open, who has closed stays closed. When they go forward, a time that never comes means the moment of the
/// jump. So openings that touch on paper touch in time, and 00:00 to 24:00 is the whole day, of 23 or 25 hours.
pub(crate) fn first_strike(zone: &TimeZone, wall: DateTime) -> Instant {
    let seen = zone.to_ambiguous_timestamp(wall);
    let beyond_range = || if wall.year() < 0 { Instant::MIN } else { Instant::MAX };
    match seen.offset() {
        AmbiguousOffset::Gap { .. } => match (seen.earlier(), seen.later()) {
            (Ok(before), Ok(after)) => jump_between(zone, wall, before, after),
            _ => beyond_range(),
        },
        _ => seen.earlier().unwrap_or_else(|_| beyond_range()),
    }
}

/// The jump lies after `before` and not after `after`: halve until it is found.
fn jump_between(zone: &TimeZone, wall: DateTime, before: Instant, after: Instant) -> Instant {
    let (mut short, mut reached) = (second_of(before), second_of(after));
    while reached - short > 1 {
        let middle = short + (reached - short) / 2;
        if zone.to_datetime(at_second(middle)) >= wall { reached = middle } else { short = middle }
    }
    at_second(reached)
}

/// The first instant of a date.
pub(crate) fn day_begins(zone: &TimeZone, date: Date) -> Instant {
    first_strike(zone, date.at(0, 0, 0, 0))
}

pub(crate) fn date_at(zone: &TimeZone, at: Instant) -> Date {
    zone.to_datetime(at).date()
}
