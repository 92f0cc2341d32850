//! Writes all that is kept as one portable text.

use std::io::BufWriter;
use std::path::{Path, PathBuf};

use clap::Args;
use store::{Dumped, Store};

use crate::opening::Where;
use crate::{Done, Stopped, shown};

#[derive(Args)]
pub struct Dump {
    /// The file to write; it must not be there yet
    file: PathBuf,
}

pub fn run(place: &Where, dump: Dump) -> Done {
    let dumped = write(&place.open()?.desk.store, &dump.file)?;
    println!("{}: {} rows up to revision {}, SHA-256 {}", shown(&dump.file), dumped.rows, dumped.head, dumped.sha256);
    Ok(())
}

/// Writes a dump into a new file that its owner alone may read; on disk when this answers.
pub fn write(store: &Store, path: &Path) -> Done<Dumped> {
    let failed = |error: std::io::Error| Stopped(format!("{}: {error}", shown(path)));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = BufWriter::with_capacity(1 << 20, options.open(path).map_err(failed)?);
    let dumped = store.dump(&mut file)?;
    file.into_inner().map_err(|error| failed(error.into_error()))?.sync_all().map_err(failed)?;
    Ok(dumped)
}
