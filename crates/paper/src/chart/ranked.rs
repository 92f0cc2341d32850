//! Lines in order of size: the busiest first, what is not named together at the end.

use super::drawing::{Area, Drawing, TEXT, Words as Label};
use super::palette::{CONTROL, SUNKEN};
use super::{Cell, Chart, ChartTable, Room, Words, assemble, measure, words};

/// Lines with a number each, and what else is told of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// "incidents opened in May 2016".
    pub subject: String,
    /// What the lines are: "Assignment group".
    pub by: String,
    /// What the numbers are, as the heading of their column: "Incidents".
    pub unit: String,
    /// Headings of the further columns.
    pub also: Vec<String>,
    /// In the order in which they are drawn.
    pub lines: Vec<RankedLine>,
    /// A sentence to stand under the table.
    pub note: Option<String>,
    /// The line of all: its number as printed, and the further columns.
    pub all: (String, Vec<Cell>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct RankedLine {
    pub name: String,
    pub value: f64,
    pub printed: String,
    pub href: Option<String>,
    pub also: Vec<Cell>,
    /// Not one of those ranked: the others together, or what has no value.
    pub is_rest: bool,
}

const BAR: f64 = 16.0;
const STEP: f64 = 26.0;
/// Names wider than this are cut; the table has them whole.
const NAME_MAX: f64 = 240.0;
const GAP: f64 = 10.0;

/// Draws a bar for each line, its number at the bar's end.
pub fn ranked(id: &str, data: &Ranked) -> Chart {
    let words = Words { finding: finding(data), alt: alt(data), note: data.note.clone(), table: table(data) };
    assemble(id, words, |room| draw(id, data, room))
}

fn draw(id: &str, data: &Ranked, room: Room) -> Drawing {
    let mut drawing = Drawing::new(id, room);
    let numbers = data.lines.iter().map(|line| measure::width(&line.printed, TEXT, false)).fold(0.0, f64::max);
    let names = data.lines.iter().map(|line| measure::width(&line.name, TEXT, false)).fold(0.0, f64::max);
    let (left, above) = match room {
        Room::Wide => (names.min(NAME_MAX) + GAP, 0.0),
        Room::Narrow => (0.0, 20.0),
    };
    let room_for_name = if room == Room::Wide { NAME_MAX } else { drawing.width };
    let longest = data.lines.iter().map(|line| line.value).fold(0.0, f64::max);
    let longest = if longest > 0.0 { longest } else { 1.0 };
    let spare = drawing.width - left - numbers - GAP - 2.0;
    let mut y = 0.0;
    for line in &data.lines {
        let name = measure::cut(&line.name, TEXT, false, room_for_name);
        let label = Label::at(0.0, y + 14.0, &name);
        drawing.words(if line.is_rest { label.muted() } else { label });
        let w = (spare * (line.value / longest)).max(if line.value > 0.0 { 2.0 } else { 0.0 });
        let bar = Area { x: left + 0.5, y: y + above + 1.5, w, h: BAR };
        if w > 0.0 {
            match line.is_rest {
                true => {
                    drawing.fill(bar, SUNKEN);
                    drawing.outline(bar, CONTROL, "3 2");
                }
                false => drawing.mark(bar, 0, ""),
            }
        }
        drawing.words(Label::at(left + w + GAP, y + above + 14.0, &line.printed));
        y += STEP + above;
    }
    if data.lines.is_empty() {
        drawing.words(Label::at(0.0, 14.0, "none").muted());
        y = 20.0;
    }
    drawing.height = y;
    drawing
}

fn finding(data: &Ranked) -> String {
    let subject = words::capital(&data.subject);
    let by = record::english::lower_first(&data.by);
    let mut named = data.lines.iter().filter(|line| !line.is_rest);
    match (named.next(), named.next()) {
        (None, _) if data.lines.is_empty() => format!("{subject}: none"),
        (None, _) => format!("{subject}: no {by} is recorded"),
        (Some(first), None) => format!("{subject}, by {by}: {} {} of {}", first.name, first.printed, data.all.0),
        (Some(first), Some(next)) => format!(
            "{subject}, by {by}: {} {} of {}, then {} {}",
            first.name, first.printed, data.all.0, next.name, next.printed
        ),
    }
}

fn alt(data: &Ranked) -> String {
    let by = record::english::lower_first(&data.by);
    let lines: Vec<String> = data.lines.iter().map(|line| format!("{} {}", line.name, line.printed)).collect();
    let lines = if lines.is_empty() { "none".to_owned() } else { lines.join("; ") };
    format!("Bars: {}, by {by}, the largest first. {lines}. Table follows.", data.subject)
}

fn table(data: &Ranked) -> ChartTable {
    let mut header = vec![words::capital(&data.by), data.unit.clone()];
    header.extend(data.also.iter().cloned());
    let row = |name: &str, printed: &str, href: Option<String>, also: &[Cell]| {
        let mut cells = vec![Cell::words(name), Cell::number(printed).leading_to(href)];
        cells.extend(also.iter().cloned());
        cells
    };
    let mut rows: Vec<Vec<Cell>> =
        data.lines.iter().map(|line| row(&line.name, &line.printed, line.href.clone(), &line.also)).collect();
    if rows.len() > 1 {
        rows.push(row("All", &data.all.0, None, &data.all.1));
    }
    ChartTable { caption: words::capital(&data.subject), header, rows }
}

#[cfg(test)]
pub(super) fn drawn(id: &str, data: &Ranked, room: Room) -> Drawing {
    draw(id, data, room)
}
