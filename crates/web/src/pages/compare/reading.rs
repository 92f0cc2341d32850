//! What a comparison shows: counts, and a page of the records that moved.

use std::sync::Arc;

use record::compare::{Comparison, How, Moves, Told};
use record::list::Wording;
use record::{Check, Fault, Filter, Instant, Operand, Page, Query, Register, Trouble, When, english, instant, spell};

use crate::asked::Asked;
use crate::site::Visit;

/// Records on one page.
pub const ROWS_A_PAGE: u64 = 50;
/// More than this are shown in the order of their identifiers.
const ORDERED_MAX: usize = 50_000;

/// What is asked for, as it was typed.
pub struct Wanted {
    pub register: Arc<Register>,
    pub condition: String,
    pub from: String,
    pub to: String,
    pub show: How,
    pub page: u64,
}

pub enum Outcome {
    /// Nothing is chosen yet.
    Open,
    Compared(Box<Compared>),
    /// The condition or an instant has a slip.
    Slip(Fault),
    /// A sentence that says why not.
    Said(String),
}

pub struct Compared {
    pub from: Instant,
    pub to: Instant,
    /// The condition in the readable spelling, with the words of the moment spelt out.
    pub condition: String,
    pub sentence: String,
    pub moves: Moves,
    pub told: Vec<Told>,
    pub page: u64,
    pub pages: u64,
}

pub fn wanted(visit: &Visit, asked: &Asked) -> Result<Wanted, Trouble> {
    let show = asked.parameter("show");
    Ok(Wanted {
        register: visit.register(asked.part("register"))?,
        condition: asked.parameter("where").to_owned(),
        from: asked.parameter("from").to_owned(),
        to: asked.parameter("to").to_owned(),
        show: How::ALL.into_iter().find(|how| how.word() == show).unwrap_or(How::Came),
        page: asked.parameter("page").parse().unwrap_or(1).max(1),
    })
}

pub fn read(visit: &Visit, wanted: &Wanted) -> Result<Outcome, Trouble> {
    if wanted.from.is_empty() && wanted.to.is_empty() {
        return Ok(Outcome::Open);
    }
    match compared(visit, wanted) {
        Ok(compared) => Ok(Outcome::Compared(Box::new(compared))),
        Err(Trouble::Fault(fault)) => Ok(Outcome::Slip(*fault)),
        Err(Trouble::TooMuch(said) | Trouble::NotAllowed(said)) => Ok(Outcome::Said(said)),
        Err(Trouble::Store(store::StoreError::Refused(said) | store::StoreError::TooComplex(said))) => {
            Ok(Outcome::Said(said))
        }
        Err(other) => Err(other),
    }
}

fn compared(visit: &Visit, wanted: &Wanted) -> Result<Compared, Trouble> {
    let (dictionary, words, register) = (&visit.dictionary, &visit.words, &wanted.register);
    let (from, to) = instant::between(dictionary, visit.store(), words, &wanted.from, &wanted.to)?;
    let wording = Wording { condition: wanted.condition.clone(), ..Wording::default() };
    let query = Query { as_at: When::Now, ..wording.read(dictionary, register)?.query };
    let comparison = Comparison::of(&visit.actor, dictionary, words, &query, &from.when, &to.when)?;
    let moves = comparison.moves(visit.store())?;
    let ids = moves.ids(wanted.show);
    let pages = (ids.len() as u64).div_ceil(ROWS_A_PAGE).max(1);
    let page = wanted.page.min(pages);
    let at = if wanted.show == How::Went { &from } else { &to };
    let ids = page_of(visit, &query, at, ids, (page - 1) * ROWS_A_PAGE)?;
    Ok(Compared {
        condition: spell::filter(dictionary, &query, words),
        sentence: english::query(dictionary, &query, words),
        told: comparison.told(visit.store(), &ids)?,
        moves,
        page,
        pages,
        from,
        to,
    })
}

/// One page of them, in the order of the list.
fn page_of(visit: &Visit, query: &Query, at: &Instant, ids: &[String], offset: u64) -> Result<Vec<String>, Trouble> {
    let part = Page { limit: ROWS_A_PAGE, offset };
    if ids.len() > ORDERED_MAX {
        let ids = ids.iter().skip(usize::try_from(offset).unwrap_or(usize::MAX));
        return Ok(ids.take(usize::try_from(ROWS_A_PAGE).unwrap_or(usize::MAX)).cloned().collect());
    }
    let among = Check::In(ids.iter().map(|id| Operand::Datum(id.as_str().into())).collect());
    let query = Query { filter: Filter::test("sys_id", among), as_at: at.when.clone(), ..query.clone() };
    visit.asks(&query)?.ids(&mut visit.source(), part)
}
