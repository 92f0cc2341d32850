//! Every number is the count of the rows behind it: random queries, random people, both stores.

use record::question::{self, By, Measure as Asked};
use record::road::Page;
use record::{Actor, Answer, Dictionary, Filter, Path, Query, Row, Trouble, When, Words, spell};
use store::Store;

use crate::oracle::Oracle;
use crate::queries;
use crate::world::{self, Chance, World};

/// One trial: who asks what, and where.
struct Trial<'a> {
    dictionary: &'a Dictionary,
    actor: &'a Actor,
    words: &'a Words,
    engine: &'a str,
    store: &'a Store,
    /// Seed, round, person and query, for the message of a failure.
    told: &'a str,
}

/// What came out, to be compared between the engines.
type Found = Result<(Vec<Row>, Vec<question::Group>), String>;

impl Trial<'_> {
    fn asks(&self, query: &Query) -> Result<record::Permitted, Trouble> {
        self.actor.asks(self.dictionary, query, self.words)
    }

    fn count(&self, query: &Query) -> i64 {
        let permitted = self.asks(query).unwrap_or_else(|trouble| panic!("{trouble}\n{}", self.told));
        permitted.count(&mut &*self.store).unwrap_or_else(|trouble| panic!("{trouble}\n{}", self.told))
    }

    fn ids(&self, query: &Query) -> Vec<String> {
        let permitted = self.asks(query).unwrap_or_else(|trouble| panic!("{trouble}\n{}", self.told));
        permitted.ids(&mut &*self.store, Page::ALL).unwrap_or_else(|trouble| panic!("{trouble}\n{}", self.told))
    }

    fn read(&self, text: &str) -> Query {
        self.dictionary.query(text).unwrap_or_else(|fault| panic!("{fault}\n{}", self.told))
    }

    fn equal<T: PartialEq + std::fmt::Debug>(&self, promise: &str, one: T, other: T) {
        assert!(one == other, "{promise} ({}):\n{one:?}\n{other:?}\n{}", self.engine, self.told);
    }

    fn run(&self, query: &Query, columns: &[Path], by: &[By], world: &World) -> Found {
        let permitted = self.asks(query).map_err(|trouble| trouble.to_string())?;
        let source = &mut &*self.store;
        let rows = permitted.rows(source, columns, Page::ALL).map_err(|trouble| trouble.to_string())?;
        let groups = question::answers(&permitted, by, &Asked::Count, source).map_err(|trouble| trouble.to_string())?;
        self.check_rows(query, &rows, world);
        self.check_groups(query, by, rows.len() as i64, &groups);
        Ok((rows, groups))
    }

    fn check_rows(&self, query: &Query, rows: &[Row], world: &World) {
        let ids: Vec<String> = rows.iter().map(|row| row.sys_id.clone()).collect();
        self.equal("the count is the number of rows", self.count(query), ids.len() as i64);
        self.equal("the rows have their identifiers", &self.ids(query), &ids);

        let link = spell::query(self.dictionary, query, self.words);
        self.equal("the link leads to the same rows", &self.ids(&self.read(&link)), &ids);

        let opposite = Query { filter: query.filter.clone().negated(), ..query.clone() };
        let all = Query { filter: Filter::TRUE, ..query.clone() };
        let mut both = self.ids(&opposite);
        both.extend(ids.iter().cloned());
        both.sort();
        let mut whole = self.ids(&all);
        whole.sort();
        self.equal("a row meets a condition or its negation", &both, &whole);

        let oracle = Oracle::new(world, self.actor, self.words, &world.now);
        let judged = oracle.ids(&query.register, &query.filter);
        let mut sorted = ids.clone();
        sorted.sort();
        self.equal("a slow reading finds the same rows", &sorted, &judged);
        // Also as at earlier instants, the words of a search as they stood then.
        let now = When::Instant(Words::stamp(self.words.now));
        self.equal("as at now is now", &self.ids(&query.clone().seen_from(&now)), &ids);
        self.equal("as at the last revision is now", &self.ids(&query.clone().seen_from(&When::Revision(2))), &ids);
        let oracle = Oracle::new(world, self.actor, self.words, &world.first);
        let judged = oracle.ids(&query.register, &query.filter);
        for then in [When::Revision(1), When::Instant(world::WRITTEN.into())] {
            let mut sorted = self.ids(&query.clone().seen_from(&then));
            sorted.sort();
            self.equal("a slow reading finds the rows of then", &sorted, &judged);
        }
    }

    fn check_groups(&self, query: &Query, by: &[By], count: i64, groups: &[question::Group]) {
        let within = |by: &By| match by {
            By::Field(_) => Filter::TRUE,
            By::Stretches(path, stretches) => {
                let some = stretches.iter().map(|one| Filter::test(&path.dotted(), record::Check::Within(one.clone())));
                Filter::Any(some.collect())
            }
        };
        let whole = by.iter().fold(Filter::TRUE, |filter, one| filter.and(within(one)));
        let fall = if whole == Filter::TRUE { count } else { self.count(&query.clone().and(whole)) };
        let number = |group: &question::Group| match group.answer {
            Answer::Count(count) => count,
            ref other => panic!("{other:?}\n{}", self.told),
        };
        self.equal("the groups come to the count", groups.iter().map(number).sum::<i64>(), fall);
        for group in groups {
            let own = query.clone().and(group.filter.clone());
            self.equal("a group's condition picks its rows", self.count(&own), number(group));
            let link = spell::query(self.dictionary, &own, self.words);
            self.equal("a group's link leads to its rows", self.count(&self.read(&link)), number(group));
        }
    }
}

