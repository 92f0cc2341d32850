//! Who calls: from what a request says of itself to an actor with the rights that are left.
//!
//! Every request asks whether anything was written that says so: a credential that was revoked, a person who has left and a role
//! that was taken away are found by the next one.

mod assertion;
mod consent;
pub(crate) mod door;
pub(crate) mod idempotency;
mod limits;
mod patience;
mod proven;
mod remembered;
mod seen;
mod token;
mod wire;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::http::request::Parts;
use practice::credentials::{Credential, Known};
use practice::people::Person;
use record::{Actor, Secret, Trouble, secret};
use serde::{Deserialize, Serialize};
use store::Bodies;

use crate::site::Site;

pub use limits::OverLimit;
pub use seen::last_seen;

use idempotency::AtWork;
use limits::Limits;
use patience::Patience;
use proven::Proven;
use remembered::{Proof, Remembered};
use seen::Seen;
use wire::Shown;

/// What is remembered about those who come, while the program runs.
#[derive(Default)]
pub struct Watch {
    /// Requests an hour of a credential that does not say; none for as many as come.
    pub hourly: Option<u64>,
    /// Whether who sends a password with each request needs the role [`BASIC`].
    pub basic_needs_role: bool,
    patience: Patience,
    proven: Proven,
    remembered: Remembered,
    limits: Limits,
    seen: Seen,
    at_work: AtWork,
}

/// The role of those who may come with a password alone, where the operator asks for one.
pub const BASIC: &str = "snc_basic_auth_api_access";

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// SHA-256 of the certificate that a connection was opened with, in hexadecimal; whoever opened it has its key.
#[derive(Debug, Clone)]
pub struct Certificate(pub Arc<str>);

/// Somebody who has shown who they are.
#[derive(Debug, Clone)]
pub struct Admitted {
    pub person: Person,
    /// The person's rights, as far as the credential opens them.
    pub actor: Actor,
    /// Whose record a new one is where that is not said: the body that the credential is for, the person's own, or the first.
    pub company: String,
    /// What limits are counted by: the `sys_id` of a credential, or of a person who came with a password.
    pub credential: String,
    /// The person has shown their own password, for this request or for the access token it came with.
    pub has_own_password: bool,
}

/// Why somebody was not let in.
#[derive(Debug)]
pub enum Denied {
    /// Nothing was shown, or nothing that counts; which of them is not said.
    NotAuthenticated,
    /// Too many wrong passwords: after so many seconds another is looked at.
    Wait(u64),
    OverLimit(OverLimit),
    Trouble(Trouble),
}

impl From<Trouble> for Denied {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// What an access token was given for, kept under the token's digest.
#[derive(Debug, Serialize, Deserialize)]
struct Access {
    client: String,
    user: String,
    /// The refresh token beside it, with which it ends.
    tie: Option<String>,
    /// The person has shown their password for it.
    #[serde(default)]
    by_password: bool,
}

const ACCESS: &str = "access";

/// Looks up credentials among the bodies that the site serves.
fn known<'k>(site: &'k Site, dictionary: &'k record::Dictionary, reach: &'k Bodies) -> Known<'k> {
    Known { store: &site.store, dictionary, now: site.now(), reach }
}

/// The bodies that the site serves.
pub(crate) fn reach(site: &Site) -> Bodies {
    Bodies::of(site.bodies.iter().map(|body| body.id.as_str()))
}

fn address(head: &Parts) -> Option<IpAddr> {
    head.extensions.get::<Peer>().map(|from| from.0.ip())
}

/// Who sends this request. May wait for the store and take its time over a password: call it on a thread that may block.
pub fn admit(site: &Arc<Site>, head: &Parts) -> Result<Admitted, Denied> {
    let (dictionary, reach) = (site.dictionary(), reach(site));
    let known = known(site, &dictionary, &reach);
    let (person, credential, has_own_password) = match certified(site, &known, head)? {
        Some(shows) => shows,
        None => match wire::shown(head).ok_or(Denied::NotAuthenticated)? {
            Shown::Basic { user_name, password } => {
                let person = by_password(site, &known, &user_name, &password, address(head))?;
                if site.watch.basic_needs_role && !person.actor.has_any([BASIC]) {
                    return Err(Denied::NotAuthenticated);
                }
                (person, None, true)
            }
            Shown::Bearer(token) => by_access_token(site, &known, &token)?,
            Shown::Key(key) => by_key(site, &known, &key)?,
        },
    };
    let person = unless_locked_out(person)?;
    let name = credential.as_ref().map_or(&person.actor.id, |credential| &credential.sys_id).clone();
    let limit = credential.as_ref().and_then(|credential| credential.rate_limit).or(site.watch.hourly);
    site.watch.limits.take(&name, limit, known.now).map_err(Denied::OverLimit)?;
    site.watch.seen.note(&site.store, &name, known.now);
    let actor = match &credential {
        Some(credential) => credential.narrowed(person.actor.clone()),
        None => person.actor.clone(),
    };
    let own = [credential.as_ref().map(|credential| &credential.company), Some(&person.company)];
    let is_reached = |id: &str| actor.bodies.holds(id) && site.bodies.iter().any(|body| body.id == id);
    let first = site.bodies.iter().map(|body| &body.id).find(|id| is_reached(id));
    let company = own.into_iter().flatten().find(|id| is_reached(id)).or(first).unwrap_or(&person.company).clone();
    Ok(Admitted { person, actor, company, credential: name, has_own_password })
}

