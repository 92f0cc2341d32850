//! Any text as a register file: a dictionary, or faults that can be told.
//!
//! `cargo fuzz run register -- -max_len=65536 -rss_limit_mb=256 -timeout=1`
#![no_main]

use libfuzzer_sys::fuzz_target;
use record::Dictionary;

fuzz_target!(|text: &str| {
    if let Err(faults) = Dictionary::load([("registers/added/register.toml", text)]) {
        assert!(!faults.is_empty());
        for fault in faults {
            let _ = fault.to_string();
        }
    }
});
