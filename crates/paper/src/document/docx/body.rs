//! The text of a paper as WordprocessingML: cover, contents, sections, notes.

use std::fmt::Write as _;

use super::words::{self, Links, Look, anchor_of_figure, anchor_of_place, escape, runs, within};
use super::{Draw, Media, parts};
use crate::document::html::notes::facts;
use crate::document::{
    Align, Block, Column, Contact, Document, FigureNote, Gauge, Gauges, Picture, Place, Run, Section, Size, Stage,
    Table, measure, plain,
};

/// Twips (1/1440 inch) of the gutter to the left of the text, and of the whole measure with it.
const GUTTER: i64 = 794;
const WHOLE: i64 = 9638;
/// English metric units in a millimetre.
const EMU_PER_MM: f64 = 36_000.0;
/// Begins a page, at its very top.
const NEW_PAGE: &str = "<w:pageBreakBefore/><w:spacing w:before=\"0\"/>";
/// A table with as few rows stays on one page with its caption.
const ROWS_KEPT_TOGETHER: usize = 9;

pub(super) struct Body<'a> {
    draw: &'a Draw<'a>,
    xml: String,
    pub(super) links: Links,
    pub(super) media: Vec<Media>,
    /// Figures whose anchors are not their names: (anchor, id).
    pub(super) long_names: Vec<(String, String)>,
    bookmarks: u32,
    drawings: u32,
    numbering: parts::Numbering,
}

