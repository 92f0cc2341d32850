//! What an event does to the alert of its key.

use jiff::Timestamp;
use record::edit::{Edit, Ruling};
use record::{Check, Draft, Filter, Operand, Query, Record, Words};
use store::Datum;

use super::{
    ALERT, EVENT_ALERT, EVENT_KEY, EVENT_SEVERITY, EVENT_STATE, EVENT_TIME, KEY, MEANS, NOTES, OF_EVENT, SOURCE, STATE,
    TAKEN, mapping,
};
use crate::fresh;
use crate::world::World;

/// What may be written on an event after it came: whether it is to be looked at again, and why it was not.
const NOT_SAID: [&str; 6] = ["state", "processing_notes", "alert", "company", "sys_mod_count", "sys_updated_on"];

pub(super) fn stays_as_said(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is_new() {
        return Ok(());
    }
    let altered = edit.changed().into_iter().find(|(name, ..)| !NOT_SAID.contains(name) && !is_kept(name));
    match altered {
        Some((name, ..)) => Err(record::Refusal::field(name, "This is what was said: it stays.")),
        None => Ok(()),
    }
}

fn is_kept(name: &str) -> bool {
    record::dictionary::is_system(name)
}

/// New, or to be looked at again.
fn is_ready(edit: &Edit) -> bool {
    edit.makes(EVENT_STATE, "ready")
}

pub(super) fn has_a_key(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if !edit.has(EVENT_KEY) && is_ready(edit) {
        let parts = OF_EVENT.map(|handle| edit.text(handle).to_owned());
        if parts.iter().skip(1).all(String::is_empty) {
            return edit.refuse(EVENT_KEY, "Say what it is about: a key, or at least node, type, resource or metric.");
        }
        edit.set(EVENT_KEY, super::intake::short_key(&parts.join("_")));
    }
    Ok(())
}

pub(super) fn clear_is_over(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_ready(edit) && edit.is(EVENT_SEVERITY, "0") && edit.is(MEANS, "New") {
        edit.set(MEANS, "Closing");
    }
    Ok(())
}

pub(super) fn stands(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !is_ready(edit) || !edit.is(MEANS, "New") || !edit.has(EVENT_KEY) {
        return Ok(());
    }
    let standing = open(edit, world);
    let is_past = standing.as_ref().is_some_and(|alert| is_put_right(alert, world));
    if let Some(alert) = standing.filter(|_| !is_past).or_else(|| returning(edit, world)) {
        belong(edit, &alert);
        return Ok(());
    }
    if let Some(old) = open(edit, world) {
        edit.save(Draft { sys_id: Some(old.sys_id), ..Draft::new(ALERT) }.with("state", "closed"));
    }
    let id = fresh::id();
    let mut draft = Draft { new_id: Some(id.clone()), ..Draft::new(ALERT) };
    for name in TAKEN.into_iter().chain(["message_key", "severity", "company"]) {
        draft = draft.with(name, edit.datum(name).as_text().unwrap_or_default());
    }
    let began = instant(edit.text(EVENT_TIME)).filter(|at| *at <= world.now).unwrap_or(world.now);
    edit.save(draft.with("initial_event_time", Words::stamp(began)));
    edit.set(EVENT_ALERT, id);
    edit.set(EVENT_STATE, "Processed");
    Ok(())
}

/// The event belongs to an alert that there is. Nothing is written on it unless something changes: a storm of repetitions
/// leaves it as it stands.
fn belong(edit: &mut Edit, alert: &Record) {
    let text = |name: &str| alert.datum(name).as_text().unwrap_or_default();
    let mut draft = Draft { sys_id: Some(alert.sys_id.clone()), ..Draft::new(ALERT) };
    if text("state") == "Closed" {
        draft = draft.with("state", "reopen");
    }
    for name in ["severity", "description", "additional_info"] {
        let said = edit.datum(name).as_text().unwrap_or_default();
        // Details tell moments and readings: by themselves they are no news.
        let is_news = name == "severity" || !draft.typed.is_empty();
        if is_news && said != text(name) {
            draft = draft.with(name, said);
        }
    }
    if !draft.typed.is_empty() {
        edit.save(draft);
    }
    edit.set(EVENT_ALERT, alert.sys_id.as_str());
    edit.set(EVENT_STATE, "Processed");
}

