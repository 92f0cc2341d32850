//! The monthly service report on the past of another organisation: every figure, in every form, and every table of a chart is what
//! a program comes to that reads the logs themselves (`tests/oracle/month.py`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use exchange::{Log, Mapping, take_log};
use guildhall::opening::Open;
use guildhall::papers::{self, Made, Making, Seen};
use paper::Level;
use paper::document::{self, Block, Document, Occurrence, plain};
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Draft, Filter, Page, Query, Words};
use serde_json::Value;
use store::{Bodies, Store};
use tests::city::done;

/// A file of the logs, which are no part of the project.
fn shared(name: &str) -> Option<PathBuf> {
    let path = tests::root().join("../shared/data").join(name);
    let is_there = path.exists();
    if !is_there {
        eprintln!("skipped: {} is not there", path.display());
    }
    is_there.then_some(path)
}

fn incidents() -> Option<PathBuf> {
    shared("uci-incident-event-log/incident_event_log.zip")
}

fn problems() -> Option<Vec<PathBuf>> {
    ["closed", "open"].iter().map(|one| shared(&format!("bpi2013-problems/BPIC13_{one}_problems.xes.gz"))).collect()
}

/// The first events of the incident log.
fn slice(zip: &Path, folder: &Path, events: usize) -> PathBuf {
    let unpack = "import sys,zipfile,itertools; z=zipfile.ZipFile(sys.argv[1]); sys.stdout.writelines(l.decode() for l in itertools.islice(z.open(z.namelist()[0]), 1 + int(sys.argv[2])))";
    let output = Command::new("python3").args(["-c", unpack]).arg(zip).arg(events.to_string()).output();
    let file = folder.join("slice.csv");
    std::fs::write(&file, output.expect("python3 is installed").stdout).expect("written");
    file
}

/// A body whose past is another organisation's, and somebody who sees all of it.
struct Office {
    open: Open,
    actor: Actor,
}

impl Office {
    fn on(store: Store) -> Office {
        let desk = Desk::open(store, tests::dictionary()).expect("a fresh store takes the registers");
        let now = "2020-07-03T08:30:00Z".parse().expect("an instant");
        let setup = Actor::system("setup", Bodies::shared());
        let save = |actor: &Actor, draft: Draft| {
            let on = Occasion { actor, now, why: "Setup", request: "test" };
            desk.save(on, &draft).unwrap_or_else(|not| panic!("{not}")).sys_id
        };
        let body = Draft::new("core_company").with("company", "global").with("code", "col").with("customer", "yes");
        let body = save(&setup, body.with("name", "City of London Corporation"));
        let bodies = Bodies::of([body]);
        let actor = Actor::system("author", bodies.clone());
        let committee = Draft::new("committee").with("name", "IT Sub-Committee").with("code", "it-sub");
        save(&actor, committee);
        Office { open: Open { desk, bodies, now }, actor }
    }

    /// As `guildhall import FILES --map MAP --company col` does.
    fn takes(&self, map: &str, files: &[PathBuf]) {
        let desk = &self.open.desk;
        let name = format!("imports/{map}.toml");
        let text = std::fs::read_to_string(tests::root().join(&name)).expect("the mapping is there");
        let mapping = Mapping::read(&name, &text, &desk.dictionary).unwrap_or_else(|faults| panic!("{}", faults[0]));
        let on = Occasion { actor: &self.actor, now: self.open.now, why: "Import", request: "test" };
        let log = Log { mapping: &mapping, files, is_rehearsal: false, progress: &mut |_, _| {}, odd: &mut |_| {} };
        if let Err(not) = take_log(desk, on, log) {
            panic!("{map}: {not}");
        }
    }

    fn takes_all(&self, incidents: &Path, problems: &[PathBuf]) {
        for name in ["hours", "agreements"] {
            let file = tests::root().join(format!("imports/illustration/{name}.csv"));
            self.takes(&format!("illustration/{name}"), &[file]);
        }
        self.takes("uci-incident-event-log", &[incidents.to_owned()]);
        if !problems.is_empty() {
            self.takes("bpi2013-problems", problems);
        }
    }

