//! One draft on its way to being kept: what it was, what it becomes, what the rules say, and what follows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use record::draft::{self, FileName, Filled};
use record::edit::{Edit, Effect, look_up};
use record::{Cell, Dictionary, Draft, Filter, Page, Query, Record, Refusal, Register, Trouble, Words, value};
use store::{Datum, NewRow, SHARED, Writing};

use crate::clocks::Stood;
use crate::desk::{Desk, NotSaved, Occasion, Saved, Stale};
use crate::retention::HOLDS;
use crate::webhooks::Event;
use crate::world::{Memory, World};
use crate::{PRACTICES, added_rules, attachment, fresh, journal, membership, rights, webhooks};

/// Edits that follow from edits go no deeper than this.
const DEPTH_MAX: usize = 8;

pub(crate) type Row = BTreeMap<String, Datum>;

pub(crate) struct Saving<'a, 'w, 't> {
    pub(crate) desk: &'a Desk,
    pub(crate) on: Occasion<'a>,
    pub(crate) words: Words,
    pub(crate) writing: &'w mut Writing<'t>,
    /// Fields of the draft whose text meant nothing.
    unread: Vec<String>,
}

impl<'a, 'w, 't> Saving<'a, 'w, 't> {
    pub(crate) fn new(desk: &'a Desk, on: Occasion<'a>, writing: &'w mut Writing<'t>) -> Self {
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        Self { desk, on, words, writing, unread: Vec::new() }
    }

    /// Keeps a draft, and all that follows from it. `depth` counts how many edits led to this one.
    pub(crate) fn save(&mut self, draft: &Draft, depth: usize) -> Result<Saved, NotSaved> {
        let edit = self.edited(draft, depth)?;
        let number = edit.datum("number").as_text().map(str::to_owned);
        let unread = std::mem::take(&mut self.unread);
        Ok(Saved { register: edit.register.name.clone(), sys_id: edit.id, number, revision: None, unread })
    }

    /// Saves, and answers the record before and after.
    pub(crate) fn edited(&mut self, draft: &Draft, depth: usize) -> Result<Edit, NotSaved> {
        let mut edit = self.judged(draft, depth)?;
        self.written(&mut edit, depth)?;
        Ok(edit)
    }

    /// What a draft makes of a record, if nothing is against it. Nothing is written, so who is refused here may go on.
    pub(crate) fn judged(&mut self, draft: &Draft, depth: usize) -> Result<Edit, NotSaved> {
        if depth > DEPTH_MAX {
            return Err(refused([Refusal::record(format!(
                "More than {DEPTH_MAX} edits follow from one another here."
            ))]));
        }
        let (register, before) = self.before(draft)?;
        if let Some(stale) = before.as_ref().and_then(|row| stale(draft, &register, row)) {
            return Err(NotSaved::Stale(Box::new(stale)));
        }
        let filled = draft::read(draft, &register, &self.desk.dictionary, self.on.actor, &self.words, self.writing)?;
        let filled =
            filled.map_err(|refusals| refused(refusals.into_iter().chain(rights::untyped(draft, &register))))?;
        self.unread.clone_from(&filled.unread);
        let id = draft.sys_id.clone().or_else(|| draft.new_id.clone());
        let mut edit = self.edit(register, id, before, filled)?;
        if let Some(number) = draft.new_number.as_ref().filter(|_| edit.is_new() && edit.register.reference.is_some()) {
            edit.after.insert("number".into(), Datum::text(number));
        }
        self.judge(&mut edit, draft.is_generous)?;
        Ok(edit)
    }

    /// Writes an edit that was judged, and all that follows from it.
    pub(crate) fn written(&mut self, edit: &mut Edit, depth: usize) -> Result<(), NotSaved> {
        self.keep(edit, false)?;
        webhooks::tell(self, edit, if edit.is_new() { Event::Created } else { Event::Updated })?;
        let effects = std::mem::take(&mut edit.effects);
        self.follow(effects, depth)
    }

