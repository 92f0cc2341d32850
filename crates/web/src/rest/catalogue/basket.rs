//! Baskets and wish lists over the wire.

use std::sync::Arc;

use axum::http::StatusCode;
use practice::catalogue::basket::{BASKET, THINGS, WISHES, open, read};
use record::value::show_money;
use record::{Filter, Query, Record};
use serde_json::{Value, json};

use super::{answers, asks, body, records, text, wish};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;
use crate::rest::table::{desk, occasion};

/// A basket with what is in it.
struct Seen {
    sys_id: String,
    things: Vec<Value>,
    pence: i64,
}

pub fn cart(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let seen = seen(call, BASKET)?;
    let total = show_money(seen.pence);
    let mut told = json!({
        "cart_id": seen.sys_id, "subtotal_title": "Subtotal", "subtotal_price": total, "subtotal_recurring_price": "",
        "subtotal_recurring_frequency": "", "items": seen.things,
    });
    // Clients read things by how often they are paid for: all of ours once.
    told["none"] = json!({
        "subtotal_title": "Subtotal", "subtotal_price": total, "subtotal_recurring_price": "",
        "subtotal_recurring_frequency": "", "items": told["items"],
    });
    Ok(Reply::result(&told))
}

pub fn add_to_cart(call: &Arc<Call>) -> Result<Reply, RestFault> {
    put(call, BASKET)?;
    let seen = seen(call, BASKET)?;
    let told = json!({"cart_id": seen.sys_id, "subtotal": show_money(seen.pence), "items": seen.things});
    Ok(Reply::result(&told))
}

pub fn wishlist(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let seen = seen(call, WISHES)?;
    Ok(Reply::result(&json!({"cart_id": seen.sys_id, "items": seen.things})))
}

pub fn add_to_wishlist(call: &Arc<Call>) -> Result<Reply, RestFault> {
    put(call, WISHES)?;
    wishlist(call)
}

fn put(call: &Call, name: &str) -> Result<(), RestFault> {
    let wish = wish(call, &body(call)?, call.part("sys_id"));
    let put = desk(call).put_in_basket(occasion(call), &call.caller.company, name, &wish);
    put.map(|_| ()).map_err(RestFault::not_ordered)
}

/// Another quantity or other answers of something in the basket.
pub fn change(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let body = body(call)?;
    let quantity = body.get("sysparm_quantity").map(text);
    let changed =
        desk(call).change_in_basket(occasion(call), call.part("sys_id"), quantity.as_deref(), answers(&body).as_ref());
    changed.map_err(RestFault::not_ordered)?;
    cart(call)
}

pub fn remove(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let gone = desk(call).take_from_basket(occasion(call), call.part("sys_id"));
    gone.map_err(RestFault::not_ordered)?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}

pub fn empty(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let gone = desk(call).empty_basket(occasion(call), call.part("sys_id"));
    gone.map_err(RestFault::not_ordered)?;
    Ok(Reply::nothing(StatusCode::NO_CONTENT))
}

fn seen(call: &Call, name: &str) -> Result<Seen, RestFault> {
    const COLUMNS: [&str; 11] = [
        "cat_item",
        "cat_item.name",
        "cat_item.short_description",
        "cat_item.price",
        "cat_item.category",
        "cat_item.delivery_time",
        "cat_item.no_quantity",
        "quantity",
        "variables",
        "requested_for",
        "sys_created_on",
    ];
    let query = open(&call.caller.company, name);
    let basket = asks(call, &query)?.picked(&mut call.store(), &[], record::Page::ONE)?.pop();
    let Some(basket) = basket else { return Ok(Seen { sys_id: String::new(), things: Vec::new(), pence: 0 }) };
    let query = Query::all(THINGS).and(Filter::is("cart", basket.sys_id.as_str())).ordered("order", false);
    let things = records(call, &query, &COLUMNS)?;
    let pence = things.iter().map(|one| price(one).saturating_mul(quantity(one))).fold(0, i64::saturating_add);
    Ok(Seen { sys_id: basket.sys_id, things: things.iter().map(thing).collect(), pence })
}

fn price(thing: &Record) -> i64 {
    thing.datum("cat_item.price").as_int().unwrap_or(0)
}

fn quantity(thing: &Record) -> i64 {
    thing.datum("quantity").as_int().unwrap_or(1)
}

fn thing(one: &Record) -> Value {
    let name = one.text("cat_item.name");
    let subtotal = show_money(price(one).saturating_mul(quantity(one)));
    json!({
        "cart_item_id": one.sys_id, "catalog_item_id": one.text("cat_item"), "item_id": one.text("cat_item"),
        "item_name": name, "name": name, "short_description": one.text("cat_item.short_description"),
        "category_id": one.text("cat_item.category"), "category_name": one.shown("cat_item.category"),
        "quantity": quantity(one).to_string(), "price": show_money(price(one)), "localized_price": show_money(price(one)),
        "show_price": price(one) != 0, "subtotal": subtotal, "recurring_price": "", "recurring_frequency": "",
        "show_quantity": !one.is_on("cat_item.no_quantity"),
        "delivery_time": crate::rest::values::raw(&record::Kind::Duration, one.datum("cat_item.delivery_time")),
        "requested_for": one.text("requested_for"), "variables": read(one.text("variables")), "picture": "",
    })
}
