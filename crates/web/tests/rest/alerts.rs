//! Monitoring posts, and incidents come and go.

use axum::http::StatusCode;
use serde_json::json;

use crate::house::{House, each, query};

const DOOR: &str = "/api/sn_em_connector/em/inbound_event?source=alertmanager";

fn payload(status: &str, keys: &[String]) -> String {
    let alert = |key: &String| {
        json!({
            "status": status,
            "labels": {"alertname": "DiskFull", "instance": key, "severity": "critical"},
            "annotations": {"summary": format!("The disk of {key} is full")},
            "startsAt": "2026-03-02T09:00:00Z",
        })
    };
    json!({"status": status, "alerts": keys.iter().map(alert).collect::<Vec<_>>()}).to_string()
}

async fn count(house: &House, table: &str, text: &str) -> String {
    let told = house.get(&format!("/stats/{table}?sysparm_count=true&{}", query(text))).await;
    told.result()["stats"]["count"].as_str().expect("a count").to_owned()
}

#[test]
fn an_alert_opens_an_incident_and_resolves_it() {
    each(async |house| {
        let told = house.send("mon", "POST", DOOR, &payload("firing", &["db1".into()])).await;
        let event = &told.result()["events"][0];
        assert_eq!((event["at"].as_str(), event["state"].as_str()), (Some("alerts[0]"), Some("Processed")));
        let fields = "short_description,state,priority,contact_type,correlation_display,company";
        let told = house.get(&format!("/table/incident?sysparm_fields={fields}")).await;
        let incident = json!({"short_description": "The disk of db1 is full", "state": "1", "priority": "2",
            "contact_type": "monitoring", "correlation_display": "Prometheus",
            "company": {"link": format!("http://localhost:8020/api/now/table/core_company/{}", house.col), "value": house.col}});
        assert_eq!(told.result(), json!([incident]), "{}", house.engine);
        house.send("mon", "POST", DOOR, &payload("resolved", &["db1".into()])).await.result();
        let told = house.get("/table/incident?sysparm_fields=state,close_code").await;
        assert_eq!(told.result(), json!([{"state": "6", "close_code": "No resolution provided"}]));
        let told = house.get("/table/em_event?sysparm_fields=alert.incident.number,resolution_state").await;
        let numbers = told.each("alert.incident.number");
        assert!(numbers.len() == 2 && numbers.iter().all(|number| number == &numbers[0] && !number.is_empty()));
    });
}

/// Those who monitor say what they see, and see no work.
#[test]
fn who_may_post_events_may_do_nothing_else() {
    each(async |house| {
        let nobody = house
            .ask(axum::http::Request::post(DOOR).header("host", "localhost:8020").body("{}".into()).expect("one"))
            .await;
        assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
        let told = house.send("nil", "POST", DOOR, &payload("firing", &["db1".into()])).await;
        assert_eq!(told.status, StatusCode::FORBIDDEN, "{}", told.text);
        house.send("mon", "POST", DOOR, &payload("firing", &["db1".into()])).await.result();
        // Of incidents it sees, as anybody does, those that were opened in its name.
        house.post("incident", json!({"short_description": "Printer smokes", "caller_id": "ada"})).await.result();
        let seen = house.seen_by("mon", "/table/incident?sysparm_fields=contact_type").await;
        assert_eq!(seen.each("contact_type"), ["monitoring"]);
        assert_eq!(house.seen_by("mon", "/table/change_request").await.result(), json!([]));
        assert_eq!(house.seen_by("mon", "/table/em_alert").await.each("state"), ["Open"]);
        let hers = house.seen_by("pat", "/table/em_event").await;
        assert_eq!(hers.result(), json!([]), "another body sees nothing of it");
    });
}

#[test]
fn what_cannot_be_read_is_told_and_kept() {
    each(async |house| {
        let told = house.send("mon", "POST", DOOR, "{\"alerts\": [").await;
        let detail = "line 1, column 12: This is no JSON: EOF while parsing a list at line 1 column 12. \
                      What came is kept as an event in error.";
        assert_eq!(told.fault(), (400, "Exception while reading request".into(), Some(detail.into())));
        let nameless = "/api/sn_em_connector/em/inbound_event?source=smoke";
        let (status, _, detail) = house.send("mon", "POST", nameless, "{}").await.fault();
        let known =
            "No source is called smoke. Known are: Prometheus, Grafana, AWS, Zabbix, SNMP, Pingdom, Graylog, Events.";
        assert_eq!((status, detail.as_deref()), (400, Some(known)));
        let half = r#"{"alerts": [{"status": "firing", "labels": {"alertname": "A"}}, {"status": "firing"}]}"#;
        let told = house.send("mon", "POST", DOOR, half).await.result();
        assert_eq!(told["events"][1]["error"], "An object is needed here.");
        let errors = house
            .get(&format!(
                "/table/em_event?sysparm_fields=processing_notes&{}",
                query("state=Error^ORDERBYprocessing_notes")
            ))
            .await;
        let notes = errors.each("processing_notes");
        assert_eq!(notes[0], "alerts[1].labels: An object is needed here.");
        assert!(notes[1].starts_with("line 1, column 12: This is no JSON"), "{notes:?}");
    });
}

#[test]
fn events_in_servicenows_own_form_are_taken() {
    each(async |house| {
        let records = json!({"records": [{"source": "Nagios", "node": "n1", "type": "Disk", "severity": "3"}]});
        house.send("mon", "POST", "/api/global/em/jsonv2", &records.to_string()).await.result();
        let told = house
            .get("/table/em_alert?sysparm_fields=source,node,type,severity,message_key,incident.short_description")
            .await;
        let alert = json!({"source": "Nagios", "node": "n1", "type": "Disk", "severity": "3",
            "message_key": "Nagios_n1_Disk__", "incident.short_description": "Disk on n1"});
        assert_eq!(told.result(), json!([alert]), "{}", house.engine);
    });
}

/// A thousand events of five keys from ten senders at once.
#[test]
fn a_storm_makes_one_incident_for_each_key() {
    each(async |house| {
        let keys: Vec<String> = (0..100).map(|one| format!("db{}", one % 5)).collect();
        let body = payload("firing", &keys);
        let send = async || house.send("mon", "POST", DOOR, &body).await.status;
        let all = tokio::join!(send(), send(), send(), send(), send(), send(), send(), send(), send(), send());
        assert_eq!(<[StatusCode; 10]>::from(all), [StatusCode::OK; 10], "{}", house.engine);
        for (table, text, expected) in [
            ("incident", "", "5"),
            ("em_alert", "stateINOpen,Reopen", "5"),
            ("em_event", "state=Processed", "1000"),
            ("em_event", "alert.node=db3", "200"),
        ] {
            assert_eq!(count(house, table, text).await, expected, "{}: {table} {text}", house.engine);
        }
        let versions = house.get("/table/em_alert?sysparm_fields=sys_mod_count").await;
        assert_eq!(versions.each("sys_mod_count"), ["0"; 5], "what repeats itself writes nothing more on the alert");
    });
}
