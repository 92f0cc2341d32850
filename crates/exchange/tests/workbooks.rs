//! Workbooks as rows.

mod making;

use exchange::{Form, ReadAs, Rows};
use making::{Workbook, archive, gzip};

const HEADER: &str = "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>";

fn lines(bytes: &[u8], sheet: Option<&str>) -> Vec<String> {
    let rows = match Rows::of(bytes, Form::Xlsx, &ReadAs { sheet: sheet.map(str::to_owned), ..ReadAs::default() }) {
        Ok(rows) => rows,
        Err(faults) => return faults.iter().map(|fault| format!("! {fault}")).collect(),
    };
    let shown = |row: Result<exchange::Told, _>| match row {
        Ok(told) => {
            let cells: Vec<String> = told.fields.iter().map(|(name, text)| format!("{name}={text}")).collect();
            format!("{} | {}", told.place, cells.join(" | "))
        }
        Err(fault) => format!("! {fault}"),
    };
    rows.map(shown).collect()
}

fn told(cell: &str) -> String {
    let rows = format!("{HEADER}<row r=\"7\">{cell}</row>");
    lines(&Workbook::of(&rows).bytes(), None).join("\n").replace("row 7 of sheet \"Open\"", "7")
}

#[test]
fn each_kind_of_cell_is_told_as_text() {
    for (cell, text) in [
        ("<c r=\"B7\" t=\"s\"><v>2</v></c>", "7 | name=Ann & | opened="),
        ("<c r=\"B7\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>", "7 | name=inline | opened="),
        ("<c r=\"B7\" t=\"str\"><f>A1&amp;B1</f><v>a &amp;&#10;b</v></c>", "7 | name=a &\nb | opened="),
        ("<c r=\"B7\" t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c>", "7 | name=yes | opened=no"),
        ("<c r=\"B7\" t=\"e\"><v>#N/A</v></c>", "7 | name=#N/A | opened="),
        ("<c r=\"B7\"><v>3</v></c><c r=\"C7\" t=\"n\"><v>1.5E-2</v></c>", "7 | name=3 | opened=0.015"),
        ("<c r=\"B7\"><f>1+2</f><v>3</v></c>", "7 | name=3 | opened="),
        ("<c r=\"C7\" s=\"1\"><v>43957</v></c>", "7 | name= | opened=2020-05-06"),
        ("<c r=\"C7\" s=\"2\"><v>43957.416666666664</v></c>", "7 | name= | opened=2020-05-06T10:00:00"),
        ("<c r=\"C7\" s=\"3\"><v>1.5</v></c>", "7 | name= | opened=36:00:00"),
        ("<c r=\"C7\" t=\"d\"><v>2020-05-06T10:00:00</v></c>", "7 | name= | opened=2020-05-06T10:00:00"),
        ("<c r=\"A7\" s=\"1\"/><c r=\"B7\"><v>1</v></c><c r=\"XFD7\" s=\"2\"/>", "7 | name=1 | opened="),
    ] {
        assert_eq!(told(cell), text, "{cell}");
    }
}

#[test]
fn what_is_wrong_with_a_cell_is_told_with_its_column() {
    for (cell, text) in [
        ("<c r=\"B7\" t=\"s\"><v>9</v></c>", "! 7: name: The workbook has no text 9."),
        (
            "<c r=\"B7\"><f>1+2</f></c><c r=\"C7\"><v>x</v></c>",
            "! 7: name: This formula has no stored value. Open the workbook, save it, and try again.\n\
             ! 7: opened: `x` is no number.",
        ),
        (
            "<c r=\"B7\"><f>1+2</f><v></v></c><c r=\"C7\" t=\"str\"><f>A1</f><v></v></c>",
            "! 7: name: This formula has no stored value. Open the workbook, save it, and try again.",
        ),
        ("<c r=\"C7\" s=\"1\"><v>60</v></c>", "! 7: opened: `60` is no date of a workbook."),
        ("<c r=\"D7\"><v>1</v></c>", "! 7: Something stands in column D, which has no name in the header."),
        ("<c r=\"B7\" t=\"x\"><v>1</v></c>", "! 7: name: `x` is no kind of cell."),
        ("<c r=\"B7\"/><c r=\"B7\"/>", "! 7: Column B stands twice, or out of order."),
        ("<c r=\"7B\"/>", "! 7: `7B` is no place of a cell."),
        ("<c r=\"XFE7\"/>", "! 7: There are more than 16384 columns; at most 500 are read."),
    ] {
        assert_eq!(told(cell), text, "{cell}");
    }
}

