//! A calendar: when a service is open, version by version, and what kind of day each date is.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::Instant;
use crate::holidays::{Holidays, is_weekend};
use crate::interval::Intervals;
use crate::opening::{Opening, Week, in_order, parse_openings, parse_weekdays};
use crate::timetable::{Timetable, TimetableFault, TimetableFaults, Version};
use crate::wall::{date_at, day_begins};

const NAME_CHARS_MAX: usize = 200;
const VERSIONS_MAX: usize = 1_000;
const DAYS_MAX: usize = 10_000;

/// When a service is open. Made from a [`Timetable`], which it keeps for showing and storing.
///
/// For each date the first of these that speaks decides: a one-off day, a local closure, a bank holiday (unless the
/// version works on them), the week of the version in force. Before the first version there are no hours.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Timetable", into = "Timetable")]
pub struct Calendar {
    timetable: Timetable,
    pub(crate) zone: TimeZone,
    holidays: Arc<Holidays>,
    /// By the date each begins; never empty.
    versions: Vec<InForce>,
    special: BTreeMap<Date, Special>,
}

#[derive(Debug, Clone)]
struct InForce {
    from: Date,
    week: Week,
    works_bank_holidays: bool,
}

#[derive(Debug, Clone)]
struct Special {
    name: String,
    openings: Vec<Opening>,
    is_one_off: bool,
}

/// What kind of day a date is on a calendar, as a chart would shade it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary day with opening hours, Saturdays and Sundays of a seven-day service included.
    Working,
    /// A Saturday or Sunday without opening hours.
    Weekend,
    /// A bank holiday without opening hours.
    BankHoliday,
    /// A local closure, or a one-off day without hours.
    Closure,
    /// A day with hours of its own.
    OneOff,
    /// Another day without opening hours: a weekday the week leaves out, or a date before the first version.
    Closed,
}

/// A date on a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    pub kind: DayKind,
    /// As written, in order: "08:00–12:30", "13:30–17:00".
    pub openings: Vec<Opening>,
    /// As instants.
    pub hours: Intervals,
    /// The bank holiday on this date, also where the service is open on it.
    pub holiday: Option<String>,
    /// The name of the local closure or one-off day.
    pub special: Option<String>,
    pub is_weekend: bool,
    /// When the version in force began; none before the first.
    pub version: Option<Date>,
}

impl Calendar {
    /// Checks a timetable. All faults come back together, each with its place.
    pub fn new(timetable: Timetable) -> Result<Calendar, TimetableFaults> {
        let mut faults = Faults::default();
        check_sizes(&timetable, &mut faults);
        let zone = faults.keep("zone", find_zone(&timetable.zone));
        let holidays = faults.keep("bank_holidays", timetable.bank_holidays.find());
        let versions = read_versions(&timetable, &mut faults);
        let special = read_special(&timetable, &mut faults);
        match (zone, holidays) {
            (Some(zone), Some(holidays)) if faults.0.is_empty() => {
                Ok(Calendar { timetable, zone, holidays, versions, special })
            }
            _ => Err(TimetableFaults { calendar: timetable.name.chars().take(60).collect(), faults: faults.0 }),
        }
    }

    /// Open at every instant: the calendar of a clock that counts elapsed time. The zone only shows times.
    pub fn always_open(zone: TimeZone) -> Calendar {
        let version = Version {
            from: Date::MIN,
            hours: [("every day".to_owned(), vec![Opening::WHOLE_DAY.to_string()])].into(),
            works_bank_holidays: true,
        };
        Calendar {
            timetable: Timetable {
                name: "24 hours, every day".into(),
                zone: zone.iana_name().unwrap_or("UTC").into(),
                versions: vec![version],
                ..Timetable::default()
            },
            zone,
            holidays: Arc::new(Holidays::none()),
            versions: vec![InForce { from: Date::MIN, week: Week::always_open(), works_bank_holidays: true }],
            special: BTreeMap::new(),
        }
    }

    pub fn name(&self) -> &str {
        &self.timetable.name
    }

    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The timetable it was made from.
    pub fn timetable(&self) -> &Timetable {
        &self.timetable
    }

