//! A slow second reading of the same promise: what an actor sees of a world, found by looking at every row in turn.

use std::cmp::Ordering;
use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use record::{Actor, Apart, Check, Compared, Dictionary, Filter, Kind, Operand, Part, Path, Register, Words};
use store::{Datum, NewRow, Unit};

use crate::world::{CHANGED, WRITTEN, World};

pub struct Oracle<'a> {
    world: &'a World,
    dictionary: &'a Dictionary,
    actor: &'a Actor,
    words: &'a Words,
    rows: &'a [NewRow],
    by_id: HashMap<(&'a str, &'a str), &'a NewRow>,
    /// The rows as they were first written.
    first: HashMap<(&'a str, &'a str), &'a NewRow>,
}

impl<'a> Oracle<'a> {
    /// Over these rows of the world: its first, or those of now.
    pub fn new(world: &'a World, actor: &'a Actor, words: &'a Words, rows: &'a [NewRow]) -> Self {
        let by_id =
            |rows: &'a [NewRow]| rows.iter().map(|row| ((row.table.as_str(), row.sys_id.as_str()), row)).collect();
        Self {
            world,
            dictionary: &world.dictionary,
            actor,
            words,
            rows,
            by_id: by_id(rows),
            first: by_id(&world.first),
        }
    }

    /// Identifiers of the visible rows that meet the filter, sorted.
    pub fn ids(&self, register: &str, filter: &Filter) -> Vec<String> {
        let register = self.dictionary.get(register).expect("a register");
        let met = self.rows.iter().filter(|row| self.sees(register, row) && self.holds(register, row, filter));
        let mut ids: Vec<String> = met.map(|row| row.sys_id.clone()).collect();
        ids.sort();
        ids
    }

    /// Whether this row is one of the register and visible.
    pub fn sees(&self, register: &Register, row: &NewRow) -> bool {
        let Some(own) = self.dictionary.get(&row.class) else { return false };
        let mut line = vec![own];
        while let Some(parent) = line[line.len() - 1].extends.as_ref().and_then(|parent| self.dictionary.get(parent)) {
            line.push(parent);
        }
        line.iter().any(|one| one.name == register.name) && self.may(own, row)
    }

    /// The rights of the row's own class.
    pub fn may(&self, own: &Register, row: &NewRow) -> bool {
        let is_role = |word: &String| self.actor.roles.contains("admin") || self.actor.roles.contains(word);
        let by = |word: &String| match own.field(word) {
            Some(field) => {
                field.kind == Kind::Person && (is_role(word) || self.value(row, word) == Datum::text(&self.actor.id))
            }
            None => is_role(word),
        };
        let is_reader = self.actor.roles.contains("admin") || own.access.read.iter().any(by);
        let is_open = self.actor.scope.reads(&own.name);
        is_open && self.actor.bodies.holds(&row.company) && is_reader && self.holds(own, row, &own.access.rows)
    }

    fn value(&self, row: &NewRow, name: &str) -> Datum {
        let first = self.first.get(&(row.table.as_str(), row.sys_id.as_str()));
        let (is_new, is_changed) = (first.is_none(), first.is_some_and(|first| *first != row));
        match name {
            "sys_mod_count" => Datum::Int(i64::from(is_changed)),
            "sys_created_on" => Datum::text(if is_new { CHANGED } else { WRITTEN }),
            "sys_updated_on" => Datum::text(if is_changed || is_new { CHANGED } else { WRITTEN }),
            "sys_id" => Datum::text(&row.sys_id),
            "sys_class_name" => Datum::text(&row.class),
            "company" => Datum::text(&row.company),
            "sys_created_by" | "sys_updated_by" => Datum::text("trial"),
            _ => row.values.iter().find(|(field, _)| field == name).map_or(Datum::Null, |(_, datum)| datum.clone()),
        }
    }

    fn holds(&self, register: &Register, row: &NewRow, filter: &Filter) -> bool {
        match filter {
            Filter::All(parts) => parts.iter().all(|part| self.holds(register, row, part)),
            Filter::Any(parts) => parts.iter().any(|part| self.holds(register, row, part)),
            Filter::Not(inner) => !self.holds(register, row, inner),
            Filter::Test(test) => self.meets(register, row, &test.path, &test.check),
        }
    }

