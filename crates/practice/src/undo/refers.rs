//! Whether anything still refers to records that are about to go.

use std::collections::BTreeMap;

use record::{Check, Filter, Kind, Operand, Page, Query, Refusal, Register, Trouble};
use store::Datum;

use super::NotUndone;
use super::giving::Work;
use super::part::Part;
use crate::desk::name_of;
use crate::saving::lineage;

/// Identifiers in one question.
const IDS_MAX: usize = 500;
/// Identifiers in one question about lists of references, each of which is looked for in every list.
const LISTED_MAX: usize = 50;

impl Work<'_, '_, '_> {
    /// Of the records that should go, those that stay because something that stays refers to them.
    pub(super) fn still_named(&mut self, going: Vec<Part>) -> Result<Vec<Part>, NotUndone> {
        let mut edges = Vec::new();
        let mut by_register: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for part in &going {
            by_register.entry(&part.register.name).or_default().push(&part.sys_id);
        }
        for (register, ids) in by_register {
            self.refer(register, &ids, &mut edges)?;
        }
        let mut going: BTreeMap<String, Part> = going.into_iter().map(|part| (part.sys_id.clone(), part)).collect();
        // What stays may itself refer to another that should go.
        loop {
            let held = edges.iter().find(|edge| going.contains_key(&edge.to) && !going.contains_key(&edge.from));
            let Some(edge) = held else { break };
            if let Some(part) = going.remove(&edge.to) {
                let message = match &edge.name {
                    Some(name) => format!("{name} refers to it ({}).", edge.field),
                    None => "Something refers to it.".to_owned(),
                };
                self.object(&part, Refusal::record(message));
            }
        }
        Ok(going.into_values().collect())
    }

    fn refer(&mut self, register: &str, ids: &[&str], edges: &mut Vec<Edge>) -> Result<(), NotUndone> {
        let dictionary = self.desk.dictionary.clone();
        let Some(target) = dictionary.get(register) else { return Ok(()) };
        let line = lineage(&dictionary, target);
        let is_meant = |to: &str| line.iter().any(|name| name == to);
        for other in dictionary.registers() {
            // A field that is inherited is asked of the parent, whose list holds its children too.
            let parent = other.extends.as_deref().and_then(|parent| dictionary.get(parent));
            let own =
                other.fields.values().filter(|field| parent.is_none_or(|parent| parent.field(&field.name).is_none()));
            for field in own {
                match &field.kind {
                    Kind::Refs(to) if is_meant(to) => {
                        for some in ids.chunks(LISTED_MAX) {
                            let each =
                                some.iter().map(|id| Filter::test(&field.name, Check::Contains((*id).to_owned())));
                            self.found(other, &field.name, Filter::Any(each.collect()), some, edges)?;
                        }
                    }
                    kind if kind.leads_to().is_some_and(is_meant) => {
                        for some in ids.chunks(IDS_MAX) {
                            let some_ids = some.iter().map(|id| Operand::Datum(Datum::text(*id))).collect();
                            let filter = Filter::test(&field.name, Check::In(some_ids));
                            self.found(other, &field.name, filter, some, edges)?;
                        }
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn found(
        &mut self,
        register: &Register,
        field: &str,
        filter: Filter,
        ids: &[&str],
        edges: &mut Vec<Edge>,
    ) -> Result<(), NotUndone> {
        // The program looks: what the actor may not see holds a record in its place all the same.
        let query = Query::all(&register.name).and(filter);
        let permitted = self.on.actor.program().asks(&self.desk.dictionary, &query, &self.words)?;
        let records = permitted.stored(self.writing, Page::ALL)?;
        if records.len() as u64 == Page::ALL.limit {
            let message = format!("More than {} records refer to what would go.", Page::ALL.limit);
            return Err(Trouble::TooMuch(message).into());
        }
        for record in records {
            let named = record.datum(field).as_text().unwrap_or_default();
            let query = Query::all(&register.name).and(Filter::is("sys_id", record.sys_id.as_str()));
            let seen = self.on.actor.asks(&self.desk.dictionary, &query, &self.words);
            let is_seen = match seen {
                Ok(permitted) => !permitted.rows(self.writing, &[], Page::ONE)?.is_empty(),
                Err(_) => false,
            };
            let row = record.values.iter().map(|(name, cell)| (name.clone(), cell.datum.clone())).collect();
            let name = is_seen.then(|| name_of(register, &row, &record.sys_id));
            for id in ids.iter().filter(|id| named.split(',').any(|one| one == **id)) {
                let (to, from) = ((*id).to_owned(), record.sys_id.clone());
                if to != from {
                    edges.push(Edge { to, from, name: name.clone(), field: field.to_owned() });
                }
            }
        }
        Ok(())
    }
}

struct Edge {
    to: String,
    from: String,
    /// What stands for the one that refers, if the actor may see it.
    name: Option<String>,
    field: String,
}
