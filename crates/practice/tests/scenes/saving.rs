use practice::{NotSaved, people};
use record::{Draft, Words, history};

use crate::town::{check, check_both, instant};

#[test]
fn a_stale_version_is_refused_with_who_changed_what() {
    for mut town in check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = Slow | urgency = 3
         2020-05-06 10:05 boss i@0 | urgency = 1 | assigned_to = agent
         2020-05-06 10:06 agent i@0 | short_description = Very slow
         no This record was changed while you were editing. Nothing you typed is lost. / boss changed urgency from “Low” to “High”. / boss changed priority from “Planning” to “Moderate”. / boss changed assigned to from “” to “Ann Agent”. / boss changed work began from “” to “6 May 2020, 10:05”.
         is i | short_description = Slow | urgency = High | sys_mod_count = 1
         2020-05-06 10:07 agent i@1 | short_description = Very slow
         is i | short_description = Very slow | urgency = High | sys_mod_count = 2
         2020-05-06 10:08 agent i | short_description = Very slow indeed",
    ) {
        // What somebody may not read, they are not told either.
        town.play("2020-05-06 10:09 agent i@3 | technical_cause = A maker's name");
        let clerk = town.actor("chief");
        let outsider = record::Actor { roles: ["supplier".to_owned()].into(), ..clerk.clone() };
        let id = town.known["i"].1.clone();
        let stale = town.desk.save(town.occasion(&outsider), &Draft::change("incident", &id, 9).with("urgency", "2"));
        let Err(NotSaved::Stale(stale)) = stale else { panic!("version 9 is still to come: {stale:?}") };
        assert_eq!((stale.version, stale.steps.len()), (9, 0), "{}", town.engine);
    }
}

#[test]
fn every_fault_is_said_at_once() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | impact = huge | opened_at = soon | caller_id = nobody | colour = red
         no impact: `huge` is not one of high, medium, low. Did you mean `high`?
         no opened_at: `soon` is not a date and time. Write 2020-05-31 14:30.
         no caller_id: There is no person known as `nobody`.
         no colour: Incident has no field `colour`.
         no short_description: Short description: This is needed.",
    );
}

#[test]
fn all_or_nothing_and_every_fault_of_every_draft() {
    for mut town in check_both("2020-05-06 10:00 agent new incident i | company = colp | short_description = x") {
        let actor = town.actor("agent");
        let good = Draft::new("incident").with("company", "colp").with("short_description", "kept");
        let bad = Draft::new("incident").with("company", "colp");
        let before = town.desk.store.head().expect("a head");
        let refused = town.desk.save_all(town.occasion(&actor), &[bad.clone(), good.clone(), bad.with("impact", "9")]);
        let Err(NotSaved::Refused(refusals)) = refused else { panic!("{refused:?}") };
        let places: Vec<usize> = refusals.iter().map(|(place, _)| *place).collect();
        assert_eq!(
            (places, town.desk.store.head().expect("a head")),
            (vec![0, 2, 2], before.clone()),
            "{}",
            town.engine
        );

        let judged = town.desk.rehearse(town.occasion(&actor), std::slice::from_ref(&good)).expect("it would be kept");
        assert_eq!((judged.len(), town.desk.store.head().expect("a head")), (1, before.clone()), "{}", town.engine);
        let saved = town.desk.save_all(town.occasion(&actor), &[good.clone(), good]).expect("both are kept");
        assert_eq!(saved.iter().map(|one| one.revision).collect::<Vec<_>>(), [Some(before.0 + 1); 2], "one revision");
        let numbers: Vec<_> = saved.iter().map(|one| one.number.clone().expect("a number")).collect();
        assert_eq!(numbers, ["INC0040002", "INC0040003"], "{}: what was only rehearsed used no number", town.engine);
    }
}

#[test]
fn numbers_of_two_bodies_never_meet() {
    check(
        "2020-05-06 10:00 agent new incident a | company = colp | short_description = x
         2020-05-06 10:00 agent new incident b | company = col | short_description = x
         2020-05-06 10:00 agent new incident c | company = colp | short_description = x
         2020-05-06 10:00 agent new change_request d | company = colp | short_description = x
         is a | number = INC0040001
         is b | number = INC0020001
         is c | number = INC0040002
         is d | number = CHG0040001",
    );
}

#[test]
fn saving_what_is_there_already_is_no_revision() {
    let mut town =
        check("2020-05-06 10:00 agent new incident i | company = colp | short_description = x | description = y");
    let before = town.desk.store.head().expect("a head");
    town.play(
        "2020-05-06 11:00 agent i | description = y | impact = 3
         is i | sys_mod_count = 0",
    );
    assert_eq!(town.desk.store.head().expect("a head"), before);
}

#[test]
fn history_says_who_when_and_why() {
    let mut town = check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:05 boss i | assigned_to = agent",
    );
    let actor = town.actor("agent");
    let words = Words::new(town.now, &actor.id, actor.bodies.clone());
    let (register, id) = &town.known["i"];
    let steps = history::of(&town.desk.store, &town.desk.dictionary, &actor, &words, register, id).expect("a history");
    let told: Vec<_> = steps.iter().map(|step| (step.at.as_str(), step.actor.as_str(), step.why.as_str())).collect();
    assert_eq!(told, [("2020-05-06 09:00:00", "agent", "scene"), ("2020-05-06 09:05:00", "boss", "scene")]);
    let changes: Vec<_> = steps[1].changes.iter().map(|change| (change.label.as_str(), change.is.as_str())).collect();
    assert_eq!(changes, [("Assigned to", "Ann Agent"), ("Work began", "6 May 2020, 10:05")]);
}

#[test]
fn a_person_who_has_left_is_no_actor() {
    let mut town = check("2020-05-06 10:00 setup agent | active = no");
    town.now = instant("2020-05-06 11:00");
    let words = Words::new(town.now, "setup", town.bodies.clone());
    let found =
        |name: &str| people::actor(&town.desk.store, &town.desk.dictionary, &words, &town.bodies, name).expect("read");
    assert_eq!(found("agent"), None);
    assert_eq!(found("nobody"), None);
    let local = found("local").expect("an actor");
    assert!(
        local.roles.contains("agent")
            && local.bodies.holds(&town.known["col"].1)
            && !local.bodies.holds(&town.known["colp"].1)
    );
}

#[test]
fn what_is_written_is_found_by_its_words() {
    for mut town in check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = The lift is stuck | technical_cause = Gearbox
         2020-05-06 10:05 agent i | short_description = The stairs are closed",
    ) {
        let actor = town.actor("agent");
        let words = Words::new(town.now, &actor.id, actor.bodies.clone());
        for (text, found) in [("stairs", 1), ("lift", 0), ("gearbox", 0)] {
            let filter = record::Filter::test("short_description", record::Check::Matches(text.into()));
            let query = record::Query::all("incident").and(filter);
            let permitted = actor.asks(&town.desk.dictionary, &query, &words).expect("an agent may");
            assert_eq!(permitted.count(&mut &town.desk.store).expect("counted"), found, "{}: {text}", town.engine);
        }
    }
}
