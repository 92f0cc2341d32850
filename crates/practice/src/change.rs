//! Change enablement: what is altered is agreed beforehand and judged afterwards, and a failure leads somewhere.

pub mod approval;
pub mod conflicts;
pub mod reach;
pub mod risk;
pub mod schedule;

use record::draft::Ground;
use record::edit::{Edit, Handle, Relied, Ruling, holds};
use record::{Record, Refusal};

use crate::world::World;
use crate::{Practice, Rule};

macro_rules! handles {
    ($($name:ident: $holds:ident = $field:literal;)+) => {
        $(const $name: Handle<holds::$holds> = Handle::new("change_request", $field);)+
        const CHECKS: &[Relied] = &[$($name.relied()),+];
    };
}

handles! {
    STATE: Word = "state";
    TYPE: Word = "type";
    START: Moment = "start_date";
    END: Moment = "end_date";
    TEMPLATE: Link = "std_change_producer_version";
    BACKOUT_PLAN: Text = "backout_plan";
    OUTCOME: Word = "outcome";
    REVERTED_BY: Link = "reverted_by";
    ATTEMPT_OF: Link = "attempt_of";
    REVIEW: Text = "review";
    REVIEWED_ON: Day = "reviewed_on";
    MODEL: Link = "chg_model";
    APPROVAL: Word = "approval";
    APPROVAL_SET: Moment = "approval_set";
}

pub const REGISTER: &str = "change_request";
pub const TASKS: &str = "change_task";
pub const MODELS: &str = "chg_model";
pub const TEMPLATES: &str = "std_change_producer_version";

pub const PRACTICE: Practice = Practice {
    register: REGISTER,
    follows: &[],
    relies_on: CHECKS,
    rules: &[
        Rule { says: "A change that follows a template says what the template says.", keep: template_is_followed },
        Rule { says: "A change that follows a model is of the model's type.", keep: model_says_the_type },
        Rule { says: "A change that follows a template is a standard change.", keep: template_is_standard },
        Rule { says: "A change that is assessed or authorised waits for approval.", keep: approval_is_asked },
        Rule { says: "Only an approver schedules a change that follows no template.", keep: scheduling_is_approved },
        Rule { says: "A change that an approver schedules is approved.", keep: scheduling_approves },
        Rule {
            says: "A change that follows no template is scheduled with its beginning.",
            keep: |edit, _| has_by(edit, "scheduled", START),
        },
        Rule {
            says: "A change that follows no template is scheduled with its end.",
            keep: |edit, _| has_by(edit, "scheduled", END),
        },
        Rule {
            says: "A change that follows no template is scheduled with a way back.",
            keep: |edit, _| has_by(edit, "scheduled", BACKOUT_PLAN),
        },
        Rule {
            says: "A change that follows no template comes to its review with its outcome.",
            keep: |edit, _| has_by(edit, "review", OUTCOME),
        },
        Rule { says: "A change ends after it begins.", keep: ends_after_it_begins },
        Rule { says: "Only a standard or emergency change skips the assessment.", keep: normal_is_assessed },
        Rule {
            says: "A change that failed or was taken back is reviewed before it closes.",
            keep: failure_is_reviewed,
        },
        Rule { says: "A review has a date.", keep: review_has_a_date },
        Rule { says: "A change does not take itself back.", keep: another_takes_it_back },
        Rule {
            says: "The outcome of a change that another took back is that it was backed out.",
            keep: reversal_is_its_outcome,
        },
        Rule { says: "A further attempt follows one that failed or was taken back.", keep: attempt_follows_failure },
        Rule { says: "A further attempt follows the review of the one before.", keep: attempt_follows_review },
    ],
};

fn failed(outcome: &str) -> bool {
    matches!(outcome, "unsuccessful" | "backed_out")
}

/// What a template may say of the change. A choice that the change begins with by itself gives way to the template's.
const COPIED: [&str; 11] = [
    "short_description",
    "description",
    "category",
    "risk",
    "assignment_group",
    "cmdb_ci",
    "justification",
    "implementation_plan",
    "backout_plan",
    "test_plan",
    "risk_impact_analysis",
];

fn template_is_followed(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.has(TEMPLATE) || !edit.changes(TEMPLATE) {
        return Ok(());
    }
    let Some(template) = world.record(TEMPLATES, edit.text(TEMPLATE)) else { return Ok(()) };
    for name in COPIED {
        let begins_as = edit.register.field(name).and_then(|field| field.default.as_deref());
        let is_untouched = edit.datum(name).is_empty() || (edit.is_new() && edit.datum(name).as_text() == begins_as);
        let said = template.datum(name);
        if is_untouched && !said.is_empty() {
            edit.set(Handle::<holds::Text>::new(REGISTER, name), said.clone());
        }
    }
    Ok(())
}

