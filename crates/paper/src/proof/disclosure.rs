//! What a public paper must not tell: equipment by name, addresses, people.

use std::collections::BTreeSet;
use std::ops::Range;

use record::Trouble;
use record::query::When;

use super::text::{Origin, Passage};
use super::vocabulary::VOCABULARY;
use super::words::{Word, phrase, words};
use super::{Level, Proof};

pub(super) fn check(proof: &mut Proof<'_>) -> Result<(), Trouble> {
    if !proof.laid.is_public {
        return Ok(());
    }
    let equipment = names(proof, "cmdb_ci", "name", is_code)?;
    let people = names(proof, "sys_user", "name", |name| name.split_whitespace().count() >= 2)?;
    let places = names(proof, "cmn_location", "name", |name| name.len() > 3)?;
    for passage in proof.passages() {
        for word in words(&passage.text, 0..passage.text.len()) {
            if let Some((what, help)) = told(&word, &equipment) {
                let says = format!("“{}” {what}.", word.text);
                note(proof, passage, word.at.clone(), says, help);
            }
        }
        for at in telephones(&passage.text) {
            let says = format!("“{}” looks like a telephone number.", &passage.text[at.clone()]);
            note(proof, passage, at, says, "Give the address of an office, not a person's number.");
        }
        named_people(proof, passage, &people);
        whereabouts(proof, passage, &places);
    }
    Ok(())
}

fn note(proof: &mut Proof<'_>, passage: &Passage, at: Range<usize>, says: String, help: &str) {
    // A record's own words are put right in the record.
    let help =
        if *passage.origin(at.start) == Origin::Records { "Correct the public wording of the record." } else { help };
    proof.note(Level::Blocks, "disclosure", passage, at, says, help);
}

fn names(
    proof: &Proof<'_>,
    register: &str,
    field: &str,
    keep: impl Fn(&str) -> bool,
) -> Result<BTreeSet<String>, Trouble> {
    if !proof.reader.knows(register) {
        return Ok(BTreeSet::new());
    }
    match proof.reader.spelt_rows(register, &When::Now, &[field]) {
        Ok(rows) => {
            let names = rows.into_iter().filter_map(|row| row.cells.into_iter().next()).map(|cell| cell.shown);
            Ok(names.filter(|name| keep(name)).map(|name| name.to_lowercase()).collect())
        }
        Err(Trouble::Store(error)) => Err(Trouble::Store(error)),
        Err(_) => Ok(BTreeSet::new()),
    }
}

fn told(word: &Word<'_>, equipment: &BTreeSet<String>) -> Option<(&'static str, &'static str)> {
    const SOFTER: &str = "Say what it does and for whom: “a firewall at one site”.";
    if equipment.contains(&word.lower) {
        return Some(("is the name of equipment", SOFTER));
    }
    if is_address(word.text) {
        return Some(("is a network address", "Leave it out."));
    }
    if is_mail(word.text) {
        return Some(("is a mail address", "Put the address of an office in the paper's contact."));
    }
    (is_code(word.text) && is_host(word.text)).then_some(("looks like the name of equipment", SOFTER))
}

/// Capitals, digits and hyphens, with at least two letters and one digit.
fn is_code(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_ascii_uppercase()).count();
    let digits = text.chars().filter(|c| c.is_ascii_digit()).count();
    let is_plain = text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.'));
    is_plain && letters >= 2 && digits >= 1 && text.len() >= 6
}

/// Shapes of host names: a letter after a digit, or several parts joined by hyphens. `COVID-19` and `INC0010042` are none.
fn is_host(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let turns = chars.windows(2).filter(|two| two[0].is_ascii_digit() && two[1].is_ascii_uppercase()).count();
    let hyphens = text.matches(['-', '_']).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    turns > 0 || hyphens >= 2 || (hyphens == 1 && digits >= 3)
}

fn is_address(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
        || (text.matches(':').count() >= 2 && text.parse::<std::net::Ipv6Addr>().is_ok())
}

fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    !name.is_empty() && host.contains('.')
}

/// Runs of digits with blanks that begin with 0 or +, of ten digits or more.
fn telephones(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins = matches!(bytes[at], b'0' | b'+') && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        if !begins {
            at += 1;
            continue;
        }
        let length = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit() || matches!(b, b' ' | b'+' | b'(' | b')' | b'-'))
            .count();
        let run = text[at..at + length].trim_end_matches([' ', '(', ')', '-']);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        if (10..=14).contains(&digits) {
            found.push(at..at + run.len());
        }
        at += length.max(1);
    }
    found
}

fn named_people(proof: &mut Proof<'_>, passage: &Passage, people: &BTreeSet<String>) {
    let found = words(&passage.text, 0..passage.text.len());
    for two in found.windows(2) {
        let name = format!("{} {}", two[0].lower, two[1].lower);
        if people.contains(&name) {
            let at = two[0].at.start..two[1].at.end;
            let says = format!("“{}” is a person.", &passage.text[at.clone()]);
            note(proof, passage, at, says, "Name the office, not the person.");
        }
    }
}

/// Equipment and the place where it stands, in one sentence.
fn whereabouts(proof: &mut Proof<'_>, passage: &Passage, places: &BTreeSet<String>) {
    for sentence in passage.sentences() {
        let Some(equipment) = phrase(&passage.text, sentence.clone(), VOCABULARY.list("equipment")) else { continue };
        let lower = passage.text[sentence.clone()].to_lowercase();
        let Some((place, at)) = places.iter().find_map(|place| Some((place, lower.find(place.as_str())?))) else {
            continue;
        };
        let at = sentence.start + at..sentence.start + at + place.len();
        if !passage.text.is_char_boundary(at.start)
            || !passage.text.is_char_boundary(at.end)
            || *passage.origin(at.start) == Origin::Records
        {
            continue;
        }
        let says = format!(
            "“{}” and “{}”: where equipment stands is told.",
            &passage.text[equipment],
            &passage.text[at.clone()]
        );
        proof.note(Level::Warns, "disclosure", passage, at, says, "Say “at one site”.");
    }
}
