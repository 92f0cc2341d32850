//! What is written, what is kept, and what is refused, on both engines.

mod shop;

use shop::{both, column, stamp};
use store::{AsAt, Ask, Bodies, Cond, Datum, Op, Order, Select, Slot, Store, StoreError};

fn named(name: &str) -> Ask {
    shop::rows("task", &["sys_id", "name", "sys_mod_count"], Cond::Compare(Slot::own("name"), Op::Is, name.into()))
}

#[test]
fn a_row_is_found_by_those_who_may_see_it() {
    both(|store| {
        let city = Bodies::of(["city"]);
        let saved = store.write(&city, &stamp(1), |w| w.insert(shop::task("a", "city", "Printer"))).unwrap();
        assert_eq!(saved.revision, Some(1));
        assert_eq!(
            store.ask(&city, &named("Printer")).unwrap(),
            vec![vec!["a".into(), "Printer".into(), Datum::Int(0)]]
        );
        assert!(store.ask(&Bodies::of(["police"]), &named("Printer")).unwrap().is_empty());
        assert!(store.ask(&Bodies::shared(), &named("Printer")).unwrap().is_empty());
        let refused = store.write(&city, &stamp(2), |w| w.insert(shop::task("b", "police", "Theirs")));
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let unseen = store.write(&Bodies::of(["police"]), &stamp(2), |w| w.delete("task", "a", 0));
        assert_eq!(unseen.unwrap_err(), StoreError::NotFound { table: "task".into(), sys_id: "a".into() });
    });
}

#[test]
fn a_change_keeps_what_was() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store.write(&city, &stamp(1), |w| w.insert(shop::task("a", "city", "Printer"))).unwrap();
        store
            .write(&city, &stamp(3), |w| {
                w.update("task", "a", 0, vec![("name".into(), "Scanner".into())])?;
                w.update("task", "a", 1, vec![("name".into(), "Plotter".into())])
            })
            .unwrap();
        store.write(&city, &stamp(5), |w| w.delete("task", "a", 2)).unwrap();

        let seen = |as_at: AsAt| {
            let ask = Ask { as_at, ..shop::rows("task", &["name", "sys_mod_count"], Cond::TRUE) };
            column(&store.ask(&city, &ask).unwrap(), 0)
        };
        assert!(seen(AsAt::Now).is_empty());
        assert!(seen(AsAt::Revision(0)).is_empty());
        assert_eq!(seen(AsAt::Revision(1)), ["Printer"]);
        assert_eq!(seen(AsAt::Revision(2)), ["Plotter"]);
        assert!(seen(AsAt::Revision(3)).is_empty());
        assert_eq!(seen(AsAt::Instant(shop::at(2))), ["Printer"]);
        assert_eq!(seen(AsAt::Instant(shop::at(3))), ["Plotter"]);
        assert!(seen(AsAt::Instant(shop::at(5))).is_empty());

        let history = store.history(&city, "task", "a").unwrap();
        let told: Vec<_> = history.iter().map(|v| (v.revision.number, v.values["name"].clone(), v.is_gone)).collect();
        assert_eq!(told, [(1, "Printer".into(), false), (2, "Plotter".into(), true)]);
        assert_eq!(history[1].revision.actor, "ada");
        assert_eq!(history[1].until.as_deref(), Some(shop::at(5).as_str()));
        assert!(store.history(&Bodies::of(["police"]), "task", "a").unwrap().is_empty());
    });
}

#[test]
fn a_stale_version_is_refused_and_loses_nothing() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store.write(&city, &stamp(1), |w| w.insert(shop::task("a", "city", "Printer"))).unwrap();
        store.write(&city, &stamp(2), |w| w.update("task", "a", 0, vec![("rank".into(), Datum::Int(1))])).unwrap();
        let late = store.write(&city, &stamp(3), |w| {
            w.insert(shop::task("b", "city", "Lost with it"))?;
            w.update("task", "a", 0, vec![("rank".into(), Datum::Int(2))])
        });
        let stale = StoreError::Stale { table: "task".into(), sys_id: "a".into(), expected: 0, actual: 1 };
        assert_eq!(late.unwrap_err(), stale);
        assert!(store.ask(&city, &named("Lost with it")).unwrap().is_empty());
        assert_eq!(store.head().unwrap().0, 2);
    });
}

