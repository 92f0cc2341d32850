//! One module for each kind of page. A page reads what it shows with the reader's rights, then writes it out.

pub mod cell;
pub mod compare;
pub mod deep;
pub mod error;
pub mod figures;
pub mod files;
pub mod held;
pub mod home;
pub mod interface;
pub mod list;
pub mod papers;
pub mod published;
pub mod record;
pub mod search;
