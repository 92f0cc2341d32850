//! Tells other systems what changed: takes notices from the outbox, says what may be said, and notes what became of it.
//!
//! At least once: a notice is held for a while, and whoever ends in between leaves it to the next, under the same name. By
//! the Standard Webhooks specification, 1.0.0.

mod body;
pub mod guard;
mod posting;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use practice::Desk;
use practice::webhooks::{self, Due, KIND, Notice, Outcome, Said};
use record::Words;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use store::{Outgoing, StoreError};
use tokio::sync::Semaphore;

use crate::auth;
use crate::site::Site;
use guard::Network;

/// How often the outbox is looked into.
const LOOKS_EVERY: Duration = Duration::from_millis(250);
/// Messages under way at the same time, and those of them to one webhook.
const AT_ONCE: usize = 16;
const AT_ONCE_TO_ONE: usize = 4;
/// A webhook that failed is left alone for so long: what else is due for it waits.
const RESTS: SignedDuration = SignedDuration::from_secs(4);
/// How long what was sent stays in the outbox; what became of it stands in its record for longer.
const SENT_STAYS_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How often, and how much of it at once, is removed.
const SWEPT_EVERY: SignedDuration = SignedDuration::from_mins(10);
const SWEPT_AT_ONCE: u64 = 1000;
/// How long a message waits for others to the same webhook.
const WAITS: SignedDuration = SignedDuration::from_secs(1);

/// How messages leave: whom they may reach besides the public internet, whom to believe, and how long an attempt may take.
#[derive(Clone)]
pub struct Outward {
    allowed: Arc<[Network]>,
    tls: Arc<ClientConfig>,
    within: Duration,
}

