//! Every incident's clocks, interval by interval, against a program that reads the log itself (`tests/oracle/clocks.py`).

use std::collections::{BTreeMap, HashMap};

use clock::{Clock, Part};
use jiff::Timestamp;
use practice::clocks::{Clocks, Measures};
use practice::held::{Holder, Stretch};
use record::Page;

use super::*;

/// When the log is looked at: after its last event. Midnight in London.
const DAY: &str = "2017-03-01";
const NOW: &str = "2017-03-01T00:00:00Z";

type Names = HashMap<String, String>;

impl Office {
    /// The illustrated hours and agreements.
    fn agrees(&self) {
        for name in ["hours", "agreements"] {
            let mapping = mapping(&format!("illustration/{name}.toml"));
            let report = self.takes(&mapping, &[root().join(format!("imports/illustration/{name}.csv"))]);
            let report = report.unwrap_or_else(|faults| panic!("{name}: {faults}"));
            assert_eq!(report.odd, BTreeMap::new(), "{name}");
        }
    }

    fn names(&self, register: &str, field: &str) -> Names {
        let query = Query::all(register);
        let permitted = self.actor.asks(&self.desk.dictionary, &query, &self.words()).expect("allowed");
        let rows = permitted.rows(&mut &self.desk.store, &[Way::of(field)], Page::ALL).expect("rows");
        rows.into_iter().map(|row| (row.sys_id, row.cells[0].shown.clone())).collect()
    }
}

fn stamp(at: Timestamp) -> String {
    Words::stamp(at)
}

/// As the oracle writes it.
fn stretch(one: &Stretch, groups: &Names, people: &Names) -> String {
    let name = |names: &Names, id: &Option<String>| id.as_ref().map_or_else(String::new, |id| names[id].clone());
    let (group, person) = match &one.holder {
        None => ("(before)".to_owned(), "(before)".to_owned()),
        Some(Holder { group, person, .. }) => (name(groups, group), name(people, person)),
    };
    let since: Vec<String> = one.hours_since.iter().map(ToString::to_string).collect();
    let runs = if one.is_counted { "runs" } else { "waits" };
    let (from, to) = (stamp(one.interval.from), stamp(one.interval.to));
    let (elapsed, inside) = (one.elapsed / 60, one.inside / 60);
    format!("{from}|{to}|{group}|{person}|{runs}|{elapsed}|{inside}|{}", since.join(","))
}

/// Both clocks and who held it, as the oracle writes them; and each sum is that of its parts.
fn told(clocks: &Clocks, groups: &Names, people: &Names) -> String {
    let held = clocks.held.as_ref().expect("an incident is held");
    let stretches = held.stretches(clocks.at);
    let mut cells = Vec::new();
    for measures in [Measures::Response, Measures::Resolution] {
        let clock = clocks.clocks.iter().find(|clock| clock.measures == measures).expect("it was agreed");
        let reading =
            Clock { runs: &clock.runs, calendar: &clock.calendar, target: Some(&clock.target) }.read(clocks.at);
        let runs = reading.explain().into_iter().filter(|line| line.part == Part::Run);
        let (mut elapsed, mut inside) = (0, 0);
        for line in runs {
            elapsed += line.interval.expect("a run has an interval").seconds();
            inside += line.inside.expect("a run has its seconds");
        }
        assert_eq!((elapsed, inside), (reading.elapsed, reading.inside), "the explanation adds up to the reading");
        if measures == Measures::Resolution {
            let sum = |seconds: fn(&Stretch) -> i64| stretches.iter().map(seconds).sum::<i64>();
            let held = (sum(|one| one.elapsed), sum(|one| one.inside));
            assert_eq!(held, (reading.elapsed, reading.inside), "who held it adds up to the reading");
        }
        let met = match clock.outcome(clocks.at).1 {
            Some(true) => "yes",
            Some(false) => "no",
            None => "-",
        };
        cells.push(format!("{met} {} {}", reading.elapsed / 60, reading.inside / 60));
    }
    cells.extend(stretches.iter().map(|one| stretch(one, groups, people)));
    cells.join("\t")
}

fn oracle(file: &Path) -> BTreeMap<String, String> {
    let script = root().join("tests/oracle/clocks.py");
    let output = Command::new("python3").arg(script).arg(DAY).arg(file).output().expect("python3 is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let line = |line: &str| line.split_once('\t').map(|(number, told)| (number.to_owned(), told.to_owned()));
    text.lines().map(|text| line(text).expect("a number and its clocks")).collect()
}

fn agree(file: &Path, records: usize) {
    let expected = oracle(file);
    assert_eq!(expected.len(), records);
    for (engine, store) in store::testing::stores_of(&DICTIONARY.schema()) {
        let office = Office::on(store);
        office.agrees();
        office.takes(&mapping("uci-incident-event-log.toml"), &[file.to_owned()]).expect("taken in");
        let started = std::time::Instant::now();
        let (groups, people) = (office.names("sys_user_group", "name"), office.names("sys_user", "name"));
        let numbers = office.names("incident", "correlation_id");
        let words = Words::new(NOW.parse().expect("an instant"), &office.actor.id, office.actor.bodies.clone());
        let (store, dictionary, actor) = (&office.desk.store, &office.desk.dictionary, &office.actor);
        let mut intervals = 0;
        let query = Query::all("incident");
        let read = practice::clocks::each(store, dictionary, actor, &words, &query, &mut |id, clocks| {
            let told = told(clocks, &groups, &people);
            assert_eq!(told, expected[&numbers[id]], "{engine}: {}", numbers[id]);
            intervals += told.matches('|').count() / 7;
            Ok(())
        });
        assert_eq!(read.expect("read"), records, "{engine}");
        let seconds = started.elapsed().as_secs_f64();
        eprintln!("{engine}: clocks of {records} incidents in {intervals} intervals agree, read in {seconds:.1} s");
    }
}

#[test]
fn a_slice_of_incidents_is_explained_interval_by_interval() {
    let Some((_folder, file, records)) = slice(3_000) else { return };
    agree(&file, records);
}

#[test]
#[ignore = "takes minutes: cargo nextest run -p exchange --release --run-ignored only"]
fn every_incident_is_explained_interval_by_interval() {
    let Some(zip) = shared("uci-incident-event-log/incident_event_log.zip") else { return };
    agree(&zip, 24_918);
}
