//! Whoever looks from an earlier instant stays there, wherever they go on the site of the demo, and every number they meet is
//! the count of the rows behind it at that instant. On both stores.

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use guildhall::serving;
use scraper::{ElementRef, Html, Selector};
use tests::city::{AUTHOR, City, done};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// In the middle of the month that the paper reports.
const INSTANT: &str = "2020-05-20";
/// The same as figures spell it, in whose questions the instant stands.
const SPELT: &str = "2020-05-20T22:59:59Z";
const BANNER: &str = "As at 20 May 2020, 23:59.";
/// Pages that are looked at, one of each kind; `LOOKING_BACK_PAGES` says another number.
const PAGES_MAX: usize = 160;
/// Numbers of one page that are followed.
const NUMBERS_MAX: usize = 6;

fn pages_max() -> usize {
    std::env::var("LOOKING_BACK_PAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(PAGES_MAX)
}

struct Seen {
    status: StatusCode,
    /// None for what is no page.
    html: Option<String>,
}

struct Walk {
    router: Router,
    runtime: Runtime,
    seen: HashMap<String, Rc<Seen>>,
    numbers: usize,
}

impl Walk {
    fn of(city: &City) -> Walk {
        let now = city.now;
        let site = std::sync::Arc::new(done(serving::site(&city.open, AUTHOR, &[], move || now)));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Walk { router: web::router(site), runtime, seen: HashMap::new(), numbers: 0 }
    }

    /// The page at an address, wherever it leads on to.
    fn open(&mut self, address: &str) -> Rc<Seen> {
        if let Some(seen) = self.seen.get(address) {
            return seen.clone();
        }
        let mut at = address.to_owned();
        for _ in 0..4 {
            let page = at.split('#').next().unwrap_or_default().to_owned();
            let request = Request::get(page).body(Body::empty()).expect("a request");
            let router = self.router.clone();
            let (answer, bytes) = self.runtime.block_on(async {
                let response = router.oneshot(request).await.expect("an answer");
                let (head, body) = response.into_parts();
                (head, to_bytes(body, 50_000_000).await.expect("a body"))
            });
            let text = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
            if answer.status == StatusCode::SEE_OTHER {
                at = text("location").to_owned();
                continue;
            }
            let is_page = text("content-type").starts_with("text/html");
            let html = is_page.then(|| String::from_utf8_lossy(&bytes).into_owned());
            let seen = Rc::new(Seen { status: answer.status, html });
            self.seen.insert(address.to_owned(), seen.clone());
            return seen;
        }
        panic!("{address} leads on and on");
    }

    /// How many rows the list at an address has, counted to the last.
    fn rows(&mut self, address: &str) -> String {
        let all = format!("{address}{}count=all", if address.contains('?') { '&' } else { '?' });
        let list = self.open(if address.contains("count=all") { address } else { &all });
        let html = Html::parse_document(list.html.as_deref().unwrap_or_default());
        let words = texts(&html, ".gh-pages__words");
        match words.first().and_then(|words| words.split(" of ").nth(1)) {
            Some(rest) => rest.split(' ').next().unwrap_or_default().to_owned(),
            None if !texts(&html, ".gh-empty").is_empty() => "0".to_owned(),
            None => panic!("{address} is no list: {}", list.status),
        }
    }

    /// Each number of a page beside the address of its rows.
    fn check_numbers(&mut self, engine: &str, address: &str, html: &Html) {
        for (href, number) in numbers(html).into_iter().take(NUMBERS_MAX) {
            let behind = self.rows(&href);
            // A list that is long is counted only so far unasked.
            if let Some(least) = number.strip_suffix('+') {
                let plain = |text: &str| text.replace(',', "").parse::<u64>().expect("a number");
                assert!(
                    plain(&behind) > plain(least),
                    "{engine}: {address} says {number}, and behind {href} are {behind}"
                );
                continue;
            }
            assert_eq!(behind, number, "{engine}: {address} says {number}, and behind {href} are {behind}");
            self.numbers += 1;
        }
    }
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    html.select(&select(selector)).map(text).collect()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ',')
}

