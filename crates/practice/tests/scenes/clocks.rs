use practice::clocks::{self, Measures};
use record::{Actor, Words};

use crate::town::{Town, check, check_both, instant};

const P1: &str = "company = colp | short_description = x | impact = 1 | urgency = 1 | business_service = PNC";
const P2: &str = "company = colp | short_description = x | impact = 1 | urgency = 2 | business_service = PNC";
const FIXED: &str = "state = resolved | close_code = Solution provided | close_notes = Done";

/// What the desk keeps is what anybody reads from the history, at the time of the last step.
pub fn agrees(town: &Town, handle: &str) {
    let record = town.record(handle);
    let actor = Actor::system("reader", town.bodies.clone());
    let words = Words::new(town.now, "reader", town.bodies.clone());
    let clocks = clocks::of(&town.desk.store, &town.desk.dictionary, &actor, &words, &record).expect("clocks are read");
    for (measures, due, met) in [
        (Measures::Response, "response_due", "response_met"),
        (Measures::Resolution, "resolution_due", "resolution_met"),
    ] {
        let promises = clocks.iter().filter(|clock| clock.measures == measures && clock.is_service_level);
        let (read_due, read_met) = promises.map(|clock| clock.outcome(town.now)).min().unwrap_or_default();
        assert_eq!(
            record.datum(due).as_text(),
            read_due.map(Words::stamp).as_deref(),
            "{}: {handle}, {due}",
            town.engine
        );
        assert_eq!(record.datum(met).as_int(), read_met.map(i64::from), "{}: {handle}, {met}", town.engine);
    }
}

fn check_clocks(scene: &str) {
    agrees(&check(scene), "i");
}

#[test]
fn response_and_resolution_of_a_priority_one() {
    for town in check_both(&format!(
        "2020-05-06 17:42 agent new incident i | {P1}
         is i | response_due = 6 May 2020, 17:57 | resolution_due = 7 May 2020, 08:42 | response_met = | resolution_met =
         2020-05-06 17:46 agent i | state = in_progress
         is i | response_due = 6 May 2020, 17:57 | response_met = Yes
         2020-05-06 18:44 agent i | {FIXED}
         is i | resolution_met = Yes | resolution_due = 7 May 2020, 08:42"
    )) {
        agrees(&town, "i");
    }
    check_clocks(&format!(
        "2020-05-12 14:20 agent new incident i | {P1}
         2020-05-12 14:40 agent i | assigned_to = agent
         is i | response_met = No
         2020-05-13 08:05 agent i | {FIXED}
         is i | resolution_met = No | resolution_due = 12 May 2020, 18:20"
    ));
}

#[test]
fn no_time_passes_on_hold() {
    // Eight hours from 12:00 on Wednesday end at 20:00; two hours on hold move that to 09:00 on Thursday.
    let town = check(&format!(
        "2020-05-06 12:00 agent new incident i | {P2}
         is i | resolution_due = 6 May 2020, 20:00
         2020-05-06 13:00 agent i | state = on_hold | hold_reason = 4
         2020-05-06 15:00 agent i | state = in_progress
         is i | resolution_due = 7 May 2020, 09:00
         2020-05-07 08:59 agent i | {FIXED}
         is i | resolution_met = Yes | calendar_duration = 20:59"
    ));
    agrees(&town, "i");
    let record = town.record("i");
    let actor = Actor::system("reader", town.bodies.clone());
    let words = Words::new(town.now, "reader", town.bodies.clone());
    let clocks = clocks::of(&town.desk.store, &town.desk.dictionary, &actor, &words, &record).expect("clocks are read");
    let clock = clocks.iter().find(|clock| clock.agreement == "P2 fix").expect("its clock");
    let reading =
        clock::Clock { runs: &clock.runs, calendar: &clock.calendar, target: Some(&clock.target) }.read(town.now);
    assert_eq!(reading.used, (7 * 60 + 59) * 60);
    let on_hold = clock::Clock { runs: &clock.runs, calendar: &clock.calendar, target: Some(&clock.target) }
        .read(instant("2020-05-06 14:00"));
    assert_eq!((on_hold.used, on_hold.state), (3600, clock::State::Paused));
}

