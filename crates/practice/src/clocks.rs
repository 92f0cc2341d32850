//! Agreements as clocks. A clock is read from a record's history; what the desk writes into due times and outcomes is a cache of
//! the same reading.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use clock::{Calendar, Clock, Interval, Runs, Step, Target, Timetable};
use jiff::Timestamp;
use record::road::ROWS_MAX;
use record::{Actor, Check, Dictionary, Filter, Operand, Page, Query, Record, Register, Trouble, When, Words};
use store::{AsAt, Datum, Store, Version};

use crate::held::{self, Holding, Stretch};
use crate::world::World;

/// The hours in which a service counts time.
pub const SCHEDULES: &str = "cmn_schedule";
/// Agreements: what is measured, towards which target, in whose hours.
pub const AGREEMENTS: &str = "contract_sla";

/// Reads the definition of a calendar record. The error is a sentence for whoever wrote it.
pub fn calendar(definition: &str) -> Result<Calendar, String> {
    let timetable: Timetable = toml_edit::de::from_str(definition).map_err(|error| error.message().to_owned())?;
    Calendar::new(timetable).map_err(|faults| faults.to_string())
}

/// The calendar of a record of [`SCHEDULES`]; none if there is none or it cannot be read.
pub(crate) fn calendar_of(world: &mut World<'_>, schedule: &str) -> Option<Arc<Calendar>> {
    /// By their definitions: the same few are read at every save, and reading one costs more than a clock does.
    static READ: LazyLock<Mutex<HashMap<String, Arc<Calendar>>>> = LazyLock::new(Mutex::default);
    const READ_MAX: usize = 200;
    let record = world.record(SCHEDULES, schedule)?;
    let definition = record.datum("definition").as_text()?;
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read.get(definition) {
        return Some(known.clone());
    }
    if read.len() >= READ_MAX {
        read.clear();
    }
    let calendar = Arc::new(calendar(definition).ok()?);
    read.insert(definition.to_owned(), calendar.clone());
    Some(calendar)
}

/// What a clock measures: from opening until somebody takes it up, or until the service is restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measures {
    Response,
    Resolution,
}

/// A clock of a record, ready to be read: what a record page shows and explains.
#[derive(Debug)]
pub struct RecordClock {
    pub measures: Measures,
    /// The name of the agreement.
    pub agreement: String,
    /// The agreement's `sys_id`.
    pub agreement_id: String,
    /// Whether it is a promise to those who use the service, rather than between those who provide it.
    pub is_service_level: bool,
    pub target: Target,
    pub calendar: Arc<Calendar>,
    pub runs: Runs,
    /// Stopped because the record was cancelled: nothing was kept or missed.
    pub is_void: bool,
}

impl RecordClock {
    /// When it is due, and whether it was kept: none while that is open.
    pub fn outcome(&self, now: Timestamp) -> (Option<Timestamp>, Option<bool>) {
        let reading = Clock { runs: &self.runs, calendar: &self.calendar, target: Some(&self.target) }.read(now);
        let met = match reading.state {
            clock::State::Met if !self.is_void => Some(true),
            clock::State::Missed if !self.is_void => Some(false),
            _ => None,
        };
        (reading.due, met)
    }
}

/// The clocks of a record as they stood at an instant, and who held it until then.
#[derive(Debug)]
pub struct Clocks {
    /// The instant that they are looked at from.
    pub at: Timestamp,
    /// One for each agreement that was in force when the record was opened.
    pub clocks: Vec<RecordClock>,
    /// None for a record that nobody is asked to work on.
    pub held: Option<Held>,
}

/// Who held a record while it was to be resolved.
#[derive(Debug)]
pub struct Held {
    /// The hours of its resolution clock; without an agreement those of the service it hit, else round the clock.
    pub calendar: Arc<Calendar>,
    pub runs: Runs,
    pub holdings: Vec<Holding>,
}

impl Held {
    pub fn stretches(&self, now: Timestamp) -> Vec<Stretch> {
        held::stretches(&self.runs, &self.calendar, &self.holdings, now)
    }

    /// As far as they lie between two instants.
    pub fn within(&self, window: &Interval, now: Timestamp) -> Vec<Stretch> {
        held::within(&self.runs, &self.calendar, &self.holdings, window, now)
    }
}