#[test]
fn the_past_may_be_written_late_but_not_out_of_order() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store.write(&city, &stamp(9), |w| w.insert(shop::task("new", "city", "New"))).unwrap();
        store.write(&city, &stamp(2), |w| w.insert(shop::task("old", "city", "Old"))).unwrap();
        let ask = Ask { as_at: AsAt::Instant(shop::at(5)), ..shop::rows("task", &["name"], Cond::TRUE) };
        assert_eq!(column(&store.ask(&city, &ask).unwrap(), 0), ["Old"]);
        let early = store.write(&city, &stamp(8), |w| w.update("task", "new", 0, vec![]));
        assert!(matches!(early, Err(StoreError::Refused(_))));
        store.write(&city, &stamp(9), |w| w.delete("task", "new", 0)).unwrap();
        let again = store.write(&city, &stamp(7), |w| w.insert(shop::task("new", "city", "Again")));
        assert!(matches!(again, Err(StoreError::Refused(_))));
        assert_eq!(store.revision_at(&shop::at(2)).unwrap(), 2);
        assert_eq!(store.revision_at(&shop::at(1)).unwrap(), 0);
    });
}

#[test]
fn what_is_wrong_with_a_row_is_said() {
    both(|store| {
        let city = Bodies::of(["city"]);
        let with = |name: &str, value: Datum| {
            let mut row = shop::task("x", "city", "X");
            row.values.push((name.to_owned(), value));
            store.write(&city, &stamp(1), |w| w.insert(row)).map(|_| ()).unwrap_err()
        };
        assert!(matches!(with("nope", Datum::Null), StoreError::NoSuchColumn { .. }));
        assert!(matches!(with("rank", "one".into()), StoreError::WrongKind { .. }));
        assert!(matches!(with("rev", Datum::Int(7)), StoreError::Refused(_)));
        assert!(matches!(with("parent", "a\0b".into()), StoreError::Refused(_)));
        assert!(matches!(with("parent", "a".repeat(1_001).into()), StoreError::Refused(_)));
        store.write(&city, &stamp(1), |w| w.insert(shop::task("x", "city", "X"))).unwrap();
        assert!(matches!(with("rank", Datum::Int(1)), StoreError::Unique { .. }));
    });
}

#[test]
fn work_that_fails_or_panics_leaves_nothing() {
    both(|store| {
        let city = Bodies::of(["city"]);
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            store.write(&city, &stamp(1), |w| {
                w.insert(shop::task("a", "city", "Half"))?;
                if w.revision() == 1 {
                    panic!("on purpose");
                }
                Ok::<_, StoreError>(())
            })
        }));
        assert!(panicked.is_err());
        let nested = store.write(&city, &stamp(1), |w| {
            w.insert(shop::task("a", "city", "Outer"))?;
            store.write(&city, &stamp(1), |w| w.insert(shop::task("b", "city", "Inner"))).map(|_| ())
        });
        assert!(matches!(nested, Err(StoreError::Refused(_))));
        assert!(store.ask(&city, &shop::rows("task", &["name"], Cond::TRUE)).unwrap().is_empty());
        let nothing = store.write(&city, &stamp(1), |w| w.ask(&named("X"))).unwrap();
        assert_eq!((nothing.value, nothing.revision), (vec![], None));
        assert_eq!(
            store.write(&city, &stamp(1), |w| w.insert(shop::task("a", "city", "A"))).unwrap().revision,
            Some(1)
        );
    });
}

#[test]
fn numbers_run_for_each_body_alone() {
    both(|store| {
        let all = Bodies::of(["city", "police"]);
        let next = |company: &str, first: i64| {
            store.write(&all, &stamp(1), |w| w.next_number(company, "INC", first)).unwrap().value
        };
        assert_eq!([next("city", 10), next("city", 10), next("police", 10), next("city", 50)], [10, 11, 10, 50]);
        let gap = store.write(&all, &stamp(1), |w| {
            w.next_number("city", "INC", 1)?;
            Err::<(), _>(StoreError::Busy)
        });
        assert_eq!(gap.unwrap_err(), StoreError::Busy);
        assert_eq!(next("city", 1), 51);
    });
}

#[test]
fn files_belong_to_a_body() {
    both(|store| {
        let (city, police) = (Bodies::of(["city"]), Bodies::of(["police"]));
        let saved = store.write(&city, &stamp(1), |w| w.put_file("city", b"minutes")).unwrap();
        let again = store.write(&city, &stamp(2), |w| w.put_file("city", b"minutes")).unwrap();
        assert_eq!((saved.revision, again.revision), (Some(1), None));
        assert_eq!(store.file(&city, &saved.value).unwrap().as_deref(), Some(b"minutes".as_slice()));
        assert_eq!(store.file(&police, &saved.value).unwrap(), None);
        assert_eq!(store.write(&police, &stamp(3), |w| w.put_file("police", b"minutes")).unwrap().revision, Some(2));
    });
}

