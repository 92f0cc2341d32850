//! A figure beside its target and beside the period before.

use std::cmp::Ordering;

use indexmap::IndexMap;
use jiff::ToSpan;
use jiff::civil::Date;
use record::query::{Check, Operand, Stretch, When};
use record::{Filter, Measure, Query, Question, Ratio, Trouble, Words, spell};
use store::Datum;

use super::beside::beside;
use super::{Moment, period_words, printed, seen_from, value};
use crate::figure::{Before, Figure, Target, Turn};
use crate::format::signed;
use crate::reader::Reader;
use crate::script::{Better, Script, Wanted};
use crate::value::{Unit, Value, compared};

/// The target of this name that holds on a day, and which direction it calls good.
pub fn target(
    reader: Reader<'_>,
    name: &str,
    day: Date,
    value: &Value,
) -> Result<Option<(Target, Option<Better>)>, Trouble> {
    let day = Operand::Datum(Datum::text(day.to_string()));
    let open = Filter::test("to_date", Check::Empty).or(Filter::test("to_date", Check::AtLeast(day.clone())));
    let query = Query::all("target")
        .and(Filter::is("name", name))
        .and(Filter::test("from_date", Check::AtMost(day)))
        .and(open)
        .ordered("from_date", true);
    let rows = reader.rows(&query, &["title", "value", "unit", "better", "source"])?;
    Ok(rows.into_iter().next().map(|row| {
        let text = |at: usize| row.cells.get(at).and_then(|cell| cell.datum.as_text()).unwrap_or_default().to_owned();
        let aim = row.cells.get(1).and_then(|cell| cell.datum.as_int()).unwrap_or(0);
        let better = if text(3) == "down" { Better::Down } else { Better::Up };
        let plain = record::value::show(&record::Kind::Decimal, &Datum::Int(aim), reader.words);
        let printed = match text(2).as_str() {
            "percent" => format!("{plain}%"),
            "hours" => format!("{plain} hours"),
            _ => plain,
        };
        let scale = record::value::decimal_unit();
        let aim_ratio = match value {
            Value::Amount { unit: Unit::Duration, .. } => Ratio { over: aim.saturating_mul(3600), under: scale },
            _ => Ratio { over: aim, under: scale },
        };
        let met = value.ratio().map(|ratio| match (compared(ratio, aim_ratio), better) {
            (Ordering::Less, Better::Up) | (Ordering::Greater, Better::Down) => false,
            (Ordering::Less | Ordering::Equal | Ordering::Greater, _) => true,
        });
        (Target { name: name.to_owned(), title: text(0), value: aim, printed, met, source: text(4) }, Some(better))
    }))
}

/// Whether the answer depends on the paper's period, so that the period before has another.
pub fn looks_at_the_period(question: &Question) -> bool {
    let of = |filter: &Filter| {
        filter.tests().iter().any(|test| {
            let (Check::Within(stretch) | Check::NotWithin(stretch)) = &test.check else { return false };
            matches!(stretch, Stretch::Period | Stretch::LastMonths(_))
        })
    };
    let in_part = matches!(&question.measure, Measure::Share(part) if of(part));
    in_part || of(&question.query.filter) || question.query.as_at == When::PeriodEnd
}

/// Sets the value of the period before beside each figure that has one: the published value where the earlier edition of
/// the same paper has it, and otherwise counted again.
pub fn with_the_period_before(
    script: &Script,
    reader: Reader<'_>,
    moment: &Moment<'_>,
    figures: &mut IndexMap<String, Figure>,
) -> Result<(), Trouble> {
    let (from, to) = before(script.head.period);
    let words = reader.words.clone().in_period(from, to);
    let earlier = reader.with(&words);
    let published = crate::freeze::published_values(reader, &script.name, &period_words(&words))?;
    let mut values: Vec<(&str, Value, bool)> = Vec::new();
    let mut asked: Vec<(&str, Question)> = Vec::new();
    for (name, declared) in &script.figures {
        match (&declared.wanted, published.get(name)) {
            _ if !figures.contains_key(name) => {}
            (_, Some(value)) => values.push((name, value.clone(), true)),
            (Wanted::Question(question), None)
                if question.measure != Measure::Rows && looks_at_the_period(question) =>
            {
                asked.push((name, seen_from(question, moment.at)));
            }
            _ => {}
        }
    }
    let answers = beside(&asked, |(_, question)| value(earlier, question));
    for ((name, _), value) in asked.iter().zip(answers) {
        values.push((name, value?, false));
    }
    for (name, value, is_published) in values {
        let Some(figure) = figures.get_mut(name) else { continue };
        let Some((turn, delta)) = turn(&value, &figure.value, figure.better) else { continue };
        let printed = printed(&value, figure.many(), &words);
        figure.before = Some(Before { period: period_words(&words), printed, value, is_published, turn, delta });
    }
    totals_before(script, figures, &words);
    Ok(())
}

