//! Decisions about changes: each is a record, and the change goes on or back.

use record::{Draft, Filter, Page, Query, Trouble};
use store::StoreError;

use super::REGISTER;
use crate::desk::{Desk, NotSaved, Occasion};

const APPROVALS: &str = "sysapproval_approver";
/// Stored values of states.
const ASSESS: &str = "-4";
const AUTHORIZE: &str = "-3";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Approved,
    Rejected,
}

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum NotDecided {
    #[error("{0}")]
    NotTheirs(String),
    #[error(transparent)]
    NotSaved(#[from] NotSaved),
}

impl From<StoreError> for NotDecided {
    fn from(error: StoreError) -> Self {
        Self::NotSaved(error.into())
    }
}

impl From<Trouble> for NotDecided {
    fn from(trouble: Trouble) -> Self {
        Self::NotSaved(trouble.into())
    }
}

impl Desk {
    /// What an approver decides about a change that waits for it. Approved, an assessed change comes to its authorisation and
    /// an authorised one is scheduled; rejected, it is new again.
    pub fn decide(&self, on: Occasion<'_>, change: &str, decision: Decision, comments: &str) -> Result<(), NotDecided> {
        self.sit(on, |sitting| {
            let query = Query::all(REGISTER).and(Filter::is("sys_id", change));
            let found = sitting.records(on.actor, &query, &["state", "company"], Page::ONE)?.pop();
            let found = found.ok_or_else(|| Trouble::NotFound("There is no such change.".into()))?;
            let not = |why: &str| Err(NotDecided::NotTheirs(why.to_owned()));
            if !on.actor.has_any(["approver"]) || !on.actor.scope.writes(APPROVALS) {
                return not("You may not approve changes.");
            }
            let state = found.text("state");
            if !matches!(state, ASSESS | AUTHORIZE) {
                let why = format!("It waits for no approval: it is {}.", found.shown("state"));
                return Err(NotDecided::NotTheirs(why));
            }
            if decision == Decision::Rejected && comments.trim().is_empty() {
                return not("Say in comments why it is rejected.");
            }
            let (word, next) = match (decision, state) {
                (Decision::Approved, ASSESS) => ("approved", "authorize"),
                (Decision::Approved, _) => ("approved", "scheduled"),
                (Decision::Rejected, _) => ("rejected", "new"),
            };
            let kept = Draft::new(APPROVALS)
                .with("company", found.text("company"))
                .with("sysapproval", change)
                .with("approver", "me")
                .with("state", word)
                .with("asked_in", found.shown("state"))
                .with("comments", comments)
                .with("decided_at", "now")
                .with("source_table", REGISTER);
            sitting.save(&on.actor.program(), &kept)?;
            let mut draft = Draft { sys_id: Some(change.to_owned()), ..Draft::new(REGISTER) }.with("state", next);
            if decision == Decision::Rejected {
                draft = draft.with("approval", "rejected").with("approval_set", "now");
            }
            if !comments.trim().is_empty() {
                draft = draft.with("work_notes", comments);
            }
            // By the approver's own rights: rules say what else is needed.
            sitting.save(on.actor, &draft)?;
            Ok(())
        })
    }
}
