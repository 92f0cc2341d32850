//! The one road out: a query that has been allowed, and what can be had from it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use store::{
    Ask, Bodies, Cond, Datum, Erasure, Measure, Order, SHARED, Select, Slot, Store, StoreError, Term, Version, Worded,
    Writing,
};

use crate::access::{Actor, Trouble};
use crate::dictionary::Dictionary;
use crate::erased;
use crate::found::FoundThen;
use crate::lower::Lowering;
use crate::query::{Check, Filter, Operand, Path, Query};
use crate::register::{Field, Kind, Register};
use crate::secret::Secret;
use crate::value;
use crate::words::Words;

/// Where a permitted query runs: on the store, or inside a transaction that sees its own writes.
pub trait Source {
    fn run(&mut self, bodies: &Bodies, ask: &Ask) -> Result<Vec<Vec<Datum>>, StoreError>;

    /// How many rows there are, up to one more than `most`; none if that is not soon known.
    fn count_to(&mut self, bodies: &Bodies, ask: &Ask, most: u64) -> Result<Option<u64>, StoreError> {
        let ask = Ask { limit: Some(most.saturating_add(1)), ..ask.clone() };
        self.run(bodies, &ask).map(|rows| Some(rows.len() as u64))
    }

    /// The rows of a table that have the words of a search, or that they are very many.
    fn with_words(&mut self, _: &Bodies, _table: &str, _line: &str) -> Result<Worded, StoreError> {
        Ok(Worded::Untold)
    }

    /// What was erased of a row, oldest first.
    fn erasures(&mut self, bodies: &Bodies, table: &str, sys_id: &str) -> Result<Vec<Erasure>, StoreError>;

    /// Every version of a row, oldest first, with all columns, or with no more than these, of which there need not be any.
    fn history_of(
        &mut self,
        bodies: &Bodies,
        table: &str,
        sys_id: &str,
        only: Option<&[&str]>,
    ) -> Result<Vec<Version>, StoreError>;
}

impl Source for &Store {
    fn run(&mut self, bodies: &Bodies, ask: &Ask) -> Result<Vec<Vec<Datum>>, StoreError> {
        self.ask(bodies, ask)
    }

    fn count_to(&mut self, bodies: &Bodies, ask: &Ask, most: u64) -> Result<Option<u64>, StoreError> {
        Store::count_to(self, bodies, ask, most)
    }

    fn with_words(&mut self, bodies: &Bodies, table: &str, line: &str) -> Result<Worded, StoreError> {
        Store::with_words(self, bodies, table, line)
    }

    fn erasures(&mut self, bodies: &Bodies, table: &str, sys_id: &str) -> Result<Vec<Erasure>, StoreError> {
        Store::erasures(self, bodies, table, sys_id)
    }

    fn history_of(
        &mut self,
        bodies: &Bodies,
        table: &str,
        sys_id: &str,
        only: Option<&[&str]>,
    ) -> Result<Vec<Version>, StoreError> {
        Store::history_of(self, bodies, table, sys_id, only)
    }
}

impl<S: Source + ?Sized> Source for &mut S {
    fn run(&mut self, bodies: &Bodies, ask: &Ask) -> Result<Vec<Vec<Datum>>, StoreError> {
        (**self).run(bodies, ask)
    }

    fn count_to(&mut self, bodies: &Bodies, ask: &Ask, most: u64) -> Result<Option<u64>, StoreError> {
        (**self).count_to(bodies, ask, most)
    }

    fn with_words(&mut self, bodies: &Bodies, table: &str, line: &str) -> Result<Worded, StoreError> {
        (**self).with_words(bodies, table, line)
    }

    fn erasures(&mut self, bodies: &Bodies, table: &str, sys_id: &str) -> Result<Vec<Erasure>, StoreError> {
        (**self).erasures(bodies, table, sys_id)
    }

    fn history_of(
        &mut self,
        bodies: &Bodies,
        table: &str,
        sys_id: &str,
        only: Option<&[&str]>,
    ) -> Result<Vec<Version>, StoreError> {
        (**self).history_of(bodies, table, sys_id, only)
    }
}

