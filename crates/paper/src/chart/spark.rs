//! A line the height of a word, for a cell or a tile. It is never alone: its number stands beside it.

use super::drawing::{Area, Drawing, circle};
use super::palette::{CONTROL, SERIES};
use super::scale::Scale;
use super::{Cell, Chart, ChartTable, Room, Words, words};

/// Draws the run of values, the newest as a point. Each value comes with the name of its period.
pub fn spark(id: &str, subject: &str, values: &[(String, Option<f64>)]) -> Chart {
    let known: Vec<(&str, f64)> = values
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), (*value)?)))
        .filter(|(_, value)| value.is_finite())
        .collect();
    let words = Words {
        finding: finding(subject, &known),
        alt: alt(subject, &known),
        note: None,
        table: ChartTable {
            caption: words::capital(subject),
            header: vec!["Period".to_owned(), "Value".to_owned()],
            rows: values.iter().map(|(name, value)| vec![Cell::words(name), Cell::number(printed(*value))]).collect(),
        },
    };
    let svg = draw(id, values).finish(&words.finding, &words.alt, Room::Wide);
    Chart {
        id: super::drawing_id(id, Room::Wide),
        finding: words.finding,
        svg,
        narrow: None,
        alt: words.alt,
        note: None,
        table: words.table,
    }
}

fn printed(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or("no data".to_owned(), words::tick)
}

fn draw(id: &str, values: &[(String, Option<f64>)]) -> Drawing {
    let mut drawing = Drawing::new(id, Room::Wide);
    (drawing.width, drawing.height) = (120.0, 28.0);
    let known = || values.iter().filter_map(|(_, value)| *value).filter(|value| value.is_finite());
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let scale = Scale::new(low, high, 23.0, 5.0);
    let x = |place: usize| 4.0 + place as f64 * 112.0 / values.len().saturating_sub(1).max(1) as f64;
    drawing.rule((4.0, 27.0), (116.0, 27.0), CONTROL, 1.0, "");
    let mut run = Vec::new();
    let mut last = None;
    for (place, (_, value)) in values.iter().enumerate() {
        match value.filter(|value| value.is_finite()) {
            Some(value) => {
                run.push((x(place), scale.at(value)));
                last = run.last().copied();
            }
            None => {
                drawing.through(&run, SERIES[0], 2.0, "");
                run.clear();
            }
        }
    }
    drawing.through(&run, SERIES[0], 2.0, "");
    if let Some((x, y)) = last {
        drawing.marks.push(Area { x: x - 3.5, y: y - 3.5, w: 7.0, h: 7.0 });
        drawing.shape(&circle(x, y, 3.5), SERIES[0], None);
    }
    drawing
}

fn finding(subject: &str, known: &[(&str, f64)]) -> String {
    match known.last() {
        Some((name, value)) => format!("{}: {} in {name}", words::capital(subject), words::tick(*value)),
        None => format!("{}: no data", words::capital(subject)),
    }
}

fn alt(subject: &str, known: &[(&str, f64)]) -> String {
    let (Some((first_name, first)), Some((last_name, last))) = (known.first(), known.last()) else {
        return format!("Line: {subject}. No data.");
    };
    let turn = words::direction(*first, *last, &words::tick(*first), &words::tick(*last));
    let extreme = |better: fn(f64, f64) -> bool| {
        let best = known.iter().fold(known[0], |best, point| if better(point.1, best.1) { *point } else { best });
        format!("{} in {}", words::tick(best.1), best.0)
    };
    let (low, high) = (extreme(|a, b| a < b), extreme(|a, b| a > b));
    format!("Line: {subject}, {first_name} to {last_name}. Lowest {low}; highest {high}; over the period {turn}.")
}