    /// Keeps what another system told. Its values stand as told, whatever states, lookups and rules make of them: what they
    /// have against them is answered. Who may write, and whose record it is, is judged as ever. Nothing follows from it:
    /// what followed is told too.
    pub(crate) fn retell(&mut self, retold: Retold<'_>) -> Result<(Edit, Vec<Refusal>), NotSaved> {
        let mut edit = self.edit(retold.register, retold.sys_id, retold.before, retold.filled)?;
        rights::may_write(self.on.actor, &edit).map_err(|refusal| refused([refusal]))?;
        let mut odd: Vec<Refusal> = rights::may_move(self.on.actor, &edit).err().into_iter().collect();
        look_up(&mut edit);
        hold(&mut edit, retold.told, &mut odd);
        odd.extend(self.rule(&mut edit, Some((retold.told, retold.memory, retold.course)))?);
        let missing = rights::missing(&edit, false);
        odd.extend(missing);
        edit.effects.clear();
        self.keep(&mut edit, true)?;
        Ok((edit, odd))
    }

    /// Takes a record back that stands at `version`. Answers its name if it does not.
    pub(crate) fn withdraw(&mut self, draft: &Draft, version: i64) -> Result<Option<String>, NotSaved> {
        let (register, before) = self.before(draft)?;
        let (id, row) = (draft.sys_id.clone().unwrap_or_default(), before.unwrap_or_default());
        if row.get("sys_mod_count").and_then(Datum::as_int) != Some(version) {
            let name = row.get("number").and_then(Datum::as_text).unwrap_or(&id);
            return Ok(Some(name.to_owned()));
        }
        let edit = self.edit(register, Some(id), Some(row), Filled::default())?;
        rights::may_write(self.on.actor, &edit).map_err(|refusal| refused([refusal]))?;
        self.writing.withdraw(&edit.register.root, &edit.id, version)?;
        Ok(None)
    }

    /// Deletes a record; what it was is kept. Only an administrator deletes, and never what stands for good or is held.
    pub(crate) fn delete(&mut self, draft: &Draft) -> Result<Saved, NotSaved> {
        let (register, before) = self.before(draft)?;
        let (id, row) = (draft.sys_id.clone().unwrap_or_default(), before.unwrap_or_default());
        let version = row.get("sys_mod_count").and_then(Datum::as_int).unwrap_or(0);
        let mut edit = self.edit(register, Some(id), Some(row), Filled::default())?;
        rights::may_write(self.on.actor, &edit).map_err(|refusal| refused([refusal]))?;
        rights::may_delete(self.on.actor, &edit).map_err(|refusal| refused([refusal]))?;
        self.is_held(&edit)?;
        let register = edit.register.clone();
        self.writing.delete(&register.root, &edit.id, version)?;
        let mut world = World::new(self.on.actor, self.on.now, &self.desk.dictionary, self.writing);
        membership::gone(&mut edit, &mut world).map_err(|refusal| refused([refusal]))?;
        world.trouble.map_or(Ok(()), Err)?;
        attachment::go(self, &mut edit)?;
        webhooks::tell(self, &edit, Event::Deleted)?;
        let effects = std::mem::take(&mut edit.effects);
        self.follow(effects, 0)?;
        let number = edit.datum("number").as_text().map(str::to_owned);
        Ok(Saved { register: register.name.clone(), sys_id: edit.id, number, revision: None, unread: Vec::new() })
    }

    fn is_held(&mut self, edit: &Edit) -> Result<(), NotSaved> {
        if self.desk.dictionary.get(HOLDS).is_none() {
            return Ok(());
        }
        let company = Cell { datum: edit.datum("company").clone(), ..Cell::default() };
        let values = BTreeMap::from([("company".to_owned(), company)]);
        let one = Record { sys_id: edit.id.clone(), class: edit.register.name.clone(), values };
        let program = self.on.actor.program();
        let held = self.desk.held(&program, self.writing, &edit.register, std::slice::from_ref(&one), &self.words)?;
        let refusal = held.get(&edit.id).map(|hold| refused([Refusal::record(format!("{hold} holds it: it stays."))]));
        refusal.map_or(Ok(()), Err)
    }

