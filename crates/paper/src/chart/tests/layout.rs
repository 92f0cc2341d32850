//! Random data of reasonable size: no label touches another, nothing leaves the drawing, nothing is not a number.

use proptest::prelude::*;

use super::super::drawing::Drawing;
use super::super::{
    columns as columns_mod, daily as daily_mod, findings as findings_mod, gauge as gauge_mod, line as line_mod,
    ranked as ranked_mod,
};
use super::*;

fn is_sound(drawing: &Drawing, svg: &str) -> Result<(), TestCaseError> {
    for wrong in ["NaN", "=\"inf", "<style", "foreignObject", "<image", "\"\"", "width=\"-", "height=\"-"] {
        prop_assert!(!svg.contains(wrong), "{wrong} in {svg}");
    }
    for area in drawing.marks.iter().chain(drawing.texts.iter().map(|(area, _)| area)) {
        let inside = area.x >= -1.0
            && area.y >= -1.0
            && area.x + area.w <= drawing.width + 1.0
            && area.y + area.h <= drawing.height + 1.0;
        prop_assert!(inside, "{area:?} leaves {} by {}", drawing.width, drawing.height);
    }
    for (place, (one, words)) in drawing.texts.iter().enumerate() {
        for (other, others_words) in &drawing.texts[place + 1..] {
            prop_assert!(!one.meets(other), "{words:?} touches {others_words:?}: {one:?} {other:?}");
        }
    }
    Ok(())
}

fn holds(chart: &Chart, number: u64) -> bool {
    let wanted = words::whole(number);
    chart.table.rows.iter().flatten().any(|cell| cell.text == wanted)
}

fn rooms() -> impl Strategy<Value = Room> {
    prop_oneof![Just(Room::Wide), Just(Room::Narrow)]
}

fn svg_in(chart: &Chart, room: Room) -> &str {
    match room {
        Room::Wide => &chart.svg,
        Room::Narrow => chart.narrow.as_deref().unwrap_or(&chart.svg),
    }
}

prop_compose! {
    fn any_columns()(panels in 1usize..5, series in 1usize..9, number in 1usize..14, start in 0i64..40)
        (
            counts in prop::collection::vec(
                prop::collection::vec(prop::option::weighted(0.9, prop::collection::vec(0u64..40, series)), number),
                panels,
            ),
            until in prop::option::of(1i8..28),
            first in Just(date(2018, 1, 1).saturating_add(jiff::Span::new().months(start))),
            series in Just(series),
        ) -> Columns {
        let months = months(first, counts[0].len());
        let last = months[months.len() - 1];
        let panel = |(place, columns): (usize, &Vec<Option<Vec<u64>>>)| Panel {
            title: format!("City of London Police, priority {}", place + 1),
            columns: columns.iter().enumerate().map(|(month, counts)| Column {
                counts: counts.as_ref().map(|counts| counts.iter().map(|n| count(*n)).collect()),
                until: until.filter(|_| month + 1 == columns.len()).map(|day| date(last.year(), last.month(), day)),
            }).collect(),
        };
        Columns {
            subject: "incidents".to_owned(),
            by: "cause".to_owned(),
            series: (0..series).map(|place| format!("Cause {place}")).collect(),
            panels: counts.iter().enumerate().map(panel).collect(),
            months,
        }
    }
}

prop_compose! {
    fn any_line()(series in 1usize..5, number in 2usize..14)(
        values in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.9, -100i32..101), number), series),
        target in prop::option::of(-100i32..101),
    ) -> Line {
        let point = |value: &Option<i32>| value.map(|value| LinePoint {
            value: f64::from(value),
            printed: words::tick(f64::from(value)),
            counted: Some(value.unsigned_abs().into()),
            href: None,
        });
        Line {
            subject: "net promoter score".to_owned(),
            months: months(date(2019, 8, 1), values[0].len()),
            series: values.iter().enumerate().map(|(place, values)| LineSeries {
                name: format!("Body of the name {place}"),
                points: values.iter().map(point).collect(),
            }).collect(),
            target: target.map(|value| LineTarget { value: f64::from(value), words: format!("target {value}") }),
            of: "replies".to_owned(),
        }
    }
}

