//! What a staging table stands for.

use record::{Check, Filter, Operand, Page, Path, Query};
use store::{Datum, SHARED};

use crate::rest::call::Call;
use crate::rest::fault::RestFault;

const MAPS: &str = "sys_transform_map";
const ENTRIES: &str = "sys_transform_entry";
/// Fields of one map.
const ENTRIES_MAX: u64 = 500;

/// A transform map with its fields.
pub struct Map {
    pub sys_id: String,
    pub name: String,
    pub staging: String,
    /// The register that rows become records of.
    pub target: String,
    /// Field of the row, and field of the record.
    pub fields: Vec<(String, String)>,
    /// The field of the record by which a row names one that is there.
    pub key: Option<String>,
}

impl Map {
    /// The first active map of the caller's body, or one for all bodies.
    pub fn of(call: &Call, staging: &str) -> Result<Option<Self>, RestFault> {
        if call.dictionary.get(MAPS).is_none() {
            return Ok(None);
        }
        let company = call.caller.company.as_str();
        let bodies = [company, SHARED].map(|body| Operand::Datum(Datum::text(body)));
        let query = Query::all(MAPS)
            .and(Filter::is("source_table", staging))
            .and(Filter::is("active", 1))
            .and(Filter::test("company", Check::In(bodies.to_vec())))
            .ordered("order", false)
            .ordered("sys_id", false);
        // Whoever may make the records need not be allowed to read how rows become them.
        let program = call.caller.actor.program();
        let paths = ["name", "target_table", "company"].map(Path::of);
        let page = Page { limit: 50, offset: 0 };
        let found = program.asks(&call.dictionary, &query, &call.words)?.rows(&mut call.store(), &paths, page)?;
        let text = |row: &record::Row, at: usize| {
            row.cells.get(at).and_then(|cell| cell.datum.as_text()).unwrap_or_default().to_owned()
        };
        let own = found.iter().find(|row| text(row, 2) == company).or(found.first());
        let Some(row) = own else { return Ok(None) };
        let target = text(row, 1);
        let register = call.dictionary.get(&target).ok_or_else(|| RestFault::invalid_table(&target))?;
        let query = Query::all(ENTRIES).and(Filter::is("map", row.sys_id.as_str())).ordered("sys_id", false);
        let paths = ["source_field", "target_field", "coalesce"].map(Path::of);
        let page = Page { limit: ENTRIES_MAX, offset: 0 };
        let entries = program.asks(&call.dictionary, &query, &call.words)?.rows(&mut call.store(), &paths, page)?;
        let (mut fields, mut key) = (Vec::new(), None);
        for entry in &entries {
            let (source, to) = (text(entry, 0), text(entry, 1));
            if register.field(&to).is_none() {
                tracing::warn!(map = row.sys_id, field = to, "a transform map names a field that is not there");
                continue;
            }
            if entry.cells.get(2).is_some_and(|cell| cell.datum.as_int() == Some(1)) {
                key = Some(to.clone());
            }
            fields.push((source, to));
        }
        let (sys_id, name) = (row.sys_id.clone(), text(row, 0));
        Ok(Some(Self { sys_id, name, staging: staging.to_owned(), target, fields, key }))
    }
}
