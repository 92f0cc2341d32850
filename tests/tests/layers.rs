//! The shape of the tree: who may use whom, what may stand where, and which names are not used. The rules are those of
//! `ARCHITECTURE.md`; this test is where forgetting one is noticed.

use std::collections::BTreeSet;

/// From the bottom up. A crate uses only those of lower rows.
const LAYERS: [&[&str]; 7] = [
    &["print", "assets"],
    &["store", "clock"],
    &["record"],
    &["practice", "paper"],
    &["exchange"],
    &["web"],
    &["guildhall"],
];

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&name))
}

#[test]
fn each_crate_uses_only_what_stands_below_it() {
    let manifests: Vec<(String, String)> =
        tests::files("crates", "toml").into_iter().filter(|(path, _)| path.ends_with("/Cargo.toml")).collect();
    assert!(manifests.len() >= 10, "the manifests are found");
    for (path, text) in manifests {
        let own = path.split('/').nth(1).expect("crates/NAME/Cargo.toml");
        let own_layer = layer(own).unwrap_or_else(|| panic!("{own} stands in no layer of this test"));
        for used in used(&text).into_iter().filter(|used| used != own) {
            if let Some(other) = layer(&used) {
                assert!(other < own_layer, "{path}: {own} may not use {used}, which does not stand below it");
                let is_leaf = LAYERS[0].contains(&own);
                assert!(!is_leaf, "{path}: {own} is a leaf and uses {used}");
            }
        }
    }
}

/// The names before `=` or `.` in every table of dependencies.
fn used(manifest: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let mut is_dependencies = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[') {
            is_dependencies = table.trim_end_matches(']').ends_with("dependencies");
        } else if is_dependencies && !line.is_empty() && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            used.insert(name.trim_matches('"').to_owned());
        }
    }
    used
}

#[test]
fn manifests_are_read() {
    let text = "[package]\nname = \"x\"\n[dependencies]\na.workspace = true\nb = { path = \"../b\" }\n[dev-dependencies]\nc = \"1\"\n";
    assert_eq!(used(text), BTreeSet::from(["a", "b", "c"].map(str::to_owned)));
}

/// A source file without its tests and comments.
struct Source {
    path: String,
    lines: Vec<(usize, String)>,
}

impl Source {
    fn crate_name(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or_default()
    }

    fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.path)
    }
}

fn sources() -> Vec<Source> {
    let files = tests::files("crates", "rs").into_iter().filter(|(path, _)| {
        let parts: Vec<&str> = path.split('/').collect();
        parts.get(2) == Some(&"src") && !parts.iter().any(|part| matches!(*part, "tests" | "tests.rs" | "testing.rs"))
    });
    let sources: Vec<Source> = files.map(|(path, text)| Source { path, lines: code(&text) }).collect();
    assert!(sources.len() > 50, "the sources are found");
    sources
}

/// Lines of code with their numbers, up to the tests at the end of the file.
fn code(text: &str) -> Vec<(usize, String)> {
    let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = own.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.map(|(at, line)| (at + 1, line.to_owned())).collect()
}

/// The texts in quotes on a line.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inner: Option<String> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (&mut inner, c) {
            (Some(_), '"') => found.extend(inner.take()),
            (Some(text), '\\') => text.extend(chars.next()),
            (Some(text), c) => text.push(c),
            (None, '"') => inner = Some(String::new()),
            (None, _) => {}
        }
    }
    found.extend(inner);
    found
}

#[test]
fn sql_stands_only_in_the_store() {
    let is_sql = |text: &str| {
        let text = text.trim_start().to_lowercase();
        let starts = |with: &str| text.starts_with(with);
        starts("select ") && text.contains(" from ")
            || starts("update ") && text.contains(" set ")
            || ["insert into ", "delete from ", "create table ", "alter table ", "drop table ", "pragma "]
                .iter()
                .any(|with| starts(with))
    };
    assert!(
        is_sql("select a from b") && is_sql("INSERT INTO x") && !is_sql("Select one.") && !is_sql("Update in hand")
    );
    for source in sources().iter().filter(|source| source.crate_name() != "store") {
        for (number, line) in &source.lines {
            let sql = literals(line).into_iter().find(|text| is_sql(text));
            assert!(sql.is_none(), "{}: SQL is written only in crates/store: {sql:?}", source.place(*number));
        }
    }
}

/// What has been permitted is the only thing that reaches the store: nobody but `record` puts a question to it.
#[test]
fn only_record_asks_the_store() {
    for source in sources().iter().filter(|source| !matches!(source.crate_name(), "store" | "record")) {
        let text: String = source.lines.iter().map(|(_, line)| format!("{line}\n")).collect();
        for statement in text.split(';') {
            let words: Vec<&str> = statement.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let names_ask = statement.contains("store::") && words.contains(&"Ask");
            assert!(!names_ask, "{}: a question to the store is made only in crates/record:{statement}", source.path);
        }
    }
}

