//! What pages promise, asked through the front door.

mod site;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use record::Draft;
use site::{DPIA, House, Page, dictionary, save};
use store::{Bodies, NewRow, Stamp};

fn escaped(text: &str) -> String {
    web::link::escaped(text)
}

async fn list(house: &House, condition: &str) -> Page {
    house.get(&format!("/outage?where={}", escaped(condition))).await
}

#[tokio::test]
async fn a_list_shows_the_rows_of_its_query_and_counts_them() {
    let house = House::new();
    for (condition, numbers) in [
        ("", &["OUT0010001", "OUT0010002", "OUT0010003", "OUT0020001"][..]),
        ("priority = 2", &["OUT0010001", "OUT0010003"]),
        ("priority = 1 and company = colp", &["OUT0020001"]),
        ("short_description contains vpn", &["OUT0010001", "OUT0010003"]),
        ("outage where minutes > 30 order by minutes desc", &["OUT0010003", "OUT0010001", "OUT0020001"]),
        ("opened_on_no_day = 1 or priority = 9", &[]),
    ] {
        let page = list(&house, condition).await;
        if numbers.is_empty() {
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{condition}");
            continue;
        }
        assert_eq!(page.status, StatusCode::OK, "{condition}: {}", page.text);
        assert_eq!(page.numbers(), numbers, "{condition}");
        let words = &page.all(".gh-pages__words")[0];
        assert_eq!(*words, format!("1 to {0} of {0} outages", numbers.len()), "{condition}");
    }
}

#[tokio::test]
async fn every_number_on_a_list_is_the_count_behind_its_link() {
    let house = House::new();
    for address in ["/outage", "/outage?where=short_description%20contains%20vpn", "/chore"] {
        let page = house.get(address).await;
        let links = page.attributes(".gh-chip--pick, .gh-tabs a", "href");
        let counts = page.all(".gh-chip--pick .gh-chip__count, .gh-tabs a .gh-chip__count");
        assert!(links.len() > 1, "{address}: {links:?}");
        for (link, count) in links.iter().zip(&counts) {
            let behind = house.get(link).await;
            assert_eq!(behind.status, StatusCode::OK, "{link}");
            assert_eq!(behind.numbers().len().to_string(), *count, "{link}");
        }
    }
}

/// More outages than a page counts, 250 of them critical.
fn with_many(house: &House) {
    let stamp =
        Stamp { at: "2026-01-05 09:00:00".into(), actor: "load".into(), why: "Many".into(), request: String::new() };
    let row = |at: usize| NewRow {
        table: "chore".into(),
        class: "outage".into(),
        sys_id: format!("many{at:04}"),
        company: house.col.clone(),
        values: vec![
            ("number".into(), format!("OUT005{at:04}").into()),
            ("short_description".into(), "Printer".into()),
            ("state".into(), "1".into()),
            ("priority".into(), if at.is_multiple_of(5) { "1" } else { "3" }.into()),
        ],
    };
    let store = &house.desk.store;
    let saved = store.write(&Bodies::of([&house.col]), &stamp, |w| (0..1_250).try_for_each(|at| w.insert(row(at))));
    saved.expect("rows of a table that is there");
}

#[tokio::test]
async fn a_long_list_is_counted_only_when_somebody_asks() {
    let house = House::new();
    with_many(&house);
    let page = house.get("/outage").await;
    assert_eq!(page.all(".gh-pages__words"), ["1 to 50 of more than 1000 outages"]);
    assert!(page.text.contains("More than 1000 outages"), "{}", page.text);
    assert!(page.text.contains("and further pages"), "20 pages are known, and there are more");
    assert_eq!(page.all(".gh-tabs a .gh-chip__count"), ["1000+", "251", "1"]);
    // Values are offered without numbers that nobody counted, and lead where they say.
    let picks = page.attributes(".gh-chip--pick", "href");
    assert!(picks.len() > 4 && page.all(".gh-chip--pick .gh-chip__count").is_empty(), "{picks:?}");
    for link in &picks {
        assert_eq!(house.get(link).await.status, StatusCode::OK, "{link}");
    }
    let all = page.attributes("a[href*='count=all']", "href");
    let counted = house.get(&all[0]).await;
    assert_eq!(counted.all(".gh-pages__words"), ["1 to 50 of 1254 outages"]);
    assert!(counted.all(".gh-chip--pick .gh-chip__count").contains(&"251".to_owned()), "groups are counted with it");
    assert!(
        counted
            .attributes("a[href*='count=all']", "href")
            .iter()
            .all(|link| link.contains("page=") || link.contains("order="))
    );
    // Beyond what was counted there are rows, and beyond the last the last page is shown.
    let beyond = house.get("/outage?page=25").await;
    assert_eq!(beyond.all(".gh-pages__words"), ["1201 to 1250 of more than 1000 outages"]);
    let last = house.get("/outage?page=9999").await;
    assert_eq!(last.all(".gh-pages__words"), ["1251 to 1254 of 1254 outages"]);
    assert_eq!(list(&house, "priority = 1").await.all(".gh-pages__words"), ["1 to 50 of 251 outages"]);
}

