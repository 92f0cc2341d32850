//! A backup while two hundred incidents a second are saved, and the store made from it again.

use std::io::{BufReader, BufWriter};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use practice::Desk;
use record::Dictionary;
use store::{Bodies, Dumped, Store};

use crate::organisation;
use crate::place::{self, Fallible};
use crate::writes::Office;

const WRITERS: u32 = 8;
const WRITES_A_SECOND: u32 = 200;
/// How long writers write alone, to compare with.
const ALONE: Duration = Duration::from_secs(10);

/// Prints how long saves took without and during a backup of so many incidents, and the parts of a restore.
pub fn run(dictionary: &Dictionary, incidents: usize) -> Fallible<()> {
    let generated = place::sqlite(incidents, &dictionary.schema())?;
    let folder = tempfile::tempdir_in(generated.parent().unwrap_or(Path::new(".")))?;
    let file = folder.path().join("store.sqlite");
    std::fs::copy(&generated, &file)?;
    let office = Office::open(Store::sqlite(&file)?, dictionary)?;
    println!(
        "{:<44} {:>8} {:>9} {:>9} {:>9}",
        format!("{WRITES_A_SECOND} saves a second, {incidents} incidents"),
        "saves",
        "p50 ms",
        "p99 ms",
        "worst ms"
    );
    let (took, ()) = under_writes(&office, || {
        std::thread::sleep(ALONE);
        Ok(())
    })?;
    print("alone", took);
    let dump = folder.path().join("store.dump");
    let began = Instant::now();
    let (took, dumped) = under_writes(&office, || {
        let copy = folder.path().join("copy.sqlite");
        office.desk.store.copy_to(&copy)?;
        let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(&dump)?);
        let dumped = office.desk.store.opened_alike(&copy)?.dump(&mut out)?;
        out.into_inner()?.sync_all()?;
        Ok(dumped)
    })?;
    print(&format!("during a backup of {:.1} s", began.elapsed().as_secs_f64()), took);
    println!("{} rows, {} MB, SHA-256 {}", dumped.rows, dumped.bytes >> 20, dumped.sha256);
    restore(&dump, &dumped, dictionary, Store::sqlite(&folder.path().join("restored.sqlite"))?)
}

fn print(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let at = |per_mille: usize| {
        took.get((took.len() * per_mille / 1_000).min(took.len().saturating_sub(1)))
            .map_or(f64::NAN, |one| one.as_secs_f64() * 1_000.0)
    };
    println!("{what:<44} {:>8} {:>9.2} {:>9.2} {:>9.2}", took.len(), at(500), at(990), at(1_000));
}

/// Does a piece of work while writers save at their pace. What is late counts from when it was due.
fn under_writes<T: Send>(office: &Office, work: impl FnOnce() -> Fallible<T> + Send) -> Fallible<(Vec<Duration>, T)> {
    let done = AtomicBool::new(false);
    let write = |writer: u32| -> Result<Vec<Duration>, String> {
        let every = Duration::from_secs(1) * WRITERS / WRITES_A_SECOND;
        let mut due = Instant::now() + every * writer / WRITERS;
        let mut took = Vec::new();
        while !done.load(Ordering::SeqCst) {
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            office.save()?;
            took.push(due.elapsed());
            due += every;
        }
        Ok(took)
    };
    let write = &write;
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS).map(|writer| scope.spawn(move || write(writer))).collect();
        let result = work();
        done.store(true, Ordering::SeqCst);
        let mut all = Vec::new();
        for writer in writers {
            all.extend(writer.join().map_err(|_| "a writer panicked")??);
        }
        Ok((all, result?))
    })
}

/// What `guildhall restore` does, part by part.
fn restore(dump: &Path, dumped: &Dumped, dictionary: &Dictionary, store: Store) -> Fallible<()> {
    let whole = Instant::now();
    let mut began = Instant::now();
    let mut part = |what: &str| {
        println!("{what:<44} {:>8.1} s", began.elapsed().as_secs_f64());
        began = Instant::now();
    };
    store.restore(&mut BufReader::with_capacity(1 << 20, std::fs::File::open(dump)?), &dumped.sha256)?;
    part("restore: rows");
    let (again, found) = std::thread::scope(|scope| {
        let again = scope.spawn(|| store.dump(&mut std::io::sink()));
        let desk = Desk::open(store.clone(), dictionary.clone())?;
        part("restore: indexes, beside the comparison");
        let words = record::Words::new(jiff::Timestamp::now(), "bench", Bodies::shared());
        let bodies = practice::people::bodies(&desk.store, dictionary, &words)?.and(&organisation::bodies());
        let found = scope.spawn({
            let store = desk.store.clone();
            move || store.verify(&mut |_| ())
        });
        let count = desk.reindex(&bodies)?;
        part(&format!("restore: words of {count} records, beside verify"));
        let both = (again.join().map_err(|_| "the dump panicked")??, found.join().map_err(|_| "verify panicked")??);
        Fallible::Ok(both)
    })?;
    part("restore: the end of both");
    assert_eq!(again.sha256, dumped.sha256, "what was restored is something else");
    assert!(found.is_empty(), "{found:?}");
    println!("{:<44} {:>8.1} s", "restore: in all", whole.elapsed().as_secs_f64());
    Ok(())
}
