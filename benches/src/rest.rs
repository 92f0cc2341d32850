//! The REST interface beside a bare handler: the same rows, the same JSON, the same loopback, the same clients, in turn.
//!
//! The bare side is an axum handler that runs one prepared `SELECT` on a connection of its own and writes a JSON object for each
//! row. It knows no credentials, rights, query language, counts or shapes. Creates are compared with a bare durable `INSERT`
//! and with saves through the desk.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::Query as Parameters;
use axum::response::{IntoResponse, Response};
use axum::{Router, http};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use practice::desk::Occasion;
use practice::{Desk, credentials};
use record::{Actor, Dictionary, Draft, Words};
use serde_json::{Map, Value};
use store::Store;
use tokio::net::{TcpListener, TcpStream};
use web::Site;

use crate::measure::Times;
use crate::organisation::{self, BODIES, ENDS, id};
use crate::place::{self, Fallible};
use crate::rest::engine::{Engine, SERVICE_ROWS};
use crate::writes;

mod engine;

const CONNECTIONS: usize = 16;
/// The server and the bare handler take turns, so that what else the machine does hits both.
const TURNS: u32 = 3;
/// Questions a second that all connections together ask at fixed times: how long an answer takes where nobody is kept waiting by
/// as many others as the machine bears.
const PACES: [f64; 3] = [100.0, 200.0, 400.0];
const LIST: Duration = Duration::from_secs(4);
const WRITE: Duration = Duration::from_secs(4);

/// The fifteen fields of the list.
pub const FIELDS: [&str; 15] = [
    "sys_id",
    "number",
    "short_description",
    "priority",
    "state",
    "impact",
    "urgency",
    "category",
    "opened_at",
    "caller_id",
    "assigned_to",
    "assignment_group",
    "business_service",
    "resolved_at",
    "contact_type",
];

/// Prints lists, creates and aggregates over so many incidents, in a copy of the generated file or in the database of an address:
/// creates write there.
pub fn run(dictionary: &Dictionary, incidents: usize, address: Option<&str>) -> Fallible<()> {
    let schema = dictionary.schema();
    let (store, engine, _folder) = match address {
        Some(address) => (place::postgres(address, incidents, &schema)?, Engine::postgres(address), None),
        None => {
            let generated = place::sqlite(incidents, &schema)?;
            let folder = tempfile::tempdir_in(generated.parent().unwrap_or(Path::new(".")))?;
            let file = folder.path().join("store.sqlite");
            std::fs::copy(generated, &file)?;
            (Store::sqlite(&file)?, Engine::sqlite(&file), Some(folder))
        }
    };
    let desk = Desk::open(store.clone(), dictionary.clone())?;
    let key = let_in(&desk)?;
    let now: Timestamp = ENDS.parse()?;
    let bodies =
        BODIES.map(|code| web::Body { id: code.to_owned(), code: code.to_owned(), name: code.to_owned() }).to_vec();
    let site = Site::without_pages(store, dictionary.clone(), bodies, move || now);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let ours = listener.local_addr()?;
        tokio::spawn(web::serve(Arc::new(site), listener, std::future::pending()));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let bare = listener.local_addr()?;
        let reads = engine.clone();
        let list = move |parameters: Parameters<Vec<(String, String)>>| bare_list(reads.clone(), parameters);
        let router = Router::new().route("/list", axum::routing::get(list));
        tokio::spawn(async { axum::serve(listener, router).await });
        let asker = Asker { key, ours: ours.to_string(), bare: bare.to_string() };
        let only = std::env::var("GUILDHALL_BENCH_ONLY").unwrap_or_default();
        let is_asked = |name: &str| only.is_empty() || only == name;
        if is_asked("lists") {
            asker.lists(incidents).await?;
        }
        if is_asked("aggregates") {
            asker.aggregates().await?;
        }
        if is_asked("creates") {
            println!();
            asker.creates(&desk, &engine).await?;
        }
        Ok(())
    })
}

