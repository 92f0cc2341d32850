//! Bank holidays: lists that somebody publishes, and the rule of England and Wales for the years no list covers.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use thiserror::Error;

/// Dates and titles, 2012 to 2028. Source: GOV.UK, "UK bank holidays", <https://www.gov.uk/bank-holidays>.
/// Contains public sector information licensed under the Open Government Licence v3.0. "(substitute day)" marks a
/// holiday moved off a weekend.
const ENGLAND_AND_WALES_CSV: &str = include_str!("bank-holidays-england-and-wales.csv");
const ENGLAND_AND_WALES_NAME: &str = "England and Wales";

/// The rule is worked out once for these years. Today's eight holidays stand since 1978; past 2200 nobody asks.
const RULE_YEARS: std::ops::Range<i16> = 1978..2200;
const LINES_MAX: usize = 10_000;
const TITLE_CHARS_MAX: usize = 200;

static ENGLAND_AND_WALES: LazyLock<Arc<Holidays>> = LazyLock::new(|| {
    let listed = Holidays::parse(ENGLAND_AND_WALES_NAME, ENGLAND_AND_WALES_CSV);
    // A test reads the same text; a list that cannot be read never leaves the workshop.
    let mut holidays = listed.unwrap_or_else(|faults| panic!("bank holidays of England and Wales: {faults}"));
    holidays.add_years_by_rule();
    Arc::new(holidays)
});

/// A named list of holidays: at most one title for a date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    name: String,
    days: BTreeMap<Date, String>,
}

impl Holidays {
    /// No holidays at all, said openly.
    pub fn none() -> Holidays {
        Holidays { name: "none".into(), days: BTreeMap::new() }
    }

    /// The published days of England and Wales for 2012 to 2028, and by rule from 1978 to 2199 otherwise.
    ///
    /// The rule knows no one-off days, so royal occasions before 2012 (1981, 1995, 1999, 2002, 2011) are not in it.
    pub fn england_and_wales() -> Arc<Holidays> {
        Arc::clone(&ENGLAND_AND_WALES)
    }

    /// Exactly the days given. Two titles for one date are joined.
    pub fn of(name: &str, days: impl IntoIterator<Item = (Date, String)>) -> Holidays {
        let mut holidays = Holidays { name: name.into(), days: BTreeMap::new() };
        for (date, title) in days {
            holidays.days.entry(date).and_modify(|known| *known = format!("{known}, {title}")).or_insert(title);
        }
        holidays
    }

    /// Reads lines `2020-05-08,Early May bank holiday` under the heading `date,title`. Blank lines are passed over; a
    /// title with a comma may stand in double quotes. All faults come back together, each with its line.
    pub fn parse(name: &str, text: &str) -> Result<Holidays, HolidaysFaults> {
        let mut holidays = Holidays { name: name.into(), days: BTreeMap::new() };
        let mut faults = Vec::new();
        let mut headed = false;
        for (index, raw) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let fault = |why: String| HolidaysFault { line: index + 1, why };
            let line = raw.trim();
            if index >= LINES_MAX {
                faults.push(fault(format!("more than {LINES_MAX} lines: split the list")));
                break;
            }
            if line.is_empty() {
                continue;
            }
            if !headed {
                headed = true;
                if line != "date,title" {
                    faults.push(fault(format!("the heading must be “date,title”, not “{}”", cut(line))));
                }
                continue;
            }
            if let Err(why) = holidays.read_line(line) {
                faults.push(fault(why));
            }
        }
        if !headed {
            faults.push(HolidaysFault { line: 1, why: "the list is empty: begin with “date,title”".into() });
        }
        if faults.is_empty() { Ok(holidays) } else { Err(HolidaysFaults(faults)) }
    }

    fn read_line(&mut self, line: &str) -> Result<(), String> {
        let (date, title) =
            line.split_once(',').ok_or_else(|| format!("“{}” has no comma: write date,title", cut(line)))?;
        let day: Date = parse_date(date.trim())
            .ok_or_else(|| format!("“{}” is not a date: write it like 2020-05-08", cut(date)))?;
        let title = match title.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(quoted) => quoted.replace("\"\"", "\""),
            None => title.trim().to_owned(),
        };
        if title.is_empty() {
            return Err(format!("{day} has no title"));
        }
        if title.chars().count() > TITLE_CHARS_MAX {
            return Err(format!("the title of {day} is longer than {TITLE_CHARS_MAX} characters"));
        }
        match self.days.insert(day, title) {
            None => Ok(()),
            Some(known) => Err(format!("{day} stands twice; first it was “{known}”")),
        }
    }

    fn add_years_by_rule(&mut self) {
        let listed: Vec<i16> = self.years();
        for year in RULE_YEARS.filter(|year| !listed.contains(year)) {
            self.days.extend(england_and_wales_by_rule(year));
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The title of the holiday on a date.
    pub fn on(&self, date: Date) -> Option<&str> {
        self.days.get(&date).map(String::as_str)
    }

    /// The holidays from one date up to, not including, another.
    pub fn between(&self, from: Date, to: Date) -> impl Iterator<Item = (Date, &str)> {
        let dates = if from < to { Some(self.days.range(from..to)) } else { None };
        dates.into_iter().flatten().map(|(date, title)| (*date, title.as_str()))
    }

    /// The years with at least one holiday, in order.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.days.keys().map(|date| date.year()).collect();
        years.dedup();
        years
    }
}

