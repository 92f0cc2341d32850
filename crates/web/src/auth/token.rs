//! `/oauth_token.do`: a client application shows who it is and in whose name it comes, and gets an access token.

use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use practice::credentials::{self, Client, Known, Tie};
use practice::desk::Occasion;
use practice::people::Person;
use practice::{Desk, NotSaved};
use record::{Trouble, Words, secret};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::lapsing::Lapsing;
use subtle::ConstantTimeEq;

use super::consent::{CODE, Code};
use super::door::Asking;
use super::{ACCESS, Access, Denied, address, assertion, by_password, known, reach, unless_locked_out, wire};
use crate::site::Site;

/// How long a refresh token that was replaced still counts: the answer with the next one may have been lost.
const FORMER_COUNTS_FOR: SignedDuration = SignedDuration::from_secs(60);
/// The only scope there is, by the name that clients expect.
const SCOPE: &str = "useraccount";
/// The way in which the person shows their own password.
const PASSWORD: &str = "password";

/// Why no token was given.
enum Refused {
    /// Unknown, revoked or expired, or its secret is wrong.
    Client,
    /// The person's name or password is wrong.
    Person,
    /// The refresh token or code counts no longer, or is another client's.
    Grant(&'static str),
    /// It may not ask in this way, or there is no such way.
    Way(&'static str, &'static str),
    Denied(Denied),
}

impl From<Denied> for Refused {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotAuthenticated => Self::Person,
            other => Self::Denied(other),
        }
    }
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self::Denied(Denied::Trouble(trouble))
    }
}

impl From<NotSaved> for Refused {
    fn from(not: NotSaved) -> Self {
        match not {
            NotSaved::Trouble(trouble) => trouble.into(),
            // Two used the same refresh token in the same moment: the other has the next one.
            NotSaved::Stale(_) => Self::Grant("This token has just been used. Ask again."),
            NotSaved::Refused(_) => {
                tracing::error!(%not, "a token could not be noted");
                Trouble::NotAllowed(String::new()).into()
            }
        }
    }
}

impl From<secret::Unfit> for Refused {
    fn from(unfit: secret::Unfit) -> Self {
        NotSaved::from(unfit).into()
    }
}

impl From<store::StoreError> for Refused {
    fn from(error: store::StoreError) -> Self {
        Trouble::from(error).into()
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let said = |status: StatusCode, error: &str, description: &str| {
            let body = json!({ "error_description": description, "error": error });
            (status, [(header::CONTENT_TYPE, JSON)], body.to_string()).into_response()
        };
        match self {
            Self::Client => said(StatusCode::UNAUTHORIZED, "invalid_client", "access_denied"),
            Self::Person => said(StatusCode::UNAUTHORIZED, "server_error", "access_denied"),
            Self::Grant(why) => said(StatusCode::UNAUTHORIZED, "invalid_grant", why),
            Self::Way(error, why) => said(StatusCode::BAD_REQUEST, error, why),
            Self::Denied(Denied::NotAuthenticated) => said(StatusCode::UNAUTHORIZED, "invalid_grant", "access_denied"),
            Self::Denied(Denied::Wait(seconds)) => {
                let mut response =
                    said(StatusCode::TOO_MANY_REQUESTS, "temporarily_unavailable", "Too many wrong passwords. Wait.");
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
                response
            }
            Self::Denied(Denied::OverLimit(over)) => {
                let mut response = said(StatusCode::TOO_MANY_REQUESTS, "temporarily_unavailable", &over.detail());
                for (name, value) in over.headers() {
                    if let Ok(value) = HeaderValue::from_str(&value) {
                        response.headers_mut().insert(HeaderName::from_static(name), value);
                    }
                }
                response
            }
            Self::Denied(Denied::Trouble(error)) => {
                tracing::error!(%error, "no access token could be given");
                said(StatusCode::INTERNAL_SERVER_ERROR, "server_error", "Try again later.")
            }
        }
    }
}

