//! Who held records in the period, the longest first.

use record::Trouble;
use record::question::Question;
use record::value::{grouped, hhmm};

use super::charts::{Drawer, subject};
use crate::chart::{Cell, Ranked, RankedLine};
use crate::script::{ChartOrder, HeldBy};

/// What one held. Times are seconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldShare {
    /// As the reader knows them; none is nobody.
    pub name: Option<String>,
    /// The page with their records.
    pub href: Option<String>,
    /// While the clock ran, inside service hours and at any hour.
    pub inside: i64,
    pub elapsed: i64,
    /// While it waited.
    pub waited: i64,
    pub records: u64,
    /// How often one was taken over from another.
    pub taken_over: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeldTotals {
    pub shares: Vec<HeldShare>,
    /// All together: each record counts once.
    pub together: HeldShare,
}

impl Drawer<'_> {
    pub(super) fn held(&self, order: &ChartOrder, of: &Question, by: HeldBy, top: usize) -> Result<Ranked, Trouble> {
        let HeldTotals { shares, together } = self.links.held(self.reader, &self.query(of), by)?;
        let (mut named, nobody): (Vec<HeldShare>, Vec<HeldShare>) =
            shares.into_iter().partition(|share| share.name.is_some());
        named.sort_by(|a, b| (b.inside, b.elapsed).cmp(&(a.inside, a.elapsed)).then_with(|| a.name.cmp(&b.name)));
        let rest = named.split_off(top.min(named.len()));
        let mut lines: Vec<RankedLine> =
            named.iter().map(|share| line(share.name.clone().unwrap_or_default(), share, false)).collect();
        if !rest.is_empty() {
            let name = if rest.len() == 1 { "1 other".into() } else { format!("{} others", rest.len()) };
            let sum = |of: fn(&HeldShare) -> i64| rest.iter().map(of).sum();
            let sum = HeldShare {
                inside: sum(|share| share.inside),
                elapsed: sum(|share| share.elapsed),
                waited: sum(|share| share.waited),
                taken_over: rest.iter().map(|share| share.taken_over).sum(),
                ..HeldShare::default()
            };
            let mut others = line(name, &sum, true);
            // One record may have been held by several of them.
            others.also[2] = Cell::number("–");
            lines.push(others);
        }
        lines.extend(nobody.iter().map(|share| line("Nobody".into(), share, true)));
        let by = if by == HeldBy::Group { "Group" } else { "Supplier" };
        let all = line("All".into(), &together, true);
        Ok(Ranked {
            subject: subject(&order.title),
            by: by.into(),
            unit: "In service hours".into(),
            also: ["At any hour", "Waiting", "Records", "Taken over"].map(str::to_owned).to_vec(),
            lines,
            note: None,
            all: (all.printed, all.also),
        })
    }
}

fn line(name: String, share: &HeldShare, is_rest: bool) -> RankedLine {
    let whole = |number: u64| Cell::number(grouped(i64::try_from(number).unwrap_or(i64::MAX)));
    RankedLine {
        name,
        value: share.inside as f64,
        printed: hhmm(share.inside),
        href: share.href.clone(),
        also: vec![
            Cell::number(hhmm(share.elapsed)),
            Cell::number(hhmm(share.waited)),
            whole(share.records),
            whole(share.taken_over),
        ],
        is_rest,
    }
}
