//! Erasure of personal data by law (UK GDPR art. 17): which fields may be erased, by whom, and what is told about it.
//!
//! Who may write in the register of erasures may erase, any record of their bodies. Only fields that the dictionary marks as personal
//! are erased; what has been published is not, and who did what and when stays in the revisions: both are kept for a legal
//! obligation and in the public interest (art. 17(3)(b)).

use std::collections::BTreeSet;

use record::draft::FileName;
use record::edit::{Edit, Ruling};
use record::{Actor, Check, Draft, Filter, Kind, Page, Query, Refusal, Register, Trouble, Words};
use store::{Datum, Writing};

use crate::desk::{Desk, NotSaved, Occasion, stamp};
use crate::saving::{Saving, searchable};
use crate::world::World;
use crate::{Practice, Rule, journal};

pub const REGISTER: &str = "erasure";
/// Published papers and the notes on erasures: nothing is erased from them.
const NEVER: [&str; 4] = ["paper_edition", "paper_figure", REGISTER, crate::retention::REGISTER];
/// A shorter value stands in too many papers to say anything.
const SOUGHT_BYTES_MIN: usize = 4;

pub const PRACTICE: Practice = Practice {
    register: REGISTER,
    relies_on: &[],
    follows: &[],
    rules: &[Rule { says: "What was noted about an erasure is never altered.", keep: stays }],
};

pub(crate) fn stays(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.is_new() { Ok(()) } else { Err(Refusal::record("This proves what was done and stays as it is.")) }
}

/// Which fields of which record, and why.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub register: &'a str,
    pub sys_id: &'a str,
    pub fields: &'a [String],
    pub ground: &'a str,
}

/// What an erasure took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// The number of the note on it.
    pub note: String,
    /// The record's own table.
    pub table: String,
    pub versions: u64,
    pub entries: u64,
    pub files: u64,
    /// Published editions in which a value stands; they are not changed.
    pub printed: Vec<String>,
}

impl Desk {
    /// Erases fields of a record from everywhere, and notes that in the same revision; only tries it out unless `keep`. The bytes are
    /// gone from the files of the database after [`store::Store::scrub`].
    pub fn erase(&self, on: Occasion<'_>, wanted: Wanted<'_>, keep: bool) -> Result<Erased, NotSaved> {
        may_erase(self, on.actor, REGISTER)?;
        let register = self.dictionary.find(wanted.register).map_err(Trouble::NotFound)?;
        let values = self.values(on, register, wanted)?;
        let mut erased = self.judged(on, keep, |writing| self.erase_in(on, writing, wanted))?;
        erased.printed = self.printed(on, &values)?;
        Ok(erased)
    }

    /// Runs work that erases; undoes it unless `keep`.
    pub(crate) fn judged<T>(
        &self,
        on: Occasion<'_>,
        keep: bool,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, NotSaved>,
    ) -> Result<T, NotSaved> {
        let mut judged = None;
        let done = self.store.erase(&on.actor.bodies, &stamp(on), |writing| {
            judged = Some(work(writing)?);
            // No refusal: only a way out of the transaction.
            if keep { Ok(()) } else { Err(NotSaved::Refused(Vec::new())) }
        });
        match (done, judged) {
            (Err(NotSaved::Refused(refusals)), Some(judged)) if refusals.is_empty() => Ok(judged),
            (Ok(_), Some(judged)) => Ok(judged),
            (Err(other), _) => Err(other),
            (Ok(_), None) => Err(Trouble::NotFound("Nothing was erased.".into()).into()),
        }
    }

