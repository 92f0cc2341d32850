//! Who held the records of a query between two days: by group, person or supplier, down to each record and its stretches.

use std::collections::BTreeMap;

use clock::Interval;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use paper::evaluate::{HeldShare, HeldTotals};
use practice::held::{Stretch, Total};
use practice::holding::{self, Asking, Shares, Whose};
use record::query::Stretch as Days;
use record::value::{grouped, hhmm, show_date, show_instant};
use record::{Check, Filter, Operand, Page, Path, Query, Register, Trouble, Words, english, spell};
use store::Datum;

use crate::asked::{Answer, Asked};
use crate::frame::{self, Framed};
use crate::link::{self, ListLink};
use crate::look::{self, Cell, Column, Link, Tab, Table, Title};
use crate::site::Visit;

/// Records whose stretches one page shows; the list has the others.
const RECORDS_SHOWN_MAX: usize = 100;

/// First and last day, and the instants between which time counts.
struct Window {
    first: Date,
    last: Date,
    between: Interval,
}

impl Window {
    fn of(words: &Words, first: Date, last: Date) -> Result<Self, Trouble> {
        let after = last.tomorrow().unwrap_or(last);
        let midnight = |day: Date| Words::instant(&words.local(day.at(0, 0, 0, 0))).unwrap_or(Timestamp::MIN);
        if first > last {
            return Err(Trouble::TooMuch(format!("{} comes after {}.", show_date(first), show_date(last))));
        }
        Ok(Self { first, last, between: Interval { from: midnight(first), to: midnight(after) } })
    }

    fn words(&self) -> String {
        format!("{} to {}", show_date(self.first), show_date(self.last))
    }
}

/// The page on which a reader sees who held the records of a query, or what one of them held.
pub fn address(
    words: &Words,
    query: &Query,
    condition: &str,
    days: (Date, Date),
    whose: Whose,
    of: Option<&str>,
) -> String {
    let as_at = spell::when(&query.as_at, words).unwrap_or_default();
    let (from, to) = (days.0.to_string(), days.1.to_string());
    let by = whose.word();
    let parameters = [
        ("where", condition),
        ("from", &from),
        ("to", &to),
        ("by", by),
        ("of", of.unwrap_or_default()),
        ("as_at", &as_at),
    ];
    link::with(&format!("/{}/held", query.register), &parameters)
}

/// What papers print of it: who held the records of a query within the paper's period.
pub fn totals(reader: paper::Reader<'_>, query: &Query, whose: Whose) -> Result<HeldTotals, Trouble> {
    let (first, after) = reader.words.days(&Days::Period);
    let window = Window::of(reader.words, first, after.yesterday().unwrap_or(after))?;
    let asking =
        Asking { store: reader.store, dictionary: reader.dictionary, actor: reader.actor, words: reader.words };
    let shares = holding::shares(asking, query, whose, &window.between)?;
    let names = names(asking, whose, &shares, query)?;
    let condition = spell::filter(reader.dictionary, query, reader.words);
    let share = |who: Option<&String>, share: &holding::Share| {
        let name = who.and_then(|id| names.get(id).cloned());
        let of = who.map_or(NOBODY, String::as_str);
        HeldShare {
            name,
            href: Some(address(reader.words, query, &condition, (window.first, window.last), whose, Some(of))),
            inside: share.total.inside,
            elapsed: share.total.elapsed,
            waited: share.total.waited,
            records: share.records,
            taken_over: share.taken_over,
        }
    };
    let together = HeldShare { name: None, href: None, ..share(None, &shares.together) };
    Ok(HeldTotals { shares: shares.by.iter().map(|(who, one)| share(who.as_ref(), one)).collect(), together })
}

/// As an address says it.
const NOBODY: &str = "nobody";

/// What the reader knows each of them as.
fn names(
    asking: Asking<'_>,
    whose: Whose,
    shares: &Shares,
    query: &Query,
) -> Result<BTreeMap<String, String>, Trouble> {
    const NAMES_MAX: usize = 5_000;
    let register = asking.dictionary.find(whose.register()).map_err(Trouble::NotFound)?;
    let display = Path::of(asking.actor.display(register));
    let ids: Vec<Operand> = shares.by.keys().flatten().map(|id| Operand::Datum(Datum::text(id))).collect();
    let mut names = BTreeMap::new();
    for ids in ids.chunks(NAMES_MAX) {
        let of_these = Query::all(whose.register()).and(Filter::test("sys_id", Check::In(ids.to_vec())));
        let permitted = match asking.actor.asks(asking.dictionary, &of_these.seen_from(&query.as_at), asking.words) {
            Err(Trouble::NotAllowed(_)) => return Ok(names),
            permitted => permitted?,
        };
        for row in permitted.rows(&mut &*asking.store, std::slice::from_ref(&display), Page::ALL)? {
            names.insert(row.sys_id, row.cells.into_iter().next().unwrap_or_default().shown);
        }
    }
    Ok(names)
}

