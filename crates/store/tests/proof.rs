//! The chain, the two fences, and what survives.

mod shop;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use shop::{both, stamp};
use store::testing::{count_unfenced, tamper};
use store::{Bodies, Cond, Datum, Store, StoreError};

/// A little of everything: changed, deleted, changed then deleted at once, written again, moved, filed.
fn lived_in(store: &Store) -> String {
    let all = Bodies::of(["city", "police"]);
    let write = |minute, work: &dyn Fn(&mut store::Writing<'_>) -> Result<String, StoreError>| {
        store.write(&all, &stamp(minute), |w| work(w)).unwrap().value
    };
    write(1, &|w| {
        for sys_id in ["a", "b", "c", "d"] {
            w.insert(shop::task(sys_id, "city", "Printer"))?;
        }
        w.insert(shop::task("e", "police", "Radio"))?;
        Ok(String::new())
    });
    write(2, &|w| {
        w.update("task", "a", 0, vec![("rank".into(), Datum::Int(3)), ("name".into(), Datum::Null)])?;
        w.update("task", "a", 1, vec![("rank".into(), Datum::Int(4))])?;
        w.delete("task", "b", 0)?;
        w.update("task", "c", 0, vec![("rank".into(), Datum::Int(5))])?;
        w.delete("task", "c", 1)?;
        w.insert(shop::task("f", "city", "Never"))?;
        w.delete("task", "f", 0)?;
        Ok(String::new())
    });
    write(3, &|w| {
        w.update("task", "d", 0, vec![("company".into(), "police".into())])?;
        w.insert(shop::task("b", "city", "Back"))?;
        w.index("task", "a", "city", "Printer")?;
        w.next_number("city", "T", 1)?;
        w.put_file("city", b"minutes")
    })
}

#[test]
fn an_untouched_store_agrees() {
    both(|store| {
        lived_in(store);
        let mut seen = 0;
        assert_eq!(store.verify(&mut |count| seen = count).unwrap(), []);
        assert_eq!(seen, 3 + 4 + 4 + 1, "revisions, rows, kept versions, files");
        let revisions = store.revisions(1..=9, 10).unwrap();
        assert_eq!(revisions.last().map(|last| (last.number, last.hash.clone())), Some(store.head().unwrap()));
        assert_eq!(store.revision(2).unwrap().as_ref(), revisions.get(1));
    });
}

