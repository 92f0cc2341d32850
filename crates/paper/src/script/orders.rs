//! Charts as a paper's head orders them.

use std::ops::Range;

use indexmap::IndexMap;
use record::fault::did_you_mean;
use record::ranking::TOP_MAX;
use record::sheet::{Mark, Part, Placed, Sheet, text_of};
use record::{Dictionary, Kind, Measure, Path, Question};
use toml_edit::Item;

use super::head::question;

/// A chart, not yet drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartOrder {
    pub name: String,
    /// What the chart is about, in words.
    pub title: String,
    pub caption: String,
    pub kind: ChartKind,
    pub span: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ChartKind {
    /// Columns of months, stacked by a field, in one panel for each question.
    Stacked { panels: Vec<(String, Question)>, across: Path, stack: Path },
    /// A line of months for each question.
    Line { series: Vec<(String, Question)>, across: Path, target: Option<String> },
    /// A value for each day.
    Daily { of: Question, value: Path, on: Path },
    /// Bars by severity, split by state.
    Findings { of: Question, down: Path, stack: Path },
    /// A bar for each of the largest groups, and further columns in its table.
    Ranked { of: Question, by: Path, top: usize, also: Vec<(String, Measure)> },
    /// A bar for each of those who held the records longest within the period.
    Held { of: Question, by: HeldBy, top: usize },
}

/// By whom the time for which records were held is added up. Persons are not named in papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBy {
    Group,
    Supplier,
}

const KINDS: [&str; 6] = ["stacked", "line", "daily", "findings", "ranked", "held"];
const TOP: usize = 10;
const CHARTS_MAX: usize = 60;
const PANELS_MAX: usize = 12;

pub(super) fn read(
    part: Part<'_>,
    sheet: &Sheet,
    dictionary: &Dictionary,
    marks: &mut Vec<Mark>,
) -> IndexMap<String, ChartOrder> {
    let mut charts = IndexMap::new();
    for (name, place, item) in part.into_entries() {
        if charts.len() == CHARTS_MAX {
            marks.push(Mark::new(place, format!("A paper has at most {CHARTS_MAX} charts.")));
            break;
        }
        let Some(part) = Part::from_item(item) else {
            marks.push(Mark::new(place, "A chart is a table: [charts.name]."));
            continue;
        };
        let mut reader = Reader { part, place, sheet, dictionary, marks };
        if let Some(order) = reader.order(&name) {
            charts.insert(name, order);
        }
    }
    charts
}

struct Reader<'a, 'm> {
    part: Part<'a>,
    place: Range<usize>,
    sheet: &'a Sheet,
    dictionary: &'a Dictionary,
    marks: &'m mut Vec<Mark>,
}

