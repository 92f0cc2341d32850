//! From script and values to the finished paper: a pure function.

mod gauges;
mod notes;

use std::collections::HashSet;

use crate::document::{
    Align, Author, Banner, Block, Change, Column, Committee, Contact, Document, Gauges, Marking, Picture, Run, Runs,
    Section, Size, Stage, Status, Table,
};
use crate::evaluate::{Evaluated, Links, Listed};
use crate::figure::Figure;
use crate::format::{Beside, Shape, print};
use crate::script::placeholder::{ClaimTest, Named, Placeholder, Sign};
use crate::script::prose::caption;
use crate::script::{self, Inline, Script};
use crate::value::compared;

pub(crate) use gauges::gauge_of;

/// What a paper wears that its script does not say.
pub struct Dress<'a> {
    /// The number of the paper's record.
    pub reference: String,
    pub status: Status,
    pub banner: Option<Banner>,
    pub changes: Vec<Change>,
    pub links: &'a dyn Links,
}

/// The status line of a paper that is not published: it says from when its figures are.
pub fn draft_status(evaluated: &Evaluated) -> Status {
    let at = record::Words::instant(&evaluated.instant).map(|at| at.to_zoned(evaluated.words.zone.clone()));
    Status {
        stage: Stage::Draft,
        line: format!("DRAFT, figures as at {}", evaluated.as_at),
        at: at.map_or_else(String::new, |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
    }
}

/// Puts the paper together. A figure that could not be counted is printed as an error in its place.
pub fn build(script: &Script, evaluated: &Evaluated, dress: &Dress<'_>) -> Document {
    let mut builder =
        Builder { script, evaluated, links: dress.links, number: 0, used: Vec::new(), ids: HashSet::new(), tables: 0 };
    let mut sections: Vec<Section> = script.sections.iter().map(|section| builder.section(section)).collect();
    if let Some(contact) = script.head.contact.as_deref().map(contact) {
        let main = sections.iter_mut().rev().find(|section| !section.appendix);
        if let Some(section) = main {
            section.blocks.push(Block::Contact(contact));
        }
    }
    let notes = notes::notes(&builder.used, evaluated, dress.links);
    let head = &script.head;
    let title = head.title.rsplit(" – ").next().unwrap_or(&head.title).trim().to_owned();
    Document {
        language: "en-GB".into(),
        reference: dress.reference.clone(),
        title,
        organisation: head.organisation.clone().or_else(|| evaluated.organisation.clone()).unwrap_or_default(),
        subject: head.title.clone(),
        committees: vec![Committee {
            name: head.committee.clone(),
            purpose: format!("For {}", head.purpose),
            date: record::value::show_date(head.meeting),
        }],
        marking: Marking { public: is_public(script), words: head.class.clone() },
        report_of: head.report_of.clone(),
        authors: head.authors.iter().map(|author| author_of(author)).collect(),
        cover: Vec::new(),
        status: dress.status.clone(),
        banner: dress.banner.clone(),
        sections,
        notes,
        changes: dress.changes.clone(),
    }
}

pub(crate) fn is_public(script: &Script) -> bool {
    script.head.class.eq_ignore_ascii_case("public")
}

/// `Deputy IT Director, IT Division`: a name or office, and what it belongs to.
fn author_of(text: &str) -> Author {
    let (name, role) = text.split_once(", ").unwrap_or((text, ""));
    Author { name: name.trim().to_owned(), role: role.trim().to_owned() }
}

/// `Deputy IT Director, IT Division: it.division@example.org, 020 7946 0000`
fn contact(text: &str) -> Contact {
    let (who, how) = text.split_once(": ").unwrap_or((text, ""));
    let author = author_of(who);
    let ways: Vec<&str> = how.split([',', ';']).map(str::trim).filter(|way| !way.is_empty()).collect();
    let email = ways.iter().find(|way| way.contains('@')).map(|way| (*way).to_owned());
    let telephone = ways.iter().find(|way| !way.contains('@')).map(|way| (*way).to_owned());
    Contact { name: author.name, role: author.role, email, telephone }
}

struct Builder<'a> {
    script: &'a Script,
    evaluated: &'a Evaluated,
    links: &'a dyn Links,
    /// The last paragraph number given.
    number: u32,
    /// Names of the figures in the order of their first use.
    used: Vec<String>,
    ids: HashSet<String>,
    tables: u32,
}

