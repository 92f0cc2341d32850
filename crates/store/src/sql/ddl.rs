//! Tables, indexes and the second fence.

use super::{Dialect, Index, quoted, span};
use crate::catalogue::{KEPT_COLUMNS, TableShape};
use crate::chain::bytes_digest;
use crate::shape::{ColumnKind, SYSTEM_COLUMNS};

/// The role under which rows are read and written on PostgreSQL. It owns nothing and cannot bypass row security.
pub(crate) const APP_ROLE: &str = "guildhall_app";
/// The setting that holds the visible bodies, and what separates them in it.
pub(crate) const BODIES_SETTING: &str = "guildhall.bodies";
pub(crate) const BODIES_SEPARATOR: char = '\u{1f}';

const NAME_BYTES_MAX: usize = 63;
/// PostgreSQL takes 32 columns in an index, and one that is worked out may be added.
const POSTGRES_COLUMNS_MAX: usize = 31;
/// Holds for every row, and is asked only by who wants an index that begins with the company. Each statement has a fence over
/// that column, and SQLite, taking ten rows for a likely company, would prefer such an index to any other.
pub(crate) const UNASKED: &str = "\"rev\" > 0";

/// What the store keeps besides the schema's tables.
pub(crate) fn own_tables(dialect: Dialect) -> Vec<String> {
    let (text, int, bytes, serial) = match dialect {
        Dialect::Sqlite => ("text", "integer", "blob", "integer primary key autoincrement"),
        Dialect::Postgres => {
            ("text collate \"C\"", "bigint", "bytea", "bigint generated always as identity primary key")
        }
    };
    let end = match dialect {
        Dialect::Sqlite => " strict",
        Dialect::Postgres => "",
    };
    let mut all = vec![
        format!("create table schema_change (number {serial}, format {int} not null, what {text} not null){end}"),
        format!(
            "create table revision (number {int} not null primary key, at {text} not null, actor {text} not null, \
             why {text} not null, request {text} not null, prev_hash {text} not null, hash {text} not null){end}"
        ),
        "create index revision__at on revision (at, number)".to_owned(),
        format!(
            "create table entry (rev {int} not null, seq {int} not null, tbl {text} not null, sys_id {text} not null, \
             op {text} not null, digest {text} not null, primary key (rev, seq)){end}"
        ),
        "create index entry__of on entry (tbl, sys_id, rev)".to_owned(),
        format!(
            "create table _file (company {text} not null, sha256 {text} not null, bytes {bytes} not null, \
             primary key (company, sha256)){end}"
        ),
        format!(
            "create table _erasure (rev {int} not null, tbl {text} not null, sys_id {text} not null, class {text} not null, \
             company {text} not null, columns {text} not null, primary key (tbl, sys_id, rev)){end}"
        ),
        format!(
            "create table _series (company {text} not null, series {text} not null, last {int} not null, \
             primary key (company, series)){end}"
        ),
        format!(
            "create table _outbox (id {serial}, kind {text} not null, key {text} not null, payload {text} not null, \
             attempts {int} not null, due {text} not null, leased_until {text}, error {text}, done {int} not null, \
             unique (kind, key)){end}"
        ),
        "create index _outbox__due on _outbox (done, due, id)".to_owned(),
    ];
    match dialect {
        Dialect::Sqlite => all.extend([
            format!(
                "create table _words (id integer primary key, tbl {text} not null, sys_id {text} not null, \
                 company {text} not null, unique (tbl, sys_id)){end}"
            ),
            // The words arrive cut by `crate::words`: between them stand spaces, and every other letter belongs to one.
            "create virtual table _words_text using fts5 \
             (body, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none, prefix = '2 3')"
                .to_owned(),
        ]),
        Dialect::Postgres => all.extend([
            format!(
                "create table _words (tbl {text} not null, sys_id {text} not null, company {text} not null, \
                 body tsvector not null, primary key (tbl, sys_id))"
            ),
            "create index _words__body on _words using gin (body)".to_owned(),
            "create function fold(text) returns text language sql immutable parallel safe as \
             $$ select translate(lower($1 collate \"und-x-icu\"), 'ς', 'σ') collate \"C\" $$"
                .to_owned(),
        ]),
    }
    if dialect == Dialect::Postgres {
        for table in ["_file", "_erasure", "_series", "_words"] {
            all.extend(fenced(table));
        }
        // Everybody's by default, but not where an administrator has taken it away.
        all.push(format!("grant usage on schema public to {APP_ROLE}"));
        all.push(format!("grant select, insert on revision, entry, _file, _erasure to {APP_ROLE}"));
        all.push(format!("grant select on schema_change to {APP_ROLE}"));
        all.push(format!("grant select, insert, update, delete on _series, _outbox, _words to {APP_ROLE}"));
    }
    all.extend(lapsing_table(dialect));
    all
}

