//! Another system's past: every event a version at its own instant, as told, all or nothing, and taken back whole. What stands
//! at an instant is counted again by a program that reads the log itself (`tests/oracle/event_log.py`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use exchange::{Log, Mapping, NotTaken, Report, take_back, take_log};
use practice::Desk;
use practice::desk::Occasion;
use record::query::When;
use record::question::{By, answers};
use record::{Actor, Answer, Check, Dictionary, Draft, Filter, Measure, Operand, Path as Way, Query, Words};
use store::{Bodies, Store};

#[path = "event_logs/clocks.rs"]
mod clocks;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root().join("registers")).expect("the registers are there") {
        for file in std::fs::read_dir(folder.expect("listed").path()).expect("a folder") {
            let file = file.expect("listed").path();
            files.push((file.display().to_string(), std::fs::read_to_string(&file).expect("a file")));
        }
    }
    Dictionary::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).expect("the registers load")
});

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the logs, which are no part of the project.
fn shared(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data").join(name);
    let is_there = path.exists();
    if !is_there {
        eprintln!("skipped: {} is not there", path.display());
    }
    is_there.then_some(path)
}

fn mapping(name: &str) -> Mapping {
    let file = root().join("imports").join(name);
    let text = std::fs::read_to_string(&file).expect("the mapping is there");
    Mapping::read(name, &text, &DICTIONARY).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

struct Office {
    desk: Desk,
    actor: Actor,
}

impl Office {
    fn on(store: Store) -> Self {
        let desk = Desk::open(store, DICTIONARY.clone()).expect("a fresh store takes the registers");
        let mut office = Self { desk, actor: Actor::system("setup", Bodies::shared()) };
        let body = Draft::new("core_company").with("company", "global").with("code", "log").with("name", "Log");
        let saved = office.desk.save(office.occasion(), &body.with("customer", "yes")).expect("a body");
        office.actor = Actor::system("importer", Bodies::of([saved.sys_id]));
        office
    }

    fn occasion(&self) -> Occasion<'_> {
        let now = "2026-11-01T09:00:00Z".parse().expect("an instant");
        Occasion { actor: &self.actor, now, why: "Import", request: "test" }
    }

    fn words(&self) -> Words {
        Words::new(self.occasion().now, &self.actor.id, self.actor.bodies.clone())
    }

    fn takes(&self, mapping: &Mapping, files: &[PathBuf]) -> Result<Report, String> {
        self.judges(mapping, files, false)
    }

    fn judges(&self, mapping: &Mapping, files: &[PathBuf], is_rehearsal: bool) -> Result<Report, String> {
        let log = Log { mapping, files, is_rehearsal, progress: &mut |_, _| {}, odd: &mut |_| {} };
        take_log(&self.desk, self.occasion(), log).map_err(|not: NotTaken| not.to_string())
    }

    fn count(&self, query: &Query) -> i64 {
        let permitted = self.actor.asks(&self.desk.dictionary, query, &self.words()).expect("allowed");
        permitted.count(&mut &self.desk.store).expect("counted")
    }

    /// What the oracle counts, asked of the records as at the same instant.
    fn counts(&self, register: &str, open: &Filter, at: &str) -> BTreeMap<(String, String), i64> {
        let when = When::Instant(at.to_owned());
        let query = Query::all(register).and(Filter::test("correlation_id", Check::Filled)).seen_from(&when);
        let mut counts = BTreeMap::from([(("records".to_owned(), String::new()), self.count(&query))]);
        let query = query.and(open.clone());
        let all = self.count(&query);
        if all > 0 {
            counts.insert(("open".to_owned(), String::new()), all);
        }
        let priority = if register == "problem" { "impact" } else { "priority" };
        let permitted = self.actor.asks(&self.desk.dictionary, &query, &self.words()).expect("allowed");
        for (told, field) in [("group", "assignment_group"), ("priority", priority)] {
            let by = [By::Field(Way::of(field))];
            let groups = answers(&permitted, &by, &Measure::Count, &mut &self.desk.store).expect("grouped");
            for group in groups {
                let Answer::Count(count) = group.answer else { panic!("a count") };
                let key = &group.keys[0];
                let name = if told == "group" { &key.shown } else { key.datum.as_text().unwrap_or_default() };
                *counts.entry((told.to_owned(), name.to_owned())).or_default() += count;
            }
        }
        counts
    }

    fn agrees_with_the_oracle(&self, register: &str, kind: &str, open: &Filter, instants: usize, files: &[PathBuf]) {
        let mut told: BTreeMap<String, BTreeMap<(String, String), i64>> = BTreeMap::new();
        for line in oracle(kind, instants, files).lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [at, question, name, count] = cells[..] else { panic!("{line}") };
            let key = (question.to_owned(), name.to_owned());
            told.entry(at.to_owned()).or_default().insert(key, count.parse().expect("a number"));
        }
        assert!(told.len() * 10 > instants * 9, "instants were told");
        let (started, asked) = (std::time::Instant::now(), told.len());
        for (at, counts) in told {
            assert_eq!(self.counts(register, open, &at), counts, "as at {at}");
        }
        eprintln!("{kind}: {asked} instants agree, asked in {:.1} s", started.elapsed().as_secs_f64());
    }
}

