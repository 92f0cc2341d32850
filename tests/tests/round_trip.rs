//! Every register of the demo, written out whole and taken in again: into the same store, where nothing changes, and into an
//! empty one, where the same records come to be.

use exchange::export::{Export, Kept};
use exchange::{Form, Intake, NotTaken, Told, read, take};
use guildhall::opening::Where;
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Dictionary, Query, Words};
use store::{Bodies, Store};
use tests::city::{AUTHOR, City, done};

const FORMS: [(Kept, Form); 3] = [(Kept::Csv, Form::Csv), (Kept::Xlsx, Form::Xlsx), (Kept::Json, Form::Json)];

/// How many rows of a register are taken in again: each is a record found and judged.
const ROWS_TAKEN: usize = 25;

/// An office that writes out and takes in.
struct Office<'a> {
    store: &'a Store,
    dictionary: &'a Dictionary,
    actor: Actor,
    now: jiff::Timestamp,
}

impl Office<'_> {
    fn writes(&self, register: &str, kept: Kept, form: Form) -> Option<Vec<Told>> {
        let words = Words::new(self.now, &self.actor.id, self.actor.bodies.clone());
        let query = Query::all(register).ordered("sys_created_on", false).ordered("sys_id", false);
        let permitted = self.actor.asks(self.dictionary, &query, &words).ok()?;
        let mut bytes = Vec::new();
        let export = Export::whole(&permitted, self.store, self.now);
        exchange::export::write(&export, kept, &mut bytes).unwrap_or_else(|error| panic!("{register}: {error}"));
        let rows = read(form, &bytes).unwrap_or_else(|faults| panic!("{register}, {kept:?}: {faults:?}"));
        Some(rows)
    }

    fn takes(&self, desk: &Desk, register: &str, rows: &[Told]) -> Result<usize, String> {
        let on = Occasion { actor: &self.actor, now: self.now, why: "Taken in again", request: "test" };
        match take(desk, on, Intake { register, rows, ..Intake::default() }, &mut |_, _| {}) {
            Ok(taken) => Ok(taken.rows.len()),
            Err(NotTaken::Faults(faults)) => {
                Err(faults.iter().take(5).map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            }
            Err(NotTaken::Trouble(trouble)) => Err(trouble.to_string()),
        }
    }
}

/// What goes out comes in again and changes nothing: no record, no revision.
fn nothing_changes(city: &City, engine: &str) {
    let desk = &city.open.desk;
    let mut registers = 0;
    let before = desk.store.head().expect("a head");
    // Whoever sees everything takes each form; those who do not see all of it take one.
    for (actor, forms) in
        [(city.everybody(), &FORMS[..]), (city.person(AUTHOR), &FORMS[..1]), (city.person("i.ashgrove"), &FORMS[2..])]
    {
        let office = Office { store: &desk.store, dictionary: &desk.dictionary, actor, now: city.now };
        for register in desk.dictionary.registers().filter(|one| office.actor.may_write(one)) {
            for (kept, form) in forms.iter().copied() {
                let Some(rows) = office.writes(&register.name, kept, form) else { continue };
                let rows = spread(rows);
                registers += 1;
                let place = format!("{engine}: {} for {}, {kept:?}", register.name, office.actor.name);
                let taken = office.takes(desk, &register.name, &rows);
                assert_eq!(taken, Ok(rows.len()), "{place}");
                assert_eq!(desk.store.head().expect("a head"), before, "{place}: something changed");
            }
        }
    }
    assert!(registers > 3 * 37, "{registers}");
}

/// Of a long register, rows from all over it.
fn spread(rows: Vec<Told>) -> Vec<Told> {
    let step = rows.len().div_ceil(ROWS_TAKEN).max(1);
    rows.into_iter().step_by(step).collect()
}

#[test]
fn a_register_written_out_and_taken_in_again_changes_nothing() {
    nothing_changes(&City::on_sqlite(), "SQLite");
}

#[test]
fn a_register_written_out_and_taken_in_again_changes_nothing_on_postgresql() {
    if let Some(city) = City::on_postgres() {
        nothing_changes(&city, "PostgreSQL");
    }
}

/// Registers in an order in which each refers to those before it. Those that are missing keep what only their own history
/// or files give: tasks, papers and what is published, imports.
const IN_ORDER: [&str; 19] = [
    "core_company",
    "cmn_schedule",
    "cmn_schedule_span",
    "cmn_location",
    "sys_user_role",
    "sys_user",
    "sys_user_group",
    "cmdb_ci_service",
    "cmdb_ci_server",
    "cmdb_ci_appl",
    "cmdb_ci_ip_firewall",
    "ast_contract",
    "contract_sla",
    "target",
    "usage_series",
    "usage_point",
    "committee",
    "meeting",
    "recorded_figure",
];

/// What a store gives its records itself.
const OWN: [&str; 8] = [
    "sys_id",
    "number",
    "sys_mod_count",
    "sys_class_name",
    "sys_created_on",
    "sys_created_by",
    "sys_updated_on",
    "sys_updated_by",
];

fn without_own(rows: &[Told]) -> Vec<Told> {
    let own = |row: &Told| {
        let fields = row.fields.iter().filter(|(name, _)| !OWN.contains(&name.as_str())).cloned();
        Told { place: row.place.clone(), fields: fields.collect() }
    };
    rows.iter().map(own).collect()
}

fn sorted(rows: Vec<Told>) -> Vec<Vec<(String, String)>> {
    let mut rows: Vec<_> = rows.into_iter().map(|row| row.fields).collect();
    rows.sort();
    rows
}

#[test]
fn an_empty_store_takes_in_the_same_records() {
    let city = City::on_sqlite();
    let from = &city.open.desk;
    let source = Office { store: &from.store, dictionary: &from.dictionary, actor: city.everybody(), now: city.now };
    for (kept, form) in FORMS {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Where { data: folder.path().to_owned(), store: None };
        for register in IN_ORDER {
            // Bodies are there as soon as their companies are.
            let open = done(place.open());
            let bodies = if register == "core_company" { Bodies::shared() } else { open.bodies.clone() };
            let actor = Actor::system("import", bodies);
            let to = Office { store: &open.desk.store, dictionary: &open.desk.dictionary, actor, now: city.now };
            let rows = without_own(&source.writes(register, kept, form).expect("may be read"));
            let taken = to.takes(&open.desk, register, &rows);
            assert_eq!(taken, Ok(rows.len()), "{register}, {kept:?}");
            let open = done(place.open());
            let actor = Actor::system("import", open.bodies.clone());
            let to = Office { store: &open.desk.store, dictionary: &open.desk.dictionary, actor, now: city.now };
            let there = without_own(&to.writes(register, kept, form).expect("may be read"));
            assert_eq!(sorted(there), sorted(rows), "{register}, {kept:?}");
        }
    }
}