    /// The record's own register, and its row as it stands; none for a new record.
    pub(crate) fn before(&mut self, draft: &Draft) -> Result<(Arc<Register>, Option<Row>), NotSaved> {
        let dictionary = &self.desk.dictionary;
        let register = dictionary.find(&draft.register).map_err(Trouble::NotFound)?.clone();
        let Some(id) = &draft.sys_id else { return Ok((register, None)) };
        let is_it = || Filter::is("sys_id", id.as_str());
        let query = Query::all(&register.name).and(is_it());
        let seen = self.on.actor.asks(dictionary, &query, &self.words)?.rows(self.writing, &[], Page::ONE)?;
        // A record that the actor may not see is one that does not exist.
        let none = || Trouble::NotFound(format!("There is no such {}.", register.title.to_lowercase()));
        let seen = seen.into_iter().next().ok_or_else(none)?;
        let own = dictionary.find(&seen.class).map_err(Trouble::NotFound)?.clone();
        let query = Query::all(&own.name).and(is_it());
        let found =
            self.on.actor.program().asks(dictionary, &query, &self.words)?.stored(self.writing, Page::ONE)?.pop();
        let row = found.ok_or_else(none)?.values.into_iter().map(|(name, cell)| (name, cell.datum)).collect();
        Ok((own, Some(row)))
    }

    pub(crate) fn edit(
        &mut self,
        register: Arc<Register>,
        sys_id: Option<String>,
        before: Option<Row>,
        filled: Filled,
    ) -> Result<Edit, NotSaved> {
        let mut after = before.clone().unwrap_or_else(|| self.defaults(&register, &filled));
        after.extend(filled.values);
        for (field, file) in &filled.files {
            let company = after.get("company").and_then(Datum::as_text).unwrap_or(SHARED);
            let sha256 = self.writing.put_file(company, &file.bytes)?;
            let name = FileName { sha256, bytes: file.bytes.len() as u64, name: file.name.clone() };
            after.insert(field.clone(), Datum::Text(name.to_string()));
        }
        let id = sys_id.unwrap_or_else(fresh::id);
        let (journal, files) = (filled.journal, filled.files);
        Ok(Edit { register, id, before, after, journal, files, effects: Vec::new(), altered: Vec::new() })
    }

    /// What a new record begins with where nothing was typed. Who belongs to one body writes its records.
    fn defaults(&self, register: &Register, filled: &Filled) -> Row {
        let mut row = Row::new();
        for field in register.fields.values().filter(|f| !filled.values.contains_key(&f.name)) {
            let Some(default) = &field.default else { continue };
            let datum = match default.as_str() {
                "me" => Datum::text(&self.on.actor.id),
                typed => value::read(field, typed, &self.words).unwrap_or_default(),
            };
            row.insert(field.name.clone(), datum);
        }
        let own: Vec<&str> = self.on.actor.bodies.iter().filter(|body| *body != SHARED).collect();
        if let [only] = own[..] {
            row.insert("company".into(), Datum::text(only));
        }
        row
    }

    /// Rights, states, lookups, rules, and what the dictionary asks. All refusals at once, as far as they can be told apart:
    /// where a record may not go, no rule is asked what it needs there.
    fn judge(&mut self, edit: &mut Edit, is_generous: bool) -> Result<(), NotSaved> {
        rights::may_write(self.on.actor, edit).map_err(|refusal| refused([refusal]))?;
        let mut refusals = match rights::may_move(self.on.actor, edit) {
            Ok(()) => {
                look_up(edit);
                self.rule(edit, None)?
            }
            Err(refusal) => vec![refusal],
        };
        for refusal in rights::missing(edit, is_generous) {
            if refusals.iter().all(|known| known.field != refusal.field) {
                refusals.push(refusal);
            }
        }
        if refusals.is_empty() { Ok(()) } else { Err(refused(refusals)) }
    }

