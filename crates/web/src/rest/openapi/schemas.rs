//! What a record of a register holds, as JSON Schema.

use std::sync::Arc;

use record::register::Field;
use record::{Kind, Register};
use serde_json::{Map, Value, json};

use super::Describing;

impl Describing<'_> {
    /// The common ones by their names, and those of each register under its name: what is read, `.changes` and `.new`.
    pub(super) fn schemas(&self) -> Value {
        let mut all = value_shapes();
        let tables = super::readable(self.dictionary, self.actor, self.words);
        let tables: Vec<&str> = tables.iter().map(|one| one.name.as_str()).collect();
        all.insert("Table".into(), json!({"type": "string", "enum": tables}));
        for register in self.registers {
            all.insert(register.name.clone(), self.read(register));
            all.insert(format!("{}.changes", register.name), self.changes(register));
            all.insert(format!("{}.new", register.name), self.new_record(register));
        }
        all.into()
    }

    fn read(&self, register: &Register) -> Value {
        let fields = register.named_fields().filter(|(_, field)| self.actor.may_read_field(field));
        let properties: Map<String, Value> = fields.map(|(name, field)| (name.to_owned(), shown(field))).collect();
        json!({
            "type": "object",
            "title": register.title,
            "description": register.purpose,
            "properties": properties,
            "additionalProperties": {"$ref": "#/components/schemas/Any"},
        })
    }

    fn changes(&self, register: &Register) -> Value {
        let fields = register.fields.values().filter(|field| self.actor.may_write_field(field));
        let properties: Map<String, Value> = fields
            .filter(|field| field.kind != Kind::File)
            .map(|one| (one.name.clone(), given(register, one)))
            .collect();
        json!({"type": "object", "title": format!("Changes of: {}", register.title), "properties": properties})
    }

    fn new_record(&self, register: &Register) -> Value {
        let is_asked =
            |field: &&Arc<Field>| field.required && field.default.is_none() && self.actor.may_write_field(field);
        // Whose record it is follows from who calls.
        let asked = register.fields.values().filter(is_asked).filter(|field| field.name != "company");
        let asked: Vec<&str> = asked.map(|field| field.name.as_str()).collect();
        let mut own = json!({
            "title": format!("New: {}", register.title),
            "type": "object",
            "required": asked,
            "properties": {"sys_id": {"type": "string", "description": "32 digits of hexadecimal, if the sender chooses."}},
        });
        if let Some(prefix) = &register.reference {
            let chosen = format!("{prefix} and seven digits, if the sender chooses: one that no record has.");
            own["properties"]["number"] = json!({"type": "string", "description": chosen});
        }
        json!({"allOf": [{"$ref": format!("#/components/schemas/{}.changes", register.name)}, own]})
    }
}

/// A field as it is read: stored, as it is shown, or both.
fn shown(field: &Field) -> Value {
    let name = match &field.kind {
        Kind::Ref(_) | Kind::Person => "Reference",
        Kind::Date => "Date",
        Kind::DateTime => "DateTime",
        Kind::YesNo => "YesNo",
        Kind::Whole => "Whole",
        Kind::Decimal => "Decimal",
        Kind::Secret => "Secret",
        _ => "Text",
    };
    annotated(field, name)
}

fn given(register: &Register, field: &Field) -> Value {
    let mut schema = annotated(field, "Given");
    // Of other choices an organisation may have added some.
    if field.name == "state" && !register.states.is_empty() {
        let known = register.states.values().flat_map(|state| [&state.value, &state.label]);
        schema["enum"] = known.map(String::as_str).collect::<Vec<_>>().into();
    }
    schema
}

