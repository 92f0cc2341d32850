//! How many rows a query meets, remembered for as long as nothing is written: clients that page ask the same with each page.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use record::{Permitted, Trouble};
use store::Store;

/// Counts that are remembered.
const COUNTS_MAX: usize = 500;
/// A question that takes more than so many bytes to tell is counted anew each time.
const QUESTION_BYTES_MAX: usize = 16 * 1024;

/// Counts by their question, each with the revision up to which it is known to hold.
#[derive(Debug, Default)]
pub struct Counts {
    known: Mutex<HashMap<String, (i64, u64)>>,
}

impl Counts {
    /// The number of rows. The question is all that decides it (rights, bodies, moments), so whoever asks the same has the same.
    pub fn of(&self, store: &Store, permitted: &Permitted) -> Result<u64, Trouble> {
        // Read before the rows are counted: what is written in between makes it too old, never too new.
        let (revision, _) = store.head()?;
        let question = permitted.question();
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&question).copied();
        if let Some((_, count)) = known.filter(|(at, _)| *at == revision) {
            return Ok(count);
        }
        let count = u64::try_from(permitted.count(&mut &*store)?).unwrap_or(0);
        if question.len() <= QUESTION_BYTES_MAX {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= COUNTS_MAX {
                known.clear();
            }
            known.insert(question, (revision, count));
        }
        Ok(count)
    }
}
