//! Rules and the dictionary.

use practice::PRACTICES;

use crate::town::dictionary;

#[test]
fn every_field_that_a_rule_relies_on_is_there_and_of_its_kind() {
    let dictionary = dictionary();
    let mut count = 0;
    for practice in PRACTICES {
        assert!(dictionary.get(practice.register).is_some(), "there is no register {}", practice.register);
        for relied in practice.relies_on {
            let register =
                dictionary.get(relied.register).unwrap_or_else(|| panic!("there is no register {}", relied.register));
            let field = register
                .field(relied.field)
                .unwrap_or_else(|| panic!("{} has no field {}", relied.register, relied.field));
            let kind = field.kind.word();
            assert!(
                relied.kinds.contains(&kind),
                "{}.{} is {kind}, not {:?}",
                relied.register,
                relied.field,
                relied.kinds
            );
            count += 1;
        }
    }
    assert!(count > 40, "{count} handles were looked at");
}

#[test]
fn every_rule_is_one_sentence() {
    let mut said = std::collections::BTreeSet::new();
    for rule in PRACTICES.iter().flat_map(|practice| practice.rules) {
        let says = rule.says;
        assert!(says.starts_with(char::is_uppercase) && says.ends_with('.'), "{says}");
        assert_eq!(says.matches(['.', ';']).count(), 1, "two sentences: {says}");
        // Where a sentence needs "and", there are two rules.
        assert!(!says.contains(" and "), "two rules: {says}");
        assert!(says.len() <= 100, "too long to remember: {says}");
        assert!(said.insert(says), "said twice: {says}");
    }
}

/// Each practice comes after the one whose register it extends: a parent's rules come before its children's.
#[test]
fn parents_come_first() {
    let dictionary = dictionary();
    let place = |name: &str| PRACTICES.iter().position(|practice| practice.register == name);
    for (at, practice) in PRACTICES.iter().enumerate() {
        let mut register = dictionary.get(practice.register);
        while let Some(parent) = register.and_then(|one| one.extends.as_ref()) {
            assert!(place(parent).is_none_or(|above| above < at), "{} before {parent}", practice.register);
            register = dictionary.get(parent);
        }
    }
}

#[test]
fn throwaway() {
    let dictionary = dictionary();
    let mut page = String::from("What the desk promises, in the order in which it is looked at.\n");
    for practice in PRACTICES {
        let register = dictionary.get(practice.register).unwrap();
        page += &format!("\n{} ({})\n", register.plural, register.name);
        for rule in practice.rules {
            page += &format!("  {}\n", rule.says);
        }
    }
    std::fs::write("/work/main/tests/expected/rules.txt", page).unwrap();
    let begun = std::time::Instant::now();
    let mut town = crate::town::check("");
    let set_up = begun.elapsed();
    let begun = std::time::Instant::now();
    let mut scene = String::new();
    for at in 0..100 {
        scene += &format!("2020-05-06 10:00 agent new incident i{at} | company = colp | short_description = x | impact = 1 | urgency = 1 | business_service = PNC\n2020-05-06 10:05 agent i{at} | state = in_progress | assigned_to = agent\n2020-05-06 10:15 agent i{at} | state = resolved | close_code = User error | close_notes = Done\n");
    }
    town.play(&scene);
    eprintln!("SPEED set-up {set_up:?}, 300 saves {:?}", begun.elapsed());
}
