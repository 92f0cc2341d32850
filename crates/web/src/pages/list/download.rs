//! A list as a file: the rows, columns, words and order of the page, or whole records to be taken in again.

use exchange::export::{Export, Kept, SHEET_ROWS_MAX};
use record::{Page, Trouble, list};

use crate::asked::{Answer, Asked, Download};
use crate::link::ListLink;
use crate::pages::error;
use crate::pages::list::reading;
use crate::site::Visit;

/// Every field that the reader may see, under its own name and in the spelling that is read back.
pub const WHOLE: &str = "whole";

/// `/incident.csv`: what is asked is judged before the first byte goes out, so that a fault is a page.
pub fn show(visit: &Visit, asked: &Asked, name: &str, end: &str) -> Result<Answer, Trouble> {
    let register = visit.register(name)?;
    let said = |words: String| Err(Trouble::TooMuch(words));
    let Some(kept) = Kept::of(end) else {
        return said(format!("A list is kept as .csv, .xlsx or .json, not as .{end}."));
    };
    let is_whole = match asked.parameter("form") {
        "" => false,
        WHOLE => true,
        other => return said(format!("There is no form `{other}`. Write form={WHOLE}, or leave it out.")),
    };
    let link = ListLink::asked(&register.name, asked);
    let wording = link.wording();
    let wanted = wording.read(&visit.dictionary, &register)?;
    if let Some(elsewhere) = reading::elsewhere(visit, &link, &wanted.typed) {
        return Ok(Answer::Elsewhere(elsewhere.file(end, asked.parameter("form"))));
    }
    let permitted = visit.asks(&wanted.query)?;
    let columns = list::columns(&permitted, &wording.columns)?;
    let store = visit.store().clone();
    let export = match is_whole {
        true => Export::whole(&permitted, &store, visit.now),
        false => Export::shown(&permitted, &store, visit.now, columns.clone()),
    };
    permitted.rows(&mut visit.source(), &export.paths(), Page::ONE)?;
    if kept == Kept::Xlsx && permitted.count(&mut visit.source())? > i64::from(SHEET_ROWS_MAX) {
        return said(format!("A sheet holds at most {SHEET_ROWS_MAX} rows. Narrow the list, or take it as CSV."));
    }
    let file = file_name(visit, &register.name, kept);
    if asked.is_head {
        return Ok(Answer::Download(Download { mime: kept.mime(), name: file, write: None }));
    }
    let place = match visit.site.downloads.enter(&visit.actor.name) {
        Ok(place) => place,
        Err(full) => return Ok(error::full(visit, full)),
    };
    let (request, reader) = (visit.place.request.clone(), visit.actor.name.clone());
    let now = visit.now;
    let write = move |out: &mut (dyn std::io::Write + Send)| {
        let export = match is_whole {
            true => Export::whole(&permitted, &store, now),
            false => Export::shown(&permitted, &store, now, columns),
        };
        let written = exchange::export::write(&export, kept, &mut &mut *out);
        match &written {
            Ok(rows) => tracing::info!(request, reader, register = permitted.register().name, rows, "a list was taken"),
            Err(error) => tracing::warn!(request, reader, %error, "a list was not taken to its end"),
        }
        written.map(|_| ()).map_err(std::io::Error::other)
    };
    let bounds = visit.site.downloads.bounds;
    let write = Some(crate::stream::Writing { place, bounds, write: Box::new(write) });
    Ok(Answer::Download(Download { mime: kept.mime(), name: file, write }))
}

/// `incident-2026-11-23.csv`, of today or of the instant that the list is seen from.
fn file_name(visit: &Visit, register: &str, kept: Kept) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let when = match visit.at.is_now() {
        true => visit.words.today().to_string(),
        false => format!("as-at-{}", visit.at.spelt.chars().map(plain).collect::<String>()),
    };
    format!("{register}-{when}.{}", kept.end())
}
