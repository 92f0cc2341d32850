//! Lines over months with a target: told apart by dash and point, named at their ends.

use jiff::civil::Date;

use super::drawing::{Area, Drawing, LINE, TEXT, Words as Label, circle, diamond, square, triangle};
use super::palette::{HAIRLINE, INK, SERIES, SURFACE};
use super::scale::{Scale, axis_width, ticks};
use super::{Cell, Chart, ChartTable, Room, Words, assemble, measure, words};

/// Up to five series over the same months.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// "net promoter score".
    pub subject: String,
    /// First day of each month, oldest first.
    pub months: Vec<Date>,
    pub series: Vec<LineSeries>,
    pub target: Option<LineTarget>,
    /// What each point rests on, as a plural: "replies".
    pub of: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSeries {
    pub name: String,
    /// One for each month; `None`: no data.
    pub points: Vec<Option<LinePoint>>,
}

/// One month of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePoint {
    pub value: f64,
    /// As printed in a paper: "+61".
    pub printed: String,
    /// How many were counted. Below 5 the point is hollow.
    pub counted: Option<u64>,
    pub href: Option<String>,
}

/// A level that is aimed at, or a named one: "target 50", "50 is very good".
#[derive(Debug, Clone, PartialEq)]
pub struct LineTarget {
    pub value: f64,
    pub words: String,
}

const COUNTED_MIN: u64 = 5;
const DASHES: [&str; 5] = ["", "9 4", "2 4", "12 4 2 4", "5 3"];
const LABELS: f64 = 132.0;

impl Line {
    fn point(&self, series: usize, month: usize) -> Option<&LinePoint> {
        self.series.get(series)?.points.get(month)?.as_ref().filter(|point| point.value.is_finite())
    }

    fn known_target(&self) -> Option<&LineTarget> {
        self.target.as_ref().filter(|target| target.value.is_finite())
    }

    fn shown(&self) -> usize {
        self.series.len().min(SERIES.len())
    }

    fn points(&self, series: usize) -> impl Iterator<Item = (usize, &LinePoint)> {
        (0..self.months.len()).filter_map(move |month| Some((month, self.point(series, month)?)))
    }

    /// Width of the widest last value.
    fn value_width(&self) -> f64 {
        let lasts = (0..self.shown()).filter_map(|series| self.points(series).last());
        lasts.map(|(_, point)| measure::width(&point.printed, 15.0, true)).fold(0.0, f64::max).min(90.0)
    }

    fn has_few(&self) -> bool {
        (0..self.shown()).flat_map(|series| self.points(series)).any(|(_, point)| point.is_few())
    }

    /// Ticks that hold every value and the target.
    fn ticks(&self) -> Vec<f64> {
        let values = (0..self.shown()).flat_map(|series| self.points(series)).map(|(_, point)| point.value);
        let values: Vec<f64> = values.chain(self.known_target().map(|target| target.value)).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if values.is_empty() { vec![0.0, 1.0] } else { ticks(low - (high - low) * 0.2, high, 5, false) }
    }
}

impl LinePoint {
    fn is_few(&self) -> bool {
        self.counted.is_some_and(|counted| counted < COUNTED_MIN)
    }
}

/// Draws lines with points, a dashed rule for the target, names at the ends. Series beyond the fifth are only in the
/// table.
pub fn line(id: &str, data: &Line) -> Chart {
    let note = data.has_few().then(|| format!("Hollow points rest on fewer than {COUNTED_MIN} {}.", data.of));
    let words = Words { finding: finding(data), alt: alt(data), note, table: table(data) };
    assemble(id, words, |room| draw(id, data, room))
}

struct Plot {
    left: f64,
    right: f64,
    bottom: f64,
    scale: Scale,
    slot: f64,
}

impl Plot {
    fn x(&self, month: usize) -> f64 {
        self.left + (month as f64 + 0.5) * self.slot
    }
}

fn draw(id: &str, data: &Line, room: Room) -> Drawing {
    let mut drawing = Drawing::new(id, room);
    let top = if room == Room::Narrow { draw_key(&mut drawing, data) + 14.0 } else { 10.0 };
    let labels = if room == Room::Narrow { data.value_width() + 16.0 } else { LABELS };
    let marks = data.ticks();
    let (low, high) = (marks[0], marks[marks.len() - 1]);
    let bottom = top + 190.0;
    let right = drawing.width - labels;
    let left = axis_width(&marks);
    let slot = (right - left) / data.months.len().max(1) as f64;
    let plot = Plot { left, right, bottom, slot, scale: Scale::new(low, high, bottom, top + 12.0) };
    for mark in &marks {
        let y = plot.scale.at(*mark);
        let tone = if *mark == low { INK } else { HAIRLINE };
        drawing.rule((left - 4.0, y), (right, y), tone, 1.0, "");
        drawing.words(Label::at(left - 9.0, y + 5.0, &words::tick(*mark)).end().muted());
    }
    draw_target(&mut drawing, data, &plot, room);
    for series in 0..data.shown() {
        draw_series(&mut drawing, data, series, &plot);
    }
    draw_ends(&mut drawing, data, &plot, room);
    label_months(&mut drawing, data, &plot);
    drawing.height = drawing.height.max(bottom + 40.0);
    drawing
}

