//! Pingdom's checks and Graylog's streams.

use super::part::{Part, lines};
use super::{Heard, Odd, Out, Severity, Standing};

pub fn pingdom(payload: &Part<'_>, out: &mut Out) {
    let one = check(payload, out).map_err(|odd| payload.blame(odd));
    out.push(one);
}

fn check(payload: &Part<'_>, out: &Out) -> Result<Heard, Odd> {
    payload.object()?;
    let id = payload.get("check_id").needed()?;
    let state = payload.get("current_state");
    let grave = match payload.get("importance_level").text().as_str() {
        "HIGH" => Severity::Critical,
        "LOW" => Severity::Warning,
        _ => Severity::Major,
    };
    let standing = match state.needed()?.as_str() {
        "DOWN" | "FAILING" => Standing::Stands(grave),
        "UP" | "SUCCESS" => Standing::Over,
        _ => return Err(state.odd("It is neither DOWN nor UP.")),
    };
    let mut heard = out.heard(payload, standing);
    heard.key = format!("check/{id}");
    heard.what = payload.get("check_name").text();
    heard.at = payload.get("state_changed_utc_time").instant(&mut heard.note);
    heard.node = payload.get("check_params").get("hostname").text();
    heard.resource = payload.get("check_params").first(&["full_url", "url"]);
    heard.metric = payload.get("check_type").text();
    heard.description = lines([
        format!("{}: {}", heard.what, payload.get("description").text()),
        payload.get("long_description").text(),
    ]);
    Ok(heard)
}

pub fn graylog(payload: &Part<'_>, out: &mut Out) {
    let one = stream(payload, out).map_err(|odd| payload.blame(odd));
    out.push(one);
}

fn stream(payload: &Part<'_>, out: &Out) -> Result<Heard, Odd> {
    payload.object()?;
    let (result, stream) = (payload.get("check_result"), payload.get("stream"));
    result.object()?;
    let id = stream.get("id").needed()?;
    let condition = result.get("triggered_condition");
    let standing = match result.get("triggered").value.as_bool() {
        Some(true) => Standing::Stands(Severity::Warning),
        Some(false) => Standing::Over,
        None => return Err(result.get("triggered").odd("It says neither true nor false.")),
    };
    let mut heard = out.heard(payload, standing);
    heard.key = format!("stream/{id}/{}", condition.get("type").text());
    heard.what = stream.get("title").text();
    heard.at = result.get("triggered_at").instant(&mut heard.note);
    heard.metric = condition.get("type").text();
    heard.resource = stream.get("description").text();
    if let Some(first) = result.get("matching_messages").list().unwrap_or_default().first() {
        heard.node = first.get("source").text();
    }
    heard.description = lines([heard.what.clone(), result.get("result_description").text()]);
    Ok(heard)
}
