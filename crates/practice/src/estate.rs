//! What we run, as other systems tell of it: each item is identified by the rule of its register, and what is told is reconciled
//! with what is known, so that telling a thing twice makes one record.

mod identity;
mod reconcile;
mod relations;

pub use identity::{Attempt, Met};

use std::collections::BTreeMap;

use record::Trouble;

use crate::desk::NotSaved;

pub const ITEMS: &str = "cmdb_ci";
pub const RELATIONS: &str = "cmdb_rel_ci";
pub const KINDS: &str = "cmdb_rel_type";
/// Under which keys of their own other systems know our items.
pub const SOURCES: &str = "sys_object_source";
/// Where an item came from.
pub const SOURCE: &str = "discovery_source";

/// Items that are told of at a time, and relations between them.
pub const ITEMS_MAX: usize = 500;
pub const RELATIONS_MAX: usize = 2_000;

/// What a system tells of the estate.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// A choice of `discovery_source`; empty where nobody says.
    pub source: String,
    /// Whose the new items are: `sys_id` of a body.
    pub company: String,
    pub items: Vec<ToldItem>,
    pub relations: Vec<ToldRelation>,
    pub references: Vec<ToldReference>,
}

#[derive(Debug, Clone, Default)]
pub struct ToldItem {
    pub class: String,
    /// Field and text, in the spelling that drafts are read in.
    pub values: BTreeMap<String, String>,
    /// The record, where it is known beforehand.
    pub sys_id: Option<String>,
    /// What was told and means nothing here.
    pub ignored: Vec<String>,
    pub key: Option<NativeKey>,
}

/// How a system itself calls an item.
#[derive(Debug, Clone, Default)]
pub struct NativeKey {
    pub source: String,
    pub key: String,
    pub feed: String,
    /// `YYYY-MM-DD HH:MM:SS`, UTC: what is older than what was told before changes nothing.
    pub as_of: Option<String>,
}

/// One side of a relation: an item that is told of, by its place, or a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Told(usize),
    Known(String),
}

#[derive(Debug, Clone)]
pub struct ToldRelation {
    pub parent: End,
    pub child: End,
    /// By name or `sys_id`: `Runs on::Runs`.
    pub kind: String,
}

/// A field of one item that refers to another.
#[derive(Debug, Clone)]
pub struct ToldReference {
    pub field: String,
    pub referenced: usize,
    pub by: usize,
}

/// How a telling is carried out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Way {
    /// Judged as if it were kept, and nothing is.
    pub is_rehearsal: bool,
    /// What is wrong with one thing keeps all others from being kept.
    pub all_or_nothing: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Insert,
    Update,
    NoChange,
}

/// Why something that was told was not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// A word that programs know, such as `MISSING_MATCHING_ATTRIBUTES`.
    pub code: &'static str,
    pub message: String,
    /// The teller may not write such a thing.
    pub is_right: bool,
}

impl Wrong {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), is_right: false }
    }

    fn abandoned() -> Self {
        Self::new("ABANDONED", "Something that this goes with was not kept.")
    }

    /// What the desk has against it.
    fn of(refusals: &[(usize, record::Refusal)]) -> Self {
        let is_right = refusals.iter().any(|(_, one)| one.ground == record::draft::Ground::Rights);
        let said: Vec<String> = refusals.iter().map(|(_, one)| one.to_string()).collect();
        let code = if is_right { "NO_PERMISSION" } else { "INVALID_INPUT_DATA" };
        Self { is_right, ..Self::new(code, said.join(" ")) }
    }
}

/// What became of an item.
#[derive(Debug, Clone, Default)]
pub struct ItemOutcome {
    /// The register of the record, which may not be the one that was told.
    pub class: String,
    /// None if it was not kept.
    pub kept: Option<(Operation, String)>,
    pub attempts: Vec<Attempt>,
    pub wrong: Vec<Wrong>,
    /// What was told and left aside.
    pub notes: Vec<String>,
}

/// What became of a relation.
#[derive(Debug, Clone, Default)]
pub struct RelationOutcome {
    pub kept: Option<(Operation, String)>,
    pub parent: String,
    pub child: String,
    pub wrong: Vec<Wrong>,
}

#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// In the order told.
    pub items: Vec<ItemOutcome>,
    pub relations: Vec<RelationOutcome>,
}

impl Outcome {
    pub fn wrongs(&self) -> impl Iterator<Item = &Wrong> {
        self.items.iter().flat_map(|one| &one.wrong).chain(self.relations.iter().flat_map(|one| &one.wrong))
    }
}

/// What keeps a single thing from being kept, as against what ends the whole.
fn wrong(not: NotSaved) -> Result<Wrong, Trouble> {
    match not {
        NotSaved::Refused(refusals) => Ok(Wrong::of(&refusals)),
        NotSaved::Stale(stale) => Ok(Wrong::new("INVALID_INPUT_DATA", stale.to_string())),
        NotSaved::Trouble(Trouble::NotAllowed(why)) => Ok(Wrong { is_right: true, ..Wrong::new("NO_PERMISSION", why) }),
        NotSaved::Trouble(Trouble::NotFound(why)) => Ok(Wrong::new("INVALID_INPUT_DATA", why)),
        NotSaved::Trouble(trouble) => Err(trouble),
    }
}
