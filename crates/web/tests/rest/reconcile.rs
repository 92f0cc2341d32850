//! What programs tell of the estate: which record it is, and what becomes of it.

use serde_json::{Value, json};

use crate::cmdb::kind;
use crate::house::{House, Told, each};

async fn tell(house: &House, user: &str, rest: &str, body: Value) -> Told {
    let told = house.send(user, "POST", &format!("/api/now/identifyreconcile{rest}"), &body.to_string()).await;
    assert_eq!(told.status, 200, "{}", told.text);
    told
}

fn server(values: Value) -> Value {
    json!({"className": "cmdb_ci_linux_server", "values": values})
}

fn became(told: &Told) -> Vec<(String, String)> {
    let result = told.result();
    let items = result["items"].as_array().expect("items").clone();
    let text = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    items.iter().map(|item| (text(item, "operation"), text(item, "sysId"))).collect()
}

async fn count(house: &House, table: &str) -> String {
    house.get(&format!("/table/{table}")).await.header("x-total-count").to_owned()
}

#[test]
fn an_item_is_inserted_found_again_and_updated() {
    each(async |house| {
        let items = json!({"items": [server(json!({"name": "linux-01", "serial_number": "S-1", "ram": 1024}))]});
        // Asking writes nothing, however often.
        for rest in ["/query", "/queryEnhanced"] {
            assert_eq!(became(&tell(house, "ben", rest, items.clone()).await), [("INSERT".into(), "Unknown".into())]);
            assert_eq!(count(house, "cmdb_ci").await, "0", "{}", house.engine);
        }
        let told = tell(house, "ben", "?sysparm_data_source=ServiceNow", items.clone()).await;
        let (operation, id) = became(&told).remove(0);
        assert_eq!(operation, "INSERT");
        let attempts = told.result()["items"][0]["identificationAttempts"].clone();
        assert_eq!(
            attempts[0],
            json!({"identifierName": "serial_number", "attemptResult": "NO_MATCH", "attributes": ["serial_number"],
            "searchOnTable": "cmdb_ci_hardware", "hybridEntryCiAttributes": []})
        );
        let kept = house.get(&format!("/table/cmdb_ci_linux_server/{id}")).await.result();
        assert_eq!(
            (&kept["ram"], &kept["discovery_source"], &kept["sys_created_by"]),
            (&json!("1024"), &json!("ServiceNow"), &json!("ben"))
        );

        let again = tell(house, "ben", "/enhanced?sysparm_data_source=ServiceNow", items).await;
        assert_eq!(became(&again), [("NO_CHANGE".into(), id.clone())]);
        assert_eq!(again.result()["items"][0]["identificationAttempts"][0]["attemptResult"], "MATCHED");
        // By its name, since no serial number is told.
        let renamed = json!({"items": [server(json!({"name": "linux-01", "ram": "2048"}))]});
        let asked = tell(house, "ben", "/query", renamed.clone()).await;
        assert_eq!(became(&asked), [("UPDATE".into(), id.clone())]);
        assert_eq!(house.get(&format!("/table/cmdb_ci/{id}")).await.result()["sys_mod_count"], "0");
        let told = tell(house, "ben", "", renamed).await;
        assert_eq!(became(&told), [("UPDATE".into(), id)]);
        let results: Vec<Value> = told.result()["items"][0]["identificationAttempts"]
            .as_array()
            .expect("attempts")
            .iter()
            .map(|one| one["attemptResult"].clone())
            .collect();
        assert_eq!(results, ["SKIPPED", "MATCHED"]);
        assert_eq!(count(house, "cmdb_ci").await, "1");
    });
}

#[test]
fn one_thing_told_twice_in_one_payload_is_one_record() {
    each(async |house| {
        let items =
            json!({"items": [server(json!({"name": "linux-01"})), server(json!({"name": "LINUX-01", "ram": 512}))]});
        let told = tell(house, "ben", "", items).await;
        let both = became(&told);
        assert_eq!(both[0].1, both[1].1);
        assert_eq!((both[0].0.as_str(), both[1].0.as_str()), ("INSERT", "UPDATE"));
        assert_eq!(told.result()["items"][0]["inputIndices"], json!([0, 1]));
        assert_eq!(count(house, "cmdb_ci").await, "1");
    });
}

