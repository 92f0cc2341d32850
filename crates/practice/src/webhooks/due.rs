//! What is to be said of a notice, by the rights of this moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use record::register::Kind;
use record::{Actor, Cell, Dictionary, Filter, Page, Query, Record, Register, Secret, Trouble, When, Words};
use store::{Bodies, SHARED, Store};

use super::{DELIVERIES, Event, FORMER_SIGNS_FOR, Notice, WEBHOOKS};
use crate::credentials::Known;

/// A notice that its webhook is to hear of, or would have been.
#[derive(Debug)]
pub struct Due {
    pub notice: Notice,
    pub webhook: Record,
    /// What became of earlier attempts.
    pub delivery: Option<Record>,
    pub said: Said,
}

#[derive(Debug)]
pub enum Said {
    Message(Box<Message>),
    /// Why it is said no more, to those who look after the webhook.
    Never(&'static str),
}

/// What is said: a record as far as the key may read it.
#[derive(Debug)]
pub struct Message {
    pub url: String,
    /// The present secret, and for a while the one before.
    pub secrets: Vec<Secret>,
    pub register: Arc<Register>,
    pub record: Record,
    /// Names of the fields that the change altered.
    pub changed: Vec<String>,
}

/// What is to be done about a notice; nothing where the record is not one that the webhook hears of.
pub fn judge(
    store: &Store,
    dictionary: &Dictionary,
    reach: &Bodies,
    now: Timestamp,
    notice: Notice,
) -> Result<Option<Due>, Trouble> {
    let system = Actor::system("webhooks", reach.clone());
    let words = Words::new(now, "webhooks", reach.clone());
    let stored = |register: &str, id: &str| -> Result<Option<Record>, Trouble> {
        let query = Query::all(register).and(Filter::is("sys_id", id));
        Ok(system.asks(dictionary, &query, &words)?.stored(&mut &*store, Page::ONE)?.pop())
    };
    let Some(webhook) = stored(WEBHOOKS, &notice.webhook)? else { return Ok(None) };
    let delivery = stored(DELIVERIES, &notice.delivery)?;
    let text = |field: &str| webhook.datum(field).as_text().unwrap_or_default().to_owned();
    // The record says that it arrived, and the outbox had not heard of it yet.
    if delivery.as_ref().is_some_and(|one| one.datum("state").as_text() != Some("pending")) {
        return Ok(None);
    }
    let never = |notice, webhook, delivery, why| Ok(Some(Due { notice, webhook, delivery, said: Said::Never(why) }));
    let known = Known { store, dictionary, now, reach };
    let key = known.key_by_id(&text("credential"))?;
    let person = match &key {
        Some(key) => known.person(&key.user)?.filter(|person| !person.is_locked_out),
        None => None,
    };
    let (Some(key), Some(person)) = (key, person) else {
        return never(notice, webhook, delivery, "The key by whose rights it listens has ended.");
    };
    if text("state") != "active" {
        return never(notice, webhook, delivery, "The webhook is not active.");
    }
    let mut actor = key.narrowed(person.actor);
    if text("company") != SHARED {
        actor.bodies = Bodies::of(actor.bodies.iter().filter(|body| *body == text("company")));
    }
    let Some(register) = dictionary.get(&notice.register).cloned() else { return Ok(None) };
    let listener = Listener { store, dictionary, now, actor };
    let condition = text("condition");
    let Some((record, changed)) = listener.hears(&notice, &register, &condition)? else {
        return match delivery {
            Some(_) => never(notice, webhook, delivery, "Its key may no longer read what this tells of."),
            None => Ok(None),
        };
    };
    let secrets = secrets(&system, store, dictionary, &words, &webhook)?;
    let message = Message { url: text("url"), secrets, register, record, changed };
    Ok(Some(Due { notice, webhook, delivery, said: Said::Message(Box::new(message)) }))
}

fn secrets(
    system: &Actor,
    store: &Store,
    dictionary: &Dictionary,
    words: &Words,
    webhook: &Record,
) -> Result<Vec<Secret>, Trouble> {
    let query = Query::all(WEBHOOKS).and(Filter::is("sys_id", webhook.sys_id.as_str()));
    let permitted = system.asks(dictionary, &query, words)?;
    let replaced = webhook.datum("replaced_at").as_text().and_then(Words::instant);
    let has_former = replaced.is_some_and(|at| words.now.duration_since(at) <= FORMER_SIGNS_FOR);
    let mut secrets = Vec::new();
    for field in ["secret", "former_secret"].into_iter().take(1 + usize::from(has_former)) {
        secrets.extend(permitted.secrets(&mut &*store, field, Page::ONE)?.into_iter().filter_map(|(_, secret)| secret));
    }
    Ok(secrets)
}

struct Listener<'l> {
    store: &'l Store,
    dictionary: &'l Dictionary,
    now: Timestamp,
    actor: Actor,
}

impl Listener<'_> {
    /// The record as it stood after the change, before it if it is gone, and what the change altered. None if the listener may
    /// not see it, or it is not one that the condition means.
    fn hears(
        &self,
        notice: &Notice,
        register: &Arc<Register>,
        condition: &str,
    ) -> Result<Option<(Record, Vec<String>)>, Trouble> {
        let revision = if notice.event == Event::Deleted { notice.revision - 1 } else { notice.revision };
        // A condition that was read once may name a field that is gone: nothing meets it.
        let Ok(meant) = self.dictionary.filter(&register.name, condition) else { return Ok(None) };
        let Some(record) = self.stood(register, notice, revision, meant)? else { return Ok(None) };
        if notice.event != Event::Updated {
            return Ok(Some((record, Vec::new())));
        }
        let before = self.stood(register, notice, revision - 1, Filter::TRUE)?;
        let changed = before.map(|before| altered(register, &before.values, &record.values)).unwrap_or_default();
        Ok(Some((record, changed)))
    }

    fn stood(
        &self,
        register: &Arc<Register>,
        notice: &Notice,
        revision: i64,
        meant: Filter,
    ) -> Result<Option<Record>, Trouble> {
        let words = Words::new(self.now, &self.actor.id, self.actor.bodies.clone());
        let query = Query::all(&register.name).and(Filter::is("sys_id", notice.sys_id.as_str())).and(meant);
        let permitted = self.actor.asks(self.dictionary, &query.seen_from(&When::Revision(revision)), &words);
        match permitted {
            Ok(permitted) => permitted.record(&mut &*self.store),
            // A field or register that its rights do not reach: there is nothing to hear.
            Err(Trouble::NotAllowed(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

fn altered(register: &Register, before: &BTreeMap<String, Cell>, after: &BTreeMap<String, Cell>) -> Vec<String> {
    let is_told = |name: &str| {
        let field = register.field(name);
        field.is_some_and(|field| field.kind != Kind::Secret && !record::dictionary::is_system(name))
    };
    let same = |name: &str, cell: &Cell| {
        before
            .get(name)
            .is_some_and(|was| was.leads_to == cell.leads_to && (cell.leads_to.is_some() || was.datum == cell.datum))
    };
    after.iter().filter(|(name, cell)| is_told(name) && !same(name, cell)).map(|(name, _)| name.clone()).collect()
}
