//! Files made for tests: packed, archived, and workbooks by hand.
#![allow(dead_code)]

pub mod hostile;

use std::io::{Cursor, Write};

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

pub fn archive<N: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (N, B)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let fast = zip::write::SimpleFileOptions::default().compression_level(Some(1));
    for (name, bytes) in files {
        writer.start_file(name.as_ref(), fast).expect("a member");
        writer.write_all(bytes.as_ref()).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook of three sheets, of which the first is hidden, the second is given here and the third has one cell.
pub struct Workbook {
    pub sheet: Vec<u8>,
    pub texts: Vec<u8>,
    pub formats: &'static str,
    pub properties: &'static str,
}

impl Default for Workbook {
    fn default() -> Self {
        let texts = "<sst><si><t>name</t></si><si><t>opened</t></si><si><r><t>A</t></r><r><t xml:space=\"preserve\">nn _x0026_</t></r>\
                     <rPh sb=\"0\" eb=\"1\"><t>spoken</t></rPh></si></sst>";
        Self { sheet: Vec::new(), texts: texts.into(), formats: "", properties: "" }
    }
}

impl Workbook {
    pub fn of(rows: &str) -> Self {
        Self { sheet: format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into(), ..Self::default() }
    }

    /// Its parts: names and bytes.
    pub fn parts(self) -> Vec<(String, Vec<u8>)> {
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let pointers = |list: &[(&str, &str, &str)]| {
            let one = |(id, what, target): &(&str, &str, &str)| {
                format!("<Relationship Id=\"{id}\" Type=\"{kind}/{what}\" Target=\"{target}\"/>")
            };
            format!("<Relationships>{}</Relationships>", list.iter().map(one).collect::<String>()).into_bytes()
        };
        let workbook = format!(
            "<workbook>{}<sheets><sheet name=\"Secret\" sheetId=\"1\" state=\"veryHidden\" r:id=\"r1\"/>\
             <sheet name=\"Open\" sheetId=\"2\" r:id=\"r2\"/><sheet name=\"Other\" sheetId=\"3\" r:id=\"r3\"/></sheets></workbook>",
            self.properties
        );
        let styles = format!(
            "<styleSheet><numFmts>{}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\
             <xf numFmtId=\"14\"><alignment/></xf><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>",
            self.formats
        );
        let small = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
        let part = |name: &str, bytes: Vec<u8>| (name.to_owned(), bytes);
        vec![
            part("[Content_Types].xml", b"<Types/>".to_vec()),
            part("_rels/.rels", pointers(&[("r1", "officeDocument", "/xl/workbook.xml")])),
            part(
                "xl/_rels/workbook.xml.rels",
                pointers(&[
                    ("r1", "worksheet", "worksheets/sheet1.xml"),
                    ("r2", "worksheet", "worksheets/sheet2.xml"),
                    ("r3", "worksheet", "worksheets/sheet3.xml"),
                    ("r4", "sharedStrings", "sharedStrings.xml"),
                    ("r5", "styles", "styles.xml"),
                ]),
            ),
            part("xl/workbook.xml", workbook.into_bytes()),
            part("xl/styles.xml", styles.into_bytes()),
            part("xl/sharedStrings.xml", self.texts),
            part("xl/worksheets/sheet1.xml", small.to_vec()),
            part("xl/worksheets/sheet2.xml", self.sheet),
            part("xl/worksheets/sheet3.xml", small.to_vec()),
        ]
    }

    pub fn bytes(self) -> Vec<u8> {
        archive(self.parts())
    }
}
