//! The commands of Guildhall, as functions: what the binary runs, and what stories in `tests` walk through.

use std::path::PathBuf;

pub mod backing_up;
mod beside;
pub mod checking;
pub mod comparing;
pub mod credentials;
pub mod demo;
pub mod disposing;
pub mod dumping;
pub mod erasing;
pub mod exporting;
pub mod fixtures;
pub mod heads;
pub mod importing;
pub mod opening;
pub mod papers;
pub mod passwords;
pub mod registers;
pub mod restoring;
pub mod serving;
pub mod signing;
pub mod undoing;
pub mod verifying;
pub mod webhooks;

/// Why a command ended early, as a sentence for whoever typed it.
pub struct Stopped(pub String);

impl<E: std::fmt::Display> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

pub type Done<T = ()> = Result<T, Stopped>;

/// Texts of faults, one after another.
pub fn told(faults: &[record::Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

/// A path for people.
pub fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}

/// Where results are written unless somebody says otherwise.
pub fn out_dir(given: Option<PathBuf>, open: &opening::Where) -> PathBuf {
    given.unwrap_or_else(|| open.data.join("papers"))
}
