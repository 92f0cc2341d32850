//! Findings, alternative texts and tables in words.

use super::*;

#[test]
fn columns_say_lowest_highest_and_direction() {
    let chart = columns("p1", &police());
    assert_eq!(chart.finding, "Priority 1 incidents: 4 in May 2020, up from 3 in April");
    assert_eq!(
        chart.alt,
        "Columns: priority 1 incidents, December 2019 to May 2020, stacked by cause. City of London Police: lowest 0 in \
         January 2020; highest 4 in May 2020; May 2020 has 4 (Change 3, Hardware 1), up from 3 in April 2020; no data \
         for February 2020. Table follows."
    );
    let totals: Vec<&str> = chart.table.rows.iter().map(|row| row[4].text.as_str()).collect();
    assert_eq!(totals, ["2", "0", "no data", "3", "3", "4"]);
}

#[test]
fn a_month_that_is_not_over_is_never_compared_as_if_it_were() {
    let mut data = police();
    data.panels[0].columns[5].until = Some(date(2020, 5, 22));
    let chart = columns("p1", &data);
    assert_eq!(chart.finding, "Priority 1 incidents: 4 in May 2020 so far, up from 3 in April");
    assert!(chart.svg.contains(">to 22 May<"));
    assert_eq!(chart.table.rows[5][0].text, "May 2020 (to 22 May)");
}

#[test]
fn a_sixth_series_is_drawn_as_other_and_kept_in_the_table() {
    let mut data = police();
    data.series.extend(["Power", "People", "Security"].map(str::to_owned));
    data.panels[0].columns[5] = column(&[1, 1, 1, 1, 1, 1]);
    let chart = columns("p1", &data);
    assert!(chart.svg.contains(">Other (2)<") && !chart.svg.contains(">People<"));
    assert_eq!(chart.table.header, ["Month", "Change", "Hardware", "Supplier", "Power", "People", "Security", "Total"]);
    assert_eq!(chart.table.rows[5][7].text, "6");
}

#[test]
fn a_gauge_names_target_and_achieved_and_the_result() {
    let chart = gauge("desk", &desk_rating());
    assert_eq!(chart.finding, "Service desk rated good or very good: 92%, target 85% met");
    assert_eq!(
        chart.alt,
        "Gauge from 0% to 100%: Service desk rated good or very good. Target 85%. Achieved 92%, 412 of 448 replies. Met."
    );
    assert_eq!(chart.table.header, ["Measure", "Target", "Achieved", "Counted", "Result"]);
    assert_eq!(chart.table.rows[0][2].href.as_deref(), Some("/records/survey?q=may"));
}

#[test]
fn a_gauge_of_few_or_none_shows_no_percentage() {
    let few = Gauge { value: Some((66.7, "67%".to_owned())), counted: Some((4, 6)), ..desk_rating() };
    let chart = gauge("few", &few);
    assert!(chart.svg.contains(">4 of 6<") && !chart.svg.contains(">67%<"), "{}", chart.svg);
    assert!(chart.svg.contains(">Missed<"));
    let none = gauge("none", &Gauge { value: None, counted: None, ..desk_rating() });
    assert_eq!(none.finding, "Service desk rated good or very good: No replies");
    assert!(!none.svg.contains("0%, ") && !none.svg.contains(">Met<") && !none.svg.contains(">Missed<"));
}

#[test]
fn a_target_from_above_is_met_from_below() {
    let hours = Gauge { at_least: false, ..desk_rating() };
    assert!(gauge("hours", &hours).finding.ends_with("target 85% missed"));
}

#[test]
fn days_name_bank_holidays_and_missing_days() {
    let mut values = [Some(650); 31];
    values[5] = Some(816);
    values[24] = Some(435);
    values[12] = None;
    let chart = daily("days", &may(values));
    assert_eq!(
        chart.alt,
        "Columns by day: remote access users, City of London Police, May 2020. Average 648, highest 816 on 6 May, lowest \
         435 on 25 May. Weekends are shaded. Bank holidays are hatched: 8 May, Early May bank holiday (VE Day); 25 May, \
         Spring bank holiday. No data on 13 May. Table follows."
    );
    assert_eq!(
        chart.finding,
        "Remote access users, City of London Police: 435 to 816 a day in May 2020, 648 on average"
    );
    assert_eq!(chart.note.as_deref(), Some("Average on working days 659; on weekends and bank holidays 632."));
    assert_eq!(
        chart.table.rows[12].iter().map(|cell| &cell.text[..]).collect::<Vec<_>>(),
        ["Wed 13 May 2020", "Working day", "no data"]
    );
}

#[test]
fn findings_keep_mitigated_apart_from_remediated() {
    let chart = findings("ithc", &health_check());
    assert_eq!(chart.finding, "Findings of the 2019/20 health check: 260 of 262 remediated or mitigated, 2 open");
    let all: Vec<&str> = chart.table.rows[5].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(all, ["All", "262", "178", "82", "0", "2"]);
}

