//! Findings of a health check by severity and by what became of them. Each bar is the whole of its severity, so that
//! two open ones of 23 are seen beside 162; what was mitigated or accepted is never shown as remediated.

use super::columns::Count;
use super::drawing::{Area, Drawing, Swatch, TEXT, Words as Label};
use super::palette::{CONTROL, SEVERITIES, SUNKEN, Tone};
use super::{Cell, Chart, ChartTable, Room, Words, assemble, measure, words};

/// Findings of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// "findings of the 2019/20 health check, City of London".
    pub subject: String,
    /// Worst first.
    pub rows: Vec<FindingsRow>,
}

/// One severity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingsRow {
    pub severity: Severity,
    pub remediated: Count,
    pub mitigated: Count,
    pub accepted: Count,
    pub open: Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Critical,
    High,
    Medium,
    Low,
    Info,
}

impl Severity {
    /// As printed.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Critical => "Critical",
            Severity::High => "High",
            Severity::Medium => "Medium",
            Severity::Low => "Low",
            Severity::Info => "Info",
        }
    }

    fn tone(self) -> Tone {
        SEVERITIES[match self {
            Severity::Critical => 0,
            Severity::High => 1,
            Severity::Medium => 2,
            Severity::Low | Severity::Info => 3,
        }]
    }
}

/// Words of the four states, and the series in whose colour and pattern each is drawn.
const STATES: [(&str, usize); 4] = [("remediated", 0), ("mitigated", 2), ("accepted", 1), ("open", 4)];
const BAR: f64 = 20.0;
const GAP: f64 = 2.0;
/// A single finding among hundreds is still seen.
const SEGMENT_MIN: f64 = 6.0;

impl FindingsRow {
    fn counts(&self) -> [&Count; 4] {
        [&self.remediated, &self.mitigated, &self.accepted, &self.open]
    }

    fn total(&self) -> u64 {
        self.counts().iter().fold(0, |sum, count| sum.saturating_add(count.number))
    }
}

impl Findings {
    fn sum(&self, state: usize) -> u64 {
        self.rows.iter().fold(0, |sum: u64, row| sum.saturating_add(row.counts()[state].number))
    }

    fn total(&self) -> u64 {
        self.rows.iter().fold(0, |sum: u64, row| sum.saturating_add(row.total()))
    }
}

/// Draws a bar for each severity, split by state, with the counts in words beneath.
pub fn findings(id: &str, data: &Findings) -> Chart {
    let words = Words { finding: finding(data), alt: alt(data), note: None, table: table(data) };
    assemble(id, words, |room| draw(id, data, room))
}

fn draw(id: &str, data: &Findings, room: Room) -> Drawing {
    let mut drawing = Drawing::new(id, room);
    let beside = data.rows.iter().map(|row| name_width(row) + 16.0).fold(0.0, f64::max);
    let mut y = 0.0;
    for row in &data.rows {
        y = match room {
            Room::Wide => draw_row(&mut drawing, row, y, beside, 0.0),
            Room::Narrow => draw_row(&mut drawing, row, y, 0.0, 22.0),
        };
    }
    drawing.height = y.max(20.0);
    drawing
}

/// Width of "▌ Medium 162 found".
fn name_width(row: &FindingsRow) -> f64 {
    22.0 + measure::width(row.severity.word(), 15.0, true) + measure::width(&found(row), TEXT, false)
}

fn found(row: &FindingsRow) -> String {
    format!("{} found", words::whole(row.total()))
}

/// One severity: its name beside the bar or above it, the bar, the counts. Gives the y below.
fn draw_row(drawing: &mut Drawing, row: &FindingsRow, y: f64, left: f64, above: f64) -> f64 {
    let baseline = y + 16.0;
    drawing.fill(Area { x: 0.0, y: y + 4.0, w: 6.0, h: 14.0 }, row.severity.tone());
    let name = Label::at(14.0, baseline, row.severity.word()).size(15.0).bold();
    let x = 14.0 + name.width() + 8.0;
    drawing.words(name);
    drawing.words(Label::at(x, baseline, &found(row)).muted());
    let bar = Area { x: left + 0.5, y: y + above + 1.0, w: drawing.width - left - 1.0, h: BAR };
    draw_bar(drawing, row, bar);
    let bottom = draw_counts(drawing, row, left, bar.y + BAR + 7.0);
    bottom + 14.0
}

