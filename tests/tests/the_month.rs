//! The monthly service report on the past of another organisation: every figure, in every form, and every table of a chart is what
//! a program comes to that reads the logs themselves (`tests/oracle/month.py`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use exchange::{Log, Mapping, take_log};
use guildhall::papers::{self, Made, Making, Seen};
use paper::document::{self, Block, Document, Occurrence, plain};
use practice::desk::Occasion;
use record::Actor;
use serde_json::Value;
use store::Bodies;
use tests::city::{AUTHOR, City, done};

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

/// Takes files in as the City's past, as `guildhall import FILES --map MAP --company col --as r.kestrel` does.
fn take(city: &City, map: &str, files: &[PathBuf]) {
    let desk = &city.open.desk;
    let name = format!("imports/{map}.toml");
    let text = std::fs::read_to_string(tests::root().join(&name)).expect("the mapping is there");
    let mapping = Mapping::read(&name, &text, &desk.dictionary).unwrap_or_else(|faults| panic!("{}", faults[0]));
    let col = city.ids(&city.asks(&city.everybody(), "core_company where code = col")).remove(0);
    let actor = Actor { bodies: Bodies::of([col]), ..city.person("r.kestrel") };
    let on = Occasion { actor: &actor, now: city.now, why: "Import", request: "test" };
    let log = Log { mapping: &mapping, files, is_rehearsal: false, progress: &mut |_, _| {}, odd: &mut |_| {} };
    if let Err(not) = take_log(desk, on, log) {
        panic!("{map}: {not}");
    }
}

fn take_all(city: &City, incidents: &Path, problems: &[PathBuf]) {
    for name in ["hours", "agreements"] {
        let file = tests::root().join(format!("imports/illustration/{name}.csv"));
        take(city, &format!("illustration/{name}"), &[file]);
    }
    take(city, "uci-incident-event-log", &[incidents.to_owned()]);
    if !problems.is_empty() {
        take(city, "bpi2013-problems", problems);
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
fn check(city: &City, period: &str, told: &Value) -> Made {
    let author = city.person(AUTHOR);
    let press = papers::press();
    let making = Making { open: &city.open, actor: &author, now: city.now, press: &press };
    let days = paper::script::head::period_of(period).expect("a month");
    let script = done(papers::script("monthly-service-report", &city.open)).about(days);
    let made = done(making.make(script, &Seen::Cut, None));
    assert!(made.evaluated.faults.is_empty(), "{}", tests::told(&made.evaluated.faults));
    assert!(made.findings.is_empty(), "{period}\n{}", papers::tell(&made.findings));

    let figures = told["figures"].as_object().expect("figures");
    let names: Vec<&String> = made.evaluated.figures.keys().collect();
    assert_eq!(names.len(), figures.len(), "{names:?}");
    for (name, figure) in &made.evaluated.figures {
        let value = serde_json::to_value(&figure.value).expect("a value");
        assert_eq!(value, figures[name]["exact"], "{period}: {name}: {}", figure.question);
    }
    let html = String::from_utf8(made.forms.html.clone()).expect("a page");
    let page = sorted(document::html::figures_in_html(&html));
    for (name, texts) in &page {
        let known: Vec<&str> =
            figures[name]["texts"].as_array().expect("texts").iter().filter_map(Value::as_str).collect();
        for text in texts {
            assert!(known.contains(&text.as_str()), "{period}: the page says {text} for {name}, the log {known:?}");
        }
    }
    assert_eq!(page.len(), figures.len(), "the page prints every figure");
    let docx = document::docx::figures_in_docx(&made.forms.docx).expect("a Word file");
    assert_eq!(sorted(docx), page, "the Word file prints what the page prints");
    tables(&made.document, &told["charts"], period);
    made
}

/// The tables under the charts, as they stand in the finished paper.
fn tables(document: &Document, told: &Value, period: &str) {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let mut found = BTreeMap::new();
    for block in blocks {
        let Block::Picture(picture) = block else { continue };
        let table = picture.table.as_ref().expect("a chart has its table");
        let row = |row: &Vec<document::Runs>| row.iter().map(|cell| plain(cell)).collect::<Vec<String>>();
        let name = picture.id.trim_start_matches("chart-").replace('-', "_");
        found.insert(name, table.rows.iter().map(row).collect::<Vec<_>>());
    }
    let told: BTreeMap<String, Vec<Vec<String>>> = serde_json::from_value(told.clone()).expect("tables");
    assert_eq!(found.keys().collect::<Vec<_>>(), told.keys().collect::<Vec<_>>());
    for (name, rows) in &told {
        assert_eq!(&found[name], rows, "{period}: chart {name}");
    }
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
fn the_page_of_who_held_it(city: &City, told: &Value) {
    let desk = &city.open.desk;
    let actor = city.person(AUTHOR);
    let reader = web::Reader { name: "A reader".into(), role: "Looks".into(), actor };
    let now = city.now;
    let site = web::Site::new(desk.store.clone(), desk.dictionary.clone(), reader, Vec::new(), Vec::new(), move || now);
    let site = std::sync::Arc::new(site);
    let show = |of: &str| {
        let mut visit = site.visit(None, None, web::site::Place::default());
        visit.look_from("2016-03-31").expect("an instant");
        let condition = "resolved_at is empty or resolved_at in 2016-03";
        let pairs = [("where", condition), ("from", "2016-03-01"), ("to", "2016-03-31"), ("by", "group"), ("of", of)];
        let parameters = pairs.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        let parts = [("register".to_owned(), "incident".to_owned())].into();
        match web::pages::held::show(&visit, &web::asked::Asked { parts, parameters, is_head: false }) {
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
    let group = &chart[0];
    let query = format!("sys_user_group where name = \"{}\"", group[0]);
    let id = city.ids(&city.asks(&city.everybody(), &query)).remove(0);
    let records = rows_of(&show(&id), "held-records");
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
    let city = City::on_sqlite();
    take_all(&city, &file, &[]);
    check(&city, "2016-03", &told);
    the_page_of_who_held_it(&city, &told);
}

#[test]
#[ignore = "takes minutes: cargo nextest run -p tests --test the_month --run-ignored only"]
fn months_of_both_whole_logs() {
    let (Some(zip), Some(problems)) = (incidents(), problems()) else { return };
    let city = City::on_sqlite();
    take_all(&city, &zip, &problems);
    for (period, cut) in
        [("2016-05", "2016-06-03 09:00"), ("2016-04", "2016-05-03 09:00"), ("2012-04", "2012-05-03 09:00")]
    {
        let made = check(&city, period, &oracle(period, cut, &zip, &problems));
        if let Some(folder) = std::env::var_os("REPORT_OUT") {
            done(papers::write(&made.forms, Path::new(&folder), &format!("monthly-service-report-{period}")));
        }
    }
}
