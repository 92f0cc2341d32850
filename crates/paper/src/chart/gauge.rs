//! Linear gauge: what was achieved, what was the target, and in words whether it was met.

use super::drawing::{Area, Drawing, Words as Label, circle, diamond, square};
use super::palette::{CONTROL, GREEN, INK, RED, SUNKEN, SURFACE};
use super::scale::Scale;
use super::{Cell, Chart, ChartTable, Room, Words, assemble, measure};

/// One measure in one period. Printed values come from whoever counted, so that paper and drawing cannot differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// "City of London service desk rated good or very good".
    pub name: String,
    /// Ends of the bar, with their labels: `(0.0, "0%")` and `(100.0, "100%")`, or `(-100.0, "−100")` and so on.
    pub low: (f64, String),
    pub high: (f64, String),
    /// The value and how it is printed; `None`: nothing was counted.
    pub value: Option<(f64, String)>,
    /// Numerator and denominator, where the value is a share.
    pub counted: Option<(u64, u64)>,
    /// What the denominator counts, as a plural: "replies".
    pub of: String,
    /// The target; `at_least` says from which side it is met.
    pub target: Option<Mark>,
    pub at_least: bool,
    /// A named place on the scale that is no target: `50`, "very good".
    pub mark: Option<Mark>,
    /// The period before.
    pub before: Option<Before>,
    /// Where the counted records are listed.
    pub href: Option<String>,
}

/// A place on the scale, and how it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub value: f64,
    pub printed: String,
}

/// The value of the period before, and that period's name: "April".
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    pub value: f64,
    pub printed: String,
    pub when: String,
}

/// Below this many, a share is printed as "4 of 6" and not as a percentage.
const COUNTED_MIN: u64 = 10;
const BAR: f64 = 16.0;

impl Gauge {
    fn is_met(&self) -> Option<bool> {
        let (value, _) = self.value.as_ref()?;
        let target = self.target.as_ref()?;
        Some(if self.at_least { *value >= target.value } else { *value <= target.value })
    }

    fn result(&self) -> &'static str {
        match (self.is_met(), &self.value) {
            (Some(true), _) => "Met",
            (Some(false), _) => "Missed",
            (None, Some(_)) => "No target",
            (None, None) => "No data",
        }
    }

    fn achieved(&self) -> String {
        match (&self.value, self.counted) {
            (None, _) => format!("No {}", self.of),
            (Some(_), Some((part, all))) if all < COUNTED_MIN => format!("{part} of {all}"),
            (Some((_, printed)), _) => printed.clone(),
        }
    }

    /// "412 of 448 replies"; nothing where the achieved value already says it.
    fn counted_words(&self) -> Option<String> {
        let (part, all) = self.counted.filter(|(_, all)| *all >= COUNTED_MIN)?;
        Some(format!("{part} of {all} {}", self.of))
    }
}

/// Draws a gauge of 340 units, for two columns on paper and for screens; 260 for narrow ones.
pub fn gauge(id: &str, data: &Gauge) -> Chart {
    let words = Words { finding: finding(data), alt: alt(data), note: None, table: table(data) };
    assemble(id, words, |room| draw(id, data, room))
}

fn draw(id: &str, data: &Gauge, room: Room) -> Drawing {
    let mut drawing = Drawing::new(id, room);
    drawing.width = match room {
        Room::Wide => 340.0,
        Room::Narrow => 260.0,
    };
    let width = drawing.width;
    let name = measure::wrap(&data.name, 15.0, true, width);
    let y = drawing.lines(Label::at(0.0, 14.0, "").size(15.0).bold(), &name) + 12.0;
    draw_words(&mut drawing, data, y);
    let bar = Area { x: 0.5, y: y + 10.0, w: width - 1.0, h: BAR };
    let scale = Scale::new(data.low.0, data.high.0, bar.x, bar.x + bar.w);
    draw_bar(&mut drawing, data, bar, scale);
    let mut bottom = label_scale(&mut drawing, data, scale, bar.y + bar.h + 19.0);
    if let Some(before) = &data.before {
        bottom += 19.0;
        drawing.words(Label::at(0.0, bottom, &measure::cut(&before_words(data, before), 14.0, false, width)).muted());
    }
    drawing.height = bottom + 6.0;
    drawing
}

/// Achieved, large; a shape and a word for the result; what was counted.
fn draw_words(drawing: &mut Drawing, data: &Gauge, y: f64) {
    let achieved = data.achieved();
    let size = if data.value.is_some() { 27.0 } else { 18.0 };
    let value = Label::at(0.0, y, &achieved).size(size).bold();
    let mut x = value.width() + 12.0;
    drawing.words(value);
    if data.value.is_none() {
        return;
    }
    if let Some(is_met) = data.is_met() {
        let tone = if is_met { GREEN } else { RED };
        let shape = if is_met { circle(x + 6.0, y - 5.5, 6.0) } else { square(x + 6.0, y - 5.5, 5.5) };
        drawing.shape(&shape, tone, None);
        let word = Label::at(x + 17.0, y, data.result()).size(15.0).bold().tone(tone);
        x += 17.0 + word.width() + 10.0;
        drawing.words(word);
    }
    if let Some(counted) = data.counted_words() {
        drawing.words(Label::at(x, y, &measure::cut(&counted, 14.0, false, drawing.width - x)).muted());
    }
}

