//! Before and after, under rules: what the desk hands to each rule and then writes.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use store::Datum;

use crate::draft::{Draft, Refusal};
use crate::query::{Check, Filter, Operand};
use crate::register::{Kind, Register, State};

/// A record about to be written.
#[derive(Debug, Clone)]
pub struct Edit {
    pub register: Arc<Register>,
    pub id: String,
    /// The row as it stood; none for a new record.
    pub before: Option<BTreeMap<String, Datum>>,
    pub after: BTreeMap<String, Datum>,
    pub journal: Vec<(String, String)>,
    pub files: indexmap::IndexMap<String, crate::draft::Attached>,
    pub effects: Vec<Effect>,
    /// The fields that rules have set or cleared so far, each as often as one did.
    pub altered: Vec<&'static str>,
}

/// What follows from an edit. Records are written in the same transaction, letters and webhooks leave after the commit.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "drafts are what nearly all effects are, and few follow from an edit")]
pub enum Effect {
    /// One more edit through the desk.
    Save(Draft),
    /// A record that goes with this edit; what it was is kept.
    Delete { register: String, sys_id: String },
    /// A message for the outbox: kind, a key that makes it happen once, and what it says.
    Send { kind: String, key: String, payload: serde_json::Value },
}

/// A rule's answer.
pub type Ruling = Result<(), Refusal>;

/// A typed name of a field. A test pairs each with the dictionary.
pub struct Handle<T> {
    pub register: &'static str,
    pub field: &'static str,
    kind: PhantomData<T>,
}

impl<T> Clone for Handle<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Handle<T> {}

impl<T> Handle<T> {
    pub const fn new(register: &'static str, field: &'static str) -> Self {
        Self { register, field, kind: PhantomData }
    }

    pub fn is(self, value: impl Into<Datum>) -> Filter {
        Filter::is(self.field, value)
    }

    pub fn is_not(self, value: impl Into<Datum>) -> Filter {
        Filter::test(self.field, Check::IsNot(Operand::Datum(value.into())))
    }

    pub fn is_empty(self) -> Filter {
        Filter::test(self.field, Check::Empty)
    }
}

/// What a handle's field must be able to hold.
pub trait Holds {
    const KINDS: &'static [&'static str];
}

/// Words a handle may be of.
pub mod holds {
    use super::Holds;
    macro_rules! holds {
        ($($name:ident: $($kind:literal),+;)+) => { $(
            #[derive(Debug)]
            pub struct $name;
            impl Holds for $name { const KINDS: &'static [&'static str] = &[$($kind),+]; }
        )+ };
    }
    holds! {
        Text: "line", "prose", "url";
        Word: "choice";
        Link: "ref", "person";
        Links: "refs";
        Moment: "date-time";
        Day: "date";
        Seconds: "duration";
        Count: "whole";
        Flag: "yes-no";
        Notes: "journal";
        Hash: "secret";
    }
}

/// A handle as the test sees it: register, field, and the kinds it may be.
#[derive(Debug, Clone, Copy)]
pub struct Relied {
    pub register: &'static str,
    pub field: &'static str,
    pub kinds: &'static [&'static str],
}

impl<T: Holds> Handle<T> {
    pub const fn relied(self) -> Relied {
        Relied { register: self.register, field: self.field, kinds: T::KINDS }
    }
}

impl Edit {
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }

    pub fn datum(&self, field: &str) -> &Datum {
        self.after.get(field).unwrap_or(&Datum::Null)
    }

    pub fn was(&self, field: &str) -> &Datum {
        self.before.as_ref().and_then(|row| row.get(field)).unwrap_or(&Datum::Null)
    }

    pub fn text<T>(&self, handle: Handle<T>) -> &str {
        self.datum(handle.field).as_text().unwrap_or("")
    }

    pub fn int<T>(&self, handle: Handle<T>) -> Option<i64> {
        self.datum(handle.field).as_int()
    }

    pub fn is<T>(&self, handle: Handle<T>, value: &str) -> bool {
        self.text(handle) == self.stored(handle.field, value)
    }

    pub fn has<T>(&self, handle: Handle<T>) -> bool {
        !self.datum(handle.field).is_empty()
    }

    pub fn changes<T>(&self, handle: Handle<T>) -> bool {
        self.datum(handle.field) != self.was(handle.field)
    }

    /// Whether this edit, and not an earlier one, gives the field this value. Saving twice acts once.
    pub fn makes<T>(&self, handle: Handle<T>, value: &str) -> bool {
        self.is(handle, value) && self.changes(handle)
    }

    pub fn set<T>(&mut self, handle: Handle<T>, value: impl Into<Datum>) {
        self.put(handle.field, value.into());
    }

    pub fn clear<T>(&mut self, handle: Handle<T>) {
        self.put(handle.field, Datum::Null);
    }

    fn put(&mut self, field: &'static str, value: Datum) {
        self.altered.push(field);
        match self.after.get_mut(field) {
            Some(present) => *present = value,
            None => _ = self.after.insert(field.to_owned(), value),
        }
    }

    pub fn refuse<T>(&self, handle: Handle<T>, reason: impl Into<String>) -> Ruling {
        Err(Refusal::field(handle.field, reason))
    }

    pub fn save(&mut self, draft: Draft) {
        self.effects.push(Effect::Save(draft));
    }

    /// The state it is in after the edit.
    pub fn state(&self) -> Option<&State> {
        self.register.state(self.datum("state").as_text()?)
    }

    pub fn state_before(&self) -> Option<&State> {
        self.register.state(self.was("state").as_text()?)
    }

    /// Changed fields with what they were, in the order of the register.
    pub fn changed(&self) -> Vec<(&str, &Datum, &Datum)> {
        let fields = self.register.fields.keys().map(String::as_str);
        let pairs = fields.map(|name| (name, self.was(name), self.datum(name)));
        pairs.filter(|(_, was, is)| was != is && !(was.is_empty() && is.is_empty())).collect()
    }

    /// A choice named by its word, as it is stored.
    fn stored<'a>(&'a self, field: &str, word: &'a str) -> &'a str {
        let kind = self.register.field(field).map(|f| &f.kind);
        let choices = kind.map(Kind::choices).unwrap_or_default();
        choices.iter().find(|c| c.name == word).map_or(word, |c| c.value.as_str())
    }
}

/// Fills in every lookup whose sources have values that it knows.
pub fn look_up(edit: &mut Edit) {
    for lookup in edit.register.clone().lookups.iter() {
        let from: Vec<&str> = lookup.from.iter().map(|name| edit.datum(name).as_text().unwrap_or("")).collect();
        if let Some(given) = lookup.gives.get(&from.join(" ")) {
            let kind = edit.register.field(&lookup.field).map(|f| f.kind.clone());
            let datum = match kind {
                Some(Kind::YesNo) => crate::value::yes_no(given).map_or(Datum::Null, Datum::Int),
                Some(Kind::Whole) => crate::value::whole(given).map_or(Datum::Null, Datum::Int),
                _ => Datum::text(given),
            };
            edit.after.insert(lookup.field.clone(), datum);
        }
    }
}
