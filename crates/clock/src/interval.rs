//! Intervals between instants, and the algebra of sets of them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Instant;

/// From one instant up to, not including, another. `to <= from` means that it holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    pub from: Instant,
    pub to: Instant,
}

impl Interval {
    pub fn new(from: Instant, to: Instant) -> Interval {
        Interval { from: whole_second(from), to: whole_second(to) }
    }

    /// Its length in seconds, 0 if it holds nothing.
    pub fn seconds(&self) -> i64 {
        (second_of(self.to) - second_of(self.from)).max(0)
    }

    pub fn is_empty(&self) -> bool {
        self.seconds() == 0
    }

    pub fn contains(&self, at: Instant) -> bool {
        self.from <= at && at < self.to
    }

    /// What both hold; perhaps nothing.
    pub fn overlap(&self, other: &Interval) -> Interval {
        Interval { from: self.from.max(other.from), to: self.to.min(other.to) }
    }
}

/// A set of instants, kept as sorted intervals that neither overlap nor touch, none of them empty.
///
/// Two sets with the same instants are equal, however they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Interval>", into = "Vec<Interval>")]
pub struct Intervals {
    sorted: Vec<Interval>,
}

impl Intervals {
    /// The empty set.
    pub fn none() -> Intervals {
        Intervals::default()
    }

    /// All instants from `from` up to `to`.
    pub fn one(from: Instant, to: Instant) -> Intervals {
        [Interval::new(from, to)].into_iter().collect()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Interval> + '_ {
        self.sorted.iter().copied()
    }

    pub fn as_slice(&self) -> &[Interval] {
        &self.sorted
    }

    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The first instant in the set.
    pub fn first(&self) -> Option<Instant> {
        self.sorted.first().map(|interval| interval.from)
    }

    /// The first instant after the whole set.
    pub fn end(&self) -> Option<Instant> {
        self.sorted.last().map(|interval| interval.to)
    }

    /// Seconds in the set.
    pub fn total(&self) -> i64 {
        self.sorted.iter().map(Interval::seconds).sum()
    }

    pub fn contains(&self, at: Instant) -> bool {
        let after = self.sorted.partition_point(|interval| interval.from <= at);
        after > 0 && self.sorted[after - 1].contains(at)
    }

    /// What is in either.
    pub fn union(&self, other: &Intervals) -> Intervals {
        self.iter().chain(other.iter()).collect()
    }

    /// What is in both.
    pub fn intersection(&self, other: &Intervals) -> Intervals {
        let (mut mine, mut theirs) = (self.sorted.as_slice(), other.sorted.as_slice());
        let mut sorted = Vec::new();
        while let ([left, mine_rest @ ..], [right, theirs_rest @ ..]) = (mine, theirs) {
            let both = left.overlap(right);
            if !both.is_empty() {
                sorted.push(both);
            }
            if left.to <= right.to { mine = mine_rest } else { theirs = theirs_rest }
        }
        Intervals { sorted }
    }

    /// What is in this set and not in the other.
    pub fn subtraction(&self, other: &Intervals) -> Intervals {
        let mut sorted = Vec::new();
        let mut cuts = other.sorted.as_slice();
        for interval in self.iter() {
            let mut from = interval.from;
            while let [cut, rest @ ..] = cuts {
                if cut.from >= interval.to {
                    break;
                }
                if cut.from > from {
                    sorted.push(Interval { from, to: cut.from });
                }
                from = from.max(cut.to);
                // A cut that reaches past this interval may bite into the next one too.
                if cut.to > interval.to {
                    break;
                }
                cuts = rest;
            }
            if from < interval.to {
                sorted.push(Interval { from, to: interval.to });
            }
        }
        Intervals { sorted }
    }

    /// What is in the set from `from` up to `to`.
    pub fn clip(&self, from: Instant, to: Instant) -> Intervals {
        self.intersection(&Intervals::one(from, to))
    }

    /// The stretches between the intervals: for a clock's runs, its pauses.
    pub fn gaps(&self) -> Intervals {
        let sorted = self.sorted.windows(2).map(|pair| Interval { from: pair[0].to, to: pair[1].from }).collect();
        Intervals { sorted }
    }
}

impl FromIterator<Interval> for Intervals {
    fn from_iter<I: IntoIterator<Item = Interval>>(intervals: I) -> Intervals {
        let mut loose: Vec<Interval> =
            intervals.into_iter().map(|i| Interval::new(i.from, i.to)).filter(|i| !i.is_empty()).collect();
        loose.sort_unstable();
        let mut sorted: Vec<Interval> = Vec::with_capacity(loose.len());
        for interval in loose {
            match sorted.last_mut() {
                Some(last) if interval.from <= last.to => last.to = last.to.max(interval.to),
                _ => sorted.push(interval),
            }
        }
        Intervals { sorted }
    }
}

impl From<Vec<Interval>> for Intervals {
    fn from(intervals: Vec<Interval>) -> Intervals {
        intervals.into_iter().collect()
    }
}

impl From<Intervals> for Vec<Interval> {
    fn from(intervals: Intervals) -> Vec<Interval> {
        intervals.sorted
    }
}

/// The second that an instant lies in; before 1970 jiff rounds up, and we never do.
pub(crate) fn second_of(at: Instant) -> i64 {
    at.as_second() - i64::from(at.subsec_nanosecond() < 0)
}

pub(crate) fn whole_second(at: Instant) -> Instant {
    if at.subsec_nanosecond() == 0 { at } else { at_second(second_of(at)) }
}

/// The instant of a second, held within what an instant can be.
pub(crate) fn at_second(second: i64) -> Instant {
    let held = second.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    Timestamp::from_second(held).unwrap_or(Timestamp::MAX)
}

/// `seconds` later (earlier if negative), held within what an instant can be.
pub(crate) fn later(at: Instant, seconds: i64) -> Instant {
    at_second(second_of(at).saturating_add(seconds))
}
