//! SNMP traps as objects of their variable bindings, one or a list: identifier and value. Those of `snmp_notifier` (what it is, severity,
//! text under one identifier) and those of version 2 that name their trap are known.

use super::part::{Part, add, short};
use super::{Heard, Odd, Out, Severity, Standing, severity_or_warning};

const TRAP: &str = "1.3.6.1.6.3.1.1.4.1.0";
const LINK_DOWN: &str = "1.3.6.1.6.3.1.1.5.3";
const LINK_UP: &str = "1.3.6.1.6.3.1.1.5.4";
/// `ifIndex` and `ifDescr`, each with the number of an interface after it.
const INTERFACE: &str = "1.3.6.1.2.1.2.2.1.1.";
const DESCRIBED: &str = "1.3.6.1.2.1.2.2.1.2.";

pub fn read(payload: &Part<'_>, out: &mut Out) {
    let traps = match payload.value.is_object() {
        true => vec![Part { place: payload.place.clone(), value: payload.value }],
        false => match payload.list() {
            Ok(traps) => traps,
            Err(odd) => return out.push(Err(odd)),
        },
    };
    out.each(&traps, |out, trap| one(out, trap).map_err(|odd| trap.blame(odd)));
}

/// The numbers of an identifier.
fn arcs(name: &str) -> Option<Vec<u32>> {
    let name = name.strip_prefix('.').unwrap_or(name);
    name.split('.').map(|arc| arc.parse().ok()).collect()
}

fn one(out: &Out, trap: &Part<'_>) -> Result<Heard, Odd> {
    let names = trap.object()?.keys();
    let mut bindings: Vec<(Vec<u32>, String, Part<'_>)> = Vec::new();
    for name in names {
        if let Some(arcs) = arcs(name) {
            let plain = name.strip_prefix('.').unwrap_or(name).to_owned();
            bindings.push((arcs, plain, trap.get(name)));
        }
    }
    bindings.sort_by(|a, b| a.0.cmp(&b.0));
    let node = trap.first(&["agent", "agent_address", "host", "hostname", "source"]);
    if let Some((_, _, of)) = bindings.iter().find(|(_, name, _)| name == TRAP) {
        return named(out, trap, &of.needed()?, &bindings, node);
    }
    notified(out, trap, &bindings, node)
}

/// Three bindings under one identifier: what it is, how grave, and in words.
fn notified(out: &Out, trap: &Part<'_>, bindings: &[(Vec<u32>, String, Part<'_>)], node: String) -> Result<Heard, Odd> {
    let under = |last: u32| {
        let found = bindings.iter().find(|(arcs, ..)| arcs.last() == Some(&last) && arcs.len() > 1);
        found.map(|(arcs, _, part)| (&arcs[..arcs.len() - 1], part))
    };
    let (Some((base, what)), Some((second, grave)), Some((third, text))) = (under(1), under(2), under(3)) else {
        return Err(
            trap.odd(format!("It names no trap ({TRAP}), and has no bindings .1, .2 and .3 under one identifier."))
        );
    };
    if base != second || base != third {
        return Err(trap.odd("Its bindings .1, .2 and .3 stand under different identifiers."));
    }
    let (key, text) = (what.needed()?, text.text());
    let mut note = String::new();
    // `0/1 alerts are firing:` counts those that still are.
    let firing = text.split_once('/').and_then(|(count, _)| count.trim().parse::<u64>().ok());
    let standing = match (firing.filter(|_| text.contains("firing")), grave.text().to_ascii_lowercase().as_str()) {
        (Some(0), _) | (None, "resolved" | "ok" | "clear" | "cleared") => Standing::Over,
        (_, word) => Standing::Stands(severity_or_warning(word, &mut note)),
    };
    let mut heard = out.heard(trap, standing);
    heard.what = key.split_once('[').map_or(&*key, |(oid, _)| oid).to_owned();
    heard.key = key;
    heard.node = node;
    heard.description = text.trim_end_matches(':').to_owned();
    heard.note = note;
    Ok(heard)
}

/// A trap that says which it is.
fn named(
    out: &Out,
    trap: &Part<'_>,
    which: &str,
    bindings: &[(Vec<u32>, String, Part<'_>)],
    node: String,
) -> Result<Heard, Odd> {
    let which = which.strip_prefix('.').unwrap_or(which);
    let bound =
        |prefix: &str| bindings.iter().find(|(_, name, _)| name.starts_with(prefix)).map(|(.., part)| part.text());
    let port = bound(INTERFACE).unwrap_or_default();
    let is_link = matches!(which, LINK_DOWN | LINK_UP);
    if is_link && port.is_empty() {
        return Err(trap.odd(format!("A link is known by its interface ({INTERFACE}N), which is not there.")));
    }
    if is_link && node.is_empty() {
        return Err(trap.odd("Interfaces have the same numbers everywhere: say whose it is, as `agent`."));
    }
    let standing = match which {
        LINK_DOWN => Standing::Stands(Severity::Major),
        LINK_UP => Standing::Over,
        _ => Standing::Stands(Severity::Warning),
    };
    let mut heard = out.heard(trap, standing);
    let described = bound(DESCRIBED).unwrap_or_else(|| port.clone());
    (heard.key, heard.description) = match is_link {
        true => (format!("link/{node}/{port}"), format!("Link of interface {described} on {node}")),
        false => {
            add(&mut heard.note, "Nothing says when this trap is over: close its alert by hand.");
            (format!("{which}/{node}"), format!("Trap {} of {node}", short(which)))
        }
    };
    heard.what = which.to_owned();
    heard.resource = described;
    heard.node = node;
    Ok(heard)
}
