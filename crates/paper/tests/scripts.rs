//! A paper file is read whole: every slip at its place, with what to do.

mod world;

use paper::{Dress, Level, NoLinks, Script, build, draft_status, evaluate, proof};
use world::World;

const HEAD: &str = "+++
title     = \"IT Division – Test\"
committee = \"Digital Services Sub-Committee\"
meeting   = 2020-07-03
period    = \"2020-05\"
report_of = \"The Chamberlain\"
";

fn read(world: &World, rest: &str) -> Result<Script, Vec<record::Fault>> {
    Script::read("papers/test.md", &format!("{HEAD}{rest}"), &world.dictionary)
}

#[track_caller]
fn slips(world: &World, rest: &str, wanted: &[&str]) {
    let faults = read(world, rest).expect_err("faults");
    let told: Vec<String> =
        faults.iter().map(|fault| format!("{}:{}: {}", fault.line, fault.column, fault.message)).collect();
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (told, wanted) in told.iter().zip(wanted) {
        assert!(told.starts_with(wanted), "{told}\n instead of\n{wanted}");
    }
}

#[test]
fn every_slip_is_told_at_once_and_in_its_place() {
    let world = World::empty();
    slips(
        &world,
        "purpose = \"x\"
[figures]
p1 = \"count incident where priorty = 1\"
Bad = \"count incident\"
p2 = { is = \"count incident where priority = 2\", beter = \"up\", parts = [\"p3\"] }
[charts.c]
kind = \"pie\"
title = \"x\"
+++
# Summary

There were {p9} and {p1 | rond 3} and {paper.mnth}.

{table p1: reson}

{chart d}
",
        &[
            "7:1: Unknown key `purpose`.",
            "9:28: Incident has no field `priorty`. Did you mean `priority`?",
            "10:1: A figure's name is lower case",
            "11:13: No figure `p3` is declared.",
            "11:50: Unknown key `beter`. Did you mean `better`?",
            "13:8: `pie` is no kind of chart.",
            "18:13: No figure `p9` is declared in the head.",
            "18:27: `rond` is no way of printing. Did you mean `round`?",
            "18:40: `paper.mnth` is not known. Did you mean `paper.month`?",
            "20:8: No figure `p1` is declared in the head.",
            "22:8: No chart `d` is declared in the head.",
        ],
    );
}

#[test]
fn claims_and_blocks_stand_where_they_may() {
    let world = World::empty();
    let figures =
        "[figures]\np1 = \"count incident where priority = 1\"\nrows = \"incident where priority = 1\"\n+++\n";
    for (prose, wanted) in [
        ("Words first.\n", "11:1: Words stand under a heading"),
        ("# A\n\n{claim p1 is 0}none\n", "13:1: This claim is not ended in its paragraph"),
        ("# A\n\nNo {end} here.\n", "13:4: This {end} belongs to no claim."),
        ("# A\n\nSee {table rows: reason} here.\n", "13:5: This stands alone"),
        ("# A\n\nAn {open brace.\n", "13:4: This brace is never closed"),
        ("# A\n\n{table rows: reson}\n", "13:14: Incident has no field `reson`."),
        ("# A\n\n{gauges rows}\n", "13:9: A gauge shows a number"),
        ("# A\n\n<b>bold</b>\n", "13:1: A paper holds no HTML"),
        ("# A {p1}\n", "11:1: A heading holds words only."),
        ("# A\n\n{table p1 reason}\n", "13:11: After a colon"),
        ("", "11:1: The paper has no words"),
    ] {
        let faults = read(&world, &format!("{figures}{prose}")).expect_err(prose);
        let told = format!("{}:{}: {}", faults[0].line, faults[0].column, faults[0].message);
        assert!(told.starts_with(wanted), "{prose:?}\n{told}\n instead of\n{wanted}");
    }
}

#[test]
fn heads_are_closed_and_complete() {
    let world = World::empty();
    for (text, wanted) in [
        ("# No head\n", "1:1: A paper begins with its head"),
        ("+++\ntitle = \"x\"\n", "1:1: The head is never closed"),
        ("+++\ntitle = \n+++\n# A\n\nx\n", "2:9: This is not TOML"),
        ("+++\n+++\n# A\n\nx\n", "1:1: The head says no `title`."),
    ] {
        let faults = Script::read("x.md", text, &world.dictionary).expect_err(text);
        let told = format!("{}:{}: {}", faults[0].line, faults[0].column, faults[0].message);
        assert!(told.starts_with(wanted), "{told}");
    }
}

#[test]
fn braces_are_printed_and_markdown_is_read() {
    let world = World::city();
    let script = read(&world, "[figures]\np1 = \"count incident where priority = 1 and opened_at in period\"\n+++\n# Summary\n\nA {{brace} and **{p1}** of *these*.\n\n- {p1 | as \"P1 incident\"}\n- {p1 | words} more\n\n# Main report\n\n1. First\n\n   - inner {p1}\n\n2. Second\n").expect("a script");
    let evaluated = evaluate(&script, world.reader(), &script.cut(), &NoLinks).expect("an evaluation");
    let dress = Dress {
        reference: String::new(),
        status: draft_status(&evaluated),
        banner: None,
        changes: vec![],
        links: &NoLinks,
    };
    let document = build(&script, &evaluated, &dress);
    let shown = format!("{:?}", document.sections);
    assert!(shown.contains("A {brace} and "), "{shown}");
    assert!(shown.contains("5 P1 incidents") && shown.contains("Five"), "{shown}");
    assert!(shown.contains("number: Some(1), id: \"p1\"") && shown.contains("number: Some(2), id: \"p2\""), "{shown}");
    assert_eq!(document.figures().len(), 4, "{shown}");
}

#[test]
fn proof_binds_a_paper_to_its_records() {
    let world = World::city();
    let script = read(
        &world,
        "[figures]
col = \"count incident where company = col and priority = 1 and opened_at in period\"
colp = \"count incident where company = colp and priority = 1 and opened_at in period\"
gone = \"recorded no_such_figure\"
[figures.p1]
is = \"count incident where priority in (1, 2) and opened_at in period\"
parts = [\"col\", \"colp\"]
[words]
\"Covid-19\" = \"a disease\"
+++
# Summary

{p1} of {col} and {colp}. In all 12 were seen, 7 days before Covid-19 and 2019/20, P1 or not; see Appendix 2.

{claim colp is 0}No police incidents.{end} No priority incidents were left.

{claim colp is 4}No P3 incidents of that kind.{end}
",
    )
    .expect("a script");
    let evaluated = evaluate(&script, world.reader(), &script.cut(), &NoLinks).expect("an evaluation");
    let findings = proof(&script, &evaluated, world.reader()).expect("a proof");
    let told: Vec<String> = findings
        .iter()
        .filter(|finding| finding.level != Level::Advises)
        .map(|finding| {
            format!(
                "{} {} {}:{} {}",
                finding.level.word(),
                finding.check,
                finding.fault.line,
                finding.fault.column,
                finding.fault.message
            )
        })
        .collect();
    for wanted in [
        "blocks figure 10:8 There is no recorded figure `no_such_figure`.",
        "blocks total 12:6 `p1` is 7, but its parts col (1) and colp (4) make 5.",
        "blocks claim 21:1 This claim is not true: `colp` is 4.",
        "asks digits 19:34 “12” in the prose comes from no record.",
        "asks digits 19:48 “7” in the prose comes from no record.",
        "asks digits 19:75 “2019/20” in the prose comes from no record.",
        "warns sum 19:1 7 of 1 cannot be.",
        "warns absolute 21:44 “No priority incidents” is so today, but nothing keeps it true.",
    ] {
        assert!(told.iter().any(|told| told == wanted), "{wanted}\nnot in\n{told:#?}");
    }
    assert_eq!(told.len(), 8, "{told:#?}");
}