/// The clocks of a record as it stands in the store, one for each agreement that was in force when it was opened.
pub fn of(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    record: &Record,
) -> Result<Vec<RecordClock>, Trouble> {
    Ok(as_at(store, dictionary, actor, words, record, &When::Now)?.clocks)
}

/// The clocks of a record as its history, its agreements and their calendars told at an instant.
pub fn as_at(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    record: &Record,
    when: &When,
) -> Result<Clocks, Trouble> {
    let at = instant_of(store, words, when)?;
    let mut source = store;
    let mut world = World::new(actor, at, dictionary, &mut source).seen_from(when);
    // By its stored values: the reader may not see every field that a clock depends on.
    let stored = world.record(&record.class, &record.sys_id);
    let clocks =
        stored.map_or_else(|| Clocks { at, clocks: Vec::new(), held: None }, |stored| told(&mut world, stored));
    match world.trouble {
        Some(trouble) => Err(trouble),
        None => Ok(clocks),
    }
}

/// Records whose clocks are read before the next are fetched.
const PORTION: usize = 200;

/// The clocks of every record that a query meets, one after the other; agreements, calendars and groups are read once for all of
/// them. Answers how many records there were.
pub fn each(
    store: &Store,
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    query: &Query,
    each: &mut dyn FnMut(&str, &Clocks) -> Result<(), Trouble>,
) -> Result<usize, Trouble> {
    let ids = actor.asks(dictionary, query, words)?.ids(&mut &*store, Page { limit: ROWS_MAX + 1, offset: 0 })?;
    if ids.len() as u64 > ROWS_MAX {
        return Err(Trouble::TooMuch(format!("This reads the clocks of more than {ROWS_MAX} records. Narrow it.")));
    }
    let at = instant_of(store, words, &query.as_at)?;
    // The window has words of its own, which know of no period.
    let when = match &query.as_at {
        When::PeriodEnd => When::Local(words.period_end()),
        when => when.clone(),
    };
    let mut source = store;
    let mut world = World::new(actor, at, dictionary, &mut source).seen_from(&when);
    for ids in ids.chunks(PORTION) {
        let some = ids.iter().map(|id| Operand::Datum(Datum::text(id))).collect();
        let stored = world.records(&Query::all(&query.register).and(Filter::test("sys_id", Check::In(some))));
        let mut stored: HashMap<String, Record> = stored.into_iter().map(|one| (one.sys_id.clone(), one)).collect();
        for id in ids {
            let Some(mut record) = stored.remove(id) else { continue };
            if record.class != query.register {
                // Asked as its parent, it has the parent's fields.
                let own = Query::all(&record.class).and(Filter::is("sys_id", id.as_str()));
                record = world.records(&own).pop().unwrap_or(record);
            }
            let clocks = told(&mut world, record);
            if let Some(trouble) = world.trouble.take() {
                return Err(trouble);
            }
            each(id, &clocks)?;
        }
    }
    Ok(ids.len())
}

/// What the history of a stored record tells.
fn told(world: &mut World<'_>, stored: Record) -> Clocks {
    let at = world.now;
    let Some(register) = world.dictionary.get(&stored.class).cloned() else {
        return Clocks { at, clocks: Vec::new(), held: None };
    };
    let row = stored.values.into_iter().map(|(name, cell)| (name, cell.datum)).collect();
    let versions = world.history(&register, &stored.sys_id);
    let course = stood(&register, &versions);
    let clocks = read(world, &register, &row, &course);
    let held = held_by(world, &register, &row, &clocks, &course, &versions);
    Clocks { at, clocks, held }
}

fn instant_of(store: &Store, words: &Words, when: &When) -> Result<Timestamp, Trouble> {
    let stamp = match words.when(when) {
        AsAt::Now => None,
        AsAt::Instant(stamp) => Some(stamp),
        AsAt::Revision(number) => store.revision(number)?.map(|revision| revision.at),
    };
    Ok(stamp.as_deref().and_then(Words::instant).unwrap_or(words.now))
}

