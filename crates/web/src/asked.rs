//! What a request asks for, read at the door, and what it is answered with.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::link;
use crate::stream::{Pieces, Writing};

/// The parts of an address.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Named parts of the path.
    pub parts: BTreeMap<String, String>,
    /// Parameters; of one given twice, the last.
    pub parameters: BTreeMap<String, String>,
    /// Only what the answer says of itself is wanted, not the answer.
    pub is_head: bool,
}

impl Asked {
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// A parameter without blanks around it; empty if not given.
    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.get(name).map_or("", |text| text.trim())
    }
}

/// What a page handler answers.
pub enum Answer {
    Page(StatusCode, Markup),
    /// A page that says to come again, and after how long.
    Busy(StatusCode, Markup),
    /// Look there instead.
    Elsewhere(String),
    File(File),
    /// A file that is written while it is sent.
    Download(Download),
    /// A page that was frozen when it was published, byte for byte.
    Frozen(Vec<u8>),
    Text(&'static str),
}

/// Bytes to keep or to show.
pub struct File {
    pub mime: &'static str,
    /// Offered to be kept under this name; none to show it in the page.
    pub name: Option<String>,
    pub bytes: Vec<u8>,
    /// The address changes when the bytes do.
    pub for_ever: bool,
}

/// A file to keep.
pub struct Download {
    pub mime: &'static str,
    pub name: String,
    /// None where only its head is wanted.
    pub write: Option<Writing>,
}

impl Answer {
    pub fn page(markup: Markup) -> Self {
        Self::Page(StatusCode::OK, markup)
    }
}

/// Records are for the one who asked, and are asked anew each time.
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
/// Seconds.
const SOON: HeaderValue = HeaderValue::from_static("30");
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A frozen page brings its own style and font; nothing else may come in, and nothing may run.
const FROZEN_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'",
);

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let html = |status: StatusCode, body: Body| {
            let mime = HeaderValue::from_static("text/html; charset=utf-8");
            (status, [(header::CONTENT_TYPE, mime), (header::CACHE_CONTROL, PRIVATE)], body).into_response()
        };
        match self {
            Self::Page(status, markup) => html(status, markup.into_string().into()),
            Self::Busy(status, markup) => {
                let mut response = html(status, markup.into_string().into());
                response.headers_mut().insert(header::RETRY_AFTER, SOON);
                response
            }
            Self::Frozen(bytes) => {
                let mut response = html(StatusCode::OK, bytes.into());
                response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, FROZEN_POLICY);
                response
            }
            Self::Elsewhere(address) => match HeaderValue::from_str(&address) {
                Ok(place) => (StatusCode::SEE_OTHER, [(header::LOCATION, place), (header::CACHE_CONTROL, PRIVATE)])
                    .into_response(),
                Err(_) => StatusCode::NOT_FOUND.into_response(),
            },
            Self::File(file) => file.into_response(),
            Self::Download(file) => file.into_response(),
            Self::Text(text) => ([(header::CACHE_CONTROL, PRIVATE)], text).into_response(),
        }
    }
}

impl IntoResponse for File {
    fn into_response(self) -> Response {
        let keep = if self.for_ever { FOR_EVER } else { PRIVATE };
        let mime = HeaderValue::from_static(self.mime);
        let mut response = ([(header::CONTENT_TYPE, mime), (header::CACHE_CONTROL, keep)], self.bytes).into_response();
        keep_as(&mut response, self.name.as_deref());
        response
    }
}

impl IntoResponse for Download {
    /// To be called inside the runtime.
    fn into_response(self) -> Response {
        let head = [(header::CONTENT_TYPE, HeaderValue::from_static(self.mime)), (header::CACHE_CONTROL, PRIVATE)];
        let body = Body::new(self.write.map_or_else(Pieces::none, Writing::begin));
        let mut response = (head, body).into_response();
        keep_as(&mut response, Some(&self.name));
        response
    }
}

/// Offers the answer to be kept under this name.
fn keep_as(response: &mut Response, name: Option<&str>) {
    let Some(name) = name else { return };
    if let Ok(value) = HeaderValue::from_str(&kept_as(name)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
}

/// As a header says it. A name that older programs might misread comes in plain letters too (RFC 6266).
pub(crate) fn kept_as(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
    let safe: String = name.chars().map(plain).collect();
    let exact = if safe == name { String::new() } else { format!("; filename*=UTF-8''{}", link::escaped(name)) };
    format!("attachment; filename=\"{safe}\"{exact}")
}
