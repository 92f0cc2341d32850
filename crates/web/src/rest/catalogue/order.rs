//! Orders over the wire.

use std::sync::Arc;

use practice::catalogue::Ordered;
use serde_json::{Value, json};

use super::{answers, body, text, wish};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, occasion};

const REQUESTS: &str = "sc_request";

/// One item, without a basket.
pub fn order_now(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let wish = wish(call, &body(call)?, call.part("sys_id"));
    let ordered = desk(call).order(occasion(call), &call.caller.company, &wish).map_err(RestFault::not_ordered)?;
    let mut told = told(&ordered);
    told["sys_id"] = ordered.sys_id.clone().into();
    told["number"] = ordered.number.clone().into();
    told["parent_id"] = Value::Null;
    told["parent_table"] = "task".into();
    told["table"] = REQUESTS.into();
    Ok(Reply::result(&told))
}

/// What is in the basket. To check out is the same: here nobody looks at an order twice before it is one.
pub fn submit_order(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let instructions = body(call)?.get("special_instructions").map(text).unwrap_or_default();
    let ordered = desk(call).order_basket(occasion(call), &call.caller.company, &instructions);
    Ok(Reply::result(&told(&ordered.map_err(RestFault::not_ordered)?)))
}

fn told(ordered: &Ordered) -> Value {
    json!({"request_number": ordered.number, "request_id": ordered.sys_id, "items": ordered.items})
}

/// A form that becomes a record of another kind.
pub fn submit_producer(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let answers = answers(&body(call)?).unwrap_or_default();
    let made = desk(call).submit_form(occasion(call), &call.caller.company, call.part("sys_id"), &answers);
    let made = made.map_err(RestFault::not_ordered)?;
    Ok(Reply::result(&json!({
        "sys_id": made.sys_id, "number": made.number.unwrap_or_default(), "table": made.register, "parent_id": null,
        "record": call.link(&made.register, &made.sys_id), "redirect_portal_url": "", "redirect_url": "",
        "redirect_to": "catalog_home",
    })))
}
