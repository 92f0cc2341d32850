//! A small site: two organisations, three readers, a handful of records.
#![allow(dead_code)]

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Dictionary, Draft};
use scraper::{Html, Selector};
use store::{Bodies, Store};
use tower::ServiceExt;
use web::stream::Bounds;
use web::{Reader, Site};

pub const COMPANY: &str = r#"
register = "core_company"
title    = "Company"
plural   = "Companies"
purpose  = "Shows which organisations there are."
keep     = "for good"
display  = "name"
known_by = ["code", "name"]
columns  = ["name", "code"]
order    = "name"
[fields]
code     = { kind = "line", required = true }
name     = { kind = "line", required = true }
customer = { kind = "yes-no", default = "no" }
number_base = { kind = "whole" }
[access]
read  = ["agent", "manager"]
write = ["admin"]
rows  = "company in mine"
"#;

pub const PERSON: &str = r#"
register = "sys_user"
title    = "Person"
plural   = "People"
purpose  = "Shows who somebody is."
keep     = "for good"
display  = "name"
known_by = ["user_name", "name"]
columns  = ["name", "user_name"]
[fields]
user_name = { kind = "line", required = true }
name      = { kind = "line", required = true }
[access]
read  = ["agent", "manager"]
write = ["admin"]
rows  = "company in mine"
"#;

pub const TASK: &str = r#"
register  = "chore"
title     = "Chore"
reference = "CHO"
purpose   = "Shows what is to be done."
keep      = "for good"
columns   = ["number", "short_description", "state"]
[fields]
short_description = { kind = "line", required = true }
assigned_to       = { kind = "person" }
parent            = { kind = "ref", to = "chore" }
[states]
open   = { label = "Open", next = ["closed"] }
closed = { label = "Closed", next = [], closed = true }
[access]
read  = ["agent", "manager"]
write = ["agent"]
rows  = "company in mine"
"#;

pub const OUTAGE: &str = r#"
register  = "outage"
title     = "Outage"
reference = "OUT"
purpose   = "Shows what was interrupted."
keep      = "for good"
extends   = "chore"
columns   = ["number", "short_description", "priority", "state", "minutes", "company"]
order     = "number"
[fields]
priority = { kind = "choice", of = { 1 = "Critical", 2 = "High", 3 = "Moderate" }, default = "3" }
minutes  = { kind = "whole", unit = "minutes" }
cause    = { kind = "prose" }
suspicion = { kind = "line", read = ["manager"] }
note     = { kind = "file" }
[states]
new      = { value = "1", label = "New", next = ["work", "resolved"] }
work     = { value = "2", label = "In progress", next = ["resolved"] }
resolved = { value = "6", label = "Resolved", next = [], needs = ["cause"], closed = true }
[access]
read  = ["agent", "manager"]
write = ["agent"]
rows  = "company in mine"
[views]
urgent = "priority = 1"
over   = "state = resolved"
"#;

pub const SEALED: &str = r#"
register  = "sealed"
title     = "Sealed matter"
reference = "SEA"
purpose   = "Shows what only a manager may know."
keep      = "for good"
columns   = ["number", "short_description"]
[fields]
short_description = { kind = "line", required = true }
outage          = { kind = "ref", to = "outage" }
[access]
read  = ["manager"]
write = ["manager"]
rows  = "company in mine"
"#;

/// Added while the site runs.
pub const DPIA: &str = r#"
register  = "dpia"
title     = "Data protection impact assessment"
reference = "DPIA"
purpose   = "Shows that we weighed the risk to people."
keep      = "6 years after superseded"
columns   = ["number", "short_description", "risk", "state"]
[fields]
short_description = { kind = "line", required = true }
risk              = { kind = "choice", of = ["low", "medium", "high"] }
[states]
draft      = { next = ["superseded"] }
superseded = { next = [] }
[access]
read  = ["agent", "manager"]
write = ["agent"]
rows  = "company in mine"
"#;

const FILES: [(&str, &str); 5] = [
    ("registers/organisation/core_company.toml", COMPANY),
    ("registers/organisation/sys_user.toml", PERSON),
    ("registers/desk/chore.toml", TASK),
    ("registers/desk/outage.toml", OUTAGE),
    ("registers/assurance/sealed.toml", SEALED),
];

pub fn dictionary(more: &[(&'static str, &'static str)]) -> Dictionary {
    let files = FILES.iter().chain(more).copied();
    Dictionary::load(files)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()))
}

pub struct House {
    pub site: Arc<Site>,
    pub router: Router,
    pub desk: Desk,
    pub col: String,
    pub colp: String,
    /// `sys_id` of the City's first outage.
    pub first: String,
}

