//! A drawing in the making: writes SVG, and remembers where words and marks went so that tests can look.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Room;
use super::measure;
use super::palette::{INK, MUTED, PATTERNS, Pattern, SERIES, SURFACE, Tone};

/// Smallest size of words: 9 pt in the PDF, 14 px on a screen.
pub(super) const TEXT: f64 = 14.0;
pub(super) const LINE: f64 = 18.0;
const FAMILY: &str = "Atkinson Hyperlegible Next, Arial, sans-serif";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle that something covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

/// A line of words to be placed: `y` is the baseline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) words: &'a str,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) anchor: Anchor,
    pub(super) tone: Tone,
}

impl<'a> Words<'a> {
    pub(super) fn at(x: f64, y: f64, words: &'a str) -> Self {
        Words { x, y, words, size: TEXT, bold: false, anchor: Anchor::Start, tone: INK }
    }

    pub(super) fn middle(mut self) -> Self {
        self.anchor = Anchor::Middle;
        self
    }

    pub(super) fn end(mut self) -> Self {
        self.anchor = Anchor::End;
        self
    }

    pub(super) fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    pub(super) fn size(mut self, size: f64) -> Self {
        self.size = size;
        self
    }

    pub(super) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    pub(super) fn muted(self) -> Self {
        self.tone(MUTED)
    }

    pub(super) fn width(&self) -> f64 {
        measure::width(self.words, self.size, self.bold)
    }

    pub(super) fn area(&self) -> Area {
        let w = self.width();
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - w / 2.0,
            Anchor::End => self.x - w,
        };
        Area { x, y: self.y - self.size * 0.76, w, h: self.size * 0.98 }
    }

    /// Moved sideways until it stands between two edges.
    pub(super) fn within(mut self, left: f64, right: f64) -> Self {
        let area = self.area();
        if area.x + area.w > right {
            self.x -= area.x + area.w - right;
        }
        let area = self.area();
        if area.x < left {
            self.x += left - area.x;
        }
        self
    }
}

impl Area {
    pub(super) fn meets(&self, other: &Area) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

#[derive(Debug)]
pub(super) struct Drawing {
    id: String,
    pub(super) width: f64,
    pub(super) height: f64,
    body: String,
    tiles: BTreeSet<Pattern>,
    hatch: bool,
    pub(super) texts: Vec<(Area, String)>,
    pub(super) marks: Vec<Area>,
}

impl Drawing {
    pub(super) fn new(id: &str, room: Room) -> Self {
        Drawing {
            id: super::drawing_id(id, room),
            width: room.width(),
            height: 0.0,
            body: String::new(),
            tiles: BTreeSet::new(),
            hatch: false,
            texts: Vec::new(),
            marks: Vec::new(),
        }
    }

    pub(super) fn words(&mut self, words: Words) {
        self.texts.push((words.area(), words.words.to_owned()));
        let anchor = match words.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if words.bold { " font-weight=\"700\"" } else { "" };
        let (x, y, size) = (short(words.x), short(words.y), short(words.size));
        let Tone { name, hex } = words.tone;
        let text = escape(words.words);
        self.push(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{hex}\" class=\"f-{name}\">{text}</text>"
        ));
    }

    /// Lines of words under each other; gives the baseline after the last.
    pub(super) fn lines(&mut self, first: Words, lines: &[String]) -> f64 {
        let mut y = first.y;
        for line in lines {
            self.words(Words { y, words: line, ..first });
            y += first.size * 1.28;
        }
        y
    }