impl Outward {
    /// `authorities` is a file in PEM besides what this machine trusts. The error is a sentence.
    pub fn new(allowed: Vec<Network>, authorities: Option<&Path>, within: Duration) -> Result<Self, String> {
        let mut roots = RootCertStore::empty();
        // What cannot be read of the machine's own is left out: those that are missing are not believed.
        let (_, left_out) = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if left_out > 0 {
            tracing::info!(left_out, "certificates of this machine that cannot be read");
        }
        if let Some(path) = authorities {
            let fault = |error: String| format!("{}: {error}.", path.display());
            let all = CertificateDer::pem_file_iter(path).map_err(|error| fault(error.to_string()))?;
            for one in all {
                let one = one.map_err(|error| fault(error.to_string()))?;
                roots.add(one).map_err(|error| fault(error.to_string()))?;
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { allowed: allowed.into(), tls: Arc::new(tls), within })
    }

    /// How long whoever takes a message holds it: longer than an attempt and its notes take.
    fn lease(&self) -> SignedDuration {
        SignedDuration::try_from(2 * self.within).unwrap_or(RESTS) + SignedDuration::from_secs(1)
    }
}

/// Webhooks that are left alone, how many messages are under way to each, and when what was sent was last removed.
#[derive(Default)]
struct Traffic {
    swept: Option<Timestamp>,
    rests_until: HashMap<String, Timestamp>,
    under_way: HashMap<String, usize>,
}

#[derive(Clone)]
struct Sender {
    site: Arc<Site>,
    outward: Outward,
    traffic: Arc<Mutex<Traffic>>,
}

/// Sends what is due, for as long as it is let. What is under way when it is dropped is sent again by whoever comes next.
pub async fn deliver(site: Arc<Site>, outward: Outward) {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let sender = Sender { site, outward, traffic: Arc::default() };
    loop {
        let free = places.available_permits();
        let taken = match free {
            0 => Ok(Vec::new()),
            _ => sender.blocking(move |sender| sender.taken(free)).await.unwrap_or_else(|| Ok(Vec::new())),
        };
        let taken = taken.unwrap_or_else(|error| {
            tracing::error!(%error, "the outbox cannot be looked into");
            Vec::new()
        });
        let is_idle = taken.is_empty();
        for outgoing in taken {
            let Ok(place) = places.clone().acquire_owned().await else { return };
            let sender = sender.clone();
            tokio::spawn(async move {
                let _place = place;
                sender.one(outgoing).await;
            });
        }
        if is_idle {
            tokio::time::sleep(LOOKS_EVERY).await;
        }
    }
}

impl Sender {
    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce(&Self) -> T + Send + 'static) -> Option<T> {
        let sender = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&sender)).await;
        done.inspect_err(|error| tracing::error!(%error, "a webhook ended in a panic")).ok()
    }

    fn taken(&self, limit: usize) -> Result<Vec<Outgoing>, StoreError> {
        let (store, now) = (&self.site.store, self.site.now());
        self.sweep(now)?;
        let stamp = Words::stamp(now);
        if !store.outbox_is_due(KIND, &stamp)? {
            return Ok(Vec::new());
        }
        store.outbox_claim(KIND, &stamp, &Words::stamp(now + self.outward.lease()), limit as u64)
    }

    /// Removes what was sent long ago, now and then; if there is much of it, the rest at the next look.
    fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        let traffic = || self.traffic.lock().unwrap_or_else(PoisonError::into_inner);
        if traffic().swept.is_some_and(|last| now.duration_since(last) < SWEPT_EVERY) {
            return Ok(());
        }
        let gone = self.site.store.outbox_sweep(&Words::stamp(now - SENT_STAYS_FOR), SWEPT_AT_ONCE)?;
        if gone < SWEPT_AT_ONCE {
            traffic().swept = Some(now);
        }
        Ok(())
    }

    async fn one(&self, outgoing: Outgoing) {
        let Some(notice) = Notice::read(&outgoing.payload) else {
            tracing::error!(key = outgoing.key, "a notice that says nothing");
            self.settled(outgoing, None, String::new()).await;
            return;
        };
        let webhook = notice.webhook.clone();
        if let Err(until) = self.enters(&webhook) {
            self.settled(outgoing, Some(until), "It waits for others to the same webhook.".into()).await;
            return;
        }
        let done = self.said(notice).await;
        self.leaves(&webhook);
        // What could not be noted stays held, and is taken again when that has run out.
        if let Some((again, why)) = done {
            self.settled(outgoing, again, why).await;
        }
    }

    /// When it is due again, and why; none where that cannot be told.
    async fn said(&self, notice: Notice) -> Option<(Option<Timestamp>, String)> {
        let judged = self.blocking(move |sender| {
            let site = &sender.site;
            webhooks::judge(&site.store, &site.dictionary(), &auth::reach(site), site.now(), notice)
        });
        let due: Due = match judged.await? {
            Ok(Some(due)) => due,
            Ok(None) => return Some((None, String::new())),
            Err(error) => {
                tracing::error!(%error, "what a webhook is to hear cannot be read");
                return None;
            }
        };
        let outcome = match &due.said {
            Said::Never(why) => Outcome::Never(why),
            Said::Message(message) => {
                let signed = body::signed(&due.notice, message, self.site.now());
                posting::post(&self.outward, &message.url, signed).await
            }
        };
        let why = match &outcome {
            Outcome::Failed { why, .. } => why.clone(),
            _ => String::new(),
        };
        // From now on, however long it takes to note that.
        if !why.is_empty() {
            self.rests(&due.notice.webhook);
        }
        let noted = self.blocking(move |sender| {
            let site = &sender.site;
            let desk = Desk { store: site.store.clone(), dictionary: site.dictionary() };
            webhooks::note(&desk, &auth::reach(site), site.now(), &due, &outcome)
        });
        match noted.await? {
            Ok(again) => Some((again, why)),
            Err(error) => {
                tracing::error!(%error, "what became of a webhook's message cannot be noted");
                None
            }
        }
    }

    async fn settled(&self, outgoing: Outgoing, again: Option<Timestamp>, why: String) {
        let settled = self.blocking(move |sender| match again {
            Some(at) => sender.site.store.outbox_failed(&outgoing, &why, &Words::stamp(at)),
            None => sender.site.store.outbox_done(&outgoing),
        });
        if let Some(Err(error)) = settled.await {
            tracing::error!(%error, "a message cannot be taken from the outbox");
        }
    }

    /// A place on the way to a webhook, or until when there is none.
    fn enters(&self, webhook: &str) -> Result<(), Timestamp> {
        let now = self.site.now();
        let mut traffic = self.traffic.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = traffic.rests_until.get(webhook).filter(|until| **until > now) {
            return Err(*until);
        }
        traffic.rests_until.remove(webhook);
        let under_way = traffic.under_way.entry(webhook.to_owned()).or_default();
        if *under_way >= AT_ONCE_TO_ONE {
            return Err(now + WAITS);
        }
        *under_way += 1;
        Ok(())
    }

    fn rests(&self, webhook: &str) {
        let until = self.site.now() + RESTS;
        let mut traffic = self.traffic.lock().unwrap_or_else(PoisonError::into_inner);
        traffic.rests_until.insert(webhook.to_owned(), until);
    }

    fn leaves(&self, webhook: &str) {
        let mut traffic = self.traffic.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(under_way) = traffic.under_way.get_mut(webhook) {
            *under_way -= 1;
            if *under_way == 0 {
                traffic.under_way.remove(webhook);
            }
        }
    }
}
