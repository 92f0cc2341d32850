//! Sums over the rows of a query, for each combination of values of some fields: what the REST interface calls statistics.
//!
//! References are grouped by the record that the asker sees; those that the asker may not see are one group with what is empty.

use std::collections::BTreeMap;

use store::{Datum, Measure, Slot, Term};

use crate::access::Trouble;
use crate::lower::Lowering;
use crate::query::Path;
use crate::register::{Field, Kind};
use crate::road::{Permitted, Source};
use crate::value;

/// The most fields that are grouped by.
pub const BY_MAX: usize = 8;
/// The most fields that are summed up.
pub const SUMMED_MAX: usize = 32;

/// Rows that are alike in the fields grouped by.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they have in common, in the order of the fields: stored and shown.
    pub by: Vec<(Datum, String)>,
    pub count: i64,
    /// Of each field summed up.
    pub summed: Vec<Summed>,
}

/// What becomes of one field over some rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summed {
    /// How many have a value that counts.
    pub filled: i64,
    /// In the unit of the field; nothing of dates and texts.
    pub sum: i64,
    pub least: Datum,
    pub most: Datum,
}

/// How a field is read for its sums.
enum Way {
    /// The store adds up.
    Number,
    /// The store compares.
    Text,
    /// Numbers that are kept as words of a scale: as many groups more as there are words.
    Scale(usize),
}

/// Whether a field can be grouped by.
pub fn is_grouping(kind: &Kind) -> bool {
    kind.column().is_some() && !matches!(kind, Kind::Refs(_) | Kind::File)
}

/// Whether a field can be summed up, at least to its least and its most.
pub fn is_summing(kind: &Kind) -> bool {
    is_grouping(kind) && kind.leads_to().is_none()
}

impl Permitted {
    /// The groups in the order of their stored values; without fields to group by one group, however few its rows.
    pub fn stats(&self, source: &mut impl Source, by: &[Path], summed: &[Path]) -> Result<Vec<Group>, Trouble> {
        if by.len() > BY_MAX || summed.len() > SUMMED_MAX {
            let message = format!("At most {BY_MAX} fields are grouped by, and {SUMMED_MAX} summed up.");
            return Err(Trouble::TooMuch(message));
        }
        let mut lowering = self.lowering();
        let (mut terms, mut keys) = (Vec::new(), Vec::new());
        for path in by {
            let (slots, field) = key(&mut lowering, path)?;
            keys.push((terms.len(), slots.len(), field));
            terms.extend(slots.into_iter().map(Term::Slot));
        }
        let key_width = terms.len();
        let mut measures = vec![Measure::Count];
        let mut ways = Vec::new();
        for path in summed {
            let (slot, field) = lowering.slot(path)?;
            ways.push(match field.kind {
                Kind::Choice(_) => {
                    terms.push(Term::Slot(slot));
                    Way::Scale(terms.len() - 1)
                }
                ref kind if kind.column() == Some(store::ColumnKind::Int) => {
                    measures.extend([Measure::Filled(slot.clone()), Measure::Sum(slot.clone())]);
                    measures.extend([Measure::Min(slot.clone()), Measure::Max(slot.clone())]);
                    Way::Number
                }
                _ => {
                    measures.extend([Measure::Filled(slot.clone())]);
                    measures.extend([Measure::Min(slot.clone()), Measure::Max(slot.clone())]);
                    Way::Text
                }
            });
        }
        let width = terms.len();
        let mut groups: BTreeMap<Vec<Datum>, Group> = BTreeMap::new();
        for row in self.grouped(source, &lowering, terms, measures)? {
            let (all, told) = row.split_at(width.min(row.len()));
            let group = groups.entry(all[..key_width].iter().map(emptied).collect()).or_insert_with(|| Group {
                by: keys.iter().map(|(at, width, field)| self.shown(field, &all[*at..*at + *width])).collect(),
                count: 0,
                summed: vec![Summed::default(); ways.len()],
            });
            let count = told.first().and_then(Datum::as_int).unwrap_or(0);
            group.count += count;
            let mut told = told.iter().skip(1).cloned();
            let mut next = || told.next().unwrap_or_default();
            for (way, summed) in ways.iter().zip(&mut group.summed) {
                match way {
                    Way::Number => {
                        let (filled, sum) = (next().as_int().unwrap_or(0), next().as_int().unwrap_or(0));
                        summed.add(filled, sum, next(), next());
                    }
                    Way::Text => summed.add(next().as_int().unwrap_or(0), 0, next(), next()),
                    Way::Scale(at) => {
                        let number = all[*at].as_text().and_then(|text| text.parse::<i64>().ok());
                        let Some(number) = number else { continue };
                        summed.add(count, number.saturating_mul(count), number.into(), number.into());
                    }
                }
            }
        }
        if by.is_empty() && groups.is_empty() {
            let summed = vec![Summed::default(); ways.len()];
            return Ok(vec![Group { by: Vec::new(), count: 0, summed }]);
        }
        Ok(groups.into_values().collect())
    }

    fn shown(&self, field: &Field, data: &[Datum]) -> (Datum, String) {
        let datum = data.first().map(emptied).unwrap_or_default();
        let shown = match data {
            [Datum::Text(id), display] => display.as_text().filter(|text| !text.is_empty()).unwrap_or(id).to_owned(),
            _ => value::show(&field.kind, &datum, self.words()),
        };
        (datum, shown)
    }
}

impl Summed {
    fn add(&mut self, filled: i64, sum: i64, least: Datum, most: Datum) {
        self.filled += filled;
        self.sum = self.sum.saturating_add(sum);
        if !least.is_empty() && (self.least.is_empty() || least < self.least) {
            self.least = least;
        }
        if !most.is_empty() && (self.most.is_empty() || most > self.most) {
            self.most = most;
        }
    }
}

/// An empty text and no value are one group.
fn emptied(datum: &Datum) -> Datum {
    if datum.is_empty() { Datum::Null } else { datum.clone() }
}

/// What a field is grouped by: itself, or the record that it refers to with what stands for it.
fn key(lowering: &mut Lowering, path: &Path) -> Result<(Vec<Slot>, Field), Trouble> {
    let (slot, field) = lowering.slot(path)?;
    let Some(to) = field.kind.leads_to() else { return Ok((vec![slot], field)) };
    let display = lowering.display(to)?;
    let place = lowering.hop(slot.table, &field)?;
    Ok((vec![Slot::of(place, "sys_id"), Slot::of(place, display)], field))
}
