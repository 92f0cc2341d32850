//! The whole store as one portable text, and a store made from it again.
//!
//! A dump is UTF-8, one JSON array a line, without spaces, each line ended by `\n`. Equal content gives equal bytes on either engine:
//!
//! 1. `["guildhall dump",2]`
//! 2. For each table a head `["table",NAME,[COLUMN,…]]`, each column with what it holds, as in `"rank int"` or `"name text"`; then
//!    a line for each row, its values in the order of the head: `null`, a whole number or a text, bytes as hexadecimal digits. Tables come in this order: `revision`, `entry`, then each table of the schema
//!    in order of its name, followed by the table of its kept versions; `_file`, `_erasure`, `_series`, `_outbox`. Columns: the system's, then the
//!    register's in order of their names. Rows are in order of their key; those of the outbox in the order in which they came.
//! 3. `["end",ROWS,HEAD,HASH]`: how many rows, and number and hash of the last revision.
//!
//! Left out is what is kept for a while only, and what is made anew: indexes, the words of the search, and the notes on how the tables came about.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read, Seek, SeekFrom, Write};
use std::sync::mpsc::{SyncSender, sync_channel};

use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserializer, Serialize};
use sha2::{Digest, Sha256};

use crate::bodies::Bodies;
use crate::catalogue::{Catalogue, KEPT_COLUMNS, TableShape};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::{Session, text};
use crate::shape::{Column, ColumnKind, SYSTEM_COLUMNS, Schema, Table};
use crate::sql::{Dialect, quoted, rows};
use crate::store::Store;
use crate::writing::{Stamp, Writing};

const FIRST: &str = "[\"guildhall dump\",2]";
/// Rows sent to PostgreSQL in one statement.
const ROWS_AT_ONCE: usize = 500;
/// Files whose names are held at a time.
const PAGE: i64 = 500;
/// Lines handed at once from the thread that reads a dump to the one that writes them, and how often that may be ahead.
const LINES_AT_ONCE: usize = 500;
const AHEAD: usize = 4;
/// A line holds one row; the largest is a file of a few megabytes in hexadecimal.
const LINE_BYTES_MAX: u64 = 1 << 30;

/// What a dump holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dumped {
    /// Number and hash of the last revision; 0 and nothing in an empty store.
    pub head: i64,
    pub hash: String,
    pub rows: u64,
    pub bytes: u64,
    /// SHA-256 of the dump's bytes, in hexadecimal.
    pub sha256: String,
}

/// The text by whose words search finds a row, from its values; the same that is given to [`Writing::index`]. None if it is not
/// to be found.
pub type WordsOf<'a> = &'a dyn Fn(&BTreeMap<String, Datum>) -> Option<String>;

/// A table as it stands in a dump.
struct Sheet {
    name: String,
    columns: Vec<(String, ColumnKind)>,
    order: &'static str,
}

impl Sheet {
    fn own(name: &str, columns: &[(&str, ColumnKind)], order: &'static str) -> Self {
        let columns = columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
        Self { name: name.to_owned(), columns, order }
    }

    /// Columns as in the head of a table.
    fn head(&self) -> Vec<String> {
        self.columns
            .iter()
            .map(|(name, kind)| format!("{name} {}", if *kind == ColumnKind::Int { "int" } else { "text" }))
            .collect()
    }

    fn listed(&self) -> String {
        self.columns.iter().map(|(name, _)| quoted(name)).collect::<Vec<_>>().join(", ")
    }
}

/// Every table of a dump, in order.
fn sheets(catalogue: &Catalogue) -> Vec<Sheet> {
    use ColumnKind::{Int, Text};
    let mut all = vec![
        Sheet::own(
            "revision",
            &[
                ("number", Int),
                ("at", Text),
                ("actor", Text),
                ("why", Text),
                ("request", Text),
                ("prev_hash", Text),
                ("hash", Text),
            ],
            "number",
        ),
        Sheet::own(
            "entry",
            &[("rev", Int), ("seq", Int), ("tbl", Text), ("sys_id", Text), ("op", Text), ("digest", Text)],
            "rev, seq",
        ),
    ];
    for shape in catalogue.tables() {
        let columns = columns(shape);
        let kept = KEPT_COLUMNS.iter().map(|(name, kind)| ((*name).to_owned(), *kind));
        let kept = columns.iter().cloned().chain(kept).collect();
        all.push(Sheet { name: shape.name.clone(), columns, order: "sys_id" });
        all.push(Sheet { name: shape.was(), columns: kept, order: "sys_id, rev" });
    }
    all.extend([
        Sheet::own("_file", &[("company", Text), ("sha256", Text), ("bytes", Text)], "company, sha256"),
        Sheet::own(
            "_erasure",
            &[("rev", Int), ("tbl", Text), ("sys_id", Text), ("class", Text), ("company", Text), ("columns", Text)],
            "tbl, sys_id, rev",
        ),
        Sheet::own("_series", &[("company", Text), ("series", Text), ("last", Int)], "company, series"),
        Sheet::own(
            "_outbox",
            &[
                ("kind", Text),
                ("key", Text),
                ("payload", Text),
                ("attempts", Int),
                ("due", Text),
                ("leased_until", Text),
                ("error", Text),
                ("done", Int),
            ],
            "id",
        ),
    ]);
    all
}

