//! `docs/conformance.md`: what was found stands between marks, one pair for each suite and engine; the rest is written by hand.

use std::fmt::Write;
use std::path::PathBuf;

use super::known::Known;
use super::{Outcome, Part, Ran, Test};
use crate::{Done, python};

pub struct Page {
    path: PathBuf,
    text: String,
}

const OUTCOMES: [Outcome; 3] = [Outcome::Passed, Outcome::Failed, Outcome::Skipped];

/// The two marks of a suite on an engine.
fn marks(suite: &str, engine: &str) -> [String; 2] {
    [format!("<!-- {suite} on {engine} -->"), format!("<!-- end of {suite} on {engine} -->")]
}

impl Page {
    pub fn read(path: PathBuf) -> Done<Self> {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}.", path.display()))?;
        Ok(Self { path, text })
    }

    fn between(&self, suite: &str, engine: &str) -> Option<std::ops::Range<usize>> {
        let [begin, end] = marks(suite, engine);
        let from = self.text.find(&begin)? + begin.len();
        let to = from + self.text[from..].find(&end)?;
        Some(from..to)
    }

    /// A sentence for each part of which fewer tests pass than the page says. Of a suite that was run in part, only what was run counts.
    pub fn lost(&self, ran: &Ran, engine: &str, is_whole: bool) -> Vec<String> {
        let Some(range) = self.between(ran.suite, engine) else { return Vec::new() };
        let fewer = self.text[range].lines().filter_map(Row::read).filter_map(|row| {
            let part = ran.parts.iter().find(|part| bare(&part.name) == bare(&row.name));
            let before = row.counts[0];
            let now = part.map_or(0, |part| part.count(Outcome::Passed));
            let is_lost = now < before && (is_whole || part.is_some());
            is_lost.then(|| format!("{}: {} passed {before} before, and {now} now.", ran.suite, bare(&row.name)))
        });
        fewer.collect()
    }

    /// Puts what was found in its place, beside what the page says of parts that were not run. A page without the place is left alone.
    pub fn put(&mut self, ran: &Ran, engine: &str, is_whole: bool, known: &Known) {
        let Some(range) = self.between(ran.suite, engine) else { return };
        let is_anew = |name: &str| is_whole || ran.parts.iter().any(|part| is_of(name, bare(&part.name)));
        let before = &self.text[range.clone()];
        let kept = before.lines().filter_map(Row::read).filter(|row| !is_anew(&row.name));
        let mut rows: Vec<Row> = kept.chain(ran.parts.iter().map(Row::of)).collect();
        rows.sort_by(|a, b| a.name.cmp(&b.name));
        let said = before.lines().filter(|line| line.strip_prefix("- `").is_some_and(|rest| !is_anew(rest)));
        let tests = ran.parts.iter().flat_map(|part| &part.tests).filter(|test| test.outcome != Outcome::Passed);
        let why = |test: &Test| {
            format!("- `{}`: {}", test.name, known.reason(ran.suite, &test.name).unwrap_or("Not explained."))
        };
        let mut reasons: Vec<String> = said.map(str::to_owned).chain(tests.map(why)).collect();
        reasons.sort();
        let text = told(ran, engine, &rows, &reasons);
        self.text.replace_range(range, &text);
    }

    pub fn write(&self) -> Done {
        python::written(&self.path, &self.text)
    }
}

