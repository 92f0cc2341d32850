//! A request as its handler sees it.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method};
use record::{Dictionary, Permitted, Query, Register, Trouble, Words};
use store::Store;
use tokio::sync::OwnedSemaphorePermit;

use super::added::Added;
use super::body::Received;
use super::caller::Caller;
use super::fault::RestFault;
use crate::auth::Certificate;
use crate::site::Site;
use crate::stream::Place;

/// What came over the wire, read.
pub struct Wire {
    pub site: Arc<Site>,
    /// As the client means it: `X-HTTP-Method-Override` has been looked at.
    pub method: Method,
    /// ``, `/v1` or `/v2`.
    pub version: &'static str,
    /// As it was asked, without the parameters.
    pub path: String,
    /// Named parts of the path, decoded.
    pub parts: BTreeMap<String, String>,
    /// Decoded, in the order given.
    pub parameters: Vec<(String, String)>,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// The body of a request that brings a file, which is not held in memory.
    pub(crate) file: Option<Arc<Received>>,
    /// `https://HOST`, as the client called it.
    pub origin: String,
    /// Names the request in the log and in its answer.
    pub name: String,
    /// With which the connection was opened.
    pub(crate) certificate: Option<Certificate>,
    /// Among large bodies, as long as this one is held.
    pub(crate) _place: Option<Arc<(OwnedSemaphorePermit, Place)>>,
}

impl Wire {
    /// A part of the path.
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// A parameter; of one given twice, the last. Empty if not given.
    pub fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().rev().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }

    /// Whether a parameter says yes, in whatever case.
    pub fn is_set(&self, name: &str) -> bool {
        self.parameter(name).trim().eq_ignore_ascii_case("true")
    }

    /// A count; the given one if there is none that can be read. Less than nothing is nothing.
    pub fn count(&self, name: &str, default: u64) -> u64 {
        match self.parameter(name).trim() {
            text if text.starts_with('-') => 0,
            text => text.parse().unwrap_or(default),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn store(&self) -> &Store {
        &self.site.store
    }

    /// Where a query is answered: the store, or what is worked out for this question.
    pub fn answering(&self, permitted: &Permitted) -> Result<Store, RestFault> {
        Ok(practice::worked_out::store(self.store(), permitted)?)
    }

    /// How many rows it meets where it is answered. Only of the store itself is that remembered.
    pub fn counted(&self, answering: &Store, permitted: &Permitted) -> Result<u64, RestFault> {
        if practice::worked_out::is(&permitted.register().name) {
            return Ok(u64::try_from(permitted.count(&mut &*answering)?).unwrap_or(0));
        }
        Ok(self.site.counts.of(answering, permitted)?)
    }

    pub fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// The address of a record, under the version that was asked.
    pub fn link(&self, table: &str, sys_id: &str) -> String {
        format!("{}/api/now{}/table/{table}/{sys_id}", self.origin, self.version)
    }
}

/// A request of somebody who has shown who they are.
pub struct Call {
    pub wire: Wire,
    pub caller: Caller,
    pub dictionary: Dictionary,
    /// In the caller's zone.
    pub words: Words,
    /// Choices besides those of the registers' files.
    pub(super) added: Added,
}

impl std::ops::Deref for Call {
    type Target = Wire;

    fn deref(&self) -> &Wire {
        &self.wire
    }
}

impl Call {
    pub(crate) fn new(wire: Wire, caller: Caller) -> Self {
        let dictionary = wire.site.dictionary();
        let mut words = Words::new(wire.site.now(), &caller.actor.id, caller.actor.bodies.clone());
        words.zone = caller.zone.clone();
        Self { wire, caller, dictionary, words, added: Added::default() }
    }

    /// A register that the caller could see records of. One that is not there is another fault than one that may not be read:
    /// clients tell them apart.
    pub fn register(&self, table: &str) -> Result<Arc<Register>, RestFault> {
        let register = self.dictionary.get(table).ok_or_else(|| RestFault::invalid_table(table))?.clone();
        match self.asks(&Query::all(table)) {
            Ok(_) => Ok(register),
            Err(fault) => Err(fault),
        }
    }

    /// The query, allowed. The register has been looked at before, so what may not be read is a field.
    pub fn asks(&self, query: &Query) -> Result<record::Permitted, RestFault> {
        self.caller.actor.asks(&self.dictionary, query, &self.words).map_err(|trouble| match trouble {
            Trouble::NotAllowed(_) if !self.caller.actor.scope.reads(&query.register) => {
                RestFault::not_authorized(format!("This credential does not reach the table {}", query.register))
            }
            Trouble::NotAllowed(_) if *query == Query::all(&query.register) => RestFault::may_not_query(),
            Trouble::NotAllowed(_) => RestFault::may_not_query_field(),
            other => other.into(),
        })
    }
}
