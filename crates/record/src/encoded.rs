//! ServiceNow's spelling of queries (`active=true^priority=1^ORpriority=2^ORDERBYDESCopened_at`), read into the one tree.
//!
//! Its clients rely on being read generously: what means nothing here (a column that is not there, a word that is no operator)
//! is left out, and [`Encoded::ignored`] says so, for silence would widen the answer unseen. Only limits are faults. Fields
//! that the asker may not read stay in the tree, and are refused where every query is: in [`crate::Actor::asks`].

mod choices;
mod moments;
mod operators;
mod part;
mod related;
mod tested;

use store::Datum;

pub use choices::{Additions, NothingAdded};
pub use related::Related;
pub use tested::seconds;

use crate::access::Trouble;
use crate::dictionary::Dictionary;
use crate::fault::Fault;
use crate::parse::{self, ORDER_MAX, TESTS_MAX};
use crate::query::{Check, Filter, Operand, Order, Path, Query, When};
use crate::register::Register;
use crate::words::Words;

/// The longest text that is read, in bytes.
pub const BYTES_MAX: usize = 128 * 1024;
/// The most conditions that are looked at, whether they mean something or not.
const ITEMS_MAX: usize = 10_000;
/// The most values in lists: as many identifiers as fit into a text of [`BYTES_MAX`].
const VALUES_MAX: usize = 10_000;
/// The most conditions on related records: each is a question of its own.
const RELATED_MAX: usize = 8;
const FILE: &str = "sysparm_query";
/// How a condition on the full text is spelt.
const TEXT_QUERY: &str = "123TEXTQUERY321=";

/// The asker, as far as a query may speak of them.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    /// Their zone is the zone of `ON`, of `RELATIVE…` and of `gs.beginningOf…`.
    pub words: &'a Words,
    pub user_name: &'a str,
    /// `sys_id` of each group they are in.
    pub groups: &'a [String],
    /// Choices besides those of the registers' files.
    pub added: &'a dyn Additions,
}

/// What a text came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoded {
    pub query: Query,
    /// Items that mean nothing here, as they were written.
    pub ignored: Vec<String>,
}

/// What stands for a condition on related records; none where it means nothing.
pub type Relates<'r> = dyn FnMut(&Related) -> Result<Option<Filter>, Trouble> + 'r;

/// Reads an encoded query over a register, without conditions on related records.
pub fn query(dictionary: &Dictionary, register: &Register, text: &str, asker: Asker<'_>) -> Result<Encoded, Fault> {
    read(dictionary, register, text, asker, &mut |_| Ok(None)).map_err(|trouble| match trouble {
        Trouble::Fault(fault) => *fault,
        other => Fault::at(FILE, "", 0..0, other.to_string()),
    })
}

/// Reads an encoded query over a register.
pub fn read(
    dictionary: &Dictionary,
    register: &Register,
    text: &str,
    asker: Asker<'_>,
    relates: &mut Relates<'_>,
) -> Result<Encoded, Trouble> {
    let refused = |message: String| Fault::at(FILE, "", 0..0, message);
    if text.len() > BYTES_MAX {
        return Err(refused(format!("The query is {} bytes long; at most {BYTES_MAX} are read.", text.len())).into());
    }
    let mut reading = Reading {
        dictionary,
        register,
        asker,
        segments: vec![Segment::default()],
        order: Vec::new(),
        ignored: Vec::new(),
        tests: 0,
        values: 0,
    };
    let items = items(text);
    if items.len() > ITEMS_MAX {
        let message = format!("There are {} conditions in this query; at most {ITEMS_MAX} are read.", items.len());
        return Err(refused(message).into());
    }
    let mut related = 0;
    let mut items = items.into_iter();
    while let Some(item) = items.next() {
        // Whatever comes behind it, a condition on related records too, belongs to a segment of its own.
        let item = match item.strip_prefix("NQ") {
            Some(rest) => {
                reading.segments.push(Segment::default());
                rest.to_owned()
            }
            None => item,
        };
        let is_or = item.starts_with("ORRLQUERY") || item.starts_with("ORJOIN");
        let item = if is_or { item[2..].to_owned() } else { item };
        let (item, one, told) = if let Some(head) = item.strip_prefix("RLQUERY") {
            let rest: Vec<String> = items.by_ref().take_while(|item| item != "ENDRLQUERY").collect();
            let one = Related::counted(head, &rest);
            (item.clone(), one, [vec![item], rest].concat().join("^"))
        } else if let Some(join) = item.strip_prefix("JOIN") {
            let one = Related::joined(join, register);
            let is_known = |one: &Related| parse::kind_at(dictionary, register, &one.own).is_some();
            (item.clone(), one.filter(is_known), item)
        } else {
            (item.clone(), None, String::new())
        };
        if told.is_empty() {
            reading.item(&item)?;
            continue;
        }
        related += usize::from(one.is_some());
        if related > RELATED_MAX {
            let message = format!("A query has at most {RELATED_MAX} conditions on related records.");
            return Err(refused(message).into());
        }
        let filter = one.map(|one| relates(&one)).transpose()?.flatten();
        match filter {
            Some(filter) => reading.group(Some(filter), is_or),
            None => reading.ignored.push(told),
        }
    }
    let Reading { segments, order, ignored, .. } = reading;
    let filter = joined(segments);
    Ok(Encoded { query: Query { register: register.name.clone(), filter, order, as_at: When::Now }, ignored })
}

