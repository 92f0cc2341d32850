//! Rules that an organisation's clients add as records: which edits are refused, said in the query language. A program in such a
//! record is kept as it came and never run, so a rule that is nothing without its program is refused.

use record::edit::{Edit, Handle, Ruling, holds};
use record::encoded::{self, Asker};
use record::{Check, Dictionary, Fault, Filter, Operand, Query, Refusal, Words};
use store::Datum;

use crate::clocks;
use crate::world::World;
use crate::{Practice, Rule};

const REGISTER: &str = "sys_script";

const COLLECTION: Handle<holds::Text> = Handle::new(REGISTER, "collection");
const CONDITION: Handle<holds::Text> = Handle::new(REGISTER, "filter_condition");
const PROGRAM: Handle<holds::Text> = Handle::new(REGISTER, "script");
const OF_PROGRAM: Handle<holds::Text> = Handle::new(REGISTER, "condition");
const WHEN: Handle<holds::Word> = Handle::new(REGISTER, "when");
const ACTIVE: Handle<holds::Flag> = Handle::new(REGISTER, "active");
const ABORTS: Handle<holds::Flag> = Handle::new(REGISTER, "abort_action");
const ON_NEW: Handle<holds::Flag> = Handle::new(REGISTER, "action_insert");
const ON_CHANGE: Handle<holds::Flag> = Handle::new(REGISTER, "action_update");
const MESSAGE: Handle<holds::Text> = Handle::new(REGISTER, "message");

pub const PRACTICE: Practice = Practice {
    register: REGISTER,
    follows: &[],
    relies_on: &[
        COLLECTION.relied(),
        CONDITION.relied(),
        PROGRAM.relied(),
        OF_PROGRAM.relied(),
        WHEN.relied(),
        ACTIVE.relied(),
        ABORTS.relied(),
        ON_NEW.relied(),
        ON_CHANGE.relied(),
        MESSAGE.relied(),
    ],
    rules: &[
        Rule { says: "An added rule looks at records of a register that there is.", keep: register_is_there },
        Rule { says: "An added rule is judged by the record's own fields.", keep: condition_is_judged },
        Rule { says: "An added rule needs no program.", keep: needs_no_program },
    ],
};

fn register_is_there(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let found = world.dictionary.find(edit.text(COLLECTION)).map(|_| ());
    found.or_else(|sentence| edit.refuse(COLLECTION, sentence))
}

fn condition_is_judged(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let words = world.words();
    match condition(world.dictionary, edit.text(COLLECTION), edit.text(CONDITION), &words) {
        Ok((_, ignored)) if !ignored.is_empty() => {
            edit.refuse(CONDITION, format!("This means nothing here: {}.", ignored.join("^")))
        }
        Ok((filter, _)) if !clocks::can_judge(&filter) => {
            edit.refuse(CONDITION, "Compare the record's own fields with values; an order among values is not judged.")
        }
        Ok(_) => Ok(()),
        Err(fault) => edit.refuse(CONDITION, fault.message),
    }
}

fn needs_no_program(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let is_on = |handle: Handle<holds::Flag>| edit.int(handle) == Some(1);
    let acts = edit.is(WHEN, "before") && is_on(ABORTS);
    if is_on(ACTIVE) && !acts && edit.has(PROGRAM) {
        return edit.refuse(PROGRAM, "Programs are not run here. Say with a condition which records are refused.");
    }
    if is_on(ACTIVE) && edit.has(OF_PROGRAM) {
        return edit.refuse(OF_PROGRAM, "Programs are not run here. Write the condition as a query.");
    }
    Ok(())
}

/// What a condition says, and the parts of it that mean nothing.
pub(crate) fn condition(
    dictionary: &Dictionary,
    register: &str,
    text: &str,
    words: &Words,
) -> Result<(Filter, Vec<String>), Box<Fault>> {
    let Some(register) = dictionary.get(register) else { return Ok((Filter::TRUE, Vec::new())) };
    let read = encoded::query(
        dictionary,
        register,
        text,
        Asker { words, user_name: "", groups: &[], added: &encoded::NothingAdded },
    )?;
    Ok((read.query.filter, read.ignored))
}

/// A rule in force.
pub(crate) struct Added {
    name: String,
    message: String,
    filter: Filter,
    on_new: bool,
    on_change: bool,
}

/// The added rules that look at records of these registers.
pub(crate) fn of(world: &mut World<'_>, lineage: &[String]) -> Vec<Added> {
    if world.dictionary.get(REGISTER).is_none() || lineage.iter().any(|name| name == REGISTER) {
        return Vec::new();
    }
    let registers = lineage.iter().map(|name| Operand::Datum(Datum::text(name))).collect();
    let in_force = Filter::test(COLLECTION.field, Check::In(registers)).and(ACTIVE.is(1)).and(ABORTS.is(1));
    let records = world.records(&Query::all(REGISTER).and(in_force.and(WHEN.is("before"))).ordered("order", false));
    let words = world.words();
    let added = records.into_iter().filter_map(|record| {
        let text = |name: &str| record.datum(name).as_text().unwrap_or_default().to_owned();
        let is_on = |name: &str| record.datum(name).as_int() == Some(1);
        // What can no longer be read has lost its register: nothing meets it.
        let read = condition(world.dictionary, &text("collection"), &text("filter_condition"), &words).ok()?;
        let (filter, ignored) = read;
        (ignored.is_empty() && clocks::can_judge(&filter)).then(|| Added {
            name: text("name"),
            message: text("message"),
            filter,
            on_new: is_on("action_insert"),
            on_change: is_on("action_update"),
        })
    });
    added.collect()
}

impl Added {
    pub(crate) fn keep(&self, edit: &Edit, world: &mut World<'_>) -> Ruling {
        let looks = if edit.is_new() { self.on_new } else { self.on_change };
        if !looks || !clocks::holds(world, &edit.register, &edit.after, &self.filter) {
            return Ok(());
        }
        let message = if self.message.is_empty() { "It is refused." } else { self.message.as_str() };
        Err(Refusal::record(format!("{message} (rule “{}”)", self.name)))
    }
}
