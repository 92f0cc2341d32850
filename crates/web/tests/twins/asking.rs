//! Random requests: every address of the REST interface and of the pages.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use record::register::{Kind, Register};
use serde_json::{Map, Value, json};
use web::link::escaped;
use web::rest::route::{self, Route};

use crate::chance::Chance;
use crate::spelling::Speller;
use crate::story::{Told, typed};
use crate::world::Ask;

type Make = fn(&mut Speller<'_>) -> Ask;

const SORTS: &[(usize, Make)] = &[
    (26, list),
    (8, one),
    (14, stats),
    (7, attachment),
    (3, batch),
    (4, small),
    (9, page_list),
    (4, download),
    (7, page_record),
    (3, page_compare),
    (3, page_held),
    (5, page_search),
    (1, page_home),
    (6, write),
    (2, upload),
    (2, import),
    (1, events),
    (2, nonsense),
    (12, any_address),
];

/// One of every sort of request.
pub fn ask(chance: &mut Chance, told: &Told) -> Ask {
    let make = chance.weighed(SORTS);
    let mut ask = make(&mut Speller { chance, told });
    if !ask.headers.iter().any(|(name, _)| *name == "authorization") {
        ask.headers.push(("authorization", "Named".into()));
    }
    ask
}

fn get(sort: &'static str, address: String) -> Ask {
    Ask { sort, method: "GET", address, headers: Vec::new(), body: Vec::new() }
}

fn post(sort: &'static str, address: String, body: &Value) -> Ask {
    let headers = vec![("content-type", "application/json".to_owned())];
    Ask { sort, method: "POST", address, headers, body: body.to_string().into_bytes() }
}

fn version(speller: &mut Speller<'_>) -> &'static str {
    const ALL: [&str; 3] = ["", "/v1", "/v2"];
    speller.chance.one::<&str>(&ALL)
}

/// Parameters that shape an answer.
fn shape(speller: &mut Speller<'_>, register: &Register) -> String {
    let mut words = String::new();
    let mut put = |name: &str, text: String| words += &format!("&{name}={}", escaped(&text));
    put("sysparm_limit", (*speller.chance.one(&["1", "3", "10", "50", "0", "x"])).to_owned());
    if speller.chance.once_in(3) {
        let fields: Vec<String> = (0..1 + speller.chance.below(5)).map(|_| speller.path(register).0).collect();
        put("sysparm_fields", fields.join(","));
    }
    if speller.chance.once_in(2) {
        put("sysparm_display_value", (*speller.chance.one(&["all", "true", "false"])).to_owned());
    }
    if speller.chance.once_in(4) {
        put("sysparm_offset", speller.chance.below(6).to_string());
    }
    if speller.chance.once_in(5) {
        let name = *speller.chance.one(&[
            "sysparm_exclude_reference_link",
            "sysparm_no_count",
            "sysparm_suppress_pagination_header",
        ]);
        put(name, "true".to_owned());
    }
    if speller.chance.once_in(6) {
        let (path, kind) = speller.path(register);
        let value = match &kind {
            Kind::Ref(to) | Kind::Refs(to) => speller.sys_id(to),
            _ => speller.word(),
        };
        put(&path, value);
    }
    words
}

fn list(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let query = escaped(&speller.encoded(&register));
    let rest = shape(speller, &register);
    let mut ask =
        get("list", format!("/api/now{}/table/{}?sysparm_query={query}{rest}", version(speller), register.name));
    if speller.chance.once_in(20) {
        ask.method = "HEAD";
    }
    ask
}

fn one(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let id = speller.sys_id(&register.name);
    let rest = shape(speller, &register);
    get("one", format!("/api/now{}/table/{}/{id}?x=1{rest}", version(speller), register.name))
}

fn stats(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let mut address =
        format!("/api/now/stats/{}?sysparm_query={}", register.name, escaped(&speller.encoded(&register)));
    let mut put = |name: &str, text: String| address += &format!("&{name}={}", escaped(&text));
    if speller.chance.below(4) > 0 {
        put("sysparm_count", "true".into());
    }
    if speller.chance.below(3) > 0 {
        let by: Vec<String> = (0..1 + speller.chance.below(2)).map(|_| speller.path(&register).0).collect();
        put("sysparm_group_by", by.join(","));
    }
    for name in ["sysparm_avg_fields", "sysparm_min_fields", "sysparm_max_fields", "sysparm_sum_fields"] {
        if speller.chance.once_in(4) {
            put(name, speller.path(&register).0);
        }
    }
    if speller.chance.once_in(6) {
        let field = speller.path(&register).0;
        let aggregate = *speller.chance.one(&["count", "max", "min", "sum"]);
        put("sysparm_having", format!("{aggregate}^{field}^>^{}", speller.chance.below(3)));
    }
    if speller.chance.once_in(5) {
        let way = *speller.chance.one(&["COUNT", "COUNT^DESC"]);
        put("sysparm_order_by", way.to_owned());
    }
    if speller.chance.once_in(3) {
        put("sysparm_display_value", (*speller.chance.one(&["all", "true"])).to_owned());
    }
    get("stats", address)
}

fn file_id(speller: &mut Speller<'_>) -> String {
    let world = speller.chance.below(2);
    let some = if speller.chance.once_in(2) { &speller.told.seen.files } else { &speller.told.unseen[world].files };
    if some.is_empty() { speller.sys_id("sys_attachment") } else { speller.chance.one(some).clone() }
}

fn attachment(speller: &mut Speller<'_>) -> Ask {
    let id = file_id(speller);
    match speller.chance.below(5) {
        0 => get("attachment", format!("/api/now/attachment/{id}")),
        1 | 2 => get("attachment", format!("/api/now/v1/attachment/{id}/file")),
        3 => {
            let register = speller.register();
            let row = speller.sys_id(&register.name);
            get("attachments", format!("/api/now/attachment?table_name={}&table_sys_id={row}", register.name))
        }
        _ => {
            let attachments = crate::world::DICTIONARY.get("sys_attachment").expect("files").clone();
            let query = escaped(&speller.encoded(&attachments));
            get("attachments", format!("/api/now/attachment?sysparm_query={query}{}", shape(speller, &attachments)))
        }
    }
}

fn batch(speller: &mut Speller<'_>) -> Ask {
    let makes: [Make; 6] = [list, one, stats, attachment, small, write];
    let some: Vec<Value> = (0..1 + speller.chance.below(4))
        .map(|at| {
            let make = *speller.chance.one(&makes);
            let inner = make(speller);
            let headers: Vec<Value> = inner.headers.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
            json!({ "id": at.to_string(), "method": inner.method, "url": inner.address, "headers": headers, "body": STANDARD.encode(&inner.body) })
        })
        .collect();
    post("batch", "/api/now/v1/batch".into(), &json!({ "batch_request_id": "7", "rest_requests": some }))
}

fn small(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let name = &register.name;
    match speller.chance.below(7) {
        0 => get("small", format!("/api/now/ui/meta/{name}")),
        1 => get("small", "/api/now/doc/table/schema".into()),
        2 => get("small", format!("/api/now/doc/table/schema/{name}")),
        3 => get("small", "/api/now/ui/user/current_user".into()),
        4 => get("small", "/api/now/sg/impersonation/session".into()),
        5 => get("small", format!("/api/now/import/{name}/{}", speller.sys_id("sys_import_set_row"))),
        _ => {
            let query = escaped(&speller.encoded(&register));
            let url = format!("http://localhost/api/now/table/{name}?sysparm_query={query}");
            post("small", "/api/now/tinyurl".into(), &json!({ "url": url }))
        }
    }
}

fn page_list(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let mut address = format!("/{}?where={}", register.name, escaped(&speller.ours(&register)));
    let mut put = |name: &str, text: String| address += &format!("&{name}={}", escaped(&text));
    if speller.chance.once_in(3) {
        let columns: Vec<String> = (0..1 + speller.chance.below(4)).map(|_| speller.path(&register).0).collect();
        put("columns", columns.join(", "));
    }
    if speller.chance.once_in(4) {
        put("order", format!("{} desc", speller.path(&register).0));
    }
    if speller.chance.once_in(5) {
        put("count", "all".into());
    }
    if speller.chance.once_in(8) {
        put("as_at", (*speller.chance.one(&["2026-01-06", "2026-01-05 12:00"])).to_owned());
    }
    if speller.chance.once_in(5) {
        let views: Vec<String> = register.views.keys().cloned().collect();
        if !views.is_empty() {
            put("view", speller.chance.one(&views).clone());
        }
    }
    get("page of a list", address)
}

fn download(speller: &mut Speller<'_>) -> Ask {
    let mut ask = page_list(speller);
    let end = *speller.chance.one(&[".csv", ".json", ".xlsx"]);
    ask.sort = "download";
    ask.address = ask.address.replacen('?', &format!("{end}?"), 1);
    if speller.chance.once_in(3) {
        ask.address += "&form=whole";
    }
    ask
}

fn record_name(speller: &mut Speller<'_>, register: &Register) -> String {
    if speller.chance.once_in(2) { speller.sys_id(&register.name) } else { speller.number() }
}

fn page_record(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let mut address = format!("/{}/{}", register.name, escaped(&record_name(speller, &register)));
    if speller.chance.once_in(10) {
        let files: Vec<&str> = register
            .fields
            .values()
            .filter(|field| field.kind == Kind::File)
            .map(|field| field.name.as_str())
            .collect();
        if !files.is_empty() {
            address += &format!("/file/{}", speller.chance.one(&files));
        }
    } else if speller.chance.once_in(6) {
        address += "?as_at=2026-01-06";
    }
    get("page of a record", address)
}

fn page_compare(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    if speller.chance.once_in(2) {
        let name = escaped(&record_name(speller, &register));
        return get("page of a comparison", format!("/{}/{name}/compare?from=2026-01-05&to=2026-01-06", register.name));
    }
    let query = escaped(&speller.ours(&register));
    get("page of a comparison", format!("/{}/compare?where={query}&from=2026-01-05&to=2026-01-06", register.name))
}

fn page_held(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let query = escaped(&speller.ours(&register));
    get("page of holders", format!("/{}/held?where={query}&from=2026-01-01&to=2026-01-31", register.name))
}

fn page_search(speller: &mut Speller<'_>) -> Ask {
    let words = speller.word();
    get("search", format!("/search?q={}", escaped(&words)))
}

fn page_home(speller: &mut Speller<'_>) -> Ask {
    match speller.chance.below(3) {
        0 => get("home", "/".into()),
        1 => get("home", "/papers".into()),
        _ => get("home", format!("/incident.do?sys_id={}", speller.sys_id("incident"))),
    }
}

/// Values for a record that is written: also such as lead to what the caller does not see.
fn values(speller: &mut Speller<'_>, register: &Register) -> Map<String, Value> {
    let mut body = Map::new();
    let fields: Vec<_> = register.open_fields().cloned().collect();
    for field in fields {
        if (!field.required && !speller.chance.once_in(8)) || field.name == "company" {
            continue;
        }
        let text = match &field.kind {
            Kind::Ref(to) | Kind::Refs(to) if speller.chance.below(4) > 0 => speller.sys_id(to),
            Kind::Person if speller.chance.below(4) > 0 => speller.sys_id("sys_user"),
            Kind::Choice(of) if !of.is_empty() => speller.chance.one(of).value.clone(),
            Kind::Ref(_) | Kind::Refs(_) | Kind::Person | Kind::Line | Kind::Prose | Kind::Journal => speller.word(),
            Kind::Secret | Kind::File => continue,
            kind => typed(speller.chance, kind, None).replace('T', " ").replace('Z', ""),
        };
        body.insert(field.name.clone(), text.into());
    }
    body
}

fn write(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let body = Value::Object(values(speller, &register));
    let id = speller.sys_id(&register.name);
    let address = format!("/api/now/table/{}", register.name);
    let mut ask = match speller.chance.below(8) {
        0..=2 => post("write", address, &body),
        3..=5 => Ask { method: "PATCH", ..post("write", format!("{address}/{id}"), &body) },
        6 => Ask { method: "PUT", ..post("write", format!("{address}/{id}?sysparm_input_display_value=true"), &body) },
        _ => Ask { method: "DELETE", ..get("write", format!("{address}/{id}")) },
    };
    if speller.chance.once_in(5) {
        ask.headers.push(("idempotency-key", format!("key-{}", speller.chance.below(40))));
    }
    ask
}

fn upload(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let row = speller.sys_id(&register.name);
    let words = speller.word();
    let name = escaped(&format!("{words}.txt"));
    match speller.chance.below(4) {
        0 => Ask { method: "DELETE", ..get("upload", format!("/api/now/attachment/{}", file_id(speller))) },
        1 => {
            let ask = post(
                "upload",
                format!("/api/now/attachment/{}", file_id(speller)),
                &json!({ "file_name": "other.txt" }),
            );
            Ask { method: "PATCH", ..ask }
        }
        _ => Ask {
            sort: "upload",
            method: "POST",
            address: format!(
                "/api/now/attachment/file?table_name={}&table_sys_id={row}&file_name={name}",
                register.name
            ),
            headers: vec![("content-type", "text/plain".into())],
            body: words.into_bytes(),
        },
    }
}

fn import(speller: &mut Speller<'_>) -> Ask {
    let staging = *speller.chance.one(&["u_calls", "u_things", "incident", "zebra"]);
    let row = json!({ "number": speller.number(), "short_description": speller.word(), "caller": speller.sys_id("sys_user") });
    match speller.chance.once_in(3) {
        true => post("import", format!("/api/now/import/{staging}/insertMultiple"), &json!({ "records": [row] })),
        false => post("import", format!("/api/now/import/{staging}"), &row),
    }
}

fn events(speller: &mut Speller<'_>) -> Ask {
    let node = speller.word();
    let severity = speller.chance.below(6).to_string();
    let one = json!({ "source": "probe", "node": node, "type": "cpu", "severity": severity, "description": "Load", "resource": "cpu0" });
    post("events", "/api/global/em/jsonv2".into(), &json!({ "records": [one] }))
}

/// Any address of the interface, with records of fitting registers in its path and something of everything in its body.
fn any_address(speller: &mut Speller<'_>) -> Ask {
    let routes: Vec<&Route> = route::all().filter(|route| !route.is_open()).collect();
    let route = **speller.chance.one(&routes);
    let class = *speller.chance.one(&["cmdb_ci", "cmdb_ci_server", "cmdb_ci_database", "incident"]);
    let mut before = "";
    let mut path = String::new();
    for part in route.path.replace("{v}", "").trim_start_matches('/').split('/') {
        let of = match (part, before) {
            ("{sys_id}", "change" | "normal" | "emergency" | "standard") => "change_request",
            ("{sys_id}", "items") => "sc_cat_item",
            ("{sys_id}", "catalogs") => "sc_catalog",
            ("{sys_id}", "categories") => "sc_category",
            ("{sys_id}", "cart") => "sc_cart_item",
            ("{template}", _) => "std_change_producer_version",
            ("{task}", _) => "change_task",
            ("{item}", _) => "cmdb_ci",
            ("{relation}", _) => "cmdb_rel_ci",
            ("{sys_id}" | "{worker}" | "{model}", _) => class,
            _ => "",
        };
        path += "/";
        path += &match part {
            "{class}" | "{table}" | "{staging}" => class.to_owned(),
            "{number}" => speller.number(),
            "{state}" => "102".to_owned(),
            _ if !of.is_empty() => speller.sys_id(of),
            _ => part.to_owned(),
        };
        before = match part {
            "normal" => "normal",
            "emergency" => "emergency",
            "standard" => "standard",
            "change" => "change",
            "items" => "items",
            "catalogs" => "catalogs",
            "categories" => "categories",
            "cart" => "cart",
            _ => "",
        };
    }
    let register = crate::world::DICTIONARY.get(class).expect("a register").clone();
    let query = escaped(&speller.encoded(&register));
    let user = speller.sys_id("sys_user");
    let text = escaped(&speller.word());
    let address =
        format!("{path}?sysparm_query={query}&sysparm_text={text}&user_sysid={user}&sysparm_data_source=ServiceNow");
    if route.method == "GET" || route.method == "DELETE" {
        return Ask { method: route.method, ..get("any address", address) };
    }
    let changes = crate::world::DICTIONARY.get("change_request").expect("changes").clone();
    let mut body = values(speller, &changes);
    let attributes = Value::Object(values(speller, &register));
    let items = json!([{ "className": class, "values": attributes.clone() }, { "className": class, "values": { "name": speller.word() } }]);
    let relation = json!([{ "type": speller.sys_id("cmdb_rel_type"), "target": speller.sys_id("cmdb_ci") }]);
    for (name, value) in [
        ("attributes", attributes),
        ("items", items),
        ("outbound_relations", relation),
        ("source", "ServiceNow".into()),
        ("sysparm_quantity", "1".into()),
        ("sysparm_requested_for", speller.sys_id("sys_user").into()),
        ("cmdb_ci_sys_ids", json!([speller.sys_id("cmdb_ci")])),
        ("association_type", "affected".into()),
        ("variables", json!({ "x": speller.word() })),
    ] {
        body.insert(name.to_owned(), value);
    }
    Ask { method: route.method, ..post("any address", address, &Value::Object(body)) }
}

fn nonsense(speller: &mut Speller<'_>) -> Ask {
    let register = speller.register();
    let name = &register.name;
    match speller.chance.below(5) {
        0 => Ask {
            headers: vec![("authorization", String::new())],
            ..get("nonsense", format!("/api/now/table/{name}x"))
        },
        1 => get("nonsense", format!("/api/now/table/{name}/{}/more", speller.sys_id(name))),
        2 => Ask {
            method: "PATCH",
            body: b"{".to_vec(),
            ..get("nonsense", format!("/api/now/table/{name}/{}", speller.sys_id(name)))
        },
        3 => get("nonsense", format!("/{name}/{}/file/nothing", speller.sys_id(name))),
        _ => get("nonsense", format!("/api/now/table/{name}?sysparm_tiny={:032x}", speller.chance.number())),
    }
}
