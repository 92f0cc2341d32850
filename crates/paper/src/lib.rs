//! Papers: prose around figures. What is written, counted, proofed, frozen and shown as evidence.

pub mod build;
pub mod chart;
pub mod document;
pub mod drift;
pub mod evaluate;
pub mod evidence;
pub mod figure;
pub mod format;
pub mod freeze;
pub mod proof;
mod reader;
pub mod restate;
pub mod script;
pub mod value;

pub use build::{Dress, build, draft_status};
pub use drift::{Drift, Moved, drift};
pub use evaluate::{Evaluated, Links, NoLinks, evaluate};
pub use evidence::{Evidence, evidence, live_query};
pub use figure::{Before, Figure, Standing, Target, Turn};
pub use freeze::{EditionKind, Files, Frozen, Issue, check_frozen, freeze, frozen};
pub use proof::{Finding, Laid, Level, proof, proof_text};
pub use reader::Reader;
pub use restate::{Correction, Restated, Restatement, correct, next_version};
pub use script::Script;
pub use value::{Unit, Value};
