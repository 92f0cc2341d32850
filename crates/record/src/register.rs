//! The form of a register: what one file in `registers/` says, as types.

use indexmap::IndexMap;
use std::collections::BTreeSet;
use std::sync::Arc;
use store::ColumnKind;

use crate::query::Filter;

/// A kind of record. Fields, states and rights include those inherited through `extends`.
#[derive(Debug, Clone)]
pub struct Register {
    pub name: String,
    pub title: String,
    pub plural: String,
    /// Prefix of numbers (`INC`), when records have one.
    pub reference: Option<String>,
    pub purpose: String,
    pub keep: Keep,
    pub extends: Option<String>,
    /// The register at the top of `extends`: its name is the name of the physical table.
    pub root: String,
    /// The folder of the file: `desk`, `estate`, …
    pub folder: String,
    /// The field that stands for a record where it is referred to.
    pub display: String,
    /// Fields by which a query may name a record: `company = colp`.
    pub known_by: Vec<String>,
    pub columns: Vec<String>,
    pub order: Vec<(String, bool)>,
    pub fields: IndexMap<String, Arc<Field>>,
    pub states: IndexMap<String, State>,
    pub access: Access,
    pub clocks: IndexMap<String, ClockRule>,
    pub views: IndexMap<String, String>,
    pub lookups: Vec<Lookup>,
    /// By what programs that tell of records recognise one; none where nobody says.
    pub identity: Option<Identity>,
    /// Names by which clients know a field besides its own, and the field: `incident_state` is `state`.
    pub aliases: IndexMap<String, String>,
    /// File and text, so that later faults can still point at the line.
    pub file: String,
}

/// A named value of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub name: String,
    pub label: String,
    pub kind: Kind,
    pub required: bool,
    pub default: Option<String>,
    /// The question a form asks.
    pub ask: Option<String>,
    pub hint: Option<String>,
    pub unit: Option<String>,
    /// Roles that may read or write it; none given means whoever may read or write the record.
    pub read: Option<Vec<String>>,
    pub write: Option<Vec<String>>,
    pub personal: bool,
    /// May be shown to the public as evidence of a published figure.
    pub public: bool,
    /// Kept by Guildhall itself; no draft sets it.
    pub kept: bool,
    /// A choice that takes nothing but its own values, from programs too: rules stand on it.
    pub strict: bool,
    /// Whether rows are found by it and put in its order; where nothing is said, the kind decides.
    pub index: Option<bool>,
}

/// What a field can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Line,
    Prose,
    Choice(Vec<Choice>),
    Ref(String),
    Refs(String),
    Person,
    Date,
    DateTime,
    Duration,
    Whole,
    Decimal,
    Money,
    YesNo,
    Journal,
    Url,
    File,
    /// A password, key or token, of which only what it is recognised by is kept; nobody reads that.
    Secret,
}

pub const KINDS: [&str; 17] = [
    "line",
    "prose",
    "choice",
    "ref",
    "refs",
    "person",
    "date",
    "date-time",
    "duration",
    "whole",
    "decimal",
    "money",
    "yes-no",
    "journal",
    "url",
    "file",
    "secret",
];

/// The register that people are in.
pub const PEOPLE: &str = "sys_user";
/// The register of bodies and suppliers.
pub const COMPANIES: &str = "core_company";
/// The register of choices that an organisation added to those of the registers' files.
pub const CHOICES: &str = "sys_choice";

impl Kind {
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Line => "line",
            Kind::Prose => "prose",
            Kind::Choice(_) => "choice",
            Kind::Ref(_) => "ref",
            Kind::Refs(_) => "refs",
            Kind::Person => "person",
            Kind::Date => "date",
            Kind::DateTime => "date-time",
            Kind::Duration => "duration",
            Kind::Whole => "whole",
            Kind::Decimal => "decimal",
            Kind::Money => "money",
            Kind::YesNo => "yes-no",
            Kind::Journal => "journal",
            Kind::Url => "url",
            Kind::File => "file",
            Kind::Secret => "secret",
        }
    }

    /// The register a reference leads to.
    pub fn leads_to(&self) -> Option<&str> {
        match self {
            Kind::Ref(to) => Some(to),
            Kind::Person => Some(PEOPLE),
            _ => None,
        }
    }

    pub fn choices(&self) -> &[Choice] {
        match self {
            Kind::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// How the store keeps it; journals are records of their own.
    pub fn column(&self) -> Option<ColumnKind> {
        match self {
            Kind::Journal => None,
            Kind::Duration | Kind::Whole | Kind::Decimal | Kind::Money | Kind::YesNo => Some(ColumnKind::Int),
            _ => Some(ColumnKind::Text),
        }
    }

    /// Has an order that `<` and `>=` can use.
    pub fn is_ordered(&self) -> bool {
        self.is_number() || matches!(self, Kind::Date | Kind::DateTime | Kind::Choice(_) | Kind::Line)
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Kind::Duration | Kind::Whole | Kind::Decimal | Kind::Money)
    }

    pub fn is_time(&self) -> bool {
        matches!(self, Kind::Date | Kind::DateTime)
    }

    /// Words that full-text search should find.
    pub fn is_text(&self) -> bool {
        matches!(self, Kind::Line | Kind::Prose | Kind::Url)
    }
}

