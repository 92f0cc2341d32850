//! Columns that count the records that refer to a record: of those that the caller may see, when they are shown.

use std::collections::HashMap;

use record::stats::By;
use record::{Check, Filter, Operand, Path, Query, Row, Trouble};
use store::Datum;

use crate::rest::call::Call;
use crate::rest::fault::RestFault;

/// Of a register, the column, and the register and field that refer to its records.
#[derive(Debug)]
pub struct Count {
    register: &'static str,
    pub name: &'static str,
    from: &'static str,
    by: &'static str,
}

const COUNTS: [Count; 2] = [
    Count { register: "incident", name: "child_incidents", from: "incident", by: "parent_incident" },
    Count { register: "problem", name: "related_incidents", from: "incident", by: "problem_id" },
];

/// The columns of a register that count.
pub fn of(register: &str) -> impl Iterator<Item = &'static Count> {
    COUNTS.iter().filter(move |count| count.register == register)
}

/// How many there are of each of these rows, by `sys_id`; none where there are none.
pub fn counted(call: &Call, count: &Count, rows: &[Row]) -> Result<HashMap<String, i64>, RestFault> {
    let ids = rows.iter().map(|row| Operand::Datum(Datum::text(&row.sys_id))).collect();
    let query = Query::all(count.from).and(Filter::test(count.by, Check::In(ids)));
    let permitted = match call.caller.actor.asks(&call.dictionary, &query, &call.words) {
        Ok(permitted) => permitted,
        // A register that is hidden counts like one that is empty.
        Err(Trouble::NotAllowed(_) | Trouble::NotFound(_)) => return Ok(HashMap::new()),
        Err(trouble) => return Err(trouble.into()),
    };
    let groups = permitted.stats(&mut call.store(), &[By::field(Path::of(count.by))], &[])?;
    let of_one = |group: record::stats::Group| Some((group.by.first()?.0.as_text()?.to_owned(), group.count));
    Ok(groups.into_iter().filter_map(of_one).collect())
}
