//! Who held it: in scenes, and against an oracle that walks from minute to minute.

use clock::{Calendar, Clock, Interval, Runs, Step};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use practice::clocks::{self, Clocks, Measures};
use practice::held::{self, Holder, Holding, Stretch};
use practice::holding::{self, Asking, Shares, Whose};
use proptest::prelude::*;
use record::{Actor, Filter, Query, When, Words};

use crate::town::{Town, check, check_both, instant};

const P2: &str = "company = colp | short_description = x | impact = 1 | urgency = 2 | business_service = PNC";
const FIXED: &str = "state = resolved | close_code = Solution provided | close_notes = Done";
const GROUPS: &str =
    "2020-01-01 08:00 setup new sys_user_group desk | company = global | name = Desk | employer = larch
     2020-01-01 08:00 setup new sys_user_group lines | company = global | name = Lines | employer = maker
     2020-01-01 08:00 setup new sys_user_group own | company = global | name = Own | employer = colp";

fn clocks_as_at(town: &Town, handle: &str, when: &When) -> Clocks {
    clocks_to(town, &Actor::system("reader", town.bodies.clone()), handle, when)
}

fn clocks_to(town: &Town, actor: &Actor, handle: &str, when: &When) -> Clocks {
    let words = Words::new(town.now, &actor.id, actor.bodies.clone());
    let record = town.record(handle);
    clocks::as_at(&town.desk.store, &town.desk.dictionary, actor, &words, &record, when).expect("clocks are read")
}

/// The stretches as lines: from, to, group, supplier, minutes elapsed and inside; checked against every resolution clock.
fn told(town: &Town, clocks: &Clocks) -> Vec<String> {
    let held = clocks.held.as_ref().expect("an incident is held");
    let stretches = held.stretches(clocks.at);
    for clock in clocks.clocks.iter().filter(|clock| clock.measures == Measures::Resolution) {
        let reading =
            Clock { runs: &clock.runs, calendar: &clock.calendar, target: Some(&clock.target) }.read(clocks.at);
        assert_eq!(stretches.iter().map(|one| one.elapsed).sum::<i64>(), reading.elapsed, "{}", town.engine);
        assert_eq!(stretches.iter().map(|one| one.inside).sum::<i64>(), reading.inside, "{}", town.engine);
    }
    stretches.iter().map(|stretch| line(town, stretch)).collect()
}

fn line(town: &Town, stretch: &Stretch) -> String {
    let name = |id: &Option<String>| {
        let known = |id: &String| town.known.iter().find(|(_, (_, known))| known == id).map(|(name, _)| name.clone());
        id.as_ref().map_or_else(|| "-".to_owned(), |id| known(id).unwrap_or_else(|| "?".into()))
    };
    let who = match &stretch.holder {
        None => "not recorded".to_owned(),
        Some(holder) => format!("{} {} {}", name(&holder.group), name(&holder.person), name(&holder.supplier)),
    };
    let zone = TimeZone::get("Europe/London").expect("London");
    let at = |at: Timestamp| zone.to_datetime(at).strftime("%d %H:%M").to_string();
    let counted = match stretch.is_counted {
        true => format!("{} {}", stretch.elapsed / 60, stretch.inside / 60),
        false => format!("waits, {}", stretch.how),
    };
    format!("{}–{}: {who}: {counted}", at(stretch.interval.from), at(stretch.interval.to))
}

