//! Hostile files are refused, each in a process whose memory is measured.

mod making;
#[path = "making/measured.rs"]
mod measured;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use measured::{LONG_LINE, Measured, measured};

const PEAK_KIB_MAX: u64 = 128 << 10;
/// Generous: tests run beside others, and not optimised. `examples/hostile.rs` measures.
const TOOK_MAX: Duration = Duration::from_secs(10);

/// Read by another process that runs only this.
#[test]
#[ignore = "the other tests run this, each in a process of its own"]
fn child() {
    if std::env::var_os(measured::WHAT).is_some() {
        measured::child();
    }
}

fn reads(what: &Path) -> Measured {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    measured(command.args(["child", "--exact", "--ignored", "--nocapture"]), what)
}

#[test]
fn hostile_files_are_refused_in_bounded_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = making::hostile::files(folder.path());
    assert!(files.len() > 40);
    files.push(("CSV: a line of 2 GB", LONG_LINE.into()));
    let mut wrong = Vec::new();
    for (what, path) in files {
        let found = reads(&path);
        println!(
            "{what}: {:?}, {} KiB, {} rows, {}",
            found.took,
            found.peak_kib,
            found.rows,
            found.fault.as_deref().unwrap_or("read!")
        );
        if found.fault.is_none() || found.peak_kib > PEAK_KIB_MAX || found.took > TOOK_MAX {
            wrong.push(format!("{what}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same for files that are only large: what is held does not grow with them.
#[test]
fn large_files_are_read_in_little_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.csv");
    let row = format!("{},{},{}\n", "x".repeat(100), "é".repeat(50), "1".repeat(50));
    std::fs::write(&path, format!("a,b,c\n{}", row.repeat(250_000))).expect("written");
    let found = reads(&path);
    println!("{} bytes: {found:?}", path.metadata().expect("a file").len());
    assert_eq!((found.rows, found.fault), (250_000, None));
    assert!(found.peak_kib < 32 << 10, "{} KiB", found.peak_kib);
}
