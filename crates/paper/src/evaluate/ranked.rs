//! The busiest first: a chart of the largest groups, with what else was asked of each.

use record::question::{Question, answer};
use record::ranking::{Ranked as Found, ranking};
use record::{Filter, Measure, Path, Trouble};

use super::charts::{Drawer, subject};
use super::printed;
use crate::chart::{Cell, Ranked, RankedLine};
use crate::script::ChartOrder;
use crate::value::Value;

const AS_TOLD: &str = " (as told)";

impl Drawer<'_> {
    /// Groups by how many records they have; each number leads to its records.
    pub(super) fn ranked(
        &self,
        order: &ChartOrder,
        of: &Question,
        by: &Path,
        top: usize,
        also: &[(String, Measure)],
    ) -> Result<Ranked, Trouble> {
        let query = self.query(of);
        let permitted = self.reader.asks(&query)?;
        let measures: Vec<Measure> = also.iter().map(|(_, measure)| measure.clone()).collect();
        let mut source = self.reader.store;
        let found = ranking(&permitted, by, top, &measures, &mut source)?;
        let register = self.reader.dictionary.find(&query.register).map_err(Trouble::NotFound)?;
        let whole = permitted.count(&mut source)?;
        let cell = |answer: record::Answer, measure: &Measure, filter: &Filter| {
            let text = printed(&Value::of(answer, false), "", self.reader.words);
            let text = if text == "none recorded" || text.is_empty() { "–".to_owned() } else { text };
            let own = Question { measure: measure.clone(), query: query.clone() };
            let counted = own.counted();
            Cell::number(text).leading_to(self.href(&counted, filter))
        };
        let line = |one: Found, name: String, is_rest: bool| RankedLine {
            name,
            value: one.count as f64,
            printed: record::value::grouped(one.count),
            href: self.href(&query, &one.filter),
            also: one.answers.into_iter().zip(&measures).map(|(answer, m)| cell(answer, m, &one.filter)).collect(),
            is_rest,
        };
        // Where none of the values is ours, one note says so instead of every line.
        let is_told = !found.top.is_empty() && found.top.iter().all(|one| one.shown.ends_with(AS_TOLD));
        let mut lines: Vec<RankedLine> = found
            .top
            .into_iter()
            .map(|one| {
                let name = if is_told { one.shown.trim_end_matches(AS_TOLD).to_owned() } else { one.shown.clone() };
                line(one, name, false)
            })
            .collect();
        if let Some(others) = found.others {
            let name = match others.groups {
                1 => "1 other".to_owned(),
                many => format!("{} others", record::value::grouped(many as i64)),
            };
            lines.push(line(others.rows, name, true));
        }
        lines.extend(found.unset.map(|one| line(one, "Not recorded".into(), true)));
        let all = measures
            .iter()
            .map(|measure| Ok(cell(answer(&permitted, measure, &mut source)?, measure, &Filter::TRUE)))
            .collect::<Result<_, Trouble>>()?;
        Ok(Ranked {
            subject: subject(&order.title),
            by: record::english::label(self.reader.dictionary, register, &by.0),
            unit: register.plural.clone(),
            also: also.iter().map(|(title, _)| title.clone()).collect(),
            lines,
            note: is_told.then(|| "Values as the system told them from which the records came.".to_owned()),
            all: (record::value::grouped(whole), all),
        })
    }
}
