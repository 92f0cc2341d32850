//! What a clock shows at an instant.

use serde::{Deserialize, Serialize};

use crate::Instant;
use crate::calendar::Calendar;
use crate::interval::{Intervals, later, whole_second};
use crate::runs::{Runs, Standing};
use crate::target::Target;
use crate::words::hhmm_shown;

const DUE_SOON_SECONDS_MIN: i64 = 3_600;

/// A clock: when it ran, in whose hours it counts, and what it may use. There is no clock without a calendar.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    pub runs: &'a Runs,
    pub calendar: &'a Calendar,
    pub target: Option<&'a Target>,
}

/// Where a clock stands against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing has run yet.
    NotStarted,
    /// On track: more than a quarter of the target, and more than an hour, is left.
    Running,
    /// Less than that is left.
    DueSoon,
    /// It has run past the due instant; perhaps it is paused since.
    Overdue,
    /// It waits, and is not overdue.
    Paused,
    /// Stopped at the due instant or before.
    Met,
    /// Stopped after the due instant.
    Missed,
    /// There is nothing to compare with; [`Reading::explain`] says why.
    NoTarget,
}

/// What a clock shows at an instant. Durations are seconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'a> {
    pub now: Instant,
    pub standing: Standing,
    /// When it first ran, if it has.
    pub started: Option<Instant>,
    /// It started outside service hours.
    pub is_out_of_hours: bool,
    /// While it ran, at any hour.
    pub elapsed: i64,
    /// While it ran, inside service hours.
    pub inside: i64,
    /// While it ran, outside service hours: `elapsed - inside`.
    pub outside: i64,
    /// What it may use, as counted from its start. None without a target, or where the calendar never ends it.
    pub target: Option<i64>,
    /// What it has used: `inside`, or `elapsed` for a target in elapsed time.
    pub used: i64,
    /// `target - used`. Nothing or less means used up. It can be 0 for a clock that is overdue at night: it ran past
    /// its due instant, and no service time has passed since.
    pub left: Option<i64>,
    /// The first instant at which the target is used up: in the past if it is; else as if it goes on running from now
    /// (from the stop, for a stopped clock). None without a target, or if it is over 20 years away.
    pub due: Option<Instant>,
    pub state: State,
    pub(crate) ran: Intervals,
    pub(crate) clock: Clock<'a>,
}

/// Two clocks are equal when everything they show is.
impl PartialEq for Clock<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.runs == other.runs && self.calendar == other.calendar && self.target == other.target
    }
}

impl<'a> Clock<'a> {
    /// Reads the clock as it stood at `now`; what happened later does not count.
    pub fn read(self, now: Instant) -> Reading<'a> {
        let now = whole_second(now);
        let (ran, standing) = self.runs.as_at(now);
        let elapsed = ran.total();
        let inside = ran.iter().map(|run| self.calendar.service_seconds(run.from, run.to)).sum();
        let used = if self.counts_elapsed() { elapsed } else { inside };
        let start = ran.first().unwrap_or(now);
        let target = self.target.and_then(|target| target.seconds_from(start, self.calendar));
        let due = target.and_then(|target| self.due(&ran, target, now));
        let left = target.map(|target| target - used);
        let is_late = due.is_some_and(|due| ran.end().is_some_and(|end| end > due));
        Reading {
            now,
            standing,
            started: ran.first(),
            is_out_of_hours: ran.first().is_some_and(|start| !self.calendar.is_open(start)),
            elapsed,
            inside,
            outside: elapsed - inside,
            target,
            used,
            left,
            due,
            state: state(standing, target.zip(left), is_late),
            ran,
            clock: self,
        }
    }

    pub(crate) fn counts_elapsed(&self) -> bool {
        self.target.is_some_and(Target::is_elapsed)
    }

    /// Walks the runs until `target` seconds are used up, then onwards.
    fn due(&self, ran: &Intervals, target: i64, now: Instant) -> Option<Instant> {
        let mut left = target;
        for run in ran.iter() {
            let used = self.counted(run.from, run.to);
            if left <= used {
                return self.used_up(run.from, left);
            }
            left -= used;
        }
        self.used_up(self.runs.goes_on_from(now), left)
    }

    pub(crate) fn counted(&self, from: Instant, to: Instant) -> i64 {
        if self.counts_elapsed() { Intervals::one(from, to).total() } else { self.calendar.service_seconds(from, to) }
    }

    fn used_up(&self, from: Instant, seconds: i64) -> Option<Instant> {
        if self.counts_elapsed() { Some(later(from, seconds)) } else { self.calendar.ends_after(from, seconds) }
    }
}

fn state(standing: Standing, target_and_left: Option<(i64, i64)>, is_late: bool) -> State {
    let Some((target, left)) = target_and_left else { return State::NoTarget };
    match standing {
        Standing::Stopped if is_late => State::Missed,
        Standing::Stopped => State::Met,
        Standing::Running | Standing::Paused if is_late => State::Overdue,
        Standing::NotStarted => State::NotStarted,
        Standing::Paused => State::Paused,
        Standing::Running if left * 4 > target && left > DUE_SOON_SECONDS_MIN => State::Running,
        Standing::Running => State::DueSoon,
    }
}

impl Reading<'_> {
    /// The state as a list cell speaks it: "due soon, 00:38 left", "overdue by 00:20", "met in 00:07".
    pub fn in_words(&self) -> String {
        let left = self.left.unwrap_or(0);
        let paused = if self.standing == Standing::Paused { ", paused" } else { "" };
        match self.state {
            State::NotStarted => "not started".into(),
            State::Running => format!("on track, {} left", hhmm_shown(left)),
            State::DueSoon => format!("due soon, {} left", hhmm_shown(left)),
            State::Overdue => format!("overdue by {}{paused}", hhmm_shown(-left)),
            State::Paused => format!("paused, {} left", hhmm_shown(left)),
            State::Met => format!("met in {}", hhmm_shown(self.used)),
            State::Missed => format!("missed by {}", hhmm_shown(-left)),
            State::NoTarget => "no target".into(),
        }
    }
}
