//! Clocks as timelines: what happened, and what the clock shows when one looks.

use clock::{Calendar, Clock, Runs, Step, Target, hhmm};

use crate::{always, desk, instant, statutory, weekly};

/// A timeline: a heading "calendar, target", the steps of a record's history, then after "look" what a reading shows.
/// Columns stand two blanks apart. Times are on the calendar's wall clock, unless they end in Z.
fn check(timeline: &str) {
    let mut lines = timeline.lines().map(str::trim).filter(|line| !line.is_empty());
    let (calendar_name, target) = lines.next().unwrap().split_once(", ").unwrap();
    let calendar = named(calendar_name);
    let target = (target != "no target").then(|| Target::parse(target).unwrap());
    let columns =
        |line: &str| line.split("  ").map(str::trim).filter(|c| !c.is_empty()).map(String::from).collect::<Vec<_>>();

    let steps: Vec<_> = lines
        .by_ref()
        .take_while(|line| !line.starts_with("look"))
        .map(columns)
        .map(|step| {
            let does = match step[1].as_str() {
                "runs" => Step::Runs,
                "pauses" => Step::Pauses,
                "stops" => Step::Stops,
                other => panic!("no step is called {other}"),
            };
            (instant(&step[0], calendar.zone()), does, step.get(2).cloned().unwrap_or_default())
        })
        .collect();
    let runs = Runs::from_steps(steps);

    for expected in lines.map(columns) {
        let now = instant(&expected[0], calendar.zone());
        let reading = Clock { runs: &runs, calendar: &calendar, target: target.as_ref() }.read(now);
        let due = reading.due.map_or("never".into(), |due| {
            if expected[5].ends_with('Z') {
                format!("{}Z", due.strftime("%Y-%m-%d %H:%M"))
            } else {
                calendar.zone().to_datetime(due).strftime("%a %Y-%m-%d %H:%M").to_string()
            }
        });
        let left = reading.left.map_or("none".into(), hhmm);
        let shown = [
            expected[0].clone(),
            hhmm(reading.elapsed),
            hhmm(reading.inside),
            hhmm(reading.outside),
            left,
            due,
            reading.in_words(),
        ];
        assert_eq!(shown.join("  "), expected.join("  "), "\n{timeline}");
    }
}

fn named(calendar: &str) -> Calendar {
    match calendar {
        "desk" => desk(),
        "always open" => always(),
        "statutory" => statutory(),
        "night shift" => weekly("Europe/London", &[("every day", "00:00–06:00, 22:00–24:00")]),
        "New York" => weekly("America/New_York", &[("every day", "00:00–03:00")]),
        "never open" => weekly("Europe/London", &[]),
        other => panic!("no calendar is called {other}"),
    }
}

#[test]
fn a_clock_goes_on_after_lunch_after_the_night_and_after_the_weekend() {
    check(
        "desk, 10 hours
         Fri 2020-02-07 11:30  runs  opened
         look                  elapsed  inside  outside  left    due                   shows
         Fri 2020-02-07 11:30  00:00    00:00   00:00    10:00   Mon 2020-02-10 14:30  on track, 10:00 left
         Fri 2020-02-07 13:00  01:30    01:00   00:30    09:00   Mon 2020-02-10 14:30  on track, 09:00 left
         Fri 2020-02-07 18:00  06:30    04:30   02:00    05:30   Mon 2020-02-10 14:30  on track, 05:30 left
         Sun 2020-02-09 23:00  59:30    04:30   55:00    05:30   Mon 2020-02-10 14:30  on track, 05:30 left
         Mon 2020-02-10 12:00  72:30    08:30   64:00    01:30   Mon 2020-02-10 14:30  due soon, 01:30 left
         Mon 2020-02-10 14:30  75:00    10:00   65:00    00:00   Mon 2020-02-10 14:30  due soon, under 00:01 left
         Mon 2020-02-10 15:00  75:30    10:30   65:00    -00:30  Mon 2020-02-10 14:30  overdue by 00:30",
    );
}

#[test]
fn a_pause_over_a_weekend_moves_the_end_by_the_service_time_in_it() {
    check(
        "desk, 4 hours
         Fri 2020-02-07 15:00  runs    opened
         Fri 2020-02-07 16:00  pauses  waiting for requester
         Mon 2020-02-10 09:00  runs    requester answered
         look                  elapsed  inside  outside  left   due                   shows
         Fri 2020-02-07 15:59  00:59    00:59   00:00    03:01  Mon 2020-02-10 10:00  on track, 03:01 left
         Sat 2020-02-08 12:00  01:00    01:00   00:00    03:00  Mon 2020-02-10 11:00  paused, 03:00 left
         Mon 2020-02-10 08:59  01:00    01:00   00:00    03:00  Mon 2020-02-10 11:59  paused, 03:00 left
         Mon 2020-02-10 11:00  03:00    03:00   00:00    01:00  Mon 2020-02-10 12:00  due soon, 01:00 left",
    );
}

