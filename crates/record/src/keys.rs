//! The names by which records are found again: what [`crate::draft::find`] takes back to the same record.

use std::collections::{BTreeSet, HashMap};

use store::{ColumnKind, Datum};

use crate::access::Trouble;
use crate::query::{Check, Filter, Operand, Path, Query};
use crate::register::{Kind, Register};
use crate::road::{Cell, Page, Permitted, Row, Source};
use crate::value;

/// Names that are kept for later rows; then it begins anew.
const KEPT_MAX: usize = 50_000;
/// Records with one of the names that are looked for. Where there are more, names tell too little.
const NAMESAKES_MAX: u64 = 5_000;

/// Spells the cells of a permitted list so that [`value::read`] and [`crate::draft::find`] read them back: a reference by a
/// name that one record alone has, else by its `sys_id`.
pub struct Keys<'p> {
    permitted: &'p Permitted,
    /// Register and `sys_id`, and the name.
    known: HashMap<(String, String), String>,
}

impl<'p> Keys<'p> {
    pub fn new(permitted: &'p Permitted) -> Self {
        Self { permitted, known: HashMap::new() }
    }

    /// Looks up what the rows refer to. `kinds` are those of their cells.
    pub fn learn(&mut self, source: &mut impl Source, kinds: &[&Kind], rows: &[Row]) -> Result<(), Trouble> {
        if self.known.len() > KEPT_MAX {
            self.known.clear();
        }
        let mut wanted: HashMap<&str, Vec<&str>> = HashMap::new();
        for row in rows {
            for (kind, cell) in kinds.iter().zip(&row.cells) {
                let Some(to) = leads_to(kind) else { continue };
                let is_new = |id: &&str| !self.known.contains_key(&(to.to_owned(), (*id).to_owned()));
                wanted.entry(to).or_default().extend(ids(cell).filter(is_new));
            }
        }
        for (to, mut ids) in wanted {
            ids.sort_unstable();
            ids.dedup();
            self.look_up(source, to, &ids)?;
        }
        Ok(())
    }

    /// The cell in the spelling that is read back. Rows must have been learnt.
    pub fn spell(&self, kind: &Kind, cell: &Cell) -> String {
        let Some(to) = leads_to(kind) else { return value::spell(kind, &cell.datum) };
        let name = |id: &str| self.known.get(&(to.to_owned(), id.to_owned())).cloned().unwrap_or_else(|| id.to_owned());
        ids(cell).map(name).collect::<Vec<_>>().join(";")
    }

    fn look_up(&mut self, source: &mut impl Source, to: &str, ids: &[&str]) -> Result<(), Trouble> {
        if ids.is_empty() {
            return Ok(());
        }
        let asker = self.permitted;
        let register = asker.dictionary().find(to).map_err(Trouble::NotFound)?.clone();
        let ways = ways(asker, &register);
        let found = self.asked(source, to, Filter::test("sys_id", among(ids.iter().copied())), &ways, Page::ALL)?;
        let mut nameless: Vec<(String, Vec<String>)> = Vec::new();
        nameless
            .extend(found.iter().map(|row| (row.sys_id.clone(), names(row).filter(|name| is_plain(name)).collect())));
        // The name that goes first is enough where it is the record's own.
        for place in 0..ways.len() {
            let tried: Vec<&str> =
                nameless.iter().filter_map(|(_, names)| names.get(place)).map(String::as_str).collect();
            let bearers = self.bearers(source, to, &ways, &tried)?;
            let is_own = |names: &[String]| names.get(place).is_some_and(|name| bearers.get(name) == Some(&1));
            for (id, names) in nameless.extract_if(.., |(_, names)| is_own(names)) {
                self.known.insert((to.to_owned(), id), names[place].clone());
            }
        }
        for (id, _) in nameless {
            self.known.insert((to.to_owned(), id.clone()), id);
        }
        Ok(())
    }

    /// How many records have each of these names, in whichever way. Names that too many have are left out.
    fn bearers(
        &self,
        source: &mut impl Source,
        to: &str,
        ways: &[Path],
        tried: &[&str],
    ) -> Result<HashMap<String, usize>, Trouble> {
        let mut bearers: HashMap<String, BTreeSet<String>> = HashMap::new();
        if tried.is_empty() {
            return Ok(HashMap::new());
        }
        // One way at a time, so that the index of each can be used.
        for way in ways {
            let is_named = Filter::test(&way.dotted(), among(tried.iter().copied()));
            let page = Page { limit: NAMESAKES_MAX + 1, offset: 0 };
            let namesakes = self.asked(source, to, is_named, std::slice::from_ref(way), page)?;
            if namesakes.len() as u64 > NAMESAKES_MAX {
                return Ok(HashMap::new());
            }
            for row in &namesakes {
                names(row).for_each(|name| {
                    bearers.entry(name).or_default().insert(row.sys_id.clone());
                });
            }
        }
        Ok(bearers.into_iter().map(|(name, bearers)| (name, bearers.len())).collect())
    }

    fn asked(
        &self,
        source: &mut impl Source,
        to: &str,
        filter: Filter,
        ways: &[Path],
        page: Page,
    ) -> Result<Vec<Row>, Trouble> {
        let asker = self.permitted;
        let query = Query::all(to).and(filter).seen_from(&asker.query().as_at);
        match asker.actor().asks(asker.dictionary(), &query, asker.words()) {
            Ok(permitted) => permitted.rows(source, ways, page),
            Err(Trouble::NotAllowed(_)) => Ok(Vec::new()),
            Err(trouble) => Err(trouble),
        }
    }
}

fn names(row: &Row) -> impl Iterator<Item = String> {
    row.cells.iter().filter_map(|cell| cell.datum.as_text().map(str::to_owned))
}

fn leads_to(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Refs(to) => Some(to),
        kind => kind.leads_to(),
    }
}

fn ids(cell: &Cell) -> impl Iterator<Item = &str> {
    cell.datum.as_text().into_iter().flat_map(|list| list.split(',')).filter(|id| !id.is_empty())
}

/// The fields by which a record is named, as far as the asker may read them.
fn ways(asker: &Permitted, register: &Register) -> Vec<Path> {
    let is_read = |way: &&String| {
        let field = register.field(way).filter(|field| asker.actor().may_read_field(field));
        field.is_some_and(|field| field.kind.column() == Some(ColumnKind::Text) && leads_to(&field.kind).is_none())
    };
    register.known_by.iter().filter(is_read).map(|way| Path::of(way)).collect()
}

fn among<'n>(names: impl Iterator<Item = &'n str>) -> Check {
    Check::In(names.map(|name| Operand::Datum(Datum::text(name))).collect())
}

/// Whether a name stays itself where it is typed: alone, in a list, and beside words that mean something.
fn is_plain(name: &str) -> bool {
    let is_word = matches!(name, "me" | store::SHARED);
    let is_id = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_apart = !name.contains([',', ';']) && !name.chars().any(char::is_control);
    !name.is_empty() && name.trim() == name && !is_word && !is_id && is_apart
}
