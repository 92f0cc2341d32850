//! A slow and simple second opinion: a map of every minute from 2011 to 2033, made by walking along the wall clock.
//!
//! It shares nothing with `clock` but jiff's answer to "how far is this zone from UTC at this instant": its own
//! dates, its own week, its own bank holidays, its own sums.

use std::collections::{BTreeMap, HashMap, HashSet};

use clock::{
    BankHolidays, Calendar, Clock, Closure, Instant, Interval, OneOff, Runs, State, Target, Timetable, Version,
};
use jiff::tz::TimeZone;

const CASES: usize = 100_000;
const SEED: u64 = 0x6775_696c_6468_616c;

/// 2011-12-01 and 2033-01-01, in minutes of UTC since 1970.
const MAP_FROM: i64 = 22_044_960;
const MAP_TO: i64 = 33_135_840;

/// Bank holidays of England and Wales after the list ends, from an almanac.
const AFTER_THE_LIST: &str = "2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26 \
    2030-01-01 2030-04-19 2030-04-22 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26 \
    2031-01-01 2031-04-11 2031-04-14 2031-05-05 2031-05-26 2031-08-25 2031-12-25 2031-12-26 \
    2032-01-01 2032-03-26 2032-03-29 2032-05-03 2032-05-31 2032-08-30 2032-12-27 2032-12-28";

/// Openings of a day, in minutes after midnight.
type Openings = &'static [(i64, i64)];

/// A calendar as the oracle sees it.
struct Plan {
    zone: &'static str,
    /// From a date on: Monday to Sunday.
    versions: &'static [(&'static str, [Openings; 7])],
    keeps_bank_holidays: bool,
    special: &'static [(&'static str, Openings)],
}

const ALL: Openings = &[(0, 1440)];
const OFFICE: Openings = &[(8 * 60, 12 * 60 + 30), (13 * 60 + 30, 17 * 60)];
const LONG: Openings = &[(7 * 60, 19 * 60)];
const MORNING: Openings = &[(9 * 60, 12 * 60)];
const NIGHT: Openings = &[(0, 90), (105, 360), (22 * 60 + 5, 1440)];
const SMALL_HOURS: Openings = &[(90, 9 * 60)];
const NONE: Openings = &[];

const PLANS: [Plan; 5] = [
    Plan { zone: "Europe/London", versions: &[("2000-01-01", [ALL; 7])], keeps_bank_holidays: false, special: &[] },
    Plan {
        zone: "Europe/London",
        versions: &[
            ("2000-01-01", [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, NONE, NONE]),
            ("2016-03-27", [LONG, LONG, LONG, LONG, OFFICE, MORNING, NONE]),
            ("2024-10-28", [OFFICE, LONG, OFFICE, LONG, MORNING, NONE, MORNING]),
        ],
        keeps_bank_holidays: true,
        special: &[("2020-05-08", &[(600, 840)]), ("2020-12-24", NONE), ("2019-10-27", &[(60, 120)])],
    },
    Plan { zone: "Europe/London", versions: &[("2000-01-01", [NIGHT; 7])], keeps_bank_holidays: false, special: &[] },
    Plan {
        zone: "America/New_York",
        versions: &[("2000-01-01", [SMALL_HOURS, NIGHT, NONE, OFFICE, ALL, NONE, SMALL_HOURS])],
        keeps_bank_holidays: false,
        special: &[],
    },
    Plan {
        zone: "Australia/Lord_Howe",
        versions: &[("2000-01-01", [NONE, OFFICE, NONE, NONE, NONE, NONE, &[(100, 140)]])],
        keeps_bank_holidays: true,
        special: &[],
    },
];

/// Days since 1970-01-01 in the Gregorian calendar.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let before_the_year = |year: i64| {
        let past = year - 1;
        past * 365 + past / 4 - past / 100 + past / 400
    };
    let before_the_month: i64 = (1..month).map(|month| days_in(year, month)).sum();
    before_the_year(year) - before_the_year(1970) + before_the_month + day - 1
}

fn days_in(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn year_month_day(number: i64) -> (i64, i64, i64) {
    let (mut year, mut month) = (1970, 1);
    while day_number(year + 1, 1, 1) <= number {
        year += 1;
    }
    while month < 12 && day_number(year, month + 1, 1) <= number {
        month += 1;
    }
    (year, month, number - day_number(year, month, 1) + 1)
}

fn day_of(text: &str) -> i64 {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().unwrap()).collect();
    day_number(parts[0], parts[1], parts[2])
}

