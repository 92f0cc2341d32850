//! What a revision did is given back, as far as nobody has changed it since.

use std::collections::{BTreeMap, BTreeSet};

use practice::clocks;
use practice::undo::{Fate, How, NotUndone, Undone};
use proptest::prelude::*;
use record::query::When;
use record::{Actor, Draft, Query, Words};
use store::{Datum, Store};

use crate::clocks::agrees;
use crate::town::{Town, check, check_both, instant};

const NEW: &str = "company = colp | short_description = x | impact = 2 | urgency = 2 | business_service = PNC";
const FIXED: &str = "state = resolved | close_code = Solution provided | close_notes = Done";
/// What rules work out: it may differ where time has passed.
const WORKED_OUT: [&str; 8] = [
    "calendar_duration",
    "business_duration",
    "outside_duration",
    "out_of_hours",
    "response_due",
    "response_met",
    "resolution_due",
    "resolution_met",
];

fn last(town: &Town) -> i64 {
    town.desk.store.head().expect("a head").0
}

fn undo(town: &mut Town, at: &str, who: &str, revision: i64, how: How) -> Result<Undone, NotUndone> {
    town.now = instant(at);
    let actor = town.actor(who);
    town.desk.undo(town.occasion(&actor), revision, how)
}

fn undone(town: &mut Town, at: &str, who: &str, revision: i64) -> Undone {
    let done = undo(town, at, who, revision, How::default());
    done.unwrap_or_else(|not| panic!("{}: {not}", town.engine))
}

fn refused(town: &mut Town, at: &str, who: &str, revision: i64) -> String {
    let before = last(town);
    let not = undo(town, at, who, revision, How::default()).expect_err("it is refused");
    assert_eq!(last(town), before, "{}: nothing is kept", town.engine);
    not.to_string()
}

/// Everything that a record says, but for what the store stamps on it.
fn said(town: &Town, handle: &str) -> BTreeMap<String, Datum> {
    let record = town.record(handle);
    let own = record.values.into_iter().filter(|(name, _)| !name.starts_with("sys_"));
    own.map(|(name, cell)| (name, cell.datum)).filter(|(_, datum)| !datum.is_empty()).collect()
}

fn plainly(mut said: BTreeMap<String, Datum>) -> BTreeMap<String, Datum> {
    said.retain(|name, _| !WORKED_OUT.contains(&name.as_str()));
    said
}

fn is_clean(town: &Town) {
    let found = town.desk.store.verify(&mut |_| {}).expect("it verifies");
    assert!(found.is_empty(), "{}: {found:?}", town.engine);
    let found = town.desk.verify_words().expect("it verifies");
    assert!(found.is_empty(), "{}: {found:?}", town.engine);
}

/// When each clock is due and whether it is kept, by a record as at a moment, read now.
fn outcomes(town: &Town, handle: &str, when: &When) -> Vec<String> {
    let record = town.record(handle);
    let actor = Actor::system("reader", town.bodies.clone());
    let words = Words::new(town.now, "reader", town.bodies.clone());
    let read = clocks::as_at(&town.desk.store, &town.desk.dictionary, &actor, &words, &record, when);
    let clocks = read.expect("clocks are read").clocks;
    clocks.iter().map(|clock| format!("{}: {:?}", clock.agreement, clock.outcome(town.now))).collect()
}

