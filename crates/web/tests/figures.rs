//! Published figures and their records, with the registers that come with Guildhall: what was published stays, and what is
//! said of today is true whoever published it and whoever looks.

mod registers;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use jiff::Timestamp;
use paper::{Dress, EditionKind, Files, Issue, NoLinks, Script};
use practice::desk::Occasion;
use practice::{Desk, people};
use record::{Actor, Dictionary, Draft, When, Words};
use store::{Bodies, Store};
use tower::ServiceExt;
use web::{Reader, Site};

const TEXT: &str = r#"+++
title     = "Summary of a month"
committee = "Digital Services Sub-Committee"
meeting   = 2020-07-03
period    = "2020-05"
cut       = "2020-06-03 09:00"
for       = "Information"
class     = "Public"
report_of = "The Chamberlain"
authors   = ["Deputy IT Director"]

[figures]
p1 = "count incident where priority = 1 and opened_at in period"
+++
# Summary

There were {p1} priority incidents.
"#;

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn dictionary() -> Dictionary {
    registers::DICTIONARY.clone()
}

fn save(desk: &Desk, actor: &Actor, when: &str, draft: Draft) -> String {
    let on = Occasion { actor, now: at(when), why: "", request: "test" };
    desk.save(on, &draft).unwrap_or_else(|error| panic!("{draft:?}: {error}")).sys_id
}

struct City {
    desk: Desk,
    router: Router,
    setup: Actor,
    /// One of the two incidents of priority 1.
    incident: String,
    /// `sys_id` of the person who counted.
    author: String,
}

impl City {
    /// The author counts two incidents, one of each body; a clerk, who may read no incident, publishes. `owner` is whose
    /// paper it is said to be.
    fn new(owner: &str) -> Self {
        let desk = Desk::open(Store::sqlite_in_memory().expect("a store"), dictionary()).expect("a desk");
        let dictionary = desk.dictionary.clone();
        let program = Actor::system("setup", Bodies::shared());
        let day = "2020-01-01T09:00:00Z";
        let company = |code: &str, base: &str| {
            let draft = Draft::new("core_company").with("code", code).with("name", code).with("company", "global");
            save(&desk, &program, day, draft.with("customer", "yes").with("number_base", base))
        };
        let (col, colp) = (company("col", "10000"), company("colp", "50000"));
        let reach = Bodies::of([&col, &colp]);
        let setup = Actor::system("setup", reach.clone());
        for role in ["manager", "author", "clerk"] {
            let draft = Draft::new("sys_user_role").with("name", role).with("description", role);
            save(&desk, &setup, day, draft.with("company", "global"));
        }
        for (user, role) in [("ann", "manager"), ("cleo", "clerk")] {
            let draft = Draft::new("sys_user").with("user_name", user).with("name", user).with("company", "col");
            save(&desk, &setup, day, draft.with("roles", role).with("bodies", format!("{col},{colp}")));
        }
        let committee = Draft::new("committee").with("name", "Digital Services Sub-Committee").with("code", "dssc");
        let committee = save(&desk, &setup, day, committee.with("company", "col"));
        let meeting =
            Draft::new("meeting").with("title", "July").with("committee", committee).with("held_on", "2020-07-03");
        let meeting = save(&desk, &setup, day, meeting.with("company", "col"));
        let paper =
            Draft::new("paper").with("name", "month").with("title", "Summary of a month").with("meeting", meeting);
        let paper =
            save(&desk, &setup, day, paper.with("period", "2020-05").with("company", "col").with("owner", owner));
        let incident = |company: &str, day: &str| {
            let draft = Draft::new("incident").with("short_description", "All is dark").with("company", company);
            save(&desk, &setup, day, draft.with("impact", "1").with("urgency", "1").with("caller_id", "ann"))
        };
        incident("col", "2020-05-06T09:00:00Z");
        let police = incident("colp", "2020-05-07T09:00:00Z");
        let actor = |user: &str| {
            let words = Words::new(at("2020-06-25T09:00:00Z"), "setup", reach.clone());
            people::actor(&desk.store, &dictionary, &words, &reach, user).expect("read").expect("a person")
        };
        let (author, clerk) = (actor("ann"), actor("cleo"));
        publish(&desk, &author, &clerk, &paper, &col);
        let reader = |actor: &Actor| Reader { name: actor.name.clone(), role: String::new(), actor: actor.clone() };
        let mut city_only = author.clone();
        city_only.name = "city".into();
        city_only.bodies = Bodies::of([&col]);
        let agent = Actor {
            id: "somebody else".into(),
            name: "agent".into(),
            roles: ["agent".to_owned()].into(),
            ..author.clone()
        };
        let bodies = [("col", &col), ("colp", &colp)];
        let bodies = bodies.map(|(code, id)| web::Body { id: id.clone(), code: code.into(), name: code.into() });
        let others = vec![reader(&clerk), reader(&city_only), reader(&agent)];
        let clock = || at("2020-07-03T08:00:00Z");
        let site = Site::new(desk.store.clone(), dictionary, reader(&author), others, bodies.to_vec(), clock);
        let site = site.with_papers(vec![("papers/month.md".into(), TEXT.into())]);
        Self { desk, router: web::router(Arc::new(site)), setup, incident: police, author: author.id }
    }

