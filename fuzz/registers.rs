//! The registers of this project as they are committed: each may refer to any.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use record::Dictionary;

pub static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../registers");
    let below = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("listed").path()).collect::<Vec<_>>()
    };
    let files = below(&root).into_iter().flat_map(|folder| below(&folder));
    let texts: Vec<(String, String)> =
        files.map(|file| (file.display().to_string(), fs::read_to_string(&file).expect("a text"))).collect();
    Dictionary::load(texts.iter().map(|(file, text)| (file.as_str(), text.as_str())))
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>()))
});
