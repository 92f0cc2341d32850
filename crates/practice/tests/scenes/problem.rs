use crate::town::check;

#[test]
fn a_known_error_has_a_cause_and_a_way_round() {
    check(
        "2020-05-06 10:00 agent new problem p | company = colp | short_description = x | known_error = yes
         no cause_notes: A known error has a cause: say what it is.
         no workaround: Say what people can do meanwhile, even if it is nothing.
         2020-05-06 10:00 agent new problem p | company = colp | short_description = x | known_error = yes | cause_notes = Heat | workaround = Wait
         2020-05-06 10:05 agent p | workaround =
         no workaround: Say what people can do meanwhile, even if it is nothing.",
    );
}

#[test]
fn a_fix_says_what_the_cause_was_and_what_removed_it() {
    check(
        "2020-05-06 10:00 agent new problem p | company = colp | short_description = x
         2020-05-06 10:01 agent p | state = assess
         2020-05-06 10:01 agent p | state = resolved
         no state: It cannot become Resolved from Assess. It may become: Root cause analysis, Closed.
         no resolution_code: How it ended: This is needed before it becomes Resolved.
         2020-05-06 10:01 agent p | state = root_cause_analysis
         2020-05-06 10:01 agent p | state = resolved
         no resolution_code: How it ended: This is needed before it becomes Resolved.
         2020-05-06 10:01 agent p | state = resolved | resolution_code = fix_applied
         no cause_notes: Say what the cause was.
         no fix_notes: Say what removed it.
         2020-05-06 10:01 agent p | state = resolved | resolution_code = risk_accepted
         2020-05-06 10:02 agent p | state = closed | resolution_code = fix_applied | cause_notes = Heat
         no fix_notes: Say what removed it.
         2020-05-06 10:02 agent p | state = closed | resolution_code = fix_applied | cause_notes = Heat | fix_notes = A fan
         is p | state = Closed | active = No",
    );
}

#[test]
fn a_duplicate_names_another() {
    check(
        "2020-05-06 10:00 agent new problem p | company = colp | short_description = x
         2020-05-06 10:00 agent new problem q | company = colp | short_description = y
         2020-05-06 10:01 agent q | state = closed | resolution_code = duplicate
         no duplicate_of: Name the problem it repeats.
         2020-05-06 10:01 agent q | state = closed | resolution_code = duplicate | duplicate_of = @q
         no duplicate_of: A problem cannot repeat itself.
         2020-05-06 10:01 agent q | state = closed | resolution_code = duplicate | duplicate_of = @p",
    );
}

#[test]
fn priority_follows_here_too() {
    check(
        "2020-05-06 10:00 agent new problem p | company = colp | short_description = x | impact = 2 | urgency = 1
         is p | priority = High",
    );
}