/// Splits at single carets; two stand for one that belongs to a value.
fn items(text: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(item) = items.last_mut() else { break };
        match c {
            '^' if chars.next_if_eq(&'^').is_some() => item.push('^'),
            '^' => items.push(String::new()),
            c => item.push(c),
        }
    }
    items
}

/// Conditions between two `^NQ`: each group is joined by `or`, and all of them by `and`.
#[derive(Default)]
struct Segment {
    groups: Vec<Vec<Filter>>,
}

fn joined(segments: Vec<Segment>) -> Filter {
    let one_of = |mut parts: Vec<Filter>| if parts.len() == 1 { parts.remove(0) } else { Filter::Any(parts) };
    let segments = segments.into_iter().map(|segment| {
        let groups = segment.groups.into_iter().filter(|group| !group.is_empty());
        groups.map(one_of).fold(Filter::TRUE, Filter::and)
    });
    // A segment of which nothing is left says nothing, rather than everything.
    let segments: Vec<Filter> = segments.filter(|segment| *segment != Filter::TRUE).collect();
    if segments.is_empty() { Filter::TRUE } else { one_of(segments) }
}

struct Reading<'a> {
    dictionary: &'a Dictionary,
    register: &'a Register,
    asker: Asker<'a>,
    segments: Vec<Segment>,
    order: Vec<Order>,
    ignored: Vec<String>,
    tests: usize,
    values: usize,
}

impl Reading<'_> {
    fn item(&mut self, item: &str) -> Result<(), Fault> {
        if item.is_empty() || item == "EQ" || item.starts_with("GROUPBY") {
            return Ok(());
        }
        if let Some(path) = item.strip_prefix("ORDERBYDESC") {
            self.sorted(path, true);
        } else if let Some(path) = item.strip_prefix("ORDERBY") {
            self.sorted(path, false);
        } else if let Some(condition) = item.strip_prefix("OR") {
            self.condition(condition, true)?;
        } else {
            self.condition(item, false)?;
        }
        Ok(())
    }

    fn sorted(&mut self, path: &str, descending: bool) {
        let path = path.trim();
        let kind = parse::kind_at(self.dictionary, self.register, path);
        if self.order.len() < ORDER_MAX && kind.is_some_and(|kind| kind.column().is_some()) {
            self.order.push(Order { path: Path::of(path), descending });
        }
    }

    fn condition(&mut self, text: &str, is_or: bool) -> Result<(), Fault> {
        let filter = self.read(text.strip_prefix("GOTO").unwrap_or(text));
        for test in filter.iter().flat_map(Filter::tests) {
            let (named, plain) = weight(&test.check);
            self.tests += named.max(1);
            self.values += plain;
        }
        if self.tests > TESTS_MAX || self.values > VALUES_MAX {
            let message = format!("There are more than {TESTS_MAX} tests or {VALUES_MAX} values in this query.");
            return Err(Fault::at(FILE, "", 0..0, message));
        }
        if filter.is_none() {
            self.ignored.push(text.to_owned());
        }
        self.group(filter, is_or);
        Ok(())
    }

    /// Joins a condition to the one before it, or to the segment.
    fn group(&mut self, filter: Option<Filter>, is_or: bool) {
        let Some(segment) = self.segments.last_mut() else { return };
        match segment.groups.last_mut() {
            Some(group) if is_or => group.extend(filter),
            _ => segment.groups.push(filter.into_iter().collect()),
        }
    }

    /// What a condition means, if it means anything.
    fn read(&self, text: &str) -> Option<Filter> {
        if let Some(words) = text.strip_prefix(TEXT_QUERY) {
            return Some(Filter::test("text", Check::Matches(words.to_owned())));
        }
        let end = text.find(|c| !is_path(c))?;
        let (path, rest) = text.split_at(end);
        let (operator, operand) = operators::split(rest)?;
        // What is shown for a reference is what text is compared with anyway.
        let path = path.strip_suffix(".display_value").unwrap_or(path);
        let kind = parse::kind_at(self.dictionary, self.register, path)?;
        tested::Tested { dictionary: self.dictionary, register: self.register, asker: self.asker, path, kind }
            .by(operator, operand)
    }
}

/// Values of a list that have to be looked up by name, each of which is a test of its own; and those that stand for themselves.
fn weight(check: &Check) -> (usize, usize) {
    match check {
        Check::In(list) | Check::NotIn(list) => {
            let named = list.iter().filter(|one| !matches!(one, Operand::Datum(_))).count();
            (named, list.len() - named)
        }
        _ => (1, 0),
    }
}

fn is_path(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.')
}

/// No value, however it is spelt.
fn is_nothing(operand: &str) -> bool {
    operand.is_empty() || operand == "NULL"
}

fn text(datum: impl Into<String>) -> Datum {
    Datum::Text(datum.into())
}
