//! Tables that a person filled in: ratings that are there for some rows and missing for others.

use std::collections::BTreeMap;

use super::text::{Passage, PassageKind};
use super::vocabulary::VOCABULARY;
use super::{Level, Proof};

pub(super) fn check(proof: &mut Proof<'_>) {
    let mut tables: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
    for row in proof.passages().iter().filter(|passage| passage.kind == PassageKind::Row) {
        tables.entry(row.table.unwrap_or(0)).or_default().push(row);
    }
    for rows in tables.values() {
        ratings(proof, rows);
    }
}

fn ratings(proof: &mut Proof<'_>, rows: &[&Passage]) {
    let last = |row: &Passage| row.cells.len().checked_sub(1).filter(|at| *at > 0);
    let cell = |row: &Passage, at: usize| {
        row.cells.get(at).map(|cell| row.text[cell.clone()].trim().to_lowercase()).unwrap_or_default()
    };
    let is_rating = |text: &str| VOCABULARY.list("rating").iter().any(|rating| rating == text);
    let Some(column) = rows.iter().find_map(|row| last(row).filter(|at| is_rating(&cell(row, *at)))) else { return };
    let missing: Vec<&&Passage> =
        rows.iter().filter(|row| row.cells.len() > column && cell(row, column).is_empty()).collect();
    let Some(first) = missing.first() else { return };
    let says = format!("{} of {} rows of this table have no rating; this is the first.", missing.len(), rows.len());
    let at = first.cells.first().cloned().unwrap_or(0..0);
    proof.note(Level::Warns, "rating", first, at, says, "Rate it, or write “not rated”.");
}
