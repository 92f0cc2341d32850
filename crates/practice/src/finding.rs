//! Health-check findings: remediated, mitigated, accepted and open are four different things.

use record::edit::{Edit, Handle, Relied, Ruling, holds};

use crate::world::World;
use crate::{Practice, Rule};

const STATE: Handle<holds::Word> = Handle::new("finding", "state");
const CLOSED_ON: Handle<holds::Day> = Handle::new("finding", "closed_on");
const ACCEPTANCE: Handle<holds::Link> = Handle::new("finding", "risk_acceptance");
const CHECKS: &[Relied] = &[STATE.relied(), CLOSED_ON.relied(), ACCEPTANCE.relied()];

pub const PRACTICE: Practice = Practice {
    register: "finding",
    follows: &[],
    relies_on: CHECKS,
    rules: &[
        Rule { says: "A finding is done on a day that has come.", keep: done_by_today },
        Rule { says: "A finding that is opened again is not done.", keep: open_is_not_done },
        Rule { says: "A risk counts as accepted once somebody has accepted it.", keep: acceptance_is_given },
    ],
};

fn done_by_today(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.changes(CLOSED_ON) && edit.text(CLOSED_ON) > world.words().today().to_string().as_str() {
        return edit.refuse(CLOSED_ON, "This is still to come.");
    }
    Ok(())
}

fn open_is_not_done(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.makes(STATE, "open") {
        edit.clear(CLOSED_ON);
    }
    Ok(())
}

fn acceptance_is_given(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.makes(STATE, "accepted") || !edit.has(ACCEPTANCE) {
        return Ok(());
    }
    match world.record("risk_acceptance", edit.text(ACCEPTANCE)) {
        Some(acceptance) if acceptance.datum("state").as_text() == Some("accepted") => Ok(()),
        Some(_) => edit.refuse(ACCEPTANCE, "That acceptance has been asked for, not given."),
        None => edit.refuse(ACCEPTANCE, "There is no such risk acceptance."),
    }
}
