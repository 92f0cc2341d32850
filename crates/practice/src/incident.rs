//! Incident management: restore the service first, then tell the truth about it.

use clock::{Clock, Runs, Step};
use record::edit::{Edit, Handle, Relied, Ruling, holds};
use record::{Check, Draft, Effect, Filter, Operand, Query, Words};
use store::Datum;

use crate::clocks::{self, Measures};
use crate::task::refuse_loop;
use crate::world::World;
use crate::{Practice, Rule};

macro_rules! handles {
    ($($name:ident: $holds:ident = $field:literal;)+) => {
        $(const $name: Handle<holds::$holds> = Handle::new("incident", $field);)+
        const CHECKS: &[Relied] = &[$($name.relied()),+];
    };
}

handles! {
    STATE: Word = "state";
    PRIORITY: Word = "priority";
    SERVICE: Link = "business_service";
    ASSIGNED_TO: Link = "assigned_to";
    PARENT_INCIDENT: Link = "parent_incident";
    MAJOR: Word = "major_incident_state";
    OPENED_AT: Moment = "opened_at";
    WORK_START: Moment = "work_start";
    RESOLVED_AT: Moment = "resolved_at";
    RESOLVED_BY: Link = "resolved_by";
    REOPEN_COUNT: Count = "reopen_count";
    REOPENED_BY: Link = "reopened_by";
    REOPENED_AT: Moment = "reopened_time";
    CLOSE_CODE: Word = "close_code";
    CLOSE_NOTES: Text = "close_notes";
    CAUSE: Word = "cause";
    CAUSE_CONFIDENCE: Word = "cause_confidence";
    CAUSED_BY: Link = "caused_by";
    PROBLEM: Link = "problem_id";
    ATTRIBUTION: Word = "attribution";
    ATTRIBUTED_TO: Link = "attributed_to";
    ATTRIBUTION_STATE: Word = "attribution_state";
    PROPOSED_BY: Link = "attribution_proposed_by";
    ATTRIBUTION_EVIDENCE: Text = "attribution_evidence";
    AFFECTED_SERVICE: Text = "affected_service";
    REASON: Text = "reason";
    RESOLUTION: Text = "resolution";
    PLAN: Word = "problem_plan";
    PLAN_RECORD: Link = "problem_plan_record";
    ELAPSED: Seconds = "calendar_duration";
    INSIDE: Seconds = "business_duration";
    OUTSIDE: Seconds = "outside_duration";
    OUT_OF_HOURS: Flag = "out_of_hours";
    RESPONSE_DUE: Moment = "response_due";
    RESPONSE_MET: Flag = "response_met";
    RESOLUTION_DUE: Moment = "resolution_due";
    RESOLUTION_MET: Flag = "resolution_met";
    IN_TIME: Flag = "made_sla";
}

