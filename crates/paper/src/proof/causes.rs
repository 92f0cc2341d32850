//! What a paper says brought incidents about, beside the causes that were recorded.

use std::collections::BTreeSet;
use std::ops::Range;

use record::{Measure, Path, Trouble, question};

use super::subject::{Subject, Subjects, noun_of};
use super::text::{Passage, PassageKind};
use super::vocabulary::{Cause, VOCABULARY};
use super::words::{phrase, words};
use super::{Level, Proof};

pub(super) fn check(proof: &mut Proof<'_>, subjects: &Subjects) -> Result<(), Trouble> {
    let passages = proof.passages();
    for passage in
        passages.iter().filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Bullet))
    {
        let sentences = passage.sentences();
        for (place, sentence) in sentences.iter().enumerate() {
            let claimed: Vec<&Cause> = VOCABULARY
                .causes
                .iter()
                .filter(|cause| phrase(&passage.text, sentence.clone(), &cause.words).is_some())
                .collect();
            let because = phrase(&passage.text, sentence.clone(), VOCABULARY.list("because"));
            let (Some(because), false) = (because, claimed.is_empty()) else { continue };
            if !passage.is_typed(because.start) || is_hedged(passage, sentence.start..because.start) {
                continue;
            }
            let before = place.checked_sub(1).map(|before| sentences[before].clone());
            let Some(subject) = subject(proof, subjects, passage, sentence, before) else { continue };
            judge(proof, passage, sentence, &claimed, &subject)?;
        }
    }
    Ok(())
}

/// "Some of the incidents", "one incident": no claim about them all.
fn is_hedged(passage: &Passage, before: Range<usize>) -> bool {
    let found = words(&passage.text, before);
    let hedged = found.iter().take(4).any(|word| VOCABULARY.list("hedge").contains(&word.lower));
    hedged || found.iter().any(|word| word.number() == Some(1))
}

/// The incidents spoken of: named in the sentence, or in the one before when this one begins "these" or "all of them".
fn subject(
    proof: &Proof<'_>,
    subjects: &Subjects,
    passage: &Passage,
    sentence: &Range<usize>,
    before: Option<Range<usize>>,
) -> Option<Subject> {
    let first = words(&passage.text, sentence.clone()).into_iter().next()?;
    let is_pronoun = VOCABULARY.list("pronoun").contains(&first.lower);
    let reach = match before {
        Some(before) if is_pronoun => before.start..sentence.end,
        _ => sentence.clone(),
    };
    let found = words(&passage.text, reach.clone());
    // Every noun of the stretch adds its steps: "5 P1 and 2 P2 incidents".
    let (at, noun) = found
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, noun_of(word).filter(|noun| noun.cause.is_some())?)))?;
    // "The incident was caused by …" speaks of one; only what is said of several is held against them all.
    let is_plural = found[at].stem() != found[at].lower;
    let is_each = found.iter().any(|word| VOCABULARY.list("universal").contains(&word.lower));
    if !is_plural && !is_each {
        return None;
    }
    let mut subject = subjects.subject(proof.reader, passage, reach, &found, at, noun);
    let steps: BTreeSet<String> =
        found.iter().filter_map(|word| super::subject::step(proof.reader, noun, word)).collect();
    let scale = noun.scale.as_deref()?;
    subject.conditions.retain(|condition| !condition.starts_with(scale));
    if !steps.is_empty() {
        subject.conditions.push(format!("{scale} in ({})", steps.into_iter().collect::<Vec<_>>().join(", ")));
    }
    Some(subject)
}

fn judge(
    proof: &mut Proof<'_>,
    passage: &Passage,
    sentence: &Range<usize>,
    claimed: &[&Cause],
    subject: &Subject,
) -> Result<(), Trouble> {
    let Some(field) = &subject.noun.cause else { return Ok(()) };
    let Some(query) = subject.query(proof.reader, proof.laid, &[]) else { return Ok(()) };
    let mut source = proof.reader.store;
    let by = [question::By::Field(Path::of(field))];
    let groups = question::answers(&proof.reader.asks(&query)?, &by, &Measure::Count, &mut source)?;
    let allowed: BTreeSet<&str> = claimed.iter().flat_map(|cause| cause.values.iter().map(String::as_str)).collect();
    let mut others = 0;
    let mut all = 0;
    let mut told = Vec::new();
    for group in &groups {
        let record::Answer::Count(count) = group.answer else { continue };
        let value = group.keys[0].datum.as_text().unwrap_or_default();
        all += count;
        if !allowed.contains(value) {
            others += count;
        }
        let shown = if group.keys[0].shown.is_empty() {
            "no cause recorded".to_owned()
        } else {
            group.keys[0].shown.to_lowercase()
        };
        told.push(format!("{count} {shown}"));
    }
    if others == 0 {
        return Ok(());
    }
    let named: Vec<&str> = claimed.iter().map(|cause| cause.says.as_str()).collect();
    let verb = if others == 1 { "has" } else { "have" };
    let says = format!(
        "This says that {} brought them about; {others} of {all} {verb} another recorded cause: {}.",
        crate::format::list_and(&named),
        crate::format::list_and(&told)
    );
    proof.note(Level::Warns, "cause", passage, sentence.clone(), says, "Give the number of each cause as figures.");
    Ok(())
}
