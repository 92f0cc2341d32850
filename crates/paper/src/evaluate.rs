//! From a script to values: every question of the head is put to the records, once, with one reader's rights.

mod beside;
mod charts;
mod compare;
mod held;
mod listed;
mod ranked;

use std::collections::HashMap;

use indexmap::IndexMap;
use record::query::{Stretch, When};
use record::{Fault, Filter, Measure, Path, Query, Question, Trouble, Words, english, question, spell};
use store::Datum;

pub use held::{HeldShare, HeldTotals};
pub use listed::{Listed, ListedColumn};

use crate::chart::Chart;
use crate::figure::{Figure, Standing, hash};
use crate::format::{Beside, print};
use crate::reader::Reader;
use crate::script::{Declared, HeldBy, Script, Wanted};
use crate::value::{Unit, Value};

/// What a paper needs from above it: where the things have their pages that it links to, and who held records.
pub trait Links {
    /// The evidence page of a figure.
    fn figure(&self, name: &str) -> Option<String>;
    /// The list of a register's rows that meet a query, given in the readable spelling.
    fn rows(&self, register: &str, query: &str) -> Option<String>;
    /// Who held the records of a query within the period.
    fn held(&self, _: Reader<'_>, _: &Query, _: HeldBy) -> Result<HeldTotals, Trouble> {
        Err(Trouble::NotFound("here nobody knows who held a record.".into()))
    }
}

/// A paper that leads nowhere but to its own notes.
pub struct NoLinks;

impl Links for NoLinks {
    fn figure(&self, _: &str) -> Option<String> {
        None
    }

    fn rows(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

/// Everything a paper needs from the records.
#[derive(Debug, Clone)]
pub struct Evaluated {
    /// In the order of the head. A figure that could not be counted is missing, and `faults` says why.
    pub figures: IndexMap<String, Figure>,
    pub charts: IndexMap<String, Chart>,
    /// Tables and contributions by the place of their placeholder.
    pub listed: HashMap<usize, Listed>,
    pub faults: Vec<Fault>,
    pub standing: Standing,
    /// The user name of the person with whose rights all of it was counted.
    pub counted_by: String,
    /// `3 June 2020, 09:00`
    pub as_at: String,
    /// Stored stamp, UTC.
    pub instant: String,
    pub revision: i64,
    /// `May 2020`
    pub period: String,
    /// The words in force: now, and the paper's period.
    pub words: Words,
    /// The name of the committee's body, when its records can be read.
    pub organisation: Option<String>,
}

/// Counts every figure, draws every chart and lists every table of a paper.
///
/// `at` is the instant to look from: [`When::Now`] for a live preview, [`Script::cut`] for pinned figures. A figure that
/// cannot be counted becomes a fault at its place; only a broken store ends the evaluation.
pub fn evaluate(script: &Script, reader: Reader<'_>, at: &When, links: &dyn Links) -> Result<Evaluated, Trouble> {
    let words = reader.words.clone().in_period(script.head.period.0, script.head.period.1);
    let reader = reader.with(&words);
    let (instant, revision) = reader.moment(at)?;
    let as_at = english::when(at, &words);
    let as_at = as_at.or_else(|| Some(record::value::show_instant(Words::instant(&instant)?, &words)));
    let as_at = as_at.unwrap_or_else(|| instant.clone());
    let moment = Moment { at, instant: &instant, as_at: &as_at, revision };
    let counted = counted(script, reader, at);
    let mut counter = Counter { script, reader, moment, counted, faults: Vec::new(), figures: IndexMap::new() };
    for declared in script.figures.values() {
        counter.count(declared)?;
    }
    // Totals come last: they may name figures declared further down.
    counter.totals();
    let order = |name: &String| script.figures.get_index_of(name).unwrap_or(usize::MAX);
    counter.figures.sort_by(|a, _, b, _| order(a).cmp(&order(b)));
    compare::with_the_period_before(script, reader, &moment, &mut counter.figures)?;
    let Counter { figures, mut faults, .. } = counter;
    let charts = charts::draw(script, reader, &moment, links, &mut faults)?;
    let listed = listed::read(script, reader, at, &mut faults)?;
    let organisation = committee(script, reader, &mut faults)?;
    Ok(Evaluated {
        figures,
        charts,
        listed,
        faults,
        standing: moment.standing(),
        counted_by: reader.actor.name.clone(),
        period: period_words(&words),
        as_at: as_at.clone(),
        instant: instant.clone(),
        revision,
        organisation,
        words: words.clone(),
    })
}

/// From when the records are looked at.
#[derive(Clone, Copy)]
struct Moment<'a> {
    at: &'a When,
    instant: &'a str,
    as_at: &'a str,
    revision: i64,
}

impl Moment<'_> {
    fn standing(&self) -> Standing {
        if *self.at == When::Now { Standing::Live } else { Standing::Pinned }
    }
}

