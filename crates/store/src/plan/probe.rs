//! Short looks at what is there, before a way is chosen.

use std::collections::HashSet;

use super::Planner;
use crate::ask::{Cond, Op};
use crate::datum::Datum;
use crate::error::{Result, StoreError};
use crate::session::int;
use crate::shape::ColumnKind;
use crate::sql::{Dialect, Index, Parameters, ddl, quoted};

impl Planner<'_> {
    /// The condition that lets the fewest rows through, if they are fewer than `max`: how many, and its column.
    pub(super) fn few(&mut self, max: i64) -> Result<Option<(i64, String)>> {
        let mut best: Option<(i64, String)> = None;
        for cond in self.conds.clone() {
            let (slot, values) = match cond {
                Cond::Compare(slot, Op::Is, value) if !value.is_empty() => (slot, vec![value.clone()]),
                Cond::In(slot, values) if values.len() <= self.tuning.values_max => {
                    (slot, values.iter().filter(|value| !value.is_empty()).cloned().collect())
                }
                _ => continue,
            };
            // What nothing can meet says nothing of the index, and SQLite refuses to look there.
            if values.is_empty() || slot.table != 0 || !self.is_ordered(&slot.column) {
                continue;
            }
            let kind = self.shape.kind(&slot.column)?;
            let mut parameters = Parameters::new(self.dialect);
            let mut wanted = parameters.is_in(&quoted(&slot.column), values, kind)?;
            if !self.ask.classes.is_empty() {
                let classes = self.ask.classes.iter().map(Datum::text).collect();
                let class = parameters.is_in(&quoted("sys_class_name"), classes, ColumnKind::Text)?;
                wanted = format!("{wanted} and {class}");
            }
            let table = quoted(&self.shape.name);
            let by = match self.dialect {
                Dialect::Sqlite => {
                    format!(" indexed by {}", quoted(&Index::Order(&slot.column).name(self.shape)))
                }
                Dialect::Postgres => String::new(),
            };
            // Whoever finds fewer than the best so far need not count further.
            let most = best.as_ref().map_or(max, |(least, _)| *least);
            let sql = format!("select count(*) from (select 1 from {table}{by} where {wanted} limit {most}) few");
            // Rows of other classes are passed over, and may be many.
            let mut steps = self.tuning.few_steps;
            let counted = self.session.query_within(&sql, &parameters.into_values(), &mut steps)?;
            let Some(counted) = counted else { continue };
            let count = counted.first().map_or(most, |row| int(row, 0));
            if count < most {
                best = Some((count, slot.column.clone()));
            }
        }
        Ok(best)
    }

    /// The different values of a column, if they are not many: each is one step into the index.
    pub(super) fn values(&mut self, column: &str) -> Result<Option<Vec<Datum>>> {
        let (table, name) = (quoted(&self.shape.name), quoted(column));
        let kind = self.shape.kind(column)?;
        let mut there: Vec<Datum> = Vec::new();
        while there.len() <= self.tuning.values_max {
            let mut parameters = Parameters::new(self.dialect);
            let after = match there.last() {
                Some(last) => format!("{name} > {}", parameters.bind(last.clone(), kind)?),
                None if kind == ColumnKind::Text => format!("{name} > ''"),
                None => format!("{name} is not null"),
            };
            let sql = format!("select min({name}) from {table} where {after}");
            let answer = self.session.query(&sql, &parameters.into_values())?;
            match answer.into_iter().next().and_then(|row| row.into_iter().next()).filter(|value| !value.is_empty()) {
                Some(value) => there.push(value),
                None => return Ok(Some(there)),
            }
        }
        Ok(None)
    }

    /// Which of these records any row refers to.
    pub(super) fn occurring(&mut self, column: &str, referred: &[Vec<Datum>]) -> Result<HashSet<Datum>> {
        let keys: Vec<&Datum> = referred.iter().filter_map(|row| row.first()).collect();
        let keys = serde_json::to_string(&keys).map_err(StoreError::engine)?;
        let mut parameters = Parameters::new(self.dialect);
        let company = if column == "company" { format!(" and {}", ddl::UNASKED) } else { String::new() };
        let (table, column, keys) = (quoted(&self.shape.name), quoted(column), parameters.text(keys)?);
        let values = match self.dialect {
            Dialect::Sqlite => format!("select value as id from json_each({keys})"),
            Dialect::Postgres => format!("select jsonb_array_elements_text({keys}::jsonb) as id"),
        };
        let sql = format!(
            "select v.id from ({values}) v where exists (select 1 from {table} where {column} = v.id{company})"
        );
        let rows = self.session.query(&sql, &parameters.into_values())?;
        Ok(rows.into_iter().filter_map(|row| row.into_iter().next()).collect())
    }
}
