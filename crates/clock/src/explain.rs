//! How a reading was worked out, line by line, so that a dispute can print it.

use jiff::civil::Date;
use serde::Serialize;

use crate::Instant;
use crate::calendar::{Calendar, DayKind};
use crate::interval::{Interval, Intervals};
use crate::reading::{Reading, State};
use crate::runs::Standing;
use crate::words::{exact, shown};

/// What a line is about, so that a page can set it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Calendar,
    /// A stretch in which the clock ran, under one version of the calendar.
    Run,
    /// A day in the run above whose hours differ from its weekday's: bank holiday, closure, one-off day.
    Day,
    /// A stretch in which it did not run.
    Pause,
    Sum,
    Target,
    Due,
    Outcome,
}

/// A line of the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub part: Part,
    /// The sentence, with instants on the wall clock of the calendar's zone.
    pub text: String,
    /// What it is about: a run, a pause, a day.
    pub interval: Option<Interval>,
    /// Seconds inside service hours, for a run.
    pub inside: Option<i64>,
}

impl Line {
    fn new(part: Part, text: String) -> Line {
        Line { part, text, interval: None, inside: None }
    }
}

impl Reading<'_> {
    /// The whole sum in the order in which it is done. Durations are exact: `hh:mm`, with seconds where there are any.
    pub fn explain(&self) -> Vec<Line> {
        let calendar = self.clock.calendar;
        let about = format!(
            "Calendar “{}”, zone {}, bank holidays: {}.",
            calendar.name(),
            calendar.timetable().zone,
            calendar.holidays().name()
        );
        let mut lines = vec![Line::new(Part::Calendar, about)];
        let gaps = self.gaps();
        for run in self.ran.iter() {
            run_lines(calendar, run, &mut lines);
            if let Some(gap) = gaps.iter().find(|gap| gap.from == run.to) {
                lines.push(self.gap_line(gap));
            }
        }
        lines.push(self.sum_line());
        lines.extend(self.target_lines());
        lines
    }

    /// The pauses between runs, and the one since the last.
    fn gaps(&self) -> Intervals {
        let since = match (self.ran.end(), self.standing) {
            (Some(end), Standing::Paused) => Intervals::one(end, self.now),
            (Some(end), Standing::Stopped) => Intervals::one(end, self.clock.runs.goes_on_from(self.now)),
            _ => Intervals::none(),
        };
        self.ran.gaps().union(&since)
    }

    fn gap_line(&self, gap: Interval) -> Line {
        let text = format!(
            "{}: {}; no time counted.",
            stretch(self.clock.calendar, gap),
            self.clock.runs.why_still_from(gap.from)
        );
        Line { interval: Some(gap), ..Line::new(Part::Pause, text) }
    }

    fn sum_line(&self) -> Line {
        let text = match self.started {
            None => "The clock has not started.".into(),
            Some(_) => format!(
                "Together {} elapsed: {} inside service hours, {} outside.",
                exact(self.elapsed),
                exact(self.inside),
                exact(self.outside)
            ),
        };
        Line { inside: Some(self.inside), ..Line::new(Part::Sum, text) }
    }

    fn target_lines(&self) -> Vec<Line> {
        let zone = self.clock.calendar.zone();
        let (Some(written), Some(target), Some(left)) = (self.clock.target, self.target, self.left) else {
            let why = match self.clock.target {
                None => "No target: none is set for this clock.".to_owned(),
                Some(target) => format!("No target: the calendar has no day on which “{target}” could end."),
            };
            return vec![Line::new(Part::Target, why)];
        };
        let measure = if written.is_elapsed() { "elapsed time" } else { "service time" };
        let text = format!(
            "Target {written}: {} of {measure}; used {}, left {}.",
            exact(target),
            exact(self.used),
            exact(left)
        );
        let due = match self.due {
            Some(due) => format!("{} {}.", self.due_words(due), shown(due, zone)),
            None => format!("Not due within {} years.", crate::YEARS_AHEAD_MAX),
        };
        let outcome = match self.clock.runs.stopped_by(self.now) {
            Some(at) => format!("Stopped {}: {}.", shown(at, zone), self.in_words()),
            None => format!("Looked at {}: {}.", shown(self.now, zone), self.in_words()),
        };
        vec![Line::new(Part::Target, text), Line::new(Part::Due, due), Line::new(Part::Outcome, outcome)]
    }

    fn due_words(&self, due: Instant) -> &'static str {
        match self.state {
            State::Paused | State::NotStarted => "If it ran from now on, it would be due",
            _ if self.left.is_some_and(|left| left <= 0) => "The target was used up",
            State::Met if due > self.now => "It would have been due",
            State::Met => "It was due",
            _ => "Due",
        }
    }
}

/// A run, one line for each version of the calendar that it met, and the days in it that differ from their week.
fn run_lines(calendar: &Calendar, run: Interval, lines: &mut Vec<Line>) {
    for (version, piece) in by_version(calendar, run) {
        let inside = calendar.service_seconds(piece.from, piece.to);
        let hours = match version {
            Some(from) if from > Date::MIN => format!("hours in force since {}", from.strftime("%-d %b %Y")),
            Some(_) => "always open".into(),
            None => "before the calendar’s first version, so without hours".into(),
        };
        let ran = stretch(calendar, piece);
        let text =
            format!("{ran}: ran, {} elapsed, {} inside service hours; {hours}.", exact(piece.seconds()), exact(inside));
        lines.push(Line { interval: Some(piece), inside: Some(inside), ..Line::new(Part::Run, text) });
        lines.extend(unusual_days(calendar, piece));
    }
}

/// The run cut where another version of the calendar begins.
fn by_version(calendar: &Calendar, run: Interval) -> Vec<(Option<Date>, Interval)> {
    let mut pieces = vec![(calendar.version_on(calendar.date_at(run.from)), run)];
    for from in calendar.version_dates() {
        let begins = calendar.day_begins(from);
        if let Some((_, last)) = pieces.last_mut()
            && last.from < begins
            && begins < last.to
        {
            let rest = Interval { from: begins, to: last.to };
            last.to = begins;
            pieces.push((Some(from), rest));
        }
    }
    pieces
}

fn unusual_days(calendar: &Calendar, piece: Interval) -> impl Iterator<Item = Line> {
    let last = calendar.date_at(Instant::from_second(piece.to.as_second() - 1).unwrap_or(piece.to));
    calendar.unusual_dates(calendar.date_at(piece.from), last).into_iter().filter_map(move |date| {
        let day = calendar.day(date);
        let (named, what) = match day.kind {
            DayKind::BankHoliday => (day.holiday, "bank holiday, skipped".to_owned()),
            DayKind::Closure => (day.special, "closed, skipped".to_owned()),
            DayKind::OneOff => {
                let hours: Vec<String> = day.openings.iter().map(ToString::to_string).collect();
                (day.special, format!("own hours {}", hours.join(", ")))
            }
            _ => return None,
        };
        let text = format!("{}: {} ({what}).", date.strftime("%a %-d %b %Y"), named.unwrap_or_default());
        let whole = Interval { from: calendar.day_begins(date), to: calendar.day_ends(date) };
        Some(Line { interval: Some(whole), ..Line::new(Part::Day, text) })
    })
}

fn stretch(calendar: &Calendar, interval: Interval) -> String {
    format!("{} to {}", shown(interval.from, calendar.zone()), shown(interval.to, calendar.zone()))
}
