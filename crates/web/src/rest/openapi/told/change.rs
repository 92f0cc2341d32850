//! What the addresses of changes tell of themselves.

use serde_json::{Value, json};

use crate::rest::openapi::sets::QUERY;
use crate::rest::openapi::tells::{
    Parameter, Shape, Tells, Told, count, fields, gone, list, ok, query, result, shared_schema, tells, text,
};

fn limit() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 2_000})
}

fn kind_of_association() -> Value {
    json!({"type": "string", "enum": ["affected", "impacted", "offering"]})
}

const PAGE: &[Parameter] = &[
    query("sysparm_limit", "How many at most; 500 if nothing is said.", limit),
    query("sysparm_offset", "How many to leave out before the first.", count),
    query("order", "The field by which they are put in order.", text),
    query("textSearch", "Words that each of them says.", text),
];
const ASSOCIATION: &[Parameter] =
    &[query("association_type", "Items that are affected or impacted, or offerings.", kind_of_association)];
const LISTED: &[&str] = &["X-Total-Count", "Link", "X-Query-Ignored"];
const WRITTEN: &[&str] = &["Location", "X-Fields-Ignored"];

/// A record whose fields are pairs with typed values.
fn typed() -> Value {
    let pair = json!({
        "type": "object",
        "required": ["display_value", "value"],
        "properties": {
            "display_value": {"type": "string"},
            "value": {"type": ["string", "number", "boolean", "array"]},
            "display_value_internal": {"type": "string"},
        },
    });
    json!({"type": "object", "additionalProperties": pair})
}

fn one() -> Value {
    result(&typed())
}

fn plain_list() -> Value {
    result(&list(&typed()))
}

fn told_list() -> Value {
    let meta = json!({
        "type": "object",
        "required": ["__meta"],
        "properties": {"__meta": fields(&[
            ("encodedQuery", text()),
            ("fields", fields(&[("applied", list(&text())), ("ignored", list(&text()))])),
            ("ignoredFields", list(&text())),
        ])},
        "additionalProperties": false,
    });
    result(&list(&json!({"anyOf": [typed(), meta]})))
}

fn given() -> Value {
    json!({"type": "object", "additionalProperties": shared_schema("Given")})
}

fn nothing() -> Value {
    json!({"type": "object"})
}

fn worker() -> Value {
    let said = list(&text());
    result(&fields(&[
        ("worker", fields(&[("sysId", text()), ("link", text())])),
        ("request", text()),
        ("state", fields(&[("value", json!({"type": "integer"})), ("display_value", text())])),
        ("type", text()),
        (
            "messages",
            fields(&[("errorMessages", said.clone()), ("warningMessages", said.clone()), ("infoMessages", said)]),
        ),
    ]))
}

fn next_states() -> Value {
    let flag = json!({"type": "boolean"});
    let condition =
        fields(&[("passed", flag.clone()), ("condition", fields(&[("name", text()), ("description", text())]))]);
    let way = fields(&[
        ("sys_id", text()),
        ("display_value", text()),
        ("from_state", text()),
        ("to_state", text()),
        ("transition_available", flag.clone()),
        ("automatic_transition", flag),
        ("conditions", list(&condition)),
    ]);
    result(&fields(&[
        ("available_states", list(&text())),
        ("state_transitions", list(&list(&way))),
        ("state_label", json!({"type": "object", "additionalProperties": {"type": "string"}})),
    ]))
}

fn found_conflicts() -> Value {
    result(&fields(&[
        ("status", text()),
        ("last_run", text()),
        ("record_count", text()),
        ("job_status", text()),
        ("conflicts", json!({"type": "array"})),
    ]))
}

fn decision() -> Value {
    json!({
        "type": "object", "required": ["state"],
        "properties": {"state": {"type": "string", "enum": ["approved", "rejected"]}, "comments": {"type": "string"}},
    })
}

fn association() -> Value {
    let id = json!({"type": "string"});
    json!({
        "type": "object", "required": ["association_type", "cmdb_ci_sys_ids"],
        "properties": {
            "association_type": kind_of_association(),
            "cmdb_ci_sys_ids": {"type": "array", "items": id, "minItems": 1},
            "refresh_impacted_services": {"type": "boolean"},
        },
    })
}

fn wanted() -> Value {
    json!({
        "type": "object", "required": ["duration_in_seconds"],
        "properties": {
            "duration_in_seconds": {"type": "integer", "minimum": 1, "maximum": 2_592_000},
            "planned_start_time": {"type": "string", "description": "yyyy-mm-dd hh:mm:ss, in UTC"},
        },
    })
}

fn duration() -> Value {
    json!({"type": "integer", "minimum": 1, "maximum": 2_592_000})
}

const SPAN: &[Parameter] = &[
    query("duration_in_seconds", "How long it takes.", duration),
    query("planned_start_time", "Not before: yyyy-mm-dd hh:mm:ss, in UTC.", text),
];

/// Work that is done by the time of the answer, and may be asked after for a day.
const DONE: Told = Told { status: 202, says: "What came of it", shape: Shape::Json(worker), headers: &[] };

pub const LIST: Tells =
    tells(&[ok("Records, and what of the question was understood", Shape::Json(told_list)).with(LISTED)])
        .asks(&[QUERY, PAGE]);
pub const BELOW: Tells = tells(&[ok("Records", Shape::Json(plain_list)).with(LISTED)]).asks(&[QUERY, PAGE]);
pub const ASSOCIATED: Tells =
    tells(&[ok("Records", Shape::Json(plain_list)).with(LISTED)]).asks(&[QUERY, PAGE, ASSOCIATION]);
pub const ONE: Tells = tells(&[ok("The record", Shape::Json(one))]);
pub const CREATE: Tells =
    tells(&[ok("The record as it stands now", Shape::Json(one)).with(WRITTEN)]).takes(Shape::Json(given));
pub const CHANGE: Tells =
    tells(&[ok("The record as it stands now", Shape::Json(one)).with(WRITTEN)]).takes(Shape::Json(given));
pub const DELETE: Tells = tells(&[ok("The record as it was", Shape::Json(one))]);
pub const RISK: Tells = tells(&[ok("The change, with its risk", Shape::Json(one))]).takes(Shape::Json(nothing));
pub const NEXT: Tells = tells(&[ok("States and what each needs", Shape::Json(next_states))]);
pub const WORKER: Tells = tells(&[ok("What came of it", Shape::Json(worker))]);
pub const CONFLICTS: Tells = tells(&[ok("Conflicts", Shape::Json(found_conflicts))]);
pub const CHECK: Tells = tells(&[DONE]).takes(Shape::Json(nothing));
pub const FORGET: Tells = tells(&[gone("They are forgotten")]);
pub const DECIDE: Tells = tells(&[ok("The change", Shape::Json(one))]).takes(Shape::Json(decision));
pub const ASSOCIATE: Tells = tells(&[DONE]).takes(Shape::Json(association));
pub const SCHEDULE: Tells = tells(&[DONE]).asks(&[SPAN]);
pub const FIRST: Tells = tells(&[DONE]).takes(Shape::Json(wanted));
