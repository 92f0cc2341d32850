//! Short names for long addresses: the parameters of a query are kept for a while, for whoever sent them.

use std::sync::Arc;

use axum::extract::Query;
use axum::http::{Method, StatusCode, Uri};
use jiff::SignedDuration;
use record::Words;
use serde::{Deserialize, Serialize};
use store::lapsing::Lapsing;

use super::call::{Call, Wire};
use super::caller::Caller;
use super::fault::RestFault;
use super::json::Out;
use super::reply::Reply;
use super::table::input;

const KIND: &str = "tiny";
const PARAMETER: &str = "sysparm_tiny";
/// The longest address that is kept, in bytes.
const ADDRESS_BYTES_MAX: usize = 200 << 10;
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

#[derive(Serialize, Deserialize)]
struct Kept {
    user: String,
    parameters: Vec<(String, String)>,
}

/// Keeps the parameters of an address and answers their short name.
pub fn make(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let body = input::object(&call.body)?;
    let url = body.get("url").and_then(|url| url.as_str()).unwrap_or_default().trim();
    let unreadable = || RestFault::unreadable("Say the address as url.");
    if url.is_empty() || url.len() > ADDRESS_BYTES_MAX {
        return Err(unreadable());
    }
    let (path, words) = url.split_once('?').unwrap_or((url, ""));
    let uri: Uri = format!("/?{}", words.split('#').next().unwrap_or_default()).parse().map_err(|_| unreadable())?;
    let Query(parameters) = Query::<Vec<(String, String)>>::try_from_uri(&uri).map_err(|_| unreadable())?;
    // A key given as a parameter is kept nowhere.
    let is_kept = |name: &str| !name.eq_ignore_ascii_case("x-sn-apikey") && name != PARAMETER;
    let parameters = parameters.into_iter().filter(|(name, _)| is_kept(name)).collect();
    let table = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let table = table.trim_end_matches(".do").trim_end_matches("_list");
    let table: String = table.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let (id, user) = (practice::fresh::id(), call.caller.actor.id.clone());
    let payload = serde_json::to_string(&Kept { user, parameters }).map_err(|_| RestFault::internal())?;
    let until = Words::stamp(call.site.now() + KEPT_FOR);
    call.store().lapsing_put(&Lapsing { kind: KIND.to_owned(), key: id.clone(), until, payload })?;
    let mut out = Out::default();
    out.raw("{\"result\":").text(&format!("{table}_list.do?{PARAMETER}={id}")).raw("}");
    Ok(Reply::json(StatusCode::CREATED, out))
}

/// A request with the parameters that its short name stands for. One that stands for nothing is refused: without its query a
/// list would be longer than was asked for.
pub fn replayed(mut wire: Wire, caller: &Caller) -> Result<Wire, RestFault> {
    let id = wire.parameter(PARAMETER).trim().to_owned();
    if id.is_empty() || (wire.method != Method::GET && wire.method != Method::HEAD) {
        return Ok(wire);
    }
    let kept = wire.store().lapsing_get(KIND, &id, &Words::stamp(wire.site.now()))?;
    let kept = kept.and_then(|text| serde_json::from_str::<Kept>(&text).ok());
    let Some(kept) = kept.filter(|kept| kept.user == caller.actor.id) else {
        return Err(RestFault::unreadable(format!("{PARAMETER} stands for nothing that is still kept.")));
    };
    // What is said beside it counts more.
    wire.parameters.retain(|(name, _)| name != PARAMETER);
    let said = std::mem::take(&mut wire.parameters);
    let is_said = |name: &str| said.iter().any(|(one, _)| one == name);
    wire.parameters = kept.parameters.into_iter().filter(|(name, _)| !is_said(name)).collect();
    wire.parameters.extend(said);
    Ok(wire)
}
