//! An administrator gives a person their first password with their record, and nobody gives one in any other way.

use serde_json::{Value, json};

use super::house::{House, PASSWORD, Told, basic, houses};

const PEOPLE: &str = "/api/now/table/sys_user";
const FIRST: &str = "the first of her own";

fn person(name: &str) -> Value {
    json!({"user_name": name, "name": name, "company": "col", "user_password": FIRST})
}

fn creates(house: &House, shown: (&str, &str), name: &str) -> Told {
    house.sends("POST", PEOPLE, &[shown], &person(name).to_string())
}

fn changes(house: &House, header: &str, id: &str, password: &str) -> Told {
    let body = json!({"title": "Changed", "user_password": password}).to_string();
    house.sends("PATCH", &format!("{PEOPLE}/{id}"), &[("authorization", header)], &body)
}

fn comes_in(house: &House, name: &str, password: &str) -> Told {
    house.gets("/api/now/ui/user/current_user", ("authorization", &basic(name, password)))
}

fn is_ignored(house: &House, told: &Told, name: &str) {
    assert_eq!(told.header("x-fields-ignored"), "user_password", "{}", told.text);
    comes_in(house, name, FIRST).is_not_authenticated();
}

#[test]
fn whoever_is_created_with_a_password_comes_in_with_it() {
    for house in houses() {
        house.gives_password("ada", PASSWORD);
        let as_ada = basic("ada", PASSWORD);
        let told = creates(&house, ("authorization", &as_ada), "eve");
        assert_eq!(told.is(201).header("x-fields-ignored"), "");
        assert_eq!(told.json()["result"]["user_password"], "", "it is read by nobody");
        assert_eq!(comes_in(&house, "eve", FIRST).is(200).json()["result"]["user_name"], "eve");
        comes_in(&house, "eve", PASSWORD).is_not_authenticated();

        let mut dump = Vec::new();
        house.desk.store.dump(&mut dump).expect("a dump");
        let dump = String::from_utf8(dump).expect("text");
        assert!(!dump.contains(FIRST) && dump.contains("$argon2id$v=19$"), "only what it is recognised by is kept");
        let id = told.json()["result"]["sys_id"].as_str().expect("an identifier").to_owned();
        for address in [
            format!("/api/now/table/sys_audit?documentkey={id}"),
            format!("{PEOPLE}/{id}?sysparm_display_value=all"),
            format!("/api/now/table/sys_user?sysparm_query=sys_id={id}"),
        ] {
            let told = house.gets(&address, ("authorization", &as_ada));
            assert!(!told.text.contains("argon2id") && !told.text.contains(FIRST), "{address}: {}", told.text);
        }
    }
}

#[test]
fn a_password_that_will_not_do_is_said_and_nobody_is_made() {
    for house in houses() {
        house.gives_password("ada", PASSWORD);
        let as_ada = basic("ada", PASSWORD);
        for (password, why) in [("k9#wq", "shorter than 12"), (&*"x".repeat(129), "longer than 128")] {
            let mut body = person("eve");
            body["user_password"] = password.into();
            let told = house.sends("POST", PEOPLE, &[("authorization", &as_ada)], &body.to_string());
            assert_eq!(told.is(400).json()["error"]["message"], "Invalid password");
            assert!(told.json()["error"]["detail"].as_str().expect("why").contains(why), "{}", told.text);
            assert!(!told.text.contains(password), "it is not said back");
        }
        let all = house.gets(&format!("{PEOPLE}?user_name=eve"), ("authorization", &as_ada));
        assert!(all.is(200).all("user_name").is_empty());
        // What was read may be sent back.
        for blank in ["", "********"] {
            let mut body = person("eve");
            (body["user_password"], body["user_name"]) = (blank.into(), format!("eve{}", blank.len()).into());
            house.sends("POST", PEOPLE, &[("authorization", &as_ada)], &body.to_string()).is(201);
        }
    }
}

