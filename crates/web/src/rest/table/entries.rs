//! Entries of journals for callers who may not read all of them: those of records that they see, in journals that they may
//! read, once they say which records.

use std::collections::BTreeMap;

use practice::journal;
use record::stats::By;
use record::{Actor, Check, Filter, Kind, Operand, Page, Path, Permitted, Query};
use store::Datum;

use crate::rest::attachment::reach::leads_on;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;

/// The query over those entries that the caller may read.
pub fn permitted(call: &Call, query: &Query) -> Result<Permitted, RestFault> {
    let (actor, dictionary, words) = (&call.caller.actor, &call.dictionary, &call.words);
    // What the records' rights have decided is fetched by the program within the same bodies, which would also see what a path
    // leads to.
    if leads_on(query) {
        return Err(RestFault::may_not_query_field());
    }
    let wanted = named(&query.filter);
    let program = Actor::system(&actor.id, actor.bodies.clone());
    let of_wanted = Query::all(journal::REGISTER).and(Filter::test("element_id", Check::In(wanted)));
    let by = ["name", "element_id"].map(|name| By::field(Path::of(name)));
    let found = program.asks(dictionary, &of_wanted, words)?.stats(&mut call.store(), &by, &[])?;
    let mut by_register: BTreeMap<String, Vec<Operand>> = BTreeMap::new();
    for group in found {
        if let [(Datum::Text(name), _), (id, _)] = &group.by[..] {
            by_register.entry(name.clone()).or_default().push(Operand::Datum(id.clone()));
        }
    }
    let mut visible = Vec::new();
    for (name, ids) in by_register {
        let Some(register) = dictionary.get(&name) else { continue };
        let readable = register.fields.values().filter(|one| one.kind == Kind::Journal && actor.may_read_field(one));
        let readable: Vec<Operand> = readable.map(|one| Operand::Datum(Datum::text(&one.name))).collect();
        let seen = actor.asks(dictionary, &Query::all(&name).and(Filter::test("sys_id", Check::In(ids))), words);
        let Ok(seen) = seen else { continue };
        let ids = seen.ids(&mut call.store(), Page::ALL)?;
        let ids = ids.into_iter().map(|id| Operand::Datum(Datum::Text(id))).collect();
        let of_these = Filter::is("name", name).and(Filter::test("element_id", Check::In(ids)));
        visible.push(of_these.and(Filter::test("element", Check::In(readable))));
    }
    Ok(program.asks(dictionary, &query.clone().and(Filter::Any(visible)), words)?)
}

/// The records that a query names; none where it might be any.
fn named(filter: &Filter) -> Vec<Operand> {
    match filter {
        Filter::All(parts) => parts.iter().map(named).find(|some| !some.is_empty()).unwrap_or_default(),
        Filter::Test(test) if test.path == Path::of("element_id") => match &test.check {
            Check::Is(one) => vec![one.clone()],
            Check::In(some) => some.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
