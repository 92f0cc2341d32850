//! Sums over the rows of a query, for each combination of values of some fields: what the REST interface calls statistics.
//!
//! References are grouped by the record that the asker sees; those that the asker may not see are one group with what is empty.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use store::{Bucket, Datum, Measure, Slot, Term};

use crate::access::Trouble;
use crate::english;
use crate::lower::{Lowering, edges};
use crate::query::{Path, Stretch};
use crate::register::{Field, Kind};
use crate::road::{Page, Permitted, Source};
use crate::value;
use crate::words::Words;

/// The most fields that are grouped by.
pub const BY_MAX: usize = 8;
/// The most fields that are summed up.
pub const SUMMED_MAX: usize = 32;

/// The most stretches of time that one field is grouped into.
pub const STRETCHES_MAX: usize = 1_000;

/// What is grouped by: the values of a field, or stretches of time that begin one after the other. Rows without a value are in none.
#[derive(Debug, Clone, PartialEq)]
pub struct By {
    pub path: Path,
    pub every: Option<Every>,
}

impl By {
    pub fn field(path: Path) -> Self {
        Self { path, every: None }
    }
}

/// How long a stretch of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    Day,
    /// From Monday on.
    Week,
    Month,
    Quarter,
    Year,
}

impl Every {
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            _ => return None,
        })
    }

    /// The first day of the stretch that a day is in.
    fn begin(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => day.saturating_sub(i32::from(day.weekday().since(Weekday::Monday)).days()),
            Self::Month => day.first_of_month(),
            Self::Quarter => day.first_of_month().saturating_sub(i32::from((day.month() - 1) % 3).months()),
            Self::Year => day.first_of_year(),
        }
    }

    fn next(self, begin: Date) -> Date {
        begin.saturating_add(match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        })
    }

    /// `2026-09`, `2026-Q3`; names stand in the order of time.
    fn name(self, begin: Date) -> String {
        match self {
            Self::Day | Self::Week => begin.to_string(),
            Self::Month => begin.strftime("%Y-%m").to_string(),
            Self::Quarter => format!("{}-Q{}", begin.year(), (begin.month() + 2) / 3),
            Self::Year => begin.year().to_string(),
        }
    }
}

/// How the data of a group are read.
struct Key {
    at: usize,
    width: usize,
    field: Arc<Field>,
    /// Name and days of each stretch.
    stretches: Vec<(String, Stretch)>,
}

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
    pub fn stats(&self, source: &mut impl Source, by: &[By], summed: &[Path]) -> Result<Vec<Group>, Trouble> {
        if by.len() > BY_MAX || summed.len() > SUMMED_MAX {
            let message = format!("At most {BY_MAX} fields are grouped by, and {SUMMED_MAX} summed up.");
            return Err(Trouble::TooMuch(message));
        }
        let mut lowering = self.lowering();
        let (mut terms, mut keys) = (Vec::new(), Vec::new());
        for By { path, every } in by {
            let (at, Some(every)) = (terms.len(), every) else {
                let (slots, field) = key(&mut lowering, path)?;
                keys.push(Key { at: terms.len(), width: slots.len(), field, stretches: Vec::new() });
                terms.extend(slots.into_iter().map(Term::Slot));
                continue;
            };
            let (slot, field) = lowering.slot(path)?;
            let stretches = self.stretches(source, path, &field, *every)?;
            if stretches.is_empty() {
                return Ok(Vec::new());
            }
            let bucket = |(name, stretch): &(String, Stretch)| {
                let (from, to) = edges(&field.kind, stretch, self.words());
                Bucket { label: name.clone(), from, to }
            };
            terms.push(Term::Buckets(slot, stretches.iter().map(bucket).collect()));
            keys.push(Key { at, width: 1, field, stretches });
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
                by: keys.iter().map(|key| self.shown(key, &all[key.at..key.at + key.width])).collect(),
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

    /// Every stretch from the first to the last value of a field.
    fn stretches(
        &self,
        source: &mut impl Source,
        path: &Path,
        field: &Field,
        every: Every,
    ) -> Result<Vec<(String, Stretch)>, Trouble> {
        if !field.kind.is_time() {
            return Err(Trouble::NotFound(format!("`{}` is a {}, not a date.", path.dotted(), field.kind.word())));
        }
        let mut edge = |descending| -> Result<Option<Date>, Trouble> {
            let found = self.values(source, path, descending, Page::ONE)?;
            Ok(found.first().and_then(Datum::as_text).and_then(|text| self.day(&field.kind, text)))
        };
        let (Some(first), Some(last)) = (edge(false)?, edge(true)?) else { return Ok(Vec::new()) };
        let (mut all, mut begin) = (Vec::new(), every.begin(first));
        while begin <= last {
            if all.len() == STRETCHES_MAX {
                let message = format!("`{}` falls into more than {STRETCHES_MAX} stretches of time.", path.dotted());
                return Err(Trouble::TooMuch(message));
            }
            let next = every.next(begin);
            all.push((every.name(begin), Stretch::Days(begin, next.saturating_sub(1.day()))));
            begin = next;
        }
        Ok(all)
    }

    /// The asker's day that a value falls on.
    fn day(&self, kind: &Kind, text: &str) -> Option<Date> {
        match kind {
            Kind::Date => text.parse().ok(),
            _ => Some(Words::instant(text)?.to_zoned(self.words().zone.clone()).date()),
        }
    }

    fn shown(&self, key: &Key, data: &[Datum]) -> (Datum, String) {
        let datum = data.first().map(emptied).unwrap_or_default();
        let stretch = key.stretches.iter().find(|(name, _)| Some(name.as_str()) == datum.as_text());
        let shown = match (stretch, data) {
            (Some((_, stretch)), _) => english::stretch_words(stretch, self.words()),
            (None, [Datum::Text(id), display]) => {
                display.as_text().filter(|text| !text.is_empty()).unwrap_or(id).to_owned()
            }
            (None, _) => value::show(&key.field.kind, &datum, self.words()),
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
fn key(lowering: &mut Lowering, path: &Path) -> Result<(Vec<Slot>, Arc<Field>), Trouble> {
    let (slot, field) = lowering.slot(path)?;
    let Some(to) = field.kind.leads_to() else { return Ok((vec![slot], field)) };
    let display = lowering.display(to)?;
    let place = lowering.hop(slot.table, &field)?;
    Ok((vec![Slot::of(place, "sys_id"), Slot::of(place, display)], field))
}
