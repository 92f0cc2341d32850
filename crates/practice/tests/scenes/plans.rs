use crate::town::check;

const OUTAGE: &str = "
    2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 1 | urgency = 1\n";

#[test]
fn a_plan_points_somewhere() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 agent i | problem_plan = problem_record
         no problem_plan_record: Point at the record in which the plan is carried out.
         2020-05-07 10:00 agent i | problem_plan = hope
         no problem_plan: `hope` is not one of problem_record, review_and_reschedule, reviewed_second_attempt, supplier_management."
    ));
}

#[test]
fn a_problem_record_is_an_open_problem() {
    check(&format!(
        "{OUTAGE}
         2020-05-06 11:00 agent new problem p | company = colp | short_description = Why
         2020-05-06 11:00 agent new change_request c | company = colp | short_description = Alter
         2020-05-07 10:00 agent i | problem_plan = problem_record | problem_plan_record = @c
         no problem_plan_record: This plan is carried out in a problem.
         2020-05-07 10:00 agent i | problem_plan = problem_record | problem_plan_record = @p
         2020-05-07 10:01 agent new problem old | company = colp | short_description = Gone
         2020-05-07 10:02 agent old | state = closed | resolution_code = canceled
         2020-05-07 10:03 agent i | problem_plan_record = @old
         no problem_plan_record: That record is closed: nothing is carried out in it any more."
    ));
}

#[test]
fn to_reschedule_there_is_a_change_to_come() {
    check(&format!(
        "{OUTAGE}
         2020-05-06 11:00 agent new problem p | company = colp | short_description = Why
         2020-05-06 11:00 agent new change_request c | company = colp | short_description = Alter
         2020-05-06 11:00 agent new change_request gone | company = colp | short_description = Alter
         2020-05-06 11:01 agent gone | state = canceled
         2020-05-07 10:00 agent i | problem_plan = review_and_reschedule | problem_plan_record = @p
         no problem_plan_record: This plan is carried out in a change.
         2020-05-07 10:00 agent i | problem_plan = review_and_reschedule | problem_plan_record = @gone
         no problem_plan_record: That record is closed: nothing is carried out in it any more.
         2020-05-07 10:00 agent i | problem_plan = review_and_reschedule | problem_plan_record = @c"
    ));
}

#[test]
fn a_second_attempt_has_succeeded() {
    check(&format!(
        "{OUTAGE}
         2020-05-06 09:00 chief new change_request first | company = colp | short_description = Alter | type = standard
         2020-05-06 09:10 chief first | state = scheduled | start_date = 2020-05-06 09:30 | end_date = 2020-05-06 10:30 | backout_plan = Undo
         2020-05-06 09:30 chief first | state = implement
         2020-05-06 10:30 chief first | state = review | outcome = unsuccessful | close_notes = No | review = Order of steps.
         2020-05-07 09:00 chief new change_request again | company = colp | short_description = Alter | type = standard | attempt_of = @first
         2020-05-07 10:00 agent i | problem_plan = reviewed_second_attempt | problem_plan_record = @first
         no problem_plan_record: Point at the second attempt, once it has succeeded.
         2020-05-07 10:00 agent i | problem_plan = reviewed_second_attempt | problem_plan_record = @again
         no problem_plan_record: Point at the second attempt, once it has succeeded.
         2020-05-07 11:00 chief again | state = scheduled | start_date = 2020-05-07 11:30 | end_date = 2020-05-07 12:30 | backout_plan = Undo
         2020-05-07 11:30 chief again | state = implement
         2020-05-07 12:30 chief again | state = review | outcome = successful | close_notes = Yes
         2020-05-07 12:40 chief again | state = closed
         2020-05-07 13:00 agent i | problem_plan = reviewed_second_attempt | problem_plan_record = @again"
    ));
}

#[test]
fn suppliers_are_managed_in_anything_but_an_incident() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 boss new improvement m | company = colp | short_description = Better releases | area = supplier
         2020-05-07 10:00 agent i | problem_plan = supplier_management | problem_plan_record = @i
         no problem_plan_record: Point at the problem, change or improvement in which it is carried out.
         2020-05-07 10:00 agent i | problem_plan = supplier_management | problem_plan_record = @m
         is i | problem_plan_record = @m"
    ));
}

#[test]
fn a_record_of_another_body_is_no_plan() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 boss new problem theirs | company = col | short_description = Why
         2020-05-07 10:00 trader i | problem_plan = problem_record | problem_plan_record = @theirs
         no problem_plan_record: There is no task known as `@theirs`."
    ));
}
