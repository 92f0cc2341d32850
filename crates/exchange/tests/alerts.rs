//! What monitoring systems post, as it is read: payloads of open projects' tests where `../shared` is there, and small ones of ours.

use std::path::Path;

use exchange::alerts::{EVENTS_MAX, Heard, Odd, Source, Standing, read};

type One = Result<Heard, Odd>;

fn told(source: &str, payload: &str) -> Vec<One> {
    let source = Source::named(source).unwrap_or_else(|| panic!("{source} is known"));
    read(source, payload.as_bytes()).unwrap_or_else(|odd| panic!("{odd}"))
}

/// `standing key` of each, or what is odd.
fn short(all: &[One]) -> Vec<String> {
    let one = |one: &One| match one {
        Ok(Heard { standing: Standing::Stands(severity), key, .. }) => format!("{severity:?} {key}"),
        Ok(Heard { standing: Standing::Over, key, .. }) => format!("over {key}"),
        Ok(Heard { standing: Standing::Told(_), key, .. }) => format!("told {key}"),
        Err(odd) => odd.to_string(),
    };
    all.iter().map(one).collect()
}

fn real(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/alerts").join(name);
    if !path.exists() {
        eprintln!("Skipped: {} is not there.", path.display());
    }
    std::fs::read_to_string(path).ok()
}

/// Each file with the events that are in it.
#[test]
fn payloads_that_nobody_here_wrote_are_read() {
    let table: [(&str, &str, &[&str]); 12] = [
        ("alertmanager", "alertmanager/am_executor_example.json", &["Warning *", "Warning *"]),
        ("alertmanager", "alertmanager/servicenow_firing.json", &["Warning *"]),
        ("alertmanager", "alertmanager/servicenow_resolved.json", &["over *"]),
        (
            "alertmanager",
            "alertmanager/snmp_notifier_mixed_alerts.json",
            &["Warning *", "over *", "Critical *", "Critical *"],
        ),
        ("alertmanager", "other/alerta_prometheus_v4_alert.json", &["Critical *"]),
        (
            "cloudwatch",
            "other/alerta_cloudwatch_notification.json",
            &["Major 1234567890/EU (Ireland)/bucketbytesAlarm"],
        ),
        ("grafana", "other/alerta_grafana_6.json", &["Warning grafana.logreposit.com/58"]),
        ("grafana", "other/alerta_grafana_alert_alerting.json", &["Warning grafana.domain.tld/7"]),
        ("grafana", "other/alerta_grafana_alert_ok.json", &["over grafana.domain.tld/7"]),
        (
            "graylog",
            "other/alerta_graylog_notification.json",
            &["Warning stream/55f1509dbee8e2841898eb64/MESSAGE_COUNT"],
        ),
        ("pingdom", "other/alerta_pingdom_down.json", &["Critical check/803318"]),
        ("pingdom", "other/alerta_pingdom_up.json", &["over check/803318"]),
    ];
    for (source, name, expected) in table {
        let Some(payload) = real(name) else { return };
        let all = told(source, &payload);
        let shown: Vec<String> = short(&all)
            .into_iter()
            .zip(expected.iter().copied().chain(std::iter::repeat("")))
            .map(|(text, wanted)| match wanted.strip_suffix('*') {
                Some(start) if text.starts_with(start) => wanted.to_owned(),
                _ => text,
            })
            .collect();
        assert_eq!(shown, expected, "{name}");
        for heard in all.iter().flatten() {
            assert!(!heard.description.is_empty(), "{name}: {heard:?}");
            assert_eq!(
                heard.note,
                if heard.key.starts_with("grafana.logreposit") {
                    "2 series met it; the first stands for them."
                } else {
                    ""
                },
                "{name}"
            );
        }
    }
}

#[test]
fn an_alert_has_one_key_whether_it_fires_or_is_resolved() {
    for (source, files) in [
        ("alertmanager", ["alertmanager/servicenow_firing.json", "alertmanager/servicenow_resolved.json"]),
        ("grafana", ["other/alerta_grafana_alert_alerting.json", "other/alerta_grafana_alert_ok.json"]),
        ("pingdom", ["other/alerta_pingdom_down.json", "other/alerta_pingdom_up.json"]),
    ] {
        let [Some(fires), Some(ends)] = files.map(real) else { return };
        let key = |payload: &str| told(source, payload).remove(0).map(|heard| heard.key);
        assert_eq!(key(&fires), key(&ends), "{source}");
    }
}

#[test]
fn traps_of_snmp_notifier_are_read() {
    let Some(payload) = real("snmp/snmp_notifier_mixed_traps.json") else { return };
    let keys =
        ["over 1.2.3.1.1[environment=production,label=test]", "Critical 1.2.3.2.1[environment=production,label=test]"];
    assert_eq!(short(&told("snmp", &payload)), keys);
}

#[test]
fn an_alarm_says_when_and_of_what() {
    let Some(payload) = real("other/alerta_cloudwatch_notification.json") else { return };
    let all = told("sns", &payload);
    let heard = all[0].as_ref().expect("read");
    assert_eq!(heard.at.map(|at| at.to_string()).as_deref(), Some("2019-02-15T23:53:45.093Z"));
    let parts = [&heard.node, &heard.resource, &heard.metric].map(String::as_str);
    assert_eq!(parts, ["try.alerta.io", "AWS/S3", "BucketSizeBytes"]);
}