#[test]
fn an_edit_is_given_back_and_the_undo_of_the_undo_does_it_again() {
    for mut town in check_both(&format!("2020-05-06 09:00 agent new incident i | {NEW}")) {
        let before = said(&town, "i");
        town.play("2020-05-06 09:10 agent i | impact = 1 | short_description = y | assigned_to = agent");
        let (edited, revision) = (said(&town, "i"), last(&town));
        let rehearsed =
            undo(&mut town, "2020-05-06 09:20", "agent", revision, How { is_rehearsal: true, ..How::default() });
        let rehearsed = rehearsed.expect("judged");
        assert_eq!((rehearsed.revision, last(&town)), (None, revision), "{}", town.engine);
        let changes = |undone: &Undone| {
            let fields = undone.records.iter().flat_map(|shift| &shift.fields);
            fields.map(|one| format!("{} {}→{}", one.label, one.was, one.is)).collect::<BTreeSet<_>>()
        };
        for told in ["Impact High→Medium", "Priority High→Moderate", "Short description y→x", "Assigned to Ann Agent→"]
        {
            assert!(changes(&rehearsed).contains(told), "{}: {told}: {:?}", town.engine, changes(&rehearsed));
        }
        let done = undone(&mut town, "2020-05-06 09:20", "agent", revision);
        assert_eq!(changes(&done), changes(&rehearsed), "{}", town.engine);
        assert_eq!(done.revision, Some(revision + 1), "{}", town.engine);
        assert_eq!(plainly(said(&town, "i")), plainly(before.clone()), "{}", town.engine);
        agrees(&town, "i");
        undone(&mut town, "2020-05-06 09:30", "agent", revision + 1);
        assert_eq!(plainly(said(&town, "i")), plainly(edited), "{}", town.engine);
        agrees(&town, "i");
        undone(&mut town, "2020-05-06 09:40", "agent", revision + 2);
        assert_eq!(plainly(said(&town, "i")), plainly(before), "{}", town.engine);
        is_clean(&town);
    }
}

#[test]
fn to_the_clocks_a_resolution_that_is_undone_has_never_been() {
    let begin = format!(
        "2020-05-06 09:00 agent new incident i | {NEW} | impact = 1\n2020-05-06 09:05 agent i | state = in_progress"
    );
    for mut town in check_both(&begin) {
        let standing = last(&town);
        town.play(&format!(
            "2020-05-06 10:00 agent i | {FIXED}\n is i | resolution_met = Yes | calendar_duration = 01:00"
        ));
        let revision = last(&town);
        // Eight hours from 09:00 end at 17:00: the hours in which it stood as resolved count, for the service was not there.
        undone(&mut town, "2020-05-06 16:00", "agent", revision);
        town.play(
            "is i | state = In progress | resolved_at = | close_code = | reopen_count = 0 | calendar_duration =
             | resolution_due = 6 May 2020, 17:00 | resolution_met =",
        );
        agrees(&town, "i");
        assert_eq!(
            outcomes(&town, "i", &When::Now),
            outcomes(&town, "i", &When::Revision(standing)),
            "{}",
            town.engine
        );
        // As at the hour between, it was held to be resolved.
        let between = outcomes(&town, "i", &When::Revision(revision));
        assert!(between.iter().any(|one| one.contains("P2 fix:") && one.contains("Some(true)")), "{between:?}");
        town.play(&format!(
            "2020-05-06 17:30 agent i | {FIXED}\n is i | resolution_met = No | calendar_duration = 08:30"
        ));
        agrees(&town, "i");
        is_clean(&town);
    }
}

#[test]
fn what_was_changed_since_is_named_and_left_only_on_request() {
    for mut town in check_both(&format!(
        "2020-05-06 09:00 agent new incident i | {NEW}
         2020-05-06 09:10 agent i | short_description = y | urgency = 1 | description = new"
    )) {
        let revision = last(&town);
        town.play("2020-05-06 09:20 boss i | short_description = z | impact = 1");
        let not = undo(&mut town, "2020-05-06 09:30", "agent", revision, How::default()).expect_err("a conflict");
        let NotUndone::Changed(conflicts) = &not else { panic!("{not}") };
        let number = town.record("i").shown("number").to_owned();
        assert_eq!(conflicts.len(), 1, "{}: {not}", town.engine);
        assert_eq!(
            (conflicts[0].name.as_str(), conflicts[0].field.as_deref()),
            (number.as_str(), Some("short_description"))
        );
        assert!(conflicts[0].message.contains("it is “z”"), "{not}");
        town.play("is i | short_description = z | urgency = High | description = new");
        let how = How { leave_changed: true, ..How::default() };
        let done = undo(&mut town, "2020-05-06 09:30", "agent", revision, how).expect("the rest");
        assert_eq!(&done.left, conflicts, "{}", town.engine);
        town.play("is i | short_description = z | urgency = Medium | description = | impact = High | priority = High");
        is_clean(&town);
    }
}

