//! Proof: what a careful reader would stop at, found before the readers do.
//!
//! Each check is a module of its own. A check that can look at the records does; one that cannot says only what the text
//! itself contradicts.

mod bound;
mod causes;
mod claims;
mod dates;
mod disclosure;
mod durations;
mod letters;
mod plain_words;
mod promises;
mod repeated;
mod subject;
mod sums;
mod tables;
mod text;
mod vocabulary;
mod words;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use record::query::When;
use record::{Fault, Trouble, Words};

use crate::evaluate::Evaluated;
use crate::reader::Reader;
use crate::script::Script;
use text::{Passage, Text};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The paper cannot be published with it.
    Blocks,
    /// The author must answer: bind a number, or say why it is not from records.
    Asks,
    Warns,
    /// Put right by itself when the author agrees: see [`Finding::fixed`].
    Fixes,
    Advises,
}

impl Level {
    pub fn word(self) -> &'static str {
        match self {
            Level::Blocks => "blocks",
            Level::Asks => "asks",
            Level::Warns => "warns",
            Level::Fixes => "fixes",
            Level::Advises => "advises",
        }
    }
}

/// Something to stop at, with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    /// A short name of the check: `cause`, `absolute`, `promise`.
    pub check: &'static str,
    /// Place, and what is wrong.
    pub fault: Fault,
    /// What to do.
    pub help: String,
    /// The words that should stand there, where that is certain.
    pub fixed: Option<String>,
}

impl Finding {
    /// Whether the paper cannot be published before this is answered.
    pub fn stops(&self) -> bool {
        matches!(self.level, Level::Blocks | Level::Asks)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) {}", self.level.word(), self.check, self.fault)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  = {}", self.help) }
    }
}

/// A text that was written elsewhere, laid over the records.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    pub meeting: Date,
    /// First day, and the day after the last.
    pub period: (Date, Date),
    /// The instant from which the records are looked at.
    pub at: When,
    pub is_public: bool,
}

/// The longest text that is laid over the records, in bytes.
pub const BYTES_MAX: usize = 512 * 1024;

/// Reads a whole paper. The findings come gravest first, and in the order of the text.
pub fn proof(script: &Script, evaluated: &Evaluated, reader: Reader<'_>) -> Result<Vec<Finding>, Trouble> {
    let reader = reader.with(&evaluated.words);
    let at = match evaluated.standing {
        crate::Standing::Live => When::Now,
        _ => When::Instant(evaluated.instant.clone()),
    };
    let laid = Laid {
        meeting: script.head.meeting,
        period: script.head.period,
        at,
        is_public: crate::build::is_public(script),
    };
    let text = text::of_script(script, evaluated);
    let mut proof = Proof { text: &text, reader, laid: &laid, findings: Vec::new() };
    bound::check(&mut proof, script, evaluated);
    proof.every_check()?;
    Ok(proof.finish())
}

/// Reads a plain text against the records of a period.
pub fn proof_text(file: &str, source: &str, laid: &Laid, reader: Reader<'_>) -> Result<Vec<Finding>, Trouble> {
    if source.len() > BYTES_MAX {
        let message = format!("This text has {} bytes; at most {BYTES_MAX} are read.", source.len());
        return Err(Trouble::TooMuch(message));
    }
    let words: Words = reader.words.clone().in_period(laid.period.0, laid.period.1);
    let text = text::of_plain(file, source);
    let mut proof = Proof { text: &text, reader: reader.with(&words), laid, findings: Vec::new() };
    proof.every_check()?;
    Ok(proof.finish())
}

/// A reading under way.
pub(crate) struct Proof<'a> {
    text: &'a Text<'a>,
    reader: Reader<'a>,
    laid: &'a Laid,
    findings: Vec<Finding>,
}

impl<'a> Proof<'a> {
    fn every_check(&mut self) -> Result<(), Trouble> {
        letters::check(self);
        repeated::check(self);
        promises::check(self);
        promises::status(self);
        tables::check(self);
        sums::check(self);
        plain_words::check(self);
        let subjects = subject::Subjects::read(self)?;
        claims::check(self, &subjects)?;
        causes::check(self, &subjects)?;
        durations::check(self)?;
        sums::percentages(self);
        disclosure::check(self)
    }

    fn passages(&self) -> &'a [Passage] {
        &self.text.passages
    }

    /// Notes something at a stretch of a passage.
    fn note(
        &mut self,
        level: Level,
        check: &'static str,
        passage: &Passage,
        at: Range<usize>,
        says: String,
        help: &str,
    ) -> &mut Finding {
        let source = passage.source(at);
        self.note_at(level, check, source, says, help)
    }

    /// Notes something at a place of the file.
    fn note_at(
        &mut self,
        level: Level,
        check: &'static str,
        source: Range<usize>,
        says: String,
        help: &str,
    ) -> &mut Finding {
        let fault = Fault::at(self.text.file, self.text.source, source, says);
        self.findings.push(Finding { level, check, fault, help: help.to_owned(), fixed: None });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|finding| (finding.level, finding.fault.line, finding.fault.column));
        self.findings.dedup();
        self.findings
    }

    /// The line of the file where a stretch of a passage stands.
    fn line(&self, passage: &Passage, at: usize) -> usize {
        let source = passage.source(at..at).start.min(self.text.source.len());
        self.text.source.as_bytes()[..source].iter().filter(|byte| **byte == b'\n').count() + 1
    }
}
