//! Other systems are told of changes: over a real connection, on both stores, with a clock that can be turned.

#[path = "../credentials/house.rs"]
mod house;
mod receiver;

use std::time::{Duration, Instant};

use house::{House, houses};
use jiff::{SignedDuration, Timestamp};
use practice::desk::Occasion;
use practice::webhooks;
use receiver::Receiver;
use record::{Actor, Draft, Filter, Page, Query, Record, Words};
use store::Bodies;
use web::webhooks::{Outward, deliver};

/// How long we wait for what must happen, and for what must not.
const SOON: Duration = Duration::from_secs(20);
const A_WHILE: Duration = Duration::from_millis(900);

/// A house with a webhook, its receiver, and somebody who delivers.
struct Story {
    house: House,
    receiver: Receiver,
    secret: String,
}

impl Story {
    /// A webhook of the City at this address, by the rights of a key of somebody's.
    fn told(house: House, url: impl Fn(&Receiver) -> String, user: &str, words: &[(&str, &str)]) -> Self {
        let receiver = house.runtime.block_on(Receiver::listens());
        Self::over(house, receiver, url, user, words)
    }

    fn over(
        house: House,
        receiver: Receiver,
        url: impl Fn(&Receiver) -> String,
        user: &str,
        words: &[(&str, &str)],
    ) -> Self {
        let reads = words.iter().find(|(name, _)| *name == "reads").map_or("all", |(_, text)| text);
        let ends = house.now() + SignedDuration::from_hours(24 * 300);
        let key = house.credential("events", "col", user, reads, "").with("expires", ends.to_string());
        let key = house.gives_key(key);
        let draft = Draft::default().with("name", "events").with("company", "col").with("url", url(&receiver));
        let draft = draft.with("collection", "incident").with("credential", &key.saved.sys_id);
        let draft = words
            .iter()
            .filter(|(name, _)| *name != "reads")
            .fold(draft, |draft, (name, text)| draft.with(name, *text));
        let ada = house.person("ada");
        let (_, secret) =
            webhooks::give(&house.desk, house.occasion(&ada), draft).unwrap_or_else(|error| panic!("{error}"));
        Self { house, receiver, secret }
    }

    fn begins(&self, allowed: &[&str]) {
        self.begins_within(allowed, None);
    }

    fn begins_within(&self, allowed: &[&str], authorities: Option<&std::path::Path>) {
        let allowed = allowed.iter().map(|text| text.parse().expect("a network")).collect();
        let outward = Outward::new(allowed, authorities, Duration::from_secs(5)).expect("outward");
        let site = self.house.site.clone().expect("a site");
        self.house.runtime.spawn(deliver(site, outward));
    }

    fn saves(&self, draft: Draft) -> String {
        let ada = self.house.person("ada");
        let saved = self.house.desk.save(self.house.occasion(&ada), &draft);
        saved.unwrap_or_else(|error| panic!("{error}")).sys_id
    }

    fn incident(&self, company: &str, text: &str, impact: &str) -> String {
        let draft = Draft::new("incident").with("company", company).with("short_description", text);
        self.saves(draft.with("impact", impact).with("urgency", impact))
    }

    fn changes(&self, register: &str, sys_id: &str, words: &[(&str, &str)]) {
        let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
        self.saves(words.iter().fold(draft, |draft, (name, text)| draft.with(name, *text)));
    }