impl Builder<'_> {
    fn section(&mut self, section: &script::Section) -> Section {
        let appendix = section.title.to_lowercase().starts_with("appendix");
        let id = self.id(&section.title);
        let blocks = section.blocks.iter().flat_map(|block| self.block(block)).collect();
        Section { id, title: section.title.clone(), appendix, blocks }
    }

    /// An anchor made of the words, used once.
    fn id(&mut self, words: &str) -> String {
        let plain: String =
            words.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let mut id: String = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        id.truncate(60);
        if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
            id.insert_str(0, "s-");
        }
        let mut unique = id.clone();
        let mut count = 1;
        while !self.ids.insert(unique.clone()) {
            count += 1;
            unique = format!("{id}-{count}");
        }
        unique
    }

    fn block(&mut self, block: &script::Block) -> Vec<Block> {
        match block {
            script::Block::Heading { level, text, .. } => {
                let id = self.id(text);
                vec![Block::Heading { level: *level, text: text.clone(), id }]
            }
            script::Block::Paragraph { is_numbered, inlines } => {
                let (number, id) = if *is_numbered {
                    self.number += 1;
                    (Some(self.number), self.id(&format!("p{}", self.number)))
                } else {
                    (None, String::new())
                };
                vec![Block::Paragraph { number, id, runs: self.runs(inlines) }]
            }
            script::Block::List { ordered, items } => {
                vec![Block::List { ordered: *ordered, items: items.iter().map(|item| self.runs(item)).collect() }]
            }
            script::Block::Placed { placeholder, span } => self.placed(placeholder, span.start),
        }
    }

    fn placed(&mut self, placeholder: &Placeholder, place: usize) -> Vec<Block> {
        match placeholder {
            Placeholder::Table { figure, caption, .. } => match self.evaluated.rows_at(place) {
                Some(listed) => vec![Block::Table(self.table(figure, listed, caption.as_ref()))],
                None => vec![self.error(&figure.text)],
            },
            Placeholder::Contribution { figure, .. } => match self.evaluated.rows_at(place) {
                Some(listed) => self.contribution(&figure.text, listed),
                None => vec![self.error(&figure.text)],
            },
            Placeholder::Chart { chart } => match self.evaluated.charts.get(&chart.text) {
                Some(drawn) => {
                    let order = self.script.charts.get(&chart.text);
                    let id = self.id(&format!("chart-{}", chart.text));
                    let caption = order.map_or_else(|| drawn.finding.clone(), |order| order.caption.clone());
                    vec![Block::Picture(picture(id, drawn, &caption))]
                }
                None => vec![self.error(&chart.text)],
            },
            Placeholder::Gauges { figures, caption } => {
                let id = self.id("gauges");
                let words = self.caption(caption.as_ref());
                let gauges = figures.iter().filter_map(|figure| self.gauge(figure)).collect();
                vec![Block::Gauges(Gauges { id, caption: words, gauges, note: Vec::new() })]
            }
            _ => Vec::new(),
        }
    }

    fn error(&self, name: &str) -> Block {
        Block::Paragraph { number: None, id: String::new(), runs: vec![Run::text(format!("[figure error: {name}]"))] }
    }

    fn figure(&mut self, name: &str) -> Option<&Figure> {
        let evaluated = self.evaluated;
        let figure = evaluated.figures.get(name)?;
        if !self.used.iter().any(|used| used == name) {
            self.used.push(name.to_owned());
        }
        Some(figure)
    }

    /// A figure's occurrence.
    fn run(&mut self, name: &str, text: String) -> Run {
        let href = self.links.figure(name);
        Run::Figure { id: name.to_owned(), text, href }
    }

    fn table(&mut self, figure: &Named, listed: &Listed, caption: Option<&Named>) -> Table {
        self.tables += 1;
        let id = self.id(&format!("table-{}", self.tables));
        let caption = self.caption(caption);
        let (caption, note) = match self.figure(&figure.text).cloned() {
            Some(found) => {
                let caption = if caption.is_empty() { vec![Run::text(found.title.clone())] } else { caption };
                let noun = if found.records() == 1 { found.noun.as_deref().unwrap_or("record") } else { found.many() };
                let records =
                    format!("{} {noun}", record::value::grouped(i64::try_from(found.records()).unwrap_or(i64::MAX)));
                let run = self.run(&figure.text, records);
                (caption, vec![run, Run::text(format!(", as at {}", found.as_at))])
            }
            None => (caption, Vec::new()),
        };
        let columns = listed.columns.iter().map(|column| Column { title: column.title.clone(), align: column.align });
        let cell = |text: &String| vec![Run::text(if text.is_empty() { "not recorded" } else { text.as_str() })];
        let rows = listed.rows.iter().map(|row| row.iter().map(cell).collect());
        Table { id, caption, columns: columns.collect(), row_headers: true, rows: rows.collect(), note }
    }

    /// One bullet for each row; nothing at all is said, not left out.
    fn contribution(&mut self, name: &str, listed: &Listed) -> Vec<Block> {
        self.figure(name);
        let texts = listed.rows.iter().filter_map(|row| row.first()).filter(|text| !text.trim().is_empty());
        let items: Vec<Runs> =
            texts.map(|text| vec![Run::text(text.split_whitespace().collect::<Vec<_>>().join(" "))]).collect();
        let note = self.run(name, record::value::grouped(listed.rows.len() as i64));
        if items.is_empty() {
            let runs = vec![Run::text("Nothing to report ("), note, Run::text(" records).")];
            return vec![Block::Paragraph { number: None, id: String::new(), runs }];
        }
        vec![Block::List { ordered: false, items }]
    }

    fn gauge(&mut self, figure: &Named) -> Option<crate::document::Gauge> {
        let found = self.figure(&figure.text)?.clone();
        let id = self.id(&format!("gauge-{}", figure.text));
        let drawn = crate::chart::gauge(&id, &gauge_of(&found, self.links.figure(&found.name)));
        let mut picture = picture(id, &drawn, &found.title);
        picture.size = Size::Narrow;
        picture.table = None;
        picture.svg_narrow = None;
        let words = gauges::words(&found, self.run(&figure.text, found.printed.clone()));
        Some(crate::document::Gauge { picture, words })
    }

    fn caption(&mut self, text: Option<&Named>) -> Runs {
        let mut slips = Vec::new();
        let inlines = text.map(|text| caption(&text.text, text.span.start + 1, &mut slips)).unwrap_or_default();
        self.runs(&inlines)
    }

    fn runs(&mut self, inlines: &[Inline]) -> Runs {
        let mut runs = Runs::new();
        self.add(inlines, &mut runs);
        join(runs)
    }

    fn add(&mut self, inlines: &[Inline], runs: &mut Runs) {
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } => runs.push(Run::text(text.clone())),
                Inline::Strong(inner) => runs.push(Run::Strong { runs: self.runs(inner) }),
                Inline::Emphasis(inner) => runs.push(Run::Emphasis { runs: self.runs(inner) }),
                Inline::Link { text, href, .. } => runs.push(Run::Link { text: text.clone(), href: href.clone() }),
                Inline::Word { word, shapes, .. } => {
                    runs.push(Run::text(paper_word(self.script, self.evaluated, word, shapes)))
                }
                Inline::Use { figure, shapes, .. } => {
                    let opens = opens_sentence(runs);
                    let text = self.printed(figure, shapes, opens);
                    let run = match text {
                        Some(text) => self.run(&figure.text, text),
                        None => Run::text(format!("[figure error: {}]", figure.text)),
                    };
                    runs.push(run);
                }
                Inline::Claim { figure, test, then, otherwise, .. } => {
                    let holds = self.figure(&figure.text).and_then(|figure| holds(figure, test));
                    match (holds, otherwise) {
                        (Some(true), _) => self.add(then, runs),
                        (_, Some(otherwise)) => self.add(otherwise, runs),
                        (_, None) => {}
                    }
                }
            }
        }
    }

    fn printed(&mut self, name: &Named, shapes: &[Shape], opens_sentence: bool) -> Option<String> {
        let words = &self.evaluated.words;
        let figure = self.figure(&name.text)?;
        let text = printed_as(figure, shapes, words).ok()?;
        let is_words = shapes.iter().any(|shape| matches!(shape, Shape::As(_) | Shape::InWords | Shape::Say(_)));
        Some(if opens_sentence && is_words { capital(&text) } else { text })
    }
}

