//! Which records are meant: the encoded query, and pairs of a field and its value.

use practice::worked_out;
use record::encoded::{self, Asker};
use record::{Check, Filter, Query, Register, Trouble};

use crate::rest::call::Call;
use crate::rest::fault::RestFault;
use crate::rest::reply::{Reply, named};

/// A query, and what of it means nothing here.
pub struct Asking {
    pub query: Query,
    ignored: Vec<String>,
}

/// The most that is told of what was ignored, in bytes.
const IGNORED_BYTES_MAX: usize = 1000;

impl Asking {
    /// `sysparm_query` and all parameters that name a field, joined by `and`.
    pub fn of(call: &Call, register: &Register) -> Result<Self, RestFault> {
        let Self { mut query, mut ignored } = Self::encoded(call, register, call.parameter("sysparm_query"))?;
        for (name, value) in &call.parameters {
            let is_path = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.');
            let is_field =
                name.chars().all(is_path) && record::parse::kind_at(&call.dictionary, register, name).is_some();
            if name.starts_with("sysparm_") || !is_field {
                continue;
            }
            let read = Self::encoded(call, register, &format!("{name}={}", value.replace('^', "^^")))?;
            query = query.and(read.query.filter);
            ignored.extend(read.ignored);
        }
        Ok(Self { query, ignored })
    }

    /// Whether all of it may be read is judged before any row is looked at, those of conditions on related records included.
    fn encoded(call: &Call, register: &Register, text: &str) -> Result<Self, RestFault> {
        let (dictionary, actor) = (&call.dictionary, &call.caller.actor);
        let asker = Asker { words: &call.words, user_name: &actor.name, groups: &call.caller.groups, added: call };
        let mut related = Vec::new();
        let read = encoded::read(dictionary, register, text, asker, &mut |one| {
            let permitted = one.asks(dictionary, actor, asker)?;
            related.push(permitted.clone());
            Ok(permitted.map(|_| Filter::test(&one.own, Check::Filled)))
        });
        let mut read = read.map_err(refused)?;
        if !related.is_empty() {
            call.asks(&read.query)?;
            let mut related = related.into_iter();
            read = encoded::read(dictionary, register, text, asker, &mut |one| {
                let permitted = related.next().flatten();
                let found = |permitted| one.found(&permitted, &mut &worked_out::store(call.store(), &permitted)?);
                permitted.map(found).transpose()
            })
            .map_err(refused)?;
        }
        Ok(Self { query: read.query, ignored: read.ignored })
    }

    /// What of it means nothing here.
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// Silence would widen the answer unseen: what was left out is said in a header.
    pub fn say(&self, reply: Reply) -> Reply {
        if self.ignored.is_empty() {
            return reply;
        }
        tracing::info!(count = self.ignored.len(), "parts of an encoded query mean nothing here");
        let visible = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '?' };
        let said: String = self.ignored.join("^").chars().map(visible).take(IGNORED_BYTES_MAX).collect();
        reply.with(named("x-query-ignored"), said)
    }
}

fn refused(trouble: Trouble) -> RestFault {
    match trouble {
        Trouble::NotAllowed(_) => RestFault::may_not_query_field(),
        other => other.into(),
    }
}
