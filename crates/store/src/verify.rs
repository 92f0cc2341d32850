//! Recomputes everything that can be recomputed, and names what does not agree.
//!
//! First the chain: each revision over its entries and the revision before. Then each entry against the row, version or file that it
//! speaks of, and each of these against its entry: so a value that was changed, a row that was slipped in and one that was taken
//! away all show. It reads one state of the store, in pages, and writes nothing.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalogue::{Catalogue, TableShape};
use crate::chain;
use crate::datum::Datum;
use crate::erase::{ERASURES, FILES};
use crate::erased::Erased;
use crate::error::{Result, StoreError};
use crate::links::Links;
use crate::session::{Session, int, text};
use crate::sql::{Dialect, quoted, rows};
use crate::store::{Engine, Store};
use crate::tally::Tally;
use crate::writing::WITHDRAWN;

/// Rows read in one go.
const PAGE: i64 = 500;
/// Revisions after which progress is told.
const PROGRESS_EACH: u64 = 1_000;
/// Of one table no more are named one by one; the others are counted.
const TOLD_MAX: usize = 1_000;
/// Faults of the file that SQLite names before it stops looking.
const FILE_FAULTS_MAX: usize = 100;

/// What was disposed of after an entry.
const DISPOSED: &str = "(select 1 from _erasure x where x.tbl = e.tbl and x.sys_id = e.sys_id and x.columns = '*' \
                        and x.rev > e.rev)";

/// Something that does not agree with the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Discrepancy {
    /// What, where, and since when, for a reader.
    pub sentence: String,
    pub table: Option<String>,
    pub sys_id: Option<String>,
    pub revision: Option<i64>,
}

impl Store {
    /// Names what does not agree; nothing if all is as it was written. `progress` is told now and then how many revisions, rows
    /// and files have been looked at. Of each table a thousand findings are named, and the others counted. On SQLite the file itself
    /// is looked through first; where it is damaged, what can still be read is looked at.
    ///
    /// A cut end, or a chain computed anew from some point, agrees with itself: compare [`Store::head`] with one noted elsewhere.
    pub fn verify(&self, progress: &mut dyn FnMut(u64)) -> Result<Vec<Discrepancy>> {
        let catalogue = self.catalogue();
        let dialect = self.dialect();
        std::thread::scope(|scope| {
            // Beside the rest, on a connection of its own: it takes as long.
            let damage = scope.spawn(|| self.damage());
            let checked = self.engine().read_whole(|session| {
                let mut check = Check {
                    session,
                    dialect,
                    progress,
                    seen: 0,
                    found: Vec::new(),
                    told: BTreeMap::new(),
                    tally: Tally::default(),
                    erased: Erased::default(),
                };
                let ended = check.all(&catalogue);
                Ok((ended, check.into_found()))
            });
            let mut found = damage.join().map_err(|_| StoreError::engine("the look at the file has ended"))??;
            let is_damaged = !found.is_empty();
            match checked {
                Ok((Ok(()), rest)) => found.extend(rest),
                // The damage is why, and has been named.
                Ok((Err(StoreError::Engine(_)), rest)) if is_damaged => found.extend(rest),
                Err(StoreError::Engine(_)) if is_damaged => {}
                Ok((Err(error), _)) | Err(error) => return Err(error),
            }
            Ok(found)
        })
    }

    /// Of the file itself. PostgreSQL has no such look.
    fn damage(&self) -> Result<Vec<Discrepancy>> {
        let Engine::Sqlite(sqlite) = self.engine() else { return Ok(Vec::new()) };
        let faults = sqlite.faults(FILE_FAULTS_MAX)?;
        Ok(faults
            .into_iter()
            .map(|fault| Discrepancy {
                sentence: format!("The file is damaged: {fault}."),
                table: None,
                sys_id: None,
                revision: None,
            })
            .collect())
    }
}

struct Check<'a> {
    session: &'a mut dyn Session,
    dialect: Dialect,
    progress: &'a mut dyn FnMut(u64),
    seen: u64,
    found: Vec<Discrepancy>,
    /// How many findings there were for each table.
    told: BTreeMap<Option<String>, usize>,
    tally: Tally,
    erased: Erased,
}

