//! No door gives a secret, nor what it is recognised by.

use std::collections::BTreeSet;

use super::house::{House, PASSWORD, basic, houses};

/// Everything that must not be said: the secrets themselves, and what the store keeps of them.
fn unsaid(house: &House, shown: &[String]) -> BTreeSet<String> {
    let mut dump = Vec::new();
    house.desk.store.dump(&mut dump).expect("a dump");
    let dump = String::from_utf8(dump).expect("text");
    let texts = dump.split('"').filter(|text| text.starts_with("sha256:") || text.starts_with("$argon2id$"));
    let hashes = texts.map(|text| text.trim_start_matches("sha256:").rsplit('$').next().unwrap_or_default().to_owned());
    hashes.chain(shown.iter().cloned()).collect()
}

#[test]
fn no_answer_of_the_site_holds_a_secret_or_its_hash() {
    for house in houses() {
        house.gives_password("ada", PASSWORD);
        house.gives_password("ben", "another long password");
        let key = house.gives_key(house.credential("inventory", "col", "cy", "all", "all"));
        let draft = house.credential("probe", "col", "cy", "all", "").with("redirect_url", "https://a.example/back");
        let client = house.gives_client(draft, "password, refresh_token", false);
        let (key_secret, client_secret) = (key.secret.expect("shown"), client.secret.expect("shown"));
        let told = house.asks(&[
            ("grant_type", "password"),
            ("client_id", &client.name),
            ("client_secret", &client_secret),
            ("username", "ben"),
            ("password", "another long password"),
        ]);
        let tokens =
            ["access_token", "refresh_token"].map(|name| told.json()[name].as_str().expect("given").to_owned());
        house.changes("api_key", &key.saved.sys_id, "purpose", "Counts what there is");
        house.revokes("oauth_entity", &client.saved.sys_id);
        let shown = [PASSWORD.to_owned(), key_secret, client_secret, tokens[0].clone(), tokens[1].clone()];
        let unsaid = unsaid(&house, &shown);
        assert!(unsaid.len() >= 5 + 5, "passwords of two, key, client and refresh token: {}", unsaid.len());

        let as_ada = basic("ada", PASSWORD);
        let mut addresses: Vec<(String, bool)> = Vec::new();
        for register in ["api_key", "oauth_entity", "oauth_credential", "sys_user"] {
            for mode in ["false", "true", "all"] {
                addresses.push((format!("/api/now/table/{register}?sysparm_display_value={mode}"), true));
            }
            for page in ["", ".csv", ".json", ".csv?form=whole", ".json?form=whole", "?as_at=2026-03-01"] {
                addresses.push((format!("/{register}{page}"), false));
            }
            let list = house.gets(&format!("/api/now/table/{register}"), ("authorization", &as_ada));
            for id in list.is(200).all("sys_id") {
                addresses.push((format!("/{register}/{id}"), false));
                addresses.push((format!("/{register}/{id}/compare?from=2026-03-01&to=now"), false));
                for mode in ["false", "true", "all"] {
                    addresses.push((format!("/api/now/v2/table/{register}/{id}?sysparm_display_value={mode}"), true));
                }
            }
        }
        for field in ["token", "client_secret", "former", "user_password"] {
            for register in ["api_key", "oauth_entity", "oauth_credential", "sys_user"] {
                addresses.push((format!("/api/now/table/{register}?sysparm_fields={field},sys_id"), true));
                addresses.push((format!("/api/now/table/{register}?sysparm_query={field}STARTSWITHsha256"), true));
                addresses.push((format!("/api/now/table/{register}?sysparm_query=ORDERBY{field}"), true));
                addresses.push((format!("/{register}?columns={field}"), false));
                addresses.push((format!("/{register}?q={field}+starts+with+%22sha256%22"), false));
            }
        }
        addresses.push((
            "/api/now/table/oauth_credential?sysparm_fields=peer.client_secret,user.user_password".into(),
            true,
        ));
        addresses.push(("/search?q=sha256".into(), false));
        addresses.push(("/search?q=argon2id".into(), false));
        let mut answered = 0;
        for (address, is_rest) in &addresses {
            let told = match is_rest {
                true => house.gets(address, ("authorization", &as_ada)),
                false => house.sends("GET", address, &[], ""),
            };
            assert!(told.status.as_u16() < 500, "{address}: {}", told.text);
            answered += usize::from(told.status.is_success());
            let said = unsaid.iter().find(|secret| told.text.contains(secret.as_str()));
            assert!(said.is_none(), "{address} says {said:?}");
            assert!(!told.text.contains("argon2id$"), "{address}");
        }
        assert!(answered > 60, "{answered} of {} were answered", addresses.len());
    }
}

#[test]
fn a_secret_is_shown_as_stars_and_can_be_neither_asked_for_nor_written() {
    for house in houses() {
        house.gives_password("ada", PASSWORD);
        let ada = house.person("ada");
        let header = basic("ada", PASSWORD);
        let of = |mode: &str| {
            let address =
                format!("/api/now/table/sys_user/{}?sysparm_fields=user_password&sysparm_display_value={mode}", ada.id);
            house.gets(&address, ("authorization", &header)).is(200).json()["result"]["user_password"].clone()
        };
        assert_eq!(of("false"), "");
        assert_eq!(of("true"), "********");
        assert_eq!(of("all"), serde_json::json!({ "display_value": "********", "value": "" }));
        house.gets("/api/now/table/sys_user?sysparm_query=user_passwordISNOTEMPTY", ("authorization", &header)).is(403);
        for text in ["", "a new long password"] {
            let body = serde_json::json!({ "user_password": text, "title": "Tried" }).to_string();
            let address = format!("/api/now/table/sys_user/{}", ada.id);
            house.sends("PATCH", &address, &[("authorization", &header)], &body).is(200);
            house.gets("/api/now/table/incident", ("authorization", &header)).is(200);
        }
    }
}
