//! What a document must satisfy before it is printed or frozen: all faults at once, each saying where.

use std::collections::HashSet;

use super::{Block, Document, Gauges, Picture, Run, Section, Table, plain};

/// Bytes of one picture.
const SVG_BYTES_MAX: usize = 2_000_000;
/// Rows of one table.
const ROWS_MAX: usize = 5_000;
/// Sections, blocks and rows of a whole paper.
const PARTS_MAX: usize = 50_000;
/// Ids that a page uses for itself; those of figure notes begin with `figure-`.
const RESERVED: [&str; 7] = ["banner", "banner-title", "changes", "contents-title", "cover", "notes", "paper"];
/// How deep emphasis may be nested.
const DEPTH_MAX: usize = 8;

/// Everything that is wrong with `document`, as sentences for its author; empty if it can be printed.
pub fn faults(document: &Document) -> Vec<String> {
    let mut check = Check { faults: Vec::new(), ids: HashSet::new(), parts: 0, noted: HashSet::new() };
    check.notes(document);
    check.cover(document);
    for section in &document.sections {
        check.section(section);
    }
    for change in &document.changes {
        check.runs("What changed", &change.words, 0);
    }
    if check.parts > PARTS_MAX {
        check.faults.push(format!("The paper has {} parts; {PARTS_MAX} is the most.", check.parts));
    }
    check.faults
}

struct Check<'a> {
    faults: Vec<String>,
    ids: HashSet<String>,
    parts: usize,
    noted: HashSet<&'a str>,
}

impl<'a> Check<'a> {
    fn fault(&mut self, place: &str, words: impl AsRef<str>) {
        self.faults.push(format!("{place}: {}", words.as_ref()));
    }

    fn notes(&mut self, document: &'a Document) {
        let mut numbers = HashSet::new();
        for note in &document.notes {
            let place = format!("Note of figure {}", note.id);
            if !is_name(&note.id) {
                self.fault(&place, "A figure's name has letters, digits, dots, hyphens and underscores only.");
            }
            if !self.noted.insert(&note.id) {
                self.fault(&place, "There are two notes for this figure.");
            }
            if !numbers.insert(note.number) {
                self.fault(&place, format!("Number {} is taken by another figure.", note.number));
            }
            if note.meaning.trim().is_empty() {
                self.fault(&place, "It does not say what the figure means.");
            }
        }
    }

    fn cover(&mut self, document: &Document) {
        let title = "Cover";
        if document.title.trim().is_empty() {
            self.fault(title, "The paper has no title.");
        }
        if !is_language(document.language()) {
            self.fault(title, format!("“{}” is no language such as en-GB.", document.language()));
        }
        if document.committees.is_empty() {
            self.fault(title, "No committee receives the paper.");
        }
        if document.marking.words.trim().is_empty() {
            self.fault(title, "Say whether the paper is public.");
        }
        if document.status.at.parse::<jiff::Timestamp>().is_err() {
            self.fault(title, format!("“{}” is not an instant such as 2020-06-25T10:02:00+01:00.", document.status.at));
        }
        for row in &document.cover {
            self.runs(&row.label, &row.value, 0);
        }
        for line in document.banner.iter().flat_map(|banner| &banner.lines) {
            self.runs("Notice", line, 0);
        }
    }

    fn section(&mut self, section: &Section) {
        self.parts += 1;
        self.id(&section.title, &section.id, true);
        if section.title.trim().is_empty() {
            self.fault("Section", "It has no title.");
        }
        let mut level = 2;
        for block in &section.blocks {
            self.parts += 1;
            match block {
                Block::Heading { level: new, text, id } => {
                    self.id(text, id, true);
                    if !(3..=4).contains(new) || *new > level + 1 {
                        self.fault(text, format!("A heading of level {new} cannot follow one of level {level}."));
                    }
                    level = *new;
                }
                Block::Paragraph { id, runs, number } => {
                    self.id(&section.title, id, number.is_some());
                    self.runs(&section.title, runs, 0);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.runs(&section.title, item, 0)),
                Block::Table(table) => self.table(&section.title, table, true),
                Block::Picture(picture) => self.picture(&section.title, picture),
                Block::Gauges(gauges) => self.gauges(&section.title, gauges),
                Block::Contact(_) => {}
            }
        }
    }

    fn gauges(&mut self, place: &str, gauges: &Gauges) {
        self.id(place, &gauges.id, true);
        self.runs(place, &gauges.caption, 0);
        for gauge in &gauges.gauges {
            self.picture(place, &gauge.picture);
            self.runs(place, &gauge.words, 0);
            if gauge.picture.caption.iter().any(|run| !matches!(run, Run::Text { .. })) {
                self.fault(place, "The name of a gauge is plain words; figures belong in the words beneath it.");
            }
            if plain(&gauge.words).trim().is_empty() {
                self.fault(place, "A gauge has no words that say target and achieved.");
            }
        }
        self.runs(place, &gauges.note, 0);
    }

