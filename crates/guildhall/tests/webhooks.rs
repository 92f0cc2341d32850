//! The program itself is killed while it tells of a change: whoever starts next tells it again, under the same name.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use guildhall::opening;
use jiff::{SignedDuration, Timestamp};
use practice::desk::Occasion;
use practice::{Desk, credentials, webhooks};
use record::{Actor, Draft};
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

/// A body, an administrator, a key that writes incidents and a webhook that hears of them; answers the key.
fn furnished(store: Store, port: u16) -> String {
    let desk =
        Desk::open(store, opening::built_in().unwrap_or_else(|stopped| panic!("{}", stopped.0))).expect("a desk");
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
    let given = given.expect("a key");
    let hook = Draft::default().with("name", "pager").with("company", "col").with("collection", "incident");
    let hook = hook.with("url", format!("http://127.0.0.1:{port}/")).with("credential", &given.saved.sys_id);
    webhooks::give(&desk, on(&setup), hook).expect("a webhook");
    given.secret.expect("a secret")
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
    let key = furnished(Store::sqlite(&folder.path().join("guildhall.db")).expect("a store"), port);
    told_after_a_kill(folder.path(), None, &key, &messages);
}

#[test]
fn the_same_on_postgresql() {
    let Some(store) = store::testing::fresh_postgres() else { return };
    let (folder, address) = (tempfile::tempdir().expect("a folder"), store::testing::address(&store));
    let (port, messages) = receives();
    let key = furnished(store.clone(), port);
    told_after_a_kill(folder.path(), Some(&address), &key, &messages);
}
