//! The head of a paper: cover, figures, charts, and the words with digits that are not from records.

use std::ops::Range;

use indexmap::IndexMap;
use jiff::civil::Date;
use record::fault::did_you_mean;
use record::query::When;
use record::sheet::{Mark, Part, Placed, Sheet, text_of};
use record::{Dictionary, Fault, Measure, Question, Words};
use toml_edit::Item;

use super::orders::{self, ChartOrder};

/// The cover.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    pub title: String,
    /// The committee's name on the day of the meeting.
    pub committee: String,
    pub meeting: Date,
    /// First day, and the day after the last.
    pub period: (Date, Date),
    pub cut: Option<When>,
    /// `Information` or `Decision`.
    pub purpose: String,
    /// `Public`, or the reason for withholding it.
    pub class: String,
    pub report_of: String,
    pub authors: Vec<String>,
    pub contact: Option<String>,
    pub organisation: Option<String>,
    pub spans: HeadSpans,
}

/// Where the head says what records can contradict.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HeadSpans {
    pub committee: Range<usize>,
}

/// A figure as declared.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    pub name: String,
    pub wanted: Wanted,
    /// Name of a record in register `target`.
    pub target: Option<String>,
    /// What one counted record is called.
    pub noun: Option<String>,
    pub plural: Option<String>,
    pub better: Option<Better>,
    pub means: Option<String>,
    /// Figures whose sum this one must be.
    pub parts: Vec<String>,
    /// Where the expression stands in the file.
    pub span: Range<usize>,
}

/// What a figure asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    Question(Question),
    /// A recorded figure by its name.
    Recorded(String),
    /// The sum of other figures.
    Total(Vec<String>),
}

/// Which direction is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    Up,
    Down,
}

impl Declared {
    pub fn is_rows(&self) -> bool {
        matches!(&self.wanted, Wanted::Question(Question { measure: Measure::Rows, .. }))
    }
}

pub(super) struct Parts {
    pub head: Head,
    pub figures: IndexMap<String, Declared>,
    pub charts: IndexMap<String, ChartOrder>,
    pub words: IndexMap<String, String>,
}

const KEYS: [&str; 15] = [
    "title",
    "committee",
    "meeting",
    "period",
    "cut",
    "for",
    "class",
    "report_of",
    "authors",
    "contact",
    "organisation",
    "figures",
    "charts",
    "words",
    "language",
];
const FIGURE_KEYS: [&str; 7] = ["is", "target", "noun", "plural", "better", "means", "parts"];

/// Reads the head. Marks say what is wrong; nothing comes back when the cover itself cannot be read.
pub(super) fn read(sheet: &Sheet, dictionary: &Dictionary, marks: &mut Vec<Mark>) -> Option<Parts> {
    let mut top = sheet.top();
    let start = 0..3;
    let title = needed(&mut top, "title", marks, &start);
    let committee = needed(&mut top, "committee", marks, &start);
    let meeting = meeting(&mut top, marks, &start);
    let period = period(&mut top, marks, &start);
    let cut = cut(&mut top, marks);
    let purpose = one_of(&mut top, "for", &["Information", "Decision"], marks);
    let class = top.text("class", marks).map(|placed| placed.value);
    let report_of = needed(&mut top, "report_of", marks, &start);
    let authors = top.texts("authors", marks).unwrap_or_default();
    let contact = top.text("contact", marks);
    let organisation = top.text("organisation", marks);
    top.text("language", marks);
    let figures = figures(&mut top, sheet, dictionary, marks);
    let charts = top.part("charts", marks).map(|part| orders::read(part, sheet, dictionary, marks)).unwrap_or_default();
    let words = words(&mut top, marks);
    top.finish(&KEYS, marks);
    let (committee, meeting, period) = (committee?, meeting?, period?);
    let head = Head {
        title: title?.value,
        spans: HeadSpans { committee: committee.span },
        committee: committee.value,
        meeting,
        period,
        cut,
        purpose: purpose.unwrap_or_else(|| "Information".into()),
        class: class.unwrap_or_else(|| "Public".into()),
        report_of: report_of?.value,
        authors: authors.into_iter().map(|author| author.value).collect(),
        contact: contact.map(|contact| contact.value),
        organisation: organisation.map(|organisation| organisation.value),
    };
    Some(Parts { head, figures, charts, words })
}

