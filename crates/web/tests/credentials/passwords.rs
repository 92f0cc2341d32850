//! Basic authentication, as every client can.

use super::house::{House, PASSWORD, basic, basic_for_addresses, houses};

const INCIDENTS: &str = "/api/now/table/incident?sysparm_fields=short_description";

fn looks(house: &House, name: &str, password: &str) -> super::house::Told {
    house.gets(INCIDENTS, ("authorization", &basic(name, password)))
}

#[test]
fn a_person_comes_in_with_their_password_in_either_alphabet() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let told = looks(&house, "ben", PASSWORD);
        assert_eq!(told.is(200).all("short_description"), ["The City's lamp"], "of his own body");
        let for_addresses = basic_for_addresses("ben", PASSWORD);
        assert!(for_addresses.contains(['-', '_']), "the story needs letters that differ: {for_addresses}");
        house.gets(INCIDENTS, ("authorization", &for_addresses)).is(200);
        // A second time, from what was proved.
        looks(&house, "ben", PASSWORD).is(200);
        looks(&house, "BEN", PASSWORD).is(200);
    }
}

#[test]
fn whoever_is_not_let_in_is_told_nothing_about_why() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        looks(&house, "ben", PASSWORD).is(200);
        let wrong = looks(&house, "ben", "another long password");
        let unknown = looks(&house, "nobody", "another long password");
        let without = looks(&house, "cy", "another long password");
        wrong.is_not_authenticated();
        for other in [&unknown, &without] {
            other.is_not_authenticated();
            assert_eq!(other.text, wrong.text);
        }
        house.sends("GET", INCIDENTS, &[], "").is_not_authenticated();
        house.gets(INCIDENTS, ("authorization", "Basic")).is_not_authenticated();
        looks(&house, "ben", &"x".repeat(200)).is_not_authenticated();
        for odd in ["b\0n", "b\nn", &"b".repeat(2_000), "b' or 1=1 --"] {
            house.wait(901);
            looks(&house, odd, "another long password").is_not_authenticated();
            house
                .sends("GET", "/api/now/table/incident?x-sn-apikey=gk_%00%00%00%00%00%00%00%00%00%00%00%00_", &[], "")
                .is_not_authenticated();
        }
    }
}

#[test]
fn who_has_left_or_is_locked_out_is_refused_by_the_next_request() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let ben = house.person("ben");
        looks(&house, "ben", PASSWORD).is(200);
        house.changes("sys_user", &ben.id, "locked_out", "yes");
        looks(&house, "ben", PASSWORD).is_not_authenticated();
        house.changes("sys_user", &ben.id, "locked_out", "no");
        looks(&house, "ben", PASSWORD).is(200);
        house.changes("sys_user", &ben.id, "active", "no");
        looks(&house, "ben", PASSWORD).is_not_authenticated();
    }
}

#[test]
fn where_the_operator_wants_it_a_password_alone_needs_a_role() {
    for mut house in houses() {
        house.gives_password("ben", PASSWORD);
        house.restarts_with(|site| site.watch.basic_needs_role = true);
        looks(&house, "ben", PASSWORD).is_not_authenticated();
        // Whoever comes with a client application shows more than a password.
        let draft = house.credential("probe", "col", "", "incident", "");
        let client = house.gives_client(draft, "password", false);
        let token = house.asks(&[
            ("grant_type", "password"),
            ("client_id", &client.name),
            ("client_secret", client.secret.as_deref().expect("shown")),
            ("username", "ben"),
            ("password", PASSWORD),
        ]);
        house.looks(token.is(200).json()["access_token"].as_str().expect("a token")).is(200);
        let key = house.gives_key(house.credential("inventory", "col", "ben", "incident", ""));
        house.gets(INCIDENTS, ("x-sn-apikey", &key.secret.expect("shown"))).is(200);

        let ben = house.person("ben").id;
        house.changes("sys_user", &ben, "roles", &format!("agent;{}", web::auth::BASIC));
        looks(&house, "ben", PASSWORD).is(200);
        house.changes("sys_user", &ben, "roles", "agent");
        looks(&house, "ben", PASSWORD).is_not_authenticated();
        house.changes("sys_user", &ben, "roles", "admin");
        looks(&house, "ben", PASSWORD).is(200);
    }
}

#[test]
fn a_password_that_was_changed_counts_no_longer() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        looks(&house, "ben", PASSWORD).is(200);
        house.gives_password("ben", "another long password");
        looks(&house, "ben", PASSWORD).is_not_authenticated();
        looks(&house, "ben", "another long password").is(200);
    }
}

#[test]
fn wrong_passwords_make_their_sender_wait_and_nobody_else() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let try_from = |from: &str, name: &str, password: &str| {
            house.sends_from(from, "GET", INCIDENTS, &[("authorization", &basic(name, password))], "")
        };
        for _ in 0..5 {
            try_from("192.0.2.66", "ben", "a wrong guess").is_not_authenticated();
        }
        let waits = try_from("192.0.2.66", "ben", PASSWORD);
        assert_eq!(waits.is(429).header("retry-after"), "1");
        assert_eq!(waits.json()["status"], "failure");
        try_from("192.0.2.1", "ben", PASSWORD).is(200);
        // Somebody who does not exist is waited for alike.
        for _ in 0..5 {
            try_from("192.0.2.67", "nobody", "a wrong guess").is_not_authenticated();
        }
        assert_eq!(try_from("192.0.2.67", "nobody", "a wrong guess").is(429).header("retry-after"), "1");
        house.wait(1);
        try_from("192.0.2.66", "ben", PASSWORD).is(200);
    }
}

#[test]
fn every_rest_address_asks_who_calls() {
    let house = houses().remove(0);
    let mut tried = 0;
    for route in web::rest::route::all() {
        let path = route.path.replace("{v}", "/v1");
        let path = path.replace("{table}", "incident").replace("{sys_id}", "0123456789abcdef0123456789abcdef");
        let address = path.replace(['{', '}'], "");
        for credentials in [None, Some("Bearer nothing"), Some("Basic YTpi")] {
            let mut headers = vec![("content-type", "application/json"), ("accept", "application/json")];
            headers.extend(credentials.map(|text| ("authorization", text)));
            let told = house.sends(route.method, &address, &headers, "{}");
            assert_eq!(told.status.as_u16(), 401, "{} {address} with {credentials:?}", route.method);
            tried += 1;
            // Many wrong passwords from one place would be told to wait.
            house.wait(901);
        }
    }
    assert!(tried >= 18, "the routes are found");
    house.sends("GET", "/api/now/nothing/here", &[], "").is_not_authenticated();
}
