//! ServiceNow's spelling of queries: what each of its words comes to, told in our own.

use record::{Actor, Dictionary, Words, encoded, spell};
use store::Bodies;

use crate::world::{Chance, committed, rounds, seed};

/// A Wednesday in British Summer Time.
const NOW: &str = "2020-06-03T08:15:30Z";
const GROUP: &str = "0123456789abcdef0123456789abcdef";

fn read(dictionary: &Dictionary, register: &str, text: &str) -> encoded::Encoded {
    let words = Words::new(NOW.parse().expect("an instant"), "me-id", Bodies::of(["colc"]));
    let groups = [GROUP.to_owned()];
    let asker =
        encoded::Asker { words: &words, user_name: "r.kestrel", groups: &groups, added: &encoded::NothingAdded };
    let register = dictionary.get(register).expect("a register");
    encoded::query(dictionary, register, text, asker).expect("within limits")
}

fn spelt(dictionary: &Dictionary, register: &str, text: &str) -> String {
    let words = Words::new(NOW.parse().expect("an instant"), "me-id", Bodies::of(["colc"]));
    let query = read(dictionary, register, text).query;
    spell::query(dictionary, &query, &words)
        .trim_start_matches(register)
        .trim_start_matches(" where ")
        .trim()
        .to_owned()
}

