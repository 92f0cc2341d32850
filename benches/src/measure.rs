//! Times, and the table that they are printed in.

use std::time::{Duration, Instant};

use crate::place::Fallible;

/// Middle and 95th of a hundred, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Times {
    pub p50: f64,
    pub p95: f64,
}

impl Times {
    pub fn of(mut all: Vec<Duration>) -> Self {
        all.sort();
        let at = |share: f64| {
            let place = ((all.len() as f64 * share).ceil() as usize).clamp(1, all.len().max(1)) - 1;
            all.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
        };
        Self { p50: at(0.5), p95: at(0.95) }
    }
}

/// Runs a piece of work `times` times after two runs that only warm.
pub fn timed(times: usize, mut work: impl FnMut(usize) -> Fallible<()>) -> Fallible<Times> {
    for warm in 0..2 {
        work(warm)?;
    }
    let mut all = Vec::with_capacity(times);
    for turn in 0..times {
        let began = Instant::now();
        work(turn)?;
        all.push(began.elapsed());
    }
    Ok(Times::of(all))
}

/// One line of the table.
pub struct Line {
    pub name: String,
    pub ours: Times,
    /// The same rows asked of the bare engine in the same run.
    pub bare: Option<Times>,
    pub aim: &'static str,
}

impl Line {
    pub fn print(&self) {
        let bare = self.bare.map_or_else(
            || format!("{:>9} {:>7}", "", ""),
            |bare| format!("{:>9.2} {:>6.1}×", bare.p50, self.ours.p50 / bare.p50),
        );
        println!("{:<58} {:>9.2} {:>9.2} {bare}  {}", self.name, self.ours.p50, self.ours.p95, self.aim);
    }
}

pub fn heading(title: &str) {
    println!("\n{title}\n{:<58} {:>9} {:>9} {:>9} {:>7}", "milliseconds", "p50", "p95", "bare p50", "ratio");
}
