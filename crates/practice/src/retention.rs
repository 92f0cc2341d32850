//! Retention: records whose time has come go, with proof, unless somebody holds them.
//!
//! A register's `keep` says how long, and from when it counts. What is kept for good never goes. Records go a portion at a time,
//! each portion a revision with its certificates, so that a run that was cut short is simply run again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use record::edit::{Edit, Handle, Relied, Ruling, holds};
use record::{Actor, Check, Draft, Filter, Kind, Operand, Page, Query, Record, Register, Trouble, Words};
use sha2::{Digest, Sha256};
use store::{Datum, SHARED, Writing};

use crate::desk::{Desk, NotSaved, Occasion};
use crate::erasure;
use crate::saving::{Saving, lineage};
use crate::world::World;
use crate::{Practice, Rule, attachment, journal};

pub const REGISTER: &str = "disposal";
pub const HOLDS: &str = "hold";
/// Records that go in one revision.
const PORTION: u64 = 100;

const COLLECTION: Handle<holds::Text> = Handle::new(HOLDS, "collection");
const CONDITION: Handle<holds::Text> = Handle::new(HOLDS, "condition");
const FROM_ON: Handle<holds::Day> = Handle::new(HOLDS, "from_on");
const UNTIL_ON: Handle<holds::Day> = Handle::new(HOLDS, "until_on");
const CHECKS: &[Relied] = &[COLLECTION.relied(), CONDITION.relied(), FROM_ON.relied(), UNTIL_ON.relied()];

pub const PRACTICE: Practice = Practice {
    register: REGISTER,
    relies_on: &[],
    follows: &[],
    rules: &[Rule { says: "A certificate of disposal is never altered.", keep: erasure::stays }],
};

pub const HOLDING: Practice = Practice {
    register: HOLDS,
    relies_on: CHECKS,
    follows: &[],
    rules: &[
        Rule { says: "A hold names records that can be found.", keep: can_be_found },
        Rule { says: "A hold does not end before it begins.", keep: ends_after },
    ],
};

fn can_be_found(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let (name, condition) = (edit.text(COLLECTION).to_owned(), edit.text(CONDITION).to_owned());
    if let Err(message) = world.dictionary.find(&name) {
        return edit.refuse(COLLECTION, message);
    }
    match world.dictionary.filter(&name, &condition) {
        Ok(_) => Ok(()),
        Err(fault) => edit.refuse(CONDITION, fault.message),
    }
}

fn ends_after(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if edit.has(UNTIL_ON) && edit.text(UNTIL_ON) < edit.text(FROM_ON) {
        return edit.refuse(UNTIL_ON, "This is before it begins.");
    }
    Ok(())
}

/// What was disposed of in one register, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disposal {
    pub register: String,
    pub table: String,
    pub rule: String,
    /// What the rule counts from lies before this day.
    pub before: String,
    pub records: u64,
    pub versions: u64,
    pub entries: u64,
    pub files: u64,
    pub certificates: Vec<String>,
    /// Records that were skipped, by the number of the hold.
    pub held: BTreeMap<String, u64>,
}

/// A portion that was looked at.
#[derive(Default)]
struct Portion {
    seen: u64,
    held: BTreeMap<String, u64>,
    done: Disposal,
}

/// When the time of a register's records has come.
struct Due {
    filter: Filter,
    before: Date,
    /// The field from which it counts.
    from: String,
}

