//! Times, and the table that they are printed in.

use std::time::{Duration, Instant};

use crate::place::Fallible;

/// Middle and 95th of a hundred in milliseconds by the clock; and on the processor, which other work does not lengthen as much, the
/// mean, for the system counts that by the tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Times {
    pub p50: f64,
    pub p95: f64,
    pub processor: f64,
}

impl Times {
    pub fn of(mut all: Vec<Duration>, processor: Duration) -> Self {
        all.sort();
        let processor = processor.as_secs_f64() * 1_000.0 / all.len().max(1) as f64;
        Self { p50: share_of(&all, 0.5), p95: share_of(&all, 0.95), processor }
    }

    /// The longest of each.
    pub fn slowest<'a>(all: impl Iterator<Item = &'a Times> + Clone) -> Self {
        let most = |of: fn(&Times) -> f64| all.clone().map(of).fold(0.0, f64::max);
        Self { p50: most(|times| times.p50), p95: most(|times| times.p95), processor: most(|times| times.processor) }
    }
}

fn share_of(sorted: &[Duration], share: f64) -> f64 {
    let place = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len().max(1)) - 1;
    sorted.get(place).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
}

/// How long this thread has been on a processor; nothing where the system does not tell.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

/// Runs a piece of work `times` times after two runs that only warm.
pub fn timed(times: usize, mut work: impl FnMut(usize) -> Fallible<()>) -> Fallible<Times> {
    for warm in 0..2 {
        work(warm)?;
    }
    let mut all = Vec::with_capacity(times);
    let used = on_processor();
    for turn in 0..times {
        let began = Instant::now();
        work(turn)?;
        all.push(began.elapsed());
    }
    Ok(Times::of(all, on_processor().saturating_sub(used)))
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
        let Times { p50, p95, processor } = self.ours;
        let bare = self.bare.map_or_else(
            || format!("{:>8} {:>7}", "", ""),
            |bare| format!("{:>8.2} {:>6.1}×", bare.p50, p50 / bare.p50),
        );
        println!("{:<62} {p50:>8.2} {p95:>8.2} {processor:>8.2} {bare}  {}", self.name, self.aim);
    }
}

pub fn heading(title: &str) {
    println!(
        "\n{title}\n{:<62} {:>8} {:>8} {:>8} {:>8} {:>7}",
        "milliseconds", "p50", "p95", "cpu", "bare p50", "ratio"
    );
}

/// The most memory that this process has had resident so far, in megabytes; nothing where the system does not tell.
pub fn resident_most() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok().map(|kilobytes| kilobytes / 1_000.0)
}
