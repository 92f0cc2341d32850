//! A past that another system kept: each event becomes a version at its own instant, and all of them one transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use record::draft::{self, Filled};
use record::register::PEOPLE;
use record::{Actor, Draft, Field, Kind, Names, Refusal, Register, Trouble, Words, value};
use store::{Datum, Writing};

use crate::clocks::Stood;
use crate::desk::{Desk, NotSaved, Occasion, Saved, stamp};
use crate::saving::{Retold, Row, Saving, lineage};
use crate::world::Memory;

/// One event of one record.
#[derive(Debug, Clone, Copy)]
pub struct Event<'e> {
    pub register: &'e str,
    /// By what the other system knows the record.
    pub key: &'e str,
    pub at: Timestamp,
    /// Who did it, as told; the actor of the occasion if nobody is named.
    pub actor: Option<&'e str>,
    /// Every field that the event tells, and its text. References are names. What an earlier event told and this one does
    /// not is empty from now on.
    pub told: &'e [(&'e str, &'e str)],
}

/// A record that a retelling made, and the version in which it left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub register: String,
    pub sys_id: String,
    pub version: i64,
}

/// A retelling under way.
pub struct Retelling<'d, 'w, 't> {
    desk: &'d Desk,
    on: Occasion<'d>,
    request: String,
    writing: &'w mut Writing<'t>,
    records: HashMap<String, Known>,
    references: HashMap<(String, String), String>,
    /// What records are known by, of each register that was referred to; none where that is not held.
    names: HashMap<String, Option<Names>>,
    /// Registers that events are told of.
    told_of: BTreeSet<String>,
    /// How many records were made because they were named, by register.
    pub named: BTreeMap<String, usize>,
    makes: BTreeSet<String>,
    as_told: BTreeSet<String>,
    memory: Memory,
}

/// A record that events have told of.
struct Known {
    register: String,
    sys_id: String,
    row: Row,
    texts: HashMap<String, String>,
    told: Row,
    /// Values that their kind does not know.
    unknown: BTreeMap<String, Refusal>,
    course: Vec<Stood>,
}

impl<'d, 'w, 't> Retelling<'d, 'w, 't> {
    pub(crate) fn new(desk: &'d Desk, on: Occasion<'d>, writing: &'w mut Writing<'t>) -> Self {
        Self {
            desk,
            on,
            request: on.request.to_owned(),
            writing,
            records: HashMap::new(),
            references: HashMap::new(),
            names: HashMap::new(),
            told_of: BTreeSet::new(),
            named: BTreeMap::new(),
            makes: BTreeSet::new(),
            as_told: BTreeSet::new(),
            memory: Memory::default(),
        }
    }

    /// Records of these registers are made when they are named and there are none.
    pub fn makes(&mut self, registers: impl IntoIterator<Item = String>) {
        self.makes.extend(registers);
    }

    /// In these fields another system's words are expected: a choice that does not know them has nothing against them.
    pub fn as_told(&mut self, fields: impl IntoIterator<Item = String>) {
        self.as_told.extend(fields);
    }

    /// Revisions from here on are on this request.
    pub fn request(&mut self, request: &str) {
        request.clone_into(&mut self.request);
    }

    /// The number of the revision under way.
    pub fn revision(&self) -> i64 {
        self.writing.revision()
    }

    /// The records made from events, with their last versions, by key.
    pub fn made(&self) -> Vec<Made> {
        let mut made: Vec<(&String, &Known)> = self.records.iter().collect();
        made.sort_by_key(|(key, _)| key.as_str());
        let made = made.into_iter().map(|(_, known)| Made {
            register: known.register.clone(),
            sys_id: known.sys_id.clone(),
            version: known.row.get("sys_mod_count").and_then(Datum::as_int).unwrap_or(0),
        });
        made.collect()
    }

    /// Saves a draft in a revision of its own, as somebody typed it now.
    pub fn save(&mut self, draft: &Draft) -> Result<Saved, NotSaved> {
        self.turn(self.on.now, self.on.actor)?;
        let saved = Saving::new(self.desk, self.on, self.writing).save(draft, 0)?;
        self.memory = Memory::default();
        self.names.clear();
        Ok(saved)
    }

