//! Stacked columns over months in small multiples: one panel for each body and priority, all on one scale.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::drawing::{Area, Drawing, LINE, Swatch, TEXT, Words as Label};
use super::palette::{CONTROL, HAIRLINE, INK};
use super::scale::{Scale, axis_width, ticks};
use super::{Cell, Chart, ChartTable, Room, Words, assemble, measure, words};

/// Counts by month and series, for one or several panels.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// What is counted, as a plural: "priority incidents".
    pub subject: String,
    /// First day of each month, oldest first.
    pub months: Vec<Date>,
    /// What the columns are stacked by: "cause".
    pub by: String,
    /// Names in their fixed order. From the sixth on they are drawn as "Other"; the table keeps them apart.
    pub series: Vec<String>,
    pub panels: Vec<Panel>,
}

/// One small drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// "City of London Police, priority 1".
    pub title: String,
    /// One for each month.
    pub columns: Vec<Column>,
}

/// One month of a panel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// One for each series. `None`: there are no records of this month.
    pub counts: Option<Vec<Count>>,
    /// The last day counted, where the month is not over.
    pub until: Option<Date>,
}

/// A count, and where its records are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Count {
    pub number: u64,
    pub href: Option<String>,
}

const SERIES_MAX: usize = 5;
const GUTTER: f64 = 32.0;
const PLOT: f64 = 112.0;
const GAP: f64 = 2.0;
/// Narrower than this, a month has no room for "no data".
const NO_DATA_WIDTH: f64 = 36.0;

impl Column {
    fn number(&self, series: usize) -> u64 {
        self.counts.iter().flatten().nth(series).map_or(0, |count| count.number)
    }

    /// Sum over the first `series`; `None` where there are no records.
    fn total(&self, series: usize) -> Option<u64> {
        self.counts.as_ref()?;
        Some((0..series).fold(0, |sum: u64, place| sum.saturating_add(self.number(place))))
    }
}

impl Columns {
    fn column(&self, panel: &Panel, month: usize) -> Column {
        panel.columns.get(month).cloned().unwrap_or_default()
    }

    fn total(&self, panel: &Panel, month: usize) -> Option<u64> {
        self.column(panel, month).total(self.series.len())
    }

    /// Names as drawn, and for each the series that it stands for.
    fn drawn_series(&self) -> Vec<(String, std::ops::Range<usize>)> {
        let all = self.series.len();
        let alone = if all > SERIES_MAX { SERIES_MAX - 1 } else { all };
        let mut drawn: Vec<_> = (0..alone).map(|place| (self.series[place].clone(), place..place + 1)).collect();
        if alone < all {
            drawn.push((format!("Other ({})", all - alone), alone..all));
        }
        drawn
    }

    fn highest(&self) -> u64 {
        let totals = self.panels.iter().flat_map(|panel| (0..self.months.len()).map(|month| self.total(panel, month)));
        totals.flatten().max().unwrap_or(0)
    }
}

/// Draws counts by month, stacked, with totals above; zero, missing and part months are three different marks.
pub fn columns(id: &str, data: &Columns) -> Chart {
    let words = Words { finding: finding(data), alt: alt(data), note: None, table: table(data) };
    assemble(id, words, |room| draw(id, data, room))
}

fn draw(id: &str, data: &Columns, room: Room) -> Drawing {
    let mut drawing = Drawing::new(id, room);
    let across = if room == Room::Wide && data.panels.len() > 1 { 2 } else { 1 };
    let width = (drawing.width - GUTTER * (across as f64 - 1.0)) / across as f64;
    let mut key: Vec<_> =
        data.drawn_series().into_iter().enumerate().map(|(place, (name, _))| (Swatch::Series(place), name)).collect();
    let is_tight = (width - 40.0) / (data.months.len().max(1) as f64) < NO_DATA_WIDTH;
    if is_tight && data.panels.iter().any(|panel| (0..data.months.len()).any(|m| data.total(panel, m).is_none())) {
        key.push((Swatch::Dashed, "No data".to_owned()));
    }
    let mut top = drawing.key(1.0, &key) + 18.0;
    for row in data.panels.chunks(across) {
        let titles: Vec<Vec<String>> = row.iter().map(|panel| measure::wrap(&panel.title, 15.0, true, width)).collect();
        let title_lines = titles.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let mut bottom = top;
        for (place, (panel, title)) in row.iter().zip(&titles).enumerate() {
            let left = place as f64 * (width + GUTTER);
            drawing.lines(Label::at(left, top + 12.0, "").size(15.0).bold(), title);
            let frame = Area { x: left, y: top + title_lines * 19.2 + 8.0, w: width, h: PLOT };
            bottom = draw_panel(&mut drawing, data, panel, frame).max(bottom);
        }
        top = bottom + 22.0;
    }
    drawing.height = top - 14.0;
    drawing
}