    /// The police's incident turns out to be of less weight.
    fn change(&self) {
        let mut draft = Draft::new("incident").with("impact", "2");
        draft.sys_id = Some(self.incident.clone());
        save(&self.desk, &self.setup, "2020-06-30T09:00:00Z", draft);
    }

    async fn get(&self, cookie: &str, address: &str) -> (StatusCode, String) {
        let request = Request::get(address).header("cookie", cookie).body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 10_000_000).await.expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn publish(desk: &Desk, author: &Actor, clerk: &Actor, paper: &str, company: &str) {
    let now = at("2020-06-25T09:02:00Z");
    let words = Words::new(now, &author.id, author.bodies.clone());
    let reader = paper::Reader { store: &desk.store, dictionary: &desk.dictionary, actor: author, words: &words };
    let script = Script::read("papers/month.md", TEXT, &desk.dictionary).expect("a script");
    let evaluated = paper::evaluate(&script, reader, &script.cut(), &NoLinks).expect("figures");
    assert_eq!(evaluated.figures["p1"].printed, "2", "{:?}", evaluated.faults);
    let dress = Dress {
        reference: "PAP".into(),
        status: paper::draft_status(&evaluated),
        banner: None,
        changes: Vec::new(),
        links: &NoLinks,
    };
    let document = paper::build(&script, &evaluated, &dress);
    let issue = Issue {
        version: "1.0".into(),
        kind: EditionKind::Publication,
        is_substantial: false,
        published_at: now,
        paper: paper.into(),
        company: company.into(),
        slug: "month".into(),
        reason: None,
        approved_by: None,
        supersedes: None,
        head: desk.store.head().expect("a head"),
    };
    let files = Files { html: Some(b"<p>2</p>".to_vec()), pdf: Some(b"%PDF".to_vec()), docx: None };
    let frozen = paper::freeze(&script, &evaluated, &document, &issue, &files).expect("frozen");
    let when = "2020-06-25T09:02:00Z";
    let edition = save(desk, clerk, when, frozen.edition);
    for figure in frozen.figures {
        save(desk, clerk, when, figure.with("edition", &edition));
    }
    assert_ne!(script.cut(), When::Now);
}

const FIGURE: &str = "/published/month/figure/p1";

#[tokio::test]
async fn records_that_did_not_change_agree_though_the_clerk_who_published_may_read_none() {
    let city = City::new("ann");
    // The agent may read the edition and the incidents, but not the paper behind the edition.
    let title = "Summary of a month";
    assert!(city.get("", "/paper").await.1.contains(title) && !city.get("as=agent", "/paper").await.1.contains(title));
    for reader in ["", "as=cleo", "as=city", "as=agent"] {
        let (status, page) = city.get(reader, FIGURE).await;
        assert_eq!(status, StatusCode::OK, "{reader}");
        assert!(page.contains("today’s records agree"), "{reader}: {page}");
    }
}

#[tokio::test]
async fn a_change_is_told_as_drift_and_what_was_published_stays() {
    let city = City::new("ann");
    city.change();
    let (_, page) = city.get("", FIGURE).await;
    assert!(page.contains("Published 2; today’s records give 1"), "{page}");
    assert!(page.contains("gh-reads__value\">2<"), "{page}");
    let (_, bytes) = city.get("", "/published/month").await;
    assert_eq!(bytes, "<p>2</p>");
}

#[tokio::test]
async fn rows_that_may_not_be_opened_are_counted_and_not_named() {
    let city = City::new("ann");
    city.change();
    let (_, page) = city.get("as=city", FIGURE).await;
    assert!(page.contains("1 record you cannot open is included."), "{page}");
    // The value is the same for everybody; the police's incident is not named, not even as what moved.
    assert!(
        page.contains("today’s records give 1") && !page.contains("INC0050001") && !page.contains(&city.incident),
        "{page}"
    );
}

#[tokio::test]
async fn nothing_is_said_of_today_where_the_rights_of_the_count_are_not_to_be_had() {
    // Whoever counted it works here no more.
    let city = City::new("ann");
    let mut draft = Draft::new("sys_user").with("active", "no");
    draft.sys_id = Some(city.author.clone());
    save(&city.desk, &city.setup, "2020-06-30T09:00:00Z", draft);
    let (status, page) = city.get("", FIGURE).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("not compared with today’s records"), "{page}");
    assert!(!page.contains("today’s records give") && !page.contains("today’s records agree"), "{page}");
}

#[tokio::test]
async fn whose_paper_it_is_has_no_say_in_who_counted_it() {
    // The paper is said to be the clerk's, who could not have counted it.
    let city = City::new("cleo");
    assert!(city.get("", FIGURE).await.1.contains("today’s records agree"));
}