fn bank_holidays() -> HashSet<i64> {
    let list = include_str!("../../src/bank-holidays-england-and-wales.csv");
    let listed = list.lines().skip(1).map(|line| day_of(&line[..10]));
    listed.chain(AFTER_THE_LIST.split_whitespace().map(day_of)).collect()
}

impl Plan {
    fn openings(&self, day: i64, holidays: &HashSet<i64>) -> Openings {
        if let Some((_, openings)) = self.special.iter().find(|(date, _)| day_of(date) == day) {
            return openings;
        }
        if self.keeps_bank_holidays && holidays.contains(&day) {
            return NONE;
        }
        // 1 January 1970 was a Thursday.
        let weekday = (day + 3).rem_euclid(7) as usize;
        self.versions.iter().rev().find(|(from, _)| day_of(from) <= day).map_or(NONE, |(_, week)| week[weekday])
    }

    /// The same plan as `clock` is told it.
    fn calendar(&self) -> Calendar {
        const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let time = |minute: i64| format!("{:02}:{:02}", minute / 60, minute % 60);
        let written = |openings: Openings| -> Vec<String> {
            openings.iter().map(|(from, to)| format!("{}–{}", time(*from), time(*to))).collect()
        };
        let week = |week: &[Openings; 7]| -> BTreeMap<String, Vec<String>> {
            DAYS.iter().zip(week).map(|(day, openings)| (day.to_string(), written(openings))).collect()
        };
        let versions = self.versions.iter().map(|(from, hours)| Version {
            from: from.parse().unwrap(),
            hours: week(hours),
            works_bank_holidays: false,
        });
        let (closed, open): (Vec<_>, Vec<_>) = self.special.iter().partition(|(_, openings)| openings.is_empty());
        let named = |date: &str| (date.parse().unwrap(), "special".to_owned());
        Calendar::new(Timetable {
            name: "plan".into(),
            zone: self.zone.into(),
            bank_holidays: BankHolidays::Named(
                if self.keeps_bank_holidays { "England and Wales" } else { "none" }.into(),
            ),
            versions: versions.collect(),
            closures: closed.iter().map(|(date, _)| named(date)).map(|(date, name)| Closure { date, name }).collect(),
            one_offs: open
                .iter()
                .map(|(date, openings)| (named(date), written(openings)))
                .map(|((date, name), hours)| OneOff { date, name, hours })
                .collect(),
        })
        .unwrap()
    }
}

/// Every minute: how many open minutes lie before it. And for each day with open minutes, the minute it closes.
struct Map {
    zone: TimeZone,
    open_before: Vec<u32>,
    closes: HashMap<i64, i64>,
}

impl Map {
    /// Walks along the minutes with the latest time that the wall clock has shown so far. When the clock is put back,
    /// that time stands still until the clock has caught up; when it is put forward, it jumps.
    fn of(plan: &Plan, holidays: &HashSet<i64>) -> Map {
        let zone = TimeZone::get(plan.zone).unwrap();
        let mut map = Map { zone, open_before: vec![0], closes: HashMap::new() };
        let (mut latest, mut offset, mut open, mut today) = (i64::MIN, 0, 0u32, (i64::MIN, NONE));
        for minute in MAP_FROM..MAP_TO {
            if minute % 15 == 0 {
                offset = map.offset(minute * 60);
            }
            latest = latest.max(minute + offset);
            let day = latest.div_euclid(1440);
            if today.0 != day {
                today = (day, plan.openings(day, holidays));
            }
            let of_day = latest.rem_euclid(1440);
            if today.1.iter().any(|(from, to)| *from <= of_day && of_day < *to) {
                open += 1;
                map.closes.insert(day, minute + 1);
            }
            map.open_before.push(open);
        }
        map
    }

    /// Minutes that the zone is ahead of UTC.
    fn offset(&self, second: i64) -> i64 {
        i64::from(self.zone.to_offset(Instant::from_second(second).unwrap()).seconds()) / 60
    }

    /// Open seconds from the beginning of the map.
    fn open_until(&self, second: i64) -> i64 {
        let index = (second.div_euclid(60) - MAP_FROM) as usize;
        let is_open = self.open_before[index + 1] > self.open_before[index];
        i64::from(self.open_before[index]) * 60 + if is_open { second.rem_euclid(60) } else { 0 }
    }

