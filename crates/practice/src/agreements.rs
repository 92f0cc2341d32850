//! Calendars and agreements: what is promised can be counted.

use clock::Target;
use record::edit::{Edit, Handle, Ruling, holds};

use crate::clocks::{self, AGREEMENTS, SCHEDULES};
use crate::world::World;
use crate::{Practice, Rule};

const DEFINITION: Handle<holds::Text> = Handle::new(SCHEDULES, "definition");
const REGISTER: Handle<holds::Text> = Handle::new(AGREEMENTS, "collection");
const CONDITION: Handle<holds::Text> = Handle::new(AGREEMENTS, "applies_when");
const TARGET: Handle<holds::Text> = Handle::new(AGREEMENTS, "target");
const STATE: Handle<holds::Word> = Handle::new(AGREEMENTS, "state");
const STARTS: Handle<holds::Day> = Handle::new(AGREEMENTS, "starts");
const ENDS: Handle<holds::Day> = Handle::new(AGREEMENTS, "ends");

pub const CALENDARS: Practice = Practice {
    register: SCHEDULES,
    follows: &[],
    relies_on: &[DEFINITION.relied()],
    rules: &[Rule { says: "A calendar says its hours in a form that clocks can read.", keep: hours_are_read }],
};

pub const PRACTICE: Practice = Practice {
    register: AGREEMENTS,
    follows: &[],
    relies_on: &[
        REGISTER.relied(),
        CONDITION.relied(),
        TARGET.relied(),
        STATE.relied(),
        STARTS.relied(),
        ENDS.relied(),
    ],
    rules: &[
        Rule { says: "The target of an agreement is an amount of time.", keep: target_is_time },
        Rule { says: "An agreement applies to records by their own fields.", keep: condition_is_judged },
        Rule { says: "An agreement ends after it begins.", keep: ends_after_it_begins },
        Rule { says: "An agreement that is retired says until when it held.", keep: retirement_has_a_day },
    ],
};

fn hours_are_read(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    match clocks::calendar(edit.text(DEFINITION)) {
        Err(sentence) if edit.changes(DEFINITION) && edit.has(DEFINITION) => edit.refuse(DEFINITION, sentence),
        _ => Ok(()),
    }
}

fn target_is_time(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    match Target::parse(edit.text(TARGET)) {
        Err(fault) if edit.has(TARGET) => edit.refuse(TARGET, format!("{fault}.")),
        _ => Ok(()),
    }
}

fn condition_is_judged(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.has(CONDITION) || !(edit.changes(CONDITION) || edit.changes(REGISTER)) {
        return Ok(());
    }
    if let Err(sentence) = world.dictionary.find(edit.text(REGISTER)) {
        return edit.refuse(REGISTER, sentence);
    }
    match world.dictionary.filter(edit.text(REGISTER), edit.text(CONDITION)) {
        Ok(filter) if clocks::can_judge(&filter) => Ok(()),
        Ok(_) => edit
            .refuse(CONDITION, "Compare the record's own fields with =, !=, in, contains, is empty or is not empty."),
        Err(fault) => edit.refuse(CONDITION, fault.to_string()),
    }
}

fn ends_after_it_begins(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(ENDS) && edit.text(ENDS) <= edit.text(STARTS) {
        return edit.refuse(ENDS, "It ends before it begins.");
    }
    Ok(())
}

fn retirement_has_a_day(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let was_in_force = edit.state_before().is_some_and(|state| state.name == "active");
    if was_in_force && edit.makes(STATE, "retired") && !edit.has(ENDS) {
        return edit.refuse(ENDS, "Say until when it held: what was opened before is judged by it.");
    }
    Ok(())
}
