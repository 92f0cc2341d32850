//! Lists and counts, asked in every way that the store may come by them, against a plain evaluator that knows no SQL. The sizes
//! from which a way is chosen are small here, and steps are few, so that ways are begun, left and gone to the end.

mod plain;
mod shop;

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::{
    AsAt, Ask, Bodies, Bucket, Column, ColumnKind, Cond, Datum, Hop, Measure, NewRow, Op, Order, Schema, Select, Slot,
    Store, Table, Term, Tuning,
};

use plain::Life;

const BODIES: [&str; 3] = ["city", "police", "global"];
const NAMES: [&str; 6] = ["", "a", "b", "c", "d", "e"];
const DAYS: [&str; 6] = ["", "2020-01-01", "2020-01-02", "2020-01-03", "2020-02-01", "2020-03-01"];
const ROWS: usize = 60;

fn schema() -> Schema {
    let text = |name: &str, indexed| Column { name: name.into(), kind: ColumnKind::Text, indexed };
    let int = |name: &str, indexed| Column { name: name.into(), kind: ColumnKind::Int, indexed };
    let pair = |first: &str, then: &str| (first.to_owned(), then.to_owned());
    let task = Table {
        name: "task".into(),
        columns: vec![
            text("number", true),
            text("name", true),
            text("kind", true),
            text("place", true),
            text("day", true),
            text("night", false),
            int("rank", true),
            int("size", false),
        ],
        tie: Some("number".into()),
        periods: vec!["day".into(), "night".into()],
        narrowing: vec!["kind".into(), "size".into()],
        shared: vec!["kind".into()],
        listed: vec!["rank".into(), "day".into(), "place".into()],
        pairs: vec![
            pair("kind", "name"),
            pair("kind", "rank"),
            pair("place", "day"),
            pair("kind", "day"),
            pair("company", "number"),
            pair("company", "rank"),
        ],
    };
    let place = Table { name: "place".into(), columns: vec![text("name", true)], ..Table::default() };
    Schema { tables: vec![task, place] }
}

fn text(column: &str) -> BoxedStrategy<Datum> {
    match column {
        "day" | "night" => prop::sample::select(DAYS.to_vec()).prop_map(Datum::from).boxed(),
        "place" => (0..6_usize).prop_map(|place| format!("p{place}").into()).boxed(),
        "company" => prop::sample::select(BODIES.to_vec()).prop_map(Datum::from).boxed(),
        _ => prop::sample::select(NAMES.to_vec()).prop_map(Datum::from).boxed(),
    }
}

fn number() -> impl Strategy<Value = Datum> {
    prop_oneof![1 => Just(Datum::Null), 4 => (0..5_i64).prop_map(Datum::Int)]
}

/// Its class, its body and its values.
type Drawn = (bool, usize, Vec<(String, Datum)>);

/// A row of the list; equal numbers occur.
fn row() -> impl Strategy<Value = Drawn> {
    let texts = ["number", "name", "kind", "place", "day", "night"];
    let texts: Vec<_> =
        texts.into_iter().map(|name| text(name).prop_map(move |value| (name.to_owned(), value))).collect();
    (any::<bool>(), 0..BODIES.len(), texts, number(), number()).prop_map(|(class, body, mut values, rank, size)| {
        values.extend([("rank".to_owned(), rank), ("size".to_owned(), size)]);
        (class, body, values)
    })
}

fn insert(table: &str, class: &str, sys_id: String, company: &str, values: Vec<(String, Datum)>) -> NewRow {
    NewRow { table: table.into(), class: class.into(), sys_id, company: company.into(), values }
}

/// Rows of which every third is changed once.
fn fill(store: &Store, rows: &[Drawn]) -> Life {
    let (mut life, all, stamp) = (Life::default(), Bodies::of(BODIES), shop::stamp(1));
    store.sync(&schema()).unwrap();
    let places = (0..5_usize).map(|place| {
        let name = ["x", "y", "x", "", "w"][place];
        insert("place", "place", format!("p{place}"), BODIES[place % 3], vec![("name".into(), name.into())])
    });
    let rows: Vec<NewRow> = rows
        .iter()
        .enumerate()
        .map(|(at, (class, body, values))| {
            let class = if *class { "incident" } else { "change" };
            insert("task", class, format!("t{at:02}"), BODIES[*body], values.clone())
        })
        .chain(places)
        .collect();
    store.write(&all, &stamp, |w| rows.iter().try_for_each(|row| w.insert(row.clone()))).unwrap();
    rows.iter().for_each(|row| assert!(life.insert(row, &stamp.at, 1)));
    let later = shop::stamp(2);
    let changed = |at: &usize| vec![("rank".to_owned(), Datum::Int(*at as i64 % 4)), ("kind".to_owned(), "b".into())];
    let places: Vec<usize> = (0..ROWS).step_by(3).collect();
    let change = |w: &mut store::Writing<'_>| {
        places.iter().try_for_each(|at| w.update("task", &format!("t{at:02}"), 0, changed(at)))
    };
    store.write(&all, &later, change).unwrap();
    places.iter().for_each(|at| life.update("task", &format!("t{at:02}"), &changed(at), &later.at, 2));
    life.revision = 2;
    life
}

