//! An event log taken in: read whole, put in order of time, told to the desk.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use jiff::Timestamp;
use practice::desk::Occasion;
use practice::retelling::{Event, Made, Retelling};
use practice::undo::{Fate, How};
use practice::{Desk, NotSaved, NotUndone, Undone};
use record::draft::FileName;
use record::{Check, Draft, Filter, Path as Way, Query, Trouble, Words};
use sha2::{Digest, Sha256};
use store::StoreError;

use crate::{Mapping, NotTaken, ReadAs, RowFault, Rows, Told};

/// Faults that are told before nothing more is judged.
const FAULTS_MAX: usize = 1_000;
/// Kinds of odd values that the record of an import lists.
const ODD_KINDS_MAX: usize = 100;

/// An event log on its way in.
pub struct Log<'a> {
    pub mapping: &'a Mapping,
    pub files: &'a [PathBuf],
    /// Judge everything, keep nothing.
    pub is_rehearsal: bool,
    /// Is called now and then with events told, and how many there are.
    pub progress: &'a mut dyn FnMut(usize, usize),
    /// Takes each odd value.
    pub odd: &'a mut dyn FnMut(&RowFault),
}

/// What was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The number of the import; that of a rehearsal is given again.
    pub number: String,
    pub rows: usize,
    pub records: usize,
    pub revisions: (i64, i64),
    /// Values kept as told, by field and what speaks against them.
    pub odd: BTreeMap<(String, String), usize>,
    /// Records made because they were named, by register.
    pub named: BTreeMap<String, usize>,
}

struct Row {
    place: Rc<str>,
    key: Rc<str>,
    /// The place of its file, where each file names records of its own.
    file: usize,
    at: Timestamp,
    actor: Option<Rc<str>>,
    /// The place of each field among the mapping's columns, and its text.
    told: Vec<(usize, Rc<str>)>,
}

enum Stopped {
    Rehearsed(Box<Report>),
    Faults(Vec<RowFault>),
    Trouble(Trouble),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error.into())
    }
}

impl From<NotSaved> for Stopped {
    fn from(not: NotSaved) -> Self {
        match not {
            NotSaved::Trouble(trouble) => Self::Trouble(trouble),
            other => Self::Faults(vec![RowFault::file(other.to_string())]),
        }
    }
}

/// Takes in every event of a log, or none and says what is wrong. Each event is a version of its record, at its own instant.
pub fn take_log(desk: &Desk, occasion: Occasion<'_>, mut log: Log<'_>) -> Result<Report, NotTaken> {
    let rows = read(&log)?;
    refuse_known(desk, occasion, log.mapping, &rows)?;
    let hashes = log.files.iter().map(|file| sha256(file)).collect::<Result<Vec<_>, _>>()?;
    match desk.retell(occasion, |retelling| tell(retelling, &mut log, &rows, &hashes.join("\n"))) {
        Ok(report) => Ok(report),
        Err(Stopped::Rehearsed(report)) => Ok(*report),
        Err(Stopped::Faults(faults)) => Err(NotTaken::Faults(faults)),
        Err(Stopped::Trouble(trouble)) => Err(trouble.into()),
    }
}

