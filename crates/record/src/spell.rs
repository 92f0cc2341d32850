//! A query back in the readable spelling: what links carry. Words that depend on the moment are spelt as what they stood for,
//! so that a link means the same tomorrow.

use crate::dictionary::Dictionary;
use crate::parse;
use crate::query::{Apart, Check, Filter, Operand, Query, Stretch, Test, When};
use crate::register::Kind;
use crate::value;
use crate::words::Words;

/// The condition alone: `priority = 1 and opened_at in 2020-05-01 to 2020-05-31`.
pub fn filter(dictionary: &Dictionary, query: &Query, words: &Words) -> String {
    let kind = |test: &Test| {
        let register = dictionary.get(&query.register)?;
        parse::kind_at(dictionary, register, &test.path.dotted()).cloned()
    };
    joined(&query.filter, &|test| spell_test(test, &kind(test).unwrap_or(Kind::Line), words), false)
}

/// The whole query, as [`Dictionary::query`] reads it back.
pub fn query(dictionary: &Dictionary, query: &Query, words: &Words) -> String {
    let condition = filter(dictionary, query, words);
    let mut text = query.register.clone();
    if !condition.is_empty() {
        text += &format!(" where {condition}");
    }
    let order: Vec<String> =
        query.order.iter().map(|o| format!("{}{}", o.path.dotted(), if o.descending { " desc" } else { "" })).collect();
    if !order.is_empty() {
        text += &format!(" order by {}", order.join(", "));
    }
    match when(&query.as_at, words) {
        Some(at) => format!("{text} as at {at}"),
        None => text,
    }
}

/// The instant a query looks from, spelt; none for now.
pub fn when(when: &When, words: &Words) -> Option<String> {
    match when {
        When::Now => None,
        When::Local(at) => Some(format!("{}Z", words.local(*at).replacen(' ', "T", 1))),
        When::PeriodEnd => self::when(&When::Local(words.period_end()), words),
        When::Instant(stamp) => Some(format!("{}Z", stamp.replacen(' ', "T", 1))),
        When::Revision(number) => Some(format!("revision {number}")),
    }
}

fn joined(filter: &Filter, test: &impl Fn(&Test) -> String, is_inner: bool) -> String {
    let parts = |list: &[Filter]| list.iter().map(|part| joined(part, test, true)).collect::<Vec<String>>();
    let bracketed = |some: &[String], with: &str| {
        let text = some.join(with);
        if is_inner && some.len() > 1 { format!("({text})") } else { text }
    };
    match filter {
        // What always holds is spelt as nothing.
        Filter::All(list) => {
            let some: Vec<String> = parts(list).into_iter().filter(|text| !text.is_empty()).collect();
            bracketed(&some, " and ")
        }
        Filter::Any(list) if list.is_empty() => NEVER.into(),
        Filter::Any(list) => match parts(list) {
            some if some.iter().any(String::is_empty) => String::new(),
            some => bracketed(&some, " or "),
        },
        Filter::Not(inner) => match joined(inner, test, true) {
            text if text.is_empty() => NEVER.into(),
            text => format!("not {text}"),
        },
        Filter::Test(one) => test(one),
    }
}

/// Every record has an identifier.
const NEVER: &str = "sys_id is empty";
const ALWAYS: &str = "sys_id is not empty";

