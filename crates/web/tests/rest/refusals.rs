//! What clients are told when something goes wrong, to the letter.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::house::{each, query};

#[test]
fn without_credentials_every_address_answers_401() {
    each(async |house| {
        for route in web::rest::route::all().filter(|route| !route.is_open()) {
            for (_, address) in web::rest::route::spelt(route.path) {
                let address = address.replace(['{', '}'], "");
                let request = Request::builder().method(route.method).uri(&address).header("host", "localhost");
                let told = house.ask(request.body(Body::empty()).expect("a request")).await;
                assert_eq!(told.fault().0, 401, "{} {address}", route.method);
            }
        }
        let told = house.ask(Request::get("/api/now/nowhere").body(Body::empty()).expect("a request")).await;
        let detail = Some("Required to provide Auth information".to_owned());
        assert_eq!(told.fault(), (401, "User Not Authenticated".into(), detail));
        assert_eq!(told.header("www-authenticate"), "BASIC realm=\"Service-now\"");
    });
}

#[test]
fn faults_have_their_literal_texts() {
    each(async |house| {
        let get = async |address: &str| house.send("ada", "GET", address, "").await.fault();
        let none = Some("Record doesn't exist or ACL restricts the record retrieval".to_owned());
        for (address, status, message, detail) in [
            ("/api/now/table/sys_user_list", 400, "Invalid table sys_user_list", None),
            ("/api/now/v1/table/no_such/0", 400, "Invalid table no_such", None),
            ("/api/now/graphql", 400, "Requested URI does not represent any resource: /api/now/graphql", None),
            ("/api", 400, "Requested URI does not represent any resource: /api", None),
            ("/api/now/table/incident/0", 404, "No Record found", none),
        ] {
            assert_eq!(get(address).await, (status, message.to_owned(), detail), "{address}");
        }
        let told = house.send("nil", "GET", "/api/now/table/sys_user_role", "").await;
        assert_eq!(told.fault(), (403, "Insufficient rights to query records".into(), None));
        assert_eq!(house.send("ada", "BREW", "/api/now/table/incident", "").await.fault().0, 405);
        assert_eq!(house.send("ada", "DELETE", "/api/now/table/incident", "").await.fault().0, 405);
        assert_eq!(told.header("content-type"), "application/json;charset=UTF-8");
        assert!(!told.header("x-transaction-id").is_empty());
    });
}

#[test]
fn a_field_that_may_not_be_read_is_refused_whatever_rows_there_are() {
    each(async |house| {
        let refused = (
            403,
            "Insufficient rights to query records".to_owned(),
            Some("Field(s) present in the query do not have permission to be read".to_owned()),
        );
        let asked = [
            query("technical_causeLIKEchip"),
            query("impact=1^ORtechnical_causeISEMPTY"),
            query("ORDERBYtechnical_cause"),
            query("parent.numberSTARTSWITHX^caused_by.numberISNOTEMPTY^technical_cause=1"),
            "technical_cause=x".to_owned(),
            query("RLQUERYincident.parent_incident,>0^technical_causeLIKEx^ENDRLQUERY"),
        ];
        for asked in asked {
            for path in ["table", "stats"] {
                let told = house.seen_by("nil", &format!("/{path}/incident?{asked}")).await;
                assert_eq!(told.fault(), refused, "{asked}");
            }
        }
        let told = house.seen_by("nil", "/stats/incident?sysparm_min_fields=technical_cause").await;
        assert_eq!(told.fault(), refused);
        let told = house.seen_by("nil", "/stats/incident?sysparm_group_by=technical_cause").await;
        assert_eq!(told.fault(), refused);
    });
}

#[test]
fn bodies_that_cannot_be_read_are_refused_early() {
    each(async |house| {
        let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
        for body in ["{\"a\"", "not json", "[1]", "\"text\"", deep.as_str()] {
            let told = house.send("ada", "POST", "/api/now/table/incident", body).await;
            let detail = Some("The payload is not valid JSON.".to_owned());
            assert_eq!(told.fault(), (400, "Exception while reading request".into(), detail), "{body:.20}");
        }
        let post = || Request::post("/api/now/table/incident").header("authorization", "Named ada");
        let told =
            house.ask(post().header("content-length", "104857600").body(Body::empty()).expect("a request")).await;
        let size = "Rejected large REST payload with content-length = 104857600 bytes. Max allowed: 10485760 bytes.";
        assert_eq!(told.fault().2.as_deref(), Some(size));
        let large = Body::from(vec![b' '; 10_485_761]);
        let told = house.ask(post().body(large).expect("a request")).await;
        assert_eq!(told.fault().0, 400);
        let told =
            house.ask(post().header("content-type", "image/png").body(Body::from("{}")).expect("a request")).await;
        assert_eq!(told.fault().0, 415);
        let xml = Request::get("/api/now/table/incident").header("authorization", "Named ada");
        let told = house.ask(xml.header("accept", "application/xml").body(Body::empty()).expect("a request")).await;
        assert_eq!(told.fault().0, 406);
        let chunked = Body::new(OneByOne(b"{\"short_description\": \"In pieces\"}"));
        let told = house.ask(post().body(chunked).expect("a request")).await;
        assert_eq!(told.result()["short_description"], "In pieces");
    });
}

/// A body without a length, a byte at a time.
struct OneByOne(&'static [u8]);

impl hyper::body::Body for OneByOne {
    type Data = axum::body::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
        let piece = self.0.split_first().map(|(first, rest)| {
            self.0 = rest;
            Ok(hyper::body::Frame::data(axum::body::Bytes::copy_from_slice(&[*first])))
        });
        std::task::Poll::Ready(piece)
    }
}

#[test]
fn addresses_may_be_long_but_not_too_long() {
    each(async |house| {
        let long = query(&format!("short_descriptionLIKE{}", "a".repeat(10_000)));
        assert_eq!(house.get(&format!("/table/incident?{long}")).await.result(), json!([]));
        for address in [format!("/table/{}", "x".repeat(23_000)), format!("/table/incident?x={}", "y".repeat(50_000))] {
            let told = house.get(&address).await;
            assert_eq!(told.status.as_u16(), 400);
            assert!(told.text.starts_with("<html>") && told.header("content-type").starts_with("text/html"));
        }
        let conditions = (0..1_500).map(|at| format!("impact={at}")).collect::<Vec<_>>().join("^OR");
        let told = house.get(&format!("/table/incident?{}", query(&conditions))).await;
        assert_eq!(told.fault().1, "Query is too complex");
    });
}

#[test]
fn addresses_of_the_other_system_lead_to_our_pages() {
    each(async |house| {
        let id = house.made("incident", json!({"short_description": "VPN drops"})).await;
        for (address, place) in [
            (format!("/incident.do?sys_id={id}"), format!("/incident/{id}")),
            (
                "/incident_list.do?sysparm_query=priority%3D1%5EORDERBYDESCopened_at".into(),
                "/incident?where=priority%20%3D%20critical&order=opened_at%20desc".into(),
            ),
            (format!("/nav_to.do?uri=incident.do%3Fsys_id%3D{id}"), format!("/incident/{id}")),
            (format!("/now/nav/ui/classic/params/target/incident.do%3Fsys_id%3D{id}"), format!("/incident/{id}")),
        ] {
            let told = house.send("ada", "GET", &address, "").await;
            assert_eq!((told.status.as_u16(), told.header("location")), (303, place.as_str()), "{address}");
        }
        assert_eq!(house.send("ada", "GET", "/nothing.do", "").await.status.as_u16(), 404);
    });
}
