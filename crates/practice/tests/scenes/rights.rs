use crate::town::{check, check_both};

#[test]
fn nobody_writes_what_the_program_keeps() {
    check_both(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x | number = INC9 | sys_id = 1 | sys_mod_count = 5 | sys_created_by = chief | sys_updated_on = 2020-01-01 | sys_class_name = task
         no number: You may not change number.
         no sys_id: You may not change identifier.
         no sys_mod_count: You may not change version.
         no sys_created_by: You may not change created by.
         no sys_updated_on: You may not change updated.
         no sys_class_name: You may not change register.
         2020-05-06 10:00 agent new incident i | company = colp | short_description = x | is_admin = yes
         no is_admin: Incident has no field `is_admin`.
         2020-05-06 10:00 setup new incident i | company = colp | short_description = x | sys_created_by = chief
         no sys_created_by: You may not change created by.",
    );
}

#[test]
fn nobody_gives_themselves_roles() {
    check(
        "2020-05-06 10:00 boss agent | roles = admin
         no roles: You may not change roles.
         2020-05-06 10:00 boss agent | bodies = col
         no bodies: You may not change may see the records of.
         2020-05-06 10:00 boss agent | name = Else
         no You may not change people.",
    );
}

#[test]
fn a_record_of_another_body_is_one_that_does_not_exist() {
    for mut town in check_both(
        "2020-05-06 10:00 agent new incident theirs | company = colp | short_description = secret
         2020-05-06 10:01 local theirs | short_description = mine now
         no There is no such incident.
         2020-05-06 10:01 local new incident i | short_description = x | company = colp
         no company: There is no such company.
         2020-05-06 10:01 local new incident i | short_description = x
         is i | company = Corporation",
    ) {
        // And one that never was answers the same, as a record and as a reference.
        town.known.insert("never".into(), ("incident".into(), "0123456789abcdef0123456789abcdef".into()));
        town.play(
            "2020-05-06 10:02 local never | short_description = x
             no There is no such incident.",
        );
        for handle in ["theirs", "never"] {
            let id = town.known[handle].1.clone();
            town.play(&format!(
                "2020-05-06 10:03 local i | parent_incident = {id}
                 no parent_incident: There is no incident known as `{id}`."
            ));
        }
    }
}

#[test]
fn a_record_does_not_move_to_another_body() {
    check(
        "2020-05-06 10:00 agent new incident i | company = colp | short_description = x
         2020-05-06 10:01 agent i | company = col
         no company: A record does not move from one body to another.
         2020-05-06 10:01 setup i | company = global
         no company: A record does not move from one body to another.",
    );
}

#[test]
fn whose_record_it_is_has_to_be_said_by_those_who_serve_several() {
    check(
        "2020-05-06 10:00 agent new incident i | short_description = x
         no company: Say whose record this is.
         2020-05-06 10:00 agent new incident i | short_description = x | company = global
         no company: There is no such company.
         2020-05-06 10:00 chief new task t | short_description = x
         is t | company = Police",
    );
}

#[test]
fn who_only_reads_writes_nothing() {
    check(
        "2020-05-06 10:00 trader new problem p | company = colp | short_description = x
         no You may not change problems.",
    );
}