pub(crate) fn period_words(words: &Words) -> String {
    english::stretch_words(&Stretch::Period, words)
}

/// What a question came to, with the rows behind it.
pub(crate) struct Counted {
    pub value: Value,
    pub rows: Vec<String>,
    pub part: Option<Vec<String>>,
}

/// Puts one question to the records. A count is that of its rows.
pub(crate) fn ask(reader: Reader<'_>, asked: &Question) -> Result<Counted, Trouble> {
    let rows = reader.ids(&asked.counted())?;
    let part = match &asked.measure {
        Measure::Share(part) => Some(reader.ids(&asked.query.clone().and(part.clone()))?),
        _ => None,
    };
    let count = rows.len() as i64;
    let value = match (&asked.measure, &part) {
        (Measure::Rows, _) => Value::Rows { count },
        (Measure::Count, _) => Value::Count { count },
        (Measure::Share(_), Some(part)) => Value::Share { part: part.len() as i64, whole: count },
        _ => value(reader, asked)?,
    };
    Ok(Counted { value, rows, part })
}

/// The question as it is put from this instant, unless it names one of its own.
fn seen_from(asked: &Question, at: &When) -> Question {
    Question { measure: asked.measure.clone(), query: asked.query.clone().seen_from(at) }
}

/// Every question of the head, as it was put, with its answer, by the figure's name.
fn counted<'s>(script: &'s Script, reader: Reader<'_>, at: &When) -> Answers<'s> {
    let mut asked: Vec<(&str, Question)> = Vec::new();
    for (name, declared) in &script.figures {
        if let Wanted::Question(question) = &declared.wanted {
            asked.push((name, seen_from(question, at)));
        }
    }
    let answers = beside::beside(&asked, |(_, question)| ask(reader, question));
    asked.into_iter().zip(answers).map(|((name, question), answer)| (name, (question, answer))).collect()
}

/// What a question comes to, without the rows behind it.
pub(crate) fn value(reader: Reader<'_>, asked: &Question) -> Result<Value, Trouble> {
    let permitted = reader.asks(&asked.query)?;
    let mut source = reader.store;
    let answer = question::answer(&permitted, &asked.measure, &mut source)?;
    Ok(Value::of(answer, asked.measure == Measure::Rows))
}

/// The printed form without any shape.
pub(crate) fn printed(value: &Value, many: &str, words: &Words) -> String {
    let beside = Beside { words, many, is_ooh: false, delta: None };
    print(value, &[], &beside).unwrap_or_default()
}

/// A recorded figure: its value, unit word, source and date, and its record.
pub(crate) struct Entered {
    pub id: String,
    pub title: String,
    pub value: Value,
    pub unit: String,
    pub source: String,
}

pub(crate) fn recorded(reader: Reader<'_>, name: &str, at: &When) -> Result<Option<Entered>, Trouble> {
    let query = Query::all("recorded_figure").and(Filter::is("name", name)).ordered("as_of", true).seen_from(at);
    let rows = reader.rows(&query, &["title", "value", "unit", "as_of", "source"])?;
    Ok(rows.into_iter().next().map(|row| {
        let shown = |at: usize| row.cells.get(at).map(|cell| cell.shown.clone()).unwrap_or_default();
        let over = row.cells.get(1).and_then(|cell| cell.datum.as_int()).unwrap_or(0);
        let is_money = matches!(shown(2).as_str(), "pounds" | "£" | "GBP");
        // Pounds with four places, kept as pence.
        let (under, unit) = if is_money { (100, Unit::Money) } else { (1, Unit::Decimal) };
        Entered {
            title: shown(0),
            value: Value::Amount { over, under, unit },
            unit: shown(2),
            source: format!("{}, as of {}", shown(4), shown(3)),
            id: row.sys_id,
        }
    }))
}

type Answers<'s> = HashMap<&'s str, (Question, Result<Counted, Trouble>)>;

struct Counter<'a> {
    script: &'a Script,
    reader: Reader<'a>,
    moment: Moment<'a>,
    counted: Answers<'a>,
    faults: Vec<Fault>,
    figures: IndexMap<String, Figure>,
}

