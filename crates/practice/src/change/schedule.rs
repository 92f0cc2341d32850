//! When a change could be made: times at which nothing else is planned for what it touches.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use record::{Actor, Check, Filter, Operand, Page, Query, Source, Trouble, Words};
use store::Datum;

use super::REGISTER;
use super::reach::operands;
use crate::desk::Desk;

/// How far ahead is looked, in days.
const DAYS_MAX: i64 = 90;
/// Times that are named.
const SPANS_MAX: usize = 20;
/// The longest that a change may take.
pub const DURATION_MAX: SignedDuration = SignedDuration::from_hours(24 * 30);
const ROWS: Page = Page { limit: 5_000, offset: 0 };

/// From when to when.
pub type Span = (Timestamp, Timestamp);

/// For what a time is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'w> {
    pub items: &'w BTreeSet<String>,
    /// The change itself; nothing if there is none yet.
    pub except: &'w str,
    pub from: Timestamp,
    pub duration: SignedDuration,
}

impl Desk {
    /// Times of this length at which no other change is planned for these items: the first of each day from `from` on. Only
    /// changes that the actor sees count.
    pub fn free_spans(
        &self,
        actor: &Actor,
        words: &Words,
        source: &mut impl Source,
        wanted: Wanted<'_>,
    ) -> Result<Vec<Span>, Trouble> {
        let Wanted { from, duration, .. } = wanted;
        let until = from + SignedDuration::from_hours(24 * (DAYS_MAX + 1)) + duration;
        let busy = self.busy(actor, words, source, wanted, (from, until))?;
        let day = SignedDuration::from_hours(24);
        let mut spans = Vec::new();
        for number in 0..DAYS_MAX {
            let begins = from + SignedDuration::from_hours(24 * number);
            let mut at = begins;
            // In order of their beginning: whoever ends later pushes further.
            for (start, end) in &busy {
                if *start < at + duration && *end > at {
                    at = *end;
                }
            }
            if at < begins + day && spans.last().is_none_or(|(_, last)| at >= *last) {
                spans.push((at, at + duration));
            }
            if spans.len() >= SPANS_MAX {
                break;
            }
        }
        Ok(spans)
    }

    fn busy(
        &self,
        actor: &Actor,
        words: &Words,
        source: &mut impl Source,
        Wanted { items, except, .. }: Wanted<'_>,
        (from, until): Span,
    ) -> Result<Vec<Span>, Trouble> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let touching = Query::all("task_ci").and(Filter::test("ci_item", Check::In(operands(items))));
        let touching = actor.asks(&self.dictionary, &touching, words)?.picked(source, &["task"], ROWS)?;
        let tasks: Vec<String> = touching.iter().map(|row| row.text("task").to_owned()).collect();
        let of_items = Filter::test("cmdb_ci", Check::In(operands(items)));
        let stamp = |at: Timestamp| Operand::Datum(Datum::text(Words::stamp(at)));
        let query = Query::all(REGISTER)
            .and(of_items.or(Filter::test("sys_id", Check::In(operands(&tasks)))))
            .and(Filter::is("sys_id", except).negated())
            .and(Filter::is("active", 1))
            .and(Filter::test("start_date", Check::Less(stamp(until))))
            .and(Filter::test("end_date", Check::More(stamp(from))))
            .ordered("start_date", false);
        let rows = actor.asks(&self.dictionary, &query, words)?.picked(source, &["start_date", "end_date"], ROWS)?;
        let at = |text: &str| Words::instant(text);
        Ok(rows.iter().filter_map(|row| Some((at(row.text("start_date"))?, at(row.text("end_date"))?))).collect())
    }
}