impl Desk {
    /// Disposes of every record of the actor's bodies whose time has come; only tries it out unless `keep`. `told` hears of each register
    /// in which there was one.
    pub fn dispose(
        &self,
        on: Occasion<'_>,
        keep: bool,
        told: &mut dyn FnMut(&Disposal),
    ) -> Result<Vec<Disposal>, NotSaved> {
        erasure::may_erase(self, on.actor, REGISTER)?;
        let mut all = Vec::new();
        let registers: Vec<Arc<Register>> = self.dictionary.registers().cloned().collect();
        for register in registers {
            let Some(due) = due(&register, &Words::new(on.now, "retention", on.actor.bodies.clone())) else { continue };
            let (rule, table) = (register.keep.sentence.clone(), register.root.clone());
            let (name, before) = (register.name.clone(), due.before.to_string());
            let mut sum = Disposal { register: name, table, rule, before, ..Disposal::default() };
            let mut skip = 0;
            loop {
                let portion = self.judged(on, keep, |writing| self.portion(on, writing, &register, &due, skip))?;
                let held: u64 = portion.seen - portion.done.records;
                skip += if keep { held } else { portion.seen };
                sum.add(portion.done);
                for (hold, count) in portion.held {
                    *sum.held.entry(hold).or_default() += count;
                }
                if portion.seen < PORTION {
                    break;
                }
            }
            if sum.records > 0 || !sum.held.is_empty() {
                told(&sum);
                all.push(sum);
            }
        }
        Ok(all)
    }

    fn portion(
        &self,
        on: Occasion<'_>,
        writing: &mut Writing<'_>,
        register: &Arc<Register>,
        due: &Due,
        skip: u64,
    ) -> Result<Portion, NotSaved> {
        let program = on.actor.program();
        let on = Occasion { actor: &program, ..on };
        let words = Words::new(on.now, &program.id, program.bodies.clone());
        let query = Query::all(&register.name)
            .and(Filter::is("sys_class_name", register.name.as_str()))
            .and(due.filter.clone())
            .ordered(&due.from, false);
        let page = Page { limit: PORTION, offset: skip };
        let found = program.asks(&self.dictionary, &query, &words)?.stored(writing, page)?;
        let mut portion = Portion { seen: found.len() as u64, ..Portion::default() };
        let held = self.held(&program, writing, register, &found, &words)?;
        let mut bodies: BTreeMap<String, Vec<Record>> = BTreeMap::new();
        for one in found {
            match held.get(&one.sys_id) {
                Some(hold) => *portion.held.entry(hold.clone()).or_default() += 1,
                None => bodies.entry(text(&one, "company").to_owned()).or_default().push(one),
            }
        }
        for (company, records) in bodies {
            let done = self.dispose_of(on, writing, register, due, &company, &records)?;
            portion.done.add(done);
        }
        Ok(portion)
    }

    /// Which of these records are held, and by which hold. A hold whose condition can no longer be read holds all of its register.
    pub(crate) fn held(
        &self,
        program: &Actor,
        writing: &mut Writing<'_>,
        register: &Arc<Register>,
        found: &[Record],
        words: &Words,
    ) -> Result<BTreeMap<String, String>, NotSaved> {
        let today = words.today().to_string();
        let (now, is_open) = (|| Operand::Datum(Datum::text(&today)), Filter::test("until_on", Check::Empty));
        let query = Query::all(HOLDS)
            .and(Filter::is("state", "placed"))
            .and(Filter::test("from_on", Check::AtMost(now())))
            .and(is_open.or(Filter::test("until_on", Check::AtLeast(now()))));
        let line = lineage(&self.dictionary, register);
        let mut held = BTreeMap::new();
        for hold in program.asks(&self.dictionary, &query, words)?.stored(writing, Page::ALL)? {
            let (body, number) = (text(&hold, "company"), hold.shown("number").to_owned());
            let in_reach: Vec<&Record> =
                found.iter().filter(|one| body == SHARED || text(one, "company") == body).collect();
            if in_reach.is_empty() || !line.iter().any(|name| name == text(&hold, "collection")) {
                continue;
            }
            let ids: BTreeSet<String> = match self.dictionary.filter(&register.name, text(&hold, "condition")) {
                Ok(filter) => {
                    let ids = in_reach.iter().map(|one| Operand::Datum(Datum::text(&one.sys_id))).collect();
                    let query = Query::all(&register.name).and(filter).and(Filter::test("sys_id", Check::In(ids)));
                    program.asks(&self.dictionary, &query, words)?.ids(writing, Page::ALL)?.into_iter().collect()
                }
                Err(_) => in_reach.iter().map(|one| one.sys_id.clone()).collect(),
            };
            for id in ids {
                held.entry(id).or_insert_with(|| number.clone());
            }
        }
        Ok(held)
    }

