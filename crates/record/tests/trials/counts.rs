//! Every number is the count of the rows behind it: random queries, random people, both stores.

use record::question::{self, By, Measure as Asked, Ratio};
use record::ranking::{self, Ranking};
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

/// What is asked of the rows.
struct Asks {
    columns: Vec<Path>,
    by: Vec<By>,
    /// A field with numbers, and a percentage.
    number: (Path, u8),
    /// A field that rows are ranked by, and how many groups are named.
    ranked: (Path, usize),
}

/// What came out, to be compared between the engines.
type Found = Result<(Vec<Row>, Vec<question::Group>, Vec<question::Group>, Ranking), String>;

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

    fn run(&self, query: &Query, asks: &Asks, world: &World) -> Found {
        let permitted = self.asks(query).map_err(|trouble| trouble.to_string())?;
        let source = &mut &*self.store;
        let told = |trouble: Trouble| trouble.to_string();
        let rows = permitted.rows(source, &asks.columns, Page::ALL).map_err(told)?;
        let groups = question::answers(&permitted, &asks.by, &Asked::Count, source).map_err(told)?;
        self.check_rows(query, &rows, world);
        self.check_groups(query, &asks.by, rows.len() as i64, &groups);
        let mut ranks = Vec::new();
        let (number, percent) = &asks.number;
        for measure in [Asked::Median(number.clone()), Asked::Percentile(*percent, number.clone())] {
            let found = question::answers(&permitted, &asks.by, &measure, source).map_err(told)?;
            self.check_ranks(query, &measure, number, &found);
            ranks.extend(found);
        }
        let (path, most) = &asks.ranked;
        let ranking = ranking::ranking(&permitted, path, *most, &[Asked::Count], source).map_err(told)?;
        self.check_ranking(query, &ranking, rows.len() as i64);
        Ok((rows, groups, ranks, ranking))
    }

    /// The values themselves, put in order here, have this value at the place that the definition gives.
    fn check_ranks(&self, query: &Query, measure: &Asked, path: &Path, groups: &[question::Group]) {
        for group in groups {
            let permitted = self.asks(&query.clone().and(group.filter.clone())).expect("allowed before");
            let rows = permitted.rows(&mut &*self.store, std::slice::from_ref(path), Page::ALL).expect("rows");
            let mut values: Vec<i64> = rows.iter().filter_map(|row| row.cells[0].datum.as_int()).collect();
            values.sort_unstable();
            let reach = |value: i64| values.iter().filter(|one| **one <= value).count();
            let expected = match measure {
                Asked::Percentile(percent, _) => {
                    let enough = |value: &&i64| reach(**value) * 100 >= values.len() * usize::from(*percent);
                    values.iter().find(enough).map(|value| Ratio::whole(*value))
                }
                _ if values.is_empty() => None,
                _ if values.len() % 2 == 1 => Some(Ratio::whole(values[values.len() / 2])),
                _ => Some(Ratio { over: values[values.len() / 2 - 1] + values[values.len() / 2], under: 2 }),
            };
            let found = match &group.answer {
                Answer::Nothing => None,
                answer => answer.ratio(),
            };
            self.equal("a rank is found by counting", found, expected);
            let question =
                record::Question { measure: measure.clone(), query: query.clone().and(group.filter.clone()) };
            self.equal("it is taken from the rows with a value", self.count(&question.counted()), values.len() as i64);
        }
    }

    /// Those named, the others and those without a value are all, and each line leads to its rows.
    fn check_ranking(&self, query: &Query, ranking: &Ranking, count: i64) {
        let others = ranking.others.iter().map(|others| &others.rows);
        let lines: Vec<_> = ranking.top.iter().chain(others).chain(&ranking.unset).collect();
        self.equal("the lines come to the count", lines.iter().map(|line| line.count).sum::<i64>(), count);
        for line in lines {
            self.equal("a line asks its own rows", &line.answers, &vec![Answer::Count(line.count)]);
            let own = query.clone().and(line.filter.clone());
            let link = spell::query(self.dictionary, &own, self.words);
            self.equal("a line's link leads to its rows", self.count(&self.read(&link)), line.count);
        }
        let sizes: Vec<i64> = ranking.top.iter().map(|line| line.count).collect();
        self.equal("the largest stand first", sizes.is_sorted_by(|a, b| a >= b), true);
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
            let value = queries::path(&dictionary, register, &actor, chance, &record::Kind::is_number).0;
            let single = |kind: &record::Kind| kind.column().is_some() && !matches!(kind, record::Kind::Refs(_));
            let ranked = queries::path(&dictionary, register, &actor, chance, &single).0;
            let value = (value, 1 + chance.below(99) as u8);
            let asks = Asks { columns, by, number: value, ranked: (ranked, 1 + chance.below(4)) };
            let Asks { columns, by, number: value, ranked } = &asks;
            let spelt = spell::query(&dictionary, &query, &words);
            let told = format!(
                "TRIAL_SEED={seed}, world {number}, round {round}\n{actor:?}\n{spelt}\ncolumns {columns:?}\n\
                 by {by:?}\nnumber {value:?}\nranked {ranked:?}"
            );
            let mut found: Vec<(&str, Found)> = Vec::new();
            for (engine, store) in &stores {
                let trial = Trial { dictionary: &dictionary, actor: &actor, words: &words, engine, store, told: &told };
                found.push((engine, trial.run(&query, &asks, &world)));
            }
            let (first, others) = found.split_first().expect("there is a store");
            for (engine, other) in others {
                assert!(*other == first.1, "{engine} answers like {}:\n{other:?}\n{:?}\n{told}", first.0, first.1);
            }
            if let Ok((rows, ..)) = &first.1 {
                answered += 1;
                rowed += usize::from(!rows.is_empty());
            }
        }
    }
    let all = worlds * rounds;
    assert!(
        answered * 10 > all * 8 && rowed * 8 > all,
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
