//! From a REST request to an answer and back: limits first, then who calls, then the body, then the handler.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Query, RawPathParams, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use tokio::sync::OwnedSemaphorePermit;

use super::body::{Coming, Received};
use super::call::{Call, Wire};
use super::fault::RestFault;
use super::reply::Reply;
use super::route::{self, CallerHandler, Policy, Route, Takes};
use super::{caller, tiny};
use crate::auth::idempotency;
use crate::door::{ANSWER_WITHIN, Doorway, HEAD_BYTES_MAX, RequestName, head_bytes};
use crate::stream::Place;

/// The longest path, in bytes.
const PATH_BYTES_MAX: usize = 8 * 1024;
/// The longest address, in bytes: clients send ten thousand characters of a query, each of which may be escaped as three.
const ADDRESS_BYTES_MAX: usize = 40 * 1024;
/// A body of at most so many bytes waits for nobody.
const SMALL_BYTES: usize = 64 * 1024;
/// How long a reader stands in line behind others before it is answered beside them.
const LINE_WAIT: Duration = Duration::from_millis(20);
/// How long a sender waits whose other large bodies are still under way, before there is another look.
const BREATH: Duration = Duration::from_millis(20);

/// A body that has come.
enum Taken {
    Held(Bytes),
    Kept(Received),
}

pub(crate) fn router(doorway: &Doorway) -> Router<Doorway> {
    let mut by_address: BTreeMap<String, (&'static str, Vec<&'static Route>)> = BTreeMap::new();
    for route in route::all() {
        for (version, address) in route::spelt(route.path) {
            by_address.entry(address).or_insert_with(|| (version, Vec::new())).1.push(route);
        }
    }
    let mut router = Router::new();
    for (address, (version, routes)) in by_address {
        let routes: Arc<[&Route]> = routes.into();
        let enter = async move |State(doorway): State<Doorway>, request: Request| {
            enter(doorway, version, &routes, request).await.unwrap_or_else(RestFault::into_response)
        };
        router = router.route(&address, any(enter));
    }
    for address in ["/api", "/api/", "/api/{*rest}"] {
        let enter = async |State(doorway): State<Doorway>, request: Request| nowhere(doorway, request).await;
        router = router.route(address, any(enter));
    }
    router.layer(middleware::from_fn_with_state(doorway.clone(), guard))
}

/// Refuses what is too long or comes under a foreign name, bounds the time, and dresses every answer.
async fn guard(State(doorway): State<Doorway>, mut request: Request, next: Next) -> Response {
    let name = doorway.name();
    request.extensions_mut().insert(name.clone());
    let uri = request.uri();
    let address_bytes = uri.path().len() + uri.query().map_or(0, str::len);
    let is_gone_after = Method::GET == *request.method() || Method::HEAD == *request.method();
    let mut response = if !doorway.site().answers_to(request.headers().get(header::HOST)) {
        RestFault::nowhere(&uri.path().chars().take(200).collect::<String>()).into_response()
    } else if uri.path().len() > PATH_BYTES_MAX
        || address_bytes > ADDRESS_BYTES_MAX
        || head_bytes(request.headers()) > HEAD_BYTES_MAX
    {
        RestFault::address_too_long().into_response()
    } else if is_gone_after {
        let answer = tokio::time::timeout(ANSWER_WITHIN, next.run(request)).await;
        answer.unwrap_or_else(|_| RestFault::took_too_long().into_response())
    } else {
        // What writes is not left half way: its body has its own time, and so has the store.
        next.run(request).await
    };
    dress(response.headers_mut(), &name);
    response
}

const HEADERS: [(&str, &str); 6] = [
    ("cache-control", "no-cache,no-store,must-revalidate,max-age=-1"),
    ("expires", "0"),
    ("pragma", "no-store,no-cache"),
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ("cross-origin-resource-policy", "same-origin"),
];

fn dress(headers: &mut HeaderMap, name: &RequestName) {
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&name.0) {
        headers.insert(HeaderName::from_static("x-transaction-id"), value);
    }
}

/// An address that means nothing, to somebody who has shown who they are.
async fn nowhere(doorway: Doorway, request: Request) -> Response {
    let head = request.into_parts().0;
    let path = head.uri.path().to_owned();
    match admitted(&doorway, head).await {
        Ok(_) => RestFault::nowhere(&path).into_response(),
        Err(fault) => fault.into_response(),
    }
}