/// Whether this names the part, or a test of it: one part's name may be how another's begins.
fn is_of(name: &str, part: &str) -> bool {
    name.strip_prefix(part).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The name of a part without what is counted in it.
fn bare(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// A part with how many of its tests passed, failed and were skipped.
struct Row {
    name: String,
    counts: [usize; 3],
}

impl Row {
    fn of(part: &Part) -> Self {
        Self { name: part.name.clone(), counts: OUTCOMES.map(|outcome| part.count(outcome)) }
    }

    fn read(line: &str) -> Option<Self> {
        let mut cells = line.strip_prefix("| ")?.split('|').map(str::trim);
        let name = cells.next()?.to_owned();
        let mut count = || cells.next()?.parse().ok();
        Some(Self { name, counts: [count()?, count()?, count()?] })
    }
}

fn told(ran: &Ran, engine: &str, rows: &[Row], reasons: &[String]) -> String {
    let [passed, failed, skipped] = [0, 1, 2].map(|place| rows.iter().map(|row| row.counts[place]).sum::<usize>());
    let mut text = format!(
        "\n{} {} on {engine}: {passed} passed, {failed} failed, {skipped} skipped.\n\n| | Passed | Failed | Skipped |\n|---|---:|---:|---:|\n",
        ran.suite, ran.version
    );
    for Row { name, counts: [passed, failed, skipped] } in rows {
        // Writing to a string does not fail.
        _ = writeln!(text, "| {name} | {passed} | {failed} | {skipped} |");
    }
    if !reasons.is_empty() {
        _ = writeln!(text, "\nDid not pass:\n\n{}", reasons.join("\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, outcomes: &[Outcome]) -> Part {
        let test = |outcome: &Outcome| Test { name: name.into(), outcome: *outcome, said: String::new() };
        Part { name: format!("{name} (2 assertions)"), tests: outcomes.iter().map(test).collect() }
    }

    fn ran(parts: Vec<Part>) -> Ran {
        Ran { suite: "PySNC", version: "1".into(), parts }
    }

    fn page() -> Page {
        let [begin, end] = marks("PySNC", "SQLite");
        Page { path: PathBuf::new(), text: format!("# By hand\n{begin}\n{end}\nBelow\n") }
    }

    #[test]
    fn what_passed_before_and_does_not_now_is_said() {
        let (mut page, known) = (page(), Known::read().expect("known.toml is in order"));
        let both = ran(vec![part("a.py", &[Outcome::Passed, Outcome::Passed])]);
        assert!(page.lost(&both, "SQLite", true).is_empty(), "nothing was found before");
        page.put(&both, "SQLite", true, &known);
        assert!(page.text.contains("| a.py (2 assertions) | 2 | 0 | 0 |"), "{}", page.text);
        assert!(page.text.starts_with("# By hand\n") && page.text.ends_with("\nBelow\n"));
        assert!(page.lost(&both, "SQLite", true).is_empty());
        let fewer = ran(vec![part("a.py", &[Outcome::Passed, Outcome::Failed])]);
        assert_eq!(page.lost(&fewer, "SQLite", true), ["PySNC: a.py passed 2 before, and 1 now."]);
        assert_eq!(page.lost(&ran(vec![]), "SQLite", true), ["PySNC: a.py passed 2 before, and 0 now."]);
        assert!(page.lost(&ran(vec![]), "SQLite", false).is_empty(), "it was not run");
        assert!(page.lost(&ran(vec![]), "PostgreSQL", true).is_empty(), "each engine has its own");
    }

    #[test]
    fn parts_that_were_not_run_stay_as_they_were() {
        let (mut page, known) = (page(), Known::read().expect("known.toml is in order"));
        page.put(&ran(vec![part("a", &[Outcome::Failed]), part("b", &[Outcome::Failed])]), "SQLite", true, &known);
        page.put(&ran(vec![part("b", &[Outcome::Passed])]), "SQLite", false, &known);
        assert!(page.text.contains("on SQLite: 1 passed, 1 failed, 0 skipped."), "{}", page.text);
        assert!(page.text.contains("- `a`: Not explained.") && !page.text.contains("- `b`"), "{}", page.text);
    }

    #[test]
    fn a_part_is_not_taken_for_another_whose_name_begins_alike() {
        let (mut page, known) = (page(), Known::read().expect("known.toml is in order"));
        page.put(&ran(vec![part("a_b", &[Outcome::Failed]), part("a", &[Outcome::Failed])]), "SQLite", true, &known);
        page.put(&ran(vec![part("a", &[Outcome::Passed])]), "SQLite", false, &known);
        assert!(page.text.contains("on SQLite: 1 passed, 1 failed, 0 skipped."), "{}", page.text);
        assert!(page.text.contains("- `a_b`: Not explained.") && !page.text.contains("- `a`:"), "{}", page.text);
    }

    #[test]
    fn only_what_has_a_reason_may_fail() {
        let known = Known::read().expect("known.toml is in order");
        let mut ran = ran(vec![part("a.py", &[Outcome::Failed])]);
        assert_eq!(known.unexpected(&ran).len(), 1);
        ran.parts[0].tests[0].name = "test/asyncio/test_snc_auth.py::TestAsyncAuth::test_oauth".into();
        assert!(known.unexpected(&ran).is_empty());
    }
}
