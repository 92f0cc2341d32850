//! What clients of ServiceNow take for granted of the records that they write.

use record::{Draft, Filter, Page, Path, Query, Words};

use crate::town::{Town, check, check_both};

#[test]
fn a_name_that_clients_know_means_the_same_field() {
    check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | incident_state = 2
         is i | state = In progress
         2020-05-06 10:01 agent i | incident_state = canceled
         2020-05-06 10:01 agent i | incident_state = new
         no state: It stays as it is: nothing follows from Cancelled.
         2020-05-06 10:02 agent new problem p | company = colp | short_description = x | problem_state = 102
         is p | state = Assess
         2020-05-06 10:03 chief new change_request c | company = colp | short_description = x | close_code = successful_issues
         is c | outcome = Successful with issues",
    );
}

#[test]
fn passing_on_and_reopening_are_counted_and_signed() {
    check(
        "2020-05-06 10:00 boss new sys_user_group g | company = colp | name = One
         2020-05-06 10:00 boss new sys_user_group h | company = colp | name = Two
         2020-05-06 10:00 agent new incident i | company = colp | short_description = x | assignment_group = One
         is i | reassignment_count = 0
         2020-05-06 10:01 agent i | assignment_group = Two
         2020-05-06 10:01 agent i | short_description = y
         is i | reassignment_count = 1
         2020-05-06 10:02 agent i | state = resolved | close_code = Solution provided | close_notes = done
         2020-05-06 10:03 agent i | state = in_progress
         is i | reopen_count = 1 | reopened_by = Ann Agent | reopened_time = 6 May 2020, 10:03",
    );
}

#[test]
fn who_resolves_a_problem_is_named_on_it() {
    check(
        "2020-05-06 10:00 agent new problem p | company = colp | short_description = x
         2020-05-06 10:01 agent p | state = root_cause_analysis
         2020-05-06 10:02 agent p | state = resolved | resolution_code = risk_accepted
         is p | resolved_by = Ann Agent | resolved_at = 6 May 2020, 10:02",
    );
}

const TEMPLATE: &str = "2020-05-06 09:00 chief new std_change_producer_version t | company = colp | name = Restart a switch | short_description = Restart | description = One after the other | risk = 4 | category = Network | backout_plan = It starts again by itself";

#[test]
fn a_change_that_follows_a_template_needs_no_approval() {
    check_both(&format!(
        "{TEMPLATE}
         2020-05-06 10:00 agent new change_request c | company = colp | std_change_producer_version = Restart a switch | short_description = Second floor
         is c | type = Standard | short_description = Second floor | description = One after the other | risk = Low | category = Network | backout_plan = It starts again by itself
         2020-05-06 10:01 agent c | type = normal
         no type: It follows a template, so it is a standard change.
         2020-05-06 10:02 agent c | state = scheduled
         2020-05-06 10:03 agent c | state = implement
         2020-05-06 10:04 agent c | state = review
         2020-05-06 10:05 agent c | state = closed
         no outcome: Outcome: This is needed before it becomes Closed.
         no close_notes: What happened: This is needed before it becomes Closed.
         2020-05-06 10:05 agent c | state = closed | close_code = successful | close_notes = done
         is c | state = Closed"
    ));
}

#[test]
fn a_template_gives_a_change_its_name() {
    check(&format!(
        "{TEMPLATE}
         2020-05-06 10:00 agent new change_request c | company = colp | std_change_producer_version = Restart a switch
         is c | short_description = Restart"
    ));
}

#[test]
fn a_request_and_its_state_say_the_same() {
    check(
        "2020-05-06 10:00 agent new sc_request r | company = colp | short_description = x | request_state = draft
         is r | request_state = Draft | state = Open
         2020-05-06 10:01 agent r | request_state = submitted
         is r | request_state = In process
         2020-05-06 10:02 agent r | request_state = delivered
         is r | state = Closed complete | active = No | closed_by = Ann Agent
         2020-05-06 10:03 agent new sc_request q | company = colp | short_description = x
         2020-05-06 10:04 agent q | state = closed_incomplete
         is q | request_state = Closed incomplete",
    );
}

#[test]
fn a_person_is_called_by_their_names() {
    check(
        "2020-05-06 10:00 setup new sys_user u | company = colp | user_name = m.x | first_name = May | last_name = Xu
         is u | name = May Xu
         2020-05-06 10:01 setup u | last_name = Yu
         is u | name = May Yu
         2020-05-06 10:02 setup u | name = Aunt May
         2020-05-06 10:03 setup u | last_name = Zu
         is u | name = Aunt May
         2020-05-06 10:04 setup new sys_user v | company = colp | user_name = nobody
         no name: Name: This is needed.",
    );
}

