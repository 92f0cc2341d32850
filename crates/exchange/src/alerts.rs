//! What monitoring systems post, read into events: one function for each kind of system, from bytes to [`Heard`] or [`Odd`].
//!
//! Nothing is lost: what cannot be read comes back as it came, with its place and what is wrong with it. No address in a payload
//! is ever followed.

mod alertmanager;
mod cloudwatch;
mod grafana;
mod part;
mod plain;
mod probes;
mod snmp;
mod zabbix;

pub use practice::alerts::{Heard, Odd, Severity, Standing};

use part::Part;
use serde_json::Value;

/// The most events of one payload.
pub const EVENTS_MAX: usize = 1_000;

/// A kind of monitoring system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Alertmanager,
    Grafana,
    CloudWatch,
    Zabbix,
    Snmp,
    Pingdom,
    Graylog,
    /// ServiceNow's own form of events.
    Plain,
}

/// A payload as its system writes it: each event, or what is wrong with it.
type Read = fn(&Part<'_>, &mut Out);

impl Source {
    /// Each kind with its names, the first of which events carry.
    pub const ALL: [(Self, &'static [&'static str]); 8] = [
        (Self::Alertmanager, &["Prometheus", "alertmanager"]),
        (Self::Grafana, &["Grafana"]),
        (Self::CloudWatch, &["AWS", "cloudwatch", "sns"]),
        (Self::Zabbix, &["Zabbix"]),
        (Self::Snmp, &["SNMP", "snmptraps", "traps"]),
        (Self::Pingdom, &["Pingdom"]),
        (Self::Graylog, &["Graylog"]),
        (Self::Plain, &["Events", "genericjson"]),
    ];

    /// By any of its names, in whatever case.
    pub fn named(name: &str) -> Option<Self> {
        let is_it = |known: &&str| known.eq_ignore_ascii_case(name.trim());
        Self::ALL.iter().find(|(_, names)| names.iter().any(&is_it)).map(|(source, _)| *source)
    }

    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(source, _)| *source == self).map_or("", |(_, names)| names[0])
    }

    fn read(self) -> Read {
        match self {
            Self::Alertmanager => alertmanager::read,
            Self::Grafana => grafana::read,
            Self::CloudWatch => cloudwatch::read,
            Self::Zabbix => zabbix::read,
            Self::Snmp => snmp::read,
            Self::Pingdom => probes::pingdom,
            Self::Graylog => probes::graylog,
            Self::Plain => plain::read,
        }
    }
}

/// What a payload says: at most [`EVENTS_MAX`] events, and what of it could not be read; or a fault if it is no JSON at all.
pub fn read(source: Source, bytes: &[u8]) -> Result<Vec<Result<Heard, Odd>>, Odd> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Odd {
        place: format!("line {}, column {}", error.line(), error.column()),
        message: format!("This is no JSON: {error}."),
        payload: bytes.to_vec(),
    })?;
    let mut out = Out { source, all: Vec::new() };
    source.read()(&Part::whole(&value), &mut out);
    Ok(out.all)
}

/// Events on their way out.
struct Out {
    source: Source,
    all: Vec<Result<Heard, Odd>>,
}

impl Out {
    /// An event with nothing said but where it stands and what all of it is.
    fn heard(&self, part: &Part<'_>, standing: Standing) -> Heard {
        Heard {
            place: part.place.clone(),
            source: self.source.name().to_owned(),
            instance: String::new(),
            node: String::new(),
            what: String::new(),
            resource: String::new(),
            metric: String::new(),
            standing,
            key: String::new(),
            at: None,
            description: String::new(),
            said: part.value.to_string(),
            note: String::new(),
        }
    }

    fn push(&mut self, one: Result<Heard, Odd>) {
        self.all.push(one);
    }

    /// Reads each of a list as one event, and the rest beyond the limit as one that is odd.
    fn each(&mut self, list: &[Part<'_>], one: impl Fn(&Self, &Part<'_>) -> Result<Heard, Odd>) {
        for part in list.iter().take(EVENTS_MAX) {
            let heard = one(self, part);
            self.push(heard);
        }
        if let Some(first) = list.get(EVENTS_MAX) {
            let rest: Vec<Value> = list[EVENTS_MAX..].iter().map(|part| part.value.clone()).collect();
            self.push(Err(Odd {
                place: first.place.clone(),
                message: format!(
                    "At most {EVENTS_MAX} events are read of one payload; these are {} more.",
                    list.len() - EVENTS_MAX
                ),
                payload: Value::Array(rest).to_string().into_bytes(),
            }));
        }
    }
}

/// The word for how grave it is, as most systems write it; none if it is no such word.
fn severity(word: &str) -> Option<Severity> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "critical" | "crit" | "fatal" | "emergency" | "emerg" | "disaster" | "page" | "p1" | "sev1" => {
            Severity::Critical
        }
        "major" | "high" | "error" | "err" | "alert" | "p2" | "sev2" => Severity::Major,
        "minor" | "medium" | "average" | "moderate" | "p3" | "sev3" => Severity::Minor,
        "warning" | "warn" | "low" | "p4" | "sev4" => Severity::Warning,
        "info" | "informational" | "information" | "notice" | "debug" | "none" | "ok" | "p5" | "sev5" => Severity::Info,
        _ => return None,
    })
}

/// The same, with a note where the word is not known: then it is a warning.
fn severity_or_warning(word: &str, note: &mut String) -> Severity {
    severity(word).unwrap_or_else(|| {
        if !word.trim().is_empty() {
            part::add(note, &format!("The severity “{}” is not known; it is taken as a warning.", part::short(word)));
        }
        Severity::Warning
    })
}
