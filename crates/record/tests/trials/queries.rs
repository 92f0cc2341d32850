//! Random queries over whatever a dictionary holds: every kind, every check, references followed in any direction.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{DateTime, date};
use record::question::By;
use record::{
    Actor, Apart, Check, Compared, Dictionary, Filter, Kind, Operand, Part, Path, Query, Register, Stretch, Test,
};
use store::{Datum, Unit};

use crate::world::{BODIES, Chance, small};

/// A query that the parser could have read: what it refuses (`<` on a reference) is not made.
pub fn query(dictionary: &Dictionary, register: &Register, actor: &Actor, chance: &mut Chance) -> Query {
    let mut query = Query::all(&register.name);
    query.filter = filter(dictionary, register, actor, chance, 3);
    for _ in 0..chance.below(3) {
        query = query.ordered(
            &path(dictionary, register, actor, chance, &|kind| kind.column().is_some()).0.dotted(),
            chance.percent(50),
        );
    }
    query
}

pub fn filter(
    dictionary: &Dictionary,
    register: &Register,
    actor: &Actor,
    chance: &mut Chance,
    depth: usize,
) -> Filter {
    let list = |chance: &mut Chance| {
        (0..2 + chance.below(2)).map(|_| filter(dictionary, register, actor, chance, depth - 1)).collect()
    };
    match chance.below(if depth == 0 { 1 } else { 8 }) {
        5 => Filter::All(list(chance)),
        6 => Filter::Any(list(chance)),
        7 => filter(dictionary, register, actor, chance, depth - 1).negated(),
        _ if chance.percent(4) => {
            Filter::test("text", Check::Matches((*chance.one(&["vpn", "slow", "mail vp", "zzz", "%"])).into()))
        }
        _ if chance.percent(6) => {
            let (one, kind) = path(dictionary, register, actor, chance, &|kind| Compared::fits(kind, kind));
            let (other, _) = path(dictionary, register, actor, chance, &|other| Compared::fits(&kind, other));
            let all = ["=", "!=", "<", "<=", ">", ">="];
            let compared = Compared::of(all[chance.below(all.len())]).expect("a sign");
            Filter::Test(Test { path: one, check: Check::Beside(compared, other, Apart::Not) })
        }
        _ if chance.percent(8) => {
            let (one, kind) = path(dictionary, register, actor, chance, &Kind::is_time);
            let (other, other_kind) = path(dictionary, register, actor, chance, &|other| *other == kind);
            if !kind.is_time() || kind != other_kind {
                return Filter::TRUE;
            }
            let unit = *chance.one(&Unit::ALL);
            let (all, apart) = match chance.percent(50) {
                true => (&["=", "!="][..], Apart::By(unit)),
                false => (&["=", "!=", "<", "<=", ">", ">="][..], Apart::Later(chance.between(-40, 40), unit)),
            };
            let compared = Compared::of(chance.one::<&str>(all)).expect("a sign");
            Filter::Test(Test { path: one, check: Check::Beside(compared, other, apart) })
        }
        _ if chance.percent(8) => {
            let (path, kind) = path(dictionary, register, actor, chance, &Kind::is_time);
            if !kind.is_time() {
                return Filter::TRUE;
            }
            let part = *chance.one(&Part::ALL);
            let compared = Compared::of(chance.one::<&str>(&["=", "!=", "<", "<=", ">", ">="])).expect("a sign");
            let (least, most) = part.bounds();
            Filter::Test(Test { path, check: Check::Part(part, compared, chance.between(least, most)) })
        }
        _ => {
            let (path, kind) = path(dictionary, register, actor, chance, &|kind| kind.column().is_some());
            let check = check(&kind, dictionary, chance);
            Filter::Test(Test { path: path_of(dictionary, path, &kind, &check), check })
        }
    }
}

/// Text checks on a reference look at what stands for the record, as the parser has it.
fn path_of(dictionary: &Dictionary, path: Path, kind: &Kind, check: &Check) -> Path {
    let is_text = matches!(check, Check::Contains(_) | Check::StartsWith(_) | Check::EndsWith(_));
    match kind.leads_to().filter(|_| is_text).and_then(|to| dictionary.get(to)) {
        Some(register) => path.then(&register.display),
        None => path,
    }
}

