//! Files of records on their way in: read whole, judged whole, kept whole or not at all.

use std::path::Path;
use std::sync::LazyLock;

use exchange::export::{self, Export, Kept};
use exchange::{Form, Intake, NotTaken, TakenBack, Told, read, take, take_back};
use practice::Desk;
use practice::desk::Occasion;
use proptest::prelude::*;
use record::{Actor, Dictionary, Draft, Filter, Page, Query, Record, Words, value};
use store::{Bodies, Store};

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root).expect("the registers are there").map(|entry| entry.expect("listed").path()) {
        for file in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("listed").path()) {
            files.push((file.display().to_string(), std::fs::read_to_string(&file).expect("a file")));
        }
    }
    Dictionary::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).expect("the registers load")
});

/// An office that takes files in.
struct Office {
    engine: &'static str,
    desk: Desk,
    actor: Actor,
}

fn office() -> Office {
    Office::on("SQLite", Store::sqlite_in_memory().expect("a temporary folder"))
}

impl Office {
    fn on(engine: &'static str, store: Store) -> Self {
        let desk = Desk::open(store, DICTIONARY.clone()).expect("a fresh store takes the registers");
        let setup = Actor::system("setup", Bodies::shared());
        let body = Draft::new("core_company")
            .with("company", "global")
            .with("code", "col")
            .with("name", "City")
            .with("customer", "yes");
        let mut office = Self { engine, desk, actor: setup };
        let saved = office.desk.save(office.occasion(), &body).expect("a body");
        office.actor = Actor {
            roles: ["agent".to_owned(), "manager".to_owned()].into(),
            ..Actor::system("ann", Bodies::of([saved.sys_id]))
        };
        office
    }

    fn occasion(&self) -> Occasion<'_> {
        let now = "2020-05-06T10:00:00Z".parse().expect("an instant");
        Occasion { actor: &self.actor, now, why: "Import", request: "test" }
    }

    fn words(&self) -> Words {
        Words::new(self.occasion().now, &self.actor.id, self.actor.bodies.clone())
    }

    /// How many were taken in, or every fault.
    fn takes(&self, register: &str, form: Form, bytes: &[u8]) -> Result<usize, Vec<String>> {
        self.judges(register, form, bytes, false)
    }

    fn judges(&self, register: &str, form: Form, bytes: &[u8], is_rehearsal: bool) -> Result<usize, Vec<String>> {
        let told = |faults: Vec<exchange::RowFault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>();
        let rows = read(form, bytes).map_err(told)?;
        let intake = Intake { register, rows: &rows, is_rehearsal, ..Intake::default() };
        match take(&self.desk, self.occasion(), intake, &mut |_, _| {}) {
            Ok(taken) => Ok(taken.rows.len()),
            Err(NotTaken::Faults(faults)) => Err(told(faults)),
            Err(NotTaken::Trouble(trouble)) => panic!("{}: {trouble}", self.engine),
        }
    }

    fn records(&self, register: &str) -> Vec<Record> {
        let query = Query::all(register).ordered("number", false);
        let permitted = self.actor.asks(&self.desk.dictionary, &query, &self.words()).expect("may read");
        permitted.stored(&mut &self.desk.store, Page::ALL).expect("records")
    }

    /// Writes a register out as anybody could, with the spelling that is read back.
    fn written_out(&self, register: &str) -> String {
        let fields: Vec<_> = self.desk.dictionary.get(register).expect("a register").fields.values().collect();
        let fields: Vec<_> = fields.into_iter().filter(|field| field.kind.column().is_some()).collect();
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(fields.iter().map(|field| &field.name)).expect("a header");
        for record in self.records(register) {
            writer
                .write_record(fields.iter().map(|field| value::spell(&field.kind, record.datum(&field.name))))
                .expect("a row");
        }
        String::from_utf8(writer.into_inner().expect("written")).expect("text")
    }
}

fn faults(result: Result<usize, Vec<String>>) -> String {
    result.expect_err("it was taken in").join("\n")
}

