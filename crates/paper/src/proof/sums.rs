//! Totals and their parts as a text states them, and shares without the number they are of.

use std::ops::Range;

use super::dates::MONTHS;
use super::subject::noun_of;
use super::text::{Origin, Passage, PassageKind};
use super::words::{Word, words};
use super::{Level, Proof};

pub(super) fn check(proof: &mut Proof<'_>) {
    labelled(proof);
    totals(proof);
    parts_of(proof);
}

/// `MEDIUM: (162)` above its lines, or `- MEDIUM (162): 109 remediated and 53 mitigated`.
fn labelled(proof: &mut Proof<'_>) {
    let passages = proof.passages();
    for (place, passage) in passages.iter().enumerate() {
        let Some((total, label)) = label(&passage.text) else { continue };
        let mut parts: Vec<i64> = Vec::new();
        let own = label.end..passage.text.len();
        add_counts(passage, own, &mut parts);
        if passage.kind == PassageKind::Heading || parts.is_empty() {
            let below = passages[place + 1..].iter().take_while(|next| {
                next.kind != PassageKind::Heading
                    && self::label(&next.text).is_none()
                    && next.section == passage.section
            });
            for next in below {
                add_counts(next, 0..next.text.len(), &mut parts);
            }
        }
        let sum: i64 = parts.iter().sum();
        if parts.is_empty() || sum == total || parts.contains(&total) {
            continue;
        }
        let spelt: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let says = format!("The parts below, {}, make {sum}, not {total}.", crate::format::list_and(&spelt));
        proof.note(Level::Warns, "sum", passage, label, says, "Let each number come from its figure.");
    }
}

/// A short label with a number in brackets: the number, and where both stand.
fn label(text: &str) -> Option<(i64, Range<usize>)> {
    let open = text.find('(')?;
    let close = open + text[open..].find(')')?;
    let total = text[open + 1..close].trim().replace(',', "").parse::<i64>().ok()?;
    let before = text[..open].trim().trim_end_matches(':');
    let after = text[close + 1..].trim_start();
    let is_label = before.split_whitespace().count() <= 4 && !before.is_empty() && (before.len() < 40);
    let ends_well = after.is_empty() || after.starts_with(':') || text[..open].trim_end().ends_with(':');
    (is_label && ends_well && !before.contains(|c: char| c.is_ascii_digit())).then_some((total, 0..close + 1))
}

/// Numbers that count something, one after another; those of dates, years and names are left out.
fn add_counts(passage: &Passage, range: Range<usize>, parts: &mut Vec<i64>) {
    let found = words(&passage.text, range);
    for (at, word) in found.iter().enumerate() {
        let Some(number) = word.number().filter(|_| counts(&found, at)) else { continue };
        // "21 of 23": the second number is the whole again.
        if at > 0 && found[at - 1].lower == "of" {
            continue;
        }
        parts.push(number);
    }
}

/// What a number before it does not count, besides a month.
const NOT_COUNTED: [&str; 12] =
    ["month", "months", "minutes", "minute", "hours", "hour", "day", "days", "percent", "years", "year", "appendix"];

fn is_other(word: &Word<'_>) -> bool {
    let word = word.lower.as_str();
    NOT_COUNTED.contains(&word) || MONTHS.contains(&word)
}

fn counts(found: &[Word<'_>], at: usize) -> bool {
    let is_year = found[at].number().is_some_and(|number| (1990..=2100).contains(&number));
    is_plain_count(found, at) && !is_year && found.get(at + 1).is_some()
}

/// "a total of 5 P1 and 2 P2 incidents", and further down "1 P1 incident for A and 4 for B".
fn totals(proof: &mut Proof<'_>) {
    let passages = proof.passages();
    for (place, passage) in passages.iter().enumerate() {
        for sentence in passage.sentences() {
            let found = words(&passage.text, sentence.clone());
            let is_total = found.windows(2).any(|two| two[0].lower == "total" && two[1].lower == "of")
                || found.iter().any(|word| matches!(word.lower.as_str(), "together" | "altogether"));
            if !is_total {
                continue;
            }
            for (at, word) in found.iter().enumerate() {
                let Some(total) = word.number() else { continue };
                let Some(mark) = found.get(at + 1).filter(|mark| is_mark(mark)) else { continue };
                let parts = passages[place + 1..].iter().take(12).take_while(|next| next.section == passage.section);
                let Some((part, at_part, numbers)) = parts.filter_map(|next| split(next, &mark.lower)).next() else {
                    continue;
                };
                let sum: i64 = numbers.iter().sum();
                if sum != total {
                    let spelt: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                    let line = proof.line(passage, word.at.start);
                    let says = format!(
                        "{} {} make {sum}; line {line} says {total}.",
                        crate::format::list_and(&spelt),
                        mark.text
                    );
                    proof.note(Level::Warns, "sum", part, at_part, says, "Declare the total with its parts.");
                }
            }
        }
    }
}

/// A word that tells likes apart: P1, HIGH.
fn is_mark(word: &Word<'_>) -> bool {
    word.text.starts_with(char::is_uppercase) && !word.text.contains(char::is_lowercase) && word.text.len() > 1
}

/// Two numbers of one kind shared out in one sentence: "1 P1 incident for A and 4 for B".
fn split<'a>(passage: &'a Passage, mark: &str) -> Option<(&'a Passage, Range<usize>, Vec<i64>)> {
    for sentence in passage.sentences() {
        let found = words(&passage.text, sentence.clone());
        let has_mark = found.iter().any(|word| word.lower == *mark);
        let others = found.iter().any(|word| is_mark(word) && word.lower != *mark && word.has_digit());
        let numbers: Vec<i64> = found
            .iter()
            .enumerate()
            .filter(|(at, word)| {
                let is_no = word.lower == "no" && found.get(at + 1).is_some_and(|next| next.lower == *mark);
                (word.number().is_some() && is_plain_count(&found, *at)) || is_no
            })
            .filter_map(|(_, word)| word.count())
            .collect();
        let shares =
            found.iter().filter(|word| matches!(word.lower.as_str(), "for" | "had" | "in" | "at")).count() >= 2;
        if has_mark && !others && shares && numbers.len() == 2 {
            return Some((passage, sentence, numbers));
        }
    }
    None
}