    pub(super) fn rule(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), tone: Tone, width: f64, dash: &str) {
        let (x1, y1, x2, y2, width) = (short(x1), short(y1), short(x2), short(y2), short(width));
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let Tone { name, hex } = tone;
        self.push(format_args!(
            "<path d=\"M{x1} {y1}L{x2} {y2}\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"{width}\"{dash} class=\"s-{name}\"/>"
        ));
    }

    pub(super) fn fill(&mut self, area: Area, tone: Tone) {
        let Area { x, y, w, h } = area.rounded();
        let Tone { name, hex } = tone;
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{hex}\" class=\"f-{name}\"/>",
            short(x),
            short(y),
            short(w),
            short(h)
        ));
    }

    pub(super) fn outline(&mut self, area: Area, tone: Tone, dash: &str) {
        let Area { x, y, w, h } = area.rounded();
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let Tone { name, hex } = tone;
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"1\"{dash} class=\"s-{name}\"/>",
            short(x), short(y), short(w), short(h)
        ));
    }

    /// A mark of a series: its colour, its pattern over it, an ink outline.
    pub(super) fn mark(&mut self, area: Area, series: usize, dash: &str) {
        self.marks.push(area);
        self.fill(area, SERIES[series % SERIES.len()]);
        let pattern = PATTERNS[series % PATTERNS.len()];
        if let Some((name, _)) = pattern.tile() {
            self.tiles.insert(pattern);
            self.patterned(area, name);
        }
        self.outline(area, INK, dash);
    }

    /// A band of the background with slanting lines.
    pub(super) fn hatched(&mut self, area: Area) {
        self.hatch = true;
        self.patterned(area, "hatch");
    }

    fn patterned(&mut self, area: Area, name: &str) {
        let Area { x, y, w, h } = area.rounded();
        let id = self.id.clone();
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#{id}-{name})\"/>",
            short(x),
            short(y),
            short(w),
            short(h)
        ));
    }

    /// A shape from path commands, filled and, where asked, edged.
    pub(super) fn shape(&mut self, d: &str, fill: Tone, edge: Option<Tone>) {
        let stroke = edge.map(|tone| format!(" stroke=\"{}\" stroke-width=\"2\"", tone.hex)).unwrap_or_default();
        let class = edge.map(|tone| format!(" s-{}", tone.name)).unwrap_or_default();
        self.push(format_args!("<path d=\"{d}\" fill=\"{}\"{stroke} class=\"f-{}{class}\"/>", fill.hex, fill.name));
    }

    /// A line through points.
    pub(super) fn through(&mut self, points: &[(f64, f64)], tone: Tone, width: f64, dash: &str) {
        if points.len() < 2 {
            return;
        }
        let mut d = String::new();
        for (place, (x, y)) in points.iter().enumerate() {
            d.push_str(if place == 0 { "M" } else { "L" });
            d.push_str(&format!("{} {}", short(*x), short(*y)));
        }
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let Tone { name, hex } = tone;
        let width = short(width);
        self.push(format_args!(
            "<path d=\"{d}\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{dash} class=\"s-{name}\"/>"
        ));
    }

    /// A key of swatches from left to right, on as many lines as it takes; gives the y below it.
    pub(super) fn key(&mut self, top: f64, entries: &[(Swatch, String)]) -> f64 {
        const BOX: f64 = 14.0;
        let (mut x, mut y) = (0.0, top);
        for (swatch, words) in entries {
            let words = measure::cut(words, TEXT, false, self.width - BOX - 8.0);
            let w = BOX + 8.0 + measure::width(&words, TEXT, false);
            if x > 0.0 && x + w > self.width {
                x = 0.0;
                y += LINE + 4.0;
            }
            let area = Area { x: x + 0.5, y: y + 0.5, w: BOX - 1.0, h: BOX - 1.0 };
            self.swatch(area, *swatch);
            self.words(Words::at(x + BOX + 8.0, y + 12.0, &words));
            x += w + 20.0;
        }
        if entries.is_empty() { top } else { y + BOX }
    }

    pub(super) fn swatch(&mut self, area: Area, swatch: Swatch) {
        match swatch {
            Swatch::Series(series) => self.mark(area, series, ""),
            Swatch::Plain(tone) => {
                self.fill(area, tone);
                self.outline(area, super::palette::CONTROL, "");
            }
            Swatch::Hatch => {
                self.hatched(area);
                self.outline(area, super::palette::CONTROL, "");
            }
            Swatch::Dashed => self.outline(area, super::palette::CONTROL, "3 2"),
        }
    }

    /// The finished SVG with its title and description.
    pub(super) fn finish(self, title: &str, description: &str, room: Room) -> String {
        let Drawing { id, width, height, body, tiles, hatch, .. } = self;
        let mut defs: String = tiles.iter().filter_map(|pattern| tile(&id, *pattern)).collect();
        if hatch {
            let Tone { name, hex } = super::palette::CONTROL;
            defs.push_str(&format!(
                "<pattern id=\"{id}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\">\
                 <path d=\"M-1 8L8 -1M-1 1L1 -1M6 8L8 6\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"1\" class=\"s-{name}\"/></pattern>"
            ));
        }
        let defs = if defs.is_empty() { defs } else { format!("<defs>{defs}</defs>") };
        let narrow = if room == Room::Narrow { " gh-drawing--narrow" } else { "" };
        let (w, h) = (short(width), short(height.ceil()));
        let (title, description) = (escape(title), escape(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
             class=\"gh-drawing{narrow}\" aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{FAMILY}\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>{defs}{body}</svg>"
        )
    }

    fn push(&mut self, written: std::fmt::Arguments) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(written);
    }
}

