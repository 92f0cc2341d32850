//! Parameters that several addresses look at.

use serde_json::{Value, json};

use super::tells::{Parameter, count, flag, header, query, text};

fn encoded() -> Value {
    json!({"type": "string", "maxLength": 10_000, "examples": ["active=true^priority=1^ORDERBYDESCsys_created_on"]})
}

fn names() -> Value {
    json!({"type": "string", "examples": ["number,short_description,caller_id.name"]})
}

fn display() -> Value {
    json!({"type": "string", "enum": ["true", "false", "all"], "default": "false"})
}

fn paged() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 100_000})
}

pub const QUERY: &[Parameter] = &[query(
    "sysparm_query",
    "Which records, as an encoded query. What of it means nothing is left out and named in X-Query-Ignored. Every other \
     parameter that names a field is one more condition.",
    encoded,
)];

pub const PAGE: &[Parameter] = &[
    query("sysparm_limit", "How many records at most; 10,000 if nothing is said.", paged),
    query("sysparm_offset", "How many records to leave out before the first.", count),
    query("sysparm_no_count", "Leaves out X-Total-Count.", flag),
    query("sysparm_suppress_pagination_header", "Leaves out Link.", flag),
];

pub const SHAPE: &[Parameter] = &[
    query("sysparm_fields", "The fields of the answer, with commas between; paths lead through references.", names),
    query("sysparm_display_value", "Stored values (false), what is shown for them (true), or both (all).", display),
    query("sysparm_exclude_reference_link", "References without the address of their record.", flag),
    query("sysparm_view", "The fields of a view of the register, where no others are named.", text),
];

pub const INPUT: &[Parameter] = &[query(
    "sysparm_input_display_value",
    "The body holds what is shown for values, in the caller's time zone.",
    flag,
)];

fn key() -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"})
}

/// Of every address that writes.
pub const ONCE: &[Parameter] = &[header(
    "Idempotency-Key",
    "Carried out once under this key for a day; sent again, the same request gets the same answer.",
    key,
)];

pub const SILENT: &[Parameter] = &[header("X-no-response-body", "true: the answer has no body.", flag)];