/// Draws one panel; gives the y below it.
fn draw_panel(drawing: &mut Drawing, data: &Columns, panel: &Panel, frame: Area) -> f64 {
    let baseline = frame.y + LINE + frame.h;
    let marks = ticks(0.0, data.highest().max(1) as f64, 4, true);
    let axis = axis_width(&marks);
    let top_value = marks.last().copied().unwrap_or(1.0);
    let scale = Scale::new(0.0, top_value, baseline, frame.y + LINE);
    for mark in &marks {
        let y = scale.at(*mark);
        let tone = if *mark == 0.0 { INK } else { HAIRLINE };
        drawing.rule((frame.x + axis - 4.0, y), (frame.x + frame.w, y), tone, 1.0, "");
        drawing.words(Label::at(frame.x + axis - 9.0, y + 5.0, &words::tick(*mark)).end().muted());
    }
    let slot = (frame.w - axis) / data.months.len().max(1) as f64;
    let is_tight = (frame.w - 40.0) / (data.months.len().max(1) as f64) < NO_DATA_WIDTH;
    let middle = |month: usize| frame.x + axis + (month as f64 + 0.5) * slot;
    for month in 0..data.months.len() {
        draw_column(
            drawing,
            data,
            &data.column(panel, month),
            Slot { middle: middle(month), width: slot, is_tight },
            scale,
        );
    }
    label_months(drawing, data, panel, &middle, Area { y: baseline, ..frame })
}

/// Where a month stands. Tight: "no data" does not fit and a dashed box stands for it.
#[derive(Clone, Copy)]
struct Slot {
    middle: f64,
    width: f64,
    is_tight: bool,
}

fn draw_column(drawing: &mut Drawing, data: &Columns, column: &Column, slot: Slot, scale: Scale) {
    let Slot { middle, is_tight, .. } = slot;
    let width = (slot.width * 0.62).min(38.0);
    let left = middle - width / 2.0;
    let baseline = scale.at(0.0);
    let Some(total) = column.total(data.series.len()) else {
        if is_tight {
            drawing.outline(Area { x: left, y: baseline - 12.0, w: width, h: 12.0 }, CONTROL, "3 2");
        } else {
            drawing.words(Label::at(middle, baseline - 22.0, "no").middle().muted());
            drawing.words(Label::at(middle, baseline - 6.0, "data").middle().muted());
        }
        return;
    };
    let dash = if column.until.is_some() { "4 3" } else { "" };
    let mut below = 0.0;
    for (place, (_, members)) in data.drawn_series().into_iter().enumerate() {
        let number = members.fold(0u64, |sum, series| sum.saturating_add(column.number(series)));
        if number == 0 {
            continue;
        }
        let (bottom, top) = (scale.at(below), scale.at(below + number as f64));
        below += number as f64;
        let gap = if bottom == baseline { 0.5 } else { GAP };
        drawing.mark(Area { x: left, y: top, w: width, h: (bottom - top - gap).max(1.0) }, place, dash);
    }
    if total == 0 {
        drawing.rule((left, baseline), (left + width, baseline), INK, 3.0, "");
    }
    let label = words::whole(total);
    let label = Label::at(middle, scale.at(total as f64) - 6.0, &label).middle().bold().within(0.0, drawing.width);
    // Where columns are narrower than their totals the table alone has them all.
    if !drawing.texts.iter().any(|(other, _)| other.meets(&label.area())) {
        drawing.words(label);
    }
}

/// Month names below the baseline, the year under the first and each January; gives the y below them.
fn label_months(
    drawing: &mut Drawing,
    data: &Columns,
    panel: &Panel,
    middle: &dyn Fn(usize) -> f64,
    frame: Area,
) -> f64 {
    let slot = middle(1) - middle(0);
    let (baseline, left, right) = (frame.y, frame.x, frame.x + frame.w);
    let every = ((measure::width("May", TEXT, false) + 8.0) / slot).ceil().max(1.0) as usize;
    let year_width = measure::width("2020", TEXT, false) + 8.0;
    let januaries: Vec<usize> = (1..data.months.len()).filter(|month| data.months[*month].month() == 1).collect();
    let mut bottom = baseline + LINE;
    for (place, month) in data.months.iter().enumerate() {
        let x = middle(place);
        if place % every == 0 {
            drawing.words(Label::at(x, baseline + 17.0, words::short_month(*month)).middle().within(left, right));
        }
        let crowded = place == 0 && januaries.iter().any(|january| middle(*january) - x < year_width);
        if (place == 0 && !crowded) || januaries.contains(&place) {
            drawing
                .words(Label::at(x, baseline + 34.0, &month.year().to_string()).middle().muted().within(left, right));
            bottom = bottom.max(baseline + 36.0);
        }
        if let Some(until) = data.column(panel, place).until {
            let label = format!("to {}", words::day(until));
            drawing.words(Label::at(x, baseline + 51.0, &label).middle().muted().within(left, right));
            drawing.rule((x, baseline + 20.0), (x, baseline + 38.0), CONTROL, 1.0, "2 2");
            bottom = bottom.max(baseline + 54.0);
        }
    }
    bottom
}

