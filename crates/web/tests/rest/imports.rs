//! Rows that programs send to staging tables.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::house::{House, Told, each};

const STAGING: &str = "x_elas2_inc_int_elastic_incident";

/// A map as an administrator makes it over this very interface.
async fn map(house: &House) {
    let body = json!({"name": "Elastic", "source_table": STAGING, "target_table": "incident"});
    let map = house.made("sys_transform_map", body).await;
    for (source, target, coalesce) in [
        ("u_short_description", "short_description", "false"),
        ("u_urgency", "urgency", "false"),
        ("u_assigned_to", "assigned_to", "false"),
        ("elastic_incident_id", "correlation_id", "true"),
        ("u_nothing", "no_such_field", "false"),
    ] {
        let entry = json!({"map": map, "source_field": source, "target_field": target, "coalesce": coalesce});
        house.made("sys_transform_entry", entry).await;
    }
}

async fn import(house: &House, user: &str, rest: &str, body: Value) -> Told {
    house.send(user, "POST", &format!("/api/now/import/{STAGING}{rest}"), &body.to_string()).await
}

fn only(told: &Told) -> Value {
    assert!(told.status.is_success(), "{}: {}", told.status, told.text);
    let result = told.json()["result"].as_array().expect("a list").clone();
    assert_eq!(result.len(), 1);
    result[0].clone()
}

#[test]
fn a_row_becomes_a_record_changes_it_and_is_told_again() {
    each(async |house| {
        map(house).await;
        let row =
            json!({"u_short_description": "Disk full", "u_urgency": "1", "elastic_incident_id": "E-1", "u_else": 1});
        let told = import(house, "ben", "", row.clone()).await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        assert_eq!(
            (&told.json()["import_set"], &told.json()["staging_table"]),
            (&json!("ISET0010001"), &json!(STAGING))
        );
        let one = only(&told);
        let id = one["sys_id"].as_str().expect("a sys_id").to_owned();
        let expected = json!({
            "transform_map": "Elastic", "table": "incident", "display_name": "number", "display_value": "INC0010001",
            "record_link": format!("http://localhost:8020/api/now/table/incident/{id}"), "status": "inserted", "sys_id": id,
        });
        assert_eq!(one, expected);
        let place = told.header("location").strip_prefix("http://localhost:8020").expect("a place").to_owned();
        assert_eq!(only(&house.send("ben", "GET", &place, "").await), expected);
        assert_eq!(house.send("pat", "GET", &place, "").await.fault().0, 404);
        let record = house.get(&format!("/table/incident/{id}")).await.result();
        assert_eq!((&record["short_description"], &record["urgency"]), (&json!("Disk full"), &json!("1")));
        assert_eq!((&record["sys_created_by"], &record["correlation_id"]), (&json!("ben"), &json!("E-1")));

        let again = only(&import(house, "ben", "", row).await);
        assert_eq!((&again["status"], &again["sys_id"]), (&json!("ignored"), &json!(id)));
        let changed = json!({"u_short_description": "Disk nearly full", "elastic_incident_id": "E-1"});
        let changed = only(&import(house, "ben", "", changed).await);
        assert_eq!((&changed["status"], &changed["sys_id"]), (&json!("updated"), &json!(id)));
        assert_eq!(house.get("/table/incident").await.header("x-total-count"), "1");
        let sets = house.get("/table/sys_import_set?sysparm_query=ORDERBYnumber").await;
        assert_eq!(
            (sets.each("inserts"), sets.each("updates")),
            (vec!["1".into(), "0".into(), "0".into()], vec!["0".into(), "0".into(), "1".into()])
        );
    });
}

#[test]
fn what_is_refused_is_said_in_the_row() {
    each(async |house| {
        map(house).await;
        let bad = json!({"u_short_description": "Disk full", "u_assigned_to": "nobody at all"});
        let one = only(&import(house, "ben", "", bad).await);
        assert_eq!((&one["status"], &one["sys_id"]), (&json!("error"), &json!("")));
        assert!(one["error_message"].as_str().is_some_and(|text| text.contains("nobody at all")), "{one}");
        let nameless = only(&import(house, "ben", "", json!({"u_urgency": "1"})).await);
        assert_eq!(nameless["status"], "error");
        // One who may write no incidents.
        let told = import(house, "nil", "", json!({"u_short_description": "x"})).await;
        assert_eq!(only(&told)["status"], "error");
        assert_eq!(house.get("/table/incident").await.header("x-total-count"), "0");
        let told = house.send("ben", "POST", "/api/now/import/u_nothing", "{}").await;
        assert_eq!((told.fault().0, told.fault().1.as_str()), (400, "Invalid table u_nothing"));
    });
}

#[test]
fn one_body_does_not_write_into_the_other() {
    each(async |house| {
        map(house).await;
        let row = json!({"u_short_description": "Disk full", "elastic_incident_id": "E-1"});
        import(house, "ben", "", row.clone()).await;
        // The map is the City's, and the police have none.
        assert_eq!(import(house, "pat", "", row).await.fault().0, 400);
    });
}

#[test]
fn many_rows_come_at_once() {
    each(async |house| {
        map(house).await;
        let row = |id: &str, text: &str| json!({"elastic_incident_id": id, "u_short_description": text});
        let rows = json!({"records": [row("E-1", "one"), row("E-2", ""), row("", "three"), row("E-1", "again")]});
        let told = import(house, "ben", "/insertMultiple", rows).await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        let set = told.json()["import_set_id"].as_str().expect("a set").to_owned();
        assert_eq!(told.json()["multi_import_set_id"], json!(set));
        let rows = house
            .get(&format!("/table/sys_import_set_row?sysparm_query=sys_import_set={set}^ORDERBYsys_import_row"))
            .await;
        assert_eq!(rows.each("sys_import_state"), ["inserted", "error", "inserted", "error"], "{}", house.engine);
        let set = house.get(&format!("/table/sys_import_set/{set}")).await.result();
        assert_eq!((&set["row_count"], &set["inserts"], &set["errors"]), (&json!("4"), &json!("2"), &json!("2")));
        for body in [json!({}), json!({"records": []}), json!({"records": [1]}), json!({"records": {}})] {
            assert_eq!(import(house, "ben", "/insertMultiple", body).await.fault().0, 400);
        }
    });
}

#[test]
fn packed_bodies_are_not_unpacked() {
    each(async |house| {
        map(house).await;
        let request = Request::post(format!("/api/now/import/{STAGING}")).header("host", "localhost");
        let request = request.header("authorization", "Named ben").header("content-encoding", "gzip");
        let told = house.ask(request.body(Body::from(&b"\x1f\x8b\x08\x00bomb"[..])).expect("a request")).await;
        assert_eq!((told.fault().0, told.fault().1.as_str()), (400, "Exception while reading request"));
    });
}
