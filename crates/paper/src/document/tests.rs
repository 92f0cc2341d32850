//! A paper with everything in it, put through each of its forms.

use std::cell::RefCell;
use std::io::{Cursor, Read};

use super::*;

const SAMPLE: &str = include_str!("sample.json");

fn sample() -> Document {
    serde_json::from_str(SAMPLE).expect("the sample is a document")
}

/// Stands in for a press: remembers what it was asked to draw.
fn docx_of(document: &Document) -> Vec<u8> {
    docx::docx(document, &|svg, px| Ok(format!("{px} {}", svg.len()).into_bytes())).expect("the sample can be written")
}

fn part_of(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn with_blocks(blocks: Vec<Block>) -> Document {
    let mut document = sample();
    document.sections = vec![Section { id: "only".into(), title: "Only section".into(), appendix: false, blocks }];
    document
}

fn paragraph(runs: Runs) -> Block {
    Block::Paragraph { number: None, id: String::new(), runs }
}

/// Names the first element that is closed out of turn, if one is.
fn unbalanced(xml: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in xml.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(name.to_owned());
            }
        } else if !tag.ends_with('/') && !tag.starts_with(['?', '!']) {
            open.push(name);
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn what_was_frozen_reads_back_and_writes_the_same() {
    let again = serde_json::to_string_pretty(&sample()).expect("a document is JSON") + "\n";
    assert!(again == SAMPLE, "the JSON form of a document has changed: papers already frozen would hash differently");
}

#[test]
fn a_paper_frozen_before_a_field_existed_still_reads() {
    let old = r#"{ "title": "Old paper", "sections": [{ "id": "s", "title": "S", "blocks": [] }] }"#;
    let document: Document = serde_json::from_str(old).expect("defaults fill in");
    assert_eq!(document.sections[0].title, "S");
}

#[test]
fn the_sample_has_no_faults() {
    assert_eq!(check::faults(&sample()), Vec::<String>::new());
}

#[test]
fn page_and_word_file_print_the_same_figures_in_the_same_order() {
    let document = sample();
    let figures = document.figures();
    assert!(figures.len() > 20);
    assert_eq!(html::figures_in_html(&html::page(&document, &html::Dress::default())), figures);
    assert_eq!(docx::figures_in_docx(&docx_of(&document)).expect("readable"), figures);
}

#[test]
fn figures_with_long_or_odd_names_and_texts_survive_each_form() {
    let id = "survey.city-of-london.share-of-good-or-very-good.may-2020";
    let text = "£84,000 & <more> “OOH” 07:18";
    let mut document = with_blocks(vec![paragraph(vec![Run::Strong { runs: vec![Run::figure(id, text)] }])]);
    document.notes = vec![FigureNote { id: id.into(), number: 1, meaning: "A test.".into(), ..FigureNote::default() }];
    let expected = vec![(id.to_owned(), text.to_owned())];
    assert_eq!(check::faults(&document), Vec::<String>::new());
    assert_eq!(html::figures_in_html(&html::page(&document, &html::Dress::default())), expected);
    let file = docx_of(&document);
    assert_eq!(docx::figures_in_docx(&file).expect("readable"), expected);
    let longest = part_of(&file, "word/document.xml");
    let names = longest.split("w:name=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert!(names.into_iter().all(|name| name.len() <= 40), "Word forgets longer bookmarks");
}

#[test]
fn every_link_within_the_paper_arrives() {
    let document = sample();
    let page = html::page(&document, &html::Dress::default());
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("id=\"{target}\"")), "nothing has the id {target}");
    }
    let xml = part_of(&docx_of(&document), "word/document.xml");
    for target in xml.split("w:anchor=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(xml.contains(&format!("w:name=\"{target}\"")), "no bookmark is called {target}");
    }
}

