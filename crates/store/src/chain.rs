//! The digests that make a later change of the past visible.
//!
//! All are SHA-256, written as 64 small hexadecimal digits. A *piece* is its length in bytes as eight bytes, big end first,
//! then its bytes; so no two lists of pieces have the same bytes.
//!
//! - A **field** digest covers the pieces `guildhall field 1`, column name, kind (`i` or `t`), value (a number in decimal).
//! - A **row** digest covers the pieces `guildhall row 1`, table, `sys_id`, then for each field that is not empty, in order of
//!   column name, the column name and the field's digest. Empty fields do not count, so that a column may be added later.
//!   It covers the system columns as well. When a personal value is erased by law, its field digest may stay in its place,
//!   and the row, and with it the chain, can still be recomputed.
//! - A **deletion** digest covers the pieces `guildhall gone 1`, table, `sys_id`.
//! - A **file** digest covers the pieces `guildhall file 1`, company, SHA-256 of the bytes.
//! - A **revision** hash covers the pieces `guildhall revision 1`, the hash of the revision before (empty for the first), number,
//!   at, actor, why, request, then for each entry in order: table, `sys_id`, operation, digest.
//!
//! Nobody can change a row, an entry or a revision without every later hash changing. Cutting off the end, or recomputing the
//! whole chain, shows only against a head that was written down elsewhere: [`crate::Store::head`] is there for that.

use sha2::{Digest, Sha256};

use crate::Datum;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Covers pieces.
#[derive(Clone)]
struct Pieces(Sha256);

impl Pieces {
    fn of(what: &str) -> Self {
        Self(Sha256::new()).and(what)
    }

    fn and(mut self, piece: &str) -> Self {
        self.add(piece);
        self
    }

    fn add(&mut self, piece: &str) {
        self.0.update((piece.len() as u64).to_be_bytes());
        self.0.update(piece.as_bytes());
    }

    /// Adds what these come to, in hexadecimal, without a text of its own for each field of each row.
    fn add_digest(&mut self, of: Self) {
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(of.0.finalize()) {
            pair.copy_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        self.0.update(64_u64.to_be_bytes());
        self.0.update(digits);
    }

    fn hex(self) -> String {
        hex::encode(self.0.finalize())
    }
}

/// The digest of one value that is not empty.
fn field_digest(column: &str, value: &Datum) -> Pieces {
    let field = Pieces::of("guildhall field 1").and(column);
    match value {
        Datum::Int(number) => field.and("i").and(&number.to_string()),
        other => field.and("t").and(other.as_text().unwrap_or_default()),
    }
}

/// The digest of a row as it stands after a revision; the fields in any order.
pub(crate) fn row_digest<'a>(
    table: &str,
    sys_id: &str,
    fields: impl IntoIterator<Item = (&'a str, &'a Datum)>,
) -> String {
    let mut fields: Vec<(&str, &Datum)> = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    fields.sort_unstable_by_key(|(column, _)| *column);
    let mut pieces = Pieces::of("guildhall row 1").and(table).and(sys_id);
    for (column, value) in fields {
        pieces.add(column);
        pieces.add_digest(field_digest(column, value));
    }
    pieces.hex()
}

/// Stands for a row from the revision that deleted it.
pub(crate) fn gone_digest(table: &str, sys_id: &str) -> String {
    Pieces::of("guildhall gone 1").and(table).and(sys_id).hex()
}

/// Stands for a file that a company keeps.
pub(crate) fn file_digest(company: &str, sha256: &str) -> String {
    Pieces::of("guildhall file 1").and(company).and(sha256).hex()
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub table: String,
    pub sys_id: String,
    pub op: String,
    pub digest: String,
}

/// The hash of a revision over the one before it and its entries in order.
pub(crate) fn revision_hash(previous: &str, meta: &Meta<'_>, entries: &[Entry]) -> String {
    let mut pieces = Pieces::of("guildhall revision 1")
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
    fn the_format_stays() {
        let fields = [("number", Datum::text("INC1")), ("priority", Datum::Int(1)), ("cause", Datum::Null)];
        let digest = row_digest("incident", "a", fields.iter().map(|(name, value)| (*name, value)));
        let turned = row_digest("incident", "a", fields.iter().rev().map(|(name, value)| (*name, value)));
        assert_eq!(digest, turned);
        // Computed by hand from the description above, with another program.
        assert_eq!(digest, "ea23269f2aca898bfdd7cd6d5e8adbbebe9ac93e4f65f06de3ab4b76b8c90167");
    }

    #[test]
    fn pieces_do_not_run_into_each_other() {
        let one = Pieces::of("x").and("ab").and("c").hex();
        let two = Pieces::of("x").and("a").and("bc").hex();
        assert_ne!(one, two);
    }
}
