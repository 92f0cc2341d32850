//! Text cut into words, the same way for both engines, so that a search finds the same rows on either.
//!
//! A word is a run of letters and digits, in lower case and without diacritics ("Café-Bar 2" is `cafe`, `bar`, `2`). The
//! engines only ever see these words, joined by spaces, and never cut text themselves.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// A word longer than this is cut: nobody types it, and PostgreSQL's limit is 2,046 bytes.
const WORD_CHARS_MAX: usize = 64;
/// What one row may put into the index; PostgreSQL's limit is 1 MiB.
const ROW_BYTES_MAX: usize = 400_000;
/// Words in one search; the rest of the line is ignored, as search engines do.
const SEARCH_WORDS_MAX: usize = 32;

/// Lower case, and the final form of sigma like any other: how both engines compare text without regard to case.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = text.to_lowercase();
    if folded.contains('ς') {
        folded = folded.replace('ς', "σ");
    }
    folded
}

/// The words of a text in order.
fn words(text: &str) -> impl Iterator<Item = String> {
    let plain = match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => fold(&text.nfkd().filter(|c| !is_diacritic(*c)).nfc().collect::<String>()),
    };
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(WORD_CHARS_MAX).collect())
        .collect::<Vec<String>>()
        .into_iter()
}

fn is_diacritic(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The distinct words of a row's text, joined by spaces, as many as fit.
pub(crate) fn for_index(text: &str) -> String {
    let mut seen = BTreeSet::new();
    let mut joined = String::new();
    for word in words(text) {
        if joined.len() + word.len() > ROW_BYTES_MAX {
            break;
        }
        if !seen.contains(&word) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(&word);
            seen.insert(word);
        }
    }
    joined
}

/// Lower case and without marks, a text is at most so many times as long as it was.
const LONGER_MAX: usize = 20;

/// The words of a search, the last of them a prefix; none when the line has no letter or digit in it.
pub(crate) fn for_search(line: &str) -> Vec<String> {
    words(line).take(SEARCH_WORDS_MAX).collect()
}

/// Whether a search for this line finds a row with this text, as both engines would.
pub fn has_words(text: &str, line: &str) -> bool {
    let sought = for_search(line);
    let Some((last, whole)) = sought.split_last() else { return false };
    // Of a text that may not fit into the index, only what does is found.
    let cut = (text.len() > ROW_BYTES_MAX / LONGER_MAX).then(|| for_index(text));
    let index: Vec<String> = match &cut {
        Some(index) => index.split(' ').map(str::to_owned).collect(),
        None => words(text).collect(),
    };
    index.iter().any(|word| word.starts_with(last.as_str())) && whole.iter().all(|sought| index.contains(sought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_diacritics_and_punctuation() {
        assert_eq!(for_index("Café-Bar: café, ΟΔΟΣ İstanbul \"OR\" x*"), "cafe bar οδοσ istanbul or x");
        assert_eq!(for_search("  -- \"'*^ "), Vec::<String>::new());
        assert_eq!(for_index(&"word ".repeat(10)), "word");
    }

    #[test]
    fn a_text_has_words_wherever_they_stand_the_last_by_its_beginning() {
        let text = "The Café-Bar is dark";
        for found in ["cafe", "bar caf", "DARK, the ca", "is"] {
            assert!(has_words(text, found), "{found}");
        }
        for not in ["", "*", "caf bar", "ark", "cafe light"] {
            assert!(!has_words(text, not), "{not}");
        }
    }
}
