//! Lists, records, search and papers, asked as the pages ask them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use record::road::Page;
use record::{Actor, Dictionary, Path, Query, Words, question};
use store::Store;

use crate::bare::Bare;
use crate::measure::{Line, timed};
use crate::organisation::{self, ENDS, id};
use crate::place::Fallible;

pub struct Asker<'a> {
    pub store: &'a Store,
    pub dictionary: &'a Dictionary,
    pub actor: Actor,
    pub words: Words,
    pub bare: Bare,
    pub incidents: usize,
}

/// Filters of a list, from most rows to few.
const FILTERS: [(&str, &str); 9] = [
    ("all", ""),
    ("closed", "state = closed"),
    ("moderate", "priority = 3"),
    ("high", "priority = 2"),
    ("one service", "business_service = SERVICE"),
    ("opened in a month", "opened_at in 2024-03"),
    ("open", "state in (new, in_progress, on_hold)"),
    ("critical, hardware", "priority = 1 and cause = hardware"),
    ("one caller", "caller_id = CALLER"),
];

const ORDERS: [&str; 12] = [
    "opened_at desc",
    "opened_at",
    "number",
    "number desc",
    "short_description",
    "priority",
    "priority desc",
    "state",
    "business_service",
    "calendar_duration desc",
    "company",
    "assigned_to",
];

impl<'a> Asker<'a> {
    pub fn new(store: &'a Store, dictionary: &'a Dictionary, bare: Bare, incidents: usize) -> Fallible<Self> {
        let now: Timestamp = ENDS.parse()?;
        let roles = ["agent", "author", "manager", "security"].map(str::to_owned);
        let actor = Actor {
            id: id("person", 0),
            name: "person.0".into(),
            roles: BTreeSet::from(roles),
            bodies: organisation::bodies(),
            scope: record::Scope::ALL,
        };
        let words = Words::new(now, &actor.id, actor.bodies.clone())
            .in_period(jiff::civil::date(2026, 9, 1), jiff::civil::date(2026, 10, 1));
        Ok(Self { store, dictionary, actor, words, bare, incidents })
    }

    fn query(&self, text: &str) -> Fallible<Query> {
        let text = text.replace("SERVICE", &format!("\"{}\"", id("service", 4)));
        let text = text.replace("CALLER", &format!("\"{}\"", id("person", self.incidents / 900)));
        Ok(self.dictionary.query(&text).map_err(|fault| format!("{text}: {fault}"))?)
    }

    /// Every filter in every order: the first page of 50.
    pub fn lists(&self, times: usize) -> Fallible<Vec<Line>> {
        let register = self.dictionary.find("incident")?.clone();
        let columns: Vec<Path> = register.columns.iter().map(|name| Path::of(name)).collect();
        let mut lines = Vec::new();
        for (name, filter) in FILTERS {
            for order in ORDERS {
                if std::env::var("GUILDHALL_BENCH_ONLY").is_ok_and(|only| only != format!("{name}, by {order}")) {
                    continue;
                }
                let filter = if filter.is_empty() { String::new() } else { format!(" where {filter}") };
                let mut query = self.query(&format!("incident{filter} order by {order}"))?;
                if !order.starts_with("number") {
                    query = query.ordered("number", false);
                }
                let page = Page { limit: 50, offset: 0 };
                let mut source = self.store;
                let mut keys = Vec::new();
                let ours = timed(times, |_| {
                    let rows =
                        self.actor.asks(self.dictionary, &query, &self.words)?.rows(&mut source, &columns, page)?;
                    keys = rows.into_iter().map(|row| row.sys_id).collect();
                    Ok(())
                })?;
                let bare = Some(timed(times, |_| self.bare.page(&keys))?);
                let line = Line { name: format!("{name}, by {order}"), ours, bare, aim: "" };
                if std::env::var_os("GUILDHALL_BENCH_TELL").is_some() {
                    line.print();
                }
                lines.push(line);
            }
        }
        Ok(lines)
    }

    pub fn records(&self, times: usize) -> Fallible<Line> {
        let mut source = self.store;
        let mut look = |turn: usize| {
            let key = id("incident", (turn * 7_919) % self.incidents);
            let query = self.query(&format!("incident where sys_id = \"{key}\""))?;
            let found =
                self.actor.asks(self.dictionary, &query, &self.words)?.record(&mut source)?.ok_or("no record")?;
            let steps =
                record::history::of(self.store, self.dictionary, &self.actor, &self.words, "incident", &found.sys_id)?;
            if steps.is_empty() { Err("no history".into()) } else { Ok(()) }
        };
        // Another record each time: their pages are in memory once each has been looked at.
        (0..times).try_for_each(&mut look)?;
        let ours = timed(times, look)?;
        let bare = timed(times, |turn| self.bare.versions(&id("incident", (turn * 7_919) % self.incidents)))?;
        let bare = Some(bare);
        Ok(Line { name: "a record with its history".into(), ours, bare, aim: "≤ 2" })
    }

