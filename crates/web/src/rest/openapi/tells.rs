//! What an address says of itself, beside its route: what it looks at and what it answers. The route cannot be written without.

use serde_json::{Value, json};

/// What a description says of an address.
#[derive(Debug, Clone, Copy)]
pub struct Tells {
    /// Beside those of the path.
    pub parameters: &'static [&'static [Parameter]],
    pub takes: Shape,
    pub answers: &'static [Told],
    /// Faults beside those that any address may have.
    pub faults: &'static [u16],
    /// Described once for each register, which the path names as `{table}`.
    pub is_of_registers: bool,
}

/// An answer that is no fault.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    pub status: u16,
    pub says: &'static str,
    pub shape: Shape,
    /// Names of headers that it may have.
    pub headers: &'static [&'static str],
}

/// What a body holds.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    Nothing,
    /// JSON of this schema.
    Json(fn() -> Value),
    /// The same, or a page where the request could not be read at all.
    JsonOrPage(fn() -> Value),
    /// A form of this schema, in either encoding of forms.
    Form(&'static str, fn() -> Value),
    /// Bytes of any type.
    File,
    Page,
    /// `{"result": …}` with one record of the register that the path names, or with a list of them: for [`Tells::of_registers`].
    Record,
    Records,
    /// A new record of that register; changes of one.
    New,
    Changes,
}

/// Something that is looked at beside the path and the body.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    pub name: &'static str,
    pub place: Place,
    pub says: &'static str,
    pub schema: fn() -> Value,
    pub is_required: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Query,
    Header,
}

/// An address that answers so.
pub const fn tells(answers: &'static [Told]) -> Tells {
    Tells { parameters: &[], takes: Shape::Nothing, answers, faults: &[], is_of_registers: false }
}

/// `200` with this in it.
pub const fn ok(says: &'static str, shape: Shape) -> Told {
    Told { status: 200, says, shape, headers: &[] }
}

/// `201`, and where the new one is.
pub const fn created(says: &'static str, shape: Shape) -> Told {
    Told { status: 201, says, shape, headers: &["Location"] }
}

/// `204`.
pub const fn gone(says: &'static str) -> Told {
    Told { status: 204, says, shape: Shape::Nothing, headers: &[] }
}

impl Tells {
    /// Looks at these parameters.
    pub const fn asks(mut self, parameters: &'static [&'static [Parameter]]) -> Self {
        self.parameters = parameters;
        self
    }

    pub const fn takes(mut self, shape: Shape) -> Self {
        self.takes = shape;
        self
    }

    /// May have these faults, too.
    pub const fn fails(mut self, faults: &'static [u16]) -> Self {
        self.faults = faults;
        self
    }

    /// Its records are those of the register that the path names as `{table}`.
    pub const fn of_registers(mut self) -> Self {
        self.is_of_registers = true;
        self
    }
}

impl Told {
    pub const fn with(mut self, headers: &'static [&'static str]) -> Self {
        self.headers = headers;
        self
    }
}

/// A parameter of the address.
pub const fn query(name: &'static str, says: &'static str, schema: fn() -> Value) -> Parameter {
    Parameter { name, place: Place::Query, says, schema, is_required: false }
}

/// One that the address cannot do without.
pub const fn needed(name: &'static str, says: &'static str, schema: fn() -> Value) -> Parameter {
    Parameter { name, place: Place::Query, says, schema, is_required: true }
}

pub const fn header(name: &'static str, says: &'static str, schema: fn() -> Value) -> Parameter {
    Parameter { name, place: Place::Header, says, schema, is_required: false }
}

/// Any text.
pub fn text() -> Value {
    json!({"type": "string"})
}

/// `true` or `false`.
pub fn flag() -> Value {
    json!({"type": "boolean"})
}

/// Nothing or more.
pub fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

/// The name of a record: 32 digits of hexadecimal.
pub fn id() -> Value {
    json!({"type": "string", "pattern": "^[0-9a-fA-F]{32}$"})
}

/// An object of any fields.
pub fn object() -> Value {
    json!({"type": "object"})
}

/// `{"result": …}`.
pub fn result(schema: &Value) -> Value {
    json!({"type": "object", "required": ["result"], "properties": {"result": schema}})
}

/// A list of these.
pub fn list(schema: &Value) -> Value {
    json!({"type": "array", "items": schema})
}

/// An object with these fields, each of which is there.
pub fn fields(fields: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let properties: serde_json::Map<String, Value> =
        fields.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({"type": "object", "required": required, "properties": properties})
}

/// A schema that stands once for all that use it.
pub fn shared_schema(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