#[test]
fn clocks_read_what_was_left_as_it_was() {
    let mut town = check(&format!(
        "2020-05-06 09:00 agent new incident i | {NEW} | impact = 1
         2020-05-06 09:05 agent i | state = in_progress
         2020-05-06 10:00 agent i | {FIXED} | description = over"
    ));
    let revision = last(&town);
    town.play("2020-05-06 11:00 boss i | state = in_progress\n is i | resolution_due = 6 May 2020, 18:00");
    let how = How { leave_changed: true, ..How::default() };
    let done = undo(&mut town, "2020-05-06 12:00", "agent", revision, how).expect("the rest");
    let left: BTreeSet<&str> = done.left.iter().filter_map(|one| one.field.as_deref()).collect();
    assert!(left.is_empty(), "the state is again what it was: {left:?}");
    // Somebody had reopened it: that is what ended the hour in which no clock ran, and not the undo.
    town.play("is i | description = | resolution_due = 6 May 2020, 18:00");
    agrees(&town, "i");
    let mut town = check(&format!(
        "2020-05-06 09:00 agent new incident i | {NEW} | impact = 1
         2020-05-06 10:00 agent i | {FIXED} | description = over
         2020-05-06 11:00 boss i | state = in_progress"
    ));
    let revision = last(&town) - 1;
    let done = undo(&mut town, "2020-05-06 12:00", "agent", revision, how).expect("the rest");
    let left: BTreeSet<&str> = done.left.iter().filter_map(|one| one.field.as_deref()).collect();
    assert!(left.contains("state"), "{left:?}");
    town.play("is i | description = | state = In progress | resolution_due = 6 May 2020, 18:00");
    agrees(&town, "i");
}

#[test]
fn what_a_revision_made_goes_and_comes_back_as_it_was() {
    for mut town in check_both(&format!("2020-05-06 09:00 agent new incident i | {NEW} | work_notes = Rang twice")) {
        let (before, revision, number) = (said(&town, "i"), last(&town), town.record("i").shown("number").to_owned());
        let done = undone(&mut town, "2020-05-06 09:10", "agent", revision);
        assert_eq!(
            done.records.iter().map(|one| (one.fate, one.name.clone())).collect::<Vec<_>>(),
            [(Fate::Gone, number)]
        );
        let setup = town.actor("setup");
        let words = Words::new(town.now, "setup", town.bodies.clone());
        let count = |register: &str, town: &Town| {
            let permitted = setup.asks(&town.desk.dictionary, &Query::all(register), &words).expect("allowed");
            permitted.count(&mut &town.desk.store).expect("counted")
        };
        assert_eq!((count("incident", &town), count("sys_journal_field", &town)), (0, 0), "{}", town.engine);
        let done = undone(&mut town, "2020-05-06 09:20", "agent", revision + 1);
        assert_eq!(done.records[0].fate, Fate::Back, "{}", town.engine);
        assert_eq!(said(&town, "i"), before, "{}: number and all", town.engine);
        assert_eq!(count("sys_journal_field", &town), 1, "{}", town.engine);
        is_clean(&town);
    }
}

#[test]
fn what_others_have_built_on_does_not_go() {
    let mut town = check(&format!("2020-05-06 09:00 agent new incident p | {NEW}"));
    let revision = last(&town);
    town.play(&format!("2020-05-06 09:10 agent new incident c | {NEW} | parent_incident = @p"));
    let number = town.record("c").shown("number").to_owned();
    let told = refused(&mut town, "2020-05-06 09:20", "agent", revision);
    assert!(told.ends_with(&format!("{number} refers to it (parent_incident).")), "{told}");
    town.play("2020-05-06 09:30 agent c | parent_incident =\n2020-05-06 09:31 boss p | comments = We are on it");
    let told = refused(&mut town, "2020-05-06 09:40", "agent", revision);
    assert!(told.ends_with("Somebody has written a note on it since."), "{told}");
}

#[test]
fn all_that_followed_from_an_edit_is_undone_with_it() {
    for mut town in check_both(&format!(
        "2020-05-06 09:00 agent new incident p | {NEW}
         2020-05-06 09:01 agent new incident c | {NEW} | parent_incident = @p
         2020-05-06 10:00 agent p | {FIXED}
         is c | state = Resolved"
    )) {
        let revision = last(&town);
        assert_eq!(undone(&mut town, "2020-05-06 10:10", "agent", revision).records.len(), 2, "{}", town.engine);
        town.play("is p | state = New | resolved_by =\n is c | state = New | resolved_by = | close_notes =");
        agrees(&town, "p");
        agrees(&town, "c");
    }
}

