//! What goes out after a commit: letters, webhooks. Each is sent at least once: whoever takes one has it for a while, and if
//! nothing is heard of it by then, another may take it.

use crate::bodies::Bodies;
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::{int, text};
use crate::sql::{Dialect, rows};
use crate::store::Store;
use crate::writing::is_instant;

const DUE: &str =
    "done = 0 and due <= {} and (leased_until is null or leased_until <= {}) and (kind = {} or kind like {})";

fn due(kind: &str, now: &str) -> Vec<Datum> {
    vec![Datum::text(now), Datum::text(now), Datum::text(kind), Datum::Text(format!("{kind}/%"))]
}

/// Taken from the outbox, to be sent by who took it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    pub id: i64,
    pub kind: String,
    /// The receiver can tell a second sending by this.
    pub key: String,
    pub payload: serde_json::Value,
    /// This attempt's number, from 1. An answer that comes after another took it over is ignored by this.
    pub attempts: i64,
}

impl Store {
    /// Whether any of a kind is due at `now` and held by nobody: a look that writes nothing.
    pub fn outbox_is_due(&self, kind: &str, now: &str) -> Result<bool> {
        let pattern = format!("select id from _outbox where {DUE} limit 1");
        let statement = rows::own(self.dialect(), &pattern, due(kind, now))?;
        self.engine().read(&Bodies::shared(), |session| session.rows(statement)).map(|rows| !rows.is_empty())
    }

    /// Takes up to `limit` of a kind (`letter` has `letter/major_incident`) that are due at `now` and held by nobody, until
    /// `lease_until`. Both `YYYY-MM-DD HH:MM:SS`, UTC.
    pub fn outbox_claim(&self, kind: &str, now: &str, lease_until: &str, limit: u64) -> Result<Vec<Outgoing>> {
        if !is_instant(now) || !is_instant(lease_until) || lease_until <= now {
            return Err(StoreError::refused("A lease needs two instants, YYYY-MM-DD HH:MM:SS, the second later."));
        }
        let dialect = self.dialect();
        // On SQLite there is one writer, and nothing to skip.
        let skipping = if dialect == Dialect::Postgres { " for update skip locked" } else { "" };
        // Chosen once and for all before anything is changed: a join could run a bare subselect again, and take more.
        let pattern = format!(
            "with chosen as materialized (\
             select id from _outbox where {DUE} \
             order by due, id limit {{}}{skipping}) \
             update _outbox set attempts = attempts + 1, leased_until = {{}} where id in (select id from chosen) \
             returning id, kind, key, payload, attempts"
        );
        let limit = Datum::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let values = due(kind, now).into_iter().chain([limit, Datum::text(lease_until)]).collect();
        let statement = rows::own(dialect, &pattern, values)?;
        let answer = self.engine().work(&Bodies::shared(), |session| session.rows(statement))?;
        let mut taken: Vec<Outgoing> = answer
            .iter()
            .map(|row| {
                let payload = serde_json::from_str(&text(row, 3)).map_err(StoreError::engine)?;
                Ok(Outgoing { id: int(row, 0), kind: text(row, 1), key: text(row, 2), payload, attempts: int(row, 4) })
            })
            .collect::<Result<_>>()?;
        taken.sort_by_key(|outgoing| outgoing.id);
        Ok(taken)
    }

    /// It was sent. False if another has taken it over meanwhile.
    pub fn outbox_done(&self, sent: &Outgoing) -> Result<bool> {
        self.settle(sent, "done = 1, leased_until = null, error = null", Vec::new())
    }

    /// It could not be sent; it is due again at `retry_at`. False if another has taken it over meanwhile.
    pub fn outbox_failed(&self, tried: &Outgoing, why: &str, retry_at: &str) -> Result<bool> {
        if !is_instant(retry_at) {
            return Err(StoreError::refused(format!("{retry_at:?} is no instant: write YYYY-MM-DD HH:MM:SS in UTC.")));
        }
        let values = vec![Datum::text(retry_at), Datum::text(why)];
        self.settle(tried, "due = {}, leased_until = null, error = {}", values)
    }

    /// Removes up to `limit` of what was sent and had been due by then; answers how many.
    pub fn outbox_sweep(&self, due_by: &str, limit: u64) -> Result<u64> {
        if !is_instant(due_by) {
            return Err(StoreError::refused(format!("{due_by:?} is no instant: write YYYY-MM-DD HH:MM:SS in UTC.")));
        }
        let pattern = "delete from _outbox where id in \
                       (select id from _outbox where done = 1 and due <= {} order by due, id limit {})";
        let values = vec![Datum::text(due_by), Datum::Int(i64::try_from(limit).unwrap_or(i64::MAX))];
        let statement = rows::own(self.dialect(), pattern, values)?;
        self.engine().work(&Bodies::shared(), |session| session.run(statement))
    }

    fn settle(&self, taken: &Outgoing, change: &str, mut values: Vec<Datum>) -> Result<bool> {
        values.extend([Datum::Int(taken.id), Datum::Int(taken.attempts)]);
        let pattern = format!("update _outbox set {change} where id = {{}} and attempts = {{}} and done = 0");
        let statement = rows::own(self.dialect(), &pattern, values)?;
        self.engine().work(&Bodies::shared(), |session| session.run(statement)).map(|rows| rows > 0)
    }
}