fn held_by(
    world: &mut World<'_>,
    register: &Register,
    row: &BTreeMap<String, Datum>,
    clocks: &[RecordClock],
    course: &[Stood],
    versions: &[Version],
) -> Option<Held> {
    register.field(held::GROUP)?;
    let opened = moment(row, "opened_at")?;
    let resolution = |clock: &&RecordClock| clock.measures == Measures::Resolution;
    let promised = clocks.iter().filter(resolution).max_by_key(|clock| clock.is_service_level);
    let calendar = match promised {
        Some(clock) => clock.calendar.clone(),
        None => service_hours(world, row.get("business_service").and_then(Datum::as_text).unwrap_or_default()),
    };
    let runs = runs(opened, course, Measures::Resolution);
    Some(Held { calendar, runs, holdings: held::course(world, register, versions) })
}

fn service_hours(world: &mut World<'_>, service: &str) -> Arc<Calendar> {
    let service = world.record("cmdb_ci_service", service);
    let schedule = service.and_then(|service| service.datum("schedule").as_text().map(str::to_owned));
    let calendar = schedule.and_then(|schedule| calendar_of(world, &schedule));
    calendar.unwrap_or_else(|| Arc::new(Calendar::always_open(world.words().zone)))
}

/// The clocks of a record about to be saved: its history, and what it is from now on.
pub(crate) fn after(edit: &record::Edit, world: &mut World<'_>) -> Vec<RecordClock> {
    let register = edit.register.clone();
    let told = world.course.take();
    let is_told = told.is_some();
    let mut course = match told {
        Some(course) => course,
        None if edit.is_new() => Vec::new(),
        None => past(world, &register, &edit.id),
    };
    let known = course.len();
    course.extend(Stood::from(&register, world.now, &edit.after));
    let clocks = read(world, &register, &edit.after, &course);
    if is_told {
        course.truncate(known);
        world.course = Some(course);
    }
    clocks
}

fn read(
    world: &mut World<'_>,
    register: &Register,
    row: &BTreeMap<String, Datum>,
    course: &[Stood],
) -> Vec<RecordClock> {
    let Some(opened) = moment(row, "opened_at") else { return Vec::new() };
    let clock = |agreed: Agreed| RecordClock {
        runs: runs(opened, course, agreed.measures),
        is_void: course.last().is_some_and(|last| last.is_closed && last.ended(agreed.measures).is_none()),
        measures: agreed.measures,
        agreement: agreed.name,
        agreement_id: agreed.id,
        is_service_level: agreed.is_service_level,
        target: agreed.target,
        calendar: agreed.calendar,
    };
    agreements(world, register, row, opened).into_iter().map(clock).collect()
}

/// A record as it stood from an instant on, as far as clocks care.
#[derive(Clone)]
pub(crate) struct Stood {
    at: Timestamp,
    taken: Option<Timestamp>,
    restored: Option<Timestamp>,
    is_on_hold: bool,
    is_closed: bool,
    /// For explanations: `in progress`, `on hold (awaiting vendor)`.
    how: String,
}

/// By what a record is told how it stood.
const STOOD: [&str; 4] = ["state", "hold_reason", "work_start", "resolved_at"];

impl Stood {
    pub(crate) fn from(register: &Register, at: Timestamp, row: &BTreeMap<String, Datum>) -> Option<Self> {
        let state = register.state(row.get("state")?.as_text()?)?;
        let is_on_hold = state.name == "on_hold";
        let reason = row.get("hold_reason").and_then(Datum::as_text).filter(|_| is_on_hold);
        let choices = register.field("hold_reason").map(|field| field.kind.choices()).unwrap_or_default();
        let reason = reason.and_then(|value| choices.iter().find(|choice| choice.value == value));
        let how = match reason {
            Some(reason) => format!("{} ({})", state.label, reason.label).to_lowercase(),
            None => state.label.to_lowercase(),
        };
        let (taken, restored) = (moment(row, "work_start"), moment(row, "resolved_at"));
        Some(Self { at, taken, restored, is_on_hold, is_closed: state.closed, how })
    }

    fn ended(&self, measures: Measures) -> Option<Timestamp> {
        match measures {
            Measures::Response => self.taken,
            Measures::Resolution => self.restored,
        }
    }

