//! What proof reads: passages of plain words that remember where each stands in the file and who wrote it.

use std::ops::Range;

use crate::build::{capital, holds, paper_word, printed_as};
use crate::evaluate::Evaluated;
use crate::format::Shape;
use crate::script::placeholder::Placeholder;
use crate::script::{Block, Inline, Script};

/// A paper as proof reads it.
pub struct Text<'a> {
    pub file: &'a str,
    pub source: &'a str,
    pub passages: Vec<Passage>,
    /// Whether its numbers are bound to records.
    pub is_bound: bool,
}

/// A heading, a paragraph, a bullet, or a row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub text: String,
    pub kind: PassageKind,
    /// The part of the paper it stands in: `Summary`, `Main report`.
    pub section: String,
    /// The heading it stands under.
    pub heading: String,
    pub pieces: Vec<Piece>,
    /// Of a row: its table, and its cells as ranges of the text.
    pub table: Option<usize>,
    pub cells: Vec<Range<usize>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    Heading,
    Paragraph,
    Bullet,
    Row,
}

/// A stretch of a passage with one origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub at: Range<usize>,
    /// Where it stands in the file.
    pub source: Range<usize>,
    pub origin: Origin,
}

/// Who answers for words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The author.
    Typed,
    /// A figure, by its name.
    Figure(String),
    /// The author, but printed only while the records bear it out.
    Claim,
    /// A field of a record, or the paper's own cover.
    Records,
}

impl Passage {
    fn new(kind: PassageKind, section: &str, heading: &str) -> Passage {
        Passage {
            text: String::new(),
            kind,
            section: section.to_owned(),
            heading: heading.to_owned(),
            pieces: Vec::new(),
            table: None,
            cells: Vec::new(),
        }
    }

    fn push(&mut self, words: &str, source: Range<usize>, origin: Origin) {
        let start = self.text.len();
        self.text.push_str(words);
        self.pieces.push(Piece { at: start..self.text.len(), source, origin });
    }

    pub fn origin(&self, at: usize) -> &Origin {
        self.pieces.iter().find(|piece| piece.at.contains(&at)).map_or(&Origin::Typed, |piece| &piece.origin)
    }

    pub fn is_typed(&self, at: usize) -> bool {
        *self.origin(at) == Origin::Typed
    }

    /// Where a stretch of the passage stands in the file.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let of = |at: usize, is_end: bool| {
            let piece = self
                .pieces
                .iter()
                .find(|piece| piece.at.contains(&at) || (is_end && piece.at.end == at && !piece.at.is_empty()))?;
            let is_same = piece.at.len() == piece.source.len();
            Some(match (is_same, is_end) {
                (true, _) => piece.source.start + (at - piece.at.start),
                (false, false) => piece.source.start,
                (false, true) => piece.source.end,
            })
        };
        let whole = || self.pieces.first().map_or(0, |piece| piece.source.start);
        let start = of(range.start, false).unwrap_or_else(whole);
        let end = of(range.end, true).unwrap_or(start);
        start..end.max(start)
    }

    /// Sentences, as ranges without blanks around them.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        sentences(&self.text)
    }
}

const SHORT_FORMS: [&str; 12] = ["e.g", "i.e", "etc", "no", "vs", "st", "mr", "mrs", "ms", "dr", "approx", "para"];

/// Sentences end at a full stop, question or exclamation mark before a blank; not after short forms and initials.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace);
        if !ends || (c == '.' && is_short_form(&text[start..at])) {
            continue;
        }
        add(text, start..at + c.len_utf8(), &mut found);
        start = at + c.len_utf8();
    }
    add(text, start..text.len(), &mut found);
    found
}

fn is_short_form(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || SHORT_FORMS.contains(&word.to_lowercase().as_str()) && word.chars().any(char::is_alphabetic)
}

fn add(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    if start < end {
        found.push(start..end);
    }
}

