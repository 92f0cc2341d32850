//! Backups under way while others write, and stores made from them again.

mod shop;

use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering};

use shop::{both, stamp};
use store::testing::{fresh_postgres, tamper};
use store::{Bodies, Datum, Dumped, Store, StoreError};

fn city() -> Bodies {
    Bodies::of(["city", "police"])
}

/// A little of everything that a store keeps.
fn lived_in(store: &Store) {
    let write = |minute, work: &dyn Fn(&mut store::Writing<'_>) -> Result<(), StoreError>| {
        store.write(&city(), &stamp(minute), |w| work(w)).unwrap();
    };
    write(1, &|w| {
        w.insert(shop::task("a", "city", "Café \"Ω\"\n\t\u{1f}"))?;
        w.insert(shop::task("b", "police", "Radio"))?;
        w.insert(shop::task("c", "city", "Gone"))?;
        w.index("task", "a", "city", "Café")?;
        w.put_file("police", &[0, 255, 10, 13])?;
        w.next_number("city", "T", 10_000)?;
        w.outbox("letter", "2", &serde_json::json!({"to": "ada"}))?;
        w.outbox("letter", "1", &serde_json::json!({"to": "bob"}))
    });
    write(2, &|w| {
        w.update("task", "a", 0, vec![("rank".into(), Datum::Int(-3)), ("name".into(), Datum::Null)])?;
        w.delete("task", "c", 0)
    });
}

fn dump(store: &Store) -> (Vec<u8>, Dumped) {
    let mut bytes = Vec::new();
    let dumped = store.dump(&mut bytes).unwrap();
    assert_eq!(dumped.bytes, bytes.len() as u64);
    (bytes, dumped)
}

fn empty() -> Vec<Store> {
    store::testing::stores().into_iter().map(|(_, store)| store).collect()
}

#[test]
fn equal_content_is_dumped_as_equal_bytes_and_restored_on_either_engine() {
    // Each engine's dump on the other as well, if PostgreSQL is here.
    both(|store| {
        lived_in(store);
        let (bytes, dumped) = dump(store);
        assert_eq!((dumped.head, &dumped.hash), (2, &store.head().unwrap().1));
        for other in empty() {
            assert_eq!(other.restore(&mut Cursor::new(&bytes), &dumped.sha256).unwrap(), dumped);
            assert!(dump(&other).0 == bytes, "dumped again");
            other.sync(&shop::schema()).unwrap();
            assert_eq!(other.verify(&mut |_| ()).unwrap(), []);
            assert_eq!(other.reindex(&city(), &|row| row["name"].as_text().map(str::to_owned)).unwrap(), 1);
            // The next revision follows, and letters go out in their order.
            other.write(&city(), &stamp(3), |w| w.insert(shop::task("d", "city", "Next"))).unwrap();
            assert_eq!(other.verify(&mut |_| ()).unwrap(), []);
            let letters = other.outbox_claim("letter", &shop::at(5), &shop::at(6), 9).unwrap();
            assert_eq!(letters.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["2", "1"]);
        }
    });
}

#[test]
fn a_dump_that_was_touched_or_cut_is_refused_before_anything_is_written() {
    both(|store| {
        lived_in(store);
        let (bytes, dumped) = dump(store);
        let touched = String::from_utf8(bytes.clone()).unwrap().replace("Radio", "Video");
        let cut = &bytes[..bytes.len() - 10];
        let named = |sha256: &str| format!("{sha256} was noted");
        for (some, says) in [(touched.as_bytes(), named(&dumped.sha256)), (cut, "it ends in the middle".to_owned())] {
            for other in empty() {
                let refused = other.restore(&mut Cursor::new(some), &dumped.sha256).unwrap_err();
                assert!(refused.to_string().contains(&says), "{refused}");
            }
        }
        let full = store.restore(&mut Cursor::new(&bytes), &dumped.sha256).unwrap_err();
        assert!(full.to_string().contains("has tables already"), "{full}");
    });
}

#[test]
fn a_name_in_a_dump_is_no_statement() {
    for store in empty() {
        let text = "[\"guildhall dump\",2]\n[\"table\",\"_outbox\",[\"kind\\\") text\"]]\n[null]\n[\"end\",1,0,\"\"]\n";
        let sha256 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(text));
        let refused = store.restore(&mut Cursor::new(text), &sha256).unwrap_err();
        assert!(refused.to_string().contains("not among those of the store"), "{refused}");
    }
}

