//! Calendars as drawings: a line for each date, a letter for each half hour that really passes on it.

use clock::{Calendar, DayKind, Interval, Intervals, Timetable};
use jiff::ToSpan;

use crate::{always, date, desk, in_london, instant, weekly};

/// Each date in the drawing: `#` open, `.` closed. A date on which the clocks are moved has 46 or 50 half hours.
fn check(calendar: &Calendar, drawing: &str) {
    for line in drawing.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (day, expected) = line.split_at(14);
        let day = date(day.split_whitespace().nth(1).unwrap());
        assert_eq!(draw(calendar, day), expected.trim(), "{day}\n{drawing}");
        assert!(line.starts_with(&day.strftime("%a").to_string()), "{line}");
    }
}

fn draw(calendar: &Calendar, day: jiff::civil::Date) -> String {
    let (begins, ends) = (calendar.day_begins(day), calendar.day_ends(day));
    let mut cells = String::new();
    let mut at = begins;
    while at < ends {
        let next = at + 30.minutes();
        cells.push(match calendar.service_seconds(at, next) {
            1800 => '#',
            0 => '.',
            part => panic!("{part} seconds open in the half hour from {at}"),
        });
        at = next;
    }
    cells
}

#[test]
fn a_spring_of_bank_holidays() {
    check(
        &desk(),
        "Thu 2020-05-07 ................#########..#######..............
         Fri 2020-05-08 ....................########....................
         Sat 2020-05-09 ................................................
         Mon 2020-05-11 ................#########..#######..............
         Fri 2020-05-22 ................#########..#######..............
         Mon 2020-05-25 ................................................
         Thu 2020-12-24 ................................................",
    );
}

#[test]
fn a_new_version_begins_at_midnight() {
    check(
        &desk(),
        "Wed 2021-03-31 ................#########..#######..............
         Thu 2021-04-01 ..............########################..........
         Fri 2021-04-02 ................................................
         Sat 2021-04-03 ..................######........................
         Fri 2011-12-30 ................................................",
    );
}

#[test]
fn london_when_the_clocks_go_back() {
    // 00:00 00:30 | 01:00 01:30 in summer time, 01:00 01:30 again | 02:00 ...
    let night = |hours: &str| weekly("Europe/London", &[("every day", hours)]);
    check(&night("00:00–24:00"), "Sun 2020-10-25 ##################################################");
    check(&night("00:00–01:00"), "Sun 2020-10-25 ##................................................");
    check(&night("00:00–01:30"), "Sun 2020-10-25 ###...............................................");
    check(&night("00:00–02:00"), "Sun 2020-10-25 ######............................................");
    check(&night("01:00–01:30"), "Sun 2020-10-25 ..#...............................................");
    check(&night("01:30–02:30"), "Sun 2020-10-25 ...####...........................................");
    check(&night("02:00–03:00"), "Sun 2020-10-25 ......##..........................................");
}

#[test]
fn london_when_the_clocks_go_forward() {
    // 00:00 00:30 | 02:00 02:30 ...
    let night = |hours: &str| weekly("Europe/London", &[("every day", hours)]);
    check(&night("00:00–24:00"), "Sun 2020-03-29 ##############################################");
    check(&night("00:00–01:30"), "Sun 2020-03-29 ##............................................");
    check(&night("01:00–02:00"), "Sun 2020-03-29 ..............................................");
    check(&night("01:15–01:45"), "Sun 2020-03-29 ..............................................");
    check(&night("01:30–03:00"), "Sun 2020-03-29 ..##..........................................");
    check(&night("02:00–03:00"), "Sun 2020-03-29 ..##..........................................");
}

#[test]
fn zones_where_the_clocks_are_moved_at_midnight() {
    // São Paulo went forward at 00:00 and back at 24:00; Lord Howe moves by half an hour; Samoa left out a day.
    let day = |zone: &str, hours: &str| weekly(zone, &[("every day", hours)]);
    check(&day("America/Sao_Paulo", "00:00–02:00"), "Sun 2017-10-15 ##............................................");
    check(
        &day("America/Sao_Paulo", "23:00–24:00"),
        "Sat 2018-02-17 ..............................................####",
    );
    check(&day("Australia/Lord_Howe", "00:00–02:00"), "Sun 2020-10-04 ####...........................................");
    check(
        &day("Australia/Lord_Howe", "00:00–02:00"),
        "Sun 2020-04-05 #####............................................",
    );
    let mut samoa = day("Pacific/Apia", "00:00–24:00").timetable().clone();
    samoa.versions[0].from = date("2011-01-01");
    let samoa = Calendar::new(samoa).unwrap();
    assert_eq!(draw(&samoa, date("2011-12-30")), "");
    assert!(!samoa.is_working_day(date("2011-12-30")));
    assert_eq!(samoa.add_working_days(date("2011-12-29"), 1), Some(date("2011-12-31")));
}

#[test]
fn openings_that_touch_are_one_opening() {
    let split = weekly("Europe/London", &[("every day", "00:00–01:30, 01:30–24:00")]);
    for month in ["2020-03", "2020-10"] {
        let (from, to) = clock::Span::month(month).unwrap().instants(split.zone());
        assert_eq!(split.hours(from, to), Intervals::one(from, to));
    }
}

