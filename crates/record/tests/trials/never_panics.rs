//! Whatever stands in a register, a query, a question or a field: an answer or a fault, never a panic.

use std::sync::LazyLock;

use proptest::prelude::*;
use record::{Actor, Dictionary, Kind, Words, english, parse, question, spell, value};

use crate::world::{self, small};

static SMALL: LazyLock<Dictionary> = LazyLock::new(small);

fn somebody() -> (Actor, Words) {
    let actor = Actor::system("trial", world::everybody());
    let words = world::words(&actor);
    (actor, words)
}

/// Words and signs of the query language in no order, and some that are none.
fn soup() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "work",
        "where",
        "size",
        "risk",
        "=",
        "!=",
        "<",
        ">=",
        "in",
        "(",
        ")",
        ",",
        "and",
        "or",
        "not",
        "is",
        "empty",
        "low",
        "1",
        "contains",
        "starts",
        "with",
        "due",
        "2020-05-06",
        "09:14",
        "to",
        "last",
        "6",
        "months",
        "order",
        "by",
        "desc",
        "as",
        "at",
        "revision",
        "place",
        "place.parent.floor",
        "watchers",
        "me",
        "mine",
        "company",
        "text",
        "matches",
        "\"a b\"",
        "opened_at",
        "period",
        "spent",
        "4",
        "hours",
        "17:45",
        "cost",
        "£12.50",
        "count",
        "share",
        "of",
        "mean",
        "assigned",
        "today",
        "urgent",
        "yes",
        "9999-12-31",
        "9999-12-31T23:59:59Z",
        "-9999-01-01",
        "99999999999999999999",
        "\"",
        "\\",
        "+",
        "council",
        "year",
    ]);
    let odd = "\\PC{0,6}";
    prop::collection::vec(prop_oneof![9 => known.prop_map(str::to_owned), 1 => odd.prop_map(String::from)], 0..24)
        .prop_map(|words| words.join(" "))
}

/// A condition that often holds together: field, sign and value, joined.
fn sentence() -> impl Strategy<Value = String> {
    let field = prop::sample::select(vec![
        "size",
        "risk",
        "rank",
        "due",
        "opened_at",
        "spent",
        "cost",
        "score",
        "urgent",
        "place",
        "parent.assigned",
        "watchers",
        "link",
        "short_description",
        "parent.place.name",
        "company",
        "state",
        "plan",
    ]);
    let sign = prop::sample::select(vec![
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        "not in",
        "contains",
        "starts with",
        "is empty",
        "is not empty",
    ]);
    let value = prop::sample::select(vec![
        "1",
        "low",
        "2020-05-06",
        "2020-05-06 09:14",
        "last 6 months",
        "2020-05",
        "17:45",
        "4 hours",
        "12.50",
        "yes",
        "me",
        "mine",
        "(1, 2)",
        "(low, high)",
        "\"a \\\" b\"",
        "today",
        "now",
        "body-a",
        "2020-01-01 to 2020-02-01",
        "",
        "9998-12-31",
        "year",
    ]);
    let test = (field, sign, value).prop_map(|(field, sign, value)| format!("{field} {sign} {value}"));
    let nested = test.prop_recursive(4, 24, 3, |inner| {
        let joined = (prop::collection::vec(inner.clone(), 1..3), prop::sample::select(vec![" and ", " or "]));
        prop_oneof![
            joined.prop_map(|(parts, with)| format!("({})", parts.join(with))),
            inner.prop_map(|one| format!("not {one}"))
        ]
    });
    nested.prop_map(|condition| format!("work where {condition} order by due desc, place"))
}