/// The order in which a register lists its fields is no content.
fn columns(shape: &TableShape) -> Vec<(String, ColumnKind)> {
    let (system, own) = shape.columns.split_at(SYSTEM_COLUMNS.len());
    let mut own = own.to_vec();
    own.sort_by(|one, other| one.0.cmp(&other.0));
    system.iter().cloned().chain(own).collect()
}

impl Store {
    /// Writes all that is kept as one text, from one state of the store, while others write on. `to` is flushed at the end.
    pub fn dump(&self, to: &mut dyn Write) -> Result<Dumped> {
        let catalogue = self.catalogue();
        let dialect = self.dialect();
        self.engine().read_whole(|session| {
            let mut out = Out { to, sha256: Sha256::new(), bytes: 0, rows: 0 };
            out.line(&serde_json::json!(["guildhall dump", 2]))?;
            for sheet in sheets(&catalogue) {
                out.line(&serde_json::json!(["table", sheet.name, sheet.head()]))?;
                if sheet.name == "_file" {
                    files(session, dialect, &mut out)?;
                } else {
                    let sql =
                        format!("select {} from {} order by {}", sheet.listed(), quoted(&sheet.name), sheet.order);
                    session.each(&sql, &[], &mut |row| out.row(row))?;
                }
            }
            let last = session.query("select number, hash from revision order by number desc limit 1", &[])?;
            let head = last.first().map(|row| crate::session::int(row, 0)).unwrap_or_default();
            let hash = last.first().map(|row| text(row, 1)).unwrap_or_default();
            out.line(&serde_json::json!(["end", out.rows, head, hash]))?;
            out.to.flush().map_err(unwritten)?;
            let Out { sha256, bytes, rows, .. } = out;
            Ok(Dumped { head, hash, rows, bytes, sha256: hex::encode(sha256.finalize()) })
        })
    }

    /// Makes tables in an empty store and fills them with what a dump holds, all of it or nothing. The dump is read twice: its
    /// hash must be `sha256` before anything is written. Sync with the dictionary, [`Store::reindex`] and [`Store::verify`]
    /// afterwards: indexes are not in a dump, and a hash says nothing about the past.
    pub fn restore(&self, dump: &mut (impl BufRead + Seek + Send), sha256: &str) -> Result<Dumped> {
        let seen = look_through(dump)?;
        if seen.dumped.sha256 != sha256 {
            return Err(StoreError::refused(format!(
                "This dump is not the one that was written: its SHA-256 is {}, and {sha256} was noted. Nothing was restored.",
                seen.dumped.sha256
            )));
        }
        // Refused where any register has a table: what stands there may not be mixed with what comes.
        self.sync(&Schema::default()).map_err(|error| match error {
            StoreError::Refused(_) => holds_records(),
            other => other,
        })?;
        self.sync(&seen.schema)?;
        let catalogue = self.catalogue();
        // Nothing is entered under it, so that no revision is added to those of the dump.
        let stamp = Stamp { at: "1970-01-01 00:00:00".into(), actor: "restore".into(), ..Stamp::default() };
        self.write(&seen.bodies, &stamp, |writing| {
            // Again, now that nobody else writes.
            if !writing.session.query("select number from revision limit 1", &[])?.is_empty() {
                return Err(holds_records());
            }
            dump.seek(SeekFrom::Start(0)).map_err(unread)?;
            fill(writing, &catalogue, dump)
        })?;
        Ok(seen.dumped)
    }

