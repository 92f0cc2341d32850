//! Who calls: somebody whom their credentials have named, with the rights that these leave them.

use std::sync::Arc;

use axum::http::request::Parts;
use jiff::tz::TimeZone;
use record::Actor;

use super::fault::RestFault;
use crate::site::Site;

/// Somebody who has shown who they are.
#[derive(Debug, Clone)]
pub struct Caller {
    /// `id` is the user's `sys_id`, `name` their `user_name`; bodies and registers are already those of the credential.
    pub actor: Actor,
    /// `sys_id` of each group the user is in.
    pub groups: Vec<String>,
    /// Whose record a new one is where that is not said: `sys_id` of a company.
    pub company: String,
    /// Of the date-times that are shown to them.
    pub zone: TimeZone,
    /// What limits are counted by: one integration, one credential.
    pub credential: String,
}

/// Tells from what a request says of itself who calls. It may wait for the store and take its time over a hash: it is called
/// on a thread that may block.
pub type Admits = dyn Fn(&Arc<Site>, &Parts) -> Result<Caller, RestFault> + Send + Sync;

/// The caller, if there is somebody who may be believed.
pub fn caller(site: &Arc<Site>, head: &Parts) -> Result<Caller, RestFault> {
    match &site.admits {
        Some(admits) => admits(site, head),
        None => Err(RestFault::not_authenticated()),
    }
}
