//! Two bodies, four people and a clock that can be turned.
#![allow(dead_code)]

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::{SignedDuration, Timestamp};
use practice::credentials::{self, Given};
use practice::desk::Occasion;
use practice::{Desk, people};
use record::{Actor, Dictionary, Draft, Words};
use serde_json::Value;
use store::{Bodies, Store};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use web::auth::{Certificate, Peer};
use web::{Reader, Site};

#[path = "../registers/mod.rs"]
mod registers;

use registers::DICTIONARY;

pub const PASSWORD: &str = "ÿ long enough > ? & no";

fn dictionary() -> Dictionary {
    DICTIONARY.clone()
}

pub struct House {
    pub desk: Desk,
    pub bodies: Bodies,
    now: Arc<Mutex<Timestamp>>,
    router: Router,
    pub site: Option<Arc<Site>>,
    pub runtime: Runtime,
    /// The two bodies by `sys_id`.
    pub codes: [String; 2],
}

pub struct Told {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Told {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// What everybody is told who is not let in.
    pub fn is_not_authenticated(&self) {
        self.is(401);
        assert_eq!(self.json()["error"]["message"], "User Not Authenticated");
        assert_eq!(self.json()["error"]["detail"], "Required to provide Auth information");
        assert_eq!(self.header("www-authenticate"), "BASIC realm=\"Service-now\"");
    }

    /// The texts of a field in a list.
    pub fn all(&self, field: &str) -> Vec<String> {
        let json = self.json();
        let rows = json["result"].as_array().unwrap_or_else(|| panic!("{}", self.text));
        rows.iter().map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
    }
}

/// Base64 as clients write it.
pub fn basic(name: &str, password: &str) -> String {
    format!(
        "Basic {}",
        encoded(&format!("{name}:{password}"), b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    )
}

pub fn basic_for_addresses(name: &str, password: &str) -> String {
    format!(
        "Basic {}",
        encoded(&format!("{name}:{password}"), b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    )
}

fn encoded(text: &str, letters: &[u8; 64]) -> String {
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let letter = letters[(bits >> (18 - 6 * at) & 63) as usize] as char;
            out.push(if at <= chunk.len() { letter } else { '=' });
        }
    }
    out
}

/// A form as clients send it.
pub fn form(pairs: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", web::link::escaped(value));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// On every engine.
pub fn houses() -> Vec<House> {
    store::testing::stores_of(&dictionary().schema())
        .into_iter()
        .map(|(engine, store)| House::of(engine, store))
        .collect()
}

impl House {
    fn of(engine: &'static str, store: Store) -> Self {
        println!("on {engine}");
        let now: Timestamp = "2026-03-01T09:00:00Z".parse().expect("an instant");
        let desk = Desk::open(store.clone(), dictionary()).expect("a desk");
        let setup = Actor::system("setup", Bodies::shared());
        let on = |actor| Occasion { actor, now, why: "set up", request: "test" };
        let body = |code: &str, base: &str| {
            let draft = Draft::new("core_company").with("company", "global").with("code", code).with("name", code);
            draft.with("customer", "yes").with("number_base", base)
        };
        let saved = desk.save_all(on(&setup), &[body("col", "10000"), body("colp", "20000")]).expect("bodies");
        let (col, colp) = (saved[0].sys_id.clone(), saved[1].sys_id.clone());
        let bodies = Bodies::of([&col, &colp]);
        let setup = Actor::system("setup", bodies.clone());
        let role = |name: &str| {
            let draft = Draft::new("sys_user_role").with("company", "global");
            draft.with("name", name).with("description", name)
        };
        desk.save_all(on(&setup), &["admin", "agent", "security", web::auth::BASIC].map(role)).expect("roles");
        let person = |name: &str, company: &str, bodies: &str, roles: &str| {
            let draft = Draft::new("sys_user").with("company", company).with("user_name", name).with("name", name);
            draft.with("bodies", bodies).with("roles", roles)
        };
        let people = [
            person("ada", "global", "col;colp", "admin"),
            person("ben", "col", "col", "agent"),
            person("cy", "global", "col;colp", "agent"),
            person("dee", "colp", "colp", "admin"),
        ];
        desk.save_all(on(&setup), &people).expect("people");
        let incident = |company: &str, text: &str| {
            let draft = Draft::new("incident").with("company", company).with("short_description", text);
            draft.with("impact", "2").with("urgency", "2")
        };
        desk.save_all(on(&setup), &[incident("col", "The City's lamp"), incident("colp", "The Police's radio")])
            .unwrap_or_else(|error| panic!("{error}"));
        let now = Arc::new(Mutex::new(now));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut house = Self { desk, bodies, now, router: Router::new(), site: None, runtime, codes: [col, colp] };
        house.restarts();
        house
    }

    /// A new process over the same store: nothing is remembered but what is kept.
    pub fn restarts(&mut self) {
        self.restarts_with(|_| {});
    }

    /// The same, as its operator wants it.
    pub fn restarts_with(&mut self, wants: impl FnOnce(&mut Site)) {
        let clock = self.now.clone();
        let body = |(id, code): (&String, &str)| web::Body { id: id.clone(), code: code.into(), name: code.into() };
        let bodies = self.codes.iter().zip(["col", "colp"]).map(body).collect();
        let reader = Reader { name: "Ada".into(), role: "Administrator".into(), actor: self.person("ada") };
        let tell = move || *clock.lock().expect("a clock");
        let mut site = Site::new(self.desk.store.clone(), dictionary(), reader, Vec::new(), bodies, tell);
        wants(&mut site);
        let site = Arc::new(site);
        self.site = Some(site.clone());
        self.router = web::router(site);
    }

    pub fn now(&self) -> Timestamp {
        *self.now.lock().expect("a clock")
    }

    pub fn wait(&self, seconds: i64) {
        *self.now.lock().expect("a clock") += SignedDuration::from_secs(seconds);
    }

    pub fn person(&self, name: &str) -> Actor {
        let words = Words::new(self.now(), "test", self.bodies.clone());
        let found = people::actor(&self.desk.store, &self.desk.dictionary, &words, &self.bodies, name);
        found.expect("read").unwrap_or_else(|| panic!("nobody is known as {name}"))
    }

    pub fn occasion<'a>(&self, actor: &'a Actor) -> Occasion<'a> {
        Occasion { actor, now: self.now(), why: "as the story goes", request: "test" }
    }