    fn is_open(&self, second: i64) -> bool {
        self.open_until(second + 1) > self.open_until(second)
    }

    /// The first second by which so many are open from the beginning of the map.
    fn when_open(&self, seconds: i64) -> i64 {
        let after = self.open_before.partition_point(|open| i64::from(*open) * 60 < seconds);
        let before = after - 1;
        (MAP_FROM + before as i64) * 60 + seconds - i64::from(self.open_before[before]) * 60
    }

    /// What a clock that started at `start` may use.
    fn budget(&self, target: &Target, start: i64) -> i64 {
        let mut day = (start.div_euclid(60) + self.offset(start)).div_euclid(1440);
        match target {
            Target::Service { seconds } | Target::Elapsed { seconds } => return *seconds,
            Target::WorkingDays { count } => {
                for _ in 0..*count {
                    day += 1;
                    while !self.closes.contains_key(&day) {
                        day += 1;
                    }
                }
            }
            Target::Months { count } => {
                let (year, month, date) = year_month_day(day);
                let months = year * 12 + month - 1 + i64::from(*count);
                let (year, month) = (months / 12, months % 12 + 1);
                day = day_number(year, month, date.min(days_in(year, month)));
                while !self.closes.contains_key(&day) {
                    day += 1;
                }
            }
        }
        self.open_until(self.closes[&day] * 60) - self.open_until(start)
    }
}

/// A clock's history with all its numbers in seconds.
#[derive(Debug, Clone)]
struct Case {
    runs: Vec<(i64, i64)>,
    ending: Ending,
    target: Target,
    now: i64,
}

#[derive(Debug, Clone, Copy)]
enum Ending {
    Runs(i64),
    Pauses,
    Stops(i64),
}

/// elapsed, inside, target, due, state, began out of hours.
type Shown = (i64, i64, i64, i64, State, bool);

fn by_oracle(case: &Case, map: &Map) -> Shown {
    let now = case.now;
    let mut ran: Vec<(i64, i64)> = case.runs.clone();
    if let Ending::Runs(since) = case.ending {
        ran.push((since, i64::MAX));
    }
    let runs_now = ran.iter().any(|(from, to)| *from <= now && now < *to);
    let ran: Vec<(i64, i64)> =
        ran.iter().map(|(from, to)| (*from, (*to).min(now))).filter(|(from, to)| from < to).collect();

    let is_elapsed = matches!(case.target, Target::Elapsed { .. });
    let elapsed: i64 = ran.iter().map(|(from, to)| to - from).sum();
    let inside: i64 = ran.iter().map(|(from, to)| map.open_until(*to) - map.open_until(*from)).sum();
    let used = if is_elapsed { elapsed } else { inside };
    let started = ran.first().map(|run| run.0);
    let budget = map.budget(&case.target, started.unwrap_or(now));

    let stop = match case.ending {
        Ending::Stops(at) if at <= now => Some(at),
        _ => None,
    };
    let mut due = None;
    let mut left = budget;
    for (from, to) in ran.iter().copied().chain([(stop.unwrap_or(now), i64::MAX)]) {
        let when = if is_elapsed { from + left } else { map.when_open(map.open_until(from) + left) };
        if when <= to {
            due = Some(when);
            break;
        }
        left -= if is_elapsed { to - from } else { map.open_until(to) - map.open_until(from) };
    }
    let due = due.expect("the map is long enough");

    let is_late = ran.iter().any(|(_, to)| *to > due);
    let left = budget - used;
    let state = match (stop.is_some(), runs_now) {
        (true, _) if is_late => State::Missed,
        (true, _) => State::Met,
        _ if is_late => State::Overdue,
        (_, true) if left > 3600 && left * 100 > budget * 25 => State::Running,
        (_, true) => State::DueSoon,
        _ if ran.is_empty() => State::NotStarted,
        _ => State::Paused,
    };
    (elapsed, inside, budget, due, state, started.is_some_and(|start| !map.is_open(start)))
}

