//! Configuration items with their relations, and what is known about each kind of them.

mod instance;
mod meta;
mod relations;

use std::sync::Arc;

use practice::estate::{ITEMS, Outcome, SOURCE};
use record::Register;

use super::call::Call;
use super::fault::RestFault;
use super::ui;
pub use instance::{change, create, list, one, told};
pub use meta::show as meta;
pub use relations::{cut, relate};

/// A register of configuration items, which the caller could see records of.
fn class(call: &Call) -> Result<Arc<Register>, RestFault> {
    let name = call.part("class");
    let register = call.register(name)?;
    if register.root == ITEMS { Ok(register) } else { Err(RestFault::invalid_table(name)) }
}

/// The stored value of a source that may tell of items; none if there is no such one.
pub fn source(call: &Call, said: &str) -> Result<Option<String>, RestFault> {
    let Some(register) = call.dictionary.get(ITEMS) else { return Ok(None) };
    let choices = ui::choices(call, register).remove(SOURCE).unwrap_or_default();
    let is_it =
        |(value, label): &(String, String)| value.eq_ignore_ascii_case(said) || label.eq_ignore_ascii_case(said);
    Ok(choices.into_iter().find(is_it).map(|(value, _)| value))
}

/// What the teller may not write is a fault of the request as a whole; none if it is not that.
fn forbidden(outcome: &Outcome, what: &'static str) -> Option<RestFault> {
    outcome.wrongs().any(|wrong| wrong.is_right).then(|| RestFault::may_not_write(what))
}
