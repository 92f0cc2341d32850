//! When a credential was last seen: noted at most once a minute, beside the chain, so that reading does not write.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use record::Words;
use store::lapsing::Lapsing;
use store::{Store, StoreError};

const KIND: &str = "seen";
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// How often what has lapsed is removed.
const SWEPT_EVERY: SignedDuration = SignedDuration::from_mins(10);
/// How long it is known.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24 * 400);
const REMEMBERED_MAX: usize = 50_000;

#[derive(Default)]
pub(super) struct Seen {
    noted: Mutex<HashMap<String, Timestamp>>,
    swept: Mutex<Option<Timestamp>>,
}

impl Seen {
    /// That it cannot be noted keeps nobody out: a store whose disk is full can still be read.
    pub fn note(&self, store: &Store, credential: &str, now: Timestamp) {
        {
            let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
            if noted.get(credential).is_some_and(|last| now.duration_since(*last) < NOTED_EVERY) {
                return;
            }
            if noted.len() >= REMEMBERED_MAX {
                noted.clear();
            }
            noted.insert(credential.to_owned(), now);
        }
        let (until, payload) = (Words::stamp(now + KEPT_FOR), Words::stamp(now));
        let one = Lapsing { kind: KIND.into(), key: credential.to_owned(), until, payload };
        if let Err(error) = store.lapsing_put(&one) {
            tracing::warn!(%error, "when a credential was seen could not be noted");
        }
    }

    /// Removes what has lapsed, now and then.
    pub fn sweep(&self, store: &Store, now: Timestamp) {
        {
            let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
            if swept.is_some_and(|last| now.duration_since(last) < SWEPT_EVERY) {
                return;
            }
            *swept = Some(now);
        }
        if let Err(error) = store.lapsing_sweep(&Words::stamp(now)) {
            tracing::warn!(%error, "what has lapsed could not be removed");
        }
    }
}

/// When each credential was last seen, by its `sys_id`, to the minute.
pub fn last_seen(store: &Store, now: Timestamp) -> Result<HashMap<String, String>, StoreError> {
    let all = store.lapsing_of(KIND, &Words::stamp(now))?;
    Ok(all.into_iter().map(|one| (one.key, one.payload)).collect())
}
