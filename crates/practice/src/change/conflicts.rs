//! Conflicts: what else is altered while a change is to be made. They are looked for when somebody asks and kept as records.

use std::collections::{BTreeMap, BTreeSet};

use record::draft::Ground;
use record::{Check, Draft, Filter, Operand, Page, Query, Record, Refusal, Trouble, Words};
use store::Datum;

use super::REGISTER;
use super::reach::{operands, the_change, touched};
use crate::desk::{Desk, NotSaved, Occasion};
use crate::estate::RELATIONS;
use crate::saving::refused;
use crate::sitting::Sitting;

pub const CONFLICTS: &str = "conflict";
const COLUMNS: [&str; 5] = ["company", "cmdb_ci", "assigned_to", "start_date", "end_date"];
/// Other changes that are looked at.
const OTHERS: Page = Page { limit: 1_000, offset: 0 };
const ROWS: Page = Page { limit: 5_000, offset: 0 };

/// One reason against the time of a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Clash {
    kind: &'static str,
    with: String,
    item: Option<String>,
}

impl Desk {
    /// Looks for conflicts of a change and keeps them instead of those found before; answers how many there are.
    pub fn check_conflicts(&self, on: Occasion<'_>, change: &str) -> Result<usize, NotSaved> {
        self.sit(on, |sitting| {
            let found = the_change(sitting, on.actor, change, &COLUMNS)?;
            for (field, label) in [("start_date", "Planned start"), ("end_date", "Planned end")] {
                if found.text(field).is_empty() {
                    let message = format!("{label}: This is needed before conflicts are looked for.");
                    return Err(refused([Refusal::field(field, message).on(Ground::Missing)]));
                }
            }
            let clashes = self.clashes(sitting, on, &found)?;
            // First of all what is the actor's to write.
            let status = if clashes.is_empty() { "No Conflict" } else { "Conflict" };
            note(sitting, on, change, status)?;
            drop_known(sitting, on, change)?;
            let program = on.actor.program();
            for clash in &clashes {
                let draft = Draft::new(CONFLICTS)
                    .with("company", found.text("company"))
                    .with("change", change)
                    .with("type", clash.kind)
                    .with("conflicting_change", &clash.with)
                    .with("configuration_item", clash.item.as_deref().unwrap_or_default())
                    .with("last_checked", "now");
                sitting.save(&program, &draft)?;
            }
            Ok(clashes.len())
        })
    }

    /// Forgets which conflicts a change had.
    pub fn forget_conflicts(&self, on: Occasion<'_>, change: &str) -> Result<(), NotSaved> {
        self.sit(on, |sitting| {
            the_change(sitting, on.actor, change, &[])?;
            note(sitting, on, change, "Not Run")?;
            drop_known(sitting, on, change)
        })
    }

    fn clashes(
        &self,
        sitting: &mut Sitting<'_, '_, '_>,
        on: Occasion<'_>,
        change: &Record,
    ) -> Result<BTreeSet<Clash>, Trouble> {
        // The actor's own rights: what they may not see is no reason that they could be told.
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let own = touched(self, on.actor, &words, &mut sitting.source(), change)?;
        let stamp = |text: &str| Operand::Datum(Datum::text(text));
        let query = Query::all(REGISTER)
            .and(Filter::is("sys_id", change.sys_id.as_str()).negated())
            .and(Filter::is("active", 1))
            .and(Filter::is("company", change.text("company")))
            .and(Filter::test("start_date", Check::Less(stamp(change.text("end_date")))))
            .and(Filter::test("end_date", Check::More(stamp(change.text("start_date")))))
            .ordered("start_date", false);
        let others = sitting.records(on.actor, &query, &["cmdb_ci", "assigned_to"], OTHERS)?;
        if others.is_empty() {
            return Ok(BTreeSet::new());
        }
        let mut items: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for other in &others {
            let item = other.text("cmdb_ci").to_owned();
            items.entry(other.sys_id.clone()).or_default().extend(Some(item).filter(|id| !id.is_empty()));
        }
        let query = Query::all("task_ci").and(Filter::test("task", Check::In(operands(items.keys()))));
        for row in sitting.records(on.actor, &query, &["task", "ci_item"], ROWS)? {
            items.entry(row.text("task").to_owned()).or_default().insert(row.text("ci_item").to_owned());
        }
        let near = beside(sitting, on, &own)?;
        let mut clashes = BTreeSet::new();
        for other in &others {
            let theirs = &items[&other.sys_id];
            let mut add = |kind: &'static str, item: Option<&String>| {
                clashes.insert(Clash { kind, with: other.sys_id.clone(), item: item.cloned() });
            };
            theirs.intersection(&own).for_each(|item| add("ci_already_scheduled", Some(item)));
            theirs.intersection(&near).for_each(|item| add("related_ci_scheduled", Some(item)));
            let person = change.text("assigned_to");
            if !person.is_empty() && person == other.text("assigned_to") {
                add("assigned_to_already_scheduled", None);
            }
        }
        Ok(clashes)
    }
}

/// Items that are related to these, and are none of them.
fn beside(
    sitting: &mut Sitting<'_, '_, '_>,
    on: Occasion<'_>,
    items: &BTreeSet<String>,
) -> Result<BTreeSet<String>, Trouble> {
    if items.is_empty() {
        return Ok(BTreeSet::new());
    }
    let one = |side: &str| Filter::test(side, Check::In(operands(items)));
    let query = Query::all(RELATIONS).and(one("parent").or(one("child")));
    let rows = sitting.records(on.actor, &query, &["parent", "child"], ROWS)?;
    let ends = rows.iter().flat_map(|row| [row.text("parent").to_owned(), row.text("child").to_owned()]);
    Ok(ends.filter(|id| !id.is_empty() && !items.contains(id)).collect())
}

fn note(sitting: &mut Sitting<'_, '_, '_>, on: Occasion<'_>, change: &str, status: &str) -> Result<(), NotSaved> {
    let run = if status == "Not Run" { "" } else { "now" };
    let draft = Draft { sys_id: Some(change.to_owned()), ..Draft::new(REGISTER) };
    sitting.save(on.actor, &draft.with("conflict_status", status).with("conflict_last_run", run))?;
    Ok(())
}

fn drop_known(sitting: &mut Sitting<'_, '_, '_>, on: Occasion<'_>, change: &str) -> Result<(), NotSaved> {
    let program = on.actor.program();
    let query = Query::all(CONFLICTS).and(Filter::is("change", change));
    for known in sitting.records(&program, &query, &[], ROWS)? {
        sitting.delete(&program, CONFLICTS, &known.sys_id)?;
    }
    Ok(())
}