fn annotated(field: &Field, name: &str) -> Value {
    let mut schema = json!({"$ref": format!("#/components/schemas/{name}"), "title": field.label});
    let said: Vec<&str> = [&field.ask, &field.hint].into_iter().flatten().map(String::as_str).collect();
    let refers = match &field.kind {
        Kind::Ref(to) => format!("Refers to {to}."),
        Kind::Person => format!("Refers to {}.", record::register::PEOPLE),
        Kind::Refs(to) => format!("Refers to several of {to}, with commas between."),
        Kind::Duration => "A length of time, as the instant so long after 1970-01-01 00:00:00.".into(),
        Kind::Journal => "What is written is added to what was written before.".into(),
        Kind::Choice(choices) => {
            let told = choices.iter().take(40).map(|one| format!("{} ({})", one.value, one.label));
            format!("One of: {}.", told.collect::<Vec<_>>().join(", "))
        }
        _ => String::new(),
    };
    let said: Vec<&str> = said.into_iter().chain((!refers.is_empty()).then_some(refers.as_str())).collect();
    if !said.is_empty() {
        schema["description"] = said.join(" ").into();
    }
    let examples: Vec<&str> = field.kind.choices().iter().take(40).map(|one| one.value.as_str()).collect();
    if !examples.is_empty() {
        schema["examples"] = examples.into();
    }
    if field.personal {
        schema["x-personal"] = true.into();
    }
    schema
}

fn value_shapes() -> Map<String, Value> {
    let pair = |value: Value| {
        let both = json!({
            "type": "object",
            "required": ["display_value", "value"],
            "properties": {"display_value": {"type": "string"}, "value": value},
            "additionalProperties": false,
        });
        json!({"anyOf": [value, both]})
    };
    let like = |pattern: &str, says: &str| pair(json!({"type": "string", "pattern": pattern, "description": says}));
    let link = json!({"type": "string", "pattern": "^https?://"});
    let reference = json!({"anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"display_value": {"type": "string"}, "link": link, "value": {"type": "string"}},
            "minProperties": 2,
            "additionalProperties": false,
        },
    ]});
    let fault = json!({
        "type": "object",
        "required": ["error", "status"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["message", "detail"],
                "properties": {"message": {"type": "string"}, "detail": {"type": ["string", "null"]}},
            },
            "status": {"const": "failure"},
        },
    });
    let given = json!({
        "description": "A text, or what is written as one; null and the empty text take the value away. Objects are read by value, \
                        else by display_value.",
        "anyOf": [
            {"type": ["string", "number", "boolean", "null"]},
            {"type": "array", "items": {"type": "string"}},
            {"type": "object", "properties": {"value": {"type": "string"}, "display_value": {"type": "string"}}},
        ],
    });
    let names = [
        "sys_id",
        "table_name",
        "table_sys_id",
        "file_name",
        "content_type",
        "size_bytes",
        "size_compressed",
        "hash",
        "state",
        "compressed",
        "chunk_size_bytes",
        "download_link",
        "sys_created_on",
        "sys_created_by",
        "sys_updated_on",
        "sys_updated_by",
        "sys_mod_count",
    ];
    let file: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), json!({"type": "string"}))).collect();
    let file = json!({
        "type": "object",
        "description": "What is known of a file: texts, however values are asked for.",
        "required": names,
        "properties": file,
        "additionalProperties": {"type": "string"},
    });
    let all = [
        ("Text", pair(json!({"type": "string"}))),
        ("Date", like(r"^$|^\d{4}-\d{2}-\d{2}$", "YYYY-MM-DD")),
        (
            "DateTime",
            like(
                r"^$|^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$",
                "YYYY-MM-DD hh:mm:ss; stored in UTC, shown in the caller's zone",
            ),
        ),
        ("YesNo", pair(json!({"type": "string", "enum": ["", "true", "false"]}))),
        ("Whole", like(r"^$|^-?\d+$", "A whole number")),
        ("Decimal", like(r"^$|^-?\d+(\.\d+)?$", "A number")),
        ("Secret", pair(json!({"type": "string", "enum": ["", "********"]}))),
        ("Reference", reference.clone()),
        ("Any", reference),
        ("Given", given),
        ("Attachment", file),
        ("Fault", fault),
    ];
    all.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}