/// A total compares the sum of what its parts were.
fn totals_before(script: &Script, figures: &mut IndexMap<String, Figure>, words: &Words) {
    for declared in script.figures.values() {
        let Wanted::Total(names) = &declared.wanted else { continue };
        let befores: Option<Vec<&Before>> = names.iter().map(|name| figures.get(name)?.before.as_ref()).collect();
        let Some(befores) = befores.filter(|befores| !befores.is_empty()) else { continue };
        let is_published = befores.iter().all(|before| before.is_published);
        let Some(count) = befores.iter().map(|before| before.value.count()).sum::<Option<i64>>() else { continue };
        let Some(figure) = figures.get_mut(&declared.name) else { continue };
        if figure.before.is_some() {
            continue;
        }
        let value = Value::Count { count };
        if let Some((turn, delta)) = turn(&value, &figure.value, figure.better) {
            let printed = printed(&value, figure.many(), words);
            figure.before = Some(Before { period: period_words(words), printed, value, is_published, turn, delta });
        }
    }
}

/// The stretch of as many months, or else of as many days, that ends where this one begins.
fn before((from, to): (Date, Date)) -> (Date, Date) {
    let is_months = from.day() == 1 && to.day() == 1;
    let months = i32::from(to.year() - from.year()) * 12 + i32::from(to.month()) - i32::from(from.month());
    let days = from.until(to).map_or(30, |span| span.get_days());
    let start = if is_months { from.checked_sub(months.months()) } else { from.checked_sub(days.days()) };
    (start.unwrap_or(from), from)
}

/// Better, worse or the same, and the change in words; none where there is no number to compare.
pub fn turn(was: &Value, is: &Value, better: Option<Better>) -> Option<(Turn, String)> {
    let (a, b) = (was.ratio()?, is.ratio()?);
    let order = compared(b, a);
    let turn = match (order, better) {
        (Ordering::Equal, _) => Turn::Same,
        (_, None) => Turn::Changed,
        (Ordering::Greater, Some(Better::Up)) | (Ordering::Less, Some(Better::Down)) => Turn::Better,
        _ => Turn::Worse,
    };
    let difference = b.rounded(1).saturating_sub(a.rounded(1));
    let size = match is {
        Value::Amount { unit: Unit::Duration, .. } => crate::format::spoken(difference.abs()),
        Value::Amount { unit: Unit::Money, .. } => {
            record::value::show_money(b.rounded(100).saturating_sub(a.rounded(100)).abs())
        }
        Value::Share { .. } | Value::Nps { .. } => {
            format!("{} {}", signed(difference.abs()), if difference.abs() == 1 { "point" } else { "points" })
        }
        _ => record::value::grouped(difference.abs()),
    };
    let delta = match order {
        Ordering::Equal => "the same".to_owned(),
        Ordering::Greater if difference == 0 => "slightly up".to_owned(),
        Ordering::Less if difference == 0 => "slightly down".to_owned(),
        Ordering::Greater => format!("up {size}"),
        Ordering::Less => format!("down {size}"),
    };
    Some((turn, delta))
}

/// The whole question with another condition, spelt: for links of charts.
pub fn spelt_rows(reader: Reader<'_>, query: &Query, filter: &Filter) -> String {
    spell::query(reader.dictionary, &query.clone().and(filter.clone()), reader.words)
}