fn held(town: &Town, register: &str, field: &str, user: &str) -> Vec<String> {
    let setup = record::Actor::system("setup", town.bodies.clone());
    let words = Words::new(town.now, "setup", town.bodies.clone());
    let query = Query::all(register).and(Filter::is("user", town.known[user].1.as_str())).ordered(field, false);
    let permitted = setup.asks(&town.desk.dictionary, &query, &words).expect("the program may");
    let rows = permitted.rows(&mut &town.desk.store, &[Path::of(field)], Page::ALL).expect("they are read");
    rows.into_iter().map(|row| row.cells[0].shown.clone()).collect()
}

fn delete(town: &Town, handle: &str) {
    let (register, id) = &town.known[handle];
    let setup = record::Actor::system("setup", town.bodies.clone());
    let draft = Draft { sys_id: Some(id.clone()), ..Draft::new(register) };
    town.desk.delete(town.occasion(&setup), &draft).unwrap_or_else(|error| panic!("{}: {error}", town.engine));
}

/// The list in a person's record and the rows of members are two doors to one fact.
#[test]
fn a_person_and_the_rows_of_groups_and_roles_say_the_same() {
    for mut town in check_both(
        "2020-05-06 10:00 boss new sys_user_group g | company = colp | name = One
         2020-05-06 10:00 boss new sys_user_group h | company = colp | name = Two
         2020-05-06 10:01 setup new sys_user u | company = colp | user_name = m.x | name = May | groups = One;Two | roles = agent",
    ) {
        assert_eq!(held(&town, "sys_user_grmember", "group", "u"), ["One", "Two"], "{}", town.engine);
        assert_eq!(held(&town, "sys_user_has_role", "role", "u"), ["agent"]);
        town.play(
            "2020-05-06 10:02 setup u | groups = Two
             2020-05-06 10:03 setup new sys_user_has_role r | company = colp | user = m.x | role = manager
             2020-05-06 10:04 setup new sys_user_has_role r2 | company = colp | user = m.x | role = manager
             no There is such a row already.
             is u | groups = Two | roles = agent, manager",
        );
        assert_eq!(held(&town, "sys_user_grmember", "group", "u"), ["Two"]);
        town.play(
            "2020-05-06 10:05 setup r | state = inactive
             is u | roles = agent
             2020-05-06 10:06 setup u | roles = agent;manager
             is r | state = Active
             2020-05-06 10:07 setup r | role = clerk
             no Remove this one and add another: a row says one thing of one person.
             2020-05-06 10:08 setup new sys_user_grmember m | company = colp | user = m.x | group = One
             is u | groups = Two, One",
        );
        delete(&town, "m");
        delete(&town, "r");
        town.play("is u | groups = Two | roles = agent");
        delete(&town, "u");
        assert_eq!(held(&town, "sys_user_grmember", "group", "u"), Vec::<String>::new(), "{}", town.engine);
        assert_eq!(held(&town, "sys_user_has_role", "role", "u"), Vec::<String>::new());
    }
}

#[test]
fn a_role_comes_with_a_group() {
    let mut town = check(
        "2020-05-06 10:00 boss new sys_user_group g | company = colp | name = Watch
         2020-05-06 10:00 setup new sys_group_has_role x | company = colp | group = Watch | role = approver
         2020-05-06 10:00 setup new sys_group_has_role y | company = colp | group = Watch | role = clerk | inherits = no
         2020-05-06 10:01 setup new sys_user u | company = colp | user_name = m.x | name = May | groups = Watch | roles = agent",
    );
    let roles: Vec<String> = town.actor("m.x").roles.into_iter().collect();
    assert_eq!(roles, ["agent", "approver"]);
}

/// What PySNC's suite adds so that some of its writes fail.
const NO_EICAR: &str = "2020-05-06 10:00 setup new sys_script s | company = colp | name = no eicar | collection = problem | when = before | active = yes | action_insert = yes | action_update = yes | abort_action = yes | message = Not this word | filter_condition = short_descriptionLIKEEICAR^ORdescriptionLIKEEICAR^EQ";

#[test]
fn an_added_rule_stops_what_meets_its_condition() {
    check_both(&format!(
        "{NO_EICAR}
         2020-05-06 10:01 agent new problem p | company = colp | short_description = An eicar file
         no Not this word (rule “no eicar”)
         2020-05-06 10:01 agent new problem p | company = colp | short_description = A file
         2020-05-06 10:02 agent p | description = It says EICAR.
         no Not this word (rule “no eicar”)
         2020-05-06 10:02 agent new incident i | company = colp | short_description = An eicar file
         2020-05-06 10:02 local new problem q | company = col | short_description = An eicar file
         2020-05-06 10:03 setup s | active = no
         2020-05-06 10:04 agent p | description = It says EICAR."
    ));
}