#[test]
fn a_backup_taken_under_writes_is_one_state() {
    both(|store| {
        lived_in(store);
        let is_over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut number = 0;
                while !is_over.load(Ordering::Relaxed) {
                    number += 1;
                    let row = shop::task(&format!("w{number}"), "city", "Written meanwhile");
                    store.write(&city(), &stamp(3), |w| w.insert(row)).unwrap();
                    std::thread::sleep(std::time::Duration::from_millis(5));
                }
            });
            for round in 0..5 {
                std::thread::sleep(std::time::Duration::from_millis(30));
                let (bytes, dumped) = if store.is_file() {
                    let folder = tempfile::tempdir().unwrap();
                    let file = folder.path().join("copy.db");
                    store.copy_to(&file).unwrap();
                    // It opens alone.
                    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
                    let copy = Store::sqlite(&file).unwrap();
                    copy.sync(&shop::schema()).unwrap();
                    dump(&copy)
                } else {
                    dump(store)
                };
                let other = if round % 2 == 0 { None } else { fresh_postgres() };
                let other = other.unwrap_or_else(|| Store::sqlite_in_memory().unwrap());
                other.restore(&mut Cursor::new(bytes), &dumped.sha256).unwrap();
                assert_eq!(dump(&other).1, dumped);
                assert_eq!(other.head().unwrap(), (dumped.head, dumped.hash.clone()));
                assert_eq!(other.verify(&mut |_| ()).unwrap(), []);
                assert!(store.head().unwrap().0 > 2, "written meanwhile");
            }
            is_over.store(true, Ordering::Relaxed);
        });
    });
}

#[test]
fn many_findings_do_not_hide_another() {
    both(|store| {
        store
            .write(&city(), &stamp(1), |w| {
                (0..1_200).try_for_each(|number| w.insert(shop::task(&format!("t{number:04}"), "city", "Same")))
            })
            .unwrap();
        store.write(&city(), &stamp(2), |w| w.put_file("city", b"minutes")).unwrap();
        tamper(store, "update task set rank = 1; delete from _file");
        let found = store.verify(&mut |_| ()).unwrap();
        assert!(found.iter().any(|one| one.sentence == "200 more in task do not agree."), "{}", found.len());
        assert!(found.iter().any(|one| one.table.as_deref() == Some("_file") && one.revision == Some(2)));
    });
}

/// Flips one byte after another, each in a fresh copy. What `verify` does not name must be where nothing that is kept can be
/// read: then the dump is the same.
#[test]
fn a_flipped_byte_of_the_file_is_named_or_nothing_kept_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    let store = Store::sqlite_in_memory().unwrap();
    store.sync(&shop::schema()).unwrap();
    store
        .write(&city(), &stamp(1), |w| {
            (0..60).try_for_each(|number| w.insert(shop::task(&format!("t{number}"), "city", "Printer of the hall")))
        })
        .unwrap();
    store.copy_to(&whole).unwrap();
    let bytes = std::fs::read(&whole).unwrap();
    let (kept, _) = dump(&store);
    let trials: usize = std::env::var("TAMPERS").ok().and_then(|text| text.parse().ok()).unwrap_or(200);
    let (mut named, mut unreachable) = (0, 0);
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    // Only flips that are noticed count as trials; the others must have changed nothing.
    for trial in 0.. {
        if named == trials {
            break;
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let place = usize::try_from(random).unwrap() % bytes.len();
        let mut other = bytes.clone();
        other[place] ^= 1 << (trial % 8);
        let file = folder.path().join(format!("{trial}.db"));
        std::fs::write(&file, &other).unwrap();
        let opened = Store::sqlite(&file).and_then(|store| store.sync(&shop::schema()).map(|_| store));
        let found = opened.as_ref().map(|store| store.verify(&mut |_| ()));
        match (&opened, found) {
            (Ok(store), Ok(Ok(found))) if found.is_empty() => {
                unreachable += 1;
                assert!(dump(store).0 == kept, "byte {place} changed what is kept, and verify is silent");
            }
            _ => named += 1,
        }
        drop(opened);
        std::fs::remove_file(&file).unwrap();
    }
    println!("{named} named, {unreachable} where nothing kept can be read, of {trials}");
    assert!(named > 0 && unreachable > 0);
}