    /// Waits until something holds.
    fn until<T>(&self, what: &str, mut holds: impl FnMut(&Self) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = holds(self) {
                return found;
            }
            assert!(began.elapsed() < SOON, "{what}: {:?} {:?}", self.receiver.got(), self.all("webhook_delivery"));
            self.rests(Duration::from_millis(30));
        }
    }

    fn rests(&self, time: Duration) {
        self.house.runtime.block_on(async { tokio::time::sleep(time).await });
    }

    fn gets(&self, count: usize) -> Vec<receiver::Got> {
        self.until(&format!("{count} messages"), |story| Some(story.receiver.got()).filter(|got| got.len() >= count))
    }

    fn all(&self, register: &str) -> Vec<Record> {
        let bodies = self.house.bodies.clone();
        let words = Words::new(self.house.now(), "test", bodies.clone());
        let query = Query::all(register).ordered("sys_created_on", false);
        let asked = Actor::system("test", bodies).asks(&self.house.desk.dictionary, &query, &words).expect("allowed");
        asked.stored(&mut &self.house.desk.store, Page::ALL).expect("read")
    }

    /// The one delivery, once it stands so.
    fn delivery(&self, state: &str) -> Record {
        self.until(state, |story| {
            let mut all = story.all("webhook_delivery");
            all.retain(|one| one.datum("state").as_text() == Some(state));
            all.pop()
        })
    }
}

fn here(receiver: &Receiver) -> String {
    format!("http://127.0.0.1:{}/hook?x=1", receiver.port)
}

const LOOPBACK: &[&str] = &["127.0.0.0/8", "::1"];

#[test]
fn a_change_is_told_signed_and_by_the_rights_of_the_key() {
    for house in houses() {
        // The verifier finds a message old that is not of its own time.
        house.wait(Timestamp::now().as_second() - house.now().as_second());
        let story = Story::told(house, here, "ben", &[("condition", "priority in (1, 2)")]);
        story.begins(LOOPBACK);
        story.incident("col", "A lamp", "3");
        story.incident("colp", "The Police's own", "1");
        let id = story.incident("col", "The City's fire", "1");
        let got = story.gets(1).remove(0);
        let hook = standardwebhooks::Webhook::new(&story.secret).expect("a secret");
        hook.verify(&got.body, &got.headers).expect("it is signed");
        let mut other = got.body.to_vec();
        other.push(b' ');
        assert!(hook.verify(&other, &got.headers).is_err());
        let json = got.json();
        assert_eq!(json["type"], "incident.created");
        let stamp = Words::stamp(story.house.now()).replacen(' ', "T", 1);
        assert_eq!(json["timestamp"], format!("{stamp}Z"));
        assert_eq!(
            (json["data"]["table"].as_str(), json["data"]["sys_id"].as_str()),
            (Some("incident"), Some(id.as_str()))
        );
        assert_eq!(json["data"]["record"]["short_description"], "The City's fire");
        assert_eq!(
            (json["data"]["record"]["priority"].as_str(), json["data"]["record"]["state"].as_str()),
            (Some("1"), Some("1"))
        );

        story.changes("incident", &id, &[("category", "network"), ("short_description", "Two fires")]);
        let got = story.gets(2).remove(1);
        let json = got.json();
        assert_eq!(json["type"], "incident.updated");
        let changed = json["data"]["changed"].as_array().expect("a list");
        assert!(
            changed.iter().any(|name| name == "category") && changed.iter().any(|name| name == "short_description")
        );
        assert!(!changed.iter().any(|name| name == "priority"), "{changed:?}");
        story.rests(A_WHILE);
        assert_eq!(story.receiver.got().len(), 2, "neither the lesser one nor the other body's");
        story.until("both are noted", |story| {
            let all = story.all("webhook_delivery");
            (all.len() == 2 && all.iter().all(|one| one.datum("state").as_text() == Some("delivered"))).then_some(())
        });
    }
}

#[test]
fn only_what_the_key_reads_is_said() {
    for house in houses() {
        let story = Story::told(house, here, "ben", &[("reads", "problem")]);
        story.begins(LOOPBACK);
        story.incident("col", "Nothing for a key of problems", "1");
        story.rests(A_WHILE);
        assert!(story.receiver.got().is_empty() && story.all("webhook_delivery").is_empty());
    }
}

