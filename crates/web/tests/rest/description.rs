//! The description of the interface: the table of addresses and the dictionary, by the rights of whoever asks.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;
use web::rest::route::{self, Takes};

use crate::house::{House, each};

async fn described(house: &House, user: &str, path: &str) -> Value {
    let told = house.send(user, "GET", path, "").await;
    assert_eq!(told.status, 200, "{path}: {}", told.text);
    told.json()
}

/// Method and path of every line.
fn lines(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().expect("paths");
    let each = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("methods");
        methods.keys().map(move |method| (method.to_uppercase(), path.clone()))
    });
    each.collect()
}

fn references<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(to)) = object.get("$ref") {
                found.insert(to);
            }
            object.values().for_each(|one| references(one, found));
        }
        Value::Array(list) => list.iter().for_each(|one| references(one, found)),
        _ => {}
    }
}

#[test]
fn every_address_is_described_and_nothing_else() {
    each(async |house| {
        for version in route::VERSIONS {
            let document = described(house, "ada", &format!("/api/now{version}/doc/openapi/incident")).await;
            let mut expected: BTreeSet<(String, String)> = route::all()
                .map(|route| {
                    let path = route.path.replace("{v}", version);
                    let of_register = route.tells.is_of_registers;
                    let path = if of_register { path.replace("{table}", "incident") } else { path };
                    (route.method.to_owned(), path)
                })
                .collect();
            for (method, path) in [("POST", "/oauth_token.do"), ("GET", "/oauth_auth.do"), ("POST", "/oauth_auth.do")] {
                expected.insert((method.to_owned(), path.to_owned()));
            }
            assert_eq!(lines(&document), expected, "{version}");
        }
    });
}

#[test]
fn what_it_refers_to_is_there_and_every_operation_has_its_own_name() {
    each(async |house| {
        let document = described(house, "ada", "/api/now/doc/openapi").await;
        assert_eq!(document["openapi"], "3.1.0");
        let mut found = BTreeSet::new();
        references(&document, &mut found);
        assert!(found.len() > 100, "{}", found.len());
        for to in found {
            let pointer = to.strip_prefix('#').expect("within the document");
            assert!(document.pointer(pointer).is_some(), "{to}");
        }
        let mut names = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().expect("paths") {
            for (method, told) in methods.as_object().expect("methods") {
                assert!(names.insert(told["operationId"].as_str().expect("a name")), "{method} {path}");
                let statuses: Vec<&String> = told["responses"].as_object().expect("responses").keys().collect();
                assert!(statuses.iter().any(|status| status.starts_with('2') || *status == "303"), "{method} {path}");
                let needed: Vec<&str> = path.split('/').filter_map(|step| step.strip_prefix('{')).collect();
                let told = told["parameters"].as_array().expect("parameters");
                let given = told.iter().filter(|one| one["in"] == "path").count();
                assert_eq!(given, needed.len(), "{method} {path}");
            }
        }
        for route in route::all().filter(|route| matches!(route.takes, Takes::Json)) {
            assert!(!matches!(route.tells.takes, web::rest::openapi::tells::Shape::Nothing), "{}", route.path);
        }
    });
}

#[test]
fn what_the_caller_may_not_reach_is_not_in_it() {
    each(async |house| {
        let all = described(house, "ada", "/api/now/doc/openapi").await;
        let some = described(house, "nil", "/api/now/doc/openapi").await;
        let has = |document: &Value, method: &str, path: &str| {
            lines(document).contains(&(method.to_owned(), path.to_owned()))
        };
        for (method, path, is_for_all) in [
            ("GET", "/api/now/table/incident", true),
            ("GET", "/api/now/table/sys_user_role", false),
            ("POST", "/api/now/table/core_company", false),
        ] {
            assert!(has(&all, method, path), "{path}");
            assert_eq!(has(&some, method, path), is_for_all, "{path}");
        }
        let field = |document: &Value, name: &str| {
            document["components"]["schemas"]["incident"]["properties"].get(name).is_some()
        };
        assert!(field(&all, "technical_cause") && field(&all, "number"));
        assert!(!field(&some, "technical_cause") && field(&some, "number"));
        let tables = &some["components"]["schemas"]["Table"]["enum"];
        assert!(!tables.as_array().expect("names").iter().any(|name| name == "sys_user_role"));
        assert_eq!(house.seen_by("nil", "/doc/openapi/sys_user_role").await.fault().0, 403);
        assert_eq!(house.get("/doc/openapi/nothing").await.fault().0, 400);
    });
}

#[test]
fn no_address_answers_somebody_who_shows_nothing() {
    each(async |house| {
        let mut count = 0;
        for route in route::all().filter(|route| !route.is_open()) {
            for (_, path) in route::spelt(route.path) {
                let path = path.replace(['{', '}'], "x");
                let request = Request::builder().method(route.method).uri(&path).header("host", "localhost:8020");
                let told = house.ask(request.body(Body::from("{}")).expect("a request")).await;
                assert_eq!(told.status, 401, "{} {path}: {}", route.method, told.text);
                assert_eq!(told.json()["error"]["message"], "User Not Authenticated");
                count += 1;
            }
        }
        assert!(count > 60, "{count}");
    });
}
