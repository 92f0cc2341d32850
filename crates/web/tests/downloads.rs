//! Lists as files, asked for through the front door.

mod site;

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode};
use exchange::{Form, Intake, Told, read, take};
use practice::desk::Occasion;
use proptest::prelude::*;
use record::{Actor, Draft};
use site::{House, Page, save};
use store::Bodies;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tower::ServiceExt;
use web::stream::Bounds;

const FORMS: [(&str, Form); 3] = [("csv", Form::Csv), ("xlsx", Form::Xlsx), ("json", Form::Json)];

fn escaped(text: &str) -> String {
    web::link::escaped(text)
}

/// The file behind an address, as bytes.
async fn file(house: &House, cookie: &str, address: &str) -> (StatusCode, Vec<u8>) {
    let request = Request::get(address).header("cookie", cookie).body(Body::empty()).expect("a request");
    let answer = house.router.clone().oneshot(request).await.expect("an answer");
    let status = answer.status();
    (status, to_bytes(answer.into_body(), 50_000_000).await.expect("a whole body").to_vec())
}

async fn rows(house: &House, cookie: &str, address: &str, form: Form) -> Vec<Told> {
    let (status, bytes) = file(house, cookie, address).await;
    assert_eq!(status, StatusCode::OK, "{address}");
    read(form, &bytes).unwrap_or_else(|faults| panic!("{address}: {faults:?}"))
}

fn texts(rows: &[Told], column: &str) -> Vec<String> {
    let all = rows.iter().flat_map(|row| &row.fields);
    all.filter(|(name, _)| name == column).map(|(_, text)| text.clone()).collect()
}

/// A page's table as words: headers, then rows. What reads as a dash is empty.
fn table(page: &Page) -> Vec<Vec<String>> {
    let columns = page.all("#rows thead th");
    let cells = page.all("#rows tbody th, #rows tbody td");
    let cells: Vec<String> = cells.into_iter().map(|text| text.replace("–none", "")).collect();
    let rows = cells.chunks(columns.len()).map(<[String]>::to_vec);
    std::iter::once(columns.clone()).chain(rows).collect()
}

/// A file's rows in the same form: blanks squeezed, as a page shows them.
fn squeezed(rows: &[Told]) -> Vec<Vec<String>> {
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = rows.first().map(|row| row.fields.iter().map(|(name, _)| squeeze(name)).collect());
    let cells = rows.iter().map(|row| row.fields.iter().map(|(_, text)| squeeze(text)).collect());
    names.into_iter().chain(cells).collect()
}

/// A page puts the unit behind each number, a file into the header; a sheet's numbers are numbers; the number in the mark of
/// a priority is drawn.
fn plain(table: &[Vec<String>]) -> Vec<Vec<String>> {
    let plain = |text: &String| {
        let words = text.replace(" (minutes)", "").replace(" minutes", "").replace(',', "");
        words.strip_prefix("Priority ").and_then(|rest| rest.get(2..)).map_or(words.clone(), str::to_owned)
    };
    table.iter().map(|row| row.iter().map(plain).collect()).collect()
}

#[tokio::test]
async fn a_file_holds_what_the_page_shows() {
    let house = House::new();
    for (cookie, question) in [
        ("", String::new()),
        ("", format!("where={}", escaped("priority = 2 and short_description contains vpn"))),
        ("", "order=minutes%20desc".into()),
        ("", "view=urgent&order=short_description".into()),
        ("", "as_at=2020-05-05".into()),
        ("", "columns=state,number,company.code,minutes&where=priority%20%3C%203".into()),
        ("as=ben", String::new()),
        ("body=colp", String::new()),
        ("as=mia", "columns=number,suspicion,sys_class_name".into()),
    ] {
        let page = house.seen_by(cookie, &format!("/outage?{question}")).await;
        assert_eq!(page.status, StatusCode::OK, "{question}: {}", page.text);
        let shown = table(&page);
        assert!(shown.len() > 1, "{question}");
        for (end, form) in [("csv", Form::Csv), ("xlsx", Form::Xlsx)] {
            let taken = rows(&house, cookie, &format!("/outage.{end}?{question}"), form).await;
            assert_eq!(plain(&squeezed(&taken)), plain(&shown), "{cookie} {end} {question}");
        }
        let json = rows(&house, cookie, &format!("/outage.json?{question}"), Form::Json).await;
        assert_eq!(plain(&squeezed(&json))[1..], plain(&shown)[1..], "{cookie} {question}");
        // The page leads there.
        let links = page.attributes(".gh-downloads a", "href");
        assert_eq!(links.len(), 6, "{links:?}");
        let taken = rows(&house, cookie, &links[0], Form::Csv).await;
        assert_eq!(plain(&squeezed(&taken)), plain(&shown), "{}", links[0]);
    }
}

