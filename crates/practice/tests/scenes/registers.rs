use practice::{Desk, registers};
use record::{Filter, Query, Words};

use crate::town::{Town, check, check_both};

const VISITS: &str = r#"register = "visit"
title = "Visit"
reference = "VIS"
purpose = "Shows who came."
keep = "1 year after left_on"
columns = ["number", "guest", "left_on"]
[fields]
guest = { kind = "line", required = true }
left_on = { kind = "date" }
host = { kind = "person", default = "me" }
[access]
read = ["agent"]
write = ["agent"]
rows = "company in mine"
"#;

/// A definition fits into one line of a scene only as TOML without line breaks between its parts, so it is saved by hand.
fn add(town: &mut Town, name: &str, definition: &str) -> Result<practice::Saved, String> {
    let boss = town.actor("boss");
    let draft = record::Draft::new("sys_db_object").with("company", "colp").with("name", name).with("label", name);
    let saved = town.desk.save(town.occasion(&boss), &draft.with("definition", definition));
    saved.map_err(|error| error.to_string())
}

#[test]
fn an_added_register_is_checked_and_then_used() {
    for mut town in check_both("2020-05-06 10:00 agent new incident i | company = colp | short_description = x") {
        let saved = add(&mut town, "visit", VISITS).expect("it fits");
        town.known.insert("added".into(), (saved.register, saved.sys_id));
        town.play("is added | label = Visit | state = In use");
        let words = Words::new(town.now, "setup", town.bodies.clone());
        let dictionary =
            registers::load(&town.desk.store, &town.desk.dictionary, &words, &town.bodies).expect("it loads");
        town.desk = Desk::open(town.desk.store.clone(), dictionary).expect("the store takes it while in use");
        town.play(
            "2020-05-06 11:00 agent new visit v | company = colp
             no guest: Guest: This is needed.
             2020-05-06 11:00 agent new visit v | company = colp | guest = A surveyor
             is v | number = VIS0040001 | host = Ann Agent
             2020-05-06 17:00 agent v | left_on = today
             is v | left_on = 6 May 2020",
        );
        let agent = town.actor("agent");
        let words = Words::new(town.now, &agent.id, agent.bodies.clone());
        let query = Query::all("visit").and(Filter::is("left_on", "2020-05-06"));
        let permitted = agent.asks(&town.desk.dictionary, &query, &words).expect("an agent may read it");
        assert_eq!(permitted.count(&mut &town.desk.store).expect("counted"), 1, "{}", town.engine);
    }
}

#[test]
fn a_slip_in_it_is_told_with_line_and_caret() {
    let mut town = check("2020-05-06 10:00 agent new incident i | company = colp | short_description = x");
    let slip = VISITS.replace("kind = \"date\"", "kind = \"dat\"");
    let told = add(&mut town, "visit", &slip).expect_err("there is no such kind");
    assert!(told.starts_with("definition: registers/added/visit.toml:9:"), "{told}");
    assert!(told.contains("Did you mean `date`?") && told.contains("^^^"), "{told}");
    for (name, definition, fault) in [
        ("visits", VISITS, "name: The definition is of a register with another name."),
        ("incident", VISITS, "name: There is a register of this name already."),
        ("visit", "register = ", "definition: registers/added/visit.toml:1:"),
    ] {
        let told = add(&mut town, name, definition).expect_err(fault);
        assert!(told.starts_with(fault), "{told}");
    }
}

#[test]
fn who_may_not_manage_adds_none() {
    check(
        "2020-05-06 10:00 agent new sys_db_object o | company = colp | name = visit | label = Visit | definition = x
         no You may not change registers.",
    );
}
