//! When a change could be made.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use practice::change::REGISTER;
use practice::change::reach::touched;
use practice::change::schedule::{DURATION_MAX, Span, Wanted};
use practice::estate::ITEMS;
use record::{Draft, Filter, Page, Query, Words, value};
use serde_json::{Map, Value, json};

use super::the_change;
use super::worker::{Work, started};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, input, occasion};
use crate::rest::values;

/// Times for a change, as long as it is planned to take.
pub fn schedule(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let (change, items) = planned(call)?;
    let at = |field: &str| Words::instant(change.text(field));
    let (Some(start), Some(end)) = (at("start_date"), at("end_date")) else {
        return Err(RestFault::unreadable("The change is missing its planned start and end."));
    };
    let wanted = Wanted {
        items: &items,
        except: &change.sys_id,
        from: start.max(call.site.now()),
        duration: end.duration_since(start),
    };
    let spans = desk(call).free_spans(&call.caller.actor, &call.words, &mut call.store(), wanted)?;
    started(call, work(call, json!({"task": change.sys_id}), &spans))
}

/// Times for whatever may be done to an item.
pub fn schedule_of_item(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let item = call.part("item");
    super::register(call, ITEMS)?;
    let query = Query::all(ITEMS).and(Filter::is("sys_id", item));
    if call.asks(&query)?.ids(&mut call.store(), Page::ONE)?.is_empty() {
        return Err(RestFault::unreadable("There is no such configuration item."));
    }
    super::register(call, REGISTER)?;
    let (from, duration) = wanted(call, &Map::new())?;
    let items = BTreeSet::from([item.to_owned()]);
    let wanted = Wanted { items: &items, except: "", from, duration };
    let spans = desk(call).free_spans(&call.caller.actor, &call.words, &mut call.store(), wanted)?;
    let request = json!({"cmdb_ci_sys_id": item, "duration_in_seconds": duration.as_secs()});
    started(call, work(call, request, &spans))
}

/// Plans a change for the first time at which nothing is in its way.
pub fn first_available(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let (change, items) = planned(call)?;
    let (from, duration) = wanted(call, &input::object(&call.body)?)?;
    let wanted = Wanted { items: &items, except: &change.sys_id, from, duration };
    let spans = desk(call).free_spans(&call.caller.actor, &call.words, &mut call.store(), wanted)?;
    let first = &spans[..spans.len().min(1)];
    if let Some((start, end)) = first.first() {
        let typed = |at: &Timestamp| format!("{}Z", Words::stamp(*at).replacen(' ', "T", 1));
        let draft = Draft { sys_id: Some(change.sys_id.clone()), ..Draft::new(REGISTER) }
            .with("start_date", typed(start))
            .with("end_date", typed(end));
        let saved = desk(call).save(occasion(call), &draft);
        saved.map_err(|not| RestFault::not_saved(REGISTER, "Update", not))?;
    }
    started(call, work(call, json!({"task": change.sys_id, "duration_in_seconds": duration.as_secs()}), first))
}

/// The change, and the items that it touches.
fn planned(call: &Call) -> Result<(record::Record, BTreeSet<String>), RestFault> {
    super::register(call, REGISTER)?;
    let columns = ["cmdb_ci", "start_date", "end_date"];
    let found = call.asks(&the_change(call))?.picked(&mut call.store(), &columns, Page::ONE)?.pop();
    let change = found.ok_or_else(RestFault::no_record)?;
    let items = touched(&desk(call), &call.caller.actor, &call.words, &mut call.store(), &change)?;
    if items.is_empty() {
        return Err(RestFault::unreadable("The change has no configuration item."));
    }
    Ok((change, items))
}

/// From when, and for how long.
fn wanted(call: &Call, body: &Map<String, Value>) -> Result<(Timestamp, SignedDuration), RestFault> {
    let said = |name: &str| match body.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => call.parameter(name).trim().to_owned(),
    };
    let seconds: Option<i64> = said("duration_in_seconds").parse().ok().filter(|seconds| *seconds > 0);
    let duration = seconds.map(SignedDuration::from_secs).filter(|duration| *duration <= DURATION_MAX);
    let duration = duration
        .ok_or_else(|| RestFault::unreadable("Say duration_in_seconds as a whole number, at most thirty days."))?;
    let from = said("planned_start_time");
    if from.is_empty() {
        return Ok((call.site.now(), duration));
    }
    let at = value::local(&from).and_then(|at| at.to_zoned(TimeZone::UTC).ok());
    let at = at.ok_or_else(|| RestFault::unreadable("Say planned_start_time as yyyy-mm-dd hh:mm:ss, in UTC."))?;
    Ok((at.timestamp().max(call.site.now()), duration))
}

fn work(call: &Call, request: Value, spans: &[Span]) -> Work {
    let mut work = Work::new("schedule", request);
    if spans.is_empty() {
        work.info.push("Nothing is free within 90 days.".into());
        return work;
    }
    let told = |at: &Timestamp| {
        let stamp = Words::stamp(*at);
        let shown = values::local(&stamp, &call.words.zone).unwrap_or_else(|| stamp.clone());
        json!({"value": stamp, "display_value": shown})
    };
    let spans: Vec<Value> = spans.iter().map(|(start, end)| json!({"start": told(start), "end": told(end)})).collect();
    work.extra.insert("payload".into(), json!({"spans": spans}));
    work
}