fn needed(top: &mut Part<'_>, key: &str, marks: &mut Vec<Mark>, start: &Range<usize>) -> Option<Placed<String>> {
    if !top.has(key) {
        marks.push(Mark::new(start.clone(), format!("The head says no `{key}`.")));
        return None;
    }
    let text = top.text(key, marks)?;
    if text.value.trim().is_empty() {
        marks.push(Mark::new(text.span, format!("`{key}` is empty.")));
        return None;
    }
    Some(text)
}

fn one_of(top: &mut Part<'_>, key: &str, known: &[&str], marks: &mut Vec<Mark>) -> Option<String> {
    let text = top.text(key, marks)?;
    if !known.contains(&text.value.as_str()) {
        marks.push(Mark::new(text.span, format!("`{key}` is {}.", known.join(" or "))));
        return None;
    }
    Some(text.value)
}

/// A bare TOML date or a date in quotes.
fn meeting(top: &mut Part<'_>, marks: &mut Vec<Mark>, start: &Range<usize>) -> Option<Date> {
    let Some((place, item)) = top.take("meeting") else {
        marks.push(Mark::new(start.clone(), "The head says no `meeting`: its date, as 2020-07-03."));
        return None;
    };
    let text = item.as_datetime().map(ToString::to_string).or_else(|| item.as_str().map(str::to_owned));
    let date = text.and_then(|text| text.parse::<Date>().ok());
    if date.is_none() {
        marks.push(Mark::new(item.span().unwrap_or(place), "`meeting` is the date of the meeting, as 2020-07-03."));
    }
    date
}

/// `2020-05`, or `2020-04-01 to 2020-06-30`.
fn period(top: &mut Part<'_>, marks: &mut Vec<Mark>, start: &Range<usize>) -> Option<(Date, Date)> {
    let text = needed(top, "period", marks, start)?;
    let period = period_of(&text.value);
    if period.is_none() {
        marks.push(Mark::new(text.span, "`period` is a month as 2020-05, or 2020-04-01 to 2020-06-30."));
    }
    period
}

/// First day, and the day after the last.
pub fn period_of(text: &str) -> Option<(Date, Date)> {
    if let Some((from, last)) = text.split_once(" to ") {
        let (from, last): (Date, Date) = (from.trim().parse().ok()?, last.trim().parse().ok()?);
        return (from <= last).then_some((from, last.tomorrow().ok()?));
    }
    let (year, month) = text.trim().split_once('-')?;
    let from = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
    Some((from, from.last_of_month().tomorrow().ok()?))
}

fn cut(top: &mut Part<'_>, marks: &mut Vec<Mark>) -> Option<When> {
    let (place, item) = top.take("cut")?;
    let text = item.as_str().map(str::to_owned).or_else(|| item.as_datetime().map(ToString::to_string))?;
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(When::Instant(Words::stamp(at)));
    }
    let at = record::value::local(&text);
    if at.is_none() {
        marks.push(Mark::new(item.span().unwrap_or(place), "`cut` is an instant, as 2020-06-03 09:00."));
    }
    at.map(When::Local)
}

fn words(top: &mut Part<'_>, marks: &mut Vec<Mark>) -> IndexMap<String, String> {
    let mut words = IndexMap::new();
    for (text, place, item) in top.part("words", marks).map(Part::into_entries).into_iter().flatten() {
        match text_of(item).filter(|why| !why.value.trim().is_empty()) {
            Some(why) => {
                words.insert(text, why.value);
            }
            None => marks.push(Mark::new(place, "Say in quotes why this is not from records.")),
        }
    }
    words
}

fn figures(
    top: &mut Part<'_>,
    sheet: &Sheet,
    dictionary: &Dictionary,
    marks: &mut Vec<Mark>,
) -> IndexMap<String, Declared> {
    let mut figures: IndexMap<String, Declared> = IndexMap::new();
    for (name, place, item) in top.part("figures", marks).map(Part::into_entries).into_iter().flatten() {
        if figures.len() == super::FIGURES_MAX {
            marks.push(Mark::new(place, format!("A paper declares at most {} figures.", super::FIGURES_MAX)));
            break;
        }
        if !is_name(&name) {
            marks.push(Mark::new(
                place,
                "A figure's name is lower case: letters, digits and underscores, a letter first.",
            ));
            continue;
        }
        if let Some(declared) = figure(name.clone(), place, item, sheet, dictionary, marks) {
            figures.insert(name, declared);
        }
    }
    named_parts(&figures, marks);
    figures
}

fn is_name(name: &str) -> bool {
    const TAKEN: [&str; 8] = ["else", "end", "claim", "table", "chart", "gauges", "contribution", "paper"];
    let is_word = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    is_word && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.len() <= 60 && !TAKEN.contains(&name)
}

