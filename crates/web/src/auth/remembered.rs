//! Who came before and what their credential opened, for as long as none of the records that say so was written: then the next
//! request is looked up anew. What was revoked, and who has left, is so at once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use practice::credentials::{self, Credential};
use practice::people::{self, Person};
use record::{Dictionary, Secret, Trouble};
use store::Store;

/// Proofs remembered; then it begins anew.
const PROOFS_MAX: usize = 10_000;

/// Somebody, by what they came with.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    pub person: Person,
    pub credential: Option<Credential>,
    /// By what they are recognised who come with a password.
    pub password: Option<Secret>,
    /// Until when what they came with counts, as a stamp; empty for as long as the records say so.
    pub until: String,
}

#[derive(Default)]
pub(super) struct Remembered(Mutex<State>);

#[derive(Default)]
struct State {
    /// The revision to which it was looked whether anything has changed.
    revision: i64,
    /// Counts how often all was forgotten: what was read before that is not kept after it.
    turn: u64,
    dictionary: Option<Dictionary>,
    proofs: HashMap<(&'static str, String), Proof>,
}

impl State {
    fn forget(&mut self) {
        self.turn += 1;
        self.proofs.clear();
    }
}

impl Remembered {
    /// The proof of this kind under this name: as it was looked up before, or as it is found now.
    pub fn proof<E: From<Trouble>>(
        &self,
        (store, dictionary, now): (&Store, &Dictionary, &str),
        name: (&'static str, String),
        look: impl FnOnce() -> Result<Option<Proof>, E>,
    ) -> Result<Option<Proof>, E> {
        let turn = self.refreshed(store, dictionary)?;
        let counts = |proof: &&Proof| proof.until.is_empty() || proof.until.as_str() > now;
        if let Some(proof) = self.state().proofs.get(&name).filter(counts) {
            return Ok(Some(proof.clone()));
        }
        let found = look()?;
        let mut state = self.state();
        if let Some(proof) = found.as_ref().filter(|_| state.turn == turn) {
            if state.proofs.len() >= PROOFS_MAX {
                state.proofs.clear();
            }
            state.proofs.insert(name, proof.clone());
        }
        Ok(found)
    }

    /// Forgets all if something of it may have changed; the turn that began then.
    fn refreshed(&self, store: &Store, dictionary: &Dictionary) -> Result<u64, Trouble> {
        let revision = self.state().revision;
        let (head, written) = store.written_since(revision)?;
        let registers = people::REGISTERS.iter().chain(credentials::REGISTERS);
        let mut roots = registers.filter_map(|name| dictionary.get(name)).map(|register| &register.root);
        let is_stale = written.is_none_or(|tables| roots.any(|root| tables.contains(root)));
        let mut state = self.state();
        if is_stale || !state.dictionary.as_ref().is_some_and(|known| known.is_same(dictionary)) {
            state.forget();
            state.dictionary = Some(dictionary.clone());
        }
        // Somebody else may have looked further; a store that was put back stands before.
        state.revision = if head < revision { head } else { state.revision.max(head) };
        Ok(state.turn)
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
