//! Other programs, run to their end or to ours.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Done;

/// How often a program that runs is looked at.
const LOOKS_EVERY: Duration = Duration::from_millis(50);
/// Lines of a program's output that are shown when it fails.
const LINES_SHOWN: usize = 30;

/// The checkout that this program was built from.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// What is kept between runs: environments of Python and collections.
pub fn cache() -> Done<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|text| !text.is_empty()).map(PathBuf::from);
    let folder = set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")));
    let folder = folder.ok_or("There is no HOME to keep a cache in.")?.join("guildhall");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}.", folder.display()))?;
    Ok(folder)
}

fn named(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES_SHOWN)..].join("\n")
}

/// Runs a program that is meant to succeed, and answers what it prints. `input` is typed into it.
pub fn said(command: &mut Command, input: &str) -> Done<String> {
    let name = named(command);
    let fault = |error: std::io::Error| format!("`{name}` cannot be run: {error}.");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(fault)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).map_err(fault)?;
    }
    let output = child.wait_with_output().map_err(fault)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.success() {
        true => Ok(text),
        false => Err(format!("`{name}` failed:\n{}{}", tail(&text), tail(&String::from_utf8_lossy(&output.stderr)))),
    }
}

/// Runs a program whose output goes to a file, for as long as it may take. Answers whether it succeeded; one that takes too long
/// is ended and did not.
pub fn logged(command: &mut Command, log: &Path, within: Duration) -> Done<bool> {
    let name = named(command);
    let fault = |error: std::io::Error| format!("`{name}` cannot be run: {error}.");
    let file = File::create(log).map_err(|error| format!("{}: {error}.", log.display()))?;
    command.stdin(Stdio::null()).stdout(file.try_clone().map_err(fault)?).stderr(file);
    let mut child = command.spawn().map_err(fault)?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(fault)? {
            return Ok(status.success());
        }
        if begun.elapsed() > within {
            child.kill().and_then(|()| child.wait()).map_err(fault)?;
            return Ok(false);
        }
        std::thread::sleep(LOOKS_EVERY);
    }
}
