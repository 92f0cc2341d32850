//! Publishing freezes; records drift; a correction says what was and what is.

mod world;

use jiff::civil::date;
use paper::document::Document;
use paper::{
    Correction, Dress, EditionKind, Evaluated, Figure, Files, Issue, NoLinks, Script, Standing, build, check_frozen,
    correct, draft_status, drift, evaluate, evidence, freeze, frozen,
};
use record::query::When;
use world::{World, entry, person};

const PAPER: &str = r#"+++
title     = "IT Division – Priority incidents"
committee = "Digital Services Sub-Committee"
meeting   = 2020-07-03
period    = "2020-05"
cut       = "2020-06-03 09:00"
report_of = "The Chamberlain"

[figures]
rows     = "incident where company = colp and priority = 1 and opened_at in period order by opened_at"
colp_p1  = "count incident where company = colp and priority = 1 and opened_at in period"
col_p1   = "count incident where company = col and priority = 1 and opened_at in period"
p1       = "total col_p1 + colp_p1"
saving   = "recorded saving"
good     = "share survey where rating >= good of survey where company = col and received_on in period"
longest  = "max calendar_duration of incident where company = colp and priority = 1 and opened_at in period"
+++
# Summary

There were {p1} P1 incidents, {colp_p1} of the police; {good} of replies were good. {saving} saved. The longest took {longest | words}.

# Main report

1. {colp_p1 | say "P1 incident"}.

{table rows: affected_service, ooh_duration | caption "P1 incidents, {paper.month}"}
"#;

fn script(world: &World, text: &str) -> Script {
    Script::read("papers/priority.md", text, &world.dictionary)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")))
}

fn finished(world: &World, script: &Script, at: &When) -> (Evaluated, Document) {
    let evaluated = evaluate(script, world.reader(), at, &NoLinks).expect("an evaluation");
    assert!(evaluated.faults.is_empty(), "{:?}", evaluated.faults);
    let dress = Dress {
        reference: "PAP1".into(),
        status: draft_status(&evaluated),
        banner: None,
        changes: vec![],
        links: &NoLinks,
    };
    let document = build(script, &evaluated, &dress);
    (evaluated, document)
}

/// Publishes the paper and gives its figures as they were kept.
fn publish(world: &World) -> Vec<Figure> {
    let script = script(world, PAPER);
    let (evaluated, document) = finished(world, &script, &script.cut());
    let issue = Issue {
        version: "1.0".into(),
        kind: EditionKind::Publication,
        is_substantial: false,
        published_at: "2020-06-25T09:02:00Z".parse().expect("an instant"),
        paper: "pap1".into(),
        company: "col".into(),
        slug: "2020-07-03-priority-incidents".into(),
        reason: None,
        approved_by: None,
        supersedes: None,
        head: world.store.head().expect("a head"),
    };
    let files = Files { html: Some(b"<!doctype html>".to_vec()), pdf: None, docx: None };
    let kept = freeze(&script, &evaluated, &document, &issue, &files).expect("a frozen paper");
    assert_eq!(kept.edition.files["html"].name, "2020-07-03-priority-incidents.html");
    world.save("2020-06-25 09:02:00", "ed1", "col", &kept.edition);
    for (at, figure) in kept.figures.iter().enumerate() {
        world.save("2020-06-25 09:02:00", &format!("pf{at}"), "col", &figure.clone().with("edition", "ed1"));
    }
    let reread: Document = serde_json::from_slice(&kept.edition.files["document"].bytes).expect("a document");
    assert_eq!(reread, document);
    frozen(world.reader(), "ed1").expect("frozen figures")
}

