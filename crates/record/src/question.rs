//! What is asked of the rows that a query meets: how many, what share, how long. Exact arithmetic; rounding is for whoever prints.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use store::{Bucket, Datum, Measure as Sum, Slot, Term};

use crate::access::Trouble;
use crate::dictionary::Dictionary;
use crate::english;
use crate::fault::Fault;
use crate::lower::{edges, fold, is_folded};
use crate::parse::{Reader, Token};
use crate::query::{Check, Filter, Operand, Path, Query, Stretch};
use crate::register::{Field, Kind};
use crate::road::{Permitted, Source};
use crate::spell;
use crate::value;
use crate::words::Words;

/// A query and what to make of its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub measure: Measure,
    pub query: Query,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// The rows themselves.
    Rows,
    Count,
    /// Of the rows, those that also meet this.
    Share(Filter),
    /// Promoters (9, 10) less detractors (0 to 6), in hundredths of those who answered.
    Nps(Path),
    Sum(Path),
    Mean(Path),
    /// The middle value; of an even number the mean of the two in the middle.
    Median(Path),
    /// Nearest rank: the least value that so many in a hundred do not exceed. From 1 to 99.
    Percentile(u8, Path),
    Min(Path),
    Max(Path),
    /// From the least to the greatest.
    Range(Path),
    /// The different values, in order.
    List(Path),
}

/// What came out. Sums keep the unit of their field: pence, seconds, ten-thousandths.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Count(i64),
    Share {
        part: i64,
        whole: i64,
    },
    Nps {
        promoters: i64,
        passives: i64,
        detractors: i64,
    },
    Amount {
        value: Ratio,
        kind: Kind,
    },
    Range {
        least: Datum,
        most: Datum,
        kind: Kind,
    },
    List {
        values: Vec<Datum>,
        shown: Vec<String>,
        kind: Kind,
    },
    /// A mean, a least or a share of no rows at all.
    Nothing,
}

/// An exact fraction; `under` is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    pub over: i64,
    pub under: i64,
}

impl Ratio {
    pub fn whole(number: i64) -> Self {
        Self { over: number, under: 1 }
    }

    /// Times `scale`, rounded half away from zero.
    pub fn rounded(self, scale: i64) -> i64 {
        let over = i128::from(self.over) * i128::from(scale) * 2;
        let under = i128::from(self.under);
        let half = if over < 0 { -under } else { under };
        i64::try_from((over + half) / (under * 2)).unwrap_or(if over < 0 { i64::MIN } else { i64::MAX })
    }
}

impl Answer {
    /// The number behind it, where there is one, for comparing.
    pub fn ratio(&self) -> Option<Ratio> {
        match self {
            Answer::Count(count) => Some(Ratio::whole(*count)),
            Answer::Share { part, whole } if *whole > 0 => Some(Ratio { over: part * 100, under: *whole }),
            Answer::Nps { promoters, passives, detractors } => {
                let all = promoters + passives + detractors;
                (all > 0).then_some(Ratio { over: (promoters - detractors) * 100, under: all.max(1) })
            }
            Answer::Amount { value, .. } => Some(*value),
            _ => None,
        }
    }
}

const FIELD_WORDS: [&str; 8] = ["sum", "mean", "median", "min", "max", "range", "nps", "list"];

/// `p90` → 90.
fn percent(word: &str) -> Option<u8> {
    let digits = word.strip_prefix('p').filter(|digits| !digits.starts_with(['0', '+']))?;
    digits.parse().ok().filter(|percent| (1..=99).contains(percent))
}

/// Reads a question: `count incident where …`, `share survey where … of survey where …`, `mean value of usage_point where …`,
/// `p90 calendar_duration of incident where …`.
pub fn read(dictionary: &Dictionary, text: &str) -> Result<Question, Fault> {
    let mut reader = Reader::new(dictionary, text)?;
    let question = question(&mut reader)?;
    reader.end()?;
    Ok(question)
}

