use crate::town::{check, check_both};

#[test]
fn a_failure_is_taken_back_reviewed_and_tried_again() {
    check_both(
        "2020-04-20 10:00 agent new change_request first | company = colp | short_description = Take the station out | type = normal
         2020-04-21 10:00 agent first | state = assess
         2020-04-22 10:00 agent first | state = authorize
         2020-04-28 10:00 agent first | state = scheduled
         no state: Only approver may make it Scheduled.
         no start_date: Planned start: This is needed before it becomes Scheduled.
         no end_date: Planned end: This is needed before it becomes Scheduled.
         no backout_plan: Back-out plan: This is needed before it becomes Scheduled.
         2020-04-28 10:00 chief first | state = scheduled | start_date = 2020-05-06 17:30 | end_date = 2020-05-06 18:30 | backout_plan = Open the links
         2020-05-06 17:31 agent first | state = implement
         2020-05-06 17:58 agent new change_request back | company = colp | short_description = Go back | type = emergency | backout_plan = None
         2020-05-06 18:05 chief back | state = scheduled | start_date = 2020-05-06 18:05 | end_date = 2020-05-06 19:00
         2020-05-06 18:08 agent back | state = implement
         2020-05-06 18:43 agent back | state = review | outcome = successful | close_notes = As before
         2020-05-06 18:50 agent first | reverted_by = @back
         no outcome: It was taken back: its outcome is Backed out.
         2020-05-06 18:50 agent first | reverted_by = @first | outcome = backed_out
         no reverted_by: A change cannot take itself back.
         2020-05-06 18:52 agent first | state = review | outcome = backed_out | reverted_by = @back | close_notes = A ring
         2020-05-07 09:00 agent new change_request second | company = colp | short_description = Again | attempt_of = @first
         no attempt_of: The first attempt has not been reviewed yet.
         2020-05-07 09:00 agent new change_request second | company = colp | short_description = Again | attempt_of = @back
         no attempt_of: A further attempt follows a change that failed or was taken back.
         2020-05-11 11:00 agent first | state = closed
         no review: It did not succeed: write what was learnt.
         2020-05-11 11:00 agent first | state = closed | review = Shut a link before its partner is moved.
         no reviewed_on: Say when it was reviewed.
         2020-05-11 11:00 agent first | state = closed | review = Shut a link before its partner is moved. | reviewed_on = 2020-05-11
         is first | state = Closed | outcome = Backed out | active = No
         2020-05-12 11:00 agent first | review =
         no review: It did not succeed: write what was learnt.
         2020-05-11 14:15 agent new change_request second | company = colp | short_description = Again | attempt_of = @first
         is second | attempt_of = @first",
    );
}

#[test]
fn a_change_ends_after_it_begins() {
    check(
        "2020-04-20 10:00 agent new change_request c | company = colp | short_description = x | start_date = 2020-05-06 17:30 | end_date = 2020-05-06 17:30
         no end_date: It ends before it begins.",
    );
}

#[test]
fn only_normal_changes_are_assessed() {
    let planned = "start_date = 2020-05-06 17:30 | end_date = 2020-05-06 18:30 | backout_plan = Undo";
    check(&format!(
        "2020-04-20 10:00 chief new change_request n | company = colp | short_description = x | type = normal
         2020-04-20 10:01 chief n | state = scheduled | {planned}
         no state: A normal change is assessed and authorised first.
         2020-04-20 10:00 chief new change_request s | company = colp | short_description = x | type = standard
         2020-04-20 10:01 chief s | state = scheduled | {planned}
         2020-04-20 10:00 chief new change_request at_once | company = colp | short_description = x | type = normal | state = scheduled | {planned}
         no state: A normal change is assessed and authorised first."
    ));
}

#[test]
fn a_change_is_not_an_attempt_of_itself() {
    check(
        "2020-04-20 10:00 chief new change_request c | company = colp | short_description = x | outcome = unsuccessful | review = Learnt
         2020-04-20 10:01 chief c | attempt_of = @c
         no attempt_of: A further attempt follows a change that failed or was taken back.",
    );
}