/// A statement, and the table, the row and the revision that must be named for it.
type Change = (&'static str, &'static str, Option<&'static str>, i64);

/// Each list is done to one store: what is done to one row does not hide what is done to another.
const CHANGES: [&[Change]; 4] = [
    &[
        ("update task set rank = 9 where sys_id = 'a'", "task", Some("a"), 2),
        ("delete from task where sys_id = 'e'", "task", Some("e"), 1),
        ("update task__was set name = 'x' where sys_id = 'd'", "task", Some("d"), 1),
        ("update task__was set gone = 0 where sys_id = 'b'", "task", Some("b"), 1),
        (
            "insert into task (sys_id, sys_class_name, company, sys_mod_count, sys_created_on, sys_created_by, sys_updated_on, \
             sys_updated_by, rev, since, seal) values ('z', 'incident', 'city', 0, 'x', 'x', 'x', 'x', 1, 'x', 'x')",
            "task",
            Some("z"),
            1,
        ),
        ("update revision set actor = 'eve' where number = 2", "", None, 2),
    ],
    &[
        ("update task set name = 'x' where sys_id = 'a'", "task", Some("a"), 2),
        ("update task set rev = 3 where sys_id = 'e'", "task", Some("e"), 3),
        ("update task__was set until = '2020-05-04 12:59:00' where sys_id = 'd'", "task", Some("d"), 1),
        ("delete from task__was where sys_id = 'c'", "task", Some("c"), 1),
        ("update revision set hash = 'x' where number = 1", "", None, 1),
        ("delete from entry where rev = 3 and sys_id = 'b'", "task", Some("b"), 3),
    ],
    &[
        ("update task set company = 'police' where sys_id = 'a'", "task", Some("a"), 2),
        ("update task__was set rev_until = 2 where sys_id = 'd'", "task", Some("d"), 1),
        ("update entry set digest = 'x' where rev = 1 and sys_id = 'e'", "task", Some("e"), 1),
        ("delete from revision where number = 2", "", None, 2),
    ],
    &[
        ("update task set sys_updated_by = 'eve' where sys_id = 'a'", "task", Some("a"), 2),
        ("update entry set op = 'update' where rev = 1 and sys_id = 'e'", "", None, 1),
    ],
];

#[test]
fn whatever_is_changed_behind_the_store_is_named() {
    both(|first| {
        for changes in CHANGES {
            let store = twin(first);
            for (sql, ..) in changes {
                tamper(&store, sql);
            }
            let found = store.verify(&mut |_| ()).unwrap();
            for (sql, table, sys_id, revision) in changes {
                let named = found.iter().any(|one| {
                    one.table.as_deref().unwrap_or_default() == *table
                        && one.sys_id.as_deref() == *sys_id
                        && one.revision == Some(*revision)
                        && sys_id.is_none_or(|sys_id| one.sentence.contains(&format!("{table} {sys_id}")))
                });
                assert!(named, "{sql}\n{found:#?}");
            }
        }
        lived_in(first);
        let other = if is_postgres(first) { r"'\x00'" } else { "x'00'" };
        tamper(first, &format!("update _file set bytes = {other}"));
        assert!(first.verify(&mut |_| ()).unwrap()[0].sentence.contains("other bytes"));
        tamper(first, "delete from _file");
        assert!(first.verify(&mut |_| ()).unwrap()[0].sentence.contains("missing"));
    });
}

fn is_postgres(store: &Store) -> bool {
    store.schema_sql().unwrap().contains("row level security")
}

/// Another store on the same engine that has lived through the same.
fn twin(of: &Store) -> Store {
    let store =
        if is_postgres(of) { store::testing::fresh_postgres().unwrap() } else { Store::sqlite_in_memory().unwrap() };
    store.sync(&shop::schema()).unwrap();
    lived_in(&store);
    store
}

#[test]
fn who_forgets_the_fence_sees_nothing() {
    both(|store| {
        lived_in(store);
        for table in ["task", "task__was", "place", "_file", "_series", "_words"] {
            if let Some(rows) = count_unfenced(store, &format!("select 1 from {table}")) {
                assert_eq!(rows, 0, "{table}");
            }
        }
        // The statements that should have been fenced would have found something.
        let ask = shop::rows("task", &["sys_id"], Cond::TRUE);
        assert_eq!(store.ask(&Bodies::of(["city", "police"]), &ask).unwrap().len(), 4);
        // Only to show that the connection reads at all.
        if let Some(rows) = count_unfenced(store, "select 1 from revision") {
            assert_eq!(rows, 3);
        }
    });
}

#[test]
fn sixteen_threads_write_and_none_is_lost() {
    const THREADS: usize = 16;
    const EACH: usize = 12;
    both(|store| {
        let store = Arc::new(store.clone());
        let failed = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let (store, failed) = (store.clone(), &failed);
                scope.spawn(move || {
                    let city = Bodies::of(["city"]);
                    for round in 0..EACH {
                        let sys_id = format!("{thread}-{round}");
                        let saved = store.write(&city, &stamp(1), |w| {
                            let number = w.next_number("city", "T", 1)?;
                            let mut row = shop::task(&sys_id, "city", "Busy");
                            row.values.push(("rank".into(), Datum::Int(number)));
                            w.insert(row)?;
                            if round % 4 == 3 { Err(StoreError::Busy) } else { Ok(number) }
                        });
                        match saved {
                            // Acknowledged is visible to everybody.
                            Ok(saved) => {
                                let ask = shop::rows("task", &["rank", "rev"], is(&sys_id));
                                let expected = vec![vec![Datum::Int(saved.value), Datum::Int(saved.revision.unwrap())]];
                                assert_eq!(store.ask(&city, &ask).unwrap(), expected);
                            }
                            Err(_) => {
                                failed.fetch_add(1, Ordering::Relaxed);
                            }
                        }
                    }
                });
            }
        });
        let kept = THREADS * EACH * 3 / 4;
        assert_eq!(failed.load(Ordering::Relaxed), THREADS * EACH - kept);
        assert_eq!(store.head().unwrap().0, kept as i64, "one revision each");
        let mut numbers: Vec<i64> = store
            .ask(&Bodies::of(["city"]), &shop::rows("task", &["rank"], Cond::TRUE))
            .unwrap()
            .iter()
            .map(|row| row[0].as_int().unwrap())
            .collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=kept as i64).collect::<Vec<_>>(), "no gap and no number twice");
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);
    });
}

fn is(sys_id: &str) -> Cond {
    Cond::Compare(store::Slot::own("sys_id"), store::Op::Is, sys_id.into())
}

#[test]
fn an_owner_without_special_powers_is_enough() {
    both(|store| {
        if !is_postgres(store) {
            return;
        }
        // The database goes to a user who may make roles and nothing more.
        tamper(
            store,
            "do $$ begin create role guildhall_test_owner login createrole; \
             exception when duplicate_object or unique_violation then null; end $$; \
             do $$ begin execute format('alter database %I owner to guildhall_test_owner', current_database()); end $$; \
             drop schema public cascade; create schema public; alter schema public owner to guildhall_test_owner",
        );
        let address =
            store::testing::address(store).replace("postgres://postgres@", "postgres://guildhall_test_owner@");
        let own = store::testing::reopen(&address);
        own.sync(&shop::schema()).unwrap();
        lived_in(&own);
        assert_eq!(own.verify(&mut |_| ()).unwrap(), []);
        assert_eq!(own.history(&Bodies::of(["city"]), "task", "a").unwrap().len(), 2);
        assert_eq!(count_unfenced(&own, "select 1 from task"), Some(0));
        tamper(&own, "update task set rank = 77");
        assert_eq!(own.verify(&mut |_| ()).unwrap(), [], "even the owner changes no row by accident");
    });
}
