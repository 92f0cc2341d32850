//! What a REST handler answers.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::json::Out;
use crate::stream::Writing;

pub const JSON: &str = "application/json;charset=UTF-8";

/// An answer that is no error.
pub struct Reply {
    pub status: StatusCode,
    pub headers: Vec<(HeaderName, String)>,
    pub body: Sent,
}

/// What an answer brings.
pub enum Sent {
    Nothing,
    Json(Vec<u8>),
    /// Bytes with their type.
    Bytes(String, Vec<u8>),
    /// Written while it is sent, with its type.
    Stream(String, Writing),
}

impl Reply {
    pub fn json(status: StatusCode, out: Out) -> Self {
        Self { status, headers: Vec::new(), body: Sent::Json(out.into_bytes()) }
    }

    /// `{"result":…}` of what was built as a tree: answers of a few records.
    pub fn result(value: &serde_json::Value) -> Self {
        let mut out = Out::default();
        out.raw("{\"result\":").value(value).raw("}");
        Self::json(StatusCode::OK, out)
    }

    pub fn nothing(status: StatusCode) -> Self {
        Self { status, headers: Vec::new(), body: Sent::Nothing }
    }

    pub fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Only what it says of itself.
    pub fn without_body(self) -> Self {
        Self { body: Sent::Nothing, ..self }
    }
}

/// A name of a header that is not among the usual ones; lower case.
pub const fn named(name: &'static str) -> HeaderName {
    HeaderName::from_static(name)
}

impl IntoResponse for Reply {
    /// To be called inside the runtime.
    fn into_response(self) -> Response {
        let (mime, body) = match self.body {
            Sent::Nothing => (None, Body::empty()),
            Sent::Json(bytes) => (Some(JSON.to_owned()), bytes.into()),
            Sent::Bytes(mime, bytes) => (Some(mime), bytes.into()),
            Sent::Stream(mime, writing) => (Some(mime), Body::new(writing.begin())),
        };
        let mut response = (self.status, body).into_response();
        let mime = mime.map(|mime| (header::CONTENT_TYPE, mime));
        for (name, value) in self.headers.into_iter().chain(mime) {
            match HeaderValue::from_str(&value) {
                Ok(value) => _ = response.headers_mut().insert(name, value),
                Err(_) => tracing::warn!(%name, "a header could not be sent"),
            }
        }
        response
    }
}