/// The SHA-256 of a file, as the record of an import keeps it.
pub fn sha256(file: &Path) -> Result<String, NotTaken> {
    let mut digest = Sha256::new();
    let copied = std::fs::File::open(file).and_then(|mut file| std::io::copy(&mut file, &mut digest));
    copied.map_err(|error| NotTaken::Faults(vec![RowFault::file(error.to_string())]))?;
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// All rows in order of time; those of one instant in the order of the file.
fn read(log: &Log<'_>) -> Result<Vec<Row>, NotTaken> {
    let mut texts: HashSet<Rc<str>> = HashSet::new();
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut unspoken = BTreeSet::new();
    for (at, file) in log.files.iter().enumerate() {
        for told in Rows::open(file, &ReadAs::default()).map_err(NotTaken::Faults)? {
            let row = told.and_then(|told| {
                unspoken.extend(log.mapping.unspoken(told.fields.iter().map(|(name, _)| name.as_str())));
                row(log.mapping, &told, if log.mapping.is_by_file { at } else { 0 }, &mut texts)
            });
            match row {
                Ok(row) => rows.push(row),
                Err(_) if faults.len() == FAULTS_MAX => break,
                Err(fault) => faults.push(fault),
            }
        }
    }
    let unspoken = unspoken.into_iter().map(|name| {
        RowFault::file(format!("Column {name} is neither mapped nor left out. Name it in `columns` or in `left_out`."))
    });
    faults.splice(0..0, unspoken);
    if !faults.is_empty() {
        return Err(NotTaken::Faults(faults));
    }
    rows.sort_by_key(|row| row.at);
    Ok(rows)
}

fn row(mapping: &Mapping, told: &Told, file: usize, texts: &mut HashSet<Rc<str>>) -> Result<Row, RowFault> {
    let mut kept = |text: &str| match texts.get(text) {
        Some(known) => known.clone(),
        None => {
            let text: Rc<str> = text.into();
            texts.insert(text.clone());
            text
        }
    };
    let cell = |name: &str| told.fields.iter().find(|(column, _)| column == name).map(|(_, text)| text.trim());
    let cell = |name: &str| cell(name).filter(|text| !mapping.is_missing(text));
    let fault = |name: &str, message: &str| RowFault::at(&told.place, Some(name.to_owned()), message);
    let key = cell(&mapping.key).ok_or_else(|| fault(&mapping.key, "The record is not named."))?;
    let time = cell(&mapping.time).ok_or_else(|| fault(&mapping.time, "It is not said when this happened."))?;
    let at = mapping.instant(time).map_err(|message| fault(&mapping.time, &message))?;
    let mut row = Row { place: told.place.as_str().into(), key: kept(key), file, at, actor: None, told: Vec::new() };
    row.actor = mapping.actor.as_ref().and_then(|name| cell(name)).map(&mut kept);
    for (place, column) in mapping.columns.iter().enumerate() {
        let Some(text) = cell(&column.name).and_then(|text| column.value(text, &told.fields)) else { continue };
        let text = if column.is_time {
            let at = mapping.instant(text).map_err(|message| fault(&column.name, &message))?;
            kept(&at.to_string())
        } else {
            kept(text)
        };
        row.told.push((place, text));
    }
    Ok(row)
}

/// What was taken in already is taken back first.
fn refuse_known(desk: &Desk, on: Occasion<'_>, mapping: &Mapping, rows: &[Row]) -> Result<(), NotTaken> {
    let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
    let query = Query::all(&mapping.register).and(Filter::test(&mapping.kept_in, Check::Filled));
    let permitted = on.actor.asks(&desk.dictionary, &query, &words)?;
    let mut known: HashSet<String> = HashSet::new();
    permitted.each(&desk.store, &[Way::of(&mapping.kept_in)], &mut |row| {
        known.extend(row.cells.into_iter().next().map(|cell| cell.shown));
        Ok(())
    })?;
    let mut met: HashMap<&str, &Row> = HashMap::new();
    for row in rows.iter().filter(|row| known.contains(&*row.key)) {
        met.entry(&row.key).or_insert(row);
    }
    let fault = |row: &&Row| {
        RowFault::at(
            &row.place,
            Some(mapping.key.clone()),
            &format!("{} is here already; take it back first.", row.key),
        )
    };
    let faults: Vec<RowFault> = met.values().take(FAULTS_MAX).map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(NotTaken::Faults(faults)) }
}

fn tell(
    retelling: &mut Retelling<'_, '_, '_>,
    log: &mut Log<'_>,
    rows: &[Row],
    hashes: &str,
) -> Result<Report, Stopped> {
    let mapping = log.mapping;
    retelling.makes(mapping.makes.iter().cloned());
    retelling.as_told(mapping.as_told());
    let names = log.files.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy());
    let import = Draft::new(IMPORTS)
        .with("state", "coming_in")
        .with("file_names", names.collect::<Vec<_>>().join(", "))
        .with("sha256", hashes)
        .with("collection", &mapping.register)
        .with("mapping", &mapping.text)
        .with("time_zone", mapping.zone.as_deref().unwrap_or("as told"));
    let import = retelling.save(&import)?;
    let number = import.number.clone().unwrap_or_default();
    retelling.request(&number);
    let mut report = Report { number, rows: rows.len(), ..Report::default() };
    report.revisions.0 = retelling.revision();
    let mut faults = Vec::new();
    for (done, row) in rows.iter().enumerate() {
        if done % 500 == 0 {
            (log.progress)(done, rows.len());
        }
        let mut told: Vec<(&str, &str)> = vec![(&mapping.kept_in, &row.key)];
        told.extend(mapping.constants.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        told.extend(row.told.iter().map(|(place, text)| (mapping.columns[*place].to.as_str(), &**text)));
        let key = format!("{} {}", row.file, row.key);
        let event =
            Event { register: &mapping.register, key: &key, at: row.at, actor: row.actor.as_deref(), told: &told };
        match retelling.tell(&event) {
            Ok(odd) => {
                for refusal in odd {
                    (log.odd)(&RowFault::at(&row.place, refusal.field.clone(), &refusal.message));
                    *report.odd.entry((refusal.field.unwrap_or_default(), refusal.message)).or_default() += 1;
                }
            }
            Err(NotSaved::Refused(refusals)) => {
                faults.extend(refusals.into_iter().map(|(_, one)| RowFault::at(&row.place, one.field, &one.message)));
                if faults.len() >= FAULTS_MAX {
                    break;
                }
            }
            Err(other) => return Err(other.into()),
        }
    }
    if !faults.is_empty() {
        return Err(Stopped::Faults(faults));
    }
    let made = retelling.made();
    report.records = made.len();
    report.named = retelling.named.clone();
    report.revisions.1 = retelling.revision();
    if log.is_rehearsal {
        return Err(Stopped::Rehearsed(Box::new(report)));
    }
    let list: Vec<String> = made.iter().map(|one| format!("{},{},{}", one.register, one.sys_id, one.version)).collect();
    let odd = report.odd.iter().take(ODD_KINDS_MAX);
    let odd: Vec<String> = odd.map(|((field, message), count)| format!("{count} × {field}: {message}")).collect();
    let last = Draft { sys_id: Some(import.sys_id), ..Draft::new(IMPORTS) }
        .with("state", "taken_in")
        .with("row_count", report.rows.to_string())
        .with("record_count", report.records.to_string())
        .with("inserts", report.records.to_string())
        .with("version_count", report.rows.to_string())
        .with("odd_count", report.odd.values().sum::<usize>().to_string())
        .with("odd_values", odd.join("\n"))
        .with("revision_from", report.revisions.0.to_string())
        .with("revision_to", report.revisions.1.to_string())
        .with_file("made", "made.csv", list.join("\n").into_bytes());
    retelling.save(&last)?;
    Ok(report)
}

