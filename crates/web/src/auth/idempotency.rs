//! `Idempotency-Key`: a client that does not know whether its request arrived sends it again under the same key, and it is carried
//! out once.
//!
//! The key is noted before anything is written, with the number of the last revision; the answer is put in its place afterwards.
//! Where the program ended in between, the revisions since then say whether the request was carried out, since each names its
//! request. Kept beside the chain, for a day.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderName, Method, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use record::{Words, secret};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::lapsing::Lapsing;

use crate::rest::reply::Sent;
use crate::rest::{Reply, RestFault, Wire};
use crate::site::Site;

const KIND: &str = "answer";
const HEADER: &str = "idempotency-key";
/// Says that an answer was given before.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
/// The longest key, in bytes.
const KEY_BYTES_MAX: usize = 255;
/// How long an answer is kept.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);
/// After so long nobody is still at work on a request: more than an answer may take.
const AT_WORK_FOR: SignedDuration = SignedDuration::from_secs(60);
/// Revisions looked through at a time.
const REVISIONS: u64 = 1_000;

/// What is known of a key.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Method, address and body: under one key there is one request.
    request: String,
    begun: Timestamp,
    /// The last revision before it began.
    since: i64,
    answer: Option<Answer>,
}

#[derive(Serialize, Deserialize)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

/// Keys at work in this process.
#[derive(Default)]
pub(super) struct AtWork(Mutex<HashSet<String>>);

struct Place<'w>(&'w AtWork, String);

impl AtWork {
    fn enter(&self, key: &str) -> Option<Place<'_>> {
        let is_first = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned());
        is_first.then(|| Place(self, key.to_owned()))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

/// Lets a request that writes be answered once under its key. Whoever answers names its revisions by the name of the request.
pub(crate) fn once(
    mut wire: Wire,
    credential: &str,
    answer: impl FnOnce(Wire) -> Result<Reply, RestFault>,
) -> Result<Reply, RestFault> {
    let is_read = wire.method == Method::GET || wire.method == Method::HEAD;
    let Some(key) = wire.headers.get(HEADER).filter(|_| !is_read) else { return answer(wire) };
    let key = key.to_str().ok().filter(|key| (1..=KEY_BYTES_MAX).contains(&key.len()));
    let unfit = || RestFault::unreadable(format!("An Idempotency-Key has 1 to {KEY_BYTES_MAX} plain letters."));
    let key = secret::digest(&format!("{credential}\n{}", key.ok_or_else(unfit)?));
    let site = wire.site.clone();
    let Some(_place) = site.watch.at_work.enter(&key) else { return Err(under_way()) };
    let (now, request) = (site.now(), digest(&wire));
    let note = Kept { request, begun: now, since: site.store.head()?.0, answer: None };
    // What its revisions are known by, should the answer be lost.
    wire.name = format!("key {}", &key[..24]);
    let name = wire.name.clone();
    if !site.store.lapsing_add(&lapsing(&key, now, &note)?, &Words::stamp(now))? {
        if let Some(reply) = again(&site, &key, &note, &name)? {
            return Ok(reply);
        }
        site.store.lapsing_put(&lapsing(&key, now, &note)?)?;
    }
    let answered = answer(wire);
    settle(&site, &key, note, &answered);
    answered
}

fn under_way() -> RestFault {
    let detail = "A request with this Idempotency-Key is under way. Ask again in a moment.".to_owned();
    let mut fault = RestFault::new(StatusCode::CONFLICT, "Request under way", Some(detail));
    fault.headers.push((header::RETRY_AFTER, "1".to_owned()));
    fault
}

