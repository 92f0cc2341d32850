//! Prometheus Alertmanager's webhook, versions 3 and 4; Grafana since version 8 posts the same.

use std::collections::BTreeMap;

use super::part::{Part, add, lines};
use super::{Heard, Odd, Out, Severity, Standing, severity_or_warning};

pub fn read(payload: &Part<'_>, out: &mut Out) {
    let alerts = match payload.any(&["alerts", "Alerts"]).list() {
        Ok(alerts) => alerts,
        Err(odd) => return out.push(Err(payload.blame(odd))),
    };
    let status = payload.get("status").text();
    let instance = payload.get("externalURL").text();
    out.each(&alerts, |out, alert| one(out, alert, &status, &instance).map_err(|odd| alert.blame(odd)));
    let left_out = payload.get("truncatedAlerts");
    if left_out.value.as_u64().is_some_and(|count| count > 0) {
        let message = format!("Alertmanager left {} alerts out. Raise its max_alerts.", left_out.text());
        out.push(Err(left_out.odd(message)));
    }
}

fn one(out: &Out, alert: &Part<'_>, status: &str, instance: &str) -> Result<Heard, Odd> {
    alert.object()?;
    let labels = labels(&alert.get("labels"))?;
    let label = |names: &[&str]| names.iter().find_map(|name| labels.get(*name)).cloned().unwrap_or_default();
    let notes = alert.get("annotations");
    let mut note = String::new();
    let own = alert.get("status").text();
    let grave = match label(&["severity", "priority"]) {
        word if word.is_empty() => notes.get("severity").text(),
        word => word,
    };
    let grave = severity_or_warning(&grave, &mut note);
    let standing = standing(if own.is_empty() { status } else { &own }, grave)
        .ok_or_else(|| alert.get("status").odd("It says neither firing nor resolved."))?;
    let time = if standing == Standing::Over && !alert.get("endsAt").text().starts_with("0001-") {
        alert.get("endsAt")
    } else {
        alert.get("startsAt")
    };
    let fingerprint = alert.get("fingerprint").text();
    let what = label(&["alertname"]);
    let mut heard = out.heard(alert, standing);
    heard.key = if fingerprint.is_empty() { fingerprint_of(&labels) } else { fingerprint };
    heard.at = time.instant(&mut note);
    heard.description = lines([
        notes.first(&["summary", "message", "title"]),
        notes.get("description").text(),
        alert.get("valueString").text(),
    ]);
    if heard.description.is_empty() {
        heard.description.clone_from(&what);
    }
    if what.is_empty() {
        add(&mut note, "It has no alertname.");
    }
    heard.what = what;
    heard.node = label(&["instance", "node", "hostname", "host", "nodename", "pod"]);
    heard.resource = label(&["device", "mountpoint", "interface", "container", "service", "job"]);
    heard.metric = label(&["__name__"]);
    heard.instance = instance.to_owned();
    heard.note = note;
    Ok(heard)
}

pub fn standing(word: &str, grave: Severity) -> Option<Standing> {
    match word.to_ascii_lowercase().as_str() {
        "firing" | "alerting" => Some(Standing::Stands(grave)),
        "resolved" | "ok" | "normal" => Some(Standing::Over),
        "pending" | "paused" | "suppressed" => Some(Standing::Told(grave)),
        _ => None,
    }
}

fn labels(part: &Part<'_>) -> Result<BTreeMap<String, String>, Odd> {
    let names = part.object()?.keys();
    let labels: BTreeMap<String, String> = names
        .map(|name| match part.get(name) {
            label if label.value.is_object() || label.value.is_array() => Err(label.odd("A label is a text.")),
            label => Ok((name.clone(), label.text())),
        })
        .collect::<Result<_, _>>()?;
    match labels.is_empty() {
        true => Err(part.odd("Without a label nothing says what it is about.")),
        false => Ok(labels),
    }
}

/// Alertmanager's own fingerprint, for versions that do not write it: FNV-1a of 64 bits over sorted names and values, a byte
/// 255 after each (`github.com/prometheus/common/model`, `signature.go`).
fn fingerprint_of(labels: &BTreeMap<String, String>) -> String {
    let texts = labels.iter().flat_map(|(name, value)| [name, value]);
    let bytes = texts.flat_map(|text| text.bytes().chain([255]));
    let sum =
        bytes.fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{sum:016x}")
}

#[cfg(test)]
mod tests {
    use super::fingerprint_of;

    /// The value is that of Prometheus's own test of label signatures: 5799056148416392346.
    #[test]
    fn a_fingerprint_is_the_one_that_prometheus_makes() {
        let labels = [("name", "garland, briggs"), ("fear", "love is not enough")];
        let labels = labels.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(fingerprint_of(&labels.into()), format!("{:016x}", 5_799_056_148_416_392_346_u64));
    }
}