impl Counter<'_> {
    fn fault(&mut self, declared: &Declared, message: impl Into<String>) {
        self.faults.push(self.script.fault(declared.span.clone(), message));
    }

    fn count(&mut self, declared: &Declared) -> Result<(), Trouble> {
        let result = match &declared.wanted {
            Wanted::Question(_) => match self.counted.remove(declared.name.as_str()) {
                Some((asked, counted)) => counted.and_then(|counted| self.question(declared, &asked, counted)),
                None => return Ok(()),
            },
            Wanted::Recorded(name) => self.entered(declared, name),
            Wanted::Total(_) => return Ok(()),
        };
        match result {
            Ok(mut figure) => {
                let target = declared.target.as_deref().map(|name| self.target(name, &figure.value));
                match target.transpose() {
                    Ok(None) => {}
                    Ok(Some(Some((target, better)))) => {
                        figure.target = Some(target);
                        figure.better = figure.better.or(better);
                    }
                    Ok(Some(None)) => {
                        let name = declared.target.as_deref().unwrap_or_default();
                        let day = record::value::show_date(self.script.head.meeting);
                        self.fault(declared, format!("No target `{name}` holds on {day}."));
                    }
                    Err(trouble) => self.trouble(declared, trouble)?,
                }
                self.figures.insert(declared.name.clone(), figure);
                Ok(())
            }
            Err(trouble) => self.trouble(declared, trouble),
        }
    }

    /// What the author can put right is told at its place.
    fn trouble(&mut self, declared: &Declared, trouble: Trouble) -> Result<(), Trouble> {
        if let Trouble::Store(_) = trouble {
            return Err(trouble);
        }
        self.fault(declared, trouble.to_string());
        Ok(())
    }

    fn question(&self, declared: &Declared, asked: &Question, counted: Counted) -> Result<Figure, Trouble> {
        let (reader, dictionary) = (self.reader, self.reader.dictionary);
        let register = dictionary.find(&asked.query.register).map_err(Trouble::NotFound)?;
        let mut figure = self.blank(declared, counted.value);
        let many = declared.noun.clone().map(|one| crate::format::Noun::new(one, declared.plural.clone()).many);
        figure.plural = Some(many.unwrap_or_else(|| english::lower_first(&register.plural)));
        figure.noun = Some(declared.noun.clone().unwrap_or_else(|| english::lower_first(&register.title)));
        figure.printed = printed(&figure.value, figure.many(), reader.words);
        figure.sentence = format!("{}.", asked.sentence(dictionary, reader.words));
        figure.question = asked.spelt(dictionary, reader.words);
        figure.register = register.name.clone();
        figure.counted = spell::query(dictionary, &asked.counted(), reader.words);
        figure.title = declared.means.clone().unwrap_or_else(|| asked.sentence(dictionary, reader.words));
        figure.period = compare::looks_at_the_period(asked).then(|| period_words(reader.words));
        figure.hash = hash(&counted.rows, counted.part.as_deref());
        (figure.rows, figure.part) = (counted.rows, counted.part);
        // A question may look from an instant of its own.
        if asked.query.as_at != *self.moment.at {
            let (instant, revision) = reader.moment(&asked.query.as_at)?;
            figure.as_at = english::when(&asked.query.as_at, reader.words).unwrap_or_default();
            (figure.instant, figure.revision) = (instant, revision);
        }
        Ok(figure)
    }

    fn entered(&mut self, declared: &Declared, name: &str) -> Result<Figure, Trouble> {
        let entered = recorded(self.reader, name, self.moment.at)?;
        let entered = entered.ok_or_else(|| Trouble::NotFound(format!("There is no recorded figure `{name}`.")))?;
        let mut figure = self.blank(declared, entered.value);
        figure.printed = printed(&figure.value, "records", self.reader.words);
        figure.title = declared.means.clone().unwrap_or(entered.title.clone());
        figure.sentence = format!("{}, in {}: entered once, from its source.", entered.title, entered.unit);
        figure.question = format!("recorded {name}");
        figure.register = "recorded_figure".into();
        figure.rows = vec![entered.id];
        let query = Query::all("recorded_figure").and(Filter::is("name", name)).seen_from(self.moment.at);
        figure.counted = spell::query(self.reader.dictionary, &query, self.reader.words);
        figure.hash = hash(&figure.rows, None);
        figure.source = Some(entered.source);
        Ok(figure)
    }

    fn blank(&self, declared: &Declared, value: Value) -> Figure {
        Figure {
            name: declared.name.clone(),
            title: String::new(),
            printed: String::new(),
            value,
            sentence: String::new(),
            question: String::new(),
            register: String::new(),
            counted: String::new(),
            standing: self.moment.standing(),
            as_at: self.moment.as_at.to_owned(),
            instant: self.moment.instant.to_owned(),
            revision: self.moment.revision,
            rows: Vec::new(),
            part: None,
            hash: hash(&[], None),
            noun: declared.noun.clone(),
            plural: declared.plural.clone(),
            better: declared.better,
            target: None,
            before: None,
            source: None,
            period: None,
            parts: declared.parts.clone(),
        }
    }

    fn totals(&mut self) {
        for declared in self.script.figures.values() {
            let Wanted::Total(names) = &declared.wanted else { continue };
            let parts: Vec<&Figure> = names.iter().filter_map(|name| self.figures.get(name)).collect();
            let count = parts.iter().map(|part| part.value.count()).sum::<Option<i64>>();
            let Some(count) = count.filter(|_| parts.len() == names.len()) else {
                self.fault(declared, "A total is made of counts; one of these is not.");
                continue;
            };
            let mut rows: Vec<String> = parts.iter().flat_map(|part| part.rows.iter().cloned()).collect();
            rows.sort_unstable();
            rows.dedup();
            let titles: Vec<String> = parts.iter().map(|part| english::lower_first(&part.title)).collect();
            let mut figure = self.blank(declared, Value::Count { count });
            figure.plural = declared.plural.clone().or_else(|| parts.first().and_then(|part| part.plural.clone()));
            figure.period = parts.iter().find_map(|part| part.period.clone());
            figure.register = parts.first().map(|part| part.register.clone()).unwrap_or_default();
            figure.printed = printed(&figure.value, figure.many(), self.reader.words);
            figure.sentence = format!("Sum of {}.", crate::format::list_and(&titles));
            figure.title = declared.means.clone().unwrap_or_else(|| figure.sentence.trim_end_matches('.').to_owned());
            figure.question = format!("total {}", names.join(" + "));
            figure.parts = names.clone();
            figure.hash = hash(&rows, None);
            figure.rows = rows;
            self.figures.insert(declared.name.clone(), figure);
        }
    }

    fn target(
        &self,
        name: &str,
        value: &Value,
    ) -> Result<Option<(crate::figure::Target, Option<crate::script::Better>)>, Trouble> {
        compare::target(self.reader, name, self.script.head.meeting, value)
    }
}

