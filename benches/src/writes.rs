//! Saves through the desk beside a bare durable `INSERT` of the same rows, by one writer and by sixteen at once.
//!
//! The bare side writes the row of the same incident into tables of the same columns and indexes, each in a transaction of its
//! own that is on disk when it ends, through one connection for each writer (PostgreSQL) or one that all take in turn (SQLite,
//! where connections of their own would only wait for each other). It knows no rights, rules, history, chain or search.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Dictionary, Draft};
use store::{Bodies, Store};

use crate::place::Fallible;

const MANY: usize = 16;
/// The desk and the bare engine take turns, so that what else the machine does hits both.
const TURNS: u32 = 3;

/// Prints a table. SQLite is written in `GUILDHALL_BENCH_DATA`, or else in the system's folder for temporary files; PostgreSQL if
/// `GUILDHALL_BENCH_POSTGRES` names a user who may create databases and is no subject of row security.
pub fn run(dictionary: &Dictionary, seconds: u64) -> Fallible<()> {
    let time = Duration::from_secs(seconds) / TURNS;
    println!(
        "{:<11} {:>7} {:<8} {:>8} {:>8} {:>6} {:>9} {:>9} {:>10} {:>10}",
        "", "writers", "saves", "desk /s", "bare /s", "ratio", "desk p50", "desk p99", "desk work", "bare work"
    );
    let folder = match std::env::var_os("GUILDHALL_BENCH_DATA") {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    let file = folder.path().join("desk.sqlite");
    let office = Office::open(Store::sqlite(&file)?, dictionary)?;
    let bare = BareSqlite::like(&file, &folder.path().join("bare.sqlite"), &office)?;
    measure("SQLite", &office, &bare, time)?;
    if let Ok(server) = std::env::var("GUILDHALL_BENCH_POSTGRES") {
        let database = Database::make(&server)?;
        let office = Office::open(Store::postgres(&database.address)?, dictionary)?;
        let bare = BarePostgres { address: database.address.clone(), insert: bare.insert.clone() };
        measure("PostgreSQL", &office, &bare, time)?;
    }
    Ok(())
}

fn measure(engine: &str, office: &Office, bare: &dyn Rate, time: Duration) -> Fallible<()> {
    for writers in [1, MANY] {
        for (name, kind) in [("new", Kind::New), ("changed", Kind::Changed)] {
            let (mut ours, mut theirs) = (Vec::new(), 0.0);
            let (mut our_work, mut their_work) = (Duration::ZERO, Duration::ZERO);
            for _ in 0..TURNS {
                let before = on_processors();
                theirs += bare.rate(writers, time)? * time.as_secs_f64();
                let between = on_processors();
                ours.extend(office.save_for(writers, time, kind)?);
                their_work += between.saturating_sub(before);
                our_work += on_processors().saturating_sub(between);
            }
            let seconds = (time * TURNS).as_secs_f64();
            let count = ours.len() as f64;
            ours.sort();
            let at = |share: usize| ours.get(ours.len() * share / 100).map_or(f64::NAN, |one| milliseconds(*one));
            println!(
                "{engine:<11} {writers:>7} {name:<8} {:>8.0} {:>8.0} {:>6.2} {:>6.2} ms {:>6.2} ms {:>7.2} ms {:>7.2} ms",
                count / seconds,
                theirs / seconds,
                count / theirs,
                at(50),
                at(99),
                milliseconds(our_work) / count,
                milliseconds(their_work) / theirs
            );
        }
    }
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// How long this process has been on processors, to a hundredth of a second; nothing where the system does not tell. What a server
/// of its own does is not in it.
fn on_processors() -> Duration {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name, which may hold spaces: state is the first, user and system time are the twelfth and thirteenth.
    let fields = told.rsplit(") ").next().unwrap_or_default().split(' ');
    let ticks: u64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Each save is a new incident.
    New,
    /// Each save moves an incident of the writer's own on.
    Changed,
}

/// Changes of one incident before the next is changed: a save reads what the record was, and few have been changed hundreds of times.
const CHANGES_EACH: usize = 8;

/// A body with people, hours and agreements, in whose name incidents are saved.
pub struct Office {
    pub desk: Desk,
    actor: Actor,
    incident: Draft,
}

const HOURS: &str = "name = \"desk\"\nzone = \"Europe/London\"\nbank_holidays = \"England and Wales\"\n\n\
                     [[versions]]\nfrom = \"2018-04-01\"\nhours = { \"mon–fri\" = [\"07:00–19:00\"] }\n";

impl Office {
    pub fn open(store: Store, dictionary: &Dictionary) -> Fallible<Self> {
        Self::open_at(Desk::open(store, dictionary.clone())?)
    }

    /// The same at a desk that is open.
    pub fn open_at(desk: Desk) -> Fallible<Self> {
        let setup = Actor::system("setup", Bodies::shared());
        // Others for each run on the same store.
        let run = desk.store.head()?.0;
        let body = Draft::new("core_company").with("company", "global").with("code", format!("own{run}"));
        let body = body.with("name", format!("Own body {run}"));
        let body = desk.save(on(&setup), &body.with("customer", "yes"))?.sys_id;
        let actor = Actor::system("setup", Bodies::of([&body]));
        let save = |draft: Draft| desk.save(on(&actor), &draft).map(|saved| saved.sys_id);
        let hours = Draft::new("cmn_schedule").with("company", "global").with("code", format!("desk{run}"));
        let hours = hours.with("name", format!("Desk {run}"));
        let hours = save(hours.with("definition", HOURS))?;
        let ann = format!("ann{run}");
        let agent = Draft::new("sys_user").with("company", "global").with("user_name", &ann).with("name", "Ann Agent");
        save(agent.with("employer", body.as_str()).with("bodies", body.as_str()))?;
        let group = save(Draft::new("sys_user_group").with("company", body.as_str()).with("name", "Service desk"))?;
        let service = Draft::new("cmdb_ci_service").with("company", body.as_str()).with("name", "Network");
        let service = save(service.with("schedule", hours.as_str()))?;
        for (name, measures, priority, target) in [
            ("Response", "response", "4", "1 hour"),
            ("Fix", "resolution", "4", "2 working days"),
            ("P1 response", "response", "1", "15 minutes"),
            ("P1 fix", "resolution", "1", "4 hours"),
        ] {
            let agreement = Draft::new("contract_sla").with("company", body.as_str()).with("name", name);
            let agreement = agreement.with("collection", "incident").with("measures", measures).with("target", target);
            let agreement = agreement.with("schedule", hours.as_str()).with("starts", "2018-09-01");
            save(agreement.with("applies_when", format!("priority = {priority}")).with("state", "active"))?;
        }
        let incident = Draft::new("incident")
            .with("company", body.as_str())
            .with("short_description", "Printer on the second floor does not answer")
            .with("description", "It has not printed since this morning; the light is on and the paper is in.")
            .with("caller_id", &ann)
            .with("impact", "2")
            .with("urgency", "3")
            .with("contact_type", "phone")
            .with("business_service", service)
            .with("assignment_group", group)
            .with("assigned_to", &ann);
        Ok(Self { desk, actor, incident })
    }

    /// Keeps one new incident, and answers how long that took.
    pub fn save(&self) -> Result<Duration, String> {
        let began = Instant::now();
        self.desk.save(on(&self.actor), &self.incident).map_err(|error| error.to_string())?;
        Ok(began.elapsed())
    }

    /// How long each new incident took that `writers` threads saved in this time.
    pub fn save_new(&self, writers: usize, time: Duration) -> Fallible<Vec<Duration>> {
        self.save_for(writers, time, Kind::New)
    }

    /// How long each save took that `writers` threads made in this time.
    fn save_for(&self, writers: usize, time: Duration, kind: Kind) -> Fallible<Vec<Duration>> {
        let until = Instant::now() + time;
        let one = move |_| -> Result<Vec<Duration>, String> {
            let fault = |error: practice::NotSaved| error.to_string();
            let mut took = Vec::new();
            let mut draft = self.incident.clone();
            let mut turn = 0_usize;
            while Instant::now() < until {
                if kind == Kind::Changed && turn.is_multiple_of(CHANGES_EACH) {
                    let began = Instant::now();
                    draft = Draft::new("incident");
                    draft.sys_id = Some(self.desk.save(on(&self.actor), &self.incident).map_err(fault)?.sys_id);
                    took.push(began.elapsed());
                }
                turn += 1;
                if kind == Kind::Changed {
                    draft
                        .typed
                        .insert("follow_up".into(), format!("2026-12-{:02} {:02}:00", turn % 28 + 1, turn / 28 % 24));
                    draft.typed.insert("urgency".into(), ["2", "3"][turn % 2].into());
                }
                let began = Instant::now();
                self.desk.save(on(&self.actor), &draft).map_err(fault)?;
                took.push(began.elapsed());
            }
            Ok(took)
        };
        Ok(side_by_side(writers, one)?.concat())
    }
}

fn on(actor: &Actor) -> Occasion<'_> {
    Occasion {
        actor,
        now: jiff::Timestamp::from_second(1_793_523_600).unwrap_or_default(),
        why: "Bench",
        request: "bench",
    }
}

fn side_by_side<T: Send>(writers: usize, work: impl Fn(usize) -> Result<T, String> + Sync) -> Result<Vec<T>, String> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..writers)
            .map(|writer| {
                scope.spawn({
                    let work = &work;
                    move || work(writer)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err("a writer panicked".into()))).collect()
    })
}

