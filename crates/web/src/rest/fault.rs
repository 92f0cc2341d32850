//! What a client is told when something goes wrong. Clients look for these very texts, so each stands here and nowhere else.

use std::borrow::Cow;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use practice::catalogue::NotOrdered;
use practice::desk::NotSaved;
use record::draft::Ground;
use record::{Refusal, Trouble};
use store::StoreError;

use super::json::Out;
use super::reply::JSON;

/// An error as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestFault {
    pub status: StatusCode,
    pub message: Cow<'static, str>,
    pub detail: Option<String>,
    pub headers: Vec<(HeaderName, String)>,
    /// Said as a page, to clients that look for one.
    pub is_page: bool,
}

const NOT_READ: &str = "Exception while reading request";
const FAILED: &str = "Operation Failed";
const NO_RIGHTS_TO_QUERY: &str = "Insufficient rights to query records";

/// What clients look for where our own labels say it otherwise: register, field, label.
const LABELS: [(&str, &str, &str); 9] = [
    ("incident", "close_code", "Resolution code"),
    ("incident", "close_notes", "Resolution notes"),
    ("incident", "hold_reason", "On hold reason"),
    ("problem", "resolution_code", "Resolution code"),
    ("problem", "cause_notes", "Cause notes"),
    ("problem", "fix_notes", "Fix notes"),
    ("change_request", "outcome", "Close code"),
    ("change_request", "close_notes", "Close notes"),
    ("change_task", "close_code", "Close code"),
];

impl RestFault {
    pub fn new(status: StatusCode, message: impl Into<Cow<'static, str>>, detail: Option<String>) -> Self {
        Self { status, message: message.into(), detail, headers: Vec::new(), is_page: false }
    }

    fn bad(message: impl Into<Cow<'static, str>>, detail: Option<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message, detail)
    }

    fn forbidden(message: &'static str, detail: Option<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, message, detail)
    }

    pub fn invalid_table(name: &str) -> Self {
        Self::bad(format!("Invalid table {name}"), None)
    }

    pub fn nowhere(path: &str) -> Self {
        Self::bad(format!("Requested URI does not represent any resource: {path}"), None)
    }

    pub fn unreadable(why: impl Into<String>) -> Self {
        Self::bad(NOT_READ, Some(why.into()))
    }

    pub fn not_json() -> Self {
        Self::unreadable("The payload is not valid JSON.")
    }

    pub fn too_large(bytes: &str, most: usize) -> Self {
        Self::unreadable(format!(
            "Rejected large REST payload with content-length = {bytes} bytes. Max allowed: {most} bytes."
        ))
    }

    /// A request that asks for more than is looked at.
    pub fn too_much(why: impl Into<String>) -> Self {
        Self::bad("Query is too complex", Some(why.into()))
    }

    pub fn address_too_long() -> Self {
        Self { is_page: true, ..Self::bad("The address is too long", None) }
    }

    pub fn not_authenticated() -> Self {
        let detail = "Required to provide Auth information".to_owned();
        let mut fault = Self::new(StatusCode::UNAUTHORIZED, "User Not Authenticated", Some(detail));
        fault.headers.push((header::WWW_AUTHENTICATE, "BASIC realm=\"Service-now\"".to_owned()));
        fault
    }

    pub fn not_authorized(detail: impl Into<String>) -> Self {
        Self::forbidden("User Not Authorized", Some(detail.into()))
    }

    /// The table itself may not be read.
    pub fn may_not_query() -> Self {
        Self::forbidden(NO_RIGHTS_TO_QUERY, None)
    }

    /// A field of the query may not be read.
    pub fn may_not_query_field() -> Self {
        let detail = "Field(s) present in the query do not have permission to be read";
        Self::forbidden(NO_RIGHTS_TO_QUERY, Some(detail.to_owned()))
    }

    /// `what` is `Insert`, `Update` or `Delete`.
    pub fn may_not_write(what: &str) -> Self {
        Self::failed(format!("ACL Exception {what} Failed due to security constraints"))
    }

    pub fn failed(detail: impl Into<String>) -> Self {
        Self::forbidden(FAILED, Some(detail.into()))
    }

    /// Fields by their labels.
    pub fn mandatory(labels: &[String]) -> Self {
        Self::failed(format!("Data Policy Exception: \n\tThe following fields are mandatory: {}", labels.join(", ")))
    }

    /// A rule has stopped it.
    pub fn aborted(table: &str, why: &str) -> Self {
        Self::failed(format!(
            "Operation against file '{table}' was aborted by Business Rule '{why}'. Business Rule Stack:{why}"
        ))
    }

    pub fn no_record() -> Self {
        let detail = "Record doesn't exist or ACL restricts the record retrieval".to_owned();
        Self::new(StatusCode::NOT_FOUND, "No Record found", Some(detail))
    }

