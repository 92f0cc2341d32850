//! Any bytes as the parts of a workbook: sheet, shared texts, formats and the workbook itself, divided by bytes of 255, which
//! stand in no text. The archive around them is in order; `archive_rows` is for those that are not.
//!
//! `cargo fuzz run xlsx_rows -- -max_len=65536 -rss_limit_mb=256 -timeout=1 -dict=fuzz/xml.dict`
#![no_main]

#[path = "../rows.rs"]
mod rows;

use std::io::{Cursor, Write};

use exchange::{Form, ReadAs};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const START: &str = r#"<Relationships><Relationship Id="a" Type="/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const POINTERS: &str = r#"<Relationships><Relationship Id="a" Type="/worksheet" Target="sheet.xml"/>
<Relationship Id="b" Type="/sharedStrings" Target="texts.xml"/><Relationship Id="c" Type="/styles" Target="styles.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook><sheets><sheet name="One" r:id="a"/></sheets></workbook>"#;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == 255);
    let sheet = parts.next().unwrap_or_default();
    let texts = parts.next().unwrap_or(b"<sst><si><t>a</t></si><si><t>b</t></si></sst>");
    let styles = parts.next().unwrap_or(b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
    let workbook = parts.next().unwrap_or(WORKBOOK.as_bytes());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in [
        ("[Content_Types].xml", b"<Types/>".as_slice()),
        ("_rels/.rels", START.as_bytes()),
        ("xl/_rels/workbook.xml.rels", POINTERS.as_bytes()),
        ("xl/workbook.xml", workbook),
        ("xl/sheet.xml", sheet),
        ("xl/texts.xml", texts),
        ("xl/styles.xml", styles),
    ] {
        writer.start_file(name, plain).expect("a part");
        writer.write_all(part).expect("its bytes");
    }
    let archive = writer.finish().expect("an archive").into_inner();
    rows::read(&archive, Form::Xlsx, &ReadAs::default());
});
