//! The records of a register by what they are known by, read once for whoever looks up many of them.

use std::collections::{HashMap, HashSet};

use store::Datum;

use crate::access::{Actor, Trouble};
use crate::dictionary::Dictionary;
use crate::draft;
use crate::lower::{fold, is_folded};
use crate::query::{Filter, Path, Query};
use crate::register::Register;
use crate::road::{Page, Row, Source};
use crate::words::Words;

/// Records that are held; the names of a larger register are asked for one by one.
const RECORDS_MAX: u64 = 20_000;

/// Answers as [`draft::find`] does, as long as every record that comes to be or changes its names is [learnt](Self::learn).
#[derive(Debug)]
pub struct Names {
    register: String,
    ways: Vec<Path>,
    ids: HashSet<String>,
    /// By folded name; none where several records have it.
    by_name: HashMap<String, Option<String>>,
}

impl Names {
    /// None if the register is too large, or is known by what is no text.
    pub fn read(
        to: &str,
        dictionary: &Dictionary,
        actor: &Actor,
        words: &Words,
        source: &mut impl Source,
    ) -> Result<Option<Self>, Trouble> {
        let register = dictionary.find(to).map_err(Trouble::NotFound)?.clone();
        let Some(ways) = ways(&register, actor) else { return Ok(None) };
        let mut names = Self { register: to.to_owned(), ways, ids: HashSet::new(), by_name: HashMap::new() };
        let permitted = match actor.asks(dictionary, &Query::all(to), words) {
            Ok(permitted) => permitted,
            // A register that is hidden answers like one that is empty.
            Err(Trouble::NotAllowed(_)) => return Ok(Some(names)),
            Err(trouble) => return Err(trouble),
        };
        let page = Page { limit: RECORDS_MAX + 1, offset: 0 };
        let rows = permitted.rows(source, &names.ways, page)?;
        if rows.len() as u64 > RECORDS_MAX {
            return Ok(None);
        }
        rows.into_iter().for_each(|row| names.add(row));
        Ok(Some(names))
    }

    /// A record that is new.
    pub fn learn(
        &mut self,
        sys_id: &str,
        dictionary: &Dictionary,
        actor: &Actor,
        words: &Words,
        source: &mut impl Source,
    ) -> Result<(), Trouble> {
        let query = Query::all(&self.register).and(Filter::is("sys_id", sys_id));
        let permitted = match actor.asks(dictionary, &query, words) {
            Ok(permitted) => permitted,
            Err(Trouble::NotAllowed(_)) => return Ok(()),
            Err(trouble) => return Err(trouble),
        };
        permitted.rows(source, &self.ways, Page::ONE)?.into_iter().for_each(|row| self.add(row));
        Ok(())
    }

    fn add(&mut self, row: Row) {
        for cell in &row.cells {
            let Some(name) = cell.datum.as_text().filter(|name| !name.is_empty()) else { continue };
            let known = self.by_name.entry(fold(name)).or_insert_with(|| Some(row.sys_id.clone()));
            if known.as_ref() != Some(&row.sys_id) {
                *known = None;
            }
        }
        self.ids.insert(row.sys_id);
    }

    /// The one record of this name or identifier.
    pub fn find(&self, name: &str, register: &Register) -> Result<Datum, String> {
        let by_name = self.by_name.get(&fold(name));
        let is_id = self.ids.contains(name);
        if is_id && (draft::is_id(name) || by_name.is_none()) {
            return Ok(Datum::text(name));
        }
        match by_name {
            Some(Some(id)) => Ok(Datum::text(id)),
            Some(None) => Err(draft::names_several(name, register)),
            None => Err(draft::names_none(name, register)),
        }
    }
}

/// What the actor may know records of the register by; none if any of it is no text.
fn ways(register: &Register, actor: &Actor) -> Option<Vec<Path>> {
    let ways = register.known_by.iter().filter_map(|way| register.field(way));
    let ways = ways.filter(|field| actor.may_read_field(field));
    ways.map(|field| is_folded(field).then(|| Path::of(&field.name))).collect()
}
