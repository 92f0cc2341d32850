//! Files meant to harm whoever reads them.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::{Workbook, archive, gzip};

const MANY: usize = 200_000;

/// Writes each file into a folder: what it is, and where.
pub fn files(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let mut files = Vec::new();
    let mut add = |what: &'static str, name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).expect("written");
        files.push((what, path));
    };
    let sheet = |start: &str, body: &[u8], times: usize, end: &str| Workbook {
        sheet: [start.as_bytes(), &body.repeat(times), end.as_bytes()].concat(),
        ..Workbook::default()
    };
    let (mib_300, mib_48) = (300 << 20, 48 << 20);

    add("XLSX: 300 MiB of zero bytes in a sheet", "zeros.xlsx", &sheet("", b"\0", mib_300, "").bytes());
    let row = "<worksheet><sheetData><row>";
    add("XLSX: a number of 48 MiB", "digits.xlsx", &sheet(&format!("{row}<c><v>"), b"0", mib_48, "</v></c>").bytes());
    add(
        "XLSX: 48 MiB of empty cells",
        "cells.xlsx",
        &sheet(row, b"<c/>", mib_48 / 4, "</row></sheetData></worksheet>").bytes(),
    );
    let rows = "<worksheet><sheetData>";
    add(
        "XLSX: 48 MiB of empty rows",
        "rows.xlsx",
        &sheet(rows, b"<row/>", mib_48 / 6, "</sheetData></worksheet>").bytes(),
    );
    let text = |at: u64| format!("<si><t>{}{}</t></si>", at.wrapping_mul(0x9e37_79b9_7f4a_7c15), "x".repeat(900));
    let texts = format!("<sst>{}</sst>", (0..60_000).map(text).collect::<String>());
    add("XLSX: 54 MB of shared texts", "texts.xlsx", &Workbook { texts: texts.into(), ..Workbook::of("") }.bytes());
    let columns: String = (0..MANY).map(|at| format!("<c><v>{at}</v></c>")).collect();
    add("XLSX: 200,000 columns", "columns.xlsx", &Workbook::of(&format!("<row>{columns}</row>")).bytes());
    let members = (0..60_000).map(|at| (format!("xl/worksheets/s{at}.xml"), ""));
    add("XLSX: 60,000 members", "members.xlsx", &archive(members));
    let mut parts = Workbook::of("").parts();
    parts.push(("../../../etc/cron.d/x".into(), b"x".to_vec()));
    add("XLSX: a name that leads out", "slip.xlsx", &archive(parts));
    let whole = Workbook::of("<row><c><v>1</v></c></row>").bytes();
    add("XLSX: cut in half", "half.xlsx", &whole[..whole.len() / 2]);
    add("XLSX: its list says a part is shorter", "shorter.xlsx", &with_size(&whole, "sheet2.xml", 3));
    add("XLSX: its list says a part is longer", "longer.xlsx", &with_size(&whole, "sheet2.xml", 30_000));
    add("XLSX: its list says a part has 4 GiB", "far.xlsx", &with_size(&whole, "sheet2.xml", u32::MAX - 1));
    add("XLSX: says it has 4,000,000,000 members", "claim.xlsx", &claiming(&whole));
    let mut bent = whole.clone();
    bent[whole.len() - 6..whole.len() - 2].copy_from_slice(&[0xff, 0xff, 0, 0]);
    add("XLSX: its list is elsewhere", "elsewhere.xlsx", &bent);

    let laughs: String =
        (1..10).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY l0 \"ha\">{laughs}]><log><trace><string key=\"a\" value=\"&l9;\"/></trace></log>"
    );
    add("XES: entities of entities", "laughs.xes", bomb.as_bytes());
    add("XES: a DTD from elsewhere", "dtd.xes", b"<!DOCTYPE log SYSTEM \"file:///etc/passwd\"><log/>");
    let dtd = format!("<!DOCTYPE log [{}", "<!ENTITY a \"b\">".repeat(2_000_000));
    add("XES: a DTD of 30 MB without an end", "long-dtd.xes", dtd.as_bytes());
    add("XES: 200,000 deep", "deep.xes", format!("<log><trace>{}", "<list key=\"a\">".repeat(MANY)).as_bytes());
    let attributes: String = (0..MANY).map(|at| format!(" a{at}=\"\"")).collect();
    add("XES: 200,000 attributes", "attributes.xes", format!("<log><trace{attributes}></trace></log>").as_bytes());
    let spaces: String = (0..MANY).map(|at| format!(" xmlns:a{at}=\"u\"")).collect();
    add("XES: 200,000 namespaces", "namespaces.xes", format!("<log{spaces}></log>").as_bytes());
    let many: String = (0..MANY).map(|at| format!("<int key=\"{at}\" value=\"1\"/>")).collect();
    add("XES: 200,000 columns", "columns.xes", format!("<log><trace><event>{many}</event></trace></log>").as_bytes());
    add("XES: cut", "cut.xes", b"<log><trace><event><string key=\"a\" value=\"");
    add("XES: packed a thousandfold", "bomb.xes.gz", &times(b"<log>", &b"<trace/>".repeat(1 << 20), 128));

    add("JSON: 200,000 deep", "deep.json", "[".repeat(MANY).as_bytes());
    add("JSON: 200,000 deep in a field", "deep-field.json", format!("[{}", "{\"a\":".repeat(MANY)).as_bytes());
    let fields: Vec<String> = (0..MANY).map(|at| format!("\"{at}\":1")).collect();
    add("JSON: 200,000 fields", "fields.json", format!("[{{{}}}]", fields.join(",")).as_bytes());
    let values = "1,".repeat(3_900_000);
    add("JSON: a list of 3,900,000 in a field", "list.json", format!("[{{\"a\":[{values}1]}}]").as_bytes());
    add("JSON: a text without an end", "text.json", format!("[{{\"a\":\"{}", "x".repeat(64 << 20)).as_bytes());
    add("JSON: 64 MiB of blanks", "blanks.json", " ".repeat(64 << 20).as_bytes());
    add("JSON: cut", "cut.json", b"{\"result\": [{\"a\": 1}, {\"a");
    add("JSON: packed a thousandfold", "bomb.json.gz", &times(b"[", &b"{},".repeat(1 << 20), 300));

    let columns: Vec<String> = (0..MANY).map(|at| at.to_string()).collect();
    add("CSV: 200,000 columns", "columns.csv", columns.join(",").as_bytes());
    add("CSV: 200,000 cells under one column", "cells.csv", format!("a\n{}\n", columns.join(",")).as_bytes());
    add("CSV: a quotation mark not closed", "quote.csv", format!("a,b\n1,\"{}", "x\n".repeat(32 << 20)).as_bytes());
    add(
        "CSV: UTF-16 without its mark",
        "utf-16.csv",
        &"a,b\n1,2\n".bytes().flat_map(|byte| [byte, 0]).collect::<Vec<_>>(),
    );
    add("CSV: Latin-1", "latin-1.csv", b"name\nM\xfcller\n");
    add("CSV: UTF-32", "utf-32.csv", b"\xff\xfe\0\0a\0\0\0");
    add(
        "CSV: bytes of no encoding",
        "noise.csv",
        &(0..1 << 20).map(|at: u32| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>(),
    );
    add("CSV: packed a thousandfold", "bomb.csv.gz", &times(b"a\n", &b"1\n".repeat(4 << 20), 128));
    add("CSV: 1 GiB of zero bytes, packed", "zeros.csv.gz", &times(b"a\n", &vec![0; 16 << 20], 64));
    let packed = gzip(&b"a,b\n1,2\n".repeat(1_000));
    add("CSV: packed and cut", "cut.csv.gz", &packed[..packed.len() / 2]);
    let zipped = archive([("a.csv", b"a,b\n1,2\n".repeat(1_000))]);
    add("CSV: in an archive that is cut", "cut.zip", &zipped[..zipped.len() / 2]);
    add("CSV: in an archive that says it is shorter", "shorter.zip", &with_size(&zipped, "a.csv", 8));
    add("CSV: 48 MiB of one letter in an archive", "bomb.zip", &archive([("a.csv", vec![b'x'; mib_48])]));

    // All holes: it takes no room on the disk.
    let sparse = folder.join("sparse.csv");
    let mut file = fs::File::create(&sparse).expect("created");
    file.write_all(b"a,b\n1,").expect("written");
    file.set_len(2_000_000_000).expect("a hole");
    files.push(("CSV: a line of 2 GB, all zero bytes", sparse));
    files
}

