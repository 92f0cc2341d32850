//! A backup while others write: the store as a portable dump, on SQLite its file as well, and a signed note on both.

use std::path::{Path, PathBuf};

use clap::Args;
use store::Store;

use crate::opening::Where;
use crate::signing::{self, Note};
use crate::{Done, Stopped, dumping, shown};

pub(crate) const TITLE: &str = "guildhall backup 1";
pub(crate) const DUMP: &str = "store.dump";
pub(crate) const NOTE: &str = "backup.txt";
const COPY: &str = "guildhall.db";

#[derive(Args)]
pub struct Backup {
    /// The folder to make; it must not be there yet
    folder: PathBuf,
}

pub fn run(place: &Where, backup: Backup) -> Done {
    let open = place.open()?;
    let note = write(&open.desk.store, &backup.folder, &record::Words::stamp(open.now), &place.data)?;
    println!(
        "{}: {} rows up to revision {}, SHA-256 {}\nKeep it on another machine, with the public key {}",
        shown(&backup.folder),
        note.get("rows")?,
        note.get("number")?,
        note.get("dump")?,
        signing::public_key(&place.data)?
    );
    Ok(())
}

/// Writes a backup into a new folder. Dump and copy are of one state. The note is written last: a folder without one is no
/// backup.
pub fn write(store: &Store, folder: &Path, at: &str, key_folder: &Path) -> Done<Note> {
    let failed = |error: std::io::Error| Stopped(format!("{}: {error}", shown(folder)));
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(failed)?;
    let dump = folder.join(DUMP);
    let dumped = if store.is_file() {
        let copy = folder.join(COPY);
        store.copy_to(&copy)?;
        #[cfg(unix)]
        std::fs::set_permissions(&copy, std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(failed)?;
        // From the copy, not from the store that others write to meanwhile.
        dumping::write(&store.opened_alike(&copy)?, &dump)?
    } else {
        dumping::write(store, &dump)?
    };
    let note = Note::new(TITLE)
        .with("at", at)
        .with("number", dumped.head)
        .with("hash", &dumped.hash)
        .with("rows", dumped.rows)
        .with("bytes", dumped.bytes)
        .with("dump", &dumped.sha256);
    let path = folder.join(NOTE);
    std::fs::write(&path, note.signed(&signing::key(key_folder)?)).map_err(failed)?;
    std::fs::File::open(&path).and_then(|file| file.sync_all()).map_err(failed)?;
    std::fs::File::open(folder).and_then(|file| file.sync_all()).map_err(failed)?;
    Ok(note)
}