/// The newest month against the one before, over all panels.
fn finding(data: &Columns) -> String {
    let subject = words::capital(&data.subject);
    let sum = |month: usize| {
        let totals = data.panels.iter().map(|panel| data.total(panel, month));
        totals.sum::<Option<u64>>()
    };
    let Some(last) = data.months.len().checked_sub(1).filter(|_| !data.panels.is_empty()) else {
        return format!("{subject}: no data");
    };
    let Some(now) = sum(last) else { return format!("{subject}: no data for {}", words::month(data.months[last])) };
    let before = last.checked_sub(1).and_then(|month| Some((month, sum(month)?)));
    let so_far = if data.panels.iter().any(|panel| data.column(panel, last).until.is_some()) { " so far" } else { "" };
    let opening = format!("{subject}: {} in {}{so_far}", words::whole(now), words::month(data.months[last]));
    let Some((month, then)) = before else { return opening };
    let (name, then_words) = (words::month_name(data.months[month]), words::whole(then));
    match now.cmp(&then) {
        Ordering::Greater => format!("{opening}, up from {then_words} in {name}"),
        Ordering::Less => format!("{opening}, down from {then_words} in {name}"),
        Ordering::Equal => format!("{opening}, as in {name}"),
    }
}

fn alt(data: &Columns) -> String {
    let (Some(first), Some(last)) = (data.months.first(), data.months.last()) else {
        return format!("Columns: {}. No data.", data.subject);
    };
    let period = words::months_between(*first, *last);
    let mut text = format!("Columns: {}, {period}, stacked by {}.", data.subject, data.by);
    for panel in &data.panels {
        text.push_str(&format!(" {}: {}.", panel.title, alt_of_panel(data, panel)));
    }
    text.push_str(" Table follows.");
    text
}

fn alt_of_panel(data: &Columns, panel: &Panel) -> String {
    let totals: Vec<(usize, u64)> =
        (0..data.months.len()).filter_map(|month| Some((month, data.total(panel, month)?))).collect();
    let Some(&(last, now)) = totals.last() else { return "no data".to_owned() };
    let missing: Vec<String> = (0..data.months.len())
        .filter(|month| data.total(panel, *month).is_none())
        .map(|month| words::month(data.months[month]))
        .collect();
    let missing = if missing.is_empty() { String::new() } else { format!("; no data for {}", words::list(&missing)) };
    if totals.iter().all(|(_, total)| *total == 0) {
        return format!("none in any month{missing}");
    }
    let causes = |month: usize| {
        let column = data.column(panel, month);
        let counted = data.series.iter().enumerate().map(|(place, name)| (name, column.number(place)));
        let named: Vec<String> =
            counted.filter(|(_, number)| *number > 0).map(|(name, number)| format!("{name} {number}")).collect();
        if named.is_empty() { String::new() } else { format!(" ({})", named.join(", ")) }
    };
    let when = |wanted: u64| {
        let months: Vec<String> = totals
            .iter()
            .filter(|(_, total)| *total == wanted)
            .map(|(month, _)| words::month(data.months[*month]))
            .collect();
        words::list(&months)
    };
    let high = totals.iter().map(|(_, total)| *total).max().unwrap_or(0);
    let low = totals.iter().map(|(_, total)| *total).min().unwrap_or(0);
    let mut text = if high == low {
        format!("{high} in every month")
    } else {
        format!("lowest {low} in {}; highest {high} in {}", when(low), when(high))
    };
    text.push_str(&format!("; {} has {now}{}", words::month(data.months[last]), causes(last)));
    if let [.., (month, before), _] = totals[..] {
        let then = words::month(data.months[month]);
        text.push_str(&match now.cmp(&before) {
            Ordering::Greater => format!(", up from {before} in {then}"),
            Ordering::Less => format!(", down from {before} in {then}"),
            Ordering::Equal => format!(", as in {then}"),
        });
    }
    text + &missing
}

fn table(data: &Columns) -> ChartTable {
    let has_panels = data.panels.len() > 1;
    let mut header: Vec<String> = if has_panels { vec!["Panel".to_owned()] } else { Vec::new() };
    header.push("Month".to_owned());
    header.extend(data.series.iter().cloned());
    header.push("Total".to_owned());
    let mut rows = Vec::new();
    for panel in &data.panels {
        for (place, month) in data.months.iter().enumerate() {
            let column = data.column(panel, place);
            let mut row = if has_panels { vec![Cell::words(&panel.title)] } else { Vec::new() };
            let until = column.until.map(|day| format!(" (to {})", words::day(day))).unwrap_or_default();
            row.push(Cell::words(format!("{}{until}", words::month(*month))));
            row.extend((0..data.series.len()).map(|series| cell(&column, series)));
            row.push(Cell::number(column.total(data.series.len()).map_or("no data".to_owned(), words::whole)));
            rows.push(row);
        }
    }
    let caption = format!("{} by month and {}", words::capital(&data.subject), data.by);
    ChartTable { caption, header, rows }
}

fn cell(column: &Column, series: usize) -> Cell {
    let count = column.counts.as_ref().map(|counts| counts.get(series).cloned().unwrap_or_default());
    match count {
        None => Cell::number("no data"),
        Some(count) => Cell::number(words::whole(count.number)).leading_to(count.href),
    }
}

#[cfg(test)]
pub(super) fn drawn(id: &str, data: &Columns, room: Room) -> Drawing {
    draw(id, data, room)
}
