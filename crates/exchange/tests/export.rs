//! Lists on their way out, and in again.

use std::io::Write;
use std::path::Path;

use exchange::export::{self, Export, Kept};
use exchange::{Form, ReadAs, Rows, read};
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Dictionary, Draft, Query, Words, list};
use store::{Bodies, Store};

const NASTY: [&str; 5] = ["=HYPERLINK(\"http://x\")", "+44 20, or \"none\"", "'=quoted already", "@here", "# a remark"];

fn dictionary() -> Dictionary {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root).expect("the registers are there").map(|entry| entry.expect("listed").path()) {
        for file in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("listed").path()) {
            files.push((file.display().to_string(), std::fs::read_to_string(&file).expect("a file")));
        }
    }
    Dictionary::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).expect("the registers load")
}

struct Office {
    desk: Desk,
    actor: Actor,
}

impl Office {
    fn on(store: Store) -> Self {
        let desk = Desk::open(store, dictionary()).expect("a fresh store takes the registers");
        let mut office = Self { desk, actor: Actor::system("setup", Bodies::shared()) };
        let body = Draft::new("core_company").with("company", "global").with("code", "col").with("name", "City");
        let saved = office.desk.save(office.occasion(), &body.with("customer", "yes")).expect("a body");
        office.actor = Actor::system("ann", Bodies::of([saved.sys_id]));
        for text in NASTY {
            let draft = Draft::new("incident").with("short_description", text).with("impact", "1").with("urgency", "2");
            office.desk.save(office.occasion(), &draft.with("description", format!("{text}\n{text}"))).expect("saved");
        }
        office
    }

    fn occasion(&self) -> Occasion<'_> {
        let now = "2020-05-06T10:00:00Z".parse().expect("an instant");
        Occasion { actor: &self.actor, now, why: "Test", request: "test" }
    }

    fn written(&self, kept: Kept) -> Vec<u8> {
        let words = Words::new(self.occasion().now, &self.actor.id, self.actor.bodies.clone());
        let query = Query::all("incident").ordered("number", false);
        let permitted = self.actor.asks(&self.desk.dictionary, &query, &words).expect("may read");
        let columns = list::columns(&permitted, "").expect("columns");
        let mut bytes = Vec::new();
        let export = Export::shown(&permitted, &self.desk.store, words.now, columns);
        assert_eq!(export::write(&export, kept, &mut bytes).expect("written"), NASTY.len() as u64);
        bytes
    }
}

#[test]
fn a_file_read_again_tells_the_texts_as_they_were() {
    for (engine, store) in store::testing::stores_of(&dictionary().schema()) {
        let office = Office::on(store);
        for (kept, form, name) in
            [(Kept::Csv, Form::Csv, "Short description"), (Kept::Json, Form::Json, "short_description")]
        {
            let rows = read(form, &office.written(kept)).expect("read");
            let texts = rows.iter().flat_map(|row| &row.fields).filter(|(field, _)| field == name);
            let texts: Vec<&str> = texts.map(|(_, text)| text.as_str()).collect();
            assert_eq!(texts, NASTY, "{engine}, {kept:?}");
        }
    }
}

#[test]
fn a_sheet_read_again_tells_the_texts_as_they_were() {
    let office = Office::on(Store::sqlite_in_memory().expect("a temporary folder"));
    let mut file = tempfile::Builder::new().suffix(".xlsx").tempfile().expect("a file");
    file.write_all(&office.written(Kept::Xlsx)).expect("written");
    let rows = Rows::open(file.path(), &ReadAs::default()).expect("a workbook");
    let rows: Vec<_> = rows.map(|row| row.expect("a row")).collect();
    let texts = rows.iter().flat_map(|row| &row.fields).filter(|(field, _)| field == "Short description");
    assert_eq!(texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>(), NASTY);
}

/// A workbook as text: each sheet, its header and its rows.
fn sheets(bytes: &[u8]) -> String {
    let mut text = String::new();
    for sheet in ["List", "About this list"] {
        let read_as = ReadAs { sheet: Some(sheet.into()), ..ReadAs::default() };
        let rows = Rows::of(bytes, Form::Xlsx, &read_as).expect("a workbook");
        text.push_str(&format!("[{sheet}]\n{}\n", rows.columns().unwrap_or_default().join(" | ")));
        for row in rows.map(|row| row.expect("a row")) {
            let cells: Vec<String> = row.fields.iter().map(|(_, text)| text.replace('\n', "\\n")).collect();
            text.push_str(&format!("{}\n", cells.join(" | ")));
        }
    }
    text
}

/// Files are what others rely on: how they are written changes on purpose or not at all.
#[test]
fn each_form_is_written_as_it_is_expected() {
    let office = Office::on(Store::sqlite_in_memory().expect("a temporary folder"));
    let text = |kept| String::from_utf8(office.written(kept)).expect("text");
    for (name, written) in [
        ("incident.csv", text(Kept::Csv)),
        ("incident.json", text(Kept::Json)),
        ("incident.xlsx.txt", sheets(&office.written(Kept::Xlsx))),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(&path, &written).expect("written");
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(written, expected, "{name}: look at the difference, then run with UPDATE_EXPECTED=1");
    }
}

#[test]
fn only_a_last_line_of_its_own_says_that_a_file_is_an_export() {
    let rows = read(Form::Csv, b"name,note\n'=1,# Guildhall export 1\n").expect("read");
    assert_eq!(rows[0].fields[0].1, "'=1", "an apostrophe of somebody else's stays");
    let rows = read(Form::Csv, b"name,note\r\n'=1,x\r\n# Guildhall export 1\r\n").expect("read");
    assert_eq!((rows.len(), rows[0].fields[0].1.as_str()), (1, "=1"));
}

#[test]
fn no_cell_begins_a_formula() {
    let office = Office::on(Store::sqlite_in_memory().expect("a temporary folder"));
    let file = office.written(Kept::Csv);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&file[..]);
    for row in reader.records().map(|row| row.expect("a row")) {
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{row:?}");
    }
    let sheet = office.written(Kept::Xlsx);
    assert!(sheet.starts_with(b"PK"), "a container");
}
