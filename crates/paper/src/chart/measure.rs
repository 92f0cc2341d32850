//! How wide words will be, so that labels can be placed before any font is at hand.

/// Advance widths of ASCII 32 to 126 in thousandths of the size: Atkinson Hyperlegible Next, regular.
const REGULAR: [u16; 95] = [
    280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614, 588, 598,
    510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392, 512, 631, 541, 824,
    693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552, 372, 243, 525, 566, 485, 564,
    538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471, 326, 540, 461, 684, 481, 449, 460, 344,
    237, 344, 555,
];

/// The same, bold.
const BOLD: [u16; 95] = [
    312, 303, 390, 765, 610, 969, 725, 210, 335, 335, 485, 595, 271, 373, 272, 440, 659, 440, 579, 600, 624, 607, 626,
    537, 624, 571, 272, 272, 569, 612, 569, 547, 781, 678, 643, 658, 688, 597, 566, 718, 701, 424, 561, 663, 552, 858,
    717, 746, 629, 756, 650, 610, 607, 686, 644, 886, 685, 650, 618, 340, 440, 344, 582, 400, 288, 552, 596, 510, 596,
    563, 365, 593, 571, 300, 259, 555, 318, 882, 571, 576, 596, 599, 376, 508, 376, 567, 530, 740, 539, 521, 505, 381,
    254, 381, 537,
];

/// Letters outside ASCII are taken as wide; a fallback face may be wider than ours by a little, too.
const OTHER: u16 = 670;
const CAUTION: f64 = 1.03;

/// Width of a line of words at a size, in the units of that size.
pub(super) fn width(words: &str, size: f64, bold: bool) -> f64 {
    let advances = if bold { &BOLD } else { &REGULAR };
    let sum: f64 = words.chars().map(|c| f64::from(advance(c, advances))).sum();
    sum / 1000.0 * size * CAUTION
}

fn advance(c: char, advances: &[u16; 95]) -> u16 {
    (c as u32).checked_sub(32).and_then(|place| advances.get(place as usize)).copied().unwrap_or(OTHER)
}

/// Breaks words into lines no wider than `room`. A word that is wider by itself is cut with an ellipsis.
pub(super) fn wrap(words: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let word = cut(word, size, bold, room);
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, bold) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// The words, or as many letters of them as there is room for.
pub(super) fn cut(words: &str, size: f64, bold: bool, room: f64) -> String {
    if width(words, size, bold) <= room {
        return words.to_owned();
    }
    let mut kept = String::new();
    for c in words.chars() {
        if width(&format!("{kept}{c}…"), size, bold) > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}