/// One value of a choice; the order of a file is the order of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// The word by which queries may also name it (a state's name).
    pub name: String,
}

/// Where a record stands, and where it may go.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub name: String,
    pub value: String,
    pub label: String,
    pub next: Vec<String>,
    pub needs: Vec<String>,
    /// Fields that a person has to fill in before; clients of the REST interface may leave them out.
    pub asks: Vec<String>,
    pub by: Vec<String>,
    pub closed: bool,
}

/// Who may. Words are roles, or person fields of the record itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Access {
    pub read: Vec<String>,
    pub write: Vec<String>,
    /// The condition a row must meet, over the record's own fields.
    pub rows: Filter,
}

/// How long records are kept, and from when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keep {
    pub months: Option<u32>,
    /// State or date field from which it counts; none for "for good".
    pub after: Option<String>,
    pub sentence: String,
}

/// A statutory or review clock: in which states it runs, and towards what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    pub runs_in: Vec<String>,
    pub target: String,
    pub calendar: Option<String>,
}

/// By what a record is recognised when programs tell of it again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The register that says so, among whose records is looked.
    pub register: String,
    /// Fields that together name one record; the first of these lists that is told whole and finds one decides.
    pub by: Vec<Vec<String>>,
    /// The name of the relation by which a record is part of another, within which alone it is recognised.
    pub within: Option<String>,
}

/// A field that follows from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    pub field: String,
    pub from: Vec<String>,
    /// Values of `from` joined by a blank, and what they give.
    pub gives: IndexMap<String, String>,
}

impl Register {
    /// The field of this name, or that an alias of this name means. What is stored is under the field's own name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.shared_field(name).map(Arc::as_ref)
    }

    /// The same, to be kept beside rows without a copy of it.
    pub fn shared_field(&self, name: &str) -> Option<&Arc<Field>> {
        self.fields.get(name).or_else(|| self.fields.get(self.aliases.get(name)?))
    }

    /// Fields under their own names, and under those by which clients know them too.
    pub fn named_fields(&self) -> impl Iterator<Item = (&str, &Arc<Field>)> {
        let own = self.fields.iter().map(|(name, field)| (name.as_str(), field));
        let also = self.aliases.keys().filter_map(|name| Some((name.as_str(), self.shared_field(name)?)));
        own.chain(also)
    }

    /// Fields by whose words search finds a record: its texts, but none that only some of its readers may see.
    pub fn searched(&self) -> impl Iterator<Item = &str> {
        let open = self.fields.values().filter(|f| f.kind.is_text() && f.read.is_none() && f.kind != Kind::File);
        open.map(|f| f.name.as_str()).filter(|name| !name.starts_with("sys_"))
    }

    /// Whether a field takes nothing but its own choices, from programs too: its register says so, or what follows from it.
    pub fn is_strict(&self, field: &Field) -> bool {
        let follows = |lookup: &Lookup| lookup.field == field.name || lookup.from.contains(&field.name);
        field.strict || field.name == "state" || self.lookups.iter().any(follows)
    }

    /// The state whose stored value or name this is.
    pub fn state(&self, value: &str) -> Option<&State> {
        self.states.values().find(|state| state.value == value || state.name == value)
    }

    /// Fields of kind person that an access list names.
    pub fn people_in<'a>(&'a self, list: &'a [String]) -> impl Iterator<Item = &'a str> {
        list.iter().map(String::as_str).filter(|word| self.fields.get(*word).is_some_and(|f| f.kind == Kind::Person))
    }

    /// Roles that an access list names. A word that is also a person field means both: the role, and the person named.
    pub fn roles_in<'a>(&'a self, list: &'a [String]) -> impl Iterator<Item = &'a str> {
        list.iter().map(String::as_str).filter(|word| self.fields.get(*word).is_none_or(|f| f.kind == Kind::Person))
    }

    /// Every role this register speaks of, but for words that are also fields of its own.
    pub fn roles(&self) -> BTreeSet<&str> {
        let access = self.access.read.iter().chain(&self.access.write);
        let fields = self.fields.values().flat_map(|f| f.read.iter().chain(f.write.iter()).flatten());
        let states = self.states.values().flat_map(|s| &s.by);
        access.chain(fields).chain(states).map(String::as_str).filter(|w| !self.fields.contains_key(*w)).collect()
    }

    /// Fields a person may fill in, in the order of the file.
    pub fn open_fields(&self) -> impl Iterator<Item = &Arc<Field>> {
        self.fields.values().filter(|field| !field.kept)
    }
}