    fn step(&self, measures: Measures) -> (Timestamp, Step, &str) {
        match self.ended(measures) {
            Some(at) => (at, Step::Stops, &self.how),
            None if self.is_closed => (self.at, Step::Stops, &self.how),
            None if self.is_on_hold => (self.at, Step::Pauses, &self.how),
            None => (self.at, Step::Runs, &self.how),
        }
    }
}

fn moment(row: &BTreeMap<String, Datum>, field: &str) -> Option<Timestamp> {
    row.get(field).and_then(Datum::as_text).and_then(Words::instant)
}

/// How a record has stood, as its committed versions tell.
fn past(world: &mut World<'_>, register: &Register, sys_id: &str) -> Vec<Stood> {
    stood(register, &world.history_of(register, sys_id, Some(&STOOD)))
}

fn stood(register: &Register, versions: &[Version]) -> Vec<Stood> {
    let stood = |version: &Version| Stood::from(register, Words::instant(&version.revision.at)?, &version.values);
    versions.iter().filter_map(stood).collect()
}

/// When a clock ran: from opening, not while the record was on hold, until it ended or was cancelled, and again from when it
/// was reopened.
fn runs(opened: Timestamp, course: &[Stood], measures: Measures) -> Runs {
    let mut steps = vec![(opened, Step::Runs, "opened")];
    for stood in course {
        let (at, step, how) = stood.step(measures);
        let at = at.max(opened);
        if step == Step::Stops {
            // The hour of the end is what was said last.
            steps.pop_if(|(_, last, _)| *last == Step::Stops);
        } else if steps.last().is_some_and(|(_, last, _)| *last == step) {
            continue;
        }
        // What happened after the end, before anybody said that it had ended, did not count.
        while steps.len() > 1 && steps.last().is_some_and(|(last, ..)| *last >= at) {
            steps.pop();
        }
        steps.push((at, step, how));
    }
    Runs::from_steps(steps)
}

/// The hours in which a record about to be saved counts: those of its service, else of what was agreed. Where there is neither
/// it counts round the clock, and nothing is out of hours.
pub(crate) fn hours(edit: &record::Edit, world: &mut World<'_>, service: &str) -> Arc<Calendar> {
    let service = world.record("cmdb_ci_service", service);
    let schedule = service.and_then(|service| service.datum("schedule").as_text().map(str::to_owned));
    let calendar = schedule.and_then(|id| calendar_of(world, &id)).or_else(|| agreed_hours(edit, world));
    calendar.unwrap_or_else(|| Arc::new(Calendar::always_open(jiff::tz::TimeZone::UTC)))
}

/// The hours of what was agreed for resolving a record about to be saved; none where nothing was.
fn agreed_hours(edit: &record::Edit, world: &mut World<'_>) -> Option<Arc<Calendar>> {
    let opened = moment(&edit.after, "opened_at")?;
    let agreed = agreements(world, &edit.register.clone(), &edit.after, opened);
    let resolution = agreed.into_iter().filter(|agreed| agreed.measures == Measures::Resolution);
    resolution.max_by_key(|agreed| agreed.is_service_level).map(|agreed| agreed.calendar)
}

struct Agreed {
    name: String,
    id: String,
    measures: Measures,
    is_service_level: bool,
    target: Target,
    calendar: Arc<Calendar>,
}

/// The agreements in force on the day it was opened whose condition a record meets. `row` may not be written yet, so the
/// condition is judged on values.
fn agreements(
    world: &mut World<'_>,
    register: &Register,
    row: &BTreeMap<String, Datum>,
    opened: Timestamp,
) -> Vec<Agreed> {
    if world.dictionary.get(AGREEMENTS).is_none() {
        return Vec::new();
    }
    let company = row.get("company").cloned().unwrap_or_default();
    let key = (register.name.clone(), company.as_text().unwrap_or_default().to_owned());
    // A retired agreement still judges what was opened while it was in force.
    let in_force = Filter::is("state", "active").or(Filter::is("state", "retired"));
    let filter = Filter::is("collection", register.name.as_str()).and(in_force);
    let day = opened.to_zoned(world.words().zone).date().to_string();
    let records = match world.agreed.remove(&key) {
        Some(records) => records,
        None => {
            // By the stored value: an agreement told of a time before its body was recorded is still that body's.
            let mut records = world.records(&Query::all(AGREEMENTS).and(filter).ordered("name", false));
            records.retain(|record| *record.datum("company") == company);
            records
        }
    };
    let agreements = records.iter().filter_map(|record| agreed(world, register, row, &day, record)).collect();
    world.agreed.insert(key, records);
    agreements
}

