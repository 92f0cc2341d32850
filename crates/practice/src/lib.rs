//! The desk, through which everything is changed, and the practices: rules over an edit, one module each.

mod added_rules;
pub mod agreements;
pub mod alerts;
pub mod attachment;
pub mod catalogue;
pub mod change;
pub mod clocks;
pub mod credentials;
pub mod described;
pub mod desk;
pub mod erasure;
pub mod estate;
pub mod finding;
pub mod fresh;
pub mod held;
pub mod holding;
pub mod incident;
pub mod journal;
pub mod membership;
mod numbers;
pub mod papers;
pub mod people;
pub mod problem;
pub mod registers;
pub mod retelling;
pub mod retention;
mod rights;
mod saving;
pub mod sitting;
pub mod task;
pub mod undo;
pub mod webhooks;
pub mod worked_out;
pub mod world;

pub use desk::{Desk, NotSaved, Saved, Stale};
pub use retelling::{Event, Retelling};
pub use sitting::Sitting;
pub use undo::{NotUndone, Undone};
pub use world::World;

use record::edit::{Edit, Relied, Ruling};

/// Behaviour of one register and of all that extend it.
pub struct Practice {
    pub register: &'static str,
    /// Fields that its rules work out from the others and from history: nobody's word, so an undo works them out anew.
    pub follows: &'static [&'static str],
    /// Fields that the rules name; a test pairs each with the dictionary.
    pub relies_on: &'static [Relied],
    pub rules: &'static [Rule],
}

/// One promise and the function that keeps it.
pub struct Rule {
    /// The promise, as the manual prints it.
    pub says: &'static str,
    pub keep: fn(&mut Edit, &mut World<'_>) -> Ruling,
}

/// In the order in which they are applied: a parent's rules come before its children's.
pub const PRACTICES: &[&Practice] = &[
    &task::PRACTICE,
    &incident::PRACTICE,
    &problem::PRACTICE,
    &change::PRACTICE,
    &catalogue::PRACTICE,
    &catalogue::ITEM_PRACTICE,
    &catalogue::tasks::PRACTICE,
    &catalogue::FORM_PRACTICE,
    &alerts::EVENTS,
    &alerts::ALERTS,
    &alerts::RULES,
    &finding::PRACTICE,
    &papers::PRACTICE,
    &papers::FIGURES,
    &agreements::CALENDARS,
    &agreements::PRACTICE,
    &registers::PRACTICE,
    &membership::PEOPLE_THEMSELVES,
    &membership::MEMBERSHIP,
    &membership::ROLE_HOLDING,
    &described::DEFINITIONS,
    &described::CHOICES,
    &added_rules::PRACTICE,
    &erasure::PRACTICE,
    &retention::PRACTICE,
    &retention::HOLDING,
    &credentials::PRACTICE,
    &credentials::CLIENT_PRACTICE,
    &webhooks::PRACTICE,
    &webhooks::DELIVERY_PRACTICE,
];
