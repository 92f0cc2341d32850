//! What is written, step after step. A step's name says what it leaves in the store, so that whoever inspects it needs no other
//! record than the names that were acknowledged.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use sha2::{Digest, Sha256};
use store::{Bodies, Column, ColumnKind, Datum, NewRow, Stamp, Store, StoreError, Table};

/// The table that the steps write to, and the body they write for.
pub const TABLE: &str = "fault_note";
pub const BODY: &str = "city";
/// The kind of the outgoing messages.
pub const LETTER: &str = "fault_letter";

const FILE_BYTES_MIN: u64 = 200;
const FILE_BYTES_MAX: u64 = 24_000;
/// A large file now and then.
const LARGE_FILE_EVERY: u32 = 40;
const LARGE_FILE_BYTES: u64 = 600_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    pub round: u32,
    pub writer: u32,
    pub number: u32,
}

/// What a step does besides inserting its own row and changing it at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Puts a letter into the outbox.
    Letter,
    /// Keeps a file.
    File,
    /// Changes the row of an earlier step.
    Change(Step),
}

impl Step {
    pub fn deed(self) -> Deed {
        match self.number % 3 {
            0 => Deed::Letter,
            1 => Deed::File,
            _ => Deed::Change(Self { number: self.number - 2, ..self }),
        }
    }

    /// The step that changes this one's row.
    pub fn changed_by(self) -> Option<Self> {
        (self.deed() == Deed::Letter).then_some(Self { number: self.number + 2, ..self })
    }

    /// What its row says until it is changed.
    pub fn words(self) -> String {
        format!("written by {self}")
    }

    /// What it makes the row of an earlier step say.
    pub fn other_words(self) -> String {
        format!("changed by {self}")
    }

    /// The file that it keeps; the same for the same name.
    pub fn bytes(self) -> Vec<u8> {
        let mut state = (u64::from(self.round) << 40)
            ^ (u64::from(self.writer) << 32)
            ^ u64::from(self.number)
            ^ 0x9E37_79B9_7F4A_7C15;
        let mut next = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let is_large = self.number % LARGE_FILE_EVERY == 1;
        let length =
            if is_large { LARGE_FILE_BYTES } else { FILE_BYTES_MIN + next() % (FILE_BYTES_MAX - FILE_BYTES_MIN) };
        let mut bytes = self.to_string().into_bytes();
        while (bytes.len() as u64) < length {
            bytes.extend(next().to_le_bytes());
        }
        bytes
    }

    /// Its one revision.
    pub fn write(self, store: &Store) -> Result<(), StoreError> {
        let stamp = Stamp {
            at: instant(self.round, 8),
            actor: "ada".to_owned(),
            why: "fault".to_owned(),
            request: self.to_string(),
        };
        let file = (self.deed() == Deed::File).then(|| self.bytes());
        let sys_id = self.to_string();
        store
            .write(&Bodies::of([BODY]), &stamp, |writing| {
                let sha256 = file.as_ref().map(|bytes| writing.put_file(BODY, bytes)).transpose()?;
                writing.insert(NewRow {
                    table: TABLE.to_owned(),
                    class: TABLE.to_owned(),
                    sys_id: sys_id.clone(),
                    company: BODY.to_owned(),
                    values: vec![
                        ("name".to_owned(), Datum::Text(self.words())),
                        ("rank".to_owned(), Datum::Int(0)),
                        ("file".to_owned(), sha256.map_or(Datum::Null, Datum::Text)),
                    ],
                })?;
                match self.deed() {
                    Deed::Letter => writing.outbox(LETTER, &sys_id, &serde_json::json!({ "note": sys_id }))?,
                    Deed::File => {}
                    Deed::Change(earlier) => {
                        let changes = vec![("name".to_owned(), Datum::Text(self.other_words()))];
                        writing.update(TABLE, &earlier.to_string(), 1, changes)?;
                    }
                }
                writing.index(TABLE, &sys_id, BODY, &self.words())?;
                writing.update(TABLE, &sys_id, 0, vec![("rank".to_owned(), Datum::Int(1))])
            })
            .map(|_| ())
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}w{}n{}", self.round, self.writer, self.number)
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = || {
            let (round, rest) = text.strip_prefix('r')?.split_once('w')?;
            let (writer, number) = rest.split_once('n')?;
            Some(Self { round: round.parse().ok()?, writer: writer.parse().ok()?, number: number.parse().ok()? })
        };
        parts().ok_or_else(|| format!("{text:?} names no step"))
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// An hour of a round's own day, later than any sample record.
pub fn instant(round: u32, hour: u32) -> String {
    format!("{:04}-{:02}-{:02} {hour:02}:00:00", 2040 + round / 336, 1 + round / 28 % 12, 1 + round % 28)
}

/// Opens a store at a file's path or a `postgres://` address, with the steps' table besides those that it has.
pub fn open(address: &str, unsynced: bool) -> Result<Store, StoreError> {
    let store = match address {
        _ if address.starts_with("postgres://") => Store::postgres(address)?,
        _ if unsynced => store::testing::unsynced(address.as_ref()),
        _ => Store::sqlite(address.as_ref())?,
    };
    let mut schema = store::testing::schema_found(&store)?;
    if !schema.tables.iter().any(|table| table.name == TABLE) {
        schema.tables.push(own_table());
    }
    store.sync(&schema)?;
    Ok(store)
}

/// A write that is no step.
pub fn sign(store: &Store, round: u32) -> Result<(), StoreError> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let sys_id = format!("inspected {} {number} in round {round}", std::process::id());
    let stamp = Stamp {
        at: instant(round, 11),
        actor: "ada".to_owned(),
        why: "inspection".to_owned(),
        request: sys_id.clone(),
    };
    let row =
        NewRow { table: TABLE.to_owned(), class: TABLE.to_owned(), sys_id, company: BODY.to_owned(), values: vec![] };
    store.write(&Bodies::of([BODY]), &stamp, |writing| writing.insert(row)).map(|_| ())
}

fn own_table() -> Table {
    let column = |name: &str, kind| Column { name: name.to_owned(), kind, indexed: false };
    let columns =
        vec![column("name", ColumnKind::Text), column("rank", ColumnKind::Int), column("file", ColumnKind::Text)];
    Table { name: TABLE.to_owned(), columns, ..Table::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_all() {
        let step = Step { round: 7, writer: 3, number: 41 };
        assert_eq!(step.to_string().parse(), Ok(step));
        assert!("r7w3".parse::<Step>().is_err());
        assert_eq!(step.bytes(), step.bytes());
        let Deed::Change(earlier) = step.deed() else { panic!("{:?}", step.deed()) };
        assert_eq!(earlier.changed_by(), Some(step));
    }
}