const JSON: HeaderValue = HeaderValue::from_static("application/json;charset=UTF-8");

pub(super) fn answer(site: &Arc<Site>, asking: &Asking) -> Response {
    given(site, asking).unwrap_or_else(IntoResponse::into_response)
}

fn given(site: &Arc<Site>, asking: &Asking) -> Result<Response, Refused> {
    let (dictionary, reach) = (site.dictionary(), reach(site));
    let known = known(site, &dictionary, &reach);
    let in_header = wire::client(&asking.head.headers);
    let (id, secret) = match &in_header {
        Some((id, secret)) => (id.as_str(), secret.as_str()),
        None => (asking.text("client_id"), asking.text("client_secret")),
    };
    let client = known.client(id, Some(secret))?.ok_or(Refused::Client)?;
    let limit = client.credential.rate_limit.or(site.watch.hourly);
    site.watch.limits.take(&client.credential.sys_id, limit, known.now).map_err(Denied::OverLimit)?;
    let way = match asking.text("grant_type") {
        assertion::GRANT => "jwt_bearer",
        way => way,
    };
    if !credentials::WAYS.contains(&way) {
        return Err(Refused::Way(
            "unsupported_grant_type",
            "Ask by password, client_credentials, refresh_token, authorization_code or jwt-bearer.",
        ));
    }
    if !client.may_ask_by(way) {
        return Err(Refused::Way("unauthorized_client", "This client application may not ask in this way."));
    }
    let giving = Giving {
        site,
        known,
        client: &client,
        desk: Desk { store: site.store.clone(), dictionary: dictionary.clone() },
    };
    let (access, refresh) = match way {
        PASSWORD => {
            let (name, password) = (asking.text("username"), asking.text("password"));
            let person = by_password(site, &known, name, password, address(&asking.head))?;
            giving.begin(&person, PASSWORD)?
        }
        "client_credentials" => {
            let person = known.person(&client.credential.user)?.ok_or(Refused::Client)?;
            let person = unless_locked_out(person).map_err(|_| Refused::Client)?;
            (giving.access(&person, None, "client_credentials")?, None)
        }
        "authorization_code" => giving.by_code(asking)?,
        "jwt_bearer" => {
            let statement = assertion::shown(asking.text("assertion"), &asking.head.headers);
            let wrong = || Refused::Grant("This statement counts for nobody here.");
            let subject = assertion::subject(statement, &client, known.now).ok_or_else(wrong)?;
            let person = known.person_stated(&client, &subject)?.ok_or_else(wrong)?;
            giving.begin(&unless_locked_out(person).map_err(|_| wrong())?, "jwt_bearer")?
        }
        _ => giving.again(asking.text("refresh_token"))?,
    };
    let mut body = json!({
        "access_token": access,
        "scope": SCOPE,
        "token_type": "Bearer",
        // A second less, so that who counts it down stops before it has ended.
        "expires_in": (client.access_seconds - 1).max(0),
    });
    if let (Some(refresh), Some(body)) = (refresh, body.as_object_mut()) {
        body.insert("refresh_token".into(), refresh.into());
    }
    Ok((StatusCode::OK, [(header::CONTENT_TYPE, JSON)], body.to_string()).into_response())
}

struct Giving<'g> {
    site: &'g Site,
    known: Known<'g>,
    client: &'g Client,
    desk: Desk,
}

type Tokens = (String, Option<String>);

