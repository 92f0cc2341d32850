//! Addresses that people and programs build for ServiceNow's pages (`/incident.do?sys_id=…`): they lead to ours.

use std::collections::BTreeMap;

use record::Trouble;
use record::encoded::{self, Asker};

use crate::asked::{Answer, Asked};
use crate::link::{self, ListLink};
use crate::site::Visit;

/// An address inside another goes no deeper than this.
const DEPTH_MAX: usize = 3;

/// `/now/nav/ui/classic/params/target/incident.do%3Fsys_id%3D…`
pub fn target(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    lead(visit, asked.part("target"), &asked.parameters, 0)
}

/// `name.do` with its parameters: a record, a list, or a frame around one of them.
pub fn show(visit: &Visit, asked: &Asked, name: &str) -> Result<Answer, Trouble> {
    lead(visit, &format!("{name}.do"), &asked.parameters, 0)
}

fn lead(visit: &Visit, target: &str, given: &BTreeMap<String, String>, depth: usize) -> Result<Answer, Trouble> {
    let nothing = || Trouble::NotFound(String::new());
    if depth > DEPTH_MAX {
        return Err(nothing());
    }
    let (place, more) = target.trim_start_matches('/').split_once('?').unwrap_or((target.trim_start_matches('/'), ""));
    let mut parameters = given.clone();
    parameters.extend(pairs(more));
    let parameter = |name: &str| parameters.get(name).map_or("", |text| text.trim());
    let name = place.strip_suffix(".do").ok_or_else(nothing)?;
    if matches!(name, "nav_to" | "navpage") {
        let inner = parameter("uri").to_owned();
        parameters.remove("uri");
        return lead(visit, &inner, &BTreeMap::new(), depth + 1);
    }
    if let Some(list) = name.strip_suffix("_list") {
        let register = visit.register(list)?;
        let (me, nobody) = (visit.actor.name.clone(), Vec::new());
        let asker = Asker { words: &visit.words, user_name: &me, groups: &nobody, added: &encoded::NothingAdded };
        let read = encoded::query(&visit.dictionary, &register, parameter("sysparm_query"), asker)?;
        let order = read.query.order.iter();
        let order: Vec<String> =
            order.map(|one| format!("{}{}", one.path.dotted(), if one.descending { " desc" } else { "" })).collect();
        let link = ListLink::to(&visit.dictionary, &read.query, &visit.words).order(order.join(", "));
        return Ok(Answer::Elsewhere(link.to_string()));
    }
    let register = visit.register(name)?;
    match parameter("sys_id") {
        "" | "-1" => Ok(Answer::Elsewhere(ListLink::of(&register.name).to_string())),
        id => Ok(Answer::Elsewhere(link::record(&register.name, id))),
    }
}

fn pairs(query: &str) -> BTreeMap<String, String> {
    let uri = format!("/?{query}").parse::<axum::http::Uri>().ok();
    let read = uri.and_then(|uri| axum::extract::Query::<BTreeMap<String, String>>::try_from_uri(&uri).ok());
    read.map(|read| read.0).unwrap_or_default()
}
