//! Who may. Everything read goes through [`Actor::asks`]; there is no other way to a [`Permitted`], and the roads to the store
//! take nothing else.

use std::collections::BTreeSet;
use std::sync::Arc;

use store::{Bodies, Cond, Datum, Op, Slot, StoreError};
use thiserror::Error;

use crate::dictionary::Dictionary;
use crate::fault::Fault;
use crate::lower::{self, Lowering};
use crate::query::Query;
use crate::register::{Field, Kind, Register};
use crate::road::Permitted;
use crate::words::Words;

/// Somebody who reads or writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// `sys_id` in `sys_user`; for the program itself a word such as `setup`.
    pub id: String,
    /// `user_name`: what revisions and `sys_created_by` keep.
    pub name: String,
    pub roles: BTreeSet<String>,
    pub bodies: Bodies,
    /// The registers that can be reached at all, whatever the roles allow.
    pub scope: Scope,
}

/// Registers that can be reached; all, unless somebody comes with a credential for some.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Reach {
    #[default]
    All,
    Only(BTreeSet<String>),
}

impl Reach {
    /// These registers, with all that extend them.
    pub fn of<'n>(dictionary: &Dictionary, names: impl IntoIterator<Item = &'n str>) -> Self {
        Self::Only(names.into_iter().flat_map(|name| dictionary.family(name)).collect())
    }

    fn holds(&self, register: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(names) => names.contains(register),
        }
    }
}

/// What a credential opens. It takes from what an actor may, and never adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    pub reads: Reach,
    pub writes: Reach,
}

impl Scope {
    /// As far as roles and bodies go.
    pub const ALL: Self = Self { reads: Reach::All, writes: Reach::All };

    /// What is written can also be read: an answer shows it.
    pub fn reads(&self, register: &str) -> bool {
        self.reads.holds(register) || self.writes(register)
    }

    pub fn writes(&self, register: &str) -> bool {
        self.writes.holds(register)
    }
}

/// The role that may do everything within its bodies.
pub const ADMIN: &str = "admin";

/// What goes wrong for somebody on a page.
#[derive(Debug, Error)]
pub enum Trouble {
    #[error("{0}")]
    NotAllowed(String),
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    TooMuch(String),
    #[error(transparent)]
    Fault(#[from] Box<Fault>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

impl Actor {
    /// The program itself, within the bodies named.
    pub fn system(name: &str, bodies: Bodies) -> Self {
        Self {
            id: name.to_owned(),
            name: name.to_owned(),
            roles: BTreeSet::from([ADMIN.to_owned()]),
            bodies,
            scope: Scope::ALL,
        }
    }

    /// The program in this actor's name, within the same bodies: for what follows from their deeds and is not theirs to decide.
    pub fn program(&self) -> Self {
        Self { name: self.name.clone(), ..Self::system(&self.id, self.bodies.clone()) }
    }

    pub fn has_any<'a>(&self, roles: impl IntoIterator<Item = &'a str>) -> bool {
        self.roles.contains(ADMIN) || roles.into_iter().any(|role| self.roles.contains(role))
    }

    /// Whether any record of this register could be visible.
    pub fn may_read(&self, register: &Register) -> bool {
        let by_role = self.has_any(register.roles_in(&register.access.read));
        self.scope.reads(&register.name) && (by_role || register.people_in(&register.access.read).next().is_some())
    }

    /// Whether a role of the actor may write records of this register (person fields are judged record by record).
    pub fn may_write(&self, register: &Register) -> bool {
        self.scope.writes(&register.name) && self.has_any(register.roles_in(&register.access.write))
    }

    /// A secret is read by nobody, whatever the role.
    pub fn may_read_field(&self, field: &Field) -> bool {
        let reads = |roles: &Vec<String>| self.has_any(roles.iter().map(String::as_str));
        field.kind != Kind::Secret && field.read.as_ref().is_none_or(reads)
    }

    /// The field by which the actor knows a record of this register: what stands for it, if the actor may read that.
    pub fn display<'r>(&self, register: &'r Register) -> &'r str {
        let ways = [register.display.as_str(), "number"];
        ways.into_iter().find(|way| register.field(way).is_some_and(|f| self.may_read_field(f))).unwrap_or("sys_id")
    }

    pub fn may_write_field(&self, field: &Field) -> bool {
        !field.kept && field.write.as_ref().is_none_or(|roles| self.has_any(roles.iter().map(String::as_str)))
    }

    /// The query, allowed: joined with the row rights of every register that it touches. A field the actor may not read is
    /// refused before any row is looked at, whatever rows exist.
    pub fn asks(&self, dictionary: &Dictionary, query: &Query, words: &Words) -> Result<Permitted, Trouble> {
        let register = dictionary.find(&query.register).map_err(Trouble::NotFound)?.clone();
        let visible = visible(dictionary, self, words, &register, 0);
        if visible == Cond::FALSE {
            return Err(Trouble::NotAllowed(format!("You may not read {}.", register.plural.to_lowercase())));
        }
        let mut lowering =
            Lowering::new(dictionary.clone(), Arc::new(self.clone()), Arc::new(words.clone()), register.clone());
        let filter = Cond::All(vec![visible, lowering.cond(&query.filter)?]);
        let mut order = Vec::new();
        for one in &query.order {
            let (slot, field) = lowering.ordering_slot(&one.path)?;
            let scale = field.kind.choices().iter().map(|choice| choice.value.clone()).collect();
            order.push(store::Order { slot, descending: one.descending, scale });
        }
        Ok(Permitted::new(query.clone(), lowering, filter, order))
    }
}

/// The rows of a register and of all that extend it which the actor may see, as a condition over slot table `place`.
pub(crate) fn visible(
    dictionary: &Dictionary,
    actor: &Actor,
    words: &Words,
    register: &Arc<Register>,
    place: usize,
) -> Cond {
    let family = dictionary.family(&register.name);
    let mut rights: Vec<(Cond, Vec<Datum>)> = Vec::new();
    for name in &family {
        let Some(member) = dictionary.get(name) else { continue };
        let cond = rows_of(actor, words, member, place);
        match rights.iter_mut().find(|(known, _)| *known == cond) {
            Some((_, classes)) => classes.push(Datum::text(name)),
            None => rights.push((cond, vec![Datum::text(name)])),
        }
    }
    if rights.len() == 1 {
        return rights.remove(0).0;
    }
    let class = Slot::of(place, "sys_class_name");
    let some = rights.into_iter().filter(|(cond, _)| *cond != Cond::FALSE);
    Cond::Any(some.map(|(cond, classes)| Cond::All(vec![Cond::In(class.clone(), classes), cond])).collect())
}

fn rows_of(actor: &Actor, words: &Words, register: &Register, place: usize) -> Cond {
    if !actor.scope.reads(&register.name) {
        return Cond::FALSE;
    }
    let by_role = actor.has_any(register.roles_in(&register.access.read));
    let own = register.people_in(&register.access.read);
    let own = own.map(|field| Cond::Compare(Slot::of(place, field), Op::Is, Datum::text(&actor.id)));
    let reads = if by_role { Cond::TRUE } else { Cond::Any(own.collect()) };
    let rows = lower::own_cond(register, &register.access.rows, words, place);
    if reads == Cond::FALSE || rows == Cond::FALSE {
        Cond::FALSE
    } else if reads == Cond::TRUE {
        rows
    } else if rows == Cond::TRUE {
        reads
    } else {
        Cond::All(vec![reads, rows])
    }
}
