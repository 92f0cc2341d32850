//! ServiceNow's own form: `{"records": [{"source": …, "node": …, "severity": …}]}`, or a list, or one.

use super::part::{Part, add};
use super::{Heard, Odd, Out, Severity, Standing};

pub fn read(payload: &Part<'_>, out: &mut Out) {
    let records = payload.get("records");
    let list = if records.is_there() { records } else { Part { place: payload.place.clone(), value: payload.value } };
    let events = match list.value.is_object() {
        true => vec![list],
        false => match list.list() {
            Ok(events) => events,
            Err(odd) => return out.push(Err(payload.blame(odd))),
        },
    };
    out.each(&events, |out, event| one(out, event).map_err(|odd| event.blame(odd)));
}

fn one(out: &Out, event: &Part<'_>) -> Result<Heard, Odd> {
    event.object()?;
    let (mut note, severity) = (String::new(), event.get("severity"));
    let grave = match severity.text().as_str() {
        "0" => None,
        "1" => Some(Severity::Critical),
        "2" => Some(Severity::Major),
        "3" => Some(Severity::Minor),
        "4" => Some(Severity::Warning),
        "5" => Some(Severity::Info),
        word if word.eq_ignore_ascii_case("clear") => None,
        word => Some(super::severity_or_warning(word, &mut note)),
    };
    let state = event.get("resolution_state").text().to_ascii_lowercase();
    let standing = match (state.as_str(), grave) {
        ("closing", _) | (_, None) => Standing::Over,
        ("" | "new", Some(grave)) => Standing::Stands(grave),
        _ => return Err(event.get("resolution_state").odd("It is neither New nor Closing.")),
    };
    let text = |name: &str| event.get(name).text();
    let mut heard = out.heard(event, standing);
    let source = text("source");
    if !source.is_empty() {
        heard.source = source;
    }
    heard.instance = text("event_class");
    heard.node = text("node");
    heard.what = text("type");
    heard.resource = text("resource");
    heard.metric = text("metric_name");
    heard.key = text("message_key");
    heard.description = text("description");
    heard.at = event.get("time_of_event").instant(&mut note);
    let is_known = [&heard.key, &heard.node, &heard.what, &heard.resource, &heard.metric];
    if is_known.into_iter().all(String::is_empty) {
        return Err(event.odd("Say what it is about: message_key, or at least node, type, resource or metric_name."));
    }
    let info = event.get("additional_info");
    if let Some(said) = info.value.as_str().filter(|said| !said.is_empty()) {
        match serde_json::from_str::<serde_json::Value>(said) {
            Ok(value) if value.is_object() => heard.said = value.to_string(),
            _ => add(&mut note, "additional_info is no JSON object."),
        }
    } else if info.value.is_object() {
        heard.said = info.value.to_string();
    }
    heard.note = note;
    Ok(heard)
}
