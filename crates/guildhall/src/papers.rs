//! Writes papers: evaluated, proofed, set as HTML, PDF and DOCX, and published as a frozen edition.

use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use paper::document::{self, Banner, Document, Run};
use paper::evaluate::HeldTotals;
use paper::script::HeldBy;
use paper::{Evaluated, Finding, Level, Script};
use practice::desk::Occasion;
use print::Press;
use record::{Actor, Draft, Filter, Instant, Query, Record, Trouble, When, Words, instant};

use crate::opening::{Open, Where};
use crate::{Done, Stopped, out_dir, shown, told};

static PAPERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../papers");

#[derive(Args)]
pub struct Paper {
    /// The paper: a name under papers, or a file
    name: String,
    /// Through whose eyes: a user name
    #[arg(long = "as")]
    actor: String,
    /// Another month than the paper's own, as 2016-04: its data cut and its meeting move with it
    #[arg(long)]
    period: Option<String>,
    /// Figures as at today rather than at the paper's data cut
    #[arg(long)]
    live: bool,
    /// Figures as at an instant rather than at the paper's data cut: 2020-05-31, 2020-05-31T14:30, revision 12
    #[arg(long, conflicts_with_all = ["live", "publish"])]
    as_at: Option<String>,
    /// Where to write [default: papers in the data folder]
    #[arg(long)]
    out: Option<PathBuf>,
    /// Freeze it as this version, such as 1.0
    #[arg(long, requires = "clerk")]
    publish: Option<String>,
    /// Who publishes it: the user name of a clerk
    #[arg(long)]
    clerk: Option<String>,
    /// Proof it, and write nothing
    #[arg(long)]
    proof: bool,
}

/// Path and text of every paper that comes with Guildhall.
pub fn built_in() -> Vec<(String, String)> {
    let files = PAPERS.files().filter(|file| file.path().extension().is_some_and(|end| end == "md"));
    files
        .filter_map(|file| Some((format!("papers/{}", file.path().to_str()?), file.contents_utf8()?.to_owned())))
        .collect()
}

/// The press, with the fonts that come with Guildhall.
pub fn press() -> Press {
    Press::new(assets::print_fonts().map(|(_, bytes)| bytes.to_vec()).collect())
}

/// A paper made: its three forms, and what proof says of it.
pub struct Made {
    pub script: Script,
    pub evaluated: Evaluated,
    pub document: Document,
    pub findings: Vec<Finding>,
    pub forms: Forms,
}

#[derive(Clone)]
pub struct Forms {
    pub html: Vec<u8>,
    pub pdf: Vec<u8>,
    pub docx: Vec<u8>,
}

/// Numbers of tables and charts lead to the list of their rows; figures lead to pages below the edition's own address.
struct Links<'a> {
    dictionary: &'a record::Dictionary,
    words: Words,
}

impl paper::Links for Links<'_> {
    fn figure(&self, _: &str) -> Option<String> {
        None
    }

    fn rows(&self, _: &str, query: &str) -> Option<String> {
        let query = self.dictionary.query(query).ok()?;
        Some(web::link::ListLink::to(self.dictionary, &query, &self.words).to_string())
    }

    fn held(&self, reader: paper::Reader<'_>, query: &Query, by: HeldBy) -> Result<HeldTotals, Trouble> {
        web::pages::papers::held_by(reader, query, by)
    }
}

/// From when the figures of a paper are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The data cut that the paper names.
    Cut,
    Now,
    At(Instant),
}

impl Seen {
    fn when(&self, script: &Script) -> When {
        match self {
            Self::Cut => script.cut(),
            Self::Now => When::Now,
            Self::At(at) => at.when.clone(),
        }
    }

    /// A paper that is neither at its cut nor of today says so above everything else.
    fn banner(&self) -> Option<Banner> {
        let Self::At(at) = self else { return None };
        let line = format!(
            "Every figure is counted over the records as they stood then, {}, and not as they stand today. The text is today’s.",
            at.words
        );
        Some(Banner { title: format!("As at {}", at.words), lines: vec![vec![Run::text(line)]] })
    }
}

/// What a paper is made with.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    pub open: &'a Open,
    pub actor: &'a Actor,
    pub now: Timestamp,
    pub press: &'a Press,
}

