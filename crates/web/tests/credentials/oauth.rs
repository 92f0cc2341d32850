//! OAuth 2, in the forms that clients of ServiceNow use.

use practice::credentials::Given;

use super::house::{House, PASSWORD, Told, basic, form, houses};

const BACK: &str = "http://127.0.0.1/back";
/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn client(house: &House, ways: &str) -> Given {
    house.gives_client(house.credential("probe", "col", "cy", "incident", ""), ways, false)
}

fn text(told: &Told, name: &str) -> String {
    told.json()[name].as_str().unwrap_or_else(|| panic!("{name} in {}", told.text)).to_owned()
}

fn is_refused(told: &Told, status: u16, error: &str) {
    assert_eq!(told.is(status).json()["error"], error, "{}", told.text);
    assert!(told.json()["error_description"].is_string(), "{}", told.text);
}

#[test]
fn a_program_asks_in_its_own_name() {
    for house in houses() {
        let probe = client(&house, "client_credentials");
        let (id, secret) = (probe.name.as_str(), probe.secret.clone().expect("shown"));
        let pairs = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", &secret)];
        let told = house.asks(&pairs);
        assert_eq!(told.is(200).json()["token_type"], "Bearer");
        assert_eq!(told.json()["expires_in"], 1799);
        assert_eq!(told.json()["scope"], "useraccount");
        assert_eq!(told.header("cache-control"), "no-store");
        let token = text(&told, "access_token");
        assert_eq!(house.looks(&token).is(200).all("short_description"), ["The City's lamp"]);
        // The same with name and secret in the header.
        let told = house.sends(
            "POST",
            "/oauth_token.do",
            &[("authorization", &basic(id, &secret)), ("content-type", "application/x-www-form-urlencoded")],
            "grant_type=client_credentials",
        );
        house.looks(&text(&told, "access_token")).is(200);
        house.wait(1799);
        house.looks(&token).is(200);
        house.wait(1);
        house.looks(&token).is_not_authenticated();
    }
}

#[test]
fn wrong_secrets_ways_and_people_are_refused_by_their_words() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let probe = client(&house, "client_credentials, password");
        let (id, secret) = (probe.name.as_str(), probe.secret.clone().expect("shown"));
        let ask = |id: &str, secret: &str, more: &[(&str, &str)]| {
            let own = [("client_id", id), ("client_secret", secret)];
            house.asks(&own.iter().chain(more).copied().collect::<Vec<_>>())
        };
        let way = [("grant_type", "client_credentials")];
        is_refused(&ask(id, "wrong", &way), 401, "invalid_client");
        is_refused(&ask(id, "", &way), 401, "invalid_client");
        is_refused(&ask("nobody", &secret, &way), 401, "invalid_client");
        is_refused(&ask(id, &secret, &[("grant_type", "refresh_token")]), 400, "unauthorized_client");
        is_refused(&ask(id, &secret, &[("grant_type", "implicit")]), 400, "unsupported_grant_type");
        let by = |name: &str, password: &str| {
            ask(id, &secret, &[("grant_type", "password"), ("username", name), ("password", password)])
        };
        is_refused(&by("ben", "a wrong password"), 401, "server_error");
        assert_eq!(by("ben", "a wrong password").json()["error_description"], "access_denied");
        assert_eq!(by("nobody", "a wrong password").text, by("ben", "a wrong password").text);
        let told = by("ben", PASSWORD);
        assert!(told.is(200).json()["refresh_token"].is_null(), "this client may not refresh");
        house.looks(&text(&told, "access_token")).is(200);
        house.sends("GET", "/oauth_token.do", &[], "").is(405);
    }
}