#[tokio::test]
async fn every_row_is_in_the_file_whatever_the_page() {
    let house = House::new();
    let actor = Actor::system("setup", Bodies::of([&house.col]));
    for number in 0..120 {
        let draft = Draft::new("outage").with("company", "col").with("short_description", format!("Outage {number}"));
        save(&house.desk, &actor, "2020-05-12T09:00:00Z", draft);
    }
    let (status, bytes) = file(&house, "", "/outage.csv?page=2").await;
    assert_eq!(status, StatusCode::OK);
    let text = String::from_utf8(bytes.clone()).expect("text");
    assert_eq!(read(Form::Csv, &bytes).expect("rows").len(), 124);
    assert!(text.contains("\n# 124 outages"), "{}", &text[text.len() - 400..]);
    assert!(text.ends_with("# Guildhall export 1\n"));
}

#[tokio::test]
async fn the_head_says_what_would_come() {
    let house = House::new();
    for (end, mime) in [
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("json", "application/json"),
    ] {
        for (address, name) in [
            (format!("/outage.{end}"), format!("outage-2020-06-03.{end}")),
            (format!("/outage.{end}?as_at=2020-05-05"), format!("outage-as-at-2020-05-05.{end}")),
        ] {
            for method in [Method::HEAD, Method::GET] {
                let request = Request::builder().method(&method).uri(&address).body(Body::empty()).expect("a request");
                let page = house.send(request).await;
                assert_eq!(page.status, StatusCode::OK, "{method} {address}");
                assert_eq!(page.header("content-type"), mime);
                assert_eq!(page.header("content-disposition"), format!("attachment; filename=\"{name}\""));
                assert_eq!(page.header("cache-control"), "private, no-store");
                assert_eq!(page.header("content-length"), "", "its length is not known");
                assert_eq!(page.text.is_empty(), method == Method::HEAD, "{method} {address}");
            }
        }
    }
    assert_eq!(house.site.downloads.enter("ada").map(|_| ()), Ok(()), "a head takes no place");
}

