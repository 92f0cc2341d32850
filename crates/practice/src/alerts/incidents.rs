//! What an alert does to its incident.

use record::edit::{Edit, Ruling};
use record::{Draft, Filter, Query, Record};
use store::Datum;

use super::{
    ABOUT, BY_RULE, CI, CLOSED_AT, EVENT, INCIDENT, KEY, NODE, RETURNS, RULE, SEVERITY, SOURCE, STATE, TYPE, mapping,
};
use crate::fresh;
use crate::world::World;

/// Whether the alert says that something is wrong.
fn stands(edit: &Edit) -> bool {
    edit.is(STATE, "open") || edit.is(STATE, "reopen")
}

/// By name as it was said, without a port, without a domain; by address. One that is not alone is none.
pub(super) fn names_its_item(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.is_new() || edit.has(CI) || !edit.has(NODE) {
        return Ok(());
    }
    let node = edit.text(NODE).to_owned();
    let host = node.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(&*node, |(host, _)| host);
    let is_address = host.parse::<std::net::IpAddr>().is_ok();
    let short = host.split('.').next().filter(|_| !is_address).unwrap_or(host);
    let company = edit.datum("company").clone();
    let mut ways: Vec<Filter> = vec![Filter::is("name", &*node), Filter::is("name", host), Filter::is("name", short)];
    ways.extend(is_address.then(|| Filter::is("ip_address", host)));
    for way in ways {
        let found = world.records(&Query::all("cmdb_ci").and(way));
        let mut own = found.into_iter().filter(|item| {
            let of = item.datum("company");
            *of == company || of.as_text() == Some(store::SHARED)
        });
        if let (Some(item), None) = (own.next(), own.next()) {
            edit.set(CI, item.sys_id);
            return Ok(());
        }
    }
    Ok(())
}

pub(super) fn closing_has_an_hour(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if edit.makes(STATE, "closed") {
        edit.set(CLOSED_AT, world.stamp());
    } else if stands(edit) && edit.has(CLOSED_AT) {
        edit.clear(CLOSED_AT);
    }
    Ok(())
}

pub(super) fn returns_are_counted(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.makes(STATE, "reopen") {
        let count = edit.int(RETURNS).unwrap_or(0);
        edit.set(RETURNS, count + 1);
    }
    Ok(())
}

pub(super) fn has_an_incident(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let is_news = edit.is_new() || edit.changes(STATE) || edit.changes(SEVERITY);
    if !stands(edit) || !is_news || edit.has(INCIDENT) {
        return Ok(());
    }
    let rule = mapping::first(edit, world);
    edit.set(BY_RULE, rule.as_ref().map_or(Datum::Null, |rule| Datum::text(&rule.sys_id)));
    let is_wanted = rule.as_ref().is_none_or(|rule| rule.datum("creates_incident").as_int() != Some(0));
    if !is_wanted || edit.is(SEVERITY, "5") || edit.is(SEVERITY, "0") {
        return Ok(());
    }
    let id = fresh::id();
    let draft = Draft { new_id: Some(id.clone()), ..incident(edit, rule.as_ref(), world) };
    edit.save(draft);
    edit.set(INCIDENT, id);
    Ok(())
}

