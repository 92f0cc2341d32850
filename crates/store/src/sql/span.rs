//! How long a version stood, in classes: which of millions stood at an instant is then a short stretch of an index for each class.
//!
//! A version of a class that stood for less than four days can have stood at an instant only if it began in the four days before. In
//! one index by beginning alone nobody could tell where to begin to look.

use super::Dialect;

/// Minutes of a calendar in which every month has 31 days: it needs no table of months, so both engines can index it, and an instant
/// that is later by the clock is later in it.
const MONTH: i64 = 31 * 1_440;
const YEAR: i64 = 12 * MONTH;

/// What an instant looks like, up to its minute.
const SHAPE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}";

/// By how many digits each of the kept versions are classed, and how many digits there may be: SQLite writes the minutes for which a
/// version stood in eights, PostgreSQL in sixteens.
const fn digits(dialect: Dialect) -> (i64, u32) {
    match dialect {
        Dialect::Sqlite => (8, 9),
        Dialect::Postgres => (16, 7),
    }
}

/// The class of a kept version: how many digits the minutes have for which it stood.
pub(crate) fn class(dialect: Dialect) -> String {
    let part = |place: usize, length: usize, minutes: i64| {
        let of = |column: &str| format!("cast(substr(\"{column}\", {place}, {length}) as bigint)");
        format!("({} - {}) * {minutes}", of("until"), of("since"))
    };
    let stood = [part(1, 4, YEAR), part(6, 2, MONTH), part(9, 2, 1_440), part(12, 2, 60), part(15, 2, 1)].join(" + ");
    match dialect {
        Dialect::Sqlite => format!("length(printf('%o', {stood}))"),
        // SQLite takes what is no number for 0; PostgreSQL would refuse a row that somebody altered.
        Dialect::Postgres => format!(
            "(case when \"since\" !~ '{SHAPE}' or \"until\" !~ '{SHAPE}' then 0 else length(to_hex({stood})) end)"
        ),
    }
}

/// Each class, and the earliest text from which a version of it that stands at the instant can have begun.
pub(crate) fn begins(dialect: Dialect, instant: &str) -> Vec<(u32, String)> {
    let (number, classes) = digits(dialect);
    let at = minute(instant);
    let begin = |class| at.map_or_else(String::new, |at| text(at - number.pow(class) + 1));
    (0..=classes).map(|class| (class, begin(class))).collect()
}

fn minute(stamp: &str) -> Option<i64> {
    let part = |place: usize, length: usize| stamp.get(place..place + length)?.parse::<i64>().ok();
    Some(part(0, 4)? * YEAR + (part(5, 2)? - 1) * MONTH + (part(8, 2)? - 1) * 1_440 + part(11, 2)? * 60 + part(14, 2)?)
}

/// A text that no instant of that minute or later comes before, be there such a day or not.
fn text(minute: i64) -> String {
    if minute <= 0 {
        return String::new();
    }
    let (year, rest) = (minute / YEAR, minute % YEAR);
    let (month, rest) = (rest / MONTH + 1, rest % MONTH);
    let (day, rest) = (rest / 1_440 + 1, rest % 1_440);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", rest / 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stamp() -> impl Strategy<Value = String> {
        (2014..2030, 1..13, 1..29, 0..24, 0..60, 0..60).prop_map(|(year, month, day, hour, minute, second)| {
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        })
    }

    /// As the engines work it out.
    fn class_of(dialect: Dialect, since: &str, until: &str) -> u32 {
        let stood = minute(until).unwrap() - minute(since).unwrap();
        let digits = if dialect == Dialect::Sqlite { format!("{stood:o}") } else { format!("{stood:x}") };
        u32::try_from(digits.len()).unwrap()
    }

    proptest! {
        #[test]
        fn whatever_stands_at_an_instant_begins_in_the_stretch_of_its_class(mut three in prop::collection::vec(stamp(), 3)) {
            three.sort();
            let [since, at, until] = &three[..] else { unreachable!("three") };
            for dialect in [Dialect::Sqlite, Dialect::Postgres] {
                let class = class_of(dialect, since, until);
                let begins = begins(dialect, at);
                let (_, begin) = begins.iter().find(|(one, _)| *one == class).unwrap();
                prop_assert!(since >= begin, "{since} to {until} stands at {at}, and is sought from {begin}");
            }
        }
    }

    #[test]
    fn a_class_is_sought_no_further_back_than_its_longest_version() {
        let begins = begins(Dialect::Sqlite, "2025-03-01 00:10:00");
        assert_eq!(begins[1], (1, "2025-03-01 00:03".to_owned()));
        assert_eq!(begins[2], (2, "2025-02-31 23:07".to_owned()), "the calendar has 31 days in every month");
        assert_eq!(begins[4], (4, "2025-02-29 03:55".to_owned()));
        assert_eq!(begins[9].1, "1774-08-11 06:03");
    }
}
