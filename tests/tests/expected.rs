//! Policy as text: who may do what, which tables there are, and what the representative queries become. A change to any of
//! them shows in review as a difference of `tests/expected/`.

use std::collections::BTreeSet;
use std::fmt::Write;

use record::{Actor, Dictionary, Query, Register, Words, question, spell};
use store::{Bodies, Datum, Store};

#[test]
fn who_may_do_what() {
    tests::expect("access.txt", &access(&tests::dictionary()));
}

/// One line for each register: for each role `r` where it may read records and `w` where it may write them; then whose own
/// records a person may read or write, and the condition that each row must meet. Below it, fields with rights of their own.
fn access(dictionary: &Dictionary) -> String {
    let roles: BTreeSet<&str> = dictionary.registers().flat_map(|register| register.roles()).collect();
    let name_width = dictionary.registers().map(|register| register.name.len()).max().unwrap_or(0);
    let mut text = format!("{:name_width$}", "");
    for role in &roles {
        let _ = write!(text, "  {role}");
    }
    text += "  own records, rows\n";
    for register in dictionary.registers() {
        let _ = write!(text, "{:name_width$}", register.name);
        for role in &roles {
            let mark = |list: &[String], sign: char| {
                let may = *role == record::access::ADMIN || register.roles_in(list).any(|one| one == *role);
                if may { sign } else { '-' }
            };
            let marks = [mark(&register.access.read, 'r'), mark(&register.access.write, 'w')];
            let _ = write!(text, "  {:width$}", marks.iter().collect::<String>(), width = role.len());
        }
        let _ = writeln!(text, "  {}", own(dictionary, register));
        for field in register.open_fields().filter(|field| field.read.is_some() || field.write.is_some()) {
            let told = |verb: &str, list: &Option<Vec<String>>| match list.as_deref() {
                None => String::new(),
                Some([]) => format!("; {verb}: nobody"),
                Some(list) => format!("; {verb}: {}", list.join(", ")),
            };
            let _ = writeln!(text, "    .{}{}{}", field.name, told("read", &field.read), told("write", &field.write));
        }
    }
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// How long each kind of record is kept, and which of its fields may be erased by law.
#[test]
fn what_is_kept_how_long_and_what_is_personal() {
    let mut text = String::new();
    for register in tests::dictionary().registers() {
        let personal = register.fields.values().filter(|field| field.personal).map(|field| field.name.as_str());
        let personal = personal.collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            text,
            "{}: {}\n    personal: {}",
            register.name,
            register.keep.sentence,
            match personal.as_str() {
                "" => "nothing",
                some => some,
            }
        );
    }
    tests::expect("keeping.txt", &text);
}

fn own(dictionary: &Dictionary, register: &Register) -> String {
    let mut parts = Vec::new();
    for (verb, list) in [("read by", &register.access.read), ("written by", &register.access.write)] {
        let people: Vec<&str> = register.people_in(list).collect();
        if !people.is_empty() {
            parts.push(format!("{verb} {}", people.join(", ")));
        }
    }
    let query = Query::all(&register.name).and(register.access.rows.clone());
    let rows = spell::filter(dictionary, &query, &words());
    parts.push(if rows.is_empty() { "all rows".into() } else { rows });
    parts.join("; ")
}

fn words() -> Words {
    let now = "2020-06-03T08:00:00Z".parse().expect("an instant");
    let may = (jiff::civil::date(2020, 5, 1), jiff::civil::date(2020, 6, 1));
    Words::new(now, "the-author", Bodies::of(["col", "colp"])).in_period(may.0, may.1)
}

/// Both engines, or nothing where one is missing: these texts hold both.
fn both() -> Option<Vec<(&'static str, Store)>> {
    let stores = store::testing::stores();
    if stores.len() < 2 {
        eprintln!("PostgreSQL is not here, so this text was not compared.");
        return None;
    }
    let dictionary = tests::dictionary();
    for (engine, store) in &stores {
        store.sync(&dictionary.schema()).unwrap_or_else(|error| panic!("{engine}: {error}"));
    }
    Some(stores)
}

