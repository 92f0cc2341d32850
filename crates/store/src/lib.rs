//! Keeps rows and everything they once were, on SQLite and on PostgreSQL.
//!
//! The only crate that writes SQL. It knows tables, columns and conditions; what they mean is the business of `record`.
//! Nothing here can be asked without saying whose rows may be seen: see [`Bodies`].

pub mod ask;
mod backup;
pub mod bodies;
mod catalogue;
mod chain;
pub mod datum;
mod dump;
mod erase;
mod erased;
mod error;
mod findable;
mod history;
pub mod lapsing;
mod links;
mod outbox;
mod plan;
mod postgres;
mod reckon;
mod seal;
mod session;
pub mod shape;
mod sql;
mod sqlite;
mod store;
mod sync;
mod tally;
#[cfg(feature = "testing")]
pub mod testing;
mod verify;
mod words;
mod writing;

pub use ask::{AsAt, Ask, Bucket, Cond, Form, Hop, Measure, Op, Order, Reckoned, Select, Slot, Term, Unit};
pub use bodies::{Bodies, SHARED};
pub use datum::Datum;
pub use dump::{Dumped, WordsOf};
pub use erase::Erasure;
pub use error::StoreError;
pub use history::{Done, Revision, Version};
pub use outbox::Outgoing;
pub use plan::Tuning;
pub use shape::{Column, ColumnKind, Schema, Table, UNTIL};
pub use store::{Store, Worded};
pub use verify::Discrepancy;
pub use words::has_words;
pub use writing::{Committed, NewRow, Stamp, Writing};
