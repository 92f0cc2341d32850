//! Configuration items over the instance and meta APIs.

use serde_json::{Value, json};

use crate::house::{House, Told, each};

pub async fn kind(house: &House, name: &str) -> String {
    let (parent, child) = name.split_once("::").expect("two sides");
    let body = json!({"name": name, "parent_descriptor": parent, "child_descriptor": child, "company": "global"});
    house.made("cmdb_rel_type", body).await
}

async fn instance(house: &House, user: &str, method: &str, path: &str, body: Value) -> Told {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    house.send(user, method, &format!("/api/now/cmdb/instance/{path}"), &body).await
}

fn id(told: &Value) -> String {
    told["attributes"]["sys_id"].as_str().unwrap_or_else(|| panic!("no item: {told}")).to_owned()
}

#[test]
fn an_item_is_told_once_and_changed_when_it_is_told_again() {
    each(async |house| {
        let group = house.made("sys_user_group", json!({"name": "Hardware"})).await;
        let body = json!({"source": "ServiceNow", "attributes":
            {"name": "linux-01", "serial_number": "S-1", "cpu_count": 4, "virtual": true, "support_group": "Hardware", "no_such": "x"}});
        let told = instance(house, "ben", "POST", "cmdb_ci_linux_server", body).await;
        assert_eq!(told.status, 201, "{}", told.text);
        let made = told.result();
        let id = id(&made);
        assert_eq!(
            told.header("location"),
            format!("http://localhost:8020/api/now/cmdb/instance/cmdb_ci_linux_server/{id}")
        );
        let attributes = &made["attributes"];
        for (name, value) in [
            ("name", "linux-01"),
            ("cpu_count", "4"),
            ("virtual", "true"),
            ("sys_class_name", "cmdb_ci_linux_server"),
            ("discovery_source", "ServiceNow"),
            ("location", ""),
        ] {
            assert_eq!(attributes[name], value, "{name}");
        }
        let link = format!("http://localhost:8020/api/now/table/sys_user_group/{group}");
        assert_eq!(attributes["support_group"], json!({"display_value": "Hardware", "link": link, "value": group}));
        assert_eq!((&made["inbound_relations"], &made["outbound_relations"]), (&json!([]), &json!([])));

        // The serial number says that it is the same, whatever it is called now.
        let again = json!({"source": "Manual Entry", "attributes": {"name": "linux-one", "serial_number": "S-1"}});
        let again = instance(house, "ben", "POST", "cmdb_ci_linux_server", again).await.result();
        assert_eq!(
            (again["attributes"]["sys_id"].as_str(), &again["attributes"]["name"]),
            (Some(&*id), &json!("linux-one"))
        );
        let patch = json!({"source": "ServiceNow", "attributes": {"ram": "2048"}});
        let told = instance(house, "ben", "PATCH", &format!("cmdb_ci_server/{id}"), patch).await;
        assert_eq!((told.status.as_u16(), &told.result()["attributes"]["ram"]), (200, &json!("2048")));

        let list = instance(house, "ben", "GET", "cmdb_ci?sysparm_query=nameSTARTSWITHlinux", Value::Null).await;
        assert_eq!((list.header("x-total-count"), list.result()), ("1", json!([{"sys_id": id, "name": "linux-one"}])));
        assert_eq!(
            house.get(&format!("/table/cmdb_ci_linux_server/{id}")).await.result()["discovery_source"],
            "ServiceNow"
        );
    });
}

#[test]
fn who_does_not_say_where_it_comes_from_is_refused() {
    each(async |house| {
        for body in [
            json!({"attributes": {"name": "x"}}),
            json!({"source": "A friend", "attributes": {"name": "x"}}),
            json!({"source": "ServiceNow", "attributes": {"short_description": "nameless"}}),
        ] {
            let told = instance(house, "ben", "POST", "cmdb_ci_linux_server", body.clone()).await;
            assert_eq!(told.status, 400, "{body}");
            let item = told.json()["result"]["items"][0].clone();
            assert_eq!(item["sysId"], "Unknown", "{body}");
            assert!(item["errors"][0]["message"].is_string(), "{item}");
        }
        let body = json!({"source": "ServiceNow", "attributes": {"name": "x"}});
        assert_eq!(instance(house, "ben", "POST", "incident", body.clone()).await.fault().1, "Invalid table incident");
        assert_eq!(instance(house, "nil", "POST", "cmdb_ci_server", body.clone()).await.fault().0, 403);
        assert_eq!(house.get("/table/cmdb_ci").await.header("x-total-count"), "0");
        // A source that was added counts.
        let added = json!({"name": "cmdb_ci", "element": "discovery_source", "value": "A friend", "label": "A friend", "company": "global"});
        house.made("sys_choice", added).await;
        let body = json!({"source": "A friend", "attributes": {"name": "x"}});
        assert_eq!(instance(house, "ben", "POST", "cmdb_ci_server", body).await.status, 201);
    });
}