#[test]
fn what_fails_is_tried_again_under_the_same_name() {
    for house in houses() {
        let story = Story::told(house, here, "ben", &[]);
        story.receiver.answers(&[(500, ""), (302, "http://127.0.0.1/elsewhere")]);
        story.begins(LOOPBACK);
        story.incident("col", "A fire", "1");
        let first = story.gets(1).remove(0);
        let pending = story.delivery("pending");
        assert_eq!(pending.datum("status_code").as_int(), Some(500));
        story.rests(A_WHILE);
        assert_eq!(story.receiver.got().len(), 1, "not before its time");
        story.house.wait(6);
        let second = story.gets(2).remove(1);
        let redirected = |story: &Story| {
            let one = story.delivery("pending");
            (one.datum("status_code").as_int() == Some(302)).then_some(one)
        };
        let redirected = story.until("a redirection is a failure", redirected);
        assert!(redirected.datum("error").as_text().expect("a reason").contains("where we do not follow"));
        story.house.wait(6 * 60);
        let third = story.gets(3).remove(2);
        let done = story.delivery("delivered");
        assert_eq!((done.datum("attempts").as_int(), done.datum("status_code").as_int()), (Some(3), Some(204)));
        assert_eq!((first.id(), second.id()), (third.id(), third.id()));
        assert_eq!((&first.body, &second.body), (&third.body, &third.body));
        assert_ne!(first.headers["webhook-timestamp"], third.headers["webhook-timestamp"]);
        let versions =
            story.house.desk.store.history(&story.house.bodies, "webhook_delivery", &done.sys_id).expect("read");
        assert_eq!(versions.len(), 3, "each attempt is kept");
        story.until("it hears us again", |story| {
            story.all("webhook")[0].datum("failing_since").is_empty().then_some(())
        });
    }
}

#[test]
fn a_dead_letter_is_a_record_and_is_sent_again_when_it_is_put_back() {
    for house in houses() {
        let story = Story::told(house, here, "ben", &[]);
        story.receiver.answers(&[(503, ""); 10]);
        story.begins(LOOPBACK);
        story.incident("col", "A fire", "1");
        for attempt in 1..=10 {
            story.gets(attempt);
            let noted = story.until("it is noted", |story| {
                let mut all = story.all("webhook_delivery");
                all.retain(|one| one.datum("attempts").as_int() == i64::try_from(attempt).ok());
                all.pop()
            });
            let next = noted.datum("next_attempt").as_text().and_then(Words::instant);
            story.house.wait(next.map_or(0, |next| next.as_second() - story.house.now().as_second()).max(4));
        }
        let dead = story.delivery("failed");
        assert_eq!(dead.datum("error").as_text(), Some("It answers 503 Service Unavailable."));
        assert_eq!(story.all("webhook")[0].datum("state").as_text(), Some("active"), "three days are not five");

        // Days have passed without a message that arrived, and this one does not either.
        story.house.wait(48 * 3600);
        story.receiver.answers(&[(503, "")]);
        story.incident("col", "Another", "1");
        story.gets(11);
        let hook = story.until("it is disabled", |story| {
            Some(story.all("webhook").remove(0)).filter(|hook| hook.datum("state").as_text() == Some("disabled"))
        });
        assert_eq!(hook.datum("reason").as_text(), Some("nothing has arrived for five days."));
        let word = story.all("syslog").pop().expect("a word to whoever looks after it");
        assert!(word.datum("message").as_text().expect("text").contains("“events” is disabled"), "{word:?}");

        story.changes("webhook", &hook.sys_id, &[("state", "active")]);
        story.changes("webhook_delivery", &dead.sys_id, &[("state", "pending")]);
        story.house.wait(4);
        let again = story.gets(12).remove(11);
        assert_eq!(Some(again.id()), dead.datum("message_id").as_text());
        assert_eq!(again.body, story.receiver.got()[0].body);
        assert_eq!(story.delivery("delivered").datum("attempts").as_int(), Some(1));
    }
}