prop_compose! {
    fn any_daily()(start in 0i64..800, values in prop::collection::vec(prop::option::weighted(0.93, 0u64..3000), 1..46)) -> Daily {
        let first = date(2019, 1, 1).saturating_add(jiff::Span::new().days(start));
        let day = |(place, value): (usize, &Option<u64>)| {
            let date = first.saturating_add(jiff::Span::new().days(place as i64));
            let dayness = match (place % 17, words::weekday(date)) {
                (7, _) => Dayness::BankHoliday("Summer bank holiday".to_owned()),
                (_, "Sat" | "Sun") => Dayness::Weekend,
                _ => Dayness::Working,
            };
            Day { date, value: *value, dayness, href: None }
        };
        Daily { subject: "users".to_owned(), unit: "users".to_owned(), days: values.iter().enumerate().map(day).collect() }
    }
}

prop_compose! {
    fn any_ranked()(counts in prop::collection::vec(0u64..30_000, 0..14), width in 1usize..60, rest in 0usize..3) -> Ranked {
        let mut counts = counts;
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let named = counts.len().saturating_sub(rest);
        let line = |(place, number): (usize, &u64)| RankedLine {
            name: format!("{} {place}", "Wide name ".repeat(width / 10 + 1)),
            value: *number as f64,
            printed: words::whole(*number),
            href: None,
            also: vec![Cell::number("162:30")],
            is_rest: place >= named,
        };
        Ranked {
            subject: "incidents opened".to_owned(),
            by: "Assignment group".to_owned(),
            unit: "Incidents".to_owned(),
            also: vec!["Median".to_owned()],
            lines: counts.iter().enumerate().map(line).collect(),
            note: None,
            all: (words::whole(counts.iter().sum()), vec![Cell::number("9:00")]),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_are_sound(data in any_columns(), room in rooms()) {
        let chart = columns("c", &data);
        is_sound(&columns_mod::drawn("c", &data, room), svg_in(&chart, room))?;
        for count in data.panels.iter().flat_map(|p| &p.columns).flat_map(|c| c.counts.iter().flatten()) {
            prop_assert!(holds(&chart, count.number));
        }
        prop_assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.header.len()));
    }

    #[test]
    fn lines_are_sound(data in any_line(), room in rooms()) {
        let chart = line("l", &data);
        is_sound(&line_mod::drawn("l", &data, room), svg_in(&chart, room))?;
        for point in data.series.iter().flat_map(|series| series.points.iter().flatten()) {
            prop_assert!(chart.table.rows.iter().flatten().any(|cell| cell.text == point.printed));
        }
        prop_assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.header.len()));
    }

    #[test]
    fn days_are_sound(data in any_daily(), room in rooms()) {
        let chart = daily("d", &data);
        is_sound(&daily_mod::drawn("d", &data, room), svg_in(&chart, room))?;
        for value in data.days.iter().filter_map(|day| day.value) {
            prop_assert!(holds(&chart, value));
        }
        prop_assert_eq!(chart.table.rows.len(), data.days.len());
    }

    #[test]
    fn rankings_are_sound(data in any_ranked(), room in rooms()) {
        let chart = ranked("r", &data);
        is_sound(&ranked_mod::drawn("r", &data, room), svg_in(&chart, room))?;
        for line in &data.lines {
            prop_assert!(chart.table.rows.iter().any(|row| row[0].text == line.name && row[1].text == line.printed));
        }
    }

    #[test]
    fn findings_are_sound(counts in prop::collection::vec(prop::array::uniform4(0u64..3000), 1..6), room in rooms()) {
        let severities = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info];
        let data = Findings {
            subject: "findings".to_owned(),
            rows: counts.iter().zip(severities).map(|([a, b, c, d], severity)| FindingsRow {
                severity,
                remediated: count(*a),
                mitigated: count(*b),
                accepted: count(*c),
                open: count(*d),
            }).collect(),
        };
        let chart = findings("f", &data);
        is_sound(&findings_mod::drawn("f", &data, room), svg_in(&chart, room))?;
        for number in counts.iter().flatten() {
            prop_assert!(holds(&chart, *number));
        }
    }

    #[test]
    fn gauges_are_sound(
        value in prop::option::of(-120.0..120.0f64),
        target in prop::option::of(-120.0..120.0f64),
        mark in prop::option::of(-100.0..100.0f64),
        before in prop::option::of(-100.0..100.0f64),
        name in "[A-Z][a-z]{2,12}( [a-z]{2,12}){0,12}",
        room in rooms(),
    ) {
        let printed = |value: f64| format!("{value:.0}");
        let data = Gauge {
            name,
            low: (-100.0, "−100".to_owned()),
            high: (100.0, "+100".to_owned()),
            value: value.map(|value| (value, printed(value))),
            counted: None,
            target: target.map(|value| Mark { value, printed: printed(value) }),
            mark: mark.map(|value| Mark { value, printed: "very good".to_owned() }),
            before: before.map(|value| Before { value, printed: printed(value), when: "April".to_owned() }),
            ..desk_rating()
        };
        is_sound(&gauge_mod::drawn("g", &data, room), svg_in(&gauge("g", &data), room))?;
    }

    #[test]
    fn what_is_typed_into_names_stays_text(name in "\\PC{0,40}") {
        let mut data = police();
        data.series[0] = format!("<script>\u{1}{name}&\"");
        data.panels[0].title = format!("</svg>{name}");
        let chart = columns("x\" onload=\"", &data);
        for svg in [Some(&chart.svg), chart.narrow.as_ref()].into_iter().flatten() {
            for wrong in ["<script", "\u{1}", "onload=\""] {
                prop_assert!(!svg.contains(wrong), "{wrong:?} in {svg}");
            }
            prop_assert_eq!(svg.matches("</svg>").count(), 1);
        }
    }
}

