//! Random questions over random rows, on both engines, against a plain evaluator that knows no SQL.

mod plain;
mod shop;

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::{
    AsAt, Ask, Bodies, Bucket, Cond, Datum, Hop, Measure, NewRow, Op, Order, Select, Slot, Store, StoreError, Term,
};

use plain::Life;

const TEXTS: [&str; 12] = ["", "a", "A", "ab", "b%", "B_", "é", "É", "Straße", "ΟΔΟΣ", "οδος x", "x,y"];
const BODIES: [&str; 3] = ["city", "police", "global"];

/// What is done to the rows, one revision each.
#[derive(Debug, Clone)]
enum Deed {
    Insert { table: usize, id: usize, company: usize, class: usize, values: Vec<Datum> },
    Update { table: usize, id: usize, values: Vec<(usize, Datum)> },
    Delete { table: usize, id: usize },
}

const TABLES: [(&str, &[&str]); 2] =
    [("task", &["name", "rank", "parent", "place", "watchers"]), ("place", &["name", "rank", "within"])];
const CLASSES: [&str; 2] = ["incident", "change"];

fn id() -> impl Strategy<Value = usize> {
    0..7_usize
}

fn named(id: usize) -> String {
    format!("r{id}")
}

fn text() -> impl Strategy<Value = Datum> {
    prop_oneof![
        6 => prop::sample::select(TEXTS.to_vec()).prop_map(Datum::from),
        1 => Just(Datum::Null),
        1 => "[a-cA-C%_é]{0,3}".prop_map(Datum::from),
    ]
}

fn number() -> impl Strategy<Value = Datum> {
    prop_oneof![1 => Just(Datum::Null), 5 => (-2..4_i64).prop_map(Datum::Int), 1 => Just(Datum::Int(i64::MAX / 100))]
}

fn reference() -> impl Strategy<Value = Datum> {
    prop_oneof![1 => Just(Datum::Null), 4 => id().prop_map(|id| named(id).into())]
}

fn value(column: &'static str) -> BoxedStrategy<Datum> {
    match column {
        "rank" => number().boxed(),
        "parent" | "place" | "within" => reference().boxed(),
        "watchers" => prop::collection::vec(id().prop_map(named), 0..3).prop_map(|ids| ids.join(",").into()).boxed(),
        _ => text().boxed(),
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    (0..2_usize, id(), 0..BODIES.len(), 0..2_usize, 0..10_u8).prop_flat_map(|(table, id, company, class, what)| {
        let columns = TABLES[table].1;
        let all: Vec<_> = columns.iter().map(|column| value(column)).collect();
        let some: Vec<_> = (0..columns.len()).map(|place| prop::option::of(value(columns[place]))).collect();
        match what {
            0..=5 => all.prop_map(move |values| Deed::Insert { table, id, company, class, values }).boxed(),
            6..=8 => some
                .prop_map(move |some| {
                    let values =
                        some.into_iter().enumerate().filter_map(|(place, value)| Some((place, value?))).collect();
                    Deed::Update { table, id, values }
                })
                .boxed(),
            _ => Just(Deed::Delete { table, id }).boxed(),
        }
    })
}

/// Slots of the tables that a question reaches, by what they hold.
fn slot_of(tables: &[usize], kind_is_int: bool) -> BoxedStrategy<Slot> {
    let mut slots = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        let columns: &[&str] = if kind_is_int {
            &["rank", "sys_mod_count"]
        } else if *table == 0 {
            &["name", "parent", "watchers", "sys_id", "company", "sys_class_name"]
        } else {
            &["name", "within", "sys_id", "sys_updated_on"]
        };
        slots.extend(columns.iter().map(|column| Slot::of(place, *column)));
    }
    prop::sample::select(slots).boxed()
}

fn op() -> impl Strategy<Value = Op> {
    prop::sample::select(vec![Op::Is, Op::IsNot, Op::Less, Op::AtMost, Op::More, Op::AtLeast])
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|datum| datum.as_text().unwrap_or_default().to_owned())
}

