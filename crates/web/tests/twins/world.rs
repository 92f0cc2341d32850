//! Two stores that are told the same story, as far as one caller may see it; the rest is told differently in each.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use practice::Desk;
use practice::desk::Occasion;
use practice::fresh::foretold;
use record::{Actor, Draft, Scope};
use store::{Bodies, SHARED, Store};
use tower::ServiceExt;
use web::rest::{Caller, RestFault};
use web::{Reader, Site};

#[path = "../registers/mod.rs"]
mod registers;

pub use registers::DICTIONARY;

/// When the story begins, in seconds; it goes on by minutes.
const BEGINNING: i64 = 1_767_600_000;

/// The three bodies, by the codes of their companies.
pub const BODIES: [(&str, &str, &str); 3] = [
    ("col", "City of London", "10000"),
    ("colp", "City of London Police", "20000"),
    ("fernhill", "Fernhill Networks", "30000"),
];

/// The caller whose answers are compared, and what their role is; all of them belong to the City.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    pub user: &'static str,
    pub roles: &'static [&'static str],
}

/// Who is looked through: each with a pair of worlds of their own.
pub const READERS: [Reading; 9] = [
    Reading { user: "ben", roles: &["agent"] },
    Reading { user: "mia", roles: &["manager"] },
    Reading { user: "ada", roles: &["admin"] },
    Reading { user: "sam", roles: &["supplier"] },
    Reading { user: "rita", roles: &["requester"] },
    Reading { user: "nil", roles: &["stranger"] },
    Reading { user: "olu", roles: &["auditor"] },
    Reading { user: "sue", roles: &["security"] },
    Reading { user: "cleo", roles: &["clerk", "dpo", "author", "member"] },
];

/// One of the two.
pub struct World {
    pub desk: Desk,
    pub router: Router,
    /// As the caller, but seeing every body and with every role: what leaks are made of.
    pub wide: Router,
    clock: Arc<AtomicI64>,
}

/// What came back, wholly.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// A request that can be sent twice.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What sort of question it is, for the tally.
    pub sort: &'static str,
    pub method: &'static str,
    pub address: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// What both worlds share besides what they were told.
pub struct Cast {
    pub reading: Reading,
    /// `sys_id` of the bodies, in their order.
    pub bodies: Vec<String>,
    pub people: BTreeMap<&'static str, String>,
}

fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).expect("an instant")
}

impl World {
    /// The bodies and the people who call; alike in both worlds.
    pub fn new(store: Store, reading: Reading) -> (Self, Cast) {
        foretold::from(1);
        let dictionary = DICTIONARY.clone();
        let desk = Desk::open(store.clone(), dictionary.clone()).expect("a desk");
        let clock = Arc::new(AtomicI64::new(BEGINNING));
        let save = |actor: &Actor, draft: Draft| {
            let on = Occasion { actor, now: instant(BEGINNING), why: "as the story goes", request: "test" };
            desk.save(on, &draft).unwrap_or_else(|error| panic!("{draft:?}: {error}")).sys_id
        };
        let setup = Actor::system("setup", Bodies::shared());
        let company = |(code, name, base): (&str, &str, &str)| {
            let draft = Draft::new("core_company").with("code", code).with("name", name).with("customer", "yes");
            save(&setup, draft.with("company", "global").with("number_base", base))
        };
        let bodies: Vec<String> = BODIES.into_iter().map(company).collect();
        let all = Actor::system("setup", Bodies::of(bodies.iter().map(String::as_str).chain([SHARED])));
        let mut people = BTreeMap::new();
        for Reading { user, .. } in READERS {
            let draft = Draft::new("sys_user").with("user_name", user).with("name", format!("{user} of the City"));
            people.insert(user, save(&all, draft.with("company", &bodies[0]).with("time_zone", "Europe/London")));
        }
        desk.describe(&all.bodies, instant(BEGINNING)).expect("described");
        let actor = |roles: &[&str], bodies: &[String]| Actor {
            id: people[reading.user].clone(),
            name: reading.user.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            bodies: Bodies::of(bodies.iter().map(String::as_str).chain([SHARED])),
            scope: Scope::ALL,
        };
        let narrow = actor(reading.roles, &bodies[..1]);
        let wide = actor(&["admin", "agent", "manager", "auditor", "security", "clerk", "supplier"], &bodies);
        let router = |actor: Actor| {
            let time = clock.clone();
            let reader = Reader { name: "A reader".into(), role: "Somebody".into(), actor: actor.clone() };
            let own = BODIES.iter().zip(&bodies).map(|((code, name, _), id)| web::Body {
                id: id.clone(),
                code: (*code).to_owned(),
                name: (*name).to_owned(),
            });
            let now = move || instant(time.load(Ordering::Relaxed));
            let site = Site::new(store.clone(), dictionary.clone(), reader, Vec::new(), own.collect(), now);
            let company = bodies[0].clone();
            let site = site.admitting(move |_, head| {
                let is_known = head.headers.contains_key(header::AUTHORIZATION);
                let zone = TimeZone::get("Europe/London").expect("a zone");
                let (actor, company) = (actor.clone(), company.clone());
                let credential = actor.name.clone();
                let caller = Caller { actor, groups: Vec::new(), company, zone, credential, has_own_password: false };
                is_known.then_some(caller).ok_or_else(RestFault::not_authenticated)
            });
            web::router(Arc::new(site))
        };
        let (narrow, wide) = (router(narrow), router(wide));
        let world = Self { desk: desk.clone(), router: narrow, wide, clock };
        (world, Cast { reading, bodies, people })
    }

    /// Time goes on alike in both.
    pub fn at(&self, minute: i64) -> Timestamp {
        let seconds = BEGINNING + 60 * minute;
        self.clock.store(seconds, Ordering::Relaxed);
        instant(seconds)
    }

    pub async fn ask(&self, ask: &Ask) -> Told {
        told(&self.router, ask).await
    }
}

pub async fn told(router: &Router, ask: &Ask) -> Told {
    let mut request = Request::builder().method(ask.method).uri(&ask.address).header("host", "localhost:8020");
    for (name, value) in &ask.headers {
        request = request.header(*name, value);
    }
    let request = request.body(Body::from(ask.body.clone())).unwrap_or_else(|error| panic!("{ask:?}: {error}"));
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (status, headers) = (response.status(), response.headers().clone());
    // A file that is cut says so by ending in an error, and that is an answer too.
    let body = to_bytes(response.into_body(), 100 << 20).await.unwrap_or_else(|_| Bytes::from_static(b"(cut)"));
    Told { status, headers, body }
}
