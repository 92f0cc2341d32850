//! Committee papers: what was published stays as it was published.

use record::Refusal;
use record::edit::{Edit, Ruling};

use crate::world::World;
use crate::{Practice, Rule};

pub const PRACTICE: Practice = Practice {
    register: "paper_edition",
    follows: &[],
    relies_on: &[],
    rules: &[Rule { says: "A published edition is never altered: a correction is a new edition.", keep: stays }],
};

pub const FIGURES: Practice = Practice {
    register: "paper_figure",
    follows: &[],
    relies_on: &[],
    rules: &[Rule { says: "A published figure is never altered: a change is a restatement.", keep: stays }],
};

/// Only where an edition stands may change: that a later one has taken its place, or that it was withdrawn.
const MAY_CHANGE: [&str; 1] = ["state"];

fn stays(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is_new() {
        return Ok(());
    }
    let altered = edit.changed().into_iter().map(|(name, _, _)| name.to_owned());
    match altered.into_iter().find(|name| !MAY_CHANGE.contains(&name.as_str()) && !name.starts_with("sys_")) {
        Some(name) => Err(Refusal::field(&name, "This has been published and stays as it is. Publish a correction.")),
        None => Ok(()),
    }
}
