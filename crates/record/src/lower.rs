//! From the query tree to the store's own: names become slots, words become values, and each hop carries its row rights.

use std::collections::HashMap;
use std::sync::Arc;

use store::{Cond, Datum, Form, Hop, Op, Reckoned, Slot, Unit};

use crate::access::{Actor, Trouble, visible};
use crate::dictionary::Dictionary;
use crate::query::{Apart, Check, Compared, Filter, Operand, Part, Path, Stretch, Test};
use crate::register::{Field, Kind, Register};
use crate::words::Words;

/// The deepest condition that is looked at; every text that the parser takes is less deep.
const DEPTH_MAX: usize = 64;

/// A query on its way down: the hops taken so far.
#[derive(Debug, Clone)]
pub struct Lowering {
    pub dictionary: Dictionary,
    pub actor: Arc<Actor>,
    pub words: Arc<Words>,
    pub register: Arc<Register>,
    pub hops: Vec<Hop>,
    reached: HashMap<Slot, usize>,
    registers: Vec<Arc<Register>>,
}

impl Lowering {
    pub fn new(dictionary: Dictionary, actor: Arc<Actor>, words: Arc<Words>, register: Arc<Register>) -> Self {
        let registers = vec![register.clone()];
        Self { dictionary, actor, words, register, hops: Vec::new(), reached: HashMap::new(), registers }
    }

    /// The slot of a path, and the field at its end.
    pub fn slot(&mut self, path: &Path) -> Result<(Slot, Arc<Field>), Trouble> {
        let mut place = 0;
        let (last, steps) = path.0.split_last().ok_or_else(|| Trouble::NotFound("A field is missing.".into()))?;
        for step in steps {
            let field = self.field(place, step)?;
            place = self.hop(place, &field)?;
        }
        let field = self.field(place, last)?;
        if field.kind.column().is_none() {
            let message = format!("`{last}` is a journal: it has no one value to compare, sort or show in a column.");
            return Err(Trouble::NotFound(message));
        }
        Ok((Slot::of(place, &field.name), field))
    }

    /// References are ordered by what stands for the record, not by its identifier.
    pub fn ordering_slot(&mut self, path: &Path) -> Result<(Slot, Arc<Field>), Trouble> {
        let (slot, field) = self.slot(path)?;
        let Some(to) = field.kind.leads_to() else { return Ok((slot, field)) };
        let display = self.display(to)?;
        let place = self.hop(slot.table, &field)?;
        Ok((Slot::of(place, display), field))
    }

    /// The field by which the actor knows the records of a register.
    pub fn display(&self, to: &str) -> Result<String, Trouble> {
        let register = self.dictionary.find(to).map_err(Trouble::NotFound)?;
        Ok(self.actor.display(register).to_owned())
    }

    /// The register that slot table `place` holds records of.
    pub fn at(&self, place: usize) -> &Register {
        &self.registers[place]
    }

    fn field(&self, place: usize, name: &str) -> Result<Arc<Field>, Trouble> {
        let register = &self.registers[place];
        let field = register.shared_field(name);
        let field = field.ok_or_else(|| Trouble::NotFound(format!("{} has no field `{name}`.", register.title)))?;
        if !self.actor.may_read_field(field) {
            return Err(Trouble::NotAllowed(format!(
                "You may not read `{}` of {}.",
                name,
                register.plural.to_lowercase()
            )));
        }
        Ok(field.clone())
    }

    /// The slot table of the record that a reference leads to; what the actor may not see is not there.
    pub fn hop(&mut self, place: usize, field: &Field) -> Result<usize, Trouble> {
        let from = Slot::of(place, &field.name);
        if let Some(known) = self.reached.get(&from) {
            return Ok(*known);
        }
        let to = field.kind.leads_to();
        let to = to.ok_or_else(|| Trouble::NotFound(format!("`{}` is not a reference.", field.name)))?;
        let register = self.dictionary.find(to).map_err(Trouble::NotFound)?.clone();
        let next = self.hops.len() + 1;
        let guard = visible(&self.dictionary, &self.actor, &self.words, &register, next);
        let classes = if register.extends.is_some() { self.dictionary.family(to) } else { Vec::new() };
        self.hops.push(Hop { from: from.clone(), table: register.root.clone(), classes, guard });
        self.registers.push(register);
        self.reached.insert(from, next);
        Ok(next)
    }

    /// Forgets the hops beyond so many.
    pub fn return_to(&mut self, hops: usize) {
        self.hops.truncate(hops);
        self.registers.truncate(hops + 1);
        self.reached.retain(|_, place| *place <= hops);
    }