#[test]
fn every_fault_of_every_row_at_once_and_nothing_kept() {
    let file = "short_description,impact,opened_at,business_service,colour\n\
                One,huge,2020-05-01 10:00,,\n\
                ,2,soon,Nowhere,red\n\
                \"Three\n lines\",1,2020-05-01 10:00,,\n\
                Four,1,2020-05-07 10:00,,\n";
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(engine, store);
        let told = faults(office.takes("incident", Form::Csv, file.as_bytes()));
        assert_eq!(
            told,
            "line 2: colour: Incident has no field `colour`.\n\
             line 2: impact: `huge` is not one of high, medium, low. Did you mean `high`?\n\
             line 3: opened_at: `soon` is not a date and time. Write 2020-05-31 14:30.\n\
             line 3: business_service: There is no service known as `Nowhere`.\n\
             line 3: short_description: Short description: This is needed.\n\
             line 4: short_description: Character 6 cannot be kept (a control character or a line break).\n\
             line 6: opened_at: This is still to come.",
            "{engine}"
        );
        assert_eq!(office.records("incident").len(), 0, "{engine}");
    }
}

#[test]
fn what_is_in_order_is_kept_as_one_revision_or_rehearsed() {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(engine, store);
        let file = b"short_description,impact,urgency\nOne,1,1\nTwo,2,\n";
        let before = office.desk.store.head().expect("a head");
        assert_eq!(office.judges("incident", Form::Csv, file, true), Ok(2), "{engine}");
        assert_eq!(
            (office.records("incident").len(), office.desk.store.head().expect("a head")),
            (0, before.clone()),
            "{engine}"
        );
        assert_eq!(office.takes("incident", Form::Csv, file), Ok(2), "{engine}");
        assert_eq!(office.desk.store.head().expect("a head").0, before.0 + 1, "{engine}: one revision");
        let told: Vec<_> = office
            .records("incident")
            .iter()
            .map(|r| (r.shown("short_description").to_owned(), r.shown("priority").to_owned()))
            .collect();
        assert_eq!(told, [("One".into(), "Critical".into()), ("Two".into(), "Low".into())], "{engine}");
    }
}

#[test]
fn a_number_or_an_identifier_changes_that_record() {
    let office = office();
    office.takes("incident", Form::Csv, b"short_description\nOne\nTwo\n").expect("taken in");
    let [one, two] = &office.records("incident")[..] else { panic!("two records") };
    let file = format!(
        "sys_id,number,short_description,description\n{},,Eins,\n,{},Zwei,Mehr\n",
        one.sys_id,
        two.shown("number")
    );
    assert_eq!(office.takes("incident", Form::Csv, file.as_bytes()), Ok(2));
    let told: Vec<_> =
        office.records("incident").iter().map(|r| (r.shown("short_description").to_owned(), r.version())).collect();
    assert_eq!(told, [("Eins".into(), 1), ("Zwei".into(), 1)]);

    let file = format!(
        "number,short_description,sys_mod_count\n{0},Un,0\nINC999,x,\n{1},Deux,new\n{0},Un,1\n",
        one.shown("number"),
        two.shown("number")
    );
    assert_eq!(
        faults(office.takes("incident", Form::Csv, file.as_bytes())),
        format!(
            "line 2: sys_mod_count: It was changed since: the file has version 0, it is at 1. Write it out again.\n\
             line 3: number: There is no record INC999 here.\n\
             line 4: sys_mod_count: `new` is not a version.\n\
             line 5: number: {} is changed in line 2 already.",
            one.shown("number")
        )
    );
    // An emptied cell empties the field; a column that is not there leaves it.
    let file = format!("number,description\n{},\n", two.shown("number"));
    assert_eq!(office.takes("incident", Form::Csv, file.as_bytes()), Ok(1));
    let two = &office.records("incident")[1];
    assert_eq!((two.shown("short_description"), two.shown("description")), ("Zwei", ""));
}

