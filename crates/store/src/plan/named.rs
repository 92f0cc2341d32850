//! Conditions over the records referred to, as conditions over the references themselves: `business_service = "Email"` asks first
//! which services are called so. Then an index of the reference finds the rows, and no row is joined to be looked at.

use super::{Planner, Stop, ids, walk};
use crate::ask::{Ask, Cond, Op, Select, Slot};
use crate::datum::Datum;
use crate::sql::Walk;

impl Planner<'_> {
    /// The same question where conditions over few records referred to are conditions over the references; none if there are no
    /// such conditions.
    pub(super) fn referring(&mut self) -> Result<Option<Ask>, Stop> {
        let conds = self.ask.filter.conjuncts();
        let mut is_other = false;
        let mut all = Vec::new();
        for cond in conds {
            let referring = match hop_of(cond) {
                Some(table) => self.references(cond, table)?,
                None => None,
            };
            is_other |= referring.is_some();
            all.push(referring.unwrap_or_else(|| cond.clone()));
        }
        Ok(is_other.then(|| Ask { filter: Cond::All(all), ..self.ask.clone() }))
    }

    /// The references to the records of a hop for which the condition holds, if they are not many.
    fn references(&mut self, cond: &Cond, table: usize) -> Result<Option<Cond>, Stop> {
        let Some(hop) = self.ask.hops.get(table - 1).filter(|hop| hop.from.table == 0) else { return Ok(None) };
        let (Some(guard), Some(wanted)) = (walk::own(&hop.guard, table), walk::own(cond, table)) else {
            return Ok(None);
        };
        let most = self.tuning.values_max;
        let named = Ask {
            table: hop.table.clone(),
            classes: hop.classes.clone(),
            hops: Vec::new(),
            filter: Cond::All(vec![guard, wanted]),
            select: Select::Rows(vec![Slot::own("sys_id")]),
            order: Vec::new(),
            limit: Some(most as u64 + 1),
            offset: 0,
            as_at: self.ask.as_at.clone(),
        };
        let from = hop.from.clone();
        let mut found: Vec<Datum> = ids(self.run(&named, Walk::default())?).into_iter().map(Datum::Text).collect();
        Ok(match found.len() {
            1 => found.pop().map(|only| Cond::Compare(from, Op::Is, only)),
            few if few <= most => Some(Cond::In(from, found)),
            _ => None,
        })
    }
}

/// The one hop of which a condition speaks, if it can only hold where there is such a record.
fn hop_of(cond: &Cond) -> Option<usize> {
    let of = |slot: &Slot| (slot.table > 0).then_some(slot.table);
    match cond {
        Cond::Any(list) | Cond::All(list) => {
            let mut hops = list.iter().map(hop_of);
            let first = hops.next()??;
            hops.all(|hop| hop == Some(first)).then_some(first)
        }
        Cond::Compare(slot, op, value) if *op != Op::IsNot && !value.is_empty() => of(slot),
        Cond::In(slot, _) | Cond::Contains(slot, _) | Cond::Equals(slot, _) => of(slot),
        Cond::StartsWith(slot, _) | Cond::EndsWith(slot, _) | Cond::Lists(slot, _) => of(slot),
        _ => None,
    }
}
