//! From values to places: ticks at round numbers.

use super::drawing::TEXT;
use super::{measure, words};

/// A linear scale: `low..=high` in values onto `from..=to` in drawing units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale whose values span at least something, whatever is given.
    pub(super) fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        let (low, high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
        let high = if high - low > f64::EPSILON * low.abs().max(1.0) { high } else { low + 1.0 };
        Scale { low, high, from, to }
    }

    /// Place of a value; values outside the scale stand at its end.
    pub(super) fn at(&self, value: f64) -> f64 {
        let share = if value.is_finite() { ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0) } else { 0.0 };
        self.from + share * (self.to - self.from)
    }
}

/// Round numbers from at or below `low` to at or above `high`, about `wanted` steps of them.
pub(super) fn ticks(low: f64, high: f64, wanted: usize, whole: bool) -> Vec<f64> {
    if !low.is_finite() || !high.is_finite() {
        return vec![0.0, 1.0];
    }
    let span = (high - low).max(if whole { 1.0 } else { 1e-9 });
    let rough = span / wanted.max(1) as f64;
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].iter().map(|m| m * magnitude).find(|step| *step >= rough * 0.999_999);
    let step = step.unwrap_or(10.0 * magnitude).max(if whole { 1.0 } else { 0.0 });
    let first = (low / step).floor();
    let last = (high / step - 1e-9).ceil().max(first + 1.0);
    let count = ((last - first) as usize).min(40);
    (0..=count).map(|place| (first + place as f64) * step).collect()
}

/// Room that the labels of these ticks take to the left of a plot.
pub(super) fn axis_width(ticks: &[f64]) -> f64 {
    let widest = ticks.iter().map(|tick| measure::width(&words::tick(*tick), TEXT, false)).fold(0.0, f64::max);
    (widest + 12.0).max(30.0).ceil()
}