fn is_plain_count(found: &[Word<'_>], at: usize) -> bool {
    let near = [at.checked_sub(1), Some(at + 1)];
    !near.into_iter().flatten().filter_map(|at| found.get(at)).any(is_other)
}

/// "21 of 23": the part is not more than the whole.
fn parts_of(proof: &mut Proof<'_>) {
    for passage in proof.passages() {
        let found = words(&passage.text, 0..passage.text.len());
        for three in found.windows(3) {
            let (Some(part), Some(whole)) = (three[0].number(), three[2].number()) else { continue };
            if three[1].lower == "of" && part > whole && !(1990..=2100).contains(&whole) {
                let says = format!("{part} of {whole} cannot be.");
                proof.note(
                    Level::Warns,
                    "sum",
                    passage,
                    three[0].at.start..three[2].at.end,
                    says,
                    "Let both numbers come from their figures.",
                );
            }
        }
    }
}

/// A typed share must say of how many, in its sentence or by counts of the same records elsewhere in the paper.
pub(super) fn percentages(proof: &mut Proof<'_>) {
    let passages = proof.passages();
    for passage in passages.iter().filter(|passage| passage.kind != PassageKind::Heading) {
        for sentence in passage.sentences() {
            let found = words(&passage.text, sentence.clone());
            let shares: Vec<&Word<'_>> = found
                .iter()
                .enumerate()
                .filter(|(at, word)| is_share(&found, *at, word))
                .map(|(_, word)| word)
                .collect();
            let shares: Vec<&&Word<'_>> =
                shares.iter().filter(|word| !matches!(passage.origin(word.at.start), Origin::Figure(_))).collect();
            let Some(first) = shares.first() else { continue };
            let says_of = found
                .windows(3)
                .any(|three| three[0].number().is_some() && three[1].lower == "of" && three[2].number().is_some())
                || found.windows(2).any(|two| two[0].lower == "n" && two[1].number().is_some())
                || passage.text[sentence.clone()].contains("n=");
            if says_of || is_counted_elsewhere(passages, &found) {
                continue;
            }
            let printed: Vec<&str> = shares.iter().map(|word| word.text.trim_end_matches('%')).collect();
            let printed: Vec<String> = printed.iter().map(|number| format!("{number}%")).collect();
            let says = format!("{}: of how many?", crate::format::list_and(&printed));
            let at = first.at.clone();
            proof.note(
                Level::Warns,
                "denominator",
                passage,
                at,
                says,
                "Print the share as a figure: its note gives part and whole.",
            );
        }
    }
}

fn is_share(found: &[Word<'_>], at: usize, word: &Word<'_>) -> bool {
    let next = found.get(at + 1).map(|next| next.lower.as_str());
    let is_number = word.text.trim_end_matches('%').parse::<f64>().is_ok();
    is_number
        && (word.text.ends_with('%')
            || matches!(next, Some("percent"))
            || (next == Some("per") && found.get(at + 2).is_some_and(|w| w.lower == "cent")))
}

/// Whether the records of the sentence's noun are counted in the paper: "the 23 HIGH vulnerabilities".
fn is_counted_elsewhere(passages: &[Passage], found: &[Word<'_>]) -> bool {
    let Some(noun) = found.iter().find_map(noun_of) else { return false };
    passages.iter().any(|passage| {
        let other = words(&passage.text, 0..passage.text.len());
        other.iter().enumerate().any(|(at, word)| {
            let is_noun = noun_of(word).is_some_and(|known| known.register == noun.register);
            let before = &other[at.saturating_sub(4)..at];
            is_noun && before.iter().any(|word| word.number().is_some_and(|number| number > 1))
        })
    })
}
