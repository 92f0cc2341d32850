//! How fast `verify` goes: makes a store of so many records of five versions each, one change a revision, and looks it through.
//!
//! `cargo run --release -p store --example verify_speed -- 100000`

#![allow(clippy::unwrap_used, reason = "an example has nobody to tell")]

use std::time::Instant;

use store::{Bodies, Column, ColumnKind, Datum, NewRow, Schema, Stamp, Store, StoreError, Table};

const VERSIONS: i64 = 5;
/// Revisions in one transaction.
const AT_ONCE: usize = 5_000;
/// Fields that are filled, as many as an incident has in the demo.
const FIELDS: usize = 16;

fn main() {
    let records: usize = std::env::args().nth(1).map_or(100_000, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(&folder.path().join("speed.db")).unwrap();
    let columns = (0..FIELDS).map(|n| Column { name: format!("field_{n:02}"), kind: ColumnKind::Text, indexed: n < 4 });
    store
        .sync(&Schema {
            tables: vec![Table { name: "incident".into(), columns: columns.collect(), ..Table::default() }],
        })
        .unwrap();
    let bodies = Bodies::of(["city"]);
    let stamp = |version: i64| Stamp {
        at: format!("2020-05-04 12:{version:02}:00"),
        actor: "a.person".into(),
        why: "Saved".into(),
        request: "0af7651916cd43dd8448eb211c80319c".into(),
    };
    // Keys in no order, as random ones are.
    let key = |n: usize| format!("{:016x}{n:016x}", (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let began = Instant::now();
    for version in 0..VERSIONS {
        for some in (0..records).collect::<Vec<_>>().chunks(AT_ONCE) {
            let write = |w: &mut store::Writing<'_>| {
                for &n in some {
                    if version == 0 {
                        let value =
                            |f| (format!("field_{f:02}"), Datum::Text(format!("What field {f} of record {n} says")));
                        w.insert(NewRow {
                            table: "incident".into(),
                            class: "incident".into(),
                            sys_id: key(n),
                            company: "city".into(),
                            values: (0..FIELDS).map(value).collect(),
                        })?;
                    } else {
                        let change = ("field_05".into(), Datum::Text(format!("Version {version}")));
                        w.update("incident", &key(n), version - 1, vec![change])?;
                    }
                    w.turn(&stamp(version))?;
                }
                Ok::<_, StoreError>(())
            };
            store.write(&bodies, &stamp(version), write).unwrap();
        }
    }
    let entries = records as u64 * VERSIONS.unsigned_abs();
    println!("{entries} entries written in {:.1} s", began.elapsed().as_secs_f64());
    for _ in 0..2 {
        let began = Instant::now();
        let found = store.verify(&mut |_| ()).unwrap();
        assert!(found.is_empty(), "{found:?}");
        let seconds = began.elapsed().as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
        let speed = entries as f64 / seconds;
        println!("verified in {seconds:.2} s: {speed:.0} entries/s");
    }
}
