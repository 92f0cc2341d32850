//! Random queries in both spellings, by what the registers hold: every field, also those that the caller may not read, paths through
//! references, every operator, and operands of what is seen and of what is not.

use std::sync::Arc;

use record::register::{Kind, Register};

use crate::chance::Chance;
use crate::story::{SEEN, Told, UNSEEN, typed};
use crate::world::{BODIES, DICTIONARY};

pub struct Speller<'s> {
    pub chance: &'s mut Chance,
    pub told: &'s Told,
}

const OPERATORS: [&str; 40] = [
    "=",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "IN",
    "NOT IN",
    "LIKE",
    "LIKE",
    "*",
    "NOT LIKE",
    "!*",
    "STARTSWITH",
    "ENDSWITH",
    "%",
    "ISEMPTY",
    "ISNOTEMPTY",
    "EMPTYSTRING",
    "ANYTHING",
    "BETWEEN",
    "ON",
    "NOTON",
    "RELATIVEGT",
    "RELATIVELE",
    "INSTANCEOF",
    "DYNAMIC",
    "IN_HIERARCHY",
    "SAMEAS",
    "NSAMEAS",
    "GT_FIELD",
    "LT_OR_EQUALS_FIELD",
    "MORETHAN",
    "LESSTHAN",
    "DATEPART",
    "VALCHANGES",
    "CONTAINS",
    "NOTIN",
    "NOTEMPTY",
];

const FUNCTIONS: [&str; 6] = [
    "javascript:gs.getUserID()",
    "javascript:gs.getUserName()",
    "javascript:getMyGroups()",
    "javascript:gs.daysAgoStart(40)",
    "javascript:gs.beginningOfThisYear()",
    "javascript:nothing()",
];

