//! What the addresses of `routes.rs` tell of themselves.

pub mod catalogue;
pub mod change;
pub mod estate;

use serde_json::{Value, json};

use super::sets::{INPUT, PAGE, QUERY, SHAPE, SILENT};
use super::tells::{
    Parameter, Shape, Tells, Told, created, fields, flag, gone, list, needed, object, ok, query, result, shared_schema,
    tells, text,
};

const LISTED: &[&str] = &["X-Total-Count", "Link", "X-Query-Ignored"];
const WRITTEN: &[&str] = &["Location", "X-Fields-Ignored"];

pub const TABLE_LIST: Tells = tells(&[ok("Records, a page of them", Shape::Records).with(LISTED)])
    .asks(&[QUERY, PAGE, SHAPE])
    .fails(&[404])
    .of_registers();
pub const TABLE_ONE: Tells = tells(&[ok("The record", Shape::Record)]).asks(&[SHAPE]).of_registers();
pub const TABLE_CREATE: Tells = tells(&[created("The record as it stands now", Shape::Record).with(WRITTEN)])
    .asks(&[SHAPE, INPUT, SILENT])
    .takes(Shape::New)
    .of_registers();
pub const TABLE_CHANGE: Tells = tells(&[ok("The record as it stands now", Shape::Record).with(&["X-Fields-Ignored"])])
    .asks(&[SHAPE, INPUT, SILENT])
    .takes(Shape::Changes)
    .of_registers();
pub const TABLE_DELETE: Tells = tells(&[gone("It is gone; its history is kept")]).of_registers();

const SUMS: &[Parameter] = &[
    query("sysparm_count", "How many records.", flag),
    query(
        "sysparm_group_by",
        "Fields, with commas between: one answer for each combination of their values. `opened_at@month` groups by the month (day, \
         week, quarter, year) that a date falls in.",
        text,
    ),
    query("sysparm_avg_fields", "Fields whose mean is told.", text),
    query("sysparm_min_fields", "Fields whose least value is told.", text),
    query("sysparm_max_fields", "Fields whose greatest value is told.", text),
    query("sysparm_sum_fields", "Fields whose sum is told.", text),
    query("sysparm_having", "Which groups: count^state^>^5, with commas between.", text),
    query("sysparm_order_by", "The order of groups: a field, COUNT, AVG^priority, each with ^DESC.", text),
    query("sysparm_display_value", "Groups by what is shown for their values (true), or with both (all).", shown),
];

fn shown() -> Value {
    json!({"type": "string", "enum": ["true", "false", "all"]})
}

fn sums() -> Value {
    let figures = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let stats = json!({
        "type": "object",
        "properties": {"count": {"type": "string", "pattern": "^\\d+$"}, "avg": figures, "min": figures, "max": figures, "sum": figures},
        "additionalProperties": false,
    });
    let by = json!({
        "type": "object",
        "required": ["field", "value"],
        "properties": {"field": {"type": "string"}, "value": {"type": "string"}, "display_value": {"type": "string"}},
    });
    let whole = fields(&[("stats", stats.clone())]);
    let group = fields(&[("stats", stats), ("groupby_fields", list(&by))]);
    result(&json!({"anyOf": [whole, list(&group)]}))
}

pub const STATS: Tells =
    tells(&[ok("One set of figures, or one for each group", Shape::Json(sums)).with(&["X-Query-Ignored"])])
        .asks(&[QUERY, SUMS]);

fn files() -> Value {
    result(&list(&shared_schema("Attachment")))
}

fn file() -> Value {
    result(&shared_schema("Attachment"))
}

fn file_name() -> Value {
    fields(&[("file_name", json!({"type": "string", "minLength": 1, "maxLength": 200}))])
}

fn file_form() -> Value {
    fields(&[
        ("table_name", text()),
        ("table_sys_id", super::tells::id()),
        ("uploadFile", json!({"type": "string", "format": "binary"})),
    ])
}

fn name_of_file() -> Value {
    json!({"type": "string", "minLength": 1})
}