#[test]
fn reopening_goes_on_where_it_stopped() {
    check_clocks(&format!(
        "2020-05-06 12:00 agent new incident i | {P2}
         2020-05-06 13:00 agent i | {FIXED}
         is i | resolution_met = Yes
         2020-05-06 15:00 agent i | state = in_progress
         is i | resolution_met = | resolution_due = 7 May 2020, 09:00
         2020-05-07 09:01 agent i | state = resolved
         is i | resolution_met = No"
    ));
}

#[test]
fn the_hour_of_the_end_may_be_corrected_both_ways() {
    let begins = format!(
        "2020-05-06 12:00 agent new incident i | {P2}\n 2020-05-06 12:30 agent i | state = on_hold | hold_reason = 1\n"
    );
    check_clocks(&format!(
        "{begins} 2020-05-06 19:30 agent i | {FIXED} | resolved_at = 2020-05-06 12:20
         is i | resolution_met = Yes | resolution_due = 6 May 2020, 20:00
         2020-05-06 19:40 agent i | resolved_at = 2020-05-06 12:25
         is i | resolution_met = Yes | calendar_duration = 00:25"
    ));
    check_clocks(&format!(
        "2020-05-06 12:00 agent new incident i | {P2}
         2020-05-06 19:00 agent i | {FIXED}
         2020-05-07 10:00 agent i | resolved_at = 2020-05-07 08:00
         is i | resolution_met = No"
    ));
}

#[test]
fn a_cancelled_incident_neither_kept_nor_missed_anything() {
    check_clocks(&format!(
        "2020-05-06 12:00 agent new incident i | {P2}
         2020-05-08 12:00 agent i | state = canceled
         is i | resolution_met ="
    ));
}

#[test]
fn priority_decides_which_agreement_and_none_leaves_nothing() {
    check_clocks(&format!(
        "2020-05-06 12:00 agent new incident i | {P2}
         is i | resolution_due = 6 May 2020, 20:00 | response_due =
         2020-05-06 12:05 agent i | urgency = 1
         is i | resolution_due = 6 May 2020, 16:00 | response_due = 6 May 2020, 12:15
         2020-05-06 12:10 agent i | impact = 3 | urgency = 3
         is i | resolution_due = | response_due ="
    ));
}

#[test]
fn it_is_judged_by_what_was_in_force_when_it_was_opened() {
    check_clocks(&format!(
        "2020-05-06 12:00 agent new incident i | {P2}
         2020-05-06 13:00 boss a3 | state = retired | ends = 2020-05-07
         2020-05-06 13:00 boss new contract_sla b3 | company = colp | name = P2 fix, longer | measures = resolution
            | applies_when = priority = 2 | target = 20 hours | schedule = colp-desk | starts = 2020-05-07
         2020-05-06 13:01 boss b3 | state = active
         2020-05-06 14:00 agent i | description = Still so
         is i | resolution_due = 6 May 2020, 20:00
         2020-05-07 12:00 agent new incident later | {P2}
         is later | resolution_due = 11 May 2020, 11:00"
    ));
}

#[test]
fn of_two_promises_the_stricter_counts() {
    check_clocks(&format!(
        "2020-05-06 11:00 boss new contract_sla b3 | company = colp | name = A stricter one | measures = resolution
            | applies_when = priority = 2 | target = 2 hours | schedule = colp-desk | starts = 2020-01-01
         2020-05-06 11:01 boss b3 | state = active
         2020-05-06 12:00 agent new incident i | {P2}
         is i | resolution_due = 6 May 2020, 14:00"
    ));
}

#[test]
fn a_batch_that_saves_one_record_twice_counts_no_time_between() {
    let mut town = check(&format!("2020-05-06 12:00 agent new incident i | {P2}"));
    let actor = town.actor("agent");
    town.now = instant("2020-05-06 13:00");
    let (_, id) = town.known["i"].clone();
    let drafts = [
        record::Draft::change("incident", &id, 0).with("state", "on_hold").with("hold_reason", "1"),
        record::Draft::change("incident", &id, 1).with("state", "in_progress"),
    ];
    town.desk.save_all(town.occasion(&actor), &drafts).expect("both are saved");
    agrees(&town, "i");
    town.play("is i | resolution_due = 6 May 2020, 20:00 | sys_mod_count = 2");
}
