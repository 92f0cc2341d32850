//! Durations and instants in words and files.

use clock::{Instant, hhmm, hhmm_shown, in_words, iso_8601, parse_hhmm, parse_stamp, shown, stamp};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::instant;

#[test]
fn durations() {
    for (seconds, short, shown, words, iso) in [
        (0, "00:00", "under 00:01", "under a minute", "PT0S"),
        (59, "00:00", "under 00:01", "under a minute", "PT59S"),
        (60, "00:01", "00:01", "1 minute", "PT1M"),
        (3_600, "01:00", "01:00", "1 hour", "PT1H"),
        (3_720, "01:02", "01:02", "1 hour 2 minutes", "PT1H2M"),
        (216_480, "60:08", "60:08", "60 hours 8 minutes", "PT60H8M"),
        (216_539, "60:08", "60:08", "60 hours 8 minutes", "PT60H8M59S"),
        (367_500, "102:05", "102:05", "102 hours 5 minutes", "PT102H5M"),
        (-1_200, "-00:20", "-00:20", "minus 20 minutes", "-PT20M"),
        (-59, "00:00", "under 00:01", "under a minute", "-PT59S"),
    ] {
        assert_eq!(
            (hhmm(seconds), hhmm_shown(seconds), in_words(seconds), iso_8601(seconds)),
            (short.into(), shown.into(), words.into(), iso.into())
        );
    }
    hhmm(i64::MIN);
    in_words(i64::MAX);
}

proptest! {
    #[test]
    fn a_duration_is_read_as_it_was_written(minutes in -6_000_000i64..6_000_000) {
        prop_assert_eq!(parse_hhmm(&hhmm(minutes * 60)), Ok(minutes * 60));
    }

    #[test]
    fn an_instant_is_read_as_it_was_stamped(second in 0i64..4_000_000_000) {
        let at = Instant::from_second(second).unwrap();
        prop_assert_eq!(parse_stamp(&stamp(at)), Ok(at));
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,30}") {
        let _ = parse_hhmm(&text);
        let _ = parse_stamp(&text);
        let _ = clock::Target::parse(&text);
        let _ = clock::Span::parse(&text);
        let _ = clock::parse_openings(&text);
        let _ = clock::Holidays::parse("x", &text);
    }
}

#[test]
fn what_is_no_duration_or_stamp_says_so() {
    for text in ["", "60", "60:8", "60:60", ":08", "6o:08", "1:00:00", "99999999:00", "--1:00", "+1:00"] {
        let fault = parse_hhmm(text).unwrap_err().to_string();
        assert!(fault.ends_with("is not a duration: write hours and minutes like 60:08"), "{fault}");
    }
    for text in [
        "2020-05-08",
        "2020-05-08T09:42:00",
        "2020-05-08 09:42",
        "2020-13-08 09:42:00",
        "2020-05-08 24:00:00",
        "2020-05-08 09:42:60",
        "2020-05-08 09:42+00",
        "２020-05-08 09:42:0",
    ] {
        let fault = parse_stamp(text).unwrap_err().to_string();
        assert!(fault.contains("is not a date and time: write it in UTC like 2020-05-08 09:42:00"), "{fault}");
    }
}

#[test]
fn a_stamp_is_utc_to_the_second() {
    let zone = TimeZone::get("Europe/London").unwrap();
    assert_eq!(stamp(instant("2020-05-08 10:42", &zone)), "2020-05-08 09:42:00");
    assert_eq!(stamp(Instant::new(1, 999_999_999).unwrap()), "1970-01-01 00:00:01");
}

#[test]
fn an_instant_is_shown_on_the_wall_clock_with_letters_when_it_is_moved() {
    let zone = TimeZone::get("Europe/London").unwrap();
    for (at, text) in [
        ("2020-05-08 09:42Z", "Fri 8 May 2020, 10:42"),
        ("2020-05-08 09:42:07Z", "Fri 8 May 2020, 10:42:07"),
        ("2020-10-25 00:30Z", "Sun 25 Oct 2020, 01:30 BST"),
        ("2020-10-25 01:30Z", "Sun 25 Oct 2020, 01:30 GMT"),
        ("2020-03-29 12:00Z", "Sun 29 Mar 2020, 13:00 BST"),
    ] {
        assert_eq!(shown(instant(at, &zone), &zone), text);
    }
}
