//! Who calls: somebody whom their credentials have named, with the rights that these leave them.

use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode, header};
use jiff::tz::TimeZone;
use record::Actor;

use super::fault::RestFault;
use crate::auth::{self, Admitted, Denied};
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
    /// They came with their own password, not with what stands for it.
    pub has_own_password: bool,
}

/// Tells from what a request says of itself who calls. It may wait for the store and take its time over a hash: it is called
/// on a thread that may block.
#[cfg(feature = "testing")]
pub type Admits = dyn Fn(&Arc<Site>, &Parts) -> Result<Caller, RestFault> + Send + Sync;

impl From<Admitted> for Caller {
    fn from(admitted: Admitted) -> Self {
        let Admitted { person, actor, company, credential, has_own_password } = admitted;
        let zone = TimeZone::get(&person.time_zone)
            .unwrap_or_else(|_| TimeZone::get(record::words::ZONE).unwrap_or(TimeZone::UTC));
        Self { actor, groups: person.groups, company, zone, credential, has_own_password }
    }
}

impl From<Denied> for RestFault {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotAuthenticated => Self::not_authenticated(),
            Denied::Wait(seconds) => {
                let detail = format!("Too many attempts with a wrong password. Wait {seconds} seconds.");
                let mut fault = Self::new(StatusCode::TOO_MANY_REQUESTS, "Rate limit exceeded", Some(detail));
                fault.headers.push((header::RETRY_AFTER, seconds.to_string()));
                fault
            }
            Denied::OverLimit(over) => {
                let mut fault = Self::new(StatusCode::TOO_MANY_REQUESTS, "Rate limit exceeded", Some(over.detail()));
                let headers = over.headers().into_iter().map(|(name, text)| (HeaderName::from_static(name), text));
                fault.headers.extend(headers);
                fault
            }
            Denied::Trouble(trouble) => trouble.into(),
        }
    }
}

/// The caller, if there is somebody who may be believed.
pub fn caller(site: &Arc<Site>, head: &Parts) -> Result<Caller, RestFault> {
    #[cfg(feature = "testing")]
    if let Some(admits) = &site.admits {
        return admits(site, head);
    }
    Ok(auth::admit(site, head)?.into())
}
