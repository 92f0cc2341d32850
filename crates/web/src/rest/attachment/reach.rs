//! Which files a caller sees: those of records that they see.

use std::collections::{BTreeMap, BTreeSet};

use practice::attachment::REGISTER;
use record::{Actor, Check, Filter, Operand, Page, Path, Permitted, Query, Trouble};
use store::Datum;

use crate::rest::call::Call;
use crate::rest::fault::RestFault;

/// Records that are looked up at a time.
const PORTION: usize = 500;
/// Records with files that one query may meet for somebody who does not read files as such.
const RECORDS_MAX: usize = 10_000;

/// The query over files of records that the caller sees. Whoever may read the register sees all of their bodies.
pub fn permitted(call: &Call, query: &Query) -> Result<Permitted, RestFault> {
    let (actor, dictionary, words) = (&call.caller.actor, &call.dictionary, &call.words);
    let register = dictionary.get(REGISTER).ok_or_else(|| RestFault::invalid_table(REGISTER))?;
    if actor.may_read(register) {
        return call.asks(query);
    }
    // What the records' rights decide is fetched by the program, which would also see what a path leads to.
    if leads_on(query) {
        return Err(RestFault::may_not_query_field());
    }
    let program = Actor::system(&actor.id, actor.bodies.clone());
    let of_any = Query { order: Vec::new(), ..query.clone() };
    let mut records: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let paths = ["table_name", "table_sys_id"].map(Path::of);
    program.asks(dictionary, &of_any, words)?.each(call.store(), &paths, &mut |row| {
        if let [table, id] = &row.cells[..]
            && let (Some(table), Some(id)) = (table.datum.as_text(), id.datum.as_text())
        {
            records.entry(table.to_owned()).or_default().insert(id.to_owned());
        }
        Ok(())
    })?;
    let mut visible = Vec::new();
    let mut count = 0;
    for (table, ids) in records {
        let seen = seen(call, &table, ids)?;
        count += seen.len();
        // Counted are only those that are seen: how many others there are is not told.
        if count > RECORDS_MAX {
            let why =
                format!("This asks for the files of more than {RECORDS_MAX} records. Say of which: table_sys_id=….");
            return Err(RestFault::too_much(why));
        }
        visible.push(Filter::is("table_name", table).and(Filter::test("table_sys_id", Check::In(seen))));
    }
    Ok(program.asks(dictionary, &query.clone().and(Filter::Any(visible)), words)?)
}

/// Those of the records that the caller sees.
fn seen(call: &Call, table: &str, ids: BTreeSet<String>) -> Result<Vec<Operand>, RestFault> {
    let ids: Vec<Operand> = ids.into_iter().map(|id| Operand::Datum(Datum::Text(id))).collect();
    let mut seen = Vec::new();
    for some in ids.chunks(PORTION) {
        let query = Query::all(table).and(Filter::test("sys_id", Check::In(some.to_vec())));
        let permitted = match call.caller.actor.asks(&call.dictionary, &query, &call.words) {
            Ok(permitted) => permitted,
            Err(Trouble::NotAllowed(_) | Trouble::NotFound(_)) => return Ok(seen),
            Err(trouble) => return Err(trouble.into()),
        };
        let found = permitted.ids(&mut call.store(), Page::ALL)?;
        seen.extend(found.into_iter().map(|id| Operand::Datum(Datum::Text(id))));
    }
    Ok(seen)
}

/// Whether a query looks at what its records refer to.
pub fn leads_on(query: &Query) -> bool {
    tests_lead_on(&query.filter) || query.order.iter().any(|order| order.path.0.len() > 1)
}

fn tests_lead_on(filter: &Filter) -> bool {
    match filter {
        Filter::All(parts) | Filter::Any(parts) => parts.iter().any(tests_lead_on),
        Filter::Not(part) => tests_lead_on(part),
        Filter::Test(test) => {
            let is_beside = matches!(&test.check, Check::Beside(_, path, _) if path.0.len() > 1);
            test.path.0.len() > 1 || is_beside
        }
    }
}
