//! What holds for every clock, whatever happened to it.

use std::sync::LazyLock;

use clock::{Calendar, Clock, Instant, Interval, Intervals, Reading, Runs, Standing, State, Target};
use jiff::ToSpan;
use proptest::prelude::*;

use crate::{always, desk, statutory, weekly};

static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    vec![
        always(),
        desk(),
        statutory(),
        weekly("Europe/London", &[("every day", "00:00–01:30, 01:45–06:00, 22:00–24:00")]),
        weekly("America/New_York", &[("mon–sat", "01:30–09:00"), ("sun", "00:00–02:30")]),
        weekly("Australia/Lord_Howe", &[("sun", "01:40–02:20")]),
    ]
});

fn calendar() -> impl Strategy<Value = &'static Calendar> {
    (0..CALENDARS.len()).prop_map(|index| &CALENDARS[index])
}

/// Any second from 2012 to 2030, every other time within two days of a night on which London moves its clocks.
fn instant() -> impl Strategy<Value = Instant> {
    let anywhere = (1_325_376_000i64..1_924_992_000).prop_map(|second| Instant::from_second(second).unwrap());
    let near_a_move = (2012i16..=2030, any::<bool>(), -172_800i64..172_800).prop_map(|(year, is_spring, seconds)| {
        let month = if is_spring { 3 } else { 10 };
        let first = jiff::civil::date(year, month, 1);
        let sunday = first.nth_weekday_of_month(-1, jiff::civil::Weekday::Sunday).unwrap();
        sunday.at(1, 0, 0, 0).in_tz("UTC").unwrap().timestamp() + seconds.seconds()
    });
    prop_oneof![anywhere, near_a_move]
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        (1i64..200_000).prop_map(|seconds| Target::Service { seconds }),
        (1i64..400_000).prop_map(|seconds| Target::Elapsed { seconds }),
        (1u32..15).prop_map(|count| Target::WorkingDays { count }),
        (1u32..4).prop_map(|count| Target::Months { count }),
    ]
}

/// A start, and after it the lengths in seconds of runs and pauses by turns.
fn history() -> impl Strategy<Value = (Instant, Vec<i64>)> {
    (instant(), prop::collection::vec(prop_oneof![1i64..5_000, 1i64..400_000], 1..6))
}

/// The runs of a history: it ends with a run still going if `turns` is odd, else paused.
fn runs_of(start: Instant, turns: &[i64]) -> (Runs, Instant) {
    let mut past = Vec::new();
    let mut at = start;
    for (nth, seconds) in turns.iter().enumerate() {
        let next = at + seconds.seconds();
        if nth % 2 == 0 {
            past.push(Interval::new(at, next));
        }
        at = next;
    }
    match turns.len() % 2 {
        1 => (Runs::running(past.into_iter().collect(), at), at),
        _ => (Runs::paused(past.into_iter().collect()), at),
    }
}

