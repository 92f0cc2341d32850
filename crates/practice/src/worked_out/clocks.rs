//! How tasks stand towards what was agreed: `task_sla`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use clock::{Clock, State, Step};
use jiff::Timestamp;
use record::{Check, Filter, Kind, Operand, Page, Path, Query, Record, Test, Trouble, Words};
use sha2::{Digest, Sha256};
use store::{Datum, NewRow, SHARED, Store};

use super::{CLOCKS, Working, Written, company, new_row, stamp};
use crate::clocks::{self, AGREEMENTS, RecordClock};

const TASKS: &str = "task";
/// Tasks whose clocks one question is answered from.
const TASKS_MAX: usize = 1_000;
/// Agreements by which an identifier is taken apart.
const AGREEMENTS_MAX: u64 = 1_000;
/// References that are followed from a clock: its task, whom that is assigned to, and where they work.
const STEPS: usize = 3;
/// Records that are copied beside clocks, so that conditions and columns reach them.
const COPIED_MAX: usize = 20_000;
/// Records that are fetched at a time.
const PORTION: usize = 500;

impl Working<'_> {
    pub(super) fn clocks(&self) -> Result<Store, Trouble> {
        let agreements = self.by_id(AGREEMENTS, None)?;
        let wanted = Query::all(TASKS).and(self.tasks(&agreements));
        let page = Page { limit: TASKS_MAX as u64 + 1, offset: 0 };
        let ids = self.actor.asks(self.dictionary, &wanted, self.words)?.ids(&mut &*self.store, page)?;
        if ids.len() > TASKS_MAX {
            return Err(Trouble::TooMuch(format!(
                "This asks for the clocks of more than {TASKS_MAX} tasks. Narrow it: by task=…, task.number…, task.opened_at>…, \
                 task.assignment_group=…, task.sys_class_name=… or active=true."
            )));
        }
        let ids: Vec<Operand> = ids.into_iter().map(|id| Operand::Datum(Datum::Text(id))).collect();
        let tasks: HashMap<String, Record> = self.by_id(TASKS, Some(&ids))?;
        let query = Query::all(TASKS).and(Filter::test("sys_id", Check::In(ids)));
        let now = self.words.now;
        let (mut rows, mut used) = (Vec::new(), BTreeSet::new());
        clocks::each(self.store, self.dictionary, self.actor, self.words, &query, &mut |id, clocks| {
            let Some(task) = tasks.get(id) else { return Ok(()) };
            for clock in &clocks.clocks {
                let agreement = agreements.get(&clock.agreement_id);
                let schedule = agreement.map_or(Datum::Null, |one| one.datum("schedule").clone());
                let mut values = reading(clock, now);
                values.push(("task".to_owned(), Datum::text(id)));
                values.push(("sla".to_owned(), Datum::text(&clock.agreement_id)));
                values.push(("schedule".to_owned(), schedule));
                rows.push(new_row(CLOCKS, crossed(id, &clock.agreement_id), &company(task), values));
                used.insert(clock.agreement_id.clone());
            }
            Ok(())
        })?;
        let used = agreements.into_values().filter(|one| used.contains(&one.sys_id));
        rows.extend(self.with_what_they_refer_to(tasks.into_values().chain(used).collect())?);
        self.kept(vec![Written { stamp: stamp(&Words::stamp(now), "guildhall"), rows }])
    }

    /// Tasks that may have a clock that meets the query: more than do, never fewer.
    fn tasks(&self, agreements: &HashMap<String, Record>) -> Filter {
        let collections: BTreeSet<&str> =
            agreements.values().filter_map(|one| one.datum("collection").as_text()).collect();
        let collections = collections.into_iter().map(|name| Operand::Datum(Datum::text(name))).collect();
        let mut of = Filter::test("sys_class_name", Check::In(collections));
        for test in self.demanded() {
            let path: Vec<&str> = test.path.0.iter().map(String::as_str).collect();
            let narrowed = match (&path[..], &test.check) {
                (["task"], Check::Is(operand)) => itself(operand),
                (["task"], Check::In(list)) => Filter::Any(list.iter().map(itself).collect()),
                (["task"], check) => Filter::test("sys_id", check.clone()),
                (["task", rest @ ..], check) => {
                    let path = Path(rest.iter().map(|step| (*step).to_owned()).collect());
                    Filter::Test(Test { path, check: check.clone() })
                }
                // A clock that still runs or waits is that of a task that is not over.
                (["active"], Check::Is(Operand::Datum(Datum::Int(1)))) => Filter::is("active", 1),
                // It begins when its task was opened.
                (["start_time"], check @ (Check::Less(_) | Check::AtMost(_) | Check::More(_) | Check::AtLeast(_))) => {
                    Filter::test("opened_at", check.clone())
                }
                _ => continue,
            };
            of = of.and(narrowed);
        }
        match self.named("sys_id") {
            Some(ids) => {
                let tasks = ids.iter().flat_map(|id| agreements.keys().map(|agreement| crossed(id, agreement)));
                // A client may have chosen an identifier in capitals.
                let either = tasks.flat_map(|id| [id.to_ascii_uppercase(), id]);
                of.and(Filter::test("sys_id", Check::In(either.map(|id| Operand::Datum(Datum::Text(id))).collect())))
            }
            None => of,
        }
    }

    /// Records by their stored values, by the program's rights: what they are copied for has rights of its own.
    fn by_id(&self, register: &str, ids: Option<&[Operand]>) -> Result<HashMap<String, Record>, Trouble> {
        let program = self.actor.program();
        let read = |query: &Query, limit: u64| {
            let permitted = program.asks(self.dictionary, query, self.words)?;
            permitted.stored(&mut &*self.store, Page { limit, offset: 0 })
        };
        let mut found = Vec::new();
        match ids {
            None => found = read(&Query::all(register), AGREEMENTS_MAX)?,
            Some(ids) => {
                for some in ids.chunks(PORTION) {
                    let these = Query::all(register).and(Filter::test("sys_id", Check::In(some.to_vec())));
                    found.extend(read(&these, PORTION as u64)?);
                }
            }
        }
        Ok(found.into_iter().map(|record| (record.sys_id.clone(), record)).collect())
    }

    /// Copies of records, of those that they refer to, and so on: a condition or a column may reach through references.
    fn with_what_they_refer_to(&self, first: Vec<Record>) -> Result<Vec<NewRow>, Trouble> {
        let mut known: BTreeSet<String> = first.iter().map(|record| record.sys_id.clone()).collect();
        let (mut rows, mut at) = (Vec::new(), first);
        for step in 0..=STEPS {
            rows.extend(at.iter().map(|record| self.copied(record)));
            let mut next: BTreeMap<String, Vec<Operand>> = BTreeMap::new();
            for record in at.drain(..).filter(|_| step < STEPS) {
                let Some(register) = self.dictionary.get(&record.class) else { continue };
                let references = register.fields.values().filter_map(|field| Some((field, field.kind.leads_to()?)));
                for (field, to) in references {
                    let id = record.datum(&field.name).as_text().unwrap_or_default();
                    if !matches!(id, "" | SHARED) && known.len() < COPIED_MAX && known.insert(id.to_owned()) {
                        next.entry(to.to_owned()).or_default().push(Operand::Datum(Datum::text(id)));
                    }
                }
            }
            for (register, ids) in next {
                at.extend(self.by_id(&register, Some(&ids))?.into_values());
            }
        }
        Ok(rows)
    }

    fn copied(&self, record: &Record) -> NewRow {
        let register = self.dictionary.get(&record.class);
        let root = register.map_or(&record.class, |register| &register.root);
        let is_open = |name: &str| {
            let field = register.and_then(|register| register.field(name));
            !record::dictionary::is_system(name) && field.is_some_and(|field| field.kind != Kind::Secret)
        };
        let values = record.values.iter().filter(|(name, _)| is_open(name));
        let values = values.map(|(name, cell)| (name.clone(), cell.datum.clone())).collect();
        let row = new_row(&record.class, record.sys_id.clone(), &company(record), values);
        NewRow { table: root.clone(), ..row }
    }
}