    fn turn(&mut self, now: Timestamp, actor: &Actor) -> Result<(), NotSaved> {
        let stamp = stamp(Occasion { actor, now, why: self.on.why, request: &self.request });
        self.writing.turn(&stamp)?;
        Ok(())
    }

    /// Writes an event as a version of its record. Answers what states, lookups and rules have against it: it is kept as told.
    pub fn tell(&mut self, event: &Event<'_>) -> Result<Vec<Refusal>, NotSaved> {
        let desk = self.desk;
        let register = desk.dictionary.find(event.register).map_err(Trouble::NotFound)?.clone();
        if !self.told_of.contains(event.register) {
            self.told_of.insert(event.register.to_owned());
            self.names.clear();
        }
        let mut teller = self.on.actor.clone();
        if let Some(name) = event.actor {
            name.clone_into(&mut teller.name);
        }
        self.turn(event.at, &teller)?;
        if let Some(name) = event.actor {
            teller.id = self.reference(PEOPLE, name, event.at)?;
        }
        let words = Words::new(event.at, &teller.id, teller.bodies.clone());
        let (mut known, is_new) = match self.records.remove(event.key) {
            Some(known) => (known, false),
            None => (Known::new(&register), true),
        };
        let filled = self.filled(&register, &mut known, event, &words)?;
        let mut odd: Vec<Refusal> = known.unknown.values().cloned().collect();
        let on = Occasion { actor: &teller, now: event.at, why: self.on.why, request: &self.request };
        let retold = Retold {
            register: register.clone(),
            sys_id: (!is_new).then(|| known.sys_id.clone()),
            before: (!is_new).then(|| std::mem::take(&mut known.row)),
            filled,
            told: &known.told,
            memory: &mut self.memory,
            course: &mut known.course,
        };
        let (edit, against) = Saving::new(desk, on, self.writing).retell(retold)?;
        odd.extend(against);
        known.course.extend(Stood::from(&register, event.at, &edit.after));
        self.memory.forget(&lineage(&desk.dictionary, &register), &edit.id);
        let version =
            edit.before.as_ref().map_or(0, |row| row.get("sys_mod_count").and_then(Datum::as_int).unwrap_or(0) + 1);
        known.row = edit.after;
        known.row.insert("sys_mod_count".into(), Datum::Int(version));
        known.sys_id = edit.id;
        self.records.insert(event.key.to_owned(), known);
        Ok(odd)
    }

    /// What the event tells otherwise than the one before.
    fn filled(
        &mut self,
        register: &Register,
        known: &mut Known,
        event: &Event<'_>,
        words: &Words,
    ) -> Result<Filled, NotSaved> {
        let mut filled = Filled::default();
        let mut refusals = Vec::new();
        let gone: Vec<String> =
            known.texts.keys().filter(|name| event.told.iter().all(|(told, _)| told != name)).cloned().collect();
        for name in gone {
            known.forget(&name);
            filled.values.insert(name, Datum::Null);
        }
        for (name, text) in event.told {
            if known.texts.get(*name).is_some_and(|earlier| earlier == text) {
                continue;
            }
            known.forget(name);
            let field = register.fields.get(*name).filter(|field| self.on.actor.may_write_field(field));
            let Some(field) = field else {
                refusals.push((0, Refusal::field(name, "You may not write this.")));
                continue;
            };
            let datum = match self.read(field, text, event.at, words)? {
                Ok(datum) => datum,
                Err(message) if matches!(field.kind, Kind::Choice(_)) => {
                    if !self.as_told.contains(*name) {
                        known.unknown.insert((*name).to_owned(), Refusal::field(name, message));
                    }
                    Datum::text(*text)
                }
                Err(message) => {
                    refusals.push((0, Refusal::field(name, message)));
                    continue;
                }
            };
            known.texts.insert((*name).to_owned(), (*text).to_owned());
            known.told.insert((*name).to_owned(), datum.clone());
            filled.values.insert((*name).to_owned(), datum);
        }
        if refusals.is_empty() { Ok(filled) } else { Err(NotSaved::Refused(refusals)) }
    }