pub(super) fn is_over(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !is_ready(edit) || !edit.is(MEANS, "Closing") || !edit.has(EVENT_KEY) {
        return Ok(());
    }
    match open(edit, world) {
        Some(alert) => {
            let draft = Draft { sys_id: Some(alert.sys_id.clone()), ..Draft::new(ALERT) };
            edit.save(draft.with("state", "closed"));
            edit.set(EVENT_ALERT, alert.sys_id);
            edit.set(EVENT_STATE, "Processed");
        }
        None => {
            edit.set(NOTES, "Nothing of this key was open.");
            edit.set(EVENT_STATE, "Ignored");
        }
    }
    Ok(())
}

pub(super) fn is_only_told(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if is_ready(edit) && edit.is(MEANS, "None") {
        edit.set(EVENT_STATE, "Ignored");
        if !edit.has(NOTES) {
            edit.set(NOTES, "It says neither that something is wrong nor that it is over.");
        }
    }
    Ok(())
}

fn same_key(edit: &Edit) -> Filter {
    let company = edit.datum("company").as_text().unwrap_or_default();
    KEY.is(edit.text(EVENT_KEY)).and(SOURCE.is(edit.text(OF_EVENT[0]))).and(Filter::is("company", company))
}

fn latest(mut found: Vec<Record>, by: &str) -> Option<Record> {
    found.sort_by(|a, b| a.datum(by).as_text().cmp(&b.datum(by).as_text()));
    found.pop()
}

/// The alert of the event's key that is not over.
fn open(edit: &Edit, world: &mut World<'_>) -> Option<Record> {
    let query = Query::all(ALERT).and(same_key(edit)).and(STATE.is_not("Closed"));
    latest(world.records(&query), "sys_created_on")
}

/// The alert of the event's key that was over only so long ago that this is its return.
fn returning(edit: &Edit, world: &mut World<'_>) -> Option<Record> {
    let since = mapping::RETURN_MAX.as_secs();
    let since = Timestamp::from_second(world.now.as_second() - since).unwrap_or(Timestamp::MIN);
    let lately = Check::AtLeast(Operand::Datum(Datum::Text(Words::stamp(since))));
    let query = Query::all(ALERT).and(same_key(edit)).and(STATE.is("Closed")).and(Filter::test("closed_at", lately));
    let alert = latest(world.records(&query), "closed_at")?;
    let over = instant(alert.datum("closed_at").as_text()?)?;
    let is_soon = world.now.as_second() - over.as_second() <= window(&alert, world);
    // A closed or cancelled incident is not taken up again.
    let is_finished = incident(&alert, world).is_some_and(|one| matches!(state(&one), "7" | "8"));
    (is_soon && !is_finished).then_some(alert)
}

/// Whether people have put the alert's incident right so long ago that its going on is another incident.
fn is_put_right(alert: &Record, world: &mut World<'_>) -> bool {
    let Some(one) = incident(alert, world) else { return false };
    let since = match state(&one) {
        "6" => "resolved_at",
        "7" | "8" => "closed_at",
        _ => return false,
    };
    let since =
        [since, "resolved_at", "sys_updated_on"].into_iter().find_map(|name| instant(one.datum(name).as_text()?));
    since.is_some_and(|since| world.now.as_second() - since.as_second() > window(alert, world))
}

fn state(incident: &Record) -> &str {
    incident.datum("state").as_text().unwrap_or_default()
}

fn incident(alert: &Record, world: &mut World<'_>) -> Option<Record> {
    world.record("incident", alert.datum("incident").as_text()?)
}

/// How soon a return is the same again, in seconds.
fn window(alert: &Record, world: &mut World<'_>) -> i64 {
    let rule = alert.datum("rule").as_text().and_then(|id| world.record(super::RULE, id));
    rule.and_then(|rule| rule.datum("reopen_within").as_int()).unwrap_or(mapping::RETURN.as_secs())
}

fn instant(stamp: &str) -> Option<Timestamp> {
    Words::instant(stamp)
}
