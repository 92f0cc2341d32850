//! New records, changes and deletions.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::house::{House, each};

#[test]
fn a_record_is_made_read_changed_and_deleted() {
    each(async |house| {
        let told = house.post("incident", json!({"short_description": "VPN drops", "impact": 1, "urgency": "2"})).await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        let made = told.result();
        let id = made["sys_id"].as_str().expect("a sys_id");
        assert_eq!(told.header("location"), format!("http://localhost:8020/api/now/table/incident/{id}"));
        assert_eq!(made["number"], "INC0010001");
        assert_eq!((&made["priority"], &made["state"], &made["active"]), (&json!("2"), &json!("1"), &json!("true")));
        assert_eq!(made["opened_by"]["value"], json!(house.people["ada"]));
        assert_eq!((&made["sys_created_by"], &made["sys_mod_count"]), (&json!("ada"), &json!("0")));

        let told = house.patch("incident", id, json!({"state": "2", "assigned_to": "ben"})).await;
        assert_eq!(told.status, StatusCode::OK, "{}", told.text);
        assert_eq!(told.result()["assigned_to"]["value"], json!(house.people["ben"]));
        assert_eq!(told.result()["sys_mod_count"], "1");

        let told = house.send("ada", "DELETE", &format!("/api/now/table/incident/{id}"), "").await;
        assert_eq!((told.status, told.text.as_str()), (StatusCode::NO_CONTENT, ""));
        assert_eq!(house.get(&format!("/table/incident/{id}")).await.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn an_edit_that_changes_nothing_changes_nothing() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops", "category": "network"})).await;
        let told = house.patch("incident", &id, json!({"short_description": "VPN drops", "category": "network"})).await;
        assert_eq!(told.status, StatusCode::OK);
        assert_eq!(told.result()["sys_mod_count"], "0");
        assert_eq!(told.result()["sys_updated_by"], told.result()["sys_created_by"]);
    });
}

#[test]
fn put_leaves_alone_what_it_does_not_name_and_clears_what_is_empty() {
    each(async |house| {
        let body = json!({"short_description": "VPN drops", "category": "network", "correlation_id": "A-1"});
        let id = house.made("incident", body).await;
        let address = format!("/api/now/v2/table/incident/{id}");
        let told = house.send("ada", "PUT", &address, &json!({"correlation_id": null}).to_string()).await;
        let result = told.result();
        assert_eq!((&result["correlation_id"], &result["category"]), (&json!(""), &json!("network")));
        let told = house.send("ada", "PUT", &address, &json!({"correlation_id": "A-2"}).to_string()).await;
        assert_eq!(told.result()["correlation_id"], "A-2");
        assert!(told.result()["opened_by"]["link"].as_str().is_some_and(|link| link.contains("/api/now/v2/table/")));
    });
}

#[test]
fn senders_may_choose_the_identifier() {
    each(async |house| {
        let id = "AAAABBBBCCCCDDDDEEEEFFFF00001111";
        let body = json!({"short_description": "Chosen", "sys_id": id});
        assert_eq!(house.made("incident", body.clone()).await, id);
        let (status, message, _) = house.post("incident", body).await.fault();
        assert_eq!((status, message.as_str()), (403, "Operation Failed"));
        let odd = house.made("incident", json!({"short_description": "Odd", "sys_id": "x,y"})).await;
        assert!(odd.len() == 32 && odd.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)), "{odd}");
    });
}

