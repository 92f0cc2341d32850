//! How wide the columns of a table should be, from what stands in them.

use super::{Align, Table, plain};

/// Characters in a line of the full measure (170 mm) at the size of table text.
const LINE: f64 = 96.0;

/// Whether cells hold sentences rather than numbers and names.
pub(super) fn is_wordy(table: &Table) -> bool {
    table.columns.len() > 2 && table.rows.iter().flatten().any(|cell| plain(cell).chars().count() > 28)
}

/// The share of the width of each column, in thousandths that add up to 1000.
///
/// A column needs its longest word, and wants its longest cell; the room that is left over goes to what is wanted, but less
/// than in proportion, so that a column of sentences does not starve the others.
pub(super) fn shares(table: &Table) -> Vec<u32> {
    let needs: Vec<f64> = (0..table.columns.len()).map(|column| needed(table, column)).collect();
    let wants: Vec<f64> = (0..table.columns.len()).map(|column| wanted(table, column)).collect();
    let room = (LINE - needs.iter().sum::<f64>()).max(0.0);
    let appetite: Vec<f64> = needs.iter().zip(&wants).map(|(need, want)| (want - need).max(0.0).powf(0.8)).collect();
    let hunger = appetite.iter().sum::<f64>().max(1.0);
    let widths: Vec<f64> = needs
        .iter()
        .zip(&wants)
        .zip(&appetite)
        .map(|((need, want), appetite)| (need + room * appetite / hunger).min(want.max(*need)))
        .collect();
    thousandths(&widths)
}

/// How much of the full measure the table should take, in thousandths: a small table stays small.
pub(super) fn breadth(table: &Table) -> u32 {
    let wants: f64 = (0..table.columns.len()).map(|column| wanted(table, column)).sum();
    let share = (wants / LINE * 1000.0).round();
    (share as u32).clamp(500, 1000)
}

/// The texts of a column, each with the breadth of its characters: headings are set smaller than cells; figures and
/// the bold names of rows are broad.
fn cells(table: &Table, column: usize) -> impl Iterator<Item = (String, f64)> {
    let title = (table.columns[column].title.clone(), 0.98);
    let is_broad = table.columns[column].align == Align::End || (column == 0 && table.row_headers);
    let breadth = if is_broad { 1.15 } else { 1.06 };
    let cells = table.rows.iter().filter_map(move |row| row.get(column));
    std::iter::once(title).chain(cells.map(move |cell| (plain(cell), breadth)))
}

/// Room between columns, in characters.
const GAP: f64 = 3.0;

fn needed(table: &Table, column: usize) -> f64 {
    let whole = table.columns[column].align == Align::End;
    let longest = |(cell, breadth): (String, f64)| -> f64 {
        // A number or duration is never broken, so all of it counts as one word.
        if whole && cell.chars().any(|character| character.is_ascii_digit()) {
            return cell.chars().count() as f64 * breadth;
        }
        let words = cell.split([' ', '-', '–', '/']).map(|word| word.chars().count());
        words.max().unwrap_or(0) as f64 * breadth
    };
    cells(table, column).map(longest).fold(0.0, f64::max) + GAP
}

fn wanted(table: &Table, column: usize) -> f64 {
    cells(table, column).map(|(cell, breadth)| cell.chars().count() as f64 * breadth).fold(0.0, f64::max) + GAP
}

fn thousandths(widths: &[f64]) -> Vec<u32> {
    let sum: f64 = widths.iter().sum::<f64>().max(1.0);
    let mut shares: Vec<u32> = widths.iter().map(|width| (width / sum * 1000.0).floor() as u32).collect();
    let left = 1000u32.saturating_sub(shares.iter().sum());
    if let Some(last) = shares.last_mut() {
        *last += left;
    }
    shares
}
