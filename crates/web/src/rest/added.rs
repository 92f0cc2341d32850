//! Choices that an organisation added to those of the registers' files. They are read once for a request, when something in it is
//! not among these.

use std::collections::HashMap;
use std::sync::OnceLock;

use record::encoded::Additions;
use record::register::{CHOICES, Choice};
use record::{Filter, Page, Path, Query, Register, Trouble};

use super::call::Call;

/// Choices that are read.
const CHOICES_MAX: u64 = 10_000;

/// By the name of their field, each with the register that it was added to.
#[derive(Default)]
pub struct Added(OnceLock<HashMap<String, Vec<(String, Choice)>>>);

impl Additions for Call {
    fn of(&self, field: &str) -> Vec<(String, Choice)> {
        let known = self.added.0.get_or_init(|| {
            read(self).unwrap_or_else(|error| {
                tracing::warn!(request = self.name, %error, "added choices could not be read");
                HashMap::new()
            })
        });
        known.get(field).cloned().unwrap_or_default()
    }
}

impl Call {
    /// Choices that were added to a field of a register, or of one that it extends.
    pub fn added(&self, register: &Register, field: &str) -> Vec<Choice> {
        let all = Additions::of(self, field);
        let lineage = || {
            std::iter::successors(Some(register), |one| self.dictionary.get(one.extends.as_ref()?).map(|one| &**one))
        };
        all.into_iter().filter(|(name, _)| lineage().any(|one| one.name == *name)).map(|(_, choice)| choice).collect()
    }
}

fn read(call: &Call) -> Result<HashMap<String, Vec<(String, Choice)>>, Trouble> {
    let mut added: HashMap<String, Vec<(String, Choice)>> = HashMap::new();
    if call.dictionary.get(CHOICES).is_none() {
        return Ok(added);
    }
    let query = Query::all(CHOICES)
        .and(Filter::is("declared", 1).negated())
        .and(Filter::is("inactive", 1).negated())
        .ordered("sequence", false);
    // Whoever may read a field may know what it takes.
    let program = call.caller.actor.program();
    let paths = ["name", "element", "value", "label"].map(Path::of);
    let page = Page { limit: CHOICES_MAX, offset: 0 };
    for row in program.asks(&call.dictionary, &query, &call.words)?.rows(&mut call.store(), &paths, page)? {
        let text = |at: usize| row.cells.get(at).and_then(|cell| cell.datum.as_text()).unwrap_or_default().to_owned();
        let choice = Choice { value: text(2), label: text(3), name: text(2) };
        added.entry(text(1)).or_default().push((text(0), choice));
    }
    Ok(added)
}