pub const PRACTICE: Practice = Practice {
    register: "incident",
    follows: &[
        ELAPSED.field,
        INSIDE.field,
        OUTSIDE.field,
        OUT_OF_HOURS.field,
        RESPONSE_DUE.field,
        RESPONSE_MET.field,
        RESOLUTION_DUE.field,
        RESOLUTION_MET.field,
    ],
    relies_on: CHECKS,
    rules: &[
        Rule { says: "An incident that somebody takes up is responded to from then on.", keep: response_begins },
        Rule {
            says: "An incident that is resolved, or closed at once, says when the service was restored.",
            keep: restoring_has_an_hour,
        },
        Rule {
            says: "An incident that is resolved, or closed at once, says who restored the service.",
            keep: restoring_is_signed,
        },
        Rule { says: "A service is restored after it was lost.", keep: restored_after_opening },
        Rule { says: "Nothing is resolved in the future.", keep: restored_by_now },
        Rule { says: "An incident that is reopened is no longer resolved.", keep: reopening_forgets },
        Rule { says: "Each return of an incident is counted.", keep: reopening_counts },
        Rule { says: "Whoever reopens an incident is named on it, with the hour.", keep: reopening_is_signed },
        Rule { says: "An incident is not its own parent.", keep: no_parent_of_itself },
        Rule { says: "A parent incident stays open until its child incidents are closed.", keep: children_close_first },
        Rule { says: "A manager decides whether an incident is major.", keep: major_is_decided },
        Rule { says: "A priority 1 or 2 incident caused by a change names the change.", keep: change_is_named },
        Rule { says: "A cause that is not known is looked for in a problem.", keep: unknown_cause_has_a_problem },
        Rule { says: "A priority 1 or 2 incident closes with its cause.", keep: |edit, _| closes_with(edit, CAUSE) },
        Rule {
            says: "A priority 1 or 2 incident closes with how sure we are of its cause.",
            keep: |edit, _| closes_with(edit, CAUSE_CONFIDENCE),
        },
        Rule {
            says: "A priority 1 or 2 incident closes with the public name of what it hit.",
            keep: |edit, _| closes_with(edit, AFFECTED_SERVICE),
        },
        Rule {
            says: "A priority 1 or 2 incident closes with its reason in words for the public.",
            keep: |edit, _| closes_with(edit, REASON),
        },
        Rule {
            says: "A priority 1 or 2 incident closes with its resolution in words for the public.",
            keep: |edit, _| closes_with(edit, RESOLUTION),
        },
        Rule { says: "A priority 1 or 2 incident closes with a plan.", keep: |edit, _| closes_with(edit, PLAN) },
        Rule { says: "A plan points at the live record in which it is carried out.", keep: plan_points_at_a_record },
        Rule { says: "An attribution says who answers for the incident.", keep: attribution_names_somebody },
        Rule { says: "An attribution says what shows it.", keep: attribution_has_evidence },
        Rule { says: "Whoever alters an attribution proposes it anew.", keep: attribution_is_proposed },
        Rule { says: "What one side proposes only the other side settles.", keep: attribution_takes_two },
        Rule {
            says: "Durations follow from the hours of the service that was hit, or else of what was agreed.",
            keep: durations_follow,
        },
        Rule { says: "What was agreed when it was opened decides whether it was in time.", keep: outcomes_follow },
        Rule { says: "Resolving a parent incident resolves its children.", keep: parent_resolves_children },
        Rule { says: "Those who must know are told of a major incident, once.", keep: major_is_told },
    ],
};

fn response_begins(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let is_taken = edit.has(ASSIGNED_TO) || !edit.is(STATE, "new");
    if is_taken && !edit.has(WORK_START) {
        let stamp = world.stamp().max(edit.text(OPENED_AT).to_owned());
        edit.set(WORK_START, stamp);
    }
    Ok(())
}

fn restores(edit: &Edit) -> bool {
    edit.makes(STATE, "resolved") || edit.makes(STATE, "closed")
}

fn restoring_has_an_hour(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if restores(edit) && !edit.has(RESOLVED_AT) {
        edit.set(RESOLVED_AT, world.stamp());
    }
    Ok(())
}

fn restoring_is_signed(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if restores(edit) && !edit.has(RESOLVED_BY) {
        edit.set(RESOLVED_BY, world.actor.id.as_str());
    }
    Ok(())
}

fn restored_after_opening(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(RESOLVED_AT) && edit.text(RESOLVED_AT) < edit.text(OPENED_AT) {
        return edit.refuse(RESOLVED_AT, "It cannot be resolved before it was opened.");
    }
    Ok(())
}

fn restored_by_now(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.changes(RESOLVED_AT) && edit.text(RESOLVED_AT) > world.stamp().as_str() {
        return edit.refuse(RESOLVED_AT, "This is still to come.");
    }
    Ok(())
}

fn reopens(edit: &Edit) -> bool {
    let was_over = edit.state_before().is_some_and(|state| matches!(state.name.as_str(), "resolved" | "closed"));
    was_over && ["new", "in_progress", "on_hold"].iter().any(|state| edit.makes(STATE, state))
}

fn reopening_forgets(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if reopens(edit) {
        edit.clear(RESOLVED_AT);
        edit.clear(RESOLVED_BY);
    }
    Ok(())
}

fn reopening_counts(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if reopens(edit) {
        let count = edit.int(REOPEN_COUNT).unwrap_or(0);
        edit.set(REOPEN_COUNT, count + 1);
    }
    Ok(())
}

fn reopening_is_signed(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if reopens(edit) {
        edit.set(REOPENED_AT, world.stamp());
        edit.set(REOPENED_BY, world.actor.id.as_str());
    }
    Ok(())
}

fn no_parent_of_itself(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    refuse_loop(edit, world, PARENT_INCIDENT)
}

fn children_close_first(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.makes(STATE, "closed") && !edit.is_new() {
        let children = PARENT_INCIDENT.is(edit.id.as_str()).and(Filter::is("active", 1));
        if world.count("incident", children) > 0 {
            return edit.refuse(STATE, "Its child incidents are still open.");
        }
    }
    Ok(())
}

