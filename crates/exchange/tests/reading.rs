//! Files of records as rows: what each form tells, where it stands, and what is wrong with it.

mod making;

use std::io::{self, Read};

use exchange::{Encoding, Form, ReadAs, RowFault, Rows, Told, read};
use making::{archive, gzip};
use proptest::prelude::*;

/// Rows as `place | name=text | …`, faults as they are told.
fn shown(rows: impl IntoIterator<Item = Result<Told, RowFault>>) -> Vec<String> {
    let line = |told: Told| {
        let fields: Vec<String> = told.fields.iter().map(|(name, text)| format!("{name}={text}")).collect();
        format!("{} | {}", told.place, fields.join(" | "))
    };
    rows.into_iter().map(|row| row.map_or_else(|fault| format!("! {fault}"), line)).collect()
}

fn lines(form: Form, bytes: impl AsRef<[u8]>) -> Vec<String> {
    lines_as(form, bytes, &ReadAs::default())
}

fn lines_as(form: Form, bytes: impl AsRef<[u8]>, read_as: &ReadAs) -> Vec<String> {
    match Rows::of(bytes.as_ref(), form, read_as) {
        Ok(rows) => shown(rows),
        Err(faults) => faults.iter().map(|fault| format!("! {fault}")).collect(),
    }
}

fn utf_16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(order).collect()
}

#[test]
fn csv_is_told_a_row_at_a_time() {
    let file = "name, note\n\"Ann\",\"two\nlines\"\nBen,\n1,2,3\nCy,\"a \"\"word\"\"\"\n";
    assert_eq!(
        lines(Form::Csv, file),
        [
            "line 2 | name=Ann | note=two\nlines",
            "line 4 | name=Ben | note=",
            "! line 5: This row has 3 cells, the header has 2.",
            "line 6 | name=Cy | note=a \"word\""
        ]
    );
    let rows = Rows::of(file.as_bytes(), Form::Csv, &ReadAs::default()).expect("a header");
    assert_eq!(rows.columns(), Some(&["name".to_owned(), "note".to_owned()][..]));
    assert_eq!(read(Form::Csv, b"").expect("an empty file has no rows"), []);
    assert_eq!(
        lines(Form::Csv, "a,b,a,,b\n1,2,3,4,5\n"),
        ["! file: There are two columns `a`.", "! file: Column 4 has no name.", "! file: There are two columns `b`."]
    );
}

