//! What is told of a file: flat texts, however values are asked for.

use std::collections::HashMap;

use record::{Path, Row};
use store::Datum;

use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::journals;
use crate::rest::json::Out;

const FIELDS: [&str; 11] = [
    "table_name",
    "table_sys_id",
    "file_name",
    "content_type",
    "size_bytes",
    "hash",
    "sys_created_on",
    "sys_created_by",
    "sys_updated_on",
    "sys_updated_by",
    "sys_mod_count",
];

/// Alike for every file.
pub const ALIKE: [(&str, &str); 7] = [
    ("state", "available"),
    ("compressed", "false"),
    ("chunk_size_bytes", "700000"),
    ("image_width", ""),
    ("image_height", ""),
    ("average_image_color", ""),
    ("sys_tags", ""),
];

pub fn paths() -> Vec<Path> {
    FIELDS.map(Path::of).to_vec()
}

/// A field of a row that was read by [`paths`].
pub fn text<'r>(row: &'r Row, field: &str) -> Option<&'r str> {
    let at = FIELDS.iter().position(|name| *name == field)?;
    row.cells.get(at)?.datum.as_text().filter(|text| !text.is_empty())
}

pub fn list(call: &Call, out: &mut Out, rows: &[Row]) -> Result<(), RestFault> {
    let names = names(call, rows)?;
    out.raw("[").each(rows, |out, row| write(call, out, row, &names)).raw("]");
    Ok(())
}

/// `{"result":{…}}`.
pub fn one(call: &Call, row: &Row) -> Result<Out, RestFault> {
    let names = names(call, std::slice::from_ref(row))?;
    let mut out = Out::default();
    out.raw("{\"result\":");
    write(call, &mut out, row, &names);
    out.raw("}");
    Ok(out)
}

/// On one line and in plain letters, as a header holds it.
pub fn line(call: &Call, row: &Row) -> Result<String, RestFault> {
    let names = names(call, std::slice::from_ref(row))?;
    let mut out = Out::default();
    write(call, &mut out, row, &names);
    let text = String::from_utf8(out.into_bytes()).unwrap_or_default();
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            line.push(c);
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| line.push_str(&format!("\\u{unit:04x}")));
        }
    }
    Ok(line)
}

fn names(call: &Call, rows: &[Row]) -> Result<HashMap<String, String>, RestFault> {
    let users = rows.iter().flat_map(|row| [text(row, "sys_created_by"), text(row, "sys_updated_by")]).flatten();
    journals::names(call, users)
}

fn write(call: &Call, out: &mut Out, row: &Row, names: &HashMap<String, String>) {
    out.raw("{").key("sys_id").text(&row.sys_id);
    for (field, cell) in FIELDS.iter().zip(&row.cells) {
        out.raw(",").key(field);
        match &cell.datum {
            Datum::Text(text) => out.text(text),
            Datum::Int(number) => out.text(&number.to_string()),
            Datum::Null => out.text(""),
        };
        if *field == "size_bytes" {
            let size = cell.datum.as_int().unwrap_or(0).to_string();
            out.raw(",").key("size_compressed").text(&size);
        }
    }
    for (field, value) in ALIKE {
        out.raw(",").key(field).text(value);
    }
    for (field, of) in [("created_by_name", "sys_created_by"), ("updated_by_name", "sys_updated_by")] {
        let user = text(row, of).unwrap_or_default();
        out.raw(",").key(field).text(names.get(user).map_or(user, String::as_str));
    }
    let link = format!("{}/api/now/attachment/{}/file", call.origin, row.sys_id);
    out.raw(",").key("download_link").text(&link).raw("}");
}
