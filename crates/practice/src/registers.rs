//! Registers that an organisation adds while Guildhall runs: records that hold a register's file.

use record::edit::{Edit, Handle, Ruling, holds};
use record::{Dictionary, Fault, Filter, Page, Query, Trouble, Words};
use store::{Bodies, Store};

use crate::world::World;
use crate::{Practice, Rule};

pub const ADDED: &str = "sys_db_object";

const NAME: Handle<holds::Text> = Handle::new(ADDED, "name");
const LABEL: Handle<holds::Text> = Handle::new(ADDED, "label");
const DEFINITION: Handle<holds::Text> = Handle::new(ADDED, "definition");

pub const PRACTICE: Practice = Practice {
    register: ADDED,
    follows: &[],
    relies_on: &[NAME.relied(), LABEL.relied(), DEFINITION.relied()],
    rules: &[Rule { says: "An added register fits the dictionary.", keep: fits }],
};

fn fits(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.has(DEFINITION) {
        return edit.refuse(DEFINITION, "Write the register's file here: its title, fields, states and access.");
    }
    if !edit.changes(DEFINITION) {
        return Ok(());
    }
    let file = (path(edit.text(NAME)), edit.text(DEFINITION).to_owned());
    let known = world.dictionary.get(edit.text(NAME)).is_some();
    if known && edit.is_new() {
        return edit.refuse(NAME, "There is a register of this name already.");
    }
    if known {
        // The present form is part of this dictionary: the new one is judged when the registers are next loaded together.
        return record::form::read(&file.0, &file.1)
            .map(|_| ())
            .or_else(|faults| edit.refuse(DEFINITION, told(&faults)));
    }
    match world.dictionary.with(std::slice::from_ref(&file)) {
        Ok(dictionary) => match dictionary.get(edit.text(NAME)) {
            Some(register) => {
                edit.set(LABEL, register.title.as_str());
                Ok(())
            }
            None => edit.refuse(NAME, "The definition is of a register with another name."),
        },
        Err(faults) => edit.refuse(DEFINITION, told(&faults)),
    }
}

fn told(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}

fn path(name: &str) -> String {
    format!("registers/added/{name}.toml")
}

/// The dictionary with all registers that the bodies served have added.
pub fn load(store: &Store, dictionary: &Dictionary, words: &Words, reach: &Bodies) -> Result<Dictionary, Loading> {
    let system = record::Actor::system("registers", reach.clone());
    let added = Filter::is("state", "active").and(Filter::is("built_in", 1).negated());
    let query = Query::all(ADDED).and(added);
    let mut source = store;
    let rows = system.asks(dictionary, &query, words)?.stored(&mut source, Page::ALL)?;
    let file = |record: record::Record| {
        let text = |name: &str| record.datum(name).as_text().unwrap_or_default().to_owned();
        (path(&text("name")), text("definition"))
    };
    let files: Vec<(String, String)> = rows.into_iter().map(file).collect();
    if files.is_empty() {
        return Ok(dictionary.clone());
    }
    dictionary.with(&files).map_err(Loading::Faults)
}

/// Why the added registers could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Loading {
    #[error("{}", told(.0))]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}
