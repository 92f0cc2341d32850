//! Periods that queries and papers name.

use clock::Span;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::date;

fn span(text: &str) -> Span {
    Span::parse(text).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn a_period_is_read_and_titled() {
    for (written, from, last, title) in [
        ("2020-05", "2020-05-01", "2020-05-31", "May 2020"),
        ("2020-02", "2020-02-01", "2020-02-29", "February 2020"),
        ("2019-12 to 2020-05", "2019-12-01", "2020-05-31", "December 2019 to May 2020"),
        ("2020-01 to 2020-05", "2020-01-01", "2020-05-31", "January to May 2020"),
        ("2020-Q2", "2020-04-01", "2020-06-30", "April to June 2020"),
        ("2020", "2020-01-01", "2020-12-31", "2020"),
        ("2020/21", "2020-04-01", "2021-03-31", "2020/21"),
        ("1999/00", "1999-04-01", "2000-03-31", "1999/00"),
        ("2020-05-08", "2020-05-08", "2020-05-08", "8 May 2020"),
        ("2020-05-04 to 2020-05-08", "2020-05-04", "2020-05-08", "4 to 8 May 2020"),
        ("2020-04-28 to 2020-05-03", "2020-04-28", "2020-05-03", "28 April to 3 May 2020"),
        ("2019-12-30 to 2020-01-05", "2019-12-30", "2020-01-05", "30 December 2019 to 5 January 2020"),
    ] {
        let span = span(written);
        assert_eq!((span.from(), span.last(), span.title()), (date(from), date(last), title.into()), "{written}");
        assert_eq!(serde_json::from_str::<Span>(&serde_json::to_string(&span).unwrap()).unwrap(), span);
    }
}

#[test]
fn what_is_no_period_says_so() {
    for text in ["", "May 2020", "2020-5", "2020-13", "2020-Q5", "2020/22", "20", "2020-05-32", "2020-05 to", "9999"] {
        assert!(
            Span::parse(text).unwrap_err().to_string().contains("is not a period: write it like 2020-05"),
            "{text}"
        );
    }
    assert!(Span::parse("2020-05 to 2020-03").unwrap_err().to_string().contains("its end must come later"));
    assert!(Span::month("2020").unwrap_err().to_string().contains("is not a month"));
    assert!(span("2020-05").last_months(0).is_err());
    assert!(span("2020-05").last_months(u16::MAX).is_err());
    assert!(serde_json::from_str::<Span>(r#"{"from":"2020-05-02","to":"2020-05-02"}"#).is_err());
}

#[test]
fn before_and_back_from_a_month() {
    assert_eq!(span("2020-01").previous().unwrap().title(), "December 2019");
    assert_eq!(span("2020-Q1").previous().unwrap().title(), "October to December 2019");
    assert_eq!(span("2020/21").previous().unwrap().title(), "2019/20");
    assert_eq!(span("2020-05-04 to 2020-05-10").previous().unwrap().title(), "27 April to 3 May 2020");
    assert_eq!(span("2020-05").last_months(6), Ok(span("2019-12 to 2020-05")));
    assert_eq!(span("2020-05").last_months(1), Ok(span("2020-05")));
    assert_eq!(span("2020-05-08").last_months(2), Ok(span("2020-04 to 2020-05")));
}

#[test]
fn the_period_that_a_date_lies_in() {
    let day = date("2020-02-29");
    let titles = [Span::month_of(day), Span::quarter_of(day), Span::council_year_of(day), Span::year_of(day)];
    assert_eq!(titles.map(|span| span.unwrap().title()), ["February 2020", "January to March 2020", "2019/20", "2020"]);
    assert_eq!(Span::council_year_of(date("2020-04-01")).unwrap().title(), "2020/21");
}

#[test]
fn months_and_days_of_a_period() {
    let titles: Vec<String> = span("2019-12 to 2020-02").months().map(|month| month.title()).collect();
    assert_eq!(titles, ["December 2019", "January 2020", "February 2020"]);
    assert_eq!(span("2020-02").days().count(), 29);
    assert_eq!(span("2020-02").day_count(), 29);
    assert_eq!(span("2020").whole_month_count(), Some(12));
    assert_eq!(span("2020-05-04 to 2020-05-08").whole_month_count(), None);
}

#[test]
fn a_month_in_london_begins_on_its_wall_clock() {
    let zone = TimeZone::get("Europe/London").unwrap();
    let (from, to) = span("2020-05").instants(&zone);
    assert_eq!((from.to_string(), to.to_string()), ("2020-04-30T23:00:00Z".into(), "2020-05-31T23:00:00Z".into()));
    let (from, to) = span("2020-10").instants(&zone);
    assert_eq!((to.as_second() - from.as_second()) / 3600, 31 * 24 + 1);
    assert!(span("2020-05").holds("2020-05-31T22:59:59Z".parse().unwrap(), &zone));
    assert!(!span("2020-05").holds("2020-05-31T23:00:00Z".parse().unwrap(), &zone));
}

proptest! {
    #[test]
    fn months_follow_each_other_without_gap(index in 0i32..2400) {
        let month = span(&format!("{:04}-{:02}", 1900 + index / 12, index % 12 + 1));
        prop_assert_eq!(month.previous().unwrap().to(), month.from());
        prop_assert_eq!(month.days().count() as i32, month.day_count());
        prop_assert!(month.days().all(|day| Span::month_of(day) == Some(month)));
        prop_assert!(month.days().all(|day| Span::council_year_of(day).unwrap().contains(day)));
    }
}