    fn meets(&self, register: &Register, row: &NewRow, path: &Path, check: &Check) -> bool {
        if let Check::Matches(line) = check {
            return store::has_words(&self.world.words_of(row), line);
        }
        let last = path.0.last().expect("a path has a field");
        let (kind, raw, seen, record) = self.reached(register, row, path);
        let is = |operand: &Operand| self.equals(&kind, last, &raw, &seen, record, operand);
        let order = |operand: &Operand| {
            let other = self.datum(&kind, operand);
            (!seen.is_empty()).then(|| seen.cmp(&other))
        };
        let text = |holds: fn(&str, &str) -> bool, part: &str| {
            seen.as_text().is_some_and(|text| !text.is_empty() && holds(&fold(text), &fold(part)))
        };
        match check {
            Check::Is(operand) => is(operand),
            Check::IsNot(operand) => !is(operand),
            Check::Less(operand) => order(operand).is_some_and(|o| o.is_lt()),
            Check::AtMost(operand) => order(operand).is_some_and(|o| o.is_le()),
            Check::More(operand) => order(operand).is_some_and(|o| o.is_gt()),
            Check::AtLeast(operand) => order(operand).is_some_and(|o| o.is_ge()),
            Check::In(list) => list.iter().any(is),
            Check::NotIn(list) => !list.iter().any(is),
            Check::Within(stretch) => self.within(&kind, &seen, stretch),
            Check::NotWithin(stretch) => !self.within(&kind, &seen, stretch),
            Check::Empty => seen.is_empty(),
            Check::Filled => !seen.is_empty(),
            Check::Contains(part) => text(|text, part| text.contains(part), part),
            Check::StartsWith(part) => text(|text, part| text.starts_with(part), part),
            Check::EndsWith(part) => text(|text, part| text.ends_with(part), part),
            Check::Matches(_) => unreachable!("a search is judged by the whole row"),
            Check::Beside(compared, other, apart) => {
                let (other_kind, _, other, _) = self.reached(register, row, other);
                let is_told = Compared::fits(&kind, &other_kind) && !seen.is_empty() && !other.is_empty();
                is_told
                    && match apart {
                        Apart::Not => stands(*compared, seen.cmp(&other)),
                        Apart::By(unit) => {
                            let begin = |datum: &Datum| begins(self.wall(datum), *unit);
                            stands(*compared, begin(&seen).cmp(&begin(&other)))
                        }
                        Apart::Later(count, unit) => {
                            let utc = |datum: &Datum| civil(datum.as_text().expect("a time"));
                            let each = match unit {
                                Unit::Minute => count.minutes(),
                                Unit::Hour => count.hours(),
                                Unit::Day => count.days(),
                                Unit::Week => count.weeks(),
                                Unit::Month => count.months(),
                                Unit::Quarter => (count * 3).months(),
                                Unit::Year => count.years(),
                            };
                            let mut other = utc(&other).checked_add(each).expect("a time");
                            if kind == Kind::Date {
                                other = other.date().at(0, 0, 0, 0);
                            }
                            stands(*compared, utc(&seen).cmp(&other))
                        }
                    }
            }
            Check::Part(part, compared, number) => {
                let has_part = kind == Kind::DateTime || !matches!(part, Part::Hour | Part::Minute);
                has_part && !seen.is_empty() && {
                    let at = self.wall(&seen);
                    let is = match part {
                        // Counted from a Monday.
                        Part::Weekday => (at.date() - date(2001, 1, 1)).get_days().rem_euclid(7) + 1,
                        Part::Week => i32::from(at.date().iso_week_date().week()),
                        Part::Day => i32::from(at.day()),
                        Part::Hour => i32::from(at.hour()),
                        Part::Minute => i32::from(at.minute()),
                    };
                    stands(*compared, i64::from(is).cmp(number))
                }
            }
        }
    }

    /// What the asker's clock shows at an instant; a day is the day.
    fn wall(&self, datum: &Datum) -> DateTime {
        let text = datum.as_text().expect("a time");
        let at = civil(text);
        match text.len() {
            10 => at,
            _ => at.to_zoned(TimeZone::UTC).expect("an instant").with_time_zone(self.words.zone.clone()).datetime(),
        }
    }

