use crate::town::check;

#[test]
fn a_calendar_can_be_read() {
    check(
        "2020-05-06 10:00 setup new cmn_schedule c | company = global | code = b | name = B | definition = name = \"B\"
         no definition: missing field `zone`",
    );
}

#[test]
fn an_agreement_can_be_counted() {
    let agreed = "company = colp | name = Fix | measures = resolution | schedule = colp-desk | starts = 2020-01-01";
    check(&format!(
        "2020-05-06 10:00 boss new contract_sla a | {agreed} | applies_when = priority = 1 | target = soon
         no target: “soon” is not a target: write it like “4 hours”, “1 hour 30 minutes”, “72 hours elapsed”, “10 working days” or “1 month”.
         2020-05-06 10:00 boss new contract_sla a | {agreed} | applies_when = opened_at in month | target = 4 hours
         no applies_when: Compare the record's own fields with =, !=, in, contains, is empty or is not empty.
         2020-05-06 10:00 boss new contract_sla a | {agreed} | applies_when = business_service.vendor = larch | target = 4 hours
         no applies_when: Compare the record's own fields with =, !=, in, contains, is empty or is not empty.
         2020-05-06 10:00 boss new contract_sla a | {agreed} | applies_when = priority = 1 | target = 4 hours | collection = incidents
         no collection: There is no register `incidents`. Did you mean `incident`?
         2020-05-06 10:00 boss new contract_sla a | {agreed} | applies_when = priority = 1 | target = 4 hours | ends = 2020-01-01
         no ends: It ends before it begins.
         2020-05-06 10:00 boss new contract_sla a | {agreed} | applies_when = priority <= 2 and cause is empty | target = 4 hours
         2020-05-06 10:01 boss a | state = active
         2020-05-06 10:02 boss a | state = retired
         no ends: Say until when it held: what was opened before is judged by it.
         2020-05-06 10:02 boss a | state = retired | ends = 2020-05-06"
    ));
}

#[test]
fn an_agreement_without_a_calendar_is_refused() {
    check(
        "2020-05-06 10:00 boss new contract_sla a | company = colp | name = Fix | measures = resolution | starts = 2020-01-01 | applies_when = priority = 1 | target = 4 hours
         no schedule: Calendar: This is needed.",
    );
}
