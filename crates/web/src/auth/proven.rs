//! Passwords that have been proved, so that a client who sends one with every request is not made to wait for its hash each time.
//!
//! Kept is a digest under a key that this process draws, beside the hash that it was proved against: a password that was changed
//! is proved anew, and nothing outlives the process.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use record::Secret;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// People remembered; then it begins anew.
const PEOPLE_MAX: usize = 10_000;

pub(super) struct Proven {
    /// None if the machine gives no random bytes: then nothing is remembered.
    key: Option<[u8; 32]>,
    people: Mutex<HashMap<String, (Secret, [u8; 32])>>,
}

impl Default for Proven {
    fn default() -> Self {
        let mut key = [0; 32];
        let key = getrandom::fill(&mut key).is_ok().then_some(key);
        Self { key, people: Mutex::default() }
    }
}

impl Proven {
    fn digest(&self, password: &str) -> Option<[u8; 32]> {
        let key = self.key?;
        // Inner and outer, as HMAC does it: nothing can be told from a length.
        let inner = Sha256::new().chain_update(key).chain_update(password).finalize();
        Some(Sha256::new().chain_update(key).chain_update(inner).finalize().into())
    }

    /// Whether this password was proved against this very hash.
    pub fn holds(&self, person: &str, kept: &Secret, password: &str) -> bool {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((against, digest)) = people.get(person) else { return false };
        self.digest(password).is_some_and(|given| against == kept && bool::from(given.ct_eq(digest)))
    }

    pub fn keep(&self, person: &str, kept: Secret, password: &str) {
        let Some(digest) = self.digest(password) else { return };
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= PEOPLE_MAX {
            people.clear();
        }
        people.insert(person.to_owned(), (kept, digest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_that_was_proved_against_the_hash_that_stands() {
        let proven = Proven::default();
        let (old, new) = (Secret::of_token("old"), Secret::of_token("new"));
        assert!(!proven.holds("ann", &old, "old"));
        proven.keep("ann", old.clone(), "old");
        assert!(proven.holds("ann", &old, "old"));
        assert!(!proven.holds("ann", &old, "older") && !proven.holds("ben", &old, "old"));
        assert!(!proven.holds("ann", &new, "old"), "the password was changed");
    }
}