/// The engine alone.
pub trait Rate {
    /// Rows that writers insert in a second, each on disk before the next.
    fn rate(&self, writers: usize, time: Duration) -> Fallible<f64>;
}

/// Inserts the row of an incident that the desk has kept.
#[derive(Clone)]
struct Insert {
    columns: Vec<String>,
    values: Vec<rusqlite::types::Value>,
}

static ROWS: AtomicU64 = AtomicU64::new(0);

impl Insert {
    fn of(file: &std::path::Path, sys_id: &str) -> Fallible<Self> {
        let connection = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut statement = connection.prepare("select * from task where sys_id = ?1")?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let values = statement.query_row([sys_id], |row| {
            (0..names.len()).map(|at| row.get::<_, rusqlite::types::Value>(at)).collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let filled = names.into_iter().zip(values).filter(|(_, value)| *value != rusqlite::types::Value::Null);
        let (columns, values) = filled.unzip();
        Ok(Self { columns, values })
    }

    fn sql(&self, place: impl Fn(usize) -> String) -> String {
        let names: Vec<String> = self.columns.iter().map(|name| format!("\"{name}\"")).collect();
        let places: Vec<String> = (1..=names.len()).map(place).collect();
        format!("insert into task ({}) values ({})", names.join(", "), places.join(", "))
    }

    /// A key and a number of its own, random as those of the desk.
    fn fresh(&self) -> (String, String) {
        use sha2::Digest;
        let row = ROWS.fetch_add(1, Ordering::Relaxed);
        (hex::encode(&sha2::Sha256::digest(row.to_be_bytes())[..16]), format!("BARE{row:07}"))
    }
}

/// Bare inserts beside the store in a file, in a file of the same tables and indexes.
pub fn bare_sqlite(file: &std::path::Path, office: &Office) -> Fallible<Box<dyn Rate>> {
    Ok(Box::new(BareSqlite::like(file, &file.with_extension("bare"), office)?))
}

/// Bare inserts into the tables of a database.
pub fn bare_postgres(address: &str, office: &Office) -> Fallible<Box<dyn Rate>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("row.sqlite");
    let alike = Office::open(Store::sqlite(&file)?, &office.desk.dictionary)?;
    let insert = Insert::of(&file, &alike.desk.save(on(&alike.actor), &alike.incident)?.sys_id)?;
    Ok(Box::new(BarePostgres { address: address.to_owned(), insert }))
}

struct BareSqlite {
    connection: Mutex<rusqlite::Connection>,
    insert: Insert,
}

impl BareSqlite {
    /// The same tables and indexes in a file of their own.
    fn like(file: &std::path::Path, own: &std::path::Path, office: &Office) -> Fallible<Self> {
        let saved = office.desk.save(on(&office.actor), &office.incident)?;
        let insert = Insert::of(file, &saved.sys_id)?;
        // Of a run before, beside a store that stays.
        for end in ["", "-wal", "-shm"] {
            let left = std::path::PathBuf::from(format!("{}{end}", own.display()));
            if left.exists() {
                std::fs::remove_file(left)?;
            }
        }
        Store::sqlite(own)?.sync(&office.desk.dictionary.schema())?;
        let connection = rusqlite::Connection::open(own)?;
        let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
        assert_eq!(mode, "wal");
        connection.pragma_update(None, "synchronous", "full")?;
        Ok(Self { connection: Mutex::new(connection), insert })
    }
}

impl Rate for BareSqlite {
    fn rate(&self, writers: usize, time: Duration) -> Fallible<f64> {
        let sql = self.insert.sql(|number| format!("?{number}"));
        let until = Instant::now() + time;
        let one = |_| -> Result<u64, String> {
            let mut kept = 0;
            while Instant::now() < until {
                let connection = self.connection.lock().map_err(|error| error.to_string())?;
                let (id, number) = self.insert.fresh();
                let mut values = self.insert.values.clone();
                for (column, value) in self.insert.columns.iter().zip(&mut values) {
                    match column.as_str() {
                        "sys_id" => *value = id.clone().into(),
                        "number" => *value = number.clone().into(),
                        _ => {}
                    }
                }
                let insert = || connection.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(&values));
                insert().map_err(|error| error.to_string())?;
                kept += 1;
            }
            Ok(kept)
        };
        Ok(side_by_side(writers, one)?.iter().sum::<u64>() as f64 / time.as_secs_f64())
    }
}

