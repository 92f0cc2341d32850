use crate::town::{check, check_both};

const OUTAGE: &str = "
    2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 1 | urgency = 1\n";

#[test]
fn one_side_proposes_with_evidence_and_the_other_accepts() {
    check_both(&format!(
        "{OUTAGE}
         2020-05-07 10:00 boss i | attribution = supplier
         no attributed_to: Name the company that answers for it.
         no attribution_evidence: Say what shows it.
         2020-05-07 10:00 boss i | attribution = supplier | attributed_to = maker | attribution_evidence = Its log.
         is i | attribution_state = Proposed | attribution_proposed_by = Bo Boss
         2020-05-07 11:00 boss i | attribution_state = accepted
         no attribution_state: The side that proposed it cannot settle it.
         2020-05-07 11:00 trader i | attribution_state = disputed
         no attribution_state: The side that proposed it cannot settle it.
         2020-05-07 12:00 chief i | attribution_state = accepted
         is i | attribution_state = Accepted | attribution_proposed_by = Bo Boss"
    ));
}

#[test]
fn the_other_side_disputes_and_proposes_something_else() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 chief i | attribution = supplier | attributed_to = larch | attribution_evidence = Their change.
         2020-05-07 11:00 trader i | attribution_state = disputed
         is i | attribution_state = Disputed
         2020-05-07 11:05 trader i | attribution = us | attribution_state = accepted
         no attribution_state: It has to be proposed first, and then settled as it was proposed.
         2020-05-07 11:05 trader i | attribution = us | attributed_to = | attribution_evidence = The order came from the client.
         is i | attribution_state = Proposed | attribution_proposed_by = Ty Trader
         2020-05-07 11:06 trader i | attribution_state = accepted
         no attribution_state: The side that proposed it cannot settle it.
         2020-05-07 12:00 chief i | attribution_state = accepted
         is i | attribution_state = Accepted | attribution = Ourselves"
    ));
}

#[test]
fn altering_what_was_accepted_proposes_it_anew() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 boss i | attribution = supplier | attributed_to = maker | attribution_evidence = Its log.
         2020-05-07 12:00 chief i | attribution_state = accepted
         2020-05-08 12:00 boss i | attributed_to = larch
         is i | attribution_state = Proposed | attribution_proposed_by = Bo Boss
         2020-05-08 12:05 boss i | attribution =
         is i | attribution_state = | attribution_proposed_by ="
    ));
}

#[test]
fn nothing_is_settled_that_was_not_proposed() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 chief i | attribution_state = accepted
         no attribution: Say who answers for it.
         2020-05-07 10:00 chief i | attribution = us | attribution_evidence = Minutes. | attribution_state = accepted
         no attribution_state: It has to be proposed first, and then settled as it was proposed."
    ));
}

#[test]
fn an_agent_may_not_say_who_answers() {
    check(&format!(
        "{OUTAGE}
         2020-05-07 10:00 agent i | attribution = us
         no attribution: You may not change who answers for it."
    ));
}