    pub fn cond(&mut self, filter: &Filter) -> Result<Cond, Trouble> {
        self.cond_at(filter, 0)
    }

    fn cond_at(&mut self, filter: &Filter, depth: usize) -> Result<Cond, Trouble> {
        if depth > DEPTH_MAX {
            return Err(Trouble::TooMuch(format!("The condition is nested more than {DEPTH_MAX} deep.")));
        }
        Ok(match filter {
            Filter::All(parts) => Cond::All(self.conds(parts, depth + 1)?),
            Filter::Any(parts) => Cond::Any(self.conds(parts, depth + 1)?),
            Filter::Not(inner) => Cond::Not(Box::new(self.cond_at(inner, depth + 1)?)),
            Filter::Test(test) => self.test(test)?,
        })
    }

    fn conds(&mut self, parts: &[Filter], depth: usize) -> Result<Vec<Cond>, Trouble> {
        parts.iter().map(|part| self.cond_at(part, depth)).collect()
    }

    fn test(&mut self, test: &Test) -> Result<Cond, Trouble> {
        if let Check::Matches(text) = &test.check {
            return Ok(Cond::Matches(text.clone()));
        }
        let (slot, field) = self.slot(&test.path)?;
        Ok(match &test.check {
            Check::Is(operand) => self.is(slot, &field, operand)?,
            Check::IsNot(operand) => Cond::Not(Box::new(self.is(slot, &field, operand)?)),
            Check::In(list) => self.any_of(slot, &field, list)?,
            Check::NotIn(list) => Cond::Not(Box::new(self.any_of(slot, &field, list)?)),
            Check::Beside(compared, other, apart) => {
                let (other, other_field) = self.slot(other)?;
                let (one, other) = (self.identity(slot, &field)?, self.identity(other, &other_field)?);
                let fits = compared.fits_apart(&field.kind, &other_field.kind, *apart);
                if fits { beside(one, *compared, other, *apart, &self.words) } else { Cond::FALSE }
            }
            check if field.kind.leads_to().is_some() => {
                let place = self.hop(slot.table, &field)?;
                plain(&Slot::of(place, "sys_id"), &field.kind, check, &self.words)
            }
            check => plain(&slot, &field.kind, check, &self.words),
        })
    }

    /// The slot that says which record a reference leads to, as far as the actor may see it; of other fields their own.
    fn identity(&mut self, slot: Slot, field: &Field) -> Result<Slot, Trouble> {
        if !matches!(field.kind, Kind::Ref(_) | Kind::Person) {
            return Ok(slot);
        }
        Ok(Slot::of(self.hop(slot.table, field)?, "sys_id"))
    }

    /// A reference to a record that the actor may not see is empty, so it equals nothing. Only the actor and the actor's own
    /// bodies are known without looking: `assigned_to = me` holds for somebody who may not read about people, too.
    fn is(&mut self, slot: Slot, field: &Field, operand: &Operand) -> Result<Cond, Trouble> {
        match (&field.kind, operand) {
            (_, Operand::Named(name)) => self.named(slot, field, name),
            (Kind::Refs(_), Operand::Me) => Ok(Cond::Lists(slot, self.words.me.clone())),
            (Kind::Refs(_), Operand::Datum(Datum::Text(id))) => Ok(Cond::Lists(slot, id.clone())),
            (Kind::Ref(_) | Kind::Person, Operand::Datum(datum)) => {
                let place = self.hop(slot.table, field)?;
                let reached = Cond::Compare(Slot::of(place, "sys_id"), Op::Is, datum.clone());
                // Says nothing more, but has an index.
                Ok(Cond::All(vec![Cond::Compare(slot, Op::Is, datum.clone()), reached]))
            }
            (Kind::Ref(_) | Kind::Person, Operand::Mine) => {
                Ok(plain(&slot, &field.kind, &Check::In(vec![Operand::Mine]), &self.words))
            }
            _ => Ok(plain(&slot, &field.kind, &Check::Is(operand.clone()), &self.words)),
        }
    }

    fn any_of(&mut self, slot: Slot, field: &Field, list: &[Operand]) -> Result<Cond, Trouble> {
        if field.kind.leads_to().is_none() && !matches!(field.kind, Kind::Refs(_)) {
            return Ok(plain(&slot, &field.kind, &Check::In(list.to_vec()), &self.words));
        }
        let parts = list.iter().map(|operand| self.is(slot.clone(), field, operand));
        Ok(Cond::Any(parts.collect::<Result<_, _>>()?))
    }