/// Names with a piece of their line, where there is no room beside the ends.
fn draw_key(drawing: &mut Drawing, data: &Line) -> f64 {
    let mut y = 0.0;
    for series in 0..data.shown() {
        let tone = SERIES[series];
        drawing.rule((0.0, y + 8.0), (34.0, y + 8.0), tone, 2.5, DASHES[series]);
        point(drawing, 17.0, y + 8.0, series, false);
        let words = measure::cut(&data.series[series].name, TEXT, false, drawing.width - 44.0);
        drawing.words(Label::at(44.0, y + 13.0, &words));
        y += LINE + 4.0;
    }
    y
}

/// The dashed rule of the target; where there is no room beside it, its words stand in a key below.
fn draw_target(drawing: &mut Drawing, data: &Line, plot: &Plot, room: Room) {
    let Some(target) = data.known_target() else { return };
    let y = plot.scale.at(target.value);
    drawing.rule((plot.left, y), (plot.right, y), INK, 1.5, "6 4");
    if room == Room::Narrow {
        let words = measure::cut(&target.words, TEXT, false, drawing.width - 44.0);
        let y = plot.bottom + 52.0;
        drawing.rule((0.0, y), (34.0, y), INK, 1.5, "6 4");
        drawing.words(Label::at(44.0, y + 5.0, &words));
        drawing.height = y + 12.0;
    }
}

fn draw_series(drawing: &mut Drawing, data: &Line, series: usize, plot: &Plot) {
    let tone = SERIES[series];
    let mut run: Vec<(f64, f64)> = Vec::new();
    for month in 0..data.months.len() {
        match data.point(series, month) {
            Some(point) => run.push((plot.x(month), plot.scale.at(point.value))),
            None => {
                drawing.through(&run, tone, 2.5, DASHES[series]);
                run.clear();
            }
        }
    }
    drawing.through(&run, tone, 2.5, DASHES[series]);
    for (month, at) in data.points(series) {
        point(drawing, plot.x(month), plot.scale.at(at.value), series, at.is_few());
    }
}

/// A point in the shape of its series: circle, square, triangle, diamond, small circle.
fn point(drawing: &mut Drawing, x: f64, y: f64, series: usize, hollow: bool) {
    let tone = SERIES[series % SERIES.len()];
    let d = match series % SERIES.len() {
        0 => circle(x, y, 4.5),
        1 => square(x, y, 4.2),
        2 => triangle(x, y, 5.5),
        3 => diamond(x, y, 5.5),
        _ => circle(x, y, 3.2),
    };
    drawing.marks.push(Area { x: x - 5.5, y: y - 5.5, w: 11.0, h: 11.0 });
    drawing.shape(&d, if hollow { SURFACE } else { tone }, Some(tone));
}

/// What stands beside the end of a line or of the target's rule.
struct End {
    /// Middle of its first line of words, where it wants to be.
    y: f64,
    /// The value in the tone of its series; none for the target.
    value: Option<(String, usize)>,
    name: Vec<String>,
}

impl End {
    fn height(&self) -> f64 {
        (self.name.len() + usize::from(self.value.is_some())) as f64 * LINE + 4.0
    }
}

/// Names and last values beside the ends, pushed apart until none touches another.
fn draw_ends(drawing: &mut Drawing, data: &Line, plot: &Plot, room: Room) {
    let name = |words: &str| {
        if room == Room::Wide { measure::wrap(words, TEXT, false, LABELS - 12.0) } else { Vec::new() }
    };
    let mut ends: Vec<End> = (0..data.shown())
        .filter_map(|series| {
            let (_, last) = data.points(series).last()?;
            let value = measure::cut(&last.printed, 15.0, true, drawing.width - plot.right - 12.0);
            let y = plot.scale.at(last.value);
            Some(End { y, value: Some((value, series)), name: name(&data.series[series].name) })
        })
        .collect();
    let target = data.known_target().filter(|_| room == Room::Wide);
    ends.extend(target.map(|t| End { y: plot.scale.at(t.value), value: None, name: name(&t.words) }));
    ends.sort_by(|a, b| a.y.total_cmp(&b.y));
    let wanted: Vec<(f64, f64)> = ends.iter().map(|end| (end.y - LINE / 2.0, end.height())).collect();
    let x = plot.right + 12.0;
    for (end, top) in ends.iter().zip(apart(&wanted)) {
        let mut baseline = top + 14.0;
        if let Some((value, series)) = &end.value {
            drawing.words(Label::at(x, baseline, value).size(15.0).bold().tone(SERIES[*series]));
            baseline += LINE;
        }
        let label = Label::at(x, baseline, "");
        drawing.lines(if end.value.is_some() { label } else { label.muted() }, &end.name);
        drawing.height = drawing.height.max(top + end.height());
    }
}

