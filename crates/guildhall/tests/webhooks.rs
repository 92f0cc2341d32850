//! Webhooks by the program itself: by its commands, and told again by whoever starts next when it was killed in the middle.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use guildhall::opening;
use jiff::{SignedDuration, Timestamp};
use practice::desk::Occasion;
use practice::{Desk, credentials};
use record::{Actor, Draft, Filter, Page, Query, Words};
use store::{Bodies, Store};

const SOON: Duration = Duration::from_secs(60);

/// A server that is killed when the test ends, however it ends.
struct Server(Child, String);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serves(data: &std::path::Path, store: Option<&str>) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guildhall"));
    command.arg("--data").arg(data);
    if let Some(store) = store {
        command.arg("--store").arg(store);
    }
    command.args(["serve", "--listen", "127.0.0.1:0", "--webhook-allow", "127.0.0.1", "--webhook-timeout", "2"]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
    let line = lines.next().expect("a line").expect("text");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect(&line).to_owned();
    Server(child, address)
}

/// The heads of what comes, and a way to answer.
fn receives() -> (u16, Receiver<(String, TcpStream)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (sender, receiver): (Sender<(String, TcpStream)>, _) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut head = String::new();
            let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
            while reader.read_line(&mut head).is_ok_and(|bytes| bytes > 2) {}
            if sender.send((head, stream)).is_err() {
                break;
            }
        }
    });
    (port, receiver)
}

fn id(head: &str) -> &str {
    let line = head.lines().find_map(|line| line.strip_prefix("webhook-id: "));
    line.unwrap_or_else(|| panic!("a message without a name: {head}"))
}

