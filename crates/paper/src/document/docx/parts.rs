//! The parts of a Word file that do not hold the paper's text: numbering, settings, headers, relations, properties.

use std::fmt::Write as _;

use super::words::{Links, escape};
use crate::document::{Document, Stage};

pub(super) use super::styles::{font_table, styles};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Begins the table of contents: levels 1 and 2, as links, without page numbers.
pub(super) const CONTENTS_BEGIN: &str = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText \
    xml:space=\"preserve\"> TOC \\o \"1-2\" \\n \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar \
    w:fldCharType=\"separate\"/></w:r>";
pub(super) const FIELD_END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

/// The list that all bullets belong to.
pub(super) const BULLETS: u32 = 2;

/// The lists of the paper: its own paragraphs, bullets, and one for each ordered list.
#[derive(Debug)]
pub(super) struct Numbering {
    /// Restarted lists from number 3 on: (abstract list, first number).
    restarted: Vec<(u32, u32)>,
    /// The list of numbered paragraphs in use, and the number it gives next.
    current: (u32, u32),
}

impl Default for Numbering {
    fn default() -> Self {
        Numbering { restarted: Vec::new(), current: (1, 1) }
    }
}

impl Numbering {
    /// The list in which Word gives this paragraph its number.
    pub(super) fn paragraph(&mut self, number: u32) -> u32 {
        if self.current.1 != number {
            self.current.0 = self.restart(0, number);
        }
        self.current.1 = number.saturating_add(1);
        self.current.0
    }

    /// An ordered list of its own, from 1.
    pub(super) fn new_list(&mut self) -> u32 {
        self.restart(2, 1)
    }

    fn restart(&mut self, list: u32, first: u32) -> u32 {
        self.restarted.push((list, first));
        u32::try_from(self.restarted.len()).unwrap_or(u32::MAX).saturating_add(2)
    }

    pub(super) fn xml(&self) -> String {
        let level = |format: &str, text: &str, place: &str, look: &str| {
            format!(
                "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt \
                 w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{place}<w:rPr>{look}</w:rPr></w:lvl>"
            )
        };
        // Paragraph numbers hang in the gutter, flush right.
        let hung = "<w:lvlJc w:val=\"right\"/><w:pPr><w:ind w:left=\"0\" w:hanging=\"283\"/></w:pPr>";
        let inner = "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"340\"/></w:pPr>";
        let muted = "<w:color w:val=\"5A5768\"/>";
        let brand = "<w:color w:val=\"352F82\"/>";
        let mut xml = format!("{DECLARATION}<w:numbering {SPACES}>");
        let lists = [
            level("decimal", "%1.", hung, muted),
            level("bullet", "•", inner, brand),
            level("decimal", "%1.", inner, brand),
        ];
        for (id, list) in lists.iter().enumerate() {
            let _ = write!(xml, "<w:abstractNum w:abstractNumId=\"{id}\">{list}</w:abstractNum>");
        }
        for (id, list) in [(1, 0), (BULLETS, 1)] {
            let _ = write!(xml, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{list}\"/></w:num>");
        }
        for (position, (list, first)) in self.restarted.iter().enumerate() {
            let _ = write!(
                xml,
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{list}\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride \
                 w:val=\"{first}\"/></w:lvlOverride></w:num>",
                position + 3
            );
        }
        xml.push_str("</w:numbering>");
        xml
    }
}

/// Paragraph properties that put it in a list.
pub(super) fn list_item(list: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

/// The whole text on A4 with the margins of the printed paper.
pub(super) fn document(body: &str) -> String {
    format!(
        "{DECLARATION}<w:document {SPACES}><w:body>{body}<w:sectPr><w:headerReference w:type=\"first\" \
         r:id=\"rIdFirst\"/><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:footerReference \
         w:type=\"first\" r:id=\"rIdFooter\"/><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:pgSz \
         w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1644\" w:right=\"1134\" w:bottom=\"1474\" w:left=\"1928\" \
         w:header=\"794\" w:footer=\"680\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
    )
}

pub(super) fn settings(language: &str) -> String {
    let language = escape(language);
    format!(
        "{DECLARATION}<w:settings {SPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{language}\"/></w:settings>"
    )
}

fn field(instruction: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {instruction} \
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>{FIELD_END}"
    )
}

/// Whose paper it is, then its title, and on every page whether it is public.
pub(super) fn header(document: &Document, first: bool) -> String {
    let mut left = if first { document.organisation.clone() } else { document.title.clone() };
    if document.status.stage != Stage::Published && !first {
        left = format!("{left} · {}", document.status.line);
    }
    let marking = if document.marking.public { document.marking.words.to_uppercase() } else { "NON-PUBLIC".to_owned() };
    format!(
        "{DECLARATION}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t \
         xml:space=\"preserve\">{}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val=\"Marking\"/></w:rPr><w:t>\
         {}</w:t></w:r></w:p></w:hdr>",
        escape(&left),
        escape(&marking)
    )
}

