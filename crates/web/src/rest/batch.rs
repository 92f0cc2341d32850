//! Several requests in one: each goes the way that it would go alone, by the caller's own credential, one after the other.

mod way;

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::Value;

use super::body::Received;
use super::call::{Call, Wire};
use super::fault::RestFault;
use super::json::Out;
use super::reply::{JSON, Reply, Sent};
use super::route::{Policy, Takes};
use super::{caller, tiny};
use crate::auth::idempotency;

/// The longest answer to one request, and to all of them together, in bytes.
const ITEM_BYTES_MAX: usize = 5 << 20;
const ANSWER_BYTES_MAX: usize = 10 << 20;
/// After so long no further request is begun; what is left is named, and clients send it again.
const WITHIN: Duration = Duration::from_secs(20);
/// The longest address of one request, in bytes: clients come here with queries that are too long for an address of their own.
const ADDRESS_BYTES_MAX: usize = 256 << 10;
/// What shows who calls.
const CREDENTIALS: [&str; 3] = ["authorization", "x-sn-apikey", "cookie"];
/// What a request in a batch does not say for itself: who calls, which host, how long it is, and that it means another method.
const OUTER: [&str; 7] =
    ["authorization", "x-sn-apikey", "cookie", "host", "content-length", "transfer-encoding", "x-http-method-override"];

#[derive(Deserialize)]
struct Batch {
    #[serde(default)]
    batch_request_id: Value,
    rest_requests: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    method: Option<String>,
    url: String,
    #[serde(default)]
    headers: Option<Vec<Header>>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    exclude_response_headers: Option<bool>,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    #[serde(default)]
    value: String,
}

/// The answer to one request.
struct Answer {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    error: String,
}

pub fn run(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let batch: Batch = serde_json::from_slice(&call.body)
        .map_err(|error| RestFault::unreadable(format!("The payload is no batch of requests: {error}.")))?;
    let begun = Instant::now();
    let mut out = Out::default();
    out.raw("{\"batch_request_id\":").text(&text(&batch.batch_request_id)).raw(",\"serviced_requests\":[");
    let (mut bytes, mut is_first) = (0, true);
    let mut rest = batch.rest_requests.into_iter();
    let mut left = Vec::new();
    for item in rest.by_ref() {
        if begun.elapsed() > WITHIN || bytes >= ANSWER_BYTES_MAX {
            left.push(text(&item.id));
            break;
        }
        let since = Instant::now();
        let mut answer = match asked(call, &item) {
            Ok(reply) => Answer::of(reply, item.exclude_response_headers == Some(true)),
            Err(fault) => Answer::failed(fault),
        };
        if bytes + answer.body.len() > ANSWER_BYTES_MAX {
            answer = Answer::too_large(ANSWER_BYTES_MAX);
        }
        bytes += answer.body.len();
        if !std::mem::take(&mut is_first) {
            out.raw(",");
        }
        answer.write(&mut out, &text(&item.id), since.elapsed());
    }
    left.extend(rest.map(|item| text(&item.id)));
    out.raw("],\"unserviced_requests\":[").each(&left, |out, id| _ = out.text(id)).raw("]}");
    Ok(Reply::json(StatusCode::OK, out))
}

/// Identifiers come back as texts, however they were sent.
fn text(id: &Value) -> String {
    match id {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn asked(call: &Call, item: &Item) -> Result<Reply, RestFault> {
    let unreadable = || RestFault::unreadable("The address cannot be read.");
    if item.url.len() > ADDRESS_BYTES_MAX || !item.url.starts_with('/') {
        return Err(unreadable());
    }
    let address = item.url.split('#').next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let uri: Uri = path.parse().map_err(|_| unreadable())?;
    let parameters = parameters(query).ok_or_else(unreadable)?;
    let method = item.method.as_deref().unwrap_or("GET").to_ascii_uppercase();
    let path = uri.path().to_owned();
    let way = way::find(&path).ok_or_else(|| RestFault::nowhere(&path))?;
    let unsupported = || RestFault::method_not_supported(&method, way.routes.iter().map(|route| route.method));
    let meant: Method = method.parse().map_err(|_| unsupported())?;
    if way.routes.iter().any(|route| route.path.ends_with("/batch")) {
        return Err(RestFault::unreadable("A batch holds no batch."));
    }
    let route = way.routes.iter().find(|route| route.serves(&meant)).ok_or_else(unsupported)?;
    let body = match &item.body {
        Some(body) if route.takes.is_something() => {
            STANDARD.decode(body.trim()).map_err(|_| RestFault::unreadable("The body is not in base64."))?
        }
        _ => Vec::new(),
    };
    if body.len() > route.takes.bytes_max() && route.takes.is_something() {
        return Err(RestFault::too_large(&body.len().to_string(), route.takes.bytes_max()));
    }
    let file = match route.takes {
        Takes::Bytes(_) => Some(Arc::new(Received::of(&body)?)),
        _ => None,
    };
    let wire = Wire {
        site: call.site.clone(),
        method: meant,
        version: way.version,
        path,
        parts: way.parts,
        parameters,
        headers: headers(item),
        body: body.into(),
        file,
        origin: call.origin.clone(),
        // All that a batch writes is found under the name of the batch.
        name: call.name.clone(),
        certificate: call.certificate.clone(),
        _place: None,
    };
    match route.policy {
        Policy::Open(handler) => handler(&wire),
        Policy::Caller(handler) => {
            let caller = admitted(call, uri)?;
            let credential = caller.credential.clone();
            let answer = move |wire| handler(&Arc::new(Call::new(tiny::replayed(wire, &caller)?, caller)));
            idempotency::once(wire, &credential, answer)
        }
    }
}

/// By hand, because a type for addresses holds no more than 64 KiB, and batches are what is sent when a list is longer.
fn parameters(query: &str) -> Option<Vec<(String, String)>> {
    let decoded = |text: &str| way::decoded(&text.replace('+', " "));
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((decoded(name)?, decoded(value)?))
    };
    pairs.map(pair).collect()
}

/// Each request is admitted anew, so that it counts, and so that a credential that is revoked meanwhile ends here.
fn admitted(call: &Call, uri: Uri) -> Result<caller::Caller, RestFault> {
    let (mut head, ()) = Request::new(()).into_parts();
    head.uri = Uri::from(uri.path().parse::<axum::http::uri::PathAndQuery>().map_err(|_| RestFault::internal())?);
    for name in CREDENTIALS.map(HeaderName::from_static) {
        call.headers.get_all(&name).iter().for_each(|value| _ = head.headers.append(&name, value.clone()));
    }
    let key = HeaderName::from_static("x-sn-apikey");
    if let Some((_, value)) = call.parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(key.as_str()))
        && let Ok(value) = HeaderValue::from_str(value)
    {
        head.headers.entry(key).or_insert(value);
    }
    if let Some(certificate) = &call.certificate {
        head.extensions.insert(certificate.clone());
    }
    caller::caller(&call.site, &head)
}

