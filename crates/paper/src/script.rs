//! A paper as its author wrote it: a head that declares figures and charts, and prose around them.

pub mod head;
pub mod orders;
pub mod placeholder;
pub mod prose;

use std::ops::Range;

use indexmap::IndexMap;
use jiff::civil::Date;
use record::fault::did_you_mean;
use record::query::When;
use record::sheet::{Mark, Sheet};
use record::{Dictionary, Fault};

pub use head::{Better, Declared, Head, Wanted};
pub use orders::{ChartKind, ChartOrder, HeldBy};
use placeholder::{Named, Placeholder, Slip};
pub use prose::{Block, Inline, Section};

use crate::format::Shape;

/// The largest paper that is read, in bytes.
pub const BYTES_MAX: usize = 512 * 1024;
/// The most figures that one paper declares.
pub const FIGURES_MAX: usize = 500;
/// Names of columns that are not fields but ways of printing one, with the fields they need.
pub const RENDERINGS: [(&str, [&str; 2]); 1] = [("ooh_duration", ["calendar_duration", "out_of_hours"])];

/// A paper file, read and checked against the dictionary. Nothing of it has been counted yet.
#[derive(Debug, Clone)]
pub struct Script {
    /// The file's name without its folder and ending: by it editions of one paper are known.
    pub name: String,
    pub file: String,
    pub text: String,
    pub head: Head,
    pub figures: IndexMap<String, Declared>,
    pub charts: IndexMap<String, ChartOrder>,
    /// Texts with digits that are not from records, each with why.
    pub words: IndexMap<String, String>,
    pub sections: Vec<Section>,
    /// Where the prose begins, in bytes.
    pub prose_start: usize,
}

impl Script {
    /// Reads a paper. All faults come back at once, each with its place.
    pub fn read(file: &str, text: &str, dictionary: &Dictionary) -> Result<Script, Vec<Fault>> {
        if text.len() > BYTES_MAX {
            let message = format!("This paper has {} bytes; at most {BYTES_MAX} are read.", text.len());
            return Err(vec![Fault::at(file, "", 0..0, message)]);
        }
        let (head_end, prose_start) = fences(text).map_err(|slip| vec![Fault::at(file, text, slip.0, slip.1)])?;
        // The fence is blanked, not cut, so that every place in the sheet is a place in the file.
        let sheet_text = format!("   {}", &text[3..head_end]);
        let sheet = Sheet::parse(file, &sheet_text).map_err(|fault| vec![fault])?;
        let mut marks: Vec<Mark> = Vec::new();
        let parts = head::read(&sheet, dictionary, &mut marks);
        let mut slips: Vec<Slip> = Vec::new();
        let sections = prose::read(&text[prose_start..], prose_start, &mut slips);
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let name = name.strip_suffix(".md").unwrap_or(name).to_owned();
        let script = parts.map(|parts| Script {
            name,
            file: file.to_owned(),
            text: text.to_owned(),
            head: parts.head,
            figures: parts.figures,
            charts: parts.charts,
            words: parts.words,
            sections,
            prose_start,
        });
        if let Some(script) = &script {
            script.check(dictionary, &mut slips);
        }
        let mut faults: Vec<Fault> =
            marks.into_iter().map(|mark| Fault::at(file, text, mark.span, mark.message)).collect();
        faults.extend(slips.into_iter().map(|(span, message)| Fault::at(file, text, span, message)));
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        match script {
            Some(script) if faults.is_empty() => Ok(script),
            _ => Err(faults),
        }
    }

    /// The same paper about another month: the data cut and the meeting move with it.
    pub fn about(mut self, period: (Date, Date)) -> Script {
        let (from, _) = self.head.period;
        let months =
            i32::from(period.0.year() - from.year()) * 12 + i32::from(period.0.month()) - i32::from(from.month());
        let months = jiff::Span::new().months(months);
        self.head.meeting = self.head.meeting.saturating_add(months);
        self.head.cut = self.head.cut.map(|cut| match cut {
            When::Local(at) => When::Local(at.saturating_add(months)),
            other => other,
        });
        self.head.period = period;
        self
    }

    /// The instant of the data cut, or now while there is none.
    pub fn cut(&self) -> When {
        self.head.cut.clone().unwrap_or(When::Now)
    }

    /// A fault at a place of this file.
    pub fn fault(&self, span: Range<usize>, message: impl Into<String>) -> Fault {
        Fault::at(&self.file, &self.text, span, message)
    }

