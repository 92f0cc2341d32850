//! The program's identifiers: 32 hexadecimal digits, random.

/// A new one.
pub fn id() -> String {
    #[cfg(feature = "testing")]
    if let Some(id) = foretold::next() {
        return id;
    }
    uuid::Uuid::new_v4().simple().to_string()
}

/// Identifiers that a test foretells, so that what two stores are told alike is alike in both.
#[cfg(feature = "testing")]
pub mod foretold {
    use std::sync::{Mutex, PoisonError};

    use sha2::{Digest, Sha256};

    static FROM: Mutex<Option<(u64, u64)>> = Mutex::new(None);

    /// From here on identifiers follow from this number, in the whole process.
    pub fn from(seed: u64) {
        *FROM.lock().unwrap_or_else(PoisonError::into_inner) = Some((seed, 0));
    }

    pub(super) fn next() -> Option<String> {
        let mut from = FROM.lock().unwrap_or_else(PoisonError::into_inner);
        let (seed, place) = from.as_mut()?;
        *place += 1;
        let digest = Sha256::digest([seed.to_be_bytes(), place.to_be_bytes()].concat());
        Some(hex::encode(&digest[..16]))
    }
}
