//! What is said in place of a value that was erased by law, and of a record that was disposed of.

use std::sync::Arc;

use store::{AsAt, Datum, Erasure};

use crate::access::Trouble;
use crate::register::{Kind, Register};
use crate::road::{Permitted, Record, Source};
use crate::value;
use crate::words::Words;

/// The erasure that took a field of the version that a revision wrote.
pub(crate) fn by<'e>(erasures: &'e [Erasure], revision: i64, field: &str) -> Option<&'e Erasure> {
    let after = |one: &&Erasure| one.revision.number > revision && one.columns.iter().any(|column| column == field);
    erasures.iter().find(after)
}

/// When, by whom and why.
pub fn sentence(erasure: &Erasure, words: &Words) -> String {
    let at = value::show(&Kind::DateTime, &Datum::text(&erasure.revision.at), words);
    let what = if erasure.is_whole() { "Disposed of" } else { "Erased" };
    match erasure.revision.why.as_str() {
        "" => format!("{what} on {at} by {}", erasure.revision.actor),
        why => format!("{what} on {at} by {}: {why}", erasure.revision.actor),
    }
}

/// Says so in each field whose value was erased from the version that is looked at, and in each that refers to a record which was
/// disposed of.
pub(crate) fn say(
    permitted: &Permitted,
    source: &mut impl Source,
    register: &Register,
    record: &mut Record,
) -> Result<(), Trouble> {
    let words = permitted.words().clone();
    let when = words.when(&permitted.query().as_at);
    if when != AsAt::Now {
        let versions = source.history_of(permitted.bodies(), &register.root, &record.sys_id, Some(&[]))?;
        let then = versions.iter().rev().filter(|version| !version.is_withdrawn).find(|version| match &when {
            AsAt::Now => true,
            AsAt::Instant(stamp) => version.since <= *stamp,
            AsAt::Revision(number) => version.revision.number <= *number,
        });
        if let Some(then) = then.filter(|version| !version.erased.is_empty()) {
            let erasures = source.erasures(permitted.bodies(), &register.root, &record.sys_id)?;
            for (name, cell) in record.values.iter_mut().filter(|(name, _)| then.erased.contains(*name)) {
                if let Some(erasure) = by(&erasures, then.revision.number, name) {
                    cell.shown = sentence(erasure, &words);
                }
            }
        }
    }
    let unseen = |field: &&Arc<crate::register::Field>| {
        field.kind.leads_to().is_some() && record.values.get(&field.name).is_some_and(|cell| cell.datum.is_empty())
    };
    let fields: Vec<_> = register.fields.values().filter(unseen).collect();
    if fields.is_empty() {
        return Ok(());
    }
    let Some(stored) = permitted.stored(source, crate::road::Page::ONE)?.pop() else { return Ok(()) };
    for field in fields {
        let (Some(to), Some(id)) = (field.kind.leads_to(), stored.datum(&field.name).as_text()) else { continue };
        let Some(to) = permitted.dictionary().get(to).filter(|to| permitted.actor().may_read(to)) else { continue };
        let erasures = source.erasures(permitted.bodies(), &to.root, id)?;
        if let (Some(erasure), Some(cell)) =
            (erasures.iter().rev().find(|one| one.is_whole()), record.values.get_mut(&field.name))
        {
            cell.shown = sentence(erasure, &words);
        }
    }
    Ok(())
}
