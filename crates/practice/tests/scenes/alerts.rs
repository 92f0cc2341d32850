use practice::alerts::{Heard, Odd, Severity, Standing, take_in};
use record::{Actor, Page, Path, Query, Words};

use crate::town::{Town, check_both};

/// `column, column` of every record of a register that the scene made, as it is shown, in their order.
fn all(town: &Town, register: &str, columns: &[&str]) -> Vec<String> {
    let setup = Actor::system("setup", town.bodies.clone());
    let words = Words::new(town.now, "setup", town.bodies.clone());
    let order = if register == "em_event" { "time_of_event" } else { "number" };
    let permitted = setup.asks(&town.desk.dictionary, &Query::all(register).ordered(order, false), &words);
    let columns: Vec<Path> = columns.iter().copied().map(Path::of).collect();
    let rows = permitted.and_then(|asked| asked.rows(&mut &town.desk.store, &columns, Page::ALL)).expect("rows");
    rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.shown).collect::<Vec<_>>().join(", ")).collect()
}

const DOWN: &str = "| company = colp | source = Zabbix | node = web1.example.org:9100 | type = Down | severity = 2
    | message_key = k1 | description = Web 1 is down";
const UP: &str = "| company = colp | source = Zabbix | message_key = k1 | severity = 0 | resolution_state = Closing";

#[test]
fn events_of_one_key_have_one_incident_which_is_resolved_with_them() {
    let scene = format!(
        "2020-05-06 10:00 setup new sys_user_group watch | company = colp | name = Watch
         2020-05-06 10:00 setup new cmdb_ci_server web1 | company = colp | name = web1 | support_group = @watch
         2020-05-06 10:01 agent new em_event e1 {DOWN}
         2020-05-06 10:02 agent new em_event e2 {DOWN}
         2020-05-06 10:03 agent new em_event e3 {DOWN}
         2020-05-06 10:09 agent new em_event e4 {UP}
         is e1 | state = Processed
         is e4 | state = Processed"
    );
    for town in check_both(&scene) {
        let columns = ["short_description", "state", "priority", "cmdb_ci", "assignment_group", "close_notes"];
        let told = "Web 1 is down, Resolved, Moderate, web1, Watch, \
                    Monitoring says that it is over, after 4 events. Nobody has said what put it right.";
        assert_eq!(all(&town, "incident", &columns), [told], "{}", town.engine);
        assert_eq!(all(&town, "em_alert", &["state", "severity", "closed_at"]), ["Closed, Major, 6 May 2020, 10:09"]);
        let numbers = all(&town, "incident", &["number"]);
        let linked = all(&town, "em_event", &["alert.incident.number"]);
        assert_eq!(linked, vec![numbers[0].clone(); 4], "each event leads to the incident");
    }
}

#[test]
fn an_alert_that_returns_soon_reopens_its_incident_and_later_makes_another() {
    let scene = format!(
        "2020-05-06 10:00 agent new em_event e1 {DOWN}
         2020-05-06 10:10 agent new em_event e2 {UP}
         2020-05-06 11:10 agent new em_event e3 {DOWN}
         2020-05-06 11:20 agent new em_event e4 {UP}
         2020-05-06 12:21 agent new em_event e5 {DOWN}"
    );
    for town in check_both(&scene) {
        let told = ["Resolved, 1", "New, 0"];
        assert_eq!(all(&town, "incident", &["state", "reopen_count"]), told, "{}", town.engine);
        assert_eq!(all(&town, "em_alert", &["state", "times_reopened"]), ["Closed, 1", "Open, 0"]);
    }
}