const OF_RECORD: &[Parameter] = &[
    needed("table_name", "The register of the record.", text),
    needed("table_sys_id", "The record.", super::tells::id),
    needed("file_name", "What the file is called.", name_of_file),
];
const FILE_HEADERS: &[&str] = &["Content-Disposition", "X-Attachment-Metadata"];

pub const FILES: Tells = tells(&[ok("What is known of files", Shape::Json(files)).with(LISTED)]).asks(&[QUERY, PAGE]);
pub const FILE: Tells = tells(&[ok("What is known of the file", Shape::Json(file))]);
pub const FILE_NAMED: Tells = tells(&[gone("It has the new name")]).takes(Shape::Json(file_name));
pub const FILE_GONE: Tells = tells(&[gone("It is gone")]);
pub const FILE_BYTES: Tells = tells(&[ok("The file, to be kept", Shape::File).with(FILE_HEADERS)]);
pub const FILE_HUNG: Tells = tells(&[created("What is known of the file", Shape::Json(file))])
    .asks(&[OF_RECORD])
    .takes(Shape::File)
    .fails(&[404]);
pub const FORM_HUNG: Tells = tells(&[created("What is known of the file", Shape::Json(file))])
    .takes(Shape::Form("multipart/form-data", file_form))
    .fails(&[404]);

fn batch() -> Value {
    let pair = fields(&[("name", text()), ("value", text())]);
    let request = json!({
        "type": "object",
        "required": ["url"],
        "properties": {
            "id": {"type": ["string", "integer"]},
            "method": {"type": "string", "enum": ["GET", "POST", "PUT", "PATCH", "DELETE"], "default": "GET"},
            "url": {"type": "string", "pattern": "^/", "examples": ["/api/now/table/incident?sysparm_limit=1"]},
            "headers": list(&pair),
            "body": {"type": "string", "contentEncoding": "base64"},
            "exclude_response_headers": {"type": "boolean"},
        },
    });
    json!({
        "type": "object",
        "required": ["rest_requests"],
        "properties": {
            "batch_request_id": {"type": ["string", "integer"]},
            "enforce_order": {"type": "boolean"},
            "rest_requests": list(&request),
        },
    })
}

fn batched() -> Value {
    let pair = fields(&[("name", text()), ("value", text())]);
    let answer = fields(&[
        ("id", text()),
        ("body", json!({"type": "string", "contentEncoding": "base64"})),
        ("status_code", json!({"type": "integer"})),
        ("status_text", text()),
        ("headers", list(&pair)),
        ("execution_time", json!({"type": "integer"})),
        ("error_message", text()),
    ]);
    fields(&[
        ("batch_request_id", text()),
        ("serviced_requests", list(&answer)),
        ("unserviced_requests", list(&text())),
    ])
}

pub const BATCH: Tells = tells(&[ok("An answer to each, in order", Shape::Json(batched))]).takes(Shape::Json(batch));

fn became() -> Value {
    let one = json!({
        "type": "object",
        "required": ["transform_map", "table", "status", "sys_id"],
        "properties": {
            "transform_map": {"type": "string"}, "table": {"type": "string"}, "display_name": {"type": "string"},
            "display_value": {"type": "string"}, "record_link": {"type": "string"}, "sys_id": {"type": "string"},
            "status": {"type": "string", "enum": ["inserted", "updated", "ignored", "skipped", "error"]},
            "error_message": {"type": "string"}, "status_message": {"type": "string"},
        },
    });
    fields(&[("import_set", text()), ("staging_table", text()), ("result", list(&one))])
}

fn rows() -> Value {
    fields(&[("records", json!({"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": 10_000}))])
}

fn many_became() -> Value {
    fields(&[("import_set_id", text()), ("multi_import_set_id", text())])
}

pub const IMPORT: Tells = tells(&[created("What became of the row", Shape::Json(became))]).takes(Shape::Json(object));
pub const IMPORT_MANY: Tells =
    tells(&[Told { headers: &[], ..created("The import set", Shape::Json(many_became)) }]).takes(Shape::Json(rows));
