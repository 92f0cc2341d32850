//! What a page prints when somebody asks how a clock was worked out.

use clock::{Clock, Part, Runs, Step, Target};

use crate::{always, desk, in_london};

fn steps(steps: &[(&str, Step, &str)]) -> Runs {
    Runs::from_steps(steps.iter().map(|(at, step, why)| (in_london(at), *step, *why)))
}

fn check(clock: Clock<'_>, now: &str, expected: &str) {
    let lines: Vec<String> = clock.read(in_london(now)).explain().into_iter().map(|line| line.text).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, expected);
}

#[test]
fn a_disputed_clock() {
    let runs = steps(&[
        ("Thu 2020-05-07 15:00", Step::Runs, "opened"),
        ("Fri 2020-05-22 16:00", Step::Pauses, "waiting for requester"),
        ("Sun 2020-05-24 10:00", Step::Runs, "answered"),
        ("Tue 2020-05-26 09:30:15", Step::Stops, "resolved"),
    ]);
    let target = Target::parse("10 working days").unwrap();
    check(
        Clock { runs: &runs, calendar: &desk(), target: Some(&target) },
        "2020-06-30 12:00",
        "Calendar “Service desk”, zone Europe/London, bank holidays: England and Wales.
         Thu 7 May 2020, 15:00 to Fri 22 May 2020, 16:00: ran, 361:00 elapsed, 85:00 inside service hours; hours in force since 1 Jan 2012.
         Fri 8 May 2020: VE Day, open for remote workers (own hours 10:00–14:00).
         Fri 22 May 2020, 16:00 to Sun 24 May 2020, 10:00: paused: waiting for requester; no time counted.
         Sun 24 May 2020, 10:00 to Tue 26 May 2020, 09:30:15: ran, 47:30:15 elapsed, 01:30:15 inside service hours; hours in force since 1 Jan 2012.
         Mon 25 May 2020: Spring bank holiday (bank holiday, skipped).
         Together 408:30:15 elapsed: 86:30:15 inside service hours, 322:00 outside.
         Target 10 working days: 78:00 of service time; used 86:30:15, left -08:30:15.
         The target was used up Thu 21 May 2020, 17:00.
         Stopped Tue 26 May 2020, 09:30:15: missed by 08:30.",
    );
}

#[test]
fn a_clock_across_two_versions_and_the_clocks_going_forward() {
    let runs = steps(&[("Sat 2021-03-27 10:00", Step::Runs, "opened")]);
    let target = Target::parse("40 hours").unwrap();
    check(
        Clock { runs: &runs, calendar: &desk(), target: Some(&target) },
        "Thu 2021-04-01 12:00",
        "Calendar “Service desk”, zone Europe/London, bank holidays: England and Wales.
         Sat 27 Mar 2021, 10:00 to Thu 1 Apr 2021, 00:00: ran, 109:00 elapsed, 24:00 inside service hours; hours in force since 1 Jan 2012.
         Thu 1 Apr 2021, 00:00 to Thu 1 Apr 2021, 12:00: ran, 12:00 elapsed, 05:00 inside service hours; hours in force since 1 Apr 2021.
         Together 121:00 elapsed: 29:00 inside service hours, 92:00 outside.
         Target 40 hours: 40:00 of service time; used 29:00, left 11:00.
         Due Tue 6 Apr 2021, 08:00.
         Looked at Thu 1 Apr 2021, 12:00: on track, 11:00 left.",
    );
}

#[test]
fn a_clock_without_a_target_and_one_that_has_not_started() {
    let runs = steps(&[("Mon 2020-02-10 09:00", Step::Runs, ""), ("Mon 2020-02-10 10:00", Step::Pauses, "")]);
    check(
        Clock { runs: &runs, calendar: &always(), target: None },
        "Mon 2020-02-10 11:00",
        "Calendar “24 hours, every day”, zone Europe/London, bank holidays: none.
         Mon 10 Feb 2020, 09:00 to Mon 10 Feb 2020, 10:00: ran, 01:00 elapsed, 01:00 inside service hours; always open.
         Mon 10 Feb 2020, 10:00 to Mon 10 Feb 2020, 11:00: paused; no time counted.
         Together 01:00 elapsed: 01:00 inside service hours, 00:00 outside.
         No target: none is set for this clock.",
    );
    let target = Target::parse("1 hour").unwrap();
    check(
        Clock { runs: &Runs::not_started(), calendar: &desk(), target: Some(&target) },
        "Mon 2020-02-10 11:00",
        "Calendar “Service desk”, zone Europe/London, bank holidays: England and Wales.
         The clock has not started.
         Target 1 hour: 01:00 of service time; used 00:00, left 01:00.
         If it ran from now on, it would be due Mon 10 Feb 2020, 12:00.
         Looked at Mon 10 Feb 2020, 11:00: not started.",
    );
}

/// The parts of the sum are the sum, whatever happened.
#[test]
fn the_runs_explained_add_up_to_the_reading() {
    let desk = desk();
    for pauses in 0..20i64 {
        let mut history = vec![("Mon 2021-03-15 08:17:11".to_owned(), Step::Runs)];
        for nth in 0..pauses {
            history.push((format!("2021-03-{:02} 14:{:02}:31", 16 + nth % 14, nth), Step::Pauses));
            history.push((format!("2021-03-{:02} 15:{:02}:07", 16 + nth % 14, nth), Step::Runs));
        }
        let runs = Runs::from_steps(history.iter().map(|(at, step)| (in_london(at), *step, "")));
        let reading = Clock { runs: &runs, calendar: &desk, target: None }.read(in_london("2021-04-07 11:00"));
        let lines = reading.explain();
        let of = |part: Part| lines.iter().filter(move |line| line.part == part);
        assert_eq!(of(Part::Run).filter_map(|line| line.inside).sum::<i64>(), reading.inside);
        let elapsed: i64 = of(Part::Run).filter_map(|line| line.interval).map(|run| run.seconds()).sum();
        assert_eq!(elapsed, reading.elapsed);
        assert!(of(Part::Pause).count() >= pauses.min(1) as usize);
    }
}