    /// Kind, stored value, the value that the asker sees, and the record that it refers to.
    fn reached<'r>(
        &'r self,
        register: &'r Register,
        row: &'r NewRow,
        path: &Path,
    ) -> (Kind, Datum, Datum, Option<(&'r Register, &'r NewRow)>)
    where
        'a: 'r,
    {
        let (last, steps) = path.0.split_last().expect("a path has a field");
        let mut at = register;
        let mut reached = Some(row);
        for step in steps {
            let field = at.field(step).expect("a field");
            let to = self.dictionary.get(field.kind.leads_to().expect("a reference")).expect("a register");
            reached = reached.and_then(|row| self.follow(row, step, to));
            at = to;
        }
        let kind = at.field(last).expect("a field").kind.clone();
        let raw = reached.map_or(Datum::Null, |row| self.value(row, last));
        let to = kind.leads_to().and_then(|to| self.dictionary.get(to));
        let record = to.and_then(|to| reached.and_then(|row| self.follow(row, last, to)).map(|row| (&**to, row)));
        let seen = if to.is_some() && record.is_none() { Datum::Null } else { raw.clone() };
        (kind, raw, seen, record)
    }

    fn follow(&self, row: &NewRow, field: &str, to: &Register) -> Option<&'a NewRow> {
        let id = self.value(row, field);
        let found = self.by_id.get(&(to.root.as_str(), id.as_text()?)).copied()?;
        self.sees(to, found).then_some(found)
    }

    fn equals(
        &self,
        kind: &Kind,
        field: &str,
        raw: &Datum,
        seen: &Datum,
        record: Option<(&Register, &NewRow)>,
        operand: &Operand,
    ) -> bool {
        match (kind, operand) {
            (Kind::Refs(_), operand) => {
                let id = match operand {
                    Operand::Me => self.words.me.clone(),
                    Operand::Named(name) => name.clone(),
                    other => self.datum(kind, other).as_text().unwrap_or_default().to_owned(),
                };
                raw.as_text().is_some_and(|list| list.split(',').any(|one| one == id))
            }
            (Kind::Ref(_) | Kind::Person, Operand::Me) => *raw == Datum::text(&self.words.me),
            (Kind::Ref(_) | Kind::Person, Operand::Mine) => {
                raw.as_text().is_some_and(|body| self.words.mine.holds(body))
            }
            (Kind::Ref(_) | Kind::Person, Operand::Named(name)) if field == "company" && name == store::SHARED => {
                *raw == Datum::text(name)
            }
            (Kind::Ref(_) | Kind::Person, Operand::Named(name)) => record.is_some_and(|(register, row)| {
                let known =
                    register.known_by.iter().filter(|way| self.actor.may_read_field(&register.fields[way.as_str()]));
                let mut known = known.map(|way| self.value(row, way));
                row.sys_id == *name || known.any(|one| one.as_text().is_some_and(|text| fold(text) == fold(name)))
            }),
            (Kind::Line | Kind::Prose | Kind::Url, operand)
                if !field.starts_with("sys_id") && field != "sys_class_name" =>
            {
                let other = self.datum(kind, operand);
                seen.as_text().is_some_and(|text| !text.is_empty() && Some(fold(text)) == other.as_text().map(fold))
            }
            _ => !seen.is_empty() && *seen == self.datum(kind, operand),
        }
    }

    fn datum(&self, kind: &Kind, operand: &Operand) -> Datum {
        let today = self.words.today();
        match operand {
            Operand::Datum(datum) => datum.clone(),
            Operand::Local(at) => Datum::Text(self.words.local(*at)),
            Operand::Today if *kind == Kind::Date => Datum::Text(today.to_string()),
            Operand::Today => Datum::Text(self.words.local(today.at(0, 0, 0, 0))),
            Operand::Now => Datum::Text(Words::stamp(self.words.now)),
            other => panic!("{other:?} of a {kind:?}"),
        }
    }

    fn within(&self, kind: &Kind, seen: &Datum, stretch: &record::Stretch) -> bool {
        let Some(text) = seen.as_text() else { return false };
        let days = self.words.days(stretch);
        let (from, to) =
            if *kind == Kind::Date { (days.0.to_string(), days.1.to_string()) } else { self.words.instants(days) };
        (from.as_str()..to.as_str()).contains(&text)
    }
}

fn civil(text: &str) -> DateTime {
    text.replace(' ', "T").parse().unwrap_or_else(|_| panic!("{text} is a time"))
}

fn begins(at: DateTime, unit: Unit) -> DateTime {
    let day = at.date();
    let first = |day: Date| day.at(0, 0, 0, 0);
    match unit {
        Unit::Minute => day.at(at.hour(), at.minute(), 0, 0),
        Unit::Hour => day.at(at.hour(), 0, 0, 0),
        Unit::Day => first(day),
        Unit::Week => first(day - i64::from(day.weekday().to_monday_zero_offset()).days()),
        Unit::Month => first(day.first_of_month()),
        Unit::Quarter => first(date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)),
        Unit::Year => first(day.first_of_year()),
    }
}

fn stands(compared: Compared, order: Ordering) -> bool {
    match compared {
        Compared::Same => order.is_eq(),
        Compared::Different => order.is_ne(),
        Compared::Less => order.is_lt(),
        Compared::AtMost => order.is_le(),
        Compared::More => order.is_gt(),
        Compared::AtLeast => order.is_ge(),
    }
}

/// Texts are the same without regard to case; a final sigma is a sigma.
fn fold(text: &str) -> String {
    text.to_lowercase().replace('ς', "σ")
}
