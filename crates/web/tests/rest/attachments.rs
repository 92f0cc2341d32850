//! Files that hang on records.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use practice::desk::Occasion;
use record::Actor;
use serde_json::{Value, json};
use store::Bodies;
use tower::ServiceExt;

use crate::house::{House, NOW, Told, at, each, query};

const HASH_OF_HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

async fn send(house: &House, user: &str, address: &str, kind: &str, bytes: impl Into<Body>) -> Told {
    let request =
        Request::post(address).header("host", "localhost:8020").header("authorization", format!("Named {user}"));
    house.ask(request.header("content-type", kind).body(bytes.into()).expect("a request")).await
}

async fn hang(house: &House, user: &str, id: &str, name: &str, kind: &str, bytes: &'static [u8]) -> Told {
    let name = web::link::escaped(name);
    let address = format!("/api/now/v1/attachment/file?table_name=incident&table_sys_id={id}&file_name={name}");
    send(house, user, &address, kind, bytes).await
}

async fn incident(house: &House) -> String {
    house.made("incident", json!({"short_description": "VPN drops"})).await
}

fn sys_id(told: &Told) -> String {
    told.result()["sys_id"].as_str().expect("a sys_id").to_owned()
}

#[test]
fn a_file_is_hung_on_a_record_found_read_renamed_and_taken_away() {
    each(async |house| {
        let record = incident(house).await;
        let told = hang(house, "ben", &record, "Übersicht 2.txt", "text/plain", b"hello").await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        let made = told.result();
        let id = sys_id(&told);
        assert_eq!(told.header("location"), format!("http://localhost:8020/api/now/v1/attachment/{id}/file"));
        assert_eq!((&made["size_bytes"], &made["hash"]), (&json!("5"), &json!(HASH_OF_HELLO)));
        assert_eq!((&made["file_name"], &made["table_sys_id"]), (&json!("Übersicht 2.txt"), &json!(record)));
        assert_eq!((&made["sys_created_by"], &made["created_by_name"]), (&json!("ben"), &json!("Ben Hart")));
        assert!(made.as_object().expect("an object").values().all(Value::is_string), "{made}");

        let told = house.seen_by("ben", &format!("/attachment?sysparm_display_value=all&table_sys_id={record}")).await;
        assert_eq!((told.result()[0].clone(), told.header("x-total-count")), (made.clone(), "1"));
        let named = query("table_name=incident^file_name=Übersicht 2.txt^ORDERBYfile_name");
        assert_eq!(
            house.seen_by("ben", &format!("/attachment?{named}")).await.each("sys_id"),
            std::slice::from_ref(&id)
        );
        assert_eq!(house.seen_by("ben", &format!("/attachment/{id}")).await.result(), made);

        let told = house.seen_by("ben", &format!("/attachment/{id}/file")).await;
        assert_eq!((told.text.as_str(), told.header("content-type")), ("hello", "text/plain"));
        assert_eq!(
            told.header("content-disposition"),
            "attachment; filename=\"_bersicht 2.txt\"; filename*=UTF-8''%C3%9Cbersicht%202.txt"
        );
        assert_eq!(told.header("x-content-type-options"), "nosniff");
        let known: Value = serde_json::from_str(told.header("x-attachment-metadata")).expect("JSON on one line");
        assert_eq!(known, made);

        let address = format!("/api/now/attachment/{id}");
        let told = house.send("ben", "PATCH", &address, r#"{"file_name": "plan.txt"}"#).await;
        assert_eq!((told.status, told.text.as_str()), (StatusCode::NO_CONTENT, ""), "{}", told.text);
        assert_eq!(house.get(&format!("/attachment/{id}")).await.result()["file_name"], "plan.txt");
        let told = house.send("ben", "DELETE", &address, "").await;
        assert_eq!(told.status, StatusCode::NO_CONTENT, "{}", told.text);
        for path in ["", "/file"] {
            assert_eq!(house.get(&format!("/attachment/{id}{path}")).await.fault().0, 404);
        }
        assert_eq!(house.get(&format!("/attachment?table_sys_id={record}")).await.result(), json!([]));
    });
}

#[test]
fn the_rights_of_the_record_decide() {
    each(async |house| {
        let record = incident(house).await;
        let id = sys_id(&hang(house, "ben", &record, "a.txt", "text/plain", b"hello").await);
        // The other body's agent, and one whose role reads no incidents.
        for user in ["pat", "nil"] {
            for path in [format!("/attachment/{id}"), format!("/attachment/{id}/file")] {
                assert_eq!(house.seen_by(user, &path).await.fault().0, 404, "{user} {path}");
            }
            for asked in ["", "?table_name=incident", "?sysparm_query=file_name=a.txt"] {
                let told = house.seen_by(user, &format!("/attachment{asked}")).await;
                assert_eq!((told.result(), told.header("x-total-count")), (json!([]), "0"), "{user} {asked}");
            }
            let address = format!("/api/now/attachment/{id}");
            assert_eq!(house.send(user, "DELETE", &address, "").await.fault().0, 404, "{user}");
            let told = house.send(user, "PATCH", &address, r#"{"file_name": "b.txt"}"#).await;
            assert_eq!(told.fault().0, 404, "{user}");
            let status = hang(house, user, &record, "b.txt", "text/plain", b"hello").await.fault().0;
            assert!(matches!(status, 403 | 404), "{user} {status}");
        }
        // Who reads the record reads its files and no more: another register's fields are not judged through them.
        assert_eq!(house.seen_by("ben", "/attachment").await.each("sys_id"), [id]);
        let told = house.seen_by("ben", "/attachment?sysparm_query=company.nameSTARTSWITHC").await;
        assert_eq!(told.fault().0, 403);
    });
}

#[test]
fn files_go_with_their_record_and_pages_of_them_have_their_headers() {
    each(async |house| {
        let (one, other) = (incident(house).await, incident(house).await);
        for name in ["a.txt", "b.txt", "c.txt"] {
            assert_eq!(hang(house, "ben", &one, name, "", b"hello").await.status, StatusCode::CREATED);
        }
        let kept = sys_id(&hang(house, "ben", &other, "d.txt", "", b"hello").await);
        let told = house.seen_by("ben", "/attachment?sysparm_query=ORDERBYfile_name&sysparm_limit=2").await;
        assert_eq!((told.each("file_name").join(" ").as_str(), told.header("x-total-count")), ("a.txt b.txt", "4"));
        assert!(told.header("link").contains("sysparm_offset=2>;rel=\"next\""), "{}", told.header("link"));
        let told = house.send("ada", "DELETE", &format!("/api/now/table/incident/{one}"), "").await;
        assert_eq!(told.status, StatusCode::NO_CONTENT, "{}", told.text);
        assert_eq!(house.get("/attachment").await.each("sys_id"), [kept]);
    });
}

#[test]
fn what_is_missing_or_wrong_is_said() {
    each(async |house| {
        let record = incident(house).await;
        let post =
            async |rest: &str| send(house, "ben", &format!("/api/now/attachment/file?{rest}"), "", "x").await.fault();
        assert_eq!(post("table_name=incident&file_name=a").await.0, 400);
        assert_eq!(post(&format!("table_name=incident&table_sys_id={record}")).await.0, 400);
        let told = post(&format!("table_name=nothing&table_sys_id={record}&file_name=a")).await;
        assert_eq!((told.0, told.1.as_str()), (400, "Invalid table nothing"));
        assert_eq!(post("table_name=incident&table_sys_id=0&file_name=a").await.0, 404);
        for (name, kind, bytes) in [
            ("setup.exe", "application/octet-stream", &b"hello"[..]),
            ("plan.pdf", "application/pdf", b"<html><script>"),
            ("notes.txt", "text/plain", b"MZ\x90\x00\x03"),
            ("plan", "image/png", b"GIF89a"),
        ] {
            let told = hang(house, "ben", &record, name, kind, bytes).await;
            assert_eq!((told.fault().0, told.fault().1.as_str()), (403, "Operation Failed"), "{name}");
        }
        assert_eq!(house.get("/attachment").await.result(), json!([]));
        // On a file hangs no file.
        let id = sys_id(&hang(house, "ada", &record, "a.txt", "", b"x").await);
        let address = format!("/api/now/attachment/file?table_name=sys_attachment&table_sys_id={id}&file_name=a");
        assert_eq!(send(house, "ada", &address, "", "x").await.fault().0, 403);
    });
}

#[test]
fn pages_that_would_run_are_only_ever_kept() {
    each(async |house| {
        let record = incident(house).await;
        let id = sys_id(&hang(house, "ben", &record, "page.html", "text/html", b"<script>alert(1)</script>").await);
        let told = house.seen_by("ben", &format!("/attachment/{id}/file")).await;
        assert!(told.header("content-disposition").starts_with("attachment; "));
        assert_eq!(told.header("x-content-type-options"), "nosniff");
        assert!(told.header("content-security-policy").contains("sandbox"));
    });
}

const FORM: &str = "--XX\r\nContent-Disposition: form-data; name=\"table_name\"\r\n\r\nincident\r\n\
    --XX\r\nContent-Disposition: form-data; name=\"table_sys_id\"\r\n\r\nRECORD\r\n\
    --XX\r\nContent-Disposition: form-data; name=\"uploadFile\"; filename=\"plan 1.txt\"\r\n\
    Content-Type: text/markdown\r\n\r\nhello\r\n--XX--\r\n";

#[test]
fn forms_bring_files_too() {
    each(async |house| {
        let record = incident(house).await;
        let address = "/api/now/attachment/upload";
        let form = FORM.replace("RECORD", &record);
        let told = send(house, "ben", address, "multipart/form-data; boundary=XX", form.clone()).await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        let made = told.result();
        assert_eq!((&made["file_name"], &made["hash"]), (&json!("plan 1.txt"), &json!(HASH_OF_HELLO)));
        assert_eq!(made["content_type"], "text/markdown");
        let cut = form[..form.len() - 20].to_owned();
        let long = form.replace("incident", &"incident".repeat(1_000));
        for (kind, body) in [
            ("multipart/form-data", form.clone()),
            ("multipart/form-data; boundary=YY", form.clone()),
            ("text/plain", form.clone()),
            ("multipart/form-data; boundary=XX", cut),
            ("multipart/form-data; boundary=XX", String::new()),
            ("multipart/form-data; boundary=XX", long),
            ("multipart/form-data; boundary=XX", form.replace("table_sys_id", "other")),
        ] {
            let told = send(house, "ben", address, kind, body).await;
            assert_eq!((told.fault().0, told.fault().1.as_str()), (400, "Exception while reading request"), "{kind}");
        }
        assert_eq!(house.get("/attachment").await.header("x-total-count"), "1");
    });
}

#[test]
fn too_much_is_refused_before_it_is_read_and_large_files_come_back_whole() {
    each(async |house| {
        let record = incident(house).await;
        let address = format!("/api/now/attachment/file?table_name=incident&table_sys_id={record}&file_name=a.bin");
        let post = || Request::post(&address).header("host", "localhost:8020").header("authorization", "Named ben");
        // It says 100 MB: none of them is waited for.
        let told = house.ask(post().header("content-length", 100 << 20).body(Body::empty()).expect("a request")).await;
        assert!(told.fault().2.is_some_and(|detail| detail.starts_with("Rejected large REST payload")));
        // It says nothing, and does not end.
        let endless = Body::from(vec![b'x'; 26 << 20]);
        let told = house.ask(post().body(endless).expect("a request")).await;
        assert_eq!(told.fault().0, 400);

        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| (at * 7 % 251) as u8).collect();
        let told = house.ask(post().body(Body::from(bytes.clone())).expect("a request")).await;
        assert_eq!(told.result()["size_bytes"], "3000000");
        let id = sys_id(&told);
        for _ in 0..6 {
            let request = Request::get(format!("/api/now/attachment/{id}/file")).header("host", "localhost:8020");
            let request =
                request.header("authorization", "Named ben").header("accept", "image/png").body(Body::empty());
            let response = house.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
            let back = to_bytes(response.into_body(), 100 << 20).await.expect("a whole file");
            assert!(back == bytes, "{} bytes", back.len());
        }
    });
}

#[test]
fn files_of_a_record_whose_time_has_come_are_erased() {
    each(async |house| {
        let leaver = json!({"user_name": "gone", "name": "Gil Gone", "left_on": "2015-01-01"});
        let gone = house.made("sys_user", leaver).await;
        let address = format!("/api/now/attachment/file?table_name=sys_user&table_sys_id={gone}&file_name=cv.txt");
        let told = send(house, "ada", &address, "text/plain", "hello").await;
        assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
        let (desk, bodies) = (house.desk.clone(), Bodies::of([&house.col, &house.colp]));
        let disposing = tokio::task::spawn_blocking(move || {
            let actor = Actor::system("retention", bodies);
            let on = Occasion { actor: &actor, now: at(NOW), why: "Retention", request: "test" };
            let done = desk.dispose(on, true, &mut |_| ()).expect("it may");
            assert_eq!((done.len(), done[0].records, done[0].files), (1, 1, 1));
            assert_eq!(desk.store.file(&actor.bodies, HASH_OF_HELLO).expect("an answer"), None);
            assert_eq!(desk.store.verify(&mut |_| ()).expect("it is verified"), Vec::new());
        });
        disposing.await.expect("it ends");
        assert_eq!(house.get("/attachment").await.result(), json!([]));
    });
}

#[test]
fn files_are_rows_of_a_table_for_whoever_sees_their_record() {
    each(async |house| {
        let record = incident(house).await;
        let id = sys_id(&hang(house, "ben", &record, "notes.txt", "text/plain", b"hello").await);
        let listed = house.seen_by("ben", &format!("/table/sys_attachment?table_sys_id={record}")).await;
        assert_eq!((listed.each("sys_id"), listed.header("x-total-count")), (vec![id.clone()], "1"));
        let one = house.seen_by("ben", &format!("/table/sys_attachment/{id}")).await.result();
        assert_eq!(one, listed.result()[0]);
        assert_eq!((&one["state"], &one["compressed"]), (&json!("available"), &json!("false")));
        assert_eq!((&one["size_compressed"], &one["chunk_size_bytes"]), (&json!("5"), &json!("700000")));
        let of_another = house.seen_by("pat", "/table/sys_attachment").await;
        assert_eq!((of_another.result(), of_another.header("x-total-count")), (json!([]), "0"));
        assert_eq!(house.seen_by("pat", &format!("/table/sys_attachment/{id}")).await.fault().0, 404);
        // By a path the program would read what the caller may not.
        let led = house.seen_by("ben", "/table/sys_attachment?sysparm_fields=company.name").await;
        assert_eq!(led.fault().0, 403);
    });
}