impl Giving<'_> {
    fn now(&self) -> Timestamp {
        self.known.now
    }

    fn on<'a>(&self, actor: &'a record::Actor) -> Occasion<'a> {
        Occasion { actor, now: self.now(), why: "A client application was let in", request: "oauth_token.do" }
    }

    fn access(&self, person: &Person, tie: Option<String>, way: &str) -> Result<String, Refused> {
        let token = secret::token()?;
        let (client, user) = (self.client.credential.sys_id.clone(), person.actor.id.clone());
        let access = Access { client, user, tie, by_password: way == PASSWORD };
        let until = self.now() + SignedDuration::from_secs(self.client.access_seconds.max(0));
        let payload = serde_json::to_string(&access).map_err(|error| Trouble::NotAllowed(error.to_string()))?;
        let (key, until) = (secret::digest(&token), Words::stamp(until));
        self.site.store.lapsing_put(&Lapsing { kind: ACCESS.into(), key, until, payload })?;
        self.site.watch.seen.sweep(&self.site.store, self.now());
        Ok(token)
    }

    /// Somebody has let the client in: with a refresh token, if it may use one.
    fn begin(&self, person: &Person, way: &str) -> Result<Tokens, Refused> {
        if !self.client.may_ask_by("refresh_token") {
            return Ok((self.access(person, None, way)?, None));
        }
        let given = credentials::let_in(&self.desk, self.on(&person.actor), self.client, person, way)?;
        Ok((self.access(person, Some(given.saved.sys_id), way)?, given.secret))
    }

    fn by_code(&self, asking: &Asking) -> Result<Tokens, Refused> {
        let wrong = || Refused::Grant("This code counts no longer.");
        let key = secret::digest(asking.text("code"));
        let kept = self.site.store.lapsing_take(CODE, &key, &Words::stamp(self.now()))?;
        let code: Code = kept.and_then(|text| serde_json::from_str(&text).ok()).ok_or_else(wrong)?;
        let fits = code.client == self.client.credential.sys_id && code.redirect_uri == asking.text("redirect_uri");
        if !fits || !is_verified(code.challenge.as_deref(), asking.text("code_verifier")) {
            return Err(wrong());
        }
        let person = self.known.person(&code.user)?.ok_or_else(wrong)?;
        self.begin(&unless_locked_out(person)?, "authorization_code")
    }

    /// A client that keeps its secret goes on with its refresh token; of one that keeps none it changes each time, and who comes
    /// with an earlier one has found or stolen it.
    fn again(&self, token: &str) -> Result<Tokens, Refused> {
        let wrong = || Refused::Grant("access_denied");
        let tie = self.known.tie(token)?.filter(|tie| tie.client == self.client.credential.sys_id).ok_or_else(wrong)?;
        let person = unless_locked_out(self.known.person(&tie.user)?.ok_or_else(wrong)?)?;
        if tie.is_former && !self.is_lost(&tie) {
            let program = person.actor.program();
            let program = record::Actor { bodies: self.known.reach.clone(), ..program };
            let on = Occasion { why: "A refresh token came a second time", ..self.on(&program) };
            credentials::revoke(&self.desk, on, credentials::TOKENS, &tie.sys_id)?;
            return Err(wrong());
        }
        let next = match self.client.is_public && !tie.is_former {
            true => credentials::renewed(&self.desk, self.on(&person.actor), &tie, token)?,
            false => token.to_owned(),
        };
        Ok((self.access(&person, Some(tie.sys_id), "refresh_token")?, Some(next)))
    }

    fn is_lost(&self, tie: &Tie) -> bool {
        tie.changed.is_some_and(|changed| self.now().duration_since(changed) <= FORMER_COUNTS_FOR)
    }
}

/// Whoever began is who ends: the verifier's digest is the challenge (RFC 7636, S256).
fn is_verified(challenge: Option<&str>, verifier: &str) -> bool {
    use base64::Engine as _;
    let Some(challenge) = challenge else { return verifier.is_empty() };
    let is_long_enough = (43..=128).contains(&verifier.len());
    let digest = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    is_long_enough && bool::from(digest.as_bytes().ct_eq(challenge.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verifier_of_the_standard_fits_its_challenge() {
        // RFC 7636, appendix B.
        let (verifier, challenge) =
            ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert!(is_verified(Some(challenge), verifier));
        assert!(!is_verified(Some(challenge), "") && !is_verified(Some(challenge), &verifier.to_lowercase()));
        assert!(!is_verified(None, verifier) && is_verified(None, ""));
        assert!(!is_verified(Some("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"), ""), "the digest of nothing");
    }
}
