//! Items as somebody may order them, and what is asked of whoever does.

use std::collections::BTreeMap;

use record::{Filter, Page, Query, Record};
use store::SHARED;

use super::ordering::NotOrdered;
use super::reader;
use crate::sitting::Sitting;

pub const ITEMS: &str = "sc_cat_item";
/// Items that become a record of another kind.
pub const FORMS: &str = "sc_cat_item_producer";
pub const QUESTIONS: &str = "item_option_new";

/// Of one item.
const QUESTIONS_MAX: u64 = 500;
const QUANTITY_MAX: i64 = 10_000;
/// A question that is answered by ticking a box.
const TICK: &str = "7";

/// What somebody asks for, as they say it.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    pub item: String,
    /// A whole number; nothing means one.
    pub quantity: String,
    /// By the name of the question, or its `sys_id`.
    pub answers: BTreeMap<String, String>,
    /// User names or identifiers; whoever asks, if there are none.
    pub for_whom: Vec<String>,
}

/// What may be asked for.
#[derive(Debug, Clone)]
pub struct Item {
    pub sys_id: String,
    pub class: String,
    pub name: String,
    /// The body whose item it is.
    pub company: String,
    /// In pence, for one.
    pub price: i64,
    pub group: String,
    pub delivery_seconds: Option<i64>,
    pub is_single: bool,
}

/// A question with its answer.
#[derive(Debug, Clone)]
pub struct Answered {
    pub question: String,
    pub name: String,
    pub text: String,
    pub order: i64,
    pub answer: String,
}

impl Item {
    /// An item that the one who sits here sees, and that is still to be had.
    pub fn of(sitting: &mut Sitting<'_, '_, '_>, sys_id: &str) -> Result<Self, NotOrdered> {
        const COLUMNS: [&str; 6] = ["name", "company", "price", "group", "delivery_time", "no_quantity"];
        let query = Query::all(ITEMS).and(Filter::is("sys_id", sys_id)).and(Filter::is("active", 1));
        let reader = reader(sitting.occasion().actor);
        let found = sitting.records(&reader, &query, &COLUMNS, Page::ONE)?.pop();
        let found = found.ok_or(NotOrdered::NoSuchItem)?;
        let text = |name: &str| found.text(name).to_owned();
        Ok(Self {
            name: text("name"),
            company: text("company"),
            price: found.datum("price").as_int().unwrap_or(0),
            group: text("group"),
            delivery_seconds: found.datum("delivery_time").as_int(),
            is_single: found.is_on("no_quantity"),
            sys_id: found.sys_id,
            class: found.class,
        })
    }

    /// Whose the request will be: the item's body, or that of whoever asks for something that all bodies offer.
    pub fn home<'h>(&'h self, of_asker: &'h str) -> &'h str {
        if self.company == SHARED || self.company.is_empty() { of_asker } else { &self.company }
    }

    /// How many are asked for.
    pub fn quantity(&self, said: &str) -> Result<i64, NotOrdered> {
        let said = said.trim();
        let count = if said.is_empty() { Some(1) } else { said.parse().ok() };
        let most = if self.is_single { 1 } else { QUANTITY_MAX };
        count.filter(|count| (1..=most).contains(count)).ok_or(NotOrdered::Quantity)
    }

    /// The item's questions with what was said to them; what is asked and must be answered is.
    pub fn answered(
        &self,
        sitting: &mut Sitting<'_, '_, '_>,
        said: &BTreeMap<String, String>,
    ) -> Result<Vec<Answered>, NotOrdered> {
        const COLUMNS: [&str; 6] = ["name", "question_text", "type", "mandatory", "default_value", "order"];
        let query = Query::all(QUESTIONS)
            .and(Filter::is("cat_item", self.sys_id.as_str()))
            .and(Filter::is("active", 1))
            .ordered("order", false);
        let reader = reader(sitting.occasion().actor);
        let page = Page { limit: QUESTIONS_MAX, offset: 0 };
        let questions = sitting.records(&reader, &query, &COLUMNS, page)?;
        let (mut answers, mut missing) = (Vec::new(), Vec::new());
        for question in questions {
            let given = said.get(question.text("name")).or_else(|| said.get(&question.sys_id));
            let answer = given.map_or(question.text("default_value"), |given| given.trim()).to_owned();
            if question.is_on("mandatory") && is_unanswered(&question, &answer) {
                missing.push(question.text("question_text").to_owned());
            }
            if !answer.is_empty() {
                let (name, text) = (question.text("name").to_owned(), question.text("question_text").to_owned());
                let order = question.datum("order").as_int().unwrap_or(0);
                answers.push(Answered { question: question.sys_id, name, text, order, answer });
            }
        }
        if missing.is_empty() { Ok(answers) } else { Err(NotOrdered::Unanswered(missing)) }
    }
}

/// A box that must be ticked is not answered by leaving it empty.
fn is_unanswered(question: &Record, answer: &str) -> bool {
    answer.is_empty() || question.text("type") == TICK && !matches!(answer, "true" | "1" | "yes")
}
