//! What a request asks for, read at the door, and what it is answered with.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

/// The parts of an address.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Named parts of the path.
    pub parts: BTreeMap<String, String>,
    /// Parameters; of one given twice, the last.
    pub parameters: BTreeMap<String, String>,
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
    /// Look there instead.
    Elsewhere(String),
    File(File),
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

impl Answer {
    pub fn page(markup: Markup) -> Self {
        Self::Page(StatusCode::OK, markup)
    }
}

/// Records are for the one who asked, and are asked anew each time.
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
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
            Self::Text(text) => ([(header::CACHE_CONTROL, PRIVATE)], text).into_response(),
        }
    }
}

impl IntoResponse for File {
    fn into_response(self) -> Response {
        let keep = if self.for_ever { FOR_EVER } else { PRIVATE };
        let mime = HeaderValue::from_static(self.mime);
        let mut response = ([(header::CONTENT_TYPE, mime), (header::CACHE_CONTROL, keep)], self.bytes).into_response();
        if let Some(name) = &self.name {
            let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
            let name: String = name.chars().map(plain).collect();
            if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
        }
        response
    }
}
