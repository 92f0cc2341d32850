//! Catalogues, their sections and items.

use std::sync::Arc;

use practice::catalogue::{FORMS, ITEMS};
use record::value::show_money;
use record::{Check, Filter, Operand, Query, Record};
use serde_json::{Value, json};
use store::Datum;

use super::{CATALOGUES, SECTIONS, asks, listed, only, questions, records};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::values::CURRENCY;

const ITEM_COLUMNS: [&str; 12] = [
    "name",
    "short_description",
    "description",
    "sc_catalogs",
    "category",
    "category.description",
    "price",
    "recurring_price",
    "delivery_time",
    "order",
    "no_quantity",
    "sys_updated_on",
];
/// Words of one search.
const WORDS_MAX: usize = 20;

fn active(register: &str) -> Query {
    Query::all(register).and(Filter::is("active", 1))
}

pub fn catalogs(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let query = active(CATALOGUES).and(said(call, &["title", "description"])).ordered("title", false);
    listed(call, &query, &["title", "description"], |one| told(call, one))
}

pub fn catalog(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let query = active(CATALOGUES).and(Filter::is("sys_id", call.part("sys_id")));
    let found = only(call, &query, &["title", "description"])?;
    Ok(Reply::result(&told(call, &found)?))
}

fn told(call: &Call, catalogue: &Record) -> Result<Value, RestFault> {
    let has = |query: Query| -> Result<bool, RestFault> {
        Ok(asks(call, &query)?.count_to(&mut call.store(), 1)? != record::Counted::Exactly(0))
    };
    let id = catalogue.sys_id.as_str();
    Ok(json!({
        "sys_id": id, "title": catalogue.text("title"), "description": catalogue.text("description"),
        "has_categories": has(active(SECTIONS).and(Filter::is("sc_catalog", id)))?,
        "has_items": has(active(ITEMS).and(Filter::is("sc_catalogs", id)))?,
        "desktop_image": "",
    }))
}

/// The sections of a catalogue, each with those below it.
pub fn categories(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let catalogue = only(call, &active(CATALOGUES).and(Filter::is("sys_id", call.part("sys_id"))), &[])?;
    let all = active(SECTIONS).and(Filter::is("sc_catalog", catalogue.sys_id.as_str()));
    let mut query = all.clone().ordered("order", false).ordered("title", false);
    if call.is_set("sysparm_top_level_only") {
        query = query.and(Filter::test("parent", Check::Empty));
    }
    let below = records(call, &all.and(Filter::test("parent", Check::Filled)), &["title", "parent"])?;
    listed(call, &query, &["title", "description"], |one| Ok(section(one, &below)))
}

pub fn category(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let query = active(SECTIONS).and(Filter::is("sys_id", call.part("sys_id")));
    let found = only(call, &query, &["title", "description", "sc_catalog", "parent"])?;
    let below = active(SECTIONS).and(Filter::is("parent", found.sys_id.as_str()));
    let below = records(call, &below, &["title", "parent"])?;
    let mut told = section(&found, &below);
    told["catalog"] = pair(&found, "sc_catalog");
    told["parent"] = pair(&found, "parent");
    Ok(Reply::result(&told))
}

fn section(one: &Record, below: &[Record]) -> Value {
    let own = below.iter().filter(|sub| sub.text("parent") == one.sys_id);
    let own: Vec<Value> = own.map(|sub| json!({"sys_id": sub.sys_id, "title": sub.text("title")})).collect();
    json!({
        "sys_id": one.sys_id, "title": one.text("title"), "description": one.text("description"),
        "full_description": null, "icon": "", "header_icon": "", "homepage_image": "", "subcategories": own,
    })
}

/// What a reference leads to, as the catalogue tells it; nothing if it leads nowhere.
fn pair(record: &Record, field: &str) -> Value {
    match record.text(field) {
        "" => Value::Null,
        id => json!({"sys_id": id, "title": record.shown(field)}),
    }
}