#[test]
fn the_first_rule_that_fits_words_and_places_the_incident() {
    let scene = format!(
        "2020-05-06 09:00 boss new em_alert_management_rule quiet | company = colp | name = Tests | order = 10
         | alert_filter = type=Test | creates_incident = no
         2020-05-06 09:00 boss new em_alert_management_rule calm | company = colp | name = Net | order = 20
         | alert_filter = nodeSTARTSWITHweb^severityIN1,2 | impact = 1 | urgency = 1 | business_service = @net
         | short_description = {{type}}: {{node}} ({{severity}}) | resolves_incident = no | reopen_within = 5 minutes
         | description = Team {{additional_info.labels.team}} {{resource}}knows
         2020-05-06 09:00 boss new em_alert_management_rule late | company = colp | name = Never | order = 30 | impact = 2
         2020-05-06 10:00 agent new em_event e1 {DOWN} | additional_info = {{\"labels\":{{\"team\":\"blue\"}}}}
         2020-05-06 10:00 agent new em_event e2 | company = colp | source = Zabbix | node = web2 | type = Test
         2020-05-06 10:10 agent new em_event e3 {UP}"
    );
    for town in check_both(&scene) {
        let columns = ["short_description", "description", "priority", "business_service", "state"];
        let told = "Down: web1.example.org:9100 (Major), Team blue knows, Critical, Police network, New";
        assert_eq!(all(&town, "incident", &columns), [told], "{}", town.engine);
        assert_eq!(all(&town, "em_alert", &["rule", "state"]), ["Net, Closed", "Tests, Open"]);
    }
}

#[test]
fn a_rule_that_cannot_be_judged_is_refused() {
    check_both(
        "2020-05-06 09:00 boss new em_alert_management_rule a | company = colp | name = A | alert_filter = initial_event_time>2020-01-01
         no alert_filter: Compare the alert's own fields with values; an order among values is not judged.
         2020-05-06 09:00 boss new em_alert_management_rule b | company = colp | name = B | alert_filter = wind=high
         no alert_filter: This means nothing here: wind=high.
         2020-05-06 09:00 boss new em_alert_management_rule c | company = colp | name = C | short_description = {nod} is down
         no short_description: An alert has no field `nod`.
         2020-05-06 09:00 boss new em_alert_management_rule d | company = colp | name = D | reopen_within = 32 days
         no reopen_within: Say at most 31 days.",
    );
}

#[test]
fn what_nothing_follows_from_is_kept_and_says_why() {
    let scene = format!(
        "2020-05-06 10:00 agent new em_event e1 {UP}
         is e1 | state = Ignored | processing_notes = Nothing of this key was open.
         2020-05-06 10:01 agent new em_event e2 | company = colp | source = SNMP | node = r1 | type = Ping | severity = 5
         is e2 | state = Processed | message_key = SNMP_r1_Ping__
         2020-05-06 10:02 agent new em_event e3 | company = colp | source = SNMP
         no message_key: Say what it is about: a key, or at least node, type, resource or metric.
         2020-05-06 10:03 agent e2 | node = r2
         no node: This is what was said: it stays."
    );
    for town in check_both(&scene) {
        assert_eq!(all(&town, "incident", &["number"]), Vec::<String>::new(), "information asks nobody to do anything");
        assert_eq!(all(&town, "em_alert", &["severity", "state"]), ["Info, Open"]);
    }
}

#[test]
fn an_incident_that_people_have_resolved_is_not_opened_by_repetitions_until_it_plainly_goes_on() {
    let scene = format!("2020-05-06 10:00 agent new em_event e1 {DOWN}");
    for mut town in check_both(&scene) {
        let setup = Actor::system("setup", town.bodies.clone());
        let words = Words::new(town.now, "setup", town.bodies.clone());
        let asked = setup.asks(&town.desk.dictionary, &Query::all("incident"), &words).expect("allowed");
        let id = asked.ids(&mut &town.desk.store, Page::ONE).expect("read").remove(0);
        town.known.insert("one".into(), ("incident".into(), id));
        town.play(&format!(
            "2020-05-06 10:30 agent one | state = resolved | close_code = Solution provided | close_notes = Done
             2020-05-06 11:00 agent new em_event e2 {DOWN}
             is one | state = Resolved"
        ));
        assert_eq!(all(&town, "incident", &["state"]), ["Resolved"]);
        town.play(&format!("2020-05-06 11:31 agent new em_event e3 {DOWN}"));
        assert_eq!(all(&town, "incident", &["state"]), ["Resolved", "New"], "{}", town.engine);
        assert_eq!(all(&town, "em_alert", &["state"]), ["Closed", "Open"]);
    }
}

fn heard(key: &str, standing: Standing) -> Heard {
    Heard {
        place: format!("alerts[{key}]"),
        source: "Prometheus".into(),
        instance: String::new(),
        node: "web1".into(),
        what: "Down".into(),
        resource: String::new(),
        metric: String::new(),
        standing,
        key: key.into(),
        at: None,
        description: "Web 1 is down".into(),
        said: "{}".into(),
        note: String::new(),
    }
}

#[test]
fn what_a_rule_refuses_is_kept_in_error_beside_what_it_does_not() {
    let scene = "2020-05-06 09:00 setup new sys_script stop | company = global | name = No b | collection = incident
         | when = before | action_insert = yes | abort_action = yes | filter_condition = correlation_id=b | message = Not b.";
    for mut town in check_both(scene) {
        let agent = town.actor("agent");
        let company = town.known["colp"].1.clone();
        let firing = Standing::Stands(Severity::Major);
        let odd = Odd {
            place: "alerts[2].labels".into(),
            message: "An object is needed here.".into(),
            payload: b"x".to_vec(),
        };
        let all_heard = [Ok(heard("a", firing)), Ok(heard("b", firing)), Err(odd)];
        let kept = take_in(&town.desk, town.occasion(&agent), &company, "Prometheus", &all_heard).expect("kept");
        let faults: Vec<Option<String>> = kept.into_iter().map(|one| one.fault).collect();
        let refused = "Not b. (rule “No b”)".to_owned();
        assert_eq!(faults, [None, Some(refused), Some("An object is needed here.".into())], "{}", town.engine);
        let mut events = all(&town, "em_event", &["state", "processing_notes"]);
        events.sort();
        let notes = "Error, alerts[2].labels: An object is needed here.";
        assert_eq!(events, ["Error, Not b. (rule “No b”)", notes, "Processed, "]);
        assert_eq!(all(&town, "incident", &["correlation_id"]), ["a"]);
    }
}