    /// `methods` are those that the address serves.
    pub fn method_not_supported<'m>(method: &str, methods: impl Iterator<Item = &'m str>) -> Self {
        let detail = format!("{method} is not supported here");
        let mut fault = Self::new(StatusCode::METHOD_NOT_ALLOWED, "Method not supported", Some(detail));
        let served = methods.flat_map(|one| if one == "GET" { vec!["GET", "HEAD"] } else { vec![one] });
        fault.headers.push((header::ALLOW, served.collect::<Vec<_>>().join(", ")));
        fault
    }

    pub fn not_acceptable() -> Self {
        let detail = "Supported types: application/json".to_owned();
        Self::new(StatusCode::NOT_ACCEPTABLE, "Not Acceptable", Some(detail))
    }

    pub fn media_type() -> Self {
        let detail = "Supported types: application/json".to_owned();
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", Some(detail))
    }

    pub fn took_too_long() -> Self {
        let message = "Transaction cancelled: maximum execution time exceeded";
        let detail = "Narrow the query, or ask for fewer records at a time.".to_owned();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message, Some(detail))
    }

    pub fn busy() -> Self {
        let detail = "Nothing was lost. Try again in a moment.".to_owned();
        let mut fault = Self::new(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", Some(detail));
        fault.headers.push((header::RETRY_AFTER, "1".to_owned()));
        fault
    }

    pub fn internal() -> Self {
        let detail = "The log says more; quote the transaction's name.".to_owned();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal error", Some(detail))
    }

    /// What is said, with its type.
    pub fn body(&self) -> (&'static str, Vec<u8>) {
        if self.is_page {
            let text = format!("<html><head><title>{0}</title></head><body>{0}</body></html>", self.message);
            return ("text/html;charset=UTF-8", text.into_bytes());
        }
        let mut out = Out::default();
        out.raw("{\"error\":{\"message\":").text(&self.message).raw(",\"detail\":");
        match &self.detail {
            Some(detail) => out.text(detail),
            None => out.raw("null"),
        };
        out.raw("},\"status\":\"failure\"}");
        (JSON, out.into_bytes())
    }

    /// Why a draft was not kept. `what` is `Insert`, `Update` or `Delete`.
    pub fn not_saved(table: &str, what: &str, not: NotSaved) -> Self {
        match not {
            NotSaved::Refused(refusals) => Self::refused(table, what, refusals.into_iter().map(|(_, one)| one)),
            NotSaved::Stale(stale) => Self::failed(stale.to_string()),
            NotSaved::Trouble(Trouble::NotAllowed(_)) => Self::may_not_write(what),
            NotSaved::Trouble(Trouble::Store(StoreError::Unique { .. })) => {
                Self::failed("Error during insert: there is already a record with this sys_id")
            }
            NotSaved::Trouble(trouble) => trouble.into(),
        }
    }

    /// Why somebody is not given this password.
    pub fn unfit_password(why: &record::secret::Unfit) -> Self {
        Self::bad("Invalid password", Some(why.to_string()))
    }

    /// Why an approval does not count.
    pub fn not_decided(why: String) -> Self {
        Self::bad("Approval could not be updated", Some(why))
    }

    /// Why nothing was ordered from the catalogue.
    pub fn not_ordered(not: NotOrdered) -> Self {
        let detail = Some(not.to_string());
        match not {
            NotOrdered::NoSuchItem => Self::no_record(),
            NotOrdered::NotToBeHad(_) => Self::bad("Security constraints prevent ordering of Item", detail),
            NotOrdered::Unanswered(_) => Self::bad("Mandatory Variables are required", detail),
            NotOrdered::Quantity => Self::bad("Invalid quantity value", detail),
            NotOrdered::Person(_) => Self::bad("Invalid requested for user", detail),
            NotOrdered::Empty => Self::bad("Cart is empty", detail),
            NotOrdered::NotSaved(not) => Self::not_saved("sc_request", "Insert", not),
        }
    }

    fn refused(table: &str, what: &str, refusals: impl Iterator<Item = Refusal>) -> Self {
        let refusals: Vec<Refusal> = refusals.collect();
        if refusals.iter().any(|one| one.ground == Ground::Rights) {
            return Self::may_not_write(what);
        }
        let rules = refusals.iter().filter_map(|one| match &one.ground {
            Ground::Rule => Some(one.message.clone()),
            Ground::Transition(known) => Some(format!("{known}. {}", one.message)),
            Ground::Rights | Ground::Missing => None,
        });
        let rules: Vec<String> = rules.collect();
        if rules.is_empty() {
            let label = |one: &Refusal| {
                let field = one.field.as_deref().unwrap_or_default();
                let known = LABELS.iter().find(|(register, name, _)| *register == table && *name == field);
                known.map(|(.., label)| *label).or_else(|| Some(one.message.split_once(": ")?.0)).map(str::to_owned)
            };
            return Self::mandatory(&refusals.iter().filter_map(label).collect::<Vec<_>>());
        }
        Self::aborted(table, &rules.join(" "))
    }
}

impl From<Trouble> for RestFault {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotAllowed(_) => Self::may_not_query(),
            Trouble::NotFound(_) => Self::no_record(),
            Trouble::TooMuch(why) => Self::too_much(why),
            Trouble::Fault(fault) => Self::too_much(fault.message.clone()),
            Trouble::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for RestFault {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::busy(),
            StoreError::TooComplex(why) | StoreError::Refused(why) => Self::too_much(why),
            StoreError::NotFound { .. } => Self::no_record(),
            error => {
                tracing::error!(%error, "a REST request could not be answered");
                Self::internal()
            }
        }
    }
}

impl IntoResponse for RestFault {
    fn into_response(self) -> Response {
        let (mime, body) = self.body();
        let mut response =
            (self.status, [(header::CONTENT_TYPE, HeaderValue::from_static(mime))], Body::from(body)).into_response();
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
