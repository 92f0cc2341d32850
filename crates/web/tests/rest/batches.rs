//! Several requests in one.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::house::{House, each};

async fn batch(house: &House, user: &str, requests: Value) -> Value {
    let body = json!({"batch_request_id": 7, "rest_requests": requests});
    let told = house.send(user, "POST", "/api/now/v1/batch", &body.to_string()).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text);
    assert_eq!(told.json()["batch_request_id"], "7");
    told.json()
}

fn body(answer: &Value) -> Value {
    let bytes = STANDARD.decode(answer["body"].as_str().expect("a body")).expect("base64");
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{error}: {answer}"))
}

fn header<'a>(answer: &'a Value, name: &str) -> Option<&'a str> {
    let all = answer["headers"].as_array().expect("headers");
    all.iter().find(|header| header["name"] == name)?["value"].as_str()
}

#[test]
fn each_goes_the_way_it_would_go_alone() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        let written = STANDARD.encode(r#"{"short_description": "By batch"}"#);
        let json_type = json!([{"name": "Content-Type", "value": "application/json"}]);
        let answer = batch(
            house,
            "ada",
            json!([
                {"id": "1", "method": "POST", "url": "/api/now/table/incident", "headers": json_type, "body": written},
                {"id": 2, "method": "GET", "url": "/api/now/table/incident?sysparm_fields=short_description&sysparm_query=ORDERBYnumber"},
                {"id": "3", "method": "PATCH", "url": format!("/api/now/v2/table/incident/{id}"), "body": STANDARD.encode(r#"{"impact": "1"}"#)},
                {"id": "4", "method": "GET", "url": "/api/now/table/nothing", "headers": []},
                {"id": "5", "method": "DELETE", "url": format!("/api/now/table/incident/{id}")},
                {"id": "6", "method": "GET", "url": format!("/api/now/table/incident/{id}"), "exclude_response_headers": true},
                {"id": "7", "method": "POST", "url": "/api/now/v1/batch", "body": STANDARD.encode("{}")},
                {"id": "8", "method": "BREW", "url": "/api/now/table/incident"},
                {"id": "9", "method": "GET", "url": "https://elsewhere.example/api/now/table/incident"},
                {"id": "10", "method": "POST", "url": "/api/now/table/incident", "body": "???"},
                {"id": "11", "method": "GET", "url": "/api/now/nowhere"},
            ]),
        )
        .await;
        assert_eq!(answer["unserviced_requests"], json!([]));
        let all = answer["serviced_requests"].as_array().expect("a list");
        let told: Vec<(&str, i64)> = all
            .iter()
            .map(|one| (one["id"].as_str().expect("an id"), one["status_code"].as_i64().expect("a status")))
            .collect();
        let expected = [
            ("1", 201),
            ("2", 200),
            ("3", 200),
            ("4", 400),
            ("5", 204),
            ("6", 404),
            ("7", 400),
            ("8", 405),
            ("9", 400),
            ("10", 400),
            ("11", 400),
        ];
        assert_eq!(told, expected, "{}", house.engine);
        let made = body(&all[0])["result"]["sys_id"].as_str().expect("a sys_id").to_owned();
        let place = format!("http://localhost:8020/api/now/table/incident/{made}");
        assert_eq!(header(&all[0], "Location"), Some(place.as_str()));
        assert_eq!(
            body(&all[1])["result"],
            json!([{"short_description": "VPN drops"}, {"short_description": "By batch"}])
        );
        assert_eq!((header(&all[1], "X-Total-Count"), &all[1]["status_text"]), (Some("2"), &json!("OK")));
        assert_eq!(body(&all[2])["result"]["impact"], "1");
        assert_eq!(body(&all[3])["error"]["message"], "Invalid table nothing");
        assert_eq!((&all[3]["error_message"], &all[4]["body"]), (&json!("Invalid table nothing"), &json!("")));
        assert_eq!(all[5]["headers"], json!([{"name": "content-type", "value": "application/json;charset=UTF-8"}]));
    });
}

#[test]
fn whoever_sends_it_is_who_asks() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        let headers = json!([{"name": "Authorization", "value": "Named ada"}, {"name": "X-HTTP-Method-Override", "value": "DELETE"}]);
        let request = json!([
            {"id": "1", "method": "GET", "url": format!("/api/now/table/incident/{id}"), "headers": headers},
            {"id": "2", "method": "GET", "url": "/api/now/table/incident", "headers": headers},
            {"id": "3", "method": "POST", "url": format!("/api/now/table/incident/{id}"), "headers": headers},
        ]);
        let answer = batch(house, "pat", request).await;
        let all = answer["serviced_requests"].as_array().expect("a list");
        assert_eq!(all[0]["status_code"], 404);
        assert_eq!((body(&all[1])["result"].clone(), header(&all[1], "X-Total-Count")), (json!([]), Some("0")));
        assert_eq!(all[2]["status_code"], 405, "another method is named by the request itself");
    });
}

#[test]
fn what_is_no_batch_is_refused() {
    each(async |house| {
        for text in ["", "[]", "{}", r#"{"rest_requests": 1}"#, r#"{"rest_requests": [{"id": 1}]}"#, "not json"] {
            let told = house.send("ada", "POST", "/api/now/batch", text).await;
            assert_eq!((told.fault().0, told.fault().1.as_str()), (400, "Exception while reading request"), "{text}");
        }
        let told =
            house.send("ada", "POST", "/api/now/batch", r#"{"batch_request_id": "a", "rest_requests": []}"#).await;
        let none = json!({"batch_request_id": "a", "serviced_requests": [], "unserviced_requests": []});
        assert_eq!(told.json(), none);
    });
}

#[test]
fn long_answers_are_asked_for_alone() {
    each(async |house| {
        let text = "x".repeat(60_000);
        for _ in 0..12 {
            house.made("incident", json!({"short_description": "long", "description": text})).await;
        }
        let url = "/api/now/table/incident?sysparm_fields=description";
        let requests: Vec<Value> = (0..20).map(|id| json!({"id": id, "method": "GET", "url": url})).collect();
        let answer = batch(house, "ada", json!(requests)).await;
        let all = answer["serviced_requests"].as_array().expect("a list");
        let bytes: usize = all.iter().map(|one| one["body"].as_str().map_or(0, str::len)).sum();
        assert!(bytes < 15 << 20, "{bytes}");
        assert_eq!(all.iter().filter(|one| one["status_code"] == 200).count(), 14);
        assert!(all.iter().skip(14).all(|one| one["status_code"] == 400));
    });
}
