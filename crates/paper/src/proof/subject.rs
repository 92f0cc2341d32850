//! What a sentence speaks of, as a condition over a register: its noun, its scale, its body, its time.

use std::ops::Range;

use record::query::When;
use record::{Query, Trouble};

use super::text::Passage;
use super::vocabulary::{Noun, VOCABULARY};
use super::words::{Word, stem, words};
use super::{Laid, Proof};
use crate::reader::Reader;

/// The names that records go by in sentences.
pub struct Subjects {
    /// Name in lower case, code, whether it is a body; longest names first.
    companies: Vec<(String, String, bool)>,
}

/// A noun of a register found in a sentence.
pub struct Subject {
    pub noun: &'static Noun,
    /// Where the noun stands, with what qualifies it.
    pub at: Range<usize>,
    /// Conditions in the readable spelling.
    pub conditions: Vec<String>,
    /// Values of the noun's scale that are named.
    pub steps: Vec<String>,
}

impl Subjects {
    /// Reads the names of bodies and suppliers; none when the reader may not see them.
    pub fn read(proof: &Proof<'_>) -> Result<Subjects, Trouble> {
        let reader = proof.reader;
        let mut companies = Vec::new();
        if reader.knows("core_company") {
            let rows = reader.spelt_rows("core_company", &When::Now, &["name", "short_name", "code", "customer"])?;
            for row in rows {
                let text = |at: usize| row.cells.get(at).map(|cell| cell.shown.trim().to_owned()).unwrap_or_default();
                let is_body = row.cells.get(3).and_then(|cell| cell.datum.as_int()) == Some(1);
                let code = text(2);
                let mut names = vec![text(0), text(1), code.clone()];
                // "the Corporation", "the Police": the last word of a body's name.
                names.extend(text(0).split_whitespace().last().filter(|_| is_body).map(str::to_owned));
                names.sort();
                names.dedup();
                companies.extend(
                    names
                        .into_iter()
                        .filter(|name| !name.is_empty())
                        .map(|name| (name.to_lowercase(), code.clone(), is_body)),
                );
            }
        }
        companies.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
        Ok(Subjects { companies })
    }

    /// Codes of the companies named in a text, each name taken once, longest first.
    fn named(&self, text: &str) -> Vec<(String, bool)> {
        let mut rest = text.to_lowercase();
        let mut found: Vec<(String, bool)> = Vec::new();
        for (name, code, is_body) in &self.companies {
            while let Some(at) = whole_word(&rest, name) {
                rest.replace_range(at..at + name.len(), &"·".repeat(name.chars().count()));
                if !found.iter().any(|(known, _)| known == code) {
                    found.push((code.clone(), *is_body));
                }
            }
        }
        found
    }

