//! Numbers of records: a series for each register and body, and those that a sender chose.

use record::edit::Edit;
use record::register::COMPANIES;
use record::{Check, Filter, Operand, Page, Path, Query, Refusal};
use store::Datum;

use crate::desk::NotSaved;
use crate::saving::{Saving, refused};

/// Where numbers begin when a body does not say.
const FIRST: i64 = 10_001;
/// A chosen number is at most so far ahead of those given so far: the series goes on behind it.
const AHEAD_MAX: i64 = 10_000;
/// Digits of a number, filled up with noughts.
const DIGITS: usize = 7;

impl Saving<'_, '_, '_> {
    /// Gives a new record the next number of its register and body, or keeps the one that its sender chose.
    pub(crate) fn number(&mut self, edit: &mut Edit, company: &str) -> Result<(), NotSaved> {
        let Some(prefix) = edit.register.reference.clone() else { return Ok(()) };
        let chosen = edit.datum("number").as_text().map(str::to_owned);
        let first = self.first_number(company)?;
        let next = self.writing.next_number(company, &prefix, first)?;
        let number = match chosen {
            None => next,
            Some(chosen) => self.chosen(edit, &chosen, &prefix, first, next)?,
        };
        // The series goes on behind it.
        if number > next {
            self.writing.next_number(company, &prefix, number)?;
        }
        edit.after.insert("number".into(), Datum::Text(written(&prefix, number)));
        Ok(())
    }

    /// A chosen number, if it is one of this register and body and no record has it.
    fn chosen(&mut self, edit: &Edit, chosen: &str, prefix: &str, first: i64, next: i64) -> Result<i64, NotSaved> {
        let refuse = |why: String| refused([Refusal::field("number", why)]);
        let form = || format!("{chosen} is no number of this register: they read {}.", written(prefix, next));
        let digits = chosen.strip_prefix(prefix).ok_or_else(|| refuse(form()))?;
        let number: i64 = digits.parse().map_err(|_| refuse(form()))?;
        if written(prefix, number) != chosen {
            return Err(refuse(form()));
        }
        if number < first {
            let first = written(prefix, first);
            return Err(refuse(format!("{chosen} is before the first number of this body, {first}.")));
        }
        if self.first_of_others(first)?.is_some_and(|other| number > other) {
            return Err(refuse(format!("{chosen} is among the numbers of another body.")));
        }
        if number > next + AHEAD_MAX {
            let next = written(prefix, next);
            return Err(refuse(format!("{chosen} is more than {AHEAD_MAX} ahead of the next number, {next}.")));
        }
        let query = Query::all(&edit.register.root).and(Filter::is("number", chosen));
        let permitted = self.on.actor.program().asks(&self.desk.dictionary, &query, &self.words)?;
        if !permitted.ids(self.writing, Page::ONE)?.is_empty() {
            return Err(refuse(format!("There is already a record with the number {chosen}.")));
        }
        Ok(number)
    }

    /// Behind which the numbers of the next body begin.
    fn first_of_others(&mut self, first: i64) -> Result<Option<i64>, NotSaved> {
        let Some(companies) = self.desk.dictionary.get(COMPANIES).filter(|one| one.field("number_base").is_some())
        else {
            return Ok(None);
        };
        let after = Filter::test("number_base", Check::AtLeast(Operand::Datum(Datum::Int(first))));
        let query = Query::all(&companies.name).and(after).ordered("number_base", false);
        let permitted = self.on.actor.program().asks(&self.desk.dictionary, &query, &self.words)?;
        let rows = permitted.rows(self.writing, &[Path::of("number_base")], Page::ONE)?;
        Ok(rows.into_iter().next().and_then(|row| row.cells.into_iter().next()?.datum.as_int()))
    }

    fn first_number(&mut self, company: &str) -> Result<i64, NotSaved> {
        let dictionary = &self.desk.dictionary;
        let companies = dictionary.get(COMPANIES).filter(|register| register.field("number_base").is_some());
        let Some(companies) = companies else { return Ok(FIRST) };
        let query = Query::all(&companies.name).and(Filter::is("sys_id", company));
        let permitted = self.on.actor.program().asks(dictionary, &query, &self.words)?;
        let rows = permitted.rows(self.writing, &[Path::of("number_base")], Page::ONE)?;
        let before = rows.into_iter().next().and_then(|row| row.cells.into_iter().next()?.datum.as_int());
        Ok(before.map_or(FIRST, |before| before + 1))
    }
}

fn written(prefix: &str, number: i64) -> String {
    format!("{prefix}{number:0DIGITS$}")
}