/// `YYYY-MM-DD` and nothing else.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let plain = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if plain { text.parse().ok() } else { None }
}

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}

/// One line of a list that cannot be read. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {why}")]
pub struct HolidaysFault {
    pub line: usize,
    pub why: String,
}

/// Every line of a list that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct HolidaysFaults(pub Vec<HolidaysFault>);

impl fmt::Display for HolidaysFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("; "))
    }
}

/// Easter Sunday in the Gregorian calendar, by the Meeus/Jones/Butcher computation. None outside 1583 to 9999.
pub fn easter_sunday(year: i16) -> Option<Date> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let y = i32::from(year);
    let (golden, century, of_century) = (y % 19, y / 100, y % 100);
    let moon_shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let day = epact + to_sunday - 7 * late + 114;
    Date::new(year, (day / 31) as i8, (day % 31 + 1) as i8).ok()
}

/// The eight ordinary bank holidays of England and Wales in a year, in order of date, with the titles GOV.UK gives.
///
/// A holiday on a weekend moves to the next weekday that is not one already. Days set by proclamation are not here.
/// Before 1978 the law was another; before 1583 and after 9999 there are none.
pub fn england_and_wales_by_rule(year: i16) -> Vec<(Date, String)> {
    let mut days = days_by_rule(year).unwrap_or_default();
    days.sort();
    days
}

fn days_by_rule(year: i16) -> Option<Vec<(Date, String)>> {
    let easter = easter_sunday(year)?;
    let monday = |month: i8, nth: i8| Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Monday).ok();
    let mut days = vec![
        (easter.checked_sub(2.days()).ok()?, "Good Friday".to_owned()),
        (easter.checked_add(1.day()).ok()?, "Easter Monday".to_owned()),
        (monday(5, 1)?, "Early May bank holiday".to_owned()),
        (monday(5, -1)?, "Spring bank holiday".to_owned()),
        (monday(8, -1)?, "Summer bank holiday".to_owned()),
    ];
    let fixed = [(1, 1, "New Year’s Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day")];
    let (at_home, moved): (Vec<_>, Vec<_>) = fixed
        .into_iter()
        .filter_map(|(month, day, title)| Some((Date::new(year, month, day).ok()?, title)))
        .partition(|(date, _)| !is_weekend(*date));
    days.extend(at_home.into_iter().map(|(date, title)| (date, title.to_owned())));
    // Those that stay take their places first: where Christmas is a Sunday, Boxing Day keeps its Monday.
    for (date, title) in moved {
        let free = std::iter::successors(Some(date), |day| day.tomorrow().ok())
            .find(|day| !is_weekend(*day) && !days.iter().any(|(taken, _)| taken == day))?;
        days.push((free, format!("{title} (substitute day)")));
    }
    Some(days)
}

pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