/// The table of [`crate::lapsing`], which came after the others.
pub(crate) fn lapsing_table(dialect: Dialect) -> Vec<String> {
    let (text, end) = match dialect {
        Dialect::Sqlite => ("text", " strict"),
        Dialect::Postgres => ("text collate \"C\"", ""),
    };
    let mut all = vec![
        format!(
            "create table _lapsing (kind {text} not null, key {text} not null, until {text} not null, \
             payload {text} not null, primary key (kind, key)){end}"
        ),
        "create index _lapsing__until on _lapsing (until)".to_owned(),
    ];
    if dialect == Dialect::Postgres {
        all.push(format!("grant select, insert, update, delete on _lapsing to {APP_ROLE}"));
    }
    all
}

/// A table and the table of its kept versions, with their indexes.
pub(crate) fn create_table(dialect: Dialect, shape: &TableShape) -> Vec<String> {
    let columns: Vec<String> =
        shape.columns.iter().map(|(name, kind)| column(dialect, name, *kind, is_system(name))).collect();
    let kept: Vec<String> = KEPT_COLUMNS.iter().map(|(name, kind)| column(dialect, name, *kind, true)).collect();
    let columns = columns.join(", ");
    let end = if dialect == Dialect::Sqlite { " strict" } else { "" };
    let (now, was) = (&shape.name, shape.was());
    let mut all = vec![
        format!("create table {} ({columns}, primary key (\"sys_id\")){end}", quoted(now)),
        format!(
            "create table {} ({columns}, {}, primary key (\"sys_id\", \"rev\")){end}",
            quoted(&was),
            kept.join(", ")
        ),
    ];
    if dialect == Dialect::Postgres {
        all.extend(fenced(now));
        all.extend(fenced(&was));
        all.push(format!("grant select, insert, update, delete on {} to {APP_ROLE}", quoted(now)));
        all.push(format!("grant select, insert, update (\"gone\") on {} to {APP_ROLE}", quoted(&was)));
    }
    all
}

/// A column that is there from now on, empty in every row.
pub(crate) fn add_column(dialect: Dialect, shape: &TableShape, name: &str, kind: ColumnKind) -> Vec<String> {
    [shape.name.clone(), shape.was()]
        .iter()
        .map(|table| format!("alter table {} add column {}", quoted(table), column(dialect, name, kind, false)))
        .collect()
}

/// Every index of a table beyond its keys, and of its kept versions: name and statement.
///
/// All but the tie's hold only rows in which the column is filled: most columns of a table that many registers share are empty
/// in most of its rows, and what is empty costs a save nothing.
pub(crate) fn create_indexes(dialect: Dialect, shape: &TableShape) -> Vec<(String, String)> {
    let ordered = shape.indexed.iter().filter(|name| !shape.periods.contains(name));
    let mut all: Vec<(String, String)> = ordered.map(|name| order_index(dialect, shape, name)).collect();
    all.extend(shape.periods.iter().map(|period| period_index(dialect, shape, period)));
    all.push(since_index(dialect, shape));
    all.push(span_index(dialect, shape));
    all.extend(shape.pairs.iter().map(|(first, then)| pair_index(shape, first, then)));
    all
}

/// Drops what is no longer among these.
pub(crate) fn drop_index(name: &str) -> String {
    format!("drop index if exists {}", quoted(name))
}

/// Finds rows by a column and walks them in its order; equal rows stand in the order of the tie.
fn order_index(dialect: Dialect, shape: &TableShape, name: &str) -> (String, String) {
    if shape.shared.iter().any(|shared| shared == name) {
        let tie = shape.tie.as_deref();
        let first = [Some(name), tie, Some("company"), Some("sys_class_name")].into_iter().flatten().collect();
        let columns = holding(dialect, shape, first, &shape.shown);
        let only = format!(" where {} is not null", quoted(name));
        return create_index(&Index::Order(name).name(shape), &shape.name, &columns, &only);
    }
    let is_tie = shape.tie.as_deref() == Some(name);
    let tie = shape.tie.as_deref().filter(|_| !is_tie);
    let columns: Vec<String> =
        [Some(name), tie, Some("company"), Some("sys_class_name")].into_iter().flatten().map(quoted).collect();
    let only = if is_tie { String::new() } else { format!(" where {} is not null", quoted(name)) };
    create_index(&Index::Order(name).name(shape), &shape.name, &columns, &only)
}

/// Counts rows of a stretch of time without a look at the rows themselves.
fn period_index(dialect: Dialect, shape: &TableShape, period: &str) -> (String, String) {
    let columns = holding(dialect, shape, vec![period, "company", "sys_class_name"], &[]);
    let only = format!(" where {} is not null", quoted(period));
    create_index(&Index::Period(period).name(shape), &shape.name, &columns, &only)
}