fn oracle(kind: &str, instants: usize, files: &[PathBuf]) -> String {
    let script = root().join("tests/oracle/event_log.py");
    let output =
        Command::new("python3").arg(script).args([kind, &instants.to_string(), "20261123"]).args(files).output();
    let output = output.expect("python3 is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

fn open_incidents() -> Filter {
    Filter::test("state", Check::In(["1", "2", "3"].map(|value| Operand::Datum(value.into())).to_vec()))
}

fn open_problems() -> Filter {
    Filter::test("state", Check::IsNot(Operand::Datum("107".into())))
}

const SMALL: &str = "\
number,state,when,who,group
A1,New,29/2/2016 01:23,Ann,Desk
B2,New,29/2/2016 01:30,Bo,Desk
A1,-100,29/2/2016 02:00,Bo,Net
A1,Closed,29/2/2016 02:00,Ann,Net
";

const SMALL_MAP: &str = r#"register = "incident"
key = "number"
kept_in = "correlation_id"
time = "when"
time_format = "%d/%m/%Y %H:%M"
zone = "UTC"
actor = "who"
makes = ["sys_user", "sys_user_group"]
constants = { short_description = "Told" }
[columns]
state = { to = "state", values = { "New" = "1", "Closed" = "7" } }
group = "assignment_group"
"#;

fn small() -> (tempfile::TempDir, Vec<PathBuf>, Mapping) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("small.csv");
    std::fs::write(&file, SMALL).expect("written");
    (folder, vec![file], Mapping::read("small.toml", SMALL_MAP, &DICTIONARY).expect("a mapping"))
}

#[test]
fn events_are_versions_at_their_own_instants_as_told() {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(store);
        let (_folder, files, mapping) = small();
        let report = office.takes(&mapping, &files).unwrap_or_else(|faults| panic!("{engine}: {faults}"));
        assert_eq!((report.rows, report.records), (4, 2), "{engine}");
        assert_eq!(report.named, BTreeMap::from([("sys_user".to_owned(), 2), ("sys_user_group".to_owned(), 2)]));
        let odd: Vec<&str> = report.odd.keys().map(|(field, _)| field.as_str()).collect();
        assert!(odd.contains(&"state"), "{engine}: {odd:?}");
        let query = Query::all("incident").and(Filter::is("correlation_id", "A1"));
        let permitted = office.actor.asks(&office.desk.dictionary, &query, &office.words()).expect("allowed");
        let record = permitted.record(&mut &office.desk.store).expect("read").expect("it is there");
        assert_eq!(record.version(), 2, "{engine}: two events of one minute are two versions");
        let (desk, words) = (&office.desk, office.words());
        let steps =
            record::history::of(&desk.store, &desk.dictionary, &office.actor, &words, "incident", &record.sys_id)
                .expect("a history");
        let told: Vec<(&str, &str)> = steps.iter().map(|step| (step.at.as_str(), step.actor.as_str())).collect();
        let expected = [("2016-02-29 01:23:00", "Ann"), ("2016-02-29 02:00:00", "Bo"), ("2016-02-29 02:00:00", "Ann")];
        assert_eq!(told, expected, "{engine}");
        let state = steps[1].changes.iter().find(|change| change.field == "state").expect("the state changed");
        assert_eq!(state.is, "-100 (as told)", "{engine}");
    }
}

