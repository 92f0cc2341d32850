//! What became of an attempt: a version of the record about the delivery, and sometimes of the webhook.

use jiff::{SignedDuration, Timestamp};
use record::{Actor, Draft, Words};
use store::Bodies;

use super::{DELIVERIES, Due, Notice, WEBHOOKS};
use crate::desk::{Desk, NotSaved, Occasion};

/// How long after a failed attempt the next one is made: the schedule that Standard Webhooks recommends.
const AGAIN_AFTER: [SignedDuration; 9] = [
    SignedDuration::from_secs(5),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(30),
    SignedDuration::from_hours(2),
    SignedDuration::from_hours(5),
    SignedDuration::from_hours(10),
    SignedDuration::from_hours(14),
    SignedDuration::from_hours(20),
    SignedDuration::from_hours(24),
];
/// After so many attempts a message is a dead letter.
pub const ATTEMPTS_MAX: i64 = 10;
/// A webhook to which nothing has arrived for so long is disabled.
const DISABLED_AFTER: SignedDuration = SignedDuration::from_hours(5 * 24);
/// However long a receiver asks us to wait, we come again by then.
const WAIT_MAX: SignedDuration = SignedDuration::from_hours(24);
/// The longest word about what went wrong.
const ERROR_CHARS_MAX: usize = 200;

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The answer's status.
    Arrived(u16),
    /// The receiver wants no more (410).
    Unwanted,
    Failed {
        status: Option<u16>,
        why: String,
        /// Seconds that the receiver asks us to wait.
        wait: Option<i64>,
    },
    /// No attempt was made, and none will be.
    Never(&'static str),
}

/// Keeps the outcome, and answers when the message is due again; none where that was the last of it.
pub fn note(
    desk: &Desk,
    reach: &Bodies,
    now: Timestamp,
    due: &Due,
    outcome: &Outcome,
) -> Result<Option<Timestamp>, NotSaved> {
    let made = due.delivery.as_ref().and_then(|one| one.datum("attempts").as_int()).unwrap_or(0);
    let attempts = if matches!(outcome, Outcome::Never(_)) { made } else { made + 1 };
    let again = match outcome {
        Outcome::Failed { wait, .. } if attempts < ATTEMPTS_MAX => Some(now + pause(&due.notice, attempts, *wait)),
        _ => None,
    };
    let (status, error) = match outcome {
        Outcome::Arrived(status) => (Some(*status), String::new()),
        Outcome::Unwanted => (Some(410), "The receiver wants no more messages (410 Gone).".to_owned()),
        Outcome::Failed { status, why, .. } => (*status, why.chars().take(ERROR_CHARS_MAX).collect()),
        Outcome::Never(why) => (None, (*why).to_owned()),
    };
    let state = match (outcome, again) {
        (Outcome::Arrived(_), _) => "delivered",
        (_, Some(_)) => "pending",
        (_, None) => "failed",
    };
    let stamp = |at: Timestamp| at.to_string();
    let draft = match &due.delivery {
        Some(one) => Draft { sys_id: Some(one.sys_id.clone()), ..Draft::new(DELIVERIES) },
        None => new(&due.notice),
    };
    let mut drafts = vec![
        draft
            .with("state", state)
            .with("attempts", attempts.to_string())
            .with("status_code", status.map(|status| status.to_string()).unwrap_or_default())
            .with("error", error)
            .with("next_attempt", again.map(stamp).unwrap_or_default())
            .with("delivered_at", if state == "delivered" { stamp(now) } else { String::new() }),
    ];
    drafts.extend(of_webhook(due, outcome, now));
    let system = Actor::system("guildhall", reach.clone());
    let on = Occasion { actor: &system, now, why: "A webhook was told", request: "webhook" };
    desk.save_all(on, &drafts)?;
    Ok(again)
}

fn new(notice: &Notice) -> Draft {
    let draft = Draft { new_id: Some(notice.delivery.clone()), ..Draft::new(DELIVERIES) };
    draft
        .with("company", &notice.company)
        .with("webhook", &notice.webhook)
        .with("message_id", &notice.message)
        .with("event", format!("{}.{}", notice.register, notice.event.word()))
        .with("collection", &notice.register)
        .with("document", &notice.sys_id)
        .with("revision", notice.revision.to_string())
        .with("occurred_at", format!("{}Z", notice.at.replacen(' ', "T", 1)))
}

/// Since when it fails, that it hears us again, or that it is disabled, with a word to whoever looks after it.
fn of_webhook(due: &Due, outcome: &Outcome, now: Timestamp) -> Vec<Draft> {
    let webhook = &due.webhook;
    let since = webhook.datum("failing_since").as_text().and_then(Words::instant);
    let change = || Draft { sys_id: Some(webhook.sys_id.clone()), ..Draft::new(WEBHOOKS) };
    let text = |field: &str| webhook.datum(field).as_text().unwrap_or_default();
    let disabled = |why: &str| {
        let message = format!("Webhook “{}” is disabled: {why}", text("name"));
        let word = Draft::new("syslog").with("company", text("company")).with("level", "1").with("source", "webhook");
        vec![change().with("state", "disabled").with("reason", why), word.with("message", message)]
    };
    match (outcome, since) {
        (Outcome::Arrived(_), Some(_)) => vec![change().with("failing_since", "")],
        (Outcome::Unwanted, _) if text("state") == "active" => disabled("its receiver wants no more messages (410)."),
        (Outcome::Failed { .. }, None) => vec![change().with("failing_since", now.to_string())],
        (Outcome::Failed { .. }, Some(since)) if now.duration_since(since) >= DISABLED_AFTER => {
            disabled("nothing has arrived for five days.")
        }
        _ => Vec::new(),
    }
}

/// The schedule's pause, a little longer for some so that not all come at once, or what the receiver asks for if that is longer.
fn pause(notice: &Notice, attempts: i64, wait: Option<i64>) -> SignedDuration {
    let place = usize::try_from(attempts - 1).unwrap_or(0).min(AGAIN_AFTER.len() - 1);
    let usual = AGAIN_AFTER[place];
    let spread: i64 = notice.message.bytes().map(i64::from).sum::<i64>() % 100;
    let usual = usual + SignedDuration::from_secs(usual.as_secs() * spread / 1000);
    let asked = SignedDuration::from_secs(wait.unwrap_or(0).max(0)).min(WAIT_MAX);
    usual.max(asked)
}