#[test]
fn a_register_written_out_and_taken_in_again_is_the_same() {
    let office = office();
    let file = "short_description,description,impact,urgency,opened_at,state,close_code,close_notes,work_start\n\
                \"Commas, and \"\"quotes\"\"\",\"Two\nlines, “curly”, ünïcode\",1,2,2020-03-29 00:30,resolved,User error,Done,\n\
                =SUM(A1),\"  led by blanks\",3,3,2020-05-01T10:00:30Z,in_progress,,,2020-05-01 11:05\n";
    assert_eq!(office.takes("incident", Form::Csv, file.as_bytes()), Ok(2));
    let before = office.records("incident");
    let out = office.written_out("incident");
    let head = office.desk.store.head().expect("a head");
    assert_eq!(office.takes("incident", Form::Csv, out.as_bytes()), Ok(2));
    assert_eq!(office.records("incident"), before);
    assert_eq!(office.desk.store.head().expect("a head"), head, "nothing in it was new");

    let altered = out.replace("Commas", "Kommas");
    assert_eq!(office.takes("incident", Form::Csv, altered.as_bytes()), Ok(2));
    let after = office.records("incident");
    assert!(after[0].shown("short_description").starts_with("Kommas"));
    assert_eq!(after[1], before[1]);
}

#[test]
fn every_spelling_reads_back_to_the_same_value() {
    let words = office().words();
    for register in DICTIONARY.registers() {
        for field in register.fields.values().filter(|field| field.kind.is_number()) {
            for number in [0, 1, 59, 60, 61, 3599, 3600, 216_480, 123_456_789] {
                let datum = store::Datum::Int(number);
                let spelled = value::spell(&field.kind, &datum);
                assert_eq!(
                    value::read(field, &spelled, &words),
                    Ok(datum),
                    "{}.{}: {spelled}",
                    register.name,
                    field.name
                );
            }
        }
    }
}

