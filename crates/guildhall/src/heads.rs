//! The head of the chain as a signed note: what a cut end, a chain computed anew or an older file is recognised by.

use std::path::{Path, PathBuf};

use clap::Args;
use store::Store;

use crate::opening::Where;
use crate::signing::{self, Note};
use crate::{Done, Stopped, shown};

const TITLE: &str = "guildhall head 1";

#[derive(Args)]
pub struct Head {
    /// File to write; otherwise it is printed
    #[arg(long)]
    out: Option<PathBuf>,
}

pub fn run(place: &Where, head: Head) -> Done {
    let open = place.open()?;
    let text = note(&open.desk.store, &record::Words::stamp(open.now))?.signed(&signing::key(&place.data)?);
    match head.out {
        None => print!("{text}"),
        Some(path) => {
            std::fs::write(&path, &text).map_err(|error| Stopped(format!("{}: {error}", shown(&path))))?;
            println!(
                "{}: keep it on another machine, with the public key {}",
                shown(&path),
                signing::public_key(&place.data)?
            );
        }
    }
    Ok(())
}

/// Number and hash of the last revision, and of which store: a store is known by the hash of its first revision.
pub fn note(store: &Store, at: &str) -> Done<Note> {
    let (number, hash) = store.head()?;
    let first = store.revision(1)?.map(|first| first.hash).unwrap_or_default();
    Ok(Note::new(TITLE).with("store", first).with("number", number).with("hash", hash).with("at", at))
}

/// What the store has against a head noted earlier; nothing if it goes on from there.
pub fn compare(store: &Store, path: &Path, public_key: &str) -> Done<Option<String>> {
    let note = Note::open(path, TITLE, public_key)?;
    let number: i64 = note.get("number")?.parse().map_err(|_| Stopped("The note has no number.".into()))?;
    let (hash, at, first) = (note.get("hash")?, note.get("at")?, note.get("store")?);
    if number == 0 {
        return Ok(None);
    }
    let name = shown(path);
    if store.revision(1)?.map(|one| one.hash).as_deref() != Some(first) {
        return Ok(Some(format!(
            "{name}: this is another store, or its chain was computed anew from its first revision on."
        )));
    }
    let (last, _) = store.head()?;
    Ok(match store.revision(number)? {
        Some(found) if found.hash == hash => None,
        Some(_) => Some(format!(
            "{name}: revision {number} is not the one noted on {at}; the chain was computed anew from there or from before."
        )),
        None if last < number => Some(format!(
            "{name}: revision {number} was there on {at}, and the store ends with revision {last}: its end was cut off, or an older \
             file was put back."
        )),
        None => Some(format!("{name}: revision {number}, which was there on {at}, is missing.")),
    })
}
