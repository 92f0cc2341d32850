//! Credentials as they are shown: who it is that comes, by what the records say now.

use jiff::Timestamp;
use record::{Actor, Dictionary, Filter, Page, Query, Reach, Record, Scope, Secret, Trouble, Words};
use store::{Bodies, SHARED, Store};

use super::{ALL, CLIENTS, KEYS, TOKENS, parts};
use crate::people::{self, Person};

/// Letters of the part of a key or token that is no secret, with its beginning.
pub(super) const NAME_CHARS: usize = 15;
/// The longest name under which anybody comes.
const NAME_CHARS_MAX: usize = 200;

/// What a credential opens, as its record stands.
#[derive(Debug, Clone)]
pub struct Credential {
    pub register: &'static str,
    pub sys_id: String,
    pub name: String,
    /// As whom it acts; empty where somebody lets it.
    pub user: String,
    pub company: String,
    pub scope: Scope,
    /// Until when it counts, as a stamp.
    pub expires: String,
    /// Requests an hour; none for the limit of the site.
    pub rate_limit: Option<u64>,
}

/// A client application as its record stands.
#[derive(Debug, Clone)]
pub struct Client {
    pub credential: Credential,
    pub client_id: String,
    /// It keeps no secret.
    pub is_public: bool,
    pub ways: Vec<String>,
    pub leads_back: Vec<String>,
    /// In PEM: by this it proves who comes, where it states that itself.
    pub certificate: String,
    /// The field of a person by which such a statement names them.
    pub names_by: String,
    pub access_seconds: i64,
    pub refresh_seconds: i64,
}

/// What somebody let a client application do: a refresh token's record.
#[derive(Debug, Clone)]
pub struct Tie {
    pub sys_id: String,
    pub client: String,
    pub user: String,
    pub company: String,
    pub version: i64,
    pub expires: String,
    /// When a refresh token that changes each time last did.
    pub changed: Option<Timestamp>,
    /// The token that was shown is the one before.
    pub is_former: bool,
}

impl Credential {
    /// What it leaves of somebody's rights: fewer bodies and registers, never more.
    pub fn narrowed(&self, actor: Actor) -> Actor {
        let bodies = match self.company == SHARED {
            true => actor.bodies.clone(),
            false => Bodies::of(actor.bodies.iter().filter(|body| *body == self.company)),
        };
        Actor { bodies, scope: self.scope.clone(), ..actor }
    }
}

impl Client {
    pub fn may_ask_by(&self, way: &str) -> bool {
        self.ways.iter().any(|one| one == way)
    }
}

/// Where credentials are looked up. Each look is at the records as they stand, so that what was revoked is so at once.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    pub store: &'k Store,
    pub dictionary: &'k Dictionary,
    pub now: Timestamp,
    /// The bodies that the program serves.
    pub reach: &'k Bodies,
}

