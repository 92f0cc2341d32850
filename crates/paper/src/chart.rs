//! Charts: typed values in, a finished drawing with its words and its table out.
//!
//! Each function is pure. The same SVG serves the page, the PDF and the picture in the Word file: colours are
//! presentation attributes, and classes beside them let a style sheet lay a theme over them. No shape is told by
//! colour alone, no label is turned, bars begin at zero.

mod columns;
mod daily;
mod drawing;
mod findings;
mod gauge;
mod line;
mod measure;
mod palette;
mod ranked;
mod scale;
mod spark;
mod table;
#[cfg(test)]
mod tests;
mod words;

pub use columns::{Column, Columns, Count, Panel, columns};
pub use daily::{Daily, Day, Dayness, daily};
pub use findings::{Findings, FindingsRow, Severity, findings};
pub use gauge::{Before, Gauge, Mark, gauge};
pub use line::{Line, LinePoint, LineSeries, LineTarget, line};
pub use palette::{SERIES, SEVERITIES};
pub use ranked::{Ranked, RankedLine, ranked};
pub use spark::spark;
pub use table::{Cell, ChartTable};

use serde::{Deserialize, Serialize};

/// A finished chart in its four parts: sentence, drawing, words for those who do not see it, table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// Prefix of every id inside the drawings; unique on a page.
    pub id: String,
    /// The finding, as a title: what the drawing shows, with its numbers.
    pub finding: String,
    /// The drawing for paper and for wide screens: 720 units wide, or 340 for a gauge.
    pub svg: String,
    /// The drawing for narrow screens, 288 units wide, where the wide one would be too small to read.
    pub narrow: Option<String>,
    /// Alternative text: kind, subject, period; lowest and highest with when; direction; what is marked.
    pub alt: String,
    /// A sentence to stand under the drawing, such as the averages of working days and of other days.
    pub note: Option<String>,
    /// Every number of the drawing. A cell may lead to the records behind it.
    pub table: ChartTable,
}

/// Which of the two drawings is made: labels keep their size, so a narrow one is laid out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    Wide,
    Narrow,
}

impl Room {
    pub(crate) fn width(self) -> f64 {
        match self {
            Room::Wide => 720.0,
            Room::Narrow => 288.0,
        }
    }
}

/// Ids of the two drawings, made safe to stand in an attribute.
fn drawing_id(id: &str, room: Room) -> String {
    let safe: String = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect();
    match room {
        Room::Wide => safe,
        Room::Narrow => format!("{safe}-narrow"),
    }
}

/// Draws both rooms and puts the four parts together.
fn assemble(id: &str, words: Words, draw: impl Fn(Room) -> drawing::Drawing) -> Chart {
    let finish = |room: Room| draw(room).finish(&words.finding, &words.alt, room);
    Chart {
        id: drawing_id(id, Room::Wide),
        svg: finish(Room::Wide),
        narrow: Some(finish(Room::Narrow)),
        finding: words.finding.clone(),
        alt: words.alt.clone(),
        note: words.note,
        table: words.table,
    }
}

/// The parts of a chart that are not drawn.
struct Words {
    finding: String,
    alt: String,
    note: Option<String>,
    table: ChartTable,
}
