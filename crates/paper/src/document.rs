//! A finished paper as a pure value: what gets frozen, and the one thing that HTML, PDF and DOCX are made from.
//!
//! A [`Document`] holds no query and no live number. Every value printed from records is a [`Run::Figure`] with the
//! figure's id, so that a test can take the figures out of each format again and compare them: see
//! [`Document::figures`], [`html::figures_in_html`], [`docx::figures_in_docx`] and `print::Pressed::figures`.

pub mod check;
pub mod docx;
pub mod html;
pub mod leaf;
mod measure;
#[cfg(test)]
mod tests;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// Words in order, some of them figures.
pub type Runs = Vec<Run>;

/// A whole paper: cover, sections, figure notes and what changed.
///
/// Its JSON form is what publishing freezes: each field is always written, and a field added later reads as its
/// default from an older paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// BCP 47, such as `en-GB`.
    pub language: String,
    /// The number of the paper's record, such as `PAP0000031`; also fixes the identity of the PDF file.
    pub reference: String,
    /// The name of the paper, set large: `IT Service Delivery Summary`.
    pub title: String,
    /// The organisation whose paper it is: `City of London Corporation`.
    pub organisation: String,
    /// The cover's subject line: `IT Division – IT Service Delivery Summary`.
    pub subject: String,
    /// Who receives it, in the order of their meetings.
    pub committees: Vec<Committee>,
    pub marking: Marking,
    /// The chief officer: `The Chamberlain`.
    pub report_of: String,
    pub authors: Vec<Author>,
    /// Further rows of the cover (corporate plan outcomes, extra spending and so on), in the template's order.
    pub cover: Vec<CoverRow>,
    pub status: Status,
    /// Corrections, stated at the top of the page and of the first page of each file.
    pub banner: Option<Banner>,
    pub sections: Vec<Section>,
    /// One note for each figure, in the order of their numbers.
    pub notes: Vec<FigureNote>,
    /// Versions since the first, oldest first; empty if nothing changed.
    pub changes: Vec<Change>,
}

/// A committee that receives the paper at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Committee {
    /// The committee's name on the day of the meeting.
    pub name: String,
    /// `For Information` or `For Decision`.
    pub purpose: String,
    /// As printed: `3 July 2020`.
    pub date: String,
}

/// Whether the paper may be read by everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Marking {
    pub public: bool,
    /// `Public`, or the lawful reason for withholding it in full.
    pub words: String,
}

/// Somebody who answers for the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Author {
    pub name: String,
    pub role: String,
}

/// A row of the cover table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CoverRow {
    pub label: String,
    pub value: Runs,
}

/// Where the paper stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Status {
    pub stage: Stage,
    /// `Published 25 June 2020, 10:02am. Version 1.0` or `DRAFT, figures as at 3 June 2020, 9:00am`.
    pub line: String,
    /// The same instant in RFC 3339 with its offset, `2020-06-25T10:02:00+01:00`: the date of the files.
    pub at: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Draft,
    Published,
    /// Published once, and replaced by a later version.
    Superseded,
    Withdrawn,
}

/// A notice above everything else.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Banner {
    /// `Correction`, `Superseded`.
    pub title: String,
    pub lines: Vec<Runs>,
}

/// A part of the paper under a heading of its own: `Summary`, `Main report`, `Appendix 1 – Trend graphs`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    pub id: String,
    pub title: String,
    /// Begins a new page in print and is listed apart in the contents.
    pub appendix: bool,
    pub blocks: Vec<Block>,
}

/// What a section is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// `level` 3 stands directly under the section's title (which is level 2), 4 under a heading of level 3.
    Heading {
        level: u8,
        text: String,
        id: String,
    },
    /// A numbered paragraph has an id such as `p12`, by which it is cited. Numbers run through the whole paper.
    Paragraph {
        number: Option<u32>,
        id: String,
        runs: Runs,
    },
    List {
        ordered: bool,
        items: Vec<Runs>,
    },
    Table(Table),
    Picture(Picture),
    Gauges(Gauges),
    Contact(Contact),
}

