//! Two instants compared: which records a query has come to meet, has ceased to meet, or meets with other values.
//!
//! Both sides are seen with the rights that the asker has now, as everything as at an instant is. A record that was made and
//! taken away between the two is on neither side. Fields that the asker may not read, and references to records that the asker
//! may not see, do not make a record changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use store::{Datum, Store};

use crate::access::{Actor, Trouble};
use crate::dictionary::Dictionary;
use crate::history::{Change, told};
use crate::query::{Check, Filter, Operand, Path, Query, When};
use crate::register::{Kind, Register};
use crate::road::{Cell, Page, Permitted, Row};
use crate::words::Words;

/// One query at two instants.
#[derive(Debug, Clone)]
pub struct Comparison {
    actor: Actor,
    dictionary: Dictionary,
    words: Words,
    register: Arc<Register>,
    was: Permitted,
    is: Permitted,
}

/// What became of a record from one instant to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Meets the query at the second instant and did not at the first.
    Came,
    /// Met it at the first and does not at the second.
    Went,
    /// Meets it at both, with other values.
    Changed,
}

impl How {
    pub const ALL: [How; 3] = [How::Came, How::Went, How::Changed];

    pub fn word(self) -> &'static str {
        match self {
            How::Came => "came",
            How::Went => "went",
            How::Changed => "changed",
        }
    }
}

/// All that moved, by identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves {
    /// Records that meet the query at the first and at the second instant.
    pub was: i64,
    pub is: i64,
    pub came: Vec<String>,
    pub went: Vec<String>,
    pub changed: Vec<String>,
}

impl Moves {
    pub fn ids(&self, how: How) -> &[String] {
        match how {
            How::Came => &self.came,
            How::Went => &self.went,
            How::Changed => &self.changed,
        }
    }
}

/// A record at both instants, whatever the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub sys_id: String,
    /// The register it is in at the second instant, or else was at the first.
    pub class: String,
    pub number: Option<String>,
    /// What stands for it, likewise.
    pub name: String,
    /// Whether it was there to be seen at the first and at the second instant.
    pub was_there: bool,
    pub is_there: bool,
    /// Where it was there at both.
    pub changes: Vec<Change>,
}

/// The most records of each side that [`Comparison::moves`] looks at.
pub const COMPARED_MAX: i64 = 200_000;
/// Records judged together.
const PORTION: usize = 500;

impl Comparison {
    /// The query's own instant is not looked at.
    pub fn of(
        actor: &Actor,
        dictionary: &Dictionary,
        words: &Words,
        query: &Query,
        from: &When,
        to: &When,
    ) -> Result<Self, Trouble> {
        let at = |when: &When| {
            let query = Query { as_at: when.clone(), order: Vec::new(), ..query.clone() };
            actor.asks(dictionary, &query, words)
        };
        let register = dictionary.find(&query.register).map_err(Trouble::NotFound)?.clone();
        Ok(Self {
            was: at(from)?,
            is: at(to)?,
            actor: actor.clone(),
            dictionary: dictionary.clone(),
            words: words.clone(),
            register,
        })
    }

    /// The query as at the first instant.
    pub fn was(&self) -> &Permitted {
        &self.was
    }

    /// The query as at the second instant.
    pub fn is(&self) -> &Permitted {
        &self.is
    }

    /// Everything that moved; refused where a side has more than [`COMPARED_MAX`] records.
    pub fn moves(&self, store: &Store) -> Result<Moves, Trouble> {
        let mut moves =
            Moves { was: self.was.count(&mut &*store)?, is: self.is.count(&mut &*store)?, ..Moves::default() };
        if moves.was.max(moves.is) > COMPARED_MAX {
            let (was, is) = (crate::value::grouped(moves.was), crate::value::grouped(moves.is));
            return Err(Trouble::TooMuch(format!(
                "These are {was} records at the first instant and {is} at the second; at most {} are compared at once. \
                 Narrow the question.",
                crate::value::grouped(COMPARED_MAX)
            )));
        }
        self.each(store, &mut |how, id| {
            match how {
                How::Came => moves.came.push(id),
                How::Went => moves.went.push(id),
                How::Changed => moves.changed.push(id),
            }
            Ok(())
        })?;
        moves.changed.sort_unstable();
        Ok(moves)
    }

