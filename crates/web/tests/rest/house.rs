//! The registers of this project, two bodies and a few people who call by name. Whoever stands in the table of people is let
//! in by this house alone: the server's own doors are tested where credentials are.
#![allow(dead_code)]

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Draft, Scope};
use serde_json::Value;
use store::{Bodies, SHARED, Store};
use tower::ServiceExt;
use web::rest::{Caller, RestFault};
use web::{Reader, Site};

#[path = "../registers/mod.rs"]
mod registers;

pub use registers::DICTIONARY;

pub const NOW: &str = "2026-03-02T09:15:00Z";

pub struct House {
    pub engine: &'static str,
    pub store: Store,
    pub router: Router,
    pub desk: Desk,
    pub col: String,
    pub colp: String,
    /// By `user_name`.
    pub people: HashMap<&'static str, String>,
}

/// What came back.
pub struct Told {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Told {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn result(&self) -> Value {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text);
        self.json()["result"].clone()
    }

    /// One field of each record of a list.
    pub fn each(&self, field: &str) -> Vec<String> {
        let result = self.result();
        let rows = result.as_array().unwrap_or_else(|| panic!("no list: {}", self.text));
        rows.iter().map(|row| row[field].as_str().unwrap_or_else(|| panic!("{field}: {row}")).to_owned()).collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Status, message and detail.
    pub fn fault(&self) -> (u16, String, Option<String>) {
        let json = self.json();
        assert_eq!(json["status"], "failure", "{}", self.text);
        let text = |name: &str| json["error"][name].as_str().map(str::to_owned);
        (self.status.as_u16(), text("message").expect("a message"), text("detail"))
    }
}

/// Tells a story in a house on each store.
pub fn each(story: impl AsyncFn(&House)) {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        // Stores are made and dropped outside the runtime: theirs is another.
        let house = House::new(engine, store);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(story(&house));
    }
}

pub fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

impl House {
    fn new(engine: &'static str, store: Store) -> Self {
        let dictionary = DICTIONARY.clone();
        let desk = Desk::open(store.clone(), dictionary.clone()).expect("a desk");
        let setup = Actor::system("setup", Bodies::shared());
        let company = |code: &str, name: &str, base: &str| {
            let draft = Draft::new("core_company").with("code", code).with("name", name).with("customer", "yes");
            save(&desk, &setup, draft.with("company", "global").with("number_base", base))
        };
        let (col, colp) =
            (company("col", "City of London", "10000"), company("colp", "City of London Police", "20000"));
        let both = Actor::system("setup", Bodies::of([&col, &colp]));
        let mut people = HashMap::new();
        let mut callers = HashMap::new();
        let table: [(&str, &str, &str, &str, &[&str]); 6] = [
            ("ada", "Ada Osei", "admin", "America/Los_Angeles", &[&col]),
            ("ben", "Ben Hart", "agent", "Europe/London", &[&col]),
            ("mia", "Mia Chen", "manager", "Europe/London", &[&col, &colp]),
            ("pat", "Pat Shah", "agent", "Europe/London", &[&colp]),
            ("mon", "Monitoring", "evt_mgmt_integration", "Europe/London", &[&col]),
            ("nil", "Nil Nobody", "stranger", "Europe/London", &[&col]),
        ];
        for (user, name, role, zone, bodies) in table {
            let draft = Draft::new("sys_user").with("user_name", user).with("name", name).with("time_zone", zone);
            let id = save(&desk, &both, draft.with("company", bodies[0]));
            let actor = Actor {
                id: id.clone(),
                name: user.to_owned(),
                roles: [role.to_owned()].into(),
                bodies: Bodies::of(bodies.iter().copied().chain([SHARED])),
                scope: Scope::ALL,
            };
            let zone = TimeZone::get(zone).expect("a zone");
            let company = bodies[0].to_owned();
            let caller = Caller {
                actor,
                groups: Vec::new(),
                company,
                zone,
                credential: user.to_owned(),
                has_own_password: false,
            };
            people.insert(user, id);
            callers.insert(user.to_owned(), caller);
        }
        let reader = Reader { name: "Ada".into(), role: "Admin".into(), actor: callers["ada"].actor.clone() };
        let site = Site::new(store.clone(), dictionary, reader, Vec::new(), Vec::new(), || at(NOW));
        let site = site.admitting(move |_, head| {
            let named = head.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
            let user = named.and_then(|value| value.strip_prefix("Named "));
            user.and_then(|user| callers.get(user)).cloned().ok_or_else(RestFault::not_authenticated)
        });
        let router = web::router(Arc::new(site));
        Self { engine, store, router, desk, col, colp, people }
    }

    /// Somebody's request; the body is JSON as it stands.
    pub async fn send(&self, user: &str, method: &str, address: &str, body: &str) -> Told {
        let request = Request::builder().method(method).uri(address).header("host", "localhost:8020");
        let request = request.header("authorization", format!("Named {user}"));
        self.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    pub async fn ask(&self, request: Request<Body>) -> Told {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 100 << 20).await.expect("a body");
        Told { status, headers, text: String::from_utf8(bytes.to_vec()).expect("text") }
    }

    /// A `GET` by the administrator, of an address below `/api/now`.
    pub async fn get(&self, address: &str) -> Told {
        self.seen_by("ada", address).await
    }

    pub async fn seen_by(&self, user: &str, address: &str) -> Told {
        self.send(user, "GET", &format!("/api/now{address}"), "").await
    }

    pub async fn post(&self, table: &str, body: Value) -> Told {
        self.send("ada", "POST", &format!("/api/now/table/{table}"), &body.to_string()).await
    }

    /// A new record by the administrator; its `sys_id`.
    pub async fn made(&self, table: &str, body: Value) -> String {
        let told = self.post(table, body).await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        told.json()["result"]["sys_id"].as_str().expect("a sys_id").to_owned()
    }

    pub async fn patch(&self, table: &str, sys_id: &str, body: Value) -> Told {
        self.send("ada", "PATCH", &format!("/api/now/table/{table}/{sys_id}"), &body.to_string()).await
    }
}

pub fn save(desk: &Desk, actor: &Actor, draft: Draft) -> String {
    let occasion = Occasion { actor, now: at("2026-03-01T09:00:00Z"), why: "as the story goes", request: "test" };
    desk.save(occasion, &draft).unwrap_or_else(|error| panic!("{draft:?}: {error}")).sys_id
}

/// An encoded query as part of an address.
pub fn query(text: &str) -> String {
    format!("sysparm_query={}", web::link::escaped(text))
}
