//! Any text as an encoded query over the project's registers: read, spelt in our own way, and asked.
//!
//! `cargo fuzz run encoded -- -max_len=4096 -rss_limit_mb=256 -timeout=1`
#![no_main]

#[path = "../registers.rs"]
mod registers;

use libfuzzer_sys::fuzz_target;
use record::{Actor, Check, Filter, Trouble, Words, encoded, spell};
use store::Bodies;

use registers::DICTIONARY;

fuzz_target!(|text: &str| {
    let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "somebody", Bodies::of(["colc"]));
    let groups = ["0123456789abcdef0123456789abcdef".to_owned()];
    let asker = encoded::Asker { words: &words, user_name: "somebody", groups: &groups, added: &encoded::NothingAdded };
    let Some(register) = DICTIONARY.get("problem") else { return };
    let actor = Actor::system("somebody", Bodies::of(["colc"]));
    let read = encoded::read(&DICTIONARY, register, text, asker, &mut |related| {
        let asked = related.asks(&DICTIONARY, &actor, asker);
        // Only limits are faults of a question on related records.
        Ok(asked.ok().flatten().map(|_| Filter::test(&related.own, Check::Filled)))
    });
    let Ok(read) = read else { return };
    spell::query(&DICTIONARY, &read.query, &words);
    match actor.asks(&DICTIONARY, &read.query, &words) {
        // Nobody reads secrets.
        Ok(_) | Err(Trouble::NotAllowed(_)) => {}
        Err(trouble) => panic!("{trouble}"),
    }
});
