//! Any text as JSON that is not written strictly: read or not, without end or overflow; what is strict JSON, is short and not
//! deep is read as it stands.
//!
//! `cargo fuzz run relaxed -- -max_len=65536 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../../crates/web/src/rest/relaxed.rs"]
mod relaxed;

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|text: &str| {
    let read = relaxed::read(text);
    let Ok(strict) = serde_json::from_str::<Value>(text) else { return };
    if depth(&strict) < 64 {
        assert_eq!(read.map(|value| value.to_string()), Some(strict.to_string()));
    }
});

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => 1 + object.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
