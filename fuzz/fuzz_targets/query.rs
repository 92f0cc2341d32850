//! Any text as a question over the project's registers: read, told in English, spelt, and read back to the same tree's spelling.
//!
//! `cargo fuzz run query -- -max_len=4096 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../registers.rs"]
mod registers;

use libfuzzer_sys::fuzz_target;
use record::{Words, question, spell};
use registers::DICTIONARY;

fuzz_target!(|text: &str| {
    let Ok(question) = question::read(&DICTIONARY, text) else { return };
    let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "somebody", store::Bodies::shared());
    let _ = question.sentence(&DICTIONARY, &words);
    let spelt = spell::query(&DICTIONARY, &question.counted(), &words);
    // Words of the moment are spelt out, so a link may be longer than the longest query.
    if spelt.len() <= record::parse::BYTES_MAX {
        let again = DICTIONARY.query(&spelt).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(spell::query(&DICTIONARY, &again, &words), spelt);
    }
});