pub fn escaped(text: &str) -> String {
    web::link::escaped(text)
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

impl House {
    /// Outages 1 to 3 are the City's, 4 is the Police's; sealed matters are the manager's.
    pub fn new() -> Self {
        Self::bounded(Bounds::default())
    }

    pub fn on(store: Store) -> Self {
        Self::of(store, Bounds::default())
    }

    /// Where only so many files are written at once, and for so long.
    pub fn bounded(bounds: Bounds) -> Self {
        Self::of(Store::sqlite_in_memory().expect("a store"), bounds)
    }

    fn of(store: Store, bounds: Bounds) -> Self {
        let desk = Desk::open(store.clone(), dictionary(&[])).expect("a desk");
        let setup = Actor::system("setup", Bodies::shared());
        let company = |code: &str, name: &str, base: &str| {
            let draft = Draft::new("core_company").with("code", code).with("name", name).with("customer", "yes");
            save(&desk, &setup, "2020-01-01T09:00:00Z", draft.with("company", "global").with("number_base", base))
        };
        let (col, colp) =
            (company("col", "City of London", "10000"), company("colp", "City of London Police", "20000"));
        let both = Actor::system("setup", Bodies::of([&col, &colp]));
        let ada = Draft::new("sys_user").with("user_name", "ada").with("name", "Ada Osei").with("company", &col);
        save(&desk, &both, "2020-01-01T10:00:00Z", ada);
        let outage = |code: &str, text: &str, priority: &str, minutes: &str, day: &str| {
            let draft = Draft::new("outage").with("company", code).with("short_description", text);
            save(&desk, &both, day, draft.with("priority", priority).with("minutes", minutes))
        };
        let first = outage("col", "VPN drops every hour", "1", "90", "2020-05-01T09:00:00Z");
        outage("col", "Printer <b>jams</b> & squeaks", "3", "20", "2020-05-02T09:00:00Z");
        outage("col", "VPN certificate ran out", "2", "12000", "2020-05-03T09:00:00Z");
        outage("colp", "Police radio room is dark", "1", "40", "2020-05-04T09:00:00Z");
        let mut change = Draft::new("outage").with("state", "resolved").with("cause", "A change of the gateway");
        change.sys_id = Some(first.clone());
        save(
            &desk,
            &Actor { name: "ada".into(), ..both.clone() },
            "2020-05-10T12:00:00Z",
            change.with("priority", "2"),
        );
        let sealed = Draft::new("sealed").with("company", "col").with("short_description", "Who opened the door");
        save(&desk, &both, "2020-05-11T12:00:00Z", sealed.with("outage", &first));
        let reader = |name: &str, user: &str, role: &str, bodies: &[&String]| Reader {
            name: name.into(),
            role: role.into(),
            actor: Actor {
                id: user.into(),
                name: user.into(),
                roles: [role.to_owned()].into(),
                bodies: Bodies::of(bodies.iter().map(|body| body.as_str())),
                scope: record::Scope::ALL,
            },
        };
        let bodies = [("col", &col, "City of London"), ("colp", &colp, "City of London Police")];
        let bodies = bodies.map(|(code, id, name)| web::Body { id: id.clone(), code: code.into(), name: name.into() });
        let mut site = Site::new(
            store,
            dictionary(&[]),
            reader("Ada Osei", "ada", "agent", &[&col, &colp]),
            vec![
                reader("Ben Hart", "ben", "agent", &[&col]),
                reader("Mia Chen", "mia", "manager", &[&col, &colp]),
                reader("Nobody", "nobody", "stranger", &[&col]),
            ],
            bodies.to_vec(),
            || at("2020-06-03T09:00:00Z"),
        );
        site.downloads.bounds = bounds;
        let site = Arc::new(site);
        Self { router: web::router(site.clone()), site, desk, col, colp, first }
    }

    /// The page at this address as the first reader sees it.
    pub async fn get(&self, address: &str) -> Page {
        self.seen_by("", address).await
    }

    /// With a `Cookie` header, such as `as=ben`.
    pub async fn seen_by(&self, cookie: &str, address: &str) -> Page {
        self.send(Request::get(address).header("cookie", cookie).body(Body::empty()).expect("a request")).await
    }

    pub async fn send(&self, request: Request<Body>) -> Page {
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 10_000_000).await.expect("a body");
        Page { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }
}

pub fn save(desk: &Desk, actor: &Actor, when: &str, draft: Draft) -> String {
    let occasion = Occasion { actor, now: at(when), why: "as the story goes", request: "test" };
    desk.save(occasion, &draft).unwrap_or_else(|error| panic!("{draft:?}: {error}")).sys_id
}

pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Page {
    /// The text of each element that the selector finds, blanks squeezed.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).expect("a selector");
        let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
        html.select(&selector).map(|one| text(one).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let html = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).filter_map(|one| one.value().attr(name).map(str::to_owned)).collect()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn numbers(&self) -> Vec<String> {
        self.all("#rows tbody tr > th")
    }
}
