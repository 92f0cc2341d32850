//! Lists of records, a page at a time.

use std::io;
use std::sync::Arc;

use axum::http::StatusCode;
use record::road::ROWS_MAX;
use record::{Page, Permitted, Row, Trouble};
use store::Store;

use super::asking::Asking;
use super::behind;
use super::columns::Columns;
use super::paging::{self, Place};
use super::shape::Shape;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::json::Out;
use crate::rest::reply::{JSON, Reply, Sent};
use crate::stream::Writing;

/// Rows of a page where nobody says how many.
const ROWS_USUAL: u64 = 10_000;
/// Rows that are held in memory; of a longer page each portion is sent before the next is read.
const ROWS_HELD: u64 = 500;

/// Records of a table that meet a query.
pub fn list(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let table = call.part("table");
    let register = behind::register(call, table)?;
    let asking = Asking::of(call, &register)?;
    let permitted = behind::permitted(call, &register, &asking.query)?;
    let store = call.answering(&permitted)?;
    let columns = Columns::of(call, &register);
    let (limit, offset) = (call.count("sysparm_limit", ROWS_USUAL), call.count("sysparm_offset", 0));
    let held = limit.min(ROWS_HELD);
    // One row more tells whether there is a next.
    let mut rows = match limit {
        0 => Vec::new(),
        _ => permitted.rows(&mut &store, &columns.paths, Page { limit: held + 1, offset })?,
    };
    let goes_on = rows.len() as u64 > held;
    let is_end = limit > 0 && !goes_on && (offset == 0 || !rows.is_empty());
    let is_counted = !call.is_set("sysparm_no_count");
    let total = match is_end {
        true => Some(offset + rows.len() as u64),
        false if is_counted || limit > held => Some(call.counted(&store, &permitted)?),
        false => None,
    };
    let left = total.unwrap_or(0).saturating_sub(offset);
    if limit > ROWS_MAX && left > ROWS_MAX {
        let why = format!("At most {ROWS_MAX} records go out at a time: use sysparm_limit and sysparm_offset.");
        return Err(RestFault::too_much(why));
    }
    if rows.is_empty() && limit > 0 && call.version == "/v1" {
        return Err(RestFault::no_record());
    }
    let is_long = goes_on && limit > held;
    let has_more = if is_long { left > limit } else { goes_on };
    let reply = if is_long {
        streamed(call, store, permitted, columns, Page { limit: limit.min(ROWS_MAX), offset })?
    } else {
        rows.truncate(usize::try_from(held).unwrap_or(usize::MAX));
        let mut out = Out::with_capacity(rows.len() * 2_048);
        out.raw("{\"result\":[");
        let shape = Shape::of(call, &columns, &rows)?;
        out.each(&rows, |out, row| shape.write(out, row)).raw("]}");
        Reply::json(StatusCode::OK, out)
    };
    let place = Place { limit, offset, total: total.filter(|_| is_counted), has_more };
    Ok(asking.say(paging::headed(call, reply, place)))
}

/// A long page goes out while it is written.
fn streamed(
    call: &Arc<Call>,
    store: Store,
    permitted: Permitted,
    columns: Columns,
    page: Page,
) -> Result<Reply, RestFault> {
    let place = call.site.pages.enter(&call.caller.credential).map_err(|_| RestFault::busy())?;
    let call = call.clone();
    let bounds = call.site.pages.bounds;
    let write = move |out: &mut (dyn io::Write + Send)| {
        let written = write(&call, &store, &permitted, &columns, page, out);
        written.inspect_err(|error| tracing::warn!(request = call.name, %error, "a page was not written to its end"))
    };
    let writing = Writing { place, bounds, write: Box::new(write) };
    Ok(Reply { status: StatusCode::OK, headers: Vec::new(), body: Sent::Stream(JSON.to_owned(), writing) })
}

fn write(
    call: &Call,
    store: &Store,
    permitted: &Permitted,
    columns: &Columns,
    page: Page,
    to: &mut (dyn io::Write + Send),
) -> io::Result<()> {
    let mut is_first = true;
    let mut portion = |rows: &[Row], to: &mut (dyn io::Write + Send)| -> io::Result<()> {
        let shape = Shape::of(call, columns, rows).map_err(|fault| io::Error::other(fault.message.into_owned()))?;
        let mut out = Out::with_capacity(rows.len() * 2_048);
        if !rows.is_empty() && !std::mem::take(&mut is_first) {
            out.raw(",");
        }
        out.each(rows, |out, row| shape.write(out, row));
        to.write_all(&out.into_bytes())
    };
    to.write_all(b"{\"result\":[")?;
    let mut failed = None;
    let read = permitted.portions(store, &columns.paths, Some(page), &mut |rows| {
        portion(&rows, to).map_err(|error| {
            failed = Some(error);
            Trouble::TooMuch("The reader has gone.".into())
        })
    });
    match (failed, read) {
        (Some(error), _) => Err(error),
        (None, Err(trouble)) => Err(io::Error::other(trouble.to_string())),
        (None, Ok(())) => to.write_all(b"]}"),
    }
}
