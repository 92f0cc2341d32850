//! Registers whose records nobody keeps: they are worked out from others when somebody asks, of the records that the query names.
//! What was worked out stands in a small store of its own, so that any query, order, page or count is answered as of every other
//! register, by the same rights.

use std::collections::BTreeSet;

use clock::{Clock, State};
use jiff::Timestamp;
use record::{
    Actor, Check, Dictionary, Filter, Operand, Page, Path, Permitted, Query, Record, Trouble, Words, history,
};
use sha2::{Digest, Sha256};
use store::{Bodies, Datum, NewRow, Schema, Stamp, Store, StoreError, Writing};

use crate::clocks;

const CHANGES: &str = "sys_audit";
const CLOCKS: &str = "task_sla";
const TASKS: &str = "task";
const AGREEMENTS: &str = "contract_sla";
const SCHEDULES: &str = "cmn_schedule";
/// Records that one question is worked out of.
const RECORDS_MAX: u64 = 200;

/// Whether the records of this register are worked out.
pub fn is(register: &str) -> bool {
    matches!(register, CHANGES | CLOCKS)
}

/// Where the answer to a permitted query stands: the store itself, or what is worked out for this one question.
pub fn store(store: &Store, permitted: &Permitted) -> Result<Store, Trouble> {
    let working = Working {
        store,
        dictionary: permitted.dictionary(),
        actor: permitted.actor(),
        words: permitted.words(),
        permitted,
    };
    match permitted.register().name.as_str() {
        CHANGES => working.changes(),
        CLOCKS => working.clocks(),
        _ => Ok(store.clone()),
    }
}

struct Working<'a> {
    store: &'a Store,
    dictionary: &'a Dictionary,
    actor: &'a Actor,
    words: &'a Words,
    permitted: &'a Permitted,
}

/// Rows of one instant, by whoever made them so.
struct Written {
    stamp: Stamp,
    rows: Vec<NewRow>,
}

