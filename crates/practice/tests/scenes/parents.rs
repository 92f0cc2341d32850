use crate::town::{check, check_both};

#[test]
fn a_parent_stays_open_until_its_children_are_closed() {
    check(
        "2020-05-06 10:00 agent new incident above | company = colp | short_description = x
         2020-05-06 10:00 agent new incident below | company = colp | short_description = y | parent_incident = @above
         2020-05-06 10:10 agent above | state = resolved | close_code = Solution provided | close_notes = Done
         is below | state = Resolved | close_code = Solution provided | close_notes = Done | resolved_at = 6 May 2020, 10:10
         2020-05-06 10:20 agent above | state = closed
         no state: Its child incidents are still open.
         2020-05-06 10:21 agent below | state = closed
         2020-05-06 10:22 agent above | state = closed
         is above | state = Closed",
    );
}

#[test]
fn tasks_of_any_kind_keep_their_parent_open() {
    check(
        "2020-05-06 10:00 agent new change_request above | company = colp | short_description = x
         2020-05-06 10:00 agent new task one | company = colp | short_description = y | parent = @above
         2020-05-06 10:00 agent new task two | company = colp | short_description = y | parent = @above
         2020-05-06 10:20 agent above | state = canceled
         no state: 2 of its child records are still open.
         2020-05-06 10:21 agent one | state = closed_skipped
         2020-05-06 10:22 agent above | state = canceled
         no state: 1 of its child records is still open.
         2020-05-06 10:23 agent two | state = closed_skipped
         2020-05-06 10:24 agent above | state = canceled",
    );
}

#[test]
fn resolving_goes_down_every_level_and_leaves_the_others_alone() {
    for town in check_both(
        "2020-05-06 10:00 agent new incident a | company = colp | short_description = x
         2020-05-06 10:00 agent new incident b | company = colp | short_description = x | parent_incident = @a
         2020-05-06 10:00 agent new incident c | company = colp | short_description = x | parent_incident = @b
         2020-05-06 10:00 agent new incident other | company = colp | short_description = x
         2020-05-06 10:00 agent new incident dropped | company = colp | short_description = x | parent_incident = @a
         2020-05-06 10:01 agent dropped | state = canceled
         2020-05-06 10:30 agent a | state = resolved | close_code = Solution provided | close_notes = Done
         is b | state = Resolved | resolved_by = Ann Agent
         is c | state = Resolved | calendar_duration = 00:30
         is other | state = New
         is dropped | state = Cancelled",
    ) {
        let (_, id) = &town.known["c"];
        let versions = town.desk.store.history(&town.bodies, "task", id).expect("a history");
        let (_, above) = &town.known["a"];
        let first = town.desk.store.history(&town.bodies, "task", above).expect("a history");
        let of = |versions: &[store::Version]| versions.last().map(|version| version.revision.clone());
        assert_eq!(of(&versions), of(&first), "{}: one revision, by the person who resolved the parent", town.engine);
        assert_eq!(of(&versions).map(|revision| revision.actor), Some("agent".to_owned()));
    }
}

#[test]
fn edits_follow_from_edits_to_a_depth_and_no_further() {
    let mut scene = String::from("2020-05-06 10:00 agent new incident i0 | company = colp | short_description = x\n");
    for depth in 1..=9 {
        let line = format!(
            "2020-05-06 10:00 agent new incident i{depth} | company = colp | short_description = x | parent_incident = @i{}\n",
            depth - 1
        );
        scene.push_str(&line);
    }
    scene.push_str(
        "2020-05-06 10:30 agent i0 | state = resolved | close_code = User error | close_notes = Done
         no More than 8 edits follow from one another here.
         is i0 | state = New
         is i9 | state = New
         2020-05-06 10:31 agent i1 | state = resolved | close_code = User error | close_notes = Done
         is i9 | state = Resolved\n",
    );
    check(&scene);
}

#[test]
fn nothing_stands_above_itself() {
    check(
        "2020-05-06 10:00 agent new incident a | company = colp | short_description = x
         2020-05-06 10:00 agent new incident b | company = colp | short_description = x | parent_incident = @a
         2020-05-06 10:00 agent new incident c | company = colp | short_description = x | parent_incident = @b
         2020-05-06 10:01 agent a | parent_incident = @a
         no parent_incident: It would stand above itself.
         2020-05-06 10:01 agent a | parent_incident = @c
         no parent_incident: It would stand above itself.
         2020-05-06 10:01 agent a | parent = @a
         no parent: It would stand above itself.",
    );
}

#[test]
fn what_refuses_a_child_refuses_the_parent() {
    check(
        "2020-05-06 10:00 agent new incident above | company = colp | short_description = x
         2020-05-06 10:00 agent new incident below | company = colp | short_description = y | parent_incident = @above
         2020-05-06 10:05 agent below | opened_at = 2020-05-06 10:05
         2020-05-06 10:05 agent below | state = on_hold | hold_reason = 1
         2020-05-06 10:20 agent above | resolved_at = 2020-05-06 10:02 | state = resolved | close_code = User error | close_notes = Done
         is above | resolved_at = 6 May 2020, 10:02
         is below | state = Resolved | resolved_at = 6 May 2020, 10:20",
    );
}