#[test]
fn json_comes_as_a_list_an_answer_or_lines() {
    let office = office();
    for file in [
        r#"[{"short_description": "One", "impact": 1, "urgency": "1"}]"#,
        r#"{"result": [{"short_description": "One", "impact": {"display_value": "High", "value": "1"}, "urgency": 1}]}"#,
        "{\"short_description\": \"One\", \"impact\": 1, \"urgency\": 1}\n\n{\"short_description\": \"Two\", \"description\": null}\n",
        r#"{"short_description": "One", "active": true}"#,
    ] {
        let count = file.matches("short_description").count();
        assert_eq!(office.takes("incident", Form::Json, file.as_bytes()), Ok(count), "{file}");
    }
    assert_eq!(
        faults(office.takes("incident", Form::Json, br#"[1, {"short_description": {"a": 1}}, {"colour": "red"}]"#)),
        "item 1: This is not an object.\nitem 2: short_description: This is an object; give a text, a number or yes/no."
    );
    assert_eq!(
        faults(office.takes("incident", Form::Json, br#"[{"colour": "red"}, {"colour": "blue", "impact": 9}]"#)),
        "item 1: colour: Incident has no field `colour`.\n\
         item 1: short_description: Short description: This is needed.\n\
         item 2: impact: `9` is not one of high, medium, low.\n\
         item 2: short_description: Short description: This is needed."
    );
    for (file, told) in [
        ("\"text\"", "file: The file should hold a list of objects, and holds a text."),
        (r#"{"result": 3}"#, "file: `result` should be a list, and is a number."),
        ("[{\"a\": 1},\n {]", "line 2: This is not JSON (column 3)."),
    ] {
        assert_eq!(faults(office.takes("incident", Form::Json, file.as_bytes())), told);
    }
}

#[test]
fn a_cell_that_is_too_long_is_quoted_in_short() {
    let office = office();
    let cell = "x".repeat(900_000);
    let told =
        faults(office.takes("incident", Form::Csv, format!("short_description,impact\n{cell},{cell}\n").as_bytes()));
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "line 2: short_description: This is 900000 characters long; at most 500 fit.");
    assert!(lines[1].starts_with("line 2: impact: `xxx") && lines[1].len() < 600, "what it quotes is cut");
}

/// One office for many files: whatever they say, the desk answers and nothing that it refuses is kept.
#[test]
fn any_row_is_taken_in_or_refused() {
    let office = office();
    let field = prop::sample::select(vec![
        "short_description",
        "impact",
        "opened_at",
        "caller_id",
        "state",
        "number",
        "sys_id",
        "sys_mod_count",
        "watch_list",
        "company",
        "work_notes",
        "nonsense",
    ]);
    let text = prop_oneof![
        "\\PC{0,12}",
        Just("1".to_owned()),
        Just("resolved".to_owned()),
        Just("'; drop table task; --".to_owned()),
        Just("2020-13-45".to_owned())
    ];
    let row = prop::collection::vec((field.prop_map(str::to_owned), text), 0..6);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(100));
    runner
        .run(&prop::collection::vec(row, 1..4), |rows| {
            let rows: Vec<Told> =
                rows.into_iter().enumerate().map(|(at, fields)| Told { place: format!("line {at}"), fields }).collect();
            let before = office.records("incident").len();
            match take(
                &office.desk,
                office.occasion(),
                Intake { register: "incident", rows: &rows, ..Intake::default() },
                &mut |_, _| {},
            ) {
                Ok(taken) => prop_assert_eq!(taken.rows.len(), rows.len()),
                Err(NotTaken::Faults(faults)) => {
                    prop_assert!(!faults.is_empty());
                    prop_assert_eq!(office.records("incident").len(), before);
                }
                Err(NotTaken::Trouble(trouble)) => prop_assert!(false, "{}", trouble),
            }
            Ok(())
        })
        .expect("every file has an answer");
}

/// A file with a name, as the command takes it in.
fn brings(office: &Office, intake: Intake<'_>, text: &str) -> Result<exchange::Taken, String> {
    let rows = read(Form::Csv, text.as_bytes()).expect("rows");
    let intake = Intake { register: "incident", rows: &rows, file: Some(("calls.csv", "00")), ..intake };
    take(&office.desk, office.occasion(), intake, &mut |_, _| {}).map_err(|not| not.to_string())
}

fn counts(taken: &exchange::Taken) -> (usize, usize, usize, usize) {
    (taken.inserts, taken.updates, taken.ignored, taken.errors)
}

const CALLS: &str = "correlation_id,short_description,impact,description\nA,VPN,2,one\nB,Mail,3,two\nC,Print,3,three\n";

#[test]
fn rows_that_name_records_change_them_and_an_import_says_so() {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(engine, store);
        let by_key = Intake { key: Some("correlation_id"), ..Intake::default() };
        let first = brings(&office, by_key, CALLS).expect("taken in");
        assert_eq!(counts(&first), (3, 0, 0, 0), "{engine}");
        let number = first.number.clone().expect("an import");
        // An absent column leaves a field alone; an empty one empties it; a new key is a new record.
        let second = "correlation_id,impact,description\nA,1,one\nB,3,\nC,3,three\nD,3,four\n";
        let told = brings(&office, by_key, second).expect_err("a new record lacks something");
        assert_eq!(told, "line 5: short_description: Short description: This is needed.", "{engine}");
        let second = second.replace("D,3,four\n", "");
        let rehearsed = brings(&office, Intake { is_rehearsal: true, ..by_key }, &second).expect("judged");
        let said = |taken: &exchange::Taken| {
            let rows = taken.rows.iter().flat_map(|(place, row)| {
                let changes = taken.changes(&office.desk, office.occasion(), row).expect("in words");
                changes.into_iter().map(move |one| format!("{place} {} {}→{}", one.label, one.was, one.is))
            });
            rows.collect::<Vec<_>>()
        };
        assert_eq!(
            said(&rehearsed),
            ["line 2 Impact Medium→High", "line 2 Priority Low→Moderate", "line 3 Description two→"]
        );
        assert_eq!(office.records("incident")[0].shown("impact"), "Medium", "{engine}: nothing was kept");
        let taken = brings(&office, by_key, &second).expect("taken in");
        assert_eq!((counts(&taken), said(&taken)), ((0, 2, 1, 0), said(&rehearsed)), "{engine}");
        let records = office.records("incident");
        let says = |at: usize, field: &str| records[at].datum(field).as_text().unwrap_or_default().to_owned();
        assert_eq!((says(0, "description"), says(0, "short_description")), ("one".into(), "VPN".into()), "{engine}");
        assert_eq!(says(1, "description"), "", "{engine}");
        let imports = office.records("sys_import_set");
        let about =
            |at: usize| ["inserts", "updates", "ignored", "errors"].map(|field| imports[at].datum(field).as_int());
        assert_eq!((about(0), about(1)), ([Some(3), Some(0), Some(0), Some(0)], [Some(0), Some(2), Some(1), Some(0)]));
        assert_eq!(imports[1].datum("revision_from").as_int(), taken.revision, "{engine}");
        let again = brings(&office, by_key, &second).expect("nothing new");
        assert_eq!((counts(&again), again.number, again.revision), ((0, 0, 3, 0), None, None), "{engine}");
        // The first import can go only once the second has gone.
        let not = take_back(&office.desk, office.occasion(), &number, false).expect_err("changed since").to_string();
        assert!(not.contains("impact: It was changed since: it is “High”"), "{engine}: {not}");
        let back = take_back(&office.desk, office.occasion(), taken.number.as_deref().unwrap_or_default(), false);
        assert_eq!(back.expect("taken back"), TakenBack { withdrawn: 0, given_back: 2, left: Vec::new() }, "{engine}");
        assert_eq!(office.records("incident")[0].shown("impact"), "Medium", "{engine}");
        let back = take_back(&office.desk, office.occasion(), &number, false);
        assert_eq!(back.expect("taken back"), TakenBack { withdrawn: 3, given_back: 0, left: Vec::new() }, "{engine}");
        assert!(office.records("incident").is_empty(), "{engine}");
        let twice = take_back(&office.desk, office.occasion(), &number, false).expect_err("once").to_string();
        assert!(twice.ends_with("was taken back already."), "{engine}: {twice}");
        assert!(office.desk.store.verify(&mut |_| {}).expect("it verifies").is_empty(), "{engine}");
    }
}

#[test]
fn rows_in_order_are_taken_in_alone_on_request() {
    let office = office();
    let file = "short_description,impact,opened_at\nOne,1,2020-05-01 10:00\nTwo,huge,2020-05-01 10:00\n,2,soon\nFour,2,2020-05-01 10:00\n";
    let taken = brings(&office, Intake { each: true, ..Intake::default() }, file).expect("taken in");
    assert_eq!(counts(&taken), (2, 0, 0, 2));
    let told: Vec<String> = taken.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 3: impact: `huge` is not one of high, medium, low. Did you mean `high`?",
            "line 4: opened_at: `soon` is not a date and time. Write 2020-05-31 14:30.",
            "line 4: short_description: Short description: This is needed.",
        ]
    );
    let places: Vec<&str> = taken.rows.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["line 2", "line 5"]);
    assert_eq!(office.records("incident").len(), 2);
    assert_eq!(office.records("sys_import_set")[0].datum("errors").as_int(), Some(2));
}

