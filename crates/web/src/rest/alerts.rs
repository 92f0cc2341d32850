//! Where monitoring systems post: `POST /api/sn_em_connector/em/inbound_event?source=alertmanager`, and a list of events in
//! ServiceNow's own form.

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::StatusCode;
use exchange::alerts::{self, Source};
use practice::alerts::{EVENT, Kept, take_in};
use record::{Check, Filter, Operand, Page, Path, Query};
use store::Datum;

use super::call::Call;
use super::fault::RestFault;
use super::json::Out;
use super::reply::Reply;
use super::table::{desk, occasion};

/// Read as the system that the address names writes it.
pub fn posted(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let name = call.parameter("source");
    let source = Source::named(name).ok_or_else(|| {
        let known: Vec<&str> = Source::ALL.iter().map(|(source, _)| source.name()).collect();
        let said =
            if name.is_empty() { "No source is named".to_owned() } else { format!("No source is called {name}") };
        RestFault::unreadable(format!("{said}. Known are: {}.", known.join(", ")))
    })?;
    taken(call, source)
}

pub fn plain(call: &Arc<Call>) -> Result<Reply, RestFault> {
    taken(call, Source::Plain)
}

/// What could be read is acted on, what could not is kept in error; the answer says which is which. A payload of which nothing
/// could be read is kept, and refused: its sender is wrong about something.
fn taken(call: &Call, source: Source) -> Result<Reply, RestFault> {
    let heard = alerts::read(source, &call.body).unwrap_or_else(|odd| vec![Err(odd)]);
    let desk = desk(call);
    let kept = take_in(&desk, occasion(call), &call.caller.company, source.name(), &heard);
    let kept = kept.map_err(|not| RestFault::not_saved(EVENT, "Insert", not))?;
    if !heard.is_empty() && heard.iter().all(Result::is_err) {
        let said: Vec<String> =
            heard.iter().filter_map(|one| one.as_ref().err()).map(ToString::to_string).take(10).collect();
        return Err(RestFault::unreadable(format!("{} What came is kept as an event in error.", said.join(" "))));
    }
    answer(call, &kept)
}

fn answer(call: &Call, kept: &[Kept]) -> Result<Reply, RestFault> {
    let stand = standing(call, kept)?;
    let mut out = Out::default();
    out.raw("{\"result\":{\"events\":[").each(kept, |out, one| {
        out.raw("{\"at\":").text(&one.place).raw(",\"sys_id\":").text(&one.sys_id);
        for (name, text) in stand.get(&one.sys_id).into_iter().flatten() {
            out.raw(",").key(name).text(text);
        }
        if let Some(fault) = &one.fault {
            out.raw(",\"error\":").text(fault);
        }
        out.raw("}");
    });
    out.raw("]}}");
    Ok(Reply::json(StatusCode::OK, out))
}

/// What is told of an event: names and texts.
type Told = Vec<(&'static str, String)>;

/// What became of each event, as far as its sender may read it.
fn standing(call: &Call, kept: &[Kept]) -> Result<HashMap<String, Told>, RestFault> {
    let ids = kept.iter().map(|one| Operand::Datum(Datum::text(&one.sys_id))).collect();
    let query = Query::all(EVENT).and(Filter::test("sys_id", Check::In(ids)));
    let columns = ["message_key", "state", "processing_notes", "alert"].map(Path::of);
    let rows = match call.asks(&query) {
        Ok(permitted) => permitted.rows(&mut call.store(), &columns, Page::ALL)?,
        // Whoever may only write is told where the events are kept.
        Err(fault) if fault.status == StatusCode::FORBIDDEN => Vec::new(),
        Err(other) => return Err(other),
    };
    let told = rows.into_iter().map(|row| {
        let names = ["message_key", "state", "processing_notes", "alert"];
        let told = names.into_iter().zip(row.cells).map(|(name, cell)| {
            let raw = cell.datum.as_text().unwrap_or_default().to_owned();
            (name, if name == "alert" { cell.shown } else { raw })
        });
        (row.sys_id, told.filter(|(_, text)| !text.is_empty()).collect())
    });
    Ok(told.collect())
}