    /// The subject whose noun is the word at this place of the sentence.
    pub fn subject(
        &self,
        reader: Reader<'_>,
        passage: &Passage,
        sentence: Range<usize>,
        found: &[Word<'_>],
        at: usize,
        noun: &'static Noun,
    ) -> Subject {
        let mut steps = Vec::new();
        let mut start = found[at].at.start;
        // What qualifies a noun stands just before it: "no Critical or High issues", "all 3 CRITICAL vulnerabilities".
        for word in found[..at].iter().rev().take(6) {
            let value = step(reader, noun, word);
            let joins =
                matches!(word.lower.as_str(), "or" | "and") || word.number().is_some() || word.lower == "category";
            if value.is_none() && !joins {
                break;
            }
            if let Some(value) = value {
                start = word.at.start;
                if !steps.contains(&value) {
                    steps.push(value);
                }
            }
        }
        let mut conditions = Vec::new();
        if let (Some(scale), false) = (&noun.scale, steps.is_empty()) {
            conditions.push(format!("{scale} in ({})", steps.join(", ")));
        }
        let text = &passage.text[sentence];
        conditions.extend(self.whose(noun, text, &passage.heading));
        conditions.extend(when(noun, text));
        Subject { noun, at: start..found[at].at.end, conditions, steps }
    }

    /// The body that is spoken of, in the sentence or else in the heading above it; a supplier answers for what is "for" it.
    fn whose(&self, noun: &Noun, text: &str, heading: &str) -> Vec<String> {
        let named = self.named(text);
        let mut conditions = Vec::new();
        let mut bodies: Vec<&String> = named.iter().filter(|(_, is_body)| *is_body).map(|(code, _)| code).collect();
        let above = self.named(heading);
        if bodies.is_empty() {
            bodies = above.iter().filter(|(_, is_body)| *is_body).map(|(code, _)| code).collect();
        }
        let every_body: std::collections::BTreeSet<&String> =
            self.companies.iter().filter(|(.., is_body)| *is_body).map(|(_, code, _)| code).collect();
        if !bodies.is_empty() && bodies.len() < every_body.len() {
            let list: Vec<String> = bodies.iter().map(|code| format!("company = {code}")).collect();
            conditions.push(format!("({})", list.join(" or ")));
        }
        if let Some(field) = &noun.supplier {
            let lower = text.to_lowercase();
            let answers = named.iter().filter(|(_, is_body)| !is_body).find(|(code, _)| {
                let names = self.companies.iter().filter(|(_, known, _)| known == code);
                names.into_iter().any(|(name, ..)| {
                    ["for ", "to ", "by "].iter().any(|word| lower.contains(&format!("{word}{name}")))
                })
            });
            conditions.extend(answers.map(|(code, _)| format!("{field} = {code}")));
        }
        conditions
    }
}

/// Where a name stands as whole words.
fn whole_word(text: &str, name: &str) -> Option<usize> {
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The register that a word means the records of.
pub fn noun_of(word: &Word<'_>) -> Option<&'static Noun> {
    let stem = word.stem();
    VOCABULARY.nouns.iter().find(|noun| noun.words.contains(&stem))
}

/// The value of a noun's scale that a word names: `P1`, `HIGH`.
pub fn step(reader: Reader<'_>, noun: &Noun, word: &Word<'_>) -> Option<String> {
    if let Some(step) = VOCABULARY.steps.iter().find(|step| step.register == noun.register && step.word == word.lower) {
        return Some(step.is.clone());
    }
    let field = reader.dictionary.get(&noun.register)?.field(noun.scale.as_deref()?)?;
    let choice = field.kind.choices().iter().find(|choice| choice.label.to_lowercase() == word.lower);
    choice.map(|choice| choice.name.clone())
}

/// The stretch of time: as said, or the paper's period.
fn when(noun: &Noun, text: &str) -> Option<String> {
    let field = noun.time.as_ref()?;
    let found = words(text, 0..text.len());
    let last = found.windows(3).find(|three| three[0].lower == "last" && stem(&three[2].lower) == "month");
    if let Some(count) = last.and_then(|three| three[1].count()) {
        return Some(format!("{field} in last {} months", count.clamp(1, 240)));
    }
    Some(format!("{field} in period"))
}

impl Subject {
    /// How many records meet the subject and more conditions, and the first few of them by number.
    pub fn count(&self, reader: Reader<'_>, laid: &Laid, more: &[String]) -> Option<(i64, Vec<String>)> {
        let query = self.query(reader, laid, more)?;
        let count = reader.count(&query).ok()?;
        let register = reader.dictionary.get(&query.register)?;
        let column = if register.fields.contains_key("number") { "number" } else { register.display.as_str() };
        let mut source = reader.store;
        let page = record::road::Page { limit: 3, offset: 0 };
        let rows = reader.asks(&query).ok()?.rows(&mut source, &[record::Path::of(column)], page).ok()?;
        let names = rows.into_iter().filter_map(|row| row.cells.into_iter().next()).map(|cell| cell.shown);
        Some((count, names.filter(|name| !name.is_empty()).collect()))
    }

    /// The question in the one tree; none where the dictionary at hand has no such register or field.
    pub fn query(&self, reader: Reader<'_>, laid: &Laid, more: &[String]) -> Option<Query> {
        let conditions: Vec<&str> =
            self.conditions.iter().chain(more).map(String::as_str).filter(|c| !c.is_empty()).collect();
        let mut text = self.noun.register.clone();
        if !conditions.is_empty() {
            text += &format!(" where {}", conditions.join(" and "));
        }
        Some(reader.dictionary.query(&text).ok()?.seen_from(&laid.at))
    }
}

/// `INC1, INC2 and 3 more`, or nothing.
pub fn some_of(count: i64, names: &[String]) -> String {
    let shown = names.len() as i64;
    match count - shown {
        _ if names.is_empty() => String::new(),
        more if more > 0 => format!(" ({} and {more} more)", names.join(", ")),
        _ => format!(" ({})", crate::format::list_and(names)),
    }
}
