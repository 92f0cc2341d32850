//! Which record an item is: by the key under which its teller knows it, else by the rule of its register.

use std::sync::Arc;

use record::register::Identity;
use record::{Check, Filter, Operand, Page, Query, Record, Register, Trouble, Words, value};
use store::{Datum, SHARED};

use super::{RELATIONS, SOURCES, ToldItem, Wrong};
use crate::sitting::Sitting;

/// How one way of recognising an item went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub name: String,
    pub met: Met,
    pub fields: Vec<String>,
    /// The register that was searched.
    pub register: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    One,
    None,
    /// Not all of its fields were told, or the teller may not read them.
    Skipped,
    Several,
}

/// Related items that are looked among.
const WITHIN_MAX: u64 = 5_000;

/// Somebody looking for the record of an item.
pub(super) struct Looking<'l> {
    pub register: &'l Arc<Register>,
    pub item: &'l ToldItem,
    pub company: &'l str,
    /// The record that it is part of, where its rule asks for one.
    pub host: Option<&'l str>,
}

impl Looking<'_> {
    /// The record, if there is one; why it cannot be told, if it cannot.
    pub fn find(
        &self,
        sitting: &mut Sitting<'_, '_, '_>,
        attempts: &mut Vec<Attempt>,
    ) -> Result<Result<Option<Record>, Wrong>, Trouble> {
        let Some(identity) = &self.register.identity else {
            let message = format!("Nobody has said by what {} is recognised.", self.register.title.to_lowercase());
            return Ok(Err(Wrong::new("IDENTIFICATION_RULE_MISSING", message)));
        };
        if let Some(found) = self.by_key(sitting, identity, attempts)? {
            return Ok(Ok(Some(found)));
        }
        let within = match (&identity.within, self.host) {
            (Some(kind), Some(host)) => Some(related(sitting, kind, host)?),
            _ => None,
        };
        let mut is_tried = false;
        for fields in &identity.by {
            let named = fields.join(", ");
            let mut attempt = |met: Met| {
                let register = identity.register.clone();
                attempts.push(Attempt { name: named.clone(), met, fields: fields.clone(), register });
            };
            let Some(filter) = self.filter(sitting, fields)? else {
                attempt(Met::Skipped);
                continue;
            };
            let filter = match &within {
                Some(ids) => filter.and(Filter::test("sys_id", Check::In(ids.clone()))),
                None => filter,
            };
            match self.records(sitting, &identity.register, filter) {
                Ok(mut found) => {
                    is_tried = true;
                    match found.len() {
                        0 => attempt(Met::None),
                        1 => {
                            attempt(Met::One);
                            return Ok(Ok(found.pop()));
                        }
                        _ => {
                            attempt(Met::Several);
                            let message = format!("More than one record is known by {named}. Merge them first.");
                            return Ok(Err(Wrong::new("MULTIPLE_DUPLICATE_RECORDS", message)));
                        }
                    }
                }
                // By what may not be read nobody is recognised.
                Err(Trouble::NotAllowed(_)) => attempt(Met::Skipped),
                Err(trouble) => return Err(trouble),
            }
        }
        if is_tried {
            return Ok(Ok(None));
        }
        let ways: Vec<String> = identity.by.iter().map(|fields| fields.join(" with ")).collect();
        let message = format!("Say what it is recognised by: {}.", ways.join(", or "));
        Ok(Err(Wrong::new("MISSING_MATCHING_ATTRIBUTES", message)))
    }

    fn records(
        &self,
        sitting: &mut Sitting<'_, '_, '_>,
        register: &str,
        filter: Filter,
    ) -> Result<Vec<Record>, Trouble> {
        let bodies = [self.company, SHARED].map(|body| Operand::Datum(Datum::text(body)));
        let query = Query::all(register).and(filter).and(Filter::test("company", Check::In(bodies.to_vec())));
        let actor = sitting.occasion().actor.clone();
        sitting.records(&actor, &query, &[], Page { limit: 2, offset: 0 })
    }

    /// All of these fields are as told; none if not all are told.
    fn filter(&self, sitting: &Sitting<'_, '_, '_>, fields: &[String]) -> Result<Option<Filter>, Trouble> {
        let on = sitting.occasion();
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let mut filter = Filter::TRUE;
        for name in fields {
            let field = self.register.field(name);
            let told = self.item.values.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
            let (Some(field), Some(text)) = (field, told) else { return Ok(None) };
            let Ok(datum) = value::read(field, text, &words) else { return Ok(None) };
            filter = filter.and(Filter::is(name, datum));
        }
        Ok(Some(filter))
    }

    fn by_key(
        &self,
        sitting: &mut Sitting<'_, '_, '_>,
        identity: &Identity,
        attempts: &mut Vec<Attempt>,
    ) -> Result<Option<Record>, Trouble> {
        let Some(kept) = key_of(sitting, self.company, self.item)? else { return Ok(None) };
        let found = self.records(sitting, &identity.register, Filter::is("sys_id", kept.text("target_sys_id")))?.pop();
        let met = if found.is_some() { Met::One } else { Met::None };
        let fields = vec!["source_name".to_owned(), "source_native_key".to_owned()];
        attempts.push(Attempt { name: "source native key".into(), met, fields, register: SOURCES.into() });
        Ok(found)
    }
}

/// What is kept about the key under which an item is told.
pub(super) fn key_of(
    sitting: &mut Sitting<'_, '_, '_>,
    company: &str,
    item: &ToldItem,
) -> Result<Option<Record>, Trouble> {
    let Some(key) = &item.key else { return Ok(None) };
    let query = Query::all(SOURCES)
        .and(Filter::is("company", company))
        .and(Filter::is("name", key.source.as_str()))
        .and(Filter::is("id", key.key.as_str()));
    // Which keys there are is looked up by the program; whether the teller sees the record is asked of the record.
    let program = sitting.occasion().actor.program();
    Ok(sitting.records(&program, &query, &["target_sys_id", "last_scan"], Page::ONE)?.pop())
}

/// What is part of a record by this relation.
fn related(sitting: &mut Sitting<'_, '_, '_>, kind: &str, host: &str) -> Result<Vec<Operand>, Trouble> {
    let query = Query::all(RELATIONS).and(Filter::is("child", host)).and(Filter::is("type.name", kind));
    let actor = sitting.occasion().actor.clone();
    let found = sitting.records(&actor, &query, &["parent"], Page { limit: WITHIN_MAX, offset: 0 })?;
    Ok(found.iter().map(|one| Operand::Datum(Datum::text(one.text("parent")))).collect())
}