impl Making<'_> {
    fn words(&self) -> Words {
        Words::new(self.now, &self.actor.id, self.actor.bodies.clone())
    }

    /// `today` is the day looked from.
    fn words_of(&self, seen: &Seen) -> Words {
        let now = if let Seen::At(at) = seen { at.at } else { self.now };
        Words { now, ..self.words() }
    }

    fn links(&self) -> Links<'_> {
        Links { dictionary: &self.open.desk.dictionary, words: self.words() }
    }

    /// The figures, and what proof says of them.
    pub fn evaluate(&self, script: &Script, seen: &Seen) -> Done<(Evaluated, Vec<Finding>)> {
        let words = self.words_of(seen);
        let desk = &self.open.desk;
        let reader =
            paper::Reader { store: &desk.store, dictionary: &desk.dictionary, actor: self.actor, words: &words };
        let evaluated = paper::evaluate(script, reader, &seen.when(script), &self.links())?;
        let findings = paper::proof(script, &evaluated, reader)?;
        Ok((evaluated, findings))
    }

    /// The whole paper: a draft, or as it is issued.
    pub fn make(&self, script: Script, seen: &Seen, issue: Option<&paper::Issue>) -> Done<Made> {
        let (evaluated, findings) = self.evaluate(&script, seen)?;
        let links = self.links();
        let status = issue.map_or_else(|| paper::draft_status(&evaluated), published_status);
        let reference = self.record(&script)?.map_or_else(String::new, |record| record.shown("number").to_owned());
        let dress = paper::Dress { reference, status, banner: seen.banner(), changes: Vec::new(), links: &links };
        let document = paper::build(&script, &evaluated, &dress);
        let evidence = issue.map(|issue| format!("/published/{}/figure", issue.slug));
        let forms = self.forms(&document, evidence.as_deref())?;
        Ok(Made { script, evaluated, document, findings, forms })
    }

    /// Sets a document in its three forms. `evidence` is the address below which its figures are explained.
    pub fn forms(&self, document: &Document, evidence: Option<&str>) -> Done<Forms> {
        let style = document::html::Style::Inline(assets::css("paper.css"));
        let dress = document::html::Dress { style, evidence, downloads: &[], versions: &[] };
        let html = document::html::page(document, &dress).into_bytes();
        let pdf = self.press.pdf(&document::leaf::leaf(document)).map_err(|errors| Stopped(errors.join("\n")))?;
        let draw = |svg: &str, width: u32| self.press.png(svg, width).map_err(|error| error.to_string());
        let docx = document::docx::docx(document, &draw)?;
        Ok(Forms { html, pdf, docx })
    }

    /// Publishes a made paper: the clerk keeps it with its figures, rows and files, for good.
    pub fn publish(&self, made: &Made, issue: &paper::Issue, clerk: &Actor) -> Done {
        let Forms { html, pdf, docx } = made.forms.clone();
        let files = paper::Files { html: Some(html), pdf: Some(pdf), docx: Some(docx) };
        let frozen = paper::freeze(&made.script, &made.evaluated, &made.document, issue, &files)?;
        let on = Occasion { actor: clerk, now: self.now, why: "Published", request: "publish" };
        let desk = &self.open.desk;
        let stands = |register: &str, id: &str, state| {
            Draft { sys_id: Some(id.to_owned()), ..Draft::new(register) }.with("state", state)
        };
        let mut drafts = vec![stands("paper", &issue.paper, "published")];
        drafts.extend(issue.supersedes.iter().map(|earlier| stands("paper_edition", earlier, "superseded")));
        drafts.push(frozen.edition);
        // All in one revision: an edition is never there without its figures. They name it by its address.
        drafts.extend(frozen.figures.into_iter().map(|draft| draft.with("edition", issue.slug.as_str())));
        desk.save_all(on, &drafts)?;
        Ok(())
    }

    /// What a new edition of a paper is called.
    pub fn issue(&self, script: &Script, version: &str) -> Done<paper::Issue> {
        let record = self.record(script)?;
        let record = record.ok_or_else(|| Stopped(format!("There is no record of a paper named {}.", script.name)))?;
        let earlier = self.standing_edition(&record.sys_id)?;
        let kind = if earlier.is_some() { paper::EditionKind::Revision } else { paper::EditionKind::Publication };
        // Every edition has an address of its own; the first has the plain one.
        let mut slug = format!("{}-{}", script.head.meeting, script.name);
        if earlier.is_some() {
            slug += &format!("-v{}", version.replace('.', "-"));
        }
        Ok(paper::Issue {
            version: version.to_owned(),
            kind,
            is_substantial: false,
            approved_by: None,
            published_at: self.now,
            paper: record.sys_id.clone(),
            company: record.datum("company").as_text().unwrap_or_default().to_owned(),
            reason: None,
            supersedes: earlier,
            head: self.open.desk.store.head()?,
            slug,
        })
    }

    /// The edition of a paper that is read at present, if there is one.
    fn standing_edition(&self, paper: &str) -> Done<Option<String>> {
        let desk = &self.open.desk;
        let query = Query::all("paper_edition").and(Filter::is("paper", paper)).and(Filter::is("state", "published"));
        let mut source = &desk.store;
        let ids = self.actor.asks(&desk.dictionary, &query, &self.words())?.ids(&mut source, record::Page::ONE)?;
        Ok(ids.into_iter().next())
    }

    /// The record that says where a paper stands, if there is one.
    fn record(&self, script: &Script) -> Done<Option<Record>> {
        let desk = &self.open.desk;
        let query = Query::all("paper").and(Filter::is("name", script.name.as_str()));
        let mut source = &desk.store;
        Ok(self.actor.asks(&desk.dictionary, &query, &self.words())?.record(&mut source)?)
    }
}