const TEXTS: [&str; 7] = ["number", "name", "kind", "place", "day", "night", "company"];

/// What lists are narrowed by: mostly what the store has an index for.
fn narrowing() -> impl Strategy<Value = Cond> {
    let own = prop::sample::select(TEXTS.to_vec());
    let is = own
        .clone()
        .prop_flat_map(|name| text(name).prop_map(move |value| Cond::Compare(Slot::own(name), Op::Is, value)));
    let among = own.clone().prop_flat_map(|name| {
        prop::collection::vec(text(name), 0..4).prop_map(move |values| Cond::In(Slot::own(name), values))
    });
    let day = || prop::sample::select(DAYS[1..].to_vec());
    let within = (prop::sample::select(vec!["day", "night"]), day(), day()).prop_map(|(name, from, to)| {
        Cond::All(vec![
            Cond::Compare(Slot::own(name), Op::AtLeast, from.into()),
            Cond::Compare(Slot::own(name), Op::Less, to.into()),
        ])
    });
    let size = (number(), prop::sample::select(vec![Op::More, Op::AtMost, Op::Is]))
        .prop_map(|(value, op)| Cond::Compare(Slot::own("size"), op, value));
    let at_place = text("name").prop_map(|name| Cond::Compare(Slot::of(1, "name"), Op::Is, name));
    let filled = own.prop_map(|name| Cond::Not(Box::new(Cond::Empty(Slot::own(name)))));
    prop_oneof![4 => is, 2 => among, 3 => within, 1 => size, 1 => at_place, 1 => filled]
}

fn order() -> impl Strategy<Value = Order> {
    let slots: Vec<Slot> = TEXTS
        .iter()
        .chain(&["rank", "size", "sys_id"])
        .map(|name| Slot::own(*name))
        .chain([Slot::of(1, "name"), Slot::of(1, "name")])
        .collect();
    let scale = prop::sample::select(vec![vec![], vec!["c".to_owned(), "a".to_owned(), "z".to_owned()]]);
    (prop::sample::select(slots), any::<bool>(), scale).prop_map(|(slot, descending, scale)| {
        let is_text = !["rank", "size"].contains(&slot.column.as_str());
        Order { slot, descending, scale: if is_text { scale } else { Vec::new() } }
    })
}

fn select() -> impl Strategy<Value = Select> {
    let rows = prop::sample::select(vec![vec![], vec!["sys_id"], vec!["sys_id", "rank", "day"]]);
    let rows = rows.prop_map(|names| Select::Rows(names.into_iter().map(Slot::own).collect()));
    let groups = prop::sample::select(vec![None, Some("kind"), Some("company")]).prop_map(|by| Select::Groups {
        by: by.into_iter().map(|by| Term::Slot(Slot::own(by))).collect(),
        measures: vec![Measure::Count, Measure::Sum(Slot::own("size"))],
    });
    prop_oneof![5 => rows, 1 => groups, 1 => tally()]
}

/// Counts of one column's values by stretches of time, of which some overlap.
fn tally() -> impl Strategy<Value = Select> {
    let column = prop::sample::select(vec!["kind", "place", "name"]).prop_map(|name| Term::Slot(Slot::own(name)));
    let edges = prop::collection::vec((1..DAYS.len(), 1..DAYS.len()), 1..3);
    let apart = Just(vec![(1, 2), (2, 4), (4, 5)]);
    let stretches = prop_oneof![1 => edges, 2 => apart].prop_map(|edges| {
        let bucket = |(at, (from, to)): (usize, &(usize, usize))| Bucket {
            label: format!("{}", 9 - at),
            from: DAYS[*from].into(),
            to: DAYS[*to].into(),
        };
        Term::Buckets(Slot::own("day"), edges.iter().enumerate().map(bucket).collect())
    });
    (column, stretches, any::<bool>()).prop_map(|(column, stretches, column_first)| Select::Groups {
        by: if column_first { vec![column, stretches] } else { vec![stretches, column] },
        measures: vec![Measure::Count],
    })
}