#[test]
fn json_is_told_an_item_at_a_time() {
    let told = ["item 1 | a=1 | b=x", "item 2 | a=yes | b="];
    for file in [
        r#"[{"a":1,"b":"x"},{"a":true,"b":null}]"#,
        r#" {"count": 2, "note": "result", "sub": {"result": [1]}, "result" : [{"a":1,"b":"x"},{"a":true,"b":null}], "next": [{}]} "#,
        "{\"a\":1,\"b\":\"x\"}\n\n{\"a\":true,\"b\":null}\n",
        r#"{"a":1,"b":"x"}{"a":true,"b":null}"#,
    ] {
        assert_eq!(lines(Form::Json, file), told, "{file}");
    }
    assert_eq!(
        lines(
            Form::Json,
            r#"[{"a":{"display_value":"High","value":"1"},"b":["x",2,false],"c":1.50,"d":-3}, {"a":"]},\"{"}]"#
        ),
        ["item 1 | a=1 | b=x;2;no | c=1.5 | d=-3", "item 2 | a=]},\"{"]
    );
    assert_eq!(
        lines(Form::Json, r#"[3, {"a": {"b": 1}}, {"a": [[{}]]}, {"a": 123456789012345678901}, {"a": 1, "a": 2}, {}]"#),
        [
            "! item 1: This is not an object.",
            "! item 2: a: This is an object; give a text, a number or yes/no.",
            "! item 3: a: This is a list; give a text, a number or yes/no.",
            "! item 4: a: This number has more digits than can be kept; give it as a text.",
            "! item 5: a: This is given twice.",
            "item 6 | "
        ]
    );
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (file, told) in [
        ("", "! file: The file is empty."),
        ("[{\"a\": 1},\n {]", "! line 2: This is not JSON (column 3)."),
        (
            "[{\"a\": 1}\n {}]",
            "! line 2: This is not JSON (column 2). A comma or the end of the list should stand here.",
        ),
        ("[{},]", "! line 1: This is not JSON (column 5). A comma with nothing after it."),
        ("[,{}]", "! line 1: This is not JSON (column 2). A comma with nothing before it."),
        ("[{}", "! line 1: This is not JSON (column 4). The file ends in the middle."),
        ("[{\"a\": \"x", "! line 1: This is not JSON (column 10). The file ends in the middle."),
        ("[{}] []", "! line 1: This is not JSON (column 6). Nothing should follow the list."),
        ("{\"result\": [{}], 3}", "! line 1: This is not JSON (column 18)."),
        ("{3 \"result\": [{}]}", "! line 1: This is not JSON (column 2)."),
        ("{\"result\": [{}]} {}", "! line 1: This is not JSON (column 18). Nothing should follow the object."),
        ("{\"result\": 3}", "! file: `result` should be a list, and is a number."),
        ("\"text\"", "! file: The file should hold a list of objects, and holds a text."),
        ("nonsense", "! line 1: This is not JSON (column 2)."),
        ("[{\"a\": nul}]", "! line 1: This is not JSON (column 11)."),
    ] {
        assert_eq!(lines(Form::Json, file).last().map(String::as_str), Some(told), "{file}");
    }
}

#[test]
fn text_is_read_in_the_encoding_that_it_shows_or_that_is_said() {
    let text = "name\nMüller €\n";
    let told = ["line 2 | name=Müller €"];
    let windows = ReadAs { encoding: Encoding::Windows1252, ..ReadAs::default() };
    assert_eq!(lines(Form::Csv, text), told);
    assert_eq!(lines(Form::Csv, format!("\u{feff}{text}")), told);
    assert_eq!(lines(Form::Csv, utf_16(text, u16::to_le_bytes)), told);
    assert_eq!(lines(Form::Csv, utf_16(text, u16::to_be_bytes)), told);
    assert_eq!(lines_as(Form::Csv, b"name\nM\xfcller \x80\n", &windows), told);
    assert_eq!(lines(Form::Json, utf_16("[{\"name\": \"ü\"}]", u16::to_le_bytes)), ["item 1 | name=ü"]);
}

#[test]
fn text_in_another_encoding_is_refused_with_its_place() {
    const SAVE: &str = "Save the file as UTF-8 (“CSV UTF-8” in a spreadsheet) and try again.";
    let windows = ReadAs { encoding: Encoding::Windows1252, ..ReadAs::default() };
    let utf_16_unmarked: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let half = [utf_16("a\nb", u16::to_le_bytes), vec![0x00, 0xd8, b'x', 0]].concat();
    for (case, bytes, read_as, told) in [
        (
            "Latin-1",
            b"name\nM\xfcller\n".to_vec(),
            ReadAs::default(),
            format!("! line 2: Byte 7 of the file is not UTF-8. {SAVE} Or say that it is Windows-1252, if it is."),
        ),
        (
            "UTF-16 without its mark",
            utf_16_unmarked,
            ReadAs::default(),
            format!("! line 1: There is a zero byte: this is UTF-16 without its mark, or no text at all. {SAVE}"),
        ),
        ("half a pair", half, ReadAs::default(), format!("! line 2: Byte 9 of the file is not UTF-16. {SAVE}")),
        (
            "UTF-8 cut within a character",
            b"name\nM\xc3".to_vec(),
            ReadAs::default(),
            format!("! line 2: Byte 7 of the file is not UTF-8. {SAVE} Or say that it is Windows-1252, if it is."),
        ),
        (
            "UTF-32",
            b"\xff\xfe\0\0a\0\0\0".to_vec(),
            ReadAs::default(),
            format!("! line 1: This is UTF-32, which is not read. {SAVE}"),
        ),
        (
            "UTF-8 said to be Windows-1252",
            "name\nMüller\n".into(),
            windows.clone(),
            "! line 2: Byte 7 of the file shows that this is UTF-8, not Windows-1252. Read it as Unicode.".into(),
        ),
        (
            "marked UTF-8 said to be Windows-1252",
            "\u{feff}name\nx\n".into(),
            windows.clone(),
            "! line 1: The file begins with the mark of Unicode, so it is not Windows-1252. Read it as Unicode.".into(),
        ),
        (
            "an undefined byte of Windows-1252",
            b"name\nM\xfcller\nx\x81".to_vec(),
            windows.clone(),
            format!("! line 3: Byte 14 of the file is not Windows-1252. {SAVE}"),
        ),
    ] {
        assert_eq!(lines_as(Form::Csv, bytes, &read_as).last(), Some(&told), "{case}");
    }
}

/// The place of a fault does not depend on how the bytes come in.
#[test]
fn a_wrong_byte_far_down_is_told_with_its_line_and_byte() {
    let mut bytes = b"name\n".to_vec();
    bytes.extend("gr\u{fc}n und blau\n".repeat(20_000).bytes());
    let at = bytes.len();
    bytes.extend(b"a\xe9\n");
    let told = lines(Form::Csv, &bytes);
    assert!(
        told.last().expect("a fault").starts_with(&format!("! line 20002: Byte {} of the file is not UTF-8.", at + 2))
    );
    let mut dripping = Rows::of(Dripping(&bytes), Form::Csv, &ReadAs::default()).expect("a header");
    assert_eq!(shown(&mut dripping), told);
}

/// Gives a byte at a time.
struct Dripping<'a>(&'a [u8]);

