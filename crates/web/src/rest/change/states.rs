//! Where a change may go next: each way is tried at the desk, which keeps nothing of it and says what is still in its way.

use std::sync::Arc;

use practice::change::REGISTER;
use practice::desk::NotSaved;
use record::{Draft, Page, Refusal};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::the_change;
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, occasion};

pub fn next_states(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = super::register(call, REGISTER)?;
    let found = call.asks(&the_change(call))?.picked(&mut call.store(), &["state"], Page::ONE)?.pop();
    let found = found.ok_or_else(RestFault::no_record)?;
    let present = register.state(found.text("state")).ok_or_else(RestFault::no_record)?;
    let (mut states, mut labels, mut ways) = (Vec::new(), Map::new(), Vec::new());
    for name in &present.next {
        let Some(next) = register.states.get(name) else { continue };
        let draft = Draft { sys_id: Some(found.sys_id.clone()), ..Draft::new(REGISTER) }.with("state", &next.value);
        let against = match desk(call).rehearse(occasion(call), &[draft]) {
            Ok(_) => Vec::new(),
            Err(NotSaved::Refused(refusals)) => refusals.into_iter().map(|(_, one)| one).collect(),
            Err(NotSaved::Trouble(record::Trouble::NotAllowed(why))) => vec![Refusal::record(why)],
            Err(not) => return Err(RestFault::not_saved(REGISTER, "Update", not)),
        };
        // A way that is shut for this change or this caller, whatever is filled in, is none.
        let is_shut = |one: &Refusal| one.field.as_deref() == Some("state") || one.field.is_none();
        if against.iter().any(is_shut) {
            continue;
        }
        states.push(Value::from(next.value.as_str()));
        labels.insert(next.value.clone(), next.label.clone().into());
        let from_to = format!("{} to {}", present.label, next.label);
        ways.push(json!([{
            "sys_id": identifier(&from_to), "display_value": from_to, "from_state": present.value,
            "to_state": next.value, "transition_available": against.is_empty(), "automatic_transition": false,
            "conditions": against.iter().map(|one| condition(&from_to, one)).collect::<Vec<_>>(),
        }]));
    }
    states.push(present.value.as_str().into());
    labels.insert(present.value.clone(), present.label.clone().into());
    Ok(Reply::result(&json!({"available_states": states, "state_transitions": ways, "state_label": labels})))
}

fn condition(way: &str, refusal: &Refusal) -> Value {
    let name = refusal.field.clone().unwrap_or_default();
    json!({"passed": false, "condition": {
        "name": refusal.message, "description": name, "sys_id": identifier(&format!("{way}\n{name}\n{}", refusal.message)),
    }})
}

/// What has no record is known by what it says.
fn identifier(text: &str) -> String {
    hex::encode(&Sha256::digest(text)[..16])
}
