//! Event management: what monitoring says becomes events, those of one key one alert, and an alert one incident.
//!
//! All of it is rules over the saving of an event, in its transaction: however many come at once, each sees what the one before has
//! opened.

mod events;
mod incidents;
mod intake;
mod mapping;

pub use intake::{Heard, Kept, Odd, Severity, Standing, take_in};

use record::edit::{Handle, holds};

use crate::{Practice, Rule};

pub const EVENT: &str = "em_event";
pub const ALERT: &str = "em_alert";
pub const RULE: &str = "em_alert_management_rule";

/// Fields that an alert takes from the event that opens it.
const TAKEN: [&str; 8] =
    ["source", "event_class", "node", "type", "resource", "metric_name", "description", "additional_info"];

type Line = Handle<holds::Text>;

const OF_EVENT: [Line; 5] = [
    Handle::new(EVENT, "source"),
    Handle::new(EVENT, "node"),
    Handle::new(EVENT, "type"),
    Handle::new(EVENT, "resource"),
    Handle::new(EVENT, "metric_name"),
];
const EVENT_KEY: Line = Handle::new(EVENT, "message_key");
const EVENT_SEVERITY: Handle<holds::Word> = Handle::new(EVENT, "severity");
const MEANS: Handle<holds::Word> = Handle::new(EVENT, "resolution_state");
const EVENT_STATE: Handle<holds::Word> = Handle::new(EVENT, "state");
const EVENT_TIME: Handle<holds::Moment> = Handle::new(EVENT, "time_of_event");
const EVENT_ALERT: Handle<holds::Link> = Handle::new(EVENT, "alert");
const NOTES: Line = Handle::new(EVENT, "processing_notes");

const KEY: Line = Handle::new(ALERT, "message_key");
const SOURCE: Line = Handle::new(ALERT, "source");
const NODE: Line = Handle::new(ALERT, "node");
const TYPE: Line = Handle::new(ALERT, "type");
const ABOUT: Line = Handle::new(ALERT, "description");
const SEVERITY: Handle<holds::Word> = Handle::new(ALERT, "severity");
const STATE: Handle<holds::Word> = Handle::new(ALERT, "state");
const CLOSED_AT: Handle<holds::Moment> = Handle::new(ALERT, "closed_at");
const CI: Handle<holds::Link> = Handle::new(ALERT, "cmdb_ci");
const INCIDENT: Handle<holds::Link> = Handle::new(ALERT, "incident");
const BY_RULE: Handle<holds::Link> = Handle::new(ALERT, "rule");
const RETURNS: Handle<holds::Count> = Handle::new(ALERT, "times_reopened");

const FILTER: Line = Handle::new(RULE, "alert_filter");
const WITHIN: Handle<holds::Seconds> = Handle::new(RULE, "reopen_within");
const TITLE: Line = Handle::new(RULE, "short_description");
const TEXT: Line = Handle::new(RULE, "description");

pub const EVENTS: Practice = Practice {
    register: EVENT,
    follows: &[],
    relies_on: &[
        OF_EVENT[0].relied(),
        OF_EVENT[1].relied(),
        OF_EVENT[2].relied(),
        OF_EVENT[3].relied(),
        OF_EVENT[4].relied(),
        EVENT_KEY.relied(),
        EVENT_SEVERITY.relied(),
        MEANS.relied(),
        EVENT_STATE.relied(),
        EVENT_TIME.relied(),
        EVENT_ALERT.relied(),
        NOTES.relied(),
    ],
    rules: &[
        Rule { says: "What monitoring said stays as it was said.", keep: events::stays_as_said },
        Rule {
            says: "An event without a key is known by what it tells of, the source with it.",
            keep: events::has_a_key,
        },
        Rule { says: "An event of severity Clear says that it is over.", keep: events::clear_is_over },
        Rule {
            says: "What is so belongs to the alert of its key, which it opens, changes or brings back.",
            keep: events::stands,
        },
        Rule { says: "What is over closes the alert of its key.", keep: events::is_over },
        Rule { says: "What is neither so nor over is only kept.", keep: events::is_only_told },
    ],
};

pub const ALERTS: Practice = Practice {
    register: ALERT,
    follows: &[],
    relies_on: &[
        KEY.relied(),
        SOURCE.relied(),
        NODE.relied(),
        TYPE.relied(),
        ABOUT.relied(),
        SEVERITY.relied(),
        STATE.relied(),
        CLOSED_AT.relied(),
        CI.relied(),
        INCIDENT.relied(),
        BY_RULE.relied(),
        RETURNS.relied(),
    ],
    rules: &[
        Rule {
            says: "An alert is about the one configuration item that its node names.",
            keep: incidents::names_its_item,
        },
        Rule { says: "An alert that closes says since when it is over.", keep: incidents::closing_has_an_hour },
        Rule { says: "Each return of an alert is counted.", keep: incidents::returns_are_counted },
        Rule { says: "An alert has one incident, by the first rule that fits.", keep: incidents::has_an_incident },
        Rule { says: "An alert that comes back reopens its incident.", keep: incidents::reopens },
        Rule { says: "An alert that gets worse says so on its incident.", keep: incidents::worse_is_said },
        Rule {
            says: "An alert that is over resolves its incident, unless its rule leaves that to people.",
            keep: incidents::resolves,
        },
    ],
};

pub const RULES: Practice = Practice {
    register: RULE,
    follows: &[],
    relies_on: &[FILTER.relied(), WITHIN.relied(), TITLE.relied(), TEXT.relied()],
    rules: &[
        Rule { says: "An alert rule is judged by the alert's own fields.", keep: mapping::filter_is_judged },
        Rule { says: "An alert rule names fields of the alert between braces.", keep: mapping::names_are_known },
        Rule { says: "An alert that returns after a month is another one.", keep: mapping::window_is_short },
    ],
};