#[test]
fn what_was_taken_back_was_never_true_and_comes_in_again_alike() {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(store);
        let (_folder, files, mapping) = small();
        let first = office.takes(&mapping, &files).expect("taken in");
        let again = office.takes(&mapping, &files).expect_err("it is here already");
        assert!(again.contains("A1 is here already"), "{engine}: {again}");
        let query = Query::all("incident").and(Filter::is("correlation_id", "B2"));
        let permitted = office.actor.asks(&office.desk.dictionary, &query, &office.words()).expect("allowed");
        let record = permitted.record(&mut &office.desk.store).expect("read").expect("it is there");
        let change = Draft::change("incident", &record.sys_id, 0).with("description", "Seen again");
        office.desk.save(office.occasion(), &change).expect("somebody changes it");
        let refused = take_back(&office.desk, office.occasion(), &first.number, false).expect_err("one was changed");
        assert!(refused.to_string().contains("was changed since"), "{engine}: {refused}");
        assert_eq!(office.count(&Query::all("incident")), 2, "{engine}: all stay");
        let back = take_back(&office.desk, office.occasion(), &first.number, true).expect("taken back");
        assert_eq!((back.withdrawn, back.left.len()), (1, 1), "{engine}");
        let when = When::Instant("2016-02-29 01:25:00".into());
        assert_eq!(office.count(&Query::all("incident").seen_from(&when)), 0, "{engine}");
        let state = Query::all("sys_import_set").and(Filter::is("state", "3"));
        assert_eq!(office.count(&state), 1, "{engine}: the import says so");
    }
}

#[test]
fn a_whole_import_taken_back_comes_in_again_alike() {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(store);
        let (_folder, files, mapping) = small();
        let first = office.takes(&mapping, &files).expect("taken in");
        take_back(&office.desk, office.occasion(), &first.number, false).expect("taken back");
        let second = office.takes(&mapping, &files).expect("taken in again");
        assert_eq!((second.rows, second.records, second.odd), (first.rows, first.records, first.odd), "{engine}");
        assert_eq!(office.count(&Query::all("incident")), 2, "{engine}");
    }
}

#[test]
fn words_of_another_system_stand_as_told_where_the_mapping_says_so() {
    let office = Office::on(Store::sqlite_in_memory().expect("a store"));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("small.csv");
    let log = "number,state,when,who,group,category,change\nA1,New,29/2/2016 01:23,Ann,Desk,Category 26,CHG77\n";
    std::fs::write(&file, log).expect("written");
    let map = SMALL_MAP.replace("\"sys_user_group\"]", "\"sys_user_group\", \"change_request\"]");
    let counted = Mapping::read("m.toml", &format!("{map}category = \"category\"\nchange = \"rfc\"\n"), &DICTIONARY);
    let files = [file];
    let odd = office.judges(&counted.expect("a mapping"), &files, true).expect("judged").odd;
    assert!(odd.keys().any(|(field, _)| field == "category"), "{odd:?}");
    let expected = format!("{map}category = {{ to = \"category\", as_told = true }}\nchange = \"rfc\"\n");
    let report = office.takes(&Mapping::read("m.toml", &expected, &DICTIONARY).expect("a mapping"), &files);
    let report = report.expect("taken in");
    assert!(report.odd.keys().all(|(field, _)| field != "category"), "{:?}", report.odd);
    let query = Query::all("incident")
        .and(Filter::is("category", "Category 26"))
        .and(Filter::is("rfc.short_description", "CHG77"));
    assert_eq!(office.count(&query), 1, "the category as told, and a change by the name that was told");
    let slip = Mapping::read("m.toml", &format!("{map}change = {{ to = \"rfc\", as_told = true }}\n"), &DICTIONARY);
    let faults = slip.expect_err("a reference is no choice");
    assert!(faults[0].to_string().contains("`rfc` is no choice"), "{}", faults[0]);
}

#[test]
fn a_dry_run_keeps_nothing() {
    let office = Office::on(Store::sqlite_in_memory().expect("a store"));
    let (_folder, files, mapping) = small();
    let report = office.judges(&mapping, &files, true).expect("judged");
    assert_eq!((report.rows, report.records), (4, 2));
    for register in ["incident", "sys_user", "sys_import_set"] {
        assert_eq!(office.count(&Query::all(register)), 0, "{register}");
    }
}

