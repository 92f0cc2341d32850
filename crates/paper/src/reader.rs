//! Through whose eyes, and with which words, records are read.

use record::query::{Filter, When};
use record::road::{Page, Row};
use record::{Actor, Dictionary, Path, Permitted, Query, Trouble, Words};
use store::Store;

/// Whoever reads: rights, dictionary and store together. Figures are counted with the author's; rows are shown with the
/// rights of the person on the page.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub store: &'a Store,
    pub dictionary: &'a Dictionary,
    pub actor: &'a Actor,
    pub words: &'a Words,
}

impl<'a> Reader<'a> {
    /// The query, allowed for this reader.
    pub fn asks(&self, query: &Query) -> Result<Permitted, Trouble> {
        self.actor.asks(self.dictionary, query, self.words)
    }

    /// Reads with other words: another period, another now.
    pub fn with<'b>(self, words: &'b Words) -> Reader<'b>
    where
        'a: 'b,
    {
        Reader { store: self.store, dictionary: self.dictionary, actor: self.actor, words }
    }

    /// Rows with these columns, none when the reader may not read the register or it is not there.
    pub(crate) fn rows(&self, query: &Query, columns: &[&str]) -> Result<Vec<Row>, Trouble> {
        let paths: Vec<Path> = columns.iter().map(|column| Path::of(column)).collect();
        let mut source = self.store;
        self.asks(query)?.rows(&mut source, &paths, Page::ALL)
    }

    /// Rows of a query in the readable spelling, as at an instant.
    pub(crate) fn spelt_rows(&self, text: &str, at: &When, columns: &[&str]) -> Result<Vec<Row>, Trouble> {
        let query = self.dictionary.query(text)?.seen_from(at);
        self.rows(&query, columns)
    }

    pub(crate) fn count(&self, query: &Query) -> Result<i64, Trouble> {
        let mut source = self.store;
        self.asks(query)?.count(&mut source)
    }

    pub(crate) fn ids(&self, query: &Query) -> Result<Vec<String>, Trouble> {
        let mut source = self.store;
        let ids = self.asks(query)?.ids(&mut source, Page { limit: record::road::ROWS_MAX + 1, offset: 0 })?;
        if ids.len() as u64 > record::road::ROWS_MAX {
            let message = format!("A figure counts at most {} records. Narrow the question.", record::road::ROWS_MAX);
            return Err(Trouble::TooMuch(message));
        }
        Ok(ids)
    }

    /// The records of a register with these identifiers, as far as this reader may see them.
    pub(crate) fn query_of(register: &str, ids: &[String]) -> Query {
        let operands = ids.iter().map(|id| record::Operand::Datum(store::Datum::text(id))).collect();
        Query::all(register).and(Filter::test("sys_id", record::Check::In(operands)))
    }

    /// Whether a register of this name is there and could be read.
    pub(crate) fn knows(&self, register: &str) -> bool {
        self.dictionary.get(register).is_some_and(|register| self.actor.may_read(register))
    }

    /// The stored stamp of the instant that is looked from, and the revision that was the last by then.
    pub(crate) fn moment(&self, at: &When) -> Result<(String, i64), Trouble> {
        let now = || Words::stamp(self.words.now);
        Ok(match at {
            When::Now => (now(), self.store.head()?.0),
            When::Local(at) => {
                let stamp = self.words.local(*at);
                (stamp.clone(), self.store.revision_at(&stamp)?)
            }
            When::PeriodEnd => return self.moment(&When::Local(self.words.period_end())),
            When::Instant(stamp) => (stamp.clone(), self.store.revision_at(stamp)?),
            When::Revision(number) => {
                let stamp = self.store.revision(*number)?.map_or_else(now, |revision| revision.at);
                (stamp, *number)
            }
        })
    }
}
