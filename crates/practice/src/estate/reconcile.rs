//! What is told, held against what is known and kept: one transaction, judged by the teller's rights.

use std::collections::BTreeMap;
use std::sync::Arc;

use record::{Draft, Filter, Page, Query, Register, Trouble};
use store::StoreError;

use super::identity::{Looking, key_of};
use super::relations::relate;
use super::{
    End, ITEMS, ItemOutcome, Operation, Outcome, RelationOutcome, SOURCE, SOURCES, Told, ToldItem, Way, Wrong, wrong,
};
use crate::desk::{Desk, Occasion};
use crate::saving::lineage;
use crate::sitting::Sitting;

/// How often a telling is begun anew without what the desk refused in it.
const ROUNDS_MAX: usize = 20;

/// Why a transaction is not kept.
enum Left {
    /// As it would be.
    Rehearsed(Outcome),
    /// Without this item the others are tried anew.
    Refused(usize, Wrong),
    Trouble(Trouble),
}

impl From<StoreError> for Left {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error.into())
    }
}

impl From<Trouble> for Left {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Desk {
    /// Identifies and keeps what is told. Each thing that cannot be kept says why; the others are.
    pub fn reconcile(&self, on: Occasion<'_>, told: &Told, way: Way) -> Result<Outcome, Trouble> {
        let mut refused: BTreeMap<usize, Wrong> = BTreeMap::new();
        let mut way = way;
        for round in 0..=ROUNDS_MAX {
            // What is refused while it follows from something written takes the round with it.
            let kept = self.sit(on, |sitting| {
                let mut work = Work::new(self, told, &refused);
                work.run(sitting)?;
                match way.is_rehearsal {
                    true => Err(Left::Rehearsed(work.outcome)),
                    false if way.all_or_nothing && work.outcome.wrongs().next().is_some() => {
                        Err(Left::Rehearsed(work.outcome.abandoned()))
                    }
                    false => Ok(work.outcome),
                }
            });
            match kept {
                Ok(outcome) | Err(Left::Rehearsed(outcome)) => return Ok(outcome),
                Err(Left::Trouble(trouble)) => return Err(trouble),
                Err(Left::Refused(place, wrong)) => {
                    refused.insert(place, wrong);
                    // So much is wrong with it that nothing of it is kept.
                    if round + 2 == ROUNDS_MAX {
                        way.all_or_nothing = true;
                        let others = (0..told.items.len()).map(|place| (place, Wrong::abandoned()));
                        refused = others.chain(refused).collect();
                    }
                }
            }
        }
        Err(Trouble::TooMuch("Too much is refused of what was told.".into()))
    }
}

impl Outcome {
    /// As it is when nothing is kept because something is wrong.
    fn abandoned(mut self) -> Self {
        for one in self.items.iter_mut().filter(|one| one.wrong.is_empty()) {
            (one.kept, one.wrong) = (None, vec![Wrong::abandoned()]);
        }
        for one in self.relations.iter_mut().filter(|one| one.wrong.is_empty()) {
            (one.kept, one.wrong) = (None, vec![Wrong::abandoned()]);
        }
        self
    }
}

/// One round through what is told.
struct Work<'k> {
    desk: &'k Desk,
    told: &'k Told,
    refused: &'k BTreeMap<usize, Wrong>,
    is_done: Vec<bool>,
    outcome: Outcome,
}

impl<'k> Work<'k> {
    fn new(desk: &'k Desk, told: &'k Told, refused: &'k BTreeMap<usize, Wrong>) -> Self {
        let items = told.items.iter().map(|item| ItemOutcome { class: item.class.clone(), ..Default::default() });
        let outcome = Outcome { items: items.collect(), relations: Vec::new() };
        Self { desk, told, refused, is_done: vec![false; told.items.len()], outcome }
    }

    fn run(&mut self, sitting: &mut Sitting<'_, '_, '_>) -> Result<(), Left> {
        // What is part of something else comes after it.
        loop {
            let mut is_further = false;
            for place in 0..self.told.items.len() {
                if !self.is_done[place] && self.is_ready(place) {
                    self.is_done[place] = true;
                    is_further = true;
                    self.item(sitting, place)?;
                }
            }
            if !is_further {
                break;
            }
        }
        for place in 0..self.told.items.len() {
            if !self.is_done[place] {
                let message = "It is part of something that is part of it.";
                self.outcome.items[place].wrong.push(Wrong::new("INVALID_INPUT_DATA", message));
            }
        }
        for reference in &self.told.references {
            self.refer(sitting, &reference.field, reference.referenced, reference.by)?;
        }
        for relation in &self.told.relations {
            let outcome = match (self.id_of(&relation.parent), self.id_of(&relation.child)) {
                (Some(parent), Some(child)) => relate(sitting, &parent, &child, &relation.kind)?,
                _ => RelationOutcome { wrong: vec![Wrong::abandoned()], ..Default::default() },
            };
            self.outcome.relations.push(outcome);
        }
        Ok(())
    }

