//! Figures as gauges, and their words: target and achieved are never the same word.

use crate::chart::{Before, Gauge, Mark};
use crate::document::{Run, Runs};
use crate::figure::{Figure, Turn};
use crate::format::signed;
use crate::script::Better;
use crate::value::{Unit, Value, approximate};

/// What the drawing of a figure takes.
pub(crate) fn gauge_of(figure: &Figure, href: Option<String>) -> Gauge {
    let scale = record::value::decimal_unit() as f64;
    let seconds = if is_duration(&figure.value) { 3600.0 } else { 1.0 };
    let value = figure.value.ratio().map(approximate);
    let target = figure
        .target
        .as_ref()
        .map(|target| Mark { value: target.value as f64 / scale * seconds, printed: target.printed.clone() });
    let (low, high) = ends(figure, value, target.as_ref().map(|target| target.value));
    let before = figure.before.as_ref().and_then(|before| {
        let value = before.value.ratio().map(approximate)?;
        Some(Before { value, printed: before.printed.clone(), when: before.period.clone() })
    });
    let counted = match &figure.value {
        Value::Share { part, whole } => u64::try_from(*part).ok().zip(u64::try_from(*whole).ok()),
        _ => None,
    };
    Gauge {
        name: figure.title.clone(),
        low,
        high,
        value: value.map(|value| (value, figure.printed.clone())),
        counted,
        of: figure.many().to_owned(),
        target,
        at_least: figure.better != Some(Better::Down),
        mark: None,
        before,
        href,
    }
}

fn is_duration(value: &Value) -> bool {
    matches!(value, Value::Amount { unit: Unit::Duration, .. })
}

type End = (f64, String);

fn ends(figure: &Figure, value: Option<f64>, target: Option<f64>) -> (End, End) {
    match &figure.value {
        Value::Share { .. } => ((0.0, "0%".into()), (100.0, "100%".into())),
        Value::Nps { .. } => ((-100.0, signed(-100)), (100.0, signed(100))),
        other => {
            let most = value.unwrap_or(0.0).max(target.unwrap_or(0.0)) * 1.25;
            let most = if most > 0.0 { most } else { 1.0 };
            // The end of the scale is a round number in the figure's own unit.
            let step = 10f64.powf(most.log10().floor()).max(1.0);
            let most = (most / step).ceil() * step;
            let printed =
                if is_duration(other) { record::value::hhmm(most as i64) } else { record::value::grouped(most as i64) };
            ((0.0, if is_duration(other) { "00:00".into() } else { "0".into() }), (most, printed))
        }
    }
}

/// `Target 85%. Achieved 92%, 412 of 448 replies. Met. Better than in April 2020 (91%).`
pub(super) fn words(figure: &Figure, achieved: Run) -> Runs {
    let target = match &figure.target {
        Some(target) => format!("Target {}. Achieved ", target.printed),
        None => "No target. Achieved ".to_owned(),
    };
    let mut after = String::new();
    if let Value::Share { part, whole } = figure.value
        && whole > 0
    {
        after += &format!(", {part} of {whole} {}", figure.many());
    }
    after += ".";
    match figure.target.as_ref().and_then(|target| target.met) {
        Some(true) => after += " Met.",
        Some(false) => after += " Missed.",
        None => {}
    }
    if let Some(before) = &figure.before {
        let than = match before.turn {
            Turn::Better => "Better than in",
            Turn::Worse => "Worse than in",
            Turn::Same => "The same as in",
            Turn::Changed => "Changed since",
        };
        after += &format!(" {than} {} ({}).", before.period, before.printed);
    }
    vec![Run::text(target), achieved, Run::text(after)]
}