    /// The date of an instant in the calendar's zone.
    pub fn date_at(&self, at: Instant) -> Date {
        date_at(&self.zone, at)
    }

    /// The first instant of a date in the calendar's zone.
    pub fn day_begins(&self, date: Date) -> Instant {
        day_begins(&self.zone, date)
    }

    /// The first instant after a date in the calendar's zone.
    pub fn day_ends(&self, date: Date) -> Instant {
        date.tomorrow().map_or(Instant::MAX, |next| self.day_begins(next))
    }

    /// When the version in force on a date began; none before the first.
    pub fn version_on(&self, date: Date) -> Option<Date> {
        self.in_force(date).map(|version| version.from)
    }

    /// When each version begins, in order.
    pub fn version_dates(&self) -> impl Iterator<Item = Date> + '_ {
        self.versions.iter().map(|version| version.from)
    }

    /// The dates from `first` to `last`, both included, on which the hours are not those of the weekday: one-off days,
    /// local closures, and bank holidays that close what the week would open.
    pub(crate) fn unusual_dates(&self, first: Date, last: Date) -> Vec<Date> {
        let Ok(end) = last.tomorrow() else { return Vec::new() };
        if first > last {
            return Vec::new();
        }
        let skipped = |date: &Date| {
            let version = self.in_force(*date);
            version.is_some_and(|v| !v.works_bank_holidays && !v.week.on(date.weekday()).is_empty())
        };
        let holidays = self.holidays.between(first, end).map(|(date, _)| date).filter(skipped);
        let mut dates: Vec<Date> = self.special.range(first..end).map(|(date, _)| *date).chain(holidays).collect();
        dates.sort();
        dates.dedup();
        dates
    }

    fn in_force(&self, date: Date) -> Option<&InForce> {
        self.versions[..self.versions.partition_point(|version| version.from <= date)].last()
    }

    /// The openings of a date as written.
    pub fn openings(&self, date: Date) -> &[Opening] {
        if let Some(special) = self.special.get(&date) {
            return &special.openings;
        }
        match self.in_force(date) {
            Some(version) if version.works_bank_holidays || self.holidays.on(date).is_none() => {
                version.week.on(date.weekday())
            }
            _ => &[],
        }
    }

    /// All there is to say about a date: for charts, and for a page that shows the calendar.
    pub fn day(&self, date: Date) -> Day {
        let openings = self.openings(date).to_vec();
        let special = self.special.get(&date);
        let holiday = self.holidays.on(date);
        let kind = match special {
            Some(special) if special.is_one_off && !openings.is_empty() => DayKind::OneOff,
            Some(_) => DayKind::Closure,
            None if !openings.is_empty() => DayKind::Working,
            None if holiday.is_some() => DayKind::BankHoliday,
            None if is_weekend(date) => DayKind::Weekend,
            None => DayKind::Closed,
        };
        Day {
            date,
            kind,
            hours: openings.iter().map(|opening| opening.on(date, &self.zone)).collect(),
            openings,
            holiday: holiday.map(str::to_owned),
            special: special.map(|special| special.name.clone()),
            is_weekend: is_weekend(date),
            version: self.version_on(date),
        }
    }
}

impl TryFrom<Timetable> for Calendar {
    type Error = TimetableFaults;

    fn try_from(timetable: Timetable) -> Result<Calendar, TimetableFaults> {
        Calendar::new(timetable)
    }
}

impl From<Calendar> for Timetable {
    fn from(calendar: Calendar) -> Timetable {
        calendar.timetable
    }
}

/// Two calendars are equal when they were made from the same timetable.
impl PartialEq for Calendar {
    fn eq(&self, other: &Calendar) -> bool {
        self.timetable == other.timetable
    }
}

#[derive(Default)]
struct Faults(Vec<TimetableFault>);

impl Faults {
    fn add(&mut self, place: impl Into<String>, why: impl ToString) {
        self.0.push(TimetableFault { place: place.into(), why: why.to_string() });
    }

