//! A small City: the registers as they are, and enough records of May 2020 to write a paper about.
#![allow(dead_code, reason = "each test file uses its own part of the world")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use paper::Reader;
use record::{Actor, Dictionary, Words};
use store::{Bodies, Datum, NewRow, Stamp, Store, StoreError};

pub struct World {
    pub store: Store,
    pub dictionary: Dictionary,
    pub author: Actor,
    pub words: Words,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn toml_files(folder: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the registers").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            toml_files(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "toml") {
            let name = entry.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
            found.push((name, std::fs::read_to_string(&entry).expect("a register")));
        }
    }
}

pub fn dictionary() -> Dictionary {
    let mut files = Vec::new();
    toml_files(&root().join("registers"), &mut files);
    let loaded = Dictionary::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    loaded
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")))
}

pub fn person(id: &str, roles: &[&str], bodies: &[&str]) -> Actor {
    Actor {
        id: id.into(),
        name: id.into(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect::<BTreeSet<_>>(),
        bodies: Bodies::of(bodies.iter().copied()),
        scope: record::Scope::ALL,
    }
}

/// A register, an identifier, a body, and fields as typed.
pub type Entry<'a> = (&'a str, String, &'a str, Vec<(&'a str, String)>);

pub fn entry<'a>(register: &'a str, id: impl Into<String>, body: &'a str, fields: &[(&'a str, &str)]) -> Entry<'a> {
    (register, id.into(), body, fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect())
}

impl World {
    pub fn empty() -> World {
        World::on(Store::sqlite_in_memory().expect("a store in memory"))
    }

    /// Nothing but the registers, on this store.
    pub fn on(store: Store) -> World {
        let dictionary = dictionary();
        store.sync(&dictionary.schema()).expect("a schema");
        let bodies = ["col", "colp"];
        let author = person("author", &["author", "manager", "agent", "security", "clerk", "auditor"], &bodies);
        let now = "2020-06-10T09:00:00Z".parse().expect("an instant");
        let words = Words::new(now, "author", author.bodies.clone()).in_period(date(2020, 5, 1), date(2020, 6, 1));
        World { store, dictionary, author, words }
    }

