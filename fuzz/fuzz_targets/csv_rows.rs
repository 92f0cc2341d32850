//! Any bytes as CSV, in either encoding.
//!
//! `cargo fuzz run csv_rows -- -max_len=65536 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../rows.rs"]
mod rows;

use exchange::{Encoding, Form, ReadAs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    rows::read(bytes, Form::Csv, &ReadAs::default());
    rows::read(bytes, Form::Csv, &ReadAs { encoding: Encoding::Windows1252, ..ReadAs::default() });
});