#[test]
fn a_token_ends_with_its_client_its_person_and_their_password() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let probe = client(&house, "password, refresh_token, client_credentials");
        let (id, secret) = (probe.name.as_str(), probe.secret.clone().expect("shown"));
        let own = [("client_id", id), ("client_secret", secret.as_str())];
        let ask = |more: &[(&str, &str)]| house.asks(&own.iter().chain(more).copied().collect::<Vec<_>>());
        let begin = || ask(&[("grant_type", "password"), ("username", "ben"), ("password", PASSWORD)]);
        let (first, second) = (begin(), begin());
        let refresh = text(&first, "refresh_token");
        let again = ask(&[("grant_type", "refresh_token"), ("refresh_token", &refresh)]);
        assert_eq!(text(&again, "refresh_token"), refresh, "a client that keeps a secret goes on with the same");
        for told in [&first, &second, &again] {
            house.looks(&text(told, "access_token")).is(200);
        }
        let mut wrong = refresh.clone();
        wrong.pop();
        is_refused(&ask(&[("grant_type", "refresh_token"), ("refresh_token", &wrong)]), 401, "invalid_grant");
        let stranger = client(&house, "refresh_token, client_credentials");
        let theirs =
            [("client_id", stranger.name.as_str()), ("client_secret", stranger.secret.as_deref().expect("shown"))];
        let stolen = house.asks(&[theirs[0], theirs[1], ("grant_type", "refresh_token"), ("refresh_token", &refresh)]);
        is_refused(&stolen, 401, "invalid_grant");
        // A new password ends what the one before let in.
        house.gives_password("ben", "another long password");
        house.looks(&text(&first, "access_token")).is_not_authenticated();
        house.looks(&text(&again, "access_token")).is_not_authenticated();
        is_refused(&ask(&[("grant_type", "refresh_token"), ("refresh_token", &refresh)]), 401, "invalid_grant");
        let own_name = ask(&[("grant_type", "client_credentials")]);
        house.looks(&text(&own_name, "access_token")).is(200);
        house.revokes("oauth_entity", &probe.saved.sys_id);
        house.looks(&text(&own_name, "access_token")).is_not_authenticated();
        is_refused(&ask(&[("grant_type", "client_credentials")]), 401, "invalid_client");
    }
}

/// A program on people's own machines.
fn public(house: &House) -> Given {
    let draft = house.credential("desktop", "col", "", "incident", "").with("redirect_url", BACK);
    house.gives_client(draft, "authorization_code, refresh_token", true)
}

const OWN_PORT: &str = "http://127.0.0.1:51234/back";

fn wish<'a>(client: &'a Given, back: &'a str, challenge: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("response_type", "code"),
        ("client_id", &client.name),
        ("redirect_uri", back),
        ("state", "a b&c"),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256"),
    ]
}

/// What the person answers on the page.
fn answers(house: &House, client: &Given, answer: &str, password: &str) -> Told {
    let mut pairs = wish(client, OWN_PORT, CHALLENGE);
    pairs.extend([("answer", answer), ("user_name", "ben"), ("user_password", password)]);
    house.sends("POST", "/oauth_auth.do", &[("content-type", "application/x-www-form-urlencoded")], &form(&pairs))
}

fn code(told: &Told) -> String {
    let place = told.is(303).header("location").to_owned();
    let begin = format!("{OWN_PORT}?code=");
    let rest = place.strip_prefix(&begin).unwrap_or_else(|| panic!("{place}"));
    rest.strip_suffix("&state=a%20b%26c").unwrap_or_else(|| panic!("{place}")).to_owned()
}

fn exchanges(house: &House, client: &Given, code: &str, verifier: &str) -> Told {
    house.asks(&[
        ("grant_type", "authorization_code"),
        ("client_id", &client.name),
        ("code", code),
        ("redirect_uri", OWN_PORT),
        ("code_verifier", verifier),
    ])
}

