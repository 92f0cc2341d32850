//! Clients start work and ask after it. Here it is done before they are answered; what came of it is kept for them for a day.

use std::sync::Arc;

use axum::http::StatusCode;
use jiff::SignedDuration;
use record::Words;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use store::lapsing::Lapsing;

use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;

const KIND: &str = "change_worker";
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A piece of work that is done.
pub struct Work {
    kind: &'static str,
    request: Value,
    pub info: Vec<String>,
    pub warnings: Vec<String>,
    /// What only this kind of work tells.
    pub extra: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    user: String,
    told: Value,
}

impl Work {
    pub fn new(kind: &'static str, request: Value) -> Self {
        Self { kind, request, info: Vec::new(), warnings: Vec::new(), extra: Map::new() }
    }
}

/// Keeps what came of work, and tells where to ask after it.
pub fn started(call: &Call, work: Work) -> Result<Reply, RestFault> {
    let id = practice::fresh::id();
    let mut told = json!({
        "worker": {"sysId": id, "link": format!("{}/api/sn_chg_rest{}/change/worker/{id}", call.origin, call.version)},
        "request": work.request.to_string(), "state": {"value": 3, "display_value": "Complete"}, "type": work.kind,
        "messages": {"errorMessages": [], "warningMessages": work.warnings, "infoMessages": work.info},
    });
    if let Value::Object(told) = &mut told {
        told.extend(work.extra);
    }
    let kept = Kept { user: call.caller.actor.id.clone(), told: told.clone() };
    let payload = serde_json::to_string(&kept).map_err(|_| RestFault::internal())?;
    let until = Words::stamp(call.site.now() + KEPT_FOR);
    call.store().lapsing_put(&Lapsing { kind: KIND.to_owned(), key: id, until, payload })?;
    Ok(Reply { status: StatusCode::ACCEPTED, ..Reply::result(&told) })
}

/// What came of work that the caller started.
pub fn worker(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let kept = call.store().lapsing_get(KIND, call.part("worker"), &Words::stamp(call.site.now()))?;
    let kept = kept.and_then(|text| serde_json::from_str::<Kept>(&text).ok());
    let kept = kept.filter(|kept| kept.user == call.caller.actor.id).ok_or_else(RestFault::no_record)?;
    Ok(Reply::result(&kept.told))
}
