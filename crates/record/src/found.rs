//! Search as at an earlier instant. The index holds the words of what stands now; which of the records of then had the words is
//! found out from three sides:
//!
//! - What has not been changed since has the words it had: the index knows.
//! - What was changed since, and has the words still, the index names; whether it had them then, its kept version says.
//! - What had them and has them no more is looked for in the versions that have been replaced since, up to a limit. Beyond it
//!   the answer says that it is in part: [`Permitted::is_partial`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use store::{AsAt, Ask, Cond, Datum, Op, Select, Slot, UNTIL, Worded};

use crate::access::Trouble;
use crate::road::{Permitted, Source};

/// Replaced versions that are looked through for words.
const REPLACED_MAX: u64 = 20_000;
/// Records that one search as at an earlier instant may find.
const FOUND_MAX: u64 = 50_000;

/// Records that are looked through in the order asked for, portion by portion, until the page is full.
const WALKED_PORTIONS: [u64; 5] = [300, 700, 2_000, 5_000, 8_000];
/// Pages that end further down are not walked to.
const WALKED_PAGE_MAX: u64 = 500;

/// What was found, by the question; shared by all that ask it.
pub(crate) type FoundThen = Arc<Mutex<BTreeMap<String, Found>>>;

#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    ids: Vec<Datum>,
    is_whole: bool,
}

