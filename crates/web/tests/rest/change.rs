//! Changes over the change API: how they are made, where they may go, who agrees, and what gets into their way.

use serde_json::{Value, json};

use crate::cmdb::kind;
use crate::house::{House, Told, each};

async fn send(house: &House, user: &str, method: &str, path: &str, body: Value) -> Told {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    house.send(user, method, &format!("/api/sn_chg_rest/change{path}"), &body).await
}

async fn get(house: &House, user: &str, path: &str) -> Told {
    send(house, user, "GET", path, Value::Null).await
}

fn id(change: &Value) -> String {
    change["sys_id"]["value"].as_str().unwrap_or_else(|| panic!("no change: {change}")).to_owned()
}

async fn normal(house: &House, body: Value) -> String {
    id(&send(house, "ben", "POST", "/normal", body).await.result())
}

/// All but the last element, which says how the list was asked for.
fn numbers(told: &Told) -> Vec<String> {
    let result = told.result();
    let rows = result.as_array().expect("a list");
    rows.iter().filter_map(|row| row["number"]["value"].as_str().map(str::to_owned)).collect()
}

#[test]
fn fields_are_told_with_what_is_shown_and_a_value_of_its_type() {
    each(async |house| {
        let body = json!({"short_description": "New firewall", "start_date": "2026-03-10 20:00:00", "no_such": 1});
        let told = send(house, "ada", "POST", "/normal", body).await;
        assert_eq!(told.header("x-fields-ignored"), "no_such");
        let change = told.result();
        let text = |text: &str| json!({"display_value": text, "value": text});
        assert_eq!(change["number"], text("CHG0010001"));
        assert_eq!(change["state"], json!({"display_value": "New", "value": -5}));
        assert_eq!(change["type"], json!({"display_value": "Normal", "value": "normal"}));
        assert_eq!(change["on_hold"], json!({"display_value": "false", "value": false}));
        assert_eq!(change["sys_mod_count"], json!({"display_value": "0", "value": 0}));
        assert_eq!(change["close_code"], text(""));
        let start = json!({"display_value": "2026-03-10 13:00:00", "value": "2026-03-10 20:00:00",
            "display_value_internal": "2026-03-10 13:00:00"});
        assert_eq!(change["start_date"], start);
        assert_eq!(change["requested_by"], json!({"display_value": "Ada Osei", "value": house.people["ada"]}));
        assert_eq!((&change["assigned_to"], &change["work_notes"]), (&text(""), &text("")));
        let place = told.header("location").strip_prefix("http://localhost:8020").expect("a place").to_owned();
        assert_eq!(house.send("ada", "GET", &place, "").await.result()["number"], change["number"]);
        assert_eq!(house.send("ada", "GET", &place.replace("/change", "/v1/change"), "").await.status, 200);
    });
}