fn spell_test(test: &Test, kind: &Kind, words: &Words) -> String {
    let path = test.path.dotted();
    let one = |operand: &Operand| operand_text(operand, kind, words);
    let list = |list: &[Operand]| match list {
        [Operand::Mine] => "mine".to_owned(),
        list => format!("({})", list.iter().map(one).collect::<Vec<_>>().join(", ")),
    };
    let is_nothing = |operand: &Operand| matches!(operand, Operand::Datum(datum) if datum.is_empty());
    match &test.check {
        // Nothing is equal to, less or more than a value that is not there.
        Check::IsNot(operand) if is_nothing(operand) => ALWAYS.into(),
        Check::Is(one) | Check::Less(one) | Check::AtMost(one) | Check::More(one) | Check::AtLeast(one)
            if is_nothing(one) =>
        {
            NEVER.into()
        }
        Check::Is(Operand::Named(name)) if matches!(kind, Kind::Refs(_)) => format!("{path} contains {}", quoted(name)),
        Check::Is(operand) => format!("{path} = {}", one(operand)),
        Check::IsNot(operand) => format!("{path} != {}", one(operand)),
        Check::Less(operand) => format!("{path} < {}", one(operand)),
        Check::AtMost(operand) => format!("{path} <= {}", one(operand)),
        Check::More(operand) => format!("{path} > {}", one(operand)),
        Check::AtLeast(operand) => format!("{path} >= {}", one(operand)),
        // A scale cut below its first value holds nothing.
        Check::In(some) if some.is_empty() => NEVER.into(),
        Check::NotIn(some) if some.is_empty() => ALWAYS.into(),
        Check::In(some) => format!("{path} in {}", list(some)),
        Check::NotIn(some) => format!("{path} not in {}", list(some)),
        Check::Within(stretch) => format!("{path} in {}", days(stretch, words)),
        Check::NotWithin(stretch) => format!("{path} not in {}", days(stretch, words)),
        Check::Empty => format!("{path} is empty"),
        Check::Filled => format!("{path} is not empty"),
        Check::Contains(text) => format!("{path} contains {}", quoted(text)),
        Check::StartsWith(text) => format!("{path} starts with {}", quoted(text)),
        Check::EndsWith(text) => format!("{path} ends with {}", quoted(text)),
        Check::Matches(text) => format!("text matches {}", quoted(text)),
        Check::Beside(compared, other, apart) => {
            let apart = match apart {
                Apart::Not => String::new(),
                Apart::By(unit) => format!(" by {}", unit.word()),
                Apart::Later(count, unit) => format!(" plus {count} {}", unit.word()),
            };
            format!("{path} {} field {}{apart}", compared.sign(), other.dotted())
        }
        Check::Part(part, compared, number) => format!("{path} {} {} {number}", part.word(), compared.sign()),
    }
}

fn days(stretch: &Stretch, words: &Words) -> String {
    let (from, to) = words.days(stretch);
    let last = to.yesterday().unwrap_or(to);
    let (year, month) = (from.year(), from.month());
    if words.days(&Stretch::InMonth(year, month)) == (from, to) {
        return format!("{year}-{month:02}");
    }
    format!("{from} to {last}")
}

fn operand_text(operand: &Operand, kind: &Kind, words: &Words) -> String {
    match operand {
        Operand::Datum(datum) => match (kind, datum) {
            (Kind::Choice(choices), store::Datum::Text(text)) => {
                let name = choices.iter().find(|c| c.value == *text).map_or(text, |c| &c.name);
                // A name that is also another choice's value would be read as that one.
                let is_own = value::choice(kind, name).as_ref() == Ok(text);
                quoted(if is_own { name } else { text })
            }
            (_, datum) => quoted(&value::spell(kind, datum)),
        },
        Operand::Named(name) => quoted(name),
        Operand::Local(at) => format!("{}Z", words.local(*at).replacen(' ', "T", 1)),
        Operand::Me => "me".into(),
        Operand::Mine => "mine".into(),
        Operand::Today if *kind == Kind::Date => words.today().to_string(),
        Operand::Today => operand_text(&Operand::Local(words.today().at(0, 0, 0, 0)), kind, words),
        Operand::Now => format!("{}Z", Words::stamp(words.now).replacen(' ', "T", 1)),
    }
}

/// Bare when it reads back as one word, in quotes otherwise.
fn quoted(text: &str) -> String {
    const TAKEN: [&str; 15] =
        ["and", "or", "not", "in", "is", "as", "at", "to", "by", "order", "where", "me", "mine", "of", "field"];
    let is_plain = !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))
        && !TAKEN.contains(&text)
        && !matches!(text, "today" | "now");
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}
