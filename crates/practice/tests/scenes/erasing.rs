//! Lawful erasure and disposal: who may, what goes, what is told in its place, and what is held.

use practice::desk::Occasion;
use practice::erasure::{Erased, Wanted};
use practice::retention::{Disposal, hash_of};
use practice::undo::How;
use practice::{NotSaved, journal};
use record::{Actor, Draft, Filter, Query, Record, Words, history};

use crate::town::{Town, check, check_both};

const CALL: &str = "
    2020-05-06 10:00 agent new incident i | company = colp | short_description = Mrs Quigglethorpe cannot print
        | description = Call her on 020 7946 0999. | work_notes = Spoke to Mrs Quigglethorpe.
    2020-05-06 10:05 agent i | short_description = Printing | work_notes = Done.\n";

fn officer(town: &mut Town) -> Actor {
    let agent = town.actor("agent");
    Actor { id: "officer".into(), name: "officer".into(), roles: ["dpo".to_owned()].into(), ..agent }
}

fn erase(town: &Town, actor: &Actor, handle: &str, fields: &[&str], keep: bool) -> Result<Erased, Vec<String>> {
    let (register, sys_id) = &town.known[handle];
    let fields: Vec<String> = fields.iter().map(|name| (*name).to_owned()).collect();
    let wanted = Wanted { register, sys_id, fields: &fields, ground: "Art. 17(1)(a)" };
    let on = Occasion { actor, now: town.now, why: "Art. 17(1)(a)", request: "test" };
    town.desk.erase(on, wanted, keep).map_err(refusals)
}

fn refusals(not: NotSaved) -> Vec<String> {
    match not {
        NotSaved::Refused(refusals) => refusals.into_iter().map(|(_, refusal)| refusal.to_string()).collect(),
        other => vec![other.to_string()],
    }
}

fn whole(town: &Town) -> Vec<String> {
    let found = town.desk.store.verify(&mut |_| ()).expect("it is read");
    let words = town.desk.verify_words().expect("it is read");
    found.into_iter().chain(words).map(|one| one.sentence).collect()
}

/// A record as it stands or stood, seen by the program.
fn seen(town: &Town, register: &str, filter: Filter, as_at: &str) -> Option<Record> {
    let setup = Actor::system("setup", town.bodies.clone());
    let words = Words::new(town.now, "setup", town.bodies.clone());
    let when = town.desk.dictionary.query(&format!("{register} where sys_id = \"x\"{as_at}")).expect("a query").as_at;
    let query = Query::all(register).and(filter).seen_from(&when);
    let permitted = setup.asks(&town.desk.dictionary, &query, &words).expect("the program may");
    permitted.record(&mut &town.desk.store).expect("it is read")
}