/// The register of imports.
pub(crate) const IMPORTS: &str = "sys_import_set";

/// What became of the records of an import that was taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Records that it had made.
    pub withdrawn: usize,
    /// Records that have the values again that they had before it.
    pub given_back: usize,
    /// What was changed since, and stays.
    pub left: Vec<String>,
}

/// Takes back what an import made and changed: all of it, or nothing where something was changed since, or all the rest.
pub fn take_back(desk: &Desk, on: Occasion<'_>, number: &str, leave_changed: bool) -> Result<TakenBack, NotUndone> {
    let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
    let query = Query::all(IMPORTS).and(Filter::is("number", number));
    let found = on.actor.asks(&desk.dictionary, &query, &words)?.record(&mut &desk.store)?;
    let import = found.ok_or_else(|| Trouble::NotFound(format!("There is no import {number}.")))?;
    if import.datum("state").as_text() == Some(TAKEN_BACK) {
        return Err(Trouble::NotFound(format!("{number} was taken back already.")).into());
    }
    let change = Draft::change(IMPORTS, &import.sys_id, import.version()).with("state", "taken_back");
    let Some(file) = import.datum("made").as_text().and_then(FileName::read) else {
        let revision = import.datum("revision_from").as_int();
        let revision = revision.ok_or_else(|| Trouble::NotFound(format!("{number} does not say what it made.")))?;
        let how = How { leave_changed, is_rehearsal: false };
        let undone = desk.take_back_revision(on, revision, how, |undone| {
            let [gone, back] = [Fate::Gone, Fate::Changed].map(|fate| fates(undone, fate).to_string());
            let left = undone.left.len().to_string();
            change.with("withdrawn", gone).with("given_back", back).with("left_changed", left)
        })?;
        let left = undone.left.iter().map(ToString::to_string).collect();
        let (withdrawn, given_back) = (fates(&undone, Fate::Gone), fates(&undone, Fate::Changed));
        return Ok(TakenBack { withdrawn, given_back, left });
    };
    let bytes = desk.store.file(&on.actor.bodies, &file.sha256).map_err(Trouble::from)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let made: Option<Vec<Made>> = text.lines().map(made).collect();
    let made = made.ok_or_else(|| Trouble::NotFound(format!("The list of what {number} made cannot be read.")))?;
    let last =
        |gone: usize, left: usize| change.with("withdrawn", gone.to_string()).with("left_changed", left.to_string());
    let (withdrawn, left) = desk.take_back(on, &made, leave_changed, last)?;
    Ok(TakenBack { withdrawn, given_back: 0, left })
}

/// The state of an import that was taken back, as it is stored.
const TAKEN_BACK: &str = "3";

fn fates(undone: &Undone, fate: Fate) -> usize {
    undone.records.iter().filter(|record| record.fate == fate).count()
}

fn made(line: &str) -> Option<Made> {
    let mut parts = line.splitn(3, ',');
    let (register, sys_id) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    Some(Made { register, sys_id, version: parts.next()?.parse().ok()? })
}
