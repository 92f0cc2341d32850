//! Columns by day: weekends shaded, bank holidays hatched and named, the average as a line, highest and lowest named.

use jiff::civil::Date;

use super::drawing::{Area, Drawing, LINE, Swatch, TEXT, Words as Label};
use super::palette::{CONTROL, HAIRLINE, INK, SUNKEN};
use super::scale::{Scale, axis_width, ticks};
use super::{Cell, Chart, ChartTable, Room, Words, assemble, measure, words};

/// A series of whole numbers, one a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Daily {
    /// "remote access users, City of London Police".
    pub subject: String,
    /// What a value counts, as a plural: "users".
    pub unit: String,
    /// Oldest first, without gaps: a day without a value is there with `None`.
    pub days: Vec<Day>,
}

/// One day.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    pub date: Date,
    pub value: Option<u64>,
    pub dayness: Dayness,
    pub href: Option<String>,
}

/// What sort of day it was, by the calendar of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dayness {
    Working,
    Weekend,
    /// With its name: "Early May bank holiday".
    BankHoliday(String),
}

/// Above the highest tick: room for the names of highest and lowest, one over the other.
const HEADROOM: f64 = 2.0 * LINE;
const PLOT: f64 = 170.0;
const NO_DATA: f64 = 12.0;

impl Daily {
    fn values(&self) -> impl Iterator<Item = (&Day, u64)> {
        self.days.iter().filter_map(|day| Some((day, day.value?)))
    }

    fn highest(&self) -> Option<(&Day, u64)> {
        // The earliest of equals.
        self.values()
            .fold(None, |best, day| if best.is_some_and(|(_, value)| value >= day.1) { best } else { Some(day) })
    }

    fn lowest(&self) -> Option<(&Day, u64)> {
        self.values()
            .fold(None, |best, day| if best.is_some_and(|(_, value)| value <= day.1) { best } else { Some(day) })
    }

    fn average(&self) -> Option<u64> {
        mean(self.values().map(|(_, value)| value))
    }

    fn has(&self, wanted: fn(&Day) -> bool) -> bool {
        self.days.iter().any(wanted)
    }
}

/// Mean, rounded to the nearest whole number; `None` of nothing.
fn mean(values: impl Iterator<Item = u64>) -> Option<u64> {
    let (sum, number) = values.fold((0u128, 0u128), |(sum, number), value| (sum + u128::from(value), number + 1));
    if number == 0 { None } else { u64::try_from((2 * sum + number) / (2 * number)).ok() }
}

/// Draws a value for each day from zero, and what kind of day it was.
pub fn daily(id: &str, data: &Daily) -> Chart {
    let words = Words { finding: finding(data), alt: alt(data), note: note(data), table: table(data) };
    assemble(id, words, |room| draw(id, data, room))
}

struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    slot: f64,
    scale: Scale,
}

impl Plot {
    fn x(&self, day: usize) -> f64 {
        self.left + day as f64 * self.slot
    }

    fn middle(&self, day: usize) -> f64 {
        self.x(day) + self.slot / 2.0
    }
}

fn draw(id: &str, data: &Daily, room: Room) -> Drawing {
    let mut drawing = Drawing::new(id, room);
    let high = data.highest().map_or(1, |(_, value)| value.max(1)) as f64;
    let marks = ticks(0.0, high, 4, true);
    let average = data.average().map(words::whole).unwrap_or_default();
    let beside = measure::width(&average, 15.0, true).max(measure::width("average", TEXT, false)) + 10.0;
    let (left, right) = (axis_width(&marks), drawing.width - beside);
    let slot = (right - left) / data.days.len().max(1) as f64;
    let top = draw_key(&mut drawing, data) + 8.0;
    let top = name_holidays(&mut drawing, data, top, |day| left + (day as f64 + 0.5) * slot);
    let bottom = top + HEADROOM + PLOT;
    let top_mark = marks.last().copied().unwrap_or(1.0);
    let scale = Scale::new(0.0, top_mark, bottom, top + HEADROOM);
    let plot = Plot { left, right, top, bottom, slot, scale };
    shade_days(&mut drawing, data, &plot);
    for mark in &marks {
        let y = plot.scale.at(*mark);
        drawing.rule((left - 4.0, y), (right, y), if *mark == 0.0 { INK } else { HAIRLINE }, 1.0, "");
        drawing.words(Label::at(left - 9.0, y + 5.0, &words::tick(*mark)).end().muted());
    }
    draw_days(&mut drawing, data, &plot);
    draw_average(&mut drawing, data, &plot);
    name_extremes(&mut drawing, data, &plot);
    label_days(&mut drawing, data, &plot);
    drawing.height = bottom + 24.0;
    drawing
}