fn draw_bar(drawing: &mut Drawing, data: &Gauge, bar: Area, scale: Scale) {
    drawing.fill(bar, SUNKEN);
    drawing.outline(bar, CONTROL, "");
    let zero = scale.at(data.low.0.max(0.0));
    if let Some((value, _)) = &data.value {
        let end = scale.at(*value);
        let (left, right) = (zero.min(end), zero.max(end));
        drawing.mark(Area { x: left, y: bar.y, w: right - left, h: bar.h }, 0, "");
    }
    if data.low.0 < 0.0 {
        drawing.rule((zero, bar.y - 3.0), (zero, bar.y + bar.h + 4.0), INK, 1.0, "");
    }
    if let Some(before) = &data.before {
        drawing.shape(
            &diamond(scale.at(before.value).clamp(6.0, drawing.width - 6.0), bar.y + bar.h / 2.0, 5.0),
            SURFACE,
            Some(INK),
        );
    }
    for (mark, weight) in data.mark.iter().map(|m| (m, 1.5)).chain(data.target.iter().map(|m| (m, 3.0))) {
        let x = scale.at(mark.value).clamp(2.0, drawing.width - 2.0);
        // A line in the colour of the paper on each side keeps the notch visible across the bar.
        drawing.rule((x, bar.y - 4.0), (x, bar.y + bar.h + 5.0), SURFACE, weight + 3.0, "");
        drawing.rule((x, bar.y - 4.0), (x, bar.y + bar.h + 5.0), INK, weight, "");
    }
}

/// Target first, then the other mark, then the ends: whatever would touch an earlier label moves down or is left out.
fn label_scale(drawing: &mut Drawing, data: &Gauge, scale: Scale, y: f64) -> f64 {
    let mut bottom = y;
    let mut placed: Vec<Area> = Vec::new();
    let target = data.target.as_ref().map(|mark| (mark.value, format!("target {}", mark.printed), true));
    let mark = data.mark.as_ref().map(|mark| (mark.value, mark.printed.clone(), true));
    let zero = (data.low.0 < 0.0 && data.high.0 > 0.0).then(|| (0.0, "0".to_owned(), false));
    let ends = [(data.low.0, data.low.1.clone(), false), (data.high.0, data.high.1.clone(), false)];
    for (value, words, must) in target.into_iter().chain(mark).chain(ends).chain(zero) {
        let label = Label::at(scale.at(value), y, &words).middle().within(0.0, drawing.width);
        let label = if must { label.bold().within(0.0, drawing.width) } else { label.muted() };
        let mut area = label.area();
        area.x -= 8.0;
        area.w += 16.0;
        let mut line = y;
        while placed.iter().any(|other| other.meets(&area)) && must {
            line += 18.0;
            area.y += 18.0;
        }
        if !placed.iter().any(|other| other.meets(&area)) {
            drawing.words(Label { y: line, ..label });
            placed.push(area);
            bottom = bottom.max(line);
        }
    }
    bottom
}

fn before_words(data: &Gauge, before: &Before) -> String {
    let turn = match &data.value {
        None => "",
        Some((value, _)) if *value > before.value => ", now higher",
        Some((value, _)) if *value < before.value => ", now lower",
        Some(_) => ", the same",
    };
    format!("{}: {}{turn}", before.when, before.printed)
}

fn finding(data: &Gauge) -> String {
    let achieved = data.achieved();
    match (&data.target, data.is_met()) {
        (Some(target), Some(is_met)) => {
            let result = if is_met { "met" } else { "missed" };
            format!("{}: {achieved}, target {} {result}", data.name, target.printed)
        }
        _ => format!("{}: {achieved}", data.name),
    }
}

fn alt(data: &Gauge) -> String {
    let mut text = format!("Gauge from {} to {}: {}.", data.low.1, data.high.1, data.name);
    if let Some(target) = &data.target {
        text.push_str(&format!(" Target {}.", target.printed));
    }
    match &data.value {
        None => text.push_str(&format!(" No {}.", data.of)),
        Some((_, printed)) => {
            let counted = data.counted.map(|(part, all)| format!(", {part} of {all} {}", data.of)).unwrap_or_default();
            text.push_str(&format!(" Achieved {printed}{counted}."));
            if data.target.is_some() {
                text.push_str(&format!(" {}.", data.result()));
            }
        }
    }
    if let Some(mark) = &data.mark {
        text.push_str(&format!(" Marked: {}.", mark.printed));
    }
    if let Some(before) = &data.before {
        text.push_str(&format!(" {}.", before_words(data, before)));
    }
    text
}

fn table(data: &Gauge) -> ChartTable {
    let dash = || "–".to_owned();
    let mut header: Vec<String> = ["Measure", "Target", "Achieved"].map(str::to_owned).into();
    let mut row = vec![
        Cell::words(&data.name),
        Cell::number(data.target.as_ref().map_or_else(dash, |target| target.printed.clone())),
        Cell::number(data.value.as_ref().map_or_else(|| format!("No {}", data.of), |(_, printed)| printed.clone()))
            .leading_to(data.href.clone()),
    ];
    if let Some((part, all)) = data.counted {
        header.push("Counted".to_owned());
        row.push(Cell::number(format!("{part} of {all}")).leading_to(data.href.clone()));
    }
    header.push("Result".to_owned());
    row.push(Cell::words(data.result()));
    if let Some(before) = &data.before {
        header.push(before.when.clone());
        row.push(Cell::number(&before.printed));
    }
    ChartTable { caption: data.name.clone(), header, rows: vec![row] }
}

#[cfg(test)]
pub(super) fn drawn(id: &str, data: &Gauge, room: Room) -> Drawing {
    draw(id, data, room)
}
