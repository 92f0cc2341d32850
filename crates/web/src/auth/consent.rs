//! `/oauth_auth.do`: a browser comes from a program that wants to act in somebody's name; they read what it may do, and say yes
//! with their password, or no.

use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use maud::{Markup, html};
use practice::credentials::{Client, Known};
use record::{Dictionary, Reach, Trouble, Words, secret};
use serde::{Deserialize, Serialize};
use store::lapsing::Lapsing;

use super::door::Asking;
use super::{Denied, address, by_password, known, reach};
use crate::asked::Answer;
use crate::link;
use crate::look::{self, Shell, Title};
use crate::site::Site;

pub(super) const CODE: &str = "code";
/// How long a code may be exchanged for a token.
const CODE_COUNTS_FOR: SignedDuration = SignedDuration::from_secs(60);
/// The longest text that is handed through from the program and back to it, in bytes.
const STATE_BYTES_MAX: usize = 2_000;

/// What a code stands for, kept under its digest.
#[derive(Serialize, Deserialize)]
pub(super) struct Code {
    pub client: String,
    pub user: String,
    /// As it was sent, if it was.
    pub redirect_uri: String,
    pub challenge: Option<String>,
}

/// What a program asks for, once it is known who asks and where the browser is led back to.
struct Wish<'a> {
    client: Client,
    back: String,
    asking: &'a Asking,
}

const HANDED_THROUGH: [&str; 6] =
    ["response_type", "client_id", "redirect_uri", "state", "code_challenge", "code_challenge_method"];

