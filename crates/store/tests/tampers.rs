//! Random changes behind the store's back, one at a time: each must be named by where it was made.
//!
//! `TAMPERS=10000 cargo nextest run -p store --features testing tampers` makes ten thousand on each engine; without it there are
//! three hundred. `TAMPER_SEED` chooses others.

mod shop;

use shop::{both, stamp};
use store::testing::tamper;
use store::{Bodies, Datum, Discrepancy, Store, StoreError, Writing};

const TABLES: [&str; 6] = ["task", "task__was", "revision", "entry", "_file", "_erasure"];
const RECORDS: usize = 30;
const TURNS: u32 = 40;

fn city() -> Bodies {
    Bodies::of(["city", "police"])
}

struct Random(u64);

impl Random {
    fn from_environment() -> Self {
        Self(number_from("TAMPER_SEED").unwrap_or(0x9e37_79b9_7f4a_7c15))
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 1).unwrap() % end
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

fn number_from(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What was written, as the test knows it.
#[derive(Default)]
struct Known {
    /// Key and revision of each row that stands.
    rows: Vec<(String, i64)>,
    /// Key, revision and end of each version that stood.
    versions: Vec<(String, i64, i64)>,
    files: Vec<String>,
    last: i64,
    /// The revision that erased the name of `e`, which revision `erased - 2` had written, and disposed of `f`.
    erased: i64,
}

/// Records that are made, changed, deleted and taken back, and some files.
fn lived_in(store: &Store, random: &mut Random) -> Known {
    let mut known = Known::default();
    let mut write = |work: &mut dyn FnMut(&mut Writing<'_>) -> Result<(), StoreError>| {
        let minute = u32::try_from(known.last).unwrap() + 1;
        known.last = store.write(&city(), &stamp(minute), |w| work(w)).unwrap().revision.unwrap();
    };
    let mut standing: Vec<(String, i64, i64)> = (0..RECORDS).map(|n| (format!("t{n:02}"), 1, 0)).collect();
    let (mut versions, mut files) = (Vec::new(), Vec::new());
    write(&mut |w| standing.iter().try_for_each(|(id, ..)| w.insert(shop::task(id, "city", &format!("Task {id}")))));
    for turn in 2..TURNS {
        let revision = i64::from(turn);
        let at = random.below(standing.len());
        let (id, since, version) = standing[at].clone();
        write(&mut |w| {
            if turn % 7 == 0 {
                files.push(w.put_file("city", format!("File {turn}").as_bytes())?);
            }
            match turn % 10 {
                3 => w.delete("task", &id, version),
                8 => w.withdraw("task", &id, version),
                _ => w.update("task", &id, version, vec![("name".into(), Datum::text(format!("Turn {turn}")))]),
            }
        });
        versions.push((id.clone(), since, revision));
        standing.remove(at);
        if !matches!(turn % 10, 3 | 8) {
            standing.push((id, revision, version + 1));
        }
    }
    let rows = standing.into_iter().map(|(id, rev, _)| (id, rev)).collect();
    let erased = known.last + 3;
    let last = erased;
    let made = [shop::task("e", "city", "Erased"), shop::task("f", "city", "Disposed of")];
    let at = |revision: i64| stamp(u32::try_from(revision).unwrap());
    store.write(&city(), &at(last - 2), |w| made.into_iter().try_for_each(|row| w.insert(row))).unwrap();
    let rank = |w: &mut Writing<'_>| w.update("task", "e", 0, vec![("rank".into(), Datum::Int(1))]);
    store.write(&city(), &at(last - 1), rank).unwrap();
    tamper(store, "create table task__old as select * from task__was where sys_id = 'e'");
    tamper(store, "create table task__then as select * from task where sys_id = 'f'");
    let erase = |w: &mut Writing<'_>| w.erase("task", "e", &["name"]).and_then(|_| w.dispose("task", "f"));
    assert_eq!(store.erase(&city(), &at(last), erase).unwrap().revision, Some(erased));
    Known { rows, versions, files, last, erased }
}

/// Whether one finding speaks of a record as of a revision.
fn of_record(found: &[Discrepancy], id: &str, revision: i64) -> bool {
    found.iter().any(|one| one.sys_id.as_deref() == Some(id) && one.revision == Some(revision))
}

fn of_revision(found: &[Discrepancy], revision: i64) -> bool {
    found.iter().any(|one| one.revision == Some(revision))
}

type Named = Box<dyn Fn(&[Discrepancy]) -> bool>;

/// Statements, and what must be said of them.
fn change(kind: usize, trial: usize, known: &Known, is_postgres: bool, random: &mut Random) -> (String, Named) {
    let (row, row_rev) = random.one(&known.rows).clone();
    let (version, rev, until) = random.one(&known.versions).clone();
    let file = random.one(&known.files).clone();
    let revision = i64::try_from(random.below(usize::try_from(known.last).unwrap())).unwrap() + 1;
    let column = ["name", "parent", "place", "watchers", "sys_updated_by", "since", "company", "sys_created_on"];
    let (column, value) = (*random.one(&column), format!("tampered {trial}"));
    let of_row = format!("where sys_id = '{row}'");
    let of_version = format!("where sys_id = '{version}' and rev = {rev}");
    let row_named = {
        let row = row.clone();
        Box::new(move |f: &[_]| of_record(f, &row, row_rev)) as Named
    };
    let version_named = {
        let id = version.clone();
        Box::new(move |f: &[_]| of_record(f, &id, rev)) as Named
    };
    let revision_named = Box::new(move |f: &[_]| of_revision(f, revision)) as Named;
    match kind {
        0 => (format!("update task set \"{column}\" = '{value}' {of_row}"), row_named),
        1 => (format!("update task set rank = {} {of_row}", trial + 1), row_named),
        2 => (format!("delete from task {of_row}"), row_named),
        3 => {
            let columns = "sys_class_name, company, sys_mod_count, sys_created_on, sys_created_by, sys_updated_on, \
                           sys_updated_by, rev, since, seal, name, rank";
            let sql = format!("insert into task (sys_id, {columns}) select 'z{trial}', {columns} from task {of_row}");
            (sql, Box::new(move |f| of_record(f, &format!("z{trial}"), row_rev)))
        }
        4 => (format!("update task__was set \"{column}\" = '{value}' {of_version}"), version_named),
        5 => (format!("delete from task__was {of_version}"), version_named),
        6 => {
            let later = until + 1 + i64::try_from(random.below(9)).unwrap();
            let other = *random.one(&[0, rev, later, known.last + 1]);
            (format!("update task__was set rev_until = {other} {of_version}"), version_named)
        }
        7 => (format!("update task__was set until = '2020-05-04 11:00:{:02}' {of_version}", trial % 60), version_named),
        8 => {
            let by = random.below(2) + 1;
            (format!("update task__was set gone = (gone + {by}) % 3 {of_version}"), version_named)
        }
        9 => {
            let field = *random.one(&["at", "actor", "why", "request", "prev_hash", "hash"]);
            (format!("update revision set {field} = '{value}' where number = {revision}"), revision_named)
        }
        10 => (format!("delete from revision where number = {revision}"), revision_named),
        11 => {
            let field = *random.one(&["tbl", "sys_id", "op", "digest"]);
            (
                format!("update entry set {field} = '{value}' where rev = {row_rev} and sys_id = '{row}'"),
                Box::new(move |f| of_revision(f, row_rev)),
            )
        }
        12 => (format!("delete from entry where rev = {row_rev} and sys_id = '{row}'"), row_named),
        13 => (
            format!(
                "insert into entry (rev, seq, tbl, sys_id, op, digest) values ({revision}, 999, 'task', 'z{trial}', 'insert', 'x')"
            ),
            Box::new(move |f| of_record(f, &format!("z{trial}"), revision) && of_revision(f, revision)),
        ),
        14 => {
            // Two rows exchange what they say.
            let others: Vec<_> = known.rows.iter().filter(|(id, _)| *id != row).collect();
            let (other, other_rev) = (*random.one(&others)).clone();
            let sql = format!(
                "update task set name = 'Swap' {of_row}; \
                 update task set name = (select name from task__keep k where k.sys_id = '{row}') where sys_id = '{other}'; \
                 update task set name = (select name from task__keep k where k.sys_id = '{other}') {of_row}"
            );
            (sql, Box::new(move |f| of_record(f, &row, row_rev) && of_record(f, &other, other_rev)))
        }
        15 => {
            let bytes = if is_postgres { format!(r"'\x{trial:08x}'") } else { format!("x'{trial:08x}'") };
            let key = format!("city/{file}");
            (
                format!("update _file set bytes = {bytes} where sha256 = '{file}'"),
                Box::new(move |f| f.iter().any(|one| one.sys_id.as_deref() == Some(&*key))),
            )
        }
        16 => {
            let key = format!("city/{file}");
            (
                format!("delete from _file where sha256 = '{file}'"),
                Box::new(move |f| f.iter().any(|one| one.sys_id.as_deref() == Some(&*key))),
            )
        }
        17 => (format!("update task set seal = '{trial:032x}' {of_row}"), row_named),
        18 => (format!("update task__was set seal = '{trial:032x}' {of_version}"), version_named),
        // A value taken away as if by law.
        19 => {
            let seal = format!(r#"{{"erased":{{"name":"{trial:064x}"}},"salts":{{"":"{trial:032x}"}}}}"#);
            (format!("update task__was set name = null, seal = '{seal}' {of_version}"), version_named)
        }
        // What was erased put back as it was, salt and all.
        20 => {
            let (from, first) = ("from task__old o where o.sys_id = 'e' and o.rev = task__was.rev", known.erased - 2);
            let sql = format!(
                "update task__was set name = (select o.name {from}), seal = (select o.seal {from}) \
                 where sys_id = 'e' and rev = {first}"
            );
            (sql, Box::new(move |f| of_record(f, "e", first)))
        }
        21 => {
            let first = known.erased - 2;
            let sql = "insert into task select * from task__then".to_owned();
            (sql, Box::new(move |f| of_record(f, "f", first)))
        }
        // An erasure that never was, with its entry or without.
        22 => {
            let entry = format!(
                "insert into entry values ({revision}, 998, '_erasure', 'task/{row}', 'erase', '{trial:064x}')"
            );
            let entry = if trial % 2 == 0 { entry } else { String::new() };
            let columns = *random.one(&["name", "rank", "*"]);
            let sql = format!(
                "insert into _erasure values ({revision}, 'task', '{row}', 'incident', 'city', '{columns}'); {entry}"
            );
            (sql, Box::new(move |f| of_record(f, &row, revision)))
        }
        23 => {
            let (id, by) = (*random.one(&["e", "f"]), known.erased);
            let column = *random.one(&["class", "company", "columns", "tbl"]);
            let sql = if trial % 2 == 0 {
                format!("delete from _erasure where sys_id = '{id}'")
            } else {
                format!("update _erasure set {column} = '{value}' where sys_id = '{id}'")
            };
            (sql, Box::new(move |f| of_record(f, id, by)))
        }
        // The end cut off, but for what it wrote.
        _ => {
            let (first, last) = (revision.min(known.last - 1), known.last);
            let sql = format!("delete from revision where number > {first}; delete from entry where rev > {first}");
            (sql, Box::new(move |f| of_revision(f, last)))
        }
    }
}

const KINDS: usize = 25;

#[test]
fn every_random_change_is_named() {
    let trials = number_from("TAMPERS").map_or(300, |count| usize::try_from(count).unwrap());
    both(|store| {
        let mut random = Random::from_environment();
        let known = lived_in(store, &mut random);
        assert_eq!(store.verify(&mut |_| ()).unwrap(), []);
        let keep = TABLES.map(|table| format!("create table {table}__keep as select * from {table}")).join("; ");
        tamper(store, &keep);
        let undo = TABLES
            .map(|table| format!("delete from {table}; insert into {table} select * from {table}__keep"))
            .join("; ");
        let is_postgres = !store.is_file();
        for trial in 0..trials {
            let (sql, is_named) = change(trial % KINDS, trial, &known, is_postgres, &mut random);
            tamper(store, &format!("begin; {undo}; {sql}; commit"));
            let found = store.verify(&mut |_| ()).unwrap();
            assert!(is_named(&found), "trial {trial}: {sql}\n{found:#?}");
        }
        tamper(store, &undo);
        assert_eq!(store.verify(&mut |_| ()).unwrap(), [], "the changes were undone");
        println!("{trials} changes named");
    });
}

#[test]
fn what_search_would_find_wrongly_is_named() {
    let text = |row: &std::collections::BTreeMap<String, Datum>| row["name"].as_text().map(str::to_owned);
    both(|first| {
        let fresh = || {
            let store = if first.is_file() {
                Store::sqlite_in_memory().unwrap()
            } else {
                store::testing::fresh_postgres().unwrap()
            };
            store.sync(&shop::schema()).unwrap();
            store
                .write(&city(), &stamp(1), |w| {
                    for (id, name) in [("a", "Café of the hall"), ("b", "Radio"), ("c", "Gone")] {
                        w.insert(shop::task(id, "city", name))?;
                        w.index("task", id, "city", name)?;
                    }
                    Ok::<_, StoreError>(())
                })
                .unwrap();
            store
                .write(&city(), &stamp(2), |w| {
                    w.update("task", "b", 0, vec![("name".into(), "Radio mast".into())])?;
                    w.index("task", "b", "city", "Radio mast")?;
                    w.delete("task", "c", 0)
                })
                .unwrap();
            store
        };
        assert_eq!(fresh().verify_words(&text).unwrap(), []);
        let other_words = if first.is_file() {
            "delete from _words_text where rowid = (select id from _words where sys_id = 'a'); \
             insert into _words_text (rowid, body) select id, 'cafe of the hall bribe' from _words where sys_id = 'a'"
        } else {
            "update _words set body = array_to_tsvector(array['cafe', 'of', 'the', 'hall', 'bribe']) where sys_id = 'a'"
        };
        let changes = [
            (other_words, "a"),
            ("delete from _words where sys_id = 'b'", "b"),
            ("update _words set company = 'police' where sys_id = 'b'", "b"),
            ("update _words set sys_id = 'z' where sys_id = 'a'", "z"),
            ("update task set name = 'Printer' where sys_id = 'a'", "a"),
        ];
        for (sql, id) in changes {
            let store = fresh();
            tamper(&store, sql);
            let found = store.verify_words(&text).unwrap();
            assert!(found.iter().any(|one| one.sys_id.as_deref() == Some(id)), "{sql}\n{found:#?}");
        }
    });
}
