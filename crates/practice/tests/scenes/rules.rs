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
            // A word that no register foresaw would pass every rule that looks for another.
            assert!(
                kind != "choice" || register.is_strict(field),
                "{}.{} is not strict",
                relied.register,
                relied.field
            );
            count += 1;
        }
    }
    assert!(count > 40, "{count} handles were looked at");
}

/// Clocks that run are looked for among tasks that are active.
#[test]
fn a_task_is_active_until_it_is_closed() {
    let dictionary = dictionary();
    for name in dictionary.family("task") {
        let register = dictionary.get(&name).expect("a register");
        for state in register.states.values().filter(|state| !state.closed) {
            let mut follows =
                register.lookups.iter().rev().filter(|one| one.field == "active" && one.from == ["state"]);
            let gives = follows.find_map(|lookup| lookup.gives.get(&state.value));
            assert!(
                gives.is_some_and(|gives| matches!(gives.as_str(), "1" | "yes")),
                "{name} {}: {gives:?}",
                state.name
            );
        }
    }
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
