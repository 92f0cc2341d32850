//! The salts that stand between a value and its digest, so that a digest that outlives its value tells nothing about it.
//!
//! Each version of a row has a salt of its own: 128 random bits in the system column [`COLUMN`], as 32 hexadecimal digits. Each
//! column's salt follows from it. When values are erased, the version's salt goes with them, and [`COLUMN`] holds instead, as JSON
//! with its keys in order, what is left: the digests of the erased columns and the salts of the others that are filled. The
//! row's digest can still be computed; what was erased cannot be guessed from it, not even a yes or no.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chain::{Digits, Pieces};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::shape::{ColumnKind, SYSTEM_COLUMNS};

/// The system column that holds it. Never shown, never exported, part of every dump.
pub(crate) const COLUMN: &str = "seal";

const SALT_BYTES: usize = 16;
/// The name under which the salt of the row itself follows.
const ROW: &str = "";

pub(crate) type Salt = [u8; SALT_BYTES];

/// A new salt, as it is kept.
pub(crate) fn fresh() -> Result<Datum> {
    let mut salt = Salt::default();
    getrandom::fill(&mut salt).map_err(StoreError::engine)?;
    Ok(Datum::Text(hex::encode(salt)))
}

/// What is kept of the salts of one version.
pub(crate) enum Seal {
    Whole(Salt),
    Parted(Parted),
}

/// What is left when values of a version have been erased.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parted {
    /// Digest of each erased column.
    erased: BTreeMap<String, String>,
    /// Salt of each other column that is filled, and of the row.
    salts: BTreeMap<String, String>,
}

impl Seal {
    /// Text that is no seal is read as one that fits no digest.
    pub fn read(text: &str) -> Self {
        let mut salt = Salt::default();
        if is_small(text) && hex::decode_to_slice(text, &mut salt).is_ok() {
            return Self::Whole(salt);
        }
        let parted: Parted = serde_json::from_str(text).unwrap_or_default();
        // One text for one content: what is not covered by a digest must not vary.
        let is_canonical = serde_json::to_string(&parted).is_ok_and(|again| again == text);
        Self::Parted(if is_canonical { parted } else { Parted::default() })
    }

    /// The salt of a column, or of the row.
    fn salt(&self, column: &str) -> Option<Salt> {
        match self {
            Self::Whole(salt) => {
                let whole = Sha256::new().chain_update(salt).chain_update(column.as_bytes()).finalize();
                let mut own = Salt::default();
                own.copy_from_slice(&whole[..SALT_BYTES]);
                Some(own)
            }
            Self::Parted(parted) => {
                let mut own = Salt::default();
                hex::decode_to_slice(parted.salts.get(column)?, &mut own).ok()?;
                Some(own)
            }
        }
    }

    fn erased_digest(&self, column: &str) -> Option<[u8; 32]> {
        let Self::Parted(parted) = self else { return None };
        let mut digest = [0; 32];
        hex::decode_to_slice(parted.erased.get(column)?, &mut digest).ok()?;
        Some(digest)
    }

    /// Columns whose values were erased, in order.
    pub fn erased(&self) -> impl Iterator<Item = &str> {
        let Self::Parted(parted) = self else { return None.into_iter().flatten() };
        Some(parted.erased.keys().map(String::as_str)).into_iter().flatten()
    }

    /// How many salts and digests there are, when they are single ones.
    fn parts(&self) -> Option<usize> {
        let Self::Parted(parted) = self else { return None };
        Some(parted.erased.len() + parted.salts.len())
    }
}

fn is_small(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Covers a value with its salt.
fn field_digest(salt: &Salt, value: &Datum) -> [u8; 32] {
    let digest = Sha256::new().chain_update(salt);
    let digest = match value {
        Datum::Int(number) => digest.chain_update(b"i").chain_update(number.to_string()),
        other => digest.chain_update(b"t").chain_update(other.as_text().unwrap_or_default()),
    };
    digest.finalize().into()
}

/// The columns of a table in the order in which a row's digest covers them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    table: String,
    columns: Vec<Place>,
    seal: usize,
}

#[derive(Debug, Clone)]
struct Place {
    name: String,
    at: usize,
    is_system: bool,
}

impl Layout {
    /// `columns` as rows hold them; the first is the key.
    pub fn of(table: &str, columns: &[(String, ColumnKind)]) -> Self {
        let is_system = |name: &str| SYSTEM_COLUMNS.iter().any(|(system, _)| *system == name);
        let mut places: Vec<Place> = (columns.iter().enumerate())
            .map(|(at, (name, _))| Place { name: name.clone(), at, is_system: is_system(name) })
            .collect();
        let seal = places.iter().position(|place| place.name == COLUMN).unwrap_or_default();
        places.remove(seal);
        places.sort_by(|one, other| one.name.cmp(&other.name));
        Self { table: table.to_owned(), columns: places, seal }
    }