#[test]
fn it_is_held_by_one_after_another_and_by_nobody_in_between() {
    for town in check_both(&format!(
        "{GROUPS}
         2020-05-06 09:15 agent new incident i | {P2} | opened_at = 2020-05-06 09:12
         2020-05-06 09:30 agent i | assignment_group = Desk
         2020-05-06 10:40 agent i | assignment_group = Lines | assigned_to = agent
         2020-05-06 11:00 agent i | state = on_hold | hold_reason = 4
         2020-05-06 12:00 agent i | assignment_group = Own | assigned_to =
         2020-05-06 13:00 agent i | state = in_progress
         2020-05-07 08:00 agent i | {FIXED}
         2020-05-07 09:00 agent i | assignment_group = Desk
         2020-05-07 10:00 agent i | state = in_progress"
    )) {
        let clocks = clocks_as_at(&town, "i", &When::Instant(Words::stamp(instant("2020-05-07 10:30"))));
        assert_eq!(
            told(&town, &clocks),
            [
                "06 09:12–06 09:15: not recorded: 3 3",
                "06 09:15–06 09:30: - - -: 15 15",
                "06 09:30–06 10:40: desk - larch: 70 70",
                "06 10:40–06 11:00: lines agent maker: 20 20",
                "06 11:00–06 12:00: lines agent maker: waits, on hold (awaiting vendor)",
                "06 12:00–06 13:00: own - -: waits, on hold (awaiting vendor)",
                // 13:00 to 20:00, and 07:00 to 08:00.
                "06 13:00–07 08:00: own - -: 1140 480",
                "07 10:00–07 10:30: desk - larch: 30 30",
            ],
            "{}",
            town.engine
        );
        let stretches = clocks.held.expect("held").stretches(clocks.at);
        let larch = town.known["larch"].1.as_str();
        let by_supplier = held::totals(&stretches, |holder| holder.supplier.as_deref());
        assert_eq!((by_supplier[&Some(larch)].inside, by_supplier[&Some(larch)].waited), (100 * 60, 0));
        assert_eq!((by_supplier[&None].inside, by_supplier[&None].waited), (498 * 60, 3600));
        assert_eq!(held::handovers(&stretches, |holder| holder.group.as_deref()), 3, "desk, lines, own, desk");
        let due = clocks.clocks.iter().find(|clock| clock.agreement == "P2 fix").expect("its clock");
        let due = due.outcome(clocks.at).0.expect("due");
        let broke = held::broke_in(&stretches, due).expect("it broke");
        assert_eq!(broke.holder.as_ref().and_then(|h| h.group.as_ref()), Some(&town.known["own"].1));
    }
}

#[test]
fn as_at_an_earlier_instant_clocks_are_those_of_then() {
    for town in check_both(&format!(
        "{GROUPS}
         2020-05-06 12:00 agent new incident i | {P2} | assignment_group = Desk
         2020-05-06 13:00 agent i | assignment_group = Lines
         2020-05-06 14:00 boss a3 | state = retired | ends = 2020-05-01
         2020-05-06 15:00 setup desk | employer = maker
         2020-05-06 21:30 agent i | {FIXED} | resolved_at = 2020-05-06 12:20"
    )) {
        let then = clocks_as_at(&town, "i", &When::Instant(Words::stamp(instant("2020-05-06 13:30"))));
        assert_eq!(
            told(&town, &then),
            ["06 12:00–06 13:00: desk - larch: 60 60", "06 13:00–06 13:30: lines - maker: 30 30"]
        );
        let agreed = |clocks: &Clocks| clocks.clocks.iter().any(|clock| clock.agreement == "P2 fix");
        assert!(agreed(&then), "{}: nobody had ended the agreement yet", town.engine);
        let now = clocks_as_at(&town, "i", &When::Now);
        assert!(!agreed(&now), "{}: today it had ended before", town.engine);
        assert_eq!(told(&town, &now), ["06 12:00–06 12:20: desk - larch: 20 20"]);
        let before = clocks_as_at(&town, "i", &When::Instant(Words::stamp(instant("2020-05-06 11:00"))));
        assert!(before.held.is_none() && before.clocks.is_empty(), "it was not there yet");
    }
}

#[test]
fn a_group_that_changes_hands_changes_the_supplier_from_then_on() {
    for town in check_both(&format!(
        "{GROUPS}
         2020-05-06 12:00 agent new incident i | {P2} | assignment_group = Desk
         2020-05-06 13:00 setup desk | employer = maker
         2020-05-06 14:00 agent i | {FIXED}"
    )) {
        assert_eq!(
            told(&town, &clocks_as_at(&town, "i", &When::Now)),
            ["06 12:00–06 13:00: desk - larch: 60 60", "06 13:00–06 14:00: desk - maker: 60 60"],
            "{}",
            town.engine
        );
    }
}

