//! Tables that whoever may not read them as such reaches through the records that their rows belong to: entries of journals, files.

use std::sync::Arc;

use practice::{attachment, journal};
use record::{Permitted, Query, Register};

use super::entries;
use crate::rest::attachment::reach;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;

/// A register that the caller could see records of, if only through others.
pub fn register(call: &Call, table: &str) -> Result<Arc<Register>, RestFault> {
    match call.dictionary.get(table).filter(|register| is_behind(call, register)) {
        Some(register) => Ok(register.clone()),
        None => call.register(table),
    }
}

/// The query over those rows that the caller may read.
pub fn permitted(call: &Call, register: &Register, query: &Query) -> Result<Permitted, RestFault> {
    if !is_behind(call, register) {
        return call.asks(query);
    }
    // The program reads them, and would also see what a path leads to.
    if call.parameter("sysparm_fields").contains('.') {
        return Err(RestFault::may_not_query_field());
    }
    match register.name.as_str() {
        journal::REGISTER => entries::permitted(call, query),
        _ => reach::permitted(call, query),
    }
}

fn is_behind(call: &Call, register: &Register) -> bool {
    matches!(register.name.as_str(), journal::REGISTER | attachment::REGISTER) && !call.caller.actor.may_read(register)
}
