//! Orders: a request with an item for each thing and each person, and the answers that were given.

use record::{Actor, Draft, Trouble, Words, draft};
use store::StoreError;

use super::items::{Answered, FORMS, Item, Wish};
use super::tasks::TASKS;
use crate::desk::{Desk, NotSaved, Occasion};
use crate::fresh;
use crate::sitting::Sitting;

const REQUESTS: &str = "sc_request";
const REQUESTED: &str = "sc_req_item";
const ANSWERS: &str = "sc_item_option";
const ANSWERS_OF: &str = "sc_item_option_mtom";

/// Requested items of one request.
const ITEMS_MAX: usize = 200;

/// Why nothing was ordered.
#[derive(Debug, thiserror::Error)]
pub enum NotOrdered {
    #[error("There is no such item.")]
    NoSuchItem,
    /// It is not to be had in this way, or not by this body.
    #[error("{0}")]
    NotToBeHad(&'static str),
    /// The questions that must be answered.
    #[error("These must be answered: {}", .0.join(", "))]
    Unanswered(Vec<String>),
    #[error("Say how many as a whole number, at least 1.")]
    Quantity,
    #[error("{0}")]
    Person(String),
    #[error("The basket is empty.")]
    Empty,
    #[error(transparent)]
    NotSaved(#[from] NotSaved),
}

impl From<Trouble> for NotOrdered {
    fn from(trouble: Trouble) -> Self {
        Self::NotSaved(trouble.into())
    }
}

impl From<StoreError> for NotOrdered {
    fn from(error: StoreError) -> Self {
        Self::NotSaved(error.into())
    }
}

/// A request as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    pub sys_id: String,
    pub number: String,
    /// `sys_id` of each requested item.
    pub items: Vec<String>,
}

/// One item of an order.
pub(super) struct Line {
    pub item: Item,
    pub quantity: i64,
    pub answers: Vec<Answered>,
    /// `sys_id` of each person, at least one.
    pub for_whom: Vec<String>,
}

impl Desk {
    /// Orders one item at once. `company` is the body that the asker's records belong to.
    pub fn order(&self, on: Occasion<'_>, company: &str, wish: &Wish) -> Result<Ordered, NotOrdered> {
        may(on.actor, &[REQUESTS, REQUESTED])?;
        self.sit(on, |sitting| {
            let line = Line::of(self, sitting, wish)?;
            let home = line.item.home(company).to_owned();
            place(sitting, &home, std::slice::from_ref(&line), "")
        })
    }
}

impl Line {
    /// What is wished for, read and found to be in order.
    pub fn of(desk: &Desk, sitting: &mut Sitting<'_, '_, '_>, wish: &Wish) -> Result<Self, NotOrdered> {
        let item = Item::of(sitting, &wish.item)?;
        if item.class == FORMS {
            return Err(NotOrdered::NotToBeHad("This is a form: it is submitted, not ordered."));
        }
        let quantity = item.quantity(&wish.quantity)?;
        let answers = item.answered(sitting, &wish.answers)?;
        let for_whom = people(desk, sitting, &wish.for_whom)?;
        Ok(Self { item, quantity, answers, for_whom })
    }
}

/// The people whom somebody names; whoever sits here, if there are none.
pub(super) fn people(
    desk: &Desk,
    sitting: &mut Sitting<'_, '_, '_>,
    names: &[String],
) -> Result<Vec<String>, NotOrdered> {
    let on = sitting.occasion();
    // Who asks for a colleague need not read about people.
    let (me, program) = (on.actor.id.clone(), on.actor.program());
    let words = Words::new(on.now, &me, program.bodies.clone());
    let mut found: Vec<String> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let one =
            draft::find(record::register::PEOPLE, name, &desk.dictionary, &program, &words, &mut sitting.source())?;
        let id = one.map_err(NotOrdered::Person)?.as_text().unwrap_or_default().to_owned();
        if !found.contains(&id) {
            found.push(id);
        }
    }
    if found.is_empty() {
        found.push(me);
    }
    Ok(found)
}

