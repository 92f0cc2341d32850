//! The registers that come with Guildhall, and how one is added while it runs.

use std::path::PathBuf;

use clap::Args;
use include_dir::{Dir, include_dir};
use practice::desk::Occasion;
use record::{Dictionary, Draft, Fault};

use crate::opening::Where;
use crate::{Done, Stopped, shown, told};

static REGISTERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../registers");

/// Path from the project's root, and text, of every register that comes with Guildhall.
pub fn built_in() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&REGISTERS, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in dir.files().filter(|file| file.path().extension().is_some_and(|ext| ext == "toml")) {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push((format!("registers/{path}"), text.to_owned()));
        }
    }
    for inner in dir.dirs() {
        collect(inner, files);
    }
}

/// The dictionary of these files.
pub fn dictionary(files: &[(String, String)]) -> Result<Dictionary, Vec<Fault>> {
    Dictionary::load(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

#[derive(Args)]
pub struct Add {
    /// The register's file
    file: PathBuf,
    /// Who adds it: a user name
    #[arg(long = "as")]
    actor: String,
    /// The body that it belongs to, by its code
    #[arg(long)]
    company: String,
}

pub fn run(place: &Where, add: Add) -> Done {
    let text = std::fs::read_to_string(&add.file).map_err(|error| Stopped(format!("{}: {error}", shown(&add.file))))?;
    let form = record::form::read(&shown(&add.file), &text).map_err(|faults| Stopped(told(&faults)))?;
    let open = place.open()?;
    let actor = open.person(&add.actor)?;
    let draft = Draft::new(practice::registers::ADDED)
        .with("company", add.company)
        .with("name", &form.name.value)
        .with("label", &form.title)
        .with("definition", text);
    let on = Occasion { actor: &actor, now: open.now, why: "Register added", request: "register" };
    open.desk.save(on, &draft)?;
    // Its table is made now, so that the next command finds it ready.
    place.open()?;
    println!("{} is a register now: /{}", form.title, form.name.value);
    Ok(())
}