fn trials(dictionary: Dictionary, seed: u64, worlds: usize, rounds: usize, size: usize) {
    let mut answered = 0;
    let mut rowed = 0;
    for number in 0..worlds {
        let chance = &mut Chance::new(seed + number as u64);
        let world = World::random(dictionary.clone(), chance, size);
        let stores = world.stores();
        for round in 0..rounds {
            let actor = world::actor(&dictionary, chance);
            let words = world::words(&actor);
            let register = world::register(&dictionary, &actor, chance);
            let query = queries::query(&dictionary, register, &actor, chance);
            let columns: Vec<Path> = (0..chance.below(5))
                .map(|_| queries::path(&dictionary, register, &actor, chance, &|kind| kind.column().is_some()).0)
                .collect();
            let by = queries::groups(&dictionary, register, &actor, chance);
            let spelt = spell::query(&dictionary, &query, &words);
            let told = format!(
                "TRIAL_SEED={seed}, world {number}, round {round}\n{actor:?}\n{spelt}\ncolumns {columns:?}\nby {by:?}"
            );
            let mut found: Vec<(&str, Found)> = Vec::new();
            for (engine, store) in &stores {
                let trial = Trial { dictionary: &dictionary, actor: &actor, words: &words, engine, store, told: &told };
                found.push((engine, trial.run(&query, &columns, &by, &world)));
            }
            let (first, others) = found.split_first().expect("there is a store");
            for (engine, other) in others {
                assert!(*other == first.1, "{engine} answers like {}:\n{other:?}\n{:?}\n{told}", first.0, first.1);
            }
            if let Ok((rows, _)) = &first.1 {
                answered += 1;
                rowed += usize::from(!rows.is_empty());
            }
        }
    }
    let all = worlds * rounds;
    assert!(
        answered * 10 > all * 8 && rowed * 5 > all,
        "of {all} trials {answered} had an answer and {rowed} had rows"
    );
}

#[test]
fn counts_are_rows_in_a_small_dictionary() {
    trials(world::small(), world::seed(20_200_703), 2, world::rounds(25), 20);
}

#[test]
fn counts_are_rows_in_the_registers_of_this_project() {
    trials(world::committed(), world::seed(20_200_703), 1, world::rounds(25), 12);
}
