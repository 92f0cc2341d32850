//! Choices: by value, by what they are called, and those that an organisation added.

use serde_json::json;

use crate::house::{House, each, query};

async fn found(house: &House, address: &str) -> Vec<String> {
    let mut found = house.get(address).await.each("short_description");
    found.sort();
    found
}

#[test]
fn a_parents_table_knows_the_choices_of_every_child() {
    each(async |house| {
        let ended = json!({"state": "6", "close_code": "User error", "close_notes": "It is right"});
        for (name, change) in [("new", json!({})), ("resolved", ended), ("canceled", json!({"state": "8"}))] {
            let id = house.made("incident", json!({"short_description": name})).await;
            let told = house.patch("incident", &id, change).await;
            assert_eq!(told.status.as_u16(), 200, "{}", told.text);
        }
        let held = house.made("incident", json!({"short_description": "held"})).await;
        house.patch("incident", &held, json!({"state": "3", "hold_reason": "1"})).await;
        house.made("problem", json!({"short_description": "problem"})).await;
        house.made("sc_task", json!({"short_description": "task"})).await;
        for (asked, expected) in [
            ("state>=6", vec!["canceled", "problem", "resolved"]),
            ("state>100", vec!["problem"]),
            ("state=Resolved", vec!["resolved"]),
            ("stateINResolved,Cancelled", vec!["canceled", "resolved"]),
            // Three is on hold here and closed there.
            ("state=On Hold", vec!["held"]),
            ("state=Closed complete", vec![]),
            ("state=3", vec!["held"]),
            ("stateLIKEnew", vec!["new", "problem"]),
            ("state!=New", vec!["canceled", "held", "resolved", "task"]),
        ] {
            let address = format!("/table/task?sysparm_fields=short_description&{}", query(asked));
            assert_eq!(found(house, &address).await, expected, "{asked}");
        }
    });
}

#[test]
fn a_choice_is_named_as_other_systems_show_it() {
    each(async |house| {
        let sent = json!({"short_description": "x", "impact": "1 - High", "urgency": "2 - MEDIUM", "category": "Inquiry / Help",
                          "state": "in progress"});
        let address = "/api/now/table/incident?sysparm_input_display_value=true";
        let made = house.send("ada", "POST", address, &sent.to_string()).await.result();
        let shown = ["impact", "urgency", "priority", "category", "state"].map(|name| made[name].as_str());
        assert_eq!(shown, [Some("1"), Some("2"), Some("2"), Some("inquiry"), Some("2")]);
        for asked in
            ["priority=2 - High", "impact=1 - high", "state=In Progress", "impact!=3 - Low", "priorityIN2 - High,9"]
        {
            let address = format!("/table/incident?sysparm_fields=short_description&{}", query(asked));
            assert_eq!(found(house, &address).await, ["x"], "{asked}");
        }
    });
}

#[test]
fn a_choice_that_was_added_is_shown_and_found_like_the_others() {
    each(async |house| {
        house
            .made(
                "sys_choice",
                json!({"name": "incident", "element": "close_code", "value": "9", "label": "Solved elsewhere"}),
            )
            .await;
        let id = house.made("incident", json!({"short_description": "x"})).await;
        let change = json!({"state": "6", "close_code": "Solved elsewhere", "close_notes": "By the maker"});
        let told = house.patch("incident", &id, change).await;
        assert_eq!((told.status.as_u16(), &told.result()["close_code"]), (200, &json!("9")), "{}", told.text);
        let shown = house.get(&format!("/table/incident/{id}?sysparm_display_value=true")).await.result();
        assert_eq!(shown["close_code"], "Solved elsewhere");
        for (table, asked) in [
            ("incident", "close_code=Solved elsewhere"),
            ("incident", "close_codeLIKEelsewhere"),
            ("incident", "close_code>=9"),
            ("incident", "close_code=9"),
        ] {
            let address = format!("/table/{table}?sysparm_fields=short_description&{}", query(asked));
            assert_eq!(found(house, &address).await, ["x"], "{asked}");
        }
    });
}

/// Ada is in Los Angeles, where it is a quarter past one in the morning of the second of March.
#[test]
fn days_are_those_of_the_caller() {
    each(async |house| {
        for day in ["2026-03-01", "2026-03-02", "2026-03-03"] {
            house
                .made(
                    "risk_acceptance",
                    json!({"short_description": day, "justification": "x", "depends_on_date": day}),
                )
                .await;
        }
        for (asked, expected) in [
            ("depends_on_dateONToday@javascript:gs.beginningOfToday()@javascript:gs.endOfToday()", vec!["2026-03-02"]),
            ("depends_on_date<=javascript:gs.endOfToday()", vec!["2026-03-01", "2026-03-02"]),
            ("depends_on_date>=javascript:gs.beginningOfToday()", vec!["2026-03-02", "2026-03-03"]),
            ("depends_on_dateON2026-03-03", vec!["2026-03-03"]),
            ("depends_on_date=2026-03-01 00:00:00", vec!["2026-03-01"]),
            ("depends_on_dateRELATIVEEE@day@ago@1", vec!["2026-03-01"]),
        ] {
            let address = format!("/table/risk_acceptance?sysparm_fields=short_description&{}", query(asked));
            assert_eq!(found(house, &address).await, expected, "{asked}");
        }
    });
}

#[test]
fn a_choice_that_nobody_foresaw_is_kept_where_no_rule_stands_on_it() {
    each(async |house| {
        let sent = json!({"short_description": "x", "category": "Drains", "contact_type": "carrier pigeon", "impact": "9",
                          "close_code": "Because", "caller_id": "nobody.at.all"});
        let told = house.post("incident", sent).await;
        let mut ignored: Vec<&str> = told.header("x-fields-ignored").split(',').collect();
        ignored.sort_unstable();
        assert_eq!(ignored, ["caller_id", "close_code", "impact"]);
        let id = told.result()["sys_id"].as_str().expect("a sys_id").to_owned();
        let shown = house.get(&format!("/table/incident/{id}?sysparm_display_value=all")).await.result();
        for (field, value, display) in [
            ("category", "Drains", "Drains"),
            ("contact_type", "carrier pigeon", "carrier pigeon"),
            ("impact", "3", "Low"),
            ("close_code", "", ""),
        ] {
            assert_eq!(shown[field], json!({"value": value, "display_value": display}), "{field}");
        }
        assert_eq!(found(house, "/table/incident?sysparm_fields=short_description&category=Drains").await, ["x"]);
        // Nothing is written that says nothing new.
        let again = house.patch("incident", &id, json!({"category": "Drains"})).await.result();
        assert_eq!(again["sys_mod_count"], "0");
    });
}
