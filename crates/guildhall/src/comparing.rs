//! Compares a list at two instants: counts on the terminal, every difference in a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use exchange::export::guarded;
use record::compare::{Comparison, How, Told};
use record::{Instant, Query, Words, english, instant, list, value};

use crate::opening::{Open, Where};
use crate::{Done, Stopped, beside, shown};

#[derive(Args)]
pub struct Compare {
    /// The register whose records are compared: incident
    register: String,
    /// Which of them: a condition, as lists take it
    #[arg(long = "where", default_value = "")]
    condition: String,
    /// The first instant: 2016-05-01 (its end), 2016-05-01T14:30, revision 12; or days together, 2016-05
    #[arg(long)]
    from: String,
    /// The second instant; without it, now, or the end of the days given first
    #[arg(long, default_value = "")]
    to: String,
    /// Through whose eyes: a user name
    #[arg(long = "as")]
    actor: String,
    /// A file for every difference, which ends in .csv
    #[arg(short, long)]
    output: Option<PathBuf>,
}

/// Records that are told together.
const PORTION: usize = 500;
/// Records that are named on the terminal.
const NAMED_MAX: usize = 20;

pub fn run(place: &Where, wanted: Compare) -> Done {
    if wanted.output.as_ref().is_some_and(|file| file.extension().is_none_or(|end| end != "csv")) {
        return Err(Stopped("The file should end in .csv.".into()));
    }
    let open = place.open()?;
    let actor = open.person(&wanted.actor)?;
    let words = Words::new(open.now, &actor.id, actor.bodies.clone());
    let dictionary = &open.desk.dictionary;
    let register = dictionary.find(&wanted.register).map_err(Stopped)?;
    let query = list::query(dictionary, register, &wanted.condition)?;
    let (from, to) = instant::between(dictionary, &open.desk.store, &words, &wanted.from, &wanted.to)?;
    let comparison = Comparison::of(&actor, dictionary, &words, &query, &from.when, &to.when)?;
    let told = About { sentence: english::query(dictionary, &plain(&query), &words), from, to };
    match &wanted.output {
        Some(file) => to_file(&open, &comparison, &told, file),
        None => to_terminal(&open, &comparison, &told),
    }
}

/// What is compared.
struct About {
    sentence: String,
    from: Instant,
    to: Instant,
}

fn plain(query: &Query) -> Query {
    Query { as_at: record::When::Now, ..query.clone() }
}

/// How many of each kind.
#[derive(Default)]
struct Counts([i64; 3]);

impl Counts {
    fn more(&mut self, how: How) {
        self.0[how as usize] += 1;
    }

    fn in_words(&self) -> String {
        let [came, went, changed] = self.0.map(value::grouped);
        format!("{came} came, {went} went, {changed} changed and stayed")
    }
}

impl About {
    fn sides(&self, open: &Open, comparison: &Comparison) -> Done<String> {
        let mut source = &open.desk.store;
        let (was, is) = (comparison.was().count(&mut source)?, comparison.is().count(&mut source)?);
        let (was, is) = (value::grouped(was), value::grouped(is));
        Ok(format!("{}: {was} as at {}, {is} as at {}", self.sentence, self.from.words, self.to.words))
    }
}

fn to_terminal(open: &Open, comparison: &Comparison, about: &About) -> Done {
    let mut counts = Counts::default();
    let mut named: [Vec<String>; 3] = Default::default();
    comparison.each(&open.desk.store, &mut |how, id| {
        counts.more(how);
        let named = &mut named[how as usize];
        if named.len() < NAMED_MAX {
            named.push(id);
        }
        Ok(())
    })?;
    println!("{}.\n{}.", about.sides(open, comparison)?, counts.in_words());
    for (how, ids) in How::ALL.into_iter().zip(named) {
        for told in comparison.told(&open.desk.store, &ids)? {
            println!("  {:<8}{}  {}", how.word(), reference(&told), line(&told));
        }
        let more = counts.0[how as usize] - i64::try_from(ids.len()).unwrap_or(0);
        if more > 0 {
            println!("  {:<8}and {} more", how.word(), value::grouped(more));
        }
    }
    Ok(())
}

fn reference(told: &Told) -> &str {
    told.number.as_deref().unwrap_or(&told.sys_id)
}

fn line(told: &Told) -> String {
    if !told.was_there {
        return format!("{} (was not there before)", told.name);
    }
    if !told.is_there {
        return format!("{} (is not there any more)", told.name);
    }
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { first_line(text) };
    let changes =
        told.changes.iter().map(|one| format!("{}: {} → {}", one.label, or_nothing(&one.was), or_nothing(&one.is)));
    changes.collect::<Vec<_>>().join("; ")
}

fn first_line(text: &str) -> String {
    const CHARS_MAX: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(CHARS_MAX) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

const HEADER: [&str; 8] = ["how", "number", "sys_id", "register", "name", "field", "was", "is"];

/// A row for each field that differs; one for a record that was not there at one of the instants.
fn to_file(open: &Open, comparison: &Comparison, about: &About, path: &Path) -> Done {
    let counts = beside::written(path, |file| {
        // The remarks at the end are rows of one cell.
        let mut list = csv::WriterBuilder::new().flexible(true).from_writer(file);
        let counts = rows(open, comparison, about, &mut list)?;
        list.flush().map_err(|error| Stopped(format!("{}: {error}", shown(path))))?;
        Ok(counts)
    })?;
    println!("{}.\n{}, written to {}.", about.sides(open, comparison)?, counts.in_words(), shown(path));
    Ok(())
}

fn rows(open: &Open, comparison: &Comparison, about: &About, file: &mut csv::Writer<impl Write>) -> Done<Counts> {
    file.write_record(HEADER)?;
    let mut counts = Counts::default();
    let mut portions: [Vec<String>; 3] = Default::default();
    let mut stopped = None;
    let walked = comparison.each(&open.desk.store, &mut |how, id| {
        counts.more(how);
        let portion = &mut portions[how as usize];
        portion.push(id);
        if portion.len() < PORTION || stopped.is_some() {
            return Ok(());
        }
        stopped = tell(open, comparison, how, portion, file).err();
        Ok(())
    });
    if let Some(stopped) = stopped {
        return Err(stopped);
    }
    walked?;
    for (how, portion) in How::ALL.into_iter().zip(&mut portions) {
        tell(open, comparison, how, portion, file)?;
    }
    for remark in [about.sides(open, comparison)?, counts.in_words()] {
        file.write_record([format!("# {remark}.")])?;
    }
    Ok(counts)
}

fn tell(
    open: &Open,
    comparison: &Comparison,
    how: How,
    portion: &mut Vec<String>,
    file: &mut csv::Writer<impl Write>,
) -> Done {
    for told in comparison.told(&open.desk.store, portion)? {
        let head =
            [how.word(), told.number.as_deref().unwrap_or_default(), &told.sys_id, &told.class, &guarded(&told.name)];
        let mut row = |rest: [&str; 3]| file.write_record(head.iter().copied().chain(rest));
        match (told.was_there, told.is_there) {
            (false, _) => row(["", "not there", "there"])?,
            (_, false) => row(["", "there", "not there"])?,
            _ => {
                for change in &told.changes {
                    row([&change.field, &guarded(&change.was), &guarded(&change.is)])?;
                }
            }
        }
    }
    portion.clear();
    Ok(())
}
