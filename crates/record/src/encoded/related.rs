//! Conditions on records that refer to the record: `RLQUERY` counts them, `JOIN` asks whether there is one.
//!
//! They are answered by a question of their own, with the asker's rights, before the query is put: what it finds becomes a
//! list of records in the query's tree.

use store::Datum;

use super::{Asker, is_path};
use crate::access::{Actor, Trouble};
use crate::dictionary::Dictionary;
use crate::query::{Check, Filter, Operand, Path, Query};
use crate::register::Register;
use crate::road::{Permitted, Source};
use crate::stats::By;

/// How many records refer to a record, or whether one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The register of those records.
    pub register: String,
    /// Their field that refers to the record.
    pub path: String,
    /// What it holds of the record: `sys_id`, or a reference of both to the same.
    pub own: String,
    sign: Sign,
    count: i64,
    /// Which of them, as an encoded query.
    pub conditions: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
}

const SIGNS: [(&str, Sign); 6] = [
    ("!=", Sign::IsNot),
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("=", Sign::Is),
    (">", Sign::More),
    ("<", Sign::Less),
];

impl Sign {
    fn holds(self, one: i64, other: i64) -> bool {
        match self {
            Self::Is => one == other,
            Self::IsNot => one != other,
            Self::Less => one < other,
            Self::AtMost => one <= other,
            Self::More => one > other,
            Self::AtLeast => one >= other,
        }
    }
}

impl Related {
    /// `sys_group_has_role.group,>0,m2m` and the conditions up to the end.
    pub(super) fn counted(head: &str, conditions: &[String]) -> Option<Self> {
        let mut parts = head.split(',').map(str::trim);
        let (register, path) = parts.next()?.split_once('.')?;
        let count = parts.next()?;
        let (sign, rest) = SIGNS.iter().find_map(|(text, sign)| Some((*sign, count.strip_prefix(text)?)))?;
        let conditions: Vec<String> = conditions.iter().map(|one| one.replace('^', "^^")).collect();
        Some(Self {
            register: register.to_owned(),
            path: path.to_owned(),
            own: "sys_id".to_owned(),
            sign,
            count: rest.trim().parse().ok()?,
            conditions: conditions.join("^"),
        })
    }

    /// `sys_user.sys_id=sys_user_group.manager!active=true`, from either side.
    pub(super) fn joined(text: &str, asked: &Register) -> Option<Self> {
        let (join, conditions) = text.split_once('!').unwrap_or((text, ""));
        let (one, other) = join.split_once('=')?;
        let (one, other) = (one.trim().split_once('.')?, other.trim().split_once('.')?);
        let ((_, own), (register, path)) = match asked.name == one.0 {
            true => (one, other),
            false if asked.name == other.0 => (other, one),
            false => return None,
        };
        if !own.chars().all(is_path) || !path.chars().all(is_path) {
            return None;
        }
        Some(Self {
            register: register.to_owned(),
            path: path.to_owned(),
            own: own.to_owned(),
            sign: Sign::More,
            count: 0,
            conditions: conditions.replace('^', "^^"),
        })
    }

    /// The question behind it, allowed; none if it speaks of what is not there.
    pub fn asks(&self, dictionary: &Dictionary, actor: &Actor, asker: Asker<'_>) -> Result<Option<Permitted>, Trouble> {
        let Some(register) = dictionary.get(&self.register) else { return Ok(None) };
        let is_there = |register: &Register, path: &str| crate::parse::kind_at(dictionary, register, path).is_some();
        if !is_there(register, &self.path) {
            return Ok(None);
        }
        let inner = super::query(dictionary, register, &self.conditions, asker)?;
        let query = Query { order: Vec::new(), ..inner.query };
        let permitted = actor.asks(dictionary, &query, asker.words)?;
        // Whether the field that refers may be read is judged with the rest, before any row is looked at.
        permitted.narrowed(&Filter::test(&self.path, Check::Filled)).map(Some)
    }

    /// The records of which it holds, as a condition.
    pub fn found(&self, permitted: &Permitted, source: &mut impl Source) -> Result<Filter, Trouble> {
        let groups = permitted.stats(source, &[By::field(Path::of(&self.path))], &[])?;
        let of_none = self.sign.holds(0, self.count);
        let ids = groups.into_iter().filter(|group| self.sign.holds(group.count, self.count) != of_none);
        let ids = ids.filter_map(|group| group.by.into_iter().next());
        let ids: Vec<Operand> =
            ids.filter(|(id, _)| !id.is_empty()).map(|(id, _): (Datum, String)| Operand::Datum(id)).collect();
        let found = Filter::test(&self.own, Check::In(ids));
        Ok(if of_none { found.negated() } else { found })
    }
}
