//! When a clock ran: what the history of a record says about it.

use serde::{Deserialize, Serialize};

use crate::Instant;
use crate::interval::{Interval, Intervals, whole_second};

/// What a step in a record's history does to a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// From here it runs: opened, resumed, reopened.
    Runs,
    /// From here it waits, and no time passes.
    Pauses,
    /// From here it is over: resolved, closed, cancelled. A later step may start it again.
    Stops,
}

/// How a clock stands at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    NotStarted,
    Running,
    Paused,
    Stopped,
}

/// When a clock ran, and how it stood in between: the steps of a history, in order of time.
///
/// Every step is kept, so that a reading of an earlier instant sees a clock that was stopped then and reopened since.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runs {
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    at: Instant,
    step: Step,
    why: String,
}

impl Runs {
    /// A clock that has not started.
    pub fn not_started() -> Runs {
        Runs::default()
    }

    /// It ran in `past`, and runs since `since` until whenever one looks.
    pub fn running(past: Intervals, since: Instant) -> Runs {
        Runs::ending(past.clip(Instant::MIN, since), Some((since, Step::Runs)))
    }

    /// It ran in `past`, and waits.
    pub fn paused(past: Intervals) -> Runs {
        Runs::ending(past, None)
    }

    /// It ran in `past`, and was stopped at `at`: the end of the last run, or later if it was stopped in a pause. What
    /// `past` holds after that does not count.
    pub fn stopped(past: Intervals, at: Instant) -> Runs {
        Runs::ending(past.clip(Instant::MIN, at), Some((at, Step::Stops)))
    }

    fn ending(past: Intervals, last: Option<(Instant, Step)>) -> Runs {
        let ran = past.iter().flat_map(|run| [(run.from, Step::Runs), (run.to, Step::Pauses)]);
        Runs::from_steps(ran.chain(last).map(|(at, step)| (at, step, "")))
    }

    /// From a record's history: each instant, what the clock does from then on, and why in the user's words ("waiting
    /// for requester"). In any order; of steps at one instant the last given counts.
    pub fn from_steps<W: Into<String>>(steps: impl IntoIterator<Item = (Instant, Step, W)>) -> Runs {
        let mark = |(at, step, why): (Instant, Step, W)| Mark { at: whole_second(at), step, why: why.into() };
        let mut marks: Vec<Mark> = steps.into_iter().map(mark).collect();
        marks.sort_by_key(|mark| mark.at);
        Runs { marks }
    }

    /// What had run by `now`, and how the clock stood then: nothing after it counts.
    pub fn as_at(&self, now: Instant) -> (Intervals, Standing) {
        let now = whole_second(now);
        let marks = self.marks_by(now);
        let ends = marks.iter().skip(1).map(|mark| mark.at).chain([now]);
        let ran: Intervals = marks
            .iter()
            .zip(ends)
            .filter(|(mark, _)| mark.step == Step::Runs)
            .map(|(mark, to)| Interval { from: mark.at, to })
            .collect();
        let standing = match marks.last().map(|mark| mark.step) {
            Some(Step::Stops) => Standing::Stopped,
            Some(Step::Runs) => Standing::Running,
            Some(Step::Pauses) if !ran.is_empty() => Standing::Paused,
            _ => Standing::NotStarted,
        };
        (ran, standing)
    }

    /// From the first step up to `now`, without a break: each stretch, how the clock stood in it, and why.
    pub fn stretches(&self, now: Instant) -> Vec<(Interval, Step, &str)> {
        let now = whole_second(now);
        let marks = self.marks_by(now);
        let ends = marks.iter().skip(1).map(|mark| mark.at).chain([now]);
        let stretches = marks.iter().zip(ends).map(|(mark, to)| {
            let interval = Interval { from: mark.at, to };
            (interval, mark.step, mark.why.as_str())
        });
        stretches.filter(|(interval, ..)| !interval.is_empty()).collect()
    }

    fn marks_by(&self, now: Instant) -> &[Mark] {
        &self.marks[..self.marks.partition_point(|mark| mark.at <= now)]
    }

    /// When it was stopped, if it stood so at `now`.
    pub(crate) fn stopped_by(&self, now: Instant) -> Option<Instant> {
        self.marks_by(now).last().filter(|mark| mark.step == Step::Stops).map(|mark| mark.at)
    }

    /// From when the clock would go on if nothing held it: the stop if it is stopped at `now`, else `now`.
    pub(crate) fn goes_on_from(&self, now: Instant) -> Instant {
        self.stopped_by(now).unwrap_or(whole_second(now))
    }

    /// What made it stand still at `at`: "paused: waiting for requester", "stopped: resolved", or "paused".
    pub(crate) fn why_still_from(&self, at: Instant) -> String {
        let Some(mark) = self.marks_by(at).last().filter(|mark| mark.step != Step::Runs) else {
            return "paused".into();
        };
        let done = if mark.step == Step::Stops { "stopped" } else { "paused" };
        if mark.why.is_empty() { done.into() } else { format!("{done}: {}", mark.why) }
    }
}