#[test]
fn open_until_the_closing_time_and_not_in_it() {
    let desk = desk();
    for (at, is_open, next) in [
        ("Fri 2020-05-22 07:59:59", false, "Fri 2020-05-22 08:00"),
        ("Fri 2020-05-22 08:00", true, "Fri 2020-05-22 08:00"),
        ("Fri 2020-05-22 12:29:59", true, "Fri 2020-05-22 12:29:59"),
        ("Fri 2020-05-22 12:30", false, "Fri 2020-05-22 13:30"),
        ("Fri 2020-05-22 17:00", false, "Tue 2020-05-26 08:00"),
    ] {
        assert_eq!(desk.is_open(in_london(at)), is_open, "{at}");
        assert_eq!(desk.next_open(in_london(at)), Some(in_london(next)), "{at}");
    }
    assert_eq!(weekly("Europe/London", &[]).next_open(in_london("2020-05-22 17:00")), None);
}

#[test]
fn what_kind_of_day_it_is() {
    for (day, kind, holiday, special) in [
        ("2020-05-07", DayKind::Working, None, None),
        (
            "2020-05-08",
            DayKind::OneOff,
            Some("Early May bank holiday (VE day)"),
            Some("VE Day, open for remote workers"),
        ),
        ("2020-05-09", DayKind::Weekend, None, None),
        ("2020-05-25", DayKind::BankHoliday, Some("Spring bank holiday"), None),
        ("2020-12-24", DayKind::Closure, None, Some("Christmas Eve")),
        ("2021-04-10", DayKind::Working, None, None),
        ("2011-06-15", DayKind::Closed, None, None),
    ] {
        let found = desk().day(date(day));
        assert_eq!((found.kind, found.holiday.as_deref(), found.special.as_deref()), (kind, holiday, special), "{day}");
    }
    assert_eq!(desk().day(date("2011-06-15")).version, None);
    assert_eq!(desk().day(date("2021-03-31")).version, Some(date("2012-01-01")));
    assert_eq!(desk().day(date("2021-04-01")).version, Some(date("2021-04-01")));
}

#[test]
fn working_days_there_and_back() {
    for (from, count, to) in [
        ("2020-05-07", 1, "2020-05-08"), // VE Day is worked
        ("2020-05-08", 1, "2020-05-11"),
        ("2020-05-22", 1, "2020-05-26"),
        ("2020-05-23", 0, "2020-05-26"),
        ("2020-05-22", 0, "2020-05-22"),
        ("2020-05-26", -1, "2020-05-22"),
        ("2020-04-09", 20, "2020-05-11"),
    ] {
        assert_eq!(desk().add_working_days(date(from), count), Some(date(to)), "{from} {count:+}");
    }
    assert_eq!(weekly("Europe/London", &[]).add_working_days(date("2020-05-22"), 1), None);
}

#[test]
fn hours_end_somewhere_or_never() {
    let desk = desk();
    let friday = in_london("Fri 2020-05-22 16:00");
    assert_eq!(desk.ends_after(friday, 0), Some(friday));
    assert_eq!(desk.ends_after(friday, 3600), Some(in_london("Fri 2020-05-22 17:00")));
    assert_eq!(desk.ends_after(friday, 3601), Some(in_london("Tue 2020-05-26 08:00:01")));
    assert_eq!(weekly("Europe/London", &[]).ends_after(friday, 1), None);
    assert_eq!(desk.ends_after(friday, i64::MAX), None);
    assert_eq!(always().ends_after(friday, 3600), Some(friday + 1.hour()));
}

#[test]
fn the_ends_of_time_are_no_trouble() {
    use clock::Instant;
    for calendar in [desk(), always()] {
        for at in [Instant::MIN, Instant::MAX] {
            calendar.is_open(at);
            calendar.next_open(at);
            calendar.ends_after(at, 3600);
            calendar.day(jiff::civil::Date::MIN);
            calendar.day(jiff::civil::Date::MAX);
        }
        assert_eq!(calendar.service_seconds(Instant::MAX, Instant::MIN), 0);
    }
    let last_years = Interval::new(Instant::MAX - (100 * 366 * 24).hours(), Instant::MAX);
    assert_eq!(last_years.seconds(), always().service_seconds(last_years.from, last_years.to));
}

const WRITTEN: &str = r#"{
    "name": "Police control room", "zone": "Europe/London", "bank_holidays": "England and Wales",
    "versions": [
        { "from": "2012-01-01", "hours": { "every day": ["00:00-24:00"] }, "works_bank_holidays": true },
        { "from": "2020-06-01", "hours": { "mon-thu": ["08:00–18:00"], "Friday": ["08:00 to 12:00", "13:00 to 16:00"] } }
    ],
    "closures": [{ "date": "2020-06-05", "name": "Stocktaking" }],
    "one_offs": [{ "date": "2020-06-06", "name": "Exercise", "hours": ["09:00–12:00"] }]
}"#;