    /// The `sys_id` of the group of this name.
    fn group(&self, name: &str) -> String {
        let query = Query::all("sys_user_group").and(Filter::is("name", name));
        let words = Words::new(self.open.now, &self.actor.id, self.actor.bodies.clone());
        let permitted = self.actor.asks(&self.open.desk.dictionary, &query, &words).expect("allowed");
        permitted.ids(&mut &self.open.desk.store, Page::ONE).expect("asked").remove(0)
    }
}

fn oracle(period: &str, cut: &str, incidents: &Path, problems: &[PathBuf]) -> Value {
    let script = tests::root().join("tests/oracle/month.py");
    let output = Command::new("python3").arg(script).args([period, cut]).arg(incidents).args(problems).output();
    let output = output.expect("python3 is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Builds the paper about a month and compares all of it with what the oracle tells.
fn check(office: &Office, period: &str, told: &Value) -> Made {
    let press = papers::press();
    let making = Making { open: &office.open, actor: &office.actor, now: office.open.now, press: &press };
    let days = paper::script::head::period_of(period).expect("a month");
    let file = tests::root().join("papers/monthly-service-report.md");
    let script = done(papers::script(&file.to_string_lossy(), &office.open)).about(days);
    let made = done(making.make(script, &Seen::Cut, None));
    assert!(made.evaluated.faults.is_empty(), "{}", tests::told(&made.evaluated.faults));
    let findings: Vec<String> =
        made.findings.iter().filter(|one| one.level != Level::Advises).map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{period}\n{}", findings.join("\n"));

    let figures = told["figures"].as_object().expect("figures");
    let mut wrong = Vec::new();
    let names: Vec<&String> = made.evaluated.figures.keys().collect();
    assert_eq!(names.len(), figures.len(), "{names:?}");
    for (name, figure) in &made.evaluated.figures {
        let (value, exact) = (serde_json::to_value(&figure.value).expect("a value"), &figures[name]["exact"]);
        if value != *exact {
            wrong.push(format!("{name}: {value}, but {exact} in the log: {}", figure.question));
        }
    }
    let html = String::from_utf8(made.forms.html.clone()).expect("a page");
    let page = sorted(document::html::figures_in_html(&html));
    for (name, texts) in &page {
        let known = figures[name]["texts"].as_array().expect("texts");
        for text in texts.iter().filter(|text| !known.contains(&Value::from(text.as_str()))) {
            wrong.push(format!("{name}: the page says {text}, the log {known:?}"));
        }
    }
    let charts = tables(&made.document);
    let expected: BTreeMap<String, Rows> = serde_json::from_value(told["charts"].clone()).expect("tables");
    assert_eq!(charts.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (name, rows) in &expected {
        if charts[name] != *rows {
            wrong.push(format!("chart {name}:\n{:?}\nbut in the log\n{rows:?}", charts[name]));
        }
    }
    assert!(wrong.is_empty(), "{period}: {} differ\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(page.len(), figures.len(), "the page prints every figure");
    let docx = document::docx::figures_in_docx(&made.forms.docx).expect("a Word file");
    assert_eq!(sorted(docx), page, "the Word file prints what the page prints");
    assert!(made.forms.pdf.starts_with(b"%PDF"), "there is a PDF");
    made
}

type Rows = Vec<Vec<String>>;

/// The tables under the charts, as they stand in the finished paper.
fn tables(document: &Document) -> BTreeMap<String, Rows> {
    let mut found = BTreeMap::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Picture(picture) = block else { continue };
        let table = picture.table.as_ref().expect("a chart has its table");
        let row = |row: &Vec<document::Runs>| row.iter().map(|cell| plain(cell)).collect::<Vec<String>>();
        let name = picture.id.trim_start_matches("chart-").replace('-', "_");
        found.insert(name, table.rows.iter().map(row).collect());
    }
    found
}

fn sorted(occurrences: Vec<Occurrence>) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, text) in occurrences {
        found.entry(id).or_default().push(text);
    }
    found
}

/// The cells of the rows of a table on a page, without their marks.
fn rows_of(page: &str, table: &str) -> Vec<Vec<String>> {
    let start = page.find(&format!("id=\"{table}\"")).unwrap_or_else(|| panic!("no table {table}"));
    let table = page[start..].split("</table>").next().unwrap_or_default();
    let plain = |cell: &str| {
        let pieces = cell.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.collect::<String>()
    };
    let cells = |row: &str| {
        let cells = row.replace("</th>", "</td>");
        let cells = cells.split_terminator("</td>").map(|cell| plain(&format!("<{cell}")));
        cells.map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    table.split("<tr>").skip(2).map(|row| cells(row.split("</tr>").next().unwrap_or_default())).collect()
}

/// The page of who held what says what the chart says, and what each held is the sum of the records it leads to.
fn the_page_of_who_held_it(office: &Office, told: &Value) {
    let desk = &office.open.desk;
    let actor = office.actor.clone();
    let reader = web::Reader { name: "A reader".into(), role: "Looks".into(), actor };
    let now = office.open.now;
    let site = web::Site::new(desk.store.clone(), desk.dictionary.clone(), reader, Vec::new(), Vec::new(), move || now);
    let site = std::sync::Arc::new(site);
    let show = |of: &str| {
        let mut visit = site.visit(None, None, web::site::Place::default());
        visit.look_from("2016-03-31").expect("an instant");
        let condition = "resolved_at is empty or resolved_at in 2016-03";
        let pairs = [("where", condition), ("from", "2016-03-01"), ("to", "2016-03-31"), ("by", "group"), ("of", of)];
        let parameters = pairs.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let parts = [("register".to_owned(), "incident".to_owned())].into();
        match web::pages::held::show(&visit, &web::asked::Asked { parts, parameters, ..web::asked::Asked::default() }) {
            Ok(web::asked::Answer::Page(_, markup)) => markup.into_string(),
            Ok(_) => panic!("no page"),
            Err(trouble) => panic!("{trouble}"),
        }
    };
    let chart: Vec<Vec<String>> = serde_json::from_value(told["charts"]["held"].clone()).expect("a table");
    let page = rows_of(&show(""), "held");
    let (Some(all), Some(together)) = (chart.last(), page.last()) else { panic!("nothing was held") };
    assert_eq!(all[1..], together[1..], "together");
    for row in chart.iter().filter(|row| row[0].starts_with("Group")) {
        assert!(page.contains(row), "{row:?}");
    }
    // Of more than a hundred the page shows the hundred longest.
    let group = chart.iter().find(|row| row[4].parse::<usize>().is_ok_and(|records| records <= 100)).expect("a group");
    let records = rows_of(&show(&office.group(&group[0])), "held-records");
    let minutes = |text: &str| {
        let (hours, minutes) = text.split_once(':').expect("hours and minutes");
        hours.parse::<i64>().expect("hours") * 60 + minutes.parse::<i64>().expect("minutes")
    };
    assert_eq!(records.len().to_string(), group[4], "as many records as the total says");
    let inside: i64 = records.iter().map(|row| minutes(&row[2])).sum();
    assert_eq!(inside, minutes(&group[1]), "the records add up to the total");
}

#[test]
fn a_month_of_a_slice_of_the_log() {
    let Some(zip) = incidents() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = slice(&zip, folder.path(), 3_000);
    let told = oracle("2016-03", "2016-04-03 09:00", &file, &[]);
    for (engine, store) in store::testing::stores() {
        let office = Office::on(store);
        office.takes_all(&file, &[]);
        check(&office, "2016-03", &told);
        the_page_of_who_held_it(&office, &told);
        eprintln!("{engine}: the month agrees");
    }
}

#[test]
#[ignore = "takes minutes: cargo nextest run -p tests --test the_month --run-ignored only"]
fn months_of_both_whole_logs() {
    let (Some(zip), Some(problems)) = (incidents(), problems()) else { return };
    let office = Office::on(Store::sqlite_in_memory().expect("a store"));
    office.takes_all(&zip, &problems);
    for (period, cut) in
        [("2016-05", "2016-06-03 09:00"), ("2016-04", "2016-05-03 09:00"), ("2012-04", "2012-05-03 09:00")]
    {
        let made = check(&office, period, &oracle(period, cut, &zip, &problems));
        if let Some(folder) = std::env::var_os("REPORT_OUT") {
            done(papers::write(&made.forms, Path::new(&folder), &format!("monthly-service-report-{period}")));
        }
    }
}
