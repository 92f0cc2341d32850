//! The aggregate API: counts, sums and means of the records that a query meets.

mod having;

use std::sync::Arc;

use axum::http::StatusCode;
use record::stats::{self, By, Every, Group, Summed};
use record::{Kind, Path, Ratio, Register, value};
use store::Datum;

use super::call::Call;
use super::fault::RestFault;
use super::json::Out;
use super::reply::Reply;
use super::table::{Asking, Mode};
use super::values;
use having::{Ordering, Test};

/// What is worked out of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    Avg,
    Min,
    Max,
    Sum,
}

const AGGREGATES: [(&str, Aggregate); 4] =
    [("avg", Aggregate::Avg), ("min", Aggregate::Min), ("max", Aggregate::Max), ("sum", Aggregate::Sum)];

/// What is asked of the groups.
struct Asked {
    is_counted: bool,
    /// As it was written, and what it means.
    by: Vec<(String, Kind, By)>,
    /// Fields that are summed up, each once.
    summed: Vec<(String, Kind)>,
    /// Which aggregate of which of them, in the order of the answer.
    told: Vec<(Aggregate, usize)>,
}

/// Counts, sums and means, of all records or for each combination of values.
pub fn show(call: &Arc<Call>) -> Result<Reply, RestFault> {
    let register = call.register(call.part("table"))?;
    let asking = Asking::of(call, &register)?;
    // An order says nothing here, but what it names must be the caller's to read.
    call.asks(&asking.query)?;
    let permitted = call.asks(&record::Query { order: Vec::new(), ..asking.query.clone() })?;
    let mut asked = Asked::of(call, &register);
    let tests = Test::all(call.parameter("sysparm_having"), &mut asked, |name| kind_of(call, &register, name));
    let order = Ordering::all(call, &mut asked, |name| kind_of(call, &register, name));
    let by: Vec<By> = asked.by.iter().map(|(_, _, by)| by.clone()).collect();
    let summed: Vec<Path> = asked.summed.iter().map(|(name, _)| Path::of(name)).collect();
    // Fields that may not be read are refused like those of a query.
    let groups = permitted.stats(&mut &call.answering(&permitted)?, &by, &summed);
    let mut groups = groups.map_err(|trouble| match trouble {
        record::Trouble::NotAllowed(_) => RestFault::may_not_query_field(),
        other => other.into(),
    })?;
    let is_grouped = !asked.by.is_empty();
    if is_grouped {
        groups.retain(|group| tests.iter().all(|test| test.holds(&asked.summed, group)));
        groups.sort_by(|one, other| Ordering::compare(&order, one, other));
    }
    let mut out = Out::default();
    out.raw("{\"result\":");
    if is_grouped {
        out.raw("[").each(&groups, |out, group| write(call, out, &asked, group)).raw("]");
    } else {
        out.each(groups.first(), |out, group| write(call, out, &asked, group));
    }
    out.raw("}");
    Ok(asking.say(Reply::json(StatusCode::OK, out)))
}

fn kind_of(call: &Call, register: &Register, name: &str) -> Option<Kind> {
    record::parse::kind_at(&call.dictionary, register, name).cloned()
}

impl Asked {
    fn of(call: &Call, register: &Register) -> Self {
        let names = |parameter: &str| -> Vec<String> {
            let names = call.parameter(parameter).split(',').map(str::trim).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        };
        let mut by: Vec<(String, Kind, By)> = Vec::new();
        for name in names("sysparm_group_by") {
            // `opened_at@month`: by the month in which it falls.
            let (field, every) = match name.split_once('@').map(|(field, word)| (field, Every::of(word))) {
                None => (name.as_str(), None),
                Some((field, Some(every))) => (field, Some(every)),
                Some((_, None)) => continue,
            };
            let is_fit = |kind: &Kind| stats::is_grouping(kind) && (every.is_none() || kind.is_time());
            let kind = kind_of(call, register, field).filter(is_fit);
            if let Some(kind) = kind.filter(|_| by.iter().all(|(known, ..)| *known != name)) {
                let one = By { path: Path::of(field), every };
                by.push((name, kind, one));
            }
        }
        let mut asked = Self { is_counted: call.is_set("sysparm_count"), by, summed: Vec::new(), told: Vec::new() };
        for (word, aggregate) in AGGREGATES {
            for name in names(&format!("sysparm_{word}_fields")) {
                let at = kind_of(call, register, &name).and_then(|kind| asked.place(&name, kind, aggregate));
                asked.told.extend(at.map(|at| (aggregate, at)));
            }
        }
        asked
    }