/// A task by its identifier, or by its number where somebody writes that.
fn itself(operand: &Operand) -> Filter {
    match operand {
        Operand::Named(name) => Filter::is("number", name.as_str()).or(Filter::is("sys_id", name.as_str())),
        other => Filter::test("sys_id", Check::Is(other.clone())),
    }
}

/// The identifier of a clock from those of its task and its agreement. With the agreement's it gives the task's back, so that a
/// clock is found by its own.
fn crossed(one: &str, agreement: &str) -> String {
    let digest = Sha256::digest(format!("{CLOCKS} {agreement}"));
    match hex::decode(one) {
        Ok(bytes) if bytes.len() == 16 => {
            hex::encode(bytes.iter().zip(digest).map(|(byte, other)| byte ^ other).collect::<Vec<u8>>())
        }
        _ => hex::encode(Sha256::digest(format!("{one} {agreement}")))[..32].to_owned(),
    }
}

/// How a clock stands now, as a row.
fn reading(clock: &RecordClock, now: Timestamp) -> Vec<(String, Datum)> {
    let reading = Clock { runs: &clock.runs, calendar: &clock.calendar, target: Some(&clock.target) }.read(now);
    let moment = |at: Option<Timestamp>| at.map_or(Datum::Null, |at| Datum::text(Words::stamp(at)));
    let stopped = matches!(reading.state, State::Met | State::Missed);
    let is_late = matches!(reading.state, State::Missed | State::Overdue) && !clock.is_void;
    let stage = match reading.state {
        _ if clock.is_void => "cancelled",
        State::Missed => "breached",
        State::Met => "achieved",
        State::Paused => "paused",
        _ => "in_progress",
    };
    let end = if stopped || clock.is_void { clock.runs.as_at(now).0.end() } else { None };
    // Decimals are kept in ten-thousandths.
    let share = reading.target.filter(|target| *target > 0).map(|target| reading.used * 100 * 10_000 / target);
    let share = share.map_or(Datum::Null, Datum::Int);
    let left = reading.left.map_or(Datum::Null, |left| Datum::Int(left.max(0)));
    let due_in = reading.due.filter(|_| !stopped).map(|due| due.duration_since(now).as_secs().max(0));
    let flag = |is: bool| Datum::Int(i64::from(is));
    let stretches = clock.runs.stretches(now);
    let pauses = stretches.iter().filter(|(_, step, _)| *step == Step::Pauses).map(|(stretch, ..)| stretch);
    let waited: i64 = pauses.map(|stretch| stretch.to.duration_since(stretch.from).as_secs()).sum();
    let waits_since = stretches.last().filter(|(_, step, _)| *step == Step::Pauses).map(|(stretch, ..)| stretch.from);
    let zone = clock.calendar.zone().iana_name().map_or(Datum::Null, Datum::text);
    [
        ("stage", Datum::text(stage)),
        ("active", flag(!stopped && !clock.is_void)),
        ("has_breached", flag(is_late)),
        ("start_time", moment(reading.started)),
        ("end_time", moment(end)),
        ("planned_end_time", moment(reading.due)),
        ("duration", Datum::Int(reading.elapsed)),
        ("business_duration", Datum::Int(reading.inside)),
        ("pause_duration", Datum::Int(waited)),
        ("pause_time", moment(waits_since)),
        ("time_left", due_in.map_or(Datum::Null, Datum::Int)),
        ("business_time_left", left),
        ("percentage", share.clone()),
        ("business_percentage", share),
        ("timezone", zone),
    ]
    .map(|(name, datum)| (name.to_owned(), datum))
    .to_vec()
}