#[test]
fn an_edit_of_many_records_is_undone_whole_or_not_at_all() {
    for mut town in check_both(&format!(
        "2020-05-06 09:00 agent new incident a | {NEW}
         2020-05-06 09:01 agent new incident b | {NEW}"
    )) {
        let agent = town.actor("agent");
        town.now = instant("2020-05-06 09:10");
        let drafts: Vec<Draft> = ["a", "b"]
            .map(|one| {
                Draft { sys_id: Some(town.known[one].1.clone()), ..Draft::new("incident") }.with("category", "network")
            })
            .into();
        let revision =
            town.desk.save_all(town.occasion(&agent), &drafts).expect("saved")[0].revision.expect("a revision");
        town.play("2020-05-06 09:20 boss b | category = database");
        let told = refused(&mut town, "2020-05-06 09:30", "agent", revision);
        assert!(told.contains("category: It was changed since"), "{told}");
        town.play("is a | category = Network\n 2020-05-06 09:40 boss b | category = network");
        undone(&mut town, "2020-05-06 09:50", "agent", revision);
        town.play("is a | category = Inquiry / help\n is b | category = Inquiry / help");
    }
}

#[test]
fn rights_bind_an_undo_and_nothing_is_told_of_what_is_hidden() {
    let mut town = check(&format!(
        "2020-05-06 09:00 agent new incident i | {NEW}
         2020-05-06 09:10 boss i | major_incident_state = accepted"
    ));
    let revision = last(&town);
    // Somebody of another body meets it as if it were nothing of theirs, and so does one to whom no incident is shown.
    let hidden = format!("Revision {revision} touches what you may not see. Somebody who sees all of it may undo it.");
    assert_eq!(refused(&mut town, "2020-05-06 09:20", "local", revision), hidden);
    let told = refused(&mut town, "2020-05-06 09:20", "agent", revision + 1);
    assert_eq!(told, format!("There is no revision {}.", revision + 1));
    // A decision of a manager can be taken back by an agent no more than taken.
    town.play("2020-05-06 09:30 boss i | major_incident_state = rejected");
    let rejected = last(&town);
    let told = refused(&mut town, "2020-05-06 09:40", "agent", rejected);
    assert!(told.ends_with("A manager accepts or rejects a major incident; you may propose one."), "{told}");
    undone(&mut town, "2020-05-06 09:50", "boss", rejected);
    town.play("is i | major_incident_state = Accepted");
    // The technical cause is not for the caller's eyes, and an edit that changed it not theirs to undo.
    town.play("2020-05-06 10:00 agent i | technical_cause = A loop | description = d");
    let revision = last(&town);
    let agent = town.actor("agent");
    let clerk = Actor { roles: ["requester".to_owned()].into(), ..agent };
    let not = town.desk.undo(town.occasion(&clerk), revision, How::default()).expect_err("hidden");
    assert!(not.to_string().ends_with("Somebody who sees all of it may undo it."), "{not}");
}

#[test]
fn a_note_is_struck_and_not_unsaid() {
    for mut town in check_both(&format!(
        "2020-05-06 09:00 agent new incident i | {NEW}
         2020-05-06 09:10 agent i | comments = Back by noon | urgency = 1"
    )) {
        let revision = last(&town);
        let done = undone(&mut town, "2020-05-06 09:20", "agent", revision);
        let fates: BTreeSet<Fate> = done.records.iter().map(|one| one.fate).collect();
        assert_eq!(fates, [Fate::Changed, Fate::Struck].into(), "{}", town.engine);
        let entries = |town: &mut Town| {
            let agent = town.actor("agent");
            let words = Words::new(town.now, &agent.id, agent.bodies.clone());
            let record = town.record("i");
            let found = practice::journal::of(&town.desk.store, &town.desk.dictionary, &agent, &words, &record);
            found.expect("read").into_iter().map(|entry| (entry.text, entry.is_struck)).collect::<Vec<_>>()
        };
        assert_eq!(entries(&mut town), [("Back by noon".to_owned(), true)], "{}", town.engine);
        let told = undo(&mut town, "2020-05-06 09:25", "local", revision, How::default()).expect_err("not theirs");
        assert!(told.to_string().contains("may not see"), "{}: {told}", town.engine);
        undone(&mut town, "2020-05-06 09:30", "agent", revision + 1);
        assert_eq!(entries(&mut town), [("Back by noon".to_owned(), false)], "{}", town.engine);
        is_clean(&town);
    }
}

