//! Two instants compared: random queries and people on both stores, against a slow look at every record at both instants.

use std::collections::{BTreeMap, BTreeSet};

use record::compare::{Comparison, How, Moves};
use record::road::Page;
use record::{Actor, Filter, Path, Query, When, Words};
use store::{Datum, NewRow, Stamp, Store};

use crate::oracle::Oracle;
use crate::queries;
use crate::world::{self, Chance, World};

/// Identifiers of what came, went, and was saved between and stayed.
fn judged(world: &World, actor: &Actor, words: &Words, query: &Query) -> [BTreeSet<String>; 3] {
    let at = |rows| Oracle::new(world, actor, words, rows).ids(&query.register, &query.filter);
    let was: BTreeSet<String> = at(&world.first).into_iter().collect();
    let is: BTreeSet<String> = at(&world.now).into_iter().collect();
    let by_id = |rows: &[NewRow]| -> BTreeMap<String, NewRow> {
        rows.iter().map(|row| (format!("{} {}", row.table, row.sys_id), row.clone())).collect()
    };
    let (before, after) = (by_id(&world.first), by_id(&world.now));
    let root = &world.dictionary.get(&query.register).expect("a register").root;
    let is_other = |id: &&String| before.get(&format!("{root} {id}")) != after.get(&format!("{root} {id}"));
    let both: BTreeSet<String> = was.intersection(&is).filter(is_other).cloned().collect();
    [is.difference(&was).cloned().collect(), was.difference(&is).cloned().collect(), both]
}

/// Whether the asker sees another value in any field of a record, field by field with its list's own cells.
fn looks_different(store: &Store, actor: &Actor, words: &Words, world: &World, class: &str, id: &str) -> bool {
    let register = world.dictionary.get(class).expect("a register");
    let told = register.fields.values().filter(|field| {
        !record::dictionary::is_system(&field.name) && field.kind.column().is_some() && actor.may_read_field(field)
    });
    let columns: Vec<Path> = told.map(|field| Path::of(&field.name)).collect();
    let at = |when: When| {
        let query = Query::all(class).and(Filter::is("sys_id", id)).seen_from(&when);
        let rows = actor.asks(&world.dictionary, &query, words).expect("asked").rows(&mut &*store, &columns, Page::ONE);
        let row = rows.expect("answered").into_iter().next().expect("a row");
        row.cells
            .into_iter()
            .map(|cell| if cell.datum.is_empty() { Datum::Null } else { cell.datum })
            .collect::<Vec<_>>()
    };
    at(When::Instant(world::WRITTEN.into())) != at(When::Now)
}

/// Made and taken away between the two instants: on neither side.
fn passes_by(store: &Store, world: &World) {
    let mut row = world.first.iter().find(|row| row.table == "work").expect("a row of work").clone();
    row.sys_id = "work-passing-by".into();
    let stamp = |at: &str| Stamp { at: at.into(), actor: "trial".into(), why: "trial".into(), request: "2".into() };
    let bodies = world::everybody();
    let made = store.write(&bodies, &stamp("2020-06-01 09:00:00"), |writing| writing.insert(row.clone()));
    made.expect("written");
    let gone = store.write(&bodies, &stamp("2020-06-01 10:00:00"), |writing| writing.delete("work", &row.sys_id, 0));
    gone.expect("deleted");
}

#[test]
fn what_came_went_and_changed_is_what_a_slow_look_at_both_instants_finds() {
    let seed = world::seed(41);
    let (mut compared, mut moved) = (0, 0);
    for round in 0..world::rounds(4) {
        let mut chance = Chance::new(seed + round as u64);
        let world = World::random(world::small(), &mut chance, 24);
        let stores = world.stores();
        stores.iter().for_each(|(_, store)| passes_by(store, &world));
        for _ in 0..40 {
            let actor = world::actor(&world.dictionary, &mut chance);
            let words = world::words(&actor);
            let register = world::register(&world.dictionary, &actor, &mut chance);
            let query = queries::query(&world.dictionary, register, &actor, &mut chance);
            let [came, went, saved] = judged(&world, &actor, &words, &query);
            let from = When::Instant(world::WRITTEN.into());
            for (engine, store) in &stores {
                let told = format!("seed {seed}, round {round}, {engine}, {} asks {query:?}", actor.name);
                let Ok(both) = Comparison::of(&actor, &world.dictionary, &words, &query, &from, &When::Now) else {
                    continue;
                };
                let Moves { was, is, came: new, went: gone, changed } = both.moves(store).expect(&told);
                let set = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<String>>();
                assert_eq!(set(&new), came, "{told}");
                assert_eq!(set(&gone), went, "{told}");
                assert_eq!(new.len() as i64 - gone.len() as i64, is - was, "{told}");
                let rows: BTreeMap<String, String> =
                    world.now.iter().map(|r| (r.sys_id.clone(), r.class.clone())).collect();
                let slow: BTreeSet<String> = saved
                    .iter()
                    .filter(|id| looks_different(store, &actor, &words, &world, &rows[*id], id))
                    .cloned()
                    .collect();
                assert_eq!(set(&changed), slow, "{told}");
                for how in How::ALL {
                    let ids = match how {
                        How::Came => &new,
                        How::Went => &gone,
                        How::Changed => &changed,
                    };
                    let all = both.told(store, ids).expect(&told);
                    assert_eq!(all.iter().map(|one| &one.sys_id).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>());
                    assert!(all.iter().all(|one| how != How::Changed || !one.changes.is_empty()), "{told}\n{all:?}");
                    assert!(all.iter().all(|one| how != How::Came || one.is_there), "{told}");
                    assert!(all.iter().all(|one| how != How::Went || one.was_there), "{told}");
                }
                compared += 1;
                moved += new.len() + gone.len() + changed.len();
            }
        }
    }
    assert!(compared > 100 && moved > 200, "{compared} comparisons of {moved} records prove little");
}
