//! Where generated stores are kept between runs.

use std::path::PathBuf;
use std::time::Instant;

use record::Dictionary;
use store::{Schema, Store};

use crate::organisation;

pub const SEED: u64 = 20_261_123;

pub type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// The registers of this project.
pub fn dictionary() -> Fallible<Dictionary> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../registers");
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read_to_string(&path)?));
            }
        }
    }
    files.sort();
    Dictionary::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>().into())
}

fn folder() -> Fallible<PathBuf> {
    let own = std::env::var_os("GUILDHALL_BENCH_DATA").map(PathBuf::from);
    let cache = || {
        let of_user = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        of_user
            .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))
            .map(|at| at.join("guildhall/bench"))
    };
    let folder = own.or_else(cache).ok_or("Set GUILDHALL_BENCH_DATA to a folder for the generated stores.")?;
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The same columns without an index: rows go in faster, and `sync` builds each index once afterwards.
fn bare(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    for table in &mut schema.tables {
        table.columns.iter_mut().for_each(|column| column.indexed = false);
        (table.periods, table.pairs) = (Vec::new(), Vec::new());
    }
    schema
}

/// Names what a generated store depends on. What registers have more by now, tables, columns and indexes, is synced when it is
/// opened.
pub fn name(incidents: usize) -> String {
    format!("{incidents}-{SEED}-{}", organisation::EDITION)
}

/// The file of an organisation of this size, made if it is not there.
pub fn sqlite(incidents: usize, schema: &Schema) -> Fallible<PathBuf> {
    let path = folder()?.join(format!("{}.sqlite", name(incidents)));
    if !path.exists() {
        let making = path.with_extension("making");
        for left in ["making", "making-wal", "making-shm"] {
            let _ = std::fs::remove_file(path.with_extension(left));
        }
        let store = Store::sqlite(&making)?;
        make(&store, incidents, schema)?;
        drop(store);
        std::fs::rename(&making, &path)?;
    }
    let began = Instant::now();
    let changes = Store::sqlite(&path)?.sync(schema)?;
    if began.elapsed().as_secs() > 1 || !changes.is_empty() {
        eprintln!("indexes of {incidents}: {:.1} s", began.elapsed().as_secs_f64());
    }
    Ok(path)
}

/// The store of an organisation of this size in a database, made if it is empty.
pub fn postgres(url: &str, incidents: usize, schema: &Schema) -> Fallible<Store> {
    let store = Store::postgres(url)?;
    store.sync(&bare(schema))?;
    let mut client = postgres::Client::connect(url, postgres::NoTls)?;
    let there: i64 =
        client.query_one("select count(*) from task where sys_class_name = 'incident'", &[])?.try_get(0)?;
    match usize::try_from(there) {
        Ok(0) => make(&store, incidents, schema)?,
        Ok(there) if there == incidents => {
            store.sync(schema)?;
        }
        _ => return Err(format!("The database holds {there} incidents; name an empty one.").into()),
    }
    client.batch_execute("analyze")?;
    Ok(store)
}

/// Fills a store and builds its indexes.
pub fn make(store: &Store, incidents: usize, schema: &Schema) -> Fallible<()> {
    store.sync(&bare(schema))?;
    let began = Instant::now();
    organisation::fill(store, incidents, SEED, &mut |filled| {
        eprintln!("{filled} of {incidents} incidents, {:.0} s", began.elapsed().as_secs_f64());
    })?;
    store.sync(schema)?;
    eprintln!("{incidents} incidents made in {:.0} s", began.elapsed().as_secs_f64());
    Ok(())
}