fn draw_bar(drawing: &mut Drawing, row: &FindingsRow, bar: Area) {
    let parts: Vec<(usize, u64)> = row
        .counts()
        .iter()
        .zip(STATES)
        .map(|(count, (_, series))| (series, count.number))
        .filter(|(_, number)| *number > 0)
        .collect();
    if parts.is_empty() {
        drawing.fill(bar, SUNKEN);
        drawing.outline(bar, CONTROL, "3 2");
        return;
    }
    let spare = bar.w - GAP * (parts.len() as f64 - 1.0) - SEGMENT_MIN * parts.len() as f64;
    let total = parts.iter().map(|(_, number)| *number as f64).sum::<f64>().max(1.0);
    let mut x = bar.x;
    for (series, number) in parts {
        let w = SEGMENT_MIN + spare * (number as f64 / total);
        drawing.mark(Area { x, w, ..bar }, series, "");
        x += w + GAP;
    }
}

/// "▨ 21 remediated  ▨ 2 open", broken where the line is full.
fn draw_counts(drawing: &mut Drawing, row: &FindingsRow, left: f64, top: f64) -> f64 {
    const BOX: f64 = 12.0;
    let (mut x, mut y) = (left, top);
    for (count, (word, series)) in row.counts().iter().zip(STATES) {
        if count.number == 0 {
            continue;
        }
        let text = format!("{} {word}", words::whole(count.number));
        let w = BOX + 7.0 + measure::width(&text, TEXT, false);
        if x > left && x + w > drawing.width {
            x = left;
            y += 20.0;
        }
        drawing.swatch(Area { x: x + 0.5, y: y + 0.5, w: BOX, h: BOX }, Swatch::Series(series));
        drawing.words(Label::at(x + BOX + 7.0, y + 11.5, &text));
        x += w + 20.0;
    }
    if row.total() == 0 {
        drawing.words(Label::at(left, y + 11.5, "none found").muted());
    }
    y + BOX + 2.0
}

fn finding(data: &Findings) -> String {
    let dealt_with = data.sum(0).saturating_add(data.sum(1));
    let subject = words::capital(&data.subject);
    let (total, open, accepted) = (data.total(), data.sum(3), data.sum(2));
    let accepted = if accepted == 0 { String::new() } else { format!(", {} accepted", words::whole(accepted)) };
    if total == 0 {
        return format!("{subject}: none found");
    }
    format!(
        "{subject}: {} of {} remediated or mitigated{accepted}, {} open",
        words::whole(dealt_with),
        words::whole(total),
        words::whole(open)
    )
}

fn alt(data: &Findings) -> String {
    let mut text = format!("Stacked bars: {}, by severity and state.", data.subject);
    for row in &data.rows {
        let named: Vec<String> = row
            .counts()
            .iter()
            .zip(STATES)
            .filter(|(count, _)| count.number > 0)
            .map(|(count, (word, _))| format!("{} {word}", words::whole(count.number)))
            .collect();
        let named = if named.is_empty() { String::new() } else { format!(": {}", named.join(", ")) };
        text.push_str(&format!(" {}, {} found{named}.", row.severity.word(), words::whole(row.total())));
    }
    text + " Table follows."
}

fn table(data: &Findings) -> ChartTable {
    let header = ["Severity", "Found", "Remediated", "Mitigated", "Accepted", "Open"].map(str::to_owned).into();
    let mut rows: Vec<Vec<Cell>> = data
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::words(row.severity.word()), Cell::number(words::whole(row.total()))];
            let counts = row.counts();
            cells.extend(counts.iter().map(|c| Cell::number(words::whole(c.number)).leading_to(c.href.clone())));
            cells
        })
        .collect();
    if rows.len() > 1 {
        let mut all = vec![Cell::words("All"), Cell::number(words::whole(data.total()))];
        all.extend((0..4).map(|state| Cell::number(words::whole(data.sum(state)))));
        rows.push(all);
    }
    ChartTable { caption: words::capital(&data.subject), header, rows }
}

#[cfg(test)]
pub(super) fn drawn(id: &str, data: &Findings, room: Room) -> Drawing {
    draw(id, data, room)
}
