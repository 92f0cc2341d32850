//! Lists: what is asked, in which order, a page at a time.

use serde_json::{Value, json};

use crate::house::{House, each, query};

/// Incidents 1 to `count`, numbered in order, with impacts 1, 2, 3, 1, ….
async fn incidents(house: &House, count: usize) {
    for at in 0..count {
        let body = json!({"short_description": format!("Fault {}", at + 1), "impact": (at % 3 + 1).to_string(),
                          "urgency": "1", "correlation_id": if at % 2 == 0 { "even" } else { "" }});
        house.made("incident", body).await;
    }
}

async fn numbers(house: &House, address: &str) -> Vec<String> {
    let told = house.get(address).await;
    told.each("number").iter().map(|number| number.trim_start_matches("INC001000").to_owned()).collect()
}

#[test]
fn pages_lead_to_one_another() {
    each(async |house| {
        incidents(house, 7).await;
        let told = house.get("/table/incident?sysparm_limit=3&sysparm_query=ORDERBYnumber&sysparm_fields=number").await;
        assert_eq!((told.each("number").len(), told.header("x-total-count")), (3, "7"));
        let to = |offset: u32, rel: &str| {
            format!(
                "<http://localhost:8020/api/now/table/incident?sysparm_limit=3&sysparm_query=ORDERBYnumber\
                 &sysparm_fields=number&sysparm_offset={offset}>;rel=\"{rel}\""
            )
        };
        assert_eq!(told.header("link"), [to(0, "first"), to(3, "next"), to(6, "last")].join(","));
        let address =
            "/table/incident?sysparm_limit=3&sysparm_query=ORDERBYnumber&sysparm_fields=number&sysparm_offset=";
        let told = house.get(&format!("{address}3")).await;
        assert_eq!(told.header("link"), [to(0, "first"), to(0, "prev"), to(6, "next"), to(6, "last")].join(","));
        assert_eq!(told.each("number")[0], "INC0010004");
        let told = house.get(&format!("{address}6")).await;
        assert_eq!(told.header("link"), [to(0, "first"), to(3, "prev"), to(6, "last")].join(","));
        assert_eq!((told.each("number"), told.header("x-total-count")), (vec!["INC0010007".to_owned()], "7"));
        let told = house.get(&format!("{address}60")).await;
        assert_eq!((told.result(), told.header("x-total-count")), (json!([]), "7"));

        let told = house.get("/table/incident").await;
        assert_eq!((told.each("number").len(), told.header("link"), told.header("x-total-count")), (7, "", "7"));
        let told = house.get("/table/incident?sysparm_limit=3&sysparm_suppress_pagination_header=TRUE").await;
        assert_eq!((told.header("link"), told.header("x-total-count")), ("", "7"));
        let told = house.get("/table/incident?sysparm_limit=3&sysparm_no_count=true").await;
        assert!(!told.headers.contains_key("x-total-count") && told.header("link").contains("next"));
        assert!(!told.header("link").contains("last"), "{}", told.header("link"));
        let told = house.get("/table/incident?sysparm_limit=0").await;
        assert_eq!((told.result(), told.header("x-total-count"), told.header("link")), (json!([]), "7", ""));
        assert_eq!(house.get("/table/incident?sysparm_limit=many&sysparm_offset=-5").await.each("number").len(), 7);
    });
}