    /// Makes every row of these bodies findable by the words of its text anew, and answers how many were.
    pub fn reindex(&self, bodies: &Bodies, words: WordsOf<'_>) -> Result<u64> {
        let catalogue = self.catalogue();
        let stamp = Stamp { at: "1970-01-01 00:00:00".into(), actor: "reindex".into(), ..Stamp::default() };
        let done = self.write(bodies, &stamp, |writing| {
            let mut count = 0;
            for shape in catalogue.tables() {
                count += reindex(writing, shape, words)?;
            }
            Ok::<_, StoreError>(count)
        })?;
        Ok(done.value)
    }
}

fn holds_records() -> StoreError {
    StoreError::refused("This store has tables already; restore into a new, empty one.")
}

fn reindex(writing: &mut Writing<'_>, shape: &TableShape, words: WordsOf<'_>) -> Result<u64> {
    let names: Vec<String> = shape.columns.iter().map(|(name, _)| quoted(name)).collect();
    let pattern = format!(
        "select {} from {} where sys_id > {{}} order by sys_id limit {{}}",
        names.join(", "),
        quoted(&shape.name)
    );
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let values = vec![Datum::text(&after), Datum::Int(PAGE)];
        let page = writing.session.rows(rows::own(writing.dialect, &pattern, values)?)?;
        let Some(last) = page.last() else { return Ok(count) };
        after = text(last, 0);
        for row in page {
            let row: BTreeMap<String, Datum> = shape.columns.iter().map(|(name, _)| name.clone()).zip(row).collect();
            let Some(words) = words(&row) else { continue };
            let company = row.get("company").and_then(Datum::as_text).unwrap_or_default();
            let sys_id = row.get("sys_id").and_then(Datum::as_text).unwrap_or_default();
            writing.index(&shape.name, sys_id, company, &words)?;
            count += 1;
        }
    }
}

fn files(session: &mut dyn Session, dialect: Dialect, out: &mut Out<'_>) -> Result<()> {
    let (mut company, mut sha256) = (String::new(), String::new());
    loop {
        let pattern = "select company, sha256 from _file where company > {} or (company = {} and sha256 > {}) \
                       order by company, sha256 limit {}";
        let values = vec![Datum::text(&company), Datum::text(&company), Datum::text(&sha256), Datum::Int(PAGE)];
        let page = session.rows(rows::own(dialect, pattern, values)?)?;
        let Some(last) = page.last() else { return Ok(()) };
        (company, sha256) = (text(last, 0), text(last, 1));
        for row in &page {
            let (company, sha256) = (text(row, 0), text(row, 1));
            let bytes = session.bytes(&company, &sha256)?.unwrap_or_default();
            out.row(&[Datum::Text(company), Datum::Text(sha256), Datum::Text(hex::encode(bytes))])?;
        }
    }
}

struct Out<'a> {
    to: &'a mut dyn Write,
    sha256: Sha256,
    bytes: u64,
    rows: u64,
}

impl Out<'_> {
    fn row(&mut self, row: &[Datum]) -> Result<()> {
        self.rows += 1;
        self.line(&row)
    }

    fn line(&mut self, line: &impl Serialize) -> Result<()> {
        let mut bytes = serde_json::to_vec(line).map_err(StoreError::engine)?;
        bytes.push(b'\n');
        self.sha256.update(&bytes);
        self.bytes += bytes.len() as u64;
        self.to.write_all(&bytes).map_err(unwritten)
    }
}

fn unwritten(error: std::io::Error) -> StoreError {
    StoreError::refused(format!("The dump cannot be written: {error}."))
}

fn unread(error: std::io::Error) -> StoreError {
    StoreError::refused(format!("The dump cannot be read: {error}."))
}

/// A line of a dump.
enum Line {
    Table {
        line: u64,
        name: String,
        columns: Vec<(String, ColumnKind)>,
    },
    /// Its values, or the first of them.
    Row(Vec<Datum>),
    End {
        rows: u64,
        head: i64,
        hash: String,
    },
}

/// Reads a dump line by line.
struct Lines<'a, R> {
    from: &'a mut R,
    number: u64,
    bytes: u64,
    sha256: Sha256,
    columns: usize,
    /// Values of a row that are wanted.
    wanted: usize,
    rows: u64,
}

impl<'a, R: BufRead> Lines<'a, R> {
    fn of(from: &'a mut R) -> Result<Self> {
        let mut lines =
            Self { from, number: 0, bytes: 0, sha256: Sha256::new(), columns: 0, wanted: usize::MAX, rows: 0 };
        if lines.text()? != FIRST {
            return Err(StoreError::refused("This is no dump that this program can read: it does not begin as one."));
        }
        Ok(lines)
    }

