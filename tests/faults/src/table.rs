//! What a trial came to, as a line of a table.

use std::fmt;
use std::time::Duration;

use crate::inspect::Findings;
use crate::load::Heard;

/// Findings printed one by one; after that it is plain.
const TOLD_MAX: usize = 10;

#[derive(Debug, Default)]
pub struct Tally {
    pub title: String,
    pub rounds: u32,
    pub acknowledged: u64,
    pub refused: u64,
    pub lost: u64,
    pub halves: u64,
    pub verify: u64,
    pub damage: u64,
    /// Anything else that should not have happened.
    pub wrong: Vec<String>,
    pub ready_max: Duration,
    pub notes: Vec<String>,
}

impl Tally {
    pub fn of(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    pub fn is_clean(&self) -> bool {
        self.lost + self.halves + self.verify + self.damage == 0 && self.wrong.is_empty()
    }

    /// Adds what an inspection found, and says it.
    pub fn add(&mut self, findings: Result<Findings, store::StoreError>) {
        self.rounds += 1;
        match findings {
            Ok(found) => {
                for list in [&found.lost, &found.halves, &found.verify, &found.damage] {
                    list.iter().take(TOLD_MAX).for_each(|told| eprintln!("round {}: {told}", self.rounds));
                }
                self.lost += found.lost.len() as u64;
                self.halves += found.halves.len() as u64;
                self.verify += found.verify.len() as u64;
                self.damage += found.damage.len() as u64;
                self.ready_max = self.ready_max.max(found.ready);
            }
            Err(error) => self.wrong(format!("round {}: the store cannot be inspected: {error}", self.rounds)),
        }
    }

    /// Takes over what was heard in all rounds, or in one of many.
    pub fn hear(&mut self, heard: &Heard) {
        self.acknowledged += heard.acknowledged();
        self.refused += heard.refusals();
        heard.wrong.iter().for_each(|told| self.wrong(told.clone()));
    }

    pub fn wrong(&mut self, told: String) {
        if self.wrong.len() < TOLD_MAX {
            eprintln!("{told}");
        }
        self.wrong.push(told);
    }

    pub fn note(&mut self, told: impl Into<String>) {
        self.notes.push(told.into());
    }
}

pub const HEAD: &str = "\
| trial | rounds | acknowledged | refused | lost | in part | verify | damage | wrong | ready, worst |
|---|---|---|---|---|---|---|---|---|---|";

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, rounds, acknowledged, refused, lost, halves, verify, damage, wrong, ready_max, notes } = self;
        let (wrong, ready) = (wrong.len(), ready_max.as_millis());
        write!(
            f,
            "| {title} | {rounds} | {acknowledged} | {refused} | {lost} | {halves} | {verify} | {damage} | {wrong} | {ready} ms |"
        )?;
        notes.iter().try_for_each(|note| write!(f, "\n\n{note}"))
    }
}
