//! Charts: the typed values that a drawing takes, each with the way to the records behind it.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use record::query::Stretch;
use record::question::{By, Group, answers};
use record::road::Page;
use record::{Fault, Filter, Measure, Path, Query, Question, Trouble};

use super::compare::spelt_rows;
use super::{Links, Moment, compare, printed, stretch_of, text_of};
use crate::chart::{
    Chart, Column, Columns, Count, Daily, Day, Dayness, Findings, FindingsRow, Line, LinePoint, LineSeries, LineTarget,
    Panel, Severity, columns, daily, findings, line, ranked,
};
use crate::format::day_of;
use crate::reader::Reader;
use crate::script::{ChartKind, ChartOrder, Script};
use crate::value::{Unit, Value, approximate};

/// The most months, and the most days, that one chart shows.
const MONTHS_MAX: usize = 36;
const DAYS_MAX: usize = 400;

pub(super) fn draw(
    script: &Script,
    reader: Reader<'_>,
    moment: &Moment<'_>,
    links: &dyn Links,
    faults: &mut Vec<Fault>,
) -> Result<IndexMap<String, Chart>, Trouble> {
    let mut charts = IndexMap::new();
    let drawer = Drawer { script, reader, moment, links };
    for order in script.charts.values() {
        match drawer.chart(order) {
            Ok(chart) => {
                charts.insert(order.name.clone(), chart);
            }
            Err(trouble @ Trouble::Store(_)) => return Err(trouble),
            Err(trouble) => faults.push(script.fault(order.span.clone(), format!("Chart `{}`: {trouble}", order.name))),
        }
    }
    Ok(charts)
}

pub(super) struct Drawer<'a> {
    script: &'a Script,
    pub(super) reader: Reader<'a>,
    pub(super) moment: &'a Moment<'a>,
    pub(super) links: &'a dyn Links,
}

