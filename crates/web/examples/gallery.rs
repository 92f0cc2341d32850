//! Writes a page with every piece of `web::look` to a folder, with the assets beside it, to be looked at in a browser:
//! `cargo run -p web --example gallery -- <folder>`, then serve that folder and open `/index.html`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use jiff::civil::{Date, Weekday, date};
use maud::{Markup, html};
use paper::chart::{
    Before, Chart, Column as Month, Columns, Count, Daily, Day, Dayness, Findings, FindingsRow, Gauge, Line, LinePoint,
    LineSeries, LineTarget, Mark, Panel, Severity, columns, daily, findings, gauge, line, spark as draw_spark,
};
use web::look::{
    Cell, Change, Chip, Choice, Column, Direction, Field, Folder, Kind, Link, Moment, Page, Pages, QueryFault,
    QueryLine, RailLink, Shell, Sort, Switch, Tab, Table, Term, Tile, Title, Tone, Trouble, banner, chart_panel, chips,
    details, empty, figure, gauges, inline_form, links, page, pages, priority, prose, query_line, spark, table, tabs,
    tag, terms, tiles, timeline, title, toned, trouble,
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("give a folder to write to")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for asset in assets::all() {
        fs::write(folder.join(asset.href.trim_start_matches('/')), asset.bytes)?;
    }
    let shell = shell();
    let made = [
        ("index", "Service performance, May 2020", performance()),
        ("list", "Incidents", list()),
        ("record", "A failed change caused a network loop", record()),
        ("fault", "Incidents", fault()),
        ("nothing", "Incidents", nothing()),
        ("missing", "Page not found", missing()),
    ];
    for (name, heading, main) in made {
        let breadcrumb = vec![Link::new("Guildhall", "/"), Link::new("Desk", "/desk")];
        let marking = (name == "record").then_some("OFFICIAL – Police restricted");
        let markup = page(&Page { shell: &shell, title: heading, section: Some("Desk"), breadcrumb, marking, main });
        fs::write(folder.join(format!("{name}.html")), markup.into_string())?;
    }
    Ok(())
}

fn shell() -> Shell {
    let link = |(text, count): (&str, &str)| RailLink {
        text: text.to_owned(),
        href: format!("/{}", text.to_lowercase().replace(' ', "_")),
        count: Some(count.to_owned()).filter(|count| !count.is_empty()),
        is_here: text == "Incidents",
    };
    let folder = |title: &str, links: &[(&str, &str)]| Folder {
        title: title.to_owned(),
        links: links.iter().copied().map(link).collect(),
    };
    let choice = |value: &str, text: &str| Choice { value: value.to_owned(), text: text.to_owned() };
    Shell {
        bodies: Some(Switch {
            id: "body".to_owned(),
            action: "/incident".to_owned(),
            name: "body".to_owned(),
            label: "organisation".to_owned(),
            choices: vec![
                choice("both", "Both bodies"),
                choice("col", "City of London"),
                choice("colp", "City of London Police"),
            ],
            chosen: "both".to_owned(),
            button: "Change".to_owned(),
            keep: vec![("where".to_owned(), "priority = 1".to_owned())],
        }),
        readers: None,
        search: "/search".to_owned(),
        searched: String::new(),
        rail: vec![
            folder("Desk", &[("Incidents", "412"), ("Problems", "14"), ("Changes", "96")]),
            folder("Estate", &[("Services", "38"), ("Servers", "120"), ("Firewalls", "6")]),
            folder("Assurance", &[("Survey replies", "662"), ("Health-check findings", "289"), ("Measures", "4")]),
            folder("Papers", &[("Papers", "1"), ("Recorded figures", "3")]),
        ],
        footer: vec![Link::new("Help and contact", "/help"), Link::new("Accessibility statement", "/accessibility")],
        build: "0.1.0".to_owned(),
    }
}

fn heading(above: &str, text: &str, beside: Option<Markup>) -> Markup {
    title(&Title { above, text, beside })
}