    /// The record that a reference leads to is known by this name.
    fn named(&mut self, slot: Slot, field: &Field, name: &str) -> Result<Cond, Trouble> {
        if let Kind::Refs(_) = field.kind {
            return Ok(Cond::Lists(slot, name.to_owned()));
        }
        if field.name == "company" && name == store::SHARED {
            return Ok(Cond::Compare(slot, Op::Is, Datum::text(name)));
        }
        let to =
            field.kind.leads_to().ok_or_else(|| Trouble::NotFound(format!("`{}` is not a reference.", field.name)))?;
        let known_by = self.dictionary.find(to).map_err(Trouble::NotFound)?.known_by.clone();
        let place = self.hop(slot.table, field)?;
        let mut ways = vec![Cond::Compare(Slot::of(place, "sys_id"), Op::Is, Datum::text(name))];
        for way in known_by {
            // Only what the actor may read can name a record.
            if self.field(place, &way).is_ok() {
                ways.push(Cond::Equals(Slot::of(place, way), name.to_owned()));
            }
        }
        Ok(Cond::Any(ways))
    }
}

/// A condition over a record's own fields, at one slot table.
pub(crate) fn own_cond(register: &Register, filter: &Filter, words: &Words, place: usize) -> Cond {
    let all = |parts: &[Filter]| parts.iter().map(|part| own_cond(register, part, words, place)).collect();
    match filter {
        Filter::All(parts) if parts.len() == 1 => own_cond(register, &parts[0], words, place),
        Filter::All(parts) => Cond::All(all(parts)),
        Filter::Any(parts) => Cond::Any(all(parts)),
        Filter::Not(inner) => Cond::Not(Box::new(own_cond(register, inner, words, place))),
        Filter::Test(test) => match register.field(&test.path.dotted()) {
            Some(field) => plain(&Slot::of(place, &field.name), &field.kind, &test.check, words),
            None => Cond::FALSE,
        },
    }
}

/// Two fields compared; where either has no value, it does not hold.
fn beside(one: Slot, compared: Compared, other: Slot, apart: Apart, words: &Words) -> Cond {
    let op = op(compared);
    let filled = |slot: &Slot| Cond::Not(Box::new(Cond::Empty(slot.clone())));
    let both = [filled(&one), filled(&other)];
    let told = |slot: Slot, unit: Unit| Reckoned::Told(slot, Form::In(unit), zone(words));
    let compared = match apart {
        Apart::Not => Cond::Slots(one, op, other),
        Apart::By(unit) => Cond::Reckoned(Arc::new((told(one, unit), op, told(other, unit)))),
        Apart::Later(count, unit) => {
            Cond::Reckoned(Arc::new((Reckoned::Slot(one), op, Reckoned::Later(other, count, unit))))
        }
    };
    Cond::All(both.into_iter().chain([compared]).collect())
}

fn op(compared: Compared) -> Op {
    match compared {
        Compared::Same => Op::Is,
        Compared::Different => Op::IsNot,
        Compared::Less => Op::Less,
        Compared::AtMost => Op::AtMost,
        Compared::More => Op::More,
        Compared::AtLeast => Op::AtLeast,
    }
}

fn zone(words: &Words) -> String {
    words.zone.iana_name().unwrap_or("UTC").to_owned()
}

/// A part of an instant as a number; where there is none, it does not hold. Of a day there are no hours.
fn part(slot: &Slot, kind: &Kind, part: Part, compared: Compared, number: i64, words: &Words) -> Cond {
    let has_part = match kind {
        Kind::DateTime => true,
        Kind::Date => !matches!(part, Part::Hour | Part::Minute),
        _ => false,
    };
    let (least, most) = part.bounds();
    if !has_part || !(least..=most).contains(&number) {
        return Cond::FALSE;
    }
    let (form, number) = match part {
        Part::Weekday => (Form::Weekday, number.to_string()),
        Part::Week => (Form::Week, format!("{number:02}")),
        Part::Day => (Form::Day, format!("{number:02}")),
        Part::Hour => (Form::Hour, format!("{number:02}")),
        Part::Minute => (Form::Minute, format!("{number:02}")),
    };
    let told = Reckoned::Told(slot.clone(), form, zone(words));
    let filled = Cond::Not(Box::new(Cond::Empty(slot.clone())));
    Cond::All(vec![filled, Cond::Reckoned(Arc::new((told, op(compared), Reckoned::Text(number))))])
}

