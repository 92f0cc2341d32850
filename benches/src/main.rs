//! Measures Guildhall on a generated organisation, beside what the bare engine needs for the same.
//!
//! `cargo run --release -p benches -- 10000 1000000` generates what is missing, then prints a table for each size.
//! `cargo run --release -p benches -- writes 6` saves for six seconds a line instead, and `… -- backups 100000` copies a store
//! under writes and restores it.

mod backups;
mod chance;
mod measure;
mod organisation;
mod place;
mod reads;
mod writes;

use measure::{Line, Times, heading};
use place::Fallible;
use store::Store;

fn main() -> Fallible<()> {
    let dictionary = place::dictionary()?;
    if std::env::args().nth(1).as_deref() == Some("writes") {
        let seconds = std::env::args().nth(2).map_or(Ok(6), |seconds| seconds.parse())?;
        return writes::run(&dictionary, seconds);
    }
    if std::env::args().nth(1).as_deref() == Some("backups") {
        let incidents = std::env::args().nth(2).map_or(Ok(10_000), |size| size.parse())?;
        return backups::run(&dictionary, incidents);
    }
    let schema = dictionary.schema();
    let mut sizes: Vec<usize> = std::env::args().skip(1).map(|size| size.parse()).collect::<Result<_, _>>()?;
    if sizes.is_empty() {
        sizes = vec![10_000];
    }
    let mut all: Vec<Vec<Line>> = Vec::new();
    for size in sizes {
        let path = place::sqlite(size, &schema)?;
        let store = Store::sqlite(&path)?;
        store.sync(&schema)?;
        let bare = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let asker = reads::Asker::new(&store, &dictionary, Some(bare), size)?;
        heading(&format!("SQLite, {size} incidents"));
        let lists = asker.lists(7)?;
        let mut lines = vec![Line {
            name: format!("first page of 50: the slowest of {}", lists.len()),
            ours: Times::slowest(lists.iter().map(|line| &line.ours)),
            bare: None,
            aim: "≤ 10",
        }];
        let over = lists.iter().filter(|line| line.ours.p95 > 10.0).count();
        let over_on_processor = lists.iter().filter(|line| line.ours.processor_p95 > 10.0).count();
        lines.push(asker.records(200)?);
        lines.extend(asker.searches(10)?);
        lines.extend(asker.papers(5)?);
        lines.iter().for_each(Line::print);
        println!(
            "{over} of {} lists take more than 10 ms by the clock, {over_on_processor} on the processor.",
            lists.len()
        );
        lines.extend(lists);
        all.push(lines);
    }
    if let [small, .., large] = &all[..] {
        println!("\nGrowth of the middle time on the processor from the smallest to the largest");
        for (small, large) in small.iter().zip(large).filter(|(small, _)| !small.name.starts_with("first page")) {
            let growth = large.ours.processor_p50 / small.ours.processor_p50;
            if growth > 1.5 {
                println!("{:<58} {growth:>9.1}×", small.name);
            }
        }
    }
    Ok(())
}