/// Clients give up on a line of more than 64 KiB in the head of an answer.
#[test]
fn an_address_that_is_too_long_to_stand_four_times_leads_on_as_far_as_it_can() {
    each(async |house| {
        incidents(house, 5).await;
        for (length, rels) in [(500, "first prev next last"), (25_000, "first next"), (35_000, "")] {
            let long =
                format!("/table/incident?sysparm_limit=2&sysparm_offset=2&sysparm_query=zz={}", "x".repeat(length));
            let told = house.get(&long).await;
            let link = told.header("link");
            let found = link.split("rel=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
            assert_eq!(found.collect::<Vec<_>>().join(" "), rels, "{length}");
            assert!(link.len() < 64 << 10 && told.each("number").len() == 2, "{length}");
        }
    });
}

#[test]
fn an_empty_list_is_told_by_the_version_that_was_asked() {
    each(async |house| {
        assert_eq!(house.get("/table/incident").await.result(), json!([]));
        assert_eq!(house.get("/v2/table/incident").await.result(), json!([]));
        assert_eq!(house.get("/v1/table/incident").await.fault().0, 404);
    });
}

#[test]
fn queries_and_pairs_are_joined() {
    each(async |house| {
        incidents(house, 6).await;
        for (asked, expected) in [
            (query("impact=1"), vec!["1", "4"]),
            (query("impact=1^ORimpact=2^ORDERBYDESCnumber"), vec!["5", "4", "2", "1"]),
            (query("ORDERBYDESCnumber^impact=3^"), vec!["6", "3"]),
            (query("impact=1^correlation_id=even^NQnumber=INC0010006"), vec!["1", "6"]),
            (query("correlation_idISEMPTY^impact!=1"), vec!["2", "6"]),
            (query("correlation_id!=EVEN"), vec![]),
            (query("correlation_id="), vec!["2", "4", "6"]),
            (format!("{}&impact=High", query("correlation_id=even")), vec!["1"]),
            ("impact=2&state=New&table_name=x&short_description=Fault+2".into(), vec!["2"]),
            ("number=INC0010003&sysparm_query=None".into(), vec!["3"]),
            (format!("opened_by=ada&{}", query("numberIN INC0010001 ,INC0010002")), vec!["1", "2"]),
            (query("opened_by.nameLIKEosei^numberENDSWITH4"), vec!["4"]),
            (query("short_descriptionSTARTSWITHfault^number>=INC0010005"), vec!["5", "6"]),
            (query("sys_created_by=javascript:gs.getUserName()^impact=3^ORDERBYnumber"), vec!["3", "6"]),
            (query("impactSAMEASurgency"), vec!["1", "4"]),
            (query("impactNSAMEASurgency"), vec!["2", "3", "5", "6"]),
            (query("impactGT_FIELDurgency^numberLT_OR_EQUALS_FIELDnumber"), vec!["2", "3", "5", "6"]),
            (query("123TEXTQUERY321=fault 5"), vec!["5"]),
        ] {
            let address = format!("/table/incident?sysparm_fields=number&{asked}");
            let told = house.get(&address).await;
            let mut found = numbers(house, &address).await;
            if !asked.contains("ORDERBY") {
                found.sort();
            }
            assert_eq!(found, expected, "{}: {asked}", house.engine);
            assert_eq!(told.header("x-total-count"), expected.len().to_string(), "{asked}");
            assert_eq!(told.header("x-query-ignored"), if asked.ends_with("=None") { "None" } else { "" });
        }
    });
}

#[test]
fn what_means_nothing_is_left_out_and_said() {
    each(async |house| {
        incidents(house, 3).await;
        let told = house.get(&format!("/table/incident?{}", query("colour=red^impact=1^ORshade=dark"))).await;
        assert_eq!(told.header("x-total-count"), "1");
        assert_eq!(told.header("x-query-ignored"), "colour=red^shade=dark");
        let told = house.get(&format!("/table/incident?{}", query(&"AAAA=BBBB^".repeat(900)))).await;
        assert_eq!(told.header("x-total-count"), "3");
        assert!(told.header("x-query-ignored").len() <= 1000);
    });
}

#[test]
fn records_are_found_by_those_that_refer_to_them() {
    each(async |house| {
        let problem = house.made("problem", json!({"short_description": "Why"})).await;
        house.made("problem", json!({"short_description": "Alone"})).await;
        for impact in ["1", "3"] {
            let body = json!({"short_description": "x", "impact": impact, "problem_id": problem});
            house.made("incident", body).await;
        }
        for (asked, expected) in [
            ("RLQUERYincident.problem_id,>0,m2m^ENDRLQUERY", vec!["Why"]),
            ("RLQUERYincident.problem_id,>1^impact=1^ENDRLQUERY", vec![]),
            ("RLQUERYincident.problem_id,>=1^impact=1^ORimpact=2^ENDRLQUERY^ORDERBYnumber", vec!["Why"]),
            ("RLQUERYincident.problem_id,=0^ENDRLQUERY", vec!["Alone"]),
            ("short_description=Nothing^NQRLQUERYincident.problem_id,>0^impact=1^ENDRLQUERY", vec!["Why"]),
            (
                "short_description=Alone^NQRLQUERYincident.problem_id,>0^ENDRLQUERY^ORDERBYshort_description",
                vec!["Alone", "Why"],
            ),
            ("short_description=Alone^NQORDERBYDESCshort_description^short_description=Why", vec!["Why", "Alone"]),
            (
                "short_description=Alone^ORRLQUERYincident.problem_id,>0^ENDRLQUERY^ORDERBYshort_description",
                vec!["Alone", "Why"],
            ),
            ("short_description=Nothing^NQJOINproblem.sys_id=incident.problem_id", vec!["Why"]),
            ("RLQUERYincident.problem_id,<2^ENDRLQUERY^short_descriptionLIKEal", vec!["Alone"]),
            ("JOINproblem.sys_id=incident.problem_id!impact=3", vec!["Why"]),
            ("JOINincident.problem_id=problem.sys_id!impact=2", vec![]),
            ("short_description=Alone^JOINproblem.sys_id=incident.problem_id", vec![]),
        ] {
            let told = house.get(&format!("/table/problem?{}", query(asked))).await;
            assert_eq!(told.each("short_description"), expected, "{}: {asked}", house.engine);
            assert_eq!(told.header("x-query-ignored"), "", "{asked}");
        }
        let told = house.get(&format!("/table/problem?{}", query("RLQUERYnothing.x,>0^ENDRLQUERY"))).await;
        assert_eq!((told.header("x-total-count"), told.header("x-query-ignored")), ("2", "RLQUERYnothing.x,>0"));
        // The other body's agent sees neither.
        let asked = query("RLQUERYincident.problem_id,>0^ENDRLQUERY");
        assert_eq!(house.seen_by("pat", &format!("/table/problem?{asked}")).await.result(), json!([]));
    });
}

#[test]
fn a_long_page_is_written_while_it_is_sent_and_is_as_long() {
    each(async |house| {
        let desk = &house.desk;
        let setup = record::Actor::system("setup", store::Bodies::of([&house.col]));
        let drafts: Vec<record::Draft> = (0..620)
            .map(|at| {
                let draft = record::Draft::new("incident").with("company", &house.col);
                draft.with("short_description", format!("Fault {at}")).with("comments", "Noted.")
            })
            .collect();
        let occasion = practice::desk::Occasion {
            actor: &setup,
            now: crate::house::at("2026-03-01T10:00:00Z"),
            why: "",
            request: "",
        };
        tokio::task::block_in_place(|| desk.save_all(occasion, &drafts)).expect("saved");
        let fields = "sysparm_fields=number,comments&sysparm_display_value=true&sysparm_query=ORDERBYnumber";
        let told = house.get(&format!("/table/incident?{fields}")).await;
        let all = told.each("number");
        assert_eq!((all.len(), told.header("x-total-count"), told.header("link")), (620, "620", ""));
        assert!(told.each("comments").iter().all(|text| text.contains("Noted.")));
        let told = house.get(&format!("/table/incident?{fields}&sysparm_limit=550&sysparm_offset=10")).await;
        assert_eq!((told.each("number"), told.header("x-total-count")), (all[10..560].to_vec(), "620"));
        assert!(told.header("link").contains("sysparm_offset=560>;rel=\"next\""), "{}", told.header("link"));
        let head = house.send("ada", "HEAD", "/api/now/table/incident", "").await;
        assert_eq!((head.header("x-total-count"), head.text.as_str()), ("620", ""));
    });
}

#[test]
fn statistics_count_sum_and_group() {
    each(async |house| {
        incidents(house, 7).await;
        let stats = async |more: &str| house.get(&format!("/stats/incident?{more}")).await.result();
        assert_eq!(stats("").await, json!({"stats": {}}));
        assert_eq!(stats("sysparm_count=true").await, json!({"stats": {"count": "7"}}));
        assert_eq!(
            stats("sysparm_count=true&sysparm_avg_fields=impact,colour&sysparm_min_fields=impact&sysparm_max_fields=impact&sysparm_sum_fields=reopen_count").await,
            json!({"stats": {"count": "7", "avg": {"impact": "1.8571"}, "min": {"impact": "1"},
                             "max": {"impact": "3"}, "sum": {"reopen_count": "0"}}})
        );
        let group = |count: &str, field: &str, value: &str| json!({"stats": {"count": count}, "groupby_fields": [{"field": field, "value": value}]});
        assert_eq!(
            stats("sysparm_count=true&sysparm_group_by=impact").await,
            json!([group("3", "impact", "1"), group("2", "impact", "2"), group("2", "impact", "3")])
        );
        assert_eq!(
            stats("sysparm_count=true&sysparm_group_by=correlation_id&sysparm_order_by=COUNT%5EDESC").await,
            json!([group("4", "correlation_id", "even"), group("3", "correlation_id", "")])
        );
        assert_eq!(
            stats("sysparm_count=true&sysparm_group_by=impact&sysparm_having=count%5Eimpact%5E%3E%5E2").await,
            json!([group("3", "impact", "1")])
        );
        assert_eq!(
            stats("sysparm_count=true&sysparm_group_by=opened_by.name&impact=1").await,
            json!([group("3", "opened_by.name", "Ada Osei")])
        );
        let both =
            stats("sysparm_count=true&sysparm_group_by=impact,opened_by&sysparm_display_value=all&impact=2").await;
        let expected: Value = json!([{"stats": {"count": "2"}, "groupby_fields": [
            {"field": "impact", "value": "2", "display_value": "Medium"},
            {"field": "opened_by", "value": house.people["ada"], "display_value": "Ada Osei"}]}]);
        assert_eq!(both, expected);
        let by_month =
            stats("sysparm_count=true&sysparm_group_by=opened_at@month,impact&sysparm_display_value=all").await;
        let month = |count: &str, impact: &str, told: &str| {
            json!({"stats": {"count": count}, "groupby_fields": [
                {"field": "opened_at@month", "value": "2026-03", "display_value": "March 2026"},
                {"field": "impact", "value": impact, "display_value": told}]})
        };
        assert_eq!(by_month, json!([month("3", "1", "High"), month("2", "2", "Medium"), month("2", "3", "Low")]));
        let week = stats("sysparm_count=true&sysparm_group_by=opened_at@week,opened_at@quarter").await;
        let told = |at: usize| week[0]["groupby_fields"][at]["value"].as_str().unwrap_or_default().to_owned();
        assert_eq!((told(0).as_str(), told(1).as_str()), ("2026-03-02", "2026-Q1"));
        // Neither an unknown stretch nor a field that is no date says anything.
        let none = stats("sysparm_count=true&sysparm_group_by=opened_at@fortnight,impact@month").await;
        assert_eq!(none, json!({"stats": {"count": "7"}}));
        let average =
            stats("sysparm_avg_fields=impact&sysparm_group_by=correlation_id&sysparm_orderby=AVG%5Eimpact").await;
        assert_eq!(average[0]["stats"]["avg"]["impact"], "1.7500");
        assert_eq!(house.get("/stats/sys_user_list").await.fault().1, "Invalid table sys_user_list");
        assert_eq!(house.seen_by("pat", "/stats/incident?sysparm_count=true").await.result()["stats"]["count"], "0");
    });
}