fn question(reader: &mut Reader<'_>) -> Result<Question, Fault> {
    if reader.takes(&["count"]) {
        return Ok(Question { measure: Measure::Count, query: reader.query()? });
    }
    if reader.takes(&["share"]) {
        return share(reader);
    }
    let word = reader.peek_word(0).unwrap_or_default().to_owned();
    if (FIELD_WORDS.contains(&word.as_str()) || percent(&word).is_some())
        && matches!(reader.peek(), Some(Token::Word(_)))
        && reader.peek_word(2) == Some("of")
    {
        let (_, _) = reader.word("A measure")?;
        let (dotted, span) = reader.word("A field")?;
        reader.takes(&["of"]);
        let query = reader.query()?;
        let register = reader.dictionary.find(&query.register).map_err(|m| reader.fault(span.clone(), m))?;
        let kind =
            crate::parse::path(reader.dictionary, register, &dotted).map_err(|m| reader.fault(span.clone(), m))?;
        let percent = percent(&word);
        let fits = match word.as_str() {
            _ if percent.is_some() => kind.is_number(),
            "sum" | "mean" | "median" | "nps" => kind.is_number(),
            "min" | "max" | "range" => kind.is_number() || kind.is_time(),
            _ => kind.column().is_some(),
        };
        if !fits {
            return Err(reader.fault(span, format!("`{word}` cannot be taken of a {}.", kind.word())));
        }
        let path = Path::of(&dotted);
        let measure = match word.as_str() {
            _ if let Some(percent) = percent => Measure::Percentile(percent, path),
            "sum" => Measure::Sum(path),
            "mean" => Measure::Mean(path),
            "median" => Measure::Median(path),
            "min" => Measure::Min(path),
            "max" => Measure::Max(path),
            "range" => Measure::Range(path),
            "nps" => Measure::Nps(path),
            _ => Measure::List(path),
        };
        return Ok(Question { measure, query });
    }
    Ok(Question { measure: Measure::Rows, query: reader.query()? })
}

/// `share REG where A of REG where B`: the rows that meet both, of those that meet B.
fn share(reader: &mut Reader<'_>) -> Result<Question, Fault> {
    let register = reader.register()?;
    let part = if reader.takes(&["where"]) { reader.any(&register)? } else { Filter::TRUE };
    if !reader.takes(&["of"]) {
        return Err(reader.fault_here("A share says of what: share survey where rating >= good of survey where …"));
    }
    let at = reader.fault_here("A share is of the same register on both sides.");
    let query = reader.query()?;
    if query.register != register.name {
        return Err(at);
    }
    Ok(Question { measure: Measure::Share(part), query })
}

impl Question {
    /// The rows that the answer is taken from: for a share, those of the larger part; for a median or a percentile, those
    /// that have a value.
    pub fn counted(&self) -> Query {
        match &self.measure {
            Measure::Median(path) | Measure::Percentile(_, path) => {
                self.query.clone().and(Filter::test(&path.dotted(), Check::Filled))
            }
            _ => self.query.clone(),
        }
    }

    /// The sentence beside the number: `Share of … whose rating is …`, without a full stop.
    pub fn sentence(&self, dictionary: &Dictionary, words: &Words) -> String {
        let rows = english::query(dictionary, &self.query, words);
        let register = dictionary.get(&self.query.register);
        let label = |path: &Path| match register {
            Some(register) => english::label(dictionary, register, &path.0),
            None => path.dotted(),
        };
        match &self.measure {
            Measure::Rows => capital(&rows),
            Measure::Count => format!("Number of {rows}"),
            Measure::Share(part) => {
                let part = register.map_or_else(String::new, |r| english::filter(dictionary, r, part, words));
                format!("Share with {part}, of {rows}")
            }
            Measure::Nps(path) => format!("Net promoter score from {} (9 and 10 less 0 to 6) of {rows}", label(path)),
            Measure::Sum(path) => format!("Sum of {} of {rows}", label(path)),
            Measure::Mean(path) => format!("Mean {} of {rows}", label(path)),
            Measure::Median(path) => format!("Median {} of {rows}", label(path)),
            Measure::Percentile(percent, path) => {
                format!("{} that {percent} in 100 do not exceed (nearest rank), of {rows}", label(path))
            }
            Measure::Min(path) => format!("Least {} of {rows}", label(path)),
            Measure::Max(path) => format!("Greatest {} of {rows}", label(path)),
            Measure::Range(path) => format!("Least and greatest {} of {rows}", label(path)),
            Measure::List(path) => format!("Each {} of {rows}", label(path)),
        }
    }

