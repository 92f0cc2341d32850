//! What every story needs: the registers of this project, and texts that are reviewed as diffs.

use std::path::{Path, PathBuf};

use record::{Dictionary, Fault};

pub mod city;

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the project").to_owned()
}

/// Every file below `folder` whose name ends with `.ext`, as its path from the root and its text, in order of path.
pub fn files(folder: &str, ext: &str) -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(at) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&at) else { continue };
        for entry in entries {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ext) {
                let name = path.strip_prefix(&root).expect("it is below the root").to_string_lossy().replace('\\', "/");
                let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
                found.push((name, text));
            }
        }
    }
    found.sort();
    found
}

/// The registers as they are committed.
pub fn dictionary() -> Dictionary {
    dictionary_with(&[])
}

/// The registers as they are committed, and some more: pairs of path and text.
pub fn dictionary_with(more: &[(&str, &str)]) -> Dictionary {
    let files = files("registers", "toml");
    let own = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Dictionary::load(own.chain(more.iter().copied())).unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

/// Faults as their author reads them.
pub fn told(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

/// Compares a text with the one committed as `tests/expected/NAME`, and writes it anew when `UPDATE_EXPECTED=1`.
///
/// # Panics
/// When they differ: with the first lines that do, and how to accept the change.
pub fn expect(name: &str, found: &str) {
    let path = root().join("tests/expected").join(name);
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    if committed == found {
        return;
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value == "1") {
        std::fs::write(&path, found).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    panic!(
        "tests/expected/{name} no longer says what the program does.\n\n{}\n\
         If the change is meant, run the tests once with UPDATE_EXPECTED=1 and review the difference.",
        difference(&committed, found)
    );
}

/// The first lines in which two texts differ: `-` as committed, `+` as found.
fn difference(committed: &str, found: &str) -> String {
    const SHOWN: usize = 12;
    let (old, new): (Vec<&str>, Vec<&str>) = (committed.lines().collect(), found.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let part = |sign: char, lines: &[&str]| {
        let middle = &lines[same..lines.len() - tail];
        let mut text: String = middle.iter().take(SHOWN).map(|line| format!("{sign} {line}\n")).collect();
        if middle.len() > SHOWN {
            text += &format!("{sign} … and {} lines more\n", middle.len() - SHOWN);
        }
        text
    };
    format!("from line {}:\n{}{}", same + 1, part('-', &old), part('+', &new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_the_lines_that_changed() {
        assert_eq!(difference("a\nb\nc\nd\n", "a\nx\ny\nd\n"), "from line 2:\n- b\n- c\n+ x\n+ y\n");
        assert_eq!(difference("a\n", "a\nb\n"), "from line 2:\n+ b\n");
    }
}
