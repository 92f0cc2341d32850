//! CloudWatch alarms, as SNS posts them: an envelope with the alarm inside it as text, or the alarm alone (raw delivery).

use serde_json::Value;

use super::part::{Part, add, lines};
use super::{Heard, Odd, Out, Severity, Standing};

pub fn read(payload: &Part<'_>, out: &mut Out) {
    let one = one(payload, out).map_err(|odd| payload.blame(odd));
    out.push(one);
}

fn one(payload: &Part<'_>, out: &Out) -> Result<Heard, Odd> {
    payload.object()?;
    match payload.get("Type").text().as_str() {
        "" => alarm(payload, payload, out),
        "Notification" => {
            let message = payload.get("Message");
            let inside: Value = serde_json::from_str(&message.needed()?)
                .map_err(|error| message.odd(format!("This is no alarm of CloudWatch, which is JSON: {error}.")))?;
            alarm(payload, &Part { place: message.place.clone(), value: &inside }, out)
        }
        "SubscriptionConfirmation" => Err(payload.get("SubscribeURL").odd(
            "SNS asks whether it may post here. No address in a payload is followed: confirm the subscription yourself.",
        )),
        other => Err(payload.get("Type").odd(format!("“{}” brings no alarm.", super::part::short(other)))),
    }
}

fn alarm(payload: &Part<'_>, alarm: &Part<'_>, out: &Out) -> Result<Heard, Odd> {
    let mut note = String::new();
    let name = alarm.get("AlarmName").needed()?;
    let state = alarm.get("NewStateValue");
    let standing = match state.needed()?.as_str() {
        "ALARM" => Standing::Stands(grave(&name, &alarm.get("AlarmDescription").text())),
        "OK" => Standing::Over,
        "INSUFFICIENT_DATA" => {
            add(&mut note, "CloudWatch has too little data to say whether something is wrong.");
            Standing::Told(Severity::Info)
        }
        _ => return Err(state.odd("It is none of ALARM, OK and INSUFFICIENT_DATA.")),
    };
    let (account, region) = (alarm.get("AWSAccountId").text(), alarm.get("Region").text());
    let trigger = alarm.get("Trigger");
    let dimensions = trigger.get("Dimensions").list().unwrap_or_default();
    let dimension = |names: &[&str]| {
        let found = dimensions.iter().find(|one| names.contains(&one.get("name").text().as_str()));
        found.map(|one| one.get("value").text()).unwrap_or_default()
    };
    let mut heard = out.heard(payload, standing);
    heard.said = alarm.value.to_string();
    heard.at = alarm.get("StateChangeTime").instant(&mut note);
    heard.key = match alarm.get("AlarmArn").text() {
        arn if !arn.is_empty() => arn,
        _ => format!("{account}/{region}/{name}"),
    };
    heard.description = lines([name.clone(), alarm.get("AlarmDescription").text(), alarm.get("NewStateReason").text()]);
    heard.what = name;
    heard.instance = account;
    heard.node =
        dimension(&["InstanceId", "DBInstanceIdentifier", "LoadBalancer", "FunctionName", "BucketName", "QueueName"]);
    if heard.node.is_empty() {
        heard.node = dimensions.first().map(|one| one.get("value").text()).unwrap_or_default();
    }
    heard.resource = trigger.get("Namespace").text();
    heard.metric = trigger.get("MetricName").text();
    heard.note = note;
    Ok(heard)
}

/// CloudWatch has no severities; those who need them write `[critical]` into the name or description of the alarm.
fn grave(name: &str, description: &str) -> Severity {
    let marked = |text: &str| text.split_once('[').and_then(|(_, rest)| super::severity(rest.split_once(']')?.0));
    marked(name).or_else(|| marked(description)).unwrap_or(Severity::Major)
}
