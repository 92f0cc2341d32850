//! From rows to records: through the desk, as one revision, or not at all.

use std::collections::{BTreeSet, HashMap};

use practice::desk::{Judged, Occasion};
use practice::{Desk, NotSaved, Saved};
use record::history::{self, Change};
use record::{Draft, Filter, Kind, Page, Query, Record, Register, Trouble, Words, draft, value};

use crate::events::IMPORTS;
use crate::{RowFault, Told};

/// How often what is left of a file is judged again, where a row is refused only because another one was.
const ROUNDS_MAX: usize = 10;

/// A file of records on its way in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Intake<'a> {
    pub register: &'a str,
    pub rows: &'a [Told],
    /// The field by which a row names its record: a row that names none makes a new one. Where it is not said, `sys_id` or
    /// `number` do, and what they name has to be there.
    pub key: Option<&'a str>,
    /// Take in the rows that are in order, and say which were left.
    pub each: bool,
    /// Judge everything, keep nothing.
    pub is_rehearsal: bool,
    /// The name of the file and its SHA-256, for the record of the import. Rows that come from nowhere have none.
    pub file: Option<(&'a str, &'a str)>,
}

/// What was taken in, or would be.
#[derive(Debug, Default)]
pub struct Taken {
    /// The number of the import; none if nothing was new. That of a rehearsal is given again.
    pub number: Option<String>,
    pub revision: Option<i64>,
    pub inserts: usize,
    pub updates: usize,
    /// Rows in which nothing was new.
    pub ignored: usize,
    /// Rows that were left.
    pub errors: usize,
    /// Why they were, in the order of the file.
    pub faults: Vec<RowFault>,
    /// In the order of the file, each with its place.
    pub rows: Vec<(String, Judged)>,
}

impl Taken {
    pub fn saved(&self) -> impl Iterator<Item = &Saved> {
        self.rows.iter().map(|(_, row)| &row.saved)
    }

    /// What a row changed, in words, as far as the reader may see it.
    pub fn changes(&self, desk: &Desk, on: Occasion<'_>, row: &Judged) -> Result<Vec<Change>, Trouble> {
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let register = desk.dictionary.find(&row.saved.register).map_err(Trouble::NotFound)?;
        history::changes(&desk.store, &desk.dictionary, on.actor, &words, register, &row.changed)
    }
}

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    #[error("{}", .0.iter().map(RowFault::to_string).collect::<Vec<_>>().join("\n"))]
    Faults(Vec<RowFault>),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// Takes in every row, or none and says every fault of every row. A row that names a record changes it, at the version that its