impl<'a> Body<'a> {
    pub(super) fn of(document: &Document, draw: &'a Draw<'a>) -> Result<Body<'a>, String> {
        let mut body = Body {
            draw,
            xml: String::new(),
            links: Links::default(),
            media: Vec::new(),
            long_names: Vec::new(),
            bookmarks: 0,
            drawings: 0,
            numbering: parts::Numbering::default(),
        };
        body.top(document);
        body.contents(document);
        let first_appendix = document.sections.iter().position(|section| section.appendix);
        for (position, section) in document.sections.iter().enumerate() {
            body.section(section, first_appendix == Some(position))?;
        }
        body.notes(document);
        body.changes(document);
        Ok(body)
    }

    pub(super) fn has_long_names(&self) -> bool {
        !self.long_names.is_empty()
    }

    pub(super) fn document_xml(&self) -> String {
        parts::document(&self.xml)
    }

    pub(super) fn numbering_xml(&self) -> String {
        self.numbering.xml()
    }

    // Paragraphs -----------------------------------------------------------------------------------------------------

    /// A paragraph of one style; `write` adds its runs.
    fn paragraph(&mut self, style: &str, extra: &str, write: impl FnOnce(&mut Self)) {
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{extra}</w:pPr>");
        write(self);
        self.xml.push_str("</w:p>");
    }

    fn plain_paragraph(&mut self, style: &str, text: &str) {
        self.paragraph(style, "", |body| words::text(&mut body.xml, text, Look::default()));
    }

    fn runs_paragraph(&mut self, style: &str, extra: &str, of: &[Run]) {
        self.paragraph(style, extra, |body| body.runs(of));
    }

    fn runs(&mut self, of: &[Run]) {
        runs(&mut self.xml, of, Look::default(), &mut self.links);
    }

    fn marked(&mut self, anchor: &str, write: impl FnOnce(&mut Self)) {
        if anchor.is_empty() {
            return write(self);
        }
        self.bookmarks += 1;
        let id = self.bookmarks;
        let _ = write!(self.xml, "<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>", escape(anchor));
        write(self);
        let _ = write!(self.xml, "<w:bookmarkEnd w:id=\"{id}\"/>");
    }

    fn heading(&mut self, style: &str, extra: &str, text: &str, id: &str) {
        let anchor = anchor_of_place(id);
        self.paragraph(style, extra, |body| {
            body.marked(&anchor, |body| words::text(&mut body.xml, text, Look::default()));
        });
    }

    // The first page -------------------------------------------------------------------------------------------------

    fn top(&mut self, document: &Document) {
        self.plain_paragraph("Title", &document.title);
        for committee in &document.committees {
            let line = format!("{}, {} · {}", committee.name, committee.date, committee.purpose);
            self.plain_paragraph("Subtitle", &line);
        }
        let status = if document.status.stage == Stage::Published { "Status" } else { "StatusDraft" };
        self.plain_paragraph(status, &document.status.line);
        if let Some(banner) = &document.banner {
            self.plain_paragraph("NoticeTitle", &banner.title);
            for line in &banner.lines {
                self.runs_paragraph("Notice", "", line);
            }
            self.plain_paragraph("AfterTable", "");
        }
        self.cover(document);
    }

    fn cover(&mut self, document: &Document) {
        let text = |words: String| vec![Run::Text { text: words }];
        let mut rows: Vec<(String, Vec<Run>)> = Vec::new();
        for committee in &document.committees {
            rows.push(("Committee".to_owned(), text(format!("{} – {}", committee.name, committee.purpose))));
            rows.push(("Dated".to_owned(), text(committee.date.clone())));
        }
        rows.push(("Subject".to_owned(), text(document.subject.clone())));
        rows.push(("Marking".to_owned(), text(document.marking.words.clone())));
        rows.push(("Report of".to_owned(), text(document.report_of.clone())));
        let author = |author: &crate::document::Author| match author.role.as_str() {
            "" => author.name.clone(),
            role => format!("{}, {role}", author.name),
        };
        let label = if document.authors.len() == 1 { "Report author" } else { "Report authors" };
        rows.push((label.to_owned(), text(document.authors.iter().map(author).collect::<Vec<_>>().join("\n"))));
        rows.push(("Paper".to_owned(), text(document.reference.clone())));
        rows.extend(document.cover.iter().map(|row| (row.label.clone(), row.value.clone())));

        let widths = [WHOLE * 27 / 100, WHOLE - WHOLE * 27 / 100];
        self.open_table(&widths, WHOLE, "PaperCover", "0480", "Cover", "Who receives the paper, when, and whose it is");
        for (label, value) in &rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.cell(widths[0], "", |body| body.plain_paragraph("CoverLabel", label));
            self.cell(widths[1], "", |body| body.runs_paragraph("CoverValue", "", value));
            self.xml.push_str("</w:tr>");
        }
        self.close_table();
    }

    /// A field that Word can bring up to date; without page numbers, since paragraphs are what is cited.
    fn contents(&mut self, document: &Document) {
        let mut entries: Vec<(&str, &str, &str)> = Vec::new();
        for section in &document.sections {
            entries.push(("TOC1", &section.id, &section.title));
            for block in &section.blocks {
                if let Block::Heading { level: 3, text, id } = block {
                    entries.push(("TOC2", id, text));
                }
            }
        }
        if !document.notes.is_empty() {
            entries.push(("TOC1", "notes", "Figure notes"));
        }
        if !document.changes.is_empty() {
            entries.push(("TOC1", "changes", "What changed"));
        }
        self.plain_paragraph("TOCHeading", "Contents");
        let last = entries.len().saturating_sub(1);
        for (position, (style, id, text)) in entries.into_iter().enumerate() {
            self.paragraph(style, "", |body| {
                if position == 0 {
                    body.xml.push_str(parts::CONTENTS_BEGIN);
                }
                within(&mut body.xml, &anchor_of_place(id), text, Look::default());
                if position == last {
                    body.xml.push_str(parts::FIELD_END);
                }
            });
        }
    }

    // Sections -------------------------------------------------------------------------------------------------------

    fn section(&mut self, section: &Section, on_new_page: bool) -> Result<(), String> {
        let extra = if on_new_page { NEW_PAGE } else { "" };
        self.heading("Heading1", extra, &section.title, &section.id);
        section.blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), String> {
        match block {
            Block::Heading { level, text, id } => {
                self.heading(if *level <= 3 { "Heading2" } else { "Heading3" }, "", text, id);
            }
            Block::Paragraph { number: Some(number), id, runs } => {
                let list = self.numbering.paragraph(*number);
                let anchor = if id.is_empty() { String::new() } else { anchor_of_place(id) };
                self.paragraph("NumberedParagraph", &parts::list_item(list), |body| {
                    body.marked(&anchor, |body| body.runs(runs));
                });
            }
            Block::Paragraph { number: None, runs, .. } => self.runs_paragraph("BodyText", "", runs),
            Block::List { ordered, items } => {
                let (style, list) =
                    if *ordered { ("ListNumber", self.numbering.new_list()) } else { ("ListBullet", parts::BULLETS) };
                for item in items {
                    self.runs_paragraph(style, &parts::list_item(list), item);
                }
            }
            Block::Table(table) => self.table(table, &table.caption, "Caption", WHOLE),
            Block::Picture(picture) => self.picture(picture)?,
            Block::Gauges(gauges) => self.gauges(gauges)?,
            Block::Contact(contact) => self.contact(contact),
        }
        Ok(())
    }

    fn contact(&mut self, contact: &Contact) {
        let mut runs = vec![Run::Strong { runs: vec![Run::text(&contact.name)] }];
        if !contact.role.is_empty() {
            runs.push(Run::text(format!("\n{}", contact.role)));
        }
        if let Some(email) = &contact.email {
            runs.push(Run::text("\nEmail: "));
            runs.push(Run::Link { text: email.clone(), href: format!("mailto:{email}") });
        }
        if let Some(telephone) = &contact.telephone {
            runs.push(Run::text(format!("\nTelephone: {telephone}")));
        }
        self.runs_paragraph("Contact", "", &runs);
    }

    // Tables ---------------------------------------------------------------------------------------------------------

    fn open_table(&mut self, widths: &[i64], width: i64, style: &str, look: &str, caption: &str, words: &str) {
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:tblInd w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\"/>\
             <w:tblCaption w:val=\"{}\"/><w:tblDescription w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            -GUTTER,
            escape(caption),
            escape(words),
        );
        for width in widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>");
    }

    fn close_table(&mut self) {
        self.xml.push_str("</w:tbl>");
        // Two tables that touch would become one.
        self.paragraph("AfterTable", "", |_| {});
    }

    fn cell(&mut self, width: i64, extra: &str, write: impl FnOnce(&mut Self)) {
        let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{extra}</w:tcPr>");
        write(self);
        self.xml.push_str("</w:tc>");
    }

    fn header_row(&mut self, columns: &[(&str, Align, i64)]) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (title, align, width) in columns {
            self.cell(*width, "<w:vAlign w:val=\"bottom\"/>", |body| {
                let extra = format!("<w:keepNext/>{}", justified(*align));
                body.paragraph("TableHeading", &extra, |body| words::text(&mut body.xml, title, Look::default()));
            });
        }
        self.xml.push_str("</w:tr>");
    }

    /// A table `breadth` twips wide at most, with its caption above and its note beneath.
    fn table(&mut self, table: &Table, caption: &[Run], caption_style: &str, breadth: i64) {
        let anchor = if table.id.is_empty() { String::new() } else { anchor_of_place(&table.id) };
        self.paragraph(caption_style, "", |body| body.marked(&anchor, |body| body.runs(caption)));
        // A little wider than in print: a reader's machine may lack the face and put a broader one in its place.
        let width = (breadth * i64::from(measure::breadth(table)) * 115 / 100_000).min(breadth);
        let widths: Vec<i64> = measure::shares(table).iter().map(|share| width * i64::from(*share) / 1000).collect();
        let look = if table.row_headers { "04A0" } else { "0420" };
        let about = format!("{} columns, {} rows", table.columns.len(), table.rows.len());
        self.open_table(&widths, widths.iter().sum(), "PaperTable", look, &plain(caption), &about);
        let columns: Vec<_> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| (column.title.as_str(), column.align, *width))
            .collect();
        self.header_row(&columns);
        for (position, row) in table.rows.iter().enumerate() {
            let short = table.rows.len() <= ROWS_KEPT_TOGETHER && !measure::is_wordy(table);
            let together = short && position + 1 < table.rows.len();
            self.row(table, row, &widths, together);
        }
        self.close_table();
        if !table.note.is_empty() {
            self.runs_paragraph("Small", "", &table.note);
        }
    }

    fn row(&mut self, table: &Table, row: &[Vec<Run>], widths: &[i64], keep_with_next: bool) {
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (position, ((cell, column), width)) in row.iter().zip(&table.columns).zip(widths).enumerate() {
            let style = if position == 0 && table.row_headers { "TableRowName" } else { "TableText" };
            let extra = cell_layout(column, keep_with_next);
            let unbroken = if column.align == Align::End { "<w:noWrap/>" } else { "" };
            self.cell(*width, unbroken, |body| body.runs_paragraph(style, &extra, cell));
        }
        self.xml.push_str("</w:tr>");
    }

    // Pictures -------------------------------------------------------------------------------------------------------

    fn picture(&mut self, picture: &Picture) -> Result<(), String> {
        let anchor = if picture.id.is_empty() { String::new() } else { anchor_of_place(&picture.id) };
        self.paragraph("Caption", "", |body| body.marked(&anchor, |body| body.runs(&picture.caption)));
        let keep = if picture.table.is_some() { "<w:keepNext/>" } else { "" };
        let width_mm = if picture.size == Size::Wide { 170.0 } else { 80.0 };
        let drawing = self.drawing(picture, width_mm)?;
        self.paragraph("Picture", keep, |body| body.xml.push_str(&drawing));
        if let Some(table) = &picture.table {
            let named = vec![Run::text(format!("The values in the picture: {}", plain(&picture.caption)))];
            let caption = if table.caption.is_empty() { &named } else { &table.caption };
            self.table(table, caption, "ValuesCaption", WHOLE);
        }
        Ok(())
    }

    fn drawing(&mut self, picture: &Picture, width_mm: f64) -> Result<String, String> {
        let caption = plain(&picture.caption);
        let ratio = proportions(&picture.svg)
            .ok_or_else(|| format!("The drawing of “{caption}” has no view box, so its height is not known."))?;
        // 300 dots to the inch.
        let png = (self.draw)(&picture.svg, (width_mm / 25.4 * 300.0).round() as u32)
            .map_err(|sentence| format!("The picture “{caption}” cannot be drawn: {sentence}"))?;
        self.media.push(Media { svg: parts::svg_file(&picture.svg), png });
        self.drawings += 1;
        let (width, height) = ((width_mm * EMU_PER_MM).round(), (width_mm * EMU_PER_MM / ratio).round());
        Ok(parts::drawing(self.drawings, self.media.len(), width as i64, height as i64, &picture.alt))
    }

    /// Gauges stand in a table: name, drawing, words.
    fn gauges(&mut self, gauges: &Gauges) -> Result<(), String> {
        let anchor = anchor_of_place(&gauges.id);
        self.paragraph("Caption", "", |body| body.marked(&anchor, |body| body.runs(&gauges.caption)));
        let widths = [WHOLE * 28 / 100, WHOLE * 40 / 100, WHOLE - WHOLE * 68 / 100];
        let about = format!("3 columns, {} rows", gauges.gauges.len());
        self.open_table(&widths, widths.iter().sum(), "PaperTable", "04A0", &plain(&gauges.caption), &about);
        let titles = ["Measure", "Gauge", "In words"];
        let columns: Vec<_> = titles.iter().zip(widths).map(|(title, width)| (*title, Align::Start, width)).collect();
        self.header_row(&columns);
        for gauge in &gauges.gauges {
            self.gauge(gauge, &widths)?;
        }
        self.close_table();
        if !gauges.note.is_empty() {
            self.runs_paragraph("Small", "", &gauges.note);
        }
        Ok(())
    }

    fn gauge(&mut self, gauge: &Gauge, widths: &[i64; 3]) -> Result<(), String> {
        // As wide as its column, less the room between columns.
        let drawing = self.drawing(&gauge.picture, (widths[1] - 227) as f64 * 25.4 / 1440.0)?;
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        self.cell(widths[0], "", |body| body.runs_paragraph("TableRowName", "", &gauge.picture.caption));
        self.cell(widths[1], "", |body| body.paragraph("TableText", "", |body| body.xml.push_str(&drawing)));
        self.cell(widths[2], "", |body| {
            body.runs_paragraph("TableText", "", &gauge.words);
            for row in gauge.picture.table.iter().flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
                body.paragraph("TableText", "", |body| body.values_in_line(row.0, row.1));
            }
        });
        self.xml.push_str("</w:tr>");
        Ok(())
    }

    /// A row of values as words, where a table within a table would only confuse.
    fn values_in_line(&mut self, table: &Table, row: &[Vec<Run>]) {
        for (position, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let lead = if position == 0 { String::new() } else { format!("; {}: ", column.title) };
            words::text(&mut self.xml, &lead, Look::default());
            self.runs(cell);
        }
    }

    // Notes ----------------------------------------------------------------------------------------------------------

    fn notes(&mut self, document: &Document) {
        if document.notes.is_empty() {
            return;
        }
        self.heading("Heading1", NEW_PAGE, "Figure notes", "notes");
        let lead = "Every value that this paper prints from records, what it means and what it counts. The number \
                    beside a note is the one to cite.";
        self.plain_paragraph("BodyText", lead);
        let places = document.places();
        for note in &document.notes {
            self.note(note, places.get(&note.id).map_or(&[][..], Vec::as_slice));
        }
    }

    fn note(&mut self, note: &FigureNote, places: &[Place]) {
        let anchor = anchor_of_figure(&note.id);
        if anchor != format!("{}{}", words::FIGURE, note.id) {
            self.long_names.push((anchor.clone(), note.id.clone()));
        }
        self.paragraph("NoteTitle", "", |body| {
            words::text(&mut body.xml, &note.number.to_string(), Look { style: Some("NoteNumber"), ..Look::default() });
            body.xml.push_str("<w:r><w:tab/></w:r>");
            body.marked(&anchor, |body| {
                words::text(&mut body.xml, &note.reads_as, Look { style: Some("NoteValue"), ..Look::default() });
                words::text(&mut body.xml, &format!("  {}", note.title), Look { strong: true, ..Look::default() });
            });
        });
        self.plain_paragraph("NoteText", &note.meaning);
        self.paragraph("NoteFacts", "", |body| {
            let facts = facts(note).into_iter().map(|(label, words)| match words.as_str() {
                "Not adjusted" => words,
                _ => format!("{label} {words}"),
            });
            words::text(&mut body.xml, &facts.collect::<Vec<_>>().join(" · "), Look::default());
            for (position, place) in places.iter().enumerate() {
                let lead = if position == 0 { " · Printed in " } else { ", " };
                words::text(&mut body.xml, lead, Look::default());
                within(&mut body.xml, &anchor_of_place(&place.id), &place.words, Look::default());
            }
        });
    }

    fn changes(&mut self, document: &Document) {
        if document.changes.is_empty() {
            return;
        }
        self.heading("Heading1", "", "What changed", "changes");
        for change in &document.changes {
            let date = if change.date.is_empty() { String::new() } else { format!(", {}", change.date) };
            let mut runs = vec![Run::Strong { runs: vec![Run::text(format!("Version {}{date}. ", change.version))] }];
            if change.words.is_empty() {
                runs.push(Run::text("First published."));
            }
            runs.extend(change.words.iter().cloned());
            self.runs_paragraph("BodyText", "", &runs);
        }
    }
}

fn justified(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::End => "<w:jc w:val=\"right\"/>",
    }
}

fn cell_layout(column: &Column, keep_with_next: bool) -> String {
    let keep = if keep_with_next { "<w:keepNext/>" } else { "" };
    format!("{keep}{}", justified(column.align))
}

/// Width over height of a drawing, from its view box.
fn proportions(svg: &str) -> Option<f64> {
    let (view_box, _) = svg.split_once("viewBox=\"")?.1.split_once('"')?;
    let numbers: Vec<f64> =
        view_box.split([' ', ',']).filter(|part| !part.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some(width / height),
        _ => None,
    }
}
