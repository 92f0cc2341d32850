use crate::town::check;

#[test]
fn a_record_goes_only_where_its_state_leads() {
    check(
        "2020-05-06 10:00 agent new problem p | company = colp | short_description = x | state = fix_in_progress
         no state: It cannot become Fix in progress. It may become: Assess, Root cause analysis, Closed, New.
         no cause_notes: Cause: This is needed before it becomes Fix in progress.
         2020-05-06 10:00 agent new incident i | company = colp | short_description = x | state = in_progress
         2020-05-06 10:01 agent i | state = closed
         no close_code: How it ended: This is needed before it becomes Closed.
         no close_notes: How it was put right: This is needed before it becomes Closed.
         2020-05-06 10:01 agent i | state = resolved | close_code = User error | close_notes = y
         2020-05-06 10:01 agent i | state = canceled
         no state: It cannot become Cancelled from Resolved. It may become: In progress, Closed.
         2020-05-06 10:01 agent i | state = in_progress
         2020-05-06 10:01 agent i | state =
         no state: It has to stand somewhere: choose a state.
         2020-05-06 10:01 agent i | state = gone
         no state: `gone` is not one of new, in_progress, on_hold, resolved, closed, canceled.
         2020-05-06 10:02 agent i | state = canceled
         2020-05-06 10:03 agent i | state = in_progress
         no state: It stays as it is: nothing follows from Cancelled.",
    );
}

#[test]
fn what_a_state_needs_is_asked_for_when_it_is_reached() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:01 agent i | state = on_hold
         no hold_reason: Why on hold: This is needed before it becomes On hold.
         2020-05-06 10:01 agent i | state = on_hold | hold_reason = Awaiting caller
         2020-05-06 10:02 agent i | hold_reason =
         is i | state = On hold | hold_reason =",
    );
}

#[test]
fn some_states_are_given_by_some_people() {
    check(
        "2020-05-06 10:00 agent new change_request c | company = colp | short_description = x | type = standard | start_date = 2020-05-07 10:00 | end_date = 2020-05-07 11:00 | backout_plan = y
         2020-05-06 10:01 agent c | state = scheduled
         no state: Only approver may make it Scheduled.
         2020-05-06 10:02 chief c | state = scheduled
         is c | state = Scheduled",
    );
}

#[test]
fn active_follows_from_the_state() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | active = no
         is i | active = Yes
         2020-05-06 10:02 agent i | state = canceled
         is i | active = No | closed_by = Ann Agent | closed_at = 6 May 2020, 10:02",
    );
}
