//! Bank holidays of England and Wales: the list, the rule, and where they part.

use std::path::Path;

use clock::{Holidays, easter_sunday, england_and_wales_by_rule};
use jiff::civil::{Date, Weekday};

use crate::date;

const LIST: &str = include_str!("../../src/bank-holidays-england-and-wales.csv");

/// In these years a proclamation moved or added a day.
const EXCEPTIONAL_YEARS: [i16; 4] = [2012, 2020, 2022, 2023];

fn listed(year: i16) -> Vec<(Date, String)> {
    let list = Holidays::parse("list", LIST).unwrap();
    list.between(Date::new(year, 1, 1).unwrap(), Date::new(year + 1, 1, 1).unwrap())
        .map(|(date, title)| (date, title.to_owned()))
        .collect()
}

#[test]
fn the_rule_gives_the_list_in_every_ordinary_year() {
    let years = Holidays::parse("list", LIST).unwrap().years();
    assert_eq!(years, (2012..=2028).collect::<Vec<_>>());
    for year in years {
        let (by_rule, listed) = (england_and_wales_by_rule(year), listed(year));
        if EXCEPTIONAL_YEARS.contains(&year) {
            assert_ne!(by_rule, listed, "{year} is not exceptional");
        } else {
            assert_eq!(by_rule, listed, "{year}");
        }
    }
}

#[test]
fn exceptional_years_differ_by_exactly_the_days_proclaimed() {
    for (year, instead_of, proclaimed) in [
        (2012, "2012-05-28", vec!["2012-06-04", "2012-06-05"]),
        (2020, "2020-05-04", vec!["2020-05-08"]),
        (2022, "2022-05-30", vec!["2022-06-02", "2022-06-03", "2022-09-19"]),
        (2023, "", vec!["2023-05-08"]),
    ] {
        let ruled: Vec<Date> = england_and_wales_by_rule(year).into_iter().map(|(day, _)| day).collect();
        let listed: Vec<Date> = listed(year).into_iter().map(|(day, _)| day).collect();
        let only_in = |these: &[Date], those: &[Date]| -> Vec<String> {
            these.iter().filter(|day| !those.contains(day)).map(ToString::to_string).collect()
        };
        assert_eq!(only_in(&listed, &ruled), proclaimed, "{year}");
        assert_eq!(only_in(&ruled, &listed).concat(), instead_of, "{year}");
    }
}

#[test]
fn the_list_is_the_shared_one() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/bank-holidays-england-and-wales.csv");
    match std::fs::read_to_string(&shared) {
        Ok(text) => assert_eq!(Holidays::parse("list", &text), Holidays::parse("list", LIST)),
        Err(why) => println!("skipped: the shared list is not here ({why})"),
    }
}

#[test]
fn the_rule_goes_on_where_the_list_ends() {
    let holidays = Holidays::england_and_wales();
    assert_eq!(holidays.on(date("2020-05-08")), Some("Early May bank holiday (VE day)"));
    assert_eq!(holidays.on(date("2020-05-04")), None);
    for (day, title) in [
        ("2029-03-30", "Good Friday"),
        ("2029-04-02", "Easter Monday"),
        ("2030-04-22", "Easter Monday"),
        ("2032-12-27", "Christmas Day (substitute day)"),
        ("2032-12-28", "Boxing Day (substitute day)"),
        ("2033-01-03", "New Year’s Day (substitute day)"),
        ("2011-04-22", "Good Friday"),
    ] {
        assert_eq!(holidays.on(date(day)), Some(title), "{day}");
    }
}

#[test]
fn every_year_has_eight_weekdays_by_rule() {
    for year in 1978..2200 {
        let days = england_and_wales_by_rule(year);
        assert_eq!(days.len(), 8, "{year}");
        assert!(days.windows(2).all(|pair| pair[0].0 < pair[1].0), "{year}");
        assert!(days.iter().all(|(day, _)| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)), "{year}");
    }
}

#[test]
fn easter_as_the_almanacs_have_it() {
    for known in
        ["1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2019-04-21", "2038-04-25", "2049-04-18"]
    {
        assert_eq!(easter_sunday(date(known).year()), Some(date(known)));
    }
    assert_eq!(easter_sunday(1582), None);
}

#[test]
fn a_slip_in_a_list_is_told_with_its_line_and_all_slips_at_once() {
    let text = "date,title\n2020-01-01,New Year’s Day\n\n2020-13-01,Nonsense\n2020-05-08\n2020-01-01,Again\n2020-06-01,\n20-6-1,x";
    let faults = Holidays::parse("test", text).unwrap_err();
    assert_eq!(
        faults.to_string().split("; ").collect::<Vec<_>>(),
        [
            "line 4: “2020-13-01” is not a date: write it like 2020-05-08",
            "line 5: “2020-05-08” has no comma: write date,title",
            "line 6: 2020-01-01 stands twice",
            "first it was “New Year’s Day”",
            "line 7: 2020-06-01 has no title",
            "line 8: “20-6-1” is not a date: write it like 2020-05-08",
        ]
    );
    assert_eq!(
        Holidays::parse("test", "").unwrap_err().to_string(),
        "line 1: the list is empty: begin with “date,title”"
    );
    assert!(Holidays::parse("test", "2020-01-01,New Year").unwrap_err().to_string().starts_with("line 1: the heading"));
    assert!(Holidays::parse("test", &("date,title\n".to_owned() + &"x\n".repeat(20_000))).is_err());
}

#[test]
fn lists_from_spreadsheets_are_read() {
    let text = "\u{feff}date,title\r\n2020-01-01,\"New Year, \"\"the day\"\"\"\r\n";
    let list = Holidays::parse("test", text).unwrap();
    assert_eq!(list.on(date("2020-01-01")), Some("New Year, \"the day\""));
}
