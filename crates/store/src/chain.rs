//! The digests that make a later change of the past visible.
//!
//! All are SHA-256, written as 64 small hexadecimal digits. A *piece* is its length in bytes as eight bytes, big end first,
//! then its bytes; so no two lists of pieces have the same bytes.
//!
//! - Each version of a row has a **salt**, 16 random bytes. The salt of a column is the first 16 bytes of the SHA-256 of the
//!   version's salt followed by the column's name; the row's own is that of the empty name.
//! - A **field** digest covers, end to end, the column's salt, the letter `i` or `t` by its kind, and the value (a number in decimal).
//! - A **row** digest covers the pieces `guildhall row 2`, table, `sys_id`, the row's salt, then for each column that is not
//!   empty, in order of name, but not the seal, three pieces: the name, then for the system's columns the letter of the kind
//!   and the value, for others the letter `d` and the field's digest as 32 bytes. Empty fields do not count, so that a column may be
//!   added later. When a value is erased by law, its digest stays in its place and its salt goes (see `seal`): the row, and
//!   with it the chain, can still be recomputed, and the value cannot be guessed from it.
//! - An **erasure** digest covers the pieces `guildhall erased 2`, table, `sys_id`, class, company, and the names of the columns in order
//!   with commas between them, or `*` for all of the record.
//! - A **deletion** digest covers the pieces `guildhall gone 2`, table, `sys_id`.
//! - A **file** digest covers the pieces `guildhall file 2`, company, SHA-256 of the bytes.
//! - A **revision** hash covers the pieces `guildhall revision 2`, the hash of the revision before (empty for the first), number,
//!   at, actor, why, request, then for each entry in order: table, `sys_id`, operation, digest.
//!
//! Nobody can change a row, an entry or a revision without every later hash changing. Cutting off the end, or recomputing the
//! whole chain, shows only against a head that was written down elsewhere: [`crate::Store::head`] is there for that.

use sha2::{Digest, Sha256};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Covers pieces: gathered first, as one pass over many bytes is quicker than many over few.
pub(crate) struct Pieces(Vec<u8>);

/// More than most rows come to.
const PIECES_BYTES: usize = 2_048;

impl Pieces {
    pub fn of(what: &str) -> Self {
        Self(Vec::with_capacity(PIECES_BYTES)).and(what)
    }

    pub fn and(mut self, piece: &str) -> Self {
        self.add(piece);
        self
    }

    pub fn add(&mut self, piece: &str) {
        self.add_bytes(piece.as_bytes());
    }

    pub fn add_bytes(&mut self, piece: &[u8]) {
        self.0.extend_from_slice(&(piece.len() as u64).to_be_bytes());
        self.0.extend_from_slice(piece);
    }

    pub fn digits(self) -> Digits {
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(Sha256::digest(&self.0)) {
            pair.copy_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        Digits(digits)
    }

    fn hex(self) -> String {
        self.digits().as_str().to_owned()
    }
}

/// A digest as text, without an allocation for each row of a store.
#[derive(Clone, Copy)]
pub(crate) struct Digits([u8; 64]);

impl Digits {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Stands for what was erased of a record: columns in order with commas between them, or `*`.
pub(crate) fn erasure_digest(table: &str, sys_id: &str, class: &str, company: &str, columns: &str) -> String {
    Pieces::of("guildhall erased 2").and(table).and(sys_id).and(class).and(company).and(columns).hex()
}

/// Stands for a row from the revision that deleted it.
pub(crate) fn gone_digest(table: &str, sys_id: &str) -> String {
    Pieces::of("guildhall gone 2").and(table).and(sys_id).hex()
}

/// Stands for a file that a company keeps.
pub(crate) fn file_digest(company: &str, sha256: &str) -> String {
    Pieces::of("guildhall file 2").and(company).and(sha256).hex()
}

/// SHA-256 of the bytes themselves.
pub(crate) fn bytes_digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What a revision says about itself.
pub(crate) struct Meta<'a> {
    pub number: i64,
    pub at: &'a str,
    pub actor: &'a str,
    pub why: &'a str,
    pub request: &'a str,
}

/// One thing that a revision did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    pub table: String,
    pub sys_id: String,
    pub op: String,
    pub digest: String,
}

/// The hash of a revision over the one before it and its entries in order.
pub(crate) fn revision_hash(previous: &str, meta: &Meta<'_>, entries: &[Entry]) -> String {
    let mut pieces = Pieces::of("guildhall revision 2")
        .and(previous)
        .and(&meta.number.to_string())
        .and(meta.at)
        .and(meta.actor)
        .and(meta.why)
        .and(meta.request);
    for entry in entries {
        for piece in [&entry.table, &entry.sys_id, &entry.op, &entry.digest] {
            pieces.add(piece);
        }
    }
    pieces.hex()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_run_into_each_other() {
        let one = Pieces::of("x").and("ab").and("c").hex();
        let two = Pieces::of("x").and("a").and("bc").hex();
        assert_ne!(one, two);
    }
}