#[test]
fn an_added_rule_says_what_it_means_as_a_query() {
    check(
        "2020-05-06 10:00 setup new sys_script s | company = colp | name = a | collection = problems
         no collection: There is no register `problems`. Did you mean `problem`?
         2020-05-06 10:00 setup new sys_script s | company = colp | name = a | collection = problem | filter_condition = colour=red
         no filter_condition: This means nothing here: colour=red.
         2020-05-06 10:00 setup new sys_script s | company = colp | name = a | collection = problem | active = yes | script = gs.log('x')
         no script: Programs are not run here. Say with a condition which records are refused.
         2020-05-06 10:00 setup new sys_script s | company = colp | name = a | collection = problem | active = no | script = gs.log('x')
         is s | sys_name = a",
    );
}

#[test]
fn a_choice_that_is_added_can_be_chosen() {
    check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:01 agent i | state = resolved | close_code = solved_unknown | close_notes = y
         no close_code: `solved_unknown` is not one of Solution provided, Workaround provided, Resolved by caller, Resolved by change, Resolved by problem, Resolved by request, Known error, Duplicate, User error, No resolution provided.
         2020-05-06 10:02 setup new sys_choice c | company = colp | name = incident | element = close_code | value = solved_unknown | label = Solved Unknown
         2020-05-06 10:03 agent i | state = resolved | close_code = Solved Unknown | close_notes = y
         is i | state = Resolved | close_code = solved_unknown (as told)
         2020-05-06 10:04 setup new sys_choice d | company = colp | name = incident | element = state | value = 9
         no element: Where a record may go from a state is said in the register's file: add a state there.
         2020-05-06 10:04 setup new sys_choice d | company = colp | name = incident | element = close_code | value = Duplicate
         no value: The register's file has this choice already.
         2020-05-06 10:05 setup c | inactive = yes
         2020-05-06 10:06 local new incident j | company = col | short_description = x | close_code = solved_unknown
         no close_code: `solved_unknown` is not one of Solution provided, Workaround provided, Resolved by caller, Resolved by change, Resolved by problem, Resolved by request, Known error, Duplicate, User error, No resolution provided.",
    );
}

/// The records that describe the dictionary say what the dictionary says, once, and nobody alters them.
#[test]
fn the_dictionary_is_described() {
    for mut town in check_both("2020-05-06 10:00 agent new incident i | company = colp | short_description = x") {
        let (engine, agent) = (town.engine, town.actor("agent"));
        let first = town.desk.describe(&town.bodies, town.now).unwrap_or_else(|error| panic!("{engine}: {error}"));
        assert!(first.added > 1_000 && first.altered == 0 && first.removed == 0, "{engine}: {first:?}");
        let again = town.desk.describe(&town.bodies, town.now).expect("it is described");
        assert!(again.is_nothing(), "{engine}: {again:?}");
        let words = Words::new(town.now, &agent.id, agent.bodies.clone());
        let ask = |register: &str, condition: &str, fields: &[&str]| -> Vec<String> {
            let query = town.desk.dictionary.query(&format!("{register} where {condition}")).expect("a query");
            let permitted = agent.asks(&town.desk.dictionary, &query, &words).expect("everybody may");
            let paths: Vec<Path> = fields.iter().map(|field| Path::of(field)).collect();
            let rows = permitted.rows(&mut &town.desk.store, &paths, Page::ALL).expect("they are read");
            let line = |row: record::Row| row.cells.iter().map(|cell| cell.shown.clone()).collect::<Vec<_>>().join(" ");
            rows.into_iter().map(line).collect()
        };
        assert_eq!(ask("sys_db_object", "name = incident", &["label", "super_class.name"]), ["Incident task"]);
        assert_eq!(
            ask("sys_dictionary", "name = incident and element = caller_id", &["internal_type", "reference"]),
            ["reference sys_user"]
        );
        // A column stands on the table that defines it.
        assert_eq!(ask("sys_dictionary", "name = incident and element = urgency", &["name"]), Vec::<String>::new());
        assert_eq!(ask("sys_dictionary", "name = task and element = urgency", &["internal_type"]), ["integer"]);
        assert_eq!(
            ask("sys_choice", "name = incident and element = incident_state order by sequence", &["value", "label"]),
            ["1 New", "2 In progress", "3 On hold", "6 Resolved", "7 Closed", "8 Cancelled"]
        );
        assert_eq!(ask("sys_number", "category = incident", &["prefix"]), ["INC"]);
        assert_eq!(ask("sys_documentation", "name = incident and element is empty", &["plural"]), ["Incidents"]);
        assert!(ask("sys_metadata", "sys_name = \"incident.caller_id\"", &["sys_class_name"]).len() >= 2, "{engine}");
        assert_eq!(town.desk.verify_words().expect("it is looked at"), Vec::new(), "{engine}");
    }
}

