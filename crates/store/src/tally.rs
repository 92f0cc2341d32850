//! Whether rows and entries agree at all, from reading each of them once from end to end, in whatever order they lie.
//!
//! What the entries say and what the rows are is added up as keyed hashes of 128 bits, and the sums compared: equal sums are equal
//! collections, since nobody who changed either knew the keys, which are new each time. Only where sums differ does
//! [`crate::Store::verify`] look at rows one by one, to name them.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc::{channel, sync_channel};

use crate::catalogue::TableShape;
use crate::chain::Entry;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::seal::{self, Seal};
use crate::session::{Session, int};
use crate::sql::quoted;

/// Rows handed at once to the thread that hashes them, and how many such lots may wait.
const LOT: usize = 256;
const LOTS_WAITING: usize = 8;

/// Rows on their way to the thread that hashes them, and back to be filled anew: memory is asked for once, not row by row.
#[derive(Default)]
struct Lot {
    rows: Vec<Vec<Datum>>,
    filled: usize,
}

impl Lot {
    /// Takes a row, leaves an old one in its place, and answers how many it has.
    fn put(&mut self, row: &mut Vec<Datum>) -> usize {
        match self.rows.get_mut(self.filled) {
            Some(place) => std::mem::swap(place, row),
            None => self.rows.push(std::mem::take(row)),
        }
        self.filled += 1;
        self.filled
    }
}

/// Sums of keyed hashes.
#[derive(Default)]
pub(crate) struct Sums(RandomState, RandomState);

impl Sums {
    pub fn hash(&self, of: impl std::hash::Hash) -> u128 {
        (u128::from(self.0.hash_one(&of)) << 64) | u128::from(self.1.hash_one(&of))
    }
}

/// What the entries of one table come to.
#[derive(Clone, Copy, Default)]
pub(crate) struct Written {
    /// The first revision that wrote to it.
    pub first: i64,
    /// Of each version its key, revision and digest.
    pub versions: u128,
    /// Of each version that no longer stands its key, the revision and instant that ended it, and whether by a deletion.
    pub ends: u128,
    /// Taking back marks earlier versions as well, which no sum of entries tells.
    pub has_withdrawn: bool,
}

/// Key and revision of a version of which values were erased, and their columns.
pub(crate) type Parted = (String, i64, Vec<String>);

/// What rows come to; the same two sums.
#[derive(Default)]
pub(crate) struct Found {
    pub versions: u128,
    pub ends: u128,
    /// No version ended before it began.
    pub is_forward: bool,
    pub parted: Vec<Parted>,
}

#[derive(Default)]
pub(crate) struct Tally {
    sums: Sums,
    pub written: BTreeMap<String, Written>,
}

impl Tally {
    /// Adds an entry of a revision.
    pub fn add(&mut self, number: i64, at: &str, entry: &Entry) {
        if !self.written.contains_key(&entry.table) {
            self.written.insert(entry.table.clone(), Written { first: number, ..Written::default() });
        }
        let Some(written) = self.written.get_mut(&entry.table) else { return };
        let sys_id = entry.sys_id.as_str();
        let is_end = matches!(entry.op.as_str(), "delete" | "withdraw");
        if !is_end {
            let version = self.sums.hash((sys_id, number, entry.digest.as_str()));
            written.versions = written.versions.wrapping_add(version);
        }
        if entry.op != "insert" {
            written.ends = written.ends.wrapping_add(self.sums.hash((sys_id, number, at, i64::from(is_end))));
        }
        written.has_withdrawn |= entry.op == "withdraw";
    }

    /// Reads the rows of a table that stand and stood. They are hashed on a thread of their own.
    pub fn read(&self, session: &mut dyn Session, shape: &TableShape, went_on: &mut dyn FnMut(usize)) -> Result<Found> {
        let columns: Vec<String> = shape.columns.iter().map(|(name, _)| quoted(name)).collect();
        let columns = columns.join(", ");
        let now = format!("select {columns} from {}", quoted(&shape.name));
        let was = format!("select {columns}, rev_until, until, gone from {}", quoted(&shape.was()));
        std::thread::scope(|scope| {
            let (lots, hashed) = sync_channel::<Lot>(LOTS_WAITING);
            let (used, back) = channel::<Lot>();
            let hashing = scope.spawn(move || {
                let mut found = Found { is_forward: true, ..Found::default() };
                for mut lot in hashed {
                    for row in &lot.rows[..lot.filled] {
                        self.row(shape, row, &mut found);
                    }
                    lot.filled = 0;
                    // The reader may have ended.
                    let _ = used.send(lot);
                }
                found
            });
            let gone = || StoreError::engine("the thread that hashes rows has ended");
            for sql in [now, was] {
                let mut lot = Lot::default();
                session.each(&sql, &[], &mut |row| {
                    if lot.put(row) == LOT {
                        went_on(LOT);
                        let next = back.try_recv().unwrap_or_default();
                        lots.send(std::mem::replace(&mut lot, next)).map_err(|_| gone())?;
                    }
                    Ok(())
                })?;
                went_on(lot.filled);
                lots.send(lot).map_err(|_| gone())?;
            }
            drop(lots);
            hashing.join().map_err(|_| gone())
        })
    }

    fn row(&self, shape: &TableShape, row: &[Datum], found: &mut Found) {
        let count = shape.columns.len();
        let sys_id = row.first().and_then(Datum::as_text).unwrap_or_default();
        let rev = shape.place("rev").map_or(0, |place| int(row, place));
        let digest = shape.layout.digest(row);
        let seal = shape.place(seal::COLUMN).and_then(|place| row[place].as_text()).unwrap_or_default();
        if seal.starts_with('{') {
            let erased = Seal::read(seal).erased().map(str::to_owned).collect();
            found.parted.push((sys_id.to_owned(), rev, erased));
        }
        found.versions = found.versions.wrapping_add(self.sums.hash((sys_id, rev, digest.as_str())));
        if let [Datum::Int(until_rev), Datum::Text(until), Datum::Int(gone)] = &row[count..] {
            found.ends = found.ends.wrapping_add(self.sums.hash((sys_id, *until_rev, until.as_str(), *gone)));
            found.is_forward &= *until_rev > rev;
        }
    }
}