fn by_clock(case: &Case, calendar: &Calendar) -> Shown {
    let at = |second: i64| Instant::from_second(second).unwrap();
    let past = case.runs.iter().map(|(from, to)| Interval::new(at(*from), at(*to))).collect();
    let runs = match case.ending {
        Ending::Runs(since) => Runs::running(past, at(since)),
        Ending::Pauses => Runs::paused(past),
        Ending::Stops(stop) => Runs::stopped(past, at(stop)),
    };
    let reading = Clock { runs: &runs, calendar, target: Some(&case.target) }.read(at(case.now));
    assert_eq!(reading.outside, reading.elapsed - reading.inside);
    assert_eq!(reading.left, reading.target.map(|target| target - reading.used));
    let due = reading.due.unwrap().as_second();
    (reading.elapsed, reading.inside, reading.target.unwrap(), due, reading.state, reading.is_out_of_hours)
}

/// SplitMix64: small, seeded, the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: i64) -> i64 {
        (self.roll() % end as u64) as i64
    }

    /// Minutes, hours and weeks alike: a random number of random size, often a whole minute.
    fn stretch(&mut self) -> i64 {
        let most = [300, 4_000, 30_000, 200_000, 1_500_000][self.below(5) as usize];
        let seconds = 1 + self.below(most);
        if self.below(2) == 0 { (seconds + 59) / 60 * 60 } else { seconds }
    }

    /// From 2012 to 2030; one in three within a day of a last Sunday in March or October.
    fn start(&mut self) -> i64 {
        let second =
            day_number(2012, 1, 1) * 86_400 + self.below((day_number(2030, 12, 31) - day_number(2012, 1, 1)) * 86_400);
        if self.below(3) > 0 {
            return second;
        }
        let (year, month) = (2012 + self.below(19), if self.below(2) == 0 { 3 } else { 10 });
        let last = day_number(year, month, 31);
        let sunday = last - (last + 4).rem_euclid(7);
        sunday * 86_400 + 3_600 + (self.below(2 * 86_400) - 86_400) / 900 * 900
    }

    fn target(&mut self) -> Target {
        match self.below(6) {
            0 => Target::Elapsed { seconds: self.stretch() },
            1 => Target::WorkingDays { count: 1 + self.below(15) as u32 },
            2 => Target::Months { count: 1 + self.below(3) as u32 },
            _ => Target::Service { seconds: 1 + self.stretch() % 180_000 },
        }
    }

    fn case(&mut self) -> Case {
        let mut at = self.start();
        let mut runs = Vec::new();
        let begins = at;
        for _ in 0..self.below(4) {
            let to = at + self.stretch();
            runs.push((at, to));
            at = to + self.stretch();
        }
        let last = runs.last().map_or(at, |run| run.1);
        let ending = match self.below(3) {
            0 => Ending::Runs(at),
            1 => Ending::Pauses,
            // Half the stops come out of a pause.
            _ => Ending::Stops(if self.below(2) == 0 { last } else { at }),
        };
        // Mostly after the history, sometimes from within it.
        let now = if self.below(4) == 0 { begins + self.below(at - begins + 1) } else { at + self.stretch() };
        Case { runs, ending, target: self.target(), now }
    }
}

/// Another seed: `CLOCK_SEED=7 cargo test -p clock oracle`.
#[test]
fn a_second_opinion_on_a_hundred_thousand_clocks() {
    let seed = std::env::var("CLOCK_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(SEED);
    let holidays = bank_holidays();
    std::thread::scope(|scope| {
        for (index, plan) in PLANS.iter().enumerate() {
            let holidays = &holidays;
            scope.spawn(move || {
                let (map, calendar) = (Map::of(plan, holidays), plan.calendar());
                let mut dice = Dice(seed.wrapping_add(index as u64));
                for nth in 0..CASES / PLANS.len() {
                    let case = dice.case();
                    let (oracle, clock) = (by_oracle(&case, &map), by_clock(&case, &calendar));
                    assert_eq!(
                        clock, oracle,
                        "clock and oracle differ: seed {seed}, case {nth} of plan {index}\n{case:#?}"
                    );
                }
            });
        }
    });
}

#[test]
fn the_oracle_knows_its_dates() {
    assert_eq!(day_number(1970, 1, 1), 0);
    assert_eq!(MAP_FROM, day_number(2011, 12, 1) * 1440);
    assert_eq!(MAP_TO, day_number(2033, 1, 1) * 1440);
    for number in MAP_FROM / 1440..MAP_TO / 1440 {
        let (year, month, day) = year_month_day(number);
        assert_eq!(day_number(year, month, day), number);
    }
}