#[test]
fn numbers_beyond_reason_cost_nothing() {
    let mut data = police();
    data.panels[0].columns[0] = column(&[u64::MAX, u64::MAX, 1]);
    data.months.clear();
    columns("m", &data);
    data.months = six_months();
    let chart = columns("m", &data);
    assert!(!chart.svg.contains("NaN") && !chart.svg.contains("inf"));
    let empty = [
        columns("e", &Columns { panels: Vec::new(), ..police() }),
        daily("e", &Daily { days: Vec::new(), ..may([None; 31]) }),
        daily("n", &may([None; 31])),
        findings("e", &Findings { rows: Vec::new(), ..health_check() }),
        spark("e", "nothing", &[]),
        line(
            "e",
            &Line { subject: "x".into(), months: Vec::new(), series: Vec::new(), target: None, of: "replies".into() },
        ),
    ];
    for chart in empty {
        let says_so = ["no data", "No data", "none"].iter().any(|words| chart.finding.contains(words));
        assert!(says_so && !chart.svg.contains("NaN"), "{}", chart.finding);
    }
}

#[test]
fn several_charts_share_a_page_without_sharing_ids() {
    let ids = |svg: &str| -> Vec<String> {
        svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let (one, two) = (columns("one", &police()), columns("two", &police()));
    let mut all: Vec<String> = [&one, &two]
        .iter()
        .flat_map(|chart| [Some(&chart.svg), chart.narrow.as_ref()])
        .flatten()
        .flat_map(|svg| ids(svg))
        .collect();
    let before = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), before);
    for reference in one.svg.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(ids(&one.svg).contains(&reference.to_owned()), "{reference}");
    }
}