#[test]
fn a_clock_cannot_become_overdue_in_a_pause() {
    check(
        "desk, 1 hour
         Mon 2020-02-10 09:00  runs    opened
         Mon 2020-02-10 10:00  pauses  waiting for supplier
         look                  elapsed  inside  outside  left   due                   shows
         Mon 2020-02-10 10:00  01:00    01:00   00:00    00:00  Mon 2020-02-10 10:00  paused, under 00:01 left
         Mon 2020-03-30 10:00  01:00    01:00   00:00    00:00  Mon 2020-02-10 10:00  paused, under 00:01 left",
    );
}

#[test]
fn a_pause_does_not_hide_that_a_clock_is_overdue() {
    check(
        "desk, 1 hour
         Mon 2020-02-10 09:00  runs    opened
         Mon 2020-02-10 10:20  pauses  waiting for supplier
         look                  elapsed  inside  outside  left    due                   shows
         Tue 2020-02-11 10:00  01:20    01:20   00:00    -00:20  Mon 2020-02-10 10:00  overdue by 00:20, paused",
    );
}

#[test]
fn a_stop_in_the_very_second_is_met_and_one_at_night_after_it_is_missed() {
    check(
        "desk, 1 hour
         Mon 2020-02-10 16:00  runs   opened
         Mon 2020-02-10 17:00  stops  resolved
         look                  elapsed  inside  outside  left   due                   shows
         Tue 2020-02-11 10:00  01:00    01:00   00:00    00:00  Mon 2020-02-10 17:00  met in 01:00",
    );
    check(
        "desk, 1 hour
         Mon 2020-02-10 16:00  runs   opened
         Tue 2020-02-11 03:00  stops  resolved
         look                  elapsed  inside  outside  left   due                   shows
         Mon 2020-02-10 23:00  07:00    01:00   06:00    00:00  Mon 2020-02-10 17:00  overdue by under 00:01
         Tue 2020-02-11 10:00  11:00    01:00   10:00    00:00  Mon 2020-02-10 17:00  missed by under 00:01",
    );
}

#[test]
fn a_reopened_clock_goes_on_and_the_time_between_is_not_counted() {
    check(
        "desk, 4 hours
         Mon 2020-02-10 09:00  runs   opened
         Mon 2020-02-10 11:00  stops  resolved
         Wed 2020-02-12 09:00  runs   reopened
         Wed 2020-02-12 12:00  stops  resolved
         look                  elapsed  inside  outside  left    due                   shows
         Mon 2020-02-10 12:00  02:00    02:00   00:00    02:00   Mon 2020-02-10 14:00  met in 02:00
         Wed 2020-02-12 10:00  03:00    03:00   00:00    01:00   Wed 2020-02-12 11:00  due soon, 01:00 left
         Thu 2020-02-13 10:00  05:00    05:00   00:00    -01:00  Wed 2020-02-12 11:00  missed by 01:00",
    );
}

#[test]
fn opened_and_resolved_outside_hours_uses_nothing_and_is_met() {
    check(
        "desk, 4 hours
         Sat 2020-02-08 02:00  runs   opened
         Sat 2020-02-08 09:18  stops  resolved
         look                  elapsed  inside  outside  left   due                   shows
         Sat 2020-02-08 05:00  03:00    00:00   03:00    04:00  Mon 2020-02-10 12:00  on track, 04:00 left
         Sun 2020-02-09 10:00  07:18    00:00   07:18    04:00  Mon 2020-02-10 12:00  met in under 00:01",
    );
}

#[test]
fn easter_and_a_moved_bank_holiday_stop_the_clock() {
    check(
        "desk, 16 hours
         Thu 2020-04-09 09:00  runs  opened before Easter
         look                  elapsed  inside  outside  left   due                   shows
         Tue 2020-04-14 08:00  119:00   07:00   112:00   09:00  Wed 2020-04-15 09:00  on track, 09:00 left",
    );
    check(
        "desk, 10 hours
         Thu 2020-05-07 15:00  runs  VE Day is worked from 10:00 to 14:00
         look                  elapsed  inside  outside  left   due                   shows
         Fri 2020-05-08 10:00  19:00    02:00   17:00    08:00  Mon 2020-05-11 12:00  on track, 08:00 left
         Fri 2020-05-08 15:00  24:00    06:00   18:00    04:00  Mon 2020-05-11 12:00  on track, 04:00 left",
    );
}

