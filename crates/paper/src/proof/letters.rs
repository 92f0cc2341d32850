//! Letters that look like others, and characters that nobody sees.

use unicode_normalization::UnicodeNormalization;

use super::{Level, Proof};

/// Cyrillic and Greek letters beside the Latin ones they are taken for.
const LOOK_ALIKES: [(char, char); 60] = [
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('Ү', 'Y'),
    ('Ԛ', 'Q'),
    ('Ԝ', 'W'),
    ('а', 'a'),
    ('с', 'c'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ӏ', 'l'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('х', 'x'),
    ('у', 'y'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('α', 'a'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('ꓳ', 'O'),
    ('Օ', 'O'),
    ('օ', 'o'),
    ('ս', 'u'),
    ('ⅰ', 'i'),
    ('Ꮋ', 'H'),
];

/// Characters without a width, or that turn the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || ('\u{E0000}'..='\u{E007F}').contains(&c)
}

fn latin(c: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin)
}

/// A letter written with another form of the same: ０ for 0, ﬁ for fi. Superscripts and fractions are meant.
fn widened(c: char) -> Option<String> {
    let is_form = matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{FB00}'..='\u{FB06}' | '\u{1D400}'..='\u{1D7FF}');
    is_form.then(|| c.nfkc().collect())
}

pub(super) fn check(proof: &mut Proof<'_>) {
    let source = proof.text.source;
    let mut start = 0;
    // The file itself is read: what is odd in a head or in a table is as odd as in the prose.
    for part in source.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '|' | '"' | '(' | ')' | ',' | '.')) {
        let at = start;
        start += part.len();
        let word = part.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '"' | '(' | ')' | ',' | '.'));
        if word.is_ascii() || word.is_empty() || (at == 0 && word == "\u{FEFF}") {
            continue;
        }
        // A word in another script is not a mixture; one that could be Latin through and through is.
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let alike = letters.iter().filter(|c| latin(**c).is_some()).count();
        let is_other_script = letters.iter().any(|c| !c.is_ascii() && latin(*c).is_none() && !is_latin(*c));
        let hidden = word.chars().filter(|c| is_invisible(*c)).count();
        let forms = word.chars().any(|c| widened(c).is_some());
        let has_latin = letters.iter().any(|c| is_latin(*c));
        let is_mixed = alike > 0 && (!is_other_script || has_latin);
        if !is_mixed && hidden == 0 && !forms {
            continue;
        }
        let fixed: String = word
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| latin(c).map(String::from).or_else(|| widened(c)).unwrap_or_else(|| c.to_string()))
            .collect();
        let mut odd = Vec::new();
        for c in word.chars().filter(|c| latin(*c).is_some() || is_invisible(*c) || widened(*c).is_some()) {
            let name = format!("U+{:04X}", u32::from(c));
            if !odd.contains(&name) {
                odd.push(name);
            }
        }
        let what =
            if is_mixed { "is not written in the letters it seems to be" } else { "holds characters that nobody sees" };
        let seen: String = word.chars().filter(|c| !is_invisible(*c)).collect();
        let says = format!("“{seen}” {what} ({}); a search for “{fixed}” misses it.", odd.join(", "));
        let help = format!("Write “{fixed}”.");
        proof.note_at(Level::Fixes, "letters", at..at + word.len(), says, &help).fixed = Some(fixed);
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{00C0}'..='\u{024F}').contains(&c) || ('\u{1E00}'..='\u{1EFF}').contains(&c)
}
