//! A store made again from a backup, on either engine, and looked through before anybody relies on it.

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::thread::ScopedJoinHandle;

use clap::Args;

use crate::opening::Where;
use crate::signing::Note;
use crate::{Done, Stopped, backing_up, shown};

#[derive(Args)]
pub struct Restore {
    /// The folder of the backup
    folder: PathBuf,
    /// The public key that signed it, as kept elsewhere
    #[arg(long)]
    public_key: String,
}

pub fn run(place: &Where, restore: Restore) -> Done {
    let note = read(place, &restore.folder, &restore.public_key)?;
    println!(
        "{}: {} rows up to revision {}, as they were backed up on {}; the whole history agrees.",
        place.shown(),
        note.get("rows")?,
        note.get("number")?,
        note.get("at")?
    );
    Ok(())
}

/// Fills the empty store at `place`, dumps it again to compare, and verifies it.
pub fn read(place: &Where, folder: &Path, public_key: &str) -> Done<Note> {
    let note = Note::open(&folder.join(backing_up::NOTE), backing_up::TITLE, public_key)?;
    let path = folder.join(backing_up::DUMP);
    let file = std::fs::File::open(&path).map_err(|error| Stopped(format!("{}: {error}", shown(&path))))?;
    let noted = note.get("dump")?;
    let store = place.store()?;
    store.restore(&mut BufReader::with_capacity(1 << 20, file), noted)?;
    // By the dump's own tables and columns, which may be fewer than this program's, and beside what only adds indexes and words.
    let (open, again, found) = std::thread::scope(|scope| {
        let again = scope.spawn(|| store.dump(&mut std::io::sink()));
        let open = place.open()?;
        let found = scope.spawn({
            let store = open.desk.store.clone();
            move || store.verify(&mut |_| ())
        });
        let indexed = open.desk.reindex(&open.bodies);
        let (again, found) = (joined(again)?, joined(found)?);
        indexed?;
        Done::Ok((open, again, found))
    })?;
    drop((open, store));
    if again.sha256 != noted {
        return Err(Stopped(format!(
            "What was restored has the SHA-256 {}, and the backup {noted}: do not use this store.",
            again.sha256
        )));
    }
    if found.is_empty() {
        return Ok(note);
    }
    let lines: Vec<String> = found.into_iter().map(|one| one.sentence).collect();
    Err(Stopped(format!("{}\nThe backup holds {} places that do not agree.", lines.join("\n"), lines.len())))
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