fn performance() -> Markup {
    let values = [("Dec", 3.0), ("Jan", 0.0), ("Feb", 2.0), ("Mar", 3.0), ("Apr", 4.0), ("May", 5.0)];
    let run = values.map(|(month, value)| (month.to_owned(), Some(value)));
    html! {
        (heading("Both bodies", "Service performance, May 2020", Some(html! { "Data as at 3 June 2020, 09:00" })))
        p class="gh-lead" {
            "There were " (figure("5", "/incident?where=p1", "priority 1 incidents in May 2020")) " priority 1 and "
            (figure("2", "/incident?where=p2", "priority 2 incidents in May 2020")) " priority 2 incidents. "
            (spark(&draw_spark("run", "priority 1 incidents", &run)))
        }
        (tiles("In short", &[
            Tile { value: "5".into(), words: "priority 1 incidents".into(), href: Some("/incident".into()) },
            Tile { value: "2".into(), words: "priority 2 incidents".into(), href: Some("/incident".into()) },
            Tile { value: "92%".into(), words: "rated the City's desk good or very good".into(), href: Some("/survey".into()) },
            Tile { value: "60:08".into(), words: "hours and minutes, the longest incident".into(), href: None },
        ]))
        (gauges(&[
            desk("desk-city", "City of London desk rated good or very good", 91.96, "92%", (412, 448), 85.0),
            desk("desk-police", "City of London Police desk rated good or very good", 92.99, "93%", (199, 214), 85.0),
            desk("fix", "Priority 1 fixed within 4 hours", 75.0, "75%", (12, 16), 98.0),
            nps(),
        ]))
        section class="gh-section" { h2 { "Priority incidents" } (chart_panel(&causes(), Some("/causes.csv"))) }
        section class="gh-section" { h2 { "Remote access" } (chart_panel(&users(), Some("/users.csv"))) }
        section class="gh-section" { h2 { "Satisfaction" } (chart_panel(&scores(), None)) }
        section class="gh-section" { h2 { "Health check" } (chart_panel(&health_check(), None)) }
    }
}

fn desk(id: &str, name: &str, value: f64, printed: &str, counted: (u64, u64), target: f64) -> Chart {
    gauge(
        id,
        &Gauge {
            name: name.to_owned(),
            low: (0.0, "0%".to_owned()),
            high: (100.0, "100%".to_owned()),
            value: Some((value, printed.to_owned())),
            counted: Some(counted),
            of: "replies".to_owned(),
            target: Some(Mark { value: target, printed: format!("{target}%") }),
            at_least: true,
            mark: None,
            before: Some(Before { value: 91.0, printed: "91%".to_owned(), when: "April".to_owned() }),
            href: Some("/survey?where=may".to_owned()),
        },
    )
}

fn nps() -> Chart {
    gauge(
        "nps",
        &Gauge {
            name: "Net promoter score, City of London".to_owned(),
            low: (-100.0, "−100".to_owned()),
            high: (100.0, "+100".to_owned()),
            value: Some((61.0, "+61".to_owned())),
            counted: None,
            of: "replies".to_owned(),
            target: None,
            at_least: true,
            mark: Some(Mark { value: 50.0, printed: "50 is very good".to_owned() }),
            before: Some(Before { value: 52.0, printed: "+52".to_owned(), when: "April".to_owned() }),
            href: Some("/survey?where=may".to_owned()),
        },
    )
}

fn months() -> Vec<Date> {
    vec![date(2019, 12, 1), date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1), date(2020, 4, 1), date(2020, 5, 1)]
}

fn causes() -> Chart {
    let month = |counts: [u64; 5]| Month {
        counts: Some(counts.map(|number| Count { number, href: Some(format!("/incident?where={number}")) }).to_vec()),
        until: None,
    };
    let panel =
        |title: &str, counts: [[u64; 5]; 6]| Panel { title: title.to_owned(), columns: counts.map(month).to_vec() };
    let none = [0; 5];
    columns(
        "causes",
        &Columns {
            subject: "priority 1 and 2 incidents".to_owned(),
            months: months(),
            by: "cause".to_owned(),
            series: ["Change", "Hardware", "Supplier", "Software", "Not known"].map(str::to_owned).to_vec(),
            panels: vec![
                panel(
                    "City of London, priority 1",
                    [none, none, [0, 0, 1, 0, 0], none, [0, 1, 0, 0, 0], [0, 0, 0, 0, 1]],
                ),
                panel(
                    "City of London Police, priority 1",
                    [[1, 0, 1, 0, 0], none, [1, 0, 0, 1, 0], [0, 2, 1, 0, 0], [0, 1, 1, 0, 1], [3, 1, 0, 0, 0]],
                ),
            ],
        },
    )
}

fn users() -> Chart {
    let values = [
        742, 540, 498, 760, 801, 816, 790, 520, 512, 480, 745, 780, 0, 799, 760, 540, 470, 700, 735, 760, 770, 740,
        560, 470, 435, 720, 745, 770, 760, 735, 610,
    ];
    let day = |(place, value): (usize, &u64)| {
        let date = date(2020, 5, place as i8 + 1);
        let dayness = match (date.day(), date.weekday()) {
            (8, _) => Dayness::BankHoliday("Early May bank holiday (VE Day)".to_owned()),
            (25, _) => Dayness::BankHoliday("Spring bank holiday".to_owned()),
            (_, Weekday::Saturday | Weekday::Sunday) => Dayness::Weekend,
            _ => Dayness::Working,
        };
        Day { date, value: Some(*value).filter(|value| *value > 0), dayness, href: None }
    };
    daily(
        "users",
        &Daily {
            subject: "remote access users, City of London Police".to_owned(),
            unit: "users".to_owned(),
            days: values.iter().enumerate().map(day).collect(),
        },
    )
}

