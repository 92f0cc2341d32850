//! The change API: changes with their tasks, templates and models, where each may go next, and what is asked about them.

mod decisions;
mod items;
mod list;
mod record;
mod shape;
mod states;
mod tasks;
mod times;
mod worker;

use std::sync::Arc;

use ::record::{Filter, Query, Register};
use practice::change::REGISTER;

use super::call::Call;
use super::fault::RestFault;
pub use decisions::{approvals, check_conflicts, conflicts, forget_conflicts, risk};
pub use items::{associate, items, refresh_impacted};
pub use list::{changes, emergency, models, normal, standard, templates};
pub use record::{change, create, create_emergency, create_normal, create_standard, delete, model, one, template};
pub use states::next_states;
pub use tasks::{change_task, create_task, delete_task, task, tasks};
pub use times::{first_available, schedule, schedule_of_item};
pub use worker::worker;

/// The type of change that an address names: `/change/normal/…`; none where it names any.
fn kind(call: &Call) -> Option<&'static str> {
    let mut parts = call.path.split('/').skip_while(|part| *part != "change").skip(1);
    match parts.next() {
        Some("normal") => Some("normal"),
        Some("standard") => Some("standard"),
        Some("emergency") => Some("emergency"),
        _ => None,
    }
}

fn register(call: &Call, name: &str) -> Result<Arc<Register>, RestFault> {
    call.register(name)
}

/// The change that an address names, which is of the type that it names.
fn the_change(call: &Call) -> Query {
    let query = Query::all(REGISTER).and(Filter::is("sys_id", call.part("sys_id")));
    match kind(call) {
        Some(kind) => query.and(Filter::is("type", kind)),
        None => query,
    }
}
