//! Whose rows may be seen.

use std::collections::BTreeSet;

/// The `company` of rows that belong to no one body and that everybody may see: calendars, companies themselves.
pub const SHARED: &str = "global";

/// A set of bodies (values of the column `company`). [`SHARED`] is always one of them.
///
/// There is no "all bodies": whoever needs several names each of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bodies(BTreeSet<String>);

impl Bodies {
    pub fn of<S: Into<String>>(companies: impl IntoIterator<Item = S>) -> Self {
        let mut set: BTreeSet<String> = companies.into_iter().map(Into::into).collect();
        set.insert(SHARED.to_owned());
        Self(set)
    }

    /// Only what everybody may see.
    pub fn shared() -> Self {
        Self::of(Vec::<String>::new())
    }

    pub fn holds(&self, company: &str) -> bool {
        self.0.contains(company)
    }

    /// The bodies of both sets.
    pub fn and(&self, other: &Bodies) -> Self {
        Self::of(self.0.union(&other.0).cloned())
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}