#[test]
fn lists_are_of_a_type_and_say_how_they_were_asked() {
    each(async |house| {
        normal(house, json!({"short_description": "One firewall"})).await;
        let emergency = send(house, "ben", "POST", "/emergency", json!({"short_description": "Now"})).await.result();
        normal(house, json!({"short_description": "Another router"})).await;
        let all = get(house, "ben", "?sysparm_query=active=true^nothing=1^ORDERBYDESCnumber&no_such=1&impact=3").await;
        assert_eq!(numbers(&all), ["CHG0010001", "CHG0010002", "CHG0010003"]);
        let meta = all.result().as_array().and_then(|rows| rows.last().cloned()).expect("a last")["__meta"].clone();
        assert_eq!(meta["fields"], json!({"applied": ["impact"], "ignored": ["no_such"]}));
        assert_eq!(meta["ignoredFields"], json!(["nothing=1"]));
        assert_eq!(all.header("x-total-count"), "3");
        assert_eq!(numbers(&get(house, "ben", "/normal").await), ["CHG0010001", "CHG0010003"]);
        assert_eq!(numbers(&get(house, "ben", "/emergency").await), ["CHG0010002"]);
        assert_eq!(numbers(&get(house, "ben", "/standard").await), [""; 0]);
        assert_eq!(numbers(&get(house, "ben", "?textSearch=firewall").await), ["CHG0010001"]);
        assert_eq!(numbers(&get(house, "ben", "?order=short_description&sysparm_limit=1").await), ["CHG0010003"]);
        // An address that names another type names nothing.
        let emergency = id(&emergency);
        assert_eq!(get(house, "ben", &format!("/emergency/{emergency}")).await.status, 200);
        for method in ["GET", "PATCH", "DELETE"] {
            let told = send(house, "ada", method, &format!("/normal/{emergency}"), json!({})).await;
            assert_eq!(told.fault().0, 404, "{method}");
        }
        // Nor does one of another body.
        for path in ["", "/nextstates", "/task", "/conflict", "/ci?association_type=affected", "/schedule"] {
            assert_eq!(get(house, "pat", &format!("/{emergency}{path}")).await.fault().0, 404, "{path}");
        }
        assert_eq!(numbers(&get(house, "pat", "").await), [""; 0]);
        assert_eq!(get(house, "nil", "/model").await.fault().0, 403);
        let gone = send(house, "ada", "DELETE", &format!("/emergency/{emergency}"), Value::Null).await;
        assert_eq!((gone.status.as_u16(), gone.result()["number"]["value"].as_str()), (200, Some("CHG0010002")));
        assert_eq!(get(house, "ada", &format!("/{emergency}")).await.fault().0, 404);
    });
}

#[test]
fn a_standard_change_says_what_its_template_says_and_goes_its_way() {
    each(async |house| {
        let template = house
            .made(
                "std_change_producer_version",
                json!({"name": "Clear sessions", "short_description": "Clear BGP sessions",
                "implementation_plan": "One after the other", "category": "Network", "risk": "4"}),
            )
            .await;
        let listed = get(house, "ben", "/standard/template").await.result();
        assert_eq!(listed[0]["name"]["value"], "Clear sessions");
        assert!(listed[1]["__meta"].is_object(), "{listed}");
        assert_eq!(
            get(house, "ben", &format!("/standard/template/{template}")).await.result()["category"]["value"],
            "Network"
        );
        assert_eq!(get(house, "pat", &format!("/standard/template/{template}")).await.fault().0, 404);

        let change = send(house, "ben", "POST", &format!("/standard/{template}"), json!({})).await.result();
        assert_eq!(change["short_description"]["value"], "Clear BGP sessions");
        assert_eq!((&change["type"]["value"], &change["risk"]["value"]), (&json!("standard"), &json!(4)));
        assert_eq!(
            change["std_change_producer_version"],
            json!({"display_value": "Clear sessions", "value": template})
        );
        let path = format!("/standard/{}", id(&change));
        for state in ["-2", "-1", "0"] {
            let told = send(house, "ben", "PATCH", &path, json!({"state": state})).await;
            assert_eq!(told.result()["state"]["value"].to_string(), state);
        }
        let body = json!({"state": "3", "close_code": "successful", "close_notes": "Done"});
        assert_eq!(send(house, "ben", "PATCH", &path, body).await.result()["active"]["value"], json!(false));
        let told = send(house, "ben", "POST", &format!("/standard/{}", "0".repeat(32)), json!({})).await;
        assert_eq!(told.fault().0, 404);
    });
}

#[test]
fn a_model_says_of_which_type_a_change_is() {
    each(async |house| {
        let model = house.made("chg_model", json!({"name": "Unplanned", "type": "emergency"})).await;
        assert_eq!(get(house, "ben", "/model").await.result()[0]["name"]["value"], "Unplanned");
        assert_eq!(get(house, "ben", &format!("/model/{model}")).await.result()["type"]["value"], "emergency");
        let body = json!({"chg_model": model, "short_description": "Now"});
        let change = send(house, "ben", "POST", "", body).await.result();
        assert_eq!(
            (&change["type"]["value"], &change["chg_model"]["display_value"]),
            (&json!("emergency"), &json!("Unplanned"))
        );
    });
}