#[test]
fn who_held_what_adds_up_over_records_and_between_days() {
    for town in check_both(&format!(
        "{GROUPS}
         2020-05-06 12:00 agent new incident i | {P2} | assignment_group = Desk
         2020-05-06 12:00 agent new incident k | {P2} | assignment_group = Desk
         2020-05-06 13:00 agent i | assignment_group = Lines
         2020-05-06 13:30 agent k | state = on_hold | hold_reason = 4
         2020-05-06 15:00 agent i | {FIXED}
         2020-05-06 15:00 agent k | state = in_progress
         2020-05-06 16:00 agent k | {FIXED}"
    )) {
        let actor = Actor::system("reader", town.bodies.clone());
        let words = Words::new(town.now, "reader", town.bodies.clone());
        let (store, dictionary) = (&town.desk.store, &town.desk.dictionary);
        let asking = Asking { store, dictionary, actor: &actor, words: &words };
        let shares = |whose: Whose, from: &str, to: &str| {
            let window = Interval { from: instant(from), to: instant(to) };
            holding::shares(asking, &Query::all("incident"), whose, &window).expect("added up")
        };
        let told = |shares: &Shares, who: Option<&str>| {
            let id = who.map(|who| town.known[who].1.clone());
            let share = shares.by.get(&id).cloned().unwrap_or_default();
            (share.total.inside / 60, share.total.waited / 60, share.records, share.taken_over)
        };
        let all = shares(Whose::Group, "2020-05-01 00:00", "2020-06-01 00:00");
        assert_eq!(told(&all, Some("desk")), (60 + 90 + 60, 90, 2, 0), "{}", town.engine);
        assert_eq!(told(&all, Some("lines")), (120, 0, 1, 1));
        let together = &all.together;
        assert_eq!((together.total.inside / 60, together.records, together.taken_over), (330, 2, 1));
        let part = shares(Whose::Supplier, "2020-05-06 12:30", "2020-05-06 14:00");
        assert_eq!(told(&part, Some("larch")), (30 + 60, 30, 2, 0), "clipped to the window");
        assert_eq!(told(&part, Some("maker")), (60, 0, 1, 1));
        let later = shares(Whose::Group, "2020-05-06 17:00", "2020-05-07 17:00");
        assert_eq!(later, Shares::default(), "nothing was left to hold");
    }
}

#[test]
fn who_may_not_see_to_whom_it_was_assigned_is_told_nothing() {
    let town = check(&format!("{GROUPS}\n2020-05-06 12:00 agent new incident i | {P2} | assignment_group = Desk"));
    let actor = Actor { roles: ["requester".to_owned()].into(), ..Actor::system("reader", town.bodies.clone()) };
    let words = Words::new(town.now, "reader", town.bodies.clone());
    let (store, dictionary) = (&town.desk.store, &town.desk.dictionary);
    let asking = Asking { store, dictionary, actor: &actor, words: &words };
    let window = Interval { from: instant("2020-05-01 00:00"), to: instant("2020-06-01 00:00") };
    let shares = holding::shares(asking, &Query::all("incident"), Whose::Person, &window);
    let held = shares.map_or(0, |shares| shares.together.records);
    assert_eq!(held, 0, "an incident of somebody else is one that does not exist");
}

#[test]
fn whom_a_reader_may_not_see_is_nobody_to_them() {
    for mut town in check_both(&format!(
        "{GROUPS}
         2020-01-01 08:00 setup new sys_user_group far | company = col | name = Far | employer = maker
         2020-01-01 08:00 setup new sys_user_group farther | company = col | name = Farther
         2020-05-06 12:00 agent new incident i | {P2} | assignment_group = Desk
         2020-05-06 12:00 agent new incident k | {P2} | assignment_group = Desk
         2020-05-06 13:00 agent i | assignment_group = Far | assigned_to = local
         2020-05-06 13:00 agent k | assignment_group =
         2020-05-06 14:00 agent i | assignment_group = Farther
         2020-05-06 15:00 agent i | assignment_group = Lines | assigned_to =
         2020-05-06 15:00 agent k | assignment_group = Lines
         2020-05-06 16:00 agent i | assignment_group = Far | assigned_to = agent
         2020-05-06 16:00 agent k | assignment_group = | assigned_to = agent
         2020-05-06 17:00 agent i | {FIXED}
         2020-05-06 17:00 agent k | {FIXED}"
    )) {
        let chief = town.actor("chief");
        let to_chief = |handle: &str| told(&town, &clocks_to(&town, &chief, handle, &When::Now));
        assert_eq!(
            to_chief("i"),
            [
                "06 12:00–06 13:00: desk - larch: 60 60",
                "06 13:00–06 15:00: - - -: 120 120",
                "06 15:00–06 16:00: lines - maker: 60 60",
                "06 16:00–06 17:00: - agent larch: 60 60",
            ],
            "{}",
            town.engine
        );
        assert_eq!(to_chief("i"), to_chief("k"), "{}: that somebody held it is not told", town.engine);
        assert_eq!(told(&town, &clocks_as_at(&town, "i", &When::Now)).len(), 5, "{}", town.engine);
        let words = Words::new(town.now, &chief.id, chief.bodies.clone());
        let (store, dictionary) = (&town.desk.store, &town.desk.dictionary);
        let asking = Asking { store, dictionary, actor: &chief, words: &words };
        let window = Interval { from: instant("2020-05-01 00:00"), to: instant("2020-06-01 00:00") };
        for whose in Whose::ALL {
            let query = |handle: &str| Query::all("incident").and(Filter::is("sys_id", town.known[handle].1.as_str()));
            let shares = |handle| holding::shares(asking, &query(handle), whose, &window).expect("added up");
            assert_eq!(shares("i"), shares("k"), "{} {whose:?}", town.engine);
            assert_eq!(shares("i").together.total.inside, 5 * 3600, "{} {whose:?}: all is counted", town.engine);
        }
    }
}

