//! A living organisation by seed and size: two bodies, their people, groups, services and places, and three years of incidents
//! with the versions that a desk would have written, at their own times and in revisions whose chain `verify` accepts.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use jiff::{SignedDuration, Timestamp};
use store::{Bodies, Datum, NewRow, Stamp, Store, StoreError, Writing};

use crate::chance::Chance;

/// What is generated changes with this number, so that a kept store of an earlier one is made anew.
pub const EDITION: u32 = 1;
pub const BODIES: [&str; 2] = ["col", "colp"];
/// The first instant, and the one from which everything is looked at: 36 months.
pub const BEGINS: &str = "2023-11-01T00:00:00Z";
pub const ENDS: &str = "2026-11-01T00:00:00Z";

pub const SERVICES: usize = 80;
pub const GROUPS: usize = 40;
const LOCATIONS: usize = 60;
const DEPARTMENTS: usize = 30;
const FINDINGS: usize = 600;
/// Events of one slot are one revision.
const SLOT_SECONDS: i64 = 600;
/// Revisions in one transaction.
const TURNS_MAX: usize = 12;

const THINGS: [&str; 24] = [
    "Email",
    "Printer",
    "Laptop",
    "Telephone",
    "Wireless",
    "Remote access",
    "Payroll",
    "Custody system",
    "Command and control",
    "Council tax",
    "Planning portal",
    "Library catalogue",
    "Document store",
    "Body-worn video",
    "Radio",
    "Firewall",
    "Backup",
    "Intranet",
    "Meeting room screen",
    "Door access",
    "Case file",
    "Market system",
    "Parking",
    "Identity service",
];
const TROUBLES: [&str; 12] = [
    "is slow",
    "cannot be reached",
    "asks for a password again",
    "shows an error",
    "has lost its settings",
    "does not start",
    "disconnects",
    "sends nothing",
    "is missing a record",
    "shows yesterday's figures",
    "freezes",
    "cannot print",
];
const CAUSES: [&str; 8] = ["change", "supplier", "hardware", "software", "power", "security", "people", "not_known"];
const CLOSE_CODES: [&str; 5] =
    ["Solution provided", "Workaround provided", "Resolved by caller", "User error", "Resolved by change"];

/// How many people there are in an organisation of this size.
pub fn people(incidents: usize) -> usize {
    500 + incidents / 500
}

pub fn bodies() -> Bodies {
    Bodies::of(BODIES)
}

/// The identifier of the record at `place` of its kind.
pub fn id(kind: &str, place: usize) -> String {
    let mixed = Chance::new(place as u64 ^ kind.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte))).bits();
    // Ordered by time, as UUIDs of version 7 are: a store of a million is then filled in minutes.
    format!(
        "{place:012x}{}{:04x}{mixed:014x}",
        &kind[..2].bytes().map(|b| (b % 16) as usize).map(|n| char::from(b"0123456789abcdef"[n])).collect::<String>(),
        place % 65_536
    )
}

/// Fills an empty store whose tables are there.
pub fn fill(store: &Store, incidents: usize, seed: u64, told: &mut dyn FnMut(usize)) -> Result<(), StoreError> {
    let mut years = Years::new(incidents, seed);
    let mut filled = 0;
    while let Some(first) = years.next_slot() {
        let stamp = stamp(first);
        store.write(&bodies(), &stamp, |writing| -> Result<(), StoreError> {
            years.live(first, writing)?;
            for _ in 1..TURNS_MAX {
                let Some(next) = years.next_slot() else { break };
                writing.turn(&self::stamp(next))?;
                years.live(next, writing)?;
            }
            Ok(())
        })?;
        if years.opened >= filled + incidents / 20 {
            filled = years.opened;
            told(filled);
        }
    }
    Ok(())
}

fn stamp(at: i64) -> Stamp {
    Stamp { at: text(at), actor: "desk".into(), why: "Daily work".into(), request: String::new() }
}

fn text(second: i64) -> String {
    Timestamp::from_second(second).map(|at| at.strftime("%Y-%m-%d %H:%M:%S").to_string()).unwrap_or_default()
}

fn instant(text: &str) -> i64 {
    text.parse::<Timestamp>().map(Timestamp::as_second).unwrap_or_default()
}

/// An incident that is not closed yet.
struct Live {
    class: &'static str,
    opened: i64,
    version: i64,
    priority: usize,
    body: usize,
    group: usize,
    resolved: i64,
    due: i64,
}

struct Years {
    chance: Chance,
    people: usize,
    incidents: usize,
    begins: i64,
    ends: i64,
    now: i64,
    has_begun: bool,
    /// Share of a week's incidents that are opened up to the end of each slot of the week.
    rhythm: Vec<f64>,
    weeks: f64,
    opened: usize,
    changes: usize,
    surveys: usize,
    numbers: [usize; 2],
    /// When what comes next happens, to which record.
    agenda: BinaryHeap<Reverse<(i64, usize, u8)>>,
    live: HashMap<usize, Live>,
}

