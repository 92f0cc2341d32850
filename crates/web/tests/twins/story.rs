//! The story that both worlds are told. What the caller sees is the same in both; what they do not see is told by a chance of
//! each world's own: rows of other bodies and how many they are, rows that only others may read, fields that they may not read,
//! and where a row that they see leads to one that they do not.

use std::collections::BTreeMap;
use std::sync::Arc;

use practice::desk::Occasion;
use practice::fresh::foretold;
use practice::{NotSaved, worked_out};
use record::draft::Attached;
use record::register::{Field, Kind, Register};
use record::{Actor, Draft, Secret};
use store::{Bodies, SHARED};

use crate::chance::Chance;
use crate::world::{Cast, DICTIONARY, World};

/// Words of what is seen, and of what is not: both are asked for.
pub const SEEN: [&str; 8] = ["VPN drops", "printer", "Ledger 100%", "a^b", "Éclair", "vpn", "INC001", "ada"];
pub const UNSEEN: [&str; 6] = ["zebra", "quagga", "okapi 7", "Ledger zebra", "vpn", "printer"];
/// What is told more often than the rest.
const OFTEN: [&str; 12] = [
    "incident",
    "incident",
    "incident",
    "problem",
    "change_request",
    "sys_user",
    "sys_user_group",
    "cmdb_ci_server",
    "change_task",
    "sc_req_item",
    "em_event",
    "finding",
];

/// Saving these changes other records: of a person, a group, an incident. What is not seen changes only what is not seen.
const ACTING: [&str; 8] = [
    "sysapproval_approver",
    "sys_user_grmember",
    "sys_user_has_role",
    "sys_group_has_role",
    "em_event",
    "em_alert",
    "sys_user",
    "sys_user_group",
];

/// Records by their register, with the classes that each is found under.
#[derive(Debug, Default, Clone)]
pub struct Known {
    pub rows: BTreeMap<String, Vec<String>>,
    /// Files, and the rows that they hang on.
    pub files: Vec<String>,
    pub numbers: Vec<String>,
}

impl Known {
    fn put(&mut self, register: &Arc<Register>, sys_id: &str, number: Option<String>) {
        let mut at = Some(register.clone());
        while let Some(one) = at {
            self.rows.entry(one.name.clone()).or_default().push(sys_id.to_owned());
            at = one.extends.as_ref().and_then(|name| DICTIONARY.get(name).cloned());
        }
        self.numbers.extend(number);
    }

    pub fn of(&self, register: &str) -> &[String] {
        self.rows.get(register).map_or(&[], Vec::as_slice)
    }
}

/// What is known of the two worlds: rows that the caller may see, and in each those they may not.
pub struct Told {
    pub seen: Known,
    pub unseen: [Known; 2],
    /// Registers with rows that are seen, and with rows that are not.
    pub registers: Vec<Arc<Register>>,
    pub refused: usize,
}

struct Telling<'t> {
    worlds: &'t [World; 2],
    cast: &'t Cast,
    /// As whom everything is told.
    teller: Actor,
    near: Actor,
    caller: Actor,
    /// For what is alike, and for what differs.
    common: Chance,
    own: [Chance; 2],
    told: Told,
    minute: i64,
}

/// Tells so many things, and answers what there is now.
pub fn tell(worlds: &[World; 2], cast: &Cast, seed: u64, steps: usize) -> Told {
    let bodies = || cast.bodies.iter().map(String::as_str).chain([SHARED]);
    let registers: Vec<Arc<Register>> =
        DICTIONARY.registers().filter(|one| !worked_out::is(&one.name)).cloned().collect();
    let caller = Actor {
        id: cast.people[cast.reading.user].clone(),
        roles: cast.reading.roles.iter().map(|role| (*role).to_owned()).collect(),
        bodies: Bodies::of([cast.bodies[0].as_str(), SHARED]),
        ..Actor::system(cast.reading.user, Bodies::shared())
    };
    let told = Told { seen: Known::default(), unseen: Default::default(), registers, refused: 0 };
    let mut telling = Telling {
        worlds,
        cast,
        teller: Actor::system("setup", Bodies::of(bodies())),
        near: Actor::system("setup", Bodies::of([cast.bodies[0].as_str(), SHARED])),
        caller,
        common: Chance::of(seed),
        own: [Chance::of(seed + 1_000_003), Chance::of(seed + 2_000_003)],
        told,
        minute: 1,
    };
    for (user, id) in &cast.people {
        let people = DICTIONARY.get("sys_user").expect("people");
        // Who calls is known to all.
        if telling.caller.name == *user || telling.caller.may_read(people) {
            telling.told.seen.put(people, id, None);
        }
    }
    for register in telling.told.registers.clone() {
        telling.both(&register, true);
        telling.elsewhere(&register);
    }
    for _ in 0..steps {
        telling.step();
    }
    telling.told
}