impl Source for Writing<'_> {
    /// The transaction is fenced by the bodies it was opened with, which are the asker's.
    fn run(&mut self, _: &Bodies, ask: &Ask) -> Result<Vec<Vec<Datum>>, StoreError> {
        self.ask(ask)
    }

    fn erasures(&mut self, _: &Bodies, table: &str, sys_id: &str) -> Result<Vec<Erasure>, StoreError> {
        Writing::erasures(self, table, sys_id)
    }

    fn history_of(
        &mut self,
        _: &Bodies,
        table: &str,
        sys_id: &str,
        only: Option<&[&str]>,
    ) -> Result<Vec<Version>, StoreError> {
        Writing::history_of(self, table, sys_id, only)
    }
}

/// A query that has been allowed. Only [`crate::access::Actor::asks`] makes one.
#[derive(Debug, Clone)]
pub struct Permitted {
    query: Query,
    lowering: Lowering,
    filter: Cond,
    order: Vec<Order>,
    /// What a search as at an earlier instant has found: looked for once, however often it is asked.
    pub(crate) found: FoundThen,
}

/// A record in a list: its identity and the cells asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub sys_id: String,
    /// The register it is in, which may extend the one asked.
    pub class: String,
    pub number: Option<String>,
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    pub datum: Datum,
    pub shown: String,
    /// Register and `sys_id` of the record referred to, when the asker may see it.
    pub leads_to: Option<(String, String)>,
}

/// A whole record, as far as the asker may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub sys_id: String,
    pub class: String,
    pub values: BTreeMap<String, Cell>,
}

impl Record {
    pub fn datum(&self, field: &str) -> &Datum {
        self.values.get(field).map_or(&Datum::Null, |cell| &cell.datum)
    }

    pub fn shown(&self, field: &str) -> &str {
        self.values.get(field).map_or("", |cell| cell.shown.as_str())
    }

    /// The stored text; empty where there is none.
    pub fn text(&self, field: &str) -> &str {
        self.datum(field).as_text().unwrap_or_default()
    }

    /// The stored value as it is spelt: a number in digits.
    pub fn text_of(&self, field: &str) -> String {
        match self.datum(field) {
            Datum::Null => String::new(),
            Datum::Int(number) => number.to_string(),
            Datum::Text(text) => text.clone(),
        }
    }

    /// Whether a field that says yes or no says yes.
    pub fn is_on(&self, field: &str) -> bool {
        self.datum(field).as_int() == Some(1)
    }

    pub fn version(&self) -> i64 {
        self.datum("sys_mod_count").as_int().unwrap_or(0)
    }
}

/// How many rows there are, as far as they were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Exactly(i64),
    MoreThan(i64),
    /// Counting them would take longer than the reader should wait.
    NotYet,
}

impl Counted {
    /// `240`, or `more than 1,000`; none where nothing is known.
    pub fn shown(self) -> Option<String> {
        match self {
            Self::Exactly(count) => Some(value::grouped(count)),
            Self::MoreThan(count) => Some(format!("more than {}", value::grouped(count))),
            Self::NotYet => None,
        }
    }
}

/// Which rows of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub limit: u64,
    pub offset: u64,
}

/// The most rows that one question hands over; more is paged or refused.
pub const ROWS_MAX: u64 = 50_000;
/// The most hops one statement follows; wider questions are put in several.
const HOPS_MAX: usize = 12;
/// Rows held at a time when they are handed over one by one.
const PORTION_ROWS: usize = 200;
/// Records named in one statement.
const NAMES_MAX: usize = 5_000;

impl Page {
    pub const ALL: Page = Page { limit: ROWS_MAX, offset: 0 };
    pub const ONE: Page = Page { limit: 1, offset: 0 };
}

impl Permitted {
    pub(crate) fn new(query: Query, lowering: Lowering, filter: Cond, order: Vec<Order>) -> Self {
        Self { query, lowering, filter, order, found: FoundThen::default() }
    }

    pub fn query(&self) -> &Query {
        &self.query
    }