#[test]
fn a_receiver_that_wants_no_more_is_left_alone() {
    for house in houses() {
        let story = Story::told(house, here, "ben", &[("action_delete", "yes")]);
        story.receiver.answers(&[(204, ""), (410, "")]);
        story.begins(LOOPBACK);
        let id = story.incident("col", "A fire", "1");
        story.gets(1);
        story.delivery("delivered");
        let ada = story.house.person("ada");
        let draft = Draft { sys_id: Some(id), ..Draft::new("incident") };
        story.house.desk.delete(story.house.occasion(&ada), &draft).expect("deleted");
        let gone = story.gets(2).remove(1).json();
        assert_eq!(
            (&gone["type"], &gone["data"]["record"]["short_description"]),
            (&"incident.deleted".into(), &"A fire".into())
        );
        story.until("it is disabled", |story| {
            (story.all("webhook")[0].datum("state").as_text() == Some("disabled")).then_some(())
        });
        story.incident("col", "Another", "1");
        story.rests(A_WHILE);
        assert_eq!(story.receiver.got().len(), 2);
    }
}

#[test]
fn a_key_that_is_revoked_silences_its_webhook() {
    for house in houses() {
        let story = Story::told(house, here, "ben", &[]);
        let key = story.all("api_key").remove(0);
        story.incident("col", "A fire", "1");
        story.house.revokes("api_key", &key.sys_id);
        story.begins(LOOPBACK);
        let dead = story.delivery("failed");
        assert_eq!(dead.datum("error").as_text(), Some("The key by whose rights it listens has ended."));
        assert!(story.receiver.got().is_empty());
    }
}

#[test]
fn a_secret_that_was_replaced_signs_for_a_day_more() {
    for house in houses() {
        // The verifier believes messages of its own time only: the secret was replaced almost a day before it.
        house.wait(Timestamp::now().as_second() - house.now().as_second() - 24 * 3600 + 60);
        let story = Story::told(house, here, "ben", &[]);
        let hook = story.all("webhook").remove(0).sys_id;
        let (ada, dee) = (story.house.person("ada"), story.house.person("dee"));
        webhooks::renew(&story.house.desk, story.house.occasion(&dee), &hook).expect_err("another body's webhook");
        let next = webhooks::renew(&story.house.desk, story.house.occasion(&ada), &hook).expect("another secret");
        assert_ne!(next, story.secret);
        story.house.wait(24 * 3600 - 60);
        story.begins(LOOPBACK);
        let holds = |secret: &str, got: &receiver::Got| {
            standardwebhooks::Webhook::new(secret).expect("a secret").verify(&got.body, &got.headers).is_ok()
        };
        story.incident("col", "A fire", "1");
        let got = story.gets(1).remove(0);
        assert!(holds(&story.secret, &got) && holds(&next, &got), "{:?}", got.headers);
        story.house.wait(61);
        story.incident("col", "Another", "1");
        let got = story.gets(2).remove(1);
        assert!(!holds(&story.secret, &got) && holds(&next, &got), "{:?}", got.headers);
    }
}