fn headers(item: &Item) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for header in item.headers.iter().flatten() {
        let name = header.name.trim().to_ascii_lowercase();
        if OUTER.contains(&name.as_str()) {
            continue;
        }
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(header.value.trim())) {
            headers.insert(name, value);
        }
    }
    headers
}

impl Answer {
    fn of(reply: Reply, is_bare: bool) -> Self {
        let (mime, body) = match reply.body {
            Sent::Nothing => (None, Vec::new()),
            Sent::Json(bytes) => (Some(JSON.to_owned()), bytes),
            Sent::Bytes(mime, bytes) => (Some(mime), bytes),
            Sent::Stream(mime, writing) => {
                let mut kept = Kept(Vec::new());
                match (writing.write)(&mut kept) {
                    Ok(()) => (Some(mime), kept.0),
                    Err(_) if kept.0.len() >= ITEM_BYTES_MAX => return Self::too_large(ITEM_BYTES_MAX),
                    Err(_) => return Self::failed(RestFault::internal()),
                }
            }
        };
        if body.len() > ITEM_BYTES_MAX {
            return Self::too_large(ITEM_BYTES_MAX);
        }
        let mut headers: Vec<(String, String)> = Vec::new();
        if !is_bare {
            headers.extend(mime.map(|mime| (header::CONTENT_TYPE.to_string(), mime)));
            headers.extend(reply.headers.into_iter().map(|(name, value)| (told(&name), value)));
        }
        Self { status: reply.status, headers, body, error: String::new() }
    }

    fn failed(fault: RestFault) -> Self {
        let (mime, body) = fault.body();
        let headers = [(header::CONTENT_TYPE.to_string(), mime.to_owned())].into_iter();
        let own = fault.headers.iter().map(|(name, value)| (told(name), value.clone()));
        Self { status: fault.status, headers: headers.chain(own).collect(), body, error: fault.message.into_owned() }
    }

    fn too_large(most: usize) -> Self {
        Self::failed(RestFault::too_much(format!("The answer has more than {most} bytes: ask for it alone.")))
    }

    fn write(&self, out: &mut Out, id: &str, took: Duration) {
        out.raw("{\"id\":").text(id).raw(",\"body\":").text(&STANDARD.encode(&self.body));
        out.raw(&format!(",\"status_code\":{}", self.status.as_u16()));
        out.raw(",\"status_text\":").text(self.status.canonical_reason().unwrap_or_default());
        out.raw(",\"headers\":[").each(&self.headers, |out, (name, value)| {
            out.raw("{\"name\":").text(name).raw(",\"value\":").text(value).raw("}");
        });
        out.raw(&format!("],\"execution_time\":{}", took.as_millis()));
        out.raw(",\"error_message\":").text(&self.error).raw(",\"redirect_url\":\"\"}");
    }
}

/// As clients that compare letters look for it: `X-Total-Count`.
fn told(name: &HeaderName) -> String {
    let part = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    name.as_str()
        .split('-')
        .map(|one| if one.is_empty() { String::new() } else { part(one) })
        .collect::<Vec<_>>()
        .join("-")
}

/// Bytes up to the most that one answer may have.
struct Kept(Vec<u8>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = ITEM_BYTES_MAX.saturating_sub(self.0.len());
        if room == 0 {
            return Err(io::Error::other("the answer is too large"));
        }
        let taken = bytes.len().min(room);
        self.0.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