    /// What the practices of the record's register and of those that it extends have against the edit.
    fn rule(
        &mut self,
        edit: &mut Edit,
        retold: Option<(&Row, &mut Memory, &mut Vec<Stood>)>,
    ) -> Result<Vec<Refusal>, Trouble> {
        let dictionary = &self.desk.dictionary;
        let lineage = lineage(dictionary, &edit.register);
        let mut world = World::new(self.on.actor, self.on.now, dictionary, self.writing);
        let practices = PRACTICES.iter().filter(|practice| lineage.iter().any(|name| name == practice.register));
        let rules = practices.flat_map(|practice| practice.rules);
        let mut refusals = Vec::new();
        let added = match retold {
            None => added_rules::of(&mut world, &lineage),
            Some(_) => Vec::new(),
        };
        match retold {
            None => {
                refusals.extend(rules.filter_map(|rule| (rule.keep)(edit, &mut world).err()));
                // Last, because they look at what the others made of it.
                refusals.extend(added.iter().filter_map(|rule| rule.keep(edit, &mut world).err()));
            }
            Some((told, memory, stood)) => {
                world.remember(memory);
                world.course = Some(std::mem::take(stood));
                for rule in rules {
                    refusals.extend((rule.keep)(edit, &mut world).err());
                    let altered: BTreeSet<&str> = edit.altered.drain(..).collect();
                    hold(edit, altered.into_iter().filter_map(|name| told.get_key_value(name)), &mut refusals);
                }
                world.remember(memory);
                *stood = world.course.take().unwrap_or_default();
            }
        }
        world.trouble.map_or(Ok(refusals), Err)
    }

    /// Writes row, words for search, and journals.
    pub(crate) fn keep(&mut self, edit: &mut Edit, is_retold: bool) -> Result<(), NotSaved> {
        let company = edit.datum("company").as_text().unwrap_or_default().to_owned();
        let register = edit.register.clone();
        if edit.is_new() {
            self.number(edit, &company)?;
            let (table, class) = (register.root.clone(), register.name.clone());
            let values = stored_values(&register, &edit.after);
            self.writing.insert(NewRow { table, class, sys_id: edit.id.clone(), company: company.clone(), values })?;
        } else {
            let changed = edit.changed().into_iter().map(|(name, _, is)| (name.to_owned(), is.clone()));
            let changes = stored_values(&register, &changed.collect());
            // What was told is a version even if it says nothing new.
            if is_retold || !changes.is_empty() {
                let version = edit.was("sys_mod_count").as_int().unwrap_or(0);
                self.writing.update(&register.root, &edit.id, version, changes)?;
            }
        }
        let words = searchable(&register, &edit.after);
        let was = |before: &Row| searchable(&register, before);
        if is_searched(&register) && edit.before.as_ref().is_none_or(|before| was(before) != words) {
            self.writing.index(&register.root, &edit.id, &company, &words)?;
        }
        for (element, entry) in &edit.journal {
            self.writing.insert(journal::row(&register.name, &edit.id, &company, element, entry))?;
        }
        Ok(())
    }

    /// Further edits are the program's doing. What refuses one refuses the edit that it follows from.
    fn follow(&mut self, effects: Vec<Effect>, depth: usize) -> Result<(), NotSaved> {
        let program = self.on.actor.program();
        for effect in effects {
            match effect {
                Effect::Save(next) => {
                    let on = Occasion { actor: &program, ..self.on };
                    let saved = Saving::new(self.desk, on, self.writing).save(&next, depth + 1);
                    saved.map_err(|not| follows(not, &next))?;
                }
                Effect::Delete { register, sys_id } => self.remove(&register, &sys_id)?,
                Effect::Send { kind, key, payload } => self.writing.outbox(&kind, &key, &payload)?,
            }
        }
        Ok(())
    }