    /// Hands over each record that moved. One side is held as identifiers; the other goes past it.
    pub fn each(&self, store: &Store, each: &mut dyn FnMut(How, String) -> Result<(), Trouble>) -> Result<(), Trouble> {
        let mut keys: Vec<Key> = Vec::new();
        let mut classes = Classes::default();
        self.was.keys(store, &mut |id, class, revision| {
            keys.push(Key { id: id.into(), class: classes.place(class), revision });
            Ok(())
        })?;
        let mut was = keys.iter().peekable();
        let mut candidates: Vec<(String, usize)> = Vec::new();
        self.is.keys(store, &mut |id, class, revision| {
            while let Some(gone) = was.next_if(|key| &*key.id < id) {
                each(How::Went, gone.id.to_string())?;
            }
            let Some(key) = was.next_if(|key| &*key.id == id) else { return each(How::Came, id.to_owned()) };
            if key.revision == revision {
                return Ok(());
            }
            if classes.names[key.class] != class {
                return each(How::Changed, id.to_owned());
            }
            candidates.push((id.to_owned(), key.class));
            Ok(())
        })?;
        was.try_for_each(|gone| each(How::Went, gone.id.to_string()))?;
        for portion in candidates.chunks(PORTION) {
            self.judge(store, portion, &classes, each)?;
        }
        Ok(())
    }

    /// Of records that were saved between the instants, those that look different to the asker.
    fn judge(
        &self,
        store: &Store,
        candidates: &[(String, usize)],
        classes: &Classes,
        each: &mut dyn FnMut(How, String) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let mut by_class: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (id, class) in candidates {
            by_class.entry(*class).or_default().push(id.clone());
        }
        let mut changed = Vec::new();
        for (class, ids) in by_class {
            let register = self.dictionary.get(&classes.names[class]).unwrap_or(&self.register).clone();
            let mut unsure = Vec::new();
            let was = self.stored(store, &register, &ids, &self.was)?;
            let mut is = self.stored(store, &register, &ids, &self.is)?;
            for (id, was) in was {
                let Some(is) = is.remove(&id) else { continue };
                let differing = self.fields(&register).filter(|name| differ(was.get(*name), is.get(*name)));
                let differing: Vec<&str> = differing.collect();
                let refers = |name: &&str| register.field(name).is_some_and(|field| refers(&field.kind));
                if differing.iter().any(|name| !refers(name)) {
                    changed.push(id);
                } else if !differing.is_empty() {
                    unsure.push(id);
                }
            }
            // A reference is what the asker sees of it.
            for told in self.tell(store, &register, &unsure)? {
                changed.extend((!told.1.is_empty()).then_some(told.0));
            }
        }
        changed.into_iter().try_for_each(|id| each(How::Changed, id))
    }

    /// Names of the fields whose change is told to the asker.
    fn fields<'r>(&'r self, register: &'r Register) -> impl Iterator<Item = &'r str> {
        let told = register.fields.values().filter(|field| told(field) && self.actor.may_read_field(field));
        told.map(|field| field.name.as_str())
    }

    fn stored(
        &self,
        store: &Store,
        register: &Register,
        ids: &[String],
        side: &Permitted,
    ) -> Result<HashMap<String, BTreeMap<String, Datum>>, Trouble> {
        let records = self.at(side, register, ids)?.stored(&mut &*store, Page::ALL)?;
        let values = |record: crate::Record| {
            let values = record.values.into_iter().map(|(name, cell)| (name, cell.datum)).collect();
            (record.sys_id, values)
        };
        Ok(records.into_iter().map(values).collect())
    }

    /// These records of a register at the instant of one side, whether they meet the query or not.
    fn at(&self, side: &Permitted, register: &Register, ids: &[String]) -> Result<Permitted, Trouble> {
        let operands = ids.iter().map(|id| Operand::Datum(id.as_str().into())).collect();
        let query =
            Query::all(&register.name).and(Filter::test("sys_id", Check::In(operands))).seen_from(&side.query().as_at);
        self.actor.asks(&self.dictionary, &query, &self.words)
    }

    fn rows(
        &self,
        store: &Store,
        side: &Permitted,
        register: &Register,
        ids: &[String],
        columns: &[Path],
    ) -> Result<HashMap<String, Row>, Trouble> {
        let rows = self.at(side, register, ids)?.rows(&mut &*store, columns, Page::ALL)?;
        Ok(rows.into_iter().map(|row| (row.sys_id.clone(), row)).collect())
    }