/// Files that may look at the clock of the machine, and why.
const CLOCKS: &[(&str, &str)] = &[
    ("crates/guildhall/", "the binary is the door: everything below takes the time as an argument"),
    ("crates/store/src/postgres", "how long a connection is waited for"),
    ("crates/store/src/sqlite", "how long the writer and a free connection are waited for"),
    ("crates/web/src/stream.rs", "how long a file may take on its way"),
    ("crates/web/src/rest/body.rs", "how long a body may take on its way"),
    ("crates/web/src/rest/batch.rs", "how long the requests of a batch may take, and took"),
    ("crates/store/src/pool", "how long a free connection is waited for"),
];

#[test]
fn only_the_binary_asks_what_time_it_is() {
    let asks = ["Timestamp::now", "SystemTime::now", "Instant::now", "Zoned::now", "OffsetDateTime::now"];
    for source in sources() {
        let is_allowed = CLOCKS.iter().any(|(path, _)| source.path.starts_with(path));
        for (number, line) in source.lines.iter().filter(|_| !is_allowed) {
            let found = asks.iter().find(|one| line.contains(*one));
            assert!(found.is_none(), "{}: time is an argument, {found:?} is for the binary", source.place(*number));
        }
    }
}

/// `record` knows no practice: the only registers it names are those that everything stands on.
#[test]
fn record_names_no_register() {
    let dictionary = tests::dictionary();
    let names: BTreeSet<&str> = dictionary.registers().map(|register| register.name.as_str()).collect();
    for source in sources().iter().filter(|source| source.crate_name() == "record") {
        let is_foundation = source.path.ends_with("record/src/register.rs");
        for (number, line) in &source.lines {
            for name in names.iter().filter(|name| !is_foundation || !record::dictionary::FOUNDATION.contains(name)) {
                let ways = [
                    format!("= \"{name}\""),
                    format!("\"{name}\" =>"),
                    format!("\"{name}\" |"),
                    format!("get(\"{name}\")"),
                    format!("find(\"{name}\")"),
                ];
                let way = ways.iter().find(|way| line.contains(*way));
                assert!(way.is_none(), "{}: record knows no register by name: {way:?}", source.place(*number));
            }
        }
    }
}

#[test]
fn no_file_is_two_thoughts() {
    const LINES_MAX: usize = 1_000;
    let folders = ["crates", "tests", "benches", "xtask", "fuzz"];
    for (path, text) in folders.iter().flat_map(|folder| tests::files(folder, "rs")) {
        let lines = text.lines().count();
        assert!(lines <= LINES_MAX, "{path} has {lines} lines; one file is one thought of at most {LINES_MAX}");
    }
}

/// Names that say nothing.
const EMPTY_WORDS: [&str; 9] = ["manager", "helper", "util", "common", "core", "base", "data", "info", "process"];

/// `MailManager`, `date_util`, `handle_request`; a function may have such a word among others, but not as its name.
fn says_nothing(name: &str, is_function: bool) -> bool {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    let parts: Vec<&str> = snake.split('_').filter(|part| !part.is_empty()).collect();
    let is_empty = |part: &str| EMPTY_WORDS.iter().any(|word| part == *word || part.strip_suffix('s') == Some(word));
    parts.first() == Some(&"handle") && parts.len() > 1
        || if is_function { parts.len() == 1 && is_empty(parts[0]) } else { parts.iter().any(|part| is_empty(part)) }
}

/// The name that a line gives to a thing, and whether the thing is a function.
fn named(line: &str) -> Option<(&str, bool)> {
    let mut words = line
        .split_whitespace()
        .skip_while(|word| matches!(*word, "const" | "async" | "unsafe") || word.starts_with("pub"));
    let keyword = words.next().filter(|word| matches!(*word, "struct" | "enum" | "trait" | "mod" | "fn"))?;
    let name = words.next()?.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    Some((name, keyword == "fn"))
}

#[test]
fn names_say_something() {
    assert!(
        says_nothing("MailManager", false) && says_nothing("date_utils", false) && says_nothing("handle_get", true)
    );
    assert!(says_nothing("process", true) && !says_nothing("process_of_law", true) && !says_nothing("Handle", false));
    assert_eq!(named("    pub(crate) fn data(x: u8) {"), Some(("data", true)));
    for source in sources() {
        for (number, line) in &source.lines {
            if let Some((name, is_function)) = named(line) {
                assert!(
                    !says_nothing(name, is_function),
                    "{}: `{name}` says nothing; name what it is",
                    source.place(*number)
                );
            }
        }
        let file = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        assert!(!says_nothing(file, false), "{}: the file's name says nothing", source.path);
    }
}
