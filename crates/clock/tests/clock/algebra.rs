//! The algebra of intervals, against the simplest thing that can be right: a set of seconds.

use std::collections::BTreeSet;

use clock::{Instant, Interval, Intervals};
use proptest::prelude::*;

const END: i64 = 40;

fn at(second: i64) -> Instant {
    Instant::from_second(second).unwrap()
}

fn loose() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0..END, 0..END), 0..8)
}

fn set(pairs: &[(i64, i64)]) -> Intervals {
    pairs.iter().map(|(from, to)| Interval::new(at(*from), at(*to))).collect()
}

fn seconds(pairs: &[(i64, i64)]) -> BTreeSet<i64> {
    pairs.iter().flat_map(|(from, to)| *from..*to).collect()
}

fn seconds_of(set: &Intervals) -> BTreeSet<i64> {
    set.iter().flat_map(|interval| interval.from.as_second()..interval.to.as_second()).collect()
}

proptest! {
    #[test]
    fn sets_of_intervals_are_sets_of_seconds(a in loose(), b in loose(), from in 0..END, to in 0..END) {
        let (left, right) = (set(&a), set(&b));
        let (these, those) = (seconds(&a), seconds(&b));
        prop_assert_eq!(seconds_of(&left), these.clone());
        prop_assert_eq!(seconds_of(&left.union(&right)), &these | &those);
        prop_assert_eq!(seconds_of(&left.intersection(&right)), &these & &those);
        prop_assert_eq!(seconds_of(&left.subtraction(&right)), &these - &those);
        prop_assert_eq!(seconds_of(&left.clip(at(from), at(to))), &these & &(from..to.max(from)).collect());
        prop_assert_eq!(left.total(), these.len() as i64);
        prop_assert_eq!(left.first().map(|first| first.as_second()), these.first().copied());
        prop_assert_eq!(left.end().map(|end| end.as_second() - 1), these.last().copied());
        for second in 0..END {
            prop_assert_eq!(left.contains(at(second)), these.contains(&second));
        }
    }

    #[test]
    fn every_result_is_sorted_disjoint_and_merged(a in loose(), b in loose()) {
        let (left, right) = (set(&a), set(&b));
        for made in [left.union(&right), left.intersection(&right), left.subtraction(&right), left.gaps()] {
            prop_assert!(made.iter().all(|interval| interval.from < interval.to));
            prop_assert!(made.as_slice().windows(2).all(|pair| pair[0].to < pair[1].from));
        }
    }

    #[test]
    fn gaps_and_intervals_together_are_the_whole(a in loose()) {
        let set = set(&a);
        if let (Some(first), Some(end)) = (set.first(), set.end()) {
            prop_assert_eq!(set.union(&set.gaps()), Intervals::one(first, end));
            prop_assert!(set.intersection(&set.gaps()).is_empty());
        }
    }
}

#[test]
fn fractions_of_a_second_are_cut_off_also_before_1970() {
    let late = Instant::new(10, 999_999_999).unwrap();
    let early = Instant::new(-10, -1).unwrap();
    assert_eq!(Intervals::one(early, late).total(), 21);
    assert_eq!(Interval::new(early, late), Interval { from: at(-11), to: at(10) });
}

#[test]
fn the_ends_of_time_do_not_overflow() {
    let all = Intervals::one(Instant::MIN, Instant::MAX);
    assert!(all.total() > 0);
    assert!(all.subtraction(&all).is_empty());
}
