//! Who held a record: stretch by stretch in words, and what each group, person and supplier held of its clock.

use std::collections::BTreeMap;

use maud::{Markup, html};
use practice::clocks::Clocks;
use practice::held::{self, Holder, Stretch};
use record::{Filter, Query, Trouble};

use crate::link;
use crate::look::{self, Cell, Column, Table};
use crate::site::Visit;

use super::reading::Shown;

/// What is shown of those who held a record: what the reader may know of them.
pub struct Held {
    pub stretches: Vec<Stretch>,
    /// `sys_id` → what the reader knows it as, and where it leads.
    known: BTreeMap<String, (String, String)>,
    sees_people: bool,
    calendar: String,
}

/// One way to add up.
struct By {
    title: &'static str,
    nobody: &'static str,
    who: fn(&Holder) -> Option<&str>,
}

const GROUP: By = By { title: "Group", nobody: "No group", who: |holder| holder.group.as_deref() };
const PERSON: By = By { title: "Person", nobody: "Nobody", who: |holder| holder.person.as_deref() };
const SUPPLIER: By = By { title: "Supplier", nobody: "No supplier", who: |holder| holder.supplier.as_deref() };

/// None where the reader may not see to whom it was assigned, or nothing has passed yet.
pub fn read(visit: &Visit, register: &record::Register, clocks: &Clocks) -> Result<Option<Held>, Trouble> {
    let may_read = |name| register.field(name).is_some_and(|field| visit.actor.may_read_field(field));
    let Some(held) = clocks.held.as_ref().filter(|_| may_read(held::GROUP)) else { return Ok(None) };
    let sees_people = may_read(held::PERSON);
    let stretches = held.stretches(clocks.at);
    if stretches.is_empty() {
        return Ok(None);
    }
    let mut known = BTreeMap::new();
    for (to, by) in [("sys_user_group", GROUP), ("sys_user", PERSON), ("core_company", SUPPLIER)] {
        for sys_id in stretches.iter().filter_map(|stretch| stretch.holder.as_ref().and_then(by.who)) {
            if let Some(found) = name(visit, to, sys_id)? {
                known.insert(sys_id.to_owned(), found);
            }
        }
    }
    Ok(Some(Held { stretches, known, sees_people, calendar: held.calendar.name().to_owned() }))
}

/// What the reader knows it as, and where it leads.
fn name(visit: &Visit, to: &str, sys_id: &str) -> Result<Option<(String, String)>, Trouble> {
    let Ok(register) = visit.register(to) else { return Ok(None) };
    let permitted = visit.asks(&Query::all(to).and(Filter::is("sys_id", sys_id)))?;
    let found = permitted.record(&mut visit.source())?;
    let display = visit.actor.display(&register);
    Ok(found.map(|found| (found.shown(display).to_owned(), link::record(to, sys_id))))
}

/// Who held it, and for how long; nothing where nobody may be told.
pub fn show(visit: &Visit, shown: &Shown) -> Markup {
    let Some(held) = &shown.held else { return html! {} };
    let handovers = held::handovers(&held.stretches, GROUP.who);
    html! {
        section class="gh-section" {
            h2 { "Who held it" }
            p class="gh-small gh-muted" {
                @match handovers {
                    0 => "It did not go from one group to another.",
                    1 => "It went from one group to another once.",
                    many => { "It went from one group to another " (many) " times." }
                }
            }
            (totals(held, &GROUP))
            @if held.sees_people { (totals(held, &PERSON)) }
            @if held.stretches.iter().any(|stretch| stretch.holder.as_ref().is_some_and(|h| h.supplier.is_some())) {
                (totals(held, &SUPPLIER))
            }
            (look::details("Held from when to when?", lines(visit, held)))
        }
    }
}

fn totals(held: &Held, by: &By) -> Markup {
    let totals = held::totals(&held.stretches, by.who);
    let hours = |seconds: i64| Cell::text(&record::value::hhmm(seconds));
    let cells =
        |head: Cell, total: held::Total| vec![head, hours(total.elapsed), hours(total.inside), hours(total.waited)];
    let head = |who: &Option<&str>| match who.and_then(|sys_id| held.known.get(sys_id)) {
        Some((name, href)) => Cell::link(name, href),
        None => Cell::text(by.nobody),
    };
    let sum = totals.values().fold(held::Total::default(), |sum, total| held::Total {
        elapsed: sum.elapsed + total.elapsed,
        inside: sum.inside + total.inside,
        waited: sum.waited + total.waited,
    });
    look::table(&Table {
        id: format!("held-by-{}", by.title.to_lowercase()),
        caption: format!("By {}, in hours and minutes", by.title.to_lowercase()),
        is_tight: true,
        columns: vec![
            Column::words(by.title),
            Column::number("Counted"),
            Column::number("In service hours"),
            Column::number("Waiting"),
        ],
        rows: totals.iter().map(|(who, total)| cells(head(who), *total)).collect(),
        foot: Some(cells(Cell::text("Together"), sum)),
        ..Table::default()
    })
}

fn lines(visit: &Visit, held: &Held) -> Markup {
    html! { ul class="gh-small" { @for stretch in &held.stretches { li { (line(visit, held, stretch)) } } } }
}

/// `6 May 2020, 09:12 to 6 May 2020, 10:40: held by Desk (for Larch Ltd). 01:28, of which 01:28 in service hours (…).`
fn line(visit: &Visit, held: &Held, stretch: &Stretch) -> String {
    let at = |at| record::value::show_instant(at, &visit.words);
    let who = who(held, stretch.holder.as_ref());
    let between = format!("{} to {}: {who}", at(stretch.interval.from), at(stretch.interval.to));
    if !stretch.is_counted {
        let waited = record::value::hhmm(stretch.interval.seconds());
        return format!("{between}. Waited {waited}, {}: nothing counted.", stretch.how);
    }
    let since: Vec<String> = stretch.hours_since.iter().map(|date| date.strftime("%-d %B %Y").to_string()).collect();
    let version = match &stretch.hours_since[..] {
        [] => "which had no hours yet".to_owned(),
        [first] if *first == jiff::civil::Date::MIN => "always open".to_owned(),
        _ => format!("hours in force since {}", since.join(", then since ")),
    };
    let (elapsed, inside) = (record::value::hhmm(stretch.elapsed), record::value::hhmm(stretch.inside));
    format!("{between}. {elapsed}, of which {inside} in service hours ({}, {version}).", held.calendar)
}

fn who(held: &Held, holder: Option<&Holder>) -> String {
    let Some(holder) = holder else { return "before it was recorded".into() };
    let name = |sys_id: &Option<String>| held.known.get(sys_id.as_ref()?).map(|(name, _)| name.as_str());
    let for_whom = name(&holder.supplier).map(|supplier| format!(", for {supplier}")).unwrap_or_default();
    match (name(&holder.group), name(&holder.person)) {
        (None, None) => "held by nobody".into(),
        (Some(group), None) => format!("held by {group}{for_whom}"),
        (None, Some(person)) => format!("held by {person}{for_whom}, without a group"),
        (Some(group), Some(person)) => format!("held by {group} ({person}){for_whom}"),
    }
}