fn model_says_the_type(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.has(MODEL) || !edit.changes(MODEL) {
        return Ok(());
    }
    let Some(model) = world.record(MODELS, edit.text(MODEL)) else { return Ok(()) };
    let said = model.text("type").to_owned();
    if !said.is_empty() {
        edit.set(TYPE, said);
    }
    Ok(())
}

fn approval_is_asked(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let waits = edit.makes(STATE, "assess") || edit.makes(STATE, "authorize");
    if waits && !edit.has(TEMPLATE) && !edit.is(APPROVAL, "requested") {
        edit.set(APPROVAL, "requested");
    }
    Ok(())
}

fn scheduling_approves(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let is_theirs = edit.makes(STATE, "scheduled") && !edit.has(TEMPLATE) && world.actor.has_any(["approver"]);
    if is_theirs && !edit.is(APPROVAL, "approved") {
        edit.set(APPROVAL, "approved");
        edit.set(APPROVAL_SET, world.stamp());
    }
    Ok(())
}

fn template_is_standard(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(TEMPLATE) && edit.changes(TEMPLATE) {
        edit.set(TYPE, "standard");
    }
    if edit.has(TEMPLATE) && !edit.is(TYPE, "standard") {
        return edit.refuse(TYPE, "It follows a template, so it is a standard change.");
    }
    Ok(())
}

/// A template was agreed once, for every change that follows it.
fn scheduling_is_approved(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.makes(STATE, "scheduled") && !edit.has(TEMPLATE) && !world.actor.has_any(["approver"]) {
        return edit.refuse(STATE, "Only approver may make it Scheduled.");
    }
    Ok(())
}

/// What a change that nobody agreed to beforehand says when it comes to a state.
fn has_by<T>(edit: &Edit, state: &str, needed: Handle<T>) -> Ruling {
    if !edit.makes(STATE, state) || edit.has(TEMPLATE) || edit.has(needed) {
        return Ok(());
    }
    let becomes = edit.state().map_or(state, |state| state.label.as_str());
    let label = edit.register.field(needed.field).map_or(needed.field, |field| field.label.as_str());
    let message = format!("{label}: This is needed before it becomes {becomes}.");
    Err(Refusal::field(needed.field, message).on(Ground::Missing))
}

fn ends_after_it_begins(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(START) && edit.has(END) && edit.text(END) <= edit.text(START) {
        return edit.refuse(END, "It ends before it begins.");
    }
    Ok(())
}

fn normal_is_assessed(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let from_new = edit.state_before().is_none_or(|state| state.name == "new");
    if from_new && edit.makes(STATE, "scheduled") && edit.is(TYPE, "normal") {
        return edit.refuse(STATE, "A normal change is assessed and authorised first.");
    }
    Ok(())
}

fn failure_is_reviewed(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is(STATE, "closed") && failed(edit.text(OUTCOME)) && !edit.has(REVIEW) {
        return edit.refuse(REVIEW, "It did not succeed: write what was learnt.");
    }
    Ok(())
}

fn review_has_a_date(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is(STATE, "closed") && edit.has(REVIEW) && !edit.has(REVIEWED_ON) {
        return edit.refuse(REVIEWED_ON, "Say when it was reviewed.");
    }
    Ok(())
}

fn another_takes_it_back(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(REVERTED_BY) && edit.text(REVERTED_BY) == edit.id {
        return edit.refuse(REVERTED_BY, "A change cannot take itself back.");
    }
    Ok(())
}

fn reversal_is_its_outcome(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(REVERTED_BY) && !edit.is(OUTCOME, "backed_out") {
        return edit.refuse(OUTCOME, "It was taken back: its outcome is Backed out.");
    }
    Ok(())
}

fn attempt_follows_failure(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let Some(first) = first_attempt(edit, world) else { return Ok(()) };
    if first.sys_id == edit.id || !failed(first.datum("outcome").as_text().unwrap_or_default()) {
        return edit.refuse(ATTEMPT_OF, "A further attempt follows a change that failed or was taken back.");
    }
    Ok(())
}

fn attempt_follows_review(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let Some(first) = first_attempt(edit, world) else { return Ok(()) };
    if failed(first.datum("outcome").as_text().unwrap_or_default()) && first.datum("review").is_empty() {
        return edit.refuse(ATTEMPT_OF, "The first attempt has not been reviewed yet.");
    }
    Ok(())
}

/// The change that this edit makes the record a further attempt of.
fn first_attempt(edit: &Edit, world: &mut World<'_>) -> Option<Record> {
    let says_so = edit.has(ATTEMPT_OF) && edit.changes(ATTEMPT_OF);
    if says_so { world.record("change_request", edit.text(ATTEMPT_OF)) } else { None }
}