#[test]
fn what_is_erased_is_gone_from_record_history_journal_and_search() {
    for mut town in check_both(CALL) {
        let officer = officer(&mut town);
        let fields = ["short_description", "description", "work_notes"];
        let head = town.desk.store.head().expect("a head");
        let tried = erase(&town, &officer, "i", &fields, false).expect("it may");
        assert_eq!(town.desk.store.head().expect("a head"), head, "only tried out");
        let erased = erase(&town, &officer, "i", &fields, true).expect("it may");
        assert_eq!((erased.versions, erased.entries, erased.files), (2, 2, 0));
        assert_eq!((tried.versions, tried.entries), (erased.versions, erased.entries));
        assert_eq!(whole(&town), Vec::<String>::new());

        let agent = town.actor("agent");
        let words = Words::new(town.now, &agent.id, agent.bodies.clone());
        let (store, dictionary) = (&town.desk.store, &town.desk.dictionary);
        let steps = history::of(store, dictionary, &agent, &words, "incident", &town.known["i"].1).expect("steps");
        let told = format!("{steps:?}");
        assert!(!told.contains("Quigglethorpe") && !told.contains("Printing") && !told.contains("7946"), "{told}");
        let last = &steps[2].changes.iter().find(|change| change.field == "description").expect("it is told");
        assert_eq!(last.is, "");
        assert!(
            last.was.starts_with("Erased on 6 May 2020") && last.was.ends_with("by officer: Art. 17(1)(a)"),
            "{last:?}"
        );
        let notes = journal::of(store, dictionary, &agent, &words, &town.record("i")).expect("entries");
        assert!(notes.len() == 2 && notes.iter().all(|note| note.text.starts_with("Erased on")), "{notes:?}");

        let is_it = || Filter::is("sys_id", town.known["i"].1.as_str());
        let then = seen(&town, "incident", is_it(), " as at 2020-05-06 10:01").expect("it stood");
        assert!(then.shown("description").starts_with("Erased on"), "{}", then.shown("description"));
        assert_eq!(seen(&town, "incident", is_it(), "").expect("it stands").shown("description"), "");
        let note = seen(&town, "erasure", Filter::is("number", erased.note.as_str()), "").expect("it is noted");
        assert_eq!(note.shown("record"), town.record("i").shown("number"));
        assert_eq!(note.shown("fields"), fields.join(", "));
        let again = Draft::change("erasure", &note.sys_id, 0).with("ground", "Else");
        let refused = town.desk.save(town.occasion(&officer), &again).map_err(refusals).unwrap_err();
        assert_eq!(refused, ["This proves what was done and stays as it is."]);
        let revision = town.desk.store.head().expect("a head").0;
        let undone =
            town.desk.undo(town.occasion(&Actor::system("setup", town.bodies.clone())), revision, How::default());
        assert!(undone.is_err_and(|not| not.to_string().contains("cannot be undone")));
    }
}

#[test]
fn only_personal_fields_are_erased_and_only_by_who_may() {
    let mut town = check(CALL);
    let officer = officer(&mut town);
    let agent = town.actor("agent");
    assert_eq!(erase(&town, &agent, "i", &["description"], true), Err(vec!["Only dpo may do this.".to_owned()]));
    let refused = erase(&town, &officer, "i", &["priority", "descripton", "description"], true).unwrap_err();
    assert_eq!(
        refused,
        [
            "priority: The dictionary does not mark it as personal; mark it there if it holds personal data.",
            "descripton: Incident has no such field.",
        ]
    );
    let elsewhere = Actor { bodies: store::Bodies::shared(), ..officer };
    assert_eq!(
        erase(&town, &elsewhere, "i", &["description"], true),
        Err(vec!["There is no such incident.".to_owned()])
    );
}

const LEAVERS: &str = "
    2017-01-09 10:00 setup new sys_user gone | company = colp | user_name = gone | name = Gil Gone
    2017-01-09 10:01 setup new sys_user kept | company = colp | user_name = kept | name = Kim Kept
    2017-01-09 10:02 setup new sys_user late | company = colp | user_name = late | name = Lea Late
    2017-01-09 10:03 setup new sys_user here | company = colp | user_name = here | name = Hal Here
    2017-01-09 10:04 setup gone | left_on = 2018-05-05
    2017-01-09 10:04 setup kept | left_on = 2018-05-05
    2017-01-09 10:04 setup late | left_on = 2018-05-06
    2017-01-10 10:00 agent new incident i | company = colp | short_description = x | caller_id = gone
    2020-05-06 10:00 agent i | short_description = y\n";

fn dispose(town: &Town, actor: &Actor, keep: bool) -> Result<Vec<Disposal>, Vec<String>> {
    let on = Occasion { actor, now: town.now, why: "Retention", request: "test" };
    town.desk.dispose(on, keep, &mut |_| ()).map_err(refusals)
}