impl Permitted {
    /// Whether a search that has run as at an earlier instant looked through a part of the replaced versions only.
    pub fn is_partial(&self) -> bool {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).values().any(|found| !found.is_whole)
    }

    /// How many replaced versions such a search looks through.
    pub const fn replaced_max() -> u64 {
        REPLACED_MAX
    }

    /// Puts identifiers in the place of words, where an ask looks from an earlier instant.
    pub(crate) fn settle(&self, source: &mut impl Source, ask: &mut Ask) -> Result<(), Trouble> {
        if ask.as_at == AsAt::Now || !has_words(&ask.filter) {
            return Ok(());
        }
        // Rows that fail by another condition that all must meet need not be looked at.
        let others = ask.filter.conjuncts();
        let others = Cond::All(others.into_iter().filter(|cond| !has_words(cond)).cloned().collect());
        let asked = Ask { filter: others, order: Vec::new(), offset: 0, ..ask.clone() };
        ask.filter = self.settled(source, &asked, &ask.filter)?;
        Ok(())
    }

    /// Where very many records have the words, a page of them is come by sooner in its order: record by record, by what each says,
    /// until there are enough. Puts the identifiers found in the place of the words.
    pub(crate) fn walk(&self, source: &mut impl Source, ask: &mut Ask) -> Result<(), Trouble> {
        let end = ask.limit.unwrap_or(u64::MAX).saturating_add(ask.offset);
        let is_page = matches!(ask.select, Select::Rows(_)) && !ask.order.is_empty() && end <= WALKED_PAGE_MAX;
        if ask.as_at != AsAt::Now || !is_page {
            return Ok(());
        }
        let (sought, others): (Vec<&Cond>, Vec<&Cond>) = ask.filter.conjuncts().into_iter().partition(|c| has_words(c));
        let [Cond::Matches(line)] = &sought[..] else { return Ok(()) };
        let worded = source.with_words(self.bodies(), &ask.table, line)?;
        let others: Vec<Cond> = others.into_iter().cloned().collect();
        match worded {
            Worded::Untold => return Ok(()),
            Worded::Ids(ids) => {
                let named = Cond::In(Slot::own("sys_id"), ids);
                ask.filter = Cond::All(others.into_iter().chain([named]).collect());
                return Ok(());
            }
            Worded::Many => {}
        }
        let searched = self.searched();
        let mut ids = Vec::new();
        let mut seen = 0;
        for portion in WALKED_PORTIONS {
            let select = Select::Rows(searched.slots());
            let filter = Cond::All(others.clone());
            let rows = source
                .run(self.bodies(), &Ask { filter, select, limit: Some(portion), offset: seen, ..ask.clone() })?;
            let is_end = (rows.len() as u64) < portion;
            seen += portion;
            let found = rows.into_iter().map(|row| searched.text(row)).filter(|(_, text)| store::has_words(text, line));
            ids.extend(found.map(|(id, _)| id));
            if is_end || ids.len() as u64 >= end {
                let page = ids.into_iter().skip(usize::try_from(ask.offset).unwrap_or(usize::MAX));
                let page = Cond::In(Slot::own("sys_id"), page.collect());
                ask.filter = Cond::All(others.into_iter().chain([page]).collect());
                ask.offset = 0;
                break;
            }
        }
        Ok(())
    }

    fn settled(&self, source: &mut impl Source, asked: &Ask, cond: &Cond) -> Result<Cond, Trouble> {
        let mut each =
            |list: &[Cond]| list.iter().map(|one| self.settled(source, asked, one)).collect::<Result<Vec<_>, _>>();
        Ok(match cond {
            Cond::All(list) => Cond::All(each(list)?),
            Cond::Any(list) => Cond::Any(each(list)?),
            Cond::Not(inner) => Cond::Not(Box::new(self.settled(source, asked, inner)?)),
            Cond::Matches(line) => Cond::In(Slot::own("sys_id"), self.found(source, asked, line)?.ids),
            other => other.clone(),
        })
    }

    fn found(&self, source: &mut impl Source, asked: &Ask, line: &str) -> Result<Found, Trouble> {
        let key = format!("{line}\n{:?}", asked.filter);
        let known = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&key) {
            return Ok(found.clone());
        }
        let found = self.look(source, asked, line)?;
        known().insert(key, found.clone());
        Ok(found)
    }

    fn look(&self, source: &mut impl Source, asked: &Ask, line: &str) -> Result<Found, Trouble> {
        let (unchanged, replaced) = match &asked.as_at {
            AsAt::Now => (Cond::TRUE, Cond::FALSE),
            AsAt::Instant(at) => {
                let since = Slot::own("since");
                (
                    Cond::Compare(since.clone(), Op::AtMost, at.as_str().into()),
                    Cond::Compare(since, Op::More, at.as_str().into()),
                )
            }
            AsAt::Revision(number) => {
                let rev = Slot::own("rev");
                (
                    Cond::Compare(rev.clone(), Op::AtMost, Datum::Int(*number)),
                    Cond::Compare(rev, Op::More, Datum::Int(*number)),
                )
            }
        };
        let mut ids: BTreeSet<Datum> = self.named(source, asked, line, unchanged)?.into_iter().collect();
        let replaced_now = self.named(source, asked, line, replaced)?;
        let seen = self.replaced(source, asked, None)?;
        let is_whole = seen.len() as u64 <= REPLACED_MAX;
        ids.extend(seen.into_iter().filter(|(_, text)| store::has_words(text, line)).map(|(id, _)| id));
        if !is_whole && !replaced_now.is_empty() {
            let named = self.replaced(source, asked, Some(replaced_now))?;
            ids.extend(named.into_iter().filter(|(_, text)| store::has_words(text, line)).map(|(id, _)| id));
        }
        Ok(Found { ids: ids.into_iter().collect(), is_whole })
    }

    /// Records that stand now and have the words now.
    fn named(&self, source: &mut impl Source, asked: &Ask, line: &str, more: Cond) -> Result<Vec<Datum>, Trouble> {
        let ask = Ask {
            as_at: AsAt::Now,
            hops: Vec::new(),
            filter: Cond::All(vec![Cond::Matches(line.to_owned()), more]),
            select: Select::Rows(vec![Slot::own("sys_id")]),
            limit: Some(FOUND_MAX + 1),
            ..asked.clone()
        };
        let rows = source.run(self.bodies(), &ask)?;
        if rows.len() as u64 > FOUND_MAX {
            return Err(Trouble::TooMuch(format!(
                "More than {FOUND_MAX} records have these words. As at an earlier instant, look for more or rarer ones."
            )));
        }
        Ok(rows.into_iter().filter_map(|row| row.into_iter().next()).collect())
    }

    /// Versions that stood then and have been replaced since: identifier, and the text that was searched.
    fn replaced(
        &self,
        source: &mut impl Source,
        asked: &Ask,
        among: Option<Vec<Datum>>,
    ) -> Result<Vec<(Datum, String)>, Trouble> {
        let searched = self.searched();
        let mut conds = vec![Cond::Not(Box::new(Cond::Empty(Slot::own(UNTIL)))), asked.filter.clone()];
        let limit = if among.is_some() { FOUND_MAX } else { REPLACED_MAX + 1 };
        conds.extend(among.map(|ids| Cond::In(Slot::own("sys_id"), ids)));
        let ask = Ask {
            filter: Cond::All(conds),
            select: Select::Rows(searched.slots()),
            limit: Some(limit),
            ..asked.clone()
        };
        let rows = source.run(self.bodies(), &ask)?;
        Ok(rows.into_iter().map(|row| searched.text(row)).collect())
    }

    fn searched(&self) -> Searched<'_> {
        let dictionary = self.dictionary();
        let family = dictionary.family(&self.register().name);
        let members = family.iter().filter_map(|name| dictionary.get(name));
        let by_class: BTreeMap<&str, BTreeSet<&str>> =
            members.map(|one| (one.name.as_str(), one.searched().collect())).collect();
        let columns: BTreeSet<&str> = by_class.values().flatten().copied().collect();
        Searched { columns: columns.into_iter().collect(), by_class }
    }
}

/// The columns in which words are found. A register may keep from search what those above it do not.
struct Searched<'d> {
    columns: Vec<&'d str>,
    by_class: BTreeMap<&'d str, BTreeSet<&'d str>>,
}

impl Searched<'_> {
    fn slots(&self) -> Vec<Slot> {
        ["sys_id", "sys_class_name"].iter().chain(&self.columns).map(|column| Slot::own(*column)).collect()
    }

    /// Identifier and searched text of a row with these slots.
    fn text(&self, row: Vec<Datum>) -> (Datum, String) {
        let mut row = row.into_iter();
        let (id, class) = (row.next().unwrap_or_default(), row.next().unwrap_or_default());
        let own = class.as_text().and_then(|class| self.by_class.get(class));
        let texts = self.columns.iter().zip(row).filter(|(column, _)| own.is_some_and(|own| own.contains(**column)));
        let texts: Vec<String> = texts.filter_map(|(_, datum)| datum.as_text().map(str::to_owned)).collect();
        (id, texts.join("\n"))
    }
}

fn has_words(cond: &Cond) -> bool {
    match cond {
        Cond::All(list) | Cond::Any(list) => list.iter().any(has_words),
        Cond::Not(inner) => has_words(inner),
        Cond::Matches(_) => true,
        _ => false,
    }
}
