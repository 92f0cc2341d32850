//! Requests out of the catalogue: how far one is and the state of its record say the same.

use record::edit::{Edit, Handle, Ruling, holds};

use crate::world::World;
use crate::{Practice, Rule};

const REGISTER: &str = "sc_request";
const STATE: Handle<holds::Word> = Handle::new(REGISTER, "state");
const HOW_FAR: Handle<holds::Word> = Handle::new(REGISTER, "request_state");

pub const PRACTICE: Practice = Practice {
    register: REGISTER,
    follows: &[],
    relies_on: &[STATE.relied(), HOW_FAR.relied()],
    rules: &[
        Rule { says: "A request that is submitted is in process.", keep: submitting_begins },
        Rule { says: "A request that is closed is no longer in process.", keep: closing_is_told },
    ],
};

/// What an item is asked of: nothing waits for somebody to begin.
fn submitting_begins(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is(HOW_FAR, "submitted") {
        edit.set(HOW_FAR, "in_process");
    }
    Ok(())
}

/// The other way round the register's lookup sees to it.
fn closing_is_told(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let is_open = matches!(edit.text(HOW_FAR), "" | "draft" | "in_process");
    if edit.changes(STATE) && is_open && edit.state().is_some_and(|state| state.closed) {
        let is_complete = edit.is(STATE, "closed_complete");
        edit.set(HOW_FAR, if is_complete { "closed_complete" } else { "closed_incomplete" });
    }
    Ok(())
}
