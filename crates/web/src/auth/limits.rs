//! How many requests a credential may send in an hour, counted from the hour's beginning.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

const HOUR_SECONDS: i64 = 3600;
/// Credentials counted at the same time; those of hours gone by make room.
const COUNTED_MAX: usize = 50_000;

#[derive(Default)]
pub(super) struct Limits {
    counts: Mutex<HashMap<String, (i64, u64)>>,
}

/// More was sent than may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverLimit {
    /// Requests an hour.
    pub limit: u64,
    /// When the count begins anew, in seconds since 1970.
    pub reset: i64,
    /// How many seconds that is from now.
    pub wait: i64,
}

impl OverLimit {
    /// The documented headers.
    pub fn headers(&self) -> [(&'static str, String); 4] {
        [
            ("retry-after", self.wait.to_string()),
            ("x-ratelimit-limit", self.limit.to_string()),
            ("x-ratelimit-reset", self.reset.to_string()),
            ("x-ratelimit-rule", "Requests of one credential in an hour".to_owned()),
        ]
    }

    pub fn detail(&self) -> String {
        format!("Rate limit of {} requests per hour for Table API exceeded", self.limit)
    }
}

impl Limits {
    /// Counts one more request.
    pub fn take(&self, credential: &str, limit: Option<u64>, now: Timestamp) -> Result<(), OverLimit> {
        let Some(limit) = limit else { return Ok(()) };
        let hour = now.as_second().div_euclid(HOUR_SECONDS);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= COUNTED_MAX {
            counts.retain(|_, (counted, _)| *counted == hour);
        }
        let (counted, count) = counts.entry(credential.to_owned()).or_insert((hour, 0));
        if *counted != hour {
            (*counted, *count) = (hour, 0);
        }
        if *count >= limit {
            let reset = (hour + 1) * HOUR_SECONDS;
            return Err(OverLimit { limit, reset, wait: reset - now.as_second() });
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_has_so_many_and_the_next_begins_anew() {
        let limits = Limits::default();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-03-01T09:59:30Z");
        assert_eq!(limits.take("a", Some(2), now), Ok(()));
        assert_eq!(limits.take("a", Some(2), now), Ok(()));
        let over = limits.take("a", Some(2), now).unwrap_err();
        assert_eq!((over.limit, over.wait), (2, 30));
        assert_eq!(over.reset, at("2026-03-01T10:00:00Z").as_second());
        assert_eq!(limits.take("b", Some(2), now), Ok(()), "each is counted for itself");
        assert_eq!(limits.take("a", Some(2), at("2026-03-01T10:00:00Z")), Ok(()));
        assert!((0..10_000).all(|_| limits.take("c", None, now).is_ok()));
    }
}
