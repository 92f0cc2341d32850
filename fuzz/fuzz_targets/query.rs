//! Any text as a question over the project's registers: read, told in English, spelt, and read back to the same tree's spelling.
//!
//! `cargo fuzz run query -- -max_len=4096 -rss_limit_mb=256 -timeout=1`
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use record::{Dictionary, Words, question, spell};

const FILES: [(&str, &str); 11] = [
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
];

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::load(FILES)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>()))
});

fuzz_target!(|text: &str| {
    let Ok(question) = question::read(&DICTIONARY, text) else { return };
    let words = Words::new(jiff::Timestamp::UNIX_EPOCH, "somebody", store::Bodies::shared());
    let _ = question.sentence(&DICTIONARY, &words);
    let spelt = spell::query(&DICTIONARY, question.counted(), &words);
    // Words of the moment are spelt out, so a link may be longer than the longest query.
    if spelt.len() <= record::parse::BYTES_MAX {
        let again = DICTIONARY.query(&spelt).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(spell::query(&DICTIONARY, &again, &words), spelt);
    }
});
