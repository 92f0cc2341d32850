//! Every register of the demo, written out whole and taken in again: nothing changes.

use exchange::export::{Export, Kept};
use exchange::{Form, Intake, NotTaken, Told, read, take};
use practice::Desk;
use practice::desk::Occasion;
use record::{Actor, Dictionary, Query, Words};
use store::Store;
use tests::city::{AUTHOR, City};

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
