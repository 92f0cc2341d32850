//! From a request to a page and back: who looks, limits, and the headers that every answer carries.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Query, RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Router, extract::OriginalUri};
use tokio::sync::Semaphore;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use crate::asked::{Answer, Asked};
use crate::auth;
use crate::carried::{self, AS_AT};
use crate::link;
use crate::pages::error;
use crate::rest;
use crate::rest::RestFault;
use crate::route::{self, Page};
use crate::site::{Place, Site, Visit};
use crate::stream::{Bounds, Downloads};

/// The longest address, in bytes.
pub const ADDRESS_BYTES_MAX: usize = 8 * 1024;
/// The longest body, in bytes.
pub const BODY_BYTES_MAX: usize = 64 * 1024;
/// The longest headers, in bytes, without the address.
pub(crate) const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Bodies of REST requests beyond some kilobytes that are read at the same time; more wait.
const LARGE_BODIES_AT_ONCE: usize = 8;
/// Of one sender.
const LARGE_BODIES_OF_ONE: usize = 4;
/// How long an answer may take.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// What a request finds at the door.
#[derive(Clone)]
pub struct Doorway {
    site: Arc<Site>,
    numbers: Arc<AtomicU64>,
    /// Places for bodies that are held in memory while they are read.
    pub(crate) large_bodies: Arc<Semaphore>,
    /// How many of them each sender has.
    pub(crate) senders: Arc<Downloads>,
}

impl Doorway {
    pub(crate) fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// A name for one more request.
    pub(crate) fn name(&self) -> RequestName {
        RequestName(format!("{:08x}", self.numbers.fetch_add(1, Ordering::Relaxed) + 1))
    }
}

/// The whole site, ready to be served.
pub fn router(site: Arc<Site>) -> Router {
    let senders = Bounds { at_once: usize::MAX, of_one_reader: LARGE_BODIES_OF_ONE, ..Bounds::default() };
    let doorway = Doorway {
        site,
        numbers: Arc::default(),
        large_bodies: Arc::new(Semaphore::new(LARGE_BODIES_AT_ONCE)),
        senders: Arc::new(Downloads::bounded(senders)),
    };
    route::router()
        .merge(auth::door::router())
        .method_not_allowed_fallback(async || error::plain(StatusCode::METHOD_NOT_ALLOWED))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn_with_state(doorway.clone(), guard))
        .merge(rest::router(&doorway))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http())
        .with_state(doorway)
}

/// Refuses what is too large or comes under a foreign name, bounds the time, and dresses every answer.
async fn guard(State(doorway): State<Doorway>, mut request: Request, next: Next) -> Response {
    let name = doorway.name();
    request.extensions_mut().insert(name.clone());
    let is_head_only = request.headers().get(header::CONTENT_LENGTH).is_none_or(|length| {
        length.to_str().ok().and_then(|text| text.parse::<usize>().ok()).is_some_and(|bytes| bytes <= BODY_BYTES_MAX)
    });
    let mut response = if !doorway.site.answers_to(request.headers().get(header::HOST)) {
        error::plain(StatusCode::BAD_REQUEST)
    } else if address_bytes(request.uri()) > ADDRESS_BYTES_MAX {
        error::plain(StatusCode::URI_TOO_LONG)
    } else if head_bytes(request.headers()) > HEAD_BYTES_MAX {
        error::plain(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE)
    } else if !is_head_only {
        error::plain(StatusCode::PAYLOAD_TOO_LARGE)
    } else if is_legacy(request.uri()) {
        RestFault::nowhere(request.uri().path()).into_response()
    } else {
        let answer = tokio::time::timeout(ANSWER_WITHIN, next.run(request)).await;
        answer.unwrap_or_else(|_| error::plain(StatusCode::SERVICE_UNAVAILABLE))
    };
    dress(response.headers_mut(), &name);
    response
}

/// ServiceNow's first interface, which is not spoken here: its clients read JSON, not pages.
fn is_legacy(uri: &Uri) -> bool {
    let names = |query: &str| query.split('&').any(|one| matches!(one.split('=').next(), Some("JSONv2" | "JSON")));
    uri.path().ends_with(".do") && uri.query().is_some_and(names)
}

pub(crate) fn head_bytes(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum()
}

fn address_bytes(uri: &Uri) -> usize {
    uri.path().len() + uri.query().map_or(0, str::len)
}

/// Nothing runs in our pages and nothing comes from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Names a request in the log, in its answer and on an error page.
#[derive(Debug, Clone)]
pub(crate) struct RequestName(pub(crate) String);