#[test]
fn each_day_is_counted_in_the_version_then_in_force() {
    check(
        "desk, 20 hours
         Wed 2021-03-31 13:30  runs  longer hours begin on Thursday
         look                  elapsed  inside  outside  left   due                   shows
         Wed 2021-03-31 20:00  06:30    03:30   03:00    16:30  Tue 2021-04-06 08:30  on track, 16:30 left
         Thu 2021-04-01 19:00  29:30    15:30   14:00    04:30  Tue 2021-04-06 08:30  due soon, 04:30 left",
    );
}

#[test]
fn a_fault_over_the_autumn_night_lasts_as_long_as_it_lasts() {
    check(
        "always open, 5 hours
         Sun 2020-10-25 00:30  runs   opened, British Summer Time
         Sun 2020-10-25 03:30  stops  resolved, Greenwich Mean Time
         look                  elapsed  inside  outside  left   due                shows
         2020-10-25 01:30Z     02:00    02:00   00:00    03:00  2020-10-25 04:30Z  on track, 03:00 left
         Sun 2020-10-25 12:00  04:00    04:00   00:00    01:00  2020-10-25 04:30Z  met in 04:00",
    );
}

#[test]
fn a_fault_over_the_spring_night_does_too() {
    check(
        "always open, 5 hours
         Sun 2020-03-29 00:30  runs   opened, Greenwich Mean Time
         Sun 2020-03-29 03:30  stops  resolved, British Summer Time
         look                  elapsed  inside  outside  left   due                   shows
         Sun 2020-03-29 12:00  02:00    02:00   00:00    03:00  Sun 2020-03-29 06:30  met in 02:00",
    );
}

#[test]
fn a_night_shift_is_an_hour_longer_in_autumn_and_shorter_in_spring() {
    check(
        "night shift, 9 hours
         Sat 2020-10-24 22:00  runs  autumn
         look                  elapsed  inside  outside  left   due                   shows
         Sun 2020-10-25 07:00  10:00    09:00   01:00    00:00  Sun 2020-10-25 06:00  overdue by under 00:01",
    );
    check(
        "night shift, 9 hours
         Sat 2020-03-28 22:00  runs  spring
         look                  elapsed  inside  outside  left   due                   shows
         Sun 2020-03-29 07:00  08:00    07:00   01:00    02:00  Mon 2020-03-30 00:00  due soon, 02:00 left",
    );
}

#[test]
fn the_nights_of_another_zone_are_its_own() {
    check(
        "New York, 4 hours
         Sun 2020-11-01 00:00  runs  clocks go back at 02:00
         look                  elapsed  inside  outside  left   due                   shows
         Sun 2020-11-01 03:00  04:00    04:00   00:00    00:00  Sun 2020-11-01 03:00  due soon, under 00:01 left",
    );
    check(
        "New York, 4 hours
         Sun 2020-03-08 00:00  runs  clocks go forward at 02:00
         look                  elapsed  inside  outside  left   due                   shows
         Sun 2020-03-08 12:00  11:00    02:00   09:00    02:00  Mon 2020-03-09 02:00  on track, 02:00 left",
    );
}

#[test]
fn working_days_are_counted_from_the_day_after_the_start() {
    check(
        "desk, 10 working days
         Wed 2020-04-29 16:00  runs    review began
         Mon 2020-05-04 08:00  pauses  adviser away
         Wed 2020-05-06 08:00  runs    adviser back
         look                  elapsed  inside  outside  left   due                   shows
         Wed 2020-04-29 16:00  00:00    00:00   00:00    77:00  Wed 2020-05-13 17:00  on track, 77:00 left
         Mon 2020-05-04 08:00  112:00   17:00   95:00    60:00  Wed 2020-05-13 17:00  paused, 60:00 left
         Wed 2020-05-06 08:00  112:00   17:00   95:00    60:00  Fri 2020-05-15 17:00  on track, 60:00 left",
    );
}

#[test]
fn a_month_ends_on_the_corresponding_date_or_the_next_working_day() {
    check(
        "statutory, 1 month
         Tue 2020-02-04 10:00  runs  request received; 4 March is a Wednesday
         look                  elapsed  inside  outside  left    due                   shows
         Wed 2020-03-04 12:00  698:00   506:00  192:00   12:00   Thu 2020-03-05 00:00  due soon, 12:00 left",
    );
    check(
        "statutory, 1 month
         Tue 2020-03-10 10:00  runs  10 April is Good Friday, so it is the Tuesday after Easter
         look                  elapsed  inside  outside  left    due                   shows
         Tue 2020-04-14 12:00  841:00   554:00  287:00   12:00   Wed 2020-04-15 00:00  due soon, 12:00 left",
    );
    check(
        "statutory, 1 month
         Fri 2020-01-31 10:00  runs  there is no 31 February; 29 is a Saturday
         look                  elapsed  inside  outside  left    due                   shows
         Mon 2020-03-02 12:00  746:00   506:00  240:00   12:00   Tue 2020-03-03 00:00  due soon, 12:00 left",
    );
}

