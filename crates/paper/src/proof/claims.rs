//! Absolute words beside a register's noun: "no findings left", "all are remediated". The records are asked.

use std::ops::Range;

use record::Trouble;

use super::subject::{Subject, Subjects, noun_of, some_of};
use super::text::{Passage, PassageKind};
use super::vocabulary::VOCABULARY;
use super::words::{Word, phrase, words};
use super::{Level, Proof};

/// How many words may stand between an absolute word and its noun.
const REACH: usize = 5;
/// The most questions that one text may put to the records.
const ASKED_MAX: usize = 300;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Negative,
    Universal,
}

pub(super) fn check(proof: &mut Proof<'_>, subjects: &Subjects) -> Result<(), Trouble> {
    let passages = proof.passages();
    let mut asked = 0;
    for passage in
        passages.iter().filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Bullet))
    {
        for sentence in passage.sentences() {
            let found = words(&passage.text, sentence.clone());
            for (at, word) in found.iter().enumerate() {
                let Some(kind) = kind_of(word).filter(|_| passage.is_typed(word.at.start)) else { continue };
                let reach = found.len().min(at + 1 + REACH);
                let noun = (at + 1..reach).find_map(|place| Some((place, noun_of(&found[place])?)));
                let noun = noun.filter(|(place, _)| !found[at + 1..*place].iter().any(stops));
                let subject = match noun {
                    Some((place, noun)) => {
                        subjects.subject(proof.reader, passage, sentence.clone(), &found, place, noun)
                    }
                    // "CRITICAL (3): all 3 remediated": the noun is left to be understood from a step of its scale.
                    None => match understood(proof, subjects, passage, &sentence, &found, at) {
                        Some(subject) => subject,
                        None => continue,
                    },
                };
                asked += 1;
                if asked > ASKED_MAX {
                    return Ok(());
                }
                judge(proof, passage, &sentence, word, kind, &subject);
                break;
            }
        }
    }
    Ok(())
}

fn kind_of(word: &Word<'_>) -> Option<Kind> {
    let is_in = |list: &str| VOCABULARY.list(list).contains(&word.lower);
    if is_in("negative") { Some(Kind::Negative) } else { is_in("universal").then_some(Kind::Universal) }
}

/// Words over which an absolute word does not reach.
fn stops(word: &Word<'_>) -> bool {
    matches!(
        word.lower.as_str(),
        "of" | "in" | "for" | "to" | "by" | "from" | "with" | "is" | "are" | "was" | "were" | "which" | "that" | "who"
    ) && word.lower != "of"
}

fn understood(
    proof: &Proof<'_>,
    subjects: &Subjects,
    passage: &Passage,
    sentence: &Range<usize>,
    found: &[Word<'_>],
    at: usize,
) -> Option<Subject> {
    // Only where nothing but a number stands between the word and what became of them.
    let done = found.get(at + 1..)?.iter().find(|word| word.number().is_none())?;
    let has_state =
        VOCABULARY.nouns.iter().find(|noun| state_of(proof, noun.register.as_str(), &done.lower).is_some())?;
    let before =
        found[..at].iter().filter_map(|word| super::subject::step(proof.reader, has_state, word)).collect::<Vec<_>>();
    if before.is_empty() {
        return None;
    }
    let mut subject = subjects.subject(proof.reader, passage, sentence.clone(), found, at, has_state);
    subject.conditions.insert(0, format!("{} in ({})", has_state.scale.as_deref()?, before.join(", ")));
    subject.steps = before;
    subject.at = found[at].at.start..done.at.end;
    Some(subject)
}

/// The state of a register that a word is the name or label of.
fn state_of(proof: &Proof<'_>, register: &str, word: &str) -> Option<String> {
    let register = proof.reader.dictionary.get(register)?;
    register
        .states
        .values()
        .find(|state| state.name == word || state.label.to_lowercase() == word)
        .map(|state| state.name.clone())
}

fn judge(
    proof: &mut Proof<'_>,
    passage: &Passage,
    sentence: &Range<usize>,
    word: &Word<'_>,
    kind: Kind,
    subject: &Subject,
) {
    let left = || subject.noun.left.clone();
    let says_left = phrase(&passage.text, sentence.clone(), VOCABULARY.list("left")).is_some()
        || passage.text[sentence.clone()].contains(" to remediate");
    let states: Vec<String> = words(&passage.text, sentence.clone())
        .iter()
        .filter_map(|word| state_of(proof, &subject.noun.register, &word.lower))
        .collect();
    let done = phrase(&passage.text, sentence.clone(), VOCABULARY.list("done")).is_some();
    let counter: Vec<String> = match kind {
        Kind::Negative if says_left || subject.noun.standing => vec![left()],
        Kind::Negative => Vec::new(),
        Kind::Universal if !states.is_empty() && !says_left => vec![format!("not (state in ({}))", states.join(", "))],
        Kind::Universal if done => vec![left()],
        // What it says of them all is nothing that a state could deny.
        Kind::Universal => return,
    };
    let Some((count, names)) = subject.count(proof.reader, proof.laid, &counter) else { return };
    let at = word.at.start..subject.at.end.max(word.at.end);
    let words = &passage.text[at.clone()];
    if count > 0 {
        let (is, them) = if count == 1 { ("is", "one") } else { ("are", "ones") };
        let what = match kind {
            Kind::Negative => format!("the records have {count}{}", some_of(count, &names)),
            Kind::Universal => format!("there {is} {count} other {them} in the records{}", some_of(count, &names)),
        };
        let says = format!("“{words}” is not so: {what}.");
        proof.note(
            Level::Warns,
            "absolute",
            passage,
            at,
            says,
            "Say how many there are, or put the words in a {claim}.",
        );
    } else if proof.text.is_bound {
        let says = format!("“{words}” is so today, but nothing keeps it true.");
        proof.note(
            Level::Warns,
            "absolute",
            passage,
            at,
            says,
            "Put the words in a {claim}, so that they are printed only while they are true.",
        );
    }
}