    fn register(&self, item: &ToldItem) -> Option<Arc<Register>> {
        self.desk.dictionary.get(&item.class).filter(|register| register.root == ITEMS).cloned()
    }

    /// The other end of the relation by which an item is part of another, if its rule asks for one and one is told.
    fn host(&self, place: usize) -> Option<&'k End> {
        let register = self.register(&self.told.items[place])?;
        let kind = register.identity.as_ref()?.within.clone()?;
        let of = |relation: &&super::ToldRelation| relation.parent == End::Told(place) && relation.kind == kind;
        self.told.relations.iter().find(of).map(|relation| &relation.child)
    }

    fn is_ready(&self, place: usize) -> bool {
        match self.host(place) {
            Some(End::Told(other)) => self.is_done.get(*other).copied().unwrap_or(true),
            _ => true,
        }
    }

    fn id_of(&self, end: &End) -> Option<String> {
        match end {
            End::Known(id) => Some(id.clone()),
            End::Told(place) => self.outcome.items.get(*place)?.kept.as_ref().map(|(_, id)| id.clone()),
        }
    }

    fn item(&mut self, sitting: &mut Sitting<'_, '_, '_>, place: usize) -> Result<(), Left> {
        if let Some(known) = self.refused.get(&place) {
            self.outcome.items[place].wrong.push(known.clone());
            return Ok(());
        }
        let item = &self.told.items[place];
        let Some(register) = self.register(item) else {
            let message = format!("`{}` is no register of configuration items.", item.class);
            self.outcome.items[place].wrong.push(Wrong::new("INVALID_INPUT_DATA", message));
            return Ok(());
        };
        if !sitting.occasion().actor.may_write(&register) {
            let message = format!("You may not change {}.", register.plural.to_lowercase());
            let wrong = Wrong { is_right: true, ..Wrong::new("NO_PERMISSION", message) };
            self.outcome.items[place].wrong.push(wrong);
            return Ok(());
        }
        let needs_host = register.identity.as_ref().is_some_and(|identity| identity.within.is_some());
        let host = self.host(place).and_then(|end| self.id_of(end));
        if needs_host && host.is_none() && item.sys_id.is_none() {
            let kind = register.identity.as_ref().and_then(|identity| identity.within.clone()).unwrap_or_default();
            let message = format!("Say with a relation `{kind}` what it is part of.");
            self.outcome.items[place].wrong.push(Wrong::new("MISSING_DEPENDENCY", message));
            return Ok(());
        }
        let mut attempts = Vec::new();
        let found = match &item.sys_id {
            Some(id) => {
                let query = Query::all(&register.name).and(Filter::is("sys_id", id.as_str()));
                let found = {
                    let actor = sitting.occasion().actor.clone();
                    sitting.records(&actor, &query, &[], Page::ONE)?.pop()
                };
                found.map(Some).ok_or_else(|| Wrong::new("INVALID_INPUT_DATA", "There is no such record."))
            }
            None => {
                let looking = Looking { register: &register, item, company: &self.told.company, host: host.as_deref() };
                looking.find(sitting, &mut attempts)?
            }
        };
        let outcome = &mut self.outcome.items[place];
        outcome.attempts = attempts;
        outcome.notes.extend(item.ignored.iter().map(|name| format!("`{name}` means nothing here.")));
        match found {
            Err(wrong) => outcome.wrong.push(wrong),
            Ok(Some(record)) => self.known(sitting, place, &register, &record.sys_id, &record.class)?,
            Ok(None) => {
                let draft = Draft::new(&register.name).with("company", &self.told.company);
                self.keep(sitting, place, draft, &register)?;
            }
        }
        Ok(())
    }

    /// What is told of a record that is there.
    fn known(
        &mut self,
        sitting: &mut Sitting<'_, '_, '_>,
        place: usize,
        register: &Arc<Register>,
        sys_id: &str,
        class: &str,
    ) -> Result<(), Left> {
        let item = &self.told.items[place];
        let own = self.desk.dictionary.get(class).unwrap_or(register).clone();
        let outcome = &mut self.outcome.items[place];
        outcome.class = own.name.clone();
        if !lineage(&self.desk.dictionary, &own).contains(&register.name) {
            outcome
                .notes
                .push(format!("It is kept as {} and stays so: a record does not change its register.", own.name));
        }
        let told_before = key_of(sitting, &self.told.company, item)?;
        let kept = told_before.as_ref().map_or("", |kept| kept.text("last_scan"));
        if item.key.as_ref().and_then(|key| key.as_of.as_deref()).is_some_and(|as_of| as_of < kept) {
            outcome.notes.push("This is older than what its source told before: nothing was changed.".into());
            outcome.kept = Some((Operation::NoChange, sys_id.to_owned()));
            return Ok(());
        }
        let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(&own.name) };
        self.keep(sitting, place, draft, &own)
    }

    fn keep(
        &mut self,
        sitting: &mut Sitting<'_, '_, '_>,
        place: usize,
        mut draft: Draft,
        register: &Register,
    ) -> Result<(), Left> {
        let item = &self.told.items[place];
        draft.is_generous = true;
        for (name, text) in &item.values {
            match register.field(name) {
                Some(_) => _ = draft.typed.insert(name.clone(), text.clone()),
                None => self.outcome.items[place].notes.push(format!("{} has no `{name}`.", register.title)),
            }
        }
        if !self.told.source.is_empty() {
            draft.typed.insert(SOURCE.to_owned(), self.told.source.clone());
        }
        let actor = sitting.occasion().actor.clone();
        let edit = match sitting.judge(&actor, &draft) {
            Ok(edit) => edit,
            Err(not) => {
                self.outcome.items[place].wrong.push(wrong(not)?);
                return Ok(());
            }
        };
        let saved = match sitting.keep(&actor, edit) {
            Ok(saved) => saved,
            Err(not) => return Err(Left::Refused(place, wrong(not)?)),
        };
        let operation = match (saved.is_new, saved.changed.is_empty()) {
            (true, _) => Operation::Insert,
            (false, false) => Operation::Update,
            (false, true) => Operation::NoChange,
        };
        self.outcome.items[place].kept = Some((operation, saved.saved.sys_id.clone()));
        self.keep_key(sitting, item, &saved.saved.register, &saved.saved.sys_id)
    }

    /// Under which key the source will tell of it again.
    fn keep_key(
        &self,
        sitting: &mut Sitting<'_, '_, '_>,
        item: &ToldItem,
        register: &str,
        sys_id: &str,
    ) -> Result<(), Left> {
        let Some(key) = &item.key else { return Ok(()) };
        let kept = key_of(sitting, &self.told.company, item)?;
        let mut draft = match &kept {
            Some(kept) => Draft { sys_id: Some(kept.sys_id.clone()), ..Draft::new(SOURCES) },
            None => Draft::new(SOURCES)
                .with("company", &self.told.company)
                .with("name", &key.source)
                .with("id", &key.key)
                .with("source_feed", &key.feed),
        }
        .with("target_table", register)
        .with("target_sys_id", sys_id);
        if let Some(as_of) = &key.as_of {
            draft = draft.with("last_scan", format!("{}Z", as_of.replacen(' ', "T", 1)));
        }
        let program = sitting.occasion().actor.program();
        match sitting.save(&program, &draft) {
            Ok(_) => Ok(()),
            Err(not) => Err(Left::Trouble(match not {
                crate::desk::NotSaved::Trouble(trouble) => trouble,
                other => Trouble::TooMuch(other.to_string()),
            })),
        }
    }

    fn refer(
        &mut self,
        sitting: &mut Sitting<'_, '_, '_>,
        field: &str,
        referenced: usize,
        by: usize,
    ) -> Result<(), Left> {
        let (Some(to), Some(from)) = (self.id_of(&End::Told(referenced)), self.id_of(&End::Told(by))) else {
            return Ok(());
        };
        let class = self.outcome.items[by].class.clone();
        let draft = Draft { sys_id: Some(from), is_generous: true, ..Draft::new(&class) }.with(field, to);
        let actor = sitting.occasion().actor.clone();
        match sitting.save(&actor, &draft) {
            Ok(saved) if !saved.changed.is_empty() => {
                if let Some((operation @ Operation::NoChange, _)) = &mut self.outcome.items[by].kept {
                    *operation = Operation::Update;
                }
                Ok(())
            }
            Ok(_) => Ok(()),
            Err(not) => Err(Left::Refused(by, wrong(not)?)),
        }
    }
}
