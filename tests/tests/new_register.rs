//! A new register is one file. Nothing else knows of `dpia`, and yet it is listed, opened, searched, followed through time,
//! counted by a question, and kept from those who may not see it; on a store that was in use before it came.

use std::collections::BTreeSet;

use record::road::Page;
use record::{Actor, Answer, Dictionary, Filter, Path, Query, Trouble, Words, history, question, value};
use store::{Bodies, Datum, NewRow, Stamp, Store, StoreError};

const ACTIVITY: (&str, &str) = (
    "registers/protection/processing_activity.toml",
    r#"
register  = "processing_activity"
title     = "Processing activity"
plural    = "Processing activities"
reference = "ROPA"
purpose   = "Shows what we do with data about people."
keep      = "for good"
display   = "name"
known_by  = ["name"]
columns   = ["number", "name"]

[fields]
name = { kind = "line", required = true }

[access]
read  = ["assessor", "dpo", "auditor"]
write = ["dpo"]
rows  = "company in mine"
"#,
);

const DPIA: (&str, &str) = (
    "registers/protection/dpia.toml",
    r#"
# Data protection impact assessments (UK GDPR art. 35).
register  = "dpia"
title     = "Data protection impact assessment"
reference = "DPIA"
purpose   = "Shows that we weighed the risk to people before we began using their data."
keep      = "6 years after superseded"
columns   = ["number", "short_description", "processing_activity", "risk", "state", "review_due"]

[fields]
short_description   = { kind = "line",   required = true }
processing_activity = { kind = "ref",    to = "processing_activity", required = true }
assessor            = { kind = "person", default = "me" }
necessity           = { kind = "prose",  ask = "Why is this processing needed, and is it proportionate?" }
risk                = { kind = "choice", of = ["low", "medium", "high"] }
advice              = { kind = "prose",  ask = "Advice of the data protection officer", write = ["dpo"], personal = false }
review_due          = { kind = "date" }

[states]
draft      = { next = ["review"] }
review     = { next = ["approved", "draft"], needs = ["necessity", "risk"] }
approved   = { next = ["superseded"], needs = ["advice", "review_due"], by = ["dpo"] }
superseded = { next = [] }

[access]
read  = ["assessor", "dpo", "auditor"]
write = ["assessor", "dpo"]
rows  = "company in mine"

[clocks]
review = { runs_in = ["review"], target = "10 working days", calendar = "office" }

[views]
overdue = "state = approved and review_due < today"
"#,
);

/// A store that served the committed registers, and now serves these two as well.
fn stores(dictionary: &Dictionary) -> Vec<(&'static str, Store)> {
    let stores = store::testing::stores();
    for (engine, store) in &stores {
        store.sync(&tests::dictionary().schema()).expect("the committed registers");
        put(store, "sys_user", "ada", &[("name", "Ada Okafor"), ("user_name", "a.okafor")]);
        let added = store.sync(&dictionary.schema()).expect("two registers more");
        assert!(added.iter().any(|sentence| sentence.contains("dpia")), "{engine}: {added:?}");
        put(store, "processing_activity", "cameras", &[("number", "ROPA0001001"), ("name", "Body-worn cameras")]);
        let assessment = [
            ("number", "DPIA0001001"),
            ("short_description", "Cameras for ward officers"),
            ("processing_activity", "cameras"),
            ("assessor", "ada"),
            ("risk", "medium"),
            ("state", "approved"),
            ("review_due", "2020-05-31"),
        ];
        put(store, "dpia", "one", &assessment);
        let lower = [
            ("number", "DPIA0001002"),
            ("short_description", "A list of volunteers"),
            ("processing_activity", "cameras"),
            ("risk", "low"),
            ("state", "draft"),
        ];
        put(store, "dpia", "two", &lower);
    }
    stores
}

fn put(store: &Store, register: &str, sys_id: &str, values: &[(&str, &str)]) {
    let words = values.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
    let values = values.iter().map(|(name, text)| ((*name).to_owned(), Datum::text(*text))).collect();
    let row =
        NewRow { table: register.into(), class: register.into(), sys_id: sys_id.into(), company: "col".into(), values };
    let work = |writing: &mut store::Writing<'_>| {
        writing.insert(row)?;
        writing.index(register, sys_id, "col", &words)
    };
    store
        .write(&Bodies::of(["col"]), &stamp("2020-06-01 09:00:00"), work)
        .unwrap_or_else(|error: StoreError| panic!("{error}"));
}

fn stamp(at: &str) -> Stamp {
    Stamp { at: at.into(), actor: "a.okafor".into(), why: "Told so".into(), request: "1".into() }
}

fn somebody(id: &str, roles: &[&str], body: &str) -> Actor {
    let roles: BTreeSet<String> = roles.iter().map(|role| (*role).to_owned()).collect();
    Actor { id: id.into(), name: id.into(), roles, bodies: Bodies::of([body]) }
}

fn words(actor: &Actor) -> Words {
    Words::new("2020-06-03T08:00:00Z".parse().expect("an instant"), actor.id.clone(), actor.bodies.clone())
}