    /// Everything the prose names must be declared, and every column a field.
    fn check(&self, dictionary: &Dictionary, slips: &mut Vec<Slip>) {
        if self.sections.is_empty() && slips.is_empty() {
            slips.push((self.prose_start..self.prose_start, "The paper has no words: begin with `# Summary`.".into()));
        }
        for block in self.sections.iter().flat_map(|section| &section.blocks) {
            match block {
                Block::Paragraph { inlines, .. } => self.inlines(inlines, slips),
                Block::List { items, .. } => items.iter().for_each(|item| self.inlines(item, slips)),
                Block::Placed { placeholder, .. } => self.placed(placeholder, dictionary, slips),
                Block::Heading { .. } => {}
            }
        }
    }

    fn inlines(&self, inlines: &[Inline], slips: &mut Vec<Slip>) {
        for inline in inlines {
            match inline {
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.inlines(inner, slips),
                Inline::Use { figure, shapes, .. } => {
                    self.known(figure, slips);
                    if shapes.contains(&Shape::Ooh) && self.figures.contains_key(&figure.text) {
                        slips.push((figure.span.clone(), "`ooh` is for the column ooh_duration of a table.".into()));
                    }
                }
                Inline::Claim { figure, then, otherwise, .. } => {
                    self.known(figure, slips);
                    self.inlines(then, slips);
                    self.inlines(otherwise.as_deref().unwrap_or_default(), slips);
                }
                Inline::Text { .. } | Inline::Link { .. } | Inline::Word { .. } => {}
            }
        }
    }

    fn known(&self, figure: &Named, slips: &mut Vec<Slip>) -> Option<&Declared> {
        let declared = self.figures.get(&figure.text);
        if declared.is_none() {
            let near = did_you_mean(&figure.text, self.figures.keys().map(String::as_str));
            slips.push((figure.span.clone(), format!("No figure `{}` is declared in the head.{near}", figure.text)));
        }
        declared
    }

    fn placed(&self, placeholder: &Placeholder, dictionary: &Dictionary, slips: &mut Vec<Slip>) {
        match placeholder {
            Placeholder::Table { figure, columns, caption } => {
                self.columns(figure, columns, dictionary, slips);
                self.caption(caption.as_ref(), slips);
            }
            Placeholder::Contribution { figure, field } => {
                self.columns(figure, std::slice::from_ref(field), dictionary, slips);
            }
            Placeholder::Gauges { figures, caption } => {
                for figure in figures {
                    let rows = self.known(figure, slips).is_some_and(Declared::is_rows);
                    if rows {
                        slips.push((
                            figure.span.clone(),
                            "A gauge shows a number; this figure is a table of records.".into(),
                        ));
                    }
                }
                self.caption(caption.as_ref(), slips);
            }
            Placeholder::Chart { chart } if !self.charts.contains_key(&chart.text) => {
                let near = did_you_mean(&chart.text, self.charts.keys().map(String::as_str));
                slips.push((chart.span.clone(), format!("No chart `{}` is declared in the head.{near}", chart.text)));
            }
            _ => {}
        }
    }

    fn caption(&self, caption: Option<&Named>, slips: &mut Vec<Slip>) {
        let inlines = caption.map(|caption| prose::caption(&caption.text, caption.span.start + 1, slips));
        self.inlines(&inlines.unwrap_or_default(), slips);
    }

    fn columns(&self, figure: &Named, columns: &[Named], dictionary: &Dictionary, slips: &mut Vec<Slip>) {
        let Some(declared) = self.known(figure, slips) else { return };
        let Wanted::Question(question) = &declared.wanted else {
            return slips.push((figure.span.clone(), "Only a figure that asks for records has rows to list.".into()));
        };
        let Some(register) = dictionary.get(&question.query.register) else { return };
        for column in columns {
            let rendering = RENDERINGS.iter().find(|(name, _)| *name == column.text);
            let fields: Vec<&str> = rendering.map_or_else(|| vec![column.text.as_str()], |(_, fields)| fields.to_vec());
            for field in fields {
                if let Err(message) = record::parse::path(dictionary, register, field) {
                    slips.push((column.span.clone(), message));
                }
            }
        }
    }
}

/// Where the head ends and where the prose begins.
fn fences(text: &str) -> Result<(usize, usize), Slip> {
    if !text.starts_with("+++\n") && !text.starts_with("+++\r\n") {
        return Err((
            0..3.min(text.len()),
            "A paper begins with its head: a line `+++`, TOML, and a line `+++` again.".into(),
        ));
    }
    let end = text[3..].find("\n+++").map(|at| at + 4);
    let end = end.ok_or((0..3, "The head is never closed: put a line `+++` after it.".to_owned()))?;
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    if !text[end + 3..line_end].trim().is_empty() {
        return Err((end..line_end, "Only `+++` stands on the line that closes the head.".into()));
    }
    Ok((end, line_end))
}