/// By what a password that somebody gives to another is recognised; none while too many are looked at.
pub(crate) fn hashed(site: &Site, password: &str) -> Option<Result<Secret, secret::Unfit>> {
    let _place = site.watch.patience.enter()?;
    Some(Secret::of_password(password))
}

/// What was remembered under this name, or is found now.
fn remembered(
    site: &Site,
    known: &Known<'_>,
    kind: &'static str,
    name: String,
    look: impl FnOnce() -> Result<Option<Proof>, Denied>,
) -> Result<Option<Proof>, Denied> {
    let now = record::Words::stamp(known.now);
    site.watch.remembered.proof((known.store, known.dictionary, &now), (kind, name), look)
}

/// Who comes, with what, and whether they have shown their own password.
type Shows = (Person, Option<Credential>, bool);

/// A certificate that is known counts alone: clients that come with one send a header too, with nobody's name in it.
fn certified(site: &Site, known: &Known<'_>, head: &Parts) -> Result<Option<Shows>, Denied> {
    let Some(Certificate(digest)) = head.extensions.get::<Certificate>() else { return Ok(None) };
    let look = || known.certificate(digest)?.map(|credential| proof_of(known, credential)).transpose();
    let proof = remembered(site, known, "certificate", digest.to_string(), look)?;
    Ok(proof.map(|proof| (proof.person, proof.credential, false)))
}

fn by_key(site: &Site, known: &Known<'_>, key: &str) -> Result<Shows, Denied> {
    let look = || known.key(key)?.map(|credential| proof_of(known, credential)).transpose();
    let proof = remembered(site, known, "key", secret::digest(key), look)?.ok_or(Denied::NotAuthenticated)?;
    Ok((proof.person, proof.credential, false))
}

/// As whom a credential acts.
fn proof_of(known: &Known<'_>, credential: Credential) -> Result<Proof, Denied> {
    let person = known.person(&credential.user)?.ok_or(Denied::NotAuthenticated)?;
    Ok(Proof { person, until: credential.expires.clone(), credential: Some(credential), password: None })
}

fn by_access_token(site: &Site, known: &Known<'_>, token: &str) -> Result<Shows, Denied> {
    let now = record::Words::stamp(known.now);
    let kept = known.store.lapsing_get(ACCESS, &secret::digest(token), &now).map_err(Trouble::from)?;
    let access: Access = kept.and_then(|text| serde_json::from_str(&text).ok()).ok_or(Denied::NotAuthenticated)?;
    let tie = access.tie.as_deref();
    let name = [&access.client, &access.user, tie.unwrap_or_default()].join(" ");
    let look = || {
        let client = known.client_by_id(&access.client)?.ok_or(Denied::NotAuthenticated)?;
        let mut until = client.credential.expires.clone();
        if let Some(tie) = tie {
            until = until.min(known.tie_by_id(tie)?.ok_or(Denied::NotAuthenticated)?.expires);
        }
        let person = known.person(&access.user)?.ok_or(Denied::NotAuthenticated)?;
        Ok(Some(Proof { person, credential: Some(client.credential), password: None, until }))
    };
    let proof = remembered(site, known, "access", name, look)?.ok_or(Denied::NotAuthenticated)?;
    Ok((proof.person, proof.credential, access.by_password))
}

/// The person whose password this is. Somebody who does not exist costs as much to try as somebody who does.
fn by_password(
    site: &Site,
    known: &Known<'_>,
    user_name: &str,
    password: &str,
    from: Option<IpAddr>,
) -> Result<Person, Denied> {
    let watch = &site.watch;
    let account = patience::account(user_name);
    watch.patience.may_try(&account, from, known.now).map_err(Denied::Wait)?;
    let look = || {
        let Some(person) = known.person_named(user_name)? else { return Ok(None) };
        let password = known.password(&person)?;
        Ok(Some(Proof { person, credential: None, password, until: String::new() }))
    };
    let (person, kept) = match remembered(site, known, "password", user_name.to_owned(), look)? {
        Some(proof) => (Some(proof.person), proof.password),
        None => (None, None),
    };
    let is_proven = |person: &Person, kept: &Secret| watch.proven.holds(&person.actor.id, kept, password);
    if let (Some(person), Some(kept)) = (&person, &kept)
        && is_proven(person, kept)
    {
        return unless_locked_out(person.clone());
    }
    let _place = watch.patience.enter().ok_or(Denied::Wait(1))?;
    // Somebody else may have proved it, or failed too often, while we waited.
    if let (Some(person), Some(kept)) = (&person, &kept)
        && is_proven(person, kept)
    {
        return unless_locked_out(person.clone());
    }
    watch.patience.may_try(&account, from, known.now).map_err(Denied::Wait)?;
    watch.patience.tried(&account, from, known.now);
    let fits = kept.as_ref().unwrap_or(Secret::of_nobody()).fits(password);
    match (person, kept) {
        (Some(person), Some(kept)) if fits => {
            watch.patience.succeeded(&account, from);
            watch.proven.keep(&person.actor.id, kept, password);
            unless_locked_out(person)
        }
        _ => Err(Denied::NotAuthenticated),
    }
}

fn unless_locked_out(person: Person) -> Result<Person, Denied> {
    if person.is_locked_out { Err(Denied::NotAuthenticated) } else { Ok(person) }
}