/// What a key shows before its words.
#[derive(Debug, Clone, Copy)]
pub(super) enum Swatch {
    Series(usize),
    Plain(Tone),
    Hatch,
    Dashed,
}

impl Area {
    /// Sides that never run backwards.
    fn rounded(self) -> Area {
        Area { w: self.w.max(0.0), h: self.h.max(0.0), ..self }
    }
}

fn tile(id: &str, pattern: Pattern) -> Option<String> {
    let (name, d) = pattern.tile()?;
    let Tone { name: tone, hex } = SURFACE;
    let inside = if d.is_empty() {
        format!("<path d=\"{}\" fill=\"{hex}\" class=\"f-{tone}\"/>", circle(3.0, 3.0, 1.35))
    } else {
        format!("<path d=\"{d}\" fill=\"none\" stroke=\"{hex}\" stroke-width=\"1.3\" class=\"s-{tone}\"/>")
    };
    Some(format!(
        "<pattern id=\"{id}-{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">{inside}</pattern>"
    ))
}

pub(super) fn circle(x: f64, y: f64, r: f64) -> String {
    let (left, y, r2, r) = (short(x - r), short(y), short(2.0 * r), short(r));
    format!("M{left} {y}a{r} {r} 0 1 0 {r2} 0a{r} {r} 0 1 0 -{r2} 0Z")
}

pub(super) fn square(x: f64, y: f64, r: f64) -> String {
    let (left, top, side) = (short(x - r), short(y - r), short(2.0 * r));
    format!("M{left} {top}h{side}v{side}h-{side}Z")
}

pub(super) fn diamond(x: f64, y: f64, r: f64) -> String {
    format!(
        "M{} {}L{} {}L{} {}L{} {}Z",
        short(x),
        short(y - r),
        short(x + r),
        short(y),
        short(x),
        short(y + r),
        short(x - r),
        short(y)
    )
}

pub(super) fn triangle(x: f64, y: f64, r: f64) -> String {
    format!(
        "M{} {}L{} {}L{} {}Z",
        short(x),
        short(y - r),
        short(x + r),
        short(y + r * 0.8),
        short(x - r),
        short(y + r * 0.8)
    )
}

/// A coordinate with at most two decimals; nothing that is not a number reaches a drawing.
pub(super) fn short(number: f64) -> String {
    let number = if number.is_finite() { number } else { 0.0 };
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text for element content or a quoted attribute; letters that XML does not allow are left out.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