/// A field, or one reached through up to three references. Mostly one that the actor may read.
pub fn path(
    dictionary: &Dictionary,
    register: &Register,
    actor: &Actor,
    chance: &mut Chance,
    fits: &dyn Fn(&Kind) -> bool,
) -> (Path, Kind) {
    let mut steps = Vec::new();
    let mut at = register;
    for _ in 0..chance.below(4) {
        let on: Vec<_> =
            at.fields.values().filter(|f| f.kind.leads_to().is_some() && actor.may_read_field(f)).collect();
        if on.is_empty() || chance.percent(50) {
            break;
        }
        let field = *chance.one(&on);
        steps.push(field.name.clone());
        at = field.kind.leads_to().and_then(|to| dictionary.get(to)).expect("references lead to registers");
    }
    let ends = |strict: bool| {
        let readable = |f: &&Arc<record::Field>| fits(&f.kind) && (!strict || actor.may_read_field(f));
        at.fields.values().filter(readable).collect::<Vec<_>>()
    };
    let some = ends(!chance.percent(2));
    let some = if some.is_empty() { ends(false) } else { some };
    if some.is_empty() {
        let number = register.field("sys_mod_count").expect("every register has it");
        return (Path::of("sys_mod_count"), number.kind.clone());
    }
    // First a kind, then a field of that kind, so that the rare kinds have their turn.
    let kinds: BTreeSet<&str> = some.iter().map(|field| field.kind.word()).collect();
    let kind = *chance.one(&kinds.into_iter().collect::<Vec<_>>());
    let some: Vec<_> = some.into_iter().filter(|field| field.kind.word() == kind).collect();
    let field = *chance.one(&some);
    steps.push(field.name.clone());
    (Path(steps), field.kind.clone())
}

fn check(kind: &Kind, dictionary: &Dictionary, chance: &mut Chance) -> Check {
    let one = |chance: &mut Chance| operand(kind, dictionary, chance);
    match chance.below(12) {
        0 => Check::Empty,
        1 => Check::Filled,
        2 => Check::IsNot(one(chance)),
        3 | 4 => {
            let list = (0..1 + chance.below(3)).map(|_| one(chance)).collect();
            let list = if matches!(kind, Kind::Ref(_) | Kind::Person) && chance.percent(30) {
                vec![Operand::Mine]
            } else {
                list
            };
            if chance.percent(50) { Check::In(list) } else { Check::NotIn(list) }
        }
        5..=7 if kind.is_time() => {
            let stretch = stretch(chance);
            if chance.percent(70) { Check::Within(stretch) } else { Check::NotWithin(stretch) }
        }
        5..=8 if kind.is_ordered() && !matches!(kind, Kind::Choice(_)) => {
            let made: [fn(Operand) -> Check; 4] = [Check::Less, Check::AtMost, Check::More, Check::AtLeast];
            chance.one(&made)(one(chance))
        }
        9 | 10 if kind.column() == Some(store::ColumnKind::Text) && !matches!(kind, Kind::Refs(_)) => {
            let made: [fn(String) -> Check; 3] = [Check::Contains, Check::StartsWith, Check::EndsWith];
            let text = *chance.one(&["v", "VPN", "ΟΔ", "σ", "é", "SS", "%", "-", "0", "1", "\"", "\\", " "]);
            chance.one(&made)(text.to_owned())
        }
        _ => Check::Is(one(chance)),
    }
}

fn operand(kind: &Kind, dictionary: &Dictionary, chance: &mut Chance) -> Operand {
    let text = |text: &str| Operand::Datum(Datum::text(text));
    let int = |number: i64| Operand::Datum(Datum::Int(number));
    match kind {
        Kind::Line | Kind::Prose => text(chance.word(&[
            "vpn",
            "VPN",
            "strasse",
            "straße",
            "οδοσ",
            "É",
            "AND",
            "me",
            "100% \"sure\"",
            "2020-05-06",
            "now",
        ])),
        Kind::Url => text("https://EXAMPLE.org/a?b=1"),
        Kind::File => text("00ff/12/a plan.pdf"),
        Kind::Secret => text("sha256:00ff"),
        Kind::Choice(choices) => text(&chance.one(choices).value),
        Kind::Ref(_) | Kind::Person | Kind::Refs(_) => {
            let to = match kind {
                Kind::Refs(to) => to,
                kind => kind.leads_to().unwrap_or_default(),
            };
            let root = dictionary.get(to).map_or(to, |register| &register.root);
            match chance.below(6) {
                0 => Operand::Me,
                1 if !matches!(kind, Kind::Refs(_)) => {
                    Operand::Named((*chance.one(&["vpn", "Straße", "me", "nobody"])).into())
                }
                2 if matches!(kind, Kind::Ref(_)) => Operand::Named((*chance.one(&BODIES)).into()),
                3 if !matches!(kind, Kind::Refs(_)) => text(&format!("{root}-{}", chance.below(20))),
                _ => Operand::Named(format!("{root}-{}", chance.below(20))),
            }
        }
        Kind::Date if chance.percent(15) => Operand::Today,
        Kind::Date => text(chance.word(&["2020-05-01", "2020-03-29", "2020-05-08", "2020-06-03"])),
        Kind::DateTime => match chance.below(5) {
            0 => Operand::Now,
            1 => Operand::Today,
            2 => text(chance.word(&["2020-05-06 08:30:00", "2020-01-15 00:00:00"])),
            _ => Operand::Local(local(chance)),
        },
        Kind::Duration => int(*chance.one(&[0, 60, 750, 3600, 64_500])),
        Kind::Whole => int(chance.between(-2, 10)),
        Kind::Decimal => int(*chance.one(&[-12_500, 0, 1, 10_000])),
        Kind::Money => int(*chance.one(&[-100, 0, 5, 8_400_000])),
        Kind::YesNo => int(chance.between(0, 1)),
        Kind::Journal => Operand::Me,
    }
}