#[test]
fn a_key_names_one_record_and_each_row_says_it() {
    let office = office();
    let by_key = Intake { key: Some("correlation_id"), ..Intake::default() };
    let told = brings(&office, by_key, "correlation_id,short_description\nA,x\nA,y\n,z\n").expect_err("faults");
    assert_eq!(
        told,
        "line 3: correlation_id: A is made in line 2 already.\n\
         line 4: correlation_id: It does not say which record is meant."
    );
    brings(&office, Intake::default(), "correlation_id,short_description\nA,x\nA,y\n").expect("no key is asked for");
    let told = brings(&office, by_key, "correlation_id,short_description\nA,z\n").expect_err("two are known so");
    assert_eq!(told, "line 2: correlation_id: A names more than one record.");
    let told = brings(&office, Intake { key: Some("impact"), ..by_key }, "impact\n1\n").expect_err("no key");
    assert!(told.contains("`impact` is no line of Incident"), "{told}");
}

/// A file of every field of the register, as its reader is given it.
fn whole(office: &Office, actor: &Actor, register: &str) -> String {
    let words = Words::new(office.occasion().now, &actor.id, actor.bodies.clone());
    let query = Query::all(register).ordered("number", false);
    let permitted = actor.asks(&office.desk.dictionary, &query, &words).expect("may read");
    let mut file = Vec::new();
    let export = Export::whole(&permitted, &office.desk.store, office.occasion().now);
    export::write(&export, Kept::Csv, &mut file).expect("written");
    String::from_utf8(file).expect("text")
}

/// The file with another text in a column of each row.
fn altered(file: &str, column: &str, text: &str) -> String {
    let mut rows = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(file.as_bytes());
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut rows = rows.records().map(|row| row.expect("a row"));
    let header = rows.next().expect("a header");
    let at = header.iter().position(|name| name == column).expect("the column");
    out.write_record(&header).expect("written");
    for row in rows.filter(|row| row.len() == header.len()) {
        out.write_record(row.iter().enumerate().map(|(place, cell)| if place == at { text } else { cell }))
            .expect("written");
    }
    String::from_utf8(out.into_inner().expect("written")).expect("text")
}