fn ask() -> impl Strategy<Value = Ask> {
    let guard = prop_oneof![
        3 => Just(Cond::TRUE),
        1 => Just(Cond::Compare(Slot::of(1, "name"), Op::IsNot, "x".into())),
        // Whether the place may be seen depends on who refers to it.
        1 => Just(Cond::Compare(Slot::own("size"), Op::More, Datum::Int(1))),
    ];
    let as_at = prop_oneof![
        6 => Just(AsAt::Now),
        1 => Just(AsAt::Instant(shop::at(1))),
        1 => Just(AsAt::Revision(1))
    ];
    let classes = prop::sample::select(vec![vec![], vec![], vec!["incident".to_owned()]]);
    let filter = prop::collection::vec(narrowing(), 0..3);
    let page = (prop_oneof![5 => (0..9_u64).prop_map(Some), 1 => Just(None)], prop_oneof![3 => Just(0), 1 => 1..9_u64]);
    (guard, as_at, classes, filter, select(), prop::collection::vec(order(), 0..4), page).prop_map(
        |(guard, as_at, classes, filter, select, order, (limit, offset))| Ask {
            table: "task".into(),
            classes,
            as_at,
            hops: vec![Hop { from: Slot::own("place"), table: "place".into(), classes: vec![], guard }],
            filter: Cond::All(filter),
            order: if matches!(select, Select::Rows(_)) { order } else { Vec::new() },
            select,
            limit,
            offset,
        },
    )
}

fn tuning() -> impl Strategy<Value = Tuning> {
    let few = prop::sample::select(vec![0, 3, 20, 1_000]);
    let many = prop::sample::select(vec![0_usize, 2, 5_000]);
    // None at all, enough for some statements of a way, or enough for all.
    let steps = prop_oneof![1 => 0..2_000_u64, 1 => 2_000..20_000_u64, 1 => Just(1_000_000)];
    (few.clone(), few.clone(), few, many.clone(), many.clone(), many, steps, 0..3_u32).prop_map(
        |(first_max, few_max, last_max, values_max, referred_max, bodies_max, steps, rounds)| Tuning {
            tallied_max: referred_max,
            first_max,
            few_max,
            last_max,
            first_in_period_max: first_max,
            values_max,
            referred_max,
            referred_at_once: (referred_max / 2).clamp(1, 2),
            bodies_max,
            steps,
            rounds,
            ..Tuning::default()
        },
    )
}

#[test]
fn a_list_is_the_same_whatever_the_way_to_it() {
    let config = |cases| Config { cases, failure_persistence: None, ..Config::default() };
    let filled = Cell::new(0);
    let asked = Cell::new(0);
    TestRunner::new(config(3))
        .run(&prop::collection::vec(row(), ROWS), |rows| {
            let stores = store::testing::stores();
            let lives: Vec<Life> = stores.iter().map(|(_, store)| fill(store, &rows)).collect();
            let bodies = prop::sample::select(vec![vec!["city", "police"], vec!["police"], vec!["city"]]);
            TestRunner::new(config(500))
                .run(&(ask(), tuning(), bodies.prop_map(Bodies::of)), |(ask, tuning, bodies)| {
                    let expected = plain::answer(&lives[0], &bodies, &ask);
                    for (engine, store) in &stores {
                        let answer = store.tuned(tuning.clone()).ask(&bodies, &ask);
                        let answer = answer.map_err(|error| TestCaseError::fail(format!("{engine}: {error}")))?;
                        prop_assert_eq!(&answer, &expected, "{}: {:?}", engine, store.render(&bodies, &ask));
                    }
                    asked.set(asked.get() + 1);
                    filled.set(filled.get() + usize::from(!expected.is_empty()));
                    Ok(())
                })
                .map_err(|error| TestCaseError::fail(format!("{error}\nover {rows:?}")))?;
            Ok(())
        })
        .unwrap();
    println!("{} lists, {} with rows", asked.get(), filled.get());
    assert!(filled.get() * 3 > asked.get(), "most lists are empty: the test would show little");
}

#[test]
fn a_count_ends_where_it_need_not_go_on() {
    for (engine, store) in store::testing::stores() {
        println!("on {engine}");
        store.sync(&schema()).unwrap();
        let all = Bodies::of(BODIES);
        let rows = (0..300_usize).map(|at| {
            let values =
                vec![("number".to_owned(), format!("{at:03}").into()), ("size".to_owned(), Datum::Int(at as i64 % 3))];
            insert("task", "incident", format!("t{at:03}"), "city", values)
        });
        let rows: Vec<NewRow> = rows.collect();
        store.write(&all, &shop::stamp(1), |w| rows.iter().try_for_each(|row| w.insert(row.clone()))).unwrap();
        let ask = |filter| shop::rows("task", &["sys_id"], filter);
        let third = ask(Cond::Compare(Slot::own("size"), Op::Is, Datum::Int(1)));
        assert_eq!(store.count_to(&all, &third, 1_000).unwrap(), Some(100));
        assert_eq!(store.count_to(&all, &third, 100).unwrap(), Some(100));
        assert_eq!(store.count_to(&all, &third, 20).unwrap(), Some(21), "one more than it was to count");
        assert_eq!(store.count_to(&Bodies::of(["police"]), &third, 20).unwrap(), Some(0));
        if engine == "SQLite" {
            let hasty = store.tuned(Tuning { count_steps: 700, ..Tuning::default() });
            assert_eq!(hasty.count_to(&all, &third, 1_000).unwrap(), None, "it takes more steps than that");
            assert_eq!(hasty.count_to(&all, &third, 2).unwrap(), Some(3));
        }
    }
}