fn scores() -> Chart {
    let series = |name: &str, values: [f64; 6]| LineSeries {
        name: name.to_owned(),
        points: values
            .map(|value| Some(LinePoint { value, printed: format!("+{value}"), counted: Some(120), href: None }))
            .to_vec(),
    };
    line(
        "scores",
        &Line {
            subject: "net promoter score".to_owned(),
            months: months(),
            series: vec![
                series("City of London", [55.0, 58.0, 57.0, 60.0, 52.0, 61.0]),
                series("City of London Police", [53.0, 54.0, 55.0, 56.0, 59.0, 64.0]),
            ],
            target: Some(LineTarget { value: 50.0, words: "above 50 is very good".to_owned() }),
            of: "replies".to_owned(),
        },
    )
}

fn health_check() -> Chart {
    let row = |severity, [remediated, mitigated, accepted, open]: [u64; 4]| {
        let count = |number| Count { number, href: Some("/finding".to_owned()) };
        FindingsRow {
            severity,
            remediated: count(remediated),
            mitigated: count(mitigated),
            accepted: count(accepted),
            open: count(open),
        }
    };
    findings(
        "findings",
        &Findings {
            subject: "findings of the 2019/20 health check, City of London".to_owned(),
            rows: vec![
                row(Severity::Critical, [3, 0, 0, 0]),
                row(Severity::High, [21, 0, 0, 2]),
                row(Severity::Medium, [109, 53, 0, 0]),
                row(Severity::Low, [37, 20, 0, 0]),
                row(Severity::Info, [8, 9, 0, 0]),
            ],
        },
    )
}

fn tab(text: &str, count: &str, is_here: bool) -> Tab {
    Tab { text: text.to_owned(), href: format!("/incident?view={text}"), count: Some(count.to_owned()), is_here }
}

fn line_of(value: &str, sentence: &str) -> QueryLine {
    QueryLine {
        action: "/incident".to_owned(),
        name: "where".to_owned(),
        label: "Incidents where".to_owned(),
        value: value.to_owned(),
        sentence: sentence.to_owned(),
        ..QueryLine::default()
    }
}

fn list() -> Markup {
    let sort = |now| Some(Sort { href: "/incident?order=opened_at".to_owned(), now });
    let rows = [
        (
            "INC0010201",
            1,
            "Critical",
            "A failed change caused a network loop",
            "Network",
            Tone::Grey,
            "Closed",
            "01:02",
        ),
        (
            "INC0010226",
            1,
            "Critical",
            "Certificate enrolment failed after a registry change",
            "PNC",
            Tone::Blue,
            "Resolved",
            "17:45",
        ),
        ("INC0010288", 2, "High", "VPN drops every hour", "Remote access", Tone::Green, "In progress", "00:45"),
        ("INC0010301", 3, "Moderate", "Shared mailbox missing", "Email", Tone::Amber, "On hold", "60:08"),
        ("INC0010302", 4, "Low", "Screen flickers", "", Tone::Red, "Overdue", "102:05"),
    ];
    let row = |(number, level, word, text, service, tone, state, duration): (
        &str,
        u8,
        &str,
        &str,
        &str,
        Tone,
        &str,
        &str,
    )| {
        let service = if service.is_empty() { Cell::none() } else { Cell::link(service, "/cmdb_ci_service/1") };
        vec![
            Cell::reference(number, &format!("/incident/{number}")),
            Cell(priority(level, word)),
            Cell::two(text, "Opened by J. Bello"),
            service,
            Cell(tag(tone, state)),
            Cell::text("6 May 2020, 09:14"),
            Cell::text(duration),
        ]
    };
    html! {
        (heading("Restore the service first, then tell the truth about it.", "Incidents", None))
        (tabs("Views", &[tab("All", "412", true), tab("Open", "23", false), tab("Major", "7", false)]))
        (query_line(&line_of("priority <= 2 and opened in month", "Incidents with priority 1 or 2, opened in May 2020.")))
        (chips(
            &[
                Chip { words: "priority is 1 or 2".into(), href: "/incident".into() },
                Chip { words: "opened in May 2020".into(), href: "/incident".into() },
            ],
            Some(&Link::new("Clear all filters (412 incidents)", "/incident")),
        ))
        (links("By state", &[tab("New", "2", false), tab("In progress", "3", false), tab("Closed", "90", true)]))
        (table(&Table {
            id: "incidents".into(),
            caption: "7 incidents, newest first".into(),
            columns: vec![
                Column { title: "Number".into(), is_number: false, sort: sort(None) },
                Column { title: "Priority".into(), is_number: false, sort: sort(None) },
                Column::words("Short description"),
                Column::words("Service"),
                Column::words("State"),
                Column { title: "Opened".into(), is_number: false, sort: sort(Some(Direction::Descending)) },
                Column { title: "Duration".into(), is_number: true, sort: sort(None) },
            ],
            rows: rows.map(row).to_vec(),
            foot: Some(vec![
                Cell::text("Longest"), Cell::text(""), Cell::text(""), Cell::text(""), Cell::text(""), Cell::text(""),
                Cell::text("102:05"),
            ]),
            ..Table::default()
        }))
        (pages(&Pages { here: 4, last: 9, words: "151 to 200 of 412 incidents".into() }, |page| format!("/incident?page={page}")))
    }
}