fn draw_key(drawing: &mut Drawing, data: &Daily) -> f64 {
    let mut key = vec![(Swatch::Series(0), words::capital(&data.unit))];
    if data.has(|day| day.dayness == Dayness::Weekend) {
        key.push((Swatch::Plain(SUNKEN), "Weekend".to_owned()));
    }
    if data.has(|day| matches!(day.dayness, Dayness::BankHoliday(_))) {
        key.push((Swatch::Hatch, "Bank holiday".to_owned()));
    }
    if data.has(|day| day.value.is_none()) {
        key.push((Swatch::Dashed, "No data".to_owned()));
    }
    drawing.key(1.0, &key)
}

/// Writes each bank holiday's name above its day, on as many rows as keep the names apart, with a line down to the
/// plot. Gives the top of the plot.
fn name_holidays(drawing: &mut Drawing, data: &Daily, top: f64, middle: impl Fn(usize) -> f64) -> f64 {
    let room = drawing.width;
    let mut named: Vec<(f64, Vec<String>, f64, f64)> = Vec::new();
    for (place, day) in data.days.iter().enumerate() {
        let Dayness::BankHoliday(name) = &day.dayness else { continue };
        let x = middle(place);
        let lines = measure::wrap(&format!("{}: {name}", words::day(day.date)), TEXT, false, (room * 0.6).min(280.0));
        let width = lines.iter().map(|line| measure::width(line, TEXT, false)).fold(0.0, f64::max);
        named.push((x, lines, width, 0.0));
    }
    let mut placed: Vec<Area> = Vec::new();
    let mut bottom = top;
    for (x, lines, width, _) in &mut named {
        let h = lines.len() as f64 * LINE + 2.0;
        let left = (*x - *width / 2.0).clamp(0.0, (room - *width).max(0.0));
        let mut area = Area { x: left - 6.0, y: top, w: *width + 12.0, h };
        while let Some(other) = placed.iter().find(|other| other.meets(&area)) {
            area.y = other.y + other.h + 0.1;
        }
        bottom = f64::max(bottom, area.y + area.h);
        placed.push(area);
    }
    let plot_top = bottom + if named.is_empty() { 0.0 } else { 4.0 };
    // Leaders first, so that the name of a lower row is written over the line of a higher one and not through it.
    for ((x, ..), area) in named.iter().zip(&placed) {
        let is_crossed = |other: &Area| other.y > area.y && *x > other.x && *x < other.x + other.w;
        if !placed.iter().any(is_crossed) {
            drawing.rule((*x, area.y + area.h - 1.0), (*x, plot_top + 4.0), CONTROL, 1.0, "");
        }
    }
    for ((_, lines, ..), area) in named.iter().zip(&placed) {
        drawing.lines(Label::at(area.x + 6.0, area.y + 14.0, ""), lines);
    }
    plot_top
}

fn shade_days(drawing: &mut Drawing, data: &Daily, plot: &Plot) {
    for (place, day) in data.days.iter().enumerate() {
        let band = Area { x: plot.x(place), y: plot.top, w: plot.slot, h: plot.bottom - plot.top };
        match day.dayness {
            Dayness::Working => {}
            Dayness::Weekend => {
                drawing.fill(band, SUNKEN);
                // A photocopier loses the shade; the strip under the axis stays.
                drawing.fill(Area { y: plot.bottom + 1.5, h: 3.0, ..band }, CONTROL);
            }
            Dayness::BankHoliday(_) => drawing.hatched(band),
        }
    }
}