fn cond(tables: Vec<usize>) -> BoxedStrategy<Cond> {
    let (t, n) = (slot_of(&tables, false), slot_of(&tables, true));
    let text_or_id = prop_oneof![text(), reference()];
    let leaf = prop_oneof![
        (t.clone(), op(), text_or_id).prop_map(|(slot, op, value)| Cond::Compare(slot, op, value)),
        (n.clone(), op(), number()).prop_map(|(slot, op, value)| Cond::Compare(slot, op, value)),
        (t.clone(), prop::collection::vec(text(), 0..4)).prop_map(|(slot, list)| Cond::In(slot, list)),
        // Long enough to travel as one parameter.
        (n.clone(), prop::collection::vec(number(), 0..120)).prop_map(|(slot, list)| Cond::In(slot, list)),
        (t.clone(), prop::collection::vec(text(), 60..70)).prop_map(|(slot, list)| Cond::In(slot, list)),
        prop_oneof![t.clone(), n.clone()].prop_map(Cond::Empty),
        (t.clone(), some_text()).prop_map(|(slot, text)| Cond::Equals(slot, text)),
        (t.clone(), some_text()).prop_map(|(slot, text)| Cond::Contains(slot, text)),
        (t.clone(), some_text()).prop_map(|(slot, text)| Cond::StartsWith(slot, text)),
        (t.clone(), some_text()).prop_map(|(slot, text)| Cond::EndsWith(slot, text)),
        (t.clone(), reference()).prop_map(|(slot, id)| Cond::Lists(slot, id.as_text().unwrap_or_default().to_owned())),
        (t.clone(), op(), t).prop_map(|(left, op, right)| Cond::Slots(left, op, right)),
        (n.clone(), op(), n).prop_map(|(left, op, right)| Cond::Slots(left, op, right)),
    ];
    leaf.prop_recursive(4, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Cond::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Cond::Any),
            inner.prop_map(|inner| Cond::Not(Box::new(inner))),
        ]
    })
    .boxed()
}

fn classes() -> impl Strategy<Value = Vec<String>> {
    prop::sample::select(vec![
        vec![],
        vec![],
        vec!["incident".to_owned()],
        vec!["incident".to_owned(), "change".to_owned()],
    ])
}

/// Hops: place of the table they come from, the column there, the table they lead to.
fn hops(asked: usize) -> impl Strategy<Value = (Vec<usize>, Vec<(usize, &'static str)>)> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..3).prop_map(move |choices| {
        let (mut tables, mut ways) = (vec![asked], Vec::new());
        for (from, other) in choices {
            let from = from.index(tables.len());
            let (column, to) = match (tables[from], other) {
                (0, true) => ("parent", 0),
                (0, false) => ("place", 1),
                _ => ("within", 1),
            };
            ways.push((from, column));
            tables.push(to);
        }
        (tables, ways)
    })
}

fn as_at() -> impl Strategy<Value = AsAt> {
    prop_oneof![
        2 => Just(AsAt::Now),
        1 => (10..45_i64).prop_map(AsAt::Revision),
        1 => (5..28_u32).prop_map(|minute| AsAt::Instant(shop::at(minute))),
    ]
}

fn measure(tables: Vec<usize>) -> impl Strategy<Value = Measure> {
    let (t, n) = (slot_of(&tables, false), slot_of(&tables, true));
    prop_oneof![
        Just(Measure::Count),
        cond(tables).prop_map(Measure::CountIf),
        prop_oneof![t.clone(), n.clone()].prop_map(Measure::Filled),
        n.clone().prop_map(Measure::Sum),
        prop_oneof![t.clone(), n.clone()].prop_map(Measure::Min),
        prop_oneof![t, n].prop_map(Measure::Max),
    ]
}