#[test]
fn a_line_says_what_is_missing_and_what_rests_on_few() {
    let point = |value: f64, counted| {
        Some(LinePoint { value, printed: format!("+{value}"), counted: Some(counted), href: None })
    };
    let data = Line {
        subject: "net promoter score".to_owned(),
        months: six_months(),
        series: vec![LineSeries {
            name: "City of London".to_owned(),
            points: vec![point(55.0, 80), point(58.0, 4), None, point(60.0, 90), point(52.0, 70), point(61.0, 99)],
        }],
        target: Some(LineTarget { value: 50.0, words: "above 50 is very good".to_owned() }),
        of: "replies".to_owned(),
    };
    let chart = line("nps", &data);
    assert_eq!(chart.finding, "Net promoter score in May 2020: +61 for City of London");
    assert_eq!(chart.note.as_deref(), Some("Hollow points rest on fewer than 5 replies."));
    assert!(
        chart.alt.contains("lowest +52 in April 2020; highest +61 in May 2020; over the period up from +55 to +61")
    );
    assert_eq!(chart.table.rows[2][1].text, "no data");
}

#[test]
fn a_spark_is_small_and_whole() {
    let values = [("March", Some(3.0)), ("April", None), ("May", Some(4.0))];
    let chart = spark("s", "P1 incidents", &values.map(|(name, value)| (name.to_owned(), value)));
    insta::assert_snapshot!(chart.svg, @r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 28" width="120" height="28" role="img" class="gh-drawing" aria-labelledby="s-title s-desc" font-family="Atkinson Hyperlegible Next, Arial, sans-serif"><title id="s-title">P1 incidents: 4 in May</title><desc id="s-desc">Line: P1 incidents, March to May. Lowest 3 in March; highest 4 in May; over the period up from 3 to 4.</desc><path d="M4 27L116 27" fill="none" stroke="#7F7A8C" stroke-width="1" class="s-control"/><path d="M112.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z" fill="#352F82" class="f-series-1"/></svg>"##);
}

#[test]
fn csv_is_quoted_and_starts_no_formula() {
    let table = ChartTable {
        caption: "x".to_owned(),
        header: vec!["Cause".to_owned(), "n".to_owned()],
        rows: vec![
            vec![Cell::words("power, \"main\""), Cell::number("+61")],
            vec![Cell::words("=HYPERLINK(1)"), Cell::number("−3")],
            vec![Cell::words("-x"), Cell::number("")],
        ],
    };
    assert_eq!(table.csv(), "Cause,n\r\n\"power, \"\"main\"\"\",+61\r\n'=HYPERLINK(1),−3\r\n'-x,\r\n");
}

#[test]
fn large_numbers_get_commas_and_axes_stay_round() {
    assert_eq!([0, 999, 1700, 10_079, 10_079_000].map(words::whole), ["0", "999", "1700", "10,079", "10,079,000"]);
    let checks: [(f64, f64, bool, &[&str]); 4] = [
        (0.0, 4.0, true, &["0", "1", "2", "3", "4"]),
        (0.0, 1.0, true, &["0", "1"]),
        (0.0, 816.0, true, &["0", "500", "1000"]),
        (-0.2, 0.3, false, &["−0.2", "0", "0.2", "0.4"]),
    ];
    for (low, high, whole, expected) in checks {
        let printed: Vec<String> = scale::ticks(low, high, 4, whole).into_iter().map(words::tick).collect();
        assert_eq!(printed, expected);
    }
}

#[test]
fn a_ranking_names_the_first_two_and_keeps_the_rest_apart() {
    let line = |name: &str, value: u64, is_rest| RankedLine {
        name: name.to_owned(),
        value: value as f64,
        printed: words::whole(value),
        href: None,
        also: Vec::new(),
        is_rest,
    };
    let mut data = Ranked {
        subject: "incidents opened".to_owned(),
        by: "Assignment group".to_owned(),
        unit: "Incidents".to_owned(),
        also: Vec::new(),
        lines: vec![line("Desk", 812, false), line("Network", 90, false), line("12 others", 1_500, true)],
        note: None,
        all: ("2402".to_owned(), Vec::new()),
    };
    let chart = ranked("groups", &data);
    assert_eq!(chart.finding, "Incidents opened, by assignment group: Desk 812 of 2402, then Network 90");
    assert_eq!(
        chart.alt,
        "Bars: incidents opened, by assignment group, the largest first. Desk 812; Network 90; 12 others 1500. Table \
         follows."
    );
    assert_eq!(chart.table.rows[3].iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), ["All", "2402"]);
    data.lines.clear();
    assert_eq!(ranked("none", &data).finding, "Incidents opened: none");
}
