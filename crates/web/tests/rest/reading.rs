//! The shapes of records: raw, shown, both; references, empty values, dotted fields.

use serde_json::{Value, json};

use crate::house::{House, each};

async fn incident(house: &House) -> String {
    let body = json!({"short_description": "VPN \"drops\"\n", "caller_id": "ben", "opened_at": "2026-03-01 09:15:00"});
    house.made("incident", body).await
}

#[test]
fn a_record_has_the_three_shapes() {
    each(async |house| {
        let id = incident(house).await;
        let ben = &house.people["ben"];
        let link = format!("http://localhost:8020/api/now/table/sys_user/{ben}");
        let fields = "sysparm_fields=state,caller_id,problem_id,opened_at,active";
        let shape = async |more: &str| house.get(&format!("/table/incident/{id}?{fields}{more}")).await.result();
        assert_eq!(
            shape("").await,
            json!({"state": "1", "caller_id": {"link": link, "value": ben}, "problem_id": "",
                   "opened_at": "2026-03-01 09:15:00", "active": "true"})
        );
        assert_eq!(
            shape("&sysparm_display_value=TRUE").await,
            json!({"state": "New", "caller_id": {"display_value": "Ben Hart", "link": link}, "problem_id": "",
                   "opened_at": "2026-03-01 01:15:00", "active": "true"})
        );
        assert_eq!(
            shape("&sysparm_display_value=all").await,
            json!({"state": {"display_value": "New", "value": "1"},
                   "caller_id": {"display_value": "Ben Hart", "link": link, "value": ben},
                   "problem_id": {"display_value": "", "value": ""},
                   "opened_at": {"display_value": "2026-03-01 01:15:00", "value": "2026-03-01 09:15:00"},
                   "active": {"display_value": "true", "value": "true"}})
        );
        let plain = "&sysparm_exclude_reference_link=True";
        assert_eq!(shape(plain).await["caller_id"], json!(ben));
        assert_eq!(shape(&format!("{plain}&sysparm_display_value=true")).await["caller_id"], "Ben Hart");
        assert_eq!(
            shape(&format!("{plain}&sysparm_display_value=all")).await["caller_id"],
            json!({"display_value": "Ben Hart", "value": ben})
        );
    });
}

#[test]
fn every_field_of_the_table_is_there_and_is_a_text_or_a_reference() {
    each(async |house| {
        let id = incident(house).await;
        let result = house.get(&format!("/table/incident/{id}")).await.result();
        let record = result.as_object().expect("an object");
        let register = crate::house::DICTIONARY.get("incident").expect("incident");
        for name in register.fields.keys().map(String::as_str).chain(["sys_tags", "sys_domain", "sys_domain_path"]) {
            let value = record.get(name).unwrap_or_else(|| panic!("{name} is missing"));
            assert!(value.is_string() || value["link"].is_string(), "{name}: {value}");
        }
        assert_eq!((&record["sys_domain_path"], &record["sys_tags"]), (&json!("/"), &json!("")));
        assert_eq!(record["short_description"], "VPN \"drops\"");
        assert_eq!(record["sys_class_name"], "incident");
    });
}

#[test]
fn dotted_fields_are_flat_and_bad_ones_are_dropped() {
    each(async |house| {
        let id = incident(house).await;
        let fields = "caller_id.name, caller_id.company , problem_id.number,,caller_id.nothing,number.x,colour,number";
        let fields = web::link::escaped(fields);
        let result = house.get(&format!("/table/task/{id}?sysparm_fields={fields}")).await.result();
        // A task has no caller, so only its own fields are known by way of `task`.
        assert_eq!(result, json!({"number": "INC0010001"}));
        let result = house.get(&format!("/v1/table/incident/{id}?sysparm_fields={fields}")).await.result();
        let link = format!("http://localhost:8020/api/now/v1/table/core_company/{}", house.col);
        let expected = json!({"caller_id.name": "Ben Hart", "caller_id.company": {"link": link, "value": house.col},
                              "problem_id.number": "", "number": "INC0010001"});
        assert_eq!(result, expected);
    });
}

#[test]
fn what_a_caller_may_not_read_is_empty_and_what_they_may_not_see_is_not_there() {
    each(async |house| {
        let id = incident(house).await;
        house.patch("incident", &id, json!({"technical_cause": "The maker's chip"})).await;
        // Nil called, and may read what they reported, but not what is kept from callers.
        house.patch("incident", &id, json!({"caller_id": "nil"})).await;
        let seen = house.seen_by("nil", &format!("/table/incident/{id}")).await;
        assert_eq!(seen.result()["technical_cause"], "", "{}", seen.text);
        assert_eq!(house.get(&format!("/table/incident/{id}")).await.result()["technical_cause"], "The maker's chip");
        assert_eq!(house.seen_by("pat", &format!("/table/incident/{id}")).await.fault().0, 404);
        let listed = house.seen_by("pat", "/table/incident").await;
        assert_eq!((listed.result(), listed.header("x-total-count")), (json!([]), "0"));
    });
}

#[test]
fn a_parents_table_has_its_childrens_records() {
    each(async |house| {
        let id = incident(house).await;
        house.made("problem", json!({"short_description": "Why the VPN drops"})).await;
        let told = house.get("/table/task?sysparm_fields=sys_class_name,number&sysparm_query=ORDERBYnumber").await;
        assert_eq!(told.each("sys_class_name"), ["incident", "problem"]);
        let told = house.get("/table/task?sysparm_query=sys_class_name=Incident&sysparm_display_value=true").await;
        assert_eq!(told.each("sys_class_name"), ["Incident"]);
        assert_eq!(house.get(&format!("/table/problem/{id}")).await.fault().0, 404);
        let head = house.send("ada", "HEAD", &format!("/api/now/table/incident/{id}"), "").await;
        assert_eq!((head.status.as_u16(), head.text.as_str()), (200, ""));
    });
}

#[test]
fn lengths_of_time_are_told_as_instants_and_in_words() {
    each(async |house| {
        let id = incident(house).await;
        let body =
            json!({"state": "6", "close_code": "Solution provided", "close_notes": "Put right", "cause": "change"});
        let told = house.patch("incident", &id, body).await;
        assert_eq!(told.status.as_u16(), 200, "{}", told.text);
        let result: Value = house
            .get(&format!("/table/incident/{id}?sysparm_fields=calendar_duration&sysparm_display_value=all"))
            .await
            .result();
        let expected = json!({"value": "1970-01-02 00:00:00", "display_value": "1 Day"});
        assert_eq!(result["calendar_duration"], expected);
    });
}

#[test]
fn a_view_shows_what_its_register_shows_unless_fields_are_named() {
    each(async |house| {
        let id = incident(house).await;
        let keys = async |more: &str| {
            let told = house.get(&format!("/table/incident/{id}?{more}")).await.result();
            told.as_object().expect("a record").keys().cloned().collect::<Vec<_>>()
        };
        let shown = keys("sysparm_view=open").await;
        assert_eq!(shown[..4], ["sys_id", "number", "short_description", "priority"]);
        assert!(!shown.contains(&"urgency".to_owned()), "{shown:?}");
        assert_eq!(keys("sysparm_view=open&sysparm_fields=urgency").await, ["urgency"]);
        assert!(keys("sysparm_view=nothing").await.contains(&"urgency".to_owned()), "all of a view that is not there");
    });
}
