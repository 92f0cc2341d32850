//! Registers whose records nobody keeps: they are worked out from others when somebody asks, of the records that the query names.
//! What was worked out stands in a small store of its own, so that any query, order, page or count is answered as of every other
//! register, by the same rights.

mod changes;
mod clocks;

use record::{Actor, Check, Dictionary, Filter, Operand, Permitted, Record, Test, Trouble, Words};
use store::{Bodies, Datum, NewRow, Schema, Stamp, Store, StoreError, Writing};

const CHANGES: &str = "sys_audit";
const CLOCKS: &str = "task_sla";

/// Whether the records of this register are worked out.
pub fn is(register: &str) -> bool {
    matches!(register, CHANGES | CLOCKS)
}

/// Where the answer to a permitted query stands: the store itself, or what is worked out for this one question.
pub fn store(store: &Store, permitted: &Permitted) -> Result<Store, Trouble> {
    let working = Working {
        store,
        dictionary: permitted.dictionary(),
        actor: permitted.actor(),
        words: permitted.words(),
        permitted,
    };
    match permitted.register().name.as_str() {
        CHANGES => working.changes(),
        CLOCKS => working.clocks(),
        _ => Ok(store.clone()),
    }
}

struct Working<'a> {
    store: &'a Store,
    dictionary: &'a Dictionary,
    actor: &'a Actor,
    words: &'a Words,
    permitted: &'a Permitted,
}

/// Rows of one instant, by whoever made them so.
struct Written {
    stamp: Stamp,
    rows: Vec<NewRow>,
}

impl Working<'_> {
    /// What every part of the condition must meet.
    fn demanded(&self) -> Vec<&Test> {
        fn parts(filter: &Filter) -> Vec<&Test> {
            match filter {
                Filter::All(all) => all.iter().flat_map(parts).collect(),
                Filter::Any(one) if one.len() == 1 => parts(&one[0]),
                Filter::Test(test) => vec![test],
                _ => Vec::new(),
            }
        }
        parts(&self.permitted.query().filter)
    }

    /// The values that the condition holds one of its own fields to.
    fn named(&self, field: &str) -> Option<Vec<String>> {
        self.demanded().into_iter().filter(|test| test.path.0 == [field]).find_map(values)
    }

    /// A store that holds these rows and nothing else; every table is there, for a condition may reach through references.
    fn kept(&self, written: Vec<Written>) -> Result<Store, Trouble> {
        let store = Store::sqlite_in_memory()?;
        let mut schema = self.dictionary.schema();
        bare(&mut schema);
        store.sync(&schema)?;
        let companies = written.iter().flat_map(|one| &one.rows).map(|row| row.company.clone());
        let bodies = Bodies::of(companies.chain(self.actor.bodies.iter().map(str::to_owned)));
        let mut written = written.into_iter().filter(|one| !one.rows.is_empty());
        let Some(first) = written.next() else { return Ok(store) };
        store.write(&bodies, &first.stamp.clone(), |writing: &mut Writing<'_>| -> Result<(), StoreError> {
            first.rows.into_iter().try_for_each(|row| writing.insert(row))?;
            for one in written {
                writing.turn(&one.stamp)?;
                one.rows.into_iter().try_for_each(|row| writing.insert(row))?;
            }
            Ok(())
        })?;
        Ok(store)
    }
}

/// So few rows need no index, and making one costs more than it spares.
fn bare(schema: &mut Schema) {
    for table in &mut schema.tables {
        table.columns.iter_mut().for_each(|column| column.indexed = false);
        table.periods.clear();
        table.narrowing.clear();
        table.pairs.clear();
    }
}

/// The values that a test holds a field to.
fn values(test: &Test) -> Option<Vec<String>> {
    let value = |operand: &Operand| match operand {
        Operand::Datum(Datum::Text(text)) => Some(text.clone()),
        _ => None,
    };
    match &test.check {
        Check::Is(operand) => Some(vec![value(operand)?]),
        Check::In(list) => list.iter().map(value).collect(),
        _ => None,
    }
}

fn company(record: &Record) -> String {
    record.datum("company").as_text().unwrap_or(store::SHARED).to_owned()
}

fn new_row(class: &str, sys_id: String, company: &str, values: Vec<(String, Datum)>) -> NewRow {
    NewRow { table: class.into(), class: class.into(), sys_id, company: company.into(), values }
}

fn stamp(at: &str, actor: &str) -> Stamp {
    Stamp { at: at.into(), actor: actor.into(), why: String::new(), request: "worked out".into() }
}
