//! How a record came to be so: its revisions, its journal, and the way to look at it as it once was.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use record::history::Step;
use record::register::PEOPLE;
use record::{Check, Filter, Operand, Page, Path, Query, english, value};

use super::reading::{Shown, reference};
use crate::link;
use crate::look::{self, Change, Kind, Link, Moment};
use crate::pages::cell::{machine_time, spoken_time};
use crate::site::Visit;

/// Revisions that the page tells; the rest are in the register of revisions.
const STEPS_MAX: usize = 200;
/// More changes than this in one revision are folded away.
const CHANGES_OPEN: usize = 6;

fn address(shown: &Shown, as_at: &str) -> String {
    link::with(&link::record(&shown.register.name, reference(&shown.known)), &[("as_at", as_at)])
}

/// Which revision is looked at, counted from the latest; none before the first.
fn looked_at(visit: &Visit, shown: &Shown) -> Option<usize> {
    let is_then = |step: &Step| match visit.words.when(&visit.at.when) {
        store::AsAt::Now => true,
        store::AsAt::Instant(stamp) => step.at <= stamp,
        store::AsAt::Revision(number) => step.revision <= number,
    };
    shown.steps.iter().position(is_then)
}

/// For the banner: whether the record was there, and the revisions beside the instant looked from.
pub fn steps_beside(visit: &Visit, shown: &Shown) -> Markup {
    let here = looked_at(visit, shown);
    let earlier = here.map_or(shown.steps.len(), |here| here + 1);
    let later = here.unwrap_or(shown.steps.len()).checked_sub(1);
    let step = |place: usize| shown.steps.get(place).map(|step| address(shown, &format!("revision {}", step.revision)));
    let steps = [("One revision earlier", step(earlier)), ("One revision later", later.and_then(step))];
    let steps: Vec<(&str, String)> = steps.into_iter().filter_map(|(words, href)| Some((words, href?))).collect();
    html! {
        @if shown.record.is_none() {
            p { strong { "Then there was no such record." } " Shown are its name and its history as they stand today." }
        }
        @if !steps.is_empty() {
            p {
                @for (at, (words, href)) in steps.iter().enumerate() {
                    @if at > 0 { " · " }
                    a href=(href) { (words) }
                }
            }
        }
    }
}

/// Asks for an instant to look from, and for two to compare.
pub fn form(visit: &Visit, shown: &Shown) -> Markup {
    let compare = format!("{}/compare", link::record(&shown.register.name, reference(&shown.known)));
    html! {
        section class="gh-section" {
            h2 { "As it once was" }
            (visit.instant_form("Look at it as at"))
            @if shown.steps.len() > 1 { p { a href=(compare) { "Compare it at two instants" } } }
        }
    }
}

/// Names of those who saved, as far as the reader may see them; the others keep their user name.
fn names(visit: &Visit, users: BTreeSet<&str>) -> BTreeMap<String, String> {
    let operands = users.into_iter().map(|user| Operand::Datum(user.into())).collect();
    let query = Query::all(PEOPLE).and(Filter::test("user_name", Check::In(operands)));
    let columns = [Path::of("user_name"), Path::of("name")];
    let rows = visit.asks_today(&query).and_then(|permitted| permitted.rows(&mut visit.source(), &columns, Page::ALL));
    let pair = |row: record::Row| {
        let mut cells = row.cells.into_iter().map(|cell| cell.shown);
        cells.next().zip(cells.next()).filter(|(_, name)| !name.is_empty())
    };
    rows.unwrap_or_default().into_iter().filter_map(pair).collect()
}

/// The revisions of the record, latest first.
pub fn timeline(visit: &Visit, shown: &Shown) -> Markup {
    let steps = &shown.steps[..shown.steps.len().min(STEPS_MAX)];
    let names = names(visit, steps.iter().map(|step| step.actor.as_str()).collect());
    let moments: Vec<Moment> = steps.iter().map(|step| moment(visit, shown, &names, step)).collect();
    html! {
        section class="gh-section" id="history" {
            h2 { "History" }
            @if shown.steps.len() > steps.len() {
                p class="gh-muted" { "The latest " (steps.len()) " of " (shown.steps.len()) " revisions." }
            }
            (look::timeline(&moments))
        }
    }
}

fn moment(visit: &Visit, shown: &Shown, names: &BTreeMap<String, String>, step: &Step) -> Moment {
    let actor = names.get(&step.actor).unwrap_or(&step.actor);
    let heading = match &step.changes[..] {
        _ if step.is_first => format!("Created by {actor}"),
        [] => format!("Saved by {actor}"),
        [one] => format!("{} changed by {actor}", one.label),
        _ => format!("{} fields changed by {actor}", step.changes.len()),
    };
    let changes: Vec<Change> = step
        .changes
        .iter()
        .map(|one| Change { field: one.label.clone(), before: short(&one.was), after: short(&one.is) })
        .collect();
    let is_folded = changes.len() > CHANGES_OPEN;
    let folded = is_folded.then(|| {
        let words = if step.is_first { "fields filled in" } else { "fields" };
        look::details(&format!("{} {words}", changes.len()), look::changes(&changes))
    });
    Moment {
        id: Some(format!("revision-{}", step.revision)),
        kind: Kind::System,
        heading,
        when: (machine_time(&step.at), spoken_time(&step.at, &visit.words)),
        why: Some(step.why.clone()).filter(|why| !why.is_empty()),
        changes: if is_folded { Vec::new() } else { changes },
        body: folded,
        link: Some(Link::new("as it was then", address(shown, &format!("revision {}", step.revision)))),
    }
}

/// Long texts are told by how they begin: the record has the whole.
fn short(text: &str) -> String {
    const CHARS_MAX: usize = 160;
    match text.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// What those who worked on it wrote down, latest first.
pub fn journal(visit: &Visit, shown: &Shown) -> Markup {
    let names = names(visit, shown.journal.iter().map(|entry| entry.by.as_str()).collect());
    let moment = |entry: &practice::journal::Entry| Moment {
        kind: if is_for_staff(shown, &entry.element) { Kind::WorkNote } else { Kind::Reply },
        heading: format!(
            "{} by {}{}",
            singular(&entry.label),
            names.get(&entry.by).unwrap_or(&entry.by),
            if entry.is_struck { ", struck" } else { "" }
        ),
        when: (machine_time(&entry.at), spoken_time(&entry.at, &visit.words)),
        body: Some(if entry.is_struck {
            html! { del { (look::prose(&entry.text)) } }
        } else {
            look::prose(&entry.text)
        }),
        ..Moment::default()
    };
    let moments: Vec<Moment> = shown.journal.iter().rev().map(moment).collect();
    html! {
        @if !moments.is_empty() {
            section class="gh-section" { h2 { "Notes and comments (" (value::grouped(count(&moments))) ")" } (look::timeline(&moments)) }
        }
    }
}

fn count(moments: &[Moment]) -> i64 {
    i64::try_from(moments.len()).unwrap_or(i64::MAX)
}

/// A journal that not everybody who sees the record may read.
fn is_for_staff(shown: &Shown, element: &str) -> bool {
    shown.register.field(element).is_some_and(|field| field.read.is_some())
}

/// `Work notes` → `Work note`.
fn singular(label: &str) -> String {
    english::lower_first(label)
        .strip_suffix('s')
        .map_or_else(|| label.to_owned(), |_| label[..label.len() - 1].to_owned())
}
