//! New records, changes and deletions.

use axum::http::StatusCode;
use serde_json::json;

use crate::house::houses;

#[tokio::test]
async fn a_record_is_made_read_changed_and_deleted() {
    for house in houses() {
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
    }
}
