//! The City as the demo leaves it: six months of records, and the paper of July 2020 published from them. A story takes it
//! from there and may change what it likes: each has a copy of its own.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use guildhall::opening::{Open, Where};
use guildhall::{Done, demo};
use jiff::Timestamp;
use paper::Reader;
use paper::document::Document;
use record::draft::FileName;
use record::{Actor, Page, Permitted, Query, Record, Words};
use store::Store;
use tempfile::TempDir;

/// Name of the paper's file.
pub const PAPER: &str = "it-service-delivery-summary";
/// Who wrote it, and with whose rights its figures are counted.
pub const AUTHOR: &str = "d.jessop";

/// The demo's records in a store of one's own.
pub struct City {
    pub place: Where,
    pub open: Open,
    /// The morning of the meeting.
    pub now: Timestamp,
    /// Kept until the story is over.
    _folder: TempDir,
    _server: Option<Store>,
}

/// What was done, or the sentence that says why it was not.
///
/// # Panics
/// If it was not.
pub fn done<T>(result: Done<T>) -> T {
    result.unwrap_or_else(|stopped| panic!("{}", stopped.0))
}

impl City {
    /// In an SQLite file. The demo runs once for all stories; each gets a copy of what it wrote.
    pub fn on_sqlite() -> City {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write_or_copy(&folder.path().join("guildhall.db"));
        let place = Where { data: folder.path().to_owned(), store: None };
        let open = done(place.open());
        City::new(place, open, folder, None)
    }

    /// In a PostgreSQL database, written anew; none on a machine without PostgreSQL.
    pub fn on_postgres() -> Option<City> {
        let server = store::testing::fresh_postgres()?;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = Where { data: folder.path().to_owned(), store: Some(store::testing::address(&server)) };
        let open = done(demo::build(&place, done(place.open())));
        Some(City::new(place, open, folder, Some(server)))
    }

    fn new(place: Where, open: Open, folder: TempDir, server: Option<Store>) -> City {
        let now = "2020-07-03T08:30:00Z".parse().expect("an instant");
        City { place, open, now, _folder: folder, _server: server }
    }

    /// Who somebody is, by their user name.
    pub fn person(&self, user_name: &str) -> Actor {
        done(self.open.person(user_name))
    }

    /// Somebody who sees everything of every body.
    pub fn everybody(&self) -> Actor {
        Actor::system("story", self.open.bodies.clone())
    }

    pub fn words(&self, actor: &Actor) -> Words {
        Words::new(self.now, &actor.id, actor.bodies.clone())
    }

    pub fn reader<'a>(&'a self, actor: &'a Actor, words: &'a Words) -> Reader<'a> {
        Reader { store: &self.open.desk.store, dictionary: &self.open.desk.dictionary, actor, words }
    }

    /// A query in the readable spelling, parsed and allowed.
    pub fn asks(&self, actor: &Actor, text: &str) -> Permitted {
        let query = self.open.desk.dictionary.query(text).unwrap_or_else(|fault| panic!("{fault}"));
        self.may_ask(actor, &query).unwrap_or_else(|| panic!("{} may not ask {text}", actor.name))
    }

    /// The query as this person may ask it; none if they may not read the register.
    pub fn may_ask(&self, actor: &Actor, query: &Query) -> Option<Permitted> {
        actor.asks(&self.open.desk.dictionary, query, &self.words(actor)).ok()
    }

    pub fn count(&self, actor: &Actor, text: &str) -> i64 {
        let permitted = self.asks(actor, text);
        permitted.count(&mut &self.open.desk.store).unwrap_or_else(|trouble| panic!("{text}: {trouble}"))
    }

    pub fn ids(&self, permitted: &Permitted) -> Vec<String> {
        permitted.ids(&mut &self.open.desk.store, Page::ALL).unwrap_or_else(|trouble| panic!("{trouble}"))
    }

    /// The record that a query finds.
    pub fn record(&self, actor: &Actor, text: &str) -> Record {
        let found = self.asks(actor, text).record(&mut &self.open.desk.store);
        found.unwrap_or_else(|trouble| panic!("{trouble}")).unwrap_or_else(|| panic!("no record: {text}"))
    }

    /// The paper as it was published.
    pub fn edition(&self) -> Record {
        self.record(&self.everybody(), &format!("paper_edition where paper_name = \"{PAPER}\""))
    }

    /// The file that a field of a record names.
    pub fn file(&self, record: &Record, field: &str) -> Vec<u8> {
        let stored = record.datum(field).as_text().unwrap_or_else(|| panic!("no {field}"));
        let name = FileName::read(stored).unwrap_or_else(|| panic!("{stored} names no file"));
        let kept = self.open.desk.store.file(&self.open.bodies, &name.sha256).expect("the store answers");
        kept.unwrap_or_else(|| panic!("{field} is not kept"))
    }

    /// The published paper as the value that its forms are made from.
    pub fn document(&self) -> Document {
        serde_json::from_slice(&self.file(&self.edition(), "document")).expect("a frozen document")
    }
}

/// Puts a file with the demo's records at `copy`. They are saved by the first story that needs them, and anew when anything that
/// makes them changed.
fn write_or_copy(copy: &Path) {
    let exe = std::env::current_exe().expect("a test knows its own file");
    let folder = exe.parent().expect("it stands in a folder").join("story");
    fs::create_dir_all(&folder).expect("a folder for the story");
    let lock = fs::File::create(folder.join("lock")).expect("a lock");
    lock.lock().expect("the lock");
    let kept = folder.join(format!("{:016x}.db", sources(&exe)));
    if !kept.exists() {
        forget_others(&folder);
        let data = tempfile::tempdir().expect("a temporary folder");
        let place = Where { data: data.path().to_owned(), store: None };
        let open = done(demo::build(&place, done(place.open())));
        let part = folder.join("part.db");
        store::testing::tamper(&open.desk.store, &format!("vacuum into '{}'", part.display()));
        fs::rename(&part, &kept).expect("the story can be kept");
    }
    fs::copy(kept, copy).expect("the story can be copied");
}

fn forget_others(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder can be read").flatten() {
        if entry.path().extension().is_some_and(|end| end == "db") {
            fs::remove_file(entry.path()).expect("an old story can be removed");
        }
    }
}

/// A number for everything that the demo is made from: where it stands, its size, and when it was last changed.
fn sources(exe: &Path) -> u64 {
    let root = crate::root();
    let mut found: Vec<(PathBuf, u64, Option<SystemTime>)> = Vec::new();
    let mut folders: Vec<PathBuf> = ["crates", "registers", "papers", "demo"].map(|folder| root.join(folder)).into();
    let mut files = vec![root.join("Cargo.lock")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project").flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    for file in files {
        // An editor's passing file may be gone already.
        let Ok(about) = fs::metadata(&file) else { continue };
        found.push((file, about.len(), about.modified().ok()));
    }
    found.sort();
    let mut hasher = DefaultHasher::new();
    found.hash(&mut hasher);
    let compiled = fs::metadata(exe).and_then(|about| about.modified()).ok();
    if found.iter().any(|(_, _, changed)| *changed > compiled) {
        // This test was compiled from something else than what stands there now: its story is its own.
        (exe, compiled).hash(&mut hasher);
    }
    hasher.finish()
}