fn record() -> Markup {
    let day = Field {
        id: "as-at".into(),
        name: "as_at".into(),
        label: "As at".into(),
        kind: "date",
        value: "2020-06-09".into(),
    };
    html! {
        (heading(
            "INC0010201 · Incident · City of London Police",
            "A failed change caused a network loop",
            Some(html! { (tag(Tone::Grey, "Closed")) " " (priority(1, "Critical")) }),
        ))
        (banner("Looking back", html! {
            p { strong { "This is the record as it stood on 9 June 2020." } " " a href="/incident/INC0010201" { "See it as it is now" } }
        }))
        (inline_form("/incident/INC0010201", &day, "Look", &[]))
        div class="gh-columns" {
            div {
                section class="gh-section" {
                    h2 { "What happened" }
                    (terms(&[
                        Term::text("Service", "Network"),
                        Term::new("Reason", prose("A failed change to exclude a site from the network caused a loop.\nTwo cores lost each other.")),
                        Term::new("Problem plan", html! { a href="/problem/1" { "PRB0000077" } }),
                        Term::new("Response", toned(Tone::Green, "met in 00:07 of 00:15")),
                        Term::new("Fix", toned(Tone::Red, "missed by 00:20")),
                    ], false))
                    (details("How is this worked out?", html! { p { "Hours of the Police control room, Monday to Sunday." } }))
                }
                section class="gh-section" { h2 { "History" } (history()) }
            }
            aside aria-label="Details" {
                div class="gh-panel" {
                    h2 { "Details" }
                    (terms(&[
                        Term::text("Opened", "6 May 2020, 09:14"),
                        Term::text("Assignment group", "Networks"),
                        Term::new("Caused by", html! { a href="/change/1" { "CHG0000214" } " Exclude a site" }),
                    ], false))
                }
            }
        }
    }
}

fn history() -> Markup {
    let moment = |heading: &str, kind, day: &str| Moment {
        heading: heading.to_owned(),
        kind,
        when: (format!("{day}T09:14:00+01:00"), format!("{day}, 09:14")),
        ..Moment::default()
    };
    timeline(&[
        Moment {
            why: Some("No service lost, by the review".into()),
            changes: vec![
                Change { field: "Priority".into(), before: "1 Critical".into(), after: "2 High".into() },
                Change { field: "Assigned to".into(), before: String::new(), after: "Ada Osei".into() },
                Change { field: "Hold reason".into(), before: "Waiting for supplier".into(), after: String::new() },
            ],
            link: Some(Link::new("As it was then", "/incident/INC0010201?as_at=7")),
            ..moment("Changed by Rana Khan", Kind::System, "2020-06-09")
        },
        Moment {
            body: Some(html! { p { "Gateway log shows two routes to the same site." } }),
            ..moment("Work note by Ada Osei – staff only", Kind::WorkNote, "2020-05-06")
        },
        Moment {
            body: Some(html! { p { "Revert the change." } }),
            ..moment("Decision by the change board", Kind::Decision, "2020-05-06")
        },
        Moment {
            body: Some(html! { p { "We have found the cause and are putting it right." } }),
            ..moment("Reply to J. Bello", Kind::Reply, "2020-05-06")
        },
    ])
}

fn fault() -> Markup {
    let mut line = line_of("prioritty = 1 and opened in month", "");
    line.fault = Some(QueryFault {
        words: "There is no field prioritty in incident. Did you mean priority?".into(),
        caret: "prioritty = 1 and opened in month\n^^^^^^^^^".into(),
    });
    html! { (heading("", "Incidents", None)) (query_line(&line)) }
}

fn nothing() -> Markup {
    html! {
        (heading("", "Incidents", None))
        (empty(
            "No incidents match these filters",
            "All 412 incidents are left out by: priority is 1, opened in July 2020.",
            Some(&Link::new("Clear all filters (412 incidents)", "/incident")),
        ))
    }
}

fn missing() -> Markup {
    trouble(&Trouble {
        title: "Page not found",
        sentences: vec!["There is nothing here under that address, or you may not see it.".into()],
        reference: Some("7f3a-0192"),
        search: Some(("/search", "INC0099999")),
        links: vec![Link::new("Start page", "/")],
    })
}