impl Known<'_> {
    fn words(&self) -> Words {
        Words::new(self.now, "credentials", self.reach.clone())
    }

    /// Who works here under this user name.
    pub fn person_named(&self, user_name: &str) -> Result<Option<Person>, Trouble> {
        if !is_name(user_name) {
            return Ok(None);
        }
        people::person(self.store, self.dictionary, &self.words(), self.reach, Filter::is("user_name", user_name))
    }

    pub fn person(&self, sys_id: &str) -> Result<Option<Person>, Trouble> {
        people::person(self.store, self.dictionary, &self.words(), self.reach, Filter::is("sys_id", sys_id))
    }

    /// Who a client's own statement names.
    pub fn person_stated(&self, client: &Client, subject: &str) -> Result<Option<Person>, Trouble> {
        if !is_name(subject) {
            return Ok(None);
        }
        let field = if client.names_by.is_empty() { "user_name" } else { client.names_by.as_str() };
        people::person(self.store, self.dictionary, &self.words(), self.reach, Filter::is(field, subject))
    }

    pub fn password(&self, person: &Person) -> Result<Option<Secret>, Trouble> {
        people::password(self.store, self.dictionary, &self.words(), self.reach, &person.actor.id)
    }

    /// The key, if it is one that counts.
    pub fn key(&self, key: &str) -> Result<Option<Credential>, Trouble> {
        let Some(name) = key.get(..NAME_CHARS).filter(|name| is_name(name)) else { return Ok(None) };
        let Some((record, secrets)) = self.found(KEYS, Filter::is("key_id", name), &["token"])? else {
            return Ok(None);
        };
        let fits = secrets[0].as_ref().is_some_and(|secret| secret.fits(key));
        Ok(fits.then(|| self.credential(KEYS, &record)))
    }

    /// A key that is only looked at: for what acts by its rights without showing it.
    pub fn key_by_id(&self, sys_id: &str) -> Result<Option<Credential>, Trouble> {
        let found = self.found(KEYS, Filter::is("sys_id", sys_id), &[])?;
        Ok(found.map(|(record, _)| self.credential(KEYS, &record)))
    }

    /// What a client certificate of this SHA-256 opens, once its holder has shown that they have its key.
    pub fn certificate(&self, digest: &str) -> Result<Option<Credential>, Trouble> {
        let found = self.found(KEYS, Filter::is("certificate", digest), &[])?;
        Ok(found.map(|(record, _)| self.credential(KEYS, &record)))
    }

    /// The client application of this identifier. One that has a secret is known only by it.
    pub fn client(&self, client_id: &str, secret: Option<&str>) -> Result<Option<Client>, Trouble> {
        if !is_name(client_id) {
            return Ok(None);
        }
        let found = self.found(CLIENTS, Filter::is("client_id", client_id), &["client_secret"])?;
        let Some((record, secrets)) = found else { return Ok(None) };
        let client = self.client_of(&record);
        let fits = match (&secrets[0], secret) {
            (Some(kept), Some(secret)) => kept.fits(secret),
            (None, None | Some("")) => client.is_public,
            _ => false,
        };
        Ok(fits.then_some(client))
    }

    /// A client application that is only looked at: before its person is asked, or for a token that it was given.
    pub fn client_named(&self, client_id: &str) -> Result<Option<Client>, Trouble> {
        if !is_name(client_id) {
            return Ok(None);
        }
        let found = self.found(CLIENTS, Filter::is("client_id", client_id), &[])?;
        Ok(found.map(|(record, _)| self.client_of(&record)))
    }

    pub fn client_by_id(&self, sys_id: &str) -> Result<Option<Client>, Trouble> {
        let found = self.found(CLIENTS, Filter::is("sys_id", sys_id), &[])?;
        Ok(found.map(|(record, _)| self.client_of(&record)))
    }

    /// What a refresh token stands for, if it counts.
    pub fn tie(&self, token: &str) -> Result<Option<Tie>, Trouble> {
        let Some(name) = token.get(..NAME_CHARS).filter(|name| is_name(name)) else { return Ok(None) };
        let found = self.found(TOKENS, Filter::is("token_id", name), &["token", "former"])?;
        let Some((record, secrets)) = found else { return Ok(None) };
        let fits = |secret: &Option<Secret>| secret.as_ref().is_some_and(|secret| secret.fits(token));
        let (is_present, is_former) = (fits(&secrets[0]), fits(&secrets[1]));
        Ok((is_present || is_former).then(|| Tie { is_former: !is_present, ..tie_of(&record) }))
    }

    pub fn tie_by_id(&self, sys_id: &str) -> Result<Option<Tie>, Trouble> {
        Ok(self.found(TOKENS, Filter::is("sys_id", sys_id), &[])?.map(|(record, _)| tie_of(&record)))
    }

    /// Ties of a person that still count.
    pub(super) fn ties_of(&self, filter: Filter) -> Result<Vec<Tie>, Trouble> {
        let system = Actor::system("credentials", self.reach.clone());
        let query = Query::all(TOKENS).and(filter).and(Filter::is("state", "active"));
        let found = system.asks(self.dictionary, &query, &self.words())?.stored(&mut &*self.store, Page::ALL)?;
        Ok(found.iter().map(tie_of).collect())
    }

    /// The one active record that has not ended, and its secrets. Two of one name are none.
    fn found(&self, register: &str, filter: Filter, secrets: &[&str]) -> Result<Option<Found>, Trouble> {
        let system = Actor::system("credentials", self.reach.clone());
        let query = Query::all(register).and(filter).and(Filter::is("state", "active"));
        let permitted = system.asks(self.dictionary, &query, &self.words())?;
        let mut records = permitted.stored(&mut &*self.store, Page { limit: 2, offset: 0 })?;
        let (Some(record), true) = (records.pop(), records.is_empty()) else { return Ok(None) };
        if text(&record, "expires") <= Words::stamp(self.now) {
            return Ok(None);
        }
        let mut kept = Vec::with_capacity(secrets.len());
        for field in secrets {
            let found = permitted.secrets(&mut &*self.store, field, Page::ONE)?;
            // A change in between would be another record's.
            kept.push(found.into_iter().find(|(id, _)| *id == record.sys_id).and_then(|(_, secret)| secret));
        }
        Ok(Some((record, kept)))
    }

    fn credential(&self, register: &'static str, record: &Record) -> Credential {
        let reach = |field: &str| {
            let list = text(record, field);
            match parts(&list).any(|name| name == ALL) {
                true => Reach::All,
                false => Reach::of(self.dictionary, parts(&list)),
            }
        };
        Credential {
            register,
            sys_id: record.sys_id.clone(),
            name: text(record, "name"),
            user: text(record, "user"),
            company: text(record, "company"),
            scope: Scope { reads: reach("reads"), writes: reach("writes") },
            expires: text(record, "expires"),
            rate_limit: record.datum("rate_limit").as_int().and_then(|limit| u64::try_from(limit).ok()),
        }
    }

    fn client_of(&self, record: &Record) -> Client {
        let list = |field: &str| parts(&text(record, field)).map(str::to_owned).collect();
        let seconds = |field: &str| record.datum(field).as_int().unwrap_or_default();
        Client {
            credential: self.credential(CLIENTS, record),
            client_id: text(record, "client_id"),
            is_public: record.datum("public_client").as_int() == Some(1),
            ways: list("grant_types"),
            leads_back: list("redirect_url"),
            certificate: text(record, "jwt_certificate"),
            names_by: text(record, "user_field"),
            access_seconds: seconds("access_token_lifespan"),
            refresh_seconds: seconds("refresh_token_lifespan"),
        }
    }
}

/// What no record is called is not looked for: not every engine takes every letter.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= NAME_CHARS_MAX && !text.contains(char::is_control)
}

/// A record, and those of its secrets that were asked for.
type Found = (Record, Vec<Option<Secret>>);

fn text(record: &Record, field: &str) -> String {
    record.datum(field).as_text().unwrap_or_default().to_owned()
}

fn tie_of(record: &Record) -> Tie {
    Tie {
        sys_id: record.sys_id.clone(),
        client: text(record, "peer"),
        user: text(record, "user"),
        company: text(record, "company"),
        version: record.version(),
        expires: text(record, "expires"),
        changed: Words::instant(&text(record, "changed")),
        is_former: false,
    }
}