#[test]
fn each_word_has_its_meaning() {
    let dictionary = committed();
    for (encoded, ours) in [
        // Joining.
        ("", ""),
        ("active=true", "active = yes"),
        ("priority=1^ORpriority=2^active=true", "(priority = critical or priority = high) and active = yes"),
        ("active=true^priority=1^ORpriority=2", "active = yes and (priority = critical or priority = high)"),
        (
            "active=true^category=a^NQpriority=1^category=b",
            "(active = yes and category = a) or (priority = critical and category = b)",
        ),
        ("^active=true^^", ""),
        ("^active=true^", "active = yes"),
        ("ORactive=true^EQ", "active = yes"),
        ("short_description=a^^b^active=1", "short_description = \"a^b\" and active = yes"),
        (
            "ORDERBYDESCopened_at^active=true^ORDERBYcaller_id.name",
            "active = yes order by opened_at desc, caller_id.name",
        ),
        ("GROUPBYpriority^GOTOnumber=INC0010001", "number = INC0010001"),
        // Equal, empty and different.
        ("category=", "category is empty"),
        ("category=NULL", "category is empty"),
        ("category!=", "category is not empty"),
        ("category!=software", "not category = software and category is not empty"),
        ("active!=true", "not active = yes"),
        ("categoryISEMPTYNone", "category is empty"),
        ("categoryISNOTEMPTY", "category is not empty"),
        ("state=In Progress", "state = in_progress"),
        ("caller_id=f.kovacs", "caller_id = f.kovacs"),
        ("caller_id.location.name=Guildhall", "caller_id.location.name = Guildhall"),
        ("assignment_group.display_value=Network", "assignment_group = Network"),
        ("sys_class_name=Incident", "sys_class_name = incident"),
        ("sys_class_nameINSTANCEOFincident", "sys_class_name in (incident)"),
        // Order: choices are numbers here.
        ("priority>2", "priority in (moderate, low, planning)"),
        ("priority<=High", "priority in (critical, high)"),
        ("reopen_count>=3", "reopen_count >= 3"),
        ("sys_updated_on>=2020-05-01", "sys_updated_on >= 2020-05-01T00:00:00Z"),
        ("sys_updated_on<2020-05-01 10:00:00", "sys_updated_on < 2020-05-01T10:00:00Z"),
        ("reopen_countBETWEEN1@4", "reopen_count >= 1 and reopen_count <= 4"),
        ("sys_id>b", "sys_id > b"),
        // Lists.
        ("categoryINa, b,,c", "category in (a, b, c)"),
        ("categoryNOT INa,b", "not category in (a, b) and category is not empty"),
        ("priorityIN1,2", "priority in (critical, high)"),
        // Text.
        ("short_descriptionLIKE50%@x=y", "short_description contains \"50%@x=y\""),
        ("short_description*vpn", "short_description contains vpn"),
        (
            "short_descriptionDOES NOT CONTAINvpn",
            "not short_description contains vpn and short_description is not empty",
        ),
        ("caller_idLIKEKov", "caller_id.name contains Kov"),
        ("numberSTARTSWITHINC", "number starts with INC"),
        ("number%07", "number ends with 07"),
        ("opened_atLIKE2020-05", "opened_at contains 2020-05"),
        ("priorityLIKEcrit", "priority = critical"),
        ("123TEXTQUERY321=slow mail", "text matches \"slow mail\""),
        ("GOTO123TEXTQUERY321=slow", "text matches slow"),
        // Another field.
        ("opened_atLT_FIELDclosed_at", "opened_at < field closed_at"),
        ("opened_atLE_OR_EQUALS_FIELDclosed_at", "opened_at <= field closed_at"),
        ("opened_bySAMEAScaller_id", "opened_by = field caller_id"),
        ("opened_byNSAMEAScaller_id.manager", "opened_by != field caller_id.manager"),
        ("opened_atSAMEASclosed_at@day", "opened_at = field closed_at by day"),
        ("opened_atNSAMEASclosed_at@quarter", "opened_at != field closed_at by quarter"),
        ("opened_atMORETHANclosed_at@day@before@3", "opened_at < field closed_at plus -3 day"),
        ("closed_atMORETHANopened_at@hour@after@4", "closed_at > field opened_at plus 4 hour"),
        (
            "closed_atLESSTHANopened_at@month@after@1",
            "closed_at < field opened_at plus 1 month and closed_at >= field opened_at",
        ),
        (
            "opened_atLESSTHANclosed_at@week@before@2",
            "opened_at > field closed_at plus -2 week and opened_at <= field closed_at",
        ),
        ("opened_atDATEPARTMonday@javascript:gs.datePart('dayofweek','monday','EE')", "opened_at weekday = 1"),
        ("opened_atDATEPARTx@javascript:gs.datePart(\"hour\",\"18\",\"GE\")", "opened_at hour >= 18"),
        ("opened_atDATEPARTx@javascript:gs.datePart('week','23','LT')", "opened_at week < 23"),
        ("parent_incidentIN_HIERARCHYINC0010001", "parent_incident = INC0010001"),
        // The asker.
        ("caller_id=javascript:gs.getUserID()", "caller_id = me-id"),
        ("caller_idDYNAMIC90d1921e5f510100a9ad2572f2b477fe", "caller_id = me"),
        ("sys_created_by=javascript:gs.getUserName();", "sys_created_by = r.kestrel"),
        ("assignment_group=javascript:getMyGroups()", "assignment_group in (0123456789abcdef0123456789abcdef)"),
        (
            "assignment_groupINjavascript: gs.getUser().getMyGroups()",
            "assignment_group in (0123456789abcdef0123456789abcdef)",
        ),
        (
            "assignment_groupDYNAMICd6435e965f510100a9ad2572f2b47744",
            "assignment_group in (0123456789abcdef0123456789abcdef)",
        ),
    ] {
        assert_eq!(spelt(&dictionary, "incident", encoded), ours, "{encoded}");
    }
}

