//! Who held a record, and for how long: by group, by person and by supplier. Read from its history, like its clocks, so that
//! the times of all who held it are together what the clock shows.

use std::collections::BTreeMap;

use clock::{Calendar, Interval, Runs, Step};
use jiff::Timestamp;
use jiff::civil::Date;
use record::Register;
use store::{Datum, Version};

use crate::world::World;

/// The field that says which group works on a record.
pub const GROUP: &str = "assignment_group";
/// The field that says which person does.
pub const PERSON: &str = "assigned_to";
/// The field by which a group or a person says for which company it works.
const WORKS_FOR: &str = "employer";
const GROUPS: &str = "sys_user_group";
const PEOPLE: &str = "sys_user";
const COMPANIES: &str = "core_company";

/// Who held a record, by `sys_id`. All empty: nobody whom its reader may see.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Holder {
    pub group: Option<String>,
    pub person: Option<String>,
    /// The supplier for whom the group worked then; for a person without a group, for whom the person did.
    pub supplier: Option<String>,
}

/// From when somebody held it: until the next one, or whenever one looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    pub from: Timestamp,
    pub holder: Holder,
}

/// A stretch of time between opening and end in which neither the holder nor the clock changed. Durations are seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub interval: Interval,
    /// None before anything was recorded: a record may be written after it was opened.
    pub holder: Option<Holder>,
    /// The clock ran; otherwise it waited, and nothing counts.
    pub is_counted: bool,
    /// How the record stood: `in progress`, `on hold (awaiting vendor)`.
    pub how: String,
    /// While the clock ran, at any hour.
    pub elapsed: i64,
    /// While the clock ran, inside service hours.
    pub inside: i64,
    /// When each version of the calendar that it met began; empty before the first.
    pub hours_since: Vec<Date>,
}

/// What one holder held altogether. Durations are seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    pub elapsed: i64,
    pub inside: i64,
    /// With the clock waiting.
    pub waited: i64,
}

/// The stretches as far as they lie between two instants.
pub fn within(
    runs: &Runs,
    calendar: &Calendar,
    holdings: &[Holding],
    window: &Interval,
    now: Timestamp,
) -> Vec<Stretch> {
    let clipped = stretches(runs, calendar, holdings, now).into_iter().filter_map(|one| {
        let interval = one.interval.overlap(window);
        match interval {
            interval if interval == one.interval => Some(one),
            interval if interval.is_empty() => None,
            interval => Some(stretch(calendar, interval, one.holder, one.is_counted, &one.how)),
        }
    });
    clipped.collect()
}

/// Cuts what a clock counted up to `now` wherever somebody else took over.
///
/// The stretches follow each other without a gap, except where the record was ended and reopened. Their `elapsed` and `inside`
/// add up to those of the clock's reading.
pub fn stretches(runs: &Runs, calendar: &Calendar, holdings: &[Holding], now: Timestamp) -> Vec<Stretch> {
    let mut found = Vec::new();
    for (whole, step, how) in runs.stretches(now).into_iter().filter(|(_, step, _)| *step != Step::Stops) {
        let before = Interval { from: Timestamp::MIN, to: holdings.first().map_or(Timestamp::MAX, |first| first.from) };
        let ends = holdings.iter().skip(1).map(|next| next.from).chain([Timestamp::MAX]);
        let held =
            holdings.iter().zip(ends).map(|(one, to)| (Interval { from: one.from, to }, Some(one.holder.clone())));
        for (held, holder) in std::iter::once((before, None)).chain(held) {
            let interval = whole.overlap(&held);
            if !interval.is_empty() {
                found.push(stretch(calendar, interval, holder, step == Step::Runs, how));
            }
        }
    }
    found
}

fn stretch(calendar: &Calendar, interval: Interval, holder: Option<Holder>, is_counted: bool, how: &str) -> Stretch {
    let counted = |seconds: i64| if is_counted { seconds } else { 0 };
    let first = calendar.version_on(calendar.date_at(interval.from));
    let begins_inside =
        |date: &Date| interval.from < calendar.day_begins(*date) && calendar.day_begins(*date) < interval.to;
    Stretch {
        interval,
        holder,
        is_counted,
        how: how.to_owned(),
        elapsed: counted(interval.seconds()),
        inside: counted(calendar.service_seconds(interval.from, interval.to)),
        hours_since: first.into_iter().chain(calendar.version_dates().filter(begins_inside)).collect(),
    }
}

/// What each held, by whatever `who` says: group, person, supplier. None is nobody, or before it was recorded.
pub fn totals<'s>(
    stretches: &'s [Stretch],
    who: impl Fn(&'s Holder) -> Option<&'s str>,
) -> BTreeMap<Option<&'s str>, Total> {
    let mut totals: BTreeMap<Option<&str>, Total> = BTreeMap::new();
    for stretch in stretches {
        let total = totals.entry(stretch.holder.as_ref().and_then(&who)).or_default();
        total.elapsed += stretch.elapsed;
        total.inside += stretch.inside;
        if !stretch.is_counted {
            total.waited += stretch.interval.seconds();
        }
    }
    totals
}

