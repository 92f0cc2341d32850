//! Import sets: programs send rows to a staging table, and a transform map says what records they become. Who sends them needs
//! the rights to make those records; the map adds none.

mod map;
mod rows;

use std::sync::Arc;

use axum::http::{StatusCode, header};
use record::{Draft, Filter, Page, Path, Query};
use serde_json::{Map as Object, Value};
use sha2::{Digest, Sha256};

use super::call::Call;
use super::fault::RestFault;
use super::json::Out;
use super::reply::Reply;
use super::table::{desk, input, occasion};
use map::Map;
use rows::Became;

const SETS: &str = "sys_import_set";
const ROWS: &str = "sys_import_set_row";
/// Rows of one request.
const ROWS_MAX: usize = 10_000;

/// One row, and at once what became of it.
pub fn insert(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let staging = call.part("staging");
    let map = Map::of(call, staging)?.ok_or_else(|| RestFault::invalid_table(staging))?;
    let row = input::object(&call.body)?;
    let became = rows::transformed(call, &map, std::slice::from_ref(&row))?;
    let kept = keep(call, &map, std::slice::from_ref(&row), &became)?;
    let mut out = Out::default();
    out.raw("{\"import_set\":").text(&kept.number).raw(",\"staging_table\":").text(staging).raw(",\"result\":[");
    out.each(&became, |out, one| one.write(call, out, &map.name, &map.target));
    out.raw("]}");
    let place = format!("{}/api/now{}/import/{staging}/{}", call.origin, call.version, kept.rows[0]);
    Ok(Reply::json(StatusCode::CREATED, out).with(header::LOCATION, place))
}

/// Many rows; what became of them stands in the import set.
pub fn insert_multiple(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let staging = call.part("staging");
    let map = Map::of(call, staging)?.ok_or_else(|| RestFault::invalid_table(staging))?;
    let mut body = input::object(&call.body)?;
    let Some(Value::Array(records)) = body.remove("records") else {
        return Err(RestFault::unreadable("Say the rows as a list called records."));
    };
    if records.is_empty() || records.len() > ROWS_MAX {
        return Err(RestFault::unreadable(format!("1 to {ROWS_MAX} rows are taken at a time.")));
    }
    let rows: Option<Vec<Object<String, Value>>> =
        records.into_iter().map(|one| if let Value::Object(row) = one { Some(row) } else { None }).collect();
    let rows = rows.ok_or_else(|| RestFault::unreadable("Each of the records is an object."))?;
    let became = rows::transformed(call, &map, &rows)?;
    let kept = keep(call, &map, &rows, &became)?;
    let mut out = Out::default();
    out.raw("{\"import_set_id\":").text(&kept.set).raw(",\"multi_import_set_id\":").text(&kept.set).raw("}");
    Ok(Reply::json(StatusCode::CREATED, out))
}

/// What became of a row that the caller sent, or of any to whoever may read them all.
pub fn one(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.dictionary.get(ROWS).ok_or_else(|| RestFault::invalid_table(ROWS))?;
    let query = Query::all(ROWS)
        .and(Filter::is("sys_id", call.part("sys_id")))
        .and(Filter::is("staging_table", call.part("staging")));
    let actor = &call.caller.actor;
    let permitted = match actor.may_read(register) {
        true => call.asks(&query)?,
        false => {
            let own = query.and(Filter::is("sys_created_by", actor.name.as_str()));
            actor.program().asks(&call.dictionary, &own, &call.words)?
        }
    };
    let paths = [
        "sys_import_set.number",
        "sys_transform_map.name",
        "sys_import_state",
        "sys_target_table",
        "sys_target_sys_id",
        "target_name",
        "sys_row_error",
    ];
    let row = permitted.rows(&mut call.store(), &paths.map(Path::of), Page::ONE)?.pop();
    let row = row.ok_or_else(RestFault::no_record)?;
    let text = |at: usize| row.cells.get(at).and_then(|cell| cell.datum.as_text()).unwrap_or_default().to_owned();
    let became = Became { status: text(2), sys_id: text(4), name: text(5), fault: text(6) };
    let mut out = Out::default();
    out.raw("{\"import_set\":")
        .text(&text(0))
        .raw(",\"staging_table\":")
        .text(call.part("staging"))
        .raw(",\"result\":[");
    became.write(call, &mut out, &text(1), &text(3));
    out.raw("]}");
    Ok(Reply::json(StatusCode::OK, out))
}

/// The record of an import, and of each of its rows.
struct Kept {
    set: String,
    number: String,
    rows: Vec<String>,
}

fn keep(call: &Call, map: &Map, rows: &[Object<String, Value>], became: &[Became]) -> Result<Kept, RestFault> {
    let count = |status: &str| became.iter().filter(|one| one.status == status).count();
    let set = practice::fresh::id();
    let company = call.caller.company.as_str();
    let mut draft = Draft { new_id: Some(set.clone()), ..Draft::new(SETS) }
        .with("company", company)
        .with("state", "taken_in")
        .with("file_names", &map.staging)
        .with("sha256", hex::encode(Sha256::digest(&call.body)))
        .with("collection", &map.target)
        .with("mapping", &map.name)
        .with("row_count", rows.len().to_string())
        .with("record_count", (count("inserted") + count("updated")).to_string());
    for (field, status) in
        [("inserts", "inserted"), ("updates", "updated"), ("ignored", "ignored"), ("errors", "error")]
    {
        draft = draft.with(field, count(status).to_string());
    }
    let one = |(at, (row, became)): (usize, (&Object<String, Value>, &Became))| {
        let payload: String =
            Value::Object(row.clone()).to_string().chars().take(record::value::PROSE_CHARS_MAX).collect();
        Draft::new(ROWS)
            .with("company", company)
            .with("sys_import_set", &set)
            .with("sys_transform_map", &map.sys_id)
            .with("staging_table", &map.staging)
            .with("sys_import_row", (at + 1).to_string())
            .with("sys_import_state", &became.status)
            .with("sys_target_table", &map.target)
            .with("sys_target_sys_id", &became.sys_id)
            .with("target_name", became.name.chars().take(record::value::LINE_CHARS_MAX).collect::<String>())
            .with("sys_row_error", &became.fault)
            .with("payload", payload)
    };
    let rows = rows.iter().zip(became).enumerate().map(one);
    let drafts: Vec<Draft> = std::iter::once(draft).chain(rows).collect();
    // What was sent and what became of it is the program's word.
    let program = call.caller.actor.program();
    let on = practice::desk::Occasion { actor: &program, ..occasion(call) };
    let saved = desk(call).save_all(on, &drafts).map_err(|not| RestFault::not_saved(SETS, "Insert", not))?;
    let number = saved.first().and_then(|set| set.number.clone()).unwrap_or_default();
    Ok(Kept { set, number, rows: saved.into_iter().skip(1).map(|row| row.sys_id).collect() })
}
