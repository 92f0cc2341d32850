//! Publishing freezes: values, questions, revision, the records counted and the files, for good.

use std::collections::HashMap;

use jiff::Timestamp;
use record::draft::FileName;
use record::query::{Filter, Path, Query};
use record::road::Page;
use record::{Draft, Trouble, Words};
use sha2::{Digest, Sha256};
use store::Datum;

use crate::document::{Document, plain};
use crate::evaluate::Evaluated;
use crate::figure::{Figure, Standing};
use crate::reader::Reader;
use crate::script::Script;
use crate::value::{Unit, Value};

/// Registers in which editions and their figures are kept.
pub const EDITIONS: &str = "paper_edition";
pub const FIGURES: &str = "paper_figure";

/// What an edition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionKind {
    Publication,
    Typographical,
    Revision,
    Correction,
}

impl EditionKind {
    pub fn word(self) -> &'static str {
        match self {
            EditionKind::Publication => "publication",
            EditionKind::Typographical => "typographical",
            EditionKind::Revision => "revision",
            EditionKind::Correction => "correction",
        }
    }
}

/// What publishing adds to the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// `1.0`
    pub version: String,
    pub kind: EditionKind,
    pub is_substantial: bool,
    pub published_at: Timestamp,
    /// Number, name or `sys_id` of the record in register `paper`.
    pub paper: String,
    /// The body it belongs to.
    pub company: String,
    /// The last part of its address.
    pub slug: String,
    pub reason: Option<String>,
    pub approved_by: Option<String>,
    /// Address or `sys_id` of the edition that this one replaces.
    pub supersedes: Option<String>,
    /// Number and hash of the last revision before publishing.
    pub head: (i64, String),
}

/// The files as they are published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    pub html: Option<Vec<u8>>,
    pub pdf: Option<Vec<u8>>,
    pub docx: Option<Vec<u8>>,
}

/// Drafts for the desk: the edition first, then each figure with its field `edition` set to what was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Frozen {
    pub edition: Draft,
    pub figures: Vec<Draft>,
}

/// Turns a finished paper into what is kept of it. The figures are those printed in the document.
pub fn freeze(
    script: &Script,
    evaluated: &Evaluated,
    document: &Document,
    issue: &Issue,
    files: &Files,
) -> Result<Frozen, serde_json::Error> {
    let json = serde_json::to_vec(document)?;
    let instant = |stamp: &str| format!("{}Z", stamp.replacen(' ', "T", 1));
    let mut edition = Draft::new(EDITIONS)
        .with("title", document.title.clone())
        .with("company", issue.company.clone())
        .with("paper", issue.paper.clone())
        .with("paper_name", script.name.clone())
        .with("slug", issue.slug.clone())
        .with("version", issue.version.clone())
        .with("kind", issue.kind.word())
        .with("substantial", if issue.is_substantial { "yes" } else { "no" })
        .with("meeting_on", script.head.meeting.to_string())
        .with("period", evaluated.period.clone())
        .with("published_at", instant(&Words::stamp(issue.published_at)))
        .with("figures", document.notes.len().to_string())
        .with("data_as_at", instant(&evaluated.instant))
        .with("revision", issue.head.0.to_string())
        .with("chain", issue.head.1.clone())
        .with("document_sha256", sha256(&json))
        .with_file("document", &format!("{}.json", issue.slug), json);
    let optional = [("reason", &issue.reason), ("approved_by", &issue.approved_by), ("supersedes", &issue.supersedes)];
    for (field, value) in optional {
        if let Some(value) = value {
            edition = edition.with(field, value.clone());
        }
    }
    if let Some(banner) = &document.banner {
        let lines: Vec<String> = banner.lines.iter().map(|line| plain(line)).collect();
        edition = edition.with("banner", format!("{}\n{}", banner.title, lines.join("\n")));
    }
    for (field, bytes) in [("html", &files.html), ("pdf", &files.pdf), ("docx", &files.docx)] {
        if let Some(bytes) = bytes {
            edition = edition.with(&format!("{field}_sha256"), sha256(bytes)).with_file(
                field,
                &format!("{}.{field}", issue.slug),
                bytes.clone(),
            );
        }
    }
    let mut figures = Vec::with_capacity(document.notes.len());
    for note in &document.notes {
        let Some(figure) = evaluated.figures.get(&note.id) else { continue };
        let printed = Printed { place: note.number, reads_as: &note.reads_as, adjusted: note.adjusted.as_deref() };
        figures.push(figure_draft(script, evaluated, figure, &printed, issue)?);
    }
    for figure in unprinted_parts(evaluated, document) {
        let place = u32::try_from(figures.len() + 1).unwrap_or(u32::MAX);
        let printed = Printed { place, reads_as: &figure.printed, adjusted: None };
        figures.push(figure_draft(script, evaluated, figure, &printed, issue)?);
    }
    Ok(Frozen { edition, figures })
}

/// Parts of printed totals that are not printed themselves: without them nobody could add the total up again.
fn unprinted_parts<'e>(evaluated: &'e Evaluated, document: &Document) -> Vec<&'e Figure> {
    let is_printed = |name: &str| document.notes.iter().any(|note| note.id == name);
    let printed = evaluated.figures.values().filter(|figure| is_printed(&figure.name));
    let mut parts: Vec<&Figure> = Vec::new();
    for name in printed.flat_map(|figure| &figure.parts).filter(|name| !is_printed(name)) {
        let part = evaluated.figures.get(name).filter(|part| !parts.iter().any(|known| known.name == part.name));
        parts.extend(part);
    }
    parts
}

