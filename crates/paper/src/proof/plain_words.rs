//! Plain words: sentences that are too long, that begin in the middle, and short forms that nobody has explained.

use std::collections::BTreeSet;

use super::text::PassageKind;
use super::words::words;
use super::{Level, Proof};

/// More words than this, and a sentence is read twice.
const WORDS_MAX: usize = 25;
/// A summary that is longer is not one.
const SUMMARY_WORDS_MAX: usize = 250;

pub(super) fn check(proof: &mut Proof<'_>) {
    let mut summary = 0;
    let mut summary_place = None;
    for passage in proof.passages() {
        if passage.section.eq_ignore_ascii_case("summary") {
            summary += words(&passage.text, 0..passage.text.len()).len();
            summary_place = summary_place.or(Some(passage));
        }
        if !matches!(passage.kind, PassageKind::Paragraph | PassageKind::Bullet) {
            continue;
        }
        for (place, sentence) in passage.sentences().into_iter().enumerate() {
            let found = words(&passage.text, sentence.clone());
            if found.len() > WORDS_MAX {
                let says = format!("This sentence has {} words; {WORDS_MAX} are read at once.", found.len());
                proof.note(
                    Level::Advises,
                    "plain words",
                    passage,
                    sentence.start..sentence.start + 1,
                    says,
                    "Make two of it.",
                );
            }
            let Some(first) = found.first() else { continue };
            let begins_small = first.at.start == sentence.start && first.text.starts_with(char::is_lowercase);
            // Names such as iPhone begin small and go on large.
            let is_name = first.text.chars().skip(1).any(char::is_uppercase) || first.text.contains(['@', '.']);
            if place > 0 && begins_small && !is_name && passage.is_typed(first.at.start) {
                let says =
                    format!("“{}” begins in the middle: words before it are missing.", &passage.text[sentence.clone()]);
                proof.note(
                    Level::Warns,
                    "orphan sentence",
                    passage,
                    sentence.clone(),
                    says,
                    "Restore what is missing, or take it out.",
                );
            }
        }
    }
    if let Some(passage) = summary_place.filter(|_| summary > SUMMARY_WORDS_MAX) {
        let says = format!("The summary has {summary} words; {SUMMARY_WORDS_MAX} are enough.");
        proof.note(Level::Advises, "plain words", passage, 0..1, says, "Leave to the report what belongs there.");
    }
    short_forms(proof);
}

fn short_forms(proof: &mut Proof<'_>) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    // A form is explained where it stands in brackets after its words, or has its words in brackets after it.
    let explained: Vec<&str> = proof
        .passages()
        .iter()
        .flat_map(|passage| {
            passage.text.match_indices('(').filter_map(|(at, _)| {
                let inside = passage.text[at + 1..].split(')').next()?;
                (!inside.contains(' ')).then_some(inside)
            })
        })
        .collect();
    for passage in proof.passages() {
        for word in words(&passage.text, 0..passage.text.len()) {
            let capitals = word.text.chars().filter(|c| c.is_uppercase()).count();
            let is_form = (2..=6).contains(&word.text.len())
                && capitals >= 2
                && word.text.chars().all(char::is_alphanumeric)
                && !word.has_digit()
                && word.text.starts_with(char::is_uppercase);
            let is_all_capitals_heading = passage.kind == PassageKind::Heading;
            if !is_form || is_all_capitals_heading || !passage.is_typed(word.at.start) || explained.contains(&word.text)
            {
                continue;
            }
            let is_explained_here = passage.text[word.at.end..].starts_with(" (");
            if told.insert(word.text) && !is_explained_here {
                let says = format!("“{}” is not explained.", word.text);
                proof.note(
                    Level::Advises,
                    "plain words",
                    passage,
                    word.at.clone(),
                    says,
                    "Write it out the first time, with the short form in brackets.",
                );
            }
        }
    }
}
