//! Bad input has a clear error at its place, costs little, and never stops the program.

use std::time::{Duration, Instant};

use record::{Actor, Dictionary, Filter, Query, Trouble, question};

use crate::world::{self, small};

/// The fault of a query, as its author reads it. It comes at once.
fn fault(dictionary: &Dictionary, text: &str) -> String {
    let started = Instant::now();
    let fault = dictionary.query(text).expect_err("the query is wrong");
    let told = fault.to_string();
    assert!(started.elapsed() < Duration::from_secs(1), "told after {:?}", started.elapsed());
    assert!(told.len() < 2_000, "the message is short: {} bytes", told.len());
    told
}

#[test]
fn slips_in_queries_are_told_with_their_place() {
    let dictionary = small();
    let cases = [
        ("", "query:1:1: The name of a register is missing here.\n  |\n1 | \n  | ^"),
        (
            "wrok where size = 1",
            "query:1:1: There is no register `wrok`. Did you mean `work`?\n  |\n1 | wrok where size = 1\n  | ^^^^",
        ),
        (
            "work where sise = 1",
            "query:1:12: Work has no field `sise`. Did you mean `size`?\n  |\n1 | work where sise = 1\n  |            ^^^^",
        ),
        (
            "work where place.flor = 1",
            "query:1:12: Place has no field `flor`. Did you mean `floor`?\n  |\n1 | work where place.flor = 1\n  |            ^^^^^^^^^^",
        ),
        (
            "work where size.floor = 1",
            "query:1:12: `size` is not a reference, so nothing can follow it.\n  |\n1 | work where size.floor = 1\n  |            ^^^^^^^^^^",
        ),
        (
            "work where size ~ 1",
            "query:1:17: `~` has no meaning here. Put text with signs in quotes: \"~\".\n  |\n1 | work where size ~ 1\n  |                 ^",
        ),
        (
            "work where size like 1",
            "query:1:17: A comparison is missing here: =, !=, <, <=, >, >=, in, contains, is empty.\n  |\n1 | work where size like 1\n  |                 ^^^^",
        ),
        (
            "work where risk = grave",
            "query:1:19: `grave` is not one of low, medium, high.\n  |\n1 | work where risk = grave\n  |                   ^^^^^",
        ),
        (
            "work where urgent = maybe",
            "query:1:21: `maybe` is neither yes nor no.\n  |\n1 | work where urgent = maybe\n  |                     ^^^^^",
        ),
        (
            "work where place < attic",
            "query:1:18: A ref has no order: use = or !=.\n  |\n1 | work where place < attic\n  |                  ^",
        ),
        (
            "work where due = 2020-02-30",
            "query:1:18: `2020-02-30` is not a date. Write 2020-05-31 or 31/05/2020.\n  |\n1 | work where due = 2020-02-30\n  |                  ^^^^^^^^^^",
        ),
        (
            "work where due = 2020-05-06 09:14",
            "query:1:18: `2020-05-06 09:14` is not a date. Write 2020-05-31 or 31/05/2020.\n  |\n1 | work where due = 2020-05-06 09:14\n  |                  ^^^^^^^^^^^^^^^^",
        ),
        (
            "work where opened_at in spring",
            "query:1:25: `spring` is not a stretch of time. Write period, month, last 6 months, 2020-05, 2020 or 2020-05-01 to 2020-05-31.\n  |\n1 | work where opened_at in spring\n  |                         ^^^^^^",
        ),
        (
            "work where (size = 1",
            "query:1:21: A closing bracket is missing here.\n  |\n1 | work where (size = 1\n  |                     ^",
        ),
        (
            "work where size = 1 size = 2",
            "query:1:21: This does not belong here. Join conditions with `and` or `or`.\n  |\n1 | work where size = 1 size = 2\n  |                     ^^^^",
        ),
        (
            "work where story = \"never closed",
            "query:1:20: This quotation mark is never closed.\n  |\n1 | work where story = \"never closed\n  |                    ^",
        ),
        (
            "work order by notes",
            "query:1:15: A journal has no order.\n  |\n1 | work order by notes\n  |               ^^^^^",
        ),
        (
            "work where notes contains vpn",
            "query:1:18: A journal is searched with `text matches \"…\"`.\n  |\n1 | work where notes contains vpn\n  |                  ^^^^^^^^",
        ),
        (
            "work as at lunch",
            "query:1:12: `lunch` is not an instant. Write 2020-06-03 09:00.\n  |\n1 | work as at lunch\n  |            ^^^^^",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(fault(&dictionary, text), expected, "{text}");
    }
    let sum = question::read(&dictionary, "sum risk of work").expect_err("a choice has no sum").to_string();
    assert_eq!(sum, "query:1:5: `sum` cannot be taken of a choice.\n  |\n1 | sum risk of work\n  |     ^^^^");
    let share = question::read(&dictionary, "share work where size = 1").expect_err("of what?").to_string();
    assert!(share.starts_with("query:1:26: A share says of what"), "{share}");
}

#[test]
fn queries_without_end_are_refused() {
    let dictionary = small();
    let deep = 10_000;
    let told = fault(&dictionary, &format!("work where {}size = 1{}", "(".repeat(deep), ")".repeat(deep)));
    assert!(told.starts_with("query:1:37: Brackets and `not` are nested deeper than 24 here."), "{told}");
    let told = fault(&dictionary, &format!("work where {}size = 1", "not ".repeat(8_000)));
    assert!(told.starts_with("query:1:112: Brackets and `not` are nested deeper than 24 here."), "{told}");
    let told = fault(&dictionary, &format!("work where {}size = 1", "not ( ".repeat(deep)));
    assert!(told.starts_with("query:1:1: The query is 60019 bytes long; at most 32768 are read."), "{told}");
    let told = fault(&dictionary, &format!("work where story = \"{}\"", "x".repeat(1 << 20)));
    assert!(told.starts_with("query:1:1: The query is 1048597 bytes long"), "{told}");
    let told = fault(&dictionary, &format!("work where size = 1{}", " or size = 2".repeat(100_000)));
    assert!(told.starts_with("query:1:1: The query is 1200019 bytes long"), "{told}");
    let told = fault(&dictionary, &format!("work where size=1{}", " or size=2".repeat(3_000)));
    assert!(told.contains("There are more than 1000 tests in this query."), "{told}");
    let told = fault(&dictionary, &format!("work where size in (1{})", ", 2".repeat(5_000)));
    assert!(told.contains("There are more than 1000 values in this query."), "{told}");
    let told = fault(&dictionary, &format!("work order by {}size", "size, ".repeat(1_000)));
    assert!(told.contains("Records are put in order by at most 8 fields."), "{told}");
    let told = fault(&dictionary, &format!("work where {}size = 1", "parent.".repeat(1_000)));
    assert!(told.contains("at most 6 are followed"), "{}", told);
    let told = fault(&dictionary, &format!("{} where size = 1", "w".repeat(30_000)));
    assert!(told.starts_with("query:1:1: There is no register"), "{}", &told[..80]);
}

/// What is just inside the limits is answered, by both stores.
#[test]
fn the_largest_queries_are_answered() {
    let dictionary = small();
    let actor = Actor::system("trial", world::everybody());
    let words = world::words(&actor);
    let named: String =
        (0..900).map(|number| format!("{}place = p{number}", if number == 0 { "" } else { " or " })).collect();
    let hops: String =
        ["place", "parent", "assigned", "parent.place", "parent.assigned", "parent.parent"].join(" is empty and ");
    let texts = [
        format!("work where {}size = 1{}", "(size = 2 or size = 3 and ".repeat(24), ")".repeat(24)),
        format!("work where {}size = 1", "not ".repeat(24)),
        format!("work where {}size=1", "size=2 or ".repeat(999)),
        format!("work where {named}"),
        format!("work where {hops} is empty"),
        format!("work where story = \"{}\"", "x".repeat(32_000)),
    ];
    for (engine, store) in store::testing::stores() {
        store.sync(&dictionary.schema()).expect("the tables can be made");
        for text in &texts {
            let query = dictionary.query(text).unwrap_or_else(|fault| panic!("{fault}"));
            let permitted = actor.asks(&dictionary, &query, &words).expect("permitted");
            assert_eq!(permitted.count(&mut &store).ok(), Some(0), "{engine}: {}", &text[..60]);
        }
    }
}

/// A tree that no text gave, too deep for any store, is refused too.
#[test]
fn deep_trees_are_refused() {
    let dictionary = small();
    let actor = Actor::system("trial", world::everybody());
    let mut filter = Filter::is("size", 1);
    for _ in 0..1_000 {
        filter = filter.negated();
    }
    let asked = actor.asks(&dictionary, &Query::all("work").and(filter), &world::words(&actor));
    assert!(matches!(asked, Err(Trouble::TooMuch(_))), "{asked:?}");
}

#[test]
fn odd_letters_are_letters() {
    let dictionary = small();
    for text in [
        "work where story = \"\u{202e}gnilleps\u{202c} \u{0}\u{1}\u{7f}\"",
        "work where story contains \"\u{1f469}\u{200d}\u{1f692}e\u{301}\u{feff}\"",
        "work where story = ٢٠٢٠",
        "work where story = \u{fb01}ne",
        "\u{3000}work\u{3000}where\u{a0}size\u{2003}=\u{2028}1",
    ] {
        let query = dictionary.query(text).unwrap_or_else(|fault| panic!("{fault}"));
        let actor = Actor::system("trial", world::everybody());
        let again = record::spell::query(&dictionary, &query, &world::words(&actor));
        assert_eq!(dictionary.query(&again).as_ref(), Ok(&query), "{again}");
    }
    for text in
        ["work where size = ２０", "work where ѕize = 1", "work where size ＝ 1", "work where due = ２０２０-05-06"]
    {
        let told = fault(&dictionary, text);
        assert!(told.contains('^'), "{told}");
    }
}
