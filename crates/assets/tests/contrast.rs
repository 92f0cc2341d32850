//! The colours of `scss/_tokens.scss` keep the contrast that was measured when they were chosen.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../scss/_tokens.scss");

type Theme = BTreeMap<String, [u8; 3]>;

fn theme(name: &str) -> Theme {
    let (_, rest) = TOKENS.split_once(&format!("${name}: (")).expect("the map");
    let (inside, _) = rest.split_once(");").expect("its end");
    inside
        .lines()
        .filter_map(|line| line.trim().trim_end_matches(',').split_once(": #"))
        .map(|(name, hex)| (name.trim_matches('"').to_owned(), colour(hex)))
        .collect()
}

fn colour(hex: &str) -> [u8; 3] {
    let number = u32::from_str_radix(hex, 16).expect("six hex digits");
    [(number >> 16) as u8, (number >> 8) as u8, number as u8]
}

/// Relative luminance as WCAG 2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Each line: colour, background, the ratio that was measured.
fn check(theme_name: &str, least: f64, lines: &str) {
    let theme = theme(theme_name);
    let of = |name: &str| *theme.get(name).unwrap_or_else(|| panic!("{theme_name} has no {name}"));
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [front, back, measured] = words[..] else { panic!("three words: {line}") };
        let ratio = contrast(of(front), of(back));
        let measured: f64 = measured.parse().expect("a number");
        assert!((ratio - measured).abs() < 0.006, "{theme_name}: {front} on {back} is {ratio:.3}, not {measured}");
        assert!(ratio >= least, "{theme_name}: {front} on {back} is {ratio:.2}, below {least}");
    }
}

#[test]
fn light_text_and_links() {
    check(
        "light",
        4.5,
        "
        ink page 15.85          \n ink surface 16.82         \n ink sunken 14.40
        muted page 6.60         \n muted surface 7.00        \n muted sunken 6.00
        brand page 10.52        \n brand surface 11.17       \n brand sunken 9.56
        brand-hover page 13.50  \n brand-hover surface 14.33 \n brand-hover sunken 12.27
        link page 9.20          \n link surface 9.76         \n link sunken 8.36
        visited page 8.65       \n visited surface 9.18      \n visited sunken 7.86
        on-brand brand 11.17    \n on-brand brand-hover 14.33
    ",
    );
}

#[test]
fn light_edges_of_controls() {
    check(
        "light",
        3.0,
        "
        control page 3.91 \n control surface 4.15 \n control sunken 3.55
        focus page 10.52  \n focus surface 11.17  \n focus sunken 9.56
    ",
    );
}

#[test]
fn dark_text_and_links() {
    check(
        "dark",
        4.5,
        "
        ink page 15.73         \n ink surface 14.31         \n ink sunken 16.53
        muted page 8.54        \n muted surface 7.77        \n muted sunken 8.98
        brand page 9.40        \n brand surface 8.55        \n brand sunken 9.88
        brand-hover page 12.36 \n brand-hover surface 11.25 \n brand-hover sunken 13.00
        link page 9.95         \n link surface 9.06         \n link sunken 10.46
        visited page 10.15     \n visited surface 9.23      \n visited sunken 10.67
        on-brand brand 9.40    \n control page 5.34         \n control surface 4.86
        control sunken 5.61    \n focus page 12.98          \n focus surface 11.81
        focus sunken 13.64
    ",
    );
}

#[test]
fn states_on_their_tints() {
    check(
        "light",
        4.5,
        "
        red red-tint 6.54   \n amber amber-tint 6.53 \n green green-tint 6.60
        blue blue-tint 6.96 \n grey grey-tint 6.97
        on-solid red-solid 6.54  \n on-solid amber-solid 6.16 \n on-solid green-solid 5.99
        on-solid blue-solid 6.08 \n on-solid grey-solid 6.55
    ",
    );
    check(
        "dark",
        4.5,
        "
        red red-tint 8.79   \n amber amber-tint 9.14 \n green green-tint 7.99
        blue blue-tint 7.49 \n grey grey-tint 7.59
    ",
    );
}

#[test]
fn marks_in_charts() {
    check(
        "light",
        3.0,
        "
        series-1 surface 11.17 \n series-1 page 10.52 \n series-1 sunken 9.56
        series-2 surface 5.81  \n series-2 page 5.48  \n series-2 sunken 4.97
        series-3 surface 3.63  \n series-3 page 3.42  \n series-3 sunken 3.11
        series-4 surface 4.17  \n series-4 page 3.93  \n series-4 sunken 3.57
        series-5 surface 16.74 \n series-5 page 15.78 \n series-5 sunken 14.33
        critical surface 16.74 \n high surface 8.14   \n medium surface 3.96  \n low surface 3.75
    ",
    );
    check(
        "dark",
        3.0,
        "
        series-1 surface 7.40 \n series-2 surface 7.15 \n series-3 surface 13.98
        series-4 surface 3.36 \n series-5 surface 3.09
    ",
    );
}

#[test]
fn state_words_and_severities_stand_on_every_plain_background() {
    for name in ["light", "dark"] {
        let theme = theme(name);
        for (front, least) in [
            ("red", 4.5),
            ("amber", 4.5),
            ("green", 4.5),
            ("blue", 4.5),
            ("grey", 4.5),
            ("critical", 3.0),
            ("high", 3.0),
            ("medium", 3.0),
            ("low", 3.0),
        ] {
            for back in ["page", "surface", "sunken"] {
                let ratio = contrast(theme[front], theme[back]);
                assert!(ratio >= least, "{name}: {front} on {back} is {ratio:.2}");
            }
        }
    }
}

#[test]
fn both_themes_name_the_same_colours() {
    let names = |name: &str| theme(name).into_keys().collect::<Vec<_>>();
    assert_eq!(names("light"), names("dark"));
}
