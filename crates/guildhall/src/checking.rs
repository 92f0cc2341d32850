//! Says what is wrong with registers and papers.

use std::path::PathBuf;

use clap::Args;

use crate::{Done, Stopped, papers, registers, shown, told};

#[derive(Args)]
pub struct Check {
    /// Registers (.toml) and papers (.md); without any, all that come with Guildhall
    files: Vec<PathBuf>,
}

pub fn run(check: Check) -> Done {
    let mut added = Vec::new();
    let mut texts = Vec::new();
    for file in &check.files {
        let text = std::fs::read_to_string(file).map_err(|error| Stopped(format!("{}: {error}", shown(file))))?;
        match file.extension().and_then(|end| end.to_str()) {
            Some("toml") => added.push((shown(file), text)),
            Some("md") => texts.push((shown(file), text)),
            _ => return Err(Stopped(format!("{} is neither a register (.toml) nor a paper (.md).", shown(file)))),
        }
    }
    let mut files = registers::built_in();
    // A file checked in place stands for the one that came with Guildhall.
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    files.retain(|(path, _)| !added.iter().any(|(other, _)| name(other) == name(path)));
    files.extend(added);
    let dictionary = registers::dictionary(&files).map_err(|faults| Stopped(told(&faults)))?;
    if check.files.is_empty() {
        texts = papers::built_in();
    }
    let mut faults = Vec::new();
    for (file, text) in &texts {
        if let Err(some) = paper::Script::read(file, text, &dictionary) {
            faults.extend(some);
        }
    }
    if !faults.is_empty() {
        return Err(Stopped(told(&faults)));
    }
    println!("{} registers and {} papers are in order.", files.len(), texts.len());
    Ok(())
}