#[test]
fn what_goes_out_is_taken_once_at_a_time() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store
            .write(&city, &stamp(1), |w| {
                w.outbox("letter", "k1", &serde_json::json!({ "to": "ada" }))?;
                w.outbox("letter", "k1", &serde_json::json!({ "to": "twice" }))?;
                w.outbox("letter", "k2", &serde_json::json!({ "to": "bob" }))
            })
            .unwrap();
        assert!(store.outbox_claim("letter", &shop::at(0), &shop::at(1), 9).unwrap().is_empty());
        let taken = store.outbox_claim("letter", &shop::at(1), &shop::at(3), 9).unwrap();
        assert_eq!(taken.iter().map(|t| t.payload["to"].as_str().unwrap()).collect::<Vec<_>>(), ["ada", "bob"]);
        assert!(store.outbox_claim("letter", &shop::at(2), &shop::at(4), 9).unwrap().is_empty());
        assert!(store.outbox_done(&taken[0]).unwrap());
        let over = store.outbox_claim("letter", &shop::at(3), &shop::at(5), 9).unwrap();
        assert_eq!((over.len(), over[0].attempts), (1, 2));
        assert!(!store.outbox_done(&taken[1]).unwrap());
        assert!(store.outbox_failed(&over[0], "no route", &shop::at(8)).unwrap());
        assert!(store.outbox_claim("letter", &shop::at(7), &shop::at(9), 9).unwrap().is_empty());
        assert_eq!(store.outbox_claim("letter", &shop::at(8), &shop::at(9), 9).unwrap().len(), 1);
    });
}

#[test]
fn what_was_sent_goes_and_what_waits_stays() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store
            .write(&city, &stamp(1), |w| {
                (0..4).try_for_each(|n| w.outbox("letter", &n.to_string(), &serde_json::json!(n)))
            })
            .unwrap();
        let taken = store.outbox_claim("letter", &shop::at(1), &shop::at(2), 3).unwrap();
        taken.iter().for_each(|one| assert!(store.outbox_done(one).unwrap()));
        assert_eq!(store.outbox_sweep(&shop::at(0), 9).unwrap(), 0, "not so early");
        assert_eq!(store.outbox_sweep(&shop::at(1), 2).unwrap(), 2, "not more than was said");
        assert_eq!(store.outbox_sweep(&shop::at(1), 2).unwrap(), 1);
        assert_eq!(store.outbox_sweep(&shop::at(9), 2).unwrap(), 0, "the fourth waits");
        assert_eq!(store.outbox_claim("letter", &shop::at(3), &shop::at(4), 9).unwrap().len(), 1);
        assert!(store.outbox_sweep("yesterday", 9).is_err());
    });
}