    pub fn gives_password(&self, name: &str, password: &str) {
        let (ada, person) = (self.person("ada"), self.person(name));
        credentials::password_given(&self.desk, self.occasion(&ada), &self.bodies, &person.id, password)
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// A draft of a credential that lasts a day.
    pub fn credential(&self, name: &str, company: &str, user: &str, reads: &str, writes: &str) -> Draft {
        let ends = self.now() + SignedDuration::from_hours(24);
        let draft = Draft::default().with("name", name).with("company", company).with("user", user);
        draft.with("reads", reads).with("writes", writes).with("expires", ends.to_string())
    }

    pub fn gives_key(&self, draft: Draft) -> Given {
        let ada = self.person("ada");
        credentials::give_key(&self.desk, self.occasion(&ada), draft).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn gives_certificate(&self, draft: Draft, digest: &str) -> Given {
        let ada = self.person("ada");
        credentials::give_certificate(&self.desk, self.occasion(&ada), draft, digest)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    /// A client application that may ask in these ways.
    pub fn gives_client(&self, draft: Draft, ways: &str, is_public: bool) -> Given {
        let ada = self.person("ada");
        let draft = draft.with("grant_types", ways);
        credentials::give_client(&self.desk, self.occasion(&ada), draft, is_public)
            .unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn revokes(&self, register: &str, sys_id: &str) {
        let ada = self.person("ada");
        credentials::revoke(&self.desk, self.occasion(&ada), register, sys_id)
            .unwrap_or_else(|error| panic!("{error}"));
    }

    pub fn changes(&self, register: &str, sys_id: &str, field: &str, text: &str) {
        let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
        let ada = self.person("ada");
        self.desk.save(self.occasion(&ada), &draft.with(field, text)).unwrap_or_else(|error| panic!("{error}"));
    }

    pub fn sends(&self, method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Told {
        self.sends_from("192.0.2.1", method, address, headers, body)
    }

    pub fn sends_from(&self, from: &str, method: &str, address: &str, headers: &[(&str, &str)], body: &str) -> Told {
        self.sends_over(from, None, method, address, headers, body)
    }

    /// Over a connection that was opened with a certificate of this digest.
    pub fn sends_with_certificate(&self, digest: &str, method: &str, address: &str, body: &str) -> Told {
        // As Ansible's clients have it: nobody's name, and no password.
        self.sends_over("192.0.2.1", Some(digest), method, address, &[("authorization", "Basic Tm9uZTo=")], body)
    }

    fn sends_over(
        &self,
        from: &str,
        digest: Option<&str>,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Told {
        let request = Request::builder().method(method).uri(address).header("host", "localhost");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let peer = Peer((from.parse::<std::net::IpAddr>().expect("an address"), 40_000).into());
        let request = match digest {
            Some(digest) => request.extension(Certificate(digest.into())),
            None => request,
        };
        let request = request.extension(peer).body(Body::from(body.to_owned())).expect("a request");
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("an answer");
            let (status, headers) = (response.status(), response.headers().clone());
            let bytes = to_bytes(response.into_body(), 50 << 20).await.expect("a body");
            Told { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub fn gets(&self, address: &str, header: (&str, &str)) -> Told {
        self.sends("GET", address, &[header], "")
    }

    /// Asks for incidents with an access token.
    pub fn looks(&self, token: &str) -> Told {
        self.gets("/api/now/table/incident", ("authorization", &format!("Bearer {token}")))
    }

    /// Asks for an access token.
    pub fn asks(&self, pairs: &[(&str, &str)]) -> Told {
        self.sends("POST", "/oauth_token.do", &[("content-type", "application/x-www-form-urlencoded")], &form(pairs))
    }
}