#[test]
fn moments_are_the_askers() {
    let dictionary = committed();
    for (operand, from, to) in [
        (
            "ONToday@javascript:gs.beginningOfToday()@javascript:gs.endOfToday()",
            "2020-06-02T23:00:00Z",
            "2020-06-03T22:59:59Z",
        ),
        ("ON2020-03-29", "2020-03-29T00:00:00Z", "2020-03-29T22:59:59Z"),
        (
            "ONx@javascript:gs.beginningOfLastMonth()@javascript:gs.endOfLastMonth()",
            "2020-04-30T23:00:00Z",
            "2020-05-31T22:59:59Z",
        ),
        (
            "ONx@javascript:gs.beginningOfThisWeek()@javascript:gs.endOfThisWeek()",
            "2020-05-31T23:00:00Z",
            "2020-06-07T22:59:59Z",
        ),
        (
            "ONx@javascript:gs.beginningOfLast3Months()@javascript:gs.endOfLast3Months()",
            "2020-03-01T00:00:00Z",
            "2020-06-30T22:59:59Z",
        ),
        (
            "ONx@javascript:gs.beginningOfThisQuarter()@javascript:gs.endOfThisQuarter()",
            "2020-03-31T23:00:00Z",
            "2020-06-30T22:59:59Z",
        ),
        (
            "ONx@javascript:gs.beginningOfLast30Days()@javascript:gs.endOfLast30Days()",
            "2020-05-03T23:00:00Z",
            "2020-06-03T22:59:59Z",
        ),
        (
            "ONx@javascript:gs.beginningOfLast15Minutes()@javascript:gs.endOfLast15Minutes()",
            "2020-06-03T08:00:00Z",
            "2020-06-03T08:15:59Z",
        ),
        (
            "ONx@javascript:gs.dateGenerate('2020-05-01','00:00:00')@javascript:gs.dateGenerate(\"2020-05-02\",'end')",
            "2020-04-30T23:00:00Z",
            "2020-05-02T22:59:59Z",
        ),
        ("BETWEENjavascript:gs.daysAgo(2)@javascript:gs.hoursAgo(-1)", "2020-06-01T08:15:30Z", "2020-06-03T09:15:30Z"),
        (
            "BETWEENjavascript:gs.daysAgoStart(2)@javascript:gs.monthsAgoEnd(0)",
            "2020-05-31T23:00:00Z",
            "2020-06-30T22:59:59Z",
        ),
        ("RELATIVEEE@hour@ago@1", "2020-06-03T07:00:00Z", "2020-06-03T07:59:59Z"),
    ] {
        let expected = format!("opened_at >= {from} and opened_at <= {to}");
        assert_eq!(spelt(&dictionary, "incident", &format!("opened_at{operand}")), expected, "{operand}");
    }
    let part = |unit: &str, value: &str, than: &str| {
        let query = format!("opened_atDATEPARTx@javascript:gs.datePart('{unit}','{value}','{than}')");
        spelt(&dictionary, "incident", &query)
    };
    assert_eq!(part("year", "2020", "EE"), "opened_at >= 2020-01-01T00:00:00Z and opened_at < 2021-01-01T00:00:00Z");
    assert_eq!(part("year", "2020", "GT"), "opened_at >= 2021-01-01T00:00:00Z");
    assert_eq!(part("month", "june", "LT").matches(" or ").count(), 99);
    assert!(
        part("quarter", "2", "EE").contains("opened_at >= 2020-03-31T23:00:00Z and opened_at < 2020-06-30T23:00:00Z")
    );
    assert_eq!(part("month", "december", "GT"), "sys_id is empty");
    assert_eq!(spelt(&dictionary, "incident", "opened_atRELATIVEGT@day@ago@7"), "opened_at > 2020-05-27T08:15:30Z");
    assert_eq!(spelt(&dictionary, "incident", "opened_atRELATIVELE@week@ahead@1"), "opened_at <= 2020-06-10T08:15:30Z");
}