#[test]
fn seventy_two_hours_elapsed_know_no_weekend() {
    check(
        "desk, 72 hours elapsed
         Fri 2020-02-07 16:00  runs    breach known
         look                  elapsed  inside  outside  left   due                   shows
         Sun 2020-02-09 16:00  48:00    01:00   47:00    24:00  Mon 2020-02-10 16:00  on track, 24:00 left
         Mon 2020-02-10 16:01  72:01    08:01   64:00    -00:01  Mon 2020-02-10 16:00  overdue by 00:01",
    );
}

#[test]
fn a_reading_of_an_earlier_instant_knows_nothing_of_later_ones() {
    check(
        "desk, 4 hours
         Mon 2020-02-10 09:00  runs    opened
         Mon 2020-02-10 10:00  pauses  waiting for requester
         Mon 2020-02-10 11:00  runs    answered
         Mon 2020-02-10 12:00  stops   resolved
         look                  elapsed  inside  outside  left   due                   shows
         Mon 2020-02-10 08:00  00:00    00:00   00:00    04:00  Mon 2020-02-10 12:00  not started
         Mon 2020-02-10 09:30  00:30    00:30   00:00    03:30  Mon 2020-02-10 14:00  on track, 03:30 left
         Mon 2020-02-10 10:30  01:00    01:00   00:00    03:00  Mon 2020-02-10 14:30  paused, 03:00 left
         Mon 2020-02-10 11:30  01:30    01:30   00:00    02:30  Mon 2020-02-10 15:00  on track, 02:30 left
         Mon 2020-02-10 12:30  02:00    02:00   00:00    02:00  Mon 2020-02-10 15:00  met in 02:00",
    );
}

#[test]
fn without_a_target_or_an_open_day_there_is_nothing_to_be_late_for() {
    check(
        "desk, no target
         Mon 2020-02-10 09:00  runs  opened
         look                  elapsed  inside  outside  left  due    shows
         Mon 2020-02-10 12:00  03:00    03:00   00:00    none  never  no target",
    );
    check(
        "never open, 5 working days
         Mon 2020-02-10 09:00  runs  opened
         look                  elapsed  inside  outside  left  due    shows
         Mon 2020-02-10 12:00  03:00    00:00   03:00    none  never  no target",
    );
    check(
        "never open, 5 hours
         Mon 2020-02-10 09:00  runs  opened
         look                  elapsed  inside  outside  left   due    shows
         Mon 2020-02-10 12:00  03:00    00:00   03:00    05:00  never  on track, 05:00 left",
    );
}

/// The durations of the July 2020 paper: the mark says that it began outside hours, not how long it lasted there.
#[test]
fn out_of_hours_is_how_a_clock_began() {
    let city = weekly("Europe/London", &[("mon–fri", "07:00–19:00")]);
    let table = [
        ("Wed 2020-05-06 09:10", "Wed 2020-05-06 10:12", "01:02", "01:02", "00:00"),
        ("Mon 2020-05-11 14:00", "Tue 2020-05-12 07:45", "17:45", "05:45", "12:00"),
        ("Sun 2020-05-17 21:30", "Mon 2020-05-18 04:48", "OOH 07:18", "00:00", "07:18"),
        ("Tue 2020-05-19 22:10", "Tue 2020-05-19 22:55", "OOH 00:45", "00:00", "00:45"),
        ("Fri 2020-05-15 20:00", "Mon 2020-05-18 08:08", "OOH 60:08", "01:08", "59:00"),
        ("Thu 2020-05-14 16:30", "Fri 2020-05-15 08:30", "16:00", "04:00", "12:00"),
    ];
    for (opened, resolved, duration, inside, outside) in table {
        let [opened, resolved] = [opened, resolved].map(|text| instant(text, city.zone()));
        let runs = Runs::from_steps([(opened, Step::Runs, ""), (resolved, Step::Stops, "")]);
        let reading = Clock { runs: &runs, calendar: &city, target: None }.read(resolved);
        let mark = if reading.is_out_of_hours { "OOH " } else { "" };
        let shown = (format!("{mark}{}", hhmm(reading.elapsed)), hhmm(reading.inside), hhmm(reading.outside));
        assert_eq!(shown, (duration.into(), inside.into(), outside.into()), "opened {opened}");
    }
}