    /// What differs between the two instants in each of these records, of which both sides have one.
    fn tell(
        &self,
        store: &Store,
        register: &Register,
        ids: &[String],
    ) -> Result<HashMap<String, Vec<Change>>, Trouble> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let names: Vec<&str> = self.fields(register).collect();
        let paths: Vec<Path> = names.iter().map(|name| Path::of(name)).collect();
        let was = self.rows(store, &self.was, register, ids, &paths)?;
        let mut is = self.rows(store, &self.is, register, ids, &paths)?;
        let change = |(name, (was, is)): (&&str, (Cell, Cell))| {
            let field = register.field(name).filter(|_| differ(Some(&was.datum), Some(&is.datum)))?;
            let (before, after) = (was.datum, is.datum);
            let (field, label) = (field.name.clone(), field.label.clone());
            Some(Change { field, label, was: was.shown, is: is.shown, before, after })
        };
        let changes = |(id, was): (String, Row)| {
            let is = is.remove(&id)?;
            Some((id, names.iter().zip(was.cells.into_iter().zip(is.cells)).filter_map(change).collect()))
        };
        Ok(was.into_iter().filter_map(changes).collect())
    }

    /// These records at both instants, in the order given; those that the asker may see at neither are left out.
    pub fn told(&self, store: &Store, ids: &[String]) -> Result<Vec<Told>, Trouble> {
        let mut all = Vec::with_capacity(ids.len());
        for ids in ids.chunks(PORTION) {
            all.extend(self.told_portion(store, ids)?);
        }
        Ok(all)
    }

    fn told_portion(&self, store: &Store, ids: &[String]) -> Result<Vec<Told>, Trouble> {
        let display = [Path::of(self.actor.display(&self.register))];
        let mut was = self.rows(store, &self.was, &self.register, ids, &display)?;
        let mut is = self.rows(store, &self.is, &self.register, ids, &display)?;
        let mut by_register: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, was) in &was {
            let Some(is) = is.get(id) else { continue };
            // Fields of its own are compared where it has been the same kind of record all along.
            let own = self.dictionary.get(&is.class).filter(|own| was.class == own.name).unwrap_or(&self.register);
            by_register.entry(own.name.clone()).or_default().push(id.clone());
        }
        let mut changes: HashMap<String, Vec<Change>> = HashMap::new();
        for (name, ids) in by_register {
            let register = self.dictionary.find(&name).map_err(Trouble::NotFound)?.clone();
            changes.extend(self.tell(store, &register, &ids)?);
        }
        let told = |id: &String| {
            let (was, is) = (was.remove(id), is.remove(id));
            let mut changes = changes.remove(id).unwrap_or_default();
            if let (Some(was), Some(is)) = (&was, &is)
                && was.class != is.class
            {
                changes.insert(0, self.reclassed(&was.class, &is.class));
            }
            let (was_there, is_there) = (was.is_some(), is.is_some());
            let row = is.or(was)?;
            let name = row.cells.into_iter().next().map(|cell| cell.shown).unwrap_or_default();
            Some(Told { sys_id: row.sys_id, class: row.class, number: row.number, name, was_there, is_there, changes })
        };
        Ok(ids.iter().filter_map(told).collect())
    }

    fn reclassed(&self, was: &str, is: &str) -> Change {
        let title = |name: &str| self.dictionary.get(name).map_or_else(|| name.to_owned(), |one| one.title.clone());
        let label = self.register.field("sys_class_name").map_or("Class", |field| field.label.as_str());
        let (before, after) = (Datum::text(was), Datum::text(is));
        Change { field: "sys_class_name".into(), label: label.into(), was: title(was), is: title(is), before, after }
    }
}

fn differ(was: Option<&Datum>, is: Option<&Datum>) -> bool {
    let (was, is) = (was.unwrap_or(&Datum::Null), is.unwrap_or(&Datum::Null));
    !was.is_same(is)
}

fn refers(kind: &Kind) -> bool {
    matches!(kind, Kind::Refs(_)) || kind.leads_to().is_some()
}

struct Key {
    id: Box<str>,
    /// Place in [`Classes`].
    class: usize,
    revision: i64,
}

/// Names of classes, each kept once.
#[derive(Default)]
struct Classes {
    names: Vec<String>,
}

impl Classes {
    fn place(&mut self, name: &str) -> usize {
        self.names.iter().position(|one| one == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }
}
