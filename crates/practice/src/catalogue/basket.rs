//! Baskets: what somebody puts together before they order, and what they only keep in mind.

use std::collections::BTreeMap;

use record::{Check, Draft, Filter, Operand, Page, Query, Record};

use super::items::Wish;
use super::ordering::{Line, NotOrdered, Ordered, may, people, place};
use super::reader;
use crate::desk::{Desk, Occasion};
use crate::sitting::Sitting;

pub const BASKETS: &str = "sc_cart";
pub const THINGS: &str = "sc_cart_item";
/// What is called so is ordered.
pub const BASKET: &str = "DEFAULT";
/// What is called so is kept in mind.
pub const WISHES: &str = "WISHLIST";
/// Things in one basket.
const THINGS_MAX: u64 = 100;

/// The asker's basket of this name that was not ordered. Each body's things are in one of their own.
pub fn open(company: &str, name: &str) -> Query {
    Query::all(BASKETS)
        .and(of_me())
        .and(Filter::is("company", company))
        .and(Filter::is("name", name))
        .and(Filter::test("ordered_at", Check::Empty))
        .ordered("sys_created_on", false)
}

fn of_me() -> Filter {
    Filter::test("user", Check::Is(Operand::Me))
}

impl Desk {
    /// Puts something into the asker's basket of this name; answers the basket.
    pub fn put_in_basket(
        &self,
        on: Occasion<'_>,
        company: &str,
        name: &str,
        wish: &Wish,
    ) -> Result<String, NotOrdered> {
        may(on.actor, &[BASKETS, THINGS])?;
        self.sit(on, |sitting| {
            // It must be possible to order what is in a basket; what is kept in mind is answered later.
            let (item, quantity, for_whom) = if name == BASKET {
                let line = Line::of(self, sitting, wish)?;
                (line.item, line.quantity, line.for_whom)
            } else {
                let item = super::items::Item::of(sitting, &wish.item)?;
                let quantity = item.quantity(&wish.quantity)?;
                (item, quantity, people(self, sitting, &wish.for_whom)?)
            };
            if item.home(company) != company {
                return Err(NotOrdered::NotToBeHad("This is another body's: order it by itself."));
            }
            let program = on.actor.program();
            let basket = match the_open(sitting, company, name)? {
                Some(basket) => basket.sys_id,
                None => {
                    let draft = Draft::new(BASKETS).with("company", company).with("name", name);
                    sitting.save(&program, &draft)?.saved.sys_id
                }
            };
            let known = things(sitting, &basket)?;
            if known.len() as u64 >= THINGS_MAX {
                return Err(NotOrdered::NotToBeHad("There are 100 things in the basket. Order them first."));
            }
            let last = known.iter().filter_map(|one| one.datum("order").as_int()).max().unwrap_or(0);
            let draft = Draft::new(THINGS)
                .with("order", (last + 1).to_string())
                .with("company", company)
                .with("cart", &basket)
                .with("cat_item", &item.sys_id)
                .with("requested_for", &for_whom[0])
                .with("also_request_for", for_whom[1..].join(","))
                .with("quantity", quantity.to_string())
                .with("variables", spelt(&wish.answers));
            sitting.save(&program, &draft)?;
            Ok(basket)
        })
    }

    /// Another quantity of something in the asker's basket, or other answers; what is not said stays.
    pub fn change_in_basket(
        &self,
        on: Occasion<'_>,
        thing: &str,
        quantity: Option<&str>,
        answers: Option<&BTreeMap<String, String>>,
    ) -> Result<(), NotOrdered> {
        may(on.actor, &[THINGS])?;
        self.sit(on, |sitting| {
            let found = the_thing(sitting, thing)?;
            let wish = Wish {
                item: found.text("cat_item").to_owned(),
                quantity: quantity.unwrap_or(found.text_of("quantity").as_str()).to_owned(),
                answers: answers.cloned().unwrap_or_else(|| read(found.text("variables"))),
                for_whom: Vec::new(),
            };
            let line = Line::of(self, sitting, &wish)?;
            let draft = Draft { sys_id: Some(found.sys_id), ..Draft::new(THINGS) }
                .with("quantity", line.quantity.to_string())
                .with("variables", spelt(&wish.answers));
            sitting.save(&on.actor.program(), &draft)?;
            Ok(())
        })
    }