/// A line of 2 GB that is nowhere.
pub fn long_line() -> impl Read + Send {
    b"a,b\n1,".chain(std::io::repeat(b'x').take(2_000_000_000))
}

/// A packed file: a start, and a body packed once and repeated.
fn times(start: &[u8], body: &[u8], times: usize) -> Vec<u8> {
    [gzip(start), gzip(body).repeat(times)].concat()
}

/// Another size in the list of an archive for the member whose name ends so.
fn with_size(archive: &[u8], name: &str, size: u32) -> Vec<u8> {
    let mut bent = archive.to_vec();
    let list = (0..archive.len()).filter(|at| archive[*at..].starts_with(b"PK\x01\x02"));
    let mut of_name = list.filter(|at| {
        let length = usize::from(u16::from_le_bytes([archive[at + 28], archive[at + 29]]));
        archive[at + 46..at + 46 + length].ends_with(name.as_bytes())
    });
    let at = of_name.next_back().expect("the member is listed");
    bent[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
    bent
}

/// An archive whose far list (ZIP64) claims four thousand million members.
fn claiming(archive: &[u8]) -> Vec<u8> {
    let end = archive.len() - 22;
    let mut bent = archive[..end].to_vec();
    let mut far = [b"PK\x06\x06".as_slice(), &44u64.to_le_bytes(), &[0; 12]].concat();
    far.extend([4_000_000_000u64, 4_000_000_000, 1 << 20, 0].iter().flat_map(|number| number.to_le_bytes()));
    bent.extend(far);
    bent.extend([b"PK\x06\x07".as_slice(), &[0; 4], &(end as u64).to_le_bytes(), &1u32.to_le_bytes()].concat());
    let mut last = archive[end..].to_vec();
    last[8..20].fill(0xff);
    bent.extend(last);
    bent
}
