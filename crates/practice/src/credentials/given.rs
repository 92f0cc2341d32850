//! Credentials as they are given, changed and taken away: through the desk, like everything else. A secret is handed out once;
//! what is kept does not tell it.

use record::register::PEOPLE;
use record::{Actor, Draft, Filter, Secret, Trouble, secret};
use store::Bodies;

use super::known::{Client, Known, NAME_CHARS, Tie};
use super::{CLIENTS, KEYS, TOKENS};
use crate::desk::{Desk, NotSaved, Occasion, Saved};
use crate::people::{PASSWORD, Person};

/// A record with the secret that is shown this once.
#[derive(Debug, Clone)]
pub struct Given {
    pub saved: Saved,
    /// The part that is no secret: a key's beginning, a client's identifier.
    pub name: String,
    pub secret: Option<String>,
}

impl From<secret::Unfit> for NotSaved {
    fn from(unfit: secret::Unfit) -> Self {
        Self::Trouble(Trouble::NotAllowed(unfit.to_string()))
    }
}

/// A text whose beginning names it and whose rest proves it.
fn named(begin: &str) -> Result<(String, String), secret::Unfit> {
    let name: String = format!("{begin}_{}", secret::digest(&secret::token()?)).chars().take(NAME_CHARS).collect();
    let whole = format!("{name}_{}", secret::token()?);
    Ok((name, whole))
}

/// Gives a key. The draft says whose it is, as whom it acts, what it opens and until when.
pub fn give_key(desk: &Desk, on: Occasion<'_>, draft: Draft) -> Result<Given, NotSaved> {
    let (name, key) = named("gk")?;
    let draft = Draft { register: KEYS.into(), ..draft }.with("key_id", &name);
    let saved = desk.save(on, &draft.with_secret("token", Secret::of_token(&key)))?;
    Ok(Given { saved, name, secret: Some(key) })
}

/// Lets a client certificate in, known by its SHA-256 in hexadecimal: the program that holds its key shows it in place of one of ours.
pub fn give_certificate(desk: &Desk, on: Occasion<'_>, draft: Draft, digest: &str) -> Result<Given, NotSaved> {
    let name: String = format!("gc_{digest}").chars().take(NAME_CHARS).collect();
    let draft = Draft { register: KEYS.into(), ..draft }.with("key_id", &name).with("certificate", digest);
    Ok(Given { saved: desk.save(on, &draft)?, name, secret: None })
}

/// Gives a client application its identifier and, unless it can keep none, its secret.
pub fn give_client(desk: &Desk, on: Occasion<'_>, draft: Draft, is_public: bool) -> Result<Given, NotSaved> {
    let client_id = secret::digest(&secret::token()?)[..32].to_owned();
    let draft = Draft { register: CLIENTS.into(), ..draft }.with("client_id", &client_id);
    let (draft, secret) = match is_public {
        true => (draft.with("public_client", "yes"), None),
        false => {
            let secret = secret::token()?;
            (draft.with_secret("client_secret", Secret::of_token(&secret)), Some(secret))
        }
    };
    Ok(Given { saved: desk.save(on, &draft)?, name: client_id, secret })
}

/// Lets a client application act in somebody's name: a refresh token.
pub fn let_in(desk: &Desk, on: Occasion<'_>, client: &Client, person: &Person, way: &str) -> Result<Given, NotSaved> {
    let (name, token) = named("gr")?;
    let ends = on.now + jiff::SignedDuration::from_secs(client.refresh_seconds.max(0));
    let draft = Draft::new(TOKENS)
        .with("company", &client.credential.company)
        .with("token_id", &name)
        .with("peer", &client.credential.sys_id)
        .with("user", &person.actor.id)
        .with("type", way)
        .with("expires", ends.to_string())
        .with_secret("token", Secret::of_token(&token));
    let program = program(&person.actor, &client.credential.company, &person.company);
    let saved = desk.save(Occasion { actor: &program, ..on }, &draft)?;
    Ok(Given { saved, name, secret: Some(token) })
}

/// The next refresh token of a client that keeps no secret; the one before still counts for a moment, in case the answer was lost.
pub fn renewed(desk: &Desk, on: Occasion<'_>, tie: &Tie, token: &str) -> Result<String, NotSaved> {
    let name = token.get(..NAME_CHARS).unwrap_or_default();
    let next = format!("{name}_{}", secret::token()?);
    let draft = Draft::change(TOKENS, &tie.sys_id, tie.version)
        .with("changed", "now")
        .with_secret("token", Secret::of_token(&next))
        .with_secret("former", Secret::of_token(token));
    let program = program(on.actor, &tie.company, &tie.company);
    desk.save(Occasion { actor: &program, ..on }, &draft)?;
    Ok(next)
}

/// Takes a credential away for good. What was let in through a client application ends with it.
pub fn revoke(desk: &Desk, on: Occasion<'_>, register: &str, sys_id: &str) -> Result<Saved, NotSaved> {
    let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
    desk.save(on, &draft.with("state", "revoked"))
}

/// Gives a person a password. What was let in by the one before ends.
pub fn password_given(
    desk: &Desk,
    on: Occasion<'_>,
    reach: &Bodies,
    person: &str,
    password: &str,
) -> Result<Saved, NotSaved> {
    let known = Known { store: &desk.store, dictionary: &desk.dictionary, now: on.now, reach };
    let change = Draft { sys_id: Some(person.to_owned()), ..Draft::new(PEOPLE) };
    let mut drafts = vec![change.with_secret(PASSWORD, Secret::of_password(password)?)];
    for tie in known.ties_of(Filter::is("user", person))? {
        drafts.push(Draft::change(TOKENS, &tie.sys_id, tie.version).with("state", "revoked"));
    }
    let saved = desk.save_all(on, &drafts)?;
    saved.into_iter().next().ok_or_else(|| Trouble::NotFound("Nobody was changed.".into()).into())
}

/// The program in a person's name: tokens are for nobody to write by hand.
fn program(actor: &Actor, company: &str, own: &str) -> Actor {
    let bodies = actor.bodies.and(&Bodies::of([company, own]));
    Actor { bodies, ..actor.program() }
}