    /// Deletes what goes with an edit, if it still stands.
    fn remove(&mut self, register: &str, sys_id: &str) -> Result<(), NotSaved> {
        let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(register) };
        let program = self.on.actor.program();
        let on = Occasion { actor: &program, ..self.on };
        match Saving::new(self.desk, on, self.writing).delete(&draft) {
            Ok(_) | Err(NotSaved::Trouble(Trouble::NotFound(_))) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

/// An event of a record as another system told it.
pub(crate) struct Retold<'r> {
    pub(crate) register: Arc<Register>,
    pub(crate) sys_id: Option<String>,
    pub(crate) before: Option<Row>,
    pub(crate) filled: Filled,
    /// All values that are told, by this event and unchanged since earlier ones.
    pub(crate) told: &'r Row,
    pub(crate) memory: &'r mut Memory,
    pub(crate) course: &'r mut Vec<Stood>,
}

/// Puts told values back in place, and says what our own would be.
fn hold<'t>(edit: &mut Edit, told: impl IntoIterator<Item = (&'t String, &'t Datum)>, odd: &mut Vec<Refusal>) {
    for (name, value) in told {
        if edit.datum(name) != value {
            let ours = edit.register.field(name).map(|field| value::spell(&field.kind, edit.datum(name)));
            let ours = ours.filter(|ours| !ours.is_empty()).unwrap_or_else(|| "empty".into());
            odd.push(Refusal::field(name, format!("Our rules would make it {ours}.")));
            edit.after.insert(name.clone(), value.clone());
        }
    }
}

/// A register and those that it extends.
pub(crate) fn lineage(dictionary: &Dictionary, register: &Arc<Register>) -> Vec<String> {
    let line = std::iter::successors(Some(register), |one| dictionary.get(one.extends.as_ref()?));
    line.map(|register| register.name.clone()).collect()
}

pub(crate) fn refused(refusals: impl IntoIterator<Item = Refusal>) -> NotSaved {
    NotSaved::Refused(refusals.into_iter().map(|refusal| (0, refusal)).collect())
}

/// The fields of a further edit are not those of the form that somebody has before them.
fn follows(not: NotSaved, next: &Draft) -> NotSaved {
    let NotSaved::Refused(refusals) = not else { return not };
    let message = |refusal: &Refusal| match &refusal.field {
        Some(field) => {
            format!("A further {} would follow, which is refused at {field}: {}", next.register, refusal.message)
        }
        None => refusal.message.clone(),
    };
    refused(refusals.iter().map(|(_, refusal)| Refusal::record(message(refusal))))
}

fn stale(draft: &Draft, register: &Register, row: &Row) -> Option<Stale> {
    let seen = draft.version?;
    let version = row.get("sys_mod_count").and_then(Datum::as_int).unwrap_or(0);
    let sys_id = draft.sys_id.clone().unwrap_or_default();
    let stale = Stale { register: register.name.clone(), sys_id, version: seen, steps: Vec::new() };
    (version != seen).then_some(stale)
}

pub(crate) fn stored_values(register: &Register, values: &Row) -> Vec<(String, Datum)> {
    let is_column = |name: &str| {
        let field = register.field(name);
        field.is_some_and(|f| f.kind.column().is_some()) && !record::dictionary::is_system(name)
    };
    values.iter().filter(|(name, _)| is_column(name)).map(|(name, datum)| (name.clone(), datum.clone())).collect()
}

/// Whether search looks at records of this register. Journals are read with their records; definitions would bury whatever is
/// looked for under the fields that are called so.
pub(crate) fn is_searched(register: &Register) -> bool {
    register.name != journal::REGISTER && register.root != crate::described::ROOT
}

/// The words by which search finds a record: its texts, but none that only some of its readers may see.
pub(crate) fn searchable(register: &Register, row: &Row) -> String {
    register.searched().filter_map(|name| row.get(name)?.as_text()).collect::<Vec<_>>().join("\n")
}