pub const IMPORTED: Tells = tells(&[ok("What became of the row", Shape::Json(became))]);

fn url() -> Value {
    fields(&[("url", json!({"type": "string", "minLength": 1}))])
}

fn short() -> Value {
    result(&text())
}

pub const TINY: Tells =
    tells(&[Told { headers: &[], ..created("The short name, for a day", Shape::Json(short)) }]).takes(Shape::Json(url));

fn columns() -> Value {
    let choice = fields(&[("value", text()), ("label", text())]);
    let column = json!({
        "type": "object",
        "required": ["name", "label", "type", "internal_type", "max_length", "mandatory", "read_only"],
        "properties": {
            "name": {"type": "string"}, "label": {"type": "string"}, "type": {"type": "string"},
            "internal_type": {"type": "string"}, "max_length": {"type": "integer"}, "mandatory": {"type": "boolean"},
            "read_only": {"type": "boolean"}, "default": {"type": "string"}, "hint": {"type": "string"},
            "multitext": {"type": "boolean"}, "reference": {"type": "string"},
            "reference_display_field": {"type": "string"}, "choice_type": {"type": "string"},
            "choices": list(&choice), "attributes": {"type": "object"},
        },
    });
    let columns = json!({"type": "object", "additionalProperties": column});
    result(&fields(&[("columns", columns)]))
}

fn named() -> Value {
    let one = json!({
        "type": "object",
        "required": ["label", "value"],
        "properties": {
            "label": {"type": "string"}, "value": {"type": "string"}, "rawLabel": {"type": "string"},
            "type": {"type": "string"}, "reference": {"type": "boolean"},
        },
    });
    result(&list(&one))
}

fn user() -> Value {
    let names = ["user_name", "user_sys_id", "user_display_name", "user_initials", "user_avatar"];
    result(&fields(&names.map(|name| (name, text()))))
}

fn session() -> Value {
    let flag = json!({"type": "boolean"});
    fields(&[("CurrentUser", text()), ("OriginalUser", text()), ("admin", flag.clone()), ("CanImpersonate", flag)])
}

fn roles() -> Value {
    result(&fields(&[("user_name", text()), ("from_group", list(&text())), ("from_role", list(&text()))]))
}

const SOMEBODY: &[Parameter] = &[needed("user_sysid", "The user.", super::tells::id)];

pub const ROLES: Tells = tells(&[ok("Their roles", Shape::Json(roles))]).asks(&[SOMEBODY]).fails(&[404]);

fn any_record() -> Value {
    result(&json!({"type": "object", "additionalProperties": shared_schema("Any")}))
}

pub const NEW_STATE: Tells =
    tells(&[ok("The problem as it stands now", Shape::Json(any_record)).with(&["X-Fields-Ignored"])])
        .asks(&[SHAPE, SILENT])
        .takes(Shape::Json(object));
pub const META: Tells = tells(&[ok("Columns by their names", Shape::Json(columns))]);
pub const TABLES: Tells = tells(&[ok("Tables", Shape::Json(named))]);
pub const COLUMNS: Tells = tells(&[ok("Columns", Shape::Json(named))]);
pub const USER: Tells = tells(&[ok("The user", Shape::Json(user))]);
pub const SESSION: Tells = tells(&[ok("The session", Shape::Json(session))]);

fn source() -> Value {
    let names: Vec<&str> = exchange::alerts::Source::ALL.iter().map(|(source, _)| source.name()).collect();
    json!({"type": "string", "enum": names})
}

fn payload() -> Value {
    json!({"type": ["object", "array"]})
}

fn events() -> Value {
    let event = json!({
        "type": "object",
        "required": ["source"],
        "properties": {
            "source": {"type": "string"}, "node": {"type": "string"}, "type": {"type": "string"},
            "resource": {"type": "string"}, "metric_name": {"type": "string"}, "severity": {"type": ["string", "integer"]},
            "description": {"type": "string"}, "message_key": {"type": "string"}, "time_of_event": {"type": "string"},
            "additional_info": {"type": ["string", "object"]}, "resolution_state": {"type": "string"},
        },
    });
    fields(&[("records", list(&event))])
}

