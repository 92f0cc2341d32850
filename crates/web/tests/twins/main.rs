//! Twin worlds: two stores that differ in nothing but what a caller may not see. Whatever the caller asks, both answer the same:
//! status, headers and body, byte for byte.
//!
//! `TWIN_REQUESTS=100000` asks so many in all (with `--release`), `TWIN_SEED=7` others, `TWIN_STORE=postgres` on PostgreSQL.

mod asking;
mod chance;
mod spelling;
mod story;
mod world;

use std::collections::BTreeMap;

use axum::body::Bytes;
use chance::Chance;
use practice::fresh::foretold;
use store::Store;
use story::Told;
use world::{Ask, Cast, READERS, Reading, World};

/// Asked of each reader's worlds where nothing else is said.
const REQUESTS: u64 = 250;
/// Things that are told before anything is asked.
const STEPS: usize = 220;
/// So many differences are shown, then it is enough.
const SHOWN: usize = 4;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn store() -> Store {
    if std::env::var("TWIN_STORE").is_ok_and(|name| name == "postgres") {
        return store::testing::fresh_postgres().expect("PostgreSQL is installed");
    }
    Store::sqlite_in_memory().expect("a store")
}

struct Twins {
    worlds: [World; 2],
    cast: Cast,
    told: Told,
    seed: u64,
}

impl Twins {
    fn of(reading: Reading, seed: u64) -> Self {
        let (first, cast) = World::new(store(), reading);
        let (second, _) = World::new(store(), reading);
        let worlds = [first, second];
        let told = story::tell(&worlds, &cast, seed, STEPS);
        let mut twins = Self { worlds, cast, told, seed };
        twins.hang_files();
        twins
    }

    /// Files on some records of each sort.
    fn hang_files(&mut self) {
        let mut chance = Chance::of(self.seed + 77);
        self.worlds.iter().for_each(|world| _ = world.at(9_000));
        let runtime = runtime();
        for table in ["incident", "problem", "change_request", "cmdb_ci"] {
            for at in 0..3 {
                let seed = chance.number();
                let name = format!("{table}-{at}.txt");
                let hang = |world: usize, row: &str, words: String, seed: u64| {
                    foretold::from(seed);
                    let address =
                        format!("/api/now/attachment/file?table_name={table}&table_sys_id={row}&file_name={name}");
                    let headers =
                        vec![("authorization", "Named".to_owned()), ("content-type", "text/plain".to_owned())];
                    let ask = Ask { sort: "setup", method: "POST", address, headers, body: words.into_bytes() };
                    let told = runtime.block_on(world::told(&self.worlds[world].wide, &ask));
                    let json: serde_json::Value = serde_json::from_slice(&told.body).expect("JSON");
                    json["result"]["sys_id"].as_str().map(str::to_owned)
                };
                let seen = self.told.seen.of(table).to_vec();
                if !seen.is_empty() {
                    let row = chance.one(&seen).clone();
                    let file = hang(0, &row, format!("seen {at}"), seed);
                    assert_eq!(file, hang(1, &row, format!("seen {at}"), seed));
                    self.told.seen.files.extend(file);
                }
                for world in [0, 1] {
                    let unseen = self.told.unseen[world].of(table).to_vec();
                    if unseen.len() > at {
                        let row = chance.one(&unseen).clone();
                        let file = hang(world, &row, format!("zebra {world} {at}"), chance.number());
                        self.told.unseen[world].files.extend(file);
                    }
                }
            }
        }
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime")
}

/// The answer without what is told of the installation as a whole: how long a request took, and on pages the numbers of revisions,
/// which count what every body saves.
fn masked(told: world::Told, ask: &Ask) -> world::Told {
    if ask.sort == "batch" {
        let text = String::from_utf8_lossy(&told.body).into_owned();
        let mut headers = told.headers;
        headers.remove("content-length");
        return world::Told { headers, body: without(&text, "\"execution_time\":", &[""]).into(), ..told };
    }
    if ask.address.starts_with("/api/") {
        return told;
    }
    let text = match unpacked(&told.body) {
        Some(text) => text,
        None => String::from_utf8_lossy(&told.body).into_owned(),
    };
    let mut headers = told.headers;
    headers.remove("content-length");
    world::Told { headers, body: without(&text, "revision", &["%20", "-", " "]).into(), ..told }
}

/// The text without the digits that follow a word and one of some gaps.
fn without(text: &str, word: &str, gaps: &[&str]) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = rest.split_at(at + word.len());
        left += before;
        let gap = gaps.iter().find(|gap| after.starts_with(**gap)).copied().unwrap_or_default();
        left += gap;
        rest = after[gap.len()..].trim_start_matches(|c: char| c.is_ascii_digit());
    }
    left + rest
}

/// The parts of a workbook as text.
fn unpacked(body: &Bytes) -> Option<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(body.as_ref())).ok()?;
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        text += part.name();
        std::io::Read::read_to_string(&mut part, &mut text).ok()?;
    }
    Some(text)
}

/// Where two answers begin to differ, in words.
fn difference(ask: &Ask, one: &world::Told, other: &world::Told) -> String {
    let mut told = format!("\n{} {} {}\n  {}", ask.sort, ask.method, ask.address, String::from_utf8_lossy(&ask.body));
    if one.status != other.status {
        told += &format!("\n  {} and {}", one.status, other.status);
    }
    for (name, value) in &one.headers {
        if other.headers.get(name) != Some(value) {
            told += &format!("\n  {name}: {value:?} and {:?}", other.headers.get(name));
        }
    }
    if one.body != other.body {
        let at = one.body.iter().zip(&other.body).take_while(|(one, other)| one == other).count();
        let part = |body: &Bytes| {
            String::from_utf8_lossy(&body[at.saturating_sub(160).min(body.len())..(at + 200).min(body.len())])
                .into_owned()
        };
        told += &format!("\n  at byte {at}:\n  ONE   {}\n  OTHER {}", part(&one.body), part(&other.body));
    }
    told
}