#[test]
fn which_tables_there_are() {
    let Some(stores) = both() else { return };
    let schema = |(engine, store): &(&str, Store)| {
        format!("-- {engine}\n\n{}", by_column(&store.schema_sql().expect("it was synced")))
    };
    let all: Vec<String> = stores.iter().map(schema).collect();
    tests::expect("schema.sql", &all.join("\n"));
}

/// Views of registers, by their names, and questions of the committee papers.
const ASKED: [&str; 17] = [
    "view incident mine",
    "view incident open",
    "view finding grave",
    "view risk_acceptance slipped",
    "view task overdue",
    "count incident where priority = 1 and opened_at in period",
    "incident where company = colp and priority = 1 and opened_at in period order by opened_at",
    "share survey where rating >= good of survey where company = col and received_on in period",
    "nps recommend of survey where company = col and received_on in last 6 months",
    "mean value of usage_point where series = remote_access_colp and day in period",
    "list reference_in_report of finding where severity in (critical, high) and not (state = remediated or state = mitigated)",
    "incident where caused_by.attempt_of is not empty and caller_id.location.name starts with \"Guild\" order by business_service",
    "incident where text matches \"email slow\" and cause != change",
    "count finding where health_check = \"2019/20 City\" and state = remediated as at 2020-06-03 09:00",
    "task where watch_list contains me and active = yes",
    "p90 calendar_duration of incident where resolved_at in last 6 months and assignment_group is not empty",
    "cmdb_ci where confirmed_on < 2020-01-01 or confirmed_on is empty",
];

#[test]
fn what_queries_become() {
    let Some(stores) = both() else { return };
    let dictionary = tests::dictionary();
    let roles = ["agent", "author", "manager", "security"].map(str::to_owned);
    let bodies = Bodies::of(["col", "colp"]);
    let actor = Actor {
        id: "the-author".into(),
        name: "a.author".into(),
        roles: BTreeSet::from(roles),
        bodies,
        scope: record::Scope::ALL,
    };
    let mut text = String::new();
    for asked in ASKED {
        let question = match asked.strip_prefix("view ").and_then(|rest| rest.split_once(' ')) {
            Some((register, view)) => {
                let condition = &dictionary.get(register).expect("a register").views[view];
                question::read(&dictionary, &format!("{register} where {condition}"))
            }
            None => question::read(&dictionary, asked),
        };
        let question = question.unwrap_or_else(|fault| panic!("{fault}"));
        let _ = writeln!(text, "-- {asked}\n-- {}.", question.sentence(&dictionary, &words()));
        let _ = writeln!(text, "-- {}", question.spelt(&dictionary, &words()));
        let permitted = actor.asks(&dictionary, &question.counted(), &words()).expect("the author may");
        for (engine, store) in &stores {
            let (sql, values) = permitted.sql(store).expect("it can be told");
            let values: Vec<String> = values.iter().map(shown).collect();
            let _ = writeln!(text, "\n-- {engine}: {}\n{};", values.join(", "), broken(&sql));
        }
        text += "\n\n";
    }
    tests::expect("queries.sql", &text);
}

fn shown(datum: &Datum) -> String {
    match datum {
        Datum::Null => "null".into(),
        Datum::Int(number) => number.to_string(),
        Datum::Text(text) => format!("{text:?}"),
    }
}

/// One column on a line.
fn by_column(sql: &str) -> String {
    let mut text = String::new();
    for line in sql.lines() {
        let is_table = line.starts_with("create table");
        let mut depth = 0;
        for part in line.split_inclusive(", ") {
            text += part;
            depth += part.matches('(').count();
            depth -= part.matches(')').count();
            if is_table && depth == 1 {
                text.truncate(text.trim_end().len());
                text += "\n  ";
            }
        }
        text += "\n";
    }
    text
}

/// One clause on a line.
fn broken(sql: &str) -> String {
    let clauses = ["from ", "left join ", "where ", "and ", "order by ", "limit "];
    clauses.iter().fold(sql.to_owned(), |text, clause| text.replace(&format!(" {clause}"), &format!("\n  {clause}")))
}