/// The committee must bear its name on the day of the meeting. Gives the name of its body.
fn committee(script: &Script, reader: Reader<'_>, faults: &mut Vec<Fault>) -> Result<Option<String>, Trouble> {
    if !reader.knows("committee") {
        return Ok(None);
    }
    let query = Query::all("committee").and(Filter::is("name", script.head.committee.as_str()));
    let rows = reader.rows(&query, &["used_from", "used_until", "company"])?;
    let day = script.head.meeting.to_string();
    let text =
        |row: &record::Row, at: usize| row.cells.get(at).and_then(|c| c.datum.as_text()).unwrap_or_default().to_owned();
    let held = rows.iter().find(|row| {
        let (from, until) = (text(row, 0), text(row, 1));
        (from.is_empty() || from <= day) && (until.is_empty() || day <= until)
    });
    let Some(held) = held else {
        let day = record::value::show_date(script.head.meeting);
        let name = &script.head.committee;
        let message = if rows.is_empty() {
            format!("There is no committee called “{name}”.")
        } else {
            format!("No committee was called “{name}” on {day}.")
        };
        faults.push(script.fault(script.head.spans.committee.clone(), message));
        return Ok(None);
    };
    let companies = Query::all("core_company");
    let company = text(held, 2);
    let names = if reader.knows("core_company") { reader.rows(&companies, &["code", "name"])? } else { Vec::new() };
    let is_it = |row: &&record::Row| row.sys_id == company || text(row, 0) == company;
    Ok(names.iter().find(is_it).map(|row| text(row, 1)))
}

/// A path and the stretch that a query holds it to, where it does.
pub(crate) fn stretch_of<'q>(query: &'q Query, path: &Path) -> Option<&'q Stretch> {
    query.filter.tests().into_iter().find_map(|test| match &test.check {
        record::Check::Within(stretch) if test.path == *path => Some(stretch),
        _ => None,
    })
}

pub(crate) fn text_of(datum: &Datum) -> &str {
    datum.as_text().unwrap_or_default()
}