    fn text(&mut self) -> Result<String> {
        let mut line = Vec::new();
        self.number += 1;
        (&mut *self.from).take(LINE_BYTES_MAX).read_until(b'\n', &mut line).map_err(unread)?;
        self.sha256.update(&line);
        self.bytes += line.len() as u64;
        if line.pop() != Some(b'\n') {
            return Err(self.broken("it ends in the middle"));
        }
        String::from_utf8(line).map_err(|_| self.broken("it is not text"))
    }

    fn next(&mut self) -> Result<Line> {
        let line = self.text()?;
        let is_row = self.columns > 0;
        // A table's head and the end hold a list or stand in another number of places than the rows above them.
        if line.starts_with("[\"table\",")
            && let Ok((_, name, columns)) = serde_json::from_str::<(String, String, Vec<String>)>(&line)
            && !columns.is_empty()
        {
            self.columns = columns.len();
            let columns = columns.iter().map(|column| match column.split_once(' ') {
                Some((column, "text")) => Ok((column.to_owned(), ColumnKind::Text)),
                Some((column, "int")) => Ok((column.to_owned(), ColumnKind::Int)),
                _ => Err(self.broken("a column holds neither text nor int")),
            });
            let columns = columns.collect::<Result<_>>()?;
            return Ok(Line::Table { line: self.number, name, columns });
        }
        match first_values(&line, self.wanted) {
            Ok((row, count)) if is_row && count == self.columns => {
                self.rows += 1;
                Ok(Line::Row(row))
            }
            _ => match serde_json::from_str::<(String, u64, i64, String)>(&line) {
                Ok((mark, rows, head, hash)) if mark == "end" => Ok(Line::End { rows, head, hash }),
                _ => Err(self.broken("it is neither a table, nor a row of the table above, nor the end")),
            },
        }
    }

    fn broken(&self, how: &str) -> StoreError {
        broken(self.number, how)
    }
}

fn broken(line: u64, how: &str) -> StoreError {
    StoreError::refused(format!("Line {line} of the dump cannot be read: {how}."))
}

/// The first values of a row, as many as are wanted, and how many it has.
fn first_values(line: &str, wanted: usize) -> serde_json::Result<(Vec<Datum>, usize)> {
    struct First(usize);

    impl<'de> Visitor<'de> for First {
        type Value = (Vec<Datum>, usize);

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("the values of a row")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut values = Vec::new();
            while values.len() < self.0
                && let Some(value) = seq.next_element()?
            {
                values.push(value);
            }
            let mut count = values.len();
            while seq.next_element::<IgnoredAny>()?.is_some() {
                count += 1;
            }
            Ok((values, count))
        }
    }

    let mut read = serde_json::Deserializer::from_str(line);
    let values = read.deserialize_seq(First(wanted))?;
    read.end().map(|()| values)
}

/// What was seen in a dump read to its end.
struct Seen {
    dumped: Dumped,
    /// Whose rows are in it.
    bodies: Bodies,
    /// Its registers' tables, without indexes.
    schema: Schema,
}

fn look_through(dump: &mut (impl BufRead + Seek)) -> Result<Seen> {
    dump.seek(SeekFrom::Start(0)).map_err(unread)?;
    let mut lines = Lines::of(dump)?;
    let mut bodies = BTreeSet::new();
    let mut schema = Schema::default();
    let mut company = None;
    loop {
        match lines.next()? {
            Line::Table { name, columns, .. } => {
                company = columns.iter().position(|(name, _)| name == "company");
                // Only whose they are: the rows are read when they are written.
                lines.wanted = company.map_or(0, |place| place + 1);
                let is_register = columns.iter().any(|(name, _)| name == "since") && !name.contains("__");
                if is_register {
                    let own = columns
                        .into_iter()
                        .filter(|(name, _)| !SYSTEM_COLUMNS.iter().any(|(system, _)| system == name));
                    let columns = own.map(|(name, kind)| Column { name, kind, indexed: false }).collect();
                    schema.tables.push(Table { name, columns, ..Table::default() });
                }
            }
            Line::Row(row) => {
                if let Some(body) = company.and_then(|place| row[place].as_text())
                    && !bodies.contains(body)
                {
                    bodies.insert(body.to_owned());
                }
            }
            Line::End { rows, head, hash } => {
                let is_last = lines.from.fill_buf().map_err(unread)?.is_empty();
                if rows != lines.rows || !is_last {
                    return Err(lines.broken("the dump does not end where it says"));
                }
                let sha256 = hex::encode(lines.sha256.finalize());
                let dumped = Dumped { head, hash, rows, bytes: lines.bytes, sha256 };
                return Ok(Seen { dumped, bodies: Bodies::of(bodies), schema });
            }
        }
    }
}

