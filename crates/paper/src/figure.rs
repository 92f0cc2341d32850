//! A figure: a number with its source. Pure data, the same while live, pinned at the cut, and frozen for good.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::script::Better;
use crate::value::Value;

/// A value with everything that is needed to stand by it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub name: String,
    /// What it is, as a heading.
    pub title: String,
    /// As printed without any shape: `92%`.
    pub printed: String,
    pub value: Value,
    /// One sentence: what is counted.
    pub sentence: String,
    /// The question in the readable spelling, words of the moment spelt out; `recorded NAME`; `total a + b`.
    pub question: String,
    pub register: String,
    /// The rows counted, as a query in the readable spelling; empty for a total.
    pub counted: String,
    pub standing: Standing,
    /// The instant looked from, in words.
    pub as_at: String,
    /// The same as a stored stamp, UTC.
    pub instant: String,
    /// The last revision by then.
    pub revision: i64,
    /// `sys_id` of each record counted, in the query's order.
    pub rows: Vec<String>,
    /// Of a share: the records of the part.
    pub part: Option<Vec<String>>,
    /// See [`hash`].
    pub hash: String,
    pub noun: Option<String>,
    pub plural: Option<String>,
    pub better: Option<Better>,
    pub target: Option<Target>,
    pub before: Option<Before>,
    /// Where a recorded figure was taken from.
    pub source: Option<String>,
    /// The paper's period, when the question looks at it.
    pub period: Option<String>,
    /// Figures whose sum this is declared to be.
    pub parts: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// As the records are now.
    Live,
    /// As they were at the data cut.
    Pinned,
    /// Published.
    Frozen,
}

/// A target that held on the day of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    pub name: String,
    pub title: String,
    /// Ten-thousandths of the unit: per cent, points, hours or records.
    pub value: i64,
    pub printed: String,
    /// None when there is nothing to hold against it.
    pub met: Option<bool>,
    pub source: String,
}

/// The period before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// `April 2020`
    pub period: String,
    pub printed: String,
    pub value: Value,
    /// Taken from the earlier edition of the same paper; otherwise counted again from the records.
    pub is_published: bool,
    pub turn: Turn,
    /// `up 2`, `down 3`, `the same`.
    pub delta: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Better,
    Worse,
    Same,
    /// Changed, and nobody has said which direction is good.
    Changed,
}

impl Turn {
    pub fn word(self) -> &'static str {
        match self {
            Turn::Better => "better",
            Turn::Worse => "worse",
            Turn::Same => "same",
            Turn::Changed => "changed",
        }
    }
}

impl Standing {
    pub fn word(self) -> &'static str {
        match self {
            Standing::Live => "live",
            Standing::Pinned => "pinned",
            Standing::Frozen => "frozen",
        }
    }
}

impl Figure {
    /// How many records it counts.
    pub fn records(&self) -> u64 {
        self.rows.len() as u64
    }

    /// What several counted records are called.
    pub fn many(&self) -> &str {
        self.plural.as_deref().unwrap_or("records")
    }

    /// Whether its rows still are the rows it was frozen with.
    pub fn is_whole(&self) -> bool {
        self.hash == hash(&self.rows, self.part.as_deref())
    }

    /// The value without rounding: `260 of 262, 99.2%`.
    pub fn exact(&self) -> Option<String> {
        match &self.value {
            Value::Share { part, whole } if *whole > 0 => {
                let tenths = record::Ratio { over: part.saturating_mul(100), under: *whole }.rounded(10);
                Some(format!("{part} of {whole} {}, {}.{}%", self.many(), tenths / 10, tenths % 10))
            }
            Value::Nps { promoters, passives, detractors } => Some(format!(
                "{promoters} would recommend, {passives} neither, {detractors} would not, of {} {}",
                promoters + passives + detractors,
                self.many()
            )),
            Value::Amount { over, under, unit } if *under > 1 && *unit != crate::Unit::Duration => {
                let hundredths = record::Ratio { over: *over, under: under.saturating_mul(unit.scale()) }.rounded(100);
                let sign = if hundredths < 0 { "−" } else { "" };
                let size = hundredths.unsigned_abs();
                Some(format!("{sign}{}.{:02}", size / 100, size % 100))
            }
            _ => None,
        }
    }
}

/// SHA-256, in hexadecimal, of the identifiers in sorted order, each with a line feed; for a share the word `part` on a
/// line and then the identifiers of the part likewise.
pub fn hash(rows: &[String], part: Option<&[String]>) -> String {
    let mut digest = Sha256::new();
    let mut take = |ids: &[String]| {
        let mut ids: Vec<&String> = ids.iter().collect();
        ids.sort_unstable();
        for id in ids {
            digest.update(id.as_bytes());
            digest.update(b"\n");
        }
    };
    take(rows);
    if let Some(part) = part {
        take(&["part".to_owned()]);
        take(part);
    }
    hex::encode(digest.finalize())
}