/// Somebody of both bodies, and a key of theirs that no limit holds back.
fn let_in(desk: &Desk) -> Fallible<String> {
    let setup = Actor::system("setup", organisation::bodies());
    let on = || Occasion {
        actor: &setup,
        now: jiff::Timestamp::from_second(1_793_523_600).unwrap_or_default(),
        why: "Bench",
        request: "bench",
    };
    let words = Words::new(on().now, "setup", organisation::bodies());
    for role in ["agent", "manager"] {
        let draft = Draft::new("sys_user_role").with("company", "global").with("name", role);
        let known = record::draft::find("sys_user_role", role, &desk.dictionary, &setup, &words, &mut &desk.store)?;
        if known.is_err() {
            desk.save(on(), &draft.with("description", role))?;
        }
    }
    // Another for each run.
    let bench = format!("bench{}", desk.store.head()?.0);
    let person = Draft::new("sys_user").with("company", "global").with("user_name", &bench).with("name", "Bench");
    let person = person.with("employer", BODIES[0]).with("bodies", BODIES.join(";")).with("roles", "agent;manager");
    desk.save(on(), &person)?;
    let key = Draft::default().with("name", &bench).with("company", "global").with("user", &bench);
    let key = key.with("reads", "all").with("writes", "all").with("expires", "2026-12-31 12:00");
    let key = key.with("rate_limit", "1000000000");
    Ok(credentials::give_key(desk, on(), key)?.secret.ok_or("A key has a secret.")?)
}

async fn bare_list(engine: Engine, Parameters(parameters): Parameters<Vec<(String, String)>>) -> Response {
    let service = parameters.into_iter().map(|(_, value)| value).next().unwrap_or_default();
    let rows = tokio::task::spawn_blocking(move || engine.rows(&service)).await;
    match rows.map_err(|error| error.to_string()).and_then(|rows| rows.map_err(|error| error.to_string())) {
        Ok(rows) => {
            let object = |row: Vec<String>| {
                let pairs = FIELDS.iter().zip(row).map(|(name, value)| ((*name).to_owned(), Value::String(value)));
                Value::Object(pairs.collect::<Map<_, _>>())
            };
            let rows: Vec<Value> = rows.into_iter().map(object).collect();
            axum::Json(serde_json::json!({ "result": rows })).into_response()
        }
        Err(error) => (http::StatusCode::INTERNAL_SERVER_ERROR, error).into_response(),
    }
}

struct Asker {
    key: String,
    ours: String,
    bare: String,
}

type Sender = SendRequest<Full<Bytes>>;

async fn connect(address: &str) -> Fallible<Sender> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

impl Asker {
    async fn send(&self, sender: &mut Sender, to: &str, path: &str, body: Option<String>) -> Fallible<(u16, Bytes)> {
        sender.ready().await?;
        let request = http::Request::builder()
            .method(if body.is_some() { "POST" } else { "GET" })
            .uri(path)
            .header("host", to)
            .header("x-sn-apikey", &self.key)
            .header("content-type", "application/json")
            .body(Full::new(Bytes::from(body.unwrap_or_default())))?;
        let answer = sender.send_request(request).await?;
        let status = answer.status().as_u16();
        Ok((status, answer.into_body().collect().await?.to_bytes()))
    }

    /// How long each answer took that so many connections got in this time, each asking again as soon as it had one.
    async fn rate(
        &self,
        to: &str,
        time: Duration,
        request: impl Fn(usize) -> (String, Option<String>) + Sync,
    ) -> Fallible<Vec<Duration>> {
        self.asked(to, time, None, request).await
    }

    /// The same; or each connection asks so often, and an answer's time counts from when its question was due.
    async fn asked(
        &self,
        to: &str,
        time: Duration,
        every: Option<Duration>,
        request: impl Fn(usize) -> (String, Option<String>) + Sync,
    ) -> Fallible<Vec<Duration>> {
        let begins = Instant::now();
        let until = begins + time;
        let one = async |connection: usize| -> Fallible<Vec<Duration>> {
            let mut sender = connect(to).await?;
            let mut took = Vec::new();
            while Instant::now() < until {
                let (path, body) = request(connection + took.len() * CONNECTIONS);
                let mut began = Instant::now();
                if let Some(every) = every {
                    let place = took.len() as f64 + connection as f64 / CONNECTIONS as f64;
                    began = begins + every.mul_f64(place);
                    tokio::time::sleep_until(began.into()).await;
                }
                let (status, told) = self.send(&mut sender, to, &path, body).await?;
                if status > 201 {
                    return Err(format!("{status} for {path}: {}", String::from_utf8_lossy(&told)).into());
                }
                took.push(began.elapsed());
            }
            Ok(took)
        };
        let all = futures_util::future::try_join_all((0..CONNECTIONS).map(one)).await?;
        Ok(all.concat())
    }