pub fn show(visit: &Visit, asked: &Asked) -> Result<Answer, Trouble> {
    let register = visit.register(asked.part("register"))?;
    let condition = asked.parameter("where");
    let text =
        if condition.is_empty() { register.name.clone() } else { format!("{} where {condition}", register.name) };
    let query = visit.dictionary.query(&text)?.seen_from(&visit.at.when);
    let window = window(visit, asked)?;
    let by = asked.parameter("by");
    let whose = Whose::ALL.into_iter().find(|whose| whose.word() == by).unwrap_or(Whose::Group);
    let asking =
        Asking { store: visit.store(), dictionary: &visit.dictionary, actor: &visit.actor, words: &visit.words };
    let shares = holding::shares(asking, &query, whose, &window.between)?;
    let names = names(asking, whose, &shares, &query)?;
    let page = HeldPage { visit, register: &register, query: &query, condition, window: &window, whose, names };
    let of = asked.parameter("of");
    let list = ListLink::to(&visit.dictionary, &query, &visit.words).to_string();
    let records = if of.is_empty() {
        html! {}
    } else {
        page.records(asking, of)?
    };
    let mut trail = frame::trail_to(&register);
    trail.push(Link::new(&register.plural, format!("/{}", register.name)));
    let title = format!("Who held {}", english::lower_first(&register.plural));
    let main = html! {
        (look::title(&Title { above: &frame::folder_title(&register.folder), text: &title, beside: None }))
        p class="gh-lead" {
            "Time from " (window.words()) " for which somebody held "
            a href=(list) { (english::query(&visit.dictionary, &query, &visit.words)) }
            ", as long as they were to be resolved. What counts is counted in the hours then in force."
        }
        (look::tabs("Added up by", &page.tabs()))
        (page.table(&shares))
        (records)
    };
    let section = frame::folder_title(&register.folder);
    Ok(Answer::page(visit.framed(Framed { title: &title, section: Some(&section), trail, main })))
}

/// The days asked for, else those of the month.
fn window(visit: &Visit, asked: &Asked) -> Result<Window, Trouble> {
    let (first, after) = visit.words.days(&Days::Month);
    let day = |name: &str, usual: Date| match asked.parameter(name) {
        "" => Ok(usual),
        text => text.parse().map_err(|_| Trouble::TooMuch(format!("`{text}` is not a day. Write 2020-05-31."))),
    };
    Window::of(&visit.words, day("from", first)?, day("to", after.yesterday().unwrap_or(after))?)
}

struct HeldPage<'a> {
    visit: &'a Visit,
    register: &'a Register,
    query: &'a Query,
    condition: &'a str,
    window: &'a Window,
    whose: Whose,
    names: BTreeMap<String, String>,
}