/// Why nobody is asked.
enum Odd {
    /// Told to the person: nobody knows where a browser that is led on would end.
    Here(&'static str),
    /// Told to the program, by this word.
    There(String),
    Trouble(Trouble),
}

impl From<Trouble> for Odd {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl IntoResponse for Odd {
    fn into_response(self) -> Response {
        match self {
            Self::Here(why) => {
                page(StatusCode::BAD_REQUEST, "This program cannot be let in", html! { p { (why) } }, None)
            }
            Self::There(address) => Answer::Elsewhere(address).into_response(),
            Self::Trouble(error) => {
                tracing::error!(%error, "nobody could be asked about a program");
                crate::pages::error::plain(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }
}

pub(super) fn ask(site: &Arc<Site>, asking: &Asking) -> Response {
    let (dictionary, reach) = (site.dictionary(), reach(site));
    match wish(&known(site, &dictionary, &reach), asking) {
        Ok(wish) => form(&dictionary, &wish, StatusCode::OK, None),
        Err(odd) => odd.into_response(),
    }
}

pub(super) fn answer(site: &Arc<Site>, asking: &Asking) -> Response {
    answered(site, asking).unwrap_or_else(IntoResponse::into_response)
}

fn answered(site: &Arc<Site>, asking: &Asking) -> Result<Response, Odd> {
    let (dictionary, reach) = (site.dictionary(), reach(site));
    let known = known(site, &dictionary, &reach);
    let wish = wish(&known, asking)?;
    if asking.text("answer") != "allow" {
        return Err(wish.refused("access_denied"));
    }
    let (name, password) = (asking.text("user_name"), asking.text("user_password"));
    let person = match by_password(site, &known, name, password, address(&asking.head)) {
        // Whoever is a program has no browser: told like anybody who is not known here.
        Ok(person) if person.is_for_services => {
            let said = "The user name or the password is wrong.";
            return Ok(form(&dictionary, &wish, StatusCode::UNAUTHORIZED, Some(said)));
        }
        Ok(person) => person,
        Err(Denied::Trouble(trouble)) => return Err(trouble.into()),
        Err(Denied::Wait(seconds)) => {
            let said = format!("There were too many wrong passwords. Try again in {seconds} seconds.");
            return Ok(form(&dictionary, &wish, StatusCode::TOO_MANY_REQUESTS, Some(&said)));
        }
        Err(_) => {
            let said = "The user name or the password is wrong.";
            return Ok(form(&dictionary, &wish, StatusCode::UNAUTHORIZED, Some(said)));
        }
    };
    let kept = Code {
        client: wish.client.credential.sys_id.clone(),
        user: person.actor.id,
        redirect_uri: asking.text("redirect_uri").to_owned(),
        challenge: Some(asking.text("code_challenge")).filter(|text| !text.is_empty()).map(str::to_owned),
    };
    let failed = |error: String| Odd::Trouble(Trouble::NotAllowed(error));
    let code = secret::token().map_err(|unfit| failed(unfit.to_string()))?;
    let payload = serde_json::to_string(&kept).map_err(|error| failed(error.to_string()))?;
    let (key, until) = (secret::digest(&code), Words::stamp(known.now + CODE_COUNTS_FOR));
    site.store.lapsing_put(&Lapsing { kind: CODE.into(), key, until, payload }).map_err(Trouble::from)?;
    Ok(Answer::Elsewhere(wish.back_with("code", &code)).into_response())
}

/// Reads what the program asks for.
fn wish<'a>(known: &Known<'_>, asking: &'a Asking) -> Result<Wish<'a>, Odd> {
    let client = known.client_named(asking.text("client_id"))?;
    let unknown = "No program of this name may come in: it is unknown here, or it has been taken away or has expired.";
    let client = client.filter(|client| client.may_ask_by("authorization_code")).ok_or(Odd::Here(unknown))?;
    let asked = asking.text("redirect_uri");
    let back = match asked.is_empty() {
        true if client.leads_back.len() == 1 => client.leads_back[0].clone(),
        _ => {
            let is_listed = client.leads_back.iter().any(|listed| is_same(listed, asked));
            is_listed.then(|| asked.to_owned()).ok_or(Odd::Here(
                "The program wants you to be led to an address that is not listed for it. Tell whoever runs it.",
            ))?
        }
    };
    let wish = Wish { client, back, asking };
    if asking.text("response_type") != "code" {
        return Err(wish.refused("unsupported_response_type"));
    }
    let (challenge, method) = (asking.text("code_challenge"), asking.text("code_challenge_method"));
    let is_fit =
        challenge.len() == 43 && challenge.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let is_proof = is_fit && method == "S256";
    let is_none = challenge.is_empty() && method.is_empty() && !wish.client.is_public;
    if !(is_proof || is_none) || asking.text("state").len() > STATE_BYTES_MAX {
        return Err(wish.refused("invalid_request"));
    }
    Ok(wish)
}

/// Whole and letter by letter; only a program on the person's own machine may choose its port (RFC 8252).
fn is_same(listed: &str, asked: &str) -> bool {
    let here = |address: &str| {
        let rest = address.strip_prefix("http://")?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
        let is_here = matches!(host, "localhost" | "127.0.0.1") && port.parse::<u16>().is_ok();
        is_here.then(|| (host.to_owned(), path.to_owned()))
    };
    listed == asked || here(listed).is_some_and(|listed| here(asked) == Some(listed))
}

impl Wish<'_> {
    fn back_with(&self, name: &str, value: &str) -> String {
        let join = if self.back.contains('?') { '&' } else { '?' };
        let state = self.asking.text("state");
        let state = if state.is_empty() { String::new() } else { format!("&state={}", link::escaped(state)) };
        format!("{}{join}{name}={}{state}", self.back, link::escaped(value))
    }

    fn refused(&self, error: &str) -> Odd {
        Odd::There(self.back_with("error", error))
    }

    /// Scheme, host and port of where the browser is led back to.
    fn origin(&self) -> &str {
        let after = self.back.find("://").map_or(0, |at| at + 3);
        let end = self.back[after..].find(['/', '?']).map_or(self.back.len(), |at| after + at);
        &self.back[..end]
    }
}

fn form(dictionary: &Dictionary, wish: &Wish<'_>, status: StatusCode, said: Option<&str>) -> Response {
    let credential = &wish.client.credential;
    let main = html! {
        p { "It wants to act in your name: it sees and does here what you may, and no more than this." }
        dl {
            dt { "It may read" }
            dd { (registers(dictionary, &credential.scope.reads)) }
            dt { "It may write" }
            dd { (registers(dictionary, &credential.scope.writes)) }
            dt { "It leads you back to" }
            dd { (wish.origin()) }
        }
        @if let Some(said) = said { p role="alert" { strong { (said) } } }
        form method="post" action="/oauth_auth.do" {
            @for name in HANDED_THROUGH {
                input type="hidden" name=(name) value=(wish.asking.text(name));
            }
            p {
                label for="user_name" { "User name" } br;
                input class="gh-field" id="user_name" name="user_name" autocomplete="username" autocapitalize="none" spellcheck="false";
            }
            p {
                label for="user_password" { "Password" } br;
                input class="gh-field" id="user_password" name="user_password" type="password" autocomplete="current-password";
            }
            p {
                button class="gh-button" type="submit" name="answer" value="allow" { "Let it in" }
                " "
                button class="gh-button gh-button--plain" type="submit" name="answer" value="deny" { "Do not" }
            }
        }
        p { "It can be taken away again at any time: ask whoever looks after your rights." }
    };
    page(status, &format!("May {} come in?", credential.name), main, Some(wish.origin()))
}

fn registers(dictionary: &Dictionary, reach: &Reach) -> String {
    match reach {
        Reach::All => "Everything that you may".into(),
        Reach::Only(names) if names.is_empty() => "Nothing".into(),
        Reach::Only(names) => {
            let plural = |name: &String| dictionary.get(name).map_or_else(|| name.clone(), |one| one.plural.clone());
            names.iter().map(plural).collect::<Vec<_>>().join(", ")
        }
    }
}

/// A page of the site for somebody who has not signed in. Its form may lead on to the program's own address.
fn page(status: StatusCode, title: &str, main: Markup, leads_to: Option<&str>) -> Response {
    let shell = Shell { build: env!("CARGO_PKG_VERSION").to_owned(), ..Shell::default() };
    let heading = look::title(&Title { text: title, ..Title::default() });
    let main = html! { (heading) (main) };
    let whole = look::Page { shell: &shell, title, section: None, breadcrumb: Vec::new(), marking: None, main };
    let mut response = Answer::Page(status, look::page(&whole)).into_response();
    if let Some(origin) = leads_to {
        let policy = format!(
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; \
             form-action 'self' {origin}; frame-ancestors 'none'"
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn an_address_is_the_one_that_is_listed() {
        assert!(is_same("https://a.example/back", "https://a.example/back"));
        for other in [
            "https://a.example/back/",
            "https://a.example.evil/back",
            "http://a.example/back",
            "https://a.example/back?x=1",
        ] {
            assert!(!is_same("https://a.example/back", other), "{other}");
        }
        assert!(is_same("http://127.0.0.1/back", "http://127.0.0.1:49152/back"));
        assert!(is_same("http://localhost:8080/back", "http://localhost:9/back"));
        for other in [
            "http://localhost/back",
            "http://127.0.0.1:1/other",
            "http://127.0.0.1:x@evil.example/back",
            "http://127.0.0.1.evil/back",
        ] {
            assert!(!is_same("http://127.0.0.1/back", other), "{other}");
        }
    }
}
