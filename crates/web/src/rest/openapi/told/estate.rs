//! What the addresses of configuration items tell of themselves.

use serde_json::{Value, json};

use crate::rest::openapi::sets::{PAGE, QUERY};
use crate::rest::openapi::tells::{
    Parameter, Shape, Tells, Told, created, fields, gone, list, ok, query, result, shared_schema, tells, text,
};

fn whole() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn places() -> Value {
    list(&whole())
}

fn brief() -> Value {
    result(&list(&fields(&[("sys_id", text()), ("name", text())])))
}

fn reference() -> Value {
    fields(&[("display_value", text()), ("link", text()), ("value", text())])
}

fn item() -> Value {
    let relation = fields(&[("sys_id", text()), ("type", reference()), ("target", reference())]);
    let value = json!({"anyOf": [{"type": "string"}, reference()]});
    result(&fields(&[
        ("attributes", json!({"type": "object", "additionalProperties": value})),
        ("inbound_relations", list(&relation)),
        ("outbound_relations", list(&relation)),
    ]))
}

fn relations(schema: &mut Value) {
    let relation = json!({
        "type": "object", "required": ["type", "target"],
        "properties": {"type": {"type": "string"}, "target": {"type": "string"}, "sys_class_name": {"type": "string"}},
    });
    for name in ["inbound_relations", "outbound_relations"] {
        schema["properties"][name] = list(&relation);
    }
}

fn told_item() -> Value {
    let mut schema = json!({
        "type": "object",
        "required": ["source", "attributes"],
        "properties": {
            "source": {"type": "string", "description": "Where it comes from: a choice of cmdb_ci.discovery_source.", "examples": ["Manual Entry"]},
            "attributes": {"type": "object", "additionalProperties": shared_schema("Given")},
        },
    });
    relations(&mut schema);
    schema
}

fn told_relations() -> Value {
    let mut schema = json!({"type": "object", "properties": {"source": {"type": "string"}}});
    relations(&mut schema);
    schema
}

fn became() -> Value {
    let fault = fields(&[("error", text()), ("message", text())]);
    let attempt = fields(&[
        ("identifierName", text()),
        ("attemptResult", json!({"type": "string", "enum": ["MATCHED", "NO_MATCH", "SKIPPED", "MULTI_MATCH"]})),
        ("attributes", list(&text())),
        ("searchOnTable", text()),
    ]);
    let operation = json!({"type": "string", "enum": ["INSERT", "UPDATE", "NO_CHANGE"]});
    let item = fields(&[
        ("className", text()),
        ("operation", operation.clone()),
        ("sysId", text()),
        ("identifierEntrySysId", text()),
        ("identificationAttempts", list(&attempt)),
        ("inputIndices", places()),
        ("errorCount", whole()),
        ("warningCount", whole()),
        ("errors", list(&fault)),
    ]);
    let relation =
        fields(&[("className", text()), ("operation", operation), ("sysId", text()), ("errors", list(&fault))]);
    let flag = json!({"type": "boolean"});
    result(&fields(&[
        ("items", list(&item)),
        ("relations", list(&relation)),
        ("hasError", flag.clone()),
        ("hasWarning", flag),
    ]))
}

fn not_taken() -> Value {
    json!({"anyOf": [shared_schema("Fault"), became()]})
}

const NOT_TAKEN: Told = Told {
    status: 400,
    says: "It cannot be read, or identification has refused it",
    shape: Shape::JsonOrPage(not_taken),
    headers: &[],
};

fn meta() -> Value {
    let mut attribute = fields(&[("element", text()), ("label", text()), ("type", text()), ("max_length", text())]);
    for name in ["is_mandatory", "is_read_only", "is_inherited", "is_display"] {
        attribute["properties"][name] = json!({"type": "string", "enum": ["true", "false"]});
    }
    result(&fields(&[
        ("name", text()),
        ("label", text()),
        ("parent", text()),
        ("children", list(&text())),
        ("attributes", list(&attribute)),
        ("identification_rules", json!({"type": "object"})),
    ]))
}

fn telling() -> Value {
    let place = json!({"type": ["integer", "string"]});
    let item = json!({
        "type": "object",
        "required": ["className", "values"],
        "properties": {
            "className": {"type": "string", "examples": ["cmdb_ci_server"]},
            "values": {"type": "object", "additionalProperties": shared_schema("Given")},
            "internal_id": {"type": "string"},
            "sys_object_source_info": {"type": "object", "properties": {
                "source_name": {"type": "string"}, "source_native_key": {"type": "string"},
                "source_recency_timestamp": {"type": "string"}, "source_feed": {"type": "string"},
            }},
        },
    });
    let relation = json!({
        "type": "object", "required": ["type"],
        "properties": {
            "type": {"type": "string", "examples": ["Runs on::Runs"]}, "parent": place, "child": place,
            "parent_id": {"type": "string"}, "child_id": {"type": "string"},
        },
    });
    let referring = json!({
        "type": "object",
        "properties": {"referenceField": {"type": "string"}, "referenced": place, "referencedBy": place},
    });
    json!({
        "type": "object",
        "required": ["items"],
        "properties": {
            "items": {"type": "array", "items": item, "minItems": 1},
            "relations": list(&relation),
            "referenceItems": list(&referring),
        },
    })
}

const SOURCE: &[Parameter] = &[
    query("sysparm_data_source", "Where it comes from: a choice of cmdb_ci.discovery_source.", text),
    query("options", "partial_commits:false keeps all or nothing.", text),
];

pub const LIST: Tells =
    tells(&[ok("Items, a page of them", Shape::Json(brief)).with(&["X-Total-Count", "Link", "X-Query-Ignored"])])
        .asks(&[QUERY, PAGE]);
pub const ONE: Tells = tells(&[ok("The item", Shape::Json(item))]);
pub const CREATE: Tells =
    tells(&[created("The item as it stands now", Shape::Json(item)), NOT_TAKEN]).takes(Shape::Json(told_item));
pub const CHANGE: Tells =
    tells(&[ok("The item as it stands now", Shape::Json(item)), NOT_TAKEN]).takes(Shape::Json(told_item));
pub const RELATE: Tells =
    tells(&[ok("The item as it stands now", Shape::Json(item)), NOT_TAKEN]).takes(Shape::Json(told_relations));
pub const CUT: Tells = tells(&[gone("They no longer hang together")]);
pub const META: Tells = tells(&[ok("What is known of it", Shape::Json(meta))]);
pub const RECONCILE: Tells =
    tells(&[ok("What became of each", Shape::Json(became))]).asks(&[SOURCE]).takes(Shape::Json(telling));
