//! System calls that fail on demand, by `strace`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Which calls fail, how, and when: `3` the third of a thread alone, `3+` all from there.
pub struct Injection<'a> {
    pub calls: &'a str,
    pub error: &'a str,
    pub when: String,
    /// Only calls on these files; on all if there is none.
    pub files: Vec<PathBuf>,
}

/// Why calls cannot be made to fail on this machine.
pub fn lacking() -> Option<String> {
    let trial = Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-e", "trace=none", "true"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match trial {
        Ok(status) if status.success() => None,
        Ok(_) => Some("strace may not trace here".to_owned()),
        Err(_) => Some("strace is not installed".to_owned()),
    }
}

impl Injection<'_> {
    /// The words before the command that is to be traced.
    pub fn words(&self, log: &Path) -> Vec<OsString> {
        let Self { calls, error, when, files } = self;
        let mut words: Vec<OsString> = ["strace", "-f", "-qq", "-y", "-s", "64", "-e"].map(OsString::from).to_vec();
        // The acknowledgements are writes too: so the log has them in one order with the failures.
        words.push(format!("trace={calls},write").into());
        words.push("-e".into());
        words.push(format!("inject={calls}:error={error}:when={when}").into());
        words.extend(files.iter().flat_map(|file| [OsString::from("-P"), file.into()]));
        words.extend(["-o".into(), log.into()]);
        words
    }
}

/// How the name of a store's files begins.
pub const STORE: &str = "store.sqlite";

/// What a trace says.
#[derive(Debug, Default)]
pub struct Traced {
    /// The lines of calls on the store's files that were made to fail.
    pub injected: Vec<String>,
    /// Those on its folder. The store syncs the folder itself, and does not open where that fails; what SQLite syncs of it once
    /// more, it takes for done whatever the disk says.
    pub on_folder: Vec<String>,
    /// Acknowledgements written after the first of them.
    pub kept_after: Vec<String>,
}

impl Traced {
    /// # Panics
    /// If there is no log.
    pub fn read(log: &Path) -> Self {
        let text = std::fs::read(log).expect("strace wrote a log");
        let mut traced = Self::default();
        for line in String::from_utf8_lossy(&text).lines() {
            if line.contains("(INJECTED)") {
                let is_file = line.contains(STORE);
                if is_file { &mut traced.injected } else { &mut traced.on_folder }.push(line.to_owned());
            } else if !traced.injected.is_empty() && (line.contains("\"kept ") || line.contains("\"sent ")) {
                traced.kept_after.push(line.to_owned());
            }
        }
        traced
    }
}
