//! Tables whose rows are worked out when somebody asks: clocks of tasks, and changes of fields.

use practice::desk::Occasion;
use record::{Actor, Draft};
use serde_json::{Value, json};
use store::Bodies;

use crate::house::{House, at, each, query, save};

const ROUND_THE_CLOCK: &str = "name = \"Always\"\nzone = \"Europe/London\"\n\n[[versions]]\nfrom = \"2018-01-01\"\n\
    hours = { \"mon–sun\" = [\"00:00–24:00\"] }\n";

/// Four hours to fix whatever has priority 1, round the clock.
fn agreed(house: &House) {
    tokio::task::block_in_place(|| agree(house));
}

fn agree(house: &House) {
    let both = Actor::system("setup", Bodies::of([house.col.as_str(), &house.colp]));
    let schedule = Draft::new("cmn_schedule").with("company", "global").with("code", "always").with("name", "Always");
    save(&house.desk, &both, schedule.with("definition", ROUND_THE_CLOCK));
    let agreement = Draft::new("contract_sla").with("company", &*house.col).with("name", "P1 fix");
    let agreement = agreement.with("measures", "resolution").with("applies_when", "priority = 1");
    let agreement = agreement.with("target", "4 hours").with("schedule", "always").with("starts", "2018-09-01");
    save(&house.desk, &both, agreement.with("state", "active"));
}

/// An incident of priority 1, opened by Ben at an hour of the first of March.
fn incident(house: &House, hour: u32) -> String {
    let both = Actor::system("setup", Bodies::of([house.col.as_str(), &house.colp]));
    let now = at(&format!("2026-03-01T{hour:02}:00:00Z"));
    let occasion = Occasion { actor: &both, now, why: "", request: "test" };
    let draft = Draft::new("incident").with("company", &*house.col).with("short_description", "It is down");
    let draft = draft.with("impact", "1").with("urgency", "1").with("caller_id", "ben").with("assigned_to", "ben");
    tokio::task::block_in_place(|| house.desk.save(occasion, &draft)).expect("it is saved").sys_id
}

#[test]
fn clocks_are_listed_counted_a_page_at_a_time_and_read_by_their_own_name() {
    each(async |house| {
        agreed(house);
        let ids: Vec<String> = (1..=7).map(|hour| incident(house, hour)).collect();
        let asked = query("task.numberSTARTSWITHINC^ORDERBYtask.number");
        let told = house.get(&format!("/table/task_sla?sysparm_limit=3&{asked}")).await;
        assert_eq!((told.each("has_breached").len(), told.header("x-total-count")), (3, "7"));
        assert!(told.header("link").contains("sysparm_offset=6>;rel=\"last\""), "{}", told.header("link"));

        let one = told.result()[1].clone();
        let id = one["sys_id"].as_str().expect("a sys_id");
        assert_eq!(one["task"]["value"], json!(ids[1]));
        assert_eq!(house.get(&format!("/table/task_sla/{id}")).await.result(), one);
        assert_eq!(house.get(&format!("/table/task_sla/{}", "0".repeat(32))).await.fault().0, 404);
        assert_eq!(house.seen_by("pat", &format!("/table/task_sla/{id}")).await.fault().0, 404);

        // Nobody says of which tasks: of all that are to be seen.
        let counted = async |asked: &str| {
            let told = house.get(&format!("/table/task_sla?sysparm_limit=1&{}", query(asked))).await;
            told.header("x-total-count").to_owned()
        };
        assert_eq!(counted("has_breached=true").await, "7");
        assert_eq!(counted("active=true^start_time<2026-03-01 03:30:00").await, "3");
        assert_eq!(counted("active=false").await, "0");
        let theirs = house.seen_by("pat", "/table/task_sla").await;
        assert_eq!((theirs.result(), theirs.header("x-total-count")), (json!([]), "0"));

        // Through its task it leads to people.
        assert_eq!(counted("task.assigned_to.name=Ben Hart^task.number=INC0010002").await, "1");
        let fields = "sysparm_fields=task.assigned_to.name,sla.schedule.name,pause_duration,timezone";
        let told = house.get(&format!("/table/task_sla/{id}?{fields}")).await.result();
        let expected = json!({"task.assigned_to.name": "Ben Hart", "sla.schedule.name": "Always",
            "pause_duration": "1970-01-01 00:00:00", "timezone": "Europe/London"});
        assert_eq!(told, expected);
    });
}

#[test]
fn incidents_are_found_by_their_clocks_and_changes() {
    each(async |house| {
        agreed(house);
        let one = incident(house, 1);
        let low = house.made("incident", json!({"short_description": "A small one"})).await;
        let found = async |asked: &str| house.get(&format!("/table/incident?{}", query(asked))).await.each("sys_id");
        assert_eq!(found("RLQUERYtask_sla.task,>0^has_breached=true^ENDRLQUERY").await, [one.as_str()]);
        assert_eq!(found("RLQUERYtask_sla.task,=0^ENDRLQUERY").await, [low.as_str()]);
        assert_eq!(found("JOINincident.sys_id=task_sla.task!has_breached=true").await, [one.as_str()]);
    });
}

#[test]
fn a_change_of_a_field_is_read_by_its_own_name() {
    each(async |house| {
        let id = incident(house, 1);
        for text in ["It is slow", "It is slower", "It is slowest"] {
            assert_eq!(house.patch("incident", &id, json!({"short_description": text})).await.status.as_u16(), 200);
        }
        let asked = query(&format!("documentkey={id}^fieldname=short_description^ORDERBYsys_created_on"));
        let told = house.get(&format!("/table/sys_audit?sysparm_limit=2&{asked}")).await;
        assert_eq!((told.each("newvalue").len(), told.header("x-total-count")), (2, "4"));
        let first: Value = told.result()[0].clone();
        let address = format!("/table/sys_audit/{}", first["sys_id"].as_str().expect("a sys_id"));
        assert_eq!(house.get(&address).await.result(), first);
        assert_eq!(house.seen_by("pat", &address).await.fault().0, 404);
        let (status, _, detail) = house.get("/table/sys_audit?user=ada").await.fault();
        assert_eq!(status, 400);
        assert!(detail.is_some_and(|why| why.contains("documentkey")));
    });
}