/// The incident as the rule words it, or else as the alert speaks for itself.
fn incident(alert: &Edit, rule: Option<&Record>, world: &mut World<'_>) -> Draft {
    let said = |name: &str| rule.and_then(|rule| rule.datum(name).as_text()).unwrap_or_default().to_owned();
    let about = alert.text(ABOUT);
    let short = match said("short_description") {
        text if !text.is_empty() => mapping::line(&mapping::filled(&text, alert)),
        _ => mapping::line(about.lines().next().unwrap_or_default()),
    };
    let unnamed = || mapping::line(&format!("{} on {}", alert.text(TYPE), alert.text(NODE)));
    let short = if short.is_empty() { unnamed() } else { short };
    let long = match said("description") {
        text if !text.is_empty() => mapping::filled(&text, alert),
        _ => about.to_owned(),
    };
    let item = match said("cmdb_ci") {
        id if !id.is_empty() => id,
        _ => alert.text(CI).to_owned(),
    };
    let known = world.record("cmdb_ci", &item);
    let group = match said("assignment_group") {
        id if !id.is_empty() => id,
        _ => known.as_ref().and_then(|item| item.datum("support_group").as_text()).unwrap_or_default().to_owned(),
    };
    let service = match said("business_service") {
        id if !id.is_empty() => id,
        _ => known.filter(|item| item.class == "cmdb_ci_service").map(|item| item.sys_id).unwrap_or_default(),
    };
    let (impact, urgency) = by_severity(alert.text(SEVERITY));
    let or = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
    let mut draft = Draft::new("incident")
        .with("company", alert.datum("company").as_text().unwrap_or_default())
        .with("short_description", short)
        .with("impact", or(said("impact"), impact))
        .with("urgency", or(said("urgency"), urgency))
        .with("contact_type", "monitoring")
        .with("correlation_id", alert.text(KEY))
        .with("correlation_display", alert.text(SOURCE));
    for (name, text) in
        [("description", long), ("cmdb_ci", item), ("assignment_group", group), ("business_service", service)]
    {
        if !text.is_empty() {
            draft = draft.with(name, text);
        }
    }
    draft
}

/// Impact and urgency. Nothing that a machine says is critical by itself: how many people it hits a person or a rule says.
fn by_severity(severity: &str) -> (&'static str, &'static str) {
    match severity {
        "1" => ("2", "1"),
        "2" => ("2", "2"),
        "3" => ("2", "3"),
        _ => ("3", "3"),
    }
}

/// The alert's incident as it stands, if it stood before this edit.
fn kept(edit: &Edit, world: &mut World<'_>) -> Option<Record> {
    if edit.changes(INCIDENT) { None } else { world.record("incident", edit.text(INCIDENT)) }
}

fn change(incident: &Record) -> Draft {
    Draft { sys_id: Some(incident.sys_id.clone()), ..Draft::new("incident") }
}

pub(super) fn reopens(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.makes(STATE, "reopen") {
        return Ok(());
    }
    let Some(incident) = kept(edit, world) else { return Ok(()) };
    let note = format!("The alert came back: {}", edit.text(ABOUT));
    let draft = change(&incident).with("work_notes", note);
    match incident.datum("state").as_text() {
        Some("6") => edit.save(draft.with("state", "in_progress")),
        Some("1" | "2" | "3") => edit.save(draft),
        _ => {}
    }
    Ok(())
}

pub(super) fn worse_is_said(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let is_worse = |was: &Datum| was.as_text().is_some_and(|was| edit.text(SEVERITY) < was);
    if edit.is_new() || !stands(edit) || edit.is(SEVERITY, "0") || !is_worse(edit.was("severity")) {
        return Ok(());
    }
    if let Some(incident) = kept(edit, world) {
        let severity = mapping::shown(&edit.register, "severity", edit);
        edit.save(change(&incident).with("work_notes", format!("The alert is now of severity {severity}.")));
    }
    Ok(())
}

pub(super) fn resolves(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    if !edit.makes(STATE, "closed") {
        return Ok(());
    }
    let Some(incident) = kept(edit, world) else { return Ok(()) };
    if !matches!(incident.datum("state").as_text(), Some("1" | "2" | "3")) {
        return Ok(());
    }
    let count = world.count(EVENT, Filter::is("alert", edit.id.as_str()));
    let events = if count == 1 { "1 event".to_owned() } else { format!("{count} events") };
    let said = format!("Monitoring says that it is over, after {events}.");
    let rule = world.record(RULE, edit.text(BY_RULE));
    let is_left = rule.is_some_and(|rule| rule.datum("resolves_incident").as_int() == Some(0));
    let draft = change(&incident);
    edit.save(match is_left {
        true => draft.with("work_notes", said),
        false => draft
            .with("state", "resolved")
            .with("close_code", "No resolution provided")
            .with("close_notes", format!("{said} Nobody has said what put it right.")),
    });
    Ok(())
}