#[test]
fn a_change_goes_only_where_it_may() {
    each(async |house| {
        let change = normal(house, json!({"short_description": "New firewall"})).await;
        let states = async |user: &str| {
            let told = get(house, user, &format!("/{change}/nextstates")).await.result();
            told["available_states"]
                .as_array()
                .expect("states")
                .iter()
                .map(|one| one.as_str().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        // A normal change is not scheduled before it is assessed.
        assert_eq!(states("ben").await, ["-4", "4", "-5"]);
        let told = send(house, "ben", "PATCH", &format!("/{change}"), json!({"state": "3"})).await.fault();
        assert_eq!((told.0, told.1.as_str()), (403, "Operation Failed"));
        assert!(told.2.as_deref().is_some_and(|why| why.contains("It cannot become Closed")), "{told:?}");
        let told = send(house, "ada", "PATCH", &format!("/{change}"), json!({"state": "-2"})).await.fault();
        assert!(told.2.as_deref().is_some_and(|why| why.contains("assessed")), "{told:?}");
        send(house, "ben", "PATCH", &format!("/{change}"), json!({"state": "-4"})).await.result();
        send(house, "ben", "PATCH", &format!("/normal/{change}"), json!({"state": "authorize"})).await.result();
        // Whoever may not schedule it is not told that it could be.
        assert_eq!(states("ben").await, ["-5", "4", "-3"]);
        assert_eq!(states("ada").await, ["-2", "-5", "4", "-3"]);
        let told = get(house, "ada", &format!("/{change}/nextstate")).await.result();
        let way = &told["state_transitions"][0][0];
        assert_eq!(
            (&way["from_state"], &way["to_state"], &way["transition_available"]),
            (&json!("-3"), &json!("-2"), &json!(false))
        );
        let missing: Vec<&str> = way["conditions"]
            .as_array()
            .expect("conditions")
            .iter()
            .filter_map(|one| one["condition"]["description"].as_str())
            .collect();
        assert_eq!(missing, ["start_date", "end_date", "backout_plan"]);
        assert_eq!(told["state_transitions"][1][0]["transition_available"], json!(true));
        assert_eq!(told["state_label"]["-2"], "Scheduled");
        // To ask is not to do.
        assert_eq!(get(house, "ada", &format!("/{change}")).await.result()["state"]["value"], json!(-3));
    });
}

#[test]
fn an_approver_agrees_or_says_why_not() {
    each(async |house| {
        let change = normal(house, json!({"short_description": "New firewall"})).await;
        let decide =
            async |user: &str, body: Value| send(house, user, "PATCH", &format!("/{change}/approvals"), body).await;
        let approved = json!({"state": "approved"});
        assert_eq!(decide("ada", approved.clone()).await.fault().0, 400);
        let asked = send(house, "ben", "PATCH", &format!("/{change}"), json!({"state": "-4"})).await.result();
        assert_eq!(asked["approval"]["value"], "requested");
        assert_eq!(decide("ben", approved.clone()).await.fault().0, 400);
        assert_eq!(decide("pat", approved.clone()).await.fault().0, 404);
        assert_eq!(decide("ada", json!({"state": "perhaps"})).await.fault().0, 400);
        assert_eq!(decide("ada", json!({"state": "rejected"})).await.fault().0, 400);
        let back = decide("ada", json!({"state": "rejected", "comments": "Not on a Friday"})).await.result();
        assert_eq!((&back["state"]["value"], &back["approval"]["value"]), (&json!(-5), &json!("rejected")));

        send(house, "ben", "PATCH", &format!("/{change}"), json!({"state": "-4"})).await.result();
        assert_eq!(decide("ada", approved.clone()).await.result()["state"]["value"], json!(-3));
        // What the next state needs it still needs, and nothing is kept of a decision that leads nowhere.
        let told = decide("ada", approved.clone()).await.fault();
        assert!(told.2.as_deref().is_some_and(|why| why.contains("Back-out plan")), "{told:?}");
        let plan = json!({"start_date": "2026-03-10 20:00:00", "end_date": "2026-03-10 22:00:00", "backout_plan": "The old one again"});
        send(house, "ben", "PATCH", &format!("/{change}"), plan).await.result();
        let scheduled = decide("ada", approved).await.result();
        assert_eq!((&scheduled["state"]["value"], &scheduled["approval"]["value"]), (&json!(-2), &json!("approved")));
        assert_eq!(scheduled["approval_set"]["value"], "2026-03-02 09:15:00");
        let kept = house.get(&format!("/table/sysapproval_approver?sysapproval={change}&sysparm_query=ORDERBYasked_in^ORDERBYstate&sysparm_display_value=true")).await;
        assert_eq!(kept.each("state"), ["Approved", "Rejected", "Approved"]);
        assert_eq!(kept.each("asked_in"), ["Assess", "Assess", "Authorise"]);
        assert_eq!(kept.result()[1]["comments"], "Not on a Friday");
    });
}

#[test]
fn a_change_has_tasks_of_its_own() {
    each(async |house| {
        let change = normal(house, json!({"short_description": "New firewall"})).await;
        let other = normal(house, json!({"short_description": "Another"})).await;
        let body = json!({"short_description": "Unpack it", "change_task_type": "implementation"});
        let task = send(house, "ben", "POST", &format!("/{change}/task"), body).await.result();
        assert_eq!((&task["number"]["value"], &task["parent"]["value"]), (&json!("CTASK0010001"), &json!(change)));
        assert_eq!(task["change_request"]["display_value"], "New firewall");
        let path = format!("/{change}/task/{}", id(&task));
        let listed = get(house, "ben", &format!("/{change}/task")).await;
        assert_eq!(listed.result().as_array().map(Vec::len), Some(1));
        assert_eq!(get(house, "ben", &path).await.result()["state"], json!({"display_value": "Open", "value": 1}));
        assert_eq!(send(house, "ben", "PATCH", &path, json!({"state": 2})).await.result()["state"]["value"], json!(2));
        for (user, path) in [("ben", path.replace(&change, &other)), ("pat", path.clone())] {
            assert_eq!(get(house, user, &path).await.fault().0, 404);
        }
        assert_eq!(send(house, "pat", "POST", &format!("/{change}/task"), json!({})).await.fault().0, 404);
        assert_eq!(send(house, "ben", "DELETE", &path, Value::Null).await.fault().0, 403);
        assert_eq!(send(house, "ada", "DELETE", &path, Value::Null).await.result()["number"]["value"], "CTASK0010001");
        assert_eq!(get(house, "ben", &path).await.fault().0, 404);
    });
}

/// A router below a firewall below a service.
struct Estate {
    router: String,
    firewall: String,
}

async fn estate(house: &House) -> Estate {
    let needs = kind(house, "Depends on::Used by").await;
    let router = house.made("cmdb_ci_ip_switch", json!({"name": "router"})).await;
    let firewall = house.made("cmdb_ci_server", json!({"name": "firewall"})).await;
    let service =
        house.made("cmdb_ci_service", json!({"name": "Internet", "busines_criticality": "1 - most critical"})).await;
    for (parent, child) in [(&firewall, &router), (&service, &firewall)] {
        house.made("cmdb_rel_ci", json!({"parent": parent, "child": child, "type": needs})).await;
    }
    Estate { router, firewall }
}

#[test]
fn a_change_reaches_the_services_above_what_it_touches() {
    each(async |house| {
        let estate = estate(house).await;
        let change = normal(house, json!({"short_description": "New router"})).await;
        let path = format!("/{change}/ci");
        let nothing = "0".repeat(32);
        let body = json!({"association_type": "affected", "cmdb_ci_sys_ids": [estate.router, nothing], "refresh_impacted_services": true});
        let told = send(house, "ben", "POST", &path, body.clone()).await;
        assert_eq!(told.status, 202);
        let work = told.result();
        assert_eq!(work["state"], json!({"display_value": "Complete", "value": 3}));
        assert_eq!(work["ignored_cmdb_ci_sys_ids"], json!([nothing]));
        let worker = work["worker"]["sysId"].as_str().expect("a worker");
        assert_eq!(get(house, "ben", &format!("/worker/{worker}")).await.result(), work);
        // Somebody else's work is nobody's business.
        assert_eq!(get(house, "ada", &format!("/worker/{worker}")).await.fault().0, 404);
        let affected = get(house, "ben", &format!("{path}?association_type=affected")).await.result();
        assert_eq!(affected[0]["ci_item"], json!({"display_value": "router", "value": estate.router}));
        let impacted = get(house, "ben", &format!("{path}?association_type=impacted")).await.result();
        assert_eq!(impacted[0]["cmdb_ci_service"]["display_value"], "Internet");
        let again = send(house, "ben", "POST", &path, body).await.result();
        assert_eq!(again["messages"]["infoMessages"][2], "0 impacted services were added.");
        let refreshed = send(house, "ben", "POST", &format!("/{change}/refresh_impacted_services"), json!({})).await;
        assert_eq!(refreshed.status, 202);
        assert_eq!(get(house, "ben", &format!("{path}?association_type=offering")).await.result(), json!([]));
        for bad in ["", "?association_type=other"] {
            assert_eq!(get(house, "ben", &format!("{path}{bad}")).await.fault().0, 400);
        }
        let told = send(house, "ben", "POST", &path, json!({"association_type": "affected"})).await;
        assert_eq!(told.fault().0, 400);
        assert_eq!(
            send(house, "nil", "POST", &path, json!({"association_type": "affected", "cmdb_ci_sys_ids": ["x"]}))
                .await
                .fault()
                .0,
            404
        );
    });
}

#[test]
fn changes_of_the_same_thing_at_the_same_time_conflict() {
    each(async |house| {
        let estate = estate(house).await;
        let planned = async |item: &str, start: &str, end: &str| {
            normal(
                house,
                json!({"short_description": "Planned", "cmdb_ci": item, "start_date": start, "end_date": end}),
            )
            .await
        };
        let change = planned(&estate.router, "2026-03-10 20:00:00", "2026-03-10 22:00:00").await;
        let path = format!("/{change}/conflict");
        let before = get(house, "ben", &path).await.result();
        assert_eq!((&before["status"], &before["conflicts"]), (&json!("Not Run"), &json!([])));
        assert_eq!(send(house, "ben", "POST", &path, json!({})).await.status, 202);
        assert_eq!(get(house, "ben", &path).await.result()["status"], "No Conflict");

        let same = planned(&estate.router, "2026-03-10 21:00:00", "2026-03-10 23:00:00").await;
        let near = planned(&estate.firewall, "2026-03-10 19:00:00", "2026-03-10 20:30:00").await;
        planned(&estate.router, "2026-03-10 22:00:00", "2026-03-10 23:00:00").await;
        let told = send(house, "ben", "POST", &path, json!({})).await.result();
        assert_eq!(told["messages"]["infoMessages"], json!(["2 conflicts were found."]));
        let found = get(house, "ben", &path).await.result();
        assert_eq!(
            (&found["status"], &found["record_count"], &found["last_run"]),
            (&json!("Conflict"), &json!("2"), &json!("2026-03-02 09:15:00"))
        );
        let mut clashes: Vec<(String, String)> = found["conflicts"]
            .as_array()
            .expect("conflicts")
            .iter()
            .map(|one| {
                (
                    one["type"]["value"].as_str().unwrap_or_default().to_owned(),
                    one["conflicting_change"]["value"].as_str().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        clashes.sort();
        assert_eq!(clashes, [("ci_already_scheduled".to_owned(), same), ("related_ci_scheduled".to_owned(), near)]);
        assert_eq!(get(house, "ben", &format!("/{change}")).await.result()["conflict_status"]["value"], "Conflict");
        assert_eq!(send(house, "ben", "DELETE", &path, Value::Null).await.status, 204);
        assert_eq!(get(house, "ben", &path).await.result()["status"], "Not Run");
        let unplanned = normal(house, json!({"short_description": "Some day"})).await;
        assert_eq!(send(house, "ben", "POST", &format!("/{unplanned}/conflict"), json!({})).await.fault().0, 403);
    });
}

#[test]
fn a_change_is_planned_for_the_first_free_time() {
    each(async |house| {
        let estate = estate(house).await;
        let body = json!({"short_description": "Busy", "cmdb_ci": estate.router, "start_date": "2026-03-02 09:00:00", "end_date": "2026-03-02 12:00:00"});
        normal(house, body).await;
        let change = normal(house, json!({"short_description": "Mine", "cmdb_ci": estate.router})).await;
        assert_eq!(get(house, "ben", &format!("/{change}/schedule")).await.fault().0, 400);
        let path = format!("/{change}/schedule/first_available");
        for bad in [
            json!({}),
            json!({"duration_in_seconds": "long"}),
            json!({"duration_in_seconds": 1e12}),
            json!({"duration_in_seconds": 60, "planned_start_time": "soon"}),
        ] {
            assert_eq!(send(house, "ben", "PATCH", &path, bad).await.fault().0, 400);
        }
        let told = send(house, "ben", "PATCH", &path, json!({"duration_in_seconds": 3600})).await;
        assert_eq!(told.status, 202);
        let planned = get(house, "ben", &format!("/{change}")).await.result();
        assert_eq!(
            (&planned["start_date"]["value"], &planned["end_date"]["value"]),
            (&json!("2026-03-02 12:00:00"), &json!("2026-03-02 13:00:00"))
        );
        let spans = get(house, "ben", &format!("/{change}/schedule")).await.result();
        assert_eq!(spans["payload"]["spans"][0]["start"]["value"], "2026-03-02 12:00:00");
        assert_eq!(spans["payload"]["spans"].as_array().map(Vec::len), Some(20));

        let item =
            format!("/ci/{}/schedule?duration_in_seconds=7200&planned_start_time=2026-03-02%2011:00:00", estate.router);
        let spans = get(house, "ben", &item).await.result()["payload"]["spans"].clone();
        // After the busy morning and what was planned behind it.
        assert_eq!(spans[0]["start"], json!({"value": "2026-03-02 13:00:00", "display_value": "2026-03-02 13:00:00"}));
        assert_eq!(spans[1]["start"]["value"], "2026-03-03 11:00:00");
        assert_eq!(get(house, "pat", &item).await.fault().0, 400);
        let nowhere = normal(house, json!({"short_description": "Nowhere"})).await;
        let told = send(
            house,
            "ben",
            "PATCH",
            &format!("/{nowhere}/schedule/first_available"),
            json!({"duration_in_seconds": 60}),
        )
        .await;
        assert_eq!(told.fault().0, 400);
    });
}

#[test]
fn the_risk_follows_from_what_is_known() {
    each(async |house| {
        let careful = normal(
            house,
            json!({"short_description": "Careful", "backout_plan": "Back", "test_plan": "Look", "risk": "1"}),
        )
        .await;
        let told = send(house, "ben", "PATCH", &format!("/{careful}/risk"), json!({})).await.result();
        assert_eq!((&told["risk"]["value"], &told["risk_reasons"]["value"]), (&json!(4), &json!([])));
        let service = house
            .made("cmdb_ci_service", json!({"name": "Internet", "busines_criticality": "1 - most critical"}))
            .await;
        let bold = json!({"short_description": "Bold", "impact": "1", "production_system": "true", "business_service": service});
        let bold = normal(house, bold).await;
        let told = send(house, "ben", "PATCH", &format!("/{bold}/risk"), json!({})).await.result();
        assert_eq!(
            (&told["risk"]["value"], &told["risk_reasons"]["value"][0]),
            (&json!(1), &json!("Its impact is high"))
        );
        assert_eq!(send(house, "nil", "PATCH", &format!("/{bold}/risk"), json!({})).await.fault().0, 404);
    });
}
