//! The rules as a manual page: what the desk promises, practice by practice.

use practice::PRACTICES;

#[test]
fn the_manual_page_of_rules() {
    let dictionary = tests::dictionary();
    let mut page = String::from("What the desk promises, in the order in which it is looked at.\n");
    for practice in PRACTICES {
        let register =
            dictionary.get(practice.register).unwrap_or_else(|| panic!("there is no register {}", practice.register));
        page += &format!("\n{} ({})\n", register.plural, register.name);
        for rule in practice.rules {
            page += &format!("  {}\n", rule.says);
        }
    }
    tests::expect("rules.txt", &page);
}
