use crate::town::{check, check_both};

#[test]
fn priority_follows_from_impact_and_urgency() {
    let grid = [
        "1 1 Critical",
        "1 2 High",
        "2 1 High",
        "1 3 Moderate",
        "2 2 Moderate",
        "3 1 Moderate",
        "2 3 Low",
        "3 2 Low",
        "3 3 Planning",
    ];
    let scene: String = grid.iter().enumerate().map(|(at, line)| {
        let words: Vec<&str> = line.split(' ').collect();
        let (impact, urgency, priority) = (words[0], words[1], words[2]);
        format!(
            "2020-05-06 10:00 agent new incident i{at} | company = colp | short_description = x | impact = {impact} | urgency = {urgency}
             is i{at} | priority = {priority}\n"
        )
    }).collect();
    check(&scene);
}

#[test]
fn a_typed_priority_does_not_overrule_the_lookup() {
    check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 3 | urgency = 3 | priority = 1
         is i | priority = Planning | major_incident_state = Not major
         2020-05-06 10:05 agent i | priority = 1
         is i | priority = Planning
         2020-05-06 10:10 agent i | impact = 1 | urgency = 1
         is i | priority = Critical | major_incident_state = Not major",
    );
}

#[test]
fn major_is_decided_by_a_manager_whatever_the_priority() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 3 | urgency = 3
         2020-05-06 10:01 agent i | major_incident_state = proposed
         2020-05-06 10:02 agent i | major_incident_state = accepted
         no major_incident_state: A manager accepts or rejects a major incident; you may propose one.
         2020-05-06 10:02 agent i | major_incident_state = rejected
         no major_incident_state: A manager accepts or rejects a major incident; you may propose one.
         2020-05-06 10:03 boss i | major_incident_state = accepted
         is i | major_incident_state = Accepted | priority = Planning",
    );
}

#[test]
fn a_grave_incident_caused_by_a_change_names_it() {
    check(
        "2020-05-06 09:00 agent new change_request c | company = colp | short_description = Alter
         2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 1 | urgency = 2
         2020-05-06 10:30 agent i | cause = change
         no caused_by: Name the change that caused it.
         2020-05-06 10:30 agent i | cause = change | caused_by = @c
         2020-05-06 10:31 agent i | caused_by =
         no caused_by: Name the change that caused it.
         2020-05-06 10:40 agent new incident small | company = colp | short_description = x | cause = change
         2020-05-06 10:41 agent small | impact = 1 | urgency = 1
         no caused_by: Name the change that caused it.",
    );
}

#[test]
fn a_grave_incident_closes_with_wording_and_all_that_is_missing_is_said_at_once() {
    check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 1 | urgency = 1
         2020-05-06 10:30 agent i | state = resolved | close_code = Solution provided | close_notes = Restarted
         2020-05-06 10:40 agent i | state = closed
         no cause: A priority 1 or 2 incident needs this before it closes.
         no cause_confidence: A priority 1 or 2 incident needs this before it closes.
         no affected_service: A priority 1 or 2 incident needs this before it closes.
         no reason: A priority 1 or 2 incident needs this before it closes.
         no resolution: A priority 1 or 2 incident needs this before it closes.
         no problem_plan: A priority 1 or 2 incident needs this before it closes.
         2020-05-06 10:41 agent new problem p | company = colp | short_description = Why
         2020-05-06 10:42 agent i | cause = not_known | cause_confidence = certain | affected_service = Network
            | reason = It stopped. | resolution = It was restarted. | problem_plan = problem_record | problem_plan_record = @p
            | state = closed
         no problem_id: Its cause is not known: link the problem in which it is looked for.
         2020-05-06 10:42 agent i | cause = not_known | cause_confidence = certain | affected_service = Network
            | reason = It stopped. | resolution = It was restarted. | problem_plan = problem_record | problem_plan_record = @p
            | problem_id = @p | state = closed
         is i | state = Closed | closed_by = Ann Agent | active = No
         2020-05-07 10:00 agent i | reason =
         no reason: A priority 1 or 2 incident needs this before it closes.
         2020-05-07 10:00 agent i | problem_id =
         no problem_id: Its cause is not known: link the problem in which it is looked for.",
    );
}

