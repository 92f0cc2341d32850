//! What an error of SQLite says about the transaction in which it happened.
//!
//! A write that the disk does not take fails before the log is synced, so that the transaction is rolled back and its end is known:
//! the next one may succeed. A sync that fails leaves unknown what the disk holds, and the kernel may call the next one a success
//! although it dropped the pages: after it, nothing can be promised any more.

use rusqlite::{Error, ffi};

use crate::error::StoreError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    /// The disk is full. Nothing was kept, and the next may succeed.
    Full,
    /// The disk did not take a write: a limit on the size of files, a quota. Nothing was kept, and the next may succeed.
    Write,
    /// It failed after the sync, for want of space: the next write covers it, but a crash before that would bring it back.
    Unknown,
    /// A sync failed, or something that nobody foresaw.
    Stop,
}

impl Failure {
    pub fn at_commit(error: &Error) -> Self {
        match Self::in_work(error) {
            // The log's index grows after the log is synced.
            Some(Self::Full) if code(error) == ffi::SQLITE_IOERR_SHMSIZE => Self::Unknown,
            Some(failure) => failure,
            None => Self::Stop,
        }
    }

    /// None for what concerns the statement alone.
    pub fn in_work(error: &Error) -> Option<Self> {
        match code(error) {
            ffi::SQLITE_FULL | ffi::SQLITE_IOERR_SHMSIZE => Some(Self::Full),
            ffi::SQLITE_IOERR_WRITE => Some(Self::Write),
            // A transaction larger than the cache writes to the log, and may sync its head, before the commit.
            _ if is_sync(error) => Some(Self::Stop),
            _ => None,
        }
    }

    pub fn told(self) -> StoreError {
        StoreError::Engine(
            match self {
                Self::Full => "The disk is full; nothing was written.",
                Self::Write => "The disk did not take the write; nothing was written.",
                Self::Unknown => "The disk is full: look whether the change is there before trying again.",
                Self::Stop => {
                    "The store has stopped writing because the disk failed. What was acknowledged is kept; restart when the \
                     disk is well, and look whether this change is there."
                }
            }
            .to_owned(),
        )
    }
}

/// Whether the disk did not confirm that something is on it.
pub(super) fn is_sync(error: &Error) -> bool {
    matches!(code(error), ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC)
}

fn code(error: &Error) -> i32 {
    error.sqlite_error().map_or(ffi::SQLITE_ERROR, |error| error.extended_code)
}