#[test]
fn what_cannot_be_told_apart_says_why_and_the_rest_is_kept() {
    each(async |house| {
        for serial in ["A", "B"] {
            house.made("cmdb_ci_linux_server", json!({"name": "twin", "serial_number": serial})).await;
        }
        kind(house, "Runs on::Runs").await;
        let items = json!({"items": [
            server(json!({"short_description": "Nothing that tells"})),
            {"className": "incident", "values": {"name": "x"}},
            {"className": "cmdb_ci_no_such", "values": {}},
            server(json!({"name": "twin"})),
            {"className": "cmdb_ci_database", "values": {"name": "payroll"}},
            server(json!({"serial_number": "C"})),
            server(json!({"name": "sound"})),
        ], "relations": [{"parent": 6, "child": 0, "type": "Runs on::Runs"}, {"parent": 6, "child": 6, "type": "No::Such"}]});
        let told = tell(house, "ben", "", items.clone()).await;
        let result = told.result();
        let errors: Vec<&str> = result["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|one| one["errors"][0]["error"].as_str().unwrap_or("-"))
            .collect();
        let expected = [
            "MISSING_MATCHING_ATTRIBUTES",
            "INVALID_INPUT_DATA",
            "INVALID_INPUT_DATA",
            "MULTIPLE_DUPLICATE_RECORDS",
            "MISSING_DEPENDENCY",
            "INVALID_INPUT_DATA",
            "-",
        ];
        assert_eq!(errors, expected, "{}", told.text);
        assert_eq!(
            (&result["items"][0]["sysId"], &result["items"][0]["identifierEntrySysId"]),
            (&json!("Unknown"), &json!("Unknown"))
        );
        assert_eq!(result["items"][6]["operation"], "INSERT");
        assert_eq!(result["relations"][0]["errors"][0]["error"], "ABANDONED");
        assert_eq!(result["relations"][1]["errors"][0]["error"], "INVALID_INPUT_DATA");
        assert_eq!(count(house, "cmdb_ci").await, "3");
        // However many are refused, the one that is sound is kept.
        let nameless = (0..40).map(|number| server(json!({"serial_number": format!("N-{number}")})));
        let items: Vec<Value> = nameless.chain([server(json!({"name": "also sound"}))]).collect();
        let told = became(&tell(house, "ben", "", json!({"items": items})).await);
        assert_eq!((told[40].0.as_str(), told.iter().filter(|one| one.1 == "Unknown").count()), ("INSERT", 40));
        assert_eq!(count(house, "cmdb_ci").await, "4");
        // All or nothing, if the teller wants it so.
        let items = json!({"items": [server(json!({"name": "new"})), server(json!({}))]});
        let told = tell(house, "ben", "/enhanced?options=partial_commits:false", items).await.result();
        assert_eq!(told["items"][0]["errors"][0]["error"], "ABANDONED");
        assert_eq!(count(house, "cmdb_ci").await, "4");
    });
}

#[test]
fn what_is_part_of_something_is_recognised_within_it() {
    each(async |house| {
        kind(house, "Runs on::Runs").await;
        let both = |host: &str| {
            json!({"items": [
                {"className": "cmdb_ci_database", "internal_id": "db", "values": {"name": "payroll"}},
                {"className": "cmdb_ci_linux_server", "internal_id": "host", "values": {"name": host}},
            ], "relations": [{"parent_id": "db", "child_id": "host", "type": "Runs on::Runs"}]})
        };
        let first = tell(house, "ben", "", both("one")).await;
        assert_eq!(first.result()["relations"][0]["operation"], "INSERT");
        let first = became(&first);
        let second = became(&tell(house, "ben", "", both("two")).await);
        // The same name on another machine is another database.
        assert_eq!((second[0].0.as_str(), second[0].1 == first[0].1), ("INSERT", false));
        let again = tell(house, "ben", "", both("one")).await;
        assert_eq!(
            became(&again),
            [("NO_CHANGE".to_owned(), first[0].1.clone()), ("NO_CHANGE".to_owned(), first[1].1.clone())]
        );
        assert_eq!(again.result()["relations"][0]["operation"], "NO_CHANGE");
        assert_eq!(count(house, "cmdb_rel_ci").await, "2");
    });
}

#[test]
fn a_source_knows_items_by_its_own_keys_and_the_past_does_not_win() {
    each(async |house| {
        let item = |name: &str, as_of: &str| {
            let info = json!({"source_name": "Scanner", "source_native_key": "k-1", "source_recency_timestamp": as_of});
            json!({"items": [{"className": "cmdb_ci_linux_server", "values": {"name": name}, "sys_object_source_info": info}]})
        };
        let first = became(&tell(house, "ben", "", item("linux-01", "2026-03-01 08:00:00")).await).remove(0);
        let renamed = tell(house, "ben", "", item("linux-new", "2026-03-01 09:00:00")).await;
        assert_eq!(became(&renamed), [("UPDATE".into(), first.1.clone())]);
        let late = tell(house, "ben", "", item("linux-old", "2026-03-01 08:30:00")).await;
        assert_eq!(became(&late), [("NO_CHANGE".into(), first.1.clone())]);
        assert_eq!(house.get(&format!("/table/cmdb_ci/{}", first.1)).await.result()["name"], "linux-new");
        let kept = house.get("/table/sys_object_source").await.result();
        assert_eq!((&kept[0]["id"], &kept[0]["last_scan"]), (&json!("k-1"), &json!("2026-03-01 09:00:00")));
        assert_eq!(kept.as_array().map(Vec::len), Some(1));
    });
}

#[test]
fn references_between_items_are_filled_in_and_bodies_are_kept_apart() {
    each(async |house| {
        let theirs = json!({"items": [server(json!({"name": "linux-01", "serial_number": "S-1"}))]});
        let theirs = became(&tell(house, "pat", "", theirs).await).remove(0);
        let ours = json!({"items": [server(json!({"name": "linux-01", "serial_number": "S-1"}))]});
        let ours = became(&tell(house, "mia", "", ours).await).remove(0);
        // What the other body has is no reason not to have one's own.
        assert_eq!((ours.0.as_str(), ours.1 == theirs.1), ("INSERT", false));
        let told = tell(house, "nil", "", json!({"items": [server(json!({"name": "mine"}))]})).await;
        assert_eq!(told.result()["items"][0]["errors"][0]["error"], "NO_PERMISSION");
        assert_eq!(house.seen_by("pat", "/table/cmdb_ci").await.header("x-total-count"), "1");
        let body = json!({"items": []}).to_string();
        assert_eq!(house.send("ben", "POST", "/api/now/identifyreconcile", &body).await.fault().0, 400);
        let told =
            tell(house, "ben", "?sysparm_data_source=Nowhere", json!({"items": [server(json!({"name": "x"}))]})).await;
        assert_eq!(told.result()["items"][0]["errors"][0]["error"], "INVALID_INPUT_DATA");
    });
}