#[test]
fn words_find_rows_of_visible_bodies() {
    both(|store| {
        let (city, police) = (Bodies::of(["city"]), Bodies::of(["police"]));
        let all = city.and(&police);
        store
            .write(&all, &stamp(1), |w| {
                for (sys_id, company, text) in [
                    ("a", "city", "The café's e-mail gateway"),
                    ("b", "police", "Cafe gateway"),
                    ("c", "city", "ПРИВЕТ gatehouse"),
                ] {
                    w.insert(shop::task(sys_id, company, text))?;
                    w.index("task", sys_id, company, text)?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let found = |bodies: &Bodies, line: &str| {
            column(&store.ask(bodies, &shop::rows("task", &["sys_id"], Cond::Matches(line.into()))).unwrap(), 0)
        };
        assert_eq!(found(&city, "gate"), ["a", "c"]);
        assert_eq!(found(&city, "CAFÉ gate"), ["a"]);
        assert_eq!(found(&all, "cafe"), ["a", "b"]);
        assert_eq!(found(&city, "приве"), ["c"]);
        assert!(found(&city, "gate cafe").contains(&"a".to_owned()) == found(&city, "gateway cafe").is_empty());
        for nothing in ["", "\"", "* OR", "' | b:*", "NOT", "a AND", "-gate)"] {
            store.ask(&city, &shop::rows("task", &["sys_id"], Cond::Matches(nothing.into()))).unwrap();
        }
        store
            .write(&all, &stamp(2), |w| {
                w.index("task", "a", "city", "Other words")?;
                w.update("task", "b", 0, vec![("company".into(), "city".into())])?;
                w.delete("task", "c", 0)
            })
            .unwrap();
        assert_eq!(found(&city, "gate"), ["b"]);
        assert_eq!(found(&city, "word"), ["a"]);
        let past = Ask { as_at: AsAt::Revision(1), ..shop::rows("task", &["sys_id"], Cond::Matches("x".into())) };
        assert!(matches!(store.ask(&city, &past), Err(StoreError::Refused(_))));
    });
}

#[test]
fn a_larger_schema_can_come_later_and_a_smaller_one_is_refused() {
    for (engine, store) in store::testing::stores() {
        let mut schema = shop::schema();
        assert!(!store.sync(&schema).unwrap().is_empty(), "{engine}");
        assert!(store.sync(&schema).unwrap().is_empty(), "{engine}");
        let city = Bodies::of(["city"]);
        store.write(&city, &stamp(1), |w| w.insert(shop::task("a", "city", "A"))).unwrap();
        let ask = shop::rows("task", &["name"], Cond::TRUE);
        store.ask(&city, &ask).unwrap();
        schema.tables[0].columns.push(store::Column {
            name: "order".into(),
            kind: store::ColumnKind::Int,
            indexed: true,
        });
        assert_eq!(store.sync(&schema).unwrap(), ["Column order was added to table task."], "{engine}");
        store.write(&city, &stamp(2), |w| w.update("task", "a", 0, vec![("order".into(), Datum::Int(4))])).unwrap();
        let ask = Ask { select: Select::Rows(vec![Slot::own("order")]), ..ask };
        assert_eq!(store.ask(&city, &ask).unwrap(), vec![vec![Datum::Int(4)]]);
        let refused = |schema: &store::Schema, part: &str| match store.sync(schema) {
            Err(StoreError::Refused(sentence)) => assert!(sentence.contains(part), "{engine}: {sentence}"),
            other => panic!("{engine}: {other:?}"),
        };
        let mut less = schema.clone();
        less.tables[0].columns.pop();
        refused(&less, "order");
        let mut retyped = schema.clone();
        retyped.tables[0].columns.last_mut().unwrap().kind = store::ColumnKind::Text;
        refused(&retyped, "written migration");
        let mut fewer = schema.clone();
        fewer.tables.pop();
        refused(&fewer, "not in the schema");
        assert_eq!(store.ask(&city, &ask).unwrap(), vec![vec![Datum::Int(4)]]);
    }
}

#[test]
fn empties_come_last_and_ties_are_settled() {
    both(|store: &Store| {
        let city = Bodies::of(["city"]);
        store
            .write(&city, &stamp(1), |w| {
                for (sys_id, name) in [("d", "b"), ("c", ""), ("b", "B"), ("a", "b"), ("e", "é")] {
                    w.insert(shop::task(sys_id, "city", name))?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let sorted = |descending| {
            let order = vec![Order { slot: Slot::own("name"), descending, scale: Vec::new() }];
            let ask = Ask { order, ..shop::rows("task", &["sys_id"], Cond::TRUE) };
            column(&store.ask(&city, &ask).unwrap(), 0).concat()
        };
        assert_eq!(sorted(false), "badec");
        assert_eq!(sorted(true), "eadbc");
    });
}

#[test]
fn many_senders_share_an_outbox() {
    const LETTERS: usize = 60;
    both(|store| {
        let city = Bodies::of(["city"]);
        store
            .write(&city, &stamp(1), |w| {
                (0..LETTERS).try_for_each(|n| w.outbox("letter", &n.to_string(), &serde_json::json!(n)))
            })
            .unwrap();
        let taken = std::sync::Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    loop {
                        let some = store.outbox_claim("letter", &shop::at(2), &shop::at(9), 7).unwrap();
                        assert!(some.len() <= 7);
                        if some.is_empty() {
                            break;
                        }
                        assert!(store.outbox_done(&some[0]).unwrap());
                        taken.lock().unwrap().extend(some.into_iter().map(|one| one.id));
                    }
                });
            }
        });
        let mut taken = taken.into_inner().unwrap();
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), LETTERS, "each was taken once");
    });
}

#[test]
fn nodes_that_start_together_make_one_store() {
    both(|store| {
        let address = store::testing::address(store);
        let mut larger = shop::schema();
        larger.tables.push(store::Table {
            name: "person".into(),
            columns: larger.tables[1].columns.clone(),
            ..Default::default()
        });
        std::thread::scope(|scope| {
            for node in 0..4 {
                let (address, larger) = (&address, &larger);
                scope.spawn(move || {
                    let node_store = store::testing::reopen(address);
                    node_store.sync(larger).unwrap();
                    let city = Bodies::of(["city"]);
                    let row = shop::task(&format!("n{node}"), "city", "Here");
                    node_store.write(&city, &stamp(1), |w| w.insert(row)).unwrap();
                });
            }
        });
        store.sync(&larger).unwrap();
        assert_eq!(column(&store.ask(&Bodies::of(["city"]), &named("Here")).unwrap(), 0), ["n0", "n1", "n2", "n3"]);
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);
    });
}

