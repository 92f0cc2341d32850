//! A client application states who comes, and proves it with a key of its own.

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::house::{House, houses};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

fn openssl(folder: &Path, words: &[&str]) -> Vec<u8> {
    let done = Command::new("openssl").current_dir(folder).args(words).output().expect("openssl is installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// A key and the certificate that goes with it.
fn pair(folder: &Path, name: &str) -> String {
    let (key, certificate) = (format!("{name}.key"), format!("{name}.pem"));
    let made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=alerts", "-keyout", &key];
    openssl(folder, &[&made[..], &["-out", &certificate]].concat());
    std::fs::read_to_string(folder.join(certificate)).expect("a certificate")
}

fn statement(folder: &Path, key: &str, head: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(head), part(claims));
    std::fs::write(folder.join("signed"), &signed).expect("written");
    let signature = openssl(folder, &["dgst", "-sha256", "-sign", &format!("{key}.key"), "signed"]);
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

#[test]
fn a_statement_that_is_proved_opens_what_its_person_may() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let certificate = pair(folder, "own");
    pair(folder, "other");
    for house in houses() {
        let draft = house.credential("alerts", "col", "", "incident", "").with("jwt_certificate", &certificate);
        let client = house.gives_client(draft, "jwt_bearer", false);
        let (id, secret) = (client.name.as_str(), client.secret.as_deref().expect("a secret"));
        let now = house.now().as_second();
        let claims = |change: &[(&str, Value)]| {
            let mut claims = json!({ "iss": id, "aud": id, "sub": "ben", "iat": now, "exp": now + 3600 });
            for (name, value) in change {
                claims[*name] = value.clone();
            }
            claims
        };
        let rs256 = json!({ "alg": "RS256", "typ": "JWT", "kid": "1" });
        let asks = |house: &House, statement: &str| {
            house.asks(&[("grant_type", GRANT), ("client_id", id), ("client_secret", secret), ("assertion", statement)])
        };
        let good = statement(folder, "own", &rs256, &claims(&[]));
        let told = asks(&house, &good);
        let token = told.is(200).json()["access_token"].as_str().expect("a token").to_owned();
        let seen = house.looks(&token);
        assert_eq!(seen.is(200).all("short_description"), ["The City's lamp"]);

        // As pysnc sends it.
        let pairs = [("grant_type", GRANT), ("client_id", id), ("client_secret", secret)];
        let bearer = format!("Bearer {good}");
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("authentication", bearer.as_str())];
        house.sends("POST", "/oauth_token.do", &headers, &crate::house::form(&pairs)).is(200);

        let unsigned = format!("{}.", good.rsplit_once('.').expect("parts").0);
        let none = json!({ "alg": "none" });
        for (what, wrong) in [
            ("another's key", statement(folder, "other", &rs256, &claims(&[]))),
            ("another issuer", statement(folder, "own", &rs256, &claims(&[("iss", "x".into())]))),
            ("another audience", statement(folder, "own", &rs256, &claims(&[("aud", "x".into())]))),
            ("its time is over", statement(folder, "own", &rs256, &claims(&[("exp", (now - 61).into())]))),
            ("for ever", statement(folder, "own", &rs256, &claims(&[("exp", (now + 90_000).into())]))),
            ("still to come", statement(folder, "own", &rs256, &claims(&[("nbf", (now + 100).into())]))),
            ("nobody", statement(folder, "own", &rs256, &claims(&[("sub", "nobody".into())]))),
            ("no algorithm", statement(folder, "own", &none, &claims(&[]))),
            ("no signature", unsigned),
            ("nothing", String::new()),
        ] {
            let told = asks(&house, &wrong);
            assert_eq!(told.status.as_u16(), 401, "{what}");
            assert_eq!(told.json()["error"], "invalid_grant", "{what}");
        }
        // Whoever has left is nobody, however well that is proved.
        let ben = house.person("ben").id;
        house.changes("sys_user", &ben, "active", "no");
        asks(&house, &good).is(401);
    }
}

#[test]
fn who_states_needs_a_certificate() {
    let house = houses().remove(0);
    let ada = house.person("ada");
    let draft = house.credential("alerts", "col", "", "incident", "").with("grant_types", "jwt_bearer");
    let told =
        practice::credentials::give_client(&house.desk, house.occasion(&ada), draft, false).expect_err("refused");
    assert!(told.to_string().contains("certificate in PEM"), "{told}");
}