#[tokio::test]
async fn what_cannot_be_taken_is_a_page_that_says_why() {
    let house = House::new();
    let many = ["number"; 70].join(",");
    let wide: Vec<String> = (0..61).map(|_| "minutes".to_owned()).collect();
    for (address, status, said) in [
        ("/outage.docx".into(), 422, "A list is kept as .csv, .xlsx or .json, not as .docx."),
        ("/outage.csv.gz".into(), 422, "not as .csv.gz."),
        (format!("/outage.csv?columns={many}"), 422, "asked for twice"),
        (format!("/outage.csv?columns={}", wide.join(",")), 422, "asked for twice"),
        ("/outage.csv?columns=nmber".into(), 422, "Did you mean `number`?"),
        ("/outage.csv?columns=number,,state".into(), 422, "A field"),
        ("/outage.csv?columns=suspicion".into(), 403, "You may not read `suspicion` of outages."),
        ("/outage.csv?where=suspicion%20%3D%20x".into(), 403, "You may not read"),
        ("/outage.csv?as_at=someday".into(), 422, "is not an instant"),
        ("/outage.csv?where=prioritty%20%3D%201".into(), 422, "Did you mean `priority`?"),
        ("/outage.csv?form=half".into(), 422, "There is no form `half`."),
        ("/outage.csv?view=nonsense".into(), 404, "Page not found"),
        ("/nothing.csv".into(), 404, "Page not found"),
    ] {
        let page = house.get(&address).await;
        assert_eq!(page.status.as_u16(), status, "{address}");
        assert!(page.header("content-type").starts_with("text/html"), "{address}");
        assert!(page.text.contains(said), "{address}: {}", page.all("main").join(" "));
    }
    let sealed = house.get("/sealed.csv").await;
    let never = house.get("/nevers.csv").await;
    assert_eq!((sealed.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(sealed.text.replace("sealed", "X"), never.text.replace("nevers", "X"));
}

#[tokio::test]
async fn more_columns_than_a_list_shows_are_refused_on_both() {
    let house = House::new();
    let paths: Vec<String> = (0..=record::list::COLUMNS_MAX).map(way).collect();
    let asked = paths.join(",");
    for address in [format!("/outage?columns={asked}"), format!("/outage.csv?columns={asked}")] {
        let page = house.get(&address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(page.text.contains("at most 60 columns"), "{}", page.all("main").join(" "));
    }
}

/// Many paths to fields of an outage, none twice.
fn way(at: usize) -> String {
    let fields = [
        "number",
        "sys_id",
        "sys_class_name",
        "sys_mod_count",
        "sys_created_on",
        "sys_created_by",
        "sys_updated_on",
        "sys_updated_by",
        "short_description",
        "state",
        "assigned_to",
        "company",
        "parent",
    ];
    let steps = "parent.".repeat(at / fields.len());
    format!("{steps}{}", fields[at % fields.len()])
}

#[tokio::test]
async fn whole_records_come_back_unchanged() {
    let house = House::new();
    let actor = Actor::system("setup", Bodies::of([&house.col, &house.colp]));
    for (cookie, hidden) in [("as=mia", false), ("", true)] {
        for (end, form) in FORMS {
            let told = rows(&house, cookie, &format!("/outage.{end}?form=whole"), form).await;
            assert_eq!(texts(&told, "number").len(), 4, "{end}");
            assert_eq!(texts(&told, "suspicion").is_empty(), hidden, "{end}");
            assert_eq!(texts(&told, "company"), ["col", "col", "col", "colp"], "{end}");
            let before = house.desk.store.head().expect("a head");
            let on = Occasion {
                actor: &actor,
                now: "2020-06-03T09:00:00Z".parse().expect("an instant"),
                why: "again",
                request: "test",
            };
            take(&house.desk, on, Intake { register: "outage", rows: &told, ..Intake::default() }, &mut |_, _| {})
                .expect("taken in");
            assert_eq!(house.desk.store.head().expect("a head"), before, "{cookie} {end}: something changed");
        }
    }
    let (_, bytes) = file(&house, "", "/outage.csv?form=whole").await;
    assert!(String::from_utf8_lossy(&bytes).contains("\n# hidden: suspicion\n"));
}

#[tokio::test]
async fn as_many_files_at_once_as_there_are_places() {
    let bounds = Bounds { at_once: 2, of_one_reader: 1, ..Bounds::default() };
    let house = House::bounded(bounds);
    long_causes(&house);
    let address = "/outage.csv?columns=number,cause";
    let ask = |cookie: &str| Request::get(address).header("cookie", cookie).body(Body::empty()).expect("a request");
    // Who asks and does not read holds a place.
    let first = house.router.clone().oneshot(ask("")).await.expect("an answer");
    assert_eq!(first.status(), StatusCode::OK);
    let same = house.seen_by("", address).await;
    assert_eq!((same.status.as_u16(), same.header("retry-after")), (429, "30"));
    assert!(same.text.contains("One reader takes at most 1 files"), "{}", same.all("main").join(" "));
    let second = house.router.clone().oneshot(ask("as=ben")).await.expect("an answer");
    assert_eq!(second.status(), StatusCode::OK);
    let other = house.seen_by("as=mia", address).await;
    assert_eq!((other.status.as_u16(), other.header("retry-after")), (503, "30"));
    assert_eq!(house.get("/outage").await.status, StatusCode::OK, "pages are not in their way");
    // Who goes away gives the place back, and so does who has it all.
    drop(first);
    to_bytes(second.into_body(), 50_000_000).await.expect("a whole body");
    for _ in 0..20 {
        assert_eq!(house.seen_by("as=ben", address).await.status, StatusCode::OK, "the next, at once after one");
    }
    let mut status = 0;
    for _ in 0..100 {
        status = house.seen_by("as=mia", address).await.status.as_u16();
        if status == 200 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(status, 200);
}

/// More than waits between the store and a reader.
fn long_causes(house: &House) {
    let actor = Actor::system("setup", Bodies::of([&house.col]));
    for _ in 0..60 {
        let draft = Draft::new("outage").with("company", "col").with("short_description", "Long");
        save(&house.desk, &actor, "2020-05-12T09:00:00Z", draft.with("cause", "why ".repeat(5_000)));
    }
}

#[tokio::test]
async fn who_takes_too_long_is_cut_off_and_can_tell() {
    let bounds = Bounds { piece_within: Duration::from_millis(100), of_one_reader: 1, ..Bounds::default() };
    let house = House::bounded(bounds);
    long_causes(&house);
    for (end, _) in FORMS {
        let request = Request::get(format!("/outage.{end}?columns=number,cause")).body(Body::empty());
        let answer = house.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK);
        // XLSX is packed: it fits between the store and the reader, and is then whole.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert!(house.site.downloads.enter("ada").is_ok(), "{end}: its place is free again");
        let body = to_bytes(answer.into_body(), 50_000_000).await;
        assert_eq!(body.is_ok(), end == "xlsx", "{end}");
    }
}

async fn raw(address: std::net::SocketAddr, path: &str, header: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok();
    answer
}

#[tokio::test]
async fn on_the_wire_half_a_file_does_not_end_as_a_whole_one_does() {
    for (within, is_whole) in [(Duration::from_secs(60), true), (Duration::ZERO, false)] {
        let house = House::bounded(Bounds { within, ..Bounds::default() });
        long_causes(&house);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel::<()>();
        let site = house.site.clone();
        let server = tokio::spawn(web::serve(site, listener, async {
            let _ = stopped.await;
        }));
        for (end, _) in FORMS {
            let path = format!("/outage.{end}?columns=number,cause");
            let packed = raw(address, &path, "Accept-Encoding: gzip\r\n").await;
            assert_eq!(packed.ends_with(b"\r\n0\r\n\r\n"), is_whole, "{end}, packed");
            let answer = raw(address, &path, "").await;
            let text = String::from_utf8_lossy(&answer);
            // What fails before the first piece has no answer at all.
            assert!(text.contains("transfer-encoding: chunked") || (!is_whole && text.is_empty()), "{end}");
            assert_eq!(answer.ends_with(b"\r\n0\r\n\r\n"), is_whole, "{end}");
            assert_eq!(end == "csv" && text.contains("# Guildhall export 1\n"), end == "csv" && is_whole);
        }
        stop.send(()).expect("told");
        server.await.expect("no panic").expect("ended well");
    }
}

/// Begins as a formula does in some program.
fn would_run(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@', '|', '＝', '＋', '－', '＠', '\t', '\r'])
}

#[test]
fn no_text_runs_in_a_spreadsheet_and_each_comes_back() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let house = House::new();
    let actor = Actor::system("setup", Bodies::of([&house.col]));
    let text = "[ '=+@#|\\-\t\\\\＝\"a,\n]{1,12}|[=+@-]\\PC{0,12}";
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(12)
    });
    let told = proptest::collection::vec(text, 1..25);
    runner
        .run(&told, |told| {
            let mut kept = Vec::new();
            for text in told.iter().filter(|text| !text.trim().is_empty()) {
                let draft = Draft::new("outage").with("company", "col").with("short_description", "Any text");
                let id = save(&house.desk, &actor, "2020-05-12T09:00:00Z", draft.with("cause", text.as_str()));
                kept.push((id, text.trim_end().to_owned()));
            }
            for (end, form) in FORMS {
                for question in ["columns=sys_id,cause,short_description", "form=whole"] {
                    let (_, bytes) = runtime.block_on(file(&house, "as=mia", &format!("/outage.{end}?{question}")));
                    if end == "csv" {
                        let mut cells = csv::ReaderBuilder::new().flexible(true).from_reader(&bytes[..]);
                        for row in cells.records().map(|row| row.expect("a row")) {
                            prop_assert!(!row.iter().any(would_run), "{:?}", row);
                        }
                    }
                    let rows = read(form, &bytes).map_err(|faults| TestCaseError::fail(format!("{faults:?}")))?;
                    for (id, text) in &kept {
                        let row = rows.iter().find(|row| row.fields.iter().any(|(_, text)| text == id));
                        let row = row.ok_or_else(|| TestCaseError::fail(format!("{end}: no {id}")))?;
                        let cause = row.fields.iter().find(|(name, _)| name.eq_ignore_ascii_case("cause"));
                        let cause = cause.map(|(_, text)| text.as_str()).unwrap_or_default();
                        prop_assert_eq!(cause, text, "{} {}", end, question);
                    }
                }
            }
            Ok(())
        })
        .expect("every text comes back");
}