fn select(tables: Vec<usize>) -> impl Strategy<Value = (Select, Vec<Order>)> {
    let slot = prop_oneof![slot_of(&tables, false), slot_of(&tables, true)].boxed();
    let scale = prop_oneof![Just(Vec::new()), Just(vec!["b".to_owned(), "a".to_owned(), "B".to_owned()])];
    let own =
        (slot.clone(), any::<bool>()).prop_map(|(slot, descending)| Order { slot, descending, scale: Vec::new() });
    let scaled = (slot_of(&tables, false), any::<bool>(), scale).prop_map(|(slot, descending, scale)| Order {
        slot,
        descending,
        scale,
    });
    let order = prop_oneof![own, scaled];
    let bucket = |label: &str, from: &str, to: &str| Bucket { label: label.into(), from: from.into(), to: to.into() };
    let buckets = vec![bucket("late", "b", "z"), bucket("early", "A", "c"), bucket("none", "q", "p")];
    let term = prop_oneof![
        3 => slot.clone().prop_map(Term::Slot),
        1 => slot_of(&tables, false).prop_map(move |slot| Term::Buckets(slot, buckets.clone())),
    ];
    prop_oneof![
        (prop::collection::vec(slot, 0..4), prop::collection::vec(order, 0..3))
            .prop_map(|(slots, order)| (Select::Rows(slots), order)),
        (prop::collection::vec(term, 0..3), prop::collection::vec(measure(tables), 1..4), any::<bool>()).prop_map(
            |(by, measures, descending)| {
                let first = by.iter().rev().find_map(|term| match term {
                    Term::Slot(slot) => Some(Order { slot: slot.clone(), descending, scale: Vec::new() }),
                    Term::Buckets(..) => None,
                });
                (Select::Groups { by, measures }, first.into_iter().collect())
            }
        ),
    ]
}

fn ask() -> impl Strategy<Value = Ask> {
    (0..2_usize).prop_flat_map(hops_of)
}

fn hops_of(asked: usize) -> impl Strategy<Value = Ask> {
    hops(asked).prop_flat_map(|(tables, ways)| {
        let guards: Vec<_> = (0..ways.len())
            .map(|place| {
                let guard = cond(tables[..place + 2].to_vec());
                (classes(), prop_oneof![Just(Cond::TRUE), guard])
            })
            .collect();
        (
            classes(),
            as_at(),
            guards,
            prop_oneof![1 => Just(Cond::TRUE), 3 => cond(tables.clone())],
            select(tables.clone()),
            (prop_oneof![3 => Just(None), 1 => (0..6_u64).prop_map(Some)], prop_oneof![3 => Just(0), 1 => 1..3_u64]),
        )
            .prop_map(move |(classes, as_at, guards, filter, (select, order), (limit, offset))| Ask {
                table: TABLES[tables[0]].0.into(),
                classes,
                as_at,
                hops: ways
                    .iter()
                    .zip(&tables[1..])
                    .zip(guards)
                    .map(|(((from, column), to), (classes, guard))| Hop {
                        from: Slot::of(*from, *column),
                        table: TABLES[*to].0.into(),
                        classes,
                        guard,
                    })
                    .collect(),
                filter,
                select,
                order,
                limit,
                offset,
            })
    })
}

fn bodies() -> impl Strategy<Value = Bodies> {
    prop::sample::select(vec![vec!["city", "police"], vec!["city", "police"], vec!["city"], vec!["police"], vec![]])
        .prop_map(Bodies::of)
}

