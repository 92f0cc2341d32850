//! Rows counted by stretches of time and by the values of one column, each count a range of the index of that pair.

use super::{Planner, Rows, Stop};
use crate::ask::{AsAt, Ask, Bucket, Cond, Measure, Op, Select, Slot, Term};
use crate::datum::Datum;
use crate::session::int;
use crate::shape::ColumnKind;
use crate::sql::{Index, Nothing, Walk};

/// A count by one own column and by stretches of another, in either order.
struct Tally<'a> {
    column: &'a Slot,
    time: &'a Slot,
    buckets: &'a [Bucket],
    /// The column is the first term.
    column_first: bool,
}

fn tally(by: &[Term]) -> Option<Tally<'_>> {
    let (column, (time, buckets), column_first) = match by {
        [Term::Slot(column), Term::Buckets(time, buckets)] => (column, (time, buckets), true),
        [Term::Buckets(time, buckets), Term::Slot(column)] => (column, (time, buckets), false),
        _ => return None,
    };
    (column.table == 0 && time.table == 0).then_some(Tally { column, time, buckets, column_first })
}

/// Whether these groups may be counted range by range.
pub(super) fn is_tally(by: &[Term]) -> bool {
    tally(by).is_some()
}

/// Whether no value falls into two of them, so that the first that holds it is the only one.
fn are_apart(buckets: &[Bucket]) -> bool {
    let mut edges: Vec<(&str, &str)> =
        buckets.iter().map(|bucket| (bucket.from.as_str(), bucket.to.as_str())).collect();
    edges.sort_unstable();
    edges.iter().all(|(from, to)| !from.is_empty() && from < to) && edges.windows(2).all(|two| two[0].1 <= two[1].0)
}

impl Planner<'_> {
    /// Counts of rows, if nothing else is asked and nothing else decides which rows they are.
    pub(super) fn tallied(&mut self) -> Result<Option<Rows>, Stop> {
        let ask = self.ask;
        let Select::Groups { by, measures } = &ask.select else { return Ok(None) };
        let Some(tally) = tally(by).filter(|_| ask.as_at == AsAt::Now && ask.order.is_empty()) else { return Ok(None) };
        let (column, time) = (tally.column.column.as_str(), tally.time.column.as_str());
        let is_pair = self.shape.pairs.iter().any(|(one, other)| one == column && other == time);
        let is_period = self.shape.periods.iter().any(|period| period == time);
        let is_in = |slot: &&Slot| slot.table == 0 && [column, time, "company"].contains(&slot.column.as_str());
        let is_held = ask.filter.slots().is_some_and(|slots| slots.iter().all(is_in));
        let is_count = measures.iter().all(|measure| *measure == Measure::Count) && !measures.is_empty();
        if !(is_pair && is_period && is_held && is_count && are_apart(tally.buckets)) {
            return Ok(None);
        }
        let Some(values) = self.values(column)? else { return Ok(None) };
        if (values.len() + 1) * tally.buckets.len() > self.tuning.tallied_max {
            return Ok(None);
        }
        // What is empty comes last, as in the plain statement.
        let mut lines: Vec<(usize, usize, Vec<Datum>)> = Vec::new();
        for (place, value) in values.into_iter().map(Some).chain([None]).enumerate() {
            for (stretch, bucket) in tally.buckets.iter().enumerate() {
                let count = self.in_range(tally.column, value.as_ref(), tally.time, bucket)?;
                if count == 0 {
                    continue;
                }
                let value = value.clone().unwrap_or(Datum::Null);
                let label = Datum::text(bucket.label.as_str());
                let keys = if tally.column_first { [value, label] } else { [label, value] };
                let row = keys.into_iter().chain(measures.iter().map(|_| Datum::Int(count))).collect();
                lines.push(if tally.column_first { (place, stretch, row) } else { (stretch, place, row) });
            }
        }
        lines.sort_by_key(|(first, then, _)| (*first, *then));
        let offset = usize::try_from(ask.offset).unwrap_or(usize::MAX);
        let limit = ask.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(Some(lines.into_iter().map(|(_, _, row)| row).skip(offset).take(limit).collect()))
    }

    /// The rows of one value in one stretch.
    fn in_range(&mut self, column: &Slot, value: Option<&Datum>, time: &Slot, bucket: &Bucket) -> Result<i64, Stop> {
        let (is_value, nothings) = match value {
            Some(value) => (Some(Cond::Compare(column.clone(), Op::Is, value.clone())), &[None][..]),
            None if self.shape.kind(&column.column)? == ColumnKind::Text => {
                (None, &[Some(Nothing::Null), Some(Nothing::Text)][..])
            }
            None => (None, &[Some(Nothing::Null)][..]),
        };
        let after = Cond::Compare(time.clone(), Op::AtLeast, Datum::text(bucket.from.as_str()));
        let before = Cond::Compare(time.clone(), Op::Less, Datum::text(bucket.to.as_str()));
        let ask = Ask {
            filter: Cond::All(is_value.into_iter().chain([after, before, self.ask.filter.clone()]).collect()),
            select: Select::Groups { by: Vec::new(), measures: vec![Measure::Count] },
            hops: Vec::new(),
            limit: None,
            offset: 0,
            ..self.ask.clone()
        };
        let index = Some(Index::Pair(&column.column, &time.column));
        let mut count = 0;
        for nothing in nothings {
            let empty = nothing.map(|form| (column.column.as_str(), form));
            let rows = self.run(&ask, Walk { index, empty, ..Walk::default() })?;
            count += rows.first().map_or(0, |row| int(row, 0));
        }
        Ok(count)
    }
}
