//! An instant to look from: read as it is typed, held against what has been recorded, and said in words.

use jiff::Timestamp;
use jiff::civil::Date;
use store::Store;

use crate::access::Trouble;
use crate::dictionary::Dictionary;
use crate::fault::Fault;
use crate::parse::Reader;
use crate::query::{Stretch, When};
use crate::words::Words;
use crate::{english, spell, value};

/// From when the records are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instant {
    pub when: When,
    /// What `now` and `today` stand for when looked from there.
    pub at: Timestamp,
    /// `5 May 2020, 23:59`; `revision 12`; `now`.
    pub words: String,
    /// As [`read`] takes it back and addresses carry it; empty for now.
    pub spelt: String,
}

impl Instant {
    pub fn present(words: &Words) -> Self {
        Self { when: When::Now, at: words.now, words: "now".into(), spelt: String::new() }
    }

    pub fn is_now(&self) -> bool {
        self.when == When::Now
    }

    fn of(when: When, at: Timestamp, words: &Words) -> Self {
        // The end of a day is the same instant, and is called the same, however it was spelt.
        let local = at.to_zoned(words.zone.clone()).datetime();
        let when =
            if matches!(when, When::Instant(_)) && local == end_of(local.date()) { When::Local(local) } else { when };
        let said = english::when(&when, words).unwrap_or_default();
        let spelt = match &when {
            // A day stands for its end.
            When::Local(at) if *at == end_of(at.date()) => at.date().to_string(),
            other => spell::when(other, words).unwrap_or_default(),
        };
        Self { words: said, spelt, when, at }
    }
}

/// What may be typed where an instant is wanted.
const HELP: &str = "Write a day such as 2020-05-31 (its end), 2020-05-31 14:30, or revision 12.";

/// `2020-05-31` (the end of that day), `2020-05-31 14:30`, `revision 12`. Nothing, `now` and the day of today are now.
/// What is still to come, and what was before anything was recorded, is refused with what is true.
pub fn read(dictionary: &Dictionary, store: &Store, words: &Words, typed: &str) -> Result<Instant, Trouble> {
    held(store, words, parse(dictionary, typed)?)
}

/// Two instants, the earlier first. Besides an instant each side may be a stretch of days: `2020-05`, `last month`. It stands
/// for what was before it on the left, and for what was at its end on the right. Without a right side, a stretch ends on its own
/// last day, and anything else is compared with now.
pub fn between(
    dictionary: &Dictionary,
    store: &Store,
    words: &Words,
    from: &str,
    to: &str,
) -> Result<(Instant, Instant), Trouble> {
    let left = side(dictionary, words, from)?;
    let right = match (side(dictionary, words, to)?, &left) {
        (Side::When(When::Now), Side::Days(_, last)) if to.trim().is_empty() => Side::Days(*last, *last),
        (right, _) => right,
    };
    let from = match left {
        Side::When(When::Now) => {
            return Err(Trouble::TooMuch(format!("Two instants are compared: say the earlier one. {HELP}")));
        }
        Side::When(when) => when,
        Side::Days(first, _) => When::Local(end_of(first.yesterday().unwrap_or(first))),
    };
    let to = match right {
        Side::When(when) => when,
        // What is not over yet is looked at as it stands.
        Side::Days(_, last) if last >= words.today() => When::Now,
        Side::Days(_, last) => When::Local(end_of(last)),
    };
    let (from, to) = (held(store, words, from)?, held(store, words, to)?);
    let is_backwards = match (&from.when, &to.when) {
        (When::Now, _) => true,
        (When::Revision(from), When::Revision(to)) => from > to,
        _ => from.at > to.at,
    };
    if is_backwards {
        return Err(Trouble::TooMuch(format!(
            "The first instant ({}) comes after the second ({}). Give the earlier one first.",
            from.words, to.words
        )));
    }
    Ok((from, to))
}

enum Side {
    When(When),
    /// First and last day.
    Days(Date, Date),
}

fn side(dictionary: &Dictionary, words: &Words, typed: &str) -> Result<Side, Trouble> {
    let fault = match parse(dictionary, typed) {
        Ok(when) => return Ok(Side::When(when)),
        Err(fault) => fault,
    };
    let stretch = || -> Result<Stretch, Fault> {
        let mut reader = Reader::new(dictionary, typed)?;
        let stretch = reader.stretch()?;
        reader.end()?;
        Ok(stretch)
    };
    let Ok(stretch) = stretch() else { return Err(fault.into()) };
    let (first, after) = words.days(&stretch);
    Ok(Side::Days(first, after.yesterday().unwrap_or(after)))
}

fn parse(dictionary: &Dictionary, typed: &str) -> Result<When, Fault> {
    let mut reader = Reader::new(dictionary, typed)?;
    if reader.peek().is_none() || reader.takes(&["now"]) {
        reader.end()?;
        return Ok(When::Now);
    }
    let when = reader.when()?;
    reader.end()?;
    Ok(when)
}

fn end_of(day: Date) -> jiff::civil::DateTime {
    day.at(23, 59, 59, 0)
}

fn held(store: &Store, words: &Words, when: When) -> Result<Instant, Trouble> {
    if let When::Local(at) = &when
        && *at == end_of(words.today())
    {
        return Ok(Instant::present(words));
    }
    let stamp = match words.when(&when) {
        store::AsAt::Now => return Ok(Instant::present(words)),
        store::AsAt::Instant(stamp) => stamp,
        store::AsAt::Revision(number) => {
            let Some(revision) = store.revision(number)? else { return Err(no_revision(store, number)?) };
            let at = Words::instant(&revision.at).unwrap_or(words.now);
            return Ok(Instant::of(when, at, words));
        }
    };
    let said = english::when(&when, words).unwrap_or_default();
    let now = value::show_instant(words.now, words);
    if stamp > Words::stamp(words.now) {
        return Err(Trouble::TooMuch(format!(
            "{said} is still to come. Records can be seen as at any instant until now, {now}."
        )));
    }
    let begin = store.beginning()?;
    if begin.as_ref().is_none_or(|begin| stamp < *begin) {
        let begin = begin.and_then(|stamp| Words::instant(&stamp)).map_or_else(
            || "Nothing is recorded yet.".to_owned(),
            |at| format!("What is recorded begins on {}.", value::show_instant(at, words)),
        );
        return Err(Trouble::TooMuch(format!("As at {said} nothing was recorded. {begin}")));
    }
    let at = Words::instant(&stamp).unwrap_or(words.now);
    Ok(Instant::of(when, at, words))
}

fn no_revision(store: &Store, number: i64) -> Result<Trouble, Trouble> {
    let last = store.head()?.0;
    Ok(Trouble::TooMuch(format!("There is no revision {number}. They are numbered from 1 to {last}.")))
}
