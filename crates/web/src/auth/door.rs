//! The addresses at which access is asked for, and the way in to them.

use std::sync::Arc;

use axum::Form;
use axum::Router;
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, on};

use super::{consent, token};
use crate::door::{ANSWER_WITHIN, Doorway};
use crate::pages::error;
use crate::rest::openapi::tells::Tells;
use crate::rest::openapi::told;
use crate::site::Site;

/// A request as these addresses take it: its head, and the pairs of its form or, where it has none, of its address.
pub(super) struct Asking {
    pub head: Parts,
    pub pairs: Vec<(String, String)>,
}

impl Asking {
    /// A value that was given once; empty if it was not. Of two, nobody can say which is meant.
    pub fn text(&self, name: &str) -> &str {
        let mut all = self.pairs.iter().filter(|(one, _)| one == name).map(|(_, value)| value.as_str());
        match (all.next(), all.next()) {
            (Some(value), None) => value,
            _ => "",
        }
    }
}

/// An address that whoever comes with a credential of their own may use: what is sent there is the credential.
pub struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) says: &'static str,
    pub(crate) tells: Tells,
    answer: fn(&Arc<Site>, &Asking) -> Response,
}

const fn credential(
    method: Method,
    path: &'static str,
    says: &'static str,
    tells: Tells,
    answer: fn(&Arc<Site>, &Asking) -> Response,
) -> Route {
    Route { method, path, says, tells, answer }
}

pub const ROUTES: &[Route] = &[
    credential(
        Method::POST,
        "/oauth_token.do",
        "Gives access tokens to client applications",
        told::TOKEN,
        token::answer,
    ),
    credential(
        Method::GET,
        "/oauth_auth.do",
        "Asks somebody whether a program may act in their name",
        told::CONSENT_ASKED,
        consent::ask,
    ),
    credential(
        Method::POST,
        "/oauth_auth.do",
        "Takes their answer, with their password",
        told::CONSENT_GIVEN,
        consent::answer,
    ),
];

/// The table as text, one line each.
pub fn table() -> String {
    let line = |one: &Route| format!("{:<7} {:<6} {:<50} {}\n", "secret", one.method.as_str(), one.path, one.says);
    ROUTES.iter().map(line).collect()
}

pub(crate) fn router() -> Router<Doorway> {
    let mut router = Router::new();
    for route in ROUTES {
        let answer = route.answer;
        let enter = async move |State(doorway): State<Doorway>, request: Request| enter(doorway, answer, request).await;
        let methods: MethodRouter<Doorway> = match route.method {
            Method::GET => on(axum::routing::MethodFilter::GET, enter),
            _ => on(axum::routing::MethodFilter::POST, enter),
        };
        router = router.route(route.path, methods);
    }
    router
}

async fn enter(doorway: Doorway, answer: fn(&Arc<Site>, &Asking) -> Response, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let pairs = match head.method == Method::POST {
        true => {
            let form = Request::from_parts(head.clone(), body);
            match tokio::time::timeout(ANSWER_WITHIN, Form::<Vec<(String, String)>>::from_request(form, &())).await {
                Ok(Ok(Form(pairs))) => pairs,
                Ok(Err(_)) => return error::plain(StatusCode::BAD_REQUEST),
                Err(_) => return error::plain(StatusCode::REQUEST_TIMEOUT),
            }
        }
        false => match Query::<Vec<(String, String)>>::try_from_uri(&head.uri) {
            Ok(Query(pairs)) => pairs,
            Err(_) => return error::plain(StatusCode::BAD_REQUEST),
        },
    };
    let (site, asking) = (doorway.site().clone(), Asking { head, pairs });
    let answered = tokio::task::spawn_blocking(move || answer(&site, &asking)).await;
    let mut response = answered.unwrap_or_else(|error| {
        tracing::error!(%error, "a request for access ended in a panic");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    });
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}