/// `sys_mod_count` names if it names one; any other makes a new one. A column that is not there leaves the field alone; an empty
/// cell empties it, as far as whoever brings the file may see what stands there. What a row repeats unchanged is no change, so
/// that a file that was written out can be taken in again by its reader. `progress` is told of rows judged, and how many there are.
pub fn take(
    desk: &Desk,
    occasion: Occasion<'_>,
    intake: Intake<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Taken, NotTaken> {
    let register = desk.dictionary.find(intake.register).map_err(Trouble::NotFound)?;
    let mut faults = unknown_fields(register, intake);
    if intake.each && !faults.is_empty() {
        return Err(NotTaken::Faults(faults));
    }
    let mut reading = Reading { desk, occasion, register, key: intake.key, met: HashMap::new() };
    let (mut drafts, mut places) = (Vec::new(), Vec::new());
    for (at, row) in intake.rows.iter().enumerate() {
        match reading.draft(row)? {
            Ok(draft) => {
                drafts.push(draft);
                places.push(at);
            }
            Err(fault) => faults.push(fault),
        }
    }
    for _ in 0..ROUNDS_MAX {
        let is_rehearsal = intake.is_rehearsal || (!faults.is_empty() && !intake.each);
        let mut step = |done: usize| progress(done, places.len());
        let errors = intake.rows.len() - drafts.len();
        let about = |rows: &[Judged], revision: i64| about(intake, rows, errors, revision);
        match desk.take_in(occasion, &drafts, is_rehearsal, &mut step, about) {
            Ok(taken) if faults.is_empty() || intake.each => {
                order(intake, &mut faults);
                return Ok(told(intake, taken, &places, errors, faults));
            }
            Ok(_) => break,
            Err(NotSaved::Refused(refusals)) => {
                let refused: BTreeSet<usize> = refusals.iter().map(|(at, _)| *at).collect();
                faults.extend(refusals.into_iter().map(|(at, refusal)| {
                    let place = places.get(at).map_or("", |place| &intake.rows[*place].place);
                    RowFault::at(place, refusal.field, &refusal.message)
                }));
                if !intake.each {
                    break;
                }
                let mut at = 0..drafts.len();
                drafts.retain(|_| at.next().is_none_or(|at| !refused.contains(&at)));
                let mut at = 0..places.len();
                places.retain(|_| at.next().is_none_or(|at| !refused.contains(&at)));
            }
            Err(NotSaved::Stale(stale)) => {
                faults.push(RowFault::file(stale.to_string()));
                break;
            }
            Err(NotSaved::Trouble(trouble)) => return Err(trouble.into()),
        }
    }
    order(intake, &mut faults);
    Err(NotTaken::Faults(faults))
}

fn order(intake: Intake<'_>, faults: &mut [RowFault]) {
    let order: HashMap<&str, usize> =
        intake.rows.iter().enumerate().map(|(at, row)| (row.place.as_str(), at + 1)).collect();
    faults.sort_by_key(|fault| order.get(fault.place.as_str()).copied().unwrap_or_default());
}

fn told(
    intake: Intake<'_>,
    taken: practice::desk::TakenIn,
    places: &[usize],
    errors: usize,
    faults: Vec<RowFault>,
) -> Taken {
    let (inserts, updates, ignored) = counts(&taken.rows);
    let rows = places.iter().map(|place| intake.rows[*place].place.clone()).zip(taken.rows).collect();
    let number = taken.import.and_then(|import| import.number);
    Taken { number, revision: taken.revision, inserts, updates, ignored, errors, faults, rows }
}

/// How many rows make a record, change one, and say nothing new.
fn counts(rows: &[Judged]) -> (usize, usize, usize) {
    let inserts = rows.iter().filter(|row| row.is_new).count();
    let updates = rows.iter().filter(|row| !row.is_new && !row.changed.is_empty()).count();
    (inserts, updates, rows.len() - inserts - updates)
}

/// The record of an import. It belongs to the body of the first record that it made or changed.
fn about(intake: Intake<'_>, rows: &[Judged], errors: usize, revision: i64) -> Option<Draft> {
    let (name, sha256) = intake.file?;
    let company = rows.iter().find(|row| row.is_new || !row.changed.is_empty())?.company.as_str();
    let (inserts, updates, ignored) = counts(rows);
    let counted = [
        ("row_count", intake.rows.len()),
        ("record_count", inserts + updates),
        ("inserts", inserts),
        ("updates", updates),
        ("ignored", ignored),
        ("errors", errors),
    ];
    let draft = Draft::new(IMPORTS)
        .with("company", company)
        .with("state", "taken_in")
        .with("file_names", name)
        .with("sha256", sha256)
        .with("collection", intake.register)
        .with("revision_from", revision.to_string())
        .with("revision_to", revision.to_string());
    Some(counted.into_iter().fold(draft, |draft, (field, count)| draft.with(field, count.to_string())))
}

/// Fields that the register does not have: each once, where it is first met, with the name that may be meant.
fn unknown_fields(register: &Register, intake: Intake<'_>) -> Vec<RowFault> {
    let mut met = BTreeSet::new();
    let mut faults = Vec::new();
    if let Some(key) = intake.key {
        let is_key = register.field(key).is_some_and(|field| field.kind == Kind::Line);
        if !is_key {
            let message = format!("`{key}` is no line of {}, by which a record could be found.", register.title);
            faults.push(RowFault::file(message));
        }
    }
    for row in intake.rows {
        for (name, _) in row.fields.iter().filter(|(name, _)| register.field(name).is_none()) {
            if met.insert(name) {
                let near = record::fault::did_you_mean(name, register.fields.keys().map(String::as_str));
                let message = format!("{} has no field `{name}`.{near}", register.title);
                faults.push(RowFault::at(&row.place, Some(name.clone()), &message));
            }
        }
    }
    faults
}

struct Reading<'a> {
    desk: &'a Desk,
    occasion: Occasion<'a>,
    register: &'a Register,
    key: Option<&'a str>,
    /// Records that earlier rows change or make, by what names them, and where.
    met: HashMap<String, &'a str>,
}

impl<'a> Reading<'a> {
    fn draft(&mut self, row: &'a Told) -> Result<Result<Draft, RowFault>, Trouble> {
        let is_meant = |name: &str| !KEPT.contains(&name) && self.register.field(name).is_some();
        let typed = row.fields.iter().filter(|(name, _)| is_meant(name));
        let typed: Vec<(&str, &str)> = typed.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let mut draft = Draft::new(&self.register.name);
        match self.meant(row)? {
            Err(fault) => return Ok(Err(fault)),
            // An emptied cell of a changed record empties the field; of a new one it is a field not given.
            Ok(None) => draft.typed.extend(typed.iter().filter(|(_, text)| !text.is_empty()).map(owned)),
            Ok(Some(record)) => {
                for one in &typed {
                    if !self.repeats(&record, one.0, one.1)? {
                        draft.typed.extend([owned(one)]);
                    }
                }
                draft.version = cell(row, "sys_mod_count").and_then(|version| version.parse().ok());
                draft.sys_id = Some(record.sys_id);
            }
        }
        Ok(Ok(draft))
    }