    fn erase_in(&self, on: Occasion<'_>, writing: &mut Writing<'_>, wanted: Wanted<'_>) -> Result<Erased, NotSaved> {
        // Who may erase may erase what they cannot read.
        let program = on.actor.program();
        let on = Occasion { actor: &program, ..on };
        let draft = Draft { sys_id: Some(wanted.sys_id.to_owned()), ..Draft::new(wanted.register) };
        let (register, row) = Saving::new(self, on, writing).before(&draft)?;
        let row = row.unwrap_or_default();
        let text = |name: &str| row.get(name).and_then(Datum::as_text).unwrap_or_default().to_owned();
        let (company, number) = (text("company"), text("number"));
        let (columns, journals) = fields(&register, wanted.fields)?;
        let mut erased = Erased { table: register.root.clone(), ..Erased::default() };
        let files = files(writing, &register, wanted.sys_id, &columns)?;
        if !columns.is_empty() {
            erased.versions = writing.erase(&register.root, wanted.sys_id, &columns)?;
            let (_, row) = Saving::new(self, on, writing).before(&draft)?;
            let words = searchable(&register, &row.unwrap_or_default());
            writing.index(&register.root, wanted.sys_id, &company, &words)?;
        }
        for entry in self.entries(on, writing, wanted.sys_id, Some(&journals))? {
            writing.erase(journal::REGISTER, &entry, &["value"])?;
            erased.entries += 1;
        }
        erased.files = self.erase_files(writing, &company, files)?;
        let name = if number.is_empty() { wanted.sys_id } else { &number };
        let note = Draft::new(REGISTER)
            .with("company", &company)
            .with("collection", &register.name)
            .with("record", name)
            .with("fields", wanted.fields.join(", "))
            .with("ground", wanted.ground)
            .with("decided_by", &on.actor.name)
            .with("versions", erased.versions.to_string())
            .with("entries", erased.entries.to_string())
            .with("files", erased.files.to_string());
        erased.note = Saving::new(self, on, writing).save(&note, 0)?.number.unwrap_or_default();
        Ok(erased)
    }

    /// Entries of a record's journals; of all of them where none are named.
    pub(crate) fn entries(
        &self,
        on: Occasion<'_>,
        writing: &mut Writing<'_>,
        sys_id: &str,
        journals: Option<&[&str]>,
    ) -> Result<Vec<String>, NotSaved> {
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let mut query = Query::all(journal::REGISTER).and(Filter::is("element_id", sys_id));
        if let Some(journals) = journals {
            let names = journals.iter().map(|name| record::Operand::Datum(Datum::text(*name))).collect();
            query = query.and(Filter::test("element", Check::In(names)));
        }
        Ok(on.actor.asks(&self.dictionary, &query, &words)?.ids(writing, Page::ALL)?)
    }

    /// Erases those files that no record of the body names any more.
    pub(crate) fn erase_files(
        &self,
        writing: &mut Writing<'_>,
        company: &str,
        files: BTreeSet<String>,
    ) -> Result<u64, NotSaved> {
        let holders: BTreeSet<(&str, &str)> = (self.dictionary.registers())
            .flat_map(|register| register.fields.values().map(move |field| (register, field)))
            .filter(|(_, field)| field.kind == Kind::File)
            .map(|(register, field)| (register.root.as_str(), field.name.as_str()))
            .collect();
        let mut count = 0;
        for sha256 in files {
            let mut is_named = false;
            for (table, column) in &holders {
                is_named |= writing.mentions(table, column, company, &format!("{sha256}/"))?;
            }
            if !is_named && writing.erase_file(company, &sha256)? {
                count += 1;
            }
        }
        Ok(count)
    }

    /// What is about to go: texts of the record through time and of its journals.
    fn values(&self, on: Occasion<'_>, register: &Register, wanted: Wanted<'_>) -> Result<BTreeSet<String>, NotSaved> {
        let (columns, journals) = fields(register, wanted.fields)?;
        let is_text = |name: &&&str| register.field(name).is_some_and(|field| field.kind.is_text());
        let mut values: BTreeSet<String> = BTreeSet::new();
        for version in self.store.history(&on.actor.bodies, &register.root, wanted.sys_id)? {
            let texts = columns.iter().filter(is_text).filter_map(|name| version.values.get(*name)?.as_text());
            values.extend(texts.map(str::to_owned));
        }
        // Who may erase may erase what they cannot read.
        let program = on.actor.program();
        let words = Words::new(on.now, &program.id, program.bodies.clone());
        let query = Query::all(journal::REGISTER).and(Filter::is("element_id", wanted.sys_id));
        let entries = program.asks(&self.dictionary, &query, &words)?.stored(&mut &self.store, Page::ALL)?;
        let is_named =
            |entry: &&record::Record| journals.iter().any(|name| entry.datum("element").as_text() == Some(name));
        values.extend(
            entries.iter().filter(is_named).filter_map(|entry| entry.datum("value").as_text()).map(str::to_owned),
        );
        Ok(values)
    }