impl Check<'_> {
    fn all(&mut self, catalogue: &Catalogue) -> Result<()> {
        self.erased = Erased::read(self.session)?;
        self.chain()?;
        for (sentence, table, sys_id, revision) in self.erased.unnoted() {
            self.tell(sentence, Some(&table), Some(&sys_id), Some(revision));
        }
        self.rows(catalogue)?;
        self.files()
    }

    /// Every revision with its entries, in one pass.
    fn chain(&mut self) -> Result<()> {
        let sql = "select r.number, r.at, r.actor, r.why, r.request, r.prev_hash, r.hash, e.tbl, e.sys_id, e.op, e.digest \
                   from revision r left join entry e on e.rev = r.number order by r.number, e.seq";
        let mut chain = Links::default();
        let Self { session, tally, erased, seen, progress, .. } = self;
        session.each(sql, &[], &mut |row| {
            if int(row, 0) != chain.number() {
                chain.end();
                chain.begin(row);
                *seen += 1;
                if seen.is_multiple_of(PROGRESS_EACH) {
                    progress(*seen);
                }
            }
            // None if the revision has no entries, which none has.
            let has_entry = chain.add(row);
            let Some(entry) = chain.entries().last().filter(|_| has_entry) else { return Ok(()) };
            let number = chain.number();
            if entry.table == ERASURES {
                erased.entered(number, entry);
            } else if !erased.is_disposed(&entry.table, &entry.sys_id, number) {
                tally.add(number, chain.at(), entry);
            }
            Ok(())
        })?;
        chain.end();
        let last = chain.number();
        for (sentence, number) in chain.found {
            self.tell(sentence, None, None, Some(number));
        }
        for row in self.own(
            "select rev, tbl, sys_id from entry where rev > {} order by rev, seq limit 100",
            vec![Datum::Int(last)],
        )? {
            let (number, table, sys_id) = (int(&row, 0), text(&row, 1), text(&row, 2));
            let sentence = format!("{table} {sys_id} has an entry of revision {number}, which there is not.");
            self.tell(sentence, Some(&table), Some(&sys_id), Some(number));
        }
        Ok(())
    }

    fn rows(&mut self, catalogue: &Catalogue) -> Result<()> {
        let unknown: Vec<(String, i64)> = (self.tally.written.iter())
            .filter(|(table, _)| *table != FILES && catalogue.table(table).is_err())
            .map(|(table, written)| (table.clone(), written.first))
            .collect();
        for (table, rev) in unknown {
            let sentence = format!(
                "Revision {rev} wrote to table {table}, which the schema does not have; its rows were not looked at."
            );
            self.tell(sentence, Some(&table), None, Some(rev));
        }
        catalogue.tables().try_for_each(|shape| self.table(shape))
    }

    /// Adds up the whole table first, and looks at its rows one by one only if something is wrong with them.
    fn table(&mut self, shape: &TableShape) -> Result<()> {
        let written = self.tally.written.get(&shape.name).copied().unwrap_or_default();
        let Self { session, progress, seen, tally, .. } = self;
        let found = tally.read(*session, shape, &mut |by| {
            *seen += by as u64;
            progress(*seen);
        })?;
        for (sentence, sys_id, rev) in self.erased.values(self.session, self.dialect, shape, &found.parted)? {
            self.tell(sentence, Some(&shape.name), Some(&sys_id), Some(rev));
        }
        let agrees = found.versions == written.versions;
        if agrees && found.ends == written.ends && found.is_forward && !written.has_withdrawn {
            return Ok(());
        }
        let before = self.told.values().sum::<usize>();
        if !agrees {
            self.present(shape)?;
        }
        self.kept(shape)?;
        self.missing(shape)?;
        if !agrees && self.told.values().sum::<usize>() == before {
            let sentence = format!("{} has a version more than once, or fewer than were written.", shape.name);
            self.tell(sentence, Some(&shape.name), None, None);
        }
        Ok(())
    }

    fn present(&mut self, shape: &TableShape) -> Result<()> {
        let columns: Vec<String> = shape.columns.iter().map(|(name, _)| format!("v.{}", quoted(name))).collect();
        let pattern = format!(
            "select {}, e.op, e.digest from {} v left join entry e on e.tbl = {{}} and e.sys_id = v.sys_id and e.rev = v.rev \
             where v.sys_id > {{}} order by v.sys_id limit {{}}",
            columns.join(", "),
            quoted(&shape.name)
        );
        let mut after = String::new();
        loop {
            let values = vec![Datum::text(&shape.name), Datum::text(&after), Datum::Int(PAGE)];
            let page = self.own(&pattern, values)?;
            let Some(last) = page.last() else { return Ok(()) };
            after = text(last, 0);
            for row in &page {
                self.digest(shape, row, "stands");
            }
        }
    }

    fn kept(&mut self, shape: &TableShape) -> Result<()> {
        let columns: Vec<String> = shape.columns.iter().map(|(name, _)| format!("v.{}", quoted(name))).collect();
        let pattern = format!(
            "select {}, e.op, e.digest, v.rev_until, v.until, v.gone, n.op, r.at, (select max(w.rev) from entry w \
             where w.tbl = {{}} and w.sys_id = v.sys_id and w.op = 'withdraw' and w.rev >= v.rev_until), \
             (select min(x.rev) from entry x where x.tbl = {{}} and x.sys_id = v.sys_id and x.rev > v.rev) from {} v \
             left join entry e on e.tbl = {{}} and e.sys_id = v.sys_id and e.rev = v.rev \
             left join entry n on n.tbl = {{}} and n.sys_id = v.sys_id and n.rev = v.rev_until \
             left join revision r on r.number = v.rev_until \
             where v.sys_id > {{}} or (v.sys_id = {{}} and v.rev > {{}}) order by v.sys_id, v.rev limit {{}}",
            columns.join(", "),
            quoted(&shape.was())
        );
        let rev = shape.place("rev").unwrap_or_default();
        let (mut after, mut after_rev) = (String::new(), 0);
        loop {
            let name = Datum::text(&shape.name);
            let key = Datum::text(&after);
            let values = vec![
                name.clone(),
                name.clone(),
                name.clone(),
                name,
                key.clone(),
                key,
                Datum::Int(after_rev),
                Datum::Int(PAGE),
            ];
            let page = self.own(&pattern, values)?;
            let Some(last) = page.last() else { return Ok(()) };
            (after, after_rev) = (text(last, 0), int(last, rev));
            for row in &page {
                self.digest(shape, row, "stood");
                self.end(shape, row, rev);
            }
        }
    }

    /// A version against the entry of the revision that wrote it; `row` is its columns, then operation and digest.
    fn digest(&mut self, shape: &TableShape, row: &[Datum], stands: &str) {
        let count = shape.columns.len();
        let sys_id = text(row, 0);
        let rev = shape.place("rev").map(|place| int(row, place)).unwrap_or_default();
        let (table, op, digest) = (&shape.name, text(row, count), text(row, count + 1));
        let sentence = if digest.is_empty() {
            format!("{table} {sys_id} {stands} as of revision {rev}, which did not write it.")
        } else if matches!(op.as_str(), "delete" | "withdraw") {
            format!("{table} {sys_id} {stands} as of revision {rev}, which deleted it.")
        } else if shape.layout.digest(row).as_str() != digest {
            format!("{table} {sys_id} is not as revision {rev} wrote it.")
        } else {
            return;
        };
        self.tell(sentence, Some(table), Some(&sys_id), Some(rev));
    }

    /// How a kept version ended: by the record's next entry, at that revision's instant.
    fn end(&mut self, shape: &TableShape, row: &[Datum], rev: usize) {
        let kept = &row[shape.columns.len() + 2..];
        let (sys_id, rev, until_rev) = (text(row, 0), int(row, rev), int(kept, 0));
        let (until, op, at) = (text(kept, 1), text(kept, 3), text(kept, 4));
        let gone = match (kept.get(5).and_then(Datum::as_int), op.as_str()) {
            (Some(_), _) => WITHDRAWN,
            (None, "delete") => 1,
            (None, _) => 0,
        };
        // A row withdrawn before the instant from which it was said to stand ended at that instant.
        let ends = until == at || (op == "withdraw" && until > at);
        // Not by a later one: then two versions would have stood at once.
        let is_next = kept.get(6).and_then(Datum::as_int) == Some(until_rev);
        let fits = !op.is_empty() && is_next && until_rev > rev && gone == int(kept, 2) && ends;
        if !fits {
            let table = &shape.name;
            let sentence = format!(
                "The version of {table} {sys_id} that revision {rev} wrote does not end as revision {until_rev} says."
            );
            self.tell(sentence, Some(table), Some(&sys_id), Some(rev));
        }
    }

    /// Entries of which no row or version is left.
    fn missing(&mut self, shape: &TableShape) -> Result<()> {
        let (table, was) = (quoted(&shape.name), quoted(&shape.was()));
        let pattern = format!(
            "select e.sys_id, e.rev, e.op from entry e where e.tbl = {{}} and (\
             (e.op not in ('delete', 'withdraw') and not exists (select 1 from {table} v where v.sys_id = e.sys_id and v.rev = e.rev) \
              and not exists (select 1 from {was} v where v.sys_id = e.sys_id and v.rev = e.rev)) \
             or (e.op in ('delete', 'withdraw') and not exists \
              (select 1 from {was} v where v.sys_id = e.sys_id and v.rev_until = e.rev and v.gone > 0))) \
             and not exists {DISPOSED} order by e.rev limit {{}}"
        );
        for row in self.own(&pattern, vec![Datum::text(&shape.name), Datum::Int(PAGE)])? {
            let (sys_id, rev, op) = (text(&row, 0), int(&row, 1), text(&row, 2));
            let table = &shape.name;
            let sentence = if matches!(op.as_str(), "delete" | "withdraw") {
                format!("What {table} {sys_id} was before revision {rev} deleted it is missing.")
            } else {
                format!("{table} {sys_id} as revision {rev} wrote it is missing.")
            };
            self.tell(sentence, Some(table), Some(&sys_id), Some(rev));
        }
        Ok(())
    }

    fn files(&mut self) -> Result<()> {
        let (mut company, mut sha256) = (String::new(), String::new());
        loop {
            let values = vec![Datum::text(&company), Datum::text(&company), Datum::text(&sha256), Datum::Int(PAGE)];
            let pattern = "select company, sha256 from _file where company > {} or (company = {} and sha256 > {}) \
                           order by company, sha256 limit {}";
            let page = self.own(pattern, values)?;
            let Some(last) = page.last() else { break };
            (company, sha256) = (text(last, 0), text(last, 1));
            for row in &page {
                self.file(&text(row, 0), &text(row, 1))?;
                self.went_on(1);
            }
        }
        let pattern = "select e.sys_id, e.rev from entry e where e.tbl = {} and not exists \
                       (select 1 from _file f where f.company || '/' || f.sha256 = e.sys_id) and not exists {DISPOSED} order by e.rev limit {}";
        let pattern = pattern.replace("{DISPOSED}", DISPOSED);
        for row in self.own(&pattern, vec![Datum::text(FILES), Datum::Int(PAGE)])? {
            let (key, rev) = (text(&row, 0), int(&row, 1));
            self.tell(
                format!("The file {key} that revision {rev} kept is missing."),
                Some(FILES),
                Some(&key),
                Some(rev),
            );
        }
        Ok(())
    }

    fn file(&mut self, company: &str, sha256: &str) -> Result<()> {
        let key = format!("{company}/{sha256}");
        let bytes = self.session.bytes(company, sha256)?.unwrap_or_default();
        let pattern = "select rev, digest from entry where tbl = {} and sys_id = {}";
        let entry = self.own(pattern, vec![Datum::text(FILES), Datum::text(&key)])?;
        let revision = entry.first().map(|row| int(row, 0));
        let sentence = if chain::bytes_digest(&bytes) != sha256 {
            format!("The file {key} has other bytes than it was kept with.")
        } else if entry.first().map(|row| text(row, 1)) != Some(chain::file_digest(company, sha256)) {
            format!("The file {key} was kept by no revision.")
        } else {
            return Ok(());
        };
        self.tell(sentence, Some(FILES), Some(&key), revision);
        Ok(())
    }

    fn own(&mut self, pattern: &str, values: Vec<Datum>) -> Result<Vec<Vec<Datum>>> {
        self.session.rows(rows::own(self.dialect, pattern, values)?)
    }

    fn tell(&mut self, sentence: String, table: Option<&str>, sys_id: Option<&str>, revision: Option<i64>) {
        let told = self.told.entry(table.map(str::to_owned)).or_default();
        *told += 1;
        if *told <= TOLD_MAX {
            let (table, sys_id) = (table.map(str::to_owned), sys_id.map(str::to_owned));
            self.found.push(Discrepancy { sentence, table, sys_id, revision });
        }
    }

    fn into_found(mut self) -> Vec<Discrepancy> {
        for (table, told) in self.told {
            if told > TOLD_MAX {
                let place = table.as_deref().map_or_else(String::new, |table| format!(" in {table}"));
                let sentence = format!("{} more{place} do not agree.", told - TOLD_MAX);
                self.found.push(Discrepancy { sentence, table, sys_id: None, revision: None });
            }
        }
        self.found
    }

    fn went_on(&mut self, by: usize) {
        self.seen += by as u64;
        (self.progress)(self.seen);
    }
}