#[test]
fn a_person_lets_a_program_in_with_their_browser() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let desktop = public(&house);
        let page =
            house.sends("GET", &format!("/oauth_auth.do?{}", form(&wish(&desktop, OWN_PORT, CHALLENGE))), &[], "");
        assert!(page.is(200).text.contains("May desktop come in?") && page.text.contains("Incidents"), "{}", page.text);
        assert!(page.header("content-security-policy").contains("form-action 'self' http://127.0.0.1:51234;"));
        let wrong = answers(&house, &desktop, "allow", "a wrong password");
        assert!(wrong.is(401).text.contains("The user name or the password is wrong."));
        let denied = answers(&house, &desktop, "deny", "");
        assert_eq!(denied.is(303).header("location"), format!("{OWN_PORT}?error=access_denied&state=a%20b%26c"));
        let allowed = code(&answers(&house, &desktop, "allow", PASSWORD));
        is_refused(&exchanges(&house, &desktop, &allowed, &VERIFIER.replace('d', "e")), 401, "invalid_grant");
        is_refused(&exchanges(&house, &desktop, &allowed, VERIFIER), 401, "invalid_grant");
        let allowed = code(&answers(&house, &desktop, "allow", PASSWORD));
        let told = exchanges(&house, &desktop, &allowed, VERIFIER);
        assert_eq!(house.looks(&text(&told, "access_token")).is(200).all("short_description"), ["The City's lamp"]);
        is_refused(&exchanges(&house, &desktop, &allowed, VERIFIER), 401, "invalid_grant");
        let late = code(&answers(&house, &desktop, "allow", PASSWORD));
        house.wait(60);
        is_refused(&exchanges(&house, &desktop, &late, VERIFIER), 401, "invalid_grant");
    }
}

#[test]
fn a_program_has_no_browser_and_lets_nothing_in() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let desktop = public(&house);
        let ben = house.person("ben").id;
        house.changes("sys_user", &ben, "web_service_access_only", "yes");
        let told = answers(&house, &desktop, "allow", PASSWORD);
        let wrong = answers(&house, &desktop, "allow", "a wrong password");
        assert!(told.is(401).text.contains("The user name or the password is wrong."), "{}", told.text);
        assert_eq!(told.text, wrong.is(401).text, "told like anybody who is not known here");
        house.gets("/api/now/table/incident", ("authorization", &super::house::basic("ben", PASSWORD))).is(200);
        house.changes("sys_user", &ben, "web_service_access_only", "no");
        code(&answers(&house, &desktop, "allow", PASSWORD));
    }
}

#[test]
fn a_refresh_token_that_was_stolen_ends_for_both() {
    for house in houses() {
        house.gives_password("ben", PASSWORD);
        let desktop = public(&house);
        let told = exchanges(&house, &desktop, &code(&answers(&house, &desktop, "allow", PASSWORD)), VERIFIER);
        let renew = |token: &str| {
            house.asks(&[("grant_type", "refresh_token"), ("client_id", &desktop.name), ("refresh_token", token)])
        };
        let first = text(&told, "refresh_token");
        let told = renew(&first);
        let second = text(&told, "refresh_token");
        assert_ne!(first, second, "a client that keeps no secret gets another each time");
        house.wait(30);
        renew(&first).is(200);
        let third = text(&renew(&second), "refresh_token");
        house.wait(61);
        house.looks(&text(&told, "access_token")).is(200);
        is_refused(&renew(&second), 401, "invalid_grant");
        is_refused(&renew(&third), 401, "invalid_grant");
        house.looks(&text(&told, "access_token")).is_not_authenticated();
    }
}

#[test]
fn nobody_is_led_to_an_address_that_is_not_listed() {
    for house in houses() {
        let desktop = public(&house);
        let ask = |pairs: &[(&str, &str)]| house.sends("GET", &format!("/oauth_auth.do?{}", form(pairs)), &[], "");
        for back in [
            "https://evil.example/back",
            "http://127.0.0.1:1/other",
            "http://127.0.0.1.evil.example/back",
            "javascript:1",
        ] {
            let told = ask(&wish(&desktop, back, CHALLENGE));
            assert_eq!(told.is(400).header("location"), "", "{back}");
        }
        let mut unknown = wish(&desktop, OWN_PORT, CHALLENGE);
        unknown[1] = ("client_id", "nobody");
        ask(&unknown).is(400);
        let plain = ask(&wish(&desktop, OWN_PORT, "short"));
        assert!(plain.is(303).header("location").contains("error=invalid_request"));
        let mut without = wish(&desktop, OWN_PORT, "");
        without[5] = ("code_challenge_method", "");
        assert!(ask(&without).is(303).header("location").contains("error=invalid_request"));
        house.revokes("oauth_entity", &desktop.saved.sys_id);
        ask(&wish(&desktop, OWN_PORT, CHALLENGE)).is(400);
    }
}
