//! Lawful erasure: the value is gone from everywhere, the chain still verifies, and nobody can undo or feign it.

mod shop;

use std::io::Cursor;

use shop::{both, stamp};
use store::testing::tamper;
use store::{Bodies, Datum, Discrepancy, Store, StoreError, Writing};

/// What is erased. Words that nothing else in a database is made of.
const SECRETS: [&str; 3] = ["Wilhelmina Quigglethorpe", "zanzibarquell", "+44 20 7946 0999"];

fn city() -> Bodies {
    Bodies::of(["city", "police"])
}

fn change(store: &Store, minute: u32, work: impl FnOnce(&mut Writing<'_>) -> Result<(), StoreError>) -> i64 {
    store.write(&city(), &stamp(minute), work).unwrap().revision.unwrap()
}

/// A record whose name is three people's one after the other, one that was deleted, one beside them.
fn lived_in(store: &Store) {
    let named = |name: &str| vec![("name".to_owned(), Datum::text(name))];
    change(store, 1, |w| {
        for id in ["a", "b", "c"] {
            w.insert(shop::task(id, "city", SECRETS[0]))?;
            w.index("task", id, "city", SECRETS[0])?;
        }
        w.outbox("letter", "1", &serde_json::json!({ "sys_id": "a", "to": SECRETS[2] }))?;
        w.put_file("city", SECRETS[0].as_bytes()).map(|_| ())
    });
    change(store, 2, |w| {
        w.update("task", "a", 0, named(SECRETS[1]))?;
        w.index("task", "a", "city", SECRETS[1])?;
        w.delete("task", "b", 0)
    });
    change(store, 3, |w| w.update("task", "a", 1, vec![("rank".into(), Datum::Int(5))]));
    change(store, 4, |w| w.update("task", "a", 2, named(SECRETS[2])));
}

fn erase(store: &Store, minute: u32, work: impl FnOnce(&mut Writing<'_>) -> Result<(), StoreError>) -> i64 {
    store.erase(&city(), &stamp(minute), work).unwrap().revision.unwrap()
}

/// The names of `a` and `b`, as a desk would erase them.
fn erased(store: &Store) -> i64 {
    erase(store, 5, |w| {
        assert_eq!(w.erase("task", "a", &["name"])?, 4);
        assert_eq!(w.erase("task", "b", &["name"])?, 1);
        w.dispose("task", "c")?;
        let file = store::testing::sha256(SECRETS[0].as_bytes());
        assert!(w.erase_file("city", &file)?);
        w.index("task", "a", "city", "")
    })
}

fn found(store: &Store) -> Vec<Discrepancy> {
    store.verify(&mut |_| ()).unwrap()
}

fn of(found: &[Discrepancy], id: &str, says: &str) -> bool {
    found.iter().any(|one| one.sys_id.as_deref() == Some(id) && one.sentence.contains(says))
}

#[test]
fn an_erased_value_is_nowhere_and_the_chain_verifies() {
    both(|store| {
        lived_in(store);
        let by = erased(store);
        assert_eq!(found(store), []);
        let versions = store.history(&city(), "task", "a").unwrap();
        assert_eq!(versions.len(), 5, "what stood has become a version");
        for version in &versions {
            assert_eq!(version.values["name"], Datum::Null);
            assert_eq!(version.erased.contains("name"), version.revision.number < by);
        }
        assert_eq!(versions[2].values["rank"], Datum::Int(5), "the rest of it stays");
        assert_eq!(store.history(&city(), "task", "c").unwrap(), []);
        let erasures = store.erasures(&city(), "task", "a").unwrap();
        assert_eq!(
            (erasures.len(), erasures[0].revision.number, &erasures[0].columns[..]),
            (1, by, &["name".to_owned()][..])
        );
        assert!(store.erasures(&city(), "task", "c").unwrap()[0].is_whole());
        assert_eq!(store.erasures(&Bodies::of(["police"]), "task", "c").unwrap(), [], "another body's");
        // Written on, and erased once more, of what was left and what has come.
        change(store, 6, |w| w.update("task", "a", 4, vec![("name".into(), SECRETS[1].into())]));
        erase(store, 7, |w| w.erase("task", "a", &["name", "rank"]).map(|_| ()));
        assert_eq!(found(store), []);
        let mut dump = Vec::new();
        let dumped = store.dump(&mut dump).unwrap();
        for secret in SECRETS {
            assert!(!String::from_utf8_lossy(&dump).contains(secret), "{secret}");
        }
        for (_, other) in store::testing::stores() {
            other.restore(&mut Cursor::new(&dump), &dumped.sha256).unwrap();
            assert_eq!(found(&other), [], "restored");
        }
    });
}

#[test]
fn no_byte_of_it_stays_in_the_files_of_the_database() {
    both(|store| {
        lived_in(store);
        let (sought, files) =
            (SECRETS.map(|secret| secret.split(' ').next().unwrap()), || store::testing::files(store));
        let is_there = |text: &str| {
            files().iter().any(|bytes| bytes.windows(text.len()).any(|some| some.eq_ignore_ascii_case(text.as_bytes())))
        };
        assert!(sought.iter().all(|text| is_there(text)), "the test would notice");
        erased(store);
        if let Err(told) = store.scrub(&["task"]) {
            assert!(!store.is_file(), "{told}");
            println!("NOT LOOKED AT: other tests hold the server: {told}");
            return;
        }
        for text in sought {
            assert!(!is_there(text), "{text}");
        }
        assert_eq!(found(store), []);
        assert_eq!(store.history(&city(), "task", "a").unwrap().len(), 5);
    });
}

#[test]
fn whoever_does_not_begin_an_erasure_erases_nothing() {
    both(|store| {
        lived_in(store);
        let refused = store.write(&city(), &stamp(5), |w| w.erase("task", "a", &["name"])).unwrap_err();
        assert!(refused.to_string().contains("no erasure"), "{refused}");
        let police = Bodies::of(["police"]);
        assert!(matches!(
            store.erase(&police, &stamp(5), |w| w.dispose("task", "a")),
            Err(StoreError::NotFound { .. })
        ));
        for column in ["rev", "seal", "company"] {
            assert!(store.erase(&city(), &stamp(5), |w| w.erase("task", "a", &[column])).is_err(), "{column}");
        }
        assert_eq!(store.head().unwrap().0, 4);
    });
}

#[test]
fn an_erasure_that_is_undone_or_feigned_is_named() {
    both(|store| {
        lived_in(store);
        tamper(store, "create table old__now as select * from task; create table old__was as select * from task__was");
        let by = erased(store);
        const TABLES: [&str; 5] = ["task", "task__was", "revision", "entry", "_erasure"];
        tamper(store, &TABLES.map(|table| format!("create table {table}__keep as select * from {table}")).join("; "));
        let undo = TABLES
            .map(|table| format!("delete from {table}; insert into {table} select * from {table}__keep"))
            .join("; ");
        let restore = |column: &str| {
            format!(
                "{column} = (select {column} from old__was o where o.sys_id = task__was.sys_id and o.rev = task__was.rev)"
            )
        };
        let first = "where sys_id = 'a' and rev = 1";
        let forged = r#"{"erased":{"rank":"00"},"salts":{}}"#;
        let cases = [
            // Put back, with the salt as well: then the row is as it was written.
            (format!("update task__was set {}, {} {first}", restore("name"), restore("seal")), "a", "there again"),
            (format!("update task__was set {} {first}", restore("name")), "a", "there again"),
            (format!("update task__was set name = 'Else' {first}"), "a", "there again"),
            ("insert into task select * from old__now where sys_id = 'c'".to_owned(), "c", "there again"),
            // Removed, without anybody who erased it.
            (
                "update task__was set name = null where sys_id = 'b'; delete from _erasure where sys_id = 'b'".into(),
                "b",
                "no revision erased",
            ),
            (format!("update task__was set rank = null, seal = '{forged}' {first}"), "a", "not as revision 1 wrote"),
            (format!("update task__was set seal = '{}' {first}", "0".repeat(32)), "a", "not as revision 1 wrote"),
            (format!("update task__was set seal = seal || ' ' {first}"), "a", "not as revision 1 wrote"),
            ("update task set seal = '00' where sys_id = 'a'".into(), "a", "not as revision 5 wrote"),
            // What is said of an erasure.
            (
                format!("update _erasure set columns = 'name,rank' where sys_id = 'a' and rev = {by}"),
                "a",
                "is not noted as it was",
            ),
            ("update _erasure set company = 'police' where sys_id = 'a'".into(), "a", "is not in its entries"),
            ("delete from _erasure where sys_id = 'c'".into(), "c", "is not noted as it was"),
            (
                "insert into _erasure select rev, tbl, 'z', class, company, columns from _erasure where sys_id = 'c'"
                    .into(),
                "z",
                "is not in its entries",
            ),
            (
                format!(
                    "insert into _erasure values ({by}, 'task', 'd', 'task', 'city', 'name'); \
                     insert into entry values ({by}, 99, '_erasure', 'task/d', 'erase', '0')"
                ),
                "d",
                "is not noted as it was",
            ),
        ];
        for (sql, id, says) in &cases {
            tamper(store, &format!("begin; {undo}; {sql}; commit"));
            let found = found(store);
            assert!(of(&found, id, says), "{sql}\n{says}\n{found:#?}");
        }
        tamper(store, &undo);
        assert_eq!(found(store), []);
    });
}

#[test]
fn a_disposed_record_is_disposed_of_with_all_it_was_and_its_key_may_stand_again() {
    both(|store| {
        lived_in(store);
        erase(store, 5, |w| {
            assert_eq!(w.dispose("task", "a")?, 4);
            assert_eq!(w.dispose("task", "b")?, 1, "one that was deleted");
            assert!(w.dispose("task", "d").is_err(), "one that never was");
            Ok(())
        });
        assert_eq!(found(store), []);
        change(store, 6, |w| w.insert(shop::task("a", "city", "Anew")));
        assert_eq!(found(store), []);
        assert_eq!(store.history(&city(), "task", "a").unwrap().len(), 1);
    });
}