    pub fn register(&self) -> &Register {
        &self.lowering.register
    }

    pub fn words(&self) -> &Words {
        &self.lowering.words
    }

    pub fn dictionary(&self) -> &Dictionary {
        &self.lowering.dictionary
    }

    /// Who asks.
    pub fn actor(&self) -> &Actor {
        &self.lowering.actor
    }

    pub fn bodies(&self) -> &Bodies {
        &self.lowering.actor.bodies
    }

    /// The same query with one more condition.
    pub fn narrowed(&self, filter: &Filter) -> Result<Self, Trouble> {
        let mut one = self.clone();
        let more = one.lowering.cond(filter)?;
        one.query = one.query.and(filter.clone());
        one.filter = Cond::All(vec![one.filter, more]);
        Ok(one)
    }

    /// SQL and parameters, to be read by people.
    pub fn sql(&self, store: &Store) -> Result<(String, Vec<Datum>), Trouble> {
        let select = Select::Rows(vec![Slot::own("sys_id")]);
        Ok(store.render(self.bodies(), &self.ask(&self.lowering, select, Page { limit: 50, offset: 0 }))?)
    }

    /// Everything that decides which rows there are, as one text: two that are equal have the same rows in the same state of
    /// the store.
    pub fn question(&self) -> String {
        let ask = self.ask(&self.lowering, Select::Groups { by: Vec::new(), measures: Vec::new() }, Page::ALL);
        format!("{:?} {ask:?}", self.bodies())
    }

    pub(crate) fn ask(&self, lowering: &Lowering, select: Select, page: Page) -> Ask {
        let register = &self.lowering.register;
        let is_list = matches!(select, Select::Rows(_));
        Ask {
            table: register.root.clone(),
            classes: if register.extends.is_some() { lowering.dictionary.family(&register.name) } else { Vec::new() },
            as_at: lowering.words.when(&self.query.as_at),
            hops: lowering.hops.clone(),
            filter: self.filter.clone(),
            select,
            order: if is_list { self.order.clone() } else { Vec::new() },
            limit: Some(page.limit),
            offset: page.offset,
        }
    }

    /// Puts an ask to the store, with what words found at an earlier instant in the place of the words.
    fn put(&self, source: &mut impl Source, mut ask: Ask) -> Result<Vec<Vec<Datum>>, Trouble> {
        self.settle(source, &mut ask)?;
        self.walk(source, &mut ask)?;
        Ok(source.run(self.bodies(), &ask)?)
    }

    pub fn count(&self, source: &mut impl Source) -> Result<i64, Trouble> {
        Ok(self.measured(source, &[Measure::Count])?.first().and_then(Datum::as_int).unwrap_or(0))
    }

    /// How many rows there are, without counting further than `most`.
    pub fn count_to(&self, source: &mut impl Source, most: u64) -> Result<Counted, Trouble> {
        let mut ask = self.ask(&self.lowering, Select::Rows(Vec::new()), Page { limit: most, offset: 0 });
        ask.order = Vec::new();
        self.settle(source, &mut ask)?;
        Ok(match source.count_to(self.bodies(), &ask, most)? {
            Some(count) if count > most => Counted::MoreThan(i64::try_from(most).unwrap_or(i64::MAX)),
            Some(count) => Counted::Exactly(i64::try_from(count).unwrap_or(i64::MAX)),
            None => Counted::NotYet,
        })
    }

    /// One row of measures over everything the query meets.
    pub fn measured(&self, source: &mut impl Source, measures: &[Measure]) -> Result<Vec<Datum>, Trouble> {
        let select = Select::Groups { by: Vec::new(), measures: measures.to_vec() };
        let rows = self.put(source, self.ask(&self.lowering, select, Page::ALL))?;
        Ok(rows.into_iter().next().unwrap_or_default())
    }

