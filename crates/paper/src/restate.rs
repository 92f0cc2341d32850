//! Another edition of a published paper: what was, what is, and why. The old one stays.

use jiff::civil::Date;

use crate::document::{Banner, Change, Run, Runs};
use crate::figure::Figure;
use crate::freeze::EditionKind;

/// Why there is another edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// `1.1`
    pub version: String,
    pub kind: EditionKind,
    pub date: Date,
    /// What was wrong, in a sentence.
    pub reason: String,
    pub approved_by: String,
    /// It would change or contradict a conclusion or a recommendation.
    pub is_substantial: bool,
}

/// What an edition changes of the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Restated {
    /// The notice at the top; none for slips of the pen, which change no meaning.
    pub banner: Option<Banner>,
    /// The entry under "What changed".
    pub change: Change,
    pub figures: Vec<Restatement>,
    /// For the next paper, under "Corrections to previous papers".
    pub next_paper: Option<String>,
}

/// A figure with its old and its new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restatement {
    pub name: String,
    pub title: String,
    pub was: Option<String>,
    pub is: Option<String>,
}

/// The version after this one: the last part for slips of the pen, the middle one for anything more.
pub fn next_version(version: &str, kind: EditionKind) -> String {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor, patch) = (parts.next().unwrap_or(1), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    match kind {
        EditionKind::Publication => "1.0".into(),
        EditionKind::Typographical => format!("{major}.{minor}.{}", patch + 1),
        EditionKind::Revision | EditionKind::Correction => format!("{major}.{}", minor + 1),
    }
}

/// Compares the figures of two editions and writes the notices that the kind asks for.
///
/// A typographical edition with another value is refused: a number is never a slip of the pen.
pub fn correct(before: &[Figure], after: &[Figure], correction: &Correction) -> Result<Restated, String> {
    let figures = restatements(before, after);
    if correction.reason.trim().chars().count() < 20 {
        return Err("Say in at least 20 characters what was wrong and why.".into());
    }
    if correction.kind == EditionKind::Typographical && !figures.is_empty() {
        let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
        return Err(format!(
            "{} changed: that is a correction, not a slip of the pen.",
            crate::format::list_and(&names)
        ));
    }
    if correction.approved_by.trim().is_empty() && correction.kind == EditionKind::Correction {
        return Err("Say who approved the correction.".into());
    }
    let day = record::value::show_date(correction.date);
    let banner = banner(&figures, correction, &day);
    let words = change_words(&figures, correction);
    let change = Change { version: correction.version.clone(), date: day.clone(), words };
    let next_paper = (correction.kind == EditionKind::Correction).then(|| {
        let told: Vec<String> = figures.iter().map(told).collect();
        format!("On {day} the previous paper was corrected. {} {}", sentence(&correction.reason), told.join(" "))
    });
    Ok(Restated { banner, change, figures, next_paper: next_paper.map(|text| text.trim_end().to_owned()) })
}

fn restatements(before: &[Figure], after: &[Figure]) -> Vec<Restatement> {
    let mut found = Vec::new();
    for figure in after {
        let old = before.iter().find(|old| old.name == figure.name);
        // A table with the same number of other rows says something else as well.
        let is_same = old
            .is_some_and(|old| old.value == figure.value && (old.printed == figure.printed) && old.hash == figure.hash);
        if !is_same {
            let was = old.map(|old| old.printed.clone());
            found.push(Restatement {
                name: figure.name.clone(),
                title: figure.title.clone(),
                was,
                is: Some(figure.printed.clone()),
            });
        }
    }
    for old in before.iter().filter(|old| !after.iter().any(|figure| figure.name == old.name)) {
        found.push(Restatement {
            name: old.name.clone(),
            title: old.title.clone(),
            was: Some(old.printed.clone()),
            is: None,
        });
    }
    found
}

fn told(figure: &Restatement) -> String {
    match (&figure.was, &figure.is) {
        (Some(was), Some(is)) if was == is => format!("{}: still {is}, from other records.", figure.title),
        (Some(was), Some(is)) => format!("{}: was {was}, is {is}.", figure.title),
        (None, Some(is)) => format!("{}: new, {is}.", figure.title),
        (Some(was), None) => format!("{}: was {was}, no longer printed.", figure.title),
        (None, None) => String::new(),
    }
}

fn banner(figures: &[Restatement], correction: &Correction, day: &str) -> Option<Banner> {
    let title = match correction.kind {
        EditionKind::Publication | EditionKind::Typographical => return None,
        EditionKind::Revision => "Revised",
        EditionKind::Correction => "Correction",
    };
    let mut lines: Vec<Runs> =
        vec![vec![Run::text(format!("Version {}, {day}. {}", correction.version, sentence(&correction.reason)))]];
    lines.extend(figures.iter().map(restated_words));
    if correction.kind == EditionKind::Correction {
        let weight = if correction.is_substantial {
            "The correction is substantial: it bears on a conclusion or a recommendation."
        } else {
            "The correction changes no conclusion and no recommendation."
        };
        lines.push(vec![Run::text(format!("{weight} Approved by {}.", correction.approved_by.trim()))]);
    }
    lines.push(vec![Run::text("The earlier version stays readable and is marked as superseded.")]);
    Some(Banner { title: title.into(), lines })
}

/// Old and new value; the new one is a figure like any other.
fn restated_words(figure: &Restatement) -> Runs {
    match (&figure.was, &figure.is) {
        (Some(was), Some(is)) if was != is => {
            vec![
                Run::text(format!("{}: was {was}, is ", figure.title)),
                Run::figure(figure.name.clone(), is.clone()),
                Run::text("."),
            ]
        }
        _ => vec![Run::text(told(figure))],
    }
}

fn change_words(figures: &[Restatement], correction: &Correction) -> Runs {
    let mut words = vec![Run::text(sentence(&correction.reason))];
    for figure in figures {
        words.push(Run::text(" "));
        words.extend(restated_words(figure));
    }
    words
}

fn sentence(text: &str) -> String {
    let text = crate::build::capital(text.trim());
    if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_count_on() {
        for (version, kind, next) in [
            ("1.0", EditionKind::Typographical, "1.0.1"),
            ("1.0.1", EditionKind::Typographical, "1.0.2"),
            ("1.0.1", EditionKind::Correction, "1.1"),
            ("1.9", EditionKind::Revision, "1.10"),
        ] {
            assert_eq!(next_version(version, kind), next);
        }
    }
}