#[test]
fn whose_time_has_come_goes_with_a_certificate_unless_it_is_held() {
    for mut town in check_both(LEAVERS) {
        let officer = officer(&mut town);
        let hold = Draft::new("hold")
            .with("company", "colp")
            .with("short_description", "Inquiry")
            .with("collection", "sys_user");
        let no_such = hold.clone().with("condition", "user_nam = kept");
        let refused = town.desk.save(town.occasion(&officer), &no_such).map_err(refusals).unwrap_err();
        assert!(refused[0].starts_with("condition: "), "{refused:?}");
        let held =
            town.desk.save(town.occasion(&officer), &hold.with("condition", "user_name = kept")).expect("it is placed");
        let number = held.number.clone().expect("it has one");

        let agent = town.actor("agent");
        assert_eq!(dispose(&town, &agent, true), Err(vec!["Only dpo may do this.".to_owned()]));
        let tried = dispose(&town, &officer, false).expect("it may");
        let done = dispose(&town, &officer, true).expect("it may");
        assert_eq!((tried.len(), tried[0].records, tried[0].versions), (1, 1, 2));
        assert_eq!((done.len(), done[0].records, done[0].versions), (1, 1, 2));
        assert_eq!(done[0].held, [(number.clone(), 1)].into());
        assert_eq!(whole(&town), Vec::<String>::new());
        assert_eq!(dispose(&town, &officer, true).expect("it may")[0].records, 0, "once");

        let is = |handle: &str| Filter::is("sys_id", town.known[handle].1.as_str());
        assert!(seen(&town, "sys_user", is("gone"), "").is_none());
        assert!(seen(&town, "sys_user", is("gone"), " as at 2018-01-01 09:00").is_none(), "nor as at an earlier day");
        for stays in ["kept", "late", "here"] {
            assert!(seen(&town, "sys_user", is(stays), "").is_some(), "{stays}");
        }
        let caller = town.record("i").shown("caller_id").to_owned();
        assert!(caller.starts_with("Disposed of on 6 May 2020") && caller.contains("by officer"), "{caller}");
        let by = Filter::is("number", done[0].certificates[0].as_str());
        let certificate = seen(&town, "disposal", by, "").expect("there is one");
        assert_eq!(certificate.shown("rule"), "2 years after left_on");
        assert_eq!(certificate.shown("disposed"), "1");
        let (colp, gone) = (&town.known["colp"].1, &town.known["gone"].1);
        assert_eq!(certificate.shown("hashes"), hash_of(colp, "sys_user", gone), "people have no number");
        assert!(!format!("{certificate:?}").contains("Gil"));

        // Lifted, it goes.
        let lift = Draft::change("hold", &held.sys_id, 0).with("state", "lifted").with("lifted_on", "2020-05-06");
        town.desk.save(town.occasion(&officer), &lift).expect("it is lifted");
        assert_eq!(dispose(&town, &officer, true).expect("it may")[0].records, 1);
        assert_eq!(whole(&town), Vec::<String>::new());
    }
}

#[test]
fn many_go_in_portions_and_what_is_held_among_them_stays() {
    let mut town = check("");
    let officer = officer(&mut town);
    let setup = Actor::system("setup", town.bodies.clone());
    let leaver = |n: usize| {
        let draft = Draft::new("sys_user").with("company", "colp").with("user_name", format!("u{n}"));
        draft.with("name", format!("Una {n}")).with("left_on", "2015-01-01")
    };
    let leavers: Vec<Draft> = (0..230).map(leaver).collect();
    town.desk.save_all(town.occasion(&setup), &leavers).expect("they are kept");
    let hold =
        Draft::new("hold").with("company", "colp").with("short_description", "Claim").with("collection", "sys_user");
    let hold = hold.with("condition", "user_name = u7 or user_name = u150").with("from_on", "2018-01-01");
    town.desk.save(town.occasion(&officer), &hold).expect("it is placed");
    let tried = dispose(&town, &officer, false).expect("it may");
    let done = dispose(&town, &officer, true).expect("it may");
    assert_eq!((tried[0].records, done[0].records), (228, 228));
    assert_eq!((done[0].certificates.len(), done[0].held.values().sum::<u64>()), (3, 2));
    assert_eq!(whole(&town), Vec::<String>::new());
}
