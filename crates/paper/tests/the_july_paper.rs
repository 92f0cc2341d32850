//! The paper of July 2020, counted from records: every number its readers saw.

mod world;

use indexmap::IndexMap;
use paper::{Dress, Evaluated, NoLinks, Script, build, draft_status, evaluate};
use world::World;

fn script(world: &World) -> Script {
    let text = std::fs::read_to_string(world::root().join("papers/it-service-delivery-summary.md")).expect("the paper");
    Script::read("papers/it-service-delivery-summary.md", &text, &world.dictionary)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")))
}

fn evaluated(world: &World, script: &Script) -> Evaluated {
    let evaluated = evaluate(script, world.reader(), &script.cut(), &NoLinks).expect("an evaluation");
    assert!(
        evaluated.faults.is_empty(),
        "{}",
        evaluated.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
    );
    evaluated
}

#[test]
fn every_number_is_the_number_of_the_records() {
    let world = World::city();
    let script = script(&world);
    let evaluated = evaluated(&world, &script);
    let printed: IndexMap<&str, &str> =
        evaluated.figures.values().map(|figure| (figure.name.as_str(), figure.printed.as_str())).collect();
    for (name, says) in [
        ("p1", "5"),
        ("p2", "2"),
        ("col_p1", "1"),
        ("colp_p1", "4"),
        ("col_p2", "0"),
        ("colp_p2", "2"),
        ("by_change", "3"),
        ("by_hardware", "2"),
        ("by_supplier", "1"),
        ("by_unknown", "1"),
        ("priority", "7"),
        ("good_col", "92%"),
        ("good_colp", "93%"),
        ("replies_col", "448"),
        ("epilog_time", "00:12"),
        ("remote_colp_mean", "650"),
        ("remote_colp_high", "816"),
        ("remote_colp_low", "435"),
        ("remote_col_range", "1480 to 1704"),
        ("dealt_with", "99%"),
        ("high_open", "2"),
        ("high_asked", "2"),
        ("colp_high_open", "3"),
        ("colp_critical_open", "0"),
        ("agilisys_p1", "1"),
        ("agilisys_p1_time", "00:16"),
        ("agilisys_p2", "0"),
        ("extension_months", "3"),
        ("fix_col", "100%"),
        ("fix_colp", "75%"),
    ] {
        assert_eq!(printed.get(name), Some(&says), "{name}");
    }
    let good = &evaluated.figures["good_col"];
    assert_eq!((good.rows.len(), good.part.as_ref().map(Vec::len)), (448, Some(412)));
    assert!(good.is_whole());
    assert_eq!(good.exact().as_deref(), Some("412 of 448 replies, 92.0%"));
    let target = good.target.as_ref().expect("a target");
    assert_eq!((target.printed.as_str(), target.met), ("85%", Some(true)));
    assert_eq!(evaluated.figures["fix_colp"].target.as_ref().and_then(|target| target.met), Some(false));
    let before = evaluated.figures["p1"].before.as_ref().expect("April");
    assert_eq!(
        (before.period.as_str(), before.printed.as_str(), before.turn.word(), before.delta.as_str()),
        ("April 2020", "1", "worse", "up 4")
    );
    assert!(!before.is_published);
}

#[test]
fn the_words_read_as_people_write_them() {
    let world = World::city();
    let script = script(&world);
    let evaluated = evaluated(&world, &script);
    let dress = Dress {
        reference: "PAP0000001".into(),
        status: draft_status(&evaluated),
        banner: None,
        changes: vec![],
        links: &NoLinks,
    };
    let document = build(&script, &evaluated, &dress);
    assert_eq!(paper::document::check::faults(&document), Vec::<String>::new());
    let text = serde_json::to_string_pretty(&document).expect("JSON");
    let words = words_of(&document);
    for says in [
        "5 P1 and 2 P2 incidents",
        "There was 1 P1 incident for City of London Corporation and 4 for City of London Police.",
        "There were no P2 incidents for the City of London Corporation and 2 for City of London Police.",
        "1500 to 1700 users",
        "resolved within 12 minutes",
        "8 and 25 May",
        "no Critical finding is open",
        "109 of 162 remediated and 53 mitigated",
    ] {
        assert!(words.contains(says), "not found: {says}\n{words}");
    }
    for duration in
        ["\"01:02\"", "\"17:45\"", "\"OOH 07:18\"", "\"OOH 00:45\"", "\"OOH 60:08\"", "\"16:00\"", "\"00:12\""]
    {
        assert!(text.contains(duration), "{duration}");
    }
    assert!(document.status.line.starts_with("DRAFT, figures as at 3 June 2020, 09:00"), "{}", document.status.line);
    assert_eq!(document.organisation, "City of London Corporation");
    assert_eq!(document.title, "IT Service Delivery Summary");
}

/// All words of the sections, a line for each paragraph and each bullet.
fn words_of(document: &paper::document::Document) -> String {
    use paper::document::{Block, plain};
    let mut lines = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph { number, runs, .. } => {
                lines.push(format!(
                    "{}{}",
                    number.map_or_else(String::new, |number| format!("{number}. ")),
                    plain(runs)
                ));
            }
            Block::List { items, .. } => lines.extend(items.iter().map(|item| plain(item))),
            _ => {}
        }
    }
    lines.join("\n")
}

#[test]
fn paragraph_numbers_run_through_the_paper() {
    let world = World::city();
    let script = script(&world);
    let evaluated = evaluated(&world, &script);
    let dress = Dress {
        reference: String::new(),
        status: draft_status(&evaluated),
        banner: None,
        changes: vec![],
        links: &NoLinks,
    };
    let document = build(&script, &evaluated, &dress);
    let numbers: Vec<u32> = document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| if let paper::document::Block::Paragraph { number, .. } = block { *number } else { None })
        .collect();
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
    assert!(numbers.len() > 15, "{}", numbers.len());
}

#[test]
fn every_store_gives_the_same_figures() {
    let mut first: Option<Vec<(String, paper::Value, String)>> = None;
    for (name, store) in store::testing::stores() {
        let world = World::on(store).lived_in();
        let script = script(&world);
        let figures = evaluated(&world, &script).figures.into_values();
        let values: Vec<_> = figures.map(|figure| (figure.name, figure.value, figure.hash)).collect();
        assert_eq!(first.get_or_insert_with(|| values.clone()), &values, "{name}");
    }
}
