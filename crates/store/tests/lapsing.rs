//! What is kept for a while, on both stores.

use store::Store;
use store::lapsing::Lapsing;

fn one(key: &str, until: &str, payload: &str) -> Lapsing {
    Lapsing { kind: "access".into(), key: key.into(), until: until.into(), payload: payload.into() }
}

fn each_store(story: impl Fn(&Store)) {
    for (name, store) in store::testing::stores() {
        println!("on {name}");
        store.sync(&store::Schema::default()).unwrap();
        story(&store);
    }
}

const NOON: &str = "2026-03-01 12:00:00";
const ONE: &str = "2026-03-01 13:00:00";

#[test]
fn it_counts_until_its_instant_and_no_longer() {
    each_store(|store| {
        store.lapsing_put(&one("a", ONE, "first")).unwrap();
        assert_eq!(store.lapsing_get("access", "a", NOON).unwrap().as_deref(), Some("first"));
        assert_eq!(store.lapsing_get("access", "a", ONE).unwrap(), None, "at the instant itself it has lapsed");
        assert_eq!(store.lapsing_get("refresh", "a", NOON).unwrap(), None, "another kind");
        store.lapsing_put(&one("a", ONE, "second")).unwrap();
        assert_eq!(store.lapsing_get("access", "a", NOON).unwrap().as_deref(), Some("second"));
        store.lapsing_drop("access", "a").unwrap();
        assert_eq!(store.lapsing_get("access", "a", NOON).unwrap(), None);
        assert!(store.lapsing_put(&one("a", "tomorrow", "")).is_err());
    });
}

#[test]
fn a_key_is_reserved_by_one_until_it_lapses() {
    each_store(|store| {
        assert!(store.lapsing_add(&one("k", ONE, "mine"), NOON).unwrap());
        assert!(!store.lapsing_add(&one("k", "2026-03-02 00:00:00", "theirs"), NOON).unwrap());
        assert_eq!(store.lapsing_get("access", "k", NOON).unwrap().as_deref(), Some("mine"));
        assert!(store.lapsing_add(&one("k", "2026-03-02 00:00:00", "theirs"), ONE).unwrap());
        assert_eq!(store.lapsing_get("access", "k", ONE).unwrap().as_deref(), Some("theirs"));
    });
}

#[test]
fn of_many_who_take_it_one_gets_it() {
    each_store(|store| {
        store.lapsing_put(&one("code", ONE, "once")).unwrap();
        let takers: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                std::thread::spawn(move || store.lapsing_take("access", "code", NOON).unwrap())
            })
            .collect();
        let got = takers.into_iter().filter_map(|taker| taker.join().unwrap()).count();
        assert_eq!(got, 1);
        store.lapsing_put(&one("late", ONE, "once")).unwrap();
        assert_eq!(store.lapsing_take("access", "late", ONE).unwrap(), None);
    });
}

#[test]
fn what_lapsed_is_swept_and_the_chain_knows_nothing_of_it() {
    each_store(|store| {
        store.lapsing_put(&one("a", ONE, "1")).unwrap();
        store.lapsing_put(&one("b", "2026-03-01 14:00:00", "2")).unwrap();
        let keys =
            |now: &str| store.lapsing_of("access", now).unwrap().into_iter().map(|one| one.key).collect::<Vec<_>>();
        assert_eq!(keys(NOON), ["a", "b"]);
        assert_eq!(store.lapsing_sweep(ONE).unwrap(), 1);
        assert_eq!(keys(NOON), ["b"]);
        let mut dump = Vec::new();
        let dumped = store.dump(&mut dump).unwrap();
        assert_eq!(dumped.head, 0);
        assert!(!String::from_utf8(dump).unwrap().contains("_lapsing"));
    });
}