fn draw_days(drawing: &mut Drawing, data: &Daily, plot: &Plot) {
    let width = (plot.slot - 3.0).clamp(1.0, 26.0);
    let digit = measure::width("0", TEXT, true) + 2.0;
    let mut free_from = f64::NEG_INFINITY;
    for (place, day) in data.days.iter().enumerate() {
        let left = plot.middle(place) - width / 2.0;
        match day.value {
            None => {
                let area = Area { x: left, y: plot.bottom - NO_DATA, w: width, h: NO_DATA };
                drawing.outline(area, CONTROL, "3 2");
            }
            Some(0) => {
                drawing.rule((left, plot.bottom), (left + width, plot.bottom), INK, 3.0, "");
                if plot.middle(place) - digit / 2.0 > free_from {
                    drawing.words(Label::at(plot.middle(place), plot.bottom - 6.0, "0").middle().bold());
                    free_from = plot.middle(place) + digit / 2.0;
                }
            }
            Some(value) => {
                let y = plot.scale.at(value as f64);
                drawing.mark(Area { x: left, y, w: width, h: plot.bottom - y }, 0, "");
            }
        }
    }
}

fn draw_average(drawing: &mut Drawing, data: &Daily, plot: &Plot) {
    let Some(average) = data.average() else { return };
    let y = plot.scale.at(average as f64);
    drawing.rule((plot.left, y), (plot.right, y), super::palette::SURFACE, 3.5, "");
    drawing.rule((plot.left, y), (plot.right + 4.0, y), INK, 1.5, "6 4");
    drawing.words(Label::at(plot.right + 8.0, y, "average"));
    drawing.words(Label::at(plot.right + 8.0, y + LINE, &words::whole(average)).size(15.0).bold());
}

/// "highest 816" above its column; "lowest 435" above the columns beside it, with a line down to its own.
fn name_extremes(drawing: &mut Drawing, data: &Daily, plot: &Plot) {
    let (Some((high_day, high)), Some((low_day, low))) = (data.highest(), data.lowest()) else { return };
    let place = |wanted: &Day| data.days.iter().position(|day| day.date == wanted.date).unwrap_or(0);
    let mut taken =
        name_extreme(drawing, data, plot, place(high_day), &format!("highest {}", words::whole(high)), None);
    if low < high && low > 0 {
        taken.x -= 6.0;
        taken.w += 12.0;
        name_extreme(drawing, data, plot, place(low_day), &format!("lowest {}", words::whole(low)), Some(taken));
    }
}

fn name_extreme(
    drawing: &mut Drawing,
    data: &Daily,
    plot: &Plot,
    place: usize,
    text: &str,
    taken: Option<Area>,
) -> Area {
    let x = plot.middle(place);
    let label = Label::at(x, plot.bottom, text).bold().middle().within(plot.left, plot.right);
    let area = label.area();
    let crest = (0..data.days.len())
        .filter(|day| plot.x(day + 1) > area.x && plot.x(*day) < area.x + area.w)
        .filter_map(|day| data.days[day].value)
        .map(|value| plot.scale.at(value as f64))
        .fold(plot.bottom, f64::min);
    let mut label = Label { y: crest - 6.0, ..label };
    if taken.is_some_and(|taken| taken.meets(&label.area())) {
        label.y = taken.map_or(label.y, |taken| taken.y - 4.0);
    }
    let own = plot.scale.at(data.days[place].value.unwrap_or(0) as f64);
    if own - label.y > 10.0 {
        drawing.rule((x, label.y + 4.0), (x, own - 2.0), INK, 1.0, "");
    }
    drawing.words(label);
    label.area()
}

