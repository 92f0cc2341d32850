//! The City's paper of July 2020, out of records: every value of `fixtures/july-2020.toml`, in all of its forms.

use std::collections::BTreeMap;

use guildhall::papers::{self, Making, Seen};
use paper::document::{self, Block, Document, Table, plain};
use paper::{Evaluated, Script, Value};
use serde_json::Value as Toml;
use tests::city::{AUTHOR, City, PAPER, done};

#[test]
fn the_paper_from_sqlite() {
    check(&City::on_sqlite());
}

#[test]
fn the_paper_from_postgresql() {
    let Some(city) = City::on_postgres() else { return eprintln!("There is no PostgreSQL here.") };
    check(&city);
}

/// Everything that one store's paper must be. One test, because the records of six months are saved for it.
fn check(city: &City) {
    let text = std::fs::read_to_string(tests::root().join("tests/fixtures/july-2020.toml")).expect("the fixture");
    let expected: Toml = toml_edit::de::from_str(&text).expect("the fixture is TOML");
    let author = city.person(AUTHOR);
    let press = papers::press();
    let making = Making { open: &city.open, actor: &author, now: city.now, press: &press };
    let script = done(papers::script(PAPER, &city.open));
    let (evaluated, findings) = done(making.evaluate(&script, &Seen::Cut));
    assert!(evaluated.faults.is_empty(), "{}", tests::told(&evaluated.faults));
    let stops: Vec<String> = findings.iter().filter(|one| one.stops()).map(ToString::to_string).collect();
    assert!(stops.is_empty(), "{}", stops.join("\n"));

    let document = city.document();
    printed(&expected["printed"], &evaluated, &document);
    exact(&expected["exact"], &evaluated);
    rows(&expected["rows"], city, &evaluated, &document);
    months(&expected["months"], city, &evaluated);
    every_form_says_the_same(city, &making, &document);
    a_typed_digit_is_asked_about(&script, &making);
}

fn each(table: &Toml) -> impl Iterator<Item = (&str, &Toml)> {
    let table = table.as_object().expect("a table");
    assert!(!table.is_empty());
    table.iter().map(|(name, value)| (name.as_str(), value))
}

/// Figures whose prose shapes them; of the others the plain value is what the paper prints.
const SHAPED: [&str; 2] = ["remote_col_range", "bank_holidays"];

fn printed(expected: &Toml, evaluated: &Evaluated, document: &Document) {
    let occurrences = document.figures();
    for (name, text) in each(expected) {
        let figure = evaluated.figures.get(name).unwrap_or_else(|| panic!("there is no figure {name}"));
        let found = match SHAPED.contains(&name) {
            true => &occurrences.iter().find(|(id, _)| id == name).unwrap_or_else(|| panic!("{name} is not printed")).1,
            false => &figure.printed,
        };
        assert_eq!(found, text, "{name}");
    }
}

/// Below the percentage and the score stand whole replies and findings.
fn exact(expected: &Toml, evaluated: &Evaluated) {
    for (name, parts) in each(expected) {
        let parts: Vec<i64> = parts.as_array().expect("a list").iter().filter_map(Toml::as_i64).collect();
        let found = match evaluated.figures[name].value {
            Value::Share { part, whole } => vec![part, whole],
            Value::Nps { promoters, passives, detractors } => vec![promoters, passives, detractors],
            ref other => panic!("{name} is {other:?}"),
        };
        assert_eq!(found, parts, "{name}");
    }
}

/// The tables of incidents as they stand in the published document: what the fixture gives of each row, and the words for
/// the public as the records have them at the data cut.
fn rows(expected: &Toml, city: &City, evaluated: &Evaluated, document: &Document) {
    let dictionary = &city.open.desk.dictionary;
    let plans = dictionary.get("incident").expect("incidents").fields["problem_plan"].kind.choices();
    for (name, lines) in each(expected) {
        let table = table_of(document, name);
        let headings: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(headings, ["Affected service", "Duration", "Reason", "Resolution", "Problem management plan"]);
        let records = city.ids(&city.asks(&city.everybody(), &evaluated.figures[name].counted));
        let lines = lines.as_array().expect("rows");
        assert_eq!((table.rows.len(), records.len()), (lines.len(), lines.len()), "{name}");
        for ((row, line), sys_id) in table.rows.iter().zip(lines).zip(records) {
            let wanted = |at: usize| line[at].as_str().expect("a text");
            let plan = plans.iter().find(|plan| plan.name == wanted(2)).expect("a plan of the list");
            let record =
                city.record(&city.everybody(), &format!("incident where sys_id = \"{sys_id}\" as at 2020-06-03 09:00"));
            let (reason, resolution) = (record.shown("reason"), record.shown("resolution"));
            assert!(!reason.is_empty() && !resolution.is_empty(), "{name}: {}", wanted(0));
            let found: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
            assert_eq!(found, [wanted(0), wanted(1), reason, resolution, &plan.label], "{name}");
        }
    }
}

