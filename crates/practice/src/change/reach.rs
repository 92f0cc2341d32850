//! What a change touches: the items that are named on it, and the services that they carry.

use std::collections::BTreeSet;

use record::{Actor, Check, Draft, Filter, Operand, Page, Query, Record, Source, Trouble, Words};
use store::Datum;

use super::REGISTER;
use crate::desk::{Desk, NotSaved, Occasion};
use crate::estate::{ITEMS, RELATIONS};
use crate::sitting::Sitting;

/// In which way something is associated with a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Association {
    Affected,
    Impacted,
    Offering,
}

impl Association {
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "affected" => Some(Self::Affected),
            "impacted" => Some(Self::Impacted),
            "offering" => Some(Self::Offering),
            _ => None,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Affected => "affected",
            Self::Impacted => "impacted",
            Self::Offering => "offering",
        }
    }

    pub fn register(self) -> &'static str {
        match self {
            Self::Affected => "task_ci",
            Self::Impacted => "task_cmdb_ci_service",
            Self::Offering => "task_service_offering",
        }
    }

    /// The field that names what is associated.
    pub fn field(self) -> &'static str {
        match self {
            Self::Affected => "ci_item",
            Self::Impacted => "cmdb_ci_service",
            Self::Offering => "service_offering",
        }
    }

    fn to(self) -> &'static str {
        if self == Self::Affected { ITEMS } else { SERVICES }
    }
}

const SERVICES: &str = "cmdb_ci_service";
/// Items that are associated at a time, and that one change touches.
pub const ITEMS_MAX: usize = 1_000;
/// How far services are looked for above an item.
const STEPS_MAX: usize = 10;
const ROWS: Page = Page { limit: 5_000, offset: 0 };

/// What became of items that were to be associated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Associated {
    pub added: Vec<String>,
    pub already: Vec<String>,
    /// There is no such item, or the actor does not see it.
    pub unknown: Vec<String>,
}

impl Desk {
    /// Associates items with a change, by the actor's rights.
    pub fn associate(
        &self,
        on: Occasion<'_>,
        change: &str,
        how: Association,
        items: &[String],
    ) -> Result<Associated, NotSaved> {
        self.sit(on, |sitting| {
            let found = the_change(sitting, on.actor, change, &["company"])?;
            let mut done = Associated::default();
            for item in items.iter().take(ITEMS_MAX) {
                add(sitting, on.actor, &found, how, item, &mut done)?;
            }
            Ok(done)
        })
    }

    /// Finds the services that stand on what a change touches, and associates those that are not yet.
    pub fn refresh_impacted(&self, on: Occasion<'_>, change: &str) -> Result<Associated, NotSaved> {
        self.sit(on, |sitting| {
            let found = the_change(sitting, on.actor, change, &["company", "cmdb_ci"])?;
            let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
            let touched = touched(self, on.actor, &words, &mut sitting.source(), &found)?;
            let services = above(sitting, on.actor, touched)?;
            let mut done = Associated::default();
            for service in services {
                add(sitting, on.actor, &found, Association::Impacted, &service, &mut done)?;
            }
            Ok(done)
        })
    }
}

pub(super) fn the_change(
    sitting: &mut Sitting<'_, '_, '_>,
    actor: &Actor,
    change: &str,
    columns: &[&str],
) -> Result<Record, Trouble> {
    let query = Query::all(REGISTER).and(Filter::is("sys_id", change));
    let found = sitting.records(actor, &query, columns, Page::ONE)?.pop();
    found.ok_or_else(|| Trouble::NotFound("There is no such change.".into()))
}

fn add(
    sitting: &mut Sitting<'_, '_, '_>,
    actor: &Actor,
    change: &Record,
    how: Association,
    item: &str,
    done: &mut Associated,
) -> Result<(), NotSaved> {
    let query = Query::all(how.to()).and(Filter::is("sys_id", item));
    if sitting.records(actor, &query, &[], Page::ONE)?.is_empty() {
        done.unknown.push(item.to_owned());
        return Ok(());
    }
    let query =
        Query::all(how.register()).and(Filter::is("task", change.sys_id.as_str())).and(Filter::is(how.field(), item));
    if !sitting.records(actor, &query, &[], Page::ONE)?.is_empty() {
        done.already.push(item.to_owned());
        return Ok(());
    }
    let draft = Draft::new(how.register())
        .with("company", change.text("company"))
        .with("task", &change.sys_id)
        .with(how.field(), item);
    sitting.save(actor, &draft)?;
    done.added.push(item.to_owned());
    Ok(())
}

/// The items that a change touches: the one on it, and those associated as affected. `change` holds `cmdb_ci`.
pub fn touched(
    desk: &Desk,
    actor: &Actor,
    words: &Words,
    source: &mut impl Source,
    change: &Record,
) -> Result<BTreeSet<String>, Trouble> {
    let query = Query::all("task_ci").and(Filter::is("task", change.sys_id.as_str()));
    let rows = actor.asks(&desk.dictionary, &query, words)?.picked(source, &["ci_item"], ROWS)?;
    let own = Some(change.text("cmdb_ci").to_owned());
    let all = rows.iter().map(|row| row.text("ci_item").to_owned()).chain(own);
    Ok(all.filter(|id| !id.is_empty()).collect())
}

pub(super) fn operands<'i>(ids: impl IntoIterator<Item = &'i String>) -> Vec<Operand> {
    ids.into_iter().map(|id| Operand::Datum(Datum::text(id))).collect()
}

/// The services that need any of these items, whatever stands between; the items themselves, where they are services.
fn above(
    sitting: &mut Sitting<'_, '_, '_>,
    actor: &Actor,
    items: BTreeSet<String>,
) -> Result<BTreeSet<String>, Trouble> {
    let mut reached = items.clone();
    let mut edge = items;
    for _ in 0..STEPS_MAX {
        if edge.is_empty() || reached.len() > ITEMS_MAX {
            break;
        }
        let query = Query::all(RELATIONS).and(Filter::test("child", Check::In(operands(&edge))));
        let parents = sitting.records(actor, &query, &["parent"], ROWS)?;
        edge = parents.iter().map(|row| row.text("parent").to_owned()).filter(|id| !id.is_empty()).collect();
        edge.retain(|id| !reached.contains(id));
        reached.extend(edge.iter().cloned());
    }
    let query = Query::all(SERVICES).and(Filter::test("sys_id", Check::In(operands(&reached))));
    Ok(sitting.records(actor, &query, &[], ROWS)?.into_iter().map(|row| row.sys_id).collect())
}