/// A database that is gone with the bench.
struct Database {
    server: postgres::Config,
    name: String,
    address: String,
}

impl Database {
    fn make(server: &str) -> Fallible<Self> {
        let name = format!("guildhall_bench_{}", std::process::id());
        let config: postgres::Config = server.parse()?;
        config
            .connect(postgres::NoTls)?
            .batch_execute(&format!("create database {name} encoding 'UTF8' template template0"))?;
        let (place, _) = server.rsplit_once('/').ok_or("Write postgres://user@host/database.")?;
        Ok(Self { server: config, address: format!("{place}/{name}"), name })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let dropped = self.server.connect(postgres::NoTls);
        let sql = format!("drop database if exists {} with (force)", self.name);
        if let Err(error) = dropped.and_then(|mut client| client.batch_execute(&sql)) {
            eprintln!("{} is left behind: {error}", self.name);
        }
    }
}

struct BarePostgres {
    address: String,
    insert: Insert,
}

impl Rate for BarePostgres {
    fn rate(&self, writers: usize, time: Duration) -> Fallible<f64> {
        let sql = self.insert.sql(|number| format!("${number}"));
        let mut clients = Vec::new();
        for _ in 0..writers {
            let mut client: postgres::Client = self.address.parse::<postgres::Config>()?.connect(postgres::NoTls)?;
            let statement = client.prepare(&sql)?;
            clients.push(Mutex::new((client, statement)));
        }
        let until = Instant::now() + time;
        let one = |writer: usize| -> Result<u64, String> {
            let mut held = clients[writer].lock().map_err(|error| error.to_string())?;
            let (client, statement) = &mut *held;
            let mut kept = 0;
            while Instant::now() < until {
                let (id, number) = self.insert.fresh();
                let values: Vec<Box<dyn postgres::types::ToSql + Sync>> = self
                    .insert
                    .columns
                    .iter()
                    .zip(&self.insert.values)
                    .map(|(column, value)| -> Box<dyn postgres::types::ToSql + Sync> {
                        match (column.as_str(), value) {
                            ("sys_id", _) => Box::new(id.clone()),
                            ("number", _) => Box::new(number.clone()),
                            (_, rusqlite::types::Value::Integer(number)) => Box::new(*number),
                            (_, rusqlite::types::Value::Text(text)) => Box::new(text.clone()),
                            _ => Box::new(None::<String>),
                        }
                    })
                    .collect();
                let values: Vec<&(dyn postgres::types::ToSql + Sync)> = values.iter().map(|value| &**value).collect();
                client.execute(&*statement, &values).map_err(|error| error.to_string())?;
                kept += 1;
            }
            Ok(kept)
        };
        Ok(side_by_side(writers, one)?.iter().sum::<u64>() as f64 / time.as_secs_f64())
    }
}
