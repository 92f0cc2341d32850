//! The registers as they are committed.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use record::Dictionary;

/// Read once for all tests of a binary.
pub static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers");
    let mut files: Vec<PathBuf> = listed(&root).iter().flat_map(|folder| listed(folder)).collect();
    files.sort();
    let read = |file: PathBuf| (file.display().to_string(), std::fs::read_to_string(&file).expect("a file"));
    let files: Vec<(String, String)> = files.into_iter().map(read).collect();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Dictionary::load(files).unwrap_or_else(|faults| panic!("{faults:?}"))
});

fn listed(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).expect("the registers are there").map(|entry| entry.expect("listed").path()).collect()
}
