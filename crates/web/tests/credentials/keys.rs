//! API keys: one program each, for one body and some registers.

use super::house::{House, Told, houses};

fn with(house: &House, key: &str, method: &str, address: &str, body: &str) -> Told {
    house.sends(method, address, &[("x-sn-apikey", key)], body)
}

#[test]
fn a_key_comes_in_by_header_or_by_parameter() {
    for house in houses() {
        let given = house.gives_key(house.credential("inventory", "col", "cy", "incident", ""));
        let key = given.secret.expect("shown this once");
        assert!(key.starts_with(&given.name) && key.len() > 50, "{key}");
        with(&house, &key, "GET", "/api/now/table/incident", "").is(200);
        house.sends("GET", &format!("/api/now/table/incident?x-sn-apikey={key}"), &[], "").is(200);
        let mut wrong = key.clone();
        wrong.pop();
        for other in [wrong.as_str(), given.name.as_str(), "gk_", "", "ü", &key.to_uppercase()] {
            with(&house, other, "GET", "/api/now/table/incident", "").is_not_authenticated();
        }
    }
}

#[test]
fn a_key_opens_one_body_and_the_registers_it_names() {
    for house in houses() {
        let given = house.gives_key(house.credential("monitoring", "colp", "cy", "sys_user_role", "incident"));
        let key = given.secret.expect("shown");
        let get = |address: &str| with(&house, &key, "GET", address, "");
        let seen = get("/api/now/table/incident?sysparm_fields=short_description");
        assert_eq!(seen.is(200).all("short_description"), ["The Police's radio"], "cy himself sees both");
        assert_eq!(seen.header("x-total-count"), "1");
        get("/api/now/table/sys_user_role").is(200);
        // Not named: neither as a list, nor through a reference, nor to compare with.
        get("/api/now/table/sys_user").is(403);
        get("/api/now/table/api_key").is(403);
        let through = get("/api/now/table/incident?sysparm_fields=opened_by.name,company.name");
        assert_eq!(through.is(200).all("opened_by.name"), [""]);
        assert_eq!(through.all("company.name"), [""]);
        let counted = get("/api/now/table/incident?sysparm_query=company.code=colp&sysparm_fields=number");
        assert!(counted.is(200).all("number").is_empty(), "{}", counted.text);
        // A parent shows only the children that are named.
        let tasks = get("/api/now/table/task");
        assert!(tasks.status == 403 || tasks.all("number").len() <= 1, "{}", tasks.text);
        let made = with(
            &house,
            &key,
            "POST",
            "/api/now/table/incident",
            r#"{"short_description":"From a probe","impact":"2","urgency":"2"}"#,
        );
        assert_eq!(made.is(201).json()["result"]["short_description"], "From a probe");
        assert_eq!(
            made.json()["result"]["company"]["value"].as_str().unwrap_or_default(),
            "",
            "the company's register is not open"
        );
        let other = r#"{"name":"another","description":"another"}"#;
        with(&house, &key, "POST", "/api/now/table/sys_user_role", other).is(403);
    }
}