/// The first day and every seventh after it, so that the same weekday returns.
fn label_days(drawing: &mut Drawing, data: &Daily, plot: &Plot) {
    let mut free_from = f64::NEG_INFINITY;
    for place in (0..data.days.len()).step_by(7) {
        let date = data.days[place].date;
        let with_month = place == 0 || date.day() <= 7;
        let text = if with_month {
            format!("{} {} {}", words::weekday(date), date.day(), words::short_month(date))
        } else {
            format!("{} {}", words::weekday(date), date.day())
        };
        let x = plot.middle(place);
        let label = Label::at(x, plot.bottom + 19.0, &text).middle().within(0.0, drawing.width);
        let area = label.area();
        if area.x < free_from {
            continue;
        }
        free_from = area.x + area.w + 8.0;
        drawing.rule((x, plot.bottom), (x, plot.bottom + 4.0), INK, 1.0, "");
        drawing.words(label);
    }
}

fn finding(data: &Daily) -> String {
    let subject = words::capital(&data.subject);
    let (Some((_, high)), Some((_, low)), Some(average)) = (data.highest(), data.lowest(), data.average()) else {
        return format!("{subject}: no data");
    };
    let period = data.days.first().zip(data.days.last()).map(|(a, b)| words::days_between(a.date, b.date));
    format!(
        "{subject}: {} to {} a day in {}, {} on average",
        words::whole(low),
        words::whole(high),
        period.unwrap_or_default(),
        words::whole(average)
    )
}

fn note(data: &Daily) -> Option<String> {
    let working = mean(data.values().filter(|(day, _)| day.dayness == Dayness::Working).map(|(_, value)| value))?;
    let other = mean(data.values().filter(|(day, _)| day.dayness != Dayness::Working).map(|(_, value)| value))?;
    Some(format!(
        "Average on working days {}; on weekends and bank holidays {}.",
        words::whole(working),
        words::whole(other)
    ))
}

fn alt(data: &Daily) -> String {
    let Some((first, last)) = data.days.first().zip(data.days.last()) else {
        return format!("Columns by day: {}. No data.", data.subject);
    };
    let mut text = format!("Columns by day: {}, {}.", data.subject, words::days_between(first.date, last.date));
    match (data.highest(), data.lowest(), data.average()) {
        (Some((high_day, high)), Some((low_day, low)), Some(average)) => text.push_str(&format!(
            " Average {}, highest {} on {}, lowest {} on {}.",
            words::whole(average),
            words::whole(high),
            words::day(high_day.date),
            words::whole(low),
            words::day(low_day.date)
        )),
        _ => text.push_str(" No data."),
    }
    if data.has(|day| day.dayness == Dayness::Weekend) {
        text.push_str(" Weekends are shaded.");
    }
    let holidays: Vec<String> = data
        .days
        .iter()
        .filter_map(|day| match &day.dayness {
            Dayness::BankHoliday(name) => Some(format!("{}, {name}", words::day(day.date))),
            _ => None,
        })
        .collect();
    if !holidays.is_empty() {
        text.push_str(&format!(" Bank holidays are hatched: {}.", holidays.join("; ")));
    }
    let missing: Vec<String> =
        data.days.iter().filter(|day| day.value.is_none()).map(|day| words::day(day.date)).collect();
    if !missing.is_empty() {
        text.push_str(&format!(" No data on {}.", words::list(&missing)));
    }
    text + " Table follows."
}

fn table(data: &Daily) -> ChartTable {
    let rows = data.days.iter().map(|day| {
        let sort = match &day.dayness {
            Dayness::Working => "Working day".to_owned(),
            Dayness::Weekend => "Weekend".to_owned(),
            Dayness::BankHoliday(name) => name.clone(),
        };
        let value = day.value.map_or("no data".to_owned(), words::whole);
        vec![
            Cell::words(words::full_day(day.date)),
            Cell::words(sort),
            Cell::number(value).leading_to(day.href.clone()),
        ]
    });
    ChartTable {
        caption: format!("{} by day", words::capital(&data.subject)),
        header: vec!["Day".to_owned(), "Sort of day".to_owned(), words::capital(&data.unit)],
        rows: rows.collect(),
    }
}

#[cfg(test)]
pub(super) fn drawn(id: &str, data: &Daily, room: Room) -> Drawing {
    draw(id, data, room)
}
