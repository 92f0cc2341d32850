//! Webhooks: other systems are told of changes, as far as the key by whose rights they listen may read them.
//!
//! A change leaves a notice in the outbox, in its own transaction: which record, at which revision, for which webhook. What is
//! said is read when it is sent, as the record stood at that revision and by the rights of that moment, so nothing is kept twice and
//! what was erased or revoked meanwhile is not said.

mod due;
mod heard;
mod outcome;

pub use due::{Due, Message, Said, judge};
pub use heard::{Event, Notice};
pub use outcome::{ATTEMPTS_MAX, Outcome, note};

pub(crate) use heard::tell;

use record::edit::{Edit, Effect, Handle, Ruling, holds};
use record::{Draft, Filter, Page, Query, Refusal, Secret, Words};
use store::SHARED;

use crate::desk::{Desk, NotSaved, Occasion, Saved};
use crate::world::World;
use crate::{Practice, Rule, credentials, journal, worked_out};

pub const WEBHOOKS: &str = "webhook";
pub const DELIVERIES: &str = "webhook_delivery";
/// What notices are called in the outbox.
pub const KIND: &str = "webhook";
/// How long a secret that was replaced still signs.
pub const FORMER_SIGNS_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

const COLLECTION: Handle<holds::Text> = Handle::new(WEBHOOKS, "collection");
const CONDITION: Handle<holds::Text> = Handle::new(WEBHOOKS, "condition");
const URL: Handle<holds::Text> = Handle::new(WEBHOOKS, "url");
const CREDENTIAL: Handle<holds::Link> = Handle::new(WEBHOOKS, "credential");
const SECRET: Handle<holds::Hash> = Handle::new(WEBHOOKS, "secret");
const FAILING: Handle<holds::Moment> = Handle::new(WEBHOOKS, "failing_since");
const REASON: Handle<holds::Text> = Handle::new(WEBHOOKS, "reason");

const WEBHOOK: Handle<holds::Link> = Handle::new(DELIVERIES, "webhook");
const MESSAGE: Handle<holds::Text> = Handle::new(DELIVERIES, "message_id");
const EVENT: Handle<holds::Text> = Handle::new(DELIVERIES, "event");
const OF: Handle<holds::Text> = Handle::new(DELIVERIES, "collection");
const DOCUMENT: Handle<holds::Text> = Handle::new(DELIVERIES, "document");
const REVISION: Handle<holds::Count> = Handle::new(DELIVERIES, "revision");
const OCCURRED: Handle<holds::Moment> = Handle::new(DELIVERIES, "occurred_at");
const ATTEMPTS: Handle<holds::Count> = Handle::new(DELIVERIES, "attempts");

pub const PRACTICE: Practice = Practice {
    register: WEBHOOKS,
    follows: &[],
    relies_on: &[
        COLLECTION.relied(),
        CONDITION.relied(),
        URL.relied(),
        CREDENTIAL.relied(),
        SECRET.relied(),
        FAILING.relied(),
        REASON.relied(),
    ],
    rules: &[
        Rule { says: "A webhook listens to a register that exists, other than webhooks.", keep: register_can_be_heard },
        Rule { says: "A webhook's condition is a query over its register.", keep: condition_is_read },
        Rule { says: "A webhook's address names a host without a password.", keep: address_is_plain },
        Rule { says: "A webhook listens by a key of its own body.", keep: key_is_of_the_body },
        Rule { says: "A webhook is given with its secret.", keep: has_a_secret },
        Rule { says: "A webhook that is active again begins anew.", keep: begins_anew },
    ],
};

pub const DELIVERY_PRACTICE: Practice = Practice {
    register: DELIVERIES,
    follows: &[],
    relies_on: &[
        WEBHOOK.relied(),
        MESSAGE.relied(),
        EVENT.relied(),
        OF.relied(),
        DOCUMENT.relied(),
        REVISION.relied(),
        OCCURRED.relied(),
        ATTEMPTS.relied(),
    ],
    rules: &[
        Rule { says: "What a delivery tells of stays as it was told.", keep: stays_as_told },
        Rule { says: "A delivery that is put back is sent again, under the same name.", keep: is_sent_again },
    ],
};

fn register_can_be_heard(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let name = edit.text(COLLECTION).to_owned();
    if let Err(sentence) = world.dictionary.find(&name) {
        return edit.refuse(COLLECTION, sentence);
    }
    let own = [WEBHOOKS, DELIVERIES, credentials::KEYS, credentials::CLIENTS, credentials::TOKENS];
    if own.contains(&name.as_str()) {
        return edit.refuse(COLLECTION, "Webhooks and credentials are not told to anybody.");
    }
    match name == journal::REGISTER || worked_out::is(&name) {
        true => edit.refuse(COLLECTION, "Nothing is saved here by itself. Listen to the records that it is about."),
        false => Ok(()),
    }
}

