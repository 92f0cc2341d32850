//! The same request under the same key is carried out once.

use store::lapsing::Lapsing;

use super::house::{House, Told, houses};

const INCIDENTS: &str = "/api/now/table/incident";
const BODY: &str = r#"{"short_description":"Sent twice","impact":"2","urgency":"2"}"#;

fn writer(house: &House, name: &str) -> String {
    house.gives_key(house.credential(name, "col", "cy", "", "incident")).secret.expect("shown")
}

fn posts(house: &House, key: &str, once: &str, body: &str) -> Told {
    house.sends("POST", INCIDENTS, &[("x-sn-apikey", key), ("idempotency-key", once)], body)
}

fn written(house: &House, key: &str) -> usize {
    let address = format!("{INCIDENTS}?sysparm_query=short_description=Sent%20twice");
    house.gets(&address, ("x-sn-apikey", key)).all("number").len()
}

#[test]
fn a_request_that_is_sent_again_is_answered_as_before() {
    for mut house in houses() {
        let key = writer(&house, "probe");
        let first = posts(&house, &key, "a-1", BODY);
        let again = posts(&house, &key, "a-1", BODY);
        assert_eq!(again.is(201).text, first.is(201).text);
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), ("", "true"));
        house.restarts();
        assert_eq!(posts(&house, &key, "a-1", BODY).is(201).text, first.text, "it is kept, not remembered");
        assert_eq!(written(&house, &key), 1);
        posts(&house, &key, "a-2", BODY).is(201);
        let other = writer(&house, "another");
        posts(&house, &other, "a-1", BODY).is(201);
        assert_eq!(written(&house, &key), 3, "another key, and another program's key");
        house.wait(24 * 3600 - 1);
        posts(&house, &key, "a-1", BODY).is(201);
        assert_eq!(written(&house, &key), 3);
    }
}

#[test]
fn a_key_is_for_one_request() {
    for house in houses() {
        let key = writer(&house, "probe");
        posts(&house, &key, "a-1", BODY).is(201);
        let other = posts(&house, &key, "a-1", &BODY.replace("twice", "once"));
        assert_eq!(other.is(422).json()["error"]["message"], "Idempotency-Key reused");
        let elsewhere = house.sends(
            "DELETE",
            &format!("{INCIDENTS}/0123"),
            &[("x-sn-apikey", &key), ("idempotency-key", "a-1")],
            "",
        );
        elsewhere.is(422);
        posts(&house, &key, "", BODY).is(400);
        posts(&house, &key, &"k".repeat(256), BODY).is(400);
        assert_eq!(written(&house, &key), 1);
        // What was refused wrote nothing, and may be put right under its key.
        posts(&house, &key, "a-3", "{").is(400);
        posts(&house, &key, "a-3", BODY).is(201);
    }
}

/// As if the program had ended before it could keep the answer; `since` is the last revision before the request.
fn loses_answer(house: &House, since: Option<i64>) {
    let now = record::Words::stamp(house.now());
    for one in house.desk.store.lapsing_of("answer", &now).expect("read") {
        let mut kept: serde_json::Value = serde_json::from_str(&one.payload).expect("JSON");
        assert!(kept["answer"].is_object());
        kept["answer"] = serde_json::Value::Null;
        if let Some(since) = since {
            kept["since"] = since.into();
        }
        house.desk.store.lapsing_put(&Lapsing { payload: kept.to_string(), ..one }).expect("kept");
    }
}

#[test]
fn what_was_carried_out_before_its_answer_was_lost_is_not_done_again() {
    for mut house in houses() {
        let key = writer(&house, "probe");
        posts(&house, &key, "a-1", BODY).is(201);
        let head = house.desk.store.head().expect("a head").0;
        loses_answer(&house, None);
        house.restarts();
        assert_eq!(posts(&house, &key, "a-1", BODY).is(409).json()["error"]["message"], "Request under way");
        house.wait(60);
        let told = posts(&house, &key, "a-1", BODY);
        assert_eq!(told.is(409).json()["error"]["message"], "Request already carried out");
        let detail = told.json()["error"]["detail"].as_str().expect("text").to_owned();
        assert!(detail.contains(&format!("revision {head}")), "{detail}");
        assert_eq!(written(&house, &key), 1);
    }
}

#[test]
fn what_was_never_carried_out_is_done_when_it_comes_again() {
    for house in houses() {
        let key = writer(&house, "probe");
        posts(&house, &key, "a-1", BODY).is(201);
        loses_answer(&house, Some(house.desk.store.head().expect("a head").0));
        house.wait(60);
        posts(&house, &key, "a-1", BODY).is(201);
        assert_eq!(written(&house, &key), 2, "no revision since then names the request");
        posts(&house, &key, "a-1", BODY).is(201);
        assert_eq!(written(&house, &key), 2);
    }
}
