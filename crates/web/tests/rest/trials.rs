//! Random encoded queries by readers with different rights, judged by a plain look at each record: the rows of a list, its
//! count, and the sums of statistics are the same.
//!
//! `TRIAL_ROUNDS=2000` tries more, `TRIAL_SEED=7` others.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use practice::desk::Occasion;
use record::{Actor, Draft};
use serde_json::Value;
use store::Bodies;

use crate::house::{House, at, each, query};

/// An incident as the plain look knows it: what is raw of each field; empty for none.
#[derive(Debug, Clone)]
struct Incident {
    number: String,
    company: String,
    impact: String,
    urgency: String,
    category: String,
    correlation_id: String,
    short_description: String,
    opened_at: String,
    due_date: String,
    knowledge: String,
    /// Who called: user name, `sys_id`, name, and whose record they are.
    caller: Option<(&'static str, String, &'static str, String)>,
}

/// Who asks: user name, the bodies of their records, and whether their role reads incidents and people.
struct Reader {
    user: &'static str,
    bodies: Vec<String>,
    is_agent: bool,
}

impl Reader {
    fn sees(&self, one: &Incident) -> bool {
        let is_own = one.caller.as_ref().is_some_and(|caller| caller.0 == self.user);
        self.bodies.contains(&one.company) && (self.is_agent || is_own)
    }

