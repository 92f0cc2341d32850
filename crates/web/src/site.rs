//! What the pages stand on, and who is looking at them.

use std::num::NonZero;
use std::sync::{Arc, PoisonError, RwLock};

use axum::http::HeaderValue;
#[cfg(feature = "testing")]
use axum::http::request::Parts;
use jiff::Timestamp;
use record::{Actor, Dictionary, Instant, Words};
use store::{Bodies, SHARED, Store};
use tokio::sync::Semaphore;

use crate::auth::Watch;
#[cfg(feature = "testing")]
use crate::rest::caller::Admits;
use crate::rest::counts::Counts;
#[cfg(feature = "testing")]
use crate::rest::{Caller, RestFault};
use crate::stream::{Bounds, Downloads};

/// Questions to the store that may run at the same time; more wait.
const QUESTIONS_AT_ONCE: usize = 16;

/// What this machine calls itself.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// A running Guildhall, as far as its pages need it.
pub struct Site {
    pub store: Store,
    /// Who may be looked through; the first is the one who looks when nobody else is named. Nobody: the pages are closed.
    readers: Vec<Reader>,
    /// Organisations whose records are their own, in the order they are offered.
    pub bodies: Vec<Body>,
    /// The texts behind the register of papers: file (its stem is the paper's `name`) and text.
    papers: Vec<(String, String)>,
    /// Shown at the foot of each page: `0.1.0`.
    pub build: String,
    /// Host names that the site answers to, without port; empty for any. A site on the loopback must name them, or a page
    /// elsewhere could point its own name at this machine and read it.
    pub hosts: Vec<String>,
    dictionary: RwLock<Dictionary>,
    clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// Files that are being written.
    pub downloads: Downloads,
    /// Long REST pages that are being written.
    pub pages: Downloads,
    pub(crate) counts: Counts,
    pub(crate) gate: Arc<Semaphore>,
    /// Short answers that are worked on side by side; the others stand in line, so that none is overtaken.
    pub(crate) line: Arc<Semaphore>,
    /// What is remembered about those who come by credentials.
    pub watch: Watch,
    /// `https` where the site is reached so: what REST links begin with.
    pub scheme: &'static str,
    /// Tells in tests who calls over REST.
    #[cfg(feature = "testing")]
    pub(crate) admits: Option<Box<Admits>>,
}

/// Somebody who looks at pages, until there is a way to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// As pages show it: `P. Shah`.
    pub name: String,
    /// What they are here for, in a few words: `Service desk agent, City Police`.
    pub role: String,
    /// `actor.name` is the `user_name` by which the reader is chosen.
    pub actor: Actor,
}

/// An organisation whose records are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// `sys_id` of its company: the value of the field `company`.
    pub id: String,
    /// Short and lower case, for addresses: `colp`.
    pub code: String,
    pub name: String,
}

