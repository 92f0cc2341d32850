//! Any text as an encoded query over the project's registers: read, spelt in our own way, and asked.
//!
//! `cargo fuzz run encoded -- -max_len=4096 -rss_limit_mb=256 -timeout=1`
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use record::{Actor, Dictionary, Words, encoded, spell};
use store::Bodies;

const FILES: [(&str, &str); 12] = [
    ("organisation/core_company", include_str!("../../registers/organisation/core_company.toml")),
    ("organisation/sys_user", include_str!("../../registers/organisation/sys_user.toml")),
    ("organisation/sys_user_group", include_str!("../../registers/organisation/sys_user_group.toml")),
    ("organisation/sys_user_role", include_str!("../../registers/organisation/sys_user_role.toml")),
    ("organisation/cmn_location", include_str!("../../registers/organisation/cmn_location.toml")),
    ("organisation/cmn_schedule", include_str!("../../registers/organisation/cmn_schedule.toml")),
    ("estate/cmdb_ci", include_str!("../../registers/estate/cmdb_ci.toml")),
    ("estate/cmdb_ci_service", include_str!("../../registers/estate/cmdb_ci_service.toml")),
    ("desk/task", include_str!("../../registers/desk/task.toml")),
    ("desk/problem", include_str!("../../registers/desk/problem.toml")),
    ("desk/change_request", include_str!("../../registers/desk/change_request.toml")),
    ("desk/incident", include_str!("../../registers/desk/incident.toml")),
];

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::load(FILES)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>()))
});

fuzz_target!(|text: &str| {
    let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "somebody", Bodies::of(["colc"]));
    let groups = ["0123456789abcdef0123456789abcdef".to_owned()];
    let asker = encoded::Asker { words: &words, user_name: "somebody", groups: &groups };
    let Some(register) = DICTIONARY.get("problem") else { return };
    let Ok(read) = encoded::query(&DICTIONARY, register, text, asker) else { return };
    spell::query(&DICTIONARY, &read.query, &words);
    let actor = Actor::system("somebody", Bodies::of(["colc"]));
    actor.asks(&DICTIONARY, &read.query, &words).unwrap_or_else(|trouble| panic!("{trouble}"));
});