fn agreed(
    world: &mut World<'_>,
    register: &Register,
    row: &BTreeMap<String, Datum>,
    day: &str,
    record: &Record,
) -> Option<Agreed> {
    let text = |name: &str| record.datum(name).as_text().unwrap_or_default();
    let was_in_force = text("starts") <= day && (text("ends").is_empty() || day < text("ends"));
    if !was_in_force || !meets(world, register, row, text("applies_when")) {
        return None;
    }
    Some(Agreed {
        name: text("name").to_owned(),
        id: record.sys_id.clone(),
        measures: if text("measures") == "response" { Measures::Response } else { Measures::Resolution },
        is_service_level: text("type") == "SLA",
        target: Target::parse(text("target")).ok()?,
        calendar: calendar_of(world, text("schedule"))?,
    })
}

fn meets(world: &mut World<'_>, register: &Register, row: &BTreeMap<String, Datum>, condition: &str) -> bool {
    match world.dictionary.filter(&register.name, condition) {
        Ok(filter) => holds(world, register, row, &filter),
        Err(fault) => {
            world.trouble = Some(fault.into());
            false
        }
    }
}

/// Whether a condition can be judged on values alone: tests of the record's own fields, without an order among values.
pub(crate) fn can_judge(filter: &Filter) -> bool {
    let is_value = |operand: &Operand| matches!(operand, Operand::Datum(_) | Operand::Named(_));
    filter.tests().iter().all(|test| {
        test.path.0.len() == 1
            && match &test.check {
                Check::Is(operand) | Check::IsNot(operand) => is_value(operand),
                Check::In(list) | Check::NotIn(list) => list.iter().all(is_value),
                Check::Empty | Check::Filled => true,
                Check::Contains(_) | Check::StartsWith(_) | Check::EndsWith(_) => true,
                _ => false,
            }
    })
}

/// Judges a condition that [`can_judge`] has let pass.
pub(crate) fn holds(
    world: &mut World<'_>,
    register: &Register,
    row: &BTreeMap<String, Datum>,
    filter: &Filter,
) -> bool {
    let test = match filter {
        Filter::All(parts) => return parts.iter().all(|part| holds(world, register, row, part)),
        Filter::Any(parts) => return parts.iter().any(|part| holds(world, register, row, part)),
        Filter::Not(inner) => return !holds(world, register, row, inner),
        Filter::Test(test) => test,
    };
    let [name] = &test.path.0[..] else { return false };
    let field = register.field(name);
    let value = field.and_then(|field| row.get(&field.name)).cloned().unwrap_or_default();
    let to = field.and_then(|field| field.kind.leads_to());
    let text = || value.as_text().unwrap_or_default().to_lowercase();
    let mut is = |operand: &Operand| match (operand, to) {
        (Operand::Datum(datum), _) => *datum == value,
        (Operand::Named(known), Some(to)) => is_known_as(world, to, value.as_text().unwrap_or_default(), known),
        _ => false,
    };
    match &test.check {
        Check::Is(operand) => is(operand),
        Check::IsNot(operand) => !is(operand),
        Check::In(list) => list.iter().any(is),
        Check::NotIn(list) => !list.iter().any(is),
        Check::Empty => value.is_empty(),
        Check::Filled => !value.is_empty(),
        Check::Contains(part) => text().contains(&part.to_lowercase()),
        Check::StartsWith(part) => text().starts_with(&part.to_lowercase()),
        Check::EndsWith(part) => text().ends_with(&part.to_lowercase()),
        _ => false,
    }
}

fn is_known_as(world: &mut World<'_>, register: &str, sys_id: &str, name: &str) -> bool {
    let Some(found) = world.record(register, sys_id) else { return false };
    let known_by = world.dictionary.get(register).map(|r| r.known_by.clone()).unwrap_or_default();
    sys_id == name || known_by.iter().any(|way| found.shown(way).eq_ignore_ascii_case(name))
}
