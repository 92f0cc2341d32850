//! The attachment API: files that hang on records, by the rights of the record.

pub(super) mod reach;
pub mod told;
mod upload;

use std::sync::Arc;

use axum::http::{StatusCode, header};
use practice::attachment::{ANY_TYPE, REGISTER};
use record::draft::FileName;
use record::{Filter, Page, Path, Query, Row};

use super::call::Call;
use super::fault::RestFault;
use super::json::Out;
use super::reply::{Reply, Sent, named};
use super::table::paging::{self, Place};
use super::table::{Asking, desk, input, occasion};
use crate::asked::kept_as;
use crate::stream::Writing;
pub use upload::{upload_file, upload_form};

/// Files on a page where nobody says how many, and the most.
const ROWS_USUAL: u64 = 1_000;
const ROWS_MAX: u64 = 10_000;
/// A file of at most so many bytes is sent as one piece.
const SMALL_BYTES: usize = 256 << 10;

pub fn list(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.dictionary.get(REGISTER).ok_or_else(|| RestFault::invalid_table(REGISTER))?.clone();
    let asking = Asking::of(call, &register)?;
    let permitted = reach::permitted(call, &asking.query)?;
    let offset = call.count("sysparm_offset", 0);
    let limit = call.count("sysparm_limit", ROWS_USUAL).min(ROWS_MAX);
    let mut rows = match limit {
        0 => Vec::new(),
        _ => permitted.rows(&mut call.store(), &told::paths(), Page { limit: limit + 1, offset })?,
    };
    let has_more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let total = match call.is_set("sysparm_no_count") {
        true => None,
        false if offset == 0 && limit > 0 && !has_more => Some(rows.len() as u64),
        false => Some(permitted.count(&mut call.store())?.try_into().unwrap_or(0)),
    };
    let mut out = Out::with_capacity(rows.len() * 1_024);
    out.raw("{\"result\":");
    told::list(call, &mut out, &rows)?;
    out.raw("}");
    let place = Place { limit, offset, total, has_more };
    Ok(paging::headed(call, asking.say(Reply::json(StatusCode::OK, out)), place))
}

/// What is known of one file.
pub fn one(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let row = found(call, &told::paths())?;
    Ok(Reply::json(StatusCode::OK, told::one(call, &row)?))
}

/// The file itself, to be kept and never to be shown in a page.
pub fn file(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let mut paths = told::paths();
    paths.push(Path::of("content"));
    let row = found(call, &paths)?;
    let stored = row.cells.last().and_then(|cell| cell.datum.as_text()).and_then(FileName::read);
    let sha256 = stored.ok_or_else(RestFault::no_record)?.sha256;
    let mime = told::text(&row, "content_type").unwrap_or(ANY_TYPE).to_owned();
    let name = told::text(&row, "file_name").unwrap_or("file").to_owned();
    let known = told::line(call, &row)?;
    let headed = |body: Sent| {
        let reply = Reply { status: StatusCode::OK, headers: Vec::new(), body };
        reply.with(header::CONTENT_DISPOSITION, kept_as(&name)).with(named("x-attachment-metadata"), known.clone())
    };
    if call.is_head() {
        return Ok(headed(Sent::Nothing).with(header::CONTENT_TYPE, mime));
    }
    // Whoever reads slowly holds a place, not only memory.
    let place = call.site.pages.enter(&call.caller.credential).map_err(|_| RestFault::busy())?;
    let bytes = call.store().file(&call.caller.actor.bodies, &sha256)?.ok_or_else(RestFault::no_record)?;
    if bytes.len() <= SMALL_BYTES {
        return Ok(headed(Sent::Bytes(mime, bytes)));
    }
    let writing = Writing { place, bounds: call.site.pages.bounds, write: Box::new(move |out| out.write_all(&bytes)) };
    Ok(headed(Sent::Stream(mime, writing)))
}

pub fn rename(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let given = input::object(&call.body)?;
    let name = given.get("file_name").and_then(|name| name.as_str());
    let name = name.ok_or_else(|| RestFault::unreadable("Say the new file_name."))?;
    found(call, &[])?;
    let renamed = desk(call).rename_attachment(occasion(call), call.part("sys_id"), name);
    renamed.map_err(|not| RestFault::not_saved(REGISTER, "Update", not))?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}

pub fn delete(call: &Arc<Call>) -> Result<Reply, RestFault> {
    found(call, &[])?;
    let gone = desk(call).detach(occasion(call), call.part("sys_id"));
    gone.map_err(|not| RestFault::not_saved(REGISTER, "Delete", not))?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}

/// The file that the address names, if the caller sees its record.
fn found(call: &Call, paths: &[Path]) -> Result<Row, RestFault> {
    let query = Query::all(REGISTER).and(Filter::is("sys_id", call.part("sys_id")));
    let permitted = reach::permitted(call, &query)?;
    permitted.rows(&mut call.store(), paths, Page::ONE)?.pop().ok_or_else(RestFault::no_record)
}