impl Telling<'_> {
    fn step(&mut self) {
        let register = match self.common.once_in(3) {
            true => self.common.one(&self.told.registers).clone(),
            false => DICTIONARY.get(self.common.one::<&str>(&OFTEN)).expect("a register").clone(),
        };
        match self.common.below(10) {
            0..=3 => self.both(&register, true),
            4 => self.both(&register, false),
            5 | 6 => self.elsewhere(&register),
            _ => self.changed(&register),
        }
    }

    /// Whether the caller sees a row with these values.
    fn sees(&self, register: &Register, draft: &Draft) -> bool {
        let typed = |field: &str| draft.typed.get(field).map(String::as_str);
        let is_near = typed("company").is_some_and(|company| self.caller.bodies.holds(company));
        let mut own = register.people_in(&register.access.read);
        // Before the catalogue everybody is a requester.
        let role = (register.folder == "catalogue").then_some("requester");
        let by_role = self.caller.has_any(register.roles_in(&register.access.read))
            || role.is_some_and(|role| register.roles_in(&register.access.read).any(|one| one == role));
        is_near && (by_role || own.any(|field| typed(field) == Some(&self.caller.id)))
    }

    /// A row of the caller's own body in both worlds: alike if they see it, and else of each world's own making.
    fn both(&mut self, register: &Arc<Register>, is_alike: bool) {
        let company = self.cast.bodies[0].clone();
        let company = if self.common.once_in(12) { SHARED.to_owned() } else { company };
        let mut draft = Draft::new(&register.name).with("company", &company);
        self.fill(&mut draft, register, None, 3);
        let is_seen = self.sees(register, &draft);
        if !is_seen && ACTING.contains(&register.name.as_str()) {
            return self.elsewhere(register);
        }
        let is_acting = ACTING.contains(&register.name.as_str());
        let leading = if is_acting { Vec::new() } else { self.leading(&draft, register) };
        let drafts: [Draft; 2] = [0, 1].map(|world| {
            let mut draft = draft.clone();
            if is_seen {
                self.hide(&mut draft, register, world, &leading);
            } else {
                draft = Draft::new(&register.name).with("company", &company);
                self.fill(&mut draft, register, Some(world), 3);
                // Nobody may see it by chance of who it is about.
                draft.typed.retain(|_, text| *text != self.caller.id);
            }
            draft
        });
        if !is_alike && is_seen {
            return self.elsewhere(register);
        }
        let Some(saved) = self.save(&drafts, !leading.is_empty()) else { return };
        for (world, (sys_id, number)) in saved.into_iter().enumerate() {
            let known = if is_seen { &mut self.told.seen } else { &mut self.told.unseen[world] };
            if !is_seen || world == 0 {
                known.put(register, &sys_id, number);
            }
        }
    }

    /// Rows of other bodies: how many, and which, is each world's own affair.
    fn elsewhere(&mut self, register: &Arc<Register>) {
        for world in [0, 1] {
            for _ in 0..self.own[world].below(3) + usize::from(world == 1) {
                let body = 1 + self.own[world].below(2);
                let mut draft = Draft::new(&register.name).with("company", &self.cast.bodies[body]);
                self.fill(&mut draft, register, Some(world), 3);
                let seed = self.own[world].number();
                match self.save_one(world, seed, &draft, true) {
                    Ok((sys_id, number)) => self.told.unseen[world].put(register, &sys_id, number),
                    Err(_) => self.told.refused += 1,
                }
            }
        }
    }

    /// Changes a row: one that is seen alike in both, one that is not as each world likes.
    fn changed(&mut self, register: &Arc<Register>) {
        self.minute += 1;
        if self.common.once_in(3) {
            for world in [0, 1] {
                let known = self.told.unseen[world].of(&register.name).to_vec();
                if known.is_empty() {
                    continue;
                }
                let id = self.own[world].one(&known).clone();
                let mut draft = Draft { sys_id: Some(id), ..Draft::new(&register.name) };
                self.fill(&mut draft, register, Some(world), 6);
                draft.typed.retain(|_, text| *text != self.caller.id);
                let seed = self.own[world].number();
                let _ = self.save_one(world, seed, &draft, true);
            }
            return;
        }
        let known = self.told.seen.of(&register.name).to_vec();
        if known.is_empty() {
            return;
        }
        let mut draft = Draft { sys_id: Some(self.common.one(&known).clone()), ..Draft::new(&register.name) };
        self.fill(&mut draft, register, None, 6);
        // Whose it is decides who sees it, and stays.
        let own: Vec<&str> = register.people_in(&register.access.read).collect();
        draft.typed.retain(|field, _| !own.contains(&field.as_str()));
        let drafts = [0, 1].map(|world| {
            let mut draft = draft.clone();
            self.hide(&mut draft, register, world, &[]);
            draft
        });
        self.save(&drafts, false);
    }

    /// Values for some fields: what must be there, and one in so many of the others. `of` is the world whose chance decides.
    fn fill(&mut self, draft: &mut Draft, register: &Register, of: Option<usize>, one_in: usize) {
        for field in register.open_fields() {
            let chance = match of {
                Some(world) => &mut self.own[world],
                None => &mut self.common,
            };
            let is_wanted = (field.required && draft.sys_id.is_none()) || chance.once_in(one_in);
            let is_apart = of.is_some() && ACTING.contains(&register.name.as_str());
            if is_wanted && !matches!(field.name.as_str(), "company" | "state" | "number") {
                self.value(draft, field, of, is_apart);
            }
        }
    }

    fn value(&mut self, draft: &mut Draft, field: &Field, of: Option<usize>, is_apart: bool) {
        let told = &self.told;
        let chance = match of {
            Some(world) => &mut self.own[world],
            None => &mut self.common,
        };
        let text = match &field.kind {
            Kind::Choice(of) if !of.is_empty() => chance.one(of).value.clone(),
            Kind::Ref(to) | Kind::Refs(to) => match one_of(chance, told, to, of, is_apart) {
                Some(id) => id,
                None => return,
            },
            Kind::Person => match one_of(chance, told, "sys_user", of, is_apart) {
                Some(id) => id,
                None => return,
            },
            Kind::File => {
                let bytes = words(chance, of).into_bytes();
                draft.files.insert(field.name.clone(), Attached { name: "seen.txt".into(), bytes });
                return;
            }
            Kind::Secret => {
                let secret = Secret::of_token(&chance.number().to_string());
                draft.secrets.insert(field.name.clone(), secret);
                return;
            }
            kind => typed(chance, kind, of),
        };
        draft.typed.insert(field.name.clone(), text);
    }

    /// What the caller does not see of a row that they see: values they may not read, and references that lead elsewhere.
    fn hide(&mut self, draft: &mut Draft, register: &Register, world: usize, leading: &[String]) {
        for field in register.open_fields() {
            if !self.caller.may_read_field(field) {
                let was = draft.typed.shift_remove(&field.name).is_some();
                draft.secrets.shift_remove(&field.name);
                draft.files.shift_remove(&field.name);
                if was || field.required {
                    self.value(draft, field, Some(world), false);
                    if !matches!(field.kind, Kind::Line | Kind::Prose | Kind::Journal) {
                        continue;
                    }
                    // Never by chance the same as before: a change of nothing is none.
                    let text = format!("{} {world} {}", UNSEEN[world], self.own[world].number() % 1000);
                    draft.typed.insert(field.name.clone(), text);
                }
            }
        }
        for name in leading {
            let to = register.field(name).and_then(|field| field.kind.leads_to()).unwrap_or("sys_user");
            let elsewhere = self.told.unseen[world].of(to);
            match elsewhere.is_empty() || self.own[world].once_in(3) {
                true => draft.typed.shift_remove(name),
                false => draft.typed.insert(name.clone(), self.own[world].one(elsewhere).clone()),
            };
        }
    }

    /// References of a row that is seen which lead to what is not, or nowhere: to the caller that is the same.
    fn leading(&mut self, draft: &Draft, register: &Register) -> Vec<String> {
        let own: Vec<&str> = register.people_in(&register.access.read).collect();
        // That somebody has taken a task is seen by its clock, whoever they are; of a template its values are taken over.
        let is_told =
            |name: &str| matches!(name, "company" | "assigned_to" | "std_change_producer_version" | "chg_model");
        let leads =
            |field: &&std::sync::Arc<Field>| matches!(field.kind, Kind::Ref(_) | Kind::Person) && !is_told(&field.name);
        let names = register.open_fields().filter(leads).map(|field| field.name.clone());
        let names: Vec<String> = names.filter(|name| !own.contains(&name.as_str())).collect();
        let is_new = draft.sys_id.is_none();
        // Where nothing stands a template fills in its own, so that something hidden stood there is told by what is not filled in.
        let is_by_template = draft.typed.contains_key("std_change_producer_version");
        let is_filled_in = |name: &str| is_by_template && matches!(name, "cmdb_ci" | "assignment_group");
        let hidden =
            names.into_iter().filter(|name| draft.typed.contains_key(name) && is_new && self.common.once_in(4));
        hidden.filter(|name| !is_filled_in(name)).collect()
    }

    /// Saves the same step in both worlds, if both take it.
    fn save(&mut self, drafts: &[Draft; 2], is_wide: bool) -> Option<[(String, Option<String>); 2]> {
        self.minute += 1;
        let seed = self.common.number();
        let taken = [0, 1].map(|world| {
            foretold::from(seed);
            self.worlds[world]
                .desk
                .rehearse(self.occasion(world, is_wide), std::slice::from_ref(&drafts[world]))
                .is_ok()
        });
        if taken != [true, true] {
            self.told.refused += 1;
            return None;
        }
        Some(
            [0, 1]
                .map(|world| self.save_one(world, seed, &drafts[world], is_wide).expect("what was rehearsed is saved")),
        )
    }

    fn save_one(
        &self,
        world: usize,
        seed: u64,
        draft: &Draft,
        is_wide: bool,
    ) -> Result<(String, Option<String>), NotSaved> {
        foretold::from(seed);
        let saved = self.worlds[world].desk.save(self.occasion(world, is_wide), draft)?;
        Ok((saved.sys_id, saved.number))
    }

    /// What leads beyond the caller's body is told by somebody who sees beyond it.
    fn occasion(&self, world: usize, is_wide: bool) -> Occasion<'_> {
        let now = self.worlds[world].at(self.minute);
        Occasion {
            actor: if is_wide { &self.teller } else { &self.near },
            now,
            why: "as the story goes",
            request: "test",
        }
    }
}