#[test]
fn what_its_reader_may_not_see_is_no_different_from_nothing_and_comes_back_unharmed() {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(engine, store);
        let near = office.actor.bodies.iter().find(|body| *body != store::SHARED).expect("a body").to_owned();
        let setup = Actor::system("setup", Bodies::shared());
        let on = |actor| Occasion { actor, ..office.occasion() };
        let draft = Draft::new("core_company").with("company", "global").with("code", "far").with("name", "Far");
        let far = office.desk.save(on(&setup), &draft.with("customer", "yes")).expect("a body").sys_id;
        let all = Actor::system("setup", Bodies::of([near.as_str(), far.as_str()]));
        let save = |draft: Draft| office.desk.save(on(&all), &draft).expect("saved").sys_id;
        let person = |company: &str, name: &str| {
            save(Draft::new("sys_user").with("company", company).with("user_name", name).with("name", name))
        };
        let (ours, theirs) = (person(&near, "ours"), person(&far, "theirs"));
        let problem = |company: &str, what: &str| {
            save(Draft::new("problem").with("company", company).with("short_description", what))
        };
        let (seen, unseen) = (problem(&near, "Seen"), problem(&far, "Unseen"));
        let incident = || Draft::new("incident").with("company", &near).with("short_description", "VPN");
        let leads = save(
            incident()
                .with("problem_id", &unseen)
                .with("group_list", "")
                .with("watch_list", format!("{ours};{theirs}"))
                .with("work_notes_list", &theirs),
        );
        let plain = save(incident().with("problem_id", &seen).with("watch_list", &ours));
        let stored = |id: &str| {
            let words = Words::new(office.occasion().now, "setup", all.bodies.clone());
            let query = Query::all("incident").and(Filter::is("sys_id", id));
            let permitted = all.asks(&office.desk.dictionary, &query, &words).expect("may read");
            let record = permitted.stored(&mut &office.desk.store, Page::ONE).expect("read").remove(0);
            ["problem_id", "watch_list", "work_notes_list", "short_description"]
                .map(|field| record.datum(field).as_text().unwrap_or_default().to_owned())
        };
        let both = format!("{ours},{theirs}");
        assert_eq!(stored(&leads), [unseen.as_str(), &both, &theirs, "VPN"], "{engine}");

        let file = whole(&office, &office.actor, "incident");
        assert!(!file.contains("hidden)") && !file.contains(&unseen) && !file.contains("theirs"), "{engine}: {file}");
        let rows = |file: &str| read(Form::Csv, file.as_bytes()).expect("rows");
        let cell = |file: &str, at: usize, name: &str| {
            rows(file)[at].fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone())
        };
        assert_eq!(cell(&file, 0, "problem_id").as_deref(), Some(""), "{engine}: as if there were none");
        assert_eq!(cell(&file, 0, "watch_list").as_deref(), Some("ours"), "{engine}: as if there were no other");

        let takes = |file: &str| {
            let rows = rows(file);
            let intake = Intake { register: "incident", rows: &rows, ..Intake::default() };
            counts(&take(&office.desk, office.occasion(), intake, &mut |_, _| {}).expect("taken in"))
        };
        assert_eq!(takes(&file), (0, 0, 2, 0), "{engine}: nothing is new in it");
        assert_eq!(takes(&altered(&file, "short_description", "Mail")), (0, 2, 0, 0), "{engine}");
        assert_eq!(stored(&leads), [unseen.as_str(), &both, &theirs, "Mail"], "{engine}: nothing was erased");
        assert_eq!(stored(&plain), [seen.as_str(), &ours, "", "Mail"], "{engine}");

        // What they may see they may empty, and the rest stays.
        let file = whole(&office, &office.actor, "incident");
        assert_eq!(takes(&altered(&file, "problem_id", "")), (0, 1, 1, 0), "{engine}");
        assert_eq!((&*stored(&leads)[0], &*stored(&plain)[0]), (unseen.as_str(), ""), "{engine}");
    }
}