/// How a figure stands in the paper.
struct Printed<'a> {
    place: u32,
    reads_as: &'a str,
    adjusted: Option<&'a str>,
}

fn figure_draft(
    script: &Script,
    evaluated: &Evaluated,
    figure: &Figure,
    printed: &Printed<'_>,
    issue: &Issue,
) -> Result<Draft, serde_json::Error> {
    let frozen = Figure { standing: Standing::Frozen, ..figure.clone() };
    let mut draft = Draft::new(FIGURES)
        .with("company", issue.company.clone())
        .with("paper_name", script.name.clone())
        .with("period", evaluated.period.clone())
        .with("place", printed.place.to_string())
        .with("name", figure.name.clone())
        .with("title", figure.title.clone())
        .with("printed", printed.reads_as)
        .with("value", exact(&figure.value, &evaluated.words))
        .with("unit", unit_word(figure))
        .with("sentence", figure.sentence.clone())
        .with("question", figure.question.clone())
        .with("counted_by", evaluated.counted_by.clone())
        .with("revision", figure.revision.to_string())
        .with("rows_counted", figure.records().to_string())
        .with("rows_hash", figure.hash.clone())
        .with_file("frozen", &format!("{}.json", figure.name), serde_json::to_vec(&frozen)?);
    if let Some(target) = &figure.target {
        draft = draft.with("target", target.printed.clone());
    }
    if let Some(adjusted) = printed.adjusted {
        draft = draft.with("note", adjusted);
    }
    Ok(draft)
}

/// The value without rounding, for people: `260 of 262`, `20150/31`.
fn exact(value: &Value, words: &Words) -> String {
    match value {
        Value::Share { part, whole } => format!("{part} of {whole}"),
        Value::Nps { promoters, passives, detractors } => {
            format!("{promoters} promoters, {passives} passives, {detractors} detractors")
        }
        Value::Amount { over, under: 1, .. } => over.to_string(),
        Value::Amount { over, under, .. } => format!("{over}/{under}"),
        Value::Rows { count } | Value::Count { count } => count.to_string(),
        other => crate::evaluate::printed(other, "records", words),
    }
}

/// What the exact value counts in.
fn unit_word(figure: &Figure) -> String {
    match &figure.value {
        Value::Amount { unit: Unit::Duration, .. } => "seconds".into(),
        Value::Amount { unit: Unit::Money, .. } => "pence".into(),
        Value::Amount { unit: Unit::Decimal, .. } => "ten-thousandths".into(),
        Value::Range { .. } | Value::List { .. } | Value::Nothing => String::new(),
        Value::Amount { .. } => "in number".into(),
        _ => figure.many().to_owned(),
    }
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The figures of an edition as they were frozen, in the order of the paper. The reader's rights decide whether he may
/// see the edition; nothing of a figure is counted again.
pub fn frozen(reader: Reader<'_>, edition: &str) -> Result<Vec<Figure>, Trouble> {
    let query = Query::all(FIGURES).and(Filter::is("edition", edition)).ordered("place", false);
    figures_of(reader, &query)
}

fn figures_of(reader: Reader<'_>, query: &Query) -> Result<Vec<Figure>, Trouble> {
    let mut source = reader.store;
    let rows = reader.asks(query)?.rows(&mut source, &[Path::of("frozen"), Path::of("name")], Page::ALL)?;
    let mut figures = Vec::with_capacity(rows.len());
    for row in rows {
        let text =
            |at: usize| row.cells.get(at).and_then(|cell: &record::Cell| cell.datum.as_text()).unwrap_or_default();
        let broken = |why: &str| Trouble::NotFound(format!("The frozen figure `{}` cannot be read: {why}.", text(1)));
        let file = FileName::read(text(0)).ok_or_else(|| broken("it names no file"))?;
        let bytes =
            reader.store.file(&reader.actor.bodies, &file.sha256)?.ok_or_else(|| broken("its file is not there"))?;
        figures.push(serde_json::from_slice(&bytes).map_err(|error| broken(&error.to_string()))?);
    }
    Ok(figures)
}

/// What the newest published edition of a paper for a period said, by figure. Empty where nothing was published, or where
/// the reader may not read editions.
pub(crate) fn published_values(
    reader: Reader<'_>,
    paper_name: &str,
    period: &str,
) -> Result<HashMap<String, Value>, Trouble> {
    if !reader.knows(EDITIONS) || !reader.knows(FIGURES) {
        return Ok(HashMap::new());
    }
    let editions = Query::all(EDITIONS)
        .and(Filter::is("paper_name", paper_name))
        .and(Filter::is("period", period))
        .and(Filter::is("state", Datum::text("published")))
        // Seen from an earlier instant, what was published later is not known yet.
        .and(Filter::test("published_at", record::Check::AtMost(record::Operand::Now)))
        .ordered("published_at", true);
    let mut source = reader.store;
    let newest = reader.asks(&editions)?.ids(&mut source, Page::ONE)?;
    let Some(edition) = newest.first() else { return Ok(HashMap::new()) };
    Ok(frozen(reader, edition)?.into_iter().map(|figure| (figure.name, figure.value)).collect())
}

/// Names every frozen figure whose records no longer give its hash; empty if all is as it was published.
pub fn check_frozen(figures: &[Figure]) -> Vec<String> {
    let broken = figures.iter().filter(|figure| !figure.is_whole());
    broken
        .map(|figure| format!("Figure `{}`: its records do not give the hash it was published with.", figure.name))
        .collect()
}
