//! One condition: a field, an operator and an operand, as a filter. What means nothing is `None`.

use jiff::civil::Date;
use store::{Datum, Unit};

use super::moments::{self, Moment};
use super::operators::{Far, Operator, Than};
use super::{Asker, is_nothing, part, text};
use crate::dictionary::Dictionary;
use crate::parse::STEPS_MAX;
use crate::query::{Apart, Check, Compared, Filter, Operand, Part, Path, Test};
use crate::register::{Kind, Register};
use crate::value;
use crate::words::Words;

/// The identifiers by which clients everywhere name the dynamic filters "Me" and "One of my groups".
const ME: &str = "90d1921e5f510100a9ad2572f2b477fe";
const MY_GROUPS: &str = "d6435e965f510100a9ad2572f2b47744";

pub(super) struct Tested<'a> {
    pub dictionary: &'a Dictionary,
    pub register: &'a Register,
    pub asker: Asker<'a>,
    pub path: &'a str,
    pub kind: &'a Kind,
}

impl Tested<'_> {
    pub fn by(&self, operator: Operator, operand: &str) -> Option<Filter> {
        if *self.kind == Kind::Journal {
            return None;
        }
        let filled = |filter: Filter| filter.and(self.test(Check::Filled));
        Some(match operator {
            Operator::Anything => Filter::TRUE,
            Operator::Empty => self.test(Check::Empty),
            Operator::Filled => self.test(Check::Filled),
            Operator::Is => self.is(operand)?,
            // A field without a value is neither equal nor different; a flag without one is down.
            Operator::IsNot if is_nothing(operand) => self.test(Check::Filled),
            Operator::IsNot if *self.kind == Kind::YesNo => self.is(operand)?.negated(),
            Operator::IsNot => filled(self.is(operand)?.negated()),
            Operator::In => self.one_of(operand)?,
            Operator::NotIn => filled(self.one_of(operand)?.negated()),
            Operator::Like => self.like(operand, Check::Contains, |text, part| text.contains(part))?,
            Operator::NotLike => {
                filled(self.like(operand, Check::Contains, |text, part| text.contains(part))?.negated())
            }
            Operator::StartsWith => self.like(operand, Check::StartsWith, |text, part| text.starts_with(part))?,
            Operator::EndsWith => self.like(operand, Check::EndsWith, |text, part| text.ends_with(part))?,
            Operator::Less => self.compared(operand, Check::Less, |one, other| one < other)?,
            Operator::AtMost => self.compared(operand, Check::AtMost, |one, other| one <= other)?,
            Operator::More => self.compared(operand, Check::More, |one, other| one > other)?,
            Operator::AtLeast => self.compared(operand, Check::AtLeast, |one, other| one >= other)?,
            Operator::Between => {
                let (from, to) = operand.split_once('@')?;
                let from = self.compared(from, Check::AtLeast, |one, other| one >= other)?;
                from.and(self.compared(to, Check::AtMost, |one, other| one <= other)?)
            }
            Operator::On => self.on(operand)?,
            Operator::NotOn => filled(self.on(operand)?.negated()),
            Operator::Relative(than) => self.relative(than, operand)?,
            // Numbers and flags name no register.
            Operator::InstanceOf if self.kind.column() == Some(store::ColumnKind::Text) => {
                let family = self.dictionary.get(operand).map(|register| self.dictionary.family(&register.name))?;
                self.test(Check::In(family.iter().map(|name| Operand::Datum(Datum::text(name))).collect()))
            }
            Operator::Dynamic if self.kind.leads_to().is_some() => match operand {
                ME => self.test(Check::Is(Operand::Me)),
                MY_GROUPS => self.values(self.asker.groups)?,
                _ => return None,
            },
            Operator::Beside(compared) => {
                let (other, apart) = match operand.split_once('@') {
                    Some((other, unit)) => (other, Apart::By(Unit::of(unit.trim())?)),
                    None => (operand, Apart::Not),
                };
                self.beside(compared, other, apart)?
            }
            Operator::Apart(far) => self.apart(far, operand)?,
            Operator::InHierarchy => self.below(operand.trim())?,
            Operator::Part => self.part(operand)?,
            Operator::InstanceOf | Operator::Dynamic | Operator::Unasked => return None,
        })
    }

    fn beside(&self, compared: Compared, other: &str, apart: Apart) -> Option<Filter> {
        let other = other.trim();
        let kind = crate::parse::kind_at(self.dictionary, self.register, other)?;
        let fits = compared.fits_apart(self.kind, kind, apart);
        fits.then(|| self.test(Check::Beside(compared, Path::of(other), apart)))
    }

    /// `field@unit@before@n`: further before the field than so much, or before it and nearer.
    fn apart(&self, far: Far, operand: &str) -> Option<Filter> {
        let [other, unit, side, count] = operand.split('@').collect::<Vec<_>>()[..] else { return None };
        let count: i64 = count.trim().parse().ok().filter(|count| *count >= 0)?;
        let unit = Unit::of(unit.trim())?;
        let (edge, beyond, within, side) = match side {
            "before" => (-count, Compared::Less, Compared::More, Compared::AtMost),
            "after" => (count, Compared::More, Compared::Less, Compared::AtLeast),
            _ => return None,
        };
        let edge = Apart::Later(edge, unit);
        match far {
            Far::More => self.beside(beyond, other, edge),
            Far::Less => Some(self.beside(within, other, edge)?.and(self.beside(side, other, Apart::Not)?)),
        }
    }

    /// A part of a date, in the asker's zone.
    fn part(&self, operand: &str) -> Option<Filter> {
        if !self.kind.is_time() {
            return None;
        }
        if let Some((part, compared, number)) = part::recurring(operand) {
            let has_hours = *self.kind == Kind::DateTime || !matches!(part, Part::Hour | Part::Minute);
            return has_hours.then(|| self.test(Check::Part(part, compared, number)));
        }
        let edge = |day: Date| match self.kind {
            Kind::Date => Operand::Datum(text(day.to_string())),
            _ => Operand::Datum(text(self.asker.words.local(day.at(0, 0, 0, 0)))),
        };
        let stretches = part::days(operand)?.into_iter().map(|(from, to)| {
            let from = from.map_or(Filter::TRUE, |day| self.test(Check::AtLeast(edge(day))));
            from.and(to.map_or(Filter::TRUE, |day| self.test(Check::Less(edge(day)))))
        });
        let mut stretches: Vec<Filter> = stretches.collect();
        Some(if stretches.len() == 1 { stretches.remove(0) } else { Filter::Any(stretches) })
    }

    /// The record referred to, or one above it by `parent`, as far as paths are followed.
    fn below(&self, operand: &str) -> Option<Filter> {
        let to = self.dictionary.get(self.kind.leads_to()?)?;
        let upwards = to.field("parent").filter(|field| field.kind.leads_to() == Some(to.name.as_str()));
        let value = self.value(match operand {
            ME => &self.asker.words.me,
            operand => operand,
        })?;
        let mut path = Path::of(self.path);
        let mut levels = Vec::new();
        while path.0.len() <= STEPS_MAX {
            levels.push(Filter::Test(Test { path: path.clone(), check: Check::Is(value.clone()) }));
            let Some(upwards) = upwards else { break };
            path = path.then(&upwards.name);
        }
        Some(Filter::Any(levels))
    }

    /// An operand as it is, or what its function gives, as the field holds it.
    fn moment(&self, operand: &str) -> Option<Moment> {
        Some(match moments::of(operand, self.asker)? {
            Moment::Text(worked_out) if operand.starts_with(moments::SCRIPT) => Moment::Text(self.own(worked_out)),
            as_it_is => as_it_is,
        })
    }

    /// An instant that was worked out, for a field of days: the day that it is where the asker is.
    fn own(&self, stamp: String) -> String {
        let day = |at: jiff::Timestamp| at.to_zoned(self.asker.words.zone.clone()).date().to_string();
        let at = (*self.kind == Kind::Date).then(|| Words::instant(&stamp)).flatten();
        at.map_or(stamp, day)
    }

    pub(super) fn test(&self, check: Check) -> Filter {
        Filter::test(self.path, check)
    }

    fn is(&self, operand: &str) -> Option<Filter> {
        if is_nothing(operand) {
            return Some(self.test(Check::Empty));
        }
        match self.moment(operand)? {
            Moment::Several(list) => self.values(&list),
            Moment::Nothing => Some(self.test(Check::Empty)),
            Moment::Text(operand) if matches!(self.kind, Kind::Choice(_)) => Some(self.chosen(&[operand])),
            Moment::Text(operand) => Some(self.test(Check::Is(self.value(&operand)?))),
        }
    }

    fn one_of(&self, operand: &str) -> Option<Filter> {
        if operand.starts_with(moments::SCRIPT) {
            return self.is(operand);
        }
        let list: Vec<String> =
            operand.split(',').map(str::trim).filter(|one| !one.is_empty()).map(Into::into).collect();
        self.values(&list)
    }

    /// One of these; what cannot be a value of the field is none.
    fn values(&self, list: &[String]) -> Option<Filter> {
        if matches!(self.kind, Kind::Choice(_)) {
            return Some(self.chosen(list));
        }
        Some(self.test(Check::In(list.iter().filter_map(|one| self.value(one)).collect())))
    }

    /// An operand as a value of the field; none when the field could not hold it.
    fn value(&self, operand: &str) -> Option<Operand> {
        let trimmed = operand.trim();
        let datum = match self.kind {
            Kind::Ref(_) | Kind::Person | Kind::Refs(_) => {
                let is_id = trimmed.len() == 32 && trimmed.bytes().all(|byte| byte.is_ascii_hexdigit());
                return Some(if is_id { Operand::Datum(text(trimmed)) } else { Operand::Named(trimmed.to_owned()) });
            }
            Kind::Choice(_) => text(operand),
            Kind::YesNo => Datum::Int(match trimmed.to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => 1,
                "false" | "0" | "no" => 0,
                _ => return None,
            }),
            Kind::Whole => Datum::Int(value::whole(trimmed).ok()?),
            Kind::Decimal => Datum::Int(value::scaled(trimmed, 4).ok()?),
            Kind::Money => {
                let amount = trimmed.split_once(';').map_or(trimmed, |(_, amount)| amount);
                Datum::Int(value::scaled(amount.trim_start_matches('£'), 2).ok()?)
            }
            Kind::Duration => Datum::Int(seconds(trimmed)?),
            Kind::Date => text(trimmed.get(..10).and_then(value::iso_date)?.to_string()),
            Kind::DateTime => text(moments::stamp(trimmed)?),
            Kind::Line | Kind::Prose | Kind::Url | Kind::File | Kind::Secret => {
                // A class may be named by its title.
                let class = |operand: &str| {
                    let same = |title: &str| title.eq_ignore_ascii_case(operand);
                    self.dictionary.registers().find(|one| same(&one.title)).map(|one| one.name.clone())
                };
                match self.path.ends_with("sys_class_name") && self.dictionary.get(operand).is_none() {
                    true => text(class(operand).unwrap_or_else(|| operand.to_owned())),
                    false => text(operand),
                }
            }
            Kind::Journal => return None,
        };
        Some(Operand::Datum(datum))
    }

    fn like(&self, operand: &str, check: fn(String) -> Check, fits: fn(&str, &str) -> bool) -> Option<Filter> {
        if operand.is_empty() {
            return Some(Filter::TRUE);
        }
        match self.kind {
            Kind::Ref(_) | Kind::Person => {
                let to = self.dictionary.get(self.kind.leads_to()?)?;
                Some(Filter::test(&format!("{}.{}", self.path, to.display), check(operand.to_owned())))
            }
            Kind::Choice(_) => {
                let part = operand.to_lowercase();
                let fit = |word: &str| fits(&word.to_lowercase(), &part);
                Some(self.fitting(|one| fit(&one.label) || fit(&one.value)))
            }
            // A list holds identifiers, and a part of one means nothing.
            Kind::Refs(_) => Some(self.test(Check::Is(self.value(operand)?))),
            _ if self.kind.column() == Some(store::ColumnKind::Text) => Some(self.test(check(operand.to_owned()))),
            _ => None,
        }
    }

    fn compared(&self, operand: &str, check: fn(Operand) -> Check, holds: fn(i64, i64) -> bool) -> Option<Filter> {
        let Moment::Text(operand) = self.moment(operand)? else { return None };
        // Choices are compared as the numbers that they are stored as, not by the order of a scale.
        if matches!(self.kind, Kind::Choice(_)) {
            let other = self.number(&operand)?;
            return Some(self.fitting(|one| one.value.parse().is_ok_and(|one| holds(one, other))));
        }
        if !self.kind.is_ordered() {
            return None;
        }
        Some(self.test(check(self.value(&operand)?)))
    }

    /// `Label@start@end`, or a day.
    fn on(&self, operand: &str) -> Option<Filter> {
        if !self.kind.is_time() {
            return None;
        }
        let parts: Vec<&str> = operand.split('@').collect();
        let (from, to) = match parts[..] {
            [_, from, to] => (from.to_owned(), to.to_owned()),
            [day] if *self.kind == Kind::Date => (day.to_owned(), day.to_owned()),
            [day] => {
                let day = value::iso_date(day.trim())?;
                let (from, to) = moments::days(day, day, self.asker.words)?;
                (from, to)
            }
            _ => return None,
        };
        let from = self.compared(&from, Check::AtLeast, |one, other| one >= other)?;
        Some(from.and(self.compared(&to, Check::AtMost, |one, other| one <= other)?))
    }

    /// `@unit@ago@n` against the present.
    fn relative(&self, than: Than, operand: &str) -> Option<Filter> {
        if !self.kind.is_time() {
            return None;
        }
        let parts: Vec<&str> = operand.split('@').collect();
        let ["", unit, direction, count] = parts[..] else { return None };
        let count: i64 = count.parse().ok()?;
        let ahead = match direction {
            "ago" => -count,
            "ahead" => count,
            _ => return None,
        };
        let at = moments::shifted(unit, ahead, self.asker.words)?;
        let edge =
            |at: &str, check: fn(Operand) -> Check| Some(self.test(check(self.value(&self.own(at.to_owned()))?)));
        let stamp = Words::stamp(at.timestamp());
        match than {
            Than::Less => edge(&stamp, Check::Less),
            Than::AtMost => edge(&stamp, Check::AtMost),
            Than::More => edge(&stamp, Check::More),
            Than::AtLeast => edge(&stamp, Check::AtLeast),
            Than::Same => {
                let (from, to) = moments::whole(unit, &at)?;
                Some(edge(&from, Check::AtLeast)?.and(edge(&to, Check::AtMost)?))
            }
        }
    }
}

/// A length of time: seconds, our own spelling, or an instant so long after the beginning of 1970.
pub fn seconds(text: &str) -> Option<i64> {
    if let Some(at) = value::local(text) {
        let since = at.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second();
        return (since >= 0).then_some(since);
    }
    text.parse().ok().or_else(|| value::duration(text).ok())
}