fn condition_is_read(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let (register, text) = (edit.text(COLLECTION), edit.text(CONDITION));
    match world.dictionary.get(register).map(|_| world.dictionary.filter(register, text)) {
        Some(Err(fault)) => edit.refuse(CONDITION, fault.message),
        _ => Ok(()),
    }
}

fn address_is_plain(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let rest = edit.text(URL).split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let has_host = !authority.is_empty() && !authority.starts_with(':');
    if !has_host || rest.contains(['@', '#', '\\']) || !rest.is_ascii() {
        return edit
            .refuse(URL, "Give a plain address, such as https://example.org/hook: no user, password or fragment.");
    }
    Ok(())
}

/// One for all bodies hears what its key reads, wherever it is; one of a body hears of that body alone.
fn key_is_of_the_body(edit: &mut Edit, world: &mut World<'_>) -> Ruling {
    let Some(key) = world.record(credentials::KEYS, edit.text(CREDENTIAL)) else { return Ok(()) };
    let (of, company) = (key.datum("company").as_text(), edit.datum("company").as_text());
    match of == company || of == Some(SHARED) {
        true => Ok(()),
        false => edit.refuse(CREDENTIAL, "This key is another body's. Give a key of the body that is listened to."),
    }
}

fn has_a_secret(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    match edit.is_new() && !edit.has(SECRET) {
        true => edit.refuse(SECRET, "A webhook is given by `guildhall webhook add`, which shows its secret once."),
        false => Ok(()),
    }
}

fn begins_anew(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    if !edit.is_new() && edit.datum("state").as_text() == Some("active") && edit.was("state") != edit.datum("state") {
        edit.clear(FAILING);
        edit.clear(REASON);
    }
    Ok(())
}

fn stays_as_told(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    const TOLD: [&str; 7] = ["webhook", "message_id", "event", "collection", "document", "revision", "occurred_at"];
    let altered = edit.changed().into_iter().find(|(name, ..)| TOLD.contains(name));
    match altered.filter(|_| !edit.is_new()) {
        Some((name, ..)) => Err(Refusal::field(name, "This is what was told: it stays.")),
        None => Ok(()),
    }
}

fn is_sent_again(edit: &mut Edit, _: &mut World<'_>) -> Ruling {
    let is_back = edit.datum("state").as_text() == Some("pending") && edit.was("state") != edit.datum("state");
    if edit.is_new() || !is_back {
        return Ok(());
    }
    edit.set(ATTEMPTS, 0);
    let notice = Notice {
        webhook: edit.text(WEBHOOK).to_owned(),
        register: edit.text(OF).to_owned(),
        sys_id: edit.text(DOCUMENT).to_owned(),
        company: edit.datum("company").as_text().unwrap_or_default().to_owned(),
        event: edit.text(EVENT).rsplit('.').next().and_then(Event::of).unwrap_or(Event::Updated),
        revision: edit.int(REVISION).unwrap_or_default(),
        at: edit.text(OCCURRED).to_owned(),
        message: edit.text(MESSAGE).to_owned(),
        delivery: edit.id.clone(),
    };
    let key = format!("{}/{}", edit.id, edit.was("sys_mod_count").as_int().unwrap_or_default());
    edit.effects.push(Effect::Send { kind: format!("{KIND}/again"), key, payload: notice.payload() });
    Ok(())
}

/// Gives a webhook, and the secret that its receiver knows our messages by, which is shown this once.
pub fn give(desk: &Desk, on: Occasion<'_>, draft: Draft) -> Result<(Saved, String), NotSaved> {
    let (secret, told) = Secret::signing()?;
    let draft = Draft { register: WEBHOOKS.into(), ..draft }.with_secret("secret", secret);
    Ok((desk.save(on, &draft)?, told))
}

/// Gives a webhook another secret. The one before, which is kept as it is, signs for a day more.
pub fn renew(desk: &Desk, on: Occasion<'_>, sys_id: &str) -> Result<String, NotSaved> {
    let words = Words::new(on.now, &on.actor.id, on.actor.bodies.clone());
    let query = Query::all(WEBHOOKS).and(Filter::is("sys_id", sys_id));
    let permitted = on.actor.asks(&desk.dictionary, &query, &words)?;
    let former = permitted.secrets(&mut &desk.store, "secret", Page::ONE)?.into_iter().find_map(|(_, secret)| secret);
    let (secret, told) = Secret::signing()?;
    let draft = Draft { sys_id: Some(sys_id.to_owned()), ..Draft::new(WEBHOOKS) };
    let draft = draft.with("replaced_at", on.now.to_string()).with_secret("secret", secret);
    let draft = former.into_iter().fold(draft, |draft, former| draft.with_secret("former_secret", former));
    desk.save(on, &draft)?;
    Ok(told)
}