#[test]
fn relations_are_made_told_from_both_sides_and_cut() {
    each(async |house| {
        let cools = kind(house, "Cools::Cooled By").await;
        let mut ids = Vec::new();
        for name in ["fan", "rack", "shelf"] {
            ids.push(house.made("cmdb_ci_linux_server", json!({"name": name})).await);
        }
        let [fan, rack, shelf] = &ids[..] else { panic!("three") };
        let path = format!("cmdb_ci_linux_server/{fan}/relation");
        let body = json!({"source": "ServiceNow", "outbound_relations": [
            {"type": cools, "target": rack}, {"type": {"value": cools}, "target": {"value": shelf}}]});
        let told = instance(house, "ben", "POST", &path, body.clone()).await;
        assert_eq!(told.status, 200, "{}", told.text);
        let outbound = told.result()["outbound_relations"].clone();
        assert_eq!(outbound.as_array().map(Vec::len), Some(2));
        assert_eq!(outbound[0]["type"]["display_value"], "Cools::Cooled By");
        let link = format!("http://localhost:8020/api/now/cmdb/instance/cmdb_ci/{rack}");
        assert_eq!(outbound[0]["target"], json!({"display_value": "rack", "link": link, "value": rack}));
        // Told twice, it is one.
        let again = instance(house, "ben", "POST", &path, body).await.result();
        assert_eq!(again["outbound_relations"].as_array().map(Vec::len), Some(2));
        let seen = instance(house, "ben", "GET", &format!("cmdb_ci/{rack}"), Value::Null).await.result();
        assert_eq!(seen["inbound_relations"][0]["target"]["value"], json!(fan));
        assert_eq!(seen["outbound_relations"], json!([]));

        let relation = outbound[0]["sys_id"].as_str().expect("a relation");
        let cut = async |user: &str, item: &str| {
            instance(house, user, "DELETE", &format!("cmdb_ci_linux_server/{item}/relation/{relation}"), Value::Null)
                .await
        };
        assert_eq!(cut("nil", fan).await.fault().0, 403);
        assert_eq!(cut("pat", fan).await.fault().0, 404);
        assert_eq!(cut("ben", shelf).await.fault().0, 404);
        assert_eq!(cut("ben", fan).await.status, 204);
        assert_eq!(cut("ben", fan).await.fault().0, 404);
        let left = instance(house, "ben", "GET", &format!("cmdb_ci/{fan}"), Value::Null).await.result();
        assert_eq!(left["outbound_relations"][0]["target"]["display_value"], "shelf");

        // The police see neither the item nor that it is there.
        let theirs = json!({"name": "theirs", "company": house.colp});
        let theirs =
            house.send("pat", "POST", "/api/now/table/cmdb_ci_linux_server", &theirs.to_string()).await.result();
        let theirs = theirs["sys_id"].as_str().expect("a sys_id").to_owned();
        for target in [fan.as_str(), "00000000000000000000000000000000"] {
            let body = json!({"outbound_relations": [{"type": cools, "target": target}]});
            let told = instance(house, "pat", "POST", &format!("cmdb_ci/{theirs}/relation"), body).await;
            assert_eq!(told.status, 400);
            let errors = told.json()["result"]["relations"][0]["errors"].clone();
            assert_eq!(
                errors,
                json!([{"error": "INVALID_INPUT_DATA", "message": "There is no such configuration item."}])
            );
        }
        assert_eq!(instance(house, "pat", "GET", &format!("cmdb_ci/{fan}"), Value::Null).await.fault().0, 404);
    });
}

#[test]
fn a_kind_of_item_says_what_it_has_and_how_one_is_recognised() {
    each(async |house| {
        let meta = house.get("/cmdb/meta/cmdb_ci_computer").await.result();
        assert_eq!((&meta["parent"], &meta["label"]), (&json!("cmdb_ci_hardware"), &json!("Computer")));
        assert!(meta["children"].as_array().is_some_and(|all| all.contains(&json!("cmdb_ci_server"))), "{meta}");
        let attribute = |name: &str| {
            let all = meta["attributes"].as_array().expect("attributes");
            all.iter().find(|one| one["element"] == name).unwrap_or_else(|| panic!("no {name}")).clone()
        };
        assert_eq!(
            (&attribute("name")["is_inherited"], &attribute("name")["is_display"]),
            (&json!("true"), &json!("true"))
        );
        assert_eq!(
            (&attribute("ram")["is_inherited"], &attribute("ram")["type"]),
            (&json!("false"), &json!("integer"))
        );
        let rules = &meta["identification_rules"];
        assert_eq!((&rules["applies_to"], &rules["is_independent"]), (&json!("cmdb_ci_hardware"), &json!("true")));
        let ways: Vec<&str> = rules["identifiers"]
            .as_array()
            .expect("ways")
            .iter()
            .filter_map(|one| one["attributes"].as_str())
            .collect();
        assert_eq!(ways, ["serial_number", "name", "ip_address,mac_address"]);
        assert_eq!(house.get("/cmdb/meta/incident").await.fault().0, 400);
        assert_eq!(house.seen_by("nil", "/cmdb/meta/cmdb_ci").await.fault().0, 403);
    });
}