    /// One row for each combination of terms: the terms, then the measures.
    pub(crate) fn grouped(
        &self,
        source: &mut impl Source,
        lowering: &Lowering,
        by: Vec<Term>,
        measures: Vec<Measure>,
    ) -> Result<Vec<Vec<Datum>>, Trouble> {
        let ask = self.ask(lowering, Select::Groups { by, measures }, Page { limit: ROWS_MAX + 1, offset: 0 });
        let rows = self.put(source, ask)?;
        if rows.len() as u64 > ROWS_MAX {
            return Err(Trouble::TooMuch(format!("This falls into more than {ROWS_MAX} groups. Narrow the question.")));
        }
        Ok(rows)
    }

    pub(crate) fn lowering(&self) -> Lowering {
        self.lowering.clone()
    }

    /// Identifiers of the rows, in the query's order.
    pub fn ids(&self, source: &mut impl Source, page: Page) -> Result<Vec<String>, Trouble> {
        let select = Select::Rows(vec![Slot::own("sys_id")]);
        let rows = self.put(source, self.ask(&self.lowering, select, page))?;
        Ok(rows.into_iter().filter_map(|row| row.into_iter().next()?.as_text().map(str::to_owned)).collect())
    }

    /// Values of a field in order, of the rows that have one.
    pub(crate) fn values(
        &self,
        source: &mut impl Source,
        path: &Path,
        descending: bool,
        page: Page,
    ) -> Result<Vec<Datum>, Trouble> {
        let mut lowering = self.lowering.clone();
        let (slot, _) = lowering.slot(path)?;
        let mut ask = self.ask(&lowering, Select::Rows(vec![slot.clone()]), page);
        ask.filter = Cond::All(vec![ask.filter, Cond::Not(Box::new(Cond::Empty(slot.clone())))]);
        ask.order = vec![Order { slot, descending, scale: Vec::new() }];
        let rows = self.put(source, ask)?;
        Ok(rows.into_iter().filter_map(|row| row.into_iter().next()).collect())
    }

    /// The rows of a list, with these columns.
    pub fn rows(&self, source: &mut impl Source, columns: &[Path], page: Page) -> Result<Vec<Row>, Trouble> {
        let (lowering, slots, rest) = self.columns(columns)?;
        let answer = self.put(source, self.ask(&lowering, Select::Rows(slots.select()), page))?;
        let row = |data| {
            let (head, cells) = slots.read(data, &lowering.dictionary, &lowering.words);
            Row { cells, ..head }
        };
        let mut rows: Vec<Row> = answer.into_iter().map(row).collect();
        self.name_lists(source, &slots, &mut rows)?;
        self.widen(source, rest, &mut rows)?;
        Ok(rows)
    }

    /// Hands over every row one after the other without holding them all. Which rows there are, and the first columns, are read
    /// from one state of the store; names in lists of references, and columns beyond what one statement reaches, are looked
    /// up for some hundred rows at a time.
    pub fn each(
        &self,
        store: &Store,
        columns: &[Path],
        each: &mut dyn FnMut(Row) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        self.portions(store, columns, None, &mut |rows| rows.into_iter().try_for_each(&mut *each))
    }