impl Read for Dripping<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(1);
        self.0.read(&mut into[..count])
    }
}

#[test]
fn packed_files_are_read_like_plain_ones() {
    let csv = b"a,b\n1,2\n".as_slice();
    let told = ["line 2 | a=1 | b=2"];
    assert_eq!(lines(Form::Csv, gzip(csv)), told);
    assert_eq!(lines(Form::Csv, [gzip(b"a,b\n"), gzip(b"1,2\n")].concat()), told, "two packings, one after the other");
    assert_eq!(lines(Form::Csv, archive([("log.csv", csv)])), told);
    assert_eq!(lines(Form::Csv, archive([("__MACOSX/._log.csv", b"x".as_slice()), ("in/log.csv", csv)])), told);
    assert_eq!(lines(Form::Csv, archive([("log.json", br#"[{"a":1,"b":2}]"#)])), ["item 1 | a=1 | b=2"]);
    for (case, bytes, told) in [
        (
            "two files",
            archive([("a.csv", csv), ("b.csv", csv)]),
            "! file: The archive holds more than one file: `a.csv`, `b.csv`. Send them one by one.",
        ),
        (
            "no form",
            archive([("a.exe", csv)]),
            "! file: The archive holds `a.exe`, which is no .csv, .json, .jsonl, .xlsx or .xes.",
        ),
        ("packed twice", gzip(&gzip(csv)), "! file: This file is packed twice. Unpack it once and try again."),
        ("cut", gzip(&csv.repeat(3))[..24].to_vec(), "! file: The packed file is damaged or cut short. Send it again."),
    ] {
        assert_eq!(lines(Form::Csv, bytes).last().map(String::as_str), Some(told), "{case}");
    }
}

#[test]
fn a_name_tells_the_form() {
    for (name, form) in [
        ("a.CSV", Some(Form::Csv)),
        ("in/a.csv.gz", Some(Form::Csv)),
        ("a.jsonl", Some(Form::Json)),
        ("a.xlsx", Some(Form::Xlsx)),
        ("a.xes.gz", Some(Form::Xes)),
        ("a.zip", None),
        ("a.txt", None),
        ("csv", None),
    ] {
        assert_eq!(Form::of(name), form, "{name}");
    }
}

#[test]
fn a_file_on_the_disk_is_known_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        match Rows::open(&path, &ReadAs::default()) {
            Ok(mut rows) => {
                let told = shown(&mut rows);
                assert_eq!(rows.bytes_read(), bytes.len() as u64, "{name}: progress ends at the file's size");
                told
            }
            Err(faults) => faults.iter().map(|fault| format!("! {fault}")).collect(),
        }
    };
    let csv = b"a\n1\n".as_slice();
    assert_eq!(at("a.csv", csv), ["line 2 | a=1"]);
    assert_eq!(at("a.csv.gz", &gzip(csv)), ["line 2 | a=1"]);
    assert_eq!(
        at("a.txt", csv),
        [
            "! file: The file should end in .csv, .json, .jsonl, .xlsx or .xes, or in .gz after that, or be a .zip that holds one of them."
        ]
    );
    let zipped = folder.path().join("a.zip");
    std::fs::write(&zipped, archive([("x.csv", csv)])).expect("written");
    assert_eq!(shown(Rows::open(&zipped, &ReadAs::default()).expect("an archive")), ["line 2 | a=1"]);
    let told = Rows::open(folder.path(), &ReadAs::default()).err().expect("a folder is no file");
    assert_eq!(told[0].to_string(), "file: This is no file of records but a folder, a pipe or a device.");
}

const XES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016">
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="event"><string key="org:group" value="UNKNOWN"/></global>
  <string key="concept:name" value="the log"/>
  <trace>
    <string key="concept:name" value="1-364&amp;&#x31;"/>
    <string key="owner" value="Ann"><string key="team" value="A"/></string>
    <event>
      <string key="concept:name" value="Accepted"/>
      <date key="time:timestamp" value="2010-03-31T16:59:42+01:00"/>
      <list key="tags"><values><string key="tag" value="x"/><string key="tag" value="y"/></values></list>
    </event>
    <event/>
  </trace>
  <trace><event><int key="n" value="3"></int></event></trace>
  <event><boolean key="loose" value="true"/></event>
</log>"#;

#[test]
fn an_event_log_is_told_an_event_at_a_time() {
    assert_eq!(
        lines(Form::Xes, XES),
        [
            "case 1, event 1 | case:concept:name=1-364&1 | case:owner=Ann | case:owner/team=A | concept:name=Accepted | \
             time:timestamp=2010-03-31T16:59:42+01:00 | tags/tag=x;y",
            "case 1, event 2 | case:concept:name=1-364&1 | case:owner=Ann | case:owner/team=A",
            "case 2, event 1 | n=3",
            "event 1 | loose=true",
        ]
    );
    assert_eq!(lines(Form::Xes, gzip(XES.as_bytes())), lines(Form::Xes, XES));
    assert_eq!(
        lines(Form::Xes, utf_16(XES.split_once('\n').expect("two lines").1, u16::to_be_bytes)),
        lines(Form::Xes, XES)
    );
}

#[test]
fn faults_of_an_event_log_stand_at_their_event() {
    let file = r#"<log><trace><event><string key="a" value="1"/><string key="a" value="2"/></event>
      <event><string value="1"/><date key="b"/><other/></event><string key="late" value="x"/>
      <event><string key="c" value="3"/></event></trace></log>"#;
    assert_eq!(
        lines(Form::Xes, file),
        [
            "! case 1, event 1: a: This is given twice.",
            "! case 1, event 2: A `string` has no key.",
            "! case 1, event 2: b: This has no value.",
            "! case 1, event 2: `other` is no attribute of XES.",
            "! case 1, event 2: case:late: This stands after the first event of its case. Attributes of a case come first.",
            "case 1, event 3 | c=3",
        ]
    );
    for (file, told) in [
        ("", "! file: This is no XML: it has no element."),
        ("<html/>", "! file: This is not XES: its outermost element is `html`, not `log`."),
        ("<log><trace><event>", "! case 1, event 1: The file ends in the middle. Send it again."),
        ("<log></log><log/>", "! file: Nothing should follow the outermost element."),
        (
            "<?xml version='1.0' encoding='UTF-7'?><log/>",
            "! file: It says that it is written in `UTF-7`. Save it as UTF-8 and try again.",
        ),
        (
            "<!DOCTYPE log SYSTEM 'http://example.org/x.dtd'><log/>",
            "! file: It has a DOCTYPE, which files of records do not need. Take it out and try again.",
        ),
    ] {
        assert_eq!(lines(Form::Xes, file).last().map(String::as_str), Some(told), "{file}");
    }
    let told = lines(Form::Xes, r#"<log><trace><string key="a" value="&big;"/></trace></log>"#);
    assert!(told[0].starts_with("! case 1: The attribute `value` cannot be read"), "{told:?}");
    let told = lines(Form::Xes, "<log><trace></log>");
    assert!(told[0].starts_with("! case 1: This is not well-formed XML (byte 12)"), "{told:?}");
}

#[test]
fn what_is_held_at_once_is_bounded() {
    let rows = |count: usize| format!("a\n{}", "1\n".repeat(count));
    assert_eq!(read(Form::Csv, rows(100_000).as_bytes()).expect("as many as fit").len(), 100_000);
    let told = read(Form::Csv, rows(100_001).as_bytes()).expect_err("one too many");
    assert_eq!(told[0].to_string(), "file: There are more than 100000 rows. Divide the file.");
    let told = read(Form::Json, format!("[{}{{}}]", "{},".repeat(100_000)).as_bytes()).expect_err("one too many");
    assert_eq!(told[0].to_string(), "file: There are more than 100000 rows. Divide the file.");
    assert_eq!(lines(Form::Csv, rows(100_001)).len(), 100_001, "one after the other there may be more");
    let many_faults = format!("a\n{}", "1,2\n".repeat(20_000));
    let told = lines(Form::Csv, many_faults);
    assert_eq!(told.len(), 10_001);
    assert_eq!(told[10_000], "! file: There are more than 10000 faults. Mend these first; the rest was not read.");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_rows_or_faults(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for form in [Form::Csv, Form::Json, Form::Xlsx, Form::Xes] {
            if let Err(faults) = read(form, &bytes) {
                prop_assert!(!faults.is_empty());
            }
        }
    }

    #[test]
    fn any_text_gives_rows_or_faults(text in "[\"{}\\[\\],:\n\r\ta0ü ]{0,80}") {
        for form in [Form::Csv, Form::Json] {
            if let Err(faults) = read(form, text.as_bytes()) {
                prop_assert!(!faults.is_empty());
            }
        }
    }

    #[test]
    fn what_csv_says_is_what_is_read(cells in prop::collection::vec(prop::collection::vec("[^\0]{0,8}", 3), 1..6)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["a", "b", "c"]).expect("a header");
        for row in &cells {
            writer.write_record(row).expect("a row");
        }
        let rows: Vec<Told> = read(Form::Csv, &writer.into_inner().expect("written")).expect("it is in order");
        let read: Vec<Vec<String>> = rows.into_iter().map(|row| row.fields.into_iter().map(|(_, text)| text).collect()).collect();
        prop_assert_eq!(read, cells);
    }

    /// Cutting into items agrees with `serde_json` about what is JSON and how many items there are.
    #[test]
    fn json_is_json_whoever_reads_it(text in "\\[(\\{(\"[a-c]\":[0-9\"a\\[\\]{}:,]{0,6},?){0,2}\\}[, ]?){0,3}\\]?") {
        let whole = serde_json::from_str::<Vec<serde_json::Map<String, serde_json::Value>>>(&text);
        let told = lines(Form::Json, &text);
        match whole {
            Ok(items) => prop_assert_eq!(items.len(), told.len()),
            Err(_) => prop_assert!(told.iter().any(|line| line.starts_with('!')), "{:?}", told),
        }
    }
}