fn read<'a>(runs: &'a Runs, calendar: &'a Calendar, target: &'a Target, now: Instant) -> Reading<'a> {
    Clock { runs, calendar, target: Some(target) }.read(now)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn time_adds_up(calendar in calendar(), at in instant(), first in 0i64..3_000_000, second in 0i64..3_000_000) {
        let (from, middle, to) = (at, at + first.seconds(), at + (first + second).seconds());
        let parts = calendar.service_seconds(from, middle) + calendar.service_seconds(middle, to);
        prop_assert_eq!(calendar.service_seconds(from, to), parts);
        let joined = calendar.hours(from, middle).union(&calendar.hours(middle, to));
        prop_assert_eq!(calendar.hours(from, to), joined);
    }

    #[test]
    fn hours_are_the_instants_at_which_it_is_open(calendar in calendar(), at in instant(), ahead in 0i64..500_000) {
        let hours = calendar.hours(at, at + 500_000.seconds());
        let asked = at + ahead.seconds();
        prop_assert_eq!(hours.contains(asked), calendar.is_open(asked));
        if let Some(next) = calendar.next_open(asked) {
            prop_assert!(calendar.is_open(next));
            prop_assert_eq!(calendar.service_seconds(asked, next), 0);
        }
    }

    #[test]
    fn a_day_holds_exactly_its_hours(calendar in calendar(), at in instant()) {
        let day = calendar.day(calendar.date_at(at));
        let (begins, ends) = (calendar.day_begins(day.date), calendar.day_ends(day.date));
        prop_assert!(begins <= at && at < ends);
        prop_assert_eq!(&day.hours, &calendar.hours(begins, ends));
    }

    #[test]
    fn service_time_ends_at_the_first_instant_at_which_it_is_used_up(
        calendar in calendar(), at in instant(), seconds in 1i64..500_000,
    ) {
        let end = calendar.ends_after(at, seconds).unwrap();
        prop_assert_eq!(calendar.service_seconds(at, end), seconds);
        prop_assert_eq!(calendar.service_seconds(at, end - 1.second()), seconds - 1);
    }

    #[test]
    fn a_clock_never_goes_back(
        calendar in calendar(), (start, turns) in history(), target in target(), one in 0i64..2_000_000, two in 0i64..2_000_000,
    ) {
        let (runs, _) = runs_of(start, &turns);
        let earlier = read(&runs, calendar, &target, start + one.min(two).seconds());
        let later = read(&runs, calendar, &target, start + one.max(two).seconds());
        prop_assert!(earlier.elapsed <= later.elapsed);
        prop_assert!(earlier.inside <= later.inside);
        prop_assert!(earlier.outside <= later.outside);
        prop_assert!(earlier.left >= later.left);
        prop_assert_eq!(later.elapsed, later.inside + later.outside);
        prop_assert_eq!(later.left, later.target.map(|target| target - later.used));
        if earlier.state == State::Overdue {
            prop_assert_eq!(later.state, State::Overdue);
            prop_assert_eq!(later.due, earlier.due);
        }
    }

    #[test]
    fn no_time_passes_in_a_pause_and_none_is_lost_there(
        calendar in calendar(), (start, mut turns) in history(), target in target(), waits in 0i64..10_000_000,
    ) {
        if turns.len() % 2 == 1 {
            turns.push(1);
        }
        let (runs, paused_at) = runs_of(start, &turns);
        let paused_at = paused_at - turns[turns.len() - 1].seconds();
        let before = read(&runs, calendar, &target, paused_at);
        let after = read(&runs, calendar, &target, paused_at + waits.seconds());
        prop_assert_eq!(
            (before.elapsed, before.inside, before.used, before.target, before.left),
            (after.elapsed, after.inside, after.used, after.target, after.left)
        );
        prop_assert_eq!(before.state == State::Overdue, after.state == State::Overdue);
    }

    #[test]
    fn due_is_the_first_instant_at_which_the_target_is_used_up(
        calendar in calendar(), (start, turns) in history(), target in target(), ahead in 0i64..3_000_000,
    ) {
        let (runs, goes_on) = runs_of(start, if turns.len() % 2 == 1 { &turns } else { &turns[1..] });
        let due = read(&runs, calendar, &target, goes_on + ahead.seconds()).due.unwrap();
        let (at_due, before) = (read(&runs, calendar, &target, due), read(&runs, calendar, &target, due - 1.second()));
        prop_assert_eq!(at_due.left, Some(0));
        prop_assert_eq!(before.left, Some(1));
        prop_assert!(at_due.state != State::Overdue);
        let long_after = read(&runs, calendar, &target, due + 30_000_000.seconds());
        prop_assert_eq!(long_after.state, State::Overdue);
        prop_assert_eq!(long_after.due, Some(due));
    }

    #[test]
    fn a_clock_does_not_notice_how_its_runs_are_written_down(
        calendar in calendar(), (start, turns) in history(), target in target(), cut in 1i64..1_000,
    ) {
        let (whole, end) = runs_of(start, &turns);
        let (ran, standing) = whole.as_at(end);
        let crumbs = ran.iter().flat_map(|run| {
            let middle = (run.from + cut.seconds()).min(run.to);
            [Interval::new(middle, run.to), Interval::new(run.from, middle), run]
        });
        let crumbs: Intervals = crumbs.collect();
        let cut = if standing == Standing::Running { Runs::running(crumbs, end) } else { Runs::paused(crumbs) };
        let now = end + 1.hour();
        let (one, other) = (read(&whole, calendar, &target, now), read(&cut, calendar, &target, now));
        prop_assert_eq!((one.used, one.due, one.state), (other.used, other.due, other.state));
    }

    #[test]
    fn always_open_everything_is_inside((start, turns) in history(), target in target()) {
        let (runs, now) = runs_of(start, &turns);
        let reading = read(&runs, &CALENDARS[0], &target, now);
        prop_assert_eq!((reading.inside, reading.outside), (reading.elapsed, 0));
        prop_assert!(!reading.is_out_of_hours);
    }
}