#[test]
fn what_was_published_is_not_undone() {
    for mut town in crate::papers::published(crate::papers::PAPER) {
        let revision = last(&town);
        let told = refused(&mut town, "2020-07-06 09:00", "setup", revision);
        assert!(told.contains("This has been published and stays as it is."), "{}: {told}", town.engine);
    }
}

/// One edit of the random story: which records, which field, which of its values.
type Step = (usize, usize, usize);

const VALUES: [(&str, [&str; 3]); 7] = [
    ("short_description", ["x", "y", "z"]),
    ("urgency", ["1", "2", "3"]),
    ("impact", ["1", "2", "3"]),
    ("business_service", ["PNC", "Police network", ""]),
    ("assigned_to", ["agent", "boss", ""]),
    ("category", ["network", "software", "inquiry"]),
    ("state", ["in_progress", "on_hold", "resolved"]),
];

fn drafts(town: &Town, (who, field, value): Step) -> Vec<Draft> {
    let (field, values) = VALUES[field];
    let some: &[&str] = [&["a"][..], &["b"], &["a", "b"]][who];
    let draft = |handle: &&str| {
        let mut draft = Draft { sys_id: Some(town.known[*handle].1.clone()), ..Draft::new("incident") };
        draft = draft.with(field, values[value]);
        match values[value] {
            "on_hold" => draft.with("hold_reason", "4"),
            "resolved" => draft.with("close_code", "Solution provided").with("close_notes", "Done"),
            _ => draft,
        }
    };
    some.iter().map(draft).collect()
}

/// What the desk keeps of the clocks of both records is what their history gives. While a record is on hold its time is put off
/// by the hour, so what is kept of it is as old as its last edit.
fn agree(town: &Town, touched: &[practice::undo::Shift]) {
    for handle in ["a", "b"] {
        let is_touched = touched.iter().any(|one| one.sys_id == town.known[handle].1);
        if is_touched || town.record(handle).datum("state").as_text() != Some("3") {
            agrees(town, handle);
        }
    }
}

