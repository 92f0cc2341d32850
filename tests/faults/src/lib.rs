//! Breaks what the store stands on while it writes, and looks what is left: processes killed, power cut, a sync that fails, a disk
//! that is full, single write calls that fail.
//!
//! A [`load`] is a process of writers that tells each step once it is acknowledged; a trial breaks something under it; an
//! [`inspect`]ion opens the store again and compares it with what was told. `README.md` says how to run the long forms.

pub mod disk;
pub mod inspect;
pub mod load;
pub mod server;
pub mod step;
pub mod table;
pub mod trace;
pub mod trial;
pub mod writer;