/// Links whose number says how many rows they lead to.
fn numbers(html: &Html) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let href = |element: ElementRef<'_>| element.value().attr("href").unwrap_or_default().to_owned();
    for (link, count) in [(".gh-chip--pick", ".gh-chip__count"), (".gh-tabs a", ".gh-chip__count")] {
        for element in html.select(&select(link)) {
            found.extend(element.select(&select(count)).next().map(|count| (href(element), text(count))));
        }
    }
    for card in html.select(&select(".gh-card")) {
        let (link, count) = (card.select(&select("a")).next(), card.select(&select(".gh-card__count")).next());
        found.extend(link.zip(count).map(|(link, count)| (href(link), text(count))));
    }
    for head in html.select(&select("h3")) {
        let (link, count) = (head.select(&select("a")).next(), head.select(&select(".gh-muted")).next());
        let number =
            count.map(|count| text(count).trim_start_matches('(').split(')').next().unwrap_or_default().to_owned());
        found.extend(link.map(href).zip(number));
    }
    // Cells of the tables of charts that count; those of other registers say what was measured.
    for link in html.select(&select("table a")) {
        let (address, words) = (href(link), text(link));
        if address.starts_with("/incident?") || address.starts_with("/finding?") {
            found.push((address, words));
        }
    }
    // A count that was ended says so in words.
    found.retain(|(_, number)| is_number(number));
    found
}

/// What makes one address like another: its register, its depth and what it asks.
fn kind(address: &str) -> String {
    let (path, query) = address.split('#').next().unwrap_or_default().split_once('?').unwrap_or((address, ""));
    let parts: Vec<&str> = path.split('/').collect();
    let names: Vec<&str> = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default()).collect();
    let below = parts.get(3..).unwrap_or_default().join("/");
    let below = below.split("figure").next().unwrap_or_default();
    format!("{} {} {below} {}", parts.get(1).unwrap_or(&""), parts.len(), names.join(" "))
}

fn is_then(address: &str) -> bool {
    [INSTANT, &web::link::escaped(SPELT)]
        .iter()
        .any(|spelt| address.split(['?', '&', '#']).any(|pair| pair.strip_prefix("as_at=") == Some(spelt)))
}

fn walk(engine: &str, city: &City) {
    let mut walk = Walk::of(city);
    let everybody = city.everybody();
    let paper = city.record(&everybody, &format!("paper where name = \"{}\"", tests::city::PAPER));
    let paper = paper.shown("number");
    let starts = [
        "/".to_owned(),
        "/incident".into(),
        "/task".into(),
        "/search?q=network".into(),
        format!("/paper/{paper}"),
        format!("/paper/{paper}/live"),
        format!("/paper/{paper}/proof"),
    ];
    let seen_then = |start: String| format!("{start}{}as_at={INSTANT}", if start.contains('?') { '&' } else { '?' });
    let mut next: VecDeque<String> = starts.into_iter().map(seen_then).collect();
    let mut known: HashSet<String> = next.iter().cloned().collect();
    let mut kinds: HashSet<String> = HashSet::new();
    let mut looked_at = 0;
    while let Some(address) = next.pop_front() {
        if looked_at == pages_max() || !kinds.insert(kind(&address)) {
            continue;
        }
        looked_at += 1;
        let page = walk.open(&address);
        assert_eq!(page.status, StatusCode::OK, "{engine}: {address}");
        // What was published stands as it was published, and files are files.
        let is_frozen = address.starts_with("/published/") && !address.contains("/figure/");
        let Some(html) = page.html.as_deref().filter(|_| !is_frozen) else { continue };
        let html = Html::parse_document(html);
        let banner = texts(&html, ".gh-banner").into_iter().next().unwrap_or_default();
        assert!(banner.starts_with(BANNER), "{engine}: {address} does not say from when it is seen: {banner}");
        for link in html.select(&select("a[href^='/']")) {
            let href = link.value().attr("href").unwrap_or_default().to_owned();
            let says_its_own =
                href.contains("as_at=now") || href.contains("as_at=revision") || href.contains("/compare");
            assert!(is_then(&href) || says_its_own, "{engine}: {address} loses the instant in {href}");
            if is_then(&href) && known.insert(href.clone()) {
                next.push_back(href);
            }
        }
        walk.check_numbers(engine, &address, &html);
    }
    assert!(
        looked_at > 120 && walk.numbers > 200,
        "{engine}: {looked_at} pages and {} numbers prove little",
        walk.numbers
    );
    println!("{engine}: {looked_at} pages, {} numbers", walk.numbers);
}

#[test]
fn an_instant_holds_all_over_the_site_on_sqlite() {
    walk("SQLite", &City::on_sqlite());
}

#[test]
fn an_instant_holds_all_over_the_site_on_postgres() {
    match City::on_postgres() {
        Some(city) => walk("PostgreSQL", &city),
        None => eprintln!("There is no PostgreSQL on this machine: not walked there."),
    }
}
