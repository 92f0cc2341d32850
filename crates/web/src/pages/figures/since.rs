//! What today's records would give for a published figure, said only where it can be known.

use std::collections::BTreeSet;

use paper::drift::Drift;
use paper::freeze::FIGURES;
use paper::{Figure, Reader};
use practice::people;
use record::{Actor, Filter, Page, Path, Query, Record, Trouble, Words, question};
use store::Bodies;

use crate::pages::papers::reader;
use crate::site::Visit;

/// A published figure beside today's records.
#[derive(Debug)]
pub enum Since {
    Agrees,
    Differs(Box<Drift>),
    /// The rights it was counted with are not to be had, so a difference could be one of rights and not of records.
    Unknown,
}

/// The figure is asked again with the rights of whoever counted it; what moved is told with the reader's.
pub fn read(visit: &Visit, edition: &Record, all: &[Figure], figure: &Figure) -> Result<Since, Trouble> {
    let reach = Bodies::of(visit.site.bodies.iter().map(|body| body.id.as_str()));
    let words = Words { mine: reach.clone(), ..visit.words.clone() };
    let Some(author) = author(visit, edition, figure, &reach, &words)? else { return Ok(Since::Unknown) };
    let words = Words { me: author.id.clone(), mine: author.bodies.clone(), ..words };
    let counter = Reader { actor: &author, words: &words, ..reader(visit) };
    let needed = with_parts(figure, all);
    for part in &needed {
        if !gives_what_was_frozen(part, counter)? {
            return Ok(Since::Unknown);
        }
    }
    let drift = paper::drift(&needed, counter, &visit.actor)?.into_iter().find(|drift| drift.name == figure.name);
    Ok(drift.map_or(Since::Agrees, |drift| Since::Differs(Box::new(drift))))
}

/// With whose rights the figure was counted. A clerk, who publishes it, may see far less.
fn author(
    visit: &Visit,
    edition: &Record,
    figure: &Figure,
    reach: &Bodies,
    words: &Words,
) -> Result<Option<Actor>, Trouble> {
    // Not through the reader's eyes, who may be shown the figure and not the person.
    let system = Actor::system("figures", reach.clone());
    let query = Query::all(FIGURES)
        .and(Filter::is("edition", edition.sys_id.as_str()))
        .and(Filter::is("name", figure.name.as_str()));
    let permitted = system.asks(&visit.dictionary, &query, words)?;
    let rows = permitted.rows(&mut visit.source(), &[Path::of("counted_by")], Page::ONE)?;
    let cell = rows.into_iter().next().and_then(|row| row.cells.into_iter().next());
    let Some(user) = cell.as_ref().and_then(|cell| cell.datum.as_text()) else { return Ok(None) };
    people::actor(visit.store(), &visit.dictionary, words, reach, user)
}

/// The figure and those that it is the sum of, in the order of the paper.
fn with_parts(figure: &Figure, all: &[Figure]) -> Vec<Figure> {
    let mut names = BTreeSet::from([figure.name.as_str()]);
    let mut next: Vec<&str> = figure.parts.iter().map(String::as_str).collect();
    while let Some(name) = next.pop() {
        let part = all.iter().find(|one| one.name == name).filter(|_| names.insert(name));
        next.extend(part.into_iter().flat_map(|part| part.parts.iter().map(String::as_str)));
    }
    all.iter().filter(|one| names.contains(one.name.as_str())).cloned().collect()
}

/// Whether these rights, at the instant of the freeze, find the very records that were frozen. Recorded figures and totals
/// have no question of their own.
fn gives_what_was_frozen(figure: &Figure, counter: Reader<'_>) -> Result<bool, Trouble> {
    let Ok(asked) = question::read(counter.dictionary, &figure.question) else { return Ok(true) };
    let ids = match counter.asks(&asked.counted()) {
        Ok(permitted) => permitted.ids(&mut { counter.store }, Page::ALL)?,
        Err(trouble @ Trouble::Store(_)) => return Err(trouble),
        Err(_) => return Ok(false),
    };
    let (found, frozen): (BTreeSet<&String>, BTreeSet<&String>) = (ids.iter().collect(), figure.rows.iter().collect());
    Ok(found == frozen)
}
