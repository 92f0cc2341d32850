//! Pages seen from an earlier instant, and two instants compared, on both stores.

mod site;

use axum::http::StatusCode;
use record::{Actor, Draft};
use site::{House, Page, save};
use store::Bodies;

/// The site on each store, where the City's first outage got other words on 20 May.
fn houses() -> Vec<(&'static str, House)> {
    let house = |(engine, store)| {
        let house = House::on(store);
        let both = Actor::system("setup", Bodies::of([&house.col, &house.colp]));
        let mut words = Draft::new("outage").with("short_description", "Tunnel drops every hour").with("minutes", "95");
        words.sys_id = Some(house.first.clone());
        save(&house.desk, &both, "2020-05-20T09:00:00Z", words);
        (engine, house)
    };
    store::testing::stores().into_iter().map(house).collect()
}

/// Tells a story on each store. The stores are opened outside of the runtime, in which nothing may wait.
fn on_each(story: impl AsyncFn(&'static str, &House)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for (engine, house) in houses() {
        runtime.block_on(story(engine, &house));
    }
}

fn banner(page: &Page) -> String {
    page.all(".gh-banner").first().cloned().unwrap_or_default()
}

#[test]
fn an_instant_once_chosen_stays_in_every_link_and_form() {
    on_each(async |engine, house| {
        for address in
            ["/", "/outage", "/outage/OUT0010001", "/search?q=vpn", "/nothing-here", "/outage?where=prioritty"]
        {
            let joint = if address.contains('?') { '&' } else { '?' };
            let page = house.get(&format!("{address}{joint}as_at=2020-05-05")).await;
            assert!(banner(&page).starts_with("As at 5 May 2020, 23:59."), "{engine} {address}: {}", banner(&page));
            let links = page.attributes("a[href^='/']", "href");
            assert!(links.len() > 5, "{engine} {address}");
            for link in links {
                let own = link.contains("as_at=") || link.contains("/compare");
                assert!(own, "{engine} {address}: {link} loses the instant");
            }
            let forms = page.attributes("form[method='get']", "action").len();
            let kept = page.attributes("form[method='get'] input[name='as_at']", "value").len();
            assert_eq!(forms, kept, "{engine} {address}");
        }
    });
}