/// Each body, and what it makes of an incident that was new.
#[test]
fn bodies_are_read_as_clients_write_them() {
    each(async |house| {
        let ben = house.people["ben"].clone();
        for (body, field, value) in [
            (r#"{"assigned_to": {"value": "BEN", "link": "x"}}"#.replace("BEN", &ben), "assigned_to", ben.as_str()),
            (r#"{"assigned_to": {"display_value": "Ben Hart"}}"#.into(), "assigned_to", &ben),
            (r#"{"assigned_to": "nobody at all"}"#.into(), "assigned_to", ""),
            (r#"{"caller_id": "Ben Hart"}"#.into(), "caller_id", &ben),
            (r#"{"impact": 1}"#.into(), "impact", "1"),
            (r#"{"due_date": "2024-12-31"}"#.into(), "due_date", "2024-12-31 00:00:00"),
            (r#"{"due_date": "2024-12-31T10:00:00Z"}"#.into(), "due_date", "2024-12-31 10:00:00"),
            (r#"{"due_date": "2024-07-31 10:00:00"}"#.into(), "due_date", "2024-07-31 10:00:00"),
            (r#"{"knowledge": true}"#.into(), "knowledge", "true"),
            (r#"{"category": "colourful"}"#.into(), "category", "colourful"),
            (r#"{"cause": "colourful"}"#.into(), "cause", ""),
            (r#"{"no_such_field": 1, "sys_mod_count": 77}"#.into(), "sys_mod_count", "0"),
            (r#"{'correlation_id': 'single', contact_type: "phone",}"#.into(), "correlation_id", "single"),
            (r#"[{"correlation_id": "first"}, {"correlation_id": "second"}]"#.into(), "correlation_id", "first"),
            (format!(r#"{{"watch_list": "{ben},ada"}}"#), "watch_list", &format!("{ben},{}", house.people["ada"])),
        ] {
            let id = house.made("incident", json!({"short_description": "As it was"})).await;
            let address = format!("/api/now/table/incident/{id}?sysparm_exclude_reference_link=true");
            let told = house.send("ada", "PATCH", &address, &body).await;
            assert_eq!(told.result()[field], value, "{}: {body}", house.engine);
        }
    });
}

#[test]
fn shown_values_are_taken_when_the_sender_says_so() {
    each(async |house| {
        let body = json!({
            "short_description": "By what is shown",
            "impact": "Medium", "state": "In progress", "assigned_to": "Ben Hart", "knowledge": "true",
            "due_date": "2026-07-01 10:00:00",
        });
        let address = "/api/now/table/incident?sysparm_input_display_value=true&sysparm_exclude_reference_link=true";
        let result = house.send("ada", "POST", address, &body.to_string()).await.result();
        assert_eq!((&result["impact"], &result["state"]), (&json!("2"), &json!("2")));
        assert_eq!(result["assigned_to"], json!(house.people["ben"]));
        // Seven hours behind UTC in July.
        assert_eq!(result["due_date"], "2026-07-01 17:00:00");
    });
}

#[test]
fn what_is_ignored_is_said_in_a_header() {
    each(async |house| {
        let told = house.post("incident", json!({"short_description": "x", "colour": "red", "made_sla": "true"})).await;
        assert_eq!(told.status, StatusCode::CREATED);
        assert_eq!(told.header("x-fields-ignored"), "colour");
    });
}

#[test]
fn methods_can_be_named_in_a_header_and_answers_left_out() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        let send = async |method: &str, quiet: bool, body: &str| {
            let request = Request::post(format!("/api/now/table/incident/{id}")).header("host", "localhost");
            let request = request.header("authorization", "Named ada").header("x-http-method-override", method);
            let request = if quiet { request.header("x-no-response-body", "true") } else { request };
            house.ask(request.body(Body::from(body.to_owned())).expect("a request")).await
        };
        let told = send("PATCH", true, r#"{"correlation_id": "quiet"}"#).await;
        assert_eq!((told.status, told.text.as_str()), (StatusCode::OK, ""));
        assert_eq!(send("GET", false, "").await.result()["correlation_id"], "quiet");
        assert_eq!(send("DELETE", false, "").await.status, StatusCode::NO_CONTENT);
        let told = send("PATCH", false, "{}").await;
        assert_eq!(told.fault().0, 404);
        assert_eq!(send("BREW", false, "").await.fault().0, 405);
    });
}

#[test]
fn the_shape_of_an_answer_can_be_asked_for() {
    each(async |house| {
        let address = "/api/now/table/incident?sysparm_fields=number,state&sysparm_display_value=all";
        let told = house.send("ada", "POST", address, r#"{"short_description": "x"}"#).await;
        let expected = json!({
            "number": {"display_value": "INC0010001", "value": "INC0010001"},
            "state": {"display_value": "New", "value": "1"},
        });
        assert_eq!(told.result(), expected);
    });
}

#[test]
fn journals_are_written_shown_and_read_by_whoever_reads_the_record() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        let told =
            house.patch("incident", &id, json!({"comments": "We look at it.", "work_notes": "Gateway 2."})).await;
        assert_eq!((&told.result()["comments"], &told.result()["work_notes"]), (&json!(""), &json!("")));
        house.patch("incident", &id, json!({"comments": "", "work_notes": null})).await;
        let shown = house.get(&format!("/table/incident/{id}?sysparm_display_value=true")).await.result();
        assert_eq!(shown["comments"], "2026-03-02 01:15:00 - Ada Osei (Additional comments)\nWe look at it.\n\n");
        let both = shown["comments_and_work_notes"].as_str().expect("text");
        assert!(both.contains("(Work notes)\nGateway 2.\n\n") && both.contains("(Additional comments)"), "{both}");

        let entries = format!("/table/sys_journal_field?sysparm_query=element_id={id}^ORDERBYelement");
        for user in ["ada", "ben"] {
            let told = house.seen_by(user, &entries).await;
            assert_eq!(told.each("value"), ["We look at it.", "Gateway 2."], "{user}");
            assert_eq!((told.header("x-total-count"), &told.each("name")[0]), ("2", &"incident".to_owned()));
        }
        // The other body's agent, and one who names no record.
        assert_eq!(house.seen_by("pat", &entries).await.result(), json!([]));
        assert_eq!(house.seen_by("ben", "/table/sys_journal_field").await.result(), json!([]));
        // By way of the entries nobody reads on into other records.
        for on in ["^company.nameSTARTSWITHa", "&sysparm_fields=company.name"] {
            assert_eq!(house.seen_by("ben", &format!("{entries}{on}")).await.status, 403, "{on}");
        }
    });
}

async fn is_still_there(house: &House, id: &str) -> Value {
    house.get(&format!("/table/incident/{id}")).await.result()
}

#[test]
fn writing_is_refused_in_the_words_that_clients_know() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        let address = format!("/api/now/table/incident/{id}");

        let (status, message, detail) = house.patch("incident", &id, json!({"state": "6"})).await.fault();
        assert_eq!((status, message.as_str()), (403, "Operation Failed"));
        let detail = detail.expect("a detail");
        assert!(detail.starts_with("Data Policy Exception: \n\tThe following fields are mandatory: "), "{detail}");
        assert!(detail.ends_with("Resolution code, Resolution notes"), "{detail}");

        let told = house.send("ben", "DELETE", &address, "").await;
        let denied = |what: &str| Some(format!("ACL Exception {what} Failed due to security constraints"));
        assert_eq!(told.fault(), (403, "Operation Failed".into(), denied("Delete")));
        let told = house.send("nil", "POST", "/api/now/table/incident", r#"{"short_description": "x"}"#).await;
        assert_eq!(told.fault(), (403, "Operation Failed".into(), denied("Insert")));
        // Another body's record is not there.
        let told = house.send("pat", "PATCH", &address, r#"{"impact": "1"}"#).await;
        assert_eq!(told.fault().0, 404);
        let told = house.send("pat", "DELETE", &address, "").await;
        assert_eq!(told.fault().0, 404);

        let (status, message, detail) = house.post("incident", json!({})).await.fault();
        assert_eq!((status, message.as_str()), (403, "Operation Failed"));
        assert!(detail.is_some_and(|detail| detail.ends_with("mandatory: Short description")));
        assert_eq!(is_still_there(house, &id).await["state"], "1");
    });
}

/// Clients look for the words in which a state is refused, and open problems before they say what they are about.
#[test]
fn a_problem_goes_from_state_to_state() {
    each(async |house| {
        let id = house.made("problem", json!({"impact": "2"})).await;
        let (status, _, detail) =
            house.send("ada", "PATCH", &format!("/api/now/table/problem/{id}"), r#"{"state": "102"}"#).await.fault();
        assert_eq!(
            (status, detail.is_some_and(|detail| detail.ends_with("mandatory: Short description"))),
            (403, true)
        );
        house.patch("problem", &id, json!({"state": "102", "short_description": "Lost routes"})).await.result();
        let told = house.patch("problem", &id, json!({"state": "106", "resolution_code": "canceled"})).await;
        let (status, message, detail) = told.fault();
        assert_eq!((status, message.as_str()), (403, "Operation Failed"));
        let known = "Problem state transition from state 102 to 106 is not possible";
        assert!(detail.as_ref().is_some_and(|detail| detail.contains(known)), "{detail:?}");
    });
}

#[test]
fn the_class_of_a_record_stays_and_its_parents_table_writes_it() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        let told = house.patch("task", &id, json!({"sys_class_name": "task", "correlation_id": "by task"})).await;
        let result = told.result();
        assert_eq!((&result["sys_class_name"], &result["correlation_id"]), (&json!("incident"), &json!("by task")));
        assert!(result.get("caller_id").is_none(), "a task has no caller");
    });
}

#[test]
fn a_number_that_was_chosen_is_kept_and_never_given_twice() {
    each(async |house| {
        let post =
            async |number: &str| house.post("incident", json!({"short_description": "x", "number": number})).await;
        let kept = async |number: &str| post(number).await.result()["number"].as_str().map(str::to_owned);
        assert_eq!(kept("INC0010003").await.as_deref(), Some("INC0010003"));
        assert_eq!(kept("").await.as_deref(), Some("INC0010004"), "behind the one that was chosen");
        assert_eq!(kept("INC0010002").await.as_deref(), Some("INC0010002"), "left out before");
        for (number, why) in [
            ("INC0010003", "already a record"),
            ("10009", "is no number of this register"),
            ("INC10009", "is no number of this register"),
            ("PRB0010009", "is no number of this register"),
            ("INC0009999", "before the first number"),
            ("INC0020001", "of another body"),
        ] {
            let (status, _, detail) = post(number).await.fault();
            assert_eq!(status, 403, "{number}");
            assert!(detail.as_deref().is_some_and(|detail| detail.contains(why)), "{number}: {detail:?}");
        }
        let next = house.made("incident", json!({"short_description": "x"})).await;
        let number = house.get(&format!("/table/incident/{next}")).await.result()["number"].clone();
        // One was left out for the chosen one that was before it; what was refused took none.
        assert_eq!(number, "INC0010006");
        let told = house.patch("incident", &next, json!({"number": "INC0010009"})).await;
        assert_eq!((told.header("x-fields-ignored"), &told.result()["number"]), ("number", &json!("INC0010006")));
    });
}

#[test]
fn an_incident_goes_where_clients_send_it() {
    each(async |house| {
        let ended = json!({"state": "7", "close_code": "User error", "close_notes": "It is right"});
        for before in ["1", "2", "3"] {
            let id = house.made("incident", json!({"short_description": "x"})).await;
            if before != "1" {
                // Nobody is asked why it waits.
                let told = house.patch("incident", &id, json!({"state": before})).await;
                assert_eq!(told.result()["state"], before, "{}", told.text);
                let back = house.patch("incident", &id, json!({"incident_state": "1"})).await;
                assert_eq!(back.result()["state"], "1", "{}", back.text);
                house.patch("incident", &id, json!({"state": before})).await;
            }
            let (status, _, detail) = house.patch("incident", &id, json!({"state": "7"})).await.fault();
            let known =
                "Data Policy Exception: \n\tThe following fields are mandatory: Resolution code, Resolution notes";
            assert_eq!((status, detail.as_deref()), (403, Some(known)));
            let closed = house.patch("incident", &id, ended.clone()).await.result();
            assert_eq!((&closed["state"], &closed["active"]), (&json!("7"), &json!("false")));
            assert_eq!(closed["resolved_at"], closed["closed_at"]);
            assert_eq!(closed["resolved_by"]["value"], json!(house.people["ada"]));
        }
    });
}

#[test]
fn a_new_incident_begins_as_clients_expect() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "x"})).await;
        let shown = house.get(&format!("/table/incident/{id}?sysparm_display_value=all")).await.result();
        for (field, value, display) in [
            ("made_sla", "true", "true"),
            ("knowledge", "false", "false"),
            ("upon_reject", "cancel", "Cancel all future Tasks"),
            ("escalation", "0", "Normal"),
        ] {
            assert_eq!(shown[field], json!({"value": value, "display_value": display}), "{field}");
        }
    });
}

#[test]
fn what_is_counted_and_how_long_it_took_is_told() {
    each(async |house| {
        let parent = house.made("incident", json!({"short_description": "all of it"})).await;
        let problem = house.made("problem", json!({"short_description": "why"})).await;
        for part in ["one", "another"] {
            let child = json!({"short_description": part, "parent_incident": parent, "problem_id": problem});
            house.made("incident", child).await;
        }
        let told = house.get("/table/incident?sysparm_fields=child_incidents&sysparm_query=ORDERBYnumber").await;
        assert_eq!(told.each("child_incidents"), ["2", "0", "0"]);
        let told = house.get(&format!("/table/problem/{problem}?sysparm_display_value=all")).await.result();
        assert_eq!(told["related_incidents"], json!({"value": "2", "display_value": "2"}));

        let save = |house: &House| {
            let all = record::Actor::system("setup", store::Bodies::of([house.col.as_str(), &house.colp]));
            let draft = |register: &str| {
                record::Draft::new(register).with("company", &*house.col).with("short_description", "done in a day")
            };
            let on = |at: &str| practice::desk::Occasion {
                actor: &all,
                now: crate::house::at(at),
                why: "",
                request: "test",
            };
            let incident = house.desk.save(on("2026-03-01T08:00:00Z"), &draft("incident")).expect("saved").sys_id;
            let task = house.desk.save(on("2026-03-01T08:00:00Z"), &draft("sc_task")).expect("saved").sys_id;
            let ended = [("state", "resolved"), ("close_code", "User error"), ("close_notes", "It is right")];
            let resolved = ended
                .into_iter()
                .fold(record::Draft::change("incident", &incident, 0), |draft, (field, text)| draft.with(field, text));
            house.desk.save(on("2026-03-01T09:30:00Z"), &resolved).expect("resolved");
            let closed = record::Draft::change("sc_task", &task, 0).with("state", "closed_complete");
            house.desk.save(on("2026-03-01T09:30:00Z"), &closed).expect("closed");
            (incident, task)
        };
        let (incident, task) = tokio::task::block_in_place(|| save(house));
        let told = house.get(&format!("/table/incident/{incident}")).await.result();
        assert_eq!((&told["calendar_stc"], &told["business_stc"]), (&json!("5400"), &json!("5400")));
        assert_eq!(told["calendar_duration"], "1970-01-01 01:30:00");
        let found = house
            .get(&format!("/table/incident?sysparm_fields=sys_id&{}", crate::house::query("calendar_stc>3600")))
            .await;
        assert_eq!(found.each("sys_id"), [incident]);
        let told = house.get(&format!("/table/sc_task/{task}")).await.result();
        assert_eq!(told["calendar_duration"], "1970-01-01 01:30:00");
        assert_eq!(told["business_duration"], "1970-01-01 01:30:00");
    });
}