    /// Published editions in whose text one of these values stands.
    fn printed(&self, on: Occasion<'_>, values: &BTreeSet<String>) -> Result<Vec<String>, NotSaved> {
        let escaped = |value: &String| Some(serde_json::to_string(value.trim()).ok()?.trim_matches('"').to_owned());
        let sought: Vec<String> =
            values.iter().filter_map(escaped).filter(|value| value.len() >= SOUGHT_BYTES_MIN).collect();
        // Who may erase may erase what they cannot read.
        let program = on.actor.program();
        let words = Words::new(on.now, &program.id, program.bodies.clone());
        let editions = program.asks(&self.dictionary, &Query::all("paper_edition"), &words)?;
        let mut printed = Vec::new();
        for edition in editions.stored(&mut &self.store, Page::ALL)? {
            let Some(file) = edition.datum("document").as_text().and_then(FileName::read) else { continue };
            let bytes = self.store.file(&on.actor.bodies, &file.sha256)?.unwrap_or_default();
            let document = String::from_utf8_lossy(&bytes);
            if sought.iter().any(|value| document.contains(value.as_str())) {
                printed.push(edition.shown("number").to_owned());
            }
        }
        Ok(printed)
    }
}

/// Who may write a note on it may do it.
pub(crate) fn may_erase(desk: &Desk, actor: &Actor, register: &str) -> Result<(), NotSaved> {
    let notes = desk.dictionary.find(register).map_err(Trouble::NotFound)?;
    if actor.may_write(notes) {
        return Ok(());
    }
    let message = format!("Only {} may do this.", notes.access.write.join(" or "));
    Err(NotSaved::Refused(vec![(0, Refusal::record(message))]))
}

/// The columns and the journals among these fields, all of which must be personal.
fn fields<'f>(register: &Register, names: &'f [String]) -> Result<(Vec<&'f str>, Vec<&'f str>), NotSaved> {
    let mut refusals = Vec::new();
    if NEVER.contains(&register.name.as_str()) {
        refusals.push(Refusal::record(format!("Nothing is erased from {}.", register.plural.to_lowercase())));
    }
    if names.is_empty() {
        refusals.push(Refusal::record("Say which fields are to be erased."));
    }
    let (mut columns, mut journals) = (Vec::new(), Vec::new());
    for name in names {
        match register.field(name) {
            None => refusals.push(Refusal::field(name, format!("{} has no such field.", register.title))),
            Some(field) if !field.personal => {
                let message = "The dictionary does not mark it as personal; mark it there if it holds personal data.";
                refusals.push(Refusal::field(name, message));
            }
            Some(field) if field.kind == Kind::Journal => journals.push(name.as_str()),
            Some(_) => columns.push(name.as_str()),
        }
    }
    if refusals.is_empty() {
        return Ok((columns, journals));
    }
    Err(NotSaved::Refused(refusals.into_iter().map(|refusal| (0, refusal)).collect()))
}

/// Hashes of the files that these columns named at any time.
pub(crate) fn files(
    writing: &mut Writing<'_>,
    register: &Register,
    sys_id: &str,
    columns: &[&str],
) -> Result<BTreeSet<String>, NotSaved> {
    let is_file = |name: &&&str| register.field(name).is_some_and(|field| field.kind == Kind::File);
    let columns: Vec<&str> = columns.iter().filter(is_file).copied().collect();
    if columns.is_empty() {
        return Ok(BTreeSet::new());
    }
    let versions = writing.history_of(&register.root, sys_id, Some(&columns))?;
    let named = versions.iter().flat_map(|version| {
        columns.iter().filter_map(|name| Some(FileName::read(version.values.get(*name)?.as_text()?)?.sha256))
    });
    Ok(named.collect())
}
