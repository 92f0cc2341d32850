//! Behind every number stand the rows that it counts: of each figure of the paper and of each cell of its charts, for whoever
//! looks.

use std::collections::{BTreeMap, BTreeSet};

use guildhall::papers;
use paper::{Evaluated, Figure, Links, Value, evidence};
use record::{Actor, Answer, Filter, Measure, Query, When, question};
use tests::city::{AUTHOR, City, PAPER, done};

/// Leads to the query itself, so that a test can follow it.
struct Spelt;

impl Links for Spelt {
    fn figure(&self, _: &str) -> Option<String> {
        None
    }

    fn rows(&self, _: &str, query: &str) -> Option<String> {
        Some(query.to_owned())
    }
}

fn evaluated(city: &City, author: &Actor) -> Evaluated {
    let script = done(papers::script(PAPER, &city.open));
    let words = city.words(author);
    let evaluated = paper::evaluate(&script, city.reader(author, &words), &script.cut(), &Spelt).expect("evaluated");
    assert!(evaluated.faults.is_empty(), "{}", tests::told(&evaluated.faults));
    evaluated
}

#[test]
fn each_figure_is_the_count_of_the_rows_behind_its_link() {
    let city = City::on_sqlite();
    let author = city.person(AUTHOR);
    let evaluated = evaluated(&city, &author);
    assert!(evaluated.figures.len() > 60);
    for figure in evaluated.figures.values() {
        let name = &figure.name;
        let behind = city.ids(&city.asks(&author, &figure.counted));
        assert_eq!(city.count(&author, &figure.counted), behind.len() as i64, "{name}");
        assert_eq!(set(&behind), set(&figure.rows), "{name}");
        let rows = behind.len() as i64;
        match &figure.value {
            Value::Count { count } | Value::Rows { count } => assert_eq!(*count, rows, "{name}"),
            Value::Share { part, whole } => {
                assert_eq!((*part, *whole), (part_of(&city, &author, figure), rows), "{name}")
            }
            Value::Nps { promoters, passives, detractors } => {
                assert_eq!(promoters + passives + detractors, rows, "{name}")
            }
            Value::List { values, .. } => assert!(values.len() as i64 <= rows && rows > 0, "{name}"),
            Value::Amount { .. } | Value::Range { .. } => assert!(rows > 0, "{name}"),
            Value::Nothing => panic!("{name} is nothing"),
        }
        asked_again(&city, &author, figure);
    }
}

fn set(ids: &[String]) -> BTreeSet<&String> {
    ids.iter().collect()
}

/// Rows of the part of a share, counted through their own spelling.
fn part_of(city: &City, author: &Actor, figure: &Figure) -> i64 {
    let dictionary = &city.open.desk.dictionary;
    let asked = question::read(dictionary, &figure.question).unwrap_or_else(|fault| panic!("{fault}"));
    let Measure::Share(part) = asked.measure else { panic!("{} is no share", figure.name) };
    let query = record::spell::query(dictionary, &asked.query.and(part), &city.words(author));
    let rows = city.ids(&city.asks(author, &query));
    assert_eq!(set(&rows), set(figure.part.as_ref().expect("rows of the part")), "{}", figure.name);
    city.count(author, &query)
}

/// The question as it is spelt on the page, read back and put once more, gives the same value.
fn asked_again(city: &City, author: &Actor, figure: &Figure) {
    if figure.question.starts_with("recorded ") {
        return assert_eq!(figure.rows.len(), 1, "{} was entered once", figure.name);
    }
    let asked = question::read(&city.open.desk.dictionary, &figure.question).unwrap_or_else(|fault| panic!("{fault}"));
    let permitted = city.may_ask(author, &asked.counted()).expect("the author may ask");
    let answer = question::answer(&permitted, &asked.measure, &mut &city.open.desk.store).expect("an answer");
    assert_eq!(Value::of(answer, asked.measure == Measure::Rows), figure.value, "{}: {}", figure.name, figure.question);
}

#[test]
fn each_cell_of_a_chart_is_what_the_rows_behind_its_link_give() {
    let city = City::on_sqlite();
    let author = city.person(AUTHOR);
    let evaluated = evaluated(&city, &author);
    let mut links: BTreeMap<&str, i64> = BTreeMap::new();
    for (name, chart) in &evaluated.charts {
        for row in &chart.table.rows {
            for (at, cell) in row.iter().enumerate() {
                let Some(query) = &cell.href else { continue };
                let place = format!("{name}, {}, {}: {query}", row[0].text, chart.table.header[at]);
                match name.as_str() {
                    "nps" => score(&city, &author, query, &cell.text, &row[at + 1].text, &place),
                    "remote_col" | "remote_colp" => value_of_day(&city, &author, query, &cell.text, &place),
                    _ => assert_eq!(city.count(&author, query).to_string(), cell.text, "{place}"),
                }
                *links.entry(name).or_default() += 1;
            }
        }
    }
    let all = links.into_iter().collect::<Vec<_>>();
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["col_priority", "colp_priority", "findings", "nps", "remote_col", "remote_colp"]);
    assert!(all.iter().all(|(_, links)| *links >= 8), "{all:?}");
    nothing_is_left_out(&evaluated);
}

fn score(city: &City, author: &Actor, query: &str, printed: &str, replies: &str, place: &str) {
    assert_eq!(city.count(author, query).to_string(), replies, "{place}");
    let asked = question::read(&city.open.desk.dictionary, &format!("nps recommend of {query}"));
    let asked = asked.unwrap_or_else(|fault| panic!("{fault}"));
    let permitted = city.may_ask(author, &asked.counted()).expect("the author may ask");
    let answer = question::answer(&permitted, &asked.measure, &mut &city.open.desk.store).expect("an answer");
    let score = answer.ratio().expect("a score").rounded(1);
    assert_eq!(score.to_string(), printed.replace('−', "-").replace('+', ""), "{place}");
}