    pub fn searches(&self, times: usize) -> Fallible<Vec<Line>> {
        let mut source = self.store;
        let columns = [Path::of("number"), Path::of("short_description")];
        let page = Page { limit: 50, offset: 0 };
        let words = |place: usize| organisation::spoken(place);
        let sought = [
            ("two frequent words", format!("{} {}", words(3), words(40))),
            ("a frequent word", "email".to_owned()),
            ("a rare word", words(5_990)),
            ("the begin of a word", "pri".to_owned()),
        ];
        let mut lines = Vec::new();
        for (name, text) in sought {
            let query = self.query(&format!("incident where text matches \"{text}\" order by opened_at desc"))?;
            let ours = timed(times, |_| {
                self.actor.asks(self.dictionary, &query, &self.words)?.rows(&mut source, &columns, page)?;
                Ok(())
            })?;
            lines.push(Line { name: format!("search: {name}"), ours, bare: None, aim: "≤ 50" });
        }
        Ok(lines)
    }

    /// Sixty figures of a month, each a question of its own.
    fn figures() -> Vec<String> {
        let mut figures = Vec::new();
        for body in organisation::BODIES {
            for priority in 1..=5 {
                figures.push(format!(
                    "count incident where company = {body} and priority = {priority} and opened_at in period"
                ));
                figures.push(format!("mean calendar_duration of incident where company = {body} and priority = {priority} and resolved_at in period"));
                figures.push(format!("share incident where resolution_met = yes of incident where company = {body} and priority = {priority} and resolved_at in period"));
            }
            for cause in ["change", "supplier", "hardware", "software", "power"] {
                figures
                    .push(format!("count incident where company = {body} and cause = {cause} and opened_at in period"));
            }
            for severity in ["critical", "high", "medium", "low"] {
                figures
                    .push(format!("count finding where company = {body} and severity = {severity} and state = open"));
            }
            for state in ["new", "in_progress", "on_hold", "resolved"] {
                figures.push(format!("count incident where company = {body} and state = {state}"));
            }
            figures.push(format!("nps recommend of survey where company = {body} and received_on in period"));
            figures.push(format!("count survey where company = {body} and received_on in period"));
        }
        figures
    }

    pub fn papers(&self, times: usize) -> Fallible<Vec<Line>> {
        let figures = Self::figures();
        let mut lines = Vec::new();
        let mut slowest: Vec<(f64, String)> = Vec::new();
        for (name, as_at, aim) in [("now", "", "≤ 500"), ("as at a year ago", " as at 2025-11-01 09:00", "≤ 1000")]
        {
            let month = if as_at.is_empty() { "2026-09" } else { "2025-10" };
            let text: Vec<String> = figures.iter().map(|one| one.replace("period", month) + as_at).collect();
            let questions =
                text.iter().map(|one| question::read(self.dictionary, one).map_err(|fault| format!("{one}: {fault}")));
            let questions: Vec<_> = questions.collect::<Result<_, _>>()?;
            let mut source = self.store;
            let ours = timed(times, |_| {
                for (question, text) in questions.iter().zip(&text) {
                    let began = std::time::Instant::now();
                    let permitted = self.actor.asks(self.dictionary, &question.query, &self.words)?;
                    question::answer(&permitted, &question.measure, &mut source)?;
                    slowest.push((began.elapsed().as_secs_f64() * 1_000.0, text.clone()));
                }
                Ok(())
            })?;
            lines.push(Line { name: format!("{} figures of a month, {name}", text.len()), ours, bare: None, aim });
            let text: String = figures.iter().enumerate().map(|(at, one)| format!("f{at} = '{one}'\n")).collect();
            let period = month;
            let cut = if as_at.is_empty() { "" } else { "cut = \"2025-11-01 09:00\"\n" };
            let meeting = if as_at.is_empty() { "2026-10-20" } else { "2025-11-20" };
            let text = format!(
                "+++\ntitle = \"Month\"\ncommittee = \"Nobody\"\nmeeting = {meeting}\nperiod = \"{period}\"\n{cut}for = \"Information\"\n\
                 class = \"Public\"\nreport_of = \"The Chamberlain\"\nauthors = [\"A\"]\ncontact = \"A\"\n\n[figures]\n{text}+++\n\n# Summary\n\nNothing to say.\n"
            );
            let script = paper::Script::read("bench.md", &text, self.dictionary)
                .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
            let reader = paper::Reader {
                store: self.store,
                dictionary: self.dictionary,
                actor: &self.actor,
                words: &self.words,
            };
            let at = if as_at.is_empty() { record::query::When::Now } else { script.cut() };
            let ours = timed(times, |_| {
                let evaluated = paper::evaluate(&script, reader, &at, &paper::NoLinks)?;
                if evaluated.figures.len() == figures.len() {
                    Ok(())
                } else {
                    Err(format!("{:?}", evaluated.faults).into())
                }
            })?;
            lines.push(Line {
                name: format!("a paper of {} with rows and the month before, {name}", figures.len()),
                ours,
                bare: None,
                aim,
            });
        }
        slowest.sort_by(|a, b| b.0.total_cmp(&a.0));
        slowest.dedup_by(|a, b| a.1 == b.1);
        if std::env::var_os("GUILDHALL_BENCH_TELL").is_some() {
            slowest.iter().take(12).for_each(|(time, text)| eprintln!("{time:>9.2} {text}"));
        }
        Ok(lines)
    }
}