#[test]
fn a_calendar_is_read_from_what_people_write_and_written_back() {
    let calendar: Calendar = serde_json::from_str(WRITTEN).unwrap();
    check(
        &calendar,
        "Mon 2020-05-25 ################################################
         Mon 2020-06-01 ................####################............
         Fri 2020-06-05 ................................................
         Sat 2020-06-06 ..................######........................
         Fri 2020-06-12 ................########..######................
         Sun 2020-06-14 ................................................
         Mon 2020-08-31 ................................................",
    );
    assert_eq!(calendar.day(date("2020-05-25")).holiday.as_deref(), Some("Spring bank holiday"));
    let again: Calendar = serde_json::from_str(&serde_json::to_string(&calendar).unwrap()).unwrap();
    assert_eq!(again, calendar);
    assert_eq!(again.hours(in_london("2020-05-01 00:00"), in_london("2020-09-01 00:00")).total(), {
        calendar.service_seconds(in_london("2020-05-01 00:00"), in_london("2020-09-01 00:00"))
    });
}

#[test]
fn bank_holidays_can_be_given_with_the_calendar() {
    let calendar: Calendar = serde_json::from_str(
        r#"{ "name": "Edinburgh", "zone": "Europe/London",
             "bank_holidays": { "name": "Scotland", "days": [{ "date": "2020-01-02", "name": "2nd January" }] },
             "versions": [{ "from": "2012-01-01", "hours": { "mon–fri": ["09:00–17:00"] } }] }"#,
    )
    .unwrap();
    assert_eq!(calendar.day(date("2020-01-02")).kind, DayKind::BankHoliday);
    assert_eq!(calendar.add_working_days(date("2020-01-01"), 1), Some(date("2020-01-03")));
    assert_eq!(calendar.holidays().name(), "Scotland");
}

#[test]
fn all_that_is_wrong_with_a_calendar_is_told_at_once() {
    let wrong = r#"{
        "name": "", "zone": "Europe/Londno", "bank_holidays": "Narnia",
        "versions": [
            { "from": "2012-01-01", "hours": { "mon–fri": ["22:00–06:00"], "tue": ["8–9"], "Funday": [] } },
            { "from": "2012-01-01", "hours": { "mon": ["09:00–12:00", "11:00–13:00"], "tue": ["09:00–24:01"] } }
        ],
        "closures": [{ "date": "2020-12-24", "name": "Eve" }, { "date": "2020-12-23", "name": " " }],
        "one_offs": [{ "date": "2020-12-24", "name": "Half day", "hours": ["noonish"] }]
    }"#;
    let timetable: Timetable = serde_json::from_str(wrong).unwrap();
    let told = Calendar::new(timetable).unwrap_err().to_string();
    assert_eq!(
        told.lines().map(str::trim).collect::<Vec<_>>(),
        [
            "calendar “”",
            "name: give the calendar a name of 1 to 200 characters",
            "zone: “Europe/Londno” is no time zone known here: write an IANA name such as Europe/London",
            "bank_holidays: no bank holidays are known for “Narnia”: write “England and Wales” or “none”, or list the days",
            "versions[0].hours.\"Funday\": name days like mon, mon–fri or every day",
            "versions[0].hours.\"mon–fri\": 22:00–06:00 ends before it begins: write hours over midnight as two openings, \
             one to 24:00, one from 00:00 on the next day",
            "versions[0].hours.\"tue\": “8” is not a time of day: write it like 08:30, at the latest 24:00",
            "versions[0].hours.\"tue\": Tuesday is already named by another line",
            "versions[1].hours.\"mon\": 09:00–12:00 and 11:00–13:00 overlap: make them one opening",
            "versions[1].hours.\"tue\": “24:01” is not a time of day: write it like 08:30, at the latest 24:00",
            "versions[1].from: two versions begin on 2012-01-01",
            "closures[1]: 2020-12-23 needs a name, so that a disputed clock can say why",
            "one_offs[0]: “noonish” is not an opening: write it like 08:30–12:30",
            "one_offs[0]: 2020-12-24 stands twice among closures and one-off days",
        ]
    );
}

#[test]
fn a_calendar_without_a_zone_or_with_a_key_that_nobody_knows_is_refused() {
    let without_zone = r#"{ "name": "x", "versions": [] }"#;
    assert!(serde_json::from_str::<Timetable>(without_zone).unwrap_err().to_string().contains("missing field `zone`"));
    let unknown = WRITTEN.replace("\"closures\"", "\"closers\"");
    assert!(serde_json::from_str::<Calendar>(&unknown).unwrap_err().to_string().contains("unknown field `closers`"));
    let empty = Timetable { name: "x".into(), zone: "UTC".into(), ..Timetable::default() };
    assert!(Calendar::new(empty).unwrap_err().to_string().contains("versions: 0 versions: give 1 to 1000"));
}

#[test]
fn the_zone_belongs_to_the_calendar() {
    let hours: &[(&str, &str)] = &[("every day", "09:00–17:00")];
    let (london, new_york) = (weekly("Europe/London", hours), weekly("America/New_York", hours));
    let noon = instant("2020-07-01 12:00Z", london.zone());
    assert!(london.is_open(noon));
    assert!(!new_york.is_open(noon));
}
