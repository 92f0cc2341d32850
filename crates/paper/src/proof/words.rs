//! Words of a passage: where they stand, their stems, and how alike two sentences are.

use std::collections::BTreeSet;
use std::ops::Range;

/// A word and where it stands in the passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    pub at: Range<usize>,
    pub lower: String,
}

impl Word<'_> {
    pub fn has_digit(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit())
    }

    /// A whole number, with its thousands set apart or not.
    pub fn number(&self) -> Option<i64> {
        let plain = self.text.replace(',', "");
        if plain.bytes().all(|b| b.is_ascii_digit()) { plain.parse().ok() } else { None }
    }

    /// A number, also written as a word.
    pub fn count(&self) -> Option<i64> {
        const WORDS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let word = || WORDS.iter().position(|word| *word == self.lower).and_then(|at| i64::try_from(at).ok());
        self.number().or_else(word)
    }

    pub fn stem(&self) -> String {
        stem(&self.lower)
    }
}

/// Words with the signs that belong inside them: `12,000`, `07:18`, `2019/20`, `it's`, `99%`, `£84,000`.
pub fn words(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let part = &text[range.clone()];
    let chars: Vec<(usize, char)> = part.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at].1;
        let is_pound = c == '£' && chars.get(at + 1).is_some_and(|(_, next)| next.is_ascii_digit());
        if !c.is_alphanumeric() && !is_pound {
            at += 1;
            continue;
        }
        let from = chars[at].0;
        at += 1;
        while at < chars.len() {
            let (_, c) = chars[at];
            let next_is_word = chars.get(at + 1).is_some_and(|(_, next)| next.is_alphanumeric());
            let joins = matches!(c, '\'' | '’' | '-' | '_' | '/' | '@' | '.' | ':' | ',') && next_is_word;
            // A comma or colon joins digits only.
            let before_is_digit = chars[at - 1].1.is_ascii_digit();
            let next_is_digit = chars.get(at + 1).is_some_and(|(_, next)| next.is_ascii_digit());
            let joins = joins && (!matches!(c, ',' | ':') || (before_is_digit && next_is_digit));
            if c.is_alphanumeric() || joins {
                at += 1;
            } else if c == '%' && before_is_digit {
                at += 1;
                break;
            } else {
                break;
            }
        }
        let to = chars.get(at).map_or(part.len(), |(to, _)| *to);
        let text = &part[from..to];
        let lower = text.to_lowercase().replace('’', "'");
        found.push(Word { text, at: range.start + from..range.start + to, lower });
    }
    found
}

/// Singular, without the endings of verbs: enough to see that two words are one.
pub fn stem(lower: &str) -> String {
    let word = lower.trim_end_matches("'s");
    let length = word.chars().count();
    if let Some(root) = word.strip_suffix("ies").filter(|_| length > 4) {
        return format!("{root}y");
    }
    for (ending, longer) in [("sses", 5), ("shes", 5), ("ches", 5), ("xes", 4)] {
        if length > longer && word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(root) if length > 3 && !root.ends_with(['s', 'u', 'i']) => root.to_owned(),
        _ => word.to_owned(),
    }
}

const IDLE: [&str; 60] = [
    "a", "an", "the", "of", "for", "and", "or", "in", "on", "at", "to", "by", "with", "from", "as", "is", "are", "was",
    "were", "be", "been", "being", "has", "have", "had", "it", "its", "this", "that", "these", "those", "there",
    "their", "which", "who", "will", "would", "can", "could", "may", "do", "does", "did", "not", "but", "so", "if",
    "than", "then", "also", "into", "our", "we", "they", "his", "her", "said", "same", "any", "per",
];

/// The words that carry the sense, as stems.
pub fn sense(text: &str, range: Range<usize>) -> BTreeSet<String> {
    let senses = words(text, range).into_iter().filter(|word| !IDLE.contains(&word.lower.as_str()));
    senses.map(|word| root(&word)).collect()
}

/// The stem without the endings of verbs.
fn root(word: &Word<'_>) -> String {
    let stem = word.stem();
    if word.has_digit() {
        // Ordinals are their number: 11th is 11.
        let digits = stem.trim_end_matches(|c: char| c.is_ascii_lowercase());
        return if digits.bytes().all(|b| b.is_ascii_digit()) { digits.to_owned() } else { stem };
    }
    for ending in ["ing", "ed"] {
        if let Some(root) = stem.strip_suffix(ending).filter(|root| root.len() > 3) {
            return root.trim_end_matches('e').to_owned();
        }
    }
    stem.trim_end_matches('e').to_owned()
}

/// How much of two sets is common: 1 for the same words in any order.
pub fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.union(b).count();
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// Where one of these phrases stands as whole words, in any case; plurals count.
pub fn phrase(text: &str, range: Range<usize>, phrases: &[String]) -> Option<Range<usize>> {
    let found = words(text, range);
    let stems: Vec<String> = found.iter().map(Word::stem).collect();
    phrases
        .iter()
        .filter_map(|phrase| {
            let wanted: Vec<String> = words(phrase, 0..phrase.len()).iter().map(Word::stem).collect();
            let at = stems.windows(wanted.len().max(1)).position(|window| window == wanted.as_slice())?;
            Some(found[at].at.start..found[at + wanted.len() - 1].at.end)
        })
        .min_by_key(|range| range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_signs() {
        let text = "In 2019/20, £84,000 (99%) of it's 07:18, 12,000 and a.b@c.org; 3, 4.";
        let seen: Vec<&str> = words(text, 0..text.len()).iter().map(|word| word.text).collect();
        assert_eq!(
            seen,
            ["In", "2019/20", "£84,000", "99%", "of", "it's", "07:18", "12,000", "and", "a.b@c.org", "3", "4"]
        );
    }

    #[test]
    fn the_same_words_in_another_order_are_alike() {
        let set = |text: &str| sense(text, 0..text.len());
        let one = set("The Council agreed the extension of the contract on 11th January");
        let two = set("An extension of the contract was agreed by the Council on the 11 January");
        assert!(likeness(&one, &two) > 0.99, "{one:?} {two:?}");
        assert!(likeness(&one, &set("The Council refused the budget in March")) < 0.3);
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        let phrases = ["supplier work".to_owned(), "third party".to_owned()];
        let text = "Caused by third parties and supplier works.";
        assert_eq!(phrase(text, 0..text.len(), &phrases), Some(10..23));
        assert_eq!(phrase("supplier workshop", 0..17, &phrases), None);
    }
}
