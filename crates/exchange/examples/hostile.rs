//! Refuses hostile files, each in a process of its own, and prints how long each took and how much memory it needed.
//!
//! `cargo run --release -p exchange --example hostile [FOLDER]` writes the files there; with a folder given, among them a real
//! line of 2 GB.

#[path = "../tests/making/mod.rs"]
mod making;
#[path = "../tests/making/measured.rs"]
mod measured;

use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    if std::env::var_os(measured::WHAT).is_some() {
        return measured::child();
    }
    match std::env::args().nth(1) {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            let path = folder.join("line.csv");
            let mut file = BufWriter::new(std::fs::File::create(&path).expect("created"));
            std::io::copy(&mut making::hostile::long_line().by_ref(), &mut file).expect("written");
            file.flush().expect("written");
            measure(&folder, vec![("CSV: a line of 2 GB on the disk", path)]);
        }
        None => measure(tempfile::tempdir().expect("a folder").path(), Vec::new()),
    }
}

fn measure(folder: &Path, mut files: Vec<(&'static str, PathBuf)>) {
    files.extend(making::hostile::files(folder));
    files.push(("CSV: a line of 2 GB", measured::LONG_LINE.into()));
    println!("| File | Seconds | Peak MiB | Refused with |\n|---|---|---|---|");
    for (what, path) in files {
        let found = measured::measured(&mut Command::new(std::env::current_exe().expect("this program")), &path);
        let fault = found.fault.unwrap_or_else(|| format!("(read: {} rows)", found.rows));
        println!("| {what} | {:.3} | {:.1} | {fault} |", found.took.as_secs_f64(), found.peak_kib as f64 / 1024.0);
    }
}
