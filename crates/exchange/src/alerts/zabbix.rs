//! Zabbix: an object with the values of its macros under their names in lower case (`{EVENT.ID}` is `event_id`), as its own media
//! types write their parameters.

use super::part::{Part, lines};
use super::{Heard, Odd, Out, Severity, Standing, severity_or_warning};

pub fn read(payload: &Part<'_>, out: &mut Out) {
    let one = one(payload, out).map_err(|odd| payload.blame(odd));
    out.push(one);
}

fn one(payload: &Part<'_>, out: &Out) -> Result<Heard, Odd> {
    payload.object()?;
    let mut note = String::new();
    let grave = match payload.any(&["event_nseverity", "trigger_nseverity"]).text().as_str() {
        "0" | "1" => Severity::Info,
        "2" => Severity::Warning,
        "3" => Severity::Minor,
        "4" => Severity::Major,
        "5" => Severity::Critical,
        _ => word(&payload.first(&["event_severity", "trigger_severity", "severity"]), &mut note),
    };
    let value = payload.any(&["event_value", "trigger_value"]);
    let is_update = payload.get("event_update_status").text() == "1";
    let standing = match value.text().to_ascii_uppercase().as_str() {
        // Somebody acknowledged or commented; the problem is what it was.
        "1" | "PROBLEM" if is_update => Standing::Told(grave),
        "1" | "PROBLEM" => Standing::Stands(grave),
        "0" | "OK" | "RESOLVED" => Standing::Over,
        _ => match payload.any(&["trigger_status", "event_status", "status"]).text().to_ascii_uppercase().as_str() {
            "PROBLEM" => Standing::Stands(grave),
            "OK" | "RESOLVED" => Standing::Over,
            _ => return Err(value.odd("It says neither 1 (problem) nor 0 (over).")),
        },
    };
    let node = payload.first(&["host_name", "hostname", "host_host", "host"]);
    let trigger = payload.get("trigger_id").text();
    let mut heard = out.heard(payload, standing);
    heard.key = match trigger.as_str() {
        // The event of a recovery names that of the problem.
        "" => format!("event/{}", payload.any(&["event_id", "eventid"]).needed()?),
        id => format!("trigger/{id}/{node}"),
    };
    heard.node = node;
    heard.what = payload.first(&["event_name", "trigger_name", "alert_subject"]);
    heard.resource = payload.first(&["item_name", "item_key", "event_tags_component"]);
    heard.metric = payload.first(&["item_key", "item_name"]);
    heard.instance = payload.first(&["zabbix_url", "zabbix_server"]);
    let day = payload.get("event_date").text().replace('.', "-");
    if let (Ok(day), Ok(time)) = (day.parse::<jiff::civil::Date>(), payload.get("event_time").text().parse()) {
        // In the zone of the Zabbix server, which it does not say: nothing may rest on it but the order of the text.
        let at: jiff::civil::Time = time;
        heard.note = format!("It says {day} {at}, in the zone of its server.");
    }
    heard.description =
        lines([heard.what.clone(), payload.first(&["alert_message", "event_opdata", "trigger_description"])]);
    super::part::add(&mut heard.note, &note);
    heard.note = heard.note.trim().to_owned();
    Ok(heard)
}

fn word(text: &str, note: &mut String) -> Severity {
    match text.to_ascii_lowercase().as_str() {
        "not classified" => Severity::Info,
        _ => severity_or_warning(text, note),
    }
}