impl Working<'_> {
    /// What every part of the condition must meet.
    fn demanded(&self) -> Vec<&record::Test> {
        fn parts(filter: &Filter) -> Vec<&record::Test> {
            match filter {
                Filter::All(all) => all.iter().flat_map(parts).collect(),
                Filter::Any(one) if one.len() == 1 => parts(&one[0]),
                Filter::Test(test) => vec![test],
                _ => Vec::new(),
            }
        }
        parts(&self.permitted.query().filter)
    }

    fn changes(&self) -> Result<Store, Trouble> {
        let named =
            |field: &str| self.demanded().into_iter().filter(move |test| test.path == Path::of(field)).find_map(values);
        let Some(ids) = named("documentkey") else {
            return Err(Trouble::TooMuch("Say of which records: documentkey=… or documentkeyIN….".into()));
        };
        if ids.len() as u64 > RECORDS_MAX {
            return Err(Trouble::TooMuch(format!("This asks for the changes of more than {RECORDS_MAX} records.")));
        }
        let tables = named("tablename");
        let mut written = Vec::new();
        for id in ids {
            let Some(record) = self.find(&id, tables.as_deref())? else { continue };
            written.extend(self.changes_of(&record)?);
        }
        self.kept(written)
    }

    /// The record of this identifier, in one of these registers if they are named.
    fn find(&self, id: &str, tables: Option<&[String]>) -> Result<Option<Record>, Trouble> {
        let roots: BTreeSet<&str> = match tables {
            Some(tables) => tables.iter().map(String::as_str).collect(),
            None => self.dictionary.registers().map(|register| register.root.as_str()).collect(),
        };
        for name in roots.into_iter().filter(|name| !is(name)) {
            let query = Query::all(name).and(Filter::is("sys_id", id));
            let permitted = match self.actor.asks(self.dictionary, &query, self.words) {
                Ok(permitted) => permitted,
                Err(Trouble::NotAllowed(_) | Trouble::NotFound(_)) => continue,
                Err(trouble) => return Err(trouble),
            };
            if let Some(record) = permitted.record(&mut &*self.store)? {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }

    /// A row for each field of each version, by the rights of whoever reads the history.
    fn changes_of(&self, record: &Record) -> Result<Vec<Written>, Trouble> {
        let steps = history::of(self.store, self.dictionary, self.actor, self.words, &record.class, &record.sys_id)?;
        let company = self.company(record);
        let written = steps.into_iter().enumerate().map(|(version, step)| {
            let row = |change: history::Change| {
                let name = format!("{} {} {}", record.sys_id, step.revision, change.field);
                let reason: String = step.why.chars().take(record::value::LINE_CHARS_MAX).collect();
                let values = vec![
                    ("tablename".to_owned(), Datum::text(&record.class)),
                    ("documentkey".to_owned(), Datum::text(&record.sys_id)),
                    ("fieldname".to_owned(), Datum::text(&change.field)),
                    ("oldvalue".to_owned(), plain(&change.before)),
                    ("newvalue".to_owned(), plain(&change.after)),
                    ("user".to_owned(), Datum::text(&step.actor)),
                    ("reason".to_owned(), Datum::text(reason)),
                    ("record_checkpoint".to_owned(), Datum::Int(i64::try_from(version).unwrap_or(i64::MAX))),
                    ("internal_checkpoint".to_owned(), Datum::text(step.revision.to_string())),
                ];
                new_row(CHANGES, identifier(CHANGES, &name), &company, values)
            };
            let rows = step.changes.iter().cloned().map(row).collect();
            Written { stamp: stamp(&step.at, &step.actor), rows }
        });
        Ok(written.collect())
    }

    fn company(&self, record: &Record) -> String {
        record.datum("company").as_text().unwrap_or(store::SHARED).to_owned()
    }

    fn clocks(&self) -> Result<Store, Trouble> {
        let mut of = Filter::TRUE;
        for test in self.demanded().into_iter().filter(|test| test.path.0[0] == "task") {
            of = of.and(match (&test.path.0[1..], &test.check) {
                ([], Check::Is(operand)) => itself(operand),
                ([], Check::In(list)) => Filter::Any(list.iter().map(itself).collect()),
                ([], check) => Filter::test("sys_id", check.clone()),
                (rest, check) => Filter::Test(record::Test { path: Path(rest.to_vec()), check: check.clone() }),
            });
        }
        if of == Filter::TRUE {
            return Err(Trouble::TooMuch("Say of which tasks: task=… or task.number=….".into()));
        }
        let page = Page { limit: RECORDS_MAX + 1, offset: 0 };
        let query = Query::all(TASKS).and(of);
        let tasks = self.actor.asks(self.dictionary, &query, self.words)?.rows(&mut &*self.store, &[], page)?;
        if tasks.len() as u64 > RECORDS_MAX {
            return Err(Trouble::TooMuch(format!("This asks for the clocks of more than {RECORDS_MAX} tasks.")));
        }
        let now = self.words.now;
        let mut rows = Vec::new();
        let mut referred: BTreeSet<(String, String)> = BTreeSet::new();
        for task in tasks {
            let Some(record) = self.whole(&task.class, &task.sys_id)? else { continue };
            referred.insert((task.class.clone(), task.sys_id.clone()));
            for clock in clocks::of(self.store, self.dictionary, self.actor, self.words, &record)? {
                let agreement = self.whole(AGREEMENTS, &clock.agreement_id)?;
                let schedule = agreement.as_ref().and_then(|one| one.datum("schedule").as_text()).map(str::to_owned);
                referred.insert((AGREEMENTS.to_owned(), clock.agreement_id.clone()));
                referred.extend(schedule.iter().map(|id| (SCHEDULES.to_owned(), id.clone())));
                let mut values = reading(&clock, now);
                values.push(("task".to_owned(), Datum::text(&task.sys_id)));
                values.push(("sla".to_owned(), Datum::text(&clock.agreement_id)));
                values.push(("schedule".to_owned(), schedule.map_or(Datum::Null, |id| Datum::text(&id))));
                let id = identifier(CLOCKS, &format!("{} {}", task.sys_id, clock.agreement_id));
                rows.push(new_row(CLOCKS, id, &self.company(&record), values));
            }
        }
        for (class, id) in referred {
            if let Some(record) = self.whole(&class, &id)? {
                rows.push(self.copied(&record));
            }
        }
        self.kept(vec![Written { stamp: stamp(&Words::stamp(now), "guildhall"), rows }])
    }

    /// A record by its stored values, by the program's rights: what it is copied for has rights of its own.
    fn whole(&self, class: &str, id: &str) -> Result<Option<Record>, Trouble> {
        let query = Query::all(class).and(Filter::is("sys_id", id));
        let permitted = self.actor.program().asks(self.dictionary, &query, self.words)?;
        Ok(permitted.stored(&mut &*self.store, Page::ONE)?.pop())
    }

    fn copied(&self, record: &Record) -> NewRow {
        let root = self.dictionary.get(&record.class).map_or(&record.class, |register| &register.root);
        let values = record.values.iter().filter(|(name, _)| !record::dictionary::is_system(name));
        let values = values.map(|(name, cell)| (name.clone(), cell.datum.clone())).collect();
        let row = new_row(&record.class, record.sys_id.clone(), &self.company(record), values);
        NewRow { table: root.clone(), ..row }
    }

    /// A store that holds these rows and nothing else; every table is there, for a condition may reach through references.
    fn kept(&self, written: Vec<Written>) -> Result<Store, Trouble> {
        let store = Store::sqlite_in_memory()?;
        let mut schema = self.dictionary.schema();
        bare(&mut schema);
        store.sync(&schema)?;
        let companies = written.iter().flat_map(|one| &one.rows).map(|row| row.company.clone());
        let bodies = Bodies::of(companies.chain(self.actor.bodies.iter().map(str::to_owned)));
        let mut written = written.into_iter().filter(|one| !one.rows.is_empty());
        let Some(first) = written.next() else { return Ok(store) };
        store.write(&bodies, &first.stamp.clone(), |writing: &mut Writing<'_>| -> Result<(), StoreError> {
            first.rows.into_iter().try_for_each(|row| writing.insert(row))?;
            for one in written {
                writing.turn(&one.stamp)?;
                one.rows.into_iter().try_for_each(|row| writing.insert(row))?;
            }
            Ok(())
        })?;
        Ok(store)
    }
}

