//! Any bytes as JSON. Where they are a list of objects to `serde_json`, there are as many rows and faults; where they are no JSON, there is a fault.
//!
//! `cargo fuzz run json_rows -- -max_len=65536 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../rows.rs"]
mod rows;

use exchange::{Form, ReadAs};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let (count, is_faulty) = rows::read(bytes, Form::Json, &ReadAs::default());
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let lines = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => assert!(is_faulty || count == items.len()),
        Ok(Value::Object(_)) => {}
        Ok(_) => assert!(is_faulty),
        Err(_) => assert!(is_faulty || lines.into_iter().all(|value| value.is_ok())),
    }
});