#[test]
fn what_was_sent_leaves_the_outbox_after_a_week_and_its_record_stays() {
    for house in houses() {
        let story = Story::told(house, here, "ben", &[]);
        let notices = |story: &Story| {
            let mut dump = Vec::new();
            story.house.desk.store.dump(&mut dump).expect("a dump");
            String::from_utf8(dump).expect("text").matches(r#"\"delivery\":"#).count()
        };
        story.begins(LOOPBACK);
        story.incident("col", "A fire", "1");
        story.gets(1);
        story.delivery("delivered");
        story.house.wait(6 * 24 * 3600);
        story.rests(A_WHILE);
        assert_eq!(notices(&story), 1, "not yet");
        story.house.wait(2 * 24 * 3600);
        story.until("it is gone", |story| (notices(story) == 0).then_some(()));
        assert_eq!(story.all("webhook_delivery").len(), 1);
    }
}

#[test]
fn nobody_is_reached_whom_the_operator_does_not_allow() {
    type Url = fn(&Receiver) -> String;
    let names: [(Url, &str); 4] = [
        (here, "Without https only networks are told that the operator allows."),
        (|receiver| format!("https://127.0.0.1:{}/", receiver.port), "is not on the public internet"),
        (|receiver| format!("https://localhost:{}/", receiver.port), "is not on the public internet"),
        (|receiver| format!("https://[::ffff:127.0.0.1]:{}/", receiver.port), "is not on the public internet"),
    ];
    for (url, why) in names {
        let house = houses().remove(0);
        let story = Story::told(house, url, "ben", &[]);
        story.begins(&["10.0.0.0/8"]);
        story.incident("col", "A fire", "1");
        let pending = story.delivery("pending");
        assert!(pending.datum("error").as_text().expect("a reason").contains(why), "{pending:?}");
        assert!(story.receiver.got().is_empty());
    }
}

#[test]
fn a_receiver_proves_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let named = |receiver: &Receiver| format!("https://localhost:{}/hook", receiver.port);
    for is_believed in [false, true] {
        let house = houses().remove(0);
        let receiver = house.runtime.block_on(Receiver::listens_over_tls(folder.path()));
        let story = Story::over(house, receiver, named, "ben", &[]);
        let authorities = folder.path().join("cert.pem");
        story.begins_within(LOOPBACK, is_believed.then_some(authorities.as_path()));
        story.incident("col", "A fire", "1");
        match is_believed {
            true => {
                story.gets(1);
                story.delivery("delivered");
            }
            false => {
                let pending = story.delivery("pending");
                assert!(pending.datum("error").as_text().expect("a reason").starts_with("It does not prove itself"));
                assert!(story.receiver.got().is_empty());
            }
        }
    }
}

#[test]
fn what_cannot_be_a_webhook_is_refused() {
    let house = houses().remove(0);
    let (ada, dee) = (house.person("ada"), house.person("dee"));
    let key = house.gives_key(house.credential("events", "colp", "cy", "all", "")).saved.sys_id;
    let draft = |field: &str, text: &str| {
        let draft = Draft::default().with("name", "x").with("company", "colp").with("url", "https://example.org/");
        draft.with("collection", "incident").with("credential", &key).with(field, text)
    };
    for (field, text, why) in [
        ("collection", "incidents", "incident"),
        ("collection", "webhook_delivery", "not told to anybody"),
        ("collection", "sys_journal_field", "Listen to the records"),
        ("condition", "nothing = 1", "no field"),
        ("url", "https://ada:secret@example.org/", "no user"),
        ("url", "ftp://example.org/", "https://"),
        ("company", "col", "another body's"),
    ] {
        let told = webhooks::give(&house.desk, house.occasion(&ada), draft(field, text)).expect_err(text).to_string();
        assert!(told.contains(why), "{field} {text}: {told}");
    }
    let on = Occasion { actor: &dee, ..house.occasion(&dee) };
    webhooks::give(&house.desk, on, draft("name", "y")).expect("one's own body");
    let plain = Draft { register: "webhook".into(), ..draft("name", "z") };
    let told = house.desk.save(house.occasion(&ada), &plain).expect_err("no secret").to_string();
    assert!(told.contains("guildhall webhook add"), "{told}");
    let shown = Query::all("webhook").and(Filter::is("name", "y"));
    let words = Words::new(house.now(), &dee.id, Bodies::of(dee.bodies.iter()));
    let hook = dee.asks(&house.desk.dictionary, &shown, &words).expect("allowed").record(&mut &house.desk.store);
    assert_eq!(hook.expect("read").expect("there").shown("secret"), "", "nobody reads it");
}