/// From Friday 20 March 2020: over the change of hours on the 23rd and of the clocks on the 29th.
const DAYS: i64 = 12;
const HOURS: &str = r#"
name = "oracle"
zone = "Europe/London"

[[versions]]
from = "2018-04-01"
hours = { "mon–fri" = ["07:00–20:00"] }

[[versions]]
from = "2020-03-23"
hours = { "mon–fri" = ["09:30–17:15"], sat = ["08:00–16:00"] }
"#;

fn is_open(zone: &TimeZone, at: Timestamp) -> bool {
    let wall = zone.to_datetime(at);
    let minute = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
    let is_new = (wall.month(), wall.day()) >= (3, 23);
    let (opens, closes) = match (wall.weekday().to_monday_zero_offset(), is_new) {
        (0..=4, false) => (420, 1200),
        (0..=4, true) => (570, 1035),
        (5, true) => (480, 960),
        _ => (0, 0),
    };
    (opens..closes).contains(&minute)
}

fn holder(place: u8) -> Holder {
    let name = |what: &str| (place > 0).then(|| format!("{what}{place}"));
    Holder { group: name("group"), person: name("person"), supplier: name("supplier") }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn times_held_are_those_of_an_oracle_and_add_up_to_the_clock(
        steps in prop::collection::btree_map(0..DAYS * 1440, 0..3_u8, 1..12),
        changes in prop::collection::btree_map(0..DAYS * 1440, 0..4_u8, 0..12),
        looked in 0..DAYS * 1440,
    ) {
        let calendar: Calendar = clocks::calendar(HOURS).expect("a calendar");
        let begins = instant("2020-03-20 00:00");
        let at = |minute: i64| begins + minute.minutes();
        let does = |step: u8| [Step::Runs, Step::Pauses, Step::Stops][usize::from(step)];
        let runs = Runs::from_steps(steps.iter().map(|(minute, step)| (at(*minute), does(*step), "")));
        let mut holdings: Vec<Holding> = Vec::new();
        for (minute, place) in &changes {
            holdings.push(Holding { from: at(*minute), holder: holder(*place) });
        }
        let stretches = held::stretches(&runs, &calendar, &holdings, at(looked));

        // Elapsed, inside, waited; by group. None is nobody, or not recorded.
        let mut slow = std::collections::BTreeMap::<Option<String>, (i64, i64, i64)>::new();
        let zone = TimeZone::get("Europe/London").expect("London");
        for minute in 0..looked {
            let step = steps.range(..=minute).next_back().map(|(_, step)| *step);
            let holds = changes.range(..=minute).next_back().map_or(0, |(_, place)| *place);
            let time = slow.entry(holder(holds).group).or_default();
            match step {
                Some(0) => {
                    time.0 += 60;
                    time.1 += if is_open(&zone, at(minute)) { 60 } else { 0 };
                }
                Some(1) => time.2 += 60,
                _ => {}
            }
        }
        slow.retain(|_, time| *time != (0, 0, 0));
        let quick: std::collections::BTreeMap<_, _> = held::totals(&stretches, |holder| holder.group.as_deref())
            .into_iter()
            .map(|(group, total)| (group.map(str::to_owned), (total.elapsed, total.inside, total.waited)))
            .collect();
        prop_assert_eq!(quick, slow);

        let reading = Clock { runs: &runs, calendar: &calendar, target: None }.read(at(looked));
        prop_assert_eq!(stretches.iter().map(|one| one.elapsed).sum::<i64>(), reading.elapsed);
        prop_assert_eq!(stretches.iter().map(|one| one.inside).sum::<i64>(), reading.inside);
        for pair in stretches.windows(2) {
            prop_assert!(pair[0].interval.to <= pair[1].interval.from);
        }
    }
}
