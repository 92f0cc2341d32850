//! What is asked of whoever orders an item.

use std::sync::Arc;

use practice::catalogue::{ITEMS, QUESTIONS};
use record::{Filter, Query, Record};
use serde_json::{Value, json};

use super::{only, records};
use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::Reply;

const OFFERED: &str = "question_choice";
/// The kinds of questions by their number, as clients know them.
const KINDS: [(&str, &str, &str); 10] = [
    ("1", "yes_no", "Yes / No"),
    ("2", "multi_line_text", "Multi Line Text"),
    ("3", "multiple_choice", "Multiple Choice"),
    ("4", "numeric_scale", "Numeric Scale"),
    ("5", "select_box", "Select Box"),
    ("6", "single_line_text", "Single Line Text"),
    ("7", "check_box", "CheckBox"),
    ("8", "reference", "Reference"),
    ("9", "date", "Date"),
    ("10", "date_time", "Date/Time"),
];

pub fn variables(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let item = Query::all(ITEMS).and(Filter::is("sys_id", call.part("sys_id"))).and(Filter::is("active", 1));
    let item = only(call, &item, &[])?;
    Ok(Reply::result(&of(call, &item.sys_id)?))
}

/// The questions of an item, in order.
pub fn of(call: &Call, item: &str) -> Result<Value, RestFault> {
    const COLUMNS: [&str; 7] = ["name", "question_text", "type", "reference", "default_value", "mandatory", "order"];
    let query = Query::all(QUESTIONS).and(Filter::is("cat_item", item)).and(Filter::is("active", 1));
    let questions = records(call, &query.ordered("order", false), &COLUMNS)?;
    let offered = Query::all(OFFERED)
        .and(Filter::is("question.cat_item", item))
        .and(Filter::is("inactive", 1).negated())
        .ordered("order", false);
    let offered =
        if questions.is_empty() { Vec::new() } else { records(call, &offered, &["question", "text", "value"])? };
    Ok(Value::Array(questions.iter().map(|question| told(question, &offered)).collect()))
}

fn told(question: &Record, offered: &[Record]) -> Value {
    let kind = question.text("type");
    let (_, friendly, shown) = KINDS.iter().find(|(number, ..)| *number == kind).unwrap_or(&KINDS[5]);
    let own = offered.iter().filter(|one| one.text("question") == question.sys_id);
    let choice = |(at, one): (usize, &Record)| json!({"label": one.text("text"), "value": one.text("value"), "index": at, "price": 0, "recurring_price": 0});
    let choices: Vec<Value> = own.enumerate().map(choice).collect();
    let label =
        |value: &str| offered.iter().find(|one| one.text("value") == value).map(|one| one.text("text").to_owned());
    let value = question.text("default_value");
    let mut told = json!({
        "id": question.sys_id, "name": question.text("name"), "label": question.text("question_text"),
        "type": kind.parse::<i64>().unwrap_or(6), "friendly_type": friendly, "display_type": shown,
        "mandatory": question.is_on("mandatory"), "read_only": false, "active": true, "render_label": true,
        "value": value, "displayvalue": label(value).unwrap_or_else(|| value.to_owned()),
        "order": question.datum("order").as_int().unwrap_or(0), "max_length": 0, "help_text": "", "attributes": "",
        "dynamic_value_field": "", "dynamic_value_dot_walk_path": "",
    });
    if !choices.is_empty() {
        told["choices"] = Value::Array(choices);
    }
    if !question.text("reference").is_empty() {
        told["reference"] = question.text("reference").into();
    }
    told
}