    /// The digest of a version of a row; `row` begins with its columns.
    pub fn digest(&self, row: &[Datum]) -> Digits {
        let text = |at: usize| row.get(at).and_then(Datum::as_text).unwrap_or_default();
        let seal = Seal::read(text(self.seal));
        let mut pieces = Pieces::of("guildhall row 2").and(&self.table).and(text(0));
        let mut used = 1;
        pieces.add_bytes(&seal.salt(ROW).unwrap_or_default());
        for place in &self.columns {
            let value = row.get(place.at).unwrap_or(&Datum::Null);
            let erased = seal.erased_digest(&place.name);
            if let Some(digest) = erased {
                used += 1;
                pieces.add(&place.name);
                pieces.add("d");
                pieces.add_bytes(&digest);
            }
            if value.is_empty() {
                continue;
            }
            pieces.add(&place.name);
            match value {
                Datum::Int(number) if place.is_system => {
                    pieces.add("i");
                    pieces.add(&number.to_string());
                }
                value if place.is_system => {
                    pieces.add("t");
                    pieces.add(value.as_text().unwrap_or_default());
                }
                value => {
                    used += 1;
                    let salt = seal.salt(&place.name).unwrap_or_default();
                    pieces.add("d");
                    pieces.add_bytes(&field_digest(&salt, value));
                }
            }
        }
        if seal.parts().is_some_and(|parts| parts != used) {
            pieces.add("a seal with more or less than its row");
        }
        pieces.digits()
    }

    /// Empties these columns of a version as far as they are filled, and leaves their digests in its seal. False if none was.
    pub fn erase(&self, row: &mut [Datum], columns: &[&str]) -> Result<bool> {
        let seal = Seal::read(row.get(self.seal).and_then(Datum::as_text).unwrap_or_default());
        let mut left = Parted::default();
        left.erased.extend(seal.erased().filter_map(|name| {
            let digest = seal.erased_digest(name)?;
            Some((name.to_owned(), hex::encode(digest)))
        }));
        let mut keep_salt =
            |name: &str| seal.salt(name).map(|salt| left.salts.insert(name.to_owned(), hex::encode(salt)));
        keep_salt(ROW);
        let mut gone = Vec::new();
        for place in self.columns.iter().filter(|place| !place.is_system) {
            let Some(value) = row.get_mut(place.at).filter(|value| !value.is_empty()) else { continue };
            if columns.contains(&place.name.as_str()) {
                let salt = seal.salt(&place.name).unwrap_or_default();
                gone.push((place.name.clone(), hex::encode(field_digest(&salt, value))));
                *value = Datum::Null;
            } else {
                keep_salt(&place.name);
            }
        }
        let is_changed = !gone.is_empty();
        left.erased.extend(gone);
        if is_changed {
            let text = serde_json::to_string(&left).map_err(StoreError::engine)?;
            if let Some(seal) = row.get_mut(self.seal) {
                *seal = Datum::Text(text);
            }
        }
        Ok(is_changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "000102030405060708090a0b0c0d0e0f";

    fn layout() -> Layout {
        let text = |name: &str| (name.to_owned(), ColumnKind::Text);
        Layout::of(
            "incident",
            &[text("sys_id"), text("seal"), text("number"), ("priority".into(), ColumnKind::Int), text("cause")],
        )
    }

    fn row() -> Vec<Datum> {
        vec!["a".into(), WHOLE.into(), "INC1".into(), Datum::Int(1), Datum::Null]
    }

    #[test]
    fn the_format_stays() {
        // Computed by hand from the description in `chain`, with another program.
        assert_eq!(
            layout().digest(&row()).as_str(),
            "5bc643f5338ac44643ee59d98c68fd184738cf16cf16eef0043c09ccf10174dd"
        );
    }

    #[test]
    fn an_erased_value_leaves_the_digest_of_its_row() {
        let (layout, mut row) = (layout(), row());
        let digest = layout.digest(&row);
        assert!(layout.erase(&mut row, &["number", "cause"]).unwrap());
        assert_eq!(row[2], Datum::Null);
        assert!(!row[1].as_text().unwrap().contains(WHOLE));
        assert_eq!(layout.digest(&row).as_str(), digest.as_str());
        assert!(!layout.erase(&mut row, &["number"]).unwrap(), "nothing is left of it");
        assert!(layout.erase(&mut row, &["priority"]).unwrap());
        assert_eq!(layout.digest(&row).as_str(), digest.as_str());
    }

    #[test]
    fn whatever_is_changed_in_a_seal_shows() {
        let layout = layout();
        let digest = layout.digest(&row());
        let mut erased = row();
        layout.erase(&mut erased, &["number"]).unwrap();
        let seal = erased[1].as_text().unwrap().to_owned();
        let put_back = |seal: &str, number: &str| {
            let mut row = erased.clone();
            (row[1], row[2]) = (seal.into(), number.into());
            layout.digest(&row)
        };
        let mut changed: Vec<Digits> = vec![put_back(&seal, "INC1"), put_back(&seal, "INC2"), put_back("", "INC1")];
        changed.push(put_back(&WHOLE.replace('0', "1"), "INC1"));
        changed.push(put_back(&WHOLE.to_uppercase(), "INC1"));
        changed.push(put_back(&seal.replace(',', ", "), ""));
        changed.push(put_back(&seal.replace("\"salts\":{", &format!("\"salts\":{{\"cause\":\"{WHOLE}\",")), ""));
        for (at, one) in changed.iter().enumerate() {
            assert_ne!(one.as_str(), digest.as_str(), "change {at}");
        }
        assert_eq!(put_back(WHOLE, "INC1").as_str(), digest.as_str(), "that it was erased is said elsewhere");
    }
}