fn figure(
    name: String,
    place: Range<usize>,
    item: &Item,
    sheet: &Sheet,
    dictionary: &Dictionary,
    marks: &mut Vec<Mark>,
) -> Option<Declared> {
    if let Some(text) = text_of(item) {
        let wanted = wanted(&text, sheet, dictionary, marks)?;
        let (target, noun, plural, better, means) = (None, None, None, None, None);
        return Some(Declared {
            name,
            wanted,
            target,
            noun,
            plural,
            better,
            means,
            parts: Vec::new(),
            span: text.span,
        });
    }
    let Some(mut part) = Part::from_item(item) else {
        marks.push(Mark::new(place, "A figure is a question in quotes, or a table with `is = \"…\"`."));
        return None;
    };
    let is = part.text("is", marks);
    let mut line = |key: &str| part.text(key, marks).map(|placed| placed.value);
    let (target, noun, plural, means) = (line("target"), line("noun"), line("plural"), line("means"));
    let better = part.text("better", marks).and_then(|text| match text.value.as_str() {
        "up" => Some(Better::Up),
        "down" => Some(Better::Down),
        _ => {
            marks.push(Mark::new(text.span, "`better` is up or down."));
            None
        }
    });
    let parts = part.texts("parts", marks).unwrap_or_default();
    part.finish(&FIGURE_KEYS, marks);
    let Some(is) = is else {
        marks.push(Mark::new(place, "This figure asks nothing: give it `is = \"count …\"`."));
        return None;
    };
    let wanted = wanted(&is, sheet, dictionary, marks)?;
    let parts = parts.into_iter().map(|part| part.value).collect();
    Some(Declared { name, wanted, target, noun, plural, better, means, parts, span: is.span })
}

fn wanted(text: &Placed<String>, sheet: &Sheet, dictionary: &Dictionary, marks: &mut Vec<Mark>) -> Option<Wanted> {
    let value = text.value.trim();
    if let Some(name) = value.strip_prefix("recorded ") {
        return Some(Wanted::Recorded(name.trim().to_owned()));
    }
    if let Some(names) = value.strip_prefix("total ") {
        return Some(Wanted::Total(names.split('+').map(|name| name.trim().to_owned()).collect()));
    }
    question(text, sheet, dictionary, marks).map(Wanted::Question)
}

/// A question in a TOML text; its fault is told at its place in the file.
pub(super) fn question(
    text: &Placed<String>,
    sheet: &Sheet,
    dictionary: &Dictionary,
    marks: &mut Vec<Mark>,
) -> Option<Question> {
    match record::question::read(dictionary, &text.value) {
        Ok(question) => Some(question),
        Err(fault) => {
            marks.push(placed_fault(text, sheet, &fault));
            None
        }
    }
}

/// The mark of a fault inside a text of the sheet: at its word when the text stands there as written.
pub(super) fn placed_fault(text: &Placed<String>, sheet: &Sheet, fault: &Fault) -> Mark {
    let written = sheet.text.get(text.span.clone()).unwrap_or_default();
    let Some(inside) = written.find(&text.value).filter(|_| fault.line == 1) else {
        return Mark::new(text.span.clone(), fault.message.clone());
    };
    let chars_before: String = text.value.chars().take(fault.column - 1).collect();
    let wide: String = text.value.chars().skip(fault.column - 1).take(fault.width).collect();
    let start = text.span.start + inside + chars_before.len();
    Mark::new(start..start + wide.len(), fault.message.clone())
}

/// Totals and parts name figures that are there, and no figure is part of itself.
fn named_parts(figures: &IndexMap<String, Declared>, marks: &mut Vec<Mark>) {
    for declared in figures.values() {
        let totals: &[String] = if let Wanted::Total(names) = &declared.wanted { names } else { &[] };
        for part in totals.iter().chain(&declared.parts) {
            if !figures.contains_key(part) {
                let near = did_you_mean(part, figures.keys().map(String::as_str));
                marks.push(Mark::new(declared.span.clone(), format!("No figure `{part}` is declared.{near}")));
            }
        }
        // A total of totals would need an order; one level says everything a paper has needed.
        for part in totals {
            if figures.get(part).is_some_and(|part| matches!(part.wanted, Wanted::Total(_))) {
                let message = format!("`{part}` is itself a total. Name the figures it is made of.");
                marks.push(Mark::new(declared.span.clone(), message));
            }
        }
    }
}