    fn read(
        &mut self,
        field: &Field,
        text: &str,
        at: Timestamp,
        words: &Words,
    ) -> Result<Result<Datum, String>, NotSaved> {
        match &field.kind {
            Kind::Person => Ok(Ok(Datum::text(self.reference(PEOPLE, text, at)?))),
            Kind::Ref(to) => Ok(Ok(Datum::text(self.reference(to, text, at)?))),
            Kind::Refs(_) | Kind::Journal | Kind::File => Ok(Err("A mapping does not lead here.".into())),
            _ => Ok(value::read(field, text, words)),
        }
    }

    /// The record known by this name, made if there is none.
    fn reference(&mut self, to: &str, name: &str, at: Timestamp) -> Result<String, NotSaved> {
        let key = (to.to_owned(), name.to_owned());
        if let Some(known) = self.references.get(&key) {
            return Ok(known.clone());
        }
        let (desk, actor) = (self.desk, self.on.actor);
        let words = Words::new(at, &actor.id, actor.bodies.clone());
        let register = desk.dictionary.find(to).map_err(Trouble::NotFound)?.clone();
        let found = match self.names(to, &words)? {
            Some(names) => names.find(name, &register),
            None => draft::find(to, name, &desk.dictionary, actor, &words, self.writing)?,
        };
        let id = match found {
            Ok(Datum::Text(id)) => id,
            Ok(_) => return Err(NotSaved::Refused(vec![(0, Refusal::record("A name is missing."))])),
            Err(_) if self.makes.contains(to) => self.make(&register, name, at)?,
            Err(message) => return Err(NotSaved::Refused(vec![(0, Refusal::record(message))])),
        };
        self.references.insert(key, id.clone());
        Ok(id)
    }

    /// What the records of a register are known by, unless events change that.
    fn names(&mut self, to: &str, words: &Words) -> Result<Option<&Names>, NotSaved> {
        if !self.names.contains_key(to) {
            let (dictionary, actor) = (&self.desk.dictionary, self.on.actor);
            let is_told = dictionary.family(to).iter().any(|name| self.told_of.contains(name));
            let names = if is_told { None } else { Names::read(to, dictionary, actor, words, &mut *self.writing)? };
            self.names.insert(to.to_owned(), names);
        }
        Ok(self.names.get(to).and_then(Option::as_ref))
    }

    fn make(&mut self, register: &Arc<Register>, name: &str, at: Timestamp) -> Result<String, NotSaved> {
        let mut draft = Draft::new(&register.name);
        let is_name = |field: &&Arc<Field>| field.name == register.display || (field.required && field.kind.is_text());
        let names = register.fields.values().filter(|field| !record::dictionary::is_system(&field.name));
        for field in names.filter(is_name) {
            draft.typed.insert(field.name.clone(), name.to_owned());
        }
        let on = Occasion { now: at, request: &self.request, ..self.on };
        let saved = Saving::new(self.desk, on, self.writing).save(&draft, 0)?;
        *self.named.entry(register.name.clone()).or_default() += 1;
        let words = Words::new(at, &self.on.actor.id, self.on.actor.bodies.clone());
        for of in lineage(&self.desk.dictionary, register) {
            if let Some(Some(names)) = self.names.get_mut(&of) {
                names.learn(&saved.sys_id, &self.desk.dictionary, self.on.actor, &words, &mut *self.writing)?;
            }
        }
        // What was asked for before may have been looked for in vain.
        self.memory = Memory::default();
        Ok(saved.sys_id)
    }
}

impl Known {
    fn new(register: &Register) -> Self {
        Self {
            register: register.name.clone(),
            sys_id: String::new(),
            row: Row::new(),
            texts: HashMap::new(),
            told: Row::new(),
            unknown: BTreeMap::new(),
            course: Vec::new(),
        }
    }

    fn forget(&mut self, name: &str) {
        self.texts.remove(name);
        self.told.remove(name);
        self.unknown.remove(name);
    }
}
