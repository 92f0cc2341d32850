//! Charts are judged by what a reader sees: words that do not touch, marks inside the drawing, no number lost.

mod colour;
mod layout;
mod sentences;

use jiff::civil::{Date, date};

use super::*;

fn count(number: u64) -> Count {
    Count { number, href: None }
}

fn column(counts: &[u64]) -> Column {
    Column { counts: Some(counts.iter().map(|number| count(*number)).collect()), until: None }
}

/// December 2019 to May 2020.
fn six_months() -> Vec<Date> {
    months(date(2019, 12, 1), 6)
}

fn months(first: Date, number: usize) -> Vec<Date> {
    (0..number).map(|place| first.saturating_add(jiff::Span::new().months(place as i64))).collect()
}

/// The Police's priority 1 incidents of the July 2020 paper, with months before it that were made up.
fn police() -> Columns {
    Columns {
        subject: "priority 1 incidents".to_owned(),
        months: six_months(),
        by: "cause".to_owned(),
        series: ["Change", "Hardware", "Supplier"].map(str::to_owned).to_vec(),
        panels: vec![Panel {
            title: "City of London Police".to_owned(),
            columns: vec![
                column(&[1, 0, 1]),
                column(&[0, 0, 0]),
                Column::default(),
                column(&[0, 2, 1]),
                column(&[1, 1, 1]),
                column(&[3, 1, 0]),
            ],
        }],
    }
}

fn desk_rating() -> Gauge {
    Gauge {
        name: "Service desk rated good or very good".to_owned(),
        low: (0.0, "0%".to_owned()),
        high: (100.0, "100%".to_owned()),
        value: Some((91.96, "92%".to_owned())),
        counted: Some((412, 448)),
        of: "replies".to_owned(),
        target: Some(Mark { value: 85.0, printed: "85%".to_owned() }),
        at_least: true,
        mark: None,
        before: None,
        href: Some("/records/survey?q=may".to_owned()),
    }
}

fn may(values: [Option<u64>; 31]) -> Daily {
    let day = |place: usize, value: Option<u64>| {
        let date = date(2020, 5, place as i8 + 1);
        let dayness = match date.day() {
            8 => Dayness::BankHoliday("Early May bank holiday (VE Day)".to_owned()),
            25 => Dayness::BankHoliday("Spring bank holiday".to_owned()),
            _ if matches!(words::weekday(date), "Sat" | "Sun") => Dayness::Weekend,
            _ => Dayness::Working,
        };
        Day { date, value, dayness, href: None }
    };
    Daily {
        subject: "remote access users, City of London Police".to_owned(),
        unit: "users".to_owned(),
        days: values.into_iter().enumerate().map(|(place, value)| day(place, value)).collect(),
    }
}

fn health_check() -> Findings {
    let row = |severity, [remediated, mitigated, accepted, open]: [u64; 4]| FindingsRow {
        severity,
        remediated: count(remediated),
        mitigated: count(mitigated),
        accepted: count(accepted),
        open: count(open),
    };
    Findings {
        subject: "findings of the 2019/20 health check".to_owned(),
        rows: vec![
            row(Severity::Critical, [3, 0, 0, 0]),
            row(Severity::High, [21, 0, 0, 2]),
            row(Severity::Medium, [109, 53, 0, 0]),
            row(Severity::Low, [37, 20, 0, 0]),
            row(Severity::Info, [8, 9, 0, 0]),
        ],
    }
}