fn dress(headers: &mut HeaderMap, name: &RequestName) {
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&name.0) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
}

/// Reads what is asked and lets the page answer, on a thread that may wait for the store.
pub(crate) async fn enter(doorway: Doorway, page: Page, request: Request) -> Response {
    let (mut head, _) = request.into_parts();
    let Some(asked) = asked(&mut head).await else { return error::plain(StatusCode::BAD_REQUEST) };
    let uri = OriginalUri::from_request_parts(&mut head, &()).await.map_or_else(|_| head.uri.clone(), |uri| uri.0);
    match page {
        Page::Open(page) => page(&asked).map_or_else(|| error::plain(StatusCode::NOT_FOUND), Answer::into_response),
        Page::Reader(_) if doorway.site.readers().is_empty() => error::plain(StatusCode::NOT_FOUND),
        Page::Reader(_) if asked.parameters.keys().any(|name| name == "as" || name == "body") => choose(&asked, &uri),
        Page::Reader(page) => {
            let (reader, body) = (cookie(&head.headers, "as"), cookie(&head.headers, "body"));
            let place = Place {
                path: uri.path().to_owned(),
                parameters: asked.parameters.clone().into_iter().collect(),
                request: head.extensions.get::<RequestName>().map(|name| name.0.clone()).unwrap_or_default(),
            };
            let visit = doorway.site.visit(reader, body, place);
            look(visit, asked, page).await
        }
    }
}

async fn asked(head: &mut axum::http::request::Parts) -> Option<Asked> {
    let parts = RawPathParams::from_request_parts(head, &()).await.ok()?;
    let parts = parts.iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let Query(pairs) = Query::<Vec<(String, String)>>::from_request_parts(head, &()).await.ok()?;
    let parameters = pairs.into_iter().collect::<BTreeMap<_, _>>();
    Some(Asked { parts, parameters, is_head: head.method == Method::HEAD })
}

async fn look(visit: Visit, asked: Asked, page: route::ReaderPage) -> Response {
    let Ok(Ok(place)) = tokio::time::timeout(ANSWER_WITHIN, visit.site.gate.clone().acquire_owned()).await else {
        return error::plain(StatusCode::SERVICE_UNAVAILABLE);
    };
    let answer = tokio::task::spawn_blocking(move || {
        let _place = place;
        answer(visit, &asked, page).into_response()
    });
    answer.await.unwrap_or_else(|_| error::plain(StatusCode::INTERNAL_SERVER_ERROR))
}

/// From the instant asked for, which goes along wherever the page sends its reader.
fn answer(mut visit: Visit, asked: &Asked, page: route::ReaderPage) -> Answer {
    if asked.parameters.contains_key(AS_AT) {
        match visit.look_from(asked.parameter(AS_AT)) {
            Err(trouble) => return error::of(&visit, &trouble),
            // Now is the address without an instant.
            Ok(()) if visit.at.is_now() => return Answer::Elsewhere(without(asked, &visit.place.path, &[AS_AT])),
            Ok(()) => {}
        }
    }
    match page(&visit, asked).unwrap_or_else(|trouble| error::of(&visit, &trouble)) {
        Answer::Elsewhere(address) if !visit.at.is_now() => {
            Answer::Elsewhere(carried::address(&address, &visit.at.spelt))
        }
        answer => answer,
    }
}

/// The same page without some of its parameters.
fn without(asked: &Asked, path: &str, names: &[&str]) -> String {
    let kept = asked.parameters.iter().filter(|(name, _)| !names.contains(&name.as_str()));
    let kept: Vec<(&str, &str)> = kept.map(|(name, text)| (name.as_str(), text.as_str())).collect();
    link::with(local(path), &kept)
}

/// Keeps whom to look through and which body to look at, and leads back to the same page. Only names that the site knows
/// count, and each narrows what the site's own readers may see.
fn choose(asked: &Asked, uri: &Uri) -> Response {
    let mut response = Answer::Elsewhere(without(asked, uri.path(), &["as", "body"])).into_response();
    for name in ["as", "body"] {
        let Some(text) = asked.parameters.get(name) else { continue };
        let is_name =
            !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
        let kept = if is_name { format!("{name}={text}") } else { format!("{name}=; Max-Age=0") };
        if let Ok(value) = HeaderValue::from_str(&format!("{kept}; Path=/; HttpOnly; SameSite=Lax")) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// A path that cannot be taken for another site's address.
fn local(path: &str) -> &str {
    if path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\") { path } else { "/" }
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}