/// Asks both worlds so many questions; answers what differs, and how often each sort was asked and found something. What leaks is
/// answered as if to somebody who sees everything.
fn compared(
    twins: &Twins,
    requests: u64,
    leaks: impl Fn(&Ask) -> Option<Leak>,
) -> (Vec<String>, BTreeMap<&'static str, (u64, u64)>) {
    let runtime = runtime();
    let mut chance = Chance::of(twins.seed + 99);
    let (mut found, mut tally) = (Vec::new(), BTreeMap::<&str, (u64, u64)>::new());
    for at in 0..requests {
        let ask = asking::ask(&mut chance, &twins.told);
        let seed = chance.number();
        let minute = 10_000 + i64::try_from(at).unwrap_or(0);
        let [one, other] = [0, 1].map(|world| {
            foretold::from(seed);
            twins.worlds[world].at(minute);
            let told = runtime.block_on(async {
                let world = &twins.worlds[world];
                match leaks(&ask) {
                    None => world.ask(&ask).await,
                    Some(Leak::Whole) => world::told(&world.wide, &ask).await,
                    Some(Leak::Count) => {
                        let (mut told, wide) = (world.ask(&ask).await, world::told(&world.wide, &ask).await);
                        if let Some(count) = wide.headers.get("x-total-count") {
                            told.headers.insert("x-total-count", count.clone());
                        }
                        told
                    }
                }
            });
            masked(told, &ask)
        });
        let entry = tally.entry(ask.sort).or_default();
        entry.0 += 1;
        entry.1 += u64::from(one.status.is_success() && one.body.len() > 14);
        assert!(!one.status.is_server_error() || one.status == 503, "{}", difference(&ask, &one, &other));
        if one != other {
            found.push(difference(&ask, &one, &other));
            if found.len() >= SHOWN {
                break;
            }
        }
    }
    (found, tally)
}

fn nothing_tells(place: usize) {
    // What goes wrong inside is said in the log alone.
    let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init();
    let seed = number("TWIN_SEED", 20_260_302) + place as u64;
    let requests = number("TWIN_REQUESTS", REQUESTS * READERS.len() as u64) / READERS.len() as u64;
    let reading = READERS[place];
    let begun = std::time::Instant::now();
    let twins = Twins::of(reading, seed);
    let rows = |known: &story::Known| known.rows.values().map(Vec::len).sum::<usize>();
    println!(
        "{} with seed {seed}: {} rows seen, {} and {} not; {} refused; told in {:?}",
        reading.user,
        rows(&twins.told.seen),
        rows(&twins.told.unseen[0]),
        rows(&twins.told.unseen[1]),
        twins.told.refused,
        begun.elapsed(),
    );
    let (found, tally) = compared(&twins, requests, |_| None);
    println!("{requests} requests in {:?}: {tally:?}", begun.elapsed());
    assert!(found.is_empty(), "{} differ for {}:{}", found.len(), twins.cast.reading.user, found.concat());
}

/// What of an answer is that of somebody who sees everything.
#[derive(Debug, Clone, Copy)]
enum Leak {
    Whole,
    /// The count of a list, and nothing else.
    Count,
}

/// A comparison that nothing escapes: each of these leaks is found within so many requests.
#[test]
fn a_leak_is_found() {
    const WITHIN: u64 = 1500;
    type Of = fn(&Ask) -> bool;
    let leaks: [(&str, Leak, Of); 10] = [
        ("lists", Leak::Whole, |ask| ask.sort == "list"),
        ("counts of lists", Leak::Count, |ask| ask.sort == "list"),
        ("lists in an order", Leak::Whole, |ask| ask.sort == "list" && ask.address.contains("ORDERBY")),
        ("single records", Leak::Whole, |ask| ask.sort == "one"),
        ("groups", Leak::Whole, |ask| ask.sort == "stats" && ask.address.contains("sysparm_group_by")),
        ("files", Leak::Whole, |ask| ask.sort.starts_with("attachment")),
        ("pages of lists", Leak::Whole, |ask| ask.sort == "page of a list"),
        ("pages of records", Leak::Whole, |ask| ask.sort == "page of a record"),
        ("downloads", Leak::Whole, |ask| ask.sort == "download"),
        ("search", Leak::Whole, |ask| ask.sort == "search"),
    ];
    let twins = Twins::of(READERS[0], number("TWIN_SEED", 20_260_302));
    for (what, leak, of) in leaks {
        let (found, tally) = compared(&twins, WITHIN, |ask| of(ask).then_some(leak));
        let asked: u64 = tally.values().map(|(asked, _)| asked).sum();
        println!("{what}: {} found in {asked} requests", found.len());
        assert!(!found.is_empty(), "{what} leak, and nobody notices");
    }
}

macro_rules! readers {
    ($($name:ident $place:literal),*) => { $(
        #[test]
        fn $name() {
            nothing_tells($place);
        }
    )* };
}

readers!(
    an_agent_is_told_nothing 0,
    a_manager_is_told_nothing 1,
    an_administrator_is_told_nothing 2,
    a_supplier_is_told_nothing 3,
    a_requester_is_told_nothing 4,
    a_stranger_is_told_nothing 5,
    an_auditor_is_told_nothing 6,
    who_looks_after_security_is_told_nothing 7,
    a_clerk_is_told_nothing 8
);