/// Reads a script as its readers will: figures in place, claims decided.
pub fn of_script<'a>(script: &'a Script, evaluated: &Evaluated) -> Text<'a> {
    let mut passages = Vec::new();
    let mut tables = 0;
    for section in &script.sections {
        let mut heading = section.title.clone();
        let mut title = Passage::new(PassageKind::Heading, &section.title, &heading);
        title.push(&section.title, heading_words(script, &section.span, &section.title), Origin::Typed);
        passages.push(title);
        for block in &section.blocks {
            match block {
                Block::Heading { text, span, .. } => {
                    heading.clone_from(text);
                    let mut passage = Passage::new(PassageKind::Heading, &section.title, &heading);
                    passage.push(text, heading_words(script, span, text), Origin::Typed);
                    passages.push(passage);
                }
                Block::Paragraph { inlines, .. } => {
                    let mut passage = Passage::new(PassageKind::Paragraph, &section.title, &heading);
                    add_inlines(&mut passage, inlines, script, evaluated, &Origin::Typed);
                    passages.push(passage);
                }
                Block::List { items, .. } => {
                    for item in items {
                        let mut passage = Passage::new(PassageKind::Bullet, &section.title, &heading);
                        add_inlines(&mut passage, item, script, evaluated, &Origin::Typed);
                        passages.push(passage);
                    }
                }
                Block::Placed { placeholder, span } => {
                    let Some(listed) = evaluated.rows_at(span.start) else { continue };
                    let is_table = matches!(placeholder, Placeholder::Table { .. });
                    tables += usize::from(is_table);
                    for row in &listed.rows {
                        let kind = if is_table { PassageKind::Row } else { PassageKind::Bullet };
                        let mut passage = Passage::new(kind, &section.title, &heading);
                        for cell in row {
                            let from = passage.text.len();
                            passage.push(cell, span.clone(), Origin::Records);
                            passage.cells.push(from..passage.text.len());
                            passage.push("\t", span.clone(), Origin::Records);
                        }
                        passage.table = is_table.then_some(tables);
                        passages.push(passage);
                    }
                }
            }
        }
    }
    Text { file: &script.file, source: &script.text, passages, is_bound: true }
}

/// The words of a heading, without its signs.
fn heading_words(script: &Script, span: &Range<usize>, words: &str) -> Range<usize> {
    let found = script.text.get(span.clone()).and_then(|text| text.find(words));
    found.map_or_else(|| span.clone(), |at| span.start + at..span.start + at + words.len())
}

