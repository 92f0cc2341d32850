//! Colours of charts, measured against every background and against each other, also as colour-blind people and
//! photocopiers see them.

/// A colour with the class that lets a style sheet replace it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// Name of the custom property without its dashes, and of the classes `f-…` (fill) and `s-…` (stroke).
    pub name: &'static str,
    /// Light theme, as printed.
    pub hex: &'static str,
}

const fn tone(name: &'static str, hex: &'static str) -> Tone {
    Tone { name, hex }
}

pub(super) const INK: Tone = tone("ink", "#1D1B2E");
pub(super) const MUTED: Tone = tone("muted", "#5A5768");
pub(super) const CONTROL: Tone = tone("control", "#7F7A8C");
pub(super) const HAIRLINE: Tone = tone("hairline", "#DAD4C7");
pub(super) const SURFACE: Tone = tone("surface", "#FFFFFF");
pub(super) const SUNKEN: Tone = tone("sunken", "#F1EDE4");
pub(super) const RED: Tone = tone("red", "#9E1B1B");
pub(super) const GREEN: Tone = tone("green", "#175E37");

/// Series in their fixed order. Each has a pattern of its own as well.
pub const SERIES: [Tone; 5] = [
    tone("series-1", "#352F82"),
    tone("series-2", "#985414"),
    tone("series-3", "#21977C"),
    tone("series-4", "#866DC8"),
    tone("series-5", "#3F061C"),
];

/// Critical, high, medium, low and info: dark to light.
pub const SEVERITIES: [Tone; 4] =
    [tone("critical", "#3F061C"), tone("high", "#98202E"), tone("medium", "#C0692C"), tone("low", "#6C86A6")];

/// What is laid over a series' colour, in the colour of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pattern {
    Solid,
    Rising,
    Dots,
    Cross,
    Falling,
}

pub(super) const PATTERNS: [Pattern; 5] =
    [Pattern::Solid, Pattern::Rising, Pattern::Dots, Pattern::Cross, Pattern::Falling];

impl Pattern {
    /// End of the id, and the drawing of one tile of 6 by 6 units; nothing for a solid.
    pub(super) fn tile(self) -> Option<(&'static str, &'static str)> {
        match self {
            Pattern::Solid => None,
            Pattern::Rising => Some(("rising", "M-1 7L7 -1M-1 1L1 -1M5 7L7 5")),
            Pattern::Dots => Some(("dots", "")),
            Pattern::Cross => Some(("cross", "M0 3H6M3 0V6")),
            Pattern::Falling => Some(("falling", "M-1 -1L7 7M5 -1L7 1M-1 5L1 7")),
        }
    }
}
