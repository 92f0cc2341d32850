//! The registers that are committed, as one dictionary.

/// Every file in `registers/` loads, and each register gives tables that both engines take.
#[test]
fn the_registers_load_without_a_fault() {
    let dictionary = tests::dictionary();
    assert_eq!(dictionary.registers().count(), tests::files("registers", "toml").len());
    for (engine, store) in store::testing::stores() {
        store.sync(&dictionary.schema()).unwrap_or_else(|error| panic!("{engine}: {error}"));
        assert_eq!(store.sync(&dictionary.schema()), Ok(Vec::new()), "{engine}: a second sync changes nothing");
    }
}