/// Reads on one thread and writes on this one.
fn fill(writing: &mut Writing<'_>, catalogue: &Catalogue, dump: &mut (impl BufRead + Send)) -> Result<()> {
    let known: BTreeMap<String, Vec<(String, ColumnKind)>> =
        sheets(catalogue).into_iter().map(|sheet| (sheet.name, sheet.columns)).collect();
    std::thread::scope(|scope| {
        let (give, take) = sync_channel(AHEAD);
        scope.spawn(move || {
            if let Err(error) = read_ahead(dump, &give) {
                // Nobody listens where writing failed.
                let _ = give.send(Err(error));
            }
        });
        let mut filling: Option<Filling> = None;
        for lines in take {
            for line in lines? {
                match line {
                    Line::Table { line, name, columns } => {
                        if let Some(filling) = filling.take() {
                            filling.finish(writing)?;
                        }
                        // Column by column: names from a file go into statements only if they are the catalogue's.
                        if known.get(&name) != Some(&columns) {
                            return Err(broken(line, "such a table is not among those of the store"));
                        }
                        filling = Some(Filling { table: name, columns, waiting: Vec::new() });
                    }
                    Line::Row(row) => {
                        if let Some(filling) = &mut filling {
                            filling.add(writing, row)?;
                        }
                    }
                    Line::End { .. } => return filling.map_or(Ok(()), |filling| filling.finish(writing)),
                }
            }
        }
        Err(StoreError::refused("The dump ended before its end."))
    })
}

fn read_ahead(dump: &mut impl BufRead, give: &SyncSender<Result<Vec<Line>>>) -> Result<()> {
    let mut lines = Lines::of(dump)?;
    let mut portion = Vec::with_capacity(LINES_AT_ONCE);
    loop {
        portion.push(lines.next()?);
        let is_last = matches!(portion.last(), Some(Line::End { .. }));
        if (is_last || portion.len() == LINES_AT_ONCE) && give.send(Ok(std::mem::take(&mut portion))).is_err() {
            return Ok(());
        }
        if is_last {
            return Ok(());
        }
    }
}

/// A table on its way in.
struct Filling {
    table: String,
    columns: Vec<(String, ColumnKind)>,
    waiting: Vec<Vec<Datum>>,
}

impl Filling {
    fn add(&mut self, writing: &mut Writing<'_>, row: Vec<Datum>) -> Result<()> {
        if self.table == "_file" {
            let bytes = hex::decode(text(&row, 2))
                .map_err(|_| StoreError::refused(format!("The file {} in the dump cannot be read.", text(&row, 1))))?;
            return writing.session.put_bytes(&text(&row, 0), &text(&row, 1), &bytes).map(|_| ());
        }
        self.waiting.push(row);
        if self.waiting.len() >= ROWS_AT_ONCE { self.send(writing) } else { Ok(()) }
    }

    fn finish(mut self, writing: &mut Writing<'_>) -> Result<()> {
        self.send(writing)
    }

    fn send(&mut self, writing: &mut Writing<'_>) -> Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = self.columns.iter().map(|(name, _)| quoted(name)).collect();
        let names = names.join(", ");
        let table = quoted(&self.table);
        match writing.dialect {
            Dialect::Sqlite => {
                let places = vec!["?"; self.columns.len()].join(", ");
                let sql = format!("insert into {table} ({names}) values ({places})");
                for row in &waiting {
                    writing.session.execute(&sql, row)?;
                }
            }
            Dialect::Postgres => {
                // As one parameter: a statement knows the type of each, and an absent value has none.
                let objects: Vec<BTreeMap<&str, &Datum>> = waiting
                    .iter()
                    .map(|row| self.columns.iter().map(|(name, _)| name.as_str()).zip(row).collect())
                    .collect();
                let json = serde_json::to_string(&objects).map_err(StoreError::engine)?;
                let kinds = self.columns.iter().map(|(name, kind)| {
                    let kind = if *kind == ColumnKind::Int { "bigint" } else { "text" };
                    format!("{} {kind}", quoted(name))
                });
                let kinds = kinds.collect::<Vec<_>>().join(", ");
                let sql = format!(
                    "insert into {table} ({names}) select {names} from json_to_recordset($1::text::json) as r({kinds})"
                );
                writing.session.execute(&sql, &[Datum::Text(json)])?;
            }
        }
        Ok(())
    }
}