    fn picture(&mut self, place: &str, picture: &Picture) {
        let caption = plain(&picture.caption);
        let place = if caption.is_empty() { place.to_owned() } else { format!("{place}, picture “{caption}”") };
        self.id(&place, &picture.id, false);
        self.runs(&place, &picture.caption, 0);
        if picture.alt.trim().is_empty() {
            self.fault(&place, "It has no alternative text.");
        }
        for svg in [Some(&picture.svg), picture.svg_narrow.as_ref()].into_iter().flatten() {
            if let Some(words) = refused_in_svg(svg) {
                self.fault(&place, words);
            }
        }
        if let Some(table) = &picture.table {
            self.table(&place, table, false);
        }
    }

    fn table(&mut self, place: &str, table: &Table, alone: bool) {
        let caption = plain(&table.caption);
        let place = if caption.is_empty() { place.to_owned() } else { format!("{place}, table “{caption}”") };
        self.id(&place, &table.id, alone);
        self.runs(&place, &table.caption, 0);
        self.runs(&place, &table.note, 0);
        if alone && caption.trim().is_empty() {
            self.fault(&place, "A table has no caption.");
        }
        if table.columns.is_empty() || table.columns.iter().any(|column| column.title.trim().is_empty()) {
            self.fault(&place, "Each column needs a heading.");
        }
        if table.rows.len() > ROWS_MAX {
            self.fault(&place, format!("It has {} rows; {ROWS_MAX} is the most.", table.rows.len()));
        }
        for (position, row) in table.rows.iter().enumerate() {
            self.parts += 1;
            if row.len() != table.columns.len() {
                let (cells, columns) = (row.len(), table.columns.len());
                self.fault(&place, format!("Row {} has {cells} cells for {columns} columns.", position + 1));
            }
            for cell in row {
                self.runs(&place, cell, 0);
            }
        }
    }

    fn runs(&mut self, place: &str, runs: &[Run], depth: usize) {
        if depth > DEPTH_MAX {
            return self.fault(place, format!("Emphasis is nested more than {DEPTH_MAX} deep."));
        }
        for run in runs {
            match run {
                Run::Text { .. } => {}
                Run::Strong { runs } | Run::Emphasis { runs } => self.runs(place, runs, depth + 1),
                Run::Link { href, text } if !is_address(href) => {
                    self.fault(place, format!("The link “{text}” leads to “{href}”, which is no web or mail address."));
                }
                Run::Link { .. } => {}
                Run::Figure { id, .. } if !self.noted.contains(id.as_str()) => {
                    self.fault(place, format!("Figure {id} has no note."));
                }
                Run::Figure { .. } => {}
            }
        }
    }

    /// Registers an anchor; each may be used once.
    fn id(&mut self, place: &str, id: &str, required: bool) {
        if id.is_empty() {
            if required {
                self.fault(place, "It has no id to be cited by.");
            }
        } else if !is_name(id) {
            self.fault(place, format!("“{id}” is no id: letters, digits, dots, hyphens and underscores only."));
        } else if RESERVED.contains(&id) || id.starts_with("figure-") {
            self.fault(place, format!("The id “{id}” is kept for the page's own parts."));
        } else if !self.ids.insert(id.to_owned()) {
            self.fault(place, format!("The id “{id}” is used twice."));
        }
    }
}

fn is_name(id: &str) -> bool {
    let first = id.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
    first && id.len() <= 120 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

/// Two or three letters, and perhaps a country of two.
fn is_language(tag: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    match tag.split('-').collect::<Vec<_>>()[..] {
        [language] => (2..=3).contains(&language.len()) && letters(language),
        [language, country] => {
            (2..=3).contains(&language.len()) && letters(language) && country.len() == 2 && letters(country)
        }
        _ => false,
    }
}

fn is_address(href: &str) -> bool {
    ["https://", "http://", "mailto:", "#", "/"].iter().any(|start| href.starts_with(start))
}

/// Why a picture may not be put on a page, if it may not: a drawing runs nothing and fetches nothing.
fn refused_in_svg(svg: &str) -> Option<String> {
    if svg.len() > SVG_BYTES_MAX {
        return Some(format!("The drawing has {} bytes; {SVG_BYTES_MAX} is the most.", svg.len()));
    }
    if !svg.trim_start().starts_with("<svg") {
        return Some("The drawing is no SVG element.".to_owned());
    }
    let lower = svg.to_ascii_lowercase();
    let refused = ["<script", "<foreignobject", "<style", "<image", "<!doctype", "<!entity", "javascript:", " on"];
    let found = refused.iter().find(|word| match **word {
        " on" => has_handler(&lower),
        word => lower.contains(word),
    })?;
    Some(format!("The drawing contains “{}”, which is not allowed in a paper.", found.trim()))
}

/// Whether a tag of `svg` carries an event handler such as `onload=`.
fn has_handler(svg: &str) -> bool {
    svg.split('<').skip(1).any(|tag| {
        let attributes = tag.split('>').next().unwrap_or_default();
        attributes.split_ascii_whitespace().any(|word| word.starts_with("on") && word.contains('='))
    })
}