/// The answer that was given before; none if the request was never carried out.
fn again(site: &Arc<Site>, key: &str, asked: &Kept, name: &str) -> Result<Option<Reply>, RestFault> {
    let kept = site.store.lapsing_get(KIND, key, &Words::stamp(asked.begun))?;
    let Some(kept) = kept.and_then(|text| serde_json::from_str::<Kept>(&text).ok()) else { return Ok(None) };
    if kept.request != asked.request {
        let detail = "This Idempotency-Key was sent with another request. Send each request under a key of its own.";
        return Err(RestFault::new(StatusCode::UNPROCESSABLE_ENTITY, "Idempotency-Key reused", Some(detail.into())));
    }
    if let Some(answer) = kept.answer {
        return Ok(Some(replayed(answer)));
    }
    // Another process may be at it.
    if asked.begun.duration_since(kept.begun) < AT_WORK_FOR {
        return Err(under_way());
    }
    match carried_out(site, kept.since, name)? {
        None => Ok(None),
        Some(revision) => {
            let detail =
                format!("It was carried out as revision {revision}, and its answer was lost. Read what it wrote.");
            Err(RestFault::new(StatusCode::CONFLICT, "Request already carried out", Some(detail)))
        }
    }
}

fn carried_out(site: &Arc<Site>, since: i64, name: &str) -> Result<Option<i64>, RestFault> {
    let (mut from, last) = (since + 1, site.store.head()?.0);
    while from <= last {
        let revisions = site.store.revisions(from..=last, REVISIONS)?;
        let Some(end) = revisions.last().map(|revision| revision.number) else { break };
        if let Some(found) = revisions.iter().find(|revision| revision.request == name) {
            return Ok(Some(found.number));
        }
        from = end + 1;
    }
    Ok(None)
}

fn replayed(answer: Answer) -> Reply {
    let headers = answer.headers.into_iter();
    let headers = headers.filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, value)));
    Reply {
        status: StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK),
        headers: headers.chain([(REPLAYED, "true".to_owned())]).collect(),
        body: answer.body.map_or(Sent::Nothing, |text| Sent::Json(text.into_bytes())),
    }
}

/// Keeps the answer. A request that was refused wrote nothing and may come again; of one that broke, the revisions will tell.
fn settle(site: &Arc<Site>, key: &str, note: Kept, answered: &Result<Reply, RestFault>) {
    let kept = match answered {
        Err(fault) if fault.status.is_server_error() => return,
        Err(_) => site.store.lapsing_drop(KIND, key).map_err(RestFault::from),
        Ok(reply) => {
            let begun = note.begun;
            let note = Kept { answer: Some(told(reply)), ..note };
            lapsing(key, begun, &note).and_then(|one| Ok(site.store.lapsing_put(&one)?))
        }
    };
    if let Err(fault) = kept {
        tracing::warn!(?fault, "an answer could not be kept for its key");
    }
    site.watch.seen.sweep(&site.store, site.now());
}

fn told(reply: &Reply) -> Answer {
    let body = match &reply.body {
        Sent::Json(bytes) => String::from_utf8(bytes.clone()).ok(),
        _ => None,
    };
    let headers = reply.headers.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
    Answer { status: reply.status.as_u16(), headers, body }
}

fn lapsing(key: &str, now: Timestamp, kept: &Kept) -> Result<Lapsing, RestFault> {
    let payload = serde_json::to_string(kept).map_err(|_| RestFault::internal())?;
    Ok(Lapsing { kind: KIND.into(), key: key.to_owned(), until: Words::stamp(now + KEPT_FOR), payload })
}

fn digest(wire: &Wire) -> String {
    let mut all = Sha256::new();
    let mut add = |bytes: &[u8]| {
        all.update((bytes.len() as u64).to_be_bytes());
        all.update(bytes);
    };
    add(wire.method.as_str().as_bytes());
    add(wire.path.as_bytes());
    for (name, value) in &wire.parameters {
        add(name.as_bytes());
        add(value.as_bytes());
    }
    add(&wire.body);
    if let Some(file) = &wire.file {
        add(file.sha256.as_bytes());
    }
    hex::encode(all.finalize())
}
