//! What monitoring systems said, kept as events. What the rules refuse is kept too, and says why.

use jiff::Timestamp;
use record::value::{LINE_CHARS_MAX, PROSE_CHARS_MAX};
use record::{Draft, Words};
use sha2::{Digest, Sha256};

use super::EVENT;
use crate::desk::{Desk, NotSaved, Occasion, Saved};

/// How grave a monitoring system finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Critical,
    Major,
    Minor,
    Warning,
    Info,
}

/// What a monitoring system means by an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is so.
    Stands(Severity),
    Over,
    /// Neither: that somebody looked at it, or that nothing was measured.
    Told(Severity),
}

/// One event as a monitoring system said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Where in the payload it stands: `alerts[3]`.
    pub place: String,
    /// The kind of system.
    pub source: String,
    /// Which of that kind.
    pub instance: String,
    pub node: String,
    /// What it is: the name of the alert.
    pub what: String,
    pub resource: String,
    pub metric: String,
    pub standing: Standing,
    /// What makes it the same as another; empty to be known by the other fields.
    pub key: String,
    pub at: Option<Timestamp>,
    pub description: String,
    /// All that was said, as JSON.
    pub said: String,
    /// What was odd about it, and was read all the same.
    pub note: String,
}

/// A part of a payload that could not be read, or all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// `alerts[3].labels`.
    pub place: String,
    pub message: String,
    /// It, as it came.
    pub payload: Vec<u8>,
}

impl std::fmt::Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// An event as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub place: String,
    pub sys_id: String,
    /// Why it could not be read, or is for nobody to act on yet.
    pub fault: Option<String>,
}

/// Keeps what was heard, and does what follows from it: all at once, or one by one where the rules refuse some. Events that they
/// refuse are kept in error.
pub fn take_in(
    desk: &Desk,
    on: Occasion<'_>,
    company: &str,
    source: &str,
    heard: &[Result<Heard, Odd>],
) -> Result<Vec<Kept>, NotSaved> {
    let drafts: Vec<Draft> = heard.iter().map(|one| draft(company, source, one)).collect();
    let saved: Vec<(Saved, Option<String>)> = match desk.save_all(on, &drafts) {
        Ok(saved) => saved.into_iter().map(|one| (one, None)).collect(),
        Err(NotSaved::Refused(refused))
            if refused.iter().all(|(_, one)| one.ground != record::draft::Ground::Rights) =>
        {
            drafts.iter().map(|draft| alone(desk, on, draft)).collect::<Result<_, _>>()?
        }
        Err(other) => return Err(other),
    };
    let kept = heard.iter().zip(saved).map(|(one, (saved, refused))| {
        let (place, fault) = match one {
            Ok(heard) => (heard.place.clone(), refused),
            Err(odd) => (odd.place.clone(), Some(odd.message.clone())),
        };
        Kept { place, sys_id: saved.sys_id, fault }
    });
    Ok(kept.collect())
}

/// One event, in error if the rules refuse it.
fn alone(desk: &Desk, on: Occasion<'_>, draft: &Draft) -> Result<(Saved, Option<String>), NotSaved> {
    let not = match desk.save(on, draft) {
        Ok(saved) => return Ok((saved, None)),
        Err(not @ NotSaved::Refused(_)) => not.to_string(),
        Err(other) => return Err(other),
    };
    let in_error = draft.clone().with("state", "error").with("processing_notes", cut(&not, PROSE_CHARS_MAX));
    Ok((desk.save(on, &in_error)?, Some(not)))
}

fn draft(company: &str, source: &str, heard: &Result<Heard, Odd>) -> Draft {
    let draft = Draft::new(EVENT).with("company", company);
    let heard = match heard {
        Ok(heard) => heard,
        Err(odd) => {
            let note = cut(&odd.to_string(), PROSE_CHARS_MAX);
            return draft
                .with("source", source)
                .with("severity", "5")
                .with("resolution_state", "None")
                .with("description", "What came could not be read.")
                .with("state", "error")
                .with("processing_notes", note)
                .with_file("payload", "payload.txt", odd.payload.clone());
        }
    };
    let (severity, means) = match heard.standing {
        Standing::Stands(severity) => (digit(severity), "New"),
        Standing::Over => ("0", "Closing"),
        Standing::Told(severity) => (digit(severity), "None"),
    };
    let fits = heard.said.chars().count() <= PROSE_CHARS_MAX;
    let mut draft = draft.with("severity", severity).with("resolution_state", means);
    for (name, text) in [
        ("source", &heard.source),
        ("event_class", &heard.instance),
        ("node", &heard.node),
        ("type", &heard.what),
        ("resource", &heard.resource),
        ("metric_name", &heard.metric),
    ] {
        draft = draft.with(name, line(text));
    }
    for (name, text) in [("description", &heard.description), ("processing_notes", &heard.note)] {
        draft = draft.with(name, cut(text, PROSE_CHARS_MAX));
    }
    if let Some(at) = heard.at {
        draft = draft.with("time_of_event", Words::stamp(at));
    }
    draft = draft.with("message_key", short_key(&heard.key));
    if fits {
        return draft.with("additional_info", heard.said.as_str());
    }
    draft.with_file("payload", "payload.json", heard.said.clone().into_bytes())
}

fn digit(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "1",
        Severity::Major => "2",
        Severity::Minor => "3",
        Severity::Warning => "4",
        Severity::Info => "5",
    }
}

/// A key as a line holds it. A longer one goes on as its hash: cut, it would be that of another thing.
pub(super) fn short_key(key: &str) -> String {
    let clean = line(key);
    if key.chars().count() <= LINE_CHARS_MAX && clean == key.trim() {
        return clean;
    }
    hex::encode(Sha256::digest(key))
}

fn line(text: &str) -> String {
    let space = |c: char| if c.is_whitespace() { ' ' } else { c };
    let kept = text.trim().chars().map(space).filter(|c| !c.is_control());
    kept.take(LINE_CHARS_MAX).collect::<String>().trim().to_owned()
}

/// Without what a text cannot hold.
fn cut(text: &str, most: usize) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(most).collect()
}
