//! Whoever serves ends when the disk fails, so that somebody starts it again: what is on the disk can only be told anew.

use std::time::{Duration, Instant};

use guildhall::serving;
use practice::desk::Occasion;
use record::{Actor, Draft};
use store::Bodies;
use tests::city::{AUTHOR, City};

const ENDS_WITHIN: Duration = Duration::from_secs(10);

#[test]
fn a_server_whose_disk_fails_ends_and_says_why() {
    let City { open, now, .. } = City::on_sqlite();
    let desk = open.desk.clone();
    let server = std::thread::spawn(move || {
        let here = "127.0.0.1:0".parse().expect("an address");
        serving::start(&open, here, AUTHOR, &[], move || now, "a test")
    });
    let save = |name: &str| {
        let actor = Actor::system("setup", Bodies::shared());
        let draft = Draft::new("core_company").with("company", "global").with("code", name).with("name", name);
        desk.save(Occasion { actor: &actor, now, why: "Test", request: "test" }, &draft)
    };
    save("well").expect("a disk that is well takes it");
    assert_eq!(desk.store.stopped(), None);
    std::thread::sleep(Duration::from_millis(600));
    assert!(!server.is_finished(), "it serves while all is well");

    store::testing::fail_commits(&desk.store);
    let told = save("ill").expect_err("nothing is acknowledged").to_string();
    let began = Instant::now();
    while !server.is_finished() && began.elapsed() < ENDS_WITHIN {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(server.is_finished(), "it serves on over a disk that failed");
    let stopped = server.join().expect("it does not panic").expect_err("it ends as a failure");
    assert_eq!(stopped.0, told, "it ends with what the writer was told");
    assert!(told.contains("because the disk failed"), "{told}");
}