/// The printed form of a figure with its shapes.
pub(crate) fn printed_as(figure: &Figure, shapes: &[Shape], words: &record::Words) -> Result<String, String> {
    let delta = figure.before.as_ref().map(|before| before.delta.as_str());
    print(&figure.value, shapes, &Beside { words, many: figure.many(), is_ooh: false, delta })
}

/// Whether what a claim says of its figure is true; none when the figure has nothing to hold it against.
pub(crate) fn holds(figure: &Figure, test: &ClaimTest) -> Option<bool> {
    match test {
        ClaimTest::Met => figure.target.as_ref()?.met,
        ClaimTest::Missed => figure.target.as_ref()?.met.map(|met| !met),
        ClaimTest::Compared(sign, value) => {
            let aim = record::Ratio { over: *value, under: record::value::decimal_unit() };
            let order = compared(figure.value.ratio()?, aim);
            Some(match sign {
                Sign::Is => order.is_eq(),
                Sign::IsNot => order.is_ne(),
                Sign::Less => order.is_lt(),
                Sign::AtMost => order.is_le(),
                Sign::More => order.is_gt(),
                Sign::AtLeast => order.is_ge(),
            })
        }
    }
}

/// What the paper says of itself: `May 2020`, `3 July 2020`.
pub(crate) fn paper_word(script: &Script, evaluated: &Evaluated, word: &str, shapes: &[Shape]) -> String {
    let head = &script.head;
    let is_month_name = shapes.contains(&Shape::MonthName);
    let day = if word == "paper.meeting" { head.meeting } else { head.period.0 };
    match word {
        _ if is_month_name => day.strftime("%B").to_string(),
        "paper.meeting" => record::value::show_date(head.meeting),
        "paper.committee" => head.committee.clone(),
        "paper.title" => head.title.clone(),
        _ => evaluated.period.clone(),
    }
}

