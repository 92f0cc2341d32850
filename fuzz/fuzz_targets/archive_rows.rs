//! Any bytes as an archive or a packed file, with a workbook or CSV in it.
//!
//! `cargo fuzz run archive_rows -- -max_len=65536 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../rows.rs"]
mod rows;

use exchange::{Form, ReadAs};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for (first, form) in [(b"PK\x03\x04".as_slice(), Form::Xlsx), (b"PK\x03\x04", Form::Csv), (b"\x1f\x8b", Form::Csv)] {
        let mut bytes = bytes.to_vec();
        let length = first.len().min(bytes.len());
        bytes[..length].copy_from_slice(&first[..length]);
        rows::read(&bytes, form, &ReadAs::default());
    }
});