async fn admitted(doorway: &Doorway, head: Parts) -> Result<(caller::Caller, Parts), RestFault> {
    let site = doorway.site().clone();
    blocking(move || caller::caller(&site, &head).map(|caller| (caller, head))).await
}

/// Runs on a thread that may wait for the store.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, RestFault> + Send + 'static,
) -> Result<T, RestFault> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a REST request ended in a panic");
        Err(RestFault::internal())
    })
}

async fn enter(
    doorway: Doorway,
    version: &'static str,
    routes: &[&'static Route],
    request: Request,
) -> Result<Response, RestFault> {
    let (mut head, body) = request.into_parts();
    head.method = meant(&head);
    let route = routes.iter().find(|route| route.serves(&head.method)).copied();
    if let Some(route) = route {
        announced(&head, route.takes)?;
    }
    let Some(Route { policy: Policy::Open(handler), takes, .. }) = route else {
        if let Some(Route { policy: Policy::Caller(handler), takes: Takes::Nothing, .. }) = route {
            return at_once(&doorway, version, *handler, head, body).await;
        }
        let (caller, head) = admitted(&doorway, head).await?;
        let methods = routes.iter().map(|route| route.method);
        let route = route.ok_or_else(|| RestFault::method_not_supported(head.method.as_str(), methods))?;
        let Policy::Caller(handler) = route.policy else { return Err(RestFault::internal()) };
        let wire = wire(&doorway, version, route.takes, head, body, &caller.credential).await?;
        let credential = caller.credential.clone();
        let answer = move |wire| handler(&Arc::new(Call::new(tiny::replayed(wire, &caller)?, caller)));
        let once = move |wire| idempotency::once(wire, &credential, answer);
        let mut response = answered(&doorway, wire, once).await?;
        response.headers_mut().insert("x-is-logged-in", HeaderValue::from_static("true"));
        return Ok(response);
    };
    let wire = wire(&doorway, version, *takes, head, body, "").await?;
    answered(&doorway, wire, move |wire| handler(&wire)).await
}

/// The caller is looked up and answered on one thread, as there is no body to wait for between the two; unless all places are
/// taken.
async fn at_once(
    doorway: &Doorway,
    version: &'static str,
    handler: CallerHandler,
    head: Parts,
    body: Body,
) -> Result<Response, RestFault> {
    let shown = head.clone();
    let wire = wire(doorway, version, Takes::Nothing, head, body, "").await;
    let site = doorway.site().clone();
    let answer = move |wire, caller: caller::Caller| {
        let credential = caller.credential.clone();
        let answer = move |wire| handler(&Arc::new(Call::new(tiny::replayed(wire, &caller)?, caller)));
        idempotency::once(wire, &credential, answer)
    };
    let is_head = shown.method == Method::HEAD;
    // Whoever would wait for long answers goes on beside them.
    let turn = tokio::time::timeout(LINE_WAIT, doorway.site().line.clone().acquire_owned()).await;
    let reply = blocking(move || {
        let _turn = turn;
        // Whoever has not shown who they are hears nothing of what is wrong with their request, and takes nobody's place.
        let caller = caller::caller(&site, &shown)?;
        let wire = wire?;
        Ok(match site.gate.clone().try_acquire_owned() {
            Ok(_place) => Ok(answer(wire, caller)?),
            Err(_) => Err((wire, caller)),
        })
    });
    let mut response = match reply.await? {
        Ok(reply) => if is_head { reply.without_body() } else { reply }.into_response(),
        Err((wire, caller)) => answered(doorway, wire, move |wire| answer(wire, caller)).await?,
    };
    response.headers_mut().insert("x-is-logged-in", HeaderValue::from_static("true"));
    Ok(response)
}

async fn answered(
    doorway: &Doorway,
    wire: Wire,
    handler: impl FnOnce(Wire) -> Result<Reply, RestFault> + Send + 'static,
) -> Result<Response, RestFault> {
    let is_head = wire.is_head();
    let place = tokio::time::timeout(ANSWER_WITHIN, doorway.site().gate.clone().acquire_owned()).await;
    let Ok(Ok(place)) = place else { return Err(RestFault::busy()) };
    let reply = blocking(move || {
        let _place = place;
        handler(wire)
    });
    let reply = reply.await?;
    Ok(if is_head { reply.without_body() } else { reply }.into_response())
}

/// The method a client means: those behind a proxy that lets only `POST` through say so in a header.
fn meant(head: &Parts) -> Method {
    let named = head.headers.get("x-http-method-override").and_then(|value| value.to_str().ok());
    match named.map(str::trim).filter(|_| head.method == Method::POST) {
        Some("GET") => Method::GET,
        Some("PUT") => Method::PUT,
        Some("PATCH") => Method::PATCH,
        Some("DELETE") => Method::DELETE,
        _ => head.method.clone(),
    }
}

/// Refuses by what the head says, before anything is read.
fn announced(head: &Parts, takes: Takes) -> Result<(), RestFault> {
    let length = head.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let most = takes.bytes_max();
    if let Some(length) = length.filter(|_| takes.is_something()) {
        let bytes: u64 = length.parse().map_err(|_| RestFault::unreadable("The content-length is no number."))?;
        if bytes > most as u64 {
            return Err(RestFault::too_large(length, most));
        }
    }
    let text = |name: HeaderName| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_json = |kind: &str| {
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        kind.is_empty() || kind.ends_with("json") || matches!(kind.as_str(), "*/*" | "application/*" | "text/plain")
    };
    let kind = text(header::CONTENT_TYPE);
    if takes == Takes::Json && !is_json(kind) && !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(RestFault::media_type());
    }
    if matches!(takes, Takes::Json | Takes::Nothing)
        && !text(header::ACCEPT).split(',').any(|kind| is_json(kind) || kind.trim().starts_with("text/*"))
    {
        return Err(RestFault::not_acceptable());
    }
    Ok(())
}

