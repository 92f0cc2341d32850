//! Two event logs that nobody here wrote, read whole. Their counts are those of the `README.md` beside each; the data is no part
//! of the project and lies in `../shared`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use exchange::{ReadAs, Rows, Told};

fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if !path.exists() {
        eprintln!("Skipped: {} is not there.", path.display());
    }
    path.exists().then_some(path)
}

fn rows(path: &Path) -> Rows<'static> {
    Rows::open(path, &ReadAs::default()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn field<'a>(told: &'a Told, name: &str) -> &'a str {
    told.fields.iter().find(|(own, _)| own == name).map_or("", |(_, text)| text)
}

/// UCI, "Incident management process enriched event log" (Amaral, Fantinato, Peres, 2018), in its archive.
#[test]
fn the_incident_log_is_read_from_its_archive() {
    let Some(path) = shared("uci-incident-event-log/incident_event_log.zip") else { return };
    let mut rows = rows(&path);
    assert_eq!(rows.columns().map(<[String]>::len), Some(36));
    let (mut count, mut odd, mut incidents, mut last) = (0, 0, BTreeSet::new(), String::new());
    for row in rows.by_ref() {
        let told = row.unwrap_or_else(|fault| panic!("{fault}"));
        count += 1;
        odd += usize::from(field(&told, "incident_state") == "-100");
        incidents.insert(field(&told, "number").to_owned());
        last = told.place;
    }
    assert_eq!((count, incidents.len(), odd), (141_712, 24_918, 5));
    assert_eq!(last, "line 141713");
    let size = path.metadata().expect("a file").len();
    assert!(rows.bytes_read() > size * 99 / 100 && rows.bytes_read() <= size + 200, "{} of {size}", rows.bytes_read());
}

/// 4TU.ResearchData, "BPI Challenge 2013" (Steeman, 2013), closed and open problems.
#[test]
fn the_problem_logs_are_read_packed() {
    for (name, events, cases) in [("BPIC13_closed_problems", 6_660, 1_487), ("BPIC13_open_problems", 2_351, 819)] {
        let Some(path) = shared(&format!("bpi2013-problems/{name}.xes.gz")) else { return };
        let mut told_events = 0;
        let mut of_case: BTreeMap<String, String> = BTreeMap::new();
        for row in rows(&path) {
            let told = row.unwrap_or_else(|fault| panic!("{fault}"));
            told_events += 1;
            let case = told.place.split(',').next().expect("a case").to_owned();
            let named = of_case.entry(case).or_insert_with(|| field(&told, "case:concept:name").to_owned());
            assert_eq!(named, field(&told, "case:concept:name"), "{}", told.place);
            for needed in
                ["concept:name", "lifecycle:transition", "time:timestamp", "org:resource", "case:concept:name"]
            {
                assert!(!field(&told, needed).is_empty(), "{} lacks {needed}", told.place);
            }
            let zone = &field(&told, "time:timestamp")[19..];
            assert!(zone.ends_with("+01:00") || zone.ends_with("+02:00"), "{}: a zone as told: {zone}", told.place);
        }
        assert_eq!((told_events, of_case.len()), (events, cases), "{name}");
        let names: BTreeSet<&String> = of_case.values().collect();
        assert_eq!(names.len(), cases, "{name}: no two cases have one name");
    }
}