/// Rows under column headings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    pub id: String,
    pub caption: Runs,
    pub columns: Vec<Column>,
    /// The first cell of each row names the row.
    pub row_headers: bool,
    /// Each row has as many cells as there are columns.
    pub rows: Vec<Vec<Runs>>,
    pub note: Runs,
}

/// A column's heading and how its cells stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Column {
    pub title: String,
    pub align: Align,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Start,
    /// For numbers and durations: flush right, figures of equal width.
    End,
}

/// A chart, with the words that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Picture {
    pub id: String,
    /// A whole `<svg …>` element with a view box, presentation attributes only (no style sheet).
    pub svg: String,
    /// The same picture redrawn for a telephone (below 480 px), if there is one; used on pages only.
    pub svg_narrow: Option<String>,
    /// What somebody who cannot see it is told; never a copy of the caption.
    pub alt: String,
    pub caption: Runs,
    /// The same values as rows; stands open beneath the picture.
    pub table: Option<Table>,
    pub size: Size,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// The full measure: 170 mm in print, 720 px on a page.
    #[default]
    Wide,
    /// Half of it: 80 mm, 360 px.
    Narrow,
}

/// Small pictures in a grid of two columns, each with its words beneath.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Gauges {
    pub id: String,
    pub caption: Runs,
    pub gauges: Vec<Gauge>,
    pub note: Runs,
}

/// One gauge: its picture, and target and achieved in words.
///
/// The picture's caption is the gauge's name in plain words. The drawing bears it too, so it is printed only where
/// gauges stand in rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Gauge {
    pub picture: Picture,
    pub words: Runs,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    pub role: String,
    pub email: Option<String>,
    pub telephone: Option<String>,
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "run", rename_all = "snake_case")]
pub enum Run {
    Text {
        text: String,
    },
    Strong {
        runs: Runs,
    },
    Emphasis {
        runs: Runs,
    },
    Link {
        text: String,
        href: String,
    },
    /// A value printed from records. It links to its note; on a page, `href` (if given) takes the link's place.
    Figure {
        id: String,
        text: String,
        href: Option<String>,
    },
}

/// What a figure means, for whoever reads the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FigureNote {
    /// The name that the occurrences carry.
    pub id: String,
    /// By which it is cited: "figure 7".
    pub number: u32,
    /// `P1 incidents, City of London Police`.
    pub title: String,
    /// As printed: `4`, `92%`, `OOH 07:18`.
    pub reads_as: String,
    /// One sentence.
    pub meaning: String,
    /// `May 2020`.
    pub period: Option<String>,
    /// `3 June 2020, 9:00am, revision 412`.
    pub as_at: Option<String>,
    /// How many records it counts.
    pub records: Option<u64>,
    /// The exact value, where `reads_as` is rounded: `260 of 262, 99.2%`.
    pub value: Option<String>,
    /// `98%, met`.
    pub target: Option<String>,
    /// Last month's value as it was published: `6 in April 2020`.
    pub compared: Option<String>,
    /// Where a recorded figure was taken from.
    pub source: Option<String>,
    /// Why and by whom it was adjusted; `None` is printed as "not adjusted".
    pub adjusted: Option<String>,
    /// The page with the records it counts.
    pub evidence: Option<String>,
}

/// A version of the paper and what it changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Change {
    /// `1.1`
    pub version: String,
    /// `9 July 2020`
    pub date: String,
    pub words: Runs,
}

impl Run {
    /// Plain words.
    pub fn text(text: impl Into<String>) -> Run {
        Run::Text { text: text.into() }
    }

    /// A figure's printed value, linking to its note.
    pub fn figure(id: impl Into<String>, text: impl Into<String>) -> Run {
        Run::Figure { id: id.into(), text: text.into(), href: None }
    }

    /// What a reader sees, without its form.
    pub fn plain(&self) -> String {
        match self {
            Run::Text { text } | Run::Link { text, .. } | Run::Figure { text, .. } => text.clone(),
            Run::Strong { runs } | Run::Emphasis { runs } => plain(runs),
        }
    }
}

