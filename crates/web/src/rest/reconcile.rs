//! Identification and reconciliation: programs tell of configuration items and relations, and learn which records these are.

pub(super) mod items;
mod told;

use std::sync::Arc;

use practice::estate::{Outcome, Way};

use super::call::Call;
use super::fault::RestFault;
use super::reply::Reply;
use super::table::{desk, occasion};

/// Keeps what is told.
pub fn keep(call: &Arc<Call>) -> Result<Reply, RestFault> {
    answer(call, false)
}

/// Says what would become of what is told, and keeps nothing.
pub fn query(call: &Arc<Call>) -> Result<Reply, RestFault> {
    answer(call, true)
}

fn answer(call: &Call, is_rehearsal: bool) -> Result<Reply, RestFault> {
    let telling = match told::read(call)? {
        Ok(telling) => telling,
        Err((telling, wrong)) => {
            let outcome = items::all_wrong(&telling, &wrong);
            return Ok(items::reply(&telling, &outcome, is_rehearsal));
        }
    };
    let way = Way { is_rehearsal, all_or_nothing: is_off(call, "partial_commits") };
    let outcome: Outcome = desk(call).reconcile(occasion(call), &telling, way)?;
    Ok(items::reply(&telling, &outcome, is_rehearsal))
}

/// `options=partial_commits:false,…`
fn is_off(call: &Call, option: &str) -> bool {
    let options = call.parameter("options").split(',').filter_map(|pair| pair.split_once(':'));
    options.into_iter().any(|(name, value)| name.trim() == option && value.trim().eq_ignore_ascii_case("false"))
}
