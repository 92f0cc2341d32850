//! From a paper's JSON to pages, and from pages to a PDF file.

use serde_json::Value;
use typst::diag::{Severity, SourceDiagnostic, Warned};
use typst::foundations::{Content, Datetime, Smart};
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{LinkElem, LinkTarget};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::PaperWorld;
use crate::{Press, Pressed};

/// Bytes of a paper's data, pictures included.
const DATA_BYTES_MAX: usize = 64 * 1024 * 1024;

pub(crate) fn set(press: &Press, leaf: &Value) -> Result<Pressed, Vec<String>> {
    let data =
        serde_json::to_vec(leaf).map_err(|error| vec![format!("The paper cannot be written as JSON: {error}.")])?;
    if data.len() > DATA_BYTES_MAX {
        return Err(vec![format!("The paper has {} bytes; {DATA_BYTES_MAX} is the most.", data.len())]);
    }
    if press.fonts.is_empty() {
        return Err(vec!["The press has no fonts.".to_owned()]);
    }
    let moment = moment(&leaf["moment"]);
    let world = PaperWorld::new(press, data, moment.as_ref().map(|moment| moment.0));
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let pages = output.map_err(|errors| sentences(&errors))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident(leaf)),
        creator: Smart::Custom(Some("Guildhall".to_owned())),
        timestamp: moment.and_then(|(local, offset)| Timestamp::new_local(local, offset)),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| vec![error.message().to_string()])?,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&pages, &options).map_err(|errors| sentences(&errors))?;
    Ok(Pressed { pdf, figures: figures(&pages), pages: pages.pages().len() })
}

/// What makes two files the same paper: its record and the instant of the version.
fn ident(leaf: &Value) -> String {
    let part = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    format!("guildhall {} {} {}", part(&leaf["reference"]), part(&leaf["status"]["at"]), part(&leaf["title"]))
}

/// The paper's local date and time, and the offset from UTC in minutes.
fn moment(value: &Value) -> Option<(Datetime, i32)> {
    let whole = |name: &str| value[name].as_i64().and_then(|number| i32::try_from(number).ok());
    let byte = |name: &str| whole(name).and_then(|number| u8::try_from(number).ok());
    let local = Datetime::from_ymd_hms(
        whole("year")?,
        byte("month")?,
        byte("day")?,
        byte("hour")?,
        byte("minute")?,
        byte("second")?,
    )?;
    Some((local, whole("offset_minutes")?))
}

/// Typst's errors for somebody who writes papers and has never seen a template.
fn sentences(errors: &[SourceDiagnostic]) -> Vec<String> {
    errors.iter().filter(|error| error.severity == Severity::Error).map(sentence).collect()
}

fn sentence(error: &SourceDiagnostic) -> String {
    let message = error.message.as_str();
    let known = [
        ("alt text", "A picture has no alternative text. Say in words what it shows."),
        ("alternative text", "A picture has no alternative text. Say in words what it shows."),
        ("document title", "The paper has no title."),
        ("missing document date", "The paper has no date."),
        ("heading title is empty", "A heading is empty."),
        ("failed to parse SVG", "A drawing cannot be read as SVG."),
        ("failed to parse svg", "A drawing cannot be read as SVG."),
        ("heading level", "A heading skips a level."),
        ("first heading", "A heading skips a level."),
    ];
    let told = known.iter().find(|(part, _)| message.contains(part)).map(|(_, words)| *words);
    let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
    let detail = [&[message][..], &hints].concat().join("; ");
    match told {
        Some(words) => format!("{words} ({detail})"),
        None => format!("The paper cannot be set as PDF: {detail}."),
    }
}

/// The figures on the pages, read back from the layout: each link to a figure's note and the glyphs' text within it.
fn figures(pages: &PagedDocument) -> Vec<(String, String)> {
    let mut reader = Reader::default();
    for page in pages.pages() {
        reader.read(&page.frame);
    }
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<(String, String)>,
    /// The link being read, and its figure's position in `found`.
    open: Option<Location>,
}

impl Reader {
    fn read(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.read(&group.frame),
                FrameItem::Tag(Tag::Start(content, _)) => self.begin(content),
                FrameItem::Tag(Tag::End(location, ..)) if self.open == Some(*location) => self.open = None,
                FrameItem::Text(text) if self.open.is_some() => {
                    if let Some((_, printed)) = self.found.last_mut() {
                        printed.push_str(&text.text);
                    }
                }
                _ => {}
            }
        }
    }

    fn begin(&mut self, content: &Content) {
        let Some(figure) = figure_of(content) else { return };
        self.open = content.location();
        self.found.push((figure, String::new()));
    }
}

/// The figure whose value this link prints, if it is such a link.
fn figure_of(content: &Content) -> Option<String> {
    let link = content.to_packed::<LinkElem>()?;
    let LinkTarget::Label(label) = &link.dest else { return None };
    label.resolve().as_str().strip_prefix("figure-").map(str::to_owned)
}
