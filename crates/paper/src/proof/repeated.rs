//! The same thing said twice; and two sentences that are alike but for a number.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::text::{Passage, PassageKind};
use super::words::{likeness, sense, words};
use super::{Level, Proof};

/// Fewer words that carry sense than this, and likeness means nothing.
const SENSE_MIN: usize = 5;
/// How alike two sentences are that say the same.
const ALIKE: f64 = 0.75;
/// The most sentences compared with each other.
const SENTENCES_MAX: usize = 1_500;

struct Sentence<'a> {
    passage: &'a Passage,
    at: Range<usize>,
    sense: BTreeSet<String>,
    numbers: Vec<String>,
    /// Words by which likes are told apart: P1, HIGH, IL4.
    marks: BTreeSet<String>,
}

pub(super) fn check(proof: &mut Proof<'_>) {
    sentences(proof);
    rows(proof);
}

fn sentences(proof: &mut Proof<'_>) {
    let mut all: Vec<Sentence<'_>> = Vec::new();
    for passage in
        proof.passages().iter().filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Bullet))
    {
        for at in passage.sentences() {
            let sense = sense(&passage.text, at.clone());
            if sense.len() >= SENSE_MIN && all.len() < SENTENCES_MAX {
                let found = words(&passage.text, at.clone());
                let numbers =
                    found.iter().filter(|word| word.text.starts_with(|c: char| c.is_ascii_digit() || c == '£'));
                let numbers = numbers
                    .map(|word| word.lower.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned())
                    .collect();
                let marks = found.iter().filter(|word| {
                    word.text.len() > 1
                        && !word.text.contains(char::is_lowercase)
                        && word.text.starts_with(char::is_uppercase)
                });
                let marks = marks.map(|word| word.lower.clone()).collect();
                all.push(Sentence { passage, at, sense, numbers, marks });
            }
        }
    }
    for (place, second) in all.iter().enumerate() {
        // A summary repeats what the paper says: that is its work. Repeating itself is not.
        let is_same_part = |first: &&Sentence<'_>| first.passage.section == second.passage.section;
        let first = all[..place]
            .iter()
            .filter(is_same_part)
            .find(|first| likeness(&first.sense, &second.sense) >= alike(first, second));
        let Some(first) = first else { continue };
        let line = proof.line(first.passage, first.at.start);
        if first.numbers == second.numbers || sorted(&first.numbers) == sorted(&second.numbers) {
            let says = format!("This was said before, on line {line}.");
            proof.note(Level::Warns, "duplicate", second.passage, second.at.clone(), says, "Say it once.");
        } else if first.marks == second.marks
            && is_typed(second)
            && first.numbers.len() == second.numbers.len()
            && !first.numbers.is_empty()
        {
            let says = format!(
                "Line {line} says the same with another number: {} there, {} here.",
                first.numbers.join(", "),
                second.numbers.join(", ")
            );
            proof.note(
                Level::Warns,
                "two values",
                second.passage,
                second.at.clone(),
                says,
                "Use one figure in both places, or say how they differ.",
            );
        }
    }
}

/// Sentences that differ in their numbers only are compared without them.
fn alike(first: &Sentence<'_>, second: &Sentence<'_>) -> f64 {
    if sorted(&first.numbers) == sorted(&second.numbers) { ALIKE } else { ALIKE - 0.1 }
}

fn sorted(numbers: &[String]) -> Vec<&String> {
    let mut numbers: Vec<&String> = numbers.iter().collect();
    numbers.sort();
    numbers
}

fn is_typed(sentence: &Sentence<'_>) -> bool {
    let found = words(&sentence.passage.text, sentence.at.clone());
    found.iter().any(|word| {
        word.text.starts_with(|c: char| c.is_ascii_digit() || c == '£') && sentence.passage.is_typed(word.at.start)
    })
}

/// A row that stands in its table already.
fn rows(proof: &mut Proof<'_>) {
    let mut seen: HashMap<(Option<usize>, Vec<String>), &Passage> = HashMap::new();
    let mut again = Vec::new();
    for row in proof.passages().iter().filter(|passage| passage.kind == PassageKind::Row) {
        let plain: Vec<String> = words(&row.text, 0..row.text.len()).into_iter().map(|word| word.lower).collect();
        if plain.len() < 3 {
            continue;
        }
        match seen.entry((row.table, plain)) {
            Entry::Occupied(first) => again.push((row, *first.get())),
            Entry::Vacant(place) => {
                place.insert(row);
            }
        }
    }
    for (row, first) in again {
        let says = format!("This row stands in the table already, on line {}.", proof.line(first, 0));
        let at = row.cells.first().cloned().unwrap_or(0..row.text.len());
        proof.note(Level::Warns, "duplicate", row, at, says, "Keep one of them.");
    }
}
