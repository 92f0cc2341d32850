//! A process that writes is killed in the middle of it.

mod shop;

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use store::testing::{address, reopen};
use store::{Bodies, Cond, Datum, Stamp};

const ADDRESS: &str = "GUILDHALL_TEST_CRASH";
const ROUNDS: usize = 3;
const THREADS: usize = 4;

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    shop::both(|store| {
        let address = address(store);
        let city = Bodies::of(["city"]);
        let mut acknowledged = Vec::new();
        for round in 0..ROUNDS {
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "the_process_that_is_killed", "--ignored", "--nocapture"])
                .env(ADDRESS, format!("{round} {address}"))
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let lines = BufReader::new(child.stdout.take().unwrap()).lines();
            // Read to the end: what was acknowledged between the decision and the kill counts as well.
            let mut seen = 0;
            for line in lines.map_while(Result::ok) {
                let Some(sys_id) = line.split("kept ").nth(1) else { continue };
                acknowledged.push(sys_id.trim().to_owned());
                seen += 1;
                if seen == 20 + round * 7 {
                    child.kill().unwrap();
                }
            }
            let status = child.wait().unwrap();
            assert!(!status.success(), "it was killed while it wrote");
        }

        let store = reopen(&address);
        store.sync(&shop::schema()).unwrap();
        let rows = store.ask(&city, &shop::rows("task", &["sys_id", "rank"], Cond::TRUE)).unwrap();
        let there = shop::column(&rows, 0);
        for sys_id in &acknowledged {
            assert!(there.contains(sys_id), "{sys_id} was acknowledged and is gone");
        }
        assert!(acknowledged.len() >= 20 * ROUNDS);
        assert!(rows.iter().all(|row| row[1] == Datum::Int(1)), "half of a revision is there");
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);
        store.write(&city, &shop::stamp(59), |w| w.insert(shop::task("after", "city", "Goes on"))).unwrap();
    });
}

/// Writes for ever, two steps a revision, and tells each that was acknowledged.
#[test]
#[ignore = "the child of the test above"]
fn the_process_that_is_killed() {
    let Ok(told) = std::env::var(ADDRESS) else { return };
    let (round, address) = told.split_once(' ').unwrap();
    let store = reopen(address);
    store.sync(&shop::schema()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let store = store.clone();
            scope.spawn(move || {
                let city = Bodies::of(["city"]);
                for number in 0.. {
                    let sys_id = format!("{round}-{thread}-{number}");
                    let stamp = Stamp { request: sys_id.clone(), ..shop::stamp(1) };
                    store
                        .write(&city, &stamp, |w| {
                            w.insert(shop::task(&sys_id, "city", "Written"))?;
                            w.update("task", &sys_id, 0, vec![("rank".into(), Datum::Int(1))])
                        })
                        .unwrap();
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "kept {sys_id}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}
