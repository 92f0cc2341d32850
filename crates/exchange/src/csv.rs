//! CSV with a header row of field names.

use crate::export::{REMARK, is_export, unguarded};
use crate::{COLUMNS_MAX, ROWS_MAX, RowFault, Told};

pub(crate) fn read(text: &str) -> Result<Vec<Told>, Vec<RowFault>> {
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| vec![RowFault::file(error.to_string())])?.clone();
    let names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    check_header(&names)?;
    let is_export = is_export(text);
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, ::csv::Position::line);
                faults.push(RowFault {
                    place: format!("line {line}"),
                    field: None,
                    message: "This row cannot be read.".into(),
                });
                continue;
            }
        };
        let place = format!("line {}", record.position().map_or(0, ::csv::Position::line));
        if is_export && record.len() == 1 && record[0].starts_with(REMARK) {
            continue;
        }
        if record.len() != names.len() {
            let message = format!("This row has {} cells, the header has {}.", record.len(), names.len());
            faults.push(RowFault { place, field: None, message });
            continue;
        }
        if rows.len() == ROWS_MAX {
            faults.push(RowFault::file(format!("There are more than {ROWS_MAX} rows. Divide the file.")));
            break;
        }
        let told = |text: &str| if is_export { unguarded(text).to_owned() } else { text.to_owned() };
        let fields = names.iter().cloned().zip(record.iter().map(told)).collect();
        rows.push(Told { place, fields });
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn check_header(names: &[String]) -> Result<(), Vec<RowFault>> {
    if names.len() > COLUMNS_MAX {
        return Err(vec![RowFault::file(format!(
            "There are {} columns; at most {COLUMNS_MAX} are read.",
            names.len()
        ))]);
    }
    let mut faults = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if name.is_empty() {
            faults.push(RowFault::file(format!("Column {} has no name.", at + 1)));
        } else if names[..at].contains(name) {
            faults.push(RowFault::file(format!("There are two columns `{name}`.")));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
