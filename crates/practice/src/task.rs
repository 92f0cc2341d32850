//! Work in general: what holds for incidents, problems, changes and improvements alike.

use clock::{Clock, Runs, Step};
use record::Words;
use record::edit::{Edit, Handle, Ruling, holds};

use crate::clocks;
use crate::world::World;
use crate::{Practice, Rule};

const PARENT: Handle<holds::Link> = Handle::new("task", "parent");
const CLOSED_AT: Handle<holds::Moment> = Handle::new("task", "closed_at");
const CLOSED_BY: Handle<holds::Link> = Handle::new("task", "closed_by");
const GROUP: Handle<holds::Link> = Handle::new("task", "assignment_group");
const PASSED_ON: Handle<holds::Count> = Handle::new("task", "reassignment_count");
const OPENED_AT: Handle<holds::Moment> = Handle::new("task", "opened_at");
const SERVICE: Handle<holds::Link> = Handle::new("task", "business_service");
const ELAPSED: Handle<holds::Seconds> = Handle::new("task", "calendar_duration");
const INSIDE: Handle<holds::Seconds> = Handle::new("task", "business_duration");

pub const PRACTICE: Practice = Practice {
    register: "task",
    follows: &[ELAPSED.field, INSIDE.field],
    relies_on: &[
        PARENT.relied(),
        CLOSED_AT.relied(),
        CLOSED_BY.relied(),
        OPENED_AT.relied(),
        GROUP.relied(),
        PASSED_ON.relied(),
        SERVICE.relied(),
        ELAPSED.relied(),
        INSIDE.relied(),
    ],
    rules: &[
        Rule { says: "Nothing is opened in the future.", keep: opened_by_now },
        Rule { says: "A record does not stand above itself.", keep: does_not_stand_above_itself },
        Rule { says: "A parent stays open until its children are closed.", keep: children_close_first },
        Rule { says: "Whoever closes a task is named on it, with the hour.", keep: closing_is_signed },
        Rule { says: "A task that is closed says how long it took.", keep: closing_tells_how_long },
        Rule { says: "Each passing on from one group to another is counted.", keep: passing_on_is_counted },
    ],
};

fn opened_by_now(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.changes(OPENED_AT) && edit.text(OPENED_AT) > world.stamp().as_str() {
        return edit.refuse(OPENED_AT, "This is still to come.");
    }
    Ok(())
}

fn does_not_stand_above_itself(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    refuse_loop(edit, world, PARENT)
}

/// Refuses a link upwards that leads back to the record itself.
pub(crate) fn refuse_loop(edit: &Edit, world: &mut World<'_>, upwards: Handle<holds::Link>) -> Ruling {
    const STEPS_MAX: usize = 50;
    if !edit.has(upwards) || !edit.changes(upwards) {
        return Ok(());
    }
    let mut at = edit.text(upwards).to_owned();
    for _ in 0..STEPS_MAX {
        if at == edit.id {
            return edit.refuse(upwards, "It would stand above itself.");
        }
        let Some(above) = world.record(upwards.register, &at) else { return Ok(()) };
        match above.datum(upwards.field).as_text() {
            Some(next) if !next.is_empty() => at = next.to_owned(),
            _ => return Ok(()),
        }
    }
    edit.refuse(upwards, "There are too many above it.")
}

fn closes(edit: &Edit) -> bool {
    let was_closed = edit.state_before().is_some_and(|state| state.closed);
    edit.state().is_some_and(|state| state.closed) && !was_closed
}

fn children_close_first(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !closes(edit) || edit.is_new() {
        return Ok(());
    }
    let active = record::Filter::is("active", 1);
    let open = world.count("task", PARENT.is(edit.id.as_str()).and(active));
    if open > 0 {
        let message = format!("{open} of its child records {} still open.", if open == 1 { "is" } else { "are" });
        return Err(record::Refusal::field("state", message));
    }
    Ok(())
}

fn closing_is_signed(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if closes(edit) && !edit.changes(CLOSED_AT) {
        edit.set(CLOSED_AT, world.stamp());
        edit.set(CLOSED_BY, world.actor.id.as_str());
    }
    Ok(())
}

fn closing_tells_how_long(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !closes(edit) {
        return Ok(());
    }
    let instant = |handle: Handle<holds::Moment>| Words::instant(edit.text(handle));
    let (Some(opened), Some(closed)) = (instant(OPENED_AT), instant(CLOSED_AT)) else { return Ok(()) };
    let service = edit.text(SERVICE).to_owned();
    let calendar = clocks::hours(edit, world, &service);
    let steps = [(opened, Step::Runs, "opened"), (closed.max(opened), Step::Stops, "closed")];
    let runs = Runs::from_steps(steps);
    let reading = Clock { runs: &runs, calendar: &calendar, target: None }.read(closed.max(opened));
    edit.set(ELAPSED, reading.elapsed);
    edit.set(INSIDE, reading.inside);
    Ok(())
}

fn passing_on_is_counted(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let had_one = !edit.was(GROUP.field).is_empty();
    if had_one && edit.has(GROUP) && edit.changes(GROUP) {
        let count = edit.int(PASSED_ON).unwrap_or(0);
        edit.set(PASSED_ON, count + 1);
    }
    Ok(())
}