pub(super) fn footer(document: &Document) -> String {
    let meetings: Vec<String> =
        document.committees.iter().map(|committee| format!("{}, {}", committee.name, committee.date)).collect();
    format!(
        "{DECLARATION}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t \
         xml:space=\"preserve\">{}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r>{}\
         <w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
        escape(&meetings.join("; ")),
        field("PAGE"),
        field("NUMPAGES")
    )
}

/// An SVG element as a file of its own.
pub(super) fn svg_file(svg: &str) -> String {
    let start = svg.split('>').next().unwrap_or_default();
    if start.contains("xmlns=") {
        return svg.to_owned();
    }
    svg.replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", 1)
}

/// A picture in the line of text, so many EMU wide and high: the SVG, and its PNG for programs that draw none.
pub(super) fn drawing(id: u32, media: usize, width: i64, height: i64, alt: &str) -> String {
    let alt = escape(alt);
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" \
         cy=\"{height}\"/><wp:docPr id=\"{id}\" name=\"Picture {id}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr>\
         <a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" \
         name=\"picture{media}.png\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip \
         r:embed=\"rIdPicture{media}\"><a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
         xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rIdDrawing{media}\"/>\
         </a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off \
         x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
         </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

pub(super) fn content_types(custom: bool) -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
         Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
         Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>"
    );
    let parts = [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/numbering.xml", format!("{WORD}.numbering+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
        ("/word/header1.xml", format!("{WORD}.header+xml")),
        ("/word/header2.xml", format!("{WORD}.header+xml")),
        ("/word/footer1.xml", format!("{WORD}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()),
    ];
    for (part, kind) in parts.iter().filter(|(part, _)| custom || !part.contains("custom")) {
        let _ = write!(xml, "<Override PartName=\"{part}\" ContentType=\"{kind}\"/>");
    }
    xml.push_str("</Types>");
    xml
}

fn relations(entries: &[(String, String, String, bool)]) -> String {
    let mut xml =
        format!("{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (id, kind, target, outside) in entries {
        let mode = if *outside { " TargetMode=\"External\"" } else { "" };
        let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{}\"{mode}/>", escape(target));
    }
    xml.push_str("</Relationships>");
    xml
}

pub(super) fn package_relations(custom: bool) -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let entry = |id: &str, kind: String, target: &str| (id.to_owned(), kind, target.to_owned(), false);
    let mut entries = vec![
        entry("rId1", format!("{RELATIONS}/officeDocument"), "word/document.xml"),
        entry("rId2", core.to_owned(), "docProps/core.xml"),
        entry("rId3", format!("{RELATIONS}/extended-properties"), "docProps/app.xml"),
    ];
    if custom {
        entries.push(entry("rId4", format!("{RELATIONS}/custom-properties"), "docProps/custom.xml"));
    }
    relations(&entries)
}

pub(super) fn document_relations(links: &Links, pictures: usize) -> String {
    let entry = |id: String, kind: &str, target: String| (id, format!("{RELATIONS}/{kind}"), target, false);
    let fixed = [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdNumbering", "numbering", "numbering.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        ("rIdFirst", "header", "header1.xml"),
        ("rIdHeader", "header", "header2.xml"),
        ("rIdFooter", "footer", "footer1.xml"),
    ];
    let mut entries: Vec<_> =
        fixed.iter().map(|(id, kind, target)| entry((*id).to_owned(), kind, (*target).to_owned())).collect();
    for number in 1..=pictures {
        entries.push(entry(format!("rIdPicture{number}"), "image", format!("media/picture{number}.png")));
        entries.push(entry(format!("rIdDrawing{number}"), "image", format!("media/picture{number}.svg")));
    }
    for (id, href) in links.iter() {
        entries.push((id, format!("{RELATIONS}/hyperlink"), href.to_owned(), true));
    }
    relations(&entries)
}

pub(super) fn core_properties(document: &Document) -> String {
    let authors: Vec<&str> = document.authors.iter().map(|author| author.name.as_str()).collect();
    let at = document.status.at.parse::<jiff::Timestamp>().map(|time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let dates = at.map_or_else(
        |_| String::new(),
        |at| {
            format!(
                "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created><dcterms:modified \
                 xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified>"
            )
        },
    );
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/\
         core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><dc:description>{}</dc:description><dc:language>{}</dc:language>{dates}\
         </cp:coreProperties>",
        escape(&document.title),
        escape(&document.subject),
        escape(&authors.join("; ")),
        escape(&document.status.line),
        escape(document.language()),
    )
}

pub(super) fn app_properties() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Guildhall</Application></Properties>"
    )
}

/// Names of figures that are too long, or too odd, for a bookmark: (bookmark, name).
pub(super) fn custom_properties(names: &[(String, String)]) -> String {
    let mut xml = format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
    );
    for (position, (anchor, id)) in names.iter().enumerate() {
        let _ = write!(
            xml,
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" name=\"{}\"><vt:lpwstr>{}</vt:lpwstr>\
             </property>",
            position + 2,
            escape(anchor),
            escape(id)
        );
    }
    xml.push_str("</Properties>");
    xml
}