#[test]
fn a_small_incident_closes_without() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:30 agent i | state = resolved | close_code = User error | close_notes = Shown how
         2020-05-06 10:40 agent i | state = closed
         is i | state = Closed | closed_at = 6 May 2020, 10:40",
    );
}

#[test]
fn taking_it_up_is_the_response() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         is i | work_start =
         2020-05-06 10:07 agent i | assigned_to = agent
         is i | work_start = 6 May 2020, 10:07
         2020-05-06 10:20 agent i | state = in_progress
         is i | work_start = 6 May 2020, 10:07
         2020-05-06 11:00 agent new incident j | company = colp | short_description = x | state = in_progress
         is j | work_start = 6 May 2020, 11:00",
    );
}

#[test]
fn resolving_says_who_and_when_unless_somebody_knows_better() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:30 agent i | state = resolved
         no close_code: How it ended: This is needed before it becomes Resolved.
         no close_notes: How it was put right: This is needed before it becomes Resolved.
         2020-05-06 10:30 boss i | state = resolved | close_code = User error | close_notes = Shown
         is i | resolved_at = 6 May 2020, 10:30 | resolved_by = Bo Boss | calendar_duration = 00:30
         2020-05-06 10:45 boss i | resolved_at = 2020-05-06 10:20
         is i | resolved_at = 6 May 2020, 10:20 | calendar_duration = 00:20
         2020-05-06 10:45 boss i | resolved_at = 2020-05-06 09:59
         no resolved_at: It cannot be resolved before it was opened.
         2020-05-06 10:45 boss i | resolved_at = 2020-05-06 10:46
         no resolved_at: This is still to come.",
    );
}

#[test]
fn reopening_forgets_the_resolution_and_counts() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:30 agent i | state = resolved | close_code = User error | close_notes = Shown
         is i | reopen_count = 0 | calendar_duration = 00:30
         2020-05-06 12:00 agent i | state = in_progress
         is i | reopen_count = 1 | resolved_at = | resolved_by = | calendar_duration = | business_duration = | outside_duration =
         2020-05-06 13:00 boss i | state = resolved
         is i | reopen_count = 1 | resolved_by = Bo Boss | calendar_duration = 03:00
         2020-05-06 14:00 agent i | state = in_progress
         is i | reopen_count = 2",
    );
}

#[test]
fn nobody_types_what_is_worked_out() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | reopen_count = 7
         no reopen_count: You may not change times reopened.
         2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:00 agent i | calendar_duration = 00:01 | out_of_hours = no | resolution_met = yes
         no calendar_duration: You may not change duration.
         no out_of_hours: You may not change out of hours.
         no resolution_met: You may not change resolved in time.",
    );
}

#[test]
fn nothing_is_opened_in_the_future() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | opened_at = 2020-05-06 10:01
         no opened_at: This is still to come.",
    );
}

#[test]
fn a_major_incident_is_told_once_even_if_saved_twice() {
    for town in check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:03 boss i | major_incident_state = accepted
         2020-05-06 10:03 boss i | major_incident_state = accepted
         2020-05-06 10:04 boss i | major_incident_state = accepted | comments = We know.
         2020-05-06 10:05 boss i | major_incident_state = rejected
         2020-05-06 10:06 boss i | major_incident_state = accepted
         2020-05-06 10:07 boss new incident j | company = colp | short_description = y | major_incident_state = rejected",
    ) {
        let letters = town.desk.store.outbox_claim("letter", "2020-05-07 00:00:00", "2020-05-07 00:01:00", 10).expect("claimed");
        let (_, id) = &town.known["i"];
        let told: Vec<(String, String)> = letters.into_iter().map(|letter| (letter.kind, letter.key)).collect();
        assert_eq!(told, [("letter/major_incident".to_owned(), format!("major_incident/{id}"))], "{}", town.engine);
    }
}