fn one_of(chance: &mut Chance, told: &Told, to: &str, of: Option<usize>, is_apart: bool) -> Option<String> {
    let seen = told.seen.of(to);
    let rows = match of {
        Some(world) if is_apart => told.unseen[world].of(to),
        Some(world) if !told.unseen[world].of(to).is_empty() && !chance.once_in(4) => told.unseen[world].of(to),
        _ => seen,
    };
    (!rows.is_empty()).then(|| chance.one(rows).clone())
}

fn words(chance: &mut Chance, of: Option<usize>) -> String {
    let some: &[&str] = if of.is_some() { &UNSEEN } else { &SEEN };
    let tail = chance.below(9);
    format!("{} {tail}", chance.one(some))
}

pub fn typed(chance: &mut Chance, kind: &Kind, of: Option<usize>) -> String {
    match kind {
        Kind::Date => format!("2026-0{}-{:02}", 1 + chance.below(3), 1 + chance.below(28)),
        Kind::DateTime => format!("2026-01-{:02}T{:02}:00:00Z", 1 + chance.below(28), chance.below(24)),
        Kind::Duration => format!("{} hours", 1 + chance.below(40)),
        Kind::Whole => (1 + chance.below(40)).to_string(),
        Kind::Decimal | Kind::Money => format!("{}.50", chance.below(900)),
        Kind::YesNo => (*chance.one(&["yes", "no"])).to_owned(),
        Kind::Url => format!("https://example.org/{}", chance.below(50)),
        _ => words(chance, of),
    }
}