#[tokio::test]
async fn an_instant_is_put_off_by_a_link_and_now_needs_none() {
    let house = House::new();
    let page = house.get("/outage?where=priority%20%3D%202&as_at=2020-05-05").await;
    let back = page.attributes(".gh-banner a", "href");
    let answer = house.get(&back[0]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/outage?where=priority%20%3D%202"));
    // The day of today has no end yet.
    for now in ["", "now", "2020-06-03"] {
        let answer = house.get(&format!("/outage?as_at={now}")).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/outage"), "{now}");
    }
    assert_eq!(house.get("/outage?where=priority%20%3D%202").await.all(".gh-banner").len(), 0);
    // An instant in the query itself is one of the whole page.
    let typed = house.get("/outage?where=priority%20%3D%201%20as%20at%202020-05-05").await;
    assert!(typed.header("location").contains("as_at=2020-05-05"), "{}", typed.header("location"));
    assert_eq!(house.get(typed.header("location")).await.numbers(), ["OUT0010001", "OUT0020001"]);
}

#[test]
fn what_cannot_be_looked_from_says_what_is_true() {
    on_each(async |engine, house| {
        for (typed, said) in [
            ("2031-01-01", "1 January 2031, 23:59 is still to come. Records can be seen as at any instant until now"),
            ("2019-12-31", "nothing was recorded. What is recorded begins on 1 January 2020, 09:00."),
            ("revision%2099999", "There is no revision 99999. They are numbered from 1 to "),
            ("revision%200", "There is no revision 0."),
            ("someday", "`someday` is not an instant."),
        ] {
            for address in ["/", "/outage", "/outage/OUT0010001", "/search"] {
                let page = house.get(&format!("{address}?as_at={typed}")).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{engine} {address} {typed}");
                assert!(page.text.contains(said), "{engine} {address} {typed}: {:?}", page.all("main"));
            }
        }
    });
}

#[test]
fn words_are_found_as_they_stood() {
    on_each(async |engine, house| {
        let then = house.get("/search?q=vpn&as_at=2020-05-10").await;
        let found = ["OUT0010001 VPN drops every hour", "OUT0010003 VPN certificate ran out"];
        assert_eq!(then.all(".gh-hits li"), found, "{engine}");
        assert_eq!(house.get("/search?q=vpn").await.all(".gh-hits li"), [found[1]], "{engine}");
        assert!(house.get("/search?q=tunnel&as_at=2020-05-10").await.all(".gh-hits li").is_empty(), "{engine}");
        let list = house.get("/outage?where=text%20matches%20vpn%20and%20priority%20%3D%202&as_at=2020-05-10").await;
        // Priority 2 since 10 May, 13:00.
        assert_eq!(list.numbers(), ["OUT0010001", "OUT0010003"], "{engine}");
        let early = house.get("/outage?where=text%20matches%20vpn&as_at=2020-05-02").await;
        assert_eq!(early.numbers(), ["OUT0010001"], "{engine}");
        assert_eq!(
            house.get("/search?q=OUT10003&as_at=2020-05-10").await.header("location"),
            "/outage/OUT0010003?as_at=2020-05-10"
        );
    });
}

#[test]
fn a_list_at_two_instants_says_what_came_went_and_changed() {
    on_each(async |engine, house| {
        let address = "/outage/compare?where=priority%20%3D%202&from=2020-05-04&to=2020-05-31";
        let page = house.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{engine}: {}", page.text);
        assert_eq!(page.all(".gh-tabs a"), ["Came1", "Went0", "Changed0"], "{engine}");
        assert_eq!(page.numbers(), ["OUT0010001Tunnel drops every hour"], "{engine}");
        let how = &page.all("#rows tbody td")[0];
        assert!(how.contains("Priority: Critical became → High"), "{engine}: {how}");
        let went = house.get("/outage/compare?where=priority%20%3D%201&from=2020-05-04&to=&show=went").await;
        assert_eq!(went.numbers(), ["OUT0010001Tunnel drops every hour"], "{engine}");
        let all = house.get("/outage/compare?from=2020-05-02&show=changed").await;
        assert_eq!(all.all(".gh-tabs a"), ["Came2", "Went0", "Changed1"], "{engine}");
        // Each count leads to its rows, and each side to its list.
        for (tab, count) in all.attributes(".gh-tabs a", "href").iter().zip([2, 0, 1]) {
            assert_eq!(house.get(tab).await.numbers().len(), count, "{engine} {tab}");
        }
        let sides = all.attributes(".gh-lead a", "href");
        let counts = [house.get(&sides[0]).await.numbers().len(), house.get(&sides[1]).await.numbers().len()];
        assert_eq!(counts, [2, 4], "{engine} {sides:?}");
        // Days together: what was before May, and what was at its end.
        let may = house.get("/outage/compare?from=2020-05").await;
        assert_eq!(may.all(".gh-tabs a"), ["Came4", "Went0", "Changed0"], "{engine}: {:?}", may.all("main"));
        // Nobody learns of another body's outage.
        let ben = house.seen_by("as=ben", "/outage/compare?from=2020-05").await;
        assert_eq!(ben.all(".gh-tabs a"), ["Came3", "Went0", "Changed0"], "{engine}");
    });
}

#[test]
fn one_record_is_compared_at_two_points_of_its_history() {
    on_each(async |engine, house| {
        let open = house.get("/outage/OUT0010001/compare").await;
        assert_eq!(open.status, StatusCode::OK, "{engine}");
        let points = open.attributes("#from option", "value");
        assert_eq!(points.len(), 3, "{engine}: {points:?}");
        let first = site::escaped(&points[2]);
        let page = house.get(&format!("/outage/OUT0010001/compare?from={first}&to=2020-05-11")).await;
        let rows = page.all("#rows tbody tr");
        assert!(rows.iter().any(|row| row.starts_with("StateNewResolved")), "{engine}: {rows:?}");
        assert!(!rows.iter().any(|row| row.contains("Tunnel")), "{engine}: {rows:?}");
        // What only a manager may read is no difference to others.
        assert!(!page.text.contains("Suspicion"), "{engine}");
        let new = house.get("/outage/OUT0010003/compare?from=2020-05-02").await;
        assert!(new.all(".gh-lead")[0].starts_with("It was not there as at 2 May 2020, 23:59"), "{engine}");
        let backwards = house.get("/outage/OUT0010001/compare?from=2020-05-11&to=2020-05-05").await;
        assert_eq!(backwards.status, StatusCode::UNPROCESSABLE_ENTITY, "{engine}");
        for slip in [
            "/outage/compare?from=someday",
            "/outage/compare?from=2020-05-02&where=prioritty",
            "/outage/compare?to=2020-05-02",
        ] {
            let page = house.get(slip).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{engine} {slip}");
            assert!(!page.all(".gh-fault").is_empty() && !page.all("#from").is_empty(), "{engine} {slip}");
        }
        assert_eq!(
            house.seen_by("as=ben", "/outage/OUT0020001/compare?from=2020-05-05").await.status,
            StatusCode::NOT_FOUND
        );
    });
}
