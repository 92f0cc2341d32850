//! Whoever means harm to the server is refused early and told why, takes no memory that grows with what they send, and is not
//! noticed by others. The program itself, plain and over TLS; `--no-capture` shows figures.

mod server;

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use server::{Server, Wire, read};

/// The last byte of the address that somebody comes from.
const STRANGER: u8 = 3;
const OTHER: u8 = 2;
const CROWD: u8 = 4;

/// The most memory that the program may ever hold. What it holds at rest is some fifty, without optimisation.
const PEAK_MEGABYTES_MAX: u64 = 500;
/// The longest that somebody else waits for a page, on a machine that is busy with other tests.
const OTHERS_WAIT_MAX: Duration = Duration::from_secs(10);

/// What is tried, and how.
type Trial = (&'static str, fn(&Server));

#[test]
fn a_hostile_sender_is_refused_and_nobody_else_notices() {
    harm(false);
}

#[test]
fn over_tls_as_well() {
    harm(true);
}

fn harm(is_secure: bool) {
    let server = Server::start(is_secure);
    let quiet = server.peak_megabytes();
    let is_over = AtomicBool::new(false);
    let waits = thread::scope(|scope| {
        let other = scope.spawn(|| onlooker(&server, &is_over));
        let trials: [Trial; 8] = [
            ("slow head", slow_head),
            ("slow body", slow_body),
            ("100 MB announced", large_announced),
            ("100 MB in chunks", large_chunked),
            ("deep and many", deep),
            ("lying lengths", lying),
            ("files at once", files),
            ("a crowd", crowd),
        ];
        let trials = trials.map(|(name, trial)| {
            let server = &server;
            (
                name,
                scope.spawn(move || {
                    let begun = Instant::now();
                    trial(server);
                    begun.elapsed()
                }),
            )
        });
        let ended: Vec<_> = trials.into_iter().map(|(name, trial)| (name, trial.join())).collect();
        is_over.store(true, Ordering::Relaxed);
        let waits = other.join().expect("others are served");
        for (name, took) in ended {
            println!("{name}: {:.1} s", took.unwrap_or_else(|_| panic!("{name}")).as_secs_f64());
        }
        waits
    });
    let peak = server.peak_megabytes();
    let mut sorted = waits.clone();
    sorted.sort();
    let at = |share: usize| sorted[(sorted.len() - 1) * share / 100];
    println!(
        "tls {is_secure}: {} pages for others, median {:?}, p95 {:?}, longest {:?}",
        waits.len(),
        at(50),
        at(95),
        at(100)
    );
    println!("memory: {quiet} MB before, {peak} MB at most");
    assert!(at(100) < OTHERS_WAIT_MAX, "somebody else waited {:?}", at(100));
    assert!(peak < PEAK_MEGABYTES_MAX, "{peak} MB");
}

/// Somebody who reads a page again and again, from another address: how long each took.
fn onlooker(server: &Server, is_over: &AtomicBool) -> Vec<Duration> {
    let mut waits = Vec::new();
    while !is_over.load(Ordering::Relaxed) || waits.is_empty() {
        let begun = Instant::now();
        let page = server.ask(OTHER, "GET /api/now/table/incident?sysparm_limit=10", "", b"");
        assert!(page.starts_with("HTTP/1.1 200"), "{page:.300}");
        waits.push(begun.elapsed());
        thread::sleep(Duration::from_millis(20));
    }
    waits
}

/// Sends a byte now and then until nobody listens; the answer, and how long it took.
fn trickle(wire: &mut dyn Wire, byte: &[u8]) -> (String, Duration) {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(40) {
        thread::sleep(Duration::from_millis(250));
        if wire.write_all(byte).and_then(|()| wire.flush()).is_err() {
            break;
        }
    }
    (read(wire), begun.elapsed())
}

fn slow_head(server: &Server) {
    let mut wire = server.connect(STRANGER).expect("a connection");
    wire.write_all(b"GET /api/now/table/incident HTTP/1.1\r\nX-Slow: ").expect("sent");
    let (_, took) = trickle(&mut *wire, b"x");
    assert!(took < Duration::from_secs(20), "{took:?}");
}

fn slow_body(server: &Server) {
    let mut wire = server.connect(STRANGER).expect("a connection");
    let head = server.head("POST /api/now/table/incident", "Content-Length: 5000\r\n");
    wire.write_all(head.as_bytes()).expect("sent");
    let (_, took) = trickle(&mut *wire, b" ");
    assert!(took < Duration::from_secs(15), "{took:?}");
    // Who stops to send is told why.
    let mut wire = server.connect(STRANGER).expect("a connection");
    wire.write_all(head.as_bytes()).and_then(|()| wire.write_all(b"{")).expect("sent");
    let mut beginning = [0; 600];
    let bytes = wire.read(&mut beginning).expect("an answer");
    let told = String::from_utf8_lossy(&beginning[..bytes]);
    assert!(told.starts_with("HTTP/1.1 400"), "{told}");
}

const LARGE: usize = 100 << 20;

fn large_announced(server: &Server) {
    for (line, headers) in [
        ("POST /api/now/table/incident", ""),
        ("POST /api/now/attachment/file?table_name=incident&table_sys_id=x&file_name=x", ""),
        ("POST /oauth_token.do", "Content-Type: application/x-www-form-urlencoded\r\n"),
    ] {
        let mut wire = server.connect(STRANGER).expect("a connection");
        let head = server.head(line, &format!("Content-Length: {LARGE}\r\n{headers}"));
        wire.write_all(head.as_bytes()).expect("sent");
        // Nothing of it need be sent to be refused.
        let mut beginning = [0; 2000];
        let bytes = wire.read(&mut beginning).expect("an answer");
        let told = String::from_utf8_lossy(&beginning[..bytes]);
        assert!(told.starts_with("HTTP/1.1 4"), "{line}: {told}");
        let piece = vec![b' '; 64 << 10];
        let sent = (0..LARGE / piece.len()).take_while(|_| wire.write_all(&piece).is_ok()).count() * piece.len();
        assert!(sent < 16 << 20, "{line}: {sent} bytes were taken");
    }
}

fn large_chunked(server: &Server) {
    let mut wire = server.connect(STRANGER).expect("a connection");
    wire.write_all(server.head("POST /api/now/table/incident", "Transfer-Encoding: chunked\r\n").as_bytes())
        .expect("sent");
    let piece = [format!("{:x}\r\n", 64 << 10).as_bytes(), &vec![b' '; 64 << 10], b"\r\n"].concat();
    let sent = (0..LARGE / piece.len()).take_while(|_| wire.write_all(&piece).is_ok()).count() * piece.len();
    assert!(sent < 32 << 20, "{sent} bytes were taken");
}

fn deep(server: &Server) {
    let many = "a^".repeat(10_001);
    let path = format!("caller_id{}", ".manager".repeat(3_000));
    let list = format!("({})", "%28".repeat(9_000));
    // How an address that is too long comes in pieces decides whether it is the address or the head that is.
    for (line, statuses) in [
        (format!("GET /api/now/table/incident?sysparm_query={many}"), "400"),
        (format!("GET /api/now/table/incident?sysparm_query={}", "a=b%5E".repeat(6_000)), "200"),
        (format!("GET /api/now/table/incident?sysparm_query={path}=x"), "200"),
        (format!("GET /api/now/table/incident?sysparm_fields={path}&sysparm_limit=1"), "200"),
        (format!("GET /api/now/stats/incident?sysparm_count=true&sysparm_group_by={path}"), "200"),
        (format!("GET /api/now/table/incident?sysparm_query={list}"), "200"),
        (format!("GET /api/now/table/incident?sysparm_query=numberIN{}", "x,".repeat(9_000)), "200"),
        (format!("GET /api/now/table/incident?sysparm_query=numberIN{}", "x,".repeat(12_000)), "400"),
        ("GET /api/now/table/incident?sysparm_limit=1000000&sysparm_display_value=all".to_owned(), "200"),
        (format!("GET /api/now/table/{}", "x".repeat(23_000)), "400"),
        (format!("GET /api/now/table/incident?sysparm_query={}", "x".repeat(70_000)), "414|431"),
    ] {
        let told = server.ask(STRANGER, &line, "", b"");
        let is_it = |status: &str| told.starts_with(&format!("HTTP/1.1 {status}"));
        assert!(statuses.split('|').any(is_it), "{line:.120}: {told:.300}");
    }
    for body in ["[", "{\"a\":", "{a:", "[[],"].map(|opening| opening.repeat(200_000)) {
        for line in ["POST /api/now/table/incident", "POST /api/now/batch", "POST /api/global/em/jsonv2"] {
            let told = server.ask(STRANGER, line, "", body.as_bytes());
            assert!(told.starts_with("HTTP/1.1 400"), "{line} {body:.8}: {told:.300}");
        }
    }
}

fn lying(server: &Server) {
    let body = "{\"short_description\":\"of another length\"}";
    for headers in [
        "Content-Length: 5\r\n",
        "Content-Length: 4000\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 1e3\r\n",
        "Content-Length: 18446744073709551616\r\n",
        "Content-Length: 5\r\nContent-Length: 41\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Encoding: gzip\r\nContent-Length: 41\r\n",
    ] {
        let mut wire = server.connect(STRANGER).expect("a connection");
        let head = server.head("POST /api/now/table/incident", headers);
        wire.write_all(head.as_bytes()).and_then(|()| wire.write_all(body.as_bytes())).ok();
        let mut beginning = [0; 600];
        let bytes = wire.read(&mut beginning).unwrap_or(0);
        let told = String::from_utf8_lossy(&beginning[..bytes]);
        let is_as_it_says = headers.contains("gzip");
        assert!(
            is_as_it_says || told.is_empty() || told.starts_with("HTTP/1.1 4") || is_busy(&told),
            "{headers}: {told}"
        );
    }
}

/// One sender does not have all places for large bodies, and waits only so long for one of their own.
fn is_busy(told: &str) -> bool {
    told.starts_with("HTTP/1.1 503") && told.contains("Nothing was lost")
}

/// More files than are read at once.
fn files(server: &Server) {
    let told = server.ask(STRANGER, "GET /api/now/table/incident?sysparm_limit=1&sysparm_fields=sys_id", "", b"");
    let id = told.split("\"sys_id\":\"").nth(1).and_then(|rest| rest.get(..32)).expect("a record");
    let line = format!("POST /api/now/attachment/file?table_name=incident&table_sys_id={id}&file_name=large.bin");
    thread::scope(|scope| {
        for byte in 0..10 {
            let line = &line;
            scope.spawn(move || {
                let file = vec![byte; 10 << 20];
                let told = server.ask(STRANGER, line, "", &file);
                assert!(told.starts_with("HTTP/1.1 201") || is_busy(&told), "{told:.300}");
            });
        }
    });
}

/// Connections that say nothing: those beyond what one address may have are closed, and each is after a while.
fn crowd(server: &Server) {
    let streams: Vec<_> = (0..600).filter_map(|_| server.reach(CROWD).ok()).collect();
    let begun = Instant::now();
    for mut stream in streams {
        std::io::Read::read(&mut stream, &mut [0; 1]).ok();
    }
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(30), "{took:?}");
}