#[test]
fn what_describes_the_dictionary_follows_the_files() {
    check(
        "2020-05-06 10:00 setup new sys_dictionary d | company = colp | name = incident | element = colour
         no This follows from the register's file: change it there.
         2020-05-06 10:00 setup new sys_choice d | company = colp | name = incident | element = close_code | value = z | declared = yes
         no This follows from the register's file: change it there.",
    );
}

/// What a register whose records are worked out answers to the agent.
fn worked_out(town: &mut Town, asked: &str, fields: &[&str]) -> Result<Vec<String>, String> {
    let agent = town.actor("agent");
    let words = Words::new(town.now, &agent.id, agent.bodies.clone());
    let query = town.desk.dictionary.query(asked).expect("a query");
    let permitted = agent.asks(&town.desk.dictionary, &query, &words).expect("an agent may");
    let store = practice::worked_out::store(&town.desk.store, &permitted).map_err(|trouble| trouble.to_string())?;
    let paths: Vec<Path> = fields.iter().map(|field| Path::of(field)).collect();
    let rows = permitted.rows(&mut &store, &paths, Page::ALL).expect("they are read");
    assert_eq!(permitted.count(&mut &store).expect("they are counted"), rows.len() as i64);
    let line = |row: record::Row| row.cells.iter().map(|cell| cell.shown.clone()).collect::<Vec<_>>().join(" | ");
    Ok(rows.into_iter().map(line).collect())
}

#[test]
fn what_happened_to_a_record_is_asked_for_like_any_other_register() {
    for mut town in check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:05 boss i | state = in_progress | technical_cause = a wire
         2020-05-06 10:09 agent i | short_description = y",
    ) {
        let id = town.known["i"].1.clone();
        let fields = ["sys_created_on", "user", "oldvalue", "newvalue", "record_checkpoint"];
        let asked =
            |more: &str| format!("sys_audit where documentkey = \"{id}\" and {more} order by sys_created_on desc");
        assert_eq!(
            worked_out(&mut town, &asked("fieldname = short_description"), &fields),
            Ok(vec![
                "6 May 2020, 10:09 | agent | x | y | 2".to_owned(),
                "6 May 2020, 10:00 | agent |  | x | 0".to_owned()
            ])
        );
        assert_eq!(
            worked_out(
                &mut town,
                &asked("tablename = incident and fieldname = state and record_checkpoint = 1"),
                &fields
            ),
            Ok(vec!["6 May 2020, 10:05 | boss | 1 | 2 | 1".to_owned()])
        );
        assert_eq!(worked_out(&mut town, &asked("tablename = problem"), &fields), Ok(Vec::new()));
        let all = worked_out(&mut town, "sys_audit where user = boss", &fields);
        assert_eq!(
            all,
            Err("Say of which records: documentkey=… or documentkeyIN… (and tablename=… if you know it).".to_owned())
        );
    }
}

#[test]
fn how_a_task_stands_towards_what_was_agreed_is_asked_for_too() {
    for mut town in check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | impact = 1 | urgency = 1
         2020-05-06 10:10 agent i | state = in_progress
         2020-05-06 11:00 agent i | work_notes = looked at it",
    ) {
        let number = town.record("i").shown("number").to_owned();
        let fields = ["task.number", "sla.name", "stage", "has_breached", "planned_end_time", "percentage"];
        let asked = format!("task_sla where task.number = {number} order by sla.name");
        assert_eq!(
            worked_out(&mut town, &asked, &fields),
            Ok(vec![
                format!("{number} | P1 fix | In progress | No | 6 May 2020, 14:00 | 25"),
                format!("{number} | P1 response | Achieved | No | 6 May 2020, 10:15 | 66.6666"),
            ])
        );
        let active = worked_out(&mut town, &format!("task_sla where task = {number} and active = yes"), &["sla"]);
        assert_eq!(active.map_err(|_| ()).unwrap_or_default(), ["P1 fix"]);
    }
}
