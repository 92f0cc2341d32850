//! The service catalogue: looking, asking, and what comes of it.

use serde_json::{Value, json};

use crate::house::{House, Told, each, query};

const ROOT: &str = "/api/sn_sc/servicecatalog";

/// What stands on the City's shelf.
struct Shelf {
    catalogue: String,
    tablet: String,
    address: String,
    form: String,
}

async fn shelf(house: &House) -> Shelf {
    let catalogue = house.made("sc_catalog", json!({"title": "Service Catalog", "description": "For all"})).await;
    house.made("sc_catalog", json!({"title": "Empty"})).await;
    let hardware = house.made("sc_category", json!({"title": "Hardware", "sc_catalog": catalogue, "order": 10})).await;
    let below = json!({"title": "Tablets", "sc_catalog": catalogue, "parent": hardware, "order": 20});
    let tablets = house.made("sc_category", below).await;
    let group = house.made("sys_user_group", json!({"name": "Hardware"})).await;
    let item = |name: &str, price: &str| json!({"name": name, "sc_catalogs": catalogue, "price": price});
    let mut tablet = item("Apple iPad 3", "599.00");
    tablet["category"] = tablets.into();
    tablet["group"] = group.into();
    tablet["delivery_time"] = "1970-01-03 00:00:00".into();
    tablet["order"] = 10.into();
    let tablet = house.made("sc_cat_item", tablet).await;
    let mut address = item("New Email Account", "0");
    address["no_quantity"] = "true".into();
    address["order"] = 20.into();
    let address = house.made("sc_cat_item", address).await;
    let mut withdrawn = item("Fax", "9.00");
    withdrawn["active"] = "false".into();
    house.made("sc_cat_item", withdrawn).await;
    let ask = |item: &str, name: &str, text: &str, kind: &str, mandatory: bool| json!({"cat_item": item, "name": name, "question_text": text, "type": kind, "mandatory": mandatory.to_string()});
    house.made("item_option_new", ask(&address, "new_email", "Which address?", "6", true)).await;
    let colour = house.made("item_option_new", ask(&tablet, "colour", "Which colour?", "5", false)).await;
    for (place, (value, text)) in [("black", "Black"), ("white", "White")].into_iter().enumerate() {
        let offered = json!({"question": colour, "value": value, "text": text, "order": place});
        house.made("question_choice", offered).await;
    }
    let mut form = item("Something is broken", "0");
    form["table_name"] = "incident".into();
    let form = house.made("sc_cat_item_producer", form).await;
    house.made("item_option_new", ask(&form, "short_description", "What is broken?", "6", true)).await;
    house.made("item_option_new", ask(&form, "since", "Since when?", "9", false)).await;
    Shelf { catalogue, tablet, address, form }
}

async fn get(house: &House, user: &str, path: &str) -> Told {
    house.send(user, "GET", &format!("{ROOT}/{path}"), "").await
}

async fn post(house: &House, user: &str, path: &str, body: Value) -> Told {
    house.send(user, "POST", &format!("{ROOT}/{path}"), &body.to_string()).await
}