/// Does a deed in a store and in the plain life, if it can be done.
fn perform(store: &Store, life: &mut Life, deed: &Deed, minute: u32) {
    let all = Bodies::of(["city", "police"]);
    let stamp = shop::stamp(minute);
    let number = life.revision + 1;
    let saved = match deed {
        Deed::Insert { table, id, company, class, values } => {
            let (name, columns) = TABLES[*table];
            let values: Vec<(String, Datum)> =
                columns.iter().zip(values).map(|(column, value)| ((*column).to_owned(), value.clone())).collect();
            let row = NewRow {
                table: name.into(),
                class: CLASSES[*class].into(),
                sys_id: named(*id),
                company: BODIES[*company].into(),
                values,
            };
            let saved = store.write(&all, &stamp, |w| w.insert(row.clone()));
            if !life.insert(&row, &stamp.at, number) {
                assert!(matches!(saved, Err(StoreError::Unique { .. })), "{saved:?}");
                return;
            }
            saved
        }
        Deed::Update { table, id, values } => {
            let (name, columns) = TABLES[*table];
            let changes: Vec<(String, Datum)> =
                values.iter().map(|(place, value)| (columns[*place].to_owned(), value.clone())).collect();
            let Some(version) = life.version(name, &named(*id)) else { return };
            life.update(name, &named(*id), &changes, &stamp.at, number);
            store.write(&all, &stamp, |w| w.update(name, &named(*id), version, changes.clone()))
        }
        Deed::Delete { table, id } => {
            let name = TABLES[*table].0;
            let Some(version) = life.version(name, &named(*id)) else { return };
            life.delete(name, &named(*id), &stamp.at, number);
            store.write(&all, &stamp, |w| w.delete(name, &named(*id), version))
        }
    };
    assert_eq!(saved.unwrap().revision, Some(number));
    life.revision = number;
}

/// A few lives, and very many questions about each: filling a store is what takes the time.
#[test]
fn any_question_has_the_answer_that_plain_reading_gives() {
    let mut runner = TestRunner::new(Config { cases: 4, failure_persistence: None, ..Config::default() });
    let lives = prop::collection::vec(deed(), 40..60);
    let questions = Cell::new(0);
    let filled = Cell::new(0);
    runner
        .run(&lives, |deeds| {
            let stores = store::testing::stores();
            let mut life = Life::default();
            for (engine, store) in &stores {
                println!("on {engine}");
                store.sync(&shop::schema()).unwrap();
                life = Life::default();
                for (minute, deed) in deeds.iter().enumerate() {
                    perform(store, &mut life, deed, minute as u32 / 2);
                }
            }
            let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
            runner
                .run(&(ask(), bodies()), |(ask, bodies)| {
                    let expected = plain::answer(&life, &bodies, &ask);
                    for (engine, store) in &stores {
                        let answer = store
                            .ask(&bodies, &ask)
                            .map_err(|error| TestCaseError::fail(format!("{engine}: {error}")))?;
                        prop_assert_eq!(&answer, &expected, "{}: {:?}", engine, store.render(&bodies, &ask));
                    }
                    questions.set(questions.get() + 1);
                    filled.set(filled.get() + usize::from(!expected.is_empty()));
                    Ok(())
                })
                .map_err(|error| TestCaseError::fail(format!("{error}\nafter {deeds:?}")))?;
            Ok(())
        })
        .unwrap();
    println!("{} questions, {} with an answer", questions.get(), filled.get());
    assert!(filled.get() * 3 > questions.get(), "most questions found nothing: the test would show little");
}

#[test]
fn rows_can_be_counted_as_they_were() {
    shop::both(|store| {
        let city = Bodies::of(["city"]);
        store.write(&city, &shop::stamp(1), |w| w.insert(shop::task("a", "city", "A"))).unwrap();
        store.write(&city, &shop::stamp(2), |w| w.insert(shop::task("b", "city", "B"))).unwrap();
        store.write(&city, &shop::stamp(3), |w| w.delete("task", "a", 0)).unwrap();
        for (revision, count) in [(0, 0), (1, 1), (2, 2), (3, 1)] {
            let ask = Ask {
                as_at: AsAt::Revision(revision),
                select: Select::Groups { by: vec![], measures: vec![Measure::Count] },
                ..shop::rows("task", &[], Cond::TRUE)
            };
            assert_eq!(store.ask(&city, &ask).unwrap(), [[Datum::Int(count)]]);
        }
    });
}