/// Random edits by many, one of them undone: what is no longer as it was made is named, no more and no less; the rest is as before;
/// the clocks are those of the history; and the undo undone leaves all as it stood.
#[test]
fn any_edit_of_any_story_is_undone() {
    let mut town = Town::on("SQLite", Store::sqlite_in_memory().expect("a store"));
    let boss = town.actor("boss");
    let step = (0..3_usize, 0..VALUES.len(), 0..3_usize);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        max_shrink_iters: 40,
        ..ProptestConfig::with_cases(60)
    });
    let town = std::cell::RefCell::new(&mut town);
    let story = |(steps, pick): (Vec<Step>, prop::sample::Index)| {
        let town = &mut **town.borrow_mut();
        let begin = town.now + jiff::SignedDuration::from_hours(30);
        town.now = begin.max(instant("2020-05-06 09:00"));
        for handle in ["a", "b"] {
            let new = Draft::new("incident").with("company", "colp").with("short_description", "x");
            let new = new.with("business_service", "PNC").with("impact", "2").with("urgency", "2");
            let saved = town.desk.save(town.occasion(&boss), &new).expect("saved");
            town.known.insert(handle.into(), (saved.register, saved.sys_id));
        }
        // What each record said before and after each revision.
        let mut told = Vec::new();
        let mut stands = ["a", "b"].map(|handle| plainly(said(town, handle)));
        for step in steps {
            town.now += jiff::SignedDuration::from_mins(50);
            let Ok(saved) = town.desk.save_all(town.occasion(&boss), &drafts(town, step)) else { continue };
            let after = ["a", "b"].map(|handle| plainly(said(town, handle)));
            if let Some(revision) = saved.first().and_then(|one| one.revision) {
                told.push((revision, stands.clone(), after.clone()));
            }
            stands = after;
        }
        if told.is_empty() {
            return Ok(());
        }
        let (revision, before, made) = told[pick.index(told.len())].clone();
        town.now += jiff::SignedDuration::from_mins(50);
        let mut expected = stands.clone();
        let mut conflicts = BTreeSet::new();
        for (place, handle) in ["a", "b"].into_iter().enumerate() {
            let names: BTreeSet<&String> = before[place].keys().chain(made[place].keys()).collect();
            for name in names.into_iter().filter(|name| before[place].get(*name) != made[place].get(*name)) {
                let (was, made, is) = (before[place].get(name), made[place].get(name), stands[place].get(name));
                // The priority is looked up.
                if name == "priority" || is == was {
                    continue;
                }
                if is != made {
                    conflicts.insert((town.known[handle].1.clone(), name.clone()));
                } else {
                    match was {
                        Some(was) => expected[place].insert(name.clone(), was.clone()),
                        None => expected[place].remove(name),
                    };
                }
            }
            let at =
                |name: &str| expected[place][name].as_text().and_then(|text| text.parse::<i64>().ok()).unwrap_or(0);
            let priority = (at("impact") + at("urgency") - 1).to_string();
            expected[place].insert("priority".into(), Datum::Text(priority));
        }
        let occasion = practice::desk::Occasion { actor: &boss, now: town.now, why: "undo", request: "test" };
        let strict = town.desk.undo(occasion, revision, How::default());
        let named = |objections: &[practice::undo::Objection]| {
            let keys = objections.iter().map(|one| (one.sys_id.clone(), one.field.clone().unwrap_or_default()));
            keys.collect::<BTreeSet<_>>()
        };
        let done = match strict {
            Ok(done) => {
                prop_assert_eq!(&conflicts, &BTreeSet::new());
                done
            }
            Err(NotUndone::Changed(found)) => {
                prop_assert_eq!(&named(&found), &conflicts);
                prop_assert_eq!(&["a", "b"].map(|handle| plainly(said(town, handle))), &stands);
                town.desk.undo(occasion, revision, How { leave_changed: true, ..How::default() }).expect("the rest")
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        prop_assert_eq!(&["a", "b"].map(|handle| plainly(said(town, handle))), &expected);
        agree(town, &done.records);
        let is_last = told.last().is_some_and(|(last, ..)| *last == revision);
        if is_last && done.revision.is_some() {
            for handle in ["a", "b"] {
                let then = When::Revision(revision - 1);
                prop_assert_eq!(
                    outcomes(town, handle, &When::Now),
                    outcomes(town, handle, &then),
                    "clocks of {}",
                    handle
                );
            }
        }
        if let Some(number) = done.revision {
            town.now += jiff::SignedDuration::from_mins(5);
            let occasion = practice::desk::Occasion { actor: &boss, now: town.now, why: "undo", request: "test" };
            let again = town.desk.undo(occasion, number, How::default());
            let again = again.map_err(|not| TestCaseError::fail(not.to_string()))?;
            prop_assert_eq!(&["a", "b"].map(|handle| plainly(said(town, handle))), &stands);
            agree(town, &again.records);
        }
        Ok(())
    };
    runner.run(&(prop::collection::vec(step, 1..9), any::<prop::sample::Index>()), story).expect("every story");
    is_clean(&town.borrow());
}

#[test]
fn search_finds_what_is_back() {
    let mut town = check(&format!("2020-05-06 09:00 agent new incident i | {NEW} | description = cartography"));
    let revision = last(&town);
    undone(&mut town, "2020-05-06 09:10", "agent", revision);
    undone(&mut town, "2020-05-06 09:20", "agent", revision + 1);
    let agent = town.actor("agent");
    let words = Words::new(town.now, &agent.id, agent.bodies.clone());
    let filter = town.desk.dictionary.filter("incident", "text matches cartography").expect("a condition");
    let query = Query::all("incident").and(filter);
    let permitted = agent.asks(&town.desk.dictionary, &query, &words).expect("allowed");
    assert_eq!(permitted.count(&mut &town.desk.store).expect("counted"), 1, "search finds it again");
}