/// Also the hour that is not there and the hour that comes twice.
fn local(chance: &mut Chance) -> DateTime {
    let hours =
        [date(2020, 3, 29).at(1, 30, 0, 0), date(2019, 10, 27).at(1, 30, 0, 0), date(2020, 5, 6).at(9, 30, 0, 0)];
    *chance.one(&hours)
}

fn stretch(chance: &mut Chance) -> Stretch {
    let all = [
        Stretch::Period,
        Stretch::Month,
        Stretch::LastMonth,
        Stretch::LastMonths(6),
        Stretch::CouncilYear,
        Stretch::Today,
        Stretch::InMonth(2020, 3),
        Stretch::InYear(2019),
        Stretch::Days(date(2020, 3, 28), date(2020, 3, 29)),
    ];
    chance.one(&all).clone()
}

/// One or two ways for rows to fall into groups.
pub fn groups(dictionary: &Dictionary, register: &Register, actor: &Actor, chance: &mut Chance) -> Vec<By> {
    let one = |chance: &mut Chance| {
        if chance.percent(25) {
            let (path, kind) = path(dictionary, register, actor, chance, &Kind::is_time);
            if kind.is_time() {
                let months = (11..=12).map(|m| (2019, m)).chain((1..=4).map(|m| (2020, m)));
                return By::Stretches(path, months.map(|(year, month)| Stretch::InMonth(year, month)).collect());
            }
        }
        let fits = |kind: &Kind| kind.column().is_some() && !matches!(kind, Kind::Refs(_));
        By::Field(path(dictionary, register, actor, chance, &fits).0)
    };
    (0..1 + chance.below(2)).map(|_| one(chance)).collect()
}

fn word(check: &Check) -> &'static str {
    match check {
        Check::Is(_) => "is",
        Check::IsNot(_) => "is not",
        Check::Less(_) => "less",
        Check::AtMost(_) => "at most",
        Check::More(_) => "more",
        Check::AtLeast(_) => "at least",
        Check::In(_) => "in",
        Check::NotIn(_) => "not in",
        Check::Within(_) => "within",
        Check::NotWithin(_) => "not within",
        Check::Empty => "empty",
        Check::Filled => "filled",
        Check::Contains(_) => "contains",
        Check::StartsWith(_) => "starts with",
        Check::EndsWith(_) => "ends with",
        Check::Matches(_) => "matches",
        Check::Beside(_, _, Apart::Not) => "beside",
        Check::Beside(_, _, Apart::By(_)) => "by",
        Check::Beside(_, _, Apart::Later(..)) => "later",
        Check::Part(..) => "part",
    }
}

/// The trials try everything: each check, and each kind on both ends of a reference.
#[test]
fn every_check_and_every_kind_is_tried() {
    let dictionary = small();
    let chance = &mut Chance::new(1);
    let (mut checks, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..600 {
        let actor = crate::world::actor(&dictionary, chance);
        let register = crate::world::register(&dictionary, &actor, chance);
        let query = query(&dictionary, register, &actor, chance);
        for test in query.filter.tests() {
            checks.insert(word(&test.check));
            if let Ok(kind) = record::parse::path(&dictionary, register, &test.path.dotted()) {
                kinds.insert((kind.word(), test.path.0.len() > 1));
            }
        }
    }
    assert_eq!(checks.len(), 20, "{checks:?}");
    let reached: BTreeSet<&str> = kinds.iter().filter(|(_, dotted)| *dotted).map(|(kind, _)| *kind).collect();
    let own: BTreeSet<&str> = kinds.iter().filter(|(_, dotted)| !*dotted).map(|(kind, _)| *kind).collect();
    assert_eq!(own.len(), 15, "all kinds but journals: {own:?}");
    assert_eq!(reached.len(), 15, "all kinds but journals: {reached:?}");
}
