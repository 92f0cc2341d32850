//! The small addresses: short names, columns for forms, and who calls.

use serde_json::{Value, json};

use crate::house::{each, query};

#[test]
fn a_short_name_stands_for_a_long_query() {
    each(async |house| {
        for impact in ["1", "2"] {
            house.made("incident", json!({"short_description": format!("of {impact}"), "impact": impact})).await;
        }
        let long = query(&format!("impact=1^ORcorrelation_idIN{}", "long value,".repeat(900)));
        let url =
            format!("https://elsewhere.example/api/now/table/incident?{long}&sysparm_fields=impact&sysparm_limit=5");
        let told = house.send("ben", "POST", "/api/now/tinyurl", &json!({"url": url}).to_string()).await;
        let short = told.result().as_str().expect("a text").to_owned();
        let id = short.strip_prefix("incident_list.do?sysparm_tiny=").expect("a short name");
        let address = format!("/table/incident?sysparm_tiny={id}");
        assert_eq!(house.seen_by("ben", &address).await.result(), json!([{"impact": "1"}]));
        let beside = format!("{address}&sysparm_fields=short_description");
        assert_eq!(house.seen_by("ben", &beside).await.result(), json!([{"short_description": "of 1"}]));
        // Another's, and one that nobody made: a list without its query would be longer than was asked for.
        assert_eq!(house.seen_by("ada", &address).await.fault().0, 400);
        assert_eq!(house.seen_by("ben", "/table/incident?sysparm_tiny=0").await.fault().0, 400);
        assert_eq!(house.send("ben", "POST", "/api/now/tinyurl", "{}").await.fault().0, 400);
    });
}

#[test]
fn forms_learn_the_columns_that_their_reader_may_read() {
    each(async |house| {
        let columns = house.get("/ui/meta/incident").await.result()["columns"].clone();
        let impact = &columns["impact"];
        assert_eq!((&impact["type"], &impact["mandatory"]), (&json!("choice"), &json!(false)));
        assert_eq!(impact["choices"][0], json!({"value": "1", "label": "High"}));
        let caller = &columns["caller_id"];
        assert_eq!((&caller["type"], &caller["reference"]), (&json!("reference"), &json!("sys_user")));
        assert_eq!(caller["reference_display_field"], "name");
        assert_eq!(columns["short_description"]["mandatory"], true);
        assert!(columns.get("sys_id").is_some() && columns.get("assignment_group").is_some(), "inherited ones too");
        house
            .made(
                "sys_choice",
                json!({"name": "incident", "element": "category", "value": "drains", "label": "Drains"}),
            )
            .await;
        let columns = house.get("/ui/meta/incident").await.result()["columns"].clone();
        let choices = columns["category"]["choices"].as_array().expect("a list").clone();
        assert_eq!(choices.last(), Some(&json!({"value": "drains", "label": "Drains"})));

        assert_eq!(columns["incident_state"]["choices"], columns["state"]["choices"]);
        let short = house.get("/doc/table/schema/change_request").await.each("value");
        assert!(short.contains(&"close_code".to_owned()) && short.contains(&"task_effective_number".to_owned()));
        let problem = house.get("/ui/meta/problem").await.result()["columns"].clone();
        assert_eq!(problem["problem_state"]["type"], "choice");

        let seen = house.seen_by("nil", "/ui/meta/incident").await.result()["columns"].clone();
        assert!(seen.get("technical_cause").is_none() && seen.get("number").is_some());
        assert_eq!(house.seen_by("nil", "/ui/meta/sys_user_role").await.fault().0, 403);
        assert_eq!(house.get("/ui/meta/nothing").await.fault().0, 400);
    });
}

#[test]
fn tables_are_those_that_the_caller_reads() {
    each(async |house| {
        let all = house.get("/doc/table/schema").await.each("value");
        let some = house.seen_by("nil", "/doc/table/schema").await.each("value");
        assert!(all.contains(&"sys_user_role".to_owned()) && !some.contains(&"sys_user_role".to_owned()));
        assert!(some.iter().all(|name| all.contains(name)) && some.len() < all.len());
        let columns = house.get("/doc/table/schema/incident").await;
        let number = columns.result().as_array().expect("a list").iter().find(|one| one["value"] == "number").cloned();
        assert_eq!(number.map(|one| one["type"].clone()), Some(json!("string")));
    });
}

