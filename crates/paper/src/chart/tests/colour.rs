//! The palette, seen by everybody: CIEDE2000 differences under normal vision and Machado's (2009) full protanopia,
//! deuteranopia and tritanopia, and WCAG contrast against the backgrounds.

use super::super::palette::{PATTERNS, SERIES, SEVERITIES};

type Rgb = [f64; 3];

const SIGHTS: [(&str, [Rgb; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn linear(hex: &str) -> Rgb {
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16).expect("six hex digits");
    [16, 8, 0].map(|shift| {
        let c = f64::from((number >> shift) & 255) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn seen(colour: Rgb, sight: &[Rgb; 3]) -> Rgb {
    sight.map(|row| row.iter().zip(colour).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

fn lab([r, g, b]: Rgb) -> [f64; 3] {
    let x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
    let y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    let z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883;
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    [116.0 * f(y) - 16.0, 500.0 * (f(x) - f(y)), 200.0 * (f(y) - f(z))]
}

fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let c_mean = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let g = 0.5 * (1.0 - (c_mean.powi(7) / (c_mean.powi(7) + 25f64.powi(7))).sqrt());
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let turn = match h2 - h1 {
        _ if c1 * c2 == 0.0 => 0.0,
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match (h1 - h2).abs() {
        _ if c1 * c2 == 0.0 => h1 + h2,
        d if d <= 180.0 => (h1 + h2) / 2.0,
        _ if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
        _ => (h1 + h2 - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rotation = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt() * rotation.to_radians().sin();
    ((dl / sl).powi(2) + (dc / sc).powi(2) + (dh / sh).powi(2) + rt * (dc / sc) * (dh / sh)).sqrt()
}

/// The smallest difference between any two, under one sight.
fn smallest(colours: &[&str], sight: &[Rgb; 3]) -> f64 {
    let labs: Vec<_> = colours.iter().map(|hex| lab(seen(linear(hex), sight))).collect();
    let pairs = labs.iter().enumerate().flat_map(|(place, a)| labs[place + 1..].iter().map(move |b| ciede2000(*a, *b)));
    pairs.fold(f64::INFINITY, f64::min)
}

fn contrast(a: &str, b: &str) -> f64 {
    let [a, b] = [a, b].map(|hex| {
        let [r, g, b] = linear(hex);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    });
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_difference_is_the_published_one() {
    // Three pairs of the test data of Sharma, Wu and Dalal (2005).
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
    ];
    for (a, b, expected) in pairs {
        assert!((ciede2000(a, b) - expected).abs() < 0.0001, "{a:?} {b:?}: {}", ciede2000(a, b));
    }
}

#[test]
fn series_differ_for_every_sight() {
    let light = SERIES.map(|tone| tone.hex);
    for ((name, sight), least) in SIGHTS.iter().zip([23.4, 22.5, 23.1, 23.8]) {
        let found = smallest(&light, sight);
        assert!(found >= least - 0.06, "light, {name}: {found:.2}, measured {least}");
    }
    let dark = ["#A9A3FF", "#B4AB7B", "#A9FBEC", "#407886", "#6A6E40"];
    for (name, sight) in &SIGHTS {
        let found = smallest(&dark, sight);
        assert!(found >= 22.1, "dark, {name}: {found:.2}");
    }
}

#[test]
fn severities_differ_for_every_sight() {
    let tones = SEVERITIES.map(|tone| tone.hex);
    for (name, sight) in &SIGHTS {
        let found = smallest(&tones, sight);
        assert!(found >= 17.5, "{name}: {found:.2}");
    }
}

#[test]
fn the_check_catches_what_an_eye_misses() {
    let traffic_lights = ["#B3261E", "#8A5600", "#1E7145"];
    assert!(smallest(&traffic_lights, &SIGHTS[2].1) < 10.0, "red, amber and green need letters and shapes");
}

#[test]
fn marks_stand_out_from_every_background() {
    for tone in SERIES.iter().chain(&SEVERITIES) {
        for background in ["#FFFFFF", "#FAF8F3", "#F1EDE4"] {
            assert!(contrast(tone.hex, background) >= 3.0, "{} on {background}", tone.name);
        }
    }
}

#[test]
fn a_grey_photocopy_tells_series_apart_by_pattern() {
    let mut seen: Vec<_> = PATTERNS.to_vec();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), SERIES.len());
    let svg = super::columns(
        "grey",
        &super::Columns {
            series: ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec(),
            panels: vec![super::Panel { title: "all".to_owned(), columns: vec![super::column(&[1, 1, 1, 1, 1]); 6] }],
            ..super::police()
        },
    )
    .svg;
    assert_eq!(svg.matches("<pattern ").count(), 4, "four patterns and a solid");
}
