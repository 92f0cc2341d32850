//! Random worlds: a dictionary, its rows on every store, and people who look at them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use record::{Actor, Dictionary, Kind, Reach, Register, Scope, Words};
use store::{Bodies, Datum, NewRow, SHARED, Stamp, Store};

pub const BODIES: [&str; 3] = ["body-a", "body-b", "body-c"];
/// When the rows were first written, when some were changed, and when they are looked at.
pub const WRITTEN: &str = "2020-05-31 08:00:00";
pub const CHANGED: &str = "2020-06-01 08:00:00";
const NOW: &str = "2020-06-03T08:00:00Z";

/// Numbers that only look random: the same from the same seed (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        // Mixed once, so that neighbouring seeds have nothing in common.
        Self(Self(seed).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to, but not, `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn between(&mut self, from: i64, to: i64) -> i64 {
        from + (self.next() % (to - from + 1).unsigned_abs()) as i64
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn word(&mut self, of: &[&'static str]) -> &'static str {
        of[self.below(of.len())]
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// The seed of this run.
pub fn seed(usual: u64) -> u64 {
    std::env::var("TRIAL_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

pub fn rounds(usual: usize) -> usize {
    std::env::var("TRIAL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A few registers with every kind, references into every direction, and rights of every sort.
pub fn small() -> Dictionary {
    load(&[
        ("trial/org/core_company.toml", COMPANY),
        ("trial/org/sys_user.toml", PERSON),
        ("trial/org/place.toml", PLACE),
        ("trial/work/work.toml", WORK),
        ("trial/work/mishap.toml", MISHAP),
        ("trial/work/wish.toml", WISH),
    ])
}

/// The registers of this project.
pub fn committed() -> Dictionary {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../registers");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root).expect("the registers are there") {
        for file in std::fs::read_dir(folder.expect("listed").path()).expect("a folder of registers") {
            let path = file.expect("listed").path();
            let name = path.to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(path).expect("a register is text")));
        }
    }
    files.sort();
    load(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

pub fn load(files: &[(&str, &str)]) -> Dictionary {
    let told = |faults: Vec<record::Fault>| faults.iter().map(|f| format!("{f}\n")).collect::<String>();
    Dictionary::load(files.iter().copied()).unwrap_or_else(|faults| panic!("{}", told(faults)))
}

const COMPANY: &str = r#"
register = "core_company"
title = "Company"
purpose = "Says which bodies there are."
display = "name"
known_by = ["code", "name"]
[fields]
code = { kind = "line" }
name = { kind = "line" }
[access]
read = ["agent", "manager", "reader"]
write = ["manager"]
"#;

const PERSON: &str = r#"
register = "sys_user"
title = "Person"
plural = "People"
purpose = "Says who there is."
display = "name"
known_by = ["user_name", "name"]
[fields]
user_name = { kind = "line" }
name = { kind = "line" }
phone = { kind = "line", read = ["manager"] }
manager = { kind = "person" }
place = { kind = "ref", to = "place" }
places = { kind = "refs", to = "place" }
[access]
read = ["agent", "manager"]
write = ["manager"]
rows = "company in mine"
"#;

const PLACE: &str = r#"
register = "place"
title = "Place"
purpose = "Says where things are."
display = "name"
known_by = ["name"]
[fields]
name = { kind = "line", read = ["agent", "manager"] }
floor = { kind = "whole" }
parent = { kind = "ref", to = "place" }
secret = { kind = "yes-no" }
[access]
read = ["agent", "manager", "reader"]
write = ["manager"]
rows = "company in mine and not secret = yes"
"#;

const WORK: &str = r#"
register = "work"
title = "Work"
plural = "Works"
reference = "WRK"
purpose = "Holds every kind of field."
columns = ["number", "short_description", "state"]
[fields]
short_description = { kind = "line" }
story = { kind = "prose" }
notes = { kind = "journal" }
risk = { kind = "choice", of = ["low", "medium", "high"] }
rank = { kind = "choice", of = { 1 = "Very high", 2 = "1", 3 = "%" } }
place = { kind = "ref", to = "place" }
parent = { kind = "ref", to = "work" }
assigned = { kind = "person" }
watchers = { kind = "refs", to = "sys_user" }
due = { kind = "date" }
opened_at = { kind = "date-time" }
spent = { kind = "duration" }
size = { kind = "whole" }
score = { kind = "decimal" }
cost = { kind = "money" }
urgent = { kind = "yes-no" }
link = { kind = "url" }
plan = { kind = "file" }
cause = { kind = "line", read = ["manager"] }
[states]
new = { value = "1", next = ["done"] }
done = { value = "2", next = [] }
[access]
read = ["agent", "manager", "assigned"]
write = ["agent"]
rows = "company in mine"
[views]
mine = "assigned = me"
"#;

const MISHAP: &str = r#"
register = "mishap"
title = "Mishap"
purpose = "Is seen by fewer than the work it is a kind of."
extends = "work"
[fields]
sealed = { kind = "yes-no" }
came_from = { kind = "ref", to = "wish" }
[states]
new = { value = "1", next = ["closed"] }
closed = { value = "7", next = [], closed = true }
[access]
read = ["manager", "assigned"]
rows = "company in mine and (sealed = no or urgent = yes)"
"#;

const WISH: &str = r#"
register = "wish"
title = "Wish"
plural = "Wishes"
purpose = "Is seen by others than the work it is a kind of."
extends = "work"
[fields]
granted_on = { kind = "date" }
[access]
read = ["agent", "reader"]
rows = "company in mine"
"#;

const LINES: [&str; 16] = [
    "VPN",
    "vpn",
    "Vpn slow",
    "slow mail",
    "Straße",
    "STRASSE",
    "ΟΔΟΣ",
    "οδος",
    "É",
    "é",
    "and",
    "me",
    "100% \"sure\"",
    "back\\slash, comma",
    "2020-05-06",
    "",
];

/// The rows of a world, before and after a few changes.
#[derive(Debug, Clone)]
pub struct World {
    pub dictionary: Dictionary,
    pub first: Vec<NewRow>,
    pub now: Vec<NewRow>,
}

impl World {
    /// `size` rows for each table.
    pub fn random(dictionary: Dictionary, chance: &mut Chance, size: usize) -> Self {
        let ids = Ids::of(&dictionary, size);
        let mut first = Vec::new();
        for register in dictionary.registers().filter(|r| r.extends.is_none()) {
            let family = dictionary.family(&register.name);
            for (at, sys_id) in ids.of_table(&register.name).iter().enumerate() {
                let class = chance.one(&family).clone();
                first.push(row(&dictionary, &class, sys_id, at, &ids, chance));
            }
        }
        let mut now = Vec::new();
        for one in &first {
            match chance.below(8) {
                0 if !BODIES.contains(&one.sys_id.as_str()) => {}
                1 => {
                    let mut other = row(&dictionary, &one.class, &one.sys_id, 0, &ids, chance);
                    other.company.clone_from(&one.company);
                    now.push(other);
                }
                _ => now.push(one.clone()),
            }
        }
        for register in dictionary.registers().filter(|r| r.extends.is_none()) {
            let family = dictionary.family(&register.name);
            for at in 0..size / 8 {
                let class = chance.one(&family).clone();
                now.push(row(&dictionary, &class, &format!("{}-later-{at}", register.name), size + at, &ids, chance));
            }
        }
        Self { dictionary, first, now }
    }

    /// Writes it to every store: the first rows, then what became of them.
    pub fn stores(&self) -> Vec<(&'static str, Store)> {
        let stores = store::testing::stores();
        for (_, store) in &stores {
            store.sync(&self.dictionary.schema()).expect("the tables can be made");
            self.write(store);
        }
        // Words that two records have are frequent here.
        let tuning = || store::Tuning { worded_max: 2, ..store::Tuning::default() };
        stores.into_iter().map(|(engine, store)| (engine, store.tuned(tuning()))).collect()
    }

    fn write(&self, store: &Store) {
        let bodies = everybody();
        let stamp = |at: &str| Stamp { at: at.into(), actor: "trial".into(), why: "trial".into(), request: "1".into() };
        let first = store.write(&bodies, &stamp(WRITTEN), |writing| {
            for row in &self.first {
                writing.insert(row.clone())?;
                writing.index(&row.table, &row.sys_id, &row.company, &self.words_of(row))?;
            }
            Ok::<_, store::StoreError>(())
        });
        first.expect("rows are written");
        let left: BTreeMap<(&str, &str), &NewRow> = self.now.iter().map(|r| ((&*r.table, &*r.sys_id), r)).collect();
        let second = store.write(&bodies, &stamp(CHANGED), |writing| {
            for row in &self.first {
                match left.get(&(row.table.as_str(), row.sys_id.as_str())) {
                    None => writing.delete(&row.table, &row.sys_id, 0)?,
                    Some(same) if *same == row => {}
                    Some(other) => {
                        let emptied = row.values.iter().map(|(name, _)| (name.clone(), Datum::Null));
                        let mut changes: BTreeMap<String, Datum> = emptied.collect();
                        changes.extend(other.values.iter().cloned());
                        writing.update(&row.table, &row.sys_id, 0, changes.into_iter().collect())?;
                        writing.index(&row.table, &row.sys_id, &row.company, &self.words_of(other))?;
                    }
                }
            }
            let known: BTreeSet<(&str, &str)> = self.first.iter().map(|r| (&*r.table, &*r.sys_id)).collect();
            for row in self.now.iter().filter(|row| !known.contains(&(row.table.as_str(), row.sys_id.as_str()))) {
                writing.insert(row.clone())?;
                writing.index(&row.table, &row.sys_id, &row.company, &self.words_of(row))?;
            }
            Ok::<_, store::StoreError>(())
        });
        second.expect("rows are changed");
    }

    /// What a search finds a row by: texts that whoever sees the row may read.
    pub fn words_of(&self, row: &NewRow) -> String {
        let register = self.dictionary.get(&row.class).expect("a class is a register");
        let searched: BTreeSet<&str> = register.searched().collect();
        let texts = row.values.iter().filter(|(name, _)| searched.contains(name.as_str()));
        texts.filter_map(|(_, datum)| datum.as_text()).collect::<Vec<_>>().join(" ")
    }
}

/// Identifiers of the rows of each table.
pub struct Ids(BTreeMap<String, Vec<String>>);

impl Ids {
    fn of(dictionary: &Dictionary, size: usize) -> Self {
        let roots = dictionary.registers().filter(|register| register.extends.is_none());
        Self(roots.map(|root| (root.name.clone(), Self::named(&root.name, size))).collect())
    }

    fn named(root: &str, size: usize) -> Vec<String> {
        // The bodies are companies; a company is known by the identifier that rows carry.
        let bodies = BODIES.iter().filter(|_| root == record::register::COMPANIES).map(|body| (*body).to_owned());
        bodies.chain((0..size).map(|number| format!("{root}-{number}"))).collect()
    }

    fn of_table(&self, root: &str) -> &[String] {
        self.0.get(root).map_or(&[], Vec::as_slice)
    }
}

fn row(dictionary: &Dictionary, class: &str, sys_id: &str, at: usize, ids: &Ids, chance: &mut Chance) -> NewRow {
    let register = dictionary.get(class).expect("a class is a register").clone();
    let is_body = BODIES.contains(&sys_id);
    let company = if is_body || chance.percent(10) { SHARED } else { *chance.one(&BODIES) };
    let mut values = Vec::new();
    for field in register.fields.values().filter(|f| !record::dictionary::is_system(&f.name)) {
        let datum = match field.name.as_str() {
            "number" => Datum::Text(format!("{}{at:07}", register.reference.as_deref().unwrap_or("N"))),
            _ if field.kind.column().is_none() || chance.percent(20) => Datum::Null,
            _ => datum(dictionary, &field.kind, ids, chance),
        };
        if !datum.is_empty() {
            values.push((field.name.clone(), datum));
        }
    }
    NewRow {
        table: register.root.clone(),
        class: class.to_owned(),
        sys_id: sys_id.to_owned(),
        company: company.to_owned(),
        values,
    }
}

fn datum(dictionary: &Dictionary, kind: &Kind, ids: &Ids, chance: &mut Chance) -> Datum {
    let day = |chance: &mut Chance| {
        let from = jiff::civil::date(2019, 11, 1);
        from.checked_add(jiff::Span::new().days(chance.between(0, 250))).expect("a date")
    };
    match kind {
        Kind::Line | Kind::Prose => Datum::text(*chance.one(&LINES)),
        Kind::Url => Datum::text(*chance.one(&["https://example.org/a?b=1", "https://example.org/A?b=1"])),
        Kind::Secret => Datum::text("sha256:00ff"),
        Kind::File => Datum::text(*chance.one(&["00ff/12/a plan.pdf", "11ee/1/b.pdf"])),
        Kind::Choice(choices) => Datum::text(&chance.one(choices).value),
        Kind::Ref(to) => reference(dictionary, to, ids, chance),
        Kind::Person => reference(dictionary, record::register::PEOPLE, ids, chance),
        Kind::Refs(to) => {
            let some: BTreeSet<String> = (0..chance.below(4))
                .filter_map(|_| reference(dictionary, to, ids, chance).as_text().map(str::to_owned))
                .collect();
            Datum::Text(some.into_iter().collect::<Vec<_>>().join(","))
        }
        Kind::Date => Datum::Text(day(chance).to_string()),
        Kind::DateTime => {
            Datum::Text(format!("{} {:02}:{:02}:00", day(chance), chance.below(24), 30 * chance.below(2)))
        }
        Kind::Duration => Datum::Int(*chance.one(&[0, 60, 750, 3600, 64_500, 216_480])),
        Kind::Whole => Datum::Int(chance.between(-2, 10)),
        Kind::Decimal => Datum::Int(*chance.one(&[-12_500, 0, 1, 10_000, 925_000])),
        Kind::Money => Datum::Int(*chance.one(&[-100, 0, 5, 8_400_000])),
        Kind::YesNo => Datum::Int(chance.between(0, 1)),
        Kind::Journal => Datum::Null,
    }
}

/// A record of that register, or of another class, or one that is not there.
fn reference(dictionary: &Dictionary, to: &str, ids: &Ids, chance: &mut Chance) -> Datum {
    let root = dictionary.get(to).map_or(to, |register| &register.root);
    let ids = ids.of_table(root);
    if ids.is_empty() || chance.percent(5) { Datum::text("nowhere") } else { Datum::text(chance.one(ids)) }
}

pub fn everybody() -> Bodies {
    Bodies::of(BODIES)
}

/// Most come for themselves; some with a credential for some of the registers.
fn reach(dictionary: &Dictionary, chance: &mut Chance) -> Reach {
    if chance.percent(70) {
        return Reach::All;
    }
    let names = dictionary.registers().filter(|_| chance.percent(60)).map(|register| register.name.clone());
    let names: Vec<String> = names.collect();
    Reach::of(dictionary, names.iter().map(String::as_str))
}

/// Somebody with some of the roles that registers speak of, in some of the bodies.
pub fn actor(dictionary: &Dictionary, chance: &mut Chance) -> Actor {
    let all: BTreeSet<String> =
        dictionary.registers().flat_map(|r| r.roles().into_iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    let share = *chance.one(&[15, 40, 90]);
    let mut roles: BTreeSet<String> = all.into_iter().filter(|role| role != "admin" && chance.percent(share)).collect();
    if chance.percent(10) {
        roles.insert("admin".into());
    }
    let bodies: Vec<&str> = BODIES.into_iter().filter(|_| chance.percent(65)).collect();
    let id = format!("sys_user-{}", chance.below(10));
    let scope = Scope { reads: reach(dictionary, chance), writes: Reach::Only(BTreeSet::new()) };
    Actor { name: id.clone(), id, roles, bodies: Bodies::of(bodies), scope }
}

pub fn words(actor: &Actor) -> Words {
    let now: Timestamp = NOW.parse().expect("an instant");
    let may = (jiff::civil::date(2020, 5, 1), jiff::civil::date(2020, 6, 1));
    Words::new(now, actor.id.clone(), actor.bodies.clone()).in_period(may.0, may.1)
}

/// A register that the actor might see something of.
pub fn register<'d>(dictionary: &'d Dictionary, actor: &Actor, chance: &mut Chance) -> &'d Register {
    let all: Vec<&Register> = dictionary.registers().map(|register| &**register).collect();
    let readable: Vec<&Register> = all.iter().copied().filter(|register| actor.may_read(register)).collect();
    let among = if readable.is_empty() || chance.percent(3) { all } else { readable };
    among[chance.below(among.len())]
}