fn major_is_decided(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let decides = edit.makes(MAJOR, "accepted") || edit.makes(MAJOR, "rejected");
    if decides && !world.actor.has_any(["manager"]) {
        return edit.refuse(MAJOR, "A manager accepts or rejects a major incident; you may propose one.");
    }
    Ok(())
}

fn change_is_named(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_grave(edit) && edit.is(CAUSE, "change") && !edit.has(CAUSED_BY) {
        return edit.refuse(CAUSED_BY, "Name the change that caused it.");
    }
    Ok(())
}

fn is_grave(edit: &Edit) -> bool {
    matches!(edit.text(PRIORITY), "1" | "2")
}

fn unknown_cause_has_a_problem(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_grave(edit) && edit.is(STATE, "closed") && edit.is(CAUSE, "not_known") && !edit.has(PROBLEM) {
        return edit.refuse(PROBLEM, "Its cause is not known: link the problem in which it is looked for.");
    }
    Ok(())
}

/// Not only when it closes: nobody empties it afterwards.
fn closes_with<T>(edit: &Edit, needed: Handle<T>) -> Ruling {
    if is_grave(edit) && edit.is(STATE, "closed") && !edit.has(needed) {
        return edit.refuse(needed, "A priority 1 or 2 incident needs this before it closes.");
    }
    Ok(())
}

fn plan_points_at_a_record(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.has(PLAN) || !(edit.changes(PLAN) || edit.changes(PLAN_RECORD)) {
        return Ok(());
    }
    let Some(record) = world.record("task", edit.text(PLAN_RECORD)) else {
        return edit.refuse(PLAN_RECORD, "Point at the record in which the plan is carried out.");
    };
    let class = record.class.as_str();
    let fits = match edit.text(PLAN) {
        "problem_record" => (class == "problem").then_some(()).ok_or("This plan is carried out in a problem."),
        "review_and_reschedule" => {
            (class == "change_request").then_some(()).ok_or("This plan is carried out in a change.")
        }
        "reviewed_second_attempt" => {
            let is_second = !record.datum("attempt_of").is_empty();
            let has_succeeded = record.datum("outcome").as_text() == Some("successful");
            (is_second && has_succeeded).then_some(()).ok_or("Point at the second attempt, once it has succeeded.")
        }
        _ => (class != "incident")
            .then_some(())
            .ok_or("Point at the problem, change or improvement in which it is carried out."),
    };
    if let Err(reason) = fits {
        return edit.refuse(PLAN_RECORD, reason);
    }
    let is_over =
        world.dictionary.get(class).and_then(|r| r.state(record.datum("state").as_text()?)).is_some_and(|s| s.closed);
    if is_over && !edit.is(PLAN, "reviewed_second_attempt") {
        return edit.refuse(PLAN_RECORD, "That record is closed: nothing is carried out in it any more.");
    }
    Ok(())
}

fn attribution_names_somebody(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(ATTRIBUTION_STATE) && edit.changes(ATTRIBUTION_STATE) && !edit.has(ATTRIBUTION) {
        return edit.refuse(ATTRIBUTION, "Say who answers for it.");
    }
    let is_another = edit.is(ATTRIBUTION, "supplier") || edit.is(ATTRIBUTION, "third_party");
    if is_another && !edit.has(ATTRIBUTED_TO) {
        return edit.refuse(ATTRIBUTED_TO, "Name the company that answers for it.");
    }
    Ok(())
}

fn attribution_has_evidence(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(ATTRIBUTION) && !edit.has(ATTRIBUTION_EVIDENCE) {
        return edit.refuse(ATTRIBUTION_EVIDENCE, "Say what shows it.");
    }
    Ok(())
}

fn settles(edit: &Edit) -> bool {
    edit.makes(ATTRIBUTION_STATE, "accepted") || edit.makes(ATTRIBUTION_STATE, "disputed")
}

fn attribution_is_proposed(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let is_altered = edit.changes(ATTRIBUTION) || edit.changes(ATTRIBUTED_TO);
    if is_altered && settles(edit) {
        return edit.refuse(ATTRIBUTION_STATE, "It has to be proposed first, and then settled as it was proposed.");
    }
    if !edit.has(ATTRIBUTION) {
        edit.clear(ATTRIBUTION_STATE);
        edit.clear(PROPOSED_BY);
    } else if is_altered || edit.makes(ATTRIBUTION_STATE, "proposed") {
        edit.set(ATTRIBUTION_STATE, "proposed");
        edit.set(PROPOSED_BY, world.actor.id.as_str());
    }
    Ok(())
}