impl Drawer<'_> {
    fn chart(&self, order: &ChartOrder) -> Result<Chart, Trouble> {
        let id = format!("chart-{}", order.name.replace('_', "-"));
        Ok(match &order.kind {
            ChartKind::Stacked { panels, across, stack } => columns(&id, &self.columns(order, panels, across, stack)?),
            ChartKind::Line { series, across, target } => {
                line(&id, &self.line(order, series, across, target.as_deref())?)
            }
            ChartKind::Daily { of, value, on } => daily(&id, &self.daily(order, of, value, on)?),
            ChartKind::Findings { of, down, stack } => findings(&id, &self.findings(order, of, down, stack)?),
            ChartKind::Ranked { of, by, top, also } => ranked(&id, &self.ranked(order, of, by, *top, also)?),
            ChartKind::Held { of, by, top } => ranked(&id, &self.held(order, of, *by, *top)?),
        })
    }

    pub(super) fn query(&self, question: &Question) -> Query {
        question.query.clone().seen_from(self.moment.at)
    }

    pub(super) fn href(&self, query: &Query, filter: &Filter) -> Option<String> {
        self.links.rows(&query.register, &spelt_rows(self.reader, query, filter))
    }

    fn groups(&self, query: &Query, by: &[By], measure: &Measure) -> Result<Vec<Group>, Trouble> {
        let mut source = self.reader.store;
        answers(&self.reader.asks(query)?, by, measure, &mut source)
    }

    /// First days of the months that the questions look at: six, ending with the period, when they do not say.
    fn months(&self, questions: &[(String, Question)], across: &Path) -> Result<Vec<Date>, Trouble> {
        let stretch = questions.iter().find_map(|(_, question)| stretch_of(&question.query, across));
        let (from, to) = self.reader.words.days(stretch.unwrap_or(&Stretch::LastMonths(6)));
        let mut months = Vec::new();
        let mut month = from.first_of_month();
        while month < to {
            if months.len() == MONTHS_MAX {
                return Err(Trouble::TooMuch(format!("A chart shows at most {MONTHS_MAX} months.")));
            }
            months.push(month);
            month = month.checked_add(1.month()).map_err(|error| Trouble::TooMuch(error.to_string()))?;
        }
        Ok(months)
    }

    fn stretches(months: &[Date]) -> Vec<Stretch> {
        months.iter().map(|month| Stretch::InMonth(month.year(), month.month())).collect()
    }

    /// The day looked from, when it lies inside a month that is not over.
    fn until(&self, month: Date) -> Option<Date> {
        let day = day_of(self.moment.instant, self.reader.words)?;
        (month <= day && day < month.last_of_month()).then_some(day)
    }

    fn columns(
        &self,
        order: &ChartOrder,
        panels: &[(String, Question)],
        across: &Path,
        stack: &Path,
    ) -> Result<Columns, Trouble> {
        let months = self.months(panels, across)?;
        let mut found: Vec<(String, Query, Vec<Group>)> = Vec::new();
        for (title, question) in panels {
            let query = self.query(question);
            let by = [By::Stretches(across.clone(), Self::stretches(&months)), By::Field(stack.clone())];
            let groups = self.groups(&query, &by, &Measure::Count)?;
            found.push((title.clone(), query, groups));
        }
        let series = self.series(panels, stack, &found)?;
        let panels = found.into_iter().map(|(title, query, groups)| {
            let column = |(at, month): (usize, &Date)| {
                let counts = series.iter().map(|name| {
                    let group = groups
                        .iter()
                        .find(|group| text_of(&group.keys[0].datum) == format!("{at:05}") && shown_key(group) == *name);
                    let number = group.map_or(0, count_of);
                    Count { number, href: group.and_then(|group| self.href(&query, &group.filter)) }
                });
                Column { counts: Some(counts.collect()), until: self.until(*month) }
            };
            Panel { title, columns: months.iter().enumerate().map(column).collect() }
        });
        let by = self.label(&order.kind, stack);
        Ok(Columns { subject: subject(&order.title), panels: panels.collect(), months: months.clone(), by, series })
    }

    /// Names of the stacked values that occur, in the order of their scale.
    fn series(
        &self,
        panels: &[(String, Question)],
        stack: &Path,
        found: &[(String, Query, Vec<Group>)],
    ) -> Result<Vec<String>, Trouble> {
        let occurs = |name: &str| found.iter().flat_map(|(_, _, groups)| groups).any(|group| shown_key(group) == name);
        let register = self.reader.dictionary.find(&panels[0].1.query.register).map_err(Trouble::NotFound)?;
        let kind = record::parse::path(self.reader.dictionary, register, &stack.dotted()).map_err(Trouble::NotFound)?;
        let mut series: Vec<String> =
            kind.choices().iter().map(|choice| choice.label.clone()).filter(|name| occurs(name)).collect();
        for group in found.iter().flat_map(|(_, _, groups)| groups) {
            let name = shown_key(group);
            if !series.contains(&name) {
                series.push(name);
            }
        }
        Ok(series)
    }

    fn label(&self, kind: &ChartKind, path: &Path) -> String {
        let register = match kind {
            ChartKind::Stacked { panels, .. } => panels.first().map(|(_, question)| &question.query.register),
            _ => None,
        };
        let register = register.and_then(|name| self.reader.dictionary.get(name));
        register
            .map_or_else(|| path.dotted(), |register| record::english::label(self.reader.dictionary, register, &path.0))
    }

    fn line(
        &self,
        order: &ChartOrder,
        series: &[(String, Question)],
        across: &Path,
        target: Option<&str>,
    ) -> Result<Line, Trouble> {
        let months = self.months(series, across)?;
        let mut lines = Vec::new();
        let mut newest = Value::Nothing;
        let mut of = String::new();
        for (name, question) in series {
            let query = self.query(question);
            let by = [By::Stretches(across.clone(), Self::stretches(&months))];
            let groups = self.groups(&query, &by, &question.measure)?;
            let register = self.reader.dictionary.find(&query.register).map_err(Trouble::NotFound)?;
            of = record::english::lower_first(&register.plural);
            let points = groups.into_iter().map(|group| {
                let value = Value::of(group.answer, false);
                // Durations are drawn in hours: nobody reads an axis of seconds.
                let unit = if matches!(value, Value::Amount { unit: Unit::Duration, .. }) { 3600.0 } else { 1.0 };
                let point = value.ratio().map(|ratio| LinePoint {
                    value: approximate(ratio) / unit,
                    printed: printed(&value, "", self.reader.words),
                    counted: counted(&value),
                    href: self.href(&query, &group.filter),
                });
                newest = value;
                point
            });
            lines.push(LineSeries { name: name.clone(), points: points.collect() });
        }
        let target = match target {
            Some(name) => compare::target(self.reader, name, self.script.head.meeting, &newest)?
                .map(|(target, _)| LineTarget {
                    value: target.value as f64 / record::value::decimal_unit() as f64,
                    words: format!("target {}", target.printed),
                })
                .ok_or_else(|| Trouble::NotFound(format!("no target `{name}` holds at the meeting.")))
                .map(Some)?,
            None => None,
        };
        Ok(Line { subject: subject(&order.title), months, series: lines, target, of })
    }

    fn daily(&self, order: &ChartOrder, of: &Question, value: &Path, on: &Path) -> Result<Daily, Trouble> {
        let query = self.query(of);
        let mut source = self.reader.store;
        let rows = self.reader.asks(&query)?.rows(&mut source, &[on.clone(), value.clone()], Page::ALL)?;
        let mut values: BTreeMap<Date, u64> = BTreeMap::new();
        for row in &rows {
            let day = row.cells.first().and_then(|cell| day_of(text_of(&cell.datum), self.reader.words));
            let number =
                row.cells.get(1).and_then(|cell| cell.datum.as_int()).and_then(|number| u64::try_from(number).ok());
            if let (Some(day), Some(number)) = (day, number) {
                *values.entry(day).or_default() += number;
            }
        }
        let (from, to) = self.reader.words.days(stretch_of(&query, on).unwrap_or(&Stretch::Period));
        let holidays = clock::Holidays::england_and_wales();
        let mut days = Vec::new();
        let mut date = from;
        while date < to {
            if days.len() == DAYS_MAX {
                return Err(Trouble::TooMuch(format!("A daily chart shows at most {DAYS_MAX} days.")));
            }
            let dayness = match (holidays.on(date), date.weekday()) {
                (Some(name), _) => Dayness::BankHoliday(name.to_owned()),
                (None, Weekday::Saturday | Weekday::Sunday) => Dayness::Weekend,
                _ => Dayness::Working,
            };
            let filter = Filter::test(&on.dotted(), record::Check::Within(Stretch::Days(date, date)));
            let value = values.get(&date).copied();
            days.push(Day { date, value, dayness, href: value.and_then(|_| self.href(&query, &filter)) });
            date = date.tomorrow().map_err(|error| Trouble::TooMuch(error.to_string()))?;
        }
        let lower = subject(&order.title);
        let subject = lower.strip_prefix("daily ").unwrap_or(&lower).to_owned();
        let unit = if subject.contains("users") { "users" } else { "a day" };
        Ok(Daily { subject, unit: unit.into(), days })
    }

    fn findings(&self, order: &ChartOrder, of: &Question, down: &Path, stack: &Path) -> Result<Findings, Trouble> {
        let query = self.query(of);
        let groups = self.groups(&query, &[By::Field(down.clone()), By::Field(stack.clone())], &Measure::Count)?;
        let register = self.reader.dictionary.find(&query.register).map_err(Trouble::NotFound)?.clone();
        let kind = record::parse::path(self.reader.dictionary, &register, &down.dotted()).map_err(Trouble::NotFound)?;
        let mut rows = Vec::new();
        // Scales are kept lowest first; the gravest stands on top.
        for choice in kind.choices().iter().rev() {
            let severity = match choice.name.as_str() {
                "critical" => Severity::Critical,
                "high" => Severity::High,
                "medium" | "moderate" => Severity::Medium,
                "low" => Severity::Low,
                "info" => Severity::Info,
                other => return Err(Trouble::NotFound(format!("a chart of findings knows no severity `{other}`."))),
            };
            let mut row = FindingsRow {
                severity,
                remediated: Count::default(),
                mitigated: Count::default(),
                accepted: Count::default(),
                open: Count::default(),
            };
            for group in groups.iter().filter(|group| text_of(&group.keys[0].datum) == choice.value) {
                let state = register.state(text_of(&group.keys[1].datum));
                let count = match state.map(|state| (state.name.as_str(), state.closed)) {
                    Some(("remediated", _)) => &mut row.remediated,
                    Some(("mitigated", _)) => &mut row.mitigated,
                    Some(("accepted", _)) => &mut row.accepted,
                    // Closed as never having been one.
                    Some((_, true)) => continue,
                    _ => &mut row.open,
                };
                count.number += count_of(group);
                count.href = self.href(&query, &group.filter);
            }
            rows.push(row);
        }
        Ok(Findings { subject: subject(&order.title), rows })
    }
}

fn shown_key(group: &Group) -> String {
    let key = &group.keys[1];
    if key.datum.is_empty() { "Not set".into() } else { key.shown.clone() }
}

fn count_of(group: &Group) -> u64 {
    match group.answer {
        record::Answer::Count(count) => u64::try_from(count).unwrap_or(0),
        _ => 0,
    }
}

/// How many records a point rests on.
fn counted(value: &Value) -> Option<u64> {
    let count = match value {
        Value::Share { whole, .. } => *whole,
        Value::Nps { promoters, passives, detractors } => promoters + passives + detractors,
        _ => return None,
    };
    u64::try_from(count).ok()
}

pub(super) fn subject(title: &str) -> String {
    record::english::lower_first(title)
}