    /// Takes something out of the asker's basket.
    pub fn take_from_basket(&self, on: Occasion<'_>, thing: &str) -> Result<(), NotOrdered> {
        may(on.actor, &[THINGS])?;
        self.sit(on, |sitting| {
            let found = the_thing(sitting, thing)?;
            Ok(sitting.delete(&on.actor.program(), THINGS, &found.sys_id)?)
        })
    }

    /// Takes everything out of the asker's basket.
    pub fn empty_basket(&self, on: Occasion<'_>, basket: &str) -> Result<(), NotOrdered> {
        may(on.actor, &[BASKETS, THINGS])?;
        self.sit(on, |sitting| {
            let query = Query::all(BASKETS)
                .and(Filter::is("sys_id", basket))
                .and(of_me())
                .and(Filter::test("ordered_at", Check::Empty));
            let own = sitting.records(on.actor, &query, &[], Page::ONE)?.pop();
            let own = own.ok_or(NotOrdered::NoSuchItem)?;
            let program = on.actor.program();
            for thing in things(sitting, &own.sys_id)? {
                sitting.delete(&program, THINGS, &thing.sys_id)?;
            }
            Ok(())
        })
    }

    /// Orders what is in the asker's basket, all of it as one request.
    pub fn order_basket(&self, on: Occasion<'_>, company: &str, instructions: &str) -> Result<Ordered, NotOrdered> {
        may(on.actor, &[BASKETS, THINGS])?;
        self.sit(on, |sitting| {
            let basket = the_open(sitting, company, BASKET)?.ok_or(NotOrdered::Empty)?;
            let things = things(sitting, &basket.sys_id)?;
            if things.is_empty() {
                return Err(NotOrdered::Empty);
            }
            let mut lines = Vec::with_capacity(things.len());
            for thing in &things {
                let also = thing.text("also_request_for").split(',').filter(|id| !id.is_empty());
                let wish = Wish {
                    item: thing.text("cat_item").to_owned(),
                    quantity: thing.text_of("quantity"),
                    answers: read(thing.text("variables")),
                    for_whom: std::iter::once(thing.text("requested_for")).chain(also).map(str::to_owned).collect(),
                };
                lines.push(Line::of(self, sitting, &wish)?);
            }
            let ordered = place(sitting, company, &lines, instructions)?;
            // From now on it is another basket that is filled.
            let program = on.actor.program();
            let of = |register: &str, id: &str| {
                Draft { sys_id: Some(id.to_owned()), ..Draft::new(register) }.with("ordered_at", "now")
            };
            for thing in &things {
                sitting.save(&program, &of(THINGS, &thing.sys_id))?;
            }
            sitting.save(&program, &of(BASKETS, &basket.sys_id))?;
            Ok(ordered)
        })
    }
}

fn the_open(sitting: &mut Sitting<'_, '_, '_>, company: &str, name: &str) -> Result<Option<Record>, NotOrdered> {
    let asker = reader(sitting.occasion().actor);
    Ok(sitting.records(&asker, &open(company, name), &[], Page::ONE)?.pop())
}

/// In the order in which they were put in.
fn things(sitting: &mut Sitting<'_, '_, '_>, basket: &str) -> Result<Vec<Record>, NotOrdered> {
    const COLUMNS: [&str; 6] = ["cat_item", "quantity", "variables", "requested_for", "also_request_for", "order"];
    let program = sitting.occasion().actor.program();
    let query = Query::all(THINGS).and(Filter::is("cart", basket)).ordered("order", false);
    Ok(sitting.records(&program, &query, &COLUMNS, Page { limit: THINGS_MAX, offset: 0 })?)
}

/// Something in an open basket of the asker's.
fn the_thing(sitting: &mut Sitting<'_, '_, '_>, thing: &str) -> Result<Record, NotOrdered> {
    let actor = sitting.occasion().actor.clone();
    let query = Query::all(THINGS)
        .and(Filter::is("sys_id", thing))
        .and(Filter::is("cart.user", actor.id.as_str()))
        .and(Filter::test("ordered_at", Check::Empty));
    let found = sitting.records(&actor.program(), &query, &["cat_item", "quantity", "variables"], Page::ONE)?.pop();
    found.ok_or(NotOrdered::NoSuchItem)
}

/// Answers as a basket keeps them.
fn spelt(answers: &BTreeMap<String, String>) -> String {
    if answers.is_empty() { String::new() } else { serde_json::json!(answers).to_string() }
}

/// Answers that a basket kept.
pub fn read(kept: &str) -> BTreeMap<String, String> {
    serde_json::from_str(kept).unwrap_or_default()
}
