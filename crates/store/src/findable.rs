//! The words of the search against the rows whose words they are. They are outside the chain, as they can be made anew.

use std::collections::{BTreeMap, HashMap};

use crate::catalogue::TableShape;
use crate::datum::Datum;
use crate::dump::WordsOf;
use crate::error::Result;
use crate::session::{Session, int, text};
use crate::sql::{Dialect, quoted, rows};
use crate::store::{Engine, Store};
use crate::tally::Sums;
use crate::verify::Discrepancy;
use crate::words;

/// Index rows of no record that are named; more say no more.
const ORPHANS_MAX: usize = 1_000;

impl Store {
    /// Names each row that search finds by other words than its own, or not at all, and each entry of the index that belongs to
    /// no row; [`Store::reindex`] mends all of them. `words` is what is given there.
    pub fn verify_words(&self, words: WordsOf<'_>) -> Result<Vec<Discrepancy>> {
        let catalogue = self.catalogue();
        let dialect = self.dialect();
        let work = |session: &mut dyn Session| {
            let mut check = Check { sums: Sums::default(), by_id: HashMap::new(), found: Vec::new() };
            if dialect == Dialect::Sqlite {
                check.read_index(session)?;
            }
            for shape in catalogue.tables() {
                check.rows(session, dialect, shape, words)?;
                check.orphans(session, dialect, shape)?;
            }
            Ok(check.found)
        };
        match self.engine() {
            Engine::Sqlite(sqlite) => sqlite.read_words(work),
            Engine::Postgres(postgres) => postgres.read_whole(work),
        }
    }
}

struct Check {
    sums: Sums,
    /// On SQLite, the words of each entry of the index.
    by_id: HashMap<i64, u128>,
    found: Vec<Discrepancy>,
}

impl Check {
    fn read_index(&mut self, session: &mut dyn Session) -> Result<()> {
        let (sums, by_id) = (&self.sums, &mut self.by_id);
        session.each("select doc, term from temp._words_seen", &[], &mut |row| {
            let sum = by_id.entry(int(row, 0)).or_default();
            *sum = sum.wrapping_add(sums.hash(row.get(1).and_then(Datum::as_text).unwrap_or_default()));
            Ok(())
        })
    }

    fn rows(
        &mut self,
        session: &mut dyn Session,
        dialect: Dialect,
        shape: &TableShape,
        words: WordsOf<'_>,
    ) -> Result<()> {
        let columns: Vec<String> = shape.columns.iter().map(|(name, _)| format!("v.{}", quoted(name))).collect();
        let kept = match dialect {
            Dialect::Sqlite => "w.id",
            Dialect::Postgres => "array_to_string(tsvector_to_array(w.body), ' ')",
        };
        let pattern = format!(
            "select {}, w.company, {kept} from {} v left join _words w on w.tbl = {{}} and w.sys_id = v.sys_id",
            columns.join(", "),
            quoted(&shape.name)
        );
        let (sql, values) = rows::own(dialect, &pattern, vec![Datum::text(&shape.name)])?;
        let Self { sums, by_id, found } = self;
        session.each(&sql, &values, &mut |row| {
            let mut row = std::mem::take(row);
            let kept = row.pop().unwrap_or_default();
            let indexed_for = row.pop().unwrap_or_default();
            let row: BTreeMap<String, Datum> = shape.columns.iter().map(|(name, _)| name.clone()).zip(row).collect();
            let kept = match kept {
                Datum::Int(id) => Some(by_id.get(&id).copied().unwrap_or_default()),
                Datum::Text(words) => Some(sum_of(sums, &words)),
                Datum::Null => None,
            };
            let own = words(&row).map(|text| sum_of(sums, &words::for_index(&text)));
            let is_for_its_body = kept.is_none() || row.get("company") == Some(&indexed_for);
            if kept != own || !is_for_its_body {
                let (table, sys_id) = (&shape.name, row.get("sys_id").and_then(Datum::as_text).unwrap_or_default());
                let how = match (kept, own) {
                    (None, _) => "is not found by search",
                    (_, None) => "is found by search and should not be",
                    _ if !is_for_its_body => "is found by search for another body",
                    _ => "is found by other words than its own",
                };
                found.push(named(format!("{table} {sys_id} {how}; make the index anew."), table, sys_id));
            }
            Ok(())
        })
    }

    /// What the index holds of rows that are not there.
    fn orphans(&mut self, session: &mut dyn Session, dialect: Dialect, shape: &TableShape) -> Result<()> {
        let pattern = format!(
            "select w.sys_id from _words w where w.tbl = {{}} and not exists \
             (select 1 from {} v where v.sys_id = w.sys_id) order by w.sys_id limit {ORPHANS_MAX}",
            quoted(&shape.name)
        );
        for row in session.rows(rows::own(dialect, &pattern, vec![Datum::text(&shape.name)])?)? {
            let (table, sys_id) = (&shape.name, text(&row, 0));
            let sentence = format!("Search knows words of {table} {sys_id}, which is not there; make the index anew.");
            self.found.push(named(sentence, table, &sys_id));
        }
        Ok(())
    }
}

/// The words of an index, whose order is no matter.
fn sum_of(sums: &Sums, words: &str) -> u128 {
    words.split(' ').filter(|word| !word.is_empty()).fold(0, |sum, word| sum.wrapping_add(sums.hash(word)))
}

fn named(sentence: String, table: &str, sys_id: &str) -> Discrepancy {
    Discrepancy { sentence, table: Some(table.to_owned()), sys_id: Some(sys_id.to_owned()), revision: None }
}