    /// A field as this reader sees it; none if there is no such field.
    fn value(&self, one: &Incident, path: &str) -> Option<String> {
        let caller = one.caller.as_ref().filter(|caller| self.is_agent && self.bodies.contains(&caller.3));
        Some(match path {
            "number" => one.number.clone(),
            "impact" => one.impact.clone(),
            "urgency" => one.urgency.clone(),
            "category" => one.category.clone(),
            "correlation_id" => one.correlation_id.clone(),
            "short_description" => one.short_description.clone(),
            "opened_at" => one.opened_at.clone(),
            "due_date" => one.due_date.clone(),
            "knowledge" => one.knowledge.clone(),
            "caller_id" => caller.map(|caller| caller.1.clone()).unwrap_or_default(),
            "caller_id.name" => caller.map(|caller| caller.2.to_owned()).unwrap_or_default(),
            _ => return None,
        })
    }
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap_or(0)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A condition as it is spelt, and whether a value meets it.
type Condition = (String, Box<dyn Fn(&Reader, &Incident) -> bool>);

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

const TEXTS: [&str; 4] = ["short_description", "correlation_id", "number", "caller_id.name"];
const CHOICES: [&str; 3] = ["impact", "urgency", "category"];
const DATES: [&str; 2] = ["opened_at", "due_date"];
const WORDS: [&str; 8] = ["VPN", "vpn drops", "Printer", "a^b", "even", "Ben", "INC001", "%"];

/// A condition that means something here.
fn condition(chance: &mut Chance) -> Condition {
    let value = |path: &str| {
        let path = path.to_owned();
        move |reader: &Reader, one: &Incident| reader.value(one, &path).expect("a field")
    };
    match chance.below(9) {
        0 => {
            let path = *chance.one(&["correlation_id", "caller_id", "due_date", "caller_id.name", "short_description"]);
            let (operator, is_empty) =
                *chance.one(&[("ISEMPTY", true), ("ISNOTEMPTY", false), ("=", true), ("!=", false)]);
            let of = value(path);
            (format!("{path}{operator}"), Box::new(move |reader, one| of(reader, one).is_empty() == is_empty))
        }
        1 | 2 => {
            let (path, word) = (*chance.one(&TEXTS), chance.one(&WORDS).to_lowercase());
            type Holds = fn(&str, &str) -> bool;
            let all: [(&str, Holds); 7] = [
                ("=", |text, word| text == word),
                ("!=", |text, word| text != word),
                ("LIKE", |text, word| text.contains(word)),
                ("NOT LIKE", |text, word| !text.contains(word)),
                ("STARTSWITH", |text, word| text.starts_with(word)),
                ("ENDSWITH", |text, word| text.ends_with(word)),
                ("*", |text, word| text.contains(word)),
            ];
            let (operator, holds) = *chance.one(&all);
            let of = value(path);
            let spelt = format!("{path}{operator}{}", word.replace('^', "^^"));
            (
                spelt,
                Box::new(move |reader, one| {
                    let text = of(reader, one).to_lowercase();
                    !text.is_empty() && holds(&text, &word)
                }),
            )
        }
        3 => {
            let path = *chance.one(&CHOICES[..2]);
            let (operator, holds) = *chance.one(&COMPARISONS);
            let other = (chance.below(4)).to_string();
            let of = value(path);
            (format!("{path}{operator}{other}"), Box::new(move |reader, one| holds(of(reader, one).cmp(&other))))
        }
        4 => {
            let path = *chance.one(&CHOICES);
            let some: Vec<&str> =
                (0..1 + chance.below(3)).map(|_| *chance.one(&["1", "2", "network", "software"])).collect();
            let (operator, is_in) = *chance.one(&[("IN", true), ("NOT IN", false), ("NOTIN", false)]);
            let of = value(path);
            let spelt = format!("{path}{operator}{}", some.join(", "));
            (
                spelt,
                Box::new(move |reader, one| {
                    let value = of(reader, one);
                    !value.is_empty() && some.contains(&value.as_str()) == is_in
                }),
            )
        }
        5 => {
            let path = *chance.one(&DATES);
            let (operator, holds) = *chance.one(&COMPARISONS);
            let day = format!("2026-02-{:02}", 1 + chance.below(9));
            let instant = format!("{day} 00:00:00");
            let of = value(path);
            let spelt = if chance.below(2) == 0 { day } else { instant.clone() };
            (
                format!("{path}{operator}{spelt}"),
                Box::new(move |reader, one| {
                    let value = of(reader, one);
                    !value.is_empty() && holds(value.cmp(&instant))
                }),
            )
        }
        6 => {
            let (from, to) = (1 + chance.below(5), 3 + chance.below(6));
            let (from, to) = (format!("2026-02-{from:02} 00:00:00"), format!("2026-02-{to:02} 12:00:00"));
            let of = value("opened_at");
            let spelt = format!("opened_atBETWEEN{from}@{to}");
            (spelt, Box::new(move |reader, one| (from.as_str()..=to.as_str()).contains(&of(reader, one).as_str())))
        }
        7 => {
            let (operator, holds) = *chance.one(&[
                ("SAMEAS", Ordering::is_eq as fn(Ordering) -> bool),
                ("NSAMEAS", Ordering::is_ne),
                ("GT_FIELD", Ordering::is_gt),
                ("LT_OR_EQUALS_FIELD", Ordering::is_le),
            ]);
            let (left, right) = *chance.one(&[("impact", "urgency"), ("opened_at", "due_date")]);
            let (one_of, other_of) = (value(left), value(right));
            (
                format!("{left}{operator}{right}"),
                Box::new(move |reader, one| {
                    let (left, right) = (one_of(reader, one), other_of(reader, one));
                    !left.is_empty() && !right.is_empty() && holds(left.cmp(&right))
                }),
            )
        }
        _ => {
            let (operator, flag) = *chance.one(&[("=", "true"), ("=", "false"), ("!=", "true"), ("=", "1")]);
            let of = value("knowledge");
            let is_up = matches!(flag, "true" | "1") == (operator == "=");
            (
                format!("knowledge{operator}{flag}"),
                Box::new(move |reader, one| match operator {
                    "!=" => of(reader, one) != "true",
                    _ => of(reader, one) == if is_up { "true" } else { "false" },
                }),
            )
        }
    }
}

/// An operator, and whether it holds.
type Comparison = (&'static str, fn(Ordering) -> bool);
const COMPARISONS: [Comparison; 4] =
    [(">", Ordering::is_gt), (">=", Ordering::is_ge), ("<", Ordering::is_lt), ("<=", Ordering::is_le)];

/// Segments of groups of conditions, as the text has them.
type Encoded = (String, Vec<Vec<Vec<Condition>>>);

fn encoded(chance: &mut Chance) -> Encoded {
    let mut segments: Vec<Vec<Vec<Condition>>> = Vec::new();
    let mut text = String::new();
    for at in 0..1 + chance.below(2) {
        let mut groups: Vec<Vec<Condition>> = Vec::new();
        for place in 0..1 + chance.below(3) {
            let one = condition(chance);
            let is_or = place > 0 && chance.below(3) == 0;
            text += match (at, place) {
                (0, 0) => "",
                (_, 0) => "^NQ",
                _ if is_or => "^OR",
                _ => "^",
            };
            text += &one.0;
            match groups.last_mut().filter(|_| is_or) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        segments.push(groups);
    }
    if chance.below(3) == 0 {
        text += *chance.one(&[
            "^ORDERBYcaller_id",
            "^ORDERBYDESCopened_at",
            "^ORDERBYimpact^ORDERBYDESCsys_id",
            "^EQ",
            "^",
        ]);
    }
    (text, segments)
}

fn meets(segments: &[Vec<Vec<Condition>>], reader: &Reader, one: &Incident) -> bool {
    let group = |group: &Vec<Condition>| group.iter().any(|(_, holds)| holds(reader, one));
    segments.iter().any(|groups| groups.iter().all(group))
}

/// Incidents with every sort of value and lack of it, and what the plain look is to know of them.
fn incidents(house: &House, chance: &mut Chance) -> Vec<Incident> {
    let people = |user: &'static str, name: &'static str, company: &String| {
        (user, house.people[user].clone(), name, company.clone())
    };
    let callers = [
        None,
        Some(people("ben", "Ben Hart", &house.col)),
        Some(people("pat", "Pat Shah", &house.colp)),
        Some(people("nil", "Nil Nobody", &house.col)),
    ];
    let mut all = Vec::new();
    let mut drafts = Vec::new();
    for at in 0..40 {
        let company = if at % 3 == 0 { &house.colp } else { &house.col };
        let day = |chance: &mut Chance| format!("2026-02-{:02} {:02}:00:00", 1 + chance.below(9), chance.below(24));
        let one = Incident {
            number: String::new(),
            company: company.clone(),
            impact: (1 + chance.below(3)).to_string(),
            urgency: (1 + chance.below(3)).to_string(),
            category: (*chance.one(&["network", "software", "hardware"])).to_owned(),
            correlation_id: (*chance.one(&["", "even", "EVEN", "odd"])).to_owned(),
            short_description: (*chance.one(&["VPN drops", "Printer a^b", "100% full", "vpn"])).to_owned(),
            opened_at: day(chance),
            due_date: if chance.below(3) == 0 { String::new() } else { day(chance) },
            knowledge: (*chance.one(&["", "true", "false"])).to_owned(),
            caller: chance.one(&callers).clone(),
        };
        let stamp =
            |text: &str| if text.is_empty() { String::new() } else { format!("{}Z", text.replacen(' ', "T", 1)) };
        let caller = one.caller.as_ref().map_or("", |caller| caller.0);
        let draft = Draft::new("incident").with("company", company).with("impact", &one.impact);
        let draft = draft.with("urgency", &one.urgency).with("category", &one.category).with("caller_id", caller);
        let draft = draft.with("correlation_id", &one.correlation_id).with("knowledge", &one.knowledge);
        let draft = draft.with("opened_at", stamp(&one.opened_at)).with("due_date", stamp(&one.due_date));
        drafts.push(draft.with("short_description", &one.short_description));
        all.push(one);
    }
    let actor = Actor::system("setup", Bodies::of([&house.col, &house.colp]));
    let occasion = Occasion { actor: &actor, now: at("2026-03-01T10:00:00Z"), why: "", request: "" };
    let saved = tokio::task::block_in_place(|| house.desk.save_all(occasion, &drafts)).expect("saved");
    for (one, saved) in all.iter_mut().zip(saved) {
        one.number = saved.number.expect("a number");
    }
    all
}

#[test]
fn lists_counts_and_statistics_agree_with_a_plain_look() {
    each(async |house| {
        let mut chance = Chance(number("TRIAL_SEED", 20_260_302).max(1));
        let all = incidents(house, &mut chance);
        let both = vec![house.col.clone(), house.colp.clone()];
        let readers = [
            Reader { user: "mia", bodies: both, is_agent: true },
            Reader { user: "ben", bodies: vec![house.col.clone()], is_agent: true },
            Reader { user: "pat", bodies: vec![house.colp.clone()], is_agent: true },
            Reader { user: "nil", bodies: vec![house.col.clone()], is_agent: false },
        ];
        let mut found_some = 0;
        for _ in 0..number("TRIAL_ROUNDS", 60) {
            let (text, segments) = encoded(&mut chance);
            let reader = chance.one(&readers);
            let expected: BTreeSet<&str> = all
                .iter()
                .filter(|one| reader.sees(one) && meets(&segments, reader, one))
                .map(|one| one.number.as_str())
                .collect();
            found_some += usize::from(!expected.is_empty());
            let told = format!("{} {}: {text}", house.engine, reader.user);
            let list = house.seen_by(reader.user, &format!("/table/incident?{}", query(&text))).await;
            assert_eq!(list.header("x-query-ignored"), "", "{told}");
            let numbers = list.each("number");
            assert_eq!(numbers.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected, "{told}");
            assert_eq!(
                (numbers.len(), list.header("x-total-count")),
                (expected.len(), expected.len().to_string().as_str())
            );
            let page = format!("/table/incident?{}&sysparm_limit=2&sysparm_fields=number", query(&text));
            let page = house.seen_by(reader.user, &page).await;
            assert_eq!(page.header("x-total-count"), expected.len().to_string(), "{told}");
            assert_eq!(page.each("number"), numbers[..numbers.len().min(2)], "{told}");
            let by = *chance.one(&["category", "caller_id", "impact", "caller_id.name", "correlation_id", "company"]);
            let stats = format!("/stats/incident?{}&sysparm_count=true", query(&text));
            let whole = house.seen_by(reader.user, &stats).await.result();
            assert_eq!(whole["stats"]["count"], expected.len().to_string(), "{told}");
            let groups = house.seen_by(reader.user, &format!("{stats}&sysparm_group_by={by}")).await.result();
            let count =
                |group: &Value| group["stats"]["count"].as_str().and_then(|text| text.parse().ok()).unwrap_or(0);
            let sum: usize = groups.as_array().expect("a list").iter().map(count).sum();
            assert_eq!(sum, expected.len(), "{told} by {by}");
        }
        assert!(found_some > 10, "most queries find something: {found_some}");
    });
}
