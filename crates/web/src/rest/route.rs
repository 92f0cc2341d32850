//! How a REST address is declared: method, path, who may, what it takes, and what for. There is no way to declare one without
//! saying who may go there, nor without telling what it takes and answers.

use std::sync::Arc;

use axum::http::Method;

use super::call::{Call, Wire};
use super::fault::RestFault;
use super::openapi::tells::Tells;
use super::reply::Reply;

/// What answers somebody who has shown who they are.
pub type CallerHandler = fn(&Arc<Call>) -> Result<Reply, RestFault>;
/// What answers anybody, without records: how to get a token.
pub type OpenHandler = fn(&Wire) -> Result<Reply, RestFault>;

/// An address of the REST interface. Only [`open`] and [`caller`] make one.
#[derive(Clone, Copy)]
pub struct Route {
    pub method: &'static str,
    /// With `{v}` where the version stands.
    pub path: &'static str,
    pub takes: Takes,
    pub says: &'static str,
    /// What is described of it.
    pub tells: Tells,
    pub(crate) policy: Policy,
}

#[derive(Clone, Copy)]
pub(crate) enum Policy {
    Open(OpenHandler),
    Caller(CallerHandler),
}

/// What a request brings, and how much of it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A body is not looked at.
    Nothing,
    /// The same, where the answer is a file of whatever type.
    NothingForAFile,
    /// JSON of at most [`JSON_BYTES_MAX`], whatever its type says unless that cannot be JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// Bytes of any type, at most so many.
    Bytes(usize),
}

/// The longest JSON body, in bytes.
pub const JSON_BYTES_MAX: usize = 10 << 20;
const FORM_BYTES_MAX: usize = 64 << 10;

impl Takes {
    /// Whether a body is looked at.
    pub fn is_something(self) -> bool {
        !matches!(self, Self::Nothing | Self::NothingForAFile)
    }

    pub fn bytes_max(self) -> usize {
        match self {
            Self::Nothing | Self::NothingForAFile => 0,
            Self::Json => JSON_BYTES_MAX,
            Self::Form => FORM_BYTES_MAX,
            Self::Bytes(most) => most,
        }
    }
}

/// For everybody, whoever they are.
pub const fn open(
    method: &'static str,
    path: &'static str,
    takes: Takes,
    says: &'static str,
    tells: Tells,
    handler: OpenHandler,
) -> Route {
    Route { method, path, takes, says, tells, policy: Policy::Open(handler) }
}

/// For whoever shows who they are, by the rights of the user that stands for them.
pub const fn caller(
    method: &'static str,
    path: &'static str,
    takes: Takes,
    says: &'static str,
    tells: Tells,
    handler: CallerHandler,
) -> Route {
    Route { method, path, takes, says, tells, policy: Policy::Caller(handler) }
}

impl Route {
    pub fn is_open(&self) -> bool {
        matches!(self.policy, Policy::Open(_))
    }

    /// Whether a request with this method is for it; `HEAD` asks for what `GET` would say of itself.
    pub(crate) fn serves(&self, method: &Method) -> bool {
        self.method == method.as_str() || (self.method == "GET" && *method == Method::HEAD)
    }
}

/// The versions that a path may name.
pub const VERSIONS: [&str; 3] = ["", "/v1", "/v2"];

/// The addresses that a path stands for, each with the version in it.
pub fn spelt(path: &'static str) -> Vec<(&'static str, String)> {
    if !path.contains("{v}") {
        return vec![("", path.to_owned())];
    }
    VERSIONS.iter().map(|version| (*version, path.replace("{v}", version))).collect()
}

/// Every address of the interface, in order.
pub fn all() -> impl Iterator<Item = &'static Route> {
    super::ROUTES.iter().flat_map(|some| some.iter())
}

/// The table as text, one line each: who may, how, where, and what for.
pub fn table() -> String {
    let who = |route: &Route| if route.is_open() { "open" } else { "caller" };
    all().map(|route| format!("{:<7} {:<6} {:<50} {}\n", who(route), route.method, route.path, route.says)).collect()
}