impl Site {
    /// `reader` looks when nobody else is named; `others` may be chosen on the page.
    pub fn new(
        store: Store,
        dictionary: Dictionary,
        reader: Reader,
        others: Vec<Reader>,
        bodies: Vec<Body>,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Self {
        let readers = std::iter::once(reader).chain(others).collect();
        Self {
            readers,
            hosts: LOOPBACK.map(str::to_owned).to_vec(),
            ..Self::without_pages(store, dictionary, bodies, clock)
        }
    }

    /// A site that only those may enter who bring a credential, under any name.
    pub fn without_pages(
        store: Store,
        dictionary: Dictionary,
        bodies: Vec<Body>,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
    ) -> Self {
        Self {
            store,
            readers: Vec::new(),
            bodies,
            papers: Vec::new(),
            build: env!("CARGO_PKG_VERSION").to_owned(),
            hosts: Vec::new(),
            dictionary: RwLock::new(dictionary),
            clock: Box::new(clock),
            downloads: Downloads::default(),
            counts: Counts::default(),
            pages: Downloads::bounded(Bounds { at_once: 8, of_one_reader: 4, ..Bounds::default() }),
            gate: Arc::new(Semaphore::new(QUESTIONS_AT_ONCE)),
            line: Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(1, NonZero::get) + 1)),
            watch: Watch::default(),
            scheme: "http",
            #[cfg(feature = "testing")]
            admits: None,
        }
    }

    /// Opens the REST interface to whom this tells apart.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn admitting(
        mut self,
        admits: impl Fn(&Arc<Site>, &Parts) -> Result<Caller, RestFault> + Send + Sync + 'static,
    ) -> Self {
        self.admits = Some(Box::new(admits));
        self
    }

    /// What the site's clock says.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The texts of papers: file, such as `papers/it-service-delivery-summary.md`, and text.
    pub fn with_papers(mut self, papers: Vec<(String, String)>) -> Self {
        self.papers = papers;
        self
    }

    /// File and text of the paper whose record has this `name`.
    pub fn paper(&self, name: &str) -> Option<&(String, String)> {
        let stem = |file: &str| std::path::Path::new(file).file_stem().is_some_and(|stem| stem == name);
        self.papers.iter().find(|(file, _)| stem(file))
    }

    pub fn readers(&self) -> &[Reader] {
        &self.readers
    }

    /// A request without the header is no browser's, so nobody can have been led here.
    pub(crate) fn answers_to(&self, host: Option<&HeaderValue>) -> bool {
        let Some(host) = host else { return true };
        let Ok(host) = host.to_str() else { return false };
        let name = host
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
            .map_or(host, |(name, _)| name);
        self.hosts.is_empty() || self.hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    pub fn dictionary(&self) -> Dictionary {
        self.dictionary.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Registers that an organisation adds while the site runs are there from the next page on.
    pub fn use_dictionary(&self, dictionary: Dictionary) {
        *self.dictionary.write().unwrap_or_else(PoisonError::into_inner) = dictionary;
    }

    /// Somebody's look at the site. Names that are not known change nothing: the first reader looks at all of his bodies.
    pub fn visit(self: &Arc<Self>, reader: Option<&str>, body: Option<&str>, place: Place) -> Visit {
        let chosen = reader.and_then(|name| self.readers.iter().find(|one| one.actor.name == name));
        let reader = chosen.unwrap_or(&self.readers[0]).clone();
        let own: Vec<Body> = self.bodies.iter().filter(|one| reader.actor.bodies.holds(&one.id)).cloned().collect();
        let body = body.and_then(|code| own.iter().find(|one| one.code == code)).filter(|_| own.len() > 1).cloned();
        let mut actor = reader.actor.clone();
        if let Some(body) = &body {
            actor.bodies = narrowed(&actor.bodies, body, &own);
        }
        let words = Words::new((self.clock)(), &actor.id, actor.bodies.clone());
        let (now, at) = (words.now, Instant::present(&words));
        Visit { site: self.clone(), dictionary: self.dictionary(), reader, actor, words, now, at, own, body, place }
    }
}

/// Without the other organisations; companies that are none (suppliers, what all share) stay.
fn narrowed(bodies: &Bodies, to: &Body, own: &[Body]) -> Bodies {
    let is_other = |id: &str| id != to.id && own.iter().any(|one| one.id == id);
    Bodies::of(bodies.iter().filter(|id| *id == SHARED || !is_other(id)))
}

/// One request of one reader.
#[derive(Clone)]
pub struct Visit {
    pub site: Arc<Site>,
    pub dictionary: Dictionary,
    pub reader: Reader,
    /// The reader's rights, within the bodies looked at.
    pub actor: Actor,
    /// `now` and `today` are those of the instant looked from.
    pub words: Words,
    /// What the clock says, whatever instant is looked from.
    pub now: Timestamp,
    /// From when everything is seen.
    pub at: Instant,
    /// The reader's own organisations.
    pub own: Vec<Body>,
    /// The one looked at; none for all of them.
    pub body: Option<Body>,
    pub place: Place,
}

/// Where on the site a visit is.
#[derive(Debug, Clone, Default)]
pub struct Place {
    pub path: String,
    pub parameters: Vec<(String, String)>,
    /// Names the request in the log and on an error page.
    pub request: String,
}

impl Visit {
    pub fn store(&self) -> &Store {
        &self.site.store
    }

    /// Where questions run.
    pub fn source(&self) -> &Store {
        &self.site.store
    }

    /// Looks from the instant typed. One that cannot be looked from leaves the visit as it was.
    pub fn look_from(&mut self, typed: &str) -> Result<(), record::Trouble> {
        let at = record::instant::read(&self.dictionary, self.store(), &self.words, typed)?;
        self.words.now = at.at;
        self.at = at;
        Ok(())
    }

    /// The query, allowed; as at the instant looked from, unless it names one of its own.
    pub fn asks(&self, query: &record::Query) -> Result<record::Permitted, record::Trouble> {
        self.actor.asks(&self.dictionary, &query.clone().seen_from(&self.at.when), &self.words)
    }

    /// The query over records as they stand today, whatever instant is looked from.
    pub fn asks_today(&self, query: &record::Query) -> Result<record::Permitted, record::Trouble> {
        self.actor.asks(&self.dictionary, query, &self.words_today())
    }

    pub fn words_today(&self) -> Words {
        Words { now: self.now, ..self.words.clone() }
    }

    /// The register, if the reader could see any record of it. One that may not be read is one that does not exist.
    pub fn register(&self, name: &str) -> Result<Arc<record::Register>, record::Trouble> {
        let nothing = || record::Trouble::NotFound(String::new());
        let register = self.dictionary.get(name).ok_or_else(nothing)?;
        match self.asks(&record::Query::all(name)) {
            Ok(_) => Ok(register.clone()),
            Err(record::Trouble::NotAllowed(_)) => Err(nothing()),
            Err(other) => Err(other),
        }
    }

    /// Registers that the reader could see records of, by name.
    pub fn registers(&self) -> Vec<Arc<record::Register>> {
        // What is worked out for a question has no list to look through.
        let listed = self.dictionary.registers().filter(|one| !practice::worked_out::is(&one.name));
        listed.filter(|one| self.register(&one.name).is_ok()).cloned().collect()
    }
}
