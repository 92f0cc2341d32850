//! What a change leaves behind for those who listen.

use record::edit::Edit;
use record::{Check, Filter, Operand, Query};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{Datum, SHARED};

use super::{KIND, WEBHOOKS};
use crate::desk::NotSaved;
use crate::saving::{Saving, lineage};
use crate::world::World;

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Created,
    Updated,
    Deleted,
}

impl Event {
    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        [Self::Created, Self::Updated, Self::Deleted].into_iter().find(|event| event.word() == word)
    }

    /// The field of a webhook that asks for it.
    fn asked_by(self) -> &'static str {
        match self {
            Self::Created => "action_insert",
            Self::Updated => "action_update",
            Self::Deleted => "action_delete",
        }
    }
}

/// That something happened, for one webhook: a message in the outbox, without a word of what the record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub webhook: String,
    /// The record's own register.
    pub register: String,
    pub sys_id: String,
    pub company: String,
    pub event: Event,
    pub revision: i64,
    /// When it happened: `YYYY-MM-DD HH:MM:SS`, UTC.
    pub at: String,
    /// What the message is called, at every attempt.
    pub message: String,
    /// `sys_id` of the record about its delivery.
    pub delivery: String,
}

impl Notice {
    pub fn payload(&self) -> Value {
        json!({
            "webhook": self.webhook, "register": self.register, "sys_id": self.sys_id, "company": self.company,
            "event": self.event.word(), "revision": self.revision, "at": self.at,
            "message": self.message, "delivery": self.delivery,
        })
    }

    /// From the outbox; none if it is no notice.
    pub fn read(payload: &Value) -> Option<Self> {
        let text = |name: &str| Some(payload.get(name)?.as_str()?.to_owned());
        Some(Self {
            webhook: text("webhook")?,
            register: text("register")?,
            sys_id: text("sys_id")?,
            company: text("company")?,
            event: Event::of(&text("event")?)?,
            revision: payload.get("revision")?.as_i64()?,
            at: text("at")?,
            message: text("message")?,
            delivery: text("delivery")?,
        })
    }
}

/// Leaves a notice for each webhook that listens to such a change.
pub(crate) fn tell(saving: &mut Saving<'_, '_, '_>, edit: &Edit, event: Event) -> Result<(), NotSaved> {
    let dictionary = &saving.desk.dictionary;
    let has_news = event != Event::Updated || !edit.changed().is_empty() || !edit.journal.is_empty();
    if !has_news || dictionary.get(WEBHOOKS).is_none() {
        return Ok(());
    }
    let lineage = lineage(dictionary, &edit.register);
    let registers = lineage.iter().map(|name| Operand::Datum(Datum::text(name))).collect();
    let listens = Filter::test("collection", Check::In(registers)).and(Filter::is("state", "active"));
    let query = Query::all(WEBHOOKS).and(listens).and(Filter::is(event.asked_by(), 1));
    let mut world = World::new(saving.on.actor, saving.on.now, dictionary, saving.writing);
    let webhooks = world.records(&query);
    world.trouble.map_or(Ok(()), Err)?;
    let company = edit.datum("company").as_text().unwrap_or_default();
    for webhook in webhooks {
        let of = webhook.datum("company").as_text().unwrap_or_default();
        if of != company && of != SHARED && company != SHARED {
            continue;
        }
        let revision = saving.writing.revision();
        let key = format!("{revision}/{}/{}", edit.id, webhook.sys_id);
        let digest = hex::encode(Sha256::digest(&key));
        let notice = Notice {
            webhook: webhook.sys_id,
            register: edit.register.name.clone(),
            sys_id: edit.id.clone(),
            company: company.to_owned(),
            event,
            revision,
            at: record::Words::stamp(saving.on.now),
            message: format!("msg_{}", &digest[32..]),
            delivery: digest[..32].to_owned(),
        };
        saving.writing.outbox(KIND, &key, &notice.payload())?;
    }
    Ok(())
}