/// Tops for boxes, given where each wants its top and how high it is, in that order: none overlaps the next, none
/// stands above zero, and those that push each other share the way.
fn apart(wanted: &[(f64, f64)]) -> Vec<f64> {
    // Groups of boxes that touch: sum of the tops that its members want for the group, members, height.
    let mut groups: Vec<(f64, usize, f64)> = Vec::new();
    let top = |group: &(f64, usize, f64)| (group.0 / group.1 as f64).max(0.0);
    for (y, height) in wanted {
        groups.push((*y, 1, *height));
        while let [.., above, below] = &groups[..] {
            if top(above) + above.2 <= top(below) {
                break;
            }
            let merged = (above.0 + below.0 - below.1 as f64 * above.2, above.1 + below.1, above.2 + below.2);
            groups.truncate(groups.len() - 2);
            groups.push(merged);
        }
    }
    let mut tops = Vec::with_capacity(wanted.len());
    for group in &groups {
        let mut y = top(group);
        for _ in 0..group.1 {
            let height = wanted[tops.len()].1;
            tops.push(y);
            y += height;
        }
    }
    tops
}

fn label_months(drawing: &mut Drawing, data: &Line, plot: &Plot) {
    let every = ((measure::width("May", TEXT, false) + 8.0) / plot.slot).ceil().max(1.0) as usize;
    let year_width = measure::width("2020", TEXT, false) + 8.0;
    let januaries: Vec<usize> = (1..data.months.len()).filter(|month| data.months[*month].month() == 1).collect();
    for (place, month) in data.months.iter().enumerate() {
        if place % every == 0 {
            drawing.words(Label::at(plot.x(place), plot.bottom + 18.0, words::short_month(*month)).middle());
        }
        let crowded = place == 0 && januaries.iter().any(|january| plot.x(*january) - plot.x(0) < year_width);
        if (place == 0 && !crowded) || januaries.contains(&place) {
            drawing.words(Label::at(plot.x(place), plot.bottom + 35.0, &month.year().to_string()).middle().muted());
        }
    }
}

fn finding(data: &Line) -> String {
    let ends: Vec<String> = (0..data.series.len())
        .filter_map(|series| {
            let (_, last) = data.points(series).last()?;
            Some(format!("{} for {}", last.printed, data.series[series].name))
        })
        .collect();
    let subject = words::capital(&data.subject);
    match data.months.last() {
        Some(month) if !ends.is_empty() => format!("{subject} in {}: {}", words::month(*month), words::list(&ends)),
        _ => format!("{subject}: no data"),
    }
}

fn alt(data: &Line) -> String {
    let (Some(first), Some(last)) = (data.months.first(), data.months.last()) else {
        return format!("Lines: {}. No data.", data.subject);
    };
    let mut text = format!("Lines: {}, {}.", data.subject, words::months_between(*first, *last));
    for (place, series) in data.series.iter().enumerate() {
        text.push_str(&format!(" {}: {}.", series.name, alt_of_series(data, place)));
    }
    if let Some(target) = &data.target {
        text.push_str(&format!(" Marked: {}.", target.words));
    }
    text + " Table follows."
}

fn alt_of_series(data: &Line, series: usize) -> String {
    let points: Vec<_> = data.points(series).collect();
    let (Some((_, first)), Some((_, last))) = (points.first(), points.last()) else { return "no data".to_owned() };
    let by_value = |a: &&(usize, &LinePoint), b: &&(usize, &LinePoint)| a.1.value.total_cmp(&b.1.value);
    let named = |point: Option<&(usize, &LinePoint)>| {
        point
            .map(|(month, point)| format!("{} in {}", point.printed, words::month(data.months[*month])))
            .unwrap_or_default()
    };
    let low = named(points.iter().min_by(by_value));
    let high = named(points.iter().max_by(by_value));
    let turn = words::direction(first.value, last.value, &first.printed, &last.printed);
    let missing = data.months.len() - points.len();
    let missing = if missing == 0 { String::new() } else { format!("; no data in {missing} of the months") };
    format!("lowest {low}; highest {high}; over the period {turn}{missing}")
}

fn table(data: &Line) -> ChartTable {
    let mut header = vec!["Month".to_owned()];
    let with_counts: Vec<bool> =
        data.series.iter().map(|series| series.points.iter().flatten().any(|point| point.counted.is_some())).collect();
    for (series, counts) in data.series.iter().zip(&with_counts) {
        header.push(series.name.clone());
        if *counts {
            header.push(format!("{}, {}", series.name, data.of));
        }
    }
    let rows = data.months.iter().enumerate().map(|(month, date)| {
        let mut row = vec![Cell::words(words::month(*date))];
        for (series, counts) in with_counts.iter().enumerate() {
            let point = data.point(series, month);
            let value = point.map_or("no data", |point| point.printed.as_str());
            row.push(Cell::number(value).leading_to(point.and_then(|point| point.href.clone())));
            if *counts {
                let counted = point.and_then(|point| point.counted);
                row.push(Cell::number(counted.map_or("–".to_owned(), words::whole)));
            }
        }
        row
    });
    ChartTable { caption: format!("{} by month", words::capital(&data.subject)), header, rows: rows.collect() }
}

#[cfg(test)]
pub(super) fn drawn(id: &str, data: &Line, room: Room) -> Drawing {
    draw(id, data, room)
}