/// Counts rows that stood at an instant, of those that stand to this day; and finds what was saved after it.
fn since_index(dialect: Dialect, shape: &TableShape) -> (String, String) {
    let columns = holding(dialect, shape, vec!["company", "since", "sys_class_name"], &[]);
    create_index(&Index::Since.name(shape), &shape.name, &columns, &format!(" where {UNASKED}"))
}

/// Finds kept versions that stood at an instant.
fn span_index(dialect: Dialect, shape: &TableShape) -> (String, String) {
    let was = shape.was();
    let mut columns =
        holding(dialect, shape, vec!["company", "since", "until", "gone", "sys_class_name", "rev_until"], &[]);
    columns.insert(1, span::class(dialect));
    create_index(&Index::Span.name(shape), &was, &columns, &format!(" where {UNASKED}"))
}

/// These columns, those by which counts are narrowed, and these more: a row itself need not be looked at.
fn holding<'s>(dialect: Dialect, shape: &'s TableShape, first: Vec<&'s str>, more: &'s [String]) -> Vec<String> {
    let mut columns = first;
    let own = shape.tie.iter().chain(&shape.narrowing).chain(more).map(String::as_str);
    for name in ["rev", "since", "sys_id"].into_iter().chain(own) {
        if dialect == Dialect::Postgres && columns.len() == POSTGRES_COLUMNS_MAX {
            break;
        }
        if !columns.contains(&name) {
            columns.push(name);
        }
    }
    columns.into_iter().map(quoted).collect()
}

/// Walks the rows of one value of `first` in the order of `then`; equal rows stand in the order of the tie.
fn pair_index(shape: &TableShape, first: &str, then: &str) -> (String, String) {
    let mut columns = vec![first, then];
    for name in shape.tie.as_deref().into_iter().chain(["company", "sys_class_name"]) {
        if !columns.contains(&name) {
            columns.push(name);
        }
    }
    let columns: Vec<String> = columns.into_iter().map(quoted).collect();
    // What falls into a stretch of time is counted value by value, and no value is one of them.
    let is_tally = shape.periods.iter().any(|period| period == then);
    let filled = [first, then].into_iter().filter(|name| !(is_tally && *name == first));
    let filled = filled.filter(|name| !is_system(name) && shape.tie.as_deref() != Some(name));
    let mut only: Vec<String> = filled.map(|name| format!("{} is not null", quoted(name))).collect();
    if first == "company" {
        only.push(UNASKED.to_owned());
    }
    let only = if only.is_empty() { String::new() } else { format!(" where {}", only.join(" and ")) };
    create_index(&Index::Pair(first, then).name(shape), &shape.name, &columns, &only)
}

fn create_index(name: &str, table: &str, columns: &[String], only: &str) -> (String, String) {
    let sql =
        format!("create index if not exists {} on {} ({}){only}", quoted(name), quoted(table), columns.join(", "));
    (name.to_owned(), sql)
}

/// PostgreSQL would cut a long name, and two could become one.
pub(crate) fn index_name(table: &str, column: &str) -> String {
    let name = format!("{table}__{column}");
    if name.len() <= NAME_BYTES_MAX {
        return name;
    }
    format!("{}_{}", &name[..NAME_BYTES_MAX - 17], &bytes_digest(name.as_bytes())[..16])
}

fn column(dialect: Dialect, name: &str, kind: ColumnKind, filled: bool) -> String {
    let holds = match (dialect, kind) {
        (Dialect::Sqlite, ColumnKind::Text) => "text",
        (Dialect::Sqlite, ColumnKind::Int) => "integer",
        (Dialect::Postgres, ColumnKind::Text) => "text collate \"C\"",
        (Dialect::Postgres, ColumnKind::Int) => "bigint",
    };
    format!("{} {holds}{}", quoted(name), if filled { " not null" } else { "" })
}

fn is_system(name: &str) -> bool {
    SYSTEM_COLUMNS.iter().any(|(system, _)| *system == name)
}

/// The second fence: the app's role sees and writes rows of the bodies named in the setting, and of none if there is none. The
/// owner may read all, as `verify` and a dump need it, and change what is behind the fence, as an erasure needs it.
fn fenced(table: &str) -> Vec<String> {
    let name = quoted(table);
    let visible = format!(
        "company = any (string_to_array(current_setting('{BODIES_SETTING}', true), chr({})))",
        BODIES_SEPARATOR as u32
    );
    vec![
        format!("alter table {name} enable row level security"),
        format!("alter table {name} force row level security"),
        format!("create policy fence on {name} to {APP_ROLE} using ({visible}) with check ({visible})"),
        format!("create policy whole on {name} for select to current_user using (true)"),
        format!("create policy erase on {name} to current_user using ({visible}) with check ({visible})"),
    ]
}