/// A test that needs no hop.
fn plain(slot: &Slot, kind: &Kind, check: &Check, words: &Words) -> Cond {
    let is_text = is_text(&slot.column, kind);
    let compare = |op: Op, operand: &Operand| match datum(operand, kind, words) {
        Some(Datum::Text(text)) if is_text && op == Op::Is => Cond::Equals(slot.clone(), text),
        Some(Datum::Text(text)) if is_text && op == Op::IsNot => Cond::Not(Box::new(Cond::Equals(slot.clone(), text))),
        Some(datum) => Cond::Compare(slot.clone(), op, datum),
        None => Cond::FALSE,
    };
    match check {
        Check::Is(operand) => compare(Op::Is, operand),
        Check::IsNot(operand) => compare(Op::IsNot, operand),
        Check::Less(operand) => compare(Op::Less, operand),
        Check::AtMost(operand) => compare(Op::AtMost, operand),
        Check::More(operand) => compare(Op::More, operand),
        Check::AtLeast(operand) => compare(Op::AtLeast, operand),
        Check::In(list) => {
            if is_text {
                return Cond::Any(list.iter().map(|operand| compare(Op::Is, operand)).collect());
            }
            Cond::In(slot.clone(), list.iter().flat_map(|operand| stored(operand, kind, words)).collect())
        }
        Check::NotIn(list) => Cond::Not(Box::new(plain(slot, kind, &Check::In(list.clone()), words))),
        Check::Within(stretch) => within(slot, kind, stretch, words),
        Check::NotWithin(stretch) => Cond::Not(Box::new(within(slot, kind, stretch, words))),
        Check::Empty => Cond::Empty(slot.clone()),
        Check::Filled => Cond::Not(Box::new(Cond::Empty(slot.clone()))),
        Check::Contains(text) => Cond::Contains(slot.clone(), text.clone()),
        Check::StartsWith(text) => Cond::StartsWith(slot.clone(), text.clone()),
        Check::EndsWith(text) => Cond::EndsWith(slot.clone(), text.clone()),
        Check::Matches(text) => Cond::Matches(text.clone()),
        // Conditions over a record's own fields.
        Check::Beside(compared, other, apart) => {
            beside(slot.clone(), *compared, Slot::of(slot.table, other.dotted()), *apart, words)
        }
        Check::Part(part, compared, number) => self::part(slot, kind, *part, *compared, *number, words),
    }
}

/// Whether comparing the field is without regard to case. Identifiers are compared as they are, so that an index finds them.
pub(crate) fn is_folded(field: &Field) -> bool {
    is_text(&field.name, &field.kind)
}

fn is_text(column: &str, kind: &Kind) -> bool {
    kind.is_text() && !matches!(column, "sys_id" | "sys_class_name")
}

/// The form in which the store compares texts: [`Cond::Equals`] holds exactly for equal folds.
pub(crate) fn fold(text: &str) -> String {
    text.to_lowercase().replace('ς', "σ")
}

fn within(slot: &Slot, kind: &Kind, stretch: &Stretch, words: &Words) -> Cond {
    let (from, to) = edges(kind, stretch, words);
    Cond::All(vec![
        Cond::Compare(slot.clone(), Op::AtLeast, Datum::Text(from)),
        Cond::Compare(slot.clone(), Op::Less, Datum::Text(to)),
    ])
}

/// Where a stretch begins and ends, in the stored form of a date or an instant.
pub(crate) fn edges(kind: &Kind, stretch: &Stretch, words: &Words) -> (String, String) {
    let days = words.days(stretch);
    if *kind == Kind::Date { (days.0.to_string(), days.1.to_string()) } else { words.instants(days) }
}

fn datum(operand: &Operand, kind: &Kind, words: &Words) -> Option<Datum> {
    stored(operand, kind, words).into_iter().next()
}

fn stored(operand: &Operand, kind: &Kind, words: &Words) -> Vec<Datum> {
    let today = || match kind {
        Kind::Date => words.today().to_string(),
        _ => words.local(words.today().at(0, 0, 0, 0)),
    };
    match operand {
        Operand::Datum(datum) => vec![datum.clone()],
        Operand::Named(_) => Vec::new(),
        Operand::Local(at) => vec![Datum::Text(words.local(*at))],
        Operand::Me => vec![Datum::text(&words.me)],
        Operand::Mine => words.mine.iter().map(Datum::from).collect(),
        Operand::Today => vec![Datum::Text(today())],
        Operand::Now => vec![Datum::Text(Words::stamp(words.now))],
    }
}