impl Years {
    fn new(incidents: usize, seed: u64) -> Self {
        let (begins, ends) = (instant(BEGINS), instant(ENDS));
        let slots = 7 * 86_400 / SLOT_SECONDS;
        let weight = |slot: i64| {
            let second = begins + slot * SLOT_SECONDS;
            let at = Timestamp::from_second(second).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC);
            let by_hour = match at.hour() {
                9..=11 => 10.0,
                8 | 12..=16 => 6.0,
                7 | 17..=19 => 2.0,
                _ => 0.5,
            };
            let is_weekend = at.weekday().to_monday_zero_offset() >= 5;
            if is_weekend { by_hour * 0.2 } else { by_hour }
        };
        let mut sum = 0.0;
        let mut rhythm: Vec<f64> = (0..slots)
            .map(|slot| {
                sum += weight(slot);
                sum
            })
            .collect();
        rhythm.iter_mut().for_each(|share| *share /= sum);
        Self {
            chance: Chance::new(seed),
            people: people(incidents),
            incidents,
            begins,
            ends,
            now: begins,
            has_begun: false,
            rhythm,
            weeks: (ends - begins) as f64 / (7.0 * 86_400.0),
            opened: 0,
            changes: 0,
            surveys: 0,
            numbers: [0, 0],
            agenda: BinaryHeap::new(),
            live: HashMap::new(),
        }
    }

    /// How many incidents should have been opened by the end of the slot that begins now.
    fn target(&self, at: i64) -> usize {
        let slot = (at - self.begins) / SLOT_SECONDS;
        let in_week = self.rhythm.len() as i64;
        let weeks = (slot / in_week) as f64 + self.rhythm[(slot % in_week) as usize];
        ((weeks / self.weeks) * self.incidents as f64).round() as usize
    }

    /// The next slot in which something happens.
    fn next_slot(&mut self) -> Option<i64> {
        if !self.has_begun {
            return Some(self.now);
        }
        loop {
            self.now += SLOT_SECONDS;
            if self.now >= self.ends {
                return None;
            }
            let is_due = self.agenda.peek().is_some_and(|Reverse((at, ..))| *at <= self.now);
            if is_due || self.target(self.now).min(self.incidents) > self.opened {
                return Some(self.now);
            }
        }
    }

    fn live(&mut self, now: i64, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        if !self.has_begun {
            self.has_begun = true;
            self.found(writing)?;
        }
        let target = self.target(now).min(self.incidents);
        while self.opened < target {
            self.open(now, writing)?;
        }
        while let Some(Reverse((at, place, step))) = self.agenda.peek().copied().filter(|Reverse((at, ..))| *at <= now)
        {
            self.agenda.pop();
            self.step(now.max(at), place, step, writing)?;
        }
        Ok(())
    }

    /// What stands before the first incident.
    fn found(&mut self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        for (place, body) in BODIES.iter().enumerate() {
            let name = ["City of London Corporation", "City of London Police"][place];
            let values = vec![
                word("code", body),
                word("name", name),
                int("customer", 1),
                int("number_base", (place * 5_000_000) as i64),
            ];
            insert(writing, "core_company", "core_company", body, body, values)?;
        }
        for place in 0..LOCATIONS {
            let values =
                vec![word("name", format!("House {place:02}")), word("city", "London"), word("kind", "building")];
            insert(writing, "cmn_location", "cmn_location", &id("location", place), BODIES[place % 2], values)?;
        }
        for place in 0..DEPARTMENTS {
            let values = vec![word("name", format!("Department {place}"))];
            insert(writing, "cmn_department", "cmn_department", &id("department", place), BODIES[place % 2], values)?;
        }
        for place in 0..GROUPS {
            let kind = if place < 4 { "service_desk" } else { "resolver" };
            let values = vec![
                word("name", format!("{} team {place:02}", THINGS[place % THINGS.len()])),
                word("type", kind),
                int("active", 1),
            ];
            insert(writing, "sys_user_group", "sys_user_group", &id("group", place), BODIES[place % 2], values)?;
        }
        for place in 0..SERVICES {
            let name = format!("{} {:02}", THINGS[(place * 7) % THINGS.len()], place);
            let values = vec![
                word("name", name),
                word("service_classification", "business"),
                int("user_count", 50 + place as i64),
            ];
            insert(writing, "cmdb_ci", "cmdb_ci_service", &id("service", place), BODIES[place % 2], values)?;
        }
        let families = [
            "Ashby", "Brook", "Carver", "Dale", "Eastman", "Fenn", "Gale", "Hurst", "Ives", "Joyce", "Kemp", "Lowe",
            "Moss",
        ];
        let given = [
            "Ada", "Bram", "Cleo", "Dev", "Edie", "Finn", "Gita", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Milo", "Nia",
            "Omar",
        ];
        for place in 0..self.people {
            let name = format!("{} {}", given[place % given.len()], families[(place / given.len()) % families.len()]);
            let values = vec![
                word("user_name", format!("person.{place}")),
                word("name", name),
                word("department", id("department", place % DEPARTMENTS)),
                word("location", id("location", place % LOCATIONS)),
                int("active", 1),
            ];
            insert(writing, "sys_user", "sys_user", &id("person", place), BODIES[place % 2], values)?;
        }
        for place in 0..FINDINGS {
            let severity = ["info", "low", "medium", "medium", "high", "critical"][self.chance.below(6)];
            let state = ["open", "remediated", "remediated", "mitigated"][self.chance.below(4)];
            let check = id("health", place % 6);
            if place < 6 {
                let values =
                    vec![word("name", format!("Check {place}")), word("scheme", "psn"), word("state", "submitted")];
                insert(writing, "health_check", "health_check", &check, BODIES[place % 2], values)?;
            }
            let values = vec![
                word("health_check", check),
                word("short_description", format!("Weakness {place}")),
                word("severity", severity),
                word("state", state),
                word("found_on", "2023-10-01"),
            ];
            insert(writing, "finding", "finding", &id("finding", place), BODIES[place % 2], values)?;
        }
        Ok(())
    }

    fn open(&mut self, now: i64, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let place = self.opened;
        self.opened += 1;
        let chance = &mut self.chance;
        let body = usize::from(chance.holds(0.4));
        let share = chance.share();
        let priority = if share < 0.005 {
            1
        } else if share < 0.04 {
            2
        } else if share < 0.3 {
            3
        } else if share < 0.85 {
            4
        } else {
            5
        };
        let (impact, urgency) = [(1, 1), (1, 2), (2, 2), (2, 3), (3, 3)][priority - 1];
        // Each body has its own half of groups, services and people.
        let own = |chosen: usize| chosen - chosen % 2 + body;
        let (service, group) = (own(chance.skewed(SERVICES)), own(chance.skewed(GROUPS)));
        let thing = THINGS[(service * 7) % THINGS.len()];
        let short =
            format!("{thing} {} for {} people", TROUBLES[chance.skewed(TROUBLES.len())], 1 + chance.skewed(300));
        let mut told = short.clone();
        for _ in 0..25 {
            told.push_str(&format!(" {}", spoken(chance.skewed(6_000))));
        }
        self.numbers[body] += 1;
        let number = format!("INC{:07}", body * 5_000_000 + self.numbers[body]);
        let due = now + [4, 8, 24, 72, 120][priority - 1] * 3_600;
        let takes =
            [2.0, 5.0, 16.0, 40.0, 80.0][priority - 1] * 3_600.0 * (0.2 + 2.0 * chance.share() * chance.share());
        let resolved = now + 3_600 + takes as i64;
        let mut values = vec![
            word("number", number),
            word("short_description", &short),
            word("description", &told),
            word("state", "1"),
            word("impact", impact.to_string()),
            word("urgency", urgency.to_string()),
            word("priority", priority.to_string()),
            int("active", 1),
            word("opened_at", text(now)),
            word("opened_by", id("person", own(chance.below(40)))),
            word("caller_id", id("person", own(chance.skewed(self.people - 1)))),
            word("assignment_group", id("group", group)),
            word("business_service", id("service", service)),
            word("location", id("location", own(chance.below(LOCATIONS)))),
            word("contact_type", ["phone", "email", "self-service", "monitoring"][chance.skewed(4)]),
            word("category", ["inquiry", "software", "hardware", "network", "password_reset"][chance.skewed(5)]),
            word("severity", impact.to_string()),
            word("major_incident_state", if priority == 1 && chance.holds(0.5) { "accepted" } else { "none" }),
            word("cause", CAUSES[chance.skewed(CAUSES.len())]),
            int("reopen_count", 0),
            int("out_of_hours", i64::from(chance.holds(0.12))),
            word("resolution_due", text(due)),
        ];
        if self.changes > 0 && chance.holds(0.03) {
            values.push(word("caused_by", id("change", chance.below(self.changes))));
        }
        let key = id("incident", place);
        insert(writing, "task", "incident", &key, BODIES[body], values)?;
        writing.index("task", &key, BODIES[body], &format!("{short}\n{told}"))?;
        self.live
            .insert(place, Live { class: "incident", opened: now, version: 0, priority, body, group, resolved, due });
        let soon = now + 600 + self.chance.below(3_000) as i64;
        self.agenda.push(Reverse((soon, place, 1)));
        if place.is_multiple_of(50) {
            self.change(now, body, writing)?;
        }
        Ok(())
    }

    fn change(&mut self, now: i64, body: usize, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let place = self.changes;
        self.changes += 1;
        let thing = THINGS[self.chance.below(THINGS.len())];
        let values = vec![
            word("number", format!("CHG{:07}", body * 5_000_000 + place)),
            word("short_description", format!("Renew {thing}")),
            word("state", "3"),
            word("priority", "4"),
            int("active", 0),
            word("opened_at", text(now)),
            word("type", ["standard", "normal", "emergency"][self.chance.skewed(3)]),
            word("outcome", if self.chance.holds(0.9) { "successful" } else { "unsuccessful" }),
            word("start_date", text(now + 86_400)),
            word("end_date", text(now + 90_000)),
        ];
        insert(writing, "task", "change_request", &id("change", place), BODIES[body], values)
    }

    fn step(&mut self, now: i64, place: usize, step: u8, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let Some(live) = self.live.get_mut(&place) else { return Ok(()) };
        let chance = &mut self.chance;
        let (mut changes, mut next) = (Vec::new(), None);
        match step {
            1 => {
                let agent = live.group * 5 + chance.below(5) * 2;
                changes.extend([
                    word("state", "2"),
                    word("assigned_to", id("person", (agent - agent % 2 + live.body) % (self.people - 1))),
                    word("work_start", text(now)),
                    int("response_met", i64::from(chance.holds(0.95))),
                ]);
                next = Some((live.resolved.min(now + 3_600 + chance.below(7_200) as i64), 2));
            }
            2 if chance.holds(0.3) => {
                changes.extend([word("state", "3"), word("hold_reason", ["1", "3", "4", "5"][chance.skewed(4)])]);
                next = Some((live.resolved.max(now + 600), 3));
            }
            2 => {
                changes.push(word("subcategory", format!("kind {}", chance.skewed(40))));
                next = Some((live.resolved.max(now + 600), 3));
            }
            3 => {
                let took = now - live.opened;
                changes.extend([
                    word("state", "6"),
                    ("hold_reason".to_owned(), Datum::Null),
                    word("resolved_at", text(now)),
                    word("close_code", CLOSE_CODES[chance.skewed(CLOSE_CODES.len())]),
                    word("close_notes", "Put right and tried with the caller."),
                    int("calendar_duration", took),
                    int("business_duration", took / 3),
                    int("resolution_met", i64::from(now <= live.due)),
                ]);
                if live.priority <= 2 {
                    changes.push(word("problem_plan", ["problem_record", "review_and_reschedule"][chance.below(2)]));
                    changes.push(word("attribution", ["us", "supplier", "third_party"][chance.skewed(3)]));
                }
                next = Some((now + 5 * 86_400, 4));
            }
            _ => changes.extend([word("state", "7"), int("active", 0), word("closed_at", text(now))]),
        }
        let key = id(live.class, place);
        writing.update("task", &key, live.version, changes)?;
        live.version += 1;
        let (body, group) = (live.body, live.group);
        match next {
            Some((at, step)) => self.agenda.push(Reverse((at, place, step))),
            None => {
                self.live.remove(&place);
            }
        }
        if step == 3 && self.chance.holds(0.08) {
            let rating = ["very_good", "good", "fair", "poor", "very_poor"][self.chance.skewed(5)];
            let day = SignedDuration::from_secs(now).as_secs();
            let values = vec![
                word("received_on", text(day).chars().take(10).collect::<String>()),
                word("rating", rating),
                int("recommend", 10 - self.chance.skewed(11) as i64),
                word("incident", &key),
                word("assignment_group", id("group", group)),
            ];
            let survey = self.surveys;
            self.surveys += 1;
            insert(writing, "survey", "survey", &id("survey", survey), BODIES[body], values)?;
        }
        Ok(())
    }
}

/// An invented word; the first are the most used.
pub fn spoken(place: usize) -> String {
    const BEGIN: [&str; 20] = [
        "ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mu", "na", "po", "qui", "re", "si", "tu", "va", "we",
        "yo", "za",
    ];
    format!("{}{}{}", BEGIN[place % 20], BEGIN[(place / 20) % 20], BEGIN[(place / 400) % 20])
}

fn word(name: &str, text: impl AsRef<str>) -> (String, Datum) {
    (name.to_owned(), Datum::text(text.as_ref()))
}

fn int(name: &str, number: i64) -> (String, Datum) {
    (name.to_owned(), Datum::Int(number))
}

fn insert(
    writing: &mut Writing<'_>,
    table: &str,
    class: &str,
    sys_id: &str,
    company: &str,
    values: Vec<(String, Datum)>,
) -> Result<(), StoreError> {
    let (table, class) = (table.to_owned(), class.to_owned());
    writing.insert(NewRow { table, class, sys_id: sys_id.to_owned(), company: company.to_owned(), values })
}
