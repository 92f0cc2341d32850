//! The clocks of a record: what was agreed, what has been used of it, and how that was worked out.

use clock::{Clock, Line, State};
use maud::{Markup, html};
use practice::clocks::{Measures, RecordClock};

use super::reading::Shown;
use crate::look::{self, Tone};
use crate::site::Visit;

/// Each clock of the record; nothing for a record without an agreement.
pub fn show(visit: &Visit, shown: &Shown) -> Markup {
    html! {
        @if !shown.clocks.is_empty() {
            section class="gh-section" {
                h2 { "Clocks" }
                @for clock in &shown.clocks { (one(visit, clock, shown.clocks_at)) }
            }
        }
    }
}

fn one(visit: &Visit, clock: &RecordClock, now: jiff::Timestamp) -> Markup {
    let reading = Clock { runs: &clock.runs, calendar: &clock.calendar, target: Some(&clock.target) }.read(now);
    let name = match clock.measures {
        Measures::Response => "Response",
        Measures::Resolution => "Resolution",
    };
    let due = reading.due.filter(|_| !clock.is_void).map(|due| record::value::show_instant(due, &visit.words));
    html! {
        div class="gh-clock" {
            p class="gh-clock__head" {
                strong { (name) } " "
                @if clock.is_void { (look::tag(Tone::Grey, "stopped: nothing was kept or missed")) }
                @else { (look::tag(tone(reading.state), &reading.in_words())) }
            }
            p class="gh-small gh-muted" {
                (clock.agreement) ", within " (clock.target)
                @if let Some(due) = due { ", due " (due) }
                @if !clock.is_service_level { ", between those who provide it" }
            }
            (look::details("How is this worked out?", explained(&reading.explain())))
        }
    }
}

fn explained(lines: &[Line]) -> Markup {
    html! { ul class="gh-small" { @for line in lines { li { (line.text) } } } }
}

fn tone(state: State) -> Tone {
    match state {
        State::Met => Tone::Blue,
        State::Running => Tone::Green,
        State::DueSoon => Tone::Amber,
        State::Missed | State::Overdue => Tone::Red,
        State::NotStarted | State::Paused | State::NoTarget => Tone::Grey,
    }
}