pub(crate) fn picture(id: String, chart: &crate::chart::Chart, caption: &str) -> Picture {
    let table = &chart.table;
    let columns = table.header.iter().enumerate().map(|(at, title)| Column {
        title: title.clone(),
        align: if table.is_number_column(at) { Align::End } else { Align::Start },
    });
    let cell = |cell: &crate::chart::Cell| match &cell.href {
        Some(href) => vec![Run::Link { text: cell.text.clone(), href: href.clone() }],
        None => vec![Run::text(cell.text.clone())],
    };
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let note = chart.note.iter().map(|note| Run::text(note.clone())).collect();
    let table = Table {
        id: format!("{id}-table"),
        caption: vec![Run::text(table.caption.clone())],
        columns: columns.collect(),
        row_headers: true,
        rows,
        note,
    };
    Picture {
        id,
        svg: chart.svg.clone(),
        svg_narrow: chart.narrow.clone(),
        alt: chart.alt.clone(),
        caption: vec![Run::text(caption)],
        table: Some(table),
        size: Size::Wide,
    }
}

/// Whether the next word begins a sentence.
fn opens_sentence(runs: &[Run]) -> bool {
    let text = crate::document::plain(runs);
    let text = text.trim_end();
    text.is_empty() || text.ends_with(['.', '!', '?'])
}

pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Neighbouring words as one run, without blanks at both ends.
fn join(runs: Runs) -> Runs {
    let mut joined: Runs = Vec::with_capacity(runs.len());
    for run in runs {
        match (joined.last_mut(), run) {
            (Some(Run::Text { text }), Run::Text { text: more }) => text.push_str(&more),
            (_, run) => joined.push(run),
        }
    }
    joined
}
