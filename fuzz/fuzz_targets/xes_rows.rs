//! Any bytes as an event log.
//!
//! `cargo fuzz run xes_rows -- -max_len=65536 -rss_limit_mb=256 -timeout=1 -dict=fuzz/xml.dict`
#![no_main]

#[path = "../rows.rs"]
mod rows;

use exchange::{Form, ReadAs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    rows::read(bytes, Form::Xes, &ReadAs::default());
});