    /// Records of one body, with all that belongs to them, and the certificate.
    fn dispose_of(
        &self,
        on: Occasion<'_>,
        writing: &mut Writing<'_>,
        register: &Register,
        due: &Due,
        company: &str,
        records: &[Record],
    ) -> Result<Disposal, NotSaved> {
        let mut done = Disposal { records: records.len() as u64, ..Disposal::default() };
        let file_fields = register.fields.values().filter(|field| field.kind == Kind::File);
        let file_fields: Vec<&str> = file_fields.map(|field| field.name.as_str()).collect();
        let (mut hashes, mut days) = (Vec::new(), Vec::new());
        for record in records {
            let mut files = erasure::files(writing, register, &record.sys_id, &file_fields)?;
            for hanging in attachment::of(self, on, writing, register, &record.sys_id)? {
                let known = self.dictionary.find(attachment::REGISTER).map_err(Trouble::NotFound)?;
                files.extend(erasure::files(writing, known, &hanging, &["content"])?);
                writing.dispose(attachment::REGISTER, &hanging)?;
            }
            for entry in self.entries(on, writing, &record.sys_id, None)? {
                writing.dispose(journal::REGISTER, &entry)?;
                done.entries += 1;
            }
            done.versions += writing.dispose(&register.root, &record.sys_id)?;
            done.files += self.erase_files(writing, company, files)?;
            let number = Some(record.shown("number")).filter(|number| !number.is_empty()).unwrap_or(&record.sys_id);
            hashes.push(hash_of(company, &register.name, number));
            days.extend(text(record, &due.from).get(..10).map(str::to_owned));
        }
        hashes.sort();
        let mut certificate = Draft::new(REGISTER)
            .with("company", company)
            .with("collection", &register.name)
            .with("rule", &register.keep.sentence)
            .with("counted_to", due.before.to_string())
            .with("disposed", done.records.to_string())
            .with("versions", done.versions.to_string())
            .with("entries", done.entries.to_string())
            .with("files", done.files.to_string())
            .with("hashes", hashes.join("\n"))
            .with("decided_by", &on.actor.name);
        for (field, day) in [("first_on", days.iter().min()), ("last_on", days.iter().max())] {
            certificate = certificate.with(field, day.cloned().unwrap_or_default());
        }
        done.certificates.extend(Saving::new(self, on, writing).save(&certificate, 0)?.number);
        Ok(done)
    }
}

impl Disposal {
    fn add(&mut self, more: Disposal) {
        self.records += more.records;
        self.versions += more.versions;
        self.entries += more.entries;
        self.files += more.files;
        self.certificates.extend(more.certificates);
    }
}

/// By which whoever knows a number finds it on a certificate: SHA-256 of body, register and number with slashes between them.
pub fn hash_of(company: &str, register: &str, number: &str) -> String {
    hex::encode(Sha256::digest(format!("{company}/{register}/{number}")))
}

fn text<'r>(record: &'r Record, field: &str) -> &'r str {
    record.datum(field).as_text().unwrap_or_default()
}

/// None for what is kept for good.
fn due(register: &Register, words: &Words) -> Option<Due> {
    let before = words.today().checked_sub(i64::from(register.keep.months?).months()).ok()?;
    let earlier = |field: &str, limit: String| Filter::test(field, Check::Less(Operand::Datum(Datum::Text(limit))));
    let instant = words.local(before.to_datetime(jiff::civil::Time::midnight()));
    let after = register.keep.after.as_deref();
    let (filter, from) = match after.map(|after| (after, register.field(after), register.states.get(after))) {
        Some((after, Some(field), _)) if field.kind == Kind::Date => (earlier(after, before.to_string()), after),
        Some((after, Some(_), _)) => (earlier(after, instant), after),
        // Not before it was last written: so never too early.
        Some((_, None, Some(state))) => {
            (earlier("sys_updated_on", instant).and(Filter::is("state", state.value.as_str())), "sys_updated_on")
        }
        Some((_, None, None)) => return None,
        None => (earlier("sys_created_on", instant), "sys_created_on"),
    };
    Some(Due { filter, before, from: from.to_owned() })
}
