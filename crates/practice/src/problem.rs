//! Problem management: find what lies behind incidents, and remove it.

use record::edit::{Edit, Handle, Relied, Ruling, holds};

use crate::world::World;
use crate::{Practice, Rule};

macro_rules! handles {
    ($($name:ident: $holds:ident = $field:literal;)+) => {
        $(const $name: Handle<holds::$holds> = Handle::new("problem", $field);)+
        const CHECKS: &[Relied] = &[$($name.relied()),+];
    };
}

handles! {
    STATE: Word = "state";
    CAUSE_NOTES: Text = "cause_notes";
    WORKAROUND: Text = "workaround";
    KNOWN_ERROR: Flag = "known_error";
    FIX_NOTES: Text = "fix_notes";
    RESOLUTION_CODE: Word = "resolution_code";
    RESOLVED_AT: Moment = "resolved_at";
    RESOLVED_BY: Link = "resolved_by";
    DUPLICATE_OF: Link = "duplicate_of";
}

pub const PRACTICE: Practice = Practice {
    register: "problem",
    follows: &[],
    relies_on: CHECKS,
    rules: &[
        Rule { says: "A known error has a cause.", keep: known_error_has_a_cause },
        Rule { says: "A known error has a way round it.", keep: known_error_has_a_workaround },
        Rule { says: "A fix says what the cause was.", keep: fix_names_the_cause },
        Rule { says: "A fix says what removed the cause.", keep: fix_is_told },
        Rule { says: "A duplicate names the problem that it repeats.", keep: duplicate_is_named },
        Rule { says: "Whoever resolves a problem is named on it, with the hour.", keep: resolving_is_signed },
    ],
};

fn known_error_has_a_cause(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_known_error(edit) && !edit.has(CAUSE_NOTES) {
        return edit.refuse(CAUSE_NOTES, "A known error has a cause: say what it is.");
    }
    Ok(())
}

fn known_error_has_a_workaround(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_known_error(edit) && !edit.has(WORKAROUND) {
        return edit.refuse(WORKAROUND, "Say what people can do meanwhile, even if it is nothing.");
    }
    Ok(())
}

fn is_known_error(edit: &Edit) -> bool {
    edit.int(KNOWN_ERROR) == Some(1)
}

fn fix_names_the_cause(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_fixed(edit) && !edit.has(CAUSE_NOTES) {
        return edit.refuse(CAUSE_NOTES, "Say what the cause was.");
    }
    Ok(())
}

fn fix_is_told(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_fixed(edit) && !edit.has(FIX_NOTES) {
        return edit.refuse(FIX_NOTES, "Say what removed it.");
    }
    Ok(())
}

/// From being resolved onwards, so that nobody empties it later.
fn is_fixed(edit: &Edit) -> bool {
    let is_over = edit.is(STATE, "resolved") || edit.is(STATE, "closed");
    is_over && edit.is(RESOLUTION_CODE, "fix_applied")
}

fn duplicate_is_named(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is(RESOLUTION_CODE, "duplicate") && !edit.has(DUPLICATE_OF) {
        return edit.refuse(DUPLICATE_OF, "Name the problem it repeats.");
    }
    if edit.has(DUPLICATE_OF) && edit.text(DUPLICATE_OF) == edit.id {
        return edit.refuse(DUPLICATE_OF, "A problem cannot repeat itself.");
    }
    Ok(())
}

fn resolving_is_signed(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.makes(STATE, "resolved") && !edit.changes(RESOLVED_AT) {
        edit.set(RESOLVED_AT, world.stamp());
        edit.set(RESOLVED_BY, world.actor.id.as_str());
    }
    Ok(())
}