impl<'a> Reader<'a, '_> {
    fn mark(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.marks.push(Mark::new(span, message));
    }

    fn text(&mut self, key: &str) -> Option<Placed<String>> {
        if !self.part.has(key) {
            self.mark(self.place.clone(), format!("This chart says no `{key}`."));
        }
        self.part.text(key, self.marks)
    }

    fn order(&mut self, name: &str) -> Option<ChartOrder> {
        let kind = self.text("kind")?;
        let title = self.text("title").map(|title| title.value);
        let caption = self.part.text("caption", self.marks).map(|caption| caption.value);
        let (read, keys): (Option<ChartKind>, &[&str]) = match kind.value.as_str() {
            "stacked" => (self.stacked(), &["kind", "title", "caption", "panels", "across", "stack"]),
            "line" => (self.line(), &["kind", "title", "caption", "series", "across", "target"]),
            "daily" => (self.daily(), &["kind", "title", "caption", "of", "value", "on", "calendar"]),
            "findings" => (self.findings(), &["kind", "title", "caption", "of", "down", "stack"]),
            "ranked" => (self.ranked(), &["kind", "title", "caption", "of", "by", "top", "also"]),
            "held" => (self.held(), &["kind", "title", "caption", "of", "by", "top"]),
            other => {
                let near = did_you_mean(other, KINDS);
                self.mark(
                    kind.span.clone(),
                    format!("`{other}` is no kind of chart.{near} Known: {}.", KINDS.join(", ")),
                );
                return None;
            }
        };
        let part = std::mem::replace(&mut self.part, self.sheet.top());
        part.finish(keys, self.marks);
        let title = title?;
        Some(ChartOrder {
            name: name.to_owned(),
            caption: caption.unwrap_or_else(|| title.clone()),
            title,
            kind: read?,
            span: kind.span,
        })
    }

    fn stacked(&mut self) -> Option<ChartKind> {
        let panels = self.questions("panels");
        let (across, stack) = (self.across(), self.text("stack"));
        let (panels, across, stack) = (panels?, across?, stack?);
        let across = self.path(&across, &panels, true)?;
        let stack = self.path(&stack, &panels, false)?;
        Some(ChartKind::Stacked { panels, across, stack })
    }

    fn line(&mut self) -> Option<ChartKind> {
        let series = self.questions("series");
        let across = self.across();
        let target = self.part.text("target", self.marks).map(|target| target.value);
        let (series, across) = (series?, across?);
        let across = self.path(&across, &series, true)?;
        Some(ChartKind::Line { series, across, target })
    }

    fn daily(&mut self) -> Option<ChartKind> {
        let (of, value, on) = (self.one(), self.text("value"), self.text("on"));
        if let Some(calendar) = self.part.text("calendar", self.marks).filter(|calendar| calendar.value != "office") {
            self.mark(calendar.span, "Daily charts mark weekends and bank holidays of the `office` calendar.");
        }
        let (of, value, on) = (of?, value?, on?);
        let of = vec![(String::new(), of)];
        let value_path = self.path(&value, &of, false)?;
        let register = self.dictionary.get(&of[0].1.query.register)?;
        let is_number = record::parse::path(self.dictionary, register, &value.value).is_ok_and(Kind::is_number);
        if !is_number {
            self.mark(value.span, "A daily chart needs a field that holds a number.");
        }
        let on = self.path(&on, &of, true)?;
        of.into_iter().next().map(|(_, of)| ChartKind::Daily { of, value: value_path, on })
    }

    fn findings(&mut self) -> Option<ChartKind> {
        let (of, down, stack) = (self.one(), self.text("down"), self.text("stack"));
        let (of, down, stack) = (vec![(String::new(), of?)], down?, stack?);
        let down = self.path(&down, &of, false)?;
        let stack = self.path(&stack, &of, false)?;
        of.into_iter().next().map(|(_, of)| ChartKind::Findings { of, down, stack })
    }

    fn ranked(&mut self) -> Option<ChartKind> {
        let written = self.text("of")?;
        let of = vec![(String::new(), self.records(&written)?)];
        let by = self.text("by")?;
        let by = self.path(&by, &of, false)?;
        let (_, of) = of.into_iter().next()?;
        let top = self.top()?;
        let written = written.value;
        let full = |measure: &str| match measure.strip_prefix("share ") {
            Some(part) => format!("share {} where {part} of {written}", of.query.register),
            None => format!("{measure} of {written}"),
        };
        let also = if self.part.has("also") { self.pairs("also", &full)? } else { Vec::new() };
        let also = also.into_iter().map(|(title, question)| (title, question.measure)).collect();
        Some(ChartKind::Ranked { of, by, top, also })
    }

    fn top(&mut self) -> Option<usize> {
        let Some((place, item)) = self.part.take("top") else { return Some(TOP) };
        let top = item.as_integer().and_then(|top| usize::try_from(top).ok()).filter(|top| (1..=TOP_MAX).contains(top));
        if top.is_none() {
            self.mark(item.span().unwrap_or(place), format!("`top` is a whole number from 1 to {TOP_MAX}."));
        }
        top
    }

    fn held(&mut self) -> Option<ChartKind> {
        let (of, by) = (self.one()?, self.text("by")?);
        let whose = match by.value.as_str() {
            "group" => HeldBy::Group,
            "supplier" => HeldBy::Supplier,
            _ => {
                self.mark(by.span, "Time held is added up by group or by supplier.");
                return None;
            }
        };
        Some(ChartKind::Held { of, by: whose, top: self.top()? })
    }

    fn one(&mut self) -> Option<Question> {
        let text = self.text("of")?;
        self.records(&text)
    }

    fn records(&mut self, text: &Placed<String>) -> Option<Question> {
        let question = question(text, self.sheet, self.dictionary, self.marks)?;
        if question.measure != Measure::Rows {
            self.mark(text.span.clone(), "This chart is drawn from records: incident where …");
            return None;
        }
        Some(question)
    }

    /// `[{ title = "…", of = "…" }, …]`
    fn questions(&mut self, key: &str) -> Option<Vec<(String, Question)>> {
        self.pairs(key, &str::to_owned)
    }

    /// The same, each text made a whole question first.
    fn pairs(&mut self, key: &str, full: &dyn Fn(&str) -> String) -> Option<Vec<(String, Question)>> {
        let help = format!("`{key}` is a list: [{{ title = \"…\", of = \"…\" }}].");
        let Some((place, item)) = self.part.take(key) else {
            self.mark(self.place.clone(), format!("This chart says no `{key}`."));
            return None;
        };
        let Some(list) = item.as_array().filter(|list| !list.is_empty() && list.len() <= PANELS_MAX) else {
            self.mark(place, format!("{help} From 1 to {PANELS_MAX}."));
            return None;
        };
        let mut questions = Vec::new();
        for value in list {
            let item = Item::Value(value.clone());
            let span = value.span().unwrap_or(place.clone());
            // A copied item keeps no borrow of the sheet; its spans are the sheet's still.
            let table = value.as_inline_table();
            let text =
                |key: &str| table.and_then(|table| table.get(key)).and_then(|v| text_of(&Item::Value(v.clone())));
            let place_of = |key: &str| table.and_then(|table| table.get(key)).and_then(toml_edit::Value::span);
            let (Some(title), Some(of)) = (text("title"), text("of")) else {
                self.mark(span, help.clone());
                continue;
            };
            let of = Placed { span: place_of("of").unwrap_or(of.span), value: full(&of.value) };
            drop(item);
            if let Some(question) = question(&of, self.sheet, self.dictionary, self.marks) {
                questions.push((title.value, question));
            }
        }
        Some(questions)
    }

    fn across(&mut self) -> Option<Placed<String>> {
        let text = self.text("across")?;
        match text.value.strip_prefix("month ") {
            Some(field) => Some(Placed { value: field.trim().to_owned(), span: text.span }),
            None => {
                self.mark(text.span, "`across` is `month` and a field: \"month opened_at\".");
                None
            }
        }
    }

    fn path(&mut self, text: &Placed<String>, questions: &[(String, Question)], is_time: bool) -> Option<Path> {
        for (_, question) in questions {
            let register = self.dictionary.get(&question.query.register)?;
            match record::parse::path(self.dictionary, register, &text.value) {
                Ok(kind) if is_time && !kind.is_time() => {
                    self.mark(text.span.clone(), format!("`{}` is neither a date nor an instant.", text.value));
                    return None;
                }
                Ok(_) => {}
                Err(message) => {
                    self.mark(text.span.clone(), message);
                    return None;
                }
            }
        }
        Some(Path::of(&text.value))
    }
}
