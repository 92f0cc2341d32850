//! From a path to the addresses that serve it, as the router finds them.

use std::collections::BTreeMap;

use crate::rest::route::{self, Route};

/// Where a path leads.
pub struct Way {
    /// ``, `/v1` or `/v2`.
    pub version: &'static str,
    /// One for each method.
    pub routes: Vec<&'static Route>,
    /// Named parts of the path, decoded.
    pub parts: BTreeMap<String, String>,
}

/// Which steps are named, the version, the route, and what stands in the named steps.
type Fitting = (Vec<bool>, &'static str, &'static Route, BTreeMap<String, String>);

/// The addresses of a path; where a word and a name in braces both fit, the word does.
pub fn find(path: &str) -> Option<Way> {
    let mut found: Vec<Fitting> = Vec::new();
    for route in route::all() {
        for (version, address) in route::spelt(route.path) {
            if let Some((named, parts)) = fits(&address, path) {
                found.push((named, version, route, parts));
            }
        }
    }
    let best = found.iter().map(|(named, ..)| named.clone()).min()?;
    found.retain(|(named, ..)| *named == best);
    let routes = found.iter().map(|(_, _, route, _)| *route).collect();
    found.into_iter().next().map(|(_, version, _, parts)| Way { version, routes, parts })
}

/// Which steps are named, and what stands there.
fn fits(address: &str, path: &str) -> Option<(Vec<bool>, BTreeMap<String, String>)> {
    let (wanted, given): (Vec<&str>, Vec<&str>) = (address.split('/').collect(), path.split('/').collect());
    if wanted.len() != given.len() {
        return None;
    }
    let (mut named, mut parts) = (Vec::new(), BTreeMap::new());
    for (wanted, given) in wanted.into_iter().zip(given) {
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) if !given.is_empty() => {
                parts.insert(name.to_owned(), decoded(given)?);
                named.push(true);
            }
            None if wanted == given => named.push(false),
            _ => return None,
        }
    }
    Some((named, parts))
}

/// Without its percent signs; none where that is no text.
pub fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.extend(hex::decode(digits).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_where_the_router_leads() {
        let way = |path: &str| {
            let way = find(path)?;
            let parts = way.parts.values().cloned().collect::<Vec<_>>().join(" ");
            Some(format!("{} {} {parts}", way.routes[0].path, way.version).trim().to_owned())
        };
        for (path, leads) in [
            ("/api/now/table/incident", Some("/api/now{v}/table/{table}  incident")),
            ("/api/now/v2/table/incident/1%20x", Some("/api/now{v}/table/{table}/{sys_id} /v2 1 x incident")),
            ("/api/now/v1/attachment/file", Some("/api/now{v}/attachment/file /v1")),
            ("/api/now/attachment/abc/file", Some("/api/now{v}/attachment/{sys_id}/file  abc")),
            ("/api/now/table/", None),
            ("/api/now/table/a/b/c", None),
            ("/api/now/v3/table/incident", None),
            ("/api/now/table/%ff", None),
            ("/api/now/table/%2", None),
        ] {
            assert_eq!(way(path).as_deref(), leads, "{path}");
        }
        let way = find("/api/now/table/incident/1").expect("a way");
        assert_eq!(way.routes.iter().map(|route| route.method).collect::<Vec<_>>(), ["GET", "PUT", "PATCH", "DELETE"]);
    }
}