#[test]
fn only_who_shows_their_own_password_gives_one() {
    for house in houses() {
        house.gives_password("ada", PASSWORD);
        let key = house.gives_key(house.credential("setup", "global", "ada", "all", "all"));
        let told = creates(&house, ("x-sn-apikey", &key.secret.expect("shown")), "by-key");
        is_ignored(&house, told.is(201), "by-key");

        let digest = "a".repeat(64);
        house.gives_certificate(house.credential("machine", "global", "ada", "all", "all"), &digest);
        let told = house.sends_with_certificate(&digest, "POST", PEOPLE, &person("by-certificate").to_string());
        is_ignored(&house, told.is(201), "by-certificate");

        let draft = house.credential("robot", "global", "ada", "all", "all");
        let client = house.gives_client(draft, "password, client_credentials, refresh_token", false);
        let secret = client.secret.expect("shown");
        let token = |pairs: &[(&str, &str)]| {
            let own = [("client_id", client.name.as_str()), ("client_secret", secret.as_str())];
            house.asks(&[&own, pairs].concat()).is(200).json()
        };
        let bearer = |token: &Value| format!("Bearer {}", token["access_token"].as_str().expect("a token"));
        let own = token(&[("grant_type", "client_credentials")]);
        let told = creates(&house, ("authorization", &bearer(&own)), "by-client");
        is_ignored(&house, told.is(201), "by-client");

        let shown = token(&[("grant_type", "password"), ("username", "ada"), ("password", PASSWORD)]);
        let told = creates(&house, ("authorization", &bearer(&shown)), "by-person");
        assert_eq!(told.is(201).header("x-fields-ignored"), "");
        comes_in(&house, "by-person", FIRST).is(200);

        let refresh = shown["refresh_token"].as_str().expect("a token");
        let later = token(&[("grant_type", "refresh_token"), ("refresh_token", refresh)]);
        let told = creates(&house, ("authorization", &bearer(&later)), "by-refresh");
        is_ignored(&house, told.is(201), "by-refresh");
    }
}

#[test]
fn nobody_who_has_a_password_is_given_another() {
    for house in houses() {
        house.gives_password("ada", PASSWORD);
        let (as_ada, ben) = (basic("ada", PASSWORD), house.person("ben").id);
        assert_eq!(changes(&house, &as_ada, &ben, FIRST).is(200).header("x-fields-ignored"), "");
        comes_in(&house, "ben", FIRST).is(200);
        let told = changes(&house, &as_ada, &ben, "another, much too late");
        assert_eq!(told.is(200).header("x-fields-ignored"), "user_password");
        assert_eq!(told.json()["result"]["title"], "Changed", "the rest is taken");
        comes_in(&house, "ben", FIRST).is(200);
        // Nor does it matter whether it would have done.
        changes(&house, &as_ada, &ben, "k9#wq").is(200);
    }
}

#[test]
fn nobody_opens_a_body_by_a_password_that_they_do_not_see() {
    for house in houses() {
        house.gives_password("dee", PASSWORD);
        let as_dee = basic("dee", PASSWORD);
        // Of the Police alone; he sees the City's records too.
        let cy = house.person("cy").id;
        let told = changes(&house, &as_dee, &cy, FIRST);
        assert!(told.is(403).text.contains("They see records of a body that you do not."), "{}", told.text);
        comes_in(&house, "cy", FIRST).is_not_authenticated();

        let own =
            json!({"user_name": "eve", "name": "Eve", "company": "colp", "bodies": "colp", "user_password": FIRST});
        house.sends("POST", PEOPLE, &[("authorization", &as_dee)], &own.to_string()).is(201);
        comes_in(&house, "eve", FIRST).is(200);
        let mut further = own.clone();
        (further["user_name"], further["bodies"]) = ("mallory".into(), house.codes.join(",").into());
        let told = house.sends("POST", PEOPLE, &[("authorization", &as_dee)], &further.to_string());
        assert!(told.is(403).text.contains("You do not see records of one of these yourself."), "{}", told.text);
        let dee = house.person("dee").id;
        let wider = json!({"bodies": house.codes.join(",")}).to_string();
        house.sends("PATCH", &format!("{PEOPLE}/{dee}"), &[("authorization", &as_dee)], &wider).is(403);
    }
}