#[test]
fn links_go_down_and_come_back() {
    let trap = |which: &str| {
        format!(
            r#"{{"agent": "sw1", "1.3.6.1.2.1.1.3.0": 9, ".1.3.6.1.6.3.1.1.4.1.0": "1.3.6.1.6.3.1.1.5.{which}",
               "1.3.6.1.2.1.2.2.1.1.7": 7, "1.3.6.1.2.1.2.2.1.2.7": "Gi0/7"}}"#
        )
    };
    let payload = format!("[{}, {}]", trap("3"), trap("4"));
    assert_eq!(short(&told("snmp", &payload)), ["Major link/sw1/7", "over link/sw1/7"]);
}

#[test]
fn zabbix_writes_its_macros() {
    let event = |more: &str| {
        format!(r#"{{"event_id": "88", "trigger_id": "13926", "host_name": "db1", "event_name": "Disk full", {more}}}"#)
    };
    let all = [
        (r#""event_value": "1", "event_nseverity": "5""#, "Critical trigger/13926/db1"),
        (r#""event_value": 1, "event_severity": "Average""#, "Minor trigger/13926/db1"),
        (r#""event_value": "0", "event_nseverity": "5""#, "over trigger/13926/db1"),
        (r#""event_value": "1", "event_update_status": "1""#, "told trigger/13926/db1"),
        (r#""event_value": "maybe""#, "event_value: It says neither 1 (problem) nor 0 (over)."),
    ];
    for (more, expected) in all {
        assert_eq!(short(&told("zabbix", &event(more))), [expected]);
    }
}

#[test]
fn what_is_odd_says_where_and_keeps_what_came() {
    let payload = r#"{"status": "firing", "alerts": [
        {"labels": {"alertname": "A"}, "fingerprint": "f1", "startsAt": "soon"},
        {"labels": {"alertname": ["A"]}}, {"labels": {}}, 7,
        {"status": "lost", "labels": {"alertname": "A"}}], "truncatedAlerts": 3}"#;
    let all = told("Prometheus", payload);
    let expected = [
        "Warning f1",
        "alerts[1].labels.alertname: A label is a text.",
        "alerts[2].labels: Without a label nothing says what it is about.",
        "alerts[3]: An object is needed here.",
        "alerts[4].status: It says neither firing nor resolved.",
        "truncatedAlerts: Alertmanager left 3 alerts out. Raise its max_alerts.",
    ];
    assert_eq!(short(&all), expected);
    assert_eq!(all[0].as_ref().map(|heard| heard.note.as_str()), Ok("alerts[0].startsAt “soon” is no time."));
    let came = all[1].as_ref().map_err(|odd| String::from_utf8_lossy(&odd.payload).into_owned());
    assert_eq!(came, Err(r#"{"labels":{"alertname":["A"]}}"#.to_owned()));
    let broken = read(Source::Alertmanager, b"{\"alerts\": [\n oops").expect_err("no JSON");
    assert_eq!((broken.place.as_str(), broken.payload.len()), ("line 2, column 2", 18));
}

#[test]
fn no_address_is_followed_to_confirm_a_subscription() {
    let all = told("aws", r#"{"Type": "SubscriptionConfirmation", "SubscribeURL": "https://sns.example.org/?x=1"}"#);
    let said = "SubscribeURL: SNS asks whether it may post here. No address in a payload is followed: confirm the subscription yourself.";
    assert_eq!(short(&all), [said]);
}

#[test]
fn servicenows_own_events_are_read() {
    let payload = r#"{"records": [
        {"source": "Nagios", "node": "n1", "type": "Disk", "severity": "2", "additional_info": "{\"team\": \"blue\"}"},
        {"node": "n1", "message_key": "k", "severity": 0}, {"severity": "1"}, {"node": "n", "severity": "1", "resolution_state": "Closing"}]}"#;
    let all = told("genericJson", payload);
    let odd = "records[2]: Say what it is about: message_key, or at least node, type, resource or metric_name.";
    assert_eq!(short(&all), ["Major ", "over k", odd, "over "]);
    let first = all[0].as_ref().expect("read");
    assert_eq!((first.source.as_str(), first.said.as_str()), ("Nagios", r#"{"team":"blue"}"#));
}

#[test]
fn a_payload_has_a_limit_and_the_rest_is_kept() {
    let one = r#"{"labels": {"a": "b"}, "status": "firing"}"#;
    let payload = format!(r#"{{"alerts": [{}]}}"#, vec![one; EVENTS_MAX + 2].join(","));
    let all = told("alertmanager", &payload);
    assert_eq!(all.len(), EVENTS_MAX + 1);
    let rest = all[EVENTS_MAX].as_ref().expect_err("odd");
    assert_eq!(rest.to_string(), "alerts[1000]: At most 1000 events are read of one payload; these are 2 more.");
    assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&rest.payload).expect("JSON").len(), 2);
    // Deeper than any system writes.
    assert!(read(Source::Plain, "[".repeat(10_000).as_bytes()).is_err());
}
