//! Grafana's webhook: the older form, a rule in a state, and since version 8 that of Alertmanager.

use super::alertmanager;
use super::part::{Part, add, lines};
use super::{Heard, Odd, Out, Severity, Standing, severity_or_warning};

pub fn read(payload: &Part<'_>, out: &mut Out) {
    if payload.any(&["alerts", "Alerts"]).is_there() {
        return alertmanager::read(payload, out);
    }
    let one = one(payload, out).map_err(|odd| payload.blame(odd));
    out.push(one);
}

fn one(payload: &Part<'_>, out: &Out) -> Result<Heard, Odd> {
    payload.object()?;
    let mut note = String::new();
    let state = payload.get("state").needed()?;
    let tags = payload.get("tags");
    let grave = severity_or_warning(&tags.get("severity").text(), &mut note);
    let standing = match state.as_str() {
        // Nothing was measured: that is wrong too, and is over with the next measurement.
        "no_data" => Standing::Stands(Severity::Warning),
        word => alertmanager::standing(word, grave)
            .ok_or_else(|| payload.get("state").odd("It is none of alerting, ok, no_data, pending and paused."))?,
    };
    let address = payload.get("ruleUrl").text();
    let instance = host(&address);
    let id = payload.any(&["ruleId", "ruleUid"]).needed()?;
    let matches = payload.get("evalMatches").list().unwrap_or_default();
    if matches.len() > 1 {
        add(&mut note, &format!("{} series met it; the first stands for them.", matches.len()));
    }
    let mut heard = out.heard(payload, standing);
    heard.key = format!("{instance}/{id}");
    heard.instance = instance;
    heard.what = payload.get("ruleName").text();
    heard.description = lines([payload.get("title").text(), payload.get("message").text()]);
    if let Some(first) = matches.first() {
        let own = first.get("tags");
        heard.node = own.first(&["instance", "host", "hostname", "node"]);
        heard.resource = own.first(&["device", "dimension", "service", "job"]);
        heard.metric = first.get("metric").text();
    }
    heard.note = note;
    Ok(heard)
}

/// `grafana.example.org` of an address; a rule has the same in whatever state.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
}