/// Items by words, catalogue and section.
pub fn items(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let mut query = active(ITEMS).and(said(call, &["name", "short_description", "description"]));
    for (parameter, field) in [("sysparm_catalog", "sc_catalogs"), ("sysparm_category", "category")] {
        let ids = call.parameter(parameter).split(',').map(str::trim).filter(|id| !id.is_empty());
        let ids: Vec<Operand> = ids.map(|id| Operand::Datum(Datum::text(id))).collect();
        if !ids.is_empty() {
            query = query.and(Filter::test(field, Check::In(ids)));
        }
    }
    let kind = match call.parameter("sysparm_type") {
        "record_producer" => Some(Filter::is("sys_class_name", FORMS)),
        "catalog_item" => Some(Filter::is("sys_class_name", FORMS).negated()),
        _ => None,
    };
    let query = query.and(kind.unwrap_or(Filter::TRUE)).ordered("order", false).ordered("name", false);
    let shelves = records(call, &Query::all(CATALOGUES), &["title", "active"])?;
    listed(call, &query, &ITEM_COLUMNS, |one| Ok(brief(call, one, &shelves)))
}

/// One item, with its questions.
pub fn item(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let query = active(ITEMS).and(Filter::is("sys_id", call.part("sys_id")));
    let found = only(call, &query, &ITEM_COLUMNS)?;
    let shelves = records(call, &Query::all(CATALOGUES), &["title", "active"])?;
    let mut told = brief(call, &found, &shelves);
    let section = match found.text("category") {
        "" => json!([]),
        id => json!([{"sys_id": id, "title": found.shown("category"), "active": true, "category": told["category"],
            "full_description": null}]),
    };
    told["categories"] = section;
    told["variables"] = questions::of(call, &found.sys_id)?;
    told["client_script"] = json!({});
    told["ui_policy"] = json!([]);
    told["data_policy"] = json!([]);
    Ok(Reply::result(&told))
}

fn brief(call: &Call, item: &Record, shelves: &[Record]) -> Value {
    let on = item.text("sc_catalogs").split(',').filter_map(|id| shelves.iter().find(|shelf| shelf.sys_id == id));
    let on = on.map(|one| json!({"sys_id": one.sys_id, "title": one.text("title"), "active": one.is_on("active")}));
    let money = |field: &str| item.datum(field).as_int().unwrap_or(0);
    let is_form = item.class == FORMS;
    json!({
        "sys_id": item.sys_id, "name": item.text("name"), "short_description": item.text("short_description"),
        "description": item.text("description"), "sys_class_name": item.class,
        "type": if is_form { "record_producer" } else { "catalog_item" },
        "catalogs": on.collect::<Vec<_>>(), "category": pair(item, "category"),
        "order": item.datum("order").as_int().unwrap_or(0),
        "price": show_money(money("price")), "localized_price": show_money(money("price")), "price_currency": CURRENCY,
        "show_price": money("price") != 0, "recurring_price": show_money(money("recurring_price")),
        "recurring_price_frequency": if money("recurring_price") == 0 { "" } else { "monthly" },
        "delivery_time": crate::rest::values::raw(&record::Kind::Duration, item.datum("delivery_time")),
        "show_quantity": !is_form && !item.is_on("no_quantity"), "show_delivery_time": !item.datum("delivery_time").is_empty(),
        "availability": "on_both", "mandatory_attachment": false, "request_method": "", "visible_standalone": true,
        "content_type": "", "kb_article": "", "icon": "", "picture": "",
        "url": format!("{}/{}/{}", call.origin, ITEMS, item.sys_id),
    })
}

/// Each word of a search stands in one of these fields.
fn said(call: &Call, fields: &[&str]) -> Filter {
    let words = call.parameter("sysparm_text").split_whitespace().take(WORDS_MAX);
    let holds = |word: &str| {
        let in_one = fields.iter().map(|field| Filter::test(field, Check::Contains(word.to_owned())));
        Filter::Any(in_one.collect())
    };
    Filter::All(words.map(holds).collect())
}
