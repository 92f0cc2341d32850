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

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use store::{Bodies, Column, ColumnKind, NewRow, Schema, Stamp, Table};

    use super::*;

    const LAST: i64 = 12;

    /// One store at each of its revisions: salts are drawn, so no other store has the same beginning.
    struct Lineage(tempfile::TempDir);

    impl Lineage {
        fn new() -> Self {
            let lineage = Self(tempfile::tempdir().expect("a folder is made"));
            drop(opened(&lineage.at(0)));
            for number in 1..=LAST {
                std::fs::copy(lineage.at(number - 1), lineage.at(number)).expect("it is copied");
                write(&opened(&lineage.at(number)), number, "ada");
            }
            lineage
        }

        fn at(&self, revision: i64) -> PathBuf {
            self.0.path().join(format!("{revision}.sqlite"))
        }

        /// A store of so many revisions; from `otherwise` on, somebody else wrote them.
        fn written(&self, last: i64, otherwise: i64) -> Store {
            let same = last.min(otherwise - 1).min(LAST);
            let file = self.0.path().join(format!("{last}-{otherwise}.sqlite"));
            std::fs::copy(self.at(same), &file).expect("it is copied");
            let store = opened(&file);
            (same + 1..=last).for_each(|number| write(&store, number, "eve"));
            store
        }
    }

    fn opened(file: &Path) -> Store {
        let store = Store::sqlite(file).expect("a store is opened");
        let columns = vec![Column { name: "name".into(), kind: ColumnKind::Text, indexed: false }];
        let tables = vec![Table { name: "task".into(), columns, ..Table::default() }];
        store.sync(&Schema { tables }).expect("tables are made");
        store
    }

    fn write(store: &Store, number: i64, actor: &str) {
        let stamp = Stamp { at: "2020-05-04 12:00:00".into(), actor: actor.into(), ..Stamp::default() };
        let row = NewRow {
            table: "task".into(),
            class: "task".into(),
            sys_id: format!("t{number}"),
            company: "city".into(),
            values: vec![("name".into(), "Printer".into())],
        };
        let done = store.write(&Bodies::of(["city"]), &stamp, |writing| writing.insert(row));
        assert_eq!(done.expect("it is written").revision, Some(number));
    }

    #[test]
    fn a_noted_head_shows_what_agrees_with_itself() {
        let lineage = Lineage::new();
        let written = |last, otherwise| lineage.written(last, otherwise);
        let folder = tempfile::tempdir().expect("a folder is made");
        let file = folder.path().join("head.txt");
        let Ok(key) = signing::key(folder.path()) else { panic!("a key is made") };
        let Ok(public) = signing::public_key(folder.path()) else { panic!("it has a public half") };
        let Ok(note) = note(&written(LAST, LAST + 1), "2020-05-04 13:00:00") else { panic!("a head is noted") };
        std::fs::write(&file, note.signed(&key)).expect("it is kept");
        let says = |store: &Store| {
            assert_eq!(store.verify(&mut |_| ()).expect("it is looked through"), [], "the store agrees with itself");
            compare(store, &file, &public).map_err(|Stopped(why)| why).expect("the note is read")
        };
        assert_eq!(says(&written(LAST, LAST + 1)), None);
        assert_eq!(says(&written(LAST + 3, LAST + 1)), None, "what came later is no matter");
        for from in 1..=LAST {
            let other = says(&written(LAST + from % 2, from)).expect("a chain computed anew is named");
            let expected =
                if from == 1 { "from its first revision on" } else { "computed anew from there or from before" };
            assert!(other.contains(expected), "from {from}: {other}");
        }
        for last in 1..LAST {
            let older = says(&written(last, LAST)).expect("an older file is named");
            assert!(older.contains(&format!("the store ends with revision {last}")), "{older}");
        }
        let text = std::fs::read_to_string(&file).expect("the note is there");
        std::fs::write(&file, text.replace("number: 12", "number: 11")).expect("it is changed");
        assert!(compare(&written(LAST - 1, LAST), &file, &public).is_err(), "a changed note proves nothing");
    }
}