/// `Published 25 June 2020, 10:02am. Version 1.0`
pub fn published_status(issue: &paper::Issue) -> document::Status {
    let zone = jiff::tz::TimeZone::get(record::words::ZONE).unwrap_or(jiff::tz::TimeZone::UTC);
    let at = issue.published_at.to_zoned(zone);
    document::Status {
        stage: document::Stage::Published,
        line: format!("Published {}. Version {}", at.strftime("%-d %B %Y, %-I:%M%P"), issue.version),
        at: at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    }
}

pub fn write(forms: &Forms, folder: &Path, name: &str) -> Done<[PathBuf; 3]> {
    std::fs::create_dir_all(folder).map_err(|error| Stopped(format!("{}: {error}", shown(folder))))?;
    let files = [("html", &forms.html), ("pdf", &forms.pdf), ("docx", &forms.docx)];
    let mut paths = Vec::new();
    for (end, bytes) in files {
        let path = folder.join(format!("{name}.{end}"));
        std::fs::write(&path, bytes).map_err(|error| Stopped(format!("{}: {error}", shown(&path))))?;
        paths.push(path);
    }
    paths.try_into().map_err(|_| Stopped("A form is missing.".into()))
}

/// The script of a paper, by name or from a file.
pub fn script(name: &str, open: &Open) -> Done<Script> {
    let known = built_in().into_iter().find(|(path, _)| path == &format!("papers/{name}.md"));
    let (file, text) = match known {
        Some(known) => known,
        None => {
            let text = std::fs::read_to_string(name).map_err(|_| {
                let names: Vec<String> = built_in().into_iter().map(|(path, _)| path).collect();
                Stopped(format!("There is no paper {name}. There are: {}.", names.join(", ")))
            })?;
            (name.to_owned(), text)
        }
    };
    Script::read(&file, &text, &open.desk.dictionary).map_err(|faults| Stopped(told(&faults)))
}

/// Findings, the gravest first, for a terminal.
pub fn tell(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

pub fn run(place: &Where, paper: Paper) -> Done {
    let open = place.open()?;
    let actor = open.person(&paper.actor)?;
    let mut script = script(&paper.name, &open)?;
    if let Some(period) = &paper.period {
        let days = paper::script::head::period_of(period);
        script = script.about(days.ok_or_else(|| Stopped(format!("`{period}` is no month. Write 2016-05.")))?);
    }
    let press = press();
    let making = Making { open: &open, actor: &actor, now: open.now, press: &press };
    let seen = match &paper.as_at {
        Some(typed) => {
            let at = instant::read(&open.desk.dictionary, &open.desk.store, &making.words(), typed)?;
            if at.is_now() { Seen::Now } else { Seen::At(at) }
        }
        None if paper.live => Seen::Now,
        None => Seen::Cut,
    };
    if paper.proof {
        let (_, findings) = making.evaluate(&script, &seen)?;
        println!("{}\n{} findings.", tell(&findings), findings.len());
        return Ok(());
    }
    let mut name = script.name.clone();
    if let Some(period) = &paper.period {
        name += &format!("-{}", period.replace(' ', "-"));
    }
    if let Seen::At(at) = &seen {
        name += &format!("-as-at-{}", at.spelt.replace([' ', ':'], "-"));
    }
    let made = match &paper.publish {
        None => making.make(script, &seen, None)?,
        Some(version) => {
            let issue = making.issue(&script, version)?;
            let made = making.make(script, &seen, Some(&issue))?;
            let blocking = made.findings.iter().filter(|finding| finding.level == Level::Blocks).count();
            if blocking > 0 {
                return Err(Stopped(format!("{}\n{blocking} findings block publication.", tell(&made.findings))));
            }
            let clerk = open.person(paper.clerk.as_deref().unwrap_or_default())?;
            making.publish(&made, &issue, &clerk)?;
            made
        }
    };
    if !made.findings.is_empty() {
        eprintln!("{}\n", tell(&made.findings));
    }
    for path in write(&made.forms, &out_dir(paper.out, place), &name)? {
        println!("{}", shown(&path));
    }
    Ok(())
}

/// Recomputes every frozen figure: how many there are, and what does not agree.
pub fn verify(open: &Open) -> Done<(usize, Vec<String>)> {
    let actor = Actor::system("verify", open.bodies.clone());
    let words = Words::new(open.now, "verify", open.bodies.clone());
    let desk = &open.desk;
    let reader = paper::Reader { store: &desk.store, dictionary: &desk.dictionary, actor: &actor, words: &words };
    let mut source = &desk.store;
    let editions =
        actor.asks(&desk.dictionary, &Query::all("paper_edition"), &words)?.ids(&mut source, record::Page::ALL)?;
    let (mut count, mut faults) = (0, Vec::new());
    for edition in editions {
        let figures = paper::frozen(reader, &edition)?;
        count += figures.len();
        faults.extend(paper::check_frozen(&figures));
    }
    Ok((count, faults))
}