    /// The same, of a page or of all of them, some hundred rows at a time.
    pub fn portions(
        &self,
        store: &Store,
        columns: &[Path],
        page: Option<Page>,
        each: &mut dyn FnMut(Vec<Row>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let (lowering, slots, rest) = self.columns(columns)?;
        let mut ask = self.ask(&lowering, Select::Rows(slots.select()), page.unwrap_or(Page::ALL));
        ask.limit = page.map(|page| page.limit);
        self.settle(&mut &*store, &mut ask)?;
        let mut portion = Vec::with_capacity(PORTION_ROWS);
        let mut hand_over = |portion: &mut Vec<Row>| {
            self.name_lists(&mut &*store, &slots, portion)?;
            self.widen(&mut &*store, rest, portion)?;
            each(std::mem::replace(portion, Vec::with_capacity(PORTION_ROWS)))
        };
        store.each(self.bodies(), &ask, &mut |data| {
            let (head, cells) = slots.read(data, &lowering.dictionary, &lowering.words);
            portion.push(Row { cells, ..head });
            if portion.len() < PORTION_ROWS { Ok(()) } else { hand_over(&mut portion) }
        })?;
        if portion.is_empty() { Ok(()) } else { hand_over(&mut portion) }
    }

    /// Hands over what identifies each row, by identifier: `sys_id`, class, and the revision that wrote it.
    pub(crate) fn keys(
        &self,
        store: &Store,
        each: &mut dyn FnMut(&str, &str, i64) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let select = ["sys_id", "sys_class_name", "rev"].map(Slot::own).to_vec();
        let mut ask = self.ask(&self.lowering, Select::Rows(select), Page::ALL);
        (ask.limit, ask.order) = (None, Vec::new());
        self.settle(&mut &*store, &mut ask)?;
        store.each(self.bodies(), &ask, &mut |row| {
            let text = |at: usize| row.get(at).and_then(Datum::as_text).unwrap_or_default();
            each(text(0), text(1), row.get(2).and_then(Datum::as_int).unwrap_or_default())
        })
    }

    /// More columns of rows that were read, by their identifiers: between two statements somebody may write, and the same place
    /// be another row's. Those of a row that has gone in between stay empty.
    fn widen(&self, source: &mut impl Source, columns: &[Path], rows: &mut [Row]) -> Result<(), Trouble> {
        if columns.is_empty() || rows.is_empty() {
            return Ok(());
        }
        let lowering = &self.lowering;
        let ids = rows.iter().map(|row| Operand::Datum(Datum::text(&row.sys_id))).collect();
        let query =
            Query::all(&self.query.register).and(Filter::test("sys_id", Check::In(ids))).seen_from(&self.query.as_at);
        let permitted = lowering.actor.asks(&lowering.dictionary, &query, &lowering.words)?;
        let more = permitted.rows(source, columns, Page::ALL)?;
        let mut more: HashMap<String, Vec<Cell>> = more.into_iter().map(|row| (row.sys_id, row.cells)).collect();
        for row in rows {
            row.cells.extend(more.remove(&row.sys_id).unwrap_or_else(|| vec![Cell::default(); columns.len()]));
        }
        Ok(())
    }

    /// What the first columns select, as many as one statement should follow hops for, and the columns that are left.
    fn columns<'c>(&self, columns: &'c [Path]) -> Result<(Lowering, Slots, &'c [Path]), Trouble> {
        let mut lowering = self.lowering.clone();
        let has_number = self.lowering.register.fields.contains_key("number");
        let mut slots = Slots { has_number, columns: Vec::with_capacity(columns.len()) };
        for (at, path) in columns.iter().enumerate() {
            let before = lowering.hops.len();
            let (slot, field) = lowering.slot(path)?;
            let reference = match field.kind.leads_to() {
                Some(to) => {
                    let display = lowering.display(to)?;
                    Some((lowering.hop(slot.table, &field)?, display))
                }
                None => None,
            };
            if lowering.hops.len() > HOPS_MAX && at > 0 {
                lowering.return_to(before);
                return Ok((lowering, slots, &columns[at..]));
            }
            // A child may have a scale of its own: the states of a change are not those of a task.
            let has_family = matches!(field.kind, Kind::Choice(_))
                && lowering.dictionary.has_children(&lowering.at(slot.table).name);
            slots.columns.push(Column { slot, field, reference, has_family });
        }
        Ok((lowering, slots, &[]))
    }

