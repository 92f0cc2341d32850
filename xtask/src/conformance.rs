//! The suites of ServiceNow clients, run from checkouts that the caller provides against a fresh Guildhall. What comes out stands
//! in `docs/conformance.md`; what does not pass is named with its reason in `known.toml`.

mod ansible;
mod known;
mod page;
mod pysnc;

use std::path::PathBuf;

use clap::Args;

use crate::instance::{Instance, Which};
use crate::{Done, shell};

pub use ansible::{REQUIREMENTS as ANSIBLE, collection_of};
use known::Known;
use page::Page;

#[derive(Args)]
pub struct Conformance {
    /// A checkout of ServiceNow/PySNC
    #[arg(long)]
    pysnc: Option<PathBuf>,
    /// A checkout of ansible-collections/servicenow.itsm
    #[arg(long)]
    ansible: Option<PathBuf>,
    /// Only these targets of the collection; what the page says of the others stays
    #[arg(long, value_delimiter = ',', requires = "ansible")]
    targets: Vec<String>,
    /// Where the suites' own output is kept [default: a folder that goes when all has passed]
    #[arg(long)]
    logs: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
}

/// What came of one test, or of one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    Skipped,
}

/// One file of tests or one target, with what came of each test in it.
#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub tests: Vec<Test>,
}

#[derive(Debug)]
pub struct Test {
    pub name: String,
    pub outcome: Outcome,
    /// The last thing that was said of one that failed.
    pub said: String,
}

impl Part {
    pub fn count(&self, outcome: Outcome) -> usize {
        self.tests.iter().filter(|test| test.outcome == outcome).count()
    }
}

/// A suite that was run whole.
pub struct Ran {
    pub suite: &'static str,
    /// Of the suite, from its own files.
    pub version: String,
    pub parts: Vec<Part>,
}

pub fn run(wanted: &Conformance) -> Done {
    if wanted.pysnc.is_none() && wanted.ansible.is_none() {
        return Err("Give a checkout with --pysnc, with --ansible or with both.".into());
    }
    let known = Known::read()?;
    let kept =
        tempfile::Builder::new().prefix("guildhall-conformance-").tempdir().map_err(|error| error.to_string())?;
    let folder = match &wanted.logs {
        Some(folder) => std::path::absolute(folder).map_err(|error| format!("{}: {error}.", folder.display()))?,
        None => kept.path().to_owned(),
    };
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    // What one run leaves must not be what the next one finds.
    let served = tempfile::tempdir().map_err(|error| error.to_string())?;
    let instance = Instance::start(&wanted.which, served.path(), &["admin"])?;
    println!("A fresh Guildhall on {} answers at {}", wanted.which.engine(), instance.origin);

    let mut all = Vec::new();
    if let Some(checkout) = &wanted.pysnc {
        all.push(pysnc::run(&absolute(checkout)?, &instance, &folder)?);
    }
    if let Some(checkout) = &wanted.ansible {
        all.push(ansible::run(&absolute(checkout)?, &instance, &folder, &wanted.targets)?);
    }
    let mut page = Page::read(shell::root().join("docs/conformance.md"))?;
    let mut faults = Vec::new();
    for ran in &all {
        faults.extend(known.unexpected(ran));
        let is_whole = wanted.targets.is_empty() || ran.suite != ansible::SUITE;
        faults.extend(page.lost(ran, wanted.which.engine(), is_whole));
        page.put(ran, wanted.which.engine(), is_whole, &known);
        let count = |outcome| ran.parts.iter().map(|part| part.count(outcome)).sum::<usize>();
        let [passed, failed, skipped] = [Outcome::Passed, Outcome::Failed, Outcome::Skipped].map(count);
        println!("{} {}: {passed} passed, {failed} failed, {skipped} skipped", ran.suite, ran.version);
    }
    if faults.is_empty() {
        return page.write();
    }
    let place = if wanted.logs.is_none() { kept.keep() } else { folder };
    Err(format!("{}\nThe suites' own output is in {}.", faults.join("\n"), place.display()))
}

fn absolute(checkout: &std::path::Path) -> Done<PathBuf> {
    std::fs::canonicalize(checkout).map_err(|error| format!("{}: {error}.", checkout.display()))
}

/// The version that a suite's own file tells, in a line that begins so.
fn version(file: &std::path::Path, begin: &str) -> Done<String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}.", file.display()))?;
    let line = text.lines().find_map(|line| line.strip_prefix(begin));
    Ok(line.unwrap_or_default().trim_matches([' ', '=', ':', '"', '\'']).to_owned())
}