    /// Where a field is summed up; none if it cannot be in this way.
    fn place(&mut self, name: &str, kind: Kind, aggregate: Aggregate) -> Option<usize> {
        let is_number = matches!(kind, Kind::Choice(_)) || kind.column() == Some(store::ColumnKind::Int);
        if !stats::is_summing(&kind) || (matches!(aggregate, Aggregate::Avg | Aggregate::Sum) && !is_number) {
            return None;
        }
        if let Some(at) = self.summed.iter().position(|(known, _)| known == name) {
            return Some(at);
        }
        self.summed.push((name.to_owned(), kind));
        Some(self.summed.len() - 1)
    }
}

fn write(call: &Call, out: &mut Out, asked: &Asked, group: &Group) {
    out.raw("{\"stats\":{");
    if asked.is_counted {
        out.raw("\"count\":").text(&group.count.to_string());
    }
    let words = AGGREGATES.iter().filter(|(_, one)| asked.told.iter().any(|(aggregate, _)| aggregate == one));
    for (place, (word, one)) in words.enumerate() {
        if asked.is_counted || place > 0 {
            out.raw(",");
        }
        out.key(word).raw("{");
        out.each(asked.told.iter().filter(|(aggregate, _)| aggregate == one), |out, (_, at)| {
            let (name, kind) = &asked.summed[*at];
            out.key(name).text(&figure(*one, kind, &group.summed[*at]));
        });
        out.raw("}");
    }
    out.raw("}");
    if !asked.by.is_empty() {
        let mode = Mode::of(call);
        out.raw(",\"groupby_fields\":[");
        out.each(asked.by.iter().zip(&group.by), |out, ((name, kind, by), (datum, told))| {
            let raw = match by.every {
                Some(_) => datum.as_text().unwrap_or_default().into(),
                None => values::raw(kind, datum),
            };
            let shown = match (kind.leads_to(), name.ends_with("sys_class_name"), datum.as_text()) {
                (Some(_), ..) => told.as_str().into(),
                _ if by.every.is_some() => told.as_str().into(),
                (_, true, Some(class)) => {
                    call.dictionary.get(class).map_or(raw.clone(), |one| one.title.clone().into())
                }
                _ => values::shown(kind, datum, told, &call.words.zone),
            };
            out.raw("{\"field\":").text(name).raw(",\"value\":");
            out.text(if mode == Mode::Shown { &shown } else { &raw });
            if mode == Mode::Both {
                out.raw(",\"display_value\":").text(&shown);
            }
            out.raw("}");
        });
        out.raw("]");
    }
    out.raw("}");
}

/// A figure as text; nothing of no values.
fn figure(aggregate: Aggregate, kind: &Kind, summed: &Summed) -> String {
    if summed.filled == 0 {
        return String::new();
    }
    let unit = match kind {
        Kind::Decimal => value::decimal_unit(),
        Kind::Money => 100,
        _ => 1,
    };
    let sum = Datum::Int(summed.sum);
    let datum = match aggregate {
        Aggregate::Avg => {
            let mean = Ratio { over: summed.sum, under: summed.filled.saturating_mul(unit) };
            return match kind {
                Kind::Duration => values::raw(kind, &Datum::Int(mean.rounded(1))).into_owned(),
                _ => fixed(mean.rounded(10_000)),
            };
        }
        Aggregate::Sum => &sum,
        Aggregate::Min => &summed.least,
        Aggregate::Max => &summed.most,
    };
    match kind {
        Kind::Money | Kind::Decimal => value::spell(kind, datum),
        _ => values::raw(kind, datum).into_owned(),
    }
}

/// Ten-thousandths with all their places: `3.2500`.
fn fixed(number: i64) -> String {
    let size = number.unsigned_abs();
    format!("{}{}.{:04}", if number < 0 { "-" } else { "" }, size / 10_000, size % 10_000)
}