#[test]
fn a_key_that_only_reads_does_not_write_what_its_person_could() {
    for house in houses() {
        let given = house.gives_key(house.credential("reader", "col", "cy", "incident", ""));
        let key = given.secret.expect("shown");
        let list = with(&house, &key, "GET", "/api/now/table/incident", "");
        let json = list.json();
        let id = json["result"][0]["sys_id"].as_str().expect("an incident").to_owned();
        let address = format!("/api/now/table/incident/{id}");
        with(&house, &key, "PATCH", &address, r#"{"short_description":"changed"}"#).is(403);
        with(&house, &key, "DELETE", &address, "").is(403);
        with(&house, &key, "POST", "/api/now/table/incident", r#"{"short_description":"new"}"#).is(403);
        assert_eq!(with(&house, &key, "GET", &address, "").json()["result"]["short_description"], "The City's lamp");
    }
}

#[test]
fn a_key_ends_when_it_expires_and_when_it_is_revoked() {
    for house in houses() {
        let [ends, revoked] =
            ["ends", "revoked"].map(|name| house.gives_key(house.credential(name, "col", "cy", "incident", "")));
        let look = |given: &practice::credentials::Given| {
            let key = given.secret.clone().expect("shown");
            with(&house, &key, "GET", "/api/now/table/incident", "")
        };
        look(&ends).is(200);
        look(&revoked).is(200);
        house.revokes("api_key", &revoked.saved.sys_id);
        look(&revoked).is_not_authenticated();
        house.wait(24 * 3600 - 1);
        look(&ends).is(200);
        house.wait(1);
        look(&ends).is_not_authenticated();
    }
}

#[test]
fn a_key_has_its_own_hour() {
    for house in houses() {
        let [small, other] = ["small", "other"].map(|name| {
            let draft = house.credential(name, "col", "cy", "incident", "").with("rate_limit", "3");
            house.gives_key(draft).secret.expect("shown")
        });
        for _ in 0..3 {
            with(&house, &small, "GET", "/api/now/table/incident", "").is(200);
        }
        let over = with(&house, &small, "GET", "/api/now/table/incident", "");
        assert_eq!(over.is(429).json()["error"]["message"], "Rate limit exceeded");
        assert_eq!(over.json()["error"]["detail"], "Rate limit of 3 requests per hour for Table API exceeded");
        assert_eq!(over.header("retry-after"), "3600");
        assert_eq!(over.header("x-ratelimit-limit"), "3");
        let reset: i64 = over.header("x-ratelimit-reset").parse().expect("an instant");
        assert_eq!(reset, house.now().as_second() + 3600);
        assert!(!over.header("x-ratelimit-rule").is_empty());
        with(&house, &other, "GET", "/api/now/table/incident", "").is(200);
        house.wait(3600);
        with(&house, &small, "GET", "/api/now/table/incident", "").is(200);
    }
}

#[test]
fn when_a_key_was_last_seen_is_known_without_a_write_for_each_request() {
    for house in houses() {
        let given = house.gives_key(house.credential("seen", "col", "cy", "incident", ""));
        let key = given.secret.clone().expect("shown");
        let seen =
            || web::auth::last_seen(&house.desk.store, house.now()).expect("read").get(&given.saved.sys_id).cloned();
        let head = || house.desk.store.head().expect("a head").0;
        let (before, look) = (head(), || with(&house, &key, "GET", "/api/now/table/incident", ""));
        assert_eq!(seen(), None);
        look().is(200);
        assert_eq!(seen().as_deref(), Some("2026-03-01 09:00:00"));
        house.wait(59);
        look().is(200);
        assert_eq!(seen().as_deref(), Some("2026-03-01 09:00:00"));
        house.wait(1);
        look().is(200);
        assert_eq!(seen().as_deref(), Some("2026-03-01 09:01:00"));
        assert_eq!(head(), before, "no revision was written");
    }
}

#[test]
fn whoever_gives_a_credential_gives_no_more_than_they_have() {
    for house in houses() {
        let dee = house.person("dee");
        let give = |draft| practice::credentials::give_key(&house.desk, house.occasion(&dee), draft).map(|_| ());
        let said = |result: Result<(), practice::NotSaved>| result.expect_err("refused").to_string();
        let all = said(give(house.credential("all bodies", "global", "cy", "all", "")));
        assert!(all.contains("a body that you do not"), "{all}");
        let other = said(give(house.credential("another body", "col", "cy", "all", "")));
        assert!(other.contains("company"), "{other}");
        let unknown = said(give(house.credential("unknown", "colp", "dee", "incidents", "")));
        assert!(unknown.contains("Did you mean `incident`?"), "{unknown}");
        give(house.credential("her own", "colp", "dee", "incident", "")).unwrap_or_else(|error| panic!("{error}"));
        let cy = house.person("cy");
        let agent = practice::credentials::give_key(
            &house.desk,
            house.occasion(&cy),
            house.credential("mine", "col", "cy", "all", ""),
        );
        assert!(agent.is_err(), "credentials are given by administrators");
    }
}