fn value_of_day(city: &City, author: &Actor, query: &str, printed: &str, place: &str) {
    assert_eq!(city.count(author, query), 1, "{place}");
    let asked = question::read(&city.open.desk.dictionary, &format!("sum value of {query}"));
    let asked = asked.unwrap_or_else(|fault| panic!("{fault}"));
    let permitted = city.may_ask(author, &asked.counted()).expect("the author may ask");
    let answer = question::answer(&permitted, &asked.measure, &mut &city.open.desk.store).expect("an answer");
    let Answer::Amount { value, .. } = answer else { panic!("{place} gives {answer:?}") };
    assert_eq!(value.rounded(1).to_string(), printed.replace(',', ""), "{place}");
}

/// A number of a chart either leads to its rows, or is a sum of numbers beside it, or nought.
fn nothing_is_left_out(evaluated: &Evaluated) {
    let number = |text: &str| text.replace(',', "").parse::<i64>().unwrap_or_else(|_| panic!("{text} is no number"));
    for name in ["col_priority", "colp_priority", "findings"] {
        let table = &evaluated.charts[name].table;
        let sums = ["Total", "Found"];
        for row in table.rows.iter().filter(|row| row[0].text != "All") {
            let numbers = || row.iter().zip(&table.header).filter(|(cell, _)| cell.is_number);
            let mut linked = 0;
            for (cell, heading) in numbers().filter(|(_, heading)| !sums.contains(&heading.as_str())) {
                assert!(cell.href.is_some() || cell.text == "0", "{name}: {heading} {} leads nowhere", cell.text);
                linked += number(&cell.text);
            }
            let (sum, _) = numbers().find(|(_, heading)| sums.contains(&heading.as_str())).expect("a sum");
            assert_eq!(number(&sum.text), linked, "{name}: {}", row[0].text);
        }
    }
}

/// The number is the same for everybody; the rows are those that the reader may open, and the rest is a count.
#[test]
fn each_reader_sees_his_rows_and_how_many_are_hidden() {
    let city = City::on_sqlite();
    let author = city.person(AUTHOR);
    let evaluated = evaluated(&city, &author);
    for (user_name, body) in [("i.ashgrove", "colp"), ("a.mensah", "col")] {
        let viewer = city.person(user_name);
        let words = city.words(&viewer);
        let body = city.record(&city.everybody(), &format!("core_company where code = {body}")).sys_id;
        let (mut shown, mut hidden) = (0, 0);
        for figure in evaluated.figures.values() {
            let place = format!("{} for {user_name}", figure.name);
            let page =
                evidence(figure, city.reader(&viewer, &words)).unwrap_or_else(|trouble| panic!("{place}: {trouble}"));
            let may_see = visible(&city, &viewer, &figure.register, When::Revision(figure.revision));
            let expected: Vec<&String> = figure.rows.iter().filter(|id| may_see.contains(*id)).collect();
            let found: Vec<&String> = page.counted.iter().map(|one| &one.sys_id).collect();
            assert_eq!(found, expected, "{place}");
            assert_eq!(page.hidden as usize, figure.rows.len() - expected.len(), "{place}");
            assert_eq!(
                (page.reads_as.as_str(), page.counted_all),
                (figure.printed.as_str(), figure.rows.len() as u64),
                "{place}"
            );
            of_these_bodies(&city, &figure.register, &found, &body, &place);
            let sees_today = visible(&city, &viewer, &figure.register, When::Now);
            assert!(
                page.near_misses.iter().all(|miss| sees_today.contains(&miss.sys_id)),
                "{place}: a near miss of others"
            );
            shown += found.len();
            hidden += page.hidden;
        }
        assert!(shown > 20 && hidden > 20, "{user_name} sees {shown}, and {hidden} are hidden");
    }
    // As the paper's reader would count them.
    let sees = |user_name: &str, figure: &str| {
        let viewer = city.person(user_name);
        let page = evidence(&evaluated.figures[figure], city.reader(&viewer, &city.words(&viewer))).expect("evidence");
        (page.counted.len(), page.hidden)
    };
    assert_eq!((sees("i.ashgrove", "p1"), sees("i.ashgrove", "critical")), ((4, 1), (0, 3)));
    assert_eq!((sees("a.mensah", "p1"), sees("a.mensah", "critical")), ((0, 5), (3, 0)));
    assert_eq!((sees("i.ashgrove", "colp_high_open"), sees("a.mensah", "colp_high_open")), ((3, 0), (0, 3)));
    assert_eq!(sees(AUTHOR, "p1"), (5, 0));
}

/// Every record of a register that somebody may see; none if they may not read it at all.
fn visible(city: &City, viewer: &Actor, register: &str, at: When) -> BTreeSet<String> {
    let query = Query::all(register).seen_from(&at);
    city.may_ask(viewer, &query).map(|permitted| city.ids(&permitted)).unwrap_or_default().into_iter().collect()
}

/// Each of these records belongs to one body, or to all of them: then it names none.
fn of_these_bodies(city: &City, register: &str, ids: &[&String], body: &str, place: &str) {
    for id in ids.iter().take(20) {
        let query = Query::all(register).and(Filter::is("sys_id", id.as_str()));
        let record = city.may_ask(&city.everybody(), &query).expect("all is open").record(&mut &city.open.desk.store);
        let record = record.expect("the store answers").expect("a record");
        let company = record.datum("company").as_text().unwrap_or_default().to_owned();
        assert!(
            company == body || company.is_empty() || company == store::SHARED,
            "{place}: {} belongs to {company}",
            record.shown("number")
        );
    }
}