#[test]
fn what_cannot_be_asked_is_said_before_any_row_is_read() {
    shop::both(|store| {
        let city = Bodies::of(["city"]);
        let told = |filter: Cond| store.ask(&city, &shop::rows("task", &["name"], filter)).unwrap_err();
        let mut deep = Cond::TRUE;
        for _ in 0..10_000 {
            deep = Cond::Not(Box::new(deep));
        }
        assert!(matches!(told(deep.clone()), StoreError::TooComplex(_)));
        // Taken apart from the outside: dropping it whole would be as deep.
        while let Cond::Not(inner) = deep {
            deep = *inner;
        }
        assert!(matches!(told(Cond::All(vec![Cond::TRUE; 10_001])), StoreError::TooComplex(_)));
        let own = |column: &str| Slot::own(column);
        assert!(matches!(told(Cond::Empty(own("nope"))), StoreError::NoSuchColumn { .. }));
        assert!(matches!(told(Cond::Empty(own("name\" or 1=1 --"))), StoreError::NoSuchColumn { .. }));
        assert!(matches!(told(Cond::Compare(own("rank"), Op::Is, "1".into())), StoreError::WrongKind { .. }));
        assert!(matches!(told(Cond::Contains(own("rank"), "1".into())), StoreError::WrongKind { .. }));
        assert!(matches!(told(Cond::Slots(own("rank"), Op::Is, own("name"))), StoreError::WrongKind { .. }));
        assert!(matches!(told(Cond::Equals(own("name"), "a\0".into())), StoreError::Refused(_)));
        assert!(matches!(told(Cond::Empty(Slot::of(1, "name"))), StoreError::Refused(_)));
        let nowhere = shop::rows("sqlite_schema", &["name"], Cond::TRUE);
        assert_eq!(store.ask(&city, &nowhere).unwrap_err(), StoreError::NoSuchTable("sqlite_schema".into()));
        let hop = |from: usize| Hop {
            from: Slot::of(from, "parent"),
            table: "task".into(),
            classes: vec![],
            guard: Cond::TRUE,
        };
        let hopping = |hops: Vec<Hop>| store.ask(&city, &Ask { hops, ..shop::rows("task", &["name"], Cond::TRUE) });
        assert!(matches!(hopping(vec![hop(1)]), Err(StoreError::Refused(_))));
        assert!(matches!(hopping((0..17).map(hop).collect()), Err(StoreError::TooComplex(_))));
        assert_eq!(hopping((0..16).map(hop).collect()).unwrap(), Vec::<Vec<Datum>>::new());
    });
}

#[test]
fn the_widest_question_allowed_is_answered() {
    shop::both(|store| {
        let city = Bodies::of((0..200).map(|number| format!("body {number}")).chain(["city".to_owned()]));
        store.write(&city, &shop::stamp(1), |w| w.insert(shop::task("a", "city", "Printer"))).unwrap();
        let found = |filter: Cond| store.ask(&city, &shop::rows("task", &["sys_id"], filter)).unwrap().len();
        let is = |n: usize| Cond::Compare(Slot::own("name"), Op::Is, format!("no {n}").into());
        assert_eq!(found(Cond::Any((0..2_000).map(is).collect())), 0);
        assert_eq!(found(Cond::Not(Box::new(Cond::Any((0..9_990).map(is).collect())))), 1);
        let long: Vec<Datum> = (0..99_999).map(|n| format!("no {n}").into()).chain([Datum::text("Printer")]).collect();
        assert_eq!(found(Cond::In(Slot::own("name"), long)), 1);
        let mut deep = Cond::Equals(Slot::own("name"), "PRINTER".into());
        for n in 0..30 {
            deep = Cond::Any(vec![is(n), Cond::All(vec![deep, Cond::TRUE])]);
        }
        assert_eq!(found(deep), 1);
    });
}
