//! Any name, type and beginning of a file that is to hang on a record: a program is never taken, and what a name or a type
//! promises is what the file is.
//!
//! `cargo fuzz run content -- -max_len=4096 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../../crates/practice/src/attachment/content.rs"]
mod content;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: (&str, &str, &[u8])| {
    let (name, kind, bytes) = file;
    let is_taken = content::misfit(name, kind, bytes).is_none();
    let ends = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    let is_program = bytes.starts_with(b"MZ") || bytes.starts_with(b"\x7fELF") || ends(".exe") || ends(".ps1");
    assert!(!(is_taken && is_program));
    if is_taken && ends(".pdf") {
        assert!(bytes.starts_with(b"%PDF-"));
    }
    if is_taken && ends(".docx") {
        assert!(bytes.starts_with(b"PK"));
    }
});