/// Makes the records of an order, by the program in the asker's name: whoever may order need not be able to write requests.
pub(super) fn place(
    sitting: &mut Sitting<'_, '_, '_>,
    company: &str,
    lines: &[Line],
    instructions: &str,
) -> Result<Ordered, NotOrdered> {
    let on = sitting.occasion();
    let (program, now) = (on.actor.program(), on.now);
    let count: usize = lines.iter().map(|line| line.for_whom.len()).sum();
    if count > ITEMS_MAX {
        return Err(NotOrdered::NotToBeHad("At most 200 items are ordered at a time."));
    }
    let total: i64 = lines
        .iter()
        .map(|line| {
            let people = i64::try_from(line.for_whom.len()).unwrap_or(i64::MAX);
            line.item.price.saturating_mul(line.quantity).saturating_mul(people)
        })
        .fold(0, i64::saturating_add);
    let about = match lines {
        [only] => only.item.name.clone(),
        several => format!("{} items of the catalogue", several.len()),
    };
    let first = lines.first().and_then(|line| line.for_whom.first()).ok_or(NotOrdered::Empty)?;
    let draft = Draft::new(REQUESTS)
        .with("company", company)
        .with("short_description", about)
        .with("requested_for", first)
        .with("price", pounds(total))
        .with("special_instructions", instructions);
    let request = sitting.save(&program, &draft)?.saved;
    let mut items = Vec::with_capacity(count);
    for line in lines {
        for person in &line.for_whom {
            let mut draft = Draft::new(REQUESTED)
                .with("company", company)
                .with("short_description", &line.item.name)
                .with("request", &request.sys_id)
                .with("parent", &request.sys_id)
                .with("cat_item", &line.item.sys_id)
                .with("requested_for", person)
                .with("quantity", line.quantity.to_string())
                .with("price", pounds(line.item.price))
                .with("assignment_group", &line.item.group);
            let due = line.item.delivery_seconds.map(|seconds| {
                let due = now + jiff::SignedDuration::from_secs(seconds);
                format!("{}Z", Words::stamp(due).replacen(' ', "T", 1))
            });
            if let Some(due) = &due {
                draft = draft.with("due_date", due);
            }
            let item = sitting.save(&program, &draft)?.saved.sys_id;
            keep_answers(sitting, &program, company, &item, &line.answers)?;
            // Where nobody provides such things yet, somebody has to say who does.
            if !line.item.group.is_empty() {
                let mut task = Draft::new(TASKS)
                    .with("company", company)
                    .with("short_description", &line.item.name)
                    .with("request", &request.sys_id)
                    .with("request_item", &item)
                    .with("requested_for", person)
                    .with("assignment_group", &line.item.group);
                if let Some(due) = due {
                    task = task.with("due_date", due);
                }
                sitting.save(&program, &task)?;
            }
            items.push(item);
        }
    }
    Ok(Ordered { sys_id: request.sys_id, number: request.number.unwrap_or_default(), items })
}

fn keep_answers(
    sitting: &mut Sitting<'_, '_, '_>,
    program: &Actor,
    company: &str,
    item: &str,
    answers: &[Answered],
) -> Result<(), NotOrdered> {
    for one in answers {
        let id = fresh::id();
        let option = Draft { new_id: Some(id.clone()), ..Draft::new(ANSWERS) }
            .with("company", company)
            .with("item_option_new", &one.question)
            .with("value", &one.answer)
            .with("order", one.order.to_string());
        sitting.save(program, &option)?;
        let of = Draft::new(ANSWERS_OF).with("company", company).with("request_item", item).with("sc_item_option", id);
        sitting.save(program, &of)?;
    }
    Ok(())
}

/// What a credential does not reach is not ordered by it either.
pub(super) fn may(actor: &Actor, registers: &[&str]) -> Result<(), Trouble> {
    match registers.iter().all(|register| actor.scope.writes(register)) {
        true => Ok(()),
        false => Err(Trouble::NotAllowed("This credential does not reach requests.".into())),
    }
}

fn pounds(pence: i64) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}