#[test]
fn headings_nest_and_there_is_one_h1() {
    let page = html::page(&sample(), &html::Dress::default());
    let levels: Vec<u8> = page
        .split("<h")
        .skip(1)
        .filter_map(|rest| rest.bytes().next())
        .filter(u8::is_ascii_digit)
        .map(|digit| digit - b'0')
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn a_figure_leads_to_its_note_and_the_note_to_its_records() {
    let dress = html::Dress { evidence: Some("/figures"), ..html::Dress::default() };
    let page = html::page(&sample(), &dress);
    assert!(page.contains(r##"href="#figure-colp_p1" data-figure="colp_p1">4</a>"##));
    assert!(page.contains(r#"<li class="paper-note" id="figure-colp_p1" value="4">"#));
    assert!(page.contains(r#"href="/figures/colp_p1""#));
    assert!(page.contains(r##"<a href="#p1">paragraph 1</a>"##), "the note says where the figure is printed");
}

#[test]
fn words_are_never_markup() {
    let hostile = "</p><script>alert(1)</script> #strong[x] \u{1}\u{FFFE}&amp;";
    let document = with_blocks(vec![paragraph(vec![Run::text(hostile)])]);
    let page = html::page(&document, &html::Dress::default());
    assert!(!page.contains("<script>"));
    let xml = part_of(&docx_of(&document), "word/document.xml");
    assert!(
        xml.contains("&lt;script&gt;alert(1)&lt;/script&gt; #strong[x] &amp;amp;"),
        "control characters are left out"
    );
    assert_eq!(unbalanced(&xml), None);
}

#[test]
fn the_word_file_is_the_same_twice_and_each_part_is_whole() {
    let document = sample();
    let file = docx_of(&document);
    assert!(file == docx_of(&document));
    let names: Vec<String> = {
        let archive = zip::ZipArchive::new(Cursor::new(&file[..])).expect("a package");
        archive.file_names().map(str::to_owned).collect()
    };
    assert_eq!(names[0], "[Content_Types].xml", "readers look for it first");
    for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        assert_eq!(unbalanced(&part_of(&file, name)), None, "{name}");
    }
}

#[test]
fn the_word_file_says_what_a_screen_reader_needs() {
    let document = sample();
    let file = docx_of(&document);
    let xml = part_of(&file, "word/document.xml");
    let tables = xml.matches("<w:tbl>").count();
    // The cover names its rows; every other table has a heading row that repeats.
    assert_eq!(xml.matches("<w:tblHeader/>").count(), tables - 1);
    assert_eq!(xml.matches("<w:tblCaption w:val=\"").count(), tables);
    for alt in xml.split("<wp:docPr ").skip(1).filter_map(|rest| rest.split("descr=\"").nth(1)) {
        assert!(!alt.starts_with('"'), "a picture has no alternative text");
    }
    for style in ["Title", "Heading1", "Heading2", "Heading3", "ListBullet", "Caption"] {
        assert!(xml.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style} is not used");
    }
    assert!(part_of(&file, "word/styles.xml").contains("<w:lang w:val=\"en-GB\""));
    assert!(part_of(&file, "docProps/core.xml").contains("<dc:title>IT Service Delivery Summary</dc:title>"));
    assert!(part_of(&file, "docProps/core.xml").contains(">2020-06-25T09:02:00Z<"));
}

#[test]
fn word_gives_paragraphs_the_numbers_of_the_paper() {
    let numbered =
        |number: u32| Block::Paragraph { number: Some(number), id: format!("p{number}"), runs: vec![Run::text("x")] };
    let document = with_blocks(vec![numbered(1), numbered(2), numbered(7), numbered(8)]);
    let file = docx_of(&document);
    let xml = part_of(&file, "word/document.xml");
    let lists: Vec<&str> = xml.split("<w:numId w:val=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(lists, ["1", "1", "3", "3"]);
    assert!(part_of(&file, "word/numbering.xml").contains(
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>"
    ));
}

#[test]
fn pictures_are_drawn_at_three_hundred_dots_to_the_inch() {
    let asked = RefCell::new(Vec::new());
    let draw = |_: &str, px: u32| {
        asked.borrow_mut().push(px);
        Ok(Vec::new())
    };
    docx::docx(&sample(), &draw).expect("written");
    // 170 mm.
    assert_eq!(asked.borrow().iter().filter(|px| **px == 2008).count(), 2);
}

#[test]
fn a_drawing_that_cannot_be_drawn_is_named() {
    let refusal = docx::docx(&sample(), &|_, _| Err("no ink".to_owned())).expect_err("refused");
    assert_eq!(refusal, "The picture “City of London: good or very good” cannot be drawn: no ink");
}

#[test]
fn what_is_no_word_file_is_refused_in_words() {
    assert!(docx::figures_in_docx(b"%PDF-1.7").expect_err("no package").starts_with("This is no Word file"));
}

#[test]
fn the_leaf_adds_what_the_press_needs() {
    let leaf = leaf::leaf(&sample());
    assert_eq!(leaf["moment"]["hour"], 10);
    assert_eq!(leaf["moment"]["offset_minutes"], 60);
    let table = &leaf["sections"][2]["blocks"][3];
    let shares: Vec<u64> =
        table["shares"].as_array().expect("shares").iter().filter_map(|share| share.as_u64()).collect();
    assert_eq!(shares.iter().sum::<u64>(), 1000);
    assert!(shares[2] > shares[1], "reasons need more room than durations: {shares:?}");
    assert_eq!(leaf["notes"][3]["places"][1]["id"], "p1");
}

#[test]
fn each_fault_is_found_and_says_where() {
    let cell = |text: &str| vec![Run::text(text)];
    let table = Table {
        id: "t".into(),
        caption: cell("Incidents"),
        columns: vec![Column { title: "A".into(), align: Align::Start }],
        rows: vec![vec![cell("1"), cell("2")]],
        ..Table::default()
    };
    let picture = Picture { svg: "<svg onload=\"x()\"/>".into(), caption: cell("Trend"), ..Picture::default() };
    let mut deep = vec![Run::text("x")];
    for _ in 0..20 {
        deep = vec![Run::Strong { runs: deep }];
    }
    let document = with_blocks(vec![
        Block::Heading { level: 4, text: "Too deep".into(), id: "only".into() },
        paragraph(vec![Run::figure("unknown", "4"), Run::Link { text: "here".into(), href: "javascript:x".into() }]),
        paragraph(deep),
        Block::Table(table),
        Block::Picture(picture),
        Block::List { ordered: false, items: vec![] },
        Block::Heading { level: 3, text: "Reserved".into(), id: "figure-x".into() },
    ]);
    let faults = check::faults(&document);
    let expected = [
        "Too deep: The id “only” is used twice.",
        "Too deep: A heading of level 4 cannot follow one of level 2.",
        "Only section: Figure unknown has no note.",
        "Only section: The link “here” leads to “javascript:x”, which is no web or mail address.",
        "Only section: Emphasis is nested more than 8 deep.",
        "Only section, table “Incidents”: Row 1 has 2 cells for 1 columns.",
        "Only section, picture “Trend”: It has no alternative text.",
        "Only section, picture “Trend”: The drawing contains “on”, which is not allowed in a paper.",
        "Reserved: The id “figure-x” is kept for the page's own parts.",
    ];
    assert_eq!(faults, expected);
}

#[test]
fn a_small_table_stays_small_and_a_wordy_one_is_known() {
    let document = sample();
    let tables: Vec<&Table> = document
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    assert!(measure::is_wordy(tables[0]));
    assert_eq!(measure::breadth(tables[0]), 1000);
    let findings = tables[tables.len() - 1];
    assert!(!measure::is_wordy(findings));
    assert!(measure::breadth(findings) < 900);
}
