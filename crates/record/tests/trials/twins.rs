//! What somebody may not see is as if it did not exist: two worlds that differ only in hidden rows give equal answers.

use record::question::{self, Measure};
use record::road::Page;
use record::{Actor, Dictionary, Filter, Path, Query, Words, draft, history, spell};
use store::{NewRow, Store};

use crate::oracle::Oracle;
use crate::queries;
use crate::world::{self, Chance, World};

/// The same world to this actor: hidden rows are gone, changed or joined by others, also where something visible points.
fn twin(world: &World, actor: &Actor, words: &Words, chance: &mut Chance) -> (World, usize) {
    let is_hidden = |row: &NewRow| {
        let oracle = Oracle::new(world, actor, words, &world.first);
        world.dictionary.get(&row.class).is_none_or(|class| !oracle.may(class, row))
    };
    let other = World::random(world.dictionary.clone(), chance, 24);
    let mut rows = Vec::new();
    let mut hidden = 0;
    for row in &world.first {
        if !is_hidden(row) {
            rows.push(row.clone());
            continue;
        }
        hidden += 1;
        match chance.below(3) {
            0 => {}
            1 => rows.push(row.clone()),
            _ => rows.extend(other.first.iter().find(|one| one.sys_id == row.sys_id && is_hidden(one)).cloned()),
        }
    }
    let known = |row: &NewRow| world.first.iter().any(|one| one.table == row.table && one.sys_id == row.sys_id);
    for one in other.first.iter().filter(|one| !known(one)) {
        let mut nowhere = NewRow { sys_id: "nowhere".into(), ..one.clone() };
        if chance.percent(70) || rows.iter().any(|row: &NewRow| row.table == one.table && row.sys_id == "nowhere") {
            nowhere.sys_id.clone_from(&one.sys_id);
        }
        if is_hidden(&nowhere) {
            hidden += 1;
            rows.push(nowhere);
        }
    }
    (World { dictionary: world.dictionary.clone(), first: rows.clone(), now: rows }, hidden)
}

/// Everything that can be had for a query, as a text: answers and errors alike.
fn all_of(
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    store: &Store,
    query: &Query,
    case: &Case,
) -> Vec<String> {
    let permitted = match actor.asks(dictionary, query, words) {
        Ok(permitted) => permitted,
        Err(trouble) => return vec![trouble.to_string()],
    };
    let source = &mut &*store;
    let rows = permitted.rows(source, &case.columns, Page::ALL);
    let first = rows.as_ref().ok().and_then(|rows| rows.first()).map(|row| row.sys_id.clone());
    let mut told = vec![
        format!("count {:?}", permitted.count(source)),
        format!("rows {rows:?}"),
        format!("second page {:?}", permitted.rows(source, &case.columns, Page { limit: 2, offset: 1 })),
        format!("groups {:?}", question::answers(&permitted, &case.by, &Measure::Count, source)),
        format!("record {:?}", permitted.record(source)),
    ];
    let value = || case.value.clone();
    for measure in [
        Measure::List(value()),
        Measure::Max(value()),
        Measure::Min(value()),
        Measure::Median(value()),
        Measure::Percentile(90, value()),
    ] {
        told.push(format!("{measure:?} {:?}", question::answer(&permitted, &measure, source)));
    }
    for id in first.iter().chain(&case.ids) {
        told.push(format!("history {:?}", history::of(store, dictionary, actor, words, &query.register, id)));
        let by_id = Query::all(&query.register).and(Filter::is("sys_id", id.as_str()));
        let record = actor.asks(dictionary, &by_id, words).and_then(|permitted| permitted.record(source));
        told.push(format!("by identifier {record:?}"));
    }
    for name in &case.names {
        told.push(format!("known as {:?}", draft::find(&query.register, name, dictionary, actor, words, source)));
    }
    told
}

struct Case {
    columns: Vec<Path>,
    by: Vec<question::By>,
    value: Path,
    ids: Vec<String>,
    names: Vec<String>,
}

fn trials(dictionary: &Dictionary, seed: u64, people: usize, rounds: usize, size: usize) {
    let mut hidden_rows = 0;
    for person in 0..people {
        let chance = &mut Chance::new(seed + person as u64);
        let mut world = World::random(dictionary.clone(), chance, size);
        world.now.clone_from(&world.first);
        let actor = world::actor(dictionary, chance);
        let words = world::words(&actor);
        let (other, hidden) = twin(&world, &actor, &words, chance);
        hidden_rows += hidden;
        let stores: Vec<_> = world.stores().into_iter().zip(other.stores()).collect();
        for round in 0..rounds {
            let register = world::register(dictionary, &actor, chance);
            let query = queries::query(dictionary, register, &actor, chance);
            let any =
                |chance: &mut Chance| queries::path(dictionary, register, &actor, chance, &|k| k.column().is_some()).0;
            let case = Case {
                columns: (0..4).map(|_| any(chance)).collect(),
                by: queries::groups(dictionary, register, &actor, chance),
                value: any(chance),
                ids: vec![format!("{}-{}", register.root, chance.below(size)), "nowhere".into()],
                names: vec!["VPN".into(), format!("{}-{}", register.root, chance.below(size))],
            };
            for ((engine, one), (_, two)) in &stores {
                let here = all_of(dictionary, &actor, &words, one, &query, &case);
                let there = all_of(dictionary, &actor, &words, two, &query, &case);
                for (here, there) in here.iter().zip(&there) {
                    assert!(
                        here == there,
                        "{engine}: hidden rows make a difference\n{here}\n{there}\nTRIAL_SEED={seed}, person {person}, round {round}\n\
                         {actor:?}\n{}\ncolumns {:?}\nby {:?}",
                        spell::query(dictionary, &query, &words),
                        case.columns,
                        case.by
                    );
                }
                assert_eq!(here.len(), there.len());
            }
        }
    }
    assert!(hidden_rows > people * size, "there is something to hide: {hidden_rows}");
}

#[test]
fn hidden_rows_make_no_difference_in_a_small_dictionary() {
    trials(&world::small(), world::seed(35), 3, world::rounds(8), 16);
}

#[test]
fn hidden_rows_make_no_difference_in_the_registers_of_this_project() {
    trials(&world::committed(), world::seed(35), 2, world::rounds(8), 10);
}
