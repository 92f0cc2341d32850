//! The largest groups by name, and what is left together: the busiest services, the commonest reasons.

use crate::access::Trouble;
use crate::query::{Check, Filter, Path};
use crate::question::{Answer, By, Group, Measure, answer, answers};
use crate::road::{Permitted, Source};

/// Most rows first; rows without a value are apart from both.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    pub top: Vec<Ranked>,
    /// What is not among the first, together.
    pub others: Option<Others>,
    /// Rows in which the field is empty.
    pub unset: Option<Ranked>,
}

/// A group: what it is called, the condition that picks its rows, how many there are, and what else was asked of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    pub shown: String,
    pub filter: Filter,
    pub count: i64,
    pub answers: Vec<Answer>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Others {
    /// How many groups they are.
    pub groups: usize,
    pub rows: Ranked,
}

/// The most groups that are named.
pub const TOP_MAX: usize = 50;

/// Groups the rows of a query by a field and names the `most` largest, with the answers to `measures` for each line. Groups of
/// one size come in the order of what they are called.
pub fn ranking(
    permitted: &Permitted,
    path: &Path,
    most: usize,
    measures: &[Measure],
    source: &mut impl Source,
) -> Result<Ranking, Trouble> {
    if most == 0 || most > TOP_MAX {
        return Err(Trouble::TooMuch(format!("A ranking names from 1 to {TOP_MAX} groups.")));
    }
    let groups = answers(permitted, &[By::Field(path.clone())], &Measure::Count, source)?;
    let (unset, mut set): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| group.keys[0].datum.is_empty());
    set.sort_by(|a, b| {
        let key = |group: &Group| (std::cmp::Reverse(count(group)), group.keys[0].shown.clone());
        key(a).cmp(&key(b)).then_with(|| a.keys[0].datum.cmp(&b.keys[0].datum))
    });
    let rest = set.split_off(most.min(set.len()));
    let mut line = |shown: String, filter: Filter, count: i64| {
        let of_these = permitted.narrowed(&filter)?;
        let answers = measures.iter().map(|measure| answer(&of_these, measure, source)).collect::<Result<_, _>>()?;
        Ok::<_, Trouble>(Ranked { shown, filter, count, answers })
    };
    let others = match rest.len() {
        0 => None,
        groups => {
            let named = set.iter().map(|group| group.filter.clone()).collect();
            let filter = Filter::test(&path.dotted(), Check::Filled).and(Filter::Any(named).negated());
            Some(Others { groups, rows: line("Others".into(), filter, rest.iter().map(count).sum())? })
        }
    };
    let unset = unset.into_iter().next().map(|group| line("Not recorded".into(), group.filter.clone(), count(&group)));
    let unset = unset.transpose()?;
    let top = set.into_iter().map(|group| {
        let shown = group.keys[0].shown.clone();
        line(shown, group.filter.clone(), count(&group))
    });
    let top = top.collect::<Result<_, _>>()?;
    Ok(Ranking { top, others, unset })
}

fn count(group: &Group) -> i64 {
    match group.answer {
        Answer::Count(count) => count,
        _ => 0,
    }
}
