//! Choices in conditions: by value, label or number, in the register that is asked and in all that extend it.

use std::collections::BTreeMap;

use store::Datum;

use super::tested::Tested;
use super::text;
use crate::query::{Check, Filter, Operand};
use crate::register::{Choice, Register};
use crate::value;

/// What an organisation added to the choices of the registers' files.
pub trait Additions {
    /// Those of fields of this name, each with the register that it was added to.
    fn of(&self, field: &str) -> Vec<(String, Choice)>;
}

/// For whoever asks where nothing was added.
pub struct NothingAdded;

impl Additions for NothingAdded {
    fn of(&self, _: &str) -> Vec<(String, Choice)> {
        Vec::new()
    }
}

/// A register and what its field may hold.
type Offered = (String, Vec<Choice>);

impl Tested<'_> {
    /// One of these, each by its value or by what it is called.
    pub(super) fn chosen(&self, wanted: &[String]) -> Filter {
        let filed = self.filed();
        let mut values = Vec::new();
        let mut called = Vec::new();
        let mut offered = None;
        for wanted in wanted {
            let trimmed = wanted.trim();
            if filed.iter().any(|(_, choices)| choices.iter().any(|choice| choice.value == trimmed)) {
                values.push(Operand::Datum(text(trimmed)));
                continue;
            }
            let offered: &Vec<Offered> = offered.get_or_insert_with(|| self.offered(&filed));
            let found = self.of_those(offered, |choices| value::called(choices, trimmed));
            match found.is_empty() {
                // A value that nobody foresaw is kept as told, and found as it was told.
                true => values.push(Operand::Datum(text(wanted))),
                false => called.extend(found),
            }
        }
        if values.is_empty() && !called.is_empty() {
            return one_of(called);
        }
        called.insert(0, self.test(among(values)));
        one_of(called)
    }

    /// All that fit, by whatever is looked at.
    pub(super) fn fitting(&self, fits: impl Fn(&Choice) -> bool) -> Filter {
        let offered = self.offered(&self.filed());
        let found = self.of_those(&offered, |choices| choices.iter().filter(|choice| fits(choice)).collect());
        if found.is_empty() { self.test(Check::In(Vec::new())) } else { one_of(found) }
    }

    /// The number that a choice is stored as; what it is called may stand for it, and any other number for itself.
    pub(super) fn number(&self, operand: &str) -> Option<i64> {
        let number = |text: &str| text.trim().parse::<i64>().ok();
        number(operand).or_else(|| {
            let offered = self.offered(&self.filed());
            offered.iter().find_map(|(_, choices)| number(&value::called(choices, operand.trim()).first()?.value))
        })
    }

    /// Values that fit. One that is called otherwise in another register of the family counts only where it fits.
    fn of_those<'c>(&self, offered: &'c [Offered], fit: impl Fn(&'c [Choice]) -> Vec<&'c Choice>) -> Vec<Filter> {
        let mut fitting: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (class, choices) in offered {
            for choice in fit(choices) {
                let classes = fitting.entry(choice.value.as_str()).or_default();
                if !classes.contains(&class.as_str()) {
                    classes.push(class);
                }
            }
        }
        let has = |choices: &[Choice], value: &str| choices.iter().any(|choice| choice.value == value);
        let is_everywhere = |value: &str, classes: &[&str]| {
            offered.iter().filter(|(_, choices)| has(choices, value)).count() == classes.len()
        };
        let operand = |word: &str| Operand::Datum(Datum::text(word));
        let (everywhere, somewhere): (Vec<_>, Vec<_>) =
            fitting.into_iter().partition(|(value, classes)| is_everywhere(value, classes));
        let mut filters = Vec::new();
        if !everywhere.is_empty() {
            filters.push(self.test(among(everywhere.into_iter().map(|(value, _)| operand(value)).collect())));
        }
        let mut by_classes: BTreeMap<Vec<&str>, Vec<Operand>> = BTreeMap::new();
        for (value, classes) in somewhere {
            by_classes.entry(classes).or_default().push(operand(value));
        }
        let class = match self.path.rsplit_once('.') {
            Some((before, _)) => format!("{before}.sys_class_name"),
            None => "sys_class_name".to_owned(),
        };
        filters.extend(by_classes.into_iter().map(|(classes, values)| {
            let classes = among(classes.into_iter().map(operand).collect());
            Filter::test(&class, classes).and(self.test(among(values)))
        }));
        filters
    }

    /// What the files say that the field may hold, in each register of the family.
    fn filed(&self) -> Vec<Offered> {
        let Some((register, field)) = self.owner() else { return Vec::new() };
        let family = self.dictionary.family(&register.name);
        let family = family.iter().filter_map(|name| self.dictionary.get(name));
        let offered = family.filter_map(|one| Some((one.name.clone(), one.field(field)?.kind.choices().to_vec())));
        offered.collect()
    }

    /// The same with what was added to each, or to what it extends.
    fn offered(&self, filed: &[Offered]) -> Vec<Offered> {
        let added = self.owner().map(|(_, field)| self.asker.added.of(field)).unwrap_or_default();
        let mut offered = filed.to_vec();
        for (class, choices) in &mut offered {
            let lineage =
                std::iter::successors(self.dictionary.get(class), |one| self.dictionary.get(one.extends.as_ref()?));
            for one in lineage {
                let own = added.iter().filter(|(register, _)| *register == one.name).map(|(_, choice)| choice);
                for choice in own {
                    if choices.iter().all(|known| known.value != choice.value) {
                        choices.push(choice.clone());
                    }
                }
            }
        }
        offered
    }

    /// The register that the last step of the path is a field of, and the field's own name.
    fn owner(&self) -> Option<(&Register, &str)> {
        let mut at = self.register;
        let mut steps = self.path.split('.').peekable();
        while let Some(step) = steps.next() {
            let field = at.field(step)?;
            if steps.peek().is_none() {
                return Some((at, &field.name));
            }
            at = self.dictionary.get(field.kind.leads_to()?)?;
        }
        None
    }
}

/// One of these values.
fn among(values: Vec<Operand>) -> Check {
    match <[Operand; 1]>::try_from(values) {
        Ok([one]) => Check::Is(one),
        Err(several) => Check::In(several),
    }
}

fn one_of(mut filters: Vec<Filter>) -> Filter {
    if filters.len() == 1 { filters.remove(0) } else { Filter::Any(filters) }
}