/// The program with a command; answers what it says.
fn says(data: &std::path::Path, store: Option<&str>, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guildhall"));
    command.arg("--data").arg(data);
    if let Some(store) = store {
        command.arg("--store").arg(store);
    }
    let output = command.args(words).output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{words:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

fn desk(store: &Store) -> Desk {
    let dictionary = opening::built_in().unwrap_or_else(|stopped| panic!("{}", stopped.0));
    Desk::open(store.clone(), dictionary).expect("a desk")
}

/// A body, an administrator, and a key of hers that writes incidents; answers the key.
fn furnished(store: &Store) -> String {
    let desk = desk(store);
    let now = Timestamp::now();
    let setup = Actor::system("setup", Bodies::shared());
    let on = |actor| Occasion { actor, now, why: "set up", request: "test" };
    let body = Draft::new("core_company").with("company", "global").with("code", "col").with("name", "City");
    let col = desk.save(on(&setup), &body.with("customer", "yes").with("number_base", "10000")).expect("a body").sys_id;
    let setup = Actor::system("setup", Bodies::of([&col]));
    let role = Draft::new("sys_user_role").with("company", "global").with("name", "admin").with("description", "All");
    let ada = Draft::new("sys_user").with("company", "col").with("user_name", "ada").with("name", "Ada Osei");
    desk.save(on(&setup), &role).expect("a role");
    desk.save(on(&setup), &ada.with("roles", "admin").with("bodies", "col")).expect("a person");
    let ends = (now + SignedDuration::from_hours(24)).to_string();
    let key = Draft::default().with("name", "events").with("company", "col").with("user", "ada");
    let given = credentials::give_key(&desk, on(&setup), key.with("writes", "incident").with("expires", ends));
    given.expect("a key").secret.expect("a secret")
}

/// A webhook that hears of incidents; answers the line that shows its secret.
fn webhook(data: &std::path::Path, store: Option<&str>, port: u16) -> String {
    let url = format!("http://127.0.0.1:{port}/");
    let of = ["--register", "incident", "--key", "events", "--company", "col", "--as", "ada"];
    secret(&says(data, store, &[&["webhook", "add", "pager", "--url", &url], &of[..]].concat()))
}

fn secret(said: &str) -> String {
    let line = said.lines().find_map(|line| line.strip_prefix("secret  "));
    line.unwrap_or_else(|| panic!("no secret is shown: {said}")).to_owned()
}

fn told_after_a_kill(data: &std::path::Path, store: Option<&str>, key: &str, messages: &Receiver<(String, TcpStream)>) {
    let server = serves(data, store);
    let mut asking = TcpStream::connect(&server.1).expect("it listens");
    let body = r#"{"short_description":"A fire","impact":"1","urgency":"1"}"#;
    write!(
        asking,
        "POST /api/now/table/incident HTTP/1.1\r\nHost: localhost\r\nx-sn-apikey: {key}\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
    .expect("sent");
    let mut answer = String::new();
    asking.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");

    // It has said it and hears nothing back when it is killed.
    let (first, silent) = messages.recv_timeout(SOON).expect("it is told");
    drop(server);
    drop(silent);
    let _server = serves(data, store);
    let (second, mut stream) = messages.recv_timeout(SOON).expect("it is told again");
    stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").expect("answered");
    assert_eq!(id(&first), id(&second));
    assert!(messages.recv_timeout(Duration::from_secs(4)).is_err(), "and not a third time");
}

#[test]
fn a_change_is_told_though_the_program_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (port, messages) = receives();
    let key = furnished(&Store::sqlite(&folder.path().join("guildhall.db")).expect("a store"));
    webhook(folder.path(), None, port);
    told_after_a_kill(folder.path(), None, &key, &messages);
}

#[test]
fn the_same_on_postgresql() {
    let Some(store) = store::testing::fresh_postgres() else { return };
    let (folder, address) = (tempfile::tempdir().expect("a folder"), store::testing::address(&store));
    let (port, messages) = receives();
    let key = furnished(&store);
    webhook(folder.path(), Some(&address), port);
    told_after_a_kill(folder.path(), Some(&address), &key, &messages);
}

fn told_by_command(data: &std::path::Path, address: Option<&str>, store: &Store) {
    let (port, messages) = receives();
    furnished(store);
    let first = webhook(data, address, port);
    let second = secret(&says(data, address, &["webhook", "renew", "pager", "--as", "ada"]));
    assert!(first.starts_with("whsec_") && second.starts_with("whsec_") && first != second);

    let desk = desk(store);
    let words = Words::new(Timestamp::now(), "test", Bodies::shared());
    let bodies = Query::all("core_company").and(Filter::is("code", "col"));
    let shared = Actor::system("test", Bodies::shared());
    let asked = shared.asks(&desk.dictionary, &bodies, &words).expect("allowed");
    let col = asked.ids(&mut &desk.store, Page::ONE).expect("read").remove(0);
    let test = Actor::system("test", Bodies::of([&col]));
    let words = Words::new(Timestamp::now(), "test", test.bodies.clone());
    let ids = |register: &str, state: &str| {
        let query = Query::all(register).and(Filter::is("state", state));
        let asked = test.asks(&desk.dictionary, &query, &words).expect("allowed");
        asked.ids(&mut &desk.store, Page::ALL).expect("read")
    };
    let saves = |draft: Draft| {
        let on = Occasion { actor: &test, now: Timestamp::now(), why: "as the story goes", request: "test" };
        desk.save(on, &draft).unwrap_or_else(|error| panic!("{error}"));
    };
    let fire = Draft::new("incident").with("company", "col").with("short_description", "A fire");
    saves(fire.with("impact", "1").with("urgency", "1"));

    // The receiver wants no more: the message is a dead letter, and the webhook is disabled.
    let server = serves(data, address);
    let (unwanted, mut stream) = messages.recv_timeout(SOON).expect("it is told");
    assert_eq!(unwanted.matches("v1,").count(), 2, "signed by both secrets: {unwanted}");
    stream.write_all(b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n").expect("answered");
    let began = std::time::Instant::now();
    while ids("webhook", "disabled").is_empty() {
        assert!(began.elapsed() < SOON, "it is disabled");
        std::thread::sleep(Duration::from_millis(50));
    }
    drop(server);
    assert_eq!(ids("webhook_delivery", "failed").len(), 1);

    saves(Draft { sys_id: ids("webhook", "disabled").pop(), ..Draft::new("webhook") }.with("state", "active"));
    let said = says(data, address, &["webhook", "replay", "pager", "--as", "ada"]);
    assert_eq!(said, "1 dead letter is sent again.\n");
    assert_eq!(says(data, address, &["webhook", "replay", "pager", "--as", "ada"]), "0 dead letters are sent again.\n");
    let _server = serves(data, address);
    let (again, mut stream) = messages.recv_timeout(SOON).expect("it is told again");
    stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").expect("answered");
    assert_eq!(id(&unwanted), id(&again));
}

#[test]
fn a_webhook_is_given_renewed_and_its_dead_letters_replayed_by_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::sqlite(&folder.path().join("guildhall.db")).expect("a store");
    told_by_command(folder.path(), None, &store);
}

#[test]
fn commands_about_webhooks_do_the_same_on_postgresql() {
    let Some(store) = store::testing::fresh_postgres() else { return };
    let (folder, address) = (tempfile::tempdir().expect("a folder"), store::testing::address(&store));
    told_by_command(folder.path(), Some(&address), &store);
}