    fn keep<T, E: ToString>(&mut self, place: impl Into<String>, found: Result<T, E>) -> Option<T> {
        found.map_err(|why| self.add(place, why)).ok()
    }
}

fn check_sizes(timetable: &Timetable, faults: &mut Faults) {
    let name = timetable.name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        faults.add("name", format!("give the calendar a name of 1 to {NAME_CHARS_MAX} characters"));
    }
    let days = timetable.closures.len() + timetable.one_offs.len();
    if days > DAYS_MAX {
        faults.add("closures", format!("{days} closures and one-off days: at most {DAYS_MAX}"));
    }
    if !(1..=VERSIONS_MAX).contains(&timetable.versions.len()) {
        faults.add("versions", format!("{} versions: give 1 to {VERSIONS_MAX}", timetable.versions.len()));
    }
}

fn find_zone(name: &str) -> Result<TimeZone, String> {
    let unknown = || format!("“{name}” is no time zone known here: write an IANA name such as Europe/London");
    if name == "UTC" {
        return Ok(TimeZone::UTC);
    }
    // jiff also reads names in any case; one spelling, so that a stored calendar is found by it.
    let zone = TimeZone::get(name).map_err(|_| unknown())?;
    if zone.iana_name() == Some(name) { Ok(zone) } else { Err(unknown()) }
}

fn read_versions(timetable: &Timetable, faults: &mut Faults) -> Vec<InForce> {
    let mut versions = Vec::new();
    for (index, version) in timetable.versions.iter().enumerate().take(VERSIONS_MAX) {
        let place = format!("versions[{index}]");
        let week = read_week(version, &place, faults);
        if versions.iter().any(|known: &InForce| known.from == version.from) {
            faults.add(format!("{place}.from"), format!("two versions begin on {}", version.from));
        }
        versions.push(InForce { from: version.from, week, works_bank_holidays: version.works_bank_holidays });
    }
    versions.sort_by_key(|version| version.from);
    versions
}

fn read_week(version: &Version, place: &str, faults: &mut Faults) -> Week {
    let mut week = Week::default();
    let mut named = Vec::new();
    for (days, hours) in &version.hours {
        let place = format!("{place}.hours.\"{days}\"");
        let Some(weekdays) = parse_weekdays(days) else {
            faults.add(place, "name days like mon, mon–fri or every day");
            continue;
        };
        let openings = read_hours(hours, &place, faults);
        for weekday in weekdays {
            if named.contains(&weekday) {
                faults.add(place.clone(), format!("{weekday:?} is already named by another line"));
            }
            named.push(weekday);
            week.set(weekday, openings.clone());
        }
    }
    week
}

fn read_hours(hours: &[String], place: &str, faults: &mut Faults) -> Vec<Opening> {
    let mut openings = Vec::new();
    for text in hours {
        openings.extend(faults.keep(place, parse_openings(text)).unwrap_or_default());
    }
    faults.keep(place, in_order(openings)).unwrap_or_default()
}

fn read_special(timetable: &Timetable, faults: &mut Faults) -> BTreeMap<Date, Special> {
    let mut special = BTreeMap::new();
    let mut add = |place: String, date: Date, day: Special, faults: &mut Faults| {
        if day.name.trim().is_empty() {
            faults.add(place.clone(), format!("{date} needs a name, so that a disputed clock can say why"));
        }
        if special.insert(date, day).is_some() {
            faults.add(place, format!("{date} stands twice among closures and one-off days"));
        }
    };
    for (index, closure) in timetable.closures.iter().enumerate().take(DAYS_MAX) {
        let day = Special { name: closure.name.clone(), openings: Vec::new(), is_one_off: false };
        add(format!("closures[{index}]"), closure.date, day, faults);
    }
    for (index, one_off) in timetable.one_offs.iter().enumerate().take(DAYS_MAX) {
        let place = format!("one_offs[{index}]");
        let openings = read_hours(&one_off.hours, &place, faults);
        add(place, one_off.date, Special { name: one_off.name.clone(), openings, is_one_off: true }, faults);
    }
    special
}