    /// Lists of references show what stands for each record in them.
    fn name_lists(&self, source: &mut impl Source, slots: &Slots, rows: &mut [Row]) -> Result<(), Trouble> {
        for (at, column) in slots.columns.iter().enumerate() {
            let Kind::Refs(to) = &column.field.kind else { continue };
            let mut ids: Vec<Datum> = Vec::new();
            for row in rows.iter() {
                ids.extend(row.cells[at].datum.as_text().into_iter().flat_map(|t| t.split(',')).map(Datum::from));
            }
            ids.sort();
            ids.dedup();
            let names = self.names(source, to, &ids)?;
            for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
                let list = cell.datum.as_text().unwrap_or_default();
                let seen = list.split(',').filter_map(|id| names.get(id).map(|name| (id, name.as_str())));
                let (ids, shown): (Vec<&str>, Vec<&str>) = seen.unzip();
                cell.shown = shown.join(", ");
                // What the asker may not see is not in the list either.
                cell.datum = if ids.is_empty() { Datum::Null } else { Datum::Text(ids.join(",")) };
            }
        }
        Ok(())
    }

    /// What stands for each of these records of a register that the asker may see.
    fn names(&self, source: &mut impl Source, to: &str, ids: &[Datum]) -> Result<HashMap<String, String>, Trouble> {
        let lowering = &self.lowering;
        let display = Path::of(&lowering.display(to)?);
        let mut names = HashMap::new();
        for ids in ids.chunks(NAMES_MAX) {
            let operands = ids.iter().cloned().map(Operand::Datum).collect();
            let query = Query::all(to).and(Filter::test("sys_id", Check::In(operands))).seen_from(&self.query.as_at);
            let permitted = match lowering.actor.asks(&lowering.dictionary, &query, &lowering.words) {
                Ok(permitted) => permitted,
                Err(Trouble::NotAllowed(_)) => return Ok(HashMap::new()),
                Err(trouble) => return Err(trouble),
            };
            for row in permitted.rows(source, std::slice::from_ref(&display), Page::ALL)? {
                let shown = row.cells.into_iter().next().unwrap_or_default().shown;
                names.insert(row.sys_id.clone(), if shown.is_empty() { row.sys_id } else { shown });
            }
        }
        Ok(names)
    }

    /// Records of a list that hold these columns alone, each under its dotted name.
    pub fn picked(&self, source: &mut impl Source, columns: &[&str], page: Page) -> Result<Vec<Record>, Trouble> {
        let paths: Vec<Path> = columns.iter().map(|name| Path::of(name)).collect();
        let names = || columns.iter().map(|name| (*name).to_owned());
        let record =
            |row: Row| Record { values: names().zip(row.cells).collect(), sys_id: row.sys_id, class: row.class };
        Ok(self.rows(source, &paths, page)?.into_iter().map(record).collect())
    }

    /// Whole records by their stored values, in one statement: what rules read. References stay identifiers.
    pub fn stored(&self, source: &mut impl Source, page: Page) -> Result<Vec<Record>, Trouble> {
        let Lowering { actor, words, register, .. } = &self.lowering;
        let fields = register.fields.values().filter(|f| f.kind.column().is_some() && actor.may_read_field(f));
        let fields: Vec<&Arc<Field>> = fields.collect();
        let select = Select::Rows(fields.iter().map(|f| Slot::own(&f.name)).collect());
        let rows = self.put(source, self.ask(&self.lowering, select, page))?;
        let record = |row: Vec<Datum>| {
            let cell = |(field, datum): (&&Arc<Field>, Datum)| {
                let cell = Cell { shown: value::show(&field.kind, &datum, words), datum, ..Cell::default() };
                (field.name.clone(), cell)
            };
            let values: BTreeMap<String, Cell> = fields.iter().zip(row).map(cell).collect();
            let text = |name: &str| values.get(name).and_then(|c| c.datum.as_text()).unwrap_or_default().to_owned();
            Record { sys_id: text("sys_id"), class: text("sys_class_name"), values }
        };
        Ok(rows.into_iter().map(record).collect())
    }

    /// By what a secret of each record is recognised: for whoever has to compare one, and for nobody to look at.
    pub fn secrets(
        &self,
        source: &mut impl Source,
        field: &str,
        page: Page,
    ) -> Result<Vec<(String, Option<Secret>)>, Trouble> {
        let register = &self.lowering.register;
        if register.field(field).is_none_or(|field| field.kind != Kind::Secret) {
            return Err(Trouble::NotFound(format!("{} keeps no secret `{field}`.", register.title)));
        }
        let select = Select::Rows(vec![Slot::own("sys_id"), Slot::own(field)]);
        let rows = self.put(source, self.ask(&self.lowering, select, page))?;
        let text = |row: &[Datum], at: usize| row.get(at).and_then(Datum::as_text).map(str::to_owned);
        let kept = |row: Vec<Datum>| Some((text(&row, 0)?, text(&row, 1).map(|text| Secret::kept(&text))));
        Ok(rows.into_iter().filter_map(kept).collect())
    }

    /// The first record that the query meets, with every field of its own register that the asker may read.
    pub fn record(&self, source: &mut impl Source) -> Result<Option<Record>, Trouble> {
        let Some(first) = self.rows(source, &[], Page::ONE)?.into_iter().next() else { return Ok(None) };
        let lowering = &self.lowering;
        let class = if lowering.dictionary.get(&first.class).is_some() { &first.class } else { &self.query.register };
        let register = lowering.dictionary.find(class).map_err(Trouble::NotFound)?.clone();
        let readable =
            register.fields.values().filter(|f| lowering.actor.may_read_field(f) && f.kind.column().is_some());
        let names: Vec<&str> = readable.map(|f| f.name.as_str()).collect();
        let paths: Vec<Path> = names.iter().map(|name| Path::of(name)).collect();
        let query = Query::all(class).and(Filter::is("sys_id", first.sys_id)).seen_from(&self.query.as_at);
        let own = lowering.actor.asks(&lowering.dictionary, &query, &lowering.words)?;
        let Some(row) = own.rows(source, &paths, Page::ONE)?.into_iter().next() else { return Ok(None) };
        let values = names.into_iter().map(str::to_owned).zip(row.cells).collect();
        let mut record = Record { sys_id: row.sys_id, class: row.class, values };
        erased::say(&own, source, &register, &mut record)?;
        Ok(Some(record))
    }
}

