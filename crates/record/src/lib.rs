//! Registers, values, queries, access, edits and history. Knows no practice: there is no `if register == …` here.

pub mod access;
pub mod dictionary;
pub mod draft;
pub mod edit;
pub mod encoded;
pub mod english;
pub mod fault;
pub mod form;
pub mod history;
mod lower;
pub mod parse;
pub mod query;
pub mod question;
pub mod register;
pub mod road;
pub mod sheet;
pub mod spell;
pub mod value;
pub mod words;

pub use access::{Actor, Trouble};
pub use dictionary::Dictionary;
pub use draft::{Draft, Refusal};
pub use edit::{Edit, Effect, Handle, Ruling};
pub use fault::Fault;
pub use query::{Check, Filter, Operand, Order, Path, Query, Stretch, Test, When};
pub use question::{Answer, Measure, Question, Ratio};
pub use register::{Field, Kind, Register};
pub use road::{Cell, Page, Permitted, Record, Row, Source};
pub use words::Words;