    /// The record that a row changes; none if it makes a new one.
    fn meant(&mut self, row: &'a Told) -> Result<Result<Option<Record>, RowFault>, Trouble> {
        let fault = |field: &str, message: String| Ok(Err(RowFault::at(&row.place, Some(field.into()), &message)));
        let (field, text) = match self.key {
            Some(key) => match cell(row, key) {
                Some(text) => (key, text),
                None => return fault(key, "It does not say which record is meant.".to_owned()),
            },
            None => match ["sys_id", "number"].into_iter().find_map(|field| Some((field, cell(row, field)?))) {
                Some(named) => named,
                None => return Ok(Ok(None)),
            },
        };
        if self.register.field(field).is_none() {
            return Ok(Ok(None));
        }
        let on = self.occasion;
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let query = Query::all(&self.register.name).and(Filter::is(field, text));
        let permitted = on.actor.asks(&self.desk.dictionary, &query, &words)?;
        let mut found = permitted.stored(&mut &self.desk.store, Page { limit: 2, offset: 0 })?;
        let record = match (found.pop(), found.is_empty()) {
            (None, _) if self.key.is_none() => return fault(field, format!("There is no record {text} here.")),
            (Some(_), false) => return fault(field, format!("{text} names more than one record.")),
            (record, _) => record,
        };
        let named = record.as_ref().map_or(text, |record| &record.sys_id);
        if let Some(earlier) = self.met.insert(named.to_owned(), &row.place) {
            let what = if record.is_some() { "changed" } else { "made" };
            return fault(field, format!("{text} is {what} in {earlier} already."));
        }
        let Some(record) = record else { return Ok(Ok(None)) };
        match cell(row, "sys_mod_count").map(|version| (version, version.parse::<i64>())) {
            Some((version, Err(_))) => fault("sys_mod_count", format!("`{version}` is not a version.")),
            Some((_, Ok(version))) if version != record.version() => {
                let now = record.version();
                fault(
                    "sys_mod_count",
                    format!(
                        "It was changed since: the file has version {version}, it is at {now}. Write it out again."
                    ),
                )
            }
            _ => Ok(Ok(Some(record))),
        }
    }

    /// Whether a cell says what the record says already, to whoever brings it: a reference that they may not see is to them none.
    fn repeats(&self, record: &Record, name: &str, text: &str) -> Result<bool, Trouble> {
        let Some(kind) = self.register.field(name).map(|field| &field.kind) else { return Ok(false) };
        let datum = record.datum(name);
        if kind.column().is_some() && value::spell(kind, datum) == text {
            return Ok(true);
        }
        let (to, is_list) = match kind {
            Kind::Refs(to) => (to.as_str(), true),
            kind => match kind.leads_to() {
                Some(to) => (to, false),
                None => return Ok(false),
            },
        };
        let stored: Vec<&str> = datum.as_text().unwrap_or_default().split(',').filter(|id| !id.is_empty()).collect();
        let names = if is_list { text.split([',', ';']).collect() } else { vec![text] };
        let names: Vec<&str> = names.into_iter().map(str::trim).filter(|name| !name.is_empty()).collect();
        let mut ids = Vec::new();
        for name in names {
            match self.found(to, name)? {
                Some(id) => ids.push(id),
                None => return Ok(false),
            }
        }
        if ids == stored {
            return Ok(true);
        }
        let mut seen = Vec::new();
        for id in stored {
            seen.extend(self.found(to, id)?.filter(|found| found == id));
        }
        Ok(ids == seen)
    }

    /// The record that is known by a name, as far as whoever brings the file may see it.
    fn found(&self, to: &str, name: &str) -> Result<Option<String>, Trouble> {
        let on = self.occasion;
        let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
        let found = draft::find(to, name, &self.desk.dictionary, on.actor, &words, &mut &self.desk.store)?;
        Ok(found.ok().and_then(|id| id.as_text().map(str::to_owned)))
    }
}

fn cell<'a>(row: &'a Told, name: &str) -> Option<&'a str> {
    row.fields.iter().find(|(field, text)| field == name && !text.is_empty()).map(|(_, text)| text.as_str())
}

fn owned(&(name, text): &(&str, &str)) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

/// Columns that say which record is meant, or that Guildhall keeps itself.
const KEPT: [&str; 8] = [
    "sys_id",
    "number",
    "sys_mod_count",
    "sys_class_name",
    "sys_created_on",
    "sys_created_by",
    "sys_updated_on",
    "sys_updated_by",
];