/// How often it went from one to another, by whatever `who` says. That nobody held it in between does not count.
pub fn handovers<'s>(stretches: &'s [Stretch], who: impl Fn(&'s Holder) -> Option<&'s str>) -> usize {
    taken_over(stretches, who).len()
}

/// Each time that it went from one to another: when, and to whom.
pub fn taken_over<'s>(
    stretches: &'s [Stretch],
    who: impl Fn(&'s Holder) -> Option<&'s str>,
) -> Vec<(Timestamp, &'s str)> {
    let held = |stretch: &'s Stretch| Some((stretch.interval.from, stretch.holder.as_ref().and_then(&who)?));
    let mut held: Vec<(Timestamp, &str)> = stretches.iter().filter_map(held).collect();
    held.dedup_by_key(|(_, holder)| *holder);
    held.split_off(held.len().min(1))
}

/// The stretch in which the clock ran past `due`; none if it did not. What was due in a pause broke when the clock ran on.
pub fn broke_in(stretches: &[Stretch], due: Timestamp) -> Option<&Stretch> {
    stretches.iter().find(|stretch| stretch.is_counted && stretch.interval.to > due)
}

/// Who held a record, as its versions tell, from the first of them on, and as far as the actor may know: who they may not see is
/// nobody to them, and neither is it told that one such took over from another.
pub(crate) fn course(world: &mut World<'_>, register: &Register, versions: &[Version]) -> Vec<Holding> {
    let actor = world.actor;
    let may_read = |name| register.field(name).is_some_and(|field| actor.may_read_field(field));
    if !may_read(GROUP) {
        return Vec::new();
    }
    let names_people = may_read(PERSON);
    let mut suppliers = std::mem::take(&mut world.suppliers);
    let mut holdings: Vec<Holding> = Vec::new();
    for (place, version) in versions.iter().enumerate() {
        let Some(from) = begins(version) else { continue };
        let to = versions.get(place + 1).and_then(begins).unwrap_or(Timestamp::MAX);
        let group = text(version, GROUP).filter(|group| world.sees(GROUPS, group));
        let person = text(version, PERSON).filter(|person| names_people && world.sees(PEOPLE, person));
        let worked_for = match (&group, &person) {
            (Some(group), _) => suppliers.of(world, GROUPS, group),
            (None, Some(person)) => suppliers.of(world, PEOPLE, person),
            (None, None) => vec![(Timestamp::MIN, None)],
        };
        let ends = worked_for.iter().skip(1).map(|(next, _)| *next).chain([Timestamp::MAX]);
        for ((since, supplier), until) in worked_for.iter().zip(ends) {
            let (from, to) = (from.max(*since), to.min(until));
            let holder = Holder { group: group.clone(), person: person.clone(), supplier: supplier.clone() };
            if from < to && holdings.last().is_none_or(|last| last.holder != holder) {
                holdings.push(Holding { from, holder });
            }
        }
    }
    world.suppliers = suppliers;
    holdings
}

fn begins(version: &Version) -> Option<Timestamp> {
    record::Words::instant(&version.since)
}

fn text(version: &Version, field: &str) -> Option<String> {
    version.values.get(field).and_then(Datum::as_text).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// For which supplier a group or a person worked, from each instant on.
type WorkedFor = Vec<(Timestamp, Option<String>)>;

/// Each is read once, however often it held the record.
#[derive(Default)]
pub(crate) struct Suppliers(BTreeMap<String, WorkedFor>);

impl Suppliers {
    fn of(&mut self, world: &mut World<'_>, register: &str, sys_id: &str) -> WorkedFor {
        if let Some(known) = self.0.get(sys_id) {
            return known.clone();
        }
        let worked_for = worked_for(world, register, sys_id);
        self.0.insert(sys_id.to_owned(), worked_for.clone());
        worked_for
    }
}

/// What was so in the first version was so before: people and groups are older than their records.
fn worked_for(world: &mut World<'_>, register: &str, sys_id: &str) -> WorkedFor {
    let versions = match world.dictionary.get(register).cloned() {
        Some(register) if register.field(WORKS_FOR).is_some() => {
            world.history_of(&register, sys_id, Some(&[WORKS_FOR]))
        }
        _ => Vec::new(),
    };
    let mut found = WorkedFor::new();
    for version in &versions {
        let Some(since) = begins(version) else { continue };
        let company =
            text(version, WORKS_FOR).filter(|company| is_supplier(world, company) && world.sees(COMPANIES, company));
        if found.last().is_none_or(|(_, last)| *last != company) {
            found.push((if found.is_empty() { Timestamp::MIN } else { since }, company));
        }
    }
    if found.is_empty() {
        found.push((Timestamp::MIN, None));
    }
    found
}

fn is_supplier(world: &mut World<'_>, company: &str) -> bool {
    world.record(COMPANIES, company).is_some_and(|company| company.datum("vendor").as_int() == Some(1))
}