#[test]
fn days_may_count_from_1904_and_formats_may_be_spelt_out() {
    let rows = format!("{HEADER}<row><c r=\"B3\" s=\"1\"><v>42495</v></c><c s=\"4\"><v>42495.5</v></c></row>");
    let workbook = Workbook {
        properties: "<workbookPr date1904=\"1\"/>",
        formats: "<numFmt numFmtId=\"170\" formatCode=\"d/m/yyyy\\ h:mm\"/>",
        ..Workbook::of(&rows)
    };
    assert_eq!(
        lines(&workbook.bytes(), None),
        ["row 3 of sheet \"Open\" | name=2020-05-06 | opened=2020-05-06T12:00:00"]
    );
}

#[test]
fn one_sheet_is_read_and_the_others_are_told() {
    let bytes = Workbook::of(HEADER).bytes();
    let rows = Rows::of(bytes.as_slice(), Form::Xlsx, &ReadAs::default()).expect("a sheet");
    assert_eq!(
        rows.notes(),
        ["The sheet `Secret` is hidden and was not read.", "The sheet `Other` was not read; name it to read it."]
    );
    assert_eq!(rows.columns(), Some(&["name".to_owned(), "opened".to_owned()][..]));
    let other = Rows::of(bytes.as_slice(), Form::Xlsx, &ReadAs { sheet: Some("Other".into()), ..ReadAs::default() });
    assert_eq!(other.expect("a sheet").columns(), Some(&["1".to_owned()][..]));
    assert_eq!(
        lines(&bytes, Some("Secret")),
        ["! file: The sheet `Secret` is hidden. Show it in the workbook and try again."]
    );
    assert_eq!(
        lines(&bytes, Some("None")),
        ["! file: The workbook has no sheet `None`; it has `Secret`, `Open`, `Other`."]
    );
}

#[test]
fn a_header_names_each_column_once() {
    let header = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>0</v></c></row>";
    assert_eq!(
        lines(&Workbook::of(header).bytes(), None),
        ["! row 1 of sheet \"Open\": There are two columns `name`."]
    );
    assert_eq!(lines(&Workbook::of("").bytes(), None), [""; 0]);
}

#[test]
fn a_workbook_may_come_packed_or_in_an_archive() {
    let bytes = Workbook::of(&format!("{HEADER}<row><c r=\"B3\"><v>1</v></c></row>")).bytes();
    let plain = lines(&bytes, None);
    assert_eq!(plain, ["row 3 of sheet \"Open\" | name=1 | opened="]);
    assert_eq!(lines(&gzip(&bytes), None), plain);
    assert_eq!(lines(&archive([("in/book.xlsx", &bytes)]), None), plain);
    assert_eq!(
        lines(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
        ["! file: This is an old workbook, or one with a password. Save it as .xlsx without a password and try again."]
    );
    assert_eq!(lines(b"name,opened\n", None), ["! file: This is no workbook. Save it as .xlsx and try again."]);
    assert_eq!(
        lines(&archive([("[Content_Types].xml", "")]), None),
        ["! file: The workbook lacks its part `_rels/.rels`."]
    );
}

#[test]
fn a_sheet_out_of_order_is_refused() {
    for (rows, told) in [
        ("<row r=\"3\"/><row r=\"3\"/>", "! row 3 of sheet \"Open\": Row 3 cannot stand after this."),
        ("<row r=\"x\"/>", "! sheet \"Open\": `x` is no number of a row."),
        ("<row r=\"1048577\"/>", "! sheet \"Open\": Row 1048577 cannot stand after this."),
        (
            "<row r=\"4\"><c>&x;</c></row>",
            "! row 4 of sheet \"Open\": `&x;` stands for nothing: entities of a DTD are not read.",
        ),
    ] {
        assert_eq!(lines(&Workbook::of(rows).bytes(), None), [told], "{rows}");
    }
    let chart = Workbook { sheet: "<chartsheet/>".into(), ..Workbook::default() };
    assert_eq!(lines(&chart.bytes(), None), ["! sheet \"Open\": This is no sheet with rows."]);
}
