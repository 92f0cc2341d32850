//! Promises whose day has passed when the paper is read.

use super::dates::dates;
use super::text::PassageKind;
use super::vocabulary::VOCABULARY;
use super::words::{phrase, words};
use super::{Level, Proof};

pub(super) fn check(proof: &mut Proof<'_>) {
    let (meeting, passages) = (proof.laid.meeting, proof.passages());
    for passage in
        passages.iter().filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Bullet))
    {
        for sentence in passage.sentences() {
            let found = dates(&passage.text, sentence.clone(), meeting);
            let past: Vec<_> = found.iter().filter(|date| date.last < meeting).collect();
            if past.is_empty() || phrase(&passage.text, sentence.clone(), VOCABULARY.list("past")).is_some() {
                continue;
            }
            // A sentence that looks ahead; what it dates is what is to come.
            let Some(future) = phrase(&passage.text, sentence.clone(), VOCABULARY.list("future")) else { continue };
            let ahead = passage.text[future.clone()].to_owned();
            for date in past {
                if is_told_as_done(&passage.text, sentence.start..date.at.start, &future) {
                    continue;
                }
                let says = format!(
                    "“{ahead}” and “{}”: that day has passed when the paper is read on {}.",
                    &passage.text[date.at.clone()],
                    record::value::show_date(meeting)
                );
                proof.note(
                    Level::Warns,
                    "promise",
                    passage,
                    date.at.clone(),
                    says,
                    "Say what came of it, or give the new date.",
                );
            }
        }
    }
}

/// "On plan", and under the same heading "delayed".
pub(super) fn status(proof: &mut Proof<'_>) {
    let passages = proof.passages();
    for (place, passage) in passages.iter().enumerate() {
        let well = phrase(&passage.text, 0..passage.text.len(), VOCABULARY.list("going_well"));
        let Some(well) = well.filter(|well| passage.is_typed(well.start) && passage.kind != PassageKind::Row) else {
            continue;
        };
        // The passage itself and the one after it, under the same heading.
        let near = passages[place..]
            .iter()
            .take(2)
            .filter(|other| other.heading == passage.heading && other.kind != PassageKind::Row);
        let slip = near
            .filter_map(|other| Some((other, phrase(&other.text, 0..other.text.len(), VOCABULARY.list("slipping"))?)))
            .next();
        let Some((other, slip)) = slip else { continue };
        let line = proof.line(other, slip.start);
        let says = format!("“{}”, but line {line} says “{}”.", &passage.text[well.clone()], &other.text[slip]);
        proof.note(Level::Warns, "status", passage, well, says, "Say what is on plan and what is not, with the dates.");
    }
}

/// Whether the words just before a date tell of something that is over: "submitted … in December 2017".
fn is_told_as_done(text: &str, before: std::ops::Range<usize>, future: &std::ops::Range<usize>) -> bool {
    const DONE: [&str; 12] = [
        "was",
        "were",
        "went",
        "submitted",
        "agreed",
        "completed",
        "began",
        "since",
        "issued",
        "made",
        "experienced",
        "received",
    ];
    // The nearer of the two decides: a word that looks ahead after the past one makes it a promise.
    let last_done = words(text, before.clone()).into_iter().rev().find(|word| DONE.contains(&word.lower.as_str()));
    let Some(done) = last_done else { return false };
    let be = words(text, before.start..done.at.start).into_iter().next_back();
    let is_passive_future = be.is_some_and(|word| word.lower == "be");
    let is_after = done.at.start > future.end || future.start > before.end;
    is_after && !is_passive_future
}