/// The table whose caption or note leads to a figure.
fn table_of<'d>(document: &'d Document, figure: &str) -> &'d Table {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let mut tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let names = |table: &&Table| {
        let json = serde_json::to_string(&(&table.caption, &table.note)).expect("words");
        json.contains(&format!("\"id\":\"{figure}\""))
    };
    tables.find(names).unwrap_or_else(|| panic!("no table shows {figure}"))
}

/// Six months of both bodies and priorities, as the charts' tables have them, and as one counts them by hand.
fn months(expected: &Toml, city: &City, evaluated: &Evaluated) {
    const MONTHS: [&str; 6] = ["2019-12", "2020-01", "2020-02", "2020-03", "2020-04", "2020-05"];
    for (name, counts) in each(expected) {
        let counts: Vec<i64> = counts.as_array().expect("a list").iter().filter_map(Toml::as_i64).collect();
        let (body, priority) = name.split_once("_p").expect("BODY_pN");
        let by_hand = MONTHS.map(|month| {
            let query = format!("incident where company = {body} and priority = {priority} and opened_at in {month}");
            city.count(&city.everybody(), &query)
        });
        assert_eq!(by_hand.as_slice(), counts, "{name}");
        let table = &evaluated.charts[&format!("{body}_priority")].table;
        let panel = table.rows.iter().filter(|row| row[0].text.ends_with(&format!("priority {priority}")));
        let drawn: Vec<i64> = panel.map(|row| row.last().expect("a total").text.parse().expect("a number")).collect();
        assert_eq!(drawn, counts, "chart of {name}");
    }
}

/// Page, Word file and PDF print the same figures in the same order, and they are the frozen ones.
fn every_form_says_the_same(city: &City, making: &Making<'_>, document: &Document) {
    let edition = city.edition();
    let figures = document.figures();
    assert!(figures.len() > 60, "{} figures", figures.len());
    let html = String::from_utf8(city.file(&edition, "html")).expect("a page");
    assert_same("page", &sorted(document::html::figures_in_html(&html)), &sorted(figures.clone()));
    let docx = document::docx::figures_in_docx(&city.file(&edition, "docx")).expect("a Word file");
    assert_same("Word file", &sorted(docx), &sorted(figures.clone()));
    let pressed =
        making.press.paper(&document::leaf::leaf(document)).unwrap_or_else(|errors| panic!("{}", errors.join("\n")));
    assert_same("PDF", &sorted(pressed.figures), &sorted(figures.clone()));
    assert!(pressed.pdf == city.file(&edition, "pdf"), "the PDF pressed again is the one that was published");

    let noted: BTreeMap<&str, &str> =
        document.notes.iter().map(|note| (note.id.as_str(), note.reads_as.as_str())).collect();
    for (id, text) in &figures {
        assert!(noted.contains_key(id.as_str()), "{id} ({text}) has no note");
    }
}

type Figures = BTreeMap<String, Vec<String>>;

fn sorted(occurrences: Vec<document::Occurrence>) -> Figures {
    let mut found = Figures::new();
    for (id, text) in occurrences {
        found.entry(id).or_default().push(text);
    }
    found
}

fn assert_same(form: &str, found: &Figures, expected: &Figures) {
    for (id, texts) in expected {
        assert_eq!(found.get(id), Some(texts), "{form}: {id}");
    }
    assert_eq!(found.len(), expected.len(), "{form}");
}

/// The same paper with one number typed by hand is held up at that number.
fn a_typed_digit_is_asked_about(script: &Script, making: &Making<'_>) {
    let text = script.text.replace("# Recommendation\n", "There were 37 complaints.\n\n# Recommendation\n");
    let typed = Script::read(&script.file, &text, &making.open.desk.dictionary);
    let typed = typed.unwrap_or_else(|faults| panic!("{}", tests::told(&faults)));
    let (_, findings) = done(making.evaluate(&typed, &Seen::Cut));
    let stops: Vec<&paper::Finding> = findings.iter().filter(|one| one.stops()).collect();
    assert_eq!(stops.len(), 1, "{}", papers::tell(&findings));
    let line = text.lines().position(|line| line.contains("37 complaints")).expect("it is there") + 1;
    assert_eq!(stops[0].fault.line, line, "{}", stops[0]);
}