/// What a list selects, and how its rows are read back.
struct Slots {
    has_number: bool,
    columns: Vec<Column>,
}

struct Column {
    slot: Slot,
    field: Arc<Field>,
    /// The hop to the record referred to, and its display field.
    reference: Option<(usize, String)>,
    /// Whether the record's own register says what a choice is called.
    has_family: bool,
}

impl Slots {
    fn select(&self) -> Vec<Slot> {
        let mut slots = vec![Slot::own("sys_id"), Slot::own("sys_class_name")];
        slots.extend(self.has_number.then(|| Slot::own("number")));
        for column in &self.columns {
            slots.push(column.slot.clone());
            slots.extend(column.has_family.then(|| Slot::of(column.slot.table, "sys_class_name")));
            if let Some((hop, display)) = &column.reference {
                slots.extend([Slot::of(*hop, "sys_id"), Slot::of(*hop, "sys_class_name"), Slot::of(*hop, display)]);
            }
        }
        slots
    }

    fn read(&self, data: Vec<Datum>, dictionary: &Dictionary, words: &Words) -> (Row, Vec<Cell>) {
        let mut data = data.into_iter();
        let mut next = || data.next().unwrap_or_default();
        let text = |datum: Datum| datum.as_text().map(str::to_owned);
        let sys_id = text(next()).unwrap_or_default();
        let class = text(next()).unwrap_or_default();
        let number = if self.has_number { text(next()) } else { None };
        let mut cells = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            let datum = next();
            let own = column.has_family.then(&mut next);
            let own = own
                .as_ref()
                .and_then(Datum::as_text)
                .and_then(|class| dictionary.get(class)?.field(&column.field.name));
            let kind = own.map_or(&column.field.kind, |field| &field.kind);
            cells.push(match &column.reference {
                None => Cell { shown: value::show(kind, &datum, words), datum, ..Cell::default() },
                Some(_) => {
                    let (id, class, display) = (next(), next(), next());
                    match (id, class) {
                        (Datum::Text(id), Datum::Text(class)) => {
                            let shown = text(display).filter(|t| !t.is_empty()).unwrap_or_else(|| id.clone());
                            Cell { datum, shown, leads_to: Some((class, id)) }
                        }
                        // Rows that belong to every body name no company.
                        _ if column.field.name == "company" && datum.as_text() == Some(SHARED) => {
                            Cell { datum, ..Cell::default() }
                        }
                        // What the asker may not see is not there.
                        _ => Cell::default(),
                    }
                }
            });
        }
        (Row { sys_id, class, number, cells: Vec::new() }, cells)
    }
}
