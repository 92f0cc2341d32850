//! How long something took: one incident, one duration, and the one that is recorded.

use std::ops::Range;

use record::Trouble;
use record::query::When;

use super::subject::{noun_of, step};
use super::text::{Passage, PassageKind};
use super::vocabulary::{Noun, VOCABULARY};
use super::words::{phrase, words};
use super::{Level, Proof};

/// "one P1 incident, resolved within 12 minutes".
struct Said<'a> {
    passage: &'a Passage,
    at: Range<usize>,
    seconds: i64,
    /// The register and the steps of its scale: what two sentences must share to be about the same.
    key: (String, Vec<String>),
}

pub(super) fn check(proof: &mut Proof<'_>) -> Result<(), Trouble> {
    let said = said(proof);
    for (place, second) in said.iter().enumerate() {
        let first = said[..place].iter().find(|first| first.key == second.key && first.seconds != second.seconds);
        let Some(first) = first else { continue };
        let (here, there) = (words_of(second), words_of(first));
        let line = proof.line(first.passage, first.at.start);
        let says = format!(
            "“{here}” here and “{there}” on line {line}: the reader cannot tell whether these are one record or two."
        );
        proof.note(
            Level::Warns,
            "two values",
            second.passage,
            second.at.clone(),
            says,
            "Name the incident in both places, or say that it is another one.",
        );
    }
    recorded(proof)
}

fn words_of(said: &Said<'_>) -> String {
    said.passage.text[said.at.clone()].to_owned()
}

fn said<'a>(proof: &Proof<'a>) -> Vec<Said<'a>> {
    let mut all = Vec::new();
    for passage in
        proof.passages().iter().filter(|passage| matches!(passage.kind, PassageKind::Paragraph | PassageKind::Bullet))
    {
        let sentences = passage.sentences();
        for (place, sentence) in sentences.iter().enumerate() {
            if phrase(&passage.text, sentence.clone(), VOCABULARY.list("resolved")).is_none() {
                continue;
            }
            let Some((at, seconds)) = duration(&passage.text, sentence.clone()) else { continue };
            let first = words(&passage.text, sentence.clone()).into_iter().next();
            let is_pronoun = first.is_some_and(|word| VOCABULARY.list("pronoun").contains(&word.lower));
            let start = if is_pronoun && place > 0 { sentences[place - 1].start } else { sentence.start };
            let around = start..sentence.end;
            // A sentence that says itself that it is about another record is not in doubt.
            let next = sentences.get(place + 1).map_or(around.end, |next| next.end);
            if phrase(&passage.text, start..next, VOCABULARY.list("apart")).is_some() {
                continue;
            }
            let found = words(&passage.text, around);
            let Some(noun) = found.iter().find_map(noun_of).filter(|noun| noun.lasted.is_some()) else { continue };
            let mut steps: Vec<String> = found.iter().filter_map(|word| step(proof.reader, noun, word)).collect();
            steps.sort();
            steps.dedup();
            // Several incidents may well have taken differently long.
            let is_one =
                found.iter().any(|word| word.count() == Some(1) || matches!(word.lower.as_str(), "a" | "an" | "the"));
            if is_one {
                all.push(Said { passage, at, seconds, key: (noun.register.clone(), steps) });
            }
        }
    }
    all
}

/// The first duration of a stretch: `12 minutes`, `1 hour 5 minutes`, `07:18`.
fn duration(text: &str, range: Range<usize>) -> Option<(Range<usize>, i64)> {
    let found = words(text, range);
    for (at, word) in found.iter().enumerate() {
        if let Some(seconds) = clock(word.text) {
            return Some((word.at.clone(), seconds));
        }
        let unit = |at: usize| match found.get(at)?.stem().as_str() {
            "minute" | "min" => Some(60),
            "hour" | "hr" => Some(3600),
            _ => None,
        };
        let (Some(count), Some(size)) = (word.count(), unit(at + 1)) else { continue };
        let mut seconds = count.saturating_mul(size);
        let mut end = found[at + 1].at.end;
        let more = found.get(at + 2).and_then(super::words::Word::count);
        if let (3600, Some(more), Some(60)) = (size, more, unit(at + 3)) {
            seconds += more * 60;
            end = found[at + 3].at.end;
        }
        return Some((word.at.start..end, seconds));
    }
    None
}

/// `60:08`, hours unbounded.
fn clock(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let is_clock = (1..=4).contains(&hours.len()) && minutes.len() == 2;
    if !is_clock {
        return None;
    }
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then_some(hours * 3600 + minutes * 60)
}

/// A row or a sentence that names a service and a duration, beside what is recorded for that service in the period.
fn recorded(proof: &mut Proof<'_>) -> Result<(), Trouble> {
    for noun in &VOCABULARY.nouns {
        let (Some(service), Some(lasted), Some(time)) = (&noun.service, &noun.lasted, &noun.time) else { continue };
        if proof.reader.knows(&noun.register) {
            against(proof, noun, service, lasted, time)?;
        }
    }
    Ok(())
}

fn against(proof: &mut Proof<'_>, noun: &Noun, service: &str, lasted: &str, time: &str) -> Result<(), Trouble> {
    let text = format!("{} where {time} in period and {service} is not empty and {lasted} is not empty", noun.register);
    let at: &When = &proof.laid.at;
    let rows = match proof.reader.spelt_rows(&text, at, &[service, lasted]) {
        Ok(rows) => rows,
        Err(Trouble::Store(error)) => return Err(Trouble::Store(error)),
        Err(_) => return Ok(()),
    };
    let known: Vec<(String, i64)> = rows
        .into_iter()
        .filter_map(|row| Some((row.cells.first()?.shown.to_lowercase(), row.cells.get(1)?.datum.as_int()?)))
        .collect();
    for passage in proof.passages() {
        let (named, place) = match (passage.kind, passage.cells.as_slice()) {
            (PassageKind::Row, [first, rest @ ..]) if !rest.is_empty() => {
                let name = passage.text[first.clone()].trim().to_lowercase();
                (known.iter().filter(|(service, _)| *service == name).collect::<Vec<_>>(), rest[0].start..rest[0].end)
            }
            (PassageKind::Paragraph | PassageKind::Bullet, _) => {
                let lower = passage.text.to_lowercase();
                // A one-word service such as "Network" is too common a word to name an incident by.
                let named =
                    known.iter().filter(|(service, _)| service.contains(' ') && lower.contains(service.as_str()));
                (named.collect(), 0..passage.text.len())
            }
            _ => continue,
        };
        if named.is_empty()
            || (passage.kind != PassageKind::Row
                && phrase(&passage.text, place.clone(), VOCABULARY.list("apart")).is_some())
        {
            continue;
        }
        let Some((at, seconds)) = duration(&passage.text, place).filter(|(at, _)| passage.is_typed(at.start)) else {
            continue;
        };
        if named.iter().any(|(_, known)| known.div_euclid(60) == seconds.div_euclid(60)) {
            continue;
        }
        let recorded: Vec<String> = named.iter().map(|(_, seconds)| record::value::hhmm(*seconds)).collect();
        let says =
            format!("“{}” is not what is recorded: {}.", &passage.text[at.clone()], crate::format::list_and(&recorded));
        proof.note(Level::Warns, "records", passage, at, says, "Print the duration as a figure.");
    }
    Ok(())
}
