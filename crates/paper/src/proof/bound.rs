//! What binds a paper to its records: figures that cannot be counted, totals that are not their parts, claims that are
//! not true, digits that nobody stands by.

use super::text::{Origin, PassageKind};
use super::vocabulary::VOCABULARY;
use super::words::words;
use super::{Level, Proof};
use crate::build::{holds, printed_as};
use crate::evaluate::Evaluated;
use crate::figure::Figure;
use crate::script::placeholder::Placeholder;
use crate::script::{Block, Declared, Inline, Script, Wanted};

pub(super) fn check(proof: &mut Proof<'_>, script: &Script, evaluated: &Evaluated) {
    for fault in &evaluated.faults {
        proof.findings.push(super::Finding {
            level: Level::Blocks,
            check: "figure",
            fault: fault.clone(),
            help: String::new(),
            fixed: None,
        });
    }
    totals(proof, script, evaluated);
    for section in &script.sections {
        for block in &section.blocks {
            match block {
                Block::Paragraph { inlines, .. } => inlines_of(proof, evaluated, inlines),
                Block::List { items, .. } => items.iter().for_each(|item| inlines_of(proof, evaluated, item)),
                Block::Placed { placeholder, span } => columns(proof, evaluated, placeholder, span.start),
                Block::Heading { .. } => {}
            }
        }
    }
    digits(proof, script);
}

fn totals(proof: &mut Proof<'_>, script: &Script, evaluated: &Evaluated) {
    for declared in script.figures.values().filter(|declared| !declared.parts.is_empty()) {
        let Some(figure) = evaluated.figures.get(&declared.name) else { continue };
        let parts: Vec<&Figure> = declared.parts.iter().filter_map(|name| evaluated.figures.get(name)).collect();
        if let Some(says) = total(declared, figure, &parts) {
            let help = "Name every part, or ask a question that counts each record once.";
            proof.note_at(Level::Blocks, "total", declared.span.clone(), says, help);
        }
    }
}

/// What is wrong with a total, if anything: its sum, or the records that it counts.
fn total(declared: &Declared, figure: &Figure, parts: &[&Figure]) -> Option<String> {
    let sum = parts.iter().map(|part| part.value.count()).sum::<Option<i64>>()?;
    let whole = figure.value.count()?;
    let spelt: Vec<String> = parts.iter().map(|part| format!("{} ({})", part.name, part.printed)).collect();
    if sum != whole {
        return Some(format!(
            "`{}` is {whole}, but its parts {} make {sum}.",
            declared.name,
            crate::format::list_and(&spelt)
        ));
    }
    // Equal sums of other records are an accident; a total made of its parts counts theirs by construction.
    if matches!(declared.wanted, Wanted::Total(_)) {
        let mut rows: Vec<&String> = parts.iter().flat_map(|part| &part.rows).collect();
        rows.sort_unstable();
        let all = rows.len();
        rows.dedup();
        let twice = all - rows.len();
        return (twice > 0)
            .then(|| format!("`{}` counts {twice} records in more than one of its parts.", declared.name));
    }
    let counted: std::collections::BTreeSet<&String> = figure.rows.iter().collect();
    let other = parts.iter().flat_map(|part| &part.rows).filter(|row| !counted.contains(row)).count();
    (other > 0)
        .then(|| format!("The parts of `{}` count {other} records that it does not count itself.", declared.name))
}

fn inlines_of(proof: &mut Proof<'_>, evaluated: &Evaluated, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) => inlines_of(proof, evaluated, inner),
            Inline::Use { figure, shapes, span } => {
                let Some(found) = evaluated.figures.get(&figure.text) else { continue };
                if let Err(says) = printed_as(found, shapes, &evaluated.words) {
                    proof.note_at(Level::Blocks, "figure", span.clone(), says, "Take another way of printing.");
                }
            }
            Inline::Claim { figure, test, then, otherwise, span } => {
                let Some(found) = evaluated.figures.get(&figure.text) else { continue };
                let help = "Change the words, or add {else} and what is true instead.";
                match (holds(found, test), otherwise) {
                    (Some(true), _) => inlines_of(proof, evaluated, then),
                    (_, Some(otherwise)) => inlines_of(proof, evaluated, otherwise),
                    (Some(false), None) => {
                        let says = format!("This claim is not true: `{}` is {}.", figure.text, found.printed);
                        proof.note_at(Level::Blocks, "claim", span.clone(), says, help);
                    }
                    (None, None) => {
                        let says = format!("This claim cannot be judged: `{}` is {}.", figure.text, found.printed);
                        proof.note_at(Level::Blocks, "claim", span.clone(), says, help);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Columns of a public table that the owner of the register has not opened to the public.
fn columns(proof: &mut Proof<'_>, evaluated: &Evaluated, placeholder: &Placeholder, place: usize) {
    let named = match placeholder {
        Placeholder::Table { columns, .. } => columns.as_slice(),
        Placeholder::Contribution { field, .. } => std::slice::from_ref(field),
        _ => return,
    };
    if !proof.laid.is_public {
        return;
    }
    let Some(listed) = evaluated.rows_at(place) else { return };
    for (column, name) in listed.columns.iter().zip(named) {
        if !column.is_public {
            let says = format!("“{}” is not for the public.", column.title);
            proof.note_at(
                Level::Blocks,
                "disclosure",
                name.span.clone(),
                says,
                "Take a field that its register marks as public.",
            );
        }
    }
}

/// Digits typed into the prose: a figure, a word of the head with its reason, or nothing.
fn digits(proof: &mut Proof<'_>, script: &Script) {
    for passage in proof.passages() {
        let found = words(&passage.text, 0..passage.text.len());
        for (at, word) in found.iter().enumerate() {
            let is_own = matches!(passage.origin(word.at.start), Origin::Typed | Origin::Claim);
            let is_name = word.text.starts_with(|c: char| c.is_alphabetic());
            if !word.has_digit() || !is_own || is_name && !is_declared_part(word.text) {
                continue;
            }
            let before = at.checked_sub(1).map(|before| found[before].lower.as_str());
            let is_reference =
                before.is_some_and(|before| VOCABULARY.list("reference").iter().any(|word| word == before));
            if is_reference || stands_in_words(script, &passage.text, word.at.start) {
                continue;
            }
            let what = if passage.kind == PassageKind::Heading { "heading" } else { "prose" };
            let says = format!("“{}” in the {what} comes from no record.", word.text);
            let help =
                "Bind it to a figure, enter it once as a recorded figure, or list it under [words] with the reason.";
            proof.note(Level::Asks, "digits", passage, word.at.clone(), says, help);
        }
    }
}

/// A name with a digit is a name when a letter stands before the digit; `Covid-19` has its number after a hyphen.
fn is_declared_part(text: &str) -> bool {
    text.rsplit(['-', '/'])
        .next()
        .is_some_and(|last| text.contains(['-', '/']) && last.bytes().all(|b| b.is_ascii_digit()))
}

fn stands_in_words(script: &Script, text: &str, at: usize) -> bool {
    script
        .words
        .keys()
        .any(|known| text.match_indices(known.as_str()).any(|(from, found)| (from..from + found.len()).contains(&at)))
}
