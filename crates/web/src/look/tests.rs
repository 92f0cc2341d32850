//! The pieces keep the promises of every page: one heading, labelled parts, text that stays text, no script.

use maud::{Markup, html};
use scraper::{Html, Selector};

use super::*;

fn read(markup: &Markup) -> Html {
    Html::parse_document(&markup.0)
}

fn count(document: &Html, selector: &str) -> usize {
    document.select(&Selector::parse(selector).expect("a selector")).count()
}

fn text(document: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    document.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
}

fn shell() -> Shell {
    let link = RailLink { text: "Incidents".into(), href: "/incident".into(), count: Some("4".into()), is_here: true };
    Shell {
        bodies: Some(Switch {
            id: "body".into(),
            action: "/incident".into(),
            name: "body".into(),
            label: "organisation".into(),
            choices: vec![Choice { value: "col".into(), text: "City of London".into() }],
            chosen: "col".into(),
            button: "Change".into(),
            keep: vec![("where".into(), "priority = 1 & \"x\"".into())],
        }),
        search: "/search".into(),
        rail: vec![Folder { title: "Desk".into(), links: vec![link] }],
        build: "0.1.0".into(),
        ..Shell::default()
    }
}

fn whole_page() -> Markup {
    let heading = title(&Title { above: "Desk", text: "<b>Incidents</b>", beside: None });
    page(&Page {
        shell: &shell(),
        title: "<b>Incidents</b>",
        section: Some("Desk"),
        breadcrumb: vec![Link::new("Guildhall", "/")],
        marking: Some("OFFICIAL"),
        main: html! { (heading) },
    })
}

#[test]
fn a_page_has_its_landmarks_once_and_no_script() {
    let markup = whole_page();
    let document = read(&markup);
    for (selector, expected) in [
        ("html[lang=en-GB]", 1),
        ("h1", 1),
        ("main#main", 1),
        ("header", 1),
        ("footer", 1),
        ("nav[aria-label=Main] a[aria-current=page]", 1),
        ("details nav[aria-label=Menu]", 1),
        ("a.gh-skip[href='#main']", 1),
        ("form[role=search] input[name=q]", 1),
        ("b, script, style, [style], [onclick]", 0),
    ] {
        assert_eq!(count(&document, selector), expected, "{selector}");
    }
    assert_eq!(text(&document, "title"), ["<b>Incidents</b> – Desk – Guildhall"]);
}

#[test]
fn a_switch_keeps_the_rest_of_the_address() {
    let document = read(&whole_page());
    let kept = Selector::parse("form input[type=hidden][name=where]").expect("a selector");
    let values: Vec<_> = document.select(&kept).filter_map(|input| input.value().attr("value")).collect();
    assert_eq!(values, ["priority = 1 & \"x\""]);
}

#[test]
fn every_field_and_region_has_a_name() {
    let document = read(&whole_page());
    let fields = Selector::parse("input:not([type=hidden]), select").expect("a selector");
    for field in document.select(&fields) {
        let id = field.value().id().expect("an id");
        assert_eq!(count(&document, &format!("label[for={id}]")), 1, "{id}");
    }
}

#[test]
fn a_table_says_how_it_is_sorted() {
    let sort = |now| Some(Sort { href: "?order=x".into(), now });
    let markup = table(&Table {
        id: "t".into(),
        caption: "Incidents".into(),
        columns: vec![
            Column { title: "Number".into(), sort: sort(Some(Direction::Descending)), is_number: false },
            Column { title: "Opened".into(), sort: sort(None), is_number: false },
            Column::number("Minutes"),
        ],
        rows: vec![vec![Cell::reference("INC1", "/incident/INC1"), Cell::none(), Cell::text("62")]],
        foot: Some(vec![Cell::text("Sum"), Cell::text(""), Cell::text("62")]),
        ..Table::default()
    });
    let document = read(&markup);
    assert_eq!(count(&document, "th[scope=col][aria-sort=descending]"), 1);
    assert_eq!(count(&document, "th[aria-sort]"), 1);
    assert_eq!(count(&document, "tbody th[scope=row]"), 1);
    assert_eq!(count(&document, "td.gh-number, th.gh-number"), 3);
    assert_eq!(count(&document, "[role=region][tabindex='0'][aria-labelledby=t-caption]"), 1);
}

#[test]
fn pages_show_ends_and_neighbours() {
    let shown = |here, last| {
        let markup = pages(&Pages { here, last, is_open: false, words: String::new() }, |page| format!("?page={page}"));
        text(&read(&markup), "li").join(" ").replace("Page ", "")
    };
    assert_eq!(shown(1, 1), "");
    assert_eq!(shown(1, 2), "1 2 Next page");
    assert_eq!(shown(2, 3), "Previous page 1 2 3 Next page");
    assert_eq!(shown(5, 9), "Previous page 1 … 4 5 6 … 9 Next page");
    assert_eq!(shown(9, 9), "Previous page 1 … 8 9");
    assert_eq!(shown(40, 9), "Previous page 1 … 9", "beyond the end");
}

#[test]
fn a_fault_keeps_what_was_typed_and_points_at_it() {
    let line = QueryLine {
        value: "prioritty = 1".into(),
        fault: Some(QueryFault { words: "No field prioritty".into(), caret: "prioritty = 1\n^^^^^^^^^".into() }),
        ..QueryLine::default()
    };
    let document = read(&query_line(&line));
    assert_eq!(count(&document, "input[aria-invalid=true][aria-describedby=query-fault][value='prioritty = 1']"), 1);
    assert_eq!(text(&document, "#query-fault pre"), ["prioritty = 1\n^^^^^^^^^"]);
}

#[test]
fn priority_is_a_number_and_a_word_before_it_is_a_drawing() {
    let document = read(&priority(2, "High"));
    assert_eq!(text(&document, ".gh-priority"), ["Priority 2 High"]);
    assert_eq!(count(&document, "svg[aria-hidden=true] rect[height='14']"), 4);
    for odd in [0, 9, 255] {
        assert_eq!(count(&read(&priority(odd, "")), "rect"), 5);
    }
}

#[test]
fn a_change_reads_in_both_directions() {
    let change =
        |before: &str, after: &str| Change { field: "Owner".into(), before: before.into(), after: after.into() };
    let changes = vec![change("Ada", "Rana"), change("", "Ada"), change("Rana", "")];
    let document = read(&timeline(&[Moment { changes, ..Moment::default() }]));
    assert_eq!(text(&document, ".gh-changes li"), ["Owner: Ada became → Rana", "Owner: Ada", "Owner: Rana removed"]);
    assert_eq!(count(&document, "ol > li > article h3"), 1);
}

#[test]
fn every_class_has_its_rule() {
    let sources = [
        include_str!("charts.rs"),
        include_str!("controls.rs"),
        include_str!("icons.rs"),
        include_str!("shell.rs"),
        include_str!("states.rs"),
        include_str!("table.rs"),
        include_str!("terms.rs"),
        include_str!("timeline.rs"),
    ];
    let sheet = assets::css("app.css");
    let letters = |c: char| c.is_ascii_lowercase() || c == '-' || c == '_';
    for source in sources {
        for (place, _) in source.match_indices("gh-") {
            let class: String = source[place..].chars().take_while(|c| letters(*c)).collect();
            assert!(sheet.contains(&format!(".{class}")), "{class} has no rule in app.css");
        }
    }
}
