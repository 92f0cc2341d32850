//! Opens a store after a fault and compares it with what was acknowledged.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use store::{AsAt, Ask, Bodies, Cond, Datum, Select, Slot, Store, StoreError};

use crate::load::Heard;
use crate::step::{self, BODY, Deed, LETTER, Step, TABLE};

/// What was found; nothing in any list if all is well.
#[derive(Debug, Default)]
pub struct Findings {
    /// From before the store was opened until it had answered a question and taken a write.
    pub ready: Duration,
    /// Acknowledged and not there, or not as it was written.
    pub lost: Vec<String>,
    /// There in part: a revision is whole or not there.
    pub halves: Vec<String>,
    /// What `verify` says.
    pub verify: Vec<String>,
    /// What the engine says about its own file.
    pub damage: Vec<String>,
}

impl Findings {
    pub fn is_clean(&self) -> bool {
        [&self.lost, &self.halves, &self.verify, &self.damage].iter().all(|list| list.is_empty())
    }
}

/// How much of a store is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every step's rows and letters, and the files of this round.
    Round(u32),
    /// All files too, the engine's own check, and `verify`.
    Whole,
}

/// A step's row.
struct Row {
    name: String,
    rank: i64,
    file: Option<String>,
    version: i64,
}

/// Opens the store and compares. `round` dates what the inspection itself writes.
pub fn inspect(address: &str, heard: &Heard, round: u32, depth: Depth) -> Result<Findings, StoreError> {
    let began = Instant::now();
    let store = step::open(address, false)?;
    inspect_opened(&store, began, heard, round, depth)
}

/// The same for a store that is open already since `began`.
pub fn inspect_opened(
    store: &Store,
    began: Instant,
    heard: &Heard,
    round: u32,
    depth: Depth,
) -> Result<Findings, StoreError> {
    let city = Bodies::of([BODY]);
    store.ask(&city, &Ask { limit: Some(50), ..asked() })?;
    // On PostgreSQL this waits for a commit that was under way when its client was killed.
    step::sign(store, round)?;
    let mut findings = Findings { ready: began.elapsed(), ..Findings::default() };
    // They are due again on the days that follow.
    let letters =
        store.outbox_claim(step::LETTER, &step::instant(round, 12), &step::instant(round, 13), u64::from(u32::MAX))?;
    let letters: BTreeSet<String> =
        letters.into_iter().filter(|letter| letter.kind == LETTER).map(|letter| letter.key).collect();
    let rows = rows(store, &city)?;
    compare_rows(&rows, heard, &mut findings);
    compare_letters(&rows, &letters, heard, &mut findings);
    for (step, row) in rows.iter().filter(|(step, _)| depth == Depth::Whole || depth == Depth::Round(step.round)) {
        compare_file(store, *step, row, &mut findings)?;
    }
    if depth == Depth::Whole {
        findings.damage = store::testing::damage(store)?;
        findings.verify = store.verify(&mut |_| ())?.into_iter().map(|found| found.sentence).collect();
    }
    Ok(findings)
}

fn asked() -> Ask {
    Ask {
        table: TABLE.to_owned(),
        classes: vec![],
        as_at: AsAt::Now,
        hops: vec![],
        filter: Cond::TRUE,
        select: Select::Rows(["sys_id", "name", "rank", "file", "sys_mod_count"].map(Slot::own).to_vec()),
        order: vec![],
        limit: None,
        offset: 0,
    }
}

fn rows(store: &Store, city: &Bodies) -> Result<BTreeMap<Step, Row>, StoreError> {
    let text = |datum: &Datum| datum.as_text().map(str::to_owned);
    let answer = store.ask(city, &asked())?;
    let found = answer.iter().filter_map(|row| {
        let step = row[0].as_text()?.parse().ok()?;
        let row = Row {
            name: text(&row[1]).unwrap_or_default(),
            rank: row[2].as_int().unwrap_or_default(),
            file: text(&row[3]),
            version: row[4].as_int().unwrap_or_default(),
        };
        Some((step, row))
    });
    Ok(found.collect())
}

fn compare_rows(rows: &BTreeMap<Step, Row>, heard: &Heard, findings: &mut Findings) {
    findings.lost.extend(
        heard
            .kept
            .iter()
            .filter(|step| !rows.contains_key(step))
            .map(|step| format!("{step} was acknowledged and is gone")),
    );
    for (step, row) in rows {
        let changer = step.changed_by().filter(|changer| rows.contains_key(changer));
        let name = changer.map_or_else(|| step.words(), Step::other_words);
        let version = 1 + i64::from(changer.is_some());
        if row.name != name || row.rank != 1 || row.version != version {
            let told = format!("{step} is {:?} with rank {} in version {}", row.name, row.rank, row.version);
            findings.halves.push(told);
        }
        if let Deed::Change(earlier) = step.deed()
            && !rows.contains_key(&earlier)
        {
            findings.halves.push(format!("{step} changed {earlier}, which is not there"));
        }
    }
}

fn compare_letters(rows: &BTreeMap<Step, Row>, letters: &BTreeSet<String>, heard: &Heard, findings: &mut Findings) {
    let back = heard.sent.iter().filter(|key| letters.contains(*key));
    findings.lost.extend(back.map(|key| format!("the letter of {key} was acknowledged as sent and is due again")));
    for step in rows.keys().filter(|step| step.deed() == Deed::Letter) {
        let key = step.to_string();
        if !letters.contains(&key) && !heard.sending.contains(&key) {
            findings.halves.push(format!("the letter of {key} is missing"));
        }
    }
    for key in letters {
        if !key.parse().is_ok_and(|step: Step| rows.contains_key(&step)) {
            findings.halves.push(format!("the letter of {key} is there without its row"));
        }
    }
}

fn compare_file(store: &Store, step: Step, row: &Row, findings: &mut Findings) -> Result<(), StoreError> {
    if step.deed() != Deed::File {
        return Ok(());
    }
    let wanted = step.bytes();
    let sha256 = step::sha256(&wanted);
    if row.file.as_deref() != Some(&sha256) {
        findings.halves.push(format!("{step} names another file than it kept"));
    } else if store.file(&Bodies::of([BODY]), &sha256)?.is_none_or(|bytes| bytes != wanted) {
        findings.lost.push(format!("the file of {step} is not there with SHA-256 {sha256}"));
    }
    Ok(())
}