fn texts(list: &Value, field: &str) -> Vec<String> {
    let rows = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    rows.iter().map(|row| row[field].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn everybody_looks_at_the_shelf_of_their_own_body() {
    each(async |house| {
        let shelf = shelf(house).await;
        // Somebody without any role: whoever works here may ask for something.
        let all = get(house, "nil", "catalogs").await;
        assert_eq!(all.header("x-total-count"), "2");
        let all = all.result();
        assert_eq!(texts(&all, "title"), ["Empty", "Service Catalog"]);
        assert_eq!((&all[0]["has_items"], &all[0]["has_categories"]), (&json!(false), &json!(false)));
        assert_eq!((&all[1]["has_items"], &all[1]["has_categories"]), (&json!(true), &json!(true)));
        let one = get(house, "nil", &format!("catalogs/{}", shelf.catalogue)).await.result();
        assert_eq!((&one["title"], &one["description"]), (&json!("Service Catalog"), &json!("For all")));

        let sections = get(house, "nil", &format!("catalogs/{}/categories", shelf.catalogue)).await.result();
        assert_eq!(texts(&sections, "title"), ["Hardware", "Tablets"]);
        assert_eq!(texts(&sections[0]["subcategories"], "title"), ["Tablets"]);
        let id = sections[1]["sys_id"].as_str().expect("a section");
        let section = get(house, "nil", &format!("categories/{id}")).await.result();
        assert_eq!(
            (&section["parent"]["title"], &section["catalog"]["title"]),
            (&json!("Hardware"), &json!("Service Catalog"))
        );

        // The police have a shelf of their own, and it is empty.
        assert_eq!(get(house, "pat", "catalogs").await.result(), json!([]));
        for path in ["catalogs/ID", "catalogs/ID/categories"] {
            let path = path.replace("ID", &shelf.catalogue);
            assert_eq!(get(house, "pat", &path).await.fault().0, 404, "{path}");
        }
        assert_eq!(get(house, "pat", &format!("categories/{id}")).await.fault().0, 404);
        assert_eq!(get(house, "pat", &format!("items?sysparm_catalog={}", shelf.catalogue)).await.result(), json!([]));
        for path in ["items/ID", "items/ID/variables"] {
            let path = path.replace("ID", &shelf.tablet);
            assert_eq!(get(house, "pat", &path).await.fault().0, 404, "{path}");
        }
        let told = post(house, "pat", &format!("items/{}/order_now", shelf.tablet), json!({})).await;
        assert_eq!(told.fault().0, 404);
    });
}

#[test]
fn items_are_found_by_words_catalogue_and_section() {
    each(async |house| {
        let shelf = shelf(house).await;
        let found = async |rest: &str| texts(&get(house, "nil", &format!("items?{rest}")).await.result(), "name");
        assert_eq!(found("").await, ["Something is broken", "Apple iPad 3", "New Email Account"]);
        assert_eq!(found("sysparm_text=Ipad").await, ["Apple iPad 3"]);
        assert_eq!(found("sysparm_text=New%20Email%20Account").await, ["New Email Account"]);
        assert_eq!(found("sysparm_text=email%20ipad").await, [""; 0]);
        assert_eq!(found(&format!("sysparm_catalog={}&sysparm_type=record_producer", shelf.catalogue)).await.len(), 1);
        let page = get(house, "nil", "items?sysparm_limit=1&sysparm_offset=1").await;
        assert_eq!(page.header("x-total-count"), "3");
        assert!(page.header("link").contains("sysparm_offset=2>;rel=\"next\""), "{}", page.header("link"));

        for version in ["", "/v1"] {
            let address = format!("/api/sn_sc{version}/servicecatalog/items/{}", shelf.tablet);
            let one = house.send("nil", "GET", &address, "").await.result();
            assert_eq!((&one["type"], &one["sys_class_name"]), (&json!("catalog_item"), &json!("sc_cat_item")));
            assert_eq!((&one["price"], &one["category"]["title"]), (&json!("£599"), &json!("Tablets")));
            assert_eq!(texts(&one["catalogs"], "title"), ["Service Catalog"]);
            let colour = &one["variables"][0];
            assert_eq!((&colour["name"], &colour["friendly_type"]), (&json!("colour"), &json!("select_box")));
            assert_eq!(texts(&colour["choices"], "label"), ["Black", "White"]);
        }
        let asked = get(house, "nil", &format!("items/{}/variables", shelf.address)).await.result();
        assert_eq!((&asked[0]["label"], &asked[0]["mandatory"]), (&json!("Which address?"), &json!(true)));
    });
}

#[test]
fn an_order_becomes_a_request_with_its_items_and_answers() {
    each(async |house| {
        let shelf = shelf(house).await;
        let body = json!({"sysparm_quantity": "2", "sysparm_requested_for": "ben", "sysparm_also_request_for": "mon",
            "variables": {"colour": "black", "no_such": "x"}});
        let told = post(house, "nil", &format!("items/{}/order_now", shelf.tablet), body).await.result();
        assert_eq!(told["request_number"], "REQ0010001", "{}", house.engine);
        assert_eq!((&told["number"], &told["sys_id"]), (&told["request_number"], &told["request_id"]));
        assert_eq!((&told["table"], &told["parent_table"]), (&json!("sc_request"), &json!("task")));
        let request = told["request_id"].as_str().expect("a request").to_owned();

        let kept = house.get(&format!("/table/sc_request/{request}?sysparm_display_value=all")).await.result();
        assert_eq!(kept["request_state"]["value"], "in_process");
        assert_eq!(
            (&kept["requested_for"]["display_value"], &kept["opened_by"]["display_value"]),
            (&json!("Ben Hart"), &json!("Nil Nobody"))
        );
        assert_eq!((&kept["price"]["value"], &kept["sys_created_by"]["value"]), (&json!("GBP;2396"), &json!("nil")));
        let items = house
            .get(&format!("/table/sc_req_item?sysparm_query=request={request}^ORDERBYrequested_for.name&sysparm_display_value=true"))
            .await;
        assert_eq!(items.each("quantity"), ["2", "2"]);
        assert_eq!(items.each("short_description"), ["Apple iPad 3", "Apple iPad 3"]);
        assert_eq!(items.result()[0]["assignment_group"]["display_value"], "Hardware");
        assert_eq!(items.result()[0]["requested_for"]["display_value"], "Ben Hart");
        assert_eq!(items.result()[0]["due_date"], "2026-03-04 01:15:00");
        let fields = "sysparm_fields=sc_item_option.item_option_new.question_text,sc_item_option.value";
        let answers = house.get(&format!("/table/sc_item_option_mtom?{fields}&request_item.request={request}")).await;
        assert_eq!(answers.each("sc_item_option.value"), ["black", "black"]);
        assert_eq!(answers.each("sc_item_option.item_option_new.question_text"), ["Which colour?", "Which colour?"]);

        // Whoever provides such things has a task for each.
        let tasks = house.get(&format!("/table/sc_task?request={request}&sysparm_display_value=all")).await.result();
        assert_eq!(tasks.as_array().map(Vec::len), Some(2), "{tasks}");
        assert_eq!(tasks[0]["number"]["value"].as_str().map(|number| &number[..6]), Some("SCTASK"));
        assert_eq!(
            (&tasks[0]["assignment_group"]["display_value"], &tasks[0]["state"]["display_value"]),
            (&json!("Hardware"), &json!("Open"))
        );
        assert_eq!(tasks[0]["due_date"]["value"], "2026-03-04 09:15:00");

        // The asker sees the request; another body sees nothing of it.
        let seen = house.seen_by("nil", &format!("/table/sc_request/{request}")).await;
        assert_eq!(seen.result()["number"], "REQ0010001");
        assert_eq!(house.seen_by("pat", &format!("/table/sc_request/{request}")).await.fault().0, 404);
    });
}

#[test]
fn what_is_wrong_with_an_order_is_said_in_the_words_that_clients_look_for() {
    each(async |house| {
        let shelf = shelf(house).await;
        let order = async |item: &str, body: Value| {
            let (status, message, _) = post(house, "ben", &format!("items/{item}/order_now"), body).await.fault();
            (status, message)
        };
        let is = |text: &str| (400, text.to_owned());
        assert_eq!(order(&shelf.address, json!({})).await, is("Mandatory Variables are required"));
        let empty = json!({"variables": {"new_email": " "}});
        assert_eq!(order(&shelf.address, empty).await, is("Mandatory Variables are required"));
        for quantity in [json!("0"), json!(-1), json!("two"), json!("99999999999999999999")] {
            let body = json!({"sysparm_quantity": quantity});
            assert_eq!(order(&shelf.tablet, body).await, is("Invalid quantity value"));
        }
        let two = json!({"sysparm_quantity": 2, "variables": {"new_email": "a@example.com"}});
        assert_eq!(order(&shelf.address, two).await, is("Invalid quantity value"));
        assert_eq!(order(&shelf.form, json!({})).await, is("Security constraints prevent ordering of Item"));
        let nobody = json!({"sysparm_requested_for": "nobody.at.all"});
        assert_eq!(order(&shelf.tablet, nobody).await, is("Invalid requested for user"));
        assert_eq!(order(&"0".repeat(32), json!({})).await.0, 404);
        let told = post(house, "ben", "cart/submit_order", json!({})).await.fault();
        assert_eq!((told.0, told.1.as_str()), (400, "Cart is empty"));
        assert_eq!(house.get("/table/sc_request").await.header("x-total-count"), "0");
    });
}

#[test]
fn a_basket_is_filled_changed_ordered_and_empty_again() {
    each(async |house| {
        let shelf = shelf(house).await;
        let put = async |item: &str, body: Value| post(house, "nil", &format!("items/{item}/add_to_cart"), body).await;
        let first = put(&shelf.tablet, json!({"sysparm_quantity": 2})).await.result();
        assert_eq!((&first["subtotal"], &first["items"][0]["name"]), (&json!("£1198"), &json!("Apple iPad 3")));
        assert_eq!(put(&shelf.address, json!({})).await.fault().1, "Mandatory Variables are required");
        let second = put(&shelf.address, json!({"variables": {"new_email": "a@example.com"}})).await.result();
        assert_eq!(second["cart_id"], first["cart_id"]);
        assert_eq!(texts(&second["items"], "quantity"), ["2", "1"]);

        let thing = first["items"][0]["cart_item_id"].as_str().expect("a thing").to_owned();
        // A basket is nobody else's, an administrator's neither.
        for user in ["ben", "ada", "pat"] {
            let told = house.send(user, "PUT", &format!("{ROOT}/cart/{thing}"), r#"{"sysparm_quantity": 9}"#).await;
            assert_eq!(told.fault().0, 404, "{user}");
            assert_eq!(house.send(user, "DELETE", &format!("{ROOT}/cart/{thing}"), "").await.fault().0, 404);
            assert_eq!(get(house, user, "cart").await.result()["items"], json!([]));
            let basket = first["cart_id"].as_str().expect("a basket");
            assert_eq!(house.send(user, "DELETE", &format!("{ROOT}/cart/{basket}/empty"), "").await.fault().0, 404);
        }
        let told = house.send("nil", "PUT", &format!("{ROOT}/cart/{thing}"), r#"{"sysparm_quantity": "3"}"#).await;
        assert_eq!(told.result()["subtotal_price"], "£1797");
        assert_eq!(told.result()["none"]["items"][0]["quantity"], "3");

        let ordered =
            post(house, "nil", "cart/submit_order", json!({"special_instructions": "After five"})).await.result();
        let request = ordered["request_id"].as_str().expect("a request").to_owned();
        let kept = house.get(&format!("/table/sc_request/{request}")).await.result();
        assert_eq!(
            (&kept["special_instructions"], &kept["number"]),
            (&json!("After five"), &ordered["request_number"])
        );
        let items =
            house.get(&format!("/table/sc_req_item?request={request}&sysparm_query=ORDERBYshort_description")).await;
        assert_eq!(items.each("short_description"), ["Apple iPad 3", "New Email Account"]);
        assert_eq!(items.each("quantity"), ["3", "1"]);
        assert_eq!(get(house, "nil", "cart").await.result()["items"], json!([]));
        assert_eq!(post(house, "nil", "cart/checkout", json!({})).await.fault().1, "Cart is empty");

        let again = put(&shelf.tablet, json!({})).await.result();
        assert_ne!(again["cart_id"], first["cart_id"]);
        let basket = again["cart_id"].as_str().expect("a basket");
        assert_eq!(house.send("nil", "DELETE", &format!("{ROOT}/cart/{basket}/empty"), "").await.status, 204);
        assert_eq!(get(house, "nil", "cart").await.result()["items"], json!([]));
        put(&shelf.tablet, json!({})).await;
        let seen = get(house, "nil", "cart").await.result();
        let thing = seen["items"][0]["cart_item_id"].as_str().expect("a thing").to_owned();
        assert_eq!(house.send("nil", "DELETE", &format!("{ROOT}/cart/{thing}"), "").await.status, 204);
        put(&shelf.tablet, json!({})).await;
        assert!(post(house, "nil", "cart/checkout", json!({})).await.result()["request_number"].is_string());

        let kept = post(house, "nil", &format!("items/{}/add_to_wishlist", shelf.address), json!({})).await.result();
        assert_eq!(texts(&kept["items"], "name"), ["New Email Account"]);
        let wish = kept["items"][0]["cart_item_id"].as_str().expect("a wish");
        assert_eq!(house.send("nil", "DELETE", &format!("{ROOT}/wishlist/{wish}"), "").await.status, 204);
        assert_eq!(get(house, "nil", "wishlist").await.result()["items"], json!([]));
    });
}

#[test]
fn a_form_makes_work_in_the_name_of_whoever_fills_it_in() {
    each(async |house| {
        let shelf = shelf(house).await;
        let form = format!("items/{}/submit_producer", shelf.form);
        assert_eq!(post(house, "nil", &form, json!({})).await.fault().1, "Mandatory Variables are required");
        let body = json!({"variables": {"short_description": "The door", "since": "2026-03-01", "priority": "1"}});
        let made = post(house, "nil", &form, body).await.result();
        assert_eq!((&made["table"], &made["number"]), (&json!("incident"), &json!("INC0010001")));
        let kept = house.get("/table/incident?number=INC0010001&sysparm_display_value=true").await.result();
        assert_eq!(
            (&kept[0]["short_description"], &kept[0]["description"]),
            (&json!("The door"), &json!("Since when?: 2026-03-01"))
        );
        assert_eq!(kept[0]["caller_id"]["display_value"], "Nil Nobody");
        // Nobody asked how urgent it is, so nobody said.
        assert_eq!(kept[0]["priority"], "Planning");
        let other = post(house, "nil", &format!("items/{}/submit_producer", shelf.tablet), json!({})).await.fault();
        assert_eq!(other.0, 400);
        // The right to make a record is lent for work alone.
        let body = json!({"name": "Make me admin", "table_name": "sys_user_has_role"});
        let told = house.send("mia", "POST", "/api/now/table/sc_cat_item_producer", &body.to_string()).await;
        assert_eq!(told.fault().0, 403);
    });
}

#[test]
fn a_request_closes_with_the_last_of_its_items() {
    each(async |house| {
        let shelf = shelf(house).await;
        let body = json!({"sysparm_also_request_for": "mon"});
        let told = post(house, "ben", &format!("items/{}/order_now", shelf.tablet), body).await.result();
        let request = told["request_id"].as_str().expect("a request").to_owned();
        let items =
            house.get(&format!("/table/sc_req_item?{}", query(&format!("request={request}")))).await.each("sys_id");
        assert_eq!(items.len(), 2);
        let state = async || house.get(&format!("/table/sc_request/{request}")).await.result()["request_state"].clone();
        let task = async |item: &str| {
            let tasks = house.get(&format!("/table/sc_task?{}", query(&format!("request_item={item}")))).await.result();
            assert_eq!(tasks.as_array().map(Vec::len), Some(1), "{tasks}");
            tasks[0].clone()
        };
        // An item that is closed leaves nobody at work, and the last task of the other closes it.
        house.patch("sc_req_item", &items[0], json!({"state": "4"})).await.result();
        assert_eq!(task(&items[0]).await["state"], "7");
        assert_eq!(state().await, "in_process");
        let last = task(&items[1]).await["sys_id"].as_str().expect("a task").to_owned();
        house.patch("sc_task", &last, json!({"state": "3"})).await.result();
        assert_eq!(house.get(&format!("/table/sc_req_item/{}", items[1])).await.result()["state"], "3");
        assert_eq!(state().await, "closed_complete");
    });
}