#[test]
fn who_calls_is_told() {
    each(async |house| {
        let told = house.seen_by("nil", "/ui/user/current_user").await.result();
        let expected = json!({
            "user_name": "nil", "user_sys_id": house.people["nil"], "user_display_name": "Nil Nobody",
            "user_initials": "NN", "user_avatar": "",
        });
        assert_eq!(told, expected);
        let told = house.seen_by("ada", "/sg/impersonation/session").await.json();
        let expected = json!({"CurrentUser": "ada", "OriginalUser": "ada", "admin": true, "CanImpersonate": false});
        assert_eq!(told, expected);
    });
}

#[test]
fn roles_are_told_with_where_they_come_from() {
    each(async |house| {
        let role = async |name: &str| house.made("sys_user_role", json!({"name": name, "description": "A role"})).await;
        let (agent, itil) = (role("agent").await, role("itil").await);
        let group = house.made("sys_user_group", json!({"name": "Network"})).await;
        house.made("sys_group_has_role", json!({"group": group, "role": itil, "inherits": "true"})).await;
        let ben = &house.people["ben"];
        house.made("sys_user_has_role", json!({"user": ben, "role": agent})).await;
        house.made("sys_user_grmember", json!({"user": ben, "group": group})).await;
        let address = format!("/api/global/user_role_inheritance?user_sysid={ben}");
        let told = house.send("ada", "GET", &address, "").await.result();
        assert_eq!(told, json!({"user_name": "ben", "from_group": ["[Network]/itil"], "from_role": ["/agent"]}));
        assert_eq!(house.send("nil", "GET", &address, "").await.fault().0, 404);
        assert_eq!(house.send("pat", "GET", &address, "").await.fault().0, 404);
        assert_eq!(house.send("ada", "GET", "/api/global/user_role_inheritance", "").await.fault().0, 400);
    });
}

#[test]
fn a_problem_goes_to_another_state_by_its_number() {
    each(async |house| {
        house.made("problem", json!({"short_description": "Mail is slow", "state": "102"})).await;
        let to = async |user: &str, number: &str, state: &str, body: Value| {
            let address = format!("/api/x_rhtpp_ansible/problem/{number}/new_state/{state}");
            house.send(user, "PATCH", &address, &body.to_string()).await
        };
        let told = to("ben", "PRB0010001", "103", json!({"cause_notes": "A full disk"})).await.result();
        assert_eq!((&told["state"], &told["cause_notes"]), (&json!("103"), &json!("A full disk")));
        assert_eq!(to("ben", "PRB0010001", "101", json!({})).await.fault().0, 403);
        assert_eq!(to("ben", "PRB0010001", "999", json!({})).await.fault().0, 400);
        assert_eq!(to("pat", "PRB0010001", "104", json!({})).await.fault().0, 404);
    });
}

#[test]
fn the_first_interface_of_other_systems_is_refused_as_clients_read_it() {
    each(async |house| {
        for (method, address) in [
            ("GET", "/incident.do?JSONv2&sysparm_action=getRecords"),
            ("POST", "/incident.do?JSONv2=&sysparm_action=insert"),
        ] {
            let (status, message, _) = house.send("ada", method, address, "{}").await.fault();
            assert_eq!(
                (status, message.as_str()),
                (400, "Requested URI does not represent any resource: /incident.do")
            );
        }
    });
}

#[test]
fn an_empty_page_of_the_first_version_is_no_fault_where_nothing_was_asked_for() {
    each(async |house| {
        house.made("incident", json!({"short_description": "x"})).await;
        let told = house.get("/v1/table/incident?sysparm_limit=0").await;
        assert_eq!((told.result(), told.header("x-total-count")), (json!([]), "1"));
    });
}

#[test]
fn a_list_of_identifiers_is_as_long_as_a_batch_sends_it() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "x"})).await;
        let ids: Vec<String> = (0..2_500).map(|at| format!("{at:032x}")).chain([id]).collect();
        let url = format!("/api/now/table/incident?sysparm_query=sys_idIN{}", ids.join(","));
        let batch = json!({"batch_request_id": "1", "rest_requests": [{"id": "1", "method": "GET", "url": url, "headers": []}]});
        let told = house.send("ada", "POST", "/api/now/v1/batch", &batch.to_string()).await.json();
        let one = &told["serviced_requests"][0];
        assert_eq!(one["status_code"], 200, "{one}");
        let headers = one["headers"].as_array().expect("headers");
        let total = headers
            .iter()
            .find(|header| header["name"].as_str().is_some_and(|name| name.eq_ignore_ascii_case("x-total-count")));
        assert_eq!(total.map(|header| header["value"].clone()), Some(json!("1")));
    });
}