fn named<'f>(figures: &'f [Figure], name: &str) -> &'f Figure {
    figures.iter().find(|figure| figure.name == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn what_was_published_stays_and_today_is_told_beside_it() {
    let world = World::city();
    let figures = publish(&world);
    // The six that are printed, and the part of the total that is not.
    assert_eq!(figures.len(), 7);
    assert!(figures.iter().all(|figure| figure.standing == Standing::Frozen));
    assert_eq!(check_frozen(&figures), Vec::<String>::new());
    assert!(drift(&figures, world.reader(), &world.author).expect("a drift").is_empty());

    world.change("2020-06-29 10:00:00", "no service lost", "incident", "inc-pronto", 0, &[("priority", "2")]);
    world.write(
        "2020-06-29 11:00:00",
        "late reply",
        &[entry("survey", "late", "col", &[("received_on", "2020-05-31"), ("rating", "poor"), ("recommend", "2")])],
    );
    let drifts = drift(&figures, world.reader(), &world.author).expect("a drift");
    let says: Vec<(&str, &str)> = drifts.iter().map(|drift| (drift.name.as_str(), drift.says.as_str())).collect();
    let colp = drifts.iter().find(|drift| drift.name == "colp_p1").expect("moved");
    assert_eq!(
        colp.says,
        "Published 4; today’s records give 3: INC-inc-pronto changed priority from Critical to High on 29 June 2020 by setup.",
        "{says:?}"
    );
    assert!(drifts.iter().any(|drift| drift.name == "p1" && drift.today.as_deref() == Some("4")), "{says:?}");
    let good = drifts.iter().find(|drift| drift.name == "good").expect("moved");
    assert!(good.says.contains("still give 92%, from other values") && good.value_differs, "{says:?}");
    let longest = drifts.iter().find(|drift| drift.name == "longest").expect("moved");
    assert!(!longest.value_differs && longest.says.contains("still give 17:45, from other records"), "{says:?}");
    // The kept figures are what they were.
    assert_eq!(named(&frozen(world.reader(), "ed1").expect("figures"), "colp_p1").printed, "4");
    // Somebody without the police's records hears that something moved, not what.
    let city_only = person("city", &["author", "manager", "agent"], &["col"]);
    let drifts = drift(&figures, world.reader(), &city_only).expect("a drift");
    let colp = drifts.iter().find(|drift| drift.name == "colp_p1").expect("moved");
    assert_eq!((colp.moved.len(), colp.hidden), (0, 1));
    assert!(!colp.says.contains("pronto"), "{}", colp.says);
}

#[test]
fn evidence_shows_what_a_reader_may_open_and_counts_the_rest() {
    let world = World::city();
    world.write(
        "2020-06-01 01:00:00",
        "call",
        &[entry(
            "incident",
            "inc-june",
            "colp",
            &[
                ("short_description", "Just after"),
                ("priority", "1"),
                ("opened_at", "2020-06-01 00:07"),
                ("state", "new"),
            ],
        )],
    );
    let figures = publish(&world);
    let shown = evidence(named(&figures, "colp_p1"), world.reader()).expect("evidence");
    assert_eq!((shown.counted.len(), shown.hidden, shown.counted_all), (4, 0, 4));
    assert!(shown.is_whole && shown.sql.is_some());
    let miss = shown.near_misses.iter().find(|miss| miss.sys_id == "inc-june").expect("a near miss");
    assert_eq!(miss.fails, "opened is in May 2020; it is 1 June 2020, 00:07");
    assert!(
        shown.near_misses.iter().any(|miss| miss.sys_id == "inc-portal" && miss.fails.contains("priority")),
        "{:?}",
        shown.near_misses
    );
    assert!(shown.counted.iter().all(|row| !row.is_changed));

    let city_only = person("city", &["author", "manager", "agent"], &["col"]);
    let shown = evidence(named(&figures, "p1"), world.reader_as(&city_only)).expect("evidence");
    assert_eq!((shown.reads_as.as_str(), shown.counted.len(), shown.hidden), ("5", 1, 4));
    let shown = evidence(named(&figures, "colp_p1"), world.reader_as(&city_only)).expect("evidence");
    assert!(
        shown.counted.is_empty() && shown.near_misses.iter().all(|miss| miss.sys_id == "inc-epilog"),
        "{:?}",
        shown.near_misses
    );

    let good = evidence(named(&figures, "good"), world.reader()).expect("evidence");
    assert_eq!(good.counted.iter().filter(|row| row.is_in_part == Some(true)).count(), 412);
}

#[test]
fn the_next_paper_compares_with_what_was_published() {
    let mut world = World::city();
    publish(&world);
    world.words.now = "2020-07-03T09:00:00Z".parse().expect("an instant after it was published");
    world.change("2020-06-29 10:00:00", "no service lost", "incident", "inc-pronto", 0, &[("priority", "2")]);
    let june = PAPER.replace("\"2020-05\"", "\"2020-06\"").replace("2020-06-03 09:00", "2020-07-03 09:00");
    let script = script(&world, &june);
    let (evaluated, _) = finished(&world, &script, &script.cut());
    let before = evaluated.figures["colp_p1"].before.as_ref().expect("May");
    assert_eq!((before.period.as_str(), before.printed.as_str(), before.is_published), ("May 2020", "4", true));
}

#[test]
fn a_correction_says_what_was_and_what_is() {
    let world = World::city();
    let old = publish(&world);
    world.change("2020-06-29 10:00:00", "no service lost", "incident", "inc-pronto", 0, &[("priority", "2")]);
    let script = script(&world, PAPER);
    let (evaluated, _) = finished(&world, &script, &When::Now);
    let new: Vec<Figure> =
        evaluated.figures.values().filter(|figure| old.iter().any(|o| o.name == figure.name)).cloned().collect();
    let correction = Correction {
        version: "1.1".into(),
        kind: EditionKind::Correction,
        date: date(2020, 7, 9),
        reason: "one incident was counted as priority 1 although no service was lost".into(),
        approved_by: "Deputy IT Director".into(),
        is_substantial: false,
    };
    let restated = correct(&old, &new, &correction).expect("a correction");
    let names: Vec<&str> = restated.figures.iter().map(|figure| figure.name.as_str()).collect();
    assert_eq!(names, ["rows", "colp_p1", "p1", "longest"]);
    let banner = restated.banner.expect("a banner");
    let lines: Vec<String> = banner.lines.iter().map(|line| paper::document::plain(line)).collect();
    assert_eq!(banner.title, "Correction");
    assert!(lines[0].starts_with("Version 1.1, 9 July 2020. One incident was counted"), "{lines:?}");
    assert!(lines.iter().any(|line| line.ends_with("was 4, is 3.")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("Approved by Deputy IT Director.")), "{lines:?}");

    let typo = Correction { kind: EditionKind::Typographical, version: "1.0.1".into(), ..correction.clone() };
    let refused = correct(&old, &new, &typo).expect_err("a number is no slip of the pen");
    assert!(refused.contains("that is a correction"), "{refused}");
    let short = Correction { reason: "wrong".into(), ..correction };
    assert!(correct(&old, &new, &short).is_err());
}