/// What a reader sees of `runs`, without its form.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::plain).collect()
}

/// An occurrence of a figure: its id, and the text printed for it.
pub type Occurrence = (String, String);

/// The address of a figure's note within the paper, in each format.
pub fn note_anchor(figure: &str) -> String {
    format!("figure-{figure}")
}

impl Document {
    /// The language of its words; British English where none is given.
    pub fn language(&self) -> &str {
        if self.language.is_empty() { "en-GB" } else { &self.language }
    }

    /// Every figure printed in cover, banner, sections and changes, in reading order.
    pub fn figures(&self) -> Vec<Occurrence> {
        let mut found = Vec::new();
        self.each_runs(&mut |_, runs| figures_of(runs, &mut found));
        found
    }

    /// The places where each figure is printed, in reading order.
    pub fn places(&self) -> IndexMap<String, Vec<Place>> {
        let mut places: IndexMap<String, Vec<Place>> = IndexMap::new();
        self.each_runs(&mut |place, runs| {
            let mut found = Vec::new();
            figures_of(runs, &mut found);
            for (id, _) in found {
                let known = places.entry(id).or_default();
                if !known.contains(place) {
                    known.push(place.clone());
                }
            }
        });
        places
    }

    /// Calls `visit` with each stretch of words in reading order and the name of the place where it stands.
    fn each_runs(&self, visit: &mut dyn FnMut(&Place, &[Run])) {
        let top = Place::new("the notice at the top", "banner");
        for line in self.banner.iter().flat_map(|banner| &banner.lines) {
            visit(&top, line);
        }
        for row in &self.cover {
            visit(&Place::new("the cover", "cover"), &row.value);
        }
        for section in &self.sections {
            let mut place = Place::new(&section.title, &section.id);
            for block in &section.blocks {
                if let Block::Paragraph { number: Some(number), id, .. } = block {
                    place = Place::new(&format!("paragraph {number}"), id);
                }
                block.each_runs(&place, visit);
            }
        }
        for change in &self.changes {
            visit(&Place::new("What changed", "changes"), &change.words);
        }
    }
}

/// Where in the paper something stands: words to name it, and its anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `Summary`, `paragraph 12`.
    pub words: String,
    /// `summary`, `p12`.
    pub id: String,
}

impl Place {
    fn new(words: &str, id: &str) -> Place {
        Place { words: words.to_owned(), id: id.to_owned() }
    }
}

impl Block {
    fn each_runs(&self, place: &Place, visit: &mut dyn FnMut(&Place, &[Run])) {
        match self {
            Block::Heading { .. } | Block::Contact(_) => {}
            Block::Paragraph { runs, .. } => visit(place, runs),
            Block::List { items, .. } => items.iter().for_each(|item| visit(place, item)),
            Block::Table(table) => table.each_runs(place, visit),
            Block::Picture(picture) => picture.each_runs(place, visit),
            Block::Gauges(gauges) => {
                visit(place, &gauges.caption);
                for gauge in &gauges.gauges {
                    visit(place, &gauge.words);
                    if let Some(table) = &gauge.picture.table {
                        table.each_runs(place, visit);
                    }
                }
                visit(place, &gauges.note);
            }
        }
    }
}

impl Table {
    fn each_runs(&self, place: &Place, visit: &mut dyn FnMut(&Place, &[Run])) {
        visit(place, &self.caption);
        for cell in self.rows.iter().flatten() {
            visit(place, cell);
        }
        visit(place, &self.note);
    }
}

impl Picture {
    fn each_runs(&self, place: &Place, visit: &mut dyn FnMut(&Place, &[Run])) {
        visit(place, &self.caption);
        if let Some(table) = &self.table {
            table.each_runs(place, visit);
        }
    }
}

fn figures_of(runs: &[Run], found: &mut Vec<Occurrence>) {
    for run in runs {
        match run {
            Run::Text { .. } | Run::Link { .. } => {}
            Run::Strong { runs } | Run::Emphasis { runs } => figures_of(runs, found),
            Run::Figure { id, text, .. } => found.push((id.clone(), text.clone())),
        }
    }
}
