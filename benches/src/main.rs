//! Measures Guildhall on a generated organisation, beside what the bare engine needs for the same.
//!
//! `cargo run --release -p benches -- 10000 1000000` generates what is missing, then prints a table for each size. With a size
//! and the address of an empty database, `… -- 100000 postgres://…`, it does the same there.
//! `cargo run --release -p benches -- writes 6` saves for six seconds a line instead, and `… -- backups 100000` copies a store
//! under writes and restores it. `… -- rest 1000000 [postgres://…]` asks over HTTP, beside a bare handler.

mod backups;
mod bare;
mod chance;
mod measure;
mod organisation;
mod place;
mod reads;
mod rest;
mod writes;

use std::time::Instant;

use bare::Bare;
use measure::{Line, Times, heading};
use place::Fallible;
use reads::Asker;
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
    if std::env::args().nth(1).as_deref() == Some("rest") {
        let incidents = std::env::args().nth(2).map_or(Ok(10_000), |size| size.parse())?;
        return rest::run(&dictionary, incidents, std::env::args().nth(3).as_deref());
    }
    let schema = dictionary.schema();
    let (addresses, sizes): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.contains("://"));
    let mut sizes: Vec<usize> = sizes.iter().map(|size| size.parse()).collect::<Result<_, _>>()?;
    if sizes.is_empty() {
        sizes = vec![10_000];
    }
    if let [address] = &addresses[..] {
        let store = place::postgres(address, sizes[0], &schema)?;
        let asker = Asker::new(&store, &dictionary, Bare::postgres(address)?, sizes[0])?;
        return table(&format!("PostgreSQL, {} incidents", sizes[0]), &asker).map(|_| ());
    }
    let mut all: Vec<Vec<Line>> = Vec::new();
    for size in sizes {
        let path = place::sqlite(size, &schema)?;
        let began = Instant::now();
        let store = Store::sqlite(&path)?;
        store.sync(&schema)?;
        let ready = began.elapsed().as_secs_f64() * 1_000.0;
        let asker = Asker::new(&store, &dictionary, Bare::sqlite(&path)?, size)?;
        all.push(table(&format!("SQLite, {size} incidents; opened in {ready:.0} ms (≤ 1000)"), &asker)?);
    }
    if let [small, .., large] = &all[..] {
        println!("\nGrowth of the time on the processor from the smallest to the largest");
        for (small, large) in small.iter().zip(large).filter(|(small, _)| !small.name.starts_with("first page")) {
            let growth = large.ours.processor / small.ours.processor;
            if growth > 1.5 {
                println!("{:<62} {growth:>9.1}×", small.name);
            }
        }
    }
    Ok(())
}

fn table(title: &str, asker: &Asker<'_>) -> Fallible<Vec<Line>> {
    heading(title);
    let lists = asker.lists(9)?;
    let mut lines = vec![Line {
        name: format!("first page of 50: the slowest of {}", lists.len()),
        ours: Times::slowest(lists.iter().map(|line| &line.ours)),
        bare: None,
        aim: "≤ 10",
    }];
    lines.push(asker.records(200)?);
    lines.extend(asker.searches(10)?);
    lines.iter().for_each(Line::print);
    resident("lists, records and searches");
    let papers = asker.papers(3)?;
    papers.iter().for_each(Line::print);
    resident("papers");
    lines.extend(papers);
    let over = lists.iter().filter(|line| line.ours.p95 > 10.0).count();
    let over_on_processor = lists.iter().filter(|line| line.ours.processor > 10.0).count();
    println!(
        "{over} of {} lists take more than 10 ms by the clock, {over_on_processor} on the processor.",
        lists.len()
    );
    lines.extend(lists);
    Ok(lines)
}

fn resident(after: &str) {
    if let Some(most) = measure::resident_most() {
        println!("{:<62} {most:>8.0} MB at most (≤ 150)", format!("resident after {after}"));
    }
}
