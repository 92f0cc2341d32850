use practice::journal;
use record::{Actor, Words};

use crate::town::{Town, check};

const NOTES: &str = "
    2020-05-06 10:00 agent new incident i | company = colp | short_description = x | work_notes = Looking.
    2020-05-06 10:05 agent i | work_notes = Found it. | comments = Soon back.
    2020-05-06 10:05 agent i | comments =
    2020-05-06 10:06 trader i | work_notes = Parts ordered.\n";

fn entries(town: &Town, actor: &Actor) -> Vec<String> {
    let words = Words::new(town.now, &actor.id, actor.bodies.clone());
    let record = town.record("i");
    let entries = journal::of(&town.desk.store, &town.desk.dictionary, actor, &words, &record).expect("they are read");
    entries.into_iter().map(|entry| format!("{} {} {}: {}", entry.at, entry.by, entry.label, entry.text)).collect()
}

#[test]
fn entries_stand_in_order_and_are_only_added() {
    let mut town = check(NOTES);
    let agent = town.actor("agent");
    let mut found = entries(&town, &agent);
    found[1..3].sort();
    assert_eq!(
        found,
        [
            "2020-05-06 09:00:00 agent Work notes: Looking.",
            "2020-05-06 09:05:00 agent Comments: Soon back.",
            "2020-05-06 09:05:00 agent Work notes: Found it.",
            "2020-05-06 09:06:00 trader Work notes: Parts ordered.",
        ]
    );
}

#[test]
fn who_may_not_read_a_journal_does_not_meet_its_entries() {
    let mut town = check(NOTES);
    let agent = town.actor("agent");
    let caller = Actor { roles: ["requester".to_owned()].into(), ..agent.clone() };
    assert_eq!(entries(&town, &caller), ["2020-05-06 09:05:00 agent Comments: Soon back."]);
    let elsewhere = Actor { bodies: store::Bodies::shared(), ..agent };
    assert_eq!(entries(&town, &elsewhere), Vec::<String>::new());
}