#[test]
fn one_transaction_can_hold_many_revisions() {
    both(|store| {
        let city = Bodies::of(["city"]);
        let told = store.write(&city, &stamp(1), |w| {
            w.insert(shop::task("a", "city", "Printer"))?;
            assert_eq!(w.turn(&stamp(2))?, Some(1));
            w.update("task", "a", 0, vec![("name".into(), "Scanner".into())])?;
            let names = |w: &mut store::Writing<'_>| -> Result<Vec<(i64, String, String)>, StoreError> {
                let name = |v: &store::Version| v.values["name"].as_text().unwrap_or_default().to_owned();
                Ok(w.history("task", "a")?.iter().map(|v| (v.revision.number, v.since.clone(), name(v))).collect())
            };
            let seen = [(1, shop::at(1), "Printer".to_owned()), (2, shop::at(2), "Scanner".to_owned())];
            assert_eq!(names(w)?, seen, "what this transaction did is history to it already");
            assert_eq!(w.turn(&stamp(3))?, Some(2));
            assert_eq!(w.turn(&stamp(4))?, None, "a revision that did nothing is none");
            w.update("task", "a", 1, vec![("name".into(), "Plotter".into())])
        });
        assert_eq!(told.unwrap().revision, Some(3));
        let seen = |at: u32| {
            let ask = Ask { as_at: AsAt::Instant(shop::at(at)), ..shop::rows("task", &["name"], Cond::TRUE) };
            column(&store.ask(&city, &ask).unwrap(), 0).concat()
        };
        assert_eq!([0, 1, 2, 3, 4].map(seen), ["", "Printer", "Scanner", "Scanner", "Plotter"]);
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);

        let failed = store.write(&city, &stamp(5), |w| {
            w.insert(shop::task("b", "city", "Lost"))?;
            w.turn(&stamp(6))?;
            w.insert(shop::task("a", "city", "Taken"))
        });
        assert!(matches!(failed, Err(StoreError::Unique { .. })));
        assert_eq!(store.head().unwrap().0, 3, "all of its revisions, or none");
    });
}

#[test]
fn what_is_withdrawn_was_at_no_instant() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store.write(&city, &stamp(1), |w| w.insert(shop::task("a", "city", "Printer"))).unwrap();
        store.write(&city, &stamp(3), |w| w.update("task", "a", 0, vec![("rank".into(), Datum::Int(1))])).unwrap();
        store.write(&city, &stamp(5), |w| w.withdraw("task", "a", 1)).unwrap();
        let seen =
            |as_at: AsAt| store.ask(&city, &Ask { as_at, ..shop::rows("task", &["name"], Cond::TRUE) }).unwrap().len();
        for at in [1, 2, 3, 4, 5, 6] {
            assert_eq!(seen(AsAt::Instant(shop::at(at))), 0, "minute {at}");
        }
        assert_eq!([1, 2, 3].map(|number| seen(AsAt::Revision(number))), [1, 1, 0]);
        let history = store.history(&city, "task", "a").unwrap();
        assert!(history.len() == 2 && history.iter().all(|version| version.is_withdrawn));
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);
        // The same record may be told again, from an earlier instant than the first telling ended.
        store.write(&city, &stamp(2), |w| w.insert(shop::task("a", "city", "Printer"))).unwrap();
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);

        store::testing::tamper(store, "update task__was set gone = 0 where sys_id = 'a'");
        assert!(!store.verify(&mut |_| ()).unwrap().is_empty());
    });
}

#[test]
fn an_answer_can_be_read_row_by_row() {
    both(|store| {
        let city = Bodies::of(["city"]);
        store
            .write(&city, &stamp(1), |w| {
                (0..2_000).try_for_each(|number| w.insert(shop::task(&format!("{number:04}"), "city", "One of many")))
            })
            .unwrap();
        let ask = shop::rows("task", &["sys_id"], Cond::TRUE);
        let mut seen = 0;
        store
            .each(&city, &ask, &mut |row| {
                assert_eq!(row[0], format!("{seen:04}").into());
                seen += 1;
                Ok::<(), StoreError>(())
            })
            .unwrap();
        assert_eq!(seen, 2_000);
        let stopped = store.each(&city, &ask, &mut |_| Err(StoreError::Refused("enough".into())));
        assert_eq!(stopped, Err(StoreError::Refused("enough".into())));
        assert_eq!(store.ask(&city, &ask).unwrap().len(), 2_000, "who stopped early left the reader in order");
    });
}