#[test]
fn what_means_nothing_is_left_out_and_named() {
    let dictionary = committed();
    for nothing in [
        "AAAA=BBBB",
        "colour=red",
        "colour",
        "caller_id.colour=red",
        "short_description.name=x",
        "priority>many",
        "work_notesLIKEx",
        "opened_at>=javascript:gs.eval('1')",
        "opened_at>=javascript:gs.daysAgo(99999999999)",
        "opened_at>=javascript:gs.daysAgo(-9223372036854775808)",
        "opened_at>yesterday",
        "stateVALCHANGES",
        "opened_atDATEPARTx@javascript:gs.datePart('dayofweek','8','EE')",
        "opened_atDATEPARTx@javascript:gs.datePart('moon','1','EE')",
        "opened_atMORETHANclosed_at@day@beside@3",
        "opened_atMORETHANclosed_at@day@before@99999999",
        "opened_atMORETHANshort_description@day@before@3",
        "opened_atSAMEASclosed_at@moon",
        "prioritySAMEASurgency@day",
        "reopen_count=many",
    ] {
        let read = read(&dictionary, "incident", &format!("active=true^{nothing}^ORpriority=1"));
        assert_eq!(read.ignored, [nothing], "{nothing}");
        let words = Words::new(NOW.parse().expect("an instant"), "me-id", Bodies::of(["colc"]));
        let spelt = spell::filter(&dictionary, &read.query, &words);
        assert_eq!(spelt, "active = yes and priority = critical", "{nothing}");
    }
    let many = "AAAA=BBBB^".repeat(2300);
    assert_eq!(read(&dictionary, "incident", &many).ignored.len(), 2300);
    assert_eq!(spelt(&dictionary, "incident", &format!("{many}NQAAAA=B")), "");
}

#[test]
fn limits_are_told() {
    let dictionary = committed();
    let words = Words::new(NOW.parse().expect("an instant"), "me-id", Bodies::of(["colc"]));
    let asker = encoded::Asker { words: &words, user_name: "r.kestrel", groups: &[], added: &encoded::NothingAdded };
    let incident = dictionary.get("incident").expect("a register");
    for (text, told) in [
        ("a".repeat(200_000), "131072"),
        ("priority=1^".repeat(1100), "1000 tests"),
        (format!("caller_idIN{}", "kestrel,".repeat(1100)), "1000 tests"),
        (format!("numberIN{}", "1,".repeat(10_100)), "10000 values"),
        ("^x".repeat(10_100), "10000"),
    ] {
        let fault = encoded::query(&dictionary, incident, &text, asker).expect_err("too much");
        assert!(fault.to_string().contains(told), "{fault}");
    }
}

/// Whatever is written comes to a query that can be spelt and asked.
#[test]
fn nothing_written_breaks_it() {
    const PARTS: [&str; 40] = [
        "^",
        "^^",
        "^OR",
        "^NQ",
        "priority",
        "state",
        "opened_at",
        "caller_id",
        "caller_id.location",
        ".name",
        "short_description",
        "active",
        "watch_list",
        "work_notes",
        "calendar_duration",
        "=",
        "!=",
        ">",
        "IN",
        "NOT IN",
        "LIKE",
        "ON",
        "BETWEEN",
        "@",
        "RELATIVEGT",
        "@day@ago@3",
        "DATEPART",
        "javascript:",
        "gs.beginningOf",
        "Last",
        "3",
        "Months",
        "()",
        "gs.daysAgo(",
        "-1)",
        "1",
        "é",
        "ORDERBY",
        "RLQUERY",
        "ENDRLQUERY",
    ];
    let dictionary = committed();
    let mut chance = Chance::new(seed(11));
    let actor = Actor::system("trial", Bodies::of(["colc"]));
    let words = Words::new(NOW.parse().expect("an instant"), "me-id", Bodies::of(["colc"]));
    for _ in 0..rounds(20_000) {
        let text: String = (0..chance.below(14)).map(|_| *chance.one(&PARTS)).collect();
        let query = read(&dictionary, "incident", &text).query;
        spell::query(&dictionary, &query, &words);
        actor.asks(&dictionary, &query, &words).unwrap_or_else(|trouble| panic!("{text}: {trouble}"));
    }
}