    fn list(service: usize, more: &str) -> String {
        let service = id("service", service % organisation::SERVICES);
        format!(
            "/api/now/table/incident?sysparm_query=business_service={service}%5EORDERBYDESCopened_at{more}\
             &sysparm_fields={}&sysparm_limit={SERVICE_ROWS}",
            FIELDS.join(",")
        )
    }

    /// Fifty incidents of one service after the other, the newest first.
    async fn lists(&self, incidents: usize) -> Fallible<()> {
        println!(
            "\n{:<58} {:>8} {:>8} {:>6} {:>9} {:>9} {:>9}",
            format!("{CONNECTIONS} connections, {incidents} incidents, lists of {SERVICE_ROWS}"),
            "ours /s",
            "bare /s",
            "ratio",
            "p50 ms",
            "p95 ms",
            "bare p95"
        );
        let bare = |turn: usize| (format!("/list?service={}", id("service", turn % organisation::SERVICES)), None);
        self.are_alike().await?;
        for (name, more) in [
            (
                "the rows alone, as the bare handler tells them",
                "&sysparm_no_count=true&sysparm_exclude_reference_link=true",
            ),
            ("as clients ask who page by the count", ""),
            ("without links to records", "&sysparm_exclude_reference_link=true"),
            ("with values and what they show", "&sysparm_display_value=all&sysparm_exclude_reference_link=true"),
        ] {
            let ours = |turn: usize| (Self::list(turn, more), None);
            // Each service is asked for once, so that both are warm.
            self.rate(&self.ours, LIST / 2, ours).await?;
            self.rate(&self.bare, LIST / 2, bare).await?;
            let (mut took, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..TURNS {
                theirs.extend(self.rate(&self.bare, LIST, bare).await?);
                took.extend(self.rate(&self.ours, LIST, ours).await?);
            }
            let seconds = (LIST * TURNS).as_secs_f64();
            let (count, their_count) = (took.len() as f64, theirs.len() as f64);
            let (times, theirs) = (Times::of(took, Duration::ZERO), Times::of(theirs, Duration::ZERO));
            println!(
                "{name:<58} {:>8.0} {:>8.0} {:>6.2} {:>9.2} {:>9.2} {:>9.2}",
                count / seconds,
                their_count / seconds,
                count / their_count,
                times.p50,
                times.p95,
                theirs.p95
            );
        }
        for pace in PACES {
            let each = Duration::from_secs(1).mul_f64(CONNECTIONS as f64 / pace);
            let list = |turn: usize| (Self::list(turn, ""), None);
            let (mut took, mut theirs) = (Vec::new(), Vec::new());
            for _ in 0..TURNS {
                theirs.extend(self.asked(&self.bare, LIST, Some(each), bare).await?);
                took.extend(self.asked(&self.ours, LIST, Some(each), list).await?);
            }
            let (times, theirs) = (Times::of(took, Duration::ZERO), Times::of(theirs, Duration::ZERO));
            println!(
                "{:<58} {:>8} {:>8} {:>6} {:>9.2} {:>9.2} {:>9.2}",
                format!("the first, {pace:.0} a second of them all, from when each was due"),
                "",
                "",
                "",
                times.p50,
                times.p95,
                theirs.p95
            );
        }
        Ok(())
    }

    /// Both answer with the same values of the same records in the same order.
    async fn are_alike(&self) -> Fallible<()> {
        let (mut ours, mut bare) = (connect(&self.ours).await?, connect(&self.bare).await?);
        for service in 0..organisation::SERVICES {
            let path = Self::list(service, "&sysparm_exclude_reference_link=true");
            let (status, one) = self.send(&mut ours, &self.ours, &path, None).await?;
            let path = format!("/list?service={}", id("service", service));
            let (_, other) = self.send(&mut bare, &self.bare, &path, None).await?;
            let (one, other): (Value, Value) = (serde_json::from_slice(&one)?, serde_json::from_slice(&other)?);
            if status != 200 || one != other {
                return Err(format!("The bare handler answers otherwise:\n{one:.2000}\n{other:.2000}").into());
            }
        }
        Ok(())
    }

    /// One asker, as reports are.
    async fn aggregates(&self) -> Fallible<()> {
        println!("\n{:<58} {:>9} {:>9}", "milliseconds", "p50", "p95");
        let mut sender = connect(&self.ours).await?;
        for (name, path) in [
            ("all incidents by priority", "sysparm_count=true&sysparm_group_by=priority"),
            ("all incidents by month and priority", "sysparm_count=true&sysparm_group_by=opened_at@month,priority"),
            (
                "a month by priority",
                "sysparm_count=true&sysparm_group_by=priority&sysparm_query=opened_at%3E=2026-09-01%5Eopened_at%3C2026-10-01",
            ),
        ] {
            let mut took = Vec::new();
            for turn in 0..12 {
                let path = format!("/api/now/stats/incident?{path}");
                let began = Instant::now();
                let (status, told) = self.send(&mut sender, &self.ours, &path, None).await?;
                if turn > 1 {
                    took.push(began.elapsed());
                }
                if status != 200 || !told.starts_with(b"{\"result\":[{") {
                    return Err(format!("{status} for {path}: {}", String::from_utf8_lossy(&told)).into());
                }
            }
            let times = Times::of(took, Duration::ZERO);
            println!("{name:<58} {:>9.1} {:>9.1}", times.p50, times.p95);
        }
        Ok(())
    }

    /// New incidents over HTTP, through the desk, and as bare rows.
    async fn creates(&self, desk: &Desk, engine: &Engine) -> Fallible<()> {
        // PostgreSQL's client waits with a runtime of its own.
        let (office, bare) = tokio::task::block_in_place(|| -> Fallible<_> {
            let office = writes::Office::open_at(desk.clone())?;
            let bare = engine.bare_writes(&office)?;
            Ok((office, bare))
        })?;
        let group = id("group", 0);
        let (service, caller) = (id("service", 0), id("person", 0));
        let create = |turn: usize| {
            let body = serde_json::json!({
                "company": BODIES[0], "short_description": format!("Printer {turn} does not answer"),
                "description": "It has not printed since this morning; the light is on and the paper is in.",
                "caller_id": caller, "impact": "2", "urgency": "3", "contact_type": "phone",
                "business_service": service, "assignment_group": group,
            });
            ("/api/now/table/incident".to_owned(), Some(body.to_string()))
        };
        let (mut ours, mut desks, mut theirs) = (Vec::new(), 0, 0.0);
        for _ in 0..TURNS {
            ours.extend(self.rate(&self.ours, WRITE, create).await?);
            let (saved, inserted) = tokio::task::block_in_place(|| -> Fallible<_> {
                Ok((office.save_new(CONNECTIONS, WRITE)?.len(), bare.rate(CONNECTIONS, WRITE)? * WRITE.as_secs_f64()))
            })?;
            desks += saved;
            theirs += inserted;
        }
        let seconds = (WRITE * TURNS).as_secs_f64();
        let count = ours.len() as f64;
        let times = Times::of(ours, Duration::ZERO);
        println!(
            "creates /s: {:.0} over HTTP (p50 {:.1} ms, p95 {:.1} ms), {:.0} through the desk (ratio {:.2}), {:.0} bare durable \
             inserts (ratio {:.2})",
            count / seconds,
            times.p50,
            times.p95,
            desks as f64 / seconds,
            count / desks as f64,
            theirs / seconds,
            count / theirs
        );
        tokio::task::block_in_place(|| drop((office, bare)));
        Ok(())
    }
}