    /// The question in the readable spelling, with the words of the moment spelt out.
    pub fn spelt(&self, dictionary: &Dictionary, words: &Words) -> String {
        let rows = spell::query(dictionary, &self.query, words);
        let of = |word: &str, path: &Path| format!("{word} {} of {rows}", path.dotted());
        match &self.measure {
            Measure::Rows => rows,
            Measure::Count => format!("count {rows}"),
            Measure::Share(part) => {
                let part = Query::all(&self.query.register).and(part.clone());
                format!("share {} of {rows}", spell::query(dictionary, &part, words))
            }
            Measure::Nps(path) => of("nps", path),
            Measure::Sum(path) => of("sum", path),
            Measure::Mean(path) => of("mean", path),
            Measure::Median(path) => of("median", path),
            Measure::Percentile(percent, path) => of(&format!("p{percent}"), path),
            Measure::Min(path) => of("min", path),
            Measure::Max(path) => of("max", path),
            Measure::Range(path) => of("range", path),
            Measure::List(path) => of("list", path),
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What the rows of a permitted query come to.
pub fn answer(permitted: &Permitted, measure: &Measure, source: &mut impl Source) -> Result<Answer, Trouble> {
    let mut groups = answers(permitted, &[], measure, source)?;
    Ok(groups.pop().map_or(Answer::Nothing, |group| group.answer))
}

/// What rows fall into.
#[derive(Debug, Clone, PartialEq)]
pub enum By {
    Field(Path),
    /// Stretches of a date or an instant, in order; a stretch without rows is still a group.
    Stretches(Path, Vec<Stretch>),
}

/// One group of an answer: its keys, and the condition that picks its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    pub keys: Vec<Key>,
    pub filter: Filter,
    pub answer: Answer,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub datum: Datum,
    pub shown: String,
}

/// The answer for each group that occurs. Without `by` there is one group.
pub fn answers(
    permitted: &Permitted,
    by: &[By],
    measure: &Measure,
    source: &mut impl Source,
) -> Result<Vec<Group>, Trouble> {
    let mut lowering = permitted.lowering();
    let mut terms = Vec::new();
    let mut readers = Vec::new();
    for one in by {
        let (path, stretches) = match one {
            By::Field(path) => (path, None),
            By::Stretches(path, stretches) => (path, Some(stretches)),
        };
        let (slot, field) = lowering.slot(path)?;
        if let Kind::Refs(_) = field.kind {
            let message = format!("`{}` lists several records; rows fall into groups by one value.", path.dotted());
            return Err(Trouble::NotFound(message));
        }
        if stretches.is_some() && !field.kind.is_time() {
            return Err(Trouble::NotFound(format!("`{}` is a {}, not a date.", path.dotted(), field.kind.word())));
        }
        match (stretches, field.kind.leads_to()) {
            (Some(stretches), _) => {
                let bucket = |(at, stretch): (usize, &Stretch)| {
                    let (from, to) = edges(&field.kind, stretch, permitted.words());
                    Bucket { label: format!("{at:05}"), from, to }
                };
                terms.push(Term::Buckets(slot, stretches.iter().enumerate().map(bucket).collect()));
            }
            (None, Some(to)) => {
                let display = lowering.display(to)?;
                let hop = lowering.hop(slot.table, &field)?;
                terms.extend([Term::Slot(Slot::of(hop, "sys_id")), Term::Slot(Slot::of(hop, display))]);
            }
            (None, None) => terms.push(Term::Slot(slot)),
        }
        readers.push((one, field));
    }
    let (sums, kind) = match measure {
        Measure::Rows | Measure::Count => (vec![Sum::Count], Kind::Whole),
        Measure::Share(part) => (vec![Sum::CountIf(lowering.cond(part)?), Sum::Count], Kind::Whole),
        Measure::Nps(path) => {
            let mut count =
                |check: Check| Ok::<_, Trouble>(Sum::CountIf(lowering.cond(&Filter::test(&path.dotted(), check))?));
            let whole = |number: i64| Operand::Datum(Datum::Int(number));
            let sums = vec![count(Check::AtLeast(whole(9)))?, count(Check::AtMost(whole(6)))?, count(Check::Filled)?];
            (sums, Kind::Whole)
        }
        Measure::Sum(path) | Measure::Mean(path) => {
            let (slot, field) = lowering.slot(path)?;
            (vec![Sum::Sum(slot.clone()), Sum::Filled(slot)], field.kind.clone())
        }
        Measure::Min(path) | Measure::Max(path) | Measure::Range(path) => {
            let (slot, field) = lowering.slot(path)?;
            (vec![Sum::Min(slot.clone()), Sum::Max(slot)], field.kind.clone())
        }
        Measure::Median(path) | Measure::Percentile(_, path) => {
            let (slot, field) = lowering.slot(path)?;
            (vec![Sum::Filled(slot)], field.kind.clone())
        }
        Measure::List(path) => {
            let (_, field) = lowering.slot(path)?;
            (vec![Sum::Count], field.kind.clone())
        }
    };
    let width = terms.len();
    let rows = permitted.grouped(source, &lowering, terms, sums.clone())?;
    let rows = merged(rows, &folded_terms(&readers), &sums);
    let mut groups = Vec::new();
    for row in rows {
        let (keys, filter) = read_keys(&readers, &row[..width], permitted.words());
        let answer = match measure {
            Measure::List(path) => listed(&permitted.narrowed(&filter)?, path, &kind, source)?,
            Measure::Median(path) | Measure::Percentile(_, path) => {
                let filled = row.get(width).and_then(Datum::as_int).unwrap_or(0);
                ranked(&permitted.narrowed(&filter)?, path, measure, filled, &kind, source)?
            }
            _ => summed(measure, &row[width..], &kind),
        };
        groups.push(Group { keys, filter, answer });
    }
    Ok(filled(groups, by, &readers, measure, permitted.words()))
}

/// Which of the terms are texts that queries compare without regard to case.
fn folded_terms(readers: &[(&By, Arc<Field>)]) -> Vec<bool> {
    let of = |(by, field): &(&By, Arc<Field>)| match (by, field.kind.leads_to()) {
        (By::Field(_), None) => vec![is_folded(field)],
        (By::Field(_), Some(_)) => vec![false, false],
        (By::Stretches(..), _) => vec![false],
    };
    readers.iter().flat_map(of).collect()
}

/// `VPN` and `vpn` are one group, since the condition that picks the group's rows picks both.
fn merged(rows: Vec<Vec<Datum>>, folded: &[bool], sums: &[Sum]) -> Vec<Vec<Datum>> {
    let mut merged: Vec<Vec<Datum>> = Vec::new();
    let mut places: HashMap<Vec<Datum>, usize> = HashMap::new();
    for row in rows {
        let key = row.iter().zip(folded).map(|(datum, is_folded)| match datum {
            Datum::Text(text) if *is_folded => Datum::Text(fold(text)),
            datum => datum.clone(),
        });
        match places.entry(key.collect()) {
            Entry::Vacant(free) => {
                free.insert(merged.len());
                merged.push(row);
            }
            Entry::Occupied(place) => {
                let first = &mut merged[*place.get()];
                for (at, sum) in sums.iter().enumerate() {
                    let at = folded.len() + at;
                    first[at] = added(sum, &first[at], &row[at]);
                }
            }
        }
    }
    merged
}

fn added(sum: &Sum, one: &Datum, other: &Datum) -> Datum {
    match (sum, one, other) {
        (_, one, Datum::Null) => one.clone(),
        (_, Datum::Null, other) => other.clone(),
        (Sum::Min(_), one, other) => one.min(other).clone(),
        (Sum::Max(_), one, other) => one.max(other).clone(),
        (_, Datum::Int(one), Datum::Int(other)) => Datum::Int(one.saturating_add(*other)),
        (_, one, _) => one.clone(),
    }
}

fn read_keys(readers: &[(&By, Arc<Field>)], data: &[Datum], words: &Words) -> (Vec<Key>, Filter) {
    let mut data = data.iter();
    let mut keys = Vec::new();
    let mut filter = Filter::TRUE;
    for (by, field) in readers {
        let datum = data.next().cloned().unwrap_or_default();
        match by {
            By::Stretches(path, stretches) => {
                let at = datum.as_text().and_then(|t| t.parse::<usize>().ok()).unwrap_or(0);
                if let Some(stretch) = stretches.get(at) {
                    keys.push(Key { shown: english::stretch_words(stretch, words), datum });
                    filter = filter.and(Filter::test(&path.dotted(), Check::Within(stretch.clone())));
                }
            }
            By::Field(path) => {
                let shown = match field.kind.leads_to() {
                    Some(_) => data.next().and_then(Datum::as_text).unwrap_or_default().to_owned(),
                    None => value::show(&field.kind, &datum, words),
                };
                let check = if datum.is_empty() { Check::Empty } else { Check::Is(Operand::Datum(datum.clone())) };
                filter = filter.and(Filter::test(&path.dotted(), check));
                keys.push(Key { datum, shown });
            }
        }
    }
    (keys, filter)
}

/// When rows fall only into stretches, a stretch without rows is nought, not missing.
fn filled(
    mut groups: Vec<Group>,
    by: &[By],
    readers: &[(&By, Arc<Field>)],
    measure: &Measure,
    words: &Words,
) -> Vec<Group> {
    if let [By::Stretches(path, stretches)] = by {
        for (at, stretch) in stretches.iter().enumerate() {
            let datum = Datum::text(format!("{at:05}"));
            if !groups.iter().any(|group| group.keys[0].datum == datum) {
                let key = Key { datum, shown: english::stretch_words(stretch, words) };
                let filter = Filter::test(&path.dotted(), Check::Within(stretch.clone()));
                let nought = vec![Datum::Int(0), Datum::Int(0), Datum::Int(0)];
                let answer = match measure {
                    Measure::Min(_) | Measure::Max(_) | Measure::Range(_) | Measure::List(_) => Answer::Nothing,
                    _ => summed(measure, &nought, &Kind::Whole),
                };
                groups.push(Group { keys: vec![key], filter, answer });
            }
        }
    }
    groups.sort_by(|a, b| {
        let keys =
            readers.iter().zip(a.keys.iter().zip(&b.keys)).map(|((_, field), (a, b))| compared(&field.kind, a, b));
        keys.fold(Ordering::Equal, Ordering::then)
    });
    groups
}

/// Choices stand in the order of their scale, records in the order of what stands for them; empty comes last.
fn compared(kind: &Kind, a: &Key, b: &Key) -> Ordering {
    let place = |key: &Key| kind.choices().iter().position(|c| Some(c.value.as_str()) == key.datum.as_text());
    let scale = place(a).is_none().cmp(&place(b).is_none()).then(place(a).cmp(&place(b)));
    let shown = if kind.leads_to().is_some() { a.shown.cmp(&b.shown) } else { Ordering::Equal };
    a.datum.is_empty().cmp(&b.datum.is_empty()).then(scale).then(shown).then_with(|| a.datum.cmp(&b.datum))
}

fn summed(measure: &Measure, data: &[Datum], kind: &Kind) -> Answer {
    let int = |at: usize| data.get(at).and_then(Datum::as_int).unwrap_or(0);
    let kind = kind.clone();
    match measure {
        Measure::Rows | Measure::Count => Answer::Count(int(0)),
        Measure::Share(_) => Answer::Share { part: int(0), whole: int(1) },
        Measure::Nps(_) => Answer::Nps { promoters: int(0), detractors: int(1), passives: int(2) - int(0) - int(1) },
        Measure::Sum(_) => Answer::Amount { value: Ratio::whole(int(0)), kind },
        Measure::Mean(_) if int(1) > 0 => Answer::Amount { value: Ratio { over: int(0), under: int(1) }, kind },
        Measure::Min(_) | Measure::Max(_) | Measure::Range(_) if data.iter().all(|d| !d.is_empty()) => {
            edge(measure, &data[0], &data[1], kind)
        }
        _ => Answer::Nothing,
    }
}

fn edge(measure: &Measure, least: &Datum, most: &Datum, kind: Kind) -> Answer {
    let one = if matches!(measure, Measure::Max(_)) { most } else { least };
    match (measure, one) {
        (Measure::Range(_), _) => Answer::Range { least: least.clone(), most: most.clone(), kind },
        (_, Datum::Int(number)) => Answer::Amount { value: Ratio::whole(*number), kind },
        (_, datum) => Answer::Range { least: datum.clone(), most: datum.clone(), kind },
    }
}

/// The different values.
fn listed(permitted: &Permitted, path: &Path, kind: &Kind, source: &mut impl Source) -> Result<Answer, Trouble> {
    let page = crate::road::Page { limit: crate::road::ROWS_MAX + 1, offset: 0 };
    let rows = permitted.rows(source, std::slice::from_ref(path), page)?;
    if rows.len() as u64 > crate::road::ROWS_MAX {
        return Err(Trouble::TooMuch(format!(
            "This looks at more than {} values. Narrow the question.",
            crate::road::ROWS_MAX
        )));
    }
    let mut cells: Vec<_> =
        rows.into_iter().filter_map(|row| row.cells.into_iter().next()).filter(|c| !c.datum.is_empty()).collect();
    cells.sort_by(|a, b| a.datum.cmp(&b.datum));
    cells.dedup_by(|a, b| a.datum == b.datum);
    let (values, shown) = cells.into_iter().map(|cell| (cell.datum, cell.shown)).unzip();
    Ok(Answer::List { values, shown, kind: kind.clone() })
}

/// What stands at a place of the values in order. Whole numbers in one order on both engines, so their answers are equal.
fn ranked(
    permitted: &Permitted,
    path: &Path,
    measure: &Measure,
    filled: i64,
    kind: &Kind,
    source: &mut impl Source,
) -> Result<Answer, Trouble> {
    let Some(count) = u64::try_from(filled).ok().filter(|count| *count > 0) else { return Ok(Answer::Nothing) };
    let page = match measure {
        Measure::Percentile(percent, _) => {
            crate::road::Page { limit: 1, offset: (count * u64::from(*percent)).div_ceil(100) - 1 }
        }
        _ => crate::road::Page { limit: 2 - count % 2, offset: (count - 1) / 2 },
    };
    let found: Vec<i64> = permitted.values(source, path, false, page)?.iter().filter_map(Datum::as_int).collect();
    Ok(match found[..] {
        [one] => Answer::Amount { value: Ratio::whole(one), kind: kind.clone() },
        [one, other] => Answer::Amount { value: Ratio { over: one + other, under: 2 }, kind: kind.clone() },
        _ => Answer::Nothing,
    })
}