/// A task by its identifier, or by its number where somebody writes that.
fn itself(operand: &Operand) -> Filter {
    match operand {
        Operand::Named(name) => Filter::is("number", name.as_str()).or(Filter::is("sys_id", name.as_str())),
        other => Filter::test("sys_id", Check::Is(other.clone())),
    }
}

/// So few rows need no index, and making one costs more than it spares.
fn bare(schema: &mut Schema) {
    for table in &mut schema.tables {
        table.columns.iter_mut().for_each(|column| column.indexed = false);
        table.periods.clear();
        table.narrowing.clear();
        table.pairs.clear();
    }
}

/// The values that a test holds a field to.
fn values(test: &record::Test) -> Option<Vec<String>> {
    let value = |operand: &Operand| match operand {
        Operand::Datum(Datum::Text(text)) => Some(text.clone()),
        _ => None,
    };
    match &test.check {
        Check::Is(operand) => Some(vec![value(operand)?]),
        Check::In(list) => list.iter().map(value).collect(),
        _ => None,
    }
}

/// A stored value as text; whole numbers as digits.
fn plain(datum: &Datum) -> Datum {
    match datum {
        Datum::Int(number) => Datum::text(number.to_string()),
        other => other.clone(),
    }
}

fn new_row(class: &str, sys_id: String, company: &str, values: Vec<(String, Datum)>) -> NewRow {
    NewRow { table: class.into(), class: class.into(), sys_id, company: company.into(), values }
}

fn stamp(at: &str, actor: &str) -> Stamp {
    Stamp { at: at.into(), actor: actor.into(), why: String::new(), request: "worked out".into() }
}

fn identifier(class: &str, name: &str) -> String {
    hex::encode(Sha256::digest(format!("{class} {name}")))[..32].to_owned()
}

/// How a clock stands now, as a row.
fn reading(clock: &clocks::RecordClock, now: Timestamp) -> Vec<(String, Datum)> {
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
    [
        ("stage", Datum::text(stage)),
        ("active", flag(!stopped && !clock.is_void)),
        ("has_breached", flag(is_late)),
        ("start_time", moment(reading.started)),
        ("end_time", moment(end)),
        ("planned_end_time", moment(reading.due)),
        ("duration", Datum::Int(reading.elapsed)),
        ("business_duration", Datum::Int(reading.inside)),
        ("time_left", due_in.map_or(Datum::Null, Datum::Int)),
        ("business_time_left", left),
        ("percentage", share.clone()),
        ("business_percentage", share),
    ]
    .map(|(name, datum)| (name.to_owned(), datum))
    .to_vec()
}