fn add_inlines(passage: &mut Passage, inlines: &[Inline], script: &Script, evaluated: &Evaluated, typed: &Origin) {
    for inline in inlines {
        match inline {
            Inline::Text { text, span } => {
                // A line end in the file is a blank in the paper, one character for one.
                passage.push(text, span.clone(), typed.clone());
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => add_inlines(passage, inner, script, evaluated, typed),
            Inline::Link { text, span, .. } => passage.push(text, span.clone(), typed.clone()),
            Inline::Word { word, shapes, span } => {
                passage.push(&paper_word(script, evaluated, word, shapes), span.clone(), Origin::Records);
            }
            Inline::Use { figure, shapes, span } => {
                let Some(found) = evaluated.figures.get(&figure.text) else { continue };
                let mut words = printed_as(found, shapes, &evaluated.words).unwrap_or_default();
                let is_words =
                    shapes.iter().any(|shape| matches!(shape, Shape::As(_) | Shape::InWords | Shape::Say(_)));
                let opens = passage.text.trim_end().is_empty() || passage.text.trim_end().ends_with(['.', '!', '?']);
                if opens && is_words {
                    words = capital(&words);
                }
                passage.push(&words, span.clone(), Origin::Figure(figure.text.clone()));
            }
            Inline::Claim { figure, test, then, otherwise, .. } => {
                let does_hold = evaluated.figures.get(&figure.text).and_then(|figure| holds(figure, test));
                let chosen = if does_hold == Some(true) { Some(then) } else { otherwise.as_ref() };
                add_inlines(passage, chosen.map_or(&[][..], Vec::as_slice), script, evaluated, &Origin::Claim);
            }
        }
    }
}

/// The parts of a paper that stand at its top level, whatever its headings look like.
const PARTS: [&str; 8] = [
    "summary",
    "recommendation",
    "recommendations",
    "recommendation(s)",
    "main report",
    "conclusion",
    "appendices",
    "background papers",
];

/// Reads a text that somebody wrote elsewhere: paragraphs set apart by empty lines, bullets, numbers, rows of tables with
/// tabs or upright strokes between their cells, headings short and without a full stop.
pub fn of_plain<'a>(file: &'a str, source: &'a str) -> Text<'a> {
    let mut reader = Plain {
        passages: Vec::new(),
        section: String::new(),
        heading: String::new(),
        tables: 0,
        open: None,
        in_table: false,
    };
    let mut start = 0;
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    for (at, line) in lines.iter().enumerate() {
        // A heading stands alone, and what follows it begins anew.
        let is_last = lines.get(at + 1).is_none_or(|next| next.trim().is_empty());
        let follows = lines[at + 1..].iter().find(|next| !next.trim().is_empty());
        let is_last_of_block = is_last && !follows.is_some_and(|next| next.trim().starts_with(char::is_lowercase));
        reader.line(line.trim_end_matches(['\n', '\r']), start, is_last_of_block);
        start += line.len();
    }
    reader.settle();
    Text { file, source, passages: reader.passages, is_bound: false }
}

struct Plain {
    passages: Vec<Passage>,
    section: String,
    heading: String,
    tables: usize,
    /// The passage that further lines continue.
    open: Option<Passage>,
    in_table: bool,
}

impl Plain {
    fn settle(&mut self) {
        self.passages.extend(self.open.take().filter(|passage| !passage.text.trim().is_empty()));
    }

    fn line(&mut self, line: &str, start: usize, is_last_of_block: bool) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            // A page may break a sentence: what ends without a mark goes on where the next line begins small.
            if self.in_table
                || self.open.as_ref().is_some_and(|open| open.kind != PassageKind::Paragraph || ends(&open.text))
            {
                self.settle();
            }
            self.in_table = false;
            return;
        }
        let at = start + (line.len() - line.trim_start().len());
        if line.contains('\t') || trimmed.starts_with('|') || self.in_table {
            return self.row(line, start);
        }
        let (marker, body) = marker(trimmed);
        let body_at = at + (trimmed.len() - body.len());
        let starts_small = body.starts_with(|c: char| c.is_lowercase());
        let begins = match marker {
            Marker::None => self.open.is_none() || (self.heading_like(trimmed, is_last_of_block) && !starts_small),
            _ => true,
        };
        // An empty line left the passage open only for words that go on.
        let goes_on = !begins && (starts_small || !self.is_after_gap(start));
        if goes_on && let Some(open) = &mut self.open {
            let gap = open.pieces.last().map_or(body_at, |piece| piece.source.end);
            open.push(" ", gap..gap, Origin::Typed);
            open.push(body, body_at..body_at + body.len(), Origin::Typed);
            return;
        }
        self.settle();
        let is_heading = match marker {
            Marker::Hash => true,
            Marker::Bullet => false,
            Marker::Number | Marker::None => self.heading_like(body, is_last_of_block),
        };
        let kind = match (is_heading, &marker) {
            (true, _) => PassageKind::Heading,
            (false, Marker::Bullet) => PassageKind::Bullet,
            _ => PassageKind::Paragraph,
        };
        if is_heading {
            self.heading = body.to_owned();
            let lower = body.to_lowercase();
            if PARTS.contains(&lower.as_str()) || lower.starts_with("appendix") {
                self.section = body.to_owned();
            }
        }
        let mut passage = Passage::new(kind, &self.section, &self.heading);
        passage.push(body, body_at..body_at + body.len(), Origin::Typed);
        if is_heading {
            self.passages.push(passage);
        } else {
            self.open = Some(passage);
        }
    }

    /// Whether an empty line stands between the open passage and the line at this byte.
    fn is_after_gap(&self, start: usize) -> bool {
        self.open.as_ref().and_then(|open| open.pieces.last()).is_some_and(|piece| piece.source.end + 2 < start)
    }

    fn heading_like(&self, line: &str, is_last_of_block: bool) -> bool {
        let words = line.split_whitespace().count();
        is_last_of_block
            && words <= 12
            && !line.trim_end().ends_with(['.', ',', ';', '?', '!'])
            && !line.contains(['@'])
    }

    /// A row; a line without a tab inside a table is the beginning of the next row.
    fn row(&mut self, line: &str, start: usize) {
        let is_ruler = line.starts_with('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        if !self.in_table {
            self.settle();
            self.tables += 1;
            self.in_table = true;
        }
        if is_ruler {
            return;
        }
        let separator = if line.trim_start().starts_with('|') { '|' } else { '\t' };
        let mut passage =
            self.open.take().unwrap_or_else(|| Passage::new(PassageKind::Row, &self.section, &self.heading));
        let is_continued = !passage.text.is_empty();
        passage.table = Some(self.tables);
        let is_whole = line.contains(separator);
        let mut at = start;
        let inner = if separator == '|' { line.trim_end().trim_end_matches('|') } else { line };
        for (place, cell) in inner.split(separator).enumerate() {
            let text = cell.trim();
            let from_source = at + (cell.len() - cell.trim_start().len());
            at += cell.len() + 1;
            if separator == '|' && place == 0 && text.is_empty() {
                continue;
            }
            let from = match passage.cells.last() {
                Some(last) if is_continued && place == 0 => {
                    let from = last.start;
                    passage.cells.pop();
                    passage.push(" ", from_source..from_source, Origin::Typed);
                    from
                }
                _ => passage.text.len(),
            };
            passage.push(text, from_source..from_source + text.len(), Origin::Typed);
            passage.cells.push(from..passage.text.len());
            if is_whole {
                passage.push("\t", at.saturating_sub(1)..at.saturating_sub(1), Origin::Typed);
            }
        }
        if is_whole { self.passages.push(passage) } else { self.open = Some(passage) }
    }
}

fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':', ';'])
}

enum Marker {
    None,
    Hash,
    Bullet,
    Number,
}

/// The sign that begins a line, and what follows it. `- 3. text` is a bullet that a converter made of a number.
fn marker(line: &str) -> (Marker, &str) {
    if line.starts_with('#') {
        return (Marker::Hash, line.trim_start_matches('#').trim_start());
    }
    for sign in ["- ", "• ", "* ", "– "] {
        if let Some(rest) = line.strip_prefix(sign) {
            let rest = rest.trim_start();
            return match numbered(rest) {
                Some(inner) => (Marker::Number, inner),
                None => (Marker::Bullet, rest),
            };
        }
    }
    match numbered(line) {
        Some(rest) => (Marker::Number, rest),
        None => (Marker::None, line),
    }
}

fn numbered(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(". ")?;
    (1..=3).contains(&digits).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_people_end_them() {
        let text = "One, e.g. this. Two P1 by J. Arden! Three? four. 1.5 is a number";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["One, e.g. this.", "Two P1 by J. Arden!", "Three?", "four.", "1.5 is a number"]);
    }

    #[test]
    fn plain_papers_are_taken_apart() {
        let source = "Summary\n\n- One bullet.\n- 3. A numbered one that\ngoes on.\n\nGroup A\tG\nA wrapped\nrow\t\nLast\tR\n\nPage one was\n\nbroken here.\n";
        let text = of_plain("x.txt", source);
        let seen: Vec<(PassageKind, &str)> = text.passages.iter().map(|p| (p.kind, p.text.as_str())).collect();
        assert_eq!(
            seen,
            [
                (PassageKind::Heading, "Summary"),
                (PassageKind::Bullet, "One bullet."),
                (PassageKind::Paragraph, "A numbered one that goes on."),
                (PassageKind::Row, "Group A\tG\t"),
                (PassageKind::Row, "A wrapped row\t\t"),
                (PassageKind::Row, "Last\tR\t"),
                (PassageKind::Paragraph, "Page one was broken here."),
            ]
        );
        let row = &text.passages[4];
        assert_eq!(row.cells.iter().map(|cell| &row.text[cell.clone()]).collect::<Vec<_>>(), ["A wrapped row", ""]);
        let last = &text.passages[6];
        assert_eq!(&source[last.source(13..19)], "broken");
    }
}
