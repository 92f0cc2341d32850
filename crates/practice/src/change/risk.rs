//! How risky a change is, by what is known about it. Each reason counts so many points; their sum says the risk.

use record::{Draft, Page, Query, Record};
use record::{Filter, Trouble};

use super::REGISTER;
use super::reach::the_change;
use crate::desk::{Desk, NotSaved, Occasion};

const COLUMNS: [&str; 8] = [
    "impact",
    "production_system",
    "outside_maintenance_schedule",
    "backout_plan",
    "test_plan",
    "attempt_of",
    "business_service",
    "std_change_producer_version",
];

/// Why a change is risky, and how much that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub says: &'static str,
    pub points: u32,
}

/// A risk as it was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// The stored value: `1` very high to `4` low.
    pub value: &'static str,
    pub reasons: Vec<Reason>,
}

impl Risk {
    fn of(reasons: Vec<Reason>) -> Self {
        let points: u32 = reasons.iter().map(|reason| reason.points).sum();
        let value = match points {
            0..=1 => "4",
            2..=3 => "3",
            4..=5 => "2",
            _ => "1",
        };
        Self { value, reasons }
    }
}

impl Desk {
    /// Works out how risky a change is, and writes it on the change by the actor's rights.
    pub fn assess_risk(&self, on: Occasion<'_>, change: &str) -> Result<Risk, NotSaved> {
        self.sit(on, |sitting| {
            let found = the_change(sitting, on.actor, change, &COLUMNS)?;
            let service = found.text("business_service").to_owned();
            let query = Query::all("cmdb_ci_service").and(Filter::is("sys_id", service));
            let service = match sitting.records(on.actor, &query, &["busines_criticality"], Page::ONE) {
                Ok(mut rows) => rows.pop(),
                Err(Trouble::NotAllowed(_)) => None,
                Err(trouble) => return Err(trouble.into()),
            };
            let risk = Risk::of(reasons(&found, service.as_ref()));
            let draft = Draft { sys_id: Some(change.to_owned()), ..Draft::new(REGISTER) };
            sitting.save(on.actor, &draft.with("risk", risk.value))?;
            Ok(risk)
        })
    }
}

fn reasons(change: &Record, service: Option<&Record>) -> Vec<Reason> {
    let has = |field: &str| !change.text(field).trim().is_empty();
    let criticality = service.map_or("", |service| service.text("busines_criticality"));
    // What follows a template has its plans from there.
    let is_planned = has("std_change_producer_version");
    let all = [
        (change.text("impact") == "1", "Its impact is high", 3),
        (change.text("impact") == "2", "Its impact is medium", 1),
        (criticality.starts_with('1'), "The service matters most", 2),
        (criticality.starts_with('2'), "The service matters much", 1),
        (change.is_on("production_system"), "It alters what is in production", 1),
        (change.is_on("outside_maintenance_schedule"), "It is made outside the hours for changes", 1),
        (!is_planned && !has("backout_plan"), "There is no way back", 1),
        (!is_planned && !has("test_plan"), "Nobody has said how it is tested", 1),
        (has("attempt_of"), "It failed before", 1),
    ];
    all.into_iter().filter(|(holds, ..)| *holds).map(|(_, says, points)| Reason { says, points }).collect()
}