    pub fn reader(&self) -> Reader<'_> {
        Reader { store: &self.store, dictionary: &self.dictionary, actor: &self.author, words: &self.words }
    }

    pub fn reader_as<'a>(&'a self, actor: &'a Actor) -> Reader<'a> {
        Reader { actor, ..self.reader() }
    }

    fn datum(&self, register: &str, field: &str, typed: &str) -> Datum {
        let register = self.dictionary.get(register).unwrap_or_else(|| panic!("no register {register}"));
        let field = register.field(field).unwrap_or_else(|| panic!("{} has no field {field}", register.name));
        record::value::read(field, typed, &self.words)
            .unwrap_or_else(|message| panic!("{}.{}: {message}", register.name, field.name))
    }

    fn stamp(at: &str, why: &str) -> Stamp {
        Stamp { at: at.into(), actor: "setup".into(), why: why.into(), request: String::new() }
    }

    /// Writes records in one revision at a stored instant.
    pub fn write(&self, at: &str, why: &str, entries: &[Entry<'_>]) {
        let bodies = Bodies::of(["col", "colp"]);
        let rows: Vec<NewRow> = entries
            .iter()
            .map(|(register, id, body, fields)| {
                let form = self.dictionary.get(register).unwrap_or_else(|| panic!("no register {register}"));
                let mut values: Vec<(String, Datum)> = fields
                    .iter()
                    .map(|(field, typed)| ((*field).to_owned(), self.datum(register, field, typed)))
                    .collect();
                if form.fields.contains_key("number") && !fields.iter().any(|(field, _)| *field == "number") {
                    values.push((
                        "number".into(),
                        Datum::text(format!("{}-{id}", form.reference.as_deref().unwrap_or("REC"))),
                    ));
                }
                NewRow {
                    table: form.root.clone(),
                    class: form.name.clone(),
                    sys_id: id.clone(),
                    company: (*body).into(),
                    values,
                }
            })
            .collect();
        self.store
            .write(&bodies, &Self::stamp(at, why), |writing| {
                rows.into_iter().try_for_each(|row| writing.insert(row))?;
                Ok::<_, StoreError>(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
    }

    pub fn change(&self, at: &str, why: &str, register: &str, id: &str, version: i64, fields: &[(&str, &str)]) {
        let root = self.dictionary.get(register).expect("a register").root.clone();
        let values =
            fields.iter().map(|(field, typed)| ((*field).to_owned(), self.datum(register, field, typed))).collect();
        self.store
            .write(&Bodies::of(["col", "colp"]), &Self::stamp(at, why), |writing| {
                writing.update(&root, id, version, values)?;
                Ok::<_, StoreError>(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// Keeps a draft as the desk would, without its rules; gives the identifier.
    pub fn save(&self, at: &str, id: &str, body: &str, draft: &record::Draft) {
        let form = self.dictionary.get(&draft.register).expect("a register").clone();
        let typed = draft.typed.iter().filter(|(field, _)| *field != "company");
        let mut values: Vec<(String, Datum)> =
            typed.map(|(field, typed)| (field.clone(), self.datum(&form.name, field, typed))).collect();
        if form.fields.contains_key("state") {
            let first = form.states.values().next().expect("a first state").value.clone();
            values.push(("state".into(), Datum::Text(first)));
        }
        self.store
            .write(&Bodies::of(["col", "colp"]), &Self::stamp(at, "published"), |writing| {
                for (field, file) in &draft.files {
                    let sha256 = writing.put_file(body, &file.bytes)?;
                    let bytes = file.bytes.len() as u64;
                    let name = record::draft::FileName { sha256, bytes, name: file.name.clone() }.to_string();
                    values.push((field.clone(), Datum::Text(name)));
                }
                writing.insert(NewRow {
                    table: form.root.clone(),
                    class: form.name.clone(),
                    sys_id: id.into(),
                    company: body.into(),
                    values,
                })?;
                Ok::<_, StoreError>(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
    }

    /// The City of May 2020.
    pub fn city() -> World {
        World::empty().lived_in()
    }

    /// The City of May 2020, on this world's store.
    pub fn lived_in(self) -> World {
        self.write("2020-01-01 08:00:00", "who and what there is", &organisation());
        self.write("2020-05-31 20:00:00", "May", &may());
        self
    }
}

fn organisation() -> Vec<Entry<'static>> {
    let mut all = vec![
        entry(
            "core_company",
            "col",
            "global",
            &[
                ("code", "col"),
                ("name", "City of London Corporation"),
                ("short_name", "City of London"),
                ("customer", "yes"),
            ],
        ),
        entry(
            "core_company",
            "colp",
            "global",
            &[("code", "colp"), ("name", "City of London Police"), ("short_name", "CoLP"), ("customer", "yes")],
        ),
        entry("core_company", "agilisys", "global", &[("code", "agilisys"), ("name", "Agilisys"), ("vendor", "yes")]),
        entry("core_company", "capita", "global", &[("code", "capita"), ("name", "Capita"), ("vendor", "yes")]),
        entry(
            "sys_user",
            "u-arden",
            "global",
            &[("user_name", "j.arden"), ("first_name", "Jocelyn"), ("last_name", "Arden"), ("name", "Jocelyn Arden")],
        ),
        entry("cmn_location", "nst", "colp", &[("name", "New Street")]),
        entry("cmdb_ci_ip_firewall", "fw1", "colp", &[("name", "COLP-NST-FW-01")]),
        entry("cmdb_ci_service", "epilog", "col", &[("name", "Epilog Gower")]),
        entry("cmdb_ci_service", "ra", "col", &[("name", "City remote access")]),
        entry("usage_series", "ra-col", "col", &[("name", "remote_access_col"), ("title", "Remote access, City")]),
        entry("usage_series", "ra-colp", "colp", &[("name", "remote_access_colp"), ("title", "Remote access, Police")]),
        entry(
            "health_check",
            "hc-col",
            "col",
            &[("name", "2019/20 CoL"), ("submitted_on", "2020-03-31"), ("state", "submitted")],
        ),
        entry("health_check", "hc-colp", "colp", &[("name", "2019/20 CoLP"), ("state", "remediating")]),
        entry(
            "committee",
            "dssc-old",
            "col",
            &[("name", "IT Sub-Committee"), ("code", "ds"), ("used_until", "2019-03-31")],
        ),
        entry(
            "committee",
            "dssc",
            "col",
            &[("name", "Digital Services Sub-Committee"), ("code", "ds"), ("used_from", "2019-04-01")],
        ),
        entry(
            "recorded_figure",
            "rf1",
            "col",
            &[
                ("name", "support_extension_months"),
                ("title", "Extension of support asked for"),
                ("value", "3"),
                ("unit", "months"),
                ("as_of", "2020-05-18"),
                ("source", "Request to the supplier"),
            ],
        ),
        entry(
            "recorded_figure",
            "rf2",
            "col",
            &[
                ("name", "saving"),
                ("title", "Forecast saving"),
                ("value", "84000"),
                ("unit", "pounds"),
                ("as_of", "2020-05-18"),
                ("source", "Budget report"),
            ],
        ),
        entry(
            "ast_contract",
            "ctr1",
            "col",
            &[
                ("short_description", "Support of SharePoint and databases"),
                ("ends", "2020-08-31"),
                ("state", "active"),
            ],
        ),
        entry(
            "risk_acceptance",
            "ra1",
            "col",
            &[("short_description", "Two findings"), ("depends_on_date", "2020-06-30"), ("state", "asked")],
        ),
        entry("problem", "prb", "global", &[("short_description", "Causes behind incidents")]),
        entry(
            "paper",
            "pap1",
            "col",
            &[("name", "it-service-delivery-summary"), ("title", "IT Service Delivery Summary"), ("period", "2020-05")],
        ),
        entry(
            "improvement",
            "imp1",
            "colp",
            &[
                ("short_description", "Checks"),
                ("area", "police"),
                ("wording", "Discussions are under way to improve the annual check."),
                ("state", "under_way"),
            ],
        ),
        entry(
            "improvement",
            "imp2",
            "col",
            &[
                ("short_description", "Support"),
                ("area", "corporation"),
                ("wording", "An extension of support has been asked for."),
                ("state", "under_way"),
            ],
        ),
        entry(
            "improvement",
            "imp3",
            "col",
            &[
                ("short_description", "ServiceNow"),
                ("area", "partnership"),
                ("wording", "A new service management tool is being set up."),
                ("state", "under_way"),
                ("expected_on", "2020-09-30"),
            ],
        ),
        entry(
            "improvement",
            "imp4",
            "col",
            &[
                ("short_description", "Move to the cloud"),
                ("area", "programme"),
                ("supplier", "capita"),
                ("expected_on", "2020-06-15"),
                ("state", "under_way"),
            ],
        ),
    ];
    for (name, body, value, unit) in [
        ("csat_col", "col", "85", "percent"),
        ("csat_colp", "colp", "85", "percent"),
        ("nps", "global", "50", "points"),
        ("p1_fix_col", "col", "98", "percent"),
        ("p1_fix_colp", "colp", "98", "percent"),
    ] {
        all.push(entry(
            "target",
            format!("t-{name}"),
            body,
            &[
                ("name", name),
                ("title", name),
                ("value", value),
                ("unit", unit),
                ("better", "up"),
                ("from_date", "2019-04-01"),
                ("source", "Illustration"),
            ],
        ));
    }
    for (day, name) in [("2020-05-08", "Early May bank holiday"), ("2020-05-25", "Spring bank holiday")] {
        all.push(entry(
            "cmn_schedule_span",
            format!("bh-{day}"),
            "global",
            &[("day", day), ("name", name), ("type", "bank_holiday")],
        ));
    }
    all
}

/// One priority incident: handle, body, priority, opened, duration, out of hours, cause, service, plan.
type Incident = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
    &'static str,
    &'static str,
    &'static str,
);

const INCIDENTS: [Incident; 8] = [
    ("loop", "colp", "1", "2020-05-06 17:42", "01:02", false, "change", "Network", "reviewed_second_attempt"),
    ("pnc", "colp", "1", "2020-05-12 09:15", "17:45", false, "change", "PNC", "review_and_reschedule"),
    ("zone", "colp", "1", "2020-05-16 22:05", "07:18", true, "hardware", "Network (Security Zone)", "problem_record"),
    ("pronto", "colp", "1", "2020-05-19 22:10", "00:45", true, "change", "Pronto-Niche", "review_and_reschedule"),
    (
        "portal",
        "colp",
        "2",
        "2020-05-22 20:24",
        "60:08",
        true,
        "supplier",
        "HR Application Portal",
        "supplier_management",
    ),
    ("vpn", "colp", "2", "2020-05-27 08:30", "16:00", false, "hardware", "IL4 CoLPConf VPN client", "problem_record"),
    ("epilog", "col", "1", "2020-05-14 11:05", "00:12", false, "not_known", "Epilog Gower", "problem_record"),
    ("port", "col", "1", "2020-02-11 10:22", "00:16", false, "people", "Network", "problem_record"),
];

fn may() -> Vec<Entry<'static>> {
    let mut all = Vec::new();
    for (id, body, priority, opened, duration, is_ooh, cause, service, plan) in INCIDENTS {
        let mut one = entry(
            "incident",
            format!("inc-{id}"),
            body,
            &[
                ("short_description", service),
                ("priority", priority),
                ("opened_at", opened),
                ("calendar_duration", duration),
                ("out_of_hours", if is_ooh { "yes" } else { "no" }),
                ("cause", cause),
                ("affected_service", service),
                ("reason", "A reason in words for the public."),
                ("resolution", "What put it right."),
                ("problem_plan", plan),
                ("problem_plan_record", "prb"),
                ("state", "closed"),
                ("resolution_met", if duration == "17:45" { "no" } else { "yes" }),
            ],
        );
        if id == "epilog" {
            one.3.push(("business_service", "epilog".into()));
            one.3.extend([("attribution", "unknown".to_owned()), ("attribution_state", "accepted".to_owned())]);
        }
        if id == "port" {
            one.3.extend(
                [("attribution", "supplier"), ("attributed_to", "agilisys"), ("attribution_state", "accepted")]
                    .map(|(f, v)| (f, v.to_owned())),
            );
        }
        all.push(one);
    }
    all.push(entry(
        "incident",
        "inc-april",
        "col",
        &[
            ("short_description", "Remote access drops"),
            ("priority", "1"),
            ("opened_at", "2020-04-15 08:35"),
            ("calendar_duration", "03:52"),
            ("cause", "hardware"),
            ("affected_service", "Remote access"),
            ("business_service", "ra"),
            ("state", "closed"),
            ("problem_plan_record", "prb"),
        ],
    ));
    for (body, good, all_replies) in [("col", 412, 448), ("colp", 199, 214)] {
        for at in 0..all_replies {
            let rating = if at < good { "very_good" } else { "fair" };
            let recommend = if at % 10 < 7 {
                "9"
            } else if at % 10 == 9 {
                "3"
            } else {
                "8"
            };
            let day = format!("2020-05-{:02}", at % 31 + 1);
            all.push(entry(
                "survey",
                format!("s-{body}-{at}"),
                body,
                &[("received_on", &day), ("rating", rating), ("recommend", recommend)],
            ));
        }
    }
    findings(&mut all);
    for day in 1..=31u32 {
        let date = format!("2020-05-{day:02}");
        // Mean 650, high 816, low 435 over 31 days.
        let police = match day {
            1 => 816,
            2 => 435,
            3 => 699,
            _ => 650,
        };
        let city = 1480 + (day % 8) * 32;
        all.push(entry(
            "usage_point",
            format!("up-col-{day}"),
            "col",
            &[("series", "ra-col"), ("day", &date), ("value", &city.to_string()), ("source", "count")],
        ));
        all.push(entry(
            "usage_point",
            format!("up-colp-{day}"),
            "colp",
            &[("series", "ra-colp"), ("day", &date), ("value", &police.to_string()), ("source", "count")],
        ));
    }
    all
}

fn findings(all: &mut Vec<Entry<'static>>) {
    let groups = [
        ("hc-col", "col", "critical", "remediated", 3),
        ("hc-col", "col", "high", "remediated", 21),
        ("hc-col", "col", "high", "open", 2),
        ("hc-col", "col", "medium", "remediated", 109),
        ("hc-col", "col", "medium", "mitigated", 53),
        ("hc-col", "col", "low", "remediated", 37),
        ("hc-col", "col", "low", "mitigated", 20),
        ("hc-col", "col", "info", "remediated", 8),
        ("hc-col", "col", "info", "mitigated", 9),
        ("hc-colp", "colp", "critical", "remediated", 2),
        ("hc-colp", "colp", "high", "open", 3),
        ("hc-colp", "colp", "medium", "remediated", 40),
    ];
    for (check, body, severity, state, count) in groups {
        for at in 0..count {
            let mut one = entry(
                "finding",
                format!("f-{body}-{severity}-{state}-{at}"),
                body,
                &[
                    ("health_check", check),
                    ("short_description", "A weakness"),
                    ("severity", severity),
                    ("state", state),
                    ("found_on", "2019-11-22"),
                ],
            );
            if state == "open" && body == "col" {
                one.3.push(("risk_acceptance", "ra1".into()));
            }
            all.push(one);
        }
    }
}