fn attribution_takes_two(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !settles(edit) {
        return Ok(());
    }
    let proposer = edit.text(PROPOSED_BY).to_owned();
    if same_side(world, &proposer) {
        return edit.refuse(ATTRIBUTION_STATE, "The side that proposed it cannot settle it.");
    }
    Ok(())
}

/// Whether the actor works for the same organisation as this person.
fn same_side(world: &mut World<'_>, other: &str) -> bool {
    let me = world.actor.id.clone();
    let employer = |world: &mut World<'_>, id: &str| {
        world.record(record::register::PEOPLE, id).map(|person| person.datum("employer").clone())
    };
    me == other || employer(world, &me).is_some_and(|mine| !mine.is_empty() && Some(mine) == employer(world, other))
}

fn instant<T>(edit: &Edit, handle: Handle<T>) -> Option<jiff::Timestamp> {
    Words::instant(edit.text(handle))
}

fn durations_follow(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let Some(opened) = instant(edit, OPENED_AT) else { return Ok(()) };
    let service = edit.text(SERVICE).to_owned();
    let calendar = clocks::hours(edit, world, &service);
    let resolved = instant(edit, RESOLVED_AT);
    let mut steps = vec![(opened, Step::Runs, "opened")];
    steps.extend(resolved.map(|at| (at, Step::Stops, "resolved")));
    let runs = Runs::from_steps(steps);
    let reading =
        Clock { runs: &runs, calendar: &calendar, target: None }.read(resolved.unwrap_or(world.now).max(opened));
    edit.set(OUT_OF_HOURS, i64::from(reading.is_out_of_hours || !calendar.is_open(opened)));
    match resolved {
        Some(_) => {
            edit.set(ELAPSED, reading.elapsed);
            edit.set(INSIDE, reading.inside);
            edit.set(OUTSIDE, reading.outside);
        }
        None => {
            edit.clear(ELAPSED);
            edit.clear(INSIDE);
            edit.clear(OUTSIDE);
        }
    }
    Ok(())
}

fn outcomes_follow(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let clocks = clocks::after(edit, world);
    let now = world.now;
    let strictest = |measures: Measures| {
        let promises = clocks.iter().filter(|clock| clock.is_service_level && clock.measures == measures);
        let (due, met) =
            promises.map(|clock| clock.outcome(now)).min_by_key(|(due, _)| (due.is_none(), *due)).unwrap_or_default();
        let due = due.map_or(Datum::Null, |at| Datum::Text(Words::stamp(at)));
        (due, met.map_or(Datum::Null, |met| Datum::Int(met.into())))
    };
    let (due, met) = strictest(Measures::Response);
    edit.set(RESPONSE_DUE, due);
    edit.set(RESPONSE_MET, met);
    let (due, met) = strictest(Measures::Resolution);
    edit.set(RESOLUTION_DUE, due);
    edit.set(RESOLUTION_MET, met);
    // Another system's word stands as it was told.
    let is_missed = edit.int(RESPONSE_MET) == Some(0) || edit.int(RESOLUTION_MET) == Some(0);
    if is_missed && world.course.is_none() {
        edit.set(IN_TIME, 0);
    }
    Ok(())
}

fn parent_resolves_children(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.makes(STATE, "resolved") || edit.is_new() {
        return Ok(());
    }
    let open = Filter::test("state", Check::In(["1", "2", "3"].map(|value| Operand::Datum(value.into())).to_vec()));
    for child in world.records(&Query::all("incident").and(PARENT_INCIDENT.is(edit.id.as_str())).and(open)) {
        let resolved = Draft::change("incident", &child.sys_id, child.version())
            .with("state", "resolved")
            .with("close_code", edit.text(CLOSE_CODE))
            .with("close_notes", edit.text(CLOSE_NOTES));
        edit.save(resolved);
    }
    Ok(())
}

fn major_is_told(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.makes(MAJOR, "accepted") {
        let payload = serde_json::json!({ "register": "incident", "sys_id": edit.id });
        let key = format!("major_incident/{}", edit.id);
        edit.effects.push(Effect::Send { kind: "letter/major_incident".into(), key, payload });
    }
    Ok(())
}