/// What was read can be told in both spellings and in English; the spelling reads back, and is then spelt the same.
fn tell(text: &str) -> Result<bool, TestCaseError> {
    let (_, words) = somebody();
    let Ok(question) = question::read(&SMALL, text) else { return Ok(false) };
    let query = &question.counted();
    let _ = english::query(&SMALL, query, &words);
    let _ = question.sentence(&SMALL, &words);
    let spelt = spell::query(&SMALL, query, &words);
    let again = SMALL.query(&spelt).map_err(|fault| TestCaseError::fail(format!("{text}\n{fault}")))?;
    prop_assert_eq!(spell::query(&SMALL, &again, &words), spelt);
    Ok(true)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn queries_and_questions(text in prop_oneof![soup(), "\\PC{0,60}", any::<String>()]) {
        let _ = parse::query(&SMALL, &text);
        let _ = parse::filter(&SMALL, "work", &text);
        tell(&text)?;
    }

    #[test]
    fn conditions_are_spelt_as_they_are_read(text in sentence()) {
        tell(&text)?;
    }

    #[test]
    fn fields(typed in prop_oneof![soup(), "[0-9:.,£ -]{0,20}", "[0-9]{1,12} (hours|weeks|days)", any::<String>()]) {
        let (_, words) = somebody();
        for field in SMALL.get("work").expect("a register").fields.values() {
            if let Ok(datum) = value::read(field, &typed, &words) {
                let _ = value::show(&field.kind, &datum, &words);
                let spelt = value::spell(&field.kind, &datum);
                if !matches!(field.kind, Kind::Prose | Kind::Journal) {
                    prop_assert_eq!(value::read(field, &spelt, &words), Ok(datum), "{} {}", field.name, spelt);
                }
            }
        }
    }
}

const REGISTER: &str = include_str!("../../../../registers/desk/incident.toml");
const KEYS: [&str; 26] = [
    "register", "title", "purpose", "keep", "extends", "fields", "states", "access", "views", "lookups", "clocks",
    "columns", "kind", "of", "next", "rows", "from", "gives", "identity", "by", "=", "\"", "[", "]", "{", "}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn registers(text in prop_oneof![any::<String>(), "\\PC{0,200}", key_soup()]) {
        load(&text)?;
    }

    /// A register with some bytes taken out, doubled or changed.
    #[test]
    fn damaged_registers(at in 0..REGISTER.len(), length in 0..60usize, with in "\\PC{0,3}") {
        let (mut from, mut to) = (at, (at + length).min(REGISTER.len()));
        while !REGISTER.is_char_boundary(from) { from -= 1; }
        while !REGISTER.is_char_boundary(to) { to += 1; }
        load(&format!("{}{with}{}", &REGISTER[..from], &REGISTER[to..]))?;
        load(&format!("{}{with}{}", &REGISTER[..to], &REGISTER[from..]))?;
    }
}

fn key_soup() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (prop::sample::select(KEYS.to_vec()), prop::sample::select(vec![" ", "\n", ".", " = ", "\"x\"", ", "])),
        0..40,
    )
    .prop_map(|words| words.iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

/// Loads, or says at which line and column why not; each fault can be told.
fn load(text: &str) -> Result<(), TestCaseError> {
    if let Err(faults) = Dictionary::load([("registers/x/y.toml", text)]) {
        prop_assert!(!faults.is_empty() && faults.len() <= 1_000);
        for fault in faults {
            prop_assert!(fault.line >= 1 && fault.column >= 1 && fault.to_string().contains('^'));
        }
    }
    Ok(())
}

/// Nesting of tables, of arrays, and of dotted keys, as deep as a file can hold.
#[test]
fn registers_without_end() {
    let large = 250_000;
    for text in [
        "[".repeat(large),
        format!("a = {}", "[".repeat(large)),
        format!("a = {}", "{a=".repeat(large / 2)),
        format!("a{} = 1", ".a".repeat(large)),
        format!("[a{}]", ".a".repeat(large)),
        format!("a = {{ a{} = 1 }}", ".a".repeat(large)),
        format!("title = \"{}\"", "x".repeat(900_000)),
        format!("{} = 1", "k".repeat(900_000)),
        "a = 1\n".repeat(100_000),
        format!("register = \"a\"\ntitle = \"a\"\npurpose = \"a\"\n[fields]\n{}", field_list(20_000)),
    ] {
        let started = std::time::Instant::now();
        let faults =
            Dictionary::load([("registers/x/y.toml", text.as_str())]).expect_err("nothing of this is a register");
        assert!(!faults.is_empty());
        assert!(started.elapsed().as_secs() < 5, "{:?} for {}…", started.elapsed(), &text[..20]);
    }
}

fn field_list(count: usize) -> String {
    (0..count).map(|number| format!("f{number} = {{ kind = \"lien\" }}\n")).collect()
}
