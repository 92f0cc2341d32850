//! `docs/conformance.md`: what was found stands between marks, one pair for each suite and engine; the rest is written by hand.

use std::fmt::Write;
use std::path::PathBuf;

use super::known::Known;
use super::{Outcome, Ran};
use crate::{Done, python};

pub struct Page {
    path: PathBuf,
    text: String,
}

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

    /// A sentence for each part of which fewer tests pass than the page says.
    pub fn lost(&self, ran: &Ran, engine: &str) -> Vec<String> {
        let Some(range) = self.between(ran.suite, engine) else { return Vec::new() };
        let before = self.text[range].lines().filter_map(row);
        let fewer = before.filter_map(|(name, passed)| {
            let part = ran.parts.iter().find(|part| bare(&part.name) == bare(name));
            let now = part.map_or(0, |part| part.count(Outcome::Passed));
            (now < passed).then(|| format!("{}: {} passed {passed} before, and {now} now.", ran.suite, bare(name)))
        });
        fewer.collect()
    }

    /// Puts what was found in its place. A page without the place is left alone.
    pub fn put(&mut self, ran: &Ran, engine: &str, known: &Known) {
        if let Some(range) = self.between(ran.suite, engine) {
            self.text.replace_range(range, &told(ran, engine, known));
        }
    }

    pub fn write(&self) -> Done {
        python::written(&self.path, &self.text)
    }
}

/// The name of a part without what is counted in it.
fn bare(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// Name and number passed of a row.
fn row(line: &str) -> Option<(&str, usize)> {
    let mut cells = line.strip_prefix("| ")?.split('|').map(str::trim);
    Some((cells.next()?, cells.next()?.parse().ok()?))
}

fn told(ran: &Ran, engine: &str, known: &Known) -> String {
    let count = |outcome| ran.parts.iter().map(|part| part.count(outcome)).sum::<usize>();
    let [passed, failed, skipped] = [Outcome::Passed, Outcome::Failed, Outcome::Skipped].map(count);
    let mut text = format!(
        "\n{} {} on {engine}: {passed} passed, {failed} failed, {skipped} skipped.\n\n| | Passed | Failed | Skipped |\n|---|---:|---:|---:|\n",
        ran.suite, ran.version
    );
    for part in &ran.parts {
        let [passed, failed, skipped] = [Outcome::Passed, Outcome::Failed, Outcome::Skipped].map(|one| part.count(one));
        // Writing to a string does not fail.
        _ = writeln!(text, "| {} | {passed} | {failed} | {skipped} |", part.name);
    }
    let rest = ran.parts.iter().flat_map(|part| &part.tests).filter(|test| test.outcome != Outcome::Passed);
    let rest: Vec<_> = rest.collect();
    if !rest.is_empty() {
        text.push_str("\nDid not pass:\n\n");
    }
    for test in rest {
        let why = known.reason(ran.suite, &test.name).unwrap_or("Not explained.");
        _ = writeln!(text, "- `{}`: {why}", test.name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Part, Test};
    use super::*;

    fn ran(outcomes: &[Outcome]) -> Ran {
        let test = |outcome: &Outcome| Test { name: "t".into(), outcome: *outcome, said: String::new() };
        let tests = outcomes.iter().map(test).collect();
        Ran { suite: "PySNC", version: "1".into(), parts: vec![Part { name: "a.py (2 assertions)".into(), tests }] }
    }

    #[test]
    fn what_passed_before_and_does_not_now_is_said() {
        let [begin, end] = marks("PySNC", "SQLite");
        let mut page = Page { path: PathBuf::new(), text: format!("# By hand\n{begin}\n{end}\nBelow\n") };
        let known = Known::read().expect("known.toml is in order");
        let both = ran(&[Outcome::Passed, Outcome::Passed]);
        assert!(page.lost(&both, "SQLite").is_empty(), "nothing was found before");
        page.put(&both, "SQLite", &known);
        assert!(page.text.contains("| a.py (2 assertions) | 2 | 0 | 0 |"), "{}", page.text);
        assert!(page.text.starts_with("# By hand\n") && page.text.ends_with("\nBelow\n"));
        assert!(page.lost(&both, "SQLite").is_empty());
        let lost = page.lost(&ran(&[Outcome::Passed, Outcome::Failed]), "SQLite");
        assert_eq!(lost, ["PySNC: a.py passed 2 before, and 1 now."]);
        assert_eq!(page.lost(&ran(&[]), "SQLite"), ["PySNC: a.py passed 2 before, and 0 now."]);
        assert!(page.lost(&ran(&[]), "PostgreSQL").is_empty(), "each engine has its own");
    }

    #[test]
    fn only_what_has_a_reason_may_fail() {
        let known = Known::read().expect("known.toml is in order");
        let mut ran = ran(&[Outcome::Failed]);
        assert_eq!(known.unexpected(&ran).len(), 1);
        ran.parts[0].tests[0].name = "test/asyncio/test_snc_auth.py::TestAsyncAuth::test_oauth".into();
        assert!(known.unexpected(&ran).is_empty());
    }
}
