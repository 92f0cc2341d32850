//! Whatever somebody pastes in: faults and findings, never a panic.

mod world;

use std::sync::LazyLock;

use jiff::civil::date;
use paper::{Laid, NoLinks, Script, evaluate, proof, proof_text};
use proptest::prelude::*;
use record::query::When;
use world::World;

static WORLD: LazyLock<World> = LazyLock::new(World::empty);

const PIECES: [&str; 40] = [
    "{p1}",
    "{p1 | say \"x\"}",
    "{claim p1 is 0}",
    "{else}",
    "{end}",
    "{table rows: reason}",
    "{",
    "}",
    "{{",
    "{}",
    "{é}",
    "# ",
    "## ",
    "\n\n",
    "\n",
    "- ",
    "1. ",
    "| a | b |\n",
    "\t",
    "**",
    "*",
    "_",
    "`",
    "\"",
    "No critical findings left. ",
    "All 3 ",
    "due to third parties ",
    "5 P1 incidents ",
    "12 minutes ",
    "07:18 ",
    "by the end of June ",
    "100% ",
    "Ѕ",
    "\u{200B}",
    "İ",
    "ß",
    "É",
    "(12): ",
    "£9",
    "\u{E000}",
];

fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_prose_is_read_or_refused(prose in prose()) {
        let head = "+++\ntitle = \"T\"\ncommittee = \"C\"\nmeeting = 2020-07-03\nperiod = \"2020-05\"\nreport_of = \"R\"\n[figures]\np1 = \"count incident where priority = 1\"\nrows = \"incident where priority = 1\"\n+++\n# A\n\n";
        let text = format!("{head}{prose}");
        if let Ok(script) = Script::read("x.md", &text, &WORLD.dictionary) {
            let evaluated = evaluate(&script, WORLD.reader(), &When::Now, &NoLinks).expect("an evaluation");
            proof(&script, &evaluated, WORLD.reader()).expect("a proof");
        }
    }

    #[test]
    fn any_file_is_read_or_refused(text in ".{0,200}") {
        let _ = Script::read("x.md", &text, &WORLD.dictionary);
        let _ = Script::read("x.md", &format!("+++\n{text}\n+++\n# A\n\nx\n"), &WORLD.dictionary);
    }

    #[test]
    fn any_text_is_proofed(text in prose()) {
        let laid = Laid { meeting: date(2020, 7, 3), period: (date(2020, 5, 1), date(2020, 6, 1)), at: When::Now, is_public: true };
        for finding in proof_text("x.txt", &text, &laid, WORLD.reader()).expect("a proof") {
            prop_assert!(finding.fault.line <= text.matches('\n').count() + 1);
            let _ = finding.to_string();
        }
    }
}
