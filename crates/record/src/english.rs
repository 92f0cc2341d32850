//! A query as a sentence: what stands beside every number.

use crate::dictionary::Dictionary;
use crate::parse;
use crate::query::{Apart, Check, Compared, Filter, Operand, Query, Stretch, Test, When};
use crate::register::{Kind, Register};
use crate::value;
use crate::words::Words;

/// `incidents whose priority is 1 – Critical and whose company is colp, as at 3 June 2020, 09:00`, without a full stop.
pub fn query(dictionary: &Dictionary, query: &Query, words: &Words) -> String {
    let Some(register) = dictionary.get(&query.register) else { return query.register.clone() };
    let name = lower_first(&register.plural);
    let condition = filter(dictionary, register, &query.filter, words);
    let text = if condition.is_empty() { name } else { format!("{name} whose {condition}") };
    match when(&query.as_at, words) {
        Some(at) => format!("{text}, as at {at}"),
        None => text,
    }
}

/// The instant in words; none for now.
pub fn when(when: &When, words: &Words) -> Option<String> {
    match when {
        When::Now => None,
        When::Local(at) => Some(at.strftime("%-d %B %Y, %H:%M").to_string()),
        When::PeriodEnd => self::when(&When::Local(words.period_end()), words),
        When::Instant(stamp) => {
            Some(Words::instant(stamp).map_or_else(|| stamp.clone(), |at| value::show_instant(at, words)))
        }
        When::Revision(number) => Some(format!("revision {number}")),
    }
}

/// A condition in words: `priority is 1 – Critical and opened is in May 2020`.
pub fn filter(dictionary: &Dictionary, register: &Register, filter: &Filter, words: &Words) -> String {
    joined(dictionary, register, filter, words, false)
}

fn joined(dictionary: &Dictionary, register: &Register, filter: &Filter, words: &Words, is_inner: bool) -> String {
    let parts = |list: &[Filter], with: &str| {
        let some = list.iter().map(|part| joined(dictionary, register, part, words, true)).filter(|t| !t.is_empty());
        let some: Vec<String> = some.collect();
        let text = some.join(with);
        if is_inner && some.len() > 1 { format!("({text})") } else { text }
    };
    match filter {
        Filter::All(list) => parts(list, " and "),
        Filter::Any(list) if list.is_empty() => NEVER.into(),
        Filter::Any(list) if list.iter().any(|part| joined(dictionary, register, part, words, true).is_empty()) => {
            String::new()
        }
        Filter::Any(list) => parts(list, " or "),
        Filter::Not(inner) => match joined(dictionary, register, inner, words, false) {
            text if text.is_empty() => NEVER.into(),
            text => format!("not ({text})"),
        },
        Filter::Test(test) => test_words(dictionary, register, test, words),
    }
}

/// Every record has one.
const NEVER: &str = "identifier is empty";

fn test_words(dictionary: &Dictionary, register: &Register, test: &Test, words: &Words) -> String {
    if let Check::Matches(text) = &test.check {
        return format!("text has the words “{text}”");
    }
    let label = label(dictionary, register, &test.path.0);
    if let Check::Part(part, compared, number) = &test.check {
        return format!("{label}’s {} {} {number}", part.word(), compared.sign());
    }
    if let Check::Beside(compared, other, apart) = &test.check {
        let other = self::label(dictionary, register, &other.0);
        let other = match apart {
            Apart::Not => other,
            Apart::By(unit) => format!("{other} by {}", unit.word()),
            Apart::Later(count, unit) => format!("{count} {}s after {other}", unit.word()),
        };
        let how = match compared {
            Compared::Same => "is the same as",
            Compared::Different => "is another than",
            Compared::Less => "is less than",
            Compared::AtMost => "is at most",
            Compared::More => "is more than",
            Compared::AtLeast => "is at least",
        };
        return format!("{label} {how} {other}");
    }
    let kind = parse::kind_at(dictionary, register, &test.path.dotted()).cloned().unwrap_or(Kind::Line);
    let one = |operand: &Operand| operand_words(operand, &kind, words);
    let list = |list: &[Operand]| match list {
        [] => "one of none".to_owned(),
        [Operand::Mine] => "one of mine".to_owned(),
        [only] => one(only),
        list => format!("one of {}", list.iter().map(one).collect::<Vec<_>>().join(", ")),
    };
    match &test.check {
        Check::Is(operand) => format!("{label} is {}", one(operand)),
        Check::IsNot(operand) => format!("{label} is not {}", one(operand)),
        Check::Less(operand) => {
            format!("{label} is {} {}", if kind.is_time() { "before" } else { "under" }, one(operand))
        }
        Check::AtMost(operand) => format!("{label} is at most {}", one(operand)),
        Check::More(operand) => {
            format!("{label} is {} {}", if kind.is_time() { "after" } else { "over" }, one(operand))
        }
        Check::AtLeast(operand) => format!("{label} is at least {}", one(operand)),
        Check::In(some) => format!("{label} is {}", list(some)),
        Check::NotIn(some) => format!("{label} is not {}", list(some)),
        Check::Within(stretch) => format!("{label} is in {}", stretch_words(stretch, words)),
        Check::NotWithin(stretch) => format!("{label} is not in {}", stretch_words(stretch, words)),
        Check::Empty => format!("{label} is empty"),
        Check::Filled => format!("{label} is not empty"),
        Check::Contains(text) => format!("{label} contains “{text}”"),
        Check::StartsWith(text) => format!("{label} starts with “{text}”"),
        Check::EndsWith(text) => format!("{label} ends with “{text}”"),
        Check::Matches(_) | Check::Beside(..) | Check::Part(..) => label,
    }
}

/// `caller’s location’s name`.
pub fn label(dictionary: &Dictionary, register: &Register, steps: &[String]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut at = Some(register);
    for step in steps {
        let field = at.and_then(|register| register.field(step));
        words.push(field.map_or_else(|| step.clone(), |f| lower_first(&f.label)));
        let to = field.and_then(|f| f.kind.leads_to());
        at = to.and_then(|to| dictionary.get(to)).map(|register| &**register);
    }
    words.join("’s ")
}

/// `May 2020`, `December 2019 to May 2020`, `8 May 2020`.
pub fn stretch_words(stretch: &Stretch, words: &Words) -> String {
    let (from, to) = words.days(stretch);
    clock::Span::new(from, to).map_or_else(|_| "no day".to_owned(), |span| span.title())
}

fn operand_words(operand: &Operand, kind: &Kind, words: &Words) -> String {
    match operand {
        Operand::Datum(datum) => value::show(kind, datum, words),
        Operand::Named(name) => name.clone(),
        Operand::Local(at) => at.strftime("%-d %B %Y, %H:%M").to_string(),
        Operand::Me => "me".into(),
        Operand::Mine => "one of mine".into(),
        Operand::Today => value::show_date(words.today()),
        Operand::Now => value::show_instant(words.now, words),
    }
}

/// As a sentence begins.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// `Incidents` → `incidents`, but `IT risks` stays.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), second) if second.is_none_or(|c| !c.is_uppercase()) => {
            let rest: String = text.chars().skip(1).collect();
            first.to_lowercase().collect::<String>() + &rest
        }
        _ => text.to_owned(),
    }
}
