//! The header by which clients walk a list.

use axum::http::header;

use crate::link;
use crate::rest::call::Wire;
use crate::rest::reply::{Reply, named};

/// Clients refuse longer lines in the head of an answer, most of them from 64 KiB on.
const LINE_BYTES_MAX: usize = 60 << 10;

/// Which page of how many rows.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub limit: u64,
    pub offset: u64,
    /// Of all rows that the caller may see; none if nobody wanted to know.
    pub total: Option<u64>,
    pub has_more: bool,
}

/// The same answer with the headers that say which page of how many it is.
pub fn headed(wire: &Wire, mut reply: Reply, place: Place) -> Reply {
    if let Some(total) = place.total {
        reply = reply.with(named("x-total-count"), total.to_string());
    }
    match link(wire, place).filter(|_| !wire.is_set("sysparm_suppress_pagination_header")) {
        Some(link) => reply.with(header::LINK, link),
        None => reply,
    }
}

/// `Link`: first, prev, next and last, each the caller's own address with another offset; none where one page holds all. Of an
/// address that is too long to stand there four times only what a client walks by, and of one too long for that nothing.
pub fn link(wire: &Wire, place: Place) -> Option<String> {
    let Place { limit, offset, total, has_more } = place;
    if limit == 0 || (offset == 0 && !has_more) {
        return None;
    }
    let to = |offset: u64, rel: &str| format!("<{}>;rel=\"{rel}\"", address(wire, offset));
    let first = to(0, "first");
    let prev = (offset > 0).then(|| to(offset.saturating_sub(limit), "prev"));
    let next = has_more.then(|| to(offset.saturating_add(limit), "next"));
    let last = total.map(|total| to(total.saturating_sub(1) / limit * limit, "last"));
    let all = [Some(&first), prev.as_ref(), next.as_ref(), last.as_ref()];
    let walked = [Some(&first), next.as_ref()];
    let line =
        |links: &[Option<&String>]| links.iter().flatten().map(|link| link.as_str()).collect::<Vec<_>>().join(",");
    [line(&all), line(&walked)].into_iter().find(|line| line.len() <= LINE_BYTES_MAX)
}

fn address(wire: &Wire, offset: u64) -> String {
    // A key given as a parameter is not handed on.
    let kept = wire.parameters.iter().filter(|(name, _)| name != "sysparm_offset" && name != "x-sn-apikey");
    let mut pairs: Vec<String> =
        kept.map(|(name, text)| format!("{}={}", link::escaped(name), link::escaped(text))).collect();
    pairs.push(format!("sysparm_offset={offset}"));
    format!("{}{}?{}", wire.origin, wire.path.replace(['<', '>', ',', '"'], ""), pairs.join("&"))
}
