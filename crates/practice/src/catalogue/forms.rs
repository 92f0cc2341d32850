//! Forms of the catalogue that become records of another kind.

use std::collections::BTreeMap;

use record::{Draft, Filter, Kind, Page, Query};

use super::items::{Answered, FORMS, Item};
use super::ordering::{NotOrdered, may};
use crate::desk::{Desk, Occasion, Saved};

impl Desk {
    /// Makes the record that a form stands for, by the program in the asker's name. An answer whose question is called like a
    /// field of the record is its value; the others stand in its description.
    pub fn submit_form(
        &self,
        on: Occasion<'_>,
        company: &str,
        form: &str,
        answers: &BTreeMap<String, String>,
    ) -> Result<Saved, NotOrdered> {
        self.sit(on, |sitting| {
            let item = Item::of(sitting, form)?;
            if item.class != FORMS {
                return Err(NotOrdered::NotToBeHad("This is an item: it is ordered, not submitted."));
            }
            let query = Query::all(FORMS).and(Filter::is("sys_id", item.sys_id.as_str()));
            let makes = sitting.records(&super::reader(on.actor), &query, &["table_name"], Page::ONE)?.pop();
            let makes = makes.ok_or(NotOrdered::NoSuchItem)?;
            let register = self.dictionary.get(makes.text("table_name")).ok_or(NotOrdered::NoSuchItem)?.clone();
            may(on.actor, &[&register.name])?;
            let answered = item.answered(sitting, answers)?;
            let is_field = |one: &&Answered| register.field(&one.name).is_some_and(|field| field.kind != Kind::Secret);
            let (values, others): (Vec<&Answered>, Vec<&Answered>) = answered.iter().partition(is_field);
            let mut draft = Draft::new(&register.name).with("company", item.home(company));
            for one in values {
                draft = draft.with(&one.name, &one.answer);
            }
            if !draft.typed.contains_key("short_description") {
                draft = draft.with("short_description", &item.name);
            }
            if !others.is_empty() {
                let told = others.iter().map(|one| format!("{}: {}", one.text, one.answer));
                let said = draft.typed.get("description").cloned().into_iter();
                draft = draft.with("description", said.chain(told).collect::<Vec<_>>().join("\n"));
            }
            // Who calls is who fills in the form, unless the form asks.
            if register.field("caller_id").is_some() && !draft.typed.contains_key("caller_id") {
                draft = draft.with("caller_id", "me");
            }
            Ok(sitting.save(&on.actor.program(), &draft)?.saved)
        })
    }
}
