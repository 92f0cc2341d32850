//! The notes at the end: what each figure means, for whoever reads the paper.

use crate::document::FigureNote;
use crate::evaluate::{Evaluated, Links};
use crate::figure::Figure;
use crate::value::Value;

/// One note for each figure used, in the order of first use.
pub(super) fn notes(used: &[String], evaluated: &Evaluated, links: &dyn Links) -> Vec<FigureNote> {
    let figures = used.iter().filter_map(|name| evaluated.figures.get(name));
    figures.zip(1..).map(|(figure, number)| note(figure, number, links)).collect()
}

fn note(figure: &Figure, number: u32, links: &dyn Links) -> FigureNote {
    let is_entered = figure.source.is_some();
    let target = figure.target.as_ref().map(|target| {
        let met = match target.met {
            Some(true) => ", met",
            Some(false) => ", missed",
            None => "",
        };
        format!("{}{met} ({})", target.printed, target.source)
    });
    let compared = figure.before.as_ref().map(|before| {
        let how = if before.is_published { "as published" } else { "counted again from the records" };
        format!("{} in {}, {how}: {} ({})", before.printed, before.period, before.delta, before.turn.word())
    });
    FigureNote {
        id: figure.name.clone(),
        number,
        // A figure without a name of its own is explained once, not twice.
        title: if says_the_same(figure) { String::new() } else { figure.title.clone() },
        reads_as: reads_as(figure),
        meaning: figure.sentence.clone(),
        period: figure.period.clone(),
        as_at: Some(format!("{}, revision {}", figure.as_at, figure.revision)),
        records: (!is_entered).then(|| figure.records()),
        value: figure.exact(),
        target,
        compared,
        source: figure.source.clone(),
        adjusted: None,
        evidence: links.figure(&figure.name),
    }
}

fn says_the_same(figure: &Figure) -> bool {
    figure.title.trim_end_matches('.').eq_ignore_ascii_case(figure.sentence.trim_end_matches('.'))
}

fn reads_as(figure: &Figure) -> String {
    match &figure.value {
        Value::Rows { count: 1 } => "a table of 1 record".into(),
        Value::Rows { count } => format!("a table of {count} records"),
        _ => figure.printed.clone(),
    }
}
