//! Who held the records of a query between two instants, added up from the stretches of each: by group, by person, by supplier.

use std::collections::{BTreeMap, BTreeSet};

use clock::Interval;
use record::{Actor, Dictionary, Query, Trouble, Words};
use store::Store;

use crate::clocks;
use crate::held::{self, GROUP, Holder, PERSON, Stretch, Total};

/// By whom time is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Group,
    Person,
    Supplier,
}

impl Whose {
    pub const ALL: [Whose; 3] = [Whose::Group, Whose::Person, Whose::Supplier];

    /// `group`, as addresses and papers name it.
    pub fn word(self) -> &'static str {
        match self {
            Whose::Group => "group",
            Whose::Person => "person",
            Whose::Supplier => "supplier",
        }
    }

    pub fn of(self, holder: &Holder) -> Option<&str> {
        match self {
            Whose::Group => holder.group.as_deref(),
            Whose::Person => holder.person.as_deref(),
            Whose::Supplier => holder.supplier.as_deref(),
        }
    }

    /// The register in which they stand.
    pub fn register(self) -> &'static str {
        match self {
            Whose::Group => "sys_user_group",
            Whose::Person => record::register::PEOPLE,
            Whose::Supplier => record::register::COMPANIES,
        }
    }
}

/// What one held. Durations are seconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    pub total: Total,
    /// How many records it held for any time at all.
    pub records: u64,
    /// How often it took one over from another.
    pub taken_over: u64,
}

/// What all of them held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shares {
    /// By `sys_id`; none is nobody, or before it was recorded.
    pub by: BTreeMap<Option<String>, Share>,
    /// All of them together: each record counts once.
    pub together: Share,
}

/// One record as far as it was held between the two instants.
pub struct One<'o> {
    pub sys_id: &'o str,
    pub stretches: Vec<Stretch>,
    /// When it was taken over, and by whom.
    pub taken_over: Vec<(jiff::Timestamp, String)>,
}

/// Whose records, and through whose eyes they are looked at.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    pub store: &'a Store,
    pub dictionary: &'a Dictionary,
    pub actor: &'a Actor,
    pub words: &'a Words,
}

/// Hands over each record of a query that was held between two instants, with its stretches clipped to them.
pub fn each(
    asking: Asking<'_>,
    query: &Query,
    whose: Whose,
    window: &Interval,
    each: &mut dyn FnMut(One<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let Asking { store, dictionary, actor, words } = asking;
    let register = dictionary.find(&query.register).map_err(Trouble::NotFound)?;
    let field = if whose == Whose::Person { PERSON } else { GROUP };
    match register.field(field) {
        None => return Err(Trouble::NotFound(format!("Nobody holds {}.", register.plural.to_lowercase()))),
        Some(field) if !actor.may_read_field(field) => {
            return Err(Trouble::NotAllowed("You may not see to whom these were assigned.".into()));
        }
        Some(_) => {}
    }
    clocks::each(store, dictionary, actor, words, query, &mut |sys_id, clocks| {
        let Some(held) = &clocks.held else { return Ok(()) };
        let whole = held.stretches(clocks.at);
        let taken_over = held::taken_over(&whole, |holder| whose.of(holder));
        let taken_over = taken_over.into_iter().filter(|(at, _)| window.from <= *at && *at < window.to);
        let taken_over = taken_over.map(|(at, who)| (at, who.to_owned())).collect();
        let stretches = held.within(window, clocks.at);
        if stretches.is_empty() { Ok(()) } else { each(One { sys_id, stretches, taken_over }) }
    })?;
    Ok(())
}

/// Adds up who held the records of a query between two instants.
pub fn shares(asking: Asking<'_>, query: &Query, whose: Whose, window: &Interval) -> Result<Shares, Trouble> {
    let mut shares = Shares::default();
    each(asking, query, whose, window, &mut |one| {
        shares.add(&one, whose);
        Ok(())
    })?;
    Ok(shares)
}

impl Shares {
    fn add(&mut self, one: &One<'_>, whose: Whose) {
        let mut held_by = BTreeSet::new();
        for (who, total) in held::totals(&one.stretches, |holder| whose.of(holder)) {
            let who = who.map(str::to_owned);
            let share = self.by.entry(who.clone()).or_default();
            share.total.add(&total);
            self.together.total.add(&total);
            held_by.insert(who);
        }
        for who in held_by {
            self.by.entry(who).or_default().records += 1;
        }
        for (_, who) in &one.taken_over {
            self.by.entry(Some(who.clone())).or_default().taken_over += 1;
            self.together.taken_over += 1;
        }
        self.together.records += 1;
    }
}

impl Total {
    fn add(&mut self, other: &Total) {
        self.elapsed += other.elapsed;
        self.inside += other.inside;
        self.waited += other.waited;
    }
}