fn heard() -> Value {
    let one = json!({
        "type": "object",
        "required": ["at", "sys_id"],
        "properties": {"at": {"type": "string"}, "sys_id": {"type": "string"}},
        "additionalProperties": {"type": "string"},
    });
    result(&fields(&[("events", list(&one))]))
}

const SOURCE: &[Parameter] = &[needed("source", "The system that posts.", source)];

pub const POSTED: Tells =
    tells(&[ok("What became of each event", Shape::Json(heard))]).asks(&[SOURCE]).takes(Shape::Json(payload));
pub const EVENTS: Tells = tells(&[ok("What became of each event", Shape::Json(heard))]).takes(Shape::Json(events));

pub const DESCRIPTION: Tells = tells(&[ok("A document of OpenAPI 3.1", Shape::Json(object))]);

fn asking_for_token() -> Value {
    let ways = practice::credentials::WAYS;
    let names = [
        "client_id",
        "client_secret",
        "username",
        "password",
        "refresh_token",
        "code",
        "code_verifier",
        "redirect_uri",
    ];
    let mut properties: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), text())).collect();
    properties.insert("grant_type".into(), json!({"type": "string", "enum": ways}));
    json!({"type": "object", "required": ["grant_type"], "properties": properties})
}

fn token() -> Value {
    json!({
        "type": "object",
        "required": ["access_token", "scope", "token_type", "expires_in"],
        "properties": {
            "access_token": {"type": "string"}, "refresh_token": {"type": "string"}, "scope": {"type": "string"},
            "token_type": {"const": "Bearer"}, "expires_in": {"type": "integer", "minimum": 0},
        },
    })
}

fn no_token() -> Value {
    fields(&[("error", text()), ("error_description", text())])
}

const fn refused(status: u16, says: &'static str) -> Told {
    Told { status, says, shape: Shape::Json(no_token), headers: &[] }
}

pub const TOKEN: Tells = tells(&[
    ok("Tokens", Shape::Json(token)),
    Told {
        status: 400,
        says: "There is no such way, not for this client application, or the form cannot be read",
        shape: Shape::JsonOrPage(no_token),
        headers: &[],
    },
    refused(401, "The client application, the person or what was granted does not count"),
    refused(429, "Too many requests, or wrong passwords"),
    refused(500, "Nothing was given; try again"),
    Told { status: 413, says: "The form is too long", shape: Shape::Page, headers: &[] },
])
.takes(Shape::Form("application/x-www-form-urlencoded", asking_for_token));

const CONSENT: &[Parameter] = &[
    needed("response_type", "code", code),
    needed("client_id", "The client application.", text),
    needed("redirect_uri", "Where the answer goes: one that the client application is known by.", text),
    query("state", "Comes back with the answer.", text),
    query("code_challenge", "The SHA-256 of what the client application will show, in base64url.", text),
    query("code_challenge_method", "S256", s256),
];

fn code() -> Value {
    json!({"const": "code"})
}

fn s256() -> Value {
    json!({"const": "S256"})
}

fn consent() -> Value {
    json!({"type": "object"})
}

const fn page(status: u16, says: &'static str) -> Told {
    Told { status, says, shape: Shape::Page, headers: &[] }
}

const ANSWERED: Told =
    Told { status: 303, says: "Leads back to the client application", shape: Shape::Nothing, headers: &["Location"] };

pub const CONSENT_ASKED: Tells =
    tells(&[ok("A page that asks", Shape::Page), ANSWERED, page(400, "The client application cannot be let in")])
        .asks(&[CONSENT]);
pub const CONSENT_GIVEN: Tells = tells(&[
    ANSWERED,
    page(400, "The client application cannot be let in"),
    page(401, "The password is wrong"),
    page(429, "Too many wrong passwords"),
    page(413, "The form is too long"),
])
.takes(Shape::Form("application/x-www-form-urlencoded", consent));