#[tokio::test]
async fn each_filter_in_words_is_a_link_that_removes_it() {
    let house = House::new();
    let page = list(&house, "priority = 2 and short_description contains printer").await;
    assert_eq!(page.all(".gh-empty h2"), ["No outages match"]);
    let chips = page.attributes("a.gh-chip:not(.gh-chip--pick)", "href");
    assert_eq!(chips.len(), 2);
    assert_eq!(house.get(&chips[0]).await.numbers(), ["OUT0010002"]);
    assert_eq!(house.get(&chips[1]).await.numbers(), ["OUT0010001", "OUT0010003"]);
    assert!(page.text.contains("Clear all filters (4)"));
}

#[tokio::test]
async fn a_slip_in_a_query_is_told_with_its_place_and_keeps_what_was_typed() {
    let house = House::new();
    let page = list(&house, "prioritty = 1 and \"<b>\"").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.all(".gh-fault")[0].contains("Did you mean `priority`?"), "{:?}", page.all(".gh-fault"));
    let caret = page.text.split("<pre").nth(1).and_then(|rest| rest.split("</pre>").next()).unwrap_or_default();
    assert!(caret.contains("\n^^^^^^^^^"), "{caret}");
    assert_eq!(page.attributes("#query", "value"), ["prioritty = 1 and \"<b>\""]);
    assert!(page.numbers().is_empty());
    let deep = format!("{}priority = 1{}", "(".repeat(1000), ")".repeat(1000));
    assert_eq!(list(&house, &deep).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn sorting_goes_by_links_both_ways() {
    let house = House::new();
    let page = house.get("/outage").await;
    assert_eq!(page.attributes("th[aria-sort]", "aria-sort"), ["ascending"]);
    let by_minutes =
        page.attributes("thead a", "href").into_iter().find(|href| href.contains("minutes")).expect("a link");
    let up = house.get(&by_minutes).await;
    assert_eq!(up.numbers(), ["OUT0010002", "OUT0020001", "OUT0010001", "OUT0010003"]);
    let down = up.attributes("th[aria-sort] a", "href");
    assert_eq!(house.get(&down[0]).await.numbers(), ["OUT0010003", "OUT0010001", "OUT0020001", "OUT0010002"]);
}

#[tokio::test]
async fn a_hidden_record_is_one_that_does_not_exist() {
    let house = House::new();
    let seen = house.get("/outage/OUT0020001").await;
    assert_eq!(seen.status, StatusCode::OK);
    // The Police's outage, for somebody of the City, and one that never was: the same page but for the name asked for.
    let hidden = house.seen_by("as=ben", "/outage/OUT0020001").await;
    let absent = house.seen_by("as=ben", "/outage/OUT0029999").await;
    assert_eq!((hidden.status, absent.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(hidden.text.replace("OUT0020001", "X"), absent.text.replace("OUT0029999", "X"));
    // So is a register that the reader may not read, by list, record and link.
    let sealed = house.get("/sealed").await;
    let never = house.get("/nevers").await;
    assert_eq!((sealed.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(sealed.text.replace("sealed", "X"), never.text.replace("nevers", "X"));
    assert_eq!(house.get("/sealed/SEA0010001").await.status, StatusCode::NOT_FOUND);
    for address in ["/", "/outage", "/outage/OUT0010001", "/search?q=door"] {
        assert!(!house.get(address).await.text.to_lowercase().contains("sealed"), "{address}");
    }
    assert!(house.seen_by("as=mia", "/outage/OUT0010001").await.text.contains("Who opened the door"));
}

#[tokio::test]
async fn a_field_that_may_not_be_read_cannot_be_asked_for() {
    let house = House::new();
    let page = list(&house, "suspicion = x").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(!house.get("/outage/OUT0010001").await.text.contains("Suspicion"));
    assert!(house.seen_by("as=mia", "/outage/OUT0010001").await.text.contains("Suspicion"));
}

#[tokio::test]
async fn counts_leak_nothing_of_another_body() {
    let house = House::new();
    let ben = house.seen_by("as=ben", "/outage?where=priority%20%3D%201").await;
    assert!(ben.numbers().is_empty());
    assert!(ben.text.contains("Clear all filters (3"), "{}", ben.text);
    assert!(!house.seen_by("as=ben", "/").await.all(".gh-card").iter().any(|card| card.starts_with("Outages 4")));
    assert!(house.get("/").await.all(".gh-card").iter().any(|card| card.starts_with("Outages 4")));
}

#[tokio::test]
async fn the_body_switch_narrows_and_never_widens() {
    let house = House::new();
    assert_eq!(house.seen_by("body=colp", "/outage").await.numbers(), ["OUT0020001"]);
    assert_eq!(house.seen_by("body=nonsense", "/outage").await.numbers().len(), 4);
    assert_eq!(
        house.seen_by("as=ben; body=colp", "/outage").await.numbers(),
        ["OUT0010001", "OUT0010002", "OUT0010003"]
    );
    assert_eq!(house.seen_by("as=nobody-at-all", "/outage").await.numbers().len(), 4);
    let stranger = house.seen_by("as=nobody", "/outage").await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_choice_of_eyes_is_kept_and_leads_back() {
    let house = House::new();
    let page = house.get("/outage?where=priority%20%3D%202&as=ben&body=col").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/outage?where=priority%20%3D%202");
    let cookies: Vec<&str> =
        page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    assert_eq!(cookies, ["as=ben; Path=/; HttpOnly; SameSite=Lax", "body=col; Path=/; HttpOnly; SameSite=Lax"]);
    let away = house.get("//elsewhere.example/?as=ben").await;
    assert_ne!(away.header("location").get(..2), Some("//"));
    let split = house.get("/?as=ben%0d%0aset-cookie:x").await;
    assert!(
        split
            .headers
            .get_all("set-cookie")
            .iter()
            .all(|value| value == "as=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax")
    );
}

#[tokio::test]
async fn a_record_shows_its_fields_state_history_and_who_refers_to_it() {
    let house = House::new();
    let page = house.seen_by("as=mia", "/outage/out0010001").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.all("h1")[0].contains("VPN drops every hour"), "{:?}", page.all("h1"));
    assert!(page.text.contains("A change of the gateway"));
    let steps = page.all(".gh-timeline__item");
    assert_eq!(steps.len(), 2);
    assert!(
        steps[0].contains("Ada Osei") && steps[0].contains("10 May 2020") && steps[0].contains("as the story goes")
    );
    assert!(steps[0].contains("State: New became → Resolved"), "{steps:?}");
    assert!(steps[1].starts_with("Created by setup"));
    assert!(page.text.contains("What refers to it"));
    let other = house.get("/outage/OUT0010002").await;
    assert!(other.text.contains("which needs cause"), "{:?}", other.all("section"));
    assert!(other.text.contains("Printer &lt;b&gt;jams&lt;/b&gt; &amp; squeaks"));
}

#[tokio::test]
async fn the_past_is_looked_at_by_date_and_by_revision() {
    let house = House::new();
    let then = house.get("/outage/OUT0010001?as_at=2020-05-05").await;
    assert_eq!(then.status, StatusCode::OK);
    assert!(then.all(".gh-banner")[0].contains("As at 5 May 2020"));
    assert!(then.all(".gh-title")[0].contains("New"));
    let first = then.attributes(".gh-timeline__item:last-child .gh-timeline__head a", "href");
    let by_revision = house.get(&first[0]).await;
    assert!(by_revision.all(".gh-title")[0].contains("New"), "{:?}", first);
    assert!(house.get("/outage/OUT0010001").await.all(".gh-title")[0].contains("Resolved"));
    let before = house.get("/outage/OUT0010001?as_at=2020-04-01").await;
    assert_eq!(before.status, StatusCode::OK);
    assert!(before.all(".gh-banner")[0].contains("there was no such record"));
    assert_eq!(house.get("/outage/OUT0010001?as_at=someday").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.get("/outage?as_at=2020-05-02").await.numbers(), ["OUT0010001", "OUT0010002"]);
    assert_eq!(
        house.get("/outage?where=priority%20%3D%201&as_at=2020-05-05").await.numbers(),
        ["OUT0010001", "OUT0020001"]
    );
}

#[tokio::test]
async fn a_record_lives_at_one_address() {
    let house = House::new();
    let page = house.get("/chore/OUT0010001?as_at=2020-05-05").await;
    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/outage/OUT0010001?as_at=2020-05-05"));
}

#[tokio::test]
async fn search_finds_what_may_be_seen_and_a_reference_leads_straight() {
    let house = House::new();
    for reference in ["OUT0010003", "out-10003", "Out 10003", "out0010003 "] {
        let page = house.get(&format!("/search?q={}", escaped(reference))).await;
        assert_eq!(page.header("location"), "/outage/OUT0010003", "{reference}");
    }
    let page = house.get("/search?q=vpn").await;
    assert_eq!(page.all("main h2"), ["Outages 2"]);
    assert_eq!(page.all(".gh-hits li"), ["OUT0010001 VPN drops every hour", "OUT0010003 VPN certificate ran out"]);
    assert_eq!(page.all("mark"), ["VPN", "VPN"]);
    let hidden = house.seen_by("as=ben", "/search?q=radio").await;
    let absent = house.seen_by("as=ben", "/search?q=rodeo").await;
    assert_eq!(hidden.text.replace("radio", "X"), absent.text.replace("rodeo", "X"));
    assert_eq!(house.seen_by("as=ben", "/search?q=OUT0020001").await.status, StatusCode::OK);
    for odd in ["\"", "'", "*", "(", "a NOT", "OR", "%", "<script>", "\u{202e}", "NEAR/2"] {
        let page = house.get(&format!("/search?q={}", escaped(odd))).await;
        assert_eq!(page.status, StatusCode::OK, "{odd}");
        assert!(!page.text.contains("<script"), "{odd}");
    }
    assert_eq!(house.get(&format!("/search?q={}", "x".repeat(300))).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_register_added_while_the_site_runs_has_its_pages() {
    let house = House::new();
    assert_eq!(house.get("/dpia").await.status, StatusCode::NOT_FOUND);
    let dictionary = dictionary(&[("registers/assurance/dpia.toml", DPIA)]);
    let desk = practice::Desk::open(house.desk.store.clone(), dictionary.clone()).expect("a desk");
    house.site.use_dictionary(dictionary);
    assert!(house.get("/dpia").await.text.contains("No data protection impact assessments yet"));
    let actor = record::Actor::system("setup", Bodies::of([&house.col]));
    let draft =
        Draft::new("dpia").with("company", "col").with("short_description", "Body-worn cameras").with("risk", "high");
    save(&desk, &actor, "2020-05-20T09:00:00Z", draft);
    assert_eq!(house.get("/dpia?where=risk%20%3D%20high").await.numbers(), ["DPIA0010001"]);
    assert!(house.get("/dpia/DPIA0010001").await.all(".gh-timeline__item")[0].contains("Created by setup"));
    assert_eq!(house.get("/search?q=cameras").await.all("main h2"), ["Data protection impact assessments 1"]);
    assert!(house.get("/").await.text.contains("/dpia"));
}

#[tokio::test]
async fn a_file_is_read_through_its_record() {
    let house = House::new();
    let actor = record::Actor::system("setup", Bodies::of([&house.colp]));
    let draft = Draft::new("outage").with("company", "colp").with("short_description", "With a file");
    let draft = draft.with_file("note", "note \"1\".html", b"<script>alert(1)</script>".to_vec());
    save(&house.desk, &actor, "2020-05-21T09:00:00Z", draft);
    let file = house.get("/outage/OUT0020002/file/note").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.text, "<script>alert(1)</script>");
    assert_eq!(file.header("content-type"), "application/octet-stream");
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"note _1_.html\"; filename*=UTF-8''note%20%221%22.html"
    );
    assert!(house.get("/outage/OUT0020002").await.text.contains("/outage/OUT0020002/file/note"));
    for (cookie, address) in [
        ("as=ben", "/outage/OUT0020002/file/note"),
        ("", "/outage/OUT0010001/file/note"),
        ("", "/outage/OUT0020002/file/cause"),
        ("", "/outage/OUT0020002/file/nothing"),
    ] {
        assert_eq!(house.seen_by(cookie, address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn pages_carry_their_guards() {
    let house = House::new();
    for address in ["/", "/outage", "/nothing", "/search?q=vpn", "/health"] {
        let page = house.get(address).await;
        assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "private, no-store", "{address}");
        assert_eq!(page.header("x-request-id").len(), 8);
        // The policy lets no script and no style in the page run.
        for forbidden in ["<script", " style=", "<style", " onclick", "javascript:"] {
            assert!(!page.text.contains(forbidden), "{forbidden} on {address}");
        }
    }
    let css = house.get(assets::href("app.css")).await;
    assert_eq!((css.status, css.header("cache-control")), (StatusCode::OK, "public, max-age=31536000, immutable"));
    let plain = house.get("/assets/app.css").await;
    assert_eq!(plain.header("cache-control"), "private, no-store");
    assert_eq!(house.get("/assets/../Cargo.toml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_too_much_or_not_for_us_is_refused_with_a_page() {
    let house = House::new();
    let request = |method: &str, address: &str| Request::builder().method(method).uri(address.to_owned());
    let empty = Body::empty;
    let cases = [
        (request("POST", "/outage").body(empty()), StatusCode::METHOD_NOT_ALLOWED, "This page can only be read"),
        (request("DELETE", "/outage/OUT0010001").body(empty()), StatusCode::METHOD_NOT_ALLOWED, "only be read"),
        (
            request("POST", "/outage").header("content-length", "70000").body(empty()),
            StatusCode::PAYLOAD_TOO_LARGE,
            "too large",
        ),
        (
            request("GET", &format!("/outage?where={}", "x".repeat(9000))).body(empty()),
            StatusCode::URI_TOO_LONG,
            "too long",
        ),
        (
            request("GET", "/outage").header("host", "evil.example").body(empty()),
            StatusCode::BAD_REQUEST,
            "cannot be read",
        ),
        (request("GET", "/outage/%ff").body(empty()), StatusCode::BAD_REQUEST, "cannot be read"),
    ];
    for (request, status, words) in cases {
        let request = request.expect("a request");
        let shown = format!("{request:?}").chars().take(120).collect::<String>();
        let page = house.send(request).await;
        assert_eq!(page.status, status, "{shown}");
        assert!(page.all("h1")[0].contains(words), "{shown}: {:?}", page.all("h1"));
    }
    for host in ["localhost:8020", "127.0.0.1", "[::1]:8020", "LOCALHOST"] {
        let page = house.send(request("GET", "/").header("host", host).body(empty()).expect("a request")).await;
        assert_eq!(page.status, StatusCode::OK, "{host}");
    }
    for page in ["0", "-1", "99999999999999999999", "x", "7"] {
        assert_eq!(house.get(&format!("/outage?page={page}")).await.numbers().len(), 4, "{page}");
    }
}

#[tokio::test]
async fn what_a_database_says_never_reaches_a_page() {
    let house = House::new();
    // A dictionary that knows a register for which the store has no table.
    house.site.use_dictionary(dictionary(&[("registers/assurance/dpia.toml", DPIA)]));
    let page = house.get("/dpia").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!page.text.contains("no such table") && !page.text.contains("there is no table"), "{}", page.text);
    assert!(page.text.contains(page.header("x-request-id")));
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_can_read_it() {
    let house = House::new();
    let request = Request::get("/outage").header("accept-encoding", "gzip").body(Body::empty()).expect("a request");
    assert_eq!(house.send(request).await.header("content-encoding"), "gzip");
}

/// The table of addresses is policy: a change of it is read as a change of this file.
#[test]
fn the_table_of_addresses_is_as_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/expected/routes.txt");
    let table = web::route::table();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(path, &table).expect("written");
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(table, expected, "Run with UPDATE_EXPECTED=1 and read the difference.");
}