impl HeldPage<'_> {
    fn address(&self, whose: Whose, of: Option<&str>) -> String {
        let days = (self.window.first, self.window.last);
        address(&self.visit.words, self.query, self.condition, days, whose, of)
    }

    fn tabs(&self) -> Vec<Tab> {
        let tab = |whose: Whose| Tab {
            text: capital(whose).into(),
            href: self.address(whose, None),
            count: None,
            is_here: whose == self.whose,
        };
        Whose::ALL.into_iter().map(tab).collect()
    }

    fn name(&self, who: Option<&str>) -> String {
        who.and_then(|id| self.names.get(id)).map_or_else(|| "Nobody".into(), String::clone)
    }

    fn table(&self, shares: &Shares) -> Markup {
        let mut lines: Vec<_> = shares.by.iter().map(|(who, share)| (self.name(who.as_deref()), who, share)).collect();
        lines.sort_by(|(a, _, one), (b, _, other)| {
            (other.total.inside, other.total.elapsed).cmp(&(one.total.inside, one.total.elapsed)).then(a.cmp(b))
        });
        let whole = |number: u64| Cell::text(&grouped(i64::try_from(number).unwrap_or(i64::MAX)));
        let cells = |head: Cell, share: &holding::Share| {
            let mut cells = vec![head];
            cells.extend(hours(&share.total));
            cells.extend([whole(share.records), whole(share.taken_over)]);
            cells
        };
        let row = |(name, who, share): &(String, &Option<String>, &holding::Share)| {
            let of = who.as_deref().unwrap_or(NOBODY);
            cells(Cell::link(name, &self.address(self.whose, Some(of))), share)
        };
        let mut columns = vec![Column::words(capital(self.whose))];
        columns.extend(["In service hours", "At any hour", "Waiting", "Records", "Taken over"].map(Column::number));
        look::table(&Table {
            id: "held".into(),
            caption: format!("By {}, in hours and minutes", self.whose.word()),
            columns,
            rows: lines.iter().map(row).collect(),
            foot: Some(cells(Cell::text("Together"), &shares.together)),
            ..Table::default()
        })
    }

    /// What one of them held, the longest first, each with its stretches.
    fn records(&self, asking: Asking<'_>, of: &str) -> Result<Markup, Trouble> {
        let is_theirs = |stretch: &Stretch| {
            let who = stretch.holder.as_ref().and_then(|holder| self.whose.of(holder));
            who.unwrap_or(NOBODY) == of
        };
        let mut held: Vec<(String, Total, Vec<Stretch>)> = Vec::new();
        holding::each(asking, self.query, self.whose, &self.window.between, &mut |one| {
            let theirs: Vec<Stretch> = one.stretches.into_iter().filter(is_theirs).collect();
            if !theirs.is_empty() {
                let total = practice::held::totals(&theirs, |_| None).remove(&None).unwrap_or_default();
                held.push((one.sys_id.to_owned(), total, theirs));
            }
            Ok(())
        })?;
        held.sort_by(|(a, one, _), (b, other, _)| {
            (other.inside, other.elapsed).cmp(&(one.inside, one.elapsed)).then_with(|| a.cmp(b))
        });
        let all = held.len();
        held.truncate(RECORDS_SHOWN_MAX);
        let rows = self.rows(held.iter().map(|(id, ..)| id.as_str()))?;
        let name = self.name(Some(of).filter(|of| *of != NOBODY));
        let line = |(id, total, stretches): &(String, Total, Vec<Stretch>)| {
            let (number, words, href) = rows.get(id)?;
            let mut cells = vec![Cell::reference(number, href), Cell(self.stretches(words, stretches))];
            cells.extend(hours(total));
            Some(cells)
        };
        let mut columns = vec![Column::words(self.register.title.clone()), Column::words("Held from when to when")];
        columns.extend(["In service hours", "At any hour", "Waiting"].map(Column::number));
        let shown = grouped(i64::try_from(held.len()).unwrap_or(0));
        let caption = match all {
            all if all > held.len() => {
                let all = grouped(i64::try_from(all).unwrap_or(i64::MAX));
                format!("What {name} held: the {shown} longest of {all} records, in hours and minutes")
            }
            _ => format!("What {name} held: {shown} records, in hours and minutes"),
        };
        Ok(look::table(&Table {
            id: "held-records".into(),
            caption,
            columns,
            rows: held.iter().filter_map(line).collect(),
            ..Table::default()
        }))
    }

    /// Number, what stands for it, and address of each.
    fn rows<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
    ) -> Result<BTreeMap<String, (String, String, String)>, Trouble> {
        let ids = ids.map(|id| Operand::Datum(Datum::text(id))).collect();
        let query = Query::all(&self.register.name).and(Filter::test("sys_id", Check::In(ids)));
        let display = Path::of(self.visit.actor.display(self.register));
        let permitted = self.visit.asks(&query.seen_from(&self.query.as_at))?;
        let rows = permitted.rows(&mut self.visit.source(), std::slice::from_ref(&display), Page::ALL)?;
        let row = |row: record::Row| {
            let number = row.number.unwrap_or_else(|| row.sys_id.clone());
            let href = link::record(&row.class, &number);
            (row.sys_id, (number, row.cells.into_iter().next().unwrap_or_default().shown, href))
        };
        Ok(rows.into_iter().map(row).collect())
    }

    fn stretches(&self, words: &str, stretches: &[Stretch]) -> Markup {
        let at = |at| show_instant(at, &self.visit.words);
        html! {
            (words)
            @for stretch in stretches {
                br;
                span class="gh-small gh-muted" {
                    (at(stretch.interval.from)) " to " (at(stretch.interval.to))
                    @if !stretch.is_counted { ", " (stretch.how) }
                }
            }
        }
    }
}

fn capital(whose: Whose) -> &'static str {
    match whose {
        Whose::Group => "Group",
        Whose::Person => "Person",
        Whose::Supplier => "Supplier",
    }
}

fn hours(total: &Total) -> [Cell; 3] {
    [total.inside, total.elapsed, total.waited].map(|seconds| Cell::text(&hhmm(seconds)))
}