#[test]
fn one_file_is_a_register() {
    let dictionary = tests::dictionary_with(&[ACTIVITY, DPIA]);
    for (engine, store) in stores(&dictionary) {
        let officer = somebody("dpo", &["dpo"], "col");
        let words = words(&officer);
        let source = &mut &store;
        let asks = |text: &str| {
            let query = dictionary.query(text).unwrap_or_else(|fault| panic!("{fault}"));
            officer.asks(&dictionary, &query, &words).unwrap_or_else(|trouble| panic!("{trouble}"))
        };

        // Its list, with its own columns.
        let register = dictionary.get("dpia").expect("it is there");
        let columns: Vec<Path> = register.columns.iter().map(|column| Path::of(column)).collect();
        let rows = asks("dpia order by number").rows(source, &columns, Page::ALL).expect("a list");
        let shown: Vec<Vec<&str>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| cell.shown.as_str()).collect()).collect();
        let expected = [
            ["DPIA0001001", "Cameras for ward officers", "Body-worn cameras", "Medium", "Approved", "31 May 2020"],
            ["DPIA0001002", "A list of volunteers", "Body-worn cameras", "Low", "Draft", ""],
        ];
        assert_eq!(shown, expected.map(|row| row.to_vec()), "{engine}");

        // Its page, its view, and search.
        let record = asks("dpia where number = DPIA0001001").record(source).expect("answered").expect("a record");
        assert_eq!((record.shown("assessor"), record.shown("risk")), ("Ada Okafor", "Medium"), "{engine}");
        let overdue = asks(&format!("dpia where {}", register.views["overdue"]));
        assert_eq!(overdue.ids(source, Page::ALL).expect("a view"), ["one"], "{engine}");
        let found = asks("dpia where text matches \"volunteer\"");
        assert_eq!(found.ids(source, Page::ALL).expect("a search"), ["two"], "{engine}");

        // Its word in a paper.
        let asked =
            question::read(&dictionary, "share dpia where risk >= medium of dpia where state in (draft, approved)");
        let asked = asked.unwrap_or_else(|fault| panic!("{fault}"));
        let permitted = officer.asks(&dictionary, asked.counted(), &words).expect("permitted");
        let answer = question::answer(&permitted, &asked.measure, source).expect("answered");
        assert_eq!(answer, Answer::Share { part: 1, whole: 2 }, "{engine}");
        assert_eq!(
            asked.sentence(&dictionary, &words),
            "Share with risk is one of Medium, High, of data protection impact assessments whose state is one of Draft, Approved"
        );
    }
}

#[test]
fn its_records_have_a_history() {
    let dictionary = tests::dictionary_with(&[ACTIVITY, DPIA]);
    for (engine, store) in stores(&dictionary) {
        let officer = somebody("dpo", &["dpo"], "col");
        let words = words(&officer);
        let change = |writing: &mut store::Writing<'_>| {
            writing.update("dpia", "two", 0, vec![("risk".into(), Datum::text("high"))])
        };
        store.write(&officer.bodies, &stamp("2020-06-02 10:00:00"), change).expect("a change");
        let steps = history::of(&store, &dictionary, &officer, &words, "dpia", "two").expect("a history");
        let told: Vec<String> =
            steps[1].changes.iter().map(|c| format!("{}: {} became {}", c.label, c.was, c.is)).collect();
        assert_eq!((steps.len(), told), (2, vec!["Risk: Low became High".to_owned()]), "{engine}");
        let high = |at: &str| {
            let query = dictionary.query(&format!("dpia where risk = high{at}")).expect("a query");
            let permitted = officer.asks(&dictionary, &query, &words).expect("permitted");
            permitted.count(&mut &store).expect("a count")
        };
        assert_eq!((high(""), high(" as at 2020-06-01 12:00")), (1, 0), "{engine}");
    }
}

/// Its rights hold without a word of code: by role, by the person it names, by body.
#[test]
fn its_rights_hold() {
    let dictionary = tests::dictionary_with(&[ACTIVITY, DPIA]);
    for (engine, store) in stores(&dictionary) {
        let sees = |actor: &Actor| {
            let permitted = actor.asks(&dictionary, &Query::all("dpia"), &words(actor))?;
            permitted.ids(&mut &store, Page::ALL)
        };
        assert_eq!(sees(&somebody("x", &["auditor"], "col")).expect("an auditor").len(), 2, "{engine}");
        assert_eq!(sees(&somebody("ada", &[], "col")).expect("the assessor of one"), ["one"], "{engine}");
        assert!(sees(&somebody("x", &["auditor"], "colp")).expect("another body").is_empty(), "{engine}");
        let assessor = somebody("ada", &[], "col");
        let by_activity = Query::all("dpia").and(Filter::is("processing_activity.name", "Body-worn cameras"));
        let permitted = assessor.asks(&dictionary, &by_activity, &words(&assessor)).expect("permitted");
        assert_eq!(
            permitted.count(&mut &store).expect("a count"),
            0,
            "{engine}: the activity is hidden from the assessor"
        );
        let without = Dictionary::load([("registers/x/core_company.toml", COMPANY)]).expect("a small one");
        assert!(matches!(assessor.asks(&without, &Query::all("dpia"), &words(&assessor)), Err(Trouble::NotFound(_))));
    }
}

const COMPANY: &str =
    "register = \"core_company\"\ntitle = \"Company\"\npurpose = \"P\"\n[fields]\nname = { kind = \"line\" }\n";

/// What is typed into its fields is read like anything typed anywhere.
#[test]
fn its_fields_read_what_is_typed() {
    let dictionary = tests::dictionary_with(&[ACTIVITY, DPIA]);
    let register = dictionary.get("dpia").expect("it is there");
    let words = words(&somebody("x", &[], "col"));
    let read = |field: &str, typed: &str| value::read(&register.fields[field], typed, &words);
    assert_eq!(read("review_due", "31/05/2021"), Ok(Datum::text("2021-05-31")));
    assert_eq!(read("risk", "Medium"), Ok(Datum::text("medium")));
    assert_eq!(read("risk", "grave"), Err("`grave` is not one of low, medium, high.".to_owned()));
}
