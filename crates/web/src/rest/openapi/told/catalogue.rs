//! What the addresses of the service catalogue tell of themselves.

use serde_json::{Value, json};

use crate::rest::openapi::tells::{
    Parameter, Shape, Tells, count, fields, flag, gone, list, ok, query, result, tells, text,
};

fn texts(names: &[&str]) -> Value {
    fields(&names.iter().map(|name| (*name, text())).collect::<Vec<_>>())
}

fn limit() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 1_000})
}

const WORDS: &[Parameter] = &[query("sysparm_text", "Words that each of them says.", text)];
const PLACE: &[Parameter] = &[
    query("sysparm_limit", "How many at most.", limit),
    query("sysparm_offset", "How many to leave out before the first.", count),
];
const TOP: &[Parameter] = &[query("sysparm_top_level_only", "Only sections that stand in no other.", flag)];
const SHELF: &[Parameter] = &[
    query("sysparm_catalog", "Catalogues, with commas between.", text),
    query("sysparm_category", "Sections, with commas between.", text),
    query("sysparm_type", "catalog_item or record_producer.", kind),
];
const LISTED: &[&str] = &["X-Total-Count", "Link"];

fn kind() -> Value {
    json!({"type": "string", "enum": ["catalog_item", "record_producer"]})
}

fn titled() -> Value {
    let one = fields(&[("sys_id", text()), ("title", text())]);
    json!({"anyOf": [one, {"type": "null"}]})
}

fn catalogue() -> Value {
    let flag = json!({"type": "boolean"});
    fields(&[
        ("sys_id", text()),
        ("title", text()),
        ("description", text()),
        ("has_categories", flag.clone()),
        ("has_items", flag),
    ])
}

fn section() -> Value {
    let below = fields(&[("sys_id", text()), ("title", text())]);
    let mut section =
        fields(&[("sys_id", text()), ("title", text()), ("description", text()), ("subcategories", list(&below))]);
    section["properties"]["catalog"] = titled();
    section["properties"]["parent"] = titled();
    section
}

fn question() -> Value {
    let choice = json!({
        "type": "object", "required": ["label", "value"],
        "properties": {"label": {"type": "string"}, "value": {"type": "string"}, "index": {"type": "integer"}},
    });
    let mut question = texts(&["id", "name", "label", "friendly_type", "display_type", "value", "displayvalue"]);
    for (name, schema) in [
        ("type", json!({"type": "integer"})),
        ("mandatory", json!({"type": "boolean"})),
        ("order", json!({"type": "integer"})),
        ("reference", text()),
        ("choices", list(&choice)),
    ] {
        question["properties"][name] = schema;
    }
    question
}

fn item() -> Value {
    let mut item = texts(&["sys_id", "name", "short_description", "description", "sys_class_name", "price", "url"]);
    let shelf = fields(&[("sys_id", text()), ("title", text())]);
    for (name, schema) in [
        ("type", kind()),
        ("catalogs", list(&shelf)),
        ("category", titled()),
        ("order", json!({"type": "integer"})),
        ("show_quantity", json!({"type": "boolean"})),
        ("variables", list(&question())),
    ] {
        item["properties"][name] = schema;
    }
    item
}

fn thing() -> Value {
    let mut thing = texts(&["cart_item_id", "catalog_item_id", "item_name", "quantity", "price", "subtotal"]);
    thing["properties"]["variables"] = json!({"type": ["object", "null"]});
    thing
}

fn basket_of(names: &[&str]) -> Value {
    let mut basket = texts(names);
    basket["properties"]["items"] = list(&thing());
    basket["required"].as_array_mut().into_iter().for_each(|all| all.push("items".into()));
    result(&basket)
}

fn catalogues() -> Value {
    result(&list(&catalogue()))
}

fn one_catalogue() -> Value {
    result(&catalogue())
}

fn sections() -> Value {
    result(&list(&section()))
}

fn one_section() -> Value {
    result(&section())
}

fn items() -> Value {
    result(&list(&item()))
}

fn one_item() -> Value {
    result(&item())
}

fn questions() -> Value {
    result(&list(&question()))
}

fn basket() -> Value {
    basket_of(&["cart_id", "subtotal_price"])
}

fn filled_basket() -> Value {
    basket_of(&["cart_id", "subtotal"])
}

fn wishes() -> Value {
    basket_of(&["cart_id"])
}

fn ordered() -> Value {
    result(&texts(&["request_number", "request_id"]))
}

fn ordered_now() -> Value {
    result(&texts(&["sys_id", "number", "request_number", "request_id", "table"]))
}

fn made() -> Value {
    result(&texts(&["sys_id", "number", "table", "record"]))
}

fn answers() -> Value {
    json!({"type": "object", "description": "Answers by the names of their questions.", "additionalProperties": true})
}

fn wish() -> Value {
    json!({
        "type": "object",
        "properties": {
            "sysparm_quantity": {"type": ["string", "integer"], "default": "1"},
            "sysparm_requested_for": {"type": "string", "description": "A user; the caller if nothing is said."},
            "sysparm_also_request_for": {"type": "string", "description": "More users, with commas between."},
            "variables": answers(),
        },
    })
}

fn form() -> Value {
    json!({"type": "object", "properties": {"variables": answers()}})
}

fn order() -> Value {
    json!({"type": "object", "properties": {"special_instructions": {"type": "string"}}})
}

pub const CATALOGS: Tells = tells(&[ok("Catalogues", Shape::Json(catalogues)).with(LISTED)]).asks(&[WORDS, PLACE]);
pub const CATALOG: Tells = tells(&[ok("The catalogue", Shape::Json(one_catalogue))]);
pub const CATEGORIES: Tells = tells(&[ok("Sections", Shape::Json(sections)).with(LISTED)]).asks(&[TOP, PLACE]);
pub const CATEGORY: Tells = tells(&[ok("The section", Shape::Json(one_section))]);
pub const ITEMS: Tells = tells(&[ok("Items", Shape::Json(items)).with(LISTED)]).asks(&[WORDS, SHELF, PLACE]);
pub const ITEM: Tells = tells(&[ok("The item", Shape::Json(one_item))]);
pub const QUESTIONS: Tells = tells(&[ok("Questions, in order", Shape::Json(questions))]);
pub const PUT_IN: Tells = tells(&[ok("The basket", Shape::Json(filled_basket))]).takes(Shape::Json(wish)).fails(&[404]);
pub const ORDER_NOW: Tells = tells(&[ok("The request", Shape::Json(ordered_now))]).takes(Shape::Json(wish));
pub const PRODUCE: Tells = tells(&[ok("The record", Shape::Json(made))]).takes(Shape::Json(form));
pub const WISH: Tells = tells(&[ok("What is kept in mind", Shape::Json(wishes))]).takes(Shape::Json(wish));
pub const CART: Tells = tells(&[ok("The basket", Shape::Json(basket))]);
pub const ORDER: Tells = tells(&[ok("The request", Shape::Json(ordered))]).takes(Shape::Json(order)).fails(&[404]);
pub const CHANGE: Tells = tells(&[ok("The basket", Shape::Json(basket))]).takes(Shape::Json(wish));
pub const TAKEN_OUT: Tells = tells(&[gone("It is no longer there")]);
pub const WISHES: Tells = tells(&[ok("What is kept in mind", Shape::Json(wishes))]);