async fn wire(
    doorway: &Doorway,
    version: &'static str,
    takes: Takes,
    mut head: Parts,
    body: Body,
    sender: &str,
) -> Result<Wire, RestFault> {
    let unreadable = || RestFault::unreadable("The address cannot be read.");
    let parts = RawPathParams::from_request_parts(&mut head, &()).await.map_err(|_| unreadable())?;
    let parts = parts.iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let pairs = Query::<Vec<(String, String)>>::from_request_parts(&mut head, &()).await;
    let Query(parameters) = pairs.map_err(|_| unreadable())?;
    let (taken, place) = match takes.is_something() {
        false => (Taken::Held(Bytes::new()), None),
        true => read(doorway, &head, body, takes, sender).await?,
    };
    let (body, file) = match taken {
        Taken::Held(bytes) => (bytes, None),
        Taken::Kept(file) => (Bytes::new(), Some(Arc::new(file))),
    };
    let site = doorway.site().clone();
    let host = head.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    if !host.chars().all(is_name) {
        return Err(RestFault::unreadable("The host cannot be read."));
    }
    Ok(Wire {
        origin: format!("{}://{host}", site.scheme),
        site,
        version,
        path: head.uri.path().to_owned(),
        parts,
        parameters,
        name: head.extensions.get::<RequestName>().map(|name| name.0.clone()).unwrap_or_default(),
        certificate: head.extensions.get().cloned(),
        method: head.method,
        headers: head.headers,
        body,
        file,
        _place: place.map(Arc::new),
    })
}

/// The body, with its place: only a few large ones are read at once, and not all of them are one sender's.
async fn read(
    doorway: &Doorway,
    head: &Parts,
    body: Body,
    takes: Takes,
    sender: &str,
) -> Result<(Taken, Option<(OwnedSemaphorePermit, Place)>), RestFault> {
    let length = head.headers.get(header::CONTENT_LENGTH);
    let length: Option<usize> = length.and_then(|length| length.to_str().ok()?.parse().ok());
    let place = match length {
        Some(bytes) if bytes <= SMALL_BYTES => None,
        _ => {
            let place = tokio::time::timeout(ANSWER_WITHIN, place(doorway, sender)).await;
            Some(place.ok().flatten().ok_or_else(RestFault::busy)?)
        }
    };
    let coming = Coming::new(body, takes.bytes_max(), length.is_some());
    let taken = match takes {
        Takes::Bytes(_) => Taken::Kept(coming.kept().await?),
        _ => Taken::Held(coming.held().await?),
    };
    Ok((taken, place))
}

/// A place among large bodies, as soon as the sender has few enough under way and there is one.
async fn place(doorway: &Doorway, sender: &str) -> Option<(OwnedSemaphorePermit, Place)> {
    let own = loop {
        match doorway.senders.enter(sender) {
            Ok(own) => break own,
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    };
    Some((doorway.large_bodies.clone().acquire_owned().await.ok()?, own))
}