impl Speller<'_> {
    pub fn register(&mut self) -> Arc<Register> {
        let often = [
            "incident",
            "incident",
            "task",
            "problem",
            "change_request",
            "sys_user",
            "sys_user_group",
            "cmdb_ci",
            "sys_journal_field",
            "sys_attachment",
            "sys_audit",
            "task_sla",
            "finding",
            "core_company",
            "em_alert",
            "sys_user_has_role",
            "sys_dictionary",
        ];
        if self.chance.once_in(2) {
            return DICTIONARY.get(self.chance.one::<&str>(&often)).expect("a register").clone();
        }
        let all: Vec<&Arc<Register>> = DICTIONARY.registers().collect();
        (*self.chance.one(&all)).clone()
    }

    /// A path from a register, and the kind at its end.
    pub fn path(&mut self, register: &Register) -> (String, Kind) {
        let mut path = String::new();
        let mut at = register.clone();
        for step in 0..4 {
            let fields: Vec<_> = at.fields.values().collect();
            let field = (*self.chance.one(&fields)).clone();
            let name = match self.chance.once_in(30) {
                true => "sys_class_name".to_owned(),
                false => field.name.clone(),
            };
            path += &name;
            let on = field
                .kind
                .leads_to()
                .filter(|_| step < 3 && self.chance.below(3) > 0)
                .and_then(|to| DICTIONARY.get(to));
            let Some(next) = on else { return (path, field.kind.clone()) };
            path += ".";
            at = (**next).clone();
        }
        (path, Kind::Line)
    }

    /// A record of a register, seen or not, or none at all.
    pub fn sys_id(&mut self, register: &str) -> String {
        let world = self.chance.below(2);
        let rows = match self.chance.below(8) {
            0..=3 => self.told.seen.of(register),
            4..=6 => self.told.unseen[world].of(register),
            _ => &[],
        };
        if rows.is_empty() { format!("{:032x}", self.chance.number()) } else { self.chance.one(rows).clone() }
    }

    pub fn number(&mut self) -> String {
        let world = self.chance.below(2);
        let some = if self.chance.once_in(2) { &self.told.seen.numbers } else { &self.told.unseen[world].numbers };
        if some.is_empty() { "INC0010001".into() } else { self.chance.one(some).clone() }
    }

    pub fn word(&mut self) -> String {
        match self.chance.below(8) {
            0 => self.number(),
            1 | 2 => (*self.chance.one(&SEEN)).to_owned(),
            3 | 4 => (*self.chance.one(&UNSEEN)).to_owned(),
            5 => (*self.chance.one(&["", "%", "_", "'", "1", "0", "true", "e", "a"])).to_owned(),
            6 => self.chance.one(&BODIES).1.to_owned(),
            _ => (*self.chance.one(&["zebra 3", "okapi 7 1", "printer 2", "vpn 5", "quagga 0"])).to_owned(),
        }
    }

    fn operand(&mut self, register: &Register, kind: &Kind) -> String {
        match kind {
            _ if self.chance.once_in(9) => self.word(),
            _ if self.chance.once_in(12) => (*self.chance.one(&FUNCTIONS)).to_owned(),
            Kind::Ref(to) | Kind::Refs(to) => self.sys_id(to),
            Kind::Person => self.sys_id("sys_user"),
            Kind::Choice(of) if !of.is_empty() => self.chance.one(of).value.clone(),
            Kind::Line | Kind::Prose | Kind::Journal | Kind::File | Kind::Secret | Kind::Choice(_) => {
                if self.chance.once_in(4) { self.sys_id(&register.name) } else { self.word() }
            }
            kind => typed(self.chance, kind, None).replace('T', " ").replace('Z', ""),
        }
    }

    fn condition(&mut self, register: &Register) -> String {
        if self.chance.once_in(25) {
            return format!("123TEXTQUERY321={}", self.word());
        }
        if self.chance.once_in(20) {
            return self.related(register);
        }
        let (path, kind) = self.path(register);
        let operator = *self.chance.one(&OPERATORS);
        let operand = match operator {
            "IN" | "NOT IN" | "NOTIN" => {
                let some: Vec<String> = (0..1 + self.chance.below(4)).map(|_| self.operand(register, &kind)).collect();
                some.join(",")
            }
            "BETWEEN" => format!("{}@{}", self.operand(register, &kind), self.operand(register, &kind)),
            "ON" | "NOTON" => "Some@2026-01-03 00:00:00@2026-02-20 00:00:00".into(),
            "RELATIVEGT" | "RELATIVELE" => "@day@ago@60".into(),
            "MORETHAN" | "LESSTHAN" => {
                let side = *self.chance.one(&["before", "after"]);
                let other = if self.chance.once_in(2) { "opened_at".to_owned() } else { self.path(register).0 };
                format!("{other}@day@{side}@{}", self.chance.below(20))
            }
            "DATEPART" => {
                let parts = ["'dayofweek','monday','EE'", "'hour','9','GE'", "'week','3','LT'", "'month','1','EE'"];
                format!("Some@javascript:gs.datePart({})", self.chance.one(&parts))
            }
            "SAMEAS" | "NSAMEAS" if self.chance.once_in(2) => {
                let other = if self.chance.once_in(2) { "sys_created_on".to_owned() } else { self.path(register).0 };
                format!("{other}@{}", self.chance.one(&["day", "week", "month"]))
            }
            "INSTANCEOF" => (*self.chance.one(&["task", "incident", "cmdb_ci"])).into(),
            "DYNAMIC" => {
                (*self.chance.one(&["90d1921e5f510100a9ad2572f2b477fe", "d6435e965f510100a9ad2572f2b47744"])).into()
            }
            "SAMEAS" | "NSAMEAS" | "GT_FIELD" | "LT_OR_EQUALS_FIELD" => self.path(register).0,
            "ISEMPTY" | "ISNOTEMPTY" | "EMPTYSTRING" | "ANYTHING" | "NOTEMPTY" => String::new(),
            _ => self.operand(register, &kind),
        };
        format!("{path}{operator}{}", operand.replace('^', "^^"))
    }

    /// How many records of another register lead here.
    fn related(&mut self, register: &Register) -> String {
        let leads: Vec<(String, String)> = DICTIONARY
            .registers()
            .flat_map(|one| one.fields.values().map(move |field| (one.name.clone(), field)))
            .filter(|(_, field)| {
                field.kind.leads_to().is_some_and(|to| to == register.name || Some(to) == register.extends.as_deref())
            })
            .map(|(table, field)| (table, field.name.clone()))
            .collect();
        if leads.is_empty() {
            return "RLQUERYincident.caller_id,>0^ENDRLQUERY".into();
        }
        let (table, field) = self.chance.one(&leads).clone();
        let count = *self.chance.one(&[">0", "=0", ">1", "<2", ">=3"]);
        let inner = DICTIONARY.get(&table).cloned().filter(|_| self.chance.once_in(2));
        let inner = inner.map(|inner| {
            let (path, kind) = self.path(&inner);
            format!("^{path}={}", self.operand(&inner, &kind).replace('^', "^^"))
        });
        if self.chance.once_in(4) {
            return format!(
                "JOIN{}.sys_id={table}.{field}!{}",
                register.name,
                inner.unwrap_or_default().trim_start_matches('^')
            );
        }
        format!("RLQUERY{table}.{field},{count}{}^ENDRLQUERY", inner.unwrap_or_default())
    }

    pub fn encoded(&mut self, register: &Register) -> String {
        let mut text = String::new();
        for at in 0..self.chance.below(4) {
            text += match (at, self.chance.below(6)) {
                (0, _) => "",
                (_, 0) => "^NQ",
                (_, 1 | 2) => "^OR",
                _ => "^",
            };
            text += &self.condition(register);
        }
        for _ in 0..self.chance.below(3) {
            let way = *self.chance.one(&["^ORDERBY", "^ORDERBYDESC", "^ORDERBY", "^GROUPBY"]);
            text += &format!("{way}{}", self.path(register).0);
        }
        text
    }

    /// A condition in our own spelling.
    pub fn ours(&mut self, register: &Register) -> String {
        let mut text = String::new();
        for at in 0..1 + self.chance.below(3) {
            if at > 0 {
                text += *self.chance.one(&[" and ", " or ", " and not "]);
            }
            let (path, kind) = self.path(register);
            let quoted = |text: String| format!("\"{}\"", text.replace(['"', '\\'], ""));
            let operand = quoted(self.operand(register, &kind));
            let more = quoted(self.operand(register, &kind));
            text += &match self.chance.below(13) {
                0 => format!("{path} is empty"),
                1 => format!("{path} is not empty"),
                2 => format!("{path} contains {operand}"),
                3 => format!("{path} starts with {operand}"),
                4 => format!("{path} in ({operand}, {more})"),
                5 => format!("{path} != {operand}"),
                6 => format!("{path} >= {operand}"),
                7 => format!("text matches {operand}"),
                8 => format!("{path} < {operand}"),
                9 => format!("{path} weekday < 4"),
                10 => format!("{path} < field sys_updated_on plus -1 day"),
                _ => format!("{path} = {operand}"),
            };
        }
        if self.chance.once_in(3) {
            text += &format!(" order by {}", self.path(register).0);
        }
        if self.chance.once_in(6) {
            text += *self.chance.one(&[" as at 2026-01-06", " as at today"]);
        }
        text
    }
}