#[test]
fn a_mapping_speaks_of_every_column_and_says_its_slips_by_line() {
    let office = Office::on(Store::sqlite_in_memory().expect("a store"));
    let (_folder, files, _) = small();
    let short = SMALL_MAP.replace("group = \"assignment_group\"\n", "");
    let short = Mapping::read("small.toml", &short, &DICTIONARY).expect("a mapping");
    let faults = office.takes(&short, &files).expect_err("a column is forgotten");
    assert!(faults.contains("Column group is neither mapped nor left out."), "{faults}");
    let slip = SMALL_MAP.replace("assignment_group", "asignment_group");
    let faults = Mapping::read("small.toml", &slip, &DICTIONARY).expect_err("a field is misspelt");
    assert!(faults[0].to_string().starts_with("small.toml:12:"), "{}", faults[0]);
    assert!(faults[0].to_string().contains("Did you mean `assignment_group`?"), "{}", faults[0]);
    let bare = SMALL_MAP.replace("zone = \"UTC\"\n", "");
    let faults = Mapping::read("small.toml", &bare, &DICTIONARY).expect_err("no zone");
    assert!(faults[0].to_string().contains("say in which `zone` they are"), "{}", faults[0]);
}

fn bpi(instants: usize) {
    let files = ["closed", "open"].map(|one| shared(&format!("bpi2013-problems/BPIC13_{one}_problems.xes.gz")));
    let [Some(closed), Some(open)] = files else { return };
    let files = [closed, open];
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(store);
        let report = office.takes(&mapping("bpi2013-problems.toml"), &files).expect("taken in");
        assert_eq!((report.records, report.rows), (2_306, 9_011), "{engine}");
        office.agrees_with_the_oracle("problem", "bpi", &open_problems(), instants, &files);
    }
}

fn uci(files: &[PathBuf], counts: (usize, usize), instants: usize) {
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(store);
        let started = std::time::Instant::now();
        let report = office.takes(&mapping("uci-incident-event-log.toml"), files).expect("taken in");
        eprintln!("{engine}: {} events taken in in {:.1} s", report.rows, started.elapsed().as_secs_f64());
        assert_eq!((report.records, report.rows), counts, "{engine}");
        office.agrees_with_the_oracle("incident", "uci", &open_incidents(), instants, files);
        let judged = report.odd.keys().find(|(field, message)| {
            matches!(field.as_str(), "category" | "close_code") && message.contains("is not one of")
        });
        assert_eq!(judged, None, "{engine}: their words are expected");
        let without =
            Query::all("incident").and(Filter::test("category", Check::StartsWith("Category ".into())).negated());
        let uncategorised = office.count(&without);
        assert!(uncategorised * 100 < counts.0 as i64, "{engine}: {uncategorised} stand without a category as told");
        let as_told = Query::all("incident").and(Filter::is("state", "-100"));
        assert_eq!(office.count(&as_told), 0, "{engine}: no incident ends in a state that nobody knows");
    }
}

#[test]
fn problems_stand_at_any_instant_as_their_log_says() {
    bpi(20);
}

/// The first events of the incident log, and how many incidents they are of.
fn slice(events: usize) -> Option<(tempfile::TempDir, PathBuf, usize)> {
    let zip = shared("uci-incident-event-log/incident_event_log.zip")?;
    let unpack = "import sys,zipfile,itertools; z=zipfile.ZipFile(sys.argv[1]); sys.stdout.writelines(l.decode() for l in itertools.islice(z.open(z.namelist()[0]), 1 + int(sys.argv[2])))";
    let output = Command::new("python3").args(["-c", unpack]).arg(&zip).arg(events.to_string()).output();
    let output = output.expect("python3 is installed");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("slice.csv");
    std::fs::write(&file, &output.stdout).expect("written");
    let text = String::from_utf8(output.stdout).expect("text");
    let numbers: std::collections::BTreeSet<&str> =
        text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    Some((folder, file, numbers.len()))
}

#[test]
fn a_slice_of_incidents_stands_at_any_instant_as_its_log_says() {
    let Some((_folder, file, records)) = slice(3_000) else { return };
    uci(&[file], (records, 3_000), 20);
}

#[test]
#[ignore = "takes minutes: cargo nextest run -p exchange --release --run-ignored only"]
fn all_problems_stand_at_a_thousand_instants() {
    bpi(1_000);
}

#[test]
#[ignore = "takes minutes: cargo nextest run -p exchange --release --run-ignored only"]
fn all_incidents_stand_at_a_thousand_instants() {
    let Some(zip) = shared("uci-incident-event-log/incident_event_log.zip") else { return };
    uci(&[zip], (24_918, 141_712), 1_000);
}
